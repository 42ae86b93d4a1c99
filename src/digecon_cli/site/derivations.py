"""How the figures of a period came about: every print with its document, then what ``explain`` derives from them."""

from collections.abc import Sequence
from typing import NamedTuple

from ..explain import derived_lines
from ..messages import phrase
from ..model import Observation
from ..report.notes import Piece
from .addresses import of_print
from .material import Series
from .voice import Figure, Voice, plain


class Print(NamedTuple):
    """A figure as one document prints it: what it is, when it was released, where, and why it stands or another does."""

    figure: Figure
    release: str
    document: Piece
    where: str
    standing: str


class How(NamedTuple):
    """The prints of a period, and lines of a heading and text that derive what follows."""

    prints: tuple[Print, ...]
    lines: tuple[tuple[str, tuple[Piece, ...]], ...]


def how(series: Series, period: str, voice: Voice) -> How:
    """Return how the figures of a period came about."""
    rows = series.printed(period)
    standing = [one for one in series.standing if one.period == period]
    taken: set[str] = set()
    prints = []
    for one in sorted(rows, key=lambda one: one not in standing):
        place = of_print(one)
        while place in taken:  # one document prints it twice
            place += "-again"
        taken.add(place)
        prints.append(_print(one, place, rows, standing, voice))
    lines = derived_lines(standing, series.found[period], voice.data, voice.lang)
    return How(tuple(prints), tuple((heading, voice.pieces(text.strip())) for heading, text in lines))


def _print(
    one: Observation, place: str, rows: Sequence[Observation], standing: Sequence[Observation], voice: Voice
) -> Print:
    lang, why = voice.lang, ""
    same = [other for other in rows if other.identity == one.identity]
    if same[1:] and one in standing:
        reason = phrase(voice.data.reason_it_stands(one, same), lang)
        why = voice.w["stands"] + phrase(" ({command})", lang, command=reason)
    elif same[1:]:
        why = voice.w["beside"]
    parts = (voice.where(one.locator), plain(one.notes(lang)))
    where = phrase("; ", lang).join(part.rstrip(".。") for part in parts if part)
    document = Piece(one.source or voice.w["no_source"], voice.document(one.source) if one.source else "")
    return Print(voice.printed(one, place), one.vintage, document, where, why)
