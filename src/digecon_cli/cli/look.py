"""The commands that look at what is there: list, search, info, sources, show."""

from collections.abc import Sequence

from .. import catalogue
from ..errors import DataError
from ..observations import Observation
from ..table import Table, sort_rows
from .options import Common, complete_indicator
from .output import emit
from .spec import Argument, Command, Option


def _list(common: Common) -> None:
    data = common.dataset()
    emit(catalogue.listing(common.selected(data), data, common.lang), common)


def _search(common: Common, text: Sequence[str]) -> None:
    data = common.dataset()
    found = catalogue.search(" ".join(text), data)
    if not found:
        raise DataError(f"nothing is found for '{' '.join(text)}': try one word, or 'digecon list'.")
    rows = [one for one in common.selected(data) if one.indicator in found]
    emit(catalogue.listing(rows, data, common.lang), common)


def _info(common: Common, indicator: str) -> None:
    data = common.dataset()
    emit(catalogue.info(indicator, data, common.lang), common)


def _sources(common: Common) -> None:
    data = common.dataset()
    emit(catalogue.sources(common.selected(data), data), common)


def _show(common: Common, all_sources: bool) -> None:
    data = common.dataset()
    rows: Sequence[Observation] = common.selected(data)
    if not all_sources:
        rows = data.standing(rows, common.vintage or "latest")
    emit(Table(sort_rows(rows), data), common)


COMMANDS: dict[str, Command] = {
    one.name: one
    for one in (
        Command(
            "list",
            _list,
            "The indicators there are, with their coverage.",
            ("digecon list", "digecon list telecom -f csv"),
        ),
        Command(
            "search",
            _search,
            "Find indicators by words of their names and definitions, in English or Chinese.",
            ("digecon search broadband", "digecon search 宽带"),
            arguments=(Argument("text", "TEXT...", "Words, English or Chinese.", list),),
            selects=False,
        ),
        Command(
            "info",
            _info,
            "One indicator in full: definition, coverage, breaks, documents, and which figure stands.",
            ("digecon info economy.gdp", "digecon info telecom.revenue --lang zh"),
            arguments=(Argument("indicator", "ID", "One indicator.", complete=complete_indicator),),
            selects=False,
        ),
        Command("sources", _sources, "The documents behind the figures.", ("digecon sources economy.digital",)),
        Command(
            "show",
            _show,
            "The figures as published.",
            (
                "digecon show telecom",
                "digecon show economy.gdp --all-sources",
                "digecon show mobile --from 2020 -f csv",
            ),
            (
                Option(
                    "all_sources",
                    ("--all-sources",),
                    "Every document's figure, not only the one that stands.",
                    kind=bool,
                ),
            ),
        ),
    )
}
