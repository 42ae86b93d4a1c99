"""What an assistant can ask and read: eight tools, three resources, and the texts that go with them, in English for all models.

A docstring and the annotations describe a tool to an assistant, so they are short. A wrong request, or data that are not
there, raise UsageError or DataError, whose message says what to write instead.
"""

import csv
import io
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, ClassVar, Literal

from ... import api, measures
from ... import checking as claims
from ...ask import finding
from ...ask.table import overriding
from ...core import periods
from ...core.errors import DataError, UsageError
from ...core.messages import phrase
from ...core.model import typed_name
from ...measures.derivation import Options
from ...pages import explain as pages
from ...pages import listings
from .answers import ToolAnswer, documents, of_rows, of_table
from .arguments import Names, Years, areas_of, names_of, own_of
from .calls import call

INSTRUCTIONS = """\
Audited published figures on China's digital economy. Look an id up with search, then use ids only, never names.
Quote each number with its source id, its bounds where it is computed, and its status. A row marked refused is the answer: \
say why, and do not compute around it. Ask derive for growth, shares and averages; do not compute them. Years are \
given unless freq or a shorter period asks otherwise. Units are written out after each figure (trillion yuan). \
Nothing found means that the table has none: do not fill it from memory, and ask the nearest that the answer names."""

AUDIT = """\
Audit the passage below against the digecon tools.
1. List every statement with a number, a rank or a comparison, in the passage's own words.
2. For each, find the indicator with search, and read with describe whether its definition, unit and area are those meant.
3. Give all that can be checked to check, in one call, with the number as printed; write a growth rate as kind growth, a \
share with its whole as base_indicator.
4. Where the verdict is not consistent, call explain for the figure and say what differs: definition, period, basis, \
release, rounding.
5. Answer with a table: statement, verdict, what the table has (with bounds and source ids), note. Say what could not be \
checked and why; add nothing from memory.

Passage:
"""
LIMIT = 30  # rows of an answer: some 8,000 bytes
MOST = 200
_DOCUMENTS = 12  # of an indicator, before they are only counted
_FOUND = ("indicator", "label", "unit", "parent", "first", "last", "observations")
if TYPE_CHECKING:
    Measure = str
else:  # so that an assistant is given the measures that are registered
    Measure = Literal[tuple(command.name for command in measures.commands())]
Freq = Literal["", "A", "S", "Q", "M", "ytd", "all"]


@dataclass
class Statement:
    """A statement to check; value and unit as printed (33.3, trillion yuan; 8 %), or unit CNY with unit_mult 12."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    indicator: str
    period: Years
    value: str | int | float
    kind: str = "level"
    unit: str = ""
    unit_mult: Years = ""
    area: str = ""
    bound: Literal["", "exact", "over", "under", "about", "nearly"] = ""
    base_indicator: str = ""
    base_period: Years = ""
    basis: str = ""
    other: str = ""


STATEMENT = tuple(one.name for one in fields(Statement))


class Tools:
    """The tools on the bundled table, their words in one language."""

    def __init__(self, lang: str = "en") -> None:
        self.lang = lang
        self.table = api.load()

    def every(self) -> tuple[Callable[..., ToolAnswer], ...]:
        """Return the tools, in the order in which they are mostly needed."""
        return (
            self.search, self.describe, self.figures, self.derive, self.compare, self.rank, self.explain, self.check,
        )  # fmt: skip

    def search(self, text: str, limit: int = 20) -> ToolAnswer:
        """Find indicator ids by a question, words or a number, in English or Chinese. Start here: every other tool takes ids."""
        data = self.table.data
        found = finding.find(text, data)
        if found.figures:
            return of_table(self.table.of(found.figures), _checked(limit), self.lang)
        listing = listings.found(text, data.observations, data, found, self.lang)
        places = [listing.columns.index(name) for name in _FOUND]
        dated = [listing.columns.index(name) for name in ("first", "last")]
        rows = [
            tuple(periods.label(str(row[place])) if place in dated else row[place] for place in places)
            for row in listing.rows
        ]
        tool_answer = of_rows(_FOUND, rows, _checked(limit), self.lang)
        if found.line:
            tool_answer.notes = [phrase("answered by: {call}", self.lang, call=call(found.line))]
        return tool_answer

    def describe(self, indicator: str) -> ToolAnswer:
        """Tell definition, unit, coverage, breaks, revisions, conflicting prints and documents of one indicator."""
        found = api.info(indicator, lang=self.lang)
        named = [row for row in found.rows if row[0] == "document"]
        rest = [row for row in found.rows if row[0] != "document"]
        tool_answer = of_rows(found.columns, [*rest, *named[-_DOCUMENTS:]], 0, self.lang)
        tool_answer.more = max(0, len(named) - _DOCUMENTS)
        return tool_answer

    def figures(
        self,
        names: Names,
        start: Years = "",
        end: Years = "",
        freq: Freq = "",
        area: Names = "",
        latest: bool = False,
        vintage: Years = "",
        all_sources: bool = False,
        limit: int = LIMIT,
    ) -> ToolAnswer:
        """Give published figures with bounds, status and source. names: one or a list of ids, sectors, globs, ID@AREA.

        Years unless freq says otherwise; periods 2022, 2023-S1, 2023-Q3, 2023-09, 2023-9M. latest: the newest of any freq.
        vintage: first, latest or a day. Several prints of a thing: the one that stands, or all_sources.
        """
        chosen = self.table.select(
            *names_of(names), start=start, end=end, freq=freq, area=areas_of(area), latest=latest
        )
        return of_table(chosen.show(all_sources=all_sources, vintage=str(vintage)), _checked(limit), self.lang)

    def derive(
        self,
        measure: Measure,
        names: Names,
        of: str = "",
        base: Years = "",
        start: Years = "",
        end: Years = "",
        freq: Freq = "",
        area: Names = "",
        vintage: Years = "",
        across_breaks: bool = False,
        limit: int = LIMIT,
    ) -> ToolAnswer:
        """Compute with bounds, beside what is published. Never compute from figures yourself: what does not compare is refused.

        of: the whole of share and contribution, the denominator of ratio. base: the period of index.
        """
        command = measures.find(measure)
        taken = {one.name: one.required for one in command.parameters} if command else {}
        own = own_of(taken, measure, of, str(base))
        chosen = self.table.select(*names_of(names), start=start, end=end, freq=freq, area=areas_of(area))
        found = chosen.derive(measure, Options.given(str(vintage), overriding(across_breaks), **own))
        return of_table(found, _checked(limit), self.lang)

    def compare(
        self,
        names: Names,
        area: Names = "",
        start: Years = "",
        end: Years = "",
        freq: Freq = "",
        vintage: Years = "",
        limit: int = LIMIT,
    ) -> ToolAnswer:
        """Set series or areas side by side: one unit, each as a multiple of the first, with growth.

        names: two or more ids or sectors, or areas (["CN", "US"]); or one id with two areas in area.
        """
        when = {"start": start, "end": end, "freq": freq}
        found = self.table.compare(*names_of(names), area=areas_of(area), vintage=str(vintage), **when)
        return of_table(found, _checked(limit), self.lang)

    def rank(
        self,
        names: Names,
        by: Literal["level", "growth", "share"] = "level",
        period: Years = "",
        area: Names = "",
        lowest: bool = False,
        first: int = 0,
        vintage: Years = "",
        limit: int = LIMIT,
    ) -> ToolAnswer:
        """Rank by level, growth or share in one period (else the newest that most have), with places.

        names: a sector, ids, a glob ("*": all), or one id with many areas. lowest: from the end. first: how many.
        """
        if first < 0:
            raise UsageError("first {number} is not a number of indicators.", number=first)
        chosen = self.table.select(*names_of(names), start=period, end=period, area=areas_of(area))
        found = chosen.rank(by=by, lowest=lowest, first=first, vintage=str(vintage))
        return of_table(found, _checked(limit), self.lang, is_ranked=True)

    def explain(self, indicator: str, period: Years = "", area: str = "", vintage: Years = "") -> ToolAnswer:
        """Tell how one figure comes about: every print, formula, inputs, rounding, refusals, documents; the newest without period."""
        options = Options.given(str(vintage))
        data = self.table.data.known_by(options.vintage)
        wanted = name, at, where = pages.place(indicator, periods.typed(period), area, data)
        found = pages.at_place(wanted, data, options, self.lang)
        tool_answer = of_rows(found.columns, found.rows, 0, self.lang)
        prints = [one for one in data.observations if (one.indicator, one.period, one.area) == wanted]
        tool_answer.labels = {typed_name(name, where): f"{data.about(name).name(self.lang)}, {periods.label(at)}"}
        tool_answer.sources = documents(prints, data, self.lang)
        return tool_answer

    def check(self, statements: list[Statement] | None = None, text: str = "") -> ToolAnswer:
        """Check statements of a text against the table: consistent, rounding, revised, not comparable, inconsistent, not checkable.

        text: sentences; or statements, kind: level growth share share_change ratio per_head mean_growth rank highest
        lowest first sum comparison target. base_indicator: the whole of a share.
        """
        if not statements and not text:
            raise UsageError("no statement is given: give indicator, period and value of each.")
        data = self.table.data
        if text:
            readings = claims.check_text([text], data, claims.Corrections())
            found, listing = [each.finding for each in readings], claims.draft_listing(readings, data, self.lang)
        else:
            found = claims.check(claims.read(_as_file(statements or []), "statements"), data)
            listing = claims.listing(found, self.lang)
        tool_answer = of_rows(listing.columns, listing.rows, 0, self.lang)
        named = dict.fromkeys(ref.indicator for finding in found for ref in finding.claim.subjects)
        tool_answer.labels = {name: data.about(name).name(self.lang) for name in named if name in data.catalog}
        tool_answer.sources = documents([row for finding in found for row in finding.inputs], data, self.lang)
        return tool_answer


def _checked(limit: int) -> int:
    if not 0 < limit <= MOST:
        raise UsageError("limit {limit} is not between 1 and {most}.", limit=limit, most=MOST)
    return limit


def _as_file(statements: list[Statement]) -> str:
    """Return statements as the claims file that they are."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, ["claim_id", *STATEMENT])
    writer.writeheader()
    for number, statement in enumerate(statements, 1):
        writer.writerow({"claim_id": str(number), **asdict(statement)})
    return stream.getvalue()


def catalog(lang: str = "en") -> str:
    """Return a line for each indicator as CSV, without its figures."""
    found = api.list_(lang=lang).to_text(
        "csv", columns=("indicator", "label", "sector", "kind", "unit", "parent", "first", "last")
    )
    return str(found)


def sources(lang: str = "en") -> str:
    """Return a line for each document as CSV."""
    return str(api.load().sources(lang).to_text("csv"))


def comparability() -> str:
    """Return the page on what is compared and what is refused, which the wheel holds; raises DataError where it is not there."""
    package = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    for folder in (package, os.path.join(package, "..", "..")):
        page = os.path.join(folder, "docs", "comparability.md")
        if os.path.isfile(page):
            with open(page, encoding="utf-8") as stream:
                return stream.read()
    raise DataError("docs/comparability.md is missing: reinstall digecon-cli.")
