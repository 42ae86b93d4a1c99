"""A table in any kind of file: rows of text cells with their line numbers."""

import csv
import io
import itertools
import re
from collections.abc import Callable, Iterator, Sequence, Set
from functools import partial
from typing import Any

from ..core.cleaning import without_controls
from ..core.errors import DataError, UsageError
from ..core.messages import Message
from ..core.period_words import month
from . import aligned, below_years, beside, columns, numbers, parse, sdmx_ml, stacked, taiwan, times, unit_text
from .documents import rows_of_json
from .files import LONGEST_LINE, File, Row, decode
from .numbers import StoredNumber
from .report import FileName, Report

MOST_COLUMNS = 16_384  # as many as a spreadsheet has
SAMPLE = 60  # rows by which a layout is recognized, a cover or a preamble among them
_LINE = re.compile("[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_SPACED_QUOTE = re.compile(r'(?:^|[,;\t]) +"[^"\n]*" *(?=[,;\t\r\n])', re.MULTILINE)
_INDENTED = re.compile(r'^ +[^" ]', re.MULTILINE)
_HEAD = 20_000  # signs that show how the cells of a text are written
_QUOTED = re.compile('(?<![^\t,;\r\n])"(?:[^"]|"")*"')
_DECIMAL = re.compile(r"(?<=\d),(?=\d)")
_TAB_AND_COMMA = re.compile(r"\t,")
_UNNAMED = re.compile(r"Unnamed: \d+")
_ONE_BRACKET = re.compile(r"[(（][^()（）]*[)）]")
_COPY, _SHORTEST_NAME = re.compile(r"(.+)\.(\d{1,3})"), 3  # Exports.1, and letters of a name
_BLANK_TAB = re.compile(r"\t(?=,|$)")  # no sign between cells, but a blank at the end of one
# A table in Markdown: the line below its header, the sign between cells, and words in bold.
_RULE = re.compile(r"^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+(?:[ \t]*:?-{3,}:?)?[ \t]*\|?[ \t]*$", re.MULTILINE)
_BAR = re.compile(r"(?<!\\)\|")
_BOLD = re.compile(r"\*\*(.+)\*\*")
_LEADER = "...."
# The codes of what columns hold in the tables of the South African office.
_OF_SOUTH_AFRICA = {"H03": "series_code", "H05": "label", "H17": "unit"}
_ACROSS, _DOWN = {"Sütunlar", "Columns"}, {"Satırlar", "Rows"}  # of the Turkish one
_TIME = "TIME"
_BRACKETED_NAMES = re.compile(r"\ufeff?(?:\[[^\W\d][^\[\]{}\",;]*\][,;\t]?){2,}")
_QUOTED_LINE = re.compile(r'\ufeff?"[^",;\t]*[,;\t](?:[^"]*"")+[^"]*"[,;]*\s*')  # COUNTRY,""Country"" within quotes
_END = "\x1a"
_OF_BRITISH_OFFICE = re.compile(r"v4_(\d)", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FEW_ROWS = 3  # that show what stands below a title
_BASE = re.compile(r"\(.*= ?100\)")  # of an index
# All that a line says which stands over the next page of a table.
_GOES_ON = re.compile(
    r"[(（]?(?:continu\w*|cont\.?|cont'd|conclu\w*|concl\.?|fortsetzung|suite|fin|续表?|續表?)[)）]?", re.I
)
_MOST_ABOVE = 12  # rows above the periods
_SWALLOWED = "lines after a quote that is never closed"

_Change = Callable[[Iterator[Row]], Iterator[Row]]


class TableSheet:
    """Rows of cells; ``sample`` holds the first of them, by which a layout is recognized, and ``rows()`` yields all."""

    def __init__(self, name: FileName, rows: Iterator[Row], form: str = "", title: str = "", file: str = "") -> None:
        self.name = name
        self.title = title  # in its workbook; empty for a file that is one table
        self.file = file  # in the zip file that holds it
        self.form = form  # of a document of JSON that is no plain list of rows
        self.about: list[list[str]] = []  # lines of another sheet that are about this one
        self._first = list(itertools.islice(rows, SAMPLE))
        self._rest = rows
        for find in _REWRITES:
            if change := find(self._first):
                self._rewrite(change)
        self.sample = [cells for _, cells in self._first]
        for change_in_place in _CORRECTIONS:
            change_in_place(self.sample)

    def _rewrite(self, change: _Change) -> None:
        """Put rows that a change makes of all rows in their place."""
        rows = change(itertools.chain(self._first, self._rest))
        self._first, self._rest = list(itertools.islice(rows, SAMPLE)), rows

    def put_above(self, header: Sequence[str], in_place: bool) -> None:
        """Put a header above the first row, or ``in_place`` of it."""
        self._first[:in_place] = [(in_place, [*header])]
        self.sample[:in_place] = [self._first[0][1]]

    def row_of(self, line: int) -> int:
        """Return which of the first rows is on a line of the file; raises UsageError where none is."""
        found = next((number for number, (at, _) in enumerate(self._first) if at == line), None)
        if found is None or not any(self.sample[found]):
            raise UsageError(
                "line {line} is not a header: --map header= names one of the first {count} rows.",
                line=line,
                count=SAMPLE,
            )
        return found

    def beginning(self, most: int) -> list[Row]:
        """Return the first rows, empty ones among them; the sheet must not be read after that."""
        return list(itertools.islice(itertools.chain(self._first, self._rest), most))

    def rows(self) -> Iterator[Row]:
        """Yield line number and cells of every row that is not empty, once."""
        for line, cells in itertools.chain(self._first, self._rest):
            if any(cells):
                yield line, cells


def _of_missing(rows: Sequence[Row]) -> _Change | None:
    return _without_missing if 2 * sum(map(_is_missing, rows)) > SAMPLE else None


def _of_margin(rows: Sequence[Row]) -> _Change | None:
    filled = [cells for _, cells in rows if any(map(str.strip, cells))]
    if len(filled) < 2 or any(cells[0].strip() for cells in filled):
        return None
    firsts = (cells[1].strip() for cells in filled if sum(map(bool, map(str.strip, cells))) > 1)
    figures = any(numbers.count([cell]) and not times.looks_like_time(cell) for cell in firsts)
    return None if figures else _without_margin  # figures below periods may lack a name


def _without_margin(rows: Iterator[Row]) -> Iterator[Row]:
    """Yield rows without the column in front of a table that is empty in all of the first ones; a later row that has something there keeps it."""
    for line, cells in rows:
        yield line, cells if cells and cells[0].strip() else cells[1:]


def _of_leaders(rows: Sequence[Row]) -> _Change | None:
    return _without_leaders if any(_LEADER in cell for _, cells in rows for cell in cells) else None


def _of_pandas(rows: Sequence[Row]) -> _Change | None:
    return partial(_without_names_of_pandas, counted=_are_counted(rows)) if _is_title_of_pandas(rows) else None


def _of_years(rows: Sequence[Row]) -> _Change | None:
    return below_years.with_years if below_years.are_below_years(rows) else None


def _of_pages(rows: Sequence[Row]) -> _Change | None:
    head = _head_of_page(rows)
    return partial(_without_heads_of_pages, head=head) if head else None


def _of_turkey(rows: Sequence[Row]) -> _Change | None:
    names = _names_of_turkey(rows)
    return partial(_with_names, lines=names[0], names=names[1]) if names else None


def _of_tables_beside(rows: Sequence[Row]) -> _Change | None:
    found = beside.find(rows)
    return partial(beside.joined, found=found) if found else None


def _of_stacks(rows: Sequence[Row]) -> _Change | None:
    if stack := stacked.find(rows):
        return partial(stacked.joined, stack=stack)
    if header := stacked.header_of_blocks(rows):
        return partial(stacked.in_blocks, header=header)
    stack = stacked.header_over_headings(rows)
    return partial(stacked.under_headings, stack=stack) if stack else None


def _of_one_row(rows: Sequence[Row]) -> _Change | None:
    """Return what turns the only row of figures of a whole table and the periods above it, from the first column on, in which nothing has a name; None for any other."""
    filled = [number for number, (_, cells) in enumerate(rows) if sum(map(bool, map(str.strip, cells))) > 1]
    if len(filled) != 2 or filled[1] != filled[0] + 1 or len(rows) == SAMPLE:
        return None
    periods, figures = ([cell.strip() for cell in rows[number][1]] for number in filled)
    whole = len(periods) == len(figures) == numbers.count(figures) > _FEW_ROWS
    dated = len(times.of_header(periods)) == len(periods)  # each of which is there once
    return partial(_turned, at=filled[0]) if whole and dated and not any(map(times.looks_like_time, figures)) else None


def _turned(rows: Iterator[Row], at: int) -> Iterator[Row]:
    """Yield rows with each figure of one beside its period in the row above it, the one ``at`` this number."""
    yield from itertools.islice(rows, at)
    (above, periods), (line, figures) = next(rows), next(rows)
    yield above, ["period", "value"]
    yield from ((line, [period, figure]) for period, figure in zip(periods, figures, strict=True))
    yield from rows


def _without_missing(rows: Iterator[Row]) -> Iterator[Row]:
    """Yield rows without those that have only marks of missing figures behind their first cell."""
    return itertools.filterfalse(_is_missing, rows)


def _is_missing(row: Row) -> bool:
    """Return whether a row has a period in front and only marks of missing figures behind it."""
    _, cells = row
    marks = {cell.strip() for cell in cells[1:]} - {""}
    return bool(cells and marks) and times.looks_like_time(cells[0]) and all(map(parse.is_missing, marks))


def _is_title_of_pandas(rows: Sequence[Row]) -> bool:
    """Return whether pandas took a title for the header of a table, and wrote it with ``Unnamed: 1`` beside it."""
    names = [cell for cell in next(iter(rows), (0, []))[1] if cell]
    titles = [name for name in names if not _UNNAMED.fullmatch(name)]
    few = len(titles) < 2 or titles == names[:2]
    return len(names) > 2 * len(titles) and few and not columns.find(titles, {})


def _are_counted(rows: Sequence[Row]) -> bool:
    """Return whether rows below the first one, whose first cell is empty, are counted from 0."""
    (_, header), *below = rows
    return not header[0] and [cells[0] for _, cells in below if cells] == list(map(str, range(len(below))))


def _without_names_of_pandas(rows: Iterator[Row], counted: bool) -> Iterator[Row]:
    """Yield rows without those names, and without the numbers of ``counted`` rows."""
    for number, (line, cells) in enumerate(rows):
        yield line, [cell if number or not _UNNAMED.fullmatch(cell) else "" for cell in cells[counted:]]


def _join_brackets(sample: Sequence[list[str]]) -> None:
    """Put a bracket together that a comma without quotes has taken apart in a row that holds nothing else: ``(단위: 개`` and ``%)``."""
    for row in sample[:_FEW_ROWS]:
        filled = [place for place, cell in enumerate(row) if cell.strip()]
        text = ",".join(row[place] for place in filled)
        if len(filled) > 1 and filled[-1] - filled[0] == len(filled) - 1 and _ONE_BRACKET.fullmatch(text.strip()):
            row[filled[0]] = text.strip()
            row[filled[0] + 1 : filled[-1] + 1] = [""] * (len(filled) - 1)


def _without_marks_of_pandas(sample: Sequence[list[str]]) -> None:
    """Write names over those of a second row as they were before pandas: it calls empty cells ``Unnamed: 2``, and names that come again ``Exports.1``."""
    if len(sample) < _FEW_ROWS:
        return
    upper, lower, below = sample[:3]
    filled = [cell.removesuffix(".0") for cell in lower[1:] if cell]
    years = [cell for cell in filled if _YEAR.fullmatch(cell)]
    named = numbers.count(filled) == len(years) and not any(map(parse.is_missing, filled))
    figures = [cell.removesuffix(".0") for cell in below[1:] if cell]
    if len(filled) < 2 or not named or times.period(lower[0].removesuffix(".0")) or all(map(_YEAR.fullmatch, figures)):
        return
    for place, (cell, _) in enumerate(zip(upper, lower, strict=False)):
        copy = _COPY.fullmatch(cell)
        if cell == f"Unnamed: {place}":
            upper[place] = ""
        elif copy and _is_copy(upper[:place], copy) and not unit_text.is_unit(lower[place]):
            upper[place] = copy[1]


def _is_copy(before: Sequence[str], copy: re.Match[str]) -> bool:
    """Return whether a name such as ``Exports.2`` is the next copy of one among those before it, and no code of a part: ``C.1``."""
    words = sum(map(str.isalpha, copy[1])) >= _SHORTEST_NAME and not copy[1][-1:].isdecimal()
    return words and copy[1] in before and before.count(copy[1]) == int(copy[2])


def _head_of_page(rows: Sequence[Row]) -> Set[tuple[str, ...]]:
    """Return the filled cells of the rows above the first one of figures; none where fewer than two of these have more than one."""
    head = itertools.takewhile(lambda row: 2 * numbers.count(row[1]) <= sum(map(bool, row[1])), rows)
    filled = {_filled(cells) for _, cells in head}
    return filled if sum(len(cells) > 1 for cells in filled) > 1 else set()


def _without_heads_of_pages(rows: Iterator[Row], head: Set[tuple[str, ...]]) -> Iterator[Row]:
    """Yield rows without the ``head`` of pages but the first: all its rows once more, with a line that says no more than that the table goes on."""
    names = {cells for cells in head if len(cells) > 1}
    titles = {cells for cells in head if len(cells) == 1 and not _GOES_ON.fullmatch(cells[0])}
    between: list[Row] = []
    first = True
    for row in itertools.chain(rows, [(0, [""])]):
        cells = _filled(row[1])
        if row[0] and (cells in head or len(cells) < 2):
            between.append(row)
            continue
        within = {_filled(of) for _, of in between} - {()}
        further = within - names - titles
        again = names | titles <= within and bool(further) and all(_GOES_ON.fullmatch(of[0]) for of in further)
        yield from between if first or not again else ()
        first, between = first and not names <= within, []
        if row[0]:
            yield row


def _filled(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, cells)))


def _without_leaders(rows: Iterator[Row]) -> Iterator[Row]:
    """Yield rows without the points that lead from a name to its figures: ``2001 ......``."""
    for line, cells in rows:
        yield line, [cell.rstrip(" .") if _LEADER in cell else cell for cell in cells]


def _of_central_bank(sample: list[list[str]]) -> None:
    r"""Put the header of a file of the European Central Bank in one place.

    It writes the codes of the series, their titles, and how they are collected in rows of their own, and ``Period\Unit:`` beside their
    units, over a row that names the status. The codes become the names, below a row of units.
    """
    for at in range(3, len(sample) - 1):
        codes, titles, collected, header, below = sample[at - 3 : at + 2]
        width = len(header)
        if width < 2 or not header[0].startswith("Period\\Unit") or codes[:1] != [""] or len(codes) < width:
            continue
        collected[:] = ["", *header[1:]]
        header[:] = ["Period", *codes[1:width]]
        if width == 2:
            titles[:] = [codes[1], *titles[1:2]]
        codes.clear()
        if len(below) > width and not any(below[:width]):
            header += below[width:]
            below.clear()


def _of_british_office(sample: list[list[str]]) -> None:
    """Name the columns of a file of the Office for National Statistics as others do: ``V4_1`` holds figures, with one column about each behind it.

    Behind these there are two columns for each dimension, its codes and their texts; the periods are among the texts of ``time``.
    """
    header = sample[0] if sample else []
    figures = _OF_BRITISH_OFFICE.fullmatch(header[0].strip()) if header else None
    about = int(figures[1]) if figures else 0
    pairs = range(1 + about, len(header) - 1, 2)
    if not figures or not pairs or len(header) - pairs.start - 2 * len(pairs):
        return
    header[0] = "value"
    for place in pairs:
        header[place] = f"{header[place + 1].strip()}_code"


def _names_of_turkey(found: Sequence[Row]) -> tuple[range, list[str]] | None:
    """Return the lines of the names across a table of the Turkish office, and these in one row, with one over its periods; None for others.

    ``Sütunlar`` stands above the names across and ``Satırlar`` over those down, with further names and empty rows below.
    """
    lines = [[cell.strip() for cell in cells] for _, cells in found[:_MOST_ABOVE]]
    for at, (upper, row) in enumerate(itertools.pairwise(lines), start=1):
        if not (row and row[0] in _DOWN and _ACROSS & {*upper}) or any(map(times.looks_like_time, row)):
            continue
        for last, cells in enumerate(lines[at + 1 :], start=at + 1):
            place = next((place for place, cell in enumerate(cells[:-1]) if times.period(cell)), None)
            below = [row for row in lines[last:] if numbers.count(row)]
            dated = place is not None and all(len(row) > place and times.period(row[place]) for row in below)
            if place is not None and dated and parse.number(cells[place + 1]) is not None:
                head = [line for line in lines[at:last] if any(line[place:])]
                over = itertools.zip_longest(
                    *(_filled_right(line, place) for line in head[:-1]), *head[-1:], fillvalue=""
                )
                names = [", ".join(dict.fromkeys(filter(None, parts))) for parts in over]
                lines_of_names = range(found[at - 1][0], found[last][0])
                return lines_of_names, [*names[:place], "year", *names[place + 1 :]]
    return None


def _filled_right(line: Sequence[str], first: int) -> list[str]:
    """Return names, from the ``first`` on in each of the columns that one is over."""
    names = list(line)
    for place in range(first + 1, len(names)):
        names[place] = names[place] or names[place - 1]
    return names


def _with_names(rows: Iterator[Row], lines: range, names: list[str]) -> Iterator[Row]:
    """Yield rows with a row of names in place of some lines; those before the periods stand in each row below."""
    place = names.index("year")
    before = [""] * place
    given: set[str] = set()  # periods below the same names
    for line, cells in rows:
        if line == lines[0]:
            yield lines[-1], names
        if line in lines:
            continue
        dated = line > lines[-1] and len(cells) > place and bool(cells[place])
        first = next((number for number, cell in enumerate(cells[:place]) if cell), place)
        if dated and (first < place or cells[place] in given):  # a total of all has no name
            before = [*before[:first], *cells[first:place]] if first < place else [""] * place
            given = set()
        given |= {cells[place]} if dated else set()
        yield line, [*before, *cells[place:]] if dated else cells


def _of_south_africa(sample: list[list[str]]) -> None:
    """Name the columns of a table of the South African office as others do: it calls them ``H01``, ``H02`` and so on."""
    for row in sample[:1]:
        if {"H01", "H03", "H17"} <= set(row):
            row[:] = [_OF_SOUTH_AFRICA.get(name, name) for name in row]


def _over_areas(sample: list[list[str]]) -> None:
    """Put the word for areas that stands alone below ``TIME`` in its place, as in the workbooks of Eurostat, where it is the corner."""
    for row, below in itertools.pairwise(sample[:_MOST_ABOVE]):
        alone = bool(below) and bool(below[0].strip()) and not any(map(str.strip, below[1:]))
        if alone and row[:1] == [_TIME] and "area" in columns.find(below[:1], {}):
            row[0], below[0] = below[0], ""
            return


def _over_pairs(sample: list[list[str]]) -> None:
    """Put each period over its figures where it stands over two columns, of marks and of figures, as in the workbooks of the OECD."""
    for at, row in enumerate(sample[:_MOST_ABOVE]):
        places = [place for place, cell in enumerate(row) if place and cell.strip()]
        if len(places) < 2 or {later - place for place, later in itertools.pairwise(places)} != {2}:
            continue
        if not all(times.looks_like_time(row[place].strip()) for place in places):
            continue
        if any(sum(map(times.looks_like_time, filter(None, above))) > 1 for above in sample[:at]):
            return  # these are figures that look like years, below the periods
        below = sample[at + 1 :]
        marks = [cells[place] for cells in below for place in places if len(cells) > place]
        figures = [cells[place + 1] for cells in below for place in places if len(cells) > place + 1]
        if not numbers.count(marks) and 2 * numbers.count(figures) > len(places):
            row += [""] * (places[-1] + 2 - len(row))
            for place in places:
                row[place], row[place + 1] = "", row[place]
        return


def _cut_ends(sample: list[list[str]]) -> None:
    """Take the empty cells from the end of one row that is longer than all others: a comma ends a header, and not the rows below it."""
    if len(sample) > 1:
        *_, other, longest = sorted(sample, key=len)
        while 1 < len(other) < len(longest) and not longest[-1].strip():
            longest.pop()


def _lower_names(sample: list[list[str]]) -> None:
    """Put the first names of a header, a period's among them, into its last row, where they are merged over it and others are groups of names."""
    for upper, lower, below in zip(sample, sample[1:], sample[2:], strict=False):
        names = [cell.strip() for cell in lower]
        first = next((place for place, name in enumerate(names) if name), 0)
        groups = [cell.strip() for cell in upper[first:]]
        if not first or not all(map(str.strip, upper[:first])) or not first < len(upper) <= len(lower):
            continue
        grouped = groups[0] and sum(map(bool, groups)) < len(lower) - first and all(names[first:])
        figures = numbers.count(below[first:])
        parts = times.parts_of_years(names[first:]) or any(map(times.looks_like_time, names[first:]))
        if (
            grouped
            and figures
            and not parts
            and not numbers.count(names)
            and "period" in columns.find(upper[:first], {})
        ):
            lower[:first], upper[:first] = upper[:first], [""] * first
            return


def _join_names(sample: list[list[str]]) -> None:
    """Put a header of three rows into its last one, as the Brazilian office writes its index beside changes, all in percent.

    The first row has the names of the periods, that of the index, and ``(%)``; the rows below it have the base of the index, and the names
    of the changes: ``NO`` over ``MÊS``.
    """
    for upper, middle, lower in zip(sample, sample[1:], sample[2:], strict=False):
        header = [cell.strip() for cell in upper]
        first = next((place for place, cell in enumerate(middle) if cell.strip()), 0)
        named, unit = _filled(header[:first]), header[first + 1 : first + 2]
        if (
            len(named) != first
            or "period" not in columns.find(named, {})
            or unit != ["(%)"]
            or any(header[first + 2 :])
        ):
            continue
        pairs = itertools.zip_longest(middle[first:], lower[first:], fillvalue="")
        base, *names = [" ".join(filter(None, map(str.strip, pair))) for pair in pairs]
        if any(map(str.strip, lower[: first + 1])) or not _BASE.fullmatch(base) or not all(names):
            continue
        lower[:] = [*named, f"{header[first]} {base}", *names]
        upper[:] = [""] * (first + 1) + ["%"] * len(names)
        middle[:] = [""] * len(middle)
        return


def _lower_months(sample: list[list[str]]) -> None:
    """Put the months of a header beside the quarters that stand a row or two below them under a name of their own, as the Russian office writes."""
    for number, lower in enumerate(sample[:_MOST_ABOVE]):
        quarters = {place: cell.strip() for place, cell in enumerate(lower) if cell.strip()}
        if [*quarters.values()] != ["I", "II", "III", "IV"]:
            continue
        for upper in sample[max(number - 2, 0) : number]:
            months = _all_months(upper[: len(lower)])
            if months and quarters.keys().isdisjoint(months):
                for place in months:
                    lower[place], upper[place] = upper[place], ""
                for place, quarter in zip(quarters, ("Q1", "Q2", "Q3", "Q4"), strict=True):
                    lower[place] = quarter


def _lift_years(sample: list[list[str]]) -> None:
    """Put a year that stands alone below the months of a header above them, as the Russian office writes it below some."""
    alone = [number for number, row in enumerate(sample) if _YEAR.fullmatch("".join(row).strip())]
    if len(alone) != 1 or not 0 < alone[0] < _MOST_ABOVE:
        return
    upper, lower = sample[alone[0] - 1 : alone[0] + 1]
    months = _all_months(upper)
    if months and "".join(lower[months[0] : months[0] + 1]).strip():
        upper[:], lower[:] = lower[:], upper[:]


def _all_months(row: Sequence[str]) -> list[int]:
    """Return the places of the months in a row that names all twelve, each once; none for any other."""
    months = [place for place, cell in enumerate(row) if month(cell.strip())]
    return months if len(months) == 12 else []


def _title_over_figures(sample: list[list[str]]) -> None:
    """Put a title that stands alone over a column of periods over the figures beside it, where these have no header, as Statista writes.

    Behind the figures each row may have their unit.
    """
    for number, row in enumerate(sample[:_MOST_ABOVE]):
        below = [other for other in sample[number + 1 :] if any(other)]
        place, first = len(row) - 1, below[:_FEW_ROWS]
        alone = place >= 0 and bool(row[-1].strip()) and not any(map(str.strip, row[:-1]))
        behind = {tuple(other[place + 2 :]) for other in first if len(other) > place + 1}
        (unit,) = behind if len(behind) == 1 else [("", "")]
        stated = len(unit) == 1 and unit_text.is_line(unit[0].removeprefix("in "))
        short = len(first) < _FEW_ROWS or any(len(other) != place + 2 + len(unit) for other in first)
        if not alone or short or not (stated or (place and not unit)):
            continue
        beside = (other[place + 1 : place + 2] for other in first)
        if all(times.looks_like_time(other[place].strip()) for other in first) and all(map(numbers.count, beside)):
            row[place:] = ["", row[place], *("unit" for _ in unit)]
            for upper in sample[:number]:  # other lines of the title
                upper[:] = ["".join(upper).strip()] if sum(map(bool, upper)) == 1 else upper
            return


def _complete_header(sample: list[list[str]]) -> None:
    """Add an empty name in front of a header that is one name shorter than each row below it, where these show that it lacks there.

    R writes the numbers of rows without a name in front of them.
    """
    longest = max(map(len, sample), default=0)
    for number, header in enumerate(sample[:-2]):
        if len(header) == longest or sum(map(bool, sample[number + 1])) == 1:  # another line of a title follows
            continue
        below = [row for row in sample[number + 1 :] if sum(map(bool, row)) > 1]  # the others are notes
        names = [name.strip() for name in header]
        if len(names) == 1 and names[0].startswith("#"):  # a comment is no name of figures
            continue
        if not all(names) or len(below) < 2 or any(len(row) != len(header) + 1 or not row[-1].strip() for row in below):
            continue
        if any(parse.number(name) is not None and not times.period(name) for name in names):
            continue
        place = columns.find(names, {}).get("period", -1)
        after, under = (all(times.looks_like_time(row[at]) for row in below) for at in (place + 1, max(place, 0)))
        counted = [row[0] for row in below] in ([str(line + start) for line in range(len(below))] for start in (0, 1))
        if counted or all(map(times.period, names)) or (after and not (place >= 0 and under)):
            header.insert(0, "")
        return


def whole_rows(rows: Iterator[Row], header: Sequence[str], report: Report) -> Iterator[Row]:
    """Yield the rows with as many cells as the header, without the blanks around them; another row is a problem."""
    for line, row in rows:
        if len(row) == len(header):
            yield line, [cell.strip() for cell in row]
        else:
            report.other_length(line, len(row), len(header))


def text_of(cell: Any) -> str:
    """Return a cell of a workbook or of Parquet as the text that a CSV of it would have."""
    if isinstance(cell, str):
        return cell if isinstance(cell, StoredNumber) else without_controls(cell)
    if cell is None or cell != cell:  # not a number
        return ""
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return StoredNumber(int(cell) if float(cell).is_integer() and abs(cell) < 1e15 else cell)
    return without_controls(str(cell).removesuffix(" 00:00:00"))


def of_text(file: File, report: Report) -> TableSheet:
    """Return the sheet of a text file: JSON, JSON lines, or values separated by comma, tab or semicolon."""
    text = decode(file, report)
    start = text[:1000].lstrip()
    if not start:
        raise DataError("{name} is empty: give a table with a header line.", name=file.name)
    if start.startswith("<") and sdmx_ml.is_data(start):
        return TableSheet(file.name, sdmx_ml.rows(file, report), sdmx_ml.NAME, file=file.member)
    if start.startswith("<?xml"):
        raise DataError(
            "{name} is XML, whatever it is called: open it in a spreadsheet and save the table as CSV or xlsx.",
            name=file.name,
        )
    if start.startswith(("CHARSET=", "AXIS-VERSION=")):
        raise DataError(
            "{name} is a px file of PC-Axis: fetch the table as CSV or JSON-stat, which the office's page offers too.",
            name=file.name,
        )
    text = _without_frames(text)
    if text[:1000].lstrip()[0] in "[{":
        rows, form, title = rows_of_json(text, file.name, report)
        sheet = TableSheet(file.name, rows, form, file=file.member)
        sheet.about = [["title", without_controls(title)]] if title else []
        return sheet
    if _RULE.search(text[:_HEAD]):
        return TableSheet(file.name, _rows_of_markdown(text), file=file.member)
    if _are_cells_ended_by_tabs(text[:_HEAD]):
        rows = ((line, _TAB_AND_COMMA.split(row)) for line, row in enumerate(text.splitlines(), start=1))
        return TableSheet(file.name, rows, file=file.member)
    return TableSheet(file.name, aligned.rows_of(text) or separated(text, file.name, report), file=file.member)


def _without_frames(text: str) -> str:
    """Return a text without the brackets around all names of its first line, as databases write, and without quotes around each line as a whole."""
    first, end, rest = text.partition("\n")
    if _BRACKETED_NAMES.fullmatch(first.strip()):
        return first.replace("[", "").replace("]", "") + end + rest
    head = text[:_HEAD].splitlines()[:-1] if len(text) > _HEAD else text.splitlines()
    if head and _QUOTED_LINE.fullmatch(head[0]) and all(map(_QUOTED_LINE.fullmatch, filter(None, head))):
        return "\n".join(cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row[:1])
    return text


def _are_cells_ended_by_tabs(head: str) -> bool:
    """Return whether a tab stands before each comma between cells, as the Chinese bureau writes, whose names may have commas."""
    lines = [line for line in head.splitlines()[:-1] if line.count(",") > 1]
    ended = [line for line in lines if len(_TAB_AND_COMMA.findall(line)) > 1]
    rest = [_BLANK_TAB.sub("", line) for line in ended]
    plain = not any(sign in line for line in rest for sign in '\t";')
    return plain and len(ended) > 1 and 2 * len(ended) > len(lines) and ended[0] == lines[0]


def _rows_of_markdown(text: str) -> Iterator[Row]:
    """Yield the rows of a text in Markdown: the cells of its table, and other lines as one cell."""
    for line, content in enumerate(text.splitlines(), start=1):
        row = content.strip()
        if "|" not in row:
            yield line, [row.lstrip("# ")]
        elif not _RULE.fullmatch(row):
            cells = _BAR.split(row.removeprefix("|").removesuffix("|"))
            yield line, [_BOLD.sub(r"\1", cell.strip()).replace(r"\|", "|") for cell in cells]


def separated(text: str, name: FileName, report: Report) -> Iterator[Row]:
    """Yield the rows of CSV, TSV or semicolon-separated text; raises DataError for what cannot be split into cells.

    A quote that is never closed is a problem; the rows after it are left out.
    """
    # No control character is left in the text, so this one ends in a cell of the text only where a quote is open.
    lines = io.StringIO(text, newline="") if len(text) < LONGEST_LINE else _lines(text, name)
    sign = _delimiter(text)
    report.semicolons = sign == ";"
    reader = csv.reader(itertools.chain(lines, (_END,)), delimiter=sign, skipinitialspace=are_spaced(text))
    line = 0
    try:
        for cells in reader:
            if len(cells) > MOST_COLUMNS:
                raise DataError(
                    "{name}, line {line}: {columns} columns are too many for a table.",
                    name=name,
                    line=reader.line_num,
                    columns=f"{len(cells):,}",
                )
            if cells and cells[-1].endswith(_END):
                swallowed = 0 if cells == [_END] else max(1, len(_LINE.findall(cells[-1][:-1])))
                break
            yield line + 1, cells  # a row with a line end in quotes is where it begins, as in an editor
            line = reader.line_num
    except csv.Error as error:  # the only one that lines with their ends can cause
        raise DataError(
            "{name}, line {line}: a cell is longer than 131,072 characters (is a quote left open?).",
            name=name,
            line=line + 1,
        ) from error
    if swallowed:
        reason = Message("a quote is opened here and never closed; the rest of the file is one cell")
        report.problem(reader.line_num - swallowed, "", reason, _SWALLOWED)
        report.skip(_SWALLOWED, swallowed - 1)


def are_spaced(text: str) -> bool:
    """Return whether spaces stand before quoted cells of a text, as in files of the American bureau of accounts, and indent no name."""
    head = text[:_HEAD]
    return bool(_SPACED_QUOTE.search(head)) and not _INDENTED.search(head)


def _delimiter(text: str) -> str:
    """Return the sign between the cells: that of the first line, unless most other lines are without it."""
    # What is in quotes does not count; a quote is one only at the start of a cell.
    lines = [line for line in _QUOTED.sub('"', text[:_HEAD]).splitlines() if line.strip()]
    lines = lines[:20] if any(sign in line for line in lines[:20] for sign in "\t,;") else lines[:SAMPLE]
    without = [_BLANK_TAB.sub("", line) for line in lines]
    if not any("\t" in line for line in without):  # as the Chinese bureau writes
        lines = without
    if "\t" in lines[0]:  # the first column of Eurostat's files is full of commas
        return "\t"
    if "|" in lines[0] and not any(sign in line for sign in ",;" for line in lines):
        return "|"
    lines = [_DECIMAL.sub("", line) if ";" in line else line for line in lines]

    def weight(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        return counts[0] if 2 * sum(map(bool, counts)) >= len(counts) else 0, sum(counts)

    return max("\t,;", key=weight)


def _lines(text: str, name: FileName) -> Iterator[str]:
    """Yield the lines with their ends, as io.StringIO does, which holds four bytes for every character: too much here."""
    for number, found in enumerate(_LINE.finditer(text), start=1):
        line = found[0]
        if len(line) > LONGEST_LINE:
            raise DataError(
                "{name}, line {line} is longer than {size} MB: this is not a table.",
                name=name,
                line=number,
                size=LONGEST_LINE >> 20,
            )
        yield line


# What is made of all rows of a sheet where its first ones ask for it, in this order.
_REWRITES: tuple[Callable[[Sequence[Row]], _Change | None], ...] = (
    _of_margin, _of_missing, _of_leaders, _of_pandas, taiwan.find, _of_years, _of_pages, _of_turkey, _of_tables_beside, _of_stacks, _of_one_row,
)  # fmt: skip
# What is made of the first rows alone, in this order.
_CORRECTIONS: tuple[Callable[[list[list[str]]], None], ...] = (
    _cut_ends, below_years.date_parts_across, _without_marks_of_pandas, _join_brackets, _of_central_bank, _of_british_office, _of_south_africa, _over_areas, _over_pairs,
    _lower_names, _join_names, _lower_months, _lift_years, _title_over_figures, _complete_header,
)  # fmt: skip
