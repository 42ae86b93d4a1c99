"""The shares of the parts of one whole, where they are a partition: parts that do not overlap, with what is left to 100 %."""

from collections.abc import Iterable
from typing import NamedTuple

from .. import periods
from ..dataset import Dataset
from ..draw.svg import MOST_PARTS
from ..measures.derivation import Derivation
from ..model import Observation
from ..pages.labels import short_name
from ..pages.numbers import number_in_line as number
from ..pages.series import label_of

MOST_YEARS = 8
COMPUTED = "*"  # behind a share that follows from the levels, since no document prints it


class Shares(NamedTuple):
    """The parts of ``whole`` by name and year (per cent, and how it is printed), the newest year first."""

    whole: str
    parts: dict[str, dict[str, tuple[float, str]]]
    periods: tuple[str, ...]


def shares_of(found: Iterable[Derivation], data: Dataset, lang: str) -> Shares | None:
    """Return the whole of which most parts are told, over the years that tell all of them; None without two parts.

    A published share goes before that of the levels: parts that are printed with few digits would not make up their whole.
    """
    wholes: dict[tuple[str, str], dict[str, dict[str, Observation]]] = {}
    for one in (one.row for one in found):
        part = data.about(one.indicator).wholes.get(one.base_indicator) == "part" and one.measure == "share"
        if part and one.value and one.bound not in ("over", "under") and periods.frequency(one.period) == "A":
            series = wholes.setdefault((one.base_indicator, one.area), {}).setdefault(one.indicator, {})
            if one.period not in series or one.origin == "published":
                series[one.period] = one
    told = [(whole, made) for (whole, _), series in wholes.items() if (made := _together(series))]
    if not told:
        return None
    whole, (names, years) = max(told, key=lambda one: (len(one[1][0]), len(one[1][1])))
    parts = {
        label_of(several[years[0]], data, lang): {year: _told(several[year]) for year in years} for several in names
    }
    return Shares(short_name(data, whole, lang=lang), parts, tuple(years))


def _together(series: dict[str, dict[str, Observation]]) -> tuple[list[dict[str, Observation]], list[str]] | None:
    """Return the parts that the newest years tell together, the largest first, and those years from the newest on."""
    newest = max((max(several) for several in series.values()), default="")
    kept = [several for several in series.values() if newest in several]
    kept = sorted(kept, key=lambda several: -float(several[newest].value))[:MOST_PARTS]
    if len(kept) < 2:
        return None
    years = sorted(set[str].intersection(*(set(several) for several in kept)), reverse=True)[:MOST_YEARS]
    whole = [year for year in years if sum(float(several[year].low or several[year].value) for several in kept) <= 100]
    return (kept, whole) if whole and whole[0] == newest else None


def _told(one: Observation) -> tuple[float, str]:
    mark = COMPUTED if one.origin == "computed" else ""
    return float(one.value), str(number(one._replace(status="A"), (one.unit, 0), 4)) + mark
