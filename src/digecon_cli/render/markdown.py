"""Markdown with GitHub's tables: a heading per table, and notes as a list."""

import re

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable, RecordListing
from ..document import ASCII
from .formats import Format, Rendered

ROOM = 120  # cells of a line, with the padding of columns, which fit a page on GitHub
GAP = 3
# What Markdown takes for markup, except underscores within a word (an id), marks of footnotes, and pairs of bounds.
_MARKUP = re.compile(r"[\\|*`]|\[(?![-\d., ]+\](?![(\[]))|(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BLOCK = re.compile(r"^[-+#>=]")  # the beginning of another block within a list item
_NUMBERED = re.compile(r"^(\d+)(?=[.)](\s|$))")


def write(content: ObservationTable | RecordListing, options: RenderOptions) -> Rendered:
    """Return every document with all its periods; a table wider than the page is split."""
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
    """Return a text escaped so that Markdown shows it unchanged and HTML in it remains text."""
    text = _MARKUP.sub(r"\\\g<0>", _ENTITY.sub("&amp;", text))
    text = text.replace("~", r"\~") if text.count("~") > 1 else text  # a pair strikes out the text between
    return text.replace("<", "&lt;")


def block(text: str) -> str:
    """Return the text of a heading or a list item, escaped so that its beginning is not taken for another block."""
    return _NUMBERED.sub(r"\1\\", _BLOCK.sub(r"\\\g<0>", escape(text)))


FORMAT = Format("markdown", (".md", ".markdown"), 5, write, for_people=True)
