"""SDMX-JSON data messages 1.0 and 2.0, flat or by series (github.com/sdmx-twg/sdmx-json, data-message).

A key joins by colons the place of each value in the list of its dimension; an observation is a value, then attributes.
"""

from collections.abc import Iterator
from typing import Any

NAME = "SDMX-JSON"
RANK = 2
_UNITS = ("UNIT_MEASURE", "UNIT")  # the attribute of the unit; the European Central Bank has the latter


def recognize(document: Any) -> bool:
    """Return whether a document is a data message of SDMX-JSON."""
    if not isinstance(document, dict):
        return False
    data = document.get("data", document)
    return isinstance(data, dict) and "dataSets" in data and ("structure" in data or "structures" in data)


def rows(document: Any) -> Iterator[list[Any]]:
    """Yield a header of the dimensions' codes and one row per observation; labels are beside the codes."""
    found = _data_sets(document)
    header = found[0][1].header
    yield header
    for data_set, structure in found:
        if structure.header == header and data_set.get("action") != "Delete":  # a table has one set of dimensions
            yield from structure.rows(data_set)


def tables(document: Any) -> list[str]:
    """Return the names of the structures in a message that have different dimensions, the first of which is read."""
    named = {tuple(structure.header): structure.name for _, structure in reversed(_data_sets(document))}
    return list(reversed(named.values()))


def title(document: Any) -> str:
    """Return the name of the structure that is read, empty for none."""
    return str(_data_sets(document)[0][1].called)


def _data_sets(document: Any) -> "list[tuple[dict[str, Any], _Structure]]":
    data = document.get("data", document)
    structures = data.get("structures") or [data.get("structure") or document["structure"]]
    return [(found, _Structure(structures[int(found.get("structure") or 0)])) for found in data["dataSets"]]


class _Structure:
    """The dimensions and attributes of a data set."""

    def __init__(self, structure: dict[str, Any]) -> None:
        levels = structure["dimensions"]
        self.levels = {level: levels.get(level) or [] for level in ("dataSet", "series", "observation")}
        every = [dimension for level in self.levels.values() for dimension in level]
        self.order = sorted(every, key=lambda one: int(one.get("keyPosition", len(every)) or 0))
        self.attributes = structure.get("attributes") or {}
        ids = ["TIME_PERIOD" if _is_time(one) else one["id"] for one in self.order]
        named = [f"{one['id']}.label" for one in self.order if not _is_time(one)]
        self.called = structure.get("name") or ""
        self.name = self.called or ".".join(ids)
        self.header = [*ids, *named, "OBS_VALUE", "OBS_STATUS", "UNIT_MEASURE", "UNIT_MULT", "DECIMALS"]
        self.unit_names = _unit_names(self.attributes)
        self.header += ["UNIT_NAME"] if self.unit_names else []

    def rows(self, data: dict[str, Any]) -> Iterator[list[Any]]:
        fixed = {one["id"]: one["values"][0] for one in self.levels["dataSet"] if one.get("values")}
        whole = _attributes(self.attributes.get("dataSet") or [], data.get("attributes") or [])
        series = data.get("series") or {"": data}
        flat = "series" not in data  # then the key of an observation names the series too
        within = [*(self.levels["series"] if flat else ()), *self.levels["observation"]]
        for key, content in series.items():
            of_series = fixed | _values(self.levels["series"], key)
            attributes = content.get("attributes") or [] if key else []
            about = whole | _attributes(self.attributes.get("series") or [], attributes)
            for place, cells in (content.get("observations") or {}).items():
                if isinstance(cells, list) and cells:
                    yield self._row(of_series | _values(within, place), cells, about)

    def _row(self, values: dict[str, Any], cells: list[Any], about: dict[str, str]) -> list[Any]:
        about = about | _attributes(self.attributes.get("observation") or [], cells[1:])
        texts = [values[one["id"]].get("name", "") for one in self.order if not _is_time(one)]
        codes = [values[one["id"]].get("id", "") for one in self.order]
        unit = next((about[name] for name in _UNITS if about.get(name)), "")
        attributes = [about.get("OBS_STATUS", ""), unit, about.get("UNIT_MULT", ""), about.get("DECIMALS", "")]
        attributes += [self.unit_names.get(unit, "")] if self.unit_names else []
        return [*codes, *texts, cells[0], *attributes]


def _is_time(dimension: dict[str, Any]) -> bool:
    role = str(dimension.get("role", "")).lower()
    return dimension["id"] in ("TIME_PERIOD", "TIME") or role in ("time", "time_period")


def _values(dimensions: list[dict[str, Any]], key: str) -> dict[str, Any]:
    places = [int(place) for place in key.split(":") if place.isdecimal()]
    return {one["id"]: one["values"][place] for one, place in zip(dimensions, places, strict=False)}


def _unit_names(attributes: dict[str, Any]) -> dict[str, str]:
    """Return the names of the units that the attributes of a message list, by their codes."""
    listed = (one for of_level in attributes.values() for one in of_level or [] if one["id"] in _UNITS)
    values = [value for one in listed for value in one.get("values") or [] if isinstance(value, dict)]
    return {value["id"]: str(value["name"]) for value in values if value.get("id") and value.get("name")}


def _attributes(attributes: list[dict[str, Any]], cells: list[Any]) -> dict[str, str]:
    """Return the codes of attributes that are given as places in their lists, or as they are."""
    found = {}
    for attribute, cell in zip(attributes, cells, strict=False):
        values = attribute.get("values") or []
        listed = str(cell).isdecimal() and int(cell) < len(values)
        value = values[int(cell)] if listed else cell
        if value is not None:
            found[attribute["id"]] = (
                str(value.get("id", value.get("name", ""))) if isinstance(value, dict) else str(value)
            )
    return found
