"""Which of the rows that are named an answer tells: years first, parts of years when they are asked for.

Where an indicator has annual figures, they answer; one without answers at the frequency it has most of. Nothing is lost:
what is left aside is counted, and the answer says how to get it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from . import periods, units
from .dataset import Dataset
from .errors import DataError, UsageError, did_you_mean
from .messages import ENGLISH, Message
from .model import PLANNED, Observation, SeriesKey

ALL = "all"
FREQUENCIES = {
    "A": "years", "S": "half-years", "Q": "quarters", "M": "months", "ytd": "spans from January", "P": "other periods",
}  # fmt: skip
# What people say for a frequency, in any case.
_SAID = {
    "A": ("y", "annual", "annually", "year", "years", "yearly"),
    "S": ("h", "half", "halves", "half-year", "half-years", "half-yearly"),
    "Q": ("quarter", "quarters", "quarterly"),
    "M": ("month", "months", "monthly"),
    "ytd": ("cumulative",),
}
# The words of more than one letter, each with its code.
WORDS_FOR_FREQUENCIES = {word: code for code, words in _SAID.items() for word in words if word[1:]}


class Selected(NamedTuple):
    """The rows of a selection that are told, and by frequency how many figures beside them are not."""

    rows: list[Observation]
    beside: Mapping[str, int]


def frequency(said: str) -> str:
    """Return the code of a frequency as people say it (``half``), or ``all``; raises UsageError for an unknown one."""
    known = (*periods.FREQUENCIES, ALL)
    words = {word: code for code in known for word in (code.lower(), *_SAID.get(code, ()))}
    if said.lower() not in words:
        hint = did_you_mean(said, (*words, *known))
        raise UsageError("'{text}' is not a frequency.{hint} Known: {known}.", text=said, hint=hint, known=tuple(known))
    return words[said.lower()]


def main_frequency(told: Iterable[str]) -> str:
    """Return the frequency under which periods stand together: years where there are any, else what they are most of."""
    codes = [periods.frequency(period) for period in told]
    return "A" if "A" in codes else max(FREQUENCIES, key=codes.count)


def how_many(said: str | int) -> int:
    """Return the number of periods that ``--last`` says, 0 where it says nothing; raises UsageError for no number of any."""
    if not said or (str(said).isdecimal() and int(said)):
        return int(said or 0)
    raise UsageError("--last {number} is no number of periods: write --last 5, for example.", number=said)


def frequencies(freq: str, start: str, end: str) -> tuple[str, ...]:
    """Return the frequencies that are asked for: by ``--freq``, or by a ``--from`` or ``--to`` shorter than a year.

    Empty means that nothing is asked, ``all`` stands for every one. Raises UsageError for an unknown frequency.
    """
    if freq:
        return (frequency(freq),)
    named = (periods.frequency(period) for period in (start, end) if period)
    return tuple(dict.fromkeys(code for code in named if code != "A"))


def of(rows: Sequence[Observation], wanted: Sequence[str]) -> Selected:
    """Return the figures of some frequencies (see frequencies); raises DataError when there is none."""
    if ALL in wanted:
        return Selected(list(rows), {})
    kept, others = _parted(rows, lambda figure: periods.frequency(figure.period) in wanted)
    beside = _count(others)
    if not kept:
        if wanted == ("M",) and "ytd" in beside:  # as Chinese statistics are published
            raise DataError(
                "nothing is selected: there are no months here, but spans from January ({count}): --freq ytd; "
                "--freq M --fill months computes months from them.",
                count=beside["ytd"],
            )
        asked = tuple(FREQUENCIES[code] for code in wanted)
        raise DataError(
            "nothing is selected: there are no {word_choice} here; {also}.", word_choice=asked, also=left_aside(beside)
        )
    return Selected(kept, beside)


def by_years(rows: Sequence[Observation], data: Dataset, newest_part: bool = False) -> Selected:
    """Return years where an indicator has any in an area, else its most frequent kind of period.

    With ``newest_part`` each series goes on with its newest part of a later year, if that tells the year so far.
    Targets and forecasts stay in any case.
    """
    main = _main_frequencies(rows)

    def answers(figure: Observation) -> bool:
        return figure.measure in PLANNED or periods.frequency(figure.period) == main[figure.indicator, figure.area]

    kept, others = _parted(rows, answers)
    if newest_part and others:
        newest = {id(figure) for figure in _newest_parts(kept, others, data)}
        kept, others = _parted(rows, lambda figure: answers(figure) or id(figure) in newest)
    return Selected(kept, _count(others))


def _parted(
    rows: Iterable[Observation], answers: Callable[[Observation], bool]
) -> tuple[list[Observation], list[Observation]]:
    """Return the rows that answer, and the others."""
    kept: list[Observation] = []
    others: list[Observation] = []
    for figure in rows:
        (kept if answers(figure) else others).append(figure)
    return kept, others


def _main_frequencies(rows: Iterable[Observation]) -> dict[tuple[str, str], str]:
    """Return for each indicator and area the frequency at which it answers."""
    told: dict[tuple[str, str], list[str]] = {}
    for figure in rows:
        if figure.measure not in PLANNED:
            told.setdefault((figure.indicator, figure.area), []).append(figure.period)
    return {key: main_frequency(several) for key, several in told.items()}


def _newest_parts(kept: Iterable[Observation], others: Iterable[Observation], data: Dataset) -> list[Observation]:
    """Return for each series the figures of its newest part-year that lies after its indicator's last year."""
    last: dict[tuple[str, str], int] = {}
    for figure in kept:
        if periods.frequency(figure.period) == "A" and figure.measure not in PLANNED:
            key = (figure.indicator, figure.area)
            last[key] = max(last.get(key, 0), periods.span(figure.period).end)
    newest: dict[SeriesKey, list[Observation]] = {}
    for figure in others:
        after = last.get((figure.indicator, figure.area))
        if after is not None and periods.span(figure.period).end > after and _tells_the_year(figure, data):
            newest.setdefault(figure.series, []).append(figure)
    found = []
    for several in newest.values():
        period = max((figure.period for figure in several), key=periods.order)
        found += [figure for figure in several if figure.period == period]
    return found


def _tells_the_year(figure: Observation, data: Dataset) -> bool:
    """Return whether a figure tells all of its year so far: a state of a stock, or a span from January."""
    return data.about(figure.indicator).kind == "stock" or periods.span(figure.period).start % 12 == 0


def newest(rows: Iterable[Observation]) -> Selected:
    """Return the figures of each series' newest period, at any frequency."""
    series: dict[SeriesKey, list[Observation]] = {}
    for figure in rows:
        series.setdefault(figure.series, []).append(figure)
    kept = []
    for several in series.values():
        period = max((figure.period for figure in several), key=periods.order)
        kept += [figure for figure in several if figure.period == period]
    return Selected(kept, {})


def last(rows: Sequence[Observation], number: int) -> list[Observation]:
    """Return the figures of the last periods of each series, so many of each frequency that it has."""
    there: dict[tuple[SeriesKey, str], set[str]] = {}
    for figure in rows:
        there.setdefault((figure.series, periods.frequency(figure.period)), set()).add(figure.period)
    kept = {key: set(sorted(several, key=periods.order)[-number:]) for key, several in there.items()}
    return [one for one in rows if one.period in kept[one.series, periods.frequency(one.period)]]


def largest(rows: Iterable[Observation], period: str = "", first: int = 0) -> list[Observation]:
    """Return the rows with the indicators (each in an area) that are largest at a period first, or only the ``first`` ones.

    What counts is the first figure that an indicator has there, of growth the published one. Levels go before what else
    is told, each unit is ranked apart, and who has no figure there comes last. Without a period the order stays. Raises
    DataError where nobody has a figure there.
    """
    groups: dict[tuple[str, str], list[Observation]] = {}
    for figure in rows:
        groups.setdefault((figure.indicator, figure.area), []).append(figure)
    ordered = list(groups.values())
    if period:
        there = {group[0]: _ranked_by(group, period) for group in ordered}
        kinds = list(dict.fromkeys(_kind(figure) for figure in there.values() if figure))
        if not kinds:
            raise DataError("no figure of {period} is there to sort by.", period=periods.label(period))

        def place(group: Sequence[Observation]) -> tuple[float, ...]:
            figure = there[group[0]]
            if figure is None:
                return (True,)
            return False, figure.measure != "level", kinds.index(_kind(figure)), -figure.interval().value

        ordered.sort(key=place)
    return [figure for group in ordered[: first or None] for figure in group]


def _kind(figure: Observation) -> tuple[str, str]:
    return figure.measure, units.plain(figure.unit)


def _ranked_by(group: Iterable[Observation], period: str) -> Observation | None:
    there = [figure for figure in group if figure.period == period and figure.has_figure and figure.measure != "gap"]
    return min(there, key=lambda figure: figure.measure == "growth" and figure.origin != "published", default=None)


def _count(rows: Iterable[Observation]) -> Mapping[str, int]:
    things = {figure[:7] for figure in rows}  # from the indicator to the origin
    count = dict.fromkeys(FREQUENCIES, 0)
    for thing in things:
        count[periods.frequency(thing[2])] += 1
    return {code: number for code, number in count.items() if number}


def also_there(beside: Mapping[str, int], lang: str = ENGLISH) -> str:
    """Return the sentence on what is not told, with what to type; empty when all is."""
    return left_aside(beside).sentence(lang) if beside else ""


def left_aside(beside: Mapping[str, int]) -> Message:
    """Return the message on what is not told, with what to type."""
    counts = tuple(
        Message("{word_frequency} ({count})", word_frequency=FREQUENCIES[code], count=f"{number:,}")
        for code, number in beside.items()
    )
    codes = ", ".join(code for code in beside if code in periods.FREQUENCIES)
    if not codes:
        return Message("also there: figures of {counts}: --freq all", counts=counts)
    return Message("also there: figures of {counts}: --freq {codes} or all", counts=counts, codes=codes)


def _worded(beside: Mapping[str, int]) -> list[tuple[str, int]]:
    return [(FREQUENCIES[code], number) for code, number in beside.items()]
