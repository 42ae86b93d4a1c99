"""What the figures of a table are whose layout only the whole of it shows: a column more, or a series in each column.

Rows that stand for all are read by the layout's own rules: the first ones, one for each text, those that show which columns tell
figures of one area and period apart, and so many more that a rule which counts the rows finds as many beside its texts.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain, repeat
from typing import Any, NamedTuple

import numpy as np

from ..core.errors import DigeconError
from ..core.messages import Message
from ..reading import body, tidy, times
from ..reading.body import TWIN, Head, Plan, Values
from ..reading.build import frequency_of, spelled
from ..reading.grid import Above, CellGrid
from ..reading.report import Report
from ..reading.sheet import TableSheet
from ..reading.unit_text import Unit
from .reading import ROW, Array, ColumnPiece, Columns, NotSimple, distinct, written
from .shape import BEGINNING, TableShape

_LEAST = 5  # rows beside each text that the rules count
_READ = frozenset(("area", "indicator", "label", "unit", TWIN))

Row = tuple[str, ...]


class _Table(NamedTuple):
    """A whole table by numbers: of each row the number of what describes it and that of its period, and its figures."""

    shape: TableShape
    described: Sequence[Row]
    periods: Sequence[str]
    row: Array
    period: Array
    values: Array

    def first(self, numbers: Array) -> list[int]:
        """Return the first place of each number of a row or a period."""
        return [int(place) for place in np.unique(numbers, return_index=True)[1]]

    def cells(self, places: Sequence[int]) -> list[list[str]]:
        """Return some rows as they may be in a file."""
        shape = self.shape
        found = [[""] * len(shape.header) for _ in places]
        for number, place in enumerate(shape.values):
            for cells, text in zip(found, written(self.values[places, number]).to_pylist(), strict=True):
                cells[place] = (text or "").replace(".", shape.decimal)
        for cells, row, period in zip(found, self.row[places].tolist(), self.period[places].tolist(), strict=True):
            cells[shape.at["period"]] = self.periods[period]
            for place, text in zip(shape.describing, self.described[row], strict=True):
                cells[place] = text
        return found


def described(every: Columns) -> tuple[Columns, Report]:
    """Return columns with indicators and areas in place of what describes their rows, and what was met when that was read.

    Raises NotSimple where other rows might be read in another way.
    """
    table = _numbered(every)
    chosen = _standing_for_all(table)
    report = Report("")
    lines = enumerate([list(table.shape.header), *table.cells(chosen)], start=1)
    try:
        grid, planned = table.shape.layout.plan(TableSheet("", lines), report)
        planned = body.completed(grid, planned, report)
    except DigeconError as error:
        raise NotSimple from error
    _check(table, grid, planned, report)
    heads = dict(zip(chosen, body.heads(grid, planned, report), strict=True))
    of_row = {}
    for texts, place in zip(table.described, table.first(table.row), strict=True):
        if (found := heads[place]) is None:
            raise NotSimple
        of_row[texts] = found
    rows: Counter[Any] = Counter()
    for (area, names), number in zip(of_row.values(), np.bincount(table.row).tolist(), strict=True):
        rows[area, names[0]] += number
    few = body.parts_of_names(planned) and body.are_mostly_single(rows, len(table.periods))
    cut = any(not _tells_apart(table, place, planned) for place in body.cut_series(grid, planned))
    if report.problems or few or cut or body.of_other_columns(grid, planned):  # of which the plain engine has a word
        raise NotSimple
    return _named(every, of_row), report


def _numbered(every: Columns) -> _Table:
    """Return the whole table; raises NotSimple where there are too many texts to tell what they are by fewer rows."""
    rows, row = _joined(every.pieces, ROW)
    periods, period = _joined(every.pieces, "period")
    values = np.concatenate([piece.values for piece in every.pieces])
    if BEGINNING < len(row) < _LEAST * len(rows):
        raise NotSimple
    if np.isinf(values).any() or len(set(map(len, periods))) > 1:
        raise NotSimple  # texts among the figures, or years beside parts of years
    return _Table(every.shape, rows, periods, row, period, values)


def _joined(pieces: Sequence[ColumnPiece], field: str) -> tuple[list[Any], Array]:
    """Return the distinct texts of a field in all pieces, and the number of the text of each row."""
    number: dict[Any, int] = {}
    for text in chain.from_iterable(piece.texts[field] for piece in pieces):
        number.setdefault(text, len(number))
    of_rows = [
        np.array([number[text] for text in piece.texts[field]], dtype=np.int32)[piece.codes[field].ravel()]
        for piece in pieces
    ]
    return list(number), np.concatenate(of_rows)


def _standing_for_all(table: _Table) -> list[int]:
    """Return the places of the rows that stand for all, in order."""
    most = max((len(set(texts)) for texts in zip(*table.described, strict=True)), default=0)
    beginning = range(min(len(table.row), max(BEGINNING, _LEAST * most)))
    places = {*beginning, *table.first(table.row), *table.first(table.period)}
    for figures in table.values.T:
        there = np.isfinite(figures)
        for wanted in (there, there & (figures != np.rint(figures))):  # a figure, and one with decimals
            places.update(np.flatnonzero(wanted)[:1].tolist())
    return sorted(places | _telling_apart(table))


def _telling_apart(table: _Table) -> set[int]:
    """Return for each column the places of two rows of one indicator, area and period in which it differs, where there are any."""
    both = _grouped(table, table.shape.key)
    order = np.argsort(both, kind="stable")
    again = np.flatnonzero(np.diff(both[order]) == 0)
    before, after = order[again], order[again + 1]
    found: set[int] = set()
    for texts in zip(*table.described, strict=True):
        number = _numbers(texts)[table.row]
        different = np.flatnonzero(number[before] != number[after])[:1]
        found |= {*before[different].tolist(), *after[different].tolist()}
    return found


def _tells_apart(table: _Table, place: int, planned: Plan) -> bool:
    """Return whether rows of one period are alike without a column of names, and not with it."""
    every = {*planned.indicator, *(planned.at[field] for field in ("area",) if field in planned.at)}
    with_it, without = (_grouped(table, sorted(places)) for places in (every, every - {place}))
    return len(np.unique(with_it)) > len(np.unique(without))


def _grouped(table: _Table, places: Sequence[int]) -> Array:
    """Return a number for each row, the same for those of one period that are alike in some columns."""
    of = [table.shape.describing.index(place) for place in places]
    group = _numbers([tuple(row[place] for place in of) for row in table.described])
    return group[table.row].astype(np.int64) * len(table.periods) + table.period


def _numbers(texts: Iterable[object]) -> Array:
    """Return a number for each text, the same for equal ones."""
    number: dict[object, int] = {}
    return np.array([number.setdefault(text, len(number)) for text in texts], dtype=np.int32)


def _check(table: _Table, grid: CellGrid, planned: Plan, report: Report) -> None:
    """Raise NotSimple where not every row, or every column, is read alone by its names and texts, or all rows might be read in another way."""
    shape, at = table.shape, planned.at
    of_columns = all(
        values == Values(values.place, values.name, values.label, unit=values.unit) for values in planned.values
    )
    key = [at[field] for field in ("indicator", "area") if field in at]
    if (
        [values.place for values in planned.values] != list(shape.values)
        or key != shape.key
        or planned.used != {shape.at["period"]}
        or not at.keys() <= _READ
        or not of_columns
        or planned.totals
        or report.left_out
        or grid.above != Above()
        or any(map(_is_open, shape.describing, map(set, zip(*table.described, strict=True)), repeat(planned)))
    ):
        raise NotSimple
    if len(shape.values) > 1:  # rows that are alike would make codes of columns of figures
        rows = _grouped(table, [*{*key, *planned.indicator}])
        if len(np.unique(rows)) < len(rows):
            raise NotSimple
    if shape.layout is not tidy and any(map(_may_be_codes, shape.values, repeat(grid), repeat(at.get("area")))):
        raise NotSimple


def _is_open(place: int, texts: Set[str], planned: Plan) -> bool:
    """Return whether texts of a column may mean something else beside others: where it names things and is empty, or is not read and has dates."""
    names = place < 3 or place in planned.indicator or place in (planned.at.get("area"), planned.at.get("label"))
    if "" in texts and names and place not in (planned.at.get("unit"), planned.at.get(TWIN)):
        return True
    return place not in planned.places and any(map(times.looks_like_time, texts))


def _may_be_codes(place: int, grid: CellGrid, area: int | None) -> bool:
    """Return whether more rows might show that whole numbers are codes: those of areas, or of the names beside them."""
    cells = grid.cells[place]
    if any("." in cell for cell in cells):
        return False
    beside = grid.cells[place + 1] if place + 1 < len(grid.cells) else ()
    of_areas = set(zip(grid.column(area), cells, strict=True))
    return any(map(str.isalpha, "".join(beside))) or len(of_areas) == len({name for name, _ in of_areas})


def dated(every: Columns) -> tuple[Columns, Message | None]:
    """Return columns with the periods that their dates stand for, and the sentence on that; the same columns where they are not all dates.

    Raises NotSimple where the dates of one indicator stand for other periods than those of another.
    """
    texts = {text for piece in every.pieces for text in piece.texts["period"]}
    if any(map(times.period, texts)):
        return every, None
    days = {text: day for text, meant in times.read(texts).of.items() if (day := times.date(meant))}
    if not texts or days.keys() != texts:
        return every, None
    of_indicators: dict[str, set[times.Day]] = {}
    for piece in every.pieces:
        names, dates = piece.texts["indicator"], piece.texts["period"]
        pairs = piece.codes["indicator"].astype(np.int64) * len(dates) + piece.codes["period"]
        for pair in distinct(np.broadcast_to(pairs, piece.values.shape)[np.isfinite(piece.values)])[0]:
            of_indicators.setdefault(names[pair // len(dates)], set()).add(days[dates[pair % len(dates)]])
    kind, *more = {frequency_of(found) for found in of_indicators.values()} or {""}
    if more or not kind:
        raise NotSimple
    period = {text: spelled(kind, day) for text, day in days.items()}
    pieces = [
        piece._replace(texts={**piece.texts, "period": [period[text] for text in piece.texts["period"]]})
        for piece in every.pieces
    ]
    return every._replace(pieces=pieces), times.read_as(kind, set().union(*of_indicators.values()))


def _named(every: Columns, of_row: Mapping[Row, tuple[str, list[Head]]]) -> Columns:
    """Return columns with indicators and areas in place of what describes their rows; raises NotSimple for two labels or units of an indicator."""
    described: dict[str, tuple[str, Unit]] = {}
    for name, label, unit in chain.from_iterable(heads for _, heads in of_row.values()):
        if described.setdefault(name, (label, unit)) != (label, unit):
            raise NotSimple
    width = len(every.shape.values)
    alike = len({tuple(heads) for _, heads in of_row.values()}) == 1
    pieces = []
    for piece in every.pieces:
        found, row = [of_row[texts] for texts in piece.texts[ROW]], piece.codes[ROW]
        names = [name for _, heads in (found[:1] if alike else found) for name, *_ in heads]
        which = np.arange(width)[None] + (0 if alike else row.astype(np.int32) * width)
        texts = {"indicator": names, "area": [area for area, _ in found], "period": piece.texts["period"]}
        codes = {"indicator": which, "area": row, "period": piece.codes["period"]}
        pieces.append(ColumnPiece(texts, codes, piece.values, piece.digits))
    return Columns(every.shape, pieces, described)
