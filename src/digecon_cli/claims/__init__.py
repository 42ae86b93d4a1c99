"""Statements of a report and what the table says about them: read, check, and tell."""

from .checking import CheckedClaim, check
from .page import asked, of_verdict, page
from .report import audit, listing, report, summary
from .statements import Claim, published, read

__all__ = [
    "CheckedClaim",
    "Claim",
    "asked",
    "audit",
    "check",
    "listing",
    "of_verdict",
    "page",
    "published",
    "read",
    "report",
    "summary",
]
