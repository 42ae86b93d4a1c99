"""The measure commands, made from their declarations."""

import inspect
from typing import Annotated, Any

import typer

from ..measures.declarations import COMMANDS
from ..measures.engine import Options
from ..table import Table
from .options import Common, made
from .output import emit

# The options that single measures add, by their name in Options: type, flags and help.
OWN: dict[str, Any] = {
    "of": Annotated[str, typer.Option("--of", metavar="ID[@AREA]", help="The whole; else the parent in the catalog.")],
    "basis": Annotated[str, typer.Option("--basis", metavar="B", help="computed, published, or both.")],
    "base": Annotated[str, typer.Option("--base", metavar="P", help="The base period (= 100).")],
    "chain": Annotated[str, typer.Option("--chain", metavar="C", help="Chain yearly rates: published or computed.")],
    "other": Annotated[str, typer.Argument(metavar="DENOMINATOR", help="The indicator to divide by: ID[@AREA].")],
}


def make(name: str) -> Any:
    """Return the command of a measure."""
    command = COMMANDS[name]

    def run(common: Common, across_breaks: bool, **own: str) -> None:
        data = common.dataset()
        options = Options(
            start=common.start,
            end=common.end,
            vintage=common.vintage,
            overrides=("--across-breaks",) if across_breaks else (),
            **own,  # type: ignore[arg-type]
        )
        emit(Table(command.rows(common.selected(data), data, options), data, name), common)

    across = Annotated[bool, typer.Option("--across-breaks", help="Compute across a break; marked with status B.")]
    kinds = {"common": Common, **{one: OWN[one] for one in command.options}, "across_breaks": across}
    keyword = inspect.Parameter.KEYWORD_ONLY
    defaults = {"across_breaks": False, "common": inspect.Parameter.empty, "other": inspect.Parameter.empty}
    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [inspect.Parameter(one, keyword, default=defaults.get(one, ""), annotation=kind) for one, kind in kinds.items()]
    )
    run.__annotations__ = kinds
    return made(name, run, command.help, command.examples)
