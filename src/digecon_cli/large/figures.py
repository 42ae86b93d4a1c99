"""A large table as figures by integer key, with the series and periods that the keys stand for."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from ..core import periods, units
from ..core.dataset import Dataset
from ..core.model import Indicator, between
from ..measures.derivation import basis_of_unit
from ..reading import doubts, may_be_of_other_calendar, times, unit_text
from ..reading.build import EMPTY, TEXT, Collector
from ..reading.report import CONFLICTS, FURTHER, REPEATED, UNKNOWN_PERIOD, Report
from . import kernel
from .reading import KEYS, LABELS_AND_UNITS, Array, ColumnPiece, Columns, NotSimple, arrow, distinct, in_order

# Kinds of growth: in percent, in percent at current prices, and as a difference in points.
KINDS = NUMBER, MONEY, RATE = range(3)
_LARGEST = 1e200  # a larger one may be, with its power of ten, a number that no computer counts with


class Figures(NamedTuple):
    """A large table: ascending keys (see ``kernel``) with their values, and the texts that the keys stand for.

    The number of a series is the number of its indicator times the number of areas, plus the number of its area.
    """

    key: Array
    values: Array
    amounts: Array  # the values with which measures compute: with their powers of ten, as the plain engine computes
    left_out: Counter[str]
    names: list[str]
    areas: list[str]
    periods: list[str]
    catalog: Mapping[str, Indicator]
    unit: Array  # the number of each indicator's unit, with its power of ten
    kinds: Array  # NUMBER, MONEY or RATE for each indicator
    starts: Array  # the first month of each period, numbered as in periods.Span
    months: Array  # the length of each period; only figures of the same length are paired
    frequency: Array  # the number of each period's frequency
    before: Array  # the number of the period a year before each; -1 if no figure has that
    digits: Any = None  # the texts of the values, where they are asked for
    asked: tuple[Array, Array, Array] | None = None  # masks of selected indicators, areas and periods; None for all

    @property
    def areas_there(self) -> int:
        """Return the number of areas that have a figure."""
        series = self.numbers(slice(0, len(self.key)))[0]
        return int(np.count_nonzero(np.bincount(series % len(self.areas), minlength=len(self.areas))))

    @property
    def periods_there(self) -> list[str]:
        """Return the periods that have a figure, in order."""
        number = self.numbers(slice(0, len(self.key)))[1]
        there = np.bincount(number, minlength=len(self.periods)) > 0
        return [period for period, has_figure in zip(self.periods, there.tolist(), strict=True) if has_figure]

    @property
    def is_mixed(self) -> bool:
        """Return whether there are periods of different lengths."""
        return bool(np.ptp(self.months))

    def numbers(self, rows: slice | Array) -> tuple[Array, Array]:
        """Return the series numbers and period numbers of the figures at some indices."""
        key = self.key[rows]
        series = key // len(self.periods)
        return series, key - series * len(self.periods)

    def subjects(self, rows: slice) -> tuple[Array, Array, Array, Array]:
        """Return the indices, series, periods and values of those figures in ``rows`` that are selected."""
        place, (series, period), values = np.arange(rows.start, rows.stop), self.numbers(rows), self.amounts[rows]
        if self.asked is None:
            return place, series, period, values
        indicator, area = np.divmod(series, len(self.areas))
        chosen = self.asked[0][indicator] & self.asked[1][area] & self.asked[2][period]
        return place[chosen], series[chosen], period[chosen], values[chosen]

    def places(self, first: int, number: int = 1) -> range:
        """Return the indices of the figures of ``number`` series, starting with series ``first``."""
        # Bounds of another type than the keys would convert all keys.
        bounds = np.array([first, first + number], dtype=self.key.dtype) * len(self.periods)
        return range(*np.searchsorted(self.key, bounds).tolist())

    def cuts(self, rows: int) -> list[slice]:
        """Return slices of about ``rows`` rows that do not split a series."""
        starts = self.key[::rows] // len(self.periods) * len(self.periods)
        places = sorted({*np.searchsorted(self.key, starts).tolist(), len(self.key)})
        return [slice(start, stop) for start, stop in pairwise(places)]

    def largest(self, indicator: str) -> float:
        """Return the size of the largest figure of an indicator."""
        return float(np.abs(self._values_of(bisect_left(self.names, indicator))).max())

    def smallest(self, indicator: str) -> float:
        """Return the lowest figure of an indicator."""
        return float(self._values_of(bisect_left(self.names, indicator)).min())

    def _values_of(self, number: int) -> Array:
        """Return all figures of an indicator, by its number."""
        places = self.places(number * len(self.areas), len(self.areas))
        return self.values[places.start : places.stop]

    def unchanged(self) -> list[str]:
        """Return the indicators whose figures are the same in all periods of each of some areas."""
        series = self.key // len(self.periods)
        begins = np.flatnonzero(np.diff(series, prepend=-1))
        lengths = np.diff(begins, append=len(series))
        moves = self.values[1:] != self.values[:-1]
        moves &= series[1:] == series[:-1]
        of_series = series[begins] // len(self.areas)
        changed = np.bincount(series[1:][moves] // len(self.areas), minlength=len(self.names)) > 0
        areas = np.bincount(of_series, minlength=len(self.names))
        short = np.bincount(of_series[lengths < doubts.LEAST_PERIODS], minlength=len(self.names)) > 0
        found = np.flatnonzero(~changed & ~short & (areas >= doubts.LEAST_AREAS))
        return [self.names[number] for number in found.tolist()]

    def marks(self) -> dict[str, float]:
        """Return the lowest figure of the indicators in which it is one that may stand for what is missing."""
        rows = np.flatnonzero(np.isin(self.values, doubts.MARKS))
        of_indicator = self.numbers(rows)[0] // len(self.areas)
        given = Counter(zip(of_indicator.tolist(), self.values[rows].tolist(), strict=True))
        found = self._odd_zeros() | self._zeros_in_series() | self._zeros_within_quarters() | self._minus_ones()
        marks_of = Counter(of_indicator.tolist())
        for (number, mark), times_there in given.items():
            figures = self._values_of(number)
            often = times_there >= doubts.LEAST_MARKS or marks_of[number] == np.count_nonzero(figures < 0)
            if often and mark == figures.min():
                found[self.names[number]] = mark
        return found

    def _odd_zeros(self) -> dict[str, float]:
        """Return zero for the indicators in which all other figures are far from it."""
        zeros = np.bincount(
            self.numbers(np.flatnonzero(self.values == 0))[0] // len(self.areas), minlength=len(self.names)
        )
        found = {}
        for number in np.flatnonzero(zeros >= doubts.LEAST_ZEROS).tolist():
            figures = self._values_of(number)
            rest = figures[figures != 0]
            far = len(rest) and rest.min() > doubts.FAR_FROM_ZERO * rest.max()
            if far and len(np.unique(rest)) >= doubts.LEAST_SIZES:
                found[self.names[number]] = 0.0
        return found

    def _zeros_in_series(self) -> dict[str, float]:
        """Return zero for the indicators in which zeros are behind or between the figures of series that change little from one to the next."""
        places = np.flatnonzero(self.values)
        if len(self.values) - len(places) < doubts.LEAST_ZEROS:
            return {}
        of_figures = self.numbers(slice(None))[0]
        begins = np.diff(of_figures, prepend=-1) != 0
        series, number = of_figures[begins], np.cumsum(begins) - 1
        of_series, values = number[places], self.values[places]
        same = of_series[1:] == of_series[:-1]
        with np.errstate(divide="ignore", over="ignore", under="ignore"):
            change = values[1:] / values[:-1]
        far = same & ~((change >= 1 / doubts.ALIKE_BESIDE_ZERO) & (change <= doubts.ALIKE_BESIDE_ZERO))
        jumps = np.bincount(of_series[1:][far], minlength=len(series))
        changes = np.bincount(of_series[1:][same & (change != 1)], minlength=len(series))
        first = np.full(len(series), len(self.values))
        first[of_series[::-1]] = places[::-1]
        zeros = np.flatnonzero(self.values == 0)
        zeros = zeros[zeros > first[number[zeros]]]
        odd = (jumps == 0) & (changes >= doubts.LEAST_BESIDE_ZERO - 1)
        of_indicator = series[number[zeros[odd[number[zeros]]]]] // len(self.areas)
        found = np.flatnonzero(np.bincount(of_indicator, minlength=len(self.names)) >= doubts.LEAST_ZEROS)
        return {self.names[place]: 0.0 for place in found.tolist()}

    def _zeros_within_quarters(self) -> dict[str, float]:
        """Return zero for the indicators that have it in the months that end no quarter, and hardly elsewhere."""
        if len(self.values) - np.count_nonzero(self.values) < doubts.ZEROS_WITHIN_QUARTERS:
            return {}
        months = [doubts.MONTH.fullmatch(period) for period in self.periods]
        is_month = np.array([bool(month) for month in months])
        at_end = np.array([bool(month and doubts.ends_quarter(int(month[1]))) for month in months])
        series, period = self.numbers(slice(None))
        of_indicator, zero, is_month, at_end = (
            series // len(self.areas),
            self.values == 0,
            is_month[period],
            at_end[period],
        )
        numbers = (
            np.bincount(of_indicator[is_month & end & figure], minlength=len(self.names)).tolist()
            for end in (~at_end, at_end)
            for figure in (zero, ~zero)
        )
        each = zip(self.names, *numbers, strict=True)
        return {name: 0.0 for name, *number in each if doubts.are_within_quarters(*number)}

    def _minus_ones(self) -> dict[str, float]:
        """Return -1 for the indicators in which all other figures are far above it."""
        ones = self.values == doubts.MINUS_ONE
        if np.count_nonzero(ones) < doubts.LEAST_MARKS:
            return {}
        of_indicator = self.numbers(slice(None))[0] // len(self.areas)
        given = np.bincount(of_indicator[ones], minlength=len(self.names))
        near = np.bincount(of_indicator[~ones & (self.values < doubts.FAR_FROM_MINUS_ONE)], minlength=len(self.names))
        found = np.flatnonzero((given >= doubts.LEAST_MARKS) & (near == 0))
        return {self.names[place]: float(doubts.MINUS_ONE) for place in found.tolist()}

    def changes_of_sign(self) -> dict[str, tuple[int, int]]:
        """Return how often a figure of an indicator and the one before it have other signs, and how often they are about as large then."""
        rows = np.flatnonzero(np.signbit(self.values[:-1]) != np.signbit(self.values[1:]))
        (series, _), (next_series, _) = self.numbers(rows), self.numbers(rows + 1)
        before, after = self.values[rows], self.values[rows + 1]
        changes = (series == next_series) & (before != 0) & (after != 0)
        alike = changes & (np.abs(before + after) <= doubts.ALIKE * np.abs(after))
        of_indicator = series // len(self.areas)
        number, about = (np.bincount(of_indicator[kind], minlength=len(self.names)) for kind in (changes, alike))
        return {self.names[place]: (int(number[place]), int(about[place])) for place in np.flatnonzero(number).tolist()}

    def rising_within_years(self) -> list[str]:
        """Return the indicators whose figures of parts of years only rise within each year and fall at its beginning."""
        part = np.array([bool(times.PART.fullmatch(period)) for period in self.periods])
        if not part.any():
            return []
        year = np.array([int(period[:4]) for period in self.periods])
        series, period = self.numbers(slice(None))
        pairs = (series[1:] == series[:-1]) & part[period[1:]] & part[period[:-1]]
        turn = pairs & (year[period[1:]] != year[period[:-1]])
        above_zero = (self.values[1:] > 0) & (self.values[:-1] > 0)
        fallen = above_zero & (self.values[1:] < doubts.FALLEN * self.values[:-1])
        risen = above_zero & (self.values[1:] > self.values[:-1])
        of_indicator = series[1:] // len(self.areas)
        turns, rises, odd = (
            np.bincount(of_indicator[kind], minlength=len(self.names))
            for kind in (turn, pairs & ~turn, pairs & np.where(turn, ~fallen, ~risen))
        )
        found = np.flatnonzero((odd == 0) & (turns >= doubts.LEAST_TURNS) & (rises >= turns))
        return [self.names[number] for number in found.tolist()]

    def areas_of_figures(self) -> list[str]:
        """Return the names of the areas that have a figure, in their order."""
        return [self.areas[number] for number in np.unique(self.key // len(self.periods) % len(self.areas)).tolist()]

    def first_period(self) -> str:
        """Return the earliest period that has a figure."""
        there = np.unique(self.key % len(self.periods)).tolist()
        return min([self.periods[number] for number in there], default="")

    def place_of(self, series: int) -> tuple[str, str]:
        """Return the indicator and the area of a series."""
        indicator, area = divmod(series, len(self.areas))
        return self.names[indicator], self.areas[area]


def build(columns: Columns) -> Figures:
    """Return the table of these columns, whose pieces are emptied.

    Raises NotSimple if the plain engine reads the table differently.
    """
    texts = {field: {text for piece in columns.pieces for text in piece.texts[field]} for field in KEYS}
    names, areas = sorted(texts["indicator"]), sorted(texts["area"])
    known = _periods(texts["period"])
    ordered = sorted(set(known.values()), key=periods.order)
    if any(may_be_of_other_calendar(period[:4]) for period in ordered):
        raise NotSimple
    if not ordered or "" in (*names, *texts["period"]) or ("" in areas and len(areas) > 1):
        raise NotSimple
    described = _described(columns, names, ordered)
    units_of = [(described[name].unit, described[name].unit_mult) for name in names]
    numbers = {unit: number for number, unit in enumerate(dict.fromkeys(units_of))}
    step = len(areas) * len(ordered)
    place = {period: number for number, period in enumerate(ordered)}
    steps = {
        "indicator": {name: number * step for number, name in enumerate(names)},
        "area": {area: number * len(ordered) for number, area in enumerate(areas)},
        # A key with an unknown period is negative.
        "period": {text: place.get(known.get(text, ""), -step * len(names)) for text in texts["period"]},
    }
    kind, digits = kernel.key_type(step * len(names)), _digits(columns)
    key, values, left_out = _keyed(columns, steps, len(ordered), kind, digits is not None)
    if digits is not None:  # of each figure, by the number that stands beside its value
        digits, values = digits.take(arrow(values.imag.astype(np.int64))), values.real.copy()
    powers = [power for _, power in units_of]
    computed = digits is None and any(powers)
    amounts = _with_powers(values, key // step, powers) if computed else values
    starts, months, frequency, before = _in_time(ordered, place, key.dtype)
    counts = np.diff(np.searchsorted(key, np.arange(len(names) + 1, dtype=key.dtype) * step))
    return Figures(
        key, values, amounts, left_out, names, areas, ordered,
        {name: described[name] for name, count in zip(names, counts.tolist(), strict=True) if count},
        np.array([numbers[unit] for unit in units_of], dtype=np.int32),
        np.array([_kind(described[name]) for name in names]),
        starts, months, frequency, before, digits,
    )  # fmt: skip


def _with_powers(values: Array, indicators: Array, powers: Sequence[int]) -> Array:
    """Return values times ten to the power of their indicator; raises NotSimple for one that no computer may count with."""
    if np.abs(values).max() > _LARGEST:
        raise NotSimple
    return values * np.array([10.0**power for power in powers])[indicators]


def _in_time(ordered: Sequence[str], place: Mapping[str, int], kind: Any) -> Any:
    """Return of each period the first month, the months, the number of its frequency and that of the period a year before."""
    spans = map(periods.span, ordered)
    return np.array([
        (span.start, span.months, periods.FREQUENCIES.index(span.frequency), place.get(periods.shift(period, -1), -1))
        for period, span in zip(ordered, spans, strict=True)
    ], dtype=kind).T  # fmt: skip


def _periods(texts: Collection[str]) -> dict[str, str]:
    """Return the period of each text that is one; raises NotSimple for days, business years and spans of unusual lengths."""
    known = {text: period for text in texts if (period := times.period(text))}
    odd = any(periods.span(period).frequency == "P" for period in known.values())
    if odd or times.read(texts) != times.Times(known):
        raise NotSimple
    return known


def _digits(columns: Columns) -> Any:
    """Return the texts of all values in the order of the file, which the pieces give away; None where they have none."""
    every = [piece.digits for piece in columns.pieces]
    columns.pieces[:] = [piece._replace(digits=None) for piece in columns.pieces]
    return None if any(texts is None for texts in every) else pa.concat_arrays(every)


def _text_by_indicator(columns: Columns, field: str) -> dict[str, str]:
    """Return the text of a column for each indicator; raises NotSimple if an indicator has different texts."""
    found: dict[str, str] = {}
    for texts, codes, *_ in columns.pieces if field in columns.shape.at else ():
        pairs = codes["indicator"].astype(np.int64) * len(texts[field]) + codes[field]
        for pair in distinct(pairs.ravel())[0]:
            indicator, code = divmod(pair, len(texts[field]))
            text = texts[field][code]
            if found.setdefault(texts["indicator"][indicator], text) != text:
                raise NotSimple
    return found


def _check_sums(described: Mapping[str, Indicator], ordered: Sequence[str]) -> None:
    """Raise NotSimple where months or quarters may be sums of the year so far, by the names of indicators."""
    parts = any(map(times.PART.fullmatch, ordered))
    if parts and any(times.may_be_summed(entry.label or name) for name, entry in described.items()):
        raise NotSimple


def _described(columns: Columns, names: Sequence[str], ordered: Sequence[str]) -> Mapping[str, Indicator]:
    """Return the catalog entries of the indicators, with label and unit.

    The unit may be in the parentheses of a name. Its power of ten may be in words (``million persons``), not in a prefix (``ZB``).
    """
    collector = Collector(Report(""))
    for name, (label, unit) in (columns.described or _in_columns(columns, names)).items():
        is_plain = units.plain(unit.name) == unit.name
        if not is_plain or unit_text.may_be_rate(unit.name, (label, name)):
            raise NotSimple
        collector.indicator(name, label, *unit)
        if collector.catalog[name].kind == "rate" and (unit.power or units.difference(unit.name) != units.POINTS):
            raise NotSimple  # whose changes have another unit than those of percentages
    _check_sums(collector.catalog, ordered)
    return collector.catalog


def _in_columns(columns: Columns, names: Sequence[str]) -> Mapping[str, tuple[str, unit_text.Unit]]:
    """Return label and unit of each indicator, by the columns of labels and units; raises NotSimple for an empty label among others, and for units of changes."""
    labels, stated = (_text_by_indicator(columns, field) for field in LABELS_AND_UNITS)
    if "" in labels.values():
        raise NotSimple
    if any(unit_text.says_change(unit) or unit_text.is_ditto(unit) for unit in stated.values()):
        raise NotSimple  # the plain engine has a word on them, or knows the unit above
    found = {}
    for name in names:
        of_column = unit_text.of_column(stated.get(name, ""))
        found[name] = (
            labels.get(name, ""),
            unit_text.resolve(of_column, unit_text.NONE, unit_text.NONE, (labels.get(name, ""), name)),
        )
    return found


def _kind(about: Indicator) -> int:
    return RATE if about.kind == "rate" else MONEY if basis_of_unit(about.unit) else NUMBER


def _keyed(
    columns: Columns, steps: Mapping[str, Mapping[str, int]], length: int, kind: Any, numbered: bool
) -> tuple[Array, Array, Counter[str]]:
    """Return keys and values of all figures with a known period, and the number of the others by reason.

    ``steps`` maps each text of a field to the number that it adds to a key, of which a series has ``length``. Of a ``numbered`` value the
    imaginary part is its place in the file. Raises NotSimple if there are no figures.
    """
    sizes = [piece.values.size for piece in columns.pieces]
    firsts = np.cumsum([0, *sizes]).tolist()

    def keys(task: tuple[ColumnPiece, int]) -> tuple[tuple[Array, Array, Array], Counter[str]]:
        piece, first = task
        order: Any = "C" if columns.shape.across else "F"  # along the periods, which makes the longest runs
        key, values = np.zeros((1, 1), dtype=kind), piece.values.ravel(order)
        for field in KEYS:
            key = key + np.array([steps[field][text] for text in piece.texts[field]], dtype=kind)[piece.codes[field]]
        key = np.broadcast_to(key, piece.values.shape).ravel(order)
        figures = np.isfinite(values)
        kept = figures & (key >= 0)
        counts = {EMPTY: np.isnan(values), TEXT: np.isinf(values), UNKNOWN_PERIOD: figures & ~kept}
        left_out = Counter({reason: int(those.sum()) for reason, those in counts.items()})
        if numbered:
            values = values + 1j * np.arange(first, first + len(values))
        if not kept.all():
            key, values = key[kept], values[kept]
        return (key, values, kernel.cuts(key, length)), left_out

    pieces, counts = zip(*in_order(keys, zip(columns.pieces, firsts, strict=False)), strict=True)
    columns.pieces.clear()
    key, values, repeated, conflicts, further = kernel.keyed(pieces)
    contradicted = len(conflicts)
    if contradicted:
        mixed = _of_two_series(key, conflicts, length)
        contradicted += int(mixed.sum())
        key, values = key[~mixed], values[~mixed]
    if not len(key):
        raise NotSimple
    return key, values, sum(counts, Counter({REPEATED: repeated, CONFLICTS: contradicted, FURTHER: further}))


def _of_two_series(key: Array, conflicts: Array, length: int) -> Array:
    """Return which figures are left out since most of their series contradict each other (see ``build.Collector``)."""
    series, number = np.unique(conflicts // length, return_counts=True)
    kept = np.diff(np.searchsorted(key, np.array([series, series + 1]) * length), axis=0)[0]
    return np.isin(key // length, series[number > kept])


def select(table: Figures, names: Sequence[str], start: str, end: str, area: str, freq: str) -> Figures:
    """Return the table with a selection (see Dataset.select).

    Raises UsageError for an unknown name or an empty span, NotSimple for ID@AREA and for an area or a frequency that
    the table does not have.
    """
    if (area and area not in table.areas) or (freq and freq not in periods.FREQUENCIES):
        raise NotSimple
    wanted, within = Dataset([], table.catalog).named(names), between(start, end)
    if any(areas != {""} for areas in wanted.values()):
        raise NotSimple
    if not (names or start or end or area or freq):
        return table
    indicators = np.array([not names or name in wanted for name in table.names])
    inside = [within(period) and freq in ("", periods.frequency(period)) for period in table.periods]
    return table._replace(asked=(indicators, np.array([area in ("", one) for one in table.areas]), np.array(inside)))
