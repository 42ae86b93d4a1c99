"""``check``: recompute what a report says."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from ...ask.options import RenderOptions
from ...core import periods
from ...core.dataset import Dataset
from ...core.errors import NothingFound, UsageError
from ...core.messages import Message
from ...render.formats import Format, Formats, Rendered
from ..language import reader_language
from ..options import ALL_ROWS, BOM, COLUMNS, LANG, OUTPUT, RELEASE, TABLE, Common
from ..output import emit, format_name, write_answer
from ..progress import notify
from ..spec import ANSWER_IS_NO, ANSWERED, Command, Option

_LONGEST = 6  # words of a name


def _check(common: Common, article: bool, strict: bool, within: str, verdict: str, file: str | None = None) -> int:
    from ... import checking as claims  # with the readers, which help need not wait for

    if file == "":
        raise UsageError(
            "'' is no file: write 'digecon check my-claims.csv', or 'digecon check --article' for the bundled article."
        )
    if file is not None and " " in file and not os.path.exists(file):
        line = _look_up(file, common.dataset())
        raise UsageError(
            "'{file}' is no file of statements (see docs/checking.md): to look one up, write '{line}'.",
            file=file,
            line=line,
        )
    wanted = claims.asked(verdict or ("all" if common.all else ""))
    statements, read = claims.load_claims(file or "", article)
    data = common.dataset()
    findings = claims.check(statements, data, within, common.vintage)
    if not claims.of_verdict(findings, wanted):
        raise NothingFound(
            "no statement is {word_verdict}; {summary}.",
            word_verdict=wanted,
            summary=claims.summary(findings, reader_language()),
        )
    if (name := format_name(common)) in (one.name for one in FORMATS.own):
        checked = claims.Checked(claims.of_verdict(findings, wanted), file or str(read))
        write_answer(checked, FORMATS.find(name), common)
    else:
        emit(claims.answer(findings, wanted, data, common.lang, article), common)
    stops = (*claims.FAULTS, claims.NOT_CHECKABLE) if strict else claims.FAULTS
    wrong = [finding.claim.claim_id for finding in findings if finding.verdict in stops]
    if name != "table" or common.output:  # else people read it in the first line of the answer
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


def _look_up(statement: str, data: Dataset) -> str:
    """Return the command line for the figure of a statement: of the longest run of its words that names one indicator."""
    words = [word.strip(".,;:!?，。；：！？") for word in statement.split()]
    period = next((f" {word}" for word in words if periods.is_period(word)), "")
    command = "growth" if "%" in statement or "percent" in statement else "show"
    for length in range(min(_LONGEST, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            with suppress(UsageError, NothingFound):
                return f"digecon {command} {data.single_indicator(' '.join(words[start : start + length]))[0]}{period}"
    return "digecon search WORDS"


def _complete_verdict(incomplete: str) -> list[str]:
    from ...checking.judging import VERDICTS
    from ...checking.page import ALL

    words = [verdict.replace(" ", "-") for verdict in (*VERDICTS, ALL)]
    return [word for word in words if word.startswith(incomplete)]


def _github(content: Any, options: RenderOptions) -> Rendered:
    from ...checking.report import github

    return github(content, options)


def _junit(content: Any, options: RenderOptions) -> Rendered:
    from ...checking.report import junit

    return junit(content, options)


FORMATS = Formats((Format("github", (), 20, _github), Format("junit", (".xml",), 21, _junit)))
COMMAND = Command(
    "check",
    section="Check",
    rank=1,
    help="Recompute what reports say: a verdict on each statement, with the figures behind it.",
    examples=(
        "digecon check --article",
        "digecon check --article -f csv | csvgrep -c verdict -m inconsistent",
    ),
    run=_check,
    options=(
        Option(
            "file", (), "Your statements (docs/checking.md), - is stdin.", "[CLAIMS]", default=None,
        ),
        Option("article", ("--article",), "The statements of the bundled article.", kind=bool),
        Option("strict", ("--strict",), "Exit code 1 also where a statement is not checkable.", kind=bool),
        Option("within", ("--within",), "Only this document is evidence: article ...", "SOURCE"),
        Option(
            "verdict", ("--verdict",), "Only statements of one verdict, in full; or all.", "V", complete=_complete_verdict,
        ),
        *RELEASE, *TABLE, *OUTPUT, LANG, ALL_ROWS, COLUMNS, BOM,
    ),
    selects=False,
    formats=FORMATS,
)  # fmt: skip
