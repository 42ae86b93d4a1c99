"""A large table as its measures see it: figures by key, and what the numbers in the keys stand for."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from .. import comparability, periods, units
from ..dataset import Dataset
from ..measures.derivation import basis_of_unit
from ..model import between
from ..readers import parse
from ..readers.build import Collector
from ..readers.report import Report
from . import arrays
from .columns import Columns, NotSimple

Array = Any
_STEP = 1 << 16
# What growth is told in: a percentage, one at current prices, or the difference in points.
NUMBER, MONEY, RATE = range(3)
UNKNOWN_PERIOD = "figures without a known period"


class CodedTable(NamedTuple):
    """A large table. A series' number is its indicator's number times the number of areas plus its area's number."""

    table: arrays.Keyed
    names: list[str]
    labels: list[str]  # of each indicator; its name where the table has none
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

    def known(self) -> list[str]:
        """Return the indicators that have figures."""
        each = len(self.areas) * self.table.periods
        starts = np.arange(len(self.names) + 1, dtype=self.table.key.dtype) * each
        counts = np.diff(np.searchsorted(self.table.key, starts))
        return [name for name, count in zip(self.names, counts.tolist(), strict=True) if count]

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

    def dataset(self, numbers: Sequence[int]) -> Dataset:
        """Return a few series as the plain path reads them, for what only it can tell."""
        collector = Collector(Report(""))
        for number in numbers:
            first = number * self.table.periods
            start, stop = self.table.places(first, first + self.table.periods)
            name, area = divmod(number, len(self.areas))
            collector.indicator(self.names[name], "", self.units[name])
            for at in range(start, stop):
                period = self.periods[int(self.table.key[at]) - first]
                value = repr(float(self.table.values[at]))
                collector.add(0, "", self.names[name], self.areas[area], period, value, self.units[name])
        # With the indicators that have no figure in these series: the whole table has some.
        return Dataset(collector.dataset().observations, collector.catalog)

    def refusal(self, code: str, indicator: int, other: int, value: str = "1", period: str = "") -> str:
        """Return the note of a rule that refuses an indicator against another, in the rule's own words."""
        collector = Collector(Report(""))
        for number in (indicator, other):
            collector.indicator(self.names[number], "", self.units[number])
            collector.add(0, "", self.names[number], "", period or self.periods[0], value, self.units[number])
        data = collector.dataset()
        refusal, _ = comparability.check((code,), data.observations[0], data.observations[-1], data)
        return refusal.note if refusal else ""


def build(columns: Columns) -> CodedTable:
    """Return the table of columns, whose memory it takes; raises NotSimple where the plain path reads it otherwise."""
    # Periods in the order of time; what is no period is left out.
    known = [parse.period(name) for name in columns.names("period")]
    if any(not one and parse.date(name) for one, name in zip(known, columns.names("period"), strict=True)):
        raise NotSimple
    ordered = sorted({one for one in known if one}, key=periods.order)
    names, areas = sorted(columns.names("indicator")), sorted(columns.names("area"))
    if "" in names:
        raise NotSimple
    kind = arrays.key_type(len(names) * len(areas) * len(ordered))
    rank = {
        "indicator": _ranks(columns.names("indicator"), names, kind, len(areas) * len(ordered)),
        "area": _ranks(columns.names("area"), areas, kind, len(ordered)),
        "period": _ranks(known, ordered, kind, 1),
    }
    key, values = _keys(columns, rank, kind)
    table = arrays.keyed(key, values, len(ordered))
    columns.skip("repeated figures", table.repeated)
    columns.skip("figures given twice with different values", table.conflicts)
    place = {one: number for number, one in enumerate(ordered)}
    spans = [periods.span(one) for one in ordered]
    frequencies = (*periods.FREQUENCIES, "P")
    groups: dict[tuple[str, int], int] = {}
    for one in spans:
        groups.setdefault((one.frequency, one.months), len(groups))
    labels, unit = columns.of_indicators("label"), columns.of_indicators("unit")
    units_of = [unit.get(name, "") for name in names]
    return CodedTable(
        table, names, [labels.get(name) or name for name in names], areas, ordered, units_of,
        np.array([_kind(unit) for unit in units_of], dtype=np.int32),
        np.array([one.start for one in spans], dtype=np.int32),
        np.array([place.get(periods.shift(one, -1), -1) for one in ordered], dtype=kind),
        np.array([frequencies.index(one.frequency) for one in spans], dtype=np.int32),
        np.array([groups[one.frequency, one.months] for one in spans], dtype=np.int32),
    )  # fmt: skip


def _kind(unit: str) -> int:
    """Return how growth of such a unit is told (see measures.growth)."""
    return RATE if unit == units.PERCENT else MONEY if basis_of_unit(unit) else NUMBER


def select(
    world: CodedTable, names: Sequence[str], start: str = "", end: str = "", area: str = "", freq: str = ""
) -> CodedTable:
    """Return the table with a selection (see Dataset.select).

    Raises UsageError for an unknown name or an empty span, NotSimple for ID@AREA, and for an area or a frequency that is not there.
    """
    if (area and area not in world.areas) or (freq and freq not in periods.FREQUENCIES):
        raise NotSimple
    subject = inside = None
    if names:
        collector = Collector(Report(""))
        for name in world.known():
            collector.indicator(name)
        wanted = Dataset([], collector.catalog).named(names)
        if any(areas != {""} for areas in wanted.values()):
            raise NotSimple
        subject = np.array([name in wanted for name in world.names], dtype=bool)
    if start or end or freq:
        within = between(start, end)
        inside = np.array(
            [within(period) and freq in ("", periods.frequency(period)) for period in world.periods], dtype=bool
        )
    return world._replace(subject=subject, inside=inside, area=world.areas.index(area) if area else -1)


def _ranks(names: list[str], ordered: list[str], kind: Any, step: int) -> Array:
    """Return what a name's code adds to a key, -1 for a name that is not in the order."""
    place = {name: number * step for number, name in enumerate(ordered)}
    return np.array([place.get(name, -1) for name in names], dtype=kind)


def _keys(columns: Columns, rank: dict[str, Array], kind: Any) -> tuple[Array, Array]:
    """Return the keys and values of all rows with a known period, in the place of their codes where that is possible."""
    codes, values = columns.codes, columns.values
    key = codes["indicator"] if kind is np.int32 else np.empty(columns.rows, dtype=kind)
    complete = bool((rank["period"] >= 0).all())
    filled = 0
    for start in range(0, columns.rows, _STEP):
        rows = slice(start, min(start + _STEP, columns.rows))
        found = rank["period"][codes["period"][rows]]
        known = slice(None) if complete else found >= 0
        found += rank["indicator"][codes["indicator"][rows]]
        found += rank["area"][codes["area"][rows]]
        found, figures = found[known], values[rows][known]
        key[filled : filled + len(found)] = found
        if not complete:  # what was left out leaves room
            values[filled : filled + len(found)] = figures
        filled += len(found)
    columns.skip(UNKNOWN_PERIOD, columns.rows - filled)
    if not filled:
        raise NotSimple
    return key[:filled], values[:filled]
