"""The program's words in the reader's language: English is in the source, Chinese in the catalogues of ``locale/``.

``phrase`` is for words whose language is known where they are written. A sentence from the core, where the reader is not
known, is a ``Message``: it keeps its values, and becomes a sentence where it is shown. In English nothing is looked up.
"""

from collections.abc import Iterable, Mapping

from .catalogue import CHINESE, ENGLISH, LANGUAGES, of_data, of_place, period_in_chinese, phrase
from .message import Message, Sentence, Value, filled, in_words

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
    setting = next((settings[name] for name in SETTINGS if settings.get(name)), "")
    word = setting.lower().replace("-", "_").partition(".")[0].partition("@")[0].partition("_")[0]
    return CHINESE if word == CHINESE else ENGLISH


def joined(words: Iterable[str], lang: str) -> str:
    """Return sentences in a row, with no space after Chinese ones."""
    text = ""
    for sentence in filter(None, words):
        text += (" " if text and (lang != CHINESE or text[-1].isascii()) else "") + sentence
    return text


def listed(words: Iterable[str], lang: str) -> str:
    """Return words as a list within a sentence: ``a, b`` or ``a、b``."""
    return ("、" if lang == CHINESE else ", ").join(words)
