"""What people type, put as the commands say it: options before the command, a name without one, ``help`` and ``version``.

Only a command line that is not plainly right comes here.
"""

import os
import shlex
from collections.abc import Iterator, Sequence

from .. import bundled, names
from ..errors import UsageError, did_you_mean
from . import registry
from .options import GROUPS
from .spec import Command

_HELP, _VERSION = ("-h", "--help"), ("-v", "version")


def said(words: Sequence[str]) -> list[str]:
    """Return a command line with its command first; raises UsageError for a first word that is none and names nothing."""
    line = _command_first(words)
    first = line[0] if line else "-"
    known = registry.names()
    if first in _VERSION:
        return ["--version"]
    if first == "help":
        return [*line[1:2], "--help"] if line[1:2] != ["options"] else line[:2]
    if first in known or first.startswith("-"):
        return line
    if line[1:2] and line[1] in known:
        raise UsageError(f"write the command first: {typed([line[1], first, *line[2:]])}.")
    if not any(word.partition("=")[0] in ("--data", "--catalog", "--add") for word in line):
        _check(first, known)
    return ["show", *line]


def typed(words: Sequence[str]) -> str:
    """Return a command line in quotes, as one would type it."""
    return f"'{shlex.join(['digecon', *words])}'"


def _check(word: str, commands: Sequence[str]) -> None:
    """Raise UsageError for a word that names nothing, with the command or the name that is most like it."""
    catalog = bundled.catalog()
    world = names.World(tuple(catalog), catalog)
    try:
        names.meant(word, world)
    except names.UnknownName:
        if os.path.isfile(word):
            told = f"{typed(['show', '--data', word])} or {typed(['validate', word])}"
            raise UsageError(f"'{word}' is a file: write {told}.") from None
        near = names.nearest(word, world, commands)
        hint = f" Did you mean '{near}'?" if near else ""
        where = "'digecon --help'" if near in commands else "'digecon --help' and 'digecon list'"
        what = "is not a command" if near in commands else "is not a command and names nothing"
        raise UsageError(f"'{word}' {what}.{hint} See {where}.") from None


def _command_first(words: Sequence[str]) -> list[str]:
    """Return the words with the options that stand before the first other word after it."""
    at = 0
    flags = {flag: option for several in GROUPS.values() for option in several for flag in option.flags}
    while at < len(words) and words[at][:1] == "-" and words[at] != "-":
        flag, equals, _ = words[at].partition("=")
        if flag not in flags:
            flags |= {flag: option for command in _commands() for option in command.options for flag in option.flags}
        option = flags.get(flag)
        if option is None:  # help, or an error that the parser tells
            return list(words[at:] if flag in _HELP else words)
        at += 1 if option.kind is bool or equals else 2
    return [*words[at : at + 1], *words[:at], *words[at + 1 :]]


def unknown_option(flag: str, words: Sequence[str], command: Command | None) -> str:
    """Return the error of an option that a command does not take, with what to type."""
    this = command.name if command else "'digecon' alone"
    see = f"See 'digecon {command.name} --help'." if command else "See 'digecon --help'."
    takers = [one.name for one in _commands() if any(flag in option.flags for option in one.options)]
    if takers:
        at = next((at for at, word in enumerate(words) if word.partition("=")[0] == flag), len(words))
        line = typed(["show" if "show" in takers else takers[0], *words[at : at + 2]])
        several = f"{', '.join(takers[:4])}{' ...' if takers[4:] else ''}"
        return f"{this} takes no {flag}, which goes with {several}: {line}. {see}"
    flags = [known for option in (command.options if command else ()) for known in option.flags]
    return f"{this} has no option {flag}.{did_you_mean(flag, flags)} {see}"


def missing(message: str, command: Command) -> str:
    """Return the error of a word that is missing, with a line that has all of them."""
    return f"{message}: write '{command.examples[0]}', for example. See 'digecon {command.name} --help'."


def _commands() -> Iterator[Command]:
    return (command for several in registry.sections().values() for command in several)
