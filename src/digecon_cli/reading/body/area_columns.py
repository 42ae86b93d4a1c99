"""The areas of the rows of a table, by the columns that name them."""

import re
from collections.abc import Sequence

from .. import columns, dimensions
from ..grid import CellGrid
from .plan import Plan

# Of columns of names that are no areas.
_NO_AREAS = re.compile(
    r"(?:^|_)(?:industr|sector|branch|product|item|categor|type|kind|class|sex|gender|age$|age_|commodit|activit|species|fuel|source|model|brand|variable|series|measure|component"
    r"|crop|good|group|status|level|education|occupation|branche|produkt|secteur|rama|rubro|concepto|concept|name|description|title|label|indica|statistic|unit|currency|code|id$)"
    r"|行业|产业|类|性别|产品|品种|项目|指标|年龄|分组|名称"
)
_FEW_AREAS = 2  # names
_LONGEST_AREA = 40  # signs of one
_REGIONS = ("region", "regions", "region_name")
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)")  # of a spreadsheet


def may_be_areas(grid: CellGrid, planned: Plan) -> int | None:
    """Return the first column of short names among those that became parts of names and may hold areas, where no areas are known; None for none."""
    known = {"area", "indicator"} & planned.mapping.fields.keys() or any(values.area for values in planned.values)
    for place in planned.indicator if not known and "area" not in planned.at and not grid.above.area else ():
        name, cells = columns.key(grid.header[place]), {*grid.cells[place]} - {""}
        called = name in columns.NAMES["indicator"] or _NO_AREAS.search(name)
        short = all(len(cell) <= _LONGEST_AREA and cell[:1].isalpha() for cell in cells)
        if name and not called and short and len(cells) > _FEW_AREAS:
            return place
    return None


def columns_of_labels(grid: CellGrid, planned: Plan) -> dict[int, int]:
    """Return the column of labels of each column of the indicator that has one: of all those that are not read, or that of our field."""
    used = planned.places
    unused = [place for place in range(len(grid.header)) if place not in used]
    labels = dimensions.labels(grid.header, planned.indicator, grid.cells, unused)
    if "label" in planned.at and planned.indicator:
        labels[planned.indicator[0]] = planned.at["label"]
    return labels


def area_names(grid: CellGrid, at: dict[str, int]) -> set[int]:
    """Return the place of the areas' names, if their codes do not name all of them."""
    if "area" not in at or all(_area_codes(grid, at)):
        return set()
    usual = columns.NAMES["area"]
    return {place for place, name in enumerate(grid.header) if columns.key(name) in usual and place not in at.values()}


def _area_codes(grid: CellGrid, at: dict[str, int]) -> Sequence[str]:
    """Return the column of areas without the errors of a spreadsheet, ``#N/A``, and points and blanks that only lay out a table."""
    codes = grid.column(at.get("area"))
    written = {code: "" if _ERROR.fullmatch(code) else columns.plain_area(code) for code in set(codes)}
    return codes if all(code == plain for code, plain in written.items()) else [written[code] for code in codes]


def with_areas(grid: CellGrid, at: dict[str, int]) -> list[Sequence[str]]:
    """Return the cells of a table by column, with the names of areas where these have no code."""
    place = at.get("area")
    return [areas_of_rows(grid, at) if number == place else cells for number, cells in enumerate(grid.cells)]


def areas_of_rows(grid: CellGrid, at: dict[str, int]) -> Sequence[str]:
    """Return the area of each row: its code, or its name where it has none."""
    codes = _area_codes(grid, at)
    named = min(area_names(grid, at), default=None)
    if named is None or all(codes):
        return codes
    pairs = list(zip(codes, grid.cells[named], strict=True))
    coded = {(code, name) for code, name in pairs if code}
    own = len(coded) == len({name for _, name in coded} - {""}) == len({code for code, _ in coded})
    # The rows of another source may lack the code, and those of a region have none.
    of_areas = own and columns.key(grid.header[named]) not in _REGIONS
    code_of = {name: code for code, name in coded} if of_areas else {}
    return [code or code_of.get(name, name) for code, name in pairs]
