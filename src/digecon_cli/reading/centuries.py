"""Years of two digits: of which century they are, by all that a column has."""

from collections.abc import Iterable, Sequence, Set
from itertools import pairwise

from ..core.period_words import century

_DECADE, _HUNDRED = 10, 100
_FEW = 3  # one of so many
_RUN = 10  # years in turn, as those of a series are


def full_years(years: dict[str, str]) -> dict[str, int]:
    """Return the years of four digits for those of two or four, by the texts that they are in; none where a century is open.

    ``48`` is 1948, unless the column also has years of this century and does not lead up to them. Where years of both centuries have two
    digits, they begin after the widest gap: ``30`` to ``99`` and ``00`` to ``22`` begin in 1930, and no one knows where all hundred do.
    """
    known = {text: int(year) if len(year) == 4 else century(int(year)) for text, year in years.items()}
    if any(year >= 2000 for year in known.values()) and any(0 < year < 2000 for year in known.values()):
        two = {text: int(year) for text, year in years.items() if len(year) == 2}
        first = first_of_two(sorted({*two.values()}))
        if first is None:
            return {}
        known |= {text: 1900 + year for text, year in two.items() if year >= first}
        if _lead_on(two.values(), first):
            known |= {text: 2000 + year for text, year in two.items() if year < first < _HUNDRED}
    if all(known.values()):
        return known
    if any(year >= 2000 for year in known.values()) and not any(1969 <= year < 2000 for year in known.values()):
        return {}
    return {text: year or 1900 + int(years[text]) for text, year in known.items()}


def of_two_digits(years: Set[int]) -> dict[int, int]:
    """Return the years of four digits for those of two, some of which do not say their century; none where it stays open.

    They begin in the last one, after the widest gap, and lead up to those of this one, or go on beyond 2035: ``90``, ``00``, ... ``50``.
    """
    first = first_of_two(sorted(years))
    if first is None or first == _HUNDRED:
        known = {century(year) for year in years} - {0}
        return {year: 1900 + year for year in years} if known and max(known) < 2000 else {}
    if not _lead_on(years, first) and any(not century(year) for year in years if year < first):
        return {}
    return {year: year + (1900 if year >= first else 2000) for year in years}


def has_few_open(years: Set[int]) -> bool:
    """Return whether a few of some years do not say their century, and do not follow those that do: ``25``, ``30``, ``40`` of a plan."""
    unsure = [year for year in years if not century(year)]
    in_turn = len(years) >= _RUN and max(years) - min(years) == len(years) - 1
    return _FEW * len(unsure) <= len(years) and not in_turn


def _lead_on(years: Iterable[int], first: int) -> bool:
    """Return whether the years before the ``first`` of the last century have no gap of more than ten: 2030, 2040, 2050."""
    ours = sorted({year for year in years if year < first < _HUNDRED})
    return all(later - year <= _DECADE for year, later in pairwise(ours))


def first_of_two(years: Sequence[int]) -> int | None:
    """Return the year of two digits with which years of two centuries begin, 100 where none is before those known, None where it is open.

    That is so for all hundred, and where a single run has years that seem to be of both: ``30`` to ``75``.
    """
    if len(years) == _HUNDRED:
        return None
    widest, first = max(((later - year, later) for year, later in pairwise(years)), default=(0, _HUNDRED))
    if not years:
        return _HUNDRED
    if widest > years[0] + _HUNDRED - years[-1]:
        return first
    both = century(years[0]) and century(years[-1]) and not all(map(century, years))
    return None if both else _HUNDRED
