"""Large answers in the formats that are a row a line, and as Parquet, put together by pyarrow column by column."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from io import BytesIO
from itertools import groupby
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from pyarrow import compute

from .. import contract
from ..contract import Form
from ..measures import combining
from ..model import Observation
from ..writers import csv, json
from . import kernel
from .columns import arrow, strings
from .formulas import Answer, Part
from .reading import in_order

Array = Any
_STEP = 1 << 16  # rows put together at a time
_SMALL, _LARGE = 1e-5, 1e9  # between them pyarrow writes no exponent
_OF_SERIES = ("indicator", "label", "area")  # columns that tell the series


class Lines(NamedTuple):
    """A format of a row a line: how a cell is told, what stands around and between cells, and what begins and ends it all.

    ``cell`` takes a column's name and kind, and the cell; what it returns for a number ends with the number.
    """

    cell: Callable[[str, type, Any], str]
    first: Callable[[Sequence[str]], str]
    begin: str = ""
    between: str = ""
    end: str = "\n"
    nothing: str = ""  # in place of a number
    last: str = ""  # in place of the end of the last row


def _separated(sign: str) -> Lines:
    def cell(name: str, kind: type, content: Any) -> str:
        text = str(content)
        if not text or text.replace("-", "").isalnum():  # nearly all: the csv module takes ten times as long to see it
            return text
        return csv.lines([(text, "")], sign)[: -len(sign) - 1]  # an empty cell by itself would be quoted

    return Lines(cell, lambda columns: csv.lines([columns], sign), between=sign)


_OBJECTS = Lines(json.pair, lambda columns: "", "{", ", ", "}\n", "null")
FORMATS = {
    "csv": _separated(","),
    "tsv": _separated("\t"),
    "jsonl": _OBJECTS,
    "json": _OBJECTS._replace(first=lambda columns: "[\n", end="},\n", last="}\n]\n"),
}


def is_written(format: str, form: Form) -> bool:
    """Return whether an answer in this format and form is written here; all others are the plain writers'."""
    several = not form.columns or 1 < len(form.columns) == len(set(form.columns))
    return several and not (form.wide or form.transpose) and format in (*FORMATS, "parquet")


def pieces(found: Answer, format: str, form: Form) -> Iterator[bytes | memoryview]:
    """Yield an answer in a format, some lines at a time; raises UsageError for a column that there is not."""
    columns, _, kinds = contract.records((), found.data, form)
    kind_of = dict(zip(columns, kinds, strict=True))
    return _parquet(found, form, kind_of) if format == "parquet" else _text(found, form, kind_of, FORMATS[format])


def _text(found: Answer, form: Form, kinds: Mapping[str, type], lines: Lines) -> Iterator[bytes | memoryview]:
    rows = _Rows(found, form, kinds, lines)

    def made(asked: slice) -> list[memoryview]:
        part = found.part(asked)
        return [rows.lines(part, slice(at, at + _STEP)) for at in range(0, len(part.values), _STEP)]

    held: bytes | memoryview = lines.first(list(kinds)).encode()
    for several in in_order(made, found.slices):
        for piece in several:
            yield held
            held = piece
    yield memoryview(held)[: -len(lines.end)] if lines.last else held
    yield lines.last.encode()


class _Rows:
    """Rows as lines: neighbours among the columns that tell the same thing are one text, which is taken by its number.

    What stands before a number is told with the column before it, and so is none of the texts that are joined row by row.
    """

    def __init__(self, found: Answer, form: Form, kinds: Mapping[str, type], lines: Lines) -> None:
        self._found, self._form, self._kinds, self._format = found, form, kinds, lines
        names = list(kinds)
        self._around = {name: [lines.between, ""] for name in names}
        self._around[names[0]][0], self._around[names[-1]][1] = lines.begin, lines.end
        if "value" in kinds:
            self._around["value"][0] += lines.cell("value", float, 0)[:-1]
            if before := names.index("value"):
                self._around[names[before - 1]][1], self._around["value"][0] = self._around["value"][0], ""
        self._runs = [(said, list(some)) for said, some in groupby(names, _said)]
        self._of_template = cache(self._template)  # the same rows come again and again
        self._of_series = {
            name: strings([self._told(name, cell) for cell in cells])
            for name, cells in _of_series(found, form, kinds).items()
        }

    def _told(self, name: str, cell: Any) -> str:
        before, after = self._around[name]
        return before + self._format.cell(name, self._kinds[name], cell) + after

    def _template(self, template: Observation) -> list[str]:
        """Return what a row tells beside series and value, a text for each run of its columns."""
        cells = _cells(self._found, self._form, [template])
        runs = (names for said, names in self._runs if said == "template")
        return ["".join(self._told(name, cells[name][0]) for name in names) for names in runs]

    def lines(self, part: Part, rows: slice) -> memoryview:
        """Return some rows of a part as lines."""
        series = part.series[rows]
        change = np.r_[True, series[1:] != series[:-1]]
        indicator, area = np.divmod(series[change].astype(np.int64), len(self._found.table.areas))
        which, template = arrow(np.cumsum(change, dtype=np.int32) - 1), arrow(part.template[rows])
        texts = zip(*map(self._of_template, part.templates), strict=True)
        tokens = []
        for said, names in self._runs:
            if said == "series":
                places = [arrow(area if name == "area" else indicator) for name in names]
                heads = [self._of_series[name].take(place) for name, place in zip(names, places, strict=True)]
                tokens.append(self._joined(heads).take(which))
            elif said == "value":
                before, after = ([strings([text])[0]] if text else [] for text in self._around["value"])
                tokens += [*before, _numbers(part.values[rows]), *after]
            else:
                tokens.append(strings(next(texts)).take(template))
        # The texts of a column lie one after another in memory: they are the file.
        return memoryview(self._joined(tokens).buffers()[2])

    def _joined(self, tokens: Sequence[Any]) -> Any:
        nothing = strings([""])[0]  # a text of Python would make pyarrow import pandas
        return compute.binary_join_element_wise(
            *tokens, nothing, null_handling="replace", null_replacement=self._format.nothing
        )


def _said(name: str) -> str:
    """Return what a column tells: the series, the value, or what a row tells beside them."""
    return name if name == "value" else "series" if name in _OF_SERIES else "template"


def _of_series(found: Answer, form: Form, kinds: Mapping[str, type]) -> dict[str, list[str]]:
    """Return the cells that tell a series, by column: of each indicator, and of each area."""
    table = found.table
    labels = [found.data.about(name).name(form.lang) for name in table.names]
    every = zip(_OF_SERIES, (table.names, labels, table.areas), strict=True)
    return {name: cells for name, cells in every if name in kinds}


def _cells(found: Answer, form: Form, templates: Sequence[Observation]) -> dict[str, Sequence[Any]]:
    """Return the cells of what rows tell beside series and value, by column."""
    columns, records, _ = contract.records(templates, found.data, form)
    return dict(zip(columns, zip(*records, strict=True), strict=True))


def _numbers(values: Array) -> Any:
    """Return numbers as combining.text writes them, null for what is none.

    pyarrow writes the fewest digits that tell a number from all others; with an exponent where it is large or small.
    """
    found = arrow(kernel.rounded(values), np.isnan(values)).cast(pa.string())
    size = np.abs(values)
    others = (size >= _LARGE) | ((size < _SMALL) & (size > 0))
    if not others.any():
        return found
    told = strings([combining.text(value) for value in values[others].tolist()])
    return compute.replace_with_mask(found, arrow(others), told)


def _parquet(found: Answer, form: Form, kinds: Mapping[str, type]) -> Iterator[memoryview]:
    """Yield a Parquet file like that of the plain writer, in one piece: it is small."""
    from pyarrow import parquet

    types = {str: pa.dictionary(pa.int32(), pa.string()), float: pa.float64(), int: pa.int64()}
    of_series = {name: strings(cells) for name, cells in _of_series(found, form, kinds).items()}
    stream = BytesIO()

    def table(rows: slice) -> Any:
        part = found.part(rows)
        indicator, area = np.divmod(part.series.astype(np.int32), len(found.table.areas))
        cells = _cells(found, form, part.templates)

        def column(name: str, kind: type) -> Any:
            if name in of_series or (kind is str and name != "value"):
                number = area if name == "area" else indicator if name in of_series else part.template
                return pa.DictionaryArray.from_arrays(arrow(number), of_series.get(name) or strings(cells[name]))
            if name == "value":
                return arrow(kernel.rounded(part.values), np.isnan(part.values))
            numbers = np.array([float(cell) if cell != "" else np.nan for cell in cells[name]])[part.template]
            return arrow(numbers, np.isnan(numbers)).cast(types[kind])

        return pa.table([column(name, kind) for name, kind in kinds.items()], names=list(kinds))

    schema = pa.schema([(name, types[kind]) for name, kind in kinds.items()])
    with parquet.ParquetWriter(stream, schema, store_schema=False) as writer:  # texts are read as texts
        for one in in_order(table, found.slices):
            writer.write_table(one)
    yield stream.getbuffer()
