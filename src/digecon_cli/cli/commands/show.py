"""``show``: the figures as published."""

from ...core.bundled import ITSELF
from ...core.errors import UsageError
from ...measures.derivation import Options
from ..large_files import answer_from_large_file
from ..options import COMPUTED, LATEST, LAYOUT, MEASURE, OUTPUT, QUIET, RANKING, RELEASE, SELECTION, TABLE, Common
from ..output import emit, for_people
from ..spec import Command, Option

_ALL_SOURCES = Option(
    "all_sources", ("--all-sources",), "Every document's figure, not only the one that counts.", kind=bool
)


def _show(common: Common, all_sources: bool) -> None:
    if all_sources and common.tidy:
        raise UsageError("--tidy has one figure of each thing: leave out --all-sources.")
    if common.data and not all_sources and answer_from_large_file("show", common, Options.given(common.vintage)):
        return
    table = common.table(for_people(common), reach=ITSELF).show(all_sources=all_sources, vintage=common.vintage)
    emit(common.arranged(table), common)


COMMAND = Command(
    "show",
    section="Look",
    rank=5,
    help="The figures as published.",
    examples=(
        "digecon show telecom",
        "digecon show economy.gdp --all-sources",
        "digecon show mobile --from 2020 -f csv",
        "digecon show manufacturing --sort 2024 -n 3",
    ),
    run=_show,
    options=(
        _ALL_SOURCES,
        *SELECTION,
        *LATEST,
        MEASURE,
        *RANKING,
        *RELEASE,
        *TABLE,
        *OUTPUT,
        QUIET,
        *LAYOUT,
        *COMPUTED,
    ),
)
