"""A large table as its measures see it: figures by key, and what the numbers in the keys stand for."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from .. import measures, periods, units
from ..dataset import Dataset
from ..measures.derivation import Options, basis_of_unit
from ..model import Indicator, Observation, between
from ..readers import parse, times
from ..readers.build import CONFLICTS, REPEATED, UNKNOWN_PERIOD, Collector
from ..readers.report import Report
from . import kernel
from .columns import KEYS, Columns, NotSimple

Array = Any
# What growth is told in: a percentage, one at current prices, or the difference in points.
NUMBER, MONEY, RATE = range(3)
KINDS = 3
ANY = "\0"  # stands for the indicator in what is asked once for all of them; no table has such a name
Figure = tuple[int, int, float]  # a series' number, a period's and the value


class Figures(NamedTuple):
    """A large table. A series' number is its indicator's number times the number of areas plus its area's number."""

    table: kernel.Keyed
    names: list[str]
    catalog: Mapping[str, Indicator]
    areas: list[str]
    periods: list[str]
    units: list[str]  # of each indicator
    kinds: Array  # of each indicator: NUMBER, MONEY or RATE
    starts: Array  # the month in which each period begins, counted as periods.span does
    before: Array  # for each period the number of the one a year before, -1 where no figure has it
    frequency: Array  # for each period a number of its frequency
    group: Array  # for each period a number of its frequency and length; figures pair only within one
    subject: Array | None = None  # which indicators are selected; None for all
    inside: Array | None = None  # which periods are
    area: int = -1  # the only area that is; -1 for all

    @property
    def is_mixed(self) -> bool:
        """Return whether there are periods of several frequencies or lengths."""
        return bool(self.group.any())

    def place_of(self, series: int) -> tuple[str, str]:
        """Return the indicator and the area of a series."""
        indicator, area = divmod(series, len(self.areas))
        return self.names[indicator], self.areas[area]

    def chosen(self, rows: slice) -> Array | None:
        """Return which figures of some rows the selection names; None for all of them."""
        if self.subject is None and self.inside is None and self.area < 0:
            return None
        series, period = self.table.numbers(rows)
        chosen = np.ones(len(series), dtype=bool)
        if self.subject is not None:
            chosen &= self.subject[series // len(self.areas)]
        if self.inside is not None:
            chosen &= self.inside[period]
        if self.area >= 0:
            chosen &= series % len(self.areas) == self.area
        return chosen

    def of_series(self, series: int) -> list[Figure]:
        """Return all figures of a series in time."""
        first = series * self.table.periods
        start, stop = self.table.places(first, first + self.table.periods)
        keys, values = self.table.key[start:stop].tolist(), self.table.values[start:stop].tolist()
        return [(series, key - first, value) for key, value in zip(keys, values, strict=True)]

    def plain(
        self, measure: str, options: Options, subjects: Sequence[Figure], beside: Iterable[Figure] = (), name: str = ""
    ) -> list[Observation]:
        """Return what the plain engine answers for some figures of one series, in a table of these and others beside them.

        With ``name`` the series has this indicator in place of its own.
        """
        collector = Collector(Report(""))
        every = dict.fromkeys((*subjects, *beside))
        of, _, _ = options.get("of").partition("@")
        if of in self.catalog:  # it may have no figure here
            collector.indicator(of, "", self.catalog[of].unit)
        for series, period, value in every:
            indicator, area = self.place_of(series)
            if series == subjects[0][0] and name:
                indicator = name
            unit = self.units[series // len(self.areas)]
            collector.add(0, "", indicator, area, self.periods[period], repr(value), unit)
        data = Dataset(collector.dataset().observations, collector.catalog)
        return measures.rows(measure, data.observations[: len(subjects)], data, options)


def build(columns: Columns) -> Figures:
    """Return the table of columns, whose pieces it takes; raises NotSimple where the plain engine reads it otherwise."""
    # Periods in the order of time; what is no period is left out.
    known = [parse.period(name) for name in columns.names("period")]
    if times.read(columns.names("period")) != times.Times(
        {name: one for name, one in zip(columns.names("period"), known, strict=True) if one}
    ):
        raise NotSimple  # days, business years
    ordered = sorted({one for one in known if one}, key=periods.order)
    names, areas = sorted(columns.names("indicator")), sorted(columns.names("area"))
    labels, unit_of = columns.of_indicators("label"), columns.of_indicators("unit")
    units_of = [unit_of.get(name, "") for name in names]
    # Powers of ten in a unit's name, percentages in an indicator's, and names that are not there, are the plain engine's.
    if "" in names or not ordered or ("" in areas and len(areas) > 1) or not all(map(_is_plain, units_of)):
        raise NotSimple
    if any(
        not unit and parse.unit_of_name(labels.get(name) or name) for name, unit in zip(names, units_of, strict=True)
    ):
        raise NotSimple
    kind = kernel.key_type(len(names) * len(areas) * len(ordered))
    steps = {
        "indicator": _steps(columns.names("indicator"), names, kind, len(areas) * len(ordered)),
        "area": _steps(columns.names("area"), areas, kind, len(ordered)),
        "period": _steps(known, ordered, kind, 1),
    }
    table = kernel.keyed(*_keys(columns, steps), len(ordered))
    columns.left_out.update({REPEATED: table.repeated, CONFLICTS: table.conflicts})
    place = {one: number for number, one in enumerate(ordered)}
    spans = [periods.span(one) for one in ordered]
    groups = {pair: number for number, pair in enumerate(dict.fromkeys((one.frequency, one.months) for one in spans))}
    return Figures(
        table, names, _catalog(table, names, len(areas), labels, units_of), areas, ordered, units_of,
        np.array([_kind(unit) for unit in units_of], dtype=np.int32),
        np.array([one.start for one in spans], dtype=np.int32),
        np.array([place.get(periods.shift(one, -1), -1) for one in ordered], dtype=kind),
        np.array([(*periods.FREQUENCIES, "P").index(one.frequency) for one in spans], dtype=np.int32),
        np.array([groups[one.frequency, one.months] for one in spans], dtype=np.int32),
    )  # fmt: skip


def _is_plain(unit: str) -> bool:
    """Return whether a unit says no power of ten."""
    return not units.base(unit, 0)[1] and parse.scaled(unit) == (unit, 0)


def _kind(unit: str) -> int:
    """Return how growth of such a unit is told (see measures.growth)."""
    return RATE if unit == units.PERCENT else MONEY if basis_of_unit(unit) else NUMBER


def _catalog(
    table: kernel.Keyed, names: Sequence[str], areas: int, labels: Mapping[str, str], units_of: Sequence[str]
) -> dict[str, Indicator]:
    """Return the entries of the indicators that have figures."""
    collector = Collector(Report(""))
    starts = np.arange(len(names) + 1, dtype=table.key.dtype) * (areas * table.periods)
    counts = np.diff(np.searchsorted(table.key, starts))
    for name, unit, count in zip(names, units_of, counts.tolist(), strict=True):
        if count:
            collector.indicator(name, labels.get(name, ""), unit)
    return collector.catalog


def _steps(names: list[str], ordered: list[str], kind: Any, step: int) -> Array:
    """Return what a name's code adds to a key, -1 for a name that is not in the order."""
    place = {name: number * step for number, name in enumerate(ordered)}
    return np.array([place.get(name, -1) for name in names], dtype=kind)


def _keys(columns: Columns, steps: Mapping[str, Array]) -> tuple[Array, Array]:
    """Return the keys and values of all figures with a known period; every piece is let go when it is done."""
    complete = bool((steps["period"] >= 0).all())
    keys, values = [], []
    for place, piece in enumerate(columns.pieces):
        found = steps["period"][piece.codes["period"]]
        known = slice(None) if complete else found >= 0
        for field in KEYS[:2]:
            found += steps[field][piece.codes[field]]
        keys.append(found[known])
        values.append(piece.values[known])
        columns.left_out[UNKNOWN_PERIOD] += len(found) - len(keys[-1])
        columns.pieces[place] = piece._replace(codes={}, values=None)
    key, every = np.concatenate(keys), np.concatenate(values)
    if not len(key):
        raise NotSimple
    return key, every


def select(
    world: Figures, names: Sequence[str], start: str = "", end: str = "", area: str = "", freq: str = ""
) -> Figures:
    """Return the table with a selection (see Dataset.select).

    Raises UsageError for an unknown name or an empty span, NotSimple for ID@AREA, and for an area or a frequency that is not there.
    """
    if (area and area not in world.areas) or (freq and freq not in periods.FREQUENCIES):
        raise NotSimple
    subject = inside = None
    if names:
        wanted = Dataset([], world.catalog).named(names)
        if any(areas != {""} for areas in wanted.values()):
            raise NotSimple
        subject = np.array([name in wanted for name in world.names], dtype=bool)
    if start or end or freq:
        within = between(start, end)
        inside = np.array(
            [within(period) and freq in ("", periods.frequency(period)) for period in world.periods], dtype=bool
        )
    return world._replace(subject=subject, inside=inside, area=world.areas.index(area) if area else -1)
