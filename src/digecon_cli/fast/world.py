"""A large table as its measures see it: figures by key, and what the numbers in the keys stand for."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from .. import periods, units
from ..errors import UsageError
from ..observations import Dataset
from ..readers import cells
from ..readers.collect import Collector
from ..readers.report import Report
from . import arrays
from .columns import Columns, NotSimple

Array = Any
UNKNOWN_PERIOD = "figures without a known period"


class World(NamedTuple):
    """A large table. A series' number is its indicator's number times the number of areas plus its area's number."""

    table: arrays.Keyed
    names: list[str]
    areas: list[str]
    periods: list[str]
    units: list[str]  # of each indicator
    starts: Array  # the month in which each period begins, counted as periods.span does
    before: Array  # for each period the number of the one a year before, -1 where no figure has it
    group: Array  # for each period a number of its frequency and length; figures pair only within one
    subject: Array | None = None  # which indicators are selected; None for all
    inside: Array | None = None  # which periods are

    @property
    def is_mixed(self) -> bool:
        """Return whether there are periods of several frequencies or lengths."""
        return bool(self.group.any())

    def chosen(self, rows: slice) -> Array | None:
        """Return which figures of some rows the selection names; None for all of them."""
        if self.subject is None and self.inside is None:
            return None
        series, period = self.table.numbers(rows)
        chosen = np.ones(len(series), dtype=bool)
        if self.subject is not None:
            chosen &= self.subject[series // len(self.areas)]
        if self.inside is not None:
            chosen &= self.inside[period]
        return chosen

    def rate(self) -> Array:
        """Return which indicators are percentages, so that their change is in points."""
        return np.array([one == units.PERCENT for one in self.units], dtype=bool)

    def nominal(self) -> Array:
        """Return which indicators are amounts of money (see engine.growth_basis)."""
        return np.array([one in ("CNY", "USD") for one in self.units], dtype=bool)

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
        return collector.dataset()


def build(columns: Columns) -> World:
    """Return the table of columns, whose pieces it takes away; raises NotSimple where the plain path reads it otherwise."""
    # Periods in the order of time; what is no period is left out.
    known = [cells.period(name) for name in columns.names("period")]
    if any(not one and cells.date(name) for one, name in zip(known, columns.names("period"), strict=True)):
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
    groups: dict[tuple[str, int], int] = {}
    for one in spans:
        groups.setdefault((one.frequency, one.months), len(groups))
    return World(
        table, names, areas, ordered, _units(columns, names),
        np.array([one.start for one in spans], dtype=np.int32),
        np.array([place.get(periods.shift(one, -1), -1) for one in ordered], dtype=kind),
        np.array([groups[one.frequency, one.months] for one in spans], dtype=np.int32),
    )  # fmt: skip


def select(world: World, names: Sequence[str], start: str, end: str) -> World:
    """Return the table with a selection (see Dataset.select); raises UsageError for an unknown name or an empty span."""
    subject = inside = None
    if names:
        collector = Collector(Report(""))
        for name in world.names:
            collector.indicator(name)
        wanted = Dataset([], collector.catalog).match(names)
        subject = np.array([name in wanted for name in world.names], dtype=bool)
    if start or end:
        first = periods.span(start).start if start else -1
        last = periods.span(end).end if end else 1 << 30
        if last <= first:
            raise UsageError(f"--from {start} lies after --to {end}: exchange them.")
        spans = map(periods.span, world.periods)
        inside = np.array([first <= one.start and one.end <= last for one in spans], dtype=bool)
    return world._replace(subject=subject, inside=inside)


def _ranks(names: list[str], ordered: list[str], kind: Any, step: int) -> Array:
    """Return what a name's code adds to a key, -1 for a name that is not in the order."""
    place = {name: number * step for number, name in enumerate(ordered)}
    return np.array([place.get(name, -1) for name in names], dtype=kind)


def _keys(columns: Columns, rank: dict[str, Array], kind: Any) -> tuple[Array, Array]:
    """Return the keys and values of all pieces, giving up each piece as it is taken."""
    rows = sum(len(one.values) for one in columns.pieces)
    key, values = np.empty(rows, dtype=kind), np.empty(rows)
    complete = bool((rank["period"] >= 0).all())
    filled = 0
    pieces, columns.pieces = columns.pieces[::-1], []
    while pieces:
        codes, figures = pieces.pop()
        found = rank["period"][codes["period"]]
        if not complete:
            known = found >= 0
            columns.skip(UNKNOWN_PERIOD, len(found) - int(known.sum()))
            found, figures = found[known], figures[known]
            codes = {field: one[known] for field, one in codes.items()}
        found += rank["indicator"][codes["indicator"]]
        found += rank["area"][codes["area"]]
        key[filled : filled + len(found)] = found
        values[filled : filled + len(found)] = figures
        filled += len(found)
    if not filled:
        raise NotSimple
    return key[:filled], values[:filled]


def _units(columns: Columns, names: list[str]) -> list[str]:
    """Return the unit of each indicator; raises NotSimple where one has several."""
    found: dict[str, str] = {}
    for indicator, unit in columns.units:
        told = cells.unit(columns.names("unit")[unit])
        if found.setdefault(columns.names("indicator")[indicator], told) != told:
            raise NotSimple
    return [found.get(name, "") for name in names]
