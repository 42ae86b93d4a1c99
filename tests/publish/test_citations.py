"""Citations: literal text, BibTeX that parses, CSL-JSON of the right shape, and derivations."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from pybtex.database import parse_string

from digecon_cli.api import load
from digecon_cli.core import bundled, facts
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.model import Source
from digecon_cli.publish import citations

Make = Callable[..., Any]

SOURCES = {
    "b-2020": Source("b-2020", "Bureau", "50 % & more: a_b {c} ~ 数字", "https://x.org/a_b%20{1}", "2020-03-05", ""),
    "n-nd": Source("n-nd", "Bureau", "A report", "", "", "a newspaper; no address known"),
}


@pytest.fixture
def found(figure: Make, dataset: Make) -> list[citations.Reference]:
    rows = [
        figure(period="2020", source="b-2020", locator="p. 3"),
        figure(period="2019", source="b-2020", locator="p. 2"),
        figure(period="2018", source="n-nd", measure="growth", unit="percent"),
    ]
    data: Dataset = dataset(*rows, sources=SOURCES)
    return citations.references(rows, data)


def test_text_names_producer_date_title_address_carrier_and_what_was_taken(found: list[citations.Reference]) -> None:
    assert citations.text(found) == (
        "[b-2020] Bureau (2020-03-05). 50 % & more: a_b {c} ~ 数字. https://x.org/a_b%20{1}\n"
        "  Figures: s.whole level 2019, 2020 (p. 2, p. 3)\n"
        "\n"
        "[n-nd] Bureau (no date). A report. Seen in: a newspaper; no address known.\n"
        "  Figures: s.whole growth 2018\n"
    )


def test_text_in_chinese_keeps_ids_and_titles(figure: Make, dataset: Make) -> None:
    rows = [figure(period="2018", source="n-nd", measure="growth", unit="percent", locator='find "4.3%"')]
    assert citations.text(citations.references(rows, dataset(*rows, sources=SOURCES), "zh"), "zh") == (
        "[n-nd] Bureau（日期不详）。A report。 见于：a newspaper；地址不详。\n  数据：s.whole 增速 2018（检索“4.3%”）\n"
    )


def test_bibtex_escapes_what_tex_would_read(found: list[citations.Reference]) -> None:
    assert citations.bibtex(found[:1]) == (
        "@misc{b-2020,\n"
        "  author = {{Bureau}},\n"
        "  title = {{50 \\% \\& more: a\\_b \\{c\\} \\textasciitilde{} 数字}},\n"
        "  year = {2020},\n"
        "  month = mar,\n"
        "  date = {2020-03-05},\n"
        "  url = {https://x.org/a_b%20%7B1%7D},\n"
        "  note = {Figures: s.whole level 2019, 2020 (p. 2, p. 3)},\n"
        "}\n"
    )


def test_bibtex_of_the_whole_table_parses_and_keys_are_the_documents() -> None:
    data = bundled.load()
    parsed = parse_string(citations.bibtex(citations.references(data.observations, data)), "bibtex")
    assert set(parsed.entries) == {source for row in data.observations for source in row.sources}
    assert parsed.entries["article"].fields["title"].startswith("{China's digital economy")


def test_csl_json_has_the_shape_that_reference_managers_read() -> None:
    data = bundled.load()
    items = json.loads(citations.csl_json(citations.references(data.observations, data)))
    assert {item["id"] for item in items} == {source for row in data.observations for source in row.sources}
    for item in items:
        assert item["type"] == "report"
        assert item["title"]
        assert [set(author) for author in item.get("author", [{"literal": ""}])] == [{"literal"}]
        assert all(isinstance(part, int) for part in item.get("issued", {"date-parts": [[2020]]})["date-parts"][0])
        assert "" not in item.values()
    unnamed = {item["id"] for item in items if "author" not in item}
    assert "article" in unnamed
    assert len(unnamed) < 10


def test_csl_json_literally(found: list[citations.Reference]) -> None:
    assert json.loads(citations.csl_json(found))[1] == {
        "id": "n-nd",
        "type": "report",
        "title": "A report",
        "author": [{"literal": "Bureau"}],
        "note": "Seen in: a newspaper; no address known. Figures: s.whole growth 2018",
    }


def test_a_derived_value_is_cited_with_derivation_documents_and_version() -> None:
    table = load().select("economy.digital", start="2018", end="2018", freq="A").growth(basis="computed")
    *documents, ours = citations.references(table.rows, table.data)
    assert ours.key == f"digecon-{bundled.version()}"
    assert ours.title == f"digecon data, version {bundled.version()}"
    # 31.3 / 27.2 = 1.150735; 31.25 / 27.25 = 1.146789; 31.35 / 27.15 = 1.154696.
    assert ours.notes[0].startswith(
        "economy.digital growth 2018 = 15.0735 % (low 14.6789, high 15.4696): (now / a year before - 1) x 100; "
        "vintages: 2018 of 2019-04-18, 2017 of 2018-04; caution: published growth is 20.9 %, that of the levels 15.07 %; "
        "revised base: not explained by rounding; the published rate implies 25.89 instead of 27.2 for 2017; from "
    )
    assert [one.notes for one in documents] == [("input to economy.digital growth 2018",)] * 2


def test_a_refused_value_is_not_cited(figure: Make, dataset: Make) -> None:
    refused = figure(
        origin="computed", measure="growth", value="", facts=(facts.of("missing.target"),), source="b-2020"
    )
    assert citations.references([refused], dataset(refused, sources=SOURCES)) == []


def test_spans_name_their_base() -> None:
    table = load().select("economy.digital", start="2019", end="2022", freq="A").cagr()
    notes = citations.references(table.rows, table.data)[-1].notes
    assert notes[0].startswith("economy.digital cagr 2022 on 2019 = 11.9")
    assert "((end / start)^(1/3) - 1) x 100" in notes[0]
    assert "mean of the yearly growth rates" in notes[1]


def test_a_document_that_nobody_knows_is_cited_by_its_id(figure: Make, dataset: Make) -> None:
    row = figure(source="my notes, p. {3}")
    (entry,) = citations.references([row], dataset(row))
    assert citations.text([entry]).startswith("[my notes, p. {3}] my notes, p. {3} (no date).")
    assert set(parse_string(citations.bibtex([entry]), "bibtex").entries) == {"my-notes--p.--3-"}


def test_a_document_whose_producer_is_not_named_has_no_author_and_is_sorted_by_its_title(
    figure: Make, dataset: Make
) -> None:
    rows = [figure(period="2018", source="paper")]
    source = Source("paper", "Article (publisher not printed)", "An article", "", "2023-12", "")
    found = citations.references(rows, dataset(*rows, sources={"paper": source}))
    assert citations.text(found).startswith("[paper] An article (2023-12).\n")
    entry = parse_string(citations.bibtex(found), "bibtex").entries["paper"]
    assert "author" not in entry.persons
    assert entry.fields["key"] == "An article"
    assert "author" not in json.loads(citations.csl_json(found))[0]


def test_a_sector_is_cited_by_the_documents_of_its_headline_figures_by_year(digecon: Callable[..., Any]) -> None:
    short, whole = (digecon("cite", "telecom", "-f", "bibtex", *more) for more in ((), ("--all",)))
    entries = parse_string(short.out, "bibtex").entries
    every = parse_string(whole.out, "bibtex").entries
    assert 10 < len(entries) < 25 < 100 < len(every)
    assert set(entries) < set(every)
    assert "miit-2026-01a" in entries, "the bulletin of 2025"
    assert short.out.count("\n") < 200
    assert short.err == f"digecon: the documents of headline figures by year; --all cites all {len(every)}\n"
    assert whole.err == ""
    assert "not printed" not in "".join(re.findall(r"author = .*", short.out))


def test_an_indicator_by_itself_is_cited_whole(digecon: Callable[..., Any]) -> None:
    answer = digecon("cite", "telecom.revenue")
    assert answer.err == ""
    assert answer.out == digecon("cite", "telecom.revenue", "--all").out


def test_ris_has_a_tag_a_line(found: list[citations.Reference]) -> None:
    assert citations.ris(found) == (
        "TY  - RPRT\n"
        "ID  - b-2020\n"
        "AU  - Bureau\n"
        "TI  - 50 % & more: a_b {c} ~ 数字\n"
        "PY  - 2020\n"
        "DA  - 2020/03/05/\n"
        "UR  - https://x.org/a_b%20{1}\n"
        "N1  - Figures: s.whole level 2019, 2020 (p. 2, p. 3)\n"
        "ER  - \n"
        "\n"
        "TY  - RPRT\n"
        "ID  - n-nd\n"
        "AU  - Bureau\n"
        "TI  - A report\n"
        "N1  - Seen in: a newspaper; no address known. Figures: s.whole growth 2018\n"
        "ER  - \n"
    )


@pytest.mark.parametrize(("published", "date"), [("2024", "2024///"), ("2024-03", "2024/03//")])
def test_ris_knows_no_more_of_a_date_than_the_table(
    published: str, date: str, found: list[citations.Reference]
) -> None:
    text = citations.ris([found[0]._replace(published=published, title="a\r\nER  - b", derived=True)])
    assert f"\nPY  - 2024\nDA  - {date}\n" in text
    assert text.startswith("TY  - DATA\n")
    assert text.count("\nER  - ") == 1  # a title cannot end an entry
