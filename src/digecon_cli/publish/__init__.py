"""Pages on a selection: reports (``report``, in the formats below) and sites (``site``), built from the same parts."""

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


# Both state their encoding, so they are always written as UTF-8; their content is a ``report.ReportPage``.
FORMATS = Formats(
    (
        Format("html", (".html", ".htm"), 0, _html, read=True),
        Format("markdown", (".md", ".markdown"), 1, _markdown, read=True),
    ),
    shared=False,
    default="markdown",
)
