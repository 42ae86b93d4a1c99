"""Statements of a report held against the table: read, checked, and shown as findings."""

from .card import card
from .claiming import Corrections
from .draft import CheckedReading, check_text
from .draft import listing as draft_listing
from .judging import FAULTS, NOT_CHECKABLE
from .page import answer, asked, of_verdict, page
from .report import Checked, listing, report, summary
from .sentences import is_text
from .statements import Claim, load_claims, load_text, published, read
from .verdicts import CheckedClaim, check

__all__ = [
    "FAULTS",
    "NOT_CHECKABLE",
    "Checked",
    "CheckedClaim",
    "CheckedReading",
    "Claim",
    "Corrections",
    "answer",
    "asked",
    "card",
    "check",
    "check_text",
    "draft_listing",
    "is_text",
    "listing",
    "load_claims",
    "load_text",
    "of_verdict",
    "page",
    "published",
    "read",
    "report",
    "summary",
]
