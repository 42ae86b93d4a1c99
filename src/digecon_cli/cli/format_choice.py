"""Which format a command line means: by ``-f``, ``--json`` or ``--csv``, or by the ending of a file."""

import os
import sys

from ..errors import UsageError
from ..messages import Message
from ..render.formats import Formats


def chosen(format: str, as_json: bool, as_csv: bool, output: str, formats: Formats) -> str:
    """Return the name of one of ``formats``, ``auto`` where what is at stdout decides; raises UsageError for none."""
    asked = (("json", as_json), ("csv", as_csv), (format, format != "auto"))
    named = list(dict.fromkeys(name for name, given in asked if given))
    if len(named) > 1:
        names: Message | str = named[0]
        for name in named[1:]:
            names = Message("{names} and {name}", names=names, name=name)
        raise UsageError(
            "{names} are two formats: write -f {name}, or -f {other}.", names=names, name=named[0], other=named[1]
        )
    if output and not named:
        _check_ending(output, formats)
    return formats.chosen(named[0] if named else "auto", output, sys.stdout.isatty())


def _check_ending(output: str, formats: Formats) -> None:
    """Raise UsageError for a file whose ending nobody knows, where a command has files of its own to offer."""
    if formats.own and not (formats.by_ending(output) or Formats().by_ending(output)):
        stem = os.path.splitext(output)[0]
        files = [stem + one.endings[0] for one in formats.own if one.endings and not one.for_people]
        if files:
            raise UsageError(
                "the ending of '{file}' names no format: write {choice}.",
                file=output,
                choice=tuple(f"-o {name}" for name in files),
            )
