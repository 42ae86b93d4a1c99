"""The drawings of lives: what they say, that nothing is cut, that every mark leads to its document."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from markup import HEAVIEST, Page

from digecon_cli.core import bundled
from digecon_cli.draw.life import WIDTH
from digecon_cli.draw.svg import text_width
from digecon_cli.pages.life import Life, life
from digecon_cli.publish.addresses import passage
from digecon_cli.publish.lives import message, panels, to_documents

_TEXT = re.compile(
    r'<text x="([-\d.]+)" y="([-\d.]+)"(?: class="([^"]*)")?(?: text-anchor="(\w+)")?(?: aria-hidden="true")?>([^<]*)<'
)


def lives() -> Iterator[Life]:
    data = bundled.load()
    groups: dict[tuple[str, ...], list[Any]] = {}
    for one in data.observations:
        groups.setdefault((one.indicator, one.area, one.period), []).append(one)
    yield from (found for rows in groups.values() if (found := life(rows, data)).is_drawn)


def drawn(found: Life, lang: str) -> list[str]:
    data = bundled.load()
    return [panel.svg for panel in panels(found, data, lang, to_documents(data, lang), "life")]


def placed(svg: str) -> Iterator[tuple[float, float, float, str]]:
    """Yield the baseline, the ends and the words of each text."""
    for x, y, kind, anchor, words in _TEXT.findall(svg):
        text = unescape(words)
        # Half-width letters are a tenth narrower than text_width has them, which never underestimates.
        size = text_width(text, 11 if "s" in kind.split() else 12) * (0.9 if text.isascii() else 0.93)
        left = float(x) - {"": 0.0, "middle": size / 2, "end": size}[anchor]
        yield float(y), left, left + size, text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_text_is_cut_leaves_its_panel_or_meets_another(lang: str) -> None:
    for found in lives():
        for svg in drawn(found, lang):
            rows: dict[float, list[tuple[float, float, str]]] = {}
            for y, left, right, text in placed(svg):
                assert "…" not in text
                assert left > -4, text
                assert right < WIDTH + 4, text
                rows.setdefault(y, []).append((left, right, text))
            for row in map(sorted, rows.values()):
                for (_, end, text), (start, _, other) in pairwise(row):
                    assert end <= start + 1, (text, other)


def economy_2018() -> Life:
    data = bundled.load()
    rows = [
        one for one in data.observations if (one.indicator, one.area, one.period) == ("economy.digital", "CN", "2018")
    ]
    return life(rows, data)


def test_the_message_names_both_bases() -> None:
    found = economy_2018()
    told = (
        "Digital economy, 2018: published growth of 20.9 % implies 25.89 for 2017, where 27.2 trillion yuan was printed"
    )
    assert message(found, bundled.load(), "en") == told
    assert (
        message(found, bundled.load(), "zh")
        == "数字经济规模，2018：公布的增速20.9 %隐含2017基数为25.89，而当时公布的是27.2万亿元"
    )


def test_growths_are_arrows_from_the_base_that_each_used() -> None:
    prints, growths = drawn(economy_2018(), "en")
    assert [text for *_, text in placed(prints)] == [
        "Every print, trillion yuan", "2019-04-18", "CAICT, caict-2019-05", "31.3", "2019-04-18", "CAICT, caict-nde", "31.3",
        "31.25", "31.3", "31.35",
    ]  # fmt: skip
    assert [text for *_, text in placed(growths)] == [
        "Growth on 2017, levels in trillion yuan", "printed 2018-04 – 2019-04-18", "+15.1 %", "27.2", "31.3",
        "rounding allows 14.67 to 15.47 %", "published 2019-04-18, CAICT", "+20.9 %", "25.89", "31.3",
        "27.2 was printed for 2017, which rounding does not", "explain", "24", "26", "28", "30", "32",
    ]  # fmt: skip
    # On an axis from 24 to 32 the arrows begin at 27.2 and 25.89 and end at 31.3; only the implied base is hollow.
    starts = [
        (float(x), kind) for x, kind in re.findall(r'<circle cx="([\d.]+)" cy="[\d.]+" r="4.5" class="(\w+)"', growths)
    ]
    (left,), (right,) = (
        re.findall(rf'<text x="([\d.]+)" y="[\d.]+" class="s f" text-anchor="middle" aria-hidden="true">{at}<', growths)
        for at in (24, 32)
    )
    scale = (float(right) - float(left)) / 8
    assert [kind for _, kind in starts] == ["b", "h2"]
    assert [round((x - float(left)) / scale + 24, 1) for x, _ in starts] == [27.2, 25.9]


def test_only_the_figure_that_stands_is_large_and_coloured() -> None:
    prints, _ = drawn(economy_2018(), "en")
    assert re.findall(r'r="([\d.]+)" class="(\w+)"', prints) == [("5.5", "b"), ("3.5", "x")]


def test_a_bound_is_drawn_open() -> None:
    data = bundled.load()
    rows = [
        one for one in data.observations if (one.indicator, one.area, one.period) == ("economy.digital", "CN", "2021")
    ]
    prints, growths = drawn(life(rows, data), "en")
    assert [text for *_, text in placed(growths)][1:5] == ["printed 2021-04 – 2022-07-03", ">14.6 %", "39.2", ">45"]
    # Three strokes make an open arrow, and no stroke stands upright at an end of it.
    first = prints.partition("2022-07-11</text>")[0]
    assert first.count('class="y"') == 3
    assert not re.search(r'd="M([\d.]+) [\d.]+L\1 [\d.]+" class="y"', first)


def test_a_drawing_can_be_heard() -> None:
    for svg in drawn(economy_2018(), "en"):
        root = ElementTree.fromstring(svg)
        assert root.attrib["aria-label"] == root.findtext("title")
        assert [each.attrib["id"] for each in root if each.tag == "desc"] == [root.attrib["aria-describedby"]]
        assert root.attrib["role"] == "group"
    _, growths = drawn(economy_2018(), "en")
    words = ElementTree.fromstring(growths).findtext("desc")
    assert words == (
        "From 27.2 to 31.3: +15.1 % (14.67 to 15.47), both as printed. "
        "From 25.89, which no document prints, to 31.3: +20.9 %, as published."
    )


def test_every_mark_leads_to_its_passage() -> None:
    data = bundled.load()
    for svg in drawn(economy_2018(), "en"):
        links = re.findall(r'<a href="([^"]+)"><title>([^<]+)</title>', svg)
        assert links
        for address, words in links:
            number, source, place = unescape(words).rsplit(", ", 2)
            assert re.search(r"\d", number)  # a link is heard with the day or the period, and with its number
            url, _, text = unescape(address).partition("#:~:text=")
            assert url == data.sources[source].url
            assert place == f'find "{unquote(text)}"'


def test_a_passage_is_the_words_to_find() -> None:
    assert passage("https://a.org/b", 'find "1.5-2 %"') == "https://a.org/b#:~:text=1.5%2D2%20%25"
    assert passage("https://a.org/b", "page 5") == "https://a.org/b"
    assert passage("https://a.org/b#c", 'find "d"') == "https://a.org/b#c"
    assert passage("", 'find "d"') == ""


def test_explain_writes_the_life_as_a_page_and_as_a_picture(digecon: Any, tmp_path: Path) -> None:
    page, picture = tmp_path / "life.html", tmp_path / "life.svg"
    assert digecon("explain", "economy.digital", "2018", "-o", str(page)).code == 0
    read = Page(page.read_bytes())
    assert read.faults == []
    assert len(set(read.ids)) == len(read.ids)
    assert "implies 25.89 for 2017, where 27.2 trillion yuan was printed" in read.text()
    assert "published level" in read.text()  # the fields of explain stand below
    assert digecon("explain", "economy.digital", "2018", "-o", str(picture)).code == 0
    root = ElementTree.fromstring(picture.read_text("utf-8"))
    assert root.attrib["width"] == "720"
    assert "prefers-color-scheme: dark" in picture.read_text("utf-8")
    assert "<script" not in picture.read_text("utf-8")


def test_of_one_print_a_sentence_says_so_and_nothing_is_drawn(digecon: Any, tmp_path: Path) -> None:
    told = "Digital economy, 2023: one document printed it, and no published rate implies another base."
    for name in ("life.svg", "life.html"):
        path = tmp_path / name
        assert digecon("explain", "economy.digital", "2023", "-o", str(path)).code == 0
        text = path.read_text("utf-8")
        assert told in re.sub("<[^>]+>", " ", text).replace("  ", " ") or "printed it, and no" in text
        assert "<circle" not in text


def test_a_picture_of_nothing_that_was_known_by_a_day_says_so(digecon: Any, tmp_path: Path) -> None:
    for name in ("life.svg", "life.html"):
        refused = digecon("explain", "economy.digital", "2018", "--vintage", "2018", "-o", str(tmp_path / name))
        assert refused.code == 1
        assert "nothing selected is known to have been released by 2018" in refused.err


@pytest.mark.exhaustive
def test_the_site_has_a_life_for_what_was_printed_on_two_days_or_rests_on_another_base(
    economy: Any, files: Any, pages: Any
) -> None:
    assert set(economy.life_pages) == {name for name, series in economy.series.items() if series.lives}
    assert {"2012", "2018", "2025"} <= set(economy.series["economy.gdp"].lives)
    for folder in ("", "zh/"):
        for name, path in economy.life_pages.items():
            series, page = economy.series[name], pages[f"{folder}{path}.html"]
            assert set(series.lives) == {
                period for period in series.lives if period.replace("-01-01/P", "-") in " ".join(page.ids)
            }
            links = {address for tag, address in pages[f"{folder}indicators/{name}.html"].links if tag == "a"}
            assert f"../{path}.html" in links
            assert len(files[f"{folder}{path}.html"]) <= HEAVIEST
    links = {address for tag, address in pages["indicators/economy.digital.html"].links if tag == "a"}
    assert "../lives/economy.digital.html#2018" in links


def test_axes_and_titles_of_drawings_are_not_read_out_twice() -> None:
    for svg in drawn(economy_2018(), "en"):
        title = re.search(r"<title>([^<]+)</title>", svg)
        assert title
        unheard = "".join(re.findall(r'<text [^>]*aria-hidden="true"[^>]*>([^<]*)</text>', svg))
        heard = re.findall(r"<text (?![^>]*aria-hidden)[^>]*>([^<]*)</text>", svg)
        assert unheard.startswith(title[1][:20])
        assert title[1] not in heard
