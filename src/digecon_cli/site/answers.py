"""What a reader asks first of an indicator: how large, what part of what, since when, who says so, what was revised, what must not be compared."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .. import periods
from ..cleaning import clean
from ..messages import listed, of_data, phrase, translated
from ..model import MEASURED, Observation
from ..present.documents import producer
from ..present.figures import latest, number, possible, told, unit_name, unit_of
from ..present.labels import short_name
from ..present.listings.one_indicator import change, first_and_standing, revised
from ..present.words import counted
from ..report.headlines import Headline
from ..report.notes import Piece
from ..report.sentences import largest_unit, signed, stated, year
from ..selection import FREQUENCIES
from .addresses import anchor
from .material import Series
from .voice import Voice, plain

MOST = 4  # lines of one answer
_MISSING = ("missing", "vintage", "undefined")  # refusals that tell of what is not there, and forbid no comparison
_REVISED = "revised base: "

Line = tuple[Piece, ...]


class Answer(NamedTuple):
    """A question, and the lines that answer it; ``large`` is the number of the first line, where there is one."""

    name: str
    question: str
    large: str
    lines: tuple[Line, ...]


def answers(series: Series, headline: Headline | None, voice: Voice) -> list[Answer]:
    """Return the answers that there are, in the order of the questions."""
    newest = headline.latest if headline else latest(series.rows, voice.data)
    told_each = (
        _size(newest, headline, series, voice),
        *_parts(series, voice),
        _since(series, voice),
        _maker(series, newest, voice),
        _revised(series, voice),
        _apart(series, voice),
    )
    return [one for one in told_each if one.lines or one.large]


def _size(newest: Observation, headline: Headline | None, series: Series, voice: Voice) -> Answer:
    lang = voice.lang
    figure = voice.figure(newest, largest_unit(newest, lang))
    large = plain(stated(newest, voice.data, lang))
    when = year(newest, lang)
    place = anchor(newest)
    beside = phrase(", ", lang).join(filter(None, (figure.bounds, figure.meaning)))
    lines: list[Line] = [(Piece(when, f"#{place}"), Piece(f" {beside}" if beside else ""))]
    found = (one.row for one in series.found[newest.period])
    gaps = dict.fromkeys(one.note for one in found if one.measure == "gap" and not one.base_indicator)
    if headline:
        published, computed = (of.get(newest.period) for of in (headline.published, headline.computed))
        rates = [voice.say("rate_published", rate=plain(signed(published, lang)))] if published else []
        if computed and computed.has_figure:
            rates.append(voice.say("rate_computed", rate=plain(possible(computed, lang))))
        elif computed and (refused := voice.refused(computed)):
            rates.append(voice.say("rate_refused", sentence=refused.reason))
        rates += [plain(translated(note, lang)) for note in gaps]
        lines += [voice.pieces(phrase("; ", lang).join(rates))] if rates else []
        if part := headline.part:
            text = voice.say("newer", value=_value(part, voice), period=year(part, lang))
            lines.append((Piece(text, f"#{anchor(part)}"),))
    return Answer("size", voice.w["ask_size"], large, tuple(lines))


def _value(one: Observation, voice: Voice) -> str:
    """Return a figure with its unit, and its status in words where that is not the normal one."""
    meaning = voice.figure(one).meaning
    text = plain(told(one._replace(status="A"), voice.data, voice.lang))
    return text + (phrase(" ({basis})", voice.lang, basis=meaning) if meaning else "")


def _parts(series: Series, voice: Voice) -> Iterator[Answer]:
    """Yield the newest share of each whole, published and computed, or why there is none."""
    shares: dict[str, list[Observation]] = {}
    computed = (one.row for several in series.found.values() for one in several)
    for one in (*series.standing, *computed):
        if one.measure == "share":
            shares.setdefault(one.base_indicator, []).append(one)
    for whole, rows in shares.items():
        known = [one for one in rows if one.has_figure]
        newest = max(known or rows, key=lambda one: periods.order(one.period)).period
        told_of = [one for one in rows if one.period == newest]
        if answer := _share(whole, told_of, voice):
            yield answer


def _share(whole: str, rows: Sequence[Observation], voice: Voice) -> Answer | None:
    lang = voice.lang
    published = next((one for one in rows if one.origin == "published" and one.has_figure), None)
    computed = next((one for one in rows if one.origin == "computed"), None)
    indicator, _, area = whole.partition("@")
    name = short_name(voice.data, indicator, area or "CN", lang)
    question = voice.say("ask_share", whole=name)
    lead = published or computed
    if lead is None:
        return None
    if not lead.has_figure:
        refused = voice.refused(lead)
        return (
            Answer("share", question, "", (voice.pieces(voice.say("not_computed", sentence=refused.reason)),))
            if refused
            else None
        )
    large = plain(
        told(lead._replace(status="A"), voice.data, lang) if published else possible(lead, lang).partition(" (")[0]
    )
    line: list[Piece] = [Piece(year(lead, lang), f"#{anchor(lead)}")]
    rates = [voice.w["as_published"] + f" {voice.figure(published).bounds}"] if published else []
    if computed and computed.has_figure:
        rates.append(voice.say("rate_computed", rate=plain(possible(computed, lang))))
    elif computed and (refused := voice.refused(computed)):
        rates.append(voice.say("rate_refused", sentence=refused.reason))
    line.append(Piece(phrase(", ", lang) + phrase("; ", lang).join(rates)))
    return Answer("share", question, large, (tuple(line),))


def _since(series: Series, voice: Voice) -> Answer:
    lang = voice.lang
    lines: list[Line] = []
    levels = [one for one in series.standing if one.measure in MEASURED] or list(series.standing)
    large = ""
    for code in FREQUENCIES:
        found = sorted({one.period for one in levels if periods.frequency(one.period) == code}, key=periods.order)
        if not found:
            continue
        ends = [periods.label(one) for one in dict.fromkeys((found[0], found[-1]))]
        large = large or ends[0]
        span = phrase(" to ", lang).join(ends)
        text = phrase(FREQUENCIES[code], lang) + phrase(": ", lang) + span
        text += phrase(" ({command})", lang, command=counted(len(found), "figure", lang))
        if code == "A" and (missing := _missing(found)):
            text += voice.say("none_for", years=listed(missing, lang))
        lines.append((Piece(text),))
    return Answer("since", voice.w["ask_since"], large, tuple(lines))


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
    known = data.sources.get(newest.source)
    if known:
        released = voice.say("released", day=newest.vintage) if newest.vintage else ""
        lines.append((Piece(clean(of_data(known.title, lang)), voice.document(newest.source)), Piece(released)))
    elif newest.source:
        lines.append((Piece(newest.source, voice.document(newest.source)),))
    others = {name for one in series.rows for name in one.sources} - {newest.source}
    if others:
        lines.append((Piece(voice.say("more_documents", number=f"{len(others):,}"), "#documents"),))
    return Answer("maker", voice.w["ask_maker"], plain(producer(data.organisation(newest), lang)), tuple(lines))


def _revised(series: Series, voice: Voice) -> Answer:
    lang, data = voice.lang, voice.data
    lines: list[Line] = [
        voice.pieces(f"{one.day}{phrase(': ', lang)}{translated(one.reason, lang)}")
        for one in data.revisions.get((series.indicator, series.area), [])[::-1]
    ]
    apart = revised(series.rows, data)
    for group in apart[::-1]:
        first, standing = first_and_standing(group, data)
        unit = unit_of(standing, data, lang)
        text = voice.say(
            "printed_anew", now=f"{number(standing, unit)} {unit_name(unit, lang)}", first=number(first, unit),
            change=change(first, standing, lang),
        )  # fmt: skip
        lines.append(
            (Piece(periods.label(standing.period), f"#{anchor(standing)}"), Piece(phrase(": ", lang) + plain(text)))
        )
    for one in _gaps(series):
        if one.note.startswith(_REVISED):
            between = phrase("; ", lang)
            text = plain(translated(one.note, lang)).partition(between)[2]  # which base the rate implies
            lines.append(
                (Piece(periods.label(one.period), f"#{periods.label(one.period)}"), Piece(phrase(": ", lang) + text))
            )
    if not lines:
        lines = [(Piece(voice.w["not_revised"]),)]
    return Answer("revised", voice.w["ask_revised"], "", _some(lines, "#revisions", voice))


def _gaps(series: Series) -> list[Observation]:
    found = [one.row for several in series.found.values() for one in several if one.row.measure == "gap"]
    return sorted(found, key=lambda one: periods.order(one.period), reverse=True)


def _apart(series: Series, voice: Voice) -> Answer:
    """Return what must not be compared: breaks, what the catalog warns of, and what is refused, each once."""
    lang, data = voice.lang, voice.data
    lines: list[Line] = []
    for at in data.breaks.get((series.indicator, series.area), ()):
        text = voice.say("before_break", period=periods.label(at.period), reason=plain(translated(at.reason, lang)))
        lines.append(voice.pieces(text))
    if note := data.about(series.indicator).note:
        lines.append(voice.pieces(plain(translated(note, lang))))
    rows = [one.row for several in series.found.values() for one in several]
    # Why there is no share of a whole is an answer of its own.
    told_of = {one.refusal.sentence for one in rows if one.refusal and one.measure == "share"}
    refusals = {
        one.refusal.sentence: one for one in rows if one.refusal and one.refusal.code not in (*_MISSING, *_BROKEN)
    }
    for one in (one for sentence, one in refusals.items() if sentence not in told_of):
        if figure := voice.refused(one):
            lines.append(voice.pieces(figure.reason))
    if not lines:
        lines = [(Piece(voice.w["nothing_apart"]),)]
    return Answer("apart", voice.w["ask_apart"], "", _some(lines, "#years", voice))


_BROKEN = ("break", "edition")  # told by what is known of breaks and revisions


def _some(lines: Sequence[Line], place: str, voice: Voice) -> tuple[Line, ...]:
    told_each = list(dict.fromkeys(lines))
    if len(told_each) > MOST:
        more = Piece(voice.say("more_lines", number=len(told_each) - MOST + 1), place)
        told_each[MOST - 1 :] = [(more,)]
    return tuple(told_each)
