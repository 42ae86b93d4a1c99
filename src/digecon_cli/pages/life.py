"""The life of a figure: every document that printed it, by the day of release, and the growths that follow from its pairs.

The pairs are those of ``growth`` as they stood on each day on which one of their figures was released; a base that no document
prints is the one that a published rate implies (see ``measures.reasons``).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..core import editions
from ..core.comparability import check
from ..core.dataset import Dataset
from ..core.model import MEASURED, Identity, Observation, Revision, last_day, sort_rows
from ..measures import growth
from ..measures.derivation import Derivation, Options
from ..measures.reasons import implied_level, is_apart, of_one_release

CHANGES = ("growth", "difference")  # what is computed of two levels; of percentages it is the difference
_TODAY = Options()
# The reasons of a gap with which the published rate is of the same thing as the levels, so that it implies a base.
_IMPLYING = ("revised_base", "unexplained", "comparable_basis")


class DocumentPrint(NamedTuple):
    """A figure as one document prints it: whether it stands, and the revision that parts it from the print before."""

    figure: Observation
    stands: bool
    revision: Revision | None


class Prints(NamedTuple):
    """Every print of one figure, by the day of release; those without a day come last."""

    prints: tuple[DocumentPrint, ...]

    @property
    def standing(self) -> Observation:
        """Return the print that stands."""
        return next(each.figure for each in self.prints if each.stands)

    @property
    def days(self) -> int:
        """Return on how many days the figure was printed."""
        return len({each.figure.vintage for each in self.prints} - {""})


class GrowthPath(NamedTuple):
    """The growth from one base to the level of the period.

    ``rate`` is computed from two printed levels, or published; ``base`` is the printed level or, with ``is_implied``, the one
    that the published rate implies in place of ``printed``. ``beside`` are the gaps of a computed rate to published
    ones that imply no base, or the gap that the implied base explains.
    """

    rate: Observation
    now: Observation
    base: Observation
    printed: Observation
    is_implied: bool
    beside: tuple[Derivation, ...] = ()


class Life(NamedTuple):
    """What is known of one figure: its prints first, then those of its growth, shares and the like; and its growths."""

    rows: Sequence[Observation]
    strips: tuple[Prints, ...]
    paths: tuple[GrowthPath, ...]

    @property
    def implies(self) -> bool:
        """Return whether a published rate implies another base than the printed one."""
        return any(path.is_implied for path in self.paths)

    @property
    def is_drawn(self) -> bool:
        """Return whether there is anything to set side by side: two documents, or a base that no document prints."""
        return bool(self.strips)

    @property
    def is_long(self) -> bool:
        """Return whether a figure was printed on two days, or a rate implies another base."""
        return self.implies or any(strip.days > 1 for strip in self.strips)


def life(rows: Sequence[Observation], data: Dataset, options: Options = _TODAY) -> Life:
    """Return the life of the figures of one indicator, area and period, of which ``rows`` are every print.

    Of the level there is a strip where two documents print it or a rate implies another base; of growth, shares and the
    like where they were printed on two days. With a vintage only what was released by then counts.
    """
    known = [row for row in sort_rows(rows) if row.has_figure and options.knows(row)]
    groups: dict[Identity, list[Observation]] = {}
    for row in known:
        groups.setdefault(row.identity, []).append(row)
    paths = tuple(_paths(known, data, options))
    implies = any(path.is_implied for path in paths)
    strips = []
    for group in groups.values():
        prints = Prints(tuple(_prints(group, data, options.as_of)))
        of_level = group[0].measure in MEASURED
        if prints.days > 1 or (of_level and (implies or group[1:])):
            strips.append(prints)
    levels = [strip for strip in strips if strip.standing.measure in MEASURED]
    return Life(known, (*levels, *(strip for strip in strips if strip not in levels)), paths if levels else ())


def _prints(group: Sequence[Observation], data: Dataset, as_of: str) -> Iterator[DocumentPrint]:
    standing = data.standing_figure(group, as_of)
    before: Observation | None = None
    for figure in sorted(group, key=lambda one: (last_day(one.released), one.source)):
        yield DocumentPrint(figure, figure is standing, revision_between(before, figure, data) if before else None)
        before = figure


def revision_between(row: Observation, standing: Observation, data: Dataset) -> Revision | None:
    """Return the first revision that a print is known to lack and the standing figure to have."""
    sides = zip(data.edition(row), data.edition(standing), data.revised(row), strict=True)
    return next((revision for old, new, revision in sides if (old, new) == (editions.OLD, editions.NEW)), None)


def _paths(rows: Sequence[Observation], data: Dataset, options: Options) -> Iterator[GrowthPath]:
    """Yield the pairs of levels as they stood from day to day, then the bases that published rates imply."""
    printed: dict[object, GrowthPath] = {}
    implied: dict[object, GrowthPath] = {}
    for derived in _from_day_to_day(rows, data, options):
        for computed in derived:
            if not (computed.measure and computed.row.measure in CHANGES and computed.row.has_figure):
                continue
            now, before = computed.inputs[:2]
            if check(("break",), now, before, data)[0]:
                continue  # a break that became known later: the pair was made then, and does not compare
            gaps = tuple(
                each for each in derived if each.row.measure == "gap" and tuple(each.inputs[1:3]) == (now, before)
            )
            from_rates = [(gap, implied_path(gap, data)) for gap in gaps]
            beside = tuple(gap for gap, from_rate in from_rates if from_rate is None)
            path = GrowthPath(computed.row, now, before, before, False, beside)
            printed.setdefault((_number(now), _number(before)), path)
            for _, from_rate in from_rates:
                if from_rate:
                    implied.setdefault((_number(from_rate.rate), _number(now)), from_rate)
    yield from printed.values()
    yield from implied.values()


def implies_base(gap: Observation) -> bool:
    """Return whether the published rate of a gap is of the same thing as the levels, so that it implies another base."""
    return is_apart(gap) and gap.facts[0].code in _IMPLYING


def _number(figure: Observation) -> object:
    """Return what two prints of one number have in common, in whatever multiple: the value and its bounds."""
    return tuple(f"{end:.9g}" for end in figure.interval()[:3])


def implied_path(gap: Derivation, data: Dataset) -> GrowthPath | None:
    """Return the path from the base that a published rate implies; None where the rate is not of the thing and release of the levels."""
    published, now, before = gap.inputs[:3]
    implies = implies_base(gap.row) and of_one_release(published, now, data)
    base = implied_level(published, now, before) if implies else None
    return GrowthPath(published, now, base, before, True, (gap,)) if base else None


def _from_day_to_day(rows: Sequence[Observation], data: Dataset, options: Options) -> Iterator[Sequence[Derivation]]:
    """Yield growth as it stood on each day on which a level, its base or its growth was released, and as ``options`` ask for it.

    The last of these days knows the same as they do.
    """
    levels = [row for row in rows if row.measure in MEASURED]
    if not levels:
        return
    today = growth.COMMAND.derive(rows, data, options)
    bases = {figure for each in today for figure in each.inputs if each.row.measure in CHANGES}
    prints = (one for base in bases for one in data.series(base.series).get(base.period, ()) if options.knows(one))
    released = {one.vintage for one in prints}
    released |= {row.vintage for row in rows if row.measure in (*MEASURED, "growth")}
    first = min(last_day(level.vintage) for level in levels)
    days = sorted((day for day in released - {""} if last_day(day) >= first), key=last_day)
    for day in days[:-1]:
        yield growth.COMMAND.derive(rows, data.known_by(day), options._replace(vintage=day))
    yield today
