"""The vintage of an answer counts for printed shares and contributions, too."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli import measures
from digecon_cli.core.model import Indicator
from digecon_cli.measures.derivation import Options

Make = Callable[..., Any]
ENTRIES = (
    Indicator("s.whole", kind="flow", unit="CNY", unit_mult=8),
    Indicator("s.part", kind="flow", unit="CNY", unit_mult=8, parent="s.whole", part_of="part"),
)


@pytest.mark.parametrize("vintage", ["", "latest", "first", "2021-12-31"])
@pytest.mark.parametrize(("measure", "unit"), [("share", "percent"), ("contribution", "percentage points")])
def test_the_print_of_the_vintage_is_answered(
    measure: str, unit: str, vintage: str, figure: Make, dataset: Make
) -> None:
    told = {"measure": measure, "base_indicator": "s.whole", "unit": unit, "unit_mult": 0}
    prints = [
        figure("s.part", "2020", "30.5", vintage="2021-01-20", source="early", **told),
        figure("s.part", "2020", "31.7", vintage="2022-01-20", source="late", **told),
    ]
    data = dataset(*prints, entries=ENTRIES)
    rows = measures.rows(measure, data.observations, data, Options.given(vintage))
    value = "31.7" if vintage in ("", "latest") else "30.5"
    assert [row.value for row in rows if row.origin == "published"] == [value]
