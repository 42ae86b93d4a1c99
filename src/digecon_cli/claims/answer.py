"""The answer of ``check``: whose statements, and the findings as a listing with its page."""

from collections.abc import Sequence

from ..readers.files import decode, load
from ..readers.report import FileName, Report
from ..table import Listing
from .checking import CheckedClaim
from .page import of_verdict, page
from .report import listing
from .statements import Claim, published, read


def of(file: str) -> tuple[list[Claim], FileName]:
    """Return the statements of a claims file (``-`` is standard input), of the article where it is empty, and its name.

    Raises DataError for what cannot be read, or for the first fault in it.
    """
    if not file:
        return published(), "claims.csv"
    loaded = load(file)
    return read(decode(loaded, Report(loaded.name)), loaded.name), loaded.name


def answer(findings: Sequence[CheckedClaim], verdict: str, lang: str = "en") -> Listing:
    """Return the findings of a verdict (empty or ``all``: every one) for programs, and as a page for people."""
    told = listing(of_verdict(findings, verdict), lang)
    return told._replace(page=lambda look: page(findings, verdict, look))
