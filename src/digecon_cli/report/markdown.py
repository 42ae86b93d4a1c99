"""The report as Markdown: charts are drawn in characters."""

import re
from io import StringIO

from ..charts import terminal
from ..messages import phrase
from ..present.options import RenderOptions
from ..table import Listing, Table
from ..writers import Rendered, render
from ..writers.markdown import escape
from .page import Page

WIDTH = 80


def write(page: Page) -> Rendered:
    """Return the page as Markdown; nothing is left out, so there are no notices."""
    out = StringIO()
    out.write(f"# {escape(page.title)}\n\n")
    if page.version:
        out.write(phrase("Data version {version}.", page.lang, version=escape(page.version)) + "\n\n")
    colon = phrase(": ", page.lang)
    count = sum(len(part.charts) for part in page.parts)
    done = 0
    for part in page.parts:
        out.write(f"## {escape(part.title)}\n\n")
        out.write("".join(f"- {escape(sentence)}\n" for sentence in part.sentences) + "\n")
        for chart in part.charts:
            out.write(_fenced("text", terminal.draw(chart, RenderOptions(width=WIDTH, lang=page.lang))) + "\n")
            page.progress(done := done + 1, count)
        for table in (part.levels, part.changes):
            if len(table):
                out.write(_rendered(table, "markdown", page.lang) + "\n")
        if part.derivations:
            out.write(
                "### " + phrase("{sector}: how each rate is derived", page.lang, sector=escape(part.title)) + "\n\n"
            )
            out.write("".join(f"- {escape(field)}{colon}{escape(value)}\n" for field, value in part.derivations) + "\n")
    if page.check:
        out.write(f"## {phrase('Check', page.lang)}\n\n" + _rendered(page.check, "markdown", page.lang) + "\n")
    out.write(
        f"## {phrase('Sources', page.lang)}\n\n"
        + _rendered(page.sources._replace(title=""), "markdown", page.lang)
        + f"\n## {phrase('Data', page.lang)}\n"
    )
    for part in page.parts:
        out.write("\n" + _fenced("csv", data(part.levels, part.changes)))
    return Rendered(out.getvalue())


def data(*tables: Table) -> str:
    """Return the rows of tables as one CSV, without characters that steer a terminal."""
    rows = Table([row for table in tables for row in table], tables[0].data)
    text = render(rows, "csv", RenderOptions()).text
    return "".join(sign for sign in text if sign == "\n" or sign.isprintable())


def _fenced(kind: str, text: str) -> str:
    """Return a block of code in a fence that is longer than any run of backticks in it."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}{kind}\n{text}{fence}\n"


def _rendered(content: Table | Listing, format: str, lang: str) -> str:
    return render(content, format, RenderOptions(lang=lang, detailed=True)).text
