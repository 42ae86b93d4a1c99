"""Changes between two tables (``answer``), and from one release of a series to the next (``triangle``).

``FORMATS`` are the formats of ``diff`` itself: the changelog, whose module is imported when it is needed.
"""

from typing import Any

from ..ask.options import RenderOptions
from ..render.formats import Format, Formats, Rendered


def _changelog(found: Any, look: RenderOptions) -> Rendered:
    from . import changelog

    return Rendered(changelog.section(found.changes, found.data, found.old, found.new))


FORMATS = Formats((Format("changelog", (".md",), 0, _changelog),))
