"""Rankings: places, names and figures in one unit, and what each is a part of; below, what is not ranked and why."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable
from ..core import periods
from ..core.areas import area_name
from ..core.dataset import Dataset
from ..core.facts import PAIRING
from ..core.intervals import decimals
from ..core.messages import listed, phrase
from ..core.model import MEASURED, Observation, split_name
from ..core.text import DIM, TITLE
from ..document import EQUAL, NUMBER, RIGHT, TEXT, Cell, Document, Part, Prose, text_grid
from .below import by_reason
from .closing import closing
from .labels import BASES, kind_of, one_unit, short_name, some, unit_heading, word
from .numbers import DIGITS, Unit, legend, number_in_line, value_in
from .series import grouped, label_in, sector_name, sectors_of, the_sector

MOST_NAMED = 3  # series that a line below names
MOST = 13  # lines of a page of more than one ranking
FEWEST = 3  # lines of each
_TITLES = {"level": "by size", "growth": "by growth", "share": "by share"}


class Placed(NamedTuple):
    """A figure with its place."""

    figure: Observation
    place: Observation


Ranking: TypeAlias = list[Placed]


def pages(content: ObservationTable, look: RenderOptions) -> list[Document]:
    """Return one page: each ranking under its unit, that with the first headline first; of many the first lines, unless all are wanted."""
    data, lang = content.data, look.lang
    rankings = sorted(
        _rankings(content.rows),
        key=lambda ranking: min(data.about(placed.figure.indicator).headline_rank for placed in ranking),
    )
    refused = [row for row in content.rows if row.measure == "rank" and row.refusal]
    chosen, most = rankings or list(filter(None, [_without_order(refused, data)])), MOST
    if len(rankings) > 1 and not (look.all or look.first):
        chosen = rankings[: MOST // (FEWEST + 1)]
        most = max(FEWEST, MOST // len(chosen) - 1)
    heads = ("", _title(content, look), periods.label(content.rows[0].period), "")
    lines: list[Sequence[str | Cell] | Prose] = []
    figures: list[Observation] = []
    for number, ranking in enumerate(chosen):
        first = ranking if look.all else ranking[: most + (FEWEST if chosen[1:] and not number else 0)]
        figures += [placed.figure for placed in first]
        lines += _lines(ranking, first, data, look)
    left = sum(map(len, rankings or chosen)) - len(figures)
    more = (
        phrase("{hidden} more: --all" if look.commands else "{hidden} more are left out", lang, hidden=left)
        if left
        else ""
    )
    tied = (
        f"{EQUAL} {phrase('rounding leaves the order open', lang)}"
        if any(_is_tied(one) for each in chosen for one in each)
        else ""
    )
    signs = phrase(", ", lang).join(filter(None, [*legend(figures, lang), tied]))
    notes = [phrase("; ", lang).join(filter(None, (more, signs))), *_not_ranked(refused, data, look)]
    notes += closing(content.rows, content, look)
    parts: list[Part] = [text_grid((RIGHT, TEXT, NUMBER, TEXT), lines, heads)] if lines else []
    parts += [Prose(note, DIM) for note in notes if note]
    return [Document("" if lines else " ".join(heads).strip(), parts)]


def _rankings(rows: Sequence[Observation]) -> Iterator[Ranking]:
    """Yield the rankings among rows, in which each place follows its figure."""
    placed = [Placed(*both) for both in pairwise(rows) if both[1].measure == "rank" and both[1].has_figure]
    yield from grouped(placed, lambda each: each.place.fact_of(PAIRING)).values()


def _without_order(refused: Sequence[Observation], data: Dataset) -> Ranking:
    """Return the levels or shares that are known as bounds, the largest first, without places; empty where other reasons refuse a ranking."""
    places = {_key(row): row for row in refused if row.refusal and row.refusal.code == "open"}
    measures = ("share",) if any(row.base_indicator for row in places.values()) else MEASURED
    figures = [row for row in data.observations if row.measure in measures and _key(row) in places]
    known = [Placed(row, places[_key(row)]) for row in data.standing(figures)]
    return sorted(known, key=lambda placed: -float(placed.figure.value or 0))


def _key(row: Observation) -> tuple[str, ...]:
    return row.indicator, row.area, row.period, row.base_indicator


def _title(content: ObservationTable, look: RenderOptions) -> str:
    """Return what is ranked, and by what."""
    only = the_sector(content.rows, content.data)
    sectors = sectors_of(content.rows, content.data)
    name = phrase("All sectors", look.lang)
    if "." in only:
        name = short_name(content.data, only, "CN", look.lang)
    elif len(sectors) <= MOST_NAMED:
        name = listed((sector_name(sector, look.lang) for sector in sectors), look.lang)
    first = content.rows[0]
    by = phrase("by share" if first.base_indicator else _TITLES.get(first.measure, "by size"), look.lang)
    return phrase("{name}, {by}", look.lang, name=name, by=by)


def _lines(
    ranking: Ranking, first: Iterable[Placed], data: Dataset, look: RenderOptions
) -> Iterator[Sequence[str | Cell] | Prose]:
    """Yield the heading and the lines of one ranking."""
    figures = [placed.figure for placed in ranking]
    unit = one_unit([[figure] for figure in figures], data, look.scale, look.lang)
    of_areas = len({figure.indicator for figure in figures}) == 1 and len(figures) > 1
    bases = {figure.basis for figure in figures if figure.measure == "growth" and figure.origin == "published"}
    alike = bases.pop() if len(bases) == 1 and all(figure.origin == "published" for figure in figures) else ""
    yield Prose(_heading(figures[0], unit, of_areas, alike, data, look), TITLE)
    for placed in first:
        figure = placed.figure
        label = area_name(figure.area, look.lang) if of_areas else label_in(figure, data, look.lang)
        number = number_in_line(figure, unit, DIGITS)
        cell = Cell(number=number, figure=figure, exact=value_in(figure, unit), places=decimals(number.digits))
        place = placed.place.low + (EQUAL if _is_tied(placed) else "")
        yield place, label, cell, phrase(", ", look.lang).join(filter(None, _asides(placed, alike, data, look)))


def _heading(first: Observation, unit: Unit, of_areas: bool, alike: str, data: Dataset, look: RenderOptions) -> str:
    """Return what the figures of a ranking measure, their unit, and the price basis that all of them are on."""
    if first.measure == "growth":
        basis = phrase(" ({basis})", look.lang, basis=word(BASES, alike, look.lang)) if alike else ""
        return phrase("Growth on the year before, %", look.lang) + basis
    if first.measure == "share":
        indicator, area = split_name(first.base_indicator)
        area = area or ("" if of_areas else first.area)  # each area's share of its own whole
        label = label_in(first._replace(indicator=indicator, area=area), data, look.lang)
        return phrase("% of {label}", look.lang, label=label)
    name = (
        label_in(first._replace(area="CN"), data, look.lang)
        if of_areas
        else phrase(data.about(first.indicator).concept, look.lang)
    )
    words = unit_heading(kind_of(first)._replace(area=""), unit, look.lang)
    return phrase(", ", look.lang).join(filter(None, (name[:1].upper() + name[1:], words)))


def _asides(placed: Placed, alike: str, data: Dataset, look: RenderOptions) -> Iterator[str]:
    """Yield what is to be known beside a figure: whether its growth is published, and what it is a part of."""
    figure = placed.figure
    if figure.measure == "growth":
        basis = word(BASES, figure.basis, look.lang) if figure.basis and not alike else ""
        yield phrase("from the levels", look.lang) if figure.origin == "computed" else basis
    for fact in placed.place.facts:
        if fact.key == "part_ranked":
            indicator, area = split_name(str(fact.get("name")))
            whole = figure._replace(indicator=indicator, area=area or "CN")
            name = (
                area_name(whole.area, look.lang) if indicator == figure.indicator else label_in(whole, data, look.lang)
            )
            yield phrase("part of {name}", look.lang, name=name)


def _is_tied(placed: Placed) -> bool:
    return placed.place.has("tied")


def _not_ranked(refused: Sequence[Observation], data: Dataset, look: RenderOptions) -> Iterator[str]:
    """Yield the line on what is not ranked, by the reason; on a screen by its code, unless all have one reason."""
    by_code = grouped(refused, lambda row: row.refusal.code if row.refusal else "")
    series = [(label_in(row, data, look.lang), row.refusal) for row in refused]
    if not look.commands or len({row.refusal for row in refused}) == 1:
        parts = by_reason(series, MOST_NAMED, look)
    else:
        names = {
            code: some([label_in(row, data, look.lang).replace(", ", " ") for row in rows], MOST_NAMED, look.lang)
            for code, rows in by_code.items()
        }
        texts = [text + phrase(" ({command})", look.lang, command=code) for code, text in names.items()]
        parts = [phrase("; ", look.lang).join(texts)] if texts else []
    for part in parts:
        yield phrase("Not ranked: {series}", look.lang, series=part)
