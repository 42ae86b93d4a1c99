"""The content of a site, gathered once for all languages: series with their derivations, documents, checked claims."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..core.dataset import Dataset
from ..core.errors import DataError
from ..core.messages import Message
from ..core.model import Observation, sort_rows
from ..measures.derivation import Derivation, Options
from ..pages.explain import derived
from ..pages.life import Life, life
from ..pages.series import grouped, ranking, sector_of, sectors_of
from .addresses import paths

if TYPE_CHECKING:
    from ..checking import CheckedClaim

Progress = Callable[[Message], None]
MOST_SERIES = 5_000  # of a site: as many as take some two minutes, and 400 MB of files


class SiteSeries(NamedTuple):
    """One indicator in one area: every print, the standing figures, and what is derived from them by period.

    ``printed`` are the prints by period, ``stands`` the standing figures. ``lives`` are those of periods whose figures were printed on two days, or of which a published rate implies another base.
    """

    name: str
    indicator: str
    area: str
    rows: Sequence[Observation]
    standing: Sequence[Observation]
    found: Mapping[str, Sequence[Derivation]]
    printed: Mapping[str, Sequence[Observation]]
    stands: Mapping[str, Sequence[Observation]]
    lives: Mapping[str, Life]

    @property
    def derived(self) -> list[Observation]:
        """Return the derived rows of all periods."""
        return [one.row for found in self.found.values() for one in found]


class Material(NamedTuple):
    """A selection of a table: its series by name, indicators by sector, and documents with their figures.

    ``pages`` of indicators and series, ``document_pages``, ``sector_pages`` and ``life_pages`` (of series with lives) hold
    their paths without endings.
    ``own`` is the name of a user's own table (empty for the bundled one), ``version`` that of the bundled data,
    ``table`` what a command line needs after the names to read the same table, ``contact`` the address of the site's
    host.
    """

    data: Dataset
    series: Mapping[str, SiteSeries]
    sectors: Mapping[str, Sequence[str]]
    documents: Mapping[str, Sequence[Observation]]
    check: "Sequence[CheckedClaim]"
    pages: Mapping[str, str]
    document_pages: Mapping[str, str]
    sector_pages: Mapping[str, str]
    life_pages: Mapping[str, str]
    own: str = ""
    version: str = ""
    table: str = ""
    contact: str = ""

    def areas(self, indicator: str) -> list[str]:
        """Return the names of the series of an indicator, the one for China first."""
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
    progress: Progress = lambda step: None,
) -> Material:
    """Return the content of a site on ``rows``; ``progress`` is called with each step.

    Raises DataError for more series than a site has pages for.
    """
    groups = grouped(sort_rows(rows), lambda one: one.name)
    if len(groups) > MOST_SERIES:
        raise DataError(
            "{series} series are too many for a site ({most} are written): select fewer.",
            series=f"{len(groups):,}",
            most=f"{MOST_SERIES:,}",
        )
    found: dict[str, SiteSeries] = {}
    for number, (name, group) in enumerate(groups.items()):
        progress(Message("deriving {number} of {all} series", number=number + 1, all=len(groups)))
        found[name] = _series(name, group, data)
    documents: dict[str, list[Observation]] = {}
    for figure in sort_rows(rows):
        for source in figure.sources:
            documents.setdefault(source, []).append(figure)
    sectors: dict[str, list[str]] = {sector: [] for sector in sectors_of(rows, data)}
    indicators: dict[str, Observation] = {}
    for series in found.values():
        indicators.setdefault(series.indicator, series.rows[0])
    for name, first in sorted(indicators.items(), key=lambda pair: ranking(data)(pair[1])):
        sectors[sector_of(first, data)].append(name)
    pages = paths("indicators", {*indicators, *found})
    return Material(
        data, found, sectors, documents, check, pages, paths("documents", documents), paths("sectors", sectors),
        paths("lives", (name for name, series in found.items() if series.lives)), own, version, table, contact,
    )  # fmt: skip


def _series(name: str, rows: Sequence[Observation], data: Dataset) -> SiteSeries:
    standing = data.standing(rows)
    printed, stands = (grouped(figures, lambda one: one.period) for figures in (rows, standing))
    found = {
        period: [one for _, of_measure in derived(group, data, Options()) for one in of_measure]
        for period, group in printed.items()
    }
    every = {period: life(group, data) for period, group in printed.items()}
    lives = {period: known for period, known in every.items() if known.is_long}
    return SiteSeries(name, rows[0].indicator, rows[0].area, rows, standing, found, printed, stands, lives)
