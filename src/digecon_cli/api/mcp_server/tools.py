"""What an assistant can ask and read: six tools, three resources, and the texts that go with them, in English for all models.

A docstring and the annotations describe a tool to an assistant, so they are short. A wrong request, or data that are not
there, raise UsageError or DataError, whose message says what to write instead.
"""

import csv
import io
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Literal

from ... import api, measures
from ... import checking as claims
from ...ask.table import overriding
from ...core import periods
from ...core.errors import DataError, UsageError
from ...measures.derivation import Options
from .answers import ToolAnswer, documents, of_rows, of_table

INSTRUCTIONS = """\
Audited published figures on China's digital economy. Look an id up with search, then use ids only, never names.
Quote each number with its source id, its bounds where it is computed, and its status. A row marked refused is the answer: \
say why, and do not compute around it. Ask derive for growth, shares and averages in place of computing them. Years are \
told unless freq or a shorter period is given. Nothing found means that the table has none: do not fill it from memory. \
Where a message names a command (digecon ratio A B), the tool of that name or measure does the same."""

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
LIMIT = 30  # rows of an answer: some 20,000 characters
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
    """A statement to check; value as printed, unit as in the table (CNY, percent), unit_mult its power of ten (亿: 8)."""

    indicator: str
    period: str
    value: str
    kind: str = "level"
    unit: str = ""
    unit_mult: str = ""
    area: str = ""
    bound: Literal["", "exact", "over", "under", "about"] = ""
    base_indicator: str = ""
    base_period: str = ""
    basis: str = ""
    other: str = ""


class Tools:
    """The tools on the bundled table, their words in one language."""

    def __init__(self, lang: str = "en") -> None:
        self.lang = lang
        self.table = api.load()

    def every(self) -> tuple[Callable[..., ToolAnswer], ...]:
        """Return the tools, in the order in which they are mostly needed."""
        return (self.search, self.describe, self.figures, self.derive, self.explain, self.check)

    def search(self, text: str, limit: int = 20) -> ToolAnswer:
        """Find indicator ids by words in English or Chinese. Start here: every other tool takes ids."""
        found = api.search(text, lang=self.lang)
        places = [found.columns.index(name) for name in _FOUND]
        rows = [tuple(row[place] for place in places) for row in found.rows]
        return of_rows(_FOUND, rows, _checked(limit), self.lang)

    def describe(self, indicator: str) -> ToolAnswer:
        """Tell definition, unit, coverage, breaks, revisions, conflicting prints and documents of one indicator."""
        found = api.info(indicator, lang=self.lang)
        named = [row for row in found.rows if row[0] == "document"]
        rest = [row for row in found.rows if row[0] != "document"]
        tool_answer = of_rows(found.columns, [*rest, *named[-_DOCUMENTS:]], 0, self.lang)
        tool_answer.answer.more = max(0, len(named) - _DOCUMENTS)
        return tool_answer

    def figures(
        self,
        names: list[str],
        start: str = "",
        end: str = "",
        freq: Freq = "",
        area: str = "",
        latest: bool = False,
        vintage: str = "",
        all_sources: bool = False,
        limit: int = LIMIT,
    ) -> ToolAnswer:
        """Give published figures with bounds, status and source. names: ids, sectors, globs, ID@AREA.

        Years unless freq says otherwise; periods 2022, 2023-S1, 2023-Q3, 2023-09, 2023-9M. latest: the newest of any freq.
        vintage: first, latest or a day. Several prints of a thing: the one that stands, or all_sources.
        """
        chosen = self.table.select(*_given(names), start=start, end=end, freq=freq, area=area, latest=latest)
        return of_table(chosen.show(all_sources=all_sources, vintage=vintage), _checked(limit), self.lang)

    def derive(
        self,
        measure: Measure,
        names: list[str],
        of: str = "",
        base: str = "",
        start: str = "",
        end: str = "",
        freq: Freq = "",
        area: str = "",
        vintage: str = "",
        across_breaks: bool = False,
        limit: int = LIMIT,
    ) -> ToolAnswer:
        """Compute with bounds, beside what is published. Never compute from figures yourself: what does not compare is refused.

        of: the whole of share and contribution, the denominator of ratio. base: the period of index.
        """
        own = _own(measure, of, base)
        chosen = self.table.select(*_given(names), start=start, end=end, freq=freq, area=area)
        found = chosen.derive(measure, Options.given(vintage, overriding(across_breaks), **own))
        return of_table(found, _checked(limit), self.lang)

    def explain(self, indicator: str, period: str, area: str = "", vintage: str = "") -> ToolAnswer:
        """Tell how one figure comes about: every print, formula, inputs, rounding, refusals, documents."""
        found = self.table.explain(indicator, period, area=area, vintage=vintage, lang=self.lang)
        tool_answer = of_rows(found.columns, found.rows, 0, self.lang)
        name, at = self.table.data.single_indicator(indicator)
        wanted = (name, at or area or "CN", periods.canonical(period))
        prints = [one for one in self.table if (one.indicator, one.area, one.period) == wanted]
        tool_answer.answer.sources = documents(prints, self.table.data, self.lang)
        return tool_answer

    def check(self, statements: list[Statement]) -> ToolAnswer:
        """Check statements of a text against the table: consistent, rounding, inconsistent, not checkable.

        kind: level growth share ratio mean_growth rank sum comparison target. base_indicator: the whole of a share.
        """
        if not statements:
            raise UsageError("no statement is given: give indicator, period and value of each.")
        found = claims.check(claims.read(_as_file(statements), "statements"), self.table.data, name="statements")
        listing = claims.listing(found, self.lang)
        tool_answer = of_rows(listing.columns, listing.rows, 0, self.lang)
        inputs = [one for finding in found for one in finding.inputs]
        tool_answer.answer.sources = documents(inputs, self.table.data, self.lang)
        return tool_answer


def _checked(limit: int) -> int:
    if not 0 < limit <= MOST:
        raise UsageError("limit {limit} is not between 1 and {most}.", limit=limit, most=MOST)
    return limit


def _given(names: list[str]) -> list[str]:
    """Return names unchanged; raises UsageError for none, which is not taken for the whole table."""
    if not names:
        raise UsageError("names is empty: give ids, sectors or globs; search finds them.")
    return names


def _own(measure: str, of: str, base: str) -> dict[str, str]:
    """Return the parameters of a measure's own by their names; raises UsageError for one that it does not take, or lacks."""
    command = measures.find(measure)
    taken = {one.name: one.required for one in command.parameters} if command else {}
    own: dict[str, str] = {}
    for word, value, names in (("of", of, ("of", "other", "population")), ("base", base, ("base",))):
        name = next((name for name in names if name in taken), "")
        if value and not name:
            raise UsageError("{measure} takes no '{text}'.", measure=measure, text=word)
        if name and taken[name] and not value:
            raise UsageError("{measure} needs '{text}'.", measure=measure, text=word)
        own |= {name: value} if value else {}
    if measure == "index" and not base:
        raise UsageError("index needs 'base'.")
    return own


def _as_file(statements: list[Statement]) -> str:
    """Return statements as the claims file that they are."""
    names = [one.name for one in fields(Statement)]
    stream = io.StringIO()
    writer = csv.DictWriter(stream, ["claim_id", *names])
    writer.writeheader()
    writer.writerows({"claim_id": str(number), **asdict(one)} for number, one in enumerate(statements, 1))
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
