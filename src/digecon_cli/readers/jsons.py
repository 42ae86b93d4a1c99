"""JSON and JSON lines as a sheet: a list of objects, each a row, or a document of a known form; numbers keep their digits."""

import json
import re
from collections.abc import Iterator
from typing import Any

from ..cleaning import printable, without_controls
from ..errors import DataError
from . import documents
from .report import Report

Row = tuple[int, list[str]]
_MOST_SIGNS = 1 << 25  # of a text: as objects it takes some ten times as much room
_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=lambda word: "")
_LINE_END = re.compile("\r\n?|\n")  # str.splitlines() knows others, which may stand inside the strings of JSON
_HALF = re.compile("[\ud800-\udfff]")


def rows_of_json(text: str, name: str, report: Report) -> tuple[Iterator[Row], str]:
    """Return a header of all keys and one row an object, and the form of a document that is no list of flat objects.

    Control characters that are written as escapes are taken out and counted, halves of characters replaced. Raises
    DataError for what is no table.
    """
    if len(text) > _MOST_SIGNS:
        raise DataError(f"{name} is JSON of more than {_MOST_SIGNS >> 20} MB: write the table as CSV or Parquet.")
    document = _document(text)
    form = documents.form_of(document)
    if form:
        try:
            told = list(form.rows(document))
        except (KeyError, IndexError, TypeError, ValueError, AttributeError, StopIteration) as error:
            raise DataError(f"{name} is {form.NAME} that does not agree with itself: fetch it again.") from error
        return _cleaned(list(map(str, told[0])), list(enumerate(told[1:], start=2)), report), form.NAME
    if isinstance(document, dict) and len(text.splitlines()) > 1:
        keys = printable(", ".join(list(document)[:6]), 120)
        raise DataError(
            f"{name} is a JSON object ({keys}) in which digecon finds no table: give a list of objects, one a figure."
        )
    # Our own JSON has an object a line after the first, so the number of the object gives the line.
    objects = list(enumerate(document, start=2) if isinstance(document, list) else _of_lines(text, name))
    for line, one in objects:
        if not isinstance(one, dict):
            raise DataError(f"{name}, line {line}: give a list of objects, one for each figure.")
    header = list(dict.fromkeys(key for _, one in objects for key in one))
    rows = [(line, [one.get(key) for key in header]) for line, one in objects]
    return _cleaned(header, rows, report), ""


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
        told = without_controls(whole)
        removed += len(whole) - len(told)
        replaced += halves
        return told

    yield 1, list(map(clean, header))
    for line, row in rows:
        yield line, list(map(clean, row))
    if removed:
        report.tell(f"{removed:,} control characters were taken out")
    if replaced:
        report.tell(f"{replaced:,} halves of characters were replaced by \ufffd")


def _of_lines(text: str, name: str) -> Iterator[tuple[int, Any]]:
    """Yield what each line holds; a list that is none as a whole is decoded as one, to say where it is broken."""
    line = 1
    try:
        for line, content in enumerate([text] if text.lstrip()[0] == "[" else _LINE_END.split(text), start=1):
            if content.strip():
                yield line, _DECODER.decode(content)
    except RecursionError as error:
        raise DataError(f"{name} is JSON nested too deeply: give a list of flat objects.") from error
    except json.JSONDecodeError as error:
        line += error.lineno - 1
        raise DataError(f"{name}, line {line}: {error.msg}, so this is no JSON (is it cut off?).") from error
