"""HTML: tables with captions and headed rows, as a fragment for a page or, in a file, as a complete page."""

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable, RecordListing
from .formats import Format, Rendered


def write(content: ObservationTable | RecordListing, options: RenderOptions) -> Rendered:
    """Return every document with all its periods; tables are split only if they are wider than ``options.paper``."""
    text, title = fragment(content, options, bool(options.file))
    if options.file:
        from ._html import page

        drawing = content.drawing(options.lang) if isinstance(content, RecordListing) and content.drawing else None
        if drawing:
            text = page(drawing.title, drawing.html + text, options.lang, drawing.style)
        else:
            text = page(title or "digecon", text, options.lang)
    return Rendered(text)


def fragment(content: ObservationTable | RecordListing, options: RenderOptions, scrolled: bool) -> tuple[str, str]:
    """Return the tables and notes of an answer, and its title; ``scrolled`` is for pages that narrow screens show."""
    from ..core.text import cells
    from ._html import pieces
    from .paper import ENDLESS, Paper, documents

    paper = Paper(options.paper, 2, cells, 2) if options.paper else ENDLESS
    found = documents(content, options, paper)
    titles = (title for page in found for title in (page.title, *(grid.caption for grid in page.grids)))
    text = "".join(piece for page in found for piece in pieces(page, options.lang, scrolled))
    return text, next(filter(None, titles), "")


FORMAT = Format("html", (".html", ".htm"), 6, write, for_people=True, errors="xmlcharrefreplace")
