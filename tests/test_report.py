"""The report: what it says, that no label breaks out of it, and how a browser shows it."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from digecon_cli import bundled
from digecon_cli.model import Indicator, Source
from digecon_cli.present.options import RenderOptions
from digecon_cli.report.formats import FORMATS
from digecon_cli.report.page import report

Make = Callable[..., Any]
EVIL = "</title></pre><script>alert(1)</script>\x1b[31m```\n# head"


class Page(HTMLParser):
    """The elements of a page, with the stack checked."""

    VOID = ("meta", "link", "br", "path", "use")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture
def small(figure: Make, dataset: Make) -> Callable[..., Any]:
    def make(label: str = "Whole") -> Any:
        rows = [
            figure(period="2021", value="50", source="a-2022", vintage="2022"),
            figure(period="2022", value="60", source="a-2023", vintage="2023"),
            figure(
                period="2022",
                value="25.0",
                measure="growth",
                unit="percent",
                unit_mult=0,
                source="a-2023",
                vintage="2023",
            ),
        ]
        entry = Indicator("s.whole", label, label, "s", "flow", "CNY", 8)
        sources = {
            "a-2022": Source("a-2022", "Office", f"Report {label}", "https://example.org/a?b=1&c", "2022", ""),
            "a-2023": Source("a-2023", "Office", "Report", "javascript:alert(1)", "2023", "a mirror"),
        }
        return dataset(*rows, entries=(entry,), sources=sources)

    return make


def write(data: Any, format: str) -> str:
    return FORMATS.find(format).render(report(data.observations, data), RenderOptions()).text


def test_it_says_what_happened(small: Callable[..., Any]) -> None:
    said = (
        "Whole: 60 100 million yuan in 2022; growth published as 25.0 %; the levels give 20 % "
        "(revised base: not explained by rounding"
    )
    assert said in write(small(), "html")  # 60 / 50 is 20 % more; the rounding allows 17.9 to 22.3
    assert said in write(small(), "markdown")


def test_the_page_is_whole_and_can_be_read_aloud(small: Callable[..., Any]) -> None:
    text = write(small(), "html")
    page = Page(text)
    assert page.open == []
    assert {"header", "nav", "main", "footer", "h1", "table", "caption", "figure", "figcaption"} <= {
        tag for tag, _ in page.found
    }
    assert page.all("html") == [{"lang": "en"}]
    assert all(cell.get("scope") in ("col", "row") for cell in page.all("th"))
    drawings = page.all("svg") or page.all("pre")
    assert all(one.get("aria-label") for one in drawings if one.get("role") == "img")
    ids = [attributes["id"] for _, attributes in page.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [one["href"] or "" for one in page.all("a")]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)


def test_nothing_is_loaded_and_nothing_runs(small: Callable[..., Any]) -> None:
    page = Page(write(small(), "html"))
    assert not {"script", "img", "iframe", "object"} & {tag for tag, _ in page.found}
    assert [one["href"] for one in page.all("link")] == ["data:,"]
    assert not any(name.startswith("on") for _, attributes in page.found for name in attributes)
    links = [one["href"] or "" for one in page.all("a")]
    assert "https://example.org/a?b=1&c" in links
    assert not any(link.startswith("javascript:") for link in links)


def test_no_label_breaks_out_of_html(small: Callable[..., Any]) -> None:
    text = write(small(EVIL), "html")
    page = Page(text)
    assert page.open == []
    assert "script" not in {tag for tag, _ in page.found}
    assert "\x1b" not in text


def test_no_label_breaks_out_of_markdown(small: Callable[..., Any]) -> None:
    text = write(small(EVIL), "markdown")
    outside = re.sub(r"^(`{3,})\w+$.*?^\1$", "", text, flags=re.DOTALL | re.MULTILINE)
    assert "<script" not in outside
    assert not any(line.startswith("# head") for line in outside.split("\n"))
    assert "\x1b" not in text


def test_the_data_behind_it_can_be_copied(small: Callable[..., Any]) -> None:
    text = write(small(), "markdown")
    table = text.split("```csv\n")[1].split("```")[0].split("\n")
    assert table[0].startswith("indicator,label,area,freq,period,start,end,measure,")
    assert table[1].startswith("s.whole,Whole,CN,A,2021,2021-01-01,2021-12-31,level,,,published,50,49.5,50.5,,CNY,8")


def test_progress_is_told_for_each_chart(small: Callable[..., Any]) -> None:
    told: list[tuple[int, int]] = []
    data = small()
    page = report(data.observations, data, progress=lambda done, of: told.append((done, of)))
    FORMATS.find("markdown").render(page, RenderOptions())
    assert told == [(1, 2), (2, 2)]  # the levels, and the growth


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A headless Chromium that has opened a report of the bundled table."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("no Chromium with its driver on this machine")
    path = tmp_path_factory.mktemp("report") / "report.html"
    data = bundled.load()
    page = report(data.select(["telecom", "computing"]), data)
    path.write_text(FORMATS.find("html").render(page, RenderOptions()).text, encoding="utf-8")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(word)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    opened = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    opened.get(path.as_uri())
    yield opened
    opened.quit()


def screen(browser: Any, width: int, scheme: str) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_browser_shows_it(browser: Any, width: int, scheme: str) -> None:
    screen(browser, width, scheme)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    for what in ("svg", "table", "figure"):
        found = browser.find_elements("css selector", what)
        assert found
        assert all(one.size["width"] > 100 and one.size["height"] > 20 for one in found[:10])
    assert browser.get_log("browser") == []
    if folder := os.environ.get("DIGECON_SCREENSHOTS"):
        browser.save_screenshot(str(Path(folder) / f"report-{width}-{scheme}.png"))


def luminance(color: str) -> float:
    """Return the relative luminance of an rgb() colour, after WCAG 2.2."""
    shares = [int(part) / 255 for part in re.findall(r"\d+", color)[:3]]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast(browser: Any, scheme: str) -> None:
    screen(browser, 1280, scheme)
    style = "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]"
    page = luminance(browser.execute_script(style, "body", "backgroundColor"))
    for what, least in (("body", 7.0), (".notes", 4.5), ("nav a", 4.5)):
        ink = luminance(browser.execute_script(style, what, "color"))
        assert (max(page, ink) + 0.05) / (min(page, ink) + 0.05) >= least
    # The ink of the charts follows the page.
    assert browser.execute_script(style, "figure svg text", "fill") == browser.execute_script(style, "body", "color")


@pytest.mark.slow
def test_links_within_the_page_work(browser: Any) -> None:
    screen(browser, 1280, "light")
    for link in browser.find_elements("css selector", "nav a"):
        link.click()
        assert browser.execute_script("return document.querySelector(location.hash) !== null")
        assert browser.execute_script("return scrollY") > 0
        browser.execute_script("scrollTo(0, 0)")
