"""Charts in print, drawn with matplotlib as SVG, PNG or PDF: a page with its title, panels and notes."""

import contextlib
import logging
import os
import re
import warnings
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from ..core.errors import UsageError
from ..core.messages import Message, phrase
from ..document import REFUSED
from .model import Chart, Panel, kinds
from .words import chart_words

if TYPE_CHECKING:
    from .request import PicturePage

logging.getLogger("matplotlib").setLevel(
    logging.ERROR
)  # its warnings concern fonts and folders that the user did not choose
try:
    from matplotlib import font_manager, rc_context
    from matplotlib.axes import Axes
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

    from .print_panel import BAR, LARGE, SMALL, TINY, PrintPanel
except ImportError as error:
    if (error.name or "").partition(".")[0] != "matplotlib":
        raise
    raise UsageError(
        "charts for print need matplotlib: pip install 'digecon-cli[print]'; without it a chart is drawn as text only."
    ) from error

# Font families with Chinese characters, by the names that operating systems give them.
CHINESE = (
    "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "PingFang SC",
    "Hiragino Sans GB", "Heiti SC", "STHeiti", "Microsoft YaHei", "SimHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
    "Droid Sans Fallback", "Arial Unicode MS",
)  # fmt: skip
# The fonts that an SVG viewer may use in place of DejaVu Sans, most similar first.
_FALLBACK_FONTS = "'DejaVu Sans', Verdana, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"

EDGE = 0.12  # inches
ROOM = 0.985  # of the width, since bold letters are wider when drawn than when measured
HINTED = 1.04  # glyphs drawn at full resolution can be wider than measured
_BAR = 0.26  # inches of a ranked bar, at a font size of 9 points
_PIECE = r"[⺀-鿿＀-￯]|[^\s⺀-鿿＀-￯]+|\s+"


def draw(chart: Chart, format: str, page: "PicturePage", lang: str = "en") -> bytes:
    """Return the chart as a file of ``format`` (svg, png, pdf); the same chart always gives the same bytes."""
    title = chart.heading
    metadata: dict[str, dict[str, Any]] = {
        "svg": {"Date": None, "Creator": None},
        "pdf": {"CreationDate": None, "Title": title, "Creator": "digecon"},
        "png": {"Title": title, "Software": "digecon", "Description": chart_words(chart, lang)},
    }
    settings: Any = {
        "font.family": ["DejaVu Sans", *_chinese_fonts(CHINESE)], "font.size": page.size, "svg.fonttype": "none",
        "svg.hashsalt": "digecon", "pdf.fonttype": _font_type(lang), "text.color": page.theme.ink, "hatch.linewidth": 0.6,
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


def _svg(data: bytes, page: "PicturePage", label: str, head: str) -> str:
    """Return matplotlib's SVG sized in pixels, with text kept as text and ink in the color of the surrounding page."""
    svg = data.decode("utf-8")
    svg = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->", "", svg[svg.index("<svg") :], flags=re.DOTALL)
    svg = (
        svg.replace(page.theme.ink, "currentColor")
        .replace("xlink:href", "href")
        .replace("'DejaVu Sans'", _FALLBACK_FONTS)
    )
    if page.transparent:
        svg = svg.replace(page.theme.faint, "currentColor")
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    width_px, height_px = (float(one) * 96 / 72 for one in box.groups()) if box else (0.0, 0.0)
    color = "" if page.transparent else f' color="{page.theme.ink}"'
    size = f'width="{width_px:.0f}" height="{height_px:.0f}" {box[0] if box else ""}'
    root = f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label={quoteattr(label)} {size}{color}>'
    return root + head + svg[svg.index(">") + 1 :]


@contextlib.contextmanager
def _without_source_date() -> Iterator[None]:
    """Hide SOURCE_DATE_EPOCH, which matplotlib parses even for files without a date and which need not be a number."""
    date = os.environ.pop("SOURCE_DATE_EPOCH", None)
    try:
        yield
    finally:
        if date is not None:
            os.environ["SOURCE_DATE_EPOCH"] = date


# --- fonts ------------------------------------------------------------------------------------------------------------


def language(lang: str) -> tuple[str, list[Message | str]]:
    """Return the language in which labels can be drawn, and a notice if it is not the requested one."""
    if lang != "zh" or _chinese_fonts(CHINESE):
        return lang, []
    notice = Message("no font with Chinese characters is installed (Noto Sans CJK is one): the labels are English.")
    return "en", [notice]


@cache
def _chinese_fonts(families: tuple[str, ...]) -> list[str]:
    """Return the first of these families that is installed, as a list; empty if none is."""
    known = {font.fname: font.name for font in font_manager.fontManager.ttflist}
    if not set(families) & set(known.values()):  # a font may have been installed since matplotlib cached its list
        for path in font_manager.findSystemFonts():
            if path not in known:
                with contextlib.suppress(Exception):  # a broken font that nobody asked for must not stop the drawing
                    font_manager.fontManager.addfont(path)
    installed = {font.name for font in font_manager.fontManager.ttflist}
    return [name for name in families if name in installed][:1]


@cache
def _font_type(lang: str) -> int:
    """Return how a PDF embeds its letters: 42 (TrueType), or 3 (drawn) for fonts with PostScript outlines.

    Matplotlib would label those as TrueType too, and viewers that trust the label show nothing.
    """
    if lang != "zh" or not _chinese_fonts(CHINESE):
        return 42
    with open(font_manager.findfont(_chinese_fonts(CHINESE)[0]), "rb") as font:
        head = font.read(4)
        if head == b"ttcf":  # a collection: the header holds the offset of its first font
            font.seek(12)
            font.seek(int.from_bytes(font.read(4), "big"))
            head = font.read(4)
    return 3 if head == b"OTTO" else 42


# --- the page: matplotlib does the layout; only lines of text are broken here -----------------------------------------


class PrintPage:
    """The figure of a chart, laid out with its title, notes and sources."""

    def __init__(self, chart: Chart, page: "PicturePage", lang: str) -> None:
        self.page, self.unit = page, page.unit
        self.inches = page.width / 96
        self.figure = Figure(figsize=(self.inches, 1), layout="constrained")
        self.pen = FigureCanvasAgg(self.figure).get_renderer()  # type: ignore[no-untyped-call] # measures text
        self.alone = len(chart.panels) == 1
        self.columns = 1 if self.alone else page.columns
        room = self.inches - 2 * EDGE
        title = self.wrap(chart.heading, room, LARGE, "bold")
        changes = any(map(self.has_room_for_changes, chart.panels))
        below = (*legend(chart, lang, page.bounds, changes), *map(str, chart.notes), chart.sources)
        notes = [line for note in below for line in self.wrap(note, room, SMALL)]
        rows = [chart.panels[at : at + self.columns] for at in range(0, len(chart.panels), self.columns)]
        heights = [max(map(self._height, row)) for row in rows]
        self._set_height(heights, len(title), len(notes))
        left = EDGE / self.inches
        if title:
            self.figure.suptitle("\n".join(title), x=left, ha="left", size=page.size * LARGE, weight="bold")
        if notes:
            style = {"ha": "left", "size": page.size * SMALL, "color": page.theme.faint}
            self.figure.supxlabel("\n".join(notes), x=left, linespacing=1.3, **style)
        self._panels(chart.panels, heights)

    def _set_height(self, heights: Sequence[float], title: int, notes: int) -> None:
        """Set the height of the figure: the page's, or the sum of panels, title lines and note lines."""
        line = self.page.size / 72 * 1.35
        needed = sum(heights) + title * line * LARGE + notes * line * SMALL + 3 * EDGE
        self.figure.set_size_inches(self.inches, self.page.height / 96 if self.page.height else needed)
        engine: Any = self.figure.get_layout_engine()
        engine.set(w_pad=EDGE / 2, h_pad=EDGE / 2, wspace=0.04, hspace=0.07, rect=(0, 0, ROOM, 1))

    def _panels(self, panels: Sequence[Panel], heights: Sequence[float]) -> None:
        grid: Any = self.figure.subplots(len(heights), self.columns, squeeze=False, height_ratios=heights)
        places: list[Axes] = list(grid.flat)
        width = (self.inches - 2 * EDGE) / self.columns - 0.1
        plots = []
        for panel, place in zip(panels, places, strict=False):
            head = self.wrap(panel.head, width, 1.0, "normal" if self.alone else "bold")
            plots.append(PrintPanel(self, panel, place, "\n".join(head)))
        for empty in places[len(panels) :]:
            empty.remove()
        engine: Any = self.figure.get_layout_engine()
        engine.execute(self.figure)
        self.figure.set_layout_engine("none")  # labels are placed on axes that no longer move
        for plot in plots:
            plot.label()

    def _height(self, panel: Panel) -> float:
        """Return the height of a panel in inches, including its title and axis labels."""
        if panel.across:
            return (len(panel.lines) * _BAR + 0.6) * self.unit
        return (3.4 if self.alone else 2.55) * self.unit

    def has_room_for_changes(self, panel: Panel) -> bool:
        """Return whether growth rates fit into the bars of a panel."""
        changes = [point.change for point in panel.points if point.change]
        if not (panel.bars and changes):
            return False
        first, last = panel.span
        bar = BAR * panel.step * self.inches / self.columns * 0.9 / (last - first)
        return max(self.width(text, TINY) for text in changes) < bar

    def width(self, text: str, size: float, weight: str = "normal") -> float:
        """Return the width of a text in inches; ``size`` is relative to the page's font size."""
        font = FontProperties(size=size * self.page.size, weight=weight)
        return float(self.pen.get_text_width_height_descent(text, font, False)[0]) / self.figure.dpi * HINTED

    def wrap(self, text: str, width: float, size: float, weight: str = "normal") -> list[str]:
        """Return a text as lines of at most ``width`` inches, broken at spaces, or anywhere within Chinese."""
        lines, line = [], ""
        for piece in re.findall(_PIECE, text):
            if line and self.width(line + piece, size, weight) > width:
                lines.append(line.rstrip())
                line = ""
            line += piece if line or piece.strip() else ""
        return [one for one in (*lines, line.rstrip()) if one]


def legend(chart: Chart, lang: str, bounds: bool, growth: bool) -> list[str]:
    """Return the meaning of the marks in use; ``growth`` says whether growth is written into bars."""
    mixed = any(panel.changes and any(line.computed for line in panel.lines) for panel in chart.panels)
    meanings = [
        (any(panel.breaks for panel in chart.panels), "Dashed line: a break; do not compare across it."),
        (any(panel.refused for panel in chart.panels), "{sign}: not computed."),
        (mixed, "Filled: published. Hollow: computed from levels."),
        ("partial" in kinds(chart.panels), "Hollow: part of a year."),
        (growth, "In the bars: growth on the year before in %, as published, else from the figures."),
        (bounds, "Whiskers: what rounding allows."),
    ]  # fmt: skip
    words = [phrase(meaning, lang, sign=REFUSED) for there, meaning in meanings if there]
    return ["  ".join(words)] if words else []
