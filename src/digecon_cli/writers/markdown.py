"""Markdown (GitHub's tables): a heading a table, notes as a list."""

import re

from ..present.options import RenderOptions
from ..table import Listing, Table
from .formats import Format, Rendered

ROOM = 120  # cells of a line, with what a column takes beside its text: a page of GitHub has room for them
GAP = 3
# What Markdown would take for markup. No markup: an underscore within a word (an id), a footnote's mark, a pair of bounds.
_MARKUP = re.compile(r"[\\|*`]|\[(?![-\d., ]+\](?![(\[]))|(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BLOCK = re.compile(r"^[-+#>=]")  # what begins another block within an item
_NUMBERED = re.compile(r"^(\d+)(?=[.)](\s|$))")


def write(content: Table | Listing, options: RenderOptions) -> Rendered:
    """Return every sheet with all its periods; what is wider than a page goes on in a further table."""
    from rich.cells import cell_len

    from ..present.sheets import Paper
    from ._documents import sheets
    from ._seen import ASCII
    from ._tabulated import grid

    parts = []
    for sheet in sheets(content, options, Paper(options.paper or ROOM, GAP, cell_len, 2)):
        parts += [f"### {block(sheet.heading)}"] if sheet.heading else []
        for table in sheet.grids:
            parts += [f"### {block(table.caption)}"] if table.caption else []
            parts.append(grid(table, options.paper or ROOM, escape))
        parts += ["\n".join(f"- {block(note)}" for note in sheet.notes)] if sheet.notes else []
        if sheet.sources:
            parts += [sheet.listed[0], "\n".join(f"- {block(source)}" for source in sheet.sources)]
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
