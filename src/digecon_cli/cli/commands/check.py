"""``check``: recompute what a report says."""

from ...errors import DataError, UsageError
from ..options import BOM, COLUMNS, OUTPUT, RELEASE, TABLE, Common
from ..output import emit
from ..spec import Command, Option


def _check(common: Common, within: str, file: str | None = None) -> None:
    from ... import claims  # with the readers, which help need not wait for
    from ...readers.files import decode, load
    from ...readers.report import Report

    if file == "":
        raise UsageError("'' is no file: write 'digecon check' for the article, or 'digecon check my-claims.csv'.")
    name = "claims.csv"
    if file is not None:
        loaded = load(file)
        name = loaded.name
        statements = claims.read(decode(loaded, Report(name)), name)
    else:
        statements = claims.published()
    findings = claims.check(statements, common.dataset(), within, common.vintage, name)
    emit(claims.listing(findings), common)
    if wrong := [one.claim.claim_id for one in findings if one.verdict == "inconsistent"]:
        is_are = "statement is" if len(wrong) == 1 else "statements are"
        raise DataError(f"{len(wrong)} {is_are} inconsistent ({', '.join(wrong)}); {claims.summary(findings)}.")


COMMAND = Command(
    "check",
    section="Check",
    rank=1,
    help="Recompute what a report says: a verdict on each statement, with the figures behind it.",
    examples=(
        "digecon check",
        "digecon check --within article",
        "digecon check my-claims.csv -f markdown",
        "digecon check -f csv | csvgrep -c verdict -m inconsistent",
    ),
    run=_check,
    options=(
        Option(
            "file", (), "Your own statements (see docs/claims.md); - is standard input. Without: the article's.",
            "[CLAIMS]", default=None,
        ),
        Option("within", ("--within",), "Use only this document's figures as evidence: article, ...", "SOURCE"),
        *RELEASE, *TABLE, *OUTPUT, COLUMNS, BOM,
    ),
    selects=False,
)  # fmt: skip
