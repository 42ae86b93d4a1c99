"""The language of the reader: that of ``--lang``, else of the settings, else of what is typed; for programs only that of ``--lang``."""

import sys
from collections.abc import Sequence

from ..core.messages import CHINESE, ENGLISH, LANGUAGES, phrase
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
    _now["people"] = _now["asked"] or _of_settings(rest)
    return rest


def _of_settings(words: Sequence[str]) -> str:
    """Return the language of the settings; where they name none, what is typed in Chinese on a terminal is answered in it."""
    is_chinese = any("\u3400" <= sign <= "\u9fff" for word in words for sign in word)
    return (
        CHINESE if is_chinese and sys.stdout.isatty() and not settings.names_language() else settings.resolve("lang")[0]
    )


def asked() -> str:
    """Return the language that ``--lang`` names, empty where it is not given."""
    return _now["asked"]


def reader_language() -> str:
    """Return the language of texts for people."""
    return _now["people"]


def translate(sentence: str) -> str:
    """Return a message of the catalog in the language of the reader."""
    return phrase(sentence, reader_language())
