"""How a browser shows the page of a life and that of cards: on a phone and a slide, light and dark, to a reader of screens."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import chromium, faults, keep, screen

pytestmark = pytest.mark.slow
LINES = {
    "life": ("explain", "economy.digital", "2018"),
    "life-gdp-zh": ("explain", "economy.gdp", "2018", "--lang", "zh"),
    "card": ("check", "Telecom revenue grew 9 % in 2023"),
    "cards-zh": ("check", "2023年电信业务收入增长9%", "2018年数字经济规模为31.3万亿元", "--lang", "zh"),
}
SCREENS = [(width, scheme) for width in (360, 720) for scheme in ("light", "dark")]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser without a window."""
    yield from chromium()


@pytest.mark.parametrize("name", LINES)
def test_a_page_fits_every_screen_and_can_be_read_aloud(name: str, browser: Any, digecon: Any, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.html"
    digecon(*LINES[name], "-o", str(path))
    for width, scheme in SCREENS:
        screen(browser, width, scheme)
        browser.get(path.as_uri())
        keep(browser, f"{name}-{width}-{scheme}")
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
        assert faults(browser) == []


@pytest.mark.parametrize("name", ["life", "card"])
def test_a_mark_can_be_hit_and_its_text_is_as_dark_as_text_must_be(
    name: str, browser: Any, digecon: Any, tmp_path: Path
) -> None:
    path = tmp_path / f"{name}.html"
    digecon(*LINES[name], "-o", str(path))
    screen(browser, 360, "light")
    browser.get(path.as_uri())
    sizes = browser.execute_script(
        "return [...document.querySelectorAll('svg a')].map(one => one.getBoundingClientRect()).map(one => [one.width, one.height])"
    )
    assert sizes
    assert min(height for _, height in sizes) >= 24
    assert min(width for width, _ in sizes) >= 24
    letters = browser.execute_script(
        "return [...document.querySelectorAll('svg text')].map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(letters) >= 11
