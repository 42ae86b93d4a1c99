"""What is told of one figure, in one language: its number, bounds, status and document, each in its place."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import NamedTuple

from .. import periods, units
from ..charts import spoken
from ..cleaning import clean
from ..dataset import Dataset
from ..intervals import shifted
from ..measures.reasons import PRICES, WITHIN
from ..messages import CHINESE, phrase, translated
from ..model import STATUSES, Observation
from ..present.figures import number, separated, status, unit_of
from ..present.lines import TIE
from ..present.numbers import SIGNS, printed
from ..present.rows import APART, EQUAL, REFUSED
from ..report.notes import Piece, linked
from .addresses import Here
from .material import Material
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
        return spoken.period(period, self.lang) if self.lang == CHINESE else periods.label(period)

    def heading(self, period: str) -> str:
        """Return a period as a table names it: a year is its number."""
        return period if periods.frequency(period) == "A" else self.period(period)

    def where(self, locator: str) -> str:
        """Return where in its document a figure stands: a page, a table, or words to look for."""
        if locator.startswith(_FIND):
            return phrase("find {words}", self.lang, words=plain(locator.removeprefix(_FIND)))
        return plain(translated(locator, self.lang))

    def indicator(self, name: str, place: str = "") -> str:
        """Return the address of a series or an indicator, empty where the site has none."""
        pages = self.material.pages
        return self.here.page(f"indicators/{pages[name]}.html", place) if name in pages else ""

    def document(self, source: str) -> str:
        """Return the address of a document's page, empty where the site has none."""
        papers = self.material.papers
        return self.here.page(f"documents/{papers[source]}.html") if source in papers else ""

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Return a text in pieces, in which ids of documents and indicators lead to their pages."""
        return linked(text, self._address)

    def _address(self, word: str) -> str | None:
        return self.document(word) or None

    def figure(self, one: Observation, unit: tuple[str, int] | None = None, anchor: str = "") -> Figure:
        """Return a figure in a unit, without it that of a line of its own; the unit is told beside it."""
        unit = unit or unit_of(one, self.data, self.lang)
        number_in, *ends = self._numbers(one, unit)
        mark = status(one)
        meaning = phrase(STATUSES[one.status], self.lang) if mark else ""
        bounds = phrase(" to ", self.lang).join(map(separated, ends))
        return Figure(anchor, number_in, f"[{bounds}]" if bounds else "", mark, meaning)

    def _numbers(self, one: Observation, unit: tuple[str, int]) -> list[str]:
        """Return the number of a figure in a unit, and its bounds where they are two.

        Those of a print are those of its digits; what is computed has them rounded outwards, a percentage with two decimals.
        """
        bounded = bool(one.low and one.high) and one.low != one.high
        if one.origin == "computed" and bounded and units.is_percentage(one.unit):
            step = Decimal("0.01")
            ends = ((one.value, ROUND_HALF_UP), (one.low, ROUND_FLOOR), (one.high, ROUND_CEILING))
            return [
                SIGNS.get(one.bound, "") * (not n) + f"{Decimal(end).quantize(step, to):f}"
                for n, (end, to) in enumerate(ends)
            ]
        text = number(one._replace(status="A"), unit)
        if not bounded:
            return [text]
        if one.origin == "computed":
            return [text, *printed(one, unit, True).partition(" [")[2].rstrip("]").split(", ")]
        power = units.base(one.unit, one.unit_mult)[1] - units.base(*unit)[1]
        return [text, *(shifted(end, power) for end in (one.low, one.high))]

    def refused(self, one: Observation, anchor: str = "") -> Figure | None:
        """Return what is said in place of a figure that is refused; None where nobody says why."""
        refusal = one.refusal
        if refusal is None:
            return None
        return Figure(anchor, sign=REFUSED, reason=plain(translated(refusal.sentence, self.lang)))

    def compared(self, figure: Figure, gaps: list[Observation]) -> Figure:
        """Return a computed figure with how it compares to what is published, and why it differs."""
        notes = list(dict.fromkeys(gap.note for gap in gaps if gap.note and gap.note != WITHIN))
        if not gaps:
            return figure
        sign = APART if any(not note.startswith(PRICES) for note in notes) else "|" if notes else EQUAL
        return figure._replace(sign=sign, reason="; ".join(plain(translated(note, self.lang)) for note in notes))


def plain(text: str) -> str:
    """Return a text as a page has it, on one line and with plain blanks."""
    return clean(text.replace(TIE, " "))
