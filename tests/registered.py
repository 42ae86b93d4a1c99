"""What the registries know, for tests of every command, measure and format: a new one needs no edit of a test.

The words that a command needs are those of its own examples; a test on another table gives its words by their names.
"""

import shlex
from functools import cache
from typing import Any

from digecon_cli import measures
from digecon_cli.cli import registry
from digecon_cli.cli.quick_parse import parse
from digecon_cli.cli.spec import Command
from digecon_cli.core import bundled
from digecon_cli.core.errors import UsageError
from digecon_cli.measures.derivation import MeasureCommand, Options
from digecon_cli.render.formats import Format, Formats

COMMANDS: dict[str, Command] = {
    command.name: command for of_section in registry.sections().values() for command in of_section
}
MEASURES: dict[str, MeasureCommand] = {command.name: command for command in measures.commands()}
FORMATS: dict[str, Format] = {format.name: format for format in Formats().all()}
FILES = [name for name, format in FORMATS.items() if format.only_files]  # xlsx, parquet
TEXTS = [name for name in FORMATS if name not in FILES]
PEOPLE = [name for name, format in FORMATS.items() if format.for_people]  # table, markdown, html, latex
LISTINGS = [name for name in TEXTS if not FORMATS[name].observations_only]


def _answers(command: Command) -> bool:
    replaced = {format.name for format in command.formats.own} & FORMATS.keys()
    return command.formats.shared and not replaced and any(option.name == "format" for option in command.options)


ANSWERS = [name for name, command in COMMANDS.items() if _answers(command)]  # a table or a listing, in every format
OF_TABLES = [name for name in ANSWERS if any(option.name == "data" for option in COMMANDS[name].options)]
PICTURES = [name for name, command in COMMANDS.items() if command.section == "Draw"]  # plot, report
# Of each command the formats of text that are its own: those of plot and report, bibtex, junit.
OWN_TEXTS = {
    name: [format.name for format in command.formats.own if not (format.binary or format.only_files)]
    for name, command in COMMANDS.items() if command.formats.own
}  # fmt: skip


@cache
def _example(name: str) -> dict[str, Any]:
    """Return the values of the first example of a command that is a line of its own."""
    for example in COMMANDS[name].examples:
        found = parse(shlex.split(example)[1:]) if "|" not in example else None
        if found:
            return found[1]
    raise AssertionError(f"{name} has no example that is a line of its own")


@cache
def _needed(name: str) -> tuple[str, ...]:
    """Return the names of the words without which a command refuses to answer: some measures need an option."""
    arguments = [argument.name for argument in COMMANDS[name].arguments]
    if name in MEASURES:
        data, values = bundled.load(), _example(name)
        given = {argument: values[argument] for argument in arguments}
        try:
            MEASURES[name].derive(data.observations[:1], data, Options(own=given))
        except UsageError:
            arguments += [each.name for each in MEASURES[name].parameters if not each.required and values[each.name]]
    return tuple(arguments)


def own(name: str, /, **words: str) -> dict[str, str]:
    """Return the words that a command needs, by their names: ``{"base": "2017"}``; most need none.

    Those that are given take the place of those of its example, and are added where they are an option of the command;
    what it does not take is left out.
    """
    needed = {each: _example(name)[each] for each in _needed(name)}
    taken = {each.name for each in (*COMMANDS[name].arguments, *COMMANDS[name].options)}
    return {
        **{each: value if isinstance(value, str) else " ".join(value) for each, value in needed.items()},
        **{each: word for each, word in words.items() if each in taken},
    }


def line(name: str, selection: str = "", /, **words: str) -> str:
    """Return the line of a command for a selection (all of the table where it is empty), with the words of ``own``."""
    command = COMMANDS[name]
    given = own(name, **words)
    arguments = [given[argument.name] for argument in command.arguments]
    options = [f"{each.flags[0]} {given[each.name]}" for each in command.options if each.flags and each.name in given]
    # ``check`` alone says what to give.
    options += [each.flags[0] for each in command.options if each.name == "article"]
    select = (selection or ("'*'" if arguments else "")) if command.selects else ""
    return " ".join(filter(None, [name, select, *arguments, *options]))
