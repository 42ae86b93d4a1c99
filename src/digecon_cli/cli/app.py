"""The Typer application, made from the declarations: help, completion, and every error of a command line."""

import inspect
from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from .. import __version__
from ..core.messages import ENGLISH
from . import complete, front_page
from .help_text import OPTIONS
from .language import reader_language
from .options import GROUPS, SELECT, call, in_full
from .registry import find, names
from .spec import Argument, Command, Option

_SETTINGS = {"help_option_names": ["-h", "--help"]}


class Lazy(TyperGroup):
    """A group whose commands are imported when they are used: the start of every other command stays fast."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of all commands; for completion also the other words that may be there, first or after ``help``."""
        words = ("options",) if ctx.parent else ("help", *complete.sectors())
        return [*names(), *(words if ctx.resilient_parsing else ())]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command; for another word None, for completion the command that goes on after it."""
        found = find(cmd_name)
        if not found and ctx.resilient_parsing:
            if cmd_name == "help":
                return self
            found = find("show")
        return typer_command(found) if found else None

    def get_help(self, ctx: Any) -> str:
        """Return the help in the reader's language."""
        return _in_chinese(self, ctx) or super().get_help(ctx)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write one line for each command, by section."""
        front_page.write(formatter)


def _in_chinese(command: Any, ctx: Any) -> str:
    """Return the help of a command in Chinese, empty where the reader's language is English."""
    if reader_language() == ENGLISH:
        return ""
    from .help_text import Formatter

    formatter = Formatter()
    command.format_help(ctx, formatter)
    return formatter.getvalue().rstrip("\n")


def _parameter(word: Option | Argument) -> inspect.Parameter:
    """Return a declared option or argument as the annotated parameter that Typer reads."""
    kind: Any = list[str] if word.kind is list else word.kind
    info: Any
    if isinstance(word, Argument):
        default: Any = inspect.Parameter.empty
        info = typer.Argument(metavar=word.metavar, help=word.help, autocompletion=word.complete)
    elif not word.flags:
        default = word.empty
        info = typer.Argument(metavar=word.metavar, help=word.help, autocompletion=word.complete, show_default=False)
    else:
        default = list(word.empty) if word.kind is list else word.empty
        info = typer.Option(
            *word.flags,
            metavar=word.metavar or None,
            help=word.help,
            autocompletion=word.complete,
            show_default=bool(word.default),
        )
    return inspect.Parameter(
        word.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, info]
    )


def _shortness(flag: str) -> bool:
    """Return a key by which a flag of one letter goes first, and the others stay as declared."""
    return flag.startswith("--")


def _help_class(command: Command, arguments: Mapping[str, str]) -> type[TyperCommand]:
    """Return the class of a command whose help has its own options in full and names the shared ones.

    ``arguments`` are written as they are declared: releases of Typer differ in the brackets and types that they add.
    """
    shared = {option.name for group in GROUPS.values() for option in group}
    if command.formats.own:
        shared.remove("format")
    named = [option for option in command.options if option.name in shared]

    class CommandHelp(TyperCommand):
        def get_help(self, ctx: Any) -> str:
            return _in_chinese(self, ctx) or super().get_help(ctx)

        def collect_usage_pieces(self, ctx: Any) -> list[str]:
            return [OPTIONS, *arguments.values()]

        def format_options(self, ctx: Any, formatter: Any) -> None:
            records: dict[str, list[Any]] = {"Arguments": [], "Options": []}
            for word in self.get_params(ctx):
                if word.name not in shared and (record := word.get_help_record(ctx)):
                    declared = arguments.get(word.name or "")
                    records["Arguments" if declared else "Options"].append((declared or record[0], record[1]))
            for title, entries in records.items():
                if entries:
                    with formatter.section(title):
                        formatter.write_dl(entries)
            if named:
                with formatter.section("Shared options, see 'digecon help options'"):
                    formatter.write_text(" ".join(min(option.flags, key=_shortness) for option in named))

    return CommandHelp


def typer_command(command: Command) -> Any:
    """Return the object that parses the line of a command, made from its declaration."""
    selected = [SELECT] if command.selects else []
    declared: list[Option | Argument] = [*selected, *command.arguments, *in_full(command)]
    parameters = [_parameter(word) for word in declared]

    def run(**values: Any) -> int:
        return call(
            command, {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
        )

    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    parser = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    epilog = "\b\nExamples:\n" + "\n".join(f"  {example}" for example in command.examples)
    arguments = {word.name: word.metavar for word in (*selected, *command.places)}
    parser.command(
        command.name, cls=_help_class(command, arguments), help=command.help, epilog=epilog, context_settings=_SETTINGS
    )(run)
    return typer.main.get_command(parser)


def _version(wanted: bool) -> None:
    if wanted:
        from ..core import bundled

        place = f", {bundled.given()}" if bundled.given() else ""
        typer.echo(f"digecon {__version__} (data {bundled.version()}{place})")
        raise typer.Exit


def _root(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version and the data's."),
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """Print the help where no command is given."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@cache
def command() -> Any:
    """Return the application as the object that parses a command line."""
    app = typer.Typer(
        cls=Lazy,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_SETTINGS,
        invoke_without_command=True,
    )
    callback: Callable[..., Any] = app.callback()
    callback(_root)
    return typer.main.get_command(app)
