"""The commands that draw: the dashboard, plot, report."""

from ..errors import UsageError, did_you_mean
from ..observations import MEASURES, PLANNED, Dataset, Observation
from ..table import Table
from .options import Common
from .output import deliver, emit, stream_look, tell
from .progress import done as finish
from .spec import Command, Option

# What `plot` draws itself, with the ending of each; every other format writes the figures behind the chart.
PAPER = {"svg": ".svg", "png": ".png", "pdf": ".pdf"}


def dashboard() -> None:
    """Write the headline figures: drawn on a terminal, as CSV on a pipe."""
    import sys
    from shutil import get_terminal_size

    from .. import bundled, dashboard

    common = Common()
    data = bundled.load()
    if not sys.stdout.isatty():
        emit(dashboard.table(data), common)
        return
    from ..dashboard import screen

    look, encoding = stream_look(common, "table")
    text = screen.draw(data, bundled.version(), look, get_terminal_size((80, 24)).lines)
    deliver(text.encode(encoding, "replace"), "")


def figures(common: Common, data: Dataset, measure: str) -> list[Observation]:
    """Return the rows that a chart shows: standing levels with targets and forecasts, ``growth``, or another measure."""
    from ..charts.choose import chosen

    if measure and measure not in MEASURES:
        raise UsageError(
            f"'{measure}' is not a measure.{did_you_mean(measure, MEASURES)} Known: {', '.join(MEASURES)}."
        )
    rows = common.selected(data)
    kinds = {one.measure for one in rows}
    if measure == "growth" and "level" in kinds:
        from ..measures.engine import Options
        from ..measures.growth import growth

        rows = growth(rows, data, Options(vintage=common.vintage))
    else:
        wanted = {measure} if measure else {"level"} if "level" in kinds else kinds
        if "level" in wanted:
            wanted |= PLANNED.keys()
        wanted |= {planned for planned, actual in PLANNED.items() if actual in wanted}
        rows = data.standing([one for one in rows if one.measure in wanted], common.vintage or "latest")
    return rows if common.freq else chosen(rows, data)


def _plot(common: Common, measure: str) -> None:
    from ..charts import describe

    data = common.dataset()
    table = Table(figures(common, data, measure), data)
    format = common.chosen_format(True)
    if format in PAPER:
        from ..charts import paper

        lang, notices = paper.language(common.lang)
        tell(notices)
        deliver(paper.draw(describe.describe(table, lang), format, lang, common.bounds), common.output)
    elif format == "table":
        from ..charts import terminal

        look, encoding = stream_look(common, format)
        deliver(terminal.draw(describe.describe(table, common.lang), look).encode(encoding, "replace"), common.output)
    else:
        emit(table, common)


def _report(common: Common) -> None:
    from .. import report

    data = common.dataset()
    format = common.chosen_format(True)
    if format == "table":
        format = "markdown"
    if format not in ("html", "markdown"):
        raise UsageError(f"a report is written as html or markdown, not as {format}: -o report.html, for example.")
    check, version = None, ""
    if not common.data:
        from .. import bundled, claims

        version = bundled.version()
        wanted = data.match(common.select) if common.select else set(data.catalog)
        about = [one for one in claims.published() if {ref.indicator for ref in one.subjects} & wanted]
        check = claims.report(claims.check(about, data)) if about else None
    rows = common.selected(data)
    written = report.write(rows, data, format, common.lang, version, check, _progress)
    tell(written.notices)
    deliver(written.text.encode("utf-8"), common.output)


def _progress(done: int, of: int) -> None:
    """Say on a terminal how far the drawing is; the line is gone at the end, and nothing is written elsewhere."""
    import sys

    finish()
    if sys.stderr.isatty():
        sys.stderr.write(f"\rdrawing chart {done} of {of}" if done < of else "\r\x1b[K" if done == of else "")
        sys.stderr.flush()


COMMANDS: dict[str, Command] = {
    one.name: one
    for one in (
        Command(
            "plot",
            _plot,
            "A chart in the terminal, or for print with -o chart.svg, .png or .pdf.",
            (
                "digecon plot economy.digital",
                "digecon plot telecom --measure growth",
                "digecon plot mobile.shipments_5g --freq S -o phones.svg",
                "digecon index economy.digital --base 2017 -f csv | digecon plot --data -",
            ),
            (
                Option(
                    "measure",
                    ("--measure",),
                    "Draw growth (published against computed), share, or another measure in place of levels.",
                    "M",
                ),
            ),
            formats=PAPER,
        ),
        Command(
            "report",
            _report,
            "A page with what happened, charts, tables, sources and how each number is derived.",
            ("digecon report telecom -o telecom.html", "digecon report economy -o economy.md"),
        ),
    )
}
