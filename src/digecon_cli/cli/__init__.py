"""The command line: options become a table, a table goes to a writer. The only place that knows Typer and exit codes."""

import os
import sys
from collections.abc import Sequence

from ..errors import DigeconError


def main(args: Sequence[str] | None = None) -> int:
    """Run ``digecon`` and return its exit code: 0 answered, 1 data or a failed check, 2 a wrong command line."""
    from .app import command

    words = list(sys.argv[1:] if args is None else args)
    debug = "--debug" in words
    try:
        code = command().main([word for word in words if word != "--debug"], prog_name="digecon", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except BrokenPipeError:
        # Whoever read our output has enough; Python must not complain when it closes the stream at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except DigeconError as error:
        if debug:
            raise
        return _fail(str(error), error.exit_code)
    except Exception as error:
        # Typer's own errors carry these; which class they are of differs between its versions (with and without Click).
        told = getattr(error, "format_message", None)
        if debug or told is None:
            raise
        context = getattr(error, "ctx", None)
        path = context.command_path if context else "digecon"
        message = " ".join(str(told()).split())
        return _fail(f"{message.rstrip('.')}. See '{path} --help'.", 2)


def _fail(message: str, code: int) -> int:
    line = "".join(sign if sign.isprintable() else " " for sign in message)
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(f"digecon: {line}\n".encode(encoding, "replace").decode(encoding))
    return code
