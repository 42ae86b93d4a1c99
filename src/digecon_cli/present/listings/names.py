"""What listings call indicators, and in which order they stand: families together, the most asked first."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from ... import periods
from ...dataset import Dataset
from ...messages import CHINESE, ENGLISH
from ...model import PLANNED, Observation
from ..options import RenderOptions
from ..series import SECTORS, families, grouped, sector_name, span_of

_NO_HEADLINE = 10_000
T = TypeVar("T")


def last_part(indicator: str, sector: str) -> str:
    """Return an id without the sector that its heading says."""
    return indicator.removeprefix(f"{sector}.")


def by_sector(indicators: Iterable[str], data: Dataset) -> dict[str, list[tuple[str, int]]]:
    """Return indicators with their depth by sector, parts below their whole, families by their best headline."""
    sectors = grouped(sorted(indicators), lambda one: data.about(one).sector or one.partition(".")[0])
    return {sector: _in_families(several, data) for sector, several in sorted(sectors.items())}


def _in_families(several: list[str], data: Dataset) -> list[tuple[str, int]]:
    """Return the indicators of a sector with their depth: 0, and one more for a part of what stands above it."""
    places = {indicator: place for place, indicator in enumerate(several)}
    wholes = []
    for indicator in several:
        inside = (whole for whole, relation in data.about(indicator).wholes.items() if relation != "overlap")
        wholes.append(next((places[whole] for whole in inside if whole in places and whole != indicator), None))
    found = families(wholes, [_headline(indicator, data) for indicator in several])
    return [(several[place], depth) for place, depth in found]


def _headline(indicator: str, data: Dataset) -> int:
    headline = data.about(indicator).headline
    return int(headline) if headline.isdigit() else _NO_HEADLINE


def most_asked(several: Iterable[tuple[str, int]], data: Dataset) -> list[str]:
    """Return the indicators of a sector by their headline, then as they stand."""
    return sorted((indicator for indicator, _ in several), key=lambda indicator: _headline(indicator, data))


def sector_heading(sector: str, lang: str) -> str:
    """Return a sector as a heading: its code, which is what one types, in Chinese with its name."""
    return f"{sector} {sector_name(sector, lang)}" if lang == CHINESE and sector in SECTORS else sector


def years(rows: Iterable[Observation]) -> str:
    """Return the years that figures cover: ``2012-25``, ``2022``; of plans only where there is nothing else."""
    several = list(rows)
    actual = [one for one in several if one.measure not in PLANNED] or several
    ends = [year for one in actual for year in _ends(one.period)]
    return span_of(str(min(ends)), str(max(ends)), ENGLISH) if ends else ""


def _ends(period: str) -> tuple[int, int]:
    covered = periods.span(period)
    return covered.start // 12, (covered.end - 1) // 12


def first_of(several: Sequence[T], most: int, look: RenderOptions) -> Sequence[T]:
    """Return as many as are shown unless all are asked for; one more takes no more room than the line that counts it."""
    return several if look.all or len(several) <= most + 1 else several[:most]
