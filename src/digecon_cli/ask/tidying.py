"""The rows of a tidy table: of each indicator and area one series, of one measure, unit and frequency, without parallel figures.

A command answers with more than one line of figures: published and computed, of more than one whole, on more than one basis. A
tidy table has the one that people mean.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from .. import measures
from ..core import periods
from ..core.dataset import Dataset
from ..core.errors import UsageError, did_you_mean
from ..core.model import AMOUNTS, Observation
from .selection import main_frequency

if TYPE_CHECKING:
    from .table import ObservationTable

_Line = tuple[str, str, str, str, str, int]  # base indicator, base period, basis, origin, unit and its power of ten
PUBLISHED = ("level",)  # the measure of an answer without a command: the figures as published


class TidyRows(NamedTuple):
    """The rows of a tidy table, with how many figures of its measures and how many indicators are left out."""

    rows: list[Observation]
    figures: int
    indicators: int


def of_measures(rows: Sequence[Observation], names: str | Iterable[str]) -> list[Observation]:
    """Return the rows of these measures (see ``named_measures``); raises UsageError for one that none of the rows has."""
    wanted = named_measures(names)
    there = tuple(dict.fromkeys(row.measure for row in rows))
    for name in wanted:
        if name not in there:
            raise UsageError(
                "this answer has no measure '{measure}'.{hint} It has {known}.",
                measure=name,
                hint=did_you_mean(name, there),
                known=there,
            )
    return [row for row in rows if row.measure in wanted]


def named_measures(text: str | Iterable[str]) -> tuple[str, ...]:
    """Return the measures that a text names between its commas, or the texts of a list, each once: ``"level,growth"``."""
    typed = text if isinstance(text, str) else ",".join(text)
    return tuple(dict.fromkeys(name for part in typed.split(",") if (name := part.strip().lower().replace("-", "_"))))


def tidy_rows(table: "ObservationTable") -> TidyRows:
    """Return the rows of a tidy table: of the command's own measure, or of those that were asked for.

    Raises UsageError where the answer has no row of its own measure.
    """
    asked = table.asked.get("measures", ())
    declared = measures.find(table.title) if table.title else None
    own = (declared.own if declared else PUBLISHED) if not asked else ()
    series: dict[tuple[str, ...], dict[str, list[Observation]]] = {}
    for row in table.rows:
        series.setdefault((row.indicator, row.area), {}).setdefault(row.measure, []).append(row)
    found: list[Observation] = []
    figures = indicators = 0
    for by_measure in series.values():
        first = next((name for name in own if name in by_measure), "")
        names = [name for name in by_measure if name in asked] if asked else [first] if first else []
        indicators += not names
        for name in names:
            kept = _one_line(by_measure[name], table.data)
            found += kept
            figures += len(by_measure[name]) - len(kept)
    if not found and table.rows:
        raise UsageError(
            "--tidy has the measure '{measure}' of this answer, which has none: write --measure with one of {known}.",
            measure=own[0] if own else "",
            known=tuple(dict.fromkeys(row.measure for row in table.rows)),
        )
    return TidyRows(found, figures, indicators)


def _one_line(rows: Sequence[Observation], data: Dataset) -> list[Observation]:
    """Return the line of figures that stands for a measure of one indicator and area, at its main frequency.

    That is of the indicator's own whole where there is one, else with the most figures; of those a published one first.
    """
    frequency = main_frequency(row.period for row in rows)
    lines: dict[_Line, list[Observation]] = {}
    for row in (row for row in rows if periods.frequency(row.period) == frequency):
        lines.setdefault(_line_of(row, data), []).append(row)
    whole = data.about(rows[0].indicator).whole

    def rank(line: _Line) -> tuple[bool, int, bool]:
        base, _, _, origin, *_ = line
        return bool(whole) and base != whole, -sum(row.has_figure for row in lines[line]), origin == "computed"

    chosen = lines[min(lines, key=rank)]
    by_period: Mapping[str, Observation] = {row.period: row for row in reversed(chosen)}
    return [row for row in chosen if by_period.get(row.period) is row]


def _line_of(row: Observation, data: Dataset) -> _Line:
    # A computed level fills a gap among published ones; a computed rate is another rate.
    origin = "" if row.measure in AMOUNTS else row.origin
    return row.base_indicator, row.base_period, row.basis, origin, *data.display_unit(row)
