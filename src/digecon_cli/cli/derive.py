"""The measure commands, made from their declarations."""

from typing import Any

from .. import measures
from ..measures import derivation
from ..measures.derivation import Options
from ..table import Listing
from .large import answered
from .options import (
    ACROSS_BREAKS,
    COMPUTED,
    LATEST,
    LAYOUT,
    OUTPUT,
    QUIET,
    RANKING,
    RELEASE,
    SCALE,
    SELECTION,
    TABLE,
    Common,
    complete_indicator,
)
from .output import emit, for_people
from .spec import Argument, Command, Option

EXPLAIN = Option("explain", ("--explain",), "Tell how each value was derived, instead of the table.", kind=bool)
WITHOUT_AMOUNTS = tuple(option for option in LAYOUT if option is not SCALE)


def command(name: str) -> Command | None:
    """Return the command of a measure by its name, None where no measure of this name is a command."""
    declared = measures.find(name)
    return _made(declared) if declared else None


def _option(one: derivation.Parameter) -> Option:
    complete = complete_indicator if one.indicator else None
    return Option(one.name, (f"--{one.name.replace('_', '-')}",), one.help, one.metavar, complete=complete)


def _argument(one: derivation.Parameter) -> Argument:
    return Argument(one.name, one.metavar, one.help, complete=complete_indicator if one.indicator else None)


def _made(declared: derivation.MeasureCommand) -> Command:
    def run(common: Common, across_breaks: bool, explain: bool, **own: Any) -> None:
        options = Options.given(common.vintage, ACROSS_BREAKS.flags if across_breaks else (), **own)
        if common.data and not explain and answered(declared.name, common, options):
            return
        table = common.table(for_people(common), declared.alone)
        if explain:
            from ..explain import COLUMNS, derivations

            found = declared.derive(table.rows, table.data, options)
            rule = declared.rule(common.vintage, table.data.has_revised([one.row for one in found]))[0]
            told = [("rule", rule), *derivations(found, table.data)]
            emit(Listing(COLUMNS, told, declared.name), common)
        else:
            emit(common.ranked(table.derive(declared.name, options)), common)

    own = tuple(_option(one) for one in declared.parameters if not one.required)
    return Command(
        declared.name,
        section="Derive",
        rank=declared.rank,
        help=declared.help,
        examples=declared.examples,
        run=run,
        options=(
            *own,
            ACROSS_BREAKS,
            EXPLAIN,
            *SELECTION,
            LATEST,
            *(() if declared.plans else RANKING),
            *RELEASE,
            *TABLE,
            *OUTPUT,
            QUIET,
            *(LAYOUT if declared.amounts else WITHOUT_AMOUNTS),
            *(option for option in COMPUTED if declared.in_dollars or option.name != "currency"),
        ),
        arguments=tuple(_argument(one) for one in declared.parameters if one.required),
    )
