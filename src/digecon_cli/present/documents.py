"""How a document is told in one line, and how many documents are."""

from collections.abc import Iterable, Mapping

from ..cleaning import clean
from ..model import Source


def document(known: Source, dated: bool = True) -> str:
    """Return a document in words: producer, title, date (if wanted) and the carrier in which it was seen."""
    date = f" ({known.published})" if dated and known.published else ""
    via = f", via {known.via}" if dated and known.via else ""
    return clean(f"{known.organisation}, {known.title}{date}{via}")


def named(name: str, sources: Mapping[str, Source]) -> str:
    """Return a document in words after its id; only the id where nothing is known of it."""
    return f"{clean(name)}: {document(sources[name])}" if name in sources else clean(name)


def makers(names: Iterable[str], sources: Mapping[str, Source]) -> dict[str, int]:
    """Return the producers of documents, each with the number of its documents, in the order of their first."""
    count: dict[str, int] = {}
    for name in dict.fromkeys(names):
        maker = clean(sources[name].organisation if name in sources else name)
        count[maker] = count.get(maker, 0) + 1
    return count
