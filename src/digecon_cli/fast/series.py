"""Growth, compound growth and shares of simple series in plain Python; whatever is not simple goes the plain path.

Simple is a published level without bounds, release date or price basis, the only one for its period. Such rows need
no rule but those tested here: the partner exists, in the same unit, and is not zero.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import pairwise
from math import inf, isfinite
from typing import NamedTuple

from .. import measures, periods, units
from ..comparability import is_stated
from ..dataset import Dataset
from ..measures import combining, derivation
from ..measures.derivation import Options, Subject
from ..measures.mean_growth import mean, mean_note
from ..measures.roles import parent_of
from ..measures.share import unstated
from ..model import Observation

_MIDDLE = ("growth", "", "", "computed")
_TAIL = ("", "", "", units.PERCENT, 0)
_REST = ("A", "", "", "", "")
Key = tuple[str, ...]
# In a long loop half the cost of naming the fields.
_make = partial(tuple.__new__, Observation)


class Series(NamedTuple):
    """The figures of one series: values in plain units by period, where all have one unit, one definition and no source."""

    figures: dict[str, Observation]
    values: dict[str, float]  # empty: the figures differ in more than their value
    basis: str
    normal: bool  # all have status A

    def status(self, periods_of: Iterable[str], whole: "Series | None" = None) -> str:
        """Return the status of what is derived from the figures of some periods, and of a whole's."""
        if self.normal and (whole is None or whole.normal):
            return "A"
        told = list(periods_of)
        return combining.status(one.figures[period] for one in (self, whole or self) for period in told)

    @property
    def first(self) -> Observation:
        """Return any of the figures, for what they share."""
        return next(iter(self.figures.values()))


def rows(name: str, selected: Sequence[Observation], data: Dataset, options: Options) -> list[Observation] | None:
    """Return the rows of ``growth``, ``cagr`` or ``share``, or None where the table or the options are not simple."""
    if options.vintage or options.overrides or options.get("basis") not in ("", "both", "computed"):
        return None
    tables: dict[Key, dict[str, Observation]] = {}
    table: dict[str, Observation] = {}
    last: Key = ()
    for one in data.observations:
        _, _, period, measure, base, since, origin, value, low, high, bound, _, _, basis, _, vintage, _, _, _ = one
        if measure != "level" or origin != "published" or not value:
            return None
        if low or high or bound or basis or vintage or base or since:
            return None
        key: Key = one[:2]
        if key != last:  # figures of one series mostly stand together
            last, table = key, tables.setdefault(key, {})
        if period in table:
            return None
        table[period] = one
    wanted: dict[Key, list[Observation]] = {}
    for one in selected:
        wanted.setdefault(one[:2], []).append(one)
    orders = {period: periods.order(period) for period in {one.period for one in selected}}
    made = {"growth": _growth, "cagr": _cagr, "share": _share}[name](tables, data, options)
    found: list[Observation] = []
    for key in sorted(wanted):
        found += made(key, sorted(wanted[key], key=lambda one: orders[one.period]))
    return found


Made = Callable[[Key, list[Observation]], list[Observation]]


def _series(figures: dict[str, Observation]) -> Series:
    """Return a series with its values."""
    first = next(iter(figures.values()))
    shared = first[11:13]
    factor = float(10.0 ** units.base(first.unit, first.unit_mult)[1])
    alike = all(one[14] != "D" and not one[16] and one[11:13] == shared for one in figures.values())
    values = {period: float(one[7]) * factor for period, one in figures.items()} if alike else {}
    normal = all(one[14] == "A" for one in figures.values())
    return Series(figures, values, derivation.growth_basis(first), normal)


def _growth(tables: dict[Key, dict[str, Observation]], data: Dataset, options: Options) -> Made:
    before: dict[str, str] = {}

    def made(key: Key, subjects: list[Observation]) -> list[Observation]:
        figures, values, basis, normal = series = _series(tables[key])
        if not values or data.about(key[0]).kind == "rate":
            return measures.rows("growth", subjects, data, options)
        found: list[Observation] = []
        head, rest = (*_TAIL, basis), (*_TAIL, basis, *_REST)
        for observation in subjects:
            period = observation[2]
            earlier = before.get(period) or before.setdefault(period, periods.shift(period, -1))
            base = values.get(earlier)
            change = (values[period] / base - 1) * 100 if base else inf
            if isfinite(change):
                if not normal:
                    rest = (*head, series.status((period, earlier)), *_REST[1:])
                found.append(_make((*key, period, *_MIDDLE, combining.text(change), *rest)))
            elif base is not None or not _is_first(period, figures):
                found += measures.rows("growth", [observation], data, options)
        return found

    return made


def _is_first(period: str, figures: Iterable[str]) -> bool:
    """Return what derivation.is_first does, of a series that is at hand."""
    start, frequency = periods.span(period).start, periods.frequency(period)
    return start - 12 < min(periods.span(one).start for one in figures if periods.frequency(one) == frequency)


def _cagr(tables: dict[Key, dict[str, Observation]], data: Dataset, options: Options) -> Made:
    def made(key: Key, subjects: list[Observation]) -> list[Observation]:
        _, values, basis, _ = series = _series(tables[key])
        groups: dict[Key, list[Observation]] = {}
        for one in subjects:
            covered = periods.span(one[2])
            groups.setdefault((covered.frequency, str(covered.months)), []).append(one)
        rate = data.about(key[0]).kind == "rate"
        found: list[Observation] = []
        for group in groups.values():
            season = periods.span(group[-1].period).start % 12
            told = [one.period for one in group if periods.span(one.period).start % 12 == season]
            years = periods.years_between(told[0], told[-1])
            several = [values.get(one, 0.0) for one in told]
            if rate or min(several) <= 0 or not years == len(told) - 1 > 0:
                found += measures.rows("cagr", group, data, options)
                continue
            compound = ((several[-1] / several[0]) ** (1 / years) - 1) * 100
            # Each as it would be told by itself.
            rates = [float(combining.text((now / before - 1) * 100)) for before, now in pairwise(several)]
            if not isfinite(compound + mean(rates)):
                found += measures.rows("cagr", group, data, options)
                continue
            note = mean_note(len(rates))
            ends = (told[0], told[-1])
            for name, value, words, of in (
                ("cagr", compound, "", ends),
                ("mean_growth", mean(rates), note, told),
            ):
                middle = (told[-1], name, "", told[0], "computed", combining.text(value))
                found.append(_make((*key, *middle, *_TAIL, basis, series.status(of), "", "", words, "")))
        return sorted(found, key=lambda one: periods.order(one.period)) if len(groups) > 1 else found

    return made


def _share(tables: dict[Key, dict[str, Observation]], data: Dataset, options: Options) -> Made:
    options = options.having(of=derivation.one_indicator(options.get("of"), data))
    wholes: dict[Key, Series] = {}

    def made(key: Key, subjects: list[Observation]) -> list[Observation]:
        part = _series(tables[key])
        indicator, area = parent_of(Subject(subjects[0], data, options))
        other = wholes.get((indicator, area))
        if other is None and (indicator, area) in tables:
            other = wholes[indicator, area] = _series(tables[indicator, area])
        if other is None or not _are_simple(part, other, data):
            return measures.rows("share", subjects, data, options)
        found: list[Observation] = []
        name = indicator if area == key[1] else f"{indicator}@{area}"
        middle = ("share", name, "", "computed")
        note = "" if is_stated(key, (indicator, area), data) else unstated(name)
        for observation in subjects:
            period = observation[2]
            total = other.values.get(period)
            share = part.values[period] / total * 100 if total else inf
            if isfinite(share):
                rest = (*_TAIL, "", part.status((period,), other), "", "", note, "")
                found.append(_make((*key, period, *middle, combining.text(share), *rest)))
            else:
                found += measures.rows("share", [observation], data, options)
        return found

    return made


def _are_simple(part: Series, whole: Series, data: Dataset) -> bool:
    """Return whether no rule has anything to say of a part and its whole but what _share tests itself."""
    entry, about = (data.about(one.first.indicator) for one in (part, whole))
    return (
        bool(part.values and whole.values)
        and part.first[11:13] == whole.first[11:13]
        and entry.kind == about.kind != "rate"
        and not (entry.concept or entry.parent or entry.indicator in about.wholes)
    )
