"""The command line: options become a table, a table goes to a writer. The only place that knows Typer and exit codes."""

import _signal as signal  # type: ignore[import-not-found] # see __main__
import contextlib
import io
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from ..core.errors import TROUBLE, DigeconError, NothingFound, UsageError
from ..core.messages import Message
from . import settings
from .language import extract_language
from .options import call
from .output import deliver, show_color
from .progress import notify
from .quick_parse import parse, read
from .registry import find
from .spec import Command

INTERRUPTED = 130  # the exit code of Ctrl-C
_PLAIN = frozenset(("--no-color", "--no-colour", "--color=never"))  # as NO_COLOR in the environment


def run() -> NoReturn:
    """Run ``digecon`` as a process of its own, and end it.

    Python would take a tenth of the time of a command to free a table, figure by figure; the system frees it at once.
    """
    # Streams that the caller has closed; writing to this stdout is an error, as it has to be.
    for name, mode in (("stdin", "r"), ("stdout", "r"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 (to the end of the process)
    code = INTERRUPTED
    with contextlib.suppress(KeyboardInterrupt):
        if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:  # as __main__ leaves it
            signal.signal(signal.SIGINT, signal.default_int_handler)
        code = main()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):  # reported already, or the reader has enough
            stream.flush()
    os._exit(code)


def main(args: Sequence[str] | None = None) -> int:
    """Run ``digecon`` and return its exit code: 0 answered, 1 the answer is no, 2 trouble."""
    problems = settings.load()
    words = extract_language(sys.argv[1:] if args is None else args)
    debug = "--debug" in words
    show_color(not _PLAIN & set(words))
    if "_DIGECON_COMPLETE" not in os.environ:
        notify(problems)
    try:
        code = _run_corrected([word for word in words if word != "--debug" and word not in _PLAIN])
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader of our output has enough; Python must not complain when it closes the stream at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except (DigeconError, OSError, MemoryError) as error:
        if debug:
            raise
        messages, code = [_error_message(error)], TROUBLE
        if isinstance(error, DigeconError):
            messages, code = [*messages, *error.hints], error.exit_code
    return _fail(messages, code)  # outside, where what filled the memory is free again


def _error_message(error: DigeconError | OSError | MemoryError) -> Message:
    """Return the message of an error."""
    if isinstance(error, MemoryError):
        return Message("there is not enough memory for this: ask for less of the table, or give a smaller one.")
    if not isinstance(error, OSError):
        return error.message
    if isinstance(error, io.UnsupportedOperation):  # see run
        return Message("cannot write the answer: standard output is closed.")
    if error.filename:
        return Message("cannot read '{path}': {error}.", path=error.filename, error=error.strerror or error)
    return Message("cannot write the answer: {error}.", error=error.strerror or error)


def _run_corrected(words: list[str]) -> int:
    """Run a command line and return its exit code; a word that is no name is replaced where it can mean one thing only."""
    try:
        return _run(words)
    except (UsageError, NothingFound) as error:
        from .words import columns_as_name, mended

        if meant := columns_as_name(error, words):
            raise meant from error
        lines = mended(error, words)
        if not lines or lines[0] == words:
            raise
    codes = [_run_corrected(lines[0])]
    for line in lines[1:]:
        sys.stdout.write("\n")
        codes.append(_run_corrected(line))
    return max(codes)


def _run(words: list[str]) -> int:
    completing = "_DIGECON_COMPLETE" in os.environ
    if not completing:
        found = parse(words)
        if not found:
            words, found = _normalized(words)
        if found:
            return call(*found)
    if not completing and (words[:1] == ["help"] or words in (["--help"], ["-h"])):
        _help(words[1:])
        return 0
    from .app import command as application

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # help holds Chinese, and not every code page does
    try:
        code: Any = application().main(words, prog_name="digecon", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except (Exception, SystemExit) as error:
        behind = error.__cause__ or error.__context__
        if isinstance(behind, BrokenPipeError | KeyboardInterrupt):  # which Typer makes an end of its own
            raise behind from None
        # Typer's own errors carry these; which class they are of differs between its versions (with and without Click).
        if not hasattr(error, "format_message"):
            raise
        return _fail([_typer_message(error, words)], TROUBLE)


def _help(topic: Sequence[str]) -> None:
    """Write the first page of help, or that of a topic that is no command (see words.normalize)."""
    if topic:
        from .help_topics import page as of_topic

        text = of_topic(topic[0])
    else:
        from .front_page import page

        text = page()
    deliver(text.encode(sys.stdout.encoding or "utf-8", "replace"), "")


def _normalized(words: list[str]) -> tuple[list[str], tuple[Command, dict[str, Any]] | None]:
    """Return a command line in the words of the commands, with its command and values where that makes it valid."""
    if words:
        from .words import normalize

        words = normalize(words)
        if not words[0].startswith("-"):
            return words, parse(words)
    from . import dashboard

    values = read(dashboard.COMMAND, words)
    return words, None if values is None else (dashboard.COMMAND, values)


def _typer_message(error: Any, words: Sequence[str]) -> Message:
    """Return the message of a command line that Typer refuses."""
    from . import dashboard
    from .words import missing, too_many, wrong_option

    command = (find(words[0]) if words else None) or dashboard.COMMAND
    message = " ".join(str(error.format_message()).split()).rstrip(".")
    if flag := getattr(error, "option_name", ""):
        return wrong_option(flag, words, command)
    if message.startswith("Missing argument"):
        return missing(message, command)
    if message.startswith("Got unexpected extra argument"):
        return too_many(message, command)
    line = " ".join(filter(None, ("digecon", command.name)))
    return Message("{error}. See '{line} --help'.", error=message, line=line)


def _fail(messages: Sequence[Message], code: int) -> int:
    notify(messages)
    return code
