"""The listing of ``diff``: one line for each change between two tables."""

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


class TableChanges(NamedTuple):
    """The changes between two tables, the new table, and both versions (empty: none)."""

    changes: Sequence[Change]
    data: Dataset
    old: str
    new: str

    def listing(self) -> Listing:
        """Return one row per change, with numbers in the catalog's unit; the page for people counts and groups them."""
        rows = [_row(one, self.data) for one in self.changes]
        kinds: dict[str, type] = {"unit_mult": int, "difference": float}
        return Listing(
            COLUMNS, rows, "diff", numbers=kinds, page=lambda look: page.page(self.changes, self.data, self.old, self.new, look)
        )  # fmt: skip


def answer(old: str, new: str = "") -> TableChanges:
    """Return the changes between two tables: folders, zip files, files in our layout, or the version of the bundled one.

    An empty ``new`` is the bundled table. Raises DataError for a table that cannot be read, and where nothing differs.
    """
    before, after = read_table(old), read_table(new)
    found = compare(before.data, after.data)
    if before.alone or after.alone:  # a file of figures has our catalog and documents
        found = [one for one in found if one.figure]
    if not found:
        raise DataError("nothing was added, revised or withdrawn: both tables tell the same.")
    return TableChanges(found, after.data, before.version, after.version)


def _row(change: Change, data: Dataset) -> tuple[str | int, ...]:
    figure = change.figure
    if figure is None:
        return _entry_row(change)
    unit, mult = data.told_in(figure)
    sides = (change.before, change.after)
    old, new = (value_in(side, side.unit, mult) if side else "" for side in sides)
    by = difference(change.before, change.after) if change.before and change.after else ("", "")
    if change.field:
        old, new, by = change.old, change.new, ("", "")
    sources, vintages = ([getattr(side, name) if side else "" for side in sides] for name in ("source", "vintage"))
    return (
        change.change, change.what, change.field, figure.indicator, figure.area, figure.period, figure.measure, figure.base_indicator,
        figure.base_period, figure.basis, old, new, *(("", "") if change.field else (unit, mult)), *by, *sources, *vintages,
    )  # fmt: skip


def _entry_row(change: Change) -> tuple[str | int, ...]:
    """Return the row of a changed catalog entry, document, break or revision."""
    name, *rest = change.about.split(" ") if change.what in ("break", "revision") else [change.about]
    area, period = rest or ("", "")
    cells = {
        "change": change.change, "what": change.what, "field": change.field, "indicator": name, "area": area,
        "period": period, "old": change.old, "new": change.new,
    }  # fmt: skip
    return tuple(cells.get(column, "") for column in COLUMNS)
