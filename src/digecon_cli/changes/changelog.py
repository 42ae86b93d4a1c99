"""The Data section of a changelog: what was added, every figure that changed, and what tells the same otherwise."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from .. import periods
from ..dataset import Dataset
from ..model import Observation
from ..pages.labels import counted, plural
from ..pages.numbers import in_line as told
from ..text import TIE
from .comparing import ADDED, CHANGED, CORRECTED, REVISED, ROUNDING, WITHDRAWN, Change, difference, step

_WIDTH = 120
_NAMES = {"vintage": "Release dates", "status": "Status", "locator": "locator", "note": "note"}
_DOCUMENT = {"url": "address", "published": "date", "via": "carrier"}
_QUIET = ("locator", "note")  # fields of which only the number is told


def section(changes: Sequence[Change], data: Dataset, old: str, new: str) -> str:
    """Return the section as Markdown, a point for each kind of change; its last one says which version the table gets."""
    points = [
        *_added([one for one in changes if one.change == ADDED and one.after], data),
        *_numbers("Revised", changes, REVISED, data),
        *_numbers("Revised within rounding, or a finer print", changes, ROUNDING, data),
        *_numbers("Corrected in one document", changes, CORRECTED, data),
        *_withdrawn([one for one in changes if one.change == WITHDRAWN and one.before], data),
        *_fields([one for one in changes if one.change == CHANGED and one.after]),
        *_entries(changes),
    ]
    told_step = step(old, new)
    return "\n".join(["### Data", "", *map(_point, points)]) + "\n" + (f"\n<!-- {told_step} -->\n" if told_step else "")


def subject(one: Observation) -> str:
    """Return what a figure is of: indicator, area where it is not China, measure where it is no level, and period."""
    measure = "" if one.measure == "level" else f" {one.measure.replace('_', ' ')}"
    of = f" of {one.base_indicator}" if one.base_indicator else ""
    return f"`{one.name}`{measure}{of} {periods.label(one.period)}"


def _by_how_much(before: Observation, after: Observation) -> str:
    """Return in words by how much a figure was revised, with a sign; empty where that is nothing."""
    number, unit = difference(before, after)
    if number in ("", "0"):
        return ""
    return f"{float(number):+g} {'%' if unit == 'percent' else 'points'}"


def grouped(changes: Iterable[Change]) -> dict[tuple[str, str], list[str]]:
    """Return the subjects of rows that tell a field otherwise, by what they told and what they tell."""
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    for one in changes:
        if one.after:
            name = subject(one.after).rpartition(" ")[0]
            found.setdefault((one.old, one.new), {}).setdefault(name, []).append(periods.label(one.after.period))
    return {
        key: [f"{name} {', '.join(dict.fromkeys(several))}" for name, several in by_name.items()]
        for key, by_name in found.items()
    }


def _added(added: Sequence[Change], data: Dataset) -> Iterator[str]:
    if not added:
        return
    rows = [one.after for one in added if one.after]
    series = {(one.indicator, one.area) for one in rows}
    prints = sum(one.what == "print" for one in added)
    again = "a further print of a figure" if prints == 1 else "further prints of figures"
    also = f" ({prints} of them {again} already there)" if prints else ""
    yield f"**{counted(len(rows), 'figure')} of {_years(rows)} {'was' if len(rows) == 1 else 'were'} added**{also}, of {plural(len(series), 'series', 'series')}."
    ends = _ends(rows, data)
    if ends:
        yield f"Series that reach further now: {', '.join(ends)}."


def _years(rows: Sequence[Observation]) -> str:
    found = sorted(periods.days(one.period)[1][:4] for one in rows)
    return " to ".join(dict.fromkeys((found[0], found[-1])))


def _ends(rows: Sequence[Observation], data: Dataset) -> list[str]:
    """Return the series whose last period was added, with that period."""
    added = set(rows)
    before = _last_of(one for one in data.observations if one not in added)
    return [
        f"`{name}` to {periods.label(last)}"
        for name, last in _last_of(rows).items()
        if name not in before or periods.order(last) > periods.order(before[name])
    ]


def _last_of(rows: Iterable[Observation]) -> dict[str, str]:
    """Return the last period of each series that is measured."""
    last: dict[str, str] = {}
    for one in rows:
        if one.measure in ("level", "growth"):
            last[one.name] = max(last.get(one.name, one.period), one.period, key=periods.order)
    return last


def _numbers(title: str, changes: Iterable[Change], kind: str, data: Dataset) -> Iterator[str]:
    told_each = []
    for one in changes:
        if one.change == kind and one.before and one.after:
            by = _by_how_much(one.before, one.after)
            was, is_now = (told(side, data, digits=0).replace(TIE, " ") for side in (one.before, one.after))
            told_each.append(f"{subject(one.after)} from {was} to {is_now}" + (f" ({by})" if by else ""))
    if told_each:
        yield f"{title}: {'; '.join(told_each)}."


def _withdrawn(gone: Sequence[Change], data: Dataset) -> Iterator[str]:
    told_each = [
        f"{subject(one.before)}, {told(one.before, data, digits=0).replace(TIE, ' ')} ({one.before.source})"
        for one in gone
        if one.before
    ]
    if told_each:
        yield f"Withdrawn: {'; '.join(told_each)}."


def _fields(changed: Sequence[Change]) -> Iterator[str]:
    for field in dict.fromkeys(one.field for one in changed if one.field not in _QUIET):
        several = [one for one in changed if one.field == field]
        parts = [
            f"{', '.join(names)} from {was or 'none'} to {now or 'none'}" for (was, now), names in grouped(several).items()
        ]  # fmt: skip
        title = _NAMES.get(field, field.replace("_", " ").capitalize())
        yield f"{title} ({len(several)}): {'; '.join(parts)}."
    quiet = Counter(one.field for one in changed if one.field in _QUIET)
    if quiet:
        told_each = (
            plural(number, f"figure has another {field}", f"figures have another {field}")
            for field, number in quiet.items()
        )
        yield f"{'; '.join(told_each)}."


def _entries(changes: Sequence[Change]) -> Iterator[str]:
    for what, title in (("break", "Breaks"), ("revision", "Revisions"), ("indicator", "Indicators")):
        for change in (ADDED, WITHDRAWN, *(() if what == "indicator" else (CHANGED,))):
            several = [one for one in changes if (one.what, one.change) == (what, change) and not one.figure]
            if several:
                parts = (f"{_where(one)} ({(one.new or one.old).rstrip('.')})" for one in several)
                yield f"{title} {change}: {'; '.join(parts)}."
    entries = [one for one in changes if one.what == "indicator" and one.change == CHANGED]
    if entries:
        yield f"Catalog: {'; '.join(f'`{one.about}` {one.field}, {one.old or chr(8211)}, is {one.new or chr(8211)} now' for one in entries)}."
    documents = [one for one in changes if one.what == "document"]
    counts = Counter(one.change for one in documents if one.change != CHANGED)
    if counts:
        told_each = (plural(number, f"document {change}", f"documents {change}") for change, number in counts.items())
        yield f"{'; '.join(told_each)}."
    by_field: dict[str, list[str]] = {}
    for one in documents:
        if one.change == CHANGED:
            by_field.setdefault(_DOCUMENT.get(one.field, one.field), []).append(one.about)
    if by_field:
        told_each = (f"another {field} of {', '.join(names)}" for field, names in by_field.items())
        yield f"Documents: {'; '.join(told_each)}."


def _where(one: Change) -> str:
    name, *rest = one.about.split(" ")
    return " ".join([f"`{name}`", *(part for part in rest if part != "CN")])


def _point(text: str) -> str:
    """Return a point of a list, wrapped as the changelog is."""
    return textwrap.fill(
        text[:1].upper() + text[1:], _WIDTH, initial_indent="- ", subsequent_indent="  ", break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
