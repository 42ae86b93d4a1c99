"""Whatever has a figure can be drawn: every indicator of the table, and random series, by every drawer."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from many import TIMES

from digecon_cli.ask.options import RenderOptions
from digecon_cli.ask.table import ObservationTable
from digecon_cli.core import bundled
from digecon_cli.core.errors import NothingFound, UsageError
from digecon_cli.core.model import Indicator
from digecon_cli.draw import terminal_page, vega_lite
from digecon_cli.draw.describe import describe
from digecon_cli.draw.model import ChartOptions
from digecon_cli.draw.request import PicturePage, figures
from digecon_cli.draw.words import chart_words

print_page = pytest.importorskip(
    "digecon_cli.draw.print_page", reason="matplotlib is not installed", exc_type=UsageError
)

Make = Callable[..., Any]
DATA = bundled.load()
SECTORS = sorted({entry.sector for entry in DATA.catalog.values()})


def draw(table: ObservationTable) -> None:
    """Draw a table's rows with every drawer, and check that each names what is drawn."""
    chart = describe(table, "en", ChartOptions(in_print=True))
    assert print_page.PrintPage(chart, PicturePage(), "en").figure.axes
    assert vega_lite.specification(chart, PicturePage(), "en")
    assert chart_words(chart)
    on_screen = describe(table, "en", ChartOptions())
    assert on_screen.heading.split()[0] in terminal_page.draw(on_screen, RenderOptions(width=80), braille=True)


@pytest.mark.exhaustive
@pytest.mark.parametrize("sector", SECTORS)
def test_every_indicator_can_be_drawn(sector: str) -> None:
    names = [name for name, entry in DATA.catalog.items() if entry.sector == sector]
    with_figures = {row.indicator for row in DATA.observations if row.has_figure}
    for name in with_figures.intersection(names):
        draw(figures(ObservationTable(DATA.observations, DATA).select(name, newest_part=True), "", ""))


FIGURE = st.tuples(
    st.integers(2015, 2026),
    st.integers(-900, 900),
    st.sampled_from(["level", "level", "level", "target", "forecast"]),
    st.sampled_from(["", "", "", "over", "under", "about"]),
)


@pytest.mark.exhaustive
@given(
    series=st.lists(
        st.tuples(st.sampled_from(["", "s.whole"]), st.lists(FIGURE, min_size=1, max_size=8)), min_size=1, max_size=4
    ),
    kind=st.sampled_from(["flow", "stock", "rate", "index"]),
)
@settings(max_examples=40 * TIMES, deadline=None)
def test_random_series_can_be_drawn(
    series: list[tuple[str, list[tuple[int, int, str, str]]]], kind: str, figure: Make, dataset: Make
) -> None:
    unit, mult = {"rate": ("percent", 0), "index": ("index", 0)}.get(kind, ("CNY", 8))
    entries = tuple(
        Indicator(
            f"s.a{number}", f"a{number}", f"a{number}", "s", kind, unit, mult, parent=whole, part_of=whole and "part"
        )
        for number, (whole, _) in enumerate(series)
    )
    rows = {
        (entry.indicator, year, measure): figure(
            entry.indicator, period=str(year), value=str(value), measure=measure, bound=bound, unit=unit, unit_mult=mult
        )
        for entry, (_, line) in zip(entries, series, strict=True)
        for year, value, measure, bound in line
    }
    table = ObservationTable(list(rows.values()), dataset(*rows.values(), entries=entries))
    try:
        draw(figures(table, "level", ""))
    except NothingFound:
        assert not any(row.has_figure for row in rows.values())
