"""Figures on a page: a page a sector, a row a series, periods across; see ``vertical`` for one indicator, ``calendars`` for months."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from ..ask.options import RenderOptions
from ..ask.selection import main_frequency
from ..ask.table import ObservationTable
from ..core import periods
from ..core.areas import area_name
from ..core.dataset import Dataset
from ..core.messages import joined, listed, phrase
from ..core.model import MEASURED, PLANNED, Observation, split_name
from ..core.text import DIM, quoted
from ..document import Document, Part, Prose, Single, Singles
from ..measures import terms
from ..measures.per_head import POPULATION, is_over_a_year
from .below import by_reason, hint
from .calendars import calendars, is_for_calendar
from .closing import closing, explain
from .labels import (
    Kind,
    behind,
    groups,
    in_yuan,
    kind_of,
    measure_name,
    measure_word,
    some,
    typed,
    unit_heading,
    unit_of_single,
)
from .numbers import SeriesRow, figure_cell, series_row
from .series import (
    LAST_HEADLINE,
    HeadedRows,
    LabeledSeries,
    by_sector,
    ended_of,
    grouped,
    headline_rank,
    in_families,
    in_time,
    label_in,
    label_of,
    period_grid,
    sector_name,
    standing_first,
    the_sector,
)
from .vertical import is_of_one, vertical

PER_HEAD = "per_head"
_FEW = 3  # series that are shown whole
_MOST_SINGLES = 4  # series of one figure below a grid
_MANY_SECTORS = 3  # sectors from which each has its headlines only
_MANY_AREAS = 3  # areas of one indicator from which they are its rows
# What an answer is called behind its sector, where that is not the label of its measure.
_TITLES = {"ratio": "divided by {base}", "per-head": "per head", "index": "index"}
_ITS_OWN_BASE = ("index", "per_head")  # measures whose base is in the heading, or is the population


def pages(content: ObservationTable, look: RenderOptions) -> list[Document]:
    """Return the pages of a table, one for each sector."""
    if not content.title and is_of_one(content) and not is_for_calendar(content):
        return [vertical(content, look)]
    if look.ranked:
        return [_page("", content.rows, content, look)]
    sectors = by_sector(content, content.data)
    if len(sectors) > _MANY_SECTORS and not (content.title or look.all or look.latest or look.asked) and look.commands:
        return _main_pages(sectors, content, look)
    return [_page(sector, rows, content, look) for sector, rows in sectors.items()]


def _main_pages(
    sectors: Mapping[str, Sequence[Observation]], content: ObservationTable, look: RenderOptions
) -> list[Document]:
    """Return the headlines of many sectors, a page each, and what shows the rest."""
    data = content.data
    found = []
    left = 0
    for sector, rows in sectors.items():
        main = [row for row in rows if headline_rank(row.indicator, data) <= LAST_HEADLINE] or rows
        left += len({(row.indicator, row.area) for row in rows} - {(row.indicator, row.area) for row in main})
        found.append(_page(sector, main, content, look)._replace(notes=[]))
    more = phrase("Main series; {left} more: --all, or digecon show SECTOR", look.lang, left=left)
    note = joined([f"{more}.", *closing(content.rows, content, look)], look.lang)
    return [*found, Document(parts=[Prose(note, DIM)])]


def _page(sector: str, rows: Sequence[Observation], content: ObservationTable, look: RenderOptions) -> Document:
    data = content.data
    every = _series(rows if content.title else _main(rows), content, look)
    title = _title(sector_name(sector, look.lang), content, look)
    if _by_area(every):
        title = _title(label_of(rows[0], data, look.lang), content, look)
        every = _called_by_area(every, look)
    lines = [line for line in every if any(figure.point for figure in line.figures)]
    empty = [line for line in every if not any(figure.point for figure in line.figures)]
    shares: list[LabeledSeries] = []
    if not (content.title or look.all or look.latest) and len(lines) > _FEW:
        rest = [line for line in lines if line.first.measure != "share"]
        if rest:  # where there is nothing else shares are the answer
            shares, lines = [line for line in lines if line.first.measure == "share"], rest
    notes = closing(rows, content, look, _divided_by(rows, data, look))
    page = Document(
        title,
        notes=[*_no_answer(empty, data, look), *_shares_only(shares, the_sector(rows, data), data, look), *notes],
        newest=not content.title,
        why=explain(rows, data),
        none="none" if content.title else Document().none,
    )
    return _with_grids(page, lines, content, look)


def grids_of(rows: Sequence[Observation], content: ObservationTable, look: RenderOptions) -> list[HeadedRows]:
    """Return figures of a table, a series a row, under their headings: what a page shows where each series is whole."""
    lines = _series(rows, content, look)
    return _headed(_called_by_area(lines, look) if _by_area(lines) else lines, content.data, look, content)[0]


# --- what a page is called ----------------------------------------------------------------------------------------------


def _title(name: str, content: ObservationTable, look: RenderOptions) -> str:
    name = name or phrase("In order", look.lang)
    if content.title:
        return name + phrase(": ", look.lang) + _answer_name(content, look)
    return name + phrase(": newest figures", look.lang) if look.latest else name


def _answer_name(content: ObservationTable, look: RenderOptions) -> str:
    """Return what the answer of a measure is called: with its base, where all rows have one."""
    rows = [row for row in content.rows if row.has_figure] or content.rows
    first = rows[0]
    series = grouped(rows, lambda row: (row.measure, row.indicator, row.area, row.base_indicator)).values()
    alike = len({_base(of_series, look) for of_series in series}) == 1
    label = _base_label(first, content.data, look)
    if content.title in _TITLES:
        words = phrase(_TITLES[content.title], look.lang, base=label)
        of_base = label and alike and first.measure not in _ITS_OWN_BASE and content.title != "ratio"
        return words + (phrase(" of {base}", look.lang, base=label) if of_base or _is_of_other_people(first) else "")
    if not alike and "measures" in content.asked:
        return listed({row.measure: measure_word(row, look.lang) for row in rows}.values(), look.lang)
    if not alike:  # each heading says what its rows are
        return phrase(content.title, look.lang)
    return _measure_with_base(rows, content, look, False)


def _divided_by(rows: Sequence[Observation], data: Dataset, look: RenderOptions) -> str:
    """Return by what figures per head are divided, where all of them are by the same; empty for other measures."""
    found = set()
    for row in rows:
        if row.measure == PER_HEAD and row.has_figure:
            kinds = data.about(row.indicator).kind, data.about(split_name(row.base_indicator)[0]).kind
            words = (
                "Divided by {base}, the mean of both ends of the year."
                if is_over_a_year(*kinds)
                else "Divided by {base}."
            )
            found.add(phrase(words, look.lang, base=_base_label(row, data, look)))
    return found.pop() if len(found) == 1 else ""


def _base_label(row: Observation, data: Dataset, look: RenderOptions) -> str:
    """Return the label of what a row refers to, empty where it refers to no other indicator."""
    base, area = split_name(row.base_indicator)
    return label_in(row._replace(indicator=base, area=area or row.area), data, look.lang) if base else ""


def _measure_with_base(rows: Sequence[Observation], content: ObservationTable, look: RenderOptions, mixed: bool) -> str:
    """Return the label of the measure of rows, with their base where that label has no place for it."""
    first = _with_base(rows)
    name = measure_name(first, content.data, look.lang, mixed, content.title)
    label = terms()[first.measure].label if first.measure in terms() else ""
    if first.base_indicator and "{base}" not in label:
        name += phrase(" of {base}", look.lang, base=_base_label(first, content.data, look))
    return name if "{since}" in label else name + _since(rows, look)


def _base(rows: Sequence[Observation], look: RenderOptions) -> tuple[str, str, str]:
    """Return the measure of the rows of a series and what they refer to: an indicator, and words for the base period."""
    return rows[0].measure, rows[0].base_indicator, _since(rows, look)


def _since(rows: Sequence[Observation], look: RenderOptions) -> str:
    """Return the words for the base period of the rows of a series, empty where they have none."""
    if not rows[0].base_period:
        return ""
    if all(row.base_period == periods.shift(row.period, -1) for row in rows):
        return phrase(" on the year before", look.lang)
    return phrase(" since {since}", look.lang, since=periods.label(_with_base(rows).base_period))


def _is_of_other_people(row: Observation) -> bool:
    """Return whether a row is per head of something else than the population at the year's end."""
    return row.measure == "per_head" and row.base_indicator != POPULATION


def _with_base(rows: Sequence[Observation]) -> Observation:
    """Return the first row with the base period that rows have: the earliest year, of parts of one year that year."""
    bases = sorted({row.base_period for row in rows if row.base_period})
    years = [base for base in bases if periods.frequency(base) == "A"]
    if not years and len(bases) > 1 and len({base[:4] for base in bases}) == 1:
        years = [bases[0][:4]]
    return rows[0]._replace(base_period=(years or bases or [""])[0])


# --- the series of a page -----------------------------------------------------------------------------------------------


def _main(rows: Sequence[Observation]) -> list[Observation]:
    """Return what ``show`` shows by itself: levels; of what has none published growth, else the first that is printed."""
    first: dict[tuple[str, str], str] = {}
    for wanted in (*MEASURED, "growth", ""):
        for row in rows:
            if row.measure == wanted or (not wanted and row.measure not in PLANNED):
                first.setdefault((row.indicator, row.area), row.measure)
    found = [row for row in rows if row.measure == first.get((row.indicator, row.area))]
    return found or list(rows)


def _series(rows: Iterable[Observation], content: ObservationTable, look: RenderOptions) -> list[LabeledSeries]:
    """Return the series of a page, each with one figure a period; a second print for a period makes a second series."""
    found: dict[tuple[object, ...], list[dict[str, Observation]]] = {}
    for row in standing_first(rows, content.data):
        key = (row.indicator, row.area, row.measure, row.base_indicator, row.basis, row.origin)
        if row.measure in MEASURED:
            key = (row.indicator, row.area, row.measure, "", row.basis, "")
        prints = found.setdefault(key, [{}])
        place = next((by_period for by_period in prints if row.period not in by_period), None)
        if place is None:
            prints.append(place := {})
        place[row.period] = row
    lines = []
    for prints in found.values():
        for number, by_period in enumerate(prints):
            figures = in_time(by_period.values())
            lines.append(LabeledSeries(_label(figures[0], content, look, number), figures))
    return lines


def _label(figure: Observation, content: ObservationTable, look: RenderOptions, number: int) -> str:
    label = label_of(figure, content.data, look.lang)
    if number:
        return phrase("also printed as", look.lang)
    if figure.measure == "share" and not content.title:
        return label_in(figure, content.data, look.lang)
    if look.latest and figure.measure == "growth":
        return label + phrase(", growth", look.lang)
    return label


def _by_area(lines: Sequence[LabeledSeries]) -> bool:
    """Return whether series are of one indicator in more than one area, by which each is then called."""
    if len({line.first.indicator for line in lines}) != 1:
        return False
    return len({line.first.area for line in lines}) == len(lines) > 1


def _in_many_areas(lines: Sequence[LabeledSeries]) -> set[str]:
    """Return the indicators that are known of so many areas that these are their rows."""
    areas: dict[str, set[str]] = {}
    for line in lines:
        if line.first.measure in MEASURED:
            areas.setdefault(line.first.indicator, set()).add(line.first.area)
    return {indicator for indicator, found in areas.items() if len(found) >= _MANY_AREAS}


def _called_by_area(lines: Iterable[LabeledSeries], look: RenderOptions) -> list[LabeledSeries]:
    return [line._replace(label=area_name(line.first.area, look.lang)) for line in lines]


def _is_of_few(content: ObservationTable) -> bool:
    """Return whether a table has so few series that all of each is shown, looking no further than it takes to know."""
    found = set()
    for row in content.rows:
        found.add((row.indicator, row.area))
        if len(found) > _FEW:
            return False
    return True


def _no_answer(empty: Sequence[LabeledSeries], data: Dataset, look: RenderOptions) -> Iterator[str]:
    """Yield the line on series that a measure has no number for, by the reason."""
    series = (
        (
            label_in(line.first, data, look.lang),
            next((figure.refusal for figure in line.figures if figure.refusal), None),
        )
        for line in empty
    )
    for part in by_reason(series, 2 * _FEW, look):
        yield phrase("No answer: {named}", look.lang, named=part)


def _shares_only(shares: Sequence[LabeledSeries], sector: str, data: Dataset, look: RenderOptions) -> Iterator[str]:
    """Yield the line on series of which only shares are printed."""
    if shares:
        names = some([line.label for line in shares], _FEW, look.lang)
        command = typed(f"share {quoted(sector)}", data)
        yield hint(phrase("Shares only: {named}", look.lang, named=names), command, look)


# --- grids --------------------------------------------------------------------------------------------------------------


def _with_grids(
    page: Document, lines: Sequence[LabeledSeries], content: ObservationTable, look: RenderOptions
) -> Document:
    """Return a page with a grid for each frequency, and the calendars that show the same.

    Of more than one frequency the rest is named where years are the answer.
    """
    newest = max((periods.span(line.last.period).end for line in lines), default=0)
    first = {line.first.indicator for line in lines if _is_headline(line, content.data)}
    whole = len(lines) <= _FEW or len({(line.first.indicator, line.first.area) for line in lines}) < len(lines)
    grids: list[Part] = []
    singles: list[Single] = []
    ended: list[str] = []
    without: list[str] = []
    alike: list[Sequence[str]] = []
    in_page: list[LabeledSeries] = []
    for frequency in (*periods.FREQUENCIES, "P"):
        own: Sequence[LabeledSeries] = [line for line in lines if _frequency(line) == frequency]
        own, gone = (own, []) if whole else ended_of(own, look, newest, first)
        ended += gone
        if own and frequency != "A" and grids and content.beside and not look.all:
            found = [line for line in own if line.first.indicator in first]
            without += [line.label for line in own if line not in found or len(line.figures) > 1]
            for line in found:
                singles += _as_singles(line._replace(figures=[line.last]), kind_of(line.first), "", look, content.data)
        elif own:
            bands, alone = _headed(own, content.data, look, content)
            grids += [period_grid(bands, _newest_part(own, first, content))] if bands else []
            alike += [row.alike for band in bands for row in band.rows if row.alike]
            singles += alone
            in_page += own
    notes = [
        hint(phrase("The same in {areas}", look.lang, areas=listed(names, look.lang)), "--all", look) for names in alike
    ]
    page = page._replace(ended=ended, without=without, notes=[*notes, *page.notes])
    return _with_parts(page, grids, singles, in_page, content, look)


def _with_parts(
    page: Document,
    grids: Sequence[Part],
    singles: Sequence[Single],
    in_page: Sequence[LabeledSeries],
    content: ObservationTable,
    look: RenderOptions,
) -> Document:
    """Return a page with its grids, calendars of what they show, and single figures, of many the first headlines only."""
    every = look.all or look.asked or look.latest or content.title or not grids
    if not every and len(singles) > _MOST_SINGLES + 1:
        first_singles = _first_singles(singles, content.data)
        names = listed((single.label for single in singles if single not in first_singles), look.lang)
        page = page._replace(
            notes=[hint(phrase("One figure only: {named}", look.lang, named=names), "--all", look), *page.notes]
        )
        singles = first_singles
    alone_figures = {single.cell.figure for single in singles}
    in_grids = [line for line in in_page if line.last not in alone_figures]
    months = [] if content.title else calendars(in_grids, content.data, look)
    parts = [*grids, Singles(singles)] if singles else grids
    return page._replace(parts=parts, calendars=months)


def _is_headline(line: LabeledSeries, data: Dataset) -> bool:
    return headline_rank(line.first.indicator, data) <= LAST_HEADLINE


def _newest_part(lines: Iterable[LabeledSeries], first: Container[str], content: ObservationTable) -> str:
    """Return the part of a year that has a column, since most headlines that are no flows have their newest figure there."""
    found = [
        line.last.period
        for line in lines
        if line.first.indicator in first
        and not (content.title or content.data.about(line.first.indicator).flows)
        and periods.frequency(line.last.period) not in ("A", "P")
    ]
    return max(found, key=lambda period: (found.count(period), periods.order(period)), default="")


def _first_singles(singles: Sequence[Single], data: Dataset) -> list[Single]:
    """Return the singles of the first headlines, as many as stand below a grid, in their order."""
    figures = [(single, single.cell.figure) for single in singles]
    ranks = {single: headline_rank(figure.indicator, data) for single, figure in figures if figure}
    first = sorted(singles, key=lambda single: ranks[single])[:_MOST_SINGLES]
    return [single for single in singles if single in first]


def _frequency(line: LabeledSeries) -> str:
    return main_frequency(figure.period for figure in line.figures)


def _headed(
    lines: Sequence[LabeledSeries], data: Dataset, look: RenderOptions, content: ObservationTable
) -> tuple[list[HeadedRows], list[Single]]:
    """Return the rows of series under their headings, in order, and single figures as what they are and how much."""
    mixed = bool(content.title) and len({_base(line.figures, look) for line in lines}) > 1
    one_period = bool(look.start) and look.start == look.end
    whole = look.all or _is_of_few(content) or one_period
    bands: list[HeadedRows] = []
    singles: list[Single] = []
    kinds = _by_kind(lines, data, look, content, mixed)
    for kind, measure in _in_order(kinds, data):
        own = kinds[kind, measure]
        if kind.label:  # areas by size
            own = sorted(own, key=lambda both: -(both[0].last.interval().value or 0))
        for unit, places in groups([line.figures for line, _ in own], data, look.scale, look.lang):
            rows: list[SeriesRow] = []
            above: list[int] = []  # depths of the wholes that stand in the grid
            for line, depth in (own[at] for at in places):
                above = [known for known in above if known < depth]
                alone = len(line.figures) == 1 and not (above or whole or kind.label)
                if look.latest or (alone and not (content.beside and _is_headline(line, data))):
                    singles += _as_singles(line, kind, measure if mixed else "", look, data)
                else:
                    subject = label_in(line.first, data, look.lang) if kind.label else ""
                    rows.append(series_row(line.label, len(above), line.figures, unit)._replace(subject=subject))
                    above.append(depth)
            rows = _alike(rows, look) if kind.label and look.commands and not look.all else rows
            words = unit_heading(kind, unit, look.lang)
            heading = _heading_of([line for line, _ in own], words, measure if mixed else "", content, look)
            bands += [HeadedRows(heading, rows)] if rows else []
    return bands, singles


def _alike(rows: Sequence[SeriesRow], look: RenderOptions) -> list[SeriesRow]:
    """Return rows of areas with those that show the same, such as "over 1 trillion" in the same years, as one row."""
    found = grouped(rows, lambda row: tuple((period, str(cell)) for period, cell in row.cells.items()))
    kept = []
    for same in found.values():
        names = [row.name for row in same]
        if len(same) > _FEW:
            words = phrase("{name}, {number} more", look.lang, name=names[0], number=len(names) - 1)
            kept.append(same[0]._replace(name=words, subject=words, alike=names))
        else:
            kept += same
    return kept


def _by_kind(
    lines: Sequence[LabeledSeries], data: Dataset, look: RenderOptions, content: ObservationTable, mixed: bool
) -> dict[tuple[Kind, str], list[tuple[LabeledSeries, int]]]:
    """Return series with their depth by what they share under one heading: the kind, and what else than levels they are."""
    kinds: dict[tuple[Kind, str], list[tuple[LabeledSeries, int]]] = {}
    by_area = _by_area(lines)
    wide = set() if by_area or look.ranked or look.latest else _in_many_areas(lines)
    for line, depth in [(line, 0) for line in lines] if look.ranked else in_families(lines, data):
        measure = line.first.measure if line.first.measure != "level" else ""
        if measure and mixed:
            measure = _measure_with_base(line.figures, content, look, mixed)
        kind = kind_of(line.first)
        if line.first.indicator in wide and line.first.measure in MEASURED:
            kind = kind._replace(area="", label=line.label)
            line, depth = line._replace(label=area_name(line.first.area, look.lang)), 0
        elif by_area or not behind(line.label, kind.area, look.lang):  # its label says where
            kind = kind._replace(area="")
        kinds.setdefault((kind, measure), []).append((line, depth))
    return kinds


def _in_order(
    kinds: Mapping[tuple[Kind, str], Sequence[tuple[LabeledSeries, int]]], data: Dataset
) -> list[tuple[Kind, str]]:
    """Return headings in order: levels first, then China, then by the best headline below each; areas of no headline last."""
    levels = [own for (kind, measure), own in kinds.items() if not (kind.label or measure)]
    main = [line for own in levels for line, _ in own if _is_headline(line, data)]
    of_china = any(line.first.area in ("CN", "") for line in main) or not main

    def place(key: tuple[Kind, str]) -> tuple[bool, bool, int, bool]:
        kind, measure = key
        rank = min(headline_rank(line.first.indicator, data) for line, _ in kinds[key])
        abroad = kind.area not in ("CN", "")
        return bool(measure), of_china and abroad, rank, abroad

    return sorted(kinds, key=place)


def _heading_of(
    lines: Sequence[LabeledSeries], unit: str, measure: str, content: ObservationTable, look: RenderOptions
) -> str:
    """Return the heading of series: the unit, and what they measure where that is not what the page says."""
    first = _with_base([figure for line in lines for figure in line.figures])
    if first.measure == "index":
        return f"{periods.label(first.base_period)} = 100"
    if first.measure == "growth" and not content.title:
        return in_yuan(phrase("Growth as published, % (no level)", look.lang), first, content.data, look.lang)
    if not measure and not content.title and first.measure != "level":
        measure = measure_name(first, content.data, look.lang, False)
    return phrase(", ", look.lang).join(filter(None, (measure, unit)))


def _as_singles(line: LabeledSeries, kind: Kind, measure: str, look: RenderOptions, data: Dataset) -> Iterator[Single]:
    """Yield the figures of a series, each in a multiple of its own: one, or the newest year of a flow and what is newer.

    ``measure`` is what it measures on a page of more than one measure. The label stands at the first figure.
    """
    for number, figure in enumerate([one for one in line.figures if one.point] or [line.last]):
        ((unit, _),) = groups([[figure]], data, look.scale, look.lang)
        words = phrase(", ", look.lang).join(
            filter(None, (unit_of_single(kind, unit, figure.unit, look.lang), measure))
        )
        yield Single("" if number else line.label, figure_cell(figure, unit), words, periods.label(figure.period))
