"""Large answers in the formats that are a row a line, and as Parquet, put together by pyarrow column by column."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from io import BytesIO
from itertools import groupby
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from .. import contract
from ..contract import Form
from ..measures import combining
from ..model import Observation
from ..writers import csv, json
from . import kernel
from .answering import Answer
from .columns import arrow, strings
from .formulas import Part
from .reading import in_order

Array = Any
_NOTHING = strings([""])[0]  # a text of Python would make pyarrow import pandas
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


class _Run(NamedTuple):
    """Neighbours among the columns of a line that say the same thing: the series, what a row tells beside it, or its value.

    ``texts`` are of the columns of a series the pieces of the line, by indicator or area.
    """

    names: Sequence[str]
    before: str
    after: str
    texts: Sequence[Any] = ()


def _said(name: str) -> str:
    return name if name == "value" else "series" if name in _OF_SERIES else "template"


def _text(found: Answer, form: Form, kinds: Mapping[str, type], lines: Lines) -> Iterator[bytes | memoryview]:
    yield lines.first(list(kinds)).encode()
    of_series = _of_series(found, form, kinds)
    runs = _runs(kinds, lines, of_series)

    @cache  # the same rows come again and again
    def told(template: Observation) -> list[str]:
        columns = _cells(found, form, [template])
        cells = ([lines.cell(name, kinds[name], columns[name][0]) for name in run.names] for run in runs)
        return [run.before + lines.between.join(texts) + run.after for run, texts in zip(runs, cells, strict=True)]

    def made(rows: slice) -> list[memoryview]:
        part = found.part(rows)
        templates = [strings(texts) for texts in zip(*map(told, part.templates), strict=True)]
        starts = range(0, len(part.values), _STEP)
        return [_lines(found, part, slice(at, at + _STEP), runs, templates, lines) for at in starts]

    held: bytes | memoryview = b""
    for made_of in in_order(made, found.slices):
        for piece in made_of:
            yield held
            held = piece
    yield memoryview(held)[: -len(lines.end)] if lines.last else held
    yield lines.last.encode()


def _runs(kinds: Mapping[str, type], lines: Lines, of_series: Mapping[str, Sequence[str]]) -> list[_Run]:
    """Return the columns as runs; what stands between a run and the next is told with the one that is no value."""
    groups = [(said, list(names)) for said, names in groupby(kinds, _said)]
    glue = [lines.begin, *(lines.between for _ in groups[1:]), lines.end]
    found = []
    for number, (said, _) in enumerate(groups):
        if said == "value":
            glue[number] += lines.cell("value", float, 0)[:-1]
    for number, (said, names) in enumerate(groups):
        before = glue[number] if number == 0 or groups[number - 1][0] == "value" else ""
        after = glue[number + 1] if said != "value" or number == len(groups) - 1 else ""
        texts = []
        for place, name in enumerate(names if said == "series" else ()):
            lead, trail = lines.between if place else before, after if place == len(names) - 1 else ""
            texts.append(strings([lead + lines.cell(name, str, cell) + trail for cell in of_series[name]]))
        found.append(_Run(names, before, after, texts))
    return found


def _lines(
    found: Answer, part: Part, rows: slice, runs: Sequence[_Run], templates: Sequence[Any], lines: Lines
) -> memoryview:
    """Return some rows as lines: texts of one kind are taken by number, and joined column by column."""
    import pyarrow.compute as compute

    def joined(tokens: Sequence[Any]) -> Any:
        return compute.binary_join_element_wise(
            *tokens, _NOTHING, null_handling="replace", null_replacement=lines.nothing
        )

    series = part.series[rows]
    change = np.r_[True, series[1:] != series[:-1]]
    indicator, area = np.divmod(series[change].astype(np.int64), len(found.question.world.areas))
    which, template = arrow(np.cumsum(change, dtype=np.int32) - 1, pa.int32()), arrow(part.template[rows], pa.int32())
    tokens = []
    for run, texts in zip(runs, templates, strict=True):
        if run.texts:
            heads = [
                text.take(arrow(area if name == "area" else indicator, pa.int64()))
                for name, text in zip(run.names, run.texts, strict=True)
            ]
            tokens.append(joined(heads).take(which))
        elif run.names == ["value"]:
            around = [[strings([text])[0]] if text else [] for text in (run.before, run.after)]
            tokens += [*around[0], _numbers(part.values[rows]), *around[1]]
        else:
            tokens.append(texts.take(template))
    # The texts of a column lie one after another in memory: they are the file.
    return memoryview(joined(tokens).buffers()[2])


def _of_series(found: Answer, form: Form, kinds: Mapping[str, type]) -> dict[str, list[str]]:
    """Return the cells that tell a series, by column: of each indicator, and of each area."""
    world = found.question.world
    labels = [found.data.about(name).name(form.lang) for name in world.names]
    every = dict(zip(_OF_SERIES, (world.names, labels, world.areas), strict=True))
    return {name: cells for name, cells in every.items() if name in kinds}


def _cells(found: Answer, form: Form, templates: Sequence[Observation]) -> dict[str, Sequence[Any]]:
    """Return the cells of what rows tell beside series and value, by column."""
    columns, records, _ = contract.records(templates, found.data, form)
    return dict(zip(columns, zip(*records, strict=True), strict=True))


def _numbers(values: Array) -> Any:
    """Return numbers as combining.text writes them, null for what is none.

    pyarrow writes the fewest digits that tell a number from all others; with an exponent where it is large or small.
    """
    import pyarrow.compute as compute

    failed = np.isnan(values)
    found = arrow(kernel.rounded(values), pa.float64(), failed if bool(failed.any()) else None).cast(pa.string())
    size = np.abs(values)
    others = (size >= _LARGE) | ((size < _SMALL) & (size > 0))
    if not bool(others.any()):
        return found
    mask = pa.Array.from_buffers(pa.bool_(), len(values), [None, pa.py_buffer(np.packbits(others, bitorder="little"))])
    return compute.replace_with_mask(found, mask, strings([combining.text(value) for value in values[others].tolist()]))


_TEXTS = pa.dictionary(pa.int32(), pa.string())
_TYPES = {float: pa.float64(), int: pa.int64()}


def _parquet(found: Answer, form: Form, kinds: Mapping[str, type]) -> Iterator[memoryview]:
    """Yield a Parquet file like that of the plain writer, in one piece: it is small."""
    from pyarrow import parquet

    schema = pa.schema([(name, _TYPES.get(kind, _TEXTS)) for name, kind in kinds.items()])
    of_series = {name: strings(cells) for name, cells in _of_series(found, form, kinds).items()}
    stream = BytesIO()

    def table(rows: slice) -> Any:
        part = found.part(rows)
        indicator, area = np.divmod(part.series.astype(np.int32), len(found.question.world.areas))
        cells = _cells(found, form, part.templates)
        columns = []
        for name, kind in kinds.items():
            if name == "value":
                columns.append(arrow(kernel.rounded(part.values), pa.float64(), np.isnan(part.values)))
            elif name in of_series:
                columns.append(_coded(area if name == "area" else indicator, of_series[name]))
            elif kind is str:
                columns.append(_coded(part.template, strings(cells[name])))
            else:
                numbers = np.array([float(cell) if cell != "" else np.nan for cell in cells[name]])[part.template]
                columns.append(arrow(numbers, pa.float64(), np.isnan(numbers)).cast(_TYPES[kind]))
        return pa.table(columns, names=list(kinds))

    with parquet.ParquetWriter(stream, schema, store_schema=False) as writer:  # texts are read as texts
        for one in in_order(table, found.slices):
            writer.write_table(one)
    yield stream.getbuffer()


def _coded(numbers: Array, texts: Any) -> Any:
    return pa.DictionaryArray.from_arrays(arrow(numbers.astype(np.int32, copy=False), pa.int32()), texts)
