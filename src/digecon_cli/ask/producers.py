"""Series by their producers: whose figure is meant where several have one, or whose are set side by side."""

from collections.abc import Mapping, Sequence

from ..core.dataset import Dataset
from ..core.producers import without_producers
from ..core.search import Hit, SearchIndex
from .matching import MOST, content
from .question import parse


def of_each(text: str, named: Mapping[str, str], data: Dataset, index: SearchIndex) -> list[str]:
    """Return the series that a text asks for of each of the producers that it names; empty where these are not two or more."""
    if len(named) < 2:
        return []
    whole = without_producers(text)
    found = (_likeliest(producer, (own, whole), data, index) for producer, own in named.items())
    series = list(dict.fromkeys(filter(None, found)))
    return series if len(series) == len(named) else []


def _likeliest(producer: str, texts: Sequence[str], data: Dataset, index: SearchIndex) -> str:
    """Return the series of a producer that has the most of the first of some texts which names any; empty for none."""
    for text in texts:
        words = content(parse(text), index)
        for hits in (index.find(words), index.scored(words)) if words else ():
            if own := preferred((producer,), [hit for hit in hits if hit.cover >= MOST], data):
                return own[0].indicator
    return ""


def preferred(producers: Sequence[str], hits: Sequence[Hit], data: Dataset) -> list[Hit]:
    """Return the entries of some producers, in their order."""
    return [hit for producer in producers for hit in hits if data.about(hit.indicator).producer == producer]
