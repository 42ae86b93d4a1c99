"""The contract with programs: the columns in which every answer of observations is written and read back.

``value``, ``low`` and ``high`` of a series are in one unit and one multiple for all its rows, the catalog's; ``printed``
and ``printed_mult`` keep the document's own text. Numbers are plain decimals. The long form has one row per observation;
the wide form one row per series, with a column for each period; the transposed form one row per period, with a column for
each series. The tidy form has few columns: one measure of each series, in the unit that is named.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from ..core import facts, periods, units
from ..core.dataset import Dataset
from ..core.errors import UsageError, did_you_mean
from ..core.intervals import shifted
from ..core.model import PRINTED, Observation, SeriesKey

HEADER = (
    "indicator", "label", "area", "freq", "period", "start", "end", "measure", "base_indicator", "base_period", "origin",
    "value", "low", "high", "bound", "unit", "unit_mult", "basis", "status", "vintage", "source", "note", "printed",
    "printed_mult", "codes",
)  # fmt: skip
FACTS = "facts"  # a further column of JSON: the facts behind the codes, with their values
FORMER = HEADER[:-1]  # the columns of the release before, which ``--header old`` still writes
# The columns of the wide form where all figures of a series have the same, before those of the periods.
WHERE_CONSTANT = ("bound", "status", "codes")
# The columns of a series in the wide form.
ACROSS = (
    "indicator", "label", "area", "measure", "base_indicator", "base_period", "origin", "unit", "unit_mult", "basis",
    *WHERE_CONSTANT,
)  # fmt: skip
# The columns of the tidy form: a value in the unit that is named.
TIDY = ("indicator", "label", "area", "period", "measure", "value", "unit", "codes")
COMPUTED = "computed"  # what the codes of the tidy form say of a computed value of a measure that documents print too
BOUNDS = ("over", "under", "about")  # and of one that is a bound
HEADERS = ("new", "old")
_KINDS: dict[str, type] = {"value": float, "low": float, "high": float, "unit_mult": int, "printed_mult": int}
_HEAD = r"(?P<id>[^@:\[]+)(?:@(?P<area>[^:\[]*))?(?::(?P<measure>[^\[]+))? \[(?P<unit>.*) (?P<mult>-?\d+)\]"
# A unit of the tidy form: of what it is a share, since when it counts.
_OF_WHAT = r"(?P<unit>percent|percentage points|ratio) of (?P<whole>.+?)(?: since (?P<since>\S+))?"
_ALONE = ("level", "target", "forecast")  # the measures that have neither a whole nor a base period
_SINCE = r"(?P<unit>.+) since (?P<since>\d{4}\S*)|(?P<base>\d{4}\S*) = 100"

Cell = str | int | float
Record = tuple[Cell, ...]


class Form(NamedTuple):
    """The form in which observations are written; ``scale`` is a power of ten for amounts, ``columns`` a choice of columns.

    ``facts`` adds the column FACTS of JSON wherever the codes of the long form are written.
    """

    lang: str = "en"
    scale: int | None = None
    wide: bool = False
    transpose: bool = False
    header: str = "new"
    columns: tuple[str, ...] = ()
    facts: bool = False
    tidy: bool = False

    def writes(self, *columns: str) -> bool:
        """Return whether at least one of these columns is written."""
        return not self.columns or not set(columns).isdisjoint(self.columns)


LONG = Form()


class Records(NamedTuple):
    """Columns with their records; ``kinds`` has the type of each column: str, int or float.

    A cell without a number is empty text in every type of column.
    """

    columns: tuple[str, ...]
    rows: Iterable[Record]
    kinds: tuple[type, ...]

    def typed(self) -> list[list[Cell | None]]:
        """Return the cells column by column, each of its column's type; an empty number is None."""
        cells: list[list[Cell]] = [[] for _ in self.columns]
        for row in self.rows:
            for column, cell in zip(cells, row, strict=True):
                column.append(cell)
        return [
            [kind(cell) if cell != "" or kind is str else None for cell in column]
            for kind, column in zip(self.kinds, cells, strict=True)
        ]


def records(rows: Sequence[Observation], data: Dataset, form: Form) -> Records:
    """Return observations in a form; raises UsageError for an unknown column."""
    if form.tidy:
        found = _tidy(rows, data, form)
    elif form.wide:
        found = _wide(rows, data, form)
    elif form.transpose:
        found = _transposed(rows, data, form)
    elif form.header == "old":
        found = Records(FORMER, (record[:-1] for record in _long(rows, data, form)), _kinds(FORMER))
    elif form.facts and form.writes("codes", FACTS):
        with_facts = ((*record, _objects(row, form)) for record, row in zip(_long(rows, data, form), rows, strict=True))
        found = Records((*HEADER, FACTS), with_facts, (*_kinds(HEADER), list))
        return chosen(found, form.columns and tuple(dict.fromkeys((*form.columns, FACTS))))
    else:
        found = Records(HEADER, _long(rows, data, form), _kinds(HEADER))
    return chosen(found, form.columns)


def _objects(row: Observation, form: Form) -> str:
    """Return the facts of a row as a JSON list."""
    from json import dumps  # only JSON has this column

    return dumps(facts.as_objects(row.facts, form.lang), ensure_ascii=False)


def chosen(found: Records, columns: Sequence[str]) -> Records:
    """Return only the given columns, in their order (none: all); raises UsageError for an unknown one."""
    if not columns:
        return found
    for name in columns:
        if name not in found.columns:
            hint = did_you_mean(name, found.columns)
            raise UsageError(
                "'{name}' is not a column of this answer.{hint} Known: {known}.",
                name=name,
                hint=hint,
                known=tuple(found.columns),
            )
    places = [found.columns.index(name) for name in columns]
    kinds = tuple(found.kinds[place] for place in places)
    return Records(tuple(columns), (tuple(record[place] for place in places) for record in found.rows), kinds)


def _kinds(columns: Sequence[str]) -> tuple[type, ...]:
    return tuple(_KINDS.get(name, str) for name in columns)


class _SeriesUnit(NamedTuple):
    """The label, unit and multiple of a series, and the shift from the printed multiple to it."""

    label: str
    unit: str
    mult: int
    shift: int
    printed_mult: int


def _unit_lookup(data: Dataset, form: Form) -> Callable[[Observation], _SeriesUnit]:
    """Return a function from an observation to the unit of its series, which it remembers."""
    known: dict[tuple[str, str, str, int], _SeriesUnit] = {}

    def unit_of(figure: Observation) -> _SeriesUnit:
        key = (figure.indicator, figure.measure, figure.unit, figure.unit_mult)
        found = known.get(key)
        if found is None:
            unit, mult = data.display_unit(figure, form.scale)
            printed_mult = units.base(figure.unit, figure.unit_mult)[1] - units.base(unit, 0)[1]
            label = data.about(figure.indicator).name(form.lang)
            found = known[key] = _SeriesUnit(label, unit, mult, printed_mult - mult, printed_mult)
        return found

    return unit_of


def _note(row: Observation, form: Form) -> str:
    """Return the note of a row: the remark on a published figure, or remark and sentences of the facts for any other."""
    if form.header == "old":
        return facts.former_note(row.note, row.facts, form.lang)
    if row.origin == "published" and row.has_figure:
        return row.note
    return facts.with_remark(row.note, row.facts, form.lang)


def _long(rows: Iterable[Observation], data: Dataset, form: Form) -> Iterator[Record]:
    writes_note = form.writes("note")
    unit_of = _unit_lookup(data, form)
    for figure in rows:
        (
            indicator, area, period, measure, base_indicator, base_period, origin, value, low, high, bound, _, _,
            basis, status, vintage, source, note, _, known,
        ) = figure  # fmt: skip
        label, unit, mult, shift, printed_mult = unit_of(figure)
        printed: tuple[Cell, Cell] = (value, printed_mult) if origin == "published" and value else ("", "")
        start, end = periods.days(period)
        yield (
            indicator, label, area, periods.frequency(period), period, start, end, measure, base_indicator, base_period,
            origin, shifted(value, shift), shifted(low, shift), shifted(high, shift), bound, unit, mult, basis, status,
            vintage, source, _note(figure, form) if known and writes_note else note, *printed,
            facts.codes(known) if known else "",
        )  # fmt: skip


def _tidy(rows: Sequence[Observation], data: Dataset, form: Form) -> Records:
    """Return rows in the tidy form; where all periods are years, they are numbers."""
    unit_of = _unit_lookup(data, form)
    spelled = [periods.label(figure.period) for figure in rows]

    def lines() -> Iterator[Record]:
        for figure, period in zip(rows, spelled, strict=True):
            in_unit = unit_of(figure)
            value, unit = shifted(figure.point, in_unit.shift), named_unit(figure, in_unit.unit, in_unit.mult)
            yield figure.indicator, in_unit.label, figure.area, period, figure.measure, value, unit, _tidy_codes(figure)

    years = bool(spelled) and all(map(str.isdecimal, spelled))
    kinds = {"value": float, "period": int if years else str}
    return Records(TIDY, lines(), tuple(kinds.get(name, str) for name in TIDY))


def _tidy_codes(figure: Observation) -> str:
    """Return the codes of a row, and what its own columns would say of it: that it is a bound, or computed."""
    is_computed = figure.origin == "computed" and figure.measure in PRINTED and figure.has_figure
    more = (figure.bound if figure.bound in BOUNDS else "", COMPUTED if is_computed else "")
    return ";".join(filter(None, (facts.codes(figure.facts), *more)))


def named_unit(figure: Observation, unit: str, mult: int) -> str:
    """Return a unit as the tidy form names it: ``billion CNY``, ``percent of economy.gdp``, ``2017 = 100``."""
    if figure.measure == "index" and figure.base_period:
        return f"{periods.label(figure.base_period)} = 100"
    named = units.spelled(unit, mult)
    if figure.base_indicator and (units.is_percentage(unit) or unit == "ratio"):
        named += f" of {figure.base_indicator}"
    return f"{named} since {periods.label(figure.base_period)}" if figure.base_period else named


class NamedUnit(NamedTuple):
    """What the unit of a row in the tidy form says: unit and power of ten, and what the row refers to."""

    unit: str
    mult: int
    base_indicator: str = ""
    base_period: str = ""


def read_unit(text: str, measure: str) -> NamedUnit:
    """Return what a unit of the tidy form says (see ``named_unit``).

    A measure that refers to nothing else has a unit of its own, whatever words are in it.
    """
    refers = measure and measure not in _ALONE
    if refers and (match := re.fullmatch(_OF_WHAT, text)) and _is_base(match["since"]):
        return NamedUnit(match["unit"], 0, match["whole"], match["since"] or "")
    if refers and (match := re.fullmatch(_SINCE, text)) and _is_base(match["base"] or match["since"]):
        base = match["base"] or ""
        return NamedUnit("index" if base else match["unit"], 0, "", base or match["since"])
    return NamedUnit(*units.unscaled(text))


def _is_base(period: str | None) -> bool:
    """Return whether a text may be a base period; there need be none."""
    return not period or periods.is_period(period)


class _WideSeries(NamedTuple):
    """One series in its unit, with its values by period; a second value for a period starts another line.

    ``marks`` are the bounds, statuses and codes of its figures.
    """

    key: SeriesKey
    in_unit: _SeriesUnit
    values: dict[str, str]
    marks: set[tuple[str, str, str]]

    @property
    def constant(self) -> tuple[str, ...]:
        """Return the cells of WHERE_CONSTANT, empty where figures differ."""
        return tuple(column[0] if len(set(column)) == 1 else "" for column in zip(*self.marks, strict=True))


def _lines(rows: Iterable[Observation], data: Dataset, form: Form) -> list[_WideSeries]:
    unit_of = _unit_lookup(data, form)
    found: dict[tuple[SeriesKey, str, int], list[_WideSeries]] = {}
    for figure in rows:
        in_unit = unit_of(figure)
        lines = found.setdefault((figure.series, in_unit.unit, in_unit.mult), [])
        line = next((line for line in lines if figure.period not in line.values), None)
        if line is None:
            line = _WideSeries(figure.series, in_unit, {}, set())
            lines.append(line)
        line.values[figure.period] = shifted(figure.value, in_unit.shift)
        line.marks.add((figure.bound, figure.status, facts.codes(figure.facts)))
    return [line for lines in found.values() for line in lines]


def _in_time(rows: Iterable[Observation]) -> list[str]:
    return sorted({figure.period for figure in rows}, key=periods.order)


def _wide(rows: Sequence[Observation], data: Dataset, form: Form) -> Records:
    across = _in_time(rows)
    lines: Iterator[Record] = (
        (
            line.key.indicator, line.in_unit.label, line.key.area, line.key.measure, line.key.base_indicator,
            line.key.base_period, line.key.origin, line.in_unit.unit, line.in_unit.mult, line.key.basis, *line.constant,
            *(line.values.get(period, "") for period in across),
        )
        for line in _lines(rows, data, form)
    )  # fmt: skip
    columns = (*ACROSS, *across)
    return Records(columns, lines, (*_kinds(ACROSS), *(float for _ in across)))


def _transposed(rows: Sequence[Observation], data: Dataset, form: Form) -> Records:
    lines = _lines(rows, data, form)
    # A series has more than one line where a period has more than one figure.
    by_series: dict[tuple[SeriesKey, str, int], list[_WideSeries]] = {}
    for line in lines:
        by_series.setdefault((line.key, line.in_unit.unit, line.in_unit.mult), []).append(line)
    heads = _heads([same[0] for same in by_series.values()])
    found = [
        (period, *(same[number].values.get(period, "") if number < len(same) else "" for same in by_series.values()))
        for period in _in_time(rows)
        for number in range(max(map(len, by_series.values())))
    ]
    filled = (record for record in found if any(record[1:]))
    columns = ("period", *heads)
    return Records(columns, filled, (str, *(float for _ in heads)))


def _heads(lines: Sequence[_WideSeries]) -> list[str]:
    """Return a header for each series, ``ID[@AREA][:measure] [unit mult]``, longer where two would be the same."""
    plain = [_head(line) for line in lines]
    return [_head(line, True) if plain.count(head) > 1 else head for line, head in zip(lines, plain, strict=True)]


def _head(line: _WideSeries, apart: bool = False) -> str:
    key, in_unit = line.key, line.in_unit
    area = "" if key.area == "CN" else f"@{key.area}"
    all_of_it = (key.origin, key.basis, key.base_indicator and f"of {key.base_indicator}", key.base_period)
    # When read back, a computed number must stay marked as computed.
    more = all_of_it if apart else (key.origin,) if key.origin == "computed" else ()
    measure = ";".join(filter(None, (key.measure, *more)))
    measure = "" if measure == "level" else f":{measure}"
    head = f"{key.indicator}{area}{measure} [{in_unit.unit} {in_unit.mult}]"
    if not _reads_back(head, line):
        raise UsageError("'{head}' would read back as something else: write --wide in place of --transpose.", head=head)
    return head


def _reads_back(head: str, line: _WideSeries) -> bool:
    """Return whether a header names the indicator, area, measure, unit and multiple of its series."""
    if (found := series_of(head)) is None:
        return False
    (indicator, area, measure, *_), unit, mult = found
    key, in_unit = line.key, line.in_unit
    return (indicator, area, measure, unit, mult) == (key.indicator, key.area, key.measure, in_unit.unit, in_unit.mult)


def series_of(head: str) -> tuple[SeriesKey, str, int] | None:
    """Return the series, unit and multiple that a header of the transposed form names; None for any other text."""
    match = re.fullmatch(_HEAD, head)
    if match is None:
        return None
    measure, *apart = (match["measure"] or "level").split(";")
    area = "CN" if match["area"] is None else match["area"]
    key = SeriesKey(match["id"], area, measure)
    for more in apart:
        if more in ("published", "computed"):
            key = key._replace(origin=more)
        elif more.startswith("of "):
            key = key._replace(base_indicator=more.removeprefix("of "))
        elif more[:1].isdecimal():
            key = key._replace(base_period=more)
        else:
            key = key._replace(basis=more)
    return key, match["unit"], int(match["mult"])
