"""A chart that shows itself: as text at a prompt, drawn in a notebook, and in a file."""

import os
from warnings import warn

from ..ask.options import RenderOptions, spoken
from ..core import screen
from ..core.errors import UsageError
from ..core.messages import of_environment
from ..core.saving import save_all
from ..draw.request import FORMATS, PlotRequest
from ..render.formats import Rendered

_FORMATS = FORMATS._replace(shared=False)  # the figures behind a chart are a table, which has export()


class Picture:
    """A chart. On its own it shows itself; ``save`` writes it.

    ``lang`` is the language of its words (empty: as the environment says), ``bounds`` whether a picture shows what rounding allows.
    """

    def __init__(self, request: PlotRequest, lang: str = "", bounds: bool = False) -> None:
        self._request = request
        self._lang = spoken(lang) or of_environment(os.environ)
        self._bounds = bounds

    def __repr__(self) -> str:
        """Return the drawing of the terminal."""
        return _FORMATS.find("table").render(self._request, self._options()).text.rstrip("\n")

    def _repr_svg_(self) -> str | None:
        """Return what a notebook shows; None, with a warning, where matplotlib is not installed: then it is the terminal's drawing."""
        try:
            rendered = _FORMATS.find("svg").render(self._request, self._options())
        except UsageError as error:
            warn(str(error), stacklevel=2)
            return None
        _warn(rendered)
        return rendered.text

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the chart to a file in the format of its ending: .svg, .png, .pdf, .md, .txt or .vl.json.

        It is written whole or not at all. Raises UsageError for an ending that names no format, and for one that needs
        matplotlib where that is not installed; DataError for a file that cannot be written.
        """
        target = os.fspath(path)
        found = _FORMATS.find(_FORMATS.chosen("auto", target, False))
        options = self._options(target)
        rendered = found.render(self._request, options)
        _warn(rendered)
        raw = rendered.data.encode() if isinstance(rendered.data, str) else rendered.data
        save_all({target: raw, **(found.beside(self._request, options) if found.beside else {})})

    def _options(self, file: str = "") -> RenderOptions:
        columns, lines = screen.size()
        return RenderOptions(max(40, columns), lang=self._lang, bounds=self._bounds, file=file, height=lines)


def _warn(rendered: Rendered) -> None:
    """Warn of what a picture leaves out: characters without a font, panels without room."""
    for notice in rendered.notices:
        warn(str(notice), stacklevel=3)
