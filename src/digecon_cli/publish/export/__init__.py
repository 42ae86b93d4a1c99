"""An extract of the table: a Data Package with its Croissant description, or a database of SQLite."""

from .metadata import croissant
from .package import README, files, fingerprint, is_extract, write
from .sqlite import database

__all__ = ["README", "croissant", "database", "files", "fingerprint", "is_extract", "write"]
