"""What holds of every page of a site, without a browser: nothing is left out, nothing leads nowhere, nothing comes from elsewhere."""

import json
import re
from typing import Any

import pytest
from markup import HEAVIEST, Page, broken

from digecon_cli.core import facts
from digecon_cli.core.model import Observation
from digecon_cli.publish.addresses import anchor, of_print
from digecon_cli.publish.material import Material
from digecon_cli.publish.site import build
from digecon_cli.publish.words import WORDS, words


def page_of(one: Observation, pages: dict[str, Page], folder: str = "") -> Page:
    return pages[f"{folder}indicators/{one.name}.html"]


def every_figure_has_its_places(material: Material, pages: dict[str, Page]) -> None:
    for folder in ("", "zh/"):
        missing = [
            one
            for series in material.series.values()
            for one in series.rows
            if not {anchor(one), of_print(one)} <= set(page_of(one, pages, folder).ids)
        ]
        assert missing == []


def nothing_is_wrong_with(files: dict[str, bytes], pages: dict[str, Page]) -> None:
    assert broken(files, pages) == []
    assert {path: page.faults for path, page in pages.items() if page.faults} == {}
    assert {path for path, page in pages.items() if len(set(page.ids)) < len(page.ids)} == set()
    assert {path: len(raw) for path, raw in files.items() if path.endswith(".html") and len(raw) > HEAVIEST} == {}
    for page in pages.values():
        loaded = [address for tag, address in page.links if tag in ("link", "script", "form", "img")]
        assert not [one for one in loaded if ":" in one and not one.startswith("data:")]


def test_every_figure_has_its_places(economy: Material, pages: dict[str, Page]) -> None:
    every_figure_has_its_places(economy, pages)


def test_the_places_are_those_that_are_told(pages: dict[str, Page]) -> None:
    """What docs/site.md promises, word for word."""
    ids = pages["indicators/economy.digital.html"].ids
    promised = (
        "2023", "2018-S1", "growth-2018", "growth-nominal-2018", "growth-nominal-computed-2018", "share-economy.gdp-2012",
        "share-economy.gdp-computed-2023", "mean_growth-since-2015-2020", "forecast-2020", "rank-2022",
        "share-economy.gdp-2012--caict-2022-07b", "2012--miit-2022-07e",
    )  # fmt: skip
    assert [one for one in promised if one not in ids] == []


def test_nothing_is_wrong_with_any_page(files: dict[str, bytes], pages: dict[str, Page]) -> None:
    nothing_is_wrong_with(files, pages)


def test_a_figure_stands_with_its_bounds_its_status_and_its_document(economy: Material, pages: dict[str, Page]) -> None:
    for series in economy.series.values():
        page = page_of(series.rows[0], pages)
        for one in series.standing:
            told = page.text(of_print(one))
            assert one.source in told
            assert page_of(one, pages).text(anchor(one))
            if one.low and one.high and one.low != one.high:
                assert " to " in re.sub(r"^[^\[]*", "", told)[:60], told
            if one.status != "A":
                meaning = {"P": "provisional", "U": "weakly sourced", "F": "forecast", "E": "estimated"}[one.status]
                assert meaning in told


def test_every_refusal_is_told_with_its_reason(economy: Material, pages: dict[str, Page]) -> None:
    for series in economy.series.values():
        text = page_of(series.rows[0], pages).text()
        for found in series.found.values():
            for one in found:
                if one.row.refusal and one.row.measure in ("growth", "difference", "share", "contribution"):
                    assert " ".join(facts.without_commands(one.row.refusal).split()) in text


def test_both_languages_have_the_same_pages(pages: dict[str, Page]) -> None:
    chinese = {path.removeprefix("zh/") for path in pages if path.startswith("zh/")}
    assert chinese == {path for path in pages if not path.startswith("zh/")}
    for path, page in pages.items():
        html = dict(page.attributes)["html"]
        assert html["lang"] == ("zh" if path.startswith("zh/") else "en")
        others = {told["hreflang"] for tag, told in page.attributes if tag == "link" and "hreflang" in told}
        assert others == {"en", "zh"}


def test_every_word_of_the_site_is_told_in_chinese() -> None:
    told = words("zh")
    assert [
        name
        for name in WORDS
        if not re.search("[\u4e00-\u9fff]", told[name]) and told[name] not in ("CSV", "JSON", "BibTeX")
    ] == []


def test_no_page_loads_anything_from_elsewhere(files: dict[str, bytes], pages: dict[str, Page]) -> None:
    for page in pages.values():
        policy = next(told["content"] for tag, told in page.attributes if "http-equiv" in told)
        assert policy.startswith("default-src 'none'; ")
        assert "http" not in policy
        assert "'unsafe" not in policy
    for name in ("style.css", "page.js", "search.js"):
        assert not re.search(rb"https?:|@import|url\(", files[name])


def test_a_language_alone_stands_at_the_root(material: Any) -> None:
    found = build(material("economy.digital"), ("zh",))
    assert "index.html" in found
    assert not [path for path in found if path.startswith("zh/")]
    pages = {path: Page(raw) for path, raw in found.items() if path.endswith(".html")}
    assert broken(found, pages) == []
    assert "首页" in pages["index.html"].text()


@pytest.mark.slow
def test_the_whole_table_becomes_a_site(material: Any) -> None:
    whole = material()
    found = build(whole, ("en", "zh"))
    pages = {path: Page(raw) for path, raw in found.items() if path.endswith(".html")}
    every_figure_has_its_places(whole, pages)
    nothing_is_wrong_with(found, pages)
    told = json.loads(found["index.json"])["indicators"]
    assert {one["id"] for one in told} == {one.indicator for one in whole.data.observations}
    documents = {source for one in whole.data.observations for source in one.sources}
    assert {f"documents/{source}.html" for source in documents} <= set(pages)
