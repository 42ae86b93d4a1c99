"""Titles that say what happened, and words for those who cannot see a chart."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli.ask.table import ObservationTable
from digecon_cli.core.model import Break, Indicator
from digecon_cli.core.text import TIE
from digecon_cli.draw.describe import describe
from digecon_cli.draw.model import ChartOptions, RateInBar
from digecon_cli.draw.words import chart_words, missing_of, period_words
from digecon_cli.measures.neighbors import marked

Make = Callable[..., Any]
WHOLE = Indicator("s.whole", "Whole", "总量", "s", "flow", "CNY", 8)
GROWTH = {"measure": "growth", "unit": "percent", "unit_mult": 0}


@pytest.fixture
def title(dataset: Make) -> Callable[..., str]:
    def make(*rows: Any, breaks: tuple[Break, ...] = (), options: ChartOptions | None = None) -> str:
        data = dataset(*rows, entries=(WHOLE,), breaks=breaks)
        chart = describe(ObservationTable(marked(rows, data), data), "en", options or ChartOptions())
        return chart.heading.replace(TIE, " ")

    return make


@pytest.mark.parametrize(
    ("values", "told"),
    [
        pytest.param(
            {"2020": "80", "2021": "90"}, "Whole rose from 80 in 2020 to 90 x 100 million yuan in 2021", id="up"
        ),
        pytest.param(
            {"2020": "90", "2021": "80"}, "Whole fell from 90 in 2020 to 80 x 100 million yuan in 2021", id="down"
        ),
        pytest.param({"2020": "90", "2021": "90"}, "Whole: 90 x 100 million yuan in 2021, as in 2020", id="the same"),
        pytest.param({"2019": "70", "2021": "90"}, "Whole: 90 x 100 million yuan in 2021", id="over a gap"),
    ],
)
def test_a_title_says_what_happened(figure: Make, title: Callable[..., str], values: dict[str, str], told: str) -> None:
    assert title(*(figure(period=year, value=value) for year, value in values.items())) == told


def test_what_rounding_leaves_open_is_no_rise(figure: Make, title: Callable[..., str]) -> None:
    rows = [figure(period="2020", value="90"), figure(period="2021", value="90.3")]
    assert title(*rows) == "Whole: 90.3 x 100 million yuan in 2021, as in 2020"  # 90 may be 90.5


def test_a_title_never_reaches_across_a_break(figure: Make, title: Callable[..., str]) -> None:
    rows = [figure(period=year, value=value) for year, value in (("2019", "10"), ("2020", "80"), ("2021", "90"))]
    breaks = (Break("s.whole", "CN", "2020", "A new survey."),)
    assert title(*rows, breaks=breaks) == "Whole rose from 80 in 2020 to 90 x 100 million yuan in 2021"


def test_a_title_compares_with_no_bound(figure: Make, title: Callable[..., str]) -> None:
    rows = [figure(period="2020", value="80"), figure(period="2021", value="90", bound="over")]
    assert title(*rows) == "Whole: over 90 x 100 million yuan in 2021"


def test_growth_is_told_beside_that_of_the_year_before(figure: Make, title: Callable[..., str]) -> None:
    rows = [figure(period="2020", value="3.6", **GROWTH), figure(period="2021", value="4.6", **GROWTH)]
    assert title(*rows) == "Whole grew 4.6 % in 2021, after 3.6 % in 2020"


def test_a_fall_is_no_growth_below_zero(figure: Make, title: Callable[..., str]) -> None:
    rows = [figure(period="2020", value="3.6", **GROWTH), figure(period="2021", value="-6.4", **GROWTH)]
    assert title(*rows) == "Whole fell 6.4 % in 2021, after growth of 3.6 % in 2020"
    assert title(*rows[:1], rows[1]._replace(value="0")) == "Whole did not change in 2021"


def test_a_share_says_of_what_and_another_area_is_named(figure: Make, title: Callable[..., str]) -> None:
    share = {"measure": "share", "base_indicator": "s.whole", "unit": "percent", "unit_mult": 0}
    rows = [figure("s.part", period=year, value=value, **share) for year, value in (("2020", "30"), ("2021", "33"))]
    assert title(*rows) == "s.part rose from 30 in 2020 to 33 % of Whole in 2021"
    world = [figure(period=year, value=value, area="W") for year, value in (("2020", "30"), ("2021", "33"))]
    assert title(*world) == "World: whole rose from 30 in 2020 to 33 x 100 million yuan in 2021"


def test_the_largest_of_several_leads_but_no_whole_leads_its_parts(figure: Make, dataset: Make) -> None:
    others = (
        Indicator("s.other", "Other", "其他", "s", "flow", "CNY", 8),
        Indicator("s.third", "Third", "三", "s", "flow", "CNY", 8),
    )
    part = Indicator("s.third", "Third", "三", "s", "flow", "CNY", 8, parent="s.whole", part_of="part")
    rows = [
        figure(name, period=year, value=value)
        for name, value in (("s.whole", "50"), ("s.other", "40"), ("s.third", "10"))
        for year in ("2020", "2021")
    ]

    def heading(*entries: Indicator) -> str:
        return describe(ObservationTable(rows, dataset(*rows, entries=(WHOLE, *entries)))).heading.replace(TIE, " ")

    assert heading(*others) == "Whole led with 50 x 100 million yuan in 2021, ahead of other with 40 x 100 million yuan"
    assert heading(others[0], part).startswith("Whole: 50 x 100 million yuan in 2021, as in 2020")


def test_a_subtitle_says_what_is_drawn(figure: Make, dataset: Make) -> None:
    rows = [figure(period=year) for year in ("2019", "2021")]
    chart = describe(ObservationTable(rows, dataset(*rows, entries=(WHOLE,))))
    assert chart.subtitle == "Whole, China, 100 million yuan, 2019–2021"


def test_a_title_of_ones_own(figure: Make, title: Callable[..., str]) -> None:
    assert title(figure(), options=ChartOptions(title="Mine")) == "Mine"


def test_levels_have_the_published_growth_beside_them(figure: Make, dataset: Make) -> None:
    rows = [figure(period="2020", value="80"), figure(period="2021", value="90")]
    rate = figure(period="2021", value="12.1", **GROWTH)
    data = dataset(*rows, rate, entries=(WHOLE,))
    (panel,) = describe(ObservationTable(rows, data), "en", ChartOptions(in_print=True)).panels
    # 90/80 is 12.5 %; rounding allows 11.2 to 13.8, so that 12.1 agrees
    assert [one.rate for one in panel.points] == [None, RateInBar("+12.1", "=", False)]
    apart = dataset(*rows, figure(period="2021", value="20.9", **GROWTH), entries=(WHOLE,))
    (panel,) = describe(ObservationTable(rows, apart), "en", ChartOptions(in_print=True)).panels
    assert [one.rate for one in panel.points] == [
        None,
        RateInBar(
            "+20.9",
            "≠",
            False,
            "+13",
            "74 instead of 80 for 2020 (no document says why)",
            brief="on another base, no document says why",
        ),
    ]
    computed = dataset(*rows, entries=(WHOLE,))
    (panel,) = describe(ObservationTable(rows, computed), "en", ChartOptions(in_print=True)).panels
    assert [one.rate for one in panel.points] == [None, RateInBar("+13", "", True)]


def test_words_have_a_sentence_for_each_stretch(figure: Make, dataset: Make) -> None:
    rows = [
        figure(period="2018", value="10", status="U"), figure(period="2019", value="12"),
        figure(period="2020", value="80", bound="over"), figure(period="2022", value="120", measure="target"),
    ]  # fmt: skip
    data = dataset(*rows, entries=(WHOLE,), breaks=[Break("s.whole", "CN", "2020", "A new survey.")])
    assert chart_words(describe(ObservationTable(marked(rows, data), data))) == (
        "Whole, 100 million yuan: from 10 (weakly sourced) in 2018 to 12 in 2019. "
        "Whole, 100 million yuan: over 80 in 2020; after a break, not comparable with earlier figures. "
        "Whole, 100 million yuan: target for 2022: 120."
    )


@pytest.mark.parametrize(
    ("code", "lang", "told"),
    [
        ("2022", "en", "2022"),
        ("2022", "zh", "2022年"),
        ("2023-01-01/P9M", "en", "the first 9 months of 2023"),
        ("2023-01-01/P9M", "zh", "2023年1至9月"),
        ("2021-S2", "en", "the second half of 2021"),
        ("2021-Q3", "en", "the third quarter of 2021"),
        ("2021-03", "en", "March 2021"),
        ("2021-S2", "zh", "2021年下半年"),
        ("2021-Q3", "zh", "2021年第3季度"),
        ("2021-03", "zh", "2021年3月"),
    ],
)
def test_periods_are_read_aloud(code: str, lang: str, told: str) -> None:
    assert period_words(code, lang) == told


def test_a_long_stretch_before_a_break_is_in_the_title(figure: Make, title: Callable[..., str]) -> None:
    values = {"2017": "10", "2018": "20", "2019": "30", "2020": "80", "2021": "90"}
    rows = [figure(period=year, value=value) for year, value in values.items()]
    breaks = (Break("s.whole", "CN", "2020", "A new survey."),)
    assert title(*rows, breaks=breaks) == (
        "Whole rose from 10 in 2017 to 30 x 100 million yuan in 2019; "
        "after the break, from 80 in 2020 to 90 x 100 million yuan in 2021"
    )
    assert title(*rows[:4], breaks=breaks).endswith("; after the break, 80 x 100 million yuan in 2020")


def test_two_panels_have_a_clause_each_and_their_units_below(figure: Make, dataset: Make) -> None:
    share = {"measure": "share", "base_indicator": "s.whole", "unit": "percent", "unit_mult": 0}
    entries = (WHOLE, Indicator("s.part", "Part, small", "", "s", "flow", "CNY", 8))
    rows = [figure("s.part", period=year, value=value) for year, value in (("2020", "30"), ("2021", "33"))]
    shares = [figure("s.part", period=year, value=value, **share) for year, value in (("2020", "10"), ("2021", "12"))]
    chart = describe(ObservationTable([*rows, *shares], dataset(*rows, *shares, entries=entries)))
    assert chart.heading.replace(TIE, " ") == (
        "Part (small) rose from 30 in 2020 to 33 x 100 million yuan in 2021, or 12 % of Whole"
    )
    assert chart.subtitle == "Part, small, 100 million yuan; share of Whole, %; China, 2020–2021"
    whole = [figure(period=year, value=value) for year, value in (("2020", "900"), ("2021", "990"))]
    both = describe(ObservationTable([*whole, *rows], dataset(*whole, *rows, entries=entries)))
    assert both.heading.replace(TIE, " ") == (
        "Whole rose from 900 in 2020 to 990 x 100 million yuan in 2021; "
        "part (small) rose from 30 in 2020 to 33 x 100 million yuan in 2021"
    )
    assert both.subtitle == "Whole, part (small), China, 100 million yuan, 2020–2021, all on one scale"


def test_spans_from_january_are_held_against_those_of_the_year_before(figure: Make, title: Callable[..., str]) -> None:
    rows = [
        figure(period=period, value=value, **GROWTH)
        for period, value in (("2021-01-01/P9M", "5"), ("2022-01-01/P8M", "4"), ("2022-01-01/P9M", "3"))
    ]
    assert title(*rows, options=ChartOptions(spans=True)) == (
        "Whole grew 3 % in the first 9 months of 2022, after 5 % in the first 9 months of 2021"
    )


def test_missing_periods_are_named(figure: Make, dataset: Make) -> None:
    rows = [figure(period=year, value="10", **GROWTH) for year in ("2015", "2018", "2020")]
    (panel,) = describe(ObservationTable(rows, dataset(*rows, entries=(WHOLE,)))).panels
    assert missing_of(panel.lines[0], panel, "en") == ["2016–2017", "2019"]
    spans = [
        figure(period=f"{year}-01-01/P{months}M", value="10", **GROWTH)
        for year, months in ((2021, 2), (2021, 4), (2022, 2), (2022, 3))
    ]
    table = ObservationTable(spans, dataset(*spans, entries=(WHOLE,)))
    (panel,) = describe(table, "en", ChartOptions(spans=True)).panels
    assert missing_of(panel.lines[0], panel, "en")[:2] == ["January of each year", "March 2021"]


def test_a_weak_figure_is_said_to_be_one(figure: Make, title: Callable[..., str]) -> None:
    rows = [figure(period="2020", value="80", status="U"), figure(period="2021", value="90")]
    assert title(*rows) == "Whole rose from a weakly sourced 80 in 2020 to 90 x 100 million yuan in 2021"
    rows = [figure(period="2020", value="80", bound="over", status="U")]
    assert title(*rows) == "Whole: over 80 x 100 million yuan (weakly sourced) in 2020"


def test_a_weak_figure_after_a_break_is_said_to_be_one(figure: Make, title: Callable[..., str]) -> None:
    values = {"2017": "10", "2018": "20", "2019": "30", "2020": "80", "2021": "90"}
    rows = [figure(period=year, value=value, status="U" if year == "2020" else "A") for year, value in values.items()]
    assert title(*rows, breaks=(Break("s.whole", "CN", "2020", "A new survey."),)).endswith(
        "; after the break, from a weakly sourced 80 in 2020 to 90 x 100 million yuan in 2021"
    )
