"""How other people call their columns, and ``--map``, which says it where no usual name does."""

from collections.abc import Container, Iterable, Mapping, Sequence

from ..errors import UsageError, did_you_mean
from .report import Report

# Our field -> the usual names, the better first: a code says more surely what is meant than a name.
NAMES: dict[str, tuple[str, ...]] = {
    "indicator": (
        "indicator_code", "series_code", "indicator_id", "indicator", "series_id", "series", "variable",
        "indicator_name", "series_name",
    ),
    "area": (
        "ref_area", "country_code", "economy_code", "area_code", "iso3", "iso3c", "iso_code", "iso", "countrycode", "area",
        "geo", "economy", "country", "entity", "region", "location", "country_name",
    ),
    "period": ("time_period", "period", "year", "date", "time"),
    "value": ("obs_value", "value"),
    "label": ("indicator_name", "series_name", "indicator_label", "label"),
    "unit": ("unit_measure", "unit", "units", "unit_of_measure"),
    "unit_mult": ("unit_mult", "unit_multiplier", "scale"),
    "decimals": ("decimals",),
    "status": ("obs_status", "status", "obs_flag", "flag"),
    "vintage": ("vintage",),
    "source": ("source",),
    "note": ("note",),
}  # fmt: skip


def key(name: str) -> str:
    """Return a column's name in the form in which names are compared: ``Country Code`` is ``country_code``."""
    return "_".join(name.lower().replace("-", " ").replace("_", " ").split())


def unused(header: Sequence[str], used: Container[int]) -> list[str]:
    """Return the names of the columns that are not read."""
    return [name for place, name in enumerate(header) if place not in used and name.strip()]


def not_used(names: Sequence[str]) -> str:
    """Return the sentence about columns that are not read; empty for none."""
    return f"columns not used: {', '.join(names[:8])}{', ...' if len(names) > 8 else ''}" if names else ""


def tell_unused(header: Sequence[str], used: Iterable[int], report: Report) -> None:
    """Tell which columns are not read, and which of those that are stand there twice."""
    places = set(used)
    if sentence := not_used(unused(header, places)):
        report.tell(sentence)
    names = [key(name) for name in header]
    for place in sorted(places):
        if names.count(names[place]) > 1:
            report.problem(1, header[place], "there are two columns of this name: the first is read")


def parse(mapping: str) -> dict[str, str]:
    """Return field -> column of ``--map value=OBS,period=Year``; raises UsageError for an unknown field."""
    found: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in mapping.split(","))):
        field, equals, column = (part.strip() for part in pair.partition("="))
        if not equals or not column:
            raise UsageError(f"'{pair}' in --map is no pair: write --map value=OBS,period=Year, for example.")
        if field not in NAMES:
            raise UsageError(f"'{field}' in --map is no field.{did_you_mean(field, NAMES)} Known: {', '.join(NAMES)}.")
        found[field] = column
    return found


def find(header: Sequence[str], mapping: Mapping[str, str]) -> dict[str, int]:
    """Return field -> position for a header; raises UsageError for a mapped column that the header has not."""
    names = [key(name) for name in header]
    found: dict[str, int] = {}
    for field, usual in NAMES.items():
        wanted: Iterable[str] = (key(mapping[field]),) if field in mapping else usual
        at = next((names.index(name) for name in wanted if name in names), None)
        if at is not None and (field in mapping or at not in found.values() or field == "label"):
            found[field] = at
        elif field in mapping:
            hint = did_you_mean(mapping[field], header)
            raise UsageError(f"the table has no column '{mapping[field]}' (--map {field}=).{hint}")
    if found.get("label") == found.get("indicator"):
        found.pop("label", None)
    return found
