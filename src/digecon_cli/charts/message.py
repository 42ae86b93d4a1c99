"""What a chart's title says happened, made from its figures: never across a break, and never from a bound."""

from collections.abc import Sequence

from .. import periods
from ..intervals import Interval
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
    told = [_line(line, panel, lang) for line in panel.lines if not line.computed]
    told = [one for one in told if one]
    if not told or len(told) > 2 or panel.stacked:
        return ""
    return phrase("; ", lang).join(told)


def _first(panel: Panel, lang: str) -> str:
    """Return which of several series comes first, and which second where their bounds do not overlap."""
    first, second = (line.points[0] for line in panel.lines[:2])
    if first.bound or second.bound or _touch(first, second):
        return ""
    unit = "" if panel.unit in ("index", "指数") else panel.unit
    values = {
        "title": panel.title, "first": panel.lines[0].name, "value": _with_unit(first, unit, lang),
        "second": panel.lines[1].name, "other": _with_unit(second, unit, lang),
    }  # fmt: skip
    return phrase("{title}: {first} leads with {value}, before {second} with {other}", lang, **values)


def _line(line: Line, panel: Panel, lang: str) -> str:
    """Return what happened in the newest stretch of a line: from where to where, or where it stands."""
    stretches = [points for points in line.stretches if points[-1].kind == "actual"] or line.stretches
    if not stretches:
        return ""
    points = stretches[-1]
    first, last = points[0], points[-1]
    name = line.subject or line.name
    if panel.changes:
        return _rate(name, points, panel, lang)
    values = {"name": name, "value": _with_unit(last, panel.unit, lang), "period": period(last.period, lang)}
    yearly = all(periods.frequency(point.period) == "A" for point in points)
    if first is last or first.bound or last.bound or not yearly:
        message = (
            "{name}: {value} in {period}, {change} on the year before" if last.change else "{name}: {value} in {period}"
        )
        return phrase(message, lang, **values, change=last.change + " %")
    values |= {"before": bounded(first, lang), "since": period(first.period, lang)}
    if _touch(first, last):
        return phrase("{name}: {value} in {period}, as in {since}", lang, **values)
    message = "{name} rose from {before} in {since} to {value} in {period}"
    if last.value < first.value:
        message = "{name} fell from {before} in {since} to {value} in {period}"
    return phrase(message, lang, **values)


def _rate(name: str, points: Sequence[Point], panel: Panel, lang: str) -> str:
    """Return the newest rate of growth, beside the one before it where they differ beyond rounding."""
    last = points[-1]
    if last.bound:
        return ""
    values = {"name": name, "value": _with_unit(last, panel.unit, lang), "period": period(last.period, lang)}
    before = points[-2] if len(points) > 1 and last.kind == "actual" else None
    if before is None or before.bound or _touch(before, last):
        return phrase("{name}: growth of {value} in {period}", lang, **values)
    values |= {"before": _with_unit(before, panel.unit, lang), "since": period(before.period, lang)}
    return phrase("{name}: growth of {value} in {period}, after {before} in {since}", lang, **values)


def _touch(one: Point, other: Point) -> bool:
    """Return whether the bounds of two figures overlap, so that nobody can say which is higher."""
    return _interval(one).meets(_interval(other))


def _interval(point: Point) -> Interval:
    value = point.value
    return Interval(value, value if point.low is None else point.low, value if point.high is None else point.high)


def _with_unit(point: Point, unit: str, lang: str) -> str:
    """Return a figure with its unit as text has it: ``50.2 trillion yuan``, ``10.3 %``."""
    if unit in ("index", "指数"):
        return bounded(point, lang)
    return phrase("{value} {unit}", lang, value=bounded(point, lang), unit=unit)


def title_of(chart: Chart) -> str:
    """Return the title that stands above a chart: what happened, or else what is shown."""
    return chart.message or chart.title
