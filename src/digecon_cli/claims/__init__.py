"""Statements of a report and what the table says about them: read, check, and tell."""

from .checking import Finding, check
from .report import audit, listing, report, summary
from .statements import Claim, published, read

__all__ = ["Claim", "Finding", "audit", "check", "listing", "published", "read", "report", "summary"]
