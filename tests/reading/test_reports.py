"""Tables as firms, analysts and journalists write them: negative numbers in brackets, forecasts, parts of business years, units in odd places."""

import io
from collections.abc import Callable, Iterable

import pytest

from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError
from digecon_cli.reading import patterns, times, unit_text

Read = Callable[..., Dataset]


def rows(data: Dataset) -> list[str]:
    """Return each figure as ``indicator (area) period value unit power status``, without what it has not."""
    found = []
    for row in data.observations:
        of = f"{row.indicator} ({row.area})" if row.area else row.indicator
        status = "" if row.status == "A" else row.status
        found.append(" ".join(filter(None, (of, row.period, row.value, row.unit, str(row.unit_mult or ""), status))))
    return found


def remarks(data: Dataset) -> str:
    return "\n".join(map(str, data.remarks))


def workbook(title: str, lines: Iterable[Iterable[object]]) -> bytes:
    from openpyxl import Workbook

    book, content = Workbook(), io.BytesIO()
    book.active.title = title
    for line in lines:
        book.active.append(line)
    book.save(content)
    return content.getvalue()


# Negative numbers


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("(12.5)", "-12.5"),
        ("$(125)", "-125"),
        ('"($1,234)"', "-1234"),
        ("( 3 )", "-3"),
        ("△ 125", "-125"),
        ("△125", "-125"),
    ],
)
def test_an_accountants_negative_number(cell: str, value: str, read: Read) -> None:
    data = read(f"Year,Sales,Income\n2020,10.5,5\n2021,12,{cell}\n")
    assert [row.value for row in data.observations if (row.indicator, row.period) == ("Income", "2021")] == [value]
    assert f"numbers such as '{cell.strip(chr(34))}' were read as negative" in remarks(data)


@pytest.mark.parametrize(
    "text",
    [
        "Year,A,B\n2020,10.5,-5\n2021,12,(12.5)\n",  # where a minus is written as such
        "Year,A\n2020,(10.5)\n2021,12\n2022,(12.5)\n2023,9\n",  # half of them are in brackets, as doubtful numbers are
        "Year,A\n2020,10.5\n2021,12\n2022,13 (12.5)\n",
    ],
)
def test_brackets_that_may_mean_something_else_leave_figures_out(text: str, read: Read) -> None:
    data = read(text)
    assert "12.5" not in " ".join(row.value for row in data.observations)
    assert "were read as negative" not in remarks(data)
    assert "left out (cells with text" in remarks(data)


def test_a_percentage_shows_what_a_comma_is(read: Read) -> None:
    assert rows(read('Year,Sales,Growth\n2021,"1,204",6.4%\n2022,"1,310",8.8%\n')) == [
        "Sales 2021 1204", "Growth 2021 6.4 percent", "Sales 2022 1310", "Growth 2022 8.8 percent",
    ]  # fmt: skip


# Periods


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("FY22", "2022"), ("CY 23", "2023"), ("1H22", "2022-S1"), ("2H 2023", "2023-S2"), ("1Q22", "2022-Q1"), ("4T22", "2022-Q4"), ("2S23", "2023-S2"),
        ("2020 년", "2020"), ("2023年1～3月期", "2023-Q1"), ("2023年4～6月期", "2023-Q2"), ("2023年6-4月", ""), ("2023年3月期", "2022-04-01/P12M"), ("2023年全年", "2023"), ("Q1 FY24", ""), ("3M22", ""), ("1990s", ""), ("FY50", ""),
    ],
)  # fmt: skip
def test_short_forms_of_reports(text: str, period: str) -> None:
    assert times.period(text) == period


def test_no_offer_reads_numbers_with_a_comma_as_months(read: Read) -> None:
    text = 'Período,Valor\n1 trim 22 A,"1204,5"\n2 trim 22 A,"1310,1"\n3 trim 22 A,"1402,2"\n'
    with pytest.raises(DataError) as refused:
        read(text)
    assert "%m" not in str(refused.value)


def test_quarters_of_the_portuguese_office(read: Read) -> None:
    data = read('"Período","Valor"\n"1.º Trimestre de 2022","1204,5"\n"2.º Trimestre de 2022","1310,1"\n')
    assert rows(data) == ["Valor 2022-Q1 1204.5", "Valor 2022-Q2 1310.1"]


@pytest.mark.parametrize(
    "cells", [("1990s", "2000s"), ("1990er", "2000er"), ("Q1 FY24", "Q2 FY24"), ("1QFY24", "2QFY24"), ("3M22", "6M22")]
)
def test_no_pattern_makes_years_of_decades_or_quarters_of_business_years(cells: tuple[str, ...]) -> None:
    assert patterns.fitting(cells) == []


def test_decades_are_refused_without_an_offer(read: Read) -> None:
    with pytest.raises(DataError) as refused:
        read("decade,growth_rate\n1990s,3.1\n2000s,2.2\n2010s,1.9\n")
    assert "Not understood as periods: '1990s' on line 2" in str(refused.value)
    assert "--map" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Market (USD billion),2022A,2023E,2024F\nCloud,4,5,6\n", [
            "", "Cloud 2022 4 USD 9", "Cloud 2023 5 USD 9 E", "Cloud 2024 6 USD 9 F",
        ]),
        ("year,sales\n2022,4\n2023e,5\n2024 (forecast),6\n2021p,3\n", [
            "", "sales 2022 4", "sales 2023 5 E", "sales 2024 6 F", "sales 2021 3 P",
        ]),
        ("Firm,FY24E,FY25E\nA,1.5,2.5\n", ["", "A 2024 1.5 E", "A 2025 2.5 E"]),
        (",2022,,2023E,\n,Sales,EBIT,Sales,EBIT\nA,1,2,3,4\n", [
            "", "A.Sales 2022 1", "A.EBIT 2022 2", "A.Sales 2023 3 E", "A.EBIT 2023 4 E",
        ]),
        ("country,year,value,status\nFR,2022,4,\nFR,2023p,5,\nFR,2024p,6,E\n", [
            "", "value (FR) 2022 4", "value (FR) 2023 5 P", "value (FR) 2024 6 E",
        ]),
    ],
)  # fmt: skip
def test_a_mark_behind_a_period_is_the_status_of_its_figures(text: str, found: list[str], read: Read) -> None:
    assert rows(read(text)) == found[1:]


def test_a_forecast_is_not_compared_with_a_figure_of_the_past(read: Read) -> None:
    from digecon_cli import measures
    from digecon_cli.measures.derivation import Options

    data = read("year,sales\n2022,4\n2023,5\n2024F,6\n")
    declared = measures.find("growth")
    assert declared is not None
    found = [derived.row for derived in declared.derive(data.observations, data, Options.given())]
    assert [(row.period, row.value) for row in found] == [("2023", "25"), ("2024", "")]


@pytest.mark.parametrize(
    ("column", "first", "said"),
    [
        ("Trimestre", "2022-Q1", False),
        ("Quarter", "2022-Q1", False),
        ("Periodo", "2022-01", True),
        ("Date", "2022-01", True),
    ],
)
def test_numbers_of_one_year_behind_a_slash_are_quarters_where_a_heading_says_so(
    column: str, first: str, said: bool, read: Read
) -> None:
    data = read(f"{column},Sales\n2022/01,1.5\n2022/02,1.6\n2022/03,1.7\n2022/04,1.9\n")
    assert data.observations[0].period == first
    assert ("periods such as 2022/01 were read as months" in remarks(data)) is said


def test_quarters_behind_a_slash_go_on_in_the_next_year(read: Read) -> None:
    data = read("Periodo,Total\n2022/01,1\n2022/02,2\n2022/03,3\n2022/04,4\n2023/01,5\n")
    assert [row.period for row in data.observations] == ["2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4", "2023-Q1"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "INCOME - USD ($) $ in Millions,3 Months Ended,,9 Months Ended,\n"
            ',"Sep. 30, 2023","Sep. 30, 2022","Sep. 30, 2023","Sep. 30, 2022"\nRevenues,"$ 76,693","$ 69,092","$ 221,084","$ 206,788"\n',
            [
                "Revenues 2023-Q3 76693 USD 6", "Revenues 2022-Q3 69092 USD 6",
                "Revenues 2023-01-01/P9M 221084 USD 6", "Revenues 2022-01-01/P9M 206788 USD 6",
            ],
        ),
        (
            "(In millions),Three Months Ended September 30,,Twelve Months Ended June 30,\n,2023,2022,2023,2022\nSales,7,6,22,20\n",
            ["Sales 2023-Q3 7 6", "Sales 2022-Q3 6 6", "Sales 2022-07-01/P12M 22 6", "Sales 2021-07-01/P12M 20 6"],
        ),
        (",Year Ended December 31,,\n(In thousands),2023,2022,2021\nSales,7,6,5\n", ["Sales 2023 7 3", "Sales 2022 6 3", "Sales 2021 5 3"]),
    ],
)  # fmt: skip
def test_months_that_end_in_a_period(text: str, found: list[str], read: Read) -> None:
    assert rows(read(text)) == found


def test_the_last_period_of_a_workbook_of_eurostat_has_its_flags(read: Read) -> None:
    lines = [
        ["Data extracted on 01/03/2024 from [ESTAT]"], ["Unit of measure", "Percentage"], ["TIME", "2022", None, "2023", None],
        ["Nord", 5.5, None, 6.5, "p"], ["Süd", 7.5, "b", 8.5, None],
    ]  # fmt: skip
    assert rows(read(workbook("Sheet 1", lines))) == [
        "Nord 2022 5.5 percent", "Nord 2023 6.5 percent P", "Süd 2022 7.5 percent B", "Süd 2023 8.5 percent",
    ]  # fmt: skip


# Units


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Revenue / MEUR", ("EUR", 6)), ("Emissions / kt", ("kt", 0)), ("Revenue / EUR", ("EUR", 0)), ("Headcount / FTE", ("", 0)),
        ("Deaths / million people", ("", 0)), ("USD / EUR", ("", 0)), ("Umsatz TEUR", ("EUR", 3)), ("Revenue USDm", ("USD", 6)), ("Revenue €m", ("€", 6)),
        ("Tryb", ("", 0)), ("Revenue in EUR", ("EUR", 0)), ("GDP, USD", ("USD", 0)), ("All employees, thousands, information", ("", 3)),
        ("UPI value (₹ lakh crore)", ("₹", 12)), ("Índice base 2018=100", ("2018=100", 0)),
        ("Saldos - R$ (milhões)", ("R$", 6)), ("Revenue USD (million)", ("USD", 6)), ("Population (million)", ("", 6)),
    ],
)  # fmt: skip
def test_units_in_the_names_of_reports(name: str, unit: tuple[str, int]) -> None:
    assert unit_text.of_name(name) == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Current prices, million euro", ("Current prices, euro", 6)), ("Chain linked volumes (2010), million euro", ("Chain linked volumes (2010), euro", 6)),
        ("10³ EUR", ("EUR", 3)), ("10억원", ("KRW", 9)), ("million units of national currency", ("units of national currency", 6)), ("thousands, except per share data", ("", 3)),
    ],
)  # fmt: skip
def test_a_power_of_ten_among_the_parts_of_a_unit(text: str, unit: tuple[str, int]) -> None:
    assert unit_text.parsed(text) == unit


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # In the corner of names over periods, in the name of a column of currencies, within a title, by the title of a filing.
        ("Employment (thousand persons),Men,,Women,\n,2021,2022,2021,2022\nICT,5,6,7,8\n", [
            "ICT.Men 2021 5 persons 3", "ICT.Men 2022 6 persons 3", "ICT.Women 2021 7 persons 3", "ICT.Women 2022 8 persons 3",
        ]),
        ("Country,Currency,2021,2022\nJapan,JPY bn,5,6\nGermany,EUR bn,7,8\n", [
            "value (Japan) 2021 5 JPY 9", "value (Japan) 2022 6 JPY 9", "value (Germany) 2021 7 EUR 9", "value (Germany) 2022 8 EUR 9",
        ]),
        ("Territorio;Indicatore;Misura;2021;2022\nItalia;PIL;milioni di euro;5;6\nItalia;Tasso;%;7;8\n", [
            "PIL (Italia) 2021 5 euro 6", "PIL (Italia) 2022 6 euro 6", "Tasso (Italia) 2021 7 percent", "Tasso (Italia) 2022 8 percent",
        ]),
        ("（単位：百万円）,2023年3月期,2024年3月期\n売上高,5,6\n１株当たり純利益（円）,1.1,1.2\n", [
            "売上高 2022-04-01/P12M 5 JPY 6", "売上高 2023-04-01/P12M 6 JPY 6",
            "１株当たり純利益（円） 2022-04-01/P12M 1.1 JPY", "１株当たり純利益（円） 2023-04-01/P12M 1.2 JPY",
        ]),
        ("country,gdp_2022_usd_bn,gdp_2023_usd_bn\nChina,5,6\n", ["gdp_usd_bn (China) 2022 5 USD 9", "gdp_usd_bn (China) 2023 6 USD 9"]),
        # The one unit below all periods, which is none of those that say otherwise.
        ("Year ended 31 December,2023,2022\n,£m,£m\nRevenue,5,6\nBasic EPS (p),7,8\nAverage number of employees,9,10\nMargin (%),11,12\n", [
            "Revenue 2023 5 £ 6", "Revenue 2022 6 £ 6", "Basic EPS (p) 2023 7", "Basic EPS (p) 2022 8", "Average number of employees 2023 9",
            "Average number of employees 2022 10", "Margin (%) 2023 11 percent", "Margin (%) 2022 12 percent",
        ]),
        # Over a pivot table, in a note below, and before the numbers of a row.
        ("Sum of Sales (USD k),Column Labels,\nRow Labels,2021,2022\nEast,5,6\n", ["East 2021 5 USD 3", "East 2022 6 USD 3"]),
        ("Item,2021,2022\nExports,5,6\nImports,7,8\nNote: Figures in USD million.\n", [
            "Exports 2021 5 USD 6", "Exports 2022 6 USD 6", "Imports 2021 7 USD 6", "Imports 2022 8 USD 6",
        ]),
        ("Item,2021,2022\nExports,5,6\nUnit: USD million\nSource: an office\n", ["Exports 2021 5 USD 6", "Exports 2022 6 USD 6"]),
        ("Item,2021,2022\nPrice,€ 1.5,€ 2.5\nVolume,5,6\n", ["Price 2021 1.5 €", "Price 2022 2.5 €", "Volume 2021 5", "Volume 2022 6"]),
        ("Sales as a proportion of all (ratio) (%),,\nMonth,All,Food\n2023 Jan,5.5,6.5\n2023 Feb,7.5,8.5\n", [
            "All 2023-01 5.5 percent", "Food 2023-01 6.5 percent", "All 2023-02 7.5 percent", "Food 2023-02 8.5 percent",
        ]),
        ('"Turnover ($m), by branch"\nBranch,2021,2022\nFood,5,6\n', ["Food 2021 5 $ 6", "Food 2022 6 $ 6"]),
        ('BALANCE SHEETS - USD ($) $ in Thousands,"Dec. 31, 2023","Dec. 31, 2022"\nCash,"$ 1,204","$ 1,304"\n', [
            "Cash 2023 1204 USD 3", "Cash 2022 1304 USD 3",
        ]),
        # Earnings per share are no millions, nor are shares money, and another currency in brackets is that of its row.
        ("EUR million,2021,2022\nSales,5,6\nEPS (EUR),1.1,1.2\nWeighted average shares,7,8\nExports (USD),3,4\n", [
            "Sales 2021 5 EUR 6", "Sales 2022 6 EUR 6", "EPS (EUR) 2021 1.1 EUR", "EPS (EUR) 2022 1.2 EUR",
            "Weighted average shares 2021 7", "Weighted average shares 2022 8", "Exports (USD) 2021 3 USD 6", "Exports (USD) 2022 4 USD 6",
        ]),
    ],
)  # fmt: skip
def test_units_in_the_tables_of_reports(text: str, found: list[str], read: Read) -> None:
    assert rows(read(text)) == found


@pytest.mark.parametrize(
    ("line", "units"),
    [
        ('"(Volume in lakh, Value in ₹ crore)"', "Volume in lakh, Value in ₹ crore"),
        ("表（単位：万件、％）", "万件、％"),
        ('"INCOME - USD ($) shares in Thousands, $ in Millions"', "shares in Thousands, $ in Millions"),
        ("Exports ($m) and production (kt)", "$m; kt"),
    ],
)
def test_units_with_several_powers_of_ten_belong_to_none(line: str, units: str, read: Read) -> None:
    data = read(f"{line}\nItem,2021,2022\nAlpha,5,6\nBeta,7,8\n")
    assert {(row.unit, row.unit_mult) for row in data.observations} == {("", 0)}
    assert f"several units are named above the table ({units})" in remarks(data)


def test_the_name_of_a_sheet_states_the_unit_that_nothing_else_does(read: Read) -> None:
    lines = [["Segment", 2022, 2023], ["Cloud", 10.5, 12]]
    assert rows(read(workbook("Revenue, EUR m", lines))) == ["Cloud 2022 10.5 EUR 6", "Cloud 2023 12 EUR 6"]
    lines = [["USD thousand", None, None], *lines]
    assert rows(read(workbook("Revenue, EUR m", lines))) == ["Cloud 2022 10.5 USD 3", "Cloud 2023 12 USD 3"]


def test_the_code_of_a_table_is_no_unit(read: Read) -> None:
    data = read("Real GDP [sdg_08_10$defaultview]\nUnit of measure,million euro\nTIME,2020,2021\nNord,5,6\n")
    assert rows(data) == ["Nord 2020 5 euro 6", "Nord 2021 6 euro 6"]


# Columns


def test_a_column_called_area_that_holds_sizes_is_no_area(read: Read) -> None:
    with pytest.raises(DataError, match="figures given twice with different values"):
        read("year,area,price\n2020,55,201.5\n2020,60,230.1\n2021,57,211.5\n2021,66,241.1\n2021,81,300\n")
    codes = read("year,area,value\n2020,101,1.5\n2020,102,2.5\n2021,101,3.5\n2021,102,4.5\n")
    assert {row.area for row in codes.observations} == {"101", "102"}
    sizes = read("year,city,area,price\n2020,Lyon,55,201\n2020,Lyon,60,230\n2021,Lyon,55,211\n2021,Lyon,60,241\n")
    assert {row.area for row in sizes.observations} == {"Lyon"}


def test_a_column_called_area_beside_names_of_areas_holds_sizes(read: Read) -> None:
    assert rows(read("province,year,area,people\nUtrecht,2021,1560,5\nZeeland,2021,2934,6\nUtrecht,2022,1560,7\n")) == [
        "area (Utrecht) 2021 1560", "people (Utrecht) 2021 5", "area (Zeeland) 2021 2934", "people (Zeeland) 2021 6",
        "area (Utrecht) 2022 1560", "people (Utrecht) 2022 7",
    ]  # fmt: skip


def test_a_column_that_the_mapping_gives_a_field_is_not_that_of_another(read: Read) -> None:
    data = read("year,area\n2020,2400\n2021,2500\n", "period=year,value=area")
    assert rows(data) == ["area 2020 2400", "area 2021 2500"]


def test_years_of_a_base_and_days_of_an_update_are_neither_figures_nor_labels(read: Read) -> None:
    assert rows(read("Country,Base year,Year,Index\nJapan,2015,2020,101.8\nJapan,2015,2021,101.5\n")) == [
        "Index (Japan) 2020 101.8",
        "Index (Japan) 2021 101.5",
    ]
    data = read("Libellé;Dernière mise à jour;2021;2022\nChômage;2023-05-17;7,4;7,2\nEmploi;2023-06-01;5,5;5,6\n")
    assert {entry.label for entry in data.catalog.values()} == {""}


def test_names_beside_the_word_year_stay_over_their_columns(read: Read) -> None:
    data = read("Digital payments\nYear,Volume,,Value,\n,2021-22,2022-23,2021-22,2022-23\nUPI,5,6,7,8\n")
    assert rows(data) == ["UPI.Volume 2021 5", "UPI.Volume 2022 6", "UPI.Value 2021 7", "UPI.Value 2022 8"]


@pytest.mark.parametrize(
    "text",
    [
        "# Digital economy\n\n| Year | Value (CNY trillion) |\n|------|-----:|\n| 2020 | 39.2 |\n| **2021** | 45.5 |\n\nSource: an office\n",
        "Year | Value (CNY trillion)\n--- | ---:\n2020 | 39.2\n2021 | 45.5\n",
    ],
)
def test_a_table_in_markdown(text: str, read: Read) -> None:
    assert rows(read(text)) == ["Value (CNY trillion) 2020 39.2 CNY 12", "Value (CNY trillion) 2021 45.5 CNY 12"]


def test_years_that_come_again_under_names_with_the_name_of_the_rows_below(read: Read) -> None:
    data = read(
        ",value,value,share,share\nyear,2021,2022,2021,2022\ncountry,,,,\nJapan,5,6,7,8\nFrance,5.5,6.5,7.5,8.5\n"
    )
    assert rows(data)[:4] == [
        "value (Japan) 2021 5",
        "value (Japan) 2022 6",
        "share (Japan) 2021 7",
        "share (Japan) 2022 8",
    ]
