"""Charts for print: well-formed, the same every time, safe with any label, readable in Chinese or honest about it."""

import base64
import importlib.util
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from digecon_cli.ask.table import ObservationTable
from digecon_cli.core.errors import UsageError
from digecon_cli.core.model import Break, Indicator
from digecon_cli.draw.describe import describe
from digecon_cli.draw.model import Chart, ChartOptions
from digecon_cli.draw.request import THEMES, PicturePage
from digecon_cli.measures.neighbors import marked

print_page = pytest.importorskip(
    "digecon_cli.draw.print_page", reason="matplotlib is not installed", exc_type=UsageError
)

TTFont = pytest.importorskip("fontTools.ttLib").TTFont
ROOT = Path(__file__).parent.parent.parent
Make = Callable[..., Any]
EVIL = '<script>alert(1)</script>"&$x^2$-->]]>'


@pytest.fixture
def chart(figure: Make, dataset: Make) -> Callable[..., Chart]:
    def make(label: str = "Whole", **others: Any) -> Chart:
        rows = [figure(period=str(year), value=str(90 + year - 2015), **others) for year in range(2015, 2023)]
        rows += [figure(period="2023-01-01/P9M", value="80"), figure(period="2025", value="150", measure="target")]
        breaks = [Break("s.whole", "CN", "2019", f"A new survey {label}.")]
        entry = Indicator("s.whole", label, label, "s", "flow", "CNY", 8)
        data = dataset(*rows, entries=(entry,), breaks=breaks)
        return describe(ObservationTable(marked(rows, data), data), "en", ChartOptions(in_print=True))

    return make


@pytest.mark.parametrize(
    ("theme", "width", "height", "most"),
    [
        ("paper", 720, 0, 16),
        ("slide", 1280, 720, 4),
        ("paper", 345, 230, 1),
        ("paper", 720, 960, 12),
        ("slide", 400, 300, 1),
    ],
)
def test_a_page_draws_so_many_panels_as_it_has_room_for(theme: str, width: int, height: int, most: int) -> None:
    look = THEMES[
        theme
    ]  # a panel needs 120 pixels at 9 points, a row of two 480; panels have four fifths of the height
    assert PicturePage(look, width, height, look.size).most == most


@pytest.mark.parametrize(("format", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_the_same_chart_gives_the_same_bytes(chart: Callable[..., Chart], format: str, begins: bytes) -> None:
    first = print_page.draw(chart(), format, PicturePage())
    assert first.startswith(begins)
    assert first == print_page.draw(chart(), format, PicturePage())


def test_no_label_breaks_out_of_the_svg(chart: Callable[..., Chart]) -> None:
    made = chart(EVIL)
    root = ET.fromstring(print_page.draw(made, "svg", PicturePage()).decode())
    assert "script" not in {element.tag.rpartition("}")[2] for element in root.iter()}
    assert EVIL in "".join(root.itertext())  # as text, dollars and all


@pytest.mark.parametrize("theme", ["paper", "slide", "dark"])
@pytest.mark.parametrize("bounds", [False, True])
def test_texts_do_not_overlap(chart: Callable[..., Chart], theme: str, bounds: bool) -> None:
    from matplotlib.text import Text

    look = THEMES[theme]
    page = PicturePage(look, look.width, look.height, look.size, bounds=bounds)
    printed = print_page.PrintPage(chart(), page, "en")
    printed.figure.draw(printed.pen)
    shown = [text for text in printed.figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    boxes = [(text.get_text(), text.get_window_extent(printed.pen)) for text in shown]
    assert len(boxes) > 20
    assert [(a, b) for (a, one), (b, other) in combinations(boxes, 2) if one.overlaps(other)] == []
    assert [text for text, box in boxes if box.x0 < 0 or box.x1 > printed.figure.bbox.width or box.y0 < 0] == []


def test_every_character_of_ours_is_in_the_typeface() -> None:
    spec = importlib.util.spec_from_file_location("fonts", ROOT / "tools" / "fonts.py")
    assert spec
    assert spec.loader
    fonts = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fonts)
    assert fonts.missing() == ""


def test_a_character_that_no_font_has_is_said(chart: Callable[..., Chart], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(print_page.typeface, "CHINESE", ())
    assert print_page.missing(chart("Whole")) == []
    assert print_page.missing(chart("数字经济")) == []  # our own faces have it
    assert "no font on this computer has 龘" in str(print_page.missing(chart("龘"))[0])


def test_an_svg_carries_the_letters_that_it_uses(chart: Callable[..., Chart]) -> None:
    svg = print_page.draw(chart("数字经济"), "svg", PicturePage(), "zh").decode()
    faces = re.findall(r"font-weight:(\w+);font-style:\w+;src:url\(data:font/woff;base64,([^)]+)\)", svg)
    assert [weight for weight, _ in faces] == ["normal", "bold", "normal"]  # the last is for what is computed
    regular = TTFont(BytesIO(base64.b64decode(faces[0][1]))).getBestCmap()
    assert {ord(sign) for sign in "数字经济2015"} <= set(regular)
    assert len(regular) < 200
    assert svg == print_page.draw(chart("数字经济"), "svg", PicturePage(), "zh").decode()


@pytest.mark.parametrize("theme", list(THEMES))
def test_every_text_has_a_contrast_of_four_and_a_half(chart: Callable[..., Chart], theme: str) -> None:
    from matplotlib.colors import to_rgb
    from matplotlib.text import Text

    def light(color: Any) -> float:  # relative luminance, WCAG 2.2
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(color)]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))

    look = THEMES[theme]
    page = PicturePage(look, look.width, look.height, look.size)
    printed = print_page.PrintPage(chart(), page, "en")
    printed.figure.draw(printed.pen)
    inks = {text.get_color() for text in printed.figure.findobj(Text) if text.get_visible() and text.get_text().strip()}
    assert look.on(0) in inks  # growth in the bars
    grounds = {ink: look.colors[0] if ink == look.on(0) else look.page for ink in inks}
    pairs = [(light(ink), light(ground)) for ink, ground in grounds.items()]
    pairs += [(light(color), light(look.page)) for color in look.colors]
    pairs += [(light(look.on(number)), light(color)) for number, color in enumerate(look.colors)]
    assert min((max(pair) + 0.05) / (min(pair) + 0.05) for pair in pairs) >= 4.5


def test_without_matplotlib_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.delitem(sys.modules, "digecon_cli.draw.print_page")
    monkeypatch.delattr("digecon_cli.draw.print_page", raising=False)
    with pytest.raises(UsageError, match="pip install matplotlib"):
        __import__("digecon_cli.draw.print_page")


@pytest.fixture
def texts(dataset: Make) -> Callable[..., list[str]]:
    """Return every text on the page of a chart of rows."""
    from matplotlib.text import Text

    def written(*rows: Any, breaks: tuple[Break, ...] = ()) -> list[str]:
        names = sorted({row.indicator for row in rows})
        entries = tuple(Indicator(name, name, name, "s", "flow", "CNY", 8) for name in names)
        data = dataset(*rows, entries=entries, breaks=breaks)
        shown = [row for row in rows if row.measure != "growth"]
        found = describe(ObservationTable(marked(shown, data), data), "en", ChartOptions(in_print=True))
        figure = print_page.PrintPage(found, PicturePage(), "en").figure
        return [text.get_text() for text in figure.findobj(Text) if text.get_text().strip()]

    return written


def test_growth_has_that_of_the_levels_and_the_base_that_it_implies(
    figure: Make, texts: Callable[..., list[str]]
) -> None:
    rate = figure(period="2021", value="20.9", measure="growth", unit="percent", unit_mult=0)
    found = texts(figure(period="2020", value="80"), figure(period="2021", value="90"), rate)
    assert {"+20.9 %", "≠ +13 %"} <= set(found)  # 90 / 80 is 12.5 %, which is 13 to whole numbers
    assert "74 instead of 80 for 2020" in " ".join(found)  # 90 / 1.209 = 74.4


def test_growth_of_a_low_bar_stands_above_it_and_rounding_has_two_ends(
    figure: Make, texts: Callable[..., list[str]]
) -> None:
    values = {"2019": "1.8", "2020": "2.0", "2021": "100"}
    found = texts(*(figure(period=year, value=value) for year, value in values.items()))
    assert "+5 to +18 %" in found  # from 1.95 / 1.85 to 2.05 / 1.75


@pytest.mark.parametrize(("first", "second", "is_rounded"), [("0.1049", "0.1151", True), ("0.105", "0.115", False)])
def test_rounded_labels_are_named_where_growth_is_of_all_digits(
    first: str, second: str, is_rounded: bool, figure: Make, texts: Callable[..., list[str]]
) -> None:
    values = {
        "2018": first,
        "2019": second,
        "2020": "100",
        "2021": "120",
        "2022": "130",
    }  # 0.115 and 0.105 are 9.5 %; the growth of all digits is 9.7
    found = " ".join(texts(*(figure(period=year, value=value) for year, value in values.items())))
    assert ("Labels are rounded; growth is computed from all printed digits" in found.replace("\n", " ")) == is_rounded


def test_a_forecast_stands_in_the_bar_that_it_crosses(figure: Make, texts: Callable[..., list[str]]) -> None:
    rows = [figure(period=str(year), value="90") for year in range(2016, 2027)]
    plan = figure(period="2021", value="50", bound="over", measure="forecast")
    found = texts(*rows, plan)
    assert {"forecast", "over 50"} <= set(found)
    assert not any("Ticks" in text for text in found)


@pytest.mark.parametrize(("bound", "meaning"), [("over", "Fading out: over"), ("under", "Pale and fading out: under")])
def test_an_open_end_says_to_which_side_it_is_open(
    figure: Make, texts: Callable[..., list[str]], bound: str, meaning: str
) -> None:
    found = texts(figure(period="2020", value="80"), figure(period="2021", value="90", bound=bound))
    assert any(text.startswith(meaning) for text in found)


@pytest.mark.parametrize(("bound", "solid", "top"), [("under", 67.5, 90.0), ("over", 90.0, None), ("", 90.0, 90.0)])
def test_a_bar_fades_out_before_an_upper_bound_and_beyond_a_lower_one(
    bound: str, solid: float, top: float | None, figure: Make, dataset: Make
) -> None:
    # An upper bound: 90 less a quarter of it, then up to 90. A lower one: up to 90, then 6 % of the axis beyond.
    rows = [figure(period="2020", value="80"), figure(period="2021", value="90", bound=bound)]
    data = dataset(*rows, entries=(Indicator("s.whole", "s.whole", "s.whole", "s", "flow", "CNY", 8),))
    found = describe(ObservationTable(rows, data), "en", ChartOptions(in_print=True))
    (axes,) = print_page.PrintPage(found, PicturePage(), "en").figure.axes
    bars = [bar for bar in axes.patches if bar.get_x() > 2021]
    assert bars[0].get_height() == pytest.approx(solid)
    highest = max(bar.get_y() + bar.get_height() for bar in bars)
    assert highest == pytest.approx(top or 90 + axes.get_ylim()[1] * 0.06)
    alphas = [bar.get_alpha() for bar in bars[1:]]
    assert alphas == sorted(alphas, reverse=True)


@pytest.mark.parametrize(
    ("values", "is_open"), [(("1.57", "1.6", "1.594"), True), (("1.570", "1.600", "1.594"), False)]
)
def test_a_rounded_bar_has_a_whisker_where_it_may_not_be_higher(
    values: tuple[str, ...], is_open: bool, figure: Make, texts: Callable[..., list[str]]
) -> None:
    # 1.6 is from 1.55 to 1.65, so that 1.594 may be higher; 1.600 is from 1.5995 to 1.6005.
    found = texts(*(figure(period=str(2018 + at), value=value) for at, value in enumerate(values)))
    whisker = "Whisker: what rounding allows, where that leaves open which bar is higher."
    assert (whisker in " ".join(found)) == is_open
