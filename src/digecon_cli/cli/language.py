"""In which language people are told: that of ``--lang``, else of the environment; programs only by ``--lang``."""

import os
from collections.abc import Sequence

from ..messages import ENGLISH, LANGUAGES, of_environment, phrase

FLAG = "--lang"
_now = {"asked": "", "people": ENGLISH}  # of the command line that runs


def settled(words: Sequence[str]) -> list[str]:
    """Return a command line without ``--lang``, wherever it stood, and keep what it and the environment say.

    What is no language stays in the line, for the command to refuse.
    """
    rest: list[str] = []
    _now["asked"] = ""
    line = iter(words)
    for word in line:
        flag, equals, value = word.partition("=")
        if flag != FLAG:
            rest.append(word)
            continue
        value = value if equals else next(line, "")
        if value in LANGUAGES:
            _now["asked"] = value
        else:
            rest += [word] if equals or not value else [word, value]
    _now["people"] = _now["asked"] or of_environment(os.environ)
    return rest


def asked() -> str:
    """Return the language that ``--lang`` names, nothing where it is not given."""
    return _now["asked"]


def of_people() -> str:
    """Return the language in which people are told."""
    return _now["people"]


def told(sentence: str) -> str:
    """Return a message of the catalog as people are told it."""
    return phrase(sentence, of_people())
