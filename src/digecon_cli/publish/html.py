"""Self-contained HTML pages of reports, without network or script, and the rendering of templates that sites share.

They are readable on a phone, on paper and by a screen reader.
"""

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from ..ask.options import RenderOptions
from ..core import periods
from ..core.errors import UsageError
from ..core.messages import of_data, phrase
from ..document import APART, BREAK, EQUAL, NONE, REFUSED
from ..draw.svg import STYLE
from ..pages.labels import document
from ..pages.numbers import legend
from ..render import Rendered
from .assets import TEMPLATES
from .life_book import life_links, life_pages
from .lives import entries
from .markdown import csv_of
from .pictures import growth_picture, lead_picture, share_picture, small_pictures, spark_of
from .report import FigureKey, ReportPage, SectorReport
from .sentences import newer_parts, web
from .sheet import LIVES_STYLE
from .words import WORDS, words

if TYPE_CHECKING:
    from jinja2 import Environment

    from ..checking import CheckedClaim


class StatementText(NamedTuple):
    """A checked statement: its verdict in words, what it says with both numbers, and the reason."""

    verdict: str
    text: str
    reason: str


def write(page: ReportPage, home: str = "", lives: Mapping[FigureKey, str] | None = None) -> Rendered:
    """Return the page as a single file; ``home`` is the address of the page that links to it, if any.

    ``lives`` has the addresses of pages beside it on the lives of figures, to which their notes link.
    """
    parts = [_part(part, page, lives or {}) for part in page.parts]
    return Rendered(_rendered("report.html", page, home=home, parts=parts))


def book(page: ReportPage, folder: str, home: str) -> tuple[str, dict[str, str]]:
    """Return the text of an index page, and the pages of all sectors and lives by file name, for ``folder`` beside it.

    ``home`` is the file name of the index, to which the pages link.
    """
    lives, above = life_pages(page), f"../{quote(home)}"
    links = life_links(lives)
    pages = {f"{part.name}.html": str(write(page.alone(part), above, links).text) for part in page.parts}
    for beside in lives:
        titled, sections = page._replace(title=beside.title), entries(beside.lives, page.data, page.lang, periods.label)
        pages[beside.path] = rendered(
            "lives.html", page.lang, frame="base.html", page=titled, home=above, style=LIVES_STYLE, lives=list(sections)
        )
    sectors = [(part, f"{quote(folder)}/{quote(part.name)}.html") for part in page.parts]
    groups = [(part.title, rows) for part in page.parts if (rows := _rows(part, 2))]
    return _rendered("index.html", page, home="", sectors=sectors, groups=groups), pages


def _rendered(template: str, page: ReportPage, **values: Any) -> str:
    return rendered(
        template,
        page.lang,
        page=page,
        style=STYLE,
        documents=_documents(page),
        **checked(page.check, page.lang),
        **values,
    )


def rendered(template: str, lang: str, **values: Any) -> str:
    """Return a page rendered from its template, which also gets the words and punctuation of its language."""
    signs = {
        "colon": phrase(": ", lang),
        "comma": phrase(", ", lang),
        "semicolon": phrase("; ", lang),
        "stop": phrase(". ", lang),
    }
    return environment().get_template(template).render(lang=lang, w=words(lang), **signs, **values)


@cache
def environment() -> "Environment":
    """Return the template environment; raises UsageError if Jinja2 is not installed."""
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError as error:
        raise UsageError("pages of HTML need Jinja2: pip install jinja2. A report as -o FILE.md does not.") from error
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.filters["heard"] = _heard
    made.tests["chinese"] = re.compile("[\\W\\d_]*[\u4e00-\u9fff]").match  # the first letter is
    made.globals["break_sign"] = BREAK
    return made


def _heard(text: str, words: Mapping[str, str]) -> str:
    """Return the text of a cell as HTML, whose sign is seen, and is heard in words; nothing is heard of an empty one."""
    from markupsafe import Markup

    signs = {EQUAL: "heard_equal", APART: "heard_apart", REFUSED: "heard_refused"}
    number, _, sign = text.rpartition(" ")
    if text == NONE:
        return Markup('<span aria-hidden="true">{}</span>').format(text)
    if sign not in signs:
        return text
    html = Markup('<span aria-hidden="true">{}</span><span class="aloud">{}</span>').format(sign, words[signs[sign]])
    return Markup("{} {}").format(number, html) if number else html


def _part(part: SectorReport, page: ReportPage, lives: Mapping[FigureKey, str]) -> dict[str, Any]:
    """Return the template's values for a sector; ``at`` is the prefix of its anchors, unique on the page."""
    lang, found = page.lang, part.found
    text = csv_of(found.levels, part.changes, RenderOptions(guarded=True))
    file = re.sub(r"\W+", "-", part.name) or "data"
    lead = lead_picture(part.lead, found.first, lang)
    return {
        "report": part,
        "at": f"s{page.parts.index(part)}-" if len(page.parts) > 1 else "",
        "rows": _rows(part),
        "newer": newer_parts(found.first, page.data, lang),
        "lead": lead.picture() if lead else None,
        "growth": growth_picture(found),
        "shares": share_picture(part.shares, page.data, lang),
        "small": small_pictures(part.charts, lang),
        "legend": _legend(part, lang),
        "lives": {note.number: lives[key] for key, note in part.notes.items() if key in lives},
        "marks": legend([line.latest for line in found.first], lang),
        "data": "data:application/zip;base64," + b64encode(_zipped(f"{file}.csv", text)).decode(),
        "file": f"{file}.zip",
    }


def _zipped(name: str, text: str) -> bytes:
    """Return a zip file with one text: a table has a sixth of its size in it, and any system opens it without a program."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    raw = BytesIO()
    with ZipFile(raw, "w") as archive:
        entry = ZipInfo(name)  # with the earliest date that there is, so that the same table is the same file
        entry.create_system, entry.external_attr = 3, 0o644 << 16  # on Windows too
        archive.writestr(entry, text.encode(), ZIP_DEFLATED)
    return raw.getvalue()


def _rows(part: SectorReport, most: int | None = None) -> list[Any]:
    """Return the rows of the summary table, each with its sparkline."""
    return list(zip(part.rows(most), map(spark_of, part.found.first[:most]), strict=True))


def _legend(part: SectorReport, lang: str) -> str:
    """Return the meaning of the signs and letters in the tables."""
    cells = [cell for grid in part.grids for line in grid.lines for cell in line.cells]
    there = {sign for cell in cells for sign in (cell.instead, cell.number.mark)}
    names = {EQUAL: "equal", APART: "apart", REFUSED: "refused", NONE: "none"}
    meanings = legend([one for one in (*part.found.levels, *part.changes) if one.has_figure], lang)
    meanings += [phrase(WORDS[name], lang, sign=sign) for sign, name in names.items() if sign in there]
    meanings += [phrase(WORDS["break"], lang).rstrip(".。")] if any(cell.broken for cell in cells) else []
    return phrase("; ", lang).join(meanings)


def checked(check: "Sequence[CheckedClaim]", lang: str) -> dict[str, Any]:
    """Return the values for checked statements, empty if there are none.

    ``tally`` is one line on how many statements got each verdict, worst first; ``findings`` are those that do not hold,
    then those that rest on another release or differ by rounding.
    """
    if not check:
        return {"tally": "", "findings": []}
    from ..checking.judging import CONSISTENT, NOT_CHECKABLE, WORST_FIRST
    from ..checking.report import summary

    listed = [verdict for verdict in WORST_FIRST if verdict not in (NOT_CHECKABLE, CONSISTENT)]
    findings = [_finding(one, lang) for verdict in listed for one in check if one.verdict == verdict]
    return {"tally": summary(check, lang, WORST_FIRST), "findings": findings}


def _finding(found: "CheckedClaim", lang: str) -> StatementText:
    from ..checking.report import recomputed_text, says, statement

    claim, recomputed = found.claim, recomputed_text(found, lang)
    reason = phrase(": ", lang).join(filter(None, (phrase(claim.explanation, lang), of_data(claim.note, lang))))
    text = phrase(
        WORDS["recomputed" if recomputed else "printed"], lang,
        statement=statement(found, lang), printed=says(found, lang), recomputed=recomputed,
    )  # fmt: skip
    return StatementText(phrase(found.verdict, lang), text, reason or found.notes(lang))


def _documents(page: ReportPage) -> list[tuple[str, str, str]]:
    """Return the id, title and address of each document; the address is empty unless a browser may follow it."""
    found = []
    for name in (str(record[0]) for record in page.sources.rows):
        known = page.data.sources.get(name)
        text = document(known, lang=page.lang) if known else ""
        found.append((name, text or name, web(known.url) if known else ""))
    return found
