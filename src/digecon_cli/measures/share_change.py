"""Changes of shares: the percentage points by which a part's share of its whole changed on the year before.

There are three, as of growth. A document may print the change: ``share_change``, published. Of two printed shares there is
their difference: ``share_difference``, a measure of its own as the compound of published rates is one beside ``cagr``,
since ``share_change``, computed, is what the levels give, and no column else could tell both. Printed shares are each of the
whole as then known, so their difference may cross two editions of it; what the levels give never does. The gap is that of
the published change to the levels', or of the difference where no document prints a change.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from ..core import facts, periods, units
from ..core.bundled import Reach
from ..core.comparability import check
from ..core.dataset import Dataset
from ..core.facts import Fact
from ..core.model import Observation
from . import derivation
from .derivation import (
    CHANGE_OVER_TIME,
    Derivation,
    Measure,
    MeasureCommand,
    ObservationOrRefusal,
    Options,
    Role,
    Subject,
    Term,
    in_time,
    is_first,
)
from .gap import gap
from .neighbors import levels_of, of_changes
from .reasons import of_share_change
from .roles import (
    NO_PARTNER,
    itself,
    missing,
    of_unbroken_whole,
    part_with_year_before,
    spellings,
    whole,
    whole_before,
    whole_name,
    year_before,
)
from .share import OF, PART_OF, asked_for, each_whole, saying_unstated


def _whole_then(subject: Subject) -> ObservationOrRefusal:
    """Return the whole of the part a year before, of the edition of the subject's whole."""
    before = year_before(subject)
    return before if isinstance(before, Fact) else whole_before(subject, before)


def _share_before(subject: Subject) -> ObservationOrRefusal:
    """Return the published share of the year before that stands."""
    share, data = subject.observation, subject.data
    before, by_period = periods.shift(share.period, -1), data.series(share.series)
    prints = next(filter(None, map(by_period.get, spellings(before, data, share.indicator))), ())
    return data.standing_figure(prints, subject.options.as_of) or missing(share.name, before, measure="share")


CHANGE = Measure(
    "share_change",
    "(part now / whole now - part a year before / whole a year before) x 100",
    (
        Role("part now", part_with_year_before, ("level",), NO_PARTNER),
        Role("whole now", whole, PART_OF),
        Role("part a year before", year_before, CHANGE_OVER_TIME),
        Role("whole a year before", _whole_then, PART_OF),
    ),
    lambda now, whole_now, before, whole_then: (now / whole_now - before / whole_then) * 100,
    units.POINTS,
    lambda subject: {"base_indicator": whole_name(subject), "basis": ""},
)
DIFFERENCE = Measure(
    "share_difference",
    "published share now - published share a year before",
    (Role("share now", itself), Role("share a year before", _share_before, CHANGE_OVER_TIME)),
    lambda now, before: now - before,
    units.POINTS,
    lambda subject: {"base_indicator": subject.observation.base_indicator, "basis": ""},
)
TERMS = (
    Term(
        "share_change",
        "change of the share of {base}",
        lambda row: CHANGE.words,
        printed=True,
        meaning="change of the share of base_indicator, in percentage points",
    ),
    Term(
        "share_difference",
        "difference of the published shares of {base}",
        lambda row: DIFFERENCE.words,
        meaning="difference of two published shares of base_indicator, in percentage points",
    ),
)
Place = tuple[str, str, str]  # indicator, area, period


def share_change(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Derivation]:
    """Return the percentage points by which the share of each level in its wholes changed on the year before.

    That is: the change that a document prints, the difference of printed shares, the difference of the shares of levels,
    and the gap of what is printed to the last. For levels, the parts are of one edition, and so are the wholes, each as
    known when its part was released. Other wholes than those of the catalog count where shares of them are printed.
    """
    options = options.having(of=derivation.one_indicator(options.get("of"), data, {row.indicator for row in rows}))
    of = options.get("of")
    changes = [
        row for row in derivation.published("share_change", rows, data, options) if of in ("", row.base_indicator)
    ]
    differences = list(_differences(rows, data, options))
    printed: dict[Place, dict[str, Observation]] = {}
    for row in (*(one.row for one in differences if one.row.has_figure), *changes):
        printed.setdefault(_place(row), {})[row.base_indicator] = row
    apart = {(_place(one.row), one.row.base_indicator): one.row.fact_of(facts.CAUTION) for one in differences}
    found = [*derivation.printed(changes), *differences]
    for figure in derivation.subjects(rows, data, options):
        of_period = printed.get(_place(figure), {})
        for subject in () if is_first(figure, data) else each_whole(Subject(figure, data, options), of_period):
            computed = saying_unstated(_changed(subject), subject)
            found.append(computed)
            base = computed.row.base_indicator
            if computed.row.has_figure and base in of_period:
                found.append(_gap(of_period[base], computed, subject, apart.get((_place(figure), base))))
    return asked_for(in_time(found), options)


def _place(row: Observation) -> Place:
    return row.indicator, row.area, row.period


def _differences(rows: Sequence[Observation], data: Dataset, options: Options) -> Iterator[Derivation]:
    """Yield the difference of each published share to that of the year before, where both are printed."""
    of = options.get("of")
    for share in derivation.published("share", rows, data, options):
        subject = Subject(share, data, options.having(of=share.base_indicator))
        if of in ("", share.base_indicator) and isinstance(before := _share_before(subject), Observation):
            yield _difference(subject, before)


def _difference(subject: Subject, before: Observation) -> Derivation:
    """Return the difference of two published shares; a caution where their wholes are of two editions.

    Parts of two editions, and a break of the whole in between, refuse it as they refuse growth.
    """
    share, data = subject.observation, subject.data
    (part, total), (part_then, total_then) = (tuple(levels_of(each)) for each in (share, before))
    refusal, _ = check(("edition",), part, part_then, data)
    if refusal:
        return derivation.refused(DIFFERENCE, subject, refusal, [share, before])
    why, _ = check(("edition",), total, total_then, data)
    caution = facts.of("edition.shares", name=total.indicator, why=why) if why else None
    return of_unbroken_whole(DIFFERENCE, subject).adding(caution)


def _changed(subject: Subject) -> Derivation:
    """Return the change of a share, with a caution where published growth of part or whole differs from that of the levels."""
    found = of_unbroken_whole(CHANGE, subject)
    if not found.row.has_figure:
        return found
    now, whole_now, before, whole_then = found.inputs
    return found.adding(*of_changes([(now, before), (whole_now, whole_then)], subject.data, subject.options.vintage))


def _gap(printed: Observation, computed: Derivation, subject: Subject, apart: Fact | None) -> Derivation:
    """Return the gap of what is printed to the computed change; ``apart`` says that printed shares are of two editions."""
    return gap(printed, computed, subject, partial(of_share_change, apart=apart))


COMMAND = MeasureCommand(
    "share-change",
    4,
    "Change of a share on the year before, in points: as published, between published shares, computed from levels, and the gap.",
    share_change,
    ("digecon share-change economy.digital", "digecon share-change telecom --from 2023-9M --to 2023-9M"),
    (OF,),
    labels={"gap": "gap, change of the share of {base}"},
    in_dollars=False,
    reach=Reach(relatives=True),
    needs="a whole that is stated, and figures of two years",
    paired={
        "": "Each share uses the total known when the part was published, both totals of one edition; published shares as printed.",
        "latest": "Latest figures for parts and wholes; published shares as printed.",
        "first": "First prints, each in percent of its whole as known when it was released, wholes of one edition.",
    },
)
