"""``rank``: the largest, the fastest, the slowest of a sector."""

from ...ask.ranking import BY
from ...ask.table import ObservationTable
from ...core import bundled
from ...core.absent import NotInTable
from ...core.bundled import Reach
from ...core.errors import NothingFound
from ...core.messages import Message
from ...core.synonyms import KINDS_OF_AREAS, singular
from ...core.text import quoted
from .. import complete
from ..options import COMPUTED, LAYOUT, OUTPUT, QUIET, RANKING, RELEASE, SELECTION, TABLE, Common
from ..output import emit
from ..progress import notify
from ..spec import Command, Option

_BY = Option(
    "by", ("--by",), "What to rank by: level, growth or share.", "M", default="level", complete=complete.one_of(BY)
)
_LOWEST = Option("lowest", ("--lowest",), "The lowest first: the smallest, the slowest.", kind=bool)
_FIRST = next(option for option in RANKING if option.name == "first")


def answer(common: Common, by: str, lowest: bool) -> ObservationTable:
    """Return the ranking that a command line asks for; raises NothingFound for one series, which has no place."""
    common = _of_areas(common)
    table = common._replace(first="").table(False, Reach(relatives=True))
    if len(names := {row.name for row in table.rows}) == 1:
        (name,) = names
        line = f"digecon {'show' if by == 'level' else by} {quoted(name)}{table.data.table}"
        message = "'{name}' is one series, and only several have places: '{line}' shows its years."
        raise NothingFound(message, name=name, line=line)
    return table.rank(by=by, lowest=lowest, first=common.first, vintage=common.vintage)


def _of_areas(common: Common) -> Common:
    """Return a line with the series of areas that its words mean together: the GDP of provinces, and not that of China beside theirs."""
    if common.data or not common.select[1:] or not any(singular(word) in KINDS_OF_AREAS for word in common.select):
        return common
    from ...ask.finding import find

    data = bundled.load()
    found = find(" ".join(("rank", *common.select)), data)
    if isinstance(found.missing, NotInTable):
        raise found.missing
    line = found.line
    names = tuple(word for word in line if word in data.catalog)
    if line[:1] != ("rank",) or not names or names == common.select:
        return common
    typed = f"digecon rank {' '.join(names)}"
    notify([Message("understood as {line}", line=Message("'{line}'", line=typed))])
    return common._replace(select=names)


def _rank(common: Common, by: str, lowest: bool) -> None:
    emit(answer(common, by, lowest), common)


COMMAND = Command(
    "rank",
    section="Compare",
    rank=2,
    help="The largest or fastest: of a sector or of areas in a year, in one unit; figures that rounding cannot separate share a place.",
    examples=(
        "digecon rank telecom",
        "digecon rank telecom --by growth",
        "digecon rank software 2024 --by growth --lowest -n 3",
        "digecon rank world.digital_caict",
    ),
    run=_rank,
    answer=answer,
    options=(_BY, _LOWEST, *SELECTION, _FIRST, *RELEASE, *TABLE, *OUTPUT, QUIET, *LAYOUT, *COMPUTED),
)
