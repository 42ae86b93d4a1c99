"""Which series have a next release, and since when it is expected."""

from collections.abc import Iterator

from digecon_cli.core import periods, schedule
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.model import Observation

COLUMNS = ("indicator", "cadence", "last", "next", "expected", "due")


def lines(data: Dataset, version: str) -> Iterator[tuple[str, ...]]:
    """Yield a line for each series with a cadence, the longest expected first."""
    rows: dict[str, list[Observation]] = {}
    for one in data.observations:
        if one.area == "CN" and one.measure in ("level", "growth"):
            rows.setdefault(one.indicator, []).append(one)
    found = [
        (entry, due)
        for entry in data.catalog.values()
        if (due := schedule.due(entry, rows.get(entry.indicator, ()), version))
    ]
    for entry, due in sorted(found, key=lambda one: (one[1].day, one[0].indicator)):
        late = "due" if due.late else ""
        yield entry.indicator, entry.cadence, periods.label(due.last), periods.label(due.next), due.day, late
