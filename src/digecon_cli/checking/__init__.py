"""Statements of a report held against the table: read, checked, and shown as findings."""

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
