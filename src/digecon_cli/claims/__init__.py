"""Statements of a report and what the table says about them: read, check, and tell."""

from .annotations import Checked
from .answer import answer, of
from .checking import CheckedClaim, check
from .page import asked, of_verdict, page
from .report import listing, report, summary
from .statements import Claim, published, read

__all__ = [
    "Checked",
    "CheckedClaim",
    "Claim",
    "answer",
    "asked",
    "check",
    "listing",
    "of",
    "of_verdict",
    "page",
    "published",
    "read",
    "report",
    "summary",
]
