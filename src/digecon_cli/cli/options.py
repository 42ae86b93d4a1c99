"""The options that every command shares, declared once, and what they mean together."""

import sys
from typing import NamedTuple

from .. import periods, units
from ..errors import UsageError
from ..measures.engine import vintage_option
from ..observations import Dataset, Observation
from ..writers.formats import Formats, RenderOptions
from .spec import Option


def complete_select(incomplete: str) -> list[tuple[str, str]]:
    """Return the sectors and indicators that begin with what is typed, with their labels."""
    from .. import bundled

    catalog = bundled.catalog()
    sectors = {one.sector: "sector" for one in catalog.values()}
    named = {**sectors, **{name: one.label for name, one in catalog.items()}}
    return [(name, help) for name, help in named.items() if name.startswith(incomplete)]


def complete_indicator(incomplete: str) -> list[tuple[str, str]]:
    """Return the indicators that begin with what is typed, with their labels."""
    return [(name, help) for name, help in complete_select(incomplete) if "." in name]


def _complete_freq(incomplete: str) -> list[str]:
    return [name for name in periods.FREQUENCIES if name.startswith(incomplete)]


SELECT = Option(
    "select", (), "Sectors, indicators or globs (telecom, economy.gdp, 'telecom.*'); none means all.",
    "[SELECT]...", list, complete=complete_select,
)  # fmt: skip
COMMON: tuple[Option, ...] = (
    Option("start", ("--from",), "First period: 2017, 2020-S1, 2023-9M ...", "P"),
    Option("end", ("--to",), "Last period.", "P"),
    Option("freq", ("--freq",), "Only A, S, Q, M or ytd.", "F", complete=_complete_freq),
    Option("area", ("--area",), "Only one area: CN, US, W (the world) ...", "A"),
    Option("vintage", ("--vintage",), "Which release counts: latest, first, or as of YYYY-MM.", "V"),
    Option("data", ("--data",), "Your own table in place of ours; - is standard input.", "FILE"),
    Option("map", ("--map",), "Columns of your table: value=OBS,period=Year,area=Country ...", "M"),
    Option("add", ("--add",), "Your own rows beside the table's; may be given several times.", "FILE", list),
    Option("catalog", ("--catalog",), "Labels, units and parents of your own indicators.", "FILE"),
    Option("format", ("--format", "-f"), "", "FORMAT", default="auto"),  # its help: see in_full
    Option("output", ("--output", "-o"), "Write to a file; its ending picks the format.", "FILE"),
    Option("fill", ("--fill",), "Add computed levels: published (from growth) or sums (second halves).", "WAY", list),
    Option("currency", ("--currency",), "USD: flows in dollars, at the average rate of their year.", "C"),
    Option("scale", ("--scale",), "Tell values in thousand, million, bn, trillion, 万, 亿.", "S"),
    Option("lang", ("--lang",), "Language of labels: en or zh.", "L", default="en"),
    Option("bounds", ("--bounds",), "Show in tables the bounds that rounding allows.", kind=bool),
    Option("bom", ("--bom",), "Mark CSV so that Excel reads it as UTF-8.", kind=bool),
    Option("wide", ("--wide",), "Periods across, for spreadsheets.", kind=bool),
)


def in_full(formats: Formats) -> tuple[Option, ...]:
    """Return the common options of a command with these formats, named by the help and the completion of ``-f``.

    Only who asks for help or completion needs the names of all formats.
    """
    known = formats.names()
    help = f"auto, {', '.join(known)}."
    if formats.own and formats.shared:
        help = f"{', '.join(one.name for one in formats.own)}, or one of every command's formats (csv, json ...)."

    def complete(incomplete: str) -> list[str]:
        return [name for name in known if name.startswith(incomplete)]

    return tuple(one._replace(help=help, complete=complete) if one.name == "format" else one for one in COMMON)


class Common(NamedTuple):
    """The values of the common options of one command line; empty means not given."""

    select: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    freq: str = ""
    area: str = ""
    vintage: str = ""
    data: str = ""
    map: str = ""
    add: tuple[str, ...] = ()
    catalog: str = ""
    format: str = "auto"
    output: str = ""
    fill: tuple[str, ...] = ()
    currency: str = ""
    scale: str = ""
    lang: str = "en"
    bounds: bool = False
    bom: bool = False
    wide: bool = False

    def checked(self, formats: Formats) -> "Common":
        """Return the options with periods in canonical spelling; raises UsageError for what cannot be meant.

        The format is the name of one of the command's ``formats`` then, or ``auto`` where it follows from stdout.
        """
        vintage_option(self.vintage)
        if self.scale:
            units.scale(self.scale)
        if self.lang not in ("en", "zh"):
            raise UsageError(f"'{self.lang}' is not a language of the labels: write en or zh.")
        format = formats.chosen(self.format, self.output, sys.stdout.isatty())
        start, end = (periods.canonical(one) if one else "" for one in (self.start, self.end))
        return self._replace(start=start, end=end, format=format)

    def scale_power(self) -> int | None:
        """Return the power of ten that ``--scale`` names, None when it is not given."""
        return units.scale(self.scale) if self.scale else None

    def render_options(self, width: int, color: bool, ascii: bool) -> RenderOptions:
        """Return how an answer is to look."""
        scale = self.scale_power()
        return RenderOptions(width, color, self.lang, self.bounds, self.wide, self.bom, ascii, scale)

    def dataset(self) -> Dataset:
        """Return the dataset asked for: the bundled table, or the user's."""
        if self.map and not self.data:
            raise UsageError("--map names the columns of your table: give the table too, with --data FILE.")
        if self.data:
            from .. import readers
            from .progress import reading

            reading(self.data)
            data = readers.read(self.data, self.map)
        else:
            from .. import bundled

            data = bundled.load()
        if self.add or self.catalog:
            from .. import readers

            data = readers.extend(data, self.add, self.catalog)
        if data.notices:
            from .output import tell

            tell(data.notices)
        if self.data:
            from .progress import working

            working("computing")
        if self.currency:
            from ..measures import currency

            data = currency.converted(data, self.currency)
        if self.fill:
            from ..measures import fill

            data = fill.filled(data, self.fill)
        return data

    def selected(self, data: Dataset) -> list[Observation]:
        """Return the observations that the selection names."""
        return data.select(self.select, start=self.start, end=self.end, freq=self.freq, area=self.area)
