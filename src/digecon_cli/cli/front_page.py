"""The first page of help: a line for each command, by section. It does without Typer, which takes longer to import than to write it."""

from collections.abc import Sequence
from typing import Any

from ..core.messages import ENGLISH, phrase
from ..core.text import cells
from .help_text import Formatter
from .language import reader_language, translate
from .registry import ON_ONE_LINE, sections
from .spec import Command

FLAGS = ("--version", "--debug", "--install-completion", "--show-completion", "--help")  # that come without a command
_SECTION = 9  # cells for the name of a section


def page() -> str:
    """Return the page in the reader's language."""
    formatter = Formatter()
    write(formatter)
    return formatter.getvalue()


def write(formatter: Any) -> None:
    """Write the page with a formatter, Typer's or ours."""
    formatter.write_usage("digecon", 'COMMAND [ARGS]... | "A QUESTION" | help COMMAND | help options')
    rows = []
    for section, commands in sections().items():
        head = translate(section)
        for line, brief in _lines(section, commands):
            rows.append((head + " " * (_SECTION - cells(head)) + line, brief))
            head = ""
    formatter.write_dl(rows)
    formatter.write_text(phrase("Options: {flags}", reader_language(), flags=" ".join(FLAGS)))


def _lines(section: str, commands: Sequence[Command]) -> list[tuple[str, str]]:
    """Return the commands of a section with what they do, one per line, or all on one so that the page fits a small screen."""
    names = [command.name for command in commands]
    briefs = [command.brief for command in commands]
    if reader_language() != ENGLISH:
        briefs = [translate(command.help).partition("：")[0].rstrip("。") for command in commands]
    if section not in ON_ONE_LINE:
        return list(zip(names, briefs, strict=True))
    first, *rest = briefs
    joint = phrase("; ", reader_language())
    return [(", ".join(names), joint.join([first, *(brief[0].lower() + brief[1:] for brief in rest)]))]
