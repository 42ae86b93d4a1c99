"""How series are grouped into panels, the unit and power of ten of each panel, and which panels share their axes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import isclose
from typing import NamedTuple

from ..core import periods, units
from ..core.cleaning import clean
from ..core.dataset import Dataset
from ..core.errors import DataError
from ..core.model import AMOUNTS, PLANNED, Observation
from ..pages.labels import can_be_scaled, groups, kind_of, unit_name, unit_of_single
from ..pages.numbers import Unit
from ..pages.series import grouped
from .model import Panel, reach_of

MOST_TOGETHER = 4  # lines that marks can still distinguish
MOST_APART = 10  # a line would look flat beside one whose peak is this many times higher
LEAST_ACROSS, MOST_ACROSS = 3, 40  # bars of a panel that ranks series in one period
CHANGES = ("growth", "difference", "gap")
HUNDRED = 100.0
MOST_FIGURES = 5_000  # per chart; drawing that many takes about ten seconds
FARTHEST = 50  # panels whose highest figures differ by more than this factor get scales and powers of ten of their own
SHORT = 8  # years of a time axis that all panels share
NEAREST = 4  # a panel of another concept that is so many times higher would flatten the others on one axis
_MANY = 10**6
_TOO_LONG = 10**4  # limit for the highest figure of panels that share a power of ten


class LineKey(NamedTuple):
    """What the figures of one line have in common.

    ``frequency`` is set only for parts of years that have a line of their own.
    """

    indicator: str
    area: str
    measure: str
    base_indicator: str
    base_period: str
    basis: str
    origin: str
    frequency: str = ""


Rows = list[Observation]
Group = Sequence[Sequence[Observation]]
Found = tuple[list[LineKey], list[Rows]]  # the series that a panel takes, and the rows that it shows of them


def panel_groups(series: dict[LineKey, Rows], data: Dataset) -> list[list[Rows]]:
    """Return the series of each panel.

    Series of one whole and one unit share a panel while they are few and of similar size; otherwise each indicator has
    its own.
    """
    found, left = [], dict(series)
    for special in (many_areas, single, partitions):
        for keys, group in special(left, data):
            found.append(group)
            for key in keys:
                del left[key]
    computed = {(key.indicator, key.area) for key in left if key.measure in CHANGES and key.origin == "computed"}
    alike: dict[tuple[object, ...], list[Rows]] = {}
    for key, rows in left.items():
        alike.setdefault(_family(key, rows, (key.indicator, key.area) in computed, data), []).append(rows)
    order = {(key.indicator, key.area): number for number, key in reversed(list(enumerate(series)))}
    rest = [panel for group in alike.values() for panel in _split_panels(group)]
    return found + sorted(rest, key=lambda panel: min(order[rows[0].indicator, rows[0].area] for rows in panel))


def check_room(groups: Sequence[Group]) -> None:
    """Raise DataError if the panels hold more figures than a chart can show."""
    figures = sum(len(rows) for group in groups for rows in group)
    if figures > MOST_FIGURES:
        raise DataError(
            "{figures} figures are too many for a chart, which draws {most} at most: select fewer series or "
            "years (--from, --freq Y).",
            figures=f"{figures:,}",
            most=f"{MOST_FIGURES:,}",
        )


def _family(key: LineKey, rows: Rows, computed: bool, data: Dataset) -> tuple[object, ...]:
    """Return the key that two series must share to be drawn on the same axes."""
    if key.measure in CHANGES:
        kind = (key.indicator, key.area, key.measure) if computed else (key.measure, plain_of(rows[0]), key.basis)
        return "changes", *kind, key.frequency
    if key.measure == "index":
        return key.measure, key.base_period, key.frequency
    return key.measure, _whole_of(key.indicator, data), plain_of(rows[0]), key.base_indicator, key.frequency


def _split_panels(group: list[Rows]) -> list[list[Rows]]:
    """Return one panel for series that are few and similar in size, otherwise one per indicator."""
    peaks = [_peak([rows]) for rows in group]
    rates = group[0][0].measure in (*CHANGES, "index")
    if len(group) <= MOST_TOGETHER and (rates or min(peaks) * MOST_APART >= max(peaks)):
        return [group]
    apart = grouped(group, lambda rows: (rows[0].indicator, rows[0].area))
    return [lines[at : at + MOST_TOGETHER] for lines in apart.values() for at in range(0, len(lines), MOST_TOGETHER)]


def single(series: dict[LineKey, Rows], data: Dataset) -> list[Found]:
    """Return the groups of single-figure series of one kind, unit and period, to be drawn as ranked bars."""
    groups: dict[object, list[LineKey]] = {}
    for key, rows in series.items():
        about = data.about(key.indicator)
        if len(rows) == 1 and _ranks(rows[0]):
            kind = (key.measure, about.sector, about.kind, plain_of(rows[0]), rows[0].period)
            groups.setdefault(kind, []).append(key)
    return [
        (keys, [series[key] for key in keys]) for keys in groups.values() if LEAST_ACROSS <= len(keys) <= MOST_ACROSS
    ]


def many_areas(series: dict[LineKey, Rows], data: Dataset) -> list[Found]:
    """Return the newest common period of each indicator that has more areas than lines can distinguish.

    A period is common if it covers at least half as many areas as the best covered one.
    """
    found: list[Found] = []
    for keys in grouped(series, lambda key: key._replace(area="")).values():
        ranked = [[row for row in series[key] if _ranks(row)] for key in keys]
        count = Counter(row.period for rows in ranked for row in rows)
        if len(keys) <= MOST_TOGETHER or not count:
            continue
        newest = max((code for code, areas in count.items() if areas * 2 >= max(count.values())), key=periods.order)
        group = [[row] for rows in ranked for row in rows if row.period == newest]
        if len(group) > MOST_TOGETHER:
            found.append((keys, sorted(group, key=lambda rows: -rows[0].interval().value)))
    return found


def _ranks(row: Observation) -> bool:
    """Return whether a figure can be ranked among other series: an actual value that is not negative."""
    return row.measure not in (*CHANGES, *PLANNED) and row.has_figure and row.interval().value >= 0


def partitions(series: dict[LineKey, Rows], data: Dataset) -> list[Found]:
    """Return the groups of shares that partition one whole (see ``is_whole``)."""
    parts = [
        key
        for key in series
        if key.measure == "share" and data.about(key.indicator).wholes.get(key.base_indicator) == "part"
    ]
    found: list[Found] = []
    for keys in grouped(parts, lambda key: (key.area, key.base_indicator, key.basis, key.frequency)).values():
        most_figures = {key.indicator: key for key in sorted(keys, key=lambda key: len(series[key]))}.values()
        group = [series[key] for key in most_figures]
        if len(group) > 1 and is_whole(group):
            found.append((keys, group))
    return found


def is_whole(group: Group) -> bool:
    """Return whether shares add up to 100 %, within their bounds, in every period for which all of them are known."""
    shares = [
        {row.period: row.as_rounded().interval() for row in rows if row.value and row.measure == "share"}
        for rows in group
    ]
    common = set.intersection(*map(set, shares))
    for code in common:
        low, high = sum(share[code].low for share in shares), sum(share[code].high for share in shares)
        if not (low <= HUNDRED <= high or isclose(low, HUNDRED) or isclose(high, HUNDRED)):
            return False
    return bool(common)


def _whole_of(indicator: str, data: Dataset) -> str:
    """Return the topmost whole that an indicator is part of; alternative definitions of one thing share no whole."""
    chain = [indicator]
    while (whole := (about := data.about(chain[-1])).whole) and about.wholes[whole] != "overlap" and whole not in chain:
        chain.append(whole)
    return chain[-1]


def plain_of(row: Observation) -> tuple[str, str]:
    """Return what two figures must share to be drawn on one axis: the unit without its power of ten."""
    kind = kind_of(row._replace(area=""))
    return kind.unit, row.unit if kind.counted else ""


def sharing(groups: Sequence[Group], data: Dataset, free: bool) -> list[list[int]]:
    """Return the positions of the groups that share an axis and a power of ten.

    They are of one unit (things are counted in one) and one concept. Panels of other concepts join those of the most frequent
    one unless they would flatten them.
    """
    alike: dict[tuple[object, ...], dict[str, list[int]]] = {}
    for at, group in enumerate(groups):
        first = group[0][0]
        stacked = first.measure == "share" and len(group) > 1 and is_whole(group)
        kind = plain_of(first)[0] if first.unit in units.COUNTED else plain_of(first)
        key = (
            kind,
            first.measure in AMOUNTS,
            first.measure in CHANGES,
            is_across(group),
            stacked,
            at + 1 if free else 0,
        )
        alike.setdefault(key, {}).setdefault(data.about(first.indicator).concept, []).append(at)
    peaks = [_peak(group) for group in groups]
    found: list[list[int]] = []
    for concepts in alike.values():
        left = [places for own in concepts.values() for places in _by_size(own, peaks)]
        while left:
            main = max(left, key=len)
            most = peaks[main[0]]
            near = [own for own in left if own is main or most / FARTHEST <= peaks[own[0]] <= most * NEAREST]
            found.append([at for own in near for at in own])
            left = [own for own in left if own not in near]
    return found


def rivals(group: Group, rows_before: Iterable[Observation], data: Dataset) -> list[str]:
    """Return those of other series that the catalog calls another definition of a series in the group (``overlap``)."""
    own = {rows[0].indicator for rows in group}
    found = [
        row.indicator
        for row in rows_before
        for name in own
        if "overlap" in (data.about(name).wholes.get(row.indicator), data.about(row.indicator).wholes.get(name))
    ]
    return list(dict.fromkeys(found))


def units_of(
    groups: Sequence[Group], alike: Sequence[Sequence[int]], data: Dataset, lang: str, scale: int | None
) -> list[Unit]:
    """Return the unit and power of ten of each group; those that are ``alike`` share the power of ten.

    So do others of the unit, unless its numbers would be too long or too small for them.
    """
    found: list[Unit] = [("", 0)] * len(groups)
    main: dict[tuple[str, str], Unit] = {}
    for near in sorted(alike, key=len, reverse=True):
        series = [list(rows) for at in near for rows in groups[at]]
        first = series[0][0]
        unit = main.get(plain_of(first)) if can_be_scaled(first) else None
        if unit is None or not 1 <= _peak(series) / 10.0 ** units.base(*unit)[1] < _TOO_LONG:
            unit = _unit(series, data, lang, scale)
        main.setdefault(plain_of(first), unit)
        for at in near:
            noun = groups[at][0][0].unit
            found[at] = (noun, unit[1]) if noun in units.COUNTED and unit[0] in units.COUNTED else unit
    return found


def is_across(group: Group) -> bool:
    """Return whether to rank a group: at least ``LEAST_ACROSS`` series with one figure each, all of one period."""
    alone = all(len(rows) == 1 for rows in group) and group[0][0].measure not in (*CHANGES, *PLANNED)
    return alone and len(group) >= LEAST_ACROSS and len({rows[0].period for rows in group}) == 1


def _unit(series: list[list[Observation]], data: Dataset, lang: str, scale: int | None) -> Unit:
    """Return the unit of these series: the catalog's if it reads well, else one that suits the lowest or highest."""
    tops = [max((row for row in rows if row.has_figure), key=_size) for rows in series]
    highest = max(tops, key=_size)
    catalog, most = data.display_unit(highest), _size(highest)
    if not can_be_scaled(highest) or (scale is None and _reads_well(catalog, most, lang)):
        return catalog
    for top in (min(tops, key=_size), highest):
        unit = groups([[top]], data, scale, lang)[0][0]
        if most / 10.0 ** units.base(*unit)[1] < _TOO_LONG:
            break
    return unit


def _size(row: Observation) -> float:
    return abs(row.interval().value)


def _peak(group: Group) -> float:
    return max((_size(row) for rows in group for row in rows if row.has_figure), default=0.0)


def _reads_well(unit: Unit, peak: float, lang: str) -> bool:
    """Return whether the catalog's power of ten gives few digits, and is one that the language counts in."""
    highest = peak / 10.0 ** units.base(*unit)[1]
    if unit[1] == 0 and units.base(*unit)[1] == 0:  # items counted one by one
        return highest < _MANY and " per " not in unit[0]
    return units.counted(unit[1], lang) == unit[1] and 1 <= highest < 1000


def _by_size(places: Sequence[int], peaks: Sequence[float]) -> list[list[int]]:
    """Return the positions grouped by size: no peak is more than ``FARTHEST`` times lower than its group's highest."""
    found: list[list[int]] = []
    for at in sorted(places, key=lambda at: -peaks[at]):
        if found and peaks[at] * FARTHEST >= peaks[found[-1][0]]:
            found[-1].append(at)
        else:
            found.append([at])
    return found


def unit_label(row: Observation, unit: Unit, lang: str) -> str:
    """Return the unit as the panel prints it: ``billion yuan``, ``%``, ``million subscriptions``."""
    if not can_be_scaled(row):
        return unit_name(*unit, lang)
    return clean(unit_of_single(kind_of(row._replace(area="")), unit, row.unit, lang))


def with_shared_axes(panels: Sequence[Panel], alike: Sequence[Sequence[int]]) -> list[Panel]:
    """Return the panels with a common axis range for those that are ``alike``; years are common to all of them."""
    found = list(panels)
    for near in alike:
        if len(near) > 1:
            shared = reach_of([panels[at] for at in near])
            for at in near:
                found[at] = panels[at]._replace(shared=shared)
    return found


def with_shared_years(panels: Sequence[Panel]) -> list[Panel]:
    """Return the panels with one time axis where that is short, so that what is missing in one of them shows."""
    spans = [panel.own_years for panel in panels if not panel.across]
    if len(spans) < len(panels) or len(panels) < 2 or any(panel.spans for panel in panels):
        return list(panels)
    years = min(first for first, _ in spans), max(last for _, last in spans)
    return [panel._replace(years=years) for panel in panels] if years[1] - years[0] <= SHORT else list(panels)


def by_size(panels: Sequence[Panel]) -> list[Panel]:
    """Return panels on one axis largest first, in the place of their first; what has an axis of its own stays."""
    order = list(dict.fromkeys(id(panel.shared) if panel.shared else id(panel) for panel in panels))

    def newest(panel: Panel) -> float:
        return max((line.actual[-1].value for line in panel.lines if line.actual), default=0.0)

    return sorted(
        panels,
        key=lambda panel: (
            order.index(id(panel.shared) if panel.shared else id(panel)),
            -newest(panel) if panel.shared and not panel.changes else 0.0,
        ),
    )
