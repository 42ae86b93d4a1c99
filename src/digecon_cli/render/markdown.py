"""Markdown (GitHub's tables): a heading a table, notes as a list."""

import re

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable, RecordListing
from ..document import ASCII
from .formats import Format, Rendered

ROOM = 120  # cells of a line, with what a column takes beside its text: a page of GitHub has room for them
GAP = 3
# What Markdown would take for markup. No markup: an underscore within a word (an id), a footnote's mark, a pair of bounds.
_MARKUP = re.compile(r"[\\|*`]|\[(?![-\d., ]+\](?![(\[]))|(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BLOCK = re.compile(r"^[-+#>=]")  # what begins another block within an item
_NUMBERED = re.compile(r"^(\d+)(?=[.)](\s|$))")


def write(content: ObservationTable | RecordListing, options: RenderOptions) -> Rendered:
    """Return every sheet with all its periods; what is wider than a page goes on in a further table."""
    from ..core.text import cells
    from ._tabulated import table
    from .paper import Paper, documents

    room = options.paper or ROOM
    parts = []
    for page in documents(content, options, Paper(room, GAP, cells, 2)):
        parts += [f"### {block(page.title)}"] if page.title else []
        for grid in page.grids:
            parts += [f"### {block(grid.caption)}"] if grid.caption else []
            parts.append(table(grid, room, escape))
        parts += ["\n".join(f"- {block(note)}" for note in page.notes)] if page.notes else []
        if page.sources:
            parts += [page.sources_head, "\n".join(f"- {block(source)}" for source in page.sources)]
    text = "\n\n".join(parts) + "\n"
    return Rendered(text.translate(ASCII) if options.ascii else text)


def escape(text: str) -> str:
    """Return a text so that Markdown shows it as it is, and HTML in it stays text."""
    text = _MARKUP.sub(r"\\\g<0>", _ENTITY.sub("&amp;", text))
    text = text.replace("~", r"\~") if text.count("~") > 1 else text  # a pair strikes out what lies between
    return text.replace("<", "&lt;")


def block(text: str) -> str:
    """Return the text of a heading or of an item, so that nothing at its beginning is taken for another block."""
    return _NUMBERED.sub(r"\1\\", _BLOCK.sub(r"\\\g<0>", escape(text)))


FORMAT = Format("markdown", (".md", ".markdown"), 5, write, for_people=True)
