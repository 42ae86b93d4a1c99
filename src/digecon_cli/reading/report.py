"""What reading a file found: which layout, how much was read, what was left out and why, and every problem with its place."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple, TypeAlias, TypeVar

from ..core.cleaning import printable
from ..core.errors import DataError, Hint, UsageError, closest, did_you_mean
from ..core.messages import Message
from ..core.text import quoted

MOST_FIGURES = 1_000_000  # of one table: with their answer they fill a gigabyte
# What is left out, and why.
REPEATED = "repeated figures"
CONFLICTS = "figures given twice with different values"
FURTHER = "further values of such figures"
SINGLE_DAYS = "figures of single days"
MARKED_MISSING = "zeros that are marked as missing"
INCOMPLETE = "months with missing days"
UNKNOWN_PERIOD = "figures without a known period"
_MOST_QUOTED = 3  # of unknown periods that a message quotes
WAYS_TO_MONTHS = ("mean", "last", "sum")  # of ``--daily``
MOST = 1000  # problems that are kept; the rest are counted, so that a hopeless file cannot fill the memory


Named = TypeVar("Named")
FileName: TypeAlias = "Message | str"  # what a file is called in messages


class Problem(NamedTuple):
    """One thing that is wrong: the line of the file (0: the file as a whole), the column's name, and the reason."""

    line: int
    column: str
    reason: Message


class Unread(DataError):
    """A table is not read as it is; other options may read it."""


class Advised(Unread):
    """A table is not read as it is, and the sentence on that says what to write."""


class NoLayout(Unread):
    """A file has no table in a layout that is known."""


def typed(command: str, path: str, mapping: str = "", daily: str = "") -> str:
    """Return a line that runs a command on a file, quoted for the shell."""
    file = f"./{path}" if path.startswith("-") and path != "-" else path
    words = [*command.split(), file, *(["--map", mapping] if mapping else []), *(["--daily", daily] if daily else [])]
    return " ".join(map(quoted, ["digecon", *words]))


def near_aside(word: str, known: Iterable[str]) -> Message | str:
    """Return in parentheses which of ``known`` is closest to a word, or an empty string."""
    near = closest(word, known)
    return Message(" (did you mean '{near}'?)", near=near) if near else ""


def first_of(names: Sequence[Named], most: int) -> tuple[Named | str, ...]:
    """Return the first of some names, and where there are more a sign of that."""
    return (*names[:most], *(["..."] if names[most:] else []))


def quoted_spellings(lines: Mapping[str, int]) -> tuple[Message, ...]:
    """Return the first of some spellings, each with its line."""
    return tuple(
        Message("'{text}' on line {line}", text=printable(text, 30), line=line)
        for text, line in islice(lines.items(), _MOST_QUOTED)
    )


class Report:
    """Collects what a reader meets, and knows how it is to read. A ``strict`` one refuses the file at the first problem, as our own layout is read."""

    def __init__(
        self, name: FileName, strict: bool = False, daily: str = "", path: str = "", mapping: str = ""
    ) -> None:
        if daily not in ("", *WAYS_TO_MONTHS):
            raise UsageError(
                "'{way}' does not turn days into months.{hint} Known: {known}.",
                way=daily,
                hint=did_you_mean(daily, WAYS_TO_MONTHS),
                known=WAYS_TO_MONTHS,
            )
        self.name = name
        self.strict = strict
        self.path, self.mapping = path, mapping  # as they were given; no path for what is part of another file
        self.daily = daily  # how months are computed from days, as ``--daily`` says; empty: they are not
        self.layout = ""
        self.semicolons = False  # part the cells of the file: most who write so have decimal commas
        self.problems: list[Problem] = []
        self.more = 0
        self.left_out: dict[str, int] = {}
        self.remarks: list[Message] = []
        self.spellings: dict[str, int] = {}  # of what is no period, with the line of the first
        self.headings: dict[str, int] = {}  # among the rows, with their lines
        self.next_table = 0  # the line on which another table of the same sheet begins
        self.titles: list[str] = []  # that stand above the table
        self.other_sheets: list[str] = []  # the other sheets of a workbook that hold tables
        self.hints: tuple[Hint, ...] = ()  # lines that read what was not read
        # Of our own layout: the columns, and when the report is not strict the line of each observation.
        self.columns: tuple[str, ...] = ()
        self.lines: list[int] = []

    def problem(self, line: int, column: str, reason: Message, kind: str = "") -> None:
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

    def other_length(self, line: int, cells: int, columns: int, kind: str = "rows of another length") -> None:
        """Note a row with another number of cells than the header has columns."""
        reason = Message("{cells} cells where the header has {columns}", cells=cells, columns=columns)
        self.problem(line, "", reason, kind)

    def fault(self, line: int, column: str, reason: Message) -> DataError:
        """Return the error of one problem."""
        at_line = Message(", line {line}", line=line) if line else ""
        in_column = Message(", column {column}", column=printable(column)) if column else ""
        return DataError(
            "{name}{line}{column}: {clause}.", name=self.name, line=at_line, column=in_column, clause=reason
        )

    def check_room(self, figures: int) -> None:
        """Raise DataError when a table has more figures than fit in memory."""
        if figures > MOST_FIGURES:
            raise DataError(
                "{name} has more than {most} figures: give a part of it (show, growth, cagr, share and index take larger "
                "tables of a simple form, see docs/scale.md).",
                name=self.name,
                most=f"{MOST_FIGURES:,}",
            )

    def skip(self, kind: str, number: int = 1) -> None:
        """Count figures that are left out for a reason that is no fault of the file (an empty cell)."""
        if number:
            self.left_out[kind] = self.left_out.get(kind, 0) + number

    def remark(self, sentence: Message) -> None:
        """Note something that the reader of the result should know."""
        if sentence not in self.remarks:
            self.remarks.append(sentence)

    def only(self, taken: "Message | str", *rest: "Message | str") -> None:
        """Note which table was read, where there are more."""
        if rest:
            self.remark(Message("read {taken} only; also there: {tables}", taken=taken, tables=first_of(rest, 8)))

    def clear(self) -> None:
        """Forget what was met so far: it was in a file that is no table, beside the one that is."""
        self.problems.clear()
        self.left_out.clear()
        self.remarks.clear()

    def unknown_period(self, line: int, text: str) -> None:
        """Note that a figure has no known period, and how the first of them are spelled."""
        reason = Message("'{text}' is not a period", text=printable(text)) if text else Message("is empty")
        if text and len(self.spellings) < MOST:
            self.spellings.setdefault(text, line)
        self.problem(line, "period", reason, UNKNOWN_PERIOD)

    def _count(self, kind: str, number: int, quote: bool) -> Message:
        if not (quote and self.spellings and kind == UNKNOWN_PERIOD):
            return Message("{word_kind}: {number}", word_kind=kind, number=f"{number:,}")
        return Message(
            "{word_kind}: {number} ({spellings})",
            word_kind=kind,
            number=f"{number:,}",
            spellings=quoted_spellings(self.spellings),
        )

    @property
    def counts(self) -> dict[str, int]:
        """Return how much was left out by kind, in the order of the words, whichever was met first."""
        return dict(sorted(self.left_out.items()))

    def omissions(self, quote: bool = False) -> Message:
        """Return the sentence on what was left out, by kind; it may ``quote`` the first spellings that are no periods."""
        counts = tuple(self._count(kind, number, quote) for kind, number in self.counts.items())
        line = typed("validate", self.path, self.mapping, self.daily) if self.path else "digecon validate"
        hint = Message("; '{line}' shows where", line=line) if self.problems or self.more else ""
        return Message("left out ({counts}){hint}", counts=counts, hint=hint)

    def notices(self) -> list[Message]:
        """Return the sentences for stderr: the remarks, and the count of what was left out."""
        sentences = [*self.remarks, *([self.omissions()] if self.left_out else [])]
        return [Message("{name}: {sentence}", name=self.name, sentence=sentence) for sentence in sentences]
