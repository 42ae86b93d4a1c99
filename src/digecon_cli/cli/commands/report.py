"""``report``: a page on a selection."""

import sys

from ...report.formats import FORMATS
from ..language import told
from ..options import COMPUTED, LANG, OUTPUT, SELECTION, TABLE, Common
from ..output import put
from ..progress import done as finish
from ..spec import Command


def _report(common: Common) -> None:
    from ...report.page import report

    data = common.dataset()
    check, version = None, ""
    if not common.data:
        from ... import bundled, claims

        version = bundled.version()
        wanted = data.match(common.select) if common.select else set(data.catalog)
        about = [one for one in claims.published() if {ref.indicator for ref in one.subjects} & wanted]
        check = claims.report(claims.check(about, data)) if about else None
    rows = common.selected(data)
    page = report(rows, data, common.lang, version, check, _progress)
    put(page, FORMATS.find(common.format), common)


def _progress(done: int, of: int) -> None:
    """Say on a terminal how far the drawing is; the line is gone at the end, and nothing is written elsewhere."""
    finish()
    if sys.stderr.isatty():
        line = "\r" + told(f"drawing chart {done} of {of}")
        sys.stderr.write(line if done < of else "\r\x1b[K" if done == of else "")
        sys.stderr.flush()


COMMAND = Command(
    "report",
    section="Draw",
    rank=2,
    help="A page with charts, tables and sources: what happened, and how each number is derived.",
    examples=("digecon report telecom -o telecom.html", "digecon report economy -o economy.md"),
    run=_report,
    options=(*SELECTION, *TABLE, *OUTPUT, LANG, *COMPUTED),
    formats=FORMATS,
)
