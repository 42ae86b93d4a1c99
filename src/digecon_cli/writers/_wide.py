"""The wide form of a table for machine formats: one row a series, one column a period."""

from collections.abc import Iterable

from .. import periods
from ..table import Listing, Table

KEYS = (
    "indicator", "area", "measure", "base_indicator", "base_period", "origin", "unit", "unit_mult", "basis",
)  # fmt: skip
# The columns of a table that are no text.
_KINDS: dict[str, type] = {"value": float, "low": float, "high": float, "unit_mult": int}
Record = tuple[str | int | float, ...]


def typed(content: Table | Listing, wide: bool) -> tuple[tuple[str, ...], Iterable[Record], list[type]]:
    """Return columns, records, and whether each column holds str, int or float; with ``wide`` the periods are across.

    A cell without a number is empty text in every kind of column.
    """
    columns, records = across(content) if wide else (content.columns, content.records())
    if isinstance(content, Listing):  # it may call a column of texts "value"
        return columns, records, [content.numbers.get(name, str) for name in columns]
    kinds = [_KINDS.get(name, str) for name in columns]
    if wide:
        kinds[len(KEYS) :] = [float] * (len(columns) - len(KEYS))
    return columns, records, kinds


def across(content: Table | Listing) -> tuple[tuple[str, ...], Iterable[Record]]:
    """Return the columns and records of a table with its periods across; a listing, which has none, as it is.

    The columns are ``KEYS`` and the canonical periods in the order of time; cells are the texts of the values. Several
    figures for one period (``--all-sources``) go on in further rows of the same series.
    """
    if isinstance(content, Listing):
        return content.columns, content.records()
    series: dict[Record, list[dict[str, str]]] = {}
    for one in content:
        lines = series.setdefault(tuple(getattr(one, key) for key in KEYS), [])
        line = next((line for line in lines if one.period not in line), None)
        if line is None:
            lines.append(line := {})
        line[one.period] = one.value
    columns = sorted({one.period for one in content}, key=periods.order)
    records = [(*key, *(line.get(at, "") for at in columns)) for key, lines in series.items() for line in lines]
    return (*KEYS, *columns), records
