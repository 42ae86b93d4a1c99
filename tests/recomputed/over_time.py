"""Growth, indices and spans of the bundled table, worked out by the documented rules."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import prod

from recomputed.bounds import Answer, Answers, corners, mean_of_rates, minus, refused, told
from recomputed.figures import SERIES, Figure, Months, Series, as_known, edition, of_edition, standing

BASES = ("", "nominal", "comparable", "constant_prices")


def all_series(known_by: str) -> Iterator[Series]:
    """Return all series as known at the end of a date."""
    return (Series(*one, known_by) for one in SERIES)


def growth(known_by: str = "") -> Answers:
    """Return published growth, computed growth (of a rate: its change) and the gap between them."""
    found: Answers = {}
    for series in all_series(known_by):
        name = series[:2]
        for when in series.periods("growth"):
            for basis, one in series.published(when).items():
                found[*name, str(when), "growth", "", "", "published", basis] = told(one)
        measure = "difference" if series.is_rate else "growth"
        for when in series.later():
            answer = computed(series, when)
            found[*name, str(when), measure, "", "", "computed", series.basis(when)] = answer
            if not answer.code:
                for basis, one in series.published(when).items():
                    found[*name, str(when), "gap", "", "", "computed", basis] = minus(told(one), answer)
    return found | alone(known_by, {key[:2] for key in found})


def alone(known_by: str, there: set[tuple[str, ...]]) -> Answers:
    """Return the refusals of the first figures of what has no row, where another one might be taken for the year before."""
    named = {indicator for indicator, _ in there}
    found: Answers = {}
    for series in all_series(known_by):
        later = series.later()
        for when in series.periods() if series[:2] not in there else ():
            if when not in later and (series.mistakable(when.earlier()) or is_elsewhere(series, when, named)):
                measure = "difference" if series.is_rate else "growth"
                key = *series[:2], str(when), measure, "", "", "computed", series.basis(when)
                found[key] = refused(series.absent(when.earlier()))
    return found


def is_elsewhere(series: Series, when: Months, named: set[str]) -> bool:
    """Return whether the year before of a series' only figure is there of another area, and nothing else of the indicator."""
    areas = [area for name, area in SERIES if name == series.indicator and area != series.area]
    only = series._replace(known_by="").periods() == [when]
    return (
        only
        and series.indicator not in named
        and any(series._replace(area=area, known_by="").prints(when.earlier()) for area in areas)
    )


def computed(series: Series, when: Months) -> Answer:
    """Return growth of levels."""
    found = paired(series, when)
    if isinstance(found, str):
        return refused(found)
    if series.is_rate:
        return corners(lambda now, before: now - before, *found)
    return corners(lambda now, before: (now / before - 1) * 100, *found)


def paired(series: Series, when: Months) -> tuple[Figure, Figure] | str:
    """Return the level that stands and that of the year before, else those of the latest edition that has both.

    First prints are paired with what was known then of their edition, and with nothing else.
    """
    before = series.at(when.earlier())
    if not before:
        return series.absent(when.earlier())
    for now in pairable(series, when):
        alike = of_edition(before, now)
        if found := as_known(alike, now, first=True) if series.first else standing(alike):
            return mismatch(series, now, found) or (now, found)
    return "edition"


def pairable(series: Series, when: Months) -> Iterator[Figure]:
    """Yield the level that counts, and where its edition is known those that stand of earlier ones, the latest first."""
    yield (stands := series.standing(when))
    by_edition: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for one in series.prints(when):
        by_edition[edition(one)].append(one)
    sides = edition(stands)
    if series.first or not is_known(sides):
        return
    for other in sorted(filter(is_known, by_edition), key=age, reverse=True):
        if age(other) < age(sides):
            yield standing(by_edition[other])


def is_known(sides: tuple[str, ...]) -> bool:
    """Return whether an edition says of each revision on which side of it a level lies."""
    return not any(one.startswith("unknown") for one in sides)


def age(sides: tuple[str, ...]) -> int:
    """Return how many revisions an edition has behind it."""
    return sides.count("new")


def mismatch(series: Series, now: Figure, before: Figure) -> str:
    """Return the code of what else keeps two levels of one edition apart; empty for nothing."""
    if (now.status == "D") != (before.status == "D"):
        return "definition"
    if (now.status == "F") != (before.status == "F"):
        return "target"
    earlier, later = sorted((now.months, before.months))
    return "break" if series.breaks(earlier, later) else ""


# --- an index ---------------------------------------------------------------------------------------------------------


def index(base: int, known_by: str = "") -> Answers:
    """Return levels in percent of those of the same part of a year, all of the edition of the base."""
    found: Answers = {}
    for series in all_series(known_by):
        for when in series.periods():
            start = Months(12 * base + when.first % 12, when.count)
            key = *series[:2], str(when), "index", "", str(start), "computed", series.standing(when).basis
            found[key] = indexed(series, when, start)
    return found


def indexed(series: Series, when: Months, start: Months) -> Answer:
    """Return a level in percent of a base."""
    if series.is_rate:
        return refused("level")
    base = series.counts(series.at(start))
    if not base:
        return refused(series.absent(start))
    now = series.counts(of_edition(series.prints(when), base))
    if not now:
        return refused("edition")
    if code := mismatch(series, now, base):
        return refused(code)
    if now is base:
        return Answer(100, 100, 100)
    return corners(lambda now, base: now / base * 100, now, base)


# --- spans ------------------------------------------------------------------------------------------------------------


def cagr(known_by: str = "") -> Answers:
    """Return what series grew by a year from their first to their last figure: of levels, in the mean, as published.

    A span ends at the last figure of a frequency, of what runs from January at that of each length.
    """
    found: Answers = {}
    for series in all_series(known_by):
        for frequency, same in series.by_frequency().items():
            for end in {when.count: when for when in same}.values() if frequency == "ytd" else same[-1:]:
                start = next(when for when in same if when.part == end.part)
                if start != end:
                    found |= span(series, start, end)
    return found


def span(series: Series, start: Months, end: Months) -> Answers:
    """Return the rates of a span, and how far those that are published lie from that of the levels."""
    key, base = (*series[:2], str(end)), ("", str(start), "computed")
    if series.is_rate:
        return {(*key, "cagr", *base, ""): refused("level")}
    found: Answers = {}
    basis = series.basis(end)
    last = series.standing(end)
    years = (end.first - start.first) // 12
    rate = refused("edition")
    if before := series.counts(of_edition(series.prints(start), last)):
        rate = refused(mismatch(series, last, before))
        if not rate.code:
            rate = corners(lambda now, then: (float(now / then) ** (1 / years) - 1) * 100, last, before)
        found[*key, "mean_growth", *base, basis] = mean(series, start, last)
    found[*key, "cagr", *base, basis] = rate
    published = [series.published(end.earlier(back)) for back in range(years)]
    there = {basis: sum(basis in each for each in published) for basis in BASES}
    complete = [basis for basis in BASES if there[basis] == years]
    if not complete and any(there.values()):
        found[*key, "compound", *base, max(BASES, key=there.get)] = refused("missing")
    for basis in complete:
        found[*key, "compound", *base, basis] = compound([each[basis] for each in published])
        if not rate.code:
            found[*key, "gap", *base, basis] = minus(found[*key, "compound", *base, basis], rate)
    for basis, one in series.mean_growth(start, end).items():
        found[*key, "mean_growth", "", str(start), "published", basis] = told(one)
        if not rate.code and (*key, "gap", *base, basis) not in found:
            found[*key, "gap", *base, basis] = minus(told(one), rate)
    return found


def compound(rates: Sequence[Figure]) -> Answer:
    """Return the yearly rate that published rates compound to."""

    def rate(steps: Sequence[Fraction | None]) -> float | None:
        if None in steps:
            return None
        return (prod(float(1 + step / 100) for step in steps) ** (1 / len(steps)) - 1) * 100

    return Answer(*(rate([getattr(one, end) for one in rates]) for end in ("value", "low", "high")))


def is_exact(one: Figure) -> bool:
    """Return whether both ends of a figure are known."""
    return not (one.is_open or one.is_about)


def mean(series: Series, start: Months, last: Figure) -> Answer:
    """Return the mean of the yearly rates of levels of one edition; the newest year that does not hold refuses it."""
    years, when = [last], last.months
    while when != start:
        before = series.prints(when.earlier())
        if not before:
            return refused(series.absent(when.earlier()))
        found = series.counts(of_edition(before, last))
        if not found:
            return refused("edition")
        if code := mismatch(series, years[0], found):
            return refused(code)
        if (found.is_open and not is_exact(years[0])) or (years[0].is_open and not is_exact(found)):
            return refused("open")
        years.insert(0, found)
        when = when.earlier()
    return mean_of_rates(years)
