"""The message of a page: what happened to its first figure, said by rule."""

from collections.abc import Sequence

from .. import periods, units
from ..areas import area_name
from ..cleaning import clean
from ..dataset import Dataset
from ..document import ShownNumber
from ..draw.words import written
from ..intervals import Interval
from ..messages import CHINESE, listed, phrase
from ..model import STATUSES, Observation
from ..pages.labels import LETTERS
from ..pages.labels import can_be_scaled as scaled
from ..pages.numbers import POWERS, tied
from ..pages.numbers import in_line as told
from ..pages.numbers import number_in_line as number
from ..pages.numbers import unit_in_line as unit_name
from ..pages.series import label_in
from .headlines import Headline

LEVEL = 1.0  # per cent a year, below which something has hardly grown or fallen
APART = 2.0  # points between two years' rates from which growth counts as faster or slower
_LEVEL_MOST = 3  # areas that a message names as the highest where rounding leaves open which is
_UNCERTAIN = ("U", "E", "F", "I", "D", "B")  # statuses that a message must say


def message(one: Headline, data: Dataset, lang: str) -> str:
    """Return what happened to a figure in its newest year: ``Telecom revenue hardly grew: 1.75 trillion yuan in 2025, +0.7 %``.

    The growth is the published one, else that of the levels, and then it says so. Nothing is said of growth where the
    figure or its growth is only a bound or of too few digits, or where the year before does not compare (a break); a break is told.
    """
    name, when = one.label, written(one.latest.period, lang)
    value = stated(one.latest, data, lang) + _doubt(one.latest, lang)
    rate = one.rate
    known = _known(rate) if rate else None
    if known is None or rate is None or one.latest.bound in ("over", "under"):
        words = "{name}: {value} in {year}"
        if one.broken:
            words = "{name}: {value} in {year}, not comparable with the year before"
        return phrase(words, lang, name=name, value=value, year=when)
    if ", " in name:
        name += ","  # a verb follows: "Computing power, hubs, grew"
    words = _HAPPENED[_verb(known, _known(one.rate_before))]
    told = _change(rate, lang) + phrase(", real", lang) * one.real
    if rate.origin == "computed":
        told = phrase("{rate} by the levels", lang, rate=told)
    return phrase(words, lang, name=name, value=value, year=when, rate=told)


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


def planned(one: Observation, data: Dataset, lang: str) -> str:
    """Return what is planned where there is nothing else."""
    name, value = clean(label_in(one, data, lang)), stated(one, data, lang)
    return phrase("{name}: {value} planned for {year}", lang, name=name, value=value, year=written(one.period, lang))


def highest(lines: Sequence[Headline], data: Dataset, lang: str) -> str:
    """Return which of several areas has the highest figure of the newest year, of those that are known to a point.

    Where rounding leaves that open, all that may be the highest are named, and of more than three none.
    """
    newest = max((one.latest.period for one in lines), key=periods.order)
    same = [one.latest for one in lines if one.latest.period == newest and one.latest.bound not in ("over", "under")]
    name = data.about(lines[0].latest.indicator).name(lang)
    name = clean(name[:1].upper() + name[1:])
    if not same:
        return name
    first = max(same, key=lambda one: one.interval().value)
    level = [one for one in same if one.interval().meets(first.interval())]
    if len(level) > _LEVEL_MOST:
        return name
    words = "{name}: highest in {area}, {value} in {year}, of {count} areas"
    if len(level) > 1:
        words = "{name}: highest in {area} (too close to say which), {value} in {year}, of {count} areas"
    where = listed([area_name(one.area, lang) for one in level], lang)
    value, when = stated(first, data, lang), written(first.period, lang)
    return phrase(words, lang, name=name, area=where, value=value, year=when, count=len(same))


def stated(one: Observation, data: Dataset, lang: str) -> str:
    """Return a figure with its unit in the largest power of ten that has a word: ``1.75 trillion yuan``; without its status."""
    one = one._replace(status="A")
    unit = largest_unit(one, lang)
    if unit is None:
        return told(one, data, lang)
    name = unit_name(unit, lang)
    # A computed figure has the digits that its bounds make worth showing, and never more than four.
    both = (str(number(either, unit, 4)) for either in (one, one._replace(origin="published")))
    figure = min(both, key=len)
    return tied(f"{figure}{' ' if name.isascii() else ''}{name}".strip())


def largest_unit(one: Observation, lang: str) -> tuple[str, int] | None:
    """Return the unit with the largest power of ten that has a word in a language; None for what has no such powers."""
    plain, _ = units.base(one.unit, 0)
    has_power = any(word.lower() in units.SCALES for word in plain.split())  # as own tables write it: million persons
    if not scaled(one) or has_power or plain in LETTERS or " per " in plain or not one.point:
        return None
    size = abs(one.interval().value)
    return plain, next((power for power in POWERS[lang] if size >= 10.0**power), 0)


def signed(rate: Observation, lang: str, digits: int = 4) -> str:
    """Return a rate in so many digits (0: all) with its sign and unit: ``+0.7 %``, ``-1.5 points``; without its status."""
    unit = phrase("points", lang) if rate.unit == units.POINTS else unit_name((rate.unit, rate.unit_mult), lang)
    return tied(f"{rate_number(rate, digits)} {unit}")


def rate_number(rate: Observation, digits: int = 4) -> ShownNumber:
    """Return the number of a rate with its sign, in so many digits (0: all); a computed one from 100 up without decimals."""
    made = number(rate._replace(status="A"), (rate.unit, rate.unit_mult), digits)
    value = rate.interval().value
    plus = "+" if value > 0 and not made.digits.startswith("-") else ""
    whole = rate.origin == "computed" and rate.value and abs(value) >= 100
    return made._replace(digits=plus + (f"{value:,.0f}" if whole else made.digits))


def _doubt(one: Observation, lang: str) -> str:
    return phrase(" ({basis})", lang, basis=phrase(STATUSES[one.status], lang)) if one.status in _UNCERTAIN else ""


def _change(rate: Observation, lang: str) -> str:
    """Return a rate as a message says it: ``+7.4 %``; Chinese says the direction in a word: ``增长7.4%``."""
    if lang != CHINESE:
        return signed(rate, lang)
    change = rate_number(rate)
    size = change._replace(digits=change.digits.lstrip("+-"))
    return f"{'下降' if rate.interval().value < 0 else '增长'}{size}%"


def _known(rate: Observation | None) -> Interval | None:
    """Return a rate of growth of which something can be said; of none, of points, of a bound, of few digits there is none."""
    if rate is None or not rate.value or rate.bound in ("over", "under") or rate.unit != units.PERCENT:
        return None
    found = rate.interval()
    # 2 and 3 may both be 2.5: nobody can say that it grew
    return None if found.low <= 0 <= found.high and abs(found.value) >= LEVEL else found


def _verb(rate: Interval, before: Interval | None) -> str:
    """Return what a rate means, beside that of the year before where it is known."""
    if rate.low <= 0 <= rate.high:  # rounding leaves open which way it went
        return "stalled" if before and before.value >= LEVEL + APART else "hardly changed"
    if -LEVEL < rate.value < LEVEL:
        return "hardly grew" if rate.value > 0 else "hardly fell"
    if rate.value < 0:
        return "fell"
    if before and rate.value >= before.value + APART:
        return "grew faster" if before.value > 0 else "grew again"
    return "grew more slowly" if before and rate.value <= before.value - APART else "grew"
