"""Growth of the newest year, published and computed, of all series of a page that have one."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .. import periods
from ..cleaning import clean
from ..dataset import Dataset
from ..measures.derivation import Derivation
from ..measures.reasons import PRICES, WITHIN
from ..messages import phrase, translated
from ..model import Observation
from ..pictures.dumbbells import Dumbbell
from ..present.rows import APART, EQUAL, REFUSED
from ..present.series import by_series, label_in
from ..present.words import area_name
from .headlines import published_rates
from .sentences import rate_text

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
    count: dict[str, int] = {}
    for rows in series.values():
        for period in {one.period for one in rows if one.measure == "growth" and one.has_figure}:
            count[period] = count.get(period, 0) + 1
    several = [
        period for period in count if periods.frequency(period) == "A" and count[period] * 3 >= max(count.values())
    ]
    if not several:
        return None
    own = {one.period for one in series.get((lead[0], lead[1]), ()) if one.measure == "growth" and one.has_figure}
    period = max(
        (own & set(count)) & {one for one in count if periods.frequency(one) == "A"} or several, key=periods.order
    )
    told: list[tuple[float, Dumbbell]] = []
    reasons: list[str] = []
    for rows in series.values():
        rates = [one for one in rows if one.period == period]
        if made := _dumbbell(rates, len(series) > len({key[0] for key in series}) == 1, data, lang):
            told.append(made)
            reasons += _reasons(made[1].name, rates, lang)
    if not told:  # only bounds
        return None
    told.sort(key=lambda one: -one[0])
    kept = tuple(row for _, row in told[:MOST])
    names = tuple(row.name + phrase(": ", lang) for row in kept)
    return Growths(period, kept, tuple(one for one in reasons if one.startswith(names)), len(told) - len(kept))


def _dumbbell(rows: Sequence[Observation], by_area: bool, data: Dataset, lang: str) -> tuple[float, Dumbbell] | None:
    """Return both rates of a series, with the number by which it is ordered; None where there is no number."""
    rates = published_rates(rows, data)
    published = rates[0] if rates else None
    computed = next((one for one in rows if (one.origin, one.measure) == ("computed", "growth")), None)
    known = [one for one in (published, computed) if one and one.value and one.bound not in ("over", "under")]
    if not known:
        return None
    drawn = computed if computed in known else None
    text = rate_text(published) if published else ""
    if computed and drawn:
        gap = next((one for one in rows if one.measure == "gap" and published), None)
        prices = gap is not None and gap.note.startswith(PRICES)
        sign = "" if gap is None else EQUAL if gap.note == WITHIN else "|" if prices else APART
        text = " ".join(filter(None, (text, sign, "" if sign == EQUAL else rate_text(computed))))
    elif computed and computed.refusal and computed.refusal.code != "missing":
        text += " " + REFUSED
    ends = drawn.interval() if drawn else None
    name = clean(area_name(rows[0].area, lang) if by_area else label_in(rows[0], data, lang))
    point = float(published.value) if published in known and published else None
    return float(known[0].value), Dumbbell(
        name,
        point,
        float(drawn.value) if drawn else None,
        ends.low if ends else None,
        ends.high if ends else None,
        text,
    )


def _reasons(name: str, rows: Iterable[Observation], lang: str) -> list[str]:
    """Return why a rate is not computed, or lies apart from the published one by more than rounding."""
    colon = phrase(": ", lang)
    told = []
    for one in rows:
        refusal = one.refusal
        if refusal and refusal.code != "missing":
            told.append(f"{name}{colon}{REFUSED} {translated(refusal.sentence, lang)}")
        elif one.measure == "gap" and one.note != WITHIN:
            sign = "" if one.note.startswith(PRICES) else f"{APART} "
            told.append(f"{name}{colon}{sign}{translated(one.note, lang)}")
    return told[:1]
