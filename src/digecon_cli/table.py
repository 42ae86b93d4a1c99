"""The two things that commands answer with: a table of observations, which selects and derives, and a listing.

The command line and Python use the same table with the same verbs.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from . import contract, fast, measures, periods, selection
from .contract import Form, Records
from .dataset import Dataset
from .measures import currency
from .measures.derivation import Options, vintage_option
from .model import Observation, sort_rows

if TYPE_CHECKING:
    import pandas

    from .present.lines import Page
    from .present.options import RenderOptions


class Listing(NamedTuple):
    """A table with columns of its own (``list``, ``sources``, ``check``); every cell is text, a number or empty.

    ``view`` tells the same in fewer columns, for people: formats for people show it in place of these. ``numbers`` says
    which columns hold numbers (int or float) where a cell is not empty: formats with types keep them. ``page`` lays the
    answer out for a screen (see present.lines): ``-f table`` shows it in place of a grid.
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[str | int | float, ...]]
    title: str = ""
    footnotes: tuple[str, ...] = ()
    view: "Listing | None" = None
    numbers: Mapping[str, type] = {}
    page: "Callable[[RenderOptions], Page] | None" = None

    def records(self, form: Form = contract.LONG) -> Records:
        """Return columns and rows; of the form only the choice of columns means something here."""
        kinds = tuple(self.numbers.get(name, str) for name in self.columns)
        return contract.chosen(Records(self.columns, self.rows, kinds), form.columns)


class Table:
    """A table of observations: iterate over it, select from it, derive from it, or take it as a pandas frame.

    ``data`` is the dataset in which roles, labels, breaks and sources are looked up, ``title`` the command that the rows
    answer, ``beside`` counts by frequency what a selection left aside (see selection), ``rule`` says in English and in
    Chinese which releases were paired.
    """

    def __init__(
        self,
        rows: Sequence[Observation],
        data: Dataset,
        title: str = "",
        beside: Mapping[str, int] | None = None,
        rule: str = "",
    ) -> None:
        self.rows = rows
        self.data = data
        self.title = title
        self.beside = beside or {}
        self.rule = rule

    def of(self, rows: Sequence[Observation]) -> "Table":
        """Return the same answer with other rows."""
        return Table(rows, self.data, self.title, self.beside, self.rule)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Observation]:
        return iter(self.rows)

    def __repr__(self) -> str:
        return repr(self.to_frame())

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        return str(self.to_frame().to_html(max_rows=20, show_dimensions=True))

    def select(
        self,
        *names: str,
        start: str | int = "",
        end: str | int = "",
        freq: str = "",
        area: str = "",
        latest: bool = False,
        last: int | str = 0,
        newest_part: bool = False,
    ) -> "Table":
        """Return the observations that names mean (docs/asking.md) whose periods lie within ``start`` and ``end``.

        Years first: see selection.by_years. ``freq`` is A, S, Q, M or ytd for only these, or ``all``; ``latest`` gives
        each series' newest figure, ``last`` that many of its last periods. A table of one's own keeps all frequencies
        unless ``freq`` or ``newest_part`` says otherwise. Raises UsageError for an unknown name or period, DataError when nothing is left.
        """
        first, until = periods.ends(str(start), str(end))
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
        return Table(told, self.data, self.title, {} if freq else chosen.beside)

    def show(self, *, all_sources: bool = False, vintage: str = "") -> "Table":
        """Return the figures as published: of several for one thing the one that counts, unless ``all_sources``."""
        when = vintage_option(vintage) or "latest"
        rows = self.rows if all_sources else self.data.standing(self.rows, when)
        return Table(sort_rows(currency.told(rows, self.data, when)), self.data, self.title, self.beside)

    def largest(self, period: str | int = "", first: int = 0) -> "Table":
        """Return the same answer with what is largest at a period first; ``first`` keeps so many indicators.

        Raises DataError where nothing has a figure there.
        """
        at = periods.canonical(str(period)) if period != "" else ""
        return self.of(selection.largest(self.rows, at, first))

    def derive(self, command: str, options: Options) -> "Table":
        """Return the rows of a measure command (``growth``, ``cagr``, ``share``, ...)."""
        rows = fast.derived(command, self.rows, self.data, options)
        declared = measures.find(command)
        # Plans are never left aside: there is nothing else of a measure that tells them.
        beside = {} if declared and declared.plans else self.beside
        rule = ""
        if declared and any(figure.vintage for figure in rows):
            rule = declared.rule(options.vintage, self.data.has_revised(rows))
        return Table(rows, self.data, command, beside, rule)

    def growth(self, **options: Any) -> "Table":
        """Return published growth, computed growth and their gap, for each period (percent; percentage points)."""
        return self.derive("growth", Options.given(**options))

    def cagr(self, **options: Any) -> "Table":
        """Return ``cagr`` and ``mean_growth`` of each series over its span (percent)."""
        return self.derive("cagr", Options.given(**options))

    def share(self, **options: Any) -> "Table":
        """Return each level in percent of its parent, or ``of`` another indicator (percent)."""
        return self.derive("share", Options.given(**options))

    def share_change(self, **options: Any) -> "Table":
        """Return by how much the share of each level in its parents changed on the year before (percentage points)."""
        return self.derive("share-change", Options.given(**options))

    def contribution(self, **options: Any) -> "Table":
        """Return the points that parts add to their parent's growth: published, computed, and the rest (percentage points)."""
        return self.derive("contribution", Options.given(**options))

    def index(self, base: str | int, **options: Any) -> "Table":
        """Return levels as an index of the base period (= 100), or yearly rates chained from it."""
        return self.derive("index", Options.given(base=str(base), **options))

    def ratio(self, other: str, **options: Any) -> "Table":
        """Return the levels divided by those of another indicator, in the unit of the quotient."""
        return self.derive("ratio", Options.given(other=other, **options))

    def per_head(self, **options: Any) -> "Table":
        """Return the levels per head of the population: amounts of a year on the mean of two year-ends."""
        return self.derive("per-head", Options.given(**options))

    def targets(self, **options: Any) -> "Table":
        """Return targets with what was last reached, the distance, and the growth a year that is still needed."""
        return self.derive("targets", Options.given(**options))

    def records(self, form: Form = contract.LONG) -> Records:
        """Return the rows in the columns of the contract."""
        return contract.records(self.rows, self.data, form)

    def to_frame(self) -> "pandas.DataFrame":
        """Return a pandas frame with the columns of the contract; ``value``, ``low`` and ``high`` as numbers."""
        import pandas

        columns, rows, kinds = self.records()
        frame = pandas.DataFrame(list(rows), columns=list(columns))
        numbers = [name for name, kind in zip(columns, kinds, strict=True) if kind is not str]
        frame[numbers] = frame[numbers].apply(pandas.to_numeric)
        return frame
