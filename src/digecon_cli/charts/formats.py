"""The formats of ``plot``: a drawing for the terminal, and files for print (the content is the table that is drawn)."""

import os
from functools import partial

from ..present.options import RenderOptions
from ..table import Table
from ..writers.formats import Format, Formats, Rendered


def _on_screen(table: Table, options: RenderOptions) -> Rendered:
    from . import terminal
    from .describe import describe

    return Rendered(terminal.draw(describe(table, options.lang), options, braille=True))


def _on_paper(name: str, table: Table, options: RenderOptions) -> Rendered:
    from . import matplotlib_backend
    from .describe import describe

    lang, notices = matplotlib_backend.language(options.lang)
    return Rendered(matplotlib_backend.draw(describe(table, lang), name, lang, options.bounds), notices)


def _in_document(table: Table, options: RenderOptions) -> Rendered:
    """Return Markdown: a drawing in blocks, or for a file the picture that is written beside it."""
    from urllib.parse import quote

    from ..writers.markdown import escape
    from . import terminal
    from .describe import describe
    from .model import words

    chart = describe(table, options.lang)
    if not options.file:
        return Rendered(f"```text\n{terminal.draw(chart, options)}```\n")
    name = quote(os.path.basename(_picture(options)))
    return Rendered(f"![{escape(words(chart, options.lang))}]({name})\n\n{escape(chart.sources)}\n")


def _beside(table: Table, options: RenderOptions) -> dict[str, bytes]:
    drawn = _on_paper("svg", table, options).data
    return {_picture(options): drawn if isinstance(drawn, bytes) else drawn.encode()}


def _picture(options: RenderOptions) -> str:
    """Return the path of the picture that a document shows."""
    return os.path.splitext(options.file)[0] + ".svg"


FORMATS = Formats(
    (
        Format("table", (".txt",), 0, _on_screen, for_people=True),
        Format("svg", (".svg",), 1, partial(_on_paper, "svg"), read=True),
        Format("png", (".png",), 2, partial(_on_paper, "png"), binary=True, read=True),
        Format("pdf", (".pdf",), 3, partial(_on_paper, "pdf"), binary=True, read=True),
        Format("markdown", (".md", ".markdown"), 4, _in_document, read=True, beside=_beside),
    ),
    default="table",
)
