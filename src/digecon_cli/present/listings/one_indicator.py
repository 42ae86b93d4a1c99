"""``info``: one indicator on a screen, its revisions as a table."""

from collections.abc import Sequence
from decimal import Decimal

from ... import bundled, periods, schedule, units
from ...dataset import Dataset
from ...messages import CHINESE, joined, listed, of_data, phrase
from ...model import Indicator, Observation, agree, sort_rows
from ...selection import FREQUENCIES
from ..documents import producer
from ..figures import latest, number, told, unit_name, unit_of
from ..lines import Grid, Page, Words
from ..options import RenderOptions
from ..series import grouped, in_area
from ..words import CADENCES, RELATIONS, counted, measure_word, typed, word

MOST_REVISED = 6  # periods in the table of revisions
MOST_BREAKS = 4
MOST_PARTS = 3
DIGITS = 5
Line = tuple[str, str]


def page(indicator: str, rows: Sequence[Observation], data: Dataset, look: RenderOptions) -> Page:
    """Return what an indicator is, what there is of it, its breaks, and what was printed anew."""
    entry, lang = data.about(indicator), look.lang
    labels = [entry.label, entry.label_zh] if lang != CHINESE else [entry.name(lang)]
    title = indicator + phrase(": ", lang) + ", ".join(filter(None, labels))
    told_of = (of_data(_sentence(words), lang) for words in (entry.definition, entry.note))
    definition = joined(told_of, lang)
    lines = [*_coverage(rows, data, lang), *_facts(indicator, data, lang), *_breaks(indicator, data, lang)]
    apart = revised(rows, data)
    shown, hidden = apart[-MOST_REVISED:], max(0, len(apart) - MOST_REVISED)
    documents = {source for one in rows for source in one.sources}
    sources = phrase(" ({command})", lang, command=typed(f"sources {indicator}", data))
    more = [counted(len(documents), "document", lang) + sources]
    also = counted(hidden, "earlier revised period", lang) + phrase(", ", lang) if hidden else ""
    more.append(also + phrase("why each stands: info --all", lang))
    parts: list[Words | Grid] = [Words(title, "title"), *([Words(definition)] if definition else []), Grid("ip", lines)]
    parts += [_table(shown, data, lang)] if shown else []
    return [*parts, Words(phrase("; ", lang).join(more), "dim")]


def _sentence(text: str) -> str:
    """Return a text that ends."""
    return text if not text or text[-1] in ".。" else f"{text}."


def _coverage(rows: Sequence[Observation], data: Dataset, lang: str) -> list[Line]:
    """Return the periods of each frequency, years with what is told of them, and the latest figure."""
    found: dict[str, dict[str, set[str]]] = {}
    for one in sort_rows(rows):
        what = in_area(measure_word(one, lang), one, lang)
        found.setdefault(periods.frequency(one.period), {}).setdefault(what, set()).add(one.period)
    order = [code for code in (*periods.FREQUENCIES, "P") if code in found]
    lines = [(word(FREQUENCIES, order[0], lang).capitalize(), _spans(found[order[0]], lang))] if order else []
    newest = latest(rows, data)
    of = "" if newest.measure == "level" else measure_word(newest, lang) + " "
    figure = f"{of}{told(newest, data, lang, DIGITS)} ({periods.label(newest.period)})"
    due = following(data.about(newest.indicator), rows, data, lang)
    lines.append((phrase("Latest", lang), phrase("; ", lang).join(filter(None, (figure, due)))))
    if others := order[1:]:
        spans = (
            f"{word(FREQUENCIES, code, lang)} {_span(set().union(*found[code].values()), lang)}" for code in others
        )
        lines.append(
            (phrase("Also", lang), phrase(", ", lang).join(spans) + phrase(" ({command})", lang, command="--freq all"))
        )
    return lines


def _spans(measures: dict[str, set[str]], lang: str) -> str:
    return phrase(", ", lang).join(f"{what} {_span(found, lang)}" for what, found in measures.items())


def _span(found: set[str], lang: str) -> str:
    ordered = [periods.label(one) for one in sorted(found, key=periods.order)]
    return phrase(" to ", lang).join(dict.fromkeys((ordered[0], ordered[-1])))


def following(entry: Indicator, rows: Sequence[Observation], data: Dataset, lang: str) -> str:
    """Return in words which figure is next, and whether it is due by the table's date; nothing of other people's tables."""
    told_of = [one for one in rows if one.measure in ("level", "growth") and one.area == "CN"]
    version = bundled.version() if data.years_first else ""
    found = schedule.due(entry, told_of, version) if version else None
    if not found:
        return ""
    line = "next {period}, due since {day}" if found.late else "next {period}, due {day}"
    return phrase(line, lang, period=periods.label(found.next), day=found.day)


def _facts(indicator: str, data: Dataset, lang: str) -> list[Line]:
    """Return unit and producer, what the indicator is part of, and which are parts of it."""
    entry = data.about(indicator)
    cadence = entry.cadence and word(CADENCES, entry.cadence, lang)
    unit = units.label(entry.unit, units.counted(entry.unit_mult, lang), lang)
    lines = [
        (phrase("Unit", lang), phrase("; ", lang).join(filter(None, (unit, producer(entry.producer, lang), cadence))))
    ]
    whole = phrase("; ", lang).join(
        f"{word(RELATIONS, relation, lang)} {name}" for name, relation in entry.wholes.items()
    )
    parts = [name for name, other in data.catalog.items() if other.wholes.get(indicator) in ("part", "subset")]
    lines.append((phrase("Whole", lang), whole))
    if (hidden := len(parts) - MOST_PARTS) > 0:
        parts[MOST_PARTS:] = [phrase("{hidden} more", lang, hidden=hidden)]
    lines.append((phrase("Parts", lang), listed(parts, lang)))
    return [line for line in lines if line[1]]


def _breaks(indicator: str, data: Dataset, lang: str) -> list[Line]:
    """Return breaks and revisions in time, each with its reason."""
    breaks = [at for (name, _), found in data.breaks.items() if name == indicator for at in found]
    revisions = [one for (name, _), found in data.revisions.items() if name == indicator for one in found]
    several = [(periods.order(at.period), phrase("Break", lang), periods.label(at.period), at.reason) for at in breaks]
    several += [(periods.order(one.end), phrase("Revision", lang), one.day, one.reason) for one in revisions]
    told_each = [(name, when + phrase(": ", lang) + of_data(reason, lang)) for _, name, when, reason in sorted(several)]
    if (hidden := len(told_each) - MOST_BREAKS) > 0:
        told_each[:hidden] = [("", phrase("{hidden} earlier breaks or revisions", lang, hidden=hidden))]
    return told_each


def revised(
    rows: Sequence[Observation], data: Dataset, measures: Sequence[str] = ("level",)
) -> list[list[Observation]]:
    """Return the prints of each year (or other period) whose first and standing figure differ, in time."""
    groups = grouped((one for one in rows if one.measure in measures), lambda one: one.identity)
    apart = [group for group in groups.values() if not agree(*first_and_standing(group, data))]
    return sorted(apart, key=lambda group: periods.order(group[0].period))


def first_and_standing(group: Sequence[Observation], data: Dataset) -> tuple[Observation, Observation]:
    """Return of the prints of one thing the first, and the one that stands."""
    return data.standing_figure(group, "first") or group[0], data.standing_figure(group) or group[-1]


def _table(apart: Sequence[Sequence[Observation]], data: Dataset, lang: str) -> Grid:
    """Return a line for each revised period: the first print, the one in force, the change, and how many prints."""
    unit = unit_of(first_and_standing(apart[-1], data)[1], data, lang)
    rows = []
    for group in apart:
        first, standing = first_and_standing(group, data)
        area = "" if standing.area == "CN" else f" {standing.area}"
        rows.append(
            (
                "  " + periods.label(standing.period) + area,
                str(number(first, unit, DIGITS)),
                str(number(standing, unit, DIGITS)),
                change(first, standing, lang),
                str(len(group)),
            )
        )
    title = phrase("Revised", lang) + phrase(", ", lang) + unit_name(unit, lang)
    head = (phrase(word, lang) for word in ("first", "in force", "change", "prints"))
    return Grid("lnnrr", rows, (title, *head))


def change(first: Observation, standing: Observation, lang: str) -> str:
    """Return by how much a figure was revised: in percent, a percentage in points."""
    before, after = (Decimal(one.point).scaleb(units.base(one.unit, one.unit_mult)[1]) for one in (first, standing))
    if units.is_percentage(standing.unit):
        return phrase("{points} pp", lang, points=_signed(after - before))
    return f"{_signed((after / before - 1) * 100)} %" if before else ""


def _signed(number: Decimal) -> str:
    """Return a change with one decimal, or with its first digit where that would be 0.0."""
    places = max(1, -number.adjusted()) if number and not round(number, 1) else 1
    return f"{round(number, places):+.{places}f}"
