"""Growth, compound growth and shares of other people's frames, on the engine that holds them: pandas, Polars, DuckDB, Ibis, PySpark.

One kernel, told to each engine by Narwhals, so that a table of any size is computed where it lies, and lazily where the
engine is lazy. It follows the rules of the table: no growth over a gap, over a period given twice, or over zero; there
the result is null (NaN in pandas). Periods must be numbers of years; values have no bounds here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from .errors import DataError, UsageError
from .readers import columns

Frame = TypeVar("Frame")
_HINT = "pip install 'digecon-cli[all]'"


def growth(frame: Frame, *, value: str = "", period: str = "", by: Sequence[str] = ()) -> Frame:
    """Return the frame with a column ``growth``: percent on the year before, null where there is none to compare with.

    ``value``, ``period`` and ``by`` (what names a series) are found by their usual names when not given. The frame
    returned is of the kind given. Raises UsageError for columns that are not there.
    """
    lazy, value, period, keys = _known(frame, value, period, by)
    nw = _narwhals()
    lazy = lazy.with_columns(_n=nw.len().over(*keys, period))
    before = {
        "_value": nw.col(value).shift(1).over(*keys, order_by=period),
        "_period": nw.col(period).shift(1).over(*keys, order_by=period),
        "_before": nw.col("_n").shift(1).over(*keys, order_by=period),
    }
    fits = (
        (nw.col(period) - nw.col("_period") == 1)
        & (nw.col("_value") != 0)
        & (nw.col("_n") == 1)
        & (nw.col("_before") == 1)
    )
    rate = (nw.col(value) / nw.col("_value") - 1) * 100
    found = lazy.with_columns(**before).with_columns(growth=nw.when(fits).then(rate))
    native: Frame = (found.drop("_n", *before)).to_native()
    return native


def cagr(frame: Frame, *, value: str = "", period: str = "", by: Sequence[str] = ()) -> Frame:
    """Return one row a series: ``start``, ``end`` and ``cagr``, the compound growth a year in percent between them.

    Null where an end is not above zero or is given twice, or where there is one period only.
    """
    lazy, value, period, keys = _known(frame, value, period, by)
    nw = _narwhals()
    lazy = lazy.filter(~nw.col(value).is_null())
    lazy = lazy.with_columns(
        start=nw.col(period).min().over(*keys), end=nw.col(period).max().over(*keys), _n=nw.len().over(*keys, period)
    )
    ends = lazy.filter((nw.col(period) == nw.col("start")) | (nw.col(period) == nw.col("end")))
    first = nw.when(nw.col(period) == nw.col("start")).then(nw.col(value))
    last = nw.when(nw.col(period) == nw.col("end")).then(nw.col(value))
    one = ends.with_columns(_first=first, _last=last).group_by(*keys, "start", "end")
    one = one.agg(nw.col("_first").max(), nw.col("_last").max(), nw.col("_n").max())
    years = nw.col("end") - nw.col("start")
    fits = (years > 0) & (nw.col("_first") > 0) & (nw.col("_last") > 0) & (nw.col("_n") == 1)
    rate = ((nw.col("_last") / nw.col("_first")) ** (1 / years) - 1) * 100
    native: Frame = (one.with_columns(cagr=nw.when(fits).then(rate)).select(*keys, "start", "end", "cagr")).to_native()
    return native


def share(frame: Frame, of: str, *, value: str = "", period: str = "", by: Sequence[str] = ()) -> Frame:
    """Return the frame with a column ``share``: percent of the indicator ``of`` in the same area and period.

    Null where that is missing, given twice or zero. The first of ``by`` is the column of indicators.
    """
    lazy, value, period, keys = _known(frame, value, period, by)
    nw = _narwhals()
    indicator, *others = keys
    on = [*others, period]
    whole = (
        lazy.filter(nw.col(indicator) == of)
        .group_by(*on)
        .agg(nw.col(value).max().alias("_whole"), nw.len().alias("_n"))
    )
    joined = lazy.join(whole, on=on, how="left")
    fits = (nw.col("_whole") != 0) & (nw.col("_n") == 1)
    found = joined.with_columns(share=nw.when(fits).then(nw.col(value) / nw.col("_whole") * 100))
    native: Frame = (found.drop("_whole", "_n")).to_native()
    return native


def _narwhals() -> Any:
    try:
        import narwhals
    except ImportError as error:
        raise DataError(f"to compute on frames of other libraries, install narwhals: {_HINT}.") from error
    return narwhals


def _known(frame: Any, value: str, period: str, by: Sequence[str]) -> tuple[Any, str, str, list[str]]:
    """Return the frame in Narwhals' terms and the names of its columns."""
    nw = _narwhals()
    try:
        lazy = nw.from_native(frame)
    except TypeError as error:
        raise UsageError(
            f"a {type(frame).__name__} is no frame that Narwhals knows: give pandas, Polars, DuckDB ..."
        ) from error
    names = list(lazy.collect_schema().names())
    at = columns.find(names, {field: told for field, told in (("value", value), ("period", period)) if told})
    missing = [field for field in ("value", "period") if field not in at]
    if missing:
        raise UsageError(
            f"the frame has no column for the {missing[0]}: name it, as in growth(frame, {missing[0]}='...')."
        )
    if unknown := [name for name in by if name not in names]:
        raise UsageError(f"the frame has no column '{unknown[0]}'. It has {', '.join(names[:8])}.")
    keys = list(by) or [names[at[field]] for field in ("indicator", "area") if field in at]
    if not keys:
        raise UsageError("the frame has no column that names a series: tell them, as in growth(frame, by=['country']).")
    return lazy, names[at["value"]], names[at["period"]], keys
