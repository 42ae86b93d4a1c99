"""``info``: one indicator on a screen, its revisions as a table."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from ..ask.options import RenderOptions
from ..ask.selection import FREQUENCIES
from ..core import bundled, periods, schedule, units
from ..core.dataset import Dataset
from ..core.messages import CHINESE, joined, listed, of_data, phrase
from ..core.model import Indicator, Observation, agree, sort_rows
from ..core.text import DIM, TITLE, quoted
from ..document import ID, NUMBER, PROSE, RIGHT, TEXT, Document, Grid, Part, Prose, text_grid
from .labels import CADENCES, RELATIONS, counted, evidence, measure_word, producer, typed, word
from .numbers import in_line, latest, number_in_line, unit_in_line, unit_of
from .series import grouped, in_area

MOST_REVISED = 6  # periods in the table of revisions
MOST_BREAKS = 4
MOST_PARTS = 3
DIGITS = 5
Field = tuple[str, str]


def page(indicator: str, rows: Sequence[Observation], data: Dataset, look: RenderOptions) -> Document:
    """Return what an indicator is, what there is of it, its breaks, and what was revised."""
    entry, lang = data.about(indicator), look.lang
    labels = [entry.label, entry.label_zh] if lang != CHINESE else [entry.name(lang)]
    title = indicator + phrase(": ", lang) + ", ".join(filter(None, labels))
    definition = joined((of_data(_sentence(words), lang) for words in (entry.definition, entry.note)), lang)
    fields = [*_coverage(rows, data, lang), *_facts(indicator, data, lang), *_breaks(indicator, data, lang)]
    apart = revised(rows, data)
    newest, hidden = apart[-MOST_REVISED:], max(0, len(apart) - MOST_REVISED)
    documents = {source for row in rows for source in row.sources if source}
    sources = phrase(" ({command})", lang, command=typed(f"sources {quoted(indicator)}", data))
    more = [counted(len(documents), "document", lang) + (sources if documents else "")]
    also = counted(hidden, "earlier revised period", lang) + phrase(", ", lang) if hidden else ""
    more.append(also + phrase("why each counts: info --all", lang))
    parts: list[Part] = [Prose(title, TITLE)]
    parts += [Prose(definition)] if definition else []
    parts.append(text_grid((ID, PROSE), fields))
    parts += [_revisions(newest, data, lang)] if newest else []
    return Document(parts=[*parts, Prose(phrase("; ", lang).join(more), DIM)])


def _sentence(text: str) -> str:
    """Return a text with a full stop at its end."""
    return text if not text or text.endswith((".", "。")) else f"{text}."


def _coverage(rows: Sequence[Observation], data: Dataset, lang: str) -> list[Field]:
    """Return the periods of each frequency, years with what is published of them, and the latest figure."""
    found: dict[str, dict[str, set[str]]] = {}
    for row in sort_rows(rows):
        what = in_area(measure_word(row, lang), row, lang)
        found.setdefault(periods.frequency(row.period), {}).setdefault(what, set()).add(row.period)
    order = [code for code in (*periods.FREQUENCIES, "P") if code in found]
    fields = [(word(FREQUENCIES, order[0], lang).capitalize(), _spans(found[order[0]], lang))] if order else []
    newest = latest(rows, data)
    of = "" if newest.measure == "level" else measure_word(newest, lang) + " "
    figure = f"{of}{in_line(newest, data, lang, DIGITS)} ({periods.label(newest.period)})"
    due = following(data.about(newest.indicator), rows, data, lang)
    fields.append((phrase("Latest", lang), phrase("; ", lang).join(filter(None, (figure, due)))))
    if rest := order[1:]:
        spans = (f"{word(FREQUENCIES, code, lang)} {_span(set().union(*found[code].values()), lang)}" for code in rest)
        hint = phrase(" ({command})", lang, command="--freq all")
        fields.append((phrase("Also", lang), phrase(", ", lang).join(spans) + hint))
    return fields


def _spans(measures: Mapping[str, set[str]], lang: str) -> str:
    return phrase(", ", lang).join(f"{what} {_span(found, lang)}" for what, found in measures.items())


def _span(found: Iterable[str], lang: str) -> str:
    ordered = [periods.label(period) for period in sorted(found, key=periods.order)]
    return phrase(" to ", lang).join(dict.fromkeys((ordered[0], ordered[-1])))


def following(entry: Indicator, rows: Sequence[Observation], data: Dataset, lang: str) -> str:
    """Return in words which figure is next, and whether it is due by the table's date; nothing of other people's tables."""
    of_china = [row for row in rows if row.measure in ("level", "growth") and row.area == "CN"]
    version = bundled.version() if data.years_first else ""
    found = schedule.due(entry, of_china, version) if version else None
    if not found:
        return ""
    line = "next {period}, due since {day}" if found.late else "next {period}, due {day}"
    return phrase(line, lang, period=periods.label(found.next), day=found.day)


def _facts(indicator: str, data: Dataset, lang: str) -> list[Field]:
    """Return unit and producer, what the indicator is part of, and which are parts of it."""
    entry = data.about(indicator)
    cadence = entry.cadence and word(CADENCES, entry.cadence, lang)
    unit = units.label(entry.unit, units.counted(entry.unit_mult, lang), lang)
    about_unit = phrase("; ", lang).join(filter(None, (unit, producer(entry.producer, lang), cadence)))
    wholes = (f"{word(RELATIONS, relation, lang)} {name}" for name, relation in entry.wholes.items())
    parts = [name for name, other in data.catalog.items() if other.wholes.get(indicator) in ("part", "subset")]
    if (hidden := len(parts) - MOST_PARTS) > 0:
        parts[MOST_PARTS:] = [phrase("{hidden} more", lang, hidden=hidden)]
    fields = [
        (phrase("Unit", lang), about_unit),
        (phrase("Whole", lang), phrase("; ", lang).join(wholes)),
        (phrase("Parts", lang), listed(parts, lang)),
    ]
    return [(name, text) for name, text in fields if text]


def _breaks(indicator: str, data: Dataset, lang: str) -> list[Field]:
    """Return breaks and revisions in time, each with its reason, breaks with whether they are stated, and since when."""
    breaks = [break_ for (name, _), found in data.breaks.items() if name == indicator for break_ in found]
    revisions = [revision for (name, _), found in data.revisions.items() if name == indicator for revision in found]
    events = [
        (periods.order(at.period), phrase("Break", lang), periods.label(at.period), at.reason, evidence(at, lang, True))
        for at in breaks
    ]
    events += [(periods.order(at.end), phrase("Revision", lang), at.day, at.reason, "") for at in revisions]
    fields = [
        (name, when + phrase(": ", lang) + of_data(reason, lang) + known)
        for _, name, when, reason, known in sorted(events)
    ]
    if (hidden := len(fields) - MOST_BREAKS) > 0:
        fields[:hidden] = [("", phrase("{hidden} earlier breaks or revisions", lang, hidden=hidden))]
    return fields


# --- revisions ----------------------------------------------------------------------------------------------------------


def revised(
    rows: Sequence[Observation], data: Dataset, measures: Sequence[str] = ("level",)
) -> list[list[Observation]]:
    """Return the prints of each year (or other period) whose first and standing figure differ, in time."""
    groups = grouped((row for row in rows if row.measure in measures), lambda one: one.identity)
    apart = [group for group in groups.values() if group[1:] and not agree(*first_and_standing(group, data))]
    return sorted(apart, key=lambda group: periods.order(group[0].period))


def first_and_standing(group: Sequence[Observation], data: Dataset) -> tuple[Observation, Observation]:
    """Return of the prints of one thing the first, and the one that stands."""
    return data.standing_figure(group, "first") or group[0], data.standing_figure(group) or group[-1]


def _revisions(apart: Sequence[Sequence[Observation]], data: Dataset, lang: str) -> Grid:
    """Return a line for each revised period: the first print, the one in force, the change, and how many prints."""
    unit = unit_of(first_and_standing(apart[-1], data)[1], data, lang)
    rows = []
    for group in apart:
        first, standing = first_and_standing(group, data)
        area = "" if standing.area == "CN" else f" {standing.area}"
        numbers = (str(number_in_line(figure, unit, DIGITS)) for figure in (first, standing))
        rows.append(
            ("  " + periods.label(standing.period) + area, *numbers, change(first, standing, lang), str(len(group)))
        )
    title = phrase("Revised", lang) + phrase(", ", lang) + unit_in_line(unit, lang)
    heads = (title, *(phrase(head, lang) for head in ("first", "in force", "change", "prints")))
    return text_grid((TEXT, NUMBER, NUMBER, RIGHT, RIGHT), rows, heads)


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
