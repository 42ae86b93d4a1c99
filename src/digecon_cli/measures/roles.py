"""Functions that find the input of a role: the subject, its figure a year before, its whole; or the refusal."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from ..core import comparability, editions, facts, periods, unstated
from ..core.dataset import Dataset
from ..core.editions import known_to
from ..core.facts import Fact
from ..core.model import BASES, Observation, SeriesKey, last_day, split_name
from .derivation import Derivation, Measure, ObservationOrRefusal, Subject, derive, refused

Choice = Callable[[Sequence[Observation]], Observation | None]


def level(subject: Subject, indicator: str, area: str, period: str) -> ObservationOrRefusal:
    """Return the level of another series, or at another price basis, that counts for the subject (see ``known``)."""
    return _found(subject, indicator, area, period, lambda prints: known(prints, subject))


def published_growth(subject: Subject, indicator: str, area: str, period: str) -> ObservationOrRefusal:
    """Return the published growth of a series that counts for the subject (see ``known``), on the subject's basis if possible."""
    return _found(subject, indicator, area, period, lambda prints: known(prints, subject), measure="growth")


def of_edition(subject: Subject, like: Observation, period: str, choose: Choice | None = None) -> ObservationOrRefusal:
    """Return the level of the subject's series for a period, of the edition of ``like``.

    ``choose`` picks one of its prints; by default the standing figure, or with ``--vintage first`` the first print. Where no
    revision is stated, the prints are those of one source if possible, and known in time if they differ (see ``unstated``).
    """
    data = subject.data

    def alike(prints: Sequence[Observation]) -> Observation | None:
        of_one_edition = [figure for figure in prints if data.of_one_edition(figure, like)]
        fit = unstated.candidates(of_one_edition, like, data)
        if choose:
            return choose(fit)
        found = print_of(fit, subject)
        if found and unstated.is_restated(found, like, data):
            return print_of([figure for figure in fit if unstated.is_in_time(figure, like)], subject)
        return found

    observation = subject.observation
    return _found(subject, observation.indicator, observation.area, period, alike, like)


def any_edition(subject: Subject, period: str) -> ObservationOrRefusal:
    """Return the standing level of the subject's series for a period, of whatever edition."""
    observation = subject.observation
    return _found(subject, observation.indicator, observation.area, period, lambda prints: print_of(prints, subject))


def print_of(prints: Sequence[Observation], subject: Subject) -> Observation | None:
    """Return the print of a figure that counts: the standing one, or with ``--vintage first`` the first."""
    return subject.data.standing_figure(prints, "first" if subject.options.vintage == "first" else "latest")


def known(prints: Sequence[Observation], subject: Subject) -> Observation | None:
    """Return the print that counts for the subject: the one known when it was released, else the first one after that.

    With ``--vintage latest`` it is the latest standing figure; with ``--vintage first`` a finer reprint replaces the print
    that it repeats.
    """
    data, vintage = subject.data, subject.options.vintage
    if vintage == "latest":
        return data.standing_figure(prints)
    lead = data.standing_figure([figure for figure in prints if known_to(figure, subject.observation)])
    if lead is None:
        # A figure released only after the subject is better than none; the note gives its vintage.
        return data.standing_figure(prints, "first")
    if vintage != "first":
        return lead
    return data.finest(lead, [figure for figure in prints if data.trust(figure) == data.trust(lead)])


def _found(
    subject: Subject,
    indicator: str,
    area: str,
    period: str,
    choose: Choice,
    like: Observation | None = None,
    measure: str = "level",
) -> ObservationOrRefusal:
    """Return the figure that ``choose`` picks for an indicator and period, or the refusal.

    Published figures come before computed ones. ``like`` is a figure of the edition that is asked for, if any is.
    """
    data, options = subject.data, subject.options
    keys = _keys(subject, indicator, area, measure)
    unfit: list[Observation] = []
    alike = spellings(period, data, indicator, subject.observation.indicator)
    for key in keys:
        by_period = data.series(key)
        for prints in filter(None, map(by_period.get, alike)):
            found = choose([figure for figure in prints if options.knows(figure)])
            if found and found.has_figure:
                return found
            unfit += prints
    # Ours are of China unless they say so, so beside one's own figures of another area the area is named.
    own = subject.observation
    goes_without_saying = area == own.area and (not data.years_first or area == "CN" or indicator == own.indicator)
    where = indicator if goes_without_saying else f"{indicator}@{area}"
    known_in_time = data.standing_figure([figure for figure in unfit if options.knows(figure)])
    if known_in_time and like:
        refusal, _ = comparability.check(("edition",), known_in_time, like, data)
        if refusal:
            return refusal
    if unfit and not known_in_time:
        first = min(unfit, key=lambda figure: last_day(figure.vintage)).vintage or "an unknown year"
        return facts.of("vintage", name=where, period=period, vintage=options.vintage, first=first)
    return missing(where, period, _instead(subject, keys, period), "" if measure == "level" else measure)


def spellings(period: str, data: Dataset, *indicators: str) -> tuple[str, ...]:
    """Return the periods of which a figure counts for a period: of stocks all of that instant, since the state is one."""
    of_stocks = all(data.about(name).kind == "stock" for name in indicators)
    return periods.instants(period) if of_stocks else (period,)


def _keys(subject: Subject, indicator: str, area: str, measure: str) -> Sequence[SeriesKey]:
    """Return the series to search for a figure, in order."""
    observation = subject.observation
    tried = dict.fromkeys((observation.basis, "", *BASES))  # at another price basis: the rule refuses and says why
    if (indicator, area) == (observation.indicator, observation.area) and observation.measure in (measure, "index"):
        other = "computed" if observation.origin == "published" else "published"
        own = observation.series
        bases = [own._replace(basis=basis) for basis in tried if basis != own.basis]
        return own, own._replace(origin=other), *bases
    origins = ("published", "computed") if measure == "level" else ("published",)
    return [SeriesKey(indicator, area, measure, basis=basis, origin=origin) for origin in origins for basis in tried]


def missing(where: str, period: str, more: facts.Value = "", measure: str = "") -> Fact:
    """Return the refusal for a missing figure; ``where`` is ID or ID@AREA."""
    if measure:
        return facts.of("missing.published", word_measure=measure, name=where, period=period, more=more)
    return facts.of("missing", word_what="figure", name=where, period=period, more=more)


def _instead(subject: Subject, keys: Sequence[SeriesKey], period: str) -> facts.Value:
    """Return the fact of what there is in place of a missing figure, and is easily mistaken for it; empty if nothing is.

    That is the longest other figure from the same start; where the subject's series has no other period, one of another area.
    """
    wanted, data = periods.span(period), subject.data
    alike = [
        other
        for key in keys
        for other in data.series(key)
        if periods.span(other).start == wanted.start and periods.span(other).months != wanted.months
    ]
    if alike and data.about(keys[0].indicator).kind != "stock":
        other = max(alike, key=lambda figure: periods.span(figure).months)
        months = periods.span(other).months
        if months < wanted.months:
            return facts.of("shorter", period=other)
        return facts.of("longer", period=other, months=str(months))
    indicator, area, at = subject.observation[:3]
    if keys[0][:2] != (indicator, area) or any(other != at for key in keys for other in data.series(key)):
        return ""
    elsewhere = [other for other in data.areas_with(indicator, period) if other not in ("", area)]
    return facts.of("elsewhere", name=f"{indicator}@{elsewhere[0]}") if elsewhere else ""


def itself(subject: Subject) -> ObservationOrRefusal:
    """Return the subject."""
    return subject.observation


def paired(subject: Subject) -> ObservationOrRefusal:
    """Return the subject if it has a partner a year before, else another print of it that has one.

    That is its print of the latest earlier edition, or where no revision is stated the print of another source. So growth is
    computed from the standing figure wherever possible. There is no such fallback with ``--vintage first``, nor for a figure
    of unknown edition.
    """
    figure, data = subject.observation, subject.data
    if subject.options.vintage == "first" or any(map(editions.is_unknown, data.edition(figure))):
        return figure
    fallback: Iterable[Observation] = _earlier(subject)
    if not data.revised(figure):
        fallback = _of_other_sources(subject)
        if not fallback:
            return figure
    tried = (subject._replace(observation=one) for one in (figure, *fallback))
    return next((one.observation for one in tried if _has_partner(one)), figure)


NO_PARTNER = "has no partner of its edition"


def _has_partner(subject: Subject) -> bool:
    """Return whether a figure has a partner a year before, which does not contradict it."""
    before = year_before(subject)
    if isinstance(before, Fact):
        return False
    return unstated.sources_differ(subject.observation, before, subject.data) is None


def _of_other_sources(subject: Subject) -> Sequence[Observation]:
    """Return the standing figure of each other source for the subject's period, the latest first."""
    figure, data = subject.observation, subject.data
    if figure.indicator in data.reviewed:
        return ()
    by_source: dict[str, list[Observation]] = {}
    for each in data.series(figure.series).get(figure.period, ()):
        if each.source != figure.source and subject.options.knows(each) and each.status not in ("U", "F"):
            by_source.setdefault(data.organisation(each), []).append(each)
    by_source.pop(data.organisation(figure), None)
    stood = [found for prints in by_source.values() if (found := data.standing_figure(prints))]
    return sorted(stood, key=lambda each: (each.vintage, each.source), reverse=True)


def _earlier(subject: Subject) -> Iterator[Observation]:
    """Yield the standing figure of each earlier edition for the subject's period, the latest edition first."""
    figure, data = subject.observation, subject.data
    by_edition: dict[editions.Edition, list[Observation]] = {}
    for figure_of_edition in data.series(figure.series).get(figure.period, ()):
        edition = data.edition(figure_of_edition)
        if subject.options.knows(figure_of_edition) and not any(map(editions.is_unknown, edition)):
            by_edition.setdefault(edition, []).append(figure_of_edition)
    for edition in sorted(by_edition, key=editions.age, reverse=True):
        stood = data.standing_figure(by_edition[edition])
        if stood and editions.age(edition) < editions.age(data.edition(figure)):
            yield stood


def year_before(subject: Subject) -> ObservationOrRefusal:
    """Return the figure of the same series and edition for the same part of the year before.

    It is the standing one; with ``--vintage first`` the one known when the subject was printed.
    """
    before = periods.shift(subject.observation.period, -1)
    first = subject.options.vintage == "first"
    return of_edition(subject, subject.observation, before, (lambda prints: known(prints, subject)) if first else None)


def parent_of(subject: Subject) -> tuple[str, str]:
    """Return the indicator and area of the whole: ``--of ID[@AREA]``, or the catalog's parent (empty: none)."""
    indicator, area = split_name(subject.options.get("of"))
    observation = subject.observation
    return indicator or subject.data.about(observation.indicator).whole, area or observation.area


def whole_name(subject: Subject) -> str:
    """Return the name of the whole, as in the column ``base_indicator``."""
    return named(*parent_of(subject), subject)


def named(indicator: str, area: str, subject: Subject) -> str:
    """Return a name for the column ``base_indicator``: ID, or ID@AREA where the area differs from the subject's."""
    return indicator if area == subject.observation.area else f"{indicator}@{area}"


def part(subject: Subject) -> ObservationOrRefusal:
    """Return the subject, or the refusal if by the catalog it is no part of the whole."""
    return no_part(subject, "overlap", "concept") or subject.observation


def part_with_year_before(subject: Subject) -> ObservationOrRefusal:
    """Return the subject as ``paired`` does, or the refusal if it is no part of the whole."""
    return no_part(subject, "overlap", "concept") or paired(subject)


def no_part(subject: Subject, *codes: str) -> Fact | None:
    """Return the refusal of the subject as a part of the whole by the rules of some codes; None if they let it pass."""
    indicator, area = parent_of(subject)
    stand_in = subject.observation._replace(indicator=indicator, area=area)
    return comparability.check(codes, subject.observation, stand_in, subject.data)[0]


def whole(subject: Subject) -> ObservationOrRefusal:
    """Return the whole of the subject, for the subject's period."""
    indicator, area = parent_of(subject)
    return level(subject, indicator, area, subject.observation.period)


def of_unbroken_whole(measure: Measure, subject: Subject) -> Derivation:
    """Return a measure of a part and its whole, now and a year before.

    It is refused where the whole has a break in between, and where the part is larger than the whole in either year.
    """
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
    if found.row.has_figure and (refusal := _above_whole(found.inputs, subject)):
        return refused(measure, subject, refusal, found.inputs)
    return found.replacing(status="B") if crossed and found.row.has_figure else found


def _above_whole(inputs: Sequence[Observation], subject: Subject) -> Fact | None:
    """Return the refusal of a part that is larger than its whole of the same period, among the inputs of a measure."""
    series = subject.observation.series
    parts = [figure for figure in inputs if figure.series == series]
    wholes = [figure for figure in inputs if figure.series != series]
    checked = (comparability.check(("above_whole",), part, each, subject.data)[0] for part in parts for each in wholes)
    return next(filter(None, checked), None)


def whole_before(subject: Subject, part: Observation | None = None) -> ObservationOrRefusal:
    """Return the whole a year before the subject's period, of the edition of the whole that counts for the subject.

    It is the print known when the subject was released, or the ``part`` of that year where one is given.
    """
    indicator, area = parent_of(subject)
    now = whole(subject)
    then = subject._replace(observation=part) if part else subject

    def alike(prints: Sequence[Observation]) -> Observation | None:
        if isinstance(now, Observation):
            prints = [figure for figure in prints if subject.data.of_one_edition(figure, now)]
        return known(prints, then)

    before = periods.shift(subject.observation.period, -1)
    return _found(subject, indicator, area, before, alike, now if isinstance(now, Observation) else None)
