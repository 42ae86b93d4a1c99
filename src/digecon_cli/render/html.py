"""HTML: tables with captions and headed rows, as a fragment for a page or, in a file, as a complete page."""

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable, RecordListing
from .formats import Format, Rendered


def write(content: ObservationTable | RecordListing, options: RenderOptions) -> Rendered:
    """Return every document with all its periods; tables are split only if they are wider than ``options.paper``."""
    drawing = content.drawing(options.lang) if isinstance(content, RecordListing) and content.drawing else None
    if drawing and not drawing.with_table:
        text, title = "", drawing.title
    else:
        text, title = fragment(content, options, bool(options.file))
    if options.file or drawing:
        from ._html import page

        above, title, style = (drawing.html, drawing.title, drawing.style) if drawing else ("", title or "digecon", "")
        text = page(title, above + text, options.lang, style)
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
