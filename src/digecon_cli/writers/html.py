"""HTML: a fragment for a page, a heading and a table a section, the notes in paragraphs of class ``notes``."""

from ..present.layout import INDENT, sections
from ..present.options import RenderOptions
from ..table import Listing, Table
from ._tabulated import grid
from .formats import Format, Rendered


def write(content: Table | Listing, options: RenderOptions) -> Rendered:
    """Return every section with all its periods."""
    from html import escape  # with two thousand names of characters

    parts = []
    for section in sections(content, options):
        if section.title:
            parts.append(f"<h3>{escape(section.title)}</h3>\n")
        for block in section.blocks:
            parts.append(grid(block, "html").replace(INDENT, "&emsp;") + "\n")
        for lines in section.footer():
            parts.append('<p class="notes">' + "<br>\n".join(map(escape, lines)) + "</p>\n")
    return Rendered("".join(parts))


FORMAT = Format("html", (".html", ".htm"), 6, write, for_people=True)
