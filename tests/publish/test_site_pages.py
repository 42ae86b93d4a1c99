"""What the pages tell: the six questions, the tables, documents, claims. Expected numbers are those of the documents."""

import re
from html import unescape
from typing import Any

import pytest
from markup import Page

from digecon_cli.document import APART, NONE, REFUSED
from digecon_cli.publish.addresses import paths
from digecon_cli.publish.answers import answers, restated
from digecon_cli.publish.page import SiteEdition, SitePage
from digecon_cli.publish.site import build


@pytest.fixture(scope="module")
def asked(economy: Any) -> dict[str, str]:
    """What the page of the digital economy answers, by question."""
    edition = SiteEdition(economy, "en", ("en", "zh"))
    page = SitePage(edition, "indicators/economy.digital.html")
    series = economy.series["economy.digital"]
    found = answers(series, edition.leads["economy.digital"].headline, restated(series, page), page)
    return {
        one.name: " / ".join([one.large, *("".join(piece.text for piece in line) for line in one.lines)])
        for one in found
    }


def test_no_answer_names_an_id_or_a_command(material: Any) -> None:
    gathered = material("economy", "telecom.revenue", "telecom.fixed_value_added_old", "software.revenue")
    edition = SiteEdition(gathered, "en", ("en", "zh"))
    page = SitePage(edition, "indicators/any.html")
    for name, series in gathered.series.items():
        found = answers(series, edition.leads[name].headline, restated(series, page), page)
        words = " ".join(piece.text for one in found for line in one.lines for piece in line).split()
        assert not {word.strip(".,;:()'") for word in words} & {*gathered.data.catalog, "digecon"}, name


def test_the_six_questions_are_answered_in_their_order(asked: dict[str, str]) -> None:
    assert list(asked) == ["size", "share", "since", "maker", "revised", "apart"]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("size", ("53.9\u00a0trillion", "2023", "[53.85 to 53.95]", "+7.39", "within rounding")),
        ("share", ("42.8", "2023", "[42.75 to 42.85]")),
        ("since", ("2012", "none for 2013-2015", "2018-H1")),
        ("maker", ("China Academy of Information and Communications Technology", "2024-08", "19 more documents")),
        (
            "revised",
            (
                "No revisions beyond rounding",
                "growth of 2018 implies 25.89 for 2017, where 27.2 was printed",  # 31.3 / 1.209
                "growth of 2019 implies 30.97 for 2018, where 31.3 was printed",  # 35.8 / 1.156
            ),
        ),
        (
            "apart",
            (
                "growth is nominal and on a comparable scope, so it may differ from the growth of the levels",
                "Digital economy may overlap with other parts of GDP, so contributions would not add up.",
                "Digital core industries, value added; Digital economy (data administration); Information economy",
            ),
        ),
    ],
)
def test_a_question_has_its_answer(asked: dict[str, str], question: str, words: tuple[str, ...]) -> None:
    told = asked[question].replace("\u00a0", " ")
    assert [word for word in words if word.replace("\u00a0", " ") not in told] == []


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("indicators/economy.digital.html", "Digital economy, China (economy.digital)"),
        ("zh/indicators/economy.digital.html", "数字经济规模，中国 (economy.digital)"),
    ],
)
def test_the_title_of_a_page_names_the_area_for_whoever_comes_from_a_search(
    page: str, title: str, pages: dict[str, Page]
) -> None:
    assert pages[page].text().startswith(title)  # the title is the first text of a page


def test_the_section_on_revisions_says_what_its_card_says(pages: dict[str, Page]) -> None:
    text = pages["indicators/economy.digital.html"].text()
    for told in ("No revisions beyond rounding", "The published growth of 2018 implies 25.89 for 2017"):
        assert text.count(told) == 2


@pytest.fixture(scope="module")
def others(material: Any) -> dict[str, Page]:
    """The pages of a site on three indicators of two sectors."""
    found = build(material("telecom.revenue", "telecom.volume", "software.revenue"), ("en", "zh"))
    return {path: Page(raw) for path, raw in found.items() if path.endswith(".html")}


@pytest.mark.parametrize(
    ("indicator", "told"),
    [
        ("telecom.revenue", "2020, growth (comparable basis): 3.9 %, first printed as 3.6 (+0.3 pp)"),
        ("telecom.volume", "2017 (levels of years: 2018)"),
        ("telecom.revenue", "Not computed: share of GDP: Telecom revenue is revenue and GDP value added."),
        ("telecom.revenue", "Overlapping, not to be added up: Digital economy"),
        ("software.revenue", "2022, growth (comparable basis): 12.9 %, first printed as 11.2 (+1.7 pp)"),
        ("software.revenue", "8,158.6 billion yuan, first printed as 8,161.6 (-0.04 %)"),  # 8158.6 / 8161.6 - 1
    ],
)
def test_other_pages_tell(others: dict[str, Page], indicator: str, told: str) -> None:
    assert told in others[f"indicators/{indicator}.html"].text()


def test_parts_are_what_the_catalog_calls_parts(pages: dict[str, Page]) -> None:
    text = pages["indicators/economy.digital.html"].text()
    parts, _, overlapping = text.partition("Parts: ")[2].partition("Overlapping, not to be added up: ")
    assert parts.strip() == "Digital industrialisation; Industrial digitalisation"
    assert "Telecom business revenue" in overlapping


def test_every_page_has_the_six_answers_in_their_order(pages: dict[str, Page], others: dict[str, Page]) -> None:
    order = ["size", "share", "since", "maker", "revised", "apart"]
    for path, page in {**pages, **others}.items():
        found = [told.get("class") for tag, told in page.attributes if tag == "div" and told.get("class") in order]
        assert found in ([], order), path


def test_what_two_contributions_are_is_told(pages: dict[str, Page]) -> None:
    text = pages["indicators/economy.digital_industries.html"].text("2021")
    assert "from published growth = 2.27" in text
    assert "computed from levels 2.17" in text  # (8.35 - 7.5) / 39.2


def test_signs_are_explained_where_they_are_seen(pages: dict[str, Page]) -> None:
    told = pages["indicators/economy.digital.html"].text()
    for sign in ("= within", f"{APART} differs", f"{REFUSED} not computed", "> over", "f forecast"):
        assert sign in told, sign
    assert f"{REFUSED} not computed, for" not in pages["indicators/economy.digital_nda.html"].text()
    assert f"{NONE} nothing published" in pages["index.html"].text()


def test_where_to_look_is_told_in_chinese(pages: dict[str, Page]) -> None:
    assert "检索" in pages["zh/documents/caict-2019-05.html"].text()
    assert 'find "' not in pages["zh/indicators/economy.digital.html"].text()


def test_periods_are_told_in_chinese(others: dict[str, Page]) -> None:
    assert others["zh/indicators/telecom.revenue.html"].text("2017-S1").startswith("2017年上半年0.6454 ")
    assert "年初累计：2017年1至4月至" in others["zh/indicators/telecom.revenue.html"].text()


def test_growth_of_2018_stands_beside_what_the_levels_give(pages: dict[str, Page]) -> None:
    """31.3 / 27.2 - 1 = 15.07 %; at most 31.35 / 27.15 - 1 = 15.47 %, at least 31.25 / 27.25 - 1 = 14.678 %."""
    page = pages["indicators/economy.digital.html"]
    assert page.text("growth-2018") == "nominal 20.9 [20.85 to 20.95]"
    assert page.text("growth-nominal-computed-2018").startswith(f"{APART} 15.07 [14.67 to 15.47] revised base")
    assert page.text("growth-nominal-computed-2017") == "= 20.35 [19.86 to 20.85]"  # 27.2 / 22.6


def test_a_missing_year_is_told_in_place_of_a_number(pages: dict[str, Page]) -> None:
    page = pages["indicators/economy.digital.html"]
    assert page.text("growth-nominal-computed-2016") == f"{REFUSED} no figure of economy.digital for 2015"


def test_prints_say_which_one_stands(pages: dict[str, Page]) -> None:
    page = pages["indicators/economy.digital.html"]
    assert "stands" in page.text("share-economy.gdp-2012--caict-2022-07b")
    assert "21.6" in page.text("share-economy.gdp-2012--miit-2022-07e")
    assert "also printed" in page.text("share-economy.gdp-2012--miit-2022-07e")
    assert "; A lower bound, given before CAICT published 45.5, released 2022-07-03; also printed" in page.text(
        "2021--miit-2022-07e"
    )


def test_a_document_tells_all_that_it_prints(economy: Any, pages: dict[str, Page]) -> None:
    page = pages["documents/caict-2024-09b.html"]
    assert "https://jxt.zj.gov.cn/art/2024/9/12/art_1657977_58933048.html" in [address for _, address in page.links]
    for number in ("53.9 trillion yuan", "7.39 %", "42.8 %", "66.45 %"):
        assert number in page.text()
    own = [address for _, address in page.links if address.startswith("../indicators/") and "#" in address]
    assert len(own) == len(economy.documents["caict-2024-09b"])


def test_the_claims_lead_to_their_indicators(economy: Any, pages: dict[str, Page]) -> None:
    page = pages["claims.html"]
    assert {one.claim.claim_id for one in economy.check} <= set(page.ids)
    assert "indicators/economy.digital.html" in [address for _, address in page.links]


def test_the_article_is_named_where_it_is_checked(pages: dict[str, Page]) -> None:
    text = pages["claims.html"].text("")
    assert (
        "One article, checked: Article on China's digital economy (publisher not printed), "
        "China's digital economy: article of late 2023" in text
    )


def test_the_front_says_what_this_is_and_search_leads_on(pages: dict[str, Page]) -> None:
    assert "contributors of digecon" in pages["index.html"].text()
    assert "sectors/economy.html" in [address for _, address in pages["search.html"].links]


def test_another_area_has_a_page_of_its_own(material: Any) -> None:
    found = build(material("economy.gdp", "computing.devices"), ("en",))
    assert "indicators/computing.devices@US.html" in found
    assert "indicators/computing.devices@US.html" in "".join(
        address for _, address in Page(found["indicators/computing.devices.html"]).links
    ).replace("%40", "@").replace("computing.devices@US.html", "indicators/computing.devices@US.html")


def test_an_indicator_of_other_areas_only_leads_to_them(material: Any) -> None:
    whole = material()
    only = {one.indicator for one in whole.series.values()} - set(whole.series)
    assert only
    name = sorted(only)[0]
    page = Page(build(material(name), ("en",))[f"indicators/{name}.html"])
    assert f"{name}%40W.html" in "".join(address for _, address in page.links)


def test_names_of_files_are_safe_on_every_system() -> None:
    ids = ("GDP", "gdp", "a/b\\c", "index", "../up", "x" * 300, "数字经济")
    found = paths("documents", ids)
    names = [found[one].removeprefix("documents/") for one in ids]
    assert len({name.casefold() for name in names}) == 7
    assert names[1] == "gdp"  # whatever comes later
    assert names[6] == "数字经济"
    assert not [name for name in names if set(name) & set('/\\:*?"<>| ') or name.startswith(".") or len(name) > 100]
    assert "index" not in names


def test_the_first_screen_has_the_newest_figure_with_its_days_and_what_can_be_taken(others: dict[str, Page]) -> None:
    """The bulletin of 2025 is of 2026-01-28, and the months of 2026 have a lag of 22 days."""
    page = others["indicators/telecom.revenue.html"]
    text, _, rest = page.text().partition("Chart")
    for told in (
        "1.75 trillion yuan 2025 [1.745 to 1.755]", "Released 2026-01-28", "Updated 2026-01-28",
        "Next due the first 2 months of 2026, expected since 2026-03-22; not in this table of 2026-11-01",
        "CSV", "Picture (SVG)", "digecon plot telecom.revenue -o telecom.revenue.png", "Link to this figure", "Cite it",
    ):  # fmt: skip
        assert " ".join(told.split()) in " ".join(text.replace("\u00a0", " ").split()), told
    assert rest
    links = [address for _, address in page.links]
    assert {"telecom.revenue.csv", "telecom.revenue.svg", "#2025", "#cite"} <= {one.rpartition("/")[2] for one in links}


@pytest.mark.parametrize(
    ("path", "views"),
    [
        ("indicators/telecom.revenue.html", ["#chart", "#growth", "#table"]),  # no share of a whole is known
        ("indicators/software.revenue.html", ["#chart", "#growth", "#table"]),
        ("zh/indicators/telecom.volume.html", ["#growth", "#table"]),  # its levels are at prices of several years
    ],
)
def test_what_a_page_shows_of_its_figures(path: str, views: list[str], others: dict[str, Page]) -> None:
    page = others[path]
    found = [address for _, address in page.links if address in ("#chart", "#growth", "#share", "#table")]
    assert found == views
    assert {view.removeprefix("#") for view in views} <= set(page.ids)


def test_a_mark_of_a_picture_leads_to_its_row_and_says_value_and_source(pages: dict[str, Page]) -> None:
    """The levels that CAICT printed; 31.3 trillion of 2018 is 20.9 % more by its document, and 15.07 % (computed)."""
    page = pages["indicators/economy.digital.html"]
    titles = [told for told in page.titles if told.startswith("2018: ")]
    maker = "China Academy of Information and Communications Technology"
    assert f"2018: 31.3 trillion yuan, {maker}, 2019-04-18" in titles
    assert f"2018: 20.9 %, {maker}, 2019-04-18; computed 15.07 % (14.67 to 15.47)" in titles
    assert {"#2018", "#growth-2018", "#share-economy.gdp-2018"} <= {address for _, address in page.links}


def test_a_column_that_holds_one_reason_is_a_line(others: dict[str, Page]) -> None:
    text = others["indicators/telecom.revenue.html"].text()
    assert f"Share of GDP computed, %: {REFUSED} telecom.revenue is" in text
    assert "share-economy.gdp-computed-2024-9M" not in others["indicators/telecom.revenue.html"].ids


def test_what_is_long_is_folded(others: dict[str, Page]) -> None:
    page = others["indicators/telecom.revenue.html"]
    folded = sum(told.get("class") == "fold" for tag, told in page.attributes if tag == "details")
    assert folded >= 6  # four frequencies, commands, BibTeX, errors, documents
    assert "Half-years: 9" in page.text()


def test_the_front_leads_with_what_was_released_last_and_says_that_nothing_is_newer(pages: dict[str, Page]) -> None:
    """Of the sector economy GDP of 2025 was released last; the digital economy of 2023 is the newest of CAICT."""
    text = pages["index.html"].text().replace("\u00a0", " ")
    newest = text.index("Released last")
    assert "GDP grew" in text[:newest]
    assert text.index("53.9 trillion yuan in 2023") > newest
    assert "53.9 trillion yuan in 2023, +7.4 % (none newer is known)" in text
    assert "2023; none newer is known" in text
    assert "2025; none newer" not in text


def test_chinese_titles_of_documents_are_marked_as_chinese_behind_a_year_or_a_bracket_too(
    economy: Any, files: dict[str, bytes]
) -> None:
    titles = [economy.data.sources[name].title for name in economy.document_pages if name in economy.data.sources]
    expected = [title for title in titles if title.lstrip("《“0123456789")[:1] >= "\u4e00"]
    assert {title[0] for title in expected} > {"《", "2"}
    page = files["documents/index.html"].decode()
    marked = re.findall(r'<li><a href="[^"]*" lang="zh">([^<]*)</a>', page)
    assert [title for title in expected if not any(text.startswith(title) for text in map(unescape, marked))] == []
    assert [text for text in marked if text[:1].isascii() and text[:1].isalpha()] == []
