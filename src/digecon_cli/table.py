"""The two things that commands answer with and writers write: a table of observations, and a listing with columns of its own.

Both tell their ``columns`` and ``records()``, so that CSV, JSON and their kin need to know nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from . import periods, units
from .observations import HEADER, MEASURES, PLANNED, Dataset, Observation


class Listing(NamedTuple):
    """A table with columns of its own (``list``, ``sources``, ``check``); every cell is text, a number or empty.

    ``view`` tells the same in fewer columns, for people: formats for people show it in place of these.
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[str | int | float, ...]]
    title: str = ""
    footnotes: tuple[str, ...] = ()
    view: Listing | None = None

    def records(self) -> Iterator[tuple[str | int | float, ...]]:
        """Yield the rows."""
        return iter(self.rows)


class Table:
    """Observations, with the dataset in which roles, labels, breaks and sources are looked up."""

    def __init__(self, rows: Sequence[Observation], data: Dataset, title: str = "") -> None:
        self.rows = rows
        self.data = data
        self.title = title

    columns = HEADER

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Observation]:
        return iter(self.rows)

    def records(self) -> Iterator[tuple[str | int, ...]]:
        """Yield the rows as CSV and JSON write them: the columns of the contract."""
        return (one[:18] for one in self.rows)


def sort_rows(rows: Sequence[Observation]) -> list[Observation]:
    """Return observations in the order of every answer: indicator, area, measure, period."""
    rank = {name: number for number, name in enumerate(MEASURES)}
    return sorted(
        rows,
        key=lambda one: (
            one.indicator, one.area, rank.get(one.measure, len(rank)), one.base_indicator, one.basis, one.origin,
            *periods.order(one.period), one.base_period, one.vintage, one.source,
        ),
    )  # fmt: skip


def rescaled(rows: Sequence[Observation], unit_mult: int) -> list[Observation]:
    """Return observations with amounts told in another power of ten: the digits shift, no precision is lost or made up.

    Percentages, ratios, ranks and rates have no power of ten to choose and stay as they are.
    """
    return [
        one
        if units.is_percentage(one.unit) or one.measure not in ("level", *PLANNED, "difference")
        else one._replace(
            unit_mult=unit_mult,
            value=_shifted(one.value, one.unit_mult - unit_mult),
            low=_shifted(one.low, one.unit_mult - unit_mult),
            high=_shifted(one.high, one.unit_mult - unit_mult),
        )
        for one in rows
    ]


def _shifted(text: str, power: int) -> str:
    """Return a decimal text times ten to a power, exactly and without an exponent."""
    from decimal import Decimal

    return format(Decimal(text).scaleb(power), "f") if text else ""
