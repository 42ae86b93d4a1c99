"""Turn a table in columns into figures: what long tables, series as columns and periods across have in common."""

from ...core.dataset import Dataset
from ..grid import CellGrid
from ..report import Report
from .area_columns import with_areas as with_areas
from .completing import completed as completed
from .plan import TWIN as TWIN
from .plan import Plan as Plan
from .plan import Values as Values
from .plan import are_mostly_single as are_mostly_single
from .plan import parts_of_names as parts_of_names
from .remarks import cut_series as cut_series
from .remarks import of_other_columns as of_other_columns
from .remarks import remark_few_figures
from .taking import UNKNOWN_MULTIPLIER as UNKNOWN_MULTIPLIER
from .taking import Head as Head
from .taking import heads as heads
from .taking import multiplied as multiplied
from .taking import remark_above, without_dittos
from .taking import take as take


def read(grid: CellGrid, planned: Plan, report: Report) -> Dataset:
    """Return the figures of a table whose plan is not ``completed``."""
    planned = completed(grid, planned, report)
    grid = without_dittos(grid, planned.at.get("unit"))
    remark_few_figures(grid, planned, report)
    data = take(grid, planned, report)
    remark_above(data.catalog, planned.above, report)
    return data
