"""What columns of a table hold besides what its layout says: units, labels, flags, dimensions."""

from collections.abc import Container, Iterator, Mapping, Sequence, Set

from ...core import units
from ...core.cleaning import printable
from ...core.messages import Message
from .. import columns, dimensions, parse, times, unit_text
from ..build import OUTSIDE, UNUSED
from ..grid import CellGrid
from ..numbers import count
from ..report import Report, Unread, first_of
from .area_columns import area_names, areas_of_rows, columns_of_labels, with_areas
from .plan import NO_SCALE, OF_A_FIGURE, TWIN, Plan
from .remarks import of_one_column, remark_on_unit_of_column, remarks_on_kinds, remarks_on_names

_GRADES = frozenset("ABCDEF")
_QUANTITIES = frozenset(("quantity", "qty", "volume", "cantidad", "quantité", "menge", "数量"))
_AMOUNTS = frozenset(("value", "trade_value", "valor", "valeur", "wert", "金额"))
_MAGNITUDES = ("magnitude", "magntude")  # of Statistics New Zealand
_LARGEST_POWER = 12
_SHORTEST_SCALE = 4  # signs of its abbreviations, which may be other things: MN, Mill
_OF_PORTAL = frozenset(("location", "indicator", "subject"))  # of the OECD, as its data were downloaded


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
        report.remark(remark_on_unit_of_column(grid, unit, quantity))
    planned = planned._replace(indicator=[*_names_of_all(grid, planned), *planned.indicator])
    _report_columns(grid, planned, report)
    return planned


def _report_columns(grid: CellGrid, planned: Plan, report: Report) -> None:
    """Report the columns that are not used, how many numbers are in these, and what columns of names may rather be."""
    used = planned.places | area_names(grid, planned.at)
    periods = {column.place: column.period for column in planned.values}
    over = [*grid.groups, [periods.get(place, "") for place in range(len(grid.header))]]
    labels = columns_of_labels(grid, planned)
    words = _words_of_all(grid, used)
    read = used | {*labels.values()} | {values.flags for values in planned.values if values.flags is not None}
    numbers = _unused_numbers(grid, used, planned, report)
    columns.remark_unused(grid.header, read, report, over, words, numbers)
    for remark in (
        *_remarks_on_columns_without_name(grid, words, read),
        *remarks_on_names(grid, planned, labels),
        *remarks_on_kinds(grid, planned, read),
    ):
        report.remark(remark)
    if unit_text.is_mixed(planned.above.name):
        message = "several units are named above the table ({units}): an indicator that names none of them has no unit"
        report.remark(Message(message, units=printable(planned.above.name)))
    for kind, number in ((OUTSIDE, grid.outside), (UNUSED, sum(numbers.values()))):
        if number:
            report.skip(kind, number)


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


def _remarks_on_columns_without_name(
    grid: CellGrid, words: Mapping[int, str], used: Container[int]
) -> Iterator[Message]:
    """Yield what columns without a name that are not used have in all rows, or which texts."""
    if text := next((text for place, text in words.items() if not grid.header[place]), ""):
        yield Message("all rows have '{text}' in a column without a name", text=printable(text))
    if texts := _texts_without_name(grid, used):
        yield Message("texts in a column without a name are not used: {texts}", texts=first_of(texts, 3))


def _texts_without_name(grid: CellGrid, used: Container[int]) -> list[str]:
    """Return the texts of the first column without a name that is not used and holds no figures or dates: codes, or marks of rows such as ``(E)``.

    What all rows have is said elsewhere.
    """
    for place, name in enumerate(grid.names):
        cells = [cell for cell in grid.cells[place] if cell] if not name and place not in used else []
        texts = list(dict.fromkeys(cell for cell in cells if not parse.is_missing(cell)))
        of_all = len(texts) == 1 and len(cells) == len(grid.lines)
        if texts and not of_all and not count(texts) and not any(map(times.looks_like_time, texts)):
            return [printable(text, 60) for text in texts]
    return []


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


def _unused_numbers(grid: CellGrid, used: Container[int], planned: Plan, report: Report) -> dict[int, int]:
    """Return how many numbers are in each column that is not used and may have figures: no codes, counters, dates and periods.

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
    names, first = grid.names, min((values.place for values in planned.values), default=0)
    free = [  # what counts the rows has a name, or stands in front
        place for place in places
        if (place > first and not names[place]) or not dimensions.is_counter(names, place, grid.cells, area)
    ]  # fmt: skip
    return {place: count(grid.cells[place]) for place in free}


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
    taken |= {at[field] for field in (*OF_A_FIGURE, "unit_mult", "label") if field in at}
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
    rows = zip(names, areas_of_rows(grid, planned.at), planned.periods, strict=True)
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
    of_one = of_one_column(keys, figures)
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
    rest = {cell for cell in cells if cell.lower() not in ("", *NO_SCALE)}
    return (
        bool(rest)
        and all(len(cell) > _SHORTEST_SCALE or not cell.isascii() for cell in rest)
        and all(map(unit_text.is_scale, rest))
    )


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
