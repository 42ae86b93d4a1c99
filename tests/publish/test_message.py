"""The message of a page: made by rule from two years' rates, and never against a break or a bound."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli.core.dataset import Dataset
from digecon_cli.core.model import Break, Indicator
from digecon_cli.draw.words import chart_words
from digecon_cli.measures.derivation import Options
from digecon_cli.measures.growth import growth
from digecon_cli.publish.headlines import first_rows, headlines
from digecon_cli.publish.pictures import ranked
from digecon_cli.publish.sentences import highest, message

Make = Callable[..., Any]
ENTRY = Indicator("s.whole", "Sales", "销售额", "s", "flow", "CNY", 8)


def told(data: Dataset, lang: str = "en") -> str:
    lines = headlines(data.observations, growth(data.observations, data, Options()), data, lang)
    return message(first_rows(lines, data)[0], data, lang).replace("\u00a0", " ")


def rate(figure: Make, period: str, value: str, **others: Any) -> Any:
    return figure(period=period, value=value, measure="growth", unit="percent", unit_mult=0, **others)


@pytest.mark.parametrize(
    ("before", "now", "verb"),
    [
        ("3.2", "0.0", "stalled"),  # no growth that rounding would not explain, after 3 % or more
        ("1.5", "0.0", "hardly changed"),
        ("3.2", "0.7", "hardly grew"),  # from 0.65 to 0.75: little, but growth
        ("", "-0.9", "hardly fell"),
        ("1.0", "-1.2", "fell"),
        ("5.0", "6.0", "grew"),  # less than two points faster
        ("5.0", "7.0", "grew faster"),
        ("-2.0", "4.0", "grew again"),
        ("9.0", "4.0", "grew more slowly"),
        ("", "4.0", "grew"),
    ],
)
def test_what_happened_follows_from_the_rates_of_two_years(
    figure: Make, dataset: Make, before: str, now: str, verb: str
) -> None:
    rows = [figure(period="2025", value="17500"), rate(figure, "2025", now)]
    rows += [rate(figure, "2024", before)] if before else []
    sign = "+" if float(now) > 0 else ""
    expected = f"Sales {verb}: 1.750 trillion yuan in 2025, {sign}{now} %"
    assert told(dataset(*rows, entries=(ENTRY,))) == expected


def test_growth_of_the_levels_is_called_so(figure: Make, dataset: Make) -> None:
    data = dataset(figure(period="2024", value="100"), figure(period="2025", value="110"), entries=(ENTRY,))
    assert told(data) == "Sales grew: 11.0 billion yuan in 2025, +10 % (computed)"


def test_growth_at_constant_prices_is_called_real(figure: Make, dataset: Make) -> None:
    rows = figure(period="2025", value="110"), rate(figure, "2025", "5.0", basis="constant_prices")
    assert told(dataset(*rows, entries=(ENTRY,))) == "Sales grew: 11.0 billion yuan in 2025, +5.0 %, real"


def test_nothing_is_said_against_a_break(figure: Make, dataset: Make) -> None:
    rows = figure(period="2024", value="100"), figure(period="2025", value="110")
    data = dataset(*rows, entries=(ENTRY,), breaks=[Break("s.whole", "CN", "2025", "another scope")])
    assert told(data) == "Sales: 11.0 billion yuan in 2025, not comparable with the year before"


def test_nothing_is_said_of_what_is_only_a_bound(figure: Make, dataset: Make) -> None:
    rows = figure(period="2024", value="100"), figure(period="2025", value="110", bound="over", high="")
    assert told(dataset(*rows, entries=(ENTRY,))) == "Sales: over 11.0 billion yuan in 2025"
    rows = figure(period="2025", value="110"), rate(figure, "2025", "5", bound="over", high="")
    assert told(dataset(*rows, entries=(ENTRY,))) == "Sales: 11.0 billion yuan in 2025"


def test_nothing_is_said_of_a_rise_that_rounding_may_have_made(figure: Make, dataset: Make) -> None:
    rows = figure(period="2024", value="2"), figure(period="2025", value="3")  # both may be 2.5
    assert told(dataset(*rows, entries=(ENTRY,))) == "Sales: 300 million yuan in 2025"


def test_what_is_weakly_sourced_is_said(figure: Make, dataset: Make) -> None:
    rows = figure(period="2025", value="110", status="U"), rate(figure, "2025", "5.0")
    assert told(dataset(*rows, entries=(ENTRY,))) == "Sales grew: 11.0 billion yuan (weakly sourced) in 2025, +5.0 %"


def test_it_is_said_in_chinese(figure: Make, dataset: Make) -> None:
    rows = figure(period="2025", value="110"), rate(figure, "2025", "-5.0")
    assert told(dataset(*rows, entries=(ENTRY,)), "zh") == "销售额下降：2025年110亿元，下降5.0%"
    rows = figure(period="2025", value="110"), rate(figure, "2025", "0.7")
    assert told(dataset(*rows, entries=(ENTRY,)), "zh") == "销售额略有增长：2025年110亿元，增长0.7%"
    rows = [figure(period="2025-08", value="110")]
    assert told(dataset(*rows, entries=(ENTRY,)), "zh") == "销售额：2025年8月110亿元"


def test_a_name_of_several_parts_has_a_comma_before_a_verb_only(figure: Make, dataset: Make) -> None:
    hubs = ENTRY._replace(label="Computing power, hubs")
    rows = [figure(period="2025", value="110")]
    assert told(dataset(*rows, entries=(hubs,))) == "Computing power, hubs: 11.0 billion yuan in 2025"
    rows.append(rate(figure, "2025", "5.0"))
    assert told(dataset(*rows, entries=(hubs,))) == "Computing power, hubs, grew: 11.0 billion yuan in 2025, +5.0 %"


def test_of_areas_the_highest_is_said_but_no_bound(figure: Make, dataset: Make) -> None:
    rows = (
        figure(area="US", period="2025", value="300"),
        figure(area="JP", period="2025", value="200"),
        figure(area="CN", period="2025", value="900", bound="under", low=""),
    )
    data = dataset(*rows, entries=(ENTRY,))
    lines = headlines(data.observations, (), data, "en")
    expected = "Sales: highest in United States, 30.0 billion yuan in 2025, of 2 areas"
    assert highest(lines, data, "en").replace("\u00a0", " ") == expected


def test_areas_that_rounding_does_not_part_are_named_together(figure: Make, dataset: Make) -> None:
    rows = (  # 300 is from 299.5 to 300.5, and 299.8 lies within
        figure(area="US", period="2025", value="300"),
        figure(area="JP", period="2025", value="299.8"),
        figure(area="DE", period="2025", value="200"),
    )
    data = dataset(*rows, entries=(ENTRY,))
    said = highest(headlines(data.observations, (), data, "en"), data, "en").replace("\u00a0", " ")
    expected = "Sales: highest in United States, Japan (too close to say which), 30.0 billion yuan in 2025, of 3 areas"
    assert said == expected
    same = [figure(area=area, period="2025", value="300") for area in ("US", "JP", "DE", "FR")]
    data = dataset(*same, entries=(ENTRY,))
    assert highest(headlines(data.observations, (), data, "en"), data, "en") == "Sales"


def test_areas_are_read_aloud_with_their_figures(figure: Make, dataset: Make) -> None:
    rows = (
        figure(area="US", period="2025", value="300"),
        figure(area="JP", period="2025", value="200", status="E"),
        figure(area="DE", period="2025", value="100", bound="over", high=""),
    )
    data = dataset(*rows, entries=(ENTRY._replace(unit_mult=9),))
    chart = ranked(headlines(data.observations, (), data, "en"), data, "en")
    expected = "Sales, 2025, billion yuan: United States 30.0, Japan 20.0 (estimated), Germany over 10.0."
    assert chart_words(chart).replace("\u00a0", " ") == expected
