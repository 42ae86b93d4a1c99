"""What there is: indicators with their coverage, one indicator in full, the documents. Each answer is a Listing."""

from collections.abc import Collection, Iterable, Sequence

from . import periods, units
from .dataset import Dataset
from .document import SIGNS
from .errors import DataError
from .finding import SearchResult
from .intervals import shifted
from .messages import listed, of_data, phrase
from .model import PLANNED, Observation, Source, agree
from .pages import info as info_pages
from .pages import list as list_pages
from .pages import sources as source_pages
from .pages.labels import document, producer
from .pages.numbers import latest_level
from .selection import FREQUENCIES
from .table import Listing

LIST_COLUMNS = ("indicator", "label", "sector", "kind", "unit", "parent", "first", "last", "observations", "latest")
SOURCE_COLUMNS = ("source", "organisation", "title", "url", "published", "via", "observations")
_MOST_DOCUMENTS = 12


def listing(rows: Iterable[Observation], data: Dataset, lang: str = "en") -> Listing:
    """Return a line for each indicator in ``rows``: its label, unit, parent, first and last period, latest level."""
    rows = list(rows)
    groups: dict[str, list[Observation]] = {}
    for one in rows:
        groups.setdefault(one.indicator, []).append(one)
    lines, shown = [], []
    for indicator, group in sorted(groups.items()):
        entry = data.about(indicator)
        actual = [one for one in group if one.measure not in PLANNED] or group
        ordered = sorted((one.period for one in actual), key=periods.order)
        latest = latest_level(group, data)
        plain, mult = data.told_in(latest) if latest else (entry.unit or group[0].unit, entry.unit_mult)
        unit = (plain, units.counted(mult, lang))
        value = _value(latest, unit) if latest else ""
        told = units.label(*unit, lang)
        first, last = ordered[0], ordered[-1]
        lines.append(
            (indicator, entry.name(lang), entry.sector, entry.kind, told, entry.parent, first, last, len(group), value)
        )
        span = "-".join(dict.fromkeys((first[:4], last[:4])))
        newest = latest or max(group, key=lambda one: periods.order(one.period))
        what = "" if latest else f"{newest.measure} "
        in_full = f"{what}{_figure(newest, data, lang)} ({periods.label(newest.period)})"
        shown.append((indicator, entry.name(lang), span, in_full))
    view = Listing(("indicator", "label", "years", "latest"), shown, phrase("Indicators", lang))
    numbers: dict[str, type] = {"observations": int, "latest": float}
    return Listing(
        LIST_COLUMNS,
        lines,
        "indicators",
        view=lambda: view,
        numbers=numbers,
        page=lambda look: list_pages.page(rows, data, look),
    )


def _value(one: Observation, unit: tuple[str, int]) -> str:
    """Return a value's text in a unit and power of ten, without inventing digits."""
    return shifted(one.value, units.base(one.unit, one.unit_mult)[1] - units.base(*unit)[1])


def found(text: str, rows: Iterable[Observation], data: Dataset, result: SearchResult, lang: str = "en") -> Listing:
    """Return a line for each indicator that a search finds among ``rows``; raises DataError where it finds none."""
    if not result.indicators:
        raise DataError(
            "nothing is found for '{text}': the table is of China and some of the world, none of "
            "provinces; see 'digecon list'.",
            text=text,
        )
    told = [one for one in rows if one.indicator in result.indicators and result.area in ("", one.area)]
    if result.figures:
        return listing(told, data, lang)._replace(
            page=lambda look: list_pages.figures_page(text, result.figures, data, look)
        )
    return listing(told, data, lang)._replace(
        page=lambda look: list_pages.found_page(text, told, result.mentioned, result.area, data, look)
    )


def info(indicator: str, data: Dataset, lang: str = "en", everything: bool = False) -> Listing:
    """Return all that is known about one indicator, as pairs of field and value; raises UsageError for no single one.

    People see what fits a screen of it, unless they ask for ``everything``.
    """
    indicator, area = data.one(indicator)
    rows = [one for one in data.observations if one.indicator == indicator and area in ("", one.area)]
    sources = sorted({one.source for one in rows if one.source})

    def fields(most: int, lang: str, of_documents: str) -> list[tuple[str, str]]:
        known = ((source, _document(data.sources.get(source), of_documents)) for source in sources[:most])
        told = [("document", source + phrase(": ", lang) + document) for source, document in known]
        if (more := len(sources) - most) > 0:
            told.append(("", phrase("and {more} more documents", lang, more=more)))
        return [*_fields(indicator, rows, data, lang), *told]

    columns = ("field", "value")
    if everything:
        return Listing(columns, fields(len(sources), lang, lang), indicator)
    found = Listing(columns, fields(len(sources), lang, "en"), indicator)
    if len(sources) > _MOST_DOCUMENTS or lang != "en":
        found = found._replace(view=lambda: Listing(columns, fields(_MOST_DOCUMENTS, lang, lang), indicator))
    if not rows:  # known to the catalog alone
        return found
    return found._replace(page=lambda look: info_pages.page(indicator, rows, data, look))


def _fields(indicator: str, rows: Sequence[Observation], data: Dataset, lang: str) -> list[tuple[str, str]]:
    """Return the pairs that tell of an indicator, but for its documents; none of them is empty."""
    entry = data.about(indicator)
    parent = "; ".join(
        f"{one}: {data.about(one).name(lang)} ({phrase(relation, lang)})" for one, relation in entry.wholes.items()
    )
    labels = [("label", entry.label), ("label_zh", entry.label_zh)]
    told: list[tuple[str, str]] = [
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
    told += [("coverage", line) for line in coverage(rows, lang)]
    told += [("next", info_pages.following(entry, rows, data, lang))]
    told += [("break", line) for line in breaks(indicator, data, lang)]
    told += [("revision", line) for line in revisions(indicator, data, lang)]
    told += [("stands", line) for line in _conflicts(rows, data, lang)]
    return [pair for pair in told if pair[1]]


def coverage(rows: Iterable[Observation], lang: str = "en") -> list[str]:
    """Return a line for each measure, area and frequency: the first and last period, and how many there are."""
    groups: dict[tuple[str, ...], set[str]] = {}
    for one in rows:
        of = phrase(" of {whole}", lang, whole=one.base_indicator) if one.base_indicator else ""
        groups.setdefault((phrase(one.measure, lang) + of, one.area, periods.frequency(one.period)), set()).add(
            one.period
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
    """Return a line for each break of an indicator, in time."""
    several = [at for (name, _), found in data.breaks.items() if name == indicator for at in found]
    return [
        periods.label(at.period) + _where(at.area) + phrase(": ", lang) + of_data(at.reason, lang)
        for at in sorted(several, key=lambda at: (periods.order(at.period), at.area))
    ]


def revisions(indicator: str, data: Dataset, lang: str = "en") -> list[str]:
    """Return a line for each revision of an indicator, in time: its day, what it restated, and why."""
    several = [one for (name, _), found in data.revisions.items() if name == indicator for one in found]
    return [
        one.day
        + _where(one.area)
        + phrase(": ", lang)
        + (periods.label(one.start) if one.start else phrase("all", lang))
        + phrase(" to ", lang)
        + periods.label(one.end)
        + phrase(", ", lang)
        + of_data(one.reason, lang)
        for one in several
    ]


def _where(area: str) -> str:
    return f" ({area})" if area != "CN" else ""


def _conflicts(rows: Iterable[Observation], data: Dataset, lang: str) -> list[str]:
    """Return a line for each thing that documents tell differently: which figure stands and why, and what others print.

    What agrees with the standing figure within rounding is only counted.
    """
    groups: dict[tuple[str, ...], list[Observation]] = {}
    for one in rows:
        groups.setdefault(one.identity, []).append(one)
    lines = []
    for group in groups.values():
        chosen = data.standing_figure(group)
        if chosen is None or len({(one.value, one.unit, one.unit_mult) for one in group}) < 2:
            continue
        rest = sorted((one for one in group if one is not chosen), key=lambda one: one.vintage, reverse=True)
        alike = sum(agree(one, chosen) for one in rest)
        others = dict.fromkeys(_told(one, data, lang) for one in rest if not agree(one, chosen))
        also = [phrase("not {others}", lang, others=listed(others, lang))] if others else []
        agreeing = "{alike} more print agrees" if alike == 1 else "{alike} more prints agree"
        also += [phrase(agreeing, lang, alike=alike)] if alike else []
        of = phrase(" of {whole}", lang, whole=chosen.base_indicator) if chosen.base_indicator else ""
        area = "" if chosen.area == "CN" else f" {chosen.area}"
        what = f"{phrase(chosen.measure, lang)}{of}{area} {periods.label(chosen.period)}{phrase(': ', lang)}"
        why = phrase(" ({command})", lang, command=phrase(data.reason_it_stands(chosen, group), lang))
        lines.append(what + phrase("; ", lang).join((_told(chosen, data, lang) + why, *also)))
    return lines


def _told(one: Observation, data: Dataset, lang: str) -> str:
    """Return a figure in its indicator's unit, with its release date and status."""
    status = f" [{one.status}]" if one.status != "A" else ""
    return _figure(one, data, lang) + phrase(", ", lang) + (one.vintage or phrase("date not known", lang)) + status


def _figure(one: Observation, data: Dataset, lang: str) -> str:
    """Return a figure in the unit of its series."""
    plain, mult = data.told_in(one)
    unit = (plain, units.counted(mult, lang))
    return f"{SIGNS.get(one.bound, '')}{_value(one, unit)} {units.label(*unit, lang)}"


def _document(known: Source | None, lang: str) -> str:
    """Return a document in words, with its address."""
    if known is None:
        return phrase("not described", lang)
    return document(known, lang=lang) + (f" <{known.url}>" if known.url else "")


def documents_named(words: Sequence[str], data: Dataset) -> tuple[set[str], tuple[str, ...]]:
    """Return the documents that some words of a selection name, and the words that are left.

    A document is named by its id, by the first part of it, which is its producer's (``nbs``), or by words of the
    producer's name; what is a sector or an indicator stays one.
    """
    own = {name for indicator in data.catalog for name in (indicator, data.about(indicator).sector)}
    named: dict[str, set[str]] = {}
    for word in words:
        fits = {
            name
            for name, known in data.sources.items()
            if word in (name, name.partition("-")[0]) or (len(word) > 2 and word.lower() in known.organisation.lower())
        }
        if fits and word not in own:
            named[word] = fits
    return {name for fits in named.values() for name in fits}, tuple(word for word in words if word not in named)


def sources(rows: Iterable[Observation], data: Dataset, only: Collection[str] = (), lang: str = "en") -> Listing:
    """Return a line for each document behind ``rows`` (of ``only`` some, where told), with the number of its figures."""
    rows = list(rows)
    count: dict[str, int] = {}
    for one in rows:
        for source in one.sources:
            if not only or source in only:
                count[source] = count.get(source, 0) + 1
    newest = latest_level(rows, data) if len({(one.indicator, one.area) for one in rows}) == 1 else None
    ordered = sorted(count.items())
    lines = [(*(data.sources.get(source) or (source, "", "", "", "", "")), number) for source, number in ordered]

    def view() -> Listing:
        shown = [(source, _document(data.sources.get(source), lang), number) for source, number in ordered]
        return Listing(("source", "document", "figures"), shown, phrase("Documents", lang))

    return Listing(
        SOURCE_COLUMNS, lines, "sources", view=view, numbers={"observations": int},
        page=lambda look: source_pages.page(count, data, look, newest),
    )  # fmt: skip
