"""A report: for each sector a message, a summary table, charts, tables of all years with notes, and the data."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from .. import pages
from ..ask.options import RenderOptions
from ..ask.selection import FREQUENCIES, main_frequency
from ..ask.table import ObservationTable, RecordListing
from ..core import periods
from ..core.cleaning import clean
from ..core.dataset import Dataset
from ..core.messages import listed, phrase
from ..core.model import MEASURED, PLANNED, Observation
from ..document import BREAK, NAME, NONE, REFUSED, Band, Cell, Column, Grid, Line
from ..draw.model import Chart
from ..measures import answer_of, currency
from ..measures.derivation import Derivation, Options
from ..measures.share import share
from ..pages.explain import lines as explained
from ..pages.figures import grids_of
from ..pages.labels import indicator_name
from ..pages.listings import sources
from ..pages.series import grouped, period_grid, sector_name, sector_of, sectors_of
from ..render.formats import check_readable
from ..render.periods import lines_of
from .headlines import Overview, overview, selected_figures
from .pictures import PLANNED_LEVELS, lead_chart, small_charts
from .sentences import FirstRow, TextLine, capitalized, first_row, linked, message_of, web

if TYPE_CHECKING:
    from ..checking import CheckedClaim

MOST_COLUMNS = 14  # years that fit the width of a sheet of paper; earlier ones are in a further table
MOST_PARTS = 11  # the same for parts of years, whose labels are longer
MOST_ROWS = 400
LEVELS, GROWTH, SHARES, PLANS = "Levels", "Growth on the year before, %", "Shares, %", "Targets and forecasts"
# Refusals that nobody asks about: values that do not exist, and shares of what is not a whole.
_SELF_EVIDENT = ("missing", "overlap", "concept")
FigureKey = tuple[str, str, str]


class FigureNote(NamedTuple):
    """What is known of one figure: the number of its note, its title, and lines of a heading and a text."""

    number: int
    title: str
    lines: Sequence[tuple[str, TextLine]]


def grids(found: Overview, changes: ObservationTable, shares: ObservationTable) -> tuple[list[Grid], int]:
    """Return the tables of a sector, years before parts of years, and the number of series that did not fit."""
    lang = found.lang
    every, series = _series(found, changes, shares)
    made: list[Grid] = []
    left = 0
    for frequency in FREQUENCIES:
        bands: list[tuple[str, list[Line]]] = []
        room = MOST_ROWS
        for heading, lines in series:
            own = [line for line in lines if _main_frequency(line, every) == frequency]
            bands.append((heading, own[:room]))
            left += len(own[room:])
            room -= len(own[:room])
        kept = [line for _, lines in bands for line in lines]
        places = [
            place
            for place, period in enumerate(every)
            if periods.frequency(period) == frequency and any(not line.cells[place].is_empty for line in kept)
        ]
        most = MOST_COLUMNS if frequency == "A" else MOST_PARTS
        for chosen in (places[start : start + most] for start in range(0, len(places), most)):
            columns = [Column(periods.label(every[place]), period=every[place]) for place in chosen]
            ends = dict.fromkeys((columns[-1].head, columns[0].head))
            caption = phrase(FREQUENCIES[frequency], lang) + phrase(", ", lang) + phrase(" to ", lang).join(ends)
            parts = [part for heading, lines in bands if (part := _band(heading, lines, chosen)).lines]
            made.append(Grid([Column(kind=NAME), *columns], parts, capitalized(caption)))
    return made, left


def _main_frequency(line: Line, every: Sequence[str]) -> str:
    """Return the frequency of the table that a line belongs to; cells without a number count too."""
    return main_frequency(period for period, cell in zip(every, line.cells, strict=True) if cell.figure)


def _band(heading: str, every: Iterable[Line], places: Sequence[int]) -> Band:
    """Return the lines that have figures in the columns at ``places``, with only those cells."""
    found = (line._replace(cells=[line.cells[place] for place in places]) for line in every)
    lines = [line for line in found if any(not cell.is_empty for cell in line.cells)]
    margin = min((line.depth for line in lines), default=0)
    return Band(heading, [line._replace(depth=line.depth - margin) for line in lines])


def _series(
    found: Overview, changes: ObservationTable, shares: ObservationTable
) -> tuple[list[str], list[tuple[str, list[Line]]]]:
    """Return all periods, newest first, and the lines by heading, with a cell for each period."""
    lang = found.lang
    look = RenderOptions(lang=lang, all=True, ended=True, sources=False, quiet=True)
    planned = [row for row in found.levels if row.measure in PLANNED_LEVELS]
    levels, plans = (
        [period_grid(grids_of(rows, found.levels, look))] if rows else []
        for rows in (list(_levels(found.levels)), planned)
    )
    growth, of_wholes = (
        [grid for page in pages.of(answer, look) for grid in page.grids] if len(answer) else []
        for answer in (changes, shares)
    )
    blocks = ((LEVELS, levels), (GROWTH, growth), (SHARES, of_wholes), (PLANS, plans))
    grids = [(name, grid) for name, of_block in blocks for grid in of_block]
    every = {column.period for _, grid in grids for column in grid.columns if column.period}
    ordered = sorted(every, key=periods.order, reverse=True)
    return ordered, [
        (_heading(name, band.heading, lang), [_line(line, grid, ordered) for line in lines_of(band)])
        for name, grid in grids
        for band in grid.bands
    ]


def _line(line: Line, grid: Grid, ordered: Sequence[str]) -> Line:
    """Return a line with a cell for each period, empty where it has no figure."""
    by_period = {column.period: cell for column, cell in zip(grid.columns[1:], line.cells, strict=True) if cell.figure}
    earliest = min(by_period, key=periods.order)
    cells = []
    for period in ordered:
        cell = by_period.get(period)
        if cell is None:
            cells.append(Cell(instead=NONE))
            continue
        broken = cell.instead == BREAK or (cell.broken and period != earliest)
        sign = REFUSED if cell.instead == BREAK else cell.instead
        cells.append(Cell(instead=sign, number=cell.number, broken=broken, figure=cell.figure))
    return Line(line.label, cells, line.depth)


def _levels(table: ObservationTable) -> Iterator[Observation]:
    """Yield the levels, and the other prints (except growth and shares) of series that have no level."""
    with_level = {(one.indicator, one.area) for one in table if one.measure in MEASURED}
    main = {(one.indicator, one.area) for one in table if one.measure in ("growth", "share")}
    years = {(one.indicator, one.area) for one in table if periods.frequency(one.period) == "A"}
    for row in table:
        series = row.indicator, row.area
        wanted = row.measure in MEASURED or (series not in with_level | main and row.measure not in PLANNED)
        # Of a yearly series, the newest part of a later year is above; its column here would be nearly empty.
        if wanted and (series not in years or periods.frequency(row.period) == "A"):
            yield row


def _heading(name: str, heading: str, lang: str) -> str:
    if name == GROWTH and heading == "%":
        heading = phrase(GROWTH, lang)
    if name == PLANS:
        heading = phrase(PLANS, lang) + phrase(", ", lang) + heading
    return capitalized(clean(heading))


def key_of(figure: Observation) -> FigureKey:
    """Return the key of the note on a figure: its series and period."""
    return figure.indicator, figure.area, figure.period


def notes(
    figures: Iterable[Observation], found: Overview, shares: Sequence[Derivation]
) -> Mapping[FigureKey, FigureNote]:
    """Return the notes on figures by ``key_of``, numbered in the order of the figures."""
    data, lang = found.data, found.lang
    rows = grouped(found.rows, key_of)
    derived = grouped(filter(_is_relevant, (*found.growth, *shares)), lambda one: key_of(one.row))
    listed = {name for one in found.rows for name in one.sources}

    def address(word: str) -> str | None:
        """Return the address of a document, or its anchor in the list of documents; None for other words."""
        source = data.sources.get(word)
        return (web(source.url) or (f"#{word}" if word in listed else "")) if source else None

    def note(number: int, key: FigureKey) -> FigureNote:
        indicator, area, period = key
        title = indicator_name(data, indicator, area, lang) + phrase(", ", lang) + periods.label(period)
        lines = explained(rows[key], derived.get(key, []), data, Options(), lang)
        linked_above: set[str] = set()

        def address_once(word: str) -> str | None:
            """Return the address of a document that the note does not link further up: a note names it up to five times."""
            url = None if word in linked_above else address(word)
            linked_above.update([word] if url else ())
            return url

        return FigureNote(number, title, [(heading, linked(text.strip(), address_once)) for heading, text in lines])

    asked = dict.fromkeys(key for key in map(key_of, figures) if key in rows)
    return {key: note(number, key) for number, key in enumerate(asked, 1)}


def _is_relevant(derivation: Derivation) -> bool:
    refusal = derivation.row.refusal
    return bool(derivation.measure or derivation.row.measure == "gap") and not (
        refusal and refusal.code in _SELF_EVIDENT
    )


class SectorReport(NamedTuple):
    """A sector, or a user's own table.

    ``message`` says what happened and may be empty. ``lead`` is the large chart, ``charts`` are the small ones.
    ``changes`` is the growth and ``shares`` are the shares of the selection ``found``. ``left`` counts the series that
    do not fit into the grids, ``aside`` reports in words what is not shown.
    """

    name: str
    title: str
    message: str
    found: Overview
    changes: ObservationTable
    shares: ObservationTable
    lead: Chart | None
    charts: Sequence[Chart]
    grids: Sequence[Grid]
    left: int
    notes: Mapping[FigureKey, FigureNote]
    aside: Sequence[str]

    @property
    def more(self) -> int:
        """Return the number of series that the summary table leaves out."""
        return len(self.found.lines) - len(self.found.first)

    def note(self, figure: Observation) -> int:
        """Return the number of the note on a figure, 0 if there is none."""
        note = self.notes.get(key_of(figure))
        return note.number if note else 0

    def note_of(self, cell: Cell) -> int:
        """Return the number of the note on a cell, 0 if there is none."""
        return self.note(cell.figure) if cell.figure and not cell.is_empty else 0

    def rows(self, most: int | None = None) -> list[FirstRow]:
        """Return the rows of the summary table, limited to ``most``."""
        data, lang = self.found.data, self.found.lang
        return [first_row(line, data, lang, self.note(line.latest)) for line in self.found.first[:most]]


class ReportPage(NamedTuple):
    """The content of a report: its sectors, the findings of the check if any, and the documents.

    ``own`` is the name of a user's own table, empty for the bundled one; ``version`` is that of the bundled data.
    """

    title: str
    own: str
    version: str
    parts: Sequence[SectorReport]
    check: "Sequence[CheckedClaim]"
    sources: RecordListing
    data: Dataset
    lang: str

    def alone(self, part: SectorReport) -> "ReportPage":
        """Return the report on one of its sectors."""
        indicators = {one.indicator for one in part.found.rows}
        about = [one for one in self.check if {ref.indicator for ref in one.claim.subjects} & indicators]
        documents = sources(part.found.rows, self.data, lang=self.lang)
        return self._replace(title=_title((part,), self.own, self.lang), parts=(part,), check=about, sources=documents)


def report(
    rows: Iterable[Observation],
    data: Dataset,
    lang: str = "en",
    version: str = "",
    check: "Sequence[CheckedClaim]" = (),
    own: str = "",
) -> ReportPage:
    """Return the report on ``rows`` by sector, with the findings of ``check``.

    Raises NothingFound if there is nothing to report, DataError for more than people can read.
    """
    rows = list(rows)
    check_readable(len(rows))
    sectors: dict[str, list[Observation]] = {sector: [] for sector in sectors_of(rows, data)}
    for row in rows:
        # The name of a user's indicator may have no sector in it, and is not a sector itself.
        sector = sector_of(row, data)
        sectors.setdefault("" if sector == row.indicator else sector, []).append(row)

    def parts_of(priced: Dataset) -> list[SectorReport]:
        return [_part(name, found, priced, lang) for name, found in sectors.items() if found]

    parts, data = currency.by_one_authority(data, rows, parts_of)
    own = phrase("A table of your own", lang) if own == "-" else clean(own)
    printed = [one for part in parts for one in part.found.rows]
    return ReportPage(
        _title(parts, own, lang), own, version, parts, check, sources(printed, data, lang=lang), data, lang
    )


def _title(parts: Sequence[SectorReport], own: str, lang: str) -> str:
    if own:
        return own
    if len(parts) > 3:
        return phrase("China's digital economy in published figures", lang)
    names = listed((part.title.lower() for part in parts), lang)
    return phrase("China's digital economy: {sectors}", lang, sectors=names)


def _part(name: str, rows: Sequence[Observation], data: Dataset, lang: str) -> SectorReport:
    found = overview(selected_figures(rows, data), data, lang)
    shares = share(found.rows, data, Options())
    changes = ObservationTable([one.resting for one in found.growth], data, "growth")
    of_wholes = ObservationTable(answer_of(shares, data), data, "share")
    tables, left = grids(found, changes, of_wholes)
    cells = (cell for grid in tables for line in grid.lines for cell in line.cells if not cell.is_empty)
    figures = (cell.figure for cell in cells if cell.figure)
    title = clean(sector_name(name.replace("_", " "), lang)) or phrase("Table", lang)
    return SectorReport(
        name,
        title,
        message_of(found),
        found,
        changes,
        of_wholes,
        lead=lead_chart(found),
        charts=small_charts(found),
        grids=tables,
        left=left,
        notes=notes([*(line.latest for line in found.first), *figures], found, shares),
        aside=list(_omissions(found, left)),
    )


def _omissions(found: Overview, left: int) -> Iterable[str]:
    """Yield whose rates its dollars are at, and what is not on the page: parts of years, targets, series without room."""
    lang = found.lang
    if dollars := currency.authority(found.data, found.rows):
        yield dollars.sentence(lang)
    if found.beside:
        words = [
            phrase(
                "{word_frequency} ({count})", lang, word_frequency=phrase(FREQUENCIES[code], lang), count=f"{number:,}"
            )
            for code, number in found.beside.items()
        ]
        yield phrase("There are also figures of {words}, which this page leaves out.", lang, words=listed(words, lang))
    if planned := sum(one.measure in PLANNED and one.measure.endswith("_share") for one in found.levels):
        yield phrase("Targets and forecasts of shares are in the data only: {number}.", lang, number=planned)
    if left:
        yield phrase("Series that do not fit in the table, but are in the data: {number}.", lang, number=left)
