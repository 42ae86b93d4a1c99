"""A chart in words: the sentence above it, and a description for screen readers.

No sentence compares figures across a break, and the one above the chart never compares figures known only as a bound.
"""

from collections.abc import Sequence

from ..core import periods
from ..core.messages import CHINESE, joined, listed, phrase
from ..core.model import STATUSES
from .model import Chart, ChartLine, Panel, Point

_BOUNDS = {"over": "over {value}", "under": "under {value}", "about": "about {value}"}
MOST_STRETCHES = 4  # per line; listeners lose the thread of more


def message_of(panels: Sequence[Panel], lang: str) -> str:
    """Return one sentence on a chart of one panel, from its newest comparable figures; empty if none can be written."""
    if len(panels) != 1:
        return ""
    panel = panels[0]
    if panel.across:
        return _leader(panel, lang)
    sentences = [text for line in panel.lines if not line.computed and (text := _line_message(line, panel, lang))]
    return "" if len(sentences) > 2 or panel.stacked else phrase("; ", lang).join(sentences)


def _leader(panel: Panel, lang: str) -> str:
    """Return which series ranks first and which second; empty if their bounds overlap."""
    first, second = (line.points[0] for line in panel.lines[:2])
    if first.bound or second.bound or first.interval.meets(second.interval):
        return ""
    values = {
        "title": panel.title, "first": panel.lines[0].name, "value": _with_unit(first, panel, lang),
        "second": panel.lines[1].name, "other": _with_unit(second, panel, lang),
    }  # fmt: skip
    return phrase("{title}: {first} leads with {value}, before {second} with {other}", lang, **values)


def _line_message(line: ChartLine, panel: Panel, lang: str) -> str:
    """Return what happened in the newest run of a line: from where to where, or only its newest figure."""
    stretches = [points for points in line.stretches if points[-1].kind == "actual"] or line.stretches
    if not stretches:
        return ""
    points = stretches[-1]
    first, last = points[0], points[-1]
    values = {
        "name": line.subject or line.name, "value": _with_unit(last, panel, lang),
        "period": period_words(last.period, lang),
    }  # fmt: skip
    if panel.changes:
        return _rate_message(points, values, panel, lang)
    yearly = all(periods.frequency(point.period) == "A" for point in points)
    if first is last or first.bound or last.bound or not yearly:
        message = (
            "{name}: {value} in {period}, {change} on the year before" if last.change else "{name}: {value} in {period}"
        )
        return phrase(message, lang, **values, change=last.change + " %")
    values |= {"before": bounded(first, lang), "since": period_words(first.period, lang)}
    if first.interval.meets(last.interval):
        return phrase("{name}: {value} in {period}, as in {since}", lang, **values)
    message = "{name} rose from {before} in {since} to {value} in {period}"
    if last.value < first.value:
        message = "{name} fell from {before} in {since} to {value} in {period}"
    return phrase(message, lang, **values)


def _rate_message(points: Sequence[Point], values: dict[str, str], panel: Panel, lang: str) -> str:
    """Return the newest rate of growth, with the previous one if they differ beyond rounding."""
    last = points[-1]
    if last.bound:
        return ""
    before = points[-2] if len(points) > 1 and last.kind == "actual" else None
    if before is None or before.bound or before.interval.meets(last.interval):
        return phrase("{name}: growth of {value} in {period}", lang, **values)
    values |= {"before": _with_unit(before, panel, lang), "since": period_words(before.period, lang)}
    return phrase("{name}: growth of {value} in {period}, after {before} in {since}", lang, **values)


def _with_unit(point: Point, panel: Panel, lang: str) -> str:
    """Return a figure with its unit as in running text: ``50.2 trillion yuan``, ``10.3 %``."""
    if not panel.unit_label:
        return bounded(point, lang)
    return phrase("{value} {unit}", lang, value=bounded(point, lang), unit=panel.unit_label)


def chart_words(chart: Chart, lang: str = "en") -> str:
    """Return a chart in words: one sentence for each run of comparable figures."""
    return joined((panel_words(panel, lang) for panel in chart.panels), lang)


def panel_words(panel: Panel, lang: str) -> str:
    """Return one panel in words."""
    stop = phrase(". ", lang).rstrip()
    if panel.across:
        figures = listed((f"{line.name} {spoken_figure(line.points[0], lang)}" for line in panel.lines), lang)
        return panel.head + phrase(": ", lang) + figures + stop
    sentences = []
    for line in panel.lines:
        named = len(panel.lines) > 1 and line.name != panel.title
        subject = (panel.title, line.name, panel.unit_label) if named else (panel.title, panel.unit_label)
        head = phrase(", ", lang).join(filter(None, subject)) + phrase(": ", lang)
        sentences += [head + part + stop for part in _line_words(line, panel, lang)]
    if panel.refused:
        years = listed(sorted({str(int(mark.at)) for mark in panel.refused}), lang)
        sentences.append(phrase("{name} is not computed for {periods}.", lang, name=panel.title, periods=years))
    return joined(sentences, lang)


def period_words(code: str, lang: str) -> str:
    """Return a period as it is read aloud: ``half-year 1 of 2021`` (``2021年上半年``), ``the first 9 months of 2023``."""
    covered = periods.span(code)
    year, month = divmod(covered.start, 12)
    values = {"year": f"{year}", "number": month // covered.months + 1, "last": month + covered.months}
    message = {
        "S": "half-year {number} of {year}",
        "Q": "quarter {number} of {year}",
        "M": "month {number} of {year}",
        "ytd": "the first {last} months of {year}",
    }.get(covered.frequency, "")
    if covered.frequency == "ytd" and covered.months == 1:
        message = "month {number} of {year}"
    if lang == CHINESE and covered.frequency == "S":
        half = "H1" if month == 0 else "H2"
        return f"{year}年{phrase(half, lang)}"
    if message:
        return phrase(message, lang, **values)
    return f"{year}年" if lang == CHINESE and covered.frequency == "A" else periods.label(code)


def written(code: str, lang: str) -> str:
    """Return a period as written text names it: by its label, in Chinese as it is read aloud."""
    return period_words(code, lang) if lang == CHINESE else periods.label(code)


def bounded(point: Point, lang: str) -> str:
    """Return a figure with its bound in words: ``over 1.2``."""
    digits = point.figure.digits
    return phrase(_BOUNDS[point.bound], lang, value=digits) if point.bound in _BOUNDS else digits


def spoken_figure(point: Point, lang: str) -> str:
    """Return a figure as it is read aloud, with its bound and its status in words."""
    text = bounded(point, lang)
    if point.status in STATUSES and point.status not in ("A", "O") and point.kind != "planned":
        text += phrase(" ({basis})", lang, basis=phrase(STATUSES[point.status], lang))
    return text


def _line_words(line: ChartLine, panel: Panel, lang: str) -> list[str]:
    """Return the words for each run of a line, only the newest ones if there are many, then for its planned figures."""
    stretches = line.stretches
    found = []
    for number, points in enumerate(stretches):
        part = _run_words(points, lang)
        before = stretches[number - 1][-1].at if number else 0.0
        if number and any(before < mark.at < points[0].at for mark in panel.breaks):
            part += phrase("; after a break, not to be compared with what was before", lang)
        found.append(part)
    if (more := len(found) - MOST_STRETCHES) > 0:
        found = [phrase("{more} earlier figures or stretches are not read out", lang, more=more), *found[more:]]
    for point in line.planned:
        values = {
            "plan": point.plan, "value": spoken_figure(point, lang), "period": period_words(point.period, lang)
        }  # fmt: skip
        found.append(phrase("{plan} for {period}: {value}", lang, **values))
    return found


def _run_words(points: list[Point], lang: str) -> str:
    """Return the first and last figure of a run, and its highest and lowest if they lie in between."""
    first, last = points[0], points[-1]
    text = _dated_figure(first, lang)
    if first is not last:
        text = phrase("from {first} to {last}", lang, first=text, last=_dated_figure(last, lang))
        if (high := max(points, key=lambda point: point.value)).value > max(first.value, last.value):
            text += phrase("; highest {figure}", lang, figure=_dated_figure(high, lang))
        if (low := min(points, key=lambda point: point.value)).value < min(first.value, last.value):
            text += phrase("; lowest {figure}", lang, figure=_dated_figure(low, lang))
    return text


def _dated_figure(point: Point, lang: str) -> str:
    return phrase(
        "{value} in {period}", lang, value=spoken_figure(point, lang), period=period_words(point.period, lang)
    )
