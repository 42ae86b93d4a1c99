"""What figures that were read may be after all: said beside them, and never changed.

A name or a unit may leave open whether figures are amounts or rates, or say one thing where the figures look like another.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import dropwhile, pairwise
from operator import not_
from typing import Protocol

from ..core import periods, units
from ..core.cleaning import printable
from ..core.messages import Message
from ..core.model import Indicator, Observation
from ..core.period_words import months_from_to
from . import times, unit_text
from .report import Report, first_of

_MOST_NAMED = 5  # indicators in a sentence
_MANY, _MOST = 20, 0.9  # indicators, and the share of them without a unit beside which a few with one are odd
_NO_RATE = re.compile(
    r"adjusted annual rates?|exchange rates?|taxas? de c[âa]mbio|tipos? de cambio|taux de change", re.I
)
_LONGEST_NAME = 100  # a longer one describes its figures, and what they are compared with
_POINTS_OR_POWER = "pps"  # percentage points, or purchasing power
_LARGE_CHANGE, _AS_AN_INDEX = 10, 50  # percent
LEAST_PERIODS, LEAST_AREAS = 5, 3  # of figures that never change
_MOST_PERCENT = 10_000  # that even a great inflation hardly reaches
_ALL_PERCENT = 1_000  # and more, in all periods, no rate has
# Numbers that observatories write for what is missing, and how often one must be there, so that it is no figure.
MARKS = (
    -9.99, -99, -99.9, -99.99, -999, -999.9, -999.99, -9999, -9999.9, -9999.99, -99999, -222222222, -333333333, -555555555, -666666666, -888888888, -999999999,
)  # fmt: skip
LEAST_MARKS = 2
# So many zeros may be such numbers too, where as many other figures, all different, have a size above this part of the largest.
LEAST_ZEROS, LEAST_SIZES, FAR_FROM_ZERO = 3, 10, 0.2
# They may be behind or between at least so many figures of a series, each of which is at most so many times as large as the next one, or as small.
LEAST_BESIDE_ZERO, ALIKE_BESIDE_ZERO = 5, 2
# They may be in months that end no quarter, so many of them, where this share of these and hardly any other month is zero.
ZEROS_WITHIN_QUARTERS, MOST_WITHIN_QUARTERS = 8, 0.9
# A lowest figure of -1 may be one as well, where all others are above this.
MINUS_ONE, FAR_FROM_MINUS_ONE = -1, 10
# By how much of its size a figure differs from one before it that is about as large, and how many such pairs with other signs are
# too many, and of how many pairs.
ALIKE = 0.15
_OF_PART = re.compile("^(?!.*(?:年初|累计|截[至止]|[至到]|[季月]止)).*[当本][季月]")
# How many years begin lower than the one before them ended, and by how much, so that figures may be sums of the year so far.
LEAST_TURNS, FALLEN = 3, 0.6
_LEAST_ALIKE, _MOST_ALIKE = 8, 0.9
_BETWEEN_WORDS = re.compile(r"[\s_.,/]+")
_QUARTER = re.compile(r"Q[1-5]")
_A_YEAR = 12  # months
_ROMANS = ("I", "II", "III")
MONTH = re.compile(r"\d{4}-(\d\d)")
_FAR = "2060"  # a year of which there are few figures, unless it is one of another calendar


def _is_measured(entry: Indicator) -> bool:
    """Return whether it is known if the figures of an indicator are amounts or rates; no rate is in thousands."""
    return bool((entry.unit and not unit_text.is_open_rate(entry.unit)) or entry.unit_mult or entry.kind)


def remarks_by_catalog(remarks: Iterable[Message], catalog: Mapping[str, Indicator]) -> list[Message]:
    """Return the remarks on a file that hold with a catalog of its indicators: none on their units where it has them all."""
    measured = all(map(_is_measured, catalog.values()))
    open_units = {_no_unit(()).template, _by_name(()).template}
    clauses = [(remark, remark.values.get("sentence")) for remark in remarks]
    return [
        remark
        for remark, clause in clauses
        if not (measured and isinstance(clause, Message) and clause.template in open_units)
    ]


def _no_unit(names: tuple[str, ...]) -> Message:
    return Message(
        "no unit was found for {names}: the figures are read as amounts, with growth in percent (for rates: --map unit=%)",
        names=names,
    )


def _by_name(names: tuple[str, ...]) -> Message:
    return Message(
        "by their names alone these are read as rates, with growth as a difference: {names} (for amounts give a unit: --map unit=USD)",
        names=names,
    )


class Sizes(Protocol):
    """How large the figures of indicators are, and of which areas and periods."""

    def areas_of_figures(self) -> list[str]:
        """Return the names of the areas that have a figure, in their order."""

    def first_period(self) -> str:
        """Return the earliest period that has a figure."""

    def largest(self, indicator: str) -> float:
        """Return the size of the largest figure of an indicator."""

    def marks(self) -> dict[str, float]:
        """Return the lowest figure of the indicators in which it is one of ``MARKS``, ``LEAST_MARKS`` times or more, or alone below zero, or zero far from all others."""

    def smallest(self, indicator: str) -> float:
        """Return the lowest figure of an indicator."""

    def unchanged(self) -> list[str]:
        """Return the indicators whose figures are the same in all periods, ``LEAST_PERIODS`` or more, of each of ``LEAST_AREAS`` or more."""

    def rising_within_years(self) -> list[str]:
        """Return the indicators whose figures of parts of years only rise within each year, ``LEAST_TURNS`` of them or more, and begin the next below ``FALLEN`` of it."""

    def changes_of_sign(self) -> dict[str, tuple[int, int]]:
        """Return how often a figure of an indicator and the one before it have other signs, and how often they are about as large then."""


def remark(entries: Mapping[str, Indicator], sizes: Sizes, report: Report) -> None:
    """Report what may be wrong about the units and the figures of indicators, all of which have levels."""
    _remark_units(entries, report)
    if parts := _parts_of_years(entries):
        report.remark(
            Message(
                "parts of years in the names are no periods here: {parts} (write such periods as 2018-Q1 or 2018-01)",
                parts=_named(parts),
            )
        )
    _remark_sizes(entries, sizes, report)
    _remark_marks(sizes.marks(), report)
    _remark_minuses(sizes.changes_of_sign(), report)
    if same := sizes.unchanged():
        report.remark(
            Message("these are the same in all periods, and may be of one time alone: {names}", names=_named(same))
        )
    if sums := [code for code in sizes.rising_within_years() if not _is_of_part(code, entries[code])]:
        report.remark(
            Message(
                "these rise within each year and fall at its beginning: they may be sums of the year so far, but are read as figures of each period: {names}",
                names=_named(sums),
            )
        )
    _remark_areas(sizes.areas_of_figures(), report)
    if (first := sizes.first_period())[:4] > _FAR:
        report.remark(
            Message("all years are far from now, and may be those of another calendar: from {period}", period=first)
        )


def _is_of_part(code: str, entry: Indicator) -> bool:
    """Return whether figures are no sums of the year so far: rates, or those of a quarter or a month by their name."""
    return _is_rate(entry) or bool(_OF_PART.search(entry.label or code))


def _remark_units(entries: Mapping[str, Indicator], report: Report) -> None:
    """Report indicators that have no unit, a doubtful one, or one that says that their figures are changes.

    Of many without a unit the first are those that sound like rates.
    """
    if without := [code for code, entry in entries.items() if not _is_measured(entry)]:
        without.sort(key=lambda code: (not unit_text.sounds_like_rate((code, entries[code].label)), code))
        report.remark(_no_unit(_named(without)))
    if rates := [code for code, entry in entries.items() if entry.kind == "rate" and not entry.unit]:
        report.remark(_by_name(_named(rates)))
    if few := _few_with_units(entries):
        report.remark(
            Message(
                "of all the names only a few were taken to state a unit or a power of ten: {names}", names=_named(few)
            )
        )
    if amounts := [code for code, entry in entries.items() if _is_amount_called_rate(entry)]:
        report.remark(
            Message(
                "by their names, if not by their units, these may be rates: {names}; they are read as amounts, with growth in percent",
                names=_named(amounts),
            )
        )
    if changes := [code for code, entry in entries.items() if unit_text.says_change(entry.unit)]:
        report.remark(
            Message("by their unit these are changes, of which growth says little: {names}", names=_named(changes))
        )
    if degrees := [code for code, entry in entries.items() if unit_text.are_degrees(entry.unit)]:
        report.remark(Message("growth of temperatures in percent says little: {names}", names=_named(degrees)))
    if scaled := [entry.unit for entry in entries.values() if unit_text.has_open_scale(entry.unit)]:
        report.remark(
            Message(
                "a word in these units may be a power of ten, and was not applied: {units}",
                units=_named(list(dict.fromkeys(scaled))),
            )
        )


def _parts_of_years(entries: Mapping[str, Indicator]) -> list[str]:
    """Return the months, quarters or halves by which alone names differ: ``Q1`` and ``Q2``, ``Exports_Q1`` and ``Exports_Q2``.

    Two months may be anything: April and June.
    """
    split = [_BETWEEN_WORDS.split(entry.label or code) for code, entry in entries.items()]
    texts = {part for name in split for part in name}
    halves = {"I": "-S1", "II": "-S2"} if texts.intersection(_ROMANS) == {"I", "II"} else {}
    alone = list(filter(_QUARTER.fullmatch, texts))  # beside others they may be quintiles, and all quarters are known
    spans = {text: "-P" for text in texts if 0 < months_from_to(text)[1] < _A_YEAR or alone == [text]}
    known = spans | times.parts_of_years(texts) | halves
    parts_of: dict[tuple[str, ...], list[str]] = {}
    for name in split if len(known) > 1 or spans else ():
        for place, part in enumerate(name):
            if part in known:
                parts_of.setdefault((*name[:place], "", *name[place + 1 :]), []).append(part)
    many = (
        parts for parts in parts_of.values()
        if len(parts) > (1 if known[parts[0]][1].isalpha() else 2) or not spans.keys().isdisjoint(parts)
    )  # fmt: skip
    return list(dict.fromkeys(part for parts in many for part in parts))


def _remark_sizes(entries: Mapping[str, Indicator], sizes: Sizes, report: Report) -> None:
    """Report percent that is always below one, and percent of many thousands."""
    if small := [code for code, entry in entries.items() if _is_fraction(entry, sizes)]:
        report.remark(
            Message("figures in percent that are all below 1, and may be fractions: {names}", names=_named(small))
        )
    if indices := [code for code, entry in entries.items() if _is_large_change(code, entry, sizes)]:
        report.remark(
            Message(
                "by their names these are changes in percent, by their size they may be an index: {names}",
                names=_named(indices),
            )
        )
    if large := [
        code
        for code, entry in entries.items()
        if entry.unit == units.PERCENT
        and (sizes.largest(code) >= _MOST_PERCENT or sizes.smallest(code) >= _ALL_PERCENT)
    ]:
        report.remark(
            Message(
                "large figures for percent, up to {largest}: {names}",
                largest=f"{max(map(sizes.largest, large)):,.0f}",
                names=_named(large),
            )
        )


def _is_rate(entry: Indicator) -> bool:
    return entry.kind == "rate" or units.is_rate(entry.unit)


def _is_large_change(code: str, entry: Indicator, sizes: Sizes) -> bool:
    """Return whether figures are changes in percent by their name, and so large, each of them, as those of an index are."""
    change = entry.unit == units.PERCENT and unit_text.names_changes(entry.label or code)
    return change and sizes.smallest(code) > _LARGE_CHANGE and sizes.largest(code) > _AS_AN_INDEX


def _remark_areas(areas: Sequence[str], report: Report) -> None:
    """Report areas that state a unit, which is not applied, and those with the same letters: an area in two spellings is two."""
    percent = [area for area in areas if any(sign in area for sign in "%％‰")]
    if stated := [area for area in percent if units.is_rate(unit_text.of_name(area).name)]:
        report.remark(Message("areas state units of their own, which are not applied: {areas}", areas=_named(stated)))
    spelled: dict[str, list[str]] = {}
    for area in areas:
        if any(map(str.isalpha, area)):
            spelled.setdefault(_letters(area), []).append(area)
    if twice := [" / ".join(names) for names in spelled.values() if len(names) > 1]:
        report.remark(Message("areas that may be the same in other spellings: {areas}", areas=_named(twice)))


def _letters(name: str) -> str:
    """Return the letters and digits of a name alone, small and without accents."""
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name)
    return "".join(sign for sign in plain.lower() if sign.isalnum())


def _remark_marks(marks: Mapping[str, float], report: Report) -> None:
    """Report numbers that may stand for missing figures, each with the indicators that have it."""
    for mark in sorted({*marks.values()}):
        codes = sorted(code for code, lowest in marks.items() if lowest == mark)
        report.remark(
            Message(
                "{mark} may stand for missing figures, but is read as one: {names}",
                mark=f"{mark:.10g}",
                names=_named(codes),
            )
        )


def _remark_minuses(changes: Mapping[str, tuple[int, int]], report: Report) -> None:
    """Report signs that come and go before figures that hardly change, as the Spanish office marks those of few observations."""
    alike = sum(number for _, number in changes.values())
    if alike >= _LEAST_ALIKE and alike >= _MOST_ALIKE * sum(number for number, _ in changes.values()):
        names = [code for code, (_, number) in changes.items() if number]
        report.remark(
            Message(
                "signs before figures that change little but for them may be marks, but are read as minus: {names}",
                names=_named(names),
            )
        )


class SizesOfRows:
    """The sizes of the levels among observations, which are looked at once."""

    def __init__(self, observations: Iterable[Observation]) -> None:
        self._levels = [row for row in observations if row.measure == "level" and row.value]
        self.indicators = {row.indicator for row in self._levels}

    @cached_property
    def _largest(self) -> dict[str, float]:
        found: dict[str, float] = {}
        for row in self._levels:
            found[row.indicator] = max(found.get(row.indicator, 0), abs(float(row.value)))
        return found

    def largest(self, indicator: str) -> float:
        """Return the size of the largest level of an indicator."""
        return self._largest[indicator]

    def smallest(self, indicator: str) -> float:
        """Return the lowest level of an indicator."""
        return self._smallest[indicator]

    @cached_property
    def _smallest(self) -> dict[str, float]:
        found: dict[str, float] = {}
        for row in self._levels:
            value = float(row.value)
            found[row.indicator] = min(found.get(row.indicator, value), value)
        return found

    def unchanged(self) -> list[str]:
        """Return the indicators whose levels are the same in all periods of each of some areas."""
        changed: set[str] = set()
        series: dict[tuple[str, str], tuple[str, int]] = {}
        for row in self._levels:
            if row.indicator not in changed:
                value, number = series.get((row.indicator, row.area), (row.value, 0))
                series[row.indicator, row.area] = value, number + 1
                if value != row.value:
                    changed.add(row.indicator)
        found: dict[str, list[int]] = {}
        for (code, _), (_, number) in series.items():
            if code not in changed:
                found.setdefault(code, []).append(number)
        return [code for code, of in found.items() if len(of) >= LEAST_AREAS and min(of) >= LEAST_PERIODS]

    def rising_within_years(self) -> list[str]:
        """Return the indicators whose levels of parts of years only rise within each year and fall at its beginning."""
        series: dict[tuple[str, str], list[tuple[str, float]]] = {}
        for row in self._levels:
            if times.PART.fullmatch(row.period):
                series.setdefault((row.indicator, row.area), []).append((row.period, float(row.value)))
        turns, rises, odd = Counter[str](), Counter[str](), set[str]()
        for (code, _), figures in series.items():
            for (before, earlier), (after, value) in pairwise(sorted(figures)):
                in_turn = before[:4] != after[:4]
                (turns if in_turn else rises)[code] += 1
                if min(earlier, value) <= 0 or ((value >= FALLEN * earlier) if in_turn else value <= earlier):
                    odd.add(code)
        return [code for code in turns if code not in odd and turns[code] >= LEAST_TURNS and rises[code] >= turns[code]]

    def areas_of_figures(self) -> list[str]:
        """Return the names of the areas that have a level, in their order."""
        return sorted({row.area for row in self._levels})

    def first_period(self) -> str:
        """Return the earliest period that has a level."""
        return min((row.period for row in self._levels), default="")

    def changes_of_sign(self) -> dict[str, tuple[int, int]]:
        """Return how often a level of an indicator and the one before it have other signs, and how often they are about as large then."""
        below_zero = {(row.indicator, row.area) for row in self._levels if row.value.startswith("-")}
        series: dict[tuple[str, str], list[tuple[tuple[int, int], float]]] = {key: [] for key in below_zero}
        for row in self._levels:
            if (row.indicator, row.area) in below_zero:
                series[row.indicator, row.area].append((periods.order(row.period), float(row.value)))
        found = Counter[str]()
        alike = Counter[str]()
        for (code, _), figures in series.items():
            for (_, before), (_, after) in pairwise(sorted(figures)):
                found[code] += before * after < 0
                alike[code] += before * after < 0 and abs(before + after) <= ALIKE * abs(after)
        return {code: (number, alike[code]) for code, number in sorted(found.items()) if number}

    def marks(self) -> dict[str, float]:
        """Return the lowest level of the indicators in which it is a mark."""
        below_zero = Counter(row.indicator for row in self._levels if row.value.startswith("-"))
        low = ((row.indicator, float(row.value)) for row in self._levels if row.value.startswith("-"))
        found: dict[str, float] = {}
        given = Counter((code, value) for code, value in low if value in MARKS)
        marks_of = Counter(code for code, _ in given.elements())
        for (code, value), number in given.items():
            if number >= LEAST_MARKS or below_zero[code] == marks_of[code]:
                found[code] = min(value, found.get(code, value))
        below = {
            row.indicator for row in self._levels if row.indicator in found and float(row.value) < found[row.indicator]
        }
        zeros = {*self._with_odd_zeros(), *self._with_zeros_in_series(), *self._with_zeros_within_quarters()}
        return (
            dict.fromkeys(sorted(zeros), 0.0)
            | dict.fromkeys(self._with_minus_one(), float(MINUS_ONE))
            | {code: mark for code, mark in found.items() if code not in below}
        )

    @cached_property
    def _zeros(self) -> Counter[str]:
        """Return how many zeros each indicator has."""
        return Counter(row.indicator for row in self._levels if not float(row.value))

    def _with_minus_one(self) -> list[str]:
        """Return the indicators in which -1 stands among figures that are all far above it: prices."""
        lowest = {code for code, value in self._smallest.items() if value == MINUS_ONE}
        low = [(row.indicator, float(row.value)) for row in self._levels if row.indicator in lowest]
        ones = Counter(code for code, value in low if value == MINUS_ONE)
        near = {code for code, value in low if MINUS_ONE < value < FAR_FROM_MINUS_ONE}
        return [code for code, number in ones.items() if number >= LEAST_MARKS and code not in near]

    def _with_zeros_in_series(self) -> Iterator[str]:
        """Yield the indicators with zeros behind or between the figures of series that change little from one to the next: a population that is 0 for a year."""
        zeros = self._zeros
        series: dict[tuple[str, str], list[tuple[tuple[int, int], float]]] = {}
        for row in self._levels:
            if zeros[row.indicator] >= LEAST_ZEROS:
                figures = series.setdefault((row.indicator, row.area), [])
                figures.append((periods.order(row.period), float(row.value)))
        odd = Counter[str]()
        for (code, _), figures in series.items():
            values = list(dropwhile(not_, (value for _, value in sorted(figures))))
            sizes = list(filter(None, values))
            alike = all(
                1 / ALIKE_BESIDE_ZERO <= after / before <= ALIKE_BESIDE_ZERO for before, after in pairwise(sizes)
            )
            changes = sum(before != after for before, after in pairwise(sizes))  # none where 1 only says yes
            if alike and changes >= LEAST_BESIDE_ZERO - 1:
                odd[code] += len(values) - len(sizes)
        yield from (code for code, number in odd.items() if number >= LEAST_ZEROS)

    def _with_zeros_within_quarters(self) -> Iterator[str]:
        """Yield the indicators whose figures are zero in the months that end no quarter, and no others: quarters among months."""
        many = {code for code, number in self._zeros.items() if number >= ZEROS_WITHIN_QUARTERS}
        found = {code: Counter[tuple[bool, bool]]() for code in many}
        for row in self._levels if many else ():
            if row.indicator in many and (month := MONTH.fullmatch(row.period)):
                found[row.indicator][ends_quarter(int(month[1])), not float(row.value)] += 1
        for code, number in found.items():
            if are_within_quarters(number[False, True], number[False, False], number[True, True], number[True, False]):
                yield code

    def _with_odd_zeros(self) -> Iterator[str]:
        """Yield the indicators with zeros among figures that are all far from zero: an index of development that is 0 for some countries."""
        zeros = self._zeros
        sizes: dict[str, set[float]] = {code: set() for code, number in zeros.items() if number >= LEAST_ZEROS}
        for row in self._levels if sizes else ():
            if row.indicator in sizes and float(row.value):
                sizes[row.indicator].add(float(row.value))
        for code, found in sizes.items():
            if len(found) >= LEAST_SIZES and min(found) > FAR_FROM_ZERO * max(found):
                yield code


def ends_quarter(month: int) -> bool:
    """Return whether a month is the last one of a quarter."""
    return month % 3 == 0


def are_within_quarters(zeros: int, figures: int, zeros_at_end: int, figures_at_end: int) -> bool:
    """Return whether zeros are those of the months that end no quarter, by the numbers of zeros and of other figures in these, and in the months that end one."""
    within = zeros >= max(ZEROS_WITHIN_QUARTERS, MOST_WITHIN_QUARTERS * (zeros + figures))
    return within and figures_at_end >= MOST_WITHIN_QUARTERS * (zeros_at_end + figures_at_end) > 0


def _named(codes: list[str]) -> tuple[str, ...]:
    return first_of([printable(code, 40) for code in codes], _MOST_NAMED)


def _few_with_units(entries: Mapping[str, Indicator]) -> list[str]:
    """Return the indicators with a unit or a power of ten where hardly any has one: ``Troyes (10000)`` among towns without a number."""
    found = [code for code, entry in entries.items() if entry.unit or entry.unit_mult]
    return found if len(entries) >= _MANY and len(entries) - len(found) >= _MOST * len(entries) else []


def _is_fraction(entry: Indicator, sizes: Sizes) -> bool:
    """Return whether figures in percent are all smaller than one."""
    return entry.unit == units.PERCENT and 0 < sizes.largest(entry.indicator) < 1


def _is_amount_called_rate(entry: Indicator) -> bool:
    """Return whether a name sounds like a rate and the unit is another one; a rate of exchange, and one per 100,000, are amounts."""
    unit = entry.unit
    if not unit or entry.kind == "rate" or unit_text.is_open_rate(unit) or "/" in unit or " per " in f" {unit} ":
        return False
    long = unit == _POINTS_OR_POWER
    names = [_NO_RATE.sub("", name) for name in (entry.indicator, entry.label) if long or len(name) < _LONGEST_NAME]
    return unit_text.sounds_like_rate(names) or unit_text.is_rate("", names)
