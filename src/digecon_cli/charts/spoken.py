"""A chart in words, for those who cannot see it: what may be compared in one sentence, and nothing across a break."""

from .. import periods
from ..messages import CHINESE, joined, listed, phrase
from ..model import STATUSES
from .model import Chart, Line, Panel, Point

_BOUNDS = {"over": "over {value}", "under": "under {value}", "about": "about {value}"}
MOST_STRETCHES = 4  # of one line; a listener loses the thread of more


def words(chart: Chart, lang: str = "en") -> str:
    """Return what a chart shows in words: one sentence for each stretch of each line that may be compared."""
    return joined((of_panel(panel, lang) for panel in chart.panels), lang)


def of_panel(panel: Panel, lang: str) -> str:
    """Return what one panel shows in words."""
    return _across(panel, lang) if panel.across else _in_time(panel, lang)


def period(code: str, lang: str) -> str:
    """Return how a period is read aloud: ``2022``, ``half-year 1 of 2021`` (``2021年上半年``), ``the first 9 months of 2023``."""
    covered = periods.span(code)
    year, month = divmod(covered.start, 12)
    told = {"year": f"{year}", "number": month // covered.months + 1, "last": month + covered.months}
    message = {
        "S": "half-year {number} of {year}",
        "Q": "quarter {number} of {year}",
        "M": "month {number} of {year}",
        "ytd": "the first {last} months of {year}",
    }.get(covered.frequency, "")
    if covered.frequency == "ytd" and covered.months == 1:
        message = "month {number} of {year}"
    if lang == CHINESE and covered.frequency == "S":
        half = "S1" if month == 0 else "S2"
        return f"{year}年{phrase(half, lang)}"
    if message:
        return phrase(message, lang, **told)
    return f"{year}年" if lang == CHINESE and covered.frequency == "A" else periods.label(code)


def written(code: str, lang: str) -> str:
    """Return how a sentence that is read names a period: its label, in Chinese as it is read aloud."""
    return period(code, lang) if lang == CHINESE else periods.label(code)


def bounded(point: Point, lang: str) -> str:
    """Return a figure with its bound in words: ``over 1.2``."""
    digits = point.figure.digits
    return phrase(_BOUNDS[point.bound], lang, value=digits) if point.bound in _BOUNDS else digits


def figure(point: Point, lang: str) -> str:
    """Return a figure as it is read aloud: its bound and its status in words."""
    told = bounded(point, lang)
    if point.status in STATUSES and point.status not in ("A", "O") and point.kind != "planned":
        told += phrase(" ({basis})", lang, basis=phrase(STATUSES[point.status], lang))
    return told


def _across(panel: Panel, lang: str) -> str:
    several = listed((f"{line.name} {figure(line.points[0], lang)}" for line in panel.lines), lang)
    return _sentence(panel.head + phrase(": ", lang) + several, lang)


def _in_time(panel: Panel, lang: str) -> str:
    told = []
    for line in panel.lines:
        several = len(panel.lines) > 1 and line.name != panel.title
        subject = panel.title + (phrase(", ", lang) + line.name) * several
        head = phrase(", ", lang).join(filter(None, (subject, panel.said_unit))) + phrase(": ", lang)
        told += [_sentence(head + part, lang) for part in _parts(line, panel, lang)]
    if panel.refused:
        years = listed(sorted({str(int(mark.at)) for mark in panel.refused}), lang)
        told.append(phrase("{name} is not computed for {periods}.", lang, name=panel.title, periods=years))
    return joined(told, lang)


def _parts(line: Line, panel: Panel, lang: str) -> list[str]:
    """Return what is said of each stretch of a line, the newest first where there are many, and of what is planned."""
    stretches = line.stretches
    told = []
    for number, points in enumerate(stretches):
        part = _ends(points, lang)
        before = stretches[number - 1][-1].at if number else 0.0
        if number and any(before < mark.at < points[0].at for mark in panel.breaks):
            part += phrase("; after a break, not to be compared with what was before", lang)
        told.append(part)
    if (more := len(told) - MOST_STRETCHES) > 0:
        told = [phrase("{more} earlier figures or stretches are not read out", lang, more=more), *told[more:]]
    for point in line.planned:
        values = {"plan": point.plan, "value": figure(point, lang), "period": period(point.period, lang)}
        told.append(phrase("{plan} for {period}: {value}", lang, **values))
    return told


def _ends(points: list[Point], lang: str) -> str:
    """Return where a stretch begins and ends, and its highest and lowest figure where they lie between."""
    first, last = points[0], points[-1]
    told = _in(first, lang)
    if first is not last:
        told = phrase("from {first} to {last}", lang, first=told, last=_in(last, lang))
        if (high := max(points, key=lambda point: point.value)).value > max(first.value, last.value):
            told += phrase("; highest {figure}", lang, figure=_in(high, lang))
        if (low := min(points, key=lambda point: point.value)).value < min(first.value, last.value):
            told += phrase("; lowest {figure}", lang, figure=_in(low, lang))
    return told


def _in(point: Point, lang: str) -> str:
    return phrase("{value} in {period}", lang, value=figure(point, lang), period=period(point.period, lang))


def _sentence(text: str, lang: str) -> str:
    return text + phrase(". ", lang).rstrip()
