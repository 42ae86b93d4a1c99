"""Pages on a selection: reports (``report``, in the two formats below) and sites (``site``), from the same pieces and templates."""

from typing import TYPE_CHECKING

from ..ask.options import RenderOptions
from ..render.formats import Format, Formats, Rendered

if TYPE_CHECKING:
    from .report import ReportPage


def _html(content: "ReportPage", options: RenderOptions) -> Rendered:
    from .html import write

    return write(content)


def _markdown(content: "ReportPage", options: RenderOptions) -> Rendered:
    from .markdown import write

    return write(content)


# Of reports, whose content is a ``report.ReportPage``: documents that state their encoding, so always UTF-8.
FORMATS = Formats(
    (
        Format("html", (".html", ".htm"), 0, _html, read=True),
        Format("markdown", (".md", ".markdown"), 1, _markdown, read=True),
    ),
    shared=False,
    default="markdown",
)
