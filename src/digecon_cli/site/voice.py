"""What is told of one figure, in one language: its number, bounds, status and document, each in its place."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import NamedTuple

from .. import periods, units
from ..cleaning import clean
from ..dataset import Dataset
from ..document import REFUSED, SIGNS
from ..draw.words import written
from ..intervals import shifted
from ..measures.reasons import WITHIN
from ..messages import CHINESE, of_place, phrase
from ..model import STATUSES, Observation
from ..pages.labels import measure_name, measure_word
from ..pages.numbers import DIGITS, ends, latest, separated, unit_of
from ..pages.numbers import in_line as told
from ..pages.numbers import number_in_line as number
from ..pages.numbers import status_letter as status
from ..pages.series import in_area, sector_name
from ..report.headlines import gap_sign
from ..report.notes import Piece, linked
from ..text import TIE
from .addresses import Here
from .material import Material, Series
from .words import words

_FIND = "find "


class Figure(NamedTuple):
    """A figure in a table: its place, number, bounds, letter of its status and what that means, and what it is besides.

    ``sign`` is how it compares with what is published (``=``, ``≠``, ``|`` for another price basis), or that it is
    refused (``×``); ``reason`` says why.
    """

    anchor: str = ""
    text: str = ""
    bounds: str = ""
    mark: str = ""
    meaning: str = ""
    label: str = ""
    sign: str = ""
    reason: str = ""


class Voice:
    """A page in the making: the material, its language, and the place from which it refers to others."""

    def __init__(self, material: Material, here: Here) -> None:
        self.material, self.here, self.lang = material, here, here.lang
        self.data: Dataset = material.data
        self.w = words(here.lang)

    def say(self, name: str, /, **values: object) -> str:
        """Return one of the site's own sentences with its values."""
        return self.w[name].format(**values)

    def period(self, period: str) -> str:
        """Return a period as a sentence names it."""
        return written(period, self.lang)

    def heading(self, period: str) -> str:
        """Return a period as a table names it: a year is its number."""
        return period if periods.frequency(period) == "A" else self.period(period)

    def where(self, locator: str) -> str:
        """Return where in its document a figure stands: a page, a table, or words to look for."""
        if locator.startswith(_FIND):
            return phrase("find {words}", self.lang, words=plain(locator.removeprefix(_FIND)))
        return plain(of_place(locator, self.lang))

    @property
    def home(self) -> tuple[str, str]:
        """Return the name and the address of the front page."""
        return self.w["home"], self.here.page("index.html")

    def sector(self, sector: str) -> tuple[str, str]:
        """Return the name of a sector and the address of its page."""
        return sector_name(sector, self.lang), self.here.page(f"{self.material.halls[sector]}.html")

    def title(self, series: Series, lang: str = "") -> str:
        """Return what a series is called, with its area unless that is China; ``lang`` is another language than the page's."""
        lang = lang or self.lang
        return in_area(clean(self.data.about(series.indicator).name(lang)), series.rows[0], lang)

    def indicator(self, name: str, place: str = "") -> str:
        """Return the address of a series or an indicator, empty where the site has none."""
        pages = self.material.pages
        return self.here.page(f"{pages[name]}.html", place) if name in pages else ""

    def document(self, source: str) -> str:
        """Return the address of a document's page, empty where the site has none."""
        papers = self.material.papers
        return self.here.page(f"{papers[source]}.html") if source in papers else ""

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Return a text in pieces, in which ids of documents and indicators lead to their pages."""
        return linked(text, self._address)

    def _address(self, word: str) -> str | None:
        return self.document(word) or None

    def told(self, one: Observation, digits: int = DIGITS) -> str:
        """Return a figure with its unit, in so many digits (0: all), without the letter of its status."""
        return plain(told(one._replace(status="A"), self.data, self.lang, digits))

    def printed(self, one: Observation, anchor: str = "") -> Figure:
        """Return a figure with its unit and all digits that its document prints, and what it is."""
        what = measure_name(one, self.data, self.lang, False)
        return self.figure(one, anchor=anchor)._replace(text=self.told(one, 0), label=what)

    def figure(self, one: Observation, unit: tuple[str, int] | None = None, anchor: str = "") -> Figure:
        """Return a figure in a unit, without it that of a line of its own; the unit is told beside it."""
        unit = unit or unit_of(one, self.data, self.lang)
        number_in, *both = self._numbers(one, unit)
        mark = status(one)
        meaning = phrase(STATUSES[one.status], self.lang) if mark else ""
        bounds = phrase(" to ", self.lang).join(map(separated, both))
        return Figure(anchor, number_in, f"[{bounds}]" if bounds else "", mark, meaning)

    def _numbers(self, one: Observation, unit: tuple[str, int]) -> list[str]:
        """Return the number of a figure in a unit, and its bounds where they are two.

        Those of a print are those of its digits; what is computed has them rounded outwards, a percentage with two decimals.
        """
        bounded = bool(one.low and one.high) and one.low != one.high
        if one.origin == "computed" and bounded and units.is_percentage(one.unit):
            step = Decimal("0.01")
            three = ((one.value, ROUND_HALF_UP), (one.low, ROUND_FLOOR), (one.high, ROUND_CEILING))
            return [
                SIGNS.get(one.bound, "") * (not n) + f"{Decimal(end).quantize(step, to):f}"
                for n, (end, to) in enumerate(three)
            ]
        text = str(number(one._replace(status="A"), unit))
        if not bounded:
            return [text]
        if one.origin == "computed":
            return [text, *ends(one, unit)]
        power = units.base(one.unit, one.unit_mult)[1] - units.base(*unit)[1]
        return [text, *(shifted(end, power) for end in (one.low, one.high))]

    def refused(self, one: Observation, anchor: str = "") -> Figure | None:
        """Return what is said in place of a figure that is refused; None where nobody says why."""
        refusal = one.refusal
        if refusal is None:
            return None
        return Figure(anchor, sign=REFUSED, reason=plain(refusal.sentence(self.lang)))

    def compared(self, figure: Figure, gaps: list[Observation]) -> Figure:
        """Return a computed figure with how it compares to what is published, and why it differs."""
        notes = dict.fromkeys(gap.notes(self.lang) for gap in gaps if gap.facts and not gap.has(WITHIN))
        reason = "; ".join(map(plain, notes))
        return figure._replace(sign=gap_sign(gaps), reason=reason)


def newest(series: Series, data: Dataset, lang: str) -> str:
    """Return the newest figure of a series with its period, and what it is where it is no level."""
    one = latest(series.rows, data)
    what = "" if one.measure == "level" else measure_word(one, lang) + (" " if lang != CHINESE else "")
    return what + plain(told(one, data, lang)) + phrase(" ({command})", lang, command=periods.label(one.period))


def plain(text: str) -> str:
    """Return a text as a page has it, on one line and with plain blanks."""
    return clean(text.replace(TIE, " "))
