"""The meaning of the marks of a chart in print, as the lines below it begin with it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..core.areas import in_sentence
from ..core.intervals import decimals
from ..core.messages import listed, phrase
from ..core.text import TIE
from ..document import APART, EQUAL, NONE, REFUSED
from ..pages.numbers import OTHER_PRICES
from .model import BETWEEN, ChartLine, Panel, RateInBar, kinds
from .print_labels import in_words
from .words import missing_of, period_words, subject_of

if TYPE_CHECKING:
    from .print_panel import PrintPanel

MOST_REASONS = 4  # why published rates are others than those of the levels
MOST_NAMED = 6  # series beside the kinds of these reasons
MOST_MISSING = 8  # periods without a figure that a note names


Meaning = tuple[bool, str, str]  # whether a mark is in use, its sign, and what it means


def legend(plots: "Sequence[PrintPanel]", lang: str, bounds: bool, brief: bool = False) -> list[str]:
    """Return the meaning of the marks in use; in ``brief`` without what a reader can do without."""
    values = {"periods": _missing(plots, lang)}
    meanings = [
        *_marks(plots, bounds),
        *_growth(plots),
        *_gaps(plots, bool(values["periods"]), brief),
        (bounds, "", "Whiskers: what rounding allows."),
    ]
    words = [phrase(meaning, lang, sign=sign, **values) for there, sign, meaning in meanings if there]
    for point in (point for plot in plots for point in plot.outside):
        outside = {"period": period_words(point.period, lang), "plan": point.plan, "value": in_words(point, lang)}
        words.append(phrase("Ticks beside {period}: {plan}, {value}.", lang, **outside))
    return words


def _marks(plots: "Sequence[PrintPanel]", bounds: bool) -> list[Meaning]:
    """Return what lines of breaks, and bars and marks of other kinds, mean."""
    panels = [plot.panel for plot in plots]
    solid = {point.bound for panel in panels if panel.bars or panel.across for point in panel.actual}
    hollow = {point.bound for panel in panels if not (panel.bars or panel.across) for point in panel.actual}
    numbered = any({mark.note for mark in plot.panel.breaks} - plot.written_reasons for plot in plots)
    mixed = any(panel.changes and any(line.computed for line in panel.lines) for panel in panels)
    bars = kinds(panel for panel in panels if panel.bars)
    return [
        (numbered, "", "Dashed line: a break; do not compare across it."),
        (any(panel.refused for panel in panels), REFUSED, "{sign}: not computed."),
        (mixed, "", "Filled: published. Hollow: computed from levels."),
        ("partial" in bars, "", "Pale: part of a year."),
        (any(plot.has_halves for plot in plots), "", "Half filled: part of a year."),
        ("over" in solid and not bounds, "", "Fading out: over that figure, by how much is not known."),
        ("under" in solid and not bounds, "", "Pale and fading out: under that figure, by how much is not known."),
        (any(plot.doubtful for plot in plots), "", "Whisker: what rounding allows, where that leaves open which bar is higher."),
        (bool(hollow & {"over", "under"}), "", "Open triangle: only that bound is known, and the figure lies where it points."),
    ]  # fmt: skip


def growth_key(plots: "Sequence[PrintPanel]", lang: str) -> str:
    """Return the line below the subtitle that says what the growth in and above bars is; empty where there is none."""
    rates = _rates(plots)
    if not rates:
        return ""
    parts = any(point.period for plot in plots if plot.panel.part_labels() for point in plot.rated)
    values = {
        "place": phrase("In or above the bars" if any(plot.rated_above for plot in plots) else "In the bars", lang),
        "growth": phrase(
            "growth on the same period of the year before" if parts else "growth on the year before", lang
        ),
    }
    if not all(plot.percent for plot in plots if _rates([plot])):
        values["growth"] = phrase("{growth} in %", lang, growth=values["growth"])
    computed = [rate.computed for rate in rates]
    message = "{place}: {growth}, as published"
    if all(computed):
        message = "{place}, in italics: {growth}, computed from the bars"
    elif any(computed):
        message = "{place}: {growth}, as published, or in italics as computed from the bars"
    spelled = all(
        plot.is_spelled_out for plot in plots if any(rate.levels for rate in _rates([plot]) if not rate.is_open)
    )
    signs = {rate.sign for rate in rates if not (spelled and rate.sign == APART)}
    meanings = [
        (EQUAL, "{sign} means the bars agree, within rounding"),
        (APART, "{sign} is what the bars give instead"),
        (OTHER_PRICES, "{sign} is at other prices than the bars"),
    ]
    texts = [
        phrase(message, lang, **values),
        *(phrase(clause, lang) for clause in [_after_breaks(rates)] if clause),
        *(phrase(text, lang, sign=sign).replace(f"{sign} ", sign + TIE) for sign, text in meanings if sign in signs),
    ]
    return phrase("; ", lang).join(texts) + phrase(". ", lang).rstrip()


def _after_breaks(rates: Sequence[RateInBar]) -> str:
    """Return what the growth at the first bar after a break is; empty where there is none."""
    after = [rate for rate in rates if rate.is_after_break]
    if after and all(rate.basis == "comparable" for rate in after):
        return "after a break: as published, on a comparable basis"
    return "after a break: as published" if after else ""


def _rates(plots: "Sequence[PrintPanel]") -> list[RateInBar]:
    """Return the growth that stands in and above bars as a number."""
    points = [point for plot in plots for point in (*plot.rated, *plot.rated_above)]
    return [point.rate for point in points if point.rate and not point.rate.is_unclear]


def _growth(plots: "Sequence[PrintPanel]") -> list[Meaning]:
    """Return what is said of the growth in and above bars, beside its key."""
    rates = _rates(plots)
    rated = [point for plot in plots for point in (*plot.rated, *plot.rated_above)]
    bars = [plot.panel for plot in plots if plot.panel.bars]
    unrated = any(point.rate and point not in rated for panel in bars for point in panel.actual)
    return [
        (
            any(rate.is_open for rate in rates),
            "",
            "Two ends: the printed figures are rounded so much that growth may be anything between.",
        ),
        (
            any(point.rate and point.rate.is_unclear for point in rated),
            "",
            "Growth unclear: the printed figures are rounded too much.",
        ),
        (any(rate.is_off for rate in rates), "", "Labels are rounded; growth is computed from all printed digits."),
        (unrated, "", "Growth that has no room in its bar is left out."),
    ]


def _gaps(plots: "Sequence[PrintPanel]", is_named: bool, brief: bool) -> list[Meaning]:
    """Return what is said of figures that are missing, or stand with fewer decimals."""
    return [
        (
            any(plot.has_gaps for plot in plots) and not is_named,
            "",
            "A gap in a line: no figure, or none that compares.",
        ),
        (is_named, "", "No figure found: {periods}."),
        (any(plot.empty and not plot.names_empty for plot in plots), NONE, "{sign}: no figure."),
        (not brief and any(map(_decimals_differ, plots)), "", "Figures have as many decimals as were printed."),
    ]


def reasons(plots: "Sequence[PrintPanel]", lang: str) -> list[str]:
    """Return why published rates are others than those of the levels, unless it stands in the bars.

    For more than one series it is the kind of each reason, with the series if these are few. There is none where the reasons are too many.
    """
    found: dict[str, dict[str, None]] = {}
    subjects = {line.subject for plot in plots for line in plot.panel.lines}
    message = "Why published growth differs from the bars: {reasons}."
    for plot in plots:
        points = [point for point in (*plot.rated, *plot.rated_above) if point not in plot.explained]
        rates = [point.rate for point in points if point.rate]
        if len(subjects) > 1:
            for brief in (rate.brief for rate in rates if rate.brief):
                found.setdefault(brief, {})[plot.panel.lines[0].subject] = None
            continue
        if bases := [rate.implied for rate in rates if rate.implied]:
            found[phrase("it implies a base of {bases}", lang, bases=listed(bases, lang))] = {}
        found |= {rate.why: {} for rate in rates if rate.why}
    names = {name for of in found.values() for name in of}
    if not found or (len(subjects) == 1 and len(found) > MOST_REASONS):
        return []
    clauses = [
        why
        + (
            phrase(" ({basis})", lang, basis=listed(map(in_sentence, of), lang))
            if of and len(names) <= MOST_NAMED
            else ""
        )
        for why, of in found.items()
    ]
    return [phrase(message, lang, reasons=phrase("; ", lang).join(clauses))]


def _missing(plots: "Sequence[PrintPanel]", lang: str) -> str:
    """Return the periods for which lines have no figure; empty where they are many, or are not what interrupts a line.

    Of years it says of which the table has parts.
    """
    found, count = [], 0
    for panel in (plot.panel for plot in plots if not (plot.panel.bars or plot.panel.across or plot.panel.stacked)):
        if any(mark.line == BETWEEN for mark in panel.breaks):
            continue
        for line in panel.lines:
            if line.actual and (periods := missing_of(line, panel, lang)):
                count += len(periods)
                name = in_sentence(subject_of(line)) + " " if len(panel.lines) > 1 else ""
                found.append(name + listed(periods, lang) + _in_part(line, panel, lang))
    return phrase("; ", lang).join(found) if count <= MOST_MISSING else ""


def _in_part(line: ChartLine, panel: Panel, lang: str) -> str:
    """Return, in brackets, of which missing years the table has parts; empty for none."""
    first, last = panel.own_years
    there = {int(point.at) for point in line.points}
    missing = {year for year in range(int(first), int(last)) if year not in there}
    years = [f"{year}" for year in line.parts if year in missing]
    if not years or panel.spans:
        return ""
    message = " (whole years; parts of {years} are known)"
    if len(years) == len(missing):
        message = " (whole years; parts of them are known)"
    return phrase(message, lang, years=listed(years, lang))


def _decimals_differ(plot: "PrintPanel") -> bool:
    """Return whether figures of one line stand with other numbers of decimals."""
    return any(len({decimals(point.figure.digits) for point in line.actual}) > 1 for line in plot.panel.lines)
