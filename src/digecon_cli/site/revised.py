"""What was revised: what was printed anew with another value, and other levels that published growth implies."""

from .. import periods
from ..measures.reasons import implied_base
from ..messages import phrase
from ..pages.info import change, first_and_standing, revised
from ..pages.labels import measure_name
from ..pages.numbers import number_in_line as number
from ..pages.numbers import unit_in_line as unit_name
from ..pages.numbers import unit_of
from ..report.notes import Piece
from .addresses import anchor
from .material import Series
from .voice import Voice, plain

Line = tuple[Piece, ...]
_PRINTED = ("level", "growth", "share")


def restated(series: Series, voice: Voice) -> list[Line]:
    """Return a line for each figure that was printed anew, the newest first, then for each level that a rate does not fit.

    Where nothing was printed anew, the first line says so.
    """
    lines = _anew(series, voice)
    if not lines and not voice.data.revisions.get((series.indicator, series.area)):
        lines = [(Piece(voice.w["not_revised"]),)]
    return lines + _implied(series, voice)


def _anew(series: Series, voice: Voice) -> list[Line]:
    lang, data = voice.lang, voice.data
    lines: list[Line] = []
    for group in revised(series.rows, data, _PRINTED)[::-1]:
        first, standing = first_and_standing(group, data)
        unit = unit_of(standing, data, lang)
        text = voice.say(
            "printed_anew", now=f"{number(standing, unit)} {unit_name(unit, lang)}", first=number(first, unit),
            change=change(first, standing, lang),
        )  # fmt: skip
        what = "" if standing.measure == "level" else phrase(", ", lang) + measure_name(standing, data, lang, False)
        place = Piece(voice.period(standing.period), f"#{anchor(standing)}")
        lines.append((place, Piece(what + phrase(": ", lang) + plain(text))))
    return lines


def _implied(series: Series, voice: Voice) -> list[Line]:
    """Return what published growth says of the level before it, where that is not what was printed."""
    gaps = (one for several in series.found.values() for one in several if one.row.measure == "gap")
    lines: list[Line] = []
    for one in sorted(gaps, key=lambda one: periods.order(one.row.period), reverse=True):
        if not one.row.has("revised_base"):
            continue
        published, now, before = one.inputs[:3]
        if base := implied_base(published, now, before):
            text = voice.say(
                "implied", year=voice.period(now.period), level=base.implied, printed=base.printed,
                period=voice.period(before.period),
            )  # fmt: skip
            lines.append((Piece(text, f"#{periods.label(now.period)}"),))
    return lines
