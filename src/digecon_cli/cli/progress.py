"""What is told on stderr: lines to keep, and on a terminal one that says what is going on when that takes a second."""

import contextlib
import os
import sys
import time
from typing import Any

from ..cleaning import printable
from ..messages import Message, in_words
from .language import of_people

_AFTER = 1.0  # seconds until the line shows, and between its changes
_running: dict[str, Any] = {}  # what is told, and by which thread, while something is


def say(message: str) -> None:
    """Write a line to stderr, printable characters only; where it has no reader or no room the answer still counts."""
    done()
    encoding = sys.stderr.encoding or "utf-8"
    with contextlib.suppress(OSError):
        sys.stderr.write(f"digecon: {printable(message, None, ' ')}\n".encode(encoding, "replace").decode(encoding))


def working(what: Message) -> None:
    """Tell what is being done from now on, as soon as that takes longer."""
    if not sys.stderr.isatty():
        return
    text = printable(in_words(what, of_people()), None)
    if not _running:
        import threading  # another millisecond of every start

        stop = threading.Event()
        thread = threading.Thread(target=_show, args=(stop,), daemon=True)
        _running.update(what=text, stop=stop, thread=thread)
        thread.start()
    _running["what"] = text


def reading(path: str) -> None:
    """Tell that a file is being read; whoever types a table into a terminal is not disturbed."""
    if path == "-" and sys.stdin.isatty():
        return
    name = Message("standard input") if path == "-" else os.path.basename(path)
    working(Message("reading {name}", name=name))


def done() -> None:
    """Take the line away, before anything else is written."""
    if _running:
        _running["stop"].set()
        _running["thread"].join()
        _running.clear()


def _show(stop: Any) -> None:
    begun, longest = time.monotonic(), 0
    while not stop.wait(_AFTER):
        line = f"digecon: {_running['what']} ... {time.monotonic() - begun:.0f} s"
        sys.stderr.write("\r" + line.ljust(longest))
        sys.stderr.flush()
        longest = max(longest, len(line))
    if longest:
        sys.stderr.write("\r" + " " * longest + "\r")
        sys.stderr.flush()
