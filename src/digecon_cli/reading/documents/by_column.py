"""A table by its columns: a list of the cells of each, as pandas writes with ``to_dict("list")`` and charts take their data.

There may be one of each series or area: ``{"France": {"xAxis": ["2020", "2021"], "yAxis": [1, 2]}, "Italy": ...}``.
"""

from collections.abc import Iterator
from typing import Any

from .. import columns, parse, times
from . import objects

NAME = "table by its columns in JSON"
RANK = 6
_FEWEST_ROWS = 2


def recognize(document: Any) -> bool:
    """Return whether an object holds nothing but lists of plain cells, all as long, of which one is called as periods are.

    Beside them there may be what says whose the file is and from when.
    """
    if _by_series(document):
        return True
    table = _columns(document)
    lists = list(table.values())
    if len(lists) < 2 or not all(isinstance(cells, list) for cells in lists):
        return False
    if len({*map(len, lists)}) != 1 or len(lists[0]) < _FEWEST_ROWS:
        return False
    if any(isinstance(cell, dict | list) for cells in lists for cell in cells):
        return False
    place = columns.find(_header(table), {}).get("period")
    if place is None:
        return False
    beside = [cells for number, cells in enumerate(lists) if number != place]
    worded = any(isinstance(cell, str) and cell and parse.number(cell) is None for cells in beside for cell in cells)
    return not worded or len({*map(str, lists[place])}) < len(lists[place])  # else each list may be of an axis


def rows(document: Any) -> Iterator[list[Any]]:
    """Yield a header and the rows."""
    if series := _by_series(document):
        at, keys = _place_of_periods(next(iter(series.values()))), list(next(iter(series.values())))
        names = ["period" if number == at else "value" if len(keys) == 2 else key for number, key in enumerate(keys)]
        yield ["area" if columns.are_areas(series) else "name", *names]
        for name, table in series.items():
            yield from ([name, *cells] for cells in zip(*table.values(), strict=True))
        return
    table = _columns(document)
    yield _header(table)
    yield from map(list, zip(*table.values(), strict=True))


def _by_series(document: Any) -> dict[str, dict[str, list[Any]]]:
    """Return the tables of an object of them, by the names of the series or areas: each with the same columns, one of which holds nothing but periods."""
    tables = list(document.values()) if isinstance(document, dict) else []
    if len(tables) < 2 or not all(isinstance(table, dict) and table.keys() == tables[0].keys() for table in tables):
        return {}
    lists = all(isinstance(cells, list) and cells for table in tables for cells in table.values())
    whole = lists and len(tables[0]) > 1 and all(len({*map(len, table.values())}) == 1 for table in tables)
    plain = whole and not any(
        isinstance(cell, dict | list) for table in tables for cells in table.values() for cell in cells
    )
    places = {_place_of_periods(table) for table in tables} if plain else set()
    return document if len(places) == 1 and None not in places else {}


def _place_of_periods(table: dict[str, list[Any]]) -> int | None:
    """Return which of a table's columns alone holds nothing but periods; None where none does, or more."""
    dated = [number for number, cells in enumerate(table.values()) if all(map(times.looks_like_time, map(str, cells)))]
    return dated[0] if len(dated) == 1 else None


def _header(table: dict[str, Any]) -> list[str]:
    """Return the names of the columns; the dates of a chart are no fruit."""
    return ["date" if name == "dates" else name for name in table]


def _columns(document: Any) -> dict[str, Any]:
    """Return what an object holds without texts on the file; nothing for any other document."""
    inner = document.items() if isinstance(document, dict) else ()
    return {
        name: cells for name, cells in inner if not (isinstance(cells, str) and name.lower() in objects.ABOUT_THE_FILE)
    }
