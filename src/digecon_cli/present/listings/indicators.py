"""``list``: the sectors with the names to type, or the indicators of one sector with unit and years."""

from collections.abc import Iterable, Mapping, Sequence

from ...dataset import Dataset
from ...model import Observation
from ..figures import POWERS, unit_name
from ..labels import pick, short_name
from ..lines import Grid, Page, Words
from ..options import RenderOptions
from ..words import plural
from .names import by_sector, last_part, most_asked, typed, years

FEW = 20  # indicators that are listed at once, whatever their sectors

Rows = Mapping[str, Sequence[Observation]]


def page(rows: Iterable[Observation], data: Dataset, look: RenderOptions) -> Page:
    """Return a line for each sector of what is selected; for each indicator where they are few, or of one sector."""
    groups: dict[str, list[Observation]] = {}
    for one in rows:
        groups.setdefault(one.indicator, []).append(one)
    sectors = by_sector(groups, data)
    if len(sectors) == 1 or len(groups) <= FEW or look.all:
        return _in_full(sectors, groups, data, look.lang)
    title = pick(
        (f"{plural(len(groups), 'indicator')} in {len(sectors)} sectors", f"{len(sectors)}个部门，{len(groups)}个指标"),
        look.lang,
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
    names = pick(("names, the most asked first (type SECTOR.NAME)", "名称，常用在前（输入 部门.名称）"), look.lang)
    head = (pick(("sector", "部门"), look.lang), "n", pick(("years", "年份"), look.lang), names)
    more = pick(
        (
            f"{typed('list SECTOR', data)} shows its indicators, search WORD finds one, info ID tells all of it; "
            "every indicator: list --all",
            f"{typed('list SECTOR', data)} 列出其指标，search WORD 查找，info ID 详情；全部：list --all",
        ),
        look.lang,
    )
    return [Words(title, "title"), Grid("irlf", lines, head), Words(more, "dim")]


def _in_full(sectors: Mapping[str, Sequence[tuple[str, int]]], groups: Rows, data: Dataset, lang: str) -> Page:
    """Return a line for each indicator below its sector, parts below their whole."""
    rows: list[Sequence[str] | Words] = []
    for sector, several in sectors.items():
        rows.append(Words(_heading(sector, several, lang), "title"))
        for indicator, depth in several:
            name = "  " * depth + last_part(indicator, sector)
            rows.append(
                (
                    name,
                    short_name(data, indicator, lang=lang),
                    _unit(groups[indicator], data, lang),
                    years(groups[indicator]),
                )
            )
    example = next(iter(sectors.values()))[0][0]
    more = pick(
        (
            f"{typed(f'show {example}', data)} shows the figures, info {example} all that is known",
            f"{typed(f'show {example}', data)} 显示数据，info {example} 显示详情",
        ),
        lang,
    )
    return [Grid("ilcr", rows), Words(more, "dim")]


def _heading(sector: str, several: Sequence[tuple[str, int]], lang: str) -> str:
    first = several[0][0]
    told = pick((plural(len(several), "indicator"), f"{len(several)}个指标"), lang)
    return f"{sector}: {told}" + (pick((f" (type {first})", f"（输入 {first}）"), lang) if first != sector else "")


def _unit(group: Sequence[Observation], data: Dataset, lang: str) -> str:
    """Return the unit of an indicator's levels, in Chinese in 万, 亿 or 万亿; of one without levels that of its figures."""
    entry, first = data.about(group[0].indicator), group[0]
    level = next((one for one in group if one.measure == "level"), None)
    unit, mult = data.told_in(level) if level else (entry.unit or first.unit, entry.unit_mult)
    if lang == "zh" and mult > 0:
        mult = max(power for power in POWERS["zh"] if power <= mult)
    return unit_name((unit, mult), lang)
