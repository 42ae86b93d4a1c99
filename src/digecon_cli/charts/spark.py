"""One line of bars, a period each: the form in which a series has room in a row."""

from collections.abc import Sequence

from ..messages import phrase
from ..present.options import RenderOptions

BLOCKS = "▁▂▃▄▅▆▇█"


def spark(values: Sequence[float | str | None], broken: Sequence[bool], ascii: bool) -> str:
    """Return bars from zero, the highest filling its cell, with a space or the sign of a break between any two.

    ``None`` is a missing figure, a text a sign that stands for one; ``broken[i]`` parts bar i from the one before.
    In ASCII a bar is a digit, the tenths of the highest. Below zero there is no bar, but a sign that says so.
    """
    top = max((value for value in values if isinstance(value, float)), default=0.0)
    signs: list[str] = []
    for value, apart in zip(values, broken, strict=True):
        if signs:
            signs.append(_rift(ascii) if apart else " ")
        if isinstance(value, str):
            signs.append(value)
        elif value is None:
            signs.append(_none(ascii))
        elif value < 0:
            signs.append(_below(ascii))
        else:
            part = value / top if top else 0.0
            signs.append(str(min(9, int(part * 10))) if ascii else BLOCKS[min(7, int(part * 8))])
    return "".join(signs)


def legend(look: RenderOptions, below: bool = False) -> list[str]:
    """Return what the signs of a row mean; ``below`` says that there are figures below zero."""
    bars = phrase("tenths of the top" if look.ascii else "bars from zero", look.lang)
    rift = f"{_rift(look.ascii)} {phrase('break: not comparable', look.lang)}"
    told = [bars, rift, f"{_none(look.ascii)} {phrase('none', look.lang)}"]
    return told + [f"{_below(look.ascii)} {phrase('below zero', look.lang)}"] * below


def _rift(ascii: bool) -> str:
    return "|" if ascii else "╎"


def _none(ascii: bool) -> str:
    return "." if ascii else "·"


def _below(ascii: bool) -> str:
    return "-" if ascii else "▔"
