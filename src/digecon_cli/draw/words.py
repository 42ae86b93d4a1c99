"""A chart in words: the sentence above it, and a description for screen readers.

No sentence compares figures across a break, and the one above the chart never compares figures known only as a bound.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from ..core import periods
from ..core.areas import in_sentence
from ..core.messages import CHINESE, joined, listed, phrase
from ..core.model import STATUSES
from ..core.text import cells
from ..document import APART
from ..pages.numbers import tied
from .model import BETWEEN, Chart, ChartLine, Panel, Point, RateInBar

_BOUNDS = {"over": "over {value}", "under": "under {value}", "about": "about {value}"}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"
)  # fmt: skip
_ORDINALS = ("first", "second", "third", "fourth")
MOST_AREAS = 3  # named in a subtitle
MOST_NAMED = 2  # indicators in panels of their own that a subtitle names
MOST_LETTERS = 150  # of a sentence on two panels
_MANY = {
    "level": "Levels of {number} indicators",
    "growth": "Growth of {number} indicators",
    "share": "Shares of {number} indicators",
}
MOST_STRETCHES = 4  # per line; listeners lose the thread of more


def message_of(panels: Sequence[Panel], lang: str, family: bool = False) -> str:
    """Return one sentence on a chart, from its newest comparable figures; empty if none can be written.

    For two or more series in one unit it says which is the largest, unless they are a whole and its parts (``family``); else
    it is on the first.
    """
    lead = panels[0]
    if lead.across:
        return _leader(lead.lines, lead, lead.title, lang)
    if lead.changes:
        return _rates_message(lead, lang)
    alike = [panel for panel in panels if panel.unit == lead.unit and panel.measure == lead.measure and panel.lines]
    lines = [line for panel in alike for line in panel.lines]
    if len(lead.lines) > 1:  # beside another line, growth that is not drawn would be held against it
        lines = [line._replace(points=tuple(point._replace(rate=None) for point in line.points)) for line in lines]
    if any(mark.line == BETWEEN for mark in lead.breaks):
        later = max(lead.lines, key=lambda line: line.actual[0].at)
        return _comparable_message(later, lead, lang) or _definitions_message(lines[: len(lead.lines)], lead, lang)
    if len(lines) > 2 and not family:
        return _leader_in_time(lines, lead, lang) or _line_message(lines[0], lead, lang)
    message = _line_message(lines[0], lead, lang)
    if message and len(panels) == 2 and _starts_later(panels):
        lead = _since(lead, panels[1].lines[0].actual[0].at)
        message = _line_message(lead.lines[0], lead, lang)
        panels = lead, panels[1]
    both = message + _beside(panels, lang) if message and len(panels) == 2 else message
    return both if cells(both) <= MOST_LETTERS else message


def _starts_later(panels: Sequence[Panel]) -> bool:
    """Return whether the second of two panels, of bars of another indicator, begins later and has two figures or more beside the first."""
    lead, second = panels
    if not (lead.bars and second.bars) or lead.lines[0].subject == second.lines[0].subject or second.caution:
        return False
    first, other = lead.lines[0].actual, second.lines[0].actual
    return (
        len(other) > 1 and first[0].at < other[0].at and len([point for point in first if point.at >= other[0].at]) > 1
    )


def _since(panel: Panel, at: float) -> Panel:
    """Return a panel of one line without the figures before a position."""
    line = panel.lines[0]
    kept = [(point, is_joined) for point, is_joined in zip(line.points, line.joined, strict=True) if point.at >= at]
    points, joined_points = zip(*kept, strict=True)
    return panel._replace(lines=(line._replace(points=points, joined=(False, *joined_points[1:])),))


def _beside(panels: Sequence[Panel], lang: str) -> str:
    """Return what a sentence on the first of two panels says of the second; empty where either has several lines.

    It is the share that the newest figure makes, or what happened to another indicator.
    """
    lead, second = panels
    if second.across or second.changes or len(lead.lines) != 1 or len(second.lines) != 1:
        return ""
    first, other = lead.lines[0], second.lines[0]
    if not (first.actual and other.actual):
        return ""
    newest = _newest(other)
    if lead.caution or second.caution:
        values = {"value": _with_unit(newest, second, lang), "period": period_words(newest.period, lang)}
        return phrase("; by another definition {value} in {period}", lang, **values)
    if first.subject == other.subject:
        if second.measure != "share" or newest.is_bounded or newest.period != _newest(first).period:
            return ""
        return phrase(", or {value}", lang, value=_with_unit(newest, second, lang))
    message = _line_message(other, second, lang)
    return phrase("; {rate}", lang, rate=in_sentence(message)) if message else ""


def subject_of(line: ChartLine) -> str:
    """Return the name of a series as the subject of a sentence."""
    return bracketed(line.subject or line.name)


def bracketed(name: str) -> str:
    """Return a name within other words: with what stands behind its comma in brackets."""
    head, comma, rest = name.partition(", ")
    return f"{head} ({rest})" if comma and "(" not in rest and "," not in rest else name


def _comparable_message(line: ChartLine, panel: Panel, lang: str) -> str:
    """Return the growth on a comparable basis that is published of the only figure by the later of two definitions."""
    last = line.actual[-1]
    rate = last.rate
    if len(line.actual) > 1 or last.is_bounded or not rate or rate.basis != "comparable" or not _is_signed(rate):
        return ""
    values = {
        "name": subject_of(line), "value": _with_unit(last, panel, lang), "period": period_words(last.period, lang),
        "change": _change(rate if last.status != "U" else rate._replace(letter=""), lang),
    }  # fmt: skip
    message = "{name} rose {change} on a comparable basis, to {value} in {period}"
    if rate.text.startswith("-"):
        message = "{name} fell {change} on a comparable basis, to {value} in {period}"
    return phrase(message, lang, **values)


def _definitions_message(lines: Sequence[ChartLine], panel: Panel, lang: str) -> str:
    """Return what happened by the former of two definitions, and the newest figure by the later one."""
    former, later = sorted(lines, key=lambda line: line.actual[0].at)
    last = later.actual[-1]
    bare = _flagged(bounded(last, lang), last, lang)  # its unit stands before it
    values = {"value": bare, "period": period_words(last.period, lang)}
    rest = phrase("; by another definition {value} in {period}", lang, **values)
    year = former.actual[-1].period[:4]  # which the sentence has, so that the name need not
    plain = re.sub(rf" ?[(（][^()（）]*{year}[^()（）]*[)）]$", "", former.subject)
    return _line_message(former._replace(subject=plain), panel, lang) + rest


def _leader(lines: Sequence[ChartLine], panel: Panel, title: str, lang: str) -> str:
    """Return which series ranks first and which second; empty if their bounds overlap."""
    leader, runner_up = lines[:2]
    first, second = leader.points[0], runner_up.points[0]
    if first.is_bounded or second.is_bounded or first.interval.meets(second.interval):
        return ""
    values = {
        "title": title, "first": in_sentence(leader.name) if title else leader.name, "value": _with_unit(first, panel, lang), "second": in_sentence(runner_up.name),
        "other": _with_unit(second, panel, lang), "period": period_words(first.period, lang),
    }  # fmt: skip
    message = "{title}: {first} leads with {value}, ahead of {second} with {other}"
    if not title:
        message = "{first} led with {value} in {period}, ahead of {second} with {other}"
    return phrase(message, lang, **values)


def _leader_in_time(lines: Sequence[ChartLine], panel: Panel, lang: str) -> str:
    """Return which series was the largest in the newest whole period that most of them have; empty if none is."""
    count = Counter(point.period for line in lines for point in line.actual if point.kind == "actual")
    most = max(count.values(), default=0)
    if most < 2:
        return ""
    period = max((code for code, number in count.items() if number > 1 and number * 2 >= most), key=periods.order)
    found = [
        line._replace(name=subject_of(line), points=(point,))
        for line in lines
        for point in line.actual
        if point.period == period
    ]
    return _leader(sorted(found, key=lambda line: -line.points[0].value), panel, "", lang)


def _line_message(line: ChartLine, panel: Panel, lang: str) -> str:
    """Return what happened in the newest run of a line: from where to where, or only its newest figure."""
    stretches = [points for points in line.stretches if points[-1].kind == "actual"] or line.stretches
    if not stretches:
        return ""
    points = _uncontradicted(stretches[-1])
    first, last = points[0], points[-1]
    values = {
        "name": subject_of(line), "value": _with_unit(last, panel, lang), "period": period_words(last.period, lang),
        "before": _flagged(bounded(first, lang), first, lang), "since": period_words(first.period, lang),
    }  # fmt: skip
    if former := _longer_before(line, panel, first):
        rest = phrase("; after the break, {value} in {period}", lang, **values)
        if first is not last and not first.is_bounded and not last.is_bounded:
            rest = phrase("; after the break, from {before} in {since} to {value} in {period}", lang, **values)
        return _line_message(_joined(line, former), panel, lang) + rest
    yearly = all(periods.frequency(point.period) == "A" for point in points)
    if last.is_bounded and not first.is_bounded and len(points) > 2 and not points[-2].is_bounded and yearly:
        return _line_message(_joined(line, points[:-1]), panel, lang) + phrase("; {value} in {period}", lang, **values)
    if first is last or first.is_bounded or last.is_bounded or not yearly:
        return _newest_message(last, values, lang)
    if first.interval.meets(last.interval):
        return phrase("{name}: {value} in {period}, as in {since}", lang, **values)
    message = "{name} rose from {before} in {since} to {value} in {period}"
    if last.value < first.value:
        message = "{name} fell from {before} in {since} to {value} in {period}"
    return phrase(message, lang, **values)


def _uncontradicted(points: Sequence[Point]) -> Sequence[Point]:
    """Return figures from the first on that is the base of no other published growth than the figures give."""
    bases = [number for number, point in enumerate(points[1:]) if not (point.rate and point.rate.sign == APART)]
    return points[min(bases, default=len(points) - 1) :]


def _joined(line: ChartLine, points: Sequence[Point]) -> ChartLine:
    """Return a line of these points alone, as one stretch."""
    return line._replace(points=tuple(points), joined=(False, *(True,) * (len(points) - 1)))


def _longer_before(line: ChartLine, panel: Panel, first: Point) -> tuple[Point, ...]:
    """Return the yearly figures between the last two breaks of a line, where they are more than those that follow.

    Figures before and after a gap are of one stretch here: nothing says that they do not compare.
    """
    breaks = sorted(mark.at for mark in panel.breaks_of(line))
    if not breaks or breaks[-1] > first.at or len(panel.lines) > 1:
        return ()
    start = breaks[-2] if len(breaks) > 1 else float("-inf")
    found = tuple(point for point in line.actual if start < point.at < breaks[-1])
    after = [point for point in line.actual if point.at > breaks[-1]]
    plain = all(point.kind == "actual" and periods.frequency(point.period) == "A" for point in (*found, *after))
    ends = found[:1] + found[-1:]
    fits = plain and not any(point.is_bounded for point in ends) and len(found) > max(2, len(after))
    fits = fits and len(_uncontradicted(found)) > 1
    return found if fits else ()


def _newest_message(last: Point, values: dict[str, str], lang: str) -> str:
    """Return the newest figure, with its growth on the year before where that is of the levels or is published alone."""
    rate = last.rate
    if last.is_bounded or rate is None or not _is_signed(rate):
        return phrase("{name}: {value} in {period}", lang, **values)
    values |= {"change": _change(rate, lang)}
    if rate.sign == APART:
        if rate.levels[:1] != rate.text[:1] or periods.frequency(last.period) != "A":
            return phrase("{name}: {value} in {period}", lang, **values)
        values |= {"levels": tied(f"{rate.levels.lstrip('+-')} %")}
        message = "{name} rose to {value} in {period}: by {change} as published, {levels} by the bars"
        if rate.text.startswith("-"):
            message = "{name} fell to {value} in {period}: by {change} as published, {levels} by the bars"
        return phrase(message, lang, **values)
    if rate.text.startswith("-"):
        return phrase("{name} fell {change} on the year before, to {value} in {period}", lang, **values)
    return phrase("{name} rose {change} on the year before, to {value} in {period}", lang, **values)


def _change(rate: RateInBar, lang: str) -> str:
    """Return growth for a sentence whose verb says the direction, with words behind it where it is weakly sourced."""
    weak = phrase(" ({basis})", lang, basis=phrase(STATUSES["U"], lang)) if rate.letter == "u" else ""
    return tied(f"{rate.text.lstrip('+-')} %") + weak


def _is_signed(rate: RateInBar) -> bool:
    """Return whether growth is one number that is not 0, so that a sentence can say its direction."""
    return rate.text.startswith(("+", "-")) and bool(rate.text.strip("+-0.")) and not rate.is_open


def _rates_message(panel: Panel, lang: str) -> str:
    """Return the newest rate of one line or two, of one line with the rate before if they differ beyond rounding."""
    lines = [line for line in panel.lines if not line.computed and line.actual] or list(panel.lines)
    if len(lines) > 2:
        return ""
    first = _newest(lines[0])
    if len(lines) == 1:
        points = lines[0].actual
        place = points.index(first)
        before = points[place - 1] if first.kind == "actual" and lines[0].joined[place] else None
        if panel.spans:  # the same months of the year before
            earlier = periods.shift(first.period, -1)
            before = next((point for point in points if point.period == earlier), None)
        return _rate_message(lines[0], first, before, panel, lang)
    second = _newest(lines[1])
    if first.period != second.period or first.is_bounded or second.is_bounded:
        return _rate_message(lines[0], first, None, panel, lang)
    message = _rate_message(lines[0], first, None, panel, lang)
    name = in_sentence(subject_of(lines[1]))
    if first.value * second.value > 0:
        value = _with_unit(_without_sign(second), panel, lang)
        return message + phrase(", {name} {value}", lang, name=name, value=value)
    return message + phrase("; {rate}", lang, rate=in_sentence(_rate_message(lines[1], second, None, panel, lang)))


def _newest(line: ChartLine) -> Point:
    """Return the newest figure of a line, of whole periods if it has any."""
    return next((point for point in reversed(line.actual) if point.kind == "actual"), line.actual[-1])


def _rate_message(line: ChartLine, last: Point, before: Point | None, panel: Panel, lang: str) -> str:
    """Return how much a series grew or fell in its newest period, after how much in the period before."""
    if last.is_bounded:
        return ""
    values = {
        "name": subject_of(line), "value": _with_unit(_without_sign(last), panel, lang),
        "period": period_words(last.period, lang),
    }  # fmt: skip
    if last.value == 0:
        return phrase("{name} did not change in {period}", lang, **values)
    message = "{name} grew {value} in {period}" if last.value > 0 else "{name} fell {value} in {period}"
    text = phrase(message, lang, **values)
    if before is None or before.is_bounded or not before.value or before.interval.meets(last.interval):
        return text
    values = {"before": _with_unit(_without_sign(before), panel, lang), "since": period_words(before.period, lang)}
    if (before.value > 0) == (last.value > 0):
        return text + phrase(", after {before} in {since}", lang, **values)
    message = ", after growth of {before} in {since}" if before.value > 0 else ", after a fall of {before} in {since}"
    return text + phrase(message, lang, **values)


def _without_sign(point: Point) -> Point:
    """Return a point whose number has no minus, for a sentence whose verb says the direction."""
    return point._replace(figure=point.figure._replace(digits=point.figure.digits.removeprefix("-")))


def _with_unit(point: Point, panel: Panel, lang: str) -> str:
    """Return a figure with its unit as in running text: ``50.2 trillion yuan``, ``10.3 %``, ``41.5 % of GDP``."""
    text = bounded(point, lang)
    if panel.amount:
        text = tied(phrase("{value} {unit}", lang, value=text, unit=panel.amount))
    return _flagged(text, point, lang)


def _flagged(text: str, point: Point, lang: str) -> str:
    """Return the text of a figure with a word behind it where it is weakly sourced or computed."""
    if point.status == "U" and lang != CHINESE and not point.is_bounded:
        return f"a {STATUSES['U']} {text}"
    status = {"U": STATUSES["U"], "I": "computed"}.get(point.status, "")
    return text + (phrase(" ({basis})", lang, basis=phrase(status, lang)) if status else "")


def has_one_unit(panels: Sequence[Panel]) -> bool:
    """Return whether all panels have one unit, which then stands below the title of the chart only."""
    return len({panel.unit_label for panel in panels}) == 1


def common_start(panels: Sequence[Panel], lang: str) -> str:
    """Return how the titles of panels of one indicator begin, which the subtitle says already; empty for others."""
    subjects = {line.subject for panel in panels for line in panel.lines}
    return subjects.pop() + phrase(": ", lang) if len(subjects) == 1 else ""


def are_bars_of_units(panels: Sequence[Panel]) -> bool:
    """Return whether there are panels of which each has bars in a unit of its own, of which equal heights mean nothing."""
    return len({panel.unit for panel in panels}) == len(panels) > 1 and all(panel.bars for panel in panels)


def subtitle_of(panels: Sequence[Panel], lang: str) -> str:
    """Return what a chart draws: the title of a single panel, else the indicators; areas, unit, years and scale."""
    lead, comma = panels[0], phrase(", ", lang)
    subjects = list(dict.fromkeys(line.subject for panel in panels for line in panel.lines))
    title = lead.title if len(panels) == 1 else _of_panels(panels, subjects, lang)
    areas = list(dict.fromkeys(name for panel in panels for name in panel.areas))
    named = [name for name in areas if name not in title]
    if len(areas) > MOST_AREAS:
        named = [phrase("{number} areas", lang, number=len(areas))]
    unit = lead.unit_label if has_one_unit(panels) else ""
    if unit and unit.lower() in title.lower():
        unit = phrase("number", lang)
    rest = comma.join(filter(None, (listed(named, lang), unit, _years(panels), _scales(panels, lang))))
    parted = phrase("; ", lang) if phrase("; ", lang) in title else comma
    return parted.join(filter(None, (title, rest)))


def without_single_rivals(
    panels: Sequence[Panel], remarks: Mapping[str, str], lang: str
) -> tuple[tuple[Panel, ...], str]:
    """Return the panels without those by another definition that have one figure, and a sentence for each of these.

    A bar of its own beside a row of others would be compared with them, whatever is said of it. ``remarks`` is what the
    table says of figures that are the only ones of their series, by the name of the series.
    """
    kept: list[Panel] = []
    sentences = []
    for panel in panels:
        points = panel.points
        if not panel.caution or len(points) > 1 or panel.breaks or panel.refused:
            kept.append(panel)
            continue
        values = {
            "name": bracketed(in_sentence(panel.lines[0].subject)), "value": _with_unit(points[0], panel, lang),
            "period": period_words(points[0].period, lang), "remark": remarks.get(panel.lines[0].subject, ""),
        }  # fmt: skip
        message = "Not drawn, as it does not compare: {name}, {value} in {period}."
        if values["remark"]:
            message = "Not drawn, as it does not compare: {name}, {value} in {period} ({remark})."
        sentences.append(phrase(message, lang, **values))
    return tuple(kept), joined(sentences, lang)


def _of_panels(panels: Sequence[Panel], subjects: Sequence[str], lang: str) -> str:
    """Return what several panels draw: one indicator with its measures, few by name, or how many."""
    if len(subjects) == 1 and not has_one_unit(panels):
        start = common_start(panels, lang)
        return phrase("; ", lang).join(panel.head.removeprefix(start) for panel in panels)
    if len(subjects) <= MOST_NAMED:
        names = list(map(bracketed, subjects))
        return listed([*names[:1], *map(in_sentence, names[1:])], lang)
    concepts = Counter(panel.concept for panel in panels for _ in panel.lines)
    if all(concepts) and len(concepts) <= MOST_AREAS:
        parts = [
            phrase("{name} ({number} series)", lang, name=name, number=number) for name, number in concepts.items()
        ]
        text = phrase("; ", lang).join(parts)
        return text[:1].upper() + text[1:]
    measures = {panel.measure for panel in panels}
    message = _MANY.get(measures.pop(), "{number} indicators") if len(measures) == 1 else "{number} indicators"
    return phrase(message, lang, number=len(subjects))


def _scales(panels: Sequence[Panel], lang: str) -> str:
    """Return whether panels are on one scale; empty for a single panel, what is not to be compared, and lines of other units."""
    if len(panels) < 2 or any(panel.caution for panel in panels):
        return ""
    if not has_one_unit(panels):
        return phrase("each panel on its own scale", lang) if are_bars_of_units(panels) else ""
    count = len({id(panel.shared) if panel.shared else id(panel) for panel in panels})
    if count == 1:
        return phrase("all on one scale", lang)
    return phrase(
        "each panel on its own scale" if count == len(panels) else "panels on {number} scales", lang, number=count
    )


def _years(panels: Sequence[Panel]) -> str:
    """Return the years that the panels cover: ``2017–2022``; empty where the title names the period."""
    codes = [code for panel in panels for code in panel.periods]
    if not codes:
        return ""
    years = [periods.span(code).start // 12 for code in codes]
    span = f"{min(years)}–{max(years)}" if min(years) < max(years) else f"{min(years)}"
    return f"{span}年" if panels[0].lang == CHINESE else span


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
    """Return a period as it is read aloud: ``the first half of 2021`` (``2021年上半年``), ``the first 9 months of 2023``."""
    covered = periods.span(code)
    year, month = divmod(covered.start, 12)
    values = {"year": f"{year}", "number": month // covered.months + 1, "last": month + covered.months}
    if covered.months == 12:
        return f"{year}年" if lang == CHINESE else f"{year}"
    if covered.months == 1 and lang != CHINESE:
        return f"{_MONTHS[month]} {year}"
    if covered.frequency in "SQ" and lang != CHINESE:
        part = "half" if covered.frequency == "S" else "quarter"
        return f"the {_ORDINALS[month // covered.months]} {part} of {year}"
    message = {
        "Q": "quarter {number} of {year}",
        "M": "month {number} of {year}",
        "ytd": "the first {last} months of {year}" if covered.months > 1 else "month {number} of {year}",
    }.get(covered.frequency, "")
    if covered.frequency == "S":
        half = "H1" if month == 0 else "H2"
        return f"{year}年{phrase(half, lang)}"
    if message:
        return phrase(message, lang, **values)
    return f"{year}年" if lang == CHINESE and covered.frequency == "A" else periods.label(code)


def missing_of(line: ChartLine, panel: Panel, lang: str) -> list[str]:
    """Return the periods within those of a panel for which a line has no figure: ``2012–2013``, ``May 2022``.

    They are known of years, and of spans from January, of which a month that every year lacks is named once.
    """
    first, last = panel.own_years
    if panel.spans:
        months = {int(point.at * 12) for point in line.points}
        newest = max(months)
        missing = [month for month in range(int(first) * 12, newest + 1) if month not in months]
        years = range(int(first), int(last))
        always = [
            month for month in range(12) if len(years) > 1 and all(year * 12 + month in missing for year in years)
        ]
        found = [phrase("{month} of each year", lang, month=month_name(month, lang)) for month in always]
        rest = (month for month in missing if month % 12 not in always)
        return found + [period_words(f"{month // 12}-{month % 12 + 1:02d}", lang) for month in rest]
    if any(point.at % 1 != 0.5 for point in panel.points):
        return []
    there = {int(point.at) for point in line.points}
    runs: list[list[int]] = []
    for year in (year for year in range(int(first), int(last)) if year not in there):
        if runs and runs[-1][1] == year - 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    return [f"{start}–{end}" if start < end else f"{start}" for start, end in runs]


def month_name(month: int, lang: str) -> str:
    """Return the name of a month, counted from 0, as written text has it."""
    return phrase("month {number}", lang, number=month + 1) if lang == CHINESE else _MONTHS[month]


def written(code: str, lang: str) -> str:
    """Return a period as written text names it: by its label, in Chinese as it is read aloud."""
    return period_words(code, lang) if lang == CHINESE else periods.label(code)


def bounded(point: Point, lang: str) -> str:
    """Return a figure with its bound in words: ``over 1.2``."""
    return with_bound(point.figure.digits, point.bound, lang)


def with_bound(digits: str, bound: str, lang: str) -> str:
    """Return the digits of a figure with its bound in words: ``over 1.2``."""
    return phrase(_BOUNDS[bound], lang, value=digits) if bound in _BOUNDS else digits


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
        if number and any(before < mark.at < points[0].at for mark in panel.breaks_of(line)):
            part += phrase("; after a break, not comparable with earlier figures", lang)
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
