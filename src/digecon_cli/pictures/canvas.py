"""Inline SVG, element by element: short numbers, live text, and classes whose colours the page's style sheet sets."""

from html import escape

from ..text import cells, cut

SIZE = 12  # of a text in pixels
SMALL = 11
_CELL = 0.62  # of a text's size that one cell takes in the system's fonts, on the safe side
_USUAL = 0.56  # the same, of most texts

STYLE = """
svg.pic { display: block; max-width: 100%; height: auto; overflow: visible; color: var(--ink); }
.pic text { font-size: 12px; fill: currentColor; font-variant-numeric: tabular-nums; } .pic .s { font-size: 11px; }
.pic .f { fill: var(--faint); } .pic .w { font-weight: 600; }
.pic .b, .pic .k0 { fill: var(--blue); } .pic .h { fill: var(--page); stroke: var(--blue); stroke-width: 1.5; }
.pic .c { fill: var(--page); stroke: var(--orange); stroke-width: 2; } .pic .d { fill: var(--orange); }
.pic .l { fill: none; stroke: var(--blue); stroke-width: 2; } .pic .o { fill: none; stroke: var(--orange); stroke-width: 2; }
.pic .g { stroke: var(--rule); stroke-width: 1; } .pic .a { stroke: currentColor; stroke-width: 1; }
.pic .j { stroke: var(--faint); stroke-width: 1.5; } .pic .q { stroke: currentColor; stroke-width: 2.5; }
.pic .r { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 4 3; }
.pic .k1 { fill: var(--orange); } .pic .k2 { fill: var(--green); } .pic .k3 { fill: var(--purple); } .pic .k4 { fill: var(--grey); }
.pic .n { fill: var(--page); stroke: var(--faint); stroke-width: 1; } .pic text.i { fill: var(--page); }
"""
"""The style sheet of all pictures; a page defines the variables: ink, page, faint, rule, blue, orange, green, purple, grey."""


def width(text: str, size: float = SIZE) -> float:
    """Return about how wide a text will be, in pixels; never much less than it is."""
    return cells(text) * size * _CELL


def fitting(name: str, wide: float) -> str:
    """Return a name cut to about so many pixels."""
    return cut(name, int(wide / SIZE / _USUAL))


class Drawing:
    """An SVG element in the making; all measures are pixels from the top left."""

    def __init__(self, wide: float, high: float) -> None:
        self.wide, self.high = wide, high
        self._parts: list[str] = []

    def rect(self, x: float, y: float, wide: float, high: float, kind: str) -> None:
        """Add a rectangle of a class."""
        self._parts.append(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(max(0.0, wide))}" height="{_n(max(0.0, high))}" class="{kind}"/>'
        )

    def line(self, x: float, y: float, to_x: float, to_y: float, kind: str) -> None:
        """Add a straight line of a class."""
        self._parts.append(f'<path d="M{_n(x)} {_n(y)}L{_n(to_x)} {_n(to_y)}" class="{kind}"/>')

    def dot(self, x: float, y: float, kind: str, radius: float = 4.5) -> None:
        """Add a filled or hollow circle of a class."""
        self._parts.append(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" class="{kind}"/>')

    def text(self, x: float, y: float, text: str, kind: str = "", anchor: str = "start") -> None:
        """Add a text whose baseline starts, ends or has its middle at a place."""
        named = f' class="{kind}"' if kind else ""
        at = "" if anchor == "start" else f' text-anchor="{anchor}"'
        self._parts.append(f'<text x="{_n(x)}" y="{_n(y)}"{named}{at}>{escape(text)}</text>')

    def element(self, label: str, kind: str = "") -> str:
        """Return the SVG element; ``label`` says in words what it shows, empty where the words stand beside it."""
        told = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
        size = f'viewBox="0 0 {_n(self.wide)} {_n(self.high)}" width="{_n(self.wide)}" height="{_n(self.high)}"'
        return f'<svg class="{f"pic {kind}".strip()}" {told} {size}>{"".join(self._parts)}</svg>'


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
