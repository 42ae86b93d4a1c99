"""The two kinds of answers: a table of observations, which selects and derives, and a listing.

The command line and Python use the same table with the same verbs.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from .. import measures
from ..core import periods
from ..core.comparability import RULES
from ..core.dataset import Dataset
from ..core.facts import Fact
from ..core.model import Observation, sort_rows
from ..measures import currency, neighbors
from ..measures.derivation import Options, vintage_option
from . import contract, selection
from .contract import Form, Records

if TYPE_CHECKING:
    from ..document import Document
    from .options import RenderOptions


class RecordListing(NamedTuple):
    """A table with columns of its own (``list``, ``sources``, ``check``); every cell is text, a number or empty.

    ``view`` returns the same in fewer columns, which formats for people show instead. ``numbers`` has the type (int or
    float) of columns of numbers, for formats with types. ``page`` lays the answer out as a document,
    which ``-f table`` draws in place of a grid. ``without_commands`` returns the same without lines to type, for documents.
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[str | int | float, ...]]
    title: str = ""
    footnotes: tuple[str, ...] = ()
    view: "Callable[[], RecordListing] | None" = None
    numbers: Mapping[str, type] = {}
    page: "Callable[[RenderOptions], Document] | None" = None
    without_commands: "Callable[[], RecordListing] | None" = None

    def records(self, form: Form = contract.LONG) -> Records:
        """Return columns and rows; of the form only the choice of columns applies."""
        kinds = tuple(self.numbers.get(name, str) for name in self.columns)
        return contract.chosen(Records(self.columns, self.rows, kinds), form.columns)


def overriding(across_breaks: bool) -> tuple[str, ...]:
    """Return the overrides of the requested options."""
    return (RULES["break"].override,) if across_breaks else ()


class ObservationTable:
    """A table of observations: iterate over it, select from it, derive from it, or take it as a pandas frame.

    ``data`` is the dataset in which roles, labels, breaks and sources are looked up, ``title`` the command that the rows
    answer, ``beside`` the number of figures that a selection left aside, by frequency, ``rule`` the fact of which
    releases were paired, ``asked`` the requested periods, as in RenderOptions.
    """

    asked: Mapping[str, Any] = {}

    def __init__(
        self,
        rows: Sequence[Observation],
        data: Dataset,
        title: str = "",
        beside: Mapping[str, int] | None = None,
        rule: Fact | None = None,
    ) -> None:
        self.rows = rows
        self.data = data
        self.title = title
        self.beside = beside or {}
        self.rule = rule

    def of(self, rows: Sequence[Observation]) -> Self:
        """Return the same answer with other rows."""
        return self._made(rows, self.title, self.beside, self.rule)

    def _made(
        self, rows: Sequence[Observation], title: str, beside: Mapping[str, int], rule: Fact | None = None
    ) -> Self:
        """Return a table of other rows with the same dataset and requested periods."""
        found = type(self)(rows, self.data, title, beside, rule)
        found.asked = self.asked
        return found

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Observation]:
        return iter(self.rows)

    select = selection.select

    def show(self, *, all_sources: bool = False, vintage: str = "") -> Self:
        """Return the figures as published: the standing one for each thing, or with ``all_sources`` every print."""
        when = vintage_option(vintage) or "latest"
        standing = self.data.standing(self.rows, when)
        rows = neighbors.marked(standing, self.data, when)
        if all_sources:
            # Other prints than the standing figure have no single neighbor, so they are not marked.
            known = dict(zip(standing, rows, strict=True))
            rows = [known.get(row, row) for row in self.rows]
        return self._made(sort_rows(currency.convert_rows(rows, self.data, when)), self.title, self.beside)

    def comparable(self) -> Self:
        """Return the same answer without figures that do not compare with the period before, or only with caution.

        The break of a figure that is left out passes to the next one, which does not compare across it either.
        """
        return self.of(neighbors.comparable(self.rows))

    def largest(self, period: object = "", first: int = 0) -> Self:
        """Return the same answer with the largest at a period first; ``first`` keeps that many indicators.

        Raises DataError where no indicator has a figure for the period.
        """
        at = periods.canonical(periods.typed(period, last=True)) if period != "" else ""
        return self.of(selection.largest(self.rows, at, first))

    def derive(self, command: str, options: Options) -> Self:
        """Return the rows of a measure command (``growth``, ``cagr``, ``share``, ...)."""
        rows = measures.rows(command, self.rows, self.data, options)
        declared = measures.find(command)
        # A measure of plans takes all rows, whatever the selection left aside.
        beside = {} if declared and declared.plans else self.beside
        rule = None
        if declared and any(figure.vintage for figure in rows):
            rule = declared.rule(options.vintage)
        return self._made(rows, command, beside, rule)

    def growth(self, *, basis: str = "", vintage: str = "", across_breaks: bool = False) -> Self:
        """Return published growth, computed growth and their gap for each period (percent; percentage points).

        ``basis`` is ``computed`` or ``published`` for one of them.
        """
        return self._derived("growth", vintage, across_breaks, basis=basis)

    def cagr(self, *, vintage: str = "", across_breaks: bool = False) -> Self:
        """Return ``cagr``, ``mean_growth`` and ``compound`` of each series over its span (percent)."""
        return self._derived("cagr", vintage, across_breaks)

    def share(self, *, of: str = "", vintage: str = "", across_breaks: bool = False) -> Self:
        """Return each level in percent of its parent, or ``of`` another indicator (percent)."""
        return self._derived("share", vintage, across_breaks, of=of)

    def share_change(self, *, of: str = "", vintage: str = "", across_breaks: bool = False) -> Self:
        """Return the change of each level's share in its parents on the year before (percentage points)."""
        return self._derived("share-change", vintage, across_breaks, of=of)

    def contribution(self, *, of: str = "", vintage: str = "", across_breaks: bool = False) -> Self:
        """Return the points that parts add to their parent's growth: published, computed, and the rest (percentage points)."""
        return self._derived("contribution", vintage, across_breaks, of=of)

    def index(self, base: object, *, chain: str = "", vintage: str = "", across_breaks: bool = False) -> Self:
        """Return levels as an index of the base period (= 100), or with ``chain`` yearly rates chained from it.

        ``chain`` is ``published`` or ``computed``.
        """
        return self._derived("index", vintage, across_breaks, chain=chain, base=periods.typed(base))

    def ratio(self, other: str, *, vintage: str = "", across_breaks: bool = False) -> Self:
        """Return the levels divided by those of another indicator, in the unit of the quotient."""
        return self._derived("ratio", vintage, across_breaks, other=other)

    def per_head(self, *, population: str = "", vintage: str = "", across_breaks: bool = False) -> Self:
        """Return the levels per head of the population: amounts of a year on the mean of two year-ends."""
        return self._derived("per-head", vintage, across_breaks, population=population)

    def targets(self, *, vintage: str = "") -> Self:
        """Return targets with the latest figure, the distance, and the growth per year that is still needed."""
        return self._derived("targets", vintage)

    def _derived(self, command: str, vintage: str, across_breaks: bool = False, **own: str) -> Self:
        return self.derive(command, Options.given(vintage, overriding(across_breaks), **own))

    def records(self, form: Form = contract.LONG) -> Records:
        """Return the rows in the columns of the contract."""
        return contract.records(self.rows, self.data, form)
