"""The options that commands share, each declared once, and what they mean together."""

import sys
from collections.abc import Mapping
from typing import Any, NamedTuple

from .. import bundled, periods, units
from ..contract import HEADERS
from ..dataset import Dataset
from ..errors import UsageError
from ..measures.derivation import vintage_option
from ..model import Observation
from ..present.options import RenderOptions
from ..selection import ALL, frequencies, of
from ..table import Table
from ..writers.formats import Formats
from .notices import tell
from .progress import reading, working
from .spec import Command, Option


def complete_select(incomplete: str) -> list[tuple[str, str]]:
    """Return the sectors and indicators that begin with what is typed, with their labels."""
    catalog = bundled.catalog()
    sectors = {one.sector: "sector" for one in catalog.values()}
    named = {**sectors, **{name: one.label for name, one in catalog.items()}}
    return [(name, help) for name, help in named.items() if name.startswith(incomplete)]


def complete_indicator(incomplete: str) -> list[tuple[str, str]]:
    """Return the indicators that begin with what is typed, with their labels."""
    return [(name, help) for name, help in complete_select(incomplete) if "." in name]


def _complete_freq(incomplete: str) -> list[str]:
    return [name for name in (*periods.FREQUENCIES, ALL) if name.startswith(incomplete)]


SELECT = Option(
    "select", (), "Sectors, indicators or globs (telecom, economy.gdp, 'telecom.*'); none means all.",
    "[SELECT]...", list, complete=complete_select,
)  # fmt: skip
AREA = Option("area", ("--area",), "Only one area: CN, US, W (the world) ...", "A")
MAP = Option("map", ("--map",), "Columns of your table: value=OBS,period=Year,area=Country ...", "M")
LANG = Option("lang", ("--lang",), "Language of labels: en or zh.", "L", default="en")
SCALE = Option("scale", ("--scale",), "Tell values in thousand, million, bn, trillion, 万, 亿.", "S")
BOUNDS = Option("bounds", ("--bounds",), "Show in tables the bounds that rounding allows.", kind=bool)
WIDE = Option("wide", ("--wide",), "Periods across, for spreadsheets.", kind=bool)
TRANSPOSE = Option("transpose", ("--transpose",), "Periods down, one column a series.", kind=bool)
COLUMNS = Option("columns", ("--columns",), "Only these columns, in this order: period,label,value ...", "C")
HEADER = Option("header", ("--header",), "old: the columns and multiples of earlier releases.", "H", default="new")
ALL_ROWS = Option("all", ("--all",), "In tables all there is, not only what fits a screen.", kind=bool)
BOM = Option("bom", ("--bom",), "Mark CSV so that Excel reads it as UTF-8.", kind=bool)


SELECTION: tuple[Option, ...] = (
    Option("start", ("--from",), "First period: 2017, 2020-S1, 2023-9M ...", "P"),
    Option("end", ("--to",), "Last period.", "P"),
    Option(
        "freq",
        ("--freq",),
        "Only A, S, Q, M or ytd, or all of them; without, years where there are any (cite, export, sources: all).",
        "F",
        complete=_complete_freq,
    ),
    AREA,
)
LATEST = Option("latest", ("--latest",), "Each series' newest figure, at any frequency.", kind=bool)
RANKING: tuple[Option, ...] = (
    Option("sort", ("--sort",), "What is largest in this period first.", "P"),
    Option("first", ("-n",), "Only the first N indicators.", "N"),
)
RELEASE: tuple[Option, ...] = (
    Option("vintage", ("--vintage",), "Which release counts: latest, first, or as of YYYY-MM.", "V"),
)
TABLE: tuple[Option, ...] = (
    Option("data", ("--data",), "Your own table in place of ours; - is standard input.", "FILE"),
    MAP,
    Option("add", ("--add",), "Your own rows beside the table's; may be given several times.", "FILE", list),
    Option("catalog", ("--catalog",), "Labels, units and parents of your own indicators.", "FILE"),
)
OUTPUT: tuple[Option, ...] = (
    Option("format", ("--format", "-f"), "", "FORMAT", default="auto"),  # its help: see in_full
    Option("output", ("--output", "-o"), "Write to a file; its ending picks the format. - is standard output.", "FILE"),
)
QUIET = Option("quiet", ("--quiet",), "Say nothing of what else there is.", kind=bool)
LAYOUT: tuple[Option, ...] = (LANG, SCALE, BOUNDS, WIDE, TRANSPOSE, COLUMNS, HEADER, BOM)
COMPUTED: tuple[Option, ...] = (
    Option(
        "fill",
        ("--fill",),
        "Add computed levels: published (from growth), sums (second halves), quarters or months (of one year's spans).",
        "WAY",
        list,
    ),
    Option("currency", ("--currency",), "USD: flows in dollars, at the average rate of their year.", "C"),
)
# The options that several commands share. A command names the groups, or the single options, that mean something for
# it, and lists them in this order.
GROUPS: dict[str, tuple[Option, ...]] = {
    "Selection": (*SELECTION, LATEST, *RANKING),
    "Release": RELEASE,
    "Table": TABLE,
    "Output": (*OUTPUT, QUIET),
    "Layout": (*LAYOUT, ALL_ROWS),
    "Computed levels": COMPUTED,
}
ACROSS_BREAKS = Option(
    "across_breaks", ("--across-breaks",), "Compute across a break; marked with status B.", kind=bool
)


def in_full(command: Command) -> tuple[Option, ...]:
    """Return the options of a command, with its formats in the help and the completion of ``-f``.

    Only who asks for help or completion needs the names of all formats.
    """
    formats = command.formats
    known = formats.names()
    help = f"auto, {', '.join(known)}."
    if formats.own and formats.shared:
        help = f"{', '.join(one.name for one in formats.own)}, or one of every command's formats (csv, json ...)."

    def complete(incomplete: str) -> list[str]:
        return [name for name in known if name.startswith(incomplete)]

    return tuple(
        option._replace(help=help, complete=complete) if option.name == "format" else option
        for option in command.options
    )


class Common(NamedTuple):
    """The values of the shared options of one command line; empty where not given, or not taken by the command."""

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
    transpose: bool = False
    header: str = "new"
    columns: str = ""
    latest: bool = False
    quiet: bool = False
    all: bool = False
    sort: str = ""
    first: str = ""

    def checked(self, formats: Formats) -> "Common":
        """Return the options with periods in canonical spelling; raises UsageError for what cannot be meant.

        The format is the name of one of the command's ``formats`` then, or ``auto`` where it follows from stdout.
        """
        vintage_option(self.vintage)
        frequencies(self.freq, "", "")
        if self.scale:
            units.scale(self.scale)
        if self.lang not in ("en", "zh"):
            raise UsageError(f"'{self.lang}' is not a language of the labels: write en or zh.")
        if self.header not in HEADERS:
            raise UsageError(f"'{self.header}' is no header: write {' or '.join(HEADERS)}.")
        if self.wide and self.transpose:
            raise UsageError("--wide puts the periods across and --transpose down: write one of them.")
        if self.header == "old" and (self.wide or self.transpose or self.scale):
            raise UsageError(
                "--header old is the long form of earlier releases: leave out --wide, --transpose and --scale."
            )
        if self.first and not (self.first.isdecimal() and int(self.first)):
            raise UsageError(f"-n {self.first} is no number of indicators: write -n 5, for example.")
        output = "" if self.output == "-" else self.output  # as in other tools: standard output
        format = formats.chosen(self.format, output, sys.stdout.isatty())
        start, end, sort = (periods.canonical(one) if one else "" for one in (self.start, self.end, self.sort))
        return self._replace(start=start, end=end, sort=sort, format=format, output=output)

    def scale_power(self) -> int | None:
        """Return the power of ten that ``--scale`` names, None when it is not given."""
        return units.scale(self.scale) if self.scale else None

    def render_options(self, width: int, color: bool, ascii: bool) -> RenderOptions:
        """Return how an answer is to look."""
        scale = self.scale_power()
        columns = tuple(name.strip() for name in self.columns.split(",") if name.strip())
        return RenderOptions(
            width,
            color,
            self.lang,
            self.bounds,
            self.wide,
            self.bom,
            ascii,
            scale,
            self.transpose,
            self.header,
            columns,
            whole=bool(self.start or self.end or self.freq),
            all=self.all,
        )

    def dataset(self, alone: bool = False) -> Dataset:
        """Return the dataset asked for: the bundled table, or the user's.

        ``alone`` says that the answer pairs each series with itself only, so that no other need be read.
        """
        if self.map and not self.data:
            raise UsageError("--map names the columns of your table: give the table too, with --data FILE.")
        if self.data:
            from .. import readers

            reading(self.data)
            data = readers.read(self.data, self.map)
        else:
            others = self.area or self.add or self.catalog or self.fill or self.currency
            data = bundled.selected(self.select) if alone and self.select and not others else bundled.load()
        if self.add or self.catalog:
            from .. import readers

            data = readers.extend(data, self.add, self.catalog)
        if data.notices:
            tell(data.notices)
        if self.data:
            working("computing")
        if self.fill:
            from ..measures import fill

            data = fill.filled(data, self.fill, self.vintage)
        if self.currency:
            from ..measures import currency

            data = currency.in_dollars(data, self.currency)
        return data

    def selected(self, data: Dataset) -> list[Observation]:
        """Return all observations that the selection names, of every frequency unless one is asked for."""
        rows = data.select(self.select, start=self.start, end=self.end, area=self.area)
        return of(rows, (self.freq,)).rows if self.freq else rows

    def table(self, for_people: bool, alone: bool = False) -> Table:
        """Return the selection as an answer tells it: years first; for people with the newest part-year.

        Programs get every frequency of a table of one's own. For ``alone`` see dataset.
        """
        data = self.dataset(alone)
        freq = "all" if self.data and not (for_people or self.freq) else self.freq
        return Table(data.observations, data).select(
            *self.select,
            start=self.start,
            end=self.end,
            freq=freq,
            area=self.area,
            latest=self.latest,
            newest_part=for_people,
        )

    def ranked(self, table: Table) -> Table:
        """Return an answer in the order of ``--sort``, as far as ``-n`` keeps it."""
        return table.largest(self.sort, int(self.first or 0)) if self.sort or self.first else table


def call(command: Command, values: Mapping[str, Any]) -> None:
    """Run a command with the values of one command line (each of its options and arguments, by name)."""
    shared = {name: value for name, value in values.items() if name in Common._fields}
    own = {name: value for name, value in values.items() if name not in shared}
    command.run(Common(**shared).checked(command.formats), **own)
