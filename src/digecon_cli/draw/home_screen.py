"""The dashboard on a terminal, drawn by rich: one line per headline, fitted to the width and height of the screen."""

from collections.abc import Sequence
from io import StringIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..ask.options import RenderOptions
from ..core import facts, periods, schedule, units
from ..core.dataset import Dataset
from ..core.messages import CHINESE, listed, phrase
from ..core.model import Observation
from ..core.text import TIE, wrap
from ..document import APART, ASCII
from ..measures.reasons import NOT_BEYOND
from ..pages.below import MEANINGS
from ..pages.labels import producer, short_name
from ..pages.numbers import DIGITS, in_line, legend, number_in_line, status_letter, tied
from ..pages.series import sector_name
from .home import HeadlineFigures, headline_figures
from .spark import spark, spark_legend, years_head

SMALL_YEARS, LARGE_YEARS = 8, 14
WIDE = 178  # cells; from here on there is room for the producer of each figure
LARGE = 108  # cells; from here on there is room for full names and more years
SMALL = 78  # cells; below this there is no room for sectors and bars
SMALLEST = 58  # cells; below this there is no room for computed growth
AROUND = 9  # lines of a screen besides the headlines: title, head, notes, overdue figures, next steps and the prompt
REAL = "constant_prices"  # the basis of real rates, which are never compared with rates computed from nominal levels
_SHORT = {"CNY": "yuan", "USD": "dollars", "subscriptions": "users", "persons": "people"}
_POWERS = ((12, "tn"), (9, "bn"), (6, "m"), (3, "k"), (0, ""))


def draw(data: Dataset, version: str, look: RenderOptions, height: int) -> str:
    """Return the dashboard as text for a screen of ``look.width`` cells and ``height`` lines."""
    every = headline_figures(data)
    headlines = every if len(every) + AROUND <= height else [one for one in every if one.headline.always]
    grid = _grid(headlines, data, look)
    out = StringIO()
    console = Console(
        file=out, width=max(look.width, 50), color_system="standard" if look.color else None, force_terminal=look.color,
        no_color=not look.color, force_jupyter=False, legacy_windows=False, highlight=False, markup=False, emoji=False,
    )  # fmt: skip
    if look.width < SMALL:
        title = phrase("China's digital economy, growth in % (data {version})", look.lang, version=version)
    else:
        title = phrase(
            "China's digital economy: headline figures, growth in % (data {version})", look.lang, version=version
        )
    console.print(Text(title, style="bold"))
    console.print(grid)
    for note in [*_notes(headlines, look), *_overdue(headlines, data, version, look)]:
        for line in wrap(note, console.width):
            console.print(Text(line.replace(TIE, " "), style="dim"))
    more = phrase("Next: digecon show telecom | growth economy.digital | plot mobile | --help", look.lang)
    console.print(Text(more))
    return "".join(line.rstrip() + "\n" for line in out.getvalue().split("\n")[:-1])


def _grid(headlines: Sequence[HeadlineFigures], data: Dataset, look: RenderOptions) -> Table:
    """Return the headlines as a table with one row each, without the columns that a narrow screen has no room for."""
    large, small = look.width >= LARGE, look.width < SMALL
    last = max(periods.span(one.latest.period).end // 12 for one in headlines) - 1
    years = range(last - (LARGE_YEARS if large else SMALL_YEARS) + 1, last + 1)
    grid = Table(box=None, show_header=True, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    if not small:
        grid.add_column("", no_wrap=True)  # the sector
    grid.add_column("", no_wrap=True)
    grid.add_column(phrase("Latest", look.lang), justify="right", no_wrap=True)
    grid.add_column(phrase("Year", look.lang), no_wrap=True)
    grid.add_column(phrase("publ.", look.lang), justify="right", no_wrap=True)
    if look.width >= SMALLEST:
        grid.add_column(phrase("comp.", look.lang), justify="right", no_wrap=True)
    if not small:
        grid.add_column(years_head(years), no_wrap=True)
    if look.width >= WIDE:
        grid.add_column(phrase("Source", look.lang), no_wrap=True)
    sector = ""
    for headline in headlines:
        latest = headline.latest
        before, sector = sector, data.about(latest.indicator).sector
        name = _name(headline, data, large, look.lang)
        published, computed = _growth(headline, look)
        cells = [
            Text(name),
            Text(_latest(latest, data, look.lang), "bold"),
            Text(f"{latest.period}{status_letter(latest)}"),
            published,
        ]
        if look.width >= SMALLEST:
            cells.append(computed)
        if not small:
            head = "" if sector == before else _sector(sector, large, look.lang)
            cells = [Text(head, "dim"), *cells, Text(_spark(headline, years, look.ascii))]
        if look.width >= WIDE:
            cells.append(Text(_producer(latest, data, look.lang), "dim"))
        grid.add_row(*cells)
    return grid


def _sector(sector: str, large: bool, lang: str) -> str:
    """Return the name of a sector, abbreviated in English where room is short."""
    if lang == CHINESE:
        return sector_name(sector, lang)
    return sector if large or len(sector) <= 9 else sector[:8] + "."


def _name(headline: HeadlineFigures, data: Dataset, large: bool, lang: str) -> str:
    """Return the full name of a headline, or its short name where room is short."""
    if large:
        return data.about(headline.latest.indicator).name(lang)
    return headline.headline.name if lang != CHINESE else short_name(data, headline.latest.indicator, lang=lang)


def _latest(row: Observation, data: Dataset, lang: str) -> str:
    """Return a level with an abbreviated unit: ``53.9 tn yuan``, ``4.838 m stations``, ``53.9万亿元``."""
    if lang == CHINESE:
        return in_line(row._replace(status="A"), data, lang)
    unit, power = row.unit, 0
    if units.base(unit, 0)[1] == 0 and not units.is_percentage(unit):
        size = abs(row.interval().value)
        power = next(power for power, _ in _POWERS if size >= 10.0**power or power == 0)
    scale = dict(_POWERS).get(power, "")
    return " ".join(
        part for part in (number_in_line(row, (unit, power), DIGITS).unmarked, scale, _SHORT.get(unit, unit)) if part
    )


def _growth(headline: HeadlineFigures, look: RenderOptions) -> tuple[Text, Text]:
    """Return published and computed growth as cells.

    A real rate has an ``r`` behind it, a refusal is shown by its code. A gap beyond rounding is marked as in tables; real
    rates get no mark, since they always differ from a nominal rate.
    """
    rates = [row for row in headline.growth if row.measure in ("growth", "difference")]
    published = next((row for row in rates if row.origin == "published"), None)
    computed = next((row for row in rates if row.origin == "computed"), None)
    none = "-" if look.ascii else "–"
    first = _rate(published, "r" if _is_real(published) else " ") if published else Text(none + " ")
    if computed is None:
        return first, Text(none)
    if refusal := computed.refusal:
        return first, Text(none if refusal.code == "missing" else refusal.code)
    gaps = [row for row in headline.growth if row.measure == "gap" and row.basis != REAL]
    differs = bool(gaps) and not any(row.has(*NOT_BEYOND) for row in gaps)
    return first, _rate(computed, (APART.translate(ASCII) if look.ascii else APART) if differs else " ")


def _rate(row: Observation, mark: str) -> Text:
    """Return a rate with a mark behind it, in red if it is negative."""
    number = number_in_line(row, (row.unit, 0), DIGITS)
    return Text(f"{number.unmarked}{mark}", "red" if number.is_negative else "")


def _is_real(row: Observation | None) -> bool:
    return row is not None and row.basis == REAL


def _producer(row: Observation, data: Dataset, lang: str) -> str:
    """Return the producer of a figure, or its document's id if the document is unknown."""
    known = data.sources.get(row.source)
    return producer(known.organisation, lang) if known else row.source


def _spark(headline: HeadlineFigures, years: range, ascii: bool) -> str:
    """Return one bar per year, drawn from zero; a missing year is a dot, a break is a mark between two years."""
    levels = {int(level.period): level for level in headline.levels}
    values: list[float | str | None] = []
    broken: list[bool] = []
    for year in years:
        level = levels.get(year)
        values.append(max(0.0, level.interval().value) if level else None)
        broken.append(bool(level and level.fact_of(facts.BREAK)))
    return spark(values, broken, ascii)


def _overdue(headlines: Sequence[HeadlineFigures], data: Dataset, version: str, look: RenderOptions) -> list[str]:
    """Return a line on the yearly figures that are overdue by the table's date; an empty list on small screens."""
    if look.width < SMALL:
        return []
    names = []
    for headline in headlines:
        entry = data.about(headline.latest.indicator)._replace(cadence="A")
        found = schedule.due(entry, headline.levels, version) if entry.lag_days else None
        if found and found.late:
            names.append(tied(f"{_name(headline, data, look.width >= LARGE, look.lang)} {found.next}"))
    if not names:
        return []
    text = phrase(
        "due by {version}, not in this table: {names}", look.lang, version=version[:7], names=listed(names, look.lang)
    )  # the month of the table, also for its second release in that month
    return wrap(text, max(look.width, 50))[:1]


def _notes(headlines: Sequence[HeadlineFigures], look: RenderOptions) -> list[str]:
    """Return the legend of the signs in use: at rates, bars and statuses."""
    sign = APART.translate(ASCII) if look.ascii else APART
    notes = [f"{sign} {phrase(MEANINGS[APART], look.lang)}", *(spark_legend(look) if look.width >= SMALL else [])]
    if any(_is_real(row) for one in headlines for row in one.growth if row.origin == "published"):
        notes.append(phrase("r real (constant prices); computed: nominal", look.lang))
    notes += legend([one.latest for one in headlines], look.lang)
    return ["  ".join(map(tied, notes))]
