"""What the lines above a table, the name of its sheet and notes below it say of all its figures."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...core import units
from .. import columns, times, unit_text
from ..files import Row
from ..unit_text import Unit

NOTES = 8  # rows at the end of a table that may be notes
_LONGEST_WORD = 30
# ??? is a wide colon that a program lost.
_PAIR = re.compile(rf"\s*([^:：]{{2,{_LONGEST_WORD}}}?)\s*(?:[:：]|\?{{3}})\s*(\S.*)")
# Names, and no ids.
_INDICATOR_WORDS = (
    "指标", "項目", "indicator", "indicators", "index", "indicateur", "indicateur(s)", "indikator", "series_title", "series", "variable", "variável",
)  # fmt: skip
_ANY_SHEET = re.compile(
    r"(?:(?:work)?sheet|data|daten|dados|datos|donn[ée]es|данные|数据|データ|tabelle|tabel|tabla|tabela|tableau|table|feuil(?:le)?|hoja|plan(?:ilha)?|folha|foglio|ark"
    r"|arkusz|list|blad|sayfa|лист|工作表|시트|export|results?|query(?: result)?|fred graph|(?:annual|yearly|quarterly|monthly)(?:[ _](?:data|series))?|bls data series|(?:分省)?[年季月]度数据|指标|clean|raw|final|main|in)?[\W\d_]*",
    re.I,
)
_UPDATED = re.compile(
    r"data extracted on .*|(?:обновлено|aktualisiert(?: am)?|actualizado(?: el)?|mise? à jour(?: le)?|更新(?:日期|时间)?)[ :：]*[\d./年月日-]+(?: ?г\.?)?",
    re.I,
)
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
LINK = re.compile(
    r"(?:back|return|go) to (?:the )?(?:table of )?(?:contents?|index)(?: page| list)?\.?|(?:table of )?contents|inhalt(?:sverzeichnis)?|содержание|目录|目次"
    r"|(?:назад )?к (?:содержанию|оглавлению)|вернуться (?:в|к|на) .+|назад|getselectionel\(.*\)|voltar(?: (?:ao|para o) [íi]ndice)?"
    r"|zurück zum inhalt(?:sverzeichnis)?|zum inhaltsverzeichnis|retour au sommaire|volver al [íi]ndice|返回目录|目次へ(?:戻る)?"
    r"|columns|column labels|spaltenbeschriftungen|étiquettes de colonnes|etiquetas de columna|rótulos de coluna|列标签|列ラベル|열 레이블",
    re.I,
)  # a link in a workbook is no title, and neither are the words over a pivot table
SOURCE = re.compile(
    r"(?:sources?|quellen?|fuentes?|fontes?|fonti?|источники?)\s?:\s|(?:资料|数据|資料)?来源\s?[:：]|\([1-9]\) .{12}",
    re.I,
)
_SERIES = re.compile(r"[A-Z][A-Z\d]{2,}")  # the code of one
COMMENT = "#"


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


def with_unit_below(above: Above, found: Sequence[Row]) -> Above:
    """Return what stands above a table, with the unit that a note below it states where nothing else does."""
    if above.unit != unit_text.NONE:
        return above
    alone = ("".join(cells) for _, cells in found[-NOTES:] if sum(map(bool, cells)) == 1)
    return above._replace(
        unit=next((unit for text in alone if (unit := unit_text.of_note(text)) != unit_text.NONE), unit_text.NONE)
    )


def unit_in_corner(header: Sequence[str], across: bool, below: Sequence[Sequence[str]]) -> list[str]:
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
    return [text for text in filled if not LINK.fullmatch(text) and not _KEY.fullmatch(text)]


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


def descriptions_of(over: Iterable[Sequence[str]], header: Sequence[str]) -> dict[str, str]:
    """Return what the lines above a table say about its columns: a column's name, and its description, as FRED has them."""
    rows = [[cell.strip() for cell in row if cell.strip()] for row in over]
    pairs = [row for row in rows if len(row) == 2]
    coded = [row for row in pairs if _SERIES.fullmatch(row[0]) and unit_text.of_description(row[1]) != unit_text.NONE]
    if len(coded) == 1 and len(header) == 2 and coded[0][0] not in header:  # the user gave the column a name
        return {header[1]: coded[0][1]}
    return {row[0]: row[1] for row in pairs if row[0] in header}


def note_below(found: Sequence[Row]) -> Above:
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
