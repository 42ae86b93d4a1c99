"""Figures and facts as text in English or Chinese: numbers, rates, bounds, linked notes, and the message of a page."""

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import NamedTuple

from ..core import facts, periods, units
from ..core.areas import area_name
from ..core.cleaning import clean
from ..core.dataset import Dataset
from ..core.facts import Fact
from ..core.intervals import Interval, shifted
from ..core.messages import CHINESE, listed, phrase
from ..core.model import PLANNED, STATUSES, Observation
from ..core.text import TIE
from ..document import APART, EQUAL, NONE, REFUSED, SIGNS, Cell, ShownNumber
from ..draw.words import period_words, written
from ..measures.reasons import WITHIN
from ..pages.labels import LETTERS, measure_name, measure_word, short_name
from ..pages.labels import can_be_scaled as scaled
from ..pages.numbers import DIGITS, OTHER_PRICES, POWERS, ends, gap_sign, latest, separated, tied, unit_of
from ..pages.numbers import in_line as figure_with_unit
from ..pages.numbers import number_in_line as number
from ..pages.numbers import status_letter as status
from ..pages.numbers import unit_in_line as unit_name
from ..pages.numbers import with_possible as possible
from ..pages.series import label_in
from .headlines import HeadlineSeries, Overview, by_area, side_by_side

SLOW = 1.0  # percent per year, below which a figure has hardly grown or fallen
FASTER = 2.0  # percentage points between two years' rates from which growth is called faster or slower
_MOST_NAMED = 3  # areas that a message names if rounding leaves open which is the highest
_UNCERTAIN = ("U", "E", "F", "I", "D", "B")  # statuses that a message must mention
_HAPPENED = {
    "stalled": "{name} stalled: {value} in {year}, {rate}",
    "hardly changed": "{name} hardly changed: {value} in {year}, {rate}",
    "hardly grew": "{name} hardly grew: {value} in {year}, {rate}",
    "hardly fell": "{name} hardly fell: {value} in {year}, {rate}",
    "fell": "{name} fell: {value} in {year}, {rate}",
    "grew": "{name} grew: {value} in {year}, {rate}",
    "grew again": "{name} grew again: {value} in {year}, {rate}",
    "grew faster": "{name} grew faster: {value} in {year}, {rate}",
    "grew more slowly": "{name} grew more slowly: {value} in {year}, {rate}",
}

period_name = written  # how a sentence names a period


class TextPiece(NamedTuple):
    """A piece of text, and the address that it links to (empty for none)."""

    text: str
    url: str = ""


TextLine = tuple[TextPiece, ...]


class FigureText(NamedTuple):
    """A figure on a page: its anchor, cell, bounds, the meaning of its status, and its label.

    ``sign`` says how it compares with the published figure (``EQUAL``, ``APART``, ``OTHER_PRICES``) or that it is
    ``REFUSED``; ``reasons`` say why.
    """

    anchor: str = ""
    cell: Cell = Cell()
    bounds: str = ""
    meaning: str = ""
    label: str = ""
    sign: str = ""
    reasons: tuple[str, ...] = ()


class FirstRow(NamedTuple):
    """A row of the summary table of a page: the newest figure of a series with its unit, and both rates.

    ``mark`` is the letter of its status, ``note`` the number of its note, ``signs`` are the signs among the rates,
    ``subject`` is the id of the series.
    """

    name: str
    latest: str
    mark: str
    note: int
    year: str
    published: str
    computed: str
    signs: tuple[str, ...]
    subject: str


def plain(text: str) -> str:
    """Return a text as a page prints it: on one line and with plain spaces."""
    return clean(text.replace(TIE, " "))


def period_in_words(period: str, lang: str) -> str:
    """Return a period in words for readers who do not know its code: ``the first 7 months of 2026``, not ``2026-7M``."""
    return written(period, lang) if lang == CHINESE else period_words(period, lang)


def capitalized(text: str) -> str:
    """Return a text with its first letter capitalized."""
    return text[:1].upper() + text[1:]


def web(url: str) -> str:
    """Return an address that a browser may follow, else an empty string: a page must not run what a table contains."""
    return url if url.startswith(("https://", "http://")) else ""


def linked(text: str, address: Callable[[str], str | None]) -> TextLine:
    """Return a text in pieces, in which each document id links to its ``address`` (None for other words)."""
    found: list[TextPiece] = []
    for piece in re.split(r"([a-z]+[0-9a-z-]*)", plain(text)):
        url = address(piece) if len(piece) > 1 else None
        if url is None and found and not found[-1].url:
            found[-1] = TextPiece(found[-1].text + piece)
        elif piece:
            found.append(TextPiece(piece, url or ""))
    return tuple(found)


def with_names(text: str, data: Dataset, lang: str) -> str:
    """Return a text with names in place of the ids of indicators."""

    def name(found: re.Match[str]) -> str:
        return clean(short_name(data, found[0], "CN", lang)) if found[0] in data.catalog else found[0]

    return re.sub(r"[a-z_]+\.[a-z0-9_.]*[a-z0-9_]", name, text)


def refusal_sentence(why: Fact, data: Dataset, lang: str) -> str:
    """Return the reason for a refusal as a full sentence, with names in place of ids and without commands."""
    text = with_names(plain(facts.without_commands(why, lang)), data, lang)
    return capitalized(text).rstrip(".。") + ("。" if lang == CHINESE else ".")


def stated(figure: Observation, data: Dataset, lang: str) -> str:
    """Return a figure without its status, in the largest power of ten that has a word: ``1.75 trillion yuan``."""
    return _joined(*_number_and_unit(figure, data, lang))


def in_words(figure: Observation, data: Dataset, lang: str) -> str:
    """Return a figure as a heading states it: its bound and its status are words, ``over 1 trillion yuan``."""
    shown_number, unit = _number_and_unit(figure, data, lang)
    return _bounded(figure, _joined(shown_number._replace(sign=""), unit), lang) + _status_words(figure, lang)


def _bounded(figure: Observation, text: str, lang: str) -> str:
    """Return the text of a figure with its bound before it as a word."""
    return phrase(figure.bound + " {value}", lang, value=text) if figure.bound in SIGNS else text


def _joined(shown_number: ShownNumber, unit: str) -> str:
    return tied(f"{shown_number}{' ' if unit.isascii() else ''}{unit}".strip())


def _number_and_unit(figure: Observation, data: Dataset, lang: str) -> tuple[ShownNumber, str]:
    """Return the number of a figure in the largest power of ten that has a word, and the name of its unit."""
    if figure.unit == "rank":
        return number(figure, (figure.unit, 0))._replace(mark=""), ""
    unit = largest_unit(figure, lang)
    if unit is None:
        usual = unit_of(figure, data, lang)
        return number(figure, usual, DIGITS)._replace(mark=""), unit_name(usual, lang)
    text = number(figure, unit, 4)
    if figure.origin == "computed":  # as many digits as its bounds justify, at most four
        text = min(text, number(figure._replace(origin="published"), unit, 4), key=lambda one: len(str(one)))
    return text._replace(mark=""), unit_name(unit, lang)


def with_unit(figure: Observation, data: Dataset, lang: str, digits: int = DIGITS) -> str:
    """Return a figure without its status, in the unit of tables and in at most ``digits`` digits (0 for all)."""
    return plain(figure_with_unit(figure._replace(status="A"), data, lang, digits))


def largest_unit(figure: Observation, lang: str) -> tuple[str, int] | None:
    """Return the unit with the largest power of ten that the language has a word for; None if the unit takes none."""
    noun, _ = units.base(figure.unit, 0)
    has_power = any(word.lower() in units.SCALES for word in noun.split())  # as users' tables write it: million persons
    if not scaled(figure) or has_power or noun in LETTERS or " per " in noun or not figure.point:
        return None
    size = abs(figure.interval().value)
    return noun, next((power for power in POWERS[lang] if size >= 10.0**power), 0)


def signed(rate: Observation, lang: str, digits: int = 4) -> str:
    """Return a rate with its sign and unit, in at most ``digits`` digits (0 for all): ``+0.7 %``, ``-1.5 points``."""
    return tied(f"{rate_number(rate, digits)} {_rate_unit(rate, lang)}")


def _rate_unit(rate: Observation, lang: str) -> str:
    return phrase("points", lang) if rate.unit == units.POINTS else unit_name((rate.unit, rate.unit_mult), lang)


def rate_number(rate: Observation, digits: int = 4) -> ShownNumber:
    """Return the number of a rate with its sign, in at most ``digits`` digits (0 for all).

    A computed rate of 100 or more has no decimals.
    """
    found = number(rate._replace(status="A"), (rate.unit, rate.unit_mult), digits)
    value = rate.interval().value
    whole = rate.origin == "computed" and rate.value and abs(value) >= 100
    plus = "+" if value > 0 and not found.digits.startswith("-") else ""
    return ShownNumber(found.sign, plus + (f"{value:,.0f}" if whole else found.digits))


def possible_rate(rate: Observation, lang: str, bounds: bool = True) -> str:
    """Return a computed figure with its possible range, or without it if ``bounds`` is false."""
    if not bounds and rate.low and rate.high:
        rate = rate._replace(low="", high="", bound="")
    return plain(possible(rate, lang))


def newest(rows: Sequence[Observation], data: Dataset, lang: str) -> str:
    """Return the newest figure of a series with its period, named by its measure unless that is a level."""
    return dated(latest(rows, data), data, lang)


def dated(figure: Observation, data: Dataset, lang: str) -> str:
    """Return a figure with its period, named by its measure unless that is a level: ``53.9 trillion yuan (2023)``."""
    what = "" if figure.measure == "level" else measure_word(figure, lang) + (" " if lang != CHINESE else "")
    return (
        what + plain(in_words(figure, data, lang)) + phrase(" ({command})", lang, command=periods.label(figure.period))
    )


def first_row(line: HeadlineSeries, data: Dataset, lang: str, note: int = 0) -> FirstRow:
    """Return the summary row of a series; computed growth is only a sign if it equals the published one or is refused."""
    level = line.latest
    published, computed = line.published.get(level.period), line.computed.get(level.period)
    text, sign = NONE, NONE
    if computed and computed.has_figure:
        gap = line.gaps.get(level.period)
        same = published is not None and computed.measure == "growth" and not gap
        apart = gap_sign([gap]) if gap else APART
        sign = "" if published is None or line.real else EQUAL if same else apart
        text = sign if sign == EQUAL else f"{_bare_rate(computed, lang)} {sign}".strip()
    elif computed and computed.refusal and computed.refusal.code != "missing":
        text = sign = REFUSED
    rate = NONE
    if published:
        rate = _bare_rate(published, lang) + (phrase(", real", lang) if line.real else "")
    signs = (sign,) if published else (NONE, sign)
    year = period_name(level.period, lang)
    return FirstRow(
        line.label, plain(stated(level, data, lang)), status(level), note, year, rate, text, signs, level.name
    )


def _bare_rate(figure: Observation, lang: str) -> str:
    """Return a rate without its unit if the head of its column states it."""
    return str(rate_number(figure)) if (figure.unit, figure.unit_mult) == (units.PERCENT, 0) else signed(figure, lang)


def figure_text(
    figure: Observation, data: Dataset, lang: str, unit: tuple[str, int] | None = None, anchor: str = ""
) -> FigureText:
    """Return a figure with its bounds, in a unit that the page states elsewhere (by default the unit of its table)."""
    value, *both = _number_and_bounds(figure, unit or unit_of(figure, data, lang))
    mark = status(figure)
    meaning = phrase(STATUSES[figure.status], lang) if figure.status in STATUSES and figure.status != "A" else ""
    bounds = phrase(" to ", lang).join(map(separated, both))
    cell = Cell(number=ShownNumber(digits=value, mark=mark), figure=figure)
    return FigureText(anchor, cell, f"[{bounds}]" if bounds else "", meaning)


def printed_text(figure: Observation, data: Dataset, lang: str, anchor: str = "") -> FigureText:
    """Return a figure with its unit, its label, and all digits that its document prints."""
    found = figure_text(figure, data, lang, anchor=anchor)
    label = measure_name(figure, data, lang, False)
    return found._replace(cell=found.cell._replace(words=with_unit(figure, data, lang, 0)), label=label)


def refused_text(figure: Observation, lang: str, anchor: str = "") -> FigureText | None:
    """Return what replaces a refused figure; None if there is no reason."""
    if figure.refusal is None:
        return None
    return FigureText(
        anchor, Cell(figure=figure), sign=REFUSED, reasons=(plain(facts.without_commands(figure.refusal, lang)),)
    )


def compared(text: FigureText, gaps: Sequence[Observation], lang: str) -> FigureText:
    """Return a computed figure with the sign for how it compares to the published one, and why it differs.

    If prices differ there is a reason for each fact, otherwise one for all gaps.
    """
    sign = gap_sign(gaps)
    beyond = [gap for gap in gaps if gap.facts and not gap.has(WITHIN)]
    if sign == OTHER_PRICES:
        reasons = dict.fromkeys(plain(fact.note(lang)) for gap in beyond for fact in gap.facts)
        return text._replace(sign=sign, reasons=tuple(reasons))
    reason = "; ".join(map(plain, dict.fromkeys(gap.notes(lang) for gap in beyond)))
    return text._replace(sign=sign, reasons=(reason,) if reason else ())


def _number_and_bounds(figure: Observation, unit: tuple[str, int]) -> list[str]:
    """Return the number of a figure in a unit, followed by its bounds if there are two distinct ones.

    A published figure has the bounds of its digits. Those of a computed one are rounded outwards, percentages to two
    decimals.
    """
    bounded = bool(figure.low and figure.high) and figure.low != figure.high
    if figure.origin == "computed" and bounded and units.is_percentage(figure.unit):
        step = Decimal("0.01")
        ways = ((figure.value, ROUND_HALF_UP), (figure.low, ROUND_FLOOR), (figure.high, ROUND_CEILING))
        value, *both = (f"{Decimal(end).quantize(step, way):f}" for end, way in ways)
        return [SIGNS.get(figure.bound, "") + value, *both]
    text = str(number(figure, unit)._replace(mark=""))
    if not bounded:
        return [text]
    if figure.origin == "computed":
        return [text, *ends(figure, unit)]
    power = units.base(figure.unit, figure.unit_mult)[1] - units.base(*unit)[1]
    return [text, *(shifted(end, power) for end in (figure.low, figure.high))]


def message_of(found: Overview) -> str:
    """Return the message on a selection: by its first series, the highest area, or a target; empty if there is none."""
    data, lang = found.data, found.lang
    if not found.first:
        plan = next((one for one in found.levels if one.measure in PLANNED), None)
        return _planned(plan, data, lang) if plan else ""
    if not by_area(found.first):
        return message(found.first[0], data, lang)
    indicator = found.first[0].latest.indicator
    return highest([line for line in found.lines if line.latest.indicator == indicator], data, lang)


def message(line: HeadlineSeries, data: Dataset, lang: str) -> str:
    """Return what happened to a figure in its newest year: ``Telecom revenue hardly grew: 1.75 trillion yuan in 2025``.

    Growth is the published rate, else the one computed from levels, which the message then says. It is omitted if the
    figure or its rate is only a bound or has too few digits, or if the year before does not compare (the message then
    says so).
    """
    name, year = line.label, period_name(line.latest.period, lang)
    value = in_words(line.latest, data, lang)
    # The change of a threshold says nothing about what it is a threshold of.
    rate = None if data.about(line.latest.indicator).concept == "threshold" else line.rate
    known = _informative(rate) if rate else None
    if known is None or rate is None or line.latest.bound in ("over", "under"):
        words = "{name}: {value} in {year}"
        if line.broken:
            words = "{name}: {value} in {year}, not comparable with the year before"
        return phrase(words, lang, name=name, value=value, year=year)
    if ", " in name:
        name += ","  # a verb follows: "Computing power, hubs, grew"
    words = _HAPPENED[_verb(known, _informative(line.rate_before))]
    change = _change(rate, lang) + (phrase(", real", lang) if line.real else "")
    if rate.origin == "computed":
        change = phrase("{rate} (computed)", lang, rate=change)
    return phrase(words, lang, name=name, value=value, year=year, rate=change)


def _planned(figure: Observation, data: Dataset, lang: str) -> str:
    """Return the message on a planned figure."""
    name, value = clean(label_in(figure, data, lang)), in_words(figure, data, lang)
    year = period_name(figure.period, lang)
    return phrase("{name}: {value} planned for {year}", lang, name=name, value=value, year=year)


def highest(lines: Sequence[HeadlineSeries], data: Dataset, lang: str) -> str:
    """Return which area has the highest of the newest figures that compare, among those that are not just bounds.

    If rounding leaves that open, up to three candidates are named; with more than three the message is only the name.
    """
    same = [level for _, level in side_by_side(lines) if level.bound not in ("over", "under")]
    name = clean(capitalized(data.about(lines[0].latest.indicator).name(lang)))
    if not same:
        return name
    first = max(same, key=lambda one: one.interval().value)
    level = [one for one in same if one.interval().meets(first.interval())]
    if len(level) > _MOST_NAMED:
        return name
    words = "{name}: highest in {area}, {value} in {year}, of {count} areas"
    if len(level) > 1:
        words = "{name}: highest in {area} (too close to say which), {value} in {year}, of {count} areas"
    areas = listed([area_name(one.area, lang) for one in level], lang)
    value, year = in_words(first, data, lang), period_name(first.period, lang)
    return phrase(words, lang, name=name, area=areas, value=value, year=year, count=len(same))


def _status_words(figure: Observation, lang: str) -> str:
    return (
        phrase(" ({basis})", lang, basis=phrase(STATUSES[figure.status], lang)) if figure.status in _UNCERTAIN else ""
    )


def _change(rate: Observation, lang: str) -> str:
    """Return a rate as a message words it: ``+7.4 %``; Chinese expresses its sign by a word: ``增长7.4%``."""
    change = rate_number(rate)._replace(sign="")
    if lang != CHINESE:
        return _bounded(rate, tied(f"{change} {_rate_unit(rate, lang)}"), lang)
    size = change.digits.removeprefix("-").removeprefix("+")
    return f"{'下降' if rate.interval().value < 0 else '增长'}{_bounded(rate, size, lang)}%"


def _informative(rate: Observation | None) -> Interval | None:
    """Return a rate of growth that is informative; None for points, a bound, too few digits, or no rate."""
    if rate is None or not rate.value or rate.bound in ("over", "under") or rate.unit != units.PERCENT:
        return None
    found = rate.interval()
    # printed levels of 2 and 3 may both be 2.5, so that growth is uncertain
    return None if found.low <= 0 <= found.high and abs(found.value) >= SLOW else found


def _verb(rate: Interval, before: Interval | None) -> str:
    """Return the word for a rate, given the rate of the year before if that is known."""
    if rate.low <= 0 <= rate.high:  # rounding leaves the direction open
        return "stalled" if before and before.value >= SLOW + FASTER else "hardly changed"
    if -SLOW < rate.value < SLOW:
        return "hardly grew" if rate.value > 0 else "hardly fell"
    if rate.value < 0:
        return "fell"
    if before and rate.value >= before.value + FASTER:
        return "grew faster" if before.value > 0 else "grew again"
    return "grew more slowly" if before and rate.value <= before.value - FASTER else "grew"


def newer_parts(lines: Iterable[HeadlineSeries], data: Dataset, lang: str) -> str:
    """Return the newest parts of a year later than the newest figure, in one line; empty if there are none."""
    parts = [
        f"{line.label} {stated(line.part, data, lang)} ({period_in_words(line.part.period, lang)})"
        for line in lines
        if line.part
    ]
    text = phrase("; ", lang).join(parts)
    return phrase("Newer: {parts}", lang, parts=text) if parts else ""
