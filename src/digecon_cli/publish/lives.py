"""The life of a figure as a section of a page, as a page and as a picture of its own: drawings, key, and all of it in words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from ..ask.options import RenderOptions
from ..ask.table import Drawing
from ..core import periods
from ..core.areas import area_name
from ..core.cleaning import clean
from ..core.dataset import Dataset
from ..core.messages import joined, of_place, phrase
from ..core.model import MEASURED, STATUSES, Observation, agree
from ..draw.life import (
    DrawnPanel,
    LifeLook,
    day_of,
    draw_paths,
    draw_prints,
    on_period,
    path_notes,
    paths_in_words,
)
from ..pages.labels import document, measure_name, revision_in_words
from ..pages.life import Life, Prints
from ..pages.numbers import bounds, number_in_line, signs_and_letters, unit_in_line, unit_of
from ..render.formats import Rendered
from .addresses import of_cell, passage
from .sentences import capitalized, in_words, plain, web
from .sheet import page_style, picture

Link = Callable[[Observation], tuple[str, str]]  # the address of a figure, and what stands there
Place = Callable[[Observation], str]  # an address of our own for a figure
_KEYS = {
    "stands": "Large mark: the figure that counts; small: other prints. Line: what rounding allows; arrow: open, at least or at most.",
    "paths": "Arrow: from the base of the published growth to the figure.",
    "implied": "Hollow: the base that the published rate implies, which no document prints.",
}


class DrawnLife(NamedTuple):
    """The life of a figure, with the table behind it."""

    life: Life
    data: Dataset


def to_documents(data: Dataset, lang: str, place: Place | None = None) -> Link:
    """Return the link of a figure to the passage of its document; where that has no address, to a ``place`` of our own."""

    def link(figure: Observation) -> tuple[str, str]:
        elsewhere, source = place(figure) if place else "", data.sources.get(figure.source)
        if source is None:
            return elsewhere, figure.source or phrase("no source", lang)
        words = phrase(", ", lang).join(filter(None, (figure.source, plain(of_place(figure.locator, lang)))))
        return passage(web(source.url), figure.locator) or elsewhere, words

    return link


def in_document(figure: Observation, data: Dataset, lang: str) -> str:
    """Return the document of a figure in words, with the place where it is printed."""
    source = data.sources.get(figure.source)
    name = plain(document(source, dated=False, lang=lang)) if source else figure.source or phrase("no source", lang)
    return phrase(", ", lang).join(filter(None, (name, plain(of_place(figure.locator, lang)))))


def unit_of_life(found: Life, data: Dataset, lang: str) -> tuple[str, int]:
    """Return the unit in which the levels of a life are shown."""
    levels = [strip.standing for strip in found.strips if strip.standing.measure in MEASURED]
    return unit_of((levels or [found.strips[0].standing])[0], data, lang)


def message(found: Life, data: Dataset, lang: str) -> str:
    """Return what a life tells, in one sentence: another base, another number than the first, or how often it was printed."""
    strip, unit = found.strips[0], unit_of_life(found, data, lang)
    figure = strip.standing
    name = subject(figure, data, lang)
    path = next((path for path in reversed(found.paths) if path.is_implied), None)
    if path:
        words = "{name}: published growth of {rate} implies {implied} for {before}, where {printed} was printed"
        base = number_in_line(path.base._replace(low="", high=""), unit)
        return phrase(
            words, lang, name=name, rate=plain(in_words(path.rate, data, lang)), implied=base,
            before=periods.label(path.printed.period), printed=plain(in_words(path.printed, data, lang)),
        )  # fmt: skip
    first = strip.prints[0].figure
    values = {"name": name, "now": plain(in_words(figure, data, lang)), "number": len(strip.prints)}
    if agree(first, figure):
        return phrase("{name}: {now}, printed by {number} documents", lang, **values)
    return phrase(
        "{name}: first printed as {first}, now {now}", lang, **values, first=plain(in_words(first, data, lang))
    )


def subject(figure: Observation, data: Dataset, lang: str) -> str:
    """Return what a figure is of: name, measure unless it is a level, area unless it is China, period."""
    what = "" if figure.measure in MEASURED else measure_name(figure, data, lang, False)
    area = "" if figure.area in ("CN", "") else area_name(figure.area, lang)
    parts = (data.about(figure.indicator).name(lang), what, area, periods.label(figure.period))
    return clean(phrase(", ", lang).join(filter(None, parts)))


def nothing_to_draw(rows: Sequence[Observation], data: Dataset, lang: str) -> str:
    """Return the sentence of a figure whose life has nothing to draw."""
    return phrase(
        "{name}: one document printed it, and no published rate implies another base.", lang,
        name=subject(rows[0], data, lang),
    )  # fmt: skip


def panels(found: Life, data: Dataset, lang: str, link: Link, key: str) -> list[DrawnPanel]:
    """Return the drawings of a life; ``key`` begins their names, so that they differ on one page."""
    drawings = []
    for number, strip in enumerate(found.strips):
        look = LifeLook(data, lang, unit_of(strip.standing, data, lang), link)
        drawings.append(draw_prints(strip, _title_of(strip, look), f"{key}-{number}", look))
    if found.paths:
        look = LifeLook(data, lang, unit_of_life(found, data, lang), link)
        is_growth = found.paths[0].rate.measure == "growth"
        words = "Growth on {period}, levels in {unit}" if is_growth else "Change on {period}, levels in {unit}"
        title = phrase(words, lang, period=on_period(found.paths), unit=unit_in_line(look.unit, lang))
        drawings.insert(1, draw_paths(found.paths, title, f"{key}-growth", look))
    return drawings


def _title_of(strip: Prints, look: LifeLook) -> str:
    figure = strip.standing
    what = phrase("Every print", look.lang)
    if figure.measure not in MEASURED:
        what = plain(measure_name(figure, look.data, look.lang, False))
        what = phrase("Every print: {measure}", look.lang, measure=what)
    return phrase(", ", look.lang).join(filter(None, (what, unit_in_line(look.unit, look.lang))))


def key_to(found: Life, lang: str) -> list[str]:
    """Return what the marks of a life mean, and its signs and letters."""
    figures = [each.figure for strip in found.strips for each in strip.prints]
    there = {"stands": True, "paths": bool(found.paths), "implied": found.implies}
    words = [phrase(text, lang) for name, text in _KEYS.items() if there[name]]
    signs = phrase("; ", lang).join(signs_and_letters(figures, lang))
    return [*words, *([signs] if signs else [])]


def page_title(name: str, lang: str) -> str:
    """Return the title of a page on the lives of a series' figures."""
    return phrase("{name}: every published value", lang, name=name)


def entries(
    lives: Mapping[str, Life], data: Dataset, lang: str, named: Callable[[str], str], place: Place | None = None
) -> Iterator[tuple[str, str, str, str]]:
    """Yield the lives of a page by period, the newest first: its anchor, its name, what it tells in a sentence, and its drawings."""
    for period in sorted(lives, key=periods.order, reverse=True):
        found, key = lives[period], of_cell("", "", period)
        yield key, named(period), message(found, data, lang), section(found, data, lang, f"l{key}", place)


def section(found: Life, data: Dataset, lang: str, key: str, place: Place | None = None) -> str:
    """Return the drawings of a life with their key, and below them all of it in words, which link to the documents, or where ``place`` says."""
    link = to_documents(data, lang, place)
    figures = "".join(f"<figure>{panel.svg}</figure>\n" for panel in panels(found, data, lang, link, key))
    notes = " ".join(key_to(found, lang))
    lines = _places(found, data, lang, place or (lambda figure: link(figure)[0]))
    places = "".join(f"<li>{line}</li>\n" for line in lines)
    summary = phrase("In words, with documents and places", lang)
    return (
        f'<div class="lives">\n{figures}</div>\n<p class="notes">{escape(notes)}</p>\n'
        f'<details><summary>{escape(summary)}</summary>\n<ul class="places">\n{places}</ul>\n</details>\n'
    )


def _places(found: Life, data: Dataset, lang: str, place: Place) -> Iterator[str]:
    """Yield the prints and growths of a life as lines of HTML, each print with its link."""
    for strip in found.strips:
        unit = unit_of(strip.standing, data, lang)
        for each in strip.prints:
            if each.revision:
                yield escape(revision_in_words(each.revision, lang))
            figure = each.figure
            number = f"{number_in_line(figure, unit)}{bounds(figure, unit)} {unit_in_line(unit, lang)}".strip()
            if figure.status == "P":
                number += phrase(", ", lang) + phrase(STATUSES["P"], lang)
            address, name = place(figure), escape(in_document(figure, data, lang))
            linked = f'<a href="{escape(address)}">{name}</a>' if address else name
            stands = phrase("; ", lang) + phrase("stands", lang) if each.stands else ""
            yield f"{day_of(figure, lang)}{phrase(': ', lang)}<b>{escape(number)}</b>{phrase('; ', lang)}{linked}{escape(stands)}"
    look = LifeLook(data, lang, unit_of_life(found, data, lang), to_documents(data, lang))
    for path in found.paths:
        notes = path_notes(path, look.unit, lang, with_range=False)
        parts = [paths_in_words([path], look), *map(capitalized, notes)]
        yield escape(plain(joined(parts, lang)))


# --- as files -----------------------------------------------------------------------------------------------------------


def drawing(found: Life, data: Dataset, lang: str) -> Drawing:
    """Return the life of a figure for a page of HTML; of one with nothing to draw the sentence that says so."""
    title = message(found, data, lang) if found.is_drawn else nothing_to_draw(found.rows, data, lang)
    content = section(found, data, lang, "life") if found.is_drawn else ""
    return Drawing(title, f'<p class="message">{escape(title)}</p>\n{content}', page_style())


def svg(content: DrawnLife, options: RenderOptions) -> Rendered:
    """Return the life of a figure as a picture of its own; of one with nothing to draw the sentence that says so."""
    lang, data, found = options.lang, content.data, content.life
    if not found.is_drawn:
        return Rendered(picture(nothing_to_draw(found.rows, data, lang), [], []))
    found_panels = panels(found, data, lang, to_documents(data, lang), "life")
    return Rendered(picture(message(found, data, lang), found_panels, key_to(found, lang)))
