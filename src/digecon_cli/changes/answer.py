"""The answer of ``diff``: a row per change for programs, and for people counts and the figures that changed."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ..ask.options import RenderOptions
from ..ask.table import RecordListing
from ..core import periods
from ..core.dataset import Dataset
from ..core.messages import Message, phrase
from ..core.text import DIM, TITLE
from ..document import ID, PROSE, RIGHT, TEXT, Document, Part, Prose, text_grid
from ..pages.labels import counted, measure_word
from ..pages.list import first_of
from ..pages.numbers import DIGITS, in_line
from ..pages.series import years_of
from ..reading.package import read_table
from .comparing import (
    ADDED,
    CHANGED,
    CORRECTED,
    REVISED,
    ROUNDING,
    WITHDRAWN,
    Change,
    compare,
    difference,
    step,
    value_in,
)

COLUMNS = (
    "change", "what", "field", "indicator", "area", "period", "measure", "base_indicator", "base_period", "basis", "old", "new",
    "unit", "unit_mult", "difference", "difference_unit", "old_source", "source", "old_vintage", "vintage",
)  # fmt: skip
_KINDS = (TEXT, TEXT, RIGHT, RIGHT, RIGHT)
SAME = Message("nothing was added, revised or withdrawn: both tables are the same.")
MOST = 6  # changes of a kind that are listed without --all
_TITLES = {
    REVISED: "Revised beyond rounding", ROUNDING: "Revised within rounding", CORRECTED: "Corrected in one document",
    WITHDRAWN: "Withdrawn", ADDED: "Added",
}  # fmt: skip
_FIELDS = {
    "vintage": "release date", "status": "status", "locator": "place in the document", "note": "note", "unit": "unit",
    "measure": "measure", "basis": "price basis", "bound": "qualifier", "source": "document",
    "base_indicator": "what it refers to", "base_period": "base period", "replaces": "print that it replaces",
    "vintage_inferred": "inferred release date",
}  # fmt: skip
_ENTRIES = {
    ("indicator", ADDED): "indicators added", ("indicator", WITHDRAWN): "indicators withdrawn",
    ("indicator", CHANGED): "entries of indicators changed", ("document", ADDED): "documents added",
    ("document", WITHDRAWN): "documents withdrawn", ("document", CHANGED): "entries of documents changed",
    ("break", ADDED): "breaks added", ("break", WITHDRAWN): "breaks withdrawn", ("break", CHANGED): "reasons of breaks changed",
    ("revision", ADDED): "revisions added", ("revision", WITHDRAWN): "revisions withdrawn",
    ("revision", CHANGED): "reasons of revisions changed",
}  # fmt: skip


class TableChanges(NamedTuple):
    """The changes between two tables, the new table, and both versions (empty if unknown)."""

    changes: Sequence[Change]
    data: Dataset
    old: str
    new: str

    def listing(self) -> RecordListing:
        """Return a row per change, with numbers in the catalog's unit; the page for people counts and groups them."""
        rows = [_row(one, self.data) for one in self.changes]
        kinds: dict[str, type] = {"unit_mult": int, "difference": float}
        return RecordListing(
            COLUMNS, rows, "diff", numbers=kinds, page=lambda look: page(self.changes, self.data, self.old, self.new, look)
        )  # fmt: skip


def answer(old: str, new: str = "") -> TableChanges:
    """Return the changes between two tables: folders, zip files, files in our layout, or versions of the bundled table.

    An empty ``new`` is the bundled table. There are none where the tables do not differ. Raises DataError for a table that
    cannot be read.
    """
    before, after = read_table(old), read_table(new)
    found = compare(before.data, after.data)
    if before.alone or after.alone:  # a file with figures only uses the bundled catalog and documents
        found = [one for one in found if one.figure]
    return TableChanges(found, after.data, before.version, after.version)


def _row(change: Change, data: Dataset) -> tuple[str | int, ...]:
    figure = change.figure
    if figure is None:
        return _entry_row(change)
    unit, mult = data.display_unit(figure)
    sides = (change.before, change.after)
    old, new = (value_in(side, side.unit, mult) if side else "" for side in sides)
    by = difference(change.before, change.after) if change.before and change.after else ("", "")
    if change.field:
        old, new, by = change.old, change.new, ("", "")
    sources, vintages = ([getattr(side, name) if side else "" for side in sides] for name in ("source", "vintage"))
    return (
        change.change, change.what, change.field, figure.indicator, figure.area, figure.period, figure.measure, figure.base_indicator,
        figure.base_period, figure.basis, old, new, *(("", "") if change.field else (unit, mult)), *by, *sources, *vintages,
    )  # fmt: skip


def _entry_row(change: Change) -> tuple[str | int, ...]:
    """Return the row of a changed catalog entry, document, break or revision."""
    name, *rest = change.about.split(" ") if change.what in ("break", "revision") else [change.about]
    area, period = rest or ("", "")
    cells = {
        "change": change.change, "what": change.what, "field": change.field, "indicator": name, "area": area,
        "period": period, "old": change.old, "new": change.new,
    }  # fmt: skip
    return tuple(cells.get(column, "") for column in COLUMNS)


def page(changes: Sequence[Change], data: Dataset, old: str, new: str, look: RenderOptions) -> Document:
    """Return a page with the counts of changes, the figures of each kind, and the step between the versions."""
    lang = look.lang
    if not changes:
        return Document(parts=[Prose(SAME.sentence(lang))])
    parts: list[Part] = [Prose(_title(changes, old, new, lang), TITLE)]
    parts.append(text_grid((ID, PROSE), [(name, text) for name, text in _counts(changes, lang) if text]))
    for kind in (REVISED, ROUNDING, CORRECTED, WITHDRAWN, ADDED):
        of_kind = [one for one in changes if one.change == kind and one.figure]
        if of_kind:
            parts += _figures(kind, of_kind, data, look)
    if version_step := step(old, new, lang):
        parts.append(Prose(version_step))
    more = phrase("all of it: --all or -f csv; as a changelog: -f changelog", lang)
    return Document(parts=[*parts, Prose(more, DIM)])


def _title(changes: Sequence[Change], old: str, new: str, lang: str) -> str:
    figures = [one for one in changes if one.figure and one.change not in (ADDED, CHANGED)]
    number = len({one.figure.identity for one in figures if one.figure})
    count = phrase("{number} figures that were there changed", lang, number=number)
    if number == 1:
        count = phrase("1 figure that was there changed", lang)
    if not number:
        count = phrase("no figure that was there changed", lang)
    versions = old + phrase(" to ", lang) + new + phrase(": ", lang) if old and new else ""
    return versions + count


def _counts(changes: Sequence[Change], lang: str) -> list[tuple[str, str]]:
    added = [one.after for one in changes if one.change == ADDED and one.after]
    prints = sum(one.what == "print" for one in changes if one.change == ADDED)
    added_text = ""
    if added:
        added_text = counted(len(added), "figure", lang) + phrase(" ({command})", lang, command=years_of(added))
        if prints:
            added_text += phrase(", ", lang) + phrase("{number} of them further prints", lang, number=prints)
    fields = Counter(one.field for one in changes if one.change == CHANGED and one.after)
    entries = Counter((one.what, one.change) for one in changes if one.figure is None)
    listed_fields = [f"{phrase(_FIELDS.get(name, name), lang)} {number:,}" for name, number in fields.most_common()]
    listed_entries = [f"{phrase(_ENTRIES[one], lang)} {number:,}" for one, number in entries.items()]
    comma = phrase(", ", lang)
    return [
        (phrase("Added", lang), added_text),
        (phrase("Fields changed", lang), comma.join(listed_fields)),
        (phrase("Also changed", lang), comma.join(listed_entries)),
    ]


def _figures(kind: str, changes: Sequence[Change], data: Dataset, look: RenderOptions) -> list[Part]:
    """Return a heading with the number of changes of a kind, and a row for each one listed, newest additions first."""
    lang = look.lang
    if kind == ADDED:
        changes = sorted(
            changes, key=lambda change: periods.order(change.after.period if change.after else ""), reverse=True
        )
    kept = first_of(changes, MOST, look)
    title = phrase(_TITLES[kind], lang) + phrase(": ", lang) + f"{len(changes):,}"
    if len(kept) < len(changes):
        title += phrase(", ", lang) + phrase(
            "the newest {number}" if kind == ADDED else "the first {number}", lang, number=len(kept)
        )
    rows = []
    for change in kept:
        figure = change.figure
        if figure is None:
            continue
        measure = "" if figure.measure == "level" else measure_word(figure, lang)
        digits = DIGITS if kind == ADDED else 0  # a changed figure keeps all its digits
        sides = [in_line(side, data, lang, digits) if side else "" for side in (change.before, change.after)]
        what = " ".join(filter(None, (figure.name, measure)))
        rows.append((what, periods.label(figure.period), *sides, _difference_text(change, lang)))
    columns = [place for place in range(len(_KINDS)) if any(row[place] for row in rows)]
    return [
        Prose(title, TITLE),
        text_grid([_KINDS[at] for at in columns], [[row[at] for at in columns] for row in rows]),
    ]


def _difference_text(change: Change, lang: str) -> str:
    if not (change.before and change.after):
        return ""
    number, unit = difference(change.before, change.after)
    if number in ("", "0"):
        return ""
    points = f"{float(number):+.3g}"
    return f"{points} %" if unit == "percent" else phrase("{points} pp", lang, points=points)
