"""Tables in the forms of publishers and data platforms: small ones, each with what is special in it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from digecon_cli import reading as readers
from digecon_cli.core.dataset import Dataset

Read = Callable[..., Dataset]


def rows(data: Dataset) -> set[tuple[str, ...]]:
    """Return indicator, area, period, value and unit of all figures."""
    return {(row.indicator, row.area, row.period, row.value, row.unit) for row in data.observations}


def notices(data: Dataset) -> str:
    return " ".join(map(str, data.notices))


@pytest.mark.parametrize(("first", "second"), [("亿元", "亿元"), ("USD", "kg"), ("million USD", "million USD")])
def test_units_in_square_brackets_are_no_codes(read: Read, first: str, second: str) -> None:
    data = read(f"year,GDP [{first}],Trade [{second}]\n2019,5,6\n2020,7,8\n")
    assert {(row.indicator, row.value) for row in data.observations} == {
        (f"GDP [{first}]", "5"), (f"GDP [{first}]", "7"), (f"Trade [{second}]", "6"), (f"Trade [{second}]", "8"),
    }  # fmt: skip
    assert "no unit was found" not in notices(data)


def test_codes_in_square_brackets_are_indicators(read: Read) -> None:
    data = read("year,GDP [NY.GDP],Prices [FPCPI]\n2019,5,6\n")
    assert {row.indicator for row in data.observations} == {"NY.GDP", "FPCPI"}


def test_units_below_names_beside_columns_without_a_unit(read: Read) -> None:
    data = read(
        "Stkcd,ShortName,Accper,Typrep,B001101000\n证券代码,证券简称,统计截止日期,报表类型编码,营业收入\n没有单位,没有单位,没有单位,没有单位,元\n"
        "000001,平安,2019-12-31,A,137\n000001,平安,2020-12-31,A,153\n000002,万科,2019-12-31,A,367\n000002,万科,2020-12-31,A,419\n"
    )
    assert {(row.period, row.value, row.unit) for row in data.observations} == {
        ("2019", "137", "CNY"), ("2020", "153", "CNY"), ("2019", "367", "CNY"), ("2020", "419", "CNY"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("days", "periods"),
    [
        (("31 Jan 20", "29 Feb 20", "31 Mar 20"), {"2020-01", "2020-02", "2020-03"}),
        (("1-Nov-98", "1-Dec-98", "1-Jan-99"), {"1998-11", "1998-12", "1999-01"}),
        (("31-Dec-98", "31-Dec-99", "31-Dec-00"), {"1998", "1999", "2000"}),
        (("98-Jan-01", "98-Feb-01", "98-Mar-01"), {"1998-01", "1998-02", "1998-03"}),
    ],
)
def test_days_with_years_of_two_digits(read: Read, days: tuple[str, ...], periods: set[str]) -> None:
    data = read("DATE,IUMABEDR\n" + "".join(f"{day},0.7{number}\n" for number, day in enumerate(days)))
    assert {row.period for row in data.observations} == periods


def test_the_middles_of_years_beside_these_are_no_figures(read: Read) -> None:
    data = read(
        "Location,Time,MidPeriod,PopTotal\nKenya,2019,2019.5,52.5\nKenya,2020,2020.5,53.7\nGhana,2019,2019.5,30.4\n"
    )
    assert rows(data) == {
        ("PopTotal", "Kenya", "2019", "52.5", ""), ("PopTotal", "Kenya", "2020", "53.7", ""), ("PopTotal", "Ghana", "2019", "30.4", ""),
    }  # fmt: skip
    assert "columns not used: MidPeriod" in notices(data)


@pytest.mark.parametrize("name", ["ifs", "COWcode", "gwno"])
def test_numbers_of_countries_are_no_figures(read: Read, name: str) -> None:
    data = read(f"year,iso,{name},pop\n1870,AUS,193,1775\n1871,AUS,193,1675\n1870,BEL,124,4950\n1871,BEL,124,5000\n")
    assert {row.indicator for row in data.observations} == {"pop"}


def test_the_number_of_the_health_organization_stands_beside_its_text(read: Read) -> None:
    data = read(
        "Indicator,SpatialDimValueCode,Period,FactValueNumeric,FactValueNumericLow,Value\n"
        "Life expectancy (years),KEN,2018,65.7,64.9,65.7 [64.9-66.5]\nLife expectancy (years),KEN,2019,66.1,65.2,66.1 [65.2-67.0]\n"
    )
    assert {(row.period, row.value, row.unit) for row in data.observations} == {
        ("2018", "65.7", "years"),
        ("2019", "66.1", "years"),
    }
    assert "columns not used: FactValueNumericLow" in notices(data)


def test_words_for_what_is_missing_are_no_texts(read: Read) -> None:
    data = read("MSN,YYYYMM,Value\nA,2019,5\nA,2020,Not Available\nA,2021,No Data\n")
    assert "left out (empty cells: 2)" in notices(data)


def test_series_described_in_portuguese(read: Read) -> None:
    data = read(
        '"Nome da série";"Desemprego";"PIB"\n"Unidade de medida";"Percentagem";"Milhões de euros"\n"Data";;\n"31/03/2020";"6,7";"51000,1"\n"30/06/2020";"5,6";"45000,2"\n'
    )
    assert rows(data) == {
        ("Desemprego", "", "2020-Q1", "6.7", "percent"), ("Desemprego", "", "2020-Q2", "5.6", "percent"),
        ("PIB", "", "2020-Q1", "51000.1", "euros"), ("PIB", "", "2020-Q2", "45000.2", "euros"),
    }  # fmt: skip


def test_what_stands_over_periods_is_no_name_of_units(read: Read) -> None:
    data = read('"Reihe";"A";"B"\n"Einheit";"Prozent";"Stück"\n"31/03/2020";"6,7";"51,1"\n"30/06/2020";"5,6";"45,2"\n')
    assert {row.unit for row in data.observations}.isdisjoint({"31/03/2020", "30/06/2020"})


def test_columns_of_the_commission_for_latin_america(read: Read) -> None:
    data = read(
        "indicator,Country__ESTANDAR,Years__ESTANDAR,value,unit\nDesocupación,Chile,2018,7.4,Porcentaje\nDesocupación,Chile,2019,7.2,Porcentaje\n"
    )
    assert rows(data) == {
        ("Desocupación", "Chile", "2018", "7.4", "percent"), ("Desocupación", "Chile", "2019", "7.2", "percent"),
    }  # fmt: skip


TWO = {("Kenya", "2019", "95.5"), ("Kenya", "2020", "98.8"), ("Ghana", "2019", "66.9"), ("Ghana", "2020", "68.5")}
SERIES = '[{"name": "Kenya", "data": [95.5, 98.8]}, {"name": "Ghana", "data": [66.9, 68.5]}]'


@pytest.mark.parametrize(
    "text",
    [
        f'{{"title": {{"text": "GDP"}}, "xAxis": {{"categories": ["2019", "2020"]}}, "series": {SERIES}}}',
        f'{{"xAxis": {{"type": "category", "data": ["2019", "2020"]}}, "yAxis": {{"type": "value"}}, "series": {SERIES}}}',
        f'{{"type": "line", "data": {{"labels": ["2019", "2020"], "datasets": {SERIES.replace("name", "label")}}}}}',
        '{"Kenya": [[1546300800000, 95.5], [1577836800000, 98.8]], "Ghana": [[1546300800000, 66.9], [1577836800000, 68.5]]}',
        '{"status": "ok", "data": {"columns": ["country", "year", "GDP"], "rows": [["Kenya", 2019, 95.5], ["Kenya", 2020, 98.8], ["Ghana", 2019, 66.9], ["Ghana", 2020, 68.5]]}}',
    ],
    ids=["Highcharts", "ECharts", "Chart.js", "milliseconds", "columns and rows"],
)
def test_the_data_of_charts_and_interfaces(read: Read, text: str) -> None:
    data = read(text)
    assert {(row.area or row.indicator, row.period, row.value) for row in data.observations} == TWO


def test_pairs_of_milliseconds_and_values_alone(read: Read) -> None:
    data = read("[[1546300800000, 95.5], [1577836800000, 98.8], [1609459200000, 110.3]]")
    assert [(row.period, row.value) for row in data.observations] == [
        ("2019", "95.5"),
        ("2020", "98.8"),
        ("2021", "110.3"),
    ]


def test_codes_with_their_texts_in_rows_of_the_world_bank(read: Read) -> None:
    record = '{{"country": {{"id": "KE", "value": "Kenya"}}, "date": "{}", "value": 98.8, "indicator": {{"id": "NY.GDP", "value": "GDP (current US$)"}}}}'
    data = read(f"[{record.format(2019)}, {record.format(2020)}]")
    assert rows(data) == {
        ("NY.GDP", "KE", "2019", "98.8", "current US$"), ("NY.GDP", "KE", "2020", "98.8", "current US$"),
    }  # fmt: skip


def test_estimates_of_a_year_in_russian(read: Read) -> None:
    data = read("Показатель;2019 г.;2020 г. (оценка)\nВВП, млрд руб.;109608;107390\nНаселение, млн чел.;146,7;146,2\n")
    assert {(row.period, row.status) for row in data.observations} == {("2019", "A"), ("2020", "E")}


def test_series_of_the_world_bank_behind_their_years(read: Read) -> None:
    data = read(
        "Country Name,Country Code,2007 [YR2007] - Population growth (annual %) [SP.POP.GROW],2007 [YR2007] - GDP (current US$) [NY.GDP.MKTP.CD]\n"
        "Albania,ALB,-0.7,10677\nAngola,AGO,3.5,65266\n"
    )
    assert {(row.area, row.period, row.value, row.unit) for row in data.observations} == {
        ("ALB", "2007", "-0.7", "percent"), ("ALB", "2007", "10677", "current US$"), ("AGO", "2007", "3.5", "percent"), ("AGO", "2007", "65266", "current US$"),
    }  # fmt: skip


def test_words_for_missing_figures_in_most_rows(read: Read) -> None:
    lines = [
        f"{year},A,{year - 1900}\n{year},B,keine Daten verfügbar\n{year},C,keine Daten verfügbar\n"
        for year in (2019, 2020)
    ]
    data = read("Jahr,Rubrik,TJ\n" + "".join(lines))
    assert {(row.period, row.value, row.unit) for row in data.observations} == {
        ("2019", "119", "TJ"),
        ("2020", "120", "TJ"),
    }


def test_codes_of_places_in_portuguese_are_no_figures(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(
        "Nível,Cód.,Unidade da Federação,População - 2019\nUF,11,Rondônia,1777225\nUF,12,Acre,881935\nUF,13,Amazonas,4144597\n"
    )
    data = readers.read(str(tmp_path / "table.csv"), "period=2019")
    assert {(row.area, row.period, row.value) for row in data.observations} == {
        ("Rondônia", "2019", "1777225"), ("Acre", "2019", "881935"), ("Amazonas", "2019", "4144597"),
    }  # fmt: skip
