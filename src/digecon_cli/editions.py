"""Which edition a figure is of: revisions are data, and a figure lies on one side of each revision of its series.

A producer that revises a series prints its past anew. Figures of one edition may be paired; a figure printed before a
revision and one printed after it may not, however close their periods are. The sides of a figure, one for each revision
of its series in the order of their days, are its edition. ``docs/comparability.md`` tells the rules for users.
"""

from collections.abc import Iterable, Sequence

from . import facts, periods
from .model import Observation, Revision, first_day, last_day

OLD, NEW, EITHER = "old", "new", "either"
_UNKNOWN = "unknown:"  # begins a side that neither period nor vintage tells
Edition = tuple[str, ...]


def edition(figure: Observation, revisions: Sequence[Revision], told: Iterable[Observation]) -> Edition:
    """Return on which side of each revision a figure lies: old, new or either; unknown where its vintage does not tell.

    ``told`` are the figures of its series that its document tells: they are of one edition, so where the vintage is too
    wide to decide, those whose side is known do. An unknown side names document and vintage: figures of one document
    and one vintage are of one edition, whichever it is.
    """
    found = []
    document: Sequence[Observation] = ()
    for revision in revisions:
        place = side(figure, revision)
        if not place:
            document = document or list(told)
            others = {side(other, revision) for other in document} & {OLD, NEW}
            place = others.pop() if len(others) == 1 else f"{_UNKNOWN} {figure.source} {figure.vintage}"
        found.append(place)
    return tuple(found)


def is_unknown(side: str) -> bool:
    """Return whether a side of an edition is unknown."""
    return side.startswith(_UNKNOWN)


def side(figure: Observation, revision: Revision) -> str:
    """Return on which side of one revision a figure lies, by its period, else by its vintage; empty where neither tells."""
    covered = periods.span(figure.period)
    if revision.start and covered.end <= periods.span(revision.start).start:
        return OLD if revision.before == "apart" else EITHER
    if covered.end > periods.span(revision.end).end:
        return NEW
    if last_day(figure.vintage) < first_day(revision.day):
        return OLD
    if figure.vintage == revision.day or first_day(figure.vintage) >= last_day(revision.day):
        return NEW
    return ""


def parting(one: Edition, other: Edition) -> int | None:
    """Return the place of the first revision that parts two editions of one series, None where they are of one edition.

    A revision of which the side of one is unknown parts them too.
    """
    for place, (side, opposite) in enumerate(zip(one, other, strict=True)):
        if side != opposite and EITHER not in (side, opposite):
            return place
    return None


def age(one: Edition) -> int:
    """Return a number by which editions of one period are ordered: how many revisions they know of."""
    return one.count(NEW)


def name(one: Edition, revisions: Sequence[Revision]) -> facts.Fact | None:
    """Return what an edition is called: by the first revision that it lacks, else by the last; None where none concerns it."""
    lacking = [revision.day for place, revision in zip(one, revisions, strict=True) if place == OLD]
    if lacking:
        return facts.of("edition_before", day=lacking[0])
    known = [revision.day for place, revision in zip(one, revisions, strict=True) if place == NEW]
    return facts.of("edition_since", day=known[-1]) if known else None


def known_to(figure: Observation, other: Observation) -> bool:
    """Return whether a figure was known to whoever released another one.

    It was if it was surely released by the first day on which the other may have been, with it (one vintage), or if one
    document prints both and it is not the later one.
    """
    if figure.vintage == other.vintage or last_day(figure.vintage) <= first_day(other.vintage):
        return True
    together = set(figure.sources) & set(other.sources)
    return bool(together) and last_day(figure.vintage) <= last_day(other.vintage)
