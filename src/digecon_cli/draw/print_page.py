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
from ..core.messages import Message
from ..core.text import PIECE, TIE
from .model import Chart, Panel, reach_of
from .words import are_bars_of_units, chart_words, common_start, has_one_unit

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
    from .print_labels import LARGE, LINE, SMALL
    from .print_legend import growth_key, legend, reasons
    from .print_panel import PrintPanel
except ImportError as error:
    if (error.name or "").partition(".")[0] != "matplotlib":
        raise
    raise UsageError(
        "charts for print need matplotlib: pip install matplotlib. Without it a chart is drawn as text only."
    ) from error

EDGE = 0.16  # inches around a page
HINTED = 1.02  # glyphs drawn at full resolution can be wider than measured
_BASE = 1.02  # of the letters' size: from the top of a line to the foot of its letters
_GAP = 0.2  # inches between panels side by side, at a font size of 9 points
_BELOW_HEAD, _BELOW_PANEL = 0.9, 1.0  # of the letters' size
_BELOW_PANEL_HEAD = 0.35  # of a line: no dashed line begins in the head
_CRAMPED = 0.6  # of the usual height of a plot
_LOWEST_ROW = 0.3  # of the usual height of a plot: a row of low bars
_WORTH_LOWERING = 0.8  # of the usual height, above which a row keeps it
_ORPHAN = 0.15  # of the width of a note: a last line that is too short
_LEAST = 0.5  # inches of a plot on a page of a fixed height
# Between a number and its unit no line ends, nor between "in" and a year.
_UNIT = re.compile(r"(?<=\d) (?=%|(?:tr|b|m)illion\b)|(?<=\bin) (?=\d{4}\b)")

_CLAUSES = re.compile("(?<=;) |(?<=；)")


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
    lines: float
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
        self._widths: dict[tuple[str, float, str], float] = {}
        room = self.inches - 2 * EDGE
        title = self._in_clauses(chart.heading, room)
        subtitle = self.wrap(chart.subtitle, room, 1.0)
        self.one_unit = has_one_unit(chart.panels)
        self.own_units = [panel.unit for panel in chart.panels] if are_bars_of_units(chart.panels) else []
        self.common_start = common_start(chart.panels, lang)
        rows = self._rows(chart.panels, room, 1.0)
        if page.height:  # once more with plots of about the height that is left
            rows = self._rows(chart.panels, room, self._stretch(rows, (len(title) * LARGE + len(subtitle) + 5) * LINE))
        plots = [panel for row in rows for panel in row.panels]
        placed = {number for panel in plots for number in panel.written_reasons}
        key = growth_key(plots, lang)
        for brief in (False, True):
            growth = [] if brief else self.balanced(key, room, SMALL)
            head = (len(title) * LARGE + len(subtitle) + len(growth) * SMALL + _BELOW_HEAD) * LINE * self.em
            signs = [*([key] if brief and key else []), *legend(plots, lang, page.bounds, brief)]
            keys = [*signs, *(note.text for note in chart.notes if note.is_key)]
            plain = [note for note in chart.notes if not (note.is_key or (brief and note.is_spare))]
            rest = [str(note) for note in plain if note.number not in placed]
            below = [*filter(None, ["  ".join(keys)]), *([] if brief else reasons(plots, lang)), *rest]
            notes = [line for note in (*below, chart.sources) for line in self._without_orphan(note, room)]
            foot = len(notes) * LINE * SMALL * self.em
            around = 2 * EDGE + head + foot + sum(self._height(row) - row.plot for row in rows)
            if not page.height or around + _LEAST * len(rows) <= page.height / 96:
                break
        rows = self._fitted(rows, 2 * EDGE + head + foot)
        height = 2 * EDGE + head + foot + sum(map(self._height, rows))
        self.figure.set_size_inches(self.inches, max(height, page.height / 96))
        top = self._write(title, EDGE, EDGE, LARGE, weight="bold")
        top = self._write(subtitle, EDGE, top, 1.0, color=page.theme.faint)
        self._write(growth, EDGE, top, SMALL, color=page.theme.faint)
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
            wishes = [[panel.wished_width(in_lines) for panel in plots] for in_lines in (False, True)]
            parts = next((wish for wish in wishes if sum(wish) + gap * (len(plots) - 1) <= room), least)
            spare = (room - gap * (len(plots) - 1)) / sum(parts)
            return [self._row(plots, [width * spare for width in parts], stretch)]
        most = max(1, int((room + gap) / (max(least) + gap)))
        if stretch < _CRAMPED and len(plots) > 2:  # on a page of a fixed height rather narrow than flat
            most = max(2, most)
        count = -(-len(plots) // -(-len(plots) // most))
        width = (room - gap * (count - 1)) / count
        rows = range(0, len(plots), count)
        return [self._row(self._lowered(plots[at : at + count]), [width] * count, stretch) for at in rows]

    def _lowered(self, plots: Sequence[PrintPanel]) -> Sequence[PrintPanel]:
        """Return the panels of a row, as low as their bars need where higher ones of the same scale stand above them."""
        shared = plots[0].panel.shared
        if (
            shared is None
            or min(shared.high, shared.highest) <= 0
            or any(plot.panel.shared is not shared or not plot.panel.bars for plot in plots)
        ):
            return plots
        own = reach_of([plot.panel for plot in plots])
        part = max(_LOWEST_ROW, own.high / shared.high, own.highest / shared.highest)
        if shared.low < 0 or part > _WORTH_LOWERING or self.page.height:
            return plots
        reach = shared._replace(high=shared.high * part, highest=shared.highest * part)
        for plot in plots:
            plot.panel = plot.panel._replace(shared=reach)
            plot.part = part
        return plots

    def _row(self, plots: Sequence[PrintPanel], widths: Sequence[float], stretch: float) -> _Row:
        """Return a row of panels of these widths in inches, from the left edge of the page."""
        left = EDGE
        for place, (panel, width) in enumerate(zip(plots, widths, strict=False)):
            beside = place > 0 and plots[place - 1].panel.shared is panel.panel.shared
            panel.measure(left, width, beside, stretch)
            left += width + _GAP * self.unit
        lines = max(len(panel.head) + len(panel.caution) * SMALL for panel in plots)
        lines += _BELOW_PANEL_HEAD if lines else 0
        return _Row(plots, lines, max(panel.plot for panel in plots))

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
                below = self._write(panel.head, panel.left, top, 1.0, weight="bold")
                self._write(panel.caution, panel.left, below, SMALL)
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
        key = text, size, weight
        if key not in self._widths:  # panels ask for a few texts thousands of times
            font = FontProperties(size=size * self.page.size, weight=weight)
            pixels = float(self.pen.get_text_width_height_descent(text, font, False)[0])
            self._widths[key] = pixels / self.figure.dpi * HINTED
        return self._widths[key]

    def _in_clauses(self, text: str, width: float) -> list[str]:
        """Return a title in balanced lines, or in one for each of two clauses."""
        lines = self.balanced(text, width, LARGE, "bold")
        clauses = [self.wrap(clause, width, LARGE, "bold") for clause in _CLAUSES.split(text)]
        if len(lines) == len(clauses) == 2 and all(len(clause) == 1 for clause in clauses):
            return [line for clause in clauses for line in clause]
        return lines

    def balanced(self, text: str, width: float, size: float, weight: str = "normal") -> list[str]:
        """Return a text in lines of about equal length, so that no word stands alone."""
        lines = self.wrap(text, width, size, weight)
        for part in (0.5, 0.6, 0.7, 0.8, 0.9):
            narrower = self.wrap(text, width * part, size, weight)
            if len(lines) > 1 and len(narrower) == len(lines):
                return narrower
        return lines

    def _without_orphan(self, text: str, width: float) -> list[str]:
        """Return a note in lines of which the last is not very short, where that takes no further line."""
        lines = self.wrap(text, width, SMALL)
        for part in (0.97, 0.94, 0.91, 0.88):
            narrower = self.wrap(text, width * part, SMALL)
            if len(lines) > 1 and self.width(lines[-1], SMALL) < width * _ORPHAN and len(narrower) == len(lines):
                lines = narrower
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
