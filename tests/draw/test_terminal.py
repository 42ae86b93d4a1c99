"""Charts in characters: what is drawn literally, in Unicode and ASCII, within the width."""

from collections.abc import Callable
from typing import Any

import pytest
from wcwidth import wcswidth

from digecon_cli.ask.options import RenderOptions
from digecon_cli.ask.table import ObservationTable
from digecon_cli.core import facts
from digecon_cli.core.errors import NothingFound
from digecon_cli.core.model import Break, Indicator
from digecon_cli.document import BREAK, NONE, REFUSED
from digecon_cli.draw.describe import describe
from digecon_cli.draw.terminal_page import draw
from digecon_cli.measures.neighbors import marked

Make = Callable[..., Any]
GROWTH = {"measure": "growth", "unit": "percent", "unit_mult": 0}


@pytest.fixture
def drawn(figure: Make, dataset: Make) -> Callable[..., str]:
    def draw_it(*rows: Any, look: RenderOptions | None = None, **others: Any) -> str:
        entries = (
            Indicator("s.whole", "Whole", "总量", "s", "flow", "CNY", 8),
            Indicator("s.part", "Part", "部分", "s", "flow", "CNY", 8, parent="s.whole", part_of="part"),
        )
        look = look or RenderOptions(width=40, ascii=True)
        data = dataset(*rows, entries=entries, **others)
        chart = describe(ObservationTable(marked(rows, data), data), look.lang)
        return draw(chart._replace(heading="Whole", subtitle=""), look, braille=True)  # a line, as wide as any screen

    return draw_it


def drawing(text: str, upright: str = "│") -> list[str]:
    """Return the rows of a drawing, without the axis, with the flat axis and what is below it."""
    rows = text.split("\n")
    first = next(i for i, row in enumerate(rows) if upright in row)
    return [row.partition(upright)[2] or row for row in rows[first : rows.index("", first)]]


@pytest.mark.parametrize(
    ("value", "power", "fits"), [("1", 199, True), ("2", 200, False), ("-2", 200, False), ("1e199", 8, False)]
)
def test_figures_that_no_computer_adds_up_are_not_drawn(
    value: str, power: int, fits: bool, figure: Make, drawn: Callable[..., str]
) -> None:
    row = figure(value=value, unit_mult=power)
    if fits:
        assert drawn(row)
    else:
        with pytest.raises(NothingFound, match="no chart: a figure is too large to be drawn"):
            drawn(row)


def test_bars_of_a_ranking_do_not_go_left_of_zero(figure: Make, drawn: Callable[..., str]) -> None:
    rows = [
        figure(area=area, value=value, unit="percent", unit_mult=0) for area, value in (("CN", "1e-300"), ("US", "-3"))
    ]
    assert "█" not in drawn(*rows)


def test_bars_are_blocks_from_zero_in_eighths(figure: Make, drawn: Callable[..., str]) -> None:
    # 8 rows high, the topmost free for a figure: from tick to tick (0, 50, 100) three rows, 25 fills 1 4/8
    rows = [figure(period=year, value=value) for year, value in (("2020", "25"), ("2021", "50"), ("2022", "100"))]
    text = drawn(*rows, look=RenderOptions(width=28, height=13))
    # 24 cells are three columns of 8: bars of 6, a quarter free
    assert drawing(text) == [
        "   │",
        "                   100",
        "                 ██████",
        "                 ██████",
        "           50    ██████",
        "   25    ██████  ██████",
        " ▄▄▄▄▄▄  ██████  ██████",
        " ██████  ██████  ██████",
        "  0└┬───────┬───────┬───────",
        "      2020    2021    2022",
    ]
    assert not any("\u2800" < sign <= "\u28ff" for sign in text)  # no braille
    ascii = drawing(drawn(*rows, look=RenderOptions(width=28, height=13, ascii=True)), "|")
    assert ascii[5:8] == ["   25    ######  ######"] + [" ######  ######  ######"] * 2


def test_bars_below_zero_have_their_figures_below(figure: Make, drawn: Callable[..., str]) -> None:
    # 10 rows less one above and one below for figures are 4 for 100 and 4 for -100; -50 fills two
    rows = [figure(period=year, value=value) for year, value in (("2020", "-100"), ("2021", "100"), ("2022", "-50"))]
    text = drawn(*rows, look=RenderOptions(width=28, height=15))
    assert drawing(text)[:10] == [
        "         100",
        *["       ██████"] * 4,
        *["██████        ██████"] * 2,
        "██████          -50",
        "██████",
        " -100",
    ]


def test_the_lowest_figure_is_labelled_before_the_middling_ones(figure: Make, drawn: Callable[..., str]) -> None:
    values = ["-88", "-90", "-89", "-88", "-87", "-86", "-85", "-84"]
    rows = [figure(period=str(2010 + i), value=value) for i, value in enumerate(values)]
    # Bars of one cell with one between them end in one row, in which only some figures of three cells find room.
    told = set(" ".join(drawing(drawn(*rows, look=RenderOptions(width=28, height=16)))).split())
    assert {"-90", "-84"} <= told
    assert "-89" not in told


def test_part_of_a_year_is_a_light_bar_with_its_months_below(figure: Make, drawn: Callable[..., str]) -> None:
    text = drawn(figure(period="2022"), figure(period="2023-01-01/P9M", value="90"), look=RenderOptions(width=60))
    assert "90" in text.split()
    rows = drawing(text)
    assert rows[-2].split() == ["9M"]
    assert rows[-1].split() == ["2022", "2023"]
    assert rows[-4].split() == ["█████████", "░░░░░░░░░"]
    assert "░ part of a year" in text


def test_part_of_a_year_stands_beside_the_year_and_is_not_buried(figure: Make, drawn: Callable[..., str]) -> None:
    part = figure(period="2022-01-01/P9M", value="70")
    text = drawn(figure(period="2021", value="80"), part, figure(period="2022"), look=RenderOptions(width=60))
    rows = drawing(text)
    assert rows[-4].split() == ["█████████", "░░░░░░░░░", "█████████"]
    assert rows[-2].index("9M") < rows[-1].index("2022")  # the half of the year on the left
    assert {"80", "70", "100"} <= set(text.split())


def test_a_target_is_a_tick_with_its_label_outside(figure: Make, drawn: Callable[..., str]) -> None:
    target = {"measure": "target", "bound": "over"}
    rows = [figure(), figure(period="2021"), figure(period="2022", value="50", **target)]
    missed = drawing(drawn(*rows, figure(period="2022", value="25"), look=RenderOptions(width=40, height=16)))
    reached = drawing(drawn(*rows, figure(period="2022", value="100"), look=RenderOptions(width=40, height=16)))
    height = next(i for i, row in enumerate(missed) if "━" in row)
    assert missed[height - 1].split()[-1] == ">50"
    assert missed[height].endswith("━" * 10)  # a column of 12 cells: a bar of 9, and the cells beside it
    # The bar hides no more than the middle of the tick, and the label is above the figure of the bar.
    assert [row.split()[-1] for row in reached[:2]] == ["━>50", "100"]
    assert any(row.rstrip().endswith("█━") or "━█" in row for row in reached)
    assert "= target or forecast" in drawn(*rows)  # in ASCII


def test_a_break_is_a_line_with_its_number_and_reason(figure: Make, drawn: Callable[..., str]) -> None:
    breaks = [Break("s.whole", "CN", "2022", "A new survey.")]
    rows = [figure(period="2021", value="50"), figure(period="2022", value="100")]
    text = drawn(*rows, breaks=breaks, look=RenderOptions(width=60))
    assert sum(BREAK in line for line in text.split("\n")[:8]) >= 5
    assert f"{BREAK} break: not comparable across it" in text
    assert "[1] Whole: the series breaks at 2022: A new survey." in " ".join(text.split())
    assert sum(":" in line.partition("|")[2] for line in drawn(*rows, breaks=breaks).split("\n")[1:7]) >= 4


def test_published_and_computed_growth_are_two_marks(figure: Make, drawn: Callable[..., str]) -> None:
    rows = [
        figure(period="2021", value="20.9", **GROWTH),
        figure(period="2021", value="15.1", origin="computed", **GROWTH),
        figure(period="2022", value="10.3", **GROWTH),
        figure(period="2022", value="10.4", origin="computed", **GROWTH),
    ]
    text = drawn(*rows, look=RenderOptions(width=60))
    assert "● published  ○ computed" in text
    columns = [line.index("●") for line in text.split("\n")[2:12] if "●" in line]
    assert columns == [line.index("○") for line in text.split("\n")[2:12] if "○" in line]  # one above the other
    assert "◉" in text
    assert "◉ two on one spot" in text
    assert "A published  a computed" in drawn(*rows)


def refused_rate(figure: Make) -> Any:
    """Return computed growth of 2022 that is refused for a break."""
    why = (facts.of("break", period="2022", data="no."),)
    return figure(period="2022", value="", origin="computed", status="O", facts=why, **GROWTH)


def test_a_refused_rate_stands_on_the_zero_line(figure: Make, drawn: Callable[..., str]) -> None:
    refused = refused_rate(figure)
    text = drawn(figure(period="2021", value="5", **GROWTH), refused, look=RenderOptions(width=60))
    assert f"{REFUSED}[1]" in next(line for line in text.split("\n") if line.lstrip().startswith("0│"))
    assert "[1] Whole 2022: the series breaks at 2022: no." in text


def test_falling_rates_go_below_zero(figure: Make, drawn: Callable[..., str]) -> None:
    text = drawn(figure(period="2021", value="-4", **GROWTH), figure(period="2022", value="4", **GROWTH))
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


def test_a_break_of_one_line_crosses_no_other(figure: Make, drawn: Callable[..., str]) -> None:
    rows = [figure(period=year, value="100") for year in ("2020", "2021", "2022")]
    rows += [figure("s.part", period=year, value="20") for year in ("2020", "2021", "2022")]
    breaks = [Break("s.part", "CN", "2022", "A new survey.")]
    text = drawn(*rows, breaks=breaks, look=RenderOptions(width=60, height=24))
    at = [number for number, row in enumerate(drawing(text)) if BREAK in row]
    high, low = (next(number for number, row in enumerate(drawing(text)) if sign in row) for sign in "●■")
    assert at
    assert high < min(at)
    assert min(at) <= low <= max(at)


def test_a_label_cannot_steer_the_terminal(figure: Make, dataset: Make) -> None:
    rows = [figure("x.evil\x1b[31m", source="s\x1b]0;title\x07")]
    text = draw(describe(ObservationTable(rows, dataset(*rows))), RenderOptions(width=60))
    assert "\x1b" not in text
    assert "\x07" not in text


def test_series_of_one_period_are_bars_with_their_names(figure: Make, dataset: Make) -> None:
    rows = [figure(f"x.{name}", value=value) for name, value in (("a", "30"), ("b", "15"), ("long_name", "10"))]
    text = draw(describe(ObservationTable(rows, dataset(*rows))), RenderOptions(width=45, ascii=True))
    # 45 cells less 12 for names and 3 for figures: 30 for the highest, and 15 and 10 in proportion
    assert text.split("\n")[:4] == [
        "X, 2020: x.a leads with",
        "30 x 100 million yuan, ahead of x.b with",
        "15 x 100 million yuan",
        "X, 2020, China, 100 million yuan",
    ]
    assert text.split("\n")[4:7] == [
        "x.a         " + "#" * 30 + " 30",
        "x.b         " + "#" * 15 + " 15",
        "x.long_name " + "#" * 10 + " 10",
    ]


def test_every_half_of_a_year_is_named_below_and_the_year_begins_at_a_tick(
    figure: Make, drawn: Callable[..., str]
) -> None:
    rows = [figure(period=period) for period in ("2021-S1", "2021-S2", "2022-S1")]
    axis, parts, years = drawing(drawn(*rows, look=RenderOptions(width=34, height=13)))[-3:]
    # 30 cells are three columns of 10: 2021 has two of them
    assert axis == "  0└┬───────────────────┬─────────"
    assert parts == "        H1        H2        H1"
    assert years == "            2021           2022"


def several(figure: Make, count: int, **others: Any) -> list[Any]:
    """Return figures of as many indicators, which have no whole in common, in 2020 (50) and 2022 (100)."""
    return [
        figure(f"t{i}.x", period, value, **others)
        for i in range(count)
        for period, value in (("2020", "50"), ("2022", "100"))
    ]


@pytest.mark.parametrize("height", [24, 30, 44])
def test_drawings_fill_the_screen_but_for_the_prompt(figure: Make, drawn: Callable[..., str], height: int) -> None:
    look = RenderOptions(width=80, height=height)
    assert len(drawn(*several(figure, 1), look=look).split("\n")[:-1]) == height - 1
    assert height - 2 <= len(drawn(*several(figure, 2), look=look).split("\n")) <= height


def test_what_finds_no_room_is_a_row_a_series(figure: Make, drawn: Callable[..., str]) -> None:
    look = RenderOptions(width=80, height=24)
    text = drawn(*several(figure, 6), look=look)
    # 50 of 100 is the fifth of eight heights; nothing is told of 2021
    assert [line.split() for line in text.split("\n")[2:9]] == [
        ["Latest", "2020-2022"],
        *[[f"t{i}.x", "100", "100", "million", "yuan", "2022", "▅", NONE, "█"] for i in range(6)],
    ]
    assert "bars from zero" in text
    assert "██" in drawn(*several(figure, 6), look=look._replace(height=60))  # here they find room


def test_a_row_has_breaks_parts_of_years_negative_and_refused_values(figure: Make, drawn: Callable[..., str]) -> None:
    rows = [
        figure("t0.x", "2019", "80"), figure("t0.x", "2020", "100"), figure("t0.x", "2021-01-01/P9M", "90"),
        figure("t1.x", "2020", "-4", **GROWTH), figure("t1.x", "2021", "4", **GROWTH),
        figure("t1.x", "2019", "", status="O", origin="computed", facts=(facts.of("open.rates"),), **GROWTH),
    ]  # fmt: skip
    text = drawn(*rows, breaks=[Break("t0.x", "CN", "2020", "A new survey.")], look=RenderOptions(width=72, height=5))
    assert [line.split()[-1] for line in text.split("\n") if "yuan" in line] == ["░"]
    assert next(line for line in text.split("\n") if "yuan" in line).endswith(f"▇{BREAK}█ ░")  # 80 of 100: the 7th of 8
    assert next(line for line in text.split("\n") if " 4 " in line).endswith(f"{REFUSED} ▔ █")
    assert f"{REFUSED} not computed" in text
    assert "░ part of a year" in text
    assert "▔ below zero" in text


def test_a_narrow_screen_has_rows_without_bars(figure: Make, drawn: Callable[..., str]) -> None:
    text = drawn(*several(figure, 6), look=RenderOptions(width=60, height=24))
    assert "t0.x  100  100 million yuan  2022\n" in text
    assert "bars" not in text


def test_a_target_is_a_row_below_its_series(figure: Make, drawn: Callable[..., str]) -> None:
    rows = [*several(figure, 6), figure("t0.x", "2025", "150", measure="target", bound="over")]
    lines = drawn(*rows, look=RenderOptions(width=80, height=24)).split("\n")
    below = next(i for i, line in enumerate(lines) if line.startswith("t0.x")) + 1
    assert lines[below].split() == ["target", "or", "forecast", ">150", "100", "million", "yuan", "2025"]


def test_a_single_figure_is_a_line_of_text(figure: Make, drawn: Callable[..., str]) -> None:
    assert drawn(figure(period="2022"), look=RenderOptions(width=60)).split("\n")[1].split() == [
        "Whole", "100", "100", "million", "yuan", "2022",
    ]  # fmt: skip


def test_without_braille_what_no_bars_can_show_is_rows(figure: Make, dataset: Make) -> None:
    rows = [figure(period=year, value=value, **GROWTH) for year, value in (("2020", "2"), ("2021", "4"))]
    text = draw(describe(ObservationTable(rows, dataset(*rows))), RenderOptions(width=72))
    assert not any("\u2800" <= sign <= "\u28ff" for sign in text)
    assert text.split("\n")[3].endswith("▅ █")


def test_growth_is_a_line_through_its_points(figure: Make, drawn: Callable[..., str]) -> None:
    rows = [figure(period=year, value=value, **GROWTH) for year, value in (("2020", "2"), ("2021", "4"), ("2023", "4"))]
    text = drawn(*rows, look=RenderOptions(width=60))
    columns = [i for line in drawing(text) for i, sign in enumerate(line) if "\u2800" < sign <= "\u28ff"]
    marks = sorted(line.index("●") for line in drawing(text) if "●" in line)
    assert columns  # from 2020 to 2021, and not over 2022
    assert max(columns) <= sorted(i for line in drawing(text) for i, sign in enumerate(line) if sign == "●")[1]
    assert min(columns) >= marks[0]


def test_a_refusal_is_written_although_the_line_of_zero_is_there(figure: Make, drawn: Callable[..., str]) -> None:
    refused = refused_rate(figure)
    rows = [
        figure(period=year, value=value, **GROWTH) for year, value in (("2020", "-5"), ("2021", "5"), ("2022", "0"))
    ]
    assert f"{REFUSED}[1]" in drawn(*rows, refused, look=RenderOptions(width=60))


def test_every_line_has_a_mark_of_its_own_and_every_row_one_tick(figure: Make, drawn: Callable[..., str]) -> None:
    points = {"measure": "contribution", "base_indicator": "s.whole", "unit": "percent", "unit_mult": 0}
    rows = [
        figure("s.part", period, value, origin=origin, **points)
        for period, value, origin in (
            ("2021", "3.6", "published"), ("2021", "3.5", "computed"), ("2022", "-5.1", "published"), ("2022", "5", "computed"),
        )
    ]  # fmt: skip
    text = drawn(*rows, look=RenderOptions(width=60, height=16))
    assert text.split("\n")[1][0] == "●"
    assert sum("■" in line for line in text.split("\n")) == 2  # its name, and a point
    assert sum("◉" in line for line in text.split("\n")) == 2  # the other, in the row of 3.6; and what it means
    ticks = [line.partition("│")[0].split() for line in text.split("\n") if "│" in line]
    assert all(len(told) < 2 for told in ticks)
    assert ["0"] in ticks
