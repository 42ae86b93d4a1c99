"""Charts for print, drawn with matplotlib: SVG, PNG and PDF."""

import contextlib
import logging
import os
import re
import warnings
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from ...errors import UsageError
from ...messages import Message
from ..drawing import Page
from ..message import title_of
from ..model import Chart
from ..spoken import words

logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it speaks of fonts and folders that our reader never chose
try:
    from matplotlib import font_manager, rc_context

    from .sheet import Sheet
except ImportError as error:
    if (error.name or "").partition(".")[0] != "matplotlib":
        raise
    raise UsageError(
        "charts for print need matplotlib: pip install 'digecon-cli[print]'; without it a chart is drawn as text only."
    ) from error

__all__ = ["draw", "language"]

# Families with Chinese characters, as the systems that have them name them.
CHINESE = (
    "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "PingFang SC",
    "Hiragino Sans GB", "Heiti SC", "STHeiti", "Microsoft YaHei", "SimHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
    "Droid Sans Fallback", "Arial Unicode MS",
)  # fmt: skip
# What a viewer of an SVG has in place of DejaVu Sans, in the order of likeness.
_ALIKE = "'DejaVu Sans', Verdana, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"


def language(lang: str) -> tuple[str, list[Message | str]]:
    """Return the language that labels can be drawn in, and a notice where it is not the one asked for."""
    if lang != "zh" or _chinese():
        return lang, []
    notice = Message("no font with Chinese characters is installed (Noto Sans CJK is one): the labels are English.")
    return "en", [notice]


def _chinese() -> list[str]:
    """Return the best family with Chinese characters that is installed, as a list; empty without one."""
    return _known() or (_look_again() and _known()) or []


def _known() -> list[str]:
    installed = {font.name for font in font_manager.fontManager.ttflist}
    return [name for name in CHINESE if name in installed][:1]


@cache
def _look_again() -> bool:
    """Make known what was installed since matplotlib wrote its list of fonts, and return whether there is any."""
    known = {font.fname for font in font_manager.fontManager.ttflist}
    added = [path for path in font_manager.findSystemFonts() if path not in known]
    for path in added:
        with contextlib.suppress(Exception):  # whatever is wrong with a font that nobody asked for
            font_manager.fontManager.addfont(path)
    return bool(added)


@cache
def _font_type(lang: str) -> int:
    """Return how a PDF holds its letters: as TrueType, or drawn (Type 3) where the font's outlines are PostScript's.

    Matplotlib would name those TrueType all the same, and viewers that believe it show nothing.
    """
    if lang != "zh" or not _chinese():
        return 42
    with open(font_manager.findfont(_chinese()[0]), "rb") as font:
        head = font.read(4)
        if head == b"ttcf":  # a collection: its first font begins where it says
            font.seek(12)
            font.seek(int.from_bytes(font.read(4), "big"))
            head = font.read(4)
    return 3 if head == b"OTTO" else 42


def draw(chart: Chart, format: str, page: Page, lang: str = "en") -> bytes:
    """Return the chart as a file of ``format`` (svg, png, pdf); the same chart always gives the same bytes."""
    title = title_of(chart)
    metadata: dict[str, dict[str, Any]] = {
        "svg": {"Date": None, "Creator": None},
        "pdf": {"CreationDate": None, "Title": title, "Creator": "digecon"},
        "png": {"Title": title, "Software": "digecon", "Description": words(chart, lang)},
    }
    data = _save(chart, format, page, lang, {"metadata": metadata[format], "dpi": page.dpi})
    if format != "svg":
        return data
    head = f"<title>{escape(title)}</title><desc>{escape(words(chart, lang))}</desc>"
    return ('<?xml version="1.0" encoding="utf-8"?>\n' + _svg(data, page, title, head)).encode()


def _svg(data: bytes, page: Page, label: str, head: str) -> str:
    """Return matplotlib's SVG with its size in pixels, its text as text, its ink the colour of what it stands in."""
    svg = data.decode("utf-8")
    svg = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->", "", svg[svg.index("<svg") :], flags=re.DOTALL)
    svg = svg.replace(page.theme.ink, "currentColor").replace("xlink:href", "href").replace("'DejaVu Sans'", _ALIKE)
    if page.transparent:
        svg = svg.replace(page.theme.faint, "currentColor")
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    wide, high = (float(one) * 96 / 72 for one in box.groups()) if box else (0.0, 0.0)
    color = "" if page.transparent else f' color="{page.theme.ink}"'
    size = f'width="{wide:.0f}" height="{high:.0f}" {box[0] if box else ""}'
    root = f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label={quoteattr(label)} {size}{color}>'
    return root + head + svg[svg.index(">") + 1 :]


def _save(chart: Chart, format: str, page: Page, lang: str, options: dict[str, Any]) -> bytes:
    settings: Any = {
        "font.family": ["DejaVu Sans", *_chinese()], "font.size": page.size, "svg.fonttype": "none",
        "svg.hashsalt": "digecon", "pdf.fonttype": _font_type(lang), "text.color": page.theme.ink, "hatch.linewidth": 0.6,
        "axes.edgecolor": page.theme.faint, "axes.linewidth": 0.6, "text.parse_math": False,
        "axes.labelcolor": page.theme.ink, "hatch.color": page.theme.colors[0],
    }  # fmt: skip
    out = BytesIO()
    with rc_context(settings), warnings.catch_warnings(), _undated():
        warnings.simplefilter("ignore")  # a character that no font has is drawn as a box
        sheet = Sheet(chart, page, lang)
        color = "none" if page.transparent else page.theme.page
        sheet.figure.savefig(out, format=format, facecolor=color, **options)
    return out.getvalue()


@contextlib.contextmanager
def _undated() -> Iterator[None]:
    """Hide SOURCE_DATE_EPOCH, by which matplotlib dates a draft of the file even where the file has no date; it may be no number."""
    date = os.environ.pop("SOURCE_DATE_EPOCH", None)
    try:
        yield
    finally:
        if date is not None:
            os.environ["SOURCE_DATE_EPOCH"] = date
