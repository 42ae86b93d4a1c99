"""The verdict on two figures that stand side by side in an answer, and the one place where it is asked.

They compare; they do not (a break, another edition, another definition, another price basis); or they compare with
caution, since the growth that was published is not that of the levels.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise
from math import inf

from .. import facts, periods, units
from ..comparability import check
from ..dataset import Dataset
from ..facts import Fact, Facts
from ..model import MEASURED, Observation
from .reasons import beyond_rounding, caution, growth

# Measures whose figures are read along their series.
ALONG = frozenset((*MEASURED, "share", "per_head", "ratio"))


def verdict(figure: Observation, earlier: Observation, data: Dataset, as_of: str = "latest") -> Facts:
    """Return what is known of a figure and an earlier one beside it, as of a day: nothing where they compare.

    One fact of the kind ``BREAK`` where they do not compare; facts of the kind ``CAUTION`` where growth that was
    published for the figure lies beyond rounding of the levels' growth.
    """
    return parted((figure,), (earlier,), data, earlier.period) or tuple(_cautions(figure, earlier, data, as_of))


def break_before(figure: Observation, data: Dataset, as_of: str = "latest") -> Facts:
    """Return the fact that a standing figure does not compare with the one before it in its series; nothing where it does."""
    if figure.measure not in ALONG:
        return ()
    known = (figure.indicator, figure.area, figure.measure, figure.base_indicator)
    series = [row for row in data.observations if (row.indicator, row.area, row.measure, row.base_indicator) == known]
    for row in marked(data.standing(series, as_of), data, as_of):
        if row.identity == figure.identity:
            return tuple(fact for fact in row.facts if fact.kind == facts.BREAK)
    return ()


def parted(figures: Sequence[Observation], earlier: Sequence[Observation], data: Dataset, period: str) -> Facts:
    """Return the fact that inputs do not compare with those in their places for an earlier ``period``; nothing where they do."""
    for now, before in zip(_places(figures), _places(earlier), strict=False):
        why, _ = check(facts.BREAKING, now, before, data)
        if why:
            return (facts.of("not_comparable", period=period, why=why),)
    return ()


def _places(figures: Sequence[Observation]) -> Iterator[Observation]:
    """Yield figures, and for a published share the part and the whole of its release in two places, as levels."""
    for figure in figures:
        if figure.measure != "share" or figure.origin != "published":
            yield figure
            continue
        part = figure._replace(measure="level", base_indicator="")
        name, _, area = figure.base_indicator.partition("@")
        yield part
        yield part._replace(indicator=name, area=area or figure.area)


def marked(
    rows: Sequence[Observation], data: Dataset, as_of: str = "latest", inputs: Sequence[Sequence[Observation]] = ()
) -> list[Observation]:
    """Return the rows of an answer, each with what holds of it beside the period before in its series and frequency.

    Of a span from January that is the same span a year before. A computed row (``inputs`` are those of each row) does not
    compare where one of its inputs does not, a published share where its part or its whole does not; a rate that was
    published says nothing of a computed row. One that was read, with inputs that nobody knows, says itself what holds of
    it; a computed level is a figure like any other.
    """
    found = list(rows)
    for before, place in _pairs(rows):
        row, earlier = rows[place], rows[before]
        if inputs and (inputs[place] or inputs[before]):
            known = parted(inputs[place] or (row,), inputs[before] or (earlier,), data, earlier.period)
        elif row.origin == "published" or _is_filled(row):
            known = verdict(row, earlier, data, as_of)
        else:
            continue  # a file has it, and says itself what it knows
        if news := tuple(fact for fact in known if _is_news(fact, row)):
            found[place] = row._replace(facts=row.facts + news)
    return found


def comparable(rows: Sequence[Observation]) -> list[Observation]:
    """Return the rows of an answer that compare with the one before, without those that do not, or only with caution.

    The gap of a row that is left out goes with it. Its break lies before the next figure that is kept.
    """
    left = {place for place, row in enumerate(rows) if row.warnings}
    breaks: dict[int, Facts] = {}
    for before, place in _pairs(rows):
        if before in left:
            own = tuple(fact for fact in rows[before].facts if fact.kind == facts.BREAK)
            breaks[place] = own or breaks.get(before, ())
    gone = {_compared(rows[place]) for place in left}
    return [
        row._replace(facts=(*row.facts, *breaks.get(place, ())))
        for place, row in enumerate(rows)
        if place not in left and not (row.measure == "gap" and _compared(row) in gone)
    ]


def _compared(row: Observation) -> tuple[str, ...]:
    """Return what the computed and the published figure of a period share with their gap."""
    return row.indicator, row.area, row.base_indicator, row.base_period, row.period


def _is_filled(row: Observation) -> bool:
    """Return whether a row is a level that was computed of the table that is asked; of a file that was read only its code is left."""
    return any(fact.key in ("filled", "filled.comparable") for fact in row.facts)


def _is_news(fact: Fact, row: Observation) -> bool:
    """Return whether a row does not say so already, as one does that a file has with its codes."""
    return not row.has(fact.code) and not (fact.kind == facts.BREAK and row.fact_of(facts.BREAK))


def _pairs(rows: Sequence[Observation]) -> Iterator[tuple[int, int]]:
    """Yield the places of each figure and of the one before it."""
    series: dict[tuple[object, ...], list[int]] = {}
    for place, row in enumerate(rows):
        if row.measure in ALONG and row.has_figure:
            key = (
                row.indicator,
                row.area,
                row.measure,
                row.base_indicator,
                row.base_period,
                row.unit,
                _length(row.period),
            )
            series.setdefault(key, []).append(place)
    for places in series.values():
        ordered = sorted(places, key=lambda place: periods.order(rows[place].period))
        if rows[places[0]].measure in MEASURED:
            for line in _lines(ordered, rows):
                yield from pairwise(line)
        else:
            yield from _derived_pairs(ordered, rows)


@cache
def _length(period: str) -> tuple[str, int]:
    return periods.frequency(period), periods.span(period).months


def _lines(places: Sequence[int], rows: Sequence[Observation]) -> Iterable[Sequence[int]]:
    """Return the levels of a series as what is read in one line: all, or by price basis and origin where a period has several."""
    if len({rows[place].period for place in places}) == len(places):
        return [places]
    found: dict[tuple[str, str], list[int]] = {}
    for place in places:
        found.setdefault((rows[place].basis, rows[place].origin), []).append(place)
    return found.values()


def _derived_pairs(places: Sequence[int], rows: Sequence[Observation]) -> Iterator[tuple[int, int]]:
    """Yield derived figures in pairs: a page has the computed one of a period, or where there is none the published one."""
    before: dict[tuple[str, str], int] = {}
    for _, group in groupby(places, key=lambda place: rows[place].period):
        of_period = {(rows[place].basis, rows[place].origin): place for place in group}
        for like, place in of_period.items():
            if before:
                yield before.get(like, next(iter(before.values()))), place
        before = of_period


def _cautions(figure: Observation, earlier: Observation, data: Dataset, as_of: str) -> Iterator[Fact]:
    """Yield a caution for each published rate of a figure that lies beyond rounding of the levels' rate."""
    rates = data.published_rates(figure)
    if not rates or figure.measure not in MEASURED or periods.shift(figure.period, -1) != earlier.period:
        return
    about = data.about(figure.indicator)
    if about.kind == "rate" or not units.same(about.unit or figure.unit, figure.unit):
        return  # a rate of amounts in yuan says nothing of those in dollars
    for basis in dict.fromkeys(rate.basis for rate in rates):
        rate = data.standing_figure([each for each in rates if each.basis == basis], as_of or "latest")
        if rate and rate.has_figure and basis != "constant_prices":
            yield from _beyond(rate, figure, earlier, data)


def _beyond(rate: Observation, figure: Observation, earlier: Observation, data: Dataset) -> Facts:
    """Return the caution that a published rate is not that of two levels; nothing where rounding may explain it."""
    now, before, printed = figure.interval(), earlier.interval(), rate.interval()
    if before.low <= 0:
        return ()
    low = growth(now.low, before.high) if now.low > -inf else -inf
    high = growth(now.high, before.low)
    if low <= printed.high and printed.low <= high:
        return ()
    known = now.known and before.known and printed.known
    reasons = beyond_rounding(rate, figure, earlier, data, known)
    if now.is_open or before.is_open:
        bound, end = ("over", low) if printed.high < low else ("under", high)
        return caution(rate, end, reasons, bound)
    return caution(rate, growth(now.value, before.value), reasons)


def of_changes(pairs: Iterable[tuple[Observation, Observation]], data: Dataset, as_of: str) -> Facts:
    """Return the cautions on a value that rests on changes: a figure and the one before it, for each."""
    return tuple(
        facts.of("growth_differs.of", name=now.name, periods=(now.period,))
        for now, before in dict.fromkeys(pairs)
        if any(_cautions(now, before, data, as_of))
    )
