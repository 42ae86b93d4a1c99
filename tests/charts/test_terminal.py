"""Charts in characters: what is drawn literally, in Unicode and ASCII, within the width."""

from collections.abc import Callable
from typing import Any

import pytest
from wcwidth import wcswidth

from digecon_cli.charts.describe import describe
from digecon_cli.charts.terminal import draw
from digecon_cli.model import Break, Indicator
from digecon_cli.present.options import RenderOptions
from digecon_cli.table import Table

Make = Callable[..., Any]
GROWTH = {"measure": "growth", "unit": "percent", "unit_mult": 0}


@pytest.fixture
def drawn(figure: Make, dataset: Make) -> Callable[..., str]:
    def draw_it(*rows: Any, look: RenderOptions | None = None, height: int = 6, **others: Any) -> str:
        entries = (
            Indicator("s.whole", "Whole", "总量", "s", "flow", "CNY", 8),
            Indicator("s.part", "Part", "部分", "s", "flow", "CNY", 8, parent="s.whole", part_of="part"),
        )
        look = look or RenderOptions(width=40, ascii=True)
        chart = describe(Table(rows, dataset(*rows, entries=entries, **others)), look.lang)
        return draw(chart, look, height)

    return draw_it


def test_bars_start_at_zero_and_are_proportional(figure: Make, drawn: Callable[..., str]) -> None:
    # 24 dots high, of which the label keeps 5: 100 fills dots 0 to 19 (five rows), 50 fills 0 to 10 (three rows)
    text = drawn(figure(period="2021", value="50"), figure(period="2022", value="100"))
    lines = text.split("\n")
    assert lines[0] == "Whole, 100 million yuan"
    drawing = [line.partition("|")[2].ljust(36) for line in lines[1:7]]
    assert ["#" in line[:18] for line in drawing] == [False, False, False, True, True, True]
    assert ["#" in line[18:] for line in drawing] == [False, True, True, True, True, True]
    assert (drawing[2][:18].strip(), drawing[0][18:].strip()) == ("50", "100")
    assert lines[7] == "   +------------------------------------"
    assert lines[8].split() == ["2021", "2022"]


def test_part_of_a_year_is_an_empty_bar(figure: Make, drawn: Callable[..., str]) -> None:
    text = drawn(figure(period="2022"), figure(period="2023-01-01/P9M", value="90"), look=RenderOptions(width=60))
    assert "90 9M" in text
    assert "⢸⣿" in text or "⣿⣿" in text
    assert "hollow: part of a year" in text
    assert any("⢸" in line and "⡇" in line and "⣿" in line for line in text.split("\n"))


def test_a_break_is_a_line_with_its_number_and_reason(figure: Make, drawn: Callable[..., str]) -> None:
    breaks = [Break("s.whole", "CN", "2022", "A new survey.")]
    rows = [figure(period="2021", value="50"), figure(period="2022", value="100")]
    text = drawn(*rows, breaks=breaks, look=RenderOptions(width=60))
    assert sum("╎" in line for line in text.split("\n")[:8]) >= 5
    assert "╎ break: not comparable across it" in text
    assert "[1] Whole: the series breaks at 2022: A new survey." in " ".join(text.split())
    assert sum(":" in line.partition("|")[2] for line in drawn(*rows, breaks=breaks).split("\n")[1:7]) >= 4


def test_published_and_computed_growth_are_two_marks(figure: Make, drawn: Callable[..., str]) -> None:
    rows = [
        figure(period="2021", value="20.9", **GROWTH),
        figure(period="2021", value="15.1", origin="computed", **GROWTH),
        figure(period="2022", value="10.3", **GROWTH),
        figure(period="2022", value="10.4", origin="computed", **GROWTH),
    ]
    text = drawn(*rows, look=RenderOptions(width=60), height=10)
    assert "● published  ○ computed" in text
    columns = [line.index("●") for line in text.split("\n")[2:12] if "●" in line]
    assert columns == [line.index("○") for line in text.split("\n")[2:12] if "○" in line]  # one above the other
    assert "◉" in text
    assert "◉ published and computed on one spot" in text
    assert "A published  a computed" in drawn(*rows)


def test_a_refused_rate_stands_on_the_zero_line(figure: Make, drawn: Callable[..., str]) -> None:
    refused = figure(period="2022", value="", origin="computed", status="O", note="break: no.", **GROWTH)
    text = drawn(figure(period="2021", value="5", **GROWTH), refused, look=RenderOptions(width=60))
    assert "×[1]" in next(line for line in text.split("\n") if line.startswith("0│"))
    assert "[1] Whole 2022: no." in text


def test_falling_rates_go_below_zero(figure: Make, drawn: Callable[..., str]) -> None:
    text = drawn(figure(period="2021", value="-4", **GROWTH), figure(period="2022", value="4", **GROWTH), height=10)
    assert [line.split("|")[0].strip() for line in text.split("\n") if "|" in line and line.split("|")[0].strip()] == [
        "4", "2", "0", "-2", "-4",
    ]  # fmt: skip


@pytest.mark.parametrize("width", [40, 60, 80, 132])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_line_is_wider_than_the_screen(figure: Make, drawn: Callable[..., str], width: int, lang: str) -> None:
    rows = [
        figure(name, str(year), str(value)) for name in ("s.whole", "s.part") for year, value in ((2020, 9), (2021, 95))
    ]
    long = figure(period="2022", status="U", source="a-document-with-a-name-that-is-longer-than-forty-cells")
    other = figure(f"sector.{'a_name_' * 20}")
    text = drawn(*rows, long, other, look=RenderOptions(width=width, lang=lang))
    assert max(wcswidth(line) for line in text.split("\n")) <= width


def test_ascii_is_ascii_and_colour_is_only_where_asked(figure: Make, drawn: Callable[..., str]) -> None:
    rows = [figure(), figure(period="2021"), figure(period="2025", measure="target", value="150")]
    assert drawn(*rows).isascii()
    assert "\x1b" not in drawn(*rows, look=RenderOptions(width=60))
    assert "\x1b[" in drawn(*rows, look=RenderOptions(width=60, color=True))


def test_a_label_cannot_steer_the_terminal(figure: Make, dataset: Make) -> None:
    rows = [figure("x.evil\x1b[31m", source="s\x1b]0;title\x07")]
    text = draw(describe(Table(rows, dataset(*rows))), RenderOptions(width=60))
    assert "\x1b" not in text
    assert "\x07" not in text


def test_series_of_one_period_are_bars_with_their_names(figure: Make, dataset: Make) -> None:
    rows = [figure(f"x.{name}", value=value) for name, value in (("a", "30"), ("b", "15"), ("long_name", "10"))]
    text = draw(describe(Table(rows, dataset(*rows))), RenderOptions(width=45, ascii=True))
    # 45 cells less 12 for names and 3 for figures: 30 for the highest, and 15 and 10 in proportion
    assert text.split("\n")[1:4] == [
        "x.a         " + "#" * 30 + " 30",
        "x.b         " + "#" * 15 + " 15",
        "x.long_name " + "#" * 10 + " 10",
    ]


def test_halves_of_years_are_named_below(figure: Make, drawn: Callable[..., str]) -> None:
    text = drawn(figure(period="2021-S1"), figure(period="2021-S2"), look=RenderOptions(width=60))
    assert text.split("\n")[8].split() == ["2021-S1", "2021-S2"]
