"""Listings of the table: indicators with their coverage, one indicator in full, the documents."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from ..ask.finding import SearchResult
from ..ask.selection import FREQUENCIES
from ..ask.table import RecordListing
from ..core import periods, units
from ..core.dataset import Dataset
from ..core.intervals import shifted
from ..core.messages import listed, of_data, phrase
from ..core.model import Observation, Source, actual, agree
from ..core.names import words_in_names
from ..core.producers import producers_in
from ..document import SIGNS
from . import info as info_pages
from . import list as list_pages
from . import sources as source_pages
from .labels import document, evidence, producer
from .numbers import latest_level

LIST_COLUMNS = (
    "indicator", "label", "sector", "kind", "unit", "parent", "first", "last", "observations", "latest", "latest_period",
)  # fmt: skip
SOURCE_COLUMNS = ("source", "organisation", "title", "url", "published", "via", "observations")
_MOST_DOCUMENTS = 12


def listing(rows: Iterable[Observation], data: Dataset, lang: str = "en") -> RecordListing:
    """Return a line for each indicator in ``rows``: its label, unit, parent, first and last period, latest level."""
    rows = list(rows)
    groups: dict[str, list[Observation]] = {}
    for row in rows:
        groups.setdefault(row.indicator, []).append(row)
    ordered = dict(sorted(groups.items()))
    return RecordListing(
        LIST_COLUMNS,
        [_indicator_row(indicator, group, data, lang) for indicator, group in ordered.items()],
        "indicators",
        view=lambda: _indicator_view(ordered, data, lang),
        numbers={"observations": int, "latest": float},
        page=lambda look: list_pages.page(rows, data, look),
    )


def _indicator_row(indicator: str, group: Sequence[Observation], data: Dataset, lang: str) -> tuple[str | int, ...]:
    """Return the cells of LIST_COLUMNS for an indicator."""
    entry, latest = data.about(indicator), latest_level(group, data)
    plain, mult = data.display_unit(latest) if latest else (entry.unit or group[0].unit, entry.unit_mult)
    unit = (plain, units.counted(mult, lang))
    first, last = _ends(group)
    value = _value(latest, unit) if latest else ""
    return (
        indicator, entry.name(lang), entry.sector, entry.kind, units.label(*unit, lang), entry.parent, first, last, len(group),
        value, latest.period if latest else "",
    )  # fmt: skip


def _indicator_view(groups: Mapping[str, Sequence[Observation]], data: Dataset, lang: str) -> RecordListing:
    """Return the indicators as people read them: the years, and the latest figure with its unit."""
    lines = []
    for indicator, group in groups.items():
        newest = latest = latest_level(group, data)
        if newest is None:
            newest = max(group, key=lambda row: periods.order(row.period))
        measure = "" if latest else f"{newest.measure} "
        figure = f"{measure}{_figure(newest, data, lang)} ({periods.label(newest.period)})"
        years = dict.fromkeys(period[:4] for period in _ends(group))
        lines.append((indicator, data.about(indicator).name(lang), "-".join(years), figure))
    return RecordListing(("indicator", "label", "years", "latest"), lines, phrase("Indicators", lang))


def _ends(group: Sequence[Observation]) -> tuple[str, str]:
    """Return the first and the last period of the figures, without targets unless there is nothing else."""
    ordered = sorted((row.period for row in actual(group)), key=periods.order)
    return ordered[0], ordered[-1]


def _value(row: Observation, unit: tuple[str, int]) -> str:
    """Return a value's text in a unit and power of ten, without inventing digits."""
    return shifted(row.value, units.base(row.unit, row.unit_mult)[1] - units.base(*unit)[1])


def found(
    text: str, rows: Iterable[Observation], data: Dataset, result: SearchResult, lang: str = "en"
) -> RecordListing:
    """Return a line for each indicator that a search finds among ``rows``, the likeliest first.

    Raises NotInTable, or UnknownName for a misspelled word, where it finds none.
    """
    if result.missing:
        raise result.missing
    ranks = {name: rank for rank, name in enumerate(result.indicators)}
    areas = result.question.areas
    matching = [one for one in rows if one.indicator in ranks and (not areas or one.area in areas)]
    if not matching:
        raise data.nothing_selected()
    listed = listing(matching, data, lang)
    listed = listed._replace(rows=sorted(listed.rows, key=lambda row: ranks[str(row[0])]))
    if result.figures:
        return listed._replace(page=lambda look: list_pages.figures_page(text, result.figures, data, look))
    return listed._replace(page=lambda look: list_pages.found_page(text, matching, result, data, look))


def info(indicator: str, data: Dataset, lang: str = "en", everything: bool = False) -> RecordListing:
    """Return all that is known about one indicator, as pairs of field and value; raises UsageError unless it is one.

    For people it is cut to fit a screen, unless they ask for ``everything``.
    """
    indicator, area = data.single_indicator(indicator)
    rows = [one for one in data.observations if one.indicator == indicator and area in ("", one.area)]
    sources = sorted({one.source for one in rows if one.source})

    def fields(most: int, lang: str, of_documents: str) -> list[tuple[str, str]]:
        known = ((source, _document(data.sources.get(source), of_documents)) for source in sources[:most])
        pairs = [("document", source + phrase(": ", lang) + document) for source, document in known]
        if (more := len(sources) - most) > 0:
            pairs.append(("", phrase("and {more} more documents", lang, more=more)))
        return [*_fields(indicator, rows, data, lang), *pairs]

    columns = ("field", "value")
    if everything:
        return RecordListing(columns, fields(len(sources), lang, lang), indicator)
    found = RecordListing(columns, fields(len(sources), lang, "en"), indicator)
    if len(sources) > _MOST_DOCUMENTS or lang != "en":
        found = found._replace(view=lambda: RecordListing(columns, fields(_MOST_DOCUMENTS, lang, lang), indicator))
    if not rows:  # known to the catalog alone
        return found
    return found._replace(page=lambda look: info_pages.page(indicator, rows, data, look))


def _fields(indicator: str, rows: Sequence[Observation], data: Dataset, lang: str) -> list[tuple[str, str]]:
    """Return the pairs of field and value of an indicator, without its documents; none is empty."""
    entry = data.about(indicator)
    parent = "; ".join(
        f"{one}: {data.about(one).name(lang)} ({phrase(relation, lang)})" for one, relation in entry.wholes.items()
    )
    labels = [("label", entry.label), ("label_zh", entry.label_zh)]
    pairs: list[tuple[str, str]] = [
        ("indicator", indicator),
        *(labels[::-1] if lang == "zh" else labels),
        ("sector", entry.sector),
        ("kind", phrase(entry.kind, lang)),
        ("concept", phrase(entry.concept, lang) if entry.concept else ""),
        ("unit", units.label(entry.unit, units.counted(entry.unit_mult, lang), lang)),
        ("producer", producer(entry.producer, lang)),
        ("parent", parent),
        ("definition", of_data(entry.definition, lang)),
        ("note", of_data(entry.note, lang)),
    ]
    pairs += [("coverage", line) for line in coverage(rows, lang)]
    pairs += [("next", info_pages.following(entry, rows, data, lang))]
    pairs += [("break", line) for line in breaks(indicator, data, lang)]
    pairs += [("revision", line) for line in revisions(indicator, data, lang)]
    pairs += [("stands", line) for line in _conflicts(rows, data, lang)]
    return [pair for pair in pairs if pair[1]]


def coverage(rows: Iterable[Observation], lang: str = "en") -> list[str]:
    """Return a line for each measure, area and frequency: the first and last period, and how many there are."""
    groups: dict[tuple[str, ...], set[str]] = {}
    for row in rows:
        of = phrase(" of {whole}", lang, whole=row.base_indicator) if row.base_indicator else ""
        groups.setdefault((phrase(row.measure, lang) + of, row.area, periods.frequency(row.period)), set()).add(
            row.period
        )
    lines = []
    for (measure, area, freq), found in groups.items():
        ordered = sorted(found, key=periods.order)
        ends = dict.fromkeys((periods.label(ordered[0]), periods.label(ordered[-1])))
        spread = phrase(" to ", lang).join(ends) + phrase(" ({command})", lang, command=len(ordered))
        what = phrase(", ", lang).join((measure, area, phrase(FREQUENCIES[freq], lang)))
        lines.append(what + phrase(": ", lang) + spread)
    return lines


def breaks(indicator: str, data: Dataset, lang: str = "en") -> list[str]:
    """Return a line for each break of an indicator, in time, with its evidence."""
    known = [at for (name, _), found in data.breaks.items() if name == indicator for at in found]
    return [
        periods.label(at.period) + _where(at.area) + phrase(": ", lang) + of_data(at.reason, lang) + evidence(at, lang)
        for at in sorted(known, key=lambda at: (periods.order(at.period), at.area))
    ]


def revisions(indicator: str, data: Dataset, lang: str = "en") -> list[str]:
    """Return a line for each revision of an indicator, in time: its day, what it restated, and why."""
    known = [revision for (name, _), found in data.revisions.items() if name == indicator for revision in found]
    return [
        revision.day
        + _where(revision.area)
        + phrase(": ", lang)
        + (periods.label(revision.start) if revision.start else phrase("all", lang))
        + phrase(" to ", lang)
        + periods.label(revision.end)
        + phrase(", ", lang)
        + of_data(revision.reason, lang)
        for revision in known
    ]


def _where(area: str) -> str:
    return f" ({area})" if area != "CN" else ""


def _conflicts(rows: Iterable[Observation], data: Dataset, lang: str) -> list[str]:
    """Return a line for each thing on which documents differ: the standing figure with the reason, and the other prints.

    Prints that agree with the standing figure within rounding are only counted.
    """
    groups: dict[tuple[str, ...], list[Observation]] = {}
    for row in rows:
        groups.setdefault(row.identity, []).append(row)
    lines = []
    for group in groups.values():
        chosen = data.standing_figure(group)
        if chosen is None or len({(row.value, row.unit, row.unit_mult) for row in group}) < 2:
            continue
        rest = sorted((row for row in group if row is not chosen), key=lambda row: row.vintage, reverse=True)
        alike = sum(agree(row, chosen) for row in rest)
        differing = dict.fromkeys(_dated_figure(row, data, lang) for row in rest if not agree(row, chosen))
        also = [phrase("not {prints}", lang, prints=listed(differing, lang))] if differing else []
        agreeing = "{alike} more print agrees" if alike == 1 else "{alike} more prints agree"
        also += [phrase(agreeing, lang, alike=alike)] if alike else []
        of = phrase(" of {whole}", lang, whole=chosen.base_indicator) if chosen.base_indicator else ""
        area = "" if chosen.area == "CN" else f" {chosen.area}"
        what = f"{phrase(chosen.measure, lang)}{of}{area} {periods.label(chosen.period)}{phrase(': ', lang)}"
        why = phrase(" ({command})", lang, command=phrase(data.reason_it_stands(chosen, group), lang))
        lines.append(what + phrase("; ", lang).join((_dated_figure(chosen, data, lang) + why, *also)))
    return lines


def _dated_figure(row: Observation, data: Dataset, lang: str) -> str:
    """Return a figure in its indicator's unit, with its release date and status."""
    status = f" [{row.status}]" if row.status != "A" else ""
    return _figure(row, data, lang) + phrase(", ", lang) + (row.vintage or phrase("date not known", lang)) + status


def _figure(row: Observation, data: Dataset, lang: str) -> str:
    """Return a figure in the unit of its series."""
    plain, mult = data.display_unit(row)
    unit = (plain, units.counted(mult, lang))
    return f"{SIGNS.get(row.bound, '')}{_value(row, unit)} {units.label(*unit, lang)}"


def _document(known: Source | None, lang: str) -> str:
    """Return a document in words, with its address."""
    if known is None:
        return phrase("not described", lang)
    return document(known, lang=lang) + (f" <{known.url}>" if known.url else "")


def documents_named(words: Sequence[str], data: Dataset) -> tuple[set[str], tuple[str, ...]]:
    """Return the documents that words of a selection name, and the words that are left.

    A document is named by its id, by the first part of it, which is its producer's (``nbs``), or by words of the
    producer's name; a word that is a sector or an indicator is left, and words that name series together.
    """
    own = {name for indicator in data.catalog for name in (indicator, data.about(indicator).sector)}
    text = " ".join(words)
    is_name = bool(words_in_names(text, data.vocabulary())) and not producers_in(text)
    named: dict[str, set[str]] = {}
    for word in words:
        fits = {
            name
            for name, known in data.sources.items()
            if word in (name, name.partition("-")[0])
            or (not is_name and len(word) > 2 and word.lower() in known.organisation.lower())
        }
        if fits and word not in own:
            named[word] = fits
    return {name for fits in named.values() for name in fits}, tuple(word for word in words if word not in named)


def sources(rows: Iterable[Observation], data: Dataset, only: Collection[str] = (), lang: str = "en") -> RecordListing:
    """Return a line for each document behind ``rows`` (only those of ``only``, if given), with the number of its figures."""
    rows = list(rows)
    count: dict[str, int] = {}
    for row in rows:
        for source in row.sources:
            if not only or source in only:
                count[source] = count.get(source, 0) + 1
    newest = latest_level(rows, data) if len({(row.indicator, row.area) for row in rows}) == 1 else None
    ordered = sorted(count.items())
    lines = [(*(data.sources.get(source) or (source, "", "", "", "", "")), number) for source, number in ordered]

    def view() -> RecordListing:
        documents = [(source, _document(data.sources.get(source), lang), number) for source, number in ordered]
        return RecordListing(
            ("source", "document", "figures"), documents, phrase("Documents", lang), numbers={"figures": int}
        )

    return RecordListing(
        SOURCE_COLUMNS, lines, "sources", view=view, numbers={"observations": int},
        page=lambda look: source_pages.page(count, data, look, newest),
    )  # fmt: skip
