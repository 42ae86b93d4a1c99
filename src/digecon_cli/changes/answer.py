"""``diff``: what differs between two tables, a line for each change."""

from collections.abc import Sequence
from typing import NamedTuple

from ..dataset import Dataset
from ..errors import DataError
from ..readers.package import read_table
from ..table import Listing
from . import page
from .comparing import Change, compare, difference, value_in

COLUMNS = (
    "change", "what", "field", "indicator", "area", "period", "measure", "base_indicator", "base_period", "basis", "old", "new",
    "unit", "unit_mult", "difference", "difference_unit", "old_source", "source", "old_vintage", "vintage",
)  # fmt: skip


class Answer(NamedTuple):
    """What differs between two tables: the changes, the new table, and both versions (empty: none)."""

    changes: Sequence[Change]
    data: Dataset
    old: str
    new: str

    def listing(self) -> Listing:
        """Return a line for each change, numbers in the catalog's unit; people see counts and what was quoted."""
        rows = [_row(one, self.data) for one in self.changes]
        kinds: dict[str, type] = {"unit_mult": int, "difference": float}
        return Listing(
            COLUMNS, rows, "diff", numbers=kinds, page=lambda look: page.page(self.changes, self.data, self.old, self.new, look)
        )  # fmt: skip


def answer(old: str, new: str = "") -> Answer:
    """Return what differs between two tables: folders, zip files, files in our layout, or the version of the bundled one.

    ``new`` is the bundled table where it is empty. Raises DataError for what cannot be read, and where nothing differs.
    """
    before, after = read_table(old), read_table(new)
    found = compare(before.data, after.data)
    if before.alone or after.alone:  # what lies beside a file of figures is ours
        found = [one for one in found if one.figure]
    if not found:
        raise DataError("nothing was added, revised or withdrawn: both tables tell the same.")
    return Answer(found, after.data, before.version, after.version)


def _row(one: Change, data: Dataset) -> tuple[str | int, ...]:
    figure = one.figure
    if figure is None:
        name, *rest = one.about.split(" ") if one.what in ("break", "revision") else [one.about]
        area, period = rest or ("", "")
        return (one.change, one.what, one.field, name, area, period, *[""] * 4, one.old, one.new, *[""] * 8)
    unit, mult = data.told_in(figure)
    sides = (one.before, one.after)
    old, new = (value_in(side, side.unit, mult) if side else "" for side in sides)
    by = difference(one.before, one.after) if one.before and one.after else ("", "")
    if one.field:
        old, new, by = one.old, one.new, ("", "")
    sources, vintages = ([getattr(side, name) if side else "" for side in sides] for name in ("source", "vintage"))
    return (
        one.change, one.what, one.field, figure.indicator, figure.area, figure.period, figure.measure, figure.base_indicator,
        figure.base_period, figure.basis, old, new, *(("", "") if one.field else (unit, mult)), *by, *sources, *vintages,
    )  # fmt: skip
