"""Second halves of years that nobody printed, as the year less its first half, and their growth."""

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction

from recomputed.bounds import Answer, Answers, corners, refused
from recomputed.figures import CATALOG, PRINTS, Figure, Months, Series, days, standing
from recomputed.over_time import all_series, growth, paired
from recomputed.verdicts import apart

Parts = tuple[Figure, Figure]  # a year and its first half


def rests(known_by: str = "") -> dict[tuple[Series, Months], tuple[Figure, Parts]]:
    """Return the second halves of years of flows, each from the first prints of the year and of its first half."""
    found = {}
    for series in all_series(known_by):
        there = series.periods() if CATALOG[series.indicator]["kind"] == "flow" else []
        for year in (when for when in there if when.frequency == "A"):
            first, second = Months(year.first, 6), Months(year.first + 6, 6)
            if first in there and second not in there:
                parts = tuple(standing(series.prints(when), first=True) for when in (year, first))
                if rest := left(second, *parts):
                    found[series, second] = rest, parts
    return found


def left(when: Months, whole: Figure, less: Figure) -> Figure | None:
    """Return what a first half leaves of a year, as released with the later of the two; None where they do not pair."""
    if whole.unit != less.unit or apart(whole, less, "") or whole.is_open or less.is_open:
        return None
    answer = corners(lambda whole, less: whole - less, whole, less)
    vintage = max((one.vintage for one in (whole, less)), key=lambda day: days(day)[1])
    released = max((one.released for one in (whole, less)), key=lambda day: days(day)[1])
    inferred = released if released != vintage else ""
    row = {**whole.row, "period": str(when), "vintage": vintage, "vintage_inferred": inferred, "replaces": ""}
    return Figure(row, when, answer.value, answer.low, answer.high)


def levels(known_by: str = "") -> Answers:
    """Return the levels of the second halves."""
    return {
        (*series[:2], str(when), "level", "", "", "computed", rest.basis): Answer(rest.value, rest.low, rest.high)
        for (series, when), (rest, _) in rests(known_by).items()
    }


@contextmanager
def beside_the_prints(known_by: str) -> Iterator[dict[int, Parts]]:
    """Have the second halves stand beside what was printed; gives of each what it was made of."""
    made = rests(known_by)
    for (series, when), (rest, _) in made.items():
        PRINTS[*series[:2], "level", ""][when].append(rest)
    try:
        yield {id(rest): parts for rest, parts in made.values()}
    finally:
        for (series, when), (rest, _) in made.items():
            PRINTS[*series[:2], "level", ""][when].remove(rest)
            if not PRINTS[*series[:2], "level", ""][when]:
                del PRINTS[*series[:2], "level", ""][when]


def growth_with_rests(known_by: str = "") -> Answers:
    """Return growth with the second halves; refused where published growth contradicts what they would grow by."""
    with beside_the_prints(known_by) as made:
        found = growth(known_by)
        for key, answer in list(found.items()):
            if (key[3], key[6]) == ("growth", "computed") and not answer.code:
                series = Series(*key[:2], known_by)
                when = next(when for when in series.periods() if str(when) == key[2])
                pair = paired(series, when)
                if any(id(one) in made for one in pair) and not is_allowed(series, answer, pair, made):
                    found[key] = refused("contradicted")
                    for basis in series.published(when):
                        found.pop((*key[:3], "gap", *key[4:7], basis), None)
    return found


def is_allowed(series: Series, answer: Answer, pair: tuple[Figure, Figure], made: dict[int, Parts]) -> bool:
    """Return whether some published growth allows a rate, or none is known."""
    allowed = [(one.low, one.high) for basis, one in rates(series, pair[0].months).items()]
    if id(pair[0]) in made:
        parts = made[id(pair[0])]
        of_year, of_half = (rates(series, one.months) for one in parts)
        for basis in of_year.keys() & of_half.keys():
            implied = corners(growth_of_rest, *parts, of_year[basis], of_half[basis])
            allowed.append((implied.low, implied.high))
    allowed = [(low, high) for low, high in allowed if not low is high is None]
    return not allowed or any(meets(answer, low, high) for low, high in allowed)


def meets(answer: Answer, low: Fraction | None, high: Fraction | None) -> bool:
    """Return whether an interval has something in common with an answer."""
    ends = ((answer.low, high), (low, answer.high))
    return all(a is None or b is None or a <= b for a, b in ends)


def rates(series: Series, when: Months) -> dict[str, Figure]:
    """Return published growth that is not at constant prices, by basis."""
    return {basis: one for basis, one in series.published(when).items() if basis != "constant_prices"}


def growth_of_rest(year: Fraction, half: Fraction, of_year: Fraction, of_half: Fraction) -> Fraction:
    """Return the growth of what a half leaves of a year, from the growth of both."""
    before = year / (1 + of_year / 100) - half / (1 + of_half / 100)
    return ((year - half) / before - 1) * 100
