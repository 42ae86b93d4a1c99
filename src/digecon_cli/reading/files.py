"""From a path to the texts in it: reading with limits, unpacking gz and zip, finding the encoding.

A file may be cut off, huge, packed to explode, in an unknown encoding or full of control characters. Each of these is
refused here, in bounded memory, with a sentence that says what to do.
"""

import io
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, Any, NamedTuple

from ..core.bounded import CHUNK, MOST_BYTES, pieces, too_large
from ..core.cleaning import CONTROL, ESCAPE, printable, without_controls
from ..core.errors import DataError
from ..core.messages import Message
from ..core.period_words import months_in_full
from .report import FileName, Report

LONGEST_LINE = 1 << 20
_OPEN_DOCUMENT = b"opendocument.spreadsheet"  # in the first file of such an archive
_STARTS_WITHIN = 2000  # bytes
_RATIO, _ALWAYS = 200, 1 << 26  # no table shrinks two hundredfold once it is larger than 64 MB; a zip bomb does

_BEGINNINGS = {
    b"PK\x03\x04": "zip", b"PK\x05\x06": "zip", b"\x1f\x8b": "gz", b"\xd0\xcf\x11\xe0": "xls", b"PAR1": "parquet",
}  # fmt: skip
_WEB_PAGE = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b|<(?:!doctype html|html|table|head|body|style)\b)",
    re.I | re.S,
)
_BINARY = re.compile("[\x00-\x08\x0e-\x1f]")
# Why a text that ends in the middle of a character is not decoded.
_CUT = ("unexpected end of data", "incomplete multibyte sequence")
_SIGNS = "，。、：；（）《》“”—·％"  # of Chinese text, as frequent as the common characters
_DATED = re.compile("[年月日季度万亿元人%]{1,3}")
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
_WIDE_SIGNS = re.compile(rb"(?:\xa1[\xa1-\xa3]|\xa3[\xa8\xa9\xac\xba])+")
_FOREIGN = re.compile("[^\0-\x7f]+")
_WORDS = re.compile(r"[^\W\d_]+")
# What words are made of, and how many such signs show an encoding: of Chinese text read as Korean some half would be Hangul, and text
# of Western Europe read as Japanese has one sign here and there.
_HANGUL, _LEAST_HANGUL = re.compile("[\uac00-\ud7a3㎡·％]+"), 16
_KOREAN_NAMES = (
    "시점", "기간", "연도", "년도", "날짜", "일자", "전국", "합계", "지역", "시도", "시도별", "구분", "항목", "품목별", "지수",
)  # fmt: skip
_JAPANESE, _LEAST_JAPANESE = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]{2,}"), 8
_RARE_IN_BIG5, _LEAST_TAIWANESE = 0xC9, 8  # the first byte of its rare characters
_BEGINNING = 1 << 18  # bytes by which an encoding is found

_LETTERS_OF_MAC = (*range(0x81, 0x91), *range(0x98, 0xA0))  # which are few letters in Windows-1252
Row = tuple[int, list[str]]  # a line number, and the cells of that line


class File(NamedTuple):
    """One file's bytes, unpacked, and what it is called in messages; ``member`` is its name in the zip file that holds it."""

    name: FileName
    raw: bytes
    member: str = ""

    @property
    def kind(self) -> str:
        """Return what the bytes are: ``xlsx``, ``ods``, ``zip``, ``gz``, ``xls``, ``parquet``, ``html`` or ``text``."""
        kind = next((kind for start, kind in _BEGINNINGS.items() if self.raw.startswith(start)), "text")
        if kind == "zip" and _OPEN_DOCUMENT in self.raw[:100]:
            return "ods"
        if kind == "text" and _WEB_PAGE.match(self.raw[:_STARTS_WITHIN]):
            return "html"
        return "xlsx" if kind == "zip" and b"xl/workbook.xml" in self.raw else kind


def load(path: str) -> File:
    """Return a file as it is, or standard input for ``-``; raises DataError when it cannot be read or is too large."""
    if path == "-":
        if sys.stdin.isatty():
            sys.stderr.write("digecon: waiting for a table on standard input (Ctrl-D ends it, Ctrl-C stops)\n")
        try:
            name = Message("standard input")
            return File(name, _bounded(sys.stdin.buffer, name))
        except OSError as error:
            raise DataError("cannot read standard input: {error}.", error=error.strerror or error) from error
    name = Message("'{path}'", path=path)
    try:
        with open(path, "rb") as stream:
            return File(name, _bounded(stream, name))
    except OSError as error:
        raise DataError("cannot read '{path}': {error}.", path=path, error=error.strerror or error) from error
    except ValueError as error:  # a NUL in the path
        raise DataError("cannot read {name}: {error}.", name=f"{name!a}", error=error) from error


def _bounded(stream: IO[bytes], name: FileName, packed: int = 0) -> bytes:
    """Return all bytes of a stream; raises DataError beyond the limits, before they fill the memory.

    ``packed`` is the size of the packed file from which the stream unpacks, 0 for a plain one.
    """
    parts: list[bytes] = []
    size = 0
    for part in pieces(stream, name):
        if len(part) == CHUNK and not packed:
            _check_line(part, parts, name)
        parts.append(part)
        size += len(part)
        if packed and size > most_unpacked(packed):
            raise DataError(
                "{name} unpacks to more than {times} times its size, too much for a table: it is not read.",
                name=name,
                times=_RATIO,
            )
    return b"".join(parts)


def most_unpacked(size: int) -> int:
    """Return to how many bytes a packed file of this size may unpack."""
    return size * _RATIO if size * _RATIO > _ALWAYS else _ALWAYS


def _check_line(part: bytes, before: Sequence[bytes], name: FileName) -> None:
    """Raise DataError when a piece of a text is part of a line longer than LONGEST_LINE; JSON may be one line."""
    if b"\n" in part or b"\r" in part:
        return
    head = before[0] if before else part
    if File(name, head).kind != "text" or head[:100].lstrip()[:1] in (b"[", b"{"):
        return
    if not before:
        raise DataError(
            "{name} has no line end within its first {size} MB: this is not a table.", name=name, size=len(head) >> 20
        )
    line = 1 + sum(one.count(b"\n") for one in before)
    raise DataError(
        "{name}, line {line} is longer than {size} MB: this is not a table.",
        name=name,
        line=line,
        size=LONGEST_LINE >> 20,
    )


@contextmanager
def by_library(damaged: DataError, missing: DataError | None = None) -> Iterator[None]:
    """Raise ``damaged`` for any error that a library raises on a file, and ``missing`` where the library is not installed."""
    try:
        yield
    except (DataError, MemoryError):
        raise
    except Exception as error:  # each library, and each way of packing, has errors of its own
        raise (missing if missing and isinstance(error, ImportError) else damaged) from error


def unpacked(file: File, found: Sequence[Any]) -> Iterator[File]:
    """Yield the files inside a gz or zip; raises DataError for a damaged or exploding one.

    As soon as there is something in ``found``, texts are no longer unpacked beyond their first megabyte.
    """
    with by_library(DataError("{name} is a damaged {kind} file: fetch it again.", name=file.name, kind=file.kind)):
        yield from _content(file) if file.kind == "gz" else _members(file, found)


def _content(file: File) -> Iterator[File]:
    import gzip

    try:
        with gzip.open(io.BytesIO(file.raw)) as stream:
            yield File(file.name, _bounded(stream, file.name, len(file.raw)), file.member)  # type: ignore[arg-type]
    except EOFError as error:
        raise DataError("{name} is cut off in the middle: fetch it again.", name=file.name) from error


def _members(file: File, found: Sequence[Any]) -> Iterator[File]:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(file.raw)) as archive:
        infos = [one for one in archive.infolist() if not one.is_dir() and not one.filename.startswith("__MACOSX/")]
        if not infos:
            raise DataError("{name} is a zip file with no file in it: give one that holds a table.", name=file.name)
        if len(infos) > 100:
            raise DataError(
                "{name} holds {number} files: unpack it and name the one to read.",
                name=file.name,
                number=f"{len(infos):,}",
            )
        for info in infos:
            if info.flag_bits & 1:
                raise DataError("{name} is locked with a password: unpack it first.", name=file.name)
            member = printable(info.filename, 200)
            name = Message("{name} ({file})", name=file.name, file=member)
            if info.file_size > MOST_BYTES and not found:
                raise too_large(name)
            with archive.open(info) as stream:
                raw = _beginning(stream) if found else b""
                yield File(name, raw or _bounded(stream, name, max(1, info.compress_size)), member)


def _beginning(stream: IO[bytes]) -> bytes:
    """Return the first lines, or objects, of a text; nothing, and the stream at its start, for what is no text."""
    head = stream.read(LONGEST_LINE)
    if File("", head).kind != "text":
        stream.seek(0)
        return b""
    if len(head) < LONGEST_LINE:
        return head
    if head.startswith(b"["):
        return head[: head.rfind(b"}") + 1] + b"]"
    return head[: head.rfind(b"\n") + 1]


def decode(file: File, report: Report) -> str:
    """Return the text of a file: UTF-8, or the encoding that its bytes show, which the report then names.

    Control characters (escape codes among them) are taken out and counted. Raises DataError for what is no text.
    """
    text = _decoded(file, report)
    if re.search(CONTROL, text):
        _check_binary(text, file.name)
        clean = without_controls(text)
        report.remark(Message("{number} control characters were taken out", number=f"{len(text) - len(clean):,}"))
        text = clean
    return text


def _check_binary(text: str, name: FileName) -> None:
    """Raise DataError for a picture, a program and the like: a tenth of random bytes are control characters."""
    head = re.sub(ESCAPE, "", text[: 1 << 16])
    if text.count("\0") > len(text) // 100:
        kind = "NUL bytes"
    elif len(_BINARY.findall(head)) > max(3, len(head) // 30):
        kind = "binary data"
    else:
        return
    raise DataError(
        "{name} is not text ({word_kind}): save the table as CSV in UTF-8, Excel or Parquet.", name=name, word_kind=kind
    )


def _decoded(file: File, report: Report) -> str:
    raw = file.raw
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _as(raw, "utf-16", file.name, report)
    head = raw[: 1 << 12]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):  # every other byte of Latin text is zero
        zeros = head[first::2].count(0)
        # A zero in the other byte is a character such as U+4E00, the Chinese "one".
        if len(head) > 3 and zeros > 0.2 * len(head) and head[1 - first :: 2].count(0) < 0.5 * zeros:
            return _as(raw, encoding, file.name, report)
    with suppress(UnicodeDecodeError):
        return _reported(*_up_to_cut(raw, "utf-8-sig"), report)
    found = (
        _of_words(raw, "cp949", _is_korean, 1 if _names_korean_columns(raw) else _LEAST_HANGUL)
        or _chinese(raw)
        or _of_words(raw, "cp932", _JAPANESE.fullmatch, _LEAST_JAPANESE)
        or _of_words(raw, "big5", _is_taiwanese, _LEAST_TAIWANESE)
        or _by_months(raw)
        or ("gb18030" if _are_chinese_signs(raw) else "mac_roman" if _is_of_mac(raw) else "cp1252")
    )
    return _as(raw, found, file.name, report)


def _up_to_cut(raw: bytes, encoding: str) -> tuple[str, bool]:
    """Return the text of bytes, and whether they end in the middle of a character, which is left out."""
    try:
        return raw.decode(encoding), False
    except UnicodeDecodeError as error:
        if error.reason not in _CUT or error.end < len(error.object):
            raise
        return error.object[: error.start].decode(encoding), True  # which has no mark of UTF-8 before it


def _reported(text: str, cut: bool, report: Report) -> str:
    """Return a text; the report has that it is cut."""
    if cut:
        report.problem(0, "", Message("the text is cut off in the middle of a character"), "")
    return text


def _is_of_mac(raw: bytes) -> bool:
    """Return whether lines end as spreadsheets on a Macintosh end them, in CR alone, and more letters are those of its own encoding than of Windows'."""
    if b"\n" in raw or b"\r" not in raw:
        return False
    letters, western = (sum(map(raw.count, of)) for of in (_LETTERS_OF_MAC, range(0xC0, 0x100)))
    return letters > western


def _are_chinese_signs(raw: bytes) -> bool:
    """Return whether all that is not ASCII is pairs of bytes for wide blanks, points and colons of Chinese, in a text without other words."""
    runs = _HIGH_BYTES.findall(raw, 0, 1 << 20)
    return all(map(_WIDE_SIGNS.fullmatch, runs)) and any(run[:1] == b"\xa3" for run in runs)


def _of_words(raw: bytes, encoding: str, is_word: Callable[[str], object], least: int) -> str:
    """Return an encoding where nearly all that is not ASCII in a text is words of its language, of so many signs; empty where it is not."""
    with suppress(UnicodeDecodeError):
        runs = _FOREIGN.findall(_up_to_cut(raw, encoding)[0], 0, 1 << 20)
        runs = [run for run in runs if not _DATED.fullmatch(run)]  # 2024年1月: no words
        signs = sum(map(len, runs))
        alike = sum(len(run) for run in runs if is_word(run))
        return encoding if alike >= least and 10 * alike >= 9 * signs else ""
    return ""


def _is_korean(run: str) -> bool:
    """Return whether a word is Hangul, and has no syllable that only the code page of Windows has: Japanese text is read as such ones."""
    return bool(_HANGUL.fullmatch(run)) and len(run.encode("euc_kr", "ignore")) == 2 * len(run)


def _is_taiwanese(run: str) -> bool:
    """Return whether a word is of two or more of the frequent characters and signs of Big5: a letter with an accent would be one alone (Área)."""
    return len(run) > 1 and all(sign.encode("big5")[0] < _RARE_IN_BIG5 for sign in run)


def _names_korean_columns(raw: bytes) -> bool:
    """Return whether a cell of the first lines is a name of columns in Korean tables, and no other text: a small one has few other words."""
    head = raw[:LONGEST_LINE].split(b"\n", 9)[:9]
    cells = {cell.strip(b' "\r') for line in head for cell in re.split(rb"[,;\t]", line)}
    return not cells.isdisjoint(word.encode("cp949") for word in _KOREAN_NAMES)


def _by_months(raw: bytes) -> str:
    """Return the encoding of Eastern Europe or Turkey in which a word that is not all ASCII names a month, empty for none."""
    names = {name for name in months_in_full() if not name.isascii() and len(name) > 3}
    for encoding in ("cp1251", "cp1254", "cp1250"):
        words = set(_WORDS.findall(raw[:_BEGINNING].decode(encoding, "replace")))
        if any(word.lower() in names for word in words):
            return encoding
    return ""


def _as(raw: bytes, encoding: str, name: FileName, report: Report) -> str:
    try:
        text = _reported(*_up_to_cut(raw, encoding), report)
    except UnicodeDecodeError as error:
        if encoding == "cp1252":
            text, encoding = raw.decode("latin-1"), "latin-1"
        else:
            raise DataError(
                "{name} is damaged {encoding} (byte {at}): save it in UTF-8.",
                name=name,
                encoding=encoding.upper(),
                at=error.start,
            ) from error
    report.remark(Message("read as {encoding}, since it is not UTF-8", encoding=encoding.upper()))
    return text.removeprefix("\ufeff")


def _chinese(raw: bytes) -> str:
    """Return GB 18030 where bytes are clearly text in it or its older kin, empty where they are not.

    Most Western European text can also be decoded in this way, as single rare characters.
    """
    try:
        text, _ = _up_to_cut(raw, "gb18030")
    except UnicodeDecodeError:
        return ""
    runs = _FOREIGN.findall(text, 0, 1 << 20)
    letters = sum(sign not in _SIGNS for run in runs if not _DATED.fullmatch(run) for sign in run)
    counts = Counter("".join(run for run in runs if len(run) > 1))
    common = [sign for sign in counts if _is_common(sign)]
    sure = len(common) > 1 or any(sign > "\uffff" for sign in common)
    if not sure and runs and all(_DATED.fullmatch(run) for run in runs):  # 2016年, 3月: no word of two characters
        counts, sure = Counter("".join(runs)), True
        common = list(counts)
    return "gb18030" if sure and 2 * sum(counts[sign] for sign in common) >= letters else ""


def _is_common(sign: str) -> bool:
    """Return whether GB 2312 has a character among its 3,755 common ones, or only GB 18030 has it, in four bytes."""
    lead = sign.encode("gb2312", "ignore")[:1]
    return b"\xb0" <= lead <= b"\xd7" or "\U00020000" <= sign <= "\U000323af"
