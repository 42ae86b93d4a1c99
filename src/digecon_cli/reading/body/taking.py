"""Take the figures of a table of which each column is known."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ...core import units
from ...core.cleaning import printable
from ...core.dataset import Dataset
from ...core.messages import Message
from ...core.model import Indicator
from .. import columns, parse, times, unit_text
from ..build import Collector
from ..grid import CellGrid
from ..numbers import UNCLEAR, Numbers, StoredNumber, unit_beside, units_beside
from ..report import Report, first_of
from ..unit_text import Unit
from .area_columns import areas_of_rows, columns_of_labels
from .plan import NO_SCALE, OF_A_FIGURE, TWIN, Plan, RowDescription, Values
from .remarks import are_of_the_whole, has_totals_of_all

UNKNOWN_MULTIPLIER = "figures with an unknown multiplier"
SIGNS = "figures with and without a percent sign"
Head = tuple[str, str, Unit]  # indicator, label and unit
_MOST_NAMES = 8  # in a sentence
_STATUS = OF_A_FIGURE.index("status")


def take(grid: CellGrid, planned: Plan, report: Report) -> Dataset:
    """Return the figures of a table by its plan; the report gets what was left out, and why."""
    collector = Collector(report)
    distinct = {values.place: set(grid.cells[values.place]) for values in planned.values}
    numbers = _numbers(set().union(*distinct.values()), planned, report)
    if not grid.lines or (not numbers.odd and not planned.mapping.numbers and _take_whole(grid, planned, collector)):
        return collector.dataset()
    unclear = _unclear(distinct, numbers) if numbers.odd or planned.mapping.numbers else set()
    of_columns = {place: units_beside(cells) if numbers.odd else set() for place, cells in distinct.items()}
    of_rows = _units_beside_rows(grid, planned, numbers.odd)
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
            unit = units.PERCENT if percent else unit or _unit_beside(cell, of_columns[values.place], of_rows[number])
            power = 0 if percent or own else power
            described = values.measure == "level" and (digits is not None or not (planned.periods or numbers.signed))
            if indicator and described and indicator not in collector.catalog:  # as its first figure, or row
                collector.indicator(indicator, label, unit, power)
            more = _more(row, values, grid, number, numbers.flag(cell))
            area, period = row.area or values.area, _period(row, values)
            collector.add(row.line, column, indicator, area, period, digits or cell, unit, power, *more)
    return collector.dataset()


def remark_above(catalog: Mapping[str, Indicator], above: Unit, report: Report) -> None:
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


def _units_beside_rows(grid: CellGrid, planned: Plan, odd: bool) -> list[set[str]]:
    """Return the units that the numbers of each row have beside them, where periods are across and some are ``odd``."""
    if planned.periods or not odd:
        return [set()] * len(grid.lines)
    return [units_beside(cells) for cells in zip(*(grid.cells[values.place] for values in planned.values), strict=True)]


def _unit_beside(cell: str, of_column: set[str], of_row: set[str]) -> str:
    """Return the unit beside a number: that of all its column, or of all its row, or its own where these have more than one; empty for none."""
    shared = next((found for found in (of_column, of_row) if len(found) == 1), None)
    if shared:
        return next(iter(shared))
    return unit_beside(cell) if len((of_column | of_row) - {""}) > 1 else ""


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
        return times.of_year(values.period, row.period)
    if values.months:
        return times.lengthened(row.period, values.months)
    return times.of_year(row.period, values.period) if values.period[:1] == "-" else values.period or row.period


def _rows(grid: CellGrid, planned: Plan, report: Report) -> Iterator[RowDescription | None]:
    """Yield what each row says about its figures, None for a row whose figures cannot be read."""
    at, labels = planned.at, columns_of_labels(grid, planned)
    cells = _with_columns_of_same_texts(grid.header, grid.cells, planned.indicator)
    named = [(place, labels.get(place, place)) for place in planned.indicator]
    unit, twin, mult = (grid.column(at.get(field)) for field in ("unit", TWIN, "unit_mult"))
    area = areas_of_rows(grid, at)
    more = list(map(list, zip(*(grid.column(at.get(field)) for field in OF_A_FIGURE), strict=True)))
    for cells_of, mark in zip(more, _marks(grid, planned), strict=False):
        cells_of[_STATUS] = cells_of[_STATUS] or mark
    mostly = 2 * sum(map(bool, area)) > len(area) and not has_totals_of_all(grid.header)
    if mostly and not all(area) and are_of_the_whole(grid, planned, area):
        mostly = False
        report.remark(Message("rows without an area were read as those of the whole: {number}", number=area.count("")))
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


def without_dittos(grid: CellGrid, place: int | None) -> CellGrid:
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
    labeled = columns_of_labels(grid, planned).values()
    label_of = {code: label for place in labeled for code, label in zip(indicators, grid.cells[place], strict=True)}
    names = {*indicators, *label_of.values()}
    if (
        planned.coded
        or planned.above != unit_text.NONE
        or any(unit_text.of_name(name) != unit_text.NONE for name in names)
    ):
        return False
    areas = areas_of_rows(grid, planned.at)
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
    if word in ("", *NO_SCALE):
        return 0
    report.problem(line, column, Message("'{text}' is not a power of ten", text=printable(text)), UNKNOWN_MULTIPLIER)
    return None
