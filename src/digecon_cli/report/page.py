"""What a report tells, made once and written as HTML or Markdown."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..cleaning import clean
from ..dataset import Dataset
from ..listings import sources
from ..messages import listed, phrase
from ..model import Observation
from ..render.formats import check_readable
from ..table import Listing
from .story import SectorStory, parts

if TYPE_CHECKING:
    from ..claims import CheckedClaim


class Page(NamedTuple):
    """The content of a page: its parts, one a sector, the findings of the check where there are any, and the documents.

    ``own`` is the name of a table of one's own, empty for ours; ``version`` is that of our data.
    """

    title: str
    own: str
    version: str
    parts: tuple[SectorStory, ...]
    check: "Sequence[CheckedClaim]"
    sources: Listing
    data: Dataset
    lang: str

    def alone(self, part: SectorStory) -> "Page":
        """Return the page of one of several sectors."""
        indicators = {one.indicator for one in part.printed}
        about = [one for one in self.check if {ref.indicator for ref in one.claim.subjects} & indicators]
        title = _title((part,), self.own, self.lang)
        return self._replace(
            title=title, parts=(part,), check=about, sources=sources(part.printed, self.data, lang=self.lang)
        )


def report(
    rows: Iterable[Observation],
    data: Dataset,
    lang: str = "en",
    version: str = "",
    check: "Sequence[CheckedClaim]" = (),
    own: str = "",
) -> Page:
    """Return the report on ``rows``, with the findings of ``check``; raises DataError when nothing can be told, or more than people read."""
    rows = list(rows)
    check_readable(len(rows))
    made = parts(rows, data, lang)
    own = phrase("A table of your own", lang) if own == "-" else clean(own)
    title = _title(made, own, lang)
    printed = [one for part in made for one in part.printed]
    return Page(title, own, version, made, check, sources(printed, data, lang=lang), data, lang)


def _title(made: Sequence[SectorStory], own: str, lang: str) -> str:
    if own:
        return own
    if len(made) > 3:
        return phrase("China's digital economy in published figures", lang)
    names = listed((part.title.lower() for part in made), lang)
    return phrase("China's digital economy: {sectors}", lang, sectors=names)
