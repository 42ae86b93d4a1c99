"""The triangle of releases, on a table of a few rows made by hand."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli.ask.options import RenderOptions
from digecon_cli.changes.triangle import triangle
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError
from digecon_cli.core.model import Indicator, Source
from digecon_cli.render import render

Make = Callable[..., Any]


@pytest.fixture
def data(figure: Make, dataset: Make) -> Dataset:
    rows = [
        figure(period="2020", value="101.6", unit_mult=12, vintage="2021-01-18", status="P", source="b"),
        figure(period="2020", value="1015986", unit_mult=8, vintage="2021-02-28", source="b"),
        figure(period="2020", value="103.4", unit_mult=12, vintage="2025-12", source="b"),
        figure(period="2020", value="99", unit_mult=12, vintage="2022", source="rumour"),
        figure(period="2021", value="114.4", unit_mult=12, vintage="2022-01-17", source="b"),
        figure(period="2021", value="117.2", unit_mult=12, vintage="2025-12", source="b"),
        figure(period="2022", value="121", unit_mult=12, vintage="2023-01-17", source="b"),
    ]
    sources = {name: Source(name, maker, "", "", "", "") for name, maker in (("b", "Bureau"), ("rumour", "Somebody"))}
    found: Dataset = dataset(
        *rows,
        entries=(Indicator("s.whole", "The whole", unit="CNY", unit_mult=12, producer="Bureau"),),
        sources=sources,
    )
    return found


def test_each_release_says_what_it_changed(data: Dataset) -> None:
    found = triangle("s.whole", data.observations, data)
    told = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    # 103.4 / 101.5986 - 1 = 1.773 %, and 117.2 / 114.4 - 1 = 2.448 %; the producer's figures alone count
    assert [
        (one["period"], one["vintage"], one["value"], one["change"], one["note"]) for one in told
    ] == [
        ("2020", "2021-01-18", "101.6", "", ""),
        ("2020", "2021-02-28", "101.5986", "-0.001", "within rounding"),
        ("2020", "2025-12", "103.4", "1.773", "beyond rounding"),
        ("2021", "2022-01-17", "114.4", "", ""),
        ("2021", "2025-12", "117.2", "2.448", "beyond rounding"),
        ("2022", "2023-01-17", "121", "", ""),
    ]  # fmt: skip


def test_people_see_periods_down_and_releases_across(data: Dataset) -> None:
    found = triangle("s.whole", data.observations, data)
    assert render(found, "table", RenderOptions(width=80)).text == (
        "s.whole as released, trillion yuan\n"
        "      first  2021-02-28  2025-12\n"
        "2020  101.6      101.60   103.4*\n"
        "2021  114.4               117.2*\n"
        "periods not listed were released once; * differs from the figure before by more\n"
        "than rounding; every day and document: -f csv\n"
    )


def test_many_releases_have_a_column_a_year_of_which_a_narrow_screen_shows_the_newest(
    figure: Make, dataset: Make
) -> None:
    days = [
        "2021-01-18",
        "2021-05-01",
        "2021-09-01",
        "2022-02-01",
        "2022-03-01",
        "2023-02-01",
        "2023-03-01",
        "2024-02-01",
    ]
    data = dataset(*(figure(value=str(100 + at), vintage=day) for at, day in enumerate(days)))
    listing = triangle("s.whole", data.observations, data)
    lines = render(listing, "table", RenderOptions(width=80)).text.splitlines()
    assert lines[1:3] == ["      first  2021  2022  2023  2024", "2020    100  102*  104*  106*  107*"]
    narrow = render(listing, "table", RenderOptions(width=30)).text.splitlines()
    assert narrow[2:5] == [
        "      first  2022  2023  2024",
        "2020    100  104*  106*  107*",
        "Not in the table: 2021 (-f",
    ]


def test_few_releases_have_a_column_a_day_whatever_the_width(figure: Make, dataset: Make) -> None:
    days = {"2021-01-18": "100", "2021-05-01": "101", "2021-09-01": "102", "2022-02-01": "103"}
    data = dataset(*(figure(value=value, vintage=day) for day, value in days.items()))
    listing = triangle("s.whole", data.observations, data)
    wide, narrow = (render(listing, "table", RenderOptions(width=width)).text.splitlines() for width in (80, 40))
    assert wide[1].split() == ["first", "2021-05-01", "2021-09-01", "2022-02-01"]
    assert narrow[1].split() == ["first", "2021-09-01", "2022-02-01"]


def test_what_was_released_once_says_so(figure: Make, dataset: Make) -> None:
    data = dataset(figure(vintage="2021", source="b"))
    found = triangle("s.whole", data.observations, data)
    assert " ".join(render(found, "table", RenderOptions()).text.split()) == (
        "s.whole 2020: 100 x 100 million yuan, released once, by b on 2021; no later release changes it"
    )
    data = dataset(figure(vintage="2021"), figure(period="2021", vintage="2022"))
    found = triangle("s.whole", data.observations, data)
    assert render(found, "table", RenderOptions()).text == "s.whole: no figure was released twice\n"


def test_the_base_of_a_later_rate_is_named_beside_a_figure_that_was_released_once(figure: Make, dataset: Make) -> None:
    before = figure(period="2020", value="100.0", vintage="2021", source="b")
    now = figure(period="2021", value="121.0", vintage="2022", source="b")
    rate = figure(
        period="2021", measure="growth", value="10.0", unit="percent", unit_mult=0, vintage="2022", source="b"
    )
    data = dataset(before, now, rate)
    page = render(triangle("s.whole", [before], data), "table", RenderOptions()).text
    # 121.0 / 1.100 = 110.0
    assert " ".join(page.split()).endswith(
        "the growth of 2021 as published, 10.0 %, starts from about 110.0 x 100 million yuan, which no document prints"
    )
    agreeing = rate._replace(value="21.0", low="20.95", high="21.05")
    data = dataset(before, now, agreeing)
    assert "starts from" not in render(triangle("s.whole", [before], data), "table", RenderOptions()).text


def test_without_dates_there_is_no_triangle(figure: Make, dataset: Make) -> None:
    data = dataset(figure())
    with pytest.raises(DataError, match=r"no figure of s\.whole has a release date"):
        triangle("s.whole", data.observations, data)
