"""Commands on large files, from file to file: read as codes, computed by the NumPy kernel, written column by column.

Answers are those of the plain path. What this way cannot tell exactly as the plain path would (another layout or format,
a mixture of frequencies, bounds, releases) is declined, and the plain path answers.
"""

from typing import Any, NamedTuple

import numpy as np

from .. import periods, units
from ..descriptions import Indicator
from ..errors import UsageError
from ..measures.engine import Options
from ..observations import Dataset
from ..readers import cells, columns, tidy
from ..readers.opening import File
from ..readers.report import Report
from ..readers.sheet import of_text
from . import arrays
from .columns import Columns, NotSimple, read, read_parquet
from .rows import MEASURES, World, quoted
from .text import Answer

Array = Any
_HEAD = 1 << 16


class Request(NamedTuple):
    """What is asked of a large file."""

    measure: str
    path: str
    select: tuple[str, ...]
    start: str
    end: str
    options: Options


def answer(request: Request) -> Answer | None:
    """Return the answer, or None where the plain path has to give it; raises UsageError for a wrong request."""
    options = request.options
    simple = Options(of=options.of, basis=options.basis)
    if request.measure not in MEASURES or options != simple or options.basis not in ("", "both", "computed"):
        return None
    try:
        found = _read(request.path)
        return _answer(request, found)
    except (NotSimple, OverflowError, ImportError):
        return None


def _read(path: str) -> Columns:
    with open(path, "rb") as stream:
        head = stream.read(_HEAD)
    if head.startswith(b"PAR1"):
        return read_parquet(path)
    if not head.rpartition(b"\n")[0] or (b"\r\n" not in head[:4096] and b"\r" in head[:4096]):
        raise NotSimple
    report = Report(path)
    sheet = of_text(File(path, head.rpartition(b"\n")[0] + b"\n"), report)
    header = sheet.sample[0]
    if report.told or report.problems or not tidy.recognise(sheet.sample) or _other_layout(sheet.sample):
        raise NotSimple
    at = columns.find(header, {})
    if set(at) - {"indicator", "area", "period", "value", "unit"}:
        raise NotSimple
    first = head.partition(b"\n")[0].decode()
    delimiter = max("\t,;", key=lambda sign: (first.count(sign), sign == "\t"))
    return read(path, header, delimiter, at)


def _other_layout(sample: list[list[str]]) -> bool:
    from importlib import import_module

    from ..readers import LAYOUTS

    return any(import_module(f"..readers.{name}", __package__).recognise(sample) for name in LAYOUTS if name != "tidy")


def _answer(request: Request, found: Columns) -> Answer:
    if found.unit == units.PERCENT:
        raise NotSimple
    # Periods in the order of time; what is no period is left out.
    known = [cells.period(name) for name in found.names["period"]]
    if any(not one and cells.date(name) for one, name in zip(known, found.names["period"], strict=True)):
        raise NotSimple
    ordered = sorted({one for one in known if one}, key=periods.order)
    if len({(periods.span(one).months, periods.frequency(one)) for one in ordered}) != 1:
        raise NotSimple
    places = {one: place for place, one in enumerate(ordered)}
    place = np.array([places.get(one, -1) for one in known], dtype=np.int32)[found.codes.pop("period")]
    names = sorted(found.names["indicator"])
    areas = sorted(found.names["area"])
    indicator = _ranked(found.names["indicator"], names)[found.codes.pop("indicator")]
    area = _ranked(found.names["area"], areas)[found.codes.pop("area")]
    values = found.values
    left_out = dict(found.left_out)
    if bool((place < 0).any()):
        kept = place >= 0
        left_out["figures without a known period"] = int((~kept).sum())
        place, indicator, area, values = place[kept], indicator[kept], area[kept], values[kept]
    series = indicator.astype(arrays.fitting(len(names) * len(areas)), copy=False) * len(areas)
    series += area
    del indicator, area  # each of these is as long as the table
    table = arrays.keyed(series, place, values, len(ordered))
    del series, place, values
    if table.repeated:
        left_out["repeated figures"] = table.repeated
    if table.conflicts:
        left_out["figures given twice with different values"] = table.conflicts
    world = World(table, names, areas, ordered, found.unit, _before(ordered))
    chosen = _chosen(request, world)
    part = MEASURES[request.measure](world, chosen, request.options)
    if not len(part.values):
        raise NotSimple
    # Only the series that have rows need their texts: names times areas may be far more.
    begins, _ = arrays.ends(part.series)
    quoted_names, quoted_areas = [quoted(one) for one in names], [quoted(one) for one in areas]
    heads = [
        f"{quoted_names[one // len(areas)]},{quoted_areas[one % len(areas)]}" for one in part.series[begins].tolist()
    ]
    number = np.cumsum(np.r_[False, part.series[1:] != part.series[:-1]], dtype=np.int32)
    return Answer(heads, part._replace(series=number), _notices(request.path, found.unused, left_out))


def _ranked(names: list[str], ordered: list[str]) -> Array:
    place = {name: number for number, name in enumerate(ordered)}
    return np.array([place[name] for name in names], dtype=np.int32)


def _before(ordered: list[str]) -> Array:
    """Return for each period the number of the one a year before, -1 where no figure has it."""
    number = {one: place for place, one in enumerate(ordered)}
    return np.array([number.get(periods.shift(one, -1), -1) for one in ordered], dtype=np.int32)


def _notices(path: str, unused: list[str], left_out: dict[str, int]) -> list[str]:
    report = Report(f"'{path}'")
    if unused:
        report.tell(f"columns not used: {', '.join(unused[:8])}{', ...' if len(unused) > 8 else ''}")
    report.left_out = left_out
    return report.notices()


def _chosen(request: Request, world: World) -> Array | None:
    """Return which figures the selection names; None for all of them."""
    table = world.table
    chosen = None
    if request.select:
        stub = Dataset([], {name: Indicator(name, sector=name.partition(".")[0]) for name in world.names})
        wanted = stub.match(request.select)
        flags = np.array([name in wanted for name in world.names])
        chosen = flags[table.series // len(world.areas)]
    if request.start or request.end:
        first = periods.span(request.start).start if request.start else -1
        last = periods.span(request.end).end if request.end else 1 << 30
        if last <= first:
            raise UsageError(f"--from {request.start} lies after --to {request.end}: exchange them.")
        inside = np.array([first <= periods.span(one).start and periods.span(one).end <= last for one in world.periods])
        chosen = inside[table.period] if chosen is None else chosen & inside[table.period]
    return chosen
