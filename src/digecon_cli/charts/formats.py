"""The formats of ``plot``: a drawing for the terminal, and files for print (the content is the table that is drawn)."""

from functools import partial

from ..present.options import RenderOptions
from ..table import Table
from ..writers.formats import Format, Formats, Rendered


def _on_screen(table: Table, options: RenderOptions) -> Rendered:
    from . import terminal
    from .describe import describe

    return Rendered(terminal.draw(describe(table, options.lang), options))


def _on_paper(name: str, table: Table, options: RenderOptions) -> Rendered:
    from . import matplotlib_backend
    from .describe import describe

    lang, notices = matplotlib_backend.language(options.lang)
    return Rendered(matplotlib_backend.draw(describe(table, lang), name, lang, options.bounds), notices)


FORMATS = Formats(
    (
        Format("table", (".txt",), 0, _on_screen, for_people=True),
        Format("svg", (".svg",), 1, partial(_on_paper, "svg"), read=True),
        Format("png", (".png",), 2, partial(_on_paper, "png"), binary=True, read=True),
        Format("pdf", (".pdf",), 3, partial(_on_paper, "pdf"), binary=True, read=True),
    ),
    default="table",
)
