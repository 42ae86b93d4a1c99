"""Which series share a panel."""

from collections import Counter
from collections.abc import Sequence
from math import isclose

from .. import periods
from ..dataset import Dataset
from ..errors import DataError
from ..model import PLANNED, Observation
from ..present.series import grouped
from .scales import plain_of

MOST_TOGETHER = 4  # lines that can still be told apart by their marks
MOST_APART = 10  # a line whose peak is this many times lower than another's would lie flat beside it
LEAST_ACROSS, MOST_ACROSS = 3, 40  # bars of a panel that compares series in one period
CHANGES = ("growth", "difference", "gap")
HUNDRED = 100.0
MOST_FIGURES = 5_000  # of a chart: to draw them takes some ten seconds

Key = tuple[str, ...]
Rows = list[Observation]
Found = tuple[list[Key], list[Rows]]  # the series that are taken, and what is drawn of them


def together(series: dict[Key, Rows], data: Dataset) -> list[list[Rows]]:
    """Return which series share a panel: those of one whole and unit while few and of like size, else each indicator."""
    found, left = [], dict(series)
    for special in (single, many_areas, partitions):
        for keys, group in special(left, data):
            found.append(group)
            for key in keys:
                del left[key]
    computed = {key[:2] for key in left if key[2] in CHANGES and key[6] == "computed"}
    alike: dict[tuple[object, ...], list[Rows]] = {}
    for key, rows in left.items():
        alike.setdefault(_family(key, rows, key[:2] in computed, data), []).append(rows)
    order = {key[:2]: number for number, key in reversed(list(enumerate(series)))}
    rest = [panel for group in alike.values() for panel in _apart(group)]
    return found + sorted(rest, key=lambda panel: min(order[rows[0][:2]] for rows in panel))


def check_room(groups: Sequence[Sequence[Rows]]) -> None:
    """Raise DataError when the panels of a chart have more figures than are drawn."""
    figures = sum(len(rows) for group in groups for rows in group)
    if figures > MOST_FIGURES:
        raise DataError(
            "{figures} figures are too many for a chart, which draws {most} at most: select fewer series or "
            "years (--from, --freq Y).",
            figures=f"{figures:,}",
            most=f"{MOST_FIGURES:,}",
        )


def _family(key: Key, rows: Rows, computed: bool, data: Dataset) -> tuple[object, ...]:
    """Return what two series must have in common to stand on one pair of axes."""
    measure, frequency = key[2], key[-1]
    if measure in CHANGES:
        several = key[:3] if computed else (measure, plain_of(rows[0]), key[5])
        return "changes", *several, frequency
    if measure == "index":
        return measure, key[4], frequency
    return measure, _whole_of(key[0], data), plain_of(rows[0]), key[3], frequency


def _apart(group: list[Rows]) -> list[list[Rows]]:
    """Return the panels of series that may share one: one if they are few and of like size, else one an indicator."""
    peaks = [max(abs(one.interval().value) for one in rows if one.has_figure) for rows in group]
    rates = group[0][0].measure in (*CHANGES, "index")
    if len(group) <= MOST_TOGETHER and (rates or min(peaks) * MOST_APART >= max(peaks)):
        return [group]
    apart = grouped(group, lambda rows: (rows[0].indicator, rows[0].area))
    return [
        several[at : at + MOST_TOGETHER] for several in apart.values() for at in range(0, len(several), MOST_TOGETHER)
    ]


def single(series: dict[Key, Rows], data: Dataset) -> list[Found]:
    """Return the groups of series that each have one figure, of one kind, unit and period: bars side by side."""
    groups: dict[object, list[Key]] = {}
    for key, rows in series.items():
        one, about = rows[0], data.about(key[0])
        if len(rows) == 1 and _ranks(one):
            groups.setdefault((key[2], about.sector, about.kind, plain_of(one), one.period), []).append(key)
    return [
        (keys, [series[key] for key in keys]) for keys in groups.values() if LEAST_ACROSS <= len(keys) <= MOST_ACROSS
    ]


def many_areas(series: dict[Key, Rows], data: Dataset) -> list[Found]:
    """Return, of indicators told for more areas than lines can be told apart, the figures of the newest common period."""
    found: list[Found] = []
    for keys in grouped(series, lambda key: (key[0], *key[2:])).values():
        ranked = [[one for one in series[key] if _ranks(one)] for key in keys]
        count = Counter(one.period for rows in ranked for one in rows)
        if len(keys) <= MOST_TOGETHER or not count:
            continue
        newest = max((code for code, told in count.items() if told * 2 >= max(count.values())), key=periods.order)
        group = [[one] for rows in ranked for one in rows if one.period == newest]
        if len(group) > MOST_TOGETHER:
            found.append((keys, sorted(group, key=lambda rows: -rows[0].interval().value)))
    return found


def _ranks(one: Observation) -> bool:
    return one.measure not in (*CHANGES, *PLANNED) and one.has_figure and one.interval().value >= 0


def partitions(series: dict[Key, Rows], data: Dataset) -> list[Found]:
    """Return the groups of shares that are the parts of one whole: their bounds hold 100 % in every period they share."""
    parts = [key for key in series if key[2] == "share" and data.about(key[0]).wholes.get(key[3]) == "part"]
    found: list[Found] = []
    for keys in grouped(parts, lambda key: (key[1], key[3], key[5], key[-1])).values():
        fullest = {key[0]: key for key in sorted(keys, key=lambda key: len(series[key]))}.values()
        group = [series[key] for key in fullest]
        if len(group) > 1 and is_whole(group):
            found.append((keys, group))
    return found


def is_whole(group: Sequence[Sequence[Observation]]) -> bool:
    """Return whether shares add up to 100 %, within their bounds, in every period for which all of them are told."""
    told = [{one.period: one.interval() for one in rows if one.value and one.measure == "share"} for rows in group]
    common = set.intersection(*(set(one) for one in told))
    for code in common:
        low, high = (sum(end) for end in zip(*((one[code].low, one[code].high) for one in told), strict=True))
        if not (low <= HUNDRED <= high or isclose(low, HUNDRED) or isclose(high, HUNDRED)):
            return False
    return bool(common)


def _whole_of(indicator: str, data: Dataset) -> str:
    """Return the whole that an indicator is in the end a part of; two definitions of one thing have no whole in common."""
    seen = [indicator]
    while (whole := (about := data.about(seen[-1])).whole) and about.wholes[whole] != "overlap" and whole not in seen:
        seen.append(whole)
    return seen[-1]
