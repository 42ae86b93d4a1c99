"""Which options would read what a file's reading left out."""

from collections.abc import Iterator

from ..messages import Message
from .build import CONFLICTS, TEXT, UNKNOWN_PERIOD
from .numbers import UNCLEAR
from .report import Report


def options(report: Report, figures: int) -> Iterator[Message]:
    """Yield a sentence for each option of ``--map`` that may read more of a file of which so many figures were read."""
    left_out = report.left_out
    if not figures and not report.layout:
        yield Message("--map header=4,period=COLUMN,value=COLUMN says where the header is and what its columns are")
        yield Message(
            "--map period=*,indicator=COLUMN,area=COLUMN says that the periods are across; value=* takes every column of numbers"
        )
    if UNCLEAR in left_out:
        yield Message("--map numbers=1,234.5 or numbers=1.234,5 says how numbers are written")
    if UNKNOWN_PERIOD in left_out:
        yield Message("--map period=COLUMN says which column holds the periods")
    if CONFLICTS in left_out:
        yield Message("--map indicator=COLUMN,indicator=COLUMN names every column that tells figures apart")
    if 10 * left_out.get(TEXT, 0) > max(figures, 1):
        yield Message("--map value=COLUMN says which column holds the figures")
    for title in report.other_sheets:
        yield Message("--map sheet={title} reads another sheet", title=title)
