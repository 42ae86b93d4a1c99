"""Shares: each part in percent of its whole, the published share, and the gap between the two."""

from collections.abc import Iterable, Iterator, Sequence

from ..core import facts, units
from ..core.bundled import Reach
from ..core.comparability import is_described, is_stated
from ..core.dataset import Dataset
from ..core.facts import Fact
from ..core.model import Observation
from . import derivation
from .derivation import (
    Derivation,
    Measure,
    MeasureCommand,
    Options,
    Parameter,
    Role,
    Subject,
    Term,
    derive,
    in_time,
    one_indicator,
)
from .gap import gap
from .reasons import of_share
from .roles import parent_of, part, whole, whole_name

PART_OF = ("duration", "unit", "kind", "basis", "definition", "target", "zero", "above_whole")
SHARE = Measure(
    "share",
    "part / whole x 100",
    (Role("part", part, ("level",)), Role("whole", whole, PART_OF)),
    lambda some, total: some / total * 100,
    units.PERCENT,
    lambda subject: {"base_indicator": whole_name(subject), "basis": ""},
)
TERMS = (Term("share", "share of {base}", lambda row: SHARE.words, printed=True),)
OF = Parameter("of", "ID[@AREA]", "The whole; else each parent in the catalog.", indicator=True)


def share(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Derivation]:
    """Return each level in percent of its wholes, or of ``of``, with published shares and the gaps to them.

    A series without a whole has no row.
    """
    of = one_indicator(options.get("of"), data, {row.indicator for row in rows})
    options = options.having(of=of)
    published: dict[tuple[str, ...], list[Observation]] = {}
    shares = derivation.published("share", rows, data, options)
    for figure in sorted(shares, key=lambda figure: figure.base_indicator):
        if of in ("", figure.base_indicator):
            published.setdefault((figure.indicator, figure.area, figure.period), []).append(figure)
    found = derivation.printed(figure for of_period in published.values() for figure in of_period)
    for figure in derivation.subjects(rows, data, options):
        of_period = published.get((figure.indicator, figure.area, figure.period), [])
        for subject in each_whole(Subject(figure, data, options), (one.base_indicator for one in of_period)):
            computed = share_of_whole(subject)
            found += [computed, *_gaps(of_period, computed, subject)]
    return asked_for(in_time(found), options)


def asked_for(found: list[Derivation], options: Options) -> list[Derivation]:
    """Return derivations without the refusals of a whole that an indicator merely overlaps with, which nobody asked for.

    Asked for are those of a whole that the parameter ``of`` names, and of an indicator that was selected by a name of its
    own; where they are all the answer there is, they are its rows.
    """
    if options.get("of"):
        return found
    named = options.named
    kept = [one for one in found if one.row.indicator in named or not _is_overlap(one.row.refusal)]
    return kept or found


def _is_overlap(refusal: Fact | None) -> bool:
    return refusal is not None and refusal.code == "overlap"


def each_whole(subject: Subject, more: Iterable[str] = ()) -> Iterator[Subject]:
    """Yield the subject with each of its wholes as the parameter ``of``: the given one, or the catalog's and ``more``."""
    of, data = subject.options.get("of"), subject.data
    wholes = [of] if of else [*data.about(subject.observation.indicator).wholes, *more]
    for name in dict.fromkeys(wholes):
        yield subject._replace(options=subject.options.having(of=name))


def share_of_whole(subject: Subject) -> Derivation:
    """Return the subject in percent of its whole."""
    return saying_unstated(derive(SHARE, subject), subject)


def saying_unstated(found: Derivation, subject: Subject) -> Derivation:
    """Return a derivation of a part and its whole, with a note where only the user calls it a whole."""
    figure = subject.observation
    known = is_described(figure, subject.data) or is_stated(
        (figure.indicator, figure.area), parent_of(subject), subject.data
    )
    return found if known or not found.row.has_figure else found.adding(unstated(whole_name(subject)))


def unstated(whole: str) -> facts.Fact:
    """Return the fact of a share of something that only the user calls a whole."""
    return facts.of("unstated", whole=whole)


def _gaps(published: Iterable[Observation], computed: Derivation, subject: Subject) -> Iterator[Derivation]:
    """Yield the gap between each published share of the same whole and the computed one."""
    for figure in published:
        if computed.row.has_figure and figure.base_indicator == computed.row.base_indicator:
            yield gap(figure, computed, subject, of_share)


COMMAND = MeasureCommand(
    "share",
    3,
    "Share of each parent, or of any whole: published, computed from levels, and the gap between them.",
    share,
    ("digecon share economy.digital --of economy.gdp", "digecon share telecom --from 2023-9M --to 2023-9M"),
    (OF,),
    labels={"gap": "gap, share of {base}"},
    reach=Reach(relatives=True),
    needs="a whole that is stated",
    paired={
        "": "Each share uses the total known when the part was published.",
        "latest": "Latest figures for part and whole.",
        "first": "First prints, each in percent of its whole as known when it was released.",
    },
)
