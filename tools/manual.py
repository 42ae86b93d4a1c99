"""Writes the manual from the declarations of commands and options (--check: says whether it is old).

``docs/digecon.1`` is the whole of it, and ``docs/man/`` has a page for each command. The wheel installs them where ``man digecon``
and ``man digecon-growth`` find them. Their language is that of man(7), which groff and mandoc both read.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from textwrap import wrap

import docs  # first: it finds this tree
from digecon_cli import __version__
from digecon_cli.cli import options, registry, spec
from digecon_cli.core import bundled
from digecon_cli.render.formats import Formats

WIDTH = 78
FORMATS = f"auto, {', '.join(Formats().names())}; some commands have others, which their --help names."
SETTINGS = {
    "DIGECON_LANG, LC_ALL, LC_MESSAGES, LANG": "The first that is set says the language of what people read.",
    "DIGECON_TABLE": "Another table in place of the one that came with the program: a folder or FILE.zip that export wrote.",
    "DIGECON_PAGER, PAGER": "What shows an answer that is longer than the screen; without, less.",
    "DIGECON_PAGE": "The width of tables in Markdown, HTML and LaTeX, in characters, in place of that of the format.",
    "COLUMNS, LINES": "The size of the screen, also for a pipe.",
    "NO_COLOR": "Whatever it says, no colours.",
}
EXITS = {
    "0": "An answer.",
    "1": "Understood, and the answer is no: nothing is there, a statement is inconsistent, a table has faults, two tables differ.",
    "2": "Trouble: a wrong command, option, name or period, data that cannot be read, a file that cannot be written.",
    "130": "Interrupted.",
}


def page() -> str:
    """Return the page of the whole program."""
    lines = [
        *_head("digecon", "figures on China's digital economy, with their sources and bounds"),
        bold("digecon") + " " + text("COMMAND [ARGS]..."),
        ".br",
        bold("digecon") + " " + text("[SELECT]..."),
        ".br",
        bold("digecon") + " " + text("help [COMMAND] | help options"),
        ".SH DESCRIPTION",
        *prose(
            "The calculator for published figures on China's digital economy: every number with its source, every derived "
            "number with the bounds that rounding allows, and no comparison that does not hold. Without a command it shows "
            "the headline figures, or the figures of what is selected."
        ),
        ".PP",
        *prose(f"SELECT: {options.SELECT.help}"),
    ]
    for section, commands in registry.sections().items():
        lines.append(f".SH {section.upper()}")
        for command in commands:
            lines += _command(command)
    lines.append(".SH SHARED OPTIONS")
    for group, shared in options.GROUPS.items():
        lines += [f".SS {group}", *(line for one in shared for line in _option(one))]
    for title, meanings in (("EXIT STATUS", EXITS), ("ENVIRONMENT", SETTINGS)):
        lines.append(f".SH {title}")
        for name, means in meanings.items():
            lines += [".TP", bold(name), *prose(means)]
    return "\n".join([*lines, ""])


def page_of(command: spec.Command) -> str:
    """Return the page of one command, with all options that it takes."""
    words = _words(command)
    lines = [
        *_head(f"digecon-{command.name}", command.help.partition(".")[0].partition(":")[0]),
        " ".join((bold(f"digecon {command.name}"), text(" ".join(words)))).rstrip(),
        ".SH DESCRIPTION",
        *prose(command.help),
    ]
    selected = [options.SELECT] if command.selects else []
    titled: dict[str, list[spec.Option | spec.Argument]] = {
        "ARGUMENTS": [*selected, *command.places],
        "OPTIONS": [option for option in command.options if option.flags],
    }
    for title, entries in titled.items():
        if entries:
            lines += [f".SH {title}", *(line for one in entries for line in _option(one))]
    examples = [".SH EXAMPLES", ".nf", *map(text, command.examples), ".fi"]
    return "\n".join([*lines, *examples, ".SH SEE ALSO", r"\fBdigecon\fR(1)", ""])


def _head(name: str, purpose: str) -> list[str]:
    """Return the beginning of a page as man(7) reads it; its date is the month of the data."""
    year, month, *_ = bundled.version().split(".")
    return [
        "'\\\" -*- coding: UTF-8 -*-",
        '.\\" Generated from the declarations by ./dev docs.',
        f'.TH {text(name.upper())} 1 {year}-{month}-01 "digecon {__version__}" "User Commands"',
        ".nh",  # a word that is typed stays whole
        ".SH NAME",
        rf"{text(name)} \- {text(purpose)}",
        ".SH SYNOPSIS",
    ]


def _words(command: spec.Command) -> list[str]:
    return [options.SELECT.metavar] * command.selects + [one.metavar for one in command.places]


def _command(command: spec.Command) -> Iterator[str]:
    """Yield how a command is called, what it does, the options that are its own, the shared ones by name, and its examples."""
    shared = {option for group in options.GROUPS.values() for option in group}
    yield f".SS {text(' '.join(['digecon', command.name, *_words(command)]))}"
    yield from prose(command.help)
    own: list[spec.Option | spec.Argument] = [*command.arguments]
    for one in own + [option for option in command.options if option not in shared]:
        yield from _option(one)
    flags = " ".join(option.flags[0] for option in command.options if option in shared)
    yield from (".PP", *prose(f"Shared options: {flags or 'none'}"), ".PP", ".nf")
    yield from map(text, command.examples)
    yield ".fi"


def _option(one: spec.Option | spec.Argument) -> Iterator[str]:
    flags = ", ".join(bold(flag) for flag in getattr(one, "flags", ()))
    yield ".TP"
    yield " ".join(filter(None, (flags, italic(one.metavar)))) if one.metavar else flags
    yield from prose(one.help or FORMATS)


def prose(words: str) -> Sequence[str]:
    """Return lines of running text."""
    return [text(line) for line in wrap(words, WIDTH, break_on_hyphens=False)]


def text(words: str) -> str:
    """Return words as they are to be read: no sign of theirs is one of the language's, and a hyphen can be typed again."""
    return re.sub(r"^(?=[.'])", r"\\&", words.replace("\\", r"\e")).replace("-", r"\-")


def bold(words: str) -> str:
    """Return words in bold: what is typed as it stands."""
    return rf"\fB{text(words)}\fR"


def italic(words: str) -> str:
    """Return words in italics: what is typed in their place."""
    return rf"\fI{text(words)}\fR"


if __name__ == "__main__":
    commands = [command for found in registry.sections().values() for command in found]
    pages = {f"docs/man/digecon-{one.name}.1": page_of(one).encode() for one in commands}
    sys.exit(docs.main({"docs/digecon.1": page().encode(), **pages}))
