"""The application: which commands there are, loaded only when asked for."""

from functools import cache
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from .. import __version__
from ..errors import UsageError, did_you_mean

# Section of the help page -> command -> module of this package that makes it.
SECTIONS: dict[str, dict[str, str]] = {
    "Look": dict.fromkeys(("list", "search", "info", "sources", "show"), "look"),
    "Derive": dict.fromkeys(("growth", "cagr", "share", "contribution", "index", "ratio"), "derive"),
}
COMMANDS: dict[str, str] = {name: module for section in SECTIONS.values() for name, module in section.items()}


class Lazy(TyperGroup):
    """A group whose commands are imported when they are used: the start of every other command stays fast."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command, made by its module; None for an unknown one."""
        module = COMMANDS.get(cmd_name)
        return import_module(f".{module}", __package__).make(cmd_name) if module else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return name, command and arguments; raises UsageError with a suggestion for an unknown command."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            hint = did_you_mean(args[0], COMMANDS)
            raise UsageError(f"'{args[0]}' is not a command.{hint} See 'digecon --help'.")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands by section."""
        for section, names in SECTIONS.items():
            with formatter.section(section):
                found = ((name, self.get_command(ctx, name)) for name in names)
                formatter.write_dl([(name, made.get_short_help_str(100)) for name, made in found])


app = typer.Typer(
    cls=Lazy,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
    epilog="\b\nExamples:\n  digecon show telecom\n  digecon growth economy.digital --from 2017\n  digecon share -f csv > shares.csv",
)


def _version(wanted: bool) -> None:
    if wanted:
        from ..bundled import version

        typer.echo(f"digecon {__version__} (data {version()})")
        raise typer.Exit


@app.callback()
def digecon(
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
    return typer.main.get_command(app)
