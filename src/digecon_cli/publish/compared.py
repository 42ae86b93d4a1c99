"""Comparisons of a site: which series stand side by side on a page, and what the page tells of them.

They are those that a reader would set side by side: an indicator in its areas, published rivals of one concept, a whole
with its parts, and the headlines of a sector in one unit. What does not compare is refused there as ``compare`` does.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable
from ..core import units
from ..core.areas import in_sentence
from ..core.cleaning import clean
from ..core.errors import DigeconError
from ..core.messages import listed, phrase
from ..core.model import MEASURED
from ..draw.words import bracketed
from ..pages.series import label_in, sector_name
from ..render import paper
from .answers import confused
from .material import Material, SiteSeries
from .page import SiteEdition, SitePage
from .pictures import pictures_beside

MOST = 6  # series on a page: more would not be read side by side
INDEX = "compare/index.html"
KINDS = ("areas", "rivals", "parts", "sector")


class SideBySide(NamedTuple):
    """A page of series side by side: its kind, the id that its path has, and the names of the series, the base first."""

    kind: str
    name: str
    series: tuple[str, ...]

    @property
    def path(self) -> str:
        """Return the path of the page."""
        return f"compare/{self.kind}-{self.name}.html"


Compared = Sequence[tuple[SideBySide, ObservationTable]]


def side_by_side_pages(material: Material) -> list[SideBySide]:
    """Return the comparisons of a site; series without levels are in none, and no two hold the same series."""
    measured = [name for name, one in material.series.items() if any(row.measure in MEASURED for row in one.rows)]
    of_china = [name for name in measured if material.series[name].area in ("CN", "")]
    candidates = (
        *_areas(measured, material), *_rivals(of_china, material), *_parts(of_china, material),
        *_sectors(of_china, material),
    )  # fmt: skip
    found: dict[frozenset[str], SideBySide] = {}
    for sides in candidates:
        if len(sides.series) > 1:
            found.setdefault(frozenset(sides.series), sides)
    return list(found.values())


def _areas(measured: Sequence[str], material: Material) -> Iterator[SideBySide]:
    for indicator in dict.fromkeys(material.series[name].indicator for name in measured):
        names = [name for name in material.areas(indicator) if name in measured]
        yield SideBySide("areas", _of_path(indicator, material), tuple(names[:MOST]))


def _rivals(names: Sequence[str], material: Material) -> Iterator[SideBySide]:
    for name in names:
        rivals = [rival for rival in confused(name, material.data) if rival in names]
        yield SideBySide("rivals", _of_path(name, material), (name, *rivals[: MOST - 1]))


def _parts(names: Sequence[str], material: Material) -> Iterator[SideBySide]:
    within: dict[str, list[str]] = {}
    for name in names:
        for whole, kind in material.data.about(name).wholes.items():
            if kind in ("part", "subset"):
                within.setdefault(whole, []).append(name)
    for whole in names:
        parts = sorted(within.get(whole, ()), key=_rank(material))
        yield SideBySide("parts", _of_path(whole, material), (whole, *parts[: MOST - 1]))


def _sectors(names: Sequence[str], material: Material) -> Iterator[SideBySide]:
    """Yield the headlines of each sector that have one unit, the unit that most of them have."""
    data = material.data
    for sector, indicators in material.sectors.items():
        by_unit: dict[str, list[str]] = {}
        for name in sorted(
            (one for one in indicators if one in names and data.about(one).headline), key=_rank(material)
        ):
            by_unit.setdefault(units.base(data.about(name).unit, 0)[0], []).append(name)
        if by_unit:
            yield SideBySide("sector", sector, tuple(max(by_unit.values(), key=len)[:MOST]))


def _rank(material: Material) -> Any:
    return lambda name: (material.data.about(name).headline_rank, name)


def _of_path(indicator: str, material: Material) -> str:
    """Return the end of an indicator's path, which every file system allows."""
    return material.pages[indicator].rpartition("/")[2]


def comparisons(material: Material) -> Compared:
    """Return the comparisons of a site with their figures, in which more than one series has some."""
    made = [(sides, comparison(sides, material)) for sides in side_by_side_pages(material)]
    return [(sides, found) for sides, found in made if found and len({(row.indicator, row.area) for row in found}) > 1]


def comparison(sides: SideBySide, material: Material) -> ObservationTable | None:
    """Return the levels, multiples and growth of series side by side; None where nothing of them can be compared."""
    figures = [row for name in sides.series for row in material.series[name].rows]
    table = ObservationTable(figures, material.data)
    areas = dict.fromkeys(material.series[name].area for name in sides.series)
    indicators = dict.fromkeys(material.series[name].indicator for name in sides.series)
    try:
        return table.compare(*indicators, area=",".join(areas) if len(areas) > 1 else "")
    except DigeconError:
        return None


def values(sides: SideBySide, found: ObservationTable, page: SitePage) -> dict[str, Any]:
    """Return what the template of a comparison shows: its tables with the lines below them, and links to the series."""
    look = RenderOptions(lang=page.lang, all=True, commands=False)
    pictures = pictures_beside(found, page.lang)
    return {
        "sheets": paper.documents(found, look),
        "pictures": pictures,
        "breaks": any(group.notes for group in pictures),
        "series": [(_both_names(page.material.series[name], page), page.indicator(name)) for name in sides.series],
    }


def _both_names(series: SiteSeries, page: SitePage) -> str:
    """Return the name of a series behind the short one that the tables have, where that is another."""
    name, label = page.title(series), clean(label_in(series.rows[0], page.data, page.lang))
    return name if label == name else label + phrase(": ", page.lang) + in_sentence(name)


def title(sides: SideBySide, page: SitePage) -> str:
    """Return the heading of a comparison: an indicator in its areas, a whole and its parts, or series by their names."""
    data, lang, first = page.data, page.lang, page.material.series[sides.series[0]]
    if sides.kind == "sector":
        return page.say("compare_sector", sector=sector_name(sides.name, lang))
    if sides.kind == "rivals":
        return page.say(
            "compare_rivals",
            names=listed([bracketed(page.title(page.material.series[one])) for one in sides.series], lang),
        )
    name = clean(data.about(first.indicator).name(lang))
    return page.say(f"compare_{sides.kind}", name=name)


def links(name: str, compared: Compared, page: SitePage) -> list[tuple[str, str]]:
    """Return the headings of the comparisons in which a series stands, with their addresses."""
    return [(title(sides, page), page.page(sides.path)) for sides, _ in compared if name in sides.series]


def pages(edition: SiteEdition, compared: Compared) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of comparisons in one language, and the list of them by kind."""
    for sides, found in compared:
        page = SitePage(edition, sides.path)
        heading = title(sides, page)
        trail = [page.home, (page.w["side_by_side"], page.page(INDEX))]
        yield page.write("compare.html", heading, heading=heading, trail=trail, **values(sides, found, page))
    if compared:
        page = SitePage(edition, INDEX)
        kinds = [
            (
                page.w[f"compare_{kind}_list"],
                [(title(one, page), page.page(one.path)) for one, _ in compared if one.kind == kind],
            )
            for kind in KINDS
        ]
        yield page.write(
            "compares.html", page.w["side_by_side"], kinds=[one for one in kinds if one[1]], trail=[page.home]
        )
