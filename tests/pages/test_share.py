"""Tables of shares say which are published and which are computed from the levels."""

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


def row_of(text: str, label: str) -> list[str]:
    line = next(line for line in text.splitlines() if line.strip().startswith(label))
    return line.strip().removeprefix(label).replace("╎", " ").split()


def test_a_single_series_has_a_row_as_published_and_one_from_the_levels(digecon: Run) -> None:
    shown = digecon("share", "economy.digital", "-f", "table").out
    # CAICT's white papers print 20.9 % of 2012, 36.2 % of 2019 and 42.8 % of 2023; 35.8 of 99.1 trillion is 36.1 %.
    assert row_of(shown, "Digital economy") == ["20.9", "30.3", "32.9", "34.8", "36.2", "38.6", "39.8", "41.5", "42.8"]
    assert set(row_of(shown, "from the levels")) == {"="}
    assert "= equal within rounding" in shown
    assert "omputed" not in shown  # the rows say it


def test_a_computed_share_that_is_not_the_published_one_stands_below_it(digecon: Run) -> None:
    shown = digecon("share", "economy.core_industries", "--from", "2024", "-f", "table").out
    # "About 10 %" of 2024 is printed, 14.09 of 134.9 trillion yuan are 10.5 %; of 2025 "over 10.5 %" and no level.
    assert row_of(shown, "Digital core sector") == ["~10", ">10.5"]
    assert row_of(shown, "from the levels") == ["10.5u", "·"]


def test_of_more_than_one_series_a_line_names_what_is_published(digecon: Run) -> None:
    shown = " ".join(digecon("share", "economy", "-f", "table").out.split())
    assert "Computed from the levels; as published: Digital core sector 2020, 2025." in shown
    assert "from the levels 2" not in shown


@pytest.mark.parametrize(
    ("name", "says"), [("core", "Computed from the levels."), ("users.mobile_internet", "As published.")]
)
def test_where_nothing_is_mixed_it_is_said_in_a_word(digecon: Run, name: str, says: str) -> None:
    words = ("--from", "2021", "--to", "2021") if says == "As published." else ()
    assert says in " ".join(digecon("share", name, *words, "-f", "table").out.split())


def test_in_chinese_too(digecon: Run) -> None:
    assert "按数值计算；以下为公布值：" in digecon("share", "economy", "-f", "table", "--lang", "zh").out.replace(
        "\n", ""
    )
