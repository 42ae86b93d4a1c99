"""``sources``: the producers with their documents, or the documents where they are few or of one producer."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..ask.options import RenderOptions
from ..core import periods
from ..core.cleaning import clean
from ..core.dataset import Dataset
from ..core.messages import ENGLISH, phrase
from ..core.model import Observation, Source
from ..core.text import DIM, TITLE, quoted
from ..document import ID, NAME, RIGHT, TEXT, Document, Part, Prose, text_grid
from .labels import counted, document, producer, typed
from .list import first_of
from .numbers import in_line
from .series import grouped, span_of

FEW = 15  # documents that are listed at once, whatever their producer
MOST = 16  # producers that are named, unless all are asked for


class CountedSource(NamedTuple):
    """A document with the number of its figures."""

    source: Source
    figures: int


def page(count: Mapping[str, int], data: Dataset, look: RenderOptions, newest: Observation | None = None) -> Document:
    """Return a line for each producer of documents, of which ``count`` says how many figures are theirs.

    Where they are few, or all of one producer, there is a line for each document; all of it where there is one. The
    ``newest`` figure of the one indicator that is asked for comes first, with its document.
    """
    first = [_newest(newest, data, look.lang)] if newest and newest.source in data.sources else []
    return Document(parts=[*first, *_listed(count, data, look)])


def _newest(newest: Observation, data: Dataset, lang: str) -> Prose:
    line = "Latest figure: {figure} ({period}), from {document}"
    figure, period = in_line(newest, data, lang), periods.label(newest.period)
    return Prose(
        phrase(line, lang, figure=figure, period=period, document=document(data.sources[newest.source], lang=lang))
    )


def _listed(count: Mapping[str, int], data: Dataset, look: RenderOptions) -> list[Part]:
    empty = Source("", "", "", "", "", "")
    documents = [
        CountedSource(data.sources.get(name) or empty._replace(source=name, organisation=name), number)
        for name, number in count.items()
    ]
    makers = grouped(documents, lambda one: clean(one.source.organisation))
    if len(documents) == 1:
        return _one(documents[0], data, look.lang)
    if len(makers) == 1 or len(documents) <= FEW:
        return _documents(makers, data, look.lang)
    return _producers(makers, data, look)


def code(source: Source) -> str:
    """Return the first part of a document's id, by which all documents of its producer can be named."""
    return source.source.partition("-")[0]


def _producers(makers: Mapping[str, Sequence[CountedSource]], data: Dataset, look: RenderOptions) -> list[Part]:
    lang = look.lang
    ranked = sorted(makers.items(), key=lambda maker: (-_figures(maker[1]), maker[0]))
    first = first_of(ranked, MOST, look)
    rows = [
        (code(own[0].source), producer(name, lang), f"{len(own)}", f"{_figures(own):,}", _published(own))
        for name, own in first
    ]
    if rest := [one for _, own in ranked[len(first) :] for one in own]:
        names = phrase("{number} others", lang, number=len(ranked) - len(first))
        rows.append(("", names, f"{len(rest)}", f"{_figures(rest):,}", _published(rest)))
    every = [one for own in makers.values() for one in own]
    title = phrase(
        "{documents} of {producers}, {figures}",
        lang,
        documents=counted(len(every), "document", lang),
        producers=counted(len(ranked), "producer", lang),
        figures=counted(_figures(every), "figure", lang),
    )
    line = "{command} lists its documents; also by sector or indicator: sources telecom; "
    more = phrase(line, lang, command=typed(f"sources {rows[0][0]}", data))
    more += phrase("every producer: --all, ", lang) if rest else ""
    more += phrase("every document with its address: -f csv", lang)
    heads = ("", *(phrase(word, lang) for word in ("producer", "docs", "figures", "dated")))
    return [Prose(title, TITLE), text_grid((ID, NAME, RIGHT, RIGHT, TEXT), rows, heads), Prose(more, DIM)]


def _documents(makers: Mapping[str, Sequence[CountedSource]], data: Dataset, lang: str) -> list[Part]:
    rows: list[Sequence[str] | Prose] = []
    for name, own in sorted(makers.items(), key=lambda maker: -_figures(maker[1])):
        maker = producer(name, lang) + phrase(": ", lang) + counted(len(own), "document", lang)
        maker += phrase(", ", lang) + counted(_figures(own), "figure", lang)
        rows.append(Prose(maker, TITLE))
        newest_last = sorted(own, key=lambda one: (one.source.published, one.source.source))
        rows += [(one.source.source, one.source.title, one.source.published, f"{one.figures}") for one in newest_last]
    example = next(iter(makers.values()))[0].source.source
    line = "{command} shows one in full; last column: number of figures; every address: -f csv"
    more = phrase(line, lang, command=typed(f"sources {quoted(example)}", data))
    return [text_grid((ID, NAME, TEXT, RIGHT), rows), Prose(more, DIM)]


def _one(counted_source: CountedSource, data: Dataset, lang: str) -> list[Part]:
    source = counted_source.source
    fields = (
        ("producer", producer(source.organisation, lang)),
        ("title", source.title),
        ("published", source.published),
        ("via", source.via),
        ("address", source.url),
        ("figures", f"{counted_source.figures:,}"),
    )
    line = "{command} lists all documents of this producer"
    more = phrase(line, lang, command=typed(f"sources {code(source)}", data))
    rows = [(phrase(name, lang), text) for name, text in fields if text]
    return [Prose(source.source, TITLE), text_grid((ID, TEXT), rows), Prose(more, DIM)]


def _figures(own: Iterable[CountedSource]) -> int:
    return sum(one.figures for one in own)


def _published(own: Iterable[CountedSource]) -> str:
    dated = sorted(one.source.published[:4] for one in own if one.source.published[:4].isdecimal())
    return span_of(dated[0], dated[-1], ENGLISH) if dated else ""
