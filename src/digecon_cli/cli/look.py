"""The commands that look at what is there: list, search, info, sources, show."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any

import typer

from .. import catalogue
from ..errors import DataError
from ..table import Table, sort_rows
from .options import Common, complete_indicator, made
from .output import emit


def _list(common: Common) -> None:
    data = common.dataset()
    emit(catalogue.listing(common.selected(data), data, common.lang), common)


def _search(
    common: Common, text: Annotated[list[str], typer.Argument(metavar="TEXT...", help="Words, English or Chinese.")]
) -> None:
    data = common.dataset()
    found = catalogue.search(" ".join(text), data)
    if not found:
        raise DataError(f"nothing is found for '{' '.join(text)}': try one word, or 'digecon list'.")
    rows = [one for one in common.selected(data) if one.indicator in found]
    emit(catalogue.listing(rows, data, common.lang), common)


def _info(
    common: Common,
    indicator: Annotated[str, typer.Argument(metavar="ID", help="One indicator.", autocompletion=complete_indicator)],
) -> None:
    data = common.dataset()
    emit(catalogue.info(indicator, data, common.lang), common)


def _sources(common: Common) -> None:
    data = common.dataset()
    emit(catalogue.sources(common.selected(data), data), common)


def _show(
    common: Common,
    all_sources: Annotated[
        bool, typer.Option("--all-sources", help="Every document's figure, not only the one that stands.")
    ] = False,
) -> None:
    data = common.dataset()
    rows: Iterable[Any] = common.selected(data)
    if not all_sources:
        rows = data.standing(rows, common.vintage or "latest")
    emit(Table(sort_rows(list(rows)), data), common)


_COMMANDS: dict[str, tuple[Callable[..., None], str, tuple[str, ...], bool]] = {
    "list": (
        _list,
        "The indicators there are, with their coverage.",
        ("digecon list", "digecon list telecom -f csv"),
        True,
    ),
    "search": (
        _search,
        "Find indicators by words of their names and definitions, in English or Chinese.",
        ("digecon search broadband", "digecon search 宽带"),
        False,
    ),
    "info": (
        _info,
        "What an indicator means: definition, coverage, breaks, documents, and which figure stands where several differ.",
        ("digecon info economy.gdp", "digecon info telecom.revenue --lang zh"),
        False,
    ),
    "sources": (_sources, "The documents behind the figures.", ("digecon sources economy.digital",), True),
    "show": (
        _show,
        "The figures as published.",
        ("digecon show telecom", "digecon show economy.gdp --all-sources", "digecon show mobile --from 2020 -f csv"),
        True,
    ),
}


def make(name: str) -> Any:
    """Return one of the commands of this module."""
    function, help, examples, selects = _COMMANDS[name]
    return made(name, function, help, examples, selects)
