"""A page of a site: its language and path, its lead, and its links to other pages."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, NamedTuple
from urllib.parse import quote

from ..core import periods
from ..core.cleaning import clean
from ..core.messages import of_place, phrase
from ..core.model import Observation, split_name
from ..draw.links import FigureLink, FigurePlace
from ..draw.model import Chart
from ..pages.labels import short_name
from ..pages.series import in_area, sector_name
from .addresses import folder, of_cell
from .headlines import HeadlineSeries, Overview, SelectedFigures, overview, selected_figures
from .html import rendered
from .material import Material, SiteSeries
from .pictures import NO_LINKS, LeadPicture, PagePicture, lead_chart, lead_picture
from .sentences import FigureText, TextLine, linked, message_of, period_name, plain, printed_text
from .words import words

_FIND = "find "


class PageLead(NamedTuple):
    """The lead of a page on series: its message, its large chart as it is drawn, and the overview that all are built from."""

    message: str
    chart: Chart | None
    found: Overview
    large: LeadPicture | None

    @property
    def headline(self) -> HeadlineSeries | None:
        """Return the headline of the first series; None if there are no levels."""
        return self.found.first[0] if self.found.first else None

    def picture(self, links: Mapping[FigurePlace, FigureLink] = NO_LINKS) -> PagePicture | None:
        """Return the large picture, in which figures are ``links``; None without a chart."""
        return self.large.picture(links) if self.large else None


class SiteEdition:
    """A site in one of its ``languages``: its pages, and the leads of those on series."""

    def __init__(
        self,
        material: Material,
        lang: str,
        languages: tuple[str, ...],
        selected: dict[tuple[str, ...], SelectedFigures] | None = None,
    ) -> None:
        """``selected`` are the figures of series, which editions in other languages share."""
        self.material, self.lang, self.languages = material, lang, languages
        self.folder = folder(lang, languages)
        self._selected = {} if selected is None else selected
        self._printed: dict[Observation, FigureText] = {}
        self._places: dict[str, str] = {}
        self._bars: dict[str, str] = {}

    def lead(self, names: Sequence[str]) -> PageLead:
        """Return the lead of a page on these series."""
        key, data = tuple(names), self.material.data
        if key not in self._selected:
            rows = [one for name in names for one in self.material.series[name].rows]
            self._selected[key] = selected_figures(rows, data)
        found = overview(self._selected[key], data, self.lang)
        chart = lead_chart(found)
        return PageLead(message_of(found), chart, found, lead_picture(chart, found.first, found.lang))

    def printed(self, figure: Observation, anchor: str = "") -> FigureText:
        """Return a figure as its document prints it (see ``printed_text``)."""
        if figure not in self._printed:
            self._printed[figure] = printed_text(figure, self.material.data, self.lang)
        text = self._printed[figure]
        return text._replace(anchor=anchor) if anchor else text

    def bar(self, page: "SitePage") -> str:
        """Return the links and the search form at the top of a page, which are the same on all pages of a folder."""
        beside = page.path.rpartition("/")[0]
        if beside not in self._bars:
            self._bars[beside] = rendered("bar.html", self.lang, here=page, has_claims=bool(self.material.check))
        return self._bars[beside]

    def place_in_document(self, locator: str) -> str:
        """Return where in its document a figure is printed: a page, a table, or words to search for."""
        if locator not in self._places:
            is_quoted = locator.startswith(_FIND)
            self._places[locator] = (
                phrase("find {words}", self.lang, words=plain(locator.removeprefix(_FIND)))
                if is_quoted
                else plain(of_place(locator, self.lang))
            )
        return self._places[locator]

    @cached_property
    def leads(self) -> dict[str, PageLead]:
        """Return the lead of the page of each series."""
        return {name: self.lead([name]) for name in self.material.series}


_quoted = cache(quote)  # a site has few addresses and many links


class SitePage:
    """One page: content, language and words, and its links to pages of its language and to shared files."""

    def __init__(self, edition: SiteEdition, path: str) -> None:
        self.edition, self.path = edition, path
        self.material, self.data, self.lang = edition.material, edition.material.data, edition.lang
        self.w = words(edition.lang)

    def write(self, template: str, title: str, **values: Any) -> tuple[str, bytes]:
        """Return the path and the text of the page.

        ``values`` are what its template shows; ``trail`` among them lists the pages that lead to it.
        """
        material = self.material
        values = {"trail": (), "description": title, **values}
        text = rendered(
            template,
            self.lang,
            here=self,
            home="",
            page={"title": title, "own": material.own, "version": material.version},
            languages=self.edition.languages,
            has_claims=bool(material.check),
            bar=self.edition.bar(self),
            contact=material.contact,
            **values,
        )
        return self.edition.folder + self.path, _without_blanks(text).encode()

    def page(self, path: str, place: str = "") -> str:
        """Return the address of another page of the same language, and of an anchor on it."""
        own, _, name = path.rpartition("/")
        same_folder = own == self.path.rpartition("/")[0]
        address = name if same_folder else "../" * self.path.count("/") + path
        return _quoted(address) + (f"#{_quoted(place)}" if place else "")

    def shared(self, path: str) -> str:
        """Return the address of a file relative to the root of the site."""
        return "../" * (self.edition.folder + self.path).count("/") + _quoted(path)

    def other(self, lang: str) -> str:
        """Return the address of the same page in another language."""
        return self.shared(folder(lang, self.edition.languages) + self.path)

    def say(self, name: str, /, **values: object) -> str:
        """Return one of the sentences of ``words``, filled with its values."""
        return self.w[name].format(**values)

    def period(self, period: str) -> str:
        """Return a period as a sentence names it."""
        return period_name(period, self.lang)

    def heading(self, period: str) -> str:
        """Return a period as a table names it: a year is just its number."""
        return period if periods.frequency(period) == "A" else self.period(period)

    def place_in_document(self, locator: str) -> str:
        """Return where in its document a figure is printed: a page, a table, or words to search for."""
        return self.edition.place_in_document(locator)

    @property
    def home(self) -> tuple[str, str]:
        """Return the name and the address of the front page."""
        return self.w["home"], self.page("index.html")

    def sector(self, sector: str) -> tuple[str, str]:
        """Return the name of a sector and the address of its page."""
        return sector_name(sector, self.lang), self.page(f"{self.material.sector_pages[sector]}.html")

    def title(self, series: SiteSeries, lang: str = "") -> str:
        """Return the name of a series in the page's language or ``lang``, with its area unless that is China."""
        lang = lang or self.lang
        return in_area(clean(self.data.about(series.indicator).name(lang)), series.rows[0], lang)

    def indicator(self, name: str, place: str = "") -> str:
        """Return the address of a series or an indicator; empty if it has no page."""
        pages = self.material.pages
        return self.page(f"{pages[name]}.html", place) if name in pages else ""

    def document(self, source: str) -> str:
        """Return the address of a document's page; empty if it has none."""
        pages = self.material.document_pages
        return self.page(f"{pages[source]}.html") if source in pages else ""

    def life(self, name: str, period: str = "") -> str:
        """Return the address of the lives of a series' figures, or of that of one period; empty if there is none."""
        pages, series = self.material.life_pages, self.material.series.get(name)
        if series is None or name not in pages or (period and period not in series.lives):
            return ""
        return self.page(f"{pages[name]}.html", of_cell("", "", period) if period else "")

    def whole(self, whole: str) -> str:
        """Return the short name of a whole, which is an indicator, possibly of another area."""
        indicator, area = split_name(whole)
        return short_name(self.data, indicator, area or "CN", self.lang)

    def pieces(self, text: str, known: Collection[str] = ()) -> TextLine:
        """Return a text in pieces, in which the ids of documents link to their pages, except those ``known``."""
        return linked(text, lambda word: None if word in known else self.document(word) or None)


def _without_blanks(text: str) -> str:
    """Return a page without the blank lines and the indentation that templates leave."""
    return re.sub(r"\n\s+", "\n", text)
