"""What a picture for print is drawn of: the table, what is asked of the chart, and the page that it goes to."""

from typing import NamedTuple

from ..errors import UsageError, did_you_mean
from ..table import Table
from .scales import Shape


class Theme(NamedTuple):
    """How a picture looks: its ink and page, the colours of its lines, letters in points, its width and height in pixels.

    Without a height it is as high as its content needs.
    """

    ink: str
    faint: str
    page: str
    colors: tuple[str, ...]
    size: float
    width: int
    height: int


# Blue, vermillion, bluish green, reddish purple of Okabe and Ito (Color Universal Design, 2008): told apart by people
# with any kind of colour vision, and each 3:1 or better against white. On a dark page their light ones.
_LIGHT = ("#0072b2", "#d55e00", "#009e73", "#cc79a7")
_DARK = ("#56b4e9", "#e69f00", "#3fc79a", "#cc79a7")
THEMES = {
    "paper": Theme("#1a1a1a", "#5f5f5f", "#ffffff", _LIGHT, 9.0, 720, 0),
    "slide": Theme("#1a1a1a", "#5f5f5f", "#ffffff", _LIGHT, 18.0, 1280, 720),
    "dark": Theme("#f2f2f2", "#a8adb5", "#16181d", _DARK, 9.0, 720, 0),
}
_LEAST, _MOST = 200, 8000  # pixels
_NARROW = 480  # pixels, below which panels stand below each other
_MOST_PANELS = 16
_LEAST_PANEL = 120  # pixels that a panel needs, with letters of nine points
_FOR_PANELS = 0.8  # of the height of a page; title and notes have the rest


class Page(NamedTuple):
    """The page of a picture: pixels at 96 to the inch, letters in points, and the dots that a PNG has to the inch."""

    theme: Theme = THEMES["paper"]
    width: int = 720
    height: int = 0
    size: float = 9.0
    dpi: int = 200
    transparent: bool = False
    bounds: bool = False

    @property
    def unit(self) -> float:
        """Return how large the letters are, in those of nine points."""
        return self.size / 9

    @property
    def columns(self) -> int:
        """Return how many of several panels stand beside each other."""
        return 2 if self.width / self.unit >= _NARROW else 1

    @property
    def most(self) -> int:
        """Return how many panels the page has room for."""
        if not self.height:
            return _MOST_PANELS
        rows = max(1, int(self.height * _FOR_PANELS / (_LEAST_PANEL * self.unit)))
        return min(_MOST_PANELS, rows * self.columns)

    @property
    def ground(self) -> str:
        """Return the colour behind what is drawn."""
        return "none" if self.transparent else self.theme.page


class Drawing(NamedTuple):
    """The content of the formats of ``plot``."""

    table: Table
    shape: Shape
    paper: Page


def page_of(theme: str, width: str, height: str, font_size: str, dpi: str, transparent: bool) -> Page:
    """Return the page that options ask for; raises UsageError for what is no size or no theme."""
    if theme and theme not in THEMES:
        raise UsageError(
            "'{theme}' is not a theme.{meant} Known: {known}.",
            theme=theme,
            meant=did_you_mean(theme, THEMES),
            known=tuple(THEMES),
        )
    look = THEMES[theme or "paper"]
    return Page(
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
        raise UsageError(
            "{option} {text} is no size: write a whole number from {least} to {most}.",
            option=option,
            text=text,
            least=least,
            most=most,
        )
    return int(text)
