"""What units and names leave in doubt is said beside the figures, by both engines, and changes none of them."""

from collections.abc import Callable

import pytest

from digecon_cli.core.dataset import Dataset
from digecon_cli.large.answering import table_of
from digecon_cli.large.reading import NotSimple

Read = Callable[..., Dataset]
File = Callable[..., str]


def about(remarks: list[object], words: str) -> list[str]:
    """Return the remarks with some words in them, without the name of the file."""
    return [str(remark).partition(": ")[2] for remark in remarks if words in str(remark)]


def about_by_both(read: Read, file: File, text: str, words: str) -> list[str]:
    """Return the remarks of the plain engine with some words in them, which are those of the engine of large tables too."""
    found = table_of(file(text))
    assert found is not None
    plain = about(read(text).remarks, words)
    assert about(found[1].notices(), words) == plain
    return plain


def towns(number: int) -> str:
    """Return a table of a figure for each of so many towns, one of which has a number in parentheses."""
    return "town,2020,2021\n" + "".join(
        f"Town {chr(65 + row)}{' (10 000 persons)' if row == 3 else ''},8,9\n" for row in range(number)
    )


def test_a_unit_that_hardly_any_name_has_is_said(read: Read) -> None:
    data = read(towns(20))
    assert about(data.remarks, "only a few") == [
        "of all the names only a few were taken to state a unit or a power of ten: Town D (10 000 persons)"
    ]


def test_a_unit_among_few_names_is_none_to_doubt(read: Read) -> None:
    assert not about(read(towns(19)).remarks, "only a few")


RATES = (
    "by their names, if not by their units, these may be rates: {}; they are read as amounts, with growth in percent"
)


def test_a_rate_by_its_name_with_another_unit_is_said(read: Read) -> None:
    data = read("indicator,unit,2020,2021\nCPI ANNUAL RATE,2015=100,1.7,2.0\nSteel,tonnes,300,310\n")
    assert about(data.remarks, "may be rates") == [RATES.format("CPI ANNUAL RATE")]


@pytest.mark.parametrize(("unit", "name"), [("USD/INR", "Exchange rate"), ("births per woman", "Fertility rate")])
def test_a_rate_that_grows_in_percent_is_none_to_doubt(read: Read, unit: str, name: str) -> None:
    assert not about(read(f"indicator,unit,2020,2021\n{name},{unit},1.7,2.0\nSteel,tonnes,300,310\n").remarks, "may be")


def test_percent_of_many_thousands_is_said(read: Read) -> None:
    data = read("indicator,unit,2020,2021\nTrade,%,10000,-1234567.8\nShare,%,9999,3\n")
    assert about(data.remarks, "large figures") == ["large figures for percent, up to 1,234,568: Trade"]
    assert not about(read("indicator,unit,2020,2021\nTrade,%,9999,3\n").remarks, "large figures")


def test_large_tables_say_the_same(read: Read, file: File) -> None:
    text = "indicator,year,unit,value\nTrade rate,2020,%,10000\nTrade rate,2021,%,20000\nWage rate,2020,USD,1\n"
    found = table_of(file(text))
    assert found is not None
    assert [about(found[1].notices(), words) for words in ("large figures", "may be rates")] == [
        ["large figures for percent, up to 20,000: Trade rate"],
        [RATES.format("Wage rate")],
    ]
    assert [str(note).partition(": ")[2] for note in found[1].notices()] == [
        str(note).partition(": ")[2] for note in read(text).remarks
    ]


def test_numbers_for_what_is_missing_are_said(read: Read, file: File) -> None:
    text = (
        "year,indicator,value\n2000,a,-99.99\n2001,a,-99.99\n2002,a,0.5\n2000,b,-999\n2001,b,1\n2000,c,-99\n2001,c,-99\n2002,c,-100\n"
        "2000,d,-999\n2001,d,-5\n2002,d,1\n"
    )
    expected = [
        "-999 may stand for missing figures, but is read as one: b",
        "-99.99 may stand for missing figures, but is read as one: a",
    ]
    assert about_by_both(read, file, text, "may stand") == expected


def test_percent_below_one_may_be_a_fraction(read: Read) -> None:
    data = read("year,Growth (%),Rate (%)\n2000,0.05,0.5\n2001,-0.07,1.5\n")
    assert about(data.remarks, "fractions") == [
        "figures in percent that are all below 1, and may be fractions: Growth (%)"
    ]


def test_numbers_that_became_parts_of_names_are_said_with_their_column(read: Read) -> None:
    data = read("area,year,gender,literacy\nCHN,2000,0,50\nCHN,2000,1,60\nCHN,2001,0,70\nCHN,2001,1,80\n")
    assert {row.indicator for row in data.observations} == {"0.literacy", "1.literacy"}
    assert about(data.remarks, "numbers in") == ["numbers in the column 'gender' are parts of the names: 0, 1"]


@pytest.mark.parametrize(
    ("note", "is_said"),
    [
        ("Bis 1989: Früheres Bundesgebiet", True),
        ("From 2012 the figures include students", True),
        ("2012年起不含港澳台", True),
        ("Source: yearbook from 2012", False),
        ("Prices are in euro", False),
    ],
)
def test_a_note_on_what_figures_are_from_a_year_on_is_said(read: Read, note: str, is_said: bool) -> None:
    data = read(f"year;people;births\n1988;5;1\n1989;6;2\n1990;9;3\n{note};;\n")
    assert about(data.remarks, "notes below") == ([f"notes below the table: '{note}'"] if is_said else [])


def test_codes_with_words_beside_them_need_no_word_more(read: Read) -> None:
    rows = "".join(
        f"{year},{code},{age},{year - 1990 + int(code)}\n"
        for year in (2000, 2001)
        for code, age in (("4", "0-4 years"), ("9", "5-9 years"))
    )
    assert not about(read("year,age_code,age,people\n" + rows).remarks, "numbers in")
    assert about(
        read("year,code,people\n" + rows.replace(",0-4 years", "").replace(",5-9 years", "")).remarks, "numbers in"
    )


def test_applications_of_a_treaty_are_no_percent(read: Read) -> None:
    assert not about(read("indicator,unit,2020,2021\npct_applications,items,5,6\nSteel,tonnes,3,4\n").remarks, "may be")


CHANGES = "indicator,year,unit,value\nGDP,2020,Quarter on quarter growth %,2\nGDP,2021,Quarter on quarter growth %,3\nPay,2020,USD,4\n"


def test_units_of_changes_are_said_beside_names_of_levels(read: Read, file: File) -> None:
    """A long table of such units has its answer from the plain engine, which has the sentence."""
    assert about(read(CHANGES).remarks, "changes") == [
        "figures with these units are changes, whatever their names: Quarter on quarter growth %"
    ]
    with pytest.raises(NotSimple):
        table_of(file(CHANGES))


def test_growth_of_changes_is_doubted(read: Read) -> None:
    data = read('indicator,2020,2021,unit\nCPI,0.5,0.75,"Change, Index 1982-1984=100"\nPay,5,6,USD\n')
    assert about(data.remarks, "growth says little") == [
        "by their unit these are changes, of which growth says little: CPI"
    ]


def test_spreads_in_another_unit_may_be_rates(read: Read) -> None:
    """``pps`` may be points, and purchasing power."""
    data = read("indicator,unit,2020,2021\nBond spread,pps,0.651,0.8\nGDP,pps,30000,31000\nButter and spreads,kg,1,2\n")
    assert about(data.remarks, "may be rates") == [RATES.format("Bond spread")]
    long = f"Spliced corporate bonds spreads of {'many ' * 20}years"
    data = read(f"indicator,unit,2020,2021\n{long},pps,0.651,0.8\nGDP,pps,30000,31000\n")
    assert len(about(data.remarks, "may be rates")) == 1


@pytest.mark.parametrize(
    "unit", ["Millions USD, taux de change courants", "persons (change of definition in 2018)", "Growth index 2015=100"]
)
def test_other_words_are_no_changes(read: Read, unit: str) -> None:
    assert not about(read(f'indicator,2020,2021,unit\nCPI,5,6,"{unit}"\nPay,5,6,USD\n').remarks, "changes")


def test_the_unit_above_a_table_is_said_where_names_state_none(read: Read) -> None:
    table = "(USD million)\nYear,Exports,Imports,Re-exports (EUR),Import price index,Population,Exchange rate,Growth of exports\n"
    data = read(table + "2018,100,120,7,98.1,60.1,1.18,2.1\n2019,101,121,8,97.2,60.2,1.12,1.0\n")
    assert {row.indicator: (row.unit, row.unit_mult) for row in data.observations} == {
        "Exports": ("USD", 6), "Imports": ("USD", 6), "Re-exports (EUR)": ("EUR", 6),
        "Import price index": ("", 0), "Population": ("", 0), "Exchange rate": ("", 0), "Growth of exports": ("", 0),
    }  # fmt: skip
    assert about(data.remarks, "above the table") == [
        "the unit above the table (million USD) was taken for names that state none: Exports, Imports"
    ]
    assert about(data.remarks, "no unit")[0].startswith(
        "no unit was found for Exchange rate, Growth of exports, Import"
    )
    alone = read("(USD million)\nYear,Exports\n2018,100\n2019,101\n")
    assert not about(alone.remarks, "above the table")  # there is nothing else that it may be of


AREAS = "country,year,value\nViet Nam,2020,5\nVietnam,2021,6\nCote d'Ivoire,2020,1\nC\u00f4te d'Ivoire,2021,2\nShare of Mali (%),2020,3\nMali,2020,4\n"


def test_areas_in_two_spellings_and_with_units_are_said(read: Read, file: File) -> None:
    expected = [
        "areas state units of their own, which are not applied: Share of Mali (%)",
        "areas that may be the same in other spellings: Cote d'Ivoire / C\u00f4te d'Ivoire, Viet Nam / Vietnam",
    ]
    assert about_by_both(read, file, AREAS, "areas ") == expected


@pytest.mark.parametrize(("first", "number"), [("2074/75", 1), ("2061", 1), ("2060", 0), ("2030", 0)])
def test_years_that_are_far_from_now_are_said(read: Read, first: str, number: int) -> None:
    """2074/75 in Nepal is 2017/18."""
    second = f"{int(first[:4]) + 1}{'/76' if '/' in first else ''}"
    data = read(f"Fiscal year,Remittance (Rs billion)\n{first},755\n{second},879\n")
    assert len(about(data.remarks, "another calendar")) == number


def test_comments_on_breaks_are_said(read: Read) -> None:
    data = read("# source: office\n# note: break in series in 2019\nyear,unemployed\n2018,120\n2019,190\n")
    assert about(data.remarks, "comments above") == ["comments above the table: '# note: break in series in 2019'"]


@pytest.mark.parametrize(
    ("name", "powers", "taken"),
    [
        ("multiplier", ("1000000", "1000"), True),
        ("unit_multiplier", ("9", "6"), True),
        ("scale", ("9", "6"), False),
        ("multiplier", ("3", "4"), False),
    ],
)
def test_a_column_of_powers_of_ten_multiplies(read: Read, name: str, powers: tuple[str, str], taken: bool) -> None:
    data = read(f"country,year,gdp,{name}\nIndia,2019,2.5,{powers[0]}\nIndia,2020,2500,{powers[1]}\n")
    assert ({row.indicator for row in data.observations} == {"gdp"}) is taken
    assert [row.unit_mult for row in data.observations if row.indicator == "gdp"] == (
        [9, 6] if taken and powers[0] == "9" else [6, 3] if taken else [0, 0]
    )


def countries(values: list[str], name: str) -> str:
    """Return a table of six years of four countries, each with the ``values`` in another order."""
    found = [
        f"C{place},{2010 + year},{values[(year + place) % len(values)]}" for place in range(4) for year in range(6)
    ]
    return f"country,year,{name}\n" + "\n".join(found) + "\n"


@pytest.mark.parametrize(
    ("values", "doubtful"),
    [
        ([f"0.{number}1" for number in range(30, 42)] + ["0"], True),
        ([f"0.0{number}" for number in range(30, 42)] + ["0.9", "0"], False),  # small ones are there too
        (["1", "2", "3", "0"], False),  # few different ones
    ],
)
def test_zeros_far_from_all_others_may_be_missing(read: Read, values: list[str], doubtful: bool) -> None:
    found = [
        f"C{place},{2010 + year},{values[(year + place) % len(values)]}" for place in range(8) for year in range(9)
    ]
    data = read("country,year,index of all\n" + "\n".join(found) + "\n")
    assert about(data.remarks, "0 may stand") == (
        ["0 may stand for missing figures, but is read as one: index of all"] if doubtful else []
    )


@pytest.mark.parametrize(("last", "doubtful"), [("67.0", True), ("68.0", False)])
def test_figures_that_never_change_may_be_of_one_time(read: Read, last: str, doubtful: bool) -> None:
    found = [f"C{place},{2010 + year},{6 + place}7.0" for place in range(4) for year in range(6)]
    data = read("country,year,Rank_(2021)\n" + "\n".join([*found, f"C0,2016,{last}"]) + "\n")
    words = "these are the same in all periods, and may be of one time alone: Rank_(2021)"
    assert about(data.remarks, "the same in all periods") == ([words] if doubtful else [])


@pytest.mark.parametrize(("least", "doubtful"), [("48.2", True), ("-0.3", False)])
def test_changes_in_percent_that_are_all_large_may_be_an_index(read: Read, least: str, doubtful: bool) -> None:
    data = read(f"Date,pct_change\n1988-01-01,{least}\n1988-02-01,48.4\n1988-03-01,113.6\n")
    assert bool(about(data.remarks, "by their size they may be an index")) is doubtful


def test_both_engines_say_what_sizes_leave_open(read: Read, file: File) -> None:
    zeros = [f"0.{number}1" for number in range(30, 42)] + ["0"]
    text = "country,year,hdi,score\n" + "".join(
        f"C{place},{2000 + year},{zeros[(year + place) % 13]},{5 + place}.5\n"
        for place in range(40)
        for year in range(20)
    )
    assert len(about_by_both(read, file, text, "0 may stand")) == 1
    assert len(about_by_both(read, file, text, "the same in all periods")) == 1


MONTHS = ("01", "02", "03", "04")


def _monthly(figures: dict[int, tuple[int, int, int, int]]) -> str:
    rows = (
        f"C{place},{year}-{month},{value + place}"
        for place in range(20)
        for year, of in figures.items()
        for month, value in zip(MONTHS, of, strict=True)
    )
    return "\n".join(["country,month,Output", *rows, ""])


@pytest.mark.parametrize(
    ("last", "doubtful"),
    [((70, 150, 240, 350), True), ((70, 150, 140, 350), False), ((200, 250, 300, 350), False)],
)
def test_figures_that_rise_within_each_year_may_be_sums(
    read: Read, file: File, last: tuple[int, int, int, int], doubtful: bool
) -> None:
    text = _monthly({2019: (50, 110, 180, 260), 2020: (55, 120, 190, 270), 2021: (60, 130, 210, 290), 2022: last})
    words = about_by_both(read, file, text, "sums of the year so far")
    assert words == (
        [
            "these rise within each year and fall at its beginning: they may be sums of the year so far, but are read as figures of each period: Output"
        ]
        if doubtful
        else []
    )


@pytest.mark.parametrize(("name", "sign"), [("inflation rate %", ""), ("balance", "-")])
def test_rates_and_balances_that_rise_within_years_are_no_sums(read: Read, name: str, sign: str) -> None:
    text = _monthly(dict.fromkeys((2019, 2020, 2021, 2022), (10, 20, 30, 40))).replace("Output", name)
    signed = "\n".join(
        line if place == 0 else ",".join([*line.split(",")[:2], sign + line.split(",")[2]])
        for place, line in enumerate(text.split("\n")[:-1])
    )
    assert about(read(signed + "\n").remarks, "sums of the year so far") == []


@pytest.mark.parametrize(
    ("values", "doubtful"),
    [
        ("100 110 120 130 140 0", ["0 may stand for missing figures, but is read as one: gdp"]),
        ("100 110 0 130 140 150", ["0 may stand for missing figures, but is read as one: gdp"]),
        ("0 100 110 120 130 140", []),  # before what begins
        ("100 400 10 130 900 0", []),  # figures that change so much may be zero too
        ("1 1 1 1 1 0", []),  # 1 says yes
        ("90000 90500 91000 -1 91500 92000", ["-1 may stand for missing figures, but is read as one: gdp"]),
        ("2 3 -1 4 5 6", []),
    ],
)
def test_zeros_and_minus_ones_in_series_may_be_missing(
    read: Read, file: File, values: str, doubtful: list[str]
) -> None:
    lines = [f"C{place},{2010 + year},{value}" for place in range(4) for year, value in enumerate(values.split())]
    text = "\n".join(("country,year,gdp", *lines)) + "\n"
    assert about_by_both(read, file, text, "may stand") == doubtful
