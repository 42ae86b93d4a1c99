"""The pages of a site on the lives of figures: one an indicator, with an anchor a period."""

from collections.abc import Iterator

from ..core.model import Observation
from ..pages.series import sector_of
from .addresses import of_print
from .lives import entries, page_title
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

    name = page.title(series)
    trail = [page.home, page.sector(sector_of(series.rows[0], page.data)), (name, page.indicator(series.name))]
    lives = list(entries(series.lives, page.data, page.lang, page.heading, place))
    return page.write("lives.html", page_title(name, page.lang), frame="site.html", trail=trail, lives=lives)
