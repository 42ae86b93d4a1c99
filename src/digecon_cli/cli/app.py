"""The Typer application, made from the declarations: help, completion, and every error of a command line."""

import inspect
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from .. import __version__
from ..errors import UsageError, did_you_mean
from .options import SELECT, call, in_full
from .registry import find, names, sections
from .spec import Argument, Command, Option

_SETTINGS = {"help_option_names": ["-h", "--help"]}


class Lazy(TyperGroup):
    """A group whose commands are imported when they are used: the start of every other command stays fast."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of all commands."""
        return names()

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command; None for an unknown one."""
        command = find(cmd_name)
        return made(command) if command else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return name, command and arguments; raises UsageError with a suggestion for an unknown command."""
        known = names()
        if args[0] not in known and not args[0].startswith("-"):
            hint = did_you_mean(args[0], known)
            raise UsageError(f"'{args[0]}' is not a command.{hint} See 'digecon --help'.")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands by section."""
        for section, several in sections().items():
            with formatter.section(section):
                formatter.write_dl([(command.name, command.help) for command in several])


def _parameter(one: Option | Argument) -> inspect.Parameter:
    """Return a declaration as the annotated parameter that Typer reads."""
    kind: Any = list[str] if one.kind is list else one.kind
    told: Any
    if isinstance(one, Argument):
        default: Any = inspect.Parameter.empty
        told = typer.Argument(metavar=one.metavar, help=one.help, autocompletion=one.complete)
    elif not one.flags:
        default = one.empty
        told = typer.Argument(metavar=one.metavar, help=one.help, autocompletion=one.complete, show_default=False)
    else:
        default = list(one.empty) if one.kind is list else one.empty
        told = typer.Option(
            *one.flags,
            metavar=one.metavar or None,
            help=one.help,
            autocompletion=one.complete,
            show_default=bool(one.default),
        )
    return inspect.Parameter(
        one.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, told]
    )


def made(command: Command) -> Any:
    """Return the object that parses a command's line, from its declaration."""
    declared: list[Option | Argument] = [
        *([SELECT] if command.selects else []),
        *command.arguments,
        *in_full(command),
    ]
    parameters = [_parameter(one) for one in declared]

    def run(**values: Any) -> None:
        call(command, {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})

    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in parameters}
    one = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    epilog = "\b\nExamples:\n" + "\n".join(f"  {example}" for example in command.examples)
    one.command(command.name, help=command.help, epilog=epilog, context_settings=_SETTINGS)(run)
    return typer.main.get_command(one)


def _version(wanted: bool) -> None:
    if wanted:
        from ..bundled import version

        typer.echo(f"digecon {__version__} (data {version()})")
        raise typer.Exit


def _root(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version and the data's."),
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """Published figures on China's digital economy, each with its source, and what follows from them, with bounds."""
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
        epilog="\b\nExamples:\n  digecon show telecom\n  digecon growth economy.digital --from 2017\n"
        "  digecon share -f csv > shares.csv\n  digecon COMMAND --help",
    )
    callback: Callable[..., Any] = app.callback()
    callback(_root)
    return typer.main.get_command(app)
