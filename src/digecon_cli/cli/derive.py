"""The measure commands, made from their declarations; large files are given to the bulk engine first."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .. import measures
from ..ask.selection import left_aside
from ..ask.table import ObservationTable, RecordListing
from ..core import periods, units
from ..core.bundled import Reach
from ..core.dataset import Dataset
from ..core.errors import NothingFound, UsageError
from ..core.facts import Fact
from ..core.intervals import DECREED
from ..core.messages import Message, phrase
from ..core.model import Observation, is_date
from ..core.text import quoted
from ..measures import currency, derivation
from ..measures.derivation import Options
from . import complete
from .large_files import answer_from_large_file
from .options import (
    ACROSS_BREAKS,
    COMPUTED,
    LATEST,
    LAYOUT,
    MEASURE,
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
from .progress import notify
from .spec import Argument, Command, Complete, Option

if TYPE_CHECKING:
    pass

EXPLAIN = Option("explain", ("--explain",), "Show how each value was derived, instead of the table.", kind=bool)
_COMPLETE = {
    "basis": complete.one_of(("computed", "published", "both")),
    "chain": complete.one_of(("computed", "published")),
}
WITHOUT_AMOUNTS = tuple(option for option in LAYOUT if option is not SCALE)
_SAME = (
    "area",
    "period",
    "measure",
    "base_indicator",
    "base_period",
    "origin",
)  # the fields in which figures are alike
_MOST_NAMED = 3  # indicators that an error names


def command(name: str) -> Command | None:
    """Return the command of a measure by its name, None where there is none."""
    declared = measures.find(name)
    return _command(declared) if declared else None


def _option(parameter: derivation.Parameter) -> Option:
    completion = _completion(parameter)
    return Option(
        parameter.name,
        (f"--{parameter.name.replace('_', '-')}",),
        parameter.help,
        parameter.metavar,
        complete=completion,
    )


def _reach(declared: derivation.MeasureCommand, options: Options) -> Reach | None:
    """Return what an answer can rest on: what its measure says, and the indicators that its parameters name."""
    named = (options.get(parameter.name) for parameter in declared.parameters if parameter.indicator)
    return declared.reach and declared.reach._replace(more=(*declared.reach.more, *filter(None, named)))


def _argument(parameter: derivation.Parameter) -> Argument:
    return Argument(parameter.name, parameter.metavar, parameter.help, complete=_completion(parameter))


def _completion(parameter: derivation.Parameter) -> Complete | None:
    if parameter.indicator:
        return complete.indicator
    return complete.period if parameter.period else _COMPLETE.get(parameter.name)


def _command(declared: derivation.MeasureCommand) -> Command:
    def run(common: Common, explain: bool, across_breaks: bool = False, **own: Any) -> None:
        _check_asked(declared, common, own)
        options = Options.given(common.vintage, ACROSS_BREAKS.flags if across_breaks else (), **own)
        if common.data and not explain and answer_from_large_file(declared.name, common, options):
            return
        table = _table(declared, common, options)
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
            MEASURE,
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
    """Raise UsageError where the required words are all that is given: that never means the whole of the bundled table."""
    given = [own[one.name] for one in declared.parameters if one.required]
    if given and not (common.select or common.data):
        first = "economy.digital" if given[0].lower() in ("gdp", "economy.gdp") else "economy.gdp"
        line = f"digecon {declared.name} {first} {given[0]}"
        raise UsageError(
            "{command} of what? Write '{line}', for example; '*' means everything.", command=declared.name, line=line
        )


def _explained(
    declared: derivation.MeasureCommand, table: ObservationTable, options: Options, lang: str
) -> RecordListing:
    """Return how each value of the answer is derived."""
    from ..pages.explain import COLUMNS, derivations

    wanted = options._replace(named=table.named)
    found, data = currency.by_one_authority(
        table.data, table.rows, lambda data: declared.derive(table.rows, data, wanted)
    )
    known = (declared.rule(options.vintage), currency.authority(data, [one.row for one in found]))
    lines = [(phrase("rule", lang), fact.sentence(lang)) for fact in known if fact]

    def fields(commands: bool) -> RecordListing:
        return RecordListing(COLUMNS, [*lines, *derivations(found, data, lang, commands)], declared.name)

    return fields(True)._replace(without_commands=lambda: fields(False))


def _answer(declared: derivation.MeasureCommand, table: ObservationTable, options: Options) -> ObservationTable:
    """Return the answer; raises NothingFound where it has no rows because no whole is known."""
    answer = table.derive(declared.name, options)
    if not answer.rows and options.own.get("of") == "" and not is_date(options.vintage):
        raise _without_whole(declared, table)
    if not answer.rows and not is_date(options.vintage):
        there = _plans_of(table) if declared.plans else _there_is(table)
        raise without_rows(answer.beside, there=there, needs=declared.needs)
    return answer


def _table(declared: derivation.MeasureCommand, common: Common, options: Options) -> ObservationTable:
    """Return the rows that a line names; of plans, what else its names mean where nothing has any that they mean first."""
    reach = _reach(declared, options)
    table = common.table(for_people(common), reach)
    if not declared.plans or not (names := _planned_alike(common, table)):
        return table
    line = f"digecon {declared.name} {' '.join(names)}"
    notify([Message("understood as {line}", line=Message("'{line}'", line=line))])
    return common._replace(select=names).table(for_people(common), reach)


def _planned_alike(common: Common, table: ObservationTable) -> tuple[str, ...]:
    """Return what all words of a line mean that has targets, the likeliest; empty where they are an id, a sector or a label of one that has."""
    text = " ".join(common.select)
    has_targets = any(row.measure in DECREED for row in table.rows)
    if not text:
        return ()
    from ..core.names import find  # most answers do without

    if has_targets and find(text, table.data.vocabulary()):
        return ()
    index = table.data.vocabulary().index
    planned = {row.indicator for row in table.data.observations if row.measure in DECREED}
    hits = [hit for hit in index.find(index.asked(text)) if hit.named and hit.indicator in planned]
    likely = [hit.indicator for hit in hits if (hit.exact, hit.points) == (hits[0].exact, hits[0].points)]
    return () if set(likely) <= {row.indicator for row in table.rows} else tuple(likely)


def _plans_of(table: ObservationTable) -> Message | str:
    """Return which indicators of the sectors of what was selected have targets, with the line that shows them."""
    from ..pages.labels import typed
    from ..pages.series import sector_of, sectors_of

    data = table.data
    sectors = sectors_of(table.rows, data)
    planned = (row for row in data.observations if row.measure in DECREED and sector_of(row, data) in sectors)
    names = sorted({row.name for row in planned})
    if not names:
        return _there_is(table)
    more = f" ... ({len(names)})" if len(names) > _MOST_NAMED else ""
    line = typed(f"targets {' '.join(map(quoted, sectors))}", data)
    message = "; there are targets of {names}{more}: '{line}'"
    return Message(message, names=tuple(names[:_MOST_NAMED]), more=more, line=line)


def _there_is(table: ObservationTable) -> Message | str:
    """Return what there is of what was selected, with the line to type that shows it; empty for nothing."""
    names = sorted({row.name for row in table.rows})
    spanned = sorted({row.period for row in table.rows}, key=periods.order)
    if not names:
        return ""
    from ..pages.labels import typed
    from ..pages.series import the_sector

    line = typed(f"show {the_sector(table.rows, table.data) or ' '.join(map(quoted, names[:_MOST_NAMED]))}", table.data)
    if not spanned[1:]:
        return Message("; there are only figures of {period}: '{line}'", period=spanned[0], line=line)
    return Message("; '{line}' shows what there is", line=line)


def _without_whole(declared: derivation.MeasureCommand, table: ObservationTable) -> NothingFound:
    """Return the error of an answer without rows to a command that needs a whole, with a whole that may be meant."""
    levels = [one for one in table.rows if one.measure == "level" and not table.data.about(one.indicator).wholes]
    if not levels:
        return without_rows(table.beside, there=_there_is(table), needs=declared.needs)
    alone = max(levels, key=lambda one: periods.order(one.period))
    whole = _larger(alone, table.data)
    more = Message("; {sentence}", sentence=left_aside(table.beside)) if table.beside else ""
    if not whole:
        return NothingFound("no whole of {name} is known here{more}.", name=alone.name, more=more)
    if why := _refused_whole(whole, table.of([alone])):
        return NothingFound("no whole of {name} is known here; {why}{more}.", name=alone.name, why=why, more=more)
    from ..pages.labels import typed

    line = typed(f"{declared.name} {quoted(alone.name)} --of {quoted(whole)}", table.data)
    return NothingFound(
        "no whole of {name} is known here: say of what, as in '{line}'{more}.", name=alone.name, line=line, more=more
    )


def _refused_whole(whole: str, table: ObservationTable) -> Fact | None:
    """Return why a figure has no share of what may be meant as its whole, with the line that divides them; None where it has one."""
    rows = table.share(of=whole).rows
    if any(row.has_figure for row in rows) or not any(row.has_figure for row in table.ratio(whole).rows):
        return None
    return next((row.refusal for row in rows if row.refusal), None)


def _larger(figure: Observation, data: Dataset) -> str:
    """Return the indicator with the largest figure that is like this one, rather of the same concept; empty for none."""
    concept = data.about(figure.indicator).concept
    alike = [row for row in data.observations if _is_alike(row, figure, data)]
    same_concept = [row for row in alike if data.about(row.indicator).concept == concept]
    for rows in (same_concept, alike):
        name = max((row.interval().value or 0, row.indicator) for row in rows)[1]
        if name != figure.indicator:
            return name
    return ""


def _is_alike(row: Observation, figure: Observation, data: Dataset) -> bool:
    """Return whether two figures are of one area, period, measure and unit, and their indicators of one sector and kind."""
    if any(getattr(row, name) != getattr(figure, name) for name in _SAME) or not units.same(row.unit, figure.unit):
        return False
    entry, about = data.about(row.indicator), data.about(figure.indicator)
    return (entry.sector, entry.kind) == (about.sector, about.kind)
