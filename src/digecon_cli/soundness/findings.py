"""What a guard answers with, and what several guards look at."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from .. import periods
from ..errors import UsageError
from ..observations import Dataset, Observation, SeriesKey


class Finding(NamedTuple):
    """What is wrong: the guard's name, the sentence, and the row or the name that it concerns."""

    guard: str
    reason: str
    row: Observation | None = None
    about: str = ""

    @property
    def where(self) -> str:
        """Return what the finding concerns: a row's identity and source, or a name."""
        if self.row is None:
            return self.about
        one = self.row
        base = f" of {one.base_indicator}" if one.base_indicator else ""
        return f"{one.indicator}@{one.area} {one.measure}{base} {one.period} [{one.source or 'no source'}]"

    def __str__(self) -> str:
        return f"{self.guard}: {self.where}: {self.reason}"


Guard = Callable[[Dataset], Iterable[Finding]]


def standing_levels(data: Dataset) -> dict[SeriesKey, dict[str, Observation]]:
    """Return the standing level of each period, by series (see Observation.series)."""
    every: Sequence[Observation] = [one for one in data.observations if one.measure == "level" and one.value]
    found: dict[SeriesKey, dict[str, Observation]] = {}
    for one in data.standing(every):
        found.setdefault(one.series, {})[one.period] = one
    return found


def spelled(period: str) -> str:
    """Return the canonical spelling of a period, ``none`` for what is no period."""
    try:
        return periods.canonical(period)
    except UsageError:
        return "none"
