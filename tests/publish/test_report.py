"""The report: what it says, in which order, and that no label breaks out of it."""

import csv
import re
from base64 import b64decode
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from markup import HEAVIEST

from digecon_cli import checking as claims
from digecon_cli.ask.options import RenderOptions
from digecon_cli.core import bundled
from digecon_cli.core.model import Indicator, Source
from digecon_cli.document import APART
from digecon_cli.publish import FORMATS
from digecon_cli.publish.report import report

Make = Callable[..., Any]
EVIL = "</title></pre><script>alert(1)</script>\x1b[31m```\n# head"


class Page(HTMLParser):
    """The elements of a page, with the stack checked."""

    VOID = ("meta", "link", "br", "path", "rect", "circle")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture
def small(figure: Make, dataset: Make) -> Callable[..., Any]:
    def make(label: str = "Whole") -> Any:
        rows = [
            figure(period="2021", value="50", source="a-2022", vintage="2022"),
            figure(period="2022", value="60", source="a-2023", vintage="2023"),
            figure(
                period="2022",
                value="25.0",
                measure="growth",
                unit="percent",
                unit_mult=0,
                source="a-2023",
                vintage="2023",
            ),
        ]
        entry = Indicator("s.whole", label, label, "s", "flow", "CNY", 8)
        sources = {
            "a-2022": Source("a-2022", "Office", f"Report {label}", "https://example.org/a?b=1&c", "2022", ""),
            "a-2023": Source("a-2023", "Office", "Report", "javascript:alert(1)", "2023", "a mirror"),
        }
        return dataset(*rows, entries=(entry,), sources=sources)

    return make


def write(data: Any, format: str) -> str:
    return FORMATS.find(format).render(report(data.observations, data), RenderOptions()).text


def test_it_says_what_happened(small: Callable[..., Any]) -> None:
    said = "Whole grew: 6.0 billion yuan in 2022, +25.0 %"
    assert f"<h1>{said}</h1>" in write(small(), "html").replace("\u00a0", " ")
    assert f"**{said}**" in write(small(), "markdown").replace("\u00a0", " ")


def test_the_first_table_has_both_rates(small: Callable[..., Any]) -> None:
    text = write(small(), "html")
    # 60 / 50 is 20 % more, rounding allows 17.9 to 22.3: not the 25 that are published.
    heard = f'<span aria-hidden="true">{APART}</span><span class="aloud">apart from the published rate</span>'
    row = rf"6\.0 billion yuan</a></td><td>2022</td><td[^>]*>\+25\.0</td><td[^>]*>\+20 {heard}</td>"
    assert re.search(row, text)


def test_the_page_is_whole_and_can_be_read_aloud(small: Callable[..., Any]) -> None:
    text = write(small(), "html")
    page = Page(text)
    assert page.open == []
    assert {"header", "main", "footer", "h1", "table", "caption", "figure", "figcaption"} <= {
        tag for tag, _ in page.found
    }
    assert page.all("html") == [{"lang": "en"}]
    assert all(cell.get("scope") in ("col", "row", "rowgroup") for cell in page.all("th"))
    assert all(one.get("aria-label") or one.get("aria-hidden") for one in page.all("svg"))
    ids = [attributes["id"] for _, attributes in page.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [one["href"] or "" for one in page.all("a")]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)


def test_each_figure_leads_to_its_document_and_its_derivation(small: Callable[..., Any]) -> None:
    text = write(small(), "html")
    number = re.search(r'<a href="#n(\d+)" data-n="\1">6\.0</a>', text)
    assert number
    note = re.search(rf'<div class="note" id="n{number[1]}">(.*?)</div>', text)
    assert note
    plain = unescape(re.sub(r"<[^>]+>", " ", note[1]))
    assert "Whole, 2022" in plain
    assert "(now / a year before - 1) x 100" in plain
    assert "25 % published" in plain.replace("25.0", "25")
    assert '<a href="https://example.org/a?b=1&amp;c">a-2022</a>' in note[1]  # the document of the year before


def test_the_newest_year_stands_first(small: Callable[..., Any]) -> None:
    head = write(small(), "html").split('<table class="all">')[1].split("</thead>")[0]
    assert re.findall(r">(\d{4})<", head) == ["2022", "2021"]


def test_nothing_is_loaded_and_nothing_runs(small: Callable[..., Any]) -> None:
    page = Page(write(small(), "html"))
    assert "default-src 'none'" in str(page.all("meta"))
    assert not {"script", "img", "iframe", "object"} & {tag for tag, _ in page.found}
    assert [one["href"] for one in page.all("link")] == ["data:,"]
    assert not any(name.startswith("on") for _, attributes in page.found for name in attributes)
    links = [one["href"] or "" for one in page.all("a")]
    assert "https://example.org/a?b=1&c" in links
    assert not any(link.startswith("javascript:") for link in links)


def test_no_label_breaks_out_of_html(small: Callable[..., Any]) -> None:
    text = write(small(EVIL), "html")
    page = Page(text)
    assert page.open == []
    assert "script" not in {tag for tag, _ in page.found}
    assert "\x1b" not in text


def test_no_label_breaks_out_of_markdown(small: Callable[..., Any]) -> None:
    text = write(small(EVIL), "markdown")
    outside = re.sub(r"^(`{3,})\w+$.*?^\1$", "", text, flags=re.DOTALL | re.MULTILINE)
    assert "<script" not in outside
    assert not any(line.startswith("# head") for line in outside.split("\n"))
    assert "\x1b" not in text


def test_the_data_behind_it_can_be_copied(small: Callable[..., Any]) -> None:
    text = write(small(), "markdown")
    table = text.split("```csv\n")[1].split("```")[0].split("\n")
    assert table[0].startswith("indicator,label,area,freq,period,start,end,measure,")
    assert table[1].startswith("s.whole,Whole,CN,A,2021,2021-01-01,2021-12-31,level,,,published,50,49.5,50.5,,CNY,8")


def test_what_does_not_hold_stands_before_what_does() -> None:
    data = bundled.load()
    found = claims.check(claims.published(), data)
    text = FORMATS.find("html").render(report(data.select(["computing"]), data, check=found), RenderOptions()).text
    tally = text.split('class="tally">')[1].split("<")[0]
    assert re.fullmatch(
        r"173 statements: 5 inconsistent, 1 not comparable, \d+ rounding, \d+ not checkable, \d+ consistent", tally
    )
    verdicts = re.findall(r"<li><strong>([\w ]+)</strong>", text)
    assert verdicts == ["inconsistent"] * 5 + ["not comparable"] + ["rounding"] * 4


def sectors_in(lang: str) -> dict[str, str]:
    """Return the pages of all sectors of the bundled table, with those on lives, and their index."""
    from digecon_cli.publish.html import book

    data = bundled.load()
    check = claims.check(claims.published(), data)
    index, pages = book(report(data.observations, data, lang, version="1", check=check), "r", "r.html")
    return {"r.html": index, **pages}


@pytest.fixture(scope="module")
def sectors() -> dict[str, str]:
    return sectors_in("en")


def heavy(pages: dict[str, str]) -> dict[str, int]:
    return {name: size for name, text in pages.items() if (size := len(text.encode())) > HEAVIEST}


@pytest.mark.slow
def test_no_page_of_a_report_is_heavy(sectors: dict[str, str]) -> None:
    assert len([name for name in sectors if "life-" not in name]) > 20
    assert heavy(sectors) == {}
    assert heavy(sectors_in("zh")) == {}


def test_the_whole_table_of_a_page_is_in_its_download() -> None:
    """Whatever the page leaves out: every published figure of the sector's years, with its bounds and its document."""
    data = bundled.load()
    rows = data.select(["telecom"])
    text = FORMATS.find("html").render(report(rows, data), RenderOptions()).text
    (link,) = re.findall('<a download="telecom.zip" href="data:application/zip;base64,([^"]*)"', text)
    with ZipFile(BytesIO(b64decode(link))) as archive:
        assert archive.namelist() == ["telecom.csv"]
        assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)
        found = list(csv.DictReader(archive.read("telecom.csv").decode().splitlines()))
    published = {
        tuple(row[name] for name in ("indicator", "period", "source")) for row in found if row["value"] and row["low"]
    }
    levels = [row for row in data.standing(rows) if row.measure == "level" and row.period.isdecimal()]
    assert len(levels) > 40
    assert {(one.indicator, one.period, one.source) for one in levels if not one.bound} <= published
    assert any(row["origin"] == "computed" for row in found)


def test_a_note_links_each_document_once(small: Callable[..., Any]) -> None:
    text = write(small(), "html")
    notes = re.findall(r'<div class="note".*?</div>', text)
    linked = [re.findall('<a href="([^"]*)"', note) for note in notes]
    assert any(linked)
    assert all(len(links) == len(set(links)) for links in linked)
    assert any(note.count("a-2023") > note.count(">a-2023</a>") == 1 for note in notes)


@pytest.mark.exhaustive
def test_a_note_leads_to_the_life_of_its_figure(sectors: dict[str, str]) -> None:
    links = {str(one["href"]) for text in sectors.values() for one in Page(text).all("a")}
    lives = sorted(link for link in links if link.startswith("life-"))
    assert "life-economy.digital.html#2018" in lives
    for link in lives:
        name, _, place = link.partition("#")
        assert f'<h2 id="{place}">' in sectors[unquote(name)], link
    assert "published growth of 20.9 % implies" in sectors["life-economy.digital.html"].replace("\u00a0", " ")
    assert "life-" not in write(bundled.load(), "html")  # a page alone has none beside it


def test_addresses_of_documents_are_escaped_once(sectors: dict[str, str]) -> None:
    lives = "".join(text for name, text in sectors.items() if name.startswith("life-"))
    links = [unescape(link) for link in re.findall('<a href="([^"]*)"', lives)]
    assert any("?did=865736038480185&newsid=" in link for link in links)
    assert not [link for link in links if "&amp;" in link]


def test_every_link_within_a_page_leads_somewhere(sectors: dict[str, str]) -> None:
    for name, text in sectors.items():
        page = Page(text)
        ids = {attributes["id"] for _, attributes in page.found if "id" in attributes}
        inner = {str(one["href"])[1:] for one in page.all("a") if str(one["href"]).startswith("#")}
        assert inner <= ids, name


def test_a_page_is_for_readers_who_have_never_seen_a_command_line(sectors: dict[str, str]) -> None:
    for name, text in sectors.items():
        told = re.sub(r'href="[^"]*"|<style>.*?</style>', "", text, flags=re.DOTALL)
        assert not re.search(r"digecon [a-z]|--[a-z]{2,}| -f csv|explain ", told), name


def test_the_message_of_telecom_is_what_its_ministry_printed(sectors: dict[str, str]) -> None:
    # Bulletin of 2025: 1.75 trillion yuan, up 0.7 %; the year before it was 3.2 %.
    said = "Telecom revenue hardly grew: 1.75 trillion yuan in 2025, +0.7 %"
    assert f"<h1>{said}</h1>" in sectors["telecom.html"].replace("\u00a0", " ")


def test_shares_of_a_partition_are_drawn(sectors: dict[str, str]) -> None:
    # Bulletin of 2025: 609.7 of 1750 billion yuan, 34.8 %, of which it prints no share; that of emerging business is 25.7 %.
    said = "Shares of Telecom revenue, %: 2025: Mobile data revenue 34.8*, Emerging telecom 25.7, "
    assert said in sectors["telecom.html"]
    assert "* computed from the levels" in sectors["telecom.html"]


def test_shares_are_the_published_ones_and_the_key_names_no_rest_that_is_not_there(sectors: dict[str, str]) -> None:
    # The academy prints 81.7 and 18.3 % for 2022 and 2021; 41 of 50.2 trillion yuan would be 82 %.
    page = sectors["economy.html"]
    for year in ("2022", "2021"):
        assert f"{year}: Digitalised industry 81.7, Digital industries 18.3;" in page
    assert "2020: Digitalised industry 80.9*, Digital industries 19.1*;" in page  # 31.7 and 7.5 of 39.2
    start = page.index("<svg", page.index("Shares of Digital economy, %"))
    assert ">other<" not in page[start : page.index("</svg>", start)]


def test_bars_of_shares_that_do_not_compare_have_a_line_between_them_and_its_reason(sectors: dict[str, str]) -> None:
    # The scope of emerging business is wider in 2024 (25 %) than in 2023 (21.2 %).
    page = sectors["telecom.html"]
    figure = page[page.index("<figcaption>Shares of Telecom revenue, %") :].split("</figure>")[0]
    apart = "; after a break, not comparable with earlier figures"
    assert re.search(rf"2024: [^;]*Emerging telecom 25, [^;]*{apart}; 2023: ", figure)
    assert "Emerging telecom: the series breaks at 2024" in figure
    wide = figure[: figure.index("</svg>")]
    (line,) = re.findall(r'<path d="M0 ([\d.]+)L[^"]*" class="r"', wide)
    years = {year: float(y) for y, year in re.findall(r'<text [^>]*y="([\d.]+)"[^>]*>(20\d\d)<', wide)}
    assert years["2024"] < float(line) < years["2023"]
    assert wide.count(apart) == 1


def test_chinese_pages_are_chinese() -> None:
    data = bundled.load()
    page = report(data.select(["telecom"]), data, "zh", "1")
    text = FORMATS.find("html").render(page, RenderOptions(lang="zh")).text
    assert '<html lang="zh">' in text
    assert "<h1>电信业务收入略有增长：2025年1.75万亿元，增长0.7%</h1>" in text.replace("\u00a0", " ")
    body = re.sub(r"<style>.*?</style>|<ul class=\"documents\">.*?</ul>|<[^>]+>", " ", text, flags=re.DOTALL)
    words = set(re.findall(r"[A-Za-z]{3,}", re.sub(r"\b[a-z]+-[0-9a-z-]+", " ", body)))
    assert words <= {"digecon", "CSV", "ZIP", "NBS", "article", "telecom", "revenue"}  # a gap names its whole by its id


def test_of_several_indicators_of_many_areas_the_areas_of_one_are_counted(
    digecon: Callable[..., Any], tmp_path: Any
) -> None:
    lines = [f"{name},A{at},2023,{100 + at},units" for name in ("health.beds", "health.nurses") for at in range(9)]
    text = "\n".join(["indicator,area,period,value,unit", *lines, ""])
    (tmp_path / "mine.csv").write_text(text, encoding="utf-8")
    told = digecon("report", "--data", "mine.csv", "-o", "-", cwd=tmp_path).out
    assert "highest in A8, 108 units in 2023, of 9 areas" in told.replace("\u00a0", " ")


def test_own_tables_have_their_own_name_and_say_what_is_left_out(digecon: Callable[..., Any], tmp_path: Any) -> None:
    rows = "".join(f"Land{area:02},{year},{100 + area}\n" for area in range(20) for year in (2022, 2023))
    (tmp_path / "mine.csv").write_text("country,year,value\n" + rows, encoding="utf-8")
    answer = digecon("report", "--data", "mine.csv", "-o", "mine.html", cwd=tmp_path)
    assert (answer.code, answer.out) == (0, "")
    text = (tmp_path / "mine.html").read_text(encoding="utf-8")
    assert "<title>mine.csv</title>" in text
    assert "China" not in text
    assert "highest in Land19, 119 in 2023, of 20 areas" in text.replace("\u00a0", " ")
    assert "12 more series are in the table below." in text
    whole = text.split('<table class="all">')[1]
    assert all(f">Land{area:02}</th>" in whole for area in range(20))


def test_levels_in_dollars_share_no_axis_and_no_growth_with_yuan(digecon: Callable[..., Any], tmp_path: Any) -> None:
    answer = digecon("report", "economy.digital", "--currency", "USD", "-o", "usd.html", cwd=tmp_path)
    assert answer.code == 0
    text = (tmp_path / "usd.html").read_text(encoding="utf-8")
    large = text.split('<figure class="large">')[1].split("</figure>")[0]
    assert 'class="q"' not in large  # the target of over 32 trillion is of yuan
    assert "(computed)</h1>" in text  # the published 7.4 % is of yuan


def test_own_indicators_of_several_areas_are_one_page(digecon: Callable[..., Any], tmp_path: Any) -> None:
    rows = [f"{area},{name},{year},{value},{unit}" for area, name, year, value, unit in (
        ("China", "Users", 2021, 1032, "million persons"), ("China", "Users", 2022, 1067, "million persons"),
        ("India", "Users", 2021, 750, "million persons"), ("India", "Users", 2022, 820, "million persons"),
        ("China", "Share", 2022, 75.6, "percent"), ("India", "Share", 2022, 57.9, "percent"),
    )]  # fmt: skip
    (tmp_path / "two.csv").write_text("\n".join(["country,indicator,year,value,unit", *rows]), encoding="utf-8")
    answer = digecon("report", "--data", "two.csv", "-o", "two.html", cwd=tmp_path)
    assert (answer.code, answer.out) == (0, "")
    text = (tmp_path / "two.html").read_text(encoding="utf-8").replace("\u00a0", " ")
    # 1067 / 1032 is 3.39 % more.
    assert "<h1>Users, China, grew: 1.067 billion in 2022, +3.4 % (computed)</h1>" in text
    assert "Users, India" in text.split("<main")[1].split("<figure")[0]
