"""Drawings as files of their own: a picture of panels with a title and notes, and the style of a page that holds them."""

from collections.abc import Sequence
from html import escape

from ..core.text import wrap
from ..draw import life
from ..draw.life import WIDTH, DrawnPanel
from ..draw.svg import STYLE
from .assets import asset

_BESIDE, _MARGIN = 32, 16  # pixels between two panels, and around them
_LINE, _TITLE_LINE = 16, 22
_TITLE_CELLS, _NOTE_CELLS = {1: 30, 2: 64}, {1: 51, 2: 110}  # that a line has room for, by the panels beside each other
SECTION_STYLE = """
.lives { columns: 320px 2; column-gap: 1rem; max-width: 688px; margin: .5rem 0; } .lives figure { margin: 0 0 1.25rem; break-inside: avoid; } .lives svg { margin: 0; }
.places { padding-left: 1.1rem; font-size: .85rem; overflow-wrap: anywhere; } .places li { margin: .2rem 0; }
"""
"""The style of panels within a page."""
LIVES_STYLE = STYLE + life.STYLE + SECTION_STYLE
_PAGE = "a { color: var(--link); } .message { font-weight: 600; font-size: 1.25rem; line-height: 1.3; } summary { line-height: 24px; }\n"
_FILE = (
    'text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", '
    '"Noto Sans CJK SC", sans-serif; } .pic text.m { font-size: 17px; }'
)


def page_style() -> str:
    """Return what a page of HTML needs beside its own style."""
    return asset("colours.css") + LIVES_STYLE + _PAGE


def picture(
    title: str, panels: Sequence[DrawnPanel], notes: Sequence[str], documents: Sequence[tuple[str, str]] = ()
) -> str:
    """Return panels as one picture, one or two beside each other, with a title above, and notes and documents with their addresses below.

    It is light or dark as the reader has it.
    """
    across = 1 if len(panels) == 1 else 2
    width = (WIDTH if across == 1 else 2 * WIDTH + _BESIDE) + 2 * _MARGIN
    texts, y = "", float(_MARGIN)
    for line in wrap(title, _TITLE_CELLS[across]):
        y += _TITLE_LINE
        texts += f'<text x="{_MARGIN}" y="{y - 4:.0f}" class="m w">{escape(line)}</text>'
    y += 8
    columns = [y] * across
    for panel in panels:
        column = columns.index(min(columns))
        x = _MARGIN + column * (WIDTH + _BESIDE)
        texts += panel.svg.replace("<svg ", f'<svg x="{x}" y="{columns[column]:.0f}" ', 1)
        columns[column] += panel.height + _MARGIN
    y = max(columns)
    for words, address in (*((note, "") for note in notes), *documents):
        for line in wrap(words, _NOTE_CELLS[across]):
            y += _LINE
            text = f'<text x="{_MARGIN}" y="{y - 4:.0f}" class="s {"u" if address else "f"}">{escape(line)}</text>'
            texts += f'<a href="{escape(address)}">{text}</a>' if address else text
    style = asset("colours.css") + STYLE + life.STYLE + _FILE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="pic" viewBox="0 0 {width} {y + _MARGIN:.0f}" width="{width}" '
        f'height="{y + _MARGIN:.0f}" role="group" aria-label="{escape(title)}"><style>{style}</style>'
        f'<rect width="100%" height="100%" fill="var(--page)"/>{texts}</svg>\n'
    )
