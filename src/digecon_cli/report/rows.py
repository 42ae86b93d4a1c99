"""The first table of a page: its series in words, for every format."""

from typing import NamedTuple

from ..dataset import Dataset
from ..document import APART, EQUAL, NONE, REFUSED
from ..draw.words import written
from ..messages import phrase
from ..model import Observation
from ..pages.numbers import status_letter as status
from ..text import TIE
from .headlines import Headline
from .sentences import signed, stated


class Row(NamedTuple):
    """A row: the newest figure with its unit, the letter of its status and the number of its note, both rates, and the id of what it tells."""

    name: str
    latest: str
    mark: str
    note: int
    year: str
    published: str
    computed: str
    subject: str = ""


def row_of(one: Headline, data: Dataset, lang: str) -> Row:
    """Return the row of a series; growth of the levels is a sign where it is the published one, or is refused."""
    level = one.latest
    published, computed = one.published.get(level.period), one.computed.get(level.period)
    text = NONE
    if computed and computed.has_figure:
        same = published is not None and computed.measure == "growth" and level.period not in one.gaps
        sign = "" if published is None or one.real else EQUAL if same else APART
        text = sign if sign == EQUAL else f"{_rate(computed, lang)} {sign}".strip()
    elif computed and computed.refusal and computed.refusal.code != "missing":
        text = REFUSED
    told = _rate(published, lang) + phrase(", real", lang) * one.real if published else NONE
    latest = stated(level, data, lang).replace(TIE, " ")
    return Row(one.label, latest, status(level), one.note, written(level.period, lang), told, text, level.name)


def _rate(one: Observation, lang: str) -> str:
    return signed(one, lang).removesuffix(f"{TIE}%")
