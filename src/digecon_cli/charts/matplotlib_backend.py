"""Charts for print, drawn with matplotlib: SVG, PNG and PDF, and the SVG that a page takes in."""

import logging
import re
import warnings
from hashlib import sha256
from io import BytesIO
from typing import Any
from xml.sax.saxutils import quoteattr

from ..errors import UsageError
from .model import Chart, Panel

logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it speaks of fonts and folders that our reader never chose
try:
    from matplotlib import font_manager, rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D

    from .panel_plot import FAINT, INK, SMALL, PanelPlot, legend, mark
except ImportError as error:
    if (error.name or "").partition(".")[0] != "matplotlib":
        raise
    raise UsageError(
        "charts for print need matplotlib: pip install 'digecon-cli[print]'. Without -o the chart is drawn here."
    ) from error


WIDTH, EDGE, BETWEEN = 7.2, 0.15, 0.35  # inches
COLUMN = 3.6  # width of a panel that a page takes in
LEFT, BELOW = 0.5, 0.28  # room for the numbers of the axes
LINE = 0.155  # of a line of small text
NORMAL, LARGE = 8.5, 11.0  # points
HINTED = 1.03  # glyphs drawn in full resolution can be wider than those that are measured
TITLE = 0.24  # of a line of the title

# Families with Chinese characters, as the systems that have them name them.
CHINESE = (
    "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "PingFang SC",
    "Hiragino Sans GB", "Heiti SC", "STHeiti", "Microsoft YaHei", "SimHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
    "Droid Sans Fallback", "Arial Unicode MS",
)  # fmt: skip


def language(lang: str) -> tuple[str, list[str]]:
    """Return the language that labels can be drawn in, and a notice where it is not the one asked for."""
    if lang != "zh" or _chinese():
        return lang, []
    return "en", ["no font with Chinese characters is installed (Noto Sans CJK is one): the labels are English."]


def _chinese() -> list[str]:
    installed = {font.name for font in font_manager.fontManager.ttflist}
    return [name for name in CHINESE if name in installed][:1]


def draw(chart: Chart, format: str, lang: str = "en", bounds: bool = False) -> bytes:
    """Return the chart as a file of ``format`` (svg, png, pdf); the same chart always gives the same bytes."""
    metadata: dict[str, dict[str, Any]] = {
        "svg": {"Date": None, "Title": chart.title, "Creator": "digecon"},
        "pdf": {"CreationDate": None, "Title": chart.title, "Creator": "digecon"},
        "png": {"Title": chart.title, "Software": "digecon"},
    }
    return _save(chart, format, lang, bounds, "path", {"metadata": metadata[format], "dpi": 200}, WIDTH, True)


def inline(chart: Chart, label: str, lang: str = "en") -> str:
    """Return a chart of one panel as an SVG element for a page, which writes title, notes and sources itself.

    Its text is text, its ink the colour of the page, its ids are its own. ``label`` says in words what it shows.
    """
    options = {"metadata": {"Date": None, "Creator": None}, "transparent": True}
    svg = _save(chart, "svg", lang, False, "none", options, COLUMN, False).decode("utf-8")
    svg = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->", "", svg[svg.index("<svg") :], flags=re.DOTALL)
    svg = re.sub(f"{INK}|{FAINT}", "currentColor", svg).replace("xlink:href", "href")
    prefix = "c" + sha256(svg.encode()).hexdigest()[:8]
    svg = re.sub(r'\bid="', f'id="{prefix}-', svg)
    svg = re.sub(r'(href="#|url\(#)', rf"\g<1>{prefix}-", svg)
    box = re.search(r'viewBox="[^"]*"', svg)
    return f'<svg role="img" aria-label={quoteattr(label)} {box[0] if box else ""}{svg[svg.index(">") :]}'


def _save(
    chart: Chart, format: str, lang: str, bounds: bool, text: str, options: dict[str, Any], wide: float, alone: bool
) -> bytes:
    settings: Any = {
        "font.family": ["DejaVu Sans", *_chinese()], "font.size": SMALL, "svg.fonttype": text, "svg.hashsalt": "digecon",
        "pdf.fonttype": 42, "text.color": INK, "axes.edgecolor": FAINT, "hatch.linewidth": 0.6, "axes.linewidth": 0.6,
    }  # fmt: skip
    out = BytesIO()
    with rc_context(settings), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a character that no font has is drawn as a box
        _Sheet(chart, lang, bounds, wide, alone).figure.savefig(out, format=format, **options)
    return out.getvalue()


class _Sheet:
    """The page of a chart. Everything is placed in inches from the top, so that nothing can move onto another."""

    def __init__(self, chart: Chart, lang: str, bounds: bool, wide: float, alone: bool) -> None:
        self.bounds, self.wide, self.alone = bounds, wide, alone
        self.figure = Figure(figsize=(self.wide, 1))
        self.pen = FigureCanvasAgg(self.figure).get_renderer()  # type: ignore[no-untyped-call] # measures text, whatever the file's format will be
        across = 2 if len(chart.panels) > 1 else 1
        width = (self.wide - 2 * EDGE - BETWEEN * (across - 1)) / across
        height = 2.9 if across == 1 and alone else 2.0
        title = self.wrap(chart.title, self.wide - 2 * EDGE, LARGE) if len(chart.panels) > 1 else []
        heads = [self._head(panel, width) for panel in chart.panels]
        rows = [heads[at : at + across] for at in range(0, len(heads), across)]
        tops = [max(self._size(head) for head in row) for row in rows]
        below = (*legend(chart, lang, bounds), *chart.notes, chart.sources) if alone else ()
        notes = [line for note in below for line in self.wrap(note, self.wide - 2 * EDGE, SMALL)]
        self.height = 2 * EDGE + len(title) * TITLE + sum(tops) + len(rows) * (height + BELOW + 0.2) + len(notes) * LINE
        self.figure.set_size_inches(self.wide, self.height)
        y = EDGE
        for line in title:
            self.write(EDGE, y, line, LARGE, weight="bold")
            y += TITLE
        number = 0
        for row, top in zip(rows, tops, strict=True):
            for column, head in enumerate(row):
                x = EDGE + column * (width + BETWEEN)
                self._write_head(head, x, y + top - self._size(head))
                PanelPlot(self, chart.panels[number], (x + LEFT, y + top, width - LEFT, height))
                number += 1
            y += top + height + BELOW + 0.2
        for line in notes:
            self.write(EDGE, y, line, SMALL, color=FAINT)
            y += LINE

    def write(self, x: float, y: float, text: str, size: float, **style: Any) -> None:
        """Write one line of text whose upper left corner is at ``x`` and ``y`` inches."""
        self.figure.text(x / self.wide, 1 - y / self.height, text, size=size, va="top", parse_math=False, **style)

    def width(self, text: str, size: float, weight: str = "normal") -> float:
        """Return the width of a text in inches."""
        font = font_manager.FontProperties(size=size, weight=weight)
        return float(self.pen.get_text_width_height_descent(text, font, False)[0]) / self.figure.dpi * HINTED

    def wrap(self, text: str, width: float, size: float) -> list[str]:
        """Return a text in lines of at most ``width`` inches, broken at spaces, or anywhere in Chinese."""
        lines, line = [], ""
        for piece in re.findall(r"[⺀-鿿＀-￯]|[^\s⺀-鿿＀-￯]+|\s+", text):
            if line and self.width(line + piece, size, "bold" if size > SMALL else "normal") > width:
                lines.append(line.rstrip())
                line = ""
            line += piece if line or piece.strip() else ""
        return [one for one in (*lines, line.rstrip()) if one]

    def _head(self, panel: Panel, width: float) -> tuple[list[str], list[tuple[int, bool, str]]]:
        """Return the lines of a panel's title, and its key: the number, hollowness and name of each line."""
        key = [
            (number, panel.changes and line.computed, text)
            for number, line in enumerate(panel.lines)
            for text in self.wrap(line.name, width - 0.3, SMALL)[:1]
        ]
        return self.wrap(panel.head, width, NORMAL) if self.alone else [], key if len(
            key
        ) > 1 and not panel.across else []

    def _size(self, head: tuple[list[str], list[tuple[int, bool, str]]]) -> float:
        return len(head[0]) * LINE * 1.2 + len(head[1]) * LINE + 0.08

    def _write_head(self, head: tuple[list[str], list[tuple[int, bool, str]]], x: float, y: float) -> None:
        for line in head[0]:
            self.write(x, y, line, NORMAL, weight="bold")
            y += LINE * 1.2
        for number, hollow, name in head[1]:
            place = [(x + 0.08) / self.wide], [1 - (y + LINE * 0.45) / self.height]
            self.figure.add_artist(Line2D(*place, **mark(number, hollow), linestyle="none"))
            self.write(x + 0.22, y, name, SMALL)
            y += LINE
