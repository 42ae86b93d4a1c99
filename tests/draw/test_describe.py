"""The description of a chart: what shares a panel, what is joined, what is marked, and what stands below."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli.ask.table import ObservationTable
from digecon_cli.core import facts
from digecon_cli.core.errors import DataError
from digecon_cli.core.model import Break, Indicator, Source
from digecon_cli.draw.describe import describe
from digecon_cli.draw.model import BETWEEN, ChartOptions, RateInBar
from digecon_cli.draw.points import FigureScale, scale_of, short
from digecon_cli.draw.remarks import documents
from digecon_cli.draw.words import chart_words, message_of
from digecon_cli.measures.neighbors import marked

Make = Callable[..., Any]

WHOLE = Indicator("s.whole", "Whole", "总量", "s", "flow", "CNY", 8)
PART = Indicator("s.part", "Part", "部分", "s", "flow", "CNY", 8, parent="s.whole", part_of="part")
OTHER = Indicator("s.other", "Other", "其他", "s", "flow", "CNY", 8)


def test_values_are_told_in_the_unit_of_the_catalog_where_that_reads_well(figure: Make, dataset: Make) -> None:
    rows = [figure(period="2021", value="2.5", unit_mult=9), figure(period="2022", value="30")]
    panel = describe(ObservationTable(rows, dataset(*rows, entries=(WHOLE,)))).panels[0]
    points = panel.lines[0].points
    assert panel.head == "Whole, 100 million yuan"
    assert [(one.at, one.value, one.text) for one in points] == [(2021.5, 25.0, "25"), (2022.5, 30.0, "30")]
    assert (points[0].low, points[0].high) == pytest.approx((24.5, 25.5))


def test_a_missing_year_is_not_bridged(figure: Make, dataset: Make) -> None:
    rows = [figure(period=year) for year in ("2019", "2020", "2022")]
    line = describe(ObservationTable(rows, dataset(*rows, entries=(WHOLE,)))).panels[0].lines[0]
    assert line.joined == (False, True, False)


def test_a_break_is_marked_between_its_figures_with_its_reason(figure: Make, dataset: Make) -> None:
    rows = [figure(period=year) for year in ("2019", "2020", "2021")]
    data = dataset(*rows, entries=(WHOLE,), breaks=[Break("s.whole", "CN", "2021", "A new survey.")])
    chart = describe(ObservationTable(marked(rows, data), data))
    assert chart.panels[0].lines[0].joined == (False, True, False)
    assert [(mark.at, mark.note) for mark in chart.panels[0].breaks] == [(2021.0, 1)]  # where 2021 starts
    assert list(map(str, chart.notes)) == ["[1] Whole: the series breaks at 2021: A new survey."]


def test_part_of_a_year_stands_hollow_in_the_place_of_its_year_and_alone(figure: Make, dataset: Make) -> None:
    rows = [figure(period="2022"), figure(period="2023-01-01/P9M", value="80")]
    line = describe(ObservationTable(rows, dataset(*rows, entries=(WHOLE,)))).panels[0].lines[0]
    assert [(one.kind, one.at, one.full_text) for one in line.points] == [
        ("actual", 2022.5, "100"),
        ("partial", 2023.5, "80 9M"),
    ]
    assert line.joined == (False, False)


def test_a_state_within_the_year_is_no_part_of_one(figure: Make, dataset: Make) -> None:
    rows = [figure("s.stock", "2022"), figure("s.stock", "2023-06")]
    data = dataset(*rows, entries=(Indicator("s.stock", kind="stock", unit="CNY", unit_mult=8),))
    line = describe(ObservationTable(rows, data)).panels[0].lines[0]
    assert [one.kind for one in line.points] == ["actual", "actual"]
    assert [one.at for one in line.points] == pytest.approx([2022 + 11.5 / 12, 2023 + 5.5 / 12])  # in its last month
    assert line.joined == (False, True)


def test_a_target_is_planned_and_never_joined(figure: Make, dataset: Make) -> None:
    rows = [figure(period="2024"), figure(period="2025", value="120", measure="target")]
    line = describe(ObservationTable(rows, dataset(*rows, entries=(WHOLE,)))).panels[0].lines[0]
    assert [one.kind for one in line.points] == ["actual", "planned"]
    assert line.joined == (False, False)


def test_a_planned_share_stands_with_the_shares(figure: Make, dataset: Make) -> None:
    told = {"base_indicator": "s.whole", "unit": "percent", "unit_mult": 0}
    rows = [
        figure("s.part", "2023", "8", measure="share", **told),
        figure("s.part", "2025", "10", measure="target_share", **told),
    ]
    (panel,) = describe(ObservationTable(rows, dataset(*rows, entries=(WHOLE,)))).panels
    assert [(one.text, one.kind) for one in panel.lines[0].points] == [("8", "actual"), ("10", "planned")]


def test_a_forecast_ten_times_higher_is_told_and_not_drawn(figure: Make, dataset: Make) -> None:
    rows = [figure(period="2024"), figure(period="2030", value="1001", measure="forecast", status="F")]
    chart = describe(ObservationTable(rows, dataset(*rows, entries=(WHOLE,))))
    assert len(chart.panels[0].lines[0].points) == 1
    assert list(map(str, chart.notes)) == [
        "Whole: the forecast for 2030, 100.1 billion yuan, is beyond the top of the chart"
    ]


@pytest.mark.parametrize(
    ("second", "value", "panels"),
    [
        pytest.param("s.part", "60", 1, id="a part beside its whole"),
        pytest.param("s.part", "9", 2, id="a part that would lie flat"),
        pytest.param("s.other", "60", 2, id="no common whole: two definitions are never side by side"),
    ],
)
def test_what_shares_a_panel(figure: Make, dataset: Make, second: str, value: str, panels: int) -> None:
    rows = [figure(), figure(second, value=value)]
    assert len(describe(ObservationTable(rows, dataset(*rows, entries=(WHOLE, PART, OTHER)))).panels) == panels


def test_published_and_computed_growth_share_a_panel_published_first(figure: Make, dataset: Make) -> None:
    rows = [
        figure(measure="growth", unit="percent", unit_mult=0, value="9.5", origin="computed", low="9.2", high="9.8"),
        figure(measure="growth", unit="percent", unit_mult=0, value="9.7"),
        figure(measure="gap", unit="percentage points", unit_mult=0, value="0.2", origin="computed"),
    ]
    panel = describe(ObservationTable(rows, dataset(*rows, entries=(WHOLE,)))).panels[0]
    assert panel.head == "Whole: growth on the year before, %"
    assert [(line.name, line.computed, line.points[0].text) for line in panel.lines] == [
        ("published", False, "9.7"),
        ("computed", True, "9.5"),
    ]


def test_a_refused_value_is_marked_with_the_reason(figure: Make, dataset: Make) -> None:
    growth = {"measure": "growth", "unit": "percent", "unit_mult": 0}
    rows = [
        figure(period="2021", value="9.7", **growth),
        figure(
            period="2022",
            value="",
            origin="computed",
            status="O",
            facts=(facts.of("break", period="2022", data="a new survey"),),
            **growth,
        ),
        figure(period="2023", value="", origin="computed", status="O", facts=(facts.of("missing.target"),), **growth),
    ]
    chart = describe(ObservationTable(rows, dataset(*rows, entries=(WHOLE,))))
    assert [(mark.at, mark.note) for mark in chart.panels[0].refused] == [(2022.5, 1)]
    assert list(map(str, chart.notes)) == ["[1] Whole 2022: the series breaks at 2022: a new survey"]


def test_statuses_stand_behind_figures_and_are_told(figure: Make, dataset: Make) -> None:
    rows = [figure(period="2021", status="P"), figure(period="2022", status="U")]
    chart = describe(ObservationTable(rows, dataset(*rows, entries=(WHOLE,))))
    assert [one.text for one in chart.panels[0].lines[0].points] == ["100p", "100u"]
    assert list(map(str, chart.notes)) == ["p:\xa0provisional, u:\xa0weakly\xa0sourced"]


@pytest.mark.parametrize(
    ("value", "bound", "text"),
    [
        pytest.param("140.1879", "", "140.2", id="one place"),
        pytest.param("140", "", "140", id="none is added"),
        pytest.param("127555", "", "127,555", id="no digit of the whole part is lost"),
        pytest.param("180", "over", ">180", id="over"),
        pytest.param("180.19", "over", ">180.1", id="over goes down"),
    ],
)
def test_a_label_has_few_digits(figure: Make, value: str, bound: str, text: str) -> None:
    one = figure(value=value, bound=bound)
    assert str(short(one, FigureScale(("CNY", 8), 1))) == text


@pytest.mark.parametrize(
    ("values", "unit", "places"),
    [
        pytest.param(["1.643", "1.112", "0.9"], "CNY", 2, id="1.64"),
        pytest.param(["10.81", "9.499", "15.4"], "CNY", 1, id="15.4"),
        pytest.param(["140.2", "126.1", "99.9"], "CNY", 1, id="one place where a figure is below a hundred"),
        pytest.param(["237.2"], "CNY", 0, id="237"),
        pytest.param(["0.0456"], "CNY", 4, id="0.0456"),
        pytest.param(["100.9", "14.5"], "percent", 1, id="a percentage has one"),
        pytest.param(["0"], "CNY", 1, id="nothing but zero"),
    ],
)
def test_the_middle_label_of_a_line_has_three_digits(figure: Make, values: list[str], unit: str, places: int) -> None:
    mult = 8 if unit == "CNY" else 0
    rows = [figure(value=value, unit=unit, unit_mult=mult) for value in values]
    assert scale_of(rows, (unit, mult)) == FigureScale((unit, mult), places)


def test_nothing_to_draw_is_said(figure: Make, dataset: Make) -> None:
    rows = [figure(value="", origin="computed", status="O", facts=(facts.of("missing.target"),))]
    with pytest.raises(DataError, match="no chart"):
        describe(ObservationTable(rows, dataset(*rows)))


def test_documents_are_cited_by_their_maker_and_years(figure: Make, dataset: Make) -> None:
    rows = [figure(source="a-1"), figure(source="a-2;b-1"), figure(source="own")]
    known = (("a-1", "A", "2021-03-01"), ("a-2", "A", "2023"), ("b-1", "B", "2022-05"))
    sources = {name: Source(name, maker, "", "", day, "") for name, maker, day in known}
    assert documents(rows, dataset(*rows, sources=sources)) == "Source: A, 2021–2023; B, 2022; own"


def test_words_for_those_who_cannot_see(figure: Make, dataset: Make) -> None:
    rows = [figure(period="2021", value="90"), figure(period="2022", value="100")]
    assert chart_words(describe(ObservationTable(rows, dataset(*rows, entries=(WHOLE,))))) == (
        "Whole, 100 million yuan: from 90 in 2021 to 100 in 2022."
    )


def test_three_series_of_one_period_stand_side_by_side_the_highest_first(figure: Make, dataset: Make) -> None:
    names = ("trade", "games", "video")
    rows = [
        figure(f"s.{name}", value=value, unit="percent", unit_mult=0) for name, value in zip(names, "253", strict=True)
    ]
    entries = tuple(Indicator(f"s.{name}", f"Use, {name}", "", "s", "rate", "percent") for name in names)
    panel = describe(ObservationTable(rows, dataset(*rows, entries=entries))).panels[0]
    assert panel.across
    assert panel.head == "Use, 2020, %"
    assert [(line.name, line.points[0].text) for line in panel.lines] == [
        ("Games", "5"),
        ("Video", "3"),
        ("Trade", "2"),
    ]


def test_an_overlap_is_no_part_and_has_a_panel_of_its_own(figure: Make, dataset: Make) -> None:
    rows = [figure(), figure("s.part", value="60")]
    entries = (WHOLE, PART._replace(part_of="overlap"))
    assert len(describe(ObservationTable(rows, dataset(*rows, entries=entries))).panels) == 2


def test_computed_levels_fill_gaps_with_a_letter_and_never_replace_published_ones(figure: Make, dataset: Make) -> None:
    rows = [
        figure(period="2021", value="90"),
        figure(period="2021", value="91", origin="computed"),
        figure(period="2022", value="95", origin="computed", low="94.5", high="95.5"),
    ]
    chart = describe(ObservationTable(rows, dataset(*rows, entries=(WHOLE,))))
    assert [one.text for one in chart.panels[0].lines[0].points] == ["90", "95c"]
    assert list(map(str, chart.notes)) == ["c: computed from other figures"]


def entry(name: str, concept: str = "revenue", unit: str = "CNY") -> Indicator:
    return Indicator(name, name, "", "s", "flow", unit, 8, concept=concept)


def test_what_would_flatten_the_others_has_an_axis_of_its_own(figure: Make, dataset: Make) -> None:
    entries = (entry("a.small"), entry("a.large"), entry("a.volume", "volume"), entry("a.profit", "profit"))
    values = {"a.small": "10", "a.large": "150", "a.volume": "1300", "a.profit": "20"}
    rows = [figure(name, year, value) for name, value in values.items() for year in ("2021", "2022")]
    panels = describe(ObservationTable(rows, dataset(*rows, entries=entries))).panels
    tops = {panel.title: panel.levels(False)[-1] for panel in panels}
    # 150 and 10 are of one concept, 20 of another lies below them; 1,300 of a third is more than four times as high.
    assert tops == {"a.large": 150.0, "a.profit": 150.0, "a.small": 150.0, "a.volume": 1500.0}
    assert [panel.title for panel in panels if panel.title != "a.volume"] == ["a.large", "a.profit", "a.small"]


def test_things_of_two_names_are_counted_on_one_axis(figure: Make, dataset: Make) -> None:
    entries = (entry("a.users", "users", "subscriptions"), entry("a.devices", "devices", "connections"))
    rows = [
        figure(name, year, value, unit=unit, unit_mult=6)
        for name, unit, value in (("a.users", "subscriptions", "561"), ("a.devices", "connections", "200"))
        for year in ("2021", "2022")
    ]
    panels = describe(ObservationTable(rows, dataset(*rows, entries=entries))).panels
    # The multiple of the catalog; what is counted as subscriptions, though the name says users, is said to be.
    heads = ["a.users, 100 million subscriptions", "a.devices, x 100 million"]
    assert [panel.head for panel in panels] == heads
    assert {panel.levels(False)[-1] for panel in panels} == {6.0}


def test_a_break_belongs_to_its_line_and_says_why(figure: Make, dataset: Make) -> None:
    rows = [figure(name, year) for name in ("s.whole", "s.part") for year in ("2020", "2021")]
    breaks = [
        Break("s.part", "CN", "2021", "A new survey.", "inferred"),
        Break("s.whole", "CN", "2021", "A new scope."),
    ]
    data = dataset(*rows, entries=(WHOLE, PART), breaks=breaks)
    (panel,) = describe(ObservationTable(marked(rows, data), data)).panels
    found = {line.name: [mark.reason for mark in panel.breaks_of(line)] for line in panel.lines}
    # A part breaks where its whole does, unless it has a break of its own.
    sides = "Figures before 2021 are not comparable with later ones: "
    assert found == {"Whole": [f"{sides}A new scope."], "Part": [f"{sides}A new survey. (inferred)"]}


def test_two_definitions_have_a_line_between_them_and_are_told_apart(figure: Make, dataset: Make) -> None:
    entries = (WHOLE, OTHER)
    rows = [figure(period=year) for year in ("2019", "2020")] + [figure("s.other", "2021", "110")]
    chart = describe(ObservationTable(rows, dataset(*rows, entries=entries)), "en", ChartOptions(in_print=True))
    panels = chart.panels
    marks = [mark for panel in panels for mark in panel.breaks]
    assert [len(panel.lines) for panel in panels] == [1, 1]  # nothing says that they belong together
    assert marks == []
    parts = (WHOLE, PART, OTHER._replace(parent="s.whole", part_of="part"))
    rows = [figure("s.part", year) for year in ("2019", "2020")] + [figure("s.other", "2021", "110")]
    chart = describe(ObservationTable(rows, dataset(*rows, entries=parts)))
    (panel,) = chart.panels
    assert [(mark.at, mark.line, mark.reason) for mark in panel.breaks] == [
        (
            2021.0,
            BETWEEN,
            "Figures before 2021 follow another definition and are not comparable with later ones.",
        )
    ]
    assert chart.heading.replace("\xa0", " ") == (
        "Part: 100 x 100 million yuan in 2020, as in 2019; by another definition 110 in 2021"
    )
    message = message_of(
        [panel, panel._replace(breaks=(), shared=None)], "en"
    )  # another panel of the unit changes nothing
    assert message == chart.heading


def test_rivals_are_on_one_scale_and_have_a_note(figure: Make, dataset: Make) -> None:
    rival = entry("a.rival")._replace(parent="a.size", part_of="overlap")
    rows = [
        figure(name, year, value) for name, value in (("a.size", "90"), ("a.rival", "60")) for year in ("2021", "2022")
    ]
    chart = describe(ObservationTable(rows, dataset(*rows, entries=(entry("a.size"), rival))))
    assert chart.panels[0].shared is chart.panels[1].shared is not None
    assert list(map(str, chart.notes)) == ["a.rival and a.size follow two definitions and are not comparable."]


def test_notes_are_numbered_in_the_order_of_the_panels(figure: Make, dataset: Make) -> None:
    entries = (entry("a.small"), entry("a.large"))
    rows = [
        figure(name, year, value)
        for name, value in (("a.small", "10"), ("a.large", "150"))
        for year in ("2021", "2022")
    ]
    breaks = [Break(name, "CN", "2022", f"Of {name}.") for name in ("a.small", "a.large")]
    data = dataset(*rows, entries=entries, breaks=breaks)
    chart = describe(ObservationTable(marked(rows, data), data))
    assert [(panel.title, panel.breaks[0].note) for panel in chart.panels] == [("a.large", 1), ("a.small", 2)]
    assert [str(note).partition(" ")[0] for note in chart.notes] == ["[1]", "[2]"]
    assert str(chart.notes[0]).endswith("Of a.large.")


def test_growth_stands_only_where_the_year_before_is_drawn_and_compares(figure: Make, dataset: Make) -> None:
    rows = [
        figure(period=year, value=value)
        for year, value in (("2019", "60"), ("2020", "70"), ("2021", "80"), ("2022", "90"))
    ]
    plan = figure(period="2022", value="95", measure="target")
    data = dataset(*rows, plan, entries=(WHOLE,), breaks=[Break("s.whole", "CN", "2021", "A new survey.")])
    drawn = [*rows[1:], plan]
    (panel,) = describe(ObservationTable(marked(drawn, data), data), "en", ChartOptions(in_print=True)).panels
    # 2020: 2019 is not drawn; 2021: after a break; 2022: 90 / 80 is 12.5 %, and the target beside it changes nothing.
    assert [point.rate.text if point.rate else "" for point in panel.actual] == ["", "", "+13"]


UNCLEAR = RateInBar("growth", computed=True, levels="unclear", is_unclear=True)


@pytest.mark.parametrize(
    ("before", "now", "rate"),
    [
        # from 1.5935 / 1.65 to 1.5945 / 1.55: -3.4 to 2.9 %, of which a reader learns nothing
        ("1.6", "1.594", UNCLEAR),
        # from 1.5995 / 1.6005 to 1.6005 / 1.5995: -0.06 to 0.06 %
        ("1.600", "1.600", RateInBar("-1 to", "", True, "+1", is_open=True)),
        # from 0.85 / 0.75 to 0.95 / 0.65: 13 to 46 %
        ("0.7", "0.9", UNCLEAR),
        # from 4.55 / 4.15 to 4.65 / 4.05: 9.6 to 14.8 %
        ("4.1", "4.6", RateInBar("+12", "", True)),
        # from 3.75 / 3.55 to 3.85 / 3.45: 5.6 to 11.6 %
        ("3.5", "3.8", RateInBar("+9", "", True)),
        # from 1.95 / 1.85 to 2.05 / 1.75: 5.4 to 17.1 %
        ("1.8", "2.0", RateInBar("+5 to", "", True, "+18", is_open=True)),
    ],
)
def test_computed_growth_that_rounding_leaves_open_is_said_in_the_bar(
    before: str, now: str, rate: RateInBar, figure: Make, dataset: Make
) -> None:
    rows = [figure(period="2020", value=before), figure(period="2021", value=now)]
    table = ObservationTable(rows, dataset(*rows, entries=(WHOLE,)))
    chart = describe(table, "en", ChartOptions(in_print=True))
    assert [point.rate for point in chart.panels[0].actual] == [None, rate]


def test_growth_that_is_unclear_stands_as_words_without_a_sign_of_percent() -> None:
    assert UNCLEAR.lines() == ["growth", "unclear"]
    assert (UNCLEAR.style, RateInBar("+9", computed=True).style, RateInBar("+9").style) == (
        "normal",
        "italic",
        "normal",
    )


def test_a_document_that_was_not_found_itself_is_cited_as_quoted(figure: Make, dataset: Make) -> None:
    rows = [figure(source="a-1;a-2"), figure(source="b-1")]
    sources = {
        "a-1": Source("a-1", "A", "One", "https://a.example/1", "2021", ""),
        "a-2": Source("a-2", "A", "Two", "", "2022", "a copy"),
        "b-1": Source("b-1", "B", "A draft", "", "", "a copy"),
    }
    told = documents(rows, dataset(*rows, sources=sources, entries=[WHOLE._replace(producer="A")]))
    assert told == "Source: A, 2021–2022 (in part as quoted by others); B"


def test_what_the_bars_give_below_published_growth_is_in_italics() -> None:
    both = RateInBar("+32.4", sign="≠", levels="+29.0")
    assert [both.style_of(number) for number in (0, 1)] == ["normal", "italic"]
    assert [RateInBar("+9", computed=True).style_of(number) for number in (0, 1)] == ["italic", "italic"]
