"""``validate``: which layout a file has, what is in it, and everything that is wrong with it."""

from collections.abc import Iterator, Sequence

from ... import periods, readers
from ...dataset import Dataset
from ...errors import DataError
from ...messages import phrase
from ...model import Observation
from ...present.words import counted
from ...readers import own
from ...readers.report import Problem, Report
from ...table import Listing
from ..options import BOM, COLUMNS, LANG, MAP, OUTPUT, Common
from ..output import emit
from ..progress import reading
from ..spec import Argument, Command

FIELDS = ("finding", "line", "column", "reason")


def _coverage(rows: Sequence[Observation]) -> str:
    """Return in words how much was read."""
    ordered = sorted({one.period for one in rows}, key=periods.order)
    indicators, areas = len({one.indicator for one in rows}), len({one.area for one in rows})

    span = periods.label(ordered[0]) + (f" to {periods.label(ordered[-1])}" if len(ordered) > 1 else "")
    figures, several, places = counted(len(rows), "figure"), counted(indicators, "indicator"), counted(areas, "area")
    return f"{figures} of {several} in {places}, {span}"


def _unsound(data: Dataset, report: Report) -> Iterator[Problem]:
    """Yield what the guards find in a table of our own layout, with the line of its row."""
    from ... import validation

    lines = dict(zip(data.observations, report.lines, strict=True))
    guards = dict(validation.GUARDS)
    if "locator" not in report.columns:  # without it, two places of one document look the same
        del guards["key"]
    for one in validation.findings(data, guards.values()):
        line = lines.get(one.row, 0) if one.row else 0
        yield Problem(line, "", f"{one.where}: {one.reason}" if one.row is None or not line else str(one.reason))


def _validate(common: Common, file: str) -> None:
    reading(file)
    report, data = readers.examine(file, common.map)
    problems = list(report.problems)
    if data is not None and report.layout == own.NAME:
        problems += _unsound(data, report)
    rows: list[tuple[str, str | int, str, str]] = []
    if report.layout:
        rows.append(("layout", "", "", report.layout))
    if data is not None:
        rows.append(("read", "", "", _coverage(data.observations)))
    rows += [("note", "", "", sentence) for sentence in report.told]
    rows += [("left out", "", "", f"{kind}: {number:,}") for kind, number in report.left_out.items()]
    rows += [("problem", one.line or "", one.column, one.reason) for one in problems]
    if report.more:
        rows.append(("problem", "", "", f"and {report.more:,} more"))
    told = [(phrase(finding, common.lang), *rest) for finding, *rest in rows]
    emit(Listing(FIELDS, told, report.name, numbers={"line": int}), common)
    if number := len(problems) + report.more:
        raise DataError(
            f"{report.name}: {number:,} problem found." if number == 1 else f"{report.name}: {number:,} problems found."
        )


COMMAND = Command(
    "validate",
    section="Check",
    rank=2,
    help="Whether a table is sound: its layout, what is in it, and every problem with line, column and reason.",
    examples=(
        "digecon show economy.gdp -f csv | digecon validate -",
        "digecon validate mine.csv --map value=OBS,period=Year",
    ),
    run=_validate,
    options=(MAP, *OUTPUT, LANG, COLUMNS, BOM),
    arguments=(Argument("file", "FILE", "The table; - is standard input."),),
    selects=False,
)
