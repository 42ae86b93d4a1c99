"""A large table as its measures see it: figures by key, and what the numbers in the keys stand for."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
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
from .columns import KEYS, TOLD, Columns, NotSimple, Piece
from .reading import in_order

Array = Any
# What growth is told in: a percentage, one at current prices, or the difference in points.
NUMBER, MONEY, RATE = range(3)
KINDS = 3
ANY = "\0"  # stands for the indicator in what is asked once for all of them; no table has such a name
Figure = tuple[int, int, float]  # a series' number, a period's and the value


class Figures(NamedTuple):
    """A large table: keys in ascending order (see kernel) with their values, and what stands for the numbers in them.

    A series' number is its indicator's number times the number of areas plus its area's number.
    """

    key: Array
    values: Array
    names: list[str]
    areas: list[str]
    periods: list[str]
    units: list[str]  # of each indicator
    catalog: Mapping[str, Indicator]
    unit: Array  # of each indicator a number of its unit
    kinds: Array  # of each indicator: NUMBER, MONEY or RATE
    starts: Array  # the month in which each period begins, counted as periods.span does
    before: Array  # for each period the number of the one a year before, -1 where no figure has it
    frequency: Array  # for each period a number of its frequency
    group: Array  # for each period a number of its frequency and length; figures pair only within one
    asked: tuple[Array, Array, Array] | None = None  # which indicators, areas and periods are selected; None for all

    @property
    def is_mixed(self) -> bool:
        """Return whether there are periods of several frequencies or lengths."""
        return bool(self.group.any())

    def numbers(self, rows: slice) -> tuple[Array, Array]:
        """Return the numbers of series and period of some rows."""
        series = self.key[rows] // len(self.periods)
        return series, self.key[rows] - series * len(self.periods)

    def selected(self, series: Array, period: Array) -> Array:
        """Return which of some figures are asked for, as a mask; for all of them as an index that copies none."""
        if self.asked is None:
            return slice(None)
        indicator, area = np.divmod(series, len(self.areas))
        return self.asked[0][indicator] & self.asked[1][area] & self.asked[2][period]

    def places(self, first: int, after: int) -> slice:
        """Return where the figures of the series from ``first`` to before ``after`` are."""
        # Bounds of another type than the keys would turn all of them into it.
        bounds = np.array([first, after], dtype=self.key.dtype) * len(self.periods)
        return slice(*np.searchsorted(self.key, bounds).tolist())

    def cuts(self, rows: int) -> list[slice]:
        """Return slices of about so many rows that part no series."""
        starts = self.key[::rows] // len(self.periods) * len(self.periods)
        places = sorted({*np.searchsorted(self.key, starts).tolist(), len(self.key)})
        return [slice(start, stop) for start, stop in pairwise(places)]

    def place_of(self, series: int) -> tuple[str, str]:
        """Return the indicator and the area of a series."""
        indicator, area = divmod(series, len(self.areas))
        return self.names[indicator], self.areas[area]

    def of_series(self, series: int) -> list[Figure]:
        """Return all figures of a series in time."""
        rows = self.places(series, series + 1)
        return list(zip(*(of.tolist() for of in (*self.numbers(rows), self.values[rows])), strict=True))

    def plain(
        self, measure: str, options: Options, subjects: Sequence[Figure], beside: Iterable[Figure] = (), name: str = ""
    ) -> list[Observation]:
        """Return what the plain engine answers for some figures of one series, in a table of these and others beside them.

        With ``name`` the series has this indicator in place of its own.
        """
        collector = Collector(Report(""))
        of = options.get("of").partition("@")[0]
        if of in self.catalog:  # it may have no figure here
            collector.indicator(of, "", self.catalog[of].unit)
        for series, period, value in dict.fromkeys((*subjects, *beside)):
            indicator, area = self.place_of(series)
            unit = self.units[series // len(self.areas)]
            told = name if name and series == subjects[0][0] else indicator
            collector.add(0, "", told, area, self.periods[period], repr(value), unit)
        data = Dataset(collector.dataset().observations, collector.catalog)
        return measures.rows(measure, data.observations[: len(subjects)], data, options)


def build(columns: Columns) -> Figures:
    """Return the table of columns, whose pieces it takes; raises NotSimple where the plain engine reads it otherwise."""
    texts = {field: list(codes) for field, codes in columns.codes.items()}
    names, areas = sorted(texts["indicator"]), sorted(texts["area"])
    known = [parse.period(text) for text in texts["period"]]
    ordered = sorted({one for one in known if one}, key=periods.order)
    spans = [periods.span(one) for one in ordered]
    read = times.Times({text: one for text, one in zip(texts["period"], known, strict=True) if one})
    # Days and business years, spans of odd lengths, and names that are not there, are the plain engine's.
    if times.read(texts["period"]) != read or any(one.frequency == "P" for one in spans):
        raise NotSimple
    if not ordered or "" in (*names, *texts["period"]) or ("" in areas and len(areas) > 1):
        raise NotSimple
    labels, units_of = _told(columns, texts, names)
    kind = kernel.key_type(len(names) * len(areas) * len(ordered))
    steps = {
        "indicator": _steps(texts["indicator"], names, kind, len(areas) * len(ordered)),
        "area": _steps(texts["area"], areas, kind, len(ordered)),
        "period": _steps(known, ordered, kind, 1),
    }
    table = _keyed(columns, steps)
    place = {one: number for number, one in enumerate(ordered)}
    numbers = {unit: number for number, unit in enumerate(dict.fromkeys(units_of))}
    groups = list(dict.fromkeys((one.frequency, one.months) for one in spans))
    return Figures(
        table.key, table.values, names, areas, ordered, units_of,
        _catalog(table, len(areas) * len(ordered), names, labels, units_of),
        np.array([numbers[unit] for unit in units_of], dtype=np.int32),
        np.array([RATE if unit == units.PERCENT else MONEY if basis_of_unit(unit) else NUMBER for unit in units_of]),
        np.array([one.start for one in spans], dtype=np.int32),
        np.array([place.get(periods.shift(one, -1), -1) for one in ordered], dtype=kind),
        np.array([periods.FREQUENCIES.index(one.frequency) for one in spans], dtype=np.int32),
        np.array([groups.index((one.frequency, one.months)) for one in spans], dtype=np.int32),
    )  # fmt: skip


def _told(columns: Columns, texts: Mapping[str, list[str]], names: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """Return the labels of the indicators that have one, and the unit of each.

    With periods across a unit may stand in the last parentheses of a name. Powers of ten, and other units in names, are
    the plain engine's.
    """
    labels, stated = (
        {texts["indicator"][indicator]: texts[field][code] for indicator, code in columns.told[field].items()}
        for field in TOLD
    )
    found = []
    for name in names:
        of_name = parse.unit_of_name(labels.get(name) or name)
        unit = parse.unit(stated.get(name, "") or of_name)
        odd = units.base(unit, 0)[1] or parse.scaled(unit) != (unit, 0)
        if odd or (of_name and not stated.get(name) and not columns.shape.across) or labels.get(name) == "":
            raise NotSimple
        found.append(unit)
    return labels, found


def _catalog(
    table: kernel.Keyed, figures: int, names: Sequence[str], labels: Mapping[str, str], units_of: Sequence[str]
) -> dict[str, Indicator]:
    """Return the entries of the indicators that have figures; ``figures`` is how many keys each may have."""
    collector = Collector(Report(""))
    starts = np.arange(len(names) + 1, dtype=table.key.dtype) * figures
    counts = np.diff(np.searchsorted(table.key, starts))
    for name, unit, count in zip(names, units_of, counts.tolist(), strict=True):
        if count:
            collector.indicator(name, labels.get(name, ""), unit)
    return collector.catalog


def _steps(names: list[str], ordered: list[str], kind: Any, step: int) -> Array:
    """Return what a name's code adds to a key, -1 for a name that is not in the order."""
    place = {name: number * step for number, name in enumerate(ordered)}
    return np.array([place.get(name, -1) for name in names], dtype=kind)


def _keyed(columns: Columns, steps: Mapping[str, Array]) -> kernel.Keyed:
    """Return all figures with a known period by their keys; raises NotSimple where there are none."""
    complete = bool((steps["period"] >= 0).all())

    def keys(piece: Piece) -> tuple[Array, Array, Array]:
        found = steps["period"][piece.codes["period"]]
        known = slice(None) if complete else found >= 0
        for field in KEYS[:2]:
            found += steps[field][piece.codes[field]]
        return found[known], piece.values[known], kernel.cuts(found[known], len(columns.codes["period"]))

    pieces = [piece for piece in in_order(keys, columns.pieces) if len(piece[0])]
    lost = sum(len(piece.values) for piece in columns.pieces) - sum(len(key) for key, *_ in pieces)
    columns.pieces.clear()
    if not pieces:
        raise NotSimple
    table = kernel.keyed(pieces)
    columns.left_out.update({UNKNOWN_PERIOD: lost, REPEATED: table.repeated, CONFLICTS: table.conflicts})
    if not len(table.key):
        raise NotSimple
    return table


def select(
    table: Figures, names: Sequence[str], start: str = "", end: str = "", area: str = "", freq: str = ""
) -> Figures:
    """Return the table with a selection (see Dataset.select).

    Raises UsageError for an unknown name or an empty span, NotSimple for ID@AREA, and for an area or a frequency that is not there.
    """
    if (area and area not in table.areas) or (freq and freq not in periods.FREQUENCIES):
        raise NotSimple
    wanted, within = Dataset([], table.catalog).named(names), between(start, end)
    if any(areas != {""} for areas in wanted.values()):
        raise NotSimple
    if not (names or start or end or area or freq):
        return table
    indicators = [not names or name in wanted for name in table.names]
    inside = [within(period) and freq in ("", periods.frequency(period)) for period in table.periods]
    return table._replace(
        asked=(np.array(indicators), np.array([area in ("", one) for one in table.areas]), np.array(inside))
    )
