"""The notes below a sheet for people: why figures do not compare or are refused, and where the rest of them stands."""

from collections.abc import Iterator

from .. import comparability, periods
from ..dataset import Dataset
from ..model import Observation
from ..present.labels import pick
from ..present.rows import BREAK, REFUSED, Row
from ..present.series import label_in
from ..table import Table

MOST = 60  # reasons


class Reasons:
    """Why figures of a sheet do not compare with the ones before, or are refused: each reason once."""

    def __init__(self, data: Dataset, lang: str) -> None:
        self._data = data
        self._lang = lang
        self._found: dict[tuple[str, str], list[str]] = {}

    def of_row(self, row: Row) -> None:
        """Add the reasons of a row."""
        before: Observation | None = None
        for period in sorted(row.cells, key=periods.order):
            cell = row.cells[period]
            one = cell.figure
            if one and before and period in row.breaks:
                self.not_comparable(before, one)
            elif one and one.refusal and cell.text in (BREAK, REFUSED):
                self._add(one, one.refusal.sentence)
            before = one if cell.number is not None else before

    def not_comparable(self, before: Observation, one: Observation) -> None:
        """Add why a figure does not compare with the one before."""
        refusal, _ = comparability.check(comparability.ONE_LINE, one, before, self._data)
        if refusal:
            self._add(one, refusal.sentence)

    def _add(self, one: Observation, sentence: str) -> None:
        label = label_in(one, self._data, self._lang)
        self._found.setdefault((label, sentence), []).append(periods.label(one.period))

    def lines(self) -> Iterator[str]:
        """Yield a line for each reason, with the series and periods that it holds for."""
        between, colon = pick((", ", "、"), self._lang), pick((": ", "："), self._lang)
        for (label, sentence), several in list(self._found.items())[:MOST]:
            yield f"{label} {between.join(dict.fromkeys(several))}{colon}{sentence}"
        if (more := len(self._found) - MOST) > 0:
            yield pick(
                (f"and {more} more: see 'note' on the sheet 'data'", f"其余{more}条见工作表 data 的 note 列"),
                self._lang,
            )


def elsewhere(content: Table, lang: str) -> str:
    """Return the line on the other sheets of the workbook."""
    count = len({name for one in content for name in one.sources})
    documents = f"{count} document{'s' * (count > 1)}"
    if not count:
        return pick(("Every figure with its bounds: sheet 'data'", "每个数据及其范围：工作表 data"), lang)
    return pick(
        (
            f"Every figure with its bounds, date and document: sheet 'data'; {documents}: sheet 'sources'",
            f"每个数据的范围、日期和文件：工作表 data；{count}份文件：工作表 sources",
        ),
        lang,
    )
