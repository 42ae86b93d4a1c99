"""The choice of rows: those of the words that are asked for, by frequency years first, parts of years on request.

An indicator with annual figures shows those; any other shows its most common frequency. The rest is counted, and the
answer says how to get it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ..core import periods, units
from ..core.dataset import Dataset
from ..core.errors import NothingFound, UsageError, did_you_mean
from ..core.messages import ENGLISH, Message
from ..core.model import MEASURED, PLANNED, Observation, SeriesKey

if TYPE_CHECKING:
    from ..core.absent import NotInTable
    from .table import ObservationTable

TableT = TypeVar("TableT", bound="ObservationTable")
ALL = "all"
_OFTEN = 6  # figures of a frequency, at least
FREQUENCIES = {
    "A": "years", "S": "half-years", "Q": "quarters", "M": "months", "ytd": "spans from January", "P": "other periods",
}  # fmt: skip
# Other words for a frequency, in any case.
_SYNONYMS = {
    "A": ("y", "annual", "annually", "year", "years", "yearly"),
    "S": ("h", "half", "halves", "half-year", "half-years", "half-yearly"),
    "Q": ("quarter", "quarters", "quarterly"),
    "M": ("month", "months", "monthly"),
    "ytd": ("cumulative",),
}
# Words of more than one letter, each with its code.
WORDS_FOR_FREQUENCIES = {word: code for code, words in _SYNONYMS.items() for word in words if word[1:]}


class Selected(NamedTuple):
    """The rows of a selection that are shown, and the number of figures left aside, by frequency."""

    rows: list[Observation]
    beside: Mapping[str, int]


def select(
    self: TableT,
    *names: str,
    start: object = "",
    end: object = "",
    freq: str = "",
    area: str = "",
    latest: bool = False,
    last: int | str = 0,
    newest_part: bool = False,
) -> TableT:
    """Return the observations that names mean (docs/asking.md) whose periods lie within ``start`` and ``end``.

    Periods are text in any accepted spelling, years as numbers, or dates (see ``periods.typed``). ``freq`` is A, S, Q, M
    or ytd for only these, or ``all``; without it the bundled table shows years first (see ``by_years``), and a user's
    table all frequencies, unless ``newest_part`` is set. ``latest`` gives each series' newest figure (see ``newest``),
    ``last`` that many of its last periods. Raises UsageError for an unknown name or period, NothingFound when nothing is left.
    """
    _check_names(names)
    first, until = periods.ends(periods.typed(start), periods.typed(end, last=True))
    wanted = frequencies(freq, first, until)
    rows = self.data.select(names, start=first, end=until, area=area, of=self.rows)
    is_one = bool(wanted) and not freq and first == until  # within which there may be shorter ones
    if is_one and not any(periods.frequency(row.period) in wanted for row in rows):
        raise self.data.no_period(first, until, self.data.select(names, area=area, of=self.rows))
    chosen = of(rows, wanted) if wanted else Selected(rows, {})
    if latest:
        chosen = newest(chosen.rows, self.data)
    elif not wanted and (self.data.years_first or newest_part):
        chosen = by_years(rows, self.data, newest_part)
    number = how_many(last)
    kept = last_periods(chosen.rows, number) if number else chosen.rows
    asked = {"start": first, "end": until, "freq": freq, "latest": latest, "last": str(last or "")}
    found = self._made(kept, self.title, {} if freq else chosen.beside)
    found.asked = {**self.asked, **{name: value for name, value in asked.items() if value}}
    found.named = self.named | self.data.named_alone(names)
    return found


def _check_names(names: Iterable[object]) -> None:
    """Raise UsageError for a name that is no text."""
    for name in names:
        if not isinstance(name, str):
            raise UsageError(
                "{name} is not a name: write select('telecom', 'economy.gdp', start=2020), for example.",
                name=repr(name),
            )


def frequency(name: str) -> str:
    """Return the code of a frequency by any of its words (``half``), or ``all``; raises UsageError for an unknown one."""
    known = (*periods.FREQUENCIES, ALL)
    words = {word: code for code in known for word in (code.lower(), *_SYNONYMS.get(code, ()))}
    if name.lower() not in words:
        hint = did_you_mean(name, (*words, *known))
        raise UsageError("'{text}' is not a frequency.{hint} Known: {known}.", text=name, hint=hint, known=tuple(known))
    return words[name.lower()]


def main_frequency(spelled: Iterable[str]) -> str:
    """Return the main frequency of periods: years if there are any, else the most common one."""
    codes = [periods.frequency(period) for period in spelled]
    return "A" if "A" in codes else max(FREQUENCIES, key=codes.count)


def how_many(number: str | int) -> int:
    """Return the number of periods of ``--last``, 0 if not given; raises UsageError for anything but a positive number."""
    if not number or (str(number).isdecimal() and int(number)):
        return int(number or 0)
    raise UsageError("--last {number} is not a number of periods: write --last 5, for example.", number=number)


def frequencies(freq: str, start: str, end: str) -> tuple[str, ...]:
    """Return the requested frequencies: by ``--freq``, or by a ``--from`` or ``--to`` shorter than a year.

    Empty if none is requested; ``all`` means every one. Raises UsageError for an unknown frequency.
    """
    if freq:
        return (frequency(freq),)
    named = (periods.frequency(period) for period in (start, end) if period)
    return tuple(dict.fromkeys(code for code in named if code != "A"))


def is_of_frequency(freq: str = "", start: object = "", end: object = "", **more: object) -> bool:
    """Return whether a frequency is asked for, by its own option or by a period shorter than a year (see ``select``)."""
    return bool(frequencies(freq, *periods.ends(periods.typed(start), periods.typed(end, last=True))))


def counted_beside(rows: Iterable[Observation], kept: Iterable[Observation]) -> Mapping[str, int]:
    """Return the number of rows that are not kept, by frequency."""
    there = set(map(id, kept))
    return _count(row for row in rows if id(row) not in there)


def of(rows: Sequence[Observation], wanted: Sequence[str]) -> Selected:
    """Return the figures of the wanted frequencies (see ``frequencies``); raises NothingFound if there are none."""
    if ALL in wanted:
        return Selected(list(rows), {})
    kept, rest = _parted(rows, lambda figure: periods.frequency(figure.period) in wanted)
    beside = _count(rest)
    if not kept:
        raise _no_frequency(wanted, beside, rest)
    return Selected(kept, beside)


def _has_months(rows: Iterable[Observation]) -> bool:
    """Return whether months can be computed from spans from January: from two levels of a series, one of a month more."""
    spans = {
        (row.series, covered.start, covered.months)
        for row in rows
        if row.measure == "level" and (covered := periods.span(row.period)).frequency == "ytd"
    }
    return any((series, start, months - 1) in spans for series, start, months in spans)


def _no_frequency(wanted: Sequence[str], beside: Mapping[str, int], rest: Sequence[Observation]) -> "NotInTable":
    """Return the answer to frequencies that what is selected does not have, with those that it has: the rows of the ``rest``."""
    from ..core.absent import FREQUENCY, NotInTable  # most starts do without

    if wanted == ("M",) and _has_months(rest):  # as Chinese statistics are published
        template = (
            "there are no months here, but spans from January ({count}): --freq ytd; "
            "--freq M --fill months computes months from them."
        )
        return NotInTable(FREQUENCY, "M", Message(template, count=beside["ytd"]))
    asked = tuple(FREQUENCIES[code] for code in wanted)
    why = Message("there are no {word_choice} here; {also}.", word_choice=asked, also=left_aside(beside))
    return NotInTable(FREQUENCY, ", ".join(wanted), why)


def by_years(rows: Sequence[Observation], data: Dataset, newest_part: bool = False) -> Selected:
    """Return annual figures where an indicator has any in an area, else those of its most common frequency.

    With ``newest_part`` each series also has its newest part of a later year, if that covers the year so far. Targets and
    forecasts are always included.
    """
    main = _main_frequencies(rows, data)

    def answers(figure: Observation) -> bool:
        return figure.measure in PLANNED or periods.frequency(figure.period) == main[figure.indicator, figure.area]

    kept, rest = _parted(rows, answers)
    if newest_part and rest:
        newest = {id(figure) for figure in _newest_parts(kept, rest, data)}
        kept, rest = _parted(rows, lambda figure: answers(figure) or id(figure) in newest)
    return Selected(kept, _count(rest))


def _parted(
    rows: Iterable[Observation], answers: Callable[[Observation], bool]
) -> tuple[list[Observation], list[Observation]]:
    """Return the rows for which ``answers`` is true, and the rest."""
    kept: list[Observation] = []
    rest: list[Observation] = []
    for figure in rows:
        (kept if answers(figure) else rest).append(figure)
    return kept, rest


def _main_frequencies(rows: Iterable[Observation], data: Dataset) -> dict[tuple[str, str], str]:
    """Return the main frequency of each indicator and area: of states of which a single year is known another that they have often."""
    periods_of: dict[tuple[str, str], dict[str, None]] = {}
    for figure in rows:
        if figure.measure not in PLANNED:
            periods_of.setdefault((figure.indicator, figure.area), {})[figure.period] = None
    found = {key: main_frequency(spelled) for key, spelled in periods_of.items()}
    for key, spelled in periods_of.items():
        count = Counter(map(periods.frequency, spelled))
        code, most = count.most_common(1)[0]
        if count["A"] == 1 and most >= _OFTEN and not data.about(key[0]).flows and _has_one_year(*key, data):
            found[key] = code
    return found


def _has_one_year(indicator: str, area: str, data: Dataset) -> bool:
    """Return whether a single year of an indicator in an area is known, whatever is selected."""
    known = {row.period for row in data.observations if (row.indicator, row.area) == (indicator, area)}
    return sum(periods.frequency(period) == "A" for period in known) == 1


def _newest_parts(kept: Iterable[Observation], rest: Iterable[Observation], data: Dataset) -> list[Observation]:
    """Return for each series the figures of its newest part-year after its indicator's last full year."""
    last: dict[tuple[str, str], int] = {}
    for figure in kept:
        if periods.frequency(figure.period) == "A" and figure.measure not in PLANNED:
            key = (figure.indicator, figure.area)
            last[key] = max(last.get(key, 0), periods.span(figure.period).end)
    newest: dict[SeriesKey, list[Observation]] = {}
    for figure in rest:
        after = last.get((figure.indicator, figure.area))
        if after is not None and periods.span(figure.period).end > after and _covers_the_year(figure, data):
            newest.setdefault(figure.series, []).append(figure)
    return _of_newest_period(newest.values())


def _covers_the_year(figure: Observation, data: Dataset) -> bool:
    """Return whether a figure covers all of its year so far: a stock, or a span from January."""
    return data.about(figure.indicator).kind in ("stock", "rate") or periods.span(figure.period).start % 12 == 0


def newest(rows: Iterable[Observation], data: Dataset) -> Selected:
    """Return the newest figures of each series: of a flow of its latest full year and of its newest later part of a year.

    Of anything else, and of a flow without years, they are those of the newest period at any frequency.
    """
    series: dict[SeriesKey, list[Observation]] = {}
    for figure in rows:
        series.setdefault(over_time(figure), []).append(figure)
    found = []
    for figures in series.values():
        last = _of_newest_period([full_years(figures, data)])
        end = periods.span(last[0].period).end
        later = [figure for figure in figures if periods.span(figure.period).end > end]
        found += [*last, *_of_newest_period([later] if later else [])]
    return Selected(found, {})


def over_time(figure: Observation) -> SeriesKey:
    """Return the series in which a figure follows on others: a rate on one of another price basis too, a level not."""
    return figure.series if figure.measure in MEASURED else figure.series._replace(basis="")


def full_years(figures: Sequence[Observation], data: Dataset) -> Sequence[Observation]:
    """Return the figures among which the newest of an indicator is: of a flow those of full years, where there are any."""
    if not figures or not data.about(figures[0].indicator).flows:
        return figures
    return [figure for figure in figures if periods.frequency(figure.period) == "A"] or figures


def _of_newest_period(groups: Iterable[Sequence[Observation]]) -> list[Observation]:
    """Return from each group the figures of its newest period."""
    found = []
    for figures in groups:
        period = max((figure.period for figure in figures), key=periods.order)
        found += [figure for figure in figures if figure.period == period]
    return found


def last_periods(rows: Sequence[Observation], number: int) -> list[Observation]:
    """Return the figures of the last ``number`` periods of each series at each of its frequencies."""
    there: dict[tuple[SeriesKey, str], set[str]] = {}
    for figure in rows:
        there.setdefault((figure.series, periods.frequency(figure.period)), set()).add(figure.period)
    kept = {key: set(sorted(spelled, key=periods.order)[-number:]) for key, spelled in there.items()}
    return [one for one in rows if one.period in kept[one.series, periods.frequency(one.period)]]


def largest(
    rows: Iterable[Observation], period: str = "", first: int = 0, data: Dataset | None = None
) -> list[Observation]:
    """Return the rows sorted by indicator and area, those largest at a period first, or only the ``first`` ones.

    An indicator ranks by its first figure for the period, for growth the published one. Levels come before other measures,
    each unit is ranked separately, and indicators without a figure come last. Without a period the headlines of the sectors
    come first, if a dataset is given. Raises NothingFound where no indicator has a figure for the period.
    """
    groups: dict[tuple[str, str], list[Observation]] = {}
    for figure in rows:
        groups.setdefault((figure.indicator, figure.area), []).append(figure)
    ordered = list(groups.values())
    if period:
        there = {group[0]: _ranked_by(group, period) for group in ordered}
        kinds = list(dict.fromkeys(_kind(figure) for figure in there.values() if figure))
        if not kinds:
            raise NothingFound("there is no figure of {period} to sort by.", period=periods.label(period))

        def place(group: Sequence[Observation]) -> tuple[float, ...]:
            figure = there[group[0]]
            if figure is None:
                return (True,)
            return False, figure.measure != "level", kinds.index(_kind(figure)), -figure.interval().value

        ordered.sort(key=place)
    elif first and data:
        entries = {group[0].indicator: data.about(group[0].indicator) for group in ordered}
        ordered.sort(key=lambda group: entries[group[0].indicator].headline_rank)
    return [figure for group in ordered[: first or None] for figure in group]


def _kind(figure: Observation) -> tuple[str, str]:
    return figure.measure, units.plain(figure.unit)


def _ranked_by(group: Iterable[Observation], period: str) -> Observation | None:
    there = [figure for figure in group if figure.period == period and figure.has_figure and figure.measure != "gap"]
    return min(there, key=lambda figure: figure.measure == "growth" and figure.origin != "published", default=None)


def _count(rows: Iterable[Observation]) -> Mapping[str, int]:
    # From the indicator to the origin: for thousands of rows a slice is the quickest key.
    things = {figure[:7]: figure.period for figure in rows}
    count = dict.fromkeys(FREQUENCIES, 0)
    for period in things.values():
        count[periods.frequency(period)] += 1
    return {code: number for code, number in count.items() if number}


def also_there(beside: Mapping[str, int], lang: str = ENGLISH) -> str:
    """Return the sentence on figures left aside, with the option to type; empty if there are none."""
    return left_aside(beside).sentence(lang) if beside else ""


def left_aside(beside: Mapping[str, int]) -> Message:
    """Return the message on figures left aside, with the option to type."""
    counts = tuple(
        Message("{word_frequency} ({count})", word_frequency=FREQUENCIES[code], count=f"{number:,}")
        for code, number in beside.items()
    )
    codes = ", ".join(code for code in beside if code in periods.FREQUENCIES)
    if not codes:
        return Message("also there: figures of {counts}: --freq all", counts=counts)
    return Message("also there: figures of {counts}: --freq {codes} or all", counts=counts, codes=codes)
