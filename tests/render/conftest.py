"""A small table of two sectors, made by hand: enough to meet every kind of cell."""

from collections.abc import Callable

import pytest

from digecon_cli.ask.table import ObservationTable
from digecon_cli.core import facts
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.model import Indicator, Observation, Source

CATALOG = {
    entry.indicator: entry
    for entry in (
        Indicator("telecom.revenue", "Telecom revenue", "电信业务收入", "telecom", "flow", "CNY", 9),
        Indicator(
            "telecom.cloud", "Cloud revenue", "云计算收入", "telecom", "flow", "CNY", 9, parent="telecom.revenue"
        ),
        Indicator("computing.devices", "Computing power, devices", "计算设备算力", "computing", "stock", "EFLOPS", 0),
    )
}
SOURCES = {
    source.source: source
    for source in (
        Source("miit-2023", "MIIT", "Telecom in 2022", "", "2023-01-19", ""),
        Source("miit-2024", "MIIT", "Telecom in 2023", "", "2024-01-24", "Xinhua"),
    )
}
BLANK = Observation("", "CN", "", "level", "", "", "published", "", "", "", "", "", 0, "", "A", "2024", "miit-2024", "")


@pytest.fixture
def figure() -> Callable[..., Observation]:
    """Return a maker of observations: a published Chinese level of miit-2024 unless told otherwise."""
    return BLANK._replace


@pytest.fixture
def table_of() -> Callable[..., ObservationTable]:
    """Return a maker of tables from observations."""

    def make(*rows: Observation, title: str = "") -> ObservationTable:
        return ObservationTable(rows, Dataset(rows, CATALOG, sources=SOURCES), title)

    return make


@pytest.fixture
def table(figure: Callable[..., Observation], table_of: Callable[..., ObservationTable]) -> ObservationTable:
    """Return levels in three scales, growth published and computed with its gap, a bound, an "about" and a refusal."""
    revenue, cloud = {"indicator": "telecom.revenue"}, {"indicator": "telecom.cloud"}
    money, rate, computed = {"unit": "CNY"}, {"measure": "growth", "unit": "percent"}, {"origin": "computed"}
    rounded = {"low": "5.955528259109311", "high": "6.595080434312767"}
    both = {"source": "miit-2024;miit-2023"}
    return table_of(
        figure(**revenue, **money, period="2022", value="15808", low="15807.5", high="15808.5", unit_mult=8, source="miit-2023"),
        figure(**revenue, **money, period="2023", value="1.68", low="1.675", high="1.685", unit_mult=12, status="U"),
        figure(**revenue, **rate, period="2022", value="8.0", low="7.95", high="8.05", basis="comparable", source="miit-2023"),
        figure(**revenue, **rate, period="2023", value="6.2", low="6.15", high="6.25", basis="comparable", status="U"),
        figure(
            **revenue, **rate, **computed, **both, **rounded, period="2023", value="6.275303643724695", basis="nominal", status="U"
        ),
        figure(
            **revenue, **computed, **both, period="2023", measure="gap", value="-0.0753036437246946", low="-0.445080434312767",
            high="0.294471740890689", unit="percentage points", facts=(facts.of("comparable_basis"),),
        ),
        figure(**cloud, **money, period="2022", value="180", low="180", bound="over", unit_mult=8, source="miit-2023"),
        figure(
            **cloud, **rate, **computed, **both, period="2023", status="O",
            facts=(facts.of("break", period="2023", data="new scope"),),
        ),
        figure(
            indicator="computing.devices", area="W", period="2022", value="906", low="905.5", high="906.5", bound="about",
            unit="EFLOPS", source="caict-2023",
        ),
        title="growth",
    )  # fmt: skip
