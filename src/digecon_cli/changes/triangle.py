"""``revisions``: one indicator as its releases told it, periods down and releases across, and what each release changed.

The real-time or revision triangle (OECD, Main Economic Indicators: Original Release Data and Revisions). A release is a
vintage: the figures that were told on one day.
"""

from collections.abc import Sequence
from typing import NamedTuple

from .. import periods
from ..dataset import Dataset
from ..errors import DataError
from ..messages import phrase
from ..model import Observation, agree, sort_rows
from ..present.figures import number, unit_name, unit_of
from ..present.lines import Grid, Page, Words
from ..present.options import RenderOptions
from ..present.words import measure_word
from ..table import Listing
from .comparing import difference, value_in

COLUMNS = (
    "indicator", "area", "period", "measure", "base_indicator", "base_period", "basis", "vintage", "value", "unit", "unit_mult",
    "bound", "status", "source", "change", "change_unit", "note",
)  # fmt: skip
WITHIN, BEYOND = "within rounding", "beyond rounding"
_CELL = 9  # cells of the screen that a release takes at most


class Release(NamedTuple):
    """One figure as a release told it, with the one that it replaces (None: the first)."""

    figure: Observation
    before: Observation | None

    @property
    def is_revised(self) -> bool:
        """Return whether it differs beyond rounding from what it replaces; the first replaces nothing."""
        return self.before is not None and not agree(self.before, self.figure)


def triangle(name: str, rows: Sequence[Observation], data: Dataset) -> Listing:
    """Return a line for each figure and release of it, in time: the value, and by how much it changed.

    Of the documents that print a thing those count that the table trusts most (``Dataset.trust``). Values are in the
    catalog's unit; a change is in percent, of percentages in points. Raises DataError where nothing has a release date.
    """
    groups: dict[tuple[str, ...], list[Observation]] = {}
    for one in sort_rows(rows):
        groups.setdefault(one.identity, []).append(one)
    every = [released for group in groups.values() for released in releases(group, data)]
    if not every:
        raise DataError("no figure of {name} tells when it was released.", name=name)
    lines = [_row(one, data) for one in every]
    kinds: dict[str, type] = {"value": float, "unit_mult": int, "change": float}
    return Listing(COLUMNS, lines, "revisions", numbers=kinds, page=lambda look: page(name, every, data, look))


def releases(group: Sequence[Observation], data: Dataset) -> list[Release]:
    """Return the releases of one thing in time, of each the figure that counts; only those with a date."""
    best = min(data.trust(one) for one in group)
    dated: dict[str, list[Observation]] = {}
    for one in group:
        if one.vintage and one.has_figure and data.trust(one) == best:
            dated.setdefault(one.vintage, []).append(one)
    found: list[Release] = []
    for _, several in sorted(dated.items()):
        figure = data.standing_figure(several)
        if figure:
            found.append(Release(figure, found[-1].figure if found else None))
    return found


def _row(one: Release, data: Dataset) -> tuple[str | int, ...]:
    figure = one.figure
    unit, mult = data.told_in(figure)
    by = difference(one.before, figure) if one.before else ("", "")
    note = (BEYOND if one.is_revised else WITHIN) if one.before else ""
    return (
        figure.indicator, figure.area, figure.period, figure.measure, figure.base_indicator, figure.base_period, figure.basis,
        figure.vintage, value_in(figure, unit, mult), unit, mult, figure.bound, figure.status, figure.source, *by, note,
    )  # fmt: skip


def page(name: str, every: Sequence[Release], data: Dataset, look: RenderOptions) -> Page:
    """Return a triangle for each measure, and what the releases changed beyond rounding."""
    lang = look.lang
    series: dict[tuple[str, ...], list[Release]] = {}
    for one in every:
        series.setdefault(one.figure.series, []).append(one)
    told = {key: several for key, several in series.items() if any(one.before for one in several)}
    if not told:
        return [Words(phrase("{name}: no figure was released twice", lang, name=name), "title")]
    shown = told if look.all else dict([next(iter(told.items()))])
    parts: list[Words | Grid] = []
    for several in shown.values():
        parts += _triangle(name, several, data, look)
    more = phrase("* another figure than before, beyond rounding; every day and document: -f csv", lang)
    if len(told) > len(shown):
        more += phrase("; ", lang) + phrase("{number} more series: --all", lang, number=len(told) - len(shown))
    return [*parts, Words(more, "dim")]


def _triangle(name: str, several: Sequence[Release], data: Dataset, look: RenderOptions) -> Page:
    """Return periods that were released more than once down, releases across: by day where they fit, else by year.

    The first print has a column of its own, so that none is lost where a year brought several.
    """
    lang = look.lang
    groups: dict[str, list[Release]] = {}
    for one in several:
        groups.setdefault(one.figure.period, []).append(one)
    revised = {period: found for period, found in groups.items() if len(found) > 1}
    unit = unit_of(several[-1].figure, data, lang)
    room = max(2, (look.width - 12) // (_CELL + 2) - 1)
    length = next((size for size in (10, 7, 4) if len(_heads(revised, size)) <= room), 4)
    heads = _heads(revised, length)
    hidden, heads = heads[:-room], heads[-room:]
    rows = []
    for period in sorted(revised, key=periods.order):
        first, *later = revised[period]
        cells = {one.figure.vintage[:length]: _cell(one, unit) for one in later}
        if any(head in cells for head in heads):
            rows.append([periods.label(period), _cell(first, unit), *(cells.get(head, "") for head in heads)])
    newest = several[-1].figure
    what = name if newest.measure == "level" else f"{name} {measure_word(newest, lang)}"
    title = phrase("{name} as released, {unit}", lang, name=what, unit=unit_name(unit, lang))
    parts: list[Words | Grid] = [
        Words(title, "title"),
        Grid("lr" + "r" * len(heads), rows, ("", phrase("first", lang), *heads)),
    ]
    if hidden:
        line = phrase("earlier releases, of {periods}: -f csv", lang, periods=", ".join(hidden))
        parts.append(Words(line, "dim"))
    return parts


def _heads(groups: dict[str, list[Release]], length: int) -> list[str]:
    return sorted({one.figure.vintage[:length] for _, *later in groups.values() for one in later})


def _cell(one: Release, unit: tuple[str, int]) -> str:
    return str(number(one.figure, unit, 5)) + ("*" if one.is_revised else "")
