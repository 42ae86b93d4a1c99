"""The formats of a report (the content is a ``page.Page``): documents that state their encoding, so always UTF-8."""

from typing import TYPE_CHECKING

from ..ask.options import RenderOptions
from ..render.formats import Format, Formats, Rendered

if TYPE_CHECKING:
    from .page import Page


def _html(page: "Page", options: RenderOptions) -> Rendered:
    from .html import write

    return write(page)


def _markdown(page: "Page", options: RenderOptions) -> Rendered:
    from .markdown import write

    return write(page)


FORMATS = Formats(
    (
        Format("html", (".html", ".htm"), 0, _html, read=True),
        Format("markdown", (".md", ".markdown"), 1, _markdown, read=True),
    ),
    shared=False,
    default="markdown",
)
