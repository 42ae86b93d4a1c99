"""The measure commands, made from their declarations."""

from typing import Any

from .. import fast, measures
from ..measures import engine
from ..measures.engine import Options
from ..table import Listing, Table
from .options import Common, complete_indicator
from .output import emit
from .spec import Argument, Command, Option

EXPLAIN = Option("explain", ("--explain",), "Tell how each value was derived, instead of the table.", kind=bool)
ACROSS = Option("across_breaks", ("--across-breaks",), "Compute across a break; marked with status B.", kind=bool)


def _option(one: engine.Parameter) -> Option:
    complete = complete_indicator if one.indicator else None
    return Option(one.name, (f"--{one.name}",), one.help, one.metavar, complete=complete)


def _argument(one: engine.Parameter) -> Argument:
    return Argument(one.name, one.metavar, one.help, complete=complete_indicator if one.indicator else None)


def _command(declared: engine.Command) -> Command:
    def run(common: Common, across_breaks: bool, explain: bool, **own: Any) -> None:
        options = Options.given(common.vintage, (ACROSS.flags[0],) if across_breaks else (), **own)
        if common.data and not explain:
            from .large import answered

            if answered(declared.name, common, options):
                return
        data = common.dataset()
        selected = common.selected(data)
        if explain:
            from ..measures.explain import COLUMNS, derivations

            found = declared.derive(selected, data, options)
            emit(Listing(COLUMNS, derivations(found, data), declared.name), common)
        else:
            emit(Table(fast.derived(declared.name, selected, data, options), data, declared.name), common)

    return Command(
        declared.name,
        run,
        declared.help,
        declared.examples,
        (*(_option(one) for one in declared.parameters if not one.required), ACROSS, EXPLAIN),
        tuple(_argument(one) for one in declared.parameters if one.required),
    )


COMMANDS: dict[str, Command] = {one.name: _command(one) for one in measures.commands()}
