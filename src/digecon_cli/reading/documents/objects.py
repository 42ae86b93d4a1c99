"""A list of flat objects inside an object, as most interfaces return (FRED, Socrata, the World Bank)."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from ...core.messages import Message
from .. import columns, unit_text
from . import described, numbers_in, parts_with_numbers, with_texts

NAME = "list of objects in JSON"
RANK = 10
_PERIOD = re.compile(r"(?:1[5-9]|20)\d\d(?:-\d\d?(?:-\d\d(?:[T ]00:00:00(?:\.0+)?Z?)?)?)?")
_MONTH = re.compile(r"(\d{4})-([1-9]|1[0-2])")
_QUARTERS = 4
_TITLES = ("name", "title", "description")
ABOUT_THE_FILE = frozenset((
    "source", "url", "link", "updated", "last_updated", "date", "fetched", "fetched_at", "license", "version",
))  # fmt: skip
_OF_THE_FILE = ABOUT_THE_FILE | {*_TITLES, "id"}
_AXIS = "xaxis"
_ANY_OBJECT = ("data", "sheets", "series", "tables", "values", "observations", "result", "results")
_DATE = re.compile(r"(?:1[5-9]|20)\d\d(?:(?:-\d\d){0,2}|-?Q[1-4])")


def recognize(document: Any) -> bool:
    """Return whether a document holds one list of objects, and nothing else that could be its table."""
    return bool(_objects(document))


def _objects(document: Any) -> list[dict[str, Any]]:
    # The World Bank: a page, its rows.
    if isinstance(document, list) and len(document) == 2 and isinstance(document[1], list):
        return _objects({"page": document[0], "rows": document[1]})
    if not isinstance(document, dict):
        return []
    for figures in _OTHER_WAYS:
        if found := figures(document):
            return found
    lists = list(filter(_is_list_of_objects, document.values()))
    if len(lists) > 1:
        lists = _beside_dimensions(document, lists)
    unit = described(document).get("unit", "")
    beside = {"unit": unit} if unit and lists and "unit" not in columns.find(list(lists[0][0]), {}) else {}
    return [_flat(row) | beside for row in lists[0]] if len(lists) == 1 else []


def _by_number(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the objects of one that numbers them from 0 on, ``{"0": {"year": 2019}, "1": {"year": 2020}}``, as pandas does; none for any other."""
    rows = list(document.values())
    numbered = list(document) == list(map(str, range(len(rows))))
    by_name = numbered and _is_list_of_objects(rows) and not any(all(map(_PERIOD.fullmatch, row)) for row in rows)
    return [_flat(row) for row in rows] if by_name else []


def _by_period(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the figures of an object of objects by periods, ``{"France": {"2020": 5}}``, each as an object; none for any other."""
    if not any(document.values()) or not all(isinstance(series, dict) for series in document.values()):
        return []
    months = {month for series in document.values() for month in map(_MONTH.fullmatch, series) if month}
    whole = any(int(month[2]) > _QUARTERS for month in months)  # 2026-2 is February where there is a 2026-5
    written = {month[0]: f"{month[1]}-{int(month[2]):02}" for month in months if whole}
    figures = [
        {"name": name, "period": written.get(period, period), "value": value}
        for name, series in document.items()
        for period, value in series.items()
    ]
    plain = (_PERIOD.fullmatch(figure["period"]) and not isinstance(figure["value"], dict | list) for figure in figures)
    return figures if all(plain) else []


def _of_periods(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the figures of an object of objects that is by periods, ``{"2022": {"Price": 5}}``, each as an object; none for any other."""
    if len(document) < 2 or not all(
        _PERIOD.fullmatch(period) and isinstance(of, dict) for period, of in document.items()
    ):
        return []
    figures = [
        {"name": name, "period": period, "value": value}
        for period, of in document.items()
        for name, value in of.items()
    ]
    return figures if not any(isinstance(figure["value"], dict | list) for figure in figures) else []


def _of_groups(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the figures of objects that are by periods, ``{"FRA": {"2022": {"Price": 5}}}``, each as an object; none for any other."""
    if len(document) < 2 or not all(isinstance(of, dict) for of in document.values()):
        return []
    groups = {name: _of_periods(of) for name, of in document.items()}
    in_common = set[str].intersection(*({figure["period"] for figure in of} for of in groups.values()))
    return [
        {"group": group, "indicator": figure["name"], "period": figure["period"], "value": figure["value"]}
        for group, of in groups.items()
        for figure in (of if in_common else ())  # and not of history and projection
    ]


def _beside_dimensions(document: dict[str, Any], lists: list[list[dict[str, Any]]]) -> list[list[dict[str, Any]]]:
    """Return the only one of lists that has periods and values, where the others have neither (Knoema's dimensions) and nothing states a unit."""
    fields = [columns.find(list(found[0]), {}).keys() for found in lists]
    tables = [found for found, of in zip(lists, fields, strict=True) if {"period", "value"} <= of]
    every = {
        columns.key(name)
        for name in (*document, *chain.from_iterable(found[0] for found in lists if found not in tables))
    }
    stated = not every.isdisjoint((*unit_text.WORDS, *columns.NAMES["indicator"]))
    return tables if not stated and sum(bool({"period", "value"} & of) for of in fields) == 1 else []


def _deeper(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the figures by periods of the only object within objects that has such: ``{"sheets": {"TUR 01": {"UK": {"2020-1": 5}}}}``.

    Beside it there is only what says whose the file is and from when; what else there is may be the unit, or another table.
    """
    inner = [value for value in document.values() if isinstance(value, dict)]
    beside = (name for name, value in document.items() if not isinstance(value, dict))
    if len(inner) != 1 or not all(name.lower() in _OF_THE_FILE for name in beside):
        return []
    return _by_period(inner[0]) or _deeper(inner[0])


def _names_of(document: dict[str, Any]) -> Iterator[str]:
    """Yield what a document and the objects over its figures are called, outside of which these have no name."""
    yield from (value for name, value in document.items() if name.lower() in _TITLES and isinstance(value, str))
    for name, value in document.items():
        if isinstance(value, dict) and not _by_period(document):
            yield from (*([] if name.lower() in _ANY_OBJECT else [name]), *_names_of(value))


def title(document: Any) -> str:
    """Return what stands over figures that are within other objects, or beside a list of their periods; empty for any other document."""
    if not isinstance(document, dict) or _by_period(document):
        return ""
    if _beside_dates(document):
        return own_title(document)
    if not _deeper(document):
        return ""
    return "; ".join(_names_of(document))


def own_title(document: dict[str, Any]) -> str:
    """Return what a document says at its outside that it is about; empty where it says nothing."""
    texts = (value.get("text") if isinstance(value := document.get(key), dict) else value for key in _TITLES)
    return next((text for text in texts if isinstance(text, str)), "")


def remarks(document: Any) -> list[Message]:
    """Return that parts of a document beside the list that is read hold figures."""
    if not isinstance(document, dict) or any(find(document) for find in _OTHER_WAYS):
        return []
    lists = [name for name, found in document.items() if _is_list_of_objects(found)]
    if len(lists) != 1:
        return []
    rest = [(name, value) for name, value in document.items() if name not in lists]
    return parts_with_numbers([*rest, *_within_rows(document[lists[0]]).items()])


def _within_rows(rows: Iterable[dict[str, Any]]) -> dict[str, list[Any]]:
    """Return the lists and objects within the objects of a list, which are no parts of its rows, by their names."""
    found: dict[str, list[Any]] = {}
    for row in rows:
        for name, cell in row.items():
            if isinstance(cell, dict | list) and not (isinstance(cell, dict) and cell.keys() <= {"id", "value"}):
                found.setdefault(name, []).append(cell)
    return found


def _is_list_of_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _beside_dates(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the figures of lists as long as one of periods, each as an object; none where there is no such list.

    ``{"dates": ["2020", "2021"], "series": {"CPI": [5, 6]}}``, and ``[{"name": "CPI", "values": [5, 6]}]`` for the series.
    """
    lists = [found for found in (*document.values(), *_of_axes(document)) if isinstance(found, list) and found]
    dates = next((found for found in lists if all(isinstance(one, str) and _DATE.fullmatch(one) for one in found)), [])
    groups: dict[str, dict[str, list[Any]]] = {}
    for group, value in document.items() if dates else ():
        inner = value if isinstance(value, dict) and group.lower() != _AXIS else {}
        if isinstance(value, list) and all(isinstance(one, dict) and _name_of(one) for one in value):
            parts = {_name_of(one): [part for part in one.values() if isinstance(part, list)] for one in value}
            inner = {name: found[0] for name, found in parts.items() if len(found) == 1}
        if inner and all(isinstance(series, list) and len(series) == len(dates) for series in inner.values()):
            groups[group] = inner
    plain = (found for found in lists if found is not dates and not isinstance(found[0], dict | list))
    if groups and any(len(found) == len(dates) and numbers_in(found) for found in plain):
        return []  # whose names are not among those of the groups
    stated = _stated(document)
    return [
        ({"indicator": group} if len(groups) > 1 else {}) | {"name": name, "period": period, "value": value} | stated
        for group, inner in groups.items()
        for name, series in inner.items()
        for period, value in zip(dates, series, strict=True)
    ]


def _of_axes(document: dict[str, Any]) -> Iterator[Any]:
    """Yield what the axis across of a chart holds, as Highcharts and ECharts write it: ``{"xAxis": {"categories": [...]}, "series": [...]}``."""
    for name, value in document.items():
        if name.lower() == _AXIS:
            for axis in value if isinstance(value, list) else [value]:
                yield from axis.values() if isinstance(axis, dict) else ()


def _name_of(series: dict[str, Any]) -> str:
    """Return what a series of a chart is called; empty where nothing says so."""
    return next((series[key] for key in ("name", "label") if isinstance(series.get(key), str)), "")


def _stated(document: dict[str, Any]) -> dict[str, str]:
    """Return the unit and the power of ten that an object states for its figures."""
    texts = {name.lower(): text for name, text in document.items() if isinstance(text, str)}
    unit = next((texts[name] for name in unit_text.WORDS if name in texts), "")
    power = next((texts[name] for name in ("scale", "multiplier", *columns.NAMES["unit_mult"]) if name in texts), "")
    return ({"unit": unit} if unit else {}) | ({"scale": power} if power else {})


def _of_charts(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the figures of objects each of which has lists as long as one of periods, with what it is called; none where another object has figures."""
    charts = {name: value for name, value in document.items() if isinstance(value, dict)}
    found = {name: _beside_dates(chart) for name, chart in charts.items()}
    beside = any(numbers_in(value) for value in document.values() if isinstance(value, list))
    if beside or not charts or any(not figures and numbers_in(charts[name]) for name, figures in found.items()):
        return []
    stated = _stated(document)
    titles = {name: own_title(chart) or ("" if name.lower() in _ANY_OBJECT else name) for name, chart in charts.items()}
    called = titles if len({*titles.values()}) == len(titles) else {}
    named = [
        (", ".join(filter(None, (called.get(name, name), figure.get("indicator")))), figure)
        for name, figures in found.items()
        for figure in figures
    ]
    return [{**stated, **figure, **({"indicator": indicator} if indicator else {})} for indicator, figure in named]


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    """Return an object without the lists and objects in it, but for a code and its text."""
    return {name: cell for name, cell in with_texts(row).items() if not isinstance(cell, dict | list)}


def rows(document: Any) -> Iterator[list[Any]]:
    """Yield a header of all keys and one row per object."""
    objects = _objects(document)
    header = list(dict.fromkeys(key for record in objects for key in record))
    yield list(header)
    for record in objects:
        yield [record.get(key) for key in header]


# What else an object may be, beside one that holds a list of objects.
_OTHER_WAYS = (_by_number, _by_period, _of_periods, _of_groups, _beside_dates, _of_charts, _deeper)
