"""The pages of months: what is new, what was revised, what does not compare. Expected numbers are those of the documents."""

from typing import Any

from markup import Page


def test_a_revision_is_told_with_what_it_replaces_and_why(pages: dict[str, Page]) -> None:
    text = pages["months/2024-12.html"].text()
    # The fifth economic census raised GDP of 2023, first printed on 17 January 2024.
    assert "Gross domestic product, 2023: 129.42717 trillion yuan; before: 126.0582 trillion yuan (2024-01-17)" in text
    assert "The fifth economic census raised 2023 by 2.7 %." in text
    links = {address for tag, address in pages["months/2024-12.html"].links if tag == "a"}
    assert {"../indicators/economy.gdp.html#2023", "../lives/economy.gdp.html#2023"} <= links


def test_what_is_new_stands_in_the_month_of_its_first_print(pages: dict[str, Page]) -> None:
    assert "2023: 53.9 trillion yuan" in pages["months/2024-08.html"].text()
    assert "53.9" not in pages["months/2024-09.html"].text("new") if "months/2024-09.html" in pages else True
    # 31.3 was printed twice in April 2019, and is new once.
    assert pages["months/2019-04.html"].text().count("31.3 trillion yuan") == 1


def test_what_does_not_compare_is_told_with_the_reason(pages: dict[str, Page]) -> None:
    text = pages["months/2019-04.html"].text()
    assert (
        "Digital economy 2018: revised base: not explained by rounding; the published rate implies 25.89 instead of 27.2"
        in text
    )


def test_a_revision_within_rounding_is_none(pages: dict[str, Page]) -> None:
    """Over 45 trillion of 2021, then 45.5: the second is finer, and replaces nothing."""
    for month in ("2022-07",):
        page = pages[f"months/{month}.html"]
        assert "before: >45" not in page.text()


def test_the_front_page_leads_to_the_newest_month(pages: dict[str, Page], files: Any) -> None:
    newest = max(path for path in files if path.startswith("months/2"))
    assert newest in {address for tag, address in pages["index.html"].links if tag == "a"}
    assert f"zh/{newest}" in pages
    assert "个新数据" in pages[f"zh/{newest}"].text()
    listed = [
        address for tag, address in pages["months/index.html"].links if tag == "a" and address.startswith("../months/2")
    ]
    assert listed == sorted(listed, reverse=True)
