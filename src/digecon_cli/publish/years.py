"""The tables of an indicator's page: periods as rows, newest first, with the origin of their figures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from ..ask.selection import FREQUENCIES
from ..core import periods
from ..core.facts import without_commands
from ..core.messages import phrase
from ..core.model import MEASURED, Observation
from ..document import APART, EQUAL, NAME, REFUSED, Band, Cell, Column, Grid, Line
from ..pages.explain import derived_lines
from ..pages.numbers import OTHER_PRICES, legend, unit_of
from ..pages.numbers import unit_in_line as unit_name
from .addresses import anchor, of_cell, of_print
from .material import SiteSeries
from .page import SitePage
from .sentences import (
    FigureText,
    TextLine,
    TextPiece,
    capitalized,
    compared,
    figure_text,
    plain,
    refused_text,
)

MOST = 24  # periods of a table
RATES = ("growth", "difference")  # the measures of a growth column; percentages change by points
PARTS = ("share", "contribution", "contribution_levels")  # the measures of a column on a whole
_MEANINGS = {EQUAL: "key_equal", APART: "key_apart", OTHER_PRICES: "key_prices", REFUSED: "key_refused"}


class MeasureColumn(NamedTuple):
    """The content of a column: a measure (``also`` for measures without a column), of which whole, and its origin."""

    measure: str
    whole: str = ""
    origin: str = ""


LEVEL, ALSO = MeasureColumn("level"), MeasureColumn("also")
Cells = dict[MeasureColumn, list[Observation]]
_RANKS = {"level": 0, "growth": 1, "share": 2, "contribution": 3, "contribution_levels": 3, "also": 4}


class PrintedFigure(NamedTuple):
    """A figure as one document prints it: text, release date, document, place in it, and why it counts or does not."""

    text: FigureText
    release: str
    document: str
    place: str
    standing: str


class PeriodOrigin(NamedTuple):
    """The origin of a period's figures: its anchor and those of its cells, documents, prints, derivations, and its life."""

    anchor: str
    places: Sequence[str]
    documents: Sequence[TextPiece]
    prints: Sequence[PrintedFigure]
    lines: Sequence[tuple[str, TextLine]]
    life: str


class YearsTable(NamedTuple):
    """The table of one frequency: a band per period, in which the figures of one cell are listed below each other.

    ``texts`` hold what the page shows of each period in each column, ``origins`` belong to the bands, and ``notes`` say
    which measures have no column and why.
    """

    grid: Grid
    texts: Sequence[Sequence[Sequence[FigureText]]]
    origins: Sequence[PeriodOrigin]
    notes: Sequence[str]


def tables(series: SiteSeries, page: SitePage) -> list[YearsTable]:
    """Return the tables of a series, years first, those of one frequency in pieces of at most ``MOST`` periods."""
    newest_first = sorted({one.period for one in series.rows}, key=periods.order, reverse=True)
    by_code = {code: [one for one in newest_first if periods.frequency(one) == code] for code in FREQUENCIES}
    made = []
    for code, found in by_code.items():
        caption = capitalized(phrase(FREQUENCIES[code], page.lang))
        for start in range(0, len(found), MOST):
            name = page.say("older", caption=caption, period=page.heading(found[start - 1])) if start else caption
            made.append(_table(series, found[start : start + MOST], name, page))
    return made


def _table(series: SiteSeries, of_table: Sequence[str], caption: str, page: SitePage) -> YearsTable:
    cells = {period: _cells(series, period) for period in of_table}
    columns, notes = _columns(cells, page)
    levels = [one for one in series.standing if one.measure in MEASURED and one.point]
    newest = max(levels, key=lambda one: periods.order(one.period), default=None)
    unit = unit_of(newest, page.data, page.lang) if newest else None  # the unit of all levels
    bands, origins = [], []
    texts = []
    above: dict[MeasureColumn, Sequence[str]] = {}
    for period in of_table:
        found = {column: _texts(column, cells[period].get(column, ()), series, unit, page) for column in columns}
        for column in columns:
            found[column] = [_without_repeated(text, column, above) for text in found[column]]
        texts.append([found[column] for column in columns])
        rows = zip_longest(*([text.cell for text in found[column]] for column in columns), fillvalue=Cell())
        bands.append(Band(page.heading(period), [Line("", row) for row in rows]))
        places = [_cell_anchor(column, period, found[column]) for column in columns]
        origins.append(_origin(series, period, places, page))
    heads = [Column(page.w["year"], NAME), *(Column(_head(column, unit, page)) for column in columns)]
    return YearsTable(Grid(heads, bands, caption), texts, origins, notes)


def _cells(series: SiteSeries, period: str) -> Cells:
    """Return the rows of a period by column: standing and computed figures."""
    cells: Cells = {}
    for figure in series.stands.get(period, ()):
        of_whole = figure.measure in ("growth", *PARTS)
        column = MeasureColumn(figure.measure, figure.base_indicator, "published") if of_whole else ALSO
        cells.setdefault(LEVEL if figure.measure in MEASURED else column, []).append(figure)
    for row in (derived.row for derived in series.found[period]):
        if row.measure in RATES:
            cells.setdefault(MeasureColumn("growth", "", "computed"), []).append(row)
        elif row.measure in PARTS:
            name = row.measure.removesuffix("_levels")
            cells.setdefault(MeasureColumn(name, row.base_indicator, "computed"), []).append(row)
    return cells


def _columns(cells: Mapping[str, Cells], page: SitePage) -> tuple[list[MeasureColumn], list[str]]:
    """Return the columns that have figures, in order, and the reasons why others have none.

    A column that would hold nothing but refusals for one reason becomes a note.
    """
    every = {column for of_period in cells.values() for column in of_period}
    kept, notes = [], []
    for column in sorted(every, key=lambda one: (_RANKS[one.measure], one.whole, one.origin == "computed")):
        rows = [one for of_period in cells.values() for one in of_period.get(column, ())]
        refusals = [one.refusal for one in rows if one.refusal]
        reasons = dict.fromkeys(plain(without_commands(refusal, page.lang)) for refusal in refusals)
        if any(one.has_figure for one in rows) or len(reasons) > 1:
            kept.append(column)
        elif reasons:
            reason = next(iter(reasons))
            notes.append(_head(column, None, page) + phrase(": ", page.lang) + f"{REFUSED} {reason}")
    return kept, notes


def _head(column: MeasureColumn, unit: tuple[str, int] | None, page: SitePage) -> str:
    if column == LEVEL:
        name = unit_name(unit, page.lang) if unit else ""
        return page.say("figure_in", unit=name) if name else page.w["figure"]
    if column == ALSO:
        return page.w["also"]
    if column.measure == "growth":
        return page.w[f"growth_{column.origin}"]
    name = page.whole(column.whole) if column.whole else page.w["whole"]
    return page.say(f"{column.measure.removesuffix('_levels')}_{column.origin}", whole=name)


def _cell_anchor(column: MeasureColumn, period: str, texts: Sequence[FigureText]) -> str:
    """Return the anchor of all figures of a cell together; empty if one of them already has it."""
    place = of_cell(column.measure, column.whole, period) if column.origin == "published" else ""
    return "" if place in {text.anchor for text in texts} else place


def _texts(
    column: MeasureColumn, rows: Sequence[Observation], series: SiteSeries, unit: tuple[str, int] | None, page: SitePage
) -> list[FigureText]:
    """Return the figures of a cell: published ones as they are, computed ones compared with them."""
    lang, data = page.lang, page.data
    both_ways = sum(one.measure in PARTS[1:] for one in rows) > 1  # from the published rate, and from the levels
    texts = []
    for figure in rows:
        place = anchor(figure)
        place = "" if place == of_cell("", "", figure.period) else place  # the anchor of the period itself
        if not figure.has_figure:
            texts += [text] if (text := refused_text(figure, lang, place)) else []
        elif column == ALSO:
            texts.append(page.edition.printed(figure, place))
        else:
            text = figure_text(figure, data, lang, unit if column == LEVEL else (figure.unit, figure.unit_mult), place)
            if figure.origin == "published":
                basis = phrase(figure.basis.replace("_", " "), lang) if figure.basis else ""
                texts.append(text._replace(label=basis))
                continue
            label = page.w["by_rate" if figure.measure == "contribution" else "by_levels"] if both_ways else ""
            texts.append(compared(text._replace(label=label), _gaps(figure, series), lang))
    return texts


def _gaps(figure: Observation, series: SiteSeries) -> list[Observation]:
    """Return the gaps between a computed figure and the published one."""
    gaps = (found.row for found in series.found[figure.period] if found.row.measure == "gap" and found.row.has_figure)
    return [
        gap for gap in gaps if gap.base_indicator == figure.base_indicator and set(figure.sources) <= set(gap.sources)
    ]


def _without_repeated(text: FigureText, column: MeasureColumn, above: dict[MeasureColumn, Sequence[str]]) -> FigureText:
    """Return a text without the reasons that the row ``above`` in its column gives too, and record its own there."""
    if not text.reasons:
        return text
    known = above.get(column, ())
    above[column] = text.reasons
    return text._replace(reasons=tuple(reason for reason in text.reasons if reason not in known))


def _origin(series: SiteSeries, period: str, places: Sequence[str], page: SitePage) -> PeriodOrigin:
    """Return the origin of a period's figures: every print with its document, then the derivations."""
    rows, standing = series.printed[period], series.stands.get(period, ())
    ordered = sorted(rows, key=lambda one: one not in standing)
    sources = dict.fromkeys(name for one in ordered for name in one.sources)
    documents = [TextPiece(source, page.document(source)) for source in sources]
    taken: set[str] = set()
    prints = []
    for figure in ordered:
        place = of_print(figure)
        while place in taken:  # the document prints it more than once
            place += "-again"
        taken.add(place)
        prints.append(_print(figure, place, rows, standing, page))
    derived = derived_lines(standing, series.found[period], page.data, page.lang)
    # The documents of the period are linked once; its lines link those of other periods.
    lines = [(heading, page.pieces(text.strip(), sources)) for heading, text in derived]
    life = page.life(series.name, period)
    return PeriodOrigin(of_cell("", "", period), places, documents, prints, lines, life)


def _print(
    figure: Observation, place: str, rows: Sequence[Observation], standing: Sequence[Observation], page: SitePage
) -> PrintedFigure:
    lang, why = page.lang, ""
    same = [other for other in rows if other.identity == figure.identity]
    if same[1:] and figure in standing:
        reason = phrase(page.data.reason_it_stands(figure, same), lang)
        why = page.w["stands"] + phrase(" ({command})", lang, command=reason)
    elif same[1:]:
        why = page.w["beside"]
    parts = (page.place_in_document(figure.locator), plain(figure.notes(lang)))
    where = phrase("; ", lang).join(part.rstrip(".。") for part in parts if part)
    document = figure.source or page.w["no_source"]
    return PrintedFigure(page.edition.printed(figure, place), figure.vintage, document, where, why)


def meanings(found: Iterable[YearsTable], series: SiteSeries, page: SitePage) -> Iterator[str]:
    """Yield the meaning of the signs and letters in the tables and the prints below them."""
    found = list(found)
    texts = [text for table in found for of_period in table.texts for of_column in of_period for text in of_column]
    signs = {text.sign for text in texts} | {REFUSED for table in found if table.notes}
    computed = (one for one in series.derived if one.has_figure)
    if any(text.bounds for text in texts):
        yield page.w["key_bounds"]
    yield from (page.w[name].format(sign=sign) for sign, name in _MEANINGS.items() if sign in signs)
    yield from legend([*series.rows, *(one for one in computed if one.measure in (*RATES, *PARTS))], page.lang)
