"""Statements of a report and what the table says about them: read, check, and tell."""

from .checking import CheckedClaim, check
from .report import audit, listing, report, summary
from .statements import Claim, published, read

__all__ = ["CheckedClaim", "Claim", "audit", "check", "listing", "published", "read", "report", "summary"]
