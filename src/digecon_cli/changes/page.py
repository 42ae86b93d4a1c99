"""``diff`` for people: how much changed, and every figure that somebody may have quoted and that is another one now."""

from collections import Counter
from collections.abc import Sequence

from .. import periods
from ..ask.options import RenderOptions
from ..dataset import Dataset
from ..document import ID, PROSE, RIGHT, TEXT, Document, Part, Prose, text_grid
from ..messages import phrase
from ..pages.labels import counted, measure_word
from ..pages.list import first_of
from ..pages.numbers import DIGITS
from ..pages.numbers import in_line as told
from ..pages.series import years_of as years
from ..text import DIM, TITLE
from .comparing import ADDED, CHANGED, CORRECTED, REVISED, ROUNDING, WITHDRAWN, Change, difference, step

_KINDS = (TEXT, TEXT, RIGHT, RIGHT, RIGHT)
MOST = 6  # changes of a kind that are shown, unless all are asked for
_TITLES = {
    REVISED: "Revised beyond rounding", ROUNDING: "Revised within rounding", CORRECTED: "Corrected in one document",
    WITHDRAWN: "Withdrawn", ADDED: "Added",
}  # fmt: skip
_FIELDS = {
    "vintage": "release date", "status": "status", "locator": "place in the document", "note": "note", "unit": "unit",
    "measure": "measure", "basis": "price basis", "bound": "qualifier", "source": "document",
    "base_indicator": "what it refers to", "base_period": "base period",
}  # fmt: skip
_ENTRIES = {
    ("indicator", ADDED): "indicators added", ("indicator", WITHDRAWN): "indicators withdrawn",
    ("indicator", CHANGED): "entries of indicators changed", ("document", ADDED): "documents added",
    ("document", WITHDRAWN): "documents withdrawn", ("document", CHANGED): "entries of documents changed",
    ("break", ADDED): "breaks added", ("break", WITHDRAWN): "breaks withdrawn", ("break", CHANGED): "reasons of breaks changed",
    ("revision", ADDED): "revisions added", ("revision", WITHDRAWN): "revisions withdrawn",
    ("revision", CHANGED): "reasons of revisions changed",
}  # fmt: skip


def page(changes: Sequence[Change], data: Dataset, old: str, new: str, look: RenderOptions) -> Document:
    """Return the counts of what changed, the figures of each kind (the newest first where they are many), and the step."""
    lang = look.lang
    parts: list[Part] = [Prose(_title(changes, old, new, lang), TITLE)]
    parts.append(text_grid((ID, PROSE), [(name, text) for name, text in _counts(changes, lang) if text]))
    for kind in (REVISED, ROUNDING, CORRECTED, WITHDRAWN, ADDED):
        several = [one for one in changes if one.change == kind and one.figure]
        if several:
            parts += _figures(kind, several, data, look)
    if told_step := step(old, new, lang):
        parts.append(Prose(told_step))
    more = phrase("all of it: --all or -f csv; as a changelog: -f changelog", lang)
    return Document(parts=[*parts, Prose(more, DIM)])


def _title(changes: Sequence[Change], old: str, new: str, lang: str) -> str:
    figures = [one for one in changes if one.figure and one.change not in (ADDED, CHANGED)]
    number = len({one.figure.identity for one in figures if one.figure})
    told_number = phrase("{number} figures that were there changed", lang, number=number)
    if number == 1:
        told_number = phrase("1 figure that was there changed", lang)
    if not number:
        told_number = phrase("no figure that was there changed", lang)
    versions = old + phrase(" to ", lang) + new + phrase(": ", lang) if old and new else ""
    return versions + told_number


def _counts(changes: Sequence[Change], lang: str) -> list[tuple[str, str]]:
    added = [one.after for one in changes if one.change == ADDED and one.after]
    prints = sum(one.what == "print" for one in changes if one.change == ADDED)
    told_added = ""
    if added:
        told_added = counted(len(added), "figure", lang) + phrase(" ({command})", lang, command=years(added))
        if prints:
            told_added += phrase(", ", lang) + phrase("{number} of them further prints", lang, number=prints)
    fields = Counter(one.field for one in changes if one.change == CHANGED and one.after)
    entries = Counter((one.what, one.change) for one in changes if one.figure is None)
    listed_fields = [f"{phrase(_FIELDS.get(name, name), lang)} {number:,}" for name, number in fields.most_common()]
    told_entries = [f"{phrase(_ENTRIES[one], lang)} {number:,}" for one, number in entries.items()]
    comma = phrase(", ", lang)
    return [
        (phrase("Added", lang), told_added),
        (phrase("Told otherwise", lang), comma.join(listed_fields)),
        (phrase("Beside", lang), comma.join(told_entries)),
    ]


def _figures(kind: str, several: Sequence[Change], data: Dataset, look: RenderOptions) -> list[Part]:
    """Return a heading with the number of changes of a kind, and a line for each, or for as many as are shown."""
    lang = look.lang
    if kind == ADDED:
        several = sorted(several, key=lambda one: periods.order(one.after.period if one.after else ""), reverse=True)
    shown = first_of(several, MOST, look)
    title = phrase(_TITLES[kind], lang) + phrase(": ", lang) + f"{len(several):,}"
    if len(shown) < len(several):
        title += phrase(", ", lang) + phrase(
            "the newest {number}" if kind == ADDED else "the first {number}", lang, number=len(shown)
        )
    rows = []
    for one in shown:
        figure = one.figure
        if figure is None:
            continue
        measure = "" if figure.measure == "level" else measure_word(figure, lang)
        digits = DIGITS if kind == ADDED else 0  # of what changed every digit counts
        sides = [told(side, data, lang, digits) if side else "" for side in (one.before, one.after)]
        what = " ".join(filter(None, (figure.name, measure)))
        rows.append((what, periods.label(figure.period), *sides, _by(one, lang)))
    columns = [place for place in range(len(_KINDS)) if any(row[place] for row in rows)]
    return [
        Prose(title, TITLE),
        text_grid([_KINDS[at] for at in columns], [[row[at] for at in columns] for row in rows]),
    ]


def _by(one: Change, lang: str) -> str:
    if not (one.before and one.after):
        return ""
    number, unit = difference(one.before, one.after)
    if number in ("", "0"):
        return ""
    points = f"{float(number):+.3g}"
    return f"{points} %" if unit == "percent" else phrase("{points} pp", lang, points=points)
