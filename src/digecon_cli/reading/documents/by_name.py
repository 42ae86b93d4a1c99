"""Figures by the names of their series: ``{"CPI": [["2020", 5], ["2021", 6]], "GDP": {"2020": 7}, "M2": [{"date": "2020", "value": 8}]}``."""

from collections.abc import Iterable, Iterator
from typing import Any

from ...core.messages import Message
from .. import columns, times
from . import objects, parts_with_numbers, series

NAME = "series by their names in JSON"
RANK = 9
_FEWEST_PERIODS = 2


def recognize(document: Any) -> bool:
    """Return whether an object holds lists of periods and values, each under the name of a series, and neither a unit nor a frequency for them.

    Objects of nothing but objects, and a single list of objects, are of other forms.
    """
    if _only(document):
        return True
    if not isinstance(document, dict) or series.says_of_all(document):
        return False
    stated = any(series.text_of(document, names) for names in (columns.NAMES["indicator"], columns.FREQUENCIES))
    named = _named(document)
    nested = all(isinstance(value, dict) and not _has_lists(value) for value in document.values())
    pairs = any(isinstance(document[name], list) and isinstance(document[name][0], list) for name in named)
    return not stated and not nested and (pairs or len(named) > 1)


def _has_lists(value: dict[str, Any]) -> bool:
    return any(isinstance(cell, list) for cell in value.values())


def _called(document: dict[str, Any], names: Iterable[str]) -> dict[str, str]:
    """Return what the series of an object say that they are called, where all differ, and else their keys."""
    texts = {
        name: next((text for key in series.CALLED if isinstance(text := value.get(key), str) and text), "")
        for name in names
        if isinstance(value := document[name], dict)
    }
    return texts if all(texts.values()) and len({*texts.values()}) == len(texts) else {}


def _named(document: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Return the figures of each series of an object, by its name; none where one has more than a period and a value."""
    found = {name: figures for name, value in document.items() if (figures := _figures(value))}
    plain = all(
        len(figures[0]) == 2 and figure.keys() == figures[0].keys() for figures in found.values() for figure in figures
    )
    nameless = any(name.lower() in series.USUAL or times.looks_like_time(name) for name in found)
    return found if plain and not nameless else {}


def _only(document: Any) -> list[dict[str, Any]]:
    """Return the figures of a document that has nothing but these: ``{"2020": 5, "2021": 6}``, ``[[1577836800000, 5], [1609459200000, 6]]``; none for any other."""
    pairs = isinstance(document, list) and len(document) > 1 and all(isinstance(pair, list) for pair in document)
    return (
        _figures(document)
        if pairs or (isinstance(document, dict) and all(map(times.looks_like_time, document)))
        else []
    )


def _figures(value: Any) -> list[dict[str, Any]]:
    """Return the figures of a list of them, or of an object of periods."""
    if not isinstance(value, dict) or len(value) < _FEWEST_PERIODS:
        return series.figures_of(value)
    flat = not any(isinstance(cell, dict | list) for cell in value.values())
    return series.figures_of([[period, cell] for period, cell in value.items()] if flat else value)


def rows(document: Any) -> Iterator[list[Any]]:
    """Yield a header and one row for each figure, with the area that the document names."""
    area = series.text_of(document, columns.NAMES["area"]) if isinstance(document, dict) else ""
    named = {"value": figures} if (figures := _only(document)) else _named(document)
    yield ["name" if len(named) > 1 else "indicator", "period", "value", *(["area"] if area else [])]
    called = _called(document, named) if not _only(document) else {}
    for name, figures in named.items():
        of = series.fields_of(figures[0])
        yield from (
            [called.get(name, name), figure[of["period"]], figure[of["value"]], *([area] if area else [])]
            for figure in figures
        )


def title(document: Any) -> str:
    """Return what a document says that it is about; empty where it says nothing."""
    return objects.own_title(document) if isinstance(document, dict) else ""


def remarks(document: Any) -> list[Message]:
    """Return that parts of a document beside its series hold figures."""
    if isinstance(document, list):
        return []
    named = _named(document) if not _only(document) else document
    lists = [(name, value) for name, value in document.items() if name not in named and isinstance(value, list)]
    objects_beside = (
        (name, value) for name, value in document.items() if name not in named and isinstance(value, dict)
    )
    return parts_with_numbers(lists, 1) + parts_with_numbers(objects_beside)
