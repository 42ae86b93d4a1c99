"""Series that have a list of their figures each, alone or in a list: ``{"name": "CPI", "unit": "%", "data": [{"date": "2020-01", "value": 5}]}``."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Any, NamedTuple

from ...core.cleaning import printable
from ...core.messages import Message
from .. import columns, parse, times, unit_text
from ..report import first_of
from . import days_of, parts_with_numbers

NAME = "series with their figures in JSON"
RANK = 8
USUAL = ("data", "history", "observations", "values", "points", "series", "obs")  # what lists of figures are called
_NAMES = ("name", "title", "label", "indicator", "short_name", "id", "code", "series_id")
CALLED = (*_NAMES[:3], "label_en")  # what a series is called, rather than its code
_AXES = ("labels", "x", "index", "categories")  # what charts call the list of periods beside their values
_POINTS = (("x", "y"), ("t", "v"))  # what a chart calls periods and values
# What counts where the figures of a series have none of their own.
_OF_A_SERIES = ("indicator", "area", "unit", "unit_mult")

_MOST_NAMES = 3  # in a sentence

_Object = dict[str, Any]


class _Series(NamedTuple):
    """A series: what it says of all its figures, what their list is called, the lists that are not read, its frequency, and what its values are called."""

    of: tuple[str, ...]
    key: str
    figures: list[_Object]
    aside: list[str]
    length: int  # of its periods in months, by its frequency; 0 for an unknown one
    called: str


def recognize(document: Any) -> bool:
    """Return whether a document is a series with a name, or holds one list of such series that differ in what they say of themselves."""
    found = _found(document)
    return bool(found) and len({series.of for series in found}) == len(found)


def _found(document: Any) -> list[_Series]:
    return _part(document)[1]


def _part(document: Any) -> tuple[Any, list[_Series]]:
    """Return the part of a document in which its series are, and these; none where no part or more than one has series."""
    if isinstance(document, dict) and (own := list(_series(document))):
        return document, own
    within = [document, *document.values()] if isinstance(document, dict) else [document]
    if isinstance(document, dict) and says_of_all(document):
        within = [found for found in within if not isinstance(found, dict)]
    items = [[list(_series(item)) if isinstance(item, dict) else [] for item in _items(found)] for found in within]
    of_lists = [
        (found, list(chain.from_iterable(of_items)))
        for found, of_items in zip(within, items, strict=True)
        if of_items and all(of_items)
    ]
    return of_lists[0] if len(of_lists) == 1 else (None, [])


def says_of_all(document: _Object) -> bool:
    """Return whether an object says beside its series what counts for all of them: their unit, or their power of ten."""
    return not {*unit_text.WORDS, "scale", "multiplier", *columns.NAMES["unit_mult"]}.isdisjoint(
        map(columns.key, document)
    )


def _items(found: Any) -> list[Any]:
    """Return what a list holds, or the objects that an object of nothing else does, each with its key before its name."""
    if isinstance(found, dict) and all(isinstance(item, dict) for item in found.values()):
        names = {
            key: next((item[of] for of in _NAMES[:-3] if isinstance(item.get(of), str)), "")
            for key, item in found.items()
        }
        return [item | {"name": ", ".join(filter(None, (key, names[key])))} for key, item in found.items()]
    return found if isinstance(found, list) else []


def _series(item: _Object, above: str = "") -> Iterator[_Series]:
    """Yield the series that an object is, and those of the objects in it that have names of their own.

    An object with a period and a value of its own is a figure, and one with another list of numbers may hold another table.
    """
    name = next((str(item[key]) for key in _NAMES if isinstance(item.get(key), str) and item[key]), "")
    inner = [found for part in item.values() if isinstance(part, dict) and (found := _lists(part))]
    lists = _lists(item) or (inner[0] if len(inner) == 1 else {})
    plain = not any(map(_has_words, lists.values()))
    key = next(iter(lists), "") if len(lists) == 1 else next((key for key in USUAL if key in lists and plain), "")
    rivals = [other for other, found in item.items() if other not in lists and _has_numbers(found)]
    if not name or not key or rivals or {"period", "value"} <= fields_of(item).keys():
        return
    whole = ", ".join(filter(None, (above, name)))
    area, unit, power = (text_of(item, columns.NAMES[field]) for field in _OF_A_SERIES[1:])
    called = _name_of_values(item, key)
    if called and not (unit or power) and (stated := unit_text.of_name(called)) != unit_text.NONE:
        unit, power = stated.name, str(stated.power)
    of = (whole, area, unit, power)
    length = times.months_of_frequency(text_of(item, columns.FREQUENCIES))
    yield _Series(of, key, lists[key], [other for other in lists if other != key], length, called)
    for inner in item.values():
        if isinstance(inner, dict):
            yield from _series(inner, whole)


def _lists(item: _Object) -> dict[str, list[_Object]]:
    """Return the lists of figures of an object, by their names."""
    return {key: figures for key, found in item.items() if (figures := figures_of(found))}


def fields_of(item: _Object) -> dict[str, str]:
    """Return the keys of an object that mean our fields."""
    flat = [key for key, cell in item.items() if not isinstance(cell, dict | list)]
    return {field: flat[place] for field, place in columns.find(flat, {}).items()}


def text_of(item: _Object, names: Sequence[str]) -> str:
    """Return the text that a series has under the first of some names; empty where it has none."""
    usual = {columns.key(key): cell for key, cell in item.items() if isinstance(cell, str)}
    return next((usual[key] for key in names if key in usual), "")


def _ends(series: _Series, remark: Callable[[Message], None]) -> list[_Object]:
    """Return the figures of a series, with the quarters or years of their months where its frequency is that of these."""
    if series.length < 3:
        return series.figures
    field = fields_of(series.figures[0])["period"]
    length = times.months_at(series.length, [str(row.get(field, "")) for row in series.figures], remark)
    return [
        row | {field: times.lengthened(str(row.get(field, "")), length)} if length else row for row in series.figures
    ]


def remarks(document: Any) -> list[Message]:
    """Return what the frequencies of the series in a document make of their months, and that parts beside these hold figures."""
    part, every = _part(document)
    beside = [(name, value) for name, value in document.items() if value is not part] if part is not document else []
    found = parts_with_numbers([*beside, *_numbers_of_items(part).items()])
    if names := tuple(dict.fromkeys(printable(series.called) for series in every if series.called)):
        found.append(Message("the values of the series are called: {names}", names=first_of(names, _MOST_NAMES)))
    for series in every:
        _ends(series, found.append)
    return found


def _numbers_of_items(part: Any) -> dict[str, list[str]]:
    """Return the numbers that the items of a list say beside their series, by their keys: neither codes nor what counts for the series."""
    found: dict[str, list[str]] = {}
    for item in _items(part):
        known = {*_NAMES, *fields_of(item).values()}
        for key, cell in item.items():
            if key not in known and isinstance(cell, str) and parse.number(cell) is not None:
                found.setdefault(key, []).append(cell)
    return found


def figures_of(found: Any) -> list[_Object]:
    """Return a list of objects with a period and a value each, or of pairs of a period and a value, as objects; none for any other."""
    if isinstance(found, dict):
        found = _paired(found)
    if not isinstance(found, list) or not found:
        return []
    if all(isinstance(pair, list) and len(pair) == 2 for pair in found):
        pairs = [[day, value] for day, (_, value) in zip(days_of([pair[0] for pair in found]), found, strict=True)]
        found = [{"period": period, "value": value} for period, value in pairs] if _are_dated(pairs) else []
    if not all(isinstance(row, dict) for row in found):
        return []
    if names := next((names for names in _POINTS if all(row.keys() >= {*names} for row in found)), ()):
        found = [dict(zip(("period", "value"), map(row.get, names), strict=True)) for row in found]
    fields = fields_of(found[0]) if found else {}
    if not {"period", "value"} <= fields.keys() or not times.looks_like_time(str(found[0][fields["period"]])):
        return []
    return [] if any(isinstance(cell, dict | list) for row in found for cell in row.values()) else found


def _paired(found: _Object) -> list[list[Any]]:
    """Return the pairs of an object of two lists of the same length, ``{"dates": ["2020-01"], "values": [5]}``; none for any other.

    Texts may stand beside them, such as what the series is called.
    """
    by_name = {
        name: value
        for name, value in found.items()
        if parse.number(str(value)) is not None or not isinstance(value, str)
    }
    lists = list(by_name.values())
    first = next(iter(by_name), "")
    if not columns.calls_periods(first.removesuffix("s")) and first not in _AXES:
        return []
    alike = len(lists) == 2 and all(isinstance(one, list) for one in lists) and len(lists[0]) == len(lists[1])
    return [list(pair) for pair in zip(*lists, strict=True)] if alike else []


def _name_of_values(item: _Object, key: str) -> str:
    """Return what the values of a series are called beside their periods, ``{"years": [2019], "gmp_billions_usd": [5]}``; empty for a word for any values."""
    parts = [item, *(part for part in item.values() if isinstance(part, dict))]
    found = next((part[key] for part in parts if key in part), None)
    lists = [name for name, value in found.items() if isinstance(value, list)] if isinstance(found, dict) else []
    return lists[1] if len(lists) == 2 and lists[1] not in USUAL else ""


def _are_dated(pairs: list[list[Any]]) -> bool:
    """Return whether pairs begin with periods: no plain numbers but years in turn."""
    first = [pair[0] for pair in pairs]
    if not all(isinstance(cell, str) and times.looks_like_time(cell) for cell in first):
        return False
    plain = [int(cell) for cell in first if cell.isdecimal()]
    in_turn = len(plain) > 1 and all(abs(later - year) == 1 for year, later in pairwise(plain))
    return not plain or (in_turn and len(plain) == len(first))


def _has_numbers(found: Any) -> bool:
    """Return whether a list of objects holds numbers, so that it may be a table."""
    rows = found if isinstance(found, list) and all(isinstance(row, dict) for row in found) else []
    return any(isinstance(cell, str) and parse.number(cell) is not None for row in rows for cell in row.values())


def _has_words(found: list[_Object]) -> bool:
    """Return whether figures have words beside their periods and values, by which they may be told apart."""
    known = {*fields_of(found[0]).values()}
    return any(
        isinstance(cell, str) and parse.number(cell) is None
        for row in found
        for key, cell in row.items()
        if key not in known
    )


def tables(document: Any) -> list[str]:
    """Return what the list of figures that is read is called, and the other ones beside it."""
    found = _found(document)
    return [found[0].key, *dict.fromkeys(other for series in found for other in series.aside)]


def rows(document: Any) -> Iterator[list[Any]]:
    """Yield a header and one row per figure, with all that its object has, and what its series says where its figures do not."""
    found = _found(document)
    first = fields_of(found[0].figures[0])
    lacking = [
        (place, field) for place, field in enumerate(_OF_A_SERIES)
        if field not in first and any(series.of[place] for series in found)
    ]  # fmt: skip
    named = [[_named_as(first, row) for row in _ends(series, lambda remark: None)] for series in found]
    keys = dict.fromkeys(key for figures in named for row in figures for key in row)
    yield [*(field for _, field in lacking), *keys]
    for series, figures in zip(found, named, strict=True):
        for row in figures:
            yield [*(series.of[place] for place, _ in lacking), *map(row.get, keys)]


def _named_as(first: dict[str, str], row: _Object) -> _Object:
    """Return a figure with its period and its value under the names that those of the first one have."""
    own = {name: field for field, name in fields_of(row).items() if field in ("period", "value")}
    return {first[own[key]] if key in own else key: cell for key, cell in row.items()}
