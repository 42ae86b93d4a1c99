"""Axes: round numbers along them, and how they are written."""

from itertools import pairwise
from math import ceil, floor, log10

from .. import periods
from .model import Panel

LONGEST = 5  # steps of the upright axis


def ticks(low: float, high: float) -> list[float]:
    """Return round numbers, evenly spaced, from at or below ``low`` to at or above ``high``; zero is one if between."""
    high = high if high > low else low + 1.0
    size: float = 10.0 ** floor(log10((high - low) / LONGEST))
    sizes = [size * each for each in (1, 2, 2.5, 5, 10, 20)]
    step = next(one for one in sizes if ceil(high / one - 1e-9) - floor(low / one + 1e-9) <= LONGEST)
    return [step * number for number in range(floor(low / step + 1e-9), ceil(high / step - 1e-9) + 1)]


def tick_text(tick: float) -> str:
    """Return how an axis writes a number: no digits without meaning, and an exponent only where it would fill the axis."""
    if abs(tick) >= 1e15 or 0 < abs(tick) < 1e-9:
        return f"{tick:g}"
    return f"{tick:.10f}".rstrip("0").rstrip(".") if round(tick, 10) else "0"


def levels(panel: Panel, bounds: bool) -> list[float]:
    """Return the ticks of a panel's upright axis: it holds zero and every value, with its bounds where they are drawn."""
    points = [point for line in panel.lines for point in line.points]
    ends = [point.value for point in points]
    if bounds:
        ends += [end for point in points for end in (point.low, point.high) if end is not None]
    return ticks(min(0.0, *ends), max(0.0, *ends))


def reach(panel: Panel) -> tuple[float, float]:
    """Return where a panel's time axis starts and ends, in years, with half a step of room at both ends."""
    points = sorted({point.at for line in panel.lines for point in line.points})
    ats = sorted({*points, *(mark.at for mark in (*panel.breaks, *panel.refused))})
    room = min((b - a for a, b in pairwise(points)), default=1.0)
    room = min(1.0, max(0.5, room))
    return ats[0] - room / 2, ats[-1] + room / 2


def labels(panel: Panel, room: int) -> list[tuple[float, str]]:
    """Return what to write below a panel, and where, in ``room`` characters.

    The periods themselves where they are parts of years and few; else years, the newest among them, each at its end.
    """
    figures = [point for line in panel.lines for point in line.points if point.kind != "planned"]
    told = {point.at: periods.label(point.period) for point in figures}
    longest = max(map(len, told.values()), default=4)
    if min(map(len, told.values()), default=4) > 4 and len(told) * (longest + 2) <= room:
        return sorted(told.items())
    first, last = reach(panel)
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if (last - first) / step * 5.5 <= room or step == 100)
    newest = max((floor(point.at + 1e-6) for point in figures), default=floor(last))
    ends = range(ceil(first - 1e-6), floor(last + 1e-6) + 1)
    return [(float(at), str(at - 1)) for at in ends if (newest - at) % step == 0]
