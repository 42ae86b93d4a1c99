"""Revisions that nobody states: what the prints of a series themselves say about pairing two of its figures.

The bundled table states its revisions (``editions``). A table of one's own often states none, and has only prints of different
days and sources. There a figure is not paired with a print of the period before that replaced another value later, nor with one of a
source that contradicts its own.
"""

from collections.abc import Iterable, Sequence

from . import facts, periods
from .dataset import Dataset
from .editions import known_to
from .facts import Fact
from .model import MEASURED, Observation, agree, first_day, last_day


def refusal(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    """Return why two figures of one series do not pair though no revision is stated: their sources, or a later print."""
    if not _is_unstated(figure, data) or figure.series != other.series or figure.period == other.period:
        return None
    earlier, later = _in_order(figure, other)
    if differing := sources_differ(earlier, later, data):
        return differing
    if is_restated(earlier, later, data):
        return facts.of(
            "edition.restated", period=earlier.period, vintage=earlier.vintage or "unknown date",
            period_other=later.period, other=later.vintage or "unknown date",
        )  # fmt: skip
    return None


def is_restated(figure: Observation, other: Observation, data: Dataset) -> bool:
    """Return whether the earlier of two figures, and not the later one, replaced another value after the later was printed."""
    if not _is_unstated(figure, data):
        return False
    earlier, later = _in_order(figure, other)
    return _is_replaced_after(earlier, later, data) and not _has_replaced(later, earlier, data)


def caution(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    """Return the caution on two figures that both replaced another value, the earlier one after the later was printed."""
    if not _is_unstated(figure, data) or figure.series != other.series:
        return None
    earlier, later = _in_order(figure, other)
    if not _is_replaced_after(earlier, later, data):
        return None
    if not _has_replaced(later, earlier, data):
        return None
    return facts.of("edition.both", period=later.period, vintage=later.vintage, other=earlier.vintage or "unknown date")


def _is_replaced_after(earlier: Observation, later: Observation, data: Dataset) -> bool:
    if earlier.vintage == later.vintage or known_to(earlier, later):
        return False
    return _has_replaced(earlier, later, data)


def _has_replaced(figure: Observation, other: Observation, data: Dataset) -> bool:
    """Return whether a figure replaced another value that was printed before.

    Where it is of one source with the ``other`` figure of a pair, other sources do not count, and a forecast that became an
    actual figure was not revised.
    """
    prints = data.series(figure.series).get(figure.period, ())
    source = data.organisation(figure)
    alone = source == data.organisation(other)
    return figure in prints and any(
        not agree(each, figure)
        and first_day(each.vintage) < last_day(figure.vintage)
        and (each.status == "F") == (figure.status == "F")
        and (not alone or data.organisation(each) == source)
        for each in prints
    )


def is_in_time(figure: Observation, other: Observation) -> bool:
    """Return whether the earlier of two figures was known when the later one was printed."""
    return known_to(*_in_order(figure, other))


def sources_differ(figure: Observation, other: Observation, data: Dataset) -> Fact | None:
    """Return the refusal of two figures of a series from two sources, of which nothing says that they belong together.

    Either the two print some period of it differently, or a third one prints one of the figures differently, of which the source
    of the other has no print.
    """
    if figure.source == other.source or not _is_unstated(figure, data):
        return None
    source, other_source = data.organisation(figure), data.organisation(other)
    by_period = data.series(figure.series)
    if source == other_source or figure not in by_period.get(figure.period, ()):
        return None
    if any(_is_disputed(prints, source, other_source, data) for prints in by_period.values()):
        return facts.of("edition.sources", data_source=other_source, data_other=source)
    return _disputed_by_third(figure, other_source, data) or _disputed_by_third(other, source, data)


def _disputed_by_third(figure: Observation, without: str, data: Dataset) -> Fact | None:
    """Return the refusal of a figure that another source prints differently, and the source ``without`` not at all."""
    prints = [
        each
        for each in data.series(figure.series).get(figure.period, ())
        if (each.status == "F") == (figure.status == "F")
    ]
    source, makers = data.organisation(figure), dict.fromkeys(map(data.organisation, prints))
    if without in makers:
        return None
    third = next((maker for maker in makers if maker != source and _is_disputed(prints, source, maker, data)), None)
    if third is None:
        return None
    return facts.of("edition.disputed", period=figure.period, data_source=source, data_other=third, data_maker=without)


def _is_disputed(prints: Iterable[Observation], source: str, other: str, data: Dataset) -> bool:
    """Return whether two sources both print a figure, and never alike within rounding."""
    by_source: dict[str, list[Observation]] = {}
    for figure in prints:
        by_source.setdefault(data.organisation(figure), []).append(figure)
    pairs = [(each, opposite) for each in by_source.get(source, ()) for opposite in by_source.get(other, ())]
    return bool(pairs) and not any(agree(each, opposite) for each, opposite in pairs)


def candidates(prints: Sequence[Observation], like: Observation, data: Dataset) -> Sequence[Observation]:
    """Return those of the prints of one figure that may be paired with a figure of another period of the series.

    They are of its source if that has any. A forecast counts for an actual figure only where there is nothing else, and for a
    forecast what was known then.
    """
    if not prints[1:] or not _is_unstated(like, data):
        return prints
    if like.status == "F":
        prints = [figure for figure in prints if is_in_time(figure, like)] or prints
    else:
        prints = [figure for figure in prints if figure.status != "F"] or prints
    source = data.organisation(like)
    return [figure for figure in prints if data.organisation(figure) == source] or prints


def _is_unstated(figure: Observation, data: Dataset) -> bool:
    """Return whether nobody states the revisions of a figure's series, so that only its prints can show them."""
    return figure.indicator not in data.reviewed and figure.measure in MEASURED and not data.revised(figure)


def _in_order(figure: Observation, other: Observation) -> tuple[Observation, Observation]:
    if periods.order(figure.period) <= periods.order(other.period):
        return figure, other
    return other, figure
