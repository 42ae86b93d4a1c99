"""A walk over every page of the site: what is newest, what headings name, what is to type, what sentences rest on, how large pages are."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any
from urllib.parse import unquote

import pytest
from laws.test_documents_have_no_commands import commands_in

from digecon_cli import checking
from digecon_cli.core import bundled, facts, periods
from digecon_cli.core.areas import area_name
from digecon_cli.core.messages import LANGUAGES
from digecon_cli.core.model import MEASURED
from digecon_cli.pages.labels import short_name
from digecon_cli.publish.html import book
from digecon_cli.publish.material import Material, gather
from digecon_cli.publish.report import report
from digecon_cli.publish.sentences import period_name, plain
from digecon_cli.publish.site import build

pytestmark = pytest.mark.slow
DATA = bundled.load()
FLOWS = {name for name, entry in DATA.catalog.items() if entry.kind not in ("stock", "rate", "price", "index")}
SPELLED: dict[str, Callable[[str], str]] = {"": periods.label, "zh/": lambda period: period_name(period, "zh")}
LARGEST = 200_000  # bytes of a page
SIGN = re.compile(r"[<>~≈]|\d[puidebf]\b")  # before or behind a number in a heading


@pytest.fixture(scope="module")
def whole() -> Material:
    """What the site tells of the whole table."""
    return gather(DATA.observations, DATA, checking.check(checking.published(), DATA), version=bundled.version())


@pytest.fixture(scope="module")
def files(whole: Material) -> dict[str, str]:
    """Its files by path."""
    return {path: raw.decode() for path, raw in build(whole, LANGUAGES).items()}


def walked(files: dict[str, str], kind: str = "") -> Iterator[tuple[str, str]]:
    """Yield the pages of a kind, in both languages."""
    return (
        (path, text)
        for path, text in files.items()
        if path.endswith(".html") and path.removeprefix("zh/").startswith(kind)
    )


def words_of(html: str) -> str:
    """Return the text of a piece of a page, with single blanks."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).replace("\u00a0", " ").split())


def headings(text: str) -> list[str]:
    """Return the headings of a page and of its figures."""
    return [
        words_of(found)
        for found in re.findall(
            r"<(?:h1|h2|h3|figcaption|caption)\b[^>]*>(.*?)</(?:h1|h2|h3|figcaption|caption)>", text, re.S
        )
    ]


# --- newest: of a stock or a rate the latest at any frequency, of a flow the latest full year, and the newest span beside it


def levels_in(text: str, area: str) -> list[dict[str, str]]:
    """Return the levels of an area in a file of figures."""
    rows = csv.DictReader(io.StringIO(text))
    return [
        row
        for row in rows
        if (row["measure"], row["area"]) == ("level", area) and (row["value"] + row["low"] + row["high"])
    ]


def newest_in(rows: list[dict[str, str]], indicator: str) -> tuple[str, str]:
    """Return the last day of the newest level, and of a newer span of what flows (empty for none)."""
    years = [row for row in rows if row["freq"] == "A"]
    leading = years if indicator in FLOWS and years else rows
    last = max((row["end"] for row in leading), default="")
    return last, max((row["end"] for row in rows if row["end"] > last), default="")


def ends_in(html: str, rows: list[dict[str, str]]) -> list[str]:
    """Return the last days of the levels that a piece of a page leads to, in its order."""
    ends = {periods.address(row["period"]): row["end"] for row in rows}
    places = re.findall(r'href="[^"]*#(?:level-[a-z_-]*)?([^"]*)"', html)
    return [ends[place] for place in places if place in ends]


@pytest.mark.parametrize("folder", ["", "zh/"])
def test_no_newest_figure_is_older_than_its_file(folder: str, whole: Material, files: dict[str, str]) -> None:
    older, count = [], 0
    for name, series in whole.series.items():
        rows = levels_in(files[f"{whole.pages[series.indicator]}.csv"], series.area)
        last, part = newest_in(rows, series.indicator)
        if not last:
            continue
        first = re.search(r'<div class="size">(.*?)</div>', files[f"{folder}{whole.pages[name]}.html"], re.DOTALL)
        assert first, name
        found = ends_in(first[1], rows)
        older += [(name, found, last, part)] if found[:1] != [last] or (part and part not in found) else []
        count += 1
    assert count > 300
    assert older == []


def test_the_index_and_the_lists_have_the_same_newest_figures(whole: Material, files: dict[str, str]) -> None:
    """``index.json`` and the list of all indicators say for each series which period is newest."""
    older = []
    listed = dict(
        re.findall(r"<code>([^<]*)</code></td><td class=\"n\">.*?</td><td>([^<]*)</td>", files["indicators/index.html"])
    )
    for name, series in whole.series.items():
        rows = levels_in(files[f"{whole.pages[series.indicator]}.csv"], series.area)
        last, _ = newest_in(rows, series.indicator)
        ends = {periods.label(row["period"]): row["end"] for row in rows}
        older += [(name, listed[name], last)] if last and ends.get(listed[name]) != last else []
    assert older == []


@pytest.mark.parametrize("folder", ["", "zh/"])
def test_no_table_of_newest_figures_is_older_than_their_files(
    folder: str, whole: Material, files: dict[str, str]
) -> None:
    """The front page and those of sectors and areas: the cell behind the newest figure names its period."""
    older, count = [], 0
    names = {path + ".html": name for name, path in whole.pages.items() if name in whole.series}
    for path, text in walked(files):
        if path.startswith("zh/") != bool(folder) or 'class="first"' not in text:
            continue
        for address, row in re.findall(
            r'<tr><th scope="row"><a href="([^"#]*)">.*?</a></th>(.*?)</tr>', text, re.DOTALL
        ):
            name = next(
                (found for page, found in names.items() if page.endswith("/" + unquote(address).rpartition("/")[2])), ""
            )
            if not name:
                continue
            series = whole.series[name]
            rows = levels_in(files[f"{whole.pages[series.indicator]}.csv"], series.area)
            last, _ = newest_in(rows, series.indicator)
            cells = [words_of(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)]
            ends = {SPELLED[folder](row["period"]): row["end"] for row in rows}
            period = cells[1].removesuffix(" p").removesuffix(" u")
            found = next((end for label, end in ends.items() if period.startswith(label) and end == last), "")
            older += [(path, name, cells[:2], last)] if found != last else []
            count += 1
    assert count > 200
    assert older == []


# --- headings name the area and the measure of the figure, and have no signs ------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_heading_names_the_area_of_its_figures_and_no_other(
    lang: str, whole: Material, files: dict[str, str]
) -> None:
    folder = "zh/" if lang == "zh" else ""
    areas = {series.area: area_name(series.area, lang) for series in whole.series.values()}
    wrong = []
    for name, series in whole.series.items():
        text = files[f"{folder}{whole.pages[name]}.html"]
        heading = headings(text)[0]
        label = f"{DATA.about(series.indicator).name(lang)} {short_name(DATA, series.indicator, series.area, lang)}"
        if series.area not in ("CN", "") and areas[series.area] not in heading + label:
            wrong.append((name, heading, "its own area is missing"))
        more = {
            other
            for code, other in areas.items()
            if code not in (series.area, "") and other not in areas.get(series.area, "")
        }
        wrong += [
            (name, heading, other)
            for other in more
            if re.search(rf"\b{re.escape(other)}\b" if lang == "en" else re.escape(other), heading)
            and other not in label
        ]
    assert wrong == []


def test_a_heading_names_the_measure_of_a_figure_that_is_no_level(whole: Material, files: dict[str, str]) -> None:
    wrong = []
    for name, series in whole.series.items():
        heading = headings(files[f"{whole.pages[name]}.html"])[0]
        measures = {row.measure for row in series.rows}
        if measures.isdisjoint(MEASURED):
            words = [measure.replace("_", " ") for measure in measures] + ["planned"]
            wrong += [] if any(word in heading for word in words) else [(name, heading, measures)]
    assert wrong == []


def test_no_heading_has_a_raw_sign(files: dict[str, str]) -> None:
    """Titles of documents are theirs."""
    raw = [
        (path, heading)
        for path, text in walked(files)
        if not path.removeprefix("zh/").startswith(("documents/", "claims", "use"))
        for heading in headings(text)
        if SIGN.search(heading)
    ]
    assert raw == []


# --- what is to type, and what sentences rest on ------------------------------------------------------------------------------


def test_what_is_to_type_is_only_in_code(files: dict[str, str]) -> None:
    found = {}
    for path, text in walked(files):
        without = re.sub(r"<(code|pre)\b.*?</\1>", "", text, flags=re.DOTALL)
        if lines := commands_in(re.sub(r"<[^>]*>", "\n", without)):
            found[path] = lines
    assert found == {}


def reasons_of(series: Any, lang: str) -> set[str]:
    """Return the sentences of the facts of a series."""
    found: set[str] = set()
    for row in series.derived:
        found |= {plain(fact.sentence(lang)) for fact in row.facts} | {plain(fact.note(lang)) for fact in row.facts}
        found |= {plain(row.notes(lang))} | (
            {plain(facts.without_commands(row.refusal, lang))} if row.refusal else set()
        )
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_beside_a_number_is_a_fact_of_its_series(
    lang: str, whole: Material, files: dict[str, str]
) -> None:
    loose, count = [], 0
    for name, series in whole.series.items():
        text = files[f"{'zh/' if lang == 'zh' else ''}{whole.pages[name]}.html"]
        known = reasons_of(series, lang)
        for found in re.findall(r'<small class="why">(.*?)</small>', text, re.DOTALL):
            count += 1
            rest = words_of(found)
            for sentence in sorted(known, key=len, reverse=True):
                rest = rest.replace(" ".join(sentence.split()), "") if sentence else rest
            if rest.strip("; ；"):
                loose.append((name, words_of(found), rest))
    assert count > 1000
    assert loose == []


def test_no_page_is_too_large(files: dict[str, str]) -> None:
    assert {path: len(text.encode()) for path, text in walked(files) if len(text.encode()) > LARGEST} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_report_has_nothing_to_type(lang: str) -> None:
    texts = book(report(DATA.observations, DATA, lang, check=checking.check(checking.published(), DATA)), "r", "r.html")
    for text in (texts[0], *texts[1].values()):
        without = re.sub(r'<style.*?</style>|href="data:[^"]*"', "", text, flags=re.DOTALL)
        assert commands_in(re.sub(r"<[^>]*>", "\n", without)) == []
