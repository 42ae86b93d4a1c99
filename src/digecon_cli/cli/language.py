"""The language of the reader: that of ``--lang``, else of the settings; for programs only that of ``--lang``."""

from collections.abc import Sequence

from ..core.messages import ENGLISH, LANGUAGES, phrase
from . import settings

FLAG = "--lang"
_now = {"asked": "", "people": ENGLISH}  # of the command line that runs


def extract_language(words: Sequence[str]) -> list[str]:
    """Return a command line without ``--lang``, wherever it was, and remember the language that it or a setting names.

    An unknown language stays in the line, for the command to refuse.
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
    _now["people"] = _now["asked"] or settings.resolve("lang")[0]
    return rest


def asked() -> str:
    """Return the language that ``--lang`` names, empty where it is not given."""
    return _now["asked"]


def reader_language() -> str:
    """Return the language of texts for people."""
    return _now["people"]


def translate(sentence: str) -> str:
    """Return a message of the catalog in the language of the reader."""
    return phrase(sentence, reader_language())
