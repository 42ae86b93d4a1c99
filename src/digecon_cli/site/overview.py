"""The pages above the indicators: the front, a page a sector, the lists, the documents, and what was checked."""

from collections.abc import Iterable, Iterator
from typing import Any

from ..claims.report import says, shown, statement
from ..claims.verdicts import WORST_FIRST
from ..cleaning import clean
from ..dashboard import HEADLINES
from ..messages import of_place, phrase
from ..pages.labels import counted, document, producer
from ..pages.numbers import latest
from ..pages.series import grouped, sector_name
from ..report import drawn
from ..report.headlines import Headline
from ..report.html import findings, rows_of, tally
from ..report.notes import web
from ..report.story import SectorStory
from .addresses import anchor
from .indicators import Stories, documents, message, story_of, table
from .keys import of_picture, of_rows
from .material import Material
from .render import Writer
from .voice import Voice, plain


def pages(writer: Writer, stories: Stories) -> Iterator[tuple[str, bytes]]:
    """Yield the front page, sectors, lists, claims and documents."""
    told_of = {sector: story_of(_names(sector, writer.material), writer) for sector in writer.material.sectors}
    yield _front(writer, stories, told_of)
    for sector, story in told_of.items():
        yield _sector(sector, story, writer, stories)
    yield _indicators(writer)
    yield _documents(writer)
    for source in writer.material.documents:
        yield _document(source, writer)
    if writer.material.check:
        yield _claims(writer)


def _names(sector: str, material: Material) -> list[str]:
    """Return the names of the series of a sector."""
    return [name for indicator in material.sectors[sector] for name in material.areas(indicator)]


def _front(writer: Writer, stories: Stories, told_of: dict[str, SectorStory]) -> tuple[str, bytes]:
    material, lang = writer.material, writer.lang
    voice = writer.voice("index.html")
    main = [one.indicator for one in HEADLINES if one.indicator in stories and stories[one.indicator].rows]
    if material.own or not main:
        main = [row.latest.name for story in told_of.values() for row in story.rows[:2]]
    groups = []
    for sector, several in material.sectors.items():
        lines = _lines((name for name in main if stories[name].rows[0].latest.indicator in several), stories, voice)
        groups += [(sector_name(sector, lang), rows_of(lines, material.data, lang))] if lines else []
    rows = sum(len(one.rows) for one in material.series.values())
    counts = voice.say(
        "counts", figures=counted(rows, "figure", lang), documents=counted(len(material.documents), "document", lang),
        indicators=counted(sum(map(len, material.sectors.values())), "indicator", lang),
    )  # fmt: skip
    halls = [(*voice.sector(sector), plain(story.message)) for sector, story in told_of.items()]
    name = voice.say("own", name=material.own) if material.own else voice.w["site"]
    said = next(iter(told_of.values())).message
    return writer.write(
        "front.html", voice, name, message=said or name, counts=counts, sectors=halls, description=said or name,
        groups=groups, address=voice.indicator, **_checked(writer, set(stories)),
        marks=of_rows([row for _, several in groups for row in several], [stories[one].rows[0].latest for one in main], voice),
    )  # fmt: skip


def _lines(names: Iterable[str], stories: Stories, voice: Voice) -> list[Headline]:
    """Return the newest figure of each series that has levels, under its full name."""
    told_of = voice.material.series
    return [one._replace(label=voice.title(told_of[name])) for name in names for one in stories[name].rows[:1]]


def _checked(writer: Writer, indicators: set[str]) -> dict[str, Any]:
    """Return what a page tells of the statements about some indicators: how many hold, and those that do not."""
    about = [one for one in writer.material.check if {ref.indicator for ref in one.claim.subjects} & indicators]
    return {"tally": tally(about, writer.lang), "findings": findings(about, writer.lang)}


def _sector(sector: str, story: SectorStory, writer: Writer, stories: Stories) -> tuple[str, bytes]:
    material, lang = writer.material, writer.lang
    voice = writer.voice(f"{material.halls[sector]}.html")
    names = _names(sector, material)
    others = [name for name in names if not stories[name].rows]
    pictures = (drawn.of_shares(story.shares, lang), drawn.of_growths(story.growths, lang))
    said = story.message or sector_name(sector, lang)
    return writer.write(
        "sector.html",
        voice,
        sector_name(sector, lang),
        message=said,
        description=said,
        trail=[voice.home],
        others=[(message(material.series[name], stories[name], voice), voice.indicator(name)) for name in others],
        pictures=[of_picture(one, voice) for one in pictures if one],
        **table(voice.w["indicators"], _lines(names, stories, voice), story, voice),
        **_checked(writer, set(material.sectors[sector])),
    )


def _indicators(writer: Writer) -> tuple[str, bytes]:
    """Return the list of all series, by their names."""
    voice = writer.voice("indicators/index.html")
    rows = []
    by_name = sorted(voice.material.series.items(), key=lambda pair: voice.title(pair[1]).casefold())
    for name, series in by_name:
        newest = latest(series.rows, voice.data)
        row = {
            "id": name,
            "name": voice.title(series),
            "url": voice.indicator(name),
            "latest": voice.figure(newest)._replace(text=voice.told(newest)),
            "period": voice.heading(newest.period),
            "figures": f"{len(series.rows):,}",
        }
        rows.append(row)
    return writer.write("list.html", voice, voice.w["all_indicators"], rows=rows, trail=[voice.home])


def _documents(writer: Writer) -> tuple[str, bytes]:
    """Return the list of all documents, by who made them."""
    material, lang = writer.material, writer.lang
    voice = writer.voice("documents/index.html")
    known = material.data.sources

    def maker(name: str) -> str:
        return producer(known[name].organisation, lang) if name in known else voice.w["no_source"]

    makers = grouped(material.documents, maker)
    ordered = sorted(makers.items(), key=lambda one: (-len(one[1]), one[0]))
    counts = counted(len(material.documents), "document", lang)
    told_of = [(clean(name), documents(several, voice)) for name, several in ordered]
    return writer.write(
        "documents.html", voice, voice.w["all_documents"], makers=told_of, counts=counts, trail=[voice.home]
    )


def _document(source: str, writer: Writer) -> tuple[str, bytes]:
    """Return the page of a document: what it is, where it stands, and all its figures."""
    material, data, lang = writer.material, writer.material.data, writer.lang
    voice = writer.voice(f"{material.papers[source]}.html")
    known = data.sources.get(source)
    facts = [("ID", source, "")]
    if known:
        facts += [
            (voice.w["address"], known.url or voice.w["no_address"], web(known.url)),
            (voice.w["published_on"], known.published, ""),
            (voice.w["via"], clean(of_place(known.via, lang)), ""),
        ]
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in material.documents[source]:
        row = {
            "period": voice.heading(one.period),
            "url": voice.indicator(one.name, anchor(one)),
            "figure": voice.printed(one),
            "where": voice.where(one.locator),
            "counts": one in material.series[one.name].standing,
        }
        groups.setdefault(one.name, []).append(row)
    name = plain(document(known, dated=False, lang=lang)) if known else source
    return writer.write(
        "document.html",
        voice,
        name,
        facts=[one for one in facts if one[1]],
        groups=[(voice.title(material.series[one]), voice.indicator(one), rows) for one, rows in groups.items()],
        trail=[voice.home, (voice.w["sources"], voice.here.page("documents/index.html"))],
    )


def _claims(writer: Writer) -> tuple[str, bytes]:
    """Return every statement with its verdict, those that do not hold first."""
    lang = writer.lang
    voice = writer.voice("claims.html")
    ordered = sorted(writer.material.check, key=lambda one: WORST_FIRST.index(one.verdict))
    told_each = [
        {
            "id": one.claim.claim_id,
            "kind": one.verdict.replace(" ", "-"),
            "verdict": phrase(one.verdict, lang),
            "statement": plain(statement(one, lang)),
            "url": next(filter(None, (voice.indicator(ref.indicator) for ref in one.claim.subjects)), ""),
            "printed": says(one, lang),
            "recomputed": shown(one),
            "note": plain(one.notes(lang)),
        }
        for one in ordered
    ]
    known = writer.material.data.sources
    names = dict.fromkeys(one.claim.source for one in ordered)
    told_of = [plain(document(known[name], dated=False, lang=lang)) for name in names if name in known]
    return writer.write(
        "claims.html",
        voice,
        voice.w["claims"],
        claims=told_each,
        documents=told_of,
        tally=tally(ordered, lang),
        trail=[voice.home],
    )
