"""Is a table sound? Each guard looks at a whole dataset and answers with findings; no findings means sound.

The guards of ``GUARDS`` hold for any table. Those of ``HINTS`` find what is worth a look and may be right all the same.
Those of ``OWN`` ask for what only a curated table promises (a full catalog, documents with addresses, release dates).
All are run on the bundled table by its tests, where every exception has its reason.
"""

from collections.abc import Iterable

from ..observations import Dataset
from .curation import catalog, complete, document, unit, vintage
from .figures import key, number, parts, shares, standing, step, within, words
from .findings import Finding, Guard

__all__ = ["GUARDS", "HINTS", "OWN", "Finding", "Guard", "findings"]

GUARDS: dict[str, Guard] = {guard.__name__: guard for guard in (key, words, number, standing, within, parts)}
HINTS: dict[str, Guard] = {guard.__name__: guard for guard in (step, shares)}
OWN: dict[str, Guard] = {guard.__name__: guard for guard in (complete, unit, document, vintage, catalog)}


def findings(data: Dataset, guards: Iterable[Guard] = tuple(GUARDS.values())) -> list[Finding]:
    """Return what the guards find, in their order."""
    return [finding for guard in guards for finding in guard(data)]
