"""What is said of the words among the rows of a table and above it, which are in no figure."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ...core import areas, units
from ...core.cleaning import printable
from ...core.messages import Message
from .. import columns, times, unit_text
from ..report import Report, quoted_spellings
from .above import is_comment
from .rows import Aside, notes_on_time

_LONGEST_HEADING = 90
_WHOLE = re.compile(rf"all|{times.TOTALS}", re.I)


def remark_words(
    asides: Sequence[Aside], kept: Sequence[Sequence[str]], over: Iterable[Sequence[str]], report: Report
) -> None:
    """Report what is said among the rows and above the table, and is in no figure."""
    _remark_headings(asides, kept, report)
    _remark_units(asides, len(kept), report)
    _remark_comments(over, report)


def _remark_comments(over: Iterable[Sequence[str]], report: Report) -> None:
    """Report the comments above a table that are notes on time, and what is there of a unit that earlier figures have."""
    over = list(over)
    for text in dict.fromkeys(cell for row in over for cell in row if unit_text.has_former(cell)):
        report.remark(
            Message("earlier figures have another unit, and are not converted: '{text}'", text=printable(text, 80))
        )
    if notes := notes_on_time(" ".join(filter(None, row)) for row in over if is_comment(row)):
        report.remark(Message("comments above the table: '{notes}'", notes=notes))


def _remark_headings(asides: Sequence[Aside], kept: Sequence[Sequence[str]], report: Report) -> None:
    """Report headings among the rows, each over rows of its own, which may say what the names below them do not; areas need none."""
    headings = [aside for aside in asides if len(aside.text) <= _LONGEST_HEADING and any(map(str.isalpha, aside.text))]
    begins = sorted({aside.above for aside in headings})
    first_alone = not {*begins} - {0}
    if first_alone and (not headings or areas.is_area(headings[0].text) or _is_no_heading(headings[0].text)):
        return
    ends = dict(pairwise([*begins, len(kept)]))
    for aside in headings:
        rows = kept[aside.above : ends[aside.above]]
        if not rows or not all(row[0].startswith(f"{aside.text}: ") for row in rows):  # as by ``under_parents``
            report.headings.setdefault(aside.text, aside.line)
    words = {text: line for text, line in report.headings.items() if not unit_text.is_line(text)}
    if words and (first_alone or not columns.are_areas(row[0] for row in kept)):
        message = "headings among the rows are not in the names of the rows below them: {headings}"
        report.remark(Message(message, headings=quoted_spellings(words)))


def _is_no_heading(text: str) -> bool:
    """Return whether a text says nothing of rows below it: the name of a column, as ``GEO (Labels)`` below TIME at Eurostat, or ``All``."""
    return bool(columns.find([text.partition(" (")[0]], {}) or _WHOLE.fullmatch(text))


def _remark_units(asides: Sequence[Aside], rows: int, report: Report) -> None:
    """Report headings over some of the ``rows`` that state a unit besides their words, which may not be that of all rows below it."""
    for aside in asides:
        unit = unit_text.of_title(aside.text)
        stated = bool(unit.power and unit.name) or units.is_rate(unit.name)
        if aside.above < rows and stated and not unit_text.is_line(aside.text):
            report.remark(
                Message(
                    "the heading '{text}' on line {line} states a unit, which the rows below it did not get",
                    text=printable(aside.text),
                    line=aside.line,
                )
            )
