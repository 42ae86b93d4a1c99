"""The options that commands share, each declared once, and what they mean together."""

import os
import sys
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..ask.contract import HEADERS
from ..ask.options import RenderOptions, spoken
from ..ask.selection import ALL, frequency, how_many, of
from ..ask.table import ObservationTable
from ..ask.tidying import named_measures
from ..core import bundled, periods, units
from ..core.areas import area_code
from ..core.dataset import Dataset
from ..core.errors import UsageError
from ..core.everyday import is_sentence
from ..core.messages import ENGLISH, LANGUAGES, Message, phrase
from ..core.model import Observation
from ..core.text import quoted
from ..measures.derivation import vintage_option
from ..render.formats import Formats
from . import complete, language
from .progress import notify, reading, working
from .spec import ANSWERED, Command, Option

SELECT = Option(
    "select", (), "Sectors, names, globs (telecom, gdp, top500@US); none: all.",
    "[SELECT]...", list, complete=complete.select,
)  # fmt: skip
AREA = Option("area", ("--area",), "Only these areas: CN, US, W (the world), CN,US ...", "A", complete=complete.area)
MAP = Option(
    "map",
    ("--map",),
    "What the columns of your table are: value=OBS,period=Year,area=Country ...; or a file that says so, mine.toml",
    "M",
)
DAILY = Option(
    "daily",
    ("--daily",),
    "Turn the days or weeks of your table into months: mean, last or sum.",
    "WAY",
    complete=complete.one_of(("mean", "last", "sum")),
)
LANG = Option(
    "lang",
    (language.FLAG,),
    "Language: en or zh. Default: that of DIGECON_LANG or of the system; for programs (csv, json ...) en.",
    "L",
    complete=complete.one_of(LANGUAGES),
)
SCALE = Option(
    "scale",
    ("--scale",),
    "Show values in one (plain units), thousand, million, bn, trillion, 万, 亿.",
    "S",
    complete=complete.one_of(("one", "thousand", "million", "bn", "trillion", "万", "亿")),
)
BOUNDS = Option("bounds", ("--bounds",), "Show in tables the bounds that rounding allows.", kind=bool)
WIDE = Option("wide", ("--wide",), "Periods across, for spreadsheets.", kind=bool)
TRANSPOSE = Option("transpose", ("--transpose",), "Periods down, one column per series.", kind=bool)
COLUMNS = Option("columns", ("--columns",), "Only these columns, in this order: period,label,value ...", "C")
HEADER = Option(
    "header",
    ("--header",),
    "With old, all columns but codes, the last one.",
    "H",
    default="new",
    complete=complete.one_of(("new", "old")),
)
ALL_ROWS = Option("all", ("--all",), "In tables every series and period, also series with a single figure.", kind=bool)
ENDED = Option("ended", ("--ended",), "In tables also series without a figure in the last four years.", kind=bool)
TIDY = Option(
    "tidy",
    ("--tidy",),
    "A simple table: one measure per series, few columns, units in words (billion CNY).",
    kind=bool,
)
BOM = Option("bom", ("--bom",), "Mark CSV so that Excel reads it as UTF-8.", kind=bool)


SELECTION: tuple[Option, ...] = (
    Option(
        "start",
        ("--from", "--since"),
        "First period: 2017, 2020-H1, 2023-9M; or both: 2017-2022.",
        "P",
        complete=complete.period,
    ),
    Option("end", ("--to", "--until"), "Last period.", "P", complete=complete.period),
    Option(
        "freq",
        ("--freq",),
        "Only years (A), halves (S), quarters (Q), months (M), ytd (from January), or all; without it, years where there are any (cite, export, sources: all).",
        "F",
        complete=complete.frequency,
    ),
    AREA,
)
# Each keeps some of the selected rows; selection.select has a keyword of the same name.
FILTERS: tuple[Option, ...] = (
    Option("last", ("--last",), "Each series' last N periods, at the frequency shown.", "N"),
)
MEASURE = Option(
    "measure", ("--measure",), "Only these measures: level, growth, share ...", "M[,M]", complete=complete.measure
)
LATEST: tuple[Option, ...] = (
    Option(
        "latest",
        ("--latest",),
        "Each series' newest figure at any frequency; for flows, the last full year and anything newer.",
        kind=bool,
    ),
    *FILTERS,
)
RANKING: tuple[Option, ...] = (
    Option(
        "comparable",
        ("--comparable",),
        "Leave out figures that do not compare with the period before, or have a caution.",
        kind=bool,
    ),
    Option("sort", ("--sort",), "Sort by this period, the largest first.", "P"),
    Option("first", ("-n",), "Only the first N indicators.", "N"),
)
RELEASE: tuple[Option, ...] = (
    Option(
        "vintage",
        ("--vintage",),
        "Which release counts: latest, first, or as of YYYY-MM.",
        "V",
        complete=complete.one_of(("latest", "first")),
    ),
)
TABLE: tuple[Option, ...] = (
    Option("data", ("--data",), "Your own table instead of the bundled one; - is standard input.", "FILE"),
    MAP,
    DAILY,
    Option("add", ("--add",), "Your own rows in addition to the table; may be given more than once.", "FILE", list),
    Option("catalog", ("--catalog",), "Labels, units and parents of your own indicators.", "FILE"),
    Option("breaks", ("--breaks",), "Breaks of your series (docs/own-catalog.md has the columns).", "FILE"),
    Option("revisions", ("--revisions",), "Revisions of your series (docs/own-catalog.md has the columns).", "FILE"),
)
NO_PAGER = Option("no_pager", ("--no-pager",), "Never show an answer a screen at a time.", kind=bool)
OUTPUT: tuple[Option, ...] = (
    Option("format", ("--format", "-f"), "", "FORMAT", default="auto"),  # its help: see in_full
    Option("as_json", ("--json",), "The same as -f json.", kind=bool),
    Option("as_csv", ("--csv",), "The same as -f csv.", kind=bool),
    Option("output", ("--output", "-o"), "Write to a file; its ending picks the format. - is standard output.", "FILE"),
    NO_PAGER,
)
QUIET = Option("quiet", ("--quiet",), "Do not print the line on what else is available.", kind=bool)
LAYOUT: tuple[Option, ...] = (LANG, SCALE, ALL_ROWS, ENDED, BOUNDS, TIDY, WIDE, TRANSPOSE, COLUMNS, HEADER, BOM)
COMPUTED: tuple[Option, ...] = (
    Option(
        "fill",
        ("--fill",),
        "Add computed levels: published (from published growth), sums (second halves), quarters or months (from spans from January).",
        "WAY",
        list,
        complete=complete.one_of(("published", "sums", "quarters", "months")),
    ),
    Option(
        "currency",
        ("--currency",),
        "USD: flows in dollars, at the average exchange rate of their year.",
        "C",
        complete=complete.one_of(("USD",)),
    ),
)
# How a picture looks; in whatever format it is drawn.
PICTURE: tuple[Option, ...] = (
    Option("title", ("--title",), "A title of your own.", "T"),
    Option("free_scale", ("--free-scale",), "Give each panel a scale of its own.", kind=bool),
    Option(
        "theme",
        ("--theme",),
        "Picture style: paper, slide, column, phone or dark.",
        "T",
        complete=complete.theme,
    ),
    Option("width", ("--width",), "Picture width in pixels, 96 to the inch.", "W"),
    Option("height", ("--height",), "Picture height in pixels, 96 to the inch.", "H"),
    Option("font_size", ("--font-size",), "Picture font size in points.", "P"),
    Option("dpi", ("--dpi",), "Resolution of a PNG in dots per inch (default: 200).", "D"),
    Option("transparent", ("--transparent",), "A picture without a background.", kind=bool),
)
# The options that commands share. A command names the groups, or the single options, that mean something for
# it, and lists them in this order.
GROUPS: dict[str, tuple[Option, ...]] = {
    "Selection": (*SELECTION, *LATEST, MEASURE, *RANKING),
    "Release": RELEASE,
    "Table": TABLE,
    "Output": (*OUTPUT, QUIET),
    "Layout": LAYOUT,
    "Computed levels": COMPUTED,
    "Picture": PICTURE,
}
ACROSS_BREAKS = Option(
    "across_breaks", ("--across-breaks",), "Compute across a break; marked with status B.", kind=bool
)

_LONGEST_GIVEN = 48  # characters of the options that a line to type repeats


def in_full(command: Command) -> tuple[Option, ...]:
    """Return the options of a command, with its formats in the help and the completion of ``-f``.

    Only help and completion need the names of all formats.
    """
    formats = command.formats
    known = formats.names()
    help = Message("auto, {formats}.", formats=tuple(known))
    if formats.own and formats.shared:
        own = tuple(format.name for format in formats.own)
        help = Message("{formats}, csv, json, others.", formats=own)
    words = help.sentence(language.reader_language())
    return tuple(
        option._replace(help=words, complete=complete.one_of(("auto", *known))) if option.name == "format" else option
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
    daily: str = ""
    add: tuple[str, ...] = ()
    catalog: str = ""
    breaks: str = ""
    revisions: str = ""
    format: str = "auto"
    as_json: bool = False
    as_csv: bool = False
    output: str = ""
    fill: tuple[str, ...] = ()
    currency: str = ""
    scale: str = ""
    lang: str = ""
    bounds: bool = False
    bom: bool = False
    wide: bool = False
    transpose: bool = False
    tidy: bool = False
    header: str = "new"
    columns: str = ""
    latest: bool = False
    last: str = ""
    measure: str = ""
    quiet: bool = False
    all: bool = False
    ended: bool = False
    no_pager: bool = False
    comparable: bool = False
    sort: str = ""
    first: str = ""
    title: str = ""
    free_scale: bool = False
    theme: str = ""
    width: str = ""
    height: str = ""
    font_size: str = ""
    dpi: str = ""
    transparent: bool = False

    def checked(self, formats: Formats) -> "Common":
        """Return the options with periods in canonical spelling; raises UsageError for values without a meaning.

        The format is the name of one of the command's ``formats`` then, or ``auto`` where it follows from stdout.
        """
        vintage_option(self.vintage)
        freq = frequency(self.freq) if self.freq else ""
        how_many(self.last)
        if self.scale:
            units.scale(self.scale)
        spoken(self.lang)
        if self.header not in HEADERS:
            raise UsageError("'{header}' is not a header: write {choice}.", header=self.header, choice=tuple(HEADERS))
        if self.wide and self.transpose:
            raise UsageError("--wide puts the periods across and --transpose down: write one of them.")
        if self.header == "old" and (self.wide or self.transpose):
            raise UsageError("--header old is the long form of the release before: leave out --wide and --transpose.")
        self._check_tidy()
        if self.first and not (self.first.isdecimal() and int(self.first)):
            raise UsageError("-n {number} is not a number of indicators: write -n 5, for example.", number=self.first)
        output = "" if self.output == "-" else self.output  # as in other tools: standard output
        format = choose_format(self.format, self.as_json, self.as_csv, output, formats)
        select, start, end = self.named_periods()
        sort = periods.canonical(self.sort) if self.sort else ""
        return self._replace(
            select=select,
            start=start,
            end=end,
            sort=sort,
            freq=freq,
            area=area_code(self.area),
            format=format,
            output=output,
            as_json=False,
            as_csv=False,
        )

    def _check_tidy(self) -> None:
        """Raise UsageError for a tidy table that is asked for in another form, or at more than one frequency."""
        if not self.tidy:
            return
        forms = {"--wide": self.wide, "--transpose": self.transpose, "--header old": self.header == "old"}
        for option, given in forms.items():
            if given:
                raise UsageError("--tidy and {option} are two forms: write one of them.", option=option)
        if self.freq and frequency(self.freq) == ALL:
            raise UsageError("--tidy has one frequency of each series: leave out --freq all, or write --freq Q.")

    def named_periods(self) -> tuple[tuple[str, ...], str, str]:
        """Return the selected names, and the periods: those of the options, or those among the names.

        The user's own table may have names that look like periods.
        """
        named = {word: ends for word in self.select if (ends := _period(word))}
        if not named or self.start or self.end or self.data or self.add or self.catalog:
            return tuple(self.select), *periods.ends(self.start, self.end)
        names = tuple(word for word in self.select if word not in named)
        (first, _), *_, (_, last) = [*named.values(), *named.values()]
        return names, first, last

    @property
    def chosen_columns(self) -> tuple[str, ...]:
        """Return the columns of ``--columns``, none where all are wanted."""
        return tuple(name.strip() for name in self.columns.split(",") if name.strip())

    def scale_power(self) -> int | None:
        """Return the power of ten that ``--scale`` names, None when it is not given."""
        return units.scale(self.scale) if self.scale else None

    def render_options(self, width: int, color: bool, ascii: bool) -> RenderOptions:
        """Return how an answer is to look."""
        scale = self.scale_power()
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
            self.chosen_columns,
            start=self.start,
            end=self.end,
            freq=self.freq,
            all=self.all,
            ended=self.ended,
            last=self.last,
            latest=self.latest,
            quiet=self.quiet,
            sort=self.sort,
            first=self.first,
            comparable=self.comparable,
            tidy=self.tidy,
            measures=named_measures(self.measure),
        )

    def dataset(self, reach: bundled.Reach | None = None) -> Dataset:
        """Return the dataset asked for: the bundled table, or the user's.

        ``reach`` says which figures the answer can rest on beside those selected; None: any.
        """
        if self.map and not self.data:
            raise UsageError("--map names the columns of your table: give the table too, with --data FILE.")
        if self.daily and not (self.data or self.add):
            raise UsageError("--daily turns the days of your table into months: give the table too, with --data FILE.")
        if self.data:
            from .. import reading as readers

            reading(self.data)
            data = readers.read(self.data, self.map, self.daily)
        else:
            extended = (
                self.area or self.add or self.catalog or self.breaks or self.revisions or self.fill or self.currency
            )
            data = bundled.selected(self.select, reach) if reach and self.select and not extended else bundled.load()
        if self.add or self.catalog or self.breaks or self.revisions:
            from .. import reading as readers

            data = readers.extend(data, self.add, self.catalog, self.breaks, self.revisions, self.daily)
        if data.remarks:
            notify(data.remarks)
        data.given = self.given()
        if self.data:
            working(Message("computing the answer"))
        data = data.known_by(self.vintage)
        if self.fill:
            from ..measures import fill

            data = fill.filled(data, self.fill, self.vintage)
        if self.currency:
            from ..measures import currency

            data = currency.in_dollars(data, self.currency)
        return data

    def given(self) -> str:
        """Return the options that name one's own files, quoted as for a shell; empty where they cannot be typed again."""
        names = ("data", "map", "daily", "add", "catalog", "breaks", "revisions")
        values = ((name, getattr(self, name)) for name in names)
        pairs = [
            (name, one) for name, value in values if value for one in ((value,) if isinstance(value, str) else value)
        ]
        text = "".join(f" --{name} {quoted(value)}" for name, value in pairs)
        # What was read from stdin is gone, braces are places of templates, and a long path leaves no room for the command.
        return text if self.data != "-" and "{" not in text and len(text) <= _LONGEST_GIVEN else ""

    def selected(self, data: Dataset) -> list[Observation]:
        """Return all observations that the selection names, of every frequency unless one is asked for."""
        rows = data.select(self.select, start=self.start, end=self.end, area=self.area)
        return of(rows, (self.freq,)).rows if self.freq else rows

    def table(self, for_people: bool, reach: bundled.Reach | None = None) -> ObservationTable:
        """Return the selected rows in the order of answers: years first; for people with the newest part-year.

        Programs get every frequency of a table of one's own. For ``reach`` see dataset.
        """
        return self.table_of(self.dataset(reach), for_people)

    def table_of(self, data: Dataset, for_people: bool) -> ObservationTable:
        """Return what ``table`` returns, of a dataset that is read already: standard input can be read once only."""
        asked = {option.name: getattr(self, option.name) for option in (*SELECTION, *LATEST)}
        if self.data and not (for_people or self.freq):
            asked["freq"] = ALL
        table = ObservationTable(data.observations, data).select(
            *self.select, **asked, newest_part=for_people and not self.tidy
        )
        if for_people and (number := _called_alike(self.select, table)):
            name, line = self.select[0], f"digecon search {quoted(self.select[0])}"
            notify([Message("'{name}' names {number} more: '{line}'", name=name, number=number, line=line)])
        return table

    def arranged(self, table: ObservationTable) -> ObservationTable:
        """Return an answer with the rows of ``--measure`` and ``--comparable`` only, in the order of ``--sort``, cut by ``-n``."""
        if self.measure:
            table = table.only(self.measure)
        if self.comparable:
            kept = table.comparable()
            notify(_left_out(table))
            table = kept
        return table.largest(self.sort, int(self.first or 0)) if self.sort or self.first else table


def choose_format(format: str, as_json: bool, as_csv: bool, output: str, formats: Formats) -> str:
    """Return the name of one of ``formats``, ``auto`` where stdout decides; raises UsageError for none, or for two."""
    asked = (("json", as_json), ("csv", as_csv), (format, format != "auto"))
    named = list(dict.fromkeys(name for name, given in asked if given))
    if len(named) > 1:
        names: Message | str = named[0]
        for name in named[1:]:
            names = Message("{names} and {name}", names=names, name=name)
        raise UsageError(
            "{names} are two formats: write -f {name}, or -f {other}.", names=names, name=named[0], other=named[1]
        )
    if output and not named:
        _check_ending(output, formats)
    return formats.chosen(named[0] if named else "auto", output, sys.stdout.isatty())


def _check_ending(output: str, formats: Formats) -> None:
    """Raise UsageError for a file with an unknown ending, where the command has formats of its own to offer."""
    if formats.own and not (formats.by_ending(output) or Formats().by_ending(output)):
        stem = os.path.splitext(output)[0]
        files = [stem + one.endings[0] for one in formats.own if one.endings and not one.for_people]
        if files:
            raise UsageError(
                "the ending of '{file}' names no format: write {choice}.",
                file=output,
                choice=tuple(f"-o {name}" for name in files),
            )


def _left_out(table: ObservationTable) -> Iterator[str]:
    """Yield the line on the rows that ``--comparable`` left out, by their first code; a gap goes with its figure uncounted."""
    counts: dict[str, int] = {}
    for row in table.rows:
        if row.warnings and row.measure != "gap":
            code = row.warnings[0].code
            counts[code] = counts.get(code, 0) + 1
    if counts:
        codes = ", ".join(f"{code} {count}" for code, count in sorted(counts.items()))
        message = "--comparable left out {number} of {count} rows: {codes}"
        rows = sum(row.measure != "gap" for row in table.rows)
        yield phrase(message, language.reader_language(), number=sum(counts.values()), count=rows, codes=codes)


def _called_alike(names: tuple[str, ...], table: ObservationTable) -> int:
    """Return how many more series a word names that is neither an id nor a whole label; 0 for other lines."""
    data = table.data
    if len(names) != 1 or names[0] in data.catalog or not data.years_first or is_sentence(names[0]):
        return 0
    from ..core.names import find

    if find(names[0], data.vocabulary()):
        return 0
    index = data.vocabulary().index
    rows = {row.indicator for row in table.rows}
    hits = [hit for hit in index.find(index.asked(names[0])) if hit.named]
    are_all = not hits or hits[0].exact == 2 or not rows.issubset(hit.indicator for hit in hits)
    return 0 if are_all else sum(hit.indicator not in rows for hit in hits)


def _period(word: str) -> tuple[str, str] | None:
    """Return the first and the last period that a word names, None for another name."""
    if not periods.has_year(word):
        return None
    try:
        first, last = periods.ends(word, "")
    except UsageError:
        return None
    return first, last or (first if periods.is_one(word) else "")


def call(command: Command, values: Mapping[str, Any]) -> int:
    """Run a command with the values of one command line (each of its options and arguments, by name); return its exit code."""
    shared = {name: value for name, value in values.items() if name in Common._fields}
    own = {name: value for name, value in values.items() if name not in shared}
    common = Common(**shared).checked(command.formats)
    lang = common.lang or language.asked() or _by_itself(common, command)
    return command.run(common._replace(lang=lang), **own) or ANSWERED


def _by_itself(common: Common, command: Command) -> str:
    """Return the language of an answer for which none is asked: for programs English, whatever the environment says."""
    name = ("table" if sys.stdout.isatty() else "csv") if common.format == "auto" else common.format
    format = command.formats.find(name)
    return language.reader_language() if format.for_people or format.read else ENGLISH
