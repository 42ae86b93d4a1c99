"""What reading a file found: which layout, how much was read, what was left out and why, and every problem with its place."""

from typing import NamedTuple

from ..cleaning import printable
from ..errors import DataError

MOST_FIGURES = 1_000_000  # of one table: with their answer they fill a gigabyte
MOST = 1000  # problems kept one by one; the rest are counted, so that a hopeless file cannot fill the memory


class Problem(NamedTuple):
    """One thing that is wrong: the line of the file (0: the file as a whole), the column's name, and the reason."""

    line: int
    column: str
    reason: str


def aside(hint: str) -> str:
    """Return the sentence of ``did_you_mean`` as an aside in parentheses."""
    return f" ({hint.strip()[0].lower()}{hint.strip()[1:]})" if hint else ""


class Report:
    """Collects what a reader meets. A ``strict`` one refuses the file at the first problem, as our own layout is read."""

    def __init__(self, name: str, strict: bool = False) -> None:
        self.name = name
        self.strict = strict
        self.layout = ""
        self.problems: list[Problem] = []
        self.more = 0
        self.left_out: dict[str, int] = {}
        self.told: list[str] = []
        self.others: list[str] = []  # the other sheets of a workbook that hold tables
        # Of our own layout: the columns, and when the report is not strict the line of each observation.
        self.columns: tuple[str, ...] = ()
        self.lines: list[int] = []

    def problem(self, line: int, column: str, reason: str, kind: str = "") -> None:
        """Note one problem; ``kind`` is the word under which such rows are counted as left out (empty: they are kept).

        Raises DataError when the report is strict.
        """
        if self.strict:
            raise self.fault(line, column, reason)
        if kind:
            self.skip(kind)
        if len(self.problems) < MOST:
            self.problems.append(Problem(line, column, reason))
        else:
            self.more += 1

    def fault(self, line: int, column: str, reason: str) -> DataError:
        """Return the error of one problem."""
        where = f", line {line}" * bool(line) + f", column {printable(column)}" * bool(column)
        return DataError(f"{self.name}{where}: {reason}.")

    def check_room(self, figures: int) -> None:
        """Raise DataError when a table has more figures than find room."""
        if figures > MOST_FIGURES:
            raise DataError(
                f"{self.name} has more than {MOST_FIGURES:,} figures: give a part of it (growth, cagr and share take larger "
                "tables of a simple form, see docs/scale.md)."
            )

    def skip(self, kind: str, number: int = 1) -> None:
        """Count figures that are left out for a reason that is no fault of the file (an empty cell)."""
        self.left_out[kind] = self.left_out.get(kind, 0) + number

    def tell(self, sentence: str) -> None:
        """Note something the reader of the result should know."""
        if sentence not in self.told:
            self.told.append(sentence)

    def clear(self) -> None:
        """Forget what was met so far: it was in a file that is no table, beside the one that is."""
        self.problems.clear()
        self.left_out.clear()
        self.told.clear()

    def counts(self) -> str:
        """Return in words what was left out, by kind."""
        return ", ".join(f"{kind}: {number:,}" for kind, number in sorted(self.left_out.items()))

    def notices(self) -> list[str]:
        """Return the sentences for stderr: what was told, and the count of what was left out."""
        lines = [f"{self.name}: {sentence}" for sentence in self.told]
        if self.left_out:
            hint = "; 'digecon validate' shows where" if self.problems or self.more else ""
            lines.append(f"{self.name}: left out ({self.counts()}){hint}")
        return lines
