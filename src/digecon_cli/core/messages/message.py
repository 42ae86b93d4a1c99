"""A message of the catalog with its values, which becomes a sentence only where the language of the reader is known.

The name of a place in a message says what its value is: ``period...`` is a canonical period, ``word...`` a word of ours,
``error...`` what the system or a library says, ``data...`` a text of the table, ``computed`` a number that is shown with four
digits, ``aside...`` a text in parentheses, ``clause`` a sentence without its full stop, ``...choice`` words of which one is
to be written, ``noted`` a fact with its code; anything else is an id, a date, a number or what a user wrote, the same in
every language. A value may be a sentence itself, or a tuple of values.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, Protocol, TypeAlias

from .catalogue import CHINESE, ENGLISH, of_data, period_in_chinese, phrase


class Sentence(Protocol):
    """What has a sentence in each language: a message or a fact."""

    def sentence(self, lang: str = ...) -> str:
        """Return the sentence in a language."""


Value: TypeAlias = "str | int | float | Sentence | BaseException | tuple[Value, ...]"


class Message:
    """A message of the catalog with its values by name."""

    __slots__ = ("template", "values")

    def __init__(self, template: str, /, **values: Value) -> None:
        self.template = template
        self.values = values

    def sentence(self, lang: str = ENGLISH) -> str:
        """Return the sentence in a language."""
        return filled(self.template, self.values, lang)

    def __str__(self) -> str:
        return self.sentence()

    def __repr__(self) -> str:
        return f"Message({self.sentence()!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and (self.template, self.values) == (other.template, other.values)

    def __hash__(self) -> int:
        return hash((self.template, *self.values))


def filled(template: str, values: "dict[str, Any]", lang: str) -> str:
    """Return a message in a language with its values in their places."""
    parts = []
    for text, name, render in _pieces(template, lang):
        parts.append(text)
        if render:
            parts.append(render(values[name], lang))
    return "".join(parts)


def in_words(value: Value, lang: str) -> str:
    """Return a value, or each of a tuple, in a language."""
    return _listing(_text)(value, lang)


Render = Callable[[Any, str], str]
_LONGEST = 400  # characters of what somebody typed, or a table holds, that a sentence repeats


@cache
def _pieces(template: str, lang: str) -> "tuple[tuple[str, str, Render | None], ...]":
    """Return a message as texts, each with the name of the value behind it and what renders that."""
    head, *rest = phrase(template, lang).split("{")
    fields = [part.partition("}") for part in rest]
    texts = (head, *(text for _, _, text in fields))
    names = (*(name for name, _, _ in fields), "")
    return tuple((text, name, _render_of(name) if name else None) for text, name in zip(texts, names, strict=True))


def _render_of(name: str) -> Render:
    by_name = {"noted": _noted, "clause": _clause, "aside": _aside, "aside_note": _aside_note, "computed": _approx}
    by_prefix = (("period", _period), ("word", _word), ("error", _word), ("data", _data))
    render = by_name.get(name) or next((found for prefix, found in by_prefix if name.startswith(prefix)), _text)
    between = ("", "") if render is _aside else (" or ", "或") if name.endswith("choice") else (", ", "、")
    return _listing(render, *between)


def _listing(render: Render, english: str = ", ", chinese: str = "、") -> Render:
    """Return what renders one value or several."""

    def rendered(value: Value, lang: str) -> str:
        if type(value) is not tuple:  # a fact is one value, though it is a named tuple
            return render(value, lang)
        return (chinese if lang == CHINESE else english).join(render(each, lang) for each in value)

    return rendered


def _text(value: Any, lang: str) -> str:
    if hasattr(value, "sentence"):
        return str(value.sentence(lang))
    text = str(value)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "..."


def _noted(value: Any, lang: str) -> str:
    """Return a fact within another with its code."""
    return str(value.coded(lang)) if hasattr(value, "coded") else str(value)


def _clause(value: Any, lang: str) -> str:
    return _text(value, lang).rstrip(".。")


def _aside(value: Any, lang: str) -> str:
    return _in_parentheses(_of_table(value, lang).rstrip(".。"), lang)


def _aside_note(value: Any, lang: str) -> str:
    return _in_parentheses(_of_table(value, lang), lang)


def _of_table(value: Any, lang: str) -> str:
    return _text(value, lang) if hasattr(value, "sentence") else of_data(str(value), lang)


def _in_parentheses(text: str, lang: str) -> str:
    return "" if not text else f"（{text}）" if lang == CHINESE else f" ({text})"


def _word(value: Any, lang: str) -> str:
    if hasattr(value, "sentence"):
        return _text(value, lang)
    return phrase(str(value), lang) if value else ""


def _approx(value: Any, lang: str) -> str:
    return f"{float(str(value)):.4g}"


def _data(value: Any, lang: str) -> str:
    return of_data(str(value), lang)


def _period(value: Any, lang: str) -> str:
    """Return how a canonical period is written, as by ``periods.label``, which may not be asked here: errors are messages."""
    text = str(value)
    year, since_january, months = text.partition("-01-01/P")
    label = f"{year}-{months}" if since_january and int(months.rstrip("M")) < 12 else text
    if len(text) == len("2023-S1") and text[4:6] == "-S":
        label = text.replace("-S", "-H")
    return period_in_chinese(label) if lang == CHINESE else label
