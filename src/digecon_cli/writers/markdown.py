"""Markdown (GitHub's tables): a heading a section, footnotes as a list."""

import re

from ..present.layout import INDENT, sections
from ..present.options import RenderOptions
from ..table import Listing, Table
from ._tabulated import grid
from .formats import Format, Rendered

# What Markdown would take for markup. No markup: an underscore within a word (an id), a footnote's mark, a pair of bounds.
_MARKUP = re.compile(r"[\\|*`]|\[(?![-\d., ]+\](?![(\[]))|(?<!\w)_|_(?!\w)")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def write(content: Table | Listing, options: RenderOptions) -> Rendered:
    """Return every section with all its periods."""
    parts = []
    for section in sections(content, options):
        if section.title:
            parts.append(f"### {escape(section.title)}")
        parts += [grid(block, "pipe", escape) for block in section.blocks]
        if section.notes:
            parts.append("\n".join(f"- {escape(note)}" for note in section.notes))
        if section.sources:
            parts.append(section.head)
            parts.append("\n".join(f"- {escape(source)}" for source in section.sources))
    return Rendered("\n\n".join(parts) + "\n")


def escape(text: str) -> str:
    """Return a text so that Markdown shows it as it is, and HTML in it stays text."""
    text = _MARKUP.sub(r"\\\g<0>", _ENTITY.sub("&amp;", text))
    return text.replace("<", "&lt;").replace(INDENT, "&emsp;")


FORMAT = Format("markdown", (".md", ".markdown"), 5, write, for_people=True)
