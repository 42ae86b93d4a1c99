"""The report as Markdown, with charts drawn in characters."""

import re
from collections.abc import Iterable, Mapping

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable, RecordListing
from ..core.messages import phrase
from ..document import Grid, Line
from ..render import Rendered, render
from ..render.markdown import escape
from .pictures import in_characters
from .report import ReportPage, SectorReport
from .words import words

WIDTH = 80


def write(page: ReportPage) -> Rendered:
    """Return the page as Markdown; nothing is omitted, so there are no notices."""
    return Rendered("".join(_lines(page)))


def _lines(page: ReportPage) -> Iterable[str]:
    w = words(page.lang)
    yield f"# {escape(page.title)}\n\n"
    if page.version:
        yield phrase("Data version {version}.", page.lang, version=escape(page.version)) + "\n\n"
    for part in page.parts:
        yield from _part(part, w, page.lang)
    if page.check:
        from ..checking import report

        yield f"## {w['check']}\n\n" + _rendered(report(page.check, lang=page.lang), page.lang) + "\n"
    yield f"## {w['sources']}\n\n" + _rendered(page.sources._replace(title=""), page.lang) + f"\n## {w['data']}\n"
    for part in page.parts:
        yield "\n" + _fenced("csv", csv_of(part.found.levels, part.changes, RenderOptions()))


def _part(part: SectorReport, w: Mapping[str, str], lang: str) -> Iterable[str]:
    yield f"## {escape(part.title)}\n\n"
    if part.message:
        yield f"**{escape(part.message)}**\n\n"
    if part.found.first:
        yield from _first(part, w)
    for chart in (*([part.lead] if part.lead else []), *part.charts):
        yield _fenced("text", in_characters(chart, WIDTH, lang)) + "\n"
    for grid in part.grids:
        yield from _grid(grid, part, w["figure"])
    for text in part.aside:
        yield escape(text) + "\n\n"
    if part.notes:
        yield f"### {w['notes']}\n\n"
        for note in part.notes.values():
            lines = [(heading, "".join(piece.text for piece in pieces)) for heading, pieces in note.lines]
            text = "; ".join(f"{heading}: {text}" if heading else text for heading, text in lines)
            yield f"- {note.number}. {escape(note.title)}: {escape(text)}\n"
        yield "\n"


def _first(part: SectorReport, w: Mapping[str, str]) -> Iterable[str]:
    """Yield the summary table: the newest figure of each series with its growth."""
    heads = (w[name] for name in ("figure", "latest", "year", "growth_published", "growth_computed"))
    yield f"| {' | '.join(heads)} |\n"
    yield "|:---|---:|:---|---:|---:|\n"
    for row in part.rows():
        name, latest = escape(row.name), escape(row.latest)
        yield f"| {name} | {latest} [{row.note}] | {row.year} {row.mark} | {row.published} | {row.computed} |\n"
    yield "\n"


def _grid(grid: Grid, part: SectorReport, corner: str) -> Iterable[str]:
    """Yield a table, its bands below each other; the number in brackets behind a figure is that of its note."""
    heads = [column.head for column in grid.columns[1:]]
    yield f"### {escape(grid.caption)}\n\n"
    yield f"| {corner} | {' | '.join(heads)} |\n|:---|{'---:|' * len(heads)}\n"
    for band in grid.bands:
        yield f"| **{escape(band.heading)}** |{' |' * len(heads)}\n"
        yield from (_line(line, part) for line in band.lines if isinstance(line, Line))
    yield "\n"


def _line(line: Line, part: SectorReport) -> str:
    notes = (part.note_of(cell) for cell in line.cells)
    cells = (
        str(cell._replace(broken=False)) + (f" [{note}]" if note else "")
        for cell, note in zip(line.cells, notes, strict=True)
    )
    return f"| {'&emsp;' * line.depth}{escape(line.label)} | {' | '.join(cells)} |\n"


def csv_of(levels: ObservationTable, changes: ObservationTable, options: RenderOptions) -> str:
    """Return published figures and what is computed from them as CSV, without control characters of terminals."""
    rows = ObservationTable([*levels, *(row for row in changes if row.origin != "published")], levels.data)
    text = render(rows, "csv", options).text
    return "".join(sign for sign in text if sign == "\n" or sign.isprintable())


def _fenced(kind: str, text: str) -> str:
    """Return a code block in a fence that is longer than any run of backticks in the text."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}{kind}\n{text}{fence}\n"


def _rendered(content: RecordListing, lang: str) -> str:
    return render(content, "markdown", RenderOptions(lang=lang, detailed=True)).text
