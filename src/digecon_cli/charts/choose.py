"""Which of the selected rows a chart shows."""

from collections.abc import Iterable

from .. import periods
from ..observations import PLANNED, Dataset, Observation


def chosen(rows: Iterable[Observation], data: Dataset) -> list[Observation]:
    """Return the rows that a chart shows unless a frequency is asked for.

    Years where a series has any, with the newest part of a year after them; else its most frequent kind of period. A
    target or forecast always stays.
    """
    series: dict[tuple[str, ...], list[Observation]] = {}
    kept = []
    for one in rows:
        if one.measure in PLANNED:
            kept.append(one)
        else:
            series.setdefault(one.series, []).append(one)
    for several in series.values():
        groups: dict[str, list[Observation]] = {}
        for one in several:
            groups.setdefault(periods.frequency(one.period), []).append(one)
        main = "A" if "A" in groups else max(groups, key=lambda code: len(groups[code]))
        kept += groups[main]
        if main == "A":
            last = max(periods.span(one.period).end for one in groups["A"])
            newer = [one for one in several if periods.span(one.period).end > last and _whole(one, data)]
            kept += sorted(newer, key=lambda one: periods.order(one.period))[-1:]
    return kept


def _whole(one: Observation, data: Dataset) -> bool:
    """Return whether a figure tells all of its year so far: a state of a stock, or a span from January."""
    return data.about(one.indicator).kind == "stock" or periods.span(one.period).start % 12 == 0
