"""Excel workbooks as sheets: xlsx with calamine, the older xls with xlrd, both read without pandas (docs/decisions/0019).

Formulas count with the value that the workbook has saved for them. Numbers keep the digits that they are stored with.
"""

import io
import re
import string
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from ..core.cleaning import printable
from ..core.errors import DataError
from ..core.messages import Message
from .files import File, Row, by_library
from .numbers import ShownInBillions, ShownInMillions, ShownInThousands
from .report import FileName
from .sheet import MOST_COLUMNS, TableSheet, text_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element
    from zipfile import ZipFile

OURS = "data"  # the sheet of our own workbooks that programs read
_MOST_PACKED = 200  # a workbook's parts unpack to at most so many times their size, beyond 64 MB
_MOST_ROWS = 1 << 20  # as many as a spreadsheet has
# calamine keeps a place for each cell between the first and the last: a kilobyte could ask for billions of empty ones.
_MOST_EMPTY, _EMPTY_PER_FULL = 1 << 22, 50
_MOST_CELLS = 1 << 23  # full or empty: of calamine and of Python some sixty bytes each
_MOST_XLS = 1 << 25  # bytes of an old workbook, whose cells xlrd makes objects of
_CHUNK, _LONGEST = 1 << 20, 1 << 22  # of a sheet's XML: what is searched at once; a cell and its texts are shorter
# The time that these take grows in proportion to the text, even for a text written to slow them down.
_FORMATTED = re.compile(rb"<(?:\w+:)?c\s[^<>]*/>")  # a cell with a format and nothing in it
_PLACES = re.compile(rb"""r\s*=\s*["']([A-Za-z]+\d+)["']""")
_DIGITS, _LETTERS = string.digits.encode(), string.ascii_letters.encode()
_PLACE = re.compile(rb"""r\s*=\s*["']([A-Za-z]+)(\d+)["']""")  # no other element has an `r` with letters
# A cell that holds an error (#N/A), which calamine leaves empty: its attributes, a formula perhaps, the error.
_ERROR = re.compile(rb"""<(?:\w+:)?c\s([^<>]{0,99}\bt="e"[^<>]{0,99})>.{0,9999}?v>(#[^<]*)<""", re.S)
_SHOWN_PERCENT = (9, 10)  # the number formats 0% and 0.00% (ECMA-376, part 1, 18.8.30)
_INDENT = "   "  # of one level, about as wide as a spreadsheet shows it
_INDENTED_COLUMNS = 3  # the first ones, A to C, which may hold names
# A number format that shows numbers in thousands, millions or billions: with commas behind its last digit before the point (ECMA-376, part 1, 18.8.31).
_SHOWN_DIVIDED = re.compile(r"[0#?](,{1,3})(?![0#?,])")
_SHOWN_IN = {3: ShownInThousands, 6: ShownInMillions, 9: ShownInBillions}
ABOVE_THE_LINE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LITERAL = re.compile(r"\"[^\"]*\"|\\.")  # what a number format only writes
_LOCKED = "EncryptedPackage".encode("utf-16-le")  # the stream that holds what is locked ([MS-OFFCRYPTO] 1.3.3)
Place = tuple[int, int]  # row and column, from 0


class Styles(NamedTuple):
    """The styles of cells that say something about them: which show numbers as percent, by how many levels others indent a text, and the power of ten in which some show numbers."""

    percents: Collection[int] = ()
    indents: Mapping[int, int] = {}
    powers: Mapping[int, int] = {}


class Marks(NamedTuple):
    """The cells that hold an error, with its text, those whose numbers a spreadsheet shows as percent (0.123 as 12.3 %) or in a power of ten, and by how many levels names are indented."""

    errors: Mapping[Place, str] = {}
    percents: Collection[Place] = ()
    indents: Mapping[Place, int] = {}
    powers: Mapping[Place, int] = {}


text = lru_cache(maxsize=1 << 12, typed=True)(text_of)  # names and years come again and again


def sheets(file: File) -> Iterator[TableSheet]:
    """Yield the sheets of a workbook; raises DataError when it is damaged, locked or explodes, or a library is missing."""
    damaged = DataError("{name} is a damaged workbook: open it in a spreadsheet and save it again.", name=file.name)
    if _LOCKED in file.raw:
        damaged = DataError("{name} is locked with a password: save it without one.", name=file.name)
    library = "python-calamine" if file.kind == "xlsx" else "xlrd"
    with by_library(
        damaged, DataError("{name} is a workbook: to read it, pip install {library}.", name=file.name, library=library)
    ):
        yield from _xlsx(file) if file.kind == "xlsx" else _xls(file)


def _xlsx(file: File) -> Iterator[TableSheet]:
    titles, cells = _opened(file)
    for title in titles:
        yield TableSheet(
            name_of_sheet(file, title), filled_rows(_as_shown(*cells(title))), title=title, file=file.member
        )


def stored(file: File, title: str) -> list[list[Any]]:
    """Return all rows of a sheet of an xlsx file, each as wide as the widest one: numbers that are not shown as percent or in a power of ten are no texts."""
    return list(_as_shown(*_opened(file)[1](title)))


@lru_cache(maxsize=1)  # the plain engine reads again what is too odd for the large one
def _opened(file: File) -> tuple[list[str], Callable[[str], tuple[list[list[Any]], Marks]]]:
    """Return the titles of a workbook's sheets, and what reads the cells of one and their marks, and keeps those of the last."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    archive = archive_of(file)
    parts = _parts(archive)
    book = CalamineWorkbook.from_filelike(io.BytesIO(file.raw))
    styles, raised = _styles(archive), _raised(archive)
    # Hidden ones last: what a spreadsheet shows is what is asked for.
    ordered = sorted(book.sheets_metadata, key=lambda sheet: sheet.visible != SheetVisibleEnum.Visible)
    titles = [sheet.name for sheet in ordered if sheet.typ == SheetTypeEnum.WorkSheet]

    @lru_cache(maxsize=1)
    def cells(title: str) -> tuple[list[list[Any]], Marks]:
        marks = _marks(
            archive, parts[title], styles, name_of_sheet(file, title)
        )  # first, since it refuses absurd sizes
        found = book.get_sheet_by_name(title).to_python(skip_empty_area=False)
        if raised:
            found = [[raised.get(cell, cell) if isinstance(cell, str) else cell for cell in row] for row in found]
        return found, marks

    return sorted(titles, key=lambda title: title != OURS), cells


def name_of_sheet(file: File, title: str) -> Message:
    """Return what a sheet of a workbook is called in messages."""
    return Message("{name} (sheet '{sheet}')", name=file.name, sheet=printable(title))


def _xls(file: File) -> Iterator[TableSheet]:
    import xlrd

    if len(file.raw) > _MOST_XLS:
        raise DataError(
            "{name} is an old workbook of more than {size} MB: save the table as CSV.",
            name=file.name,
            size=_MOST_XLS >> 20,
        )
    _pass_over_what_is_no_figure()
    book = xlrd.open_workbook(
        file_contents=file.raw,
        logfile=io.StringIO(),
        formatting_info=True,
        ignore_workbook_corruption=True,  # of the list of its parts, as in the exports of the Monetary Fund
    )
    styles = _styles_of_xls(book)

    def value_of(cell: Any) -> Any:
        if cell.ctype == xlrd.XL_CELL_DATE:
            return xlrd.xldate_as_datetime(cell.value, book.datemode)
        if cell.ctype == xlrd.XL_CELL_ERROR:
            return xlrd.error_text_from_code.get(cell.value)
        return bool(cell.value) if cell.ctype == xlrd.XL_CELL_BOOLEAN else cell.value

    for sheet in sorted(book.sheets(), key=lambda sheet: sheet.visibility > 0):  # hidden ones last, as above
        cells = list(sheet.get_rows())
        for top, end, place, _ in sheet.merged_cells:
            last = cells[end - 1]
            # A figure over two rows with names of their own is that of the lower: the upper one is a heading.
            named = top < end - 1 and any(cell.ctype == xlrd.XL_CELL_TEXT for cell in last[:place])
            if named and cells[top][place].ctype == xlrd.XL_CELL_NUMBER:
                cells[top][place], last[place] = last[place], cells[top][place]
        marks = _marks_of_xls(cells, styles)
        rows = filled_rows(_as_shown([list(map(value_of, row)) for row in cells], marks))
        yield TableSheet(name_of_sheet(file, sheet.name), rows, title=sheet.name, file=file.member)


def _styles_of_xls(book: Any) -> Styles:
    """Return what the styles of an old workbook's cells say, by their numbers."""
    formats = {key: each.format_str for key, each in book.format_map.items()}
    codes = [formats.get(style.format_key, "") for style in book.xf_list]
    return Styles(
        {number for number, code in enumerate(codes) if _is_percent(code)},
        {number: style.alignment.indent_level for number, style in enumerate(book.xf_list)},
        {number: power for number, code in enumerate(codes) if (power := _shown_in(code))},
    )


def _marks_of_xls(rows: Sequence[Sequence[Any]], styles: Styles) -> Marks:
    """Return which cells are shown as percent or in a power of ten, by the numbers of their styles, and how far names are indented."""
    from xlrd import XL_CELL_NUMBER, XL_CELL_TEXT

    percents, indents, powers = set[Place](), dict[Place, int](), dict[Place, int]()
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell.ctype == XL_CELL_NUMBER and cell.xf_index in styles.percents:
                percents.add((number, column))
            if cell.ctype == XL_CELL_NUMBER and cell.xf_index in styles.powers:
                powers[number, column] = styles.powers[cell.xf_index]
            if column < _INDENTED_COLUMNS and cell.ctype == XL_CELL_TEXT:
                indents[number, column] = styles.indents[cell.xf_index]
    return Marks({}, percents, {place: level for place, level in indents.items() if level}, powers)


def _pass_over_what_is_no_figure() -> None:
    """Let xlrd pass over links and names of number formats that it stumbles over, though spreadsheets open such a workbook at once."""
    from xlrd import formatting
    from xlrd.biffh import unpack_unicode
    from xlrd.sheet import Sheet

    def name_of_format(*args: Any, **named: Any) -> str:
        try:
            return str(unpack_unicode(*args, **named))
        except UnicodeDecodeError:
            return "General"

    formatting.unpack_unicode = name_of_format
    Sheet.handle_hlink = Sheet.handle_quicktip = lambda sheet, data: None


def _is_percent(number_format: str) -> bool:
    """Return whether a number format shows a number as percent; ``%`` in quotes multiplies nothing."""
    return "%" in _LITERAL.sub("", number_format)


def _shown_in(number_format: str) -> int:
    """Return the power of ten in which a number format shows a number: 3 for ``#,##0,``; 0 for none."""
    match = _SHOWN_DIVIDED.search(_LITERAL.sub("", number_format).partition(";")[0])
    return 3 * len(match[1]) if match else 0


def archive_of(file: File) -> "ZipFile":
    """Return the parts of a workbook; raises DataError where they unpack to more than any workbook does."""
    import zipfile

    archive = zipfile.ZipFile(io.BytesIO(file.raw))
    size = sum(one.file_size for one in archive.infolist())
    if size > max(1 << 26, _MOST_PACKED * len(file.raw)):
        raise DataError(
            "{name} unpacks to {size} MB, too much for a workbook: it is not read.",
            name=file.name,
            size=f"{size >> 20:,}",
        )
    return archive


def _parts(archive: "ZipFile") -> dict[str, str]:
    """Return the path of each sheet's XML, by the sheet's name (ECMA-376, part 1, 12.3.23 and 18.2.19)."""
    from posixpath import join, normpath
    from xml.etree.ElementTree import fromstring

    related = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    paths = {element.get("Id"): normpath(join("/xl", element.get("Target", ""))).lstrip("/") for element in related}
    found = {}
    for element in fromstring(archive.read("xl/workbook.xml")).iter():
        if element.tag.endswith("}sheet"):
            id = next((value for key, value in element.items() if key.endswith("}id")), "")
            found[element.get("name", "")] = paths.get(id, "")
    return found


def _styles(archive: "ZipFile") -> Styles:
    """Return what the styles of cells say, by their numbers (ECMA-376, part 1, 18.8.1, 18.8.10 and 18.8.31)."""
    from xml.etree.ElementTree import fromstring

    if "xl/styles.xml" not in archive.namelist():
        return Styles()
    lists = {element.tag.rpartition("}")[2]: element for element in fromstring(archive.read("xl/styles.xml"))}
    code_of = {each.get("numFmtId", ""): each.get("formatCode", "") for each in lists.get("numFmts", ())}
    as_percent = {*map(str, _SHOWN_PERCENT), *(number for number, code in code_of.items() if _is_percent(code))}
    styles = list(lists.get("cellXfs", ()))
    levels = [max((int(each.get("indent", 0)) for each in style), default=0) for style in styles]
    return Styles(
        {number for number, style in enumerate(styles) if style.get("numFmtId") in as_percent},
        {number: level for number, level in enumerate(levels) if level},
        {
            number: power
            for number, style in enumerate(styles)
            if (power := _shown_in(code_of.get(style.get("numFmtId", ""), "")))
        },
    )


def _raised(archive: "ZipFile") -> dict[str, str]:
    """Return the texts of cells with digits that are written above the line, 104 and a small 2, and what they are with such signs: ``104²``."""
    from xml.etree.ElementTree import fromstring

    part = "xl/sharedStrings.xml"
    if part not in archive.namelist() or b"superscript" not in (raw := archive.read(part)):
        return {}
    found, plain = dict[str, str](), set[str]()
    for item in fromstring(raw):
        texts = [
            ("".join(each.text or "" for each in run if each.tag.endswith("}t")), _is_raised(run))
            for run in item
            if run.tag.endswith("}r")
        ]
        whole = "".join(text for text, _ in texts)
        written = "".join(text.translate(ABOVE_THE_LINE) if raised else text for text, raised in texts)
        if whole != written:
            found[whole] = written
        plain.update(each.text or "" for each in item if each.tag.endswith("}t"))
    return {whole: written for whole, written in found.items() if whole not in plain}


def _is_raised(run: "Element") -> bool:
    return any(each.tag.endswith("}vertAlign") and each.get("val") == "superscript" for each in run.iter())


def _marks(archive: "ZipFile", part: str, styles: Styles, name: FileName) -> Marks:
    """Return the marks of a sheet's cells, some by their ``styles``; raises DataError for absurd numbers of rows, columns and cells.

    It looks through the XML before calamine makes room for its cells, and does not rely on the size that the sheet states.
    """
    height = full = 0
    columns: set[bytes] = set()
    errors: dict[Place, str] = {}
    percents: set[Place] = set()
    indents: dict[Place, int] = {}
    powers: dict[Place, int] = {}
    as_percent, divided = _of_styles(rb"", styles.percents), _of_styles(rb"", styles.powers)
    indented = _of_styles(rb"(?=[^<>]*\br=[\"'][A-C]\d)", styles.indents)
    with archive.open(part) as stream:
        for piece in _pieces(stream):
            if b"/>" in piece:
                piece = _FORMATTED.sub(b"", piece)
            cells = _PLACES.findall(piece)
            if not cells:
                continue
            places = b" ".join(cells)  # taken apart at once: there may be millions
            columns.update(places.translate(None, _DIGITS).split())
            height = max(height, *map(int, set(places.translate(None, _LETTERS).split())))
            full += len(cells)
            if b't="e"' in piece:
                errors |= _errors_of(piece)
            if styles.percents:
                percents.update(place for place, _ in _styled(as_percent.findall(piece)))
            if styles.powers:
                powers |= {place: styles.powers[style] for place, style in _styled(divided.findall(piece))}
            if styles.indents:
                indents |= {place: styles.indents[style] for place, style in _styled(indented.findall(piece))}
    check_size(height, max(map(_column, columns), default=-1) + 1, full, name)
    return Marks(errors, percents, indents, powers)


def _of_styles(where: bytes, styles: Iterable[int]) -> re.Pattern[bytes]:
    """Return the pattern of cells with one of some styles, ``where`` they are: their attributes, and the number of the style."""
    numbers = b"|".join(b"%d" % number for number in sorted(styles))
    return re.compile(rb"""<(?:\w+:)?c\s%b([^<>]*\bs=["'](%b)["'][^<>]*)>""" % (where, numbers))


def check_size(height: int, width: int, full: int, name: FileName) -> None:
    """Raise DataError for absurd numbers of rows, columns and cells, of which so many are full."""
    if height > _MOST_ROWS:
        raise DataError(
            "{name} has more than {rows} rows, too many for a spreadsheet: save the table as CSV.",
            name=name,
            rows=f"{_MOST_ROWS:,}",
        )
    if width > MOST_COLUMNS:
        raise DataError("{name}: {columns} columns are too many for a table.", name=name, columns=f"{width:,}")
    if height * width - full > max(_MOST_EMPTY, _EMPTY_PER_FULL * full):
        raise DataError(
            "{name} has {empty} empty cells and {full} full ones: delete what is far to the right of the table or far below it, and save it again.",
            name=name,
            empty=f"{height * width - full:,}",
            full=f"{full:,}",
        )
    if height * width > _MOST_CELLS:
        raise DataError(
            "{name} has {cells} cells, of which {most} are read: save the table as CSV.",
            name=name,
            cells=f"{height * width:,}",
            most=f"{_MOST_CELLS:,}",
        )


def _errors_of(piece: bytes) -> dict[Place, str]:
    found = ((_PLACE.search(attributes), text) for attributes, text in _ERROR.findall(piece))
    return {(int(at[2]) - 1, _column(at[1])): text.decode() for at, text in found if at}


def _styled(found: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[Place, int]]:
    """Yield the places of cells and the numbers of their styles, as ``_of_styles`` finds them."""
    for attributes, style in found:
        if at := _PLACE.search(attributes):
            yield (int(at[2]) - 1, _column(at[1])), int(style)


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the XML of a sheet in pieces that end between two cells, or where there is none, between two tags."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        chunk = rest + chunk
        end = max(chunk.rfind(b"<c "), chunk.rfind(b":c "), 0)
        if not end and len(chunk) > _LONGEST:
            end = chunk.rindex(b"<", 1)  # ValueError: the sheet is damaged
        yield chunk[:end]
        rest = chunk[end:]
    yield rest


def _column(letters: bytes) -> int:
    """Return the number of a column, from 0: ``A`` is 0, ``AA`` 26."""
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - 64
    return number - 1


def _as_shown(rows: Iterable[list[Any]], marks: Marks) -> Iterable[list[Any]]:
    """Return rows with the errors of their cells, with numbers as the percentages or in the powers of ten that a spreadsheet shows, and with blanks before indented names."""
    if not any(marks):
        return rows
    errors, percents, indents, powers = marks
    rows = list(rows) if indents else rows  # which are looked at twice
    wrong, levelled = {row for row, _ in errors}, _columns_of_one_level(rows, indents)
    return (
        [
            errors.get((number, column), "") if cell == "" and number in wrong
            else percentage(cell) if (number, column) in percents
            else _in_power(cell, powers[number, column]) if (number, column) in powers
            else _INDENT * indents[number, column] + cell.lstrip() if (number, column) in indents and isinstance(cell, str)
            else _INDENT + cell.lstrip() if column in levelled and isinstance(cell, str) and cell[:1] == " "
            else cell
            for column, cell in enumerate(row)
        ]
        for number, row in enumerate(rows)
    )  # fmt: skip


def _columns_of_one_level(rows: Iterable[list[Any]], indents: Mapping[Place, int]) -> frozenset[int]:
    """Return the columns in which other cells than the indented ones have about as many blanks before them, two or more: they are on the first level."""
    found: dict[int, set[int]] = {column: set() for _, column in indents}
    for number, row in enumerate(rows):
        for column, blanks in found.items():
            name = row[column] if column < len(row) else ""
            if isinstance(name, str) and name[:1] == " " and name.strip() and (number, column) not in indents:
                blanks.add(len(name) - len(name.lstrip(" ")))
    return frozenset(
        column for column, blanks in found.items() if blanks and min(blanks) > 1 and max(blanks) - min(blanks) <= 1
    )


def _in_power(cell: Any, power: int) -> Any:
    """Return a number as one that is shown in a power of ten; any other cell as it is."""
    return _SHOWN_IN[power](text(cell)) if isinstance(cell, int | float) and not isinstance(cell, bool) else cell


def percentage(cell: Any) -> Any:
    """Return a number as the percentage that a spreadsheet shows, with all its digits; any other cell as it is."""
    if not isinstance(cell, int | float) or isinstance(cell, bool) or cell != cell:
        return cell
    digits = f"{Decimal(repr(cell)).scaleb(2):f}"
    return f"{digits.rstrip('0').rstrip('.') if '.' in digits else digits}%"


def filled_rows(rows: Iterable[list[Any]]) -> Iterator[Row]:
    """Yield the rows that are not empty, each as wide as the widest row before it."""
    widest = 0
    for number, row in enumerate(rows):
        cells = list(map(text, row))
        while cells and not cells[-1]:  # the library makes every row as wide as the widest one
            cells.pop()
        if cells:
            widest = max(widest, len(cells))
            yield number + 1, cells + [""] * (widest - len(cells))
