"""The report as Markdown, by the same story; charts are drawn in characters."""

import re
from collections.abc import Iterable
from io import StringIO

from .. import periods
from ..ask.options import RenderOptions
from ..dataset import Dataset
from ..draw.terminal_page import draw
from ..messages import phrase
from ..render import Rendered, render
from ..render.markdown import escape
from ..table import Listing, Table
from .annual import Grid, Line
from .page import Page
from .rows import row_of
from .story import SectorStory
from .words import words

WIDTH = 80


def write(page: Page) -> Rendered:
    """Return the page as Markdown; nothing is left out that the page tells, so there are no notices."""
    out = StringIO()
    own = words(page.lang)
    out.write(f"# {escape(page.title)}\n\n")
    if page.version:
        out.write(phrase("Data version {version}.", page.lang, version=escape(page.version)) + "\n\n")
    for part in page.parts:
        out.write("".join(_part(part, page.data, page.lang)))
    if page.check:
        from ..claims import report

        out.write(f"## {own['check']}\n\n" + _rendered(report(page.check, lang=page.lang), page.lang) + "\n")
    out.write(
        f"## {own['sources']}\n\n" + _rendered(page.sources._replace(title=""), page.lang) + f"\n## {own['data']}\n"
    )
    for part in page.parts:
        out.write("\n" + _fenced("csv", csv_of(part.levels, part.changes)))
    return Rendered(out.getvalue())


def _part(part: SectorStory, data: Dataset, lang: str) -> Iterable[str]:
    own = words(lang)
    yield f"## {escape(part.title)}\n\n"
    if part.message:
        yield f"**{escape(part.message)}**\n\n"
    if part.rows:
        yield from _first(part, data, lang)
    look = RenderOptions(width=WIDTH, lang=lang)
    for chart in (*([part.lead] if part.lead else []), *part.charts):
        yield _fenced("text", draw(chart, look)) + "\n"
    for grid in part.grids:
        yield from _grid(grid, own["figure"])
    for text in part.aside:
        yield escape(text) + "\n\n"
    if part.notes:
        yield f"### {own['notes']}\n\n"
        for note in part.notes:
            told = (
                f"{heading}: " * bool(heading) + "".join(piece.text for piece in pieces)
                for heading, pieces in note.lines
            )
            yield f"- {note.number}. {escape(note.title)}: {escape('; '.join(told))}\n"
        yield "\n"


def _first(part: SectorStory, data: Dataset, lang: str) -> Iterable[str]:
    """Yield the first table: the newest figure of each series with its growth."""
    own = words(lang)
    yield f"| {' | '.join(own[name] for name in ('figure', 'latest', 'year', 'published', 'computed'))} |\n"
    yield "|:---|---:|:---|---:|---:|\n"
    for row in (row_of(one, data, lang) for one in part.rows):
        name, latest = escape(row.name), escape(row.latest)
        yield f"| {name} | {latest} [{row.note}] | {row.year} {row.mark} | {row.published} | {row.computed} |\n"
    yield "\n"


def _grid(grid: Grid, corner: str) -> Iterable[str]:
    """Yield a table with its bands below each other; the number behind a figure is that of its note."""
    yield f"### {escape(grid.caption)}\n\n"
    yield f"| {corner} | {' | '.join(map(periods.label, grid.periods))} |\n|:---|{'---:|' * len(grid.periods)}\n"
    for band in grid.bands:
        yield f"| **{escape(band.heading)}** |{' |' * len(grid.periods)}\n"
        yield from map(_line, band.lines)
    yield "\n"


def _line(line: Line) -> str:
    cells = (cell.unmarked + cell.number.mark + (f" [{cell.note}]" if cell.note else "") for cell in line.cells)
    return f"| {'&emsp;' * line.depth}{escape(line.label)} | {' | '.join(cells)} |\n"


def csv_of(levels: Table, changes: Table) -> str:
    """Return what is published and what follows as one CSV, without characters that steer a terminal."""
    rows = Table([*levels, *(row for row in changes if row.origin != "published")], levels.data)
    text = render(rows, "csv", RenderOptions()).text
    return "".join(sign for sign in text if sign == "\n" or sign.isprintable())


def _fenced(kind: str, text: str) -> str:
    """Return a block of code in a fence that is longer than any run of backticks in it."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}{kind}\n{text}{fence}\n"


def _rendered(content: Listing, lang: str) -> str:
    return render(content, "markdown", RenderOptions(lang=lang, detailed=True)).text
