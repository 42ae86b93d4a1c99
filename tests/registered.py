"""What the registries know, for tests of every command, measure and format: a new one needs no edit of a test."""

import shlex
from functools import cache
from itertools import pairwise

from digecon_cli import measures
from digecon_cli.cli import registry
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


@cache
def _needed(name: str) -> tuple[tuple[str, str], ...]:
    """Return the parameters without which a measure refuses to answer, as its first example gives them."""
    command, data = MEASURES[name], bundled.load()
    words = shlex.split(command.examples[0])
    found = {each.name: words[-1] for each in command.parameters if each.required}
    try:
        command.derive(data.observations[:1], data, Options(own=found))
    except UsageError:
        options = dict(pairwise(words))
        found |= {each.name: options[f"--{each.name}"] for each in command.parameters if f"--{each.name}" in options}
    return tuple(found.items())


def own(name: str) -> dict[str, str]:
    """Return the parameters that a measure needs, by their names: ``{"base": "2017"}``; most need none."""
    return dict(_needed(name))


def line(name: str, selection: str = "") -> str:
    """Return the command line of a measure for a selection (all of the table where it is empty), with what it needs."""
    required = {each.name for each in MEASURES[name].parameters if each.required}
    words = [value if option in required else f"--{option} {value}" for option, value in own(name).items()]
    return " ".join(filter(None, [name, selection or ("'*'" if required else ""), *words]))
