"""What a report tells of each sector: sentences, charts, tables, derivations and the rows behind them."""

from collections.abc import Sequence
from typing import NamedTuple

from .. import periods, units
from ..charts.describe import describe, short
from ..charts.model import Chart
from ..cleaning import clean
from ..dataset import Dataset
from ..errors import DataError
from ..explain import derivations
from ..measures import currency
from ..measures.derivation import Options
from ..measures.growth import growth
from ..messages import phrase, translated
from ..model import PLANNED, STATUSES, Observation, sort_rows
from ..present.labels import indicator_name, unit_name
from ..present.series import sector_name
from ..selection import by_years
from ..table import Table

MOST_SENTENCES = 12


class SectorStory(NamedTuple):
    """A sector: ``sentences`` say what happened, ``levels`` and ``changes`` are its tables and charts."""

    name: str
    title: str
    sentences: tuple[str, ...]
    levels: Table
    changes: Table
    charts: tuple[Chart, ...]
    derivations: tuple[tuple[str, str], ...]


def parts(rows: Sequence[Observation], data: Dataset, lang: str) -> tuple[SectorStory, ...]:
    """Return the parts of a report on ``rows``, a sector each, in the table's order."""
    sectors: dict[str, list[Observation]] = {}
    for one in rows:
        sectors.setdefault(data.about(one.indicator).sector or one.indicator.partition(".")[0], []).append(one)
    return tuple(_part(name, several, data, lang) for name, several in sectors.items())


def _part(name: str, rows: Sequence[Observation], data: Dataset, lang: str) -> SectorStory:
    levels = Table(sort_rows(currency.told(by_years(data.standing(rows), data, True).rows, data)), data)
    found = growth(rows, data, Options())
    changes = Table(by_years([one.row for one in found], data, True).rows, data, "growth")
    shown = {(one.indicator, one.area, one.period) for one in changes}
    wanted = (one for one in found if (one.row.indicator, one.row.area, one.row.period) in shown)
    told = [(clean(field), clean(value)) for field, value in derivations(wanted, data, lang)]
    drawn = [Table([one for one in levels if one.measure in ("level", *PLANNED)], data), changes]
    charts = tuple(chart for table in drawn for chart in _charts(table, lang))
    title = clean(sector_name(name.replace("_", " "), lang))
    return SectorStory(
        name, title, tuple(_sentences(levels, changes, data, lang)), levels, changes, charts, tuple(told)
    )


def _charts(table: Table, lang: str) -> list[Chart]:
    """Return a chart for each panel of a table, so that a narrow screen can set them one below the other."""
    try:
        chart = describe(table, lang)
    except DataError:  # nothing in this sector to draw
        return []
    told = [panel for panel in chart.panels if sum(len(line.points) for line in panel.lines) > 1]  # else: the table
    return [chart._replace(title=panel.head, panels=(panel,)) for panel in told]


def _sentences(levels: Table, changes: Table, data: Dataset, lang: str) -> list[str]:
    """Return a sentence for each yearly level: its latest figure and how it grew, published and computed."""
    latest: dict[tuple[str, str], Observation] = {}
    for one in levels:
        if one.measure == "level" and not one.basis and periods.frequency(one.period) == "A":
            latest[one.indicator, one.area] = one

    def rank(one: Observation) -> tuple[int, int]:
        """Wholes before parts, what goes on before what has ended."""
        return -sum(one.indicator in entry.wholes for entry in data.catalog.values()), -periods.span(one.period).end

    ranked = sorted(latest.values(), key=rank)
    return [_sentence(one, changes, data, lang) for one in ranked[:MOST_SENTENCES]]


def _sentence(one: Observation, changes: Table, data: Dataset, lang: str) -> str:
    plain, mult = data.told_in(one)
    unit = (plain, units.counted(mult, lang))
    name = indicator_name(data, one.indicator, one.area, lang)
    period, number, name_of_unit = periods.label(one.period), short(one, unit), unit_name(*unit, lang)
    words = phrase("{name}: {value} {unit} in {year}", lang, name=name, value=number, unit=name_of_unit, year=period)
    if one.status in STATUSES and one.status != "A":
        words += phrase(" ({basis})", lang, basis=phrase(STATUSES[one.status], lang))
    same = [row for row in changes if (row.indicator, row.area, row.period) == (one.indicator, one.area, one.period)]
    rates = [row for row in same if row.measure in ("growth", "difference")]
    published = next((row for row in rates if row.origin == "published"), None)
    computed = next((row for row in rates if row.origin == "computed"), None)
    if published:
        words += phrase("; growth published as {rate}", lang, rate=_rate(published, lang))
    if computed and computed.has_figure:
        what = "; it changed by {rate}" if computed.measure == "difference" else "; the levels give {rate}"
        words += phrase(what, lang, rate=_rate(computed, lang))
        gap = next((row for row in same if row.measure == "gap" and row.note != "within rounding"), None)
        if gap:
            words += phrase(" ({command})", lang, command=translated(gap.note.partition(";")[0], lang))
    elif computed and computed.refusal and computed.refusal.code != "missing":
        why = translated(computed.refusal.sentence, lang).rstrip(".。")
        words += phrase("; not comparable with the year before ({reason})", lang, reason=why)
    return clean(words) + ("." if lang == "en" else "。")


def _rate(row: Observation, lang: str) -> str:
    return f"{short(row, (row.unit, 0))} {unit_name(row.unit, 0, lang)}"
