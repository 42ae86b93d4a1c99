"""The notes below a sheet for people: why figures do not compare or are refused, and where the rest of them stands."""

from collections.abc import Iterable, Iterator

from .. import facts, periods
from ..dataset import Dataset
from ..facts import Fact
from ..messages import listed, phrase
from ..model import Observation
from ..present.rows import BREAK, REFUSED, Cell
from ..present.series import label_in
from ..present.words import counted
from ..table import Table

MOST = 60  # reasons


class Reasons:
    """Why figures of a sheet do not compare with the ones before, or are refused: each reason once."""

    def __init__(self, data: Dataset, lang: str) -> None:
        self._data = data
        self._lang = lang
        self._found: dict[tuple[str, str], list[str]] = {}

    def of(self, cells: Iterable[Cell]) -> None:
        """Add the reasons of cells."""
        for cell in cells:
            if cell.figure and cell.broken:
                self._add(cell.figure, cell.figure.fact_of(facts.BREAK))
            elif cell.figure and cell.instead in (BREAK, REFUSED):
                self._add(cell.figure, cell.figure.refusal)

    def _add(self, one: Observation, why: Fact | None) -> None:
        if why:
            key = (label_in(one, self._data, self._lang), why.cause.sentence(self._lang))
            self._found.setdefault(key, []).append(periods.label(one.period))

    def lines(self) -> Iterator[str]:
        """Yield a line for each reason, with the series and periods that it holds for."""
        for (label, sentence), several in list(self._found.items())[:MOST]:
            when = listed(dict.fromkeys(several), self._lang)
            yield f"{label} {when}{phrase(': ', self._lang)}{sentence}"
        if (more := len(self._found) - MOST) > 0:
            yield phrase("and {more} more: see 'note' on the sheet 'data'", self._lang, more=more)


def elsewhere(content: Table, lang: str) -> str:
    """Return the line on the other sheets of the workbook."""
    count = len({name for one in content for name in one.sources})
    if not count:
        return phrase("Every figure with its bounds: sheet 'data'", lang)
    documents = counted(count, "document", lang)
    return phrase(
        "Every figure with its bounds, date and document: sheet 'data'; {documents}: sheet 'sources'",
        lang,
        documents=documents,
    )
