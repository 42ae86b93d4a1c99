"""What a site tells, found once for both languages: series with their figures and derivations, documents, what was checked."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from .. import periods
from ..dataset import Dataset
from ..explain import derived
from ..measures.derivation import Derivation, Options
from ..messages import Message
from ..model import Observation, sort_rows
from ..pages.series import grouped, ranking, sector_of, sectors_of
from .addresses import paths

if TYPE_CHECKING:
    from ..claims import CheckedClaim

Progress = Callable[[Message], None]


class Series(NamedTuple):
    """One indicator in one area: every print, the figures that stand, and by period what follows from them."""

    name: str
    rows: Sequence[Observation]
    standing: Sequence[Observation]
    found: Mapping[str, Sequence[Derivation]]

    @property
    def indicator(self) -> str:
        """Return the id of the indicator."""
        return self.rows[0].indicator

    @property
    def area(self) -> str:
        """Return the code of the area."""
        return self.rows[0].area

    def printed(self, period: str) -> list[Observation]:
        """Return every print of a period."""
        return [one for one in self.rows if one.period == period]


class Material(NamedTuple):
    """A selection of a table: its series by name, its indicators by sector, its documents with their figures.

    ``pages`` of indicators and series, ``papers`` of documents and ``halls`` of sectors are their paths, without endings.
    ``own`` is the name of a table of one's own (empty: ours), ``version`` that of our data, ``table`` what a command
    line says behind the names to mean this table, ``contact`` the address of whoever hosts the site.
    """

    data: Dataset
    series: Mapping[str, Series]
    sectors: Mapping[str, Sequence[str]]
    documents: Mapping[str, Sequence[Observation]]
    check: "Sequence[CheckedClaim]"
    pages: Mapping[str, str]
    papers: Mapping[str, str]
    halls: Mapping[str, str]
    own: str = ""
    version: str = ""
    table: str = ""
    contact: str = ""

    def areas(self, indicator: str) -> list[str]:
        """Return the names of the series of an indicator, that of China first."""
        found = [one.name for one in self.series.values() if one.indicator == indicator]
        return sorted(found, key=lambda name: (name != indicator, name))


def gather(
    rows: Sequence[Observation],
    data: Dataset,
    check: "Sequence[CheckedClaim]" = (),
    own: str = "",
    version: str = "",
    table: str = "",
    contact: str = "",
    progress: Progress = lambda told: None,
) -> Material:
    """Return the material of a site on ``rows``; ``progress`` is told what is being done."""
    several = grouped(sort_rows(rows), lambda one: one.name)
    found: dict[str, Series] = {}
    for number, (name, group) in enumerate(several.items()):
        progress(Message("deriving {number} of {all} series", number=number + 1, all=len(several)))
        found[name] = _series(name, group, data)
    documents: dict[str, list[Observation]] = {}
    for one in sort_rows(rows):
        for source in one.sources:
            documents.setdefault(source, []).append(one)
    sectors: dict[str, list[str]] = {sector: [] for sector in sectors_of(rows, data)}
    indicators: dict[str, Observation] = {}
    for series in found.values():
        indicators.setdefault(series.indicator, series.rows[0])
    for name, first in sorted(indicators.items(), key=lambda pair: ranking(data)(pair[1])):
        sectors[sector_of(first, data)].append(name)
    pages = paths("indicators", {*indicators, *found})
    papers, halls = paths("documents", documents), paths("sectors", sectors)
    return Material(data, found, sectors, documents, check, pages, papers, halls, own, version, table, contact)


def _series(name: str, rows: Sequence[Observation], data: Dataset) -> Series:
    found = {
        period: [one for _, several in derived(group, data, Options()) for one in several]
        for period, group in grouped(rows, lambda one: one.period).items()
    }
    return Series(name, rows, data.standing(rows), found)


def newest_first(series: Series) -> list[str]:
    """Return the periods of a series, the newest first."""
    return sorted({one.period for one in series.rows}, key=periods.order, reverse=True)
