"""The formats of ``plot``: a drawing for the terminal, files for print, and a specification for other programs."""

import os
from functools import partial

from ..present.options import RenderOptions
from ..writers.formats import Format, Formats, Rendered
from .drawing import Drawing


def _on_screen(drawing: Drawing, options: RenderOptions) -> Rendered:
    from . import terminal
    from .describe import describe

    return Rendered(terminal.draw(describe(drawing.table, options.lang, drawing.shape), options, braille=True))


def _on_paper(name: str, drawing: Drawing, options: RenderOptions) -> Rendered:
    from . import paper
    from .describe import describe

    lang, notices = paper.language(options.lang)
    chart = describe(drawing.table, lang, drawing.shape._replace(page=True, most=drawing.paper.most))
    notices += filter(None, [chart.omitted])
    return Rendered(paper.draw(chart, name, drawing.paper._replace(bounds=options.bounds), lang), notices)


def _in_document(drawing: Drawing, options: RenderOptions) -> Rendered:
    """Return Markdown: a drawing in blocks, or for a file the picture that is written beside it."""
    from urllib.parse import quote

    from ..writers.markdown import escape
    from . import terminal
    from .describe import describe
    from .spoken import words

    chart = describe(drawing.table, options.lang, drawing.shape)
    if not options.file:
        return Rendered(f"```text\n{terminal.draw(chart, options)}```\n")
    name = quote(os.path.basename(_picture(options)))
    return Rendered(f"![{escape(words(chart, options.lang))}]({name})\n\n{escape(chart.sources)}\n")


def _beside(drawing: Drawing, options: RenderOptions) -> dict[str, bytes]:
    drawn = _on_paper("svg", drawing, options).data
    return {_picture(options): drawn if isinstance(drawn, bytes) else drawn.encode()}


def _picture(options: RenderOptions) -> str:
    """Return the path of the picture that a document shows."""
    return os.path.splitext(options.file)[0] + ".svg"


def _as_vega_lite(drawing: Drawing, options: RenderOptions) -> Rendered:
    from . import vega_lite
    from .describe import describe

    return Rendered(
        vega_lite.text(
            describe(drawing.table, options.lang, drawing.shape._replace(page=True)), drawing.paper, options.lang
        )
    )


FORMATS = Formats(
    (
        Format("table", (".txt",), 0, _on_screen, for_people=True),
        Format("svg", (".svg",), 1, partial(_on_paper, "svg"), read=True),
        Format("png", (".png",), 2, partial(_on_paper, "png"), binary=True, read=True),
        Format("pdf", (".pdf",), 3, partial(_on_paper, "pdf"), binary=True, read=True),
        Format("markdown", (".md", ".markdown"), 4, _in_document, read=True, beside=_beside),
        Format("vega-lite", (".vl.json",), 5, _as_vega_lite, read=True),
    ),
    default="table",
)
