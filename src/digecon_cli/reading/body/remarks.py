"""What is said of the columns of a table."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence, Set

from ...core.cleaning import printable
from ...core.messages import Message
from ...core.text import quoted
from .. import columns, dimensions, unit_text
from ..grid import CellGrid
from ..numbers import count
from ..report import Report, first_of
from .area_columns import may_be_areas
from .plan import Plan, are_mostly_single, parts_of_names

# Units of the OECD that say on what a change in percent is.
_CHANGES = {
    "PC_CHGPP": Message("figures with the unit PC_CHGPP are changes on the period before, in percent"),
    "PC_CHGPY": Message("figures with the unit PC_CHGPY are changes on the same period of the year before, in percent"),
}
# What a column is called that says of which kind figures are.
_KINDS = frozenset((
    "category", "measure", "concept", "dataset", "domain", "variable", "item", "metric", "series", "subject", "methodology", "survey", "basis",
))  # fmt: skip
# Parts of areas, which are no areas where these are known: a table may have them too.
_PARTS_OF_AREAS = frozenset((
    "local_authority", "unitary_authority", "council_area", "scottish_council_area", "welsh_unitary_authority", "county", "county_name", "district",
    "district_name", "borough", "ward", "parish", "landkreis", "kreis", "arrondissement", "区县",
))  # fmt: skip
_OF_ONE_COLUMN = re.compile(r"(.+)_(?:base|units?)")
_CURRENCIES = frozenset(
    ("currency", "currency_code", "currency_unit", "moneda", "moeda", "währung", "devise", "valuta")
)
_LEAST_REPEATED = 8  # figures that come again under another name
_FEW_YEARS = 2
_YEAR = re.compile(r"(?:19|20)\d\d")


def remarks_on_names(grid: CellGrid, planned: Plan, labels: Container[int]) -> Iterator[Message]:
    """Yield what columns that became parts of names may rather be: the areas, or others than those that are read, and months beside years."""
    area = planned.at.get("area")
    if (place := may_be_areas(grid, planned)) is not None:
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
    if wholes := sorted(map(printable, filter(unit_text.states_whole, texts))):
        yield Message("of these units 'percent' alone is kept: {units}", units=first_of(wholes, 5))
    if len(texts) > 1 and "unit" not in planned.mapping.fields and not any(map(unit_text.is_unit, texts)):
        yield Message(
            "no text in '{column}' is a unit that is known, but all are read as such: {texts}",
            column=printable(grid.header[planned.at["unit"]]),
            texts=first_of(sorted(map(printable, texts)), 3),
        )
    of_one = of_one_column([*map(columns.key, grid.header)], {values.place for values in planned.values})
    for place, figures in of_one.items():
        if unit_text.are_sure({*grid.cells[place]} - {""}) and place not in planned.places:
            yield remark_on_unit_of_column(grid, place, figures)
    yield from _remarks_on_currencies(grid, planned)
    yield from _remarks_on_other_columns(grid, planned)
    yield from _remarks_on_cut_series(grid, planned)
    for place in planned.indicator:
        if place not in labels:  # whose words say what its numbers are
            yield from _remarks_on_numbers(grid.header[place], {*grid.cells[place]} - {""})
        if place != planned.at.get("indicator"):
            yield from _remarks_on_part(grid, place, area)
            if _may_be_remarks(grid, planned, place):
                message = "'{column}' tells no rows apart, and is a part of some names alone: it may hold remarks"
                yield Message(message, column=printable(grid.header[place]))


def remark_on_unit_of_column(grid: CellGrid, unit: int, figures: int) -> Message:
    """Return that a column of units is one of figures in another column alone."""
    return Message(
        "'{column}' says the unit of '{other}' alone and is not read: compare no figures across a change of it",
        column=printable(grid.header[unit]),
        other=printable(grid.header[figures]),
    )


def remarks_on_kinds(grid: CellGrid, planned: Plan, used: Container[int]) -> Iterator[Message]:
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


def of_other_columns(grid: CellGrid, planned: Plan) -> dict[int, list[str]]:
    """Return the columns of names that may be those of some of the columns of figures alone, with the columns of which figures are the same whatever they say.

    So is a table that was joined to another one: what has no such names is there once for each of them.
    """
    found: dict[int, list[str]] = {}
    for place in planned.indicator if planned.periods and "indicator" not in planned.mapping.fields else ():
        beside = (other for other in (*planned.indicator, *_places_of_areas(planned)) if other != place)
        same = {values.place: 0 for values in planned.values}
        first: dict[tuple[str, ...], int] = {}
        for row, key in enumerate(zip(planned.periods, *(grid.cells[other] for other in beside), strict=True)):
            if (before := first.setdefault(key, row)) != row:
                cells = {other: grid.cells[other] for other in same}
                same = {
                    other: same[other] + bool(column[row])
                    for other, column in cells.items()
                    if column[before] == column[row]
                }
                if not same:
                    break
        names = [grid.header[other] for other, number in same.items() if number >= _LEAST_REPEATED]
        if 0 < len(names) < len(planned.values):
            found[place] = names
    return found


def cut_series(grid: CellGrid, planned: Plan) -> list[int]:
    """Return the columns of names without which no two rows are alike, and which change within the series that there are then.

    So is a column that says how figures were made, or who said so: each change of it begins a series of its own.
    """
    found = []
    for place in planned.indicator if planned.periods and "indicator" not in planned.mapping.fields else ():
        beside = [other for other in (*planned.indicator, *_places_of_areas(planned)) if other != place]
        series = [*zip(*(grid.cells[other] for other in beside), strict=True)] or [()] * len(planned.periods)
        pairs = {*zip(series, grid.cells[place], strict=True)}
        if place == planned.at.get("indicator") or len(pairs) == len({*series}):
            continue
        if _tells_no_rows_apart(grid, planned, place):
            found.append(place)
    return found


def _remarks_on_cut_series(grid: CellGrid, planned: Plan) -> Iterator[Message]:
    """Yield which columns of names cut series in parts, though they tell no rows apart."""
    found = cut_series(grid, planned)
    for place in found if len(found) == 1 else ():  # more of them are rather what a table of few rows is of
        if "" in grid.cells[place]:  # of which there is a word
            continue
        name = printable(grid.header[place])
        names = [grid.header[other] for other in planned.indicator if other != place and grid.header[other]]
        texts = first_of(sorted({printable(text, 40) for text in grid.cells[place]}), 3)
        if names:
            yield Message(
                "'{column}' is a part of the names, and cuts series where it changes, though it tells no rows apart: {texts} (without it: --map {pair})",
                column=name,
                texts=texts,
                pair=quoted(columns.spelled(tuple(("indicator", other) for other in names))),
            )
        else:
            yield Message(
                "'{column}' is a part of the names, and cuts series where it changes, though it tells no rows apart: {texts}",
                column=name,
                texts=texts,
            )


def _remarks_on_other_columns(grid: CellGrid, planned: Plan) -> Iterator[Message]:
    """Yield which columns of names may be those of other figures than all."""
    for place, names in of_other_columns(grid, planned).items():
        yield Message(
            "'{column}' is a part of all names, but may not be about these, which are the same whatever it says: {names}",
            column=printable(grid.header[place]),
            names=first_of([printable(name, 40) for name in names], 5),
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
    return bool(planned.periods) and "" in grid.cells[place] and _tells_no_rows_apart(grid, planned, place)


def _tells_no_rows_apart(grid: CellGrid, planned: Plan, place: int) -> bool:
    """Return whether the periods, the areas and the other columns of names tell as many rows apart as with a column of names."""
    beside = (other for other in (*planned.indicator, *_places_of_areas(planned)) if other != place)
    rows = list(zip(planned.periods, *(grid.cells[other] for other in beside), strict=True))
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


def remark_few_figures(grid: CellGrid, planned: Plan, report: Report) -> None:
    """Report the columns that became parts of the names of series, where most of these have a single row then."""
    if not (parts := parts_of_names(planned)):
        return
    places = {*planned.indicator, planned.at.get("area", planned.indicator[0])}
    rows = Counter(zip(*(grid.cells[place] for place in places), strict=True))
    if are_mostly_single(rows, len({*planned.periods})):
        names = tuple(f"'{printable(grid.header[place])}'" for place in parts)
        report.remark(Message("most series have a single figure: parts of their names are {columns}", columns=names))


def of_one_column(keys: Sequence[str], figures: Container[int]) -> dict[int, int]:
    """Return the columns of units that are called by one of other columns of figures (``wpi_base`` beside ``wpi`` and ``cpi``), with the places of these."""
    place_of = {key: place for place, key in enumerate(keys) if place in figures}
    matches = {place: match[1] for place, key in enumerate(keys) if (match := _OF_ONE_COLUMN.fullmatch(key))}
    return {place: place_of[stem] for place, stem in matches.items() if stem in place_of and len(place_of) > 1}


def has_totals_of_all(header: Sequence[str]) -> bool:
    """Return whether an empty cell of any column means all of it, as in the British office's tables of the goals of the United Nations."""
    return {"year", "observation_status", "unit_multiplier", "value"} <= set(map(columns.key, header))


def are_of_the_whole(grid: CellGrid, planned: Plan, areas: Sequence[str]) -> bool:
    """Return whether rows without an area are those of the whole: of each period and of what else tells rows apart one, in several periods.

    So other offices write the goals of the United Nations, from the year in the first column to the value in the last one.
    """
    keys = [columns.key(name) for name in grid.header if name]
    if not planned.periods or keys[:1] != ["year"] or keys[-1:] != ["value"]:
        return False
    names = (
        zip(*(grid.cells[place] for place in planned.indicator), strict=True)
        if planned.indicator
        else [()] * len(areas)
    )
    whole = [
        (period, name) for period, name, area in zip(planned.periods, names, areas, strict=True) if not area
    ]  # fmt: skip
    return len(set(whole)) == len(whole) > 1 and len({period for period, _ in whole}) > 1
