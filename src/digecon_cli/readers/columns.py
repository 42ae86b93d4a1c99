"""How other people call their columns, and ``--map``, which says it where no usual name does."""

import csv
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from ..errors import DataError, UsageError, did_you_mean
from ..messages import Message
from .report import Report

# Our field -> the usual names, the better first: a code says more surely what is meant than a name.
NAMES: dict[str, tuple[str, ...]] = {
    "indicator": (
        "indicator_code", "series_code", "indicator_id", "weo_subject_code", "subject_code", "indicator", "series_id",
        "series", "variable", "indicator_name", "series_name", "variable_name", "subject_descriptor", "series_title",
        "item", "element", "product", "指标", "指标名称", "项目",
    ),
    "area": (
        "ref_area", "country_code", "economy_code", "area_code", "location_code", "iso3", "iso3c", "iso3_code", "iso_code3",
        "iso_alpha_3", "iso_a3", "iso_code", "iso", "countrycode", "countryiso3code", "country_iso3", "cou", "iso2", "iso2c",
        "geo", "area", "economy", "location", "country", "entity", "region", "country_name", "reference_area",
        "country_or_area", "countries", "nation", "geography", "geo_name", "region_name", "regionname", "territory",
        "reporting_country", "reporter", "reporting_economy", "area_name", "location_name", "state", "state_name",
        "province", "city", "income_groups", "world_4region", "world_6region",
        "pays", "país", "pais", "paese", "land", "bundesland", "länder", "région", "departement", "département",
        "地区", "国家", "国家或地区", "国家名称", "地区名称", "省份", "省", "省市", "城市",
    ),
    "period": (
        "time_period", "period", "year", "date", "time", "ref_date", "observation_date", "time/period", "reference_period",
        "years", "datetime", "timestamp", "jahr", "zeit", "datum", "année", "annee", "période", "periode", "año", "ano",
        "anno", "fecha", "período", "periodo", "年份", "年度", "年", "时间", "日期", "quarter", "month",
    ),
    "value": ("obs_value", "value", "data_value", "datavalue", "wert", "valeur", "valor", "数值", "值"),
    "label": ("indicator_name", "series_name", "indicator_label", "label", "subject_descriptor"),
    "unit": ("unit_measure", "unit", "units", "unit_of_measure", "unit_code", "uom", "einheit", "unité", "单位"),
    "unit_mult": ("unit_mult", "unit_multiplier", "scale", "scalar_factor", "powercode_code", "powercode"),
    "decimals": ("decimals",),
    "status": ("obs_status", "status", "obs_flag", "flag", "flags", "flag_codes", "observation_status"),
    "vintage": ("vintage",),
    "source": ("source",),
    "note": ("note",),
}  # fmt: skip


FREQUENCIES = ("freq", "frequency")  # of a document or SDMX: no part of an indicator

# What FAOSTAT puts after the names of its columns of codes: ``Area Code (M49)``.
_CODE_LISTS = ("(m49)", "(iso3)", "(iso2)", "(fao)", "(cpc)")


def key(name: str) -> str:
    """Return a column's name in the form in which names are compared: ``Country Code`` is ``country_code``."""
    small = name.lower()
    bare = small.partition(" (")[0] if small.endswith(_CODE_LISTS) else small.removesuffix(".label")
    return "_".join(bare.replace("-", " ").replace("_", " ").split())


def unused(header: Sequence[str], used: Container[int]) -> list[str]:
    """Return the names of the columns that are not read."""
    return [name for place, name in enumerate(header) if place not in used and name.strip()]


def not_used(names: Sequence[str]) -> Message | None:
    """Return the sentence about columns that are not read, None for none."""
    most = (*names[:8], "...") if len(names) > 8 else tuple(names)
    return Message("columns not used: {names}", names=most) if names else None


def remark_unused(header: Sequence[str], used: Iterable[int], report: Report) -> None:
    """Tell which columns are not read, and which of those that are stand there twice."""
    places = set(used)
    if sentence := not_used(unused(header, places)):
        report.remark(sentence)
    names = [name.strip() for name in header]  # as they are written: OECD.Stat has LOCATION and Location
    for place in sorted(places):
        if names[place] and names.count(names[place]) > 1:
            report.problem(1, header[place], Message("there are two columns of this name: the first is read"))


class ColumnMapping(NamedTuple):
    """What ``--map`` says: the columns of our fields, and where and how the table is written."""

    fields: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 - a constant that nobody changes
    header: int = 0
    sheet: str = ""
    numbers: str = ""

    @property
    def first(self) -> dict[str, str]:
        """Return each field with its first column, but those that mean every column (``*``)."""
        return {field: names[0] for field, names in self.fields.items() if names[0] != EVERY}


EVERY = "*"  # value=*: every column of numbers; period=*: the periods are across
UNMAPPED = ColumnMapping()
_WHERE = ("header", "sheet", "numbers")


def parse_mapping(mapping: str) -> ColumnMapping:
    """Return what ``--map value=OBS,period=Year`` says, or the file of that name (``mine.toml``).

    A field may be given several times, and a name with a comma in quotes. Raises UsageError for what is no pair, an unknown
    field, and a header that is no line.
    """
    if mapping.strip().endswith(".toml") and "=" not in mapping:
        return _of_file(mapping.strip())
    pairs = []
    for pair in filter(None, map(str.strip, next(csv.reader([_quoted(mapping)], skipinitialspace=True), []))):
        field, equals, column = (part.strip() for part in pair.partition("="))
        if not equals or not column:
            raise UsageError("'{pair}' in --map is no pair: write --map value=OBS,period=Year, for example.", pair=pair)
        pairs.append((field, column.strip('"')))
    return _of_pairs(pairs)


def _quoted(mapping: str) -> str:
    """Return pairs with the quotes around each whole pair, where they stand around a name in it."""
    return re.sub(
        r'(\w+)\s*=\s*"([^"]*)"', r'"\1=\2"', re.sub(r"numbers=(1[., ' ]?234[.,]5)", r'"numbers=\1"', mapping)
    )


def _of_file(path: str) -> ColumnMapping:
    import tomllib  # only where such a file is given

    try:
        with open(path, "rb") as stream:
            content = tomllib.load(stream)
    except OSError as error:
        raise DataError("cannot read '{path}': {error}.", path=path, error=error.strerror or error) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError("'{path}' is no TOML: {error}.", path=path, error=error) from error
    pairs: list[tuple[str, str]] = []
    for field, names in content.items():
        pairs += [(field, str(name)) for name in (names if isinstance(names, list) else [names])]
    return _of_pairs(pairs)


def _of_pairs(pairs: Iterable[tuple[str, str]]) -> ColumnMapping:
    fields: dict[str, tuple[str, ...]] = {}
    where: dict[str, str] = {}
    for field, column in pairs:
        if field in _WHERE:
            where[field] = column
        elif field not in NAMES:
            known = (*NAMES, *_WHERE)
            raise UsageError(
                "'{field}' in --map is no field.{hint} Known: {known}.",
                field=field,
                hint=did_you_mean(field, known),
                known=tuple(known),
            )
        else:
            fields[field] = (*fields.get(field, ()), column)
    header = where.get("header", "0")
    if not header.isdecimal() or (header == "0" and "header" in where):
        raise UsageError("'{line}' in --map header= is no line: count from 1, as in header=4.", line=header)
    return ColumnMapping(fields, int(header), where.get("sheet", ""), where.get("numbers", ""))


def places(header: Sequence[str], mapping: ColumnMapping, field: str) -> list[int]:
    """Return the places of the columns that ``--map`` gives a field; raises UsageError for one that is not there."""
    return [_place(header, column, field) for column in mapping.fields.get(field, ()) if column != EVERY]


def _place(header: Sequence[str], column: str, field: str) -> int:
    """Return the place of a column that ``--map`` gives a field."""
    names = [key(name) for name in header]
    if key(column) not in names:
        raise UsageError(
            "the table has no column '{column}' (--map {field}=).{hint}",
            column=column,
            field=field,
            hint=did_you_mean(column, header),
        )
    return names.index(key(column))


def find(header: Sequence[str], mapping: Mapping[str, str]) -> dict[str, int]:
    """Return field -> position for a header; raises UsageError for a mapped column that the header has not."""
    names = [key(name) for name in header]
    found: dict[str, int] = {}
    for field, usual in NAMES.items():
        if field in mapping:
            found[field] = _place(header, mapping[field], field)
            continue
        at = next((names.index(name) for name in usual if name in names), None)
        if at is not None and (at not in found.values() or field == "label"):
            found[field] = at
    if found.get("label") == found.get("indicator"):
        found.pop("label", None)
    return found
