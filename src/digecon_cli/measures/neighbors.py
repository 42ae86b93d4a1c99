"""The verdict on two neighboring figures of an answer.

They compare; they do not (a break, another edition, another definition, another price basis); or they compare with
caution, since published growth differs from that of the levels.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise
from math import inf

from ..core import facts, periods, units
from ..core.comparability import check
from ..core.dataset import Dataset
from ..core.facts import Fact, Facts
from ..core.model import MEASURED, Observation, split_name
from .reasons import beyond_rounding, caution, growth

# Measures whose figures are read along their series.
ALONG = frozenset((*MEASURED, "share", "per_head", "ratio"))


def verdict(figure: Observation, earlier: Observation, data: Dataset, as_of: str = "latest") -> Facts:
    """Return the facts of a figure and an earlier neighbor at the vintage ``as_of``; none where they compare.

    One fact of the kind ``BREAK`` where they do not compare; facts of the kind ``CAUTION`` where growth published for the
    figure differs from the levels' growth beyond rounding.
    """
    return parted((figure,), (earlier,), data, earlier.period) or tuple(_cautions(figure, earlier, data, as_of))


def break_before(figure: Observation, data: Dataset, as_of: str = "latest") -> Facts:
    """Return the fact that a standing figure does not compare with the one before it in its series; empty if it does."""
    if figure.measure not in ALONG:
        return ()
    known = (figure.indicator, figure.area, figure.measure, figure.base_indicator)
    series = [row for row in data.observations if (row.indicator, row.area, row.measure, row.base_indicator) == known]
    for row in marked(data.standing(series, as_of), data, as_of):
        if row.identity == figure.identity:
            return tuple(fact for fact in row.facts if fact.kind == facts.BREAK)
    return ()


def parted(figures: Sequence[Observation], earlier: Sequence[Observation], data: Dataset, period: str) -> Facts:
    """Return the fact that inputs do not compare with their counterparts of an earlier ``period``; empty if they do."""
    for now, before in zip(_places(figures), _places(earlier), strict=False):
        why, _ = check(facts.BREAKING, now, before, data)
        if why:
            return (facts.of("not_comparable", period=period, why=why),)
    return ()


def _places(figures: Sequence[Observation]) -> Iterator[Observation]:
    """Yield the figures; in place of a published share, its part and its whole as two levels of the same release."""
    for figure in figures:
        if figure.measure == "share" and figure.origin == "published":
            yield from levels_of(figure)
        else:
            yield figure


def levels_of(share: Observation) -> tuple[Observation, Observation]:
    """Return the part and the whole of a published share as two levels of its release, to be tested by rules."""
    part = share._replace(measure="level", base_indicator="")
    name, area = split_name(share.base_indicator)
    return part, part._replace(indicator=name, area=area or share.area)


def marked(
    rows: Sequence[Observation], data: Dataset, as_of: str = "latest", inputs: Sequence[Sequence[Observation]] = ()
) -> list[Observation]:
    """Return the rows of an answer, each with the facts of its comparison with the period before in its series.

    For a span from January that is the same span a year before. A computed row (``inputs`` has those of each row) does
    not compare where one of its inputs does not, a published share where its part or its whole does not. Published growth
    marks published and filled levels only. A computed row that was read from a file has no known inputs and keeps its own
    facts.
    """
    found = list(rows)
    for before, place in _pairs(rows):
        row, earlier = rows[place], rows[before]
        if inputs and (inputs[place] or inputs[before]):
            known = parted(inputs[place] or (row,), inputs[before] or (earlier,), data, earlier.period)
        elif row.origin == "published" or _is_filled(row):
            known = verdict(row, earlier, data, as_of)
        else:
            continue  # read from a file, with facts of its own
        if news := tuple(fact for fact in known if _is_news(fact, row)):
            found[place] = row._replace(facts=row.facts + news)
    return found


def comparable(rows: Sequence[Observation]) -> list[Observation]:
    """Return the rows of an answer that compare with the period before without caution.

    The gap of a row that is left out is left out too, and its break passes to the next figure that is kept.
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
    """Return the key that the computed and the published figure of a period share with their gap."""
    return row.indicator, row.area, row.base_indicator, row.base_period, row.period


def _is_filled(row: Observation) -> bool:
    """Return whether a row is a level filled by this program; one read from a file has only the code left."""
    return any(fact.key in ("filled", "filled.comparable") for fact in row.facts)


def _is_news(fact: Fact, row: Observation) -> bool:
    """Return whether a row lacks a fact; a row that was read from a file has its own cautions, and perhaps the code of a break."""
    if fact.kind == facts.CAUTION and any(known.key == "read.caution" for known in row.facts):
        return False
    return not row.has(fact.code) and not (fact.kind == facts.BREAK and row.fact_of(facts.BREAK))


def _pairs(rows: Sequence[Observation]) -> Iterator[tuple[int, int]]:
    """Yield the indices of the figure before and of the figure itself, for each figure that has one before it."""
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
                length(row.period),
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
def length(period: str) -> tuple[str, int]:
    """Return the frequency and months of a period, which neighbors in a series have in common."""
    return periods.frequency(period), periods.span(period).months


def _lines(places: Sequence[int], rows: Sequence[Observation]) -> Iterable[Sequence[int]]:
    """Return the levels of a series as lines: one line, or one per price basis and origin where periods repeat."""
    if len({rows[place].period for place in places}) == len(places):
        return [places]
    found: dict[tuple[str, str], list[int]] = {}
    for place in places:
        found.setdefault((rows[place].basis, rows[place].origin), []).append(place)
    return found.values()


def _derived_pairs(places: Sequence[int], rows: Sequence[Observation]) -> Iterator[tuple[int, int]]:
    """Yield pairs of derived figures of successive periods, of the same basis and origin where both periods have them."""
    before: dict[tuple[str, str], int] = {}
    for _, group in groupby(places, key=lambda place: rows[place].period):
        of_period = {(rows[place].basis, rows[place].origin): place for place in group}
        for like, place in of_period.items():
            if before:
                yield before.get(like, next(iter(before.values()))), place
        before = of_period


def _cautions(figure: Observation, earlier: Observation, data: Dataset, as_of: str) -> Iterator[Fact]:
    """Yield a caution for each published rate of a figure that differs from the levels' rate beyond rounding."""
    if (
        not data.published_rates(figure)
        or figure.measure not in MEASURED
        or periods.shift(figure.period, -1) != earlier.period
    ):
        return
    about = data.about(figure.indicator)
    if about.kind == "rate" or not units.same(about.unit or figure.unit, figure.unit):
        return  # a rate of amounts in yuan does not apply to dollars
    for rate in standing_rates(figure, data, as_of).values():
        yield from _beyond(rate, figure, earlier, data)


def standing_rates(level: Observation, data: Dataset, as_of: str) -> dict[str, Observation]:
    """Return the published growth of a level's period that stands, by basis, without that at constant prices."""
    by_basis: dict[str, list[Observation]] = {}
    for rate in data.published_rates(level):
        if rate.basis != "constant_prices":
            by_basis.setdefault(rate.basis, []).append(rate)
    standing = {basis: data.standing_figure(rates, as_of or "latest") for basis, rates in by_basis.items()}
    return {basis: rate for basis, rate in standing.items() if rate and rate.has_figure}


def _beyond(rate: Observation, figure: Observation, earlier: Observation, data: Dataset) -> Facts:
    """Return the caution that a published rate differs from that of two levels; empty where rounding may explain it."""
    now, before, printed = figure.interval(), earlier.interval(), rate.interval()
    if -inf < before.low <= 0 or now.about or before.about or printed.about:
        return ()
    low = growth(now.low, before.high) if now.low > -inf else -inf
    high = growth(now.high, before.low) if before.low > 0 else inf  # below "under 5" lies any amount
    if low <= printed.high and printed.low <= high:
        return ()
    known = now.known and before.known and printed.known
    reasons = beyond_rounding(rate, figure, earlier, data, known)
    if now.is_open or before.is_open:
        bound, end = ("over", low) if printed.high < low else ("under", high)
        return caution(rate, end, reasons, bound)
    return caution(rate, growth(now.value, before.value), reasons)


def of_changes(pairs: Iterable[tuple[Observation, Observation]], data: Dataset, as_of: str) -> Facts:
    """Return the cautions on a value computed from changes, given as pairs of a figure and the one before it.

    A filled figure has those of what it was computed from.
    """
    found: list[Fact] = []
    for now, before in pairs:
        if any(_cautions(now, before, data, as_of)):
            found.append(facts.of("growth_differs.of", name=now.name, periods=(now.period,)))
        found += of_filled(now)
    return tuple(dict.fromkeys(found))


def of_filled(level: Observation) -> Facts:
    """Return the cautions on what a filled level was computed from; empty for a published one."""
    return tuple(fact for fact in level.facts if fact.kind == facts.CAUTION and _is_filled(level))
