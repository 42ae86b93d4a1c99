"""The Python interface: the words of the command line, and frames of pandas."""

import inspect
import pydoc
import re
import rlcompleter
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pandas
import pytest
from registered import MEASURES

import digecon_cli
from digecon_cli import load, measures
from digecon_cli.api import Table
from digecon_cli.ask.contract import HEADER
from digecon_cli.core import periods
from digecon_cli.core.errors import DataError, UsageError

Run = Callable[..., Any]


def test_a_chain_of_words_gives_a_frame() -> None:
    frame = load().select("economy.digital", start=2019, end=2022).cagr().to_frame()
    assert tuple(frame.columns) == (*HEADER, "edition")
    cagr = frame[frame["measure"] == "cagr"].iloc[0]
    assert (cagr["period"], cagr["base_period"]) == ("2022", "2019")
    # (50.2 / 35.8)^(1/3), with 50.15 / 35.85 and 50.25 / 35.75 as ends
    assert cagr["value"] == pytest.approx(11.9284, abs=5e-5)
    assert cagr["low"] == pytest.approx(11.8392, abs=5e-5)
    assert cagr["high"] == pytest.approx(12.0177, abs=5e-5)


def test_numbers_of_a_frame_are_numbers_and_what_is_empty_is_missing() -> None:
    frame = load().select("telecom.revenue", start="2022", end="2022").show().to_frame()
    assert frame["value"].dtype.kind == "f"
    text = load().select("economy.digital").share().to_frame()
    assert text[text["codes"] == "missing"]["value"].isna().all()


def test_each_measure_is_a_word_of_the_table() -> None:
    table = load().select("telecom", start="2022-9M", end="2023-9M")
    nine = "2023-01-01/P9M"
    share = [
        one for one in table.share(of="telecom.revenue") if (one.indicator, one.period) == ("telecom.mobile_data", nine)
    ]
    expected = [38.4, pytest.approx(492 / 1281 * 100), pytest.approx(38.4 - 492 / 1281 * 100, abs=1e-9)]
    assert [float(one.value) for one in share] == expected
    assert [(one.measure, one.origin) for one in share] == [
        ("share", "published"), ("share", "computed"), ("gap", "computed"),
    ]  # fmt: skip
    assert [fact.code for fact in share[2].facts] == ["approximate"]  # "about 492"
    growth = table.growth(basis="published")
    assert [one.value for one in growth if (one.indicator, one.period) == ("telecom.revenue", nine)] == ["6.8"]
    rest = [one for one in table.contribution() if one.measure == "contribution_rest"]
    assert rest
    assert {one.indicator for one in rest} == {"telecom.revenue"}
    digital = load().select("economy.digital", start="2019")
    assert [one.value for one in digital.index("2019") if one.period == "2019"] == ["100"]
    assert digital.index(2019).rows == digital.index("2019").rows
    assert "Digital economy" in repr(digital)
    ratio = digital.ratio("economy.gdp")
    assert {one.unit for one in ratio} == {"ratio"}


def test_an_answer_shows_itself_as_the_terminal_does_and_as_html_in_a_notebook(digecon: Run) -> None:
    growth = load().select("telecom", start=2020).growth()
    screen = digecon("growth", "telecom", "--from", "2020", "-f", "table", COLUMNS="80").out
    assert growth.to_text(width=80) == screen
    assert repr(growth) == growth.to_text().rstrip("\n")
    assert "<caption>Telecom growth, %</caption>" in growth._repr_html_()
    assert repr(load()).endswith("more lines: print(_.to_text())")
    assert len(repr(load()).splitlines()) == 61
    assert "电信业务收入" in growth.to_text(lang="zh")
    with pytest.raises(UsageError, match="write export"):
        growth.to_text("xlsx")


def test_every_option_of_a_measure_is_a_keyword_that_completion_knows() -> None:
    for command in measures.commands():
        told = pydoc.plain(pydoc.render_doc(getattr(load(), command.name.replace("-", "_"))))
        for parameter in command.parameters:
            assert f"``{parameter.name}``: {parameter.help}" in told


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        (2019, 2021, "2019", "2021"),
        (2019.0, "2021", "2019", "2021"),
        (date(2019, 1, 1), date(2021, 12, 31), "2019", "2021"),
        (pandas.Timestamp("2019-01-01"), pandas.Timestamp("2021-12-31"), "2019", "2021"),
        (pandas.Period("2019", "Y"), pandas.Period("2021", "Y"), "2019", "2021"),
    ],
)
def test_years_and_dates_are_periods(start: object, end: object, first: str, last: str) -> None:
    found = [
        one.period for one in load().select("economy.digital", start=start, end=end).show() if one.measure == "level"
    ]
    assert (found[0], found[-1]) == (first, last)


def test_a_day_within_a_year_means_its_month() -> None:
    assert periods.typed(date(2019, 3, 1)) == "2019-03"
    assert periods.typed(date(2019, 1, 1), last=True) == "2019-01"
    assert periods.typed(pandas.Period("2022Q3")) == "2022Q3"


def test_a_transposed_frame_has_a_series_a_column_and_an_index_of_periods() -> None:
    frame = load().select("economy.digital", start=2020, end=2022).to_frame(transpose=True)
    assert list(frame.index) == list(pandas.period_range("2020", "2022", freq="Y"))
    # caict-2021-04, -2022-07 and -2023-04 print 39.2, 45.5 and 50.2 trillion yuan
    assert list(frame["economy.digital [CNY 12]"]) == [39.2, 45.5, 50.2]
    quarters = load().select("telecom.revenue", start="2022-Q1", end="2023-Q1").to_frame(transpose=True)
    assert [str(period) for period in quarters.index] == ["2022Q1", "2023Q1"]
    spans = load().select("telecom.revenue", start="2023-9M", end="2023-9M").to_frame(transpose=True)
    assert list(spans.index) == ["2023-9M"]


def test_a_transposed_frame_of_an_answer_without_a_value_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "far.csv"
    path.write_text("indicator,period,value\na,2000,1e300\na,2002,1e-300\n")  # no year follows another
    growth = digecon_cli.read(path).growth()
    assert [row.value for row in growth] == [""]
    frame = growth.to_frame(transpose=True)
    assert (len(frame), frame.index.name) == (0, "period")


@pytest.mark.parametrize("value", ["1e300", "1e-300", "-0", "nan", "inf", "1e309", "1" * 298])
def test_odd_numbers_of_a_table_are_numbers_of_a_frame_or_left_out(value: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text(f"indicator,period,value\na,2000,{value}\na,2001,2\na,2002,3\n")
    table = digecon_cli.read(path)
    for answer in (table.show(), table.growth(), table.cagr(), table.index(base=2001)):
        numbers = answer.to_frame()["value"].dropna()
        assert all(abs(number) < float("inf") for number in numbers)
        assert answer.to_text()
        assert len(answer.to_frame(transpose=True)) == answer.to_frame().dropna(subset=["value"])["period"].nunique()


def test_other_libraries_get_typed_columns() -> None:
    growth = load().select("economy.digital", start=2021, end=2022).growth()
    table = growth.to_arrow()
    assert tuple(table.column_names) == HEADER
    assert str(table.schema.field("value").type) == "double"
    polars = pytest.importorskip("polars")
    assert growth.to_polars().schema["value"] == polars.Float64


def test_one_statement_shows_itself_as_a_card(tmp_path: Path) -> None:
    file = tmp_path / "one.csv"
    file.write_text("indicator,period,value,unit\nGDP,2023,126.06,trillion yuan\n")
    english, chinese = (repr(digecon_cli.check(file, lang=lang)).splitlines() for lang in ("en", "zh"))
    assert english[:4] == [
        "Revised",
        "statement  Gross domestic product, 2023: 126.06 trillion yuan",
        "verdict    revised",
        "figure     129.42717 [129.427165, 129.427175] trillion yuan",
    ]
    assert chinese[:3] == ["后有修订", "陈述  国内生产总值，2023：126.06 万亿元", "结论  后有修订"]
    assert "<caption>Revised</caption>" in digecon_cli.check(file)._repr_html_()
    assert digecon_cli.check(file).to_frame()["verdict"].tolist() == ["revised"]


def test_listings_are_functions_that_show_themselves() -> None:
    assert "telecom.revenue" in str(digecon_cli.list("telecom"))
    assert digecon_cli.list("telecom").to_frame()["indicator"].str.startswith("telecom.").all()
    assert "5G users" in repr(digecon_cli.search("5G"))
    with pytest.raises(DataError, match="not in this table"):
        digecon_cli.search("xyzzy")
    assert "国内生产总值" in repr(digecon_cli.info("gdp"))
    check = digecon_cli.check(article=True).to_frame()
    assert (len(check), sum(check["verdict"] == "inconsistent")) == (173, 5)
    assert set(digecon_cli.check(article=True, verdict="rounding").to_frame()["verdict"]) == {"rounding"}
    with pytest.raises(UsageError, match="say what to check"):
        digecon_cli.check()
    assert "(now / a year before - 1) x 100" in repr(load().explain("economy.digital", 2018))
    with pytest.raises(DataError, match="there are figures of"):
        load().explain("economy.digital", 1990)
    for area in ("US", "USA", "United States"):
        assert load().explain("world.gdp", 2019, area=area).rows[0][0] == "published level"
    with pytest.raises(DataError, match=r"telecom\.revenue of United States; there are figures of China"):
        load().explain("telecom.revenue", area="USA")


def test_a_notebook_shows_the_first_rows_of_a_long_listing_and_says_how_many_more_there_are() -> None:
    documents = load().sources()
    html = documents._repr_html_()
    assert html.count("<tr>") == 61  # with the head
    assert f"... {len(documents.rows) - 60} more rows: to_frame(), or to_text(&#x27;html&#x27;)" in html
    assert digecon_cli.list("telecom")._repr_html_() == digecon_cli.list("telecom").to_text("html")


def test_documents_and_citations_of_a_table() -> None:
    table = load().select("patents.core_valid", start=2022, end=2022)
    assert table.cite().startswith("[")
    assert repr(table.cite()) == str(table.cite())
    assert table.cite("bibtex").startswith("@misc{")
    assert set(table.sources().to_frame()["source"]) == {one.source for one in table}


def test_export_takes_the_format_of_the_ending_or_makes_a_package(tmp_path: Path) -> None:
    table = load().select("economy.digital", start=2020)
    table.growth().export(tmp_path / "growth.csv")
    assert (tmp_path / "growth.csv").read_text(encoding="utf-8").startswith("indicator,label,")
    table.export(tmp_path / "package")
    assert "datapackage.json" in {path.name for path in (tmp_path / "package").iterdir()}
    with pytest.raises(UsageError, match="exists already"):
        table.export(tmp_path / "package")
    table.export(tmp_path / "package", force=True)
    with pytest.raises(UsageError, match="names no format"):
        table.export(tmp_path / "growth.xyz")


def test_a_chart_shows_itself_as_the_terminal_does_and_in_a_notebook(digecon: Run) -> None:
    picture = load().select("economy.digital", start=2019).plot()
    screen = digecon("plot", "economy.digital", "--from", "2019", COLUMNS="80", LINES="24").out
    assert f"{picture!r}\n" == screen
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    drawn = picture._repr_svg_()
    assert drawn is not None
    root = ElementTree.fromstring(drawn)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "53.9" in "".join(root.itertext())  # caict-2024-08 prints 53.9 trillion yuan for 2023


def test_an_answer_is_drawn_as_it_is_and_a_measure_as_it_is_computed() -> None:
    digital = load().select("economy.digital", start=2017)
    assert "index, 2017 = 100" in repr(digital.index(2017).plot())
    both = digital.plot("growth")
    assert "20.9" in repr(both)  # published for 2018
    assert "15.1" in repr(both)  # 31.3 / 27.2
    assert repr(digital.growth().plot()) == repr(both)
    with pytest.raises(UsageError, match="Did you mean 'growth'"):
        digital.plot("grwoth")
    with pytest.raises(UsageError, match="is not a theme"):
        digital.plot(theme="papr")
    with pytest.raises(DataError, match="no chart"):
        load().select("economy.digital", start=2017, end=2017).cagr().plot()


def test_a_chart_is_saved_by_its_ending_with_the_size_that_is_asked_for(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    picture = load().select("economy.digital", start=2017).plot(width=500, title="Mine", bounds=True, lang="en")
    for ending, begins in {".svg": b"<?xml", ".png": b"\x89PNG", ".pdf": b"%PDF", ".vl.json": b"{"}.items():
        picture.save(tmp_path / f"chart{ending}")
        assert (tmp_path / f"chart{ending}").read_bytes().startswith(begins), ending
    svg = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert "<title>Mine</title>" in svg
    assert 'width="500"' in svg
    (tmp_path / "doc").mkdir()
    picture.save(tmp_path / "doc" / "c.md")
    assert sorted(path.name for path in (tmp_path / "doc").iterdir()) == ["c.md", "c.svg"]
    with pytest.raises(UsageError, match="names no format"):
        picture.save(tmp_path / "chart.csv")


def test_without_matplotlib_a_chart_is_text_and_a_file_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith(("matplotlib", "digecon_cli.draw.print"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.delattr("digecon_cli.draw.print_page", raising=False)
    picture = load().select("economy.digital", start=2017).plot()
    with pytest.warns(UserWarning, match="pip install matplotlib"):
        assert picture._repr_svg_() is None
    assert "53.9" in repr(picture)
    with pytest.raises(UsageError, match="pip install matplotlib"):
        picture.save(tmp_path / "chart.svg")
    assert list(tmp_path.iterdir()) == []
    picture.save(tmp_path / "chart.txt")
    assert "53.9" in (tmp_path / "chart.txt").read_text(encoding="utf-8")


def test_tab_and_help_find_every_word_of_the_command_line() -> None:
    completer = rlcompleter.Completer({"digecon": digecon_cli, "table": load()})
    for word in digecon_cli.__all__:
        assert str(completer.complete(f"digecon.{word}", 0)).startswith(f"digecon.{word}"), word
    for word in [name.removeprefix("Table.") for name in SURFACE if name.startswith("Table.")]:
        assert str(completer.complete(f"table.{word}", 0)).startswith(f"table.{word}("), word
        assert inspect.signature(getattr(Table, word)).return_annotation is not inspect.Signature.empty
        told = pydoc.plain(pydoc.render_doc(getattr(Table, word)))
        assert f"{word}(self" in "".join(told.split())  # Python 3.13 has a line for each parameter


def test_what_is_public_is_there_and_nothing_else_shows() -> None:
    assert dir(digecon_cli) == sorted(digecon_cli.__all__)
    assert all(hasattr(digecon_cli, name) for name in digecon_cli.__all__)


SURFACE = {
    "load": "currency fill add catalog breaks revisions daily",
    "read": "path mapping daily currency fill catalog breaks revisions", "list": "names lang",
    "diff": "old new", "Table.revisions": "indicator freq area", "search": "text lang", "info": "indicator lang", "check": "file text article within verdict vintage lang",
    "Table.select": "names start end freq area latest last newest_part", "Table.largest": "period first",
    "Table.show": "measure all_sources vintage", "Table.only": "measures", "Table.compare": "names area vintage", "Table.rank": "by lowest first vintage",
    "Table.explain": "indicator period area vintage across_breaks lang", "Table.cite": "format lang", "Table.comparable": "", "Table.sources": "lang",
    "Table.to_frame": "transpose tidy", "Table.to_arrow": "", "Table.to_polars": "", "Table.to_text": "format lang width",
    "Table.plot": "measure title theme width height font_size dpi transparent free_scale scale bounds vintage lang", "Picture.save": "path",
    "Table.export": "path lang force", "Listing.to_frame": "", "Listing.to_text": "format lang width", "Listing.export": "path lang",
    "Listing.to_arrow": "", "Listing.to_polars": "",
    "growth": "frame value period by measure", "cagr": "frame value period by measure", "share": "frame of value period by measure",
    "index": "frame base value period by measure", "contribution": "frame args", "share_change": "frame args",
    "get": "indicator start end area freq measure",
}  # fmt: skip
for name, command in MEASURES.items():  # a measure has the parameters of its own, and what all measures have
    shared = "vintage" if command.plans else "vintage across_breaks"
    own_words = " ".join(parameter.name for parameter in command.parameters)
    SURFACE[f"Table.{name.replace('-', '_')}"] = f"names {own_words} {shared}"


@pytest.mark.parametrize("name", SURFACE)
def test_the_public_surface_is_what_was_promised(name: str) -> None:
    found: Any = digecon_cli
    for part in name.split("."):
        found = getattr(found, part)
    parameters = inspect.signature(found).parameters.values()
    keywords = {one.name for one in parameters if one.kind is not one.VAR_KEYWORD} - {"self"}
    assert keywords == set(SURFACE[name].split())
    assert inspect.getdoc(found)


INNER = {"asked", "named", "of", "derive", "records"}  # what the program's own parts call on a table


def test_the_page_names_what_is_promised_and_nothing_else_looks_public() -> None:
    page = (Path(__file__).parents[2] / "docs" / "python.md").read_text(encoding="utf-8")
    methods = {name.removeprefix("Table.") for name in SURFACE if name.startswith("Table.")}
    assert {name for name in dir(Table) if not name.startswith("_")} == methods | INNER
    assert {name for name in SURFACE if "." not in name} == {
        name for name in digecon_cli.__all__ if not name[0].isupper() and name != "__version__"
    }
    named = set(re.findall(r"\w+", "".join(line for line in page.splitlines() if line.startswith("|"))))
    assert methods | {name for name in SURFACE if "." not in name} <= named


def test_the_page_on_python_runs_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = (Path(__file__).parents[2] / "docs" / "python.md").read_text(encoding="utf-8")
    names: dict[str, Any] = {}
    exec(page.split("```python\n")[1].split("```")[0], names)
    assert isinstance(names["yearly"].index, pandas.PeriodIndex)
    assert (tmp_path / "shares.xlsx").stat().st_size > 0


def test_show_answers_with_the_figure_that_counts() -> None:
    gdp = load().select("economy.gdp", start="2018", end="2018")
    assert [one.value for one in gdp.show(vintage="first") if one.measure == "level"] == ["90030.9"]
    assert [one.value for one in gdp.show(vintage="2019-11") if one.measure == "level"] == ["919281.1"]
    assert len(gdp.show(all_sources=True)) > len(gdp.show())


@pytest.mark.parametrize("wrong", [["telecom"], 2020])
def test_what_is_no_name_is_answered_with_a_line_to_write(wrong: object) -> None:
    with pytest.raises(UsageError, match=r"is not a name: write select\('telecom', 'economy.gdp', start=2020\)"):
        load().select(wrong)  # type: ignore[arg-type]


def test_a_selection_of_a_selection_is_narrower() -> None:
    table = load().select("economy").select(start="2018", end="2018").select("economy.g*")
    assert {(one.indicator, one.period) for one in table} == {("economy.gdp", "2018")}


@pytest.mark.parametrize(
    ("said", "same"),
    [
        (("GDP,数字经济",), ("economy.gdp", "economy.digital")),
        (("Gross domestic product@CN",), ("economy.gdp",)),
        (("Telecoms",), ("telecom",)),
    ],
)
def test_names_and_periods_that_people_say_are_good_here_too(said: tuple[str, ...], same: tuple[str, ...]) -> None:
    data = load()
    rows = list(data.select(*said, start="2018-2022", freq="annual"))
    assert rows == list(data.select(*same, start=2018, end=2022, freq="A"))
    assert {one.period for one in rows} == {"2018", "2019", "2020", "2021", "2022"}


def test_measures_take_names_that_people_say() -> None:
    digital = load().select("digital economy", start="2018..2022")
    assert list(digital.share(of="GDP")) == list(digital.share(of="economy.gdp"))
    assert list(digital.ratio("population")) == list(digital.ratio("economy.population"))
    assert list(digital.per_head(population="population")) == list(digital.per_head())


def test_own_tables_are_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("indicator,period,value\nmy.users,2020,100\nmy.users,2021,110\n", encoding="utf-8")
    (row,) = digecon_cli.read(path).growth()
    assert (row.value, row.period) == ("10", "2021")


@pytest.mark.parametrize(
    "ask",
    [
        lambda table: table.to_text(lang="fr"),
        lambda table: table.cite(lang="fr"),
        lambda table: table.plot(lang="fr"),
        lambda table: table.export("x.csv", lang="fr"),
        lambda table: digecon_cli.list(lang="fr"),
    ],
    ids=["to_text", "cite", "plot", "export", "list"],
)
def test_a_language_that_is_not_spoken_here_is_refused(ask: Run) -> None:
    with pytest.raises(UsageError, match="'fr' is not a language here: write en or zh"):
        ask(load().select("economy.digital", start=2020))


def test_a_picture_warns_of_panels_that_find_no_room(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    picture = load().select("telecom", start=2020).plot(theme="slide")
    with pytest.warns(UserWarning, match="panels are drawn: select fewer series"):
        picture.save(tmp_path / "slide.svg")


def test_errors_are_the_two_kinds() -> None:
    with pytest.raises(UsageError, match="Did you mean 'telecom'"):
        load().select("telcom")
    with pytest.raises(UsageError, match="is not a vintage"):
        load().growth(vintage="yesterday")
    with pytest.raises(DataError, match=r"cannot read 'nowhere\.csv'"):
        digecon_cli.read("nowhere.csv")


def test_what_the_package_does_not_have_it_says() -> None:
    with pytest.raises(AttributeError, match="module 'digecon_cli' has no attribute 'lod'"):
        digecon_cli.lod  # noqa: B018


def test_only_the_measures_that_are_asked_for_and_a_tidy_frame() -> None:
    digital = load().select("economy.digital", start=2022, end=2023)
    assert {one.measure for one in digital.show(measure="level, growth")} == {"level", "growth"}
    assert {one.measure for one in digital.show(measure=["rank"])} == {"rank"}
    assert {one.measure for one in digital.growth().only("gap")} == {"gap"}
    for names in (["level,growth"], ["level", "growth"], ["Level, growth,"]):
        chosen = digital.show().only(*names)
        assert {one.measure for one in chosen} == {"level", "growth"}
        assert chosen.asked["measures"] == ("level", "growth")
    with pytest.raises(UsageError, match=r"this answer has no measure 'levl'. Did you mean 'level'\? It has level"):
        digital.show(measure="levl")
    frame = digital.show().to_frame(tidy=True)
    assert list(frame.columns) == ["indicator", "label", "area", "period", "measure", "value", "unit", "codes"]
    assert frame.period.tolist() == [2022, 2023]
    assert frame[["value", "unit"]].to_numpy().tolist() == [[50.2, "trillion CNY"], [53.9, "trillion CNY"]]
    plain = digital.show(measure="growth").to_text("csv", tidy=True, columns=("period", "value"))
    assert plain == "period,value\n2022,10.3\n2023,7.39\n"


def test_sentences_are_checked_in_python() -> None:
    # The bulletin of 2023 prints 6.2 %; 126.06 trillion yuan was printed in January 2024, and the census of that year raised it.
    found = digecon_cli.check(
        text="Telecom revenue grew 6.2 % in 2023. GDP was 126.06 trillion yuan in 2023."
    ).to_frame()
    assert list(found["verdict"]) == ["consistent", "revised"]
    kept = digecon_cli.check(text="Telecom revenue grew 6.2 % in 2023. It was 1 yuan.", verdict="consistent").to_frame()
    assert list(kept["indicator"]) == ["telecom.revenue"]
