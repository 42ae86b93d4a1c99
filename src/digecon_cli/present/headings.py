"""Under which heading a row stands: its area, its unit, and the one multiple in which all rows below it are told."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .. import units
from ..dataset import Dataset
from ..model import Observation
from .rows import Unit, value_in
from .words import abroad

_WORDS = {
    "en": {0: "", 3: "thousand", 6: "million", 9: "billion", 12: "trillion"},
    "zh": {0: "", 4: "万", 8: "亿", 12: "万亿"},
}
_LARGE = 10**6
_FARTHEST = 10**5  # a row so many times smaller has a heading of its own


class Kind(NamedTuple):
    """What rows must share to stand under one heading: the area, and the unit (of what is counted, that it is)."""

    area: str
    unit: str
    counted: bool


def kind_of(one: Observation) -> Kind:
    """Return the kind of heading that a figure stands under."""
    plain = units.plain(one.unit)
    counted = plain in units.COUNTED
    return Kind(one.area, "" if counted else plain, counted)


def scaled(one: Observation) -> bool:
    """Return whether a figure is an amount that may be told in another power of ten; of quotients only large ones."""
    if " per " in one.unit:
        return bool(one.point) and abs(float(value_in(one, (units.plain(one.unit), 0)))) >= _LARGE
    return not units.is_percentage(one.unit) and one.unit not in ("index", "rank", "times")


def groups(
    series: Sequence[list[Observation]], data: Dataset, scale: int | None, lang: str
) -> list[tuple[Unit, list[int]]]:
    """Return the numbers of the series under each heading of one kind, with the unit and power that it says."""
    first = series[0][0]
    plain = units.plain(first.unit)
    if not any(scaled(one) for several in series for one in several):
        return [(data.told_in(first), list(range(len(series))))]
    sizes = [_latest(several, plain) for several in series]
    found: list[tuple[Unit, list[int]]] = []
    left = list(range(len(series)))
    while left:
        largest = max(sizes[at] for at in left)
        near = [at for at in left if sizes[at] * _FARTHEST >= largest or not sizes[at]]
        power = (
            scale if scale is not None else _power([sizes[at] for at in near], [series[at] for at in near], plain, lang)
        )
        found.append(((plain, power), near))
        left = [at for at in left if at not in near]
    return found


def _latest(several: Sequence[Observation], plain: str) -> float:
    told = [one for one in several if one.point]
    return abs(float(value_in(told[-1], (plain, 0)))) if told else 0.0


def _power(sizes: Sequence[float], series: Iterable[Sequence[Observation]], plain: str, lang: str) -> int:
    """Return the largest power in which every row's latest figure is at least 1; larger where digits would be too many."""
    powers = _powers(plain, lang)
    smallest = min((size for size in sizes if size), default=1.0)
    largest = max(
        (abs(float(value_in(one, (plain, 0)))) for several in series for one in several if one.point), default=1.0
    )
    fits = [power for power in powers if smallest / 10.0**power >= 1] or [powers[0]]
    power = fits[-1]
    for higher in powers:
        if higher > power and largest / 10.0**power >= _FARTHEST and smallest / 10.0**higher >= 0.1:
            power = higher
    return power


def _powers(plain: str, lang: str) -> tuple[int, ...]:
    """Return the powers of ten that have words; of flops and bytes those that have letters."""
    return tuple(LETTERS.get(plain, _WORDS[lang]))


LETTERS = {
    "FLOPS": {0: "FLOPS", 9: "GFLOPS", 12: "TFLOPS", 15: "PFLOPS", 18: "EFLOPS"},
    "B": {0: "B", 9: "GB", 18: "EB", 21: "ZB"},
}


def words(kind: Kind, unit: Unit, lang: str) -> str:
    """Return what a heading says of its rows: ``World, EFLOPS``, ``billion yuan``, ``million``."""
    plain, power = units.base(*unit)
    area = abroad(kind.area, lang)
    counted, per, rest = plain.partition(" per ")
    if power in LETTERS.get(counted, {}):
        told = LETTERS[counted][power] + per + rest
    elif power in _WORDS[lang] and plain == unit[0]:
        name = "" if kind.counted else units.label(plain, 0, lang)
        told = _WORDS[lang][power] + (" " if lang == "en" and name and power else "") + name
        told = told or ("number" if lang == "en" else "个")
    else:
        told = units.label(*unit, lang)
    return (", " if lang == "en" else "，").join(filter(None, (area, told)))


def amount(kind: Kind, unit: Unit, name: str, lang: str) -> str:
    """Return what stands behind a single number: ``billion US dollars``, ``million subscriptions``; of another area that too."""
    told = words(kind._replace(area="", counted=False), (name if kind.counted else unit[0], unit[1]), lang)
    area = abroad(kind.area, lang)
    return f"{told}, {area.lower() if kind.area == 'W' else area}" if area else told
