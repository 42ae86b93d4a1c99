"""The dashboard: the headline figures, each with its latest year, published and computed growth (``screen`` draws them)."""

from collections.abc import Sequence
from typing import NamedTuple

from .. import periods
from ..dataset import Dataset
from ..measures.derivation import Options
from ..measures.growth import growth
from ..model import Observation
from ..table import Table


class Headline(NamedTuple):
    """One line: an indicator of China, its name where room is short, and whether it stays on the smallest screen."""

    indicator: str
    name: str
    always: bool = True


HEADLINES: tuple[Headline, ...] = (
    Headline("economy.digital", "Digital economy"),
    Headline("economy.gdp", "GDP"),
    Headline("economy.core_industries", "Core industries", False),
    Headline("industry.electronics", "Electronics"),
    Headline("industry.software", "Software"),
    Headline("industry.internet_services", "Internet services"),
    Headline("telecom.revenue", "Telecom revenue"),
    Headline("telecom.emerging", "Emerging business"),
    Headline("telecom.mobile_data", "Mobile data", False),
    Headline("telecom.broadband", "Fixed broadband", False),
    Headline("mobile.users_5g", "5G users"),
    Headline("mobile.shipments_5g", "5G phones shipped"),
    Headline("infrastructure.base_stations_5g", "5G base stations"),
    Headline("infrastructure.racks", "Data centre racks"),
    Headline("computing.infrastructure", "Computing power"),
    Headline("data.production_survey", "Data production"),
    Headline("patents.core_valid", "Core patents"),
    Headline("manufacturing.integrated_circuits", "Chips made", False),
    Headline("trade.phones", "Phones exported", False),
    Headline("retail.online", "Online retail"),
)


class HeadlineFigures(NamedTuple):
    """What is known of one headline: its standing levels by year, and of the latest year the rows of ``growth``."""

    headline: Headline
    levels: Sequence[Observation]
    growth: Sequence[Observation]

    @property
    def latest(self) -> Observation:
        """Return the level of the latest year."""
        return self.levels[-1]


def headline_figures(data: Dataset) -> list[HeadlineFigures]:
    """Return the headlines that the dataset has a yearly level of, in their order."""
    wanted = {one.indicator for one in HEADLINES}
    found: dict[str, list[Observation]] = {}
    for one in data.observations:
        if one.indicator in wanted and one.area == "CN" and periods.frequency(one.period) == "A":
            found.setdefault(one.indicator, []).append(one)
    told = []
    for headline in HEADLINES:
        rows = found.get(headline.indicator, [])
        levels = data.standing([one for one in rows if one.measure == "level" and not one.basis])
        if levels:
            levels.sort(key=lambda one: periods.order(one.period))
            latest = [one for one in rows if one.period == levels[-1].period and one.measure in ("level", "growth")]
            told.append(HeadlineFigures(headline, levels, [one.row for one in growth(latest, data, Options())]))
    return told


def table(data: Dataset) -> Table:
    """Return the headline figures as rows: for each its latest level, then the growth rows of that year."""
    return Table([row for one in headline_figures(data) for row in (one.latest, *one.growth)], data, "headlines")
