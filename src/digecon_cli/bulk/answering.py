"""An answer from a large file: what is asked, whether it can be told, and its rows a part at a time."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ..dataset import Dataset
from ..errors import UsageError
from ..measures import combining
from ..measures.derivation import Options
from ..model import Observation
from ..readers import LEAST, columns
from ..readers.build import CONFLICTS, TEXT, UNKNOWN_PERIOD, share_read
from ..readers.report import Report
from . import figures, formulas, reading
from .columns import Columns, NotSimple
from .formulas import Part, Question

# Figures that are answered at a time: few enough for the processor's memory, many enough to keep the threads busy.
_STEPS = {"growth": 1 << 16, "share": 1 << 16, "cagr": 1 << 18}
# What is left out for a fault of the file, which 'digecon validate' shows.
_FAULTS = (TEXT, UNKNOWN_PERIOD, reading.SHORT, CONFLICTS)


class Request(NamedTuple):
    """What is asked of a large file."""

    measure: str
    path: str
    options: Options
    select: Sequence[str] = ()
    start: str = ""
    end: str = ""
    area: str = ""
    freq: str = ""
    mapping: str = ""
    for_people: bool = False


class Answer(NamedTuple):
    """An answer, made while it is taken: the measure asked of a table, and its slices of rows."""

    measure: str
    question: Question
    slices: Sequence[slice]

    @property
    def data(self) -> Dataset:
        """Return the dataset in which labels and units of the rows are looked up."""
        return Dataset((), self.question.world.catalog)

    def part(self, rows: slice) -> Part:
        """Return the answer for some rows of the table."""
        return formulas.MEASURES[self.measure](self.question, rows)

    def parts(self) -> Iterator[Part]:
        """Yield the answer in its order."""
        return reading.in_order(self.part, self.slices)

    def rows(self) -> list[Observation]:
        """Return the answer as the plain engine tells it."""
        found = []
        for part in self.parts():
            for series, number, value in zip(
                part.series.tolist(), part.template.tolist(), part.values.tolist(), strict=True
            ):
                indicator, area = self.question.world.place_of(series)
                told = "" if value != value else combining.text(value)
                found.append(part.templates[number]._replace(indicator=indicator, area=area, value=told))
        return found


def answer(request: Request, tell: Callable[[list[str]], None]) -> Answer | None:
    """Return the answer, or None where the plain engine has to give it; raises UsageError for a wrong request.

    ``tell`` is given the notices of the reading, as soon as the plain engine will not read the file again.
    """
    options = request.options
    if request.measure not in formulas.MEASURES or options.vintage or options.overrides:
        return None
    if options.get("basis") not in ("", "both", "computed"):
        return None
    try:
        read = reading.read(request.path, request.mapping)
        world = figures.build(read)
        if share_read(len(world.table.values), read.left_out) < LEAST:
            return None
        if request.for_people and not request.freq and world.is_mixed:
            return None  # people are told years first
        notices = _notices(request.path, read)
        try:
            world = figures.select(world, request.select, request.start, request.end, request.area, request.freq)
        except UsageError:
            tell(notices)
            raise
        found = Answer(request.measure, Question(world, options, {}), ())
        slices = world.table.cuts(_STEPS[request.measure])
        # What cannot be told shows before anything is written.
        while slices and not len(found.part(slices[0]).values):
            del slices[0]
    except (NotSimple, OverflowError, ImportError):
        return None
    if not slices:
        return None
    tell(notices)
    return found._replace(slices=slices)


def _notices(path: str, read: Columns) -> list[str]:
    report = Report(f"'{path}'")
    if sentence := columns.not_used(read.shape.unused):
        report.tell(sentence)
    report.left_out = {kind: number for kind, number in read.left_out.items() if number}
    report.more = sum(report.left_out.get(kind, 0) for kind in _FAULTS)
    return report.notices()
