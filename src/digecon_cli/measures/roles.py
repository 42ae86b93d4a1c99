"""What roles find: the subject, the same part of the year before, the whole; or a refusal that says what is missing."""

from collections.abc import Sequence

from .. import comparability, periods
from ..observations import BASES, Refusal, SeriesKey
from .engine import Found, Question


def level(question: Question, indicator: str, area: str, period: str) -> Found:
    """Return the level of an indicator that counts for the question, or a refusal with code ``missing``."""
    subject, data = question.subject, question.data
    when = question.when
    keys: Sequence[SeriesKey]
    if indicator == subject.indicator and area == subject.area:
        other = "computed" if subject.origin == "published" else "published"
        keys = (subject.series, subject.series._replace(origin=other))
    else:
        tried = dict.fromkeys((subject.basis, "", *BASES))  # at another price basis: the rule refuses and says why
        origins = ("published", "computed")
        keys = [SeriesKey(indicator, area, basis=basis, origin=origin) for origin in origins for basis in tried]
    for key in keys:
        if candidates := data.series(key).get(period):
            # A figure that was released only after the subject is better than none; the note tells its vintage.
            found = data.as_known(candidates, when) or data.as_known(candidates, "first")
            if found and found.has_figure:
                return found
    where = indicator if area == subject.area else f"{indicator}@{area}"
    return missing(where, period, _instead(question, keys, period))


def missing(where: str, period: str, more: str = "") -> Refusal:
    """Return the refusal that says which figure is not there; ``where`` is ID or ID@AREA."""
    return Refusal("missing", f"no figure of {where} for {periods.label(period)}{more}")


def _instead(question: Question, keys: Sequence[SeriesKey], period: str) -> str:
    """Return the words that name the longer figure a careless reader would take in place of the missing one."""
    wanted = periods.span(period)
    longer = [
        other
        for key in keys
        for other in question.data.series(key)
        if periods.span(other).start == wanted.start and periods.span(other).months > wanted.months
    ]
    if not longer or question.data.about(question.subject.indicator).kind == "stock":
        return ""
    other = max(longer, key=lambda one: periods.span(one).months)
    return f"; {periods.label(other)} covers {periods.span(other).months} months and is not compared"


def itself(question: Question) -> Found:
    """Return the subject."""
    return question.subject


def year_before(question: Question) -> Found:
    """Return the figure of the same series for the same part of the year before."""
    subject = question.subject
    return level(question, subject.indicator, subject.area, periods.shift(subject.period, -1))


def parent_of(question: Question) -> tuple[str, str]:
    """Return indicator and area of the whole: ``--of ID[@AREA]``, or the catalog's parent (empty: none)."""
    indicator, _, area = question.options.get("of").partition("@")
    subject = question.subject
    return indicator or question.data.about(subject.indicator).parent, area or subject.area


def whole_name(question: Question) -> str:
    """Return the whole as rows name what they refer to: ID, or ID@AREA where the area is another one."""
    indicator, area = parent_of(question)
    return indicator if area == question.subject.area else f"{indicator}@{area}"


def part(question: Question) -> Found:
    """Return the subject, unless the catalog says that it is no part of the whole."""
    return _part(question, "overlap")


def disjoint_part(question: Question) -> Found:
    """Return the subject, unless it is no part of the whole or may overlap with other parts."""
    return _part(question, "overlap", "subset")


def _part(question: Question, *codes: str) -> Found:
    indicator, area = parent_of(question)
    stand_in = question.subject._replace(indicator=indicator, area=area)
    refusal, _ = comparability.check(codes, question.subject, stand_in, question.data)
    return refusal or question.subject


def whole(question: Question) -> Found:
    """Return the whole of which the subject is a part, at the subject's period."""
    indicator, area = parent_of(question)
    return level(question, indicator, area, question.subject.period)


def whole_before(question: Question) -> Found:
    """Return the whole a year before the subject's period."""
    indicator, area = parent_of(question)
    return level(question, indicator, area, periods.shift(question.subject.period, -1))
