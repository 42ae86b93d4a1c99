"""The pages of indicators: a series each, and of an indicator that China has no figures of the areas that have."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from .. import citations
from ..areas import area_name
from ..ask.options import RenderOptions
from ..changes.triangle import triangle
from ..cleaning import clean
from ..document import Grid
from ..document import Prose as Words
from ..errors import DataError
from ..listings import breaks, revisions
from ..messages import CHINESE, ENGLISH, of_data, phrase
from ..pages.labels import RELATIONS, counted, document, word
from ..pages.numbers import latest
from ..pages.series import sector_of
from ..report import drawn
from ..report.headlines import Headline
from ..report.html import rows_of
from ..report.notes import Piece
from ..report.story import SectorStory, parts
from .answers import answers, not_computed, shares
from .files import of_indicator
from .keys import of_picture, of_rows, of_tables
from .material import Series
from .render import Writer
from .revised import restated
from .voice import Voice, newest, plain
from .years import tables

Stories = Mapping[str, SectorStory]
_TRIANGLE = RenderOptions(width=120, all=True)


def stories(writer: Writer) -> dict[str, SectorStory]:
    """Return what the report tells of each series: its message, its newest figure, its chart."""
    return {name: story_of([name], writer) for name in writer.material.series}


def story_of(names: Iterable[str], writer: Writer) -> SectorStory:
    """Return what the report tells of several series together."""
    rows = [one for name in names for one in writer.material.series[name].rows]
    return parts(rows, writer.material.data, writer.lang)[0]


def message(series: Series, story: SectorStory, voice: Voice) -> str:
    """Return what a page begins with: what happened, or of what has no levels the newest figure."""
    name = voice.title(series) + phrase(": ", voice.lang)
    return story.message or name + newest(series, voice.data, voice.lang)


def pages(writer: Writer, told_of: Stories) -> Iterator[tuple[str, bytes]]:
    """Yield the page of every series, then of every indicator that has none of its own."""
    material = writer.material
    for name, series in material.series.items():
        yield _page(series, told_of[name], writer)
    for indicator in dict.fromkeys(one.indicator for one in material.series.values()):
        if indicator not in material.series:
            yield _areas(indicator, told_of, writer)


def _page(series: Series, story: SectorStory, writer: Writer) -> tuple[str, bytes]:
    material, lang = writer.material, writer.lang
    voice = writer.voice(f"{material.pages[series.name]}.html")
    data, entry = material.data, material.data.about(series.indicator)
    headline = story.rows[0] if story.rows else None
    lead = drawn.lead(story.lead, story.rows, lang)
    files = of_indicator(series, bool(lead), material)
    said = message(series, story, voice)
    own = data.revisions.get((series.indicator, series.area))
    telling = {
        "id": series.name,
        "name": voice.title(series),
        "other_name": voice.title(series, ENGLISH if lang == CHINESE else CHINESE) if entry.label_zh else "",
        "message": said,
        "description": said,
        "trail": [voice.home, voice.sector(sector_of(series.rows[0], data))],
        "answers": answers(series, headline, voice),
        "refused": not_computed(series, voice),
        "lead": of_picture(lead, voice),
        "tables": (shown := tables(series, voice)),
        "marks": of_tables(shown, series, voice),
        "breaks": breaks(series.indicator, data, lang),
        "revisions": revisions(series.indicator, data, lang) if own else [],
        "restated": restated(series, voice),
        "releases": _triangle(series, voice),
        "definition": plain(" ".join(of_data(one, lang) for one in (entry.definition, entry.note) if one)),
        "related": list(_related(series, voice)),
        "files": [(voice.w[f"take_{kind}"], path) for kind, path in files.items()],
        "alternates": [(_TYPES[kind], path) for kind, path in files.items() if kind in _TYPES],
        "documents": documents({name for one in series.rows for name in one.sources}, voice),
        **_same(series, story, voice),
    }
    return writer.write("indicator.html", voice, _heading(series, voice), **telling)


def _heading(series: Series, voice: Voice) -> str:
    """Return the title of a page, with its area: whoever comes from a search has seen no other page of the site."""
    name, lang = voice.title(series), voice.lang
    if series.area == "CN" and not voice.material.own:
        name = phrase(", ", lang).join((name, area_name(series.area, lang)))
    return f"{name} ({series.name})"


_TYPES = {"csv": "text/csv", "json": "application/json"}


def _same(series: Series, story: SectorStory, voice: Voice) -> dict[str, Any]:
    """Return the commands and the Python that give the same, and how to cite the newest figure."""
    table = voice.material.table
    period = (story.rows[0].latest if story.rows else latest(series.rows, voice.data)).period
    shared = any(one.has_figure for rows in shares(series).values() for one in rows)
    words = [
        "show {name} --freq all",
        "growth {name}",
        *["share {name}"] * shared,
        "explain {name} {period}",
        "cite {name}",
    ]
    source = f'read("{voice.material.own}")' if table else "load()"
    python = f'import digecon_cli as digecon\ndigecon.{source}.select("{series.name}", freq="all").show().to_frame()'
    same_period = [one for one in series.standing if one.period == period]
    cited = citations.references(same_period, voice.data, voice.lang)
    return {
        "commands": [f"digecon {line.format(name=series.name, period=period)}{table}" for line in words],
        "python": python,
        "citation": citations.text(cited, voice.lang).strip(),
        "bibtex": citations.bibtex(cited, voice.lang).strip(),
    }


def _related(series: Series, voice: Voice) -> Iterator[tuple[str, list[Piece]]]:
    """Yield what the indicator belongs to, its parts, and its other areas, each with their pages."""
    data, lang, w = voice.data, voice.lang, voice.w
    wholes = data.about(series.indicator).wholes
    parts: dict[str, list[str]] = {kind: [] for kind in RELATIONS}
    for name, entry in data.catalog.items():
        if series.indicator in entry.wholes:
            parts[entry.wholes[series.indicator]].append(name)
    overlapping = [name for name, kind in wholes.items() if kind == "overlap"]
    belongs = [(name, f"{word(RELATIONS, kind, lang)} ") for name, kind in wholes.items() if kind != "overlap"]
    told_of = [
        (w["whole_of"], belongs),
        (w["parts_of"], [(name, "") for name in parts["part"]]),
        (w["subsets_of"], [(name, "") for name in parts["subset"]]),
        (w["overlapping"], [(name, "") for name in (*overlapping, *parts["overlap"])]),
        (w["other_areas"], [(name, "") for name in voice.material.areas(series.indicator) if name != series.name]),
    ]
    for heading, several in told_of:
        found = []
        for name, lead in several:
            other = voice.material.series.get(name)
            text = voice.title(other) if other else clean(data.about(name).name(lang))
            found.append(Piece(lead + text, voice.indicator(name)))
        if found:
            yield heading, found


def _triangle(series: Series, voice: Voice) -> list[tuple[str, Grid]]:
    """Return what was released more than once: a grid for each measure, with its title; nothing where nothing was."""
    try:
        listing = triangle(series.name, series.rows, voice.data)
    except DataError:
        return []
    assert listing.page is not None
    drawn_parts = listing.page(_TRIANGLE._replace(lang=voice.lang))
    return [
        (plain(one.text), grid)
        for one, grid in pairwise(drawn_parts.parts)
        if isinstance(one, Words) and isinstance(grid, Grid)
    ]


def documents(sources: Iterable[str], voice: Voice) -> list[dict[str, str]]:
    """Return documents with their pages, the newest first."""
    known = voice.data.sources
    ordered = sorted(sources, key=lambda name: (known[name].published if name in known else "", name), reverse=True)
    return [
        {
            "id": name,
            "page": voice.document(name),
            "told": plain(document(known[name], lang=voice.lang)) if name in known else name,
            "figures": counted(len(voice.material.documents[name]), "figure", voice.lang),
        }
        for name in ordered
    ]


def _areas(indicator: str, told_of: Stories, writer: Writer) -> tuple[str, bytes]:
    """Return the page of an indicator that leads to the pages of its areas."""
    material = writer.material
    names = material.areas(indicator)
    voice = writer.voice(f"{material.pages[indicator]}.html")
    story, first = story_of(names, writer), material.series[names[0]].rows[0]
    lines = [one for name in names for one in told_of[name].rows[:1]]
    name = clean(material.data.about(indicator).name(writer.lang))
    return writer.write(
        "areas.html",
        voice,
        f"{name} ({indicator})",
        message=plain(story.message) or name,
        trail=[voice.home, voice.sector(sector_of(first, material.data))],
        others=[(voice.title(material.series[one]), voice.indicator(one)) for one in names if not told_of[one].rows],
        **table(voice.w["areas"], lines, story, voice),
    )


def table(column: str, lines: Sequence[Headline], story: SectorStory, voice: Voice) -> dict[str, Any]:
    """Return what a page of several series begins with: the picture of its story, and the newest figure of each."""
    rows = rows_of(lines, voice.data, voice.lang)
    return {
        "lead": of_picture(drawn.lead(story.lead, story.rows, voice.lang), voice),
        "column": column,
        "groups": [("", rows)] if rows else [],
        "marks": of_rows(rows, [one.latest for one in lines], voice),
        "address": voice.indicator,
    }
