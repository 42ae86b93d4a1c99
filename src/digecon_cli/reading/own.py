"""Digecon's own long form, as bundled in ``indicators.csv`` and as any command writes it (CSV, TSV, JSON), and its catalog."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from ..ask import contract
from ..core import bundled, facts, periods, schema, sdmx, units
from ..core.cleaning import printable
from ..core.dataset import Dataset
from ..core.errors import DataError, UsageError
from ..core.intervals import plain, printed_bounds, shifted
from ..core.messages import Message
from ..core.model import AMOUNTS, PRINTED, Break, Indicator, Observation, Revision, Source, facts_of_print
from . import columns, parse, stated, unit_text
from .build import BreakPlace, breaks
from .columns import UNMAPPED, ColumnMapping
from .files import Row, load
from .report import FileName, Report, near_aside
from .sheet import TableSheet, of_text, whole_rows

NAME = "digecon's own table"
RANK = 0
REQUIRED = ("indicator", "period", "value")
# The columns that are read; those that follow from them (freq, start, end) are known and not read.
BREAK = "break"  # a column that states breaks; it is no field of a figure
COLUMNS = (*Observation._fields[:-1], "label", "codes", "printed", "printed_mult", "replaces", "vintage_inferred")
_LABEL = COLUMNS.index("label")
_KNOWN = frozenset((*COLUMNS, BREAK, "edition", *contract.HEADER, contract.FACTS, *sdmx.HEAD))
# A table with these columns too is ours; with the required ones alone its digits may not show precision.
_OUR_MARKS = {
    "measure",
    "origin",
    "unit_mult",
    "vintage",
    "bound",
    "low",
    "base_indicator",
    "basis",
    "locator",
    "codes",
}
_USUAL = {"measure": "level", "origin": "published", "unit_mult": "0", "status": "A"}  # what an empty cell means
# What other people call an area, a period or a value: a table with such a column is not ours, whatever else it has.
_FOREIGN = {name for field in ("area", "period", "value") for name in columns.NAMES[field] if name != field}
_INTEGERS = ("unit_mult", "printed_mult", "period", "base_period", "vintage")
_NUMBERS = [COLUMNS.index(name) for name in ("value", "low", "high", "printed")]
_AREA, _MEASURE, _ORIGIN, _VALUE, _LOW, _HIGH, _BOUND, _UNIT, _MULT, _VINTAGE, _SOURCE = map(
    COLUMNS.index,
    ("area", "measure", "origin", "value", "low", "high", "bound", "unit", "unit_mult", "vintage", "source"),
)
_DEFAULTS = [(COLUMNS.index(name), usual) for name, usual in _USUAL.items()]
_FORMER_CAUTIONS = (
    "caution: growth published on a comparable basis",
    "caution: published growth is not that of the levels",
)
_NO_BREAKS: Mapping[BreakPlace, str] = {}
_CATALOG_CHECKED = ("kind", "unit_mult", "part_of")  # sectors and units are the user's to choose
_PERIODS = ("period", "base_period")  # in any spelling that the module periods knows


class Headings(NamedTuple):
    """What a table says of its indicators, by id: their labels, and the multiples in which it writes their amounts."""

    labels: dict[str, str]
    multiples: dict[str, int]


def recognize(sample: Sequence[Sequence[str]]) -> bool:
    """Return whether the header has our required columns and at least one that only our tables have."""
    return may_be_ours(sample) and not {name.strip().lower() for name in sample[0]}.isdisjoint(_OUR_MARKS)


def may_be_ours(sample: Sequence[Sequence[str]]) -> bool:
    """Return whether the header has our required columns and none that other people use in their place."""
    names = {name.strip().lower() for name in sample[0]} if sample else set()
    return names >= set(REQUIRED) and {columns.key(name) for name in names}.isdisjoint(_FOREIGN)


def read(sheet: TableSheet, report: Report, mapping: ColumnMapping = UNMAPPED, printed: bool = False) -> Dataset:
    """Return the dataset of a sheet with our columns.

    The digits of a value are its precision where its row has a source and a vintage, or where the caller knows that all
    values are ``printed``.

    Labels, breaks and sources of known ids come from the bundled table. A strict report raises DataError with line,
    column and reason at the first fault; another one collects them and leaves such rows out.
    """
    rows = sheet.rows()
    first = next(rows, None)
    if first is None:
        raise DataError("{name} is empty: give a table with a header line.", name=sheet.name)
    headings = Headings({}, {})
    marked: dict[BreakPlace, str] = {}
    header = [name.strip().lower() for name in first[1]]
    return dataset(figures(header, rows, report, headings, marked, printed), sheet.name, headings, marked)


def read_sdmx(header: Sequence[str], rows: Iterator[Row], report: Report) -> Dataset:
    """Return the dataset of SDMX-CSV that digecon wrote."""
    names = [sdmx.COLUMNS.get(name.strip(), name) for name in header]
    filled = ((line, ["" if cell == sdmx.NOTHING else cell for cell in row]) for line, row in rows)
    headings = Headings({}, {})
    return dataset(figures(names, filled, report, headings, {}), report.name, headings)


def dataset(
    rows: Iterator[Observation],
    file: FileName,
    headings: Headings,
    marked: Mapping[BreakPlace, str] = _NO_BREAKS,
) -> Dataset:
    """Return the dataset of rows in our terms; ``headings`` count for indicators that the bundled table does not have.

    ``marked`` are the breaks of a column ``break``, with their reasons.

    Labels, breaks, revisions and sources of known ids come from the bundled table. Raises DataError when there are no rows.
    """
    observations = list(rows)
    if not observations:
        raise DataError("{name} has a header and no rows that can be read.", name=file)
    catalog = bundled.catalog()
    reviewed = frozenset(catalog)
    for row in observations:
        if row.indicator not in catalog and row.measure in AMOUNTS:
            name, sector = row.indicator, row.indicator.partition(".")[0]
            kind = "rate" if row.unit == units.PERCENT and row.measure == "level" else ""
            label = headings.labels.get(name, "")
            label = "" if label == name else label
            mult = headings.multiples[name]
            catalog[name] = Indicator(name, label, sector=sector, kind=kind, unit=row.unit, unit_mult=mult)
    known = [Break(*record) for record in bundled.rows("breaks.csv")]
    sources = {record[0]: Source(*record) for record in bundled.rows("sources.csv")}
    revised = [Revision(*record) for record in bundled.rows("revisions.csv")]
    found = Dataset(
        observations, catalog, [*known, *breaks(observations, revised, known, marked)], sources, revisions=revised
    )
    found.reviewed = reviewed
    return found


def figures(
    header: Sequence[str],
    rows: Iterator[Row],
    report: Report,
    headings: Headings,
    marked: dict[BreakPlace, str],
    printed: bool = False,
) -> Iterator[Observation]:
    """Yield the observations of rows under a header of our column names, and fill in ``headings`` and ``marked`` breaks."""
    _check_required(header, report)
    report.columns = tuple(header)
    columns.remark_unused(header, (place for place, name in enumerate(header) if name in _KNOWN), report)
    if not {"area", "low"} & {*header}:
        report.remark(Message("no column is called 'area': all figures are taken for those of China (CN)"))
    whole = whole_rows(rows, header, report)
    if "unit" in header and "unit_mult" not in header:
        header, whole = _untidied(header, whole)
    width = len(header)
    order = [header.index(column) if column in header else width for column in COLUMNS]
    bounded = "low" in header
    mark = _marker(header, marked)
    disagreeing = 0
    for line, row in _without_faults(header, whole, report):
        row.append("")  # for a column that is missing
        observation, agrees = _observation(cells := [row[place] for place in order], bounded, printed)
        disagreeing += not agrees
        if label := cells[_LABEL]:
            headings.labels[observation.indicator] = label
        if observation.measure in AMOUNTS:
            headings.multiples.setdefault(observation.indicator, int(cells[_MULT]))
        mark(row, observation)
        if not report.strict:
            report.lines.append(line)
        yield observation
    if disagreeing:
        message = "printed numbers that disagree with their value, and were dropped: {number}"
        report.remark(Message(message, number=f"{disagreeing:,}"))


def _without_faults(header: Sequence[str], rows: Iterator[Row], report: Report) -> Iterator[Row]:
    """Yield the rows that have no faults, as they are spelled here; what is wrong with others is reported."""
    check = _checker(header, report)
    integers = [header.index(name) for name in _INTEGERS if name in header]
    for number, (line, row) in enumerate(rows):
        report.check_room(number)
        for place in integers:
            row[place] = row[place].removesuffix(".0")  # what pandas makes of whole numbers beside empty cells
        if check(line, row):
            yield line, row
        else:
            report.skip("rows with faults")


# The columns that a tidy table does not need: what they hold is said by its units and codes.
_NAMED = ("unit_mult", "base_indicator", "base_period", "bound", "origin")


def _untidied(header: Sequence[str], rows: Iterator[Row]) -> tuple[Sequence[str], Iterator[Row]]:
    """Return the header and the rows of a tidy table with the columns that it does not need; its own go before them."""
    unit = header.index("unit")
    measure, codes = (header.index(name) if name in header else None for name in ("measure", "codes"))

    def untidied() -> Iterator[Row]:
        for line, row in rows:
            kept = "" if codes is None else row[codes]
            row[unit], kept, more = _in_long_form(row[unit], "" if measure is None else row[measure], kept)
            if codes is not None:
                row[codes] = kept
            yield line, [*row, *more]

    return (*header, *_NAMED), untidied()


@lru_cache(maxsize=10_000)
def _in_long_form(unit: str, measure: str, codes: str) -> tuple[str, str, tuple[str, ...]]:
    """Return the unit and the codes of a tidy row in the terms of the long form, and the cells of _NAMED."""
    named = contract.read_unit(unit, measure)
    names = [name for part in codes.split(";") if (name := part.strip())]
    bound = next((name for name in names if name in contract.BOUNDS), "")
    is_computed = contract.COMPUTED in names or (measure and measure not in PRINTED)
    kept = ";".join(name for name in names if name not in (contract.COMPUTED, *contract.BOUNDS))
    more = (str(named.mult), named.base_indicator, named.base_period, bound, contract.COMPUTED if is_computed else "")
    return named.unit, kept, more


def _check_required(header: Sequence[str], report: Report) -> None:
    """Raise DataError for a header that lacks a column which our tables have at least."""
    if missing := [column for column in REQUIRED if column not in header]:
        raise DataError(
            "{name} has no column {missing}: a digecon table has at least {needed} (see the header of "
            "'digecon show -f csv').",
            name=report.name,
            missing=tuple(missing),
            needed=tuple(REQUIRED),
        )


def _marker(header: Sequence[str], marked: dict[BreakPlace, str]) -> Callable[[Sequence[str], Observation], None]:
    """Return a function that notes the break that a row states, in a column ``break``."""
    if BREAK not in header:
        return lambda row, figure: None
    place = header.index(BREAK)

    def mark(row: Sequence[str], figure: Observation) -> None:
        if why := stated.reason(row[place]):
            marked[BreakPlace(figure.indicator, figure.area, figure.period)] = why

    return mark


def _observation(cells: list[Any], bounded: bool, printed: bool) -> tuple[Observation, bool]:
    """Return the observation of cells in the order of COLUMNS, and whether its printed number agrees with its value.

    The digits of a published number give its bounds, unless the table is ``bounded`` by columns of its own. They count for
    all rows of a ``printed`` table, otherwise for rows with a source and a vintage: other digits may be shifted or computed.
    "Over 200" begins at 200 in any table, and an exact number is not rounded.
    """
    if not bounded:  # what a command wrote has the area of the table that it was made from, or none
        cells[_AREA] = cells[_AREA] or "CN"
    for place, default in _DEFAULTS:
        cells[place] = cells[place] or default
    for place in _NUMBERS:
        if cells[place]:
            cells[place] = plain(cells[place])
    if cells[_UNIT] == "%":
        cells[_UNIT] = units.PERCENT
    # By place: changing the record afterwards makes a whole table a third slower.
    *fields, _, codes, text, mult, replaces, inferred = cells
    ends = fields[_BOUND] in ("exact", "over", "under") and not (fields[_LOW] or fields[_HIGH])
    digits = not bounded and (printed or (fields[_VINTAGE] and fields[_SOURCE]))
    if fields[_VALUE] and fields[_ORIGIN] == "published" and (ends or digits):
        fields[_LOW], fields[_HIGH] = printed_bounds(fields[_VALUE], fields[_BOUND], fields[_MEASURE])
    fields[_MULT] = int(fields[_MULT])
    row = Observation._make((*fields, ()))
    if codes or (row.origin == "computed" and row.note):
        row = _with_facts(row, codes)
    if replaces or inferred:
        known = facts_of_print(row.name, row.period, row.vintage, replaces, inferred)
        row = row._replace(facts=(*known, *row.facts))
    restored = _as_printed(row, text, mult) if text else row
    return restored or row, restored is not None


def _with_facts(row: Observation, codes: str) -> Observation:
    """Return an observation with the facts of its codes; the note of a published figure stays that of its document."""
    names, note = [name for part in codes.split(";") if (name := part.strip())], row.note
    if not names:
        names, note = _former_codes(row)
    if not names:
        return row
    computed = row.origin == "computed" or not row.has_figure
    known = facts.read(names, note if computed else "", not row.has_figure, row.measure == "gap")
    return row._replace(note="" if computed else row.note, facts=known)


def _former_codes(row: Observation) -> tuple[list[str], str]:
    """Return the codes of a computed row of a release that wrote none, and its note without a code before it.

    The note of a refusal began with its code, that of a gap with the sentence of its reason.
    """
    if not row.has_figure:
        found = re.match(r"([a-z_]+): ", row.note)
        if not found or found[1] not in facts.ENTRIES:
            return [], row.note
        return [found[1]], row.note[found.end() :]
    if row.measure == "gap":
        heads = {
            code: entry.sentence.partition("{")[0]
            for code, entry in facts.ENTRIES.items()
            if entry.kind == facts.REASON
        }
        return [code for code, head in heads.items() if head and row.note.startswith(head)][:1], row.note
    return ["growth_differs"] if any(words in row.note for words in _FORMER_CAUTIONS) else [], row.note


def _as_printed(row: Observation, printed: str, printed_mult: str) -> Observation | None:
    """Return an observation as its document prints it; None where that is not the value it has."""
    shift = int(printed_mult or 0) - row.unit_mult
    value = shifted(printed, shift)
    if value != row.value and not (row.value and float(value) == float(row.value)):
        return None
    low, high = printed_bounds(printed, row.bound, row.measure)
    if (shifted(low, shift), shifted(high, shift)) != (row.low, row.high):  # other bounds than those of the digits
        low, high = shifted(row.low, -shift), shifted(row.high, -shift)
    return row._replace(value=printed, low=low, high=high, unit_mult=row.unit_mult + shift)


def _checker(header: Sequence[str], report: Report) -> Callable[[int, list[str]], bool]:
    """Return a function that reports what is wrong with a row, returns whether it is good, and normalizes its periods."""
    periods_at = [header.index(name) for name in _PERIODS if name in header]
    checks = [
        (header.index(column.name), column, set[str]())  # the cells known to be good
        for column in schema.columns("observations").values()
        if column.name in header and not column.free and column.name not in _PERIODS
    ]
    low, high, value, unit, mult = (
        header.index(name) if name in header else -1 for name in ("low", "high", "value", "unit", "unit_mult")
    )

    def check(line: int, row: list[str]) -> bool:
        good = True
        for place, column, known in checks:
            cell = row[place]
            if cell in known:
                continue
            if fault := column.fault(cell):
                good = False
                report.problem(line, column.name, fault)
            elif len(known) < 10_000:
                known.add(cell)
        for place in periods_at:
            try:
                row[place] = periods.canonical(row[place]) if row[place] or header[place] == "period" else ""
            except UsageError as error:
                good = False
                reason = Message("{clause}", clause=error) if row[place] else Message("is empty")
                report.problem(line, header[place], reason)
        if good and min(low, high) >= 0 and row[low] and row[high] and float(row[low]) > float(row[high]):
            good = False
            report.problem(line, "low", Message("{low} is above high, {high}", low=row[low], high=row[high]))
        stated_unit = row[unit] if unit >= 0 else ""
        if good and mult >= 0 and row[value] and not parse.is_countable(row[value], stated_unit, int(row[mult] or 0)):
            good = False
            report.problem(line, "unit_mult", Message("{number} is not a number in that multiple", number=row[value]))
        return good

    return check


def read_catalog(path: str, known: Mapping[str, Indicator]) -> dict[str, Indicator]:
    """Return the catalog ``known`` with the entries of a file; an entry of the file replaces one of the same id.

    Missing columns count as empty; the sector is then the first part of the id. Raises DataError with line,
    column and reason for what is wrong: an unknown column, kind, parent, or an id given twice.
    """
    file = load(path)
    report = Report(file.name, strict=True)
    rows = of_text(file, report).rows()
    header = [name.strip().lower() for name in next(rows, (0, [""]))[1]]
    if "indicator" not in header:
        raise DataError(
            "{name} has no column indicator: a catalog has {columns}.", name=file.name, columns=tuple(Indicator._fields)
        )
    for name in header:
        if name not in Indicator._fields:
            hint = near_aside(name, Indicator._fields)
            report.problem(1, "", Message("'{name}' is not a catalog column{hint}", name=printable(name), hint=hint))
    declared = schema.columns("catalog")
    lines: dict[str, int] = {}
    found: dict[str, Indicator] = {}
    for line, row in whole_rows(rows, header, report):
        cells = {name: cell for name, cell in zip(header, row, strict=True) if cell}
        for column in _CATALOG_CHECKED:
            if column in cells and (fault := declared[column].fault(cells[column])):
                report.problem(line, column, fault)
        name = cells.get("indicator", "")
        if not name:
            report.problem(line, "indicator", Message("is empty"))
        if name in found:
            reason = Message("'{name}' is given twice (line {line})", name=printable(name), line=lines[name])
            report.problem(line, "indicator", reason)
        found[name] = _described(name, cells)
        lines[name] = line
    entries = {**known, **found}
    for name, line in lines.items():
        _check_parent(name, line, entries, report)
    return entries


def _described(name: str, cells: dict[str, str]) -> Indicator:
    """Return an indicator by the cells of its row; one in percent is a rate."""
    cells.setdefault("sector", name.partition(".")[0])
    if unit_text.is_rate(unit := unit_text.parsed(cells.get("unit", "")).name, ()):
        cells |= {"unit": unit, "kind": cells.get("kind", "rate")}
    power = int(cells.pop("unit_mult", "0"))
    return Indicator(**cells, unit_mult=power)


def _check_parent(name: str, line: int, entries: Mapping[str, Indicator], report: Report) -> None:
    """Report a parent that is not in the catalog, and an indicator that is its own ancestor."""
    entry = entries[name]
    for whole in filter(None, entry.parent.split(";")):
        if whole not in entries:
            hint = near_aside(whole, entries)
            report.problem(
                line, "parent", Message("'{name}' is not a known indicator{hint}", name=printable(whole), hint=hint)
            )
    names = entry.parent.split(";") if entry.parent else []
    if len(set(filter(None, names))) < len(names):
        report.problem(
            line,
            "parent",
            Message("'{names}' names a parent twice, or none between semicolons", names=printable(entry.parent)),
        )
    if entry.parent.count(";") != entry.part_of.count(";") or bool(entry.parent) != bool(entry.part_of):
        what = Message("is '{what}'", what=printable(entry.part_of)) if entry.part_of else Message("is empty")
        reason = Message(
            "{what}, though the parent is {parent}: write part, subset or overlap for each parent",
            what=what,
            parent=entry.parent or Message("none"),
        )
        report.problem(line, "part_of", reason)
    visited, above = {name}, list(entry.wholes)
    while above:
        whole = above.pop()
        if whole == name:
            report.problem(line, "parent", Message("'{name}' is a part of itself", name=printable(name)))
            return
        if whole in entries and whole not in visited:
            visited.add(whole)
            above += entries[whole].wholes
