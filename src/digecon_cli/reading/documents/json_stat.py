"""JSON-stat 1 and 2, as PxWeb of the Nordic offices, Eurostat and others serve it (json-stat.org/full).

The values are a list in the order of the dimensions, the last one fastest, or an object with the known ones by place.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, product
from typing import Any

from ...core.cleaning import printable
from ...core.messages import Message
from ...core.units import is_rate
from .. import columns, parse, times, unit_text

NAME = "JSON-stat"
_ITEMS = ("indic", "na_item")  # what the dimension is called at Eurostat that says what figures are
RANK = 1


def recognize(document: Any) -> bool:
    """Return whether a document is a JSON-stat dataset, or holds one."""
    return isinstance(document, dict) and bool(_datasets(document))


def _datasets(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    every = {"": document} if "dimension" in document else document
    return {
        name: found
        for name, found in every.items()
        if isinstance(found, dict) and "value" in found and isinstance(found.get("dimension"), dict)
    }


def tables(document: Any) -> list[str]:
    """Return the names of the datasets in a document, the first of which is read."""
    return list(_datasets(document))


def title(document: Any) -> str:
    """Return the title of the first dataset in a document, empty for none."""
    return str(next(iter(_datasets(document).values())).get("label", ""))


def remarks(document: Any) -> list[Message]:
    """Return what is said of the only categories that all figures of the first dataset are of, where its title does not have them."""
    data = next(iter(_datasets(document).values()))
    ids = _ids(data)
    known = _roles(data, ids)
    labels = [_labels(data["dimension"][name]) for name in ids if name not in known]
    only = [str(*of.values()) for of in labels if isinstance(of, dict) and len(of) == 1]
    called = title(document).lower()
    named = tuple(printable(text, 60) for text in only if text.lower() not in called)
    return [Message("all figures are of: {names}", names=named)] if named else []


def rows(document: Any) -> Iterator[list[Any]]:
    """Yield a header and one row per value; the roles give time, area and unit, and labels are beside the codes."""
    data = next(iter(_datasets(document).values()))
    dimension = data["dimension"]
    ids = _ids(data)
    sizes = list(map(int, data.get("size") or dimension["size"]))
    time, geo, metric = _roles(data, ids)
    codes = [_codes(dimension[name], size) for name, size in zip(ids, sizes, strict=True)]
    labels = [_labels(dimension[name]) for name in ids]
    free = [place for place, name in enumerate(ids) if name not in (time, geo)]
    places = [place for place in free if sizes[place] > 1] or [place for place in free if ids[place] == metric]
    stated, named = _single({ids[place]: labels[place] for place in free if sizes[place] == 1 and ids[place] != metric})
    places = places or [ids.index(name) for name in named]
    unit_of_all = next(iter(labels[ids.index(stated)].values()), "") if stated and not metric else ""
    # A dimension that is called unit, and has more than one, says what figures are.
    of_units = next((place for place in places if columns.key(ids[place]) == "unit" and "indicator" not in ids), None)
    names = ["indicator" if place == of_units else ids[place] for place in places]
    yield [
        *(["ref_area"] if geo else ()), *names, *(f"{name}.label" for name in names),
        "time_period", "obs_value", "unit", "unit_mult", "decimals", "obs_status",
    ]  # fmt: skip
    period_of = _periods(dimension[time]) if time else {}
    units = dimension[metric].get("category", {}).get("unit") or {} if metric else {}
    value, status = data["value"], data.get("status") or {}
    if isinstance(status, dict) and "value" in status:  # of Eurostat's first JSON, beside what they are called
        status = status["value"]
    for number, cell in enumerate(product(*codes)):
        code_of = dict(zip(ids, cell, strict=True))
        unit = units.get(code_of.get(metric, ""), {})
        at = code_of.get(time, "")
        texts = [labels[place].get(cell[place], cell[place]) for place in places]
        yield [
            *([code_of[geo]] if geo else ()), *(cell[place] for place in places), *texts, period_of.get(at, at), _at(value, number),
            _unit(unit, labels[ids.index(metric)].get(code_of[metric], "") if metric else "") or unit_of_all or ("" if of_units is None else labels[of_units].get(cell[of_units], "")), _power(str(unit.get("multiplier", ""))), unit.get("decimals", ""), _at(status, number),
        ]  # fmt: skip


def _ids(data: dict[str, Any]) -> list[str]:
    ids: list[str] = data.get("id") or data["dimension"]["id"]
    return ids


def _labels(dimension: dict[str, Any]) -> Any:
    return dimension.get("category", {}).get("label") or {}


def _roles(data: dict[str, Any], ids: Sequence[str]) -> tuple[str, str, str]:
    """Return the dimensions of time, of areas and of what is measured: those that have this role, or are called so; empty for none."""
    dimension = data["dimension"]
    role = data.get("role") or dimension.get("role") or {}
    periods, areas = (
        [name for name in ids if columns.key(name) in columns.NAMES[field]] for field in ("period", "area")
    )
    measured = [name for name in ids if dimension[name].get("category", {}).get("unit")]
    time, geo, metric = (
        next(chain(role.get(kind, ()), called), "")
        for kind, called in (("time", periods), ("geo", areas), ("metric", measured))
    )
    return time, geo, metric


def _single(labels: Mapping[str, Mapping[str, str]]) -> tuple[str, list[str]]:
    """Return which dimensions of one category are the unit of all figures, and what these are; no unit beside a power of ten, a rate or a change."""
    names = list(labels)
    named = [name for name in names if columns.key(name).startswith(_ITEMS)]
    stated = [name for name in names if columns.key(name) in unit_text.WORDS]
    frequencies = [name for name in names if columns.key(name) in columns.FREQUENCIES]
    rest = chain.from_iterable(labels[name].values() for name in names if name not in (*named, *stated, *frequencies))
    scaled = any(columns.key(name) in columns.NAMES["unit_mult"] for name in names)
    return stated[0] if len(stated) == 1 and not scaled and not any(map(_may_be_of_unit, rest)) else "", named


def _may_be_of_unit(label: str) -> bool:
    """Return whether a category says what figures are rather than of what: a power of ten, a rate, growth."""
    named = unit_text.of_name(label)  # (CO2 equivalent) is no unit beside Million tonnes
    open_unit = bool(named.power) or unit_text.is_money(named.name) or unit_text.is_base(named) or is_rate(named.name)
    unit = open_unit or unit_text.parsed(label).power or (named == unit_text.NONE and unit_text.is_unit(label))
    change = unit_text.says_change(label) or unit_text.compares_periods(label) or label.isdecimal()
    return bool(unit or change) or unit_text.sounds_like_rate((label,))


def _unit(unit: Mapping[str, str], label: str) -> str:
    """Return what figures are counted in by the unit of a category; its ``label`` where that is a unit beside a mere number."""
    stated = unit.get("base") or unit.get("label") or unit.get("symbol", "")
    return label if stated == "1" and unit_text.is_unit(label) else stated


def _power(multiplier: str) -> str:
    """Return the power of ten of a multiplier; the British office writes the number, 1 or 1000."""
    power = parse.power_of_ten(multiplier)
    return multiplier if power is None else str(power)


def _periods(dimension: dict[str, Any]) -> dict[str, str]:
    """Return the labels of the times whose codes are no periods: ``CI_0004215`` is ``1996 Feb``; one that is no period either is quoted."""
    label = _labels(dimension)
    of = times.read(label[code] for code in _codes(dimension, len(label)) if code in label).of
    return {code: of.get(text.strip(), text) for code, text in label.items() if not times.looks_like_time(code)}


def _codes(dimension: dict[str, Any], size: int) -> list[str]:
    category = dimension.get("category", {})
    index = category.get("index") or category.get("label") or {"": 0}
    if isinstance(index, list):
        return index[:size]
    values = list(index.values())
    ordered = all(str(place).isdecimal() for place in values)
    return sorted(index, key=lambda code: int(index[code])) if ordered else list(index)


def _at(cells: Any, number: int) -> Any:
    """Return a value of a list by its place, of an object by the place as text; a single text applies to all places."""
    if isinstance(cells, list):
        return cells[number] if number < len(cells) else (cells[0] if len(cells) == 1 and number else "")
    return cells.get(str(number), "") if isinstance(cells, dict) else cells
