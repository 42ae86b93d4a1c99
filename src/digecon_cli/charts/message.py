"""What a chart's title says happened, made from its figures: never across a break, and never from a bound."""

from collections.abc import Sequence

from .. import periods
from ..messages import phrase
from .model import Chart, Line, Panel, Point
from .spoken import bounded, period


def of_chart(panels: Sequence[Panel], lang: str) -> str:
    """Return one sentence on a chart of one panel, by the newest figures that may be compared; empty where there is none."""
    if len(panels) != 1:
        return ""
    panel = panels[0]
    if panel.across:
        return _first(panel, lang)
    told = [text for line in panel.lines if not line.computed and (text := _line(line, panel, lang))]
    return "" if len(told) > 2 or panel.stacked else phrase("; ", lang).join(told)


def _first(panel: Panel, lang: str) -> str:
    """Return which of several series comes first, and which second where their bounds do not overlap."""
    first, second = (line.points[0] for line in panel.lines[:2])
    if first.bound or second.bound or first.interval.meets(second.interval):
        return ""
    values = {
        "title": panel.title, "first": panel.lines[0].name, "value": _with_unit(first, panel, lang),
        "second": panel.lines[1].name, "other": _with_unit(second, panel, lang),
    }  # fmt: skip
    return phrase("{title}: {first} leads with {value}, before {second} with {other}", lang, **values)


def _line(line: Line, panel: Panel, lang: str) -> str:
    """Return what happened in the newest stretch of a line: from where to where, or where it stands."""
    stretches = [points for points in line.stretches if points[-1].kind == "actual"] or line.stretches
    if not stretches:
        return ""
    points = stretches[-1]
    first, last = points[0], points[-1]
    values = {
        "name": line.subject or line.name, "value": _with_unit(last, panel, lang), "period": period(last.period, lang),
    }  # fmt: skip
    if panel.changes:
        return _rate(points, values, panel, lang)
    yearly = all(periods.frequency(point.period) == "A" for point in points)
    if first is last or first.bound or last.bound or not yearly:
        message = (
            "{name}: {value} in {period}, {change} on the year before" if last.change else "{name}: {value} in {period}"
        )
        return phrase(message, lang, **values, change=last.change + " %")
    values |= {"before": bounded(first, lang), "since": period(first.period, lang)}
    if first.interval.meets(last.interval):
        return phrase("{name}: {value} in {period}, as in {since}", lang, **values)
    message = "{name} rose from {before} in {since} to {value} in {period}"
    if last.value < first.value:
        message = "{name} fell from {before} in {since} to {value} in {period}"
    return phrase(message, lang, **values)


def _rate(points: Sequence[Point], values: dict[str, str], panel: Panel, lang: str) -> str:
    """Return the newest rate of growth, beside the one before it where they differ beyond rounding."""
    last = points[-1]
    if last.bound:
        return ""
    before = points[-2] if len(points) > 1 and last.kind == "actual" else None
    if before is None or before.bound or before.interval.meets(last.interval):
        return phrase("{name}: growth of {value} in {period}", lang, **values)
    values |= {"before": _with_unit(before, panel, lang), "since": period(before.period, lang)}
    return phrase("{name}: growth of {value} in {period}, after {before} in {since}", lang, **values)


def _with_unit(point: Point, panel: Panel, lang: str) -> str:
    """Return a figure with its unit as text has it: ``50.2 trillion yuan``, ``10.3 %``."""
    if not panel.said_unit:
        return bounded(point, lang)
    return phrase("{value} {unit}", lang, value=bounded(point, lang), unit=panel.said_unit)


def title_of(chart: Chart) -> str:
    """Return the title that stands above a chart: what happened, or else what is shown."""
    return chart.message or chart.title
