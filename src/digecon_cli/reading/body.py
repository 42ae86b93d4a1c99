"""Turn a table in columns into figures: what long tables, series as columns and periods across have in common."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

from ..core import units
from ..core.cleaning import printable
from ..core.dataset import Dataset
from ..core.messages import Message
from ..core.model import Indicator
from ..core.text import quoted
from . import columns, dimensions, parse, times, unit_text
from .build import OUTSIDE, UNUSED, Collector
from .columns import ColumnMapping
from .grid import CellGrid
from .numbers import UNCLEAR, Numbers, StoredNumber, count, currency
from .report import Report, Unread, first_of
from .unit_text import Unit

UNKNOWN_MULTIPLIER = "figures with an unknown multiplier"
# Units of the OECD that say on what a change in percent is.
_CHANGES = {
    "PC_CHGPP": Message("figures with the unit PC_CHGPP are changes on the period before, in percent"),
    "PC_CHGPY": Message("figures with the unit PC_CHGPY are changes on the same period of the year before, in percent"),
}
# What a column is called that says of which kind figures are.
_KINDS = frozenset((
    "category", "measure", "concept", "dataset", "domain", "variable", "item", "metric", "series", "subject", "methodology", "survey", "basis",
))  # fmt: skip
_GRADES = frozenset("ABCDEF")
_QUANTITIES = frozenset(("quantity", "qty", "volume", "cantidad", "quantité", "menge", "数量"))
_AMOUNTS = frozenset(("value", "trade_value", "valor", "valeur", "wert", "金额"))
_MAGNITUDES, _LARGEST_POWER = ("magnitude", "magntude"), 12  # of Statistics New Zealand
_SHORTEST_SCALE = 4  # signs of its abbreviations, which may be other things: MN, Mill
_NO_SCALE = ("unit", "units", "n/a")  # in a column of powers of ten
TWIN = "unit's twin"  # the column that says again, as a text or as a code, what the column of units says
SIGNS = "figures with and without a percent sign"
Head = tuple[str, str, Unit]  # indicator, label and unit
# Of columns of names that are no areas.
_NO_AREAS = re.compile(
    r"(?:^|_)(?:industr|sector|branch|product|item|categor|type|kind|class|sex|gender|age$|age_|commodit|activit|species|fuel|source|model|brand|variable|series|measure|component"
    r"|crop|good|group|status|level|education|occupation|branche|produkt|secteur|rama|rubro|concepto|concept|name|description|title|label|indica|statistic|unit|currency|code|id$)"
    r"|行业|产业|类|性别|产品|品种|项目|指标|年龄|分组|名称"
)
_FEW_AREAS, _LONGEST_AREA = 2, 40  # names, and signs of one
_MOST_NAMES = 8  # in a sentence
_FEW_PERIODS = 3  # of which a series may well lack all but one
_REGIONS = ("region", "regions", "region_name")
# Parts of areas, which are no areas where these are known: a table may have them too.
_PARTS_OF_AREAS = frozenset((
    "local_authority", "unitary_authority", "council_area", "scottish_council_area", "welsh_unitary_authority", "county", "county_name", "district",
    "district_name", "borough", "ward", "parish", "landkreis", "kreis", "arrondissement", "区县",
))  # fmt: skip
_OF_ONE_COLUMN = re.compile(r"(.+)_(?:base|units?)")
_CURRENCIES = frozenset(
    ("currency", "currency_code", "currency_unit", "moneda", "moeda", "währung", "devise", "valuta")
)
_OF_PORTAL = frozenset(("location", "indicator", "subject"))  # of the OECD, as its data were downloaded
_FEW_YEARS = 2
_YEAR = re.compile(r"(?:19|20)\d\d")
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)")  # of a spreadsheet
_OF_A_FIGURE = ("decimals", "status", "vintage", "source", "note", "break")
_STATUS = _OF_A_FIGURE.index("status")


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
    more: list[str]  # in the order of _OF_A_FIGURE


def read(grid: CellGrid, planned: Plan, report: Report) -> Dataset:
    """Return the figures of a table whose plan is not ``completed``."""
    planned = completed(grid, planned, report)
    grid = _without_dittos(grid, planned.at.get("unit"))
    _remark_few_figures(grid, planned, report)
    data = take(grid, planned, report)
    _remark_above(data.catalog, planned.above, report)
    return data


def completed(grid: CellGrid, planned: Plan, report: Report) -> Plan:
    """Return a plan with the indicator, which it lacks: its columns, and the dimensions found beside them.

    The report gets the columns that are not used.
    """
    planned = planned._replace(at=_with_flags(grid, planned))
    other = {"status": _is_other_status(grid, planned), "label": _are_times(grid.column(planned.at.get("label")))}
    planned = planned._replace(at={field: place for field, place in planned.at.items() if not other.get(field)})
    planned = planned._replace(indicator=_indicator(grid, planned))
    planned = _with_source_as_name(grid, planned)
    planned = planned._replace(totals=_has_totals(grid, planned), coded=_have_codes(grid, planned))
    planned = _with_base_of_indices(planned._replace(at={**planned.at, **_units(grid, planned)}))
    if _is_number_of_unit(grid, planned):
        planned = planned._replace(at={field: place for field, place in planned.at.items() if field != "unit"})
    if found := _unit_of_quantity(grid, planned):
        unit, quantity = found
        at = {field: place for field, place in planned.at.items() if place != unit}
        planned = planned._replace(at=at, used=planned.used | {unit})
        report.remark(_of_one(grid, unit, quantity))
    planned = planned._replace(indicator=[*_names_of_all(grid, planned), *planned.indicator])
    used = planned.places | _area_names(grid, planned.at)
    periods = {column.place: column.period for column in planned.values}
    over = [*grid.groups, [periods.get(place, "") for place in range(len(grid.header))]]
    labels = _labels(grid, planned)
    words = _words_of_all(grid, used)
    columns.remark_unused(grid.header, used | {*labels.values()}, report, over, words)
    if text := next((text for place, text in words.items() if not grid.header[place]), ""):
        report.remark(Message("all rows have '{text}' in a column without a name", text=printable(text)))
    for remark in (
        *_remarks_on_names(grid, planned, labels),
        *_remarks_on_kinds(grid, planned, used | {*labels.values()}),
    ):
        report.remark(remark)
    if unit_text.is_mixed(planned.above.name):
        message = "several units are named above the table ({units}): an indicator that names none of them has no unit"
        report.remark(Message(message, units=printable(planned.above.name)))
    for kind, number in ((OUTSIDE, grid.outside), (UNUSED, _unused_numbers(grid, used, planned, report))):
        if number:
            report.skip(kind, number)
    return planned


def _with_flags(grid: CellGrid, planned: Plan) -> dict[str, int]:
    """Return the columns of our fields with one behind the periods that has no name, and flags in brackets such as ``(p)``, as the status."""
    behind = {place + 1 for place in planned.used} if planned.periods else set()
    free = [place for place, name in enumerate(grid.header) if place in behind - planned.places and not name]
    flags = [place for place in free if dimensions.are_flags_in_brackets(grid.cells[place])]
    return {"status": flags[0], **planned.at} if flags else planned.at


def _are_times(cells: Sequence[str]) -> bool:
    """Return whether texts are periods, as the American labor statistics label figures: ``2005 Jan``."""
    texts = {*cells} - {""}
    return bool(texts) and all(map(times.looks_like_time, texts))


def _is_other_status(grid: CellGrid, planned: Plan) -> bool:
    """Return whether letters in a column of statuses are none of figures: how free a country is, a grade of quality, or ``F`` for what is final.

    Statistics Canada grades from A to F, beside what it calls vectors and coordinates. Before a figure that is provisional, none is a forecast.
    """
    if "status" not in planned.at or "status" in planned.mapping.fields:
        return False
    cells = grid.cells[planned.at["status"]]
    letters = {*cells} - {""}
    if {"PF", "NF"} & letters or (letters <= _GRADES and {*map(columns.key, grid.header)} >= {"vector", "coordinate"}):
        return True
    areas = grid.column(planned.at.get("area")) or [""] * len(cells)
    last: dict[tuple[str, str], str] = {}
    for area, when, cell in zip(areas, planned.periods, cells, strict=False):
        last[area, cell] = max(when, last.get((area, cell), ""))
    both = [area for area, cell in last if cell == "F" and (area, "P") in last]
    return "A" not in letters and bool(both) and all(last[area, "F"] < last[area, "P"] for area in both)


def _remarks_on_names(grid: CellGrid, planned: Plan, labels: Container[int]) -> Iterator[Message]:
    """Yield what columns that became parts of names may rather be: the areas, or others than those that are read, and months beside years."""
    area = planned.at.get("area")
    if (place := _may_be_areas(grid, planned)) is not None:
        name = printable(grid.header[place])
        yield Message(
            "no areas were found, and '{column}' is a part of the names (if it holds areas: --map {pair})",
            column=name,
            pair=quoted(columns.spelled((("area", name),))),
        )
    changes = [unit for unit in sorted({*grid.column(planned.at.get("unit"))}) if unit_text.says_change(unit)]
    yield from (_CHANGES[unit] for unit in changes if unit in _CHANGES)
    if changes := [printable(unit) for unit in changes if unit not in _CHANGES]:
        yield Message("figures with these units are changes, whatever their names: {units}", units=first_of(changes, 3))
    texts = {*grid.column(planned.at.get("unit"))} - {""}
    if len(texts) > 1 and "unit" not in planned.mapping.fields and not any(map(unit_text.is_unit, texts)):
        yield Message(
            "no text in '{column}' is a unit that is known, but all are read as such: {texts}",
            column=printable(grid.header[planned.at["unit"]]),
            texts=first_of(sorted(map(printable, texts)), 3),
        )
    of_one = _of_one_column([*map(columns.key, grid.header)], {values.place for values in planned.values})
    for place, figures in of_one.items():
        if unit_text.are_sure({*grid.cells[place]} - {""}) and place not in planned.places:
            yield _of_one(grid, place, figures)
    yield from _remarks_on_currencies(grid, planned)
    for place in planned.indicator:
        if place not in labels:  # whose words say what its numbers are
            yield from _remarks_on_numbers(grid.header[place], {*grid.cells[place]} - {""})
        if place != planned.at.get("indicator"):
            yield from _remarks_on_part(grid, place, area)
            if _may_be_remarks(grid, planned, place):
                message = "'{column}' tells no rows apart, and is a part of some names alone: it may hold remarks"
                yield Message(message, column=printable(grid.header[place]))


def _of_one(grid: CellGrid, unit: int, figures: int) -> Message:
    """Return that a column of units is one of figures in another column alone."""
    return Message(
        "'{column}' says the unit of '{other}' alone and is not read: compare no figures across a change of it",
        column=printable(grid.header[unit]),
        other=printable(grid.header[figures]),
    )


def _remarks_on_kinds(grid: CellGrid, planned: Plan, used: Container[int]) -> Iterator[Message]:
    """Yield that figures of other kinds may follow each other in a series, by the columns of kinds that are not read and change within one."""
    of_series = list(
        zip(*(grid.cells[place] for place in (*planned.indicator, *_places_of_areas(planned))), strict=True)
    )
    for place, name in enumerate(grid.header):
        if place in used or columns.key(name).rstrip("_0123456789") not in _KINDS:
            continue
        pairs = {*zip(of_series or [()] * len(grid.cells[place]), grid.cells[place], strict=True)}
        if len({series for series, kind in pairs if kind}) < len([pair for pair in pairs if pair[1]]):
            yield Message(
                "'{column}' is not read, and figures of more than one kind follow each other within a series: {texts}",
                column=printable(name),
                texts=first_of(sorted({printable(kind, 40) for _, kind in pairs if kind}), 3),
            )


def _places_of_areas(planned: Plan) -> list[int]:
    return [planned.at["area"]] if "area" in planned.at else []


def _remarks_on_currencies(grid: CellGrid, planned: Plan) -> Iterator[Message]:
    """Yield that figures may be in the currencies of a column that is not read."""
    for place, name in enumerate(grid.header):
        if (
            columns.key(name) in _CURRENCIES
            and place not in planned.places
            and len(kinds := {*grid.cells[place]} - {""}) > 1
        ):
            yield Message(
                "figures may be in the currencies of the column '{column}', which is not read: {texts}",
                column=printable(name),
                texts=first_of(sorted(map(printable, kinds)), 3),
            )


def _may_be_remarks(grid: CellGrid, planned: Plan, place: int) -> bool:
    """Return whether a column that became a part of names is empty in some rows of a table with periods down, and no row needs it."""
    if "" not in grid.cells[place] or not planned.periods:
        return False
    beside = [*planned.indicator, *(planned.at[field] for field in ("area",) if field in planned.at)]
    rows = list(zip(planned.periods, *(grid.cells[other] for other in beside if other != place), strict=True))
    return dimensions.number_apart(rows, [place], grid.cells) == dimensions.number_apart(rows, [], grid.cells)


def _remarks_on_numbers(name: str, cells: Set[str]) -> Iterator[Message]:
    """Yield that a column of numbers, without which these say nothing, is a part of names: 0 and 1 of a gender, the ends of ages."""
    numbered = 2 * count(cells) > len(cells) and not all(map(_YEAR.fullmatch, cells))
    if numbered and columns.key(name) not in ("", *columns.NAMES["indicator"]):
        texts = printable(", ".join(sorted(cells, key=lambda text: (len(text), text))), 40)
        message = "numbers in the column '{column}' are parts of the names: {texts}"
        yield Message(message, column=printable(name), texts=texts)


def _remarks_on_part(grid: CellGrid, place: int, area: int | None) -> Iterator[Message]:
    """Yield what a column that became a part of names may rather be."""
    name, cells = grid.header[place], {*grid.cells[place]} - {""}
    if not name and 2 * grid.cells[place].count("") > len(grid.lines):
        texts = printable(", ".join(sorted(cells)), 60)
        yield Message("texts in a column without a name are parts of the names of their rows: {texts}", texts=texts)
    if area is not None and columns.key(name) in (*columns.NAMES["area"], *_PARTS_OF_AREAS):
        message = "the areas are those of the column '{area}', and '{column}' is a part of the names"
        yield Message(message, area=printable(grid.header[area]), column=printable(name))
    if len(cells) > _FEW_YEARS and all(map(_YEAR.fullmatch, cells)):
        yield Message(
            "the years in the column '{column}' are parts of the names, and no periods (if they are: --map {pair})",
            column=printable(name),
            pair=quoted(columns.spelled((("period", name),))),
        )


def _words_of_all(grid: CellGrid, used: Container[int]) -> dict[int, str]:
    """Return what all rows have in the columns of words that are not used and describe figures: of which all may be."""
    free = (
        place
        for place, name in enumerate(grid.header)
        if place not in used and columns.key(name) not in dimensions.ATTRIBUTES
    )
    texts = ((place, set(grid.cells[place])) for place in free if len(grid.lines) > 1)
    return {
        place: text
        for place, same in texts
        if len(same) == 1
        for text in same
        if any(map(str.isalpha, text)) and not parse.is_missing(text)
    }


def _with_source_as_name(grid: CellGrid, planned: Plan) -> Plan:
    """Return a plan in which a column called ``source`` is a part of the names where nothing else tells rows apart: of energy, and not of figures."""
    if "source" not in planned.at or "source" in planned.mapping.fields or not planned.periods:
        return planned
    source = planned.at["source"]
    places = [*planned.indicator, *(planned.at[field] for field in ("area",) if field in planned.at)]
    rows = list(zip(planned.periods, *(grid.cells[place] for place in places), strict=True))
    apart = set(zip(rows, grid.cells[source], strict=True))
    short = 2 * len(set(grid.cells[source])) <= len(rows)  # no addresses of each
    if 2 * len(set(rows)) > len(rows) or len(apart) < len(rows) or not short:
        return planned
    at = {field: place for field, place in planned.at.items() if field != "source"}
    return planned._replace(at=at, indicator=[*planned.indicator, source])


def _with_base_of_indices(planned: Plan) -> Plan:
    """Return a plan in which the base of an index that stands above a table counts neither for indices of another year nor for averages beside these."""
    names = [values.name for values in planned.values]
    if not unit_text.is_base(planned.above) or not any(map(unit_text.is_called_index, names)):
        return planned
    off_base = [unit_text.is_of_other_base(name, planned.above) for name in names]
    if not any(off_base):
        return planned
    found = [
        values if is_off or values.unit != unit_text.NONE else values._replace(unit=planned.above)
        for values, is_off in zip(planned.values, off_base, strict=True)
    ]
    return planned._replace(values=found, above=unit_text.NONE)


def parts_of_names(planned: Plan) -> list[int]:
    """Return the places of the columns that became parts of the names of series down a table, beside one that holds names; none where these were asked for."""
    if not planned.periods or "indicator" in planned.mapping.fields:
        return []
    return [place for place in planned.indicator if place != planned.at.get("indicator")]


def are_mostly_single(rows: Mapping[Any, int], periods: int) -> bool:
    """Return whether most series have a single row, by the rows of each and the number of periods."""
    return periods >= _FEW_PERIODS and 2 * sum(number == 1 for number in rows.values()) > len(rows)


def _remark_few_figures(grid: CellGrid, planned: Plan, report: Report) -> None:
    """Report the columns that became parts of the names of series, where most of these have a single row then."""
    if not (parts := parts_of_names(planned)):
        return
    places = {*planned.indicator, planned.at.get("area", planned.indicator[0])}
    rows = Counter(zip(*(grid.cells[place] for place in places), strict=True))
    if are_mostly_single(rows, len({*planned.periods})):
        names = tuple(f"'{printable(grid.header[place])}'" for place in parts)
        report.remark(Message("most series have a single figure: parts of their names are {columns}", columns=names))


def _may_be_areas(grid: CellGrid, planned: Plan) -> int | None:
    """Return the first column of short names among those that became parts of names and may hold areas, where no areas are known; None for none."""
    known = {"area", "indicator"} & planned.mapping.fields.keys() or any(values.area for values in planned.values)
    for place in planned.indicator if not known and "area" not in planned.at and not grid.above.area else ():
        name, cells = columns.key(grid.header[place]), {*grid.cells[place]} - {""}
        called = name in columns.NAMES["indicator"] or _NO_AREAS.search(name)
        short = all(len(cell) <= _LONGEST_AREA and cell[:1].isalpha() for cell in cells)
        if name and not called and short and len(cells) > _FEW_AREAS:
            return place
    return None


def _unused_numbers(grid: CellGrid, used: Container[int], planned: Plan, report: Report) -> int:
    """Return how many numbers are in columns that are not used and may be figures: no codes, counters, dates and periods.

    Raises Unread where the name of such a column is a figure, and its row no header.
    """
    area = planned.at.get("area")
    places = [place for place in range(len(grid.header)) if place not in used and place not in planned.again]
    periods = {
        grid.header[values.place] for values in planned.values
    }  # which may come again beside those that are read
    if not planned.mapping.header and columns.are_figures({grid.header[place] for place in places} - periods):
        raise Unread(
            "{name}: the row '{row}' is where the header should be, but holds figures.",
            name=report.name,
            row=printable(", ".join(grid.header[:8])),
        )
    free = [place for place in places if not dimensions.is_counter(grid.header, place, grid.cells, area)]
    return sum(count(grid.cells[place]) for place in free)


def _indicator(grid: CellGrid, planned: Plan) -> list[int]:
    at, mapping, width = planned.at, planned.mapping, len(grid.header)
    indicator = columns.places(grid.header, mapping, "indicator") or [
        at[field] for field in ("indicator",) if field in at
    ]
    if not grid.lines or "indicator" in mapping.fields:
        return indicator
    series = [place for place in range(width) if dimensions.names_series(grid.header, place, grid.cells[place])]
    indicator = [*dict.fromkeys((*indicator, *series, *_subjects(grid, at)))]
    key = [*indicator, *(at[field] for field in ("area",) if field in at)]
    taken = {*(one.place for one in planned.values), *key, *planned.used} - {at.get("unit")}
    taken |= {at[field] for field in (*_OF_A_FIGURE, "unit_mult", "label") if field in at}
    candidates = [place for place in range(width) if place not in taken]
    cells = with_areas(grid, at)
    if planned.periods:
        return indicator + dimensions.find(grid.header, [*cells, planned.periods], [*key, width], candidates)
    if other := _instead_of_codes(grid, at, indicator, candidates):
        return other
    return indicator + dimensions.find(grid.header, cells, key, candidates)


def _subjects(grid: CellGrid, at: Mapping[str, int]) -> list[int]:
    """Return the column of subjects of the portal of the OECD (both sexes, men) where an indicator has several: each area may have one of its own."""
    keys = list(map(columns.key, grid.header))
    if "indicator" not in at or not {*keys} >= _OF_PORTAL or keys[at["indicator"]] != "indicator":
        return []
    place = keys.index("subject")
    pairs = {*zip(grid.cells[at["indicator"]], grid.cells[place], strict=True)}
    return [place] if len(pairs) > len({*grid.cells[at["indicator"]]}) else []


def _instead_of_codes(
    grid: CellGrid, at: dict[str, int], indicator: Sequence[int], candidates: Sequence[int]
) -> list[int]:
    """Return the columns that tell the rows of each area apart where each row has a code of its own, as at the Bank for International Settlements."""
    rows = len(grid.lines)
    if len(indicator) != 1 or "area" not in at or len({*grid.cells[indicator[0]]}) < rows:
        return []
    areas = len({*grid.cells[at["area"]]})
    if not 1 < areas <= rows / 2:
        return []
    found = dimensions.find(grid.header, with_areas(grid, at), [at["area"]], candidates)
    distinct = set(zip(*(grid.cells[place] for place in (at["area"], *found)), strict=True))
    return found if found and len(distinct) == rows else []


def _have_codes(grid: CellGrid, planned: Plan) -> bool:
    """Return whether the names of a column of the indicator, or those of the columns of figures, have codes behind them that are no units."""
    across = {values.name for values in planned.values}
    return any(map(unit_text.have_codes, (across, *({*grid.cells[place]} - {""} for place in planned.indicator))))


def _has_totals(grid: CellGrid, planned: Plan) -> bool:
    """Return whether rows without a name in the dimensions that were found are totals: of each area and period there is one.

    Below a merged name, and in a column that is called an indicator, a cell is empty for other reasons.
    """
    if (
        "indicator" in planned.at
        or not planned.indicator
        or not planned.periods
        or "indicator" in planned.mapping.fields
    ):
        return False
    names = zip(*(grid.cells[place] for place in planned.indicator), strict=True)
    rows = zip(names, _areas(grid, planned.at), planned.periods, strict=True)
    unnamed = [(area, period) for name, area, period in rows if not any(name)]
    return len(set(unnamed)) == len(unnamed) > 0


def _names_of_all(grid: CellGrid, planned: Plan) -> list[int]:
    """Return the column of one text that says what all figures are, with their unit, where no other does: ``Tasa de paro``, ``GDP (USD million)``."""
    named = {planned.at[field] for field in ("indicator", "label", "unit", TWIN) if field in planned.at}
    if named or "indicator" in planned.mapping.fields or not grid.lines:
        return []
    alike = (
        place for place in range(len(grid.header)) if place not in planned.places and len({*grid.cells[place]}) == 1
    )
    return [place for place in alike if unit_text.names_a_unit(grid.cells[place][0])][:1]


def _units(grid: CellGrid, planned: Plan) -> dict[str, int]:
    """Return the column of units and its twin, also of units that are in the indicator, or of codes such as ``PC_GDP``."""
    keys = list(map(columns.key, grid.header))
    figures = {values.place for values in planned.values}
    taken = figures | {planned.at.get("area")}
    filled = [place for place in range(len(keys)) if place not in taken and any(grid.cells[place])]
    named = bool({planned.at.get("area"), planned.at.get("indicator")} - {None, 0})  # by another than the first column
    called = [place for place in filled if keys[place] in unit_text.WORDS]
    coded = [place for place in filled if keys[place] == "measure" and unit_text.are_codes(set(grid.cells[place]))]
    # In the portal of the OECD the codes of measures are units: USD_CAP.
    portal = set(keys) >= _OF_PORTAL
    called += [place for place in filled if portal and keys[place] == "measure"]
    of_one = _of_one_column(keys, figures)
    alone = [place for place in filled if place not in of_one and _are_units(grid, place, place > 0 or named)]
    known = planned.at.get("unit", next(iter([*called, *coded, *alone]), None))
    if known in filled and keys[known] == "unit":  # the portal's former tables call the texts of the codes so
        measures = [
            place for place in filled if keys[place] == "measure"
        ]  # two are a dimension, its codes and their texts
        if len(measures) == 1 and _are_texts_of(grid, measures[0], known):
            return {"unit": measures[0], TWIN: known}
    twin = next((place for place in called if place != known), None)
    free = [place for place in filled if place not in (known, twin)] if known is not None else []
    new_zealand = "series_reference" in keys
    scale = next(
        (place for place in free if _are_scales(keys[place] if new_zealand else "", {*grid.cells[place]})), None
    )
    found = {"unit": known, TWIN: twin, "unit_mult": planned.at.get("unit_mult", scale)}
    return {field: place for field, place in found.items() if place is not None}


def _is_number_of_unit(grid: CellGrid, planned: Plan) -> bool:
    """Return whether a column called units has their numbers alone, as of those that were asked, and no code of a unit."""
    cells = {*grid.column(planned.at.get("unit"))} - {""}
    numbered = bool(cells) and all(map(str.isdecimal, cells)) and "unit" not in planned.mapping.fields
    return numbered and all(unit_text.of_column(cell).name == cell for cell in cells)


def _unit_of_quantity(grid: CellGrid, planned: Plan) -> tuple[int, int] | None:
    """Return the column of units that are those of a quantity beside a value, tons of what is worth so much, and that quantity; None for none."""
    keys = list(map(columns.key, grid.header))
    read = {keys[values.place] for values in planned.values}
    quantity = next((place for place, key in enumerate(keys) if key in _QUANTITIES and count(grid.cells[place])), None)
    unit = planned.at.get("unit")
    if quantity is None or unit is None or not read & _AMOUNTS or not read <= _AMOUNTS | _QUANTITIES:
        return None
    own = f"{keys[quantity]}_unit" in keys or "unit" in planned.mapping.fields
    texts = {*grid.cells[unit]} - {""}
    of_value = any(
        unit_text.is_money(unit.name.partition("/")[0]) or units.is_rate(unit.name) or unit_text.is_base(unit)
        for unit in map(unit_text.of_column, texts)
    )
    return None if own or of_value else (unit, quantity)


def _are_scales(name: str, cells: Set[str]) -> bool:
    """Return whether texts are powers of ten in words and nothing else, ``Millions`` beside ``Units``, or numbers below the name that an office gives these."""
    if name in _MAGNITUDES and all(cell.isdecimal() and int(cell) <= _LARGEST_POWER for cell in cells):
        return True
    rest = {cell for cell in cells if cell.lower() not in ("", *_NO_SCALE)}
    return (
        bool(rest)
        and all(len(cell) > _SHORTEST_SCALE or not cell.isascii() for cell in rest)
        and all(map(unit_text.is_scale, rest))
    )


def _of_one_column(keys: Sequence[str], figures: Container[int]) -> dict[int, int]:
    """Return the columns of units that are called by one of other columns of figures (``wpi_base`` beside ``wpi`` and ``cpi``), with the places of these."""
    place_of = {key: place for place, key in enumerate(keys) if place in figures}
    matches = {place: match[1] for place, key in enumerate(keys) if (match := _OF_ONE_COLUMN.fullmatch(key))}
    return {place: place_of[stem] for place, stem in matches.items() if stem in place_of and len(place_of) > 1}


def _are_texts_of(grid: CellGrid, place: int, known: int) -> bool:
    """Return whether each code of a column has one text in another column, and each text one code."""
    pairs = set(zip(grid.cells[place], grid.cells[known], strict=True))
    return len(pairs) == len({*grid.cells[place]}) == len({*grid.cells[known]})


def _are_units(grid: CellGrid, place: int, may_be_unnamed: bool) -> bool:
    """Return whether a column holds units without being called so: none can be anything else, each says that it is one, or its column has no name."""
    cells = set(grid.cells[place]) - {""}
    unnamed = not grid.header[place].strip() and may_be_unnamed
    if unit_text.are_sure(cells):
        return True
    return unit_text.are_called(cells) or (
        unnamed and unit_text.are_lines({cell for cell in cells if not parse.is_missing(cell)})
    )


def take(grid: CellGrid, planned: Plan, report: Report) -> Dataset:
    """Return the figures of a table by its plan; the report gets what was left out, and why."""
    collector = Collector(report)
    distinct = {values.place: set(grid.cells[values.place]) for values in planned.values}
    numbers = _numbers(set().union(*distinct.values()), planned, report)
    if not grid.lines or (not numbers.odd and not planned.mapping.numbers and _take_whole(grid, planned, collector)):
        return collector.dataset()
    unclear = _unclear(distinct, numbers) if numbers.odd or planned.mapping.numbers else set()
    money = {place: currency(cells) if numbers.odd else "" for place, cells in distinct.items()}
    of_rows = _money_of_rows(grid, planned, numbers.odd)
    names = tuple(dict.fromkeys(values.name for values in planned.values))
    signs: dict[str, bool] = {}  # whether the figures of an indicator have a percent sign
    for number, row in enumerate(_rows(grid, planned, report)):
        if row is None:
            continue
        heads: dict[tuple[str | int, ...], Head] = {}
        for values in planned.values:
            cell, column = grid.cells[values.place][number], grid.header[values.place]
            digits, percent = numbers.read(cell)
            if values.place in unclear and not parse.is_missing(cell) and not isinstance(cell, StoredNumber):
                _skip_unclear(row.line, column, cell, numbers, report)
                continue
            same = (values.name, values.label, *values.unit, values.measure)
            head = heads.get(same) or heads.setdefault(same, _head(row, values, planned, names))
            indicator, label, (unit, power) = head
            if digits is not None and unit != units.PERCENT and signs.setdefault(indicator, percent) != percent:
                _skip_other_sign(row.line, column, cell, indicator, report)
                continue
            own, power = _scales(numbers, cell, power)
            if own and multiplied(Unit(unit, power), str(own), row.line, column, report) is None:
                continue
            unit = units.PERCENT if percent else unit or money[values.place] or of_rows[number]
            power = 0 if percent or own else power
            described = values.measure == "level" and (digits is not None or not (planned.periods or numbers.signed))
            if indicator and described and indicator not in collector.catalog:  # as its first figure, or row
                collector.indicator(indicator, label, unit, power)
            more = _more(row, values, grid, number, numbers.flag(cell))
            area, period = row.area or values.area, _period(row, values)
            collector.add(row.line, column, indicator, area, period, digits or cell, unit, power, *more)
    return collector.dataset()


def _remark_above(catalog: Mapping[str, Indicator], above: Unit, report: Report) -> None:
    """Report which indicators, where there are more, have the unit that stands above the table, since their names state none."""
    without = [
        code
        for code, entry in catalog.items()
        if Unit(entry.unit, entry.unit_mult) == above != unit_text.NONE
        and unit_text.of_name(entry.label or code) == unit_text.NONE
    ]
    if len(without) > 1:
        report.remark(
            Message(
                "the unit above the table ({unit}) was taken for names that state none: {names}",
                unit=printable(units.spelled(*above)),
                names=first_of([printable(code, 40) for code in without], _MOST_NAMES),
            )
        )


def _unclear(distinct: Mapping[int, set[str]], numbers: Numbers) -> set[int]:
    """Return the columns with a number of which it is not clear what it is."""
    return {place for place, cells in distinct.items() if any(map(numbers.is_unclear, cells))}


def _money_of_rows(grid: CellGrid, planned: Plan, odd: bool) -> list[str]:
    """Return the sign of money that all numbers of each row have before them, where periods are across and some are ``odd``; empty for none."""
    if planned.periods or not odd:
        return [""] * len(grid.lines)
    return [currency(cells) for cells in zip(*(grid.cells[values.place] for values in planned.values), strict=True)]


def _numbers(cells: set[str], planned: Plan, report: Report) -> Numbers:
    """Return the reader of the numbers of a table; the report gets that some without a minus are negative, and that letters are flags."""
    numbers = Numbers(cells, planned.mapping.numbers, report.semicolons)
    if numbers.flagged:
        report.remark(
            Message("letters beside numbers, as in '{cell}', were read as flags", cell=printable(numbers.flagged))
        )
    if numbers.mixed:
        report.remark(
            Message("points and commas were both read as decimal signs, as in '{cell}'", cell=printable(numbers.mixed))
        )
    if numbers.negative:
        report.remark(Message("numbers such as '{cell}' were read as negative", cell=printable(numbers.negative)))
    return numbers


def heads(grid: CellGrid, planned: Plan, report: Report) -> list[tuple[str, list[Head]] | None]:
    """Return the area of each row and what it gives together with each column of figures, None for a row that cannot be read."""
    names = tuple(dict.fromkeys(values.name for values in planned.values))
    return [
        row and (row.area, [_head(row, values, planned, names) for values in planned.values])
        for row in _rows(grid, planned, report)
    ]


def _skip_other_sign(line: int, column: str, cell: str, indicator: str, report: Report) -> None:
    """Leave out a figure with a percent sign among others without, or one without among others with it."""
    message = "'{cell}': others of {indicator} differ in their percent sign"
    report.problem(line, column, Message(message, cell=printable(cell), indicator=printable(indicator)), SIGNS)


def _more(row: RowDescription, values: Values, grid: CellGrid, number: int, flag: str) -> list[str]:
    """Return what else is said of a figure: what its row says, with its own status where it has one, and its measure.

    Its own ``flag`` goes before all.
    """
    more = [*row.more, values.measure]
    if values.flags is not None:
        more[_STATUS] = grid.cells[values.flags][number]
    more[_STATUS] = flag or more[_STATUS] or values.mark
    return more


def _marks(grid: CellGrid, planned: Plan) -> Sequence[str]:
    """Return the mark behind the period of each row, empty for those without; nothing where no row has any."""
    figures = {values.place for values in planned.values}
    for place in planned.used - figures if planned.periods else ():
        mark_of = {cell: times.mark(cell.strip()) for cell in set(grid.cells[place])}
        if any(mark_of.values()):
            return [mark_of[cell] for cell in grid.cells[place]]
    return ()


def _scales(numbers: Numbers, cell: str, power: int) -> tuple[int, int]:
    """Return the power of ten that the digits of a figure have already, and that of its unit, which a spreadsheet may show as the thousandth of what it stores."""
    own = numbers.power(cell) if power else 0
    return (0, power - own) if isinstance(cell, StoredNumber) and own < power else (own, power)


def _skip_unclear(line: int, column: str, cell: str, numbers: Numbers, report: Report) -> None:
    """Leave out a figure of a column whose style is unclear: its clear figures alone would be a wrong answer."""
    if numbers.is_unclear(cell):
        reason = Message(
            "'{cell}' may be a thousand or a decimal: say it with --map numbers=1,234.5 or numbers=1.234,5",
            cell=printable(cell),
        )
        report.problem(line, column, reason, UNCLEAR)
    else:
        report.skip(UNCLEAR)


def _head(row: RowDescription, values: Values, planned: Plan, names_of_all: tuple[str, ...]) -> Head:
    """Return what a row and a column, one of ``names_of_all``, give together: the indicator, its label, and the unit with its power of ten."""
    indicator = ".".join(filter(None, (*row.names, values.name)))
    if not indicator and (not planned.indicator or planned.totals):
        indicator = planned.only
    label = ", ".join(filter(None, (row.label, values.label or values.name)))
    if values.measure == "growth":
        return indicator, label, Unit(units.PERCENT)
    money = unit_text.of_money(values.name) if row.unit.name else unit_text.NONE  # in a row of tons
    of_row = money if money.name else row.unit
    if of_row != unit_text.NONE and values.name in unit_text.not_in(of_row, names_of_all):
        of_row = unit_text.NONE
    names = (label, indicator, *_names_alone(row))
    if len(planned.values) > 1 and unit_text.is_for_each(values.name) and any(map(unit_text.is_of_whole, row.names)):
        names = (values.name,)  # what the row is called by is the unit of the whole: Emissions (Mt)
    if planned.coded:
        names = tuple(unit_text.without_code(name) for name in (*row.names, values.name))
    stated = unit_text.resolve(of_row, values.unit, planned.above, names)
    if unit_text.is_part_of_rate(label) and units.is_rate(stated.name) and not row.unit.name:
        stated = unit_text.NONE
    return indicator, label, stated


def _names_alone(row: RowDescription) -> Sequence[str]:
    """Return the names of a row one by one, where there is more than one: each may state the unit at its end."""
    return row.names if len(row.names) > 1 else ()


def _period(row: RowDescription, values: Values) -> str:
    """Return the period of a figure: that of its column, of which one may be a part (``-Q1``), or what is no part, of the year of the other."""
    if row.period[:1] in ("-", " "):
        return values.period + row.period
    if values.months:
        return times.lengthened(row.period, values.months)
    return row.period + values.period if values.period[:1] == "-" else values.period or row.period


def _rows(grid: CellGrid, planned: Plan, report: Report) -> Iterator[RowDescription | None]:
    """Yield what each row says about its figures, None for a row whose figures cannot be read."""
    at, labels = planned.at, _labels(grid, planned)
    cells = _with_columns_of_same_texts(grid.header, grid.cells, planned.indicator)
    named = [(place, labels.get(place, place)) for place in planned.indicator]
    unit, twin, mult = (grid.column(at.get(field)) for field in ("unit", TWIN, "unit_mult"))
    area = _areas(grid, at)
    more = list(map(list, zip(*(grid.column(at.get(field)) for field in _OF_A_FIGURE), strict=True)))
    for cells_of, mark in zip(more, _marks(grid, planned), strict=False):
        cells_of[_STATUS] = cells_of[_STATUS] or mark
    mostly = 2 * sum(map(bool, area)) > len(area) and not _has_totals_of_all(grid.header)
    alone = "label" in at and not planned.indicator and len({*cells[at["label"]]}) == 1  # else it labels the rows
    for number, line in enumerate(grid.lines):
        texts = [text for _, place in named if (text := cells[place][number])]
        names = [name for place, _ in named if (name := cells[place][number])] or texts  # a total has no code
        label = cells[at["label"]][number] if alone else ", ".join(texts)
        stated: Unit | None = unit_text.of_column(unit[number], twin[number], bool(mult[number]))
        if stated and mult[number]:
            stated = multiplied(stated, mult[number], line, grid.header[at["unit_mult"]], report)
        if stated is None:
            yield None
            continue
        if mostly and not area[number]:
            lost = sum(1 for one in planned.values if not parse.is_missing(cells[one.place][number]))
            report.problem(line, grid.header[at["area"]], Message("is empty"), "")
            report.skip("figures without an area", lost)
            yield None
            continue
        period = planned.periods[number] if planned.periods else ""
        yield RowDescription(line, names, label, area[number], period, stated, more[number])


def _without_dittos(grid: CellGrid, place: int | None) -> CellGrid:
    """Return a table with the unit above in place of marks in the column of units that say the same again."""
    if place is None or not any(map(unit_text.is_ditto, {*grid.cells[place]})):
        return grid
    units_of: list[str] = []
    for cell in grid.cells[place]:
        units_of.append(units_of[-1] if units_of and unit_text.is_ditto(cell) else cell)
    return grid._replace(cells=[*grid.cells[:place], tuple(units_of), *grid.cells[place + 1 :]])


def _with_columns_of_same_texts(
    header: Sequence[str], cells: Sequence[Sequence[str]], places: Sequence[int]
) -> Sequence[Sequence[str]]:
    """Return the cells of a table with a column's name before what another one of those of names has too: ``IMD quintiles: 1``.

    That is where names would be the same without it: a total leaves cells empty, and 1 is another thing in each column.
    """
    given = Counter(text for place in places if "" in cells[place] for text in {*cells[place]} - {""})
    again = {text for text, number in given.items() if number > 1}
    rows = {*zip(*(cells[place] for place in places), strict=True)} if again else ()
    if len({tuple(filter(None, row)) for row in rows}) == len(rows):
        return cells
    return [
        [f"{header[place]}: {text}" if text in again else text for text in column] if place in places else column
        for place, column in enumerate(cells)
    ]


def _has_totals_of_all(header: Sequence[str]) -> bool:
    """Return whether an empty cell of any column means all of it, as in the British office's tables of the goals of the United Nations."""
    return {"year", "observation_status", "unit_multiplier", "value"} <= set(map(columns.key, header))


def _labels(grid: CellGrid, planned: Plan) -> dict[int, int]:
    """Return the column of labels of each column of the indicator that has one: of all those that are not read, or that of our field."""
    used = planned.places
    unused = [place for place in range(len(grid.header)) if place not in used]
    labels = dimensions.labels(grid.header, planned.indicator, grid.cells, unused)
    if "label" in planned.at and planned.indicator:
        labels[planned.indicator[0]] = planned.at["label"]
    return labels


def _area_names(grid: CellGrid, at: dict[str, int]) -> set[int]:
    """Return the place of the areas' names, if their codes do not name all of them."""
    if "area" not in at or all(_area_codes(grid, at)):
        return set()
    usual = columns.NAMES["area"]
    return {place for place, name in enumerate(grid.header) if columns.key(name) in usual and place not in at.values()}


def _area_codes(grid: CellGrid, at: dict[str, int]) -> Sequence[str]:
    """Return the column of areas without the errors of a spreadsheet: ``#N/A``."""
    codes = grid.column(at.get("area"))
    errors = set(filter(_ERROR.fullmatch, set(codes)))
    return ["" if code in errors else code for code in codes] if errors else codes


def with_areas(grid: CellGrid, at: dict[str, int]) -> list[Sequence[str]]:
    """Return the cells of a table by column, with the names of areas where these have no code."""
    place = at.get("area")
    return [_areas(grid, at) if number == place else cells for number, cells in enumerate(grid.cells)]


def _areas(grid: CellGrid, at: dict[str, int]) -> Sequence[str]:
    """Return the area of each row: its code, or its name where it has none."""
    codes = _area_codes(grid, at)
    named = min(_area_names(grid, at), default=None)
    if named is None or all(codes):
        return codes
    pairs = list(zip(codes, grid.cells[named], strict=True))
    coded = {(code, name) for code, name in pairs if code}
    own = len(coded) == len({name for _, name in coded} - {""}) == len({code for code, _ in coded})
    # The rows of another source may lack the code, and those of a region have none.
    of_areas = own and columns.key(grid.header[named]) not in _REGIONS
    code_of = {name: code for code, name in coded} if of_areas else {}
    return [code or code_of.get(name, name) for code, name in pairs]


def _take_whole(grid: CellGrid, planned: Plan, collector: Collector) -> bool:
    """Take all rows at once where they are plain figures of one column, three times as fast; return whether they were."""
    if len(planned.values) != 1 or planned.at.keys() - {"indicator", "area", "unit"} or len(planned.indicator) > 1:
        return False
    [values] = planned.values
    indicators = (
        grid.cells[planned.indicator[0]] if planned.indicator else [values.name or planned.only] * len(grid.lines)
    )
    if values != Values(values.place, values.name) or (planned.indicator and values.name):
        return False
    labeled = _labels(grid, planned).values()
    label_of = {code: label for place in labeled for code, label in zip(indicators, grid.cells[place], strict=True)}
    names = {*indicators, *label_of.values()}
    if (
        planned.coded
        or planned.above != unit_text.NONE
        or any(unit_text.of_name(name) != unit_text.NONE for name in names)
    ):
        return False
    areas = _areas(grid, planned.at)
    if (any(areas) and not all(areas)) or _marks(grid, planned):
        return False
    stated = list(map(unit_text.of_column, grid.column(planned.at.get("unit"))))
    if any(scale for _, scale in set(stated)):
        return False
    units_of = [unit for unit, _ in stated]
    return collector.add_columns(indicators, areas, planned.periods, grid.cells[values.place], units_of, label_of)


def multiplied(unit: Unit, text: str, line: int, column: str, report: Report) -> Unit | None:
    """Return a unit with the power of ten of its own column, once where both say the same; None for one that is not known.

    A rate has none, and may be said there alone.
    """
    rate = unit_text.parsed(text).name
    if units.is_rate(rate) and (unit == unit_text.NONE or units.is_rate(unit.name)):
        return unit if unit.name else Unit(rate)
    power = multiplier(text, line, column, report)
    if power is None:
        return None
    if (whole := unit_text.times(power, unit.power)) is None:
        reason = Message(
            "'{text}' is another power of ten than the unit's ({power})", text=printable(text), power=unit.power
        )
        report.problem(line, column, reason, UNKNOWN_MULTIPLIER)
        return None
    return Unit(unit.name, whole)


def multiplier(text: str, line: int, column: str, report: Report) -> int | None:
    """Return a power of ten, as a number or in words (``6``, ``6: Millions``, ``Billions``); an empty cell is 0.

    Anything else is a problem and gives None: without its power of ten a figure is unknown, and is left out.
    """
    digits, called = text.partition(":")[0].strip().removesuffix(".0"), columns.key(column)
    if called == "multiplier" and digits.isdecimal():  # a factor: 1, 1000
        factor = parse.power_of_ten(digits)
        digits = "-" if factor is None else str(factor)
    elif called == "scale" and digits == "1":  # a factor, where 6 is a power, as the Monetary Fund writes
        digits = "0"
    if digits.removeprefix("-").isdecimal() and len(digits.removeprefix("-")) < 3:  # as in our schema
        return int(digits)
    word = digits.lower()
    for name in (word, word.removesuffix("s")):
        if name in units.SCALES:
            return units.SCALES[name]
    if unit_text.is_scale(digits):
        return unit_text.parsed(digits).power
    if word in ("", *_NO_SCALE):
        return 0
    report.problem(line, column, Message("'{text}' is not a power of ten", text=printable(text)), UNKNOWN_MULTIPLIER)
    return None
