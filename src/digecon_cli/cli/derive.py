"""The measure commands, made from their declarations."""

from collections.abc import Mapping
from typing import Any

from .. import measures, periods, units
from ..dataset import Dataset
from ..errors import DataError, UsageError
from ..measures import derivation
from ..measures.derivation import Options
from ..messages import Message, phrase
from ..model import Observation, is_date
from ..selection import left_aside
from ..table import Listing, Table
from . import complete
from .bulk import answered
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
)
from .output import emit, for_people, without_rows
from .spec import Argument, Command, Option

EXPLAIN = Option("explain", ("--explain",), "Tell how each value was derived, instead of the table.", kind=bool)
_COMPLETE = {
    "base": complete.period,
    "basis": complete.one_of(("computed", "published", "both")),
    "chain": complete.one_of(("computed", "published")),
}
WITHOUT_AMOUNTS = tuple(option for option in LAYOUT if option is not SCALE)


def command(name: str) -> Command | None:
    """Return the command of a measure by its name, None where no measure of this name is a command."""
    declared = measures.find(name)
    return _made(declared) if declared else None


def _option(one: derivation.Parameter) -> Option:
    complete_it = complete.indicator if one.indicator else _COMPLETE.get(one.name)
    return Option(one.name, (f"--{one.name.replace('_', '-')}",), one.help, one.metavar, complete=complete_it)


def _argument(one: derivation.Parameter) -> Argument:
    return Argument(one.name, one.metavar, one.help, complete=complete.indicator if one.indicator else None)


def _made(declared: derivation.MeasureCommand) -> Command:
    def run(common: Common, explain: bool, across_breaks: bool = False, **own: Any) -> None:
        _check_asked(declared, common, own)
        options = Options.given(common.vintage, ACROSS_BREAKS.flags if across_breaks else (), **own)
        if common.data and not explain and answered(declared.name, common, options):
            return
        table = common.table(for_people(common), declared.alone)
        emit(
            _explained(declared, table, options, common.lang)
            if explain
            else common.arranged(_answer(declared, table, options)),
            common,
        )

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
            *(() if declared.plans else (ACROSS_BREAKS,)),
            EXPLAIN,
            *SELECTION,
            *LATEST,
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


def _check_asked(declared: derivation.MeasureCommand, common: Common, own: Mapping[str, str]) -> None:
    """Raise UsageError where a word that must be given is all that is given: nobody means the whole of our table by that."""
    given = [own[one.name] for one in declared.parameters if one.required]
    if given and not (common.select or common.data):
        first = "economy.digital" if given[0].lower() in ("gdp", "economy.gdp") else "economy.gdp"
        line = f"digecon {declared.name} {first} {given[0]}"
        raise UsageError(
            "{command} of what? Write '{line}', for example; '*' is everything.", command=declared.name, line=line
        )


def _explained(declared: derivation.MeasureCommand, table: Table, options: Options, lang: str) -> Listing:
    """Return how each value of the answer comes about."""
    from ..explain import COLUMNS, derivations

    found = declared.derive(table.rows, table.data, options)
    rule = declared.rule(options.vintage)
    lines = [(phrase("rule", lang), rule.sentence(lang))] if rule else []

    def fields(commands: bool) -> Listing:
        return Listing(COLUMNS, [*lines, *derivations(found, table.data, lang, commands)], declared.name)

    return fields(True)._replace(without_commands=lambda: fields(False))


def _answer(declared: derivation.MeasureCommand, table: Table, options: Options) -> Table:
    """Return the answer; raises DataError where it has no rows because nobody says of what."""
    answer = table.derive(declared.name, options)
    if not answer.rows and options.own.get("of") == "" and not is_date(options.vintage):
        raise _without_whole(declared.name, table)
    return answer


def _without_whole(command: str, table: Table) -> DataError:
    """Return the error of an answer without rows to a command that needs a whole, with one that may be meant."""
    levels = [one for one in table.rows if one.measure == "level" and not table.data.about(one.indicator).wholes]
    if not levels:
        return without_rows(table.beside)
    alone = max(levels, key=lambda one: periods.order(one.period))
    line = f"digecon {command} {alone.name} --of {_larger(alone, table.data) or 'ID'}"
    more = Message("; {sentence}", sentence=left_aside(table.beside)) if table.beside else ""
    return DataError(
        "no whole of {name} is known here: say of what, as in '{line}'{more}.", name=alone.name, line=line, more=more
    )


def _larger(figure: Observation, data: Dataset) -> str:
    """Return the indicator of the same sector, unit and kind, and rather of the same concept, that is the largest beside a figure."""
    about = data.about(figure.indicator)
    found = []
    for one in data.observations:
        entry = data.about(one.indicator)
        if one[1:7] == figure[1:7] and units.same(one.unit, figure.unit) and entry[3:5] == about[3:5]:
            found.append((entry.concept == about.concept, one.interval().value or 0, one.indicator))
    for several in ([one for one in found if one[0]], found):
        if (name := max(one[1:] for one in several)[1]) != figure.indicator:
            return name
    return ""
