"""What a person sees of a table first: a page a sector, a line a series, periods across, and below it what else there is."""

from collections.abc import Iterable, Iterator, Sequence

from ... import periods
from ...dataset import Dataset
from ...measures import terms
from ...measures.per_head import POPULATION
from ...messages import phrase
from ...model import MEASURED, PLANNED, Observation
from ...selection import main_frequency
from ...table import Table
from ..closing import closing, explain
from ..headings import Kind, amount, groups, kind_of, words
from ..labels import measure_name
from ..options import RenderOptions
from ..page import Page, Part, Single
from ..rows import Row, row
from ..series import (
    Line,
    by_sector,
    ended_of,
    grouped,
    in_families,
    in_time,
    label_in,
    label_of,
    sector_name,
    standing_first,
    the_sector,
)
from ..words import area_name, some, typed
from . import calendar, turned

_FEW = 3  # series that are shown whole
# What an answer is called behind its sector, where that is not the label of its measure.
_TITLES = {"ratio": "divided by {base}", "per-head": "per head", "share-change": "change of share", "index": "index"}
_ITS_OWN_BASE = ("index", "per_head")  # measures whose base is in the heading, or is the population
_NO_LEVEL = "Growth as published, % (no level)"


def pages(content: Table, look: RenderOptions) -> list[Page]:
    """Return the pages of a table, one for each sector."""
    if not content.title and turned.is_one(content) and not calendar.fits(content):
        return [turned.page(content, look)]
    if look.ranked:
        return [_page("", content.rows, content, look)]
    return [_page(sector, rows, content, look) for sector, rows in by_sector(content, content.data).items()]


def _page(sector: str, rows: Sequence[Observation], content: Table, look: RenderOptions) -> Page:
    data = content.data
    every = _lines(rows if content.title else _told(rows), content, look)
    title = _title(sector_name(sector, look.lang), content, look)
    if _by_area(every):
        title = _title(label_of(rows[0], data, look.lang), content, look)
        every = _called_by_area(every, look)
    lines = [line for line in every if any(figure.point for figure in line.figures)]
    empty = [line for line in every if not any(figure.point for figure in line.figures)]
    shares: list[Line] = []
    if not (content.title or look.all or look.latest) and len(lines) > _FEW:
        others = [line for line in lines if line.first.measure != "share"]
        if others:  # where there is nothing else shares are the answer
            shares, lines = [line for line in lines if line.first.measure == "share"], others
    notes = closing(rows, content, look)
    page = Page(
        title,
        notes=[*_no_answer(empty, data, look), *_shares_only(shares, the_sector(rows, data), data, look), *notes],
        newest=not content.title,
        why=explain(data),
        none="none" if content.title else Page().none,
    )
    return _with_grids(page, lines, content, look)


def parts_of(rows: Sequence[Observation], content: Table, look: RenderOptions) -> list[Part]:
    """Return figures of a table, a series a row, under their headings: what a page shows where each series is whole."""
    lines = _lines(rows, content, look)
    return _parts(_called_by_area(lines, look) if _by_area(lines) else lines, content.data, look, content)[0]


def _called_by_area(lines: Iterable[Line], look: RenderOptions) -> list[Line]:
    return [line._replace(label=area_name(line.first.area, look.lang)) for line in lines]


def _by_area(lines: Sequence[Line]) -> bool:
    """Return whether lines tell one indicator of several areas, which are then what each line is called."""
    if len({line.first.indicator for line in lines}) != 1:
        return False
    return len({line.first.area for line in lines}) == len(lines) > 1


def _is_of_few(content: Table) -> bool:
    """Return whether a table has so few series that all of each is shown, looking no further than it takes to know."""
    seen = set()
    for one in content.rows:
        seen.add((one.indicator, one.area))
        if len(seen) > _FEW:
            return False
    return True


def _title(name: str, content: Table, look: RenderOptions) -> str:
    name = name or phrase("In order", look.lang)
    if content.title:
        return name + phrase(": ", look.lang) + _answer_name(content, look)
    return name + phrase(": newest figures", look.lang) * look.latest


def _answer_name(content: Table, look: RenderOptions) -> str:
    """Return what the answer of a measure is called: with its base, where all rows have one."""
    rows = [row for row in content.rows if row.has_figure] or content.rows
    first = rows[0]
    series = grouped(rows, lambda row: (row.measure, row.indicator, row.area, row.base_indicator)).values()
    alike = len({_base(of_series, look) for of_series in series}) == 1
    label = _base_label(first, content.data, look)
    if content.title in _TITLES:
        words = phrase(_TITLES[content.title], look.lang, base=label)
        of_base = label and alike and first.measure not in _ITS_OWN_BASE and content.title != "ratio"
        return words + (phrase(" of {base}", look.lang, base=label) if of_base or _is_other_people(first) else "")
    if not alike:  # each heading says what its rows are
        return phrase(content.title, look.lang)
    return _measure_with_base(rows, content, look, False)


def _base_label(row: Observation, data: Dataset, look: RenderOptions) -> str:
    """Return the label of what a row refers to, empty where it refers to no other indicator."""
    base, _, area = row.base_indicator.partition("@")
    return label_in(row._replace(indicator=base, area=area or row.area), data, look.lang) if base else ""


def _measure_with_base(rows: Sequence[Observation], content: Table, look: RenderOptions, mixed: bool) -> str:
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


def _is_other_people(row: Observation) -> bool:
    """Return whether a row is per head of something else than the population at the year's end."""
    return row.measure == "per_head" and row.base_indicator != POPULATION


def _with_base(rows: Sequence[Observation]) -> Observation:
    """Return the first row with the base period that rows have: the earliest year, of parts of one year that year."""
    bases = sorted({row.base_period for row in rows if row.base_period})
    years = [base for base in bases if periods.frequency(base) == "A"]
    if not years and len(bases) > 1 and len({base[:4] for base in bases}) == 1:
        years = [bases[0][:4]]
    return rows[0]._replace(base_period=(years or bases or [""])[0])


def _no_answer(empty: Sequence[Line], data: Dataset, look: RenderOptions) -> Iterator[str]:
    """Yield the line on series that a measure has no number for, by the code of the reason."""
    codes: dict[str, list[str]] = {}
    for line in empty:
        name = label_in(line.first, data, look.lang).replace(", ", " ")
        code = next((one.refusal.code for one in line.figures if one.refusal), "")
        if name not in codes.setdefault(code, []):
            codes[code].append(name)
    told = []
    for code, names in codes.items():
        named = some(names, 2 * _FEW, look.lang)
        told.append(named + phrase(" ({command})", look.lang, command=code) if code else named)
    if told:
        yield phrase("No answer: {named}", look.lang, named=phrase("; ", look.lang).join(told))


def _shares_only(shares: Sequence[Line], sector: str, data: Dataset, look: RenderOptions) -> Iterator[str]:
    """Yield the line on series of which only shares are printed."""
    if shares:
        named = some([line.label for line in shares], _FEW, look.lang)
        command = typed(f"share {sector}", data)
        yield phrase("Shares only: {named} ({command})", look.lang, named=named, command=command)


def _with_grids(page: Page, lines: Sequence[Line], content: Table, look: RenderOptions) -> Page:
    """Return a page with a grid for each frequency, and the calendars that tell the same.

    Of several frequencies the others are named where years are the answer.
    """
    newest = max((periods.span(line.last.period).end for line in lines), default=0)
    whole = len(lines) <= _FEW or len({line.first[:2] for line in lines}) < len(lines)
    grids: list[list[Part]] = []
    singles: list[Single] = []
    ended: list[str] = []
    without: list[str] = []
    shown: list[Line] = []
    for frequency in (*periods.FREQUENCIES, "P"):
        several = [line for line in lines if main_frequency(one.period for one in line.figures) == frequency]
        several, gone = (several, []) if whole else ended_of(several, look, newest)
        ended += gone
        if several and frequency != "A" and grids and content.beside and not look.all:
            without += [line.label for line in several]
        elif several:
            parts, alone = _parts(several, content.data, look, content)
            grids += [parts] if parts else []
            singles += alone
            shown += several
    alone_figures = {single.cell.figure for single in singles}
    in_grids = [line for line in shown if line.last not in alone_figures]
    calendars = [] if content.title else calendar.tables(in_grids, content.data, look)
    return page._replace(grids=grids, calendars=calendars, singles=singles, ended=ended, without=without)


def _told(rows: Sequence[Observation]) -> list[Observation]:
    """Return what ``show`` tells by itself: levels; of what has none published growth, else the first that is printed."""
    first: dict[tuple[str, str], str] = {}
    for wanted in (*MEASURED, "growth", ""):
        for one in rows:
            if one.measure == wanted or (not wanted and one.measure not in PLANNED):
                first.setdefault((one.indicator, one.area), one.measure)
    found = [one for one in rows if one.measure == first.get((one.indicator, one.area))]
    return found or list(rows)


def _lines(rows: Iterable[Observation], content: Table, look: RenderOptions) -> list[Line]:
    """Return the series of a page, each with one figure a period; a second print for a period makes a second line."""
    found: dict[tuple[object, ...], list[dict[str, Observation]]] = {}
    for one in standing_first(rows, content.data):
        key = (one.indicator, one.area, one.measure, one.base_indicator, one.basis, one.origin)
        if one.measure in MEASURED:
            key = (one.indicator, one.area, one.measure, "", one.basis, "")
        several = found.setdefault(key, [{}])
        place = next((told for told in several if one.period not in told), None)
        if place is None:
            several.append(place := {})
        place[one.period] = one
    lines = []
    for several in found.values():
        for number, told in enumerate(several):
            figures = in_time(told.values())
            lines.append(Line(_label(figures[0], content, look, number), figures))
    return lines


def _label(one: Observation, content: Table, look: RenderOptions, number: int) -> str:
    label = label_of(one, content.data, look.lang)
    if number:
        return phrase("also printed as", look.lang)
    if one.measure == "share" and not content.title:
        return label_in(one, content.data, look.lang)
    if look.latest and one.measure == "growth":
        return label + phrase(", growth", look.lang)
    return label


def _parts(lines: list[Line], data: Dataset, look: RenderOptions, content: Table) -> tuple[list[Part], list[Single]]:
    """Return the rows of lines under their headings, in order, and single figures as what they are and how much."""
    kinds: dict[tuple[Kind, str], list[tuple[Line, int]]] = {}
    mixed = bool(content.title) and len({_base(line.figures, look) for line in lines}) > 1
    by_area = _by_area(lines)
    for line, depth in [(line, 0) for line in lines] if look.ranked else in_families(lines, data):
        other = line.first.measure if line.first.measure != "level" else ""
        if other and mixed:
            other = _measure_with_base(line.figures, content, look, mixed)
        kind = kind_of(line.first)
        kinds.setdefault((kind._replace(area="") if by_area else kind, other), []).append((line, depth))
    one_period = bool(look.start) and look.start == look.end
    few = _is_of_few(content)
    parts, singles = [], []
    for kind, measure in sorted(kinds, key=lambda told: (bool(told[1]), told[0].area not in ("CN", ""))):
        several = kinds[kind, measure]
        for unit, places in groups([line.figures for line, _ in several], data, look.scale, look.lang):
            rows: list[Row] = []
            above: list[int] = []  # depths of the wholes that stand in the grid
            for at in places:
                line, depth = several[at]
                above = [one for one in above if one < depth]
                if look.latest or (len(line.figures) == 1 and not above and not (look.all or few or one_period)):
                    singles.append(_single(line, kind, measure if mixed else "", look, data))
                else:
                    rows.append(row(line.label, len(above), line.figures, unit))
                    above.append(depth)
            heading = _heading_of(
                [line for line, _ in several], words(kind, unit, look.lang), measure if mixed else "", content, look
            )
            parts += [Part(heading, rows)] if rows else []
    return parts, singles


def _heading_of(lines: Sequence[Line], unit: str, measure: str, content: Table, look: RenderOptions) -> str:
    """Return the heading of lines: the unit, and what they measure where that is not what the page says."""
    first = _with_base([figure for line in lines for figure in line.figures])
    if first.measure == "index":
        return f"{periods.label(first.base_period)} = 100"
    if first.measure == "growth" and not content.title:
        return phrase(_NO_LEVEL, look.lang)
    if not measure and not content.title and first.measure != "level":
        measure = measure_name(first, content.data, look.lang, False)
    return phrase(", ", look.lang).join(filter(None, (measure, unit)))


def _single(line: Line, kind: Kind, measure: str, look: RenderOptions, data: Dataset) -> Single:
    """Return a series of one figure, in a multiple of its own; ``measure`` is what it measures where the page has several."""
    ((unit, _),) = groups([line.figures], data, look.scale, look.lang)
    ((period, cell),) = row(line.label, 0, [line.last], unit).cells.items()
    what = phrase(", ", look.lang).join(filter(None, (amount(kind, unit, line.first.unit, look.lang), measure)))
    return Single(line.label, cell, what, periods.label(period))
