"""A spark: bars from zero, a year each, small enough for a line of a table."""

from collections.abc import Mapping, Sequence

from .canvas import Drawing

HIGH = 22
_STEP, _BAR = 9, 6


def spark(values: Mapping[int, float], years: Sequence[int], broken: frozenset[int] = frozenset()) -> str:
    """Return bars of the years that have a value; before a ``broken`` one stands the dashed line of a break.

    The numbers stand beside it, so that it is hidden from those who listen.
    """
    drawing = Drawing(len(years) * _STEP + 1, HIGH)
    low, high = min(0.0, *values.values()), max(0.0, *values.values())
    size = (HIGH - 1) / ((high - low) or 1.0)
    zero = high * size
    for place, year in enumerate(years):
        x = place * _STEP
        if year in broken:
            drawing.line(x + 0.5, 0, x + 0.5, HIGH, "r")
        if year in values:
            tall = abs(values[year]) * size
            drawing.rect(x + 2, zero - tall if values[year] >= 0 else zero, _BAR, max(1.0, tall), "b")
        else:
            drawing.dot(x + 2 + _BAR / 2, zero - 1, "n", 1)
    return drawing.element("", "spark")
