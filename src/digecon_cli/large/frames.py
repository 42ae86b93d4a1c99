"""Growth, compound growth and shares of users' frames on their own engine: pandas, Polars, DuckDB, Ibis or PySpark.

There is one kernel, which Narwhals runs on each engine, so that a table of any size is computed in place, and lazily if
the engine is lazy. It follows the rules of the table: there is no growth over a gap, over a duplicate period, or from a
value that is not positive. The result is then null (NaN in pandas), and also where it would be infinite. Periods are
years as numbers, or texts as in the ``periods`` module (2022, 2023-S1, 2023-Q3, 2023-09, 2023-9M, 2023-01-01/P9M), each
compared with the same part of another year; anything else has no result. Values have no bounds here.
"""

from collections.abc import Mapping, Sequence
from sys import float_info
from typing import Any, TypeVar

from ..core.comparability import is_at_most
from ..core.errors import DataError, UsageError
from ..reading import columns, unit_text

Frame = TypeVar("Frame")
_HINT = "pip install 'digecon-cli[all]'"


def growth(frame: Frame, *, value: str = "", period: str = "", by: Sequence[str] = ()) -> Frame:
    """Return the frame with a column ``growth``: percent on the year before, null if there is no value to compare with.

    Of a rate, known by a column of units or by its name, it is the difference: percentage points.
    ``value``, ``period`` and ``by`` (the columns that identify a series) are found by their usual names if not given.
    The result is a frame of the same kind. Raises UsageError for missing columns.
    """
    lazy, value, period, keys = _prepared(frame, value, period, by)
    nw = _narwhals()
    lazy = lazy.with_columns(_n=nw.len().over(*keys, period))
    alike = (*keys, "_part")
    before = {
        "_value": nw.col(value).shift(1).over(*alike, order_by="_year"),
        "_earlier": nw.col("_year").shift(1).over(*alike, order_by="_year"),
        "_before": nw.col("_n").shift(1).over(*alike, order_by="_year"),
    }
    fits = (
        (nw.col("_year") - nw.col("_earlier") == 1)
        & ((nw.col("_value") > 0) | (nw.col("_rate") == 1))
        & (nw.col("_n") == 1)
        & (nw.col("_before") == 1)
        & _finite(nw.col("_value"))
    )
    now, earlier = nw.col(value), nw.col("_value")
    change = nw.when(nw.col("_rate") == 1).then(now - earlier).otherwise((now / earlier - 1) * 100)
    found = lazy.with_columns(**before).with_columns(growth=nw.when(fits & _finite(change)).then(change))
    native: Frame = found.drop("_n", *before, *_TIME).to_native()
    return native


def cagr(frame: Frame, *, value: str = "", period: str = "", by: Sequence[str] = ()) -> Frame:
    """Return a row per series with ``start``, ``end`` and ``cagr``, the compound growth per year in percent.

    A series with several kinds of periods (years and quarters) has a row for each kind; of parts of years only those
    count that are the same part as the last one. It is null of a rate, if an end is not positive or duplicate, or if there
    is only one period.
    """
    lazy, value, period, keys = _prepared(frame, value, period, by)
    nw = _narwhals()
    at, of_value = nw.col(period), nw.col(value)
    lazy = lazy.filter(~of_value.is_null(), ~nw.col("_year").is_null())
    series = (*keys, "_kind")
    if not lazy.collect_schema()[period].is_numeric():
        lazy = lazy.with_columns(end=at.max().over(*series))
        lazy = lazy.filter(nw.col("_part") == nw.col("end").str.slice(4))
    lazy = lazy.with_columns(
        start=at.min().over(*series), end=at.max().over(*series), _n=nw.len().over(*series, period)
    )
    ends = lazy.filter((at == nw.col("start")) | (at == nw.col("end")))
    ends = ends.with_columns(
        _first=nw.when(at == nw.col("start")).then(of_value), _last=nw.when(at == nw.col("end")).then(of_value)
    )
    extremes = [nw.col(name).max() for name in ("_first", "_last", "_n", "_year", "_rate")]
    row = ends.group_by(*series, "start", "end").agg(*extremes, nw.col("_year").min().alias("_since"))
    years = nw.col("_year") - nw.col("_since")
    fits = (years > 0) & (nw.col("_first") > 0) & (nw.col("_last") > 0) & (nw.col("_n") == 1)
    fits = fits & _finite(nw.col("_first")) & (nw.col("_rate") == 0)
    rate = ((nw.col("_last") / nw.col("_first")) ** (1 / years) - 1) * 100
    native: Frame = (
        row.with_columns(cagr=nw.when(fits & _finite(rate)).then(rate))
        .select(*keys, "start", "end", "cagr")
        .to_native()
    )
    return native


def share(frame: Frame, of: str, *, value: str = "", period: str = "", by: Sequence[str] = ()) -> Frame:
    """Return the frame with a column ``share``: percent of the indicator ``of`` in the same area and period.

    It is null of a rate, and if that value is missing, duplicate, not positive, or less than the figure itself. The first of ``by`` is the
    column of indicators.
    """
    lazy, value, period, keys = _prepared(frame, value, period, by)
    nw = _narwhals()
    indicator, *rest = keys
    on = [*rest, period]
    whole = (
        lazy.filter(nw.col(indicator) == of)
        .group_by(*on)
        .agg(nw.col(value).max().alias("_whole"), nw.len().alias("_n"))
    )
    joined = lazy.join(whole, on=on, how="left")
    fits = (nw.col("_whole") > 0) & (nw.col("_n") == 1) & ~nw.col("_year").is_null()
    fits = fits & (nw.col("_rate") == 0) & _finite(nw.col("_whole")) & is_at_most(nw.col(value), nw.col("_whole"))
    part = nw.col(value) / nw.col("_whole") * 100
    found = joined.with_columns(share=nw.when(fits & _finite(part)).then(part))
    native: Frame = found.drop("_whole", "_n", *_TIME).to_native()
    return native


def _narwhals() -> Any:
    try:
        import narwhals
    except ImportError as error:
        raise DataError("to compute on frames of other libraries, install narwhals: {hint}.", hint=_HINT) from error
    return narwhals


def _finite(number: Any) -> Any:
    """Return an expression for whether a number is neither infinite nor NaN."""
    return (number <= float_info.max) & (number >= -float_info.max)  # Polars has no abs for a column of nulls


def _prepared(frame: Any, value: str, period: str, by: Sequence[str]) -> tuple[Any, str, str, list[str]]:
    """Return the frame wrapped by Narwhals with its periods parsed, and the columns of value, period and series."""
    nw = _narwhals()
    try:
        lazy = nw.from_native(frame)
    except TypeError as error:
        raise UsageError(
            "a {kind} is no frame that Narwhals knows: give pandas, Polars, DuckDB ...", kind=type(frame).__name__
        ) from error
    names = list(lazy.collect_schema().names())
    at = columns.find(names, {field: given for field, given in (("value", value), ("period", period)) if given})
    missing = [field for field in ("value", "period") if field not in at]
    if missing:
        raise UsageError(
            "the frame has no column for the {field}: name it, as in growth(frame, {field}='...').", field=missing[0]
        )
    if unknown := [name for name in by if name not in names]:
        raise UsageError("the frame has no column '{name}'. It has {names}.", name=unknown[0], names=tuple(names[:8]))
    keys = list(by) or [names[at[field]] for field in ("indicator", "area") if field in at]
    if not keys:
        raise UsageError("the frame has no column that names a series: tell them, as in growth(frame, by=['country']).")
    _refuse_texts(lazy, names[at["value"]])
    if lazy.collect_schema()[names[at["value"]]] == nw.Unknown:  # Polars has a type for nulls alone, and fails with it
        lazy = lazy.with_columns(nw.col(names[at["value"]]).cast(nw.Float64))
    lazy = _with_rates(lazy, at, names, keys)
    return _with_parsed_periods(lazy, names[at["period"]]), names[at["value"]], names[at["period"]], keys


def _refuse_texts(lazy: Any, value: str) -> None:
    """Raise UsageError for values that are texts; a pandas column without values has the same type and is accepted."""
    nw = _narwhals()
    empty = isinstance(lazy, nw.DataFrame) and lazy[value].is_null().all()
    if lazy.collect_schema()[value] == nw.String and not empty:
        raise UsageError(
            "the values in '{column}' are texts: make numbers of them, or tell another column.", column=value
        )


def _with_rates(lazy: Any, at: Mapping[str, int], names: Sequence[str], keys: Sequence[str]) -> Any:
    """Return the frame with ``_rate``, 1 for rates and 0 for other figures: by their unit, or where that leaves it open, by name.

    The name is that of the column of indicators, or where there is none, of the column of values.
    """
    nw = _narwhals()
    unit, indicator = (names[at[field]] if field in at else "" for field in ("unit", "indicator"))
    indicator = indicator or (keys[0] if keys[0] != names[at.get("area", 0)] else "")
    value = names[at["value"]]
    of_units, of_names = (_distinct(lazy, column) for column in (unit, indicator))
    rates = [name for name in of_names if _is_rate(name, lazy, value, nw.col(indicator) == name)]
    by_name = nw.col(indicator).is_in(rates) if rates else nw.lit(False)
    if not of_names:
        by_name = nw.lit(_is_rate(value, lazy, value))
    if of_units:
        by_unit = [text for text in of_units if unit_text.is_rate(unit_text.of_column(text).name, ())]
        opened = [text for text in of_units if unit_text.leaves_open(unit_text.of_column(text).name)]
        is_open = nw.col(unit).is_null() | nw.col(unit).is_in(opened)
        by_name = nw.col(unit).is_in(by_unit) | (is_open & by_name)
    return lazy.with_columns(_rate=nw.when(by_name).then(nw.lit(1.0)).otherwise(nw.lit(0.0)))


def _is_rate(name: str, lazy: Any, value: str, of_name: Any = None) -> bool:
    """Return whether figures of a name are rates: called so, or called ``unemployment``, all below 100, and not all whole, as in a file.

    They are those of the frame for which ``of_name`` holds, all where it is not given.
    """
    unit = unit_text.of_name(name).name
    called = unit_text.is_rate(unit, (name,))
    if called or not unit_text.may_be_rate(unit, (name,)):
        return called
    nw = _narwhals()
    figure = nw.col(value)
    lazy = lazy if of_name is None else lazy.filter(of_name)
    found = lazy.select(
        low=figure.min(), high=figure.max(), parts=(figure - figure.round(0)).abs().max().cast(nw.Float64)
    )
    found = found.collect() if isinstance(found, nw.LazyFrame) else found
    low, high, parts = (found[column][0] for column in ("low", "high", "parts"))
    return low is not None and low >= 0 and high < 100 and parts > 0


def _distinct(lazy: Any, column: str) -> list[str]:
    """Return the different texts of a column; none where it does not exist or does not hold texts."""
    nw = _narwhals()
    if not column or lazy.collect_schema()[column] not in (nw.String, nw.Categorical, nw.Enum):
        return []
    found = lazy.select(nw.col(column)).unique()
    found = found.collect() if isinstance(found, nw.LazyFrame) else found
    return [text for text in found[column].to_list() if isinstance(text, str)]


_TIME = ("_year", "_part", "_kind", "_rate")
# The spellings of periods (see ``periods``) that begin with the year and continue with the same part in every year.
_PERIOD = r"^\d{4}(?:-?[SHQ]\d|-?M?\d{2}|-\d{1,2}M|-\d{2}-01/P\d{1,4}M)?$"


def _with_parsed_periods(lazy: Any, period: str) -> Any:
    """Return the frame with the year, part of the year, and kind (frequency and length) of each period.

    The part is the text after the year, which is the same in every year. The year is null for anything but a period.
    """
    nw = _narwhals()
    text = nw.col(period)
    dtype = lazy.collect_schema()[period]
    if dtype.is_numeric():
        return lazy.with_columns(_year=text, _part=nw.lit(""), _kind=nw.lit(""))
    if dtype != nw.String:
        message = "the periods in '{column}' are neither years nor texts such as 2023-Q3: tell another column."
        raise UsageError(message, column=period)
    known = text.str.contains(_PERIOD)
    year = nw.when(known).then(text.str.slice(0, 4)).otherwise(nw.lit("0")).cast(nw.Int64)
    lazy = lazy.with_columns(_year=nw.when(known).then(year), _part=text.str.slice(4))
    part = nw.col("_part")
    kind = nw.when(part.str.contains("/P")).then(part.str.slice(7)).otherwise(part.str.replace_all(r"\d", ""))
    return lazy.with_columns(
        _kind=nw.when(part.str.contains(r"\dM$") & ~part.str.contains("/P")).then(part).otherwise(kind)
    )
