"""The life of a figure in SVG: its prints by the day of release, and the growths as arrows from the base that each used.

Both panels are as wide as a phone, so that a page sets them beside each other where it has room, and below each other where it has
not. Every row is a line of text and a strip below it: no text can meet a mark.
"""

from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

from ..core import periods, units
from ..core.dataset import Dataset
from ..core.intervals import decimals
from ..core.messages import phrase
from ..core.model import STATUSES, Observation, Revision
from ..core.text import wrap
from ..measures.derivation import Derivation
from ..pages.closing import short_producer
from ..pages.labels import counted, revision_in_words
from ..pages.life import DocumentPrint, GrowthPath, Prints
from ..pages.numbers import ends_beside, has_bounds, number_in_line, separated, unit_in_line, value_in
from .model import tick_text, ticks
from .svg import SMALL, SvgCanvas, fitting, text_width, within

WIDTH = 328  # pixels of a panel: a phone of 360 less its margins
STYLE = """
.pic a { cursor: pointer; color: inherit; } .pic a .u { fill: var(--link); text-decoration: underline; } .pic a:focus-visible .t, .pic a:hover .t { stroke: var(--link); stroke-width: 1.5; }
.pic .t { fill: transparent; } .pic .x { fill: var(--faint); } .pic .y { stroke: var(--faint); stroke-width: 1.5; fill: none; } .pic .z { fill: none; stroke: var(--blue); stroke-width: 1.5; }
.pic .h2 { fill: var(--page); stroke: var(--orange); stroke-width: 2; }
"""
"""What the drawings add to the style of all pictures."""

TEXT_LINE, STRIP, GAP = 18, 24, 6  # pixels: a line of text, the strip below it, and what parts one row from the next
SIDE = 9  # from the edges of a panel to the ends of its axis: half of a mark, or an arrow that is open
_TEXT_CELLS = 51  # cells of small text that a panel is wide
_TITLE_CELLS = 44  # the same of a title
_DAY = 76  # pixels that a day takes
OPEN = 26  # pixels that a bound reaches into the open beside an arrow
_INSTEAD = {
    "revised_base": "{printed} was printed for {period}, which rounding does not explain",
    "unexplained": "{printed} was printed for {period}, and no document was found that says why",
    "comparable_basis": "{printed} was printed for {period}; the published rate compares like with like, the levels are as printed",
}
_STANDS, _OTHER, _BASE = 5.5, 3.5, 4.5  # radius of marks


class DrawnPanel(NamedTuple):
    """A panel as an SVG element of ``WIDTH`` pixels, and its height."""

    svg: str
    height: float


class LifeLook(NamedTuple):
    """How a life is drawn: the table, the language, the unit of its numbers, and the address of a figure's passage.

    ``link`` returns an address and what stands there, in words; an empty address for none.
    """

    data: Dataset
    lang: str
    unit: tuple[str, int]
    link: Callable[[Observation], tuple[str, str]]


class LinkedCanvas(SvgCanvas):
    """An SVG element whose parts may be links; its text is read in the order in which it is drawn."""

    def open_link(
        self, address: str, words: str, y: float, height: float, x: float = 0.0, width: float = WIDTH
    ) -> None:
        """Begin a link that is as large as a row, so that a finger finds it; ``words`` say what stands there."""
        self._end = "</a>" if address else ""
        if address:
            self._parts.append(f'<a href="{escape(address)}"><title>{escape(words)}</title>')
            self.rect(x, y, width, height, "t")

    def close_link(self) -> None:
        """End the link that is open."""
        self._parts.append(self._end)

    def head(self, x: float, y: float, way: int, kind: str) -> None:
        """Add the head of an arrow whose tip is at a point; ``way`` is 1 to the right and -1 to the left."""
        back = x - way * 9
        self._parts.append(f'<path d="M{x:.1f} {y:.1f}L{back:.1f} {y - 4.5:.1f}V{y + 4.5:.1f}Z" class="{kind}"/>')

    def whisker(self, low: float, high: float, y: float, kind: str, reach: float) -> None:
        """Add a line between two bounds with an upright stroke at each, which reaches so far up and down."""
        self.line(low, y, high, y, kind)
        for x in (low, high):
            self.line(x, y - reach, x, y + reach, kind)

    def panel(self, key: str, title: str, words: str, height: float) -> DrawnPanel:
        """Return the panel with a title and a description, which readers hear before its text; ``key`` is its own on a page."""
        svg = (
            f'<svg class="pic life" role="group" aria-label="{escape(title)}" aria-describedby="{key}-d" '
            f'viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" height="{height:.0f}">'
            f'<title>{escape(title)}</title><desc id="{key}-d">{escape(words)}</desc>{"".join(self._parts)}</svg>'
        )
        return DrawnPanel(svg, height)


class Scale:
    """A horizontal axis that covers some values; ``left`` and ``right`` are the pixels at its ends."""

    def __init__(self, values: Sequence[float], left: float, right: float) -> None:
        low, high = min(values), max(values)
        if low == high:
            reach = abs(low) / 20 or 1.0
            low, high = low - reach, high + reach
        self.ticks = ticks(low, high)
        self.left, self.right = left, right

    def x(self, value: float) -> float:
        """Return the pixel of a value."""
        low, high = self.ticks[0], self.ticks[-1]
        return self.left + (value - low) / (high - low) * (self.right - self.left)

    def draw(self, canvas: SvgCanvas, y: float) -> None:
        """Draw the axis with as many numbers as have room."""
        canvas.line(self.left, y, self.right, y, "g")
        labels = [separated(tick_text(tick)) for tick in self.ticks]
        room = (self.right - self.left) / (len(labels) - 1)
        every = max(1, -int(-(max(map(text_width, labels)) + 4) // room))
        for number, (tick, label) in enumerate(zip(self.ticks, labels, strict=True)):
            x = self.x(tick)
            canvas.line(x, y, x, y + 4, "g")
            if number % every == 0:
                middle = within(x, text_width(label, SMALL), 12, WIDTH - 12)
                canvas.text(middle, y + 17, label, "s f", "middle", unheard=True)


# --- prints -----------------------------------------------------------------------------------------------------------


def draw_prints(strip: Prints, title: str, key: str, look: LifeLook) -> DrawnPanel:
    """Return the prints of a figure, the earliest on top: day, document and number, and below them mark and bounds.

    A revision is shown between the prints that it separates.
    """
    scale = Scale([end for each in strip.prints for end in _known_ends(each.figure, look.unit)], SIDE, WIDTH - SIDE)
    canvas = LinkedCanvas(WIDTH, 0)
    y = heading(canvas, title)
    for each in strip.prints:
        if each.revision:
            y = _revision(canvas, each.revision, y, look.lang)
        y = _print(canvas, each, scale, y, look)
    scale.draw(canvas, y)
    return canvas.panel(key, title, prints_in_words(strip, look), y + 24)


def heading(canvas: SvgCanvas, title: str) -> float:
    """Write the title of a panel and return where its rows begin."""
    y = 0.0
    for line in wrap(title, _TITLE_CELLS):
        y += TEXT_LINE
        canvas.text(0, y - 3, line, "w", unheard=True)  # the panel is called so
    return y + GAP


def _revision(canvas: SvgCanvas, revision: Revision, y: float, lang: str) -> float:
    """Write why the next print differs, with a dashed line above, and return where the next row begins."""
    canvas.line(0, y, WIDTH, y, "r")
    return paragraph(canvas, revision_in_words(revision, lang), y + 2)


def paragraph(canvas: SvgCanvas, text: str, y: float) -> float:
    """Write small text in lines and return where the next row begins."""
    for line in wrap(text, _TEXT_CELLS):
        y += TEXT_LINE - 2
        canvas.text(0, y - 3, line, "s f")
    return y + GAP


def _print(canvas: LinkedCanvas, each: DocumentPrint, scale: Scale, y: float, look: LifeLook) -> float:
    figure = each.figure
    number = str(number_in_line(figure, look.unit))
    address, words = look.link(figure)
    heard = phrase(", ", look.lang).join((day_of(figure, look.lang), number, words))
    canvas.open_link(address, heard, y, TEXT_LINE + STRIP)
    canvas.text(0, y + 14, day_of(figure, look.lang), "f")
    canvas.text(_DAY, y + 14, _printer(figure, WIDTH - _DAY - text_width(number) - 8, look), "u")
    canvas.text(WIDTH, y + 14, number, "w" if each.stands else "", "end")
    middle = y + TEXT_LINE + STRIP / 2
    canvas.line(scale.left, middle, scale.right, middle, "g")
    _bounds(canvas, figure, scale, middle, look.unit, "z" if each.stands else "y")
    x = scale.x(float(value_in(figure, look.unit)))
    canvas.dot(x, middle, "b" if each.stands else "x", _STANDS if each.stands else _OTHER)
    canvas.close_link()
    return y + TEXT_LINE + STRIP + GAP


def _bounds(
    canvas: LinkedCanvas, figure: Observation, scale: Scale, y: float, unit: tuple[str, int], kind: str
) -> None:
    """Draw what rounding allows: a line with ends, or from the one known end of a bound an arrow into the open."""
    if figure.bound in ("over", "under"):
        way = 1 if figure.bound == "over" else -1
        x = scale.x(float(value_in(figure, unit)))
        into_the_open(canvas, x, min(x + 40, WIDTH - 1) if way > 0 else max(x - 40, 1), y, kind)
        return
    if has_bounds(figure):
        low, high = (scale.x(end) for end in _known_ends(figure, unit)[1:])
        canvas.whisker(low, high, y, kind, 5)


def into_the_open(canvas: SvgCanvas, x: float, end: float, y: float, kind: str) -> None:
    """Draw a line with an open head from the known end of a bound."""
    back = end - 6 if end > x else end + 6
    canvas.line(x, y, end, y, kind)
    canvas.line(back, y - 4, end, y, kind)
    canvas.line(back, y + 4, end, y, kind)


def _is_open(figure: Observation, way: int) -> bool:
    """Return whether a figure is a bound that is open to the right (1) or to the left (-1)."""
    return figure.bound == ("over" if way > 0 else "under")


def _known_ends(figure: Observation, unit: tuple[str, int]) -> list[float]:
    """Return the number of a figure and the bounds that are known, in a unit."""
    found = [float(value_in(figure, unit))]
    if has_bounds(figure):
        found += [float(value_in(figure._replace(value=end), unit)) for end in (figure.low, figure.high)]
    return found


def day_of(figure: Observation, lang: str) -> str:
    """Return the day, month or year of release as the document tells it."""
    return figure.vintage or phrase("no date", lang)


def _printer(figure: Observation, room: float, look: LifeLook) -> str:
    """Return who printed a figure and whether it is provisional, in some pixels; by the id of the document alone where that is too long."""
    provisional = phrase(STATUSES["P"], look.lang) if figure.status == "P" else ""
    names = (maker_of(figure, look.data, look.lang), figure.source)
    found = [phrase(", ", look.lang).join(filter(None, (name, provisional))) for name in names]
    return first_fitting((*found, figure.source), room)


def first_fitting(texts: Sequence[str], room: float) -> str:
    """Return the first text that has room in so many pixels, else the last one cut."""
    return next((text for text in texts if text_width(text) <= room), fitting(texts[-1], room))


def maker_of(figure: Observation, data: Dataset, lang: str) -> str:
    """Return who printed a figure, with the id of the document: ``CAICT, caict-2019-05``."""
    if not figure.source:
        return phrase("no source", lang)
    name = short_producer(data.organisation(figure), lang)
    return name if name == figure.source else name + phrase(", ", lang) + figure.source


# --- growths ----------------------------------------------------------------------------------------------------------


def draw_paths(paths: Sequence[GrowthPath], title: str, key: str, look: LifeLook) -> DrawnPanel:
    """Return an arrow for each growth, from the base that it used to the level that it led to."""
    canvas = LinkedCanvas(WIDTH, 0)
    figures = [figure for path in paths for figure in (path.base, path.now)]
    opened = OPEN if any(figure.bound in ("over", "under") for figure in figures) else 0
    side = max(text_width(_number(figure, look)) for figure in figures) + 14 + opened
    values = [end for figure in figures for end in _known_ends(figure, look.unit)]
    scale = Scale(values, side, WIDTH - side)
    y = heading(canvas, title)
    written: set[str] = set()
    for path in paths:
        y = _path(canvas, path, scale, y, look)
        notes = [note for note in path_notes(path, look.unit, look.lang) if note not in written]
        written.update(notes)
        for note in notes:
            y = paragraph(canvas, note, y - GAP)
    scale.draw(canvas, y)
    return canvas.panel(key, title, paths_in_words(paths, look), y + 24)


def _path(canvas: LinkedCanvas, path: GrowthPath, scale: Scale, y: float, look: LifeLook) -> float:
    rate = _rate(path.rate, look.lang)
    address, words = look.link(path.rate) if path.is_implied else ("", "")
    canvas.open_link(address, phrase(", ", look.lang).join((rate, words)), y - GAP, TEXT_LINE + GAP)
    canvas.text(
        0, y + 14, first_fitting(_origins(path, look), WIDTH - text_width(rate) - 8), "u" if path.is_implied else "f"
    )
    canvas.text(WIDTH, y + 14, rate, "w", "end")
    canvas.close_link()
    _arrow(canvas, path, scale, y + TEXT_LINE, look)
    return y + TEXT_LINE + STRIP + GAP


def _arrow(canvas: LinkedCanvas, path: GrowthPath, scale: Scale, y: float, look: LifeLook) -> None:
    middle = y + STRIP / 2
    start, end = (scale.x(float(value_in(one, look.unit))) for one in (path.base, path.now))
    way = 1 if end >= start else -1
    anchors = ("end", "start") if way > 0 else ("start", "end")
    for figure, x, anchor, outward in ((path.base, start, anchors[0], -way), (path.now, end, anchors[1], way)):
        reach = OPEN if _is_open(figure, outward) else 0.0
        edge = 0.0 if outward < 0 else x
        address, words = look.link(path.rate if figure is path.base and path.is_implied else figure)
        heard = phrase(", ", look.lang).join((periods.label(figure.period), _number(figure, look), words))
        canvas.open_link(address, heard, y, STRIP, edge, WIDTH - x if outward > 0 else x)
        canvas.text(
            x + outward * (9 + reach), middle + 4, _number(figure, look), "" if figure is path.base else "w", anchor
        )
        canvas.close_link()
        if reach:
            into_the_open(canvas, x, x + outward * OPEN, middle, "z")
    kind, head = ("o", "d") if path.is_implied else ("l", "b")
    if path.is_implied:
        _bounds(canvas, path.base, scale, middle, look.unit, "y")
    canvas.line(start, middle, end - way * 7 if abs(end - start) > 7 else end, middle, kind)
    canvas.head(end, middle, way, head)
    canvas.dot(start, middle, "h2" if path.is_implied else "b", _BASE)


def _number(figure: Observation, look: LifeLook) -> str:
    """Return the number of a level; an implied one in four digits, since its bounds are drawn."""
    if figure.origin == "computed":
        figure = figure._replace(low="", high="")
    return str(number_in_line(figure, look.unit))


def _origins(path: GrowthPath, look: LifeLook) -> tuple[str, ...]:
    """Return when and by whom the rate or the levels were released, from the fullest text to the shortest."""
    lang = look.lang
    if path.is_implied:
        makers = (short_producer(look.data.organisation(path.rate), lang), path.rate.source)
        day = day_of(path.rate, lang)
        return tuple(phrase("published {day}, {maker}", lang, day=day, maker=maker) for maker in makers)
    days = " – ".join(dict.fromkeys((day_of(path.base, lang), day_of(path.now, lang))))
    return phrase("printed {days}", lang, days=days), days


def _rate(rate: Observation, lang: str) -> str:
    """Return a rate with its sign: ``+15.1 %``."""
    unit = (rate.unit, rate.unit_mult)
    number = number_in_line(rate, unit)
    plus = "+" if float(rate.point) > 0 and not number.sign else ""
    name = phrase("points", lang) if rate.unit == units.POINTS else unit_in_line(unit, lang)
    return f"{number.sign}{plus}{number.digits}{number.mark} {name}"


def _range(rate: Observation) -> tuple[str, ...]:
    """Return what rounding allows a computed rate to be, as far as its number does not say so."""
    unit = (rate.unit, rate.unit_mult)
    digits = number_in_line(rate, unit).digits
    beside = ends_beside(rate, unit, decimals(digits)) if rate.origin == "computed" else ()
    return () if digits in beside else beside


def rate_in_words(rate: Observation, lang: str) -> str:
    """Return a rate with its sign and what rounding allows: ``+15.1 % (14.6 to 15.5)``."""
    beside = phrase(" to ", lang).join(_range(rate))
    return _rate(rate, lang) + (phrase(" ({command})", lang, command=beside) if beside else "")


def path_notes(path: GrowthPath, unit: tuple[str, int], lang: str, with_range: bool = True) -> list[str]:
    """Return what is known of a growth beside its number: its range, unless that is there, and how the published rates fit.

    What is known of an implied base stands at that alone.
    """
    if path.is_implied:
        code = path.beside[0].row.facts[0].code
        printed = number_in_line(path.printed, unit)
        return [phrase(_INSTEAD[code], lang, printed=printed, period=periods.label(path.printed.period))]
    found = _range(path.rate) if with_range else ()
    allowed = (
        [
            phrase(
                "rounding allows {low} to {high} {unit}",
                lang,
                low=found[0],
                high=found[1],
                unit=unit_in_line((path.rate.unit, 0), lang),
            )
        ]
        if found
        else []
    )
    fits = (_fit(gap, lang) for gap in path.beside)
    return [*allowed, *dict.fromkeys(fits)]


def _fit(gap: Derivation, lang: str) -> str:
    """Return a published rate, and how it fits that of the levels."""
    return phrase("published {rate}: {why}", lang, rate=_rate(gap.inputs[0], lang), why=gap.row.notes(lang))


# --- in words ---------------------------------------------------------------------------------------------------------


def prints_in_words(strip: Prints, look: LifeLook) -> str:
    """Return in a sentence what the rows of a panel have in common: how many documents, when, and which number stands."""
    days = [day for each in strip.prints if (day := each.figure.vintage)]
    values = {
        "number": number_in_line(strip.standing, look.unit),
        "documents": counted(len(strip.prints), "print", look.lang),
    }
    if not days:
        return phrase("{documents} without a date; {number} counts.", look.lang, **values)
    words = "{documents} of {first}; {number} counts."
    if days[0] != days[-1]:
        words = "{documents} from {first} to {last}; {number} counts."
    return phrase(words, look.lang, **values, first=days[0], last=days[-1])


def paths_in_words(paths: Sequence[GrowthPath], look: LifeLook) -> str:
    """Return the growths as sentences: from which base to which level."""
    found = []
    for path in paths:
        words = "From {base} to {now}: {rate}, both as printed."
        if path.is_implied:
            words = "From {base}, which no document prints, to {now}: {rate}, as published."
        found.append(
            phrase(
                words, look.lang, base=_number(path.base, look), now=_number(path.now, look),
                rate=rate_in_words(path.rate, look.lang),
            )
        )  # fmt: skip
    return " ".join(found)


def on_period(paths: Sequence[GrowthPath]) -> str:
    """Return the period that the growths are on, as tables label it."""
    return periods.label(paths[0].printed.period)
