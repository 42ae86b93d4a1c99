"""The Data section of a changelog: additions, every figure that changed, and changes of fields and entries."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ..core import periods
from ..core.dataset import Dataset
from ..core.model import Observation
from ..core.text import TIE
from ..pages.labels import counted, plural
from ..pages.numbers import in_line
from .comparing import ADDED, CHANGED, CORRECTED, REVISED, ROUNDING, WITHDRAWN, Change, difference, step

_WIDTH = 120
_NAMES = {"vintage": "Release dates", "status": "Status", "locator": "locator", "note": "note"}
_DOCUMENT = {"url": "address", "published": "date", "via": "carrier"}
_QUIET = ("locator", "note")  # fields whose changes are only counted


def section(changes: Sequence[Change], data: Dataset, old: str, new: str) -> str:
    """Return the section as Markdown, with a list item per kind of change and a comment on the next version; empty without changes."""
    points = [
        *_added([one for one in changes if one.change == ADDED and one.after], data),
        *_numbers("Revised", changes, REVISED, data),
        *_numbers("Revised within rounding, or a finer print", changes, ROUNDING, data),
        *_numbers("Corrected in one document", changes, CORRECTED, data),
        *_withdrawn([one for one in changes if one.change == WITHDRAWN and one.before], data),
        *_fields([one for one in changes if one.change == CHANGED and one.after]),
        *_entries(changes),
    ]
    if not points:
        return ""
    version_step = step(old, new)
    return (
        "\n".join(["### Data", "", *map(_list_item, points)])
        + "\n"
        + (f"\n<!-- {version_step} -->\n" if version_step else "")
    )


def subject(figure: Observation) -> str:
    """Return the name of a figure: indicator, area unless it is China, measure unless it is a level, and period."""
    measure = "" if figure.measure == "level" else f" {figure.measure.replace('_', ' ')}"
    of = f" of {figure.base_indicator}" if figure.base_indicator else ""
    return f"`{figure.name}`{measure}{of} {periods.label(figure.period)}"


def _by_how_much(before: Observation, after: Observation) -> str:
    """Return in words by how much a figure was revised, with a sign; empty if it was not."""
    number, unit = difference(before, after)
    if number in ("", "0"):
        return ""
    return f"{float(number):+g} {'%' if unit == 'percent' else 'points'}"


def grouped(changes: Iterable[Change]) -> dict[tuple[str, str], list[str]]:
    """Return the names of rows with a changed field, by its old and new value."""
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    for change in changes:
        if change.after:
            name = subject(change.after).rpartition(" ")[0]
            found.setdefault((change.old, change.new), {}).setdefault(name, []).append(
                periods.label(change.after.period)
            )
    return {
        key: [f"{name} {', '.join(dict.fromkeys(labels))}" for name, labels in by_name.items()]
        for key, by_name in found.items()
    }


def _added(added: Sequence[Change], data: Dataset) -> Iterator[str]:
    if not added:
        return
    rows = [change.after for change in added if change.after]
    series = {(row.indicator, row.area) for row in rows}
    prints = sum(change.what == "print" for change in added)
    again = "a further print of a figure" if prints == 1 else "further prints of figures"
    also = f" ({prints} of them {again} already there)" if prints else ""
    yield f"**{counted(len(rows), 'figure')} of {_years(rows)} {'was' if len(rows) == 1 else 'were'} added**{also}, of {plural(len(series), 'series', 'series')}."
    ends = _ends(rows, data)
    if ends:
        yield f"Series that reach further now: {', '.join(ends)}."


def _years(rows: Sequence[Observation]) -> str:
    found = sorted(periods.days(row.period)[1][:4] for row in rows)
    return " to ".join(dict.fromkeys((found[0], found[-1])))


def _ends(rows: Sequence[Observation], data: Dataset) -> list[str]:
    """Return the series whose last period was added, with that period."""
    added = set(rows)
    before = _last_of(figure for figure in data.observations if figure not in added)
    return [
        f"`{name}` to {periods.label(last)}"
        for name, last in _last_of(rows).items()
        if name not in before or periods.order(last) > periods.order(before[name])
    ]


def _last_of(rows: Iterable[Observation]) -> dict[str, str]:
    """Return the last period of levels and growth, by indicator and area."""
    last: dict[str, str] = {}
    for row in rows:
        if row.measure in ("level", "growth"):
            last[row.name] = max(last.get(row.name, row.period), row.period, key=periods.order)
    return last


def _numbers(title: str, changes: Iterable[Change], kind: str, data: Dataset) -> Iterator[str]:
    lines = []
    for change in changes:
        if change.change == kind and change.before and change.after:
            by = _by_how_much(change.before, change.after)
            was, is_now = (in_line(side, data, digits=0).replace(TIE, " ") for side in (change.before, change.after))
            lines.append(f"{subject(change.after)} from {was} to {is_now}" + (f" ({by})" if by else ""))
    if lines:
        yield f"{title}: {'; '.join(lines)}."


def _withdrawn(withdrawn: Sequence[Change], data: Dataset) -> Iterator[str]:
    lines = [
        f"{subject(change.before)}, {in_line(change.before, data, digits=0).replace(TIE, ' ')} ({change.before.source})"
        for change in withdrawn
        if change.before
    ]
    if lines:
        yield f"Withdrawn: {'; '.join(lines)}."


def _fields(changed: Sequence[Change]) -> Iterator[str]:
    for field in dict.fromkeys(change.field for change in changed if change.field not in _QUIET):
        of_field = [change for change in changed if change.field == field]
        parts = [
            f"{', '.join(names)} from {was or 'none'} to {now or 'none'}" for (was, now), names in grouped(of_field).items()
        ]  # fmt: skip
        title = _NAMES.get(field, field.replace("_", " ").capitalize())
        yield f"{title} ({len(of_field)}): {'; '.join(parts)}."
    quiet = Counter(change.field for change in changed if change.field in _QUIET)
    if quiet:
        counts = (
            plural(number, f"figure has another {field}", f"figures have another {field}")
            for field, number in quiet.items()
        )
        yield f"{'; '.join(counts)}."


def _entries(changes: Sequence[Change]) -> Iterator[str]:
    for what, title in (("break", "Breaks"), ("revision", "Revisions"), ("indicator", "Indicators")):
        for change in (ADDED, WITHDRAWN, *(() if what == "indicator" else (CHANGED,))):
            of_kind = [one for one in changes if (one.what, one.change) == (what, change) and not one.figure]
            if of_kind:
                parts = (f"{_where(one)} ({(one.new or one.old).rstrip('.')})" for one in of_kind)
                yield f"{title} {change}: {'; '.join(parts)}."
    entries = [one for one in changes if one.what == "indicator" and one.change == CHANGED]
    if entries:
        dash = "\N{EN DASH}"
        lines = (f"`{one.about}` {one.field}, {one.old or dash}, is {one.new or dash} now" for one in entries)
        yield f"Catalog: {'; '.join(lines)}."
    documents = [one for one in changes if one.what == "document"]
    counts = Counter(one.change for one in documents if one.change != CHANGED)
    if counts:
        lines = (plural(number, f"document {change}", f"documents {change}") for change, number in counts.items())
        yield f"{'; '.join(lines)}."
    by_field: dict[str, list[str]] = {}
    for changed in documents:
        if changed.change == CHANGED:
            by_field.setdefault(_DOCUMENT.get(changed.field, changed.field), []).append(changed.about)
    if by_field:
        lines = (f"another {field} of {', '.join(names)}" for field, names in by_field.items())
        yield f"Documents: {'; '.join(lines)}."


def _where(change: Change) -> str:
    name, *rest = change.about.split(" ")
    return " ".join([f"`{name}`", *(part for part in rest if part != "CN")])


def _list_item(text: str) -> str:
    """Return a list item, wrapped as in the changelog."""
    return textwrap.fill(
        text[:1].upper() + text[1:], _WIDTH, initial_indent="- ", subsequent_indent="  ", break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
