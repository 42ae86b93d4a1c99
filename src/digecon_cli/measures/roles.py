"""What roles find: the subject, the same part of the year before, the whole; or a refusal that says what is missing."""

from collections.abc import Callable, Iterator, Sequence

from .. import comparability, editions, facts, periods
from ..editions import known_to
from ..facts import Fact
from ..model import BASES, Observation, SeriesKey, last_day
from .derivation import Derivation, Measure, ObservationOrRefusal, Subject, derive, refused

Choice = Callable[[Sequence[Observation]], Observation | None]


def level(subject: Subject, indicator: str, area: str, period: str) -> ObservationOrRefusal:
    """Return the level of another series (or at another price basis) that counts for the subject: see known."""
    return _found(subject, indicator, area, period, lambda several: known(several, subject))


def published_growth(subject: Subject, indicator: str, area: str, period: str) -> ObservationOrRefusal:
    """Return the published growth of a series that counts for the subject: see known. One on the subject's basis goes first."""
    return _found(subject, indicator, area, period, lambda several: known(several, subject), measure="growth")


def of_edition(subject: Subject, like: Observation, period: str, choose: Choice | None = None) -> ObservationOrRefusal:
    """Return the level of the subject's series at a period that counts among those of the edition of ``like``.

    ``choose`` says which does (else the one that stands, or with ``--vintage first`` the first print).
    """

    def alike(several: Sequence[Observation]) -> Observation | None:
        fit = [figure for figure in several if subject.data.of_one_edition(figure, like)]
        return choose(fit) if choose else print_of(fit, subject)

    observation = subject.observation
    return _found(subject, observation.indicator, observation.area, period, alike, like)


def any_edition(subject: Subject, period: str) -> ObservationOrRefusal:
    """Return the level of the subject's series at a period that stands, of whatever edition it is."""
    indicator, area = subject.observation[:2]
    return _found(subject, indicator, area, period, lambda several: print_of(several, subject))


def print_of(several: Sequence[Observation], subject: Subject) -> Observation | None:
    """Return which of several figures of one thing is meant: the one that stands, or with ``--vintage first`` the first."""
    return subject.data.standing_figure(several, "first" if subject.options.vintage == "first" else "latest")


def known(several: Sequence[Observation], subject: Subject) -> Observation | None:
    """Return which of several figures counts for the subject: what was known to it, else what was released first after it.

    With ``--vintage latest`` it is the figure that stands today; with ``--vintage first`` a finer reprint counts as the
    print that it repeats.
    """
    data, vintage = subject.data, subject.options.vintage
    if vintage == "latest":
        return data.standing_figure(several)
    lead = data.standing_figure([figure for figure in several if known_to(figure, subject.observation)])
    if lead is None:
        # A figure that was released only after the subject is better than none; the note tells its vintage.
        return data.standing_figure(several, "first")
    if vintage != "first":
        return lead
    return data.finest(lead, [figure for figure in several if data.trust(figure) == data.trust(lead)])


def _found(
    subject: Subject,
    indicator: str,
    area: str,
    period: str,
    choose: Choice,
    like: Observation | None = None,
    measure: str = "level",
) -> ObservationOrRefusal:
    """Return what ``choose`` chooses of an indicator's figures for a period, or a refusal that says why there is none.

    Published figures go before computed ones. ``like`` is the figure whose edition is asked for, where one is.
    """
    data, options = subject.data, subject.options
    keys = _keys(subject, indicator, area, measure)
    others: list[Observation] = []
    for key in keys:
        if several := data.series(key).get(period):
            found = choose([figure for figure in several if options.knows(figure)])
            if found and found.has_figure:
                return found
            others += several
    where = indicator if area == subject.observation.area else f"{indicator}@{area}"
    known_in_time = data.standing_figure([figure for figure in others if options.knows(figure)])
    if known_in_time and like:
        refusal, _ = comparability.check(("edition",), known_in_time, like, data)
        if refusal:
            return refusal
    if others and not known_in_time:
        first = min(others, key=lambda figure: last_day(figure.vintage)).vintage or "an unknown year"
        return facts.of("vintage", name=where, period=period, vintage=options.vintage, first=first)
    return missing(where, period, _instead(subject, keys, period), "" if measure == "level" else measure)


def _keys(subject: Subject, indicator: str, area: str, measure: str) -> Sequence[SeriesKey]:
    """Return the series in which a figure is looked for, in their order."""
    observation = subject.observation
    if (indicator, area) == (observation.indicator, observation.area) and observation.measure in (measure, "index"):
        other = "computed" if observation.origin == "published" else "published"
        return observation.series, observation.series._replace(origin=other)
    tried = dict.fromkeys((observation.basis, "", *BASES))  # at another price basis: the rule refuses and says why
    origins = ("published", "computed") if measure == "level" else ("published",)
    return [SeriesKey(indicator, area, measure, basis=basis, origin=origin) for origin in origins for basis in tried]


def missing(where: str, period: str, more: facts.Value = "", measure: str = "") -> Fact:
    """Return the refusal that says which figure is not there; ``where`` is ID or ID@AREA."""
    if measure:
        return facts.of("missing.published", word_measure=measure, name=where, period=period, more=more)
    return facts.of("missing", word_what="figure", name=where, period=period, more=more)


def _instead(subject: Subject, keys: Sequence[SeriesKey], period: str) -> facts.Value:
    """Return what names the longer figure a careless reader would take in place of the missing one."""
    wanted = periods.span(period)
    longer = [
        other
        for key in keys
        for other in subject.data.series(key)
        if periods.span(other).start == wanted.start and periods.span(other).months > wanted.months
    ]
    if not longer or subject.data.about(keys[0].indicator).kind == "stock":
        return ""
    other = max(longer, key=lambda figure: periods.span(figure).months)
    return facts.of("longer", period=other, months=str(periods.span(other).months))


def itself(subject: Subject) -> ObservationOrRefusal:
    """Return the subject."""
    return subject.observation


def paired(subject: Subject) -> ObservationOrRefusal:
    """Return the subject, if it has a partner a year before; else that of its prints which does, of the latest earlier edition.

    So growth is told of the figure that stands wherever it can be. There is no such fall-back for ``--vintage first``,
    nor for a figure whose edition is not known.
    """
    figure, data = subject.observation, subject.data
    if (
        subject.options.vintage == "first"
        or not data.revised(figure)
        or any(map(editions.is_unknown, data.edition(figure)))
    ):
        return figure
    tried = (subject._replace(observation=one) for one in (figure, *_earlier(subject)))
    return next((one.observation for one in tried if isinstance(year_before(one), Observation)), figure)


NO_PARTNER = "has no partner of its edition"


def _earlier(subject: Subject) -> Iterator[Observation]:
    """Yield the figures for the subject's period that stood in earlier editions, the latest edition first."""
    figure, data = subject.observation, subject.data
    by_edition: dict[editions.Edition, list[Observation]] = {}
    for one in data.series(figure.series).get(figure.period, ()):
        edition = data.edition(one)
        if subject.options.knows(one) and not any(map(editions.is_unknown, edition)):
            by_edition.setdefault(edition, []).append(one)
    for edition in sorted(by_edition, key=editions.age, reverse=True):
        stood = data.standing_figure(by_edition[edition])
        if stood and editions.age(edition) < editions.age(data.edition(figure)):
            yield stood


def year_before(subject: Subject) -> ObservationOrRefusal:
    """Return the figure of the same series and edition for the same part of the year before.

    It is the one that stands; with ``--vintage first`` what was known when the subject was printed.
    """
    before = periods.shift(subject.observation.period, -1)
    first = subject.options.vintage == "first"
    return of_edition(
        subject, subject.observation, before, (lambda several: known(several, subject)) if first else None
    )


def parent_of(subject: Subject) -> tuple[str, str]:
    """Return indicator and area of the whole: ``--of ID[@AREA]``, or the catalog's parent (empty: none)."""
    indicator, _, area = subject.options.get("of").partition("@")
    observation = subject.observation
    return indicator or subject.data.about(observation.indicator).whole, area or observation.area


def whole_name(subject: Subject) -> str:
    """Return the whole as rows name what they refer to."""
    return named(*parent_of(subject), subject)


def named(indicator: str, area: str, subject: Subject) -> str:
    """Return what a row refers to as rows name it: ID, or ID@AREA where the area is another one."""
    return indicator if area == subject.observation.area else f"{indicator}@{area}"


def part(subject: Subject) -> ObservationOrRefusal:
    """Return the subject, unless the catalog says that it is no part of the whole."""
    return no_part(subject, "overlap", "concept") or subject.observation


def part_with_year_before(subject: Subject) -> ObservationOrRefusal:
    """Return the subject as ``paired`` does, unless it is no part of the whole."""
    return no_part(subject, "overlap", "concept") or paired(subject)


def disjoint_part(subject: Subject) -> ObservationOrRefusal:
    """Return the subject as ``paired`` does, unless it is no part of the whole or may overlap with other parts."""
    return no_part(subject, *DISJOINT) or paired(subject)


DISJOINT = ("overlap", "subset", "concept")


def no_part(subject: Subject, *codes: str) -> Fact | None:
    """Return why the subject is no part of the whole by some rules, None where they let it pass."""
    indicator, area = parent_of(subject)
    stand_in = subject.observation._replace(indicator=indicator, area=area)
    return comparability.check(codes, subject.observation, stand_in, subject.data)[0]


def whole(subject: Subject) -> ObservationOrRefusal:
    """Return the whole of which the subject is a part, at the subject's period."""
    indicator, area = parent_of(subject)
    return level(subject, indicator, area, subject.observation.period)


def of_unbroken_whole(measure: Measure, subject: Subject) -> Derivation:
    """Return how a measure of a part and its whole now and a year before comes about; refused where the whole breaks in between."""
    crossed = False
    part_now = measure.roles[0].find(subject)
    if isinstance(part_now, Observation):
        before = whole_before(subject._replace(observation=part_now))
        if isinstance(before, Observation):
            now = before._replace(period=subject.observation.period)
            refusal, crossed = comparability.check(("break",), now, before, subject.data, subject.options.overrides)
            if refusal:
                refusal = facts.of("break.whole", name=before.indicator, why=refusal)
                return refused(measure, subject, refusal, [part_now])
    found = derive(measure, subject)
    return found.telling(status="B") if crossed and found.row.value else found


def whole_before(subject: Subject) -> ObservationOrRefusal:
    """Return the whole a year before the subject's period, of the edition of the whole that was known to the subject."""
    indicator, area = parent_of(subject)
    now = whole(subject)

    def alike(several: Sequence[Observation]) -> Observation | None:
        if isinstance(now, Observation):
            several = [figure for figure in several if subject.data.of_one_edition(figure, now)]
        return known(several, subject)

    before = periods.shift(subject.observation.period, -1)
    return _found(subject, indicator, area, before, alike, now if isinstance(now, Observation) else None)
