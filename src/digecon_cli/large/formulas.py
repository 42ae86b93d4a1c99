"""The figures, growth, compound growth, shares and indices of a large table: arithmetic on columns, notes and units from the plain engine.

Each measure sorts its rows into kinds. Rows of one kind differ only in series and value, and perhaps in the indicator
that a refusal names. The plain engine computes one row of each kind, and the few rows whose note or value is unique.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from .. import measures
from ..core import periods
from ..core.comparability import is_at_most
from ..core.dataset import Dataset
from ..core.facts import renamed
from ..core.model import Observation, split_name
from ..measures import combining, index
from ..measures.derivation import Options
from ..reading.build import Collector
from ..reading.report import Report
from . import kernel
from .figures import KINDS, RATE, Figures
from .reading import Array, NotSimple, arrow, distinct, in_order

ANY = "\0"  # stands for any indicator in a row computed once for all of them; no table has this name
HOLDS, MISSING, ZERO, BELOW, ABOVE, OTHER = range(6)  # the outcome of a row, which is part of its kind


class AnswerRows(NamedTuple):
    """Rows of an answer in order, as arrays of series, of indices into ``templates``, and of values.

    A template is a row without indicator, area and value. The value is NaN if the template has none. ``digits`` are the texts of
    the values where they are published.
    """

    series: Array
    template: Array
    values: Array
    templates: Sequence[Observation]
    digits: Any = None

    def only(self, measures: Container[str]) -> "AnswerRows":
        """Return the rows of these measures."""
        kept = np.array([row.measure in measures for row in self.templates], dtype=bool)[self.template]
        digits = None if self.digits is None else self.digits.filter(arrow(kept))
        return self._replace(
            series=self.series[kept], template=self.template[kept], values=self.values[kept], digits=digits
        )


class Answer(NamedTuple):
    """A measure of a table, and the slices of its rows that are computed one after another.

    ``known`` caches the rows of the plain engine by kind; ``measures`` are those of the rows that are wanted, none: all;
    ``there`` those of the rows that are computed so far, and ``powers`` the powers of ten of their units.
    """

    measure: str
    table: Figures
    options: Options
    slices: Sequence[slice]
    known: dict[int, list[Observation]]
    there: set[str]
    powers: set[int]
    measures: frozenset[str] = frozenset()

    @property
    def data(self) -> Dataset:
        """Return a dataset for the labels and units of the rows."""
        return Dataset((), self.table.catalog)

    @property
    def figures(self) -> int:
        """Return the number of figures that are selected."""
        return sum(len(self.table.subjects(rows)[0]) for rows in self.slices)

    def part(self, rows: slice) -> AnswerRows:
        """Return the answer for some rows of the table."""
        found = _with_templates(self, MEASURES[self.measure](self.table, self.options, rows))
        if self.measure == "show":
            found = found._replace(digits=self.table.digits.take(arrow(self.table.subjects(rows)[0])))
        self.there.update(row.measure for row in found.templates)
        found = found.only(self.measures) if self.measures else found
        self.powers.update(found.templates[number].unit_mult for number in np.unique(found.template).tolist())
        return found

    def only(self, measures: Iterable[str]) -> "Answer | None":
        """Return the answer with the rows of these measures; None where not all are among the first rows."""
        first = {row.measure for row in self.part(self.slices[0]).templates}
        wanted = frozenset(measures)
        return self._replace(measures=wanted) if wanted <= first else None

    def plain(self, subjects: Sequence[int], beside: Sequence[int], name: str) -> list[Observation]:
        """Return the rows of the plain engine for some figures of one series, in a table of these and others.

        ``subjects`` and ``beside`` are indices of figures: those to compute, and those that the table holds besides.
        The rows have no indicator and area. ``name``, if given, replaces the indicator of the series, unless that is
        the whole of a share.
        """
        table, collector = self.table, Collector(Report(""))
        of = split_name(self.options.get("of"))[0]
        if of in table.catalog:  # it may have no figure here
            collector.indicator(of, "", table.catalog[of].unit, table.catalog[of].unit_mult)
        own = int(table.key[subjects[0]]) // len(table.periods)
        for place in dict.fromkeys((*subjects, *beside)):
            series, period = divmod(int(table.key[place]), len(table.periods))
            indicator, area = table.place_of(series)
            asked_as = name if name and series == own and indicator != of else indicator
            value, about = repr(float(table.values[place])), table.catalog[indicator]
            collector.add(0, "", asked_as, area, table.periods[period], value, about.unit, about.unit_mult)
        data = Dataset(collector.dataset().observations, collector.catalog)
        asked = data.observations[: len(subjects)]
        if self.measure == "show":
            rows = asked
        elif (
            self.measure == "index"
        ):  # the command refuses a table without any base, and this one has a few figures only
            rows = measures.answer_of(index.of_levels(asked, data, self.options), data)
        else:
            rows = measures.rows(self.measure, asked, data, self.options)
        return [row._replace(indicator="", area="") for row in rows]

    def rows(self) -> list[Observation]:
        """Return the answer as rows, like the plain engine."""
        found = []
        for part in in_order(self.part, self.slices):
            texts = map(combining.text, part.values.tolist()) if part.digits is None else part.digits.to_pylist()
            rows = zip(part.series.tolist(), part.template.tolist(), texts, strict=True)
            for series, number, text in rows:
                indicator, area = self.table.place_of(series)
                text = "" if text == "nan" else text
                found.append(part.templates[number]._replace(indicator=indicator, area=area, value=text))
        return found


class _ComputedRows(NamedTuple):
    """Rows before they have notes and units: series, values, and kinds.

    ``named`` marks rows with a refusal that may name the indicator, ``own`` rows that belong to no kind. ``of(row)``
    returns the indices of the figures of a row, and of further figures that the plain engine needs for it.
    """

    series: Array
    values: Array  # two-dimensional: by subject, and by row that the measure returns for it
    kind: Array
    named: Array
    own: Array
    of: Callable[[int], tuple[Sequence[int], Sequence[int]]]


def _with_templates(asked: Answer, rows: _ComputedRows) -> AnswerRows:
    """Return rows with the templates of the plain engine; a row whose template has no value has none either."""
    table, names = asked.table, [ANY, *asked.table.names]
    kind = rows.kind.astype(np.int64) * len(names) + np.where(rows.named, rows.series // len(table.areas) + 1, 0)
    kind[rows.own] = -1 - np.flatnonzero(rows.own)
    kinds, places, which = distinct(kind)
    numbers = np.full((len(kinds), rows.values.shape[1]), -1, dtype=np.int32)
    templates: list[Observation] = []
    for row, (code, place) in enumerate(zip(kinds, places, strict=True)):
        base, named = divmod(code, len(names))
        if code < 0:
            plain_rows = asked.plain(*rows.of(place), "")
            rows.values[place, : len(plain_rows)] = [float(row.value or "nan") for row in plain_rows]
        else:
            plain_rows = asked.known.get(base) or asked.known.setdefault(base, asked.plain(*rows.of(place), ANY))
        numbers[row, : len(plain_rows)] = range(len(templates), len(templates) + len(plain_rows))
        if code < 0 or named:
            plain_rows = [
                row._replace(value=row.value and "0", facts=renamed(row.facts, ANY, names[named])) for row in plain_rows
            ]
        templates += plain_rows
    template = numbers[which]
    there = template >= 0
    series = np.broadcast_to(rows.series[:, None], template.shape)
    part = AnswerRows(series[there], template[there], rows.values[there], templates)
    part.values[np.array([not row.value for row in templates], dtype=bool)[part.template]] = np.nan
    return part


def _growth(table: Figures, options: Options, rows: slice) -> _ComputedRows:
    series, period = table.numbers(rows)
    earlier, place = table.before[period], np.arange(rows.start, rows.stop)
    lag = period - earlier
    at = kernel.partner(table.key, np.where(earlier < 0, -1, table.key[rows] - lag), place - lag)
    wanted = (at >= 0) | ~_is_first(table, series, period)
    if table.asked is not None:
        wanted &= np.isin(place, table.subjects(rows)[0], assume_unique=True)
    at, period, series, place = at[wanted], period[wanted], series[wanted], place[wanted]
    now, before = table.amounts[place], np.where(at < 0, np.nan, table.amounts[at])
    change = table.kinds[series // len(table.areas)]
    changes = np.where(change == RATE, now - before, kernel.percent(now, before, 1))
    state = np.where(np.isnan(changes), np.where(at < 0, MISSING, np.where(before == 0, ZERO, BELOW)), HOLDS)
    # The plain engine names longer periods that could be mistaken for the partner.
    own = np.isinf(changes) | ((at < 0) & table.is_mixed)

    def of(row: int) -> tuple[Sequence[int], Sequence[int]]:
        return [place[row]], table.places(int(series[row])) if own[row] or at[row] < 0 else [at[row]]

    kind = (state * len(KINDS) + change) * len(table.periods) + period
    return _ComputedRows(series, changes[:, None], kind, state != HOLDS, own, of)


def _is_first(table: Figures, series: Array, period: Array) -> Array:
    """Return for each figure whether its series starts less than a year before it (see derivation.is_first)."""
    starts, frequency = table.starts[period], table.frequency[period]
    group = np.cumsum(np.r_[0, series[1:] != series[:-1]]) * len(periods.FREQUENCIES) + frequency
    earliest = np.zeros(int(group[-1]) + len(periods.FREQUENCIES), dtype=starts.dtype)
    earliest[group[::-1]] = starts[::-1]  # in reverse, so that the first figure of each group is written last
    return starts - 12 < earliest[group]


def leaves_refusals(table: Figures) -> bool:
    """Return whether the plain engine has refusals of first figures that would leave a series without growth.

    They name what might be mistaken for the year before: a period of another length, or another area where the indicator has no
    growth at all (see ``measures.growth``).
    """
    if (table.before < 0).all() and not table.is_mixed:
        return False
    count, grown, left = len(table.areas), set[int](), list[tuple[int, int]]()
    anywhere = (
        table.is_mixed or table.asked is not None
    )  # an indicator may have growth in areas only that are not selected
    for rows in table.cuts(1 << 18) if anywhere else _of_few_figures(table):
        place, series, period, _ = table.subjects(rows)
        every, at = table.numbers(rows)
        first = _is_first(table, every, at)[place - rows.start]
        alone = first & ~np.isin(series, series[~first])
        grown.update(np.unique(series[~first] // count).tolist())
        left += zip((series[alone] // count).tolist(), table.before[period[alone]].tolist(), strict=True)
        if (
            table.is_mixed
            and np.isin(_start_key(table, series[alone], period[alone], 12), _start_key(table, every, at)).any()
        ):
            return True
    wanted = {(name, before) for name, before in left if name not in grown and before >= 0}
    return any(_has_period(table, name, before) for name, before in wanted)


def _start_key(table: Figures, series: Array, period: Array, earlier: int = 0) -> Array:
    """Return a number for each series and first month of a period, or for so many months ``earlier``."""
    return series.astype(np.int64) * (int(table.starts.max()) + 1) + table.starts[period] - earlier


def _of_few_figures(table: Figures) -> list[slice]:
    """Return the figures of each indicator that may have no growth, since its series have no more figures than a year has."""
    count = len(table.areas)
    most = count * (12 // int(table.months[0]))
    of_each = (table.places(number * count, count) for number in range(len(table.names)))
    return [slice(found.start, found.stop) for found in of_each if 0 < len(found) <= most]


def _has_period(table: Figures, indicator: int, period: int) -> bool:
    """Return whether an indicator has a figure for a period in any area."""
    found = table.places(indicator * len(table.areas), len(table.areas))
    return bool((table.numbers(slice(found.start, found.stop))[1] == period).any())


def _share(table: Figures, options: Options, rows: slice) -> _ComputedRows:
    name, place = split_name(options.get("of"))
    if name not in table.catalog or (place and place not in table.areas):
        raise NotSimple  # the plain engine refuses, or finds the parents of bundled indicators
    if len({about.unit_mult for about in table.catalog.values()}) > 1:
        raise NotSimple
    count = len(table.areas)
    first = table.names.index(name) * count  # the series of the whole in the first area
    there = table.places(first + table.areas.index(place)) if place else table.places(first, count)
    if not there:
        raise NotSimple
    subjects, series, period, values = table.subjects(rows)
    indicator, area = np.divmod(series, count)
    of_area = np.full_like(area, table.areas.index(place)) if place else area
    wanted = (of_area + first) * len(table.periods) + period
    at = kernel.partner(table.key, wanted, wanted - table.key[there[0]] + there[0])
    total = np.where(at < 0, np.nan, table.amounts[at])
    shares = kernel.percent(values, total)
    itself, elsewhere, rate = indicator == first // count, area != of_area, table.kinds[indicator] == RATE
    differs = (table.unit[indicator] != table.unit[first // count]) & (at >= 0)
    above = ~is_at_most(values, total)
    state = np.where(at < 0, MISSING, np.select([total == 0, total < 0, above], [ZERO, BELOW, ABOVE], HOLDS))
    state = np.where(rate | differs, OTHER + table.unit[indicator], state)
    own = np.isinf(shares) | ((at < 0) & ~rate & table.is_mixed)  # the plain engine names longer periods

    def of(row: int) -> tuple[Sequence[int], Sequence[int]]:
        whole = table.places(first + int(of_area[row]))
        return [subjects[row]], whole if own[row] else [at[row]] if at[row] >= 0 else whole[:1]

    kind = ((state * 2 + elsewhere) * 2 + itself) * len(table.periods) + period
    return _ComputedRows(series, shares[:, None], kind, state != HOLDS, own, of)


def _spans(table: Figures, rows: slice) -> tuple[Array, Array, Array]:
    """Return the indices of some figures by series, and the positions of each span's first and last figure in them."""
    places, series, period, _ = table.subjects(rows)
    group = series.astype(np.int64) * 16 + table.months[period]  # a period has at most twelve months
    if table.is_mixed:
        order = np.argsort(group, kind="stable")
        group, places, period = group[order], places[order], period[order]
    first, last = kernel.ends(group)
    season = table.starts % 12
    if season.any():  # only the figures of the season in which a series ends
        yearly = season[period] == np.repeat(season[period[last]], last - first + 1)
        places = places[yearly]
        first, last = kernel.ends(group[yearly])
    at, to = first[first != last], last[first != last]
    order = np.argsort(table.key[places[to]], kind="stable")
    return places, at[order], to[order]


def _cagr(table: Figures, options: Options, rows: slice) -> _ComputedRows:
    count = len(table.periods)
    places, at, to = _spans(table, rows)
    (series, period), values = table.numbers(places), table.amounts[places]
    rates = kernel.rounded(kernel.percent(values[1:], values[:-1], 1))  # each as it would be written
    years = (table.starts[period[to]] - table.starts[period[at]]) // 12
    both = np.column_stack([kernel.compound(values[at], values[to], years), kernel.means(rates, at, to - 1)])
    gaps = np.r_[0, np.flatnonzero(np.diff(table.starts[period]) != 12) + 1]
    last = gaps[np.searchsorted(gaps, to, side="right") - 1]  # the last gap before the end
    has_gap = last > at
    after = np.where(has_gap, period[last] + 1, 0).astype(np.int64)
    change = table.kinds[series[to] // len(table.areas)].astype(np.int64)
    own = (~np.isfinite(both).all(axis=1) | (has_gap & table.is_mixed)) & (change != RATE)

    def of(row: int) -> tuple[Sequence[int], Sequence[int]]:
        return places[at[row] : to[row] + 1], table.places(int(series[to[row]])) if own[row] else ()

    kind = ((change * count + period[at]) * count + period[to]) * (count + 1) + after
    return _ComputedRows(series[to], both, kind, has_gap | (change == RATE), own, of)


def _show(table: Figures, options: Options, rows: slice) -> _ComputedRows:
    """Return the figures themselves: alike are those of one period and one unit."""
    place, series, period, values = table.subjects(rows)
    kind = table.unit[series // len(table.areas)].astype(np.int64) * len(table.periods) + period
    none = np.zeros(len(place), dtype=bool)
    return _ComputedRows(series, values[:, None], kind, none, none, lambda row: ([place[row]], ()))


def _index(table: Figures, options: Options, rows: slice) -> _ComputedRows:
    place, series, period, values = table.subjects(rows)
    at = _places_of_base(table, options, place, series, period)
    of_base = np.where(at < 0, np.nan, table.amounts[at])
    found = kernel.percent(values, of_base)
    change = table.kinds[series // len(table.areas)]
    state = np.where(at < 0, MISSING, np.select([of_base == 0, of_base < 0], [ZERO, BELOW], HOLDS))
    state = np.where(change == RATE, OTHER, state)
    # The plain engine names what may be mistaken for the base: longer periods, and other areas of a series of one figure.
    own = (np.isinf(found) & (change != RATE)) | ((state == MISSING) & table.is_mixed)
    if (state == MISSING).any() and len(table.areas) > 1 and _is_alone(table, series[state == MISSING]).any():
        raise NotSimple
    found[at == place] = 100

    def of(row: int) -> tuple[Sequence[int], Sequence[int]]:
        whole = own[row] or at[row] < 0
        return [place[row]], table.places(int(series[row])) if whole else [at[row]]

    kind = ((state * 2 + (at == place)) * len(KINDS) + change) * len(table.periods) + period
    return _ComputedRows(series, found[:, None], kind, state != HOLDS, own, of)


def of_canonical_base(table: Figures, options: Options) -> Options | None:
    """Return the options of an index with the canonical base; None where the plain engine has to refuse it or to chain rates."""
    if not options.get("base") or options.get("chain"):
        return None
    options = options.having(base=periods.canonical(options.get("base")))
    for rows in table.cuts(1 << 18):
        place, series, period, _ = table.subjects(rows)
        rate = table.kinds[series // len(table.areas)] == RATE
        if (rate | (_places_of_base(table, options, place, series, period) >= 0)).any():
            return options
    return None


def _places_of_base(table: Figures, options: Options, place: Array, series: Array, period: Array) -> Array:
    """Return the index of the base of each figure, -1 where there is none."""
    wanted = _bases(table, options.get("base"))[period]
    keys = np.where(wanted < 0, -1, series * len(table.periods) + wanted)
    return kernel.partner(table.key, keys, place + wanted - period)


def _bases(table: Figures, base: str) -> Array:
    """Return the number of the base of each period, -1 where no figure has that: of parts of years the same part of a base year."""
    place = {period: number for number, period in enumerate(table.periods)}
    year = periods.span(base).start // 12 if periods.frequency(base) == "A" else None

    def of(period: str) -> str:
        if year is None or periods.frequency(period) == "A":
            return base
        return periods.shift(period, year - periods.span(period).start // 12)

    return np.array([place.get(of(period), -1) for period in table.periods], dtype=np.int64)


def _is_alone(table: Figures, series: Array) -> Array:
    """Return whether each of some series has one figure only."""
    first = series.astype(table.key.dtype) * len(table.periods)
    return np.searchsorted(table.key, first + len(table.periods)) - np.searchsorted(table.key, first) == 1


MEASURES: Mapping[str, Callable[[Figures, Options, slice], _ComputedRows]] = {
    "show": _show,
    "growth": _growth,
    "share": _share,
    "cagr": _cagr,
    "index": _index,
}
