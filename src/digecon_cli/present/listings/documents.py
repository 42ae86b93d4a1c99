"""``sources``: the producers with their documents, or the documents where they are few or of one producer."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ... import periods
from ...cleaning import clean
from ...dataset import Dataset
from ...messages import ENGLISH, phrase
from ...model import Observation, Source
from ..documents import document, producer
from ..figures import told
from ..lines import Grid, Page, Words
from ..options import RenderOptions
from ..series import grouped, span_of
from ..words import counted, typed
from .names import first_of

FEW = 15  # documents that are listed at once, whoever made them
MOST = 16  # producers that are named, unless all are asked for


class Document(NamedTuple):
    """A document with the number of its figures."""

    known: Source
    figures: int


def page(count: Mapping[str, int], data: Dataset, look: RenderOptions, newest: Observation | None = None) -> Page:
    """Return a line for each producer of documents, of which ``count`` says how many figures are theirs.

    Where they are few, or all of one producer, there is a line for each document; all of it where there is one. The
    ``newest`` figure of the one indicator that is asked for comes first, with its document.
    """
    first = [_newest(newest, data, look.lang)] if newest and newest.source in data.sources else []
    return [*first, *_listed(count, data, look)]


def _newest(newest: Observation, data: Dataset, lang: str) -> Words:
    line = "Latest figure: {figure} ({period}), from {document}"
    figure, told_of = told(newest, data, lang), periods.label(newest.period)
    return Words(
        phrase(line, lang, figure=figure, period=told_of, document=document(data.sources[newest.source], lang=lang))
    )


def _listed(count: Mapping[str, int], data: Dataset, look: RenderOptions) -> Page:
    empty = Source("", "", "", "", "", "")
    documents = [
        Document(data.sources.get(name) or empty._replace(source=name, organisation=name), number)
        for name, number in count.items()
    ]
    makers = grouped(documents, lambda one: clean(one.known.organisation))
    if len(documents) == 1:
        return _one(documents[0], data, look.lang)
    if len(makers) == 1 or len(documents) <= FEW:
        return _documents(makers, data, look.lang)
    return _makers(makers, data, look)


def code(document: Source) -> str:
    """Return the first part of a document's id, by which all documents of its producer can be named."""
    return document.source.partition("-")[0]


def _makers(makers: Mapping[str, Sequence[Document]], data: Dataset, look: RenderOptions) -> Page:
    lang = look.lang
    ranked = sorted(makers.items(), key=lambda maker: (-_figures(maker[1]), maker[0]))
    shown = first_of(ranked, MOST, look)
    rows = [
        (code(several[0].known), producer(name, lang), f"{len(several)}", f"{_figures(several):,}", _published(several))
        for name, several in shown
    ]
    if rest := [one for _, several in ranked[len(shown) :] for one in several]:
        others = phrase("{number} others", lang, number=len(ranked) - len(shown))
        rows.append(("", others, f"{len(rest)}", f"{_figures(rest):,}", _published(rest)))
    every = [one for several in makers.values() for one in several]
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
    head = ("", *(phrase(word, lang) for word in ("producer", "docs", "figures", "dated")))
    return [Words(title, "title"), Grid("icrrl", rows, head), Words(more, "dim")]


def _documents(makers: Mapping[str, Sequence[Document]], data: Dataset, lang: str) -> Page:
    rows: list[Sequence[str] | Words] = []
    for name, several in sorted(makers.items(), key=lambda maker: -_figures(maker[1])):
        maker = producer(name, lang) + phrase(": ", lang) + counted(len(several), "document", lang)
        maker += phrase(", ", lang) + counted(_figures(several), "figure", lang)
        rows.append(Words(maker, "title"))
        newest_last = sorted(several, key=lambda one: (one.known.published, one.known.source))
        rows += [(one.known.source, one.known.title, one.known.published, f"{one.figures}") for one in newest_last]
    example = next(iter(makers.values()))[0].known.source
    line = "{command} tells all of one; last column: its figures; every address: -f csv"
    more = phrase(line, lang, command=typed(f"sources {example}", data))
    return [Grid("iclr", rows), Words(more, "dim")]


def _one(document: Document, data: Dataset, lang: str) -> Page:
    known = document.known
    fields = (
        ("producer", producer(known.organisation, lang)),
        ("title", known.title),
        ("published", known.published),
        ("via", known.via),
        ("address", known.url),
        ("figures", f"{document.figures:,}"),
    )
    line = "{command} lists all documents of this producer"
    more = phrase(line, lang, command=typed(f"sources {code(known)}", data))
    return [
        Words(known.source, "title"),
        Grid("il", [(phrase(name, lang), text) for name, text in fields if text]),
        Words(more, "dim"),
    ]


def _figures(several: Iterable[Document]) -> int:
    return sum(one.figures for one in several)


def _published(several: Iterable[Document]) -> str:
    dated = sorted(one.known.published[:4] for one in several if one.known.published[:4].isdigit())
    return span_of(dated[0], dated[-1], ENGLISH) if dated else ""
