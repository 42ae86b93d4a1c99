"""What listings call indicators, and in which order they stand: families together, the most asked first."""

from collections.abc import Iterable

from ... import periods
from ...dataset import Dataset
from ...messages import CHINESE
from ...model import PLANNED, Observation
from ..series import SECTORS, sector_name

_NO_HEADLINE = 10_000


def sector_of(indicator: str, data: Dataset) -> str:
    """Return the sector of an indicator."""
    return data.about(indicator).sector or indicator.partition(".")[0]


def last_part(indicator: str, sector: str) -> str:
    """Return an id without the sector that its heading says."""
    return indicator.removeprefix(f"{sector}.")


def by_sector(indicators: Iterable[str], data: Dataset) -> dict[str, list[tuple[str, int]]]:
    """Return indicators with their depth by sector, parts below their whole, families by their best headline."""
    sectors: dict[str, list[str]] = {}
    for indicator in sorted(indicators):
        sectors.setdefault(sector_of(indicator, data), []).append(indicator)
    return {sector: _in_families(several, data) for sector, several in sorted(sectors.items())}


def _in_families(several: list[str], data: Dataset) -> list[tuple[str, int]]:
    """Return the indicators of a sector with their depth: 0, and one more for a part of what stands above it."""
    below: dict[str, list[str]] = {}
    for indicator in several:
        wholes = data.about(indicator).wholes.items()
        inside = (whole for whole, relation in wholes if whole in several and relation != "overlap")
        above = next((whole for whole in inside if whole != indicator), "")
        below.setdefault(above, []).append(indicator)

    def own(indicator: str) -> int:
        headline = data.about(indicator).headline
        return int(headline) if headline.isdigit() else _NO_HEADLINE

    def best(indicator: str) -> int:
        return min([own(indicator), *map(best, below.get(indicator, ()))])

    def family(indicator: str, depth: int) -> list[tuple[str, int]]:
        parts = sorted(below.get(indicator, ()), key=best)
        return [(indicator, depth), *(one for part in parts for one in family(part, depth + 1))]

    found = [one for top in sorted(below.get("", ()), key=best) for one in family(top, 0)]
    # Somebody's catalog may name two indicators as parts of each other.
    return found + [(indicator, 0) for indicator in several if (indicator not in dict(found))]


def most_asked(several: Iterable[tuple[str, int]], data: Dataset) -> list[str]:
    """Return the indicators of a sector by their headline, then as they stand."""
    headlines = {indicator: data.about(indicator).headline for indicator, _ in several}
    return sorted(headlines, key=lambda name: int(headlines[name]) if headlines[name].isdigit() else _NO_HEADLINE)


def sector_heading(sector: str, lang: str) -> str:
    """Return a sector as a heading: its code, which is what one types, in Chinese with its name."""
    return f"{sector} {sector_name(sector, lang)}" if lang == CHINESE and sector in SECTORS else sector


def years(rows: Iterable[Observation]) -> str:
    """Return the years that figures cover: ``2012-25``, ``2022``; of plans only where there is nothing else."""
    several = list(rows)
    actual = [one for one in several if one.measure not in PLANNED] or several
    ends = [year for one in actual for year in _ends(one.period)]
    return year_span(min(ends), max(ends)) if ends else ""


def year_span(first: int, last: int) -> str:
    """Return two years: ``2012-25``, ``1998-2003``; one where they are the same."""
    if first == last:
        return f"{first}"
    return f"{first}-{last % 100:02}" if first // 100 == last // 100 else f"{first}-{last}"


def _ends(period: str) -> tuple[int, int]:
    covered = periods.span(period)
    return covered.start // 12, (covered.end - 1) // 12


def typed(command: str, data: Dataset) -> str:
    """Return a command as it is typed, with the option that names a table of one's own."""
    return f"digecon {command}" + (" --data FILE" if not data.years_first else "")
