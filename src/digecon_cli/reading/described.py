"""Series as columns under rows that describe them: title, unit, id, and then period and values, line by line.

The Office for National Statistics, INSEE, the ABS, the EIA, the Reserve Bank of Australia and other central banks publish
series in this form. The first cell of a row says what it describes.
"""

import re
from collections.abc import Sequence

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
    "series_id", "cdid", "idbank", "sourcekey", "series_code", "series_key", "mnemonic", "code", "identifier", "unique_identifier", "類・品目符号(group/item_code)", "指标id",
    "指标编码", "sr码", "データコード", "系列コード",
)  # fmt: skip
_TITLES = (
    "title", "group/item", "libellé", "libelle", "description", "series_title", "series_description", "título", "titulo", "name", "label", "titre", "bezeichnung", "指标名称", "名称", "指标", "범례명", "系列名称",
)  # fmt: skip
_FREQUENCIES = ("frequency", "freq", "frecuencia", "periodicidad", "fréquence", "frequenz", "频度", "频率", "주기")
_CODE = re.compile(r"[A-Z]+[A-Z0-9._-]*\d[A-Z0-9._-]*")


def _key(cell: str) -> str:
    return columns.key(cell.strip().rstrip(":"))


def _first_figure(sample: Sequence[Sequence[str]]) -> tuple[int, int] | None:
    """Return the number of the first row that begins with a period and goes on with a number, and the place of the period.

    That is the first column, or the second where the first one is empty or counts the rows; None for no such row.
    """
    for number, row in enumerate(sample[: columns.FARTHEST]):
        place = (
            1
            if row and row[0].strip() in ("", "1") and not any(row and row[0].strip() for row in sample[1:number])
            else 0
        )
        begins = len(row) > place + 1 and times.looks_like_time(row[place].strip())
        if begins and numbers.count(map(str.strip, row[place + 1 :])):
            return number, place
    return None


def _label(rows: dict[str, list[str]], place: int, name: str) -> str:
    """Return the label in a row whose first cell is empty, where the ABS has its titles."""
    label = rows[""][place] if "" in rows else ""
    return "" if label == name else label


def recognize(sample: Sequence[Sequence[str]]) -> float:
    """Return how surely rows of descriptions precede rows that begin with a period, 0 for not at all."""
    first, at = _first_figure(sample) or (0, 0)
    if not first or columns.part_columns(sample[first - 1]):
        return 0.0
    keys = {_key(row[at]) for row in sample[:first] if len(row) > at + 1 and any(row[at + 1 :])}
    ids, titles = keys.intersection(_IDS), keys.intersection(_TITLES)
    units = keys.intersection(unit_text.WORDS)
    return 0.95 if (ids and (titles or len(keys) > 1)) or (titles and units) else 0.0


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
    rows = {_key(row[at]): [cell.strip() for cell in row] for row in reversed(described) if any(row)}
    ids, titles, units, prefixes, areas, factors = (
        next((rows[key] for key in keys if key in rows), [""] * width)
        for keys in (_IDS, _TITLES, unit_text.WORDS, ("preunit",), columns.NAMES["area"], ("multiplier",))
    )
    ids = ids if any(ids) else _codes(grid.header, titles)
    heading = [grid.header, *rows.values()]
    values: list[Values] = []
    status: dict[str, int] = {}
    for place in range(at + 1, len(grid.header)):
        cells = [cell for cell in grid.cells[place] if not parse.is_missing(cell)]
        if not numbers.count(cells):
            if cells and all(len(cell) < 3 for cell in cells) and place == len(grid.header) - 1:
                status = {"status": place}
            continue
        name = ids[place] or titles[place] or next((row[place] for row in heading if row[place]), "value")
        label = titles[place] or _label(rows, place, name) or grid.header[place]
        unit = unit_text.parsed(prefixes[place] + units[place])  # the British office parts ``£m`` into two rows
        power = _power(factors[place])
        if power is None:
            reason = Message("'{text}' is not a power of ten", text=printable(factors[place]))
            report.problem(first, grid.header[place], reason)
            report.skip(body.UNKNOWN_MULTIPLIER, len(cells))
            continue
        unit = unit._replace(power=unit.power + power)
        values.append(Values(place, name, label, "", unit, areas[place]))
    stated = next((rows[key] for key in _FREQUENCIES if key in rows), [""] * width)
    periods = _periods(grid.cells[at], mapping, report)
    values = [_at_frequency(grid, periods, column, stated[column.place], report) for column in values]
    return body.take(grid, Plan(status, values, periods, mapping=mapping, used=frozenset((at,))), report)


def _periods(cells: Sequence[str], mapping: ColumnMapping, report: Report) -> list[str]:
    read = times.read(cells, mapping.pattern)
    if read.note:
        report.remark(read.note)
    return read.each(cells)


def _codes(header: Sequence[str], titles: Sequence[str]) -> list[str]:
    """Return the codes in the header of series with titles, where the first column is of periods."""
    if not any(titles) or _key(header[0]) not in columns.NAMES["period"]:
        return [""] * len(titles)
    return ["", *(cell if _CODE.fullmatch(cell) else "" for cell in header[1:])]


def _power(factor: str) -> int | None:
    """Return the power of ten of a multiplier, which the Federal Reserve writes as a number; 0 for none, None for any other."""
    return parse.power_of_ten(factor) if factor else 0


def _at_frequency(grid: CellGrid, periods: Sequence[str], column: Values, frequency: str, report: Report) -> Values:
    """Return a column of figures with the length of its periods where its frequency says that these are longer than the months beside it."""
    cells = grid.cells[column.place]
    of_figures = [period for period, cell in zip(periods, cells, strict=True) if not parse.is_missing(cell)]
    return column._replace(months=times.months_at(frequency, of_figures, report.remark))
