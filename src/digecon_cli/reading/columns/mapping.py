"""What ``--map`` says, and the places of columns by it and by their usual names."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ...core.bounded import whole
from ...core.errors import DataError, UsageError, did_you_mean
from .. import patterns, unit_text
from .area_names import are_areas
from .names import NAMES, key


class ColumnMapping(NamedTuple):
    """What ``--map`` says: the columns of our fields, and where and how the table is written."""

    fields: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 - a constant, never changed
    header: int = 0
    sheet: str = ""
    numbers: str = ""
    pattern: str = ""  # of the periods
    unit: str = ""  # of the figures that state none

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return the pairs that say it."""
        where = (
            ("header", str(self.header or "")),
            ("sheet", self.sheet),
            ("numbers", self.numbers),
            ("period", self.pattern),
            ("unit", self.unit),
        )
        fields = ((field, name) for field, names in self.fields.items() for name in names)
        return (*fields, *(pair for pair in where if pair[1]))

    @property
    def first(self) -> dict[str, str]:
        """Return each field with its first column, but those that mean every column (``*``)."""
        return {field: names[0] for field, names in self.fields.items() if names[0] != EVERY}


EVERY = "*"  # value=*: every column of numbers; period=*: the periods are across
UNMAPPED = ColumnMapping()
_WHERE = ("header", "sheet", "numbers")


def parse_mapping(mapping: str) -> ColumnMapping:
    """Return what ``--map value=OBS,period=Year`` says, or the file of that name (``mine.toml``).

    A field may be given several times, and a name with a comma in quotes (one with a quote too: ``""``). Raises UsageError for anything that is no pair, an
    unknown field, and a header that is no line.
    """
    if mapping.strip().endswith(".toml") and "=" not in mapping:
        return _of_file(mapping.strip())
    pairs = []
    for pair in filter(None, map(str.strip, next(csv.reader([_quoted(mapping)], skipinitialspace=True), []))):
        field, equals, column = (part.strip() for part in pair.partition("="))
        if not equals or not column:
            raise UsageError(
                "'{pair}' in --map is not a pair: write --map value=OBS,period=Year, for example.", pair=pair
            )
        pairs.append((field, column))
    return _of_pairs(pairs)


def spelled(pairs: Iterable[tuple[str, str]]) -> str:
    """Return what ``parse_mapping`` reads as these pairs of a field and a column."""
    return ",".join(f"{field}={_spelled(column) if field != 'numbers' else column}" for field, column in pairs)


def _spelled(column: str) -> str:
    name = " ".join(column.split())
    return '"{}"'.format(name.replace('"', '""')) if "," in name or name[:1] == '"' else name


def _quoted(mapping: str) -> str:
    """Return pairs with quotes around the whole pair in place of quotes around a name in it."""
    return re.sub(
        r'(\w+)\s*=\s*"((?:[^"]|"")*)"(?=\s*(?:,|$))',
        r'"\1=\2"',
        re.sub(r"numbers=(1[., ' ]?234[.,]5)", r'"numbers=\1"', mapping),
    )


def _of_file(path: str) -> ColumnMapping:
    import tomllib  # only where such a file is given

    try:
        content = tomllib.loads(whole(path).decode("utf-8"))
    except OSError as error:
        raise DataError("cannot read '{path}': {error}.", path=path, error=error.strerror or error) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError("'{path}' is not TOML: {error}.", path=path, error=error) from error
    pairs: list[tuple[str, str]] = []
    for field, names in content.items():
        pairs += [(field, str(name)) for name in (names if isinstance(names, list) else [names])]
    return _of_pairs(pairs)


def _of_pairs(pairs: Iterable[tuple[str, str]]) -> ColumnMapping:
    fields: dict[str, tuple[str, ...]] = {}
    where: dict[str, str] = {}
    for field, column in pairs:
        if field == "period" and patterns.is_pattern(column):
            patterns.compiled(column)
            where["pattern"] = column
        elif field == "unit" and unit_text.is_unit(column):
            where["unit"] = column
        elif field in _WHERE:
            where[field] = column
        elif field not in NAMES:
            known = (*NAMES, *_WHERE)
            raise UsageError(
                "'{field}' in --map is not a field.{hint} Known: {known}.",
                field=field,
                hint=did_you_mean(field, known),
                known=tuple(known),
            )
        else:
            fields[field] = (*fields.get(field, ()), column)
    header = where.get("header", "0")
    if not header.isdecimal() or (header == "0" and "header" in where):
        raise UsageError("'{line}' in --map header= is not a line number: count from 1, as in header=4.", line=header)
    return ColumnMapping(
        fields, int(header), *(where.get(name, "") for name in ("sheet", "numbers", "pattern", "unit"))
    )


def places(header: Sequence[str], mapping: ColumnMapping, field: str) -> list[int]:
    """Return the places of the columns that ``--map`` gives a field; raises UsageError for a missing one."""
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
    """Return field -> position for a header; raises UsageError for a mapped column that is missing."""
    names = [key(name) for name in header]
    found = {field: _place(header, column, field) for field, column in mapping.items()}
    given = set(found.values())
    for field, usual in NAMES.items():
        at = None if field in mapping else next((names.index(name) for name in usual if name in names), None)
        if at is not None and (at not in found.values() or (field == "label" and at not in given)):
            found[field] = at
    if found.get("label") == found.get("indicator"):
        found.pop("label", None)
    if "area" in found and "area" not in mapping and _is_georgia(header[found["area"]], header):
        found.pop("area")
    return found


def _is_georgia(name: str, header: Sequence[str]) -> bool:
    """Return whether a name is the code of Georgia, among those of other countries, and no word for areas."""
    codes = [other for other in header if other != name and len(other) == len(name) and other.isupper()]
    return name == "GEO" and len(codes) > 1 and are_areas(codes)
