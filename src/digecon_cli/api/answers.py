"""Answers that display themselves: at a prompt, in a notebook, as a frame of another library, as a file."""

import os
from collections.abc import Iterable, Mapping, Sequence
from inspect import isfunction
from typing import TYPE_CHECKING, Any, Self, overload

from ..ask import table
from ..ask.contract import Form
from ..ask.options import RenderOptions, spoken
from ..ask.table import overriding
from ..changes.triangle import triangle
from ..core import bundled, periods, screen, units
from ..core.dataset import Dataset
from ..core.editions import Edition, signs
from ..core.errors import UsageError, for_python
from ..core.facts import Fact
from ..core.messages import of_environment
from ..core.model import Observation
from ..core.saving import save
from ..measures.derivation import Options
from ..pages import listings
from ..publish import citations
from ..render import formats

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from ..ask.contract import Records
    from .picture import Picture

_LINES = 60  # of an answer that a prompt shows; the whole table has some 250
_FREQUENCIES = {"A": "Y", "Q": "Q", "M": "M"}  # those that pandas has a period for


class Text(str):
    """A text that shows itself as it reads."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


class _Displayed:
    """An answer as prompts, notebooks and other libraries use it."""

    asked: Mapping[str, Any] = {}

    def _content(self) -> Any:
        """Return the table or listing to show."""
        return self

    def __repr__(self) -> str:
        lines = self.to_text().rstrip("\n").split("\n")
        more = len(lines) - _LINES
        return "\n".join([*lines[:_LINES], f"... {more} more lines: print(_.to_text())"] if more > 0 else lines)

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        return self.to_text("html")

    def to_text(self, format: str = "table", lang: str = "", width: int = 0, **look: Any) -> Text:
        """Return the answer in a format of text, as ``-f`` names it; ``look`` are fields of RenderOptions.

        ``width`` counts the columns of a ``table``, else it is the screen's. Raises UsageError for an unknown format and
        for one that is no text.
        """
        found = formats.find(format)
        if found.binary:
            raise UsageError(
                "{format} is no text: write export('answer{value}').", format=format, value=found.endings[0]
            )
        options = RenderOptions(lang=_spoken(lang, found), width=width or _screen(), **{**self.asked, **look})
        return Text(found.render(self._content(), options).text)

    def export(self, path: str | os.PathLike[str], *, lang: str = "", **look: Any) -> None:
        """Write the answer to a file in the format of its ending (.csv, .xlsx, .parquet, .md, .html, .tex ...).

        It is written whole or not at all. Raises UsageError for an ending that names no format, DataError for a file
        that cannot be written.
        """
        target = os.fspath(path)
        found = formats.find(formats.Formats().chosen("auto", target, False))
        raw = found.render(
            self._content(), RenderOptions(lang=_spoken(lang, found), file=target, **{**self.asked, **look})
        ).data
        save(target, raw.encode(errors=found.errors) if isinstance(raw, str) else raw)

    def to_frame(self) -> "pandas.DataFrame":
        """Return a pandas frame with the columns that programs get, numbers as numbers."""
        return self._frame(Form())

    def _frame(self, form: Form) -> "pandas.DataFrame":
        import pandas

        found: Records = self._content().records(form)
        frame = pandas.DataFrame(list(found.rows), columns=list(found.columns))
        for name, kind in zip(found.columns, found.kinds, strict=True):
            if kind is int:
                frame[name] = pandas.to_numeric(frame[name])
            elif kind is float:
                frame[name] = _floats(frame[name])
        return frame

    def to_arrow(self) -> "pyarrow.Table":
        """Return an Arrow table with the columns that programs get; raises UsageError where pyarrow is not installed."""
        from ..render.parquet import arrow

        return arrow(self._content().records())

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the columns that programs get as an Arrow stream, by which Polars, DuckDB, pandas and pyarrow read an answer as it is."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def to_polars(self) -> "polars.DataFrame":
        """Return a Polars frame with the columns that programs get; raises UsageError where Polars is not installed."""
        try:
            import polars
        except ImportError as error:
            raise UsageError("to have a frame of Polars, install it: pip install polars.") from error
        found: Records = self._content().records()
        types = {str: polars.String, int: polars.Int64, float: polars.Float64}
        schema = {name: types[kind] for name, kind in zip(found.columns, found.kinds, strict=True)}
        return polars.DataFrame(found.typed(), schema, orient="col")


class Listing(_Displayed, table.RecordListing):
    """An answer with columns of its own: iterate over ``rows``, or take it as a frame."""

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the first rows, with how many more there are."""
        shown_rows = self.view() if self.view else self
        more = len(shown_rows.rows) - _LINES
        if more <= 0:
            return super()._repr_html_()
        notes = (*shown_rows.footnotes, f"... {more} more rows: to_frame(), or to_text('html')")
        return Listing(shown_rows.columns, shown_rows.rows[:_LINES], shown_rows.title, notes).to_text("html")


class Table(_Displayed, table.ObservationTable):
    """A table of observations that shows itself: select from it, derive from it, take it as a frame, write it.

    Where documents print different figures for one thing, the table has the one that counts; ``show(all_sources=True)`` has all.
    """

    _is_chosen = False  # whether one figure was chosen of those that documents print

    def _content(self) -> Self:
        return self if self.title or self._is_chosen else self.show()

    def _made(
        self, rows: Sequence[Observation], title: str, beside: Mapping[str, int], rule: Fact | None = None
    ) -> Self:
        found = super()._made(rows, title, beside, rule)
        found._is_chosen = self._is_chosen
        return found

    @overload
    def __getitem__(self, wanted: str | slice) -> Self: ...
    @overload
    def __getitem__(self, wanted: int) -> Observation: ...
    def __getitem__(self, wanted: str | slice | int) -> "Self | Observation":
        """Return a selection (``table["telecom"]``), some rows (``table[:10]``) or one row (``table[0]``)."""
        if isinstance(wanted, str):
            return self.select(wanted)
        return self.of(self.rows[wanted]) if isinstance(wanted, slice) else self.rows[wanted]

    def show(self, *, measure: str | Sequence[str] = "", all_sources: bool = False, vintage: str = "") -> Self:
        """Return the figures as published: for each thing the one that counts, or with ``all_sources`` every one.

        ``measure`` takes only these measures: ``"level"``, ``"level,growth"`` or a list.
        ``vintage`` is ``first``, ``latest`` or a date: then the figure that counted on that day.
        """
        found = super().show(measure=measure, all_sources=all_sources, vintage=vintage)
        found._is_chosen = True
        return found

    def to_frame(self, transpose: bool = False, tidy: bool = False) -> "pandas.DataFrame":
        """Return a pandas frame: the columns of the contract, or (``transpose``) a column per series and a row per period.

        The first has a column ``edition`` besides, a sign for each revision of the series (see ``editions.signs``).
        With ``tidy`` it has few columns, one series per indicator and values in the unit that is named (see ``--tidy``).
        The transposed frame has an index of periods (a ``PeriodIndex`` where all are years, quarters or months). Its columns are
        named ``ID[@AREA][:measure] [unit multiple]``; all of a column is in that one unit.
        """
        if tidy:
            return self._frame(Form(tidy=True))
        if not transpose:
            return self._frame(Form()).assign(edition=_editions(self._content().rows, self.data))
        import pandas

        columns, rows, _ = self._content().records(Form(transpose=True))
        row_periods, *cells = list(zip(*rows, strict=True)) or [()]  # nothing of it may have a value
        frame = pandas.DataFrame({name: _floats(values) for name, values in zip(columns[1:], cells, strict=False)})
        codes = {periods.frequency(period) for period in row_periods}
        code = _FREQUENCIES.get(codes.pop()) if len(codes) == 1 else None
        if code:
            frame.index = pandas.PeriodIndex(
                [period.replace("-Q", "Q") for period in row_periods], freq=code, name="period"
            )
        else:
            frame.index = pandas.Index([periods.address(period) for period in row_periods], name="period")
        return frame

    def explain(
        self,
        indicator: str,
        period: object = "",
        *,
        area: str = "",
        vintage: str = "",
        across_breaks: bool = False,
        lang: str = "",
    ) -> Listing:
        """Return one figure and what follows from it, as pairs of field and value: formula, inputs, bounds, refusals.

        Without a period it is the newest one: of flows the latest full year.

        Raises UsageError for an unknown indicator or period, NothingFound where there is no figure.
        """
        from ..pages import explain

        options = Options.given(vintage, overriding(across_breaks))
        at = periods.typed(period, last=True)
        return Listing(*explain.answer(indicator, at, area, self.data, options, language(lang)))

    def revisions(self, indicator: str, *, freq: str = "", area: str = "") -> Listing:
        """Return the figures of one indicator by release, a line per figure and release, with what it changed.

        Years first, as in ``select``. Raises UsageError for an unknown indicator, NothingFound where no release is dated.
        """
        name, place = self.data.single_indicator(indicator)
        chosen = self.select(name, freq=freq, area=area or place)
        return Listing(*triangle(name, chosen.rows, self.data))

    def cite(self, format: str = "text", lang: str = "") -> Text:
        """Return citations of the documents behind the rows: ``text``, ``bibtex``, ``csl-json`` or ``ris``."""
        options = RenderOptions(lang=language(lang))
        found = citations.references(self.rows, self.data, options.lang)
        return Text(citations.FORMATS.find(format).render(found, options).text)

    def sources(self, lang: str = "") -> Listing:
        """Return a line for each document behind the rows, with the number of its figures."""
        return Listing(*listings.sources(self.rows, self.data, lang=language(lang)))

    def plot(
        self,
        measure: str = "",
        *,
        title: str = "",
        theme: str = "",
        width: int = 0,
        height: int = 0,
        font_size: int = 0,
        dpi: int = 0,
        transparent: bool = False,
        free_scale: bool = False,
        scale: str = "",
        bounds: bool = False,
        vintage: str = "",
        lang: str = "",
    ) -> "Picture":
        """Return a chart of the levels, or of another ``measure`` (``growth``, ``share`` ...); a derived table is drawn unchanged.

        ``theme`` is ``paper``, ``slide``, ``column``, ``phone`` or ``dark``; ``width`` and ``height`` are pixels, 96 to the inch, ``font_size``
        points, ``dpi`` the dots of a PNG to the inch; ``scale`` gives amounts in ``bn``, ``亿`` ... Raises UsageError for
        an unknown measure, theme, size or scale, NothingFound where nothing can be drawn.
        """
        from ..draw.describe import describe
        from ..draw.model import ChartOptions
        from ..draw.request import PlotRequest, are_spans, figures, picture_page_of
        from .picture import Picture

        wide, high, points, dots = (str(one or "") for one in (width, height, font_size, dpi))
        page = picture_page_of(theme, wide, high, points, dots, transparent)
        power = units.scale(scale) if scale else None
        options = ChartOptions(power, free_scale, title, vintage, spans=are_spans(self.rows))
        found = figures(self, measure, vintage)
        describe(found, options=options)  # raises the errors of a chart here, and not where it is shown
        return Picture(PlotRequest(found, options, page), lang, bounds)

    def export(self, path: str | os.PathLike[str], *, lang: str = "", force: bool = False, **look: Any) -> None:
        """Write the rows to a file in the format of its ending, or as an extract: to a folder, FILE.zip or FILE.sqlite.

        An extract, which is a Data Package or a database, holds published figures with their catalog, breaks and documents.
        Raises UsageError where one is there already and ``force`` is not set, and as ``Listing.export`` does.
        """
        from pathlib import Path

        from ..publish import export

        target = Path(path)
        if not export.is_extract(target):
            super().export(path, lang=lang, **look)
            return
        ours = set(self.rows) <= set(bundled.load().observations)
        found = export.files(self.rows, self.data, "from Python", ours, language(lang))
        export.write(found, target, force)


def _editions(rows: Iterable[Observation], data: Dataset) -> list[str]:
    """Return the edition of each published level as a text, empty for any other row."""
    sides = [data.edition(row) if row.origin == "published" else () for row in rows]
    of_series: dict[tuple[str, str], list[Edition]] = {}
    for row, known in zip(rows, sides, strict=True):
        of_series.setdefault((row.indicator, row.area), []).append(known)
    texts = {series: signs(known) for series, known in of_series.items()}
    return [texts[row.indicator, row.area][known] for row, known in zip(rows, sides, strict=True)]


# Errors of methods name keywords, too.
for _name, _method in [
    (name, getattr(Table, name)) for name in dir(Table) if not name.startswith("_") or name == "__getitem__"
]:
    if isfunction(_method):
        setattr(Table, _name, for_python(_method))


def language(lang: str) -> str:
    """Return the language that is asked for, or the usual one; raises UsageError for an unknown language."""
    return spoken(lang) or RenderOptions().lang


def _floats(cells: Iterable[Any]) -> list[float]:
    """Return cells as numbers, NaN for none; by Python, since pandas 2.2 refuses whole numbers of many digits."""
    return [float("nan") if cell == "" else float(cell) for cell in cells]


def _spoken(lang: str, format: formats.Format) -> str:
    """Return the language of an answer: for people that of the environment, for programs only one that is asked for."""
    return spoken(lang) or (of_environment(os.environ) if format.for_people else language(""))


def _screen() -> int:
    return screen.size()[0]
