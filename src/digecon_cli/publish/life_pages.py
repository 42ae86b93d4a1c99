"""The pages of a site on the lives of figures: one an indicator, with an anchor a period."""

from collections.abc import Iterator

from ..core import periods
from ..core.messages import phrase
from ..core.model import Observation
from ..pages.series import sector_of
from .addresses import of_cell, of_print
from .lives import message, section
from .material import SiteSeries
from .page import SiteEdition, SitePage


def pages(edition: SiteEdition) -> Iterator[tuple[str, bytes]]:
    """Yield the pages on lives in one language, with their paths."""
    for name, path in edition.material.life_pages.items():
        yield _page(edition.material.series[name], SitePage(edition, f"{path}.html"))


def _page(series: SiteSeries, page: SitePage) -> tuple[str, bytes]:
    """Return the page of one series, the newest period on top."""

    def place(figure: Observation) -> str:
        return page.indicator(series.name, of_print(figure))

    lives = []
    for period in sorted(series.lives, key=periods.order, reverse=True):
        found, key = series.lives[period], of_cell("", "", period)
        heading = message(found, page.data, page.lang)
        lives.append((key, page.heading(period), heading, section(found, page.data, page.lang, f"l{key}", place)))
    name = page.title(series)
    title = phrase("{name}: every published value", page.lang, name=name)
    trail = [page.home, page.sector(sector_of(series.rows[0], page.data)), (name, page.indicator(series.name))]
    return page.write("lives.html", title, trail=trail, lives=lives, of=series.name)
