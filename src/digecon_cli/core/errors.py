"""The errors a user can meet; the command line turns each into one line and an exit code."""

import re
from collections.abc import Callable, Iterable
from functools import wraps
from typing import ParamSpec, TypeVar

from .messages import ENGLISH, Message, Value, joined

P = ParamSpec("P")
T = TypeVar("T")
TROUBLE = 2  # the exit code of errors
LONGEST_QUESTION = 500  # characters


# Patterns that most commands do not need are compiled where they are used first, here and elsewhere.
_OPTION = r"--([a-z][a-z-]*)(?: ((?!(?:or|and|is|has|with|in|to|of|for|names|gives|takes|there)\b)[\w.%{}@=,-]*[\w}]))?"
_FUNCTION = r"'digecon (list|search|info) ?([^-']*)'"
_KEYWORDS = {"from": "start", "to": "end", "map": "mapping"}  # of options whose names Python does not have


def in_python(text: str) -> str:
    """Return a sentence with the options in it as keywords and commands as functions: ``--base 2017`` is ``base=2017``."""

    def keyword(match: re.Match[str]) -> str:
        name, value = _KEYWORDS.get(match[1], match[1].replace("-", "_")), match[2] or ""
        if not value:
            return f"{name}="
        return f"{name}={value if value.isdecimal() or value.isupper() else repr(value)}"

    text = re.sub(_OPTION, keyword, text) if "--" in text else text
    return re.sub(_FUNCTION, lambda match: f"digecon.{match[1]}({match[2] and repr(match[2])})", text)


class Hint(Message):
    """A line to type, behind what it does."""

    __slots__ = ()

    def __init__(self, words: Message, line: str) -> None:
        super().__init__("{words}: {line}", words=words, line=line)


class Paragraph(Message):
    """Sentences, one behind the other."""

    __slots__ = ("sentences",)

    def __init__(self, *sentences: Message) -> None:
        super().__init__("")
        self.sentences = sentences

    def sentence(self, lang: str = ENGLISH) -> str:
        """Return the sentences in a language, as they follow one another there."""
        return joined((message.sentence(lang) for message in self.sentences), lang)


class DigeconError(Exception):
    """Base of the errors that are the user's to mend: a message of the catalog with its values, which says what to do.

    ``hints`` are lines to type that lead on. Where it was ``asked_in_python`` (see ``for_python``), its text names keywords.
    """

    exit_code = TROUBLE
    hints: tuple[Hint, ...] = ()
    asked_in_python = False

    def __init__(self, template: str, /, **values: Value) -> None:
        super().__init__(template)
        self.message = Message(template, **values)

    def __str__(self) -> str:
        return in_python(self.sentence()) if self.asked_in_python else self.sentence()

    def sentence(self, lang: str = ENGLISH) -> str:
        """Return what to do in a language."""
        return Paragraph(self.message, *self.hints).sentence(lang)


class DataError(DigeconError):
    """Data cannot be read or is malformed, or a file cannot be written (exit code 2)."""


class NothingFound(DataError):
    """The request is understood, and there is nothing to answer it with (exit code 1)."""

    exit_code = 1


class UsageError(DigeconError):
    """The request itself is wrong: an unknown name, option, format or period (exit code 2)."""


def check_length(words: str) -> None:
    """Raise UsageError for words, ids aside, that are longer than any question: they would take minutes to be understood."""
    if len(words) > LONGEST_QUESTION:
        raise UsageError(
            "that is {number} characters: ask in at most {most}, or give the text to 'digecon check'.",
            number=f"{len(words):,}",
            most=LONGEST_QUESTION,
        )


def for_python(function: Callable[P, T]) -> Callable[P, T]:
    """Return a function of the Python interface whose errors name keywords and functions in place of options and commands."""

    @wraps(function)
    def asked(*given: P.args, **named: P.kwargs) -> T:
        try:
            return function(*given, **named)
        except DigeconError as error:
            error.asked_in_python = True
            raise

    return asked


def did_you_mean(word: str, known: Iterable[str]) -> Message | str:
    """Return `` Did you mean 'x'?`` for the closest of ``known``, or an empty string; the dashes of options do not count."""
    near = closest(word, known)
    return Message(" Did you mean '{near}'?", near=near) if near else ""


def closest(word: str, known: Iterable[str]) -> str:
    """Return the closest of ``known`` to a word, empty where none is like it; the dashes of options do not count."""
    from difflib import get_close_matches

    names = {name.lower().lstrip("-"): name for name in known}
    typed = word.lower().lstrip("-")
    close = get_close_matches(typed, names, n=1, cutoff=0.6)
    if not close and typed[1:]:  # a part of a dotted id is what people remember
        close = [name for name in names if typed in name][:1]
    if not close:
        tails = {name.rpartition(".")[2]: name for name in names}
        close = [tails[tail] for tail in get_close_matches(typed, tails, n=1, cutoff=0.6)]
    return names[close[0]] if close else ""
