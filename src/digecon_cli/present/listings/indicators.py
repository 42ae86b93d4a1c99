"""``list``: the sectors with the names to type, or the indicators of one sector with unit and years."""

from collections.abc import Iterable, Mapping, Sequence

from ... import units
from ...dataset import Dataset
from ...messages import phrase
from ...model import Observation
from ..figures import unit_name
from ..labels import short_name
from ..lines import Grid, Page, Words
from ..options import RenderOptions
from ..series import grouped
from ..words import counted, typed
from .names import by_sector, last_part, most_asked, sector_heading, years

FEW = 20  # indicators that are listed at once, whatever their sectors

Rows = Mapping[str, Sequence[Observation]]


def page(rows: Iterable[Observation], data: Dataset, look: RenderOptions) -> Page:
    """Return a line for each sector of what is selected; for each indicator where they are few, or of one sector."""
    groups = grouped(rows, lambda one: one.indicator)
    sectors = by_sector(groups, data)
    if len(sectors) == 1 or len(groups) <= FEW or look.all:
        return _in_full(sectors, groups, data, look.lang)
    title = phrase(
        "{indicators} in {number} sectors",
        look.lang,
        indicators=counted(len(groups), "indicator", look.lang),
        number=len(sectors),
    )
    lines = [
        (
            sector,
            str(len(several)),
            years(one for name, _ in several for one in groups[name]),
            " ".join(last_part(name, sector) for name in most_asked(several, data)),
        )
        for sector, several in sectors.items()
    ]
    names = "names, the most asked first (type SECTOR.NAME)"
    head = [phrase(word, look.lang) for word in ("sector", "n", "years", names)]
    more = phrase(
        "{command} shows its indicators, search WORD finds one, info ID tells all of it; every indicator: list --all",
        look.lang,
        command=typed(phrase("list SECTOR", look.lang), data),
    )
    return [Words(title, "title"), Grid("irlf", lines, head), Words(more, "dim")]


def _in_full(sectors: Mapping[str, Sequence[tuple[str, int]]], groups: Rows, data: Dataset, lang: str) -> Page:
    """Return a line for each indicator below its sector, parts below their whole."""
    rows: list[Sequence[str] | Words] = []
    for sector, several in sectors.items():
        rows.append(Words(_heading(sector, several, lang), "title"))
        for indicator, depth in several:
            name = "  " * depth + last_part(indicator, sector)
            figures = groups[indicator]
            label, unit = short_name(data, indicator, lang=lang), _unit(figures, data, lang)
            rows.append((name, label, unit, years(figures)))
    example = next(iter(sectors.values()))[0][0]
    more = phrase(
        "{command} shows the figures, info {example} all that is known",
        lang,
        command=typed(f"show {example}", data),
        example=example,
    )
    return [Grid("ilcr", rows), Words(more, "dim")]


def _heading(sector: str, several: Sequence[tuple[str, int]], lang: str) -> str:
    first = several[0][0]
    typed_first = phrase(" (type {first})", lang, first=first) if first != sector else ""
    return sector_heading(sector, lang) + phrase(": ", lang) + counted(len(several), "indicator", lang) + typed_first


def _unit(group: Sequence[Observation], data: Dataset, lang: str) -> str:
    """Return the unit of an indicator's levels, in Chinese in 万, 亿 or 万亿; of one without levels that of its figures."""
    entry, first = data.about(group[0].indicator), group[0]
    level = next((one for one in group if one.measure == "level"), None)
    unit, mult = data.told_in(level) if level else (entry.unit or first.unit, entry.unit_mult)
    return unit_name((unit, units.counted(mult, lang)), lang)
