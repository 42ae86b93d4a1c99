"""A browser for tests, where this machine has one: Chromium without a window, and the rules of axe-core."""

import json
import os
import re
import shutil
import subprocess
import zlib
from base64 import b64decode
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

_AXE = "const done = arguments[0]; axe.run().then(told => done(told.violations.map(one => `${one.id}: ${one.nodes[0].html}`)))"


def chromium() -> Iterator[Any]:
    """Yield a headless Chromium that keeps what it asks for and what goes wrong; skips where there is none."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not program or not driver:
        pytest.skip("no Chromium with its driver on this machine")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(word)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    opened = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield opened
    opened.quit()


def screen(browser: Any, width: int, scheme: str) -> None:
    """Give the browser a screen: a phone under 500 pixels, ``light`` or ``dark``."""
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def asked_elsewhere(browser: Any, *own: str) -> set[str]:
    """Return what the browser asked for since this was asked last, without what begins with an address of our own."""
    logged = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = {one["params"]["request"]["url"] for one in logged if one["method"] == "Network.requestWillBeSent"}
    assert asked
    return {url for url in asked if not url.startswith((*own, "data:"))}


@cache
def axe() -> str:
    """Return the accessibility rules of axe-core, where npm has installed them (NODE_PATH, or beside this project); else skips."""
    if not shutil.which("node"):
        pytest.skip("no node on this machine")
    found = subprocess.run(
        ["node", "-p", "require.resolve('axe-core/axe.min.js')"], capture_output=True, text=True, check=False
    )
    if found.returncode:
        pytest.skip("axe-core is not installed: npm install axe-core")
    return Path(found.stdout.strip()).read_text(encoding="utf-8")


def faults(browser: Any) -> list[str]:
    """Return what axe-core finds wrong with the page that is open."""
    browser.execute_script(axe())
    found: list[str] = browser.execute_async_script(_AXE)
    return found


def keep(browser: Any, name: str) -> None:
    """Write a picture of the screen where ``DIGECON_SCREENSHOTS`` says to which folder."""
    if folder := os.environ.get("DIGECON_SCREENSHOTS"):
        browser.save_screenshot(str(Path(folder) / f"{name}.png"))


def lines_on_paper(browser: Any) -> list[int]:
    """Return how many lines of text each sheet of the page that is open has when it is printed."""
    printed = b64decode(browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
    objects = dict(re.findall(rb"(?:^|\n)(\d+) 0 obj\b(.*?)\nendobj", printed, re.DOTALL))
    count = []
    for sheet in objects.values():
        if re.search(rb"/Type\s*/Page\b", sheet):
            content = objects[re.search(rb"/Contents (\d+) 0 R", sheet)[1]]  # type: ignore[index]
            packed = content.partition(b"stream")[2].strip(b"\r\n").rpartition(b"endstream")[0]
            count.append(len(set(re.findall(rb"(?:[\d.-]+ ){5}([\d.-]+) Tm", zlib.decompress(packed)))))
    return count
