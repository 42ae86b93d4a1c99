"""An extract of the table, as a Data Package with Croissant metadata or as an SQLite database."""

from .metadata import croissant
from .package import README, files, fingerprint, is_extract, write
from .sqlite import database

__all__ = ["README", "croissant", "database", "files", "fingerprint", "is_extract", "write"]
