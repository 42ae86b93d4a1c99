"""The figures of the dashboard: headline levels, each with its latest year and its published and computed growth.

``home_screen`` draws them.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ..ask.table import ObservationTable
from ..core import periods
from ..core.dataset import Dataset
from ..core.model import Observation
from ..measures.derivation import Options
from ..measures.growth import growth
from ..measures.neighbors import marked


class HeadlineIndicator(NamedTuple):
    """One line of the dashboard: an indicator for China, its short name, and whether small screens keep it."""

    indicator: str
    name: str
    always: bool = True


HEADLINES: tuple[HeadlineIndicator, ...] = (
    HeadlineIndicator("economy.digital", "Digital economy"),
    HeadlineIndicator("economy.gdp", "GDP"),
    HeadlineIndicator("economy.core_industries", "Core industries", False),
    HeadlineIndicator("industry.electronics", "Electronics"),
    HeadlineIndicator("industry.internet_services", "Internet services"),
    HeadlineIndicator("software.revenue", "Software"),
    HeadlineIndicator("ai.generative_users", "Gen. AI users"),
    HeadlineIndicator("telecom.revenue", "Telecom revenue"),
    HeadlineIndicator("telecom.emerging", "Emerging business"),
    HeadlineIndicator("telecom.mobile_data", "Mobile data", False),
    HeadlineIndicator("telecom.broadband", "Fixed broadband", False),
    HeadlineIndicator("mobile.users_5g", "5G users"),
    HeadlineIndicator("mobile.shipments_5g", "5G phones shipped"),
    HeadlineIndicator("users.internet", "Internet users", False),
    HeadlineIndicator("infrastructure.base_stations_5g", "5G base stations"),
    HeadlineIndicator("infrastructure.racks", "Data centre racks"),
    HeadlineIndicator("computing.infrastructure", "Computing power"),
    HeadlineIndicator("data.production_survey", "Data production"),
    HeadlineIndicator("patents.core_valid", "Core patents"),
    HeadlineIndicator("manufacturing.integrated_circuits", "Chips made", False),
    HeadlineIndicator("trade.phones", "Phones exported", False),
    HeadlineIndicator("retail.online", "Online retail"),
)


class HeadlineFigures(NamedTuple):
    """The figures of one headline: its standing yearly levels, and the growth rows of the latest year."""

    headline: HeadlineIndicator
    levels: Sequence[Observation]
    growth: Sequence[Observation]

    @property
    def latest(self) -> Observation:
        """Return the level of the latest year."""
        return self.levels[-1]


def headline_figures(data: Dataset) -> list[HeadlineFigures]:
    """Return the headlines for which the dataset has a yearly level, in the order of ``HEADLINES``."""
    wanted = {headline.indicator for headline in HEADLINES}
    yearly: dict[str, list[Observation]] = {}
    for row in data.observations:
        if row.indicator in wanted and row.area == "CN" and periods.frequency(row.period) == "A":
            yearly.setdefault(row.indicator, []).append(row)
    found = []
    for headline in HEADLINES:
        rows = yearly.get(headline.indicator, [])
        levels = data.standing([one for one in rows if one.measure == "level" and not one.basis])
        if levels:
            levels.sort(key=lambda one: periods.order(one.period))
            latest = [one for one in rows if one.period == levels[-1].period and one.measure in ("level", "growth")]
            found.append(
                HeadlineFigures(headline, marked(levels, data), [one.row for one in growth(latest, data, Options())])
            )
    return found


def table(data: Dataset) -> ObservationTable:
    """Return the headline figures as rows: for each headline its latest level, then the growth rows of that year."""
    return ObservationTable(
        [row for one in headline_figures(data) for row in (one.latest, *one.growth)], data, "headlines"
    )
