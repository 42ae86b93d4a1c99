"""The dashboard: the headline rows, and one screen of them."""

from collections.abc import Callable
from typing import Any

import pytest
from wcwidth import wcswidth

from digecon_cli.ask.options import RenderOptions
from digecon_cli.core import bundled
from digecon_cli.core.model import Break, Indicator
from digecon_cli.document import BREAK, NONE
from digecon_cli.draw.home import HEADLINES, headline_figures, table
from digecon_cli.draw.home_screen import draw

Make = Callable[..., Any]


def digital(figure: Make, dataset: Make, *levels: tuple[str, str], **others: Any) -> Any:
    rows = [figure("economy.digital", year, value, unit_mult=12, vintage=f"{int(year) + 1}") for year, value in levels]
    rows.append(
        figure("economy.digital", "2018", "20.9", measure="growth", unit="percent", unit_mult=0, vintage="2019")
    )
    entry = Indicator("economy.digital", "Digital economy", sector="economy", kind="flow", unit="CNY", unit_mult=12)
    return dataset(*rows, entries=(entry,), **others)


def line(text: str) -> str:
    return next(line for line in text.split("\n") if "Digital economy " in line)


def test_each_headline_is_an_indicator_and_told_once() -> None:
    names = [one.indicator for one in HEADLINES]
    assert len(names) == len(set(names))
    assert set(names) <= set(bundled.catalog())
    assert [one.headline.indicator for one in headline_figures(bundled.load())] == names  # each has a yearly level


def test_rows_are_the_latest_level_and_the_growth_of_its_year(figure: Make, dataset: Make) -> None:
    rows = list(table(digital(figure, dataset, ("2017", "27.2"), ("2018", "31.3"))))
    assert [(one.measure, one.origin, one.period) for one in rows] == [
        ("level", "published", "2018"), ("growth", "published", "2018"),
        ("growth", "computed", "2018"), ("gap", "computed", "2018"),
    ]  # fmt: skip
    assert round(float(rows[2].value), 2) == 15.07  # 31.3 / 27.2


def test_a_line_tells_level_year_both_rates_and_that_they_differ(figure: Make, dataset: Make) -> None:
    text = draw(digital(figure, dataset, ("2017", "27.2"), ("2018", "31.3")), "v", RenderOptions(width=80), 24)
    # 27.2 / 31.3 = 0.87: the seventh of eight heights
    assert line(text).split() == [
        *["economy", "Digital", "economy", "31.3", "tn", "yuan", "2018", "20.9", "15.1≠"],
        *[*[NONE] * 6, "▇", "█"],
    ]


def test_missing_years_and_breaks_show_in_the_bars(figure: Make, dataset: Make) -> None:
    breaks = [Break("economy.digital", "CN", "2018", "A new survey.")]
    data = digital(figure, dataset, ("2014", "10"), ("2017", "20"), ("2018", "40"), breaks=breaks)
    assert line(draw(data, "v", RenderOptions(width=80), 24)).endswith(
        f"break {NONE} {NONE} {NONE} ▃ {NONE} {NONE} ▅{BREAK}█"
    )
    assert line(draw(data, "v", RenderOptions(width=80, ascii=True), 24)).endswith("break . . . 2 . . 5|9")


def test_a_real_rate_is_told_as_real_and_is_no_discrepancy_to_a_nominal_one(figure: Make, dataset: Make) -> None:
    growth = {"measure": "growth", "unit": "percent", "unit_mult": 0}
    rows = [
        figure("economy.gdp", "2017", "100", unit_mult=12), figure("economy.gdp", "2018", "110", unit_mult=12),
        figure("economy.gdp", "2018", "7", basis="constant_prices", **growth),
    ]  # fmt: skip
    entry = Indicator("economy.gdp", "GDP", sector="economy", kind="flow", unit="CNY", unit_mult=12)
    text = draw(dataset(*rows, entries=(entry,)), "v", RenderOptions(width=80), 24)
    told = next(line for line in text.split("\n") if " GDP " in line).split()
    assert told[5:8] == ["2018", "7r", "10"]  # 109.5 / 100.5 to 110.5 / 99.5 allows no decimal
    assert "r real (constant prices); computed: nominal" in text
    comparable = [*rows[:2], rows[2]._replace(basis="comparable")]
    text = draw(dataset(*comparable, entries=(entry,)), "v", RenderOptions(width=80), 24)
    assert " 10≠ " in text
    assert "r real" not in text


def test_a_wide_screen_names_the_producers() -> None:
    wide, narrow = (draw(bundled.load(), "v", RenderOptions(width=width), 50) for width in (200, 120))
    line = next(line for line in wide.split("\n") if "Gross domestic product" in line)
    assert line.endswith("National Bureau of Statistics of China")
    assert "National Bureau" not in narrow


@pytest.mark.parametrize(
    ("width", "height"),
    [
        (80, 26),
        (80, 29),
        (178, 30),
        (50, 30),
        (57, 40),
        (60, 30),
        (77, 40),
        (80, 24),
        (80, 60),
        (100, 30),
        (132, 50),
        (200, 24),
    ],
)
def test_it_fits_the_screen(width: int, height: int) -> None:
    text = draw(bundled.load(), "2026.11", RenderOptions(width=width), height)
    lines = text.split("\n")[:-1]
    assert max(wcswidth(line) for line in lines) <= width
    assert len(lines) < height  # the prompt stands below


def test_more_room_shows_more() -> None:
    small, large = (
        draw(bundled.load(), "v", RenderOptions(width=width), height) for width, height in ((80, 24), (132, 50))
    )
    assert len(large.split("\n")) > len(small.split("\n"))
    assert "Gross domestic product" in large
    assert "Gross domestic product" not in small


def test_ascii_and_colour() -> None:
    data = bundled.load()
    assert draw(data, "v", RenderOptions(width=80, ascii=True), 24).isascii()
    assert "\x1b" not in draw(data, "v", RenderOptions(width=80), 24)
    assert "\x1b[" in draw(data, "v", RenderOptions(width=80, color=True), 24)
