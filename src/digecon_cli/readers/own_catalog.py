"""A user's own catalog: labels, kinds, units and parents of indicators, in the columns of the bundled ``catalog.csv``."""

from collections.abc import Mapping

from .. import schema
from ..cleaning import printable
from ..errors import DataError
from ..messages import Message
from ..model import Indicator
from .files import load
from .report import Report, near_aside
from .sheet import of_text, whole_rows

CHECKED = ("kind", "unit_mult", "part_of")  # sectors and units are the user's to choose


def read_catalog(path: str, known: Mapping[str, Indicator]) -> dict[str, Indicator]:
    """Return the catalog ``known`` with the entries of a file; an entry of the file replaces one of the same id.

    Columns that the file has not are empty; the sector is then the first part of the id. Raises DataError with line,
    column and reason for what is wrong: an unknown column, kind, parent, or an id given twice.
    """
    file = load(path)
    report = Report(file.name, strict=True)
    rows = of_text(file, report).rows()
    header = [name.strip().lower() for name in next(rows, (0, [""]))[1]]
    if "indicator" not in header:
        raise DataError(
            "{name} has no column indicator: a catalog has {columns}.", name=file.name, columns=tuple(Indicator._fields)
        )
    for name in header:
        if name not in Indicator._fields:
            hint = near_aside(name, Indicator._fields)
            report.problem(1, "", Message("'{name}' is no column of a catalog{hint}", name=printable(name), hint=hint))
    columns = schema.columns("catalog")
    lines: dict[str, int] = {}
    found: dict[str, Indicator] = {}
    for line, row in whole_rows(rows, header, report):
        cells = {name: cell for name, cell in zip(header, row, strict=True) if cell}
        for column in CHECKED:
            if column in cells and (fault := columns[column].fault(cells[column])):
                report.problem(line, column, fault)
        name = cells.get("indicator", "")
        if not name:
            report.problem(line, "indicator", Message("is empty"))
        if name in found:
            reason = Message("'{name}' is given twice (line {line})", name=printable(name), line=lines[name])
            report.problem(line, "indicator", reason)
        cells.setdefault("sector", name.partition(".")[0])
        power = int(cells.pop("unit_mult", "0"))
        found[name] = Indicator(**cells, unit_mult=power)
        lines[name] = line
    entries = {**known, **found}
    for name, line in lines.items():
        _check_parent(name, line, entries, report)
    return entries


def _check_parent(name: str, line: int, entries: Mapping[str, Indicator], report: Report) -> None:
    """Report a parent that nothing describes, and an indicator that is its own ancestor."""
    entry = entries[name]
    for whole in filter(None, entry.parent.split(";")):
        if whole not in entries:
            hint = near_aside(whole, entries)
            report.problem(
                line, "parent", Message("'{name}' is no known indicator{hint}", name=printable(whole), hint=hint)
            )
    names = entry.parent.split(";") if entry.parent else []
    if len(set(filter(None, names))) < len(names):
        report.problem(
            line,
            "parent",
            Message("'{names}' names a parent twice, or none between semicolons", names=printable(entry.parent)),
        )
    if entry.parent.count(";") != entry.part_of.count(";") or bool(entry.parent) != bool(entry.part_of):
        what = Message("is '{what}'", what=printable(entry.part_of)) if entry.part_of else Message("is empty")
        reason = Message(
            "{what}, though the parent is {parent}: write part, subset or overlap for each parent",
            what=what,
            parent=entry.parent or Message("none"),
        )
        report.problem(line, "part_of", reason)
    visited, above = {name}, list(entry.wholes)
    while above:
        whole = above.pop()
        if whole == name:
            report.problem(line, "parent", Message("'{name}' is a part of itself", name=printable(name)))
            return
        if whole in entries and whole not in visited:
            visited.add(whole)
            above += entries[whole].wholes
