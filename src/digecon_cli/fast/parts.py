"""Rows of an answer as codes of texts and an array of values, and the plain path's rows put among them."""

import csv
import io
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from .. import measures, periods
from ..measures.derivation import Options
from ..model import Observation
from .coded_table import CodedTable

Array = Any


class Part(NamedTuple):
    """Rows of an answer, in their order: texts by code for what stands before and after the value, and the values."""

    series: Array
    middles: list[str]  # from the frequency to the origin, by the code in ``middle``
    middle: Array
    values: Array  # not a number: no value
    tails: list[str]  # from low to the printed multiple, by the code in ``tail``
    tail: Array


def quoted(*texts: str | int) -> str:
    """Return cells as CSV has them, quoted where needed."""
    if all(not text or text.replace(".", "").replace("-", "").isalnum() for text in map(str, texts)):
        return ",".join(map(str, texts))
    stream = io.StringIO(newline="")
    csv.writer(stream).writerow(texts)  # its own line end makes it quote line ends inside a cell
    return stream.getvalue().removesuffix("\r\n")


@cache
def dated(period: str) -> str:
    """Return the cells that tell a period: its frequency, its name, its first and its last day."""
    return quoted(periods.frequency(period), period, *periods.days(period))


def middle_of(period: str, measure: str, base_indicator: str = "", base_period: str = "") -> str:
    """Return the cells between the area and the value of a computed row."""
    return f"{dated(period)},{quoted(measure, base_indicator, base_period, 'computed')}"


def tail_of(unit: str, basis: str, status: str = "A", note: str = "") -> str:
    """Return the cells after the value of a computed row: without bounds, release and print, in the plain unit."""
    return quoted("", "", "", unit, 0, basis, status, "", "", note, "", "")


def with_plain(
    world: CodedTable,
    name: str,
    part: Part,
    odd: set[int],
    options: Options,
    beside: dict[int, list[int]] | None = None,
) -> Part:
    """Return a part in which the plain path answers for some series, in the order of the plain path.

    ``beside`` names the series that a series is asked of.
    """
    if not odd and not (world.is_mixed and name == "cagr"):
        return part
    wanted = np.array(sorted(odd), dtype=part.series.dtype)
    kept = ~np.isin(part.series, wanted)
    asked: list[tuple[int, Observation]] = []
    for number in wanted.tolist():
        others = (beside or {}).get(number, [])
        data = world.dataset([number, *(one for one in others if one != number)])
        rows = [one for one in data.observations if _selected(world, one, number)]
        asked += [(number, row) for row in measures.rows(name, rows, data, options)]
    return _in_time(world, part, kept, asked)


def _selected(world: CodedTable, one: Observation, number: int) -> bool:
    name, area = divmod(number, len(world.areas))
    if (one.indicator, one.area) != (world.names[name], world.areas[area]):
        return False
    return world.inside is None or bool(world.inside[world.periods.index(one.period)])


def _in_time(world: CodedTable, part: Part, kept: Array, asked: Sequence[tuple[int, Observation]]) -> Part:
    """Return the kept rows and the asked ones by series, each in time."""
    before = [middle_of(one.period, one.measure, one.base_indicator, one.base_period) for _, one in asked]
    after = [tail_of(one.unit, one.basis, one.status, one.note) for _, one in asked]
    middles, tails = (list(dict.fromkeys(texts)) for texts in ((*part.middles, *before), (*part.tails, *after)))
    at, to = ({text: number for number, text in enumerate(texts)} for texts in (middles, tails))
    place = {period: number for number, period in enumerate(world.periods)}
    series = np.r_[part.series[kept], np.array([number for number, _ in asked], dtype=part.series.dtype)]
    codes = _renumbered(part.middles, part.middle[kept], at, before)
    ends = _renumbered(part.tails, part.tail[kept], to, after)
    values = np.r_[part.values[kept], np.array([float(one.value or "nan") for _, one in asked])]
    period = np.array([place[text.split(",", 2)[1]] for text in middles], dtype=np.int32)[codes]
    order = np.lexsort((period, series))
    return Part(series[order], middles, codes[order], values[order], tails, ends[order])


def _renumbered(texts: Sequence[str], codes: Array, places: dict[str, int], more: Iterable[str]) -> Array:
    moved = np.array([places[text] for text in texts], dtype=np.int32)
    return np.r_[moved[codes], np.array([places[text] for text in more], dtype=np.int32)]
