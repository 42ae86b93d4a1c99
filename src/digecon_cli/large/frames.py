"""Growth, compound growth, shares and indices of users' frames on their own engine: pandas, Polars, DuckDB, Ibis or PySpark.

There is one kernel, which Narwhals runs on each engine, so that a table of any size is computed in place, and lazily if the engine is
lazy. A join puts the partner of each figure beside it; the rules of ``core.comparability`` are conditions on the two, in the order in
which the measures ask them. They are written here once more because a rule takes two figures, and a column is none;
``tests/large/test_frame_rules.py`` holds both alike.

An answer has columns named after its measure: ``growth``, ``growth_low`` and ``growth_high`` where the frame has bounds,
``growth_status`` where it has statuses, and ``growth_codes``, the code of the rule by which there is no value (``digecon help CODE``).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from ..core import comparability, periods
from ..core.comparability import is_at_most
from ..core.dataset import Dataset
from ..core.errors import UsageError, did_you_mean
from ..core.model import Observation, split_name
from ..measures.combining import CAUTION
from ..measures.derivation import CHANGE_OVER_TIME, OVER_TIME
from ..measures.share import PART_OF
from ..reading.frames import narwhals
from .frame_columns import FITS, STATUSES, FrameFigures, finite, sure

REPEATED = "repeated"  # the code of a figure that the frame gives more than once
NO_MORE: Mapping[str, Any] = {}


class _Pairs(NamedTuple):
    """A frame with the partner of each figure beside it, in columns that begin with ``__b_``, and what is known of the frame.

    ``same`` is a condition for the figures that are their own partners, ``exact`` for those of which the result is exact then;
    ``breaks_count`` says of the figure and of its partner whether a break before it lies between the two.
    """

    figures: FrameFigures
    lazy: Any
    same: Any
    exact: Any
    breaks_count: tuple[Any, Any]


def _in_time(figures: FrameFigures, lazy: Any) -> _Pairs:
    """Return pairs of which the figure is the later one."""
    nw = narwhals()
    return _Pairs(figures, lazy, nw.lit(False), nw.lit(False), (nw.lit(True), nw.lit(False)))


def growth(frame: Any, *, value: str = "", period: str = "", by: Sequence[str] = (), measure: str = "") -> Any:
    """Return the frame with ``growth``: percent on the year before; of a rate the difference, in percentage points.

    ``value``, ``period`` and ``by`` (the columns that identify a series) are found by their usual names if not given, and so are
    the columns that the rules need: ``unit``, ``unit_mult``, ``measure``, ``status``, ``basis``, ``edition``, ``codes``, ``break``,
    ``low``, ``high``, ``bound``, ``printed``. Where there is a column ``measure``, levels and indices have growth, or those of
    ``measure``. The result is a frame of the same kind. Raises UsageError for missing columns.
    """
    figures = FrameFigures(frame, value, period, by, measure)
    nw = narwhals()
    at, rate = nw.col("__at"), nw.col("__rate") == 1
    rows = figures.counted()
    before = figures.partners(rows, *figures.keys, (nw.col("__key") + figures.year).alias("__key"))
    lazy = rows.join(before, on=[*figures.keys, "__key"], how="left")
    earliest = nw.when(~nw.col("__amount").is_null()).then(at).min().over(*figures.series)
    first = (at - 12 < earliest) & nw.col("__b_amount").is_null()

    def change(now: Any, before: Any) -> Any:
        return nw.when(rate).then(now - before).otherwise((now / before - 1) * 100)

    pairs = _in_time(figures, lazy)
    stated = [(REPEATED, nw.col("__count") > 1), ("", first), ("missing", nw.col("__b_amount").is_null())]
    return _answered(pairs, "growth", change, [*stated, *_rules(pairs, OVER_TIME)])


def cagr(frame: Any, *, value: str = "", period: str = "", by: Sequence[str] = (), measure: str = "") -> Any:
    """Return a row per series with ``start``, ``end`` and ``cagr``, the compound growth per year in percent.

    A series with several kinds of periods (years and quarters) has a row for each kind; of parts of years only those
    count that are the same part as the last one. The columns are those of ``growth``, and so are the errors.
    """
    figures = FrameFigures(frame, value, period, by, measure)
    nw = narwhals()
    at = nw.col("__at")
    series = [*figures.series, *figures.time[1:]]
    rows = figures.lazy.filter(~nw.col("__amount").is_null())
    if figures.time[1:]:  # of parts of years only those count that are the part that the last one is
        rows = rows.filter((at.max().over(*series) - at) % 12 == 0)
    rows = rows.with_columns(__last=at.max().over(*series), __from=at.min().over(*series))
    rows = figures.counted(rows.filter((at == nw.col("__from")) | (at == nw.col("__last"))))
    starts = rows.filter((at == nw.col("__from")) & (at < nw.col("__last")))
    starts = figures.partners(starts, *series, at.alias("__b_at"), nw.col(figures.period).alias("__start"))
    ends = rows.filter(at == nw.col("__last")).unique(subset=series, keep="any")
    lazy = ends.join(starts, on=series, how="left")
    years = (at - nw.col("__b_at")) / 12

    def compound(end: Any, start: Any) -> Any:
        return ((end / start) ** (1 / years) - 1) * 100

    alone = nw.col("__from") == nw.col("__last")
    stated = [("", alone), ("level", nw.col("__rate") == 1)]
    repeated = [(REPEATED, (nw.col("__count") > 1) | nw.col("__b_amount").is_null())]
    lazy = lazy.with_columns(start=nw.coalesce("__start", figures.period), end=nw.col(figures.period))
    pairs = _in_time(figures, lazy)
    rules = [*stated, *repeated, *_rules(pairs, (*CHANGE_OVER_TIME, "sign"))]
    kept = [name for name in (*figures.keys, "start", "end") if not name.startswith("__")]
    return _computed(pairs, "cagr", compound, rules, kept).to_native()


def share(frame: Any, of: str, *, value: str = "", period: str = "", by: Sequence[str] = (), measure: str = "") -> Any:
    """Return the frame with ``share``: percent of the indicator ``of``, or ``ID@AREA``, in the same period (and area).

    The first of ``by`` is the column of indicators. Of two of our own indicators it is refused where one is no part of the other by
    the catalog. The columns are those of ``growth``, and so are the errors.
    """
    figures = FrameFigures(frame, value, period, by, measure)
    nw = narwhals()
    if not figures.indicator:
        raise UsageError(
            "the frame has no column of indicators, of which one is the whole: name it, as in by=['indicator']."
        )
    name, place = split_name(of)
    if figures.indicators and name not in figures.indicators:
        raise UsageError(
            "the frame has no indicator '{name}'.{hint}", name=name, hint=did_you_mean(name, sorted(figures.indicators))
        )
    indicator = nw.col(figures.indicator)
    rest = [key for key in figures.keys if key != figures.indicator]
    rows = figures.counted()
    wholes = rows.filter(indicator == name)
    on = rest
    if place and rest:
        wholes, on = wholes.filter(nw.col(rest[0]) == place), rest[1:]
    lazy = rows.join(figures.partners(wholes, *on, *figures.time), on=[*on, *figures.time], how="left")
    itself = indicator == name
    itself = itself & (nw.col(rest[0]) == place) if place and rest else itself
    exact = itself & ~nw.col("__low").is_null() if "low" in figures.has else itself
    pairs = _Pairs(figures, lazy, itself, exact, (nw.lit(True), nw.lit(True)))
    no_part = _refused_names(figures, name, "overlap", "concept")
    stated = [(REPEATED, nw.col("__count") > 1), *no_part, ("level", nw.col("__rate") == 1)]
    kinds = dict(_refused_names(figures, name, "kind"))
    rules = [*stated, ("missing", nw.col("__b_amount").is_null()), *_rules(pairs, PART_OF, kinds)]
    return _answered(pairs, "share", lambda part, whole: part / whole * 100, rules)


def index(
    frame: Any,
    base: int | str,
    *,
    value: str = "",
    period: str = "",
    by: Sequence[str] = (),
    measure: str = "",
) -> Any:
    """Return the frame with ``index``: percent of the figure of the ``base`` period, for part of a year the same part of a base year.

    The columns are those of ``growth``, and so are the errors.
    """
    figures = FrameFigures(frame, value, period, by, measure)
    nw = narwhals()
    at, covered = nw.col("__at"), periods.span(periods.typed(base))
    lazy = figures.counted().with_columns(__part=nw.col("__key") % figures.year)
    bases, on, parted = _bases(figures, lazy, covered)
    of_base = figures.partners(bases, *on, at.alias("__b_at"), nw.col("__key").alias("__b_key"))
    lazy, base_at = lazy.join(of_base, on=on, how="left"), nw.col("__b_at")
    same = sure(nw.col("__b_key") == nw.col("__key"))
    pairs = _Pairs(figures, lazy, same, same, (sure(base_at <= at), sure(base_at >= at)))
    stated = [
        (REPEATED, nw.col("__count") > 1),
        ("level", nw.col("__rate") == 1),
        ("missing", nw.col("__b_amount").is_null()),
    ]
    rules = [*stated, *_rules(pairs, OVER_TIME, parted)]
    return _answered(pairs, "index", lambda now, base: now / base * 100, rules)


def _bases(figures: FrameFigures, lazy: Any, covered: periods.Span) -> tuple[Any, list[str], Mapping[str, Any]]:
    """Return the figures of a base period, the columns by which others have them as their base, and the rules that then can refuse.

    Of a base year each part of a year has its own; of part of a year only figures of that part have a base, or of our own stocks those
    of that instant.
    """
    nw = narwhals()
    at, months = nw.col("__at"), nw.col("__months") if "months" in figures.has else nw.lit(12)
    if covered.months == 12:
        return lazy.filter((at >= covered.start) & (at < covered.end)), [*figures.keys, "__part"], NO_MORE
    of_stocks, end = figures.named(lambda entry: entry.kind == "stock"), at + months
    parted = {
        "duration": (months != covered.months) & ~of_stocks,
        "frequency": ((at - covered.start) % 12 != 0) & ~(of_stocks & ((end - covered.end) % 12 == 0)),
    }
    return lazy.filter((end == covered.end) & ((months == covered.months) | of_stocks)), figures.keys, parted


def contribution(frame: Any, *args: object, **kwargs: object) -> Any:
    """Raise UsageError: the rule needs the whole a year before, of the edition that a part was printed with."""
    raise _of_a_table("contribution")


def share_change(frame: Any, *args: object, **kwargs: object) -> Any:
    """Raise UsageError: the rule needs two shares, each of the whole that was known when the part was printed."""
    raise _of_a_table("share_change")


def _of_a_table(name: str) -> UsageError:
    return UsageError(
        "{name} pairs parts and wholes by their releases (rule 'edition'), which the columns of a frame do not hold: "
        "digecon_cli.read(frame).{name}(...) computes it.",
        name=name,
    )


# --- rules ----------------------------------------------------------------------------------------------------------------

_Rule = tuple[str, Any]  # a code, and the condition under which it refuses


def _rules(pairs: _Pairs, codes: Sequence[str], more: Mapping[str, Any] = NO_MORE) -> list[_Rule]:
    """Return the rules of a measure that the columns of a frame can break, in the order of their codes.

    ``more`` has the conditions of rules for this measure alone. A partner of another edition is not found at all, so that is said first.
    """
    ordered = sorted(codes, key=lambda code: code != "edition")
    found = (
        (code, more[code] if code in more else _RULES[code](pairs)) for code in ordered if code in (*_RULES, *more)
    )
    return [(code, condition) for code, condition in found if condition is not None]


def _edition(pairs: _Pairs) -> Any:
    """Return the condition that two editions part: a sign differs and none is FITS; no edition pairs with any."""
    if "edition" not in pairs.figures.has:
        return None
    nw = narwhals()
    own, other = nw.col("__edition"), nw.col("__b_edition")
    differ = (own != other) & (own != "") & (other != "")
    if not pairs.figures.widths:
        return differ
    parting = nw.lit(False)
    for place in range(pairs.figures.widths):
        sign, opposite = own.str.slice(place, 1), other.str.slice(place, 1)
        parting = parting | ((sign != opposite) & (sign != FITS) & (opposite != FITS))
    return differ & parting


def _unit(pairs: _Pairs) -> Any:
    nw = narwhals()
    return nw.col("__unit") != nw.col("__b_unit") if "unit" in pairs.figures.has else None


def _definition(pairs: _Pairs) -> Any:
    return _of_one_alone(pairs, "D")


def _target(pairs: _Pairs) -> Any:
    return _of_one_alone(pairs, "F")


def _of_one_alone(pairs: _Pairs, letter: str) -> Any:
    """Return the condition that one of two figures has a status and the other has not."""
    nw = narwhals()
    number = STATUSES.index(letter)
    own, other = nw.col("__status") == number, nw.col("__b_status") == number
    return own != other if "status" in pairs.figures.has else None


def _break(pairs: _Pairs) -> Any:
    nw = narwhals()
    return nw.col("__breaks") != nw.col("__b_breaks") if "breaks" in pairs.figures.has else None


def _zero(pairs: _Pairs) -> Any:
    return (_least(pairs, "__b_") <= 0) & (narwhals().col("__rate") == 0)  # a rate may have been zero


def _sign(pairs: _Pairs) -> Any:
    return (_least(pairs, "__") <= 0) | (_least(pairs, "__b_") <= 0)


def _least(pairs: _Pairs, prefix: str) -> Any:
    """Return the end of a figure that has to be above zero for it to be a base."""
    return narwhals().col(f"{prefix}{'least' if 'least' in pairs.figures.has else 'amount'}")


def _above_whole(pairs: _Pairs) -> Any:
    nw = narwhals()
    if "side" not in pairs.figures.has:
        return ~is_at_most(nw.col("__amount"), nw.col("__b_amount"))
    part, whole = nw.coalesce("__low", "__amount"), nw.coalesce("__b_high", "__b_amount")
    return ~is_at_most(part, whole) & (nw.col("__side") != -1) & (nw.col("__b_side") != 1)


_RULES: dict[str, Callable[[_Pairs], Any]] = {
    "edition": _edition,
    "unit": _unit,
    "definition": _definition,
    "target": _target,
    "break": _break,
    "zero": _zero,
    "sign": _sign,
    "above_whole": _above_whole,
}


def _refused_names(figures: FrameFigures, whole: str, *codes: str) -> list[_Rule]:
    """Return the rules by which our own indicators are no part of one of ours, which their catalog says."""
    entries = {outcome.entry.indicator: outcome.entry for outcome in figures.outcomes if outcome.entry}
    if whole not in entries:
        return []
    data, refused = Dataset((), entries), dict[str, list[str]]()
    # The rules ask which indicators they are, and nothing that differs by period.
    of_any: dict[str, Any] = dict.fromkeys(Observation._fields, "") | {"measure": "level", "area": "CN", "facts": ()}
    figures_of = {
        name: Observation(**{**of_any, "indicator": name, "unit": entry.unit}) for name, entry in entries.items()
    }
    for name, part in figures_of.items():
        if why := comparability.check(codes, part, figures_of[whole], data)[0]:
            refused.setdefault(why.code, []).append(name)
    column = narwhals().col(figures.indicator)
    return [(code, column.is_in(names)) for code, names in refused.items()]


# --- answers --------------------------------------------------------------------------------------------------------------


def _answered(pairs: _Pairs, name: str, formula: Callable[[Any, Any], Any], rules: Sequence[_Rule]) -> Any:
    """Return the frame that was given with the columns of a measure, as it was: of its kind, and with its index."""
    figures = pairs.figures
    return figures.given_back(_computed(pairs, name, formula, rules, figures.names).to_native())


def _computed(
    pairs: _Pairs, name: str, formula: Callable[[Any, Any], Any], rules: Sequence[_Rule], kept: Sequence[str]
) -> Any:
    """Return the columns that are kept and those of a measure: the formula where no rule refuses, with bounds, status and code."""
    nw, figures = narwhals(), pairs.figures
    bounded = "side" in figures.has
    every = [("", nw.col("__amount").is_null()), *rules, *([("open", _open(pairs))] if bounded else [])]
    code = nw.lit("")
    for word, condition in reversed(every):
        code = nw.when(condition).then(nw.lit(word)).otherwise(code)
    lazy = pairs.lazy.with_columns(__code=code)
    there = (nw.col("__code") == "") & ~nw.col("__amount").is_null() & ~nw.col("__b_amount").is_null()
    value = formula(nw.col("__amount"), nw.col("__b_amount"))
    lazy = lazy.with_columns(__value=nw.when(there).then(value))
    # A figure that is no number (NaN) is none on some engines, and on others one with which nothing can be computed.
    number = nw.when(finite(nw.col("__value"))).then(nw.col("__value"))
    undefined = there & number.is_null()
    lazy = lazy.with_columns(
        __value=number, __code=nw.when(undefined).then(nw.lit("undefined")).otherwise(nw.col("__code"))
    )
    answer = {name: nw.col("__value")}
    if bounded:
        lazy = _with_ends(lazy, pairs, formula)
        answer[name] = nw.when(~nw.col("__up"), ~nw.col("__down")).then(nw.col("__value"))
        answer[f"{name}_low"] = nw.when(~nw.col("__down")).then(nw.col("__lowest"))
        answer[f"{name}_high"] = nw.when(~nw.col("__up")).then(nw.col("__highest"))
    if "status" in figures.has:
        answer[f"{name}_status"] = _status(pairs)
    answer[f"{name}_codes"] = nw.col("__code")
    return lazy.with_columns(**answer).select(*kept, *answer)


def _open(pairs: _Pairs) -> Any:
    """Return the condition that an open end leaves nothing known: beside an open or unknown one, or where the result may go either way."""
    nw = narwhals()
    own, other = nw.col("__side") != 0, nw.col("__b_side") != 0
    unknown = (own & nw.col("__b_low").is_null()) | (other & nw.col("__low").is_null())
    either = other & (nw.col("__low") < 0) & (nw.col("__high") > 0) & (nw.col("__rate") == 0)
    return ((own & other) | unknown | either) & ~pairs.same


def _with_ends(lazy: Any, pairs: _Pairs, formula: Callable[[Any, Any], Any]) -> Any:
    """Return the frame with the extremes of a formula at all corners of its two inputs, and whether it is open upwards or downwards.

    Every formula here rises with the figure, and falls with the partner unless the figure is below zero.
    """
    nw = narwhals()
    corners = [
        formula(nw.col(f"__{end}"), nw.col(f"__b_{other}")) for end in ("low", "high") for other in ("low", "high")
    ]
    known = ~nw.col("__low").is_null() & ~nw.col("__b_low").is_null() & ~nw.col("__value").is_null()
    falls = (nw.col("__low") >= 0) | (nw.col("__rate") == 1)
    side, other = nw.col("__side"), nw.col("__b_side")
    is_open = known & ~pairs.same
    return lazy.with_columns(
        __lowest=nw.when(pairs.exact).then(nw.col("__value")).when(known).then(nw.min_horizontal(*corners)),
        __highest=nw.when(pairs.exact).then(nw.col("__value")).when(known).then(nw.max_horizontal(*corners)),
        __up=sure(is_open & ((side == 1) | ((other == 1) & ~falls) | ((other == -1) & falls))),
        __down=sure(is_open & ((side == -1) | ((other == -1) & ~falls) | ((other == 1) & falls))),
    )


def _status(pairs: _Pairs) -> Any:
    """Return the most cautious status of both figures; O for a refusal, null where nothing was asked (see ``combining.status``).

    A break at the earlier of two periods touches nothing.
    """
    nw = narwhals()
    none = len(CAUTION) - 1
    ranks = [nw.min_horizontal(nw.col(name), nw.lit(none)) for name in ("__status", "__b_status")]
    own, other = (
        nw.when(rank == 0, ~counts).then(nw.lit(none)).otherwise(rank)
        for rank, counts in zip(ranks, pairs.breaks_count, strict=True)
    )
    worst = nw.min_horizontal(own, other).replace_strict(
        list(range(len(CAUTION))), list(CAUTION), default=None, return_dtype=nw.String
    )
    return nw.when(nw.col("__code") != "").then(nw.lit("O")).when(~nw.col("__b_amount").is_null()).then(worst)
