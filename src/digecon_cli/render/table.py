"""A table for the terminal, or for a text file."""

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable, RecordListing
from .formats import Format, Rendered


def write(content: ObservationTable | RecordListing, options: RenderOptions) -> Rendered:
    """Return the pages of an answer, or its details: for a listing without a page, and with ``options.bounds``.

    Nothing is wider than ``options.width`` cells; a notice names the details that do not fit.
    """
    from .screen import draw

    if isinstance(content, RecordListing) and content.page:
        return Rendered(draw([content.page(options)], options))
    if isinstance(content, ObservationTable) and not options.bounds:
        from .. import pages

        return Rendered(draw(pages.of(content, options), options))
    from ._screen_detail import draw_detailed

    return draw_detailed(content, options)


FORMAT = Format("table", (".txt",), 0, write, for_people=True)
