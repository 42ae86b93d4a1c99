"""Rows or columns by their keys: an object of rows with the years in each, as of countries, or of the columns as pandas writes them."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from .. import columns, times
from . import days_of

NAME = "table by its keys in JSON"
RANK = 7
_FEWEST_PERIODS = 2
_CODE = re.compile("[A-Z]{2,3}")  # of countries, where there are many
_MANY = 12


def recognize(document: Any) -> bool:
    """Return whether an object holds nothing but flat objects with the same keys: years beside names, or the numbers of rows."""
    inner = list(document.values()) if isinstance(document, dict) else []
    if len(inner) < 2 or not all(isinstance(of, dict) and of.keys() == inner[0].keys() for of in inner):
        return False
    if any(isinstance(cell, dict | list) for of in inner for cell in of.values()):
        return False
    return _are_columns(document) or _are_rows(list(inner[0]))


def _are_columns(document: dict[str, Any]) -> bool:
    """Return whether the keys within are the numbers of rows from 0 on, and one of the outer ones is called as periods are."""
    numbers = list(next(iter(document.values())))
    return numbers == list(map(str, range(len(numbers)))) and "period" in columns.find(list(document), {})


def _are_rows(names: Sequence[str]) -> bool:
    """Return whether the keys within are periods and names beside them, which say what the figures are."""
    periods = sum(1 for name in names if times.period(name))
    return _FEWEST_PERIODS <= periods < len(names) and bool(columns.find(names, {}).keys() & {"area", "indicator"})


def rows(document: Any) -> Iterator[list[Any]]:
    """Yield a header and the rows; the keys of rows are left out where they are numbers, or areas that the rows name themselves."""
    if _are_columns(document):
        place = columns.find(list(document), {})["period"]
        cells = [list(of.values()) for of in document.values()]
        cells[place] = days_of(cells[place])
        yield list(document)
        yield from map(list, zip(*cells, strict=True))
        return
    names = list(next(iter(document.values())))
    codes = sum(1 for key in document if _CODE.fullmatch(key))
    of_areas = columns.are_areas(document) or (codes == len(document) >= _MANY)
    counted = [*document] in ([str(number + first) for number in range(len(document))] for first in (0, 1))
    keyed = not counted and not (of_areas and "area" in columns.find(names, {}))
    yield ["area" if of_areas else "name", *names] if keyed else names
    for key, row in document.items():
        yield [key, *row.values()] if keyed else list(row.values())
