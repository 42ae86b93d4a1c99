"""The formats of ``plot``: a drawing for the terminal, files for print, and a specification for other programs."""

import os
from functools import partial
from typing import TYPE_CHECKING

from ..ask.options import RenderOptions
from ..render.formats import Format, Formats, Rendered
from .drawing import Drawing

if TYPE_CHECKING:
    from .model import Chart


def _chart(drawing: Drawing, lang: str, page: bool = False, most: int = 0) -> "Chart":
    from .describe import describe

    return describe(drawing.table, lang, drawing.shape._replace(page=page, most=most))


def _on_screen(drawing: Drawing, options: RenderOptions) -> Rendered:
    from . import terminal

    return Rendered(terminal.draw(_chart(drawing, options.lang), options, braille=True))


def _on_paper(name: str, drawing: Drawing, options: RenderOptions) -> Rendered:
    from . import paper

    lang, notices = paper.language(options.lang)
    chart = _chart(drawing, lang, True, drawing.paper.most)
    notices += filter(None, [chart.omitted])
    return Rendered(paper.draw(chart, name, drawing.paper._replace(bounds=options.bounds), lang), notices)


def _in_document(drawing: Drawing, options: RenderOptions) -> Rendered:
    """Return Markdown: a drawing in blocks, or for a file the picture that is written beside it."""
    from urllib.parse import quote

    from ..render.markdown import escape
    from . import terminal
    from .spoken import words

    chart = _chart(drawing, options.lang)
    if not options.file:
        return Rendered(f"```text\n{terminal.draw(chart, options)}```\n")
    name = quote(os.path.basename(_picture(options)))
    return Rendered(f"![{escape(words(chart, options.lang))}]({name})\n\n{escape(chart.sources)}\n")


def _beside(drawing: Drawing, options: RenderOptions) -> dict[str, bytes]:
    return {_picture(options): _on_paper("svg", drawing, options).text.encode()}


def _picture(options: RenderOptions) -> str:
    """Return the path of the picture that a document shows."""
    return os.path.splitext(options.file)[0] + ".svg"


def _as_vega_lite(drawing: Drawing, options: RenderOptions) -> Rendered:
    from . import vega_lite

    return Rendered(vega_lite.text(_chart(drawing, options.lang, True), drawing.paper, options.lang))


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
