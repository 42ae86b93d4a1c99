"""Shares and contributions of the bundled table, worked out by the documented rules."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from recomputed.bounds import Answer, Answers, corners, minus, refused, told
from recomputed.figures import CATALOG, Figure, Months, Series, as_known, days, of_edition
from recomputed.over_time import all_series, paired

PREFERRED = ("comparable", "nominal", "", "constant_prices")  # of rates on several bases the one that producers take
Inputs = tuple[Figure, Figure, Figure, Figure | None]  # a part now and a year before, its whole a year before and now


def relations(indicator: str) -> dict[str, str]:
    """Return the parents of an indicator, and how it relates to each."""
    row = CATALOG[indicator]
    return dict(zip(row["parent"].split(";"), row["part_of"].split(";"), strict=True)) if row["parent"] else {}


def held_by(indicator: str) -> list[str]:
    """Return the parents that hold an indicator: what merely overlaps is no answer where nobody asks for it."""
    return [whole for whole, relation in relations(indicator).items() if relation != "overlap"]


def no_part(indicator: str, whole: str) -> str:
    """Return why nothing states that an indicator is a part of another; empty if it is one, or a part of a part."""
    stated = relations(indicator)
    if whole in stated:
        return "overlap" if stated[whole] == "overlap" else ""
    between = [parent for parent, relation in stated.items() if relation != "overlap"]
    return "" if any(not no_part(parent, whole) for parent in between) else "concept"


def printed_beside(series: Series, measure: str) -> tuple[Answers, dict[Months, dict[str, Answer]]]:
    """Return what is published of a measure with a base: as answers, and by period and base."""
    answers: Answers = {}
    beside: dict[Months, dict[str, Answer]] = defaultdict(dict)
    for base in series.bases(measure):
        for when in series.periods(measure, base):
            beside[when][base] = told(series.published(when, measure, base)[""])
            answers[*series[:2], str(when), measure, base, "", "published", ""] = beside[when][base]
    return answers, beside


def share(known_by: str = "") -> Answers:
    """Return published shares, those of each parent and of what a share is published of, and the gap between them."""
    found: Answers = {}
    for series in all_series(known_by):
        answers, beside = printed_beside(series, "share")
        found |= answers
        for when in series.periods():
            for whole in {*held_by(series.indicator), *beside[when]}:
                key = *series[:2], str(when)
                answer = of_whole(series, when, whole)
                found[*key, "share", whole, "", "computed", ""] = answer
                if whole in beside[when] and not answer.code:
                    found[*key, "gap", whole, "", "computed", ""] = minus(beside[when][whole], answer)
    return found


def of_whole(series: Series, when: Months, whole: str) -> Answer:
    """Return a level in percent of its whole."""
    found = with_whole(series, when, whole)
    return refused(found) if isinstance(found, str) else corners(lambda part, whole: part / whole * 100, *found)


def with_whole(series: Series, when: Months, whole: str) -> tuple[Figure, Figure] | str:
    """Return a level with its whole, as that was known when the level was released; or the code of a refusal."""
    whole, _, elsewhere = whole.partition("@")
    if not elsewhere and (code := no_part(series.indicator, whole)):
        return code
    total = Series(whole, elsewhere or series.area, series.known_by)
    part = series.standing(when)
    known = as_known(total.at(when), part, series.first)
    if not known:
        return total.absent(when)
    if (part.status == "D") != (known.status == "D"):
        return "definition"
    if (part.status == "F") != (known.status == "F"):
        return "target"
    least, most = part.digits[0], known.digits[1]
    if None not in (least, most) and least > most:
        return "above_whole"
    return part, known


def share_change(known_by: str = "") -> Answers:
    """Return by how many points shares changed: as printed, of printed shares, of levels, and the gap to what is printed."""
    found: Answers = {}
    for series in all_series(known_by):
        answers, changes = printed_beside(series, "share_change")
        beside: dict[Months, dict[str, Answer]] = defaultdict(dict)
        for base in series.bases("share"):
            for when in series.periods("share", base):
                if series.at(when.earlier(), "share", base):
                    answer = of_shares(series, when, base)
                    answers[*series[:2], str(when), "share_difference", base, "", "computed", ""] = answer
                    if not answer.code:
                        beside[when][base] = answer
        found |= answers
        for when, of_period in changes.items():
            beside[when] |= of_period
        for when in series.later():
            for whole in {*held_by(series.indicator), *beside[when]}:
                key = *series[:2], str(when)
                answer = of_levels(series, when, whole)
                found[*key, "share_change", whole, "", "computed", ""] = answer
                if whole in beside[when] and not answer.code:
                    found[*key, "gap", whole, "", "computed", ""] = minus(beside[when][whole], answer)
    return found


def whole_of(series: Series, whole: str) -> Series:
    """Return the series of a whole, which may be that of another area."""
    indicator, _, elsewhere = whole.partition("@")
    return Series(indicator, elsewhere or series.area, series.known_by)


def of_shares(series: Series, when: Months, base: str) -> Answer:
    """Return one printed share less that of the year before; parts of two editions and breaks refuse it."""
    now, before = (series.counts(series.at(at, "share", base)) for at in (when, when.earlier()))
    parts = [one._replace(row={**one.row, "measure": "level"}) for one in (now, before)]
    if not of_edition(parts[1:], parts[0]):
        return refused("edition")
    total = whole_of(series, base)
    if total.at(when.earlier()) and total.breaks(when.earlier(), when):
        return refused("break")
    if series.breaks(when.earlier(), when):
        return refused("break")
    return corners(lambda now, before: now - before, now, before)


def of_levels(series: Series, when: Months, whole: str) -> Answer:
    """Return by how many points the share of a level changed: parts of one edition, and wholes of one, each as then known."""
    total = whole_of(series, whole)
    if total.area == series.area and (code := no_part(series.indicator, total.indicator)):
        return refused(code)
    wholes_then = total.at(when.earlier())
    if wholes_then and total.breaks(when.earlier(), when):
        return refused("break")
    found = paired(series, when)
    part = series.standing(when) if isinstance(found, str) else found[0]
    whole_now = as_known(total.at(when), part, series.first)
    if not whole_now:
        return refused(total.absent(when))
    if isinstance(found, str):
        return refused(found)
    if not wholes_then:
        return refused(total.absent(when.earlier()))
    whole_then = as_known(of_edition(wholes_then, whole_now), found[1], series.first)
    if not whole_then:
        return refused("edition")
    now, before = found
    return corners(lambda a, b, c, d: (a / b - c / d) * 100, now, whole_now, before, whole_then)


def contribution(known_by: str = "") -> Answers:
    """Return published contributions, those that published growth tells, the gap between them, and those of levels."""
    found: Answers = {}
    for series in all_series(known_by):
        answers, beside = printed_beside(series, "contribution")
        found |= answers
        for when in series.periods("growth"):
            for whole in held_by(series.indicator) if series.prints(when) else []:
                key = *series[:2], str(when)
                answer = from_growth(series, when, series._replace(indicator=whole))
                found[*key, "contribution", whole, "", "computed", ""] = answer
                if whole in beside[when] and not answer.code:
                    found[*key, "gap", whole, "", "computed", ""] = minus(beside[when][whole], answer)
    return found | from_levels(known_by) | without_level(known_by)


def without_level(known_by: str) -> Answers:
    """Return that a series of which nobody ever prints a level has no contribution, for its newest published growth."""
    found: Answers = {}
    measured = {series[:2] for series in all_series("") if list(series.periods())}
    for series in all_series(known_by):
        rates = list(series.periods("growth"))
        if rates and series[:2] not in measured:
            newest = max(rates, key=lambda when: (when.last, when.count))
            for whole in held_by(series.indicator):
                found[*series[:2], str(newest), "contribution_levels", whole, "", "computed", ""] = refused("missing")
    return found


def from_growth(series: Series, when: Months, whole: Series) -> Answer:
    """Return the points that a part adds by its published growth, with what was known when that was released."""
    rates = series.published(when)
    rate = rates[min(rates, key=PREFERRED.index)]
    part, total = (as_known(each.prints(when), rate, series.first) for each in (series, whole))
    growths = whole.prints(when, "growth")
    if not total or not growths:
        return refused(whole.absent(when, "growth" if total else "level"))
    growth = as_known([one for one in growths if one.basis == rate.basis], rate, series.first)
    if not growth:
        return refused("basis")
    return corners(lambda part, g, whole, G: part * g / (100 + g) * (100 + G) / whole, part, rate, total, growth)


def from_levels(known_by: str) -> Answers:
    """Return what each part adds by its levels, and of each whole what its parts leave; what a subset leaves is refused."""
    found: Answers = {}
    wholes: dict[tuple[str, str, Months], list[Inputs]] = defaultdict(list)
    subsets: set[tuple[str, str, Months]] = set()
    for series in all_series(known_by):
        for when in series.later():
            for whole in held_by(series.indicator):
                inputs = changing(series, when, whole)
                answer = refused(inputs) if isinstance(inputs, str) else points(*inputs)
                found[*series[:2], str(when), "contribution_levels", whole, "", "computed", ""] = answer
                if not answer.code and relations(series.indicator)[whole] == "subset":
                    subsets.add((whole, series.area, when))
                elif not answer.code:
                    wholes[whole, series.area, when].append(inputs)
    for whole, area, when in subsets - wholes.keys():
        found[whole, area, str(when), "contribution_rest", "", "", "computed", ""] = refused("subset")
    for (whole, area, when), parts in wholes.items():
        if parts[0][3]:
            found[whole, area, str(when), "contribution_rest", "", "", "computed", ""] = rest(parts)
    return found


def changing(series: Series, when: Months, whole: str) -> Inputs | str:
    """Return a part with its whole, the latter as known to it and of one edition; or the code of a refusal."""
    total = series._replace(indicator=whole)
    before = total.at(when.earlier())
    if before and total.breaks(when.earlier(), when):
        return "break"
    found = paired(series, when)
    if isinstance(found, str):
        return found
    if not before:
        return total.absent(when.earlier())
    now = as_known(total.at(when), found[0], series.first)
    known = as_known(of_edition(before, now) if now else before, found[0], series.first)
    return (*found, known, now) if known else "edition"


def points(now: Figure, before: Figure, total: Figure, _: Figure | None) -> Answer:
    """Return the change of a part in points of its whole a year before."""
    return corners(lambda now, before, total: (now - before) / total * 100, now, before, total)


def rest(parts: Sequence[Inputs]) -> Answer:
    """Return the growth of a whole, as known to the part that was released last, less what its known parts add."""
    before, total = max(parts, key=lambda inputs: days(inputs[0].released)[1])[2:]
    if any(not of_edition([inputs[2]], before) for inputs in parts):
        return refused("edition")
    # Parts are distinct, so their changes add up; those that were set against one print of the whole move together.
    by_whole: dict[int, list[Inputs]] = defaultdict(list)
    for inputs in parts:
        by_whole[id(inputs[2])].append(inputs)
    changes = [change(several) for several in by_whole.values()]
    wholes = [several[0][2] for several in by_whole.values()]

    def left(now: Fraction, before: Fraction, *others: Fraction) -> Fraction:
        added = sum(up / whole for up, whole in zip(others[: len(wholes)], others[len(wholes) :], strict=True))
        return (now / before - 1 - added) * 100

    return corners(left, total, before, *changes, *wholes)


def change(parts: Sequence[Inputs]) -> Figure:
    """Return by how much parts together changed, as one figure."""

    def added(ends: Sequence[tuple[Fraction | None, Fraction | None]]) -> Fraction | None:
        return None if any(None in pair for pair in ends) else sum(now - before for now, before in ends)

    value, low, high = (
        added([(getattr(now, ends[0]), getattr(before, ends[1])) for now, before, *_ in parts])
        for ends in (("value", "value"), ("low", "high"), ("high", "low"))
    )
    return Figure({}, parts[0][0].months, value, low, high)
