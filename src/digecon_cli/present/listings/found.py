"""``search``: the indicators that are found with their latest figures, or the figures of a number."""

from collections.abc import Collection, Iterable, Sequence

from ... import periods
from ...dataset import Dataset
from ...model import Observation
from ..figures import latest, legend, told
from ..labels import pick, short_name
from ..lines import Grid, Page, Words
from ..options import RenderOptions
from ..words import plural
from .names import by_sector, last_part, typed

MOST = 15  # results on one screen, unless all are asked for
_MENTIONED = 6  # ids that are named of what only a definition mentions


def page(
    text: str, rows: Iterable[Observation], mentioned: Collection[str], area: str, data: Dataset, look: RenderOptions
) -> Page:
    """Return a line for each indicator of ``rows`` that is found by name, and the ids of those that only mention it."""
    groups: dict[str, list[Observation]] = {}
    for one in rows:
        groups.setdefault(one.indicator, []).append(one)
    if not set(groups) - set(mentioned):
        mentioned = ()
    named = [name for name in groups if name not in mentioned or look.all]
    ordered = [(sector, *one) for sector, several in by_sector(named, data).items() for one in several]
    shown = ordered if look.all or len(ordered) <= MOST + 1 else ordered[:MOST]
    lines: list[Sequence[str] | Words] = []
    seen: list[Observation] = []
    for place, (sector, name, _) in enumerate(shown):
        if not place or shown[place - 1][0] != sector:
            lines.append(Words(sector, "title"))
        newest = latest(groups[name], data)
        seen.append(newest)
        label = short_name(data, name, "CN" if area else newest.area, look.lang)
        lines.append(("  " + last_part(name, sector), label, _told(newest, data, look.lang)))
    where = pick((f" (area {area})", f"（地区 {area}）"), look.lang) if area else ""
    title = pick(
        (f'{plural(len(named), "indicator")} with "{text}"{where}', f"含“{text}”的指标{where}：{len(named)}个"),
        look.lang,
    )
    notes = _more(
        len(ordered) - len(shown), [name for name in sorted(mentioned) if name in groups and name not in named], look
    )
    example = ordered[0][1] + (f" --area {area}" if area else "")
    shows = pick((": its figures; info ID: all that is known", "：数据；info ID：详情"), look.lang)
    notes.append("; ".join(filter(None, (typed(f"show {example}", data) + shows, ", ".join(legend(seen, look.lang))))))
    return [Words(title, "title"), Grid("ill", lines), *(Words(note, "dim") for note in notes)]


def _more(hidden: int, mentioned: Sequence[str], look: RenderOptions) -> list[str]:
    notes = []
    if hidden:
        notes.append(pick((f"{hidden} more: --all", f"另有{hidden}个：--all"), look.lang))
    if mentioned:
        rest = len(mentioned) - _MENTIONED
        names = ", ".join(mentioned[:_MENTIONED]) + (f" ... ({rest} more)" if rest > 0 else "")
        notes.append(pick((f"Only in the definition: {names} (--all)", f"仅定义中提及：{names}（--all）"), look.lang))
    return notes


def _told(one: Observation, data: Dataset, lang: str) -> str:
    return f"{_measured(one)}{told(one, data, lang)} ({periods.label(one.period)})"


def _measured(one: Observation) -> str:
    """Return what stands before a figure that is no level."""
    return "" if one.measure == "level" else one.measure.replace("_", " ") + " "


def figures_page(text: str, figures: Sequence[Observation], data: Dataset, look: RenderOptions) -> Page:
    """Return a line for each figure of a number, however many documents print it."""
    things = list({one.identity: one for one in reversed(figures)}.values())[::-1]
    shown = things if look.all or len(things) <= MOST + 1 else things[:MOST]
    lines = []
    for one in shown:
        name = short_name(data, one.indicator, one.area, look.lang)
        lines.append((one.name, periods.label(one.period), _measured(one) + told(one, data, look.lang, 0), name))
    title = pick((f'{plural(len(things), "figure")} of "{text}"', f"“{text}”：{len(things)}个数据"), look.lang)
    notes = _more(len(things) - len(shown), (), look)
    first = shown[0]
    area = f" --area {first.area}" if first.area not in ("CN", "") else ""
    where = pick((" says where it comes from", " 显示来源"), look.lang)
    line = typed(f"explain {first.indicator} {periods.label(first.period)}{area}", data)
    notes.append("; ".join(filter(None, (line + where, ", ".join(legend(shown, look.lang))))))
    return [Words(title, "title"), Grid("illl", lines), *(Words(note, "dim") for note in notes)]
