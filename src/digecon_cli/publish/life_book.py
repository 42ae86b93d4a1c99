"""The lives of figures in a report of everything: a page an indicator and area, to which the notes on figures link."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

from ..core.model import typed_name
from ..pages.labels import indicator_name
from ..pages.life import Life, life
from ..pages.series import grouped
from .addresses import of_cell, paths
from .lives import page_title
from .report import FigureKey, ReportPage, key_of


class LifePage(NamedTuple):
    """A page of lives by period; ``path`` is its file in the folder of the report."""

    path: str
    title: str
    lives: Mapping[str, Life]


def life_pages(page: ReportPage) -> list[LifePage]:
    """Return the pages of the lives in a report: of figures that were printed on two days, or whose base is another."""
    rows = grouped((row for part in page.parts for row in part.found.rows), key_of)
    lives = {key: found for key, of_key in rows.items() if (found := life(of_key, page.data)).is_long}
    series = grouped(lives, lambda key: typed_name(*key[:2]))
    files = paths("life", series)
    pages = []
    for name, keys in series.items():
        indicator, area, _ = keys[0]
        title = page_title(indicator_name(page.data, indicator, area, page.lang), page.lang)
        pages.append(LifePage(files[name].replace("/", "-") + ".html", title, {key[2]: lives[key] for key in keys}))
    return pages


def life_links(pages: list[LifePage]) -> dict[FigureKey, str]:
    """Return the address of each life from a page in the same folder, by the key of its figure."""
    return {
        key_of(found.rows[0]): f"{quote(page.path)}#{of_cell('', '', period)}"
        for page in pages
        for period, found in page.lives.items()
    }
