"""The report as self-contained pages of HTML: no network, no script, readable on a phone, on paper and aloud."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from .. import periods
from ..dataset import Dataset
from ..document import APART, EQUAL, NONE, REFUSED
from ..draw.svg import STYLE
from ..draw.words import written
from ..errors import UsageError
from ..messages import of_data, phrase
from ..pages.labels import document
from ..pages.numbers import legend
from ..render import Rendered
from . import drawn
from .headlines import Headline
from .markdown import csv_of
from .notes import web
from .page import Page
from .rows import Row, row_of
from .sentences import stated
from .story import SectorStory
from .words import WORDS, words

if TYPE_CHECKING:
    from jinja2 import Environment

    from ..claims import CheckedClaim

TEMPLATES = Path(__file__).parent / "templates"


class Document(NamedTuple):
    """A document: its id, what it is called, its address (empty: none that a browser may follow)."""

    id: str
    told: str
    url: str


class Finding(NamedTuple):
    """A statement that was checked: its verdict in words, what it says with both numbers, and the reason."""

    verdict: str
    told: str
    reason: str


def write(page: Page, home: str = "") -> Rendered:
    """Return the page as one file; ``home`` is the address of the page that leads to it, where there is one."""
    return Rendered(_rendered("report.html", page, home=home, parts=[_part(one, page) for one in page.parts]))


def book(page: Page, folder: str, home: str) -> tuple[str, dict[str, str]]:
    """Return the text of an index, and by name those of the pages of all sectors, which go into ``folder`` beside it.

    ``home`` is the name of the index, as pages refer to it.
    """
    pages = {f"{one.name}.html": write(page.alone(one), f"../{quote(home)}").text for one in page.parts}
    sectors = [(one, f"{quote(folder)}/{quote(one.name)}.html") for one in page.parts]
    groups = [(one.title, rows) for one in page.parts if (rows := rows_of(one.rows[:2], page.data, page.lang))]
    return _rendered("index.html", page, home="", sectors=sectors, groups=groups), pages


def _rendered(template: str, page: Page, **told: Any) -> str:
    found = environment(TEMPLATES).get_template(template)
    return found.render(
        page=page,
        lang=page.lang,
        w=words(page.lang),
        style=STYLE,
        findings=findings(page.check, page.lang),
        tally=tally(page.check, page.lang),
        documents=_documents(page),
        label=periods.label,
        colon=phrase(": ", page.lang),
        **told,
    )


@cache
def environment(*folders: Path) -> "Environment":
    """Return what renders the templates of folders; raises UsageError where Jinja2 is not installed."""
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError as error:
        raise UsageError(
            "pages of HTML need Jinja2: pip install 'digecon-cli[report]'. A report does without as -o FILE.md."
        ) from error
    return Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _part(told: SectorStory, page: Page) -> dict[str, Any]:
    """Return what the template shows of a sector; ``at`` begins the ids of its places, so that those of two differ."""
    lang = page.lang
    number = page.parts.index(told)
    shown = [row.latest for row in told.rows]
    text = csv_of(told.levels, told.changes)
    return {
        "story": told,
        "at": f"s{number}-" if len(page.parts) > 1 else "",
        "rows": rows_of(told.rows, page.data, lang),
        "newer": _newer(told.rows, page),
        "lead": drawn.lead(told.lead, told.rows, lang),
        "growths": drawn.of_growths(told.growths, lang),
        "shares": drawn.of_shares(told.shares, lang),
        "small": drawn.small(told.charts, lang),
        "legend": _legend(told, lang),
        "marks": legend(shown, lang),
        "csv": "data:text/csv;charset=utf-8," + quote(text, safe=" ,;:/()'@+!*$&=?"),
        "file": (re.sub(r"\W+", "-", told.name) or "data") + ".csv",
    }


def rows_of(lines: Iterable[Headline], data: Dataset, lang: str) -> list[tuple[Row, str]]:
    """Return the rows of a first table, each with its spark."""
    return [(row_of(one, data, lang), drawn.course(one)) for one in lines]


def _newer(rows: Sequence[Headline], page: Page) -> str:
    """Return the newest parts of a later year in one line."""
    lang = page.lang
    parts = [
        f"{one.label} {stated(one.part, page.data, lang)} ({written(one.part.period, lang)})"
        for one in rows
        if one.part
    ]
    told = phrase("; ", lang).join(parts)
    return phrase("Newer, of a part of a year: {parts}", lang, parts=told) if parts else ""


def _legend(told: SectorStory, lang: str) -> str:
    """Return what the signs and letters of the table mean, those that are seen."""
    cells = [cell for grid in told.grids for band in grid.bands for line in band.lines for cell in line.cells]
    seen = {sign for cell in cells for sign in (cell.instead, cell.number.mark)}
    own = words(lang)
    signs = {EQUAL: "equal", APART: "apart", REFUSED: "refused", NONE: "none"}
    found = legend([one for one in (*told.levels, *told.changes) if one.has_figure], lang)
    found += [own[name] for sign, name in signs.items() if sign in seen]
    found += [own["break"].rstrip(".。")] if any(cell.broken for cell in cells) else []
    return phrase("; ", lang).join(found)


def tally(check: "Sequence[CheckedClaim]", lang: str) -> str:
    """Return how many statements got each verdict, in one line, those that do not hold first; empty for none."""
    if not check:
        return ""
    from ..claims.report import summary
    from ..claims.verdicts import WORST_FIRST

    return summary(check, lang, WORST_FIRST)


def findings(check: "Sequence[CheckedClaim]", lang: str) -> list[Finding]:
    """Return the statements that do not hold, then those that differ by rounding."""
    if not check:
        return []
    from ..claims.report import says, shown, statement
    from ..claims.verdicts import INCONSISTENT, ROUNDING

    def told(one: "CheckedClaim") -> Finding:
        parts = (phrase(one.claim.explanation, lang), of_data(one.claim.note, lang))
        known = phrase(": ", lang).join(filter(None, parts))
        words = WORDS["recomputed" if shown(one) else "printed"]
        text = phrase(words, lang, statement=statement(one, lang), printed=says(one, lang), recomputed=shown(one))
        return Finding(phrase(one.verdict, lang), text, known or one.notes(lang))

    return [told(one) for verdict in (INCONSISTENT, ROUNDING) for one in check if one.verdict == verdict]


def _documents(page: Page) -> list[Document]:
    found = []
    for name in (str(record[0]) for record in page.sources.rows):
        known = page.data.sources.get(name)
        told = document(known, lang=page.lang) if known else ""
        found.append(Document(name, told or name, web(known.url) if known else ""))
    return found
