"""A pager for answers that are longer than the screen, as git and psql have one; imported only where it is used."""

import os
import shlex
import subprocess
from shutil import get_terminal_size, which

DEFAULT = ("less", "-FRX")


def show_paged(text: str) -> bool:
    """Show a text a screen at a time; return whether it was: it is longer than the screen, and there is a pager.

    ``DIGECON_PAGER`` or ``PAGER`` names it, empty or ``cat`` is none. One that is left early is no error.
    """
    if text.count("\n") < get_terminal_size((80, 24)).lines:
        return False
    command = _command()
    if not command:
        return False
    try:
        with subprocess.Popen(command, stdin=subprocess.PIPE, env={"LESS": "FRX", **os.environ}) as pager:
            pager.communicate(text.encode())
    except OSError:  # it is missing, or was left before the end
        return False
    except KeyboardInterrupt:
        return True
    return pager.returncode == 0


def _command() -> list[str]:
    """Return the words of the pager's command, none where there is none."""
    for name in ("DIGECON_PAGER", "PAGER"):
        if name in os.environ:
            words = shlex.split(os.environ[name])
            return words if words and words != ["cat"] and which(words[0]) else []
    return list(DEFAULT) if which(DEFAULT[0]) else []
