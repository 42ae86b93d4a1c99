"""Statements of a report held against the table: read, checked, and shown as findings."""

from .card import card
from .judging import FAULTS, NOT_CHECKABLE
from .page import answer, asked, of_verdict, page
from .report import Checked, listing, report, summary
from .statements import Claim, load_claims, published, read
from .verdicts import CheckedClaim, check

__all__ = [
    "FAULTS",
    "NOT_CHECKABLE",
    "Checked",
    "CheckedClaim",
    "Claim",
    "answer",
    "asked",
    "card",
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
