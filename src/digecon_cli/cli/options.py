"""The options that every command shares, declared once, and the decorator that gives them to a command."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any, NamedTuple, get_type_hints

import typer

from .. import periods
from ..errors import UsageError, did_you_mean
from ..measures.engine import vintage_option
from ..observations import Dataset, Observation
from ..writers import EXTENSIONS, FORMATS, Look


def complete_select(incomplete: str) -> list[tuple[str, str]]:
    """Return the sectors and indicators that begin with what is typed, with their labels."""
    from .. import bundled

    catalog = bundled.catalog()
    sectors = {one.sector: "sector" for one in catalog.values()}
    named = {**sectors, **{name: one.label for name, one in catalog.items()}}
    return [(name, help) for name, help in named.items() if name.startswith(incomplete)]


def _complete_format(incomplete: str) -> list[str]:
    return [name for name in FORMATS if name.startswith(incomplete)]


def _complete_freq(incomplete: str) -> list[str]:
    return [name for name in periods.FREQUENCIES if name.startswith(incomplete)]


def complete_indicator(incomplete: str) -> list[tuple[str, str]]:
    """Return the indicators that begin with what is typed, with their labels."""
    return [(name, help) for name, help in complete_select(incomplete) if "." in name]


class Common(NamedTuple):
    """What every command can be told; empty means not given."""

    select: Annotated[
        list[str],
        typer.Argument(
            metavar="[SELECT]...",
            help="Sectors, indicators or globs (telecom, economy.gdp, 'telecom.*'); none means all.",
            autocompletion=complete_select,
            show_default=False,
        ),
    ] = []  # noqa: RUF012 - Typer reads the default and never changes it
    start: Annotated[str, typer.Option("--from", metavar="P", help="First period: 2017, 2020-S1, 2023-9M ...")] = ""
    end: Annotated[str, typer.Option("--to", metavar="P", help="Last period.")] = ""
    freq: Annotated[
        str, typer.Option("--freq", metavar="F", help="Only A, S, Q, M or ytd.", autocompletion=_complete_freq)
    ] = ""
    area: Annotated[str, typer.Option("--area", metavar="A", help="Only one area: CN, US, W (the world) ...")] = ""
    vintage: Annotated[
        str,
        typer.Option("--vintage", metavar="V", help="Which release counts: latest, first, or as of YYYY-MM."),
    ] = ""
    data: Annotated[
        str, typer.Option("--data", metavar="FILE", help="Your own table in place of ours; - is standard input.")
    ] = ""
    map: Annotated[
        str, typer.Option("--map", metavar="M", help="Columns of your table: value=OBS,period=Year,area=Country ...")
    ] = ""
    add: Annotated[
        list[str], typer.Option("--add", metavar="FILE", help="Your own rows beside the table's.", show_default=False)
    ] = []  # noqa: RUF012
    catalog: Annotated[
        str, typer.Option("--catalog", metavar="FILE", help="Labels, units and parents of your own indicators.")
    ] = ""
    format: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help=f"auto, {', '.join(FORMATS)}.", autocompletion=_complete_format
        ),
    ] = "auto"
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Write to a file; its ending picks the format.")
    ] = ""
    lang: Annotated[str, typer.Option("--lang", metavar="L", help="Language of labels: en or zh.")] = "en"
    bounds: Annotated[bool, typer.Option("--bounds", help="Show in tables the bounds that rounding allows.")] = False
    bom: Annotated[bool, typer.Option("--bom", help="Mark CSV so that Excel reads it as UTF-8.")] = False
    wide: Annotated[bool, typer.Option("--wide", help="Periods across, for spreadsheets.")] = False

    def checked(self) -> "Common":
        """Return the options with periods in canonical spelling; raises UsageError for what cannot be meant."""
        vintage_option(self.vintage)
        if self.lang not in ("en", "zh"):
            raise UsageError(f"'{self.lang}' is not a language of the labels: write en or zh.")
        if self.format != "auto" and self.format not in FORMATS:
            hint = did_you_mean(self.format, FORMATS)
            raise UsageError(f"'{self.format}' is not a format.{hint} Known: auto, {', '.join(FORMATS)}.")
        if self.output and self.format == "auto":
            self.chosen_format(False)
        start, end = (periods.canonical(one) if one else "" for one in (self.start, self.end))
        return self._replace(start=start, end=end)

    def chosen_format(self, terminal: bool) -> str:
        """Return the format to write: as told, by the file's ending, or a table on a terminal and CSV elsewhere."""
        if self.format != "auto":
            return self.format
        if not self.output:
            return "table" if terminal else "csv"
        ending = "." + self.output.rpartition(".")[2].lower()
        if ending not in EXTENSIONS:
            raise UsageError(f"the ending of '{self.output}' names no format: add -f, or use {', '.join(EXTENSIONS)}.")
        return EXTENSIONS[ending]

    def look(self, width: int, color: bool, ascii: bool) -> Look:
        """Return how display formats should look."""
        return Look(
            width=width, color=color, lang=self.lang, bounds=self.bounds, wide=self.wide, bom=self.bom, ascii=ascii
        )

    def dataset(self) -> Dataset:
        """Return the dataset asked for: the bundled table, or the user's."""
        if self.data:
            from .. import readers

            return readers.read(self.data)
        from .. import bundled

        return bundled.load()

    def selected(self, data: Dataset) -> list[Observation]:
        """Return the observations that the selection names."""
        return data.select(self.select, start=self.start, end=self.end, freq=self.freq, area=self.area)


def shared(function: Callable[..., None], selects: bool = True) -> Callable[..., None]:
    """Return a command that takes, beside its own parameters, all common options, and passes them on as one ``Common``.

    ``function(common, **own)``. With ``selects`` false there is no SELECT: the command has an argument of its own.
    """
    hints = get_type_hints(function, include_extras=True)
    common_hints = get_type_hints(Common, include_extras=True)
    keyword = inspect.Parameter.KEYWORD_ONLY
    own = [
        one.replace(kind=keyword, annotation=hints[one.name])
        for one in list(inspect.signature(function).parameters.values())[1:]
    ]
    common = [
        inspect.Parameter(one, keyword, default=default, annotation=common_hints[one])
        for one, default in Common._field_defaults.items()
        if selects or one != "select"
    ]
    # SELECT stands before an argument of the command's own (ratio A B), the other common options after its options.
    parameters = [*common[:1], *own, *common[1:]] if selects else [*own, *common]

    def run(**given: Any) -> None:
        shared_ones = Common(**{one.name: given.pop(one.name) for one in common})
        function(shared_ones.checked(), **given)

    run.__doc__ = function.__doc__
    run.__name__ = function.__name__
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in parameters}
    return run


def made(name: str, function: Callable[..., None], help: str, examples: tuple[str, ...], selects: bool = True) -> Any:
    """Return a command ready for the group: help page with examples, ``-h``, errors as exceptions."""
    one = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    epilog = "\b\nExamples:\n" + "\n".join(f"  {example}" for example in examples)
    settings = {"help_option_names": ["-h", "--help"]}
    one.command(name, help=help, epilog=epilog, context_settings=settings)(shared(function, selects))
    return typer.main.get_command(one)
