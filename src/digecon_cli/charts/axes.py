"""Axes: round numbers along them, the bands of the years, and how both are written."""

from itertools import pairwise
from math import ceil, floor, log10

from .. import periods
from ..messages import phrase
from ..pages.labels import MONTHS
from .model import Panel, Point, Reach

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


def reach_of(panels: list[Panel]) -> Reach:
    """Return from where to where the axes go on which the figures of all these panels have room."""
    points = [point for panel in panels for point in panel.points]
    values = [point.value for point in points]
    ends = [end for point in points for end in (point.low, point.high) if end is not None]
    years = [own_years(panel) for panel in panels if not panel.across] or [(0.0, 1.0)]
    return Reach(
        min(0.0, *values), max(0.0, *values), min(0.0, *values, *ends), max(0.0, *values, *ends),
        min(first for first, _ in years), max(last for _, last in years),
    )  # fmt: skip


def levels(panel: Panel, bounds: bool) -> list[float]:
    """Return the ticks of a panel's upright axis: it holds zero and every value, with its bounds where they are drawn."""
    if panel.stacked:
        return [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]
    reach = panel.shared or reach_of([panel])
    return ticks(reach.lowest, reach.highest) if bounds else ticks(reach.low, reach.high)


def own_years(panel: Panel) -> tuple[float, float]:
    """Return the whole years from the first to the last figure or mark of a panel."""
    ats = [point.at for point in panel.points] + [mark.at for mark in (*panel.breaks, *panel.refused)]
    return float(floor(min(ats))), float(max(floor(max(ats)), ceil(max(ats) - 1e-9) - 1) + 1)


def reach(panel: Panel) -> tuple[float, float]:
    """Return where a panel's time axis starts and ends, in years: at the start of a year, like all its ticks."""
    return (panel.shared.first, panel.shared.last) if panel.shared else own_years(panel)


def steps(panel: Panel) -> float:
    """Return the least distance of two figures of a panel, in years; at most one."""
    ats = sorted({point.at for point in panel.points})
    return min([1.0, *(b - a for a, b in pairwise(ats))])


def years(panel: Panel, room: int) -> list[tuple[float, str]]:
    """Return the years to write below a panel in ``room`` characters, each in the middle of its band, the newest among them."""
    first, last = reach(panel)
    newest = floor(max((point.at for point in panel.actual), default=last - 1) + 1e-6)
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if (last - first) / step * 5.5 <= room or step == 100)
    return [(year + 0.5, str(year)) for year in range(int(first), int(last)) if (newest - year) % step == 0]


def parts(panel: Panel) -> list[tuple[float, str]]:
    """Return the parts of years that a panel shows, and where: ``S1``, ``Q3``, ``Sep``, ``9M`` (January to September)."""
    told = {point.at: _part(point, panel.lang) for point in panel.actual}
    return sorted((at, text) for at, text in told.items() if text)


def _part(point: Point, lang: str) -> str:
    """Return what part of its year a figure is of, empty where it is of a whole one."""
    covered = periods.span(point.period)
    if covered.frequency in ("S", "Q"):
        return f"{covered.frequency}{covered.start % 12 // covered.months + 1}"
    if covered.frequency == "M":
        return phrase(MONTHS[covered.start % 12], lang)
    return "" if covered.frequency == "A" else f"{covered.months}M"
