"""One figure in a line of text: ``1,118 million``, ``>180``, ``140.2p trillion yuan``; its marks are glued to the number."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from .. import periods, units
from ..cleaning import clean
from ..dataset import Dataset
from ..intervals import decimals, shifted
from ..messages import phrase
from ..model import PLANNED, STATUSES, Observation
from .lines import tied
from .numbers import DIGITS, SIGNS, ShownNumber, bounds, printed, rounded, shift

POWERS = {"en": (12, 9, 6, 3, 0), "zh": (12, 8, 4, 0)}  # the powers of ten that have a word
_SIGNS = {"over": "> at least", "under": "< at most", "about": "~ about"}


def unit_of(one: Observation, data: Dataset, lang: str = "en", scale: int | None = None) -> tuple[str, int]:
    """Return the unit and power of ten of a figure in a line of its own.

    That is the catalog's, a smaller one where the number would begin with 0; in Chinese 万, 亿 or 万亿.
    """
    unit, mult = data.told_in(one, scale)
    if scale is not None or units.base(unit, 0)[1] or mult <= 0 or not one.point:
        return unit, mult
    size = abs(one.interval().value)
    fits = next((power for power in POWERS[lang] if size >= 10.0**power), 0)
    return unit, fits if lang == "zh" else min(mult, fits)


def number(one: Observation, unit: tuple[str, int], digits: int = 0) -> ShownNumber:
    """Return a figure's number in a unit, with its signs and its status.

    It has the decimals of its print, or with ``digits`` at most so many digits in all; a percentage has one decimal
    then, and an "over" is never rounded up. A computed one has the decimals that its bounds make worth showing.
    """
    if not one.point:
        return ShownNumber()
    if one.origin == "computed":
        told = printed(one, unit).digits
    else:
        told = shifted(one.point, shift(one, unit))
        told = _rounded(told, one.bound, digits, units.is_percentage(one.unit)) if digits else told
    return ShownNumber(SIGNS.get(one.bound, ""), separated(told), status(one))


def _rounded(text: str, bound: str, digits: int, percentage: bool) -> str:
    size = Decimal(text).adjusted() + 1 if Decimal(text) else 1
    most = (size < 3) * 1 if percentage else max(0, digits - max(size, 1))
    if decimals(text) <= most:
        return text
    return f"{rounded(Decimal(text), most, bound):f}"


def separated(text: str) -> str:
    """Return a plain number with its thousands separated."""
    sign = text[:1] if text[:1] == "-" else ""
    whole, point, fraction = text[len(sign) :].partition(".")
    return f"{sign}{int(whole):,}{point}{fraction}" if whole.isdigit() else text


def unit_name(unit: tuple[str, int], lang: str = "en") -> str:
    """Return how a line calls a unit; with a power of ten that has no word, ``x 10^5 units``."""
    noun, mult = unit
    # The label says what is counted; the line only how many at once.
    name = clean(units.label("" if mult and noun in units.COUNTED else noun, mult, lang))
    return f"x {name}" if lang != "zh" and name[:1].isdigit() else name


def told(one: Observation, data: Dataset, lang: str = "en", digits: int = DIGITS) -> str:
    """Return a figure with its unit, as one word that never breaks: ``1,118 million``."""
    if one.unit == "rank":
        return str(number(one, (one.unit, 0)))
    unit = unit_of(one, data, lang)
    name, figure = unit_name(unit, lang), number(one, unit, digits)
    return tied(f"{figure}{' ' if name.isascii() else ''}{name}".strip())


def bounded(one: Observation, data: Dataset, lang: str = "en") -> str:
    """Return a figure with the bounds that its rounding allows: ``50.2 [50.15, 50.25] trillion yuan``."""
    unit = unit_of(one, data, lang)
    return f"{tied(f'{printed(one, unit)}{status(one)}{bounds(one, unit)}')} {unit_name(unit, lang)}"


def status(one: Observation) -> str:
    """Return the letter that stands behind a number that is not of normal status."""
    return one.status.lower() if one.status in STATUSES and one.status != "A" else ""


def possible(one: Observation, lang: str = "en") -> str:
    """Return a computed figure in four digits and, rounded outwards, what its inputs allow: ``10.33 % (10.09 to 10.57)``."""
    value = Decimal(one.point)
    places = max(0, DIGITS - 1 - (value.adjusted() if value else 0))
    told = f"{rounded(value, places):f} {unit_name((one.unit, one.unit_mult), lang)}"
    if not (one.low and one.high) or one.low == one.high:
        return tied(SIGNS.get(one.bound, "") + told)
    low, high = rounded(Decimal(one.low), places, "over"), rounded(Decimal(one.high), places, "under")
    return f"{tied(told)} {tied('(' + phrase(' to ', lang).join((f'{low:f}', f'{high:f}')) + ')')}"


def latest_level(group: Sequence[Observation], data: Dataset) -> Observation | None:
    """Return the standing level of the last period, of China if it has any; None where there is no level."""
    levels = [one for one in group if one.measure == "level"]
    if not levels:
        return None
    last = max(levels, key=lambda one: (one.area == "CN", periods.order(one.period)))
    same = [one for one in levels if (one.area, one.period) == (last.area, last.period)]
    return data.standing_figure(same)


def latest(group: Sequence[Observation], data: Dataset) -> Observation:
    """Return the newest level of an indicator: of what flows, and has years, that of a year.

    Without levels it is what else is newest, something planned only for want of other figures.
    """
    years = [one for one in group if periods.frequency(one.period) == "A"]
    flows = data.about(group[0].indicator).flows
    if level := (latest_level(years, data) if flows else None) or latest_level(group, data):
        return level
    actual = [one for one in group if one.measure not in PLANNED] or group
    last = max(actual, key=lambda one: periods.order(one.period))
    return data.standing_figure([one for one in actual if one.identity == last.identity]) or last


def legend(rows: Iterable[Observation], lang: str = "en") -> list[str]:
    """Return what the signs and letters at figures mean, those that are seen: ``> at least``, ``p provisional``."""
    seen = {code for one in rows for code in (one.bound, one.status)}
    signs = [phrase(words, lang) for bound, words in _SIGNS.items() if bound in seen]
    return signs + [
        f"{code.lower()} {phrase(STATUSES[code], lang)}" for code in STATUSES if code in seen and code != "A"
    ]
