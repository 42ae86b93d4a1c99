"""JSON and JSON lines as a sheet: a list of objects, each a row; numbers keep the digits that are written."""

import json
from collections.abc import Iterator
from typing import Any

from ..errors import DataError
from .sheet import Row

_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=lambda word: "")


def rows_of_json(text: str, name: str) -> Iterator[Row]:
    """Yield a header of all keys and one row an object; raises DataError for what is no list of flat objects."""
    objects = list(_objects(text, name))
    header = list(dict.fromkeys(key for _, one in objects for key in one))
    yield 1, header
    for line, one in objects:
        yield line, [_cell(one.get(key)) for key in header]


def _objects(text: str, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        if text.lstrip()[0] == "[":
            # Our own JSON has an object a line after the first, so the number of the object gives the line.
            found = list(enumerate(_DECODER.decode(text), start=2))
        else:
            lines = enumerate(text.splitlines(), start=1)
            found = [(line, _DECODER.decode(content)) for line, content in lines if content.strip()]
    except RecursionError as error:
        raise DataError(f"{name} is JSON nested too deeply: give a list of flat objects.") from error
    except json.JSONDecodeError as error:
        raise DataError(f"{name}, line {error.lineno}: {error.msg}, so this is no JSON (is it cut off?).") from error
    for line, one in found:
        if not isinstance(one, dict):
            raise DataError(f"{name}, line {line}: give a list of objects, one for each figure.")
        yield line, one


def _cell(value: Any) -> str:
    return "" if value is None else value if isinstance(value, str) else str(value)
