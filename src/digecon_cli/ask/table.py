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
from . import contract, selection, tidying
from .contract import Form, Records

if TYPE_CHECKING:
    from ..document import Document
    from .options import RenderOptions


class Drawing(NamedTuple):
    """What a page of HTML shows above the table of an answer, or in its place: the title of the page, its elements, and their style."""

    title: str
    html: str
    style: str
    with_table: bool = True


class RecordListing(NamedTuple):
    """A table with columns of its own (``list``, ``sources``, ``check``); every cell is text, a number or empty.

    ``view`` returns the same in fewer columns, which formats for people show instead. ``numbers`` has the type (int or
    float) of columns of numbers, for formats with types. ``page`` lays the answer out as a document,
    which ``-f table`` draws in place of a grid. ``without_commands`` returns the same without lines to type, for documents.
    ``drawing`` returns what stands above it on a page of HTML, in a language.
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[str | int | float, ...]]
    title: str = ""
    footnotes: tuple[str, ...] = ()
    view: "Callable[[], RecordListing] | None" = None
    numbers: Mapping[str, type] = {}
    page: "Callable[[RenderOptions], Document] | None" = None
    without_commands: "Callable[[], RecordListing] | None" = None
    drawing: Callable[[str], Drawing] | None = None

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
    releases were paired, ``asked`` the requested periods and measures, as in RenderOptions, ``named`` the indicators that were each
    selected by a name of its own.
    """

    asked: Mapping[str, Any] = {}
    named: frozenset[str] = frozenset()

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
        """Return a table of other rows with the same dataset, requested periods and named indicators."""
        found = type(self)(rows, self.data, title, beside, rule)
        found.asked, found.named = self.asked, self.named
        return found

    def _resting_on(self, data: Dataset) -> Self:
        """Return the same answer with the dataset that it rests on: what was known then, and the authority of its dollars."""
        self.data = data
        return self

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Observation]:
        return iter(self.rows)

    select = selection.select

    def show(self, *, measure: str | Sequence[str] = "", all_sources: bool = False, vintage: str = "") -> Self:
        """Return the figures as published: the standing one for each thing, or with ``all_sources`` every print.

        ``measure`` takes only these measures.
        """
        when = vintage_option(vintage) or "latest"
        data = self.data.known_by(when)
        standing = data.standing(self.rows, when)
        rows = neighbors.marked(standing, data, when)
        if all_sources:
            # Other prints than the standing figure have no single neighbor, so they are not marked.
            known = dict(zip(standing, rows, strict=True))
            rows = [known.get(row, row) for row in self.rows]
        found, data = currency.convert_rows(rows, data, when)
        answer = self._made(sort_rows(found), self.title, self.beside)._resting_on(data)
        return answer.only(*tidying.named_measures(measure)) if measure else answer

    def only(self, *measures: str) -> Self:
        """Return the same answer with the rows of these measures; raises UsageError for one that it does not have.

        Each is a name, or names with commas.
        """
        names = tidying.named_measures(measures)
        found = self.of(tidying.of_measures(self.rows, names))
        found.asked = {**self.asked, "measures": names}
        return found

    def comparable(self) -> Self:
        """Return the same answer without figures that do not compare with the period before, or only with caution.

        The break of a figure that is left out passes to the next one, which does not compare across it either.
        """
        return self.of(neighbors.comparable(self.rows))

    def largest(self, period: object = "", first: int = 0) -> Self:
        """Return the same answer with the largest at a period first; ``first`` keeps that many indicators.

        Raises NothingFound where no indicator has a figure for the period.
        """
        at = periods.canonical(periods.typed(period, last=True)) if period != "" else ""
        return self.of(selection.largest(self.rows, at, first, self.data))

    def compare(self, *names: str, area: str = "", vintage: str = "", **asked: Any) -> Self:
        """Return series side by side in one unit: their levels, their growth, and each as a multiple of the first.

        ``names`` are two or more indicators or sectors (of a sector its first headline), or areas (``"china", "us"``);
        ``area`` may hold more than one (``"CN,US"``); ``asked`` are periods, as for ``select``. What does not compare is
        refused, and yuan beside dollars are converted. Raises UsageError for fewer than two, NothingFound for an area without
        figures.
        """
        from . import comparison  # as few commands need it

        options = Options.given(vintage)
        data = self.data.known_by(options.vintage)
        sides = comparison.groups(comparison.question(names, area), self.rows, data)
        wanted = {side for group in sides for side in group}
        own = self.of([row for row in self.rows if (row.indicator, row.area) in wanted])
        chosen = own.select(**{**asked, "freq": asked.get("freq") or selection.ALL})
        if not selection.is_of_frequency(**asked):
            kept = comparison.of_one_frequency(sides, chosen.rows)
            chosen = chosen._made(kept, "", selection.counted_beside(chosen.rows, kept))
        rows, data = comparison.rows_of(sides, chosen.rows, data, options)
        return chosen._made(rows, "compare", chosen.beside)._resting_on(data)

    def rank(self, *, by: str = "level", lowest: bool = False, first: int | str = 0, vintage: str = "") -> Self:
        """Return the figures of one period by size, each with its place: by ``level``, ``growth`` or ``share``.

        The period is the newest one of which most of the selected series have a figure. ``lowest`` begins with the smallest,
        ``first`` keeps that many of each ranking. Only figures of one unit, concept and definition are ranked together, and
        those that rounding does not tell apart share a place. Raises UsageError for another measure, NothingFound where there
        is no figure.
        """
        from . import ranking  # as few commands need it

        options = Options.given(vintage)
        wanted = ranking.asked(by, lowest, first)
        rows, data = ranking.rows_of(self.rows, self.data.known_by(options.vintage), options, wanted)
        return self._made(rows, "rank", self.beside)._resting_on(data)

    def derive(self, command: str, options: Options) -> Self:
        """Return the rows of a measure command (``growth``, ``cagr``, ``share``, ...)."""
        options = options._replace(named=self.named)
        rows, data = measures.answer(command, self.rows, self.data.known_by(options.vintage), options)
        declared = measures.find(command)
        # A measure of plans takes all rows, whatever the selection left aside.
        beside = {} if declared and declared.plans else self.beside
        rule = None
        if declared and any(figure.vintage for figure in rows):
            rule = declared.rule(options.vintage)
        return self._made(rows, command, beside, rule)._resting_on(data)

    # The measures, each as a method, written from the registry by ./dev docs.

    def growth(self, *names: str, basis: str = "", vintage: str = "", across_breaks: bool = False) -> Self:
        """Return for each period published growth, growth computed from levels (percent), and their gap (percentage points).

        ``names``: What to select first; else all rows of the table.
        ``basis``: Which growth: computed, published, or both (the origin, not the price basis).
        """
        return self._derived("growth", names, vintage, across_breaks, basis=basis)

    def cagr(self, *names: str, vintage: str = "", across_breaks: bool = False) -> Self:
        """Return ``cagr``, ``mean_growth`` and ``compound`` of each series over its selected periods (percent a year).

        A published mean growth over the same span follows, with the gaps between published rates and ``cagr``.

        ``names``: What to select first; else all rows of the table.
        """
        return self._derived("cagr", names, vintage, across_breaks)

    def share(self, *names: str, of: str = "", vintage: str = "", across_breaks: bool = False) -> Self:
        """Return each level in percent of its wholes, or of ``of``, with published shares and the gaps to them.

        A series without a whole has no row.

        ``names``: What to select first; else all rows of the table.
        ``of``: The whole; else each parent in the catalog.
        """
        return self._derived("share", names, vintage, across_breaks, of=of)

    def share_change(self, *names: str, of: str = "", vintage: str = "", across_breaks: bool = False) -> Self:
        """Return the percentage points by which the share of each level in its wholes changed on the year before.

        That is: the change that a document prints, the difference of printed shares, the difference of the shares of levels,
        and the gap of what is printed to the last. For levels, the parts are of one edition, and so are the wholes, each as
        known when its part was released. Other wholes than those of the catalog count where shares of them are printed.

        ``names``: What to select first; else all rows of the table.
        ``of``: The whole; else each parent in the catalog.
        """
        return self._derived("share-change", names, vintage, across_breaks, of=of)

    def contribution(self, *names: str, of: str = "", vintage: str = "", across_breaks: bool = False) -> Self:
        """Return the points that each part adds to its whole's growth: published, from published growth, and from levels.

        With them come the gaps between the first two and, for each whole, what all its parts leave. If only a whole is
        selected and it is part of nothing itself, the contributions of its parts are returned.

        ``names``: What to select first; else all rows of the table.
        ``of``: The whole; else each parent in the catalog.
        """
        return self._derived("contribution", names, vintage, across_breaks, of=of)

    def index(
        self,
        base: object = "",
        *names: str,
        chain: str = "",
        vintage: str = "",
        across_breaks: bool = False,
    ) -> Self:
        """Return each level in percent of the base period's, or with ``chain`` the product of yearly rates since then.

        ``names``: What to select first; else all rows of the table.
        ``base``: The base period (= 100).
        ``chain``: Chain yearly rates: published or computed.
        """
        return self._derived("index", names, vintage, across_breaks, base=periods.typed(base), chain=chain)

    def ratio(self, other: str, *names: str, vintage: str = "", across_breaks: bool = False) -> Self:
        """Return the selected levels divided by those of ``other``, with the unit of the quotient.

        ``names``: What to select first; else all rows of the table.
        ``other``: The indicator to divide by: ID[@AREA].
        """
        return self._derived("ratio", names, vintage, across_breaks, other=other)

    def per_head(self, *names: str, population: str = "", vintage: str = "", across_breaks: bool = False) -> Self:
        """Return each level per head of the population: flows by the mean of two year-ends, stocks by that of their day.

        A population that is not a stock (a mid-year one) is used for its year directly. Levels counted in persons have no row,
        since they have a share instead. Raises UsageError where there is no such population.

        ``names``: What to select first; else all rows of the table.
        ``population``: The population; else economy.population.
        """
        return self._derived("per-head", names, vintage, across_breaks, population=population)

    def targets(self, *names: str, vintage: str = "") -> Self:
        """Return for each target: the target, the latest actual figure, the distance, the part reached, the growth needed.

        The growth needed is a rate per year (for a rate: percentage points per year, as a difference with the target's
        period). Figures under another definition are named and refused, not compared.

        ``names``: What to select first; else all rows of the table.
        """
        return self._derived("targets", names, vintage)

    # The end of the measures.

    def _derived(
        self, command: str, names: Sequence[str], vintage: str, across_breaks: bool = False, **own: str
    ) -> Self:
        chosen = self.select(*names) if names else self
        return chosen.derive(command, Options.given(vintage, overriding(across_breaks), **own))

    def records(self, form: Form = contract.LONG) -> Records:
        """Return the rows in the columns of the contract."""
        rows = tidying.tidy_rows(self).rows if form.tidy else self.rows
        return contract.records(rows, self.data, form)
