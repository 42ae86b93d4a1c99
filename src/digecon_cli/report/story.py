"""What a report tells of each sector: a message, the first table, charts, one table of all years with its notes, the data."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .. import units
from ..cleaning import clean
from ..dataset import Dataset
from ..draw.describe import describe
from ..draw.model import Chart
from ..errors import DataError
from ..measures import currency
from ..measures.derivation import Options
from ..measures.growth import growth
from ..measures.share import share
from ..messages import listed, phrase
from ..model import PLANNED, Observation, sort_rows
from ..pages.series import sector_name, sector_of, sectors_of
from ..selection import FREQUENCIES, by_years
from ..table import Table
from . import annual
from .areas import ranked
from .growths import Growths, growths
from .headlines import Headline, by_area, first_rows, going_on, headlines
from .notes import Note, Notes
from .parts import Shares, shares_of
from .sentences import highest, message, planned

MOST_CHARTS = 12


class SectorStory(NamedTuple):
    """A sector, or a table of one's own.

    ``message`` says what happened (empty where there is nothing to say it by), ``rows`` is the first table and ``others`` how many series it leaves out, ``left`` how many rows the large table does; ``lead`` is
    the large chart, ``charts`` are the small ones. ``levels`` and ``changes`` are the data. ``aside`` says in words what
    is not told, ``printed`` are the figures of documents behind it.
    """

    name: str
    title: str
    message: str
    rows: tuple[Headline, ...]
    others: int
    left: int
    lead: Chart | None
    shares: Shares | None
    growths: Growths | None
    charts: tuple[Chart, ...]
    grids: tuple[annual.Grid, ...]
    notes: tuple[Note, ...]
    aside: tuple[str, ...]
    levels: Table
    changes: Table
    printed: Sequence[Observation]


def parts(rows: Sequence[Observation], data: Dataset, lang: str) -> tuple[SectorStory, ...]:
    """Return the parts of a report on ``rows``, a sector each, in the order in which people meet them."""
    sectors: dict[str, list[Observation]] = {sector: [] for sector in sectors_of(rows, data)}
    for one in rows:
        # An indicator of one's own whose name has no sector in it is no sector by itself.
        sector = sector_of(one, data)
        sectors.setdefault("" if sector == one.indicator else sector, []).append(one)
    return tuple(_part(name, several, data, lang) for name, several in sectors.items() if several)


def _part(name: str, rows: Sequence[Observation], data: Dataset, lang: str) -> SectorStory:
    chosen = by_years(rows, data, True)
    levels = Table(sort_rows(currency.told(data.standing(chosen.rows), data)), data)
    found = growth(chosen.rows, data, Options())
    of_wholes = share(chosen.rows, data, Options())
    changes = Table([one.row for one in found], data, "growth")
    lines = headlines(levels.rows, found, data, lang)
    notes = Notes(chosen.rows, (*found, *of_wholes), data, lang)
    first = [one._replace(note=notes.number(one.latest)) for one in first_rows(lines, data)]
    grids, left = annual.grids(levels, changes, Table([one.row for one in of_wholes], data, "share"), notes, lang)
    title = clean(sector_name(name.replace("_", " "), lang)) or phrase("Table", lang)
    return SectorStory(
        name,
        title,
        _message(lines, first, levels, data, lang),
        tuple(first),
        len(lines) - len(first),
        left,
        _lead(first, levels, data, lang),
        shares_of(of_wholes, data, lang),
        growths(found, first[0].latest[:2] if first else ("", ""), data, lang),
        _small(lines, first, data, lang),
        grids,
        notes.told(),
        tuple(_aside(chosen.beside, levels, left, lang)),
        levels,
        changes,
        chosen.rows,
    )


def _message(lines: Sequence[Headline], first: Sequence[Headline], levels: Table, data: Dataset, lang: str) -> str:
    if not first:
        plan = next((one for one in levels if one.measure in PLANNED), None)
        return planned(plan, data, lang) if plan else ""
    if not by_area(first):
        return message(first[0], data, lang)
    return highest([one for one in lines if one.latest.indicator == first[0].latest.indicator], data, lang)


def _lead(first: Sequence[Headline], levels: Table, data: Dataset, lang: str) -> Chart | None:
    """Return the large chart: the first series with its targets; of several areas the newest figure of each."""
    if not first:
        return None
    if by_area(first):
        return ranked(first, data, lang)
    one, latest = first[0], first[0].latest
    plans = [row for row in levels if row[:2] == latest[:2] and row.measure in annual.PLANNED_LEVELS]
    # Levels that are told in dollars share no axis with a target in yuan.
    plans = [row for row in plans if units.same(row.unit, latest.unit)]
    return _chart([*one.levels, *([one.part] if one.part else []), *plans], data, lang)


def _chart(rows: Sequence[Observation], data: Dataset, lang: str) -> Chart | None:
    try:
        return describe(Table(rows, data), lang)
    except DataError:  # none of the figures can be drawn
        return None


def _small(lines: Sequence[Headline], first: Sequence[Headline], data: Dataset, lang: str) -> tuple[Chart, ...]:
    """Return a small chart for each series that goes on and has several figures, but the one that is drawn large."""
    large = [] if by_area(first) else [one.latest for one in first[:1]]
    told = [one for one in going_on(lines) if one.latest not in large and len(one.levels) > 1]
    before = [one.latest for one in first]
    ordered = sorted(told, key=lambda one: before.index(one.latest) if one.latest in before else len(before))
    told_of = ((one.label, _chart(one.levels, data, lang)) for one in ordered[:MOST_CHARTS])
    return tuple(chart._replace(title=label) for label, chart in told_of if chart)


def _aside(beside: Mapping[str, int], levels: Table, left: int, lang: str) -> list[str]:
    """Return what is not told on the page: parts of years, targets, series without room."""
    told = []
    if beside:
        words = [
            phrase("{frequency} ({count})", lang, frequency=phrase(FREQUENCIES[code], lang), count=f"{number:,}")
            for code, number in beside.items()
        ]
        told.append(
            phrase("There are also figures of {words}, which this page leaves out.", lang, words=listed(words, lang))
        )
    if planned := sum(one.measure in PLANNED and one.measure.endswith("_share") for one in levels):
        told.append(phrase("Targets and forecasts of shares are in the data only: {number}.", lang, number=planned))
    if left:
        told.append(phrase("Series that found no room in the table, but are in the data: {number}.", lang, number=left))
    return told
