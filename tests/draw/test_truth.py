"""What a picture must not say: each test reads what is drawn, on our own table."""

import csv
import json
import re
from collections import Counter
from collections.abc import Callable
from io import StringIO
from itertools import pairwise
from typing import Any

import pytest

from digecon_cli import load
from digecon_cli.ask.table import ObservationTable
from digecon_cli.core import facts
from digecon_cli.core.errors import DataError
from digecon_cli.core.model import PLANNED, Observation
from digecon_cli.draw.describe import describe
from digecon_cli.draw.model import Chart, ChartOptions, Panel
from digecon_cli.draw.request import figures
from digecon_cli.draw.svg import PanelLook, draw_panel
from digecon_cli.draw.words import chart_words

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def drawn() -> Callable[..., Chart]:
    data = load().data

    def draw(*names: str, measure: str = "", options: ChartOptions | None = None, **selection: Any) -> Chart:
        table = ObservationTable(data.observations, data).select(*names, newest_part=True, **selection)
        return describe(figures(table, measure, ""), "en", options or ChartOptions())

    return draw


def spec(digecon: Run, *words: str, **more: Any) -> dict[str, Any]:
    """Return the specification of a chart that a command line draws."""
    answer = digecon(*words, "-f", "vega-lite", **more)
    assert answer.code == 0, answer.err
    told: dict[str, Any] = json.loads(answer.out)
    return told


def test_dollars_and_yuan_share_no_axis_and_the_axis_says_dollars(digecon: Run) -> None:
    told = spec(digecon, "plot", "economy.digital", "--from", "2020", "--currency", "USD")
    (panel,) = told["vconcat"]
    assert panel["title"]["text"] == "Digital economy, trillion US dollars"
    assert {one["kind"] for one in panel["data"]["values"]} == {"actual"}
    assert "Digital economy: the forecast for 2020, >32 trillion yuan, is in another unit" in told["title"]["subtitle"]


def test_figures_stand_within_the_band_of_their_year(drawn: Callable[..., Chart]) -> None:
    chart = drawn("mobile.shipments_5g", freq="all", start="2021", end="2022")
    assert all(int(point.at) == int(point.period[:4]) for panel in chart.panels for point in panel.points)


def test_half_years_stand_in_the_middle_of_their_halves(drawn: Callable[..., Chart]) -> None:
    (panel,) = drawn("mobile.shipments_5g", freq="S", start="2021", end="2022-S1").panels
    assert [(one.period, one.at) for one in panel.points] == [("2021-S1", 2021.25), ("2022-S1", 2022.25)]


def test_filled_levels_leave_the_break_where_it_is(digecon: Run) -> None:
    told = spec(digecon, "plot", "telecom.emerging", "--fill", "published")
    (panel,) = told["vconcat"]
    assert "the series breaks at 2024" in " ".join(told["title"]["subtitle"])
    stretches = {one["period"]: one["stretch"] for one in panel["data"]["values"]}
    assert stretches["2023"] != stretches["2024"] == stretches["2025"]


def test_no_part_of_a_year_stands_under_the_whole_year(drawn: Callable[..., Chart]) -> None:
    for panel in drawn("telecom.revenue", options=ChartOptions(in_print=True), freq="all").panels:
        frequencies = {len(one.period) for one in panel.points if one.kind == "actual"}
        assert len({int(one.at) for one in panel.points if one.kind == "partial"} & _full_years(panel)) == 0
        assert len(frequencies) <= 1


def _full_years(panel: Panel) -> set[int]:
    return {int(one.at) for one in panel.points if len(one.period) == 4}


def test_words_never_compare_across_a_break_and_tell_statuses(drawn: Callable[..., Chart]) -> None:
    told = chart_words(drawn("telecom.emerging", start="2022", end="2025"))
    assert "from 306 in 2022 to 356 (provisional) in 2023." in told
    assert "from 435 (provisional) in 2024 to 451 in 2025" in told
    assert "after a break, not comparable with earlier figures" in told


# Where the rules part a printed share from the one before (truth.md): the list of emerging business of 2022 and its wider
# scope of 2024; GDP before and after the census of 2019; the total of retail after that census, and its platforms since 2024.
PARTED = {
    "telecom.emerging": {"2021", "2024"},
    "economy.digital": {"2016", "2019"},
    "retail.online_physical": {"2020", "2024", "2025"},
}


@pytest.mark.parametrize("name", PARTED)
def test_no_ink_joins_shares_that_do_not_compare(name: str, drawn: Callable[..., Chart], digecon: Run) -> None:
    chart = drawn(name, measure="share", freq="A")
    (panel,) = chart.panels
    (line,) = panel.lines
    assert {run[0].period for run in line.stretches[1:]} == PARTED[name]
    assert len(panel.breaks) == len(PARTED[name])
    svg = draw_panel(panel, PanelLook(30, 300, ""))  # too narrow for bars
    # Every year but the first ends a segment that begins with the figure before, unless a dashed line parts the two.
    assert len(re.findall('class="l"', svg)) == len(line.points) - 1 - len(PARTED[name])
    assert len(re.findall('class="r"', svg)) == len(PARTED[name])
    assert chart_words(chart).count("after a break, not comparable with earlier figures") == len(PARTED[name])
    (specified,) = spec(digecon, "plot", name, "--measure", "share")["vconcat"]
    stretches = {one["period"]: one["stretch"] for one in specified["data"]["values"]}
    apart = {now for (before, of), (now, other) in pairwise(stretches.items()) if of != other}
    assert apart == PARTED[name]


@pytest.mark.parametrize("name", PARTED)
def test_the_figures_behind_a_chart_have_the_codes_of_the_table(name: str, digecon: Run) -> None:
    shown = list(csv.DictReader(StringIO(digecon("show", name, "--freq", "A", "-f", "csv").out)))
    behind = list(csv.DictReader(StringIO(digecon("plot", name, "--measure", "share", "-f", "csv").out)))
    assert behind == [row for row in shown if row["measure"] == "share"]
    assert {row["period"] for row in behind if {"break", "edition"} & set(row["codes"].split(";"))} == PARTED[name]


def test_every_chart_parts_a_line_exactly_where_its_row_has_a_break() -> None:
    data = load().data
    found = 0
    for name in sorted({one.indicator for one in data.observations}):
        table = ObservationTable(
            [row for row in data.observations if row.indicator == name and row.period.isdecimal()], data
        )
        for measure in ("", "share"):
            rows = [row for row in figures(table, measure, "") if row.measure not in PLANNED and row.has_figure]
            first = {key: min(of, key=lambda row: row.period) for key, of in _by_line(rows).items()}
            apart = [row for row in rows if row.fact_of(facts.BREAK) and row not in first.values()]
            try:
                panels = describe(figures(table, measure, "")).panels
            except DataError:
                continue
            if any(panel.across for panel in panels):
                continue
            runs = [run[0] for panel in panels for line in panel.lines for run in line.stretches[1:]]
            starts = Counter(point.period for point in runs)
            assert not Counter(row.period for row in apart) - starts, (name, measure)
            assert sum(len(panel.breaks) for panel in panels) >= len({row.period for row in apart})
            found += len(apart)
    assert found > 30


def _by_line(rows: list[Observation]) -> dict[tuple[str, ...], list[Observation]]:
    lines: dict[tuple[str, ...], list[Observation]] = {}
    for row in rows:
        lines.setdefault((row.area, row.measure, row.base_indicator, row.basis), []).append(row)
    return lines


def test_panels_of_one_unit_share_their_axes_unless_asked_not_to(drawn: Callable[..., Chart]) -> None:
    names = ("industry.electronics", "software.revenue", "industry.internet_services", "telecom.revenue")
    selection = {"start": "2020", "end": "2022", "freq": "A"}
    together = drawn(*names, **selection).panels
    assert {panel.unit for panel in together} == {"trillion yuan"}
    assert len({panel.shared for panel in together}) == 1
    assert together[0].shared is not None
    assert together[0].shared.high > 15  # electronics manufacturing: 15.4 trillion yuan in 2022
    assert {panel.shared for panel in drawn(*names, options=ChartOptions(free=True), **selection).panels} == {None}


def test_published_rates_of_several_indicators_share_a_panel(drawn: Callable[..., Chart]) -> None:
    names = ("industry.electronics_value_added", "industry.value_added")
    (panel,) = drawn(*names, measure="growth", freq="A", start="2012", end="2023").panels
    assert len(panel.lines) == 2


def test_published_and_computed_keep_their_numbers_from_panel_to_panel(drawn: Callable[..., Chart]) -> None:
    for panel in drawn("telecom", measure="growth").panels:
        pairs = zip(panel.numbers, panel.lines, strict=True)
        computed = [number for number, line in pairs if line.computed]
        if computed:
            assert computed == [1]


def test_a_multiple_is_chosen_where_figures_would_be_too_long(digecon: Run) -> None:
    rows = digecon("ratio", "mobile.traffic", "mobile.subscriptions", "-f", "csv").out
    (panel,) = spec(digecon, "plot", "--data", "-", given=rows)["vconcat"]
    assert panel["title"]["text"].endswith("GB per subscription")
    assert max(one["value"] for one in panel["data"]["values"]) < 1000


def test_lines_of_a_panel_have_names_of_their_own(digecon: Run) -> None:
    rows = digecon("contribution", "telecom", "-f", "csv").out
    for panel in spec(digecon, "plot", "--data", "-", given=rows)["vconcat"]:
        values = panel["data"]["values"]
        assert len({one["number"] for one in values}) == len({one["series"] for one in values}) <= 4
        for name in {one["stretch"] for one in values}:
            spans = {one["period"].partition("/P")[2] for one in values if one["stretch"] == name}
            assert "6M" in spans or not {"5M", "7M"} <= spans


def test_indices_are_lines_on_one_axis(digecon: Run) -> None:
    rows = digecon("index", "economy.digital", "software.revenue", "--base", "2018", "-f", "csv").out
    (panel,) = spec(digecon, "plot", "--data", "-", given=rows)["vconcat"]
    assert {one["series"] for one in panel["data"]["values"]} == {"Digital economy", "Software services revenue"}


def test_a_target_between_two_figures_opens_no_gap(drawn: Callable[..., Chart]) -> None:
    (panel,) = drawn("computing.infrastructure", area="CN", freq="A").panels
    (stretch,) = panel.lines[0].stretches
    assert [one.period for one in stretch] == ["2021", "2022", "2023", "2024"]


def test_every_indicator_can_be_drawn_or_says_why_not(drawn: Callable[..., Chart]) -> None:
    names = sorted({one.indicator for one in load().data.observations})
    drawable = 0
    for name in names:
        try:
            chart = drawn(name)
        except DataError:  # nothing but rates and ranks
            continue
        drawable += 1
        for panel in chart.panels:
            assert len(panel.lines) <= 40
            assert max(abs(one.value) for one in panel.points) < 1e6, name
            assert len({line.name for line in panel.lines}) == len(panel.lines), name
    assert drawable > 100
