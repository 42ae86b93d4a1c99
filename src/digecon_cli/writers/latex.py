"""LaTeX: a fragment for a document that loads ``booktabs``, a table a grid, none wider than the page of an article."""

import re
from typing import TYPE_CHECKING

from ..present.options import RenderOptions
from ..present.tex import typeset
from ..table import Listing, Table
from .formats import Format, Rendered

if TYPE_CHECKING:
    from ..present.sheets import Sheet
    from ._floats import Floats

_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_PACKAGES = {r"\toprule": "booktabs", r"\begin{longtable}": "longtable", r"\arraybackslash": "array"}


def write(content: Table | Listing, options: RenderOptions) -> Rendered:
    """Return every sheet with all its periods; what is wider than a page turns, or goes on in a further table."""
    from ._documents import sheets
    from ._floats import TIGHT, Floats

    share = min(1, options.paper / TIGHT.room) if options.paper else 1
    floats = Floats(share)
    paper = TIGHT.narrowed(share)
    text = "\n\n".join(part for sheet in sheets(content, options, paper) for part in _sheet(sheet, floats)) + "\n"
    used = [package for sign, package in _PACKAGES.items() if sign in text]
    head = f"% \\usepackage{{{','.join(used)}}}\n" if used else ""
    if _CHINESE.search(text):
        head += "% \\usepackage{ctex}, or xeCJK with a font, for the Chinese; XeLaTeX or LuaLaTeX\n"
    return Rendered(head + text)


def _sheet(sheet: "Sheet", floats: "Floats") -> list[str]:
    """Return the parts of a sheet; its notes stand below the last of its tables."""
    from ._floats import below

    notes = [typeset(note) for note in (*sheet.notes, *sheet.listed)]
    parts = [rf"\subsection*{{{typeset(sheet.heading)}}}"] if sheet.heading else []
    last = len(sheet.grids) - 1
    parts += [floats.of(grid, notes if at == last else []) for at, grid in enumerate(sheet.grids)]
    return parts if sheet.grids else [*parts, *below(notes)]


FORMAT = Format("latex", (".tex",), 7, write, for_people=True)
