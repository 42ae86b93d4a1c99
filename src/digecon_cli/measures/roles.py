"""What roles find: the subject, the same part of the year before, the whole; or a refusal that says what is missing."""

from collections.abc import Sequence

from .. import comparability, periods
from ..model import BASES, Refusal, SeriesKey
from .derivation import ObservationOrRefusal, Subject


def level(subject: Subject, indicator: str, area: str, period: str) -> ObservationOrRefusal:
    """Return the level of an indicator that counts for the subject, or a refusal with code ``missing``."""
    observation, data = subject.observation, subject.data
    as_of = subject.as_of
    keys: Sequence[SeriesKey]
    if indicator == observation.indicator and area == observation.area:
        other = "computed" if observation.origin == "published" else "published"
        keys = (observation.series, observation.series._replace(origin=other))
    else:
        tried = dict.fromkeys((observation.basis, "", *BASES))  # at another price basis: the rule refuses and says why
        origins = ("published", "computed")
        keys = [SeriesKey(indicator, area, basis=basis, origin=origin) for origin in origins for basis in tried]
    for key in keys:
        if candidates := data.series(key).get(period):
            # A figure that was released only after the subject is better than none; the note tells its vintage.
            found = data.standing_figure(candidates, as_of) or data.standing_figure(candidates, "first")
            if found and found.has_figure:
                return found
    where = indicator if area == observation.area else f"{indicator}@{area}"
    return missing(where, period, _instead(subject, keys, period))


def missing(where: str, period: str, more: str = "") -> Refusal:
    """Return the refusal that says which figure is not there; ``where`` is ID or ID@AREA."""
    return Refusal("missing", f"no figure of {where} for {periods.label(period)}{more}")


def _instead(subject: Subject, keys: Sequence[SeriesKey], period: str) -> str:
    """Return the words that name the longer figure a careless reader would take in place of the missing one."""
    wanted = periods.span(period)
    longer = [
        other
        for key in keys
        for other in subject.data.series(key)
        if periods.span(other).start == wanted.start and periods.span(other).months > wanted.months
    ]
    if not longer or subject.data.about(subject.observation.indicator).kind == "stock":
        return ""
    other = max(longer, key=lambda figure: periods.span(figure).months)
    return f"; {periods.label(other)} covers {periods.span(other).months} months and is not compared"


def itself(subject: Subject) -> ObservationOrRefusal:
    """Return the subject."""
    return subject.observation


def year_before(subject: Subject) -> ObservationOrRefusal:
    """Return the figure of the same series for the same part of the year before."""
    observation = subject.observation
    return level(subject, observation.indicator, observation.area, periods.shift(observation.period, -1))


def parent_of(subject: Subject) -> tuple[str, str]:
    """Return indicator and area of the whole: ``--of ID[@AREA]``, or the catalog's parent (empty: none)."""
    indicator, _, area = subject.options.get("of").partition("@")
    observation = subject.observation
    return indicator or subject.data.about(observation.indicator).parent, area or observation.area


def whole_name(subject: Subject) -> str:
    """Return the whole as rows name what they refer to."""
    return named(*parent_of(subject), subject)


def named(indicator: str, area: str, subject: Subject) -> str:
    """Return what a row refers to as rows name it: ID, or ID@AREA where the area is another one."""
    return indicator if area == subject.observation.area else f"{indicator}@{area}"


def part(subject: Subject) -> ObservationOrRefusal:
    """Return the subject, unless the catalog says that it is no part of the whole."""
    return _part(subject, "overlap")


def disjoint_part(subject: Subject) -> ObservationOrRefusal:
    """Return the subject, unless it is no part of the whole or may overlap with other parts."""
    return _part(subject, "overlap", "subset")


def _part(subject: Subject, *codes: str) -> ObservationOrRefusal:
    indicator, area = parent_of(subject)
    stand_in = subject.observation._replace(indicator=indicator, area=area)
    refusal, _ = comparability.check(codes, subject.observation, stand_in, subject.data)
    return refusal or subject.observation


def whole(subject: Subject) -> ObservationOrRefusal:
    """Return the whole of which the subject is a part, at the subject's period."""
    indicator, area = parent_of(subject)
    return level(subject, indicator, area, subject.observation.period)


def whole_before(subject: Subject) -> ObservationOrRefusal:
    """Return the whole a year before the subject's period."""
    indicator, area = parent_of(subject)
    return level(subject, indicator, area, periods.shift(subject.observation.period, -1))
