"""One line of bars, one per period: the form in which a series fits into a row of text."""

from collections.abc import Sequence
from typing import NamedTuple

from ..ask.options import RenderOptions
from ..core.messages import phrase
from ..document import ASCII, BREAK, NONE

BLOCKS = "▁▂▃▄▅▆▇█"


class SparkSigns(NamedTuple):
    """The characters for a break, for a missing figure, and for one below zero."""

    rift: str
    none: str
    below: str


_UNICODE, _ASCII = SparkSigns(BREAK, NONE, "▔"), SparkSigns(BREAK.translate(ASCII), NONE.translate(ASCII), "-")


def spark(values: Sequence[float | str | None], broken: Sequence[bool], ascii: bool) -> str:
    """Return bars from zero, the highest filling its cell, with a space or the sign of a break between any two.

    ``None`` is a missing figure, a text the sign to write in place of one; ``broken[i]`` parts bar i from the one before.
    In ASCII a bar is a digit, the tenths of the highest. Below zero there is a sign in place of a bar.
    """
    signs, bars = (_ASCII, "0123456789") if ascii else (_UNICODE, BLOCKS)
    top = max((value for value in values if isinstance(value, float)), default=0.0)
    text = ""
    for value, apart in zip(values, broken, strict=True):
        if text:
            text += signs.rift if apart else " "
        if isinstance(value, str):
            text += value
        elif value is None:
            text += signs.none
        elif value < 0:
            text += signs.below
        else:
            part = value / top if top else 0.0
            text += bars[min(len(bars) - 1, int(part * len(bars)))]
    return text


def years_head(years: Sequence[int]) -> str:
    """Return the first and the last year, above the bars of these years where there are more than four."""
    if len(years) > 4:
        return f"{years[0]}{years[-1]:>{2 * len(years) - 5}}"
    return f"{years[0]}-{years[-1]}" if years else ""


def spark_legend(look: RenderOptions, below: bool = False) -> list[str]:
    """Return what the signs of a row mean; ``below`` says that there are figures below zero."""
    signs = _ASCII if look.ascii else _UNICODE
    meanings = {signs.rift: "break: not comparable", signs.none: "none"}
    if below:
        meanings[signs.below] = "below zero"
    bars = phrase("tenths of the top" if look.ascii else "bars from zero", look.lang)
    return [bars, *(f"{sign} {phrase(words, look.lang)}" for sign, words in meanings.items())]
