"""What a reader asks first of an indicator: how large, what part of what, since when, who says so, what was revised, what must not be compared."""

from collections.abc import Sequence
from typing import NamedTuple

from .. import periods
from ..cleaning import clean
from ..messages import listed, of_data, phrase
from ..model import MEASURED, PLANNED, Observation
from ..pages.labels import counted, producer, short_name
from ..pages.numbers import latest
from ..pages.numbers import with_possible as possible
from ..report.headlines import Headline
from ..report.notes import Piece
from ..report.sentences import largest_unit, signed, stated
from ..selection import FREQUENCIES
from .addresses import anchor
from .material import Series
from .others import confused, in_words, named
from .revised import Line, restated
from .voice import Voice, plain

MOST = 4  # lines of one answer
_MISSING = ("missing", "vintage", "undefined")  # refusals that tell of what is not there, and forbid no comparison


class Answer(NamedTuple):
    """A question, and the lines that answer it; ``large`` is the number of the first line, where there is one."""

    name: str
    question: str
    large: str
    lines: tuple[Line, ...]


def answers(series: Series, headline: Headline | None, voice: Voice) -> list[Answer]:
    """Return the six answers, in the order of the questions."""
    newest = headline.latest if headline else latest(series.rows, voice.data)
    return [
        _size(newest, headline, series, voice),
        _parts(series, voice),
        _since(series, voice),
        _maker(series, newest, voice),
        _revised(series, voice),
        _apart(series, voice),
    ]


def _size(newest: Observation, headline: Headline | None, series: Series, voice: Voice) -> Answer:
    lang = voice.lang
    figure = voice.figure(newest, largest_unit(newest, lang))
    large = plain(stated(newest, voice.data, lang))
    when = voice.period(newest.period)
    place = anchor(newest)
    beside = phrase(", ", lang).join(filter(None, (figure.bounds, figure.meaning)))
    lines: list[Line] = [(Piece(when, f"#{place}"), Piece(f" {beside}" if beside else ""))]
    found = (one.row for one in series.found[newest.period])
    gaps = dict.fromkeys(one.notes(lang) for one in found if one.measure == "gap" and not one.base_indicator)
    if headline:
        published, computed = (of.get(newest.period) for of in (headline.published, headline.computed))
        rates = [voice.say("rate_published", rate=_as_printed(published, voice))] if published else []
        rates += _computed(computed, voice)
        rates += [plain(note) for note in gaps]
        lines += [voice.pieces(phrase("; ", lang).join(rates))] if rates else []
        if part := headline.part:
            text = voice.say("newer", value=_value(part, voice), period=voice.period(part.period))
            lines.append((Piece(text, f"#{anchor(part)}"),))
    return Answer("size", voice.w["ask_size"], large, tuple(lines))


def _computed(rate: Observation | None, voice: Voice) -> list[str]:
    """Return what is said of a computed rate: the rate with its bounds, or why there is none."""
    if rate and rate.has_figure:
        return [voice.say("rate_computed", rate=plain(possible(rate, voice.lang)))]
    return [voice.say("rate_refused", sentence=in_words(rate.refusal, voice))] if rate and rate.refusal else []


def _as_printed(rate: Observation, voice: Voice) -> str:
    """Return a published rate with all the digits that its document prints."""
    return plain(signed(rate, voice.lang, 0))


def _value(one: Observation, voice: Voice) -> str:
    """Return a figure with its unit, and its status in words where that is not the normal one."""
    meaning = voice.figure(one).meaning
    return voice.told(one) + (phrase(" ({basis})", voice.lang, basis=meaning) if meaning else "")


def _parts(series: Series, voice: Voice) -> Answer:
    """Return the newest share of each whole, published and computed; the first is the large one."""
    known = [(_whole(whole, voice), *found) for whole, rows in shares(series).items() if (found := _share(rows, voice))]
    if not known:
        return Answer("share", voice.say("ask_share", whole=voice.w["a_whole"]), "", ((Piece(voice.w["no_share"]),),))
    (first, large, line), *others = known
    lines = [(Piece(voice.say("of_whole", share=share, whole=whole)), *below) for whole, share, below in others]
    return Answer("share", voice.say("ask_share", whole=first), large, (line, *lines))


def not_computed(series: Series, voice: Voice) -> list[str]:
    """Return why there is no share of the wholes of which there is none."""
    told_of = []
    for whole, rows in shares(series).items():
        refused = next((one.refusal for one in rows if one.refusal), None)
        if refused and not any(one.has_figure for one in rows):
            sentence = in_words(refused, voice)
            told_of.append(voice.say("not_computed_lead", whole=_whole(whole, voice), sentence=sentence))
    return told_of


def shares(series: Series) -> dict[str, list[Observation]]:
    """Return the shares of a series by their wholes: those that stand, those that are computed, those that are refused."""
    found: dict[str, list[Observation]] = {}
    computed = (one.row for several in series.found.values() for one in several)
    for one in (*series.standing, *computed):
        if one.measure == "share":
            found.setdefault(one.base_indicator, []).append(one)
    return found


def _whole(whole: str, voice: Voice) -> str:
    indicator, _, area = whole.partition("@")
    return short_name(voice.data, indicator, area or "CN", voice.lang)


def _share(rows: Sequence[Observation], voice: Voice) -> tuple[str, Line] | None:
    """Return the newest share of a whole, and the line below it; None where there is none."""
    lang = voice.lang
    known = [one for one in rows if one.has_figure]
    if not known:
        return None
    newest = max(known, key=lambda one: periods.order(one.period)).period
    told_of = [one for one in rows if one.period == newest]
    published = next((one for one in told_of if one.origin == "published" and one.has_figure), None)
    computed = next((one for one in told_of if one.origin == "computed"), None)
    lead = published or computed
    assert lead is not None
    large = voice.told(lead) if published else plain(possible(lead, lang).partition(" (")[0])
    rates = [f"{voice.w['as_published']} {voice.figure(published).bounds}".strip()] if published else []
    below = phrase(", ", lang) + phrase("; ", lang).join(rates + _computed(computed, voice))
    return large, (Piece(voice.period(lead.period), f"#{anchor(lead)}"), Piece(below))


def _since(series: Series, voice: Voice) -> Answer:
    lang = voice.lang
    lines: list[Line] = []
    levels = [one for one in series.standing if one.measure in MEASURED] or list(series.standing)
    first = ""
    for code in FREQUENCIES:
        found = sorted({one.period for one in levels if periods.frequency(one.period) == code}, key=periods.order)
        if not found:
            continue
        ends = [voice.period(one) for one in dict.fromkeys((found[0], found[-1]))]
        first = first or found[0]
        span = phrase(" to ", lang).join(ends)
        text = phrase(FREQUENCIES[code], lang) + phrase(": ", lang) + span
        text += phrase(" ({command})", lang, command=counted(len(found), "figure", lang))
        if code == "A" and (missing := _missing(found)):
            text += voice.say("none_for", years=listed(missing, lang))
        lines.append((Piece(text),))
    return Answer("since", voice.w["ask_since"], _first(first, series, voice), tuple(lines))


def _first(level: str, series: Series, voice: Voice) -> str:
    """Return the first period of all, with that of the yearly levels where it is a later year."""
    actual = [one.period for one in series.standing if one.measure not in PLANNED] or [level]
    year = min(actual, key=periods.order)[:4]
    if periods.frequency(level) != "A" or year >= level:
        return voice.period(level)
    return voice.say("first_year", first=voice.period(year), levels=voice.period(level))


def _missing(found: Sequence[str]) -> list[str]:
    """Return the years between the first and the last that have no figure, runs of them as a span."""
    there = {int(one) for one in found}
    runs: list[list[int]] = []
    for one in range(min(there), max(there)):
        if one not in there:
            if runs and runs[-1][1] == one - 1:
                runs[-1][1] = one
            else:
                runs.append([one, one])
    return [str(first) if first == last else f"{first}-{last}" for first, last in runs]


def _maker(series: Series, newest: Observation, voice: Voice) -> Answer:
    lang, data = voice.lang, voice.data
    lines: list[Line] = []
    if newest.source:
        known = data.sources.get(newest.source)
        name = clean(of_data(known.title, lang)) if known else newest.source
        released = voice.say("released", day=newest.vintage) if known and newest.vintage else ""
        lines.append((Piece(name, voice.document(newest.source)), Piece(released)))
    others = {name for one in series.rows for name in one.sources} - {newest.source}
    if others:
        lines.append((Piece(voice.say("more_documents", number=f"{len(others):,}"), "#documents"),))
    return Answer("maker", voice.w["ask_maker"], plain(producer(data.organisation(newest), lang)), tuple(lines))


def _revised(series: Series, voice: Voice) -> Answer:
    told_of = voice.data.revisions.get((series.indicator, series.area), [])[::-1]
    lines = [voice.pieces(f"{one.day}{phrase(': ', voice.lang)}{of_data(one.reason, voice.lang)}") for one in told_of]
    return Answer("revised", voice.w["ask_revised"], "", _some([*lines, *restated(series, voice)], "#revisions", voice))


def _apart(series: Series, voice: Voice) -> Answer:
    """Return what must not be compared: breaks, what the catalog warns of, and what is refused, each once."""
    lang, data = voice.lang, voice.data
    lines: list[Line] = []
    for at in data.breaks.get((series.indicator, series.area), ()):
        text = voice.say(
            "before_break", period=voice.period(at.period), reason=named(plain(of_data(at.reason, lang)), voice)
        )
        lines.append(voice.pieces(text))
    if note := data.about(series.indicator).note:
        lines.append(voice.pieces(named(plain(of_data(note, lang)), voice)))
    rows = [one.row for several in series.found.values() for one in several]
    # Why there is no share of a whole is told below all answers.
    told_of = {one.refusal for one in rows if one.refusal and one.measure == "share"}
    for one in rows:
        if one.refusal and one.refusal.code not in (*_MISSING, *_BROKEN) and one.refusal not in told_of:
            lines.append((Piece(in_words(one.refusal, voice)),))
    if others := confused(series.indicator, data):
        lines.append(_names(voice.w["not_with"], others, voice))
    if not lines:
        lines = [(Piece(voice.w["nothing_apart"]),)]
    return Answer("apart", voice.w["ask_apart"], "", _some(lines, "#years", voice))


def _names(lead: str, indicators: Sequence[str], voice: Voice) -> Line:
    """Return a line of indicators by their names, each with its page."""
    line = []
    for one in indicators:
        name = clean(voice.data.about(one).name(voice.lang))
        line += [Piece(phrase("; ", voice.lang)), Piece(name, voice.indicator(one))]
    return (Piece(lead), *line[1:], Piece(phrase(". ", voice.lang).strip()))


_BROKEN = ("break", "edition")  # told by what is known of breaks and revisions


def _some(lines: Sequence[Line], place: str, voice: Voice) -> tuple[Line, ...]:
    told_each = list(dict.fromkeys(lines))
    if len(told_each) > MOST:
        more = Piece(voice.say("more_lines", number=len(told_each) - MOST + 1), place)
        told_each[MOST - 1 :] = [(more,)]
    return tuple(told_each)
