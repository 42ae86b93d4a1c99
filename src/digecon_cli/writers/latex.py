"""LaTeX: a fragment for a document that loads ``booktabs``, one tabular a block."""

import re

from ..present.layout import INDENT, sections
from ..present.options import RenderOptions
from ..present.tex import escape
from ..table import Listing, Table
from ._tabulated import grid
from .formats import Format, Rendered

# After a line's end LaTeX takes a bracket or an asterisk for an argument, even at the start of the next line.
_ARGUMENT = re.compile(r"(\\\\\s+)(?=[\[*])")


def write(content: Table | Listing, options: RenderOptions) -> Rendered:
    """Return every section with all its periods."""
    parts = []
    for section in sections(content, options):
        if section.title:
            parts.append(rf"\subsection*{{{escape(section.title)}}}")
        for block in section.blocks:
            parts.append(_ARGUMENT.sub(r"\1{}", grid(block, "latex_booktabs")).replace(INDENT, r"\quad "))
        for lines in section.footer():
            text = "\\\\\n".join(escape(line) for line in lines)
            parts.append("{\\footnotesize\\noindent\n" + _ARGUMENT.sub(r"\1{}", text) + "\\par}")
    return Rendered("\n\n".join(parts) + "\n")


FORMAT = Format("latex", (".tex",), 7, write, for_people=True)
