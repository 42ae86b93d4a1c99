"""The contract with programs: the columns in which every answer of observations is told, and read back.

``value``, ``low`` and ``high`` of a series are in one unit and one multiple for all its rows, the catalog's; ``printed``
and ``printed_mult`` keep the document's own text. Numbers are plain decimals. The long form has an observation a row; the
wide one a series a row, with the periods across; the turned one a period a row, with a column for each series.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from . import facts, periods, units
from .dataset import Dataset
from .errors import UsageError, did_you_mean
from .intervals import shifted
from .model import Observation, SeriesKey

HEADER = (
    "indicator", "label", "area", "freq", "period", "start", "end", "measure", "base_indicator", "base_period", "origin",
    "value", "low", "high", "bound", "unit", "unit_mult", "basis", "status", "vintage", "source", "note", "printed",
    "printed_mult", "codes",
)  # fmt: skip
FACTS = "facts"  # the column that JSON has besides: the facts behind the codes, with their values
FORMER = HEADER[:-1]  # the columns of the release before, which ``--header old`` still writes
# What a row of the wide form says of its series, before the periods.
ACROSS = (
    "indicator", "label", "area", "measure", "base_indicator", "base_period", "origin", "unit", "unit_mult", "basis",
)  # fmt: skip
HEADERS = ("new", "old")
_KINDS: dict[str, type] = {"value": float, "low": float, "high": float, "unit_mult": int, "printed_mult": int}
_HEAD = r"(?P<id>[^@:\[]+)(?:@(?P<area>[^:\[]*))?(?::(?P<measure>[^\[]+))? \[(?P<unit>.*) (?P<mult>-?\d+)\]"

Cell = str | int | float
Record = tuple[Cell, ...]


class Form(NamedTuple):
    """In which form observations are asked for; ``scale`` is a power of ten for amounts, ``columns`` a choice of columns.

    ``facts`` adds the column of that name, of JSON, to the one that holds the codes.
    """

    lang: str = "en"
    scale: int | None = None
    wide: bool = False
    transpose: bool = False
    header: str = "new"
    columns: tuple[str, ...] = ()
    facts: bool = False

    def writes(self, *columns: str) -> bool:
        """Return whether one of some columns is asked for."""
        return not self.columns or not set(columns).isdisjoint(self.columns)


LONG = Form()


class Records(NamedTuple):
    """Columns with their records; ``kinds`` say of each column whether it holds str, int or float.

    A cell without a number is empty text in every kind of column.
    """

    columns: tuple[str, ...]
    rows: Iterable[Record]
    kinds: tuple[type, ...]

    def typed(self) -> list[list[Cell | None]]:
        """Return the cells column by column, each of its column's kind; what is empty there is None."""
        cells: list[list[Cell]] = [[] for _ in self.columns]
        for row in self.rows:
            for column, cell in zip(cells, row, strict=True):
                column.append(cell)
        return [
            [kind(cell) if cell != "" or kind is str else None for cell in column]
            for kind, column in zip(self.kinds, cells, strict=True)
        ]


def records(rows: Sequence[Observation], data: Dataset, form: Form) -> Records:
    """Return observations in the form asked for; raises UsageError for a column that there is not."""
    if form.wide:
        found = _wide(rows, data, form)
    elif form.transpose:
        found = _transposed(rows, data, form)
    elif form.header == "old":
        found = Records(FORMER, (record[:-1] for record in _long(rows, data, form)), _kinds(FORMER))
    elif form.facts and form.writes("codes", FACTS):
        several = ((*record, _objects(row, form)) for record, row in zip(_long(rows, data, form), rows, strict=True))
        found = Records((*HEADER, FACTS), several, (*_kinds(HEADER), list))
        return chosen(found, form.columns and tuple(dict.fromkeys((*form.columns, FACTS))))
    else:
        found = Records(HEADER, _long(rows, data, form), _kinds(HEADER))
    return chosen(found, form.columns)


def _objects(row: Observation, form: Form) -> str:
    """Return the facts of a row as the text of a JSON list."""
    from json import dumps  # only JSON has this column

    return dumps(facts.as_objects(row.facts, form.lang), ensure_ascii=False)


def chosen(found: Records, columns: Sequence[str]) -> Records:
    """Return only some columns, in the order asked for; raises UsageError for one that there is not."""
    if not columns:
        return found
    for name in columns:
        if name not in found.columns:
            hint = did_you_mean(name, found.columns)
            raise UsageError(
                "'{name}' is no column of this answer.{hint} Known: {known}.",
                name=name,
                hint=hint,
                known=tuple(found.columns),
            )
    places = [found.columns.index(name) for name in columns]
    kinds = tuple(found.kinds[place] for place in places)
    return Records(tuple(columns), (tuple(record[place] for place in places) for record in found.rows), kinds)


def _kinds(columns: Sequence[str]) -> tuple[type, ...]:
    return tuple(_KINDS.get(name, str) for name in columns)


class _Told(NamedTuple):
    """How the figures of a series are told: its label, unit and multiple, and the shift from the printed multiple."""

    label: str
    unit: str
    mult: int
    shift: int
    printed_mult: int


def _teller(data: Dataset, form: Form) -> Callable[[Observation], _Told]:
    """Return a function that tells how to tell an observation, and remembers it for all that are alike."""
    known: dict[tuple[str, str, str, int], _Told] = {}

    def told(figure: Observation) -> _Told:
        key = (figure.indicator, figure.measure, figure.unit, figure.unit_mult)
        found = known.get(key)
        if found is None:
            unit, mult = data.told_in(figure, form.scale)
            printed_mult = units.base(figure.unit, figure.unit_mult)[1] - units.base(unit, 0)[1]
            label = data.about(figure.indicator).name(form.lang)
            found = known[key] = _Told(label, unit, mult, printed_mult - mult, printed_mult)
        return found

    return told


def _note(row: Observation, form: Form) -> str:
    """Return the note of a row: of a published one the remark on its document, of any other the sentences of its facts."""
    if form.header == "old":
        return facts.former_note(row.note, row.facts, form.lang)
    if row.origin == "published" and row.has_figure:
        return row.note
    return facts.with_remark(row.note, row.facts, form.lang)


def _long(rows: Iterable[Observation], data: Dataset, form: Form) -> Iterator[Record]:
    writes_note = form.writes("note")
    teller = _teller(data, form)
    for figure in rows:
        (
            indicator, area, period, measure, base_indicator, base_period, origin, value, low, high, bound, _, _,
            basis, status, vintage, source, note, _, known,
        ) = figure  # fmt: skip
        label, unit, mult, shift, printed_mult = teller(figure)
        printed: tuple[Cell, Cell] = (value, printed_mult) if origin == "published" and value else ("", "")
        start, end = periods.days(period)
        yield (
            indicator, label, area, periods.frequency(period), period, start, end, measure, base_indicator, base_period,
            origin, shifted(value, shift), shifted(low, shift), shifted(high, shift), bound, unit, mult, basis, status,
            vintage, source, _note(figure, form) if known and writes_note else note, *printed,
            facts.codes(known) if known else "",
        )  # fmt: skip


class _Line(NamedTuple):
    """One series in its unit, and its values by period; several of one period go on in another line."""

    key: SeriesKey
    told: _Told
    values: dict[str, str]


def _lines(rows: Iterable[Observation], data: Dataset, form: Form) -> list[_Line]:
    teller = _teller(data, form)
    found: dict[tuple[SeriesKey, str, int], list[_Line]] = {}
    for figure in rows:
        told = teller(figure)
        lines = found.setdefault((figure.series, told.unit, told.mult), [])
        line = next((line for line in lines if figure.period not in line.values), None)
        if line is None:
            line = _Line(figure.series, told, {})
            lines.append(line)
        line.values[figure.period] = shifted(figure.value, told.shift)
    return [line for lines in found.values() for line in lines]


def _in_time(rows: Iterable[Observation]) -> list[str]:
    return sorted({figure.period for figure in rows}, key=periods.order)


def _wide(rows: Sequence[Observation], data: Dataset, form: Form) -> Records:
    across = _in_time(rows)
    lines: Iterator[Record] = (
        (
            key.indicator, told.label, key.area, key.measure, key.base_indicator, key.base_period, key.origin, told.unit,
            told.mult, key.basis, *(values.get(period, "") for period in across),
        )
        for key, told, values in _lines(rows, data, form)
    )  # fmt: skip
    columns = (*ACROSS, *across)
    return Records(columns, lines, (*_kinds(ACROSS), *(float for _ in across)))


def _transposed(rows: Sequence[Observation], data: Dataset, form: Form) -> Records:
    lines = _lines(rows, data, form)
    # Of one series there are several lines where there are several figures for a period.
    several: dict[tuple[SeriesKey, str, int], list[_Line]] = {}
    for line in lines:
        several.setdefault((line.key, line.told.unit, line.told.mult), []).append(line)
    heads = _heads([same[0] for same in several.values()])
    found = [
        (period, *(same[number].values.get(period, "") if number < len(same) else "" for same in several.values()))
        for period in _in_time(rows)
        for number in range(max(map(len, several.values())))
    ]
    told = (record for record in found if any(record[1:]))
    columns = ("period", *heads)
    return Records(columns, told, (str, *(float for _ in heads)))


def _heads(lines: Sequence[_Line]) -> list[str]:
    """Return a head for each series, ``ID[@AREA][:measure] [unit mult]``, with what tells it apart where two are alike."""
    plain = [_head(line) for line in lines]
    return [_head(line, True) if plain.count(head) > 1 else head for line, head in zip(lines, plain, strict=True)]


def _head(line: _Line, apart: bool = False) -> str:
    key, told = line.key, line.told
    area = "" if key.area == "CN" else f"@{key.area}"
    all_of_it = (key.origin, key.basis, key.base_indicator and f"of {key.base_indicator}", key.base_period)
    # Who reads a number back has to know that nobody printed it.
    more = all_of_it if apart else (key.origin,) if key.origin == "computed" else ()
    measure = ";".join(filter(None, (key.measure, *more)))
    measure = "" if measure == "level" else f":{measure}"
    head = f"{key.indicator}{area}{measure} [{told.unit} {told.mult}]"
    found = series_of(head)
    if found is None or (found[0][:3], *found[1:]) != (key[:3], told.unit, told.mult):
        raise UsageError("'{head}' would read back as something else: write --wide in place of --transpose.", head=head)
    return head


def series_of(head: str) -> tuple[SeriesKey, str, int] | None:
    """Return the series, unit and multiple that a head of the turned form names; None for any other text."""
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
        elif more[:1].isdigit():
            key = key._replace(base_period=more)
        else:
            key = key._replace(basis=more)
    return key, match["unit"], int(match["mult"])
