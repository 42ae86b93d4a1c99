"""Which commands there are: a module in the folder ``commands`` each, and the measures that are commands.

Only the module of the command that is asked for is imported; help, which lists all, imports all.
"""

import os
from importlib import import_module

from .. import measures
from . import commands
from .spec import Command

# The sections of the help page, in their order; Command.rank says the order within one.
SECTIONS: tuple[str, ...] = (
    "Look",
    "About",
    "Compare",
    "Derive",
    "Check",
    "Changes",
    "Draw",
    "Publish",
    "Serve",
    "Setup",
)
# Sections that take one line of the help page.
ON_ONE_LINE = ("About", "Compare", "Check", "Changes", "Draw", "Publish", "Serve", "Setup")


def find(name: str) -> Command | None:
    """Return a command by its name, None for an unknown one."""
    if name in _modules():
        command: Command = import_module(f".{name}", commands.__name__).COMMAND
        return command
    from . import derive  # which imports more than most commands need

    return derive.command(name)


def names() -> list[str]:
    """Return the names of all commands, in no particular order."""
    return [*_modules(), *(command.name for command in measures.commands())]


def sections() -> dict[str, list[Command]]:
    """Return all commands by section, both in the order of the help page."""
    every = sorted(filter(None, map(find, names())), key=lambda command: command.rank)
    return {section: [command for command in every if command.section == section] for section in SECTIONS}


def _modules() -> list[str]:
    files = sorted(file for folder in commands.__path__ for file in os.listdir(folder))
    return [file.removesuffix(".py") for file in files if file.endswith(".py") and not file.startswith("_")]
