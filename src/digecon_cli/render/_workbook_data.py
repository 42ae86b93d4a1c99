"""The sheets of a workbook for programs: the columns of the contract with their types, and the documents."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ..ask import contract
from ..ask.table import ObservationTable
from ..core.intervals import decimals
from ..core.messages import of_data, of_place, phrase
from ..pages import listings
from ._workbook import RUNS, CellPen, SheetCell, WorkbookSheet, empty, heading_cell, text, widths, year

DATA = "data"
SOURCES = "sources"
_PERIODS = frozenset(("period", "base_period", "first", "last"))
_SAMPLE = 500  # records from which widths are computed
_HEADS = ("id", "producer", "title", "date", "address", "seen in", "figures")
_LINKED = ("http://", "https://")
_MOST_LINKED = 60_000  # the limit of a sheet
CellMaker = Callable[[str | int | float], Any]


def add(book: Any, records: contract.Records) -> None:
    """Add the sheet of records, with numbers and years as numbers, all else as text, and a frozen and filtered header."""
    rows = list(records.rows)
    head = [heading_cell(name, "name") for name in records.columns]
    sample = [[SheetCell(cell) for cell in row] for row in rows[:_SAMPLE]]
    # The arrow of the filter covers part of the head.
    room = [cell._replace(text=f"{cell.value}   ") for cell in head]
    sheet = empty(book, DATA, (len(rows) + 1, len(head)), widths([room, *sample]))
    pen = CellPen(sheet)
    sheet.append([pen.cell(cell) for cell in head])
    makers = [_cell_maker(name, kind, pen) for name, kind in zip(records.columns, records.kinds, strict=True)]
    for row in rows:
        sheet.append([make(cell) for make, cell in zip(makers, row, strict=True)])


def _cell_maker(name: str, kind: type, pen: CellPen) -> CellMaker:
    """Return the function that creates the cells of a column."""
    known: dict[str, str | int | None] = {}

    def number(value: str | int | float) -> Any:
        if not isinstance(value, str):
            return value
        if not value:
            return None
        places = decimals(value)
        if not places or "e" in value.lower():
            return float(value)
        return pen.cell(SheetCell(float(value), "", "0." + "0" * min(max(places, 1), 30)))

    def words(value: str | int | float) -> Any:
        if not isinstance(value, str):
            return value
        if value not in known:
            known[value] = _safe(value, name)
        found = known[value]
        return pen.cell(SheetCell(value)) if found is None and value else found

    return words if kind is str else number


def _safe(value: str, column: str) -> str | int | None:
    """Return a text, or a year as a number, that openpyxl can store; None for text that needs a cell of its own."""
    if column in _PERIODS and isinstance(number := year(value), int):
        return number
    cleaned = text(value)
    return None if not cleaned or cleaned.startswith(RUNS) else cleaned


def sources(content: ObservationTable, lang: str) -> WorkbookSheet | None:
    """Return the sheet of the documents behind a table, None if it has none."""
    found = listings.sources(content, content.data).rows
    if not found:
        return None
    rows: list[Sequence[SheetCell | None]] = [[SheetCell(phrase(words, lang), "name") for words in _HEADS]]
    for number, record in enumerate(found):
        source, organisation, title, url, published, via, count = record
        maker, name, carrier = of_data(str(organisation), lang), of_data(str(title), lang), of_place(str(via), lang)
        cells = (source, maker, name, published, url, carrier, count)
        rows.append(list(_document(cells, number < _MOST_LINKED)))
    return WorkbookSheet(SOURCES, rows, "B2", filter=True, for_people=True)


def _document(record: Iterable[str | int | float], linked: bool) -> Iterable[SheetCell | None]:
    for value in record:
        if not isinstance(value, str):
            yield SheetCell(value)
        elif linked and value.startswith(_LINKED) and not any(sign in value for sign in ' "<>'):
            yield SheetCell(value, "link", link=value)
        else:
            yield SheetCell(value) if value else None
