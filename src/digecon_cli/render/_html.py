"""Documents as HTML, and a page around them: light or dark, for phones and paper, and without external resources."""

from collections.abc import Iterator
from html import escape  # a heavy import: it brings two thousand names of characters

from ..document import Cell, Column, Document, Grid
from .paper import is_numeric
from .periods import lines_of

DIGIT, POINT = "\u2007", "\u2008"  # spaces as wide as a digit and as a decimal point
_TAGS = {"en": "en", "zh": "zh-CN"}
_STYLE = """
:root { color-scheme: light dark; --ink: #1a1a1a; --page: #fff; --faint: #595959; --rule: #d0d0d0; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --page: #16181b; --faint: #b0b0b0; --rule: #45494e; } }
body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK SC", sans-serif; }
.scroll { overflow-x: auto; } h1 { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); }
table { border-collapse: collapse; margin-top: 1.5rem; border-bottom: 1px solid var(--ink); }
caption { text-align: left; font-weight: 600; padding: .25rem .5rem; }
th, td { padding: .15rem .5rem; vertical-align: top; }
thead { border-top: 1px solid var(--ink); border-bottom: 1px solid var(--ink); }
[style*="right"] { white-space: nowrap; } th[scope="row"] { min-width: 13rem; }
tbody tr:not(:first-child) > *, th[scope="rowgroup"] { border-top: 1px solid var(--rule); }
.notes { color: var(--faint); max-width: 44rem; padding: 0 .5rem; }
@media print { body { max-width: none; font-size: 9pt; } .scroll { overflow: visible; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"


def page(title: str, body: str, lang: str, style: str = "") -> str:
    """Return a whole page; ``body`` is HTML, and the heading is for screen readers, since tables have captions.

    ``style`` is added to that of all pages.
    """
    return (
        f'<!DOCTYPE html>\n<html lang="{_TAGS[lang]}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n<link rel="icon" href="data:,">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}{style}</style>\n</head>\n<body>\n<main>\n<h1>{escape(title)}</h1>\n{body}</main>\n</body>\n</html>\n"
    )


def pieces(page: Document, lang: str, scrolled: bool) -> Iterator[str]:
    """Yield the tables and paragraphs of a document; ``scrolled`` lets tables scroll sideways on a narrow screen."""
    tag = _TAGS[lang]
    if page.title:
        yield f'<h2 lang="{tag}">{escape(page.title)}</h2>\n'
    for grid in page.grids:
        label = f' aria-label="{escape(grid.caption)}"' if grid.caption else ""
        yield f'<div class="scroll" tabindex="0" role="region"{label}>\n' if scrolled else ""
        yield from _table(grid, tag)
        yield "</div>\n" if scrolled else ""
    for lines in filter(None, (page.notes, page.listed_sources)):
        text = "<br>\n".join(map(escape, lines))
        yield f'<p class="notes" lang="{tag}"><small>{text}</small></p>\n'


def _table(grid: Grid, tag: str) -> Iterator[str]:
    yield f'<table lang="{tag}" style="font-variant-numeric: tabular-nums; border-spacing: .75em 0">\n'
    yield f"<caption>{escape(grid.caption)}</caption>\n" if grid.caption else ""
    if any(column.head for column in grid.columns):
        yield f"<thead>\n<tr>{''.join(map(_head, grid.columns))}</tr>\n</thead>\n"
    styles = [f' style="text-align: {_side(column)}"' for column in grid.columns[1:]]
    # If some numbers of a column have marks, the others are padded by the width of one.
    marked = [any(line.cells[at].number.mark for line in grid.lines) for at in range(len(styles))]
    for band in grid.bands:
        yield "<tbody>\n"
        if band.heading:
            whole = f'<th scope="rowgroup" colspan="{len(grid.columns)}" style="text-align: left">'
            yield f"<tr>{whole}{escape(band.heading)}</th></tr>\n"
        for line in lines_of(band):
            cells = zip(line.cells, styles, marked, strict=True)
            texts = "".join(f"<td{style}>{_cell(cell, has_marks)}</td>" for cell, style, has_marks in cells)
            label = "&emsp;" * line.depth + escape(line.label)
            yield f'<tr><th scope="row" style="text-align: left; font-weight: normal">{label}</th>{texts}</tr>\n'
        yield "</tbody>\n"
    yield "</table>\n"


def _side(column: Column) -> str:
    return "right" if is_numeric(column) else "left"


def _head(column: Column) -> str:
    if not column.head:
        return "<td></td>"
    return f'<th scope="col" style="text-align: {_side(column)}">{escape(column.head)}</th>'


def _cell(cell: Cell, marked: bool) -> str:
    """Return a cell, padded so that the decimal points of its column are aligned."""
    behind = cell.behind
    text = str(cell)
    point = POINT if behind and not cell.places else ""
    room = int(marked and not cell.number.mark and bool(text))
    return escape(text) + point + DIGIT * (behind - len(point) + room)
