"""Comparisons: the levels of all sides in one unit, each side divided by the first, and both growths; on one axis of years."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from ..ask.options import RenderOptions
from ..ask.selection import main_frequency
from ..ask.table import ObservationTable
from ..core.areas import area_name
from ..core.dataset import Dataset
from ..core.facts import without_commands
from ..core.messages import joined, listed, phrase
from ..core.model import MEASURED, Observation, split_name
from ..document import Document
from ..measures import currency
from .below import hint
from .closing import closing, explain
from .labels import BASES, kind_of, one_unit, unit_heading, word
from .numbers import SeriesRow, series_row
from .series import HeadedRows, IndicatorKey, by_series, grouped, label_in, label_of, period_grid

MOST_GROUPS = 3  # indicators of a comparison of areas, of which a page shows the main ones
Group: TypeAlias = dict[IndicatorKey, list[Observation]]  # the rows of each side, the first side first


def pages(content: ObservationTable, look: RenderOptions) -> list[Document]:
    """Return a page with all that is compared; of areas alone one that has the main indicators known of them."""
    groups = list(_groups(content.rows))
    if len(groups) == 1 or look.all:
        return [_page(group, content, look) for group in groups]
    return [_of_areas(groups, content, look)]


def _groups(rows: Iterable[Observation]) -> Iterator[Group]:
    """Yield the rows of sides that are compared with each other; a group begins with the base of its ratios."""
    found = by_series(rows)
    group: Group = {}
    bases = {_base(row) for row in rows if row.measure == "ratio"}
    for side, own in found.items():
        if group and side in bases and not any(row.measure == "ratio" for row in own):
            yield group
            group = {}
        group[side] = own
    yield group


def _base(row: Observation) -> IndicatorKey:
    indicator, area = split_name(row.base_indicator)
    return indicator, area or row.area


def _page(group: Group, content: ObservationTable, look: RenderOptions) -> Document:
    """Return the page of one comparison."""
    data = content.data
    labels = _labels(group, data, look.lang)
    base = next(iter(group))
    is_of_areas = len({indicator for indicator, _ in group}) == 1
    title = label_of(group[base][0], data, look.lang) if is_of_areas else ""
    bands = _levels(group, labels, content, look)
    if ratios := [series_row(labels[side], 0, found, ("ratio", 0)) for side, found in _ratios(group)]:
        bands.append(HeadedRows(phrase("Divided by {base}", look.lang, base=labels[base]), ratios))
    bands += _growths(group, labels, content, look)
    begin = joined([*_refused(group, labels, look), *_bases(group, labels, look)], look.lang)
    asked = list(dict.fromkeys(indicator for indicator, _ in group))
    notes = closing(content.rows, content, look, begin, asked)
    return Document(title, [period_grid(bands)], notes=notes, why=explain(content.rows, data), none="none")


def _ratios(group: Group) -> Iterator[tuple[IndicatorKey, list[Observation]]]:
    """Yield the ratios of each side that has any."""
    for side, rows in group.items():
        found = _of(rows, "ratio")
        if any(row.has_figure for row in found):
            yield side, found


def _labels(group: Group, data: Dataset, lang: str) -> dict[IndicatorKey, str]:
    """Return what each side is called: the area where all are of one indicator."""
    if len({indicator for indicator, _ in group}) == 1:
        return {side: area_name(side[1], lang) for side in group}
    return {side: label_in(rows[0], data, lang) for side, rows in group.items()}


def _of(rows: Iterable[Observation], *measures: str) -> list[Observation]:
    return [row for row in rows if row.measure in measures]


def _levels(
    group: Group, labels: dict[IndicatorKey, str], content: ObservationTable, look: RenderOptions, name: str = ""
) -> list[HeadedRows]:
    """Return the levels of all sides, in one unit for each kind of unit; ``name`` is what they are, where the page does not say it."""
    series = [(labels[side], found) for side, rows in group.items() if (found := _of(rows, *MEASURED))]
    bands = []
    for kind, own in grouped(series, lambda both: kind_of(both[1][0])._replace(area="", label=name)).items():
        unit = one_unit([figures for _, figures in own], content.data, look.scale, look.lang)
        rows = [series_row(label, 0, figures, unit) for label, figures in own]
        bands.append(HeadedRows(unit_heading(kind, unit, look.lang), rows))
    return bands


def _growths(
    group: Group, labels: dict[IndicatorKey, str], content: ObservationTable, look: RenderOptions
) -> list[HeadedRows]:
    """Return growth of each side as published; what is computed from levels has a row of its own that says so."""
    own_currency = phrase(", in own currency", look.lang) if currency.authority(content.data, content.rows) else ""
    headings = {
        "growth": phrase("Growth on the year before, %", look.lang) + own_currency,
        "difference": phrase("Change, in its unit", look.lang),
    }
    bands: dict[str, list[SeriesRow]] = {}
    for side, rows in group.items():
        for (measure, origin), found in grouped(_of(rows, *headings), lambda row: (row.measure, row.origin)).items():
            if origin == "computed" and not _goes_on(found, rows):
                continue
            label = labels[side] if origin == "published" else labels[side] + phrase(", from levels", look.lang)
            row = series_row(label, 0, found, (found[0].unit, found[0].unit_mult))
            bands.setdefault(headings[measure], []).append(row)
    return [HeadedRows(heading, rows) for heading, rows in bands.items()]


def _goes_on(computed: Sequence[Observation], rows: Iterable[Observation]) -> bool:
    """Return whether rates computed from levels are so many beside the published ones that they have a row of their own."""
    published = sum((row.measure, row.origin) == ("growth", "published") for row in rows)
    return sum(row.has_figure for row in computed) * 2 >= max(published, 1)


def _refused(group: Group, labels: dict[IndicatorKey, str], look: RenderOptions) -> Iterator[str]:
    """Yield why a side is not divided by the first one at all, with the code of that."""
    apart: list[str] = []
    for side, rows in group.items():
        ratios = _of(rows, "ratio")
        refusal = ratios[-1].refusal if ratios and not any(row.has_figure for row in ratios) else None
        if refusal and refusal.code == "missing":
            apart.append(labels[side])
        elif refusal:
            sentence = refusal.sentence(look.lang) if look.commands else without_commands(refusal, look.lang)
            words = {"name": labels[side], "code": refusal.code, "sentence": sentence.rstrip(".。")}
            yield phrase("{name} not divided ({code}): {sentence}.", look.lang, **words)
    if apart:
        base = labels[next(iter(group))]
        yield phrase(
            "No period in common with {base}: {series}.", look.lang, base=base, series=listed(apart, look.lang)
        )


def _bases(group: Group, labels: dict[IndicatorKey, str], look: RenderOptions) -> Iterator[str]:
    """Yield the line on growth rates that are on different price bases."""
    rates = {side: _rates(rows) for side, rows in group.items()}
    base = next(iter(group))
    of_base = {row.period for row in rates[base]}
    differing = [row for own in rates.values() for row in own if row.has("rate_basis") and row.period in of_base]
    if not differing:
        return
    sides = {(row.indicator, row.area) for row in differing} | {base}
    of_periods = {row.period for row in differing}
    found = []
    for side in (side for side in group if side in sides):
        names = dict.fromkeys(word(BASES, row.basis, look.lang) for row in rates[side] if row.period in of_periods)
        found.append(f"{labels[side]} {listed(filter(None, names), look.lang)}")
    yield phrase("Growth is on different bases: {series}.", look.lang, series=listed(found, look.lang))


def _rates(rows: Sequence[Observation]) -> list[Observation]:
    """Return the growth of a side that a page shows: the published rates, and those from levels if they have a row."""
    rates = [row for row in _of(rows, "growth") if row.has_figure]
    computed = [row for row in rates if row.origin == "computed"]
    return rates if _goes_on(computed, rows) else [row for row in rates if row.origin == "published"]


def _of_areas(groups: Sequence[Group], content: ObservationTable, look: RenderOptions) -> Document:
    """Return the page of more than one indicator, each of the same areas: levels and ratios."""
    data = content.data
    names = [next(iter(group))[0] for group in groups]
    main = [group for group, name in zip(groups, names, strict=True) if data.about(name).headline] or groups
    frequencies = [main_frequency(row.period for rows in group.values() for row in rows) for group in main]
    alike = [group for group, frequency in zip(main, frequencies, strict=True) if frequency == frequencies[0]]
    chosen = alike[:MOST_GROUPS]
    bands: list[HeadedRows] = []
    notes: list[str] = []
    for group in chosen:
        labels = _labels(group, data, look.lang)
        base = next(iter(group))
        levels = _levels(group, labels, content, look, label_of(group[base][0], data, look.lang))
        bands += levels[:-1]
        label = phrase("divided by {base}", look.lang, base=labels[base])
        ratios = [
            series_row(label, 1, found, ("ratio", 0))._replace(subject=labels[side]) for side, found in _ratios(group)
        ]
        bands.append(HeadedRows(levels[-1].heading, [*levels[-1].rows, *ratios]))
        notes += _refused(group, labels, look)
    left = [name for group, name in zip(groups, names, strict=True) if group not in chosen]
    if left:
        notes.append(
            hint(phrase("More of these areas: {named}", look.lang, named=listed(left, look.lang)), "--all", look)
        )
    notes += closing(content.rows, content, look)
    return Document("", [period_grid(bands)], notes=notes, why=explain(content.rows, data), none="none")
