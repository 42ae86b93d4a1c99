"""A page on a selection: what happened, charts, tables, checks, derivations, data. Made once, written as HTML or Markdown."""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import NamedTuple

from ..observations import Dataset, Observation
from ..table import Listing
from .story import Part, parts

Progress = Callable[[int, int], None]


class Report(NamedTuple):
    """The content of a page: its parts, one a sector, the check's findings where there are any, and the documents."""

    title: str
    version: str
    parts: tuple[Part, ...]
    check: Listing | None
    sources: Listing
    lang: str


class Written(NamedTuple):
    """The finished page, and what its reader should know besides."""

    text: str
    notices: list[str]


def write(
    rows: Iterable[Observation],
    data: Dataset,
    format: str,
    lang: str = "en",
    version: str = "",
    check: Listing | None = None,
    progress: Progress = lambda done, of: None,
) -> Written:
    """Return a page on ``rows`` in ``format`` (html, markdown); ``progress`` is told of each chart that is drawn.

    ``version`` is that of the data, ``check`` the verdicts to print. Raises DataError when nothing can be told.
    """
    from ..catalogue import sources

    selected = list(rows)
    made = parts(selected, data, lang)
    title = "China's digital economy: " + ", ".join(part.title.lower() for part in made[:3])
    title = "China's digital economy in published figures" if len(made) > 3 else title
    page = Report(title, version, made, check, sources(selected, data), lang)
    written: Written = import_module(f".{format}", __name__).write(page, progress)
    return written
