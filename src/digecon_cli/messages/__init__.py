"""The program's words in the reader's language: English stands in the source, Chinese in the catalogues of ``locale/``.

``phrase`` is for words that are made where the language is known. A sentence that is made deep in the core, where nobody
knows who will read it, is a ``Message``: it keeps its values, and becomes a sentence where it is shown. In English nothing
is looked up.
"""

from collections.abc import Iterable, Mapping

from .catalogue import CHINESE, ENGLISH, LANGUAGES, period_in_chinese, phrase
from .message import Message, Sentence, Value, filled, in_words
from .table_texts import of_data, of_place

__all__ = [
    "CHINESE",
    "ENGLISH",
    "LANGUAGES",
    "SETTINGS",
    "Message",
    "Sentence",
    "Value",
    "filled",
    "in_words",
    "joined",
    "listed",
    "of_data",
    "of_environment",
    "of_place",
    "period_in_chinese",
    "phrase",
]


SETTINGS = ("DIGECON_LANG", "LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set counts


def of_environment(settings: Mapping[str, str]) -> str:
    """Return the language of the first setting that is there: ``zh_CN.UTF-8`` and ``zh-Hans`` are Chinese, all else English."""
    said = next((settings[name] for name in SETTINGS if settings.get(name)), "")
    word = said.lower().replace("-", "_").partition(".")[0].partition("@")[0].partition("_")[0]
    return CHINESE if word == CHINESE else ENGLISH


def joined(words: Iterable[str], lang: str) -> str:
    """Return sentences that stand behind each other; behind Chinese ones there is no blank."""
    told = ""
    for one in filter(None, words):
        told += (" " if told and (lang != CHINESE or told[-1].isascii()) else "") + one
    return told


def listed(words: Iterable[str], lang: str) -> str:
    """Return words as a list within a sentence: ``a, b`` or ``a、b``."""
    return ("、" if lang == CHINESE else ", ").join(words)
