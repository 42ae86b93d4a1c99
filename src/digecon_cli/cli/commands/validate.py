"""``validate``: the layout of a file, its contents, and every problem in it."""

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...ask.table import RecordListing
from ...core import periods, units
from ...core.dataset import Dataset
from ...core.messages import Message, in_words, phrase
from ...core.model import Observation
from ...pages.labels import counted
from ...pages.numbers import customary
from ...render.formats import find
from ..options import BOM, COLUMNS, DAILY, LANG, MAP, OUTPUT, Common
from ..output import deliver, emit, format_name, stream_options
from ..progress import notify, reading
from ..spec import ANSWER_IS_NO, ANSWERED, Argument, Command

if TYPE_CHECKING:
    from ...reading.report import Problem, Report

FIELDS = ("finding", "line", "column", "reason")
MOST_FIGURES = 3  # figures that are repeated as they were understood
Row = tuple[str, str | int, str, str]


class _Extent(NamedTuple):
    """How much was read: the numbers of figures, indicators and areas, the periods in order, and the first figures."""

    figures: int
    indicators: int
    areas: int
    periods: Sequence[str]
    beginning: Sequence[Observation]


def _extent(data: Dataset) -> _Extent:
    """Return how much is in a dataset."""
    rows = data.observations
    ordered = sorted({one.period for one in rows}, key=periods.order)
    indicators, areas = len({one.indicator for one in rows}), len({one.area for one in rows})
    return _Extent(len(rows), indicators, areas, ordered, rows[:MOST_FIGURES])


def _coverage(extent: _Extent, lang: str) -> str:
    """Return in words how much was read."""
    first, last = periods.label(extent.periods[0]), periods.label(extent.periods[-1])
    return phrase(
        "{figures} of {indicators} in {areas}, {span}",
        lang,
        figures=counted(extent.figures, "figure", lang),
        indicators=counted(extent.indicators, "indicator", lang),
        areas=counted(extent.areas, "area", lang),
        span=phrase("{first} to {last}", lang, first=first, last=last) if last != first else first,
    )


def _unsound(data: Dataset, report: "Report") -> "Iterator[Problem]":
    """Yield what the guards find in a table of our own layout, with the line of its row."""
    from ...checking import validation
    from ...reading.report import Problem

    lines = dict(zip(data.observations, report.lines, strict=True))
    guards = dict(validation.GUARDS)
    if "locator" not in report.columns:  # without it, two places of one document look the same
        del guards["key"]
    for finding in validation.findings(data, guards.values()):
        line = lines.get(finding.row, 0) if finding.row else 0
        where = Message("{where}: ", where=finding.where) if not line else ""
        yield Problem(line, "", Message("{where}{clause}", where=where, clause=finding.reason))


def _unexplained(data: Dataset, report: "Report", lang: str) -> Iterator[Row]:
    """Yield each gap between published growth and that of the levels that nothing explains, the largest first."""
    from ...checking import validation

    lines = dict(zip(data.observations, report.lines, strict=False))
    for finding in validation.unexplained(data):
        assert finding.row is not None
        reason = phrase("{where}: {clause}", lang, where=finding.where, clause=finding.reason)
        yield "unexplained", lines.get(finding.row, ""), "", reason


def _understood(rows: Sequence[Observation], lang: str) -> Iterator[str]:
    """Yield the first figures as they were understood: indicator, area, period, value and unit."""
    for row in (customary(row, lang) for row in rows):
        area = f" ({row.area})" if row.area else ""
        unit = f" {units.label(row.unit, row.unit_mult, lang)}" if row.unit or row.unit_mult else ""
        yield f"{row.indicator}{area}, {periods.label(row.period)}: {row.value}{unit}"


def _found(
    report: "Report", data: Dataset | None, extent: _Extent | None, problems: "Sequence[Problem]", lang: str
) -> list[Row]:
    """Return the findings in their order: rows read, rows left out, options that would read them, problems."""
    rows: list[Row] = []
    if report.layout:
        rows.append(("layout", "", "", phrase(report.layout, lang)))
    if extent:
        rows.append(("read", "", "", _coverage(extent, lang)))
        rows += [("figure", "", "", figure) for figure in _understood(extent.beginning, lang)]
    if data is not None:
        rows += _unexplained(data, report, lang)
    rows += [("note", "", "", sentence.sentence(lang)) for sentence in report.remarks]
    rows += [
        ("left out", "", "", f"{phrase(kind, lang)}{phrase(': ', lang)}{number:,}")
        for kind, number in report.counts.items()
    ]
    rows += [("option", "", "", hint.sentence(lang)) for hint in report.hints]
    rows += [("problem", one.line or "", one.column, one.reason.sentence(lang)) for one in problems]
    if report.more:
        rows.append(("problem", "", "", phrase("and {more} more", lang, more=f"{report.more:,}")))
    return rows


def _validate(common: Common, file: str) -> int:
    from ... import reading as readers  # which help need not wait for
    from ...reading import own

    reading(file)
    data: Dataset | None = None
    if large := _of_large(file, common):
        extent: _Extent | None
        extent, report = large
    else:
        report, data = readers.examine(file, common.map, common.daily)
        extent = _extent(data) if data is not None else None
    problems = list(report.problems)
    if data is not None and report.layout == own.NAME:
        problems += _unsound(data, report)
    number = len(problems) + report.more
    rows = _found(report, data, extent, problems, common.lang)
    listing = RecordListing(
        FIELDS,
        [(phrase(finding, common.lang), *rest) for finding, *rest in rows],
        in_words(report.name, common.lang),
        numbers={"line": int},
    )
    if format_name(common) == "json":
        deliver(_object(report, extent, listing, number, common).encode(), common.output)
    else:
        emit(listing, common)
    if not number:
        return ANSWERED
    template = "{name}: {number} problem found." if number == 1 else "{name}: {number} problems found."
    notify([Message(template, name=report.name, number=f"{number:,}")])
    return ANSWER_IS_NO


def _of_large(file: str, common: Common) -> "tuple[_Extent, Report] | None":
    """Return how much is in a large file of a simple form without problems, and the report; None for any other."""
    from ... import large

    if file in ("", "-") or common.daily or not large.is_large(file, common.map):
        return None
    try:
        from ...large import examining

        found = examining.examine(file, common.map, MOST_FIGURES)
    except ImportError:
        return None
    if found is None:
        return None
    table, beginning, report = found
    return _Extent(len(table.values), len(table.catalog), table.areas_there, table.periods_there, beginning), report


def _object(report: "Report", extent: _Extent | None, listing: RecordListing, number: int, common: Common) -> str:
    """Return the findings as one JSON object: the layout, the counts and the number of problems, and the findings."""
    from ...reading.build import share_read
    from ...render.json import objects

    taken = extent.figures if extent else 0
    counts = {
        "layout": report.layout, "figures": taken, "share_read": round(share_read(taken, report.left_out), 6),
        "left_out": report.counts, "problems": number,
    }  # fmt: skip
    options, _ = stream_options(common, find("json"))
    head = json.dumps(counts, ensure_ascii=False, indent=1).removesuffix("\n}")
    findings = ",\n".join(objects(listing, options))
    return f'{head},\n "findings": [\n{findings}\n]\n}}\n'


COMMAND = Command(
    "validate",
    section="Check",
    rank=2,
    help="Examine a table: its layout, contents, unexplained gaps, and every problem with line and reason.",
    examples=(
        "digecon show economy.gdp -f csv | digecon validate -",
        "digecon validate mine.csv --map value=OBS,period=Year",
    ),
    run=_validate,
    options=(MAP, DAILY, *OUTPUT, LANG, COLUMNS, BOM),
    arguments=(Argument("file", "FILE", "The table; - is standard input."),),
    selects=False,
)
