"""The answer of ``revisions``: one indicator by release, periods down and releases across, with the changes of each.

This is the revision triangle (OECD, Main Economic Indicators: Original Release Data and Revisions). A release is a vintage:
the figures published on one day.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from ..ask.options import RenderOptions
from ..ask.table import RecordListing
from ..core import editions, periods
from ..core.dataset import Dataset
from ..core.errors import NothingFound
from ..core.messages import phrase
from ..core.model import MEASURED, Observation, agree, sort_rows
from ..core.text import TITLE, quoted
from ..document import RIGHT, TEXT, Document, Part, Prose, text_grid
from ..measures import growth
from ..measures.derivation import Options
from ..pages.labels import measure_word, revision_in_words, typed
from ..pages.life import implied_path
from ..pages.numbers import in_line, number_in_line, unit_in_line, unit_of
from .comparing import difference, value_in

COLUMNS = (
    "indicator", "area", "period", "measure", "base_indicator", "base_period", "basis", "vintage", "value", "unit", "unit_mult",
    "bound", "status", "source", "change", "change_unit", "note",
)  # fmt: skip
WITHIN, BEYOND = "within rounding", "beyond rounding"
_MOST_REASONS = 2  # of revisions, below a page
_MOST_RELEASES = 5  # days, or else months, that have a column each; where there are more, each year has one


class Release(NamedTuple):
    """One figure of a release, with the one that it replaces (None: the first)."""

    figure: Observation
    before: Observation | None

    @property
    def is_revised(self) -> bool:
        """Return whether the figure differs beyond rounding from the one it replaces; false for the first."""
        return self.before is not None and not agree(self.before, self.figure)


def triangle(name: str, rows: Sequence[Observation], data: Dataset) -> RecordListing:
    """Return a row for each figure and each of its releases, in time: the value, and its change.

    Only the most trusted documents of a figure count (``Dataset.trust``). Values are in the catalog's unit; a change is in
    percent, for percentages in points. Raises NothingFound where nothing has a release date.
    """
    groups: dict[tuple[str, ...], list[Observation]] = {}
    for figure in sort_rows(rows):
        groups.setdefault(figure.identity, []).append(figure)
    every = [released for group in groups.values() for released in releases(group, data)]
    if not every:
        raise NothingFound("no figure of {name} has a release date.", name=name)
    lines = [_row(release, data) for release in every]
    kinds: dict[str, type] = {"value": float, "unit_mult": int, "change": float}
    return RecordListing(COLUMNS, lines, "revisions", numbers=kinds, page=lambda look: page(name, every, data, look))


def releases(group: Sequence[Observation], data: Dataset) -> list[Release]:
    """Return the dated releases of one figure in time, each with its standing figure."""
    best = min(data.trust(row) for row in group)
    dated: dict[str, list[Observation]] = {}
    for row in group:
        if row.vintage and row.has_figure and data.trust(row) == best:
            dated.setdefault(row.vintage, []).append(row)
    found: list[Release] = []
    for _, prints in sorted(dated.items()):
        figure = data.standing_figure(prints)
        if figure:
            found.append(Release(figure, found[-1].figure if found else None))
    return found


def _row(release: Release, data: Dataset) -> tuple[str | int, ...]:
    figure = release.figure
    unit, mult = data.display_unit(figure)
    by = difference(release.before, figure) if release.before else ("", "")
    note = (BEYOND if release.is_revised else WITHIN) if release.before else ""
    return (
        figure.indicator, figure.area, figure.period, figure.measure, figure.base_indicator, figure.base_period, figure.basis,
        figure.vintage, value_in(figure, unit, mult), unit, mult, figure.bound, figure.status, figure.source, *by, note,
    )  # fmt: skip


def page(name: str, every: Sequence[Release], data: Dataset, look: RenderOptions) -> Document:
    """Return a triangle for the first measure, or with --all for each; changes beyond rounding have an asterisk."""
    lang = look.lang
    series: dict[tuple[str, ...], list[Release]] = {}
    for release in every:
        series.setdefault(release.figure.series, []).append(release)
    revised = {key: released for key, released in series.items() if any(release.before for release in released)}
    if not revised:
        notes = [
            *_implied_bases(every, data, lang),
            *([_also_printed(name, every, data, look)] if look.commands else []),
        ]
        return Document(parts=[Prose(_released_once(name, every, data, lang), TITLE)], notes=list(filter(None, notes)))
    first = min(revised, key=lambda key: revised[key][0].figure.measure not in MEASURED)
    kept = revised if look.all else {first: revised[first]}
    parts: list[Part] = []
    levels = [release for release in every if release.figure.measure in MEASURED]
    if first not in {release.figure.series for release in levels} and len({each.figure.period for each in levels}) == 1:
        parts.append(Prose(_released_once(name, levels, data, lang), TITLE))
    for released in kept.values():
        parts += _triangle(name, released, data, look)
    more = phrase("periods not listed were released once; ", lang) if _has_single(kept.values()) else ""
    more += phrase("* differs from the figure before by more than rounding; every day and document: -f csv", lang)
    if len(revised) > len(kept):
        more += phrase("; ", lang) + phrase("{number} more series: --all", lang, number=len(revised) - len(kept))
    return Document(parts=parts, notes=[*_reasons(kept.values(), data, lang), more])


def _released_once(name: str, every: Sequence[Release], data: Dataset, lang: str) -> str:
    """Return the line on figures of which none was released twice: of one period, what was released, by which document."""
    if len({release.figure.period for release in every}) > 1:
        return phrase("{name}: no figure was released twice", lang, name=name)
    figure = min((release.figure for release in every), key=lambda figure: figure.measure not in MEASURED)
    source = phrase("by {source} ", lang, source=figure.source) if figure.source else ""
    return phrase(
        "{name} {period}: {figure}, released once, {source}on {day}; no later release changes it",
        lang,
        name=name,
        period=periods.label(figure.period),
        figure=in_line(figure, data, lang),
        source=source,
        day=figure.vintage,
    )


def _implied_bases(every: Sequence[Release], data: Dataset, lang: str) -> list[str]:
    """Return lines on the levels of one period that published growth of a year later contradicts, with those that it starts from."""
    levels = [release.figure for release in every if release.figure.measure in MEASURED]
    if len({level.period for level in levels}) != 1:
        return []
    after = periods.shift(levels[0].period, 1)
    keys = {(level.indicator, level.area) for level in levels}
    rows = [row for row in data.observations if (row.indicator, row.area) in keys and row.period == after]
    gaps = [each for each in growth.COMMAND.derive(rows, data, Options.given()) if each.row.measure == "gap"]
    return [
        phrase(
            "the growth of {period} as published, {rate}, starts from about {base}, which no document prints",
            lang,
            period=periods.label(after),
            rate=in_line(gap.inputs[0], data, lang),
            base=in_line(path.base, data, lang),
        )
        for gap in gaps
        if (path := implied_path(gap, data))
    ]


def _also_printed(name: str, every: Sequence[Release], data: Dataset, look: RenderOptions) -> str:
    """Return the line on the newest period of which documents of other standing print another level; empty for none."""
    keys = {(release.figure.indicator, release.figure.area, release.figure.period) for release in every}
    prints: dict[str, list[Observation]] = {}
    for row in data.observations:
        if (row.indicator, row.area, row.period) in keys and row.measure == "level" and row.has_figure:
            prints.setdefault(row.period, []).append(row)
    differ = [at for at, rows in prints.items() if any(not agree(*pair) for pair in combinations(rows, 2))]
    if not differ:
        return ""
    period = periods.label(max(differ, key=periods.order))
    line = typed(f"explain {quoted(name)} {period}", data)
    return phrase(
        "other documents print other figures, of {period} for example ({line})", look.lang, period=period, line=line
    )


def _has_single(kept: Iterable[Sequence[Release]]) -> bool:
    """Return whether any period of some series was released only once."""
    return any(1 in Counter(release.figure.period for release in released).values() for released in kept)


def _reasons(kept: Iterable[Sequence[Release]], data: Dataset, lang: str) -> list[str]:
    """Return the newest revisions of the periods that are shown, if the data explain them, each with its day and its reason."""
    figures = [release.figure for released in kept for release in released]
    known = [
        revision
        for key in sorted({(figure.indicator, figure.area) for figure in figures})
        for revision in data.revisions.get(key, ())
        if any(
            editions.is_restated(figure.period, revision)
            for figure in figures
            if (figure.indicator, figure.area) == key
        )
    ]
    return [revision_in_words(revision, lang) for revision in known[-_MOST_REASONS:]]


def _triangle(name: str, released: Sequence[Release], data: Dataset, look: RenderOptions) -> list[Part]:
    """Return a grid with revised periods down and releases across: by day if they are few, else by month or year.

    The first print has a column of its own, so that none is lost where a year had more than one.
    """
    lang = look.lang
    groups: dict[str, list[Release]] = {}
    for release in released:
        groups.setdefault(release.figure.period, []).append(release)
    revised = {period: found for period, found in groups.items() if len(found) > 1}
    unit = unit_of(released[-1].figure, data, lang)
    length = next((size for size in (10, 7) if len(_heads(revised, size)) <= _MOST_RELEASES), 4)
    heads = _heads(revised, length)
    rows = []
    for period in sorted(revised, key=periods.order):
        first, *later = revised[period]
        cells = {release.figure.vintage[:length]: _cell(release, unit) for release in later}
        rows.append([periods.label(period), _cell(first, unit), *(cells.get(head, "") for head in heads)])
    newest = released[-1].figure
    what = name if newest.measure == "level" else f"{name} {measure_word(newest, lang)}"
    title = phrase("{name} as released, {unit}", lang, name=what, unit=unit_in_line(unit, lang))
    grid = text_grid([TEXT, RIGHT, *(RIGHT for _ in heads)], rows, ("", phrase("first", lang), *heads))
    return [Prose(title, TITLE), grid._replace(kept=2)]


def _heads(groups: dict[str, list[Release]], length: int) -> list[str]:
    return sorted({release.figure.vintage[:length] for _, *later in groups.values() for release in later})


def _cell(release: Release, unit: tuple[str, int]) -> str:
    return str(number_in_line(release.figure, unit, 5)) + ("*" if release.is_revised else "")
