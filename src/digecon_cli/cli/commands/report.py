"""``report``: a page on a selection, or of everything an index with a page for each sector."""

import os
from typing import TYPE_CHECKING

from ...core.saving import save_book
from ...publish import FORMATS
from ..options import COMPUTED, LANG, OUTPUT, SELECTION, TABLE, Common
from ..output import write_answer
from ..progress import done
from ..spec import Command

if TYPE_CHECKING:
    from ...publish.report import ReportPage


def _report(common: Common) -> None:
    from ...publish.report import report

    data = common.dataset()
    rows = common.selected(data)
    if common.data:
        page = report(rows, data, common.lang, own=os.path.basename(common.data) if common.data != "-" else "-")
    else:
        from ... import checking as claims
        from ...core import bundled

        wanted = data.match(common.select) if common.select else set(data.catalog)
        about = [one for one in claims.published() if {ref.indicator for ref in one.subjects} & wanted]
        page = report(rows, data, common.lang, bundled.version(), claims.check(about, data) if about else ())
    if common.output and common.format == "html" and not (common.data or common.select) and len(page.parts) > 1:
        _save_book(page, common.output)
    else:
        write_answer(page, FORMATS.find(common.format), common)


def _save_book(page: "ReportPage", output: str) -> None:
    """Write an index and beside it the folder of its pages, both or neither: ``r.html`` and ``r/``."""
    from ...publish.html import book

    ending = FORMATS.find("html").ending_of(output)
    folder = output.removesuffix(output[len(output) - len(ending) :]) if ending else f"{output}-pages"
    index, pages = book(page, os.path.basename(folder), os.path.basename(output))
    done()
    save_book(output, index.encode(), folder, {name: text.encode() for name, text in pages.items()})


COMMAND = Command(
    "report",
    section="Draw",
    rank=2,
    help="A page with charts, tables and sources: the main result first; without a selection an index, and a folder with one page per sector.",
    examples=(
        "digecon report telecom -o telecom.html",
        "digecon report economy -o economy.md",
        "digecon report -o everything.html",
    ),
    run=_report,
    options=(*SELECTION, *TABLE, *OUTPUT, LANG, *COMPUTED),
    formats=FORMATS,
)
