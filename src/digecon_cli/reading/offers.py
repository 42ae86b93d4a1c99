"""What would read a table that is refused, or read in part: each offer is tried on the table before it is made.

``find`` tries every way to name the columns that look like periods and figures, and from what a trial leaves out it knows what else to say:
how numbers or periods are written, that days make months, which column tells figures apart. Only the first rows of each sheet are kept
for that (MOST_ROWS), so that a large file takes no longer than a small one, and a trial makes no offers itself.
"""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from itertools import islice, pairwise
from typing import NamedTuple

from ..core import units
from ..core.cleaning import printable
from ..core.dataset import Dataset
from ..core.errors import DigeconError, Hint, Paragraph, UsageError, closest
from ..core.messages import Message
from ..core.model import Observation
from ..core.period_words import month
from . import columns, dimensions, numbers, parse, patterns, times
from .build import NO_DAYS, NO_MONTHS, TEXT, UNUSED, is_enough
from .columns import EVERY
from .files import Row
from .grid import is_comment
from .report import (
    CONFLICTS,
    FURTHER,
    SINGLE_DAYS,
    UNKNOWN_PERIOD,
    Advised,
    NoLayout,
    Report,
    Unread,
    first_of,
    quoted_spellings,
    typed,
)
from .sheet import TableSheet

MOST_ROWS, _MOST_CELLS = 5_000, 60_000  # of each sheet, on which offers are tried
_FEW_SERIES = 9  # of which each may well have a figure of one period
_MOST_SHEETS, _MOST_TRIALS, _MOST_OFFERS = 8, 60, 3
_MOST_CELLS_TRIED = 1_200_000  # in all trials of the largest sheet: of a large one fewer ways are tried, the likeliest
_MOST_HEADERS = 2  # rows that may be the header
_FARTHEST = 60  # rows among which ``--map header=`` may name one
_ENOUGH = 200  # rows by which a column is judged
_MOSTLY = 0.8  # of the cells of a column are periods
_STYLES = ("1,234.5", "1.234,5")
_MOST_NAMES = 8  # of a header that a message quotes
_KNOWN_COLUMNS = (
    SINGLE_DAYS,
    numbers.UNCLEAR,
    CONFLICTS,
)  # are left out where the columns are found, and an offer may help
_PAGE = "docs/refused-tables.md"
_LIKE_PERIOD = re.compile(r"\d{4}|\d\W+\w*\d|[^\W\d_]{3}\W*\d\d\b")
_WITH_COMMA = re.compile(r"[\d.]*\d,\d+")  # 1204,5 is no May of 1204
_WORDS = re.compile(r"[^\W\d_]+")
_BLANKS = re.compile(r"\d {2,}\S*\d")  # between numbers that are columns of a text

Pairs = tuple[tuple[str, str], ...]
Figure = tuple[str, str, str]  # area, period and value
Meaning = frozenset[tuple[str, ...]]
Read = Callable[[Iterable[TableSheet], Report, str], Dataset]


class Kept(NamedTuple):
    """The first rows of a sheet, of which a new one is made for each trial; ``whole`` if it has no others."""

    sheet: TableSheet
    rows: list[Row]
    whole: bool

    @property
    def filled(self) -> Iterator[Row]:
        """Yield the rows that are neither empty nor comments."""
        return ((line, cells) for line, cells in self.rows if any(cells) and not is_comment(cells))

    @property
    def size(self) -> int:
        """Return how many cells are kept."""
        return sum(len(cells) for _, cells in self.rows)

    @property
    def has_figures(self) -> bool:
        """Return whether a row holds a name and a number: the sheet is no cover."""
        return any(numbers.count(cells[1:]) for _, cells in self.filled)

    def again(self) -> TableSheet:
        """Return the sheet as if it was read again."""
        of = self.sheet
        rows = ((line, list(cells)) for line, cells in self.rows)
        return TableSheet(of.name, rows, of.form, of.title, of.file)


def keep(sheets: Iterable[TableSheet], whole: bool) -> list[Kept]:
    """Return the first rows of the first sheets; a file that is not ``whole`` ends within a row."""
    found = []
    for sheet in islice(sheets, _MOST_SHEETS):
        rows = sheet.beginning(MOST_ROWS + 1)
        most = min(MOST_ROWS, _MOST_CELLS // max(len(rows[-1][1]), 1)) if rows else 0
        cut = len(rows) > most or not whole
        rows = rows[: most + 1]
        found.append(Kept(sheet, rows[:-1] if cut else rows, not cut))
    return found


class Offer(NamedTuple):
    """What may be typed: the pairs of ``--map``, and ``--daily``."""

    pairs: Pairs = ()
    daily: str = ""

    def says(self, field: str) -> bool:
        """Return whether it says something of a field."""
        return any(name == field for name, _ in self.pairs)

    def has_pattern(self) -> bool:
        """Return whether it says how periods are written."""
        return any(name == "period" and patterns.is_pattern(text) for name, text in self.pairs)

    def also(self, *pairs: tuple[str, str]) -> "Offer":
        """Return the offer with more pairs, those of periods beside one another."""
        return self._replace(pairs=tuple(sorted((*self.pairs, *pairs), key=lambda pair: pair[0] != "period")))


class Trial(NamedTuple):
    """An offer, what it reads (None where it is refused), and what it leaves out."""

    offer: Offer
    data: Dataset | None
    report: Report

    @property
    def figures(self) -> int:
        """Return how many figures are read."""
        return len(self.data.observations) if self.data else 0


def find(kept: Sequence[Kept], report: Report, read: Read) -> tuple[Hint, ...]:
    """Return the lines to type that read more of a file than the one that was typed does, the one that reads most first."""
    given = Offer(columns.parse_mapping(report.mapping).pairs if report.mapping else (), report.daily)
    first = _tried(given, kept, report, read)
    named = () if first.data or not first.report.left_out.keys().isdisjoint(_KNOWN_COLUMNS) else _named(kept, given)
    sheets = () if first.data else report.other_sheets
    waiting = deque([*_mended(first, kept), *named, *(Offer((("sheet", title),)) for title in sheets)])
    trials: dict[Offer, Trial] = {given: first}
    most = min(_MOST_TRIALS, _MOST_CELLS_TRIED // max(1, *(each.size for each in kept)))
    while waiting and len(trials) < most:
        offer = waiting.popleft()
        if offer not in trials:
            trial = trials[offer] = _tried(offer, kept, report, read)
            waiting.extend(_mended(trial, kept))
    before = _kept_by(first)
    better = sorted(
        (trial for trial in trials.values() if trial.figures > first.figures and before <= _kept_by(trial)),
        key=lambda trial: (-trial.figures, len(trial.offer.pairs)),
    )
    different: dict[Meaning, Trial] = {}
    for trial in better:
        meaning = _meaning(trial)
        if not any(meaning <= more for more in different):
            different[meaning] = trial
    whole = all(each.whole for each in kept)
    found = [*different.values()]
    hints = (_hint(trial, before, report, whole, _kept_by_others(trial, found)) for trial in found)
    return tuple(hint for hint in hints if str(hint).isprintable())[:_MOST_OFFERS]


def of_sheets(kept: Sequence[Kept], report: Report, read: Read) -> Iterator[Hint]:
    """Yield the line that reads each of the other sheets of a workbook that hold tables."""
    for title in report.other_sheets:
        trial = _tried(Offer((("sheet", title),)), kept, report, read)
        if trial.data:
            yield _hint(trial, frozenset(), report, all(each.whole for each in kept))


def may_help(report: Report) -> bool:
    """Return whether a file has figures that were left out for a reason that an offer may remove."""
    return any(kind in report.left_out for kind in _KNOWN_COLUMNS)


def _tried(offer: Offer, kept: Sequence[Kept], report: Report, read: Read) -> Trial:
    """Return what an offer does to the rows that are kept; it is refused where it leaves aside most numbers of the table."""
    mapping = columns.spelled(offer.pairs)
    own = Report(report.name, daily=offer.daily)
    own.semicolons = report.semicolons
    try:
        data = read((each.again() for each in kept), own, mapping)
    except DigeconError:
        return Trial(offer, None, own)
    called = any(field == "value" and columns.key(name) in columns.NAMES["value"] for field, name in offer.pairs)
    lost = {kind: number for kind, number in own.left_out.items() if kind != UNUSED or not called}
    enough = mapping == report.mapping or (is_enough(len(data.observations), lost) and not _are_single(data))
    return Trial(offer, data if enough else None, own)


def _are_single(data: Dataset) -> bool:
    """Return whether no series has two figures in some periods, as where another column than that of the periods is taken for it."""
    series = {(row.indicator, row.area, row.measure) for row in data.observations}
    return len(series) == len(data.observations) > _FEW_SERIES and len({row.period for row in data.observations}) > 1


def _kept_by(trial: Trial) -> set[Figure]:
    """Return what a trial reads, whatever the indicators are called: what is read already must stay."""
    return set(map(_figure, trial.data.observations)) if trial.data else set()


def _kept_by_others(trial: Trial, trials: Iterable[Trial]) -> set[Figure]:
    """Return what the other trials read."""
    return {figure for other in trials if other is not trial for figure in _kept_by(other)}


def _figure(row: Observation) -> Figure:
    return row.area, row.period, row.value


def _meaning(trial: Trial) -> Meaning:
    rows = trial.data.observations if trial.data else ()
    return frozenset((row.indicator, row.area, row.period, row.value, row.unit, str(row.unit_mult)) for row in rows)


def _hint(trial: Trial, before: Set[Figure], report: Report, whole: bool, elsewhere: Set[Figure] = frozenset()) -> Hint:
    """Return the line to type for an offer, with the first figure that it reads and that was not read ``before``.

    Where other lines read that too, ``elsewhere``, the figure is the first that no other line reads.
    """
    assert trial.data is not None
    rows = trial.data.observations
    first = next((row for row in rows if _figure(row) not in before), rows[0])
    own = (
        next((row for row in rows if _figure(row) not in before | elsewhere), first)
        if _figure(first) in elsewhere
        else first
    )
    if own != first:
        words = Message(
            "this reads it (figures: {number}, one that the other lines read otherwise: {figure})",
            number=f"{trial.figures:,}",
            figure=_in_words(own),
        )
    elif whole:
        words = Message(
            "this reads it (figures: {number}, the first: {figure})", number=f"{trial.figures:,}", figure=_in_words(own)
        )
    else:
        words = Message("this reads it (the first figure: {figure})", figure=_in_words(own))
    return Hint(words, typed("show --data", report.path, columns.spelled(trial.offer.pairs), trial.offer.daily))


def _in_words(row: Observation) -> Message:
    return Message(
        "{indicator}{area}, {period}: {value}{unit}",
        indicator=printable(row.indicator),
        area=f" ({printable(row.area)})" if row.area else "",
        period=row.period,
        value=row.value,
        unit=f" {units.spelled(printable(row.unit), row.unit_mult)}" if row.unit or row.unit_mult else "",
    )


def _mended(trial: Trial, kept: Sequence[Kept]) -> Iterator[Offer]:
    """Yield the offer of a trial with what may read the figures that it left out."""
    offer, left_out = trial.offer, trial.report.left_out
    if (SINGLE_DAYS in left_out and not offer.daily) or (offer.daily == "sum" and trial.data is None):
        yield offer._replace(daily="mean")
    # Of days far apart the ends of months may be there.
    if SINGLE_DAYS in left_out and offer.daily == "mean" and trial.data is None:
        yield offer._replace(daily="last")
    if numbers.UNCLEAR in left_out and not offer.says("numbers"):
        yield from (offer.also(("numbers", style)) for style in _STYLES)
    if UNKNOWN_PERIOD in left_out and not offer.has_pattern() and trial.data is None:  # the others are faults
        spellings = [text for text in trial.report.spellings if not text.endswith(times.SPAN)]
        yield from (offer.also(("period", pattern)) for pattern in patterns.fitting(spellings))
    if CONFLICTS in left_out and not offer.says("indicator"):
        for look in _looks(kept[0])[:1]:
            known = [("indicator", look.names[place]) for place in look.fields("indicator")]
            yield from (offer.also(*known, ("indicator", look.names[place])) for place in look.unknown)


class Look(NamedTuple):
    """A row that may be the header of a table, and the columns below it."""

    line: int
    is_first: bool  # no row is above it
    names: list[str]
    cells: list[list[str]]

    def fields(self, *wanted: str) -> list[int]:
        """Return the columns that have the usual names of some of our fields."""
        at = columns.find(self.names, {})
        return [at[field] for field in wanted if field in at]

    @property
    def named(self) -> list[int]:
        """Return the columns that can be named: of columns with the same name the first."""
        keys = list(map(columns.key, self.names))
        return [
            place for place, key in enumerate(keys) if key and keys.index(key) == place and self.names[place] != EVERY
        ]

    @property
    def numeric(self) -> list[int]:
        """Return the columns of numbers."""
        return [place for place in self.named if _are_numbers(self.cells[place])]

    @property
    def figures(self) -> list[int]:
        """Return the columns of numbers that are measured: no codes and no counters."""
        return [place for place in self.numeric if not dimensions.is_counter(self.names, place, self.cells, None)]

    @property
    def unknown(self) -> list[int]:
        """Return the columns that may tell figures apart: all that are nothing else."""
        used = {*self.fields("area", "indicator", "period", "value"), *self.periods[:1]}
        used |= set() if self.fields("value") else set(self.numeric)
        return [place for place in self.named if place not in used and _may_tell_apart(self.cells[place])]

    @property
    def periods(self) -> list[int]:
        """Return the columns that may hold the periods, those that are called so first."""
        called = [place for place in self.fields("period") if place in self.named]
        rest = [place for place in self.named if place not in called and _are_periods(self.cells[place])]
        varying = [place for place in rest if len(set(self.cells[place])) > 1]  # the year of a base stays the same
        return [*called, *(varying or rest)]

    @property
    def like_periods(self) -> list[int]:
        """Return the columns of which nearly all cells look like periods, those that a pattern fits first."""
        alike = (place for place in range(len(self.cells)) if _are_like_periods(self.cells[place]))
        return sorted(alike, key=lambda place: place not in self.periods)

    @property
    def dated(self) -> dict[int, list[int]]:
        """Return the columns of figures behind each column of periods and before the next one; empty where one of these has none, or there is but one."""
        figures, columns_of_periods = self.figures, sorted(self.periods)
        behind = {
            place: [other for other in figures if place < other < end]
            for place, end in pairwise((*columns_of_periods, len(self.names)))
        }
        return behind if len(behind) > 1 and all(behind.values()) else {}


def _may_tell_apart(cells: Iterable[str]) -> bool:
    """Return whether a column has cells, and hardly a third of them are measured numbers: 7.8, or 7.8b with a flag."""
    filled = list(filter(None, cells))
    measured = sum("." in (bare := numbers.without_flag(cell)) and parse.number(bare) is not None for cell in filled)
    return bool(filled) and 3 * measured < len(filled)


def _looks(table: Kept) -> list[Look]:
    """Return the rows of a table that may be its header, names over columns of which one holds numbers; the nearest to these first."""
    sample = [(line, [cell.strip() for cell in cells]) for line, cells in table.rows[:_FARTHEST]]
    filled = [number for number, (_, row) in enumerate(sample) if any(row)]
    found: list[tuple[int, Look]] = []
    for number in filled:
        line, row = sample[number]
        if not _may_be_names(row, bool(found)):
            continue
        below = [
            [*map(str.strip, cells), *[""] * len(row)][: len(row)] for _, cells in table.rows[number + 1 :][:_ENOUGH]
        ]
        below = [cells for cells in below if sum(map(bool, cells)) > 1]
        look = Look(line, number == filled[0], row, [list(column) for column in zip(*below, strict=True)])
        figures = [place for place, cells in enumerate(look.cells) if _are_numbers(cells)]
        near = (apart for apart, cells in enumerate(below) if numbers.count(cells[place] for place in figures))
        if figures:
            found.append((next(near), look))
    found.sort(key=lambda pair: pair[0])
    return [look for _, look in found[:_MOST_HEADERS]]


def _may_be_names(row: Sequence[str], below_header: bool) -> bool:
    """Return whether a row holds names, and no figures; periods may be names above all other rows, a single one is that of figures."""
    names = list(filter(None, row))
    dated = list(filter(_is_dated, names))
    if len(names) < 2 or is_comment(row) or len(dated) == 1 or (dated and (below_header or row[0] in dated)):
        return False
    return not numbers.count(name for name in names if name not in dated)


def _is_dated(cell: str) -> bool:
    """Return whether a cell is a period or a day, and no number but a year."""
    return times.looks_like_time(cell) and (_is_year(cell) or not _is_number(cell))


def _is_number(cell: str) -> bool:
    return parse.number(cell) is not None


def _is_year(cell: str) -> bool:
    """Return whether a number is a year of the last centuries, as a table has them."""
    return len(cell) == 4 and cell.isdecimal() and 1800 <= int(cell) <= 2100


def _are_numbers(cells: Iterable[str]) -> bool:
    """Return whether most cells of a column are numbers, and no periods."""
    filled = [cell for cell in cells if not parse.is_missing(cell)]
    return bool(filled) and 2 * numbers.count(filled) > len(filled) and not _are_periods(filled)


_JOINED = re.compile(r"\d *[;\t ] *\d")  # figures that were pasted into one cell
_OF_BASE = re.compile(r"\bbas[eis]+ (?:de )?(?:19|20)\d\d", re.I)  # in a name: the year of a base is no period


def _are_periods(cells: Iterable[str]) -> bool:
    """Return whether nearly all cells of a column are periods, as they stand or by a pattern; numbers are years of the last centuries."""
    filled = [cell for cell in cells if not parse.is_missing(cell)]
    if not filled or _OF_BASE.search(filled[0]):
        return False
    if all(cell.isdecimal() and len(cell) == 8 for cell in filled):
        return bool(patterns.fitting(filled))
    if not all(map(_is_year, filter(_is_number, filled))) or all(map(_WITH_COMMA.fullmatch, filled)):
        return False
    of = times.read(filled).of
    return sum(cell in of for cell in filled) >= _MOSTLY * len(filled) or bool(patterns.fitting(filled))


def _are_like_periods(cells: Iterable[str]) -> bool:
    """Return whether nearly all cells of a column have numbers as periods have them, and are none themselves."""
    filled = [cell for cell in cells if not parse.is_missing(cell)]
    alike = sum(bool(_LIKE_PERIOD.search(cell)) for cell in filled) - numbers.count(filled)
    return bool(filled) and alike >= _MOSTLY * len(filled)


def _named(kept: Sequence[Kept], given: Offer) -> Iterator[Offer]:
    """Yield each way to name the columns and the header of a table, the shortest first; what was said of numbers and patterns stays."""
    wanted = next((title for field, title in given.pairs if field == "sheet"), "")
    tables = [table for table in kept if not table.sheet.form and wanted in ("", table.sheet.title)]
    for table in tables:
        base = [(field, text) for field, text in given.pairs if field == "numbers" or patterns.is_pattern(text)]
        if table is not kept[0] and table.sheet.title:
            base.append(("sheet", table.sheet.title))
        for look in _looks(table):
            if missing := [text for field, text in given.pairs if field in columns.NAMES and not _has(look, text)]:
                yield _corrected(given, look, missing)
            if not (look.periods or columns.period_columns(look.names)) and (year := _year_of_all(table, look)):
                yield Offer((*base, ("period", year)), given.daily)
            headers: list[Pairs] = [(), (("header", str(look.line)),)]
            for header in headers[: 1 if look.is_first else 2]:
                yield from (Offer((*base, *header, *pairs), given.daily) for pairs in _ways(look))


def _year_of_all(table: Kept, look: Look) -> str:
    """Return the only year that the lines above a header name, and no part of it; empty for none."""
    above = [cells for line, cells in table.rows if line < look.line]
    words = {word for cells in above for cell in cells for word in _WORDS.findall(cell)}
    return "" if any(map(month, words)) else columns.only_year(above)


def _has(look: Look, text: str) -> bool:
    return text == EVERY or patterns.is_pattern(text) or columns.key(text) in map(columns.key, look.names)


def _corrected(given: Offer, look: Look, missing: Sequence[str]) -> Offer:
    """Return what was given with the nearest names that a header has; a pair that is near to none is left out."""
    near = {text: closest(text, filter(None, look.names)) for text in missing}
    return given._replace(
        pairs=tuple((field, near.get(text, text)) for field, text in given.pairs if near.get(text, text))
    )


def _ways(look: Look) -> Iterator[Pairs]:
    """Yield the pairs that may name the columns below a header: with periods across, then with a column of periods."""
    names = look.names
    across = columns.period_columns(names)
    if not across and (fitting := patterns.fitting([name for name in names[1:] if name])):
        yield from ((("period", EVERY), ("period", pattern)) for pattern in fitting)
    elif len(across) > 1 and columns.are_years([], across):
        yield (("period", EVERY),)
    if dated := look.dated:
        yield from ((("period", names[place]), ("value", names[figures[0]])) for place, figures in dated.items())
        return
    parts = {place for place, name in enumerate(names) if columns.key(name) in dimensions.TIMES}
    for place in look.periods[:2]:
        periods: Pairs = (("period", names[place]),)
        if parts - {place} and all(cell.isdecimal() for cell in look.cells[place]):
            if patterns.SHORT_YEARS not in patterns.fitting(look.cells[place]):
                continue  # years beside weeks or days are not the periods of the figures
            periods = (*periods, ("period", patterns.SHORT_YEARS))  # with which months beside them are read
        figures = [other for other in look.figures if other not in (place, *parts)]
        called = [other for other in look.fields("value") if other in figures]
        if len(figures) > 1 and not called:
            yield (*periods, ("value", EVERY))
        yield from ((*periods, ("value", names[other])) for other in called or figures[:3])


def about_days(report: Report) -> Message:
    """Return what is said where figures of days or weeks were left out: the way to months only where there is one."""
    return NO_DAYS if any(" --daily " in str(hint.values["line"]) for hint in report.hints) else NO_MONTHS


def explain(error: "Unread | UsageError", kept: Sequence[Kept], report: Report) -> None:
    """Give an error the offers of its report; where a table is unknown, say what its header may be, and what it lacks where no offer helps."""
    error.hints = report.hints
    if isinstance(error, UsageError | Advised):
        return
    if SINGLE_DAYS in report.left_out and not report.daily:
        error.message = Message("{clause}; {hint}.", clause=error.message, hint=about_days(report))
        return
    filled = [each for each in kept if any(each.filled)]
    table = next((each for each in filled if each.has_figures), next(iter(filled), None))
    look = next(iter(_looks(table)), None) if table else None
    sentences = list(_about_header(table, look)) if table and isinstance(error, NoLayout) else []
    if not report.hints:
        has_rows = len(list(islice(table.filled, 2))) > 1 if table else False
        lacking = _needed(report) or _lacking(table, look)
        sentences += [*([lacking] if has_rows else []), Message("See {page}.", page=_PAGE)]
    error.message = Paragraph(error.message, *sentences)


def _about_header(table: Kept, look: Look | None) -> Iterator[Message]:
    """Yield what may be the header of a table, and the periods below it that are not understood."""
    line, row = (look.line, look.names) if look else next(table.filled)
    named = [name for cell in row if (name := printable(" ".join(cell.split())))]
    quoted = first_of(named, _MOST_NAMES)
    yield (
        Message("Line {line} may be its header ({row}).", line=line, row=quoted)
        if look
        else Message("Its first row, on line {line}, is: {row}.", line=line, row=quoted)
    )
    if look:
        if called := [printable(look.names[place]) for place in look.dated]:
            yield Message("More than one column has periods ({columns}).", columns=first_of(called, _MOST_NAMES))
        for place in look.fields("period") or look.like_periods[:1]:
            yield from _not_understood(table, look.line, place)


def _not_understood(table: Kept, header: int, place: int) -> Iterator[Message]:
    """Yield the sentence about the cells of a column of periods that are none, with the first of them."""
    cells = [(line, cells[place].strip()) for line, cells in table.rows if line > header and place < len(cells)]
    of = times.read(cell for _, cell in cells).of
    odd = [(line, cell) for line, cell in cells if cell and cell not in of]
    if odd:
        first: dict[str, int] = {}
        for line, cell in odd:
            first.setdefault(cell, line)
        quoted = quoted_spellings(first)
        number = f"{len(odd):,}" if table.whole else f"{len(odd):,}+"
        yield Message("Not understood as periods: {spellings} (cells: {number}).", spellings=quoted, number=number)


def _needed(report: Report) -> Message | None:
    """Return how a table has to be written whose layout is known, by what was left out of it; None where nothing says so."""
    if report.next_table:
        return Message(
            "Another table begins on line {line}: give each one in a file of its own.", line=report.next_table
        )
    most = max(report.left_out, key=lambda kind: (report.left_out[kind], kind != UNUSED), default="")
    most = CONFLICTS if most == FURTHER else most
    if most == CONFLICTS and report.headings:
        return Message(
            "Headings among the rows tell figures of one period apart ({headings}): write each beside its rows, in a column of its own.",
            headings=quoted_spellings(report.headings),
        )
    if most == CONFLICTS:
        return Message("Two figures of one period need a column that tells them apart, such as indicator or area.")
    if most == UNKNOWN_PERIOD:
        if len(report.spellings) == 1:
            return Message(
                "Write periods as 2023, 2023-Q1 or 2023-01, or give the one of all figures: --map period=2023."
            )
        return Message("Write periods as 2023, 2023-Q1 or 2023-01.")
    if most == TEXT:
        return Message("Write figures as plain numbers (1234.5), and nothing where there is none.")
    return None


def _lacking(table: Kept | None, look: Look | None) -> Message:
    """Return what a table lacks that no option gives it."""
    rows = [[cell.strip() for cell in cells] for _, cells in table.rows if any(cells)] if table else []
    columned = sum(any(map(_BLANKS.search, row)) for row in rows)
    unsplit = 3 * columned > len(rows) or max((sum(map(bool, row)) for row in rows), default=0) < 2
    joined = any(_JOINED.search(cell) for row in rows for cell in row)
    if unsplit and (joined or not (table and table.sheet.title)):  # no sheet of a workbook
        return Message("Its lines are not split into cells: separate them by comma, semicolon, tab or |.")
    if not numbers.count(cell for row in rows for cell in row if not _is_dated(cell)):
        return Message("There is no figure in it: write figures as plain numbers (1234.5) below a header.")
    if not look:
        return Message("No row has the names of the columns: write them above the figures, as in year,area,value.")
    if not look.periods and not columns.period_columns(look.names):
        if look.fields("period") or look.like_periods:
            return Message(
                "No column holds periods: add one such as year (2023, 2023-Q1, 2023-01), or write periods as the header."
            )
        return Message(
            "No column holds periods: add one such as year (2023, 2023-Q1, 2023-01), write periods as the header, or give the one of all figures: --map period=2023."
        )
    if any("%d" in pattern for place in look.periods for pattern in patterns.fitting(look.cells[place])):
        return Message("Days and weeks are not supported, and no month has all of its days: give figures of months.")
    return Message("A table has one column of periods and one or more of figures, or periods as its header.")
