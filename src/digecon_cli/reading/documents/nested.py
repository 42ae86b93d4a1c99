"""Records at any depth of a document, with what the objects around them say, as interfaces answer (the American labor statistics, the Bank of Mexico).

Or figures by their periods at any depth, with the keys around them, as the Monetary Fund has them: ``{"values": {"NGDP_RPCH": {"CHN": {"2020": 2.2}}}}``.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any, NamedTuple

from ...core.messages import Message
from .. import columns, times, unit_text
from . import described, numbers_in, parts_with_numbers, series, with_notes

NAME = "records within objects in JSON"
RANK = 11
_FEWEST = 2  # records, and periods
_DATE = re.compile(r"(?:19|20)\d\d-[01]\d(?:-[0-3]\d)?")

# What counts for records also where it is the same for all of them.
_STATED = frozenset((
    "seriesid", "series_id", "idserie", "name", "title", "indicator", *unit_text.WORDS, *columns.NAMES["unit_mult"], *columns.NAMES["area"],
))  # fmt: skip

_Object = dict[str, Any]


class _Records(NamedTuple):
    """A list of records: the keys that lead to it, what the objects around it say, and its records."""

    path: tuple[str, ...]
    around: _Object
    records: list[_Object]

    @property
    def kind(self) -> tuple[int, str]:
        """Return what lists of one table have in common: how deep they are, and what their periods are called; empty for none."""
        keys = list(dict.fromkeys(chain.from_iterable(self.records)))
        place = columns.find(keys, {}).get("period")
        return len(self.path), "" if place is None else keys[place]


def recognize(document: Any) -> bool:
    """Return whether a document holds records with a period and a number, or figures by periods, in lists of one kind."""
    found = _found(document)
    header = list(dict.fromkeys(chain.from_iterable(chain.from_iterable(of.records for of in found))))
    named = columns.find(header, {})
    return "period" in named and sum(len(of.records) for of in found) >= _FEWEST


def _found(document: Any) -> list[_Records]:
    """Return the lists of records of the kind that has the most numbers, the figures by periods as such; none in a list without keys."""
    every = [of for of in (*_lists(document, (), {}), *_by_periods(document, (), {})) if of.path]
    sizes: dict[tuple[int, str], int] = {}
    for of in every:
        sizes[of.kind] = sizes.get(of.kind, 0) + numbers_in(of.records)
    best = max(sizes, key=lambda kind: sizes[kind], default=None)
    return [of for of in every if of.kind == best and sizes[best]]


def _lists(node: Any, path: tuple[str, ...], around: _Object) -> Iterator[_Records]:
    """Yield the lists of objects at any depth, with the plain cells of the objects around each."""
    if isinstance(node, list):
        objects = [item for item in node if isinstance(item, dict)]
        if objects and len(objects) == len(node):
            yield _Records(path, around, _dated([_plain(item) for item in objects]))
        for item in objects:
            yield from _lists(item, path, around)
    elif isinstance(node, dict):
        for key, value in node.items():
            stated = {name: text for name, text in described(node).items() if name.lower() in _STATED}
            yield from _lists(value, (*path, key), around | _plain(node) | stated)


def _by_periods(node: Any, path: tuple[str, ...], around: _Object) -> Iterator[_Records]:
    """Yield the figures of objects by periods, as records."""
    if not isinstance(node, dict):
        return
    if len(node) >= _FEWEST and all(map(times.looks_like_time, node)) and node == _plain(node):
        yield _Records(path, around, [{"period": period, "value": value} for period, value in node.items()])
        return
    for key, value in node.items():
        yield from _by_periods(value, (*path, key), around | _plain(node))


def _plain(item: _Object) -> _Object:
    """Return what an object holds beside other objects; the Monetary Fund has ``@`` before its keys."""
    return {key.lstrip("@"): cell for key, cell in with_notes(item).items() if not isinstance(cell, dict | list)}


def _dated(records: list[_Object]) -> list[_Object]:
    """Return records with a name for the dates of months or days that each has by a key with no usual one: ``{"data": "2020-01"}``, in Portuguese."""
    keys = list(records[0])
    dated = (key for key in keys if all(_DATE.fullmatch(str(record.get(key))) for record in records))
    if "period" in columns.find(keys, {}) or not (found := next(dated, "")):
        return records
    return [{"period" if key == found else key: cell for key, cell in record.items()} for record in records]


def rows(document: Any) -> Iterator[list[Any]]:
    """Yield a header of what is around the records, where it differs between their lists or counts for all, and of their keys, and a row for each record.

    What differs between lists that have no period in common is the name of their figures: no row would need it else.
    """
    found = _found(document)
    keys = list(dict.fromkeys(key for of in found for record in of.records for key in record))
    levels = _levels(found)
    around = [
        {name: of.path[level] for level, name in levels.items()}
        | {key: cell for key, cell in of.around.items() if key not in keys}
        for of in found
    ]
    every = dict.fromkeys(key for of in around for key in of)
    differ = [key for key in every if len({str(of.get(key)) for of in around}) > 1]
    period = keys[columns.find(keys, {})["period"]]
    dates = [
        str(record.get(period))
        for of in found
        for record in {str(record.get(period)): record for record in of.records}.values()
    ]
    if differ and len({*dates}) == len(dates):
        around = [of | {"indicator": ", ".join(str(of.get(key, "")) for key in differ)} for of in around]
        differ = ["indicator"]
    stated = [*differ, *(key for key in every if key not in differ and (key.lower() in _STATED))]
    yield [*stated, *_header(found, keys)]
    for beside, of in zip(around, found, strict=True):
        yield from ([*map(beside.get, stated), *map(record.get, keys)] for record in of.records)


def _header(found: list[_Records], keys: list[str]) -> list[str]:
    """Return the names of columns: the keys, but one of values that not all lists have is called by its list, so that it does not hide the others."""
    place = columns.find(keys, {}).get("value")
    own = [of.path[-1] for of in found if place is not None and keys[place] in of.records[0]]
    return [f"{own[0]} {key}" if at == place and len(own) == 1 < len(found) else key for at, key in enumerate(keys)]


def _levels(found: list[_Records]) -> dict[int, str]:
    """Return what the keys that lead to the lists of records are called, by their level: those that differ, or name what figures by periods are."""
    levels: dict[int, str] = {}
    for level, keys in enumerate(zip(*(of.path for of in found), strict=True)):
        if len({*keys}) > 1:
            area = columns.are_areas_across(keys) and "area" not in levels.values()
            levels[level] = "area" if area else f"category {level + 1}"
        elif _names(level, found):
            levels[level] = "indicator"
    return levels


def _names(level: int, found: list[_Records]) -> bool:
    """Return whether the key at a level, the same for all, names what figures by periods are: one of the last two, and no word for data."""
    path = found[0].path
    by_period = found[0].records[0].keys() == {"period", "value"}
    return by_period and level >= len(path) - 2 and path[level].lower() not in series.USUAL


def remarks(document: Any) -> list[Message]:
    """Return that parts of a document hold figures in lists of another kind than those that are read."""
    read = _found(document)[0].kind
    beside = (of for of in (*_lists(document, (), {}), *_by_periods(document, (), {})) if of.kind != read)
    return parts_with_numbers((".".join(of.path), of.records) for of in beside)
