"""A table in columns: the rows that belong to it, and what the lines above its header say.

These are its title, its unit, its indicator, and rows of names that its columns share: ``指标：地区生产总值(亿元)``,
``Unit: million euro``, ``Geography, Canada,,,Ontario`` over the months.
"""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import cached_property
from itertools import accumulate, dropwhile, islice, pairwise, takewhile
from operator import methodcaller, not_
from typing import NamedTuple

from ..core import areas, units
from ..core.cleaning import printable
from ..core.messages import Message
from . import columns, numbers, parse, times, unit_text
from .files import Row
from .report import Report, first_of, quoted_spellings
from .sheet import TableSheet
from .stacked import CONTINUED
from .unit_text import Unit

_ENOUGH = 200  # rows that show which columns hold numbers
_CODES = "Codes"
_LONGEST_HEADING = 90
_LONGEST_MARK = 12  # in the place of a figure
_MOST_NAMED = 3  # columns in a sentence
_MOST_OF_A_NAME = 3  # words that call a column of names: more are a title
_LEAST_OF_ROW = 4  # cells, as 1,000,000 has three
_NOTES = 8  # rows at the end of a table that may be notes
# Rows of one length that show a column without a name beside the table; fewer have a cell in the wrong place.
_ENOUGH_BESIDE = 9
_SYSTEMATIC = 2  # more rows than this of one length leave out the empty cells at their ends; fewer are faults
_LONGEST_WORD = 30
_PAIR = re.compile(rf"\s*([^:：]{{2,{_LONGEST_WORD}}}?)\s*[:：]\s*(\S.*)")
_INDICATOR_WORDS = (
    "指标",
    "項目",
    "indicator",
    "index",
    "indicateur",
    "indicateur(s)",
    "indikator",
    "series_title",
    "series",
    "variable",
    "variável",
)  # names, and no ids
_ANY_SHEET = re.compile(
    r"(?:(?:work)?sheet|data|daten|dados|datos|donn[ée]es|данные|数据|データ|tabelle|tabel|tabla|tabela|tableau|table|feuil(?:le)?|hoja|plan(?:ilha)?|folha|foglio|ark"
    r"|arkusz|list|blad|sayfa|лист|工作表|시트|export|results?|query(?: result)?|fred graph|(?:annual|yearly|quarterly|monthly)(?:[ _](?:data|series))?|bls data series|(?:分省)?[年季月]度数据|指标|clean|raw|final|main|in)?[\W\d_]*",
    re.I,
)
_UPDATED = re.compile(
    r"data extracted on .*|(?:обновлено|aktualisiert(?: am)?|actualizado(?: el)?|mise? à jour(?: le)?|更新(?:日期|时间)?)[ :：]*[\d./年月日-]+(?: ?г\.?)?",
    re.I,
)
_INDENT = re.compile(r"\s*(?:[-–—•·]\s+)?")  # before a name: a sign of a list lets it stand below the one above
_NUMBERS_OF_NOTES = re.compile(r"(?:_\d)+$")
_DASHED = re.compile(r"(Variável) - (.+)")  # as the Brazilian office writes pairs
_TITLE_WORDS = ("dataset", "title", "table_title", "titel", "titre", "título", "titulo", "表名", "标题", "통계표명")
# Words of what a line says about a file, and not of its figures; any other word before a colon may begin a title.
_OF_THE_FILE = re.compile(
    r"source|genesis|data|subject|topic|theme|note|updat|frequen|unit|licen|contact|author|publish|download|creat|http|quelle|stand|fuente|fonte"
    r"|数据|时间|来源|注|频"
)
# Of Eurostat: demographic indicator, national accounts indicator (ESA 2010).
_OF_INDICATOR = re.compile(r"\w+_indicator(?:_.*)?")
_NUMBERED_TABLE = re.compile(
    r"(?:table|tabelle|tab|tableau|tabla|tabela|cuadro|chart|figure|fig|表|图)[_.]*(?:[\d.]+[a-z]?|[ivx]+|[一二三四五六七八九十]+)[_.]*"
)
# Of a yearbook, below the name of its chapter: 9.1. Gross regional product
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.? +[^\W\d]\w{3}")
# What Statistics Canada writes of the area: the levels that there are (which is no area), and the one of a table.
_LEVELS = re.compile(r"Canada, .*\b(?:province|territory|region|area)\b.*", re.I)
_MAPPED = re.compile(r"(.+?) \(map\)")
_FACTOR = re.compile(
    r"(?:scale|unit multiplier|magnitude)(?: ?[:：] ?| )(.+)", re.I
)  # a line on the power of ten alone
_KEY = re.compile(r"\d{12,}")  # of a record, which no one is to see
_LINK = re.compile(
    r"(?:back|return|go) to (?:the )?(?:table of )?(?:contents?|index)(?: page| list)?\.?|(?:table of )?contents|inhalt(?:sverzeichnis)?|содержание|目录|目次"
    r"|(?:назад )?к (?:содержанию|оглавлению)|вернуться (?:в|к|на) .+|назад|getselectionel\(.*\)|voltar(?: (?:ao|para o) [íi]ndice)?"
    r"|zurück zum inhalt(?:sverzeichnis)?|zum inhaltsverzeichnis|retour au sommaire|volver al [íi]ndice|返回目录|目次へ(?:戻る)?"
    r"|columns|column labels|spaltenbeschriftungen|étiquettes de colonnes|etiquetas de columna|rótulos de coluna|列标签|列ラベル|열 레이블",
    re.I,
)  # a link in a workbook is no title, and neither are the words over a pivot table
_AMONG = re.compile("其中[:：]|of which:? ", re.I)  # before the first part of a total
_SOURCE = re.compile(
    r"(?:sources?|quellen?|fuentes?|fontes?|fonti?|источники?)\s?:\s|(?:资料|数据|資料)?来源\s?[:：]|\([1-9]\) .{12}",
    re.I,
)
# From a year on, or up to it
_SINCE = re.compile(
    r"\b(?:bis|ab|seit|until|up to|from|since|before|prior to|as of|depuis|jusqu['’]en|avant|à partir de|desde|hasta|antes de|a partir de|до|начиная с|с) (?:19|20)\d\d\b"
    r"|\bbreaks? in (?:the )?(?:time )?series\b|\bbruch in der|\bzeitreihenbruch|\brupture (?:de|dans la) série|\bruptura (?:de|en) (?:la )?serie|\bnot comparable\b"
    r"|\bnew methodology\b|\b(?:19|20)\d\d (?:values|figures|data) (?:are )?in\b|\b(?:19|20)\d\d (?:is |are )?(?:preliminary|provisional)\b|(?:19|20)\d\d年(?:起|以前|之前|以后|开始)",
    re.I,
)
_CONTACT = re.compile(r"@\w+\.\w|https?://|©")
_BROKEN_WORD = re.compile(r"(?:[^\d_]* )?[^\W\d_]{3,}-\s*")
_SERIES = re.compile(r"[A-Z][A-Z\d]{2,}")  # the code of one
_NAMED = {"indicator", "area", "label", "period"}  # what a name over several rows may be
COMMENT = "#"
_FEW_COLUMNS = 2
_MANY_COLUMNS = 6  # whose figures are not 1, 2, 3, ... by chance
_LONGEST_FIGURE = 14  # with signs that digecon does not know
_SAME_NAMES = 3  # below a gap, so that these are no accident

_WHOLE = re.compile(rf"all|{times.TOTALS}", re.I)


class Above(NamedTuple):
    """What the lines above a table say about all its figures; the rest is empty."""

    title: str = ""
    indicator: str = ""
    unit: Unit = unit_text.NONE
    area: str = ""
    lines: tuple[str, ...] = ()  # that may be titles

    def label(self, name: str) -> str:
        """Return the label of figures of this ``name`` below a title by which all are rates, ``Vacancy Rates by Size``; empty below any other."""
        title = self.title if self.unit == unit_text.NONE else ""
        rates = title != name and unit_text.names_rates_alone(title)
        return ", ".join(filter(None, (title, name))) if rates else ""


class CellGrid(NamedTuple):
    """A table: its header, its cells by column, the lines of its rows, and what the lines above it say."""

    header: list[str]
    cells: list[tuple[str, ...]]
    lines: list[int]
    above: Above
    groups: list[list[str]]  # rows of names right above the header, which its columns share
    units: list[Unit]  # of each column, by a row of units above or below the header
    empty: tuple[str, ...]  # the cells of a missing column
    outside: int  # numbers above, below and beside it
    below: Above  # what its last line says
    descriptions: dict[str, str]  # of columns by their names, in the lines above

    def column(self, place: int | None) -> tuple[str, ...]:
        """Return the cells of a column; those of a missing one (None) are empty."""
        return self.empty if place is None else self.cells[place]


class Aside(NamedTuple):
    """A text alone in its row: how many rows of the table are above it, its line, and what it says; empty for a note of more than one cell."""

    above: int
    line: int
    text: str


def read_grid(sheet: TableSheet, at: int, first: int, report: Report, across: bool = False) -> CellGrid:
    """Return the table below row ``at`` of the sample, whose figures begin in column ``first``.

    Cells to the right of the last period are not part of a table with periods ``across``; in any other table a row of
    another length is a fault of the file.
    """
    header = _header(sheet.sample, at, first if across else 0)
    width = len(header)
    named = at - 1 if _is_below_names(sheet.sample, at, first) else at
    upper, above_it = _rows_above(sheet.sample, named, at)
    upper, header = _unwrapped(upper, header) if named == at and not across else (upper, header)
    own = _without_borrowed(header, sheet.sample[at]) if across else header
    groups, of_columns, over = _heads(upper, (own, *sheet.sample[:at]), first, across, report)
    header = [name.strip() for name in sheet.sample[named]] if named != at else header
    beside = _units_beside(header, groups, sheet.sample[named - 1]) if groups and not across else []
    if groups and not across:
        _lower(groups[-1], header, sheet.sample[named - 1])
    over = [*sheet.about, *over, _corner(header, across, sheet.sample[at + 1 :])]
    found, below = _without_head(_rows_below(sheet, at, over), first, across)
    if below:
        of_columns = of_columns or _units_of(below, (header, *groups), first, across, report)
        over.append([] if of_columns else below)
    groups += _units_that_tell_apart(header, groups, of_columns)
    found, outside = _first_table(_without_codes(found, header, report), header, first if across else width, report)
    found = _under_heads(_under_parents(found, header, min(first, 3)), first) if across else _without_texts_below(found)
    below_it, descriptions = _note_below(found), _descriptions(over, header)
    lines, kept, asides, beyond = _fitting(found, width, first, across, report)
    _remark_words(asides, kept, over, report)
    outside += beyond + above_it
    outside += sum(numbers.count(cell for cell in row if not times.looks_like_time(cell)) for row in over)
    cells: list[tuple[str, ...]] = list(zip(*kept, strict=True)) if kept else [()] * width
    cells = _filled_down(_filled_pairs(cells, first if across else 0), header, first if across else 0)
    of_columns = ((of_columns or beside) + [unit_text.NONE] * width)[:width]
    above = _with_unit_below(with_title_of_sheet(read_above(over), sheet.title.strip()), found)
    report.titles = _titles(above, header) or ([] if report.other_sheets else name_of_sheet(sheet.title.strip()))
    grid = CellGrid(header, cells, lines, above, groups, of_columns, ("",) * len(kept), outside, below_it, descriptions)
    return _with_units_of_rows(grid, asides)


def _rows_above(sample: Sequence[list[str]], named: int, at: int) -> tuple[list[list[str]], int]:
    """Return the rows about a table whose names are in row ``named`` and which begins below row ``at``, and how many numbers are above them.

    They are below the last row of figures of another table, whose title and unit are its own.
    """
    counts = [numbers.count(cell for cell in row[1:] if not times.looks_like_time(cell)) for row in sample[:named]]
    figures = [number for number, count in enumerate(counts) if count > 1 and sample[number][0]]
    first = figures[-1] + 1 if len(figures) > 1 else 0  # one row alone may number columns
    return [*sample[first:named], *sample[named + 1 : at + 1]], sum(counts[:first])


def _without_borrowed(header: Sequence[str], row: Sequence[str]) -> list[str]:
    """Return the names of a header without those in the row above it, and not in its own."""
    return [name if cell.strip() else "" for name, cell in zip(header, row, strict=False)]


def _names_beside_years(upper: Sequence[str], header: Sequence[str], first: int) -> list[str]:
    """Return the names before the ``first`` of some periods, in the row above where one is that of areas or indicators.

    There are years over these periods, which are parts of years, or texts: a word for them (``Ano`` over 2020), or what is measured in each.
    """
    names, over = ([cell.strip() for cell in cells] for cells in (upper[:first], upper[first:]))
    known = columns.find(names, {}).keys() & {"area", "indicator"}
    filled = list(filter(None, over))
    is_period = bool(times.period(header[first]))
    years = not is_period and all(len(times.period(year)) == 4 for year in filled)
    words = is_period and not numbers.count(filled) and not any(map(times.period, filled))
    return names if known and filled and (years or words) else list(header[:first])


def _units_that_tell_apart(
    header: Sequence[str], groups: Sequence[Sequence[str]], of_columns: Sequence[Unit]
) -> list[list[str]]:
    """Return a row of the units of columns where only these tell some of one name apart; empty where names do."""
    names = [names for names in zip(header, *groups, strict=False) if any(names)]
    return [[units.spelled(*unit) for unit in of_columns]] if len(set(names)) < len(names) and of_columns else []


def _titles(above: Above, header: Sequence[str]) -> list[str]:
    """Return what may say of what the figures of a table are: lines above it, and a first name of the header that is more than a name."""
    found = [above.indicator, above.title, *above.lines]
    if header and len(header[0].split()) > _MOST_OF_A_NAME:  # electricity generation by source in Kenya
        found.append(header[0])
    return [text for text in found if text and not columns.find([text], {})]


def name_of_sheet(title: str) -> list[str]:
    """Return the name of a sheet, if it is more than a word for any sheet: ``imports_percent_of_gdp``."""
    return [] if _ANY_SHEET.fullmatch(title) else [title]


def with_title_of_sheet(above: Above, title: str) -> Above:
    """Return what stands above a table with what the name of its sheet says where nothing else does: the unit, or that all are rates."""
    if above.unit == unit_text.NONE and _ends_in_scale(title):  # Revenue, EUR m
        return above._replace(unit=unit_text.of_title(title))
    if above == Above() and " " in title and unit_text.names_rates_alone(title):
        return Above(title=title)  # Unemployment Rates; below Inflation there may be price indices
    return above


def _with_unit_below(above: Above, found: Sequence[Row]) -> Above:
    """Return what stands above a table, with the unit that a note below it states where nothing else does."""
    if above.unit != unit_text.NONE:
        return above
    alone = ("".join(cells) for _, cells in found[-_NOTES:] if sum(map(bool, cells)) == 1)
    return above._replace(
        unit=next((unit for text in alone if (unit := unit_text.of_note(text)) != unit_text.NONE), unit_text.NONE)
    )


def _lower(names: list[str], header: list[str], written: Sequence[str]) -> None:
    """Move the names that are over a column alone, without one below them, down into the header: merged cells ``Year``, ``Month``."""
    for place, name in enumerate(map(str.strip, written[: len(header)])):
        if name and not header[place] and names[place] == name:
            header[place], names[place] = name, ""


def _units_beside(header: Sequence[str], groups: Sequence[Sequence[str]], written: Sequence[str]) -> list[Unit]:
    """Return the units of columns without a name of their own, by the one that stands over several of them: a merged cell ``Change in %``.

    The names right above tell these columns apart, and all are below one that they share. No units where there is no such cell.
    """
    found = [unit_text.NONE] * len(header)
    for place in range(1, min(len(header), len(written))):
        shared = any(row[place] and row[place] == row[place - 1] for row in groups[:-1])
        if not header[place] and written[place].strip() and shared:
            beside = header[place - 1]
            found[place] = unit_text.of_name(beside) if beside and unit_text.is_unit(beside) else found[place - 1]
    return found if any(unit != unit_text.NONE for unit in found) else []


def _rows_below(sheet: TableSheet, at: int, over: Iterable[Sequence[str]]) -> list[Row]:
    """Return the rows below row ``at``, without comments where one is ``over`` it: then it is no name such as ``# of firms``."""
    rows = sheet.rows()
    for _, row in rows:
        if row is sheet.sample[at]:
            break
    found = list(_sharing(rows, sheet.sample[at:]))
    return [(line, row) for line, row in found if not is_comment(row)] if any(map(is_comment, over)) else found


def _without_head(found: Sequence[Row], first: int, across: bool) -> tuple[list[Row], list[str]]:
    """Return rows without those that belong to the header above them, which count its columns or state their units, and the latter.

    Of units that stand alone, below the first of the periods ``across``, each is that of the rows down to the next one.
    """
    below: list[str] = []
    alone = [number for number, (_, row) in enumerate(found) if across and _is_unit_over_figures(row, first)]
    for number, (_, row) in enumerate(found):
        cells = list(map(str.strip, row))
        if not any(cells):
            continue
        over_rows = len(alone) > 1 and number in alone
        if not below and not over_rows and _is_unit_row(cells, first):
            below = cells
        elif number > 1 or not _counts_columns(cells):
            return list(found[number:]), below
    return [], below


def _without_codes(found: list[Row], header: Sequence[str], report: Report) -> list[Row]:
    """Return rows without those that the French office has below each series, with the code of each figure."""
    if "idbank" not in map(columns.key, header):
        return found
    kept = [(line, row) for line, row in found if row[0].strip() != _CODES or numbers.count(row[1:])]
    if len(kept) < len(found):
        report.remark(Message("the rows of codes below the series are not read"))
    return kept


def _is_unit_over_figures(row: Sequence[str], first: int) -> bool:
    """Return whether a row holds nothing but a unit, in one of the columns of figures."""
    if row.count("") != len(row) - 1:
        return False
    only = "".join(row)
    return row.index(only) >= first and unit_text.is_line(only)


def _counts_columns(row: Sequence[str]) -> bool:
    """Return whether a row below a header counts its columns: 1, 2, 3, or 甲 for the names, and then 1, 2; behind the first, one may be left out.

    Empty columns may stand before all of these.
    """
    filled = list(dropwhile(not_, row))
    numbered = row[1:] if row[:1] == ["甲"] else filled if len(filled) > _MANY_COLUMNS else row
    every = [str(number) for number in range(1, len(numbered) + 2)]
    return len(row) > 2 and (numbered == every[:-1] or (len(row) > 6 and numbered == [every[0], *every[2:]]))


def _first_table(found: list[Row], header: Sequence[str], first: int, report: Report) -> tuple[list[Row], int]:
    """Return the rows down to the header of another table, without those that repeat this one's, and how many numbers are below.

    Years are figures in the columns from ``first`` on, unless they are a header: its first name is that of this one, or its
    years are. Below a text of its own the same header is that of another table too, and not of the next page.
    """
    names = list(header)
    again = [
        number
        for number, (_, row) in enumerate(found)
        if _begins_again(row, names, first, _is_below_gap(found, number))
    ]
    same = {number for number in again if found[number][1][: len(names)] == names and not _is_headed(found, number)}
    end = next((number for number in again if number not in same), len(found))
    below_gap = _same_names_below_gap(found) if first < len(names) else len(found)
    end = min(end, below_gap)
    if end < len(found):
        report.next_table = found[end][0]
        report.remark(Message("another table begins on line {line}: only the first one is read", line=found[end][0]))
    begin = end + (end < below_gap)  # of the other table's figures
    below = sum(numbers.count(cell for cell in row if not times.looks_like_time(cell)) for _, row in found[begin:])
    return ([row for number, row in enumerate(found[:end]) if number not in same] if same else found[:end]), below


def _without_texts_below(found: list[Row]) -> list[Row]:
    """Return rows down to a gap below which there is no number, no time and no unit, but what the series are in rows of more texts than one."""
    of_texts = takewhile(lambda row: not any(map(_is_figure_or_time, filter(None, row[1]))), reversed(found))
    end = len(found) - sum(1 for _ in of_texts)
    gaps = (number for number in range(max(end, 1), len(found)) if found[number][0] > found[number - 1][0] + 1)
    gap = next(gaps, len(found))
    texts = [cell for _, row in found[gap:] for cell in row[1:] if cell]
    odd = any(
        unit_text.is_unit(cell) or (len(cell) < _LONGEST_FIGURE and any(map(str.isdecimal, cell))) for cell in texts
    )
    return found[:gap] if texts and not odd else found


def _is_figure_or_time(cell: str) -> bool:
    return bool(numbers.count([cell.strip()])) or times.looks_like_time(cell)


def _same_names_below_gap(found: Sequence[Row]) -> int:
    """Return the number of the row below empty lines where the names of a table come once more, from its first one on, as over its growth rates.

    The number of all rows where there is no such row, and where the figures are the same too.
    """
    gaps = [number for number, (before, row) in enumerate(pairwise(found), start=1) if row[0] > before[0] + 2]
    begin = [_words(row) for _, row in found[:_SAME_NAMES]]
    return next(
        (
            number
            for number in gaps
            if all(begin) and [_words(row) for _, row in found[number : number + _SAME_NAMES]] == begin
            and found[number][1] != found[0][1]
        ),
        len(found),
    )  # fmt: skip


def _words(row: Sequence[str]) -> list[str]:
    return [cell for cell in row if cell and not numbers.count([cell])]


def _is_below_gap(found: Sequence[Row], number: int) -> bool:
    """Return whether an empty line is above a row."""
    return number > 0 and found[number][0] > found[number - 1][0] + 1


def _begins_again(row: Sequence[str], names: Sequence[str], first: int, below_gap: bool) -> bool:
    """Return whether a row below a header is that of another table: with its first name, and other names or years, or with its years.

    A single year may be a figure (2,020 inhabitants): an empty line is above it, or a word for areas or indicators or a unit before it.
    """
    beside = first >= len(names) or all(
        cell in ("", name) for cell, name in zip(row[1:first], names[1:first], strict=False)
    )
    named = bool(names[0].strip()) and row[0] == names[0] and len(row) > 1 and beside
    figures = first < len(names)
    alike = figures and row[first : len(names)] == names[first:] and _is_no_figure(row, names, first, below_gap)
    return alike or (
        named and (_are_times(row[first:]) if figures else not numbers.count(row[1:]) and sum(map(bool, row)) > 1)
    )


def _is_no_figure(row: Sequence[str], names: Sequence[str], first: int, below_gap: bool) -> bool:
    """Return whether a row with the periods of the header is a header itself, and no row of empty cells or #N/A, or of a figure like a year."""
    if first + 1 < len(names):
        return len({*names[first:]}) > 1
    beside = any(row[1:first]) and row[1:first] == names[1:first]
    return below_gap or beside or not any(row[:first]) or _is_called(row[0])


def _is_called(name: str) -> bool:
    """Return whether a cell is what columns of areas or of indicators are called, or a unit."""
    return bool(columns.find([name.strip()], {}).keys() & {"area", "indicator", "period"}) or unit_text.is_line(name)


def _is_headed(found: Sequence[Row], number: int) -> bool:
    """Return whether a text of its own stands right above a header, which says that a table goes on there if it says so.

    Another row of the header may be between them: its names in another language.
    """
    filled = _filled(found, number - 1)
    if len(filled) > 1 and not numbers.count(filled):
        filled = _filled(found, number - 2)
    return len(filled) == 1 and not numbers.count(filled) and not CONTINUED.search(filled[0])


def _filled(found: Sequence[Row], number: int) -> list[str]:
    return list(filter(None, map(str.strip, found[number][1]))) if number >= 0 else []


def _are_times(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all(map(times.looks_like_time, filled))


def _fitting(
    found: Sequence[Row], width: int, first: int, across: bool, report: Report
) -> tuple[list[int], list[list[str]], list[Aside], int]:
    """Return the lines and the rows of a table of this width, what stands alone among these, and how many numbers are below and beside it."""
    last = max((number for number, (_, row) in enumerate(found) if len(row) >= width), default=-1)
    separate = 0 <= last < len(found) - 1 and found[last + 1][0] > found[last][0] + 1  # a blank line ends the table
    lines: list[int] = []
    kept: list[list[str]] = []
    outside = 0
    asides: list[Aside] = []
    other = _OtherRows(found, width, first)
    strip: Callable[[str], str] = (
        methodcaller("strip") if other.stored else str.strip
    )  # the latter, four times as fast, makes texts
    for number, (line, raw) in enumerate(found):
        row = list(map(strip, raw))
        if len(row) != width:
            if (across or number > last) and _is_note(row, first if across or separate else None):
                outside += numbers.count(row[1:])  # a number in front counts the notes
                asides.append(Aside(len(kept), line, "".join(row) if row.count("") == len(row) - 1 else ""))
                continue
            if fitting := other.fitting(raw, row, across, lines[-1:] == [line - 1]):
                outside += numbers.count(row[width:]) if fitting == row[:width] else 0
                row = fitting
            else:
                kind = "rows cut short" if across and len(row) < width else "rows of another length"
                report.other_length(line, len(row), width, kind)
                outside += max(numbers.count(row) - 1, 0)
                continue
        elif width > 2 and (aside := _aside(row, number >= max(1, len(found) - _NOTES))) is not None:
            outside += numbers.count(row[1:])
            asides.append(Aside(len(kept), line, aside))
            continue
        lines.append(line)
        kept.append(row)
    asides = _without_whole_rows(asides, width, report)
    if notes := _notes_on_time(aside.text for aside in asides if aside.above == len(kept)):
        report.remark(Message("notes below the table: '{notes}'", notes=notes))
    return lines, kept, [aside for aside in asides if aside.above < len(kept)], outside


def _without_whole_rows(asides: Sequence[Aside], width: int, report: Report) -> list[Aside]:
    """Return the asides without those that are whole rows, which are reported as left out."""
    whole = [aside for aside in asides if _is_whole_row(aside.text, width)]
    for aside in whole:
        report.other_length(aside.line, 1, width, "rows in a single cell")
    return [aside for aside in asides if aside not in whole] if whole else list(asides)


def _is_whole_row(text: str, width: int) -> bool:
    """Return whether a text is a row of a table of this width, with a period and a figure, whose cells were taken for one where they were written."""
    if width < _LEAST_OF_ROW or "\n" in text or text.count(",") < width - 1:
        return False
    cells = [cell.strip() for cell in next(csv.reader([text]))]
    dated = [times.looks_like_time(cell) for cell in cells]
    figures = numbers.count(cell for cell, is_time in zip(cells, dated, strict=True) if not is_time)
    return len(cells) == width and any(dated) and figures > 0


def _notes_on_time(texts: Iterable[str]) -> str:
    """Return the first notes on what figures were up to a year, or are from one on (``Bis 1989: Früheres Bundesgebiet``), or on breaks; empty for none."""
    notes = [
        printable(" ".join(text.split()), 120) for text in texts if _SINCE.search(text) and not _SOURCE.match(text)
    ]
    return "; ".join(notes[:2])


def _remark_words(
    asides: Sequence[Aside], kept: Sequence[Sequence[str]], over: Iterable[Sequence[str]], report: Report
) -> None:
    """Report what is said among the rows and above the table, and is in no figure."""
    _remark_headings(asides, kept, report)
    _remark_units(asides, len(kept), report)
    _remark_comments(over, report)


def _remark_comments(over: Iterable[Sequence[str]], report: Report) -> None:
    """Report the comments above a table that are notes on time, and what is there of a unit that earlier figures have."""
    over = list(over)
    for text in dict.fromkeys(cell for row in over for cell in row if unit_text.has_former(cell)):
        report.remark(
            Message("earlier figures have another unit, and are not converted: '{text}'", text=printable(text, 80))
        )
    if notes := _notes_on_time(" ".join(filter(None, row)) for row in over if is_comment(row)):
        report.remark(Message("comments above the table: '{notes}'", notes=notes))


def _remark_headings(asides: Sequence[Aside], kept: Sequence[Sequence[str]], report: Report) -> None:
    """Report headings among the rows, each over rows of its own, which may say what the names below them do not; areas need none."""
    headings = [aside for aside in asides if len(aside.text) <= _LONGEST_HEADING and any(map(str.isalpha, aside.text))]
    begins = sorted({aside.above for aside in headings})
    first_alone = not {*begins} - {0}
    if first_alone and (not headings or areas.is_area(headings[0].text) or _is_no_heading(headings[0].text)):
        return
    ends = dict(pairwise([*begins, len(kept)]))
    for aside in headings:
        rows = kept[aside.above : ends[aside.above]]
        if not rows or not all(row[0].startswith(f"{aside.text}: ") for row in rows):  # as by ``_under_parents``
            report.headings.setdefault(aside.text, aside.line)
    words = {text: line for text, line in report.headings.items() if not unit_text.is_line(text)}
    if words and (first_alone or not columns.are_areas(row[0] for row in kept)):
        message = "headings among the rows are not in the names of the rows below them: {headings}"
        report.remark(Message(message, headings=quoted_spellings(words)))


def _is_no_heading(text: str) -> bool:
    """Return whether a text says nothing of rows below it: the name of a column, as ``GEO (Labels)`` below TIME at Eurostat, or ``All``."""
    return bool(columns.find([text.partition(" (")[0]], {}) or _WHOLE.fullmatch(text))


def _with_units_of_rows(grid: CellGrid, asides: Iterable[Aside]) -> CellGrid:
    """Return a table with a column of the units that stand alone among its rows, each down to the next heading; one with a column of units as it is."""
    found = list(grid.empty)
    for aside in asides:
        if aside.text:
            found[aside.above :] = [_unit_alone(aside.text, grid.above.unit)] * (len(found) - aside.above)
    if not any(found) or "unit" in columns.find(grid.header, {}):
        return grid
    groups = [[*group, ""] for group in grid.groups]
    units_of = [*grid.units, unit_text.NONE]
    return grid._replace(
        header=[*grid.header, "unit"], cells=[*grid.cells, tuple(found)], groups=groups, units=units_of
    )


def _remark_units(asides: Sequence[Aside], rows: int, report: Report) -> None:
    """Report headings over some of the ``rows`` that state a unit besides their words, which may not be that of all rows below it."""
    for aside in asides:
        unit = unit_text.of_title(aside.text)
        stated = bool(unit.power and unit.name) or units.is_rate(unit.name)
        if aside.above < rows and stated and not unit_text.is_line(aside.text):
            report.remark(
                Message(
                    "the heading '{text}' on line {line} states a unit, which the rows below it did not get",
                    text=printable(aside.text),
                    line=aside.line,
                )
            )


def _unit_alone(text: str, above: Unit) -> str:
    """Return the unit that stands alone among rows, money with the power of ten that the title states alone; empty for a text that is none."""
    if unit_text.is_money(text):
        return units.spelled(*unit_text.with_power_above(unit_text.parsed(text), above))
    return text if unit_text.is_line(text) else ""


def _under_parents(found: list[Row], header: Sequence[str], first: int) -> list[Row]:
    """Return rows in which a name that comes again has in front of it the one above that is indented less: ``Exports: Goods``.

    Where that comes again too, it has all of them: ``Constant prices: Change: Exports``. A name that comes again under another one in a
    column before it, its region, or with others behind it, its sexes, has nothing in front, and neither has one that comes again below the
    same names. A total that is indented more than what it adds up stands beside that.
    """
    for place in range(first):
        names = [row[place] if len(row) > place else "" for _, row in found]
        if (
            not any(name[:1].isspace() and name.strip() for name in names)
            or columns.key(header[place]) in unit_text.WORDS
        ):
            continue
        beside = _beside(found, place, first)
        times_given = Counter(zip(beside, map(str.strip, names), strict=True))
        paths: dict[int, list[str]] = {}
        parents: list[tuple[int, int, str]] = []  # where a name begins, where one stands that is beside it, and itself
        for number, name in enumerate(names):
            bare = name.strip()
            depth = len(name) - len(_INDENT.sub("", name, count=1))
            if parents and depth > parents[-1][0] and times.TOTAL.fullmatch(bare):
                depth = parents[-1][0]
            while bare and parents and (parents[-1][0] >= depth or parents[-1][1] == depth):
                parents.pop()
            if times_given[beside[number], bare] > 1 and bare and parents and not _is_aside(found[number][1]):
                paths[number] = [*(parent for *_, parent in parents), bare]
            if bare:  # other parts of a total stand below the name of the first: 其中：东部
                parents.append((depth, depth + len(match[0]) if (match := _AMONG.match(bare)) else depth, bare))
        pairs = Counter(tuple(path[-2:]) for path in paths.values())
        alike = Counter((beside[number], *path) for number, path in paths.items())
        for number, path in paths.items():
            if alike[beside[number], *path] > 1:
                continue
            line, row = found[number]
            whole = ": ".join(path if pairs[tuple(path[-2:])] > 1 else path[-2:])
            found[number] = line, [*row[:place], whole, *row[place + 1 :]]
    return found


def _under_heads(found: list[Row], first: int) -> list[Row]:
    """Return rows whose names come again, all of them below each of some others, with the name above in front: ``Women: Managers``."""
    filled = [number for number, (_, row) in enumerate(found) if any(map(str.strip, row[first:]))] if first == 1 else []
    names = {number: found[number][1][0].strip() for number in filled}
    times_given = Counter(names.values())
    blocks: list[tuple[str, list[int]]] = []
    for number in filled:
        if times_given[names[number]] == 1:
            blocks.append((names[number], []))
        elif blocks:
            blocks[-1][1].append(number)
    below = [tuple(names[number] for number in numbers_of) for _, numbers_of in blocks]
    alike = len(blocks) > 1 and len({*below}) == 1 and len(below[0]) > 1 and times_given[below[0][0]] == len(blocks)
    if not alike or columns.are_areas(below[0]):
        return found
    for head, numbers_of in blocks:
        for number in numbers_of:
            line, row = found[number]
            found[number] = line, [f"{head}: {names[number]}", *row[1:]]
    return found


def _beside(found: list[Row], place: int, first: int) -> list[tuple[str, ...]]:
    """Return what stands in each row beside a column of names and tells those that come again apart: groups that have all the same names."""
    names = [row[place].strip() if len(row) > place else "" for _, row in found]
    kept = []
    for other in range(first):
        cells = list(accumulate((row[other].strip() if len(row) > other else "" for _, row in found), _named))
        groups: dict[str, set[str]] = {}
        for cell, name in zip(cells, names, strict=True):
            if cell and name:
                groups.setdefault(cell, set()).add(name)
        if other != place and len(groups) > 1 and len({frozenset(group) for group in groups.values()}) == 1:
            kept.append(cells)
    return list(zip(*kept, strict=True)) if kept else [()] * len(found)


def _filled_pairs(cells: list[tuple[str, ...]], before: int) -> list[tuple[str, ...]]:
    """Return the columns of a table, with codes and their names in the place of the empty cells below them where both stand over blocks of rows.

    They are in two columns beside each other ``before`` periods across, as in the tables of the Norwegian office, with names of the rows behind.
    """
    for place in range(before - 3, -1, -1):
        code, name, beside = cells[place : place + 3]
        end = len(beside)
        while end and not beside[end - 1]:  # notes may stand below
            end -= 1
        over = [bool(cell) for cell in code[:end]]
        if all(over) or not any(over[:1]) or over != [bool(cell) for cell in name[:end]] or "" in beside[:end]:
            continue
        codes = tuple(accumulate(code[:end], _named))
        blocks: dict[str, set[str]] = {}
        for of, row in zip(codes, beside, strict=False):
            blocks.setdefault(of, set()).add(row)
        alike = all(rows == blocks[codes[0]] for rows in blocks.values())  # totals below the last one belong to none
        if sum(over) == 1 or (alike and len(set(zip(codes, beside[:end], strict=True))) == end):
            cells[place] = (*codes, *code[end:])
            cells[place + 1] = (*accumulate(name[:end], _named), *name[end:])
    return cells


def _filled_down(cells: list[tuple[str, ...]], header: Sequence[str], before: int) -> list[tuple[str, ...]]:
    """Return the columns of a table, with names in the place of the empty cells below them where the names stand over several rows.

    Such are one name over the whole table, names over rows that say the same for each in the next column (its years, for example), and
    those in the first of two columns ``before`` periods across, over rows with names of their own; but a row with a name and no code,
    among others that have both, keeps none. No unit is such a name, and no figure: those in columns of periods across are none. Neither is
    one of which each row has its own down to some last ones.
    """
    fields = [{field for field, names in columns.NAMES.items() if columns.key(name) in names} for name in header[:4]]
    for place in range(min(3, len(cells) - 1, before or 3)):
        whole, end = cells[place], len(cells[place])
        while end and not (whole[end - 1] or cells[place + 1][end - 1]):  # notes may stand below, in other columns
            end -= 1
        column, beside = whole[:end], cells[place + 1][:end]
        if "" not in column or not column[0] or (fields[place] and not fields[place] & _NAMED):
            continue
        if _have_their_own(column, beside):
            continue
        unnamed = [row for row, pair in enumerate(zip(column, beside, strict=True)) if not any(pair)]
        among = any(not column[row + 1] for row in unnamed if row + 1 < end)  # and not between two blocks
        if among or numbers.count(cells[other][row] for other in range(place + 2, len(cells)) for row in unnamed):
            continue
        under = {cell for name, cell in zip(column, beside, strict=True) if cell and not name}
        names = tuple(accumulate(_of_blocks(_without_notes(column), beside), _named))
        without_code = fields[place] & fields[place + 1] and 2 * column.count("") < len(column)
        named_once = not place and before > 1 and not without_code
        may_be_years = not place or not header[place] or "period" in fields[place]  # and no figures such as 1000
        numbered = "period" in fields[place] and times.is_part_column(
            columns.key(header[place + 1])
        )  # 2022 beside 1 to 12
        figures = (not numbered and _are_numbers({*column, *under})) or (
            not may_be_years and bool(numbers.count(column))
        )
        if named_once or (not figures and _come_again(names, beside, under)):
            cells[place] = (*names, *whole[end:])
    return cells


def _have_their_own(column: Sequence[str], beside: Sequence[str]) -> bool:
    """Return whether rows, each with a name beside it, have their own text each, twice the same too, down to some last ones without any."""
    filled = list(takewhile(bool, column))
    again = any(name == below for name, below in pairwise(filled))
    return again and not any(column[len(filled) :]) and len({*beside}) == len(beside)


def _without_notes(column: Sequence[str]) -> list[str]:
    """Return the cells of a column without those that are no periods among years, as notes beside months are."""
    filled = list(filter(None, column))
    notes = {cell for cell in set(filled) if not times.period(cell) and not any(map(str.isnumeric, cell))}
    dated = sum(len(times.period(cell)) == 4 for cell in filled)
    noted = notes and dated > 1 and 5 * dated >= 4 * len(filled)
    return ["" if cell in notes else cell for cell in column] if noted else list(column)


def _of_blocks(column: list[str], beside: Sequence[str]) -> list[str]:
    """Return names with those in the first rows of a block as one, where several blocks have more than one: in two languages, one below the other.

    A block ends where what is ``beside``, its years, comes again.
    """
    starts, among = [0], set[str]()
    for number, cell in enumerate(beside):
        if cell in among:
            starts.append(number)
            among.clear()
        among.add(cell)
    blocks = [range(start, end) for start, end in pairwise([*starts, len(column)])]
    named = [[number for number in block if column[number]] for block in blocks]
    first = all(
        rows == list(block[: len(rows)]) and 0 < len(rows) < len(block)
        for rows, block in zip(named, blocks, strict=True)
    )
    dated = any(times.period(name) for name in column)  # 昭和28年, and 1953 below it
    years = all(map(times.period, filter(None, beside)))
    pairs = [tuple(column[number] for number in rows) for rows in named if len(rows) == 2]
    languages = any(not name.isascii() and other.isascii() for name, other in pairs)
    if not first or dated or not years or not languages or len(pairs) < 2:
        return column
    joined = {rows[0]: " ".join(dict.fromkeys(column[number].strip() for number in rows)) for rows in named}
    return [joined.get(number, "") for number in range(len(column))]


def _named(above: str, name: str) -> str:
    return name or above


def _come_again(names: Sequence[str], beside: Sequence[str], under: Set[str]) -> bool:
    """Return whether there is one name, or most of the cells beside the lower rows of a name are so for other names too, each once.

    Months and quarters in turn, each once below a year, are few years' own.
    """
    pairs = set(zip(names, beside, strict=True))
    again = Counter(cell for _, cell in pairs)
    repeated = sum(again[cell] > 1 for cell in under)
    alike = len(set(names)) == 1 or 2 * repeated > len(under) or _are_within_years(names, beside)
    return alike and len(pairs) == len(names)


def _are_within_years(names: Sequence[str], beside: Sequence[str]) -> bool:
    """Return whether the cells beside names are months or quarters, by their names or months by their numbers, one after another, and the names their years."""
    parts = times.parts_of_years(beside) or {cell: f"-{int(cell):02}" for cell in beside if cell.isdecimal()}
    periods = [name + parts.get(cell, "") for name, cell in zip(names, beside, strict=True)]
    in_order = periods == sorted(periods) and all(map(str.isdecimal, names))
    return in_order and (times.are_months_in_turn(periods) or times.are_quarters_in_turn(periods))


def _are_numbers(cells: Iterable[str]) -> bool:
    """Return whether numbers are among cells that are no periods."""
    return any(numbers.count([cell]) and not times.looks_like_time(cell) for cell in cells)


class _OtherRows:
    """Rows that are longer than a table is wide, by a note beside it or a name with a comma that has no quotes around it, or shorter.

    ``stored`` says that they are of a workbook.
    """

    def __init__(self, found: Sequence[Row], width: int, first: int) -> None:
        self._width, self._first = width, first
        self._fitting = (row for _, row in found if len(row) == width)
        self._lengths = Counter(len(row) for _, row in found)
        self.stored = any(type(cell) is not str for _, row in found[:_ENOUGH] for cell in row)

    def fitting(self, raw: Sequence[str], row: list[str], across: bool, follows: bool) -> list[str]:
        """Return a row that is as long as the table is wide, in place of one that is not and ``follows`` another of it; an empty one for none."""
        length, width = len(row), self._width
        if length > width:
            beside = self.stored and follows and self._lengths[length] > _ENOUGH_BESIDE
            return self.joined(raw, across) or (self.before_numbers(row) if beside else [])
        systematic = self.stored or self._lengths[length] > _SYSTEMATIC
        padded = row + [""] * (width - length)
        if 2 * length > width and systematic:
            return padded
        return padded if self._are_trimmed and numbers.count(row) < 2 and self._fits(padded) else []

    @cached_property
    def _are_trimmed(self) -> bool:
        """Return whether most rows are shorter than the header, and none longer: without the empty cells at their end, as some editors save them.

        Which figures others have between empty cells cannot be known.
        """
        shorter = sum(number for length, number in self._lengths.items() if 1 < length < self._width)
        return shorter > max(self._lengths[self._width], _SYSTEMATIC) and max(self._lengths) <= self._width

    @cached_property
    def _numeric(self) -> list[bool | None]:
        """Return which columns hold numbers, by the first rows that are as long as the header; None for what none shows."""
        columns = list(zip(*islice(self._fitting, _ENOUGH), strict=True))
        if not columns:
            return [None] * self._first + [True] * (self._width - self._first)
        filled = ([cell.strip() for cell in column if not parse.is_missing(cell.strip())] for column in columns)
        return [2 * numbers.count(cells) > len(cells) if cells else None for cells in filled]

    def joined(self, raw: Sequence[str], across: bool) -> list[str]:
        """Return a row without the note beside it, or with the parts of a name joined; an empty one where neither is sure."""
        row, width = list(map(str.strip, raw)), self._width
        ends = not any(row[width:])
        if (ends or (across and not numbers.count(row[width:]))) and self._fits(row[:width]):
            return row[:width]
        last = len(row) - width
        names = [place for place, numeric in enumerate(self._numeric) if numeric is False]
        fitting = []
        for place in names:
            parts = raw[place : place + last + 1]
            whole = [*row[:place], ",".join(parts).strip(), *row[place + last + 1 :]]
            texts = all(part.startswith(" ") for part in parts[1:]) and not numbers.count(map(str.strip, parts))
            if texts and self._fits(whole):
                fitting.append(whole)
        if ends and (len(fitting) != 1 or len(names) < 2):  # a text in the place of a figure
            return row[:width]
        return fitting[0] if len(fitting) == 1 else []

    def before_numbers(self, row: Sequence[str]) -> list[str]:
        """Return a row without the numbers beside it, which have no name; an empty one where others are there, or it is none of the table."""
        beside = list(filter(None, row[self._width :]))
        alone = bool(beside) and numbers.count(beside) == len(beside)
        return list(row[: self._width]) if alone and all(row[: self._width]) and self._fits(row[: self._width]) else []

    def _fits(self, row: Sequence[str]) -> bool:
        """Return whether numbers are in the columns of numbers, and only there."""
        pairs = [
            (cell, numeric) for cell, numeric in zip(row, self._numeric, strict=True) if not parse.is_missing(cell)
        ]
        return all(numeric in (None, bool(numbers.count([cell]))) for cell, numeric in pairs)


def _corner(header: Sequence[str], across: bool, below: Sequence[Sequence[str]]) -> list[str]:
    """Return the first cell of a header where it states the unit of the table: ``单位：亿元``, or ``Mio. Euro`` before periods, or over them.

    ``Sales (Mio. Euro)`` before periods does too, over names that are no classes of sales.
    """
    name = header[0] if header and not columns.calls_periods(header[0]) else ""
    first = [row[0].strip() for row in below if row]
    if across:
        stated = unit_text.is_line(name) or (not any(cell[:1].isdecimal() for cell in first) and _ends_in_scale(name))
    else:  # $million, but not 年
        over = bool(first) and times.looks_like_time(first[0])
        stated = over and unit_text.is_line(name) and bool(unit_text.parsed(name).power)
    return [name] if stated or unit_text.is_called(name) else []


def _ends_in_scale(name: str) -> bool:
    """Return whether a name ends in parentheses with a power of ten, with percent, or with the unit in which all is measured."""
    unit = unit_text.of_title(name)
    sure = unit_text.is_of_filing(name) or unit_text.is_measured_in(name)
    return bool(unit.power) or units.is_rate(unit.name) or sure


def states_units(sample: Sequence[Sequence[str]], at: int) -> bool:
    """Return whether a table states units around its header: above it, in its first cell, or in the row below it."""
    stated = read_above([*sample[:at], _corner(sample[at], True, sample[at + 1 :])]).unit
    return stated != unit_text.NONE or any(_is_unit_row(row, 1) for row in sample[at + 1 : at + 2])


def _sharing(rows: Iterable[Row], sample: Sequence[Sequence[str]]) -> Iterator[Row]:
    """Yield rows, with one object for equal cells where the sample repeats itself: a million rows take half the memory."""
    places = [place for place, cells in enumerate(zip(*sample, strict=False)) if 2 * len(set(cells)) <= len(cells)]
    known: dict[str, str] = {}
    for line, row in rows:
        if len(row) >= len(sample[0]):
            for place in places:
                cell = row[place]
                row[place] = known.setdefault(cell, cell) if type(cell) is str else cell
        yield line, row


def _header(sample: Sequence[Sequence[str]], at: int, first: int) -> list[str]:
    """Return the names of a header, without the empty ones at its end over cells that are empty too.

    Those before the ``first`` of some parts of years may stand beside the years over these.
    """
    header = [name.strip() for name in sample[at]]
    below = [row for row in sample[at + 1 :] if any(row)]
    while header and not header[-1] and all(len(row) < len(header) for row in below):
        header.pop()
    if at and 0 < first < len(header) and not any(header[:first]):
        header[:first] = _names_beside_years(sample[at - 1], header, first)
    return header


def _is_aside(row: Sequence[str]) -> bool:
    """Return whether a row holds one text alone: a heading among the rows, a unit below the header, a note at the end."""
    if row.count("") != len(row) - 1:
        return False
    only = "".join(row)
    return not times.period(only) and (parse.number(only) is None or bool(row[0]))


def _aside(row: Sequence[str], last: bool) -> str | None:
    """Return the text that stands alone in a row, empty for a note of more than one cell among the ``last`` rows; None for any other row."""
    if not _is_aside(row):
        return "" if last and (_is_note_beside(row) or _is_source(row)) else None
    only = "".join(row)
    return only if unit_text.is_line(only) else row[0]  # a unit may stand over the first figures


def _is_source(row: Sequence[str]) -> bool:
    """Return whether a row of more columns is the source of a table or a note, with a single number that is there by mistake."""
    return len(row) > _FEW_COLUMNS and bool(_SOURCE.match(row[0])) and numbers.count(row[1:]) == 1


def _is_note_beside(row: Sequence[str]) -> bool:
    """Return whether a row holds nothing but a few long texts, in columns of figures."""
    filled = list(filter(None, row))
    return not row[0] and 4 * len(filled) <= len(row) and all(len(cell) > _LONGEST_MARK for cell in filled)


def _is_note(row: Sequence[str], first: int | None) -> bool:
    """Return whether a short row is a note below a table: one text, or texts that reach the ``first`` figure, and no number."""
    filled = [cell for cell in row if cell]
    if len(filled) < 2:
        return not any(times.period(cell) for cell in filled)
    return first is not None and len(row) <= first + 2 and all(parse.number(cell) is None for cell in row[first:])


def read_above(rows: Sequence[Sequence[str]]) -> Above:
    """Return what the rows above a header say: lines of one cell, or pairs of a word and what it says.

    The unit may stand in any column, and within the title; else it is that of the indicator's or the title's parentheses.
    """
    title = indicator = area = ""
    lines, more, unit, in_title = list[str](), list[str](), unit_text.NONE, unit_text.NONE
    power, rows = _scale_above(rows)
    for number, row in enumerate(rows):
        filled = _words_of(row)
        if len(filled) == 1 and (mapped := _MAPPED.fullmatch(filled[0])):
            area = mapped[1]
            continue
        if comment := is_comment(filled):
            filled[0] = filled[0].lstrip(f"{COMMENT} ")
        stated = [unit_text.of_line(cell) for cell in _with_their_words(filled)]
        cells = [text for text, _ in stated if text]
        unit = next((found for found in (unit, *(found for _, found in stated)) if found != unit_text.NONE), unit)
        line = f"{cells[0]}: {cells[1]}" if len(cells) == 2 and not cells[0].endswith((":", "：")) else " ".join(cells)
        word, content = _pair(line, number, cells)
        if word in _TITLE_WORDS or (len(cells) == 1 and _SECTION.match(line)):
            title = content if word in _TITLE_WORDS else line
        elif word == "subject" and ": " in content:  # as the OECD writes: B1_GE: Gross domestic product
            indicator = indicator or content.partition(": ")[2]
        elif (word in _INDICATOR_WORDS and (word != "series" or " " in content)) or _OF_INDICATOR.fullmatch(word):
            indicator = indicator or content
        elif word in ("measure", "base_period") and unit == unit_text.NONE:  # as OECD.Stat writes; 1982-84=100
            unit, more = _measured(content, more)
        elif word in columns.NAMES["area"]:
            area = area or ("" if _LEVELS.fullmatch(content) or columns.calls_periods(content) else content)
        elif (not word or _NUMBERED_TABLE.fullmatch(word)) and not comment and _may_be_titles(cells, content):
            lines += cells if len(cells) > 1 else [content]
        elif (title or indicator) and word and len(cells) == 2 and not (comment or _OF_THE_FILE.search(word)):
            more.append(line)  # Sex: Females
        more += [cell for cell in filled if unit_text.has_former(cell) and cell not in cells]
        if len(cells) == 1 and (found := unit_text.of_title(content)) != unit_text.NONE:
            in_title = found  # the last one: the German office writes what is counted below its titles
    unit = _unit_of(unit, indicator, in_title, lines)
    unit = unit._replace(power=unit.power or power)
    return Above(title or next(iter((*lines, *more)), ""), indicator, unit, area, (*lines, *more))


def _words_of(row: Iterable[str]) -> list[str]:
    """Return the filled cells of a line above a table, without links and keys of records."""
    filled = filter(None, map(str.strip, row))
    return [text for text in filled if not _LINK.fullmatch(text) and not _KEY.fullmatch(text)]


def _scale_above(rows: Sequence[Sequence[str]]) -> tuple[int, list[Sequence[str]]]:
    """Return the power of ten that a line alone states, and the rows without it: ``Scale: Millions``; 0 for none."""
    found = {
        number: match[1] for number, row in enumerate(rows) if (match := _FACTOR.fullmatch(" ".join(filter(None, row))))
    }
    scales = {number: unit_text.parsed(text).power for number, text in found.items() if unit_text.is_scale(text)}
    return next(iter(scales.values()), 0), [row for number, row in enumerate(rows) if number not in scales]


def _unit_of(unit: Unit, indicator: str, in_title: Unit, lines: Iterable[str]) -> Unit:
    """Return the unit of all figures: that of lines which say changes in percent, beside the base of their index; the one stated, or that in the names."""
    if (
        indicator
        and unit_text.is_base(unit)
        and (changes := [line for line in lines if unit_text.is_change_in_percent(line)])
    ):
        unit = unit_text.of_name(changes[0])
    own = unit_text.of_name(indicator) if indicator else in_title
    return unit_text.with_power_above(own if unit == unit_text.NONE else unit, in_title)


def _measured(content: str, more: list[str]) -> tuple[Unit, list[str]]:
    """Return the unit of what OECD.Stat calls a measure, and what may be a title, with the words beside the unit: ``Per head, US $``."""
    if unit_text.is_unit(content) and "growth" not in content.lower():
        return unit_text.parsed(content), more
    return unit_text.of_description(content), [*more, content]


def _may_be_titles(cells: Sequence[str], text: str) -> bool:
    """Return whether a line may be the title of a table, or one in two languages: it has words, and is no ``时间：`` without a time."""
    if len(cells) != 1:
        return len(cells) == 2 and all(len(cell) > _LONGEST_WORD for cell in cells)
    dated = re.search(r"\bupdated?\b.*\d", text, re.I) or _UPDATED.fullmatch(text)
    left_empty = text.endswith((":", "：")) and _OF_THE_FILE.search(columns.key(text))
    return any(map(str.isalnum, text)) and not left_empty and not dated


def _pair(line: str, number: int, cells: Sequence[str]) -> tuple[str, str]:
    """Return the word of a line and what it says of it; no word, and the line, of any other.

    The first line (``number`` 0) may be a title with a colon: ``Primary energy: consumption``.
    """
    if len(cells) == 2 and _OF_INDICATOR.fullmatch(word := columns.key(cells[0])):
        return word, cells[1]
    match = _DASHED.fullmatch(line) or _PAIR.fullmatch(line)
    word = columns.key(match[1]) if match else ""
    names = {*_INDICATOR_WORDS, *_TITLE_WORDS, *columns.NAMES["area"]}
    if (bare := _NUMBERS_OF_NOTES.sub("", word)) in names:
        word = bare
    known = word in names
    sure = number or known or _NUMBERED_TABLE.fullmatch(word) or _OF_THE_FILE.search(word)
    return (word, match[2]) if match and sure else ("", line)


def _descriptions(over: Iterable[Sequence[str]], header: Sequence[str]) -> dict[str, str]:
    """Return what the lines above a table say about its columns: a column's name, and its description, as FRED has them."""
    rows = [[cell.strip() for cell in row if cell.strip()] for row in over]
    pairs = [row for row in rows if len(row) == 2]
    coded = [row for row in pairs if _SERIES.fullmatch(row[0]) and unit_text.of_description(row[1]) != unit_text.NONE]
    if len(coded) == 1 and len(header) == 2 and coded[0][0] not in header:  # the user gave the column a name
        return {header[1]: coded[0][1]}
    return {row[0]: row[1] for row in pairs if row[0] in header}


def _note_below(found: Sequence[Row]) -> Above:
    """Return what the last row of a table says of figures that have no name: one in percent, or ``Series : GDP growth (annual %)``."""
    filled = [cell.strip() for cell in found[-1][1] if cell.strip()] if found else []
    if len(filled) != 1:
        return Above()
    if unit_text.is_rate_in_words(filled[0]):
        return Above(title=filled[0], unit=unit_text.parsed(filled[0]))
    stated = read_above([[line] for line in filled[0].splitlines()])
    return stated if stated.indicator else Above()


def is_comment(row: Sequence[str]) -> bool:
    """Return whether a row begins as a comment; it may say a unit or an indicator, and is no name."""
    return bool(row) and row[0].lstrip().startswith(COMMENT)


def _with_their_words(row: Sequence[str]) -> Iterator[str]:
    """Yield the cells of a row that are not empty, a unit with the cell before it that calls it so."""
    called = ""
    for cell in filter(None, map(str.strip, row)):
        word = cell.rstrip(" :：")
        if columns.key(word) in unit_text.WORDS:
            called = word
        else:
            yield f"{called}: {cell}" if called else cell
            called = ""


def _is_unit_row(row: Sequence[str], first: int, is_one: Callable[[str], bool] = unit_text.is_unit) -> bool:
    """Return whether the cells of a row from the ``first`` figure on are units, and nothing but a word for them is before it."""
    named = any(cell and columns.key(cell.rstrip(" :：")) not in unit_text.WORDS for cell in row[:first])
    filled = [cell for cell in row[first:] if cell.strip()]
    return not named and bool(filled) and all(map(is_one, filled))


def _is_below_names(sample: Sequence[Sequence[str]], at: int, first: int) -> bool:
    """Return whether a header is a row of units below the row of names that is the real one: ``Jahr,BIP`` over ``,Mio. Euro``."""
    upper = [cell for cell in sample[at - 1][first:] if cell.strip()] if at else []
    below = [cell for cell in sample[at][first:] if cell.strip()]
    return (
        _is_unit_row(sample[at], first, unit_text.is_line)
        and len(sample[at - 1]) == len(sample[at])
        and len(upper) >= len(below)
    )


def _units_of(
    row: Sequence[str], names: Sequence[Sequence[str]], first: int, across: bool, report: Report
) -> list[Unit]:
    """Return the unit of each column by a row of units, each up to the next one; empty where it states one for all.

    One alone is that of the table, at its right end too; only a rate over the last series that is not called a unit
    is that of its column. Where each column has its own, those without one have none. A column that is called something else by one of
    the ``names`` of its own, an index, or persons, has no unit of the one before it.
    """
    filled = [place for place in range(first, len(row)) if row[place].strip()]
    found = [unit_text.NONE] * len(row)
    each, shared = _is_of_each_column(row, filled) and not _begin_groups(filled, names[1:]), list[str]()
    for place in range(first, len(row)):
        before = unit_text.NONE if each else found[place - 1]
        own = tuple(of[place].strip() for of in names if place < len(of) and of[place].strip())
        found[place] = unit_text.parsed(row[place]) if row[place].strip() else unit_text.shared(before, own)
        rate = not row[place].strip() and units.is_rate(found[place].name)
        if rate and row[place - 1].strip()[:1] in ("(", "（") and not _is_twin(row[max(first, place - 2) : place]):
            found[place] = unit_text.NONE  # it belongs to the name above it
        if rate and any(place < len(of) and unit_text.is_called_index(of[place]) for of in names):
            found[place] = unit_text.NONE
        shared += own[:1] if found[place].name and not row[place].strip() else []
    alone, last = row[filled[0]], filled[0] > first and not across
    of_column = last and units.is_rate(found[filled[0]].name) and not unit_text.is_called(alone)
    of_one = len(filled) == 1 and not of_column
    if of_one:
        return []
    if shared and not across:
        report.remark(
            Message(
                "in the row of units these have that of the column before them: {names}",
                names=first_of([printable(name, 60) for name in shared], _MOST_NAMED),
            )
        )
    return found


def _is_of_each_column(row: Sequence[str], filled: Sequence[int]) -> bool:
    """Return whether a row repeats units that a merged cell would have once: side by side, or with gaps of different widths behind them."""
    pairs = list(pairwise((place, row[place].strip()) for place in filled))
    gaps: dict[str, set[int]] = {}
    for (place, text), (later, _) in pairs:
        gaps.setdefault(text, set()).add(later - place)
    beside = any(text == after and later - place == 1 for (place, text), (later, after) in pairs)
    return beside or any(len(of_text) > 1 for of_text in gaps.values())


def _begin_groups(filled: Sequence[int], names: Sequence[Sequence[str]]) -> bool:
    """Return whether units stand at the first columns of groups that names above them form, and nowhere else."""
    for of in names:
        starts = [place for place in range(1, len(of)) if of[place] and of[place] != of[place - 1]]
        if starts == list(filled) and len(starts) < sum(map(bool, of[1:])):
            return True
    return False


def _is_twin(cells: Sequence[str]) -> bool:
    """Return whether two cells state one unit in two languages: ``(％)`` and ``(percent)``."""
    return len({cell.strip() for cell in cells}) == 2 and all(cells) and len({*map(unit_text.parsed, cells)}) == 1


def _unwrapped(upper: list[list[str]], header: list[str]) -> tuple[list[list[str]], list[str]]:
    """Return the rows above a header, and its names; where a word of these is broken (``Unemploy-`` over ``ment Rate``), they begin above.

    Without a broken word the rows above may as well be names that columns share.
    """
    broken = (at for at, row in enumerate(upper) if any(_BROKEN_WORD.fullmatch(cell) for cell in row))
    top = next(broken, len(upper))
    if any(len(row) != len(header) or not any(row) for row in upper[top:]):
        return upper, header
    for row in reversed(upper[top:]):
        header = [_on_one_line(cell.strip(), name) for cell, name in zip(row, header, strict=True)]
    return upper[:top], header


def _on_one_line(upper: str, lower: str) -> str:
    if _BROKEN_WORD.fullmatch(upper):
        return (upper[:-1] if lower[:1].islower() else upper) + lower
    return f"{upper} {lower}".strip()


def _names_rows(cells: Sequence[str], header: Sequence[str]) -> bool:
    """Return whether a row over periods begins with what the rows below these are called: ``Country`` beside ``Women``."""
    return not header[0] and bool(columns.find(cells[:1], {}).keys() & {"area", "indicator"})


def _begins(above: Sequence[Sequence[str]], width: int, first: int) -> list[bool]:
    """Return at which columns a name of the row above begins; none where there is but one, a title."""
    begins = [bool(cell.strip()) and not unit_text.is_line(cell) for row in above for cell in row[:width]]
    return begins if sum(begins[first:]) > 1 else []


def _is_passed_over(cell: str) -> bool:
    return unit_text.is_called(cell) or bool(_LINK.fullmatch(cell) or _CONTACT.search(cell))


def _is_dated(cells: Sequence[str], first: int) -> bool:
    """Return whether a row says of the file when it was published: ``Date of publication:``."""
    days = [cell for cell in cells[first:] if times.date(cell)]
    return (
        cells[0].endswith((":", "："))
        and 0 < len(days) < 3
        and len(days) == sum(map(times.looks_like_time, cells[first:]))
    )


def _without_passed_over(cells: Sequence[str]) -> list[str]:
    """Return a row of names with empty cells in place of units, links and addresses, and of a source that is alone in it."""
    alone = sum(map(bool, cells)) == 1
    return ["" if _is_passed_over(cell) or (alone and _SOURCE.match(cell)) else cell for cell in cells]


def _is_title_in_corner(cells: Sequence[str], header: Sequence[str], first: int) -> bool:
    """Return whether the first cell of a row over periods says what the table holds: ``Oil: Production`` beside ``Growth rate per annum``."""
    words = " " in cells[0] or not cells[0].isascii()
    alone = words and bool(header[0]) and not any(cells[1:first]) and any(map(times.looks_like_time, header[first:]))
    return alone and not columns.find(cells[:1], {}) and not times.looks_like_time(cells[0])


def _is_about_file(cells: Sequence[str], header: Sequence[str], first: int) -> bool:
    """Return whether a row over periods has words where the names of the rows are too: ``VENTILATION(S),LIGNE(S)``, but not ``,Gender`` beside two of them."""
    groups = not any(cells[: first - 1]) and sum(map(bool, cells[first:])) > 1
    return not groups and any(map(all, zip(cells[1:first], header[1:first], strict=True)))


def _spread(cells: list[str], begins: Sequence[bool], first: int) -> list[str]:
    """Return a row of names with each over all columns up to the next one, but no further than the one above it."""
    for place in range(first + 1, len(cells)):
        if not any(begins[place : place + 1]):
            cells[place] = cells[place] or cells[place - 1]
    return cells


def _over_blocks(cells: list[str], header: Sequence[str], first: int) -> list[str]:
    """Return a row of names with each at the first of its columns, where it is over the middle of those whose names come again under the next one."""
    named = [place for place in range(first, len(cells)) if cells[place] and header[place].strip()]
    again = columns.blocks(header, len(named))
    within = [[place for place in block if place in named] for block in again]
    if not again or any(len(places) != 1 for places in within):
        return cells
    moved = ["" if place in named else cell for place, cell in enumerate(cells)]
    for block, [place] in zip(again, within, strict=True):
        moved[block.start] = cells[place]
    return moved


def _heads(
    sample: Sequence[Sequence[str]], names: Sequence[Sequence[str]], first: int, across: bool, report: Report
) -> tuple[list[list[str]], list[Unit], list[Sequence[str]]]:
    """Return the rows of names right above a header, the first of ``names``, the units of its columns, and the rows about the whole table.

    A name counts for the columns up to the next one.
    """
    groups: list[list[str]] = []
    of_columns: list[Unit] = []
    over: list[Sequence[str]] = []
    header = names[0]
    left, width = list(sample), len(header)
    while left:
        cells = [*map(str.strip, left[-1]), *[""] * width][:width]
        if _is_unit_row(["", *cells[1:]], first, unit_text.is_line):  # other words may be names
            of_columns = of_columns or _units_of(cells, names, first, across, report)
            over.insert(0, left.pop() if not of_columns else [left.pop()[0]])
            continue
        over.insert(0, list(filter(unit_text.is_called, cells)))
        cells = _without_passed_over(cells)
        if not any(cells[first:]) or sum(map(bool, cells)) < 2 - (not cells[0]) or _is_dated(cells, first):
            break
        # A workbook has no empty cells at the end of a row.
        merged = not (cells[0] and header[0]) and (sum(map(bool, cells[first:])) > 1 or _names_rows(cells, header))
        other_length = len(left[-1]) != width and not (merged and len(left[-1]) < width)
        if other_length or any(parse.number(cell) is not None for cell in cells[first:]):
            break
        last = max((place for place in range(first, width) if times.looks_like_time(header[place])), default=width)
        about_file = across and _is_about_file(cells, header, first)
        in_corner = cells[:1] if across and not about_file and _is_title_in_corner(cells, header, first) else []
        if about_file or (across and not any(cells[first : last + 1])):
            left[-1] = in_corner or left[-1]
            break
        if across and not header[0]:
            over.insert(0, _corner(cells, across, ()))
        elif in_corner:
            over.insert(0, in_corner)
        left.pop()
        groups.insert(0, _spread(_over_blocks(cells, header, first), _begins(left[-1:], width, first), first))
    return groups, of_columns, [row for row in (*left, *over) if any(row)]
