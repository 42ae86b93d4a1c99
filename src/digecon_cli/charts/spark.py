"""One line of bars, a period each: the form in which a series has room in a row."""

from collections.abc import Sequence
from typing import NamedTuple

from ..ask.options import RenderOptions
from ..messages import phrase

BLOCKS = "▁▂▃▄▅▆▇█"


class _Signs(NamedTuple):
    """What stands for a break, for no figure, and for one below zero."""

    rift: str
    none: str
    below: str


_UNICODE, _ASCII = _Signs("╎", "·", "▔"), _Signs("|", ".", "-")


def spark(values: Sequence[float | str | None], broken: Sequence[bool], ascii: bool) -> str:
    """Return bars from zero, the highest filling its cell, with a space or the sign of a break between any two.

    ``None`` is a missing figure, a text a sign that stands for one; ``broken[i]`` parts bar i from the one before.
    In ASCII a bar is a digit, the tenths of the highest. Below zero there is no bar, but a sign that says so.
    """
    signs, bars = (_ASCII, "0123456789") if ascii else (_UNICODE, BLOCKS)
    top = max((value for value in values if isinstance(value, float)), default=0.0)
    told: list[str] = []
    for value, apart in zip(values, broken, strict=True):
        if told:
            told.append(signs.rift if apart else " ")
        if isinstance(value, str):
            told.append(value)
        elif value is None:
            told.append(signs.none)
        elif value < 0:
            told.append(signs.below)
        else:
            part = value / top if top else 0.0
            told.append(bars[min(len(bars) - 1, int(part * len(bars)))])
    return "".join(told)


def legend(look: RenderOptions, below: bool = False) -> list[str]:
    """Return what the signs of a row mean; ``below`` says that there are figures below zero."""
    signs = _ASCII if look.ascii else _UNICODE
    bars = phrase("tenths of the top" if look.ascii else "bars from zero", look.lang)
    told = [(signs.rift, "break: not comparable"), (signs.none, "none"), *[(signs.below, "below zero")] * below]
    return [bars, *(f"{sign} {phrase(words, look.lang)}" for sign, words in told)]
