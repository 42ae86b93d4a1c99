"""The one place that writes an answer: to a terminal, a pipe or a file."""

import os
import sys
from collections.abc import Iterable

from ..saving import save, write_all
from ..table import Listing, Table, rescaled
from ..writers import RAW, Look, render, render_raw
from .options import Common
from .progress import done, say

# Formats that other programs read: always UTF-8, whatever the terminal's encoding.
MACHINE = ("csv", "tsv", "json", "jsonl")
WIDEST = 10_000  # columns of a screen; a chart is drawn on all of them


def emit(content: Table | Listing, common: Common) -> None:
    """Write an answer as the options say, in one piece; what the reader should know of it goes to stderr."""
    format = common.chosen_format(not common.output and sys.stdout.isatty())
    look, encoding = stream_look(common, format)
    if look.scale is not None and isinstance(content, Table):
        content = Table(rescaled(content.rows, look.scale), content.data, content.title)
    if format in RAW:
        deliver(render_raw(content, format, look), common.output)
        return
    rendered = render(content, format, look)
    tell(rendered.notices)
    if next(content.records(), None) is None:
        tell(["the answer has no rows: nothing that is selected has what this needs, see --help."])
    deliver(rendered.text.encode(encoding, "replace"), common.output)


def stream_look(common: Common, format: str) -> tuple[Look, str]:
    """Return how an answer is to look where it goes, the terminal or a file, and the encoding to write it in."""
    encoding = "utf-8" if common.output or format in MACHINE else sys.stdout.encoding or "utf-8"
    terminal = not common.output and sys.stdout.isatty()
    color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return common.look(80 if format in MACHINE else _width(), color, not _draws_boxes(encoding)), encoding


def deliver(raw: bytes, output: str) -> None:
    """Write finished bytes to the file ``output``, or to standard output where that is empty; whole, or it is an error."""
    done()
    if output:
        save(output, raw)
        return
    sys.stdout.flush()
    write_all(sys.stdout.buffer, raw)
    sys.stdout.buffer.flush()


def tell(notices: Iterable[str]) -> None:
    """Write what the reader should know besides the answer to stderr, a line each (see progress.say)."""
    for notice in notices:
        say(notice)


def _width() -> int:
    """Return the columns to fill: ``COLUMNS``, or the terminal's where that is no number above zero, or 80."""
    from shutil import get_terminal_size

    return min(max(40, get_terminal_size((80, 24)).columns), WIDEST)


def _draws_boxes(encoding: str) -> bool:
    try:
        "─│·–".encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
