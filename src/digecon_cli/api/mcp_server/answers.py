"""The answer of a tool: a table as text, with the labels of its ids, the documents behind it, and remarks.

Answers are small, because an assistant reads all of them: a row is there once, as text, and what is above a limit is counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ...ask.contract import Form
from ...ask.selection import left_aside, over_time
from ...ask.table import ObservationTable
from ...core import facts, periods
from ...core.dataset import Dataset
from ...core.errors import NothingFound
from ...core.messages import Message, phrase
from ...core.model import STATUSES, Observation
from ...pages.labels import document
from ...pages.numbers import bounds, legend, number_in_line, printed, status_letter, unit_in_line
from . import calls

Cell = str | int | float
_COLUMNS = ("indicator", "period", "measure", "figure", "vintage", "source", "status", "codes", "note")
_DESCRIBED = Message("; describe lists what an indicator has")


@dataclass
class ToolAnswer:
    """A table of ``lines`` below ``columns``, the labels of its ids, its documents by id, remarks, and how many rows were left out."""

    columns: Sequence[str]
    lines: Sequence[Sequence[Cell]]
    labels: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    more: int = 0
    lang: str = "en"

    @property
    def text(self) -> str:
        """Return the text for the assistant."""
        parts = [" | ".join(self.columns), *(" | ".join(map(str, line)).rstrip(" |") for line in self.lines)]
        parts += [phrase("... {number} more", self.lang, number=self.more)] if self.more else []
        for heading, named in (("Indicators", self.labels), ("Sources", self.sources)):
            if named:
                parts += ["", f"{phrase(heading, self.lang)}:", *(f"{name}: {words}" for name, words in named.items())]
        return "\n".join([*parts, *([""] if self.notes else []), *self.notes])


def of_table(table: ObservationTable, limit: int, lang: str, is_ranked: bool = False) -> ToolAnswer:
    """Return observations as an answer, cut to ``limit`` rows: the newest periods of every series, of a ranking the first.

    In a ranking the place of a figure is a row of its own, from which it is not cut off. Raises NothingFound where there are
    no observations.
    """
    if not table.rows:
        there = Message("; {sentence}", sentence=left_aside(table.beside)) if table.beside else _DESCRIBED
        raise NothingFound("no answer: nothing that is selected has figures for this{more}.", more=there)
    kept, data = table.rows[: limit + limit % 2] if is_ranked else _newest(table.rows, limit), table.data
    more = len(table.rows) - len(kept)
    columns, records, _ = table.of(kept).records(Form(lang))
    named = dict.fromkeys(one.indicator for one in kept)
    labels = {name: data.about(name).name(lang) for name in named}
    notes = [
        table.rule.sentence(lang) if table.rule else "",
        *legend([one for one in kept if one.has_figure], lang),
        calls.in_words(left_aside(table.beside), lang) if table.beside else "",
    ]
    if more and not is_ranked:
        notes.append(
            phrase("left out: older periods; ask for one indicator, for start and end, or for a higher limit", lang)
        )
    lines = [
        _line(row, dict(zip(columns, record, strict=True)), data, lang)
        for row, record in zip(kept, records, strict=True)
    ]
    return ToolAnswer(
        _COLUMNS, lines, labels, documents(kept, data, lang), [note for note in notes if note], more, lang
    )


def of_rows(columns: Sequence[str], rows: Sequence[Sequence[Cell]], limit: int = 0, lang: str = "en") -> ToolAnswer:
    """Return a listing as an answer, cut to its first ``limit`` rows."""
    kept = rows[:limit] if limit else rows
    lines = [tuple(calls.reworded(cell) if isinstance(cell, str) else cell for cell in row) for row in kept]
    return ToolAnswer(columns, lines, more=len(rows) - len(kept), lang=lang)


def documents(rows: Sequence[Observation], data: Dataset, lang: str) -> dict[str, str]:
    """Return the documents behind figures in words, with their addresses, by their ids."""
    names = dict.fromkeys(name for one in rows for name in one.sources if name in data.sources)
    known = {name: data.sources[name] for name in sorted(names)}
    return {name: document(one, lang=lang) + (f" <{one.url}>" if one.url else "") for name, one in known.items()}


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
        row.name, periods.label(row.period), measure, figure, row.vintage, row.source,
        "" if row.status in ("A", "O") else phrase(STATUSES[row.status], lang), facts.codes(row.facts), calls.reworded(row.notes(lang)),
    )  # fmt: skip


def _figure(row: Observation, cells: Mapping[str, Cell], data: Dataset, lang: str) -> str:
    """Return a figure with bounds and unit: a published one with the digits of its print, a computed one with those that count."""
    unit = data.display_unit(row)
    if row.origin == "computed":
        figure = f"{printed(row, unit)}{status_letter(row)}{bounds(row, unit)}"
    else:
        figure = str(number_in_line(row, unit))
        figure += (
            f" [{cells['low']}, {cells['high']}]" if cells["low"] and cells["high"] and row.low != row.high else ""
        )
    return " ".join(filter(None, (figure, unit_in_line(unit, lang))))
