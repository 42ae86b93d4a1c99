"""The pages above the indicators: the front, a page a sector, the lists, the documents, and what was checked."""

from collections.abc import Iterator
from typing import Any

from ..claims.report import noted, says, shown, statement
from ..cleaning import clean
from ..dashboard import HEADLINES
from ..messages import of_data, phrase
from ..model import STATUSES, Observation
from ..present.documents import document, producer
from ..present.figures import latest, status, told
from ..present.labels import measure_name
from ..present.series import sector_name
from ..present.words import counted
from ..report import drawn
from ..report.html import findings, tally
from ..report.notes import web
from ..report.rows import row_of
from ..report.story import SectorStory, parts
from .addresses import anchor
from .indicators import Stories, documents, message, title, trail
from .keys import of_picture, of_rows
from .render import Writer
from .voice import Voice, plain

_ORDER = ("inconsistent", "rounding", "not checkable", "consistent")


def pages(writer: Writer, stories: Stories) -> Iterator[tuple[str, bytes]]:
    """Yield the front page, sectors, lists, claims and documents."""
    told_of = {sector: _story(sector, writer) for sector in writer.material.sectors}
    yield _front(writer, stories, told_of)
    for sector, story in told_of.items():
        yield _sector(sector, story, writer, stories)
    yield _indicators(writer)
    yield _documents(writer)
    for source in writer.material.documents:
        yield _document(source, writer)
    if writer.material.check:
        yield _claims(writer)


def _story(sector: str, writer: Writer) -> SectorStory:
    material = writer.material
    rows = [
        one for name in material.sectors[sector] for area in material.areas(name) for one in material.series[area].rows
    ]
    return parts(rows, material.data, writer.lang)[0]


def _front(writer: Writer, stories: Stories, told_of: dict[str, SectorStory]) -> tuple[str, bytes]:
    material, lang = writer.material, writer.lang
    voice = writer.voice("index.html")
    main = [one.indicator for one in HEADLINES if one.indicator in stories and stories[one.indicator].rows]
    if material.own or not main:
        main = [row.latest.name for story in told_of.values() for row in story.rows[:2]]
    groups = [
        (
            sector_name(sector, lang),
            [_row(name, writer, stories) for name in main if _first(name, stories).indicator in several],
        )
        for sector, several in material.sectors.items()
    ]
    rows = sum(len(one.rows) for one in material.series.values())
    counts = voice.say(
        "counts", figures=counted(rows, "figure", lang), documents=counted(len(material.documents), "document", lang),
        indicators=counted(sum(map(len, material.sectors.values())), "indicator", lang),
    )  # fmt: skip
    halls = [
        (sector_name(sector, lang), voice.here.page(f"sectors/{material.halls[sector]}.html"), plain(story.message))
        for sector, story in told_of.items()
    ]
    name = voice.say("site_own", name=material.own) if material.own else voice.w["site"]
    said = next(iter(told_of.values())).message
    return writer.write(
        "front.html", voice, name, message=said or name, counts=counts, sectors=halls, description=said or name,
        groups=[one for one in groups if one[1]], link=voice.indicator,
        marks=of_rows([row for _, several in groups for row in several], [stories[one].rows[0].latest for one in main if stories[one].rows], voice), **_checked(writer, set(stories)),
    )  # fmt: skip


def _first(name: str, stories: Stories) -> Observation:
    return stories[name].rows[0].latest


def _row(name: str, writer: Writer, stories: Stories) -> tuple[Any, str]:
    one = stories[name].rows[0]
    row = row_of(one, writer.material.data, writer.lang)
    return row._replace(name=title(writer.material.series[name], writer.voice("index.html"))), drawn.course(one)


def _checked(writer: Writer, indicators: set[str]) -> dict[str, Any]:
    """Return what a page tells of the statements about some indicators: how many hold, and those that do not."""
    about = [one for one in writer.material.check if {ref.indicator for ref in one.claim.subjects} & indicators]
    return {"tally": tally(about, writer.lang), "findings": findings(about, writer.lang)}


def _sector(sector: str, story: SectorStory, writer: Writer, stories: Stories) -> tuple[str, bytes]:
    material, lang = writer.material, writer.lang
    voice = writer.voice(f"sectors/{material.halls[sector]}.html")
    names = [area for name in material.sectors[sector] for area in material.areas(name)]
    with_levels = [name for name in names if stories[name].rows]
    rows = [_row(name, writer, stories) for name in with_levels]
    pictures = (drawn.of_shares(story.shares, lang), drawn.of_growths(story.growths, lang))
    said = story.message or sector_name(sector, lang)
    return writer.write(
        "sector.html",
        voice,
        sector_name(sector, lang),
        message=said,
        description=said,
        trail=trail(voice, sector)[:1],
        lead=of_picture(drawn.lead(story.lead, story.rows, lang), voice),
        column=voice.w["indicators"],
        groups=[("", rows)],
        marks=of_rows(rows, [stories[name].rows[0].latest for name in with_levels], voice),
        others=[
            (message(material.series[name], stories[name], voice), voice.indicator(name))
            for name in names
            if name not in with_levels
        ],
        pictures=[of_picture(one, voice) for one in pictures if one],
        link=voice.indicator,
        **_checked(writer, set(material.sectors[sector])),
    )


def _indicators(writer: Writer) -> tuple[str, bytes]:
    """Return the list of all series, by their names."""
    material, lang = writer.material, writer.lang
    voice = writer.voice("indicators/index.html")
    rows = []
    for name, series in material.series.items():
        newest = latest(series.rows, material.data)
        mark = status(newest)
        rows.append(
            {
                "id": name,
                "name": title(series, voice),
                "url": voice.indicator(name),
                "latest": plain(told(newest._replace(status="A"), material.data, lang)),
                "mark": mark,
                "meaning": phrase(STATUSES[newest.status], lang) if mark else "",
                "period": voice.heading(newest.period),
                "figures": f"{len(series.rows):,}",
            }
        )
    rows.sort(key=lambda one: one["name"].casefold())
    return writer.write("list.html", voice, voice.w["all_indicators"], rows=rows, trail=_home(voice))


def _home(voice: Voice) -> list[tuple[str, str]]:
    return [(voice.w["home"], voice.here.page("index.html"))]


def _documents(writer: Writer) -> tuple[str, bytes]:
    """Return the list of all documents, by who made them."""
    material, lang = writer.material, writer.lang
    voice = writer.voice("documents/index.html")
    makers: dict[str, list[str]] = {}
    for name in material.documents:
        known = material.data.sources.get(name)
        makers.setdefault(producer(known.organisation, lang) if known else voice.w["no_source"], []).append(name)
    ordered = sorted(makers.items(), key=lambda one: (-len(one[1]), one[0]))
    counts = counted(len(material.documents), "document", lang)
    told_of = [(clean(maker), documents(several, voice)) for maker, several in ordered]
    return writer.write(
        "documents.html", voice, voice.w["all_documents"], makers=told_of, counts=counts, trail=_home(voice)
    )


def _document(source: str, writer: Writer) -> tuple[str, bytes]:
    """Return the page of a document: what it is, where it stands, and all its figures."""
    material, data, lang = writer.material, writer.material.data, writer.lang
    voice = writer.voice(f"documents/{material.papers[source]}.html")
    known = data.sources.get(source)
    facts = [("ID", source, "")]
    if known:
        address = web(known.url)
        facts += [
            (voice.w["address"], known.url or voice.w["no_address"], address),
            (voice.w["published_on"], known.published, ""),
            (voice.w["via"], clean(of_data(known.via, lang)), ""),
        ]
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in material.documents[source]:
        series = material.series[one.name]
        figure = voice.figure(one)
        groups.setdefault(one.name, []).append(
            {
                "period": voice.heading(one.period),
                "url": voice.indicator(one.name, anchor(one)),
                "figure": figure._replace(
                    text=plain(told(one._replace(status="A"), data, lang, 0)),
                    label=measure_name(one, data, lang, False),
                ),
                "where": voice.where(one.locator),
                "counts": one in series.standing,
            }
        )
    name = plain(document(known, dated=False, lang=lang)) if known else source
    return writer.write(
        "document.html",
        voice,
        name,
        facts=[one for one in facts if one[1]],
        groups=[(title(material.series[one], voice), voice.indicator(one), rows) for one, rows in groups.items()],
        trail=[*_home(voice), (voice.w["documents"], voice.here.page("documents/index.html"))],
    )


def _claims(writer: Writer) -> tuple[str, bytes]:
    """Return every statement with its verdict, those that do not hold first."""
    lang = writer.lang
    voice = writer.voice("claims.html")
    ordered = sorted(writer.material.check, key=lambda one: _ORDER.index(one.verdict))
    told_each = [
        {
            "id": one.claim.claim_id,
            "kind": one.verdict.replace(" ", "-"),
            "verdict": phrase(one.verdict, lang),
            "statement": plain(statement(one, lang)),
            "url": next(filter(None, (voice.indicator(ref.indicator) for ref in one.claim.subjects)), ""),
            "printed": says(one, lang),
            "recomputed": shown(one),
            "note": plain(noted(one, lang)),
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
        trail=_home(voice),
    )
