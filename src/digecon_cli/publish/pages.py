"""The pages of a site: indicators, areas, front, sectors, lists, documents, checked claims, search and addresses."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from ..ask.options import RenderOptions
from ..changes.triangle import triangle
from ..checking.judging import WORST_FIRST
from ..checking.report import recomputed_text, says, statement
from ..core import periods, schedule
from ..core.areas import area_name
from ..core.cleaning import clean
from ..core.errors import DataError
from ..core.messages import CHINESE, ENGLISH, of_data, of_place, phrase
from ..core.model import Observation, Source
from ..document import APART, EQUAL, NONE, REFUSED, Grid, Prose
from ..draw.home import HEADLINES
from ..measures import answer_of
from ..measures.derivation import Options
from ..measures.share import share
from ..pages.labels import RELATIONS, counted, document, producer, word
from ..pages.listings import breaks, revisions
from ..pages.numbers import latest, legend
from ..pages.series import grouped, ranking, sector_name, sector_of
from . import citations, life_pages, months
from .addresses import anchor, of_cell
from .answers import answers, newest_figure, not_computed, restated, shares
from .compared import Compared, links
from .compared import pages as compared_pages
from .files import of_indicator
from .first_screen import days, to_take
from .headlines import HeadlineSeries
from .html import checked
from .material import Material, SiteSeries
from .over_periods import figure_links, growth_by_period, shares_by_period
from .page import PageLead, SiteEdition, SitePage
from .pictures import PLANNED_LEVELS, PagePicture, Spark, growth_picture, share_picture, spark_of
from .sentences import FirstRow, TextPiece, figure_text, first_row, newest, period_in_words, plain, web, with_unit
from .years import meanings, tables

MOST_RELEASES = 6  # that the front page lists
BASE = "https://example.org/"  # placeholder for the address of the site, which is not known when it is built
# How programs read a figure: the name of each, the key of what to know about it, and what to type.
PROGRAMS = (
    (
        "pandas", "",
        'import pandas as pd\nfigures = pd.read_csv("{address}")\n'
        'figures[(figures.measure == "level") & (figures.freq == "A")].set_index("period").value',
    ),
    (
        "R", "",
        'figures <- read.csv("{address}")\n'
        'subset(figures, measure == "level" & freq == "A", c(period, value, low, high))',
    ),
    (
        "DuckDB", "use_duckdb",
        "SELECT period, value, low, high FROM read_csv('{address}')\n"
        "WHERE measure = 'level' AND freq = 'A' ORDER BY period;",
    ),
    ("LibreOffice Calc", "use_calc", "soffice --calc {address}"),
    ("Excel", "use_excel", '= Csv.Document(Web.Contents("{address}"), [Delimiter = ",", Encoding = 65001])'),
    ("Google Sheets", "use_sheets", '=IMPORTDATA("{address}")'),
    ("digecon", "", "digecon growth --data {file}"),
)  # fmt: skip
_SIGNS_OF_ROWS = {EQUAL: "equal", APART: "apart", REFUSED: "key_refused_there", NONE: "none"}
_TYPES = {"csv": "text/csv", "json": "application/json"}


def pages(edition: SiteEdition, compared: Compared = ()) -> Iterator[tuple[str, bytes]]:
    """Yield all pages of a site in one language, with their paths; series link to the comparisons that they stand in."""
    material = edition.material
    for name, series in material.series.items():
        yield _page(series, edition.leads[name], compared, SitePage(edition, f"{material.pages[name]}.html"))
    yield from compared_pages(edition, compared)
    for indicator in dict.fromkeys(one.indicator for one in material.series.values()):
        if indicator not in material.series:  # there are no figures for China
            yield _areas(indicator, SitePage(edition, f"{material.pages[indicator]}.html"))
    sectors = {sector: edition.lead(_names(sector, material)) for sector in material.sectors}
    news = months.news(material)
    yield _front(SitePage(edition, "index.html"), sectors, bool(compared), news)
    for sector, lead in sectors.items():
        yield _sector(sector, lead, SitePage(edition, f"{material.sector_pages[sector]}.html"))
    yield _indicators(SitePage(edition, "indicators/index.html"))
    yield _documents(SitePage(edition, "documents/index.html"))
    for source, path in material.document_pages.items():
        yield _document(source, SitePage(edition, f"{path}.html"))
    if material.check:
        yield _claims(SitePage(edition, "claims.html"))
    yield from life_pages.pages(edition)
    yield from months.pages(edition, news)
    search = SitePage(edition, "search.html")
    yield search.write(
        "search.html", search.w["search"], trail=[search.home], sectors=map(search.sector, material.sectors)
    )
    yield _use(SitePage(edition, "use.html"))


def message(series: SiteSeries, page: SitePage) -> str:
    """Return the message of a series: what happened, or its newest figure if it has no levels."""
    name = page.title(series) + phrase(": ", page.lang)
    return page.edition.leads[series.name].message or name + newest(series.rows, page.data, page.lang)


def _page(series: SiteSeries, lead: PageLead, compared: Compared, page: SitePage) -> tuple[str, bytes]:
    data, lang, entry = page.data, page.lang, page.data.about(series.indicator)
    files = of_indicator(series, lead.chart is not None, page.material)
    found = tables(series, page)
    newest = newest_figure(series, lead.headline, page)
    restatements = restated(series, page)
    first, *more = answers(series, lead.headline, restatements, page)
    text = message(series, page)
    values = {
        "id": series.name,
        "name": page.title(series),
        "other_name": page.title(series, ENGLISH if lang == CHINESE else CHINESE) if entry.label_zh else "",
        "message": text,
        "description": text,
        "trail": [page.home, page.sector(sector_of(series.rows[0], data))],
        "first": first,
        "days": days(series, newest, page),
        "to_take": to_take(series, newest, files, page),
        "answers": more,
        "refused": not_computed(series, page),
        **_views(series, lead, page),
        "tables": found,
        "marks": list(meanings(found, series, page)),
        "breaks": breaks(series.indicator, data, lang),
        "revisions": revisions(series.indicator, data, lang)
        if data.revisions.get((series.indicator, series.area))
        else [],
        "restated": restatements,
        "releases": _releases(series, page),
        "life": page.life(series.name),
        "definition": plain(" ".join(of_data(one, lang) for one in (entry.definition, entry.note) if one)),
        "related": _related(series, page),
        "compared": links(series.name, compared, page),
        "files": [(page.w[f"take_{kind}"], path) for kind, path in files.items()],
        "alternates": [(_TYPES[kind], path) for kind, path in files.items() if kind in _TYPES],
        "papers": documents({name for one in series.rows for name in one.sources}, page),
        **_reproduction(series, newest, page),
    }
    return page.write("indicator.html", _heading(series, page), **values)


def _views(series: SiteSeries, lead: PageLead, page: SitePage) -> dict[str, Any]:
    """Return the pictures of a page, whose figures lead to its table: levels, growth, shares; None or empty without any."""
    levels: list[Observation] = []
    if headline := lead.headline:
        planned = [one for one in series.standing if one.measure in PLANNED_LEVELS]
        levels = [*planned, *headline.levels, *([headline.part] if headline.part else [])]
    return {
        "chart": with_key(lead.picture(figure_links(levels, page)), page),
        "growth": growth_by_period(series, page),
        "shares": shares_by_period(series, page),
    }


def _heading(series: SiteSeries, page: SitePage) -> str:
    """Return the title of a page, with its area for readers who come from a search engine."""
    name = page.title(series)
    if series.area == "CN" and not page.material.own:
        name = phrase(", ", page.lang).join((name, area_name(series.area, page.lang)))
    return f"{name} ({series.name})"


def _reproduction(series: SiteSeries, newest: Observation, page: SitePage) -> dict[str, Any]:
    """Return the commands and the Python code that give the same figures, and how to cite the newest one."""
    table, period = page.material.table, newest.period
    commands = ["show {name} --freq all", "growth {name}", "share {name}", "explain {name} {period}", "cite {name}"]
    if not any(one.has_figure for rows in shares(series).values() for one in rows):
        commands.remove("share {name}")
    source = f'read("{page.material.own}")' if table else "load()"
    cited = citations.references([one for one in series.standing if one.period == period], page.data, page.lang)
    return {
        "commands": [f"digecon {line.format(name=series.name, period=period)}{table}" for line in commands],
        "python": "import digecon_cli as digecon\n"
        f'digecon.{source}.select("{series.name}", freq="all").show().to_frame()',
        "citation": citations.text(cited, page.lang).strip(),
        "bibtex": citations.bibtex(cited, page.lang).strip(),
    }


def _related(series: SiteSeries, page: SitePage) -> Iterator[tuple[str, list[TextPiece]]]:
    """Yield what the indicator belongs to, its parts, and its other areas, with links to their pages."""
    data, lang, w = page.data, page.lang, page.w
    wholes = data.about(series.indicator).wholes
    parts: dict[str, list[str]] = {kind: [] for kind in RELATIONS}
    for name, entry in data.catalog.items():
        if series.indicator in entry.parent and series.indicator in entry.wholes:
            parts[entry.wholes[series.indicator]].append(name)
    overlapping = [name for name, kind in wholes.items() if kind == "overlap"]
    belongs = {name: f"{word(RELATIONS, kind, lang)} " for name, kind in wholes.items() if kind != "overlap"}
    areas = [name for name in page.material.areas(series.indicator) if name != series.name]
    lists: list[tuple[str, Iterable[str]]] = [
        ("whole_of", belongs),
        ("parts_of", parts["part"]),
        ("subsets_of", parts["subset"]),
        ("overlapping", [*overlapping, *parts["overlap"]]),
        ("other_areas", areas),
    ]
    for key, names in lists:
        found = []
        for name in names:
            other = page.material.series.get(name)
            text = page.title(other) if other else clean(data.about(name).name(lang))
            lead = belongs[name] if key == "whole_of" else ""
            found.append(TextPiece(lead + text, page.indicator(name)))
        if found:
            yield w[key], found


def _releases(series: SiteSeries, page: SitePage) -> list[Grid]:
    """Return what was released more than once, as a grid per measure; empty if nothing was."""
    try:
        listing = triangle(series.name, series.rows, page.data)
    except DataError:
        return []
    assert listing.page is not None
    made = listing.page(RenderOptions(all=True, lang=page.lang, commands=False))
    return [
        grid._replace(caption=plain(title.text))
        for title, grid in pairwise(made.parts)
        if isinstance(title, Prose) and isinstance(grid, Grid)
    ]


def documents(sources: Iterable[str], page: SitePage) -> list[dict[str, str]]:
    """Return documents with their pages, the newest first."""
    known = page.data.sources
    ordered = sorted(sources, key=lambda name: (known[name].published if name in known else "", name), reverse=True)
    return [
        {
            "id": name,
            "page": page.document(name),
            "text": _title(known[name], page) if name in known else name,
        }
        for name in ordered
    ]


def _title(source: Source, page: SitePage) -> str:
    """Return the title of a document with its day; its page says the rest."""
    title = clean(of_data(source.title, page.lang)) or producer(source.organisation, page.lang)
    return title + (phrase(" ({command})", page.lang, command=source.published) if source.published else "")


def _areas(indicator: str, page: SitePage) -> tuple[str, bytes]:
    """Return the page of an indicator that has no figures for China, with links to those of its areas."""
    material, leads = page.material, page.edition.leads
    names = material.areas(indicator)
    lead, first = page.edition.lead(names), material.series[names[0]].rows[0]
    name = clean(material.data.about(indicator).name(page.lang))
    without = [one for one in names if not leads[one].headline]
    return page.write(
        "series.html",
        f"{name} ({indicator})",
        message=plain(lead.message) or name,
        trail=[page.home, page.sector(sector_of(first, material.data))],
        without=[(page.title(material.series[one]), page.indicator(one)) for one in without],
        **table(page.w["areas"], [line for one in names if (line := leads[one].headline)], lead, page),
        sector=False,
    )


def table(column: str, found: Sequence[HeadlineSeries], lead: PageLead, page: SitePage) -> dict[str, Any]:
    """Return the values for a page with two or more series: the large picture and a table with the newest figure of each."""
    rows = rows_of(found, page)
    return {
        "lead": with_key(lead.picture(), page),
        "column": column,
        "groups": [("", rows)] if rows else [],
        "marks": key_of_rows(rows, [line.latest for line in found], page),
        "address": page.indicator,
    }


def rows_of(found: Iterable[HeadlineSeries], page: SitePage) -> list[tuple[FirstRow, Spark]]:
    """Return the rows of a table of newest figures, each with its sparkline, and beside an older year what is newer."""
    return [(_with_age(first_row(line, page.data, page.lang), line, page), spark_of(line)) for line in found]


def _with_age(row: FirstRow, line: HeadlineSeries, page: SitePage) -> FirstRow:
    age = _age(line, page)
    return row._replace(year=phrase("; ", page.lang).join((row.year, age))) if age else row


def _age(line: HeadlineSeries, page: SitePage) -> str:
    """Return what is newer than a figure that is not of the last full year, or that nothing is; empty for a recent one."""
    date = schedule.date_of(page.material.version)
    if not date or int(periods.days(line.latest.period)[1][:4]) >= int(date[:4]) - 1:
        return ""
    if part := line.part:
        return page.say(
            "newer", value=with_unit(part, page.data, page.lang), period=period_in_words(part.period, page.lang)
        )
    return page.w["none_newer"]


def key_of_rows(rows: Sequence[tuple[FirstRow, Spark]], newest: Iterable[Observation], page: SitePage) -> list[str]:
    """Return the meaning of the signs and letters in a table of newest figures."""
    signs = {sign for row, _ in rows for sign in row.signs}
    key = [page.w[name].format(sign=sign) for sign, name in _SIGNS_OF_ROWS.items() if sign in signs]
    return legend(newest, page.lang) + key + ([page.w["key_course"]] if any(spark.signed for _, spark in rows) else [])


def with_key(picture: PagePicture | None, page: SitePage) -> PagePicture | None:
    """Return a picture with a note on the numbers behind its sources, if there are any."""
    if picture is None or not any(re.search(r"\(\d+\)", note) for note in picture.notes):
        return picture
    return picture._replace(notes=(*picture.notes, page.w["key_documents"]))


def _names(sector: str, material: Material) -> list[str]:
    """Return the names of the series of a sector."""
    return [name for indicator in material.sectors[sector] for name in material.areas(indicator)]


def _front(
    page: SitePage, sectors: Mapping[str, PageLead], has_comparisons: bool, news: Mapping[str, months.MonthNews]
) -> tuple[str, bytes]:
    material, lang, leads = page.material, page.lang, page.edition.leads
    main = [one.indicator for one in HEADLINES if one.indicator in leads and leads[one.indicator].headline]
    if material.own or not main:
        main = [line.latest.name for lead in sectors.values() for line in lead.found.first[:2]]
    lines = dict(zip(main, _lines(main, page), strict=True))
    groups = []
    for sector, indicators in material.sectors.items():
        found = [line for line in lines.values() if line.latest.indicator in indicators]
        groups += [(sector_name(sector, lang), rows_of(found, page))] if found else []
    counts = page.say(
        "counts",
        figures=counted(sum(len(one.rows) for one in material.series.values()), "figure", lang),
        documents=counted(len(material.documents), "document", lang),
        indicators=counted(sum(map(len, material.sectors.values())), "indicator", lang),
    )
    name = page.say("own", name=material.own) if material.own else page.w["site"]
    releases = _newest_releases(lines, page)
    text = (releases[0].text if releases else next(iter(sectors.values())).message) or name
    return page.write(
        "front.html",
        name,
        message=text,
        description=text,
        counts=counts,
        releases=releases,
        has_comparisons=has_comparisons,
        month=months.newest(news, page),
        sectors=[(*page.sector(sector), _dated_message(lead, page)) for sector, lead in sectors.items()],
        groups=groups,
        address=page.indicator,
        marks=key_of_rows([row for _, rows in groups for row in rows], [line.latest for line in lines.values()], page),
        **_checked(page, set(leads)),
    )


class _Release(NamedTuple):
    """A headline figure as the front page tells it: day, what happened to it, and the page of its indicator."""

    day: str
    text: str
    url: str


def _newest_releases(lines: Mapping[str, HeadlineSeries], page: SitePage) -> list[_Release]:
    """Return the headlines that were released last, the newest first; none without days of release."""
    found = []
    for name, line in lines.items():
        text, day, part = plain(page.edition.leads[name].message), line.latest.vintage, line.part
        if part and part.vintage > day:
            value = with_unit(part, page.data, page.lang)
            text += phrase("; ", page.lang) + page.say(
                "newer", value=value, period=period_in_words(part.period, page.lang)
            )
            day = part.vintage
        found += [_Release(day, text, page.indicator(name))] if day else []
    return sorted(found, key=lambda release: release.day, reverse=True)[:MOST_RELEASES]


def _dated_message(lead: PageLead, page: SitePage) -> str:
    """Return the message of a sector; of an older year it says whether anything is newer."""
    age = _age(lead.headline, page) if lead.headline and lead.message else ""
    return plain(lead.message) + (phrase(" ({command})", page.lang, command=age) if age else "")


def _lines(names: Iterable[str], page: SitePage) -> Iterator[HeadlineSeries]:
    """Yield the headline of each series that has levels, labeled with its full name."""
    for name in names:
        if line := page.edition.leads[name].headline:
            yield line._replace(label=page.title(page.material.series[name]))


def _checked(page: SitePage, indicators: set[str]) -> dict[str, Any]:
    """Return the values for the statements about some indicators: how many hold, and those that do not."""
    about = [one for one in page.material.check if {ref.indicator for ref in one.claim.subjects} & indicators]
    return checked(about, page.lang)


def _sector(sector: str, lead: PageLead, page: SitePage) -> tuple[str, bytes]:
    material, lang = page.material, page.lang
    names, name = _names(sector, material), sector_name(sector, lang)
    shares = answer_of(share(lead.found.rows, material.data, Options()), material.data)
    pictures = (share_picture(shares, material.data, lang), growth_picture(lead.found))
    without = [material.series[one] for one in names if not page.edition.leads[one].headline]
    return page.write(
        "series.html",
        name,
        message=lead.message or name,
        description=lead.message or name,
        trail=[page.home],
        without=[(message(series, page), page.indicator(series.name)) for series in without],
        sector=True,
        pictures=[with_key(one, page) for one in pictures if one],
        **table(page.w["indicators"], list(_lines(names, page)), lead, page),
        **_checked(page, set(material.sectors[sector])),
    )


def _indicators(page: SitePage) -> tuple[str, bytes]:
    """Return the list of all series, by name."""
    rows = []
    for series in sorted(page.material.series.values(), key=lambda one: page.title(one).casefold()):
        newest = latest(series.rows, page.data)
        text = figure_text(newest, page.data, page.lang)
        row = {
            "id": series.name,
            "name": page.title(series),
            "url": page.indicator(series.name),
            "latest": text._replace(cell=text.cell._replace(words=with_unit(newest, page.data, page.lang))),
            "period": page.heading(newest.period),
            "figures": f"{len(series.rows):,}",
        }
        rows.append(row)
    return page.write("list.html", page.w["all_indicators"], rows=rows, trail=[page.home])


def _documents(page: SitePage) -> tuple[str, bytes]:
    """Return the list of all documents, by producer."""
    material, lang = page.material, page.lang
    known = material.data.sources

    def maker(name: str) -> str:
        return producer(known[name].organisation, lang) if name in known else page.w["no_source"]

    makers = grouped(material.documents, maker)
    ordered = sorted(makers.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return page.write(
        "documents.html",
        page.w["all_documents"],
        makers=[(clean(name), documents(found, page)) for name, found in ordered],
        counts=counted(len(material.documents), "document", lang),
        trail=[page.home],
    )


def _document(source: str, page: SitePage) -> tuple[str, bytes]:
    """Return the page of a document: title, address, and all its figures."""
    material, data, lang = page.material, page.data, page.lang
    known = data.sources.get(source)
    facts = [("ID", source, "")]
    if known:
        facts += [
            (page.w["address"], known.url or page.w["no_address"], web(known.url)),
            (page.w["published_on"], known.published, ""),
            (page.w["via"], clean(of_place(known.via, lang)), ""),
        ]
    groups: dict[str, list[dict[str, Any]]] = {}
    for figure in material.documents[source]:
        row = {
            "period": page.heading(figure.period),
            "url": page.indicator(figure.name, anchor(figure)),
            "figure": page.edition.printed(figure),
            "where": page.place_in_document(figure.locator),
            "counts": figure in material.series[figure.name].standing,
        }
        groups.setdefault(figure.name, []).append(row)
    return page.write(
        "document.html",
        plain(document(known, dated=False, lang=lang)) if known else source,
        facts=[(name, text, url) for name, text, url in facts if text],
        groups=[(page.title(material.series[one]), page.indicator(one), rows) for one, rows in groups.items()],
        trail=[page.home, (page.w["sources"], page.page("documents/index.html"))],
    )


def _claims(page: SitePage) -> tuple[str, bytes]:
    """Return the page of all statements with their verdicts, worst first."""
    lang, known = page.lang, page.data.sources
    ordered = sorted(page.material.check, key=lambda one: WORST_FIRST.index(one.verdict))
    claims = [
        {
            "id": finding.claim.claim_id,
            "kind": finding.verdict.replace(" ", "-"),
            "verdict": phrase(finding.verdict, lang),
            "statement": plain(statement(finding, lang)),
            "url": next(filter(None, (page.indicator(ref.indicator) for ref in finding.claim.subjects)), ""),
            "printed": says(finding, lang),
            "recomputed": recomputed_text(finding, lang),
            "note": plain(finding.notes(lang)),
        }
        for finding in ordered
    ]
    names = dict.fromkeys(one.claim.source for one in ordered)
    return page.write(
        "claims.html",
        page.w["claims"],
        claims=claims,
        documents=[plain(document(known[name], dated=False, lang=lang)) for name in names if name in known],
        tally=checked(ordered, lang)["tally"],
        trail=[page.home],
    )


def _use(page: SitePage) -> tuple[str, bytes]:
    """Return the page on the addresses of the site; its example is the first headline, or else the first series."""
    material, ranked = page.material, ranking(page.data)
    example = min(material.series.values(), key=lambda one: (one.area not in ("CN", ""), ranked(one.rows[0])))
    path = material.pages[example.indicator] + ".csv"
    values = {"address": BASE + path, "file": path.rpartition("/")[2]}
    programs = [(name, page.w[note] if note else "", code.format(**values)) for name, note, code in PROGRAMS]
    return page.write("use.html", page.w["use"], trail=[page.home], files=_files(example, page), programs=programs)


def _files(series: SiteSeries, page: SitePage) -> Iterator[tuple[str, str, str]]:
    """Yield an example of each address: the path, its link, and what it holds."""
    first, own = page.material.pages[series.indicator], page.material.pages[series.name] + ".html"
    words = {
        "index.json": "use_index",
        f"{first}.csv": "use_csv",
        f"{first}.json": "use_json",
        f"{first}.metadata.json": "use_metadata",
    }
    for path, name in words.items():
        yield path, page.shared(path), page.w[name]
    yield "indicators/ID.svg", "", page.w["use_svg"]
    levels = [one for one in series.standing if (one.measure, one.basis) == ("level", "")] or series.standing
    newest = max(levels, key=lambda one: (periods.frequency(one.period) == "A", periods.order(one.period)))
    growth = of_cell("growth", "", newest.period)
    places = {"use_figure": anchor(newest)}
    if any(of_cell(one.measure, "", one.period) == growth for one in series.standing):
        places["use_growth"] = growth
    for name, place in places.items():
        yield f"{own}#{place}", page.page(own, place), page.w[name]
