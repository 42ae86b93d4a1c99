"""The edition of a figure: the side on which it lies of each revision of its series.

A producer that revises a series restates its past. Figures of one edition may be paired; a figure printed before a
revision and one printed after it may not, however close their periods are. The edition is a tuple of sides, one for each
revision in the order of their days. ``docs/comparability.md`` explains the rules for users.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import count

from . import facts, periods
from .model import Observation, Revision, first_day, last_day

OLD, NEW, EITHER = "old", "new", "either"
_UNKNOWN = "unknown:"  # begins a side that neither period nor vintage decides
Edition = tuple[str, ...]


def edition(figure: Observation, revisions: Sequence[Revision], of_document: Iterable[Observation]) -> Edition:
    """Return the side of each revision on which a figure lies: old, new or either; unknown where its vintage is too wide.

    ``of_document`` are the figures of its series in the same document, which are of one edition: where the figure's own
    vintage does not decide, those whose side is known do. An unknown side names document and vintage, since figures of one
    document and one vintage are of one edition, whichever it is.
    """
    found = []
    document: Sequence[Observation] = ()
    for revision in revisions:
        place = side(figure, revision)
        if not place:
            document = document or list(of_document)
            sides = {side(other, revision) for other in document} & {OLD, NEW}
            place = sides.pop() if len(sides) == 1 else f"{_UNKNOWN} {figure.source} {figure.released}"
        found.append(place)
    return tuple(found)


def is_unknown(side: str) -> bool:
    """Return whether a side of an edition is unknown."""
    return side.startswith(_UNKNOWN)


def side(figure: Observation, revision: Revision) -> str:
    """Return the side of one revision on which a figure lies, by its period or else its vintage; empty if undecided."""
    if _is_before(figure.period, revision):
        return OLD if revision.before == "apart" else EITHER
    if _is_after(figure.period, revision):
        return NEW
    if last_day(figure.released) < first_day(revision.day):
        return OLD
    if figure.released == revision.day or first_day(figure.released) >= last_day(revision.day):
        return NEW
    return ""


def is_restated(period: str, revision: Revision) -> bool:
    """Return whether a period is among those that a revision restated."""
    return not (_is_before(period, revision) or _is_after(period, revision))


def _is_before(period: str, revision: Revision) -> bool:
    return bool(revision.start) and periods.span(period).end <= periods.span(revision.start).start


def _is_after(period: str, revision: Revision) -> bool:
    return periods.span(period).end > periods.span(revision.end).end


def parting(first: Edition, second: Edition) -> int | None:
    """Return the index of the first revision that separates two editions of one series; None if none does.

    A revision with an unknown side separates them too.
    """
    for place, (side, opposite) in enumerate(zip(first, second, strict=True)):
        if side != opposite and EITHER not in (side, opposite):
            return place
    return None


def age(sides: Edition) -> int:
    """Return a sort key for editions of one period: the number of revisions that they include."""
    return sides.count(NEW)


def name(sides: Edition, revisions: Sequence[Revision]) -> facts.Fact | None:
    """Return the name of an edition by the first revision that it lacks, else the last; None where none concerns it."""
    lacking = [revision.day for place, revision in zip(sides, revisions, strict=True) if place == OLD]
    if lacking:
        return facts.of("edition_before", day=lacking[0])
    known = [revision.day for place, revision in zip(sides, revisions, strict=True) if place == NEW]
    return facts.of("edition_since", day=known[-1]) if known else None


def signs(known: Iterable[Edition]) -> dict[Edition, str]:
    """Return the editions of one series as texts, a sign for each revision: ``o`` before it, ``n`` after it, ``*`` for either.

    A side that is unknown has a capital letter, the same for the figures of one document and vintage. Two of these texts part as
    their editions do: where two signs differ and none is ``*``.
    """
    capitals = filter(str.isupper, map(chr, count(ord("A"))))
    sign = defaultdict(capitals.__next__, {OLD: "o", NEW: "n", EITHER: "*"})
    return {sides: "".join(sign[side] for side in sides) for sides in known}


def known_to(figure: Observation, other: Observation) -> bool:
    """Return whether a figure was known when another one was released.

    It was if it was released by the first day on which the other may have been, with it (one vintage), or if one document
    prints both and it is not the later one. Releases are paired by their inferred vintages where the data infer any; what
    was known on a day that the user names goes by the documents' own alone (``Options.knows``).
    """
    day, other_day = figure.released, other.released
    if day == other_day or last_day(day) <= first_day(other_day):
        return True
    together = set(figure.sources) & set(other.sources)
    return bool(together) and last_day(day) <= last_day(other_day)
