"""Shares by their whole: computed, else as published; of several sectors those of the main series."""

from collections.abc import Iterable

from ...dataset import Dataset
from ...messages import joined, phrase
from ...model import Observation
from ...table import Table
from ..closing import closing, explain, refused
from ..options import RenderOptions
from ..page import Page, Part
from ..rows import row
from ..series import Key, Line, by_sector, ended_of, in_families, in_time, label_in, the_sector

FEWEST = 5  # figures of a main series, for which its whole has a heading
FEWEST_BESIDE = 3  # figures of others under that heading
MOST_REFUSED = 3  # refusals that are told one by one
_SELF_EVIDENT = ("overlap", "concept")  # refusals of what nobody would ask: a share of what is no whole


def pages(content: Table, look: RenderOptions) -> list[Page]:
    """Return one page, with a heading for each whole, in the order of the sectors."""
    data = content.data
    wholes: dict[str, list[Line]] = {}
    for own in by_sector(content, data).values():
        for whole, series in _by_whole(own).items():
            lines = [
                Line(label_in(next(iter(told.values())), data, look.lang), in_time(told.values()))
                for told in series.values()
            ]
            lines = [line for line in lines if any(one.has_figure for one in line.figures)]
            wholes.setdefault(whole, []).extend(lines)
    parts: list[Part] = []
    ended: list[str] = []
    left = 0
    every = (
        the_sector(content, data)
        or look.all
        or not any(_is_main(line, data, FEWEST) for lines in wholes.values() for line in lines)
    )
    for whole, lines in wholes.items():
        told = any(_is_main(line, data, FEWEST) for line in lines)
        main = [line for line in lines if every or (told and _is_main(line, data, FEWEST_BESIDE))]
        left += len(lines) - len(main)
        kept, gone = ended_of(main, look)
        ended += gone
        if kept:
            rows = [row(line.label, 1, line.figures, ("percent", 0)) for line, _ in in_families(kept, data)]
            parts.append(Part(_heading(whole, kept[0].first, data, look), rows))
    computed = any(one.origin == "computed" for lines in wholes.values() for line in lines for one in line.figures)
    how = phrase("Computed from levels where there are; else as published.", look.lang) if computed else ""
    more = phrase("Main ones; {left} more: --all, or share SECTOR.", look.lang, left=left) if left else ""
    notes = _refused(content, bool(parts), look)
    notes += closing(content.rows, content, look, joined((more, how), look.lang))
    title = phrase("Share", look.lang)
    return [Page(title, [parts] if parts else [], ended=ended, notes=notes, why=explain(data), none="none")]


def _by_whole(rows: Iterable[Observation]) -> dict[str, dict[Key, dict[str, Observation]]]:
    """Return by whole and series one share a period: the computed one, where there is a number."""
    found: dict[str, dict[Key, dict[str, Observation]]] = {}
    for one in rows:
        if one.measure != "share" or (one.refusal and one.refusal.code in _SELF_EVIDENT):
            continue
        told = found.setdefault(one.base_indicator, {}).setdefault((one.indicator, one.area), {})
        if one.period not in told or (one.origin == "computed" and one.has_figure):
            told[one.period] = one
    return found


def _refused(content: Table, answered: bool, look: RenderOptions) -> list[str]:
    """Return why what was asked for is no share: of a whole that --of named, or where there is no other answer."""
    data = content.data
    without: dict[str, Observation] = {}
    for one in content:
        if one.measure == "share" and one.refusal and one.refusal.code in _SELF_EVIDENT:
            whole = one.base_indicator.partition("@")[0]
            if not answered or whole not in data.about(one.indicator).wholes:
                without.setdefault(label_in(one, data, look.lang), one)
    lines = [
        phrase("{name}: {sentence}", look.lang, name=name, sentence=one.refusal.sentence(look.lang))
        for name, one in without.items()
        if one.refusal
    ]
    if len(lines) > MOST_REFUSED:
        series = phrase("{number} series", look.lang, number=len(lines) - MOST_REFUSED)
        one = list(without.values())[MOST_REFUSED]
        lines[MOST_REFUSED:] = [refused(series, one, explain(data), look.lang)]
    return lines


def _heading(whole: str, first: Observation, data: Dataset, look: RenderOptions) -> str:
    name, _, area = whole.partition("@")
    label = label_in(first._replace(indicator=name, area=area or first.area), data, look.lang)
    return phrase("% of {label}", look.lang, label=label)


def _is_main(line: Line, data: Dataset, fewest: int) -> bool:
    """Return whether a series stands in a page of many sectors: the main ones of China, of some years."""
    first = line.first
    main = first.area in ("CN", "") and first.base_indicator == data.about(first.indicator).whole
    return main and len(line.figures) >= fewest and bool(data.about(first.indicator).headline)
