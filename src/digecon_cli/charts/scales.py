"""In which multiple a panel tells its unit, and which panels have their axes in common."""

from collections.abc import Sequence
from typing import NamedTuple

from .. import units
from ..cleaning import clean
from ..dataset import Dataset
from ..model import AMOUNTS, Observation
from ..pages import labels as headings
from ..pages.labels import unit_name
from ..pages.numbers import Unit
from . import axes
from .model import Panel

FARTHEST = 50  # panels whose highest figures are so many times apart have scales, and multiples, of their own
_MANY = 10**6
_TOO_LONG = 10**4  # of the highest figure of several panels
Group = Sequence[Sequence[Observation]]


class Shape(NamedTuple):
    """What the reader of a chart asks of it: the power of ten of amounts, scales of their own, another title.

    ``vintage`` is the release that counts. On a ``page`` each level has its growth beside it, and parts of years that whole
    ones follow have axes of their own;
    it has room for ``most`` panels (0: for all).
    """

    scale: int | None = None
    free: bool = False
    title: str = ""
    vintage: str = ""
    page: bool = False
    most: int = 0


def plain_of(one: Observation) -> tuple[str, str]:
    """Return what two figures must share to stand on one axis: their unit, whatever its power of ten."""
    kind = headings.kind_of(one._replace(area=""))
    return kind.unit, one.unit if kind.counted else ""


def of_groups(groups: Sequence[Group], data: Dataset, lang: str, shape: Shape) -> list[Unit]:
    """Return the unit and power of ten of each group: one for groups of like size, with the words that tables have."""
    told: list[Unit] = [("", 0)] * len(groups)
    alike: dict[tuple[object, ...], list[int]] = {}
    for at, group in enumerate(groups):
        first = group[0][0]
        alike.setdefault((plain_of(first), first.measure in AMOUNTS, at if shape.free else 0), []).append(at)
    for places in alike.values():
        for near in _near(places, [_peak(group) for group in groups]):
            series = [list(rows) for at in near for rows in groups[at]]
            unit = _unit(series, data, lang, shape.scale)
            for at in near:
                told[at] = unit
    return told


def _unit(series: list[list[Observation]], data: Dataset, lang: str, scale: int | None) -> Unit:
    """Return the unit of all these series: the catalog's where it reads well, else that of the lowest or the highest."""
    tops = [_top(rows) for rows in series]
    highest = max(tops, key=_size)
    told, most = data.told_in(highest), _size(highest)
    if not headings.can_be_scaled(highest) or (scale is None and _reads_well(told, most, lang)):
        return told
    for top in (min(tops, key=_size), highest):
        unit = headings.groups([[top]], data, scale, lang)[0][0]
        if most / 10.0 ** units.base(*unit)[1] < _TOO_LONG:
            break
    return unit


def _top(rows: Sequence[Observation]) -> Observation:
    return max((one for one in rows if one.has_figure), key=_size)


def _size(one: Observation) -> float:
    return abs(one.interval().value)


def _reads_well(unit: Unit, peak: float, lang: str) -> bool:
    """Return whether the catalog's own multiple has few digits, and is one in which people of the language count."""
    highest = peak / 10.0 ** units.base(*unit)[1]
    if unit[1] == 0 and units.base(*unit)[1] == 0:  # things counted one by one
        return highest < _MANY and " per " not in unit[0]
    return units.counted(unit[1], lang) == unit[1] and 1 <= highest < 1000


def _near(places: Sequence[int], peaks: Sequence[float]) -> list[list[int]]:
    """Return the groups of like size: none is more than FARTHEST times lower than the highest of its own."""
    found: list[list[int]] = []
    for at in sorted(places, key=lambda at: -peaks[at]):
        if found and peaks[at] * FARTHEST >= peaks[found[-1][0]]:
            found[-1].append(at)
        else:
            found.append([at])
    return found


def _peak(group: Group) -> float:
    return max((_size(one) for rows in group for one in rows if one.has_figure), default=0.0)


def name(one: Observation, unit: Unit, lang: str) -> str:
    """Return what a panel calls its unit: ``billion yuan``, ``%``, ``million subscriptions``."""
    if not headings.can_be_scaled(one):
        return unit_name(*unit, lang)
    return clean(headings.unit_of_single(headings.kind_of(one._replace(area="")), unit, one.unit, lang))


def with_shared_axes(panels: Sequence[Panel], free: bool) -> tuple[Panel, ...]:
    """Return the panels, those in one unit and of one kind with the reach of all of them."""
    if free:
        return tuple(panels)
    alike: dict[tuple[object, ...], list[Panel]] = {}
    for panel in panels:
        alike.setdefault(_axes_of(panel), []).append(panel)
    found = {key: axes.reach_of(several) for key, several in alike.items() if len(several) > 1}
    return tuple(panel._replace(shared=found.get(_axes_of(panel))) for panel in panels)


def _axes_of(panel: Panel) -> tuple[object, ...]:
    """Return what panels must have in common to share their axes."""
    return panel.unit, panel.changes, panel.across, panel.stacked
