"""The bundled table as its CSV files have it: figures with bounds and days, which of several stands, and of what edition.

A second reading of docs/comparability.md and of decisions 0004 and 0015: nothing here imports the program.
"""

import calendar
import csv
import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parents[2] / "data"


Row = dict[str, str]

# The table: its rows, and its levels, breaks and revisions by series.
CATALOG: dict[str, Row] = {}
SOURCES: dict[str, Row] = {}
PRINTS: dict[tuple[str, str, str, str], dict["Months", list["Figure"]]] = defaultdict(lambda: defaultdict(list))
DOCUMENTS: dict[tuple[str, str, str], list["Figure"]] = defaultdict(list)  # the levels of a series in a document
SERIES: list[tuple[str, str]] = []
REVISIONS: dict[tuple[str, str], list[Row]] = defaultdict(list)
BREAKS: dict[tuple[str, str], list[Row]] = defaultdict(list)


def rows(name: str, folder: Path = DATA) -> list[Row]:
    """Return the rows of a file of a folder."""
    with open(folder / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read(folder: Path = DATA) -> None:
    """Take the table of a folder in place of the one before."""
    for each in (CATALOG, SOURCES, PRINTS, DOCUMENTS, SERIES, REVISIONS, BREAKS):
        each.clear()
    CATALOG.update((row["indicator"], row) for row in rows("catalog", folder))
    SOURCES.update((row["source"], row) for row in rows("sources", folder))
    for row in rows("indicators", folder):
        one = figure(row)
        PRINTS[one.indicator, one.area, one.measure, one.base_indicator][one.months].append(one)
        if one.measure == "level":
            DOCUMENTS[one.indicator, one.area, one.source].append(one)
    SERIES.extend(sorted({key[:2] for key in PRINTS}))
    for name, by_series in (("revisions", REVISIONS), ("breaks", BREAKS)):
        for row in rows(name, folder):
            by_series[row["indicator"], row["area"]].append(row)


class Months(NamedTuple):
    """A period: its first month, counted from January of the year 0, and how many there are."""

    first: int
    count: int

    @property
    def last(self) -> int:
        """The last month."""
        return self.first + self.count - 1

    @property
    def part(self) -> tuple[int, int]:
        """Which part of a year it is."""
        return self.first % 12, self.count

    @property
    def frequency(self) -> str:
        """A (years), S (half-years), Q, M, or ytd (all else from January)."""
        letter = {12: "A", 6: "S", 3: "Q", 1: "M"}.get(self.count, "")
        return letter if letter and self.first % self.count == 0 else "ytd"

    def earlier(self, years: int = 1) -> "Months":
        """The same part of an earlier year."""
        return Months(self.first - 12 * years, self.count)

    def __str__(self) -> str:
        """Spell it as SDMX does."""
        year, month = divmod(self.first, 12)
        match self.frequency:
            case "A":
                return f"{year}"
            case "S" | "Q" as letter:
                return f"{year}-{letter}{month // self.count + 1}"
            case "M":
                return f"{year}-{month + 1:02}"
        return f"{year}-{month + 1:02}-01/P{self.count}M"


def months(period: str) -> Months:
    """Return a period as months."""
    year, rest = 12 * int(period[:4]), period[5:]
    if not rest:
        return Months(year, 12)
    if rest[0] in "SQ":
        count = 6 if rest[0] == "S" else 3
        return Months(year + count * (int(rest[1]) - 1), count)
    return Months(year + int(rest[:2]) - 1, int(rest[7:-1]) if "P" in rest else 1)


def days(date: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of a year, a month or a day."""
    year, month, day = ([int(part) for part in date.split("-")] + [0, 0])[:3]
    last = day or calendar.monthrange(year, month or 12)[1]
    return datetime.date(year, month or 1, day or 1), datetime.date(year, month or 12, last)


class Figure(NamedTuple):
    """A row of indicators.csv: ``value`` is None where only a bound is printed, ``low`` or ``high`` where it is open.

    An "about" has a value and no ends.
    """

    row: Row
    months: Months
    value: Fraction | None
    low: Fraction | None
    high: Fraction | None

    def __getattr__(self, name: str) -> str:
        """Return a cell of the row."""
        return self.row[name]

    @property
    def released(self) -> str:
        """When it was released, by which it is ordered and paired: as inferred, where no document is as early."""
        return self.row["vintage_inferred"] or self.row["vintage"]

    @property
    def is_open(self) -> bool:
        """Whether only one of its ends is known."""
        return self.value is None

    @property
    def is_about(self) -> bool:
        """Whether nothing says how far off it may be."""
        return self.value is not None and self.low is None

    @property
    def number(self) -> Fraction:
        """The printed number, be it a bound."""
        return next(end for end in (self.value, self.low, self.high) if end is not None)

    @property
    def digits(self) -> tuple[Fraction | None, Fraction | None]:
        """Its ends, or of an "about" what its digits would allow: only for asking whether two prints agree."""
        return (self.value - half(self.row), self.value + half(self.row)) if self.is_about else (self.low, self.high)

    @property
    def trust(self) -> tuple[bool, bool]:
        """Weak evidence only if there is nothing else; the producer before others."""
        return self.status != "U", SOURCES[self.source]["organisation"] == CATALOG[self.indicator]["producer"]

    def fineness(self, vintage: str = "") -> tuple[bool, int, bool, bool]:
        """A number before a bound, the finer print, that of a release itself, the document that was read first-hand."""
        decimals = len(self.row["value"].partition(".")[2]) - int(self.unit_mult)
        if self.bound == "exact" or self.is_open:  # a count has no rounding, a bound no fineness
            decimals = 0 if self.is_open else 99
        return self.value is not None, decimals, self.released == vintage, not SOURCES[self.source]["via"]

    def agrees(self, other: "Figure") -> bool:
        """Whether rounding allows both to be one number; what only touches is one only if it is printed alike."""
        lows, highs = zip(self.digits, other.digits, strict=True)
        low = max((end for end in lows if end is not None), default=None)
        high = min((end for end in highs if end is not None), default=None)
        return low is None or high is None or low < high or (low == high and self.number == other.number)


PREFIXES = {"ZB": 21, "EB": 18, "GB": 9, "ZFLOPS": 21, "EFLOPS": 18}


def scale(row: Row) -> Fraction:
    """Return the power of ten of a row's value."""
    return Fraction(10) ** (int(row["unit_mult"]) + PREFIXES.get(row["unit"], 0))


def half(row: Row) -> Fraction:
    """Return half a unit of the last digit that a row prints."""
    return scale(row) / 10 ** len(row["value"].partition(".")[2]) / 2


def figure(row: Row) -> Figure:
    """Return a row with its number and the bounds that its digits and its qualifier give it."""
    value, when = Fraction(row["value"]) * scale(row), months(row["period"])
    match row["bound"]:
        case "about":
            return Figure(row, when, value, None, None)
        case "over":
            return Figure(row, when, None, value, None)
        case "under":
            return Figure(row, when, None, None, value)
        case "exact":
            return Figure(row, when, value, value, value)
    return Figure(row, when, value, value - half(row), value + half(row))


def standing(figures: Iterable[Figure], first: bool = False) -> Figure | None:
    """Return the figure that stands: by trust, then the latest (or first) release, then the finest print of that.

    What another print replaces by its text stands no longer, nor does the same number elsewhere.
    """
    figures = list(figures)
    if not figures:
        return None
    best = max(one.trust for one in figures)
    trusted = [one for one in figures if one.trust == best]
    if first:
        day = min(days(one.released)[1] for one in trusted)
        lead = max((one for one in trusted if days(one.released)[1] == day), key=Figure.fineness)
    else:
        gone = replaced(trusted)
        trusted = [one for one in trusted if one not in gone]
        lead = max(trusted, key=lambda one: (days(one.released)[0], len(one.released), one.fineness()))
    return finest(lead, trusted)


def replaced(figures: Sequence[Figure]) -> list[Figure]:
    """Return the prints that another of them replaces by its text, and those that repeat their number."""
    named = {one.row["replaces"] for one in figures}
    gone = {one.value for one in figures if one.source in named}
    return [one for one in figures if one.value in gone and not one.row["replaces"]]


def finest(lead: Figure, figures: Sequence[Figure]) -> Figure:
    """Return the finest print that says the same as one of them."""
    gone = replaced(figures)
    same = sorted(of_edition(figures, lead), key=lambda one: one.source)
    alike = (one for one in same if one.agrees(lead) and (one in gone) == (lead in gone))
    return max(alike, key=lambda one: one.fineness(lead.released))


# --- editions and breaks (decision 0015) ------------------------------------------------------------------------------


def side(one: Figure, revision: Row) -> str:
    """Return on which side of a revision a figure lies by its period, else by its release: old, new, either or unknown."""
    if one.months.last > months(revision["end"]).last:
        return "new"
    if revision["start"] and one.months.first < months(revision["start"]).first:
        return "either" if revision["before"] == "joins" else "old"
    day, vintage = days(revision["day"]), days(one.released)
    if vintage[1] < day[0]:
        return "old"
    return "new" if one.released == revision["day"] or vintage[0] >= day[1] else ""


def edition(one: Figure) -> tuple[str, ...]:
    """Return the sides of a level, of which one that its release leaves open is what its document tells otherwise."""
    found = []
    for revision in REVISIONS.get((one.indicator, one.area), []) if one.measure == "level" else []:
        known = side(one, revision)
        if not known:
            others = {side(other, revision) for other in DOCUMENTS[one.indicator, one.area, one.source]} & {
                "old",
                "new",
            }
            known = others.pop() if len(others) == 1 else f"unknown of {one.source} {one.released}"
        found.append(known)
    return tuple(found)


def of_edition(figures: Iterable[Figure], other: Figure) -> list[Figure]:
    """Return the figures that are of the edition of another of their series: what joins is of both."""
    sides = edition(other)
    return [
        one for one in figures if all(a == b or "either" in (a, b) for a, b in zip(edition(one), sides, strict=True))
    ]


def known_to(known: Figure, one: Figure) -> bool:
    """Whether a figure was surely released by the first day of another, with it, or in one document and surely not later."""
    if known.released == one.released or days(known.released)[1] <= days(one.released)[0]:
        return True
    return known.source == one.source and days(known.released)[1] <= days(one.released)[1]


def as_known(figures: Sequence[Figure], to: Figure, first: bool = False) -> Figure | None:
    """Return what stood of a whole when a part was released; if nothing did, its first print.

    Beside first prints a finer reprint counts as the print that it repeats.
    """
    found = standing(one for one in figures if known_to(one, to))
    if not found or not first:
        return found or standing(figures, first=True)
    return finest(found, [one for one in figures if one.trust == found.trust])


def breaks(indicator: str, area: str, start: Months, end: Months, known_by: str = "") -> bool:
    """Whether a series breaks between two periods, by what was known at the end of a date."""
    for row in BREAKS.get((indicator, area), []):
        later = bool(known_by and row["known"]) and days(row["known"])[1] > days(known_by)[1]
        other_length = row["spans"] == "part_years" and end.count == 12
        if start.first < months(row["period"]).first <= end.last and not later and not other_length:
            return True
    return False


class Series(NamedTuple):
    """An indicator of an area, as it stands today, as it was known at the end of a date, or as "first" printed."""

    indicator: str
    area: str
    known_by: str = ""

    @property
    def first(self) -> bool:
        """Whether first prints count."""
        return self.known_by == "first"

    @property
    def day(self) -> str:
        """The date by whose end things were known; empty for today."""
        return "" if self.first else self.known_by

    @property
    def is_rate(self) -> bool:
        """Whether it is a percentage or a multiple."""
        return CATALOG[self.indicator]["kind"] == "rate"

    def prints(self, when: Months, measure: str = "level", base: str = "") -> list[Figure]:
        """Return the prints of one thing; of a day those that were surely released by then."""
        found = PRINTS.get((self.indicator, self.area, measure, base), {}).get(when, [])
        return [one for one in found if not self.day or days(one.vintage)[1] <= days(self.day)[1]]

    @property
    def is_stock(self) -> bool:
        """Whether it is a state, so that 2024-12 and 2024 are one instant."""
        return CATALOG[self.indicator]["kind"] == "stock"

    def at(self, when: Months, measure: str = "level", base: str = "") -> list[Figure]:
        """Return the prints of one thing; of a stock without one those of another period that ends with the same month."""
        found = PRINTS.get((self.indicator, self.area, measure, base), {})
        same = [other for other in found if self.is_stock and other.last == when.last]
        every = [when, *sorted(same, key=lambda other: other.count)]
        return next((prints for one in every if (prints := self.prints(one, measure, base))), [])

    def absent(self, when: Months, measure: str = "level") -> str:
        """Return the code of what has no print, or none yet."""
        if measure == "level" and self._replace(known_by="").at(when):
            return "vintage"
        return "vintage" if when in PRINTS.get((self.indicator, self.area, measure, ""), {}) else "missing"

    def counts(self, prints: Iterable[Figure]) -> Figure | None:
        """Return the print that counts: the standing one, or the first."""
        return standing(prints, self.first)

    def standing(self, when: Months) -> Figure | None:
        """Return the level that counts."""
        return self.counts(self.prints(when))

    def published(self, when: Months, measure: str = "growth", base: str = "") -> dict[str, Figure]:
        """Return the published figures that stand, by basis."""
        by_basis: dict[str, list[Figure]] = defaultdict(list)
        for one in self.prints(when, measure, base):
            by_basis[one.basis].append(one)
        return {basis: self.counts(found) for basis, found in by_basis.items()}

    def periods(self, measure: str = "level", base: str = "") -> list[Months]:
        """Return the periods of which there is something, in the order of time."""
        found = PRINTS.get((self.indicator, self.area, measure, base), {})
        return [when for when in sorted(found) if self.prints(when, measure, base)]

    def bases(self, measure: str) -> list[str]:
        """Return what a measure of it is told of."""
        return [key[3] for key in PRINTS if key[:3] == (self.indicator, self.area, measure)]

    def by_frequency(self) -> dict[str, list[Months]]:
        """Return the periods of which there are levels by frequency, in the order of time."""
        found: dict[str, list[Months]] = defaultdict(list)
        for when in self.periods():
            found[when.frequency].append(when)
        return found

    def later(self) -> list[Months]:
        """Return the periods of levels with a year before in which the series was there, at their frequency."""
        every = self._replace(known_by="")
        begins = {name: same[0].first for name, same in every.by_frequency().items()}
        return [
            when
            for when in self.periods()
            if when.earlier().first >= begins[when.frequency] or every.at(when.earlier())
        ]

    def mistakable(self, when: Months) -> bool:
        """Whether there is a figure from the first month of a period that has another length, and is no state."""
        others = PRINTS.get((self.indicator, self.area, "level", ""), {})
        return not self.is_stock and any(one.first == when.first and one.count != when.count for one in others)

    def mean_growth(self, start: Months, end: Months) -> dict[str, Figure]:
        """Return the published mean growth over a span, by basis."""
        by_basis: dict[str, list[Figure]] = defaultdict(list)
        for one in self.prints(end, "mean_growth"):
            if one.base_period == str(start):
                by_basis[one.basis].append(one)
        return {basis: self.counts(found) for basis, found in by_basis.items()}

    def breaks(self, start: Months, end: Months) -> bool:
        """Whether it breaks between two periods."""
        return breaks(self.indicator, self.area, start, end, self.day)

    def basis(self, when: Months) -> str:
        """Return the basis of growth computed from levels: that of the levels, and of money without one nominal."""
        money = CATALOG[self.indicator]["unit"] in ("CNY", "USD")
        return self.standing(when).basis or ("nominal" if money else "")


read()
