"""The report as self-contained pages of HTML: no network, no script, readable on a phone, on paper and aloud."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from .. import periods
from ..cleaning import clean
from ..errors import UsageError
from ..messages import of_data, phrase, translated
from ..pictures.canvas import STYLE
from ..present.figures import legend
from ..present.rows import APART, EQUAL, NONE, REFUSED
from ..present.words import counted
from ..writers import Rendered
from . import drawn
from .headlines import Headline
from .markdown import csv_of
from .notes import web
from .page import Page
from .rows import Row, row_of
from .sentences import stated, year
from .story import SectorStory
from .words import WORDS, words

if TYPE_CHECKING:
    from jinja2 import Environment

    from ..claims import CheckedClaim

TEMPLATES = Path(__file__).parent / "templates"
_ORDER = ("inconsistent", "rounding", "not checkable", "consistent")
_IN_FULL = _ORDER[:2]  # verdicts whose statements a page tells


class Document(NamedTuple):
    """A document: its id, what it is called, its address (empty: none that a browser may follow), its figures."""

    id: str
    told: str
    url: str
    figures: int


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
    sectors = [(one, f"{quote(folder)}/{quote(one.name)}.html", _rows(one, page)[:2]) for one in page.parts]
    return _rendered(
        "index.html", page, home="", sectors=sectors, groups=[(one.title, rows) for one, _, rows in sectors if rows]
    ), pages


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
        "rows": _rows(told, page),
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


def _rows(told: SectorStory, page: Page) -> list[tuple[Row, str]]:
    """Return the rows of the first table, each with its spark."""
    return [(row_of(one, page.data, page.lang), drawn.course(one)) for one in told.rows]


def _newer(rows: Sequence[Headline], page: Page) -> str:
    """Return the newest parts of a later year in one line."""
    parts = [
        f"{one.label} {stated(one.part, page.data, page.lang)} ({year(one.part, page.lang)})"
        for one in rows
        if one.part
    ]
    between = phrase("; ", page.lang)
    return phrase("Newer, of a part of a year: {parts}", page.lang, parts=between.join(parts)) if parts else ""


def _legend(told: SectorStory, lang: str) -> str:
    """Return what the signs and letters of the table mean, those that are seen."""
    cells = [cell for grid in told.grids for band in grid.bands for line in band.lines for cell in line.cells]
    seen = {sign for cell in cells for sign in (cell.text, cell.mark)}
    own = words(lang)
    signs = {EQUAL: "equal", APART: "apart", REFUSED: "refused", NONE: "none"}
    found = [own[name] for sign, name in signs.items() if sign in seen]
    found += [own["break"].rstrip(".。")] if any(cell.broken for cell in cells) else []
    return phrase("; ", lang).join(
        [*legend([one for one in (*told.levels, *told.changes) if one.has_figure], lang), *found]
    )


def tally(check: "Sequence[CheckedClaim]", lang: str) -> str:
    """Return how many statements got each verdict, in one line, those that do not hold first; empty for none."""
    from collections import Counter

    count = Counter(one.verdict for one in check)
    told = (phrase("{count} {verdict}", lang, count=count[name], verdict=phrase(name, lang)) for name in _ORDER)
    statements = counted(len(check), "statement", lang)
    return statements + phrase(": ", lang) + phrase(", ", lang).join(told) if check else ""


def findings(check: "Sequence[CheckedClaim]", lang: str) -> list[Finding]:
    """Return the statements that do not hold, then those that differ by rounding."""
    if not check:
        return []
    from ..claims.report import noted, says, shown, statement

    def told(one: "CheckedClaim") -> Finding:
        known = phrase(": ", lang).join(
            translated(part, lang) for part in (one.claim.explanation, one.claim.note) if part
        )
        words = WORDS["recomputed" if shown(one) else "printed"]
        text = phrase(words, lang, statement=statement(one, lang), printed=says(one, lang), recomputed=shown(one))
        return Finding(phrase(one.verdict, lang), text, known or noted(one, lang))

    return [told(one) for verdict in _IN_FULL for one in check if one.verdict == verdict]


def _documents(page: Page) -> list[Document]:
    found = []
    for record in page.sources.rows:
        source, organisation, title, url, published, via = (clean(str(cell)) for cell in record[:6])
        organisation, title, via = (of_data(one, page.lang) for one in (organisation, title, via))
        told = phrase(", ", page.lang).join(one for one in (organisation, title, published) if one) or source
        told += phrase(" (via {carrier})", page.lang, carrier=via) if via else ""
        found.append(Document(source, told, web(url), int(record[6])))
    return found
