"""What the columns of a user's frame say of its figures: when and in which unit they are, and what compares with what.

All that depends on texts (periods, units, names) is decided by the rules for files, once for each different text; the engine of the
frame looks the decision up in its rows.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from sys import float_info
from typing import Any, NamedTuple

from ..core import bundled, periods, units
from ..core.errors import UsageError
from ..core.model import MEASURED, Indicator
from ..measures.combining import CAUTION
from ..reading import columns, parse, stated, times, unit_text
from ..reading.build import frequency_of, spelled
from ..reading.frames import is_of_pandas, narwhals, with_named_index

FITS = "*"  # the sign of an edition that pairs with any other
STATUSES = CAUTION + "D"  # on which a rule or the status of a result depends
_BROKEN = r"(?:^|;)break(?:;|$)"  # the code of a break among others
# Our fields beyond those of other people's tables, whose columns are known by these names alone.
_OURS = ("measure", "basis", "bound", "low", "high", "printed", "printed_mult", "edition", "codes")
_NUMBERS = ("value", "low", "high", "unit_mult", "printed_mult")
_TEXTS = ("unit", "measure", "bound", "printed", "status", "codes")  # a column of numbers of this name is another thing
_BESIDE = (
    "amount",
    "unit",
    "breaks",
    "status",
    "edition",
    "low",
    "high",
    "least",
    "side",
)  # what is asked of a partner


class Outcome(NamedTuple):
    """What a name and a text of units say of figures: their unit, its power of ten, whether they are rates, and their catalog entry."""

    unit: str
    power: int
    is_rate: bool
    entry: Indicator | None


class FrameFigures:
    """A frame with working columns, which begin with ``__``; those of ``has`` are there, besides ``at``, ``key``, ``amount``, ``rate``.

    ``at`` is the first month of a row's period, counted from year 0, ``months`` its length, ``group`` its frequency, ``key`` a number for
    it (``year`` more a year later; that of the instant for our own stocks). ``amount`` is in the plain unit, null unless the row is a
    figure of the measure, ``rate`` 1 of rates, ``unit`` a number, ``breaks``
    counts those so far, ``status`` is a place in STATUSES. ``low`` and ``high`` are bounds (the known end in place of an open one),
    ``least`` is what has to be above zero, ``side`` 1 of over and -1 of under. Raises UsageError for what is no frame and for columns
    that are missing or no numbers.
    """

    def __init__(self, frame: Any, value: str, period: str, by: Sequence[str], measure: str) -> None:
        native, self.given_back = _without_index(frame, period)
        nw = narwhals()
        try:
            self.lazy = nw.from_native(native)
        except TypeError as error:
            raise UsageError(
                "a {kind} is no frame that Narwhals knows: give pandas, Polars, DuckDB ...", kind=type(frame).__name__
            ) from error
        self.schema = self.lazy.collect_schema()
        self.names = list(self.schema.names())
        name = getattr(frame, "name", None)  # of a series, whose column has it
        named = value or (name if isinstance(name, str) else "")
        at = _columns(self.names, named if named in self.names else value, period, by)
        self.at = at = {field: name for field, name in at.items() if field not in _TEXTS or self._is_text(name)}
        self.value, self.period = at["value"], at["period"]
        self.has: set[str] = set()
        self.keys = list(by) or [at[field] for field in ("indicator", "area") if field in at]
        self.indicator = at.get("indicator", self.keys[0] if self.keys and self.keys[0] != at.get("area") else "")
        self.keys += [at["basis"]] if "basis" in at and at["basis"] not in self.keys else []
        self._check_numbers()
        self._add_times()
        self._add_units(measure)
        self._add_bounds()
        self._add_marks()
        self._count()

    @property
    def year(self) -> int:
        """Return by how much the key of a period is larger a year later."""
        return 12 * 16 if "months" in self.has else 12

    @property
    def series(self) -> list[str]:
        """Return the columns of a series at one frequency."""
        return [*self.keys, *(["__group"] if "months" in self.has else [])]

    @property
    def time(self) -> list[str]:
        """Return the columns of a period as it is spelled."""
        return ["__at", *(["__months"] if "months" in self.has else [])]

    def named(self, test: Callable[[Indicator], bool]) -> Any:
        """Return the condition that a row is of one of our own indicators whose catalog entry passes a test."""
        nw = narwhals()
        entries = (outcome.entry for outcome in self.outcomes)
        names = [entry.indicator for entry in entries if entry and test(entry)]
        return sure(nw.col(self.indicator).is_in(names)) if names else nw.lit(False)

    def partners(self, rows: Any, *names: Any) -> Any:
        """Return those of counted rows that may be partners, one for a series and period, with some working columns renamed to ``__b_``."""
        nw = narwhals()
        kept = rows.filter(~nw.col("__amount").is_null(), nw.col("__count") == 1)
        beside = [nw.col(f"__{name}").alias(f"__b_{name}") for name in _BESIDE if name == "amount" or name in self.has]
        return kept.select(*names, *beside)

    def counted(self, rows: Any = None) -> Any:
        """Return rows (all if none are given) with ``count``, the number of figures of each series and period."""
        nw = narwhals()
        is_figure = nw.when(~nw.col("__amount").is_null()).then(nw.lit(1)).otherwise(nw.lit(0))
        return (self.lazy if rows is None else rows).with_columns(__count=is_figure.sum().over(*self.keys, "__key"))

    def _add(self, **made: Any) -> None:
        """Add working columns; those of one call cannot use each other."""
        self.lazy = self.lazy.with_columns(**{f"__{name}": column for name, column in made.items()})

    def _distinct(self, *names: str, rows: Any = None) -> list[tuple[Any, ...]]:
        """Return the different rows of some columns, without those of missing cells alone; a query of the frame."""
        nw = narwhals()
        found = (self.lazy if rows is None else rows).select(*names).unique()
        found = found.collect() if isinstance(found, nw.LazyFrame) else found
        every = zip(*(found[name].to_list() for name in names), strict=True)
        return [row for row in every if any(cell is not None and cell == cell for cell in row)]

    def _texts(self, name: str) -> list[str]:
        """Return the different texts of a column."""
        return [text for (text,) in self._distinct(name) if isinstance(text, str)]

    def _is_text(self, name: str) -> bool:
        nw = narwhals()
        return self.schema[name] in (nw.String, nw.Categorical, nw.Enum)

    def _text(self, field: str) -> Any:
        """Return an expression for the text of a field, empty where there is none."""
        nw = narwhals()
        return nw.coalesce(nw.col(self.at[field]).cast(nw.String), nw.lit("")) if field in self.at else nw.lit("")

    def _check_numbers(self) -> None:
        """Raise UsageError for numbers that are texts; a pandas column without values has the same type and is accepted."""
        nw = narwhals()
        for name in (self.at[field] for field in _NUMBERS if field in self.at):
            empty = isinstance(self.lazy, nw.DataFrame) and self.lazy[name].is_null().all()
            if self.schema[name] == nw.String and not empty:
                raise UsageError(
                    "the values in '{column}' are texts: make numbers of them, or name another column.", column=name
                )
            if self.schema[name] == nw.Unknown:  # Polars has a type for nulls alone, and fails with it
                self.lazy = self.lazy.with_columns(nw.col(name).cast(nw.Float64))

    # --- periods ----------------------------------------------------------------------------------------------------------

    def _add_times(self) -> None:
        """Add the periods in numbers, null for what is no period; ``months`` only where not all are years.

        Numbers and texts are read as in a file, days as the periods that all of them stand for (see ``reading.build``).
        """
        nw, kind, cell = narwhals(), self.schema[self.period], narwhals().col(self.period)
        if kind in (nw.Date, nw.Datetime):
            self._add(day=cell.dt.year() * 10000 + cell.dt.month() * 100 + cell.dt.day())
            cell = nw.col("__day")
            texts = {
                day: f"{int(day) // 10000:04}-{int(day) // 100 % 100:02}-{int(day) % 100:02}"
                for (day,) in self._distinct("__day")
            }
        else:
            texts = {each: _as_text(each) for (each,) in self._distinct(self.period)}
        spans = _spans(texts)
        if texts and not spans:
            message = "the periods in '{column}' are neither years nor texts such as 2023-Q3: name another column."
            raise UsageError(message, column=self.period)

        def looked_up(number: Callable[[periods.Span], int]) -> Any:
            if not spans:
                return nw.when(cell.is_null() & ~cell.is_null()).then(nw.lit(0))
            numbers = list(map(number, spans.values()))
            return cell.replace_strict(list(spans), numbers, default=None, return_dtype=nw.Int64)

        self._add(at=looked_up(lambda covered: covered.start))
        if any(covered.frequency != "A" for covered in spans.values()):
            self.has.add("months")
            groups = (*periods.FREQUENCIES, "P")
            self._add(
                months=looked_up(lambda covered: covered.months),
                group=looked_up(lambda covered: groups.index(covered.frequency)),
            )

    # --- units ------------------------------------------------------------------------------------------------------------

    def _add_units(self, measure: str) -> None:
        """Add ``amount``, ``rate`` and ``unit``, by what each name and text of units says (``outcomes``)."""
        nw, unit = narwhals(), self.at.get("unit", "")
        used = [name for name in (self.indicator, unit) if name and self._is_text(name)]
        cells = self._distinct(*used) if used else []
        rows = [
            dict(zip(used, (text if isinstance(text, str) else "" for text in row), strict=True)) for row in cells
        ] or [{}]
        self.indicators = {row[self.indicator] for row in rows if self.indicator in row}
        names = self.indicators or {self.value}
        entries, by_size = _catalog(names), self._rates_by_size(names, used)
        found = {
            tuple(row.values()): _outcome(row.get(self.indicator, self.value), row.get(unit, ""), entries, by_size)
            for row in rows
        }
        self.outcomes = list(dict.fromkeys(found.values()))
        if self.outcomes[1:]:
            self._add(what=self._looked_up(used, {key: self.outcomes.index(each) for key, each in found.items()}))
        if unit in used:
            self.has.add("unit")
        plain = list(dict.fromkeys(outcome.unit for outcome in self.outcomes))
        power = self._by_outcome(lambda outcome: outcome.power) + self._mult("unit_mult")
        scaled = "unit_mult" in self.at or any(outcome.power for outcome in self.outcomes)
        self._add(
            rate=self._by_outcome(lambda outcome: int(outcome.is_rate)),
            unit=self._by_outcome(lambda outcome: plain.index(outcome.unit)),
            factor=nw.lit(10.0) ** power if scaled else nw.lit(1.0),
        )
        kept = finite(nw.col(self.value)) & ~nw.col("__at").is_null()
        if "measure" in self.at:
            kept = kept & self._text("measure").is_in([measure] if measure else list(MEASURED))
        self._add(amount=nw.when(kept).then(nw.col(self.value) * nw.col("__factor")))

    def _mult(self, field: str) -> Any:
        """Return an expression for a multiple of a row, 0 where none is stated."""
        nw = narwhals()
        return nw.coalesce(nw.col(self.at[field]), nw.lit(0)) if field in self.at else nw.lit(0)

    def _by_outcome(self, number: Callable[[Outcome], int]) -> Any:
        """Return an expression for a number that a row's outcome has; a constant where all have the same."""
        nw, numbers = narwhals(), list(map(number, self.outcomes))
        if len(set(numbers)) == 1:
            return nw.lit(numbers[0])
        places = list(range(len(numbers)))
        return nw.col("__what").replace_strict(places, numbers, default=numbers[0], return_dtype=nw.Int64)

    def _looked_up(self, used: Sequence[str], places: Mapping[tuple[str, ...], int]) -> Any:
        """Return an expression for the place that a row's texts have, by one of the columns if it depends on that alone."""
        nw = narwhals()
        pairs = [{(key[number], place) for key, place in places.items()} for number in range(len(used))]
        alone = [number for number, found in enumerate(pairs) if len(found) == len(dict(found))]
        needed = alone[:1] or list(range(len(used)))
        texts = [nw.coalesce(nw.col(used[number]).cast(nw.String), nw.lit("")) for number in needed]
        known = {"\n".join(key[number] for number in needed): place for key, place in places.items()}
        text = nw.concat_str(*texts, separator="\n") if texts[1:] else texts[0]
        return text.replace_strict(list(known), list(known.values()), default=0, return_dtype=nw.Int64)

    def _rates_by_size(self, names: Iterable[str], used: Sequence[str]) -> Mapping[str, bool]:
        """Return for names such as ``unemployment`` whether their figures are rates: all below 100, and not all whole, as in a file."""
        nw, figure = narwhals(), narwhals().col(self.value)
        asked = [name for name in names if unit_text.may_be_rate(unit_text.of_name(name).name, (name,))]
        if not asked:
            return {}
        by_name = nw.col(self.indicator).cast(nw.String) if self.indicator in used else nw.lit(asked[0])
        found = self.lazy.with_columns(__name=by_name).filter(nw.col("__name").is_in(asked)).group_by("__name").agg(
            __low=figure.min(), __high=figure.max(), __parts=(figure - figure.round(0)).abs().max()
        )  # fmt: skip
        return {
            name: low is not None and low >= 0 and high < 100 and parts > 0
            for name, low, high, parts in self._distinct("__name", "__low", "__high", "__parts", rows=found)
        }

    # --- bounds, breaks, editions, series ---------------------------------------------------------------------------------

    def _add_bounds(self) -> None:
        """Add bounds from columns ``low`` and ``high``, or from the digits of the texts in ``printed``, where the frame has them."""
        nw, at, bound = narwhals(), self.at, self._text("bound")
        if {"low", "high"} <= at.keys():
            low, high = nw.col("low"), nw.col("high")
        elif "printed" in at:
            text = self._text("printed")
            digits = text.str.contains(r"^-?\d+(?:\.\d+)?$") & (bound != "about")
            places = text.str.replace_all(r"^-?\d+\.?", "").str.len_chars() * -1
            # The digits are of the multiple that the document has, the value is of the column's.
            shift = self._mult("printed_mult") - self._mult("unit_mult") if "printed_mult" in at else nw.lit(0)
            half = nw.when(bound == "").then(nw.lit(0.5) * nw.lit(10.0) ** (places + shift)).otherwise(nw.lit(0.0))
            low, high = (nw.when(digits).then(nw.col(self.value) + sign * half) for sign in (-1, 1))
        else:
            return
        low, high = (nw.when(finite(end)).then(end * nw.col("__factor")) for end in (low, high))
        self._add(low=low, high=high)
        low, high = nw.col("__low"), nw.col("__high")
        over, under = (bound == "over") & ~low.is_null(), (bound == "under") & ~high.is_null()
        self._add(side=nw.when(over).then(nw.lit(1)).when(under).then(nw.lit(-1)).otherwise(nw.lit(0)))
        open_end = nw.when(nw.col("__side") == 1).then(low).when(nw.col("__side") == -1).then(high)
        known = ~low.is_null() & ~high.is_null()
        self._add(low=open_end.when(known).then(low), high=open_end.when(known).then(high))
        self._add(least=nw.coalesce("__low", "__amount"))
        self.has |= {"low", "high", "least", "side"}

    def _add_marks(self) -> None:
        """Add status, edition and breaks where the frame has columns of them.

        A figure begins anew where a column ``break`` says so, by the code of a break (which ``to_frame()`` writes), or by status B.
        """
        nw, at, marks = narwhals(), self.at, []
        self.widths = 0  # signs of the editions, where some have FITS
        if name := at.get("status"):
            letters = {text: parse.status(text)[0] for text in ("A", *self._texts(name))}
            numbers = {text: STATUSES.index(letter) for text, letter in letters.items() if letter in STATUSES}
            texts, places, usual = list(numbers), list(numbers.values()), numbers["A"]
            self._add(status=self._text("status").replace_strict(texts, places, default=usual, return_dtype=nw.Int64))
            marks.append(nw.col("__status") == STATUSES.index("B"))
            self.has.add("status")
        if "codes" in at:
            marks.append(self._text("codes").str.contains(_BROKEN))
        if name := at.get("break"):
            marked = [cell for (cell,) in self._distinct(name) if stated.reason(_as_text(cell))]
            marks += [nw.col(name).is_in(marked)] if marked else []
        if marks:
            self._add(breaks=nw.when(reduce(or_, map(sure, marks))).then(nw.lit(1)).otherwise(nw.lit(0)))
            self.has.add("breaks")
        if "edition" in at:
            self._add(edition=self._text("edition"))
            self.widths = max((len(text) for text in self._texts("edition") if FITS in text), default=0)
            self.has.add("edition")

    def _count(self) -> None:
        """Add ``key``, and count the breaks; raises UsageError where no column names series and there are several."""
        nw, key = narwhals(), narwhals().col("__at")
        if "months" in self.has:
            of_stocks = self.named(lambda entry: entry.kind == "stock")
            key = nw.when(of_stocks).then((key + nw.col("__months")) * 16).otherwise(key * 16 + nw.col("__months"))
        one_series = not self.keys
        if one_series:
            self._add(series=nw.lit(1))
            self.keys = ["__series"]
        is_figure = nw.when(~nw.col("__amount").is_null()).then(nw.lit(1)).otherwise(nw.lit(0))
        self._add(key=key)
        if one_series and any(count > 1 for (count,) in self._distinct("__count", rows=self.counted())):
            raise UsageError(
                "the frame has no column that names a series: name them, as in growth(frame, by=['country'])."
            )
        if "breaks" in self.has:
            self._add(breaks=is_figure * nw.col("__breaks"))
            of_series = (*self.series, *self.time[1:])
            self._add(breaks=nw.col("__breaks").cum_sum().over(*of_series, order_by="__at"))


def finite(number: Any) -> Any:
    """Return an expression for whether a number is neither infinite nor NaN; null for null."""
    return (number <= float_info.max) & (number >= -float_info.max)  # Polars has no abs for a column of nulls


def sure(condition: Any) -> Any:
    """Return a condition that does not hold where it is unknown."""
    nw = narwhals()
    return nw.when(condition).then(nw.lit(True)).otherwise(nw.lit(False))


def _columns(names: Sequence[str], value: str, period: str, by: Sequence[str]) -> dict[str, str]:
    """Return the column of each field; raises UsageError for those that are missing."""
    at = columns.find(names, {field: given for field, given in (("value", value), ("period", period)) if given})
    if missing := [field for field in ("value", "period") if field not in at]:
        raise UsageError(
            "the frame has no column for the {field}: name it, as in growth(frame, {field}='...').", field=missing[0]
        )
    if unknown := [name for name in by if name not in names]:
        raise UsageError("the frame has no column '{name}'. It has {names}.", name=unknown[0], names=tuple(names[:8]))
    return {field: names[place] for field, place in at.items()} | {name: name for name in _OURS if name in names}


def _without_index(frame: Any, period: str) -> tuple[Any, Callable[[Any], Any]]:
    """Return a frame whose periods are in a column of texts, and a function that gives rows of the frame its index.

    Of pandas: a Series becomes a frame, an index of periods, days or years a column, and periods texts.
    """
    if not is_of_pandas(frame):
        return frame, lambda found: found
    import pandas

    table, at = with_named_index(frame)
    index = table.index
    if in_index := bool(at) and (at == period or "period" in columns.find([at], {})):
        table = table.reset_index(names=at)
    of_periods = [str(name) for name, kind in table.dtypes.items() if isinstance(kind, pandas.PeriodDtype)]
    table = table.assign(**{name: table[name].astype(str).where(table[name].notna()) for name in of_periods})

    def given_back(found: Any) -> Any:
        found = found.drop(columns=[at]) if in_index else found
        return found.set_axis(index).assign(**{name: frame[name] for name in of_periods if name in frame})

    return table, given_back


def _as_text(cell: Any) -> str:
    return str(int(cell)) if isinstance(cell, int | float) and cell == int(cell) else str(cell)


def _spans(texts: Mapping[Any, str]) -> dict[Any, periods.Span]:
    """Return the months of each cell that is a period, by its text, as in a file; raises UsageError for days that are days."""
    meant = times.read(texts.values()).of
    known = {cell: meant[text.strip()] for cell, text in texts.items() if text.strip() in meant}
    days = {cell: day for cell, text in known.items() if (day := times.date(text))}
    kind = frequency_of(set(days.values())) if days else ""
    if days and not kind:
        raise UsageError("the periods are days: make months of them first, as read(frame, daily='mean') does.")
    codes = {cell: spelled(kind, days[cell]) if cell in days else text for cell, text in known.items()}
    return {cell: periods.span(code) for cell, code in codes.items() if code}


def _catalog(names: Iterable[str]) -> Mapping[str, Indicator]:
    """Return our catalog entries for names of which it has any; it is read only for names like ours, with a point in them."""
    pointed = {name for name in names if "." in name}
    return {name: entry for name, entry in bundled.catalog().items() if name in pointed} if pointed else {}


def _outcome(name: str, unit: str, entries: Mapping[str, Indicator], by_size: Mapping[str, bool]) -> Outcome:
    """Return what a name and a unit say, by the rules for files; of our own indicators their catalog says whether they are rates."""
    entry = entries.get(name)
    found = unit_text.resolve(unit_text.of_column(unit), unit_text.NONE, unit_text.NONE, (name,))
    is_rate = unit_text.is_rate(found.name, (name,)) or by_size.get(name, False)
    return Outcome(*units.base(*found), entry.kind == "rate" if entry else is_rate, entry)
