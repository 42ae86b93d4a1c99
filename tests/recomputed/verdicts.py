"""Which figures side by side do not compare, or only with caution: the codes of rows, by the documented rules."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from recomputed.bounds import Answer, minus, told
from recomputed.figures import (
    CATALOG,
    SOURCES,
    Figure,
    Months,
    Series,
    breaks,
    days,
    months,
    of_edition,
    standing,
)
from recomputed.of_wholes import held_by, with_whole
from recomputed.over_time import all_series, computed, paired
from recomputed.quotients import PEOPLE, with_other, with_people

Codes = dict[tuple[str, ...], frozenset[str]]  # by indicator, area, period, measure, base indicator, origin, basis
NOT_BEYOND = ("within_rounding", "approximate")  # of a gap that is not known to be beyond rounding


# --- figures as documents print them ----------------------------------------------------------------------------------


def shown(known_by: str = "") -> Codes:
    """Return the codes of each level and each published share, beside the one before it in its line."""
    found: Codes = {}
    for series in all_series(known_by):
        for base, measure in [("", "level"), *((base, "share") for base in series.bases("share"))]:
            lines: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
            for when in series.periods(measure, base):
                one = series.counts(series.prints(when, measure, base))
                lines[one.unit, when.frequency, str(when.count)].append(one)
            for line in lines.values():
                for before, one in pairwise([None, *line]):
                    key = (*series[:2], str(one.months), measure, base, "published", one.basis)
                    found[key] = frozenset({*own(one), *(verdict(series, one, before) if before else ())})
    return found


def own(one: Figure) -> Iterator[str]:
    """Yield what a row itself says of its release."""
    if one.row["vintage_inferred"]:
        yield "vintage_inferred"
    if one.row["replaces"]:
        yield "replaces"


def verdict(series: Series, one: Figure, before: Figure) -> list[str]:
    """Return why a figure does not compare with the one before it, else what to be cautious of."""
    for now, then in zip(as_levels(one), as_levels(before), strict=True):
        if code := apart(now, then, series.day):
            return [code]
    return cautions(series, one, before) if one.measure == "level" else []


def as_levels(one: Figure) -> list[Figure]:
    """Return a level, and of a published share its part and its whole as levels of that release."""
    if one.measure == "level":
        return [one]
    whole, _, area = one.base_indicator.partition("@")
    of_part = {**one.row, "measure": "level"}
    return [one._replace(row=of_part), one._replace(row={**of_part, "indicator": whole, "area": area or one.area})]


def apart(one: Figure, before: Figure, day: str) -> str:
    """Return the code of why two levels of a series do not compare; empty where they do."""
    if breaks(one.indicator, one.area, before.months, one.months, day):
        return "break"
    if not of_edition([before], one):
        return "edition"
    if (one.status == "D") != (before.status == "D"):
        return "definition"
    return "basis" if one.basis != before.basis else ""


def cautions(series: Series, one: Figure, before: Figure) -> list[str]:
    """Return why growth that documents print for a level is not that on the level of the year before."""
    if before.months != one.months.earlier() or series.is_rate or one.is_about or before.is_about:
        return []
    if (before.low is not None and before.low <= 0) or one.unit != CATALOG[series.indicator]["unit"]:
        return []
    low, high = ends_of_growth(one, before)
    found = []
    for basis, rate in series.published(one.months).items():
        above = high is not None and rate.low is not None and rate.low > high
        below = low is not None and rate.high is not None and rate.high < low
        if basis != "constant_prices" and not rate.is_about and (above or below):
            found.append(reasons(series, rate, one, before)[0])
    return found


def ends_of_growth(one: Figure, before: Figure) -> tuple[object, object]:
    """Return the least and the greatest growth of two levels, each None where it is open."""
    high = None if one.high is None or before.low is None else (one.high / before.low - 1) * 100
    if one.low is None:
        return None, high
    return -100 if before.high is None else (one.low / before.high - 1) * 100, high


# --- why a gap is there -----------------------------------------------------------------------------------------------


def reasons(series: Series, rate: Figure, one: Figure, before: Figure) -> list[str]:
    """Return why a published rate is beyond rounding not that of two levels."""
    found = []
    if rate.basis == "comparable" and is_stated(rate, series.day):
        found.append("comparable_basis")
    elif rate.basis == "constant_prices" != one.basis:
        found.append("price_basis")
    prints = series.prints(one.months)
    if not any(maker(each) == maker(rate) and each.agrees(one) for each in prints):
        found.append("other_source")
    then = standing(each for each in prints if days(each.released)[1] <= days(rate.released)[1])
    if then and not then.agrees(one):
        found.append("another_vintage")
    if found:
        return found
    if not any(is_beside(rate, each) for each in prints if each.agrees(one)):
        earlier = [each for each in series.prints(one.months, "growth") if each.basis == rate.basis]
        if any(not each.agrees(rate) and days(each.released)[1] < days(rate.row["vintage"])[1] for each in earlier):
            return ["another_vintage"]
    restated = any(not (each.agrees(before) and of_edition([each], before)) for each in series.prints(before.months))
    revised = restated or not of_edition([before], one) or is_stated(rate, series.day)
    return ["revised_base" if revised else "unexplained"]


def is_beside(rate: Figure, level: Figure) -> bool:
    """Return whether a rate and a level are of one document, or of days that are not known to differ."""
    days_of = rate.row["vintage"], level.row["vintage"]
    one_document = bool(rate.source) and rate.source == level.source
    return one_document or any(map(str.startswith, days_of, reversed(days_of)))


def maker(one: Figure) -> str:
    """Return who made a figure."""
    return SOURCES[one.source]["organisation"]


def is_stated(rate: Figure, day: str) -> bool:
    """Return whether a document that was known says that a published rate compares like with like."""
    about = CATALOG[rate.indicator]
    since = about["comparable_since"]
    if not since:
        return rate.basis == "comparable"
    if since == "none" or rate.months.first < months(since).first:
        return False
    published = SOURCES.get(about["comparable_source"], {"published": ""})["published"]
    return not (day and published) or days(published)[1] <= days(day)[1]


def why_a_gap(series: Series, rate: Figure, answer: Answer, pair: tuple[Figure, Figure]) -> list[str]:
    """Return why a published rate is not the computed one; empty for a gap that nobody can tell."""
    gap = minus(told(rate), answer)
    if gap.code:
        return []
    if gap.value is not None and gap.low is None:
        return ["approximate"]
    if (gap.low is None or gap.low <= 0) and (gap.high is None or gap.high >= 0):
        return ["within_rounding"]
    return reasons(series, rate, *pair)


# --- computed growth --------------------------------------------------------------------------------------------------


def growth(known_by: str = "") -> Codes:
    """Return the codes of published and computed growth and of the gaps between them, where they are not refused."""
    found: Codes = {}
    for series in all_series(known_by):
        for when in series.periods("growth"):
            for basis, one in series.published(when).items():
                also = {"also_printed"} if has_other_prints(series, one) else set()
                found[*series[:2], str(when), "growth", "", "published", basis] = frozenset({*own(one), *also})
        for when in series.later():
            answer = computed(series, when)
            if not answer.code:
                found |= of_pair(series, when, answer)
    return found


def of_pair(series: Series, when: Months, answer: Answer) -> Codes:
    """Return the codes of growth that was computed, and of its gaps."""
    now, before = pair = paired(series, when)
    codes = {code for one in pair for code in own(one) if code == "vintage_inferred"}
    codes |= {"taken"} if now is not series.standing(when) else set()
    found: Codes = {}
    for basis, rate in {} if series.is_rate else series.published(when).items():
        why = why_a_gap(series, rate, answer, (now, before))
        if why:
            found[*series[:2], str(when), "gap", "", "computed", basis] = frozenset(why)
        warnings = [each for each in why if each not in (*NOT_BEYOND, "price_basis")]
        codes |= {*warnings[:1]} if basis != "constant_prices" else set()
    measure = "difference" if series.is_rate else "growth"
    found[*series[:2], str(when), measure, "", "computed", series.basis(when)] = frozenset(codes)
    return found


def has_other_prints(series: Series, one: Figure) -> bool:
    """Return whether documents print another rate, of which the evidence is not weak."""
    prints: Iterable[Figure] = series.prints(one.months, "growth")
    return any(
        other is not one and other.basis == one.basis and other.status != "U" and not other.agrees(one)
        for other in prints
    )


# --- quotients --------------------------------------------------------------------------------------------------------

Rows = dict[tuple[str, ...], tuple[Months, list[Figure], Series]]  # inputs of rows that have a figure


def shares(known_by: str = "") -> Codes:
    """Return the codes of published and of computed shares."""
    found: Rows = {}
    for series in all_series(known_by):
        beside: dict[Months, set[str]] = defaultdict(set)
        for base in series.bases("share"):
            for when in series.periods("share", base):
                one = series.counts(series.prints(when, "share", base))
                beside[when].add(base)
                found[*series[:2], str(when), "share", base, "published", ""] = when, [one], series
        for when in series.periods():
            for whole in {*held_by(series.indicator), *beside[when]}:
                inputs = with_whole(series, when, whole)
                if not isinstance(inputs, str):
                    found[*series[:2], str(when), "share", whole, "computed", ""] = when, [*inputs], series
    return beside_each_other(found)


def per_head(known_by: str = "") -> Codes:
    """Return the codes of figures per head."""
    found: Rows = {}
    for series in all_series(known_by):
        people = Series(PEOPLE, series.area, known_by)
        for when in series.periods() if people.periods() else ():
            inputs = with_people(series, when, people)
            if not isinstance(inputs, str) and inputs[0].unit != "persons":
                key = *series[:2], str(when), "per_head", PEOPLE, "computed", inputs[0].basis
                found[key] = when, inputs, series
    return beside_each_other(found)


def ratios(other: str, known_by: str = "") -> Codes:
    """Return the codes of quotients."""
    found: Rows = {}
    for series in all_series(known_by):
        for when in series.periods():
            inputs = with_other(series, when, other)
            if not isinstance(inputs, str) and not (all(one.is_open for one in inputs) and inputs[0] is not inputs[1]):
                found[*series[:2], str(when), "ratio", other, "computed", ""] = when, inputs, series
    return beside_each_other(found)


def beside_each_other(rows: Rows) -> Codes:
    """Return the code of the first input that does not compare with that in its place in the period before."""
    lines: dict[tuple[str, ...], dict[Months, dict[str, tuple[str, ...]]]] = defaultdict(lambda: defaultdict(dict))
    for key, (when, _, _) in rows.items():
        lines[*key[:2], key[4], when.frequency, str(when.count)][when][key[5]] = key
    found: Codes = {}
    for line in lines.values():
        before: dict[str, tuple[str, ...]] = {}
        for when in sorted(line):
            for origin, key in line[when].items():
                earlier = before.get(origin) or next(iter(before.values()), None)
                _, inputs, series = rows[key]
                codes = {code for one in inputs for code in own(one)}
                if earlier:
                    codes |= {*first_apart(inputs, rows[earlier][1], series.day)}
                found[key] = frozenset(codes)
            before = line[when]
    return found


def first_apart(inputs: list[Figure], before: list[Figure], day: str) -> list[str]:
    """Return the code of the first two inputs that do not compare; empty where all do."""
    places = [[level for one in each for level in as_levels(one)] for each in (inputs, before)]
    found = (apart(now, then, day) for now, then in zip(*places, strict=False))
    return [code for code in found if code][:1]
