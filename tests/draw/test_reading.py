"""What a reader finds on a picture, without being told the house's signs: units, words, whose figures, which side of a break."""

import itertools
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from digecon_cli import load
from digecon_cli.ask.table import ObservationTable
from digecon_cli.core.model import Break, Indicator, Source
from digecon_cli.core.text import TIE
from digecon_cli.draw.abbreviations import Speller
from digecon_cli.draw.describe import describe
from digecon_cli.draw.model import Chart, ChartOptions, RateInBar
from digecon_cli.draw.remarks import documents
from digecon_cli.draw.request import THEMES, PicturePage, figures
from digecon_cli.measures.neighbors import marked

Run = Callable[..., Any]
Make = Callable[..., Any]
IN_PRINT = ChartOptions(in_print=True)
GROWTH = {"measure": "growth", "unit": "percent", "unit_mult": 0}


@pytest.fixture
def words_of(digecon: Run, tmp_path: Path) -> Callable[..., str]:
    """Return the texts of a picture that a command line draws, with a space between them."""
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")

    def draw(*words: str) -> str:
        path = tmp_path / "chart.svg"
        answer = digecon("plot", *words, "-o", str(path))
        assert answer.code == 0, answer.err
        found = re.findall(r"<text [^>]*>([^<]*)</text>", path.read_text(encoding="utf-8"))
        return " ".join(found).replace("\xa0", " ")

    return draw


def entry(name: str, label: str = "", concept: str = "revenue", **others: str) -> Indicator:
    return Indicator(name, label or name, label or name, "s", "flow", "CNY", 8, concept=concept, **others)


def of_years(figure: Make, name: str, values: Sequence[str], **others: Any) -> list[Any]:
    return [figure(name, str(2020 + number), value, **others) for number, value in enumerate(values)]


def drawn_of(dataset: Make, rows: Sequence[Any], *entries: Indicator) -> Chart:
    return describe(ObservationTable(rows, dataset(*rows, entries=entries)), "en", IN_PRINT)


def test_growth_in_bars_has_its_unit_and_a_line_that_explains_it(words_of: Callable[..., str]) -> None:
    years = ("--from", "2017", "--to", "2022", "--freq", "A")
    words = words_of("economy.digital", "--measure", "level,share", *years)
    assert "+20.9 %" in words
    assert "+15.1 %" in words  # 31.3 / 27.2
    assert not re.search(r"[+−][\d.]+(?! ?%)(?![\d.])", words)  # no rate without its unit
    assert (
        "In the bars: growth on the year before, as published; = means the bars agree, within rounding; "
        "≠ is what the bars give instead."
    ) in words
    assert "it implies a base of 25.9 instead of 27.2 for 2017 (a revised base)" in words  # 31.3 / 1.209


def test_a_title_begins_with_no_figure_that_published_growth_contradicts(figure: Make, dataset: Make) -> None:
    rows = of_years(figure, "s.whole", ["50", "80", "90", "99"])

    def heading(**rates: str) -> str:
        published = [figure("s.whole", year.removeprefix("y"), rate, **GROWTH) for year, rate in rates.items()]
        return drawn_of(dataset, [*rows, *published], entry("s.whole", "Sold")).heading.replace(TIE, " ")

    # 80 / 50 is 60 %, 90 / 80 is 12.5 %, 99 / 90 is 10 %
    unit = "x 100 million yuan"
    assert heading(y2021="60") == f"Sold rose from 50 in 2020 to 99 {unit} in 2023"
    assert heading(y2021="90") == f"Sold rose from 80 in 2021 to 99 {unit} in 2023"
    assert heading(y2022="20") == f"Sold rose from 50 in 2020 to 99 {unit} in 2023"
    every = heading(y2021="90", y2022="20", y2023="20")
    assert every == f"Sold rose to 99 {unit} in 2023: by 20 % as published, 10 % by the bars"


def test_why_growth_differs_is_one_sentence_for_several_series(words_of: Callable[..., str]) -> None:
    core = "industry.industrial_internet_core"
    names = "industry.electronics", "software.revenue", "industry.internet_services", "telecom.revenue"
    words = words_of(*names, core, "--from", "2020", "--to", "2022", "--freq", "A")
    assert words.count("Why published growth differs from the bars") == 1
    for reason in (
        "on a comparable basis (electronics manufacturing revenue); ",
        "restated later (software services revenue); ",
        "on another base, no document says why (telecom business revenue, internet services revenue).",
    ):
        assert reason in words


def test_the_panels_of_one_indicator_name_it_once(words_of: Callable[..., str]) -> None:
    words = words_of("data.production", "--measure", "level,share", "--from", "2017", "--to", "2022")
    assert "Share of the world, %" in words
    assert "Data production (old estimate): share" not in words
    # 2.5 / 2.35 to 3.5 / 2.25: 6 to 56 %; 3.85 / 3.5 to 3.95 / 2.5: 10 to 58 %
    assert words.count("growth unclear") == 2


def test_growth_of_wide_bars_is_named_in_words(words_of: Callable[..., str]) -> None:
    words = words_of("telecom.emerging", "--from", "2017", "--to", "2022", "--freq", "A")
    assert "published +32.4 % p bars give +29.0 %" in words
    assert "≠" not in words
    # 307.2 / 1.324 is 232.0: the level of that day alone does not explain the rate.
    assert "when the level was 307.2; it implies 232.0 instead of 237.2 for 2021" in words


def test_a_revision_names_the_figure_that_stood_before_it(words_of: Callable[..., str]) -> None:
    words = words_of("telecom.emerging", "--from", "2017", "--to", "2022", "--freq", "A")
    assert "on the new list. Before that, 2021 was 222.5 (published growth: +27.8 %)." in words


def test_a_level_of_zero_has_no_base_of_its_published_growth(figure: Make, dataset: Make) -> None:
    rows = [figure("s.whole", "2020", "0", vintage="2021-02"), figure("s.whole", "2021", "3", vintage="2022-02")]
    rate = figure("s.whole", "2020", "5.0", vintage="2021-02", **GROWTH)
    (panel,) = drawn_of(dataset, [*rows, rate], entry("s.whole")).panels[:1]
    assert panel.actual[0].rate
    assert panel.actual[0].rate.base == ""


def test_labels_have_the_digits_from_which_a_rate_that_is_apart_follows(words_of: Callable[..., str]) -> None:
    words = words_of("telecom.revenue", "--from", "2020", "--to", "2022", "--freq", "A")
    assert "published +8.0 % p bars give +7.5 %" in words
    assert "1.5808p" in words  # 1.58 / 1.47 may be +8.0 %, 1.581 / 1.47 is +7.6 %, 1.5808 / 1.47 +7.5 %


def test_what_the_table_says_of_the_only_figure_of_a_series_stands_below(words_of: Callable[..., str]) -> None:
    years = ("--from", "2020", "--to", "2022")
    words = words_of("computing.devices", "computing.infrastructure", "--area", "W", *years)
    assert words.count("650 EFLOPS") == 1  # in the subtitle; the title is on what is drawn
    assert "650 EFLOPS in 2022 (no definition printed; read as infrastructure side)." in words
    assert "FP32 capacity in use" not in words  # the definition of what is not drawn


def test_bars_of_two_units_have_scales_of_their_own(words_of: Callable[..., str]) -> None:
    years = ("--from", "2020", "--to", "2022", "--freq", "A")
    words = words_of("infrastructure.base_stations_5g", "mobile.users_5g", *years)
    assert "each panel on its own scale" in words
    # Axes up to 3 for 2.312 million and to 600 for 561 million: 77 % and 94 % of the height.
    assert "0 1 2 3" in words
    assert "0 200 400 600" in words
    assert "scale" not in words_of("data.production", "--measure", "level,share", "--from", "2020", "--to", "2022")


def test_growth_of_levels_stands_in_place_of_a_weakly_sourced_rate_that_agrees(words_of: Callable[..., str]) -> None:
    words = words_of("data.production", "--from", "2017", "--to", "2022")
    assert "+29 %" in words  # 6.6 / 5.1; who prints the rate may have computed it from the levels
    assert "+29.4 %" not in words


def test_two_titles_are_on_the_years_that_both_have(words_of: Callable[..., str]) -> None:
    years = ("--from", "2020", "--to", "2022", "--freq", "A")
    words = words_of("infrastructure.base_stations_5g", "mobile.users_5g", *years)
    assert "5G base stations rose from 1.425 in 2021 to 2.312 million in 2022" in words


def test_a_rate_that_was_restated_implies_no_base_of_a_level_that_was_not(words_of: Callable[..., str]) -> None:
    words = words_of("software.revenue", "--from", "2020", "--to", "2022", "--freq", "A")
    assert "Growth for 2021 was restated by May 2024 (first published: +17.7 %), the level was not." in words
    assert "Growth for 2022 was restated by May 2024 (first published: +11.2 %)." in words
    assert "implies" not in words
    assert "Why published growth differs" not in words  # the bars have the reasons


def test_a_base_is_implied_by_a_rate_of_the_release_of_its_level_alone(figure: Make, dataset: Make) -> None:
    def why(*rates: Any) -> tuple[str, str]:
        rows = [
            figure("s.whole", "2020", "80.0", vintage="2021-02"),
            figure("s.whole", "2021", "90.0", vintage="2022-02"),
        ]
        table = ObservationTable(rows, dataset(*rows, *rates, entries=(entry("s.whole"),)))
        (panel,) = describe(table, "en", IN_PRINT).panels
        rate = panel.actual[1].rate
        return (rate.implied, rate.why) if rate else ("", "")

    def rate(value: str, vintage: str, source: str) -> Any:
        return figure("s.whole", "2021", value, vintage=vintage, source=source, **GROWTH)

    # 90 / 1.2 is 75.
    assert why(rate("20.0", "2022-02", "b")) == ("75.0 instead of 80.0 for 2020 (no document says why)", "")
    assert why(rate("20.0", "2024-05", "b")) == (
        "",
        "growth for 2021 was published in May 2024, the level in February 2022",
    )
    assert why(rate("18.0", "2022-02", "b"), rate("20.0", "2024-05", "c")) == (
        "", "growth for 2021 was restated by May 2024 (first published: +18.0 %), the level was not",
    )  # fmt: skip


def test_published_growth_stands_at_the_first_bar_and_after_a_break(figure: Make, dataset: Make) -> None:
    rows = of_years(figure, "s.whole", ["80", "90", "70"])
    rates = [figure("s.whole", str(year), "5.0", basis="comparable", **GROWTH) for year in (2020, 2022)]
    data = dataset(*rows, *rates, entries=(entry("s.whole"),), breaks=[Break("s.whole", "CN", "2022", "A new survey.")])
    chart = describe(ObservationTable(marked(rows, data), data), "en", IN_PRINT)
    found = [point.rate for point in chart.panels[0].actual if point.rate]
    assert [(rate.text, rate.sign, rate.is_after_break) for rate in found] == [
        ("+5.0", "", False), ("+13", "", False), ("+5.0", "", True)
    ]  # fmt: skip


def test_published_growth_of_another_print_of_a_level_is_not_of_its_bar(figure: Make, dataset: Make) -> None:
    first = figure("s.whole", "2020", "80.0", vintage="2021-02", source="a")
    restated = figure("s.whole", "2020", "95.0", vintage="2024-05", source="b")
    rate = figure("s.whole", "2020", "5.0", vintage="2021-02", source="a", **GROWTH)
    data = dataset(first, restated, rate, entries=(entry("s.whole"),))
    points = [describe(ObservationTable([row], data), "en", IN_PRINT).panels[0].actual[0] for row in (first, restated)]
    assert [point.rate.text if point.rate else "" for point in points] == ["+5.0", ""]


def test_growth_after_a_break_is_drawn_and_explained(words_of: Callable[..., str]) -> None:
    words = words_of("industry.internet_services", "--from", "2020", "--to", "2022", "--freq", "A")
    assert "−1.1 %" in words
    assert "after a break: as published, on a comparable basis" in words
    years = ("--from", "2017", "--to", "2022", "--freq", "A")
    assert "+20.3 %" in words_of("economy.digital", "--measure", "level,share", *years)
    assert "+0.3 % on a comparable basis" in words_of("telecom.mobile_data", "telecom.mobile_data_old", *years)
    assert "+7.1 % u on a comparable basis" in words_of("telecom.broadband", "telecom.fixed_data_old", *years)


def test_growth_of_narrow_bars_says_once_that_it_is_in_percent(words_of: Callable[..., str]) -> None:
    words = words_of("patents.pct_information", "--from", "2018", "--to", "2022", "--width", "240")
    assert "+11.6" in words
    assert "+11.6 %" not in words
    assert "growth on the year before in %, computed from the bars" in words


def test_growth_of_half_years_is_on_the_half_a_year_before(words_of: Callable[..., str]) -> None:
    words = words_of("mobile.shipments_5g", "--freq", "S", "--from", "2020", "--to", "2022", "--fill", "sums")
    assert "In the bars: growth on the same period of the year before, as published, or in italics as computed" in words


def test_labels_have_the_digits_from_which_growth_follows(figure: Make, dataset: Make) -> None:
    rows = of_years(figure, "s.whole", ["0.718", "1.425", "2.312"])
    (panel,) = drawn_of(dataset, rows, entry("s.whole")).panels
    # 2.31 / 1.43 would be 61.5 %, and 2.312 / 1.425 is 62.2 %.
    assert [point.text for point in panel.actual] == ["0.718", "1.425", "2.312"]
    assert [point.rate.text for point in panel.actual if point.rate] == ["+98.5", "+62.2"]
    rows = of_years(figure, "s.whole", ["1.00", "1.25"])
    (panel,) = drawn_of(dataset, [row._replace(value=row.value + "04") for row in rows], entry("s.whole")).panels
    assert [point.text for point in panel.actual] == ["1.00", "1.25"]  # from which 25.0 % follows


def test_what_labels_cannot_give_is_said(figure: Make, dataset: Make) -> None:
    rows = of_years(figure, "s.whole", ["0.1049", "0.1151", "100", "120", "130"])
    (panel,) = drawn_of(dataset, rows, entry("s.whole")).panels
    rate = panel.actual[1].rate
    assert [point.text for point in panel.actual[:2]] == ["0.105", "0.115"]  # which would be 9.5 %
    assert (rate.text, rate.is_off) == ("+9.7", True) if rate else False


def test_labels_have_two_more_places_where_growth_needs_them(figure: Make, dataset: Make) -> None:
    rows = of_years(figure, "s.whole", ["1.643", "1.68344", "100", "120", "130"])
    (panel,) = drawn_of(dataset, rows, entry("s.whole")).panels
    rate = panel.actual[1].rate  # 2.46 %: of 1.64 and 1.68 it would be 2.4
    assert [point.text for point in panel.actual[:2]] == ["1.643", "1.683"]
    assert rate is not None
    assert rate.text == "+2.5"


def test_growth_of_more_than_a_thousand_percent_is_drawn(figure: Make, dataset: Make) -> None:
    rows = of_years(figure, "s.whole", ["10.00", "134.50"])
    (panel,) = drawn_of(dataset, rows, entry("s.whole")).panels
    assert [point.rate.lines() for point in panel.actual if point.rate] == [["+1,245 %"]]


def test_growth_that_is_open_upwards_has_a_word(figure: Make, dataset: Make) -> None:
    rows = of_years(figure, "s.whole", ["80", "90"])
    rate = figure("s.whole", "2021", "12", bound="over", **GROWTH)
    table = ObservationTable(rows, dataset(*rows, rate, entries=(entry("s.whole"),)))
    (panel,) = describe(table, "en", IN_PRINT).panels
    assert panel.actual[1].rate is not None
    assert panel.actual[1].rate.text == "over +12"
    assert panel.actual[1].rate.lines()[0] == "over +12 %"


def test_published_growth_and_that_of_the_bars_have_a_word_each() -> None:
    assert RateInBar("+20.9", "≠", levels="+13").in_words("en") == ["published +20.9 %", "bars give +13 %"]
    assert RateInBar("+12.1", "=").in_words("en") == []
    assert RateInBar("-4 to", computed=True, levels="+3", is_open=True).in_words("en") == []


def test_a_revision_says_which_figures_follow_it(words_of: Callable[..., str]) -> None:
    words = words_of("economy.digital", "--measure", "share", "--from", "2017", "--to", "2022", "--freq", "A")
    assert (
        "Shares before 2019 are not comparable with later ones, which follow the revision of November 2019: "
        "the fourth economic census raised GDP of 2018 by 2.1 %."
    ) in words


def test_another_definition_is_named_at_the_head_of_its_panel(figure: Make, dataset: Make) -> None:
    rival = entry("a.rival", "Power, by site", parent="a.size", part_of="overlap")
    rows = [*of_years(figure, "a.size", ["80", "90"]), *of_years(figure, "a.rival", ["60", "70"])]
    chart = drawn_of(dataset, rows, entry("a.size", "Power, by device"), rival)
    assert {panel.title: panel.caution for panel in chart.panels} == {
        "Power, by device": "",
        "Power, by site": "By another definition: do not compare with by device.",
    }
    assert not any("two definitions" in note.text for note in chart.notes)
    assert "scale" not in chart.subtitle  # which would be an invitation to compare
    assert chart.heading.endswith("; by another definition 70\xa0x\xa0100\xa0million\xa0yuan in 2021")
    # Where the two measure different concepts, they are no definitions of one thing, and a note is enough.
    other = rival._replace(concept="value added")
    chart = drawn_of(dataset, rows, entry("a.size", "Power, by device"), other)
    assert {panel.caution for panel in chart.panels} == {""}
    assert any("two definitions" in note.text for note in chart.notes)


def test_another_definition_with_one_figure_is_a_sentence_and_no_panel(figure: Make, dataset: Make) -> None:
    rival = entry("a.rival", "Power, by site", parent="a.size", part_of="overlap")
    rows = [*of_years(figure, "a.size", ["80", "90"]), *of_years(figure, "a.rival", ["60"])]
    chart = drawn_of(dataset, rows, entry("a.size", "Power, by device"), rival)
    assert [panel.title for panel in chart.panels] == ["Power, by device"]
    sentence = "Not drawn, as it does not compare: power (by site), 60 x 100 million yuan in 2020."
    assert chart.notes[0].text.replace("\xa0", " ") == sentence


def test_a_missing_year_of_which_the_table_has_parts_says_so(words_of: Callable[..., str]) -> None:
    names = ("industry.electronics_value_added", "industry.value_added", "--measure", "growth", "--freq", "A")
    words = words_of(*names, "--from", "2012", "--to", "2023")
    parts = "electronics value added 2012–2013, 2015 (whole years; parts of them are known)"
    assert f"No figure found: {parts}." in words


def test_a_figure_that_others_print_as_a_bound_says_so(figure: Make, dataset: Make) -> None:
    rows = of_years(figure, "s.whole", ["80", "90"], source="a")
    others = [
        figure("s.whole", "2020", "85", bound="over", source="b"),
        figure("s.whole", "2021", "90", bound="over", source="b"),
    ]
    chart = describe(
        ObservationTable(rows, dataset(*rows, *others, entries=(entry("s.whole", "Whole"),))), "en", IN_PRINT
    )
    found = [note.text for note in chart.notes if "other documents" in note.text]
    assert found == ["Whole, 2021: other documents print the same figure as a lower bound (over)."]


def test_a_panel_of_another_definition_has_a_color_of_its_own(figure: Make, dataset: Make) -> None:
    print_page = pytest.importorskip("digecon_cli.draw.print_page", reason="matplotlib is not installed")

    rival = entry("a.rival", parent="a.size", part_of="overlap")
    rows = [*of_years(figure, "a.size", ["80", "90"]), *of_years(figure, "a.rival", ["60", "70"])]
    svg = print_page.draw(drawn_of(dataset, rows, entry("a.size"), rival), "svg", PicturePage(), "en").decode()
    assert [color for color in THEMES["paper"].colors if f"fill: {color}" in svg] == list(THEMES["paper"].colors[:2])


def test_each_reason_of_a_weak_source_has_its_periods(figure: Make, dataset: Make) -> None:
    weak = of_years(figure, "s.whole", ["80", "90"], status="U", note="Read from a blog; found nowhere else.")
    rows = [*weak, figure("s.whole", "2022", "100", status="U", note="A draft.")]
    notes = [note.text for note in drawn_of(dataset, rows, entry("s.whole")).notes]
    assert "u:\xa0weakly\xa0sourced (2020–2021: read from a blog; 2022: A draft)" in notes
    notes = [note.text for note in drawn_of(dataset, weak, entry("s.whole")).notes]
    assert "u:\xa0weakly\xa0sourced (read from a blog; found nowhere else)" in notes


def test_amounts_of_several_concepts_are_named(figure: Make, dataset: Make) -> None:
    entries = (entry("a.sold", "Sold"), entry("b.earned", "Earned"), entry("c.size", "Core", "undefined size"))
    rows = [row for one in entries for row in of_years(figure, one.indicator, ["80", "90"])]
    chart = drawn_of(dataset, rows, *entries)
    assert {panel.title for panel in chart.panels} == {
        "Sold: revenue", "Earned: revenue", "Core: size, not defined further",
    }  # fmt: skip
    assert chart.subtitle.startswith("Revenue (2 series); size, not defined further (1 series); China")
    same = drawn_of(dataset, rows, *(one._replace(concept="revenue") for one in entries))
    assert {panel.title for panel in same.panels} == {"Sold", "Earned", "Core"}
    assert same.subtitle.startswith("Revenue (3 series)")


def test_a_plan_says_whose_it_is(figure: Make, dataset: Make) -> None:
    rows = of_years(figure, "s.whole", ["80", "90"])
    plan = figure("s.whole", "2021", "95", measure="target", source="a-1", vintage="2018-03")
    data = dataset(*rows, plan, entries=(entry("s.whole"),), sources={"a-1": Source("a-1", "A", "T", "", "2018", "")})
    chart = describe(ObservationTable([*rows, plan], data), "en", IN_PRINT)
    assert "Target for 2021: A, 2018." in [note.text for note in chart.notes]


def test_an_abbreviation_is_spelled_out_where_it_stands_first() -> None:
    spelled = Speller("en")
    assert spelled("Power, EFLOPS") == "Power, EFLOPS (exaflops: a billion billion floating-point operations a second)"
    assert spelled("EFLOPS and ZB, ZBX") == "EFLOPS and ZB (zettabytes: a billion terabytes each), ZBX"


def test_a_document_without_a_named_publisher_comes_last_and_says_so(figure: Make, dataset: Make) -> None:
    rows = [figure(source="a-1"), figure(source="b-1")]
    sources = {
        "a-1": Source("a-1", "Article (publisher not printed)", "An article of late 2023", "", "", "a copy"),
        "b-1": Source("b-1", "B", "A draft", "https://b.example/1", "2022", ""),
    }
    cited = documents(rows, dataset(*rows, sources=sources, entries=[entry("s.whole")]))
    assert cited == "Source: B, 2022; article, 2023 (publisher not named)"


def test_a_producer_of_one_period_is_cited_with_it(figure: Make, dataset: Make) -> None:
    rows = [*of_years(figure, "s.whole", ["80", "90"], source="a-1"), figure("s.whole", "2022", "95", source="b-1")]
    sources = {"a-1": Source("a-1", "A", "T", "", "2022", ""), "b-1": Source("b-1", "B", "T", "", "2023", "")}

    def cited(*rows: Any) -> str:
        return documents(rows, dataset(*rows, sources=sources, entries=[entry("s.whole"), entry("s.part")]))

    assert cited(*rows) == "Source: A, 2022; B, 2023 (for 2022)"
    # Both have figures of 2022, and of two series it would not say whose figure it is.
    assert cited(*rows, figure("s.whole", "2022", "95", source="a-1")) == "Source: A, 2022; B, 2023"
    assert cited(*rows, figure("s.part", "2022", "9", source="a-1")) == "Source: A, 2022; B, 2023"


def test_ranked_shares_have_the_sign_of_percent(words_of: Callable[..., str]) -> None:
    words = words_of("computing.use_*")
    assert "47 %" in words
    assert "Computing use by industry, 2020, China, %" in words
    assert "the source does not name the remaining 7 %" in words


def test_a_title_on_two_definitions_does_not_say_twice_until_when(words_of: Callable[..., str]) -> None:
    words = words_of("telecom.mobile_data", "telecom.mobile_data_old", "--from", "2017", "--to", "2022", "--freq", "A")
    assert "Mobile data traffic revenue rose 0.3 % on a comparable basis, to 640 billion yuan in 2022" in words
    start = "Figures before 2022 follow another definition and are not comparable with later ones: revenue of the three"
    assert start in words
    assert words.count("mobile data and mobile internet services") == 1  # at the break, and not again below
    # 639.5 / 1.0035 and 640.5 / 1.0025: the base of the published growth, by the definition of 2022
    assert "+0.3 % on a comparable basis computed: 637–639 in 2021" in words


def test_figures_side_by_side_are_apart() -> None:
    from matplotlib import rc_context
    from matplotlib.text import Text

    print_page = pytest.importorskip("digecon_cli.draw.print_page", reason="matplotlib is not installed")
    data = load().data
    name = "industry.electronics_exports"
    table = ObservationTable(data.observations, data).select(name, start="2021", end="2023", freq="ytd")
    chart = describe(figures(table, "growth", ""), "en", IN_PRINT._replace(spans=True))
    with rc_context({"font.family": print_page.typeface.families(print_page.texts_of(chart)), "font.size": 9.0}):
        printed = print_page.PrintPage(chart, PicturePage(), "en")
        printed.figure.draw(printed.pen)
        texts = [text for text in printed.figure.findobj(Text) if re.fullmatch("−?[0-9.]+", text.get_text())]
        boxes = sorted((text.get_window_extent(printed.pen) for text in texts), key=lambda box: box.x0)
    pairs = [(a, b) for a, b in itertools.combinations(boxes, 2) if a.y0 < b.y1 and b.y0 < a.y1]
    gaps = [b.x0 - a.x1 for a, b in pairs]
    assert len(gaps) > 20
    assert min(gaps) >= 2.9 * printed.figure.dpi / 72


def test_growth_of_minus_a_hundred_percent_implies_no_base(figure: Make, dataset: Make) -> None:
    rows = of_years(figure, "s.whole", ["100", "50"], vintage="2023-06", source="b")
    beside = figure("s.whole", "2021", "40", vintage="2022-02", source="a")
    rate = figure(
        "s.whole", "2021", "-100", vintage="2022-02", source="a", bound="exact", low="-100", high="-100", **GROWTH
    )
    table = ObservationTable(rows, dataset(*rows, beside, rate, entries=(entry("s.whole"),)))
    (panel,) = describe(table, "en", IN_PRINT).panels
    bar = panel.actual[1].rate
    assert bar is not None
    assert bar.why == "growth for 2021 was published in February 2022, when the level was 40"
