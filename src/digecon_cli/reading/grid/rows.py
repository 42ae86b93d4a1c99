"""The rows of a table: those down to the next one, without notes, headings and units among them, each as long as its header."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, dropwhile, islice, pairwise, takewhile
from operator import methodcaller, not_
from typing import NamedTuple

from ...core.cleaning import printable
from ...core.messages import Message
from .. import columns, numbers, parse, times, unit_text
from ..files import Row
from ..report import Report
from ..sheet import TableSheet
from ..stacked import CONTINUED
from .above import NOTES, SOURCE, is_comment
from .header import is_unit_row

_ENOUGH = 200  # rows that show which columns hold numbers
_CODES = "Codes"
_LONGEST_MARK = 12  # in the place of a figure
_LEAST_OF_ROW = 4  # cells, as 1,000,000 has three
# Rows of one length that show a column without a name beside the table; fewer have a cell in the wrong place.
_ENOUGH_BESIDE = 9
_SYSTEMATIC = 2  # more rows than this of one length leave out the empty cells at their ends; fewer are faults
# From a year on, or up to it, and what stars behind years mean
_SINCE = re.compile(
    r"^(?:注\s?[:：]\s?|notes?\s?[:.]\s?)?\*+.*(?:\b(?:forecasts?|estimate[sd]?|project(?:ed|ions?)|preliminary|provisional)\b|预测|预计|估计|初步)"
    r"|\b(?:bis|ab|seit|until|up to|from|since|before|prior to|as of|depuis|jusqu['’]en|avant|à partir de|desde|hasta|antes de|a partir de|до|начиная с|с) (?:19|20)\d\d\b"
    r"|\bbreaks? in (?:the )?(?:time )?series\b|\bbruch in der|\bzeitreihenbruch|\brupture (?:de|dans la) série|\bruptura (?:de|en) (?:la )?serie|\bnot comparable\b"
    r"|\bnew methodology\b|\b(?:19|20)\d\d (?:values|figures|data) (?:are )?in\b|\b(?:19|20)\d\d (?:is |are )?(?:preliminary|provisional)\b|(?:19|20)\d\d年(?:起|以前|之前|以后|开始)"
    r"|自(?:19|20)\d\d年|\bimput(?:ed|ations?)\b"
    r"|\b(?:provisional(?:es)?|preliminary|preliminar(?:es)?|provisóri[oa]s?|provisoires?|provisorische?|vorläufige?)\b|предварительн|初步(?:数|统计|核算)|速報値",
    re.I,
)
_FEW_COLUMNS = 2
_MANY_COLUMNS = 6  # whose figures are not 1, 2, 3, ... by chance
_LONGEST_FIGURE = 14  # with signs that digecon does not know
_SAME_NAMES = 3  # below a gap, so that these are no accident


class Aside(NamedTuple):
    """A text alone in its row: how many rows of the table are above it, its line, and what it says; empty for a note of more than one cell."""

    above: int
    line: int
    text: str


def rows_below(sheet: TableSheet, at: int, over: Iterable[Sequence[str]]) -> list[Row]:
    """Return the rows below row ``at``, without comments where one is ``over`` it: then it is no name such as ``# of firms``."""
    rows = sheet.rows()
    for _, row in rows:
        if row is sheet.sample[at]:
            break
    found = list(_sharing(rows, sheet.sample[at:]))
    return [(line, row) for line, row in found if not is_comment(row)] if any(map(is_comment, over)) else found


def without_states(found: list[Row], first: int, width: int) -> tuple[list[Row], list[str]]:
    """Return rows without a first one that says below the periods how sure their figures are, and what it says over each column, forecasts up to the next word; empty for none."""
    cells = [*map(str.strip, found[0][1]), *[""] * width][:width] if found else []
    if any(cells[:first]) or not any(map(parse.state, cells)) or any(parse.state(cell) is None for cell in cells):
        return found, []
    return found[1:], list(accumulate(cells, _or_forecast))


def _or_forecast(before: str, cell: str) -> str:
    """Return what a cell says, or the word for forecasts before it: those of the years that follow."""
    return cell or (before if parse.state(before) == "F" else "")


def without_head(found: Sequence[Row], first: int, across: bool) -> tuple[list[Row], list[str]]:
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
        if not below and not over_rows and is_unit_row(cells, first):
            below = cells
        elif number > 1 or not _counts_columns(cells):
            return list(found[number:]), below
    return [], below


def without_codes(found: list[Row], header: Sequence[str], report: Report) -> list[Row]:
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


def first_table(found: list[Row], header: Sequence[str], first: int, report: Report) -> tuple[list[Row], int]:
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


def without_texts_below(found: list[Row]) -> list[Row]:
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


def fitting_rows(
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
        elif width > 2 and (aside := _aside(row, number >= max(1, len(found) - NOTES))) is not None:
            outside += numbers.count(row[1:])
            asides.append(Aside(len(kept), line, aside))
            continue
        lines.append(line)
        kept.append(row)
    asides = _without_whole_rows(asides, width, report)
    if notes := notes_on_time([*(aside.text for aside in asides if aside.above == len(kept)), *_texts_below(kept)]):
        report.remark(Message("notes below the table: '{notes}'", notes=notes))
    return lines, kept, [aside for aside in asides if aside.above < len(kept)], outside


def _texts_below(kept: Sequence[Sequence[str]]) -> list[str]:
    """Return the longer texts of the last rows of a table, which hold no number: notes in two languages, beside each other."""
    below = [*takewhile(lambda row: not numbers.count(row[1:]), reversed(kept[-NOTES:]))][::-1]
    return [cell for row in below for cell in row if len(cell) > _LONGEST_MARK]


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


def notes_on_time(texts: Iterable[str]) -> str:
    """Return the first notes on what figures were up to a year, or are from one on (``Bis 1989: Früheres Bundesgebiet``), or on breaks; empty for none."""
    notes = [printable(" ".join(text.split()), 120) for text in texts if _SINCE.search(text) and not SOURCE.match(text)]
    return "; ".join(notes[:2])


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


def is_aside(row: Sequence[str]) -> bool:
    """Return whether a row holds one text alone: a heading among the rows, a unit below the header, a note at the end."""
    if row.count("") != len(row) - 1:
        return False
    only = "".join(row)
    return not times.period(only) and (parse.number(only) is None or bool(row[0]))


def _aside(row: Sequence[str], last: bool) -> str | None:
    """Return the text that stands alone in a row, empty for a note of more than one cell among the ``last`` rows; None for any other row."""
    if not is_aside(row):
        return "" if last and (_is_note_beside(row) or _is_source(row)) else None
    return "".join(row)


def _is_source(row: Sequence[str]) -> bool:
    """Return whether a row of more columns is the source of a table or a note, with a single number that is there by mistake."""
    return len(row) > _FEW_COLUMNS and bool(SOURCE.match(row[0])) and numbers.count(row[1:]) == 1


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
