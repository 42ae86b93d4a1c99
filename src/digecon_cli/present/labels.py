"""What a table calls its rows and units."""

from .. import periods, units
from ..cleaning import clean
from ..dataset import Dataset
from ..measures import find, terms
from ..messages import phrase
from ..model import Observation
from .words import short_label

_BASES = {"nominal": "nominal", "comparable": "comparable basis", "constant_prices": "constant prices"}
_SPELLED = {"percentage points": "% points"}  # the full words would take the room of two periods


def indicator_name(data: Dataset, indicator: str, area: str, lang: str) -> str:
    """Return the label of an indicator, with the area unless it is China: ``Computing power, devices (W)``."""
    return _with_area(data.about(indicator).name(lang), area)


def _with_area(name: str, area: str) -> str:
    return clean(name if area in ("CN", "") else f"{name} ({area})")


def short_name(data: Dataset, indicator: str, area: str = "CN", lang: str = "en") -> str:
    """Return the short label of an indicator (its label where it has none), with the area unless it is China."""
    return _with_area(short_label(data.about(indicator), lang), area)


def unit_name(unit: str, unit_mult: int, lang: str) -> str:
    """Return how a row calls its unit."""
    name = units.label(unit, unit_mult, lang)
    return clean(_SPELLED.get(name, name))


def measure_name(one: Observation, data: Dataset, lang: str, mixed: bool, title: str = "") -> str:
    """Return what a row is besides its indicator: ``growth, published (comparable basis)``.

    That a row is published is said where the table is ``mixed`` (has computed rows too), that it is computed always.
    ``title`` is the table's: what a distance is depends on what is asked.
    """
    indicator, _, area = (one.base_indicator or data.about(one.indicator).whole).partition("@")
    base = indicator_name(data, indicator, area or one.area, lang) if indicator else phrase("the total", lang)
    since = periods.label(one.base_period) if one.base_period else "?"
    command = find(title) if title else None
    if command and one.measure in command.labels and one.origin == "computed":
        points = one.measure == "difference" and one.base_period
        return phrase(command.labels["difference since" if points else one.measure], lang, base=base)
    term = terms().get(one.measure)
    words = phrase(term.label if term else one.measure, lang, base=base, since=since)
    if term and term.printed and (mixed or one.origin == "computed"):
        words += phrase(", ", lang) + phrase(one.origin, lang)
    if one.basis in _BASES and one.measure != "gap":
        words += phrase(" ({basis})", lang, basis=phrase(_BASES[one.basis], lang))
    return clean(words)
