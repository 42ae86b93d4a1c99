"""Years of two digits: of which century they are, by all that a column has."""

from collections.abc import Sequence
from itertools import pairwise

from ..core.period_words import century

_DECADE, _HUNDRED = 10, 100


def full_years(years: dict[str, str]) -> dict[str, int]:
    """Return the years of four digits for those of two or four, by the texts that they are in; none where a century is open.

    ``48`` is 1948, unless the column also has years of this century and does not lead up to them. Where years of both centuries have two
    digits, they begin after the widest gap: ``30`` to ``99`` and ``00`` to ``22`` begin in 1930, and no one knows where all hundred do.
    Without such a gap they are of one century: ``30`` to ``75`` are all of the last.
    """
    known = {text: int(year) if len(year) == 4 else century(int(year)) for text, year in years.items()}
    if any(year >= 2000 for year in known.values()) and any(0 < year < 2000 for year in known.values()):
        two = {text: int(year) for text, year in years.items() if len(year) == 2}
        first = first_of_two(sorted({*two.values()}))
        if first is None:
            return {}
        known |= {text: 1900 + year for text, year in two.items() if year >= first}
        ours = sorted(year for year in two.values() if year < first < _HUNDRED)
        if all(later - year <= _DECADE for year, later in pairwise(ours)):  # 2030, 2040, 2050
            known |= {text: 2000 + year for text, year in two.items() if year in ours}
    if all(known.values()):
        return known
    if any(year >= 2000 for year in known.values()) and not any(1969 <= year < 2000 for year in known.values()):
        return {}
    return {text: year or 1900 + int(years[text]) for text, year in known.items()}


def first_of_two(years: Sequence[int]) -> int | None:
    """Return the year of two digits with which years of two centuries begin, 100 where none is before those known, None for all hundred."""
    if len(years) == _HUNDRED:
        return None
    widest, first = max(((later - year, later) for year, later in pairwise(years)), default=(0, _HUNDRED))
    if not years:
        return _HUNDRED
    if widest > years[0] + _HUNDRED - years[-1]:
        return first
    return years[0] if century(years[0]) and century(years[-1]) and not all(map(century, years)) else _HUNDRED
