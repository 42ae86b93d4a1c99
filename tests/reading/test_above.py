"""Lines above a table, names in several rows, and periods across under any first column."""

from collections.abc import Callable

import pytest

from digecon_cli import reading as readers
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError

Read = Callable[..., Dataset]


def cells(data: Dataset) -> set[tuple[str, str, str, str]]:
    return {(one.indicator, one.area, one.period, one.value) for one in data.observations}


def test_the_indicator_and_its_unit_stand_above_a_chinese_table(read: Read) -> None:
    text = "数据库：分省年度数据\n指标：地区生产总值(亿元)\n时间：最近10年\n地区,2017年,2016年\n北京市,28014.94,25669.13\n天津市,18549.19,17885.39\n数据来源：国家统计局,,\n"
    data = read(text.encode("gb18030"))
    name = "地区生产总值(亿元)"
    assert cells(data) == {
        (name, "北京市", "2017", "28014.94"), (name, "北京市", "2016", "25669.13"),
        (name, "天津市", "2017", "18549.19"), (name, "天津市", "2016", "17885.39"),
    }  # fmt: skip
    assert {(one.unit, one.unit_mult) for one in data.observations} == {("CNY", 8)}


def test_indicators_stand_in_the_first_column_with_their_units(read: Read) -> None:
    data = read("数据库：年度数据\n指标,2023年,2022年\n能源消费总量(万吨标准煤),572000,540956\n煤炭的比重(%),55.3,56\n")
    assert {(one.indicator[:2], one.period, one.value, one.unit, one.unit_mult) for one in data.observations} == {
        ("能源", "2023", "572000", "吨标准煤", 4), ("能源", "2022", "540956", "吨标准煤", 4),
        ("煤炭", "2023", "55.3", "percent", 0), ("煤炭", "2022", "56", "percent", 0),
    }  # fmt: skip


def test_a_file_of_single_chinese_characters_is_known(read: Read) -> None:
    data = read("x,2016年,2015年\nA,1.5,2\n".encode("gb18030"))
    assert cells(data) == {("A", "", "2016", "1.5"), ("A", "", "2015", "2")}


def test_areas_stand_over_the_periods(read: Read) -> None:
    data = read(
        '"Labour force"\n"Frequency: Monthly"\n\n"Geography","Canada",,"Ontario",\n'
        '"Characteristics","January 2022","February 2022","January 2022","February 2022"\n,"Persons",,,\n'
        '"Employment","1,234.5","1,235.5","400.5","401.5"\n\n"Footnotes:"\n1,"One, two"\n'
    )
    assert cells(data) == {
        ("Employment", "Canada", "2022-01", "1234.5"), ("Employment", "Canada", "2022-02", "1235.5"),
        ("Employment", "Ontario", "2022-01", "400.5"), ("Employment", "Ontario", "2022-02", "401.5"),
    }  # fmt: skip
    [notice] = data.notices
    assert notice.endswith(
        ": title of the table: 'Labour force'"
    )  # neither the row of units nor the notes are figures that were left out


def test_an_area_above_a_table_is_that_of_its_figures(read: Read) -> None:
    for word in ("Country", "Region", "地区"):
        assert cells(read(f"{word}: Europe,,\n,2019,2020\nExports,1.5,2\n")) == {
            ("Exports", "Europe", "2019", "1.5"), ("Exports", "Europe", "2020", "2"),
        }  # fmt: skip


@pytest.mark.parametrize("word", ["Percent", "Porcentaje", "Pourcentage", "Prozent"])
def test_percent_above_a_table_is_its_unit_in_any_language(word: str, read: Read) -> None:
    [figure, _] = read(f"{word},,\n,2019,2020\nX,1.5,2\n").observations
    assert (figure.indicator, figure.unit) == ("X", "percent")


def test_a_scale_above_a_table_is_not_that_of_its_rates(read: Read) -> None:
    data = read("Table 1. Trade,,\n(Numbers in thousands),,\n,2019,2020\nExports,1.5,2\nShare (%),30,31\nBoth,3,4\n")
    assert {(one.indicator, one.unit, one.unit_mult) for one in data.observations} == {
        ("Exports", "", 3), ("Share (%)", "percent", 0), ("Both", "", 3),
    }  # fmt: skip


def test_quarters_stand_under_their_years(read: Read) -> None:
    data = read(
        "Table 2. GDP,,,,,\n,,2019,,2020,\nLine,,Q1,Q2,Q1,Q2\n1,Output,1.5,2.5,3.5,4.5\n2,Use,5.5,6.5,7.5,8.5\n"
    )
    assert cells(data) == {
        ("Output", "", "2019-Q1", "1.5"), ("Output", "", "2019-Q2", "2.5"), ("Output", "", "2020-Q1", "3.5"),
        ("Output", "", "2020-Q2", "4.5"), ("Use", "", "2019-Q1", "5.5"), ("Use", "", "2019-Q2", "6.5"),
        ("Use", "", "2020-Q1", "7.5"), ("Use", "", "2020-Q2", "8.5"),
    }  # fmt: skip


def test_a_mark_behind_a_year_leaves_it_a_year(read: Read) -> None:
    periods = {one.period for one in read("Country,2019,2020,2021p,2022 (est.)\nItaly,5,6,7,8.5\n").observations}
    assert periods == {"2019", "2020", "2021", "2022"}


@pytest.mark.parametrize("first", ["", "Branche", "Item"])
def test_any_name_may_stand_over_the_labels(first: str, read: Read) -> None:
    data = read(f"{first};2019;2020\nFischerei;1,5;2\nBergbau;3,25;4\n")
    assert cells(data) == {
        ("Fischerei", "", "2019", "1.5"), ("Fischerei", "", "2020", "2"),
        ("Bergbau", "", "2019", "3.25"), ("Bergbau", "", "2020", "4"),
    }  # fmt: skip


def test_dimensions_join_the_indicator_with_periods_across_too(read: Read) -> None:
    data = read("country,gender,2010,2015\nBrasil,Male,45.1,46.1\nBrasil,Female,48.3,49.3\nJapan,Male,1.5,2.5\n")
    assert {one.indicator for one in data.observations} == {"Male", "Female"}
    assert len(data.observations) == 6


def test_names_and_years_in_one_cell_are_separated(read: Read) -> None:
    data = read("country,continent,gdp_1952,gdp_1957,pop_1952,pop_1957\nAngola,Africa,3520.5,3827.5,4232095,4561361\n")
    assert cells(data) == {
        ("gdp", "Angola", "1952", "3520.5"), ("gdp", "Angola", "1957", "3827.5"),
        ("pop", "Angola", "1952", "4232095"), ("pop", "Angola", "1957", "4561361"),
    }  # fmt: skip


def test_a_letter_before_the_years_says_nothing(read: Read) -> None:
    assert {one.period for one in read("Country,F2019,F2020\nItaly,1.5,2\n").observations} == {"2019", "2020"}


def test_months_stand_across_the_years(read: Read) -> None:
    data = read("Series Id:,CU1\nSeries Title:,All items\n\nYear,Jan,Feb,Mar,Annual\n2019,1.5,2,3,\n2020,4,5,6,\n")
    assert cells(data) == {
        ("All items", "", "2019-01", "1.5"), ("All items", "", "2019-02", "2"), ("All items", "", "2019-03", "3"),
        ("All items", "", "2020-01", "4"), ("All items", "", "2020-02", "5"), ("All items", "", "2020-03", "6"),
    }  # fmt: skip


def test_business_years_across_are_no_months(read: Read) -> None:
    assert {one.period for one in read("State,2010-11,2011-12\nGoa,4,5\n").observations} == {"2010", "2011"}


def test_two_layouts_that_fit_equally_well_are_both_returned() -> None:
    class First:
        NAME, RANK = "first", 1
        recognize = staticmethod(lambda sample: 0.5)

    class Second(First):
        NAME = "second"

    known, readers.layouts = readers.layouts, lambda: (First, Second)  # type: ignore[assignment]
    try:
        best, alternatives = readers.layout_of([["a"]])
    finally:
        readers.layouts = known
    assert (best, alternatives) == (First, [Second])


@pytest.mark.parametrize(
    "text",
    [
        "# ------\nyear,value\n2020,1\n2021,2\n",
        "# A table of mine\n# ------\nyear,value\n2020,1\n# 2020,7\n2021,2\n",
        "======\n# year,value\n2020,1\n2021,2\n",
    ],
)
def test_a_comment_is_no_name(text: str, read: Read) -> None:
    assert cells(read(text)) == {("value", "", "2020", "1"), ("value", "", "2021", "2")}


def test_a_comment_may_say_the_unit(read: Read) -> None:
    [first, _] = read("# Unit: million euro\n# ------\nyear,sales\n2020,1\n2021,2\n").observations
    assert (first.indicator, first.unit, first.unit_mult) == ("sales", "euro", 6)


def test_a_number_sign_in_a_name_is_no_comment(read: Read) -> None:
    assert cells(read("indicator,2020,2021\n# of firms,1,2\n")) == {
        ("# of firms", "", "2020", "1"), ("# of firms", "", "2021", "2"),
    }  # fmt: skip


def test_the_first_row_that_a_refusal_shows_is_no_comment(read: Read) -> None:
    with pytest.raises(DataError, match="Its first row, on line 2, is: a, b"):
        read("# ------\na,b\nc,d\n")


def test_what_is_glued_to_a_unit_is_part_of_the_name(read: Read) -> None:
    data = read("指标,2020年,2021年\n一般公共预算支出（亿元）i.上海,8102,8430\n支出（注）i.北京,7116,7205\n")
    assert [(one.indicator, one.unit, one.unit_mult) for one in data.observations if one.period == "2020"] == [
        ("一般公共预算支出（亿元）i.上海", "CNY", 8), ("支出（注）i.北京", "", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "indicator", "unit"),
    [
        ("Table 1: Exports (million euro)", "Exports (million euro)", ("euro", 6)),
        ("Tabelle 1.2: Ausfuhr (Mio. Euro)", "Ausfuhr (Mio. Euro)", ("Euro", 6)),
        ("Table 3a: Exports, million euro", "Exports, million euro", ("euro", 6)),
        ("表2：出口（亿元）", "出口（亿元）", ("CNY", 8)),
    ],
)
def test_the_number_of_a_table_leaves_its_title_and_unit(
    line: str, indicator: str, unit: tuple[str, int], read: Read
) -> None:
    data = read(f'"{line}"\nyear,value\n2020,5\n2021,6\n')
    assert [(one.indicator, one.unit, one.unit_mult, one.value) for one in data.observations] == [
        (indicator, *unit, "5"), (indicator, *unit, "6"),
    ]  # fmt: skip


NOTED = "Land;2021;2022\nBayern;3,5;3,1\nHessen;5,2;4,8\n{}\n"


def test_a_name_in_percent_below_a_table_without_a_title_is_that_of_its_figures(read: Read) -> None:
    name = "Arbeitslosenquote in Prozent aller zivilen Erwerbspersonen"
    data = read(NOTED.format(name))
    assert [(one.indicator, one.area, one.period, one.value, one.unit) for one in data.observations] == [
        (name, "Bayern", "2021", "3.5", "percent"), (name, "Bayern", "2022", "3.1", "percent"),
        (name, "Hessen", "2021", "5.2", "percent"), (name, "Hessen", "2022", "4.8", "percent"),
    ]  # fmt: skip
    assert data.about(name).kind == "rate"


@pytest.mark.parametrize(
    "note", ["Quelle: Amt, in Prozent gerundet", "Abweichungen in Prozent sind gerundet.", "2023 vorläufig", "In Euro"]
)
def test_another_note_below_a_table_says_nothing_of_its_figures(note: str, read: Read) -> None:
    data = read(NOTED.format(note))
    assert {(one.indicator, one.unit) for one in data.observations} == {("value", "")}


def test_a_note_below_says_nothing_of_figures_with_names_of_their_own(read: Read) -> None:
    data = read("Posten;2021;2022\nUmsatz;3,5;3,1\nKosten;5,2;4,8\nAnteil in Prozent\n")
    assert {(one.indicator, one.unit) for one in data.observations} == {("Kosten", ""), ("Umsatz", "")}


def test_a_title_goes_before_a_note_below(read: Read) -> None:
    data = read("Umsatz\n" + NOTED.format("Anteil in Prozent"))
    assert {(one.indicator, one.unit) for one in data.observations} == {("Umsatz", "")}


def test_the_area_of_a_table_of_statistics_canada_is_the_one_that_it_maps(read: Read) -> None:
    data = read(
        '"Consumer Price Index, monthly"\n"Geography: Canada, Province or territory"\n""\n"","Canada (map)"\n'
        '"Products","January 2023","February 2023","March 2023"\n"","2002=100"\n"All-items","153.9","154.5","155.5"\n"Food","179.6","181.2","182.5"\n'
    )
    assert {(one.area, one.unit) for one in data.observations} == {("Canada", "2002=100")}


def test_the_levels_of_a_geography_are_no_area(read: Read) -> None:
    data = read(
        '"Prices"\n"Geography: Canada, Province or territory"\n\n"Products","2022","2023"\n"Food","179.6","181.2"\n"Fuel","79.6","81.2"\n'
    )
    assert {one.area for one in data.observations} == {""}


def test_of_what_all_figures_are_is_said_below_the_lines_of_the_file(read: Read) -> None:
    data = read(
        "Data extracted on 12/06/2021 19:35:09 from [ESTAT],,\nDataset: ,Nights spent,\n\nTime frequency,,Annual\n"
        "Country of residence,,Foreign country\nUnit of measure,,Number\n\nGEO,2019,2020\nAustria,5,6\nMalta,7,8\n"
    )
    assert "title of the table: 'Country of residence: Foreign country'" in str(data.remarks[0])
    assert {(row.indicator, row.unit) for row in data.observations} == {("Nights spent", "Number")}
