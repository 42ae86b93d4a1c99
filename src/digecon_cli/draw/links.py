"""Links over a picture for HTML pages: an area for each figure, with a title, wide enough for a finger.

The picture is hidden from screen readers where figures are links, since each of them is read aloud; the label of the
picture stays.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from .model import Panel
from .svg import FOOT, HEAD, TOP, PanelLook, SvgPanel

LEAST = 24  # pixels of an area, either way
FigurePlace = tuple[str, bool]  # the period of a figure, and whether it is planned


class FigureLink(NamedTuple):
    """Where a figure leads, and what it is: value, period and source."""

    url: str
    title: str


class _Area(NamedTuple):
    """A rectangle in pixels from the top left."""

    x: float
    y: float
    width: float
    height: float


def over_panel(svg: str, panel: Panel, look: PanelLook, links: Mapping[FigurePlace, FigureLink]) -> str:
    """Return the picture of a panel over time with links; the newest figure has one, and others as far as they have room."""
    return _linked(svg, _of_panel(SvgPanel(panel, look), links))


def over_rows(svg: str, links: Sequence[FigureLink | None]) -> str:
    """Return a picture of rows of one height with a link over each that has one."""
    _, _, wide, high = map(float, svg.partition('viewBox="')[2].partition('"')[0].split())
    step = (high - HEAD - FOOT) / len(links)
    areas = ((_Area(0, HEAD + place * step, wide, step), link) for place, link in enumerate(links))
    return _linked(svg, ((area, link) for area, link in areas if link))


def _of_panel(geometry: SvgPanel, links: Mapping[FigurePlace, FigureLink]) -> Iterator[tuple[_Area, FigureLink]]:
    """Yield the areas of figures from the newest to the oldest, none closer to the last than a finger's width."""
    width = max(LEAST, geometry.band)
    places: dict[float, FigureLink] = {}
    for point in geometry.panel.points:
        link = links.get((point.period, point.kind == "planned"))
        if link and (point.at not in places or point.kind != "planned"):
            places[point.at] = link
    taken = float("inf")
    for at, link in sorted(places.items(), reverse=True):
        x = geometry.x(at)
        if taken - x >= width - 0.5:
            taken = x
            yield _Area(x - width / 2, TOP - 14, width, geometry.look.height - TOP + 14), link


def _linked(svg: str, areas: Iterable[tuple[_Area, FigureLink]]) -> str:
    found = "".join(_link(*both) for both in areas)
    if not found:
        return svg
    head, _, inner = svg.partition(">")
    head = head.replace('role="img"', 'role="group"')
    return f'{head}><g aria-hidden="true">{inner.removesuffix("</svg>")}</g>{found}</svg>'


def _link(area: _Area, link: FigureLink) -> str:
    places = zip(("x", "y", "width", "height"), area, strict=True)
    shape = " ".join(f'{name}="{value:.1f}"' for name, value in places)
    return f'<a href="{escape(link.url)}"><title>{escape(link.title)}</title><rect {shape}/></a>'
