"""What goes to stderr: notices and errors, a line each, and on a terminal the progress of work that takes a second."""

import contextlib
import os
import re
import sys
import time
from collections.abc import Iterable
from typing import Any

from ..core import screen
from ..core.cleaning import printable
from ..core.errors import Hint
from ..core.messages import Message, in_words, phrase
from ..core.text import cells, wrap
from .language import reader_language

_AFTER = 1.0  # seconds until the line shows, and between its changes
_TIED = "\u00a0"  # in place of a blank at which no line ends
_running: dict[str, Any] = {}  # the text that shows, and the thread that writes it, while there is one


def say(message: str) -> None:
    """Write a line to stderr, printable characters only, on a terminal in lines of its width.

    Where it has no reader or no room the answer still counts.
    """
    done()
    text = f"digecon: {printable(message, None, ' ')}"
    with contextlib.suppress(OSError):
        _write("\n".join(_lines(text, screen.size()[0])) if sys.stderr.isatty() else text)


def _write(text: str) -> None:
    """Write a text and a line end to stderr; a line to type stays one, whatever its length."""
    encoding = sys.stderr.encoding or "utf-8"
    with contextlib.suppress(OSError):
        sys.stderr.write(f"{text}\n".encode(encoding, "replace").decode(encoding))


def _lines(text: str, width: int) -> list[str]:
    """Return a text in lines that are no wider; a command to type stays on one where it fits, so that it can be copied."""

    def tied(command: re.Match[str]) -> str:
        return command[0].replace(" ", _TIED) if cells(command[0]) <= width else command[0]

    whole = re.sub(r"['“]digecon [^'”]+['”]", tied, text)
    return [line.replace(_TIED, " ") for line in wrap(whole, width)]


def notify(notices: Iterable[Message | str]) -> None:
    """Write each notice in the reader's language, on a line of its own (see say); a line to type is one without anything else."""
    lang = reader_language()
    for notice in notices:
        if isinstance(notice, Hint):
            say(in_words(notice.values["words"], lang) + phrase(": ", lang).rstrip())
            _write(f"  {notice.values['line']}")
        else:
            say(in_words(notice, lang))


def working(what: Message) -> None:
    """Show what is being done from now on, once it takes a second."""
    if not sys.stderr.isatty():
        return
    text = printable(in_words(what, reader_language()), None)
    if not _running:
        import threading  # another millisecond of every start

        stop = threading.Event()
        thread = threading.Thread(target=_show, args=(stop,), daemon=True)
        _running.update(what=text, stop=stop, thread=thread)
        thread.start()
    _running["what"] = text


def reading(path: str) -> None:
    """Show that a file is being read, unless it is typed into the terminal."""
    if path == "-" and sys.stdin.isatty():
        return
    name = Message("standard input") if path == "-" else os.path.basename(path)
    working(Message("reading {name}", name=name))


def done() -> None:
    """Remove the line of progress, before anything else is written."""
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
