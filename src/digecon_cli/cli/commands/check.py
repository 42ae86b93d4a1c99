"""``check``: recompute what a report says."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ...ask.options import RenderOptions
from ...core.cleaning import without_controls
from ...core.errors import NothingFound, UsageError
from ...core.messages import Message
from ...render.formats import Format, Formats, Rendered
from .. import complete
from ..language import reader_language
from ..options import ALL_ROWS, AREA, BOM, COLUMNS, LANG, MEASURE, OUTPUT, RELEASE, TABLE, Common
from ..output import emit, format_name, write_answer
from ..progress import notify
from ..spec import ANSWER_IS_NO, ANSWERED, Command, Option

if TYPE_CHECKING:
    from ...ask.table import RecordListing
    from ...checking import CheckedClaim, Corrections
    from ...publish.cards import ClaimCards

_MOST_CARDS = 10  # statements that a file of HTML shows as cards; more are a table
_FILE = (
    r"(?s)-|\S*[/\\]\S*|\S*\.[A-Za-z]\w{0,4}|.*\.(?:csv|tsv|txt|md)"  # what looks like a file: an ending, a separator
)


def _check(
    common: Common, article: bool, strict: bool, within: str, verdict: str, file: Sequence[str] = (),
    about: str = "", when: str = "", unit: str = "",
) -> int:  # fmt: skip
    from ... import checking as claims  # with the readers, which help need not wait for

    corrections = claims.Corrections(about, when, common.measure, common.area, unit)
    if any(corrections) and not file:
        raise _of_no_sentence()
    texts, name = _texts(file, article)
    text, source = claims.load_text(name) if name else ("", "data/claims.csv")
    if texts or (name and claims.is_text(text)):
        findings = _check_texts(common, texts or [text], name, within, verdict, corrections)
        return _code(findings, common, strict)
    if any(corrections):
        raise _of_no_sentence()
    wanted = claims.asked(verdict or ("all" if common.all else ""))
    statements = claims.read(text, source) if name else claims.published()
    data = common.dataset()
    findings = claims.check(statements, data, within, common.vintage)
    _check_found(findings, wanted)
    kept = claims.of_verdict(findings, wanted)
    _write(
        kept, name or str(source), lambda: claims.answer(findings, wanted, data, common.lang, article), common,
        lambda: _cards().of_findings(kept, data),
    )  # fmt: skip
    return _code(findings, common, strict, article)


def _of_no_sentence() -> UsageError:
    return UsageError(
        "--indicator, --period, --measure, --area and --unit correct what is read of sentences: give one in quotes."
    )


def _texts(words: Sequence[str], article: bool) -> tuple[list[str], str]:
    """Return the sentences that the words of the line are, or the file that they name; neither for the bundled article."""
    if "" in words:
        raise UsageError(
            "'' is not a file: write 'digecon check my-claims.csv', or 'digecon check --article' for the bundled article."
        )
    if bool(words) == article:
        raise UsageError(
            "say what to check: a sentence in quotes, 'digecon check my-claims.csv' for a file, or 'digecon check --article' for "
            "the bundled article."
        )
    files = [word for word in words if re.fullmatch(_FILE, word) or os.path.exists(word)]
    if files and words[1:]:
        raise UsageError("check takes one file, or sentences: leave out '{text}'.", text=" ".join(files[1:] or files))
    if files or not words:
        return [], "".join(files)
    words = [without_controls(word) for word in words]
    return (list(words) if all(" " in word or not word.isascii() for word in words) else [" ".join(words)]), ""


def _check_texts(
    common: Common, texts: Sequence[str], name: str, within: str, verdict: str, corrections: "Corrections"
) -> "list[CheckedClaim]":
    """Check sentences, and write what was understood with the verdicts; return the findings."""
    from ... import checking as claims

    data, wanted = common.dataset(), claims.asked(verdict)
    every = claims.check_text(texts, data, corrections, within, common.vintage)
    _check_found([each.finding for each in every], wanted)
    found = [each for each in every if wanted in ("", "all", each.finding.verdict)]
    _write(
        [each.finding for each in found], name, lambda: claims.draft_listing(found, data, common.lang), common,
        lambda: _cards().of_readings(found, data, common.lang),
    )  # fmt: skip
    return [each.finding for each in every]


def _cards() -> Any:
    from ...publish import cards  # with all that draws, which other formats need not wait for

    return cards


def _write(
    findings: "Sequence[CheckedClaim]", file: str, listing: "Callable[[], RecordListing]", common: Common,
    drawn_cards: "Callable[[], ClaimCards]",
) -> None:  # fmt: skip
    """Write findings in one of the formats of this command, a few as cards where these are drawn, else their listing."""
    from ... import checking as claims

    form = format_name(common)
    if form == "svg":
        write_answer(drawn_cards(), FORMATS.find(form), common)
    elif form in (own.name for own in FORMATS.own):
        write_answer(claims.Checked(findings, file), FORMATS.find(form), common)
    elif form == "html" and (not findings[1:] or (common.output and len(findings) <= _MOST_CARDS)):
        cards = drawn_cards()
        emit(listing()._replace(drawing=lambda lang: _cards().drawing(cards, lang)), common)
    else:
        emit(listing(), common)


def _check_found(findings: "Sequence[CheckedClaim]", wanted: str) -> None:
    """Raise NothingFound where no finding has the verdict that is asked for."""
    from ... import checking as claims

    if not claims.of_verdict(findings, wanted):
        summary = claims.summary(findings, reader_language())
        raise NothingFound("no statement is {word_verdict}; {summary}.", word_verdict=wanted, summary=summary)


def _code(findings: "Sequence[CheckedClaim]", common: Common, strict: bool, article: bool = False) -> int:
    """Return the exit code of findings; for programs also name those that do not hold."""
    from ... import checking as claims

    stops = (*claims.FAULTS, claims.NOT_CHECKABLE) if strict else claims.FAULTS
    wrong = [finding.claim.claim_id for finding in findings if finding.verdict in stops]
    if format_name(common) != "table" or common.output:  # else people read it in the first line of the answer
        whose = [Message("the statements are those of the bundled article")] if article else []
        notify([*whose, *_notice(wrong, claims.summary(findings, reader_language()))])
    return ANSWER_IS_NO if wrong else ANSWERED


def _notice(wrong: Sequence[str], summary: str) -> Iterator[Message]:
    """Yield the notice that names the statements that do not hold, if there are any."""
    ids = tuple(wrong)
    if ids[1:]:
        yield Message("{number} statements do not hold ({ids}); {summary}.", number=len(ids), ids=ids, summary=summary)
    elif ids:
        yield Message("1 statement does not hold ({ids}); {summary}.", ids=ids, summary=summary)


def _complete_verdict(incomplete: str) -> list[str]:
    from ...checking.judging import VERDICTS
    from ...checking.page import ALL

    words = [verdict.replace(" ", "-") for verdict in (*VERDICTS, ALL)]
    return [word for word in words if word.startswith(incomplete)]


def _github(content: Any, options: RenderOptions) -> Rendered:
    from ...checking.report import github

    return github(content, options)


def _svg(content: Any, options: RenderOptions) -> Rendered:
    rendered: Rendered = _cards().svg(content, options)
    return rendered


def _junit(content: Any, options: RenderOptions) -> Rendered:
    from ...checking.report import junit

    return junit(content, options)


FORMATS = Formats(
    (
        Format("github", (), 20, _github),
        Format("junit", (".xml",), 21, _junit),
        Format("svg", (".svg",), 22, _svg, read=True),
    )
)
COMMAND = Command(
    "check",
    section="Check",
    rank=1,
    help="Recompute what reports say: a verdict on each sentence or statement.",
    examples=(
        "digecon check 'Telecom revenue grew 6.2 % in 2023'",
    ),
    run=_check,
    options=(
        Option("file", (), "Sentences, a draft (.txt, .md) or a table of claims; - is stdin.", "[TEXT]...", list),
        Option("about", ("--indicator",), "What a sentence is about, if it is misread.", "ID", complete=complete.indicator),
        Option("when", ("--period",), "The period that it is about.", "P"),
        Option("unit", ("--unit",), "The unit of its number: CNY, percent, billion CNY ...", "UNIT"),
        Option("article", ("--article",), "Check the statements of the bundled article.", kind=bool),
        Option("strict", ("--strict",), "Exit code 1 also where a statement is not checkable.", kind=bool),
        Option("within", ("--within",), "Only figures of this document are evidence: article ...", "SOURCE"),
        Option(
            "verdict", ("--verdict",), "Only statements with this verdict, in full; or all.", "V", complete=_complete_verdict,
        ),
        AREA, MEASURE, *RELEASE, *TABLE, *OUTPUT, LANG, ALL_ROWS, COLUMNS, BOM,
    ),
    selects=False,
    formats=FORMATS,
)  # fmt: skip
