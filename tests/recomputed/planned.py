"""Targets: how far the latest figure is from them, and what growth would still reach them."""

from fractions import Fraction

from recomputed.bounds import Answer, Answers, corners, refused, told
from recomputed.figures import CATALOG, PRINTS, Figure, Series, months
from recomputed.over_time import all_series

OLD = 4  # years before a target, or before the newest release of the table, from which a figure is too old to judge it
Found = tuple[Answers, dict[tuple[str, ...], str]]  # answers, and the verdict on each target


def targets(known_by: str = "") -> Found:
    """Return targets with the latest figures, distances, parts reached and growth needed; and the verdicts on them."""
    found: Answers = {}
    verdicts: dict[tuple[str, ...], str] = {}
    for series in all_series(known_by):
        for measure, actual in (("target", "level"), ("target_share", "share")):
            for base in series.bases(measure):
                for when in series.periods(measure, base):
                    one = as_goal(series.counts(series.prints(when, measure, base)))
                    found |= of_target(series, one, actual, base, verdicts)
    return found, verdicts


def as_goal(one: Figure) -> Figure:
    """Return a target as the number that was set, which has no rounding."""
    return one if one.is_about else one._replace(value=one.number, low=one.number, high=one.number)


def of_target(series: Series, goal: Figure, actual: str, base: str, verdicts: dict[tuple[str, ...], str]) -> Answers:
    """Return all that is told of a target."""
    key, place = (*series[:2], goal.period), (base, "", "computed", "")
    printed = {"over": Answer(low=goal.low), "under": Answer(high=goal.high)}.get(goal.bound, told(goal))
    found: Answers = {(*key, goal.measure, base, "", "published", goal.basis): printed}
    for indicator, about in CATALOG.items():
        if (series.indicator, "overlap") in zip(about["parent"].split(";"), about["part_of"].split(";"), strict=True):
            found[*key, "difference", indicator, "", "computed", ""] = refused("overlap")
    latest = last(series, goal, actual, base)
    if not latest:
        return found | {(*key, "difference", *place): refused("missing")}
    found[*series[:2], latest.period, actual, base, "", "published", latest.basis] = told(latest)
    if rate := last_rate(series, goal, latest):
        found[*series[:2], rate.period, "growth", "", "", "published", rate.basis] = told(rate)
    if (latest.status == "D") != (goal.status == "D"):
        return found | {(*key, "difference", *place): refused("definition")}
    found[*key, "difference", *place] = distance = corners(lambda goal, now: goal - now, goal, latest)
    if distance.code:  # an "about" beside an "over": the formula has no end to be worked out at
        found[*key, "difference", *place] = refused("undefined")
        if judged(goal, latest) == "no_figure_yet":  # nor is there a rate that is still needed
            found[*key, "difference", base, latest.period, "computed", ""] = refused("undefined")
        return found
    verdicts[*key, "difference", base] = verdict = judged(goal, latest)
    is_percentage = goal.unit == "percent"
    if not is_percentage:
        found[*key, "ratio", *place] = corners(lambda goal, now: now / goal * 100, goal, latest)
    if verdict == "no_figure_yet":
        years = Fraction(goal.months.last - latest.months.last, 12)
        since = (base, latest.period, "computed", "")
        if is_percentage:
            found[*key, "difference", *since] = corners(lambda goal, now: (goal - now) / years, goal, latest)
        else:
            found[*key, "cagr", *since] = corners(
                lambda goal, now: (float(goal / now) ** float(1 / years) - 1) * 100, goal, latest
            )
    return found


def last(series: Series, goal: Figure, actual: str, base: str) -> Figure | None:
    """Return the last figure until the target's period; of what flows only of a period as long as that."""
    kind = CATALOG[series.indicator]["kind"]
    until = [
        series.counts(series.prints(when, actual, base))
        for when in series.periods(actual, base)
        if when.last <= goal.months.last and (kind != "flow" or when.count == goal.months.count)
    ]
    sure = [one for one in until if one.status != "U"] or until
    return max(sure, key=lambda one: (one.months.last, one.months.count), default=None)


def last_rate(series: Series, goal: Figure, latest: Figure) -> Figure | None:
    """Return the newest published growth after the latest figure, of a whole year or of one from its January."""
    after = [
        one
        for when in series.periods("growth")
        if when.first % 12 == 0 and when.count > 1 and latest.months.last < when.last <= goal.months.last
        for one in series.published(when).values()
    ]
    sure = [one for one in after if one.status != "U"] or after
    if goal.measure != "target" or not sure:
        return None
    return max(sure, key=lambda one: (one.months.last, one.months.count))


def judged(goal: Figure, latest: Figure) -> str:
    """Return the verdict on a target: what rounding or an "about" may hide is only perhaps reached."""
    sign = -1 if goal.bound == "under" else 1
    wanted = goal.number * sign
    least = latest.low if sign > 0 else latest.high
    surely, perhaps = least is not None and least * sign >= wanted, latest.number * sign >= wanted
    if perhaps and (latest.is_about or goal.is_about):
        return "perhaps_reached"
    if surely or perhaps:
        return "reached" if surely else "perhaps_reached"
    years = Fraction(months(goal.period).last - latest.months.last, 12)
    newest = max(int(one.vintage[:4]) for group in PRINTS.values() for prints in group.values() for one in prints)
    age = min(years, Fraction(12 * (newest + 1) - 1 - latest.months.last, 12))
    return "not_reached" if years <= 0 else "too_old" if age >= OLD else "no_figure_yet"
