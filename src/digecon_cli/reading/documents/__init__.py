"""JSON as a sheet: a list of objects, each a row, or a document of a known form; numbers keep the digits that are written.

A form is a module here, found by being here. It has ``NAME``, ``RANK``, ``recognize(document)`` and ``rows(document)``, which
yields a header of usual names and a row for each figure. One that may hold several tables also has ``tables(document)``: the name of
the one that is read, and those of the others. One that has a title has ``title(document)``, and one of which there is something to say
``remarks(document)``.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from ...core.cleaning import printable, without_controls
from ...core.errors import DataError
from ...core.messages import Message
from .. import parse, times
from ..files import Row
from ..report import FileName, Report, first_of

_DESCRIPTIONS = ("description", "metadata", "meta", "info")
_FEW = 8  # numbers, which may be about the file
_MOST_NAMED = 3  # parts in a sentence
_MOST_SIGNS = 1 << 25  # of a text: as objects it takes some ten times as much memory
_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=lambda word: "")
_LINE_END = re.compile("\r\n?|\n")  # str.splitlines() knows others, which may be inside the strings of JSON
_HALF = re.compile("[\ud800-\udfff]")


@cache
def forms() -> tuple[Any, ...]:
    """Return the modules of this package, the more particular forms first."""
    modules = (import_module(f".{one.name}", __name__) for one in iter_modules(__path__))
    return tuple(sorted(modules, key=lambda one: one.RANK))


def form_of(document: Any) -> Any:
    """Return the form of a document, None where it has none that is known."""
    return next((form for form in forms() if form.recognize(document)), None)


def rows_of_json(text: str, name: FileName, report: Report) -> tuple[Iterator[Row], str, str]:
    """Return a header of all keys and one row per object, and the form and the title of a document that is no list of flat objects.

    Control characters that are written as escapes are taken out and counted, halves of characters replaced. Raises
    DataError for anything that is not a table.
    """
    if len(text) > _MOST_SIGNS:
        raise DataError(
            "{name} is JSON of more than {size} MB: write the table as CSV or Parquet.",
            name=name,
            size=_MOST_SIGNS >> 20,
        )
    document = _document(text)
    form = form_of(document)
    if form:
        try:
            records = list(form.rows(document))
        except (KeyError, IndexError, TypeError, ValueError, AttributeError, StopIteration) as error:
            raise DataError(
                "{name} is {word_form} whose parts do not match: fetch it again.", name=name, word_form=form.NAME
            ) from error
        _report(form, document, report)
        title = form.title(document) if hasattr(form, "title") else ""
        return _cleaned(list(map(str, records[0])), list(enumerate(records[1:], start=2)), report), form.NAME, title
    nested = isinstance(document, dict) and all(isinstance(value, dict | list) for value in document.values())
    if nested or (isinstance(document, dict) and len(text.splitlines()) > 1):
        keys = printable(", ".join(list(document)[:6]), 120)
        raise DataError(
            "{name} is a JSON object ({keys}) in which digecon finds no table: give a list of objects, one per figure.",
            name=name,
            keys=keys,
        )
    objects = _records(document, text, name)
    header = list(dict.fromkeys(key for _, record in objects for key in record))
    rows = [(line, [record.get(key) for key in header]) for line, record in objects]
    return _cleaned(header, rows, report), "", ""


def _records(document: Any, text: str, name: FileName) -> list[tuple[int, dict[str, Any]]]:
    """Return the objects of a list, or one of each line, with their lines, without empty ones; raises DataError for anything else."""
    # Our own JSON has one object per line after the first line, so the number of the object gives the line.
    found = enumerate(document, start=2) if isinstance(document, list) else _of_lines(text, name)
    objects = [(line, record) for line, record in found if record is not None]
    for line, record in objects:
        if not isinstance(record, dict):
            raise DataError("{name}, line {line}: give a list of objects, one for each figure.", name=name, line=line)
    return [(line, with_texts(_lifted(record))) for line, record in objects]


def with_texts(record: dict[str, Any]) -> dict[str, Any]:
    """Return an object with a code and its text for each inner one of these (``country: {id, value}``), as the World Bank writes, and texts for notes."""
    found: dict[str, Any] = {}
    for name, cell in with_notes(record).items():
        if isinstance(cell, dict) and cell.keys() <= {"id", "value"}:
            found[f"{name}_code"], found[f"{name}_name"] = cell.get("id", ""), cell.get("value", "")
        else:
            found[name] = cell
    return found


def with_notes(record: dict[str, Any]) -> dict[str, Any]:
    """Return an object with the codes of a list of notes, ``[{"code": "P", "text": "Preliminary"}]``, as such, and with what stands alone in an object, ``{"v": "1.31"}``."""
    found: dict[str, Any] = {}
    for name, cell in record.items():
        notes = [note for note in cell if note != {}] if isinstance(cell, list) else []
        if isinstance(cell, dict):
            found[name] = cell["v"] if cell.keys() == {"v"} else cell
        elif notes and all(isinstance(note, dict) and note.keys() <= {"code", "text"} for note in notes):
            found["footnote_codes"] = "; ".join(str(note.get("code") or note.get("text")) for note in notes)
        else:
            found[name] = cell
    return found


def described(document: dict[str, Any]) -> dict[str, str]:
    """Return the texts of an object that describes the figures beside it: their unit, say, before which the British office has a currency (``preUnit``)."""
    inner: dict[str, Any] = next((document[key] for key in _DESCRIPTIONS if isinstance(document.get(key), dict)), {})
    found = {key: text for key, text in inner.items() if isinstance(text, str)}
    return found | ({"unit": found.get("preUnit", "") + found["unit"]} if "unit" in found else {})


def _lifted(record: dict[str, Any]) -> dict[str, Any]:
    """Return an object with the only one within it opened, as Django writes: ``{"pk": 1, "fields": {"year": 2020}}``."""
    inner = [value for value in record.values() if isinstance(value, dict | list)]
    fields: dict[str, Any] = inner[0] if len(inner) == 1 and isinstance(inner[0], dict) else {}
    nested = any(isinstance(value, dict | list) for value in fields.values())
    if not fields or nested or record.keys() & fields.keys():
        return record
    return {key: value for key, value in record.items() if value is not fields} | fields


def days_of(cells: list[Any]) -> list[Any]:
    """Return days for the milliseconds since 1970 that all cells of a column of periods are, as pandas and charts count dates; any other cells as they are."""
    days = times.midnights({*map(str, cells)})
    return [days[str(cell)] for cell in cells] if days else cells


def parts_with_numbers(parts: Iterable[tuple[str, Any]], few: int = _FEW) -> list[Message]:
    """Return that parts of a document which are not read, by their names, hold numbers: more than the ``few`` that may be about the file."""
    named = [printable(name) for name, value in parts if numbers_in(value) > few]
    return (
        [Message("parts of the file that are not read hold numbers: {parts}", parts=first_of(named, _MOST_NAMED))]
        if named
        else []
    )


def numbers_in(value: Any) -> int:
    """Return how many numbers an object or a list and all within it hold; 0 for any other value."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return sum(numbers_in(part) or (isinstance(part, str) and parse.number(part) is not None) for part in inner)


def _report(form: Any, document: Any, report: Report) -> None:
    """Report which table of a document is read, and what its form has to say of it."""
    if hasattr(form, "tables"):
        report.only(*(f"'{printable(name)}'" for name in form.tables(document)))
    for remark in form.remarks(document) if hasattr(form, "remarks") else ():
        report.remark(remark)


def _document(text: str) -> Any:
    """Return the document that a text is as a whole, None where it is none: JSON lines, say, or cut off."""
    try:
        return _DECODER.decode(text.strip())
    except (RecursionError, json.JSONDecodeError):
        return None


def _cleaned(header: list[str], rows: list[tuple[int, list[Any]]], report: Report) -> Iterator[Row]:
    """Yield the header and the rows as texts, without control characters and halves of characters, which were escaped."""
    removed = replaced = 0

    def clean(cell: Any) -> str:
        nonlocal removed, replaced
        text = "" if cell is None else str(cell)
        if text.isprintable():  # as nearly every cell is
            return text
        whole, halves = _HALF.subn("\ufffd", text)
        kept = without_controls(whole)
        removed += len(whole) - len(kept)
        replaced += halves
        return kept

    yield 1, list(map(clean, header))
    for line, row in rows:
        yield line, list(map(clean, row))
    if removed:
        report.remark(Message("{number} control characters were taken out", number=f"{removed:,}"))
    if replaced:
        report.remark(Message("{number} halves of characters were replaced by \ufffd", number=f"{replaced:,}"))


def _of_lines(text: str, name: FileName) -> Iterator[tuple[int, Any]]:
    """Yield what each line holds; a broken list is decoded as a whole, to say where it is broken."""
    line = 1
    try:
        for line, content in enumerate([text] if text.lstrip()[0] == "[" else _LINE_END.split(text), start=1):
            if content.strip():
                yield line, _DECODER.decode(content)
    except RecursionError as error:
        raise DataError("{name} is JSON nested too deeply: give a list of flat objects.", name=name) from error
    except json.JSONDecodeError as error:
        line += error.lineno - 1
        raise DataError(
            "{name}, line {line}: {error}, so this is not JSON (is it cut off?).", name=name, line=line, error=error.msg
        ) from error
