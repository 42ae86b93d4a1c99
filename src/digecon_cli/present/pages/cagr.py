"""Spans of growth: from when to when, the compound rate with what rounding allows, the mean, and what is published."""

from ... import periods
from ...dataset import Dataset
from ...facts import Fact
from ...messages import listed, phrase
from ...model import Observation
from ...table import Table
from ..closing import closing, refused
from ..options import RenderOptions
from ..page import Page
from ..rows import NONE, Cell, row
from ..series import Line, by_sector, ended_of, in_families, label_in, label_of
from ..sheets import grid_of
from ..words import typed

_HEADER = ("from", "to", "CAGR", "rounding allows", "mean", "published")
MOST_NAMED = 3  # series that a line below names
_APART = "published growth differs in some year"
_MEANS = "mean: of the yearly rates; published: those printed, compounded or as a mean"
_TOLD = ("cagr", "mean_growth", "compound")
_PRINTED = "printed"  # mean growth that a document prints


def pages(content: Table, look: RenderOptions) -> list[Page]:
    """Return one page: a line a series, the main ones first; below, what is refused and what begins or ends elsewhere."""
    data = content.data
    spans: dict[tuple[str, str, str, str], dict[str, Observation]] = {}
    without: dict[str, Observation] = {}
    for one in content:
        if one.measure == "cagr" and one.refusal:
            without[one.name] = one
        elif one.measure in _TOLD:
            name = one.measure if one.origin == "computed" else _PRINTED
            spans.setdefault(_key(one), {}).setdefault(name, one)
    lines: list[Line] = []
    for own in by_sector((told["cagr"] for told in spans.values() if "cagr" in told), data).values():
        lines += [line for line, _ in in_families([Line(label_in(one, data, look.lang), [one]) for one in own], data)]
    kept, ended = ended_of(lines, look._replace(start="", end="", freq="", last=""))
    rows = [(line.label, _cells(spans[_key(line.first)], look.lang)) for line in kept]
    header = [phrase("Growth a year, %", look.lang), *(phrase(word, look.lang) for word in _HEADER)]
    tables = [grid_of(header, rows)] if rows else []
    why = typed("cagr {name} --explain", data)
    notes = [phrase(_MEANS, look.lang), *_elsewhere(kept, look), *_refused(list(without.values()), data, why, look)]
    notes += closing(content.rows, content, look)
    return [Page(apart=_APART, tables=tables, ended=ended, notes=notes, why=why, none="none")]


def _key(one: Observation) -> tuple[str, str, str, str]:
    return one.indicator, one.area, one.base_period, one.period


def _cells(told: dict[str, Observation], lang: str) -> list[Cell]:
    """Return the cells of one span."""
    main = told["cagr"]
    ends = (f"{float(end):.2f}" for end in (main.low, main.high) if main.low and main.high)
    allowed = phrase(" to ", lang).join(ends)
    first, last = (Cell(periods.label(period)) for period in (main.base_period, main.period))
    if _PRINTED in told and not ("compound" in told and told["compound"].has_figure):
        told = told | {"compound": told[_PRINTED]}
    rate, *others = (_percent(told[name]) if name in told else Cell(instead=NONE) for name in _TOLD)
    return [first, last, rate, Cell(allowed) if allowed else Cell(instead=NONE), *others]


def _percent(one: Observation) -> Cell:
    """Return one percentage, marked where published growth is another."""
    (cell,) = row("", 0, [one], ("percent", 0)).cells.values()
    return cell


def _elsewhere(lines: list[Line], look: RenderOptions) -> list[str]:
    """Return what says that spans begin later or end earlier than was asked for."""
    later = [(line.label, line.first.base_period) for line in lines if look.start not in ("", line.first.base_period)]
    sooner = [(line.label, line.first.period) for line in lines if look.end not in ("", line.first.period)]
    found = []
    for asked, others, words in (
        (look.start, later, "No level of {period}, begins later: {series}"),
        (look.end, sooner, "No level of {period}, ends before: {series}"),
    ):
        told = listed((f"{label} {periods.label(period)}" for label, period in others[:MOST_NAMED]), look.lang)
        if others:
            more = f", ... ({len(others)})" if len(others) > MOST_NAMED else ""
            found.append(phrase(words, look.lang, period=periods.label(asked), series=told + more))
    return found


def _refused(several: list[Observation], data: Dataset, why: str, look: RenderOptions) -> list[str]:
    """Return what says which series have no span, with their reasons, and the line that tells all of one.

    Of few it says over which shorter spans a rate holds; of many only how many they are, since else they find no room.
    """
    if not several:
        return []
    told = phrase("{number} series", look.lang, number=len(several))
    if len(several) <= MOST_NAMED:
        told = listed((_reason(one, data, look.lang) for one in several), look.lang)
    return [refused(told, several[0], why, look.lang)]


def _reason(one: Observation, data: Dataset, lang: str) -> str:
    """Return the label of a refused series with the code of its refusal and the spans over which a rate holds."""
    why = one.refusal
    why_not = [why.code] if why else []
    if why and why.key.endswith(".held"):
        held = why.get("held")
        why_not += [held.sentence(lang)] if isinstance(held, Fact) else []
    return f"{label_of(one, data, lang)} ({'; '.join(filter(None, why_not))})"
