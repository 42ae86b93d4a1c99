"""The formats of ``plot``, and what they render: the rows to draw, the reader's choices, and the page."""

import os
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable
from ..ask.tidying import named_measures
from ..core import periods
from ..core.errors import UsageError, did_you_mean
from ..core.model import PLANNED, Observation
from ..core.text import TIE
from ..measures import currency, terms
from ..measures.neighbors import marked
from ..render.formats import Format, Formats, Rendered
from .model import Chart, ChartOptions


class Theme(NamedTuple):
    """The look of a picture: colors of ink, page and lines, font size in points, width and height in pixels.

    ``on_colors`` is the ink of texts on each of the ``colors``. A height of 0 means as high as the content needs.
    """

    ink: str
    faint: str
    page: str
    colors: tuple[str, ...]
    on_colors: tuple[str, ...]
    size: float
    width: int
    height: int

    def on(self, number: int) -> str:
        """Return the ink of a text on the color of a line."""
        return self.on_colors[number % len(self.on_colors)]


# Blue, vermillion, bluish green and reddish purple, after Okabe and Ito (Color Universal Design, 2008), which can be told
# apart with any kind of color vision; darker on white and lighter on dark, so that names in them have a contrast of 4.5.
_LIGHT, _ON_LIGHT = ("#0067a5", "#b94a00", "#00795a", "#a3457c"), ("#ffffff",) * 4
_DARK, _ON_DARK = ("#56b4e9", "#e69f00", "#3fc79a", "#dd8fb8"), ("#101214",) * 4
THEMES = {
    "paper": Theme("#1a1a1a", "#5f5f5f", "#ffffff", _LIGHT, _ON_LIGHT, 9.0, 720, 0),
    "slide": Theme("#1a1a1a", "#5f5f5f", "#ffffff", _LIGHT, _ON_LIGHT, 17.0, 1280, 720),
    "column": Theme("#1a1a1a", "#5f5f5f", "#ffffff", _LIGHT, _ON_LIGHT, 8.0, 340, 0),
    "phone": Theme("#1a1a1a", "#5f5f5f", "#ffffff", _LIGHT, _ON_LIGHT, 10.5, 390, 0),
    "dark": Theme("#f2f2f2", "#a8adb5", "#16181d", _DARK, _ON_DARK, 9.0, 720, 0),
}
_LEAST, _MOST = 200, 8000  # pixels
_NARROW = 480  # pixels; on a narrower page panels are stacked in one column
_MOST_PANELS = 16
_LEAST_PANEL = 120  # pixels that a panel needs, at a font size of 9 points
_FOR_PANELS = 0.8  # of the height of a page; the rest is for title and notes


class PicturePage(NamedTuple):
    """The page of a picture: pixels at 96 per inch, font size in points, and the dots per inch of a PNG."""

    theme: Theme = THEMES["paper"]
    width: int = 720
    height: int = 0
    size: float = 9.0
    dpi: int = 200
    transparent: bool = False
    bounds: bool = False

    @property
    def unit(self) -> float:
        """Return the font size relative to 9 points."""
        return self.size / 9

    @property
    def columns(self) -> int:
        """Return the number of panels side by side, if there is more than one panel."""
        return 2 if self.width / self.unit >= _NARROW else 1

    @property
    def most(self) -> int:
        """Return the highest number of panels that the page has room for."""
        if not self.height:
            return _MOST_PANELS
        rows = max(1, int(self.height * _FOR_PANELS / (_LEAST_PANEL * self.unit)))
        return min(_MOST_PANELS, rows * self.columns)

    @property
    def background(self) -> str:
        """Return the color of the page, as matplotlib names it."""
        return "none" if self.transparent else self.theme.page


class PlotRequest(NamedTuple):
    """What ``plot`` draws: the rows, the reader's choices, and the page."""

    table: ObservationTable
    options: ChartOptions
    picture_page: PicturePage

    def chart(self, lang: str, in_print: bool = False, most: int = 0) -> Chart:
        """Return the description of the chart, for a screen or for print."""
        from .describe import describe

        return describe(self.table, lang, self.options._replace(in_print=in_print, most=most))


def picture_page_of(theme: str, width: str, height: str, font_size: str, dpi: str, transparent: bool) -> PicturePage:
    """Return the page for these options; raises UsageError for an unknown theme or an invalid size."""
    if theme and theme not in THEMES:
        hint = did_you_mean(theme, THEMES)
        raise UsageError(
            "'{theme}' is not a theme.{meant} Known: {known}.", theme=theme, meant=hint, known=tuple(THEMES)
        )
    look = THEMES[theme or "paper"]
    return PicturePage(
        look,
        _number("--width", width, _LEAST, _MOST) or look.width,
        _number("--height", height, _LEAST, _MOST) or look.height,
        _number("--font-size", font_size, 4, 72) or look.size,
        _number("--dpi", dpi, 30, 1200) or 200,
        transparent,
    )


def _number(option: str, text: str, least: int, most: int) -> int:
    if not text:
        return 0
    if not text.isdecimal() or not least <= int(text) <= most:
        message = "{option} {text} is not a size: write a whole number from {least} to {most}."
        raise UsageError(message, option=option, text=text, least=least, most=most)
    return int(text)


def figures(table: ObservationTable, measure: str, vintage: str) -> ObservationTable:
    """Return the answer that a chart draws: standing levels with targets and forecasts, ``growth``, or other measures.

    Each row has the facts of its comparison with the one before, as in ``show``. The answer of a measure command has no
    levels and is rendered unchanged. Raises UsageError for an unknown measure.
    """
    asked = named_measures(measure)
    return _answer_of(_with_whole_spans(table) if are_spans(table.rows) else table, asked, vintage)


def are_spans(rows: Sequence[Observation]) -> bool:
    """Return whether all figures are of spans from January, as ``--freq ytd`` selects them."""
    return bool(rows) and all(periods.frequency(row.period) == "ytd" for row in rows)


def _with_whole_spans(table: ObservationTable) -> ObservationTable:
    """Return spans from January with the first quarter, the first half and the whole of their years, which are spans too."""
    years = [periods.span(row.period).start // 12 for row in table.rows]
    extra = [
        row
        for key in dict.fromkeys(row.series for row in table.rows)
        for period, versions in table.data.series(key).items()
        for row in versions
        if periods.span(period).start % 12 == 0
        and min(years) <= periods.span(period).start // 12 <= max(years)
        and periods.frequency(period) in ("Q", "S", "A")
    ]
    return ObservationTable([*table.rows, *extra], table.data, beside=table.beside)


def _answer_of(table: ObservationTable, asked: Sequence[str], vintage: str) -> ObservationTable:
    """Return the answer that a chart draws of the ``asked`` measures."""
    for name in asked:
        if name not in terms():
            hint, known = did_you_mean(name, terms()), tuple(terms())
            raise UsageError(
                "'{measure}' is not a measure.{hint} Known: {known}.", measure=name, hint=hint, known=known
            )
    measures = {row.measure for row in table}
    if asked == ("growth",) and "level" in measures:
        return table.growth(vintage=vintage)
    wanted = set(asked) or ({"level"} if "level" in measures else measures)
    wanted |= {planned for planned, actual in PLANNED.items() if actual in wanted or "level" in wanted}
    when = vintage or "latest"
    data = table.data.known_by(when)
    rows = marked(data.standing([row for row in table if row.measure in wanted], when), data, when)
    found, data = currency.convert_rows(rows, data, when)
    return ObservationTable(found, data, beside=table.beside)


def _on_screen(request: PlotRequest, options: RenderOptions) -> Rendered:
    from .terminal_page import draw

    return Rendered(draw(request.chart(options.lang), options, braille=True))


def _in_print(name: str, request: PlotRequest, options: RenderOptions) -> Rendered:
    from .print_page import draw, missing

    chart = request.chart(options.lang, in_print=True, most=request.picture_page.most)
    notices = [*missing(chart), *filter(None, [chart.omitted])]
    return Rendered(draw(chart, name, request.picture_page._replace(bounds=options.bounds), options.lang), notices)


def _in_document(request: PlotRequest, options: RenderOptions) -> Rendered:
    """Return Markdown: a drawing in block characters, or for a file a link to the picture written beside it."""
    from urllib.parse import quote

    from ..render.markdown import escape
    from .terminal_page import draw
    from .words import chart_words

    chart = request.chart(options.lang)
    if not options.file:
        return Rendered(f"```text\n{draw(chart, options)}```\n")
    name = quote(os.path.basename(_picture_path(options)))
    return Rendered(f"![{escape(chart_words(chart, options.lang))}]({name})\n\n{escape(chart.sources)}\n")


def _in_page(request: PlotRequest, options: RenderOptions) -> Rendered:
    """Return HTML: the picture, in the ink of the page, and below it its figures as a table; a whole page for a file."""
    from ..render._html import page
    from ..render.html import fragment

    clear = request._replace(picture_page=request.picture_page._replace(transparent=True))
    rendered = _in_print("svg", clear, options)
    picture = str(rendered.text).partition("\n")[2]  # without the declaration of XML
    table, _ = fragment(request.table, options, bool(options.file))
    text = f'<figure style="margin: 0 0 1rem; overflow-x: auto">{picture}</figure>\n{table}'
    if options.file:
        text = page(request.chart(options.lang, in_print=True).heading.replace(TIE, " "), text, options.lang)
    return Rendered(text, rendered.notices)


def _beside(request: PlotRequest, options: RenderOptions) -> dict[str, bytes]:
    return {_picture_path(options): _in_print("svg", request, options).text.encode()}


def _picture_path(options: RenderOptions) -> str:
    """Return the path of the picture that a Markdown file links to."""
    return os.path.splitext(options.file)[0] + ".svg"


def _as_vega_lite(request: PlotRequest, options: RenderOptions) -> Rendered:
    from .vega_lite import specification

    return Rendered(specification(request.chart(options.lang, in_print=True), request.picture_page, options.lang))


FORMATS = Formats(
    (
        Format("table", (".txt",), 0, _on_screen, for_people=True),
        Format("svg", (".svg",), 1, partial(_in_print, "svg"), read=True),
        Format("png", (".png",), 2, partial(_in_print, "png"), binary=True, read=True),
        Format("pdf", (".pdf",), 3, partial(_in_print, "pdf"), binary=True, read=True),
        Format("markdown", (".md", ".markdown"), 4, _in_document, read=True, beside=_beside),
        Format("html", (".html", ".htm"), 6, _in_page, read=True, errors="xmlcharrefreplace"),
        Format("vega-lite", (".vl.json",), 5, _as_vega_lite, read=True),
    ),
    default="table",
)
