"""The Typer application, made from the declarations: help, completion, and every error of a command line."""

import inspect
from collections.abc import Callable, Sequence
from functools import cache
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from .. import __version__
from ..messages import ENGLISH, phrase
from ..reporting import WRONG_FIGURE
from . import complete
from .language import of_people, told
from .options import GROUPS, SELECT, call, in_full
from .registry import ON_ONE_LINE, find, names, sections
from .spec import Argument, Command, Option

_SETTINGS = {"help_option_names": ["-h", "--help"]}


class Lazy(TyperGroup):
    """A group whose commands are imported when they are used: the start of every other command stays fast."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of all commands; for completion also what else may stand there, at first or after ``help``."""
        others = ("options",) if ctx.parent else ("help", *complete.sectors())
        return [*names(), *(others if ctx.resilient_parsing else ())]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command; for another word None, for completion the command that goes on after it."""
        found = find(cmd_name)
        if not found and ctx.resilient_parsing:
            if cmd_name == "help":
                return self
            found = find("show")
        return made(found) if found else None

    def get_help(self, ctx: Any) -> str:
        """Return the help in the reader's language."""
        return _in_chinese(self, ctx) or super().get_help(ctx)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write one line for each command, by section."""
        formatter.write_usage("digecon", "COMMAND [ARGS]..., digecon help COMMAND, digecon help options")
        rows = [
            (
                f"{'' if at else told(section):{9 - len(told(section)) * (told(section) != section) * (not at)}}{names}",
                brief,
            )
            for section, several in sections().items()
            for at, (names, brief) in enumerate(_lines(section, several))
        ]
        formatter.write_dl(rows)
        flags = " ".join(max(one.opts, key=len) for one in self.get_params(ctx))
        formatter.write_text(phrase("Options: {flags}", of_people(), flags=flags))


def _lines(section: str, several: Sequence[Command]) -> list[tuple[str, str]]:
    """Return the commands of a section with what they do, a line each, or all on one, so that the page fits a small screen."""
    briefs = [
        told(one.help).partition("：")[0].rstrip("。") if of_people() != ENGLISH else one.brief for one in several
    ]
    lines = list(zip((one.name for one in several), briefs, strict=True))
    if section not in ON_ONE_LINE:
        return lines
    first, *others = briefs
    joint = phrase("; ", of_people())
    return [(", ".join(name for name, _ in lines), joint.join([first, *(one[0].lower() + one[1:] for one in others)]))]


def _in_chinese(command: Any, ctx: Any) -> str:
    """Return the help of a command in Chinese; nothing where people are told in English."""
    if of_people() == ENGLISH:
        return ""
    from .help_text import Formatter

    formatter = Formatter()
    command.format_help(ctx, formatter)
    return formatter.getvalue().rstrip("\n")


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


def _shortness(flag: str) -> bool:
    """Return a key by which a flag of one letter goes first, and the others stay as declared."""
    return flag.startswith("--")


def _page(command: Command) -> type[TyperCommand]:
    """Return the class of a command whose help tells its own options in full and names the shared ones."""
    shared = {option.name for several in GROUPS.values() for option in several} - (
        {"format"} if command.formats.own else set()
    )
    others = [option for option in command.options if option.name in shared]

    class Page(TyperCommand):
        def get_help(self, ctx: Any) -> str:
            return _in_chinese(self, ctx) or super().get_help(ctx)

        def format_options(self, ctx: Any, formatter: Any) -> None:
            records: dict[str, list[Any]] = {"Arguments": [], "Options": []}
            for one in self.get_params(ctx):
                if one.name not in shared and (record := one.get_help_record(ctx)):
                    records["Arguments" if one.param_type_name == "argument" else "Options"].append(record)
            for title, several in records.items():
                if several:
                    with formatter.section(title):
                        formatter.write_dl(several)
            if others:
                with formatter.section("Shared options, see 'digecon help options'"):
                    formatter.write_text(" ".join(min(option.flags, key=_shortness) for option in others))

    return Page


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
    one.command(command.name, cls=_page(command), help=command.help, epilog=epilog, context_settings=_SETTINGS)(run)
    return typer.main.get_command(one)


def _version(wanted: bool) -> None:
    if wanted:
        from .. import bundled

        place = f", {bundled.given()}" if bundled.given() else ""
        typer.echo(f"digecon {__version__} (data {bundled.version()}{place})\n{told(WRONG_FIGURE)}")
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
