"""Large answers in formats with one row per line, and in Parquet, assembled by pyarrow column by column."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from io import BytesIO
from itertools import groupby
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from pyarrow import compute

from ..ask import contract
from ..ask.contract import Form
from ..core.model import Observation
from ..measures import combining
from ..render import csv, json
from . import kernel
from .formulas import Answer, AnswerRows
from .reading import LARGE, SMALL, Array, arrow, in_order, strings

_GROUP = 1 << 17  # figures per row group of Parquet


class LineFormat(NamedTuple):
    """A format with one row per line: the text of a cell, around and between cells, and the first and last line.

    ``cell`` takes the name and type of a column, and the cell; its text for a number ends with that number.
    """

    cell: Callable[[str, type, Any], str]
    first: Callable[[Sequence[str]], str]
    begin: str = ""
    between: str = ""
    end: str = "\n"
    nothing: str = ""  # in place of a missing number
    only_between: int = 0  # length of the part of ``begin`` that separates rows, omitted from the first row
    last: str = ""


def _separated(sign: str) -> LineFormat:
    def cell(name: str, kind: type, content: Any) -> str:
        text = str(content)
        if not text or text.replace("-", "").isalnum():  # nearly all cells; the csv module is ten times slower
            return text
        return csv.lines([(text, "")], sign)[
            : -len(sign) - 1
        ]  # a second cell, since a single empty one would be quoted

    return LineFormat(cell, lambda columns: csv.lines([columns], sign), between=sign)


FORMATS = {
    "csv": _separated(","),
    "tsv": _separated("\t"),
    "jsonl": LineFormat(json.pair, lambda columns: "", "{", ", ", "}\n", "null"),
    "json": LineFormat(json.pair, lambda columns: "[\n", ",\n{", ", ", "}", "null", 2, "\n]\n"),
}


def is_written(format: str, form: Form) -> bool:
    """Return whether this module writes a format and form; the plain writers write all others."""
    distinct = not form.columns or 1 < len(form.columns) == len(set(form.columns))
    return distinct and not (form.wide or form.transpose) and format in (*FORMATS, "parquet")


def pieces(found: Answer, format: str, form: Form) -> Iterator[bytes | memoryview]:
    """Yield an answer in a format, some lines at a time; raises UsageError for an unknown column."""
    columns = _Columns(found, form._replace(facts=format in ("json", "jsonl")))
    return _parquet(columns) if format == "parquet" else _text(columns, FORMATS[format])


class _Columns:
    """The columns of an answer with their types, and the cells of columns of series by indicator or area."""

    def __init__(self, found: Answer, form: Form) -> None:
        self.found, self.form, self.data = found, form, found.data
        names, _, kinds = contract.records((), self.data, form)
        self.kinds = dict(zip(names, kinds, strict=True))
        labels = [self.data.about(name).name(form.lang) for name in found.table.names]
        every = {"indicator": found.table.names, "label": labels, "area": found.table.areas}
        self.of_value = ("value", "printed") if found.measure == "show" else ("value",)
        self.of_series = {name: cells for name, cells in every.items() if name in self.kinds}

    def cells(self, templates: Sequence[Observation]) -> dict[str, Sequence[Any]]:
        """Return the cells of templates by column; templates have neither series nor value."""
        names, records, _ = contract.records(templates, self.data, self.form)
        return dict(zip(names, zip(*records, strict=True) if templates else [()] * len(names), strict=True))


def _text(columns: _Columns, format: LineFormat) -> Iterator[bytes | memoryview]:
    yield format.first(list(columns.kinds)).encode()
    rows = in_order(_LineWriter(columns, format).lines, columns.found.slices)
    yield next(rows)[format.only_between :]
    yield from rows
    yield format.last.encode()


class _LineWriter:
    """Writes rows as lines; neighboring columns of one kind (series, template) are one text, found by index."""

    def __init__(self, columns: _Columns, format: LineFormat) -> None:
        self._columns, self._format, self._names = columns, format, list(columns.kinds)
        kind_by_name = dict.fromkeys(columns.of_series, "series") | {name: name for name in columns.of_value}
        runs = groupby(self._names, lambda name: kind_by_name.get(name, "template"))
        self._runs = [(kind, list(names)) for kind, names in runs]
        self._of_template = cache(self._template)  # the same templates recur in every slice
        self._of_series = {
            name: strings([self._framed(name, cell) for cell in cells]) for name, cells in columns.of_series.items()
        }

    def _framed(self, name: str, cell: Any) -> str:
        """Return a cell with the text of the format around it."""
        before = self._format.begin if name == self._names[0] else self._format.between
        after = self._format.end if name == self._names[-1] else ""
        return before + self._format.cell(name, self._columns.kinds[name], cell) + after

    def _template(self, template: Observation) -> list[str]:
        """Return the texts of a template, one for each run of its columns."""
        cells = self._columns.cells([template])
        runs = (names for kind, names in self._runs if kind == "template")
        return ["".join(self._framed(name, cells[name][0]) for name in names) for names in runs]

    def lines(self, rows: slice) -> memoryview:
        """Return the answer for some rows of the table as lines."""
        part = self._columns.found.part(rows)
        change = np.diff(part.series, prepend=-1) != 0
        indicator, area = map(arrow, np.divmod(part.series[change], len(self._columns.found.table.areas)))
        which, template = arrow(np.cumsum(change, dtype=np.int32) - 1), arrow(part.template)
        texts = zip(*map(self._of_template, part.templates), strict=True)
        tokens = []
        for kind, names in self._runs:
            if kind == "series":
                heads = [self._of_series[name].take(area if name == "area" else indicator) for name in names]
                tokens.append(self._joined(heads).take(which))
            elif kind in self._columns.of_value:
                zero = 0 if self._columns.kinds[kind] is float else "0"
                before, _, after = self._framed(kind, zero).rpartition("0")
                tokens += [
                    strings([before])[0],
                    _numbers(part.values) if part.digits is None else part.digits,
                    strings([after])[0],
                ]
            else:
                tokens.append(strings(next(texts, ())).take(template))
        # The texts of a column are contiguous in memory, so they are the file. The buffer may be larger than the texts.
        _, ends, texts = (joined := self._joined(tokens)).buffers()
        return memoryview(texts)[: np.frombuffer(ends, dtype=np.int32)[len(joined)]]

    def _joined(self, tokens: Sequence[Any]) -> Any:
        nothing = strings([""])[0]  # for a Python string pyarrow would import pandas
        return compute.binary_join_element_wise(
            *tokens, nothing, null_handling="replace", null_replacement=self._format.nothing
        )


def _numbers(values: Array) -> Any:
    """Return numbers as combining.text writes them, null for NaN.

    pyarrow writes the fewest digits that identify a number, with an exponent if it is large or small.
    """
    found = arrow(kernel.rounded(values), np.isnan(values)).cast(pa.string())
    size = np.abs(values)
    exponents = (size >= LARGE) | ((size < SMALL) & (size > 0))
    if not exponents.any():
        return found
    texts = strings([combining.text(value) for value in values[exponents].tolist()])
    return compute.replace_with_mask(found, arrow(exponents), texts)


def _of_type(part: AnswerRows) -> Array:
    """Return the values as numbers: published ones as they are, computed ones with the digits with which they are written."""
    return part.values if part.digits is not None else kernel.rounded(part.values)


def _parquet(columns: _Columns) -> Iterator[memoryview]:
    """Yield a Parquet file like that of the plain writer, in one piece, since it is small."""
    from pyarrow import parquet

    found, of_series = columns.found, {name: strings(cells) for name, cells in columns.of_series.items()}
    types = {str: pa.dictionary(pa.int32(), pa.string()), float: pa.float64(), int: pa.int64()}
    stream = BytesIO()

    def table(rows: slice) -> Any:
        part = found.part(rows)
        indicator, area = np.divmod(part.series.astype(np.int32), len(found.table.areas))
        cells = columns.cells(part.templates)

        def column(name: str, kind: type) -> Any:
            if name == "value":
                return arrow(_of_type(part), np.isnan(part.values))
            if name == "printed" and part.digits is not None:
                return part.digits.dictionary_encode()
            if kind is str:
                number = area if name == "area" else indicator if name in of_series else part.template
                return pa.DictionaryArray.from_arrays(arrow(number), of_series.get(name) or strings(cells[name]))
            numbers = np.array([float(cell) if cell != "" else np.nan for cell in cells[name]])[part.template]
            return arrow(numbers, np.isnan(numbers)).cast(types[kind])

        return pa.table([column(name, kind) for name, kind in columns.kinds.items()], names=list(columns.kinds))

    schema = pa.schema([(name, types[kind]) for name, kind in columns.kinds.items()])
    with parquet.ParquetWriter(stream, schema, store_schema=False) as writer:  # texts are read back as texts
        for group in in_order(table, found.table.cuts(_GROUP)):
            writer.write_table(group)
    yield stream.getbuffer()
