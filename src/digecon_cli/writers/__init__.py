"""The output formats: one module a format, found by its name, with one function ``write(content, stream, look)``.

A writer gets a table or a listing and a text stream and prints nothing by itself. Machine formats need only the
``columns`` and ``records()`` of the content; formats for people lay it out first (see ``layout``). A new format is a
module here and its name in ``FORMATS``.
"""

from importlib import import_module
from io import StringIO
from typing import NamedTuple

from ..errors import UsageError, did_you_mean
from ..table import Listing, Table

FORMATS: tuple[str, ...] = ("table", "csv", "tsv", "json", "jsonl", "markdown", "html", "latex")
FOR_PEOPLE = ("table", "markdown", "html", "latex")
EXTENSIONS: dict[str, str] = {
    ".csv": "csv", ".tsv": "tsv", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".md": "markdown",
    ".markdown": "markdown", ".html": "html", ".htm": "html", ".tex": "latex", ".txt": "table",
}  # fmt: skip

# Formats of bytes, with the endings of their files: a module here with ``raw(content, look)`` in place of ``write``.
RAW: dict[str, str] = {"sdmx-csv": ".sdmx", "xlsx": ".xlsx", "parquet": ".parquet"}
ONLY_FILES = ("xlsx", "parquet")


class Look(NamedTuple):
    """How the output is to look: what a writer may ask about, so that none asks about the screen itself.

    ``width`` counts terminal cells and binds ``table`` only. ``bounds`` adds the interval to each number, ``wide`` puts
    the periods across in machine formats, ``bom`` makes CSV and TSV safe for spreadsheets, ``ascii`` draws the lines
    of a ``table`` and the sign for "no value" in ASCII.
    """

    width: int = 80
    color: bool = False
    lang: str = "en"
    bounds: bool = False
    wide: bool = False
    bom: bool = False
    ascii: bool = False
    scale: int | None = None


class Rendered(NamedTuple):
    """A finished output, and what its reader has to know besides (such as periods that did not fit)."""

    text: str
    notices: list[str]


def render(content: Table | Listing, format: str, look: Look) -> Rendered:
    """Return ``content`` as text in one of ``FORMATS``; raises UsageError for any other format.

    The text comes in one piece, so that an error in the middle leaves no half output behind.
    """
    if format not in FORMATS:
        raise UsageError(f"'{format}' is not a format.{did_you_mean(format, FORMATS)} Known: {', '.join(FORMATS)}.")
    if isinstance(content, Listing) and content.view and format in FOR_PEOPLE:
        content = content.view
    stream = StringIO()
    notices = import_module(f".{format}", __name__).write(content, stream, look)
    return Rendered(stream.getvalue(), notices)


def render_raw(content: Table | Listing, format: str, look: Look) -> bytes:
    """Return ``content`` as bytes in one of ``RAW``; raises UsageError where it cannot be told so."""
    raw: bytes = import_module(f".{format.replace('-', '_')}", __name__).raw(content, look)
    return raw
