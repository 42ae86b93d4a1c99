"""Sheets as HTML, and a page around it: readable on white and on black, on a phone and on paper, with nothing from elsewhere."""

from collections.abc import Iterator
from html import escape  # with two thousand names of characters

from ..present.rows import Cell
from ..present.sheets import Grid, Sheet

DIGIT, POINT = "\u2007", "\u2008"  # blanks as wide as a digit and as a point
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
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def page(title: str, body: str, lang: str) -> str:
    """Return a whole page; the body is HTML already, and what is seen of it begins with a caption, so the head is for listeners."""
    return (
        f'<!DOCTYPE html>\n<html lang="{_TAGS[lang]}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n<link rel="icon" href="data:,">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{escape(title)}</h1>\n{body}</main>\n</body>\n</html>\n"
    )


def sheet(sheet: Sheet, lang: str, scrolled: bool) -> Iterator[str]:
    """Yield the tables and the paragraphs of a sheet; ``scrolled`` puts each table where a narrow screen can move it."""
    lang = _TAGS[lang]
    if sheet.heading:
        yield f'<h2 lang="{lang}">{escape(sheet.heading)}</h2>\n'
    for grid in sheet.grids:
        label = f' aria-label="{escape(grid.caption)}"' if grid.caption else ""
        yield f'<div class="scroll" tabindex="0" role="region"{label}>\n' if scrolled else ""
        yield from _table(grid, lang)
        yield "</div>\n" if scrolled else ""
    for lines in filter(None, (sheet.notes, sheet.listed)):
        told = "<br>\n".join(map(escape, lines))
        yield f'<p class="notes" lang="{lang}"><small>{told}</small></p>\n'


def _table(grid: Grid, lang: str) -> Iterator[str]:
    yield f'<table lang="{lang}" style="font-variant-numeric: tabular-nums; border-spacing: .75em 0">\n'
    yield f"<caption>{escape(grid.caption)}</caption>\n" if grid.caption else ""
    if grid.head:
        heads = (_head(*both) for both in zip(grid.head, grid.numeric, strict=True))
        yield f"<thead>\n<tr>{''.join(heads)}</tr>\n</thead>\n"
    styles = [f' style="text-align: {_side(number)}"' for number in grid.numeric[1:]]
    for band in grid.bands:
        yield "<tbody>\n"
        if band.heading:
            whole = f'<th scope="rowgroup" colspan="{len(grid.numeric)}" style="text-align: left">'
            yield f"<tr>{whole}{escape(band.heading)}</th></tr>\n"
        for line in band.lines:
            cells = zip(line.cells, styles, grid.marked, strict=True)
            told = "".join(f"<td{style}>{_told(cell, marked)}</td>" for cell, style, marked in cells)
            label = "&emsp;" * line.depth + escape(line.label)
            yield f'<tr><th scope="row" style="text-align: left; font-weight: normal">{label}</th>{told}</tr>\n'
        yield "</tbody>\n"
    yield "</table>\n"


def _side(number: bool) -> str:
    return "right" if number else "left"


def _head(text: str, number: bool) -> str:
    return f'<th scope="col" style="text-align: {_side(number)}">{escape(text)}</th>' if text else "<td></td>"


def _told(cell: Cell, marked: bool) -> str:
    """Return a cell with the blanks behind it that put its point below those of the others."""
    behind = cell.behind
    text = str(cell)
    point = POINT if behind and not cell.places else ""
    blanks = point + DIGIT * (behind - len(point) + (marked and not cell.number.mark and bool(text)))
    return escape(text) + blanks
