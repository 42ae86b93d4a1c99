"""How a document is told in one line, and how many documents are."""

from collections import Counter
from collections.abc import Iterable, Mapping

from ..cleaning import clean
from ..messages import of_data, of_place, phrase
from ..model import Source


def producer(name: str, lang: str) -> str:
    """Return the name of who made a document or a series."""
    return of_data(name, lang)


def document(known: Source, dated: bool = True, lang: str = "en") -> str:
    """Return a document in words: producer, title, date (if wanted) and the carrier in which it was seen."""
    date = phrase(" ({command})", lang, command=known.published) if dated and known.published else ""
    via = phrase(", via {via}", lang, via=of_place(known.via, lang)) if dated and known.via else ""
    named = (producer(known.organisation, lang), of_data(known.title, lang))
    return clean(phrase(", ", lang).join(filter(None, named)) + date + via)


def named(name: str, sources: Mapping[str, Source], lang: str = "en") -> str:
    """Return a document in words after its id; only the id where nothing is known of it."""
    if name not in sources:
        return clean(name)
    return clean(name) + phrase(": ", lang) + document(sources[name], lang=lang)


def makers(names: Iterable[str], sources: Mapping[str, Source]) -> dict[str, int]:
    """Return the producers of documents, each with the number of its documents, in the order of their first."""
    return Counter(clean(sources[name].organisation if name in sources else name) for name in dict.fromkeys(names))
