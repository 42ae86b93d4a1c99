"""Inline SVG: what is drawn stands where the numbers say, in live text; expected places are worked out by hand."""

import re
from typing import Any

from digecon_cli.core.intervals import Interval
from digecon_cli.draw.model import ChartLine, Mark, Panel, Point
from digecon_cli.draw.svg import Dumbbell, PanelLook, SvgCanvas, draw_panel, dumbbells, shares, spark_bars, text_width


def elements(svg: str, tag: str, kind: str = "") -> list[dict[str, str]]:
    found = [dict(re.findall(r'([a-z-]+)="([^"]*)"', one)) for one in re.findall(rf"<{tag} ([^>]*)>", svg)]
    return [one for one in found if not kind or one.get("class") == kind]


def texts(svg: str) -> list[str]:
    return re.findall(r"<text [^>]*>([^<]*)</text>", svg)


def point(year: int, value: float, **others: Any) -> Point:
    fields: dict[str, Any] = {"kind": "actual", "text": f"{value:g}", "low": None, "high": None, "bound": ""}
    return Point(year + 1.0, str(year), value, **{**fields, **others})


def bars(*points: Point, breaks: tuple[Mark, ...] = ()) -> Panel:
    line = ChartLine("Revenue", points, tuple(number > 0 for number in range(len(points))), False)
    return Panel("Revenue", "billion yuan", False, (line,), breaks, ())


def heights(svg: str, kind: str = "b") -> list[float]:
    return [float(one["height"]) for one in elements(svg, "rect", kind)]


def test_bars_stand_on_zero_and_are_as_high_as_their_numbers() -> None:
    drawn = draw_panel(bars(point(2021, 50), point(2022, 100)), PanelLook(300, 130, "words", ends=(0, 100)))
    # The axis ends at 100; between 18 pixels above and 20 below there are 92.
    assert heights(drawn) == [46, 92]
    assert texts(drawn) == ["100", "50", "2022", "2021"]


def test_panels_of_one_axis_draw_one_number_alike() -> None:
    low = draw_panel(bars(point(2021, 10), point(2022, 20)), PanelLook(300, 130, "words", ends=(0, 100)))
    assert heights(low) == [9.2, 18.4]


def test_a_part_of_a_year_is_hollow_and_a_target_is_a_stroke() -> None:
    told = bars(point(2021, 50), point(2022, 40, kind="partial"), point(2023, 100, kind="planned", text=">100"))
    drawn = draw_panel(told, PanelLook(600, 130, "words", ends=(0, 100)))
    assert (len(elements(drawn, "rect", "b")), len(elements(drawn, "rect", "h"))) == (1, 1)
    assert len(elements(drawn, "path", "q")) == 1
    assert ">100" in drawn.replace("&gt;", ">")


def test_the_open_end_of_a_bar_is_never_much_of_it() -> None:
    told = bars(point(2021, 100, bound="over"), point(2022, 8, bound="under"))
    drawn = [
        (float(one["y"]), float(one["height"]))
        for one in elements(draw_panel(told, PanelLook(300, 130, "words", ends=(0, 100))), "rect", "b")
    ]
    # The axis of 92 pixels ends at 110. The first bar goes 12 pixels on; of the second, 7.36 high, a quarter fades, 1.84.
    assert drawn[:5] == [(18, 92), (15, 3), (12, 3), (9, 3), (6, 3)]
    assert drawn[5:] == [(104.5, 5.5), (104, 0.5), (103.6, 0.5), (103.1, 0.5), (102.6, 0.5)]


def test_a_break_stands_between_its_years_and_growth_below_them() -> None:
    told = bars(point(2021, 50), point(2022, 100), breaks=(Mark(2022.5, 1),))
    drawn = draw_panel(told, PanelLook(300, 146, "words", ends=(0, 100), below={"2022": "+3 %"}))
    assert elements(drawn, "path", "r") == [{"d": "M150 12L150 110", "class": "r"}]  # in the middle of two bands of 150
    assert "+3 %" in texts(drawn)


def test_areas_are_ranked_as_their_numbers_are() -> None:
    lines = tuple(ChartLine(name, (point(2022, value),), (False,), False) for name, value in (("A", 40.0), ("B", 10.0)))
    drawn = draw_panel(Panel("Users", "million", False, lines, (), (), True), PanelLook(400, 300, "words"))
    first, second = (float(one["width"]) for one in elements(drawn, "rect", "b"))
    assert abs(first - 4 * second) < 0.3  # both are told to a tenth
    assert texts(drawn) == ["A", "40", "B", "10"]


def test_both_rates_stand_on_one_axis() -> None:
    rows = [Dumbbell("Telecom", 10.0, Interval(0.0, 0.0, 0.0), "+10 ≠ 0"), Dumbbell("Mobile", 5.0, None, "+5")]
    drawn = dumbbells(rows, 520, "words")
    (telecom, mobile), (computed,) = elements(drawn, "circle", "b"), elements(drawn, "circle", "c")
    middle = (float(telecom["cx"]) + float(computed["cx"])) / 2
    assert abs(float(mobile["cx"]) - middle) < 0.11
    assert telecom["cy"] == computed["cy"] != mobile["cy"]
    assert texts(drawn) == ["0", "2", "4", "6", "8", "10", "Telecom", "+10 ≠ 0", "Mobile", "+5"]


def test_shares_fill_their_part_of_a_bar_and_the_rest_stays_open() -> None:
    parts = {"Cloud": {"2025": (50.0, "50.0")}, "Data": {"2025": (25.0, "25.0")}}
    drawn = shares(parts, ["2025"], "other", 300, "words")
    whole = 300 - (text_width("2025") + 8) - 1
    (_, cloud), (_, data), (_, rest) = (elements(drawn, "rect", kind) for kind in ("k0", "k1", "n"))
    assert abs(float(cloud["width"]) - (whole / 2 - 1.5)) < 0.06  # a gap of 1.5 parts it from the next
    assert abs(float(data["width"]) - (whole / 4 - 1.5)) < 0.06
    assert abs(float(rest["width"]) - whole / 4) < 0.06
    assert texts(drawn) == ["Cloud", "Data", "other", "2025", "50.0", "25.0"]


def test_parts_that_are_the_whole_leave_no_rest() -> None:
    parts = {"A": {"2025": (60.0, "60")}, "B": {"2025": (40.0, "40")}}
    drawn = shares(parts, ["2025"], "other", 300, "words")
    assert not elements(drawn, "rect", "n")
    assert texts(drawn) == ["A", "B", "2025", "60", "40"]


def test_a_spark_starts_at_zero_and_leaves_a_dot_for_a_year_without_figure() -> None:
    drawn = spark_bars({2020: 1.0, 2022: 2.0}, [2020, 2021, 2022], frozenset({2022}))
    assert heights(drawn) == [10.5, 21]  # the higher one fills all but one of 22 pixels
    assert len(elements(drawn, "circle", "n")) == len(elements(drawn, "path", "r")) == 1
    assert 'aria-hidden="true"' in drawn


def test_text_is_text_and_cannot_break_out() -> None:
    drawing = SvgCanvas(10, 10)
    drawing.text(0, 5, "</svg><script>")
    drawn = drawing.element('a "picture" <b>')
    assert "&lt;/svg&gt;&lt;script&gt;</text>" in drawn
    assert 'aria-label="a &quot;picture&quot; &lt;b&gt;"' in drawn
