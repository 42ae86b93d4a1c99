"""The answers of list, info and sources, on a small table made by hand."""

from collections.abc import Callable
from typing import Any

import pytest
from rich.cells import cell_len

from digecon_cli.ask.options import RenderOptions
from digecon_cli.core import bundled
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import UsageError
from digecon_cli.core.model import Break, Indicator, Revision, Source
from digecon_cli.pages import listings
from digecon_cli.render import render

Make = Callable[..., Any]

ENTRIES = (
    Indicator(
        "s.whole", "The whole", "全部", "s", "flow", "CNY", 12, "Bureau", "", "", "All of it.", "Mind the census."
    ),
    Indicator("s.part", "A part", "部分", "s", "flow", "CNY", 12, "Bureau", "s.whole", "part", "Some of it."),
)
SOURCES = {
    "b-2021": Source("b-2021", "Bureau", "First print", "https://x.org", "2021-01-05", ""),
    "b-2022": Source("b-2022", "Bureau", "Revision", "", "2022-02", "a newspaper; no address known"),
}


@pytest.fixture
def data(figure: Make, dataset: Make) -> Dataset:
    rows = [
        figure(period="2020", value="101.6", unit_mult=12, vintage="2021-01", status="P", source="b-2021"),
        figure(period="2020", value="1013567", unit_mult=8, vintage="2022-02", source="b-2022"),
        figure(period="2020", value="101.36", unit_mult=12, vintage="2022-02", source="b-2022"),
        figure(period="2019", value="98", unit_mult=12, vintage="2020", source="b-2021"),
        figure("s.part", period="2020", value="35", unit="percent", unit_mult=0, measure="growth", source="b-2021"),
    ]
    found: Dataset = dataset(
        *rows,
        entries=ENTRIES,
        sources=SOURCES,
        breaks=[Break("s.whole", "CN", "2020", "A new survey.")],
        revisions=[Revision("s.whole", "CN", "2018", "2020", "2022", "joins", "A census.")],
    )
    return found


def test_list_has_the_columns_of_the_contract(data: Dataset) -> None:
    found = listings.listing(data.observations, data)
    assert found.columns == (
        "indicator", "label", "sector", "kind", "unit", "parent", "first", "last", "observations", "latest",
        "latest_period",
    )  # fmt: skip
    assert found.rows == [
        ("s.part", "A part", "s", "flow", "trillion yuan", "s.whole", "2020", "2020", 1, "", ""),
        ("s.whole", "The whole", "s", "flow", "trillion yuan", "", "2019", "2020", 4, "101.3567", "2020"),
    ]


def test_people_see_fewer_columns_and_the_latest_figure_in_full(data: Dataset) -> None:
    view = listings.listing(data.observations, data, "zh").view
    assert view is not None
    view = view()
    assert view is not None
    assert view.rows == [
        ("s.part", "部分", "2020", "growth 35 % (2020)"),
        ("s.whole", "全部", "2019-2020", "101.3567 万亿元 (2020)"),
    ]


def test_info_says_which_figure_stands_and_why(data: Dataset) -> None:
    told = listings.info("s.whole", data)
    assert told.rows == [
        ("indicator", "s.whole"),
        ("label", "The whole"),
        ("label_zh", "全部"),
        ("sector", "s"),
        ("kind", "flow"),
        ("unit", "trillion yuan"),
        ("producer", "Bureau"),
        ("definition", "All of it."),
        ("note", "Mind the census."),
        ("coverage", "level, CN, years: 2019 to 2020 (2)"),
        ("break", "2020: A new survey."),
        ("revision", "2022: 2018 to 2020, A census."),
        (
            "stands",
            "level 2020: 101.3567 trillion yuan, 2022-02 (the latest release); "
            "not 101.6 trillion yuan, 2021-01 [P]; 1 more print agrees",
        ),
        ("document", "b-2021: Bureau, First print (2021-01-05) <https://x.org>"),
        ("document", "b-2022: Bureau, Revision (2022-02), via a newspaper; no address known"),
    ]


def test_info_puts_the_chinese_label_first_where_it_is_asked_for(data: Dataset) -> None:
    told = listings.info("s.part", data, "zh").rows
    assert told[1:3] == [("label_zh", "部分"), ("label", "A part")]
    assert ("parent", "s.whole: 全部 (部分)") in told


def test_info_is_about_one_indicator(data: Dataset) -> None:
    with pytest.raises(UsageError, match="several indicators"):
        listings.info("s", data)


def test_many_documents_are_counted_for_people_and_all_told_to_programs() -> None:
    found = listings.info("economy.gdp", bundled.load())
    documents = [value for field, value in found.rows if field == "document"]
    assert len(documents) > 12
    assert found.view is not None
    assert found.view().rows[-1] == ("", f"and {len(documents) - 12} more documents")
    assert f"and {len(documents) - 12} more" in render(found, "markdown", RenderOptions()).text
    assert f"and {len(documents) - 12} more" not in render(found, "csv", RenderOptions()).text


def test_sources_count_their_figures(data: Dataset) -> None:
    found = listings.sources(data.observations, data)
    assert found.rows[1] == (*SOURCES["b-2022"], 2)
    assert found.view is not None
    assert found.view().rows[0] == ("b-2021", "Bureau, First print (2021-01-05) <https://x.org>", 3)


@pytest.mark.parametrize("make", [listings.listing, listings.sources])
def test_a_table_of_80_columns_shows_every_column_of_the_view(make: Callable[..., Any]) -> None:
    data = bundled.load()
    rendered = render(make(data.observations, data)._replace(page=None), "table", RenderOptions(width=80))
    assert rendered.notices == []
    assert max(map(cell_len, rendered.text.splitlines())) <= 80
