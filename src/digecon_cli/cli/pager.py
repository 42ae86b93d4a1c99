"""A pager for answers that are longer than the screen, as git and psql have one; imported only where it is used."""

import os
import shlex
import subprocess
from shutil import which

from ..core.screen import size
from .settings import resolve


def show_paged(text: str) -> bool:
    """Show a text a screen at a time; return whether it was: it is longer than the screen, and there is a pager.

    The setting ``pager`` names it (see ``settings``), empty or ``cat`` is none. One that is left early is no error.
    """
    if text.count("\n") < size()[1]:
        return False
    command = _command()
    if not command:
        return False
    try:
        with subprocess.Popen(command, stdin=subprocess.PIPE, env=_environment(command)) as pager:
            pager.communicate(text.encode())
    except OSError:  # it is missing, or was left before the end
        return False
    except KeyboardInterrupt:
        return True
    return pager.returncode == 0


def _command() -> list[str]:
    """Return the words of the pager's command, none where there is none."""
    words = shlex.split(resolve("pager")[0])
    return words if words and words != ["cat"] and which(words[0]) else []


def _environment(command: list[str]) -> dict[str, str]:
    """Return the environment of the pager; less takes the text for UTF-8 also where the locale is not installed."""
    settings = {"LESS": "FRX", **os.environ}
    if os.path.basename(command[0]) == "less" and "LESSCHARDEF" not in settings:
        settings.setdefault("LESSCHARSET", "utf-8")
    return settings
