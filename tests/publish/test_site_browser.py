"""How a browser shows a site: on a phone and a broad screen, light and dark, on paper, by keyboard, from disk, without a script."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from browsing import asked_elsewhere, chromium, faults, keep, lines_on_paper, screen

from digecon_cli.publish.site import build, save

pytestmark = pytest.mark.slow
LOOKED_AT = (
    "index.html", "sectors/telecom.html", "indicators/economy.digital.html", "indicators/telecom.revenue.html",
    "documents/caict-2024-09b.html", "documents/index.html", "indicators/index.html", "claims.html", "use.html",
    "search.html?q=broadband", "zh/index.html", "zh/indicators/economy.gdp.html", "indicators/economy.digital.html#growth",
    "indicators/economy.digital.html#share", "compare/index.html", "compare/parts-economy.gdp.html", "indicators/telecom.revenue.html#table",
    "lives/economy.digital.html", "zh/lives/economy.gdp.html", "lives/telecom.revenue.html", "months/2024-12.html", "months/index.html",
)  # fmt: skip
HOME = "indicators/economy.digital.html"


class Silent(SimpleHTTPRequestHandler):
    """Hands out files, and says nothing of it."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def folder(material: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site on two sectors, in both languages, on disk."""
    found = tmp_path_factory.mktemp("site") / "pages"
    save(str(found), build(material("economy", "telecom"), ("en", "zh")))
    return Path(found)


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """The address at which this machine alone sees it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless Chromium."""
    yield from chromium()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_browser_shows_it_and_asks_nobody_else(browser: Any, address: str, width: int, scheme: str) -> None:
    screen(browser, width, scheme)
    for page in LOOKED_AT:
        browser.get(address + page)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width, page
        assert browser.find_element("css selector", "h1").is_displayed()
        background = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
        assert (background == "rgb(255, 255, 255)") == (scheme == "light")
        assert browser.get_log("browser") == []
        keep(browser, f"site-{quote(page, safe='')}-{width}-{scheme}")
    assert asked_elsewhere(browser, address) == set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_fault(browser: Any, address: str, width: int, scheme: str) -> None:
    screen(browser, width, scheme)
    for page in LOOKED_AT:
        browser.get(address + page)
        assert faults(browser) == [], page


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 800)])
def test_the_first_screen_has_the_figure_its_days_and_what_can_be_taken(
    browser: Any, address: str, width: int, height: int
) -> None:
    screen(browser, width, "light")
    for page in (HOME, "indicators/telecom.revenue.html", f"zh/{HOME}"):
        browser.get(address + page)
        shown = browser.find_elements("css selector", ".now .size, .now dl > div, .now .take > li, .tabs a")
        assert len(shown) >= 1 + 3 + 5 + 3
        assert max(one.rect["y"] + one.rect["height"] for one in shown) <= height, page


def views(browser: Any) -> list[str]:
    """Return the views of an indicator's page that are open."""
    found = browser.find_elements("css selector", ".views > section")
    return [one.get_attribute("id") for one in found if one.is_displayed()]


@pytest.mark.parametrize("script", [True, False])
def test_one_view_is_open_and_the_address_says_which(browser: Any, address: str, script: bool) -> None:
    screen(browser, 360, "light")
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})
    try:
        for place, view in (
            ("", "chart"), ("#growth", "growth"), ("#share", "share"), ("#table", "table"), ("#cite", "chart"),
            ("#growth-2018", "table"), ("#years", "table"), ("#2018-S1", "table"),
        ):  # fmt: skip
            browser.get("about:blank")
            browser.get(f"{address}{HOME}{place}")
            assert views(browser) == [view], place
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_views_are_opened_by_keyboard_and_the_open_one_is_said(browser: Any, address: str) -> None:
    from selenium.webdriver.common.keys import Keys

    screen(browser, 1280, "light")
    browser.get(address + HOME)
    browser.find_element("css selector", '.tabs a[href="#share"]').send_keys(Keys.ENTER)
    assert views(browser) == ["share"]
    current = browser.find_elements("css selector", ".tabs [aria-current]")
    assert [one.text for one in current] == ["Share"]
    row = browser.find_element("css selector", '#share .wide a[href="#share-economy.gdp-2018"]')
    row.send_keys(Keys.ENTER)
    assert views(browser) == ["table"]
    assert browser.find_element("css selector", ":target").get_attribute("id") == "share-economy.gdp-2018"


def test_a_link_is_large_enough_for_a_finger(browser: Any, address: str) -> None:
    """Links within a sentence are not targets of their own; those of rows, lists and pictures have 24 pixels either way."""
    small = """return [...document.querySelectorAll('a, button, summary, input')].filter(one => one.checkVisibility() &&
        !one.matches('.skip, p a, pre a, td a, li > p a, dd a, small a, figcaption a')).map(one => [one, one.getBoundingClientRect()])
        .filter(([one, box]) => box.width && (box.width < 23.5 || box.height < 23.5))
        .map(([one, box]) => `${one.outerHTML.slice(0, 90)} ${box.width} ${box.height}`)"""
    for width in (360, 1280):
        screen(browser, width, "light")
        for page in (*LOOKED_AT, f"{HOME}#growth", f"{HOME}#share", f"{HOME}#table"):
            browser.get("about:blank")
            browser.get(address + page)
            assert browser.execute_script(small) == [], (page, width)


def test_a_phone_needs_few_screens(browser: Any, address: str) -> None:
    """The page was 65 screens of a phone before its parts were folded."""
    screen(browser, 360, "light")
    browser.get("about:blank")
    browser.get(address + "indicators/telecom.revenue.html")
    assert browser.execute_script("return document.documentElement.scrollHeight") <= 7 * 740


def test_without_a_style_everything_is_there(browser: Any, address: str) -> None:
    browser.get(address + HOME)
    browser.execute_script("document.querySelector('link[rel=stylesheet]').disabled = true")
    assert views(browser) == ["chart", "growth", "share", "table"]


def test_the_address_of_the_figure_is_copied(browser: Any, address: str) -> None:
    browser.get(address + HOME)
    browser.execute_script("navigator.clipboard.writeText = text => { window.taken = text; return Promise.resolve(); }")
    browser.find_element("css selector", "[data-copy]").click()
    assert browser.execute_script("return window.taken") == f"{address}{HOME}#2023"
    assert browser.find_element("css selector", "[role=status]").text == "Copied"


def test_a_figure_has_an_address(browser: Any, address: str) -> None:
    screen(browser, 1280, "light")
    for named in ("2019", "growth-2018", "share-economy.gdp-2012", "share-economy.gdp-2012--miit-2022-07e"):
        browser.get("about:blank")
        browser.get(f"{address}{HOME}#{named}")
        found = browser.find_element("css selector", ":target")
        assert found.get_attribute("id") == named
        assert found.is_displayed()  # a print lies in what opens by itself
        top = browser.execute_script("return arguments[0].getBoundingClientRect().top", found)
        assert 0 <= top <= 900


def test_an_address_opens_the_documents_of_its_period(browser: Any, address: str) -> None:
    browser.get("about:blank")
    browser.get(f"{address}{HOME}#2021")
    opened = browser.find_elements("css selector", "details[open]")
    assert [one.find_element("xpath", "ancestor::tbody").get_attribute("id") for one in opened] == ["2021"]


def test_no_table_is_cut(browser: Any, address: str) -> None:
    cut = "return [...document.querySelectorAll('.years, .claims')].map(one => one.scrollWidth - one.parentElement.clientWidth)"
    for width in (390, 1280):
        screen(browser, width, "light")
        for page in (
            HOME,
            "indicators/economy.digital_industries.html",
            "indicators/telecom.fixed_value_added_old.html",
        ):
            browser.get(address + page)
            assert max(browser.execute_script(cut)) <= 0, (page, width)


def typed(browser: Any, *keys: str) -> Any:
    """Press keys, and return what has the focus then."""
    from selenium.webdriver.common.action_chains import ActionChains

    ActionChains(browser).send_keys(*keys).perform()
    return browser.switch_to.active_element


def test_everything_is_reached_by_keyboard(browser: Any, address: str) -> None:
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.wait import WebDriverWait

    screen(browser, 1280, "light")
    browser.get(address + HOME)
    skip = typed(browser, Keys.TAB)
    assert skip.get_attribute("class") == "skip"
    assert skip.rect["x"] >= 0
    passed = [typed(browser, Keys.TAB).tag_name for _ in range(5)]
    assert passed == ["a", "a", "a", "a", "input"]
    typed(browser, "revenue", Keys.ENTER)
    WebDriverWait(browser, 10).until(lambda opened: "search.html?q=revenue" in opened.current_url)
    field = browser.find_element("id", "q")
    assert field.get_attribute("value") == "revenue"
    field.send_keys(Keys.ENTER)
    first = browser.switch_to.active_element
    assert first.text == "Telecom business revenue"
    first.send_keys(Keys.ENTER)
    WebDriverWait(browser, 10).until(lambda opened: opened.current_url.endswith("/indicators/telecom.revenue.html"))


@pytest.mark.parametrize(
    ("page", "words", "first"),
    [
        ("search.html", "gross domestic product", "indicators/economy.gdp.html"),
        ("search.html", "inhabitants", "indicators/economy.population.html"),
        ("search.html", "国内生产总值", "indicators/economy.gdp.html"),
        ("search.html", "caict-2024-09b", "documents/caict-2024-09b.html"),
        ("zh/search.html", "电信业务收入", "zh/indicators/telecom.revenue.html"),
    ],
)
def test_search_works_from_disk(browser: Any, folder: Path, page: str, words: str, first: str) -> None:
    screen(browser, 1280, "light")
    browser.get(f"{(folder / page).as_uri()}?q={quote(words)}")
    found = browser.find_elements("css selector", "#found a")
    assert found[0].get_attribute("href") == (folder / first).as_uri()
    assert (
        browser.execute_script("return getComputedStyle(document.querySelector('h1')).fontSize") == "28px"
    )  # our style
    assert browser.get_log("browser") == []


def test_what_is_not_found_leads_to_the_list(browser: Any, folder: Path) -> None:
    browser.get(f"{(folder / 'search.html').as_uri()}?q=unobtainium")
    assert browser.find_elements("css selector", "#found a") == []
    assert browser.find_element("id", "told").text.startswith(
        "Not in this table: no name or definition contains “unobtainium”."
    )


def test_without_a_script_all_is_there_but_search(browser: Any, folder: Path) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get((folder / "search.html").as_uri())
        text = browser.find_element("css selector", "main").text
        assert "Search needs JavaScript" in text
        browser.get((folder / HOME).as_uri())
        assert "53.9 trillion yuan" in browser.find_element("css selector", "header").text
        browser.get((folder / HOME).as_uri() + "#table")
        summary = browser.find_element("css selector", "#table summary")
        summary.click()
        assert browser.find_element("css selector", ".prints").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_paper_cuts_nothing(browser: Any, address: str) -> None:
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    size = {"width": 1032, "height": 700, "deviceScaleFactor": 1, "mobile": False}  # A4 across, less its margins
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        for page in (HOME, "indicators/telecom.revenue.html", "index.html", "documents/caict-2024-09b.html"):
            browser.get(address + page)
            wide = (
                "return [...document.querySelectorAll('table, svg, pre')].map(one => one.getBoundingClientRect().right)"
            )
            assert max(browser.execute_script(wide)) <= 1032, page
            assert not browser.find_element("css selector", "form").is_displayed()
            keep(browser, f"site-{quote(page, safe='')}-print")
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_all_views_are_printed_and_no_sheet_has_a_single_line(browser: Any, address: str) -> None:
    for page in (HOME, "indicators/telecom.revenue.html", "index.html"):
        browser.get(address + page)
        lines = lines_on_paper(browser)
        assert min(lines) >= 6, (page, lines)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        browser.get(address + HOME)
        assert views(browser) == ["chart", "growth", "share", "table"]
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
