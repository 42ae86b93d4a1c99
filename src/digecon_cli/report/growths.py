"""Growth of the newest year, published and computed, of all series of a page that have one."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .. import periods
from ..areas import area_name
from ..cleaning import clean
from ..dataset import Dataset
from ..document import APART, EQUAL, REFUSED
from ..draw.svg import Dumbbell
from ..measures.derivation import Derivation
from ..measures.reasons import PRICES, WITHIN
from ..messages import phrase
from ..model import Observation
from ..pages.series import by_series, label_in
from .headlines import gap_sign, published_rates
from .sentences import rate_number

MOST = 14


class Growths(NamedTuple):
    """The rates of one year: a dumbbell a series, why some are not computed or lie apart, and how many found no room."""

    period: str
    rows: tuple[Dumbbell, ...]
    reasons: tuple[str, ...]
    more: int


def growths(found: Iterable[Derivation], lead: Sequence[str], data: Dataset, lang: str) -> Growths | None:
    """Return the growth of one year, the fastest first; None where there is none.

    It is the newest year of which the ``lead`` (indicator and area) has a rate, else the newest that several series have.
    """
    series = by_series(one.row for one in found)
    rated = {
        key: {one.period for one in rows if one.measure == "growth" and one.has_figure} for key, rows in series.items()
    }
    count = Counter(period for several in rated.values() for period in several)
    years = [period for period in count if periods.frequency(period) == "A"]
    several = [period for period in years if count[period] * 3 >= max(count.values())]
    if not several:
        return None
    own = rated.get((lead[0], lead[1]), set())
    period = max(own.intersection(years) or several, key=periods.order)
    by_area = len(series) > len({indicator for indicator, _ in series}) == 1
    told: list[tuple[Dumbbell, str]] = []
    for rows in series.values():
        rates = [one for one in rows if one.period == period]
        if made := _dumbbell(rates, by_area, data, lang):
            told.append((made, _reason(made.name, rates, lang)))
    if not told:  # only bounds
        return None
    kept = sorted(told, key=lambda one: -one[0].rate)[:MOST]
    reasons = tuple(one[1] for one in told if one[1] and one in kept)
    return Growths(period, tuple(row for row, _ in kept), reasons, len(told) - len(kept))


def _dumbbell(rows: Sequence[Observation], by_area: bool, data: Dataset, lang: str) -> Dumbbell | None:
    """Return both rates of a series; None where there is no number."""
    rates = published_rates(rows, data)
    published = rates[0] if rates else None
    computed = next((one for one in rows if (one.origin, one.measure) == ("computed", "growth")), None)
    known = [one for one in (published, computed) if one and one.value and one.bound not in ("over", "under")]
    if not known:
        return None
    drawn = computed if computed in known else None
    text = str(rate_number(published)) if published else ""
    if computed and drawn:
        gaps = [one for one in rows if one.measure == "gap" and published]
        sign = gap_sign(gaps[:1])
        text = " ".join(filter(None, (text, sign, "" if sign == EQUAL else str(rate_number(computed)))))
    elif computed and computed.refusal and computed.refusal.code != "missing":
        text += " " + REFUSED
    name = clean(area_name(rows[0].area, lang) if by_area else label_in(rows[0], data, lang))
    point = float(published.value) if published in known and published else None
    return Dumbbell(name, point, drawn.interval() if drawn else None, text)


def _reason(name: str, rows: Iterable[Observation], lang: str) -> str:
    """Return why a rate is not computed, or lies apart from the published one by more than rounding; empty for neither."""
    for one in rows:
        refusal = one.refusal
        if refusal and refusal.code != "missing":
            return f"{name}{phrase(': ', lang)}{REFUSED} {refusal.sentence(lang)}"
        if one.measure == "gap" and not one.has(WITHIN):
            sign = "" if one.facts and one.facts[0].code == PRICES else f"{APART} "
            return f"{name}{phrase(': ', lang)}{sign}{one.notes(lang)}"
    return ""
