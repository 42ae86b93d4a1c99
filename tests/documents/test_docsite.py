"""The documentation as the site that `./dev docsite` has just built: every page is in it, nothing is loaded from elsewhere."""

import os
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from browsing import asked_elsewhere, chromium, faults, screen
from markdown_pages import PAGES, ROOT, anchors, name

SITE = Path(os.environ.get("DIGECON_DOCSITE") or ROOT / "build" / "none").resolve()
pytestmark = pytest.mark.skipif(not SITE.is_dir(), reason="./dev docsite builds the site and looks at it here")
LOOKED_AT = (
    "",
    "docs/",
    "docs/tour/",
    "docs/glossary/",
    "docs/comparability/",
    "docs/reference/",
    "docs/charts/",
    "CONTRIBUTING/",
)


def built(path: Path) -> Path:
    """Return the file that a page became."""
    page = name(path).removesuffix(".md").removesuffix("README").strip("/")
    return SITE / page / "index.html"


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_every_page_and_heading_is_in_the_site(path: Path) -> None:
    text = built(path).read_text(encoding="utf-8")
    found = set(re.findall(r'id="?([^\s">]+)', text))
    found |= {
        re.sub(r"_(\d+)$", r"-\1", anchor) for anchor in found
    }  # of a heading that a page has twice, such as Data in the changelog
    assert anchors(path) <= found


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_loads_nothing_from_elsewhere(path: Path) -> None:
    text = built(path).read_text(encoding="utf-8")
    loaded = re.findall(r"<(?:script|img|iframe|source|link)\b[^>]*?(?:src|href)=\"?([^\s\">]+)", text)
    assert loaded
    assert [address for address in loaded if re.match(r"(?:https?:)?//", address)] == []


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The site on loopback."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(SITE))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


browser = pytest.fixture(scope="module")(chromium)


def test_a_command_is_copied_without_its_prompt_and_its_answer(browser: Any, address: str) -> None:
    browser.get(address)
    copied = browser.execute_script(
        "getSelection().selectAllChildren(document.querySelector('.language-console code')); return `${getSelection()}`"
    )
    assert copied.strip() == "digecon growth economy.digital --from 2018 --to 2022"


SHADOWS = 'const shadows = [...document.querySelectorAll("*")].map(one => one.shadowRoot).filter(Boolean);'
OPEN = f'{SHADOWS} return shadows.some(one => one.activeElement?.tagName == "INPUT")'
FOUND = f"{SHADOWS} return shadows.map(one => one.textContent).join()"


def test_the_search_finds_a_word_of_the_glossary_and_asks_nobody_else(browser: Any, address: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.wait import WebDriverWait

    def opened(_: Any) -> bool:
        ActionChains(browser).key_down(Keys.CONTROL).send_keys("k").key_up(Keys.CONTROL).pause(1).perform()
        return bool(browser.execute_script(OPEN))

    browser.get(address)
    WebDriverWait(browser, 60).until(opened)
    ActionChains(browser).send_keys("standing figure").perform()
    WebDriverWait(browser, 60).until(
        lambda _: "The print that counts where a figure has more than one" in browser.execute_script(FOUND)
    )
    assert asked_elsewhere(browser, address, "blob:") == set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_browser_shows_it_and_asks_nobody_else(browser: Any, address: str, width: int, scheme: str) -> None:
    screen(browser, width, scheme)
    for page in LOOKED_AT:
        browser.get(address + page)
        background = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
        assert (max(map(int, re.findall(r"\d+", background)[:3])) < 80) == (scheme == "dark"), background
        assert browser.find_element("css selector", "article h1").is_displayed()
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width, page
        if folder := os.environ.get("DIGECON_SCREENSHOTS"):
            shot = f"docsite-{page.strip('/').replace('/', '-') or 'home'}-{width}-{scheme}.png"
            browser.save_screenshot(str(Path(folder) / shot))
    assert browser.get_log("browser") == []
    assert asked_elsewhere(browser, address, "blob:") == set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_fault(browser: Any, address: str, width: int, scheme: str) -> None:
    screen(browser, width, scheme)
    for page in LOOKED_AT:
        browser.get(address + page)
        assert faults(browser) == [], page
