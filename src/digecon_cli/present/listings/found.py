"""``search``: the indicators that are found with their latest figures, or the figures of a number."""

from collections.abc import Collection, Iterable, Sequence

from ... import periods
from ...dataset import Dataset
from ...messages import of_data, phrase
from ...model import Observation
from ..figures import latest, legend, told
from ..labels import short_name
from ..lines import Grid, Page, Words
from ..options import RenderOptions
from ..series import grouped
from ..words import counted, measure_word, typed
from .names import by_sector, first_of, last_part, sector_heading

MOST = 15  # results on one screen, unless all are asked for
FEW = 3  # indicators, of which the first is defined
_MENTIONED = 6  # ids that are named of what only a definition mentions


def page(
    text: str, rows: Iterable[Observation], mentioned: Collection[str], area: str, data: Dataset, look: RenderOptions
) -> Page:
    """Return a line for each indicator of ``rows`` that is found by name, and the ids of those that only mention it."""
    groups = grouped(rows, lambda one: one.indicator)
    if not set(groups) - set(mentioned):
        mentioned = ()
    named = [name for name in groups if name not in mentioned or look.all]
    ordered = [(sector, *one) for sector, several in by_sector(named, data).items() for one in several]
    shown = first_of(ordered, MOST, look)
    lines: list[Sequence[str] | Words] = []
    seen: list[Observation] = []
    for place, (sector, name, _) in enumerate(shown):
        if not place or shown[place - 1][0] != sector:
            lines.append(Words(sector_heading(sector, look.lang), "title"))
        newest = latest(groups[name], data)
        seen.append(newest)
        label = short_name(data, name, "CN" if area else newest.area, look.lang)
        lines.append(("  " + last_part(name, sector), label, _told(newest, data, look.lang)))
    where = phrase(" (area {area})", look.lang, area=area) if area else ""
    title = phrase(
        '{indicators} with "{words}"{where}',
        look.lang,
        indicators=counted(len(named), "indicator", look.lang),
        words=text,
        where=where,
    )
    notes = _more(
        len(ordered) - len(shown), [name for name in sorted(mentioned) if name in groups and name not in named], look
    )
    example = ordered[0][1] + (f" --area {area}" if area else "")
    shows = phrase(": its figures; info ID: all that is known", look.lang)
    signs = phrase(", ", look.lang).join(legend(seen, look.lang))
    notes.append(phrase("; ", look.lang).join(filter(None, (typed(f"show {example}", data) + shows, signs))))
    about = data.about(ordered[0][1]).definition if len(ordered) <= FEW else ""
    defined = [Words(f"{ordered[0][1]}: {of_data(about, look.lang)}")] if about else []
    return [Words(title, "title"), Grid("ill", lines), *defined, *(Words(note, "dim") for note in notes)]


def _more(hidden: int, mentioned: Sequence[str], look: RenderOptions) -> list[str]:
    notes = []
    if hidden:
        notes.append(phrase("{hidden} more: --all", look.lang, hidden=hidden))
    if mentioned:
        rest = len(mentioned) - _MENTIONED
        names = ", ".join(mentioned[:_MENTIONED])
        if rest > 0:
            names += " ... " + phrase("({rest} more)", look.lang, rest=rest)
        notes.append(phrase("Only in the definition: {names} (--all)", look.lang, names=names))
    return notes


def _told(one: Observation, data: Dataset, lang: str) -> str:
    return f"{_measured(one, lang)}{told(one, data, lang)} ({periods.label(one.period)})"


def _measured(one: Observation, lang: str) -> str:
    """Return what stands before a figure that is no level."""
    return "" if one.measure == "level" else measure_word(one, lang) + " "


def figures_page(text: str, figures: Sequence[Observation], data: Dataset, look: RenderOptions) -> Page:
    """Return a line for each figure of a number, however many documents print it."""
    things = list({one.identity: one for one in reversed(figures)}.values())[::-1]
    shown = first_of(things, MOST, look)
    lines = []
    for one in shown:
        name = short_name(data, one.indicator, one.area, look.lang)
        lines.append(
            (one.name, periods.label(one.period), _measured(one, look.lang) + told(one, data, look.lang, 0), name)
        )
    title = phrase('{figures} of "{number}"', look.lang, figures=counted(len(things), "figure", look.lang), number=text)
    notes = _more(len(things) - len(shown), (), look)
    first = shown[0]
    area = f" --area {first.area}" if first.area not in ("CN", "") else ""
    where = phrase(" says where it comes from", look.lang)
    line = typed(f"explain {first.indicator} {periods.label(first.period)}{area}", data)
    signs = phrase(", ", look.lang).join(legend(shown, look.lang))
    notes.append(phrase("; ", look.lang).join(filter(None, (line + where, signs))))
    return [Words(title, "title"), Grid("illl", lines), *(Words(note, "dim") for note in notes)]
