"""HTML: tables with captions and headed rows; a fragment for a page, or a page of its own when it goes to a file."""

from ..present.options import RenderOptions
from ..table import Listing, Table
from .formats import Format, Rendered


def write(content: Table | Listing, options: RenderOptions) -> Rendered:
    """Return every sheet with all its periods; only ``options.paper`` makes tables that are wider go on in further ones."""
    text, title = fragment(content, options, bool(options.file))
    if options.file:
        from ._markup import page

        text = page(title or "digecon", text, options.lang)
    return Rendered(text)


def fragment(content: Table | Listing, options: RenderOptions, scrolled: bool) -> tuple[str, str]:
    """Return the tables and notes of an answer, and its title; ``scrolled`` is for a page that is as narrow as a screen."""
    from rich.cells import cell_len

    from ..present.sheets import ENDLESS, Paper
    from ._documents import sheets
    from ._markup import sheet

    paper = Paper(options.paper, 2, cell_len, 2) if options.paper else ENDLESS
    found = sheets(content, options, paper)
    titles = (title for one in found for title in (one.heading, *(grid.caption for grid in one.grids)))
    text = "".join(piece for one in found for piece in sheet(one, options.lang, scrolled))
    return text, next(filter(None, titles), "")


FORMAT = Format("html", (".html", ".htm"), 6, write, for_people=True, errors="xmlcharrefreplace")
