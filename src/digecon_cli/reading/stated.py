"""Breaks and revisions of a user's series, from files with the columns of ours or from a column of the table."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..core import periods, schema
from ..core.cleaning import printable
from ..core.dataset import Dataset
from ..core.errors import DataError, UsageError
from ..core.messages import Message
from ..core.model import Break, Revision
from .files import load
from .report import Report, near_aside
from .sheet import of_text, whole_rows

# What our file of breaks says beside what a break is: on what it rests, and since when it is known.
_OF_EVIDENCE = ("evidence", "signs", "source", "known")
_NO = frozenset(("", "0", "no", "n", "false", "none", "-", "否"))
_YES = frozenset(("1", "yes", "y", "true", "x", "b", "break", "是"))
MARKED = "the table marks a break here (column break)"
UNEXPLAINED = "no reason is given"


class _Form(NamedTuple):
    """The columns of a file: those that it must have, those that it may have, and those that hold periods."""

    needed: tuple[str, ...]
    other: tuple[str, ...]
    periods: tuple[str, ...]


_BREAKS = _Form(("indicator", "period"), ("area", "reason", *_OF_EVIDENCE), ("period",))
_REVISIONS = _Form(("indicator", "end", "day"), ("area", "start", "before", "reason"), ("start", "end"))


def reason(cell: str) -> str:
    """Return the reason that a cell of a column ``break`` holds, the usual one for a yes; empty where it means no break."""
    word = cell.strip().lower()
    return "" if word in _NO else MARKED if word in _YES else cell.strip()


def read_breaks(path: str, data: Dataset) -> list[Break]:
    """Return the breaks in a file, which are of series of ``data``; one without an area is of every area of its indicator.

    Raises DataError with line, column and reason for what is wrong.
    """
    rows = _rows(path, _BREAKS, data)
    return [Break(**{name: cells[name] for name in Break._fields if cells.get(name)}) for cells in rows]


def read_revisions(path: str, data: Dataset) -> list[Revision]:
    """Return the revisions in a file (see ``read_breaks``); a day is spelled as a vintage."""
    return [
        Revision(**{name: cells.get(name, "") for name in Revision._fields}) for cells in _rows(path, _REVISIONS, data)
    ]


def _rows(path: str, form: _Form, data: Dataset) -> Iterator[dict[str, str]]:
    """Yield the cells of each row by column, once for each area that it is of."""
    file = load(path)
    report = Report(file.name, strict=True)
    rows = of_text(file, report).rows()
    header = [name.strip().lower() for name in next(rows, (0, [""]))[1]]
    _check_header(header, form, report)
    if missing := [name for name in form.needed if name not in header]:
        columns = (*form.needed, *form.other)
        raise DataError(
            "{name} has no column {missing}: it may have {columns}.",
            name=file.name, missing=tuple(missing), columns=columns,
        )  # fmt: skip
    areas: dict[str, set[str]] = {}
    for figure in data.observations:
        areas.setdefault(figure.indicator, set()).add(figure.area)
    for line, row in whole_rows(rows, header, report):
        cells = dict(zip(header, row, strict=True))
        _check(cells, line, form, {**dict.fromkeys(data.catalog, ()), **areas}, report)
        cells["reason"] = cells.get("reason") or UNEXPLAINED
        given = cells.get("area")
        for area in [given] if given else sorted(areas.get(cells["indicator"], ())):
            yield {**cells, "area": area}


def _check_header(header: Sequence[str], form: _Form, report: Report) -> None:
    known = (*form.needed, *form.other)
    for name in header:
        if name not in known:
            hint = near_aside(name, known)
            report.problem(
                1,
                "",
                Message(
                    "'{name}' is not a column of such a file{hint}; it may have {columns}",
                    name=printable(name),
                    hint=hint,
                    columns=known,
                ),
            )


def _check(
    cells: dict[str, str], line: int, form: _Form, areas: Mapping[str, "set[str] | tuple[()]"], report: Report
) -> None:
    """Report what is wrong with a row, and spell its periods as ours are."""
    for name in form.needed:
        if not cells[name]:
            report.problem(line, name, Message("is empty"))
    indicator, area = cells["indicator"], cells.get("area", "")
    if indicator not in areas:
        hint = near_aside(indicator, areas)
        report.problem(
            line, "indicator", Message("'{name}' is not a known indicator{hint}", name=printable(indicator), hint=hint)
        )
    if area and area not in areas[indicator]:
        hint = near_aside(area, areas[indicator])
        report.problem(
            line,
            "area",
            Message("'{area}' is not an area of {name}{hint}", area=printable(area), name=indicator, hint=hint),
        )
    for name in form.periods:
        try:
            cells[name] = periods.canonical(cells[name]) if cells.get(name) else ""
        except UsageError as error:
            report.problem(line, name, Message("{clause}", clause=error))
    stated = {"day": schema.columns("observations")["vintage"], "before": schema.columns("revisions")["before"]}
    for name, column in stated.items():
        if name in cells and cells[name] and (fault := column.fault(cells[name])):
            report.problem(line, name, fault)
