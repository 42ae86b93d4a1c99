"""HTML: a fragment for a page, a heading and a table a section, the notes in paragraphs of class ``notes``."""

from html import escape
from typing import TextIO

from ..table import Listing, Table
from . import Look
from .layout import INDENT, sections
from .tabulated import grid


def write(content: Table | Listing, stream: TextIO, look: Look) -> list[str]:
    """Write every section with all its periods; return no notices."""
    for section in sections(content, look):
        if section.title:
            stream.write(f"<h3>{escape(section.title)}</h3>\n")
        for block in section.blocks:
            stream.write(grid(block, "html").replace(INDENT, "&emsp;") + "\n")
        for lines in section.footer():
            stream.write('<p class="notes">' + "<br>\n".join(map(escape, lines)) + "</p>\n")
    return []
