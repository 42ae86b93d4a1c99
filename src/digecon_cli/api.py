"""The Python interface: tables that select and derive with the words of the command line, and pandas frames of them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from . import bundled, fast, readers, table
from .measures.engine import Options, vintage_option
from .observations import Dataset
from .table import sort_rows

if TYPE_CHECKING:
    import pandas


class Table(table.Table):
    """A table of observations: iterate over it, select from it, derive from it, or take it as a pandas frame."""

    def select(self, *names: str, start: str = "", end: str = "", freq: str = "", area: str = "") -> Table:
        """Return the observations of sectors, indicators or globs whose periods lie within ``start`` and ``end``.

        Raises UsageError for an unknown name or period, DataError when nothing is left.
        """
        chosen = self.data.select(names, start=start, end=end, freq=freq, area=area)
        if len(self.rows) != len(self.data.observations):
            kept = set(self.rows)
            chosen = [one for one in chosen if one in kept]
        return Table(chosen, self.data)

    def show(self, *, all_sources: bool = False, vintage: str = "") -> Table:
        """Return the figures as published: of several for one thing the one that counts, unless ``all_sources``."""
        when = vintage_option(vintage) or "latest"
        rows = self.rows if all_sources else self.data.standing(self.rows, when)
        return Table(sort_rows(rows), self.data)

    def derive(self, command: str, **options: object) -> Table:
        """Return the rows of a measure command (``growth``, ``cagr``, ``share``, ...) with its options."""
        asked = Options.given(**options)  # type: ignore[arg-type]
        return Table(fast.derived(command, self.rows, self.data, asked), self.data, command)

    def growth(self, **options: object) -> Table:
        """Return published growth, computed growth and their gap, for each period (percent; percentage points)."""
        return self.derive("growth", **options)

    def cagr(self, **options: object) -> Table:
        """Return ``cagr`` and ``mean_growth`` of each series over its span (percent)."""
        return self.derive("cagr", **options)

    def share(self, **options: object) -> Table:
        """Return each level in percent of its parent, or ``of`` another indicator (percent)."""
        return self.derive("share", **options)

    def contribution(self, **options: object) -> Table:
        """Return the points that the parts add to their parent's growth, and the rest (percentage points)."""
        return self.derive("contribution", **options)

    def index(self, base: str, **options: object) -> Table:
        """Return levels as an index of the base period (= 100), or yearly rates chained from it."""
        return self.derive("index", base=base, **options)

    def ratio(self, other: str, **options: object) -> Table:
        """Return the levels divided by those of another indicator, in the unit of the quotient."""
        return self.derive("ratio", other=other, **options)

    def to_frame(self) -> pandas.DataFrame:
        """Return a pandas frame with the columns of the contract; ``value``, ``low`` and ``high`` as numbers."""
        import pandas

        frame = pandas.DataFrame(list(self.records()), columns=list(self.columns))
        numbers = ["value", "low", "high"]
        frame[numbers] = frame[numbers].apply(pandas.to_numeric)
        return frame


def load() -> Table:
    """Return the bundled table."""
    return _table(bundled.load())


def read(path: str | os.PathLike[str], mapping: str = "") -> Table:
    """Return a table of one's own, in any layout that ``--data`` knows; ``table.data.notices`` tells what was left out.

    ``mapping`` names columns as ``--map`` does (``value=OBS,period=Year``). Raises DataError when the file cannot be read.
    """
    return _table(readers.read(os.fspath(path), mapping))


def _table(data: Dataset) -> Table:
    return Table(data.observations, data)
