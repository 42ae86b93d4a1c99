"""What each column of a table holds, as its layout says."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from .. import columns, unit_text
from ..columns import ColumnMapping
from ..unit_text import Unit

NO_SCALE = ("unit", "units", "n/a")  # in a column of powers of ten
TWIN = "unit's twin"  # the column that says again, as a text or as a code, what the column of units says
_FEW_PERIODS = 3  # of which a series may well lack all but one
OF_A_FIGURE = ("decimals", "status", "vintage", "source", "note", "break")


class Values(NamedTuple):
    """One column of figures, and what holds for all of them; what is empty here is given by each row."""

    place: int
    name: str = ""  # what it adds to the indicator's id
    label: str = ""
    period: str = ""
    unit: Unit = unit_text.NONE
    area: str = ""
    measure: str = "level"  # growth has no unit but percent
    months: int = 0  # of its periods, where each row has the month that begins or ends one
    flags: int | None = None  # the place of the column of their status, where each has its own
    mark: str = ""  # behind their period, which is their status: 2024E


class Plan(NamedTuple):
    """Which columns of a table hold what."""

    at: dict[str, int]  # the column of each of our fields, without figures and periods
    values: list[Values]
    periods: Sequence[str] = ()  # of each row; empty where the columns of figures have them
    only: str = "value"  # the indicator where no column names one
    mapping: ColumnMapping = columns.UNMAPPED
    used: frozenset[int] = frozenset()  # columns that are read already: those of periods
    above: Unit = unit_text.NONE  # of all figures, by the lines above the table
    indicator: Sequence[int] = ()
    totals: bool = False  # are the rows that none of the columns of the indicator names
    coded: bool = False  # are the names: Malta (MT)
    again: frozenset[int] = frozenset()  # columns of numbers that say the periods once more

    @property
    def places(self) -> set[int]:
        """Return the places of all columns that are read."""
        return {*self.at.values(), *self.indicator, *self.used, *(one.place for one in self.values)}


class RowDescription(NamedTuple):
    """What one row says about its figures."""

    line: int
    names: list[str]
    label: str
    area: str
    period: str
    unit: Unit
    more: list[str]  # in the order of OF_A_FIGURE


def parts_of_names(planned: Plan) -> list[int]:
    """Return the places of the columns that became parts of the names of series down a table, beside one that holds names; none where these were asked for."""
    if not planned.periods or "indicator" in planned.mapping.fields:
        return []
    return [place for place in planned.indicator if place != planned.at.get("indicator")]


def are_mostly_single(rows: Mapping[Any, int], periods: int) -> bool:
    """Return whether most series have a single row, by the rows of each and the number of periods."""
    return periods >= _FEW_PERIODS and 2 * sum(number == 1 for number in rows.values()) > len(rows)
