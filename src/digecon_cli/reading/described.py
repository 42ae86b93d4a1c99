"""Series as columns under rows that describe them: title, unit, id, and then period and values, line by line.

The Office for National Statistics, INSEE, the ABS, the EIA, the Reserve Bank of Australia and other central banks publish
series in this form. The first cell of a row says what it describes.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ..core.cleaning import printable
from ..core.dataset import Dataset
from ..core.messages import Message
from . import body, columns, numbers, parse, times, unit_text
from .body import Plan, Values
from .columns import ColumnMapping
from .grid import CellGrid, read_grid
from .report import Report, Unread
from .sheet import TableSheet

NAME = "series described above their columns"
RANK = 4.5
_IDS = (
    "series_id", "cdid", "idbank", "sourcekey", "series_code", "indicator_code", "series_key", "mnemonic", "code", "identifier", "unique_identifier", "類・品目符号(group/item_code)", "指标id",
    "指标编码", "sr码", "データコード", "系列コード",
)  # fmt: skip
_TITLES = (
    "title", "group/item", "libellé", "libelle", "description", "series_title", "series_description", "título", "titulo", "name", "label", "titre", "bezeichnung", "指标名称", "名称", "指标", "범례명", "系列名称", ".desc",
    "nome_da_série", "descrição_da_série", "nombre_de_la_serie", "descripción_de_la_serie", "nom_de_la_série", "series_label",
)  # fmt: skip
# What stands above descriptions, beside the titles of the series, as CEIC has them.
_UNNAMED = ("", "indicator", "series", "series_name", *columns.NAMES["period"])
_ABOUT_SERIES = (
    "source", "status", "last_update_time", "last_update", "last_updated", "first_obs._date", "last_obs._date", "start", "end", "来源", "数据来源", "更新时间", "首次观测日期", "最后观测日期", "频率",
)  # fmt: skip
_OF_DATABANK = ("series_name", "indicator_name")  # titles beside codes
_VERSIONS = ("series_type",)  # seasonally adjusted, trend: the Australian office titles them alike
# What says of how many units the figures are: Millions, 1000000, or 6.
_FACTORS = (
    "multiplier", "unit_multiplier", "scale", "magnitude", "power", "factor", "dimension", "échelle", "skala", "escala", "数量级", *columns.NAMES["unit_mult"],
)  # fmt: skip
_ABOUT = frozenset((*_FACTORS, *unit_text.WORDS, *columns.FREQUENCIES, *_ABOUT_SERIES))
_ABOUT_OR_AREAS = _ABOUT.union(columns.NAMES["area"])
_OF_BUNDESBANK = ("dimension", "stand_vom")
_OF_HAVER = ".DESC"
_PREFIX = "preunit"  # of the unit, at the British office
_NO_TITLES = _ABOUT | {_PREFIX}
_POWERS = ("0", "2", "3", "4", "6", "8", "9", "12")
_LONGEST_WORD = 40  # that calls a row; a longer text in its place is a remark
_CODE = re.compile(r"[A-Z]+[A-Z0-9._-]*\d[A-Z0-9._-]*")


def _key(cell: str) -> str:
    return columns.key(cell.strip().rstrip(":"))


def _first_figure(sample: Sequence[Sequence[str]]) -> tuple[int, int] | None:
    """Return the number of the first row that begins with a period and goes on with a number, and the place of the period.

    That is the first column, or the second where the first one is empty or counts the rows; None for no such row.
    """
    for number, row in enumerate(sample[: columns.FARTHEST]):
        second = row and row[0].strip() in ("", "1") and not any(row and row[0].strip() for row in sample[1:number])
        place = 1 if second or _is_of_haver(sample[:number]) else 0
        begins = len(row) > place + 1 and times.looks_like_time(row[place].strip())
        if begins and numbers.count(map(str.strip, row[place + 1 :])):
            return number, place
    return None


def _is_of_haver(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether descriptions are those of Haver Analytics, which has its own number of each period before its date."""
    return any(row and row[0].strip() == _OF_HAVER for row in rows[1:])


def _of_haver(unit: str, power: str) -> str:
    """Return a unit with its power of ten in words, ``10^9 US$``; an index is a unit without a base."""
    name = "" if unit.upper() in ("INDEX", "UNITS") else unit
    return f"10^{power} {name}".strip() if power.isdecimal() and power != "0" else name


def _label(rows: dict[str, list[str]], place: int, name: str) -> str:
    """Return the label in a row whose first cell is empty, where the ABS has its titles."""
    label = rows[""][place] if "" in rows else ""
    return "" if label == name else label


def recognize(sample: Sequence[Sequence[str]]) -> float:
    """Return how surely rows of descriptions precede rows that begin with a period, 0 for not at all."""
    first, at = _first_figure(sample) or (0, 0)
    if not first or columns.part_columns(sample[first - 1]):
        return 0.0
    if _is_of_haver(sample[:first]):
        return 0.95
    keys = {_key(row[at]) for row in sample[:first] if len(row) > at + 1 and any(row[at + 1 :])}
    ids = keys.intersection(_IDS)
    titles = keys.intersection(_TITLES + _OF_DATABANK if ids else _TITLES)
    units = keys.intersection(unit_text.WORDS)
    sure = (
        (ids and (titles or len(keys) > 1))
        or (units and (titles or keys.intersection(_OF_BUNDESBANK)))
        or (keys.intersection(columns.FREQUENCIES) and titles)
        or ((units or keys.intersection(_FACTORS)) and _are_below_names(sample[:first], at))
    )
    return 0.95 if sure else 0.0


def _are_below_names(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Return whether the first of some rows has names of series alone, and all others are about these, as CEIC and others write."""
    if len(rows[0]) <= at:
        return False
    names = list(filter(None, map(str.strip, rows[0][at + 1 :])))
    about = (_key(row[at]) for row in rows[1:] if len(row) > at and any(row))
    unnamed = _key(rows[0][at]) in _UNNAMED or len(rows[0][at]) > _LONGEST_WORD
    return unnamed and _are_names(names) and _ABOUT_OR_AREAS.issuperset(about)


def _are_names(texts: Sequence[str]) -> bool:
    """Return whether the texts over columns are names of series, each its own, and no areas or words for columns."""
    apart = len({*texts}) == len(texts) and not columns.are_areas_across(texts) and not columns.find(texts, {})
    return apart and not any(map(times.looks_like_time, texts))


def _are_beside_remark(row: Sequence[str], columns_below: int, at: int) -> bool:
    """Return whether a row has names of all series, of more than a word each, beside a text that is no word for what rows hold: CEIC's remark."""
    names = list(filter(None, row[at + 1 :]))
    known = _key(row[at]) in _ABOUT_OR_AREAS.union(_IDS, _VERSIONS, (_PREFIX,))
    named = len(names) >= columns_below and all(" " in name for name in names) and _are_names(names)
    return bool(row[at].strip()) and not known and named


def read(sheet: TableSheet, report: Report, mapping: ColumnMapping = columns.UNMAPPED) -> Dataset:
    """Return the figures; a series is called by its id, its label is its title."""
    first, at = _first_figure(sheet.sample) or (0, 0)
    if not first:
        raise Unread("{name} has no row that begins with a period.", name=sheet.name)
    described = sheet.sample[:first]
    width = max(map(len, sheet.sample[: first + 1]))
    for row in described:  # the last one is taken for the header and may be short
        row += [""] * (width - len(row))
    grid = read_grid(sheet, first - 1, at + 1, report, across=True)
    about = _about(described, at, grid.header)
    report.titles = [
        title for title in report.titles if _key(title) not in _NO_TITLES and _key(title.partition(":")[0]) not in _IDS
    ]
    values: list[Values] = []
    status: dict[str, int] = {}
    for place in range(at + 1, len(grid.header)):
        cells = [cell for cell in grid.cells[place] if not parse.is_missing(cell)]
        if not numbers.count(cells):
            if cells and all(len(cell) < 3 for cell in cells) and place == len(grid.header) - 1:
                status = {"status": place}
            elif cells and (not_used := columns.not_used([about.names(place, grid.header)[0]])):
                report.remark(not_used)
            continue
        power = _power(about.factors[place])
        if power is None:
            reason = Message("'{text}' is not a power of ten", text=printable(about.factors[place]))
            report.problem(first, grid.header[place], reason)
            report.skip(body.UNKNOWN_MULTIPLIER, len(cells))
            continue
        unit = unit_text.parsed(about.units[place])
        name, label = about.names(place, grid.header)
        values.append(Values(place, name, label, "", unit._replace(power=unit.power or power), about.areas[place]))
    values = _told_apart(values, about.versions)
    periods = _periods(grid.cells[at], any(about.frequencies), mapping, report)
    values = [_at_frequency(grid, periods, column, about.frequencies[column.place], report) for column in values]
    return body.take(grid, Plan(status, values, periods, mapping=mapping, used=frozenset((at,))), report)


class _About(NamedTuple):
    """What the rows of descriptions say of each column, and all of these rows by the words that they begin with."""

    rows: dict[str, list[str]]
    ids: list[str]
    titles: list[str]
    units: list[str]
    areas: list[str]
    factors: list[str]
    versions: list[str]
    frequencies: list[str]

    def names(self, place: int, header: Sequence[str]) -> tuple[str, str]:
        """Return the name and the label of a column."""
        heading = [header, *self.rows.values()]
        name = self.ids[place] or self.titles[place] or next((row[place] for row in heading if row[place]), "value")
        return name, self.titles[place] or _label(self.rows, place, name) or (
            name if _key(header[0]) in _ABOUT else header[place]
        )


def _about(described: Sequence[Sequence[str]], at: int, header: Sequence[str]) -> _About:
    """Return what rows of descriptions say, in front of whose column ``at`` there is nothing or what Haver calls the rows."""
    of_haver = _is_of_haver(described)
    words = 0 if of_haver else at
    rows = {_key(row[words]): [cell.strip() for cell in row] for row in reversed(described) if any(row)}
    nothing = [""] * max(len(header), *map(len, described))
    named = (
        _IDS,
        _TITLES + _OF_DATABANK,
        unit_text.WORDS,
        (_PREFIX,),
        columns.NAMES["area"],
        _FACTORS,
        _VERSIONS,
        (*columns.FREQUENCIES, ".frq"),  # of Haver
    )
    ids, titles, units, prefixes, areas, factors, versions, frequencies = (
        next((rows[key] for key in keys if key in rows), nothing) for keys in named
    )
    units = [prefix + unit for prefix, unit in zip(prefixes, units, strict=True)]  # the British office parts ``£m``
    unnamed = [list(row) for row in described if any(row) and not row[at].strip()]
    if of_haver:  # whose codes are in the row above the descriptions, and whose power of ten is a number
        ids = next(list(upper) for upper, lower in pairwise(described) if lower[0].strip() == _OF_HAVER)
        units = list(map(_of_haver, rows.get(".data_type", nothing), rows.get(".mag", nothing)))
    elif len(unnamed) > 1 and not any((*ids, *titles)):  # as the Bundesbank writes
        ids, titles = unnamed[:2]
    below = max(sum(map(bool, row[at + 1 :])) for row in described)
    unlabeled = not any((*ids, *titles)) and _key(described[0][at]) in _UNNAMED
    if unlabeled or (not any(titles) and not of_haver and _are_beside_remark(described[0], below, at)):
        titles = list(described[0])
    ids = ids if any(ids) else _codes(header, titles)
    return _About(rows, ids, titles, units, areas, factors, versions, frequencies)


def _told_apart(values: Sequence[Values], versions: Sequence[str]) -> list[Values]:
    """Return columns of figures whose labels come again with the version that each is of in its label."""
    alike = Counter(column.label for column in values)
    return [
        column._replace(label=f"{column.label.rstrip(' ;')}, {versions[column.place]}")
        if alike[column.label] > 1 and versions[column.place]
        else column
        for column in values
    ]


def _periods(cells: Sequence[str], stated: bool, mapping: ColumnMapping, report: Report) -> list[str]:
    """Return the periods of the rows; months stay such where the frequency of each series is ``stated``."""
    read = times.read(cells, mapping.pattern)
    if stated and read.note in times.OF_MONTHS:
        return [times.period(cell) or cell for cell in cells]
    if read.note:
        report.remark(read.note)
    return read.each(cells)


def _codes(header: Sequence[str], titles: Sequence[str]) -> list[str]:
    """Return the codes in the header of series with titles, where the first column is of periods."""
    if not any(titles) or _key(header[0]) not in columns.NAMES["period"]:
        return [""] * len(titles)
    return ["", *(cell if _CODE.fullmatch(cell) else "" for cell in header[1:])]


def _power(factor: str) -> int | None:
    """Return the power of ten of a multiplier, in words, as a number as the Federal Reserve writes, or as the power; 0 for other words, None for other numbers."""
    if not any(map(str.isdecimal, factor)):
        scale = unit_text.parsed(factor)
        return 0 if scale.name else scale.power
    return int(factor) if factor in _POWERS else parse.power_of_ten(factor)


def _at_frequency(grid: CellGrid, periods: Sequence[str], column: Values, frequency: str, report: Report) -> Values:
    """Return a column of figures with the length of its periods where its frequency says that these are longer than the months beside it."""
    cells = grid.cells[column.place]
    of_figures = [period for period, cell in zip(periods, cells, strict=True) if not parse.is_missing(cell)]
    return column._replace(months=times.months_at(times.months_of_frequency(frequency), of_figures, report.remark))
