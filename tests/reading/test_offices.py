"""Tables as statistical offices publish them, each in a few lines: what a person reads in them is read."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from digecon_cli import reading as readers
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError
from digecon_cli.reading import times, unit_text

Read = Callable[..., Dataset]
Figure = tuple[str, str, str, str]


def figures(data: Dataset) -> list[Figure]:
    return [(one.indicator, one.area, one.period, one.value) for one in data.observations]


def units(data: Dataset) -> set[tuple[str, str, int]]:
    return {(one.indicator, one.unit, one.unit_mult) for one in data.observations}


def workbook(*rows: list[object]) -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("python_calamine")
    book, packed = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(packed)
    return packed.getvalue()


MONTHS = ("Januar", "Februar", "März", "April", "Mai", "Juni")


def test_a_note_below_months_beside_years_makes_no_years_of_them(read: Read) -> None:
    rows = [
        f"{year};{month};{number}{year - 1950}" for year in range(1950, 1960) for number, month in enumerate(MONTHS, 1)
    ]
    data = read(";;births\n" + "\n".join(rows) + "\n(C) Office;2022;\n")
    assert figures(data)[:2] == [("births", "", "1950-01", "10"), ("births", "", "1950-02", "20")]
    assert len(data.observations) == 60


def test_the_total_of_months_is_that_of_the_year(read: Read) -> None:
    data = read("State,Month,1975,1976\nNSW,Total,30,33\nNSW,January,10,11\nNSW,February,20,22\n")
    assert {(one.period, one.value) for one in data.observations} == {
        ("1975", "30"), ("1976", "33"), ("1975-01", "10"), ("1976-01", "11"), ("1975-02", "20"), ("1976-02", "22"),
    }  # fmt: skip
    assert times.within_years(["2020", "2020"], ["Total", "Men"], "sex") is None


def test_what_is_no_month_among_months_has_no_period(read: Read) -> None:
    cells = [*MONTHS, "unknown"]
    assert times.within_years(["2020"] * 7, cells, "") == [
        *(f"2020-{month:02}" for month in range(1, 7)),
        "2020 unknown",
    ]
    data = read("Month,2020,2021\n" + "".join(f"{cell},{number},5\n" for number, cell in enumerate(cells, 1)))
    assert len(data.observations) == 12


@pytest.mark.parametrize(
    ("years", "first"),
    [
        (range(1930, 2023), "1930-01-01"),
        (range(1947, 2023), "1947-01-01"),
        (range(1999, 2023), "1999-01-01"),
        (range(1913, 2023), ""),
    ],
)
def test_years_of_two_digits_begin_after_their_widest_gap(years: range, first: str) -> None:
    found = times.read(f"1/1/{year % 100:02}" for year in years).of
    assert min(found.values(), default="") == first
    assert len(found) in (0, len(years))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("January 1st, 2025", "2025-01-01"), ("March 3rd, 2025", "2025-03-03"), ("1 de enero de 2025", "2025-01-01"),
        ("1. Januar 2025", "2025-01-01"), ("Dec.\n2014", "2014-12"), ("Qtr1\n2015", "2015-Q1"),
    ],
)  # fmt: skip
def test_a_date_in_the_words_of_an_office(text: str, meant: str) -> None:
    assert times.read([text]).of == {text: meant}


def test_numbers_behind_years_are_quarters_where_they_end_at_four() -> None:
    quarters = [f"{year} - {quarter}" for year in (2005, 2006) for quarter in (1, 2, 3, 4)]
    assert times.read(quarters).of["2006 - 4"] == "2006-Q4"
    assert times.read([*quarters, "2006 - 5"]).of["2006 - 4"] == "2006-04"


@pytest.mark.parametrize(
    "name",
    [
        "UnemploymentRate", "UNRATENSA", "OHUR", "CINC139UR", "LNS14000000", "LAUCN010010000000003", "GS10", "TB3MS", "CPIAUCSL_PC1",
        "LRHUTTTTGBM156S", "CPALTT01GBM659N", "Inflation", "Core inflation", "inflation_cpi", "Labour income share (real)", "Market share",
    ],
)  # fmt: skip
def test_a_name_of_a_rate(name: str) -> None:
    assert unit_text.is_rate("", (name,))


@pytest.mark.parametrize(
    "name",
    [
        "MEUR",
        "Inflation index",
        "inflation-adjusted wages",
        "GDP adjusted for inflation",
        "Earnings per share",
        "LNS12000000",
        "GBRCPIALLMINMEI",
    ],
)
def test_a_name_of_no_rate(name: str) -> None:
    assert not unit_text.is_rate("", (name,))


def test_a_difference_in_a_name_is_no_unit_and_a_sign_of_money_is_one(read: Read) -> None:
    data = read('Year,Natural increase (Births – Deaths),"House price, £"\n2020,5,100\n2021,6,110\n')
    assert units(data) == {("Natural increase (Births – Deaths)", "", 0), ("House price, £", "£", 0)}


def test_a_line_below_says_which_series_a_table_without_names_holds(read: Read) -> None:
    note = "Created from: Indicators\nSeries : GDP growth (annual %)\n\n"
    data = read(workbook([" ", "2019", "2020"], ["France", 1.5, -7.5], [note]))
    assert figures(data) == [
        ("GDP growth (annual %)", "France", "2019", "1.5"),
        ("GDP growth (annual %)", "France", "2020", "-7.5"),
    ]
    assert data.about("GDP growth (annual %)").kind == "rate"


def test_the_last_line_above_says_what_is_counted(read: Read) -> None:
    text = "Table: 12345\nBirths: Country, months;;\nStatistics of births;;\nBirths (rate in %);;\n;men;women\n2019;1.5;2.5\n2020;1.5;2.5\n"
    assert units(read(text)) == {("men", "percent", 0), ("women", "percent", 0)}


def test_codes_with_their_names_beside_them_are_no_figures(read: Read) -> None:
    groups = [(1100 + 10 * number, f"tax {number}") for number in range(6)]
    rows = [f"{code};{name};{year};{code * 2},5" for code, name in groups for year in (2019, 2020)]
    data = read("Grupp;Gruppsnamn;År;Utfall\n" + "\n".join(rows) + "\n")
    assert {one.value for one in data.observations} == {f"{code * 2}.5" for code, _ in groups}


def test_the_area_is_the_place_and_not_the_region_that_it_is_in(read: Read) -> None:
    text = (
        "GeoFIPS,GeoName,Region,ComponentName,Industry,2019,2020\n01000,Alabama,5,GDP (millions of dollars),Farms,1,2\n"
        "01000,Alabama,5,GDP (millions of dollars),Mines,3,4\n02000,Alaska,8,GDP (millions of dollars),Farms,5,6\n"
        "02000,Alaska,8,GDP (millions of dollars),Mines,7,8\n"
    )
    data = read(text)
    assert {one.area for one in data.observations} == {"01000", "02000"}
    assert {(unit, power) for _, unit, power in units(data)} == {("dollars", 6)}


COUNTRIES = "Germany,France,Italy,Elsewhere"


def test_countries_across_are_areas(read: Read) -> None:
    data = read(
        f"Dataset: ,Work [lfs_1]\nUnit of measure,,Percentage of all\n\nDate,{COUNTRIES}\n2019,1,2,3,4\n2020,5,6,7,8\n"
    )
    assert figures(data)[:2] == [("Work [lfs_1]", "Germany", "2019", "1"), ("Work [lfs_1]", "France", "2019", "2")]
    assert {one.area for one in data.observations} == set(COUNTRIES.split(","))
    data = read(f",{COUNTRIES}\nYear,men,men,men,men\n2019,1,2,3,4\n2020,5,6,7,8\n")
    assert figures(data)[:2] == [("men", "Germany", "2019", "1"), ("men", "France", "2019", "2")]
    data = read("Year,Germany,France,jobs,prices\n2019,1,2,3,4\n2020,5,6,7,8\n")
    assert ("Germany", "", "2019", "1") in figures(data)


def test_another_table_beside_one_is_not_read_with_its_dates(read: Read) -> None:
    rows = [f"1 January {year},{year - 2000},1 January {year - 7},{year}" for year in (2020, 2021, 2022, 2023)]
    data = read("Day,here,When,there\n" + "\n".join(rows) + "\n")
    assert {(one.indicator, one.period) for one in data.observations} == {
        ("here", str(year)) for year in range(2020, 2024)
    }
    assert any("numbers in columns that are not used: 4" in str(remark) for remark in data.remarks)


def test_a_name_that_stands_once_for_several_rows_is_that_of_each(read: Read) -> None:
    data = read(
        "What,Who,2019,2020\nPeople,Born here,1,2\n,Born abroad,3,4\nArrivals,Born here,5,6\n,Born abroad,7,8\n"
    )
    assert [(one.indicator, one.value) for one in data.observations if one.period == "2019"] == [
        ("People.Born here", "1"), ("People.Born abroad", "3"), ("Arrivals.Born here", "5"), ("Arrivals.Born abroad", "7"),
    ]  # fmt: skip


def test_a_name_over_rows_without_a_pattern_is_that_of_each(read: Read) -> None:
    data = read("What,Who,2019,2020\nAll,Everyone,1,2\nPeople,Born here,3,4\n,Born abroad,5,6\nArrivals,Students,7,8\n")
    assert [one.indicator for one in data.observations if one.period == "2019"] == [
        "All.Everyone", "People.Born here", "People.Born abroad", "Arrivals.Students",
    ]  # fmt: skip


def test_a_unit_is_not_that_of_the_rows_below_it(read: Read) -> None:
    data = read("indicator,label,unit,area,year,value\nd,D,%,X,2000,1\ne,E,,W,2000,2\n")
    assert units(data) == {("d", "percent", 0), ("e", "", 0)}
    assert data.about("e").kind == ""


def test_months_beside_each_other_are_quarters_in_the_column_whose_frequency_says_so(read: Read) -> None:
    data = read(
        "Title,A,B\nFrequency,Quarter,Month\nUnit,million,percent\n2020-03,1,5\n2020-04,,6\n2020-06,2,7\nSource: office,,\n"
    )
    assert figures(data) == [
        ("A", "", "2020-Q1", "1"), ("B", "", "2020-03", "5"), ("B", "", "2020-04", "6"), ("A", "", "2020-Q2", "2"),
        ("B", "", "2020-06", "7"),
    ]  # fmt: skip


def test_dates_at_the_first_of_quarters_ends_are_quarters_where_it_says_so(read: Read) -> None:
    days = ["1984-12-01", "1985-03-01", "1985-06-01", "1985-09-01"]
    rows = "".join(f"{day},{number}\n" for number, day in enumerate(days, 1))
    described = read(f"Title,Hours worked\nUnit,000 Hours\nFrequency,Quarter\nSeries ID,A1\n{rows}")
    assert [one.period for one in described.observations] == ["1984-Q4", "1985-Q1", "1985-Q2", "1985-Q3"]
    assert [one.period for one in read(f"Quarter,hours\n{rows}").observations] == [
        "1984-Q4",
        "1985-Q1",
        "1985-Q2",
        "1985-Q3",
    ]
    assert [one.period for one in read(f"Date,hours\n{rows}").observations][:2] == ["1984-12", "1985-03"]
    began = read("Quarter,hours\n2020-01-01,1\n2020-04-01,2\n2020-07-01,3\n")
    assert [one.period for one in began.observations] == ["2020-Q1", "2020-Q2", "2020-Q3"]


def test_one_date_of_each_month_is_that_month(read: Read) -> None:
    months = [(2020 + number // 12, number % 12 + 1) for number in range(14)]
    days = [f"{year}-{month:02}-{2 if number == 7 else 1:02}" for number, (year, month) in enumerate(months)]
    data = read("Date,price\n" + "".join(f"{day},{number}\n" for number, day in enumerate(days, 1)))
    assert [one.period for one in data.observations][6:8] == ["2020-07", "2020-08"]
    with pytest.raises(DataError, match="days and weeks are not supported"):
        read("Date,price\n" + "".join(f"{day},{number}\n" for number, day in enumerate(days[:8], 1)))


def test_quarters_across_beside_years_that_are_not_in_the_first_column(read: Read) -> None:
    rows: list[list[object]] = [
        ["Population"],
        [None, None, "T1", "T2", "T3", "T4"],
        [None, 2025, 5],
        [None, 2024, 1, 2, 3, 4],
    ]
    data = read(workbook(*rows, [None, 2023, 6, 7, 8, 9], ["Source", "Office"]))
    assert ("Population", "", "2025-Q1", "5") in figures(data)
    assert ("Population", "", "2024-Q4", "4") in figures(data)
    assert len(data.observations) == 9


def test_names_beside_and_over_periods_may_share_cells_with_the_row_above(read: Read) -> None:
    data = read(
        workbook(
            ["Level", "Item", "Raw", None, "Adjusted", None],
            [None, None, "Nov.\n2023", "Dec.\n2023", "Nov.\n2023", "Dec.\n2023"],
            [0, "Food", 1.5, 2.5, 3.5, 4.5],
            [1, "Meat", 5.5, 6.5, 7.5, 8.5],
        )
    )
    assert ("Food.Raw", "", "2023-12", "2.5") in figures(data)
    assert ("Meat.Adjusted", "", "2023-11", "7.5") in figures(data)


def test_a_column_of_one_year_does_not_hide_the_years_of_another_name(read: Read) -> None:
    data = read("AGE,CENSUS2010POP,BASE2010,POP2010,POP2011,POP2012\n0,9,9,1,2,3\n1,9,9,4,5,6\n")
    assert figures(data)[:3] == [("0.POP", "", "2010", "1"), ("0.POP", "", "2011", "2"), ("0.POP", "", "2012", "3")]
    assert any("numbers in columns that are not used: 4" in str(remark) for remark in data.remarks)


def test_labels_of_times_are_periods_where_their_codes_are_none(read: Read) -> None:
    time = {"category": {"index": {"CI_1": 0, "CI_2": 1}, "label": {"CI_1": "1996 Jan", "CI_2": "1996 Feb"}}}
    metric = {"category": {"index": ["S"], "unit": {"S": {"base": "Prices", "multiplier": "1000"}}}}
    document = {
        "id": ["T", "M"], "size": [2, 1], "dimension": {"T": time, "M": metric}, "role": {"time": ["T"], "metric": ["M"]}, "value": [5, 6],
    }  # fmt: skip
    data = read(json.dumps({"version": "2.0", "class": "dataset", **document}))
    assert figures(data) == [("S", "", "1996-01", "5"), ("S", "", "1996-02", "6")]
    assert units(data) == {("S", "Prices", 3)}
    metric["category"]["unit"] = {"S": {"base": "Prices", "multiplier": "1"}}
    assert units(read(json.dumps(document))) == {("S", "Prices", 0)}


def test_the_constant_subject_of_a_long_table_names_its_figures(read: Read) -> None:
    data = read(
        "LOCATION,SUBJECT,Subject,TIME,Value\nAUS,ULC,Labour income share,2019,0.5\nAUS,ULC,Labour income share,2020,0.6\n"
    )
    assert {one.indicator for one in data.observations} == {"ULC"}
    assert data.about("ULC").kind == "rate"


def test_what_the_label_of_a_code_says_counts_in_plain_tables_too(read: Read) -> None:
    rows = [
        f"AUS,{code},{label},{year},{year - 2000}"
        for code, label in (("G", "GDP"), ("U", "Unemployment rate"))
        for year in (2019, 2020)
    ]
    data = read("LOCATION,What,Meaning,TIME,Value\n" + "\n".join(rows) + "\n")
    assert {code: (data.about(code).label, data.about(code).kind) for code in "GU"} == {
        "G": ("GDP", ""), "U": ("Unemployment rate", "rate"),
    }  # fmt: skip


def test_digits_behind_a_comma_are_no_power_of_ten(read: Read) -> None:
    data = read('Year,"Less than $20,000","$20,000 to $39,999"\n2006,10,20\n2011,30,40\n')
    assert {power for _, _, power in units(data)} == {0}


@pytest.mark.parametrize(
    ("title", "kind", "unit"),
    [
        ("Historical vacancy rates by size", "rate", ""), ("Historical % change of average rents by size", "rate", "percent"),
        ("Employment and unemployment rates", "", ""), ("Dwellings by size", "", ""),
    ],
)  # fmt: skip
def test_a_title_says_that_all_figures_are_rates(title: str, kind: str, unit: str, read: Read) -> None:
    data = read(f"{title}\n1990 to 1991\n,Small,Large\n1990 October,3.5,1.5\n1991 October,4.5,2.5\n")
    assert (data.about("Small").kind, units(data)) == (kind, {("Small", unit, 0), ("Large", unit, 0)})
    across = read(f"{title}\n\n,2019,2020\nNorth,3.5,1.5\nSouth,4.5,2.5\n")
    assert (across.about("North").kind, units(across)) == (kind, {("North", unit, 0), ("South", unit, 0)})


def test_an_index_below_a_line_in_percent_has_its_base(read: Read) -> None:
    data = read(
        "Percentage change on a year earlier, unless otherwise stated\n,2019,2020\nGDP,1.5,-9.5\nGDP levels (2016=100),105,95\n"
    )
    assert units(data) == {("GDP", "percent", 0), ("GDP levels (2016=100)", "2016=100", 0)}


def test_growth_rates_of_an_agency_are_rates(read: Read) -> None:
    text = 'A1,"Prices, Growth Rate Same Period Previous Year, Monthly"\n\nobservation_date,A1\n2020-01-01,1.5\n2020-02-01,2.5\n'
    assert units(read(text)) == {("A1", "percent", 0)}


def test_a_comma_may_end_a_header_and_not_its_rows(read: Read) -> None:
    rows = "".join(f"LNS,{year},Q0{quarter},{quarter}.5\n" for year in (1959, 1960) for quarter in (1, 2, 3, 4))
    data = read(f"Series title:  Rate\nAge:           16\n\nSeries id,Year,Period,Value,\n{rows}")
    assert figures(data)[:2] == [("LNS", "", "1959-Q1", "1.5"), ("LNS", "", "1959-Q2", "2.5")]


def test_a_row_of_codes_below_a_header_is_no_header(read: Read) -> None:
    data = read("sasdate,RPI,CPI\nTransform:,5,6\n01/01/1959,10.5,1.5\n02/01/1959,11.5,2.5\n03/01/1959,12.5,3.5\n")
    assert figures(data)[:2] == [("RPI", "", "1959-01", "10.5"), ("CPI", "", "1959-01", "1.5")]


def test_the_corner_of_years_across_may_be_called_time(read: Read) -> None:
    rows = "Austria,10,e,20,\nBelgium,30,,40,b\nFrance,50,,60,\n"
    data = read(f"Dataset: ,Arrivals [tin]\nUnit of measure,,Number\n\nTIME,2008,,2009,\nGEO (Labels),,,,\n{rows}")
    assert figures(data)[:2] == [
        ("Arrivals [tin]", "Austria", "2008", "10"),
        ("Arrivals [tin]", "Austria", "2009", "20"),
    ]
    assert units(data) == {("Arrivals [tin]", "Number", 0)}
    assert {one.status for one in data.observations} == {"A", "B", "E"}
    flagged = read(
        f"Data extracted on 12/06/2021 from [ESTAT]\nUnit of measure,,Number\n\nTIME,2008,,2009,\nGEO (Labels),,,,\n{rows}"
    )
    assert [(one.area, one.period, one.status) for one in flagged.observations if one.status != "A"] == [
        ("Austria", "2008", "E"), ("Belgium", "2009", "B"),
    ]  # fmt: skip


def test_a_table_may_begin_in_the_second_column(read: Read) -> None:
    text = "Back to contents\n,Table 1: Spending\n,,2019,2020\n,,£ billion\n,Welfare,10.5,11.5\n,Health,20.5,21.5\n"
    data = read(text)
    assert figures(data)[:2] == [("Welfare", "", "2019", "10.5"), ("Welfare", "", "2020", "11.5")]
    assert units(data) == {("Welfare", "£", 9), ("Health", "£", 9)}


@pytest.mark.parametrize(
    "title", ["Chart 3.6: Bank rate", "Figure 2: Nominal GDP growth", "Chart 4: Global bond yields"]
)
def test_the_title_of_a_chart_names_rates(title: str, read: Read) -> None:
    data = read(f"Back to contents\n,{title}\n,,November forecast,March forecast\n,2019Q1,1.5,2.5\n,2019Q2,1.6,2.6\n")
    assert {data.about(name).kind for name in ("November forecast", "March forecast")} == {"rate"}


@pytest.mark.parametrize(
    ("line", "unit", "power"),
    [
        ("parts per 1000", "per mille", 0), ("parts per 1,000", "per mille", 0),
        ("Percentage points, unless otherwise stated", "percentage points", 0),
        ("£ billion (unless otherwise stated)", "£", 9), ("(per cent, except where indicated)", "percent", 0),
        ("[1982-84=100, unless otherwise noted]", "1982-84=100", 0),
    ],
)  # fmt: skip
def test_what_a_line_above_states_of_all_figures(line: str, unit: str, power: int, read: Read) -> None:
    data = read(f'Weights\n"{line}"\n2015=100\n,2019,2020\nFood,87,95\nClothing,50,45\n')
    assert units(data) == {("Food", unit, power), ("Clothing", unit, power)}


def test_a_sheet_is_known_without_blanks_at_its_ends(read: Read) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("python_calamine")
    book, packed = openpyxl.Workbook(), io.BytesIO()
    tables = {
        "Table 1 ": (["year", "gdp"], [2019, 1.5], [2020, 3.5]),
        "Table 2": (["when", "gdp"], ["A", 1.5]),
        "Table 3": (["when", "cpi"], ["A", 1.5]),
    }
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(packed)
    assert [one.value for one in read(packed.getvalue(), "sheet=Table 1").observations] == ["1.5", "3.5"]
    with pytest.raises(DataError) as refused:
        read(packed.getvalue(), "sheet=Table 3")
    assert "cpi" in str(refused.value)
    assert "gdp" not in str(refused.value)


def test_a_broken_word_joins_the_rows_of_a_header(read: Read) -> None:
    rows = "North,2019,90,80,11.1\nNorth,2020,95,76,20.0\n"
    broken = read(f"Work by county,,,,\n,,,,Unemploy-\n,,Labor,,ment Rate\nArea,Year,Force,Employed,(%)\n{rows}")
    assert units(broken) == {("Labor Force", "", 0), ("Employed", "", 0), ("Unemployment Rate (%)", "percent", 0)}
    kept = read(f"Work by county,,,,\n,,Labor,,Non-\nArea,Year,Force,Employed,Workers\n{rows}")
    assert {one.indicator for one in kept.observations} == {"Labor Force", "Employed", "Non-Workers"}
    shared = read(f"Work by county,,,,\n,,Labor,,Rate\nArea,Year,Force,Employed,Share\n{rows}")
    assert {one.indicator for one in shared.observations} == {"Labor, Force", "Labor, Employed", "Rate, Share"}


def test_days_of_years_across_are_days(read: Read, tmp_path: Path) -> None:
    days = [
        f"{day} {month},{day},{day + 1}" for month, last in (("May", 31), ("juni", 30)) for day in range(1, last + 1)
    ]
    text = "Deaths by day\nDay,2019,2020\n" + "\n".join([*days, "Day unknown,5,6\n"])
    with pytest.raises(DataError, match="days and weeks are not supported"):
        read(text)
    data = readers.read(str(tmp_path / "file"), daily="sum")
    assert figures(data) == [
        ("Deaths by day", "", "2019-05", "496"), ("Deaths by day", "", "2019-06", "465"),
        ("Deaths by day", "", "2020-05", "527"), ("Deaths by day", "", "2020-06", "495"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "unit"),
    [("£ per year", "£ per year"), ("€/MWh", "€/MWh"), ("$20 or more", ""), ("$ value", ""), ("$/€", "")],
)
def test_a_column_may_be_called_by_its_money(name: str, unit: str, read: Read) -> None:
    data = read(f"year,group,{name}\n2019,old,5\n2020,old,6\n2019,new,7\n2020,new,8\n")
    assert {one.unit for one in data.observations} == {unit}


@pytest.mark.parametrize("name", ["OBS_COMMENT", "Marker", "Series footnote", "Примечание", "Bemerkung"])
def test_a_remark_on_some_figures_cuts_no_series(read: Read, name: str) -> None:
    """As research copies of tables of the United Nations have it: the comment is no dimension beside that of sexes."""
    data = read(
        f"Country,Indicator,Sex,Year,Value,{name}\nKenya,Life expectancy,Total,2019,66.1,\nKenya,Life expectancy,Total,2020,66.5,estimate\n"
        "Kenya,Life expectancy,Female,2019,68.1,\nKenya,Life expectancy,Female,2020,68.5,\n"
    )
    assert figures(data) == [
        ("Life expectancy.Total", "Kenya", "2019", "66.1"), ("Life expectancy.Total", "Kenya", "2020", "66.5"),
        ("Life expectancy.Female", "Kenya", "2019", "68.1"), ("Life expectancy.Female", "Kenya", "2020", "68.5"),
    ]  # fmt: skip
    assert f"columns not used: {name}" in " ".join(map(str, data.remarks))


def test_an_empty_part_of_a_name_is_one_where_rows_need_it(read: Read) -> None:
    data = read(
        "Country,Sector,Branch,Year,Value\nKenya,A,,2019,6\nKenya,A,wheat,2019,4\nKenya,B,,2019,3\nKenya,A,,2020,7\nKenya,A,wheat,2020,5\nKenya,B,,2020,3\n"
    )
    assert {row.indicator for row in data.observations} == {"A", "A.wheat", "B"}


def test_data_markings_of_the_british_office_are_statuses(read: Read) -> None:
    data = read(
        "v4_1,Data Marking,calendar-years,Time,uk-only,Geography,sic,UnofficialSIC\n108.5,,2019,2019,K02000001,United Kingdom,A,Agriculture\n109.5,p,2020,2020,K02000001,United Kingdom,A,Agriculture\n104.1,,2019,2019,K02000001,United Kingdom,B,Mining\n105.1,,2020,2020,K02000001,United Kingdom,B,Mining\n"
    )
    assert [(row.indicator, row.period, row.status) for row in data.observations] == [
        ("A", "2019", "A"),
        ("A", "2020", "P"),
        ("B", "2019", "A"),
        ("B", "2020", "A"),
    ]


def test_codes_areas_and_frequencies_are_no_labels(read: Read) -> None:
    food = read(
        "Area Code,Area Code (M49),Area,Item Code,Item Code (CPC),Item,Element Code,Element,Unit,Y2019,Y2020\n2,'004,Afghanistan,221,'01371,Almonds,5312,Area harvested,ha,29203,22134\n2,'004,Afghanistan,221,'01371,Almonds,5510,Production,t,38205,39307\n3,'008,Albania,15,'0111,Wheat,5312,Area harvested,ha,55000,54000\n3,'008,Albania,15,'0111,Wheat,5510,Production,t,233000,234000\n"
    )
    assert {entry.label for entry in food.catalog.values()} == {
        "Almonds, Area harvested",
        "Almonds, Production",
        "Wheat, Area harvested",
        "Wheat, Production",
    }
    live = read(
        "LOCATION,INDICATOR,SUBJECT,MEASURE,FREQUENCY,TIME,Value,Flag Codes\nFRA,QGDP,TOT,PC_CHGPP,Q,2019-Q1,0.6,\nFRA,QGDP,TOT,PC_CHGPP,Q,2020-Q1,-5.7,\nFRA,HUR,TOT,PC_LF,M,2019-01,8.7,\nFRA,HUR,TOT,PC_LF,M,2020-01,7.7,\n"
    )
    assert {(code, entry.label) for code, entry in live.catalog.items()} == {("QGDP", ""), ("HUR", "")}


def test_subjects_of_one_indicator_are_parts_of_its_name(read: Read) -> None:
    data = read(
        "LOCATION,INDICATOR,SUBJECT,MEASURE,FREQUENCY,TIME,Value\nAUS,HUR,TOT,PC_LF,A,2019,5.1\nAUS,HUR,TOT,PC_LF,A,2020,6.4\nAUS,HUR,MEN,PC_LF,A,2021,5.2\nCAN,HUR,TOT,PC_LF,A,2019,5.7\n"
    )
    assert {(row.indicator, row.area, row.period) for row in data.observations} == {
        ("HUR.TOT", "AUS", "2019"),
        ("HUR.TOT", "AUS", "2020"),
        ("HUR.MEN", "AUS", "2021"),
        ("HUR.TOT", "CAN", "2019"),
    }


def test_years_in_words_beside_their_last_months_are_years(read: Read) -> None:
    data = read(
        "DATE,DATE_NAME,GEOGRAPHY,GEOGRAPHY_NAME,OBS_VALUE\n2019-12,Jan 2019-Dec 2019,2092957697,United Kingdom,3.9\n2020-12,Jan 2020-Dec 2020,2092957697,United Kingdom,4.7\n2020-12,Jan 2020-Dec 2020,2092957699,England,4.8\n"
    )
    assert figures(data) == [
        ("OBS_VALUE", "United Kingdom", "2019", "3.9"),
        ("OBS_VALUE", "United Kingdom", "2020", "4.7"),
        ("OBS_VALUE", "England", "2020", "4.8"),
    ]


def test_areas_of_a_yearbook_have_a_column_without_a_name(read: Read) -> None:
    data = read(
        'T05,Population,,,,,\nRegion/Country/Area,,Year,Series,Value,Footnotes,Source\n2,Africa,2010,Population (millions),"1,039.30",,UN\n2,Africa,2015,Population (millions),"1,182.44",Projected,UN\n'
    )
    assert figures(data) == [
        ("Population (millions)", "Africa", "2010", "1039.30"),
        ("Population (millions)", "Africa", "2015", "1182.44"),
    ]


def test_names_and_areas_of_the_brazilian_office(read: Read) -> None:
    single = read(
        'Tabela 1737 - IPCA\nVariável - IPCA - Variação mensal (%)\nBrasil e Brasil\nMês,Brasil\njaneiro 2019,"0,32"\nfevereiro 2019,"0,43"\n'
    )
    assert figures(single) == [
        ("IPCA - Variação mensal (%)", "Brasil", "2019-01", "0.32"),
        ("IPCA - Variação mensal (%)", "Brasil", "2019-02", "0.43"),
    ]
    crossed = read(
        'Tabela 5938 - Produto interno bruto\n"Brasil, Grande Região e Unidade da Federação",Ano x Variável\n,2018,2018,2019,2019\n,PIB (Mil Reais),Participação (%),PIB (Mil Reais),Participação (%)\nAcre,15331123,"0,22",15630017,"0,21"\n'
    )
    assert figures(crossed)[:2] == [
        ("PIB (Mil Reais)", "Acre", "2018", "15331123"),
        ("Participação (%)", "Acre", "2018", "0.22"),
    ]
    one_variable = read(
        "Tabela 5938 - Produto interno bruto;;\nUnidade da Federação;Ano x Variável;\n;2018;2019\n;PIB (Mil Reais);PIB (Mil Reais)\nRondônia;44913978;47091336\nAcre;15331123;..\n"
    )
    assert figures(one_variable)[0] == ("PIB (Mil Reais)", "Rondônia", "2018", "44913978")
    assert {(row.unit, row.unit_mult) for row in one_variable.observations} == {("Reais", 3)}
    years_below = read(
        "Tabela 5938 - Produto interno bruto;;;;\nUnidade da Federação;Variável x Ano;;;\n;PIB (Mil Reais);;Participação (%);\n;2018;2019;2018;2019\nRondônia;44913978;47091336;0,6;0,7\nAcre;15331123;15630017;0,2;0,3\n"
    )
    assert figures(years_below)[1] == ("PIB (Mil Reais)", "Rondônia", "2019", "47091336")
    assert figures(years_below)[-1] == ("Participação (%)", "Acre", "2019", "0.3")


@pytest.mark.parametrize(
    ("name", "unit", "power"),
    [
        ("US$ at current prices in millions", "US$ at current prices", 6), ("22707 - Balança - Saldo - US$ milhões", "US$", 6), ("US$ milhões", "US$", 6),
        ("Процентные доходы, млн руб.", "руб.", 6), ("Процентные доходы", "", 0), ("Процентні витрати", "", 0), ("Процентная ставка", "percent", 0), ("Доля, в процентах", "percent", 0), ("PP", "", 0), ("P.P.", "", 0),
    ],
)  # fmt: skip
def test_units_that_names_state(name: str, unit: str, power: int) -> None:
    assert unit_text.of_name(name) == unit_text.Unit(unit, power)


def test_rates_by_their_names_alone_and_fractions_are_said(read: Read) -> None:
    data = read("country,year,unemployment_rate,urban_pct\nKenya,2019,5.5,0.71\nKenya,2020,5.6,0.72\n")
    said = " ".join(map(str, data.notices))
    assert "by their names alone these are read as rates, with growth as a difference: unemployment_rate (" in said
    assert "figures in percent that are all below 1, and may be fractions: urban_pct" in said


def test_currencies_in_a_column_that_is_not_read_are_said(read: Read) -> None:
    data = read("country,year,gdp,currency\nFrance,1998,8500,FRF\nFrance,1999,1365,EUR\n")
    assert "figures may be in the currencies of the column 'currency', which is not read: EUR, FRF" in " ".join(
        map(str, data.notices)
    )


def test_years_that_begin_in_another_month_than_january(read: Read) -> None:
    dated = read("country,freq,date,GDP\nIndia,A,2010-04-01,100\nIndia,A,2011-04-01,110\n")
    assert [row.period for row in dated.observations] == ["2010-04-01/P12M", "2011-04-01/P12M"]
    is_open = read("country,freq,date,GDP\nIndia,A,2010-04,100\nIndia,A,2011-04,110\n")
    assert [row.period for row in is_open.observations] == ["2010-04", "2011-04"]
    assert "names the month in which each ends" in " ".join(map(str, is_open.remarks))


@pytest.mark.parametrize(
    ("header", "area", "indicator"),
    [("Region/Country/Area,Sex,Year,Value", "", "Upland.Men"), ("Country,Sex,Year,Value", "Upland", "Men")],
)
def test_areas_of_a_yearbook_stand_beside_their_codes_alone(read: Read, header: str, area: str, indicator: str) -> None:
    data = read(f"{header}\nUpland,Men,2010,100\nUpland,Women,2010,110\nLowland,Men,2010,10\nLowland,Women,2010,11\n")
    assert figures(data)[0] == (indicator, area, "2010", "100")


def test_a_change_keeps_its_unit_and_says_that_it_is_one(read: Read) -> None:
    text = 'FRED Graph Observations\nCP,"Corporate Profits, Change from Year Ago, Billions of Dollars, Quarterly"\n\nobservation_date,CP\n2010-01-01,10\n2010-04-01,20\n2010-07-01,5\n2010-10-01,6\n'
    data = read(text)
    assert units(data) == {("CP", "Change from Year Ago, Dollars", 9)}
    assert "by their unit these are changes" in " ".join(map(str, data.notices))


@pytest.mark.parametrize("name", ["year of birth", "Baujahr", "Birth cohort", "Vintage"])
def test_spans_of_years_that_are_no_periods_are_refused(read: Read, name: str) -> None:
    with pytest.raises(DataError):
        read(f"country,{name},population\nKenya,1990-1994,100\nKenya,1995-1999,110\nKenya,2000-2004,120\n")


def test_spans_of_years_across_are_periods_where_they_overlap(read: Read) -> None:
    averages = read("country,1991/93,1992/94,1993/95,1994/96,1995/97\nKenya,5,6,7,8,9\nUganda,5,6,7,8,9\n")
    assert [row.period for row in averages.observations][:2] == ["1991-01-01/P36M", "1992-01-01/P36M"]
    with pytest.raises(DataError):
        read("Canton,1946-1960,1961-1975,1976-1990\nBern,5,6,7\nJura,5,6,7\n")


def test_years_from_and_to_beside_those_of_the_rows_are_no_figures(read: Read) -> None:
    data = read(
        "area,from,to,year,migrants\nKenya,2000,2005,2010,100\nKenya,2005,2010,2010,110\nKenya,2000,2005,2011,10\nKenya,2005,2010,2011,11\n"
    )
    assert {row.indicator for row in data.observations} == {"2000.migrants", "2005.migrants"}


def test_original_years_are_years(read: Read) -> None:
    data = read("Country,Year,Budget Original Year,Budget Revised\nKenya,2010,1000,1100\nKenya,2011,1200,1150\n")
    assert {row.indicator for row in data.observations} == {"Budget Original Year", "Budget Revised"}


def test_surveys_of_two_years_among_years_are_no_months(read: Read) -> None:
    data = read(
        "country,Survey year,rate\nAlbania,2000,6\nAlbania,1996-98,5\nAlbania,2005,7\nAlbania,2008-09,8\nAlbania,2017,9\n"
    )
    assert [row.period for row in data.observations] == ["2000", "2005", "2017"]
    starred = read(
        "country,Survey year,Year*,rate\nAlbania,1996-98,1997,5\nAlbania,2000,2000,6\nAlbania,2008-09,2009,8\n"
    )
    assert [(row.indicator[-4:], row.period) for row in starred.observations if row.indicator.endswith("rate")] == [
        ("rate", "1997"),
        ("rate", "2000"),
        ("rate", "2009"),
    ]


def test_quarters_in_words_beside_their_last_months_are_quarters(read: Read) -> None:
    data = read(
        "DATE,DATE_NAME,GEOGRAPHY_NAME,OBS_VALUE\n2010-06,Apr 2010-Jun 2010,Darlington,100\n2010-09,Jul 2010-Sep 2010,Darlington,101\n"
    )
    assert [row.period for row in data.observations] == ["2010-Q2", "2010-Q3"]


def test_the_only_areas_of_their_kinds_are_the_areas(read: Read) -> None:
    data = read(
        "Code,Name,Geography,Year,Population\nE06000001,Hartlepool,Unitary Authority,2010,100\nE08000001,Bolton,Metropolitan District,2010,200\n"
    )
    assert {row.area for row in data.observations} == {"Hartlepool", "Bolton"}
    coded = read(
        "Code,Geography,Sector,Year,Jobs\nE06000001,Unitary Authority,Farming,2010,100\nE08000001,Metropolitan District,Mining,2010,200\n"
    )
    assert {row.area for row in coded.observations} == {"E06000001", "E08000001"}


def test_a_part_of_some_names_that_no_row_needs_is_said(read: Read) -> None:
    text = "Country,Indicator,Sex,Year,Value,Method\nKenya,Life,Total,2019,66.1,\nKenya,Life,Total,2020,66.5,survey\nKenya,Life,Female,2019,68.1,\nKenya,Life,Female,2020,68.5,\n"
    assert "'Method' tells no rows apart, and is a part of some names alone: it may hold remarks" in " ".join(
        map(str, read(text).remarks)
    )


def test_halves_in_roman_numbers_in_names_are_said(read: Read) -> None:
    assert "parts of years in the names are no periods here: I, II" in " ".join(
        map(str, read("item,I-2010,II-2010,I-2011,II-2011\nGDP,1,2,3,4\nCPI,5,6,7,8\n").notices)
    )
