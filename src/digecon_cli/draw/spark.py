"""Sparklines: one line of bars, one per period, which fits a series into a row of text."""

from collections.abc import Sequence
from typing import NamedTuple

from ..ask.options import RenderOptions
from ..core.messages import phrase
from ..document import ASCII, BREAK, NONE

BLOCKS = "▁▂▃▄▅▆▇█"


class SparkSigns(NamedTuple):
    """The characters for a break, a missing figure and a negative figure."""

    break_sign: str
    none: str
    below: str


_UNICODE, _ASCII = SparkSigns(BREAK, NONE, "▔"), SparkSigns(BREAK.translate(ASCII), NONE.translate(ASCII), "-")


def spark(values: Sequence[float | str | None], broken: Sequence[bool], ascii: bool) -> str:
    """Return bars drawn from zero, with the highest filling its cell, separated by a space or a break sign.

    ``None`` is a missing figure, a string is a sign written in its place; ``broken[i]`` puts a break before bar i. In
    ASCII a bar is a digit, in tenths of the highest. A negative figure is shown by a sign.
    """
    signs, bars = (_ASCII, "0123456789") if ascii else (_UNICODE, BLOCKS)
    top = max((value for value in values if isinstance(value, float)), default=0.0)
    text = ""
    for value, is_break in zip(values, broken, strict=True):
        if text:
            text += signs.break_sign if is_break else " "
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
    """Return the first and the last year as the head above their bars, or joined by a hyphen for four or fewer."""
    if len(years) > 4:
        return f"{years[0]}{years[-1]:>{2 * len(years) - 5}}"
    return f"{years[0]}-{years[-1]}" if years else ""


def spark_legend(look: RenderOptions, below: bool = False) -> list[str]:
    """Return the meaning of the signs in a row of bars; ``below`` says whether there are negative figures."""
    signs = _ASCII if look.ascii else _UNICODE
    meanings = {signs.break_sign: "break: not comparable", signs.none: "none"}
    if below:
        meanings[signs.below] = "below zero"
    bars = phrase("tenths of the top" if look.ascii else "bars from zero", look.lang)
    return [bars, *(f"{sign} {phrase(words, look.lang)}" for sign, words in meanings.items())]
