"""The measure commands, made from their declarations."""

from typing import Any

from .. import fast
from ..measures import declarations
from ..measures.engine import Derivation, Options
from ..table import Listing, Table
from .large import answered
from .options import (
    ACROSS_BREAKS,
    COMPUTED,
    LAYOUT,
    OUTPUT,
    RELEASE,
    SCALE,
    SELECTION,
    TABLE,
    Common,
    complete_indicator,
)
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
WITHOUT_AMOUNTS = tuple(option for option in LAYOUT if option is not SCALE)


def command(name: str) -> Command | None:
    """Return the command of a measure by its name, None where no measure of this name is a command."""
    declared = declarations.COMMANDS.get(name)
    return _made(declared) if declared else None


def _made(declared: declarations.Command) -> Command:
    def run(common: Common, across_breaks: bool, explain: bool, **own: Any) -> None:
        trace: list[Derivation] | None = [] if explain else None
        overrides = ACROSS_BREAKS.flags if across_breaks else ()
        options = Options(vintage=common.vintage, overrides=overrides, trace=trace, **own)
        if common.data and answered(declared.name, common, options):
            return
        data = common.dataset()
        rows = fast.derived(declared.name, common.selected(data), data, options)
        if trace is None:
            emit(Table(rows, data, declared.name), common)
        else:
            from ..measures.explain import COLUMNS, derivations

            emit(Listing(COLUMNS, derivations(trace, data), declared.name), common)

    own = tuple(OWN[name] for name in declared.options if name in OWN)
    layout = LAYOUT if declared.amounts else WITHOUT_AMOUNTS
    return Command(
        declared.name,
        section="Derive",
        rank=0,
        help=declared.help,
        examples=declared.examples,
        run=run,
        options=(*own, ACROSS_BREAKS, EXPLAIN, *SELECTION, *RELEASE, *TABLE, *OUTPUT, *layout, *COMPUTED),
        arguments=(OTHER,) if "other" in declared.options else (),
    )
