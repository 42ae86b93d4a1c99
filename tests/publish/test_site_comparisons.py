"""Pages of series side by side: which there are, and that what does not compare is refused with its reason."""

from markup import Page

from digecon_cli.publish.compared import side_by_side_pages
from digecon_cli.publish.material import Material


def test_a_site_compares_what_a_reader_would(economy: Material) -> None:
    found = {sides.path: sides.series for sides in side_by_side_pages(economy)}
    assert found["compare/parts-economy.digital.html"] == (
        "economy.digital", "economy.digital_industries", "economy.digital_integration",
    )  # fmt: skip
    assert "economy.digital_nda" in found["compare/rivals-economy.digital.html"]
    assert all(2 <= len(series) <= 6 for series in found.values())
    assert len({frozenset(series) for series in found.values()}) == len(found)


def test_levels_multiples_and_growth_stand_on_one_axis(pages: dict[str, Page]) -> None:
    """53.9 trillion of 2023 are 0.4166 of the GDP of 129.4 trillion."""
    text = pages["compare/parts-economy.gdp.html"].text().replace("\u00a0", " ")
    for told in (
        "Gross domestic product: the whole and its parts",
        "Trillion yuan",
        "Divided by GDP",
        "53.9",
        "Growth on the year before",
    ):
        assert told in text, told


def test_what_does_not_compare_is_refused_with_its_reason_and_nothing_to_type(pages: dict[str, Page]) -> None:
    text = pages["compare/rivals-economy.digital.html"].text()
    assert "Digital economy (NDA) not divided (concept)" in text
    assert "digecon ratio" not in text


def test_a_series_has_the_name_of_its_page_and_that_of_the_tables(pages: dict[str, Page]) -> None:
    text = pages["compare/parts-economy.gdp.html"].text()
    assert "GDP: gross domestic product" in text
    assert "Digital economy: digital economy" not in text


def test_a_series_links_to_its_comparisons_and_they_to_it(pages: dict[str, Page]) -> None:
    links = [address for _, address in pages["indicators/economy.digital.html"].links]
    assert {"../compare/parts-economy.digital.html", "../compare/rivals-economy.digital.html"} <= set(links)
    assert "../indicators/economy.digital.html" in [
        address for _, address in pages["compare/parts-economy.digital.html"].links
    ]
    assert "compare/index.html" in [address for _, address in pages["index.html"].links]


def aloud(page: Page) -> list[str]:
    """Return what is heard of the pictures of a page."""
    return [told.get("aria-label", "") for tag, told in page.attributes if tag == "svg"]


def test_series_side_by_side_are_drawn_and_signs_are_heard_in_words(pages: dict[str, Page]) -> None:
    found = [text for text in aloud(pages["compare/parts-economy.digital.html"]) if "trillion yuan: " in text]
    assert len(found) == 3  # the whole, and its two parts
    assert {text.partition(",")[0] for text in found} >= {"Digital economy", "Digital industrialisation"}
    heard = [text for page in pages.values() for text in aloud(page)]
    assert any(", from the levels +" in text for text in heard)
    assert [text for text in heard if any(sign in text for sign in "=≠×╎")] == []
