"""Reading large CSV and Parquet files into columns of codes and numbers, a piece at a time and in several threads.

The whole file is never in memory. pyarrow's ``to_numpy``, and its functions that take NumPy arrays or Python strings,
import pandas if it is installed, which costs more than all the work on a hundred thousand rows; arrays are therefore
exchanged as buffers here.
"""

import os
import re
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, BinaryIO, NamedTuple, TypeVar

import numpy as np
import pyarrow as pa

from ..core.cleaning import without_controls
from ..reading import excel, parse, tidy
from ..reading.files import LONGEST_LINE, File, load, most_unpacked
from ..reading.grid import Above, name_of_sheet, with_title_of_sheet
from ..reading.numbers import StoredNumber
from ..reading.unit_text import Unit
from .shape import UNREADABLE, WORKBOOK, TableShape, beginning, of_csv, of_rows, opened

Array = Any  # NumPy's own annotations would need a dtype everywhere
KEYS = ("indicator", "area", "period")
LABELS_AND_UNITS = ("label", "unit")  # the columns that describe indicators
ROW = "row"  # all that tells what the figures of a row are, where its layout says how
THREADS = min(4, os.cpu_count() or 1)  # pyarrow and NumPy work outside of Python's lock
_STEP = 4 << 20
_KEPT = 16 << 20
pa.set_memory_pool(pa.system_memory_pool())  # pyarrow's own keeps what each thread has freed: a quarter more memory
SMALL, LARGE = 1e-5, 1e9  # between these, pyarrow writes no exponent
_WHOLE = 1e15  # from here on the plain engine writes whole floats as such
_PLAIN_NUMBER = r"^-?(0|[1-9][0-9]{{0,99}})(\{}[0-9]{{1,99}})?$"  # as JSON has it, too, but for the decimal sign
_NOUGHTS = re.compile(rb'[,;\t\n"]0\d')  # as codes have them, which reading makes numbers
_TEXT = pa.dictionary(pa.int32(), pa.string())
_NULLS = sorted({*parse.MISSING, *map(str.upper, parse.MISSING), "NaN", "N/A"})

In = TypeVar("In")
Out = TypeVar("Out")


class NotSimple(Exception):
    """Raised for a table that needs the plain engine: an encoding, another layout, or more columns per figure."""


class ColumnPiece(NamedTuple):
    """Some rows of a table.

    Attributes:
        texts: the texts of each field, stripped; not necessarily distinct. Those of ROW are tuples.
        codes: the index of each row's text by field, in two dimensions: one column; one row for all rows if periods are
            across; or a single number for all.
        values: float64 by row and column of figures; NaN for no value, infinite for text.
        digits: the text of each value, where it is asked for and the file has texts.
    """

    texts: Mapping[str, list[Any]]
    codes: Mapping[str, Array]
    values: Array
    digits: Any = None


class Columns(NamedTuple):
    """The shape of a table, its rows in pieces, and label and unit of each indicator where they are known already."""

    shape: TableShape
    pieces: list[ColumnPiece]
    described: Mapping[str, tuple[str, Unit]] | None = None


def piece(shape: TableShape, table: Any, names: Sequence[str], verbatim: bool = False) -> ColumnPiece:
    """Return the rows of a pyarrow table; ``names`` are the names of its columns in order. Raises NotSimple.

    ``verbatim`` keeps the digits of the values as they are written.
    """
    across = list(shape.across)
    _check_no_header(shape, _array(table[names[0]]))
    columns = [_array(table[names[place]]) for place in shape.figures]
    as_texts = verbatim or shape.decimal != "."
    read = [_verbatim(column, shape.decimal) if as_texts else (_numbers(column), None) for column in columns]
    values = np.column_stack([numbers for numbers, _ in read])
    digits = _together([texts for _, texts in read], bool(across)) if verbatim else None
    if shape.years and (values == shape.years).all(axis=1).any():
        raise NotSimple  # the header of another table below
    texts: dict[str, list[Any]] = {"indicator": [shape.only], "area": [""], "period": list(shape.across.values())}
    codes: dict[str, Array] = {field: np.zeros((1, 1), dtype=np.int32) for field in KEYS} | {
        "period": np.arange(len(across))[None]
    }
    for field in (*KEYS, *LABELS_AND_UNITS):
        if field in shape.at:
            column = _coded(_array(table[names[shape.at[field]]]))
            texts[field] = _checked(column.dictionary.to_pylist())
            # The smallest type, since all codes are kept; copied, so that pyarrow can reuse its memory.
            codes[field] = np.from_dlpack(column.indices).astype(np.min_scalar_type(len(texts[field])))[:, None]
    if shape.layout:
        describing = [_coded(_array(table[names[place]])) for place in shape.describing]
        texts[ROW], codes[ROW] = (
            _combined(describing) if describing else ([()], np.zeros((len(values), 1), dtype=np.uint8))
        )
    used = (*shape.figures, *shape.describing, *shape.at.values())
    for name in set(table.column_names) - {names[place] for place in used}:
        _checked(_array(table[name]).dictionary.to_pylist())  # unused columns may still need the plain engine
    return ColumnPiece(texts, codes, values, digits)


def _combined(columns: Sequence[Any]) -> tuple[list[tuple[str, ...]], Array]:
    """Return the distinct rows of columns of texts, and the index of each row's among them."""
    codes: Array = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        codes = codes * len(column.dictionary) + np.from_dlpack(column.indices)
    _, first, which = distinct(codes)
    places = arrow(np.array(first))
    rows = zip(*(_checked(column.take(places).to_pylist()) for column in columns), strict=True)
    return list(rows), which.astype(np.min_scalar_type(len(first)))[:, None]


def distinct(codes: Array) -> tuple[list[int], list[int], Array]:
    """Return the distinct codes, the index of the first of each, and each code's index among the distinct ones."""
    coded = arrow(codes).dictionary_encode()
    which = np.from_dlpack(coded.indices)
    first = np.empty(len(coded.dictionary), dtype=np.int64)
    first[which[::-1]] = np.arange(len(codes) - 1, -1, -1)
    return coded.dictionary.to_pylist(), first.tolist(), which


def _check_no_header(shape: TableShape, first: Any) -> None:
    """Raise NotSimple where the first name of a header comes again in its column: another table, or another page, begins there."""
    texts = first.dictionary if pa.types.is_dictionary(first.type) else first
    if _is_text(texts.type) and texts.index(strings(shape.header[:1]).cast(texts.type)[0]).as_py() >= 0:
        raise NotSimple


def _coded(column: Any) -> Any:
    if pa.types.is_integer(column.type) or _is_text(column.type):
        column = column.dictionary_encode()
    if not pa.types.is_dictionary(column.type) or column.null_count:
        raise NotSimple
    return column


def _is_text(kind: Any) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _array(column: Any) -> Any:
    """Return a column as one array; raises NotSimple for a column that is empty or has more than one chunk."""
    if column.num_chunks != 1 or not len(column):
        raise NotSimple
    return column.chunk(0)


def _checked(texts: Iterable[object]) -> list[str]:
    """Return the texts stripped; raises NotSimple for control characters, which the plain engine removes."""
    found = [str(text) for text in texts]
    if any(without_controls(text) != text for text in found):
        raise NotSimple
    return [text.strip() for text in found]


def _numbers(column: Any) -> Array:
    if _is_text(column.type):
        coded = column.dictionary_encode("encode")
        texts = ["" if text is None else text for text in coded.dictionary.to_pylist()]
        return np.array([_number(text) for text in _checked(texts)])[np.from_dlpack(coded.indices)]
    if not (pa.types.is_floating(column.type) or pa.types.is_integer(column.type)):
        raise NotSimple
    return np.from_dlpack(column.cast(pa.float64()).fill_null(arrow(np.array([np.nan]))[0]))


def _verbatim(column: Any, decimal: str) -> tuple[Array, Any]:
    """Return numbers, whose ``decimal`` sign may be a comma, with their texts; raises NotSimple for a text that the plain engine would write in another way."""
    from pyarrow import compute

    if not _is_text(column.type):
        numbers = _numbers(column)
        return numbers, column.cast(pa.string()) if pa.types.is_integer(column.type) else written(numbers)
    missing = compute.is_in(column, strings(_NULLS))
    if not compute.all(
        compute.or_(missing, compute.match_substring_regex(column, _PLAIN_NUMBER.format(decimal)))
    ).as_py():
        raise NotSimple
    if decimal != ".":
        column = compute.replace_substring(column, decimal, ".")
    empty = pa.nulls(1, column.type)[0]
    return _numbers(compute.if_else(missing, empty, column).cast(pa.float64())), column


def _together(columns: Sequence[Any], by_row: bool) -> Any:
    """Return the texts of some columns row by row, or one after another; None where there are none."""
    if columns[0] is None or len(columns) == 1:
        return columns[0]
    if not by_row:
        return pa.concat_arrays(columns)
    number, length = len(columns), len(columns[0])
    order = np.arange(number * length, dtype=np.int64).reshape(number, length).T.ravel()
    return pa.concat_arrays(columns).take(arrow(order))


def written(numbers: Array) -> Any:
    """Return the texts of numbers of a binary file as the plain engine reads them, null for NaN."""
    texts = arrow(numbers, np.isnan(numbers)).cast(pa.string())
    size = np.abs(numbers)
    whole = (size >= LARGE) & (size < _WHOLE) & (numbers == np.rint(numbers))
    if whole.any():
        integers = arrow(np.where(whole, numbers, 0).astype(np.int64)).cast(pa.string())
        texts = _replaced(texts, whole, integers.filter(arrow(whole)))
    odd = ~whole & ((size >= LARGE) | ((size < SMALL) & (size > 0)))
    if odd.any():
        texts = _replaced(texts, odd, strings([parse.number(repr(value)) or "" for value in numbers[odd].tolist()]))
    return texts


def _replaced(texts: Any, mask: Array, texts_there: Any) -> Any:
    from pyarrow import compute

    return compute.replace_with_mask(texts, arrow(mask), texts_there)


def _number(text: str) -> float:
    """Return a cell as a value of ColumnPiece; raises NotSimple for text that may be a number in another style."""
    number = parse.number(text)
    if number is None and any(map(str.isdecimal, text)):
        raise NotSimple
    return float(number) if number is not None else np.nan if parse.is_missing(text) else np.inf


def arrow(numbers: Array, mask: Array | None = None) -> Any:
    """Return a pyarrow array of int32, int64, float64 or bool, null where ``mask`` is true."""
    valid = None if mask is None or not mask.any() else pa.py_buffer(np.packbits(~mask, bitorder="little"))
    raw = np.packbits(numbers, bitorder="little") if numbers.dtype == bool else np.ascontiguousarray(numbers)
    return pa.Array.from_buffers(pa.type_for_alias(numbers.dtype.name), len(numbers), [valid, pa.py_buffer(raw)])


def strings(texts: Sequence[str]) -> Any:
    """Return a pyarrow array of texts."""
    raw = [text.encode() for text in texts]
    offsets = np.cumsum([0, *map(len, raw)], dtype=np.int32)
    return pa.Array.from_buffers(pa.string(), len(raw), [None, pa.py_buffer(offsets), pa.py_buffer(b"".join(raw))])


def in_order(work: Callable[[In], Out], tasks: Iterable[In]) -> Iterator[Out]:
    """Yield the results of ``work`` in the order of the tasks, computed a few tasks ahead."""
    waiting: deque[Any] = deque()
    with ThreadPoolExecutor(THREADS) as threads:
        for task in tasks:
            waiting.append(threads.submit(work, task))
            if len(waiting) > 4 * THREADS:  # finished pieces must not fill the memory
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def read(path: str, mapping: str = "", verbatim: bool = False) -> Columns:
    """Return the columns of a file, ``verbatim`` with digits; raises NotSimple if the plain engine might read it differently."""
    np.empty(_KEPT, dtype=np.uint8)  # freed at once, so that the C library keeps this much memory for later arrays
    try:
        file, packed = beginning(path)
        if file.kind in WORKBOOK:
            return _workbook(path, mapping, verbatim)
        if file.kind == "parquet":
            return _parquet(path, mapping, verbatim)
        return _csv(file, packed, mapping, verbatim)
    except (pa.ArrowException, *UNREADABLE) as error:  # truncated or damaged, which the plain engine reports
        raise NotSimple from error


def _csv(file: File, packed: bool, mapping: str, verbatim: bool) -> Columns:
    path = str(file.name)
    if (shape := of_csv(path, file.raw, mapping)) is None:
        raise NotSimple
    most = most_unpacked(os.path.getsize(path)) if packed else sys.maxsize
    with opened(path, packed) as stream:
        pieces = _pieces(stream, shape.start, most)
        return Columns(shape, list(in_order(lambda raw: _lines(raw, b'"' in raw, shape, verbatim), pieces)))


def _pieces(stream: BinaryIO, start: int, most: int) -> Iterator[bytes]:
    """Yield pieces of whole lines; raises NotSimple for a line that is too long for a table, and beyond ``most`` bytes.

    They are read rather than memory-mapped, because access to a file truncated in the meantime would end the process.
    """
    size = stream.seek(start)
    while raw := stream.read(_STEP):
        end = stream.readline(LONGEST_LINE)
        raw += end
        if (size := size + len(raw)) > most:
            raise NotSimple
        # An odd number of quotes means that the line end is inside a quoted text.
        if len(end) == LONGEST_LINE or (end and raw.count(b'"') % 2):
            raise NotSimple
        yield raw


def _lines(raw: bytes, quoted: bool, shape: TableShape, verbatim: bool) -> ColumnPiece:
    """Return the figures of some lines; raises NotSimple for lines that the plain engine reads differently.

    ``quoted`` is true if there are quotes, which may contain line ends. In a table with periods across, a line that
    ends before the first period is a note below the table; any other line of the wrong length may be cut inside a text.
    """
    from pyarrow import csv

    names = [str(place) for place in range(len(shape.header))]
    numbers = [names[place] for place in shape.figures]

    def skip(row: Any) -> str:
        return "skip" if row.actual_columns <= min(shape.across, default=0) else "error"

    if shape.layout not in (None, tidy) and _NOUGHTS.search(raw):
        raise NotSimple
    for kind in (pa.float64(), pa.string())[verbatim or shape.decimal != "." :]:  # there may be text among the numbers
        try:
            table = csv.read_csv(
                pa.BufferReader(raw),
                csv.ReadOptions(use_threads=False, block_size=len(raw) + 1, column_names=names),
                csv.ParseOptions(delimiter=shape.delimiter, newlines_in_values=quoted, invalid_row_handler=skip),
                csv.ConvertOptions(
                    column_types=dict.fromkeys(names, _TEXT) | dict.fromkeys(numbers, kind),
                    strings_can_be_null=False, null_values=_NULLS,
                ),
            )  # fmt: skip
            return piece(shape, table, names, verbatim)
        except (pa.ArrowInvalid, pa.ArrowKeyError):
            continue
    raise NotSimple


def _workbook(path: str, mapping: str, verbatim: bool) -> Columns:
    """Return the columns of a workbook of one sheet."""
    file = load(path)
    if file.kind != "xlsx":
        raise NotSimple
    [sheet, *more] = excel.sheets(file)
    if more or (shape := of_rows(sheet.sample, mapping)) is None:
        raise NotSimple
    for cell in shape.figures_of(sheet.sample):
        _number(cell)  # percent signs are for the plain engine, which would have to wait for all rows here
    title = sheet.title.strip()
    if with_title_of_sheet(Above(), title) != Above():
        raise NotSimple  # it says what the figures are
    shape = shape._replace(title="".join(name_of_sheet(title)))
    header = next(line for line, row in sheet.rows() if row == shape.header)
    rows = [row for row in excel.stored(file, sheet.title)[header:] if row.count("") < len(row)]
    columns = list(zip(*rows, strict=True))
    width = len(shape.header)
    if len(columns) < width or any(column.count("") < len(column) for column in columns[width:]):
        raise NotSimple
    names = [str(place) for place in range(width)]
    read = [_figures(cells) if place in shape.figures else _texts(cells) for place, cells in enumerate(columns[:width])]
    return Columns(shape, [piece(shape, pa.table(read, names=names), names, verbatim)])


def _figures(cells: Sequence[Any]) -> Any:
    """Return a workbook's column of figures: numbers, or texts where one of the cells holds any."""
    if any(type(cell) is not float and cell != "" for cell in cells):
        if any(isinstance(cell, StoredNumber) for cell in cells):
            raise NotSimple  # shown in thousands or millions, of which the unit is
        return strings(list(map(excel.text, cells)))
    numbers = np.array([np.nan if cell == "" else cell for cell in cells])
    return arrow(numbers, np.isnan(numbers))


def _texts(cells: Sequence[Any]) -> Any:
    """Return a workbook's column of texts, which come again and again."""
    texts = list(map(excel.text, cells))
    codes = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    indices = np.fromiter(map(codes.__getitem__, texts), dtype=np.int32, count=len(texts))
    return pa.DictionaryArray.from_arrays(arrow(indices), strings(list(codes)))


def _parquet(path: str, mapping: str, verbatim: bool) -> Columns:
    from pyarrow import parquet

    file = parquet.ParquetFile(path)
    names = file.schema_arrow.names
    if (shape := of_rows([names], mapping)) is None:
        raise NotSimple
    area = file.schema_arrow.types[shape.at["area"]] if "area" in shape.at else pa.string()
    if pa.types.is_integer(area) or pa.types.is_floating(area):
        raise NotSimple  # they may be square kilometres
    texts = [names[place] for field, place in shape.at.items() if field != "value"]
    numbers = [names[place] for place in shape.figures]

    def group(number: int) -> ColumnPiece:
        # A reader for each group, because one shared by threads sometimes mixes up their dictionaries.
        with parquet.ParquetFile(path, read_dictionary=texts, metadata=file.metadata) as reader:
            return piece(shape, reader.read_row_group(number, columns=[*texts, *numbers]), names, verbatim)

    return Columns(shape, list(in_order(group, range(file.num_row_groups))))
