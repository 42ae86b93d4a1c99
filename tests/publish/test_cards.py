"""The cards of checked claims: what they say, and that both numbers stand on one scale."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from markup import Page

TELECOM = "Telecom revenue grew 9 % in 2023"


def bars(svg: str) -> list[float]:
    """Return how long the bars are, in pixels, the claimed one first."""
    return [float(size) for size in re.findall(r'<rect [^>]*width="([\d.]+)" height="12" class="[xb]"', svg)]


def test_a_card_is_a_page(digecon: Any, tmp_path: Path) -> None:
    path = tmp_path / "card.html"
    assert digecon("check", TELECOM, "-o", str(path)).code == 1  # it does not hold
    page = Page(path.read_bytes())
    assert page.faults == []
    words = (
        "\u201cTelecom revenue grew 9 % in 2023\u201d", "Inconsistent", "Understood: Telecom business revenue, growth, 2023: 9 %",
        "In the table: 6.2 [6.15, 6.25] %", "2023 Communications Industry Statistical Bulletin",
    )  # fmt: skip
    assert [word for word in words if word not in page.text()] == []
    assert any("#:~:text=6.2%25" in address for tag, address in page.links if tag == "a")


def test_both_numbers_are_bars_from_zero_on_one_scale(digecon: Any, tmp_path: Path) -> None:
    path = tmp_path / "card.svg"
    digecon("check", TELECOM, "-o", str(path))
    svg = path.read_text("utf-8")
    ElementTree.fromstring(svg)
    claimed, printed = bars(svg)
    assert claimed / printed == pytest.approx(9 / 6.2, rel=0.01)
    assert "prefers-color-scheme: dark" in svg
    assert "Claimed: 9; in the table: 6.2." in svg


def test_a_bound_is_an_open_arrow(digecon: Any, tmp_path: Path) -> None:
    path = tmp_path / "card.svg"
    assert digecon("check", "Digital economy was more than 45 trillion yuan in 2021", "-o", str(path)).code == 0
    svg = path.read_text("utf-8")
    assert svg.count('class="q"') == 3
    assert ">over 45<" in svg


def test_a_card_is_told_in_chinese(digecon: Any, tmp_path: Path) -> None:
    path = tmp_path / "card.svg"
    digecon("check", "2023年电信业务收入增长9%", "--lang", "zh", "-o", str(path))
    svg = path.read_text("utf-8")
    for words in (
        "不一致",
        "理解为：电信业务收入，增速，2023：9 %",
        "数据表：6.2 [6.15, 6.25] %",
        "文中数字与数据表，%",
    ):
        assert words in svg


def test_what_has_no_number_to_set_beside_has_no_bars(digecon: Any, tmp_path: Path) -> None:
    path = tmp_path / "card.svg"
    digecon("check", "Nobody knows what it was", "-o", str(path))
    assert "Not checkable" in path.read_text("utf-8")
    assert bars(path.read_text("utf-8")) == []


def test_several_statements_are_a_page_and_no_picture(digecon: Any, tmp_path: Path) -> None:
    two = (TELECOM, "China's GDP was 126.06 trillion yuan in 2023")
    path = tmp_path / "cards.html"
    digecon("check", *two, "-o", str(path))
    assert "2 statements: 1 revised, 1 inconsistent" in Page(path.read_bytes()).text()
    refused = digecon("check", *two, "-o", str(tmp_path / "card.svg"))
    assert refused.code == 2
    assert "a picture shows one statement, and there are 2" in refused.err
    assert not (tmp_path / "card.svg").exists()
