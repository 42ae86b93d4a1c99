"""The answer of a tool: one text table, the same rows for programs, and the documents behind them.

Answers are small, because an assistant reads all of them: empty cells are left out, and what is above a limit is counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ...ask.contract import Form
from ...ask.selection import also_there, left_aside, over_time
from ...ask.table import ObservationTable
from ...core import facts, periods
from ...core.dataset import Dataset
from ...core.errors import NothingFound
from ...core.messages import Message, phrase
from ...core.model import Observation
from ...pages.labels import document
from ...pages.numbers import bounds, legend, number_in_line, printed, status_letter, unit_in_line

Cell = str | int | float
# Columns that repeat another one, or follow from the id.
_LEFT_OUT = ("label", "freq", "start", "end", "printed", "printed_mult")
_COLUMNS = ("indicator", "period", "measure", "figure", "vintage", "source", "codes", "note")


@dataclass
class AnswerRecords:
    """The rows of an answer, the labels of their ids, the documents by id, remarks, and how many rows were left out."""

    rows: list[dict[str, Cell]]
    labels: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    more: int = 0


@dataclass
class ToolAnswer:
    """An answer with its text: a table of ``lines`` below ``columns``, then labels, documents and remarks."""

    columns: Sequence[str]
    lines: Sequence[Sequence[Cell]]
    answer: AnswerRecords
    lang: str = "en"

    @property
    def text(self) -> str:
        """Return the text for the assistant."""
        found = self.answer
        parts = [" | ".join(self.columns), *(" | ".join(map(str, line)) for line in self.lines)]
        parts += [phrase("... {number} more", self.lang, number=found.more)] if found.more else []
        for heading, named in (("Indicators", found.labels), ("Sources", found.sources)):
            if named:
                parts += ["", f"{phrase(heading, self.lang)}:", *(f"{name}: {words}" for name, words in named.items())]
        return "\n".join([*parts, *([""] if found.notes else []), *found.notes])


def of_table(table: ObservationTable, limit: int, lang: str) -> ToolAnswer:
    """Return observations as an answer, cut to ``limit`` rows: the newest periods of every series.

    Raises NothingFound where there are none.
    """
    if not table.rows:
        there = Message("; describe tells what an indicator has")
        if table.beside:
            there = Message("; {sentence}", sentence=left_aside(table.beside))
        raise NothingFound("no answer: nothing that is selected has figures for this{more}.", more=there)
    kept, data = _newest(table.rows, limit), table.data
    more = len(table.rows) - len(kept)
    columns, records, _ = table.of(kept).records(Form(lang))
    rows = [_filled(columns, record) for record in records]
    named = dict.fromkeys(one.indicator for one in kept)
    labels = {name: data.about(name).name(lang) for name in named}
    notes = [
        table.rule.sentence(lang) if table.rule else "",
        *legend([one for one in kept if one.has_figure], lang),
        also_there(table.beside, lang),
    ]
    if more:
        notes.append(
            phrase("left out: older periods; ask for one indicator, for start and end, or for a higher limit", lang)
        )
    answer = AnswerRecords(rows, labels, documents(kept, data, lang), [note for note in notes if note], more)
    lines = [_line(one, row, data, lang) for one, row in zip(kept, rows, strict=True)]
    return ToolAnswer(_COLUMNS, lines, answer, lang)


def of_rows(columns: Sequence[str], rows: Sequence[Sequence[Cell]], limit: int = 0, lang: str = "en") -> ToolAnswer:
    """Return a listing as an answer, cut to its first ``limit`` rows."""
    kept = rows[:limit] if limit else rows
    answer = AnswerRecords([_filled(columns, row) for row in kept], more=len(rows) - len(kept))
    return ToolAnswer(columns, kept, answer, lang)


def documents(rows: Sequence[Observation], data: Dataset, lang: str) -> dict[str, str]:
    """Return the documents behind figures in words, with their addresses, by their ids."""
    names = dict.fromkeys(name for one in rows for name in one.sources if name in data.sources)
    known = {name: data.sources[name] for name in sorted(names)}
    return {name: document(one, lang=lang) + (f" <{one.url}>" if one.url else "") for name, one in known.items()}


def _filled(columns: Sequence[str], row: Sequence[Cell]) -> dict[str, Cell]:
    return {name: cell for name, cell in zip(columns, row, strict=True) if cell != "" and name not in _LEFT_OUT}


def _newest(rows: Sequence[Observation], limit: int) -> Sequence[Observation]:
    """Return at most ``limit`` rows, in their order: of every series the last, then of every one the last but one ..."""
    if len(rows) <= limit:
        return rows
    later = _later(rows)
    kept = sorted(range(len(rows)), key=lambda place: (later[place], place))[:limit]
    return [rows[place] for place in sorted(kept)]


def _later(rows: Sequence[Observation]) -> dict[int, int]:
    """Return for the place of each row how many periods of its series are later."""
    by_series: dict[tuple[str, ...], list[int]] = {}
    for place, row in enumerate(rows):
        by_series.setdefault(over_time(row), []).append(place)
    later = {}
    for places in by_series.values():
        newest_first = sorted({rows[place].period for place in places}, key=periods.order, reverse=True)
        later.update({place: newest_first.index(rows[place].period) for place in places})
    return later


def _line(row: Observation, cells: Mapping[str, Cell], data: Dataset, lang: str) -> tuple[str, ...]:
    measure = phrase("{origin} {measure}", lang, origin=phrase(row.origin, lang), measure=phrase(row.measure, lang))
    if row.base_indicator:
        measure += phrase(" of {whole}", lang, whole=row.base_indicator)
    if row.base_period:
        measure += phrase(" since {since}", lang, since=periods.label(row.base_period))
    if row.basis:
        measure += phrase(" ({basis})", lang, basis=phrase(row.basis.replace("_", " "), lang))
    figure = _figure(row, cells, data, lang) if row.has_figure else phrase("refused", lang)
    return (
        row.name, periods.label(row.period), measure, figure, row.vintage, row.source, facts.codes(row.facts), row.notes(lang),
    )  # fmt: skip


def _figure(row: Observation, cells: Mapping[str, Cell], data: Dataset, lang: str) -> str:
    """Return a figure with bounds and unit: a published one with the digits of its print, a computed one with those that count."""
    unit = data.display_unit(row)
    if row.origin == "computed":
        figure = f"{printed(row, unit)}{status_letter(row)}{bounds(row, unit)}"
    else:
        figure = str(number_in_line(row, unit))
        figure += (
            f" [{cells['low']}, {cells['high']}]" if {"low", "high"} <= cells.keys() and row.low != row.high else ""
        )
    return " ".join(filter(None, (figure, unit_in_line(unit, lang))))
