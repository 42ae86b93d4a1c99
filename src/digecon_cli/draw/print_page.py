"""Charts in print, drawn with matplotlib as SVG, PNG or PDF: a page with its title, panels and notes."""

import contextlib
import logging
import os
import re
import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from ..core.errors import UsageError
from ..core.messages import Message, listed, phrase
from ..core.text import PIECE, TIE
from ..document import APART, EQUAL, NONE, REFUSED
from .model import Chart, Panel, Point, kinds
from .words import chart_words, has_one_unit, period_words, written

if TYPE_CHECKING:
    from .request import PicturePage

logging.getLogger("matplotlib").setLevel(
    logging.ERROR
)  # its warnings concern fonts and folders that the user did not choose
try:
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

    from . import typeface
    from .print_labels import LARGE, LINE, SMALL, in_words, minus
    from .print_panel import PrintPanel
except ImportError as error:
    if (error.name or "").partition(".")[0] != "matplotlib":
        raise
    raise UsageError(
        "charts for print need matplotlib: pip install 'digecon-cli[print]'; without it a chart is drawn as text only."
    ) from error

EDGE = 0.16  # inches around a page
HINTED = 1.02  # glyphs drawn at full resolution can be wider than measured
_BASE = 1.02  # of the letters' size: from the top of a line to the foot of its letters
_GAP = 0.2  # inches between panels side by side, at a font size of 9 points
_BELOW_HEAD, _BELOW_PANEL = 0.9, 1.0  # of the letters' size
_CRAMPED = 0.6  # of the usual height of a plot
MOST_APART = 4  # rates of the levels that a note names
_LEAST = 0.5  # inches of a plot on a page of a fixed height
_UNIT = re.compile(r"(?<=\d) (?=%|(?:tr|b|m)illion\b)")  # between a number and its unit no line ends


def draw(chart: Chart, format: str, page: "PicturePage", lang: str = "en") -> bytes:
    """Return the chart as a file of ``format`` (svg, png, pdf); the same chart always gives the same bytes."""
    title = chart.heading.replace(TIE, " ")
    metadata: dict[str, dict[str, Any]] = {
        "svg": {"Date": None, "Creator": None},
        "pdf": {"CreationDate": None, "Title": title, "Creator": "digecon"},
        "png": {"Title": title, "Software": "digecon", "Description": chart_words(chart, lang)},
    }
    settings: Any = {
        "font.family": typeface.families(texts_of(chart)), "font.size": page.size, "svg.fonttype": "none",
        "svg.hashsalt": "digecon", "pdf.fonttype": 3, "text.color": page.theme.ink, "hatch.linewidth": 0.6,
        "axes.edgecolor": page.theme.faint, "axes.linewidth": 0.6, "text.parse_math": False,
        "axes.labelcolor": page.theme.ink, "hatch.color": page.theme.colors[0],
    }  # fmt: skip
    out = BytesIO()
    with rc_context(settings), warnings.catch_warnings(), _without_source_date():
        warnings.simplefilter("ignore")  # matplotlib warns of a character that no font has; it is drawn as a box
        figure = PrintPage(chart, page, lang).figure
        figure.savefig(out, format=format, facecolor=page.background, metadata=metadata[format], dpi=page.dpi)
    if format != "svg":
        return out.getvalue()
    head = f"<title>{escape(title)}</title><desc>{escape(chart_words(chart, lang))}</desc>"
    return ('<?xml version="1.0" encoding="utf-8"?>\n' + _svg(out.getvalue(), page, title, head)).encode()


def texts_of(chart: Chart) -> str:
    """Return every text of a chart that may hold characters of its own."""
    lines = [line.name for panel in chart.panels for line in panel.lines]
    heads = [panel.head for panel in chart.panels]
    return "".join((chart.heading, chart.subtitle, chart.sources, *lines, *heads, *map(str, chart.notes)))


def missing(chart: Chart) -> list[Message | str]:
    """Return the notice that characters of a chart are drawn as boxes, since no font has them; empty if all are known."""
    unknown = typeface.unknown(texts_of(chart))
    if not unknown:
        return []
    message = "no font on this computer has {characters}: install one, Noto Sans CJK for example."
    return [Message(message, characters=" ".join(unknown))]


def _svg(data: bytes, page: "PicturePage", label: str, head: str) -> str:
    """Return matplotlib's SVG sized in pixels, with text kept as text and ink in the color of the surrounding page."""
    svg = data.decode("utf-8")
    svg = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->", "", svg[svg.index("<svg") :], flags=re.DOTALL)
    svg = svg.replace(page.theme.ink, "currentColor").replace("xlink:href", "href")
    svg = typeface.with_fallbacks(svg)
    if page.transparent:
        svg = svg.replace(page.theme.faint, "currentColor")
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    width_px, height_px = (float(one) * 96 / 72 for one in box.groups()) if box else (0.0, 0.0)
    color = "" if page.transparent else f' color="{page.theme.ink}"'
    size = f'width="{width_px:.0f}" height="{height_px:.0f}" {box[0] if box else ""}'
    root = f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label={quoteattr(label)} {size}{color}>'
    faces = f"<style>{typeface.embedded_faces(svg)}</style>"
    return root + head + faces + svg[svg.index(">") + 1 :]


@contextlib.contextmanager
def _without_source_date() -> Iterator[None]:
    """Hide SOURCE_DATE_EPOCH, which matplotlib parses even for files without a date and which need not be a number."""
    date = os.environ.pop("SOURCE_DATE_EPOCH", None)
    try:
        yield
    finally:
        if date is not None:
            os.environ["SOURCE_DATE_EPOCH"] = date


# --- the page: blocks below each other, all of them from one left edge ------------------------------------------------


class _Row(NamedTuple):
    """Panels side by side, with the lines of their heads and the inches of their plots."""

    panels: Sequence[PrintPanel]
    lines: int
    plot: float

    @property
    def around(self) -> float:
        """Return the inches above and below the plots, without the heads."""
        return max(panel.above for panel in self.panels) + max(panel.below for panel in self.panels)


class PrintPage:
    """The figure of a chart, laid out with its title, panels, notes and sources."""

    def __init__(self, chart: Chart, page: "PicturePage", lang: str) -> None:
        self.page, self.unit, self.lang = page, page.unit, lang
        self.inches, self.em = page.width / 96, page.size / 72
        self.figure = Figure(figsize=(self.inches, 1))
        self.pen = FigureCanvasAgg(self.figure).get_renderer()  # type: ignore[no-untyped-call] # measures text
        room = self.inches - 2 * EDGE
        title = self._balanced(chart.heading, room)
        subtitle = self.wrap(chart.subtitle, room, 1.0)
        self.one_unit = has_one_unit(chart.panels)
        rows = self._rows(chart.panels, room, 1.0)
        if page.height:  # once more with plots of about the height that is left
            rows = self._rows(chart.panels, room, self._stretch(rows, (len(title) * LARGE + len(subtitle) + 5) * LINE))
        plots = [panel for row in rows for panel in row.panels]
        placed = {number for panel in plots for number in panel.written_reasons}
        below = [*legend(plots, lang, page.bounds), *(str(note) for note in chart.notes if note.number not in placed)]
        notes = [line for note in (*below, chart.sources) for line in self.wrap(note, room, SMALL)]
        head = (len(title) * LARGE + len(subtitle) + _BELOW_HEAD) * LINE * self.em
        foot = len(notes) * LINE * SMALL * self.em
        rows = self._fitted(rows, 2 * EDGE + head + foot)
        height = 2 * EDGE + head + foot + sum(map(self._height, rows))
        self.figure.set_size_inches(self.inches, max(height, page.height / 96))
        top = self._write(title, EDGE, EDGE, LARGE, weight="bold")
        self._write(subtitle, EDGE, top, 1.0, color=page.theme.faint)
        self._draw_rows(rows, EDGE + head)
        tall = float(self.figure.get_figheight())
        self._write(notes, EDGE, tall - EDGE - foot, SMALL, color=page.theme.faint)

    def _stretch(self, rows: Sequence[_Row], lines: float) -> float:
        """Return by how much plots are to be higher for a page of a fixed height, beside so many lines of text."""
        left = self.page.height / 96 - 2 * EDGE - lines * self.em - sum(self._height(row) - row.plot for row in rows)
        return max(0.1, left / sum(row.plot for row in rows))

    def _rows(self, panels: Sequence[Panel], room: float, stretch: float) -> list[_Row]:
        """Return the panels in rows, as many side by side as have room."""
        gap = _GAP * self.unit
        plots = [PrintPanel(self, panel, len(panels) == 1) for panel in panels]
        least = [panel.least_width for panel in plots]
        if sum(least) + gap * (len(plots) - 1) <= room:  # all in one row, each with its part of the room
            spare = (room - gap * (len(plots) - 1)) / sum(least)
            return [self._row(plots, [width * spare for width in least], stretch)]
        most = max(1, int((room + gap) / (max(least) + gap)))
        if stretch < _CRAMPED and len(plots) > 2:  # on a page of a fixed height rather narrow than flat
            most = max(2, most)
        count = -(-len(plots) // -(-len(plots) // most))
        width = (room - gap * (count - 1)) / count
        rows = range(0, len(plots), count)
        return [self._row(plots[at : at + count], [width] * count, stretch) for at in rows]

    def _row(self, plots: Sequence[PrintPanel], widths: Sequence[float], stretch: float) -> _Row:
        """Return a row of panels of these widths in inches, from the left edge of the page."""
        left = EDGE
        for place, (panel, width) in enumerate(zip(plots, widths, strict=False)):
            beside = place > 0 and plots[place - 1].panel.shared is panel.panel.shared
            panel.measure(left, width, beside, stretch)
            left += width + _GAP * self.unit
        return _Row(plots, max(len(panel.head) for panel in plots), max(panel.plot for panel in plots))

    def _height(self, row: _Row) -> float:
        return row.lines * LINE * self.em + row.around + row.plot + _BELOW_PANEL * self.em

    def _fitted(self, rows: list[_Row], taken: float) -> list[_Row]:
        """Return the rows with plots that fill a page of a fixed height; as they are where the page has none."""
        if not self.page.height:
            return rows
        left = self.page.height / 96 - taken - sum(self._height(row) - row.plot for row in rows)
        factor = left / sum(row.plot for row in rows)
        return [row._replace(plot=max(_LEAST, row.plot * factor)) for row in rows]

    def _draw_rows(self, rows: Sequence[_Row], top: float) -> None:
        for row in rows:
            above = max(panel.above for panel in row.panels)
            for panel in row.panels:
                self._write(panel.head, panel.left, top, 1.0, weight="bold")
                panel.draw(top + row.lines * LINE * self.em, above, row.plot)
            top += self._height(row)

    def _write(
        self, lines: Sequence[str], left: float, top: float, size: float, weight: str = "normal", color: str = ""
    ) -> float:
        """Write lines of text from a place in inches, and return the place below them."""
        step, tall = size * LINE * self.em, float(self.figure.get_figheight())
        for number, line in enumerate(lines):
            base = top + number * step + _BASE * size * self.em
            style: dict[str, Any] = {"size": self.page.size * size, "weight": weight, "va": "baseline"}
            self.figure.text(left / self.inches, 1 - base / tall, line, color=color or self.page.theme.ink, **style)
        return top + len(lines) * step

    def width(self, text: str, size: float, weight: str = "normal") -> float:
        """Return the width of a text in inches; ``size`` is relative to the page's font size."""
        font = FontProperties(size=size * self.page.size, weight=weight)
        return float(self.pen.get_text_width_height_descent(text, font, False)[0]) / self.figure.dpi * HINTED

    def _balanced(self, text: str, width: float) -> list[str]:
        """Return a title in lines of about equal length, so that no word stands alone."""
        lines = self.wrap(text, width, LARGE, "bold")
        for part in (0.5, 0.6, 0.7, 0.8, 0.9):
            narrower = self.wrap(text, width * part, LARGE, "bold")
            if len(lines) > 1 and len(narrower) == len(lines):
                return narrower
        return lines

    def wrap(self, text: str, width: float, size: float, weight: str = "normal") -> list[str]:
        """Return a text as lines of at most ``width`` inches, broken at spaces, or anywhere within Chinese."""
        lines, line = [], ""
        for piece in re.findall(PIECE, _UNIT.sub(TIE, text)):
            if line and self.width(line + piece, size, weight) > width:
                lines.append(line.rstrip())
                line = ""
            line += piece if line or piece.strip() else ""
        return [one for one in (*lines, line.rstrip()) if one]


def _scales_differ(panels: Sequence[Panel]) -> bool:
    """Return whether panels of one unit have axes of their own."""
    return has_one_unit(panels) and len({id(panel.shared) if panel.shared else id(panel) for panel in panels}) > 1


def _apart(points: Sequence[Point], lang: str) -> str:
    """Return the growth of the levels where published growth is another: ``15.1 (2018)``; empty for many, or a year twice."""
    found = [
        phrase("{value} ({basis})", lang, value=minus(point.rate.levels), basis=written(point.period, lang))
        for point in points
        if point.rate and point.rate.levels
    ]
    unique = len({point.period for point in points if point.rate and point.rate.levels}) == len(found)
    return listed(found, lang) if unique and 0 < len(found) <= MOST_APART else ""


def legend(plots: Sequence[PrintPanel], lang: str, bounds: bool) -> list[str]:
    """Return the meaning of the marks in use."""
    panels = [plot.panel for plot in plots]
    rates = [point.rate for plot in plots for point in plot.rated if point.rate]
    signs = {rate.sign for rate in rates}
    apart = _apart([point for plot in plots for point in plot.rated], lang)
    numbered = any({mark.note for mark in plot.panel.breaks} - plot.written_reasons for plot in plots)
    bars = [plot for plot in plots if plot.panel.bars]
    unrated = [point for plot in bars for point in plot.panel.actual if point.rate and point not in plot.rated]
    computed, published = any(rate.computed for rate in rates), not all(rate.computed for rate in rates)
    opened = any(point.bound in ("over", "under") for panel in panels for point in panel.actual)
    mixed = any(panel.changes and any(line.computed for line in panel.lines) for panel in panels)
    meanings = [
        (numbered, "", "Dashed line: a break; do not compare across it."),
        (any(panel.refused for panel in panels), REFUSED, "{sign}: not computed."),
        (mixed, "", "Filled: published. Hollow: computed from levels."),
        ("partial" in kinds(plot.panel for plot in bars), "", "Pale: part of a year."),
        (any(plot.has_halves for plot in plots), "", "Half filled: part of a year."),
        (opened, "", "An open end: only that bound is known."),
        (published, "", "In the bars: growth on the year before in %, as published."),
        (EQUAL in signs, EQUAL, "{sign}: the printed levels give the same, within rounding."),
        (APART in signs and not apart, APART, "{sign}: the printed levels give another rate."),
        (bool(apart), APART, "{sign}: the printed levels give {rates}."),
        (published and computed, "", "In italics: computed from the levels as printed."),
        (computed and not published, "", "In the bars, in italics: growth on the year before in %, computed from the levels as printed."),
        (bool(unrated), "", "Growth rates that do not fit in their bars are left out."),
        (_scales_differ(panels), "", "The panels have scales of their own."),
        (any(plot.has_gaps for plot in plots), "", "A gap in a line: no figure, or none that is comparable."),
        (any(plot.empty and not plot.names_empty for plot in plots), NONE, "{sign}: no figure."),
        (bounds, "", "Whiskers: what rounding allows."),
    ]  # fmt: skip
    words = [phrase(meaning, lang, sign=sign, rates=apart) for there, sign, meaning in meanings if there]
    for point in (point for plot in plots for point in plot.outside):
        values = {"period": period_words(point.period, lang), "plan": point.plan, "value": in_words(point, lang)}
        words.append(phrase("Ticks beside {period}: {plan}, {value}.", lang, **values))
    return ["  ".join(words)] if words else []
