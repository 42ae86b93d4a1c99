"""LaTeX: a fragment for a document that loads ``booktabs``, with a table per grid, none wider than a page."""

import re
from typing import TYPE_CHECKING

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable, RecordListing
from ..document import Document
from .formats import Format, Rendered

if TYPE_CHECKING:
    from ._floats import Floats

_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_PACKAGES = {r"\toprule": "booktabs", r"\begin{longtable}": "longtable", r"\arraybackslash": "array"}


def write(content: ObservationTable | RecordListing, options: RenderOptions) -> Rendered:
    """Return every document with all its periods; a table wider than the page is transposed or split."""
    from ._floats import TIGHT, Floats
    from .paper import documents

    share = min(1, options.paper / TIGHT.room) if options.paper else 1
    floats = Floats(share)
    found = documents(content, options, TIGHT.narrowed(share))
    text = "\n\n".join(part for page in found for part in _parts(page, floats)) + "\n"
    used = [package for sign, package in _PACKAGES.items() if sign in text]
    head = f"% \\usepackage{{{','.join(used)}}}\n" if used else ""
    if _CHINESE.search(text):
        head += "% \\usepackage{ctex}, or xeCJK with a font, for the Chinese; XeLaTeX or LuaLaTeX\n"
    return Rendered(head + text)


def _parts(page: Document, floats: "Floats") -> list[str]:
    """Return the parts of a document; its notes are below its last table."""
    from ._floats import below
    from .tex import typeset

    notes = [typeset(note) for note in (*page.notes, *page.listed_sources)]
    parts = [rf"\subsection*{{{typeset(page.title)}}}"] if page.title else []
    grids = list(page.grids)
    if not grids:
        return [*parts, *below(notes)]
    return [*parts, *(floats.of(grid, []) for grid in grids[:-1]), floats.of(grids[-1], notes)]


FORMAT = Format("latex", (".tex",), 7, write, for_people=True)
