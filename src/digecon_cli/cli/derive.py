"""The measure commands, made from their declarations."""

from typing import Any

from .. import fast
from ..measures import declarations
from ..measures.engine import Derivation, Options
from ..table import Listing, Table
from .options import Common, complete_indicator
from .output import emit
from .spec import Argument, Command, Option

# The options and arguments that single measures add, by their name in engine.Options.
OWN: dict[str, Option] = {
    "of": Option(
        "of", ("--of",), "The whole; else the parent in the catalog.", "ID[@AREA]", complete=complete_indicator
    ),
    "basis": Option("basis", ("--basis",), "computed, published, or both.", "B"),
    "base": Option("base", ("--base",), "The base period (= 100).", "P"),
    "chain": Option("chain", ("--chain",), "Chain yearly rates: published or computed.", "C"),
}
OTHER = Argument("other", "DENOMINATOR", "The indicator to divide by: ID[@AREA].", complete=complete_indicator)
EXPLAIN = Option("explain", ("--explain",), "Tell how each value was derived, instead of the table.", kind=bool)
ACROSS = Option("across_breaks", ("--across-breaks",), "Compute across a break; marked with status B.", kind=bool)


def _command(declared: declarations.Command) -> Command:
    def run(common: Common, across_breaks: bool, explain: bool, **own: Any) -> None:
        trace: list[Derivation] | None = [] if explain else None
        overrides = (ACROSS.flags[0],) if across_breaks else ()
        options = Options(vintage=common.vintage, overrides=overrides, trace=trace, **own)
        if common.data:
            from .large import answered

            if answered(declared.name, common, options):
                return
        data = common.dataset()
        rows = fast.derived(declared.name, common.selected(data), data, options)
        if trace is None:
            emit(Table(rows, data, declared.name), common)
        else:
            from ..measures.explain import COLUMNS, derivations

            emit(Listing(COLUMNS, derivations(trace, data), declared.name), common)

    return Command(
        declared.name,
        run,
        declared.help,
        declared.examples,
        (*(OWN[name] for name in declared.options if name in OWN), ACROSS, EXPLAIN),
        (OTHER,) if "other" in declared.options else (),
    )


COMMANDS: dict[str, Command] = {name: _command(one) for name, one in declarations.COMMANDS.items()}
