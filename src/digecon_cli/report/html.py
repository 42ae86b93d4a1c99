"""The report as one self-contained page of HTML: no network, no script, readable on a phone, on paper and aloud."""

import re
from base64 import b64encode
from html import escape
from io import StringIO

from ..charts import terminal
from ..charts.model import Chart
from ..charts.spoken import words
from ..cleaning import clean
from ..errors import UsageError
from ..messages import of_data, phrase
from ..present.options import RenderOptions
from ..table import Listing, Table
from ..writers import Rendered
from ..writers.html import fragment
from .markdown import data as csv_of
from .page import Page
from .story import SectorStory

STYLE = """
:root { color-scheme: light dark; --ink: #1a1a1a; --page: #fff; --faint: #595959; --rule: #d0d0d0; --link: #0057b8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8e8; --page: #16181b; --faint: #b0b0b0; --rule: #45494e; --link: #8ab8ff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 0 1rem 3rem; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK SC", sans-serif; }
a { color: var(--link); }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { margin-top: 3rem; border-top: 1px solid var(--rule); padding-top: 1rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; list-style: none; }
.skip { position: absolute; left: -99rem; } .skip:focus { position: static; }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); gap: 1.5rem; }
figure { margin: 0; min-width: 0; break-inside: avoid; } figcaption { font-weight: 600; }
figure svg { width: 100%; height: auto; font-family: "DejaVu Sans", Verdana, "Noto Sans CJK SC", sans-serif; }
.scroll { overflow-x: auto; } .scroll:focus { outline: 2px solid var(--link); }
table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
th, td { padding: .2rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); }
caption { text-align: left; font-weight: 600; padding: .5rem 0; }
.notes, footer { color: var(--faint); font-size: .875rem; }
pre { overflow-x: auto; font-size: .8rem; line-height: 1.2; } dt { font-weight: 600; } dd { margin: 0 0 .4rem 1rem; }
th[scope="row"] { font-weight: 400; min-width: 11rem; } td[style*="right"] { white-space: nowrap; }
summary { cursor: pointer; }
@media print {
  body { max-width: none; font-size: 9pt; } nav, .skip, details { display: none; } .scroll { overflow: visible; }
  a { color: inherit; } .charts { grid-template-columns: 1fr 1fr; }
}
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def write(page: Page) -> Rendered:
    """Return the page; without matplotlib charts are drawn in characters, and a notice says so."""
    out = StringIO()
    lang = "zh-CN" if page.lang == "zh" else "en"
    out.write(f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n')
    out.write('<meta name="viewport" content="width=device-width, initial-scale=1">\n')
    out.write(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n')
    out.write('<link rel="icon" href="data:,">\n')
    out.write(f"<title>{escape(page.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n")
    out.write('<a class="skip" href="#content">' + phrase("Skip to the content", page.lang) + "</a>\n")
    out.write(f"<header>\n<h1>{escape(page.title)}</h1>\n")
    if page.version:
        out.write(
            '<p class="notes">'
            + phrase("Published figures, data version {version}.", page.lang, version=escape(page.version))
            + "</p>\n"
        )
    out.write(f'{_contents(page)}</header>\n<main id="content">\n')
    drawer = _Drawer(page)
    for number, part in enumerate(page.parts):
        out.write(_part(f"part-{number}", part, drawer, page.lang))
    if page.check:
        out.write(
            '<section id="check" aria-labelledby="check-head">\n<h2 id="check-head">'
            + phrase("Check of statements", page.lang)
            + "</h2>\n"
        )
        check = page.check._replace(title=phrase("Verdict on each statement", page.lang))
        out.write(_tables(check, page.lang) + "</section>\n")
    out.write(_sources(page.sources, page.lang))
    out.write(
        "</main>\n<footer><p>"
        + phrase(
            "Made by digecon. p: provisional; u: weakly sourced. The CSV names the source of each figure.", page.lang
        )
        + "</p></footer>\n</body>\n</html>\n"
    )
    return Rendered(out.getvalue(), drawer.notices)


def _contents(page: Page) -> str:
    links = [(f"part-{number}", part.title) for number, part in enumerate(page.parts)]
    links += [("check", phrase("Check", page.lang))] if page.check else []
    links += [("sources", phrase("Sources", page.lang))]
    items = "".join(f'<li><a href="#{anchor}">{escape(title)}</a></li>\n' for anchor, title in links)
    return f'<nav aria-label="{phrase("Contents", page.lang)}">\n<ul>\n{items}</ul>\n</nav>\n'


class _Drawer:
    """Draws charts: with matplotlib as SVG, or without it in characters."""

    def __init__(self, page: Page) -> None:
        self.progress, self.done = page.progress, 0
        self.count = sum(len(part.charts) for part in page.parts)
        self.notices: list[str] = []
        self.lang = page.lang
        try:
            from ..charts import paper
        except UsageError:
            self.paper = None
            self.notices.append(
                "charts are drawn in characters: pip install 'digecon-cli[print]' draws them as pictures."
            )
        else:
            self.paper = paper

    def figure(self, chart: Chart) -> str:
        """Return one chart as a figure with its caption."""
        self.progress(self.done + 1, self.count)
        self.done += 1
        if self.paper:
            drawn = self.paper.inline(chart, words(chart, self.lang), self.lang)
        else:
            lines = terminal.draw(chart._replace(notes=(), sources=""), RenderOptions(width=44, lang=self.lang))
            drawn = f'<pre role="img" aria-label="{escape(words(chart, self.lang))}">{escape(lines)}</pre>'
        return f"<figure>\n<figcaption>{escape(chart.title)}</figcaption>\n{drawn}\n</figure>\n"


def _part(anchor: str, part: SectorStory, drawer: _Drawer, lang: str) -> str:
    out = StringIO()
    out.write(
        f'<section id="{anchor}" aria-labelledby="{anchor}-head">\n<h2 id="{anchor}-head">{escape(part.title)}</h2>\n'
    )
    if part.sentences:
        out.write(f"<h3>{phrase('What happened', lang)}</h3>\n<ul>\n")
        out.write("".join(f"<li>{escape(sentence)}</li>\n" for sentence in part.sentences) + "</ul>\n")
    if part.charts:
        out.write(
            f"<h3>{phrase('Charts', lang)}</h3>\n"
            + '<div class="charts">\n'
            + "".join(map(drawer.figure, part.charts))
            + "</div>\n"
        )
        notes = dict.fromkeys(note for chart in part.charts for note in _notes(chart, drawer, lang))
        out.write('<p class="notes">' + "<br>\n".join(map(escape, notes)) + "</p>\n")
    if len(part.levels):
        out.write(f"<h3>{phrase('Figures as published', lang)}</h3>\n" + _tables(part.levels, lang))
    if len(part.changes):
        out.write(f"<h3>{phrase('Growth, published and computed', lang)}</h3>\n" + _tables(part.changes, lang))
    if part.derivations:
        pairs = "".join(f"<dt>{escape(field)}</dt><dd>{escape(value)}</dd>\n" for field, value in part.derivations)
        out.write(
            f"<details>\n<summary>{phrase('How each rate is derived', lang)}</summary>\n<dl>\n{pairs}</dl>\n</details>\n"
        )
    text = csv_of(part.levels, part.changes)
    link = "data:text/csv;base64," + b64encode(text.encode()).decode()
    out.write(f"<details>\n<summary>{phrase('Data as CSV', lang)}</summary>\n")
    name = re.sub(r"\W+", "-", part.name) or "data"
    saved = phrase("Save {name}.csv", lang, name=name)
    out.write(f'<p><a download="{name}.csv" href="{link}">{saved}</a></p>\n')
    out.write(
        f'<pre tabindex="0" role="region" aria-label="{escape(part.title)}, CSV">{escape(text)}</pre>\n</details>\n</section>\n'
    )
    return out.getvalue()


def _notes(chart: Chart, drawer: _Drawer, lang: str) -> list[str]:
    signs = drawer.paper.legend(chart, lang, False) if drawer.paper else []
    return [*signs, *chart.notes, chart.sources]


def _tables(content: Table | Listing, lang: str) -> str:
    """Return tables as the HTML writer makes them, each where a narrow screen can move it."""
    return fragment(content, RenderOptions(lang=lang, detailed=True), True)[0]


def _sources(listing: Listing, lang: str) -> str:
    items = []
    for record in listing.rows:
        source, organisation, title, url, published, via = (clean(str(cell)) for cell in record[:6])
        organisation, title, via = (of_data(one, lang) for one in (organisation, title, via))
        comma = phrase(", ", lang)
        told = comma.join(escape(one) for one in (organisation, title, published) if one) or escape(source)
        if url.startswith(("https://", "http://")):
            told = f'<a href="{escape(url)}" rel="noreferrer">{told}</a>'
        seen = phrase(" (via {carrier})", lang, carrier=escape(via)) if via else ""
        items.append(f"<li>{told}{seen} <small>{escape(source)}</small></li>\n")
    return f'<section id="sources" aria-labelledby="sources-head">\n<h2 id="sources-head">{phrase("Sources", lang)}</h2>\n<ul>\n{"".join(items)}</ul>\n</section>\n'
