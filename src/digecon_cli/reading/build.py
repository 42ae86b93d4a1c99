"""Turn the cells of a foreign table into a dataset: the one place where other people's figures become observations.

Digits do not show precision here unless the file states its decimals, so figures have no bounds. Codes stay as they are.
What is no figure is left out and counted; a figure that the file gives twice with different values is not taken.
"""

from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence, Set
from itertools import pairwise
from typing import Any, NamedTuple

from ..core import facts, periods, units
from ..core.cleaning import printable
from ..core.dataset import Dataset
from ..core.intervals import decimals, printed_bounds
from ..core.messages import Message
from ..core.model import MEASURED, Break, Indicator, Observation, Revision
from ..core.schema import columns
from . import parse, stated, times, unit_text
from .report import CONFLICTS, FURTHER, INCOMPLETE, MARKED_MISSING, REPEATED, SINGLE_DAYS, Report, first_of

# What is left out, and why (more in report.py).
EMPTY = "empty cells"
TEXT = "cells with text"
DELETED = "rows that delete figures"
UNDATED = "vintages that are no date"  # whose figures are taken
OUTSIDE = "numbers outside of the table"
UNUSED = "numbers in columns that are not used"
# What is said where ``SINGLE_DAYS`` are left out.
NO_DAYS = Message("days and weeks are not supported: --daily mean (or last, sum) turns them into months")
NO_MONTHS = Message("days and weeks are not supported, and no month has all of its days: give figures of months")
_MOST_TITLES = 5
_MANY_DAYS = 24  # the first days of so many months show that those of days are months
LEAST = 0.5  # the share of the figures in a file that must be read: an answer from fewer would mislead
_NO_FIGURES = (EMPTY, MARKED_MISSING, REPEATED, DELETED, UNDATED, INCOMPLETE)
_FLAGGED = "the file flags a break here (status B)"
_CODED = {
    "break": "the file has the code break here",
    "edition": "the file has the code edition here",
    "definition": "the file has the code definition here",
    "basis": "the file has the code basis here",
}
_Key = tuple[str, str, str, str, str]  # indicator, area, period, vintage, measure
_SPELLED: dict[str, Callable[[times.Day], str]] = {
    "years": lambda day: f"{day[0]:04}",
    "half-years": lambda day: f"{day[0]:04}-S{(day[1] + 5) // 6}",
    "quarters": lambda day: f"{day[0]:04}-Q{(day[1] + 2) // 3}",
    "months": lambda day: f"{day[0]:04}-{day[1]:02}",
}


class BreakPlace(NamedTuple):
    """Where a break lies: no figure of a series before its period is compared with a later one."""

    indicator: str
    area: str
    period: str

    @property
    def series(self) -> tuple[str, str]:
        """Return the indicator and area."""
        return self.indicator, self.area


_NONE: Mapping[BreakPlace, str] = {}


def breaks(
    rows: Iterable[Observation],
    revised: Sequence[Revision] = (),
    broken: Sequence[Break] = (),
    marked: Mapping[BreakPlace, str] = _NONE,
) -> list[Break]:
    """Return the breaks at published levels of status B, or with the code of a break: no earlier figure is compared with them.

    ``marked`` are those of a column of breaks, with their reasons.

    A code adds nothing, and is skipped, where the same is known already: ``edition`` of a dated figure in a series that is ``revised``,
    ``break`` where the series is ``broken`` before the figure, and ``definition`` in a series that has a figure of status D.
    """
    levels = [row for row in rows if row.measure in MEASURED and row.origin == "published"]
    found = {_place(row): _FLAGGED for row in levels if row.status == "B"} | dict(marked)
    spans: dict[BreakPlace, str] = {}
    coded = {_place(row): fact.code for row in levels if row.facts and (fact := row.fact_of(facts.BREAK))}
    if coded:
        series: dict[tuple[str, str], list[Observation]] = {}
        for row in levels:
            series.setdefault((row.indicator, row.area), []).append(row)
        editions = {(one.indicator, one.area) for one in revised}
        definitions = {(row.indicator, row.area) for row in levels if row.status == "D"}
        known = {
            *(("edition", _place(row)) for row in levels if row.vintage and (row.indicator, row.area) in editions),
            *(("definition", _place(row)) for row in levels if (row.indicator, row.area) in definitions),
        }
        for at, code in coded.items():
            of_series = [one.period for one in broken if (one.indicator, one.area) == at.series and code == "break"]
            starts = {periods.span(period).start for period in of_series}
            if (code, at) not in known and (place := _break_place(at, coded, series[at.series], starts)):
                found.setdefault(place, _CODED[code])
                spans.setdefault(place, _spans(at, coded, series[at.series]))
    return [Break(*at, reason, spans=spans.get(at, "")) for at, reason in found.items()]


def _spans(at: BreakPlace, coded: Container[BreakPlace], series: Iterable[Observation]) -> str:
    """Return ``part_years`` for a break from part of a year whose year, or the next one there is, has no code of a break."""
    own = periods.span(at.period)
    years = [row for row in series if periods.frequency(row.period) == "A" and periods.span(row.period).end >= own.end]
    next_year = min(years, key=lambda row: periods.order(row.period), default=None)
    return "part_years" if own.months < 12 and next_year and _place(next_year) not in coded else ""


def _place(row: Observation) -> BreakPlace:
    return BreakPlace(row.indicator, row.area, row.period)


def _break_place(
    at: BreakPlace, coded: Container[BreakPlace], series: Iterable[Observation], starts: Collection[int]
) -> BreakPlace | None:
    """Return the place of a break from a figure with its code: at its period, unless figures without a code continue there.

    The first months of a year with a break may still compare with those of the year before. None where the break is a known
    one, which ``starts`` in a given month.
    """
    alike: dict[tuple[str, str, int], set[str]] = {}
    for row in series:
        covered = periods.span(row.period)
        alike.setdefault((row.basis, covered.frequency, covered.months), set()).add(row.period)
    pairs = [both for spans in alike.values() for both in pairwise(sorted(spans, key=periods.order))]
    own = periods.span(at.period)
    months = {own.start}
    for before, after in pairs:
        months |= set(range(periods.span(before).start + 1, own.end)) if after == at.period else set()
    if months & set(starts):
        return None
    for before, after in pairs:
        if at._replace(period=after) not in coded:
            months -= set(range(periods.span(before).start + 1, periods.span(after).end))
    if own.start in months or not months:
        return at
    return at._replace(period=periods.spell(periods.Span(min(months, key=lambda month: abs(month - own.start)), 1)))


def is_enough(taken: int, left_out: Mapping[str, int]) -> bool:
    """Return whether so many figures of a file answer for it; a figure that is given many times is one figure that is not known."""
    return share_read(taken, {kind: number for kind, number in left_out.items() if kind != FURTHER}) >= LEAST


def share_read(taken: int, left_out: Mapping[str, int]) -> float:
    """Return the share of the numbers in a file that were taken, from 0 to 1; an empty cell is no number."""
    lost = sum(number for kind, number in left_out.items() if kind not in _NO_FIGURES)
    return taken / (taken + lost) if taken + lost else 0.0


def with_units(data: Dataset, units_of: Mapping[str, unit_text.Unit]) -> Dataset:
    """Return a dataset whose levels without a unit have that of their indicator, where one is given; their power of ten stays where they have one."""
    rows = [
        row._replace(unit=unit.name, unit_mult=row.unit_mult or unit.power)
        if not row.unit
        and row.measure == "level"
        and (unit := units_of.get(row.indicator, unit_text.NONE)) != unit_text.NONE
        else row
        for row in data.observations
    ]
    found = data.with_observations(rows)
    found.catalog = {
        code: entry._replace(
            unit=unit.name,
            unit_mult=entry.unit_mult or unit.power,
            kind="rate" if unit_text.is_rate(unit.name, ()) else "",
        )
        if not entry.unit and (unit := units_of.get(code, unit_text.NONE)) != unit_text.NONE
        else entry
        for code, entry in data.catalog.items()
    }
    return found


def remark_title(catalog: Mapping[str, Indicator], report: Report) -> None:
    """Report the title of a table that no name of an indicator has: it may say of what the figures are."""
    names = "\n".join(name for code, entry in catalog.items() for name in (code, entry.label)).lower()
    lost = [printable(title, 100) for title in dict.fromkeys(report.titles) if title.lower() not in names]
    if lost:
        report.remark(Message("title of the table: '{title}'", title="; ".join(lost[:_MOST_TITLES])))


def frequency_of(days: Set[times.Day]) -> str:
    """Return the kind of period of which all days are the first day, the last or the middle (of quarters or months); empty for none."""
    stamp = times.stamp(days)
    if stamp in ("", "middle"):
        if times.stand_for_years(days):
            return "years"
        return "quarters" if stamp else "months" if times.stand_for_months(days) else ""
    months = {month if stamp == "first" else month % 12 + 1 for _, month, _ in days}
    for kind, beginnings in (("years", {1}), ("half-years", {1, 7}), ("quarters", {1, 4, 7, 10})):
        if months <= beginnings and (len(months) > 1 or months == beginnings):  # July alone is a month
            return kind
    apart = stamp == "first" and times.are_a_quarter_apart({_SPELLED["months"](day) for day in days})
    return "quarters" if apart else "months"


def _of_begun_month(days: Set[times.Day]) -> times.Day | None:
    """Return the last of many days where all before it are the first of their months, of its own too: what a month had until then."""
    last = max(days)
    rest = days - {last}
    return last if len(rest) > _MANY_DAYS and (*last[:2], 1) in rest and times.stamp(rest) == "first" else None


def spelled(kind: str, day: times.Day) -> str:
    """Return the period of a kind (see ``frequency_of``) that a day stands for; empty for a year that is none here."""
    return times.period(_SPELLED[kind](day))


def _given_twice(figure: str) -> Message:
    return Message("{figure} is given twice with different values", figure=printable(figure))


def _first_names(codes: Sequence[str]) -> tuple[Any, ...]:
    return first_of([printable(code, 40) for code in codes], _MOST_TITLES)


class Collector:
    """Takes the figures of one file; ``dataset()`` ends the reading."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.catalog: dict[str, Indicator] = {}
        self._rows: dict[_Key, Observation] = {}
        self._unknown_status: dict[str, None] = {}  # words, in their order
        self._conflicts: Counter[_Key] = Counter()  # how many figures have another value than the first of their key
        self._breaks: dict[BreakPlace, str] = {}  # with their reasons
        self._dated: list[tuple[times.Day, tuple[Any, ...]]] = []  # with what else ``_take`` needs

    def indicator(self, code: str, label: str = "", unit: str = "", unit_mult: int = 0) -> None:
        """Describe an indicator, once; the change of a rate, known by its unit or its name, is a difference."""
        if code not in self.catalog:
            sector = code.partition(".")[0]
            kind = "rate" if unit_text.is_rate(unit, (label, code)) else ""
            label = "" if label == code else label
            self.catalog[code] = Indicator(code, label, "", sector, kind, unit, unit_mult)

    def add(
        self, line: int, column: str, indicator: str, area: str, period: str, value: str,
        unit: str = "", unit_mult: int = 0, places: str = "", status: str = "", vintage: str = "", source: str = "",
        note: str = "", broken: str = "", measure: str = "level",
    ) -> None:  # fmt: skip
        """Take one figure as the file has it.

        ``places`` are the decimals that the file states, empty for none stated; ``broken`` is the cell of a column of breaks.
        """
        number = parse.number(value)
        if number is None or not parse.is_countable(number, unit, unit_mult):
            if parse.is_missing(value):
                self.report.skip(EMPTY)
            else:
                self.report.problem(line, column, Message("'{value}' is not a number", value=printable(value)), TEXT)
            return
        figure = (
            indicator,
            line,
            column,
            area,
            number,
            unit,
            unit_mult,
            places,
            status,
            vintage,
            source,
            note,
            broken,
            measure,
        )
        if canonical := times.period(period):
            self._take(canonical, *figure)
        elif date := times.date(period):
            self._dated.append((date, figure))
            self.report.check_room(len(self._dated))
        else:
            self.report.unknown_period(line, period)

    def add_columns(
        self, indicators: Sequence[str], areas: Sequence[str], periods: Sequence[str], values: Sequence[str],
        units_of: Sequence[str], label_of: Mapping[str, str],
    ) -> bool:  # fmt: skip
        """Take figures that have no other attributes at once, with the result of ``add`` in a third of the time.

        Takes none of them and returns False where one of them has a problem.
        """
        numbers = list(map(parse.number, values))
        canonical = list(map(times.period, periods))
        if None in numbers or "" in canonical or "" in indicators:
            return False
        found = {
            (indicator, area, period, "", "level"): tuple.__new__(Observation, (
                indicator, area, period, "level", "", "", "published", number, "", "", "", unit, 0, "", "A", "", "", "", "", (),
            ))
            for indicator, area, period, number, unit in zip(
                indicators, areas, canonical, numbers, units_of, strict=True
            )
        }  # fmt: skip
        if len(found) < len(numbers) or not self._rows.keys().isdisjoint(found):
            return False
        self._rows.update(found)
        self.report.check_room(len(self._rows))
        first = dict(zip(reversed(indicators), reversed(units_of), strict=True))
        for name in dict.fromkeys(indicators):
            self.indicator(name, label_of.get(name, ""), first[name])
        return True

    def _take(
        self, period: str, indicator: str, line: int, column: str, area: str, number: str, unit: str, unit_mult: int,
        places: str, status: str, vintage: str, source: str, note: str, broken: str, measure: str,
    ) -> None:  # fmt: skip
        if not indicator:
            self.report.problem(line, "indicator", Message("is empty"), "figures without an indicator")
            return
        if status and self._is_marked_missing(number, status):
            return
        if indicator not in self.catalog:
            self.indicator(indicator, "", *((unit, unit_mult) if measure == "level" else ()))
        letter, flags = parse.status(status) if status else ("A", "")
        if vintage and (fault := columns("observations")["vintage"].fault(vintage)):  # it would not read back
            self.report.problem(line, "vintage", fault, UNDATED)
            note, vintage = note or f"vintage in the file: {vintage}", ""
        low = high = ""
        if places and places.isdecimal() and decimals(number) <= int(places) < 16:
            if missing := int(places) - decimals(number):
                point = "" if "." in number else "."
                number = f"{number}{point}{'0' * missing}"
            low, high = printed_bounds(number, "")
        key = (indicator, area, period, vintage, measure)
        if broken and (why := stated.reason(broken)):
            self._breaks[BreakPlace(indicator, area, period)] = why
        known = self._rows.get(key)
        if known is not None:
            if float(known.value) == float(number) and (known.unit, known.unit_mult) == (unit, unit_mult):
                self.report.skip(REPEATED)
            else:
                self._conflicts[key] += 1
                self.report.problem(line, column, _given_twice(f"{indicator} {area} {period}"), "")
            return
        fields = (
            indicator, area, period, measure, "", "", "published", number, low, high, "", unit, unit_mult, "", letter,
            vintage, source, note or flags, "", (),
        )  # fmt: skip
        self._rows[key] = tuple.__new__(Observation, fields)  # for every cell: naming the fields takes twice as long
        self.report.check_room(len(self._rows))

    def _is_marked_missing(self, number: str, status: str) -> bool:
        """Return whether a figure is a zero whose status says that there is none, and count it; a status that is not known is kept to be said."""
        if parse.is_unknown_status(status):
            self._unknown_status.setdefault(status)
        missing = parse.says_missing(status) and not float(number)
        if missing:
            self.report.skip(MARKED_MISSING)
        return missing

    def _place_years_so_far(self) -> None:
        """Let months and quarters of indicators that are sums of the year so far begin in January; report these, and what may be such sums."""
        if not any(times.may_be_summed(entry.label or code) for code, entry in self.catalog.items()):
            return
        parts = [key for key in self._rows if times.PART.fullmatch(key[2])]
        name_of = {code: self.catalog[code].label or code for code in dict.fromkeys(key[0] for key in parts)}
        sums = times.sums_of_year(name_of.values()) - {name_of[code] for code in self._going_on(parts, name_of)}
        from_january = [code for code, name in name_of.items() if name in sums]
        for key in [key for key in parts if key[0] in from_january]:
            self._move(key, times.from_january(key[2]))
        if from_january:
            names = _first_names(from_january)
            self.report.remark(
                Message(
                    "by their names these are figures of the year so far, and read as those from January on: {names}",
                    names=names,
                )
            )
        if open_sums := [code for code, name in name_of.items() if name not in sums and times.may_be_summed(name)]:
            names = _first_names(open_sums)
            self.report.remark(
                Message(
                    "by their names these may be sums since some month, and are read as figures of each period: {names}",
                    names=names,
                )
            )

    def _going_on(self, parts: Iterable[_Key], name_of: Mapping[str, str]) -> set[str]:
        """Return the indicators called sums that are nowhere smaller at the beginning of a year than at the end of the one before it: stocks, which go on."""
        open_sums = {code for code, name in name_of.items() if times.is_sum(name)}
        series: dict[tuple[str, str, str], list[tuple[str, float]]] = {}
        for key in parts:
            indicator, area, period, vintage, measure = key
            if indicator in open_sums and measure == "level" and not units.is_rate(self._rows[key].unit):
                series.setdefault((indicator, area, vintage), []).append((period, float(self._rows[key].value)))
        turns = [
            (key[0], 0 < last <= first)
            for key, figures in series.items()
            for (before, last), (after, first) in pairwise(sorted(figures))
            if times.is_turn_of_year(before, after)
        ]
        return {indicator for indicator, _ in turns} - {indicator for indicator, goes_on in turns if not goes_on}

    def _move(self, key: _Key, period: str) -> None:
        """Give a figure another period; where there is one already, it is counted as one that is given twice."""
        row = self._rows.pop(key)
        indicator, area, old, vintage, measure = key
        moved = (indicator, area, period, vintage, measure)
        given = self._conflicts.pop(key, 0)
        if moved not in self._rows:
            self._rows[moved] = row._replace(period=period)
        elif self._rows[moved].value == row.value:
            self.report.skip(REPEATED)
        else:
            given += 1
        if given:
            self._conflicts[moved] += given
        if why := self._breaks.pop(BreakPlace(indicator, area, old), ""):
            self._breaks[BreakPlace(indicator, area, period)] = why

    def _remark_status(self) -> None:
        """Report words of a status that are not known: what they say of figures is not said of these."""
        if self._unknown_status:
            words = tuple(f"'{printable(text, 40)}'" for text in self._unknown_status)
            self.report.remark(
                Message(
                    "words that may say how sure figures are were not understood: {words}",
                    words=first_of(words, _MOST_TITLES),
                )
            )

    def _place_dates(self) -> None:
        """Take the figures with dates: as the years, half-years, quarters or months whose first or last days they are.

        Each indicator is judged by itself, since a file of months may also hold quarters.
        """
        dates: dict[str, set[times.Day]] = {}
        for date, (indicator, *_) in self._dated:
            dates.setdefault(indicator, set()).add(date)
        kinds = {indicator: frequency_of(found) for indicator, found in dates.items()}
        begun = {indicator: _of_begun_month(dates[indicator]) for indicator, kind in kinds.items() if not kind}
        kinds |= {indicator: frequency_of(dates[indicator] - {day}) for indicator, day in begun.items() if day}
        for kind in dict.fromkeys(kind for kind in kinds.values() if kind):
            of_kind = (found for indicator, found in dates.items() if kinds[indicator] == kind)
            self.report.remark(times.read_as(kind, set().union(*of_kind)))
        days = {indicator: found for indicator, found in dates.items() if not kinds[indicator]}
        if days and all(map(times.are_decades_apart, days.values())):
            self.report.remark(
                Message("days that are about ten years apart, as those of a census, were read as their years")
            )
            kinds |= dict.fromkeys(days, "years")
        for date, (indicator, *figure) in self._dated:
            kind = kinds[indicator]
            if kind and date == begun.get(indicator):
                self.report.skip(SINGLE_DAYS)
            elif kind and (period := spelled(kind, date)):
                self._take(period, indicator, *figure)
        self._place_days([(date, figure) for date, figure in self._dated if not kinds[figure[0]]])

    def _place_days(self, dated: Sequence[tuple[times.Day, tuple[Any, ...]]]) -> None:
        """Take the figures of single days as months, where the report is asked to, else leave them out."""
        if self.report.daily and dated:
            from . import days  # few tables need it

            for month, figure in days.months(dated, self.report):
                self._take(month, *figure)
        elif dated:
            self.report.skip(SINGLE_DAYS, len(dated))
            self.report.remark(NO_DAYS)
        elif self.report.daily and SINGLE_DAYS not in self.report.left_out:
            self.report.remark(Message("--daily changes nothing: there are no figures of days or weeks"))

    def _leave_out_conflicts(self) -> None:
        """Leave out figures that are given twice with different values, and all of a series of which most are: it is two series."""
        contradicted = Counter((indicator, area) for indicator, area, *_ in self._conflicts)
        given = Counter((indicator, area) for indicator, area, *_ in self._rows if (indicator, area) in contradicted)
        two = {series for series, number in contradicted.items() if 2 * number > given[series]}
        lost = {key for key in self._rows if key in self._conflicts or key[:2] in two}
        for key in lost:
            del self._rows[key]
        self.report.skip(CONFLICTS, len(lost))
        self.report.skip(FURTHER, self._conflicts.total() - len(self._conflicts))

    def _remark_vintages(self) -> None:
        """Report how many figures have a later vintage in the file, which is the one that counts."""
        dated = Counter((*key[:3], key[4]) for key in self._rows if key[3])
        if earlier := dated.total() - len(dated):
            self.report.remark(
                Message(
                    "figures of which a later vintage counts: {number} (--vintage first counts them)",
                    number=f"{earlier:,}",
                )
            )

    def _rates_by_size(self, catalog: Mapping[str, Indicator]) -> list[str]:
        """Return the indicators that are rates by the size of their figures: ``unemployment`` below 100, and not in whole numbers."""
        found = []
        for code, entry in catalog.items():
            if not entry.kind and unit_text.may_be_rate(entry.unit, (entry.label, code)):
                values = [row.value for row in self._rows.values() if row.indicator == code]
                if any("." in value for value in values) and all(0 <= float(value) < 100 for value in values):
                    found.append(code)
        return found

    def dataset(self) -> Dataset:
        """Return what was read; the report has the rest."""
        self._place_dates()
        self._place_years_so_far()
        if self._conflicts:
            self._leave_out_conflicts()
        self._remark_vintages()
        self._remark_status()
        taken = {indicator for indicator, *_ in self._rows}
        catalog = {code: entry for code, entry in self.catalog.items() if code in taken}
        catalog |= {code: catalog[code]._replace(kind="rate") for code in self._rates_by_size(catalog)}
        rates = {code: entry.unit for code, entry in catalog.items() if entry.kind == "rate"}
        # Of an indicator that has amounts too, each figure is what its own unit says.
        levels = (row for row in self._rows.values() if row[0] in rates and row.measure == "level") if rates else ()
        mixed = {row.indicator for row in levels if row.unit != rates[row.indicator]}
        catalog |= {code: catalog[code]._replace(kind="") for code in mixed}
        return Dataset(list(self._rows.values()), catalog, breaks(self._rows.values(), marked=self._breaks))
