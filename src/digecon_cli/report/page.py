"""What a report tells, made once and written as HTML or Markdown."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from ..dataset import Dataset
from ..listings import sources
from ..messages import listed, phrase
from ..model import Observation
from ..table import Listing
from .story import SectorStory, parts

Progress = Callable[[int, int], None]


class Page(NamedTuple):
    """The content of a page: its parts, one a sector, the check's findings where there are any, and the documents.

    ``version`` is that of the data; ``progress`` is told of each chart that is drawn, and of how many there are.
    """

    title: str
    version: str
    parts: tuple[SectorStory, ...]
    check: Listing | None
    sources: Listing
    lang: str
    progress: Progress


def report(
    rows: Iterable[Observation],
    data: Dataset,
    lang: str = "en",
    version: str = "",
    check: Listing | None = None,
    progress: Progress = lambda done, of: None,
) -> Page:
    """Return the report on ``rows``, with the verdicts of ``check``; raises DataError when nothing can be told."""
    selected = list(rows)
    made = parts(selected, data, lang)
    names = listed((part.title.lower() for part in made[:3]), lang)
    title = phrase("China's digital economy: {sectors}", lang, sectors=names)
    title = phrase("China's digital economy in published figures", lang) if len(made) > 3 else title
    return Page(title, version, made, check, sources(selected, data, lang=lang), lang, progress)
