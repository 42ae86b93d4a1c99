"""Changes of shares: the percentage points by which a part's share of its whole changed on the year before."""

from collections.abc import Sequence

from ..core import units
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
from .neighbors import of_changes
from .roles import NO_PARTNER, of_unbroken_whole, part_with_year_before, whole, whole_name, year_before
from .share import OF, PART_OF, each_whole, saying_unstated


def _whole_then(subject: Subject) -> ObservationOrRefusal:
    """Return the whole of the part a year before."""
    before = year_before(subject)
    return before if isinstance(before, Fact) else whole(subject._replace(observation=before))


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
TERMS = (
    Term(
        "share_change",
        "change of the share of {base}",
        lambda row: CHANGE.words,
        meaning="change of the share of base_indicator, in percentage points",
    ),
)


def share_change(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Derivation]:
    """Return the percentage points by which the share of each level in its wholes changed on the year before.

    It is the difference of both years' shares: parts of one edition, each in percent of the whole as known when the part
    was released. Producers compute it this way, so that a share of a year does not change when the whole is revised.
    """
    options = options.having(of=derivation.one_indicator(options.get("of"), data))
    levels = (figure for figure in derivation.subjects(rows, data, options) if not is_first(figure, data))
    asked = (subject for figure in levels for subject in each_whole(Subject(figure, data, options)))
    return in_time(saying_unstated(_changed(subject), subject) for subject in asked)


def _changed(subject: Subject) -> Derivation:
    """Return the change of a share, with a caution where published growth of part or whole differs from that of the levels."""
    found = of_unbroken_whole(CHANGE, subject)
    if not found.row.has_figure:
        return found
    now, whole_now, before, whole_then = found.inputs
    return found.adding(*of_changes([(now, before), (whole_now, whole_then)], subject.data, subject.options.vintage))


COMMAND = MeasureCommand(
    "share-change",
    4,
    "Points by which a share changed on the year before.",
    share_change,
    ("digecon share-change economy.digital", "digecon share-change telecom --from 2023-9M --to 2023-9M"),
    (OF,),
    in_dollars=False,
    paired={
        "": "Parts of today, wholes as known when those were released.",
        "latest": "Parts and wholes as they stand today.",
        "first": "First prints, each in percent of its whole as known when it was released.",
    },
)
