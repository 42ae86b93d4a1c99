"""Options of pictures: sizes, themes, and what they make of an SVG; the Vega-Lite specification."""

import json
import re
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def picture(digecon: Run, tmp_path: Path) -> Callable[..., bytes]:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")

    def draw(ending: str, *words: str) -> bytes:
        path = tmp_path / f"chart.{ending}"
        answer = digecon("plot", "economy.digital", "--from", "2017", "--to", "2022", *words, "-o", str(path))
        assert answer.code == 0, answer.err
        return path.read_bytes()

    return draw


def test_an_svg_has_its_text_its_size_and_its_words(picture: Callable[..., bytes]) -> None:
    svg = picture("svg").decode()
    assert "<title>Digital economy rose from 35.8 in 2019 to 50.2 trillion yuan in 2022</title>" in svg
    assert "<desc>Digital economy, trillion yuan: from 27.2 in 2017 to 50.2 in 2022." in svg
    assert re.search(r'<svg [^>]*width="720" height="\d+" viewBox="0 0 540 [\d.]+" color="#1a1a1a"', svg)
    assert re.search(r"<text [^>]*>50.2</text>", svg)
    assert "+10.3" in svg


def test_a_transparent_svg_has_the_ink_of_its_page(picture: Callable[..., bytes]) -> None:
    svg = picture("svg", "--transparent").decode()
    assert "currentColor" in svg
    assert not re.search("#1a1a1a|#5f5f5f", svg)


@pytest.mark.parametrize(
    ("words", "size"),
    [
        pytest.param(("--theme", "slide", "--dpi", "96"), (1280, 720), id="slide"),
        pytest.param(("--width", "400", "--height", "300", "--dpi", "96"), (400, 300), id="pixels"),
        pytest.param(("--width", "400", "--height", "300", "--dpi", "192"), (800, 600), id="twice as fine"),
    ],
)
def test_a_png_is_as_large_as_asked(
    picture: Callable[..., bytes], words: tuple[str, ...], size: tuple[int, int]
) -> None:
    assert struct.unpack(">II", picture("png", *words)[16:24]) == size


def test_a_title_replaces_the_message(picture: Callable[..., bytes]) -> None:
    assert "<title>Mine &amp; yours</title>" in picture("svg", "--title", "Mine & yours").decode()


def test_letters_are_as_large_as_asked(picture: Callable[..., bytes]) -> None:
    # Figures are 0.86 of the text's size; the oldest matplotlib writes size and family in one.
    assert re.search("font(-size)?: 17.2px", picture("svg", "--font-size", "20").decode())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--theme", "drak"), "'drak' is not a theme. Did you mean 'dark'?"),
        (("--width", "wide"), "--width wide is not a size: write a whole number from 200 to 8000."),
        (("--dpi", "9"), "--dpi 9 is not a size: write a whole number from 30 to 1200."),
    ],
)
def test_what_is_no_page_is_refused(digecon: Run, words: tuple[str, ...], told: str) -> None:
    answer = digecon("plot", "economy.digital", *words)
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err


def test_a_multiple_and_scales_of_their_own_can_be_asked_for(digecon: Run) -> None:
    answer = digecon("plot", "telecom.revenue", "--scale", "bn", "-f", "vega-lite")
    assert json.loads(answer.out)["vconcat"][0]["title"]["text"] == "Telecom business revenue, billion yuan"


def test_a_specification_has_the_figures_with_their_stretches(digecon: Run) -> None:
    told = json.loads(digecon("plot", "economy.digital", "--from", "2021", "--to", "2022", "-f", "vega-lite").out)
    assert told["$schema"] == "https://vega.github.io/schema/vega-lite/v5.json"
    values = told["vconcat"][0]["data"]["values"]
    assert [(one["period"], one["value"], one["low"], one["label"]) for one in values] == [
        ("2021", 45.5, 45.45, "45.5"),
        ("2022", 50.2, 50.15, "50.2"),
    ]
    assert len({one["stretch"] for one in values}) == 1


def test_a_page_has_the_picture_and_its_figures(digecon: Run, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    path = tmp_path / "chart.html"
    answer = digecon("plot", "economy.digital", "--from", "2017", "--to", "2022", "-o", str(path))
    assert answer.code == 0, answer.err
    page = path.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "<title>Digital economy rose from 35.8 in 2019 to 50.2 trillion yuan in 2022</title>" in page
    assert page.count("<svg ") == 1
    assert re.search(r'<th scope="row"[^>]*>2022</th><td[^>]*>50.2', page)
    assert "digecon " not in page.partition("<body>")[2]  # no command in a document
    assert "font-src data:" in page  # or the letters of the picture would not be shown
