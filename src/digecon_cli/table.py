"""The two things that commands answer with: a table of observations, which selects and derives, and a listing.

The command line and Python use the same table with the same verbs.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from . import contract, measures, periods, selection
from .comparability import RULES
from .contract import Form, Records
from .dataset import Dataset
from .errors import UsageError
from .facts import Fact
from .measures import currency, neighbors
from .measures.derivation import Options, vintage_option
from .model import Observation, sort_rows

if TYPE_CHECKING:
    from .present.lines import Page
    from .present.options import RenderOptions


class Listing(NamedTuple):
    """A table with columns of its own (``list``, ``sources``, ``check``); every cell is text, a number or empty.

    ``view`` makes what tells the same in fewer columns, for people: formats for people show it in place of these. ``numbers`` says
    which columns hold numbers (int or float) where a cell is not empty: formats with types keep them. ``page`` lays the
    answer out for a screen (see present.lines): ``-f table`` shows it in place of a grid.
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[str | int | float, ...]]
    title: str = ""
    footnotes: tuple[str, ...] = ()
    view: "Callable[[], Listing] | None" = None
    numbers: Mapping[str, type] = {}
    page: "Callable[[RenderOptions], Page] | None" = None

    def records(self, form: Form = contract.LONG) -> Records:
        """Return columns and rows; of the form only the choice of columns means something here."""
        kinds = tuple(self.numbers.get(name, str) for name in self.columns)
        return contract.chosen(Records(self.columns, self.rows, kinds), form.columns)


def overriding(across_breaks: bool) -> tuple[str, ...]:
    """Return the overrides of rules that are asked for by name."""
    return (RULES["break"].override,) if across_breaks else ()


class Table:
    """A table of observations: iterate over it, select from it, derive from it, or take it as a pandas frame.

    ``data`` is the dataset in which roles, labels, breaks and sources are looked up, ``title`` the command that the rows
    answer, ``beside`` counts by frequency what a selection left aside (see selection), ``rule`` says which
    releases were paired, ``asked`` which periods were asked for, as RenderOptions has them.
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
        """Return the table that a verb makes of this one."""
        found = type(self)(rows, self.data, title, beside, rule)
        found.asked = self.asked
        return found

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Observation]:
        return iter(self.rows)

    def select(
        self,
        *names: str,
        start: object = "",
        end: object = "",
        freq: str = "",
        area: str = "",
        latest: bool = False,
        last: int | str = 0,
        newest_part: bool = False,
    ) -> Self:
        """Return the observations that names mean (docs/asking.md) whose periods lie within ``start`` and ``end``.

        These are periods as people write them, years as numbers, or dates (``periods.said``).
        Years first: see selection.by_years. ``freq`` is A, S, Q, M or ytd for only these, or ``all``; ``latest`` gives
        each series' newest figure, ``last`` that many of its last periods. A table of one's own keeps all frequencies
        unless ``freq`` or ``newest_part`` says otherwise. Raises UsageError for an unknown name or period, DataError when nothing is left.
        """
        for name in names:
            if not isinstance(name, str):
                raise UsageError(
                    "{name} is no name: write select('telecom', 'economy.gdp', start=2020), for example.",
                    name=repr(name),
                )
        first, until = periods.ends(periods.said(start), periods.said(end, last=True))
        wanted = selection.frequencies(freq, first, until)
        number = selection.how_many(last)
        rows = self.data.select(names, start=first, end=until, area=area, of=self.rows)
        chosen = selection.Selected(rows, {})
        if wanted:
            chosen = selection.of(rows, wanted)
        if latest:
            chosen = selection.newest(chosen.rows)
        elif not wanted and (self.data.years_first or newest_part):
            chosen = selection.by_years(rows, self.data, newest_part)
        told = selection.last(chosen.rows, number) if number else chosen.rows
        found = self._made(told, self.title, {} if freq else chosen.beside)
        asked = {"start": first, "end": until, "freq": freq, "latest": latest, "last": str(last or "")}
        found.asked = {**self.asked, **{name: value for name, value in asked.items() if value}}
        return found

    def show(self, *, all_sources: bool = False, vintage: str = "") -> Self:
        """Return the figures as published: of several for one thing the one that counts, unless ``all_sources``."""
        when = vintage_option(vintage) or "latest"
        standing = self.data.standing(self.rows, when)
        rows = neighbors.marked(standing, self.data, when)
        if all_sources:
            # A print beside the standing figure has no single neighbor, so it says nothing of one.
            known = dict(zip(standing, rows, strict=True))
            rows = [known.get(row, row) for row in self.rows]
        return self._made(sort_rows(currency.told(rows, self.data, when)), self.title, self.beside)

    def comparable(self) -> Self:
        """Return the same answer without figures that do not compare with the period before, or only with caution.

        The next figure after one that does not compare has its break, since beside the one before that it does not either.
        """
        return self.of(neighbors.comparable(self.rows))

    def largest(self, period: object = "", first: int = 0) -> Self:
        """Return the same answer with what is largest at a period first; ``first`` keeps so many indicators.

        Raises DataError where nothing has a figure there.
        """
        at = periods.canonical(periods.said(period, last=True)) if period != "" else ""
        return self.of(selection.largest(self.rows, at, first))

    def derive(self, command: str, options: Options) -> Self:
        """Return the rows of a measure command (``growth``, ``cagr``, ``share``, ...)."""
        rows = measures.rows(command, self.rows, self.data, options)
        declared = measures.find(command)
        # Plans are never left aside: there is nothing else of a measure that tells them.
        beside = {} if declared and declared.plans else self.beside
        rule = None
        if declared and any(figure.vintage for figure in rows):
            rule = declared.rule(options.vintage)
        return self._made(rows, command, beside, rule)

    def growth(self, *, basis: str = "", vintage: str = "", across_breaks: bool = False) -> Self:
        """Return published growth, computed growth and their gap, for each period (percent; percentage points).

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
        """Return by how much the share of each level in its parents changed on the year before (percentage points)."""
        return self._derived("share-change", vintage, across_breaks, of=of)

    def contribution(self, *, of: str = "", vintage: str = "", across_breaks: bool = False) -> Self:
        """Return the points that parts add to their parent's growth: published, computed, and the rest (percentage points)."""
        return self._derived("contribution", vintage, across_breaks, of=of)

    def index(self, base: object, *, chain: str = "", vintage: str = "", across_breaks: bool = False) -> Self:
        """Return levels as an index of the base period (= 100), or with ``chain`` yearly rates chained from it.

        ``chain`` is ``published`` or ``computed``.
        """
        return self._derived("index", vintage, across_breaks, chain=chain, base=periods.said(base))

    def ratio(self, other: str, *, vintage: str = "", across_breaks: bool = False) -> Self:
        """Return the levels divided by those of another indicator, in the unit of the quotient."""
        return self._derived("ratio", vintage, across_breaks, other=other)

    def per_head(self, *, population: str = "", vintage: str = "", across_breaks: bool = False) -> Self:
        """Return the levels per head of the population: amounts of a year on the mean of two year-ends."""
        return self._derived("per-head", vintage, across_breaks, population=population)

    def targets(self, *, vintage: str = "") -> Self:
        """Return targets with what was last reached, the distance, and the growth a year that is still needed."""
        return self._derived("targets", vintage)

    def _derived(self, command: str, vintage: str, across_breaks: bool = False, **own: str) -> Self:
        return self.derive(command, Options.given(vintage, overriding(across_breaks), **own))

    def records(self, form: Form = contract.LONG) -> Records:
        """Return the rows in the columns of the contract."""
        return contract.records(self.rows, self.data, form)
