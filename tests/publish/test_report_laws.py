"""Whatever a table holds, a report of it is whole: no number, bound, gap or sign is one too many."""

import re
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digecon_cli.ask.options import RenderOptions
from digecon_cli.core.model import Indicator
from digecon_cli.publish import FORMATS
from digecon_cli.publish.report import report

VALUES = st.decimals(-10_000, 10_000, places=1).map(str)
FIGURES = st.fixed_dictionaries(
    {
        "indicator": st.sampled_from(["s.whole", "s.part", "alone"]),
        "area": st.sampled_from(["CN", "US", "W"]),
        "period": st.sampled_from(["2019", "2020", "2021", "2022", "2022-S1", "2022-Q3", "2022-09", "2022-01-01/P9M"]),
        "measure": st.sampled_from(["level", "growth", "share", "target", "rank"]),
        "value": VALUES,
        "bound": st.sampled_from(["", "", "about", "exact"]),
        "status": st.sampled_from(["A", "P", "U"]),
    }
)
ENTRIES = (
    Indicator("s.whole", "Whole", "全部", "s", "flow", "CNY", 8),
    Indicator("s.part", "Part", "部分", "s", "flow", "CNY", 8, parent="s.whole", part_of="part"),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(FIGURES, min_size=1, max_size=12, unique_by=lambda one: tuple(one.values())[:4]))
def test_a_report_of_any_table_is_whole(
    figure: Callable[..., Any], dataset: Callable[..., Any], told: list[dict[str, str]]
) -> None:
    units = {"growth": ("percent", 0), "share": ("percent", 0), "rank": ("rank", 0)}
    rows = []
    for one in told:
        unit, mult = units.get(one["measure"], ("CNY", 8))
        base = "s.whole" if one["measure"] == "share" else ""
        rows.append(figure(**one, unit=unit, unit_mult=mult, base_indicator=base))
    data = dataset(*rows, entries=ENTRIES)
    page = report(data.observations, data)
    text = FORMATS.find("html").render(page, RenderOptions()).text
    assert text.endswith("</html>\n")
    assert not re.search(r'(x|y|width|height|cx|cy)="-?(nan|inf)', text)
    assert not re.search(r' (width|height)="-', text)
    assert FORMATS.find("markdown").render(page, RenderOptions()).text.startswith("# ")
