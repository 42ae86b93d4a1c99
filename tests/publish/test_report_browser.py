"""How a browser shows a report: on a phone and a broad screen, light and dark, on paper, by keyboard and aloud."""

import re
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import chromium, faults, keep, lines_on_paper, screen

from digecon_cli.ask.options import RenderOptions
from digecon_cli.cli import main
from digecon_cli.core import bundled
from digecon_cli.publish import FORMATS
from digecon_cli.publish.html import book
from digecon_cli.publish.report import report

pytestmark = pytest.mark.slow
PAGES = ("report telecom", "report --lang zh computing", "report retail trade", "growth telecom", "show --bounds trade")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A headless Chromium that has opened a report of the bundled table."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    data = bundled.load()
    page = report(data.select(["telecom"]), data)
    path.write_text(FORMATS.find("html").render(page, RenderOptions()).text, encoding="utf-8")
    for opened in chromium():
        opened.get(path.as_uri())
        yield opened


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_browser_shows_it(browser: Any, width: int, scheme: str) -> None:
    screen(browser, width, scheme)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    for what in ("figure svg", "table", "figure"):
        found = [one for one in browser.find_elements("css selector", what) if one.is_displayed()]
        assert found
        assert all(one.size["width"] > 100 and one.size["height"] > 20 for one in found[:10])
    assert browser.get_log("browser") == []
    keep(browser, f"report-{width}-{scheme}")


def test_the_page_of_all_sectors_fits_a_phone(browser: Any, tmp_path: Path) -> None:
    """What is only heard stands within the table that scrolls, and widens no page."""
    data = bundled.load()
    (tmp_path / "r.html").write_text(book(report(data.observations, data), "r", "r.html")[0], encoding="utf-8")
    at = browser.current_url
    screen(browser, 360, "light")
    browser.get((tmp_path / "r.html").as_uri())
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 360
    assert browser.execute_script("return document.querySelector('.scroll').scrollWidth") > 360  # the table does scroll
    browser.get(at)


@pytest.mark.parametrize("width", [360, 1280])
def test_figures_are_large_enough_to_be_tapped(browser: Any, width: int) -> None:
    screen(browser, width, "light")
    links = browser.find_elements("css selector", ".all td a")[:40]
    assert len(links) == 40
    for link in links:  # a line between two rows belongs to the upper one
        row = link.find_element("xpath", "./ancestor::tr")
        assert link.size["width"] >= 24
        assert link.size["height"] >= 23
        assert row.size["height"] >= 24


def luminance(color: str) -> float:
    """Return the relative luminance of an rgb() colour, after WCAG 2.2."""
    shares = [int(part) / 255 for part in re.findall(r"\d+", color)[:3]]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast(browser: Any, scheme: str) -> None:
    screen(browser, 1280, scheme)
    style = "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]"
    page = luminance(browser.execute_script(style, "body", "backgroundColor"))
    for what, least in (("body", 7.0), (".notes", 4.5), (".documents a", 4.5)):
        ink = luminance(browser.execute_script(style, what, "color"))
        assert (max(page, ink) + 0.05) / (min(page, ink) + 0.05) >= least
    for mark in (".pic .b", ".pic .k0", ".pic .k1", ".pic .k2"):
        ink = luminance(browser.execute_script(style, mark, "fill"))
        assert (max(page, ink) + 0.05) / (min(page, ink) + 0.05) >= 4.5  # text of the page's colour stands on them
    # The ink of the charts follows the page.
    assert browser.execute_script(style, "svg.pic", "color") == browser.execute_script(style, "body", "color")


def test_a_figure_shows_its_note_and_nothing_else_moves(browser: Any) -> None:
    screen(browser, 1280, "light")
    link = browser.find_element("css selector", ".all td a")
    note = browser.find_element("css selector", link.get_dom_attribute("href"))
    assert not note.is_displayed()
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", link)
    before = browser.execute_script("return scrollY")
    link.click()
    assert note.is_displayed()
    browser.find_element("css selector", ".figures > .close").click()
    assert not note.is_displayed()
    assert browser.execute_script("return scrollY") == before


def test_every_sector_has_at_most_nine_screens(browser: Any, tmp_path: Path) -> None:
    screen(browser, 1280, "light")
    data = bundled.load()
    pages = book(report(data.observations, data), "r", "r.html")[1]
    tall = {}
    for name, text in pages.items():
        if name.startswith("life-"):  # a strip for each figure, which nobody reads from top to bottom
            continue
        (tmp_path / name).write_text(text, encoding="utf-8")
        browser.get((tmp_path / name).as_uri())
        tall[name] = browser.execute_script("return document.documentElement.scrollHeight")
    assert {name: height for name, height in tall.items() if height > 9 * 800} == {}


def test_paper_cuts_nothing(browser: Any, tmp_path: Path) -> None:
    """Every table is as wide as its page at most, and the notes are printed."""
    browser.get_log("browser")
    path = tmp_path / "industry.html"
    data = bundled.load()
    path.write_text(FORMATS.find("html").render(report(data.select(["economy"]), data), RenderOptions()).text, "utf-8")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    size = {"width": 1032, "height": 700, "deviceScaleFactor": 1, "mobile": False}  # A4 across, less its margins
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get(path.as_uri())
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 1032
    wide = "return [...document.querySelectorAll('table, svg')].map(one => one.getBoundingClientRect().right)"
    assert max(browser.execute_script(wide)) <= 1032
    assert browser.find_element("css selector", ".note").is_displayed()
    paper = b64decode(browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
    assert paper.startswith(b"%PDF")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@pytest.mark.parametrize("line", PAGES)
def test_axe_finds_no_fault(browser: Any, line: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    assert main([*line.split(), "-o", str(path)]) == 0
    for width in (360, 1280):
        for scheme in ("light", "dark"):
            screen(browser, width, scheme)
            browser.get(path.as_uri())
            assert faults(browser) == [], (width, scheme)


@pytest.mark.parametrize("sector", ["telecom", "economy", "software"])
def test_no_sheet_has_a_single_line(browser: Any, sector: str, tmp_path: Path) -> None:
    """Each has five lines and the number of the page at least."""
    path = tmp_path / "page.html"
    assert main(["report", sector, "-o", str(path)]) == 0
    browser.get(path.as_uri())
    lines = lines_on_paper(browser)
    assert len(lines) > 5
    assert min(lines) >= 6, lines
