"""Statements of a report and what the table says about them: read, check, and show the findings."""

from .page import answer, asked, of_verdict, page
from .report import Checked, listing, report, summary
from .statements import Claim, load_claims, published, read
from .verdicts import CheckedClaim, check

__all__ = [
    "Checked",
    "CheckedClaim",
    "Claim",
    "answer",
    "asked",
    "check",
    "listing",
    "load_claims",
    "of_verdict",
    "page",
    "published",
    "read",
    "report",
    "summary",
]
