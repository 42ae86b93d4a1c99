"""Which series share a panel."""

from ..dataset import Dataset
from ..model import PLANNED, Observation

MOST_TOGETHER = 4  # lines that can still be told apart by their marks
MOST_APART = 10  # a line whose peak is this many times lower than another's would lie flat beside it
LEAST_ACROSS, MOST_ACROSS = 3, 12  # bars of a panel that compares series in one period
CHANGES = ("growth", "difference", "gap")


def together(series: dict[tuple[str, ...], list[Observation]], data: Dataset) -> list[list[list[Observation]]]:
    """Return which series share a panel: those of one whole and unit while few and of like size, else each indicator."""
    alike: dict[tuple[object, ...], list[list[Observation]]] = {}
    beside = single(series, data)
    taken = {id(rows) for group in beside.values() for rows in group}
    for key, rows in series.items():
        if id(rows) in taken:
            continue
        changes = key[2] in CHANGES
        alike.setdefault(key[:3] if changes else (key[2], _whole_of(key[0], data), *data.told_in(rows[0])), []).append(
            rows
        )
    found = list(beside.values())
    for group in alike.values():
        peaks = [max(abs(one.interval().value) for one in rows if one.has_figure) for rows in group]
        if len(group) <= MOST_TOGETHER and min(peaks) * MOST_APART >= max(peaks):
            found.append(group)
            continue
        apart: dict[tuple[str, ...], list[list[Observation]]] = {}
        for rows in group:
            apart.setdefault((rows[0].indicator, rows[0].area), []).append(rows)
        found += apart.values()
    return found


def single(series: dict[tuple[str, ...], list[Observation]], data: Dataset) -> dict[object, list[list[Observation]]]:
    """Return the groups of series that each have one figure, of one kind, unit and period: bars side by side."""
    groups: dict[object, list[list[Observation]]] = {}
    for key, rows in series.items():
        one, about = rows[0], data.about(key[0])
        if len(rows) == 1 and key[2] not in CHANGES and one.measure not in PLANNED and one.interval().value >= 0:
            groups.setdefault((key[2], about.sector, about.kind, *data.told_in(rows[0]), one.period), []).append(rows)
    return {key: group for key, group in groups.items() if LEAST_ACROSS <= len(group) <= MOST_ACROSS}


def _whole_of(indicator: str, data: Dataset) -> str:
    """Return the whole that an indicator is in the end a part of; two definitions of one thing have no whole in common."""
    seen = [indicator]
    while (whole := (about := data.about(seen[-1])).whole) and about.wholes[whole] != "overlap" and whole not in seen:
        seen.append(whole)
    return seen[-1]
