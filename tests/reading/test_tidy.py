"""Tidy long tables under any usual names, and --map."""

from collections.abc import Callable

import pytest

from digecon_cli import reading as readers
from digecon_cli.ask.options import RenderOptions
from digecon_cli.ask.table import ObservationTable
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError, UsageError
from digecon_cli.large import shape
from digecon_cli.render import csv as csv_format

Read = Callable[..., Dataset]


@pytest.mark.parametrize("area", ["country", "economy", "area", "geo"])
@pytest.mark.parametrize("indicator", ["indicator", "series", "variable"])
@pytest.mark.parametrize(
    ("period", "value"), [("year", "value"), ("Date", "OBS_VALUE"), ("time", "Value"), ("Period", "obs_value")]
)
def test_usual_names_are_found(area: str, indicator: str, period: str, value: str, read: Read) -> None:
    [row] = read(f"{area},{indicator},{period},{value}\nNA,gdp,2021,1.50\n").observations
    assert (row.area, row.indicator, row.period, row.value) == ("NA", "gdp", "2021", "1.50")


def test_digits_of_other_people_are_no_precision(read: Read) -> None:
    [row] = read("country,indicator,year,value\nCN,gdp,2021,1.5\n").observations
    assert (row.low, row.high) == ("", "")
    assert not row.interval().known


def test_stated_decimals_are_precision(read: Read) -> None:
    first, second, third = read(
        "country,indicator,year,value,decimals\nCN,gdp,2021,1.5,2\nCN,gdp,2022,7,0\nCN,gdp,2023,1.234,1\n"
    ).observations
    assert (first.value, first.low, first.high) == ("1.50", "1.495", "1.505")
    assert (second.value, second.low, second.high) == ("7", "6.5", "7.5")
    assert (third.value, third.low, third.high) == ("1.234", "", "")  # finer than what is stated: not rounded to it


def test_codes_go_before_names_and_labels_are_kept(read: Read) -> None:
    data = read("Country Name,Country Code,Indicator Name,Indicator Code,Year,Value\nChina,CHN,Output,NY.X,2021,3\n")
    assert [(one.area, one.indicator) for one in data.observations] == [("CHN", "NY.X")]
    assert data.about("NY.X").label == "Output"


def test_map_names_the_columns(read: Read) -> None:
    text = "Land,Jahr,OBS,Art\nDE,2020,5,bip\n"
    [row] = read(text, "value=OBS,period=Jahr,area=Land,indicator=Art").observations
    assert (row.area, row.period, row.value, row.indicator) == ("DE", "2020", "5", "bip")


def test_without_indicators_the_value_column_names_the_one(read: Read) -> None:
    [row] = read("Land,Jahr,OBS\nDE,2020,5\n", "value=OBS,period=Jahr").observations
    assert (row.indicator, row.area) == ("OBS", "DE")


@pytest.mark.parametrize(
    ("mapping", "fault"),
    [
        ("value=OBX", "no column 'OBX' (--map value=). Did you mean 'OBS'?"),
        ("valu=OBS", "'valu' in --map is not a field. Did you mean 'value'?"),
        ("value", "'value' in --map is not a pair"),
    ],
)
def test_a_mapping_that_does_not_fit_is_a_wrong_request(mapping: str, fault: str, read: Read) -> None:
    with pytest.raises(UsageError) as caught:
        read("Land,Jahr,OBS\nDE,2020,5\n", mapping)
    assert fault in str(caught.value)


def test_what_is_no_figure_is_left_out_and_counted(read: Read, where: str) -> None:
    data = read(
        "country,indicator,year,value\n"
        "CN,a,2019,n/a\nCN,a,2020,\nCN,a,2021,12 or so\nCN,a,20x1,3\nCN,a,2022,0\nCN,a,2023,-4.5\nCN,a,2024,1.5e3\nCN,a\n"
    )
    assert [(one.period, one.value) for one in data.observations] == [("2022", "0"), ("2023", "-4.5"), ("2024", "1500")]
    notice = data.notices[-1]
    assert notice.endswith(
        "left out (cells with text: 1, empty cells: 2, figures without a known period: 1, rows of another length: 1)"
        + where
    )


def test_repeated_figures_count_once_and_contradictory_ones_not_at_all(read: Read) -> None:
    data = read("country,indicator,year,value\nCN,a,2020,1\nCN,a,2020,1.0\nUS,a,2020,2\nUS,a,2020,3\nUS,a,2021,4\n")
    assert [(one.area, one.period, one.value) for one in data.observations] == [
        ("CN", "2020", "1"),
        ("US", "2021", "4"),
    ]
    assert "repeated figures: 1" in data.notices[-1]
    assert "figures given twice with different values: 1" in data.notices[-1]


def test_every_value_of_a_figure_that_is_given_many_times_is_counted(read: Read) -> None:
    kept = "".join(f"B,{year},1\n" for year in range(2001, 2004))
    many = "".join(f"total,2000,{value}\n" for value in range(5))
    data = read("area,year,value\n" + kept + many)
    assert "(figures given twice with different values: 1, further values of such figures: 3)" in str(data.notices[-1])
    assert len(data.observations) == 3  # one name that tells nothing does not take the others along


def test_quarters_and_months_stand_beside_years(read: Read) -> None:
    data = read("geo,variable,time,value\nDE,x,2020,4\nDE,x,2020-Q1,1\nDE,x,2020M03,2\n")
    assert [one.period for one in data.observations] == ["2020", "2020-Q1", "2020-03"]


@pytest.mark.parametrize(
    ("dates", "periods"),
    [
        (("2019-01-01", "2020-01-01"), ["2019", "2020"]),
        (("2019-12-31", "2020-12-31"), ["2019", "2020"]),
        (("2020-01-01", "2020-04-01"), ["2020-Q1", "2020-Q2"]),
        (("2020-02-29", "2020-03-31"), ["2020-02", "2020-03"]),
    ],
)
def test_dates_that_are_ends_of_a_period_are_periods(dates: tuple[str, str], periods: list[str], read: Read) -> None:
    data = read("geo,date,value\n" + "".join(f"DE,{date},1\n" for date in dates))
    assert [one.period for one in data.observations] == periods


def test_days_are_not_compared(read: Read) -> None:
    with pytest.raises(DataError, match="figures of single days: 2"):
        read("geo,date,value\nDE,2020-03-05,1\nDE,2020-03-06,1\n")


def test_percent_in_any_spelling_is_a_rate(read: Read) -> None:
    data = read("geo,variable,year,value,unit\nDE,u,2020,4,%\n")
    assert data.observations[0].unit == "percent"
    assert data.about("u").kind == "rate"


def test_a_break_flag_breaks_the_series(read: Read) -> None:
    data = read("geo,variable,year,value,status\nDE,u,2020,4,bp\n")
    assert (data.observations[0].status, data.observations[0].note) == ("B", "flags in the file: bp")
    assert [one.period for one in data.breaks["u", "DE"]] == ["2020"]


def test_a_multiplier_in_words_counts_and_an_unknown_one_leaves_the_figure_out(read: Read, where: str) -> None:
    data = read(
        "country,indicator,year,value,unit,unit_mult\n"
        "DE,gdp,2020,5,EUR,million\nDE,gdp,2021,6,EUR,Thousands\nDE,gdp,2022,7,EUR,Units\nDE,gdp,2023,8,EUR,heaps\n"
    )
    assert [(one.period, one.unit_mult) for one in data.observations] == [("2020", 6), ("2021", 3), ("2022", 0)]
    assert data.notices[-1].endswith("left out (figures with an unknown multiplier: 1)" + where)


@pytest.mark.parametrize("number", ["1e400", "9" * 400, "５"])
def test_what_no_computer_counts_with_is_no_number(number: str, read: Read) -> None:
    data = read(f"country,indicator,year,value\nDE,a,2020,{number}\nDE,a,2021,2\n")
    assert [one.period for one in data.observations] == ["2021"]
    assert "cells with text: 1" in data.notices[-1]


def test_two_columns_of_one_name_are_reported(file: Callable[..., str]) -> None:
    report, data = readers.examine(file("value,year,value,country\n1,2020,2,X\n"))
    assert data is not None
    assert [one.value for one in data.observations] == ["1"]
    assert [(*problem[:2], str(problem.reason)) for problem in report.problems] == [
        (1, "value", "there are two columns of this name: the first is read")
    ]


def test_many_rows_are_read_as_one_is(read: Read, where: str) -> None:
    rows = "".join(f"A{number // 100},i, {2000 + number % 100} ,{number}.50,EUR\n" for number in range(9_000))
    data = read("country,indicator,year,value,unit\n" + rows + "A0,i,2000,0.5,EUR\nA1,i,2000,7,EUR\nA2,i,x,1,EUR\n")
    assert len(data.observations) == 8_999  # one of them is given twice with different values
    assert data.observations[-1][:13] == (
        "i", "A89", "2099", "level", "", "", "published", "8999.50", "", "", "", "EUR", 0,
    )  # fmt: skip
    assert data.notices[-1].partition("left out ")[2] == (
        "(figures given twice with different values: 1, figures without a known period: 1, repeated figures: 1)" + where
    )


def test_an_indicator_is_what_its_first_figure_says(read: Read) -> None:
    data = read("country,indicator,year,value,unit,label\nX,a,2000,,%,Rate\nX,a,2001,5,EUR,Amount\n")
    assert (data.about("a").kind, data.about("a").unit, data.about("a").label) == ("", "EUR", "Amount")


def test_a_vintage_that_is_no_date_is_left_out_reported_and_kept_in_the_note(read: Read, where: str) -> None:
    text = "country,year,value,vintage\nX,2001,4,soon\nX,2002,5,2003-05\nX,2003,6,99999\nX,2004,7,2011-13\n"
    data = read(text)
    assert [(one.value, one.vintage, one.note) for one in data.observations] == [
        ("4", "", "vintage in the file: soon"),
        ("5", "2003-05", ""),
        ("6", "", "vintage in the file: 99999"),
        ("7", "", "vintage in the file: 2011-13"),
    ]
    notice = data.notices[-1]
    assert notice.endswith("/file': left out (vintages that are no date: 3)" + where)


def test_what_is_written_of_a_table_with_odd_vintages_reads_back(read: Read) -> None:
    data = read("country,year,value,vintage\nX,2001,4,soon\n")
    written = csv_format.write(ObservationTable(data.observations, data), RenderOptions()).text
    [row] = read(written).observations
    assert (row.value, row.vintage) == ("4", "")


FARMS = [(farm, year, f"{farm}.5", f"{farm}{year - 2000}") for farm in range(3, 9) for year in range(2001, 2007)]


@pytest.mark.parametrize("sign", [".2", ""], ids=["decimals", "whole"])
def test_a_column_called_area_that_is_measured_is_no_column_of_areas(sign: str, read: Read) -> None:
    """In whole numbers they are others in each year; the bulk engine leaves a large table of this shape to the plain one."""
    text = "".join(f"farm {farm},{year},{value},{area}{sign}\n" for farm, year, value, area in FARMS)
    data = read(f"indicator,period,value,area\n{text}")
    assert {row.area for row in data.observations} == {""}
    assert {row.indicator for row in data.observations} == {f"farm {farm}" for farm in range(3, 9)}
    assert shape.of_rows([line.split(",") for line in f"indicator,period,value,area\n{text}".splitlines()]) is None


@pytest.mark.parametrize("name", ["indicator", "country"])
def test_numbers_that_stay_are_codes_of_areas(name: str, read: Read) -> None:
    text = "".join(f"place {farm},{year},{value},{farm}0\n" for farm, year, value, _ in FARMS)
    table = f"{name},period,value,area\n{text}"
    assert {row.area for row in read(table).observations} == {f"{farm}0" for farm in range(3, 9)}


def test_numbers_without_which_rows_are_alike_are_codes_of_areas(read: Read) -> None:
    data = read("area,period,value\n10,2001,5\n20,2001,6\n30,2002,7\n40,2002,8\n")
    assert [row.area for row in data.observations] == ["10", "20", "30", "40"]


def test_a_measured_column_called_area_of_a_parquet_file_is_left_to_the_plain_engine(file: Callable[..., str]) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    from digecon_cli.large import reading

    path = file("", "farms.parquet")
    farm, year, value, area = zip(*FARMS, strict=True)
    table = {"indicator": [f"farm {number}" for number in farm], "period": year, "value": list(map(float, value))}
    parquet.write_table(pyarrow.table({**table, "area": list(map(float, area))}), path)
    with pytest.raises(reading.NotSimple):
        reading.read(path)


def test_numbers_that_count_areas_are_none(read: Read) -> None:
    rows = "1,Vietnam,2001,5\n1,Vietnam,2002,5.5\n2,Thailand,2001,6\n2,Thailand,2002,6.5\n"
    assert {row.area for row in read("country_id,country,year,v\n" + rows).observations} == {"Vietnam", "Thailand"}
    coded = rows.replace("1,Vietnam", "704,Vietnam").replace("2,Thailand", "764,Thailand")
    assert {row.area for row in read("country_id,country,year,v\n" + coded).observations} == {"704", "764"}


def test_a_column_called_unit_may_hold_areas(read: Read) -> None:
    rows = "2016,65648054,UK\n2016,5404700,Scotland\n2015,65110034,UK\n2015,5373000,Scotland\n"
    data = read("year,population,unit\n" + rows)
    assert {(row.indicator, row.area, row.unit) for row in data.observations} == {
        ("population", "UK", ""), ("population", "Scotland", ""),
    }  # fmt: skip
    counted = read("year,production,unit\n" + rows.replace("UK", "KG").replace("Scotland", "MT"))
    assert {(row.area, row.unit) for row in counted.observations} == {("", "KG"), ("", "MT")}


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("country,year,score,status\nPeru,2017,72,F\nPeru,2018,70,F\nKenya,2017,50,PF\nKenya,2018,52,NF\n", {"A"}),
        (
            "REF_DATE,GEO,VECTOR,COORDINATE,VALUE,STATUS\n2021,Canada,v1,1.1,5,A\n2022,Canada,v1,1.1,6,B\n2023,Canada,v1,1.1,7,D\n",
            {"A"},
        ),
        ("Region,Month,Index,Status\nA,2024-01,187.2,F\nA,2024-02,187.5,P\n", {"A"}),
        ("Region,Month,Index,Status\nA,2024-01,187.2,P\nA,2024-02,187.5,F\n", {"P", "F"}),
    ],
)
def test_letters_that_are_no_status_of_figures(read: Read, text: str, indicators: set[str]) -> None:
    assert {row.status for row in read(text).observations} == indicators


def test_months_that_end_in_a_month_beside_their_year(read: Read) -> None:
    data = read("Year,3 Months Ended,Rate (%)\n2023,January,3.4\n2023,March,3.1\n")
    assert [row.period for row in data.observations] == ["2022-11-01/P3M", "2023-Q1"]


@pytest.mark.parametrize(
    ("text", "names", "unused"),
    [
        ("Company,Year,Value,Revenue\nA,2018,$1.1T,$265B\nB,2018,$0.9T,$136B\nA,2019,$1.3T,$260B\nB,2019,$1.0T,$161B\n", {"A", "B"}, "Revenue"),
        ("Fuel,Year,Value,95% CI\nCoal,2018,12.3,11.0-13.5\nGas,2018,8.1,7.2-9.0\nCoal,2019,11.9,10.8-13.0\nGas,2019,8.5,7.6-9.4\n", {"Coal", "Gas"}, "95% CI"),
        ("product,year,top_buyer,value\nCopper,2018,China,18\nGold,2018,UK,7\nCopper,2019,Japan,19\nGold,2019,China,6\n", {"Copper", "Gold"}, "top_buyer"),
        ("age,Year,value\n0-14,2018,18\n15-64,2018,7\n0-14,2019,19\n15-64,2019,6\n", {"0-14", "15-64"}, ""),
    ],
)  # fmt: skip
def test_amounts_and_areas_beside_a_value_are_no_names(read: Read, text: str, names: set[str], unused: str) -> None:
    data = read(text)
    assert {row.indicator for row in data.observations} == names
    assert not any(row.area for row in data.observations)
    assert not unused or f"columns not used: {unused}" in str(data.notices)


def test_two_names_that_go_together_are_no_code_and_its_label(read: Read) -> None:
    text = (
        "company,{},year,revenue_musd\nApple,Tech,2018,5\nExxon,Energy,2018,6\nApple,Tech,2019,7\nExxon,Energy,2019,8\n"
    )
    data = read(text.format("sector"))
    assert {data.catalog[row.indicator].label for row in data.observations} == {
        "Apple, revenue_musd",
        "Exxon, revenue_musd",
    }
    assert "columns not used: sector" in str(data.notices)
    named = read(text.format("company_name"))
    assert {named.catalog[row.indicator].label for row in named.observations} == {
        "Tech, revenue_musd",
        "Energy, revenue_musd",
    }


def test_labels_that_are_periods_are_none_of_series(read: Read) -> None:
    data = read("Series ID,Year,Period,Label,Value\nLNU1,2005,M01,2005 Jan,72.4\nLNU1,2005,M02,2005 Feb,72.6\n")
    assert {(row.indicator, data.catalog[row.indicator].label) for row in data.observations} == {("LNU1", "")}
    assert "columns not used: Label" in str(data.notices)


def test_forecasts_before_projections_stay_forecasts(read: Read) -> None:
    lines = [
        f"Peru,{year},{year - 1990},{letter}" for year, letter in ((2021, "A"), (2022, "A"), (2023, "F"), (2025, "P"))
    ]
    data = read("\n".join(["country,year,value,status", *lines, ""]))
    assert {row.status for row in data.observations} == {"A", "F", "P"}


def test_bands_with_decimals_are_names(read: Read) -> None:
    data = read("year,BMI range,value\n2019,18.5-24.9,10\n2019,25.0-29.9,20\n2020,18.5-24.9,11\n2020,25.0-29.9,21\n")
    assert {row.indicator for row in data.observations} == {"18.5-24.9", "25.0-29.9"}
