"""Completion: for each kind of word those that begin with the typed text, with their meanings where that helps."""

from collections.abc import Callable, Iterable, Sequence

from ..ask.selection import ALL, FREQUENCIES
from ..core import bundled, periods
from .language import reader_language, translate

_SHORTEST = 2  # letters of a word that is looked up
Offered = Sequence[str] | Sequence[tuple[str, str]]


def sectors() -> list[str]:
    """Return the sectors."""
    return list(dict.fromkeys(one.sector for one in bundled.catalog().values()))


def select(incomplete: str) -> list[tuple[str, str]]:
    """Return the sectors and indicators that begin with a text, else those that the index finds by it, with their labels."""
    catalog = bundled.catalog()
    named = {
        **dict.fromkeys(sectors(), translate("sector")),
        **{name: one.name(reader_language()) for name, one in catalog.items()},
    }
    begun = [(name, help) for name, help in named.items() if name.startswith(incomplete)]
    if begun or len(incomplete) < _SHORTEST:
        return begun
    from ..core.search import BEGUN, SearchIndex

    index = SearchIndex(catalog.values())
    return [(hit.indicator, named[hit.indicator]) for hit in index.find(index.asked(incomplete)) if hit.least >= BEGUN]


def indicator(incomplete: str) -> list[tuple[str, str]]:
    """Return the indicators, with their labels."""
    return [(name, help) for name, help in select(incomplete) if "." in name]


def period(incomplete: str) -> list[str]:
    """Return the periods of the table, newest first: years, or the parts of a year that is typed."""
    there = {period for _, _, period, *_ in bundled.rows("indicators.csv")}
    labels = [periods.label(one) for one in sorted(there, key=periods.order, reverse=True)]
    return [one for one in labels if one.startswith(incomplete) and (len(one) == 4 or len(incomplete) >= 4)]


def area(incomplete: str) -> list[str]:
    """Return the areas of the table; of areas separated by commas the last one is completed."""
    before, comma, typed = incomplete.rpartition(",")
    there = sorted({area for _, area, *_ in bundled.rows("indicators.csv")})
    return [before + comma + area for area in there if area.startswith(typed)]


def measure(incomplete: str) -> list[tuple[str, str]]:
    """Return the measures, with what people call them."""
    from ..measures import terms

    return [(name, translate(term.label)) for name, term in terms().items() if name.startswith(incomplete)]


def theme(incomplete: str) -> list[str]:
    """Return the themes of pictures."""
    from ..draw.request import THEMES

    return one_of(THEMES)(incomplete)


def one_of(words: Iterable[str]) -> Callable[[str], list[str]]:
    """Return the completion of an option that takes one of a few words."""
    return lambda incomplete: [word for word in words if word.startswith(incomplete)]


def frequency(incomplete: str) -> list[tuple[str, str]]:
    """Return the frequencies, with what they are."""
    known = {code: FREQUENCIES[code] for code in periods.FREQUENCIES} | {ALL: ALL}
    return [(code, translate(meant)) for code, meant in known.items() if code.startswith(incomplete)]
