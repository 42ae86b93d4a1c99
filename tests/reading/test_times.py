"""Periods in the spellings of other people, in a cell and in a column, which shows what one cell leaves open."""

from collections.abc import Callable

import pytest

from digecon_cli.core import period_words, periods
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError
from digecon_cli.reading import centuries, times


def spelled(text: str) -> str:
    """Return the canonical period of a text in other people's words, empty for none."""
    months = period_words.months_of(text)
    return periods.spell(periods.Span(*months)) if months else ""


Read = Callable[..., Dataset]

# As dictionaries have them, with their accents; of the same name in several languages one is enough.
MONTHS = {
    1: "January janvier Januar enero janeiro gennaio Jänner", 2: "February février Februar febrero fevereiro febbraio fév",
    3: "March mars März marzo março Mrz Maerz", 4: "April avril abril aprile", 5: "May mai Mai mayo maio maggio",
    6: "June juin Juni junio junho giugno", 7: "July juillet Juli julio julho luglio", 8: "August août agosto",
    9: "September septembre septiembre setembro settembre Sept", 10: "October octobre Oktober octubre outubro ottobre",
    11: "November novembre noviembre", 12: "December décembre Dezember diciembre dezembro dicembre Dec",
}  # fmt: skip

# In Dutch, Swedish, Danish, Norwegian, Polish, Turkish and Russian, where they differ from those above.
IN_FULL = {
    1: "januari styczeń Ocak январь января", 2: "februari luty Şubat февраль", 3: "maart marts marzec Mart март марта", 4: "kwiecień Nisan апрель",
    5: "mei maj Mayıs май мая", 6: "czerwiec Haziran июнь", 7: "lipiec Temmuz июль", 8: "augustus augusti sierpień Ağustos август",
    9: "wrzesień Eylül сентябрь", 10: "październik Ekim октябрь", 11: "listopad Kasım ноябрь", 12: "desember grudzień Aralık декабрь декабря",
}  # fmt: skip


@pytest.mark.parametrize(
    ("number", "name"),
    [(number, name) for of in (MONTHS, IN_FULL) for number, names in of.items() for name in names.split()],
)
def test_a_month_is_known_by_its_name(number: int, name: str) -> None:
    assert period_words.month(name) == period_words.month(f"{name[:1].lower()}{name[1:]}") == number
    assert spelled(f"{name} 2021") == f"2021-{number:02}"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("M01", 1), ("m9", 9), ("M12", 12), ("M13", 0), ("M00", 0), ("3月", 3), ("12月份", 12), ("7", 0), ("12", 0), ("Jan.", 1),
        ("lis", 0), ("aral", 0), ("ara", 12), ("eyl.", 9), ("Şub", 2), ("setiembre", 9), ("Ocak-January", 1), ("jan-mar", 0), ("list", 0), ("1월", 1), ("12 월", 12), ("MAYIS", 5), ("jui", 0), ("ma", 0), ("mar", 3), ("oct", 10), ("okt", 10), ("dez", 12), ("word", 0), ("", 0),
    ],
)  # fmt: skip
def test_a_number_alone_is_no_month(text: str, number: int) -> None:
    assert period_words.month(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Q1", 1), ("T4", 4), ("Q02", 2), ("3q", 3), ("2. Quartal", 2), ("3rd quarter", 3), ("1st quarter", 1), ("4 trimestre", 4),
        ("2nd quarter", 2), ("4th quarter", 4), ("第一季度", 1), ("二季度", 2), ("第3季度", 3), ("四季度", 4), ("1季度", 1), ("2季度", 2),
        ("4季度", 4), ("Q5", 0), ("Q0", 0), ("1", 0), ("", 0),
    ],
)  # fmt: skip
def test_a_quarter_is_known_by_its_name(text: str, number: int) -> None:
    assert period_words.quarter(text) == number


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2021年度", "2021"), ("2021年第四季度", "2021-Q4"), ("2021年1季度", "2021-Q1"), ("2021年12月份", "2021-12"),
        ("2021年上半年", "2021-S1"), ("2021年下半年", "2021-S2"), ("2021年前二季度", "2021-S1"),
        ("2021年1-3月", "2021-Q1"), ("2021年1-6月", "2021-S1"), ("2021年1-1月", "2021-01"),
        ("2021年1-12月", "2021"), ("2021年1至9月份", "2021-01-01/P9M"), ("2021年1—2月", "2021-01-01/P2M"), ("2021年1~2月", "2021-01-01/P2M"),
        ("2021年1-13月", ""), ("2021年1-0月", ""), ("2021年0月", ""), ("2021/Q2", "2021-Q2"), ("2021 t3", "2021-Q3"),
        ("2021-4th quarter", "2021-Q4"), ("2021 1st q", "2021-Q1"), ("2021 2nd trimestre", "2021-Q2"), ("2021 3rd t", "2021-Q3"),
        ("Q4_2021", "2021-Q4"), ("4T 2021", "2021-Q4"), ("2021H02", "2021-S2"), ("2021 S1", "2021-S1"), ("H2 2021", "2021-S2"),
        ("S1-2021", "2021-S1"), ("2021m12", "2021-12"), ("m01/2021", "2021-01"), ("01.2021", "2021-01"), ("1999/12", "1999-12"),
        ("2050.01", "2050-01"), ("1850.01", ""), ("CY2021", "2021"), ("yr 2021", "2021"), ("fy 2021", "2021"),
        ("Jan-35", "2035-01"), ("Jan-36", ""), ("Jan-68", ""), ("Jan-69", "1969-01"), ("Jan'00", "2000-01"), ("Feb/05", "2005-02"),
        ("Q1 0999", ""), ("Q1 1000", "1000-Q1"), ("Q1 2200", "2200-Q1"), ("Q1 2201", ""), ("2021.5", ""), ("20211", ""), ("2021年", "2021"),
        (f"2021{' ' * 29}Q1", "2021-Q1"), (f"2021{' ' * 30}Q1", ""),  # more than 35 signs are no period
    ],
)  # fmt: skip
def test_a_part_of_a_year_is_spelled_in_many_ways(text: str, period: str) -> None:
    assert spelled(text) == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2013 Q1", "2013-Q1"), ("Q1 2013", "2013-Q1"), ("1Q2013", "2013-Q1"), ("1996K2", "1996-Q2"), ("2009 1e halfjaar", "2009-S1"), ("2009 2nd half-year", "2009-S2"), ("2009 3e kwartaal", "2009-Q3"), ("T1-2006", "2006-Q1"), ("2023T2", "2023-Q2"),
        ("2021年第三季度", "2021-Q3"), ("2021年", "2021"), ("2021年3月", "2021-03"), ("2021年下半年", "2021-S2"),
        ("2021年前三季度", "2021-01-01/P9M"), ("2021年1-2月", "2021-01-01/P2M"), ("2016M01", "2016-01"), ("2016.01", "2016-01"),
        ("2016/12", "2016-12"), ("12/2016", "2016-12"), ("January 2022", "2022-01"), ("2022 JAN", "2022-01"), ("Jan-07", "2007-01"),
        ("déc-07", "2007-12"), ("févr. 2008", "2008-02"), ("März 2020", "2020-03"), ("enero 2020", "2020-01"), ("Jan-98", "1998-01"),
        ("FY2020", "2020"), ("2020 H1", "2020-S1"), ("2001.00", "2001"), ("YR2020", "2020"), ("2019 [YR2019]", "2019"), ("大正9年", "1920"), ("明治45年", "1912"), ("昭和元年", "1926"), ("民國元年", "1912"), ("民国112年", "2023"),
    ],
)  # fmt: skip
def test_a_spelling_is_one_period(text: str, period: str) -> None:
    assert times.period(text) == period


@pytest.mark.parametrize(
    "text", ["Jan-48", "2016.1", "2020 Q5", "13/2016", "2020年13月", "may be 2020", "juil", "2020W05", "Q1"]
)
def test_what_is_open_or_wrong_is_none(text: str) -> None:
    assert times.period(text) == ""


@pytest.mark.parametrize(
    ("cells", "meant"),
    [
        (["2010-11", "2011-12", "2012-13"], ["2010", "2011", "2012"]),
        (["1999/00", "2000/01"], ["1999", "2000"]),
        (["2010-11", "2010-12"], ["2010-11", "2010-12"]),
        (["31.12.1950", "31.12.1951"], ["1950-12-31", "1951-12-31"]),
        (["01/02/2021", "01/03/2021"], ["2021-02-01", "2021-03-01"]),
        (["2/1/2021", "3/1/2021"], ["2021-02-01", "2021-03-01"]),
        (["2/1/2021", "3/15/2021"], ["2021-02-01", "2021-03-15"]),
        (["30-Jun-1982", "31-Dec-1982"], ["1982-06-30", "1982-12-31"]),
        (["202001", "202002"], ["2020-01", "2020-02"]),
        (["20200131", "20200229"], ["2020-01-31", "2020-02-29"]),
    ],
)
def test_a_column_shows_what_a_cell_leaves_open(cells: list[str], meant: list[str]) -> None:
    of = times.read(cells).of
    assert [of[cell] for cell in cells] == meant


def test_a_column_that_leaves_the_order_of_days_open_is_not_read() -> None:
    assert times.read(["02/03/2021", "04/05/2021"]).of == {}


def test_business_years_are_reported(read: Read) -> None:
    data = read("Year,Revenue\n2018/19,10\n2019/20,11\n")
    assert [one.period for one in data.observations] == ["2018", "2019"]
    assert data.notices[0].endswith("business years such as 2010/11 were read as the year in which they begin")


@pytest.mark.parametrize(
    ("dates", "periods"),
    [
        (("2020-03-31", "2020-06-30", "2020-09-30"), ["2020-Q1", "2020-Q2", "2020-Q3"]),
        (("2020-01-01", "2020-07-01", "2021-01-01"), ["2020-S1", "2020-S2", "2021-S1"]),
        (("2020-06-30", "2021-06-30"), ["2020-06", "2021-06"]),
        (("2020-02-15", "2020-05-15", "2020-08-15"), ["2020-Q1", "2020-Q2", "2020-Q3"]),
        (("1/31/20", "2/29/20", "3/31/20"), ["2020-01", "2020-02", "2020-03"]),
        (("2020-02-15", "2020-03-15", "2020-04-15"), ["2020-02", "2020-03", "2020-04"]),
        (("2020-01-01 00:00:00", "2020-02-01T12:00:00Z"), ["2020-01", "2020-02"]),
    ],
)
def test_dates_are_the_periods_that_they_begin_or_end(dates: tuple[str, ...], periods: list[str], read: Read) -> None:
    assert [one.period for one in read("DATE,X\n" + "".join(f"{date},1\n" for date in dates)).observations] == periods


@pytest.mark.parametrize(
    "dates", [("2020-02-15", "2020-03-15", "2020-05-15"), ("2020-02-14", "2020-03-15", "2020-04-16"), ("2020-01-15",)]
)
def test_middles_of_other_months_are_single_days(dates: tuple[str, ...], read: Read) -> None:
    with pytest.raises(DataError, match=rf"holds no figure: left out \(figures of single days: {len(dates)}\)"):
        read("DATE,X\n" + "".join(f"{date},1\n" for date in dates))


def test_business_years_across_are_reported(read: Read) -> None:
    data = read("Department,1999-2000,2000-2001\nHealth,5,6\n")
    assert [(one.period, one.value) for one in data.observations] == [("1999", "5"), ("2000", "6")]
    assert data.notices[0].endswith("business years such as 2010/11 were read as the year in which they begin")


@pytest.mark.parametrize(
    ("cells", "meant"),
    [
        (["2010/11", "2011/12"], {"2010/11": "2010", "2011/12": "2011"}),
        (["2010-2011", "2011-2012"], {"2010-2011": "2010", "2011-2012": "2011"}),
        (["2010–11", "2011–12"], {"2010–11": "2010", "2011–12": "2011"}),
        (["2010-11"], {"2010-11": "2010-11"}),  # one alone is a month
        (["1999-2000"], {"1999-2000": "1999"}),  # and this is none
        (["FY1999-2000", "FY 2000/01"], {"FY1999-2000": "1999", "FY 2000/01": "2000"}),
        (["1999-2000", "2000-2005"], {}),
        (["79/80", "99/00", "00/01"], {"79/80": "1979", "99/00": "1999", "00/01": "2000"}),
        (["47/48", "98/99", "00/01"], {"47/48": "1947", "98/99": "1998", "00/01": "2000"}),
        (["79/80"], {}), (["79/80", "80/82"], {}), (["15-16", "16-17"], {}),
        (["20/21", "49/50"], {}),  # 2049 or 1949
        (["1/1/48", "12/1/48"], {"1/1/48": "1948-01-01", "12/1/48": "1948-12-01"}),
        (["1/31/20", "2/29/20"], {"1/31/20": "2020-01-31", "2/29/20": "2020-02-29"}),
        (["31/1/99", "28/2/00"], {"31/1/99": "1999-01-31", "28/2/00": "2000-02-28"}),
        (["01/01/10", "02/01/10"], {"01/01/10": "2010-01-01", "02/01/10": "2010-02-01"}),
        (["10/01/01", "11/01/01"], {}),  # October of 2001, or January of 2010
        (["01/02/03", "04/05/06"], {}), (["01.11.11", "01.11.12"], {}), (["1/1/20", "1/1/50"], {}),
        (["2007:1", "2007:2", "2007:3", "2007:4", "2008:1"], {
            "2007:1": "2007-Q1", "2007:2": "2007-Q2", "2007:3": "2007-Q3", "2007:4": "2007-Q4", "2008:1": "2008-Q1",
        }),
        (["2007:1", "2007:10"], {"2007:1": "2007-01", "2007:10": "2007-10"}),
        (["2007:1", "2007:2", "2007:3", "2007:4"], {}),  # quarters, or the first months of a year
        (["2007:1", "2008:1"], {}), (["2007:0", "2007:5"], {}), (["2007:5", "2007:13"], {}), (["2007:5", "2008"], {"2007:5": "2007-05", "2008": "2008"}),
        (["1T-21", "4T-98", "Q2 05"], {"1T-21": "2021-Q1", "4T-98": "1998-Q4", "Q2 05": "2005-Q2"}), (["5T-21", "1T-48"], {}),
        (["janeiro de 1980", "marzo del 1980"], {"janeiro de 1980": "1980-01", "marzo del 1980": "1980-03"}),
        (["2021-06-30T00:00:00.000Z", "2021-06-01 12:30:00+08:00"], {
            "2021-06-30T00:00:00.000Z": "2021-06-30", "2021-06-01 12:30:00+08:00": "2021-06-01",
        }),
        (["2021-06-30 23:59:59"], {"2021-06-30 23:59:59": "2021-06-30"}),
        (["2021-06-30T22:00:00Z"], {}),  # the first of July where the figures are from
        (["2010/11", "2011/13"], {"2010/11": "2010-11"}),
        (["15 March 2021", "1 April 2021"], {"15 March 2021": "2021-03-15", "1 April 2021": "2021-04-01"}),
        (["March 15, 2021"], {"March 15, 2021": "2021-03-15"}),
        (["15 Wort 2021", "32 March 2021"], {}),
        (["2021/3/5", "2021.12.31"], {"2021/3/5": "2021-03-05", "2021.12.31": "2021-12-31"}),
        (["2021/13/5"], {}),
        (["13/02/2021", "05/03/2021"], {"13/02/2021": "2021-02-13", "05/03/2021": "2021-03-05"}),
        (["13/13/2021"], {}),
        (["05/05/2021"], {"05/05/2021": "2021-05-05"}),
        (["202013", "202001"], {}),
        (["20200101", "202001"], {}),
        (["150001"], {"150001": "1500-01"}), (["149901"], {}),
        (["2021-06-30"], {"2021-06-30": "2021-06-30"}),
        (["", "2021 "], {"2021": "2021"}),
    ],
)  # fmt: skip
def test_what_the_cells_of_a_column_mean(cells: list[str], meant: dict[str, str]) -> None:
    assert times.read(cells).of == meant


def test_a_tenth_month_that_lost_its_zero_is_october() -> None:
    column = [f"2016.{month:02}" for month in range(1, 10)] + ["2016.1", "2016.11", "2016.12"]
    assert times.read(column).of["2016.1"] == "2016-10"
    assert "2016.1" not in times.read([*column[:8], "2016.1"]).of, "nine cells say too little"
    assert times.read([*column[:9], "2016.1"]).of["2016.1"] == "2016-10"
    assert "2016.1" not in times.read(["2016.1", "2016.11", "2016.12"]).of, "two months more say too little"
    assert "2016.1" not in times.read([*column, "2016.2"]).of, "a second one says that they are decimals"


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["Country", "2020", "2021"], {"2020": "2020", "2021": "2021"}),
        (["Country", "2010/11", "2011/12"], {"2010/11": "2010", "2011/12": "2011"}),
        (["crop", "79/80", "80/81"], {"79/80": "1979", "80/81": "1980"}),
        (
            ["2020", "2021p", "2022 (est.)", "2023*", "2024[f]"],
            {"2020": "2020", "2021p": "2021", "2022 (est.)": "2022", "2023*": "2023", "2024[f]": "2024"},
        ),
        (
            ["2020", "2021 г.", "2022 1)", "2023¹"],
            {"2020": "2020", "2021 г.": "2021", "2022 1)": "2022", "2023¹": "2023"},
        ),
        (["2021p", "2022e"], {}),  # marks beside no year
        (["YR1960", "YR1961"], {"YR1960": "1960", "YR1961": "1961"}),
        (
            ["2020:3", "2020:4", "2021:1", "2021:2"],
            {"2020:3": "2020-Q3", "2020:4": "2020-Q4", "2021:1": "2021-Q1", "2021:2": "2021-Q2"},
        ),
        (["202001", "20200131", "2020"], {"2020": "2020"}),  # numbers of six or eight digits are codes
    ],
)
def test_the_periods_among_the_names_of_columns(names: list[str], found: dict[str, str]) -> None:
    assert times.of_header(names) == found


@pytest.mark.parametrize(
    ("text", "time"),
    [("2020", True), ("2010/11", True), ("2010/12", True), ("2010/13", False), ("31/12/2020", True), (" 2020-Q1 ", True), ("word", False), ("12", False)],
)  # fmt: skip
def test_a_cell_alone_may_look_like_a_time(text: str, time: bool) -> None:
    assert times.looks_like_time(text) is time


@pytest.mark.parametrize(
    ("parts", "name", "periods"),
    [
        (["M01", "M12", "M13"], "period", ["2021-01", "2021-12", "2021"]),
        (["Q1", "Q4", "Annual"], "", ["2021-Q1", "2021-Q4", "2021"]),
        (["1", "4", "4.0"], "quarter", ["2021-Q1", "2021-Q4", "2021-Q4"]),
        (["1", "2", ""], "qtr", ["2021-Q1", "2021-Q2", "2021"]), (["1", "2", "3"], "Quartal".lower(), ["2021-Q1", "2021-Q2", "2021-Q3"]),
        (["1", "2", "3"], "trimestre", ["2021-Q1", "2021-Q2", "2021-Q3"]), (["1", "2", "3"], "季度", ["2021-Q1", "2021-Q2", "2021-Q3"]),
        (["1", "10", "12"], "month", ["2021-01", "2021-10", "2021-12"]), (["1", "2", "12"], "monat", ["2021-01", "2021-02", "2021-12"]),
        (["1", "2", "12"], "mois", ["2021-01", "2021-02", "2021-12"]), (["1", "2", "12"], "mes", ["2021-01", "2021-02", "2021-12"]),
        (["1", "2", "12"], "mês", ["2021-01", "2021-02", "2021-12"]), (["1", "2", "12"], "月份", ["2021-01", "2021-02", "2021-12"]),
        (["S1", "H2", "S03"], "", ["2021-S1", "2021-S2", "2021"]), (["H01", "S02", "A01"], "", ["2021-S1", "2021-S2", "2021"]),
        (["Jan", "March", "A1"], "", ["2021-01", "2021-03", "2021"]), (["Q05", "year", "全年"], "", ["2021", "2021", "2021"]),
        (["Jahr", "année", "año"], "", ["2021", "2021", "2021"]), (["Ocak", "Şubat", "Mart"], "ay", ["2021-01", "2021-02", "2021-03"]),
        (["I", "II", "IV"], "quarter", ["2021-Q1", "2021-Q2", "2021-Q4"]), (["1", "2", "4"], "ctvrtleti", ["2021-Q1", "2021-Q2", "2021-Q4"]),
        (["1", "2", "4"], "negyedév", ["2021-Q1", "2021-Q2", "2021-Q4"]),
        (["1", "2", "12"], "miesiąc", ["2021-01", "2021-02", "2021-12"]), (["I", "II", "IV"], "class", None), (["I", "II", "V"], "quarter", None),
        (["1", "5", "2"], "quarter", None), (["1", "0", "2"], "quarter", None), (["1", "13", "2"], "month", None), (["1", "0", "2"], "month", None),
        (["1", "2", "3"], "code", None), (["x", "1", "2"], "month", None), (["", "", ""], "month", None),
    ],
)  # fmt: skip
def test_a_column_of_parts_stands_beside_one_of_years(parts: list[str], name: str, periods: list[str] | None) -> None:
    assert times.within_years(["2021", " 2021 ", "2021"], parts, name) == periods


def test_a_year_that_is_none_gives_no_period() -> None:
    assert times.within_years(["2021", "x"], ["Q1", "Q2"], "") == ["2021-Q1", ""]
    assert times.within_years(["2021-Q1"], ["Q1"], "") is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023.01 월", "2023-01"), ("2023년 12월", "2023-12"), ("2022KW01", "2022-Q1"), ("2022KW04", "2022-Q4"), ("2022JJ00", "2022"),
        ("2022MM11", "2022-11"), ("2022KW05", ""), ("2022MM13", ""), ("2022JJ01", ""), ("январь 2023", "2023-01"), ("Kasım 2021", "2021-11"),
    ],
)  # fmt: skip
def test_offices_spell_periods_in_their_own_way(text: str, period: str) -> None:
    assert spelled(text) == period


def test_months_beside_years_are_months(read: Read) -> None:
    data = read("Rok;Miesiąc;Stopa (%)\n2023;styczeń;5,5\n2023;luty;5,6\n2024;styczeń;5,4\n")
    assert [(one.indicator, one.period, one.value) for one in data.observations] == [
        ("Stopa (%)", "2023-01", "5.5"), ("Stopa (%)", "2023-02", "5.6"), ("Stopa (%)", "2024-01", "5.4"),
    ]  # fmt: skip


@pytest.mark.parametrize("header", ["vuosi,kuukausi", "years,month", "时间,month", "datayear,month", "yr,mon"])
def test_years_beside_months_are_called_as_periods_are(header: str, read: Read) -> None:
    data = read(f"{header},GDP\n2023,2,5.5\n2023,4,6.5\n2024,2,7.5\n")
    assert [(row.period, row.value) for row in data.observations] == [
        ("2023-02", "5.5"), ("2023-04", "6.5"), ("2024-02", "7.5"),
    ]  # fmt: skip


def test_a_column_of_months_holds_no_years(read: Read) -> None:
    with pytest.raises(DataError, match="figures without a known period: 2"):
        read("quarter,month,value\n1,2103,5.5\n2,2104,6.5\n")


def test_quarters_in_roman_numbers_beside_years_are_quarters(read: Read) -> None:
    data = read("Year,Quarter,GDP\n2022,I,551.5\n2022,IV,599.25\n2023,I,560.5\n")
    assert [(one.indicator, one.period, one.value) for one in data.observations] == [
        ("GDP", "2022-Q1", "551.5"), ("GDP", "2022-Q4", "599.25"), ("GDP", "2023-Q1", "560.5"),
    ]  # fmt: skip


def test_unknown_months_beside_years_are_no_years(read: Read) -> None:
    with pytest.raises(DataError, match="'urtarrila' in the column 'month' is no month or quarter that digecon knows"):
        read("year,month,value\n2023,urtarrila,1.5\n2023,otsaila,2.5\n2024,urtarrila,3.5\n")


def test_a_column_of_numbers_that_is_called_by_months_is_one_of_figures(read: Read) -> None:
    data = read("year,3_month_rate\n2022,1.5\n2023,3.25\n")
    assert [(one.indicator, one.period, one.value) for one in data.observations] == [
        ("3_month_rate", "2022", "1.5"), ("3_month_rate", "2023", "3.25"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "period"),
    [("2019.0", "2019"), ("2019.00", "2019"), ("2019.000", ""), ("2019-01.0", ""), ("2019-Q1.00", "")],
)
def test_a_year_may_have_gone_through_a_column_of_floats(text: str, period: str) -> None:
    assert times.period(text) == period


def test_periods_after_a_slash_are_months_only_where_all_may_be_quarters_and_nothing_says_so() -> None:
    open_ones = times.read(["2021/01", "2021/02"])
    assert open_ones.of == {"2021/01": "2021-01", "2021/02": "2021-02"}
    assert open_ones.note is not None
    months = times.read(["2021/01", "2021/06"])
    assert (months.of, months.note) == ({"2021/01": "2021-01", "2021/06": "2021-06"}, None)
    assert times.read(["2021/03"]).note is None


@pytest.mark.parametrize(
    ("texts", "quarters"),
    [
        (["2020/01", "2020/02", "2020/03", "2020/04", "2021/01", "2021/02", "2021/03", "2021/04"], True),
        (["2019/03", "2019/04", "2020/01", "2020/02", "2020/03", "2020/04"], True),  # begins within a year
        (["2020/01", "2020/02", "2020/03", "2020/04", "2021/01"], True),
        (["2020/01", "2020/02", "2020/03", "2020/04"], False),  # may be four months
        (["2019/03", "2019/04", "2020/01", "2020/02"], False),
        (["2018/03", "2020/01", "2020/02", "2020/03", "2020/04"], False),  # with a gap
    ],
)
def test_quarters_after_a_slash_come_again_from_year_to_year(texts: list[str], quarters: bool) -> None:
    sign = "Q" if quarters else "0"
    assert times.read(texts).of == {text: f"{text[:4]}-{sign}{text[-1]}" for text in texts}


@pytest.mark.parametrize(
    ("texts", "of"),
    [
        (["2016 (prov)"], {}),  # one alone may be a name
        (["2015", "2016 (prov)"], {"2015": "2015", "2016 (prov)": "2016"}),
        (["2015", "2015 (prov)"], {"2015": "2015"}),  # twice the same
        (["2015 (p)", "2016 (p)"], {"2015 (p)": "2015", "2016 (p)": "2016"}),
        (["2015E", "2016E"], {"2015E": "2015", "2016E": "2016"}),
        (["2015e", "2016e"], {}),
        (["2022", "2023*", "2024 **"], {"2022": "2022", "2023*": "2023", "2024 **": "2024"}),
        (["2019", "2020pr"], {"2019": "2019", "2020pr": "2020"}),
    ],
)
def test_a_mark_behind_a_period(texts: list[str], of: dict[str, str]) -> None:
    assert times.read(texts).of == of


@pytest.mark.parametrize(
    ("text", "mark"),
    [("2024E", "E"), ("2024 (est.)", "est"), ("2020pr", "P"), ("2022-23 (1st RE)", "E"), ("2022-23 BE", "F"), ("2022-23 PE", "P"), ("2022-23 AE", "E"), ("2022-23 QE", "E"), ("2022-23 RE", "E"), ("2023/01 r1/", "r"),
     ("Sơ bộ 2023", "p"), ("2023(1)", ""), ("2023 **", ""), ("2023", "")],
)  # fmt: skip
def test_a_mark_says_how_sure_figures_are(text: str, mark: str) -> None:
    assert times.mark(text) == mark


def months(first: int, last: int) -> dict[str, str]:
    return {
        f"{name}-{year % 100:02}": f"{year}-{month}"
        for year in range(first, last + 1)
        for name, month in (("Jan", "01"), ("Feb", "02"))
    }


def business(*years: int) -> dict[str, str]:
    return {f"{year % 100:02}/{(year + 1) % 100:02}": str(year) for year in years}


@pytest.mark.parametrize(
    "years",
    [
        business(*range(1930, 2023)),  # after the widest gap, from 22 to 30
        business(2005, 2006),
        business(1978, 1979),
        business(1998, 1999, 2000),
        business(*range(1929, 2000), 2000, 1920),  # from 00 to 20
    ],
    ids=["two centuries", "this one", "the last one", "the turn", "a wide gap"],
)
def test_years_of_two_digits_are_of_a_century(years: dict[str, str]) -> None:
    assert times.read(years).of == years


@pytest.mark.parametrize(
    "texts", [business(1960, 2000), business(*range(1901, 2001))], ids=["one is open", "all hundred"]
)
def test_years_whose_century_is_open_are_none(texts: dict[str, str]) -> None:
    assert times.read(texts).of == {}


@pytest.mark.parametrize(
    ("frequency", "periods", "months"),
    [
        ("Quarterly", ["2020-03", "2020-06"], 3), ("Quarter", ["2020-03-31", "2020-06-30"], 3), ("Annually", ["2020-06", "2021-06"], 12),
        ("Annual", ["2020-12", "2021-12"], 12), ("Yearly", ["2020-06", "2021-07"], 0), ("Quarterly", ["2020-02", "2020-05"], 0),
        ("Monthly", ["2020-03", "2020-06"], 0), ("季度", ["2020-03", "2020-06"], 3), ("Quarterly", ["2020-03", "2020-Q2"], 0),
        ("Semi-annual", ["2020-06", "2020-12"], 0), ("Quarterly", ["2020-01", "2020-04"], 3), ("Quarterly", ["2020-01", "2020-06"], 0), ("A", ["2020-01-01", "2021-01-01"], 12),
    ],
)  # fmt: skip
def test_a_frequency_says_how_many_months_a_period_has(frequency: str, periods: list[str], months: int) -> None:
    assert times.months_at(times.months_of_frequency(frequency), periods, lambda remark: None) == months


@pytest.mark.parametrize(
    ("periods", "found"),
    [
        (["2020-01", "2020-02"], ["2020-Q1", "2020-Q2"]), (["2020-01", "2020-03"], ["2020-Q1", "2020-Q3"]), (["2020-02", "2020-04"], ["2020-Q2", "2020-Q4"]),
        (["2020-01", "2020-04"], ["2020-01", "2020-04"]), (["2020-03", "2020-06"], ["2020-Q1", "2020-Q2"]), (["2020-02", "2020-05"], ["2020-02", "2020-05"]),
    ],
)  # fmt: skip
def test_months_of_quarters_number_them_or_end_them(periods: list[str], found: list[str]) -> None:
    assert times.quarters(periods, lambda remark: None) == found


@pytest.mark.parametrize(
    ("days", "months"),
    [
        ([(2020, 1, 15), (2020, 2, 15)], True), ([(2020, 1, 15)], False), ([(2020, 1, 15), (2020, 3, 15)], False), ([(2020, 1, 14), (2020, 2, 14)], False),
        ([(2020, month, 20) for month in range(1, 13)], True), ([(2020, month, 20) for month in range(1, 12)], False), ([(2020, 12, 15), (2021, 1, 15)], True),
    ],
)  # fmt: skip
def test_days_that_stand_for_months(days: list[tuple[int, int, int]], months: bool) -> None:
    assert times.stand_for_months(days) is months


@pytest.mark.parametrize(
    ("days", "years"),
    [
        ([(2019, 6, 15), (2020, 6, 15), (2021, 6, 15)], True), ([(2019, 6, 15), (2020, 6, 15)], False),
        ([(2018, 6, 15), (2020, 6, 15), (2021, 6, 15)], False), ([(2019, 6, 15), (2020, 6, 15), (2021, 6, 16)], False),
    ],
)  # fmt: skip
def test_days_that_stand_for_years(days: list[tuple[int, int, int]], years: bool) -> None:
    assert times.stand_for_years(days) is years


@pytest.mark.parametrize(
    ("months", "in_turn"),
    [
        (["2020-11", "2020-12", "2021-01"], True), (["2020-01", "2020-03"], False), (["2020-12", "2020-11"], True), (["2020-13", "2020-14"], False),
        (["2020"], False), (["2020-01", "2020-01"], False), (["2020-12"], True),
    ],
)  # fmt: skip
def test_months_follow_one_another(months: list[str], in_turn: bool) -> None:
    assert times.are_months_in_turn(months) is in_turn


@pytest.mark.parametrize(
    ("texts", "of"),
    [
        (["2007:1", "2007:12"], {"2007:1": "2007-01", "2007:12": "2007-12"}), (["2007:1", "2007:5"], {"2007:1": "2007-01", "2007:5": "2007-05"}),
        ([f"{year}:{number}" for year in (2007, 2008) for number in (1, 2, 3, 4)], {f"{year}:{number}": f"{year}-Q{number}" for year in (2007, 2008) for number in (1, 2, 3, 4)}),
        (["2007:1", "2007:2", "2007:3", "2007:4"], {}), (["2007:1", "2008:1"], {}), (["2007:0", "2007:12"], {}), (["2007:13", "2007:1"], {}),
        (["2026:01 (JAN)", "2025:12 (DEC)"], {"2026:01 (JAN)": "2026-01", "2025:12 (DEC)": "2025-12"}), (["2026:01 (FEB)"], {}),
    ],
)  # fmt: skip
def test_numbers_after_a_colon_are_months_or_quarters(texts: list[str], of: dict[str, str]) -> None:
    assert times.read(texts).of == of


@pytest.mark.parametrize(
    ("texts", "parts"),
    [
        (["I", "II", "III", "IV"], {"I": "-Q1", "II": "-Q2", "III": "-Q3", "IV": "-Q4"}), (["I", "II", "III"], {}), (["I", "II", "III", "V"], {}),
        (["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], {"I": "-01", "II": "-02", "III": "-03", "IV": "-04", "V": "-05", "VI": "-06", "VII": "-07", "VIII": "-08", "IX": "-09", "X": "-10", "XI": "-11", "XII": "-12"}),
        (["I", "II", "III", "IV", "V"], {}), (["May", "Q3", "H2", "7"], {"May": "-05", "Q3": "-Q3", "H2": "-S2"}),
        (["Q1", "Q2", "Q3", "Q4", "Q5"], {}), (["Q1", "Q4"], {"Q1": "-Q1", "Q4": "-Q4"}), (["M1", "M2", "M3"], {}), (["M4", "M5"], {"M4": "-04", "M5": "-05"}),
        (["H1", "H2", "H3"], {}), (["T0", "T1"], {}),
    ],
)  # fmt: skip
def test_parts_of_a_year_beside_each_other(texts: list[str], parts: dict[str, str]) -> None:
    assert times.parts_of_years(texts) == parts


@pytest.mark.parametrize(
    ("parts", "name", "found"),
    [
        (["1", "2"], "month", ["2020-01", "2020-02"]), (["1", "2"], "quarter", ["2020-Q1", "2020-Q2"]), (["1", "5"], "quarter", None), (["12", "13"], "month", None),
        (["1", "2"], "half", ["2020-S1", "2020-S2"]), (["I", "IV"], "quarter", ["2020-Q1", "2020-Q4"]), (["M01", "M13"], "x", ["2020-01", "2020"]), (["Q1", "Q05"], "x", ["2020-Q1", "2020"]),
        (["S01", "S03"], "x", ["2020-S1", "2020"]), (["Jan", "Total"], "x", ["2020-01", "2020"]), (["M01", "M13", "Total"], "x", ["2020-01", "2020", "2020"]), (["M13", "Total"], "x", None), (["Jan", "annual"], "x", ["2020-01", "2020"]), (["1 May", "2 May"], "x", ["2020-05-01", "2020-05-02"]),
        (["Jan", "note"], "x", None), (["Jan", "Feb", "Mar", "Apr", "note"], "x", ["2020-01", "2020-02", "2020-03", "2020-04", "2020 note"]), (["Jan", "Feb", "Mar", "note"], "x", None),
        (["1.0", "2.0"], "month", ["2020-01", "2020-02"]), (["0", "1"], "month", None), (["north", "south"], "x", None), (["Q1", "Q2", "Q3", "Q4", "Q5"], "x", None),
    ],
)  # fmt: skip
def test_years_beside_parts_of_them(parts: list[str], name: str, found: list[str] | None) -> None:
    assert times.within_years(["2020"] * len(parts), parts, name) == found


def mid_quarters(*days: int) -> list[tuple[int, int, int]]:
    return [(2020, month, day) for month, day in zip((2, 5, 8, 11), days, strict=False)]


@pytest.mark.parametrize(
    ("days", "kind"),
    [
        ([(2020, 1, 1), (2020, 4, 1)], "first"), ([(2020, 1, 1), (2020, 4, 2)], ""), ([(2020, 2, 29), (2020, 3, 31)], "last"), ([(2020, 2, 28), (2020, 3, 31)], ""),
        ([(2019, 2, 28)], "last"), (mid_quarters(14, 15, 16), "middle"), (mid_quarters(14, 14), "middle"), (mid_quarters(15, 15, 15, 15), "middle"), (mid_quarters(16, 16), "middle"), (mid_quarters(13, 15), ""),
        (mid_quarters(15, 17), ""), (mid_quarters(15), ""), ([(2020, 2, 15), (2021, 2, 15)], ""), ([(2020, 1, 15), (2020, 2, 15)], ""), ([(2020, 2, 3), (2020, 5, 3)], ""),
        ([(2020, 13, 31)], ""), ([(2020, 0, 31)], ""),
    ],
)  # fmt: skip
def test_days_are_the_first_the_last_or_the_middle_ones(days: list[tuple[int, int, int]], kind: str) -> None:
    assert times.stamp(days) == kind


@pytest.mark.parametrize(
    ("frequency", "periods", "months"),
    [
        ("Annual", ["2020-01", "2021-11"], 0), ("Annual", ["2020-06", "2021-06", "2022-06"], 12), ("Quarterly", ["2020-03", "2020-05"], 0), ("Annual", ["2020-12", "2021-06"], 0),
        ("Annual", ["2020-06-30", "2021-06-30"], 12), ("Annual", ["2020-06-29", "2021-06-30"], 0), ("Quarterly", [], 0), ("", ["2020-03"], 0),
    ],
)  # fmt: skip
def test_years_may_end_in_any_one_month_and_quarters_in_those_of_the_calendar(
    frequency: str, periods: list[str], months: int
) -> None:
    said: list[object] = []
    assert times.months_at(times.months_of_frequency(frequency), periods, said.append) == months
    assert bool(said) == (bool(months) or (bool(periods) and bool(frequency) and len(periods[0]) == 7))


@pytest.mark.parametrize(
    ("name", "period", "found"),
    [
        ("3 Months Ended", "2020-03-31", "2020-Q1"), ("Three Months Ended", "2020-06-30", "2020-Q2"), ("Quarter Ended", "2020-09-30", "2020-Q3"), ("Year Ended", "2020-12-31", "2020"),
        ("Fiscal Year Ended", "2020-06-30", "2019-07-01/P12M"), ("Twelve Months Ended", "2020-12-31", "2020"), ("Six months ending", "2020-06-30", "2020-S1"),
        ("Year Ended June 30,", "2020", "2019-07-01/P12M"), ("Year Ended December 31,", "2020", "2020"), ("Quarter ended March", "2020", "2020-Q1"), ("Year Ended", "2020", "2020"),
        ("Revenue", "2020-03-31", "2020-03-31"), ("3 Months Ended", "2020", "2020"), ("for the nine months ended", "2020-09-30", "2020-9M"),
    ],
)  # fmt: skip
def test_months_that_end_on_a_day(name: str, period: str, found: str) -> None:
    assert times.ended(name, period) == (periods.canonical(found) if "/" not in found and found != period else found)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("3 Months Ended", True),
        (" Year Ended ", True),
        ("Months Ended", False),
        ("3 Months", False),
        ("Years ending", True),
    ],
)
def test_a_name_says_how_many_months_end(name: str, said: bool) -> None:
    assert times.says_ended(name) is said


@pytest.mark.parametrize(
    ("period", "length", "found"),
    [
        ("2020-03", 3, "2020-Q1"), ("2020-06-30", 3, "2020-Q2"), ("2020-12", 12, "2020"), ("2020-06", 12, "2019-07-01/P12M"), ("2020", 12, "2020"), ("2020-Q1", 3, "2020-Q1"),
        ("2020-04", 3, "2020-Q2"), ("2020-10-01", 3, "2020-Q4"), ("2020-01-01", 12, "2020"), ("2020-01", 12, "2020"), ("2020-01-31", 12, "2019-02-01/P12M"),
    ],
)  # fmt: skip
def test_a_period_that_begins_or_ends_in_a_month(period: str, length: int, found: str) -> None:
    assert times.lengthened(period, length) == found


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2020-01-01", "2020-12-31", "2020"), ("2020-04-01", "2020-06-30", "2020-Q2"), ("2020-02-01", "2020-02-29", "2020-02"), ("2020", "2020", "2020"),
        ("2020-01", "2020-06", "2020-S1"), ("2005-01-01", "2009-12-31", "2005-01-01/P60M"), ("2020-01-01", "2021-01-01", ""), ("2020-01-02", "2020-12-31", ""),
        ("2020", "2021", ""), ("2020-06", "2020-01", ""), ("2020-01-01", "2020-06", ""), ("", "", ""),
    ],
)  # fmt: skip
def test_a_period_from_one_day_or_month_to_another(first: str, last: str, found: str) -> None:
    assert times.between(first, last) == found


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (["2001-05", "2006-10"], "2001-01-01/P60M"), (["2001-05", "2006-10", "2011-15"], "2001-01-01/P60M"), (["2001-05"], "2001-05"), (["2001-05", "2006-07"], "2001-05 (years)"),
        (["2001-05", "2007-10"], "2001-05"), (["2001-05", "2001-06"], "2001-05"), (["1996-00", "2001-05"], "1996-01-01/P60M"), (["2001/05", "2006/10"], "2001-01-01/P60M"),
        (["2001-05", "2002-06"], "2001-05"), (["2001-05", "2002-06", "2003-07"], "2001-05"), (["2001-05", "2002-06", "2003-07", "2004-08", "2005-09"], "2001-01-01/P60M"),
        (["2001-05", "2002-05", "2003-05", "2004-05", "2005-05"], "2001-05"), (["2001-05", "2002-06", "2003-07", "2004-08", "2006-10"], "2001-05"),
        (["1997/99", "1998/00", "1999/01", "2000/02", "2001/03"], "1997-01-01/P36M"), (["1995-1999", "2000-2004", "2005"], "1995-01-01/P60M"),
        (["2000-05", "2005-10"], "2000-05 (years)"), (["2000-2005", "2005-2010"], "2000-2005 (years)"), (["1919-1948", "1949-1978", "1979-1986"], "1919-1948 (years)"),
    ],
)  # fmt: skip
def test_spans_of_years_follow_one_another(texts: list[str], first: str) -> None:
    found = times.read(texts)
    assert found.each(texts)[0] == first
    assert ("spans of years" in str(found.note)) == ("P" in first)


def test_roman_numbers_beside_years_are_quarters_or_months() -> None:
    for form in ("{0}.{1}", "{1}.{0}", "{0}-{1}", "{1}/{0}", "{0}{1}"):
        quarters = {
            form.format(year, number): f"{year}-Q{at}"
            for year in (2018, 2019)
            for at, number in enumerate(("I", "II", "III", "IV"), 1)
        }
        assert times.read(quarters).of == quarters
    months = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
    assert times.read([f"{number}.2018" for number in months]).of["IV.2018"] == "2018-04"
    assert times.read(["2018.I", "2018.II"]).of == {}


@pytest.mark.parametrize(
    ("texts", "of"),
    [
        (["2010-11", "2011-12"], {"2010-11": "2010", "2011-12": "2011"}), (["2010-11", "2011-12", "2012-13"], {"2010-11": "2010", "2011-12": "2011", "2012-13": "2012"}),
        (["2012-13", "x"], {}), (["2012-13", "2013"], {"2013": "2013"}), (["2012-13", "2013-14", "2014"], {"2012-13": "2012", "2013-14": "2013", "2014": "2014"}), (["2010-11", "2012-13", "x"], {"2010-11": "2010", "2012-13": "2012"}),
        (["2010-11", "2011-13"], {"2010-11": "2010-11"}), (["2010-11"], {"2010-11": "2010-11"}), (["1999-2000"], {"1999-2000": "1999"}), (["2010-11", "x"], {"2010-11": "2010-11"}),
    ],
)  # fmt: skip
def test_business_years_and_months(texts: list[str], of: dict[str, str]) -> None:
    assert times.read(texts).of == of


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["2020-01-31", ""], True), (["2020-01-31", " "], True), (["2020-01-31", "x"], False), ([""], False), (["31.12.2020", "5 May 2020"], True), (["May 5, 2020"], True), (["2020-01"], False),
        (["2020/1/5"], True),
    ],
)  # fmt: skip
def test_cells_that_are_days(cells: list[str], days: bool) -> None:
    assert times.are_days(cells) is days


@pytest.mark.parametrize(
    ("text", "day"),
    [("2020-01-01", "2020-01-01"), ("2020-12-31", "2020-12-31"), ("2020-00-10", ""), ("2020-13-10", ""), ("2020-10-00", ""), ("2020-10-32", ""), ("5 May 2020", "2020-05-05"), ("1er mai 2020", "2020-05-01")],
)  # fmt: skip
def test_a_day_is_in_its_month(text: str, day: str) -> None:
    assert times.read([text]).of == ({text: day} if day else {})


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (["31.12.1950", "31.12.1951"], "1950-12-31"), (["12/31/1950", "12/31/1951"], "1950-12-31"), (["01/12/2021", "01/11/2021"], "2021-12-01"), (["01/12/21", "01/11/21"], "2021-12-01"),
        (["1/2/2021", "1/3/2021", "2/3/2021"], ""), (["12/01/2021", "11/01/2021"], "2021-12-01"), (["31/12/69", "31/12/70"], "1969-12-31"), (["31/12/48", "31/12/68"], "1948-12-31"),
        (["31/12/48", "31/12/05"], ""), (["31/12/68", "31/12/69", "31/12/05"], "1968-12-31"),
    ],
)  # fmt: skip
def test_days_in_the_order_that_makes_all_of_them_days(texts: list[str], first: str) -> None:
    assert times.read(texts).of.get(texts[0], "") == first


@pytest.mark.parametrize(
    ("names", "of"),
    [
        (["202011", "202012", "202101"], {"202011": "2020-11", "202012": "2020-12", "202101": "2021-01"}), (["202011", "202101", "202102"], {}), (["202011", "202012"], {}),
        (["x", "2020", "2021"], {"2020": "2020", "2021": "2021"}), (["20200131", "20200228"], {}), (["2019/01", "2019/02", "2019/03", "2019/04", "2020/01"], {"2019/01": "2019-Q1", "2019/02": "2019-Q2", "2019/03": "2019-Q3", "2019/04": "2019-Q4", "2020/01": "2020-Q1"}),
        (["79/80", "80/81"], {"79/80": "1979", "80/81": "1980"}), (["2007:1", "2007:12"], {"2007:1": "2007-01", "2007:12": "2007-12"}),
    ],
)  # fmt: skip
def test_periods_among_the_names_of_columns(names: list[str], of: dict[str, str]) -> None:
    assert times.of_header(names) == of


@pytest.mark.parametrize(
    "table",
    [
        "Year,Sales (EUR)\nFY19,5\nFY20,6\n",
        "Item,Unit,FY19,FY20\nSales,EUR,5,6\n",
        "Year,Item,Value,Unit\nFY19,A,5,EUR\nFY20,A,6,EUR\n",
    ],
)
def test_it_is_said_which_year_a_fiscal_one_is_taken_for(table: str, read: Callable[..., Dataset]) -> None:
    data = read(table)
    assert [row.period for row in data.observations] == ["2019", "2020"]
    [notice] = data.notices
    assert notice.endswith(": fiscal years such as FY19 were read as the year of their number")


def test_quarters_after_slashes_may_have_notes_below_them() -> None:
    cells = [f"{year}/0{quarter}" for year in (2005, 2006) for quarter in (1, 2, 3, 4)]
    assert times.read([*cells, "Fuentes:"]).of == {cell: cell.replace("/0", "-Q") for cell in cells}


def test_a_day_of_a_month_is_the_month_though_few_lack_theirs() -> None:
    months = [(1999 + month // 12, month % 12 + 1, 1 + month % 3) for month in range(48)]
    assert times.stand_for_months(months)
    assert times.stand_for_months([*months[:20], *months[21:]])
    assert not times.stand_for_months([*months[:10], *months[12:20], *months[22:28]])  # two of 23 steps are longer
    assert not times.stand_for_months([*months, (1999, 1, 20)])
    assert not times.stand_for_months(months[::3])


@pytest.mark.parametrize("word", ["annual", "Yearly", "anual", "annuel", "jährlich", "年度", "년"])
def test_a_frequency_of_years_in_each_language(word: str) -> None:
    assert times.months_at(times.months_of_frequency(word), ["2019-06", "2020-06"], lambda remark: None) == 12


def test_a_year_called_by_its_number_alone() -> None:
    assert [times.period(text) for text in ("YR1960", "1961 [YR1961]", "1962")] == ["1960", "1961", "1962"]


@pytest.mark.parametrize(
    ("cells", "meant"),
    [
        (["2010-11", "2011-12", "2012 total"], {}),  # November and December, and a word
        (["2011-12", "2012-13", "2013 total"], {"2011-12": "2011", "2012-13": "2012"}),
        (["1912-13", "1913-14", "x"], {"1912-13": "1912", "1913-14": "1913"}),
        (["1913-08", "1914-09", "x"], {}),
    ],
)
def test_years_that_no_month_can_be_are_business_years_beside_other_words(
    cells: list[str], meant: dict[str, str]
) -> None:
    read = times.read(cells)
    found = {text: read.of[text] for text in read.of if len(read.of[text]) == 4}
    assert found == meant


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["1/1/68", "1/1/05"], {}),  # 1968 or 2068
        (["1/1/69", "1/1/05"], {"1/1/69": "1969-01-01", "1/1/05": "2005-01-01"}),
        (["1/2/1999", "1/2/48"], {"1/2/1999": "1999-02-01", "1/2/48": "1948-02-01"}),
    ],
)
def test_years_of_two_digits_before_1969_need_others_of_their_century(cells: list[str], days: dict[str, str]) -> None:
    assert times.read(cells).of == days


@pytest.mark.parametrize(("first", "last"), [(1946, 2022), (1960, 1980), (1936, 1969), (1990, 2050), (2000, 2022)])
def test_months_of_years_of_two_digits_are_of_the_century_that_all_of_them_say(first: int, last: int) -> None:
    meant = months(first, last)
    assert times.read(meant).of == meant


@pytest.mark.parametrize(("first", "last"), [(1919, 1968), (1919, 2022), (2000, 2050), (1930, 1975), (1940, 1960)])
def test_months_of_years_of_two_digits_are_none_where_the_century_is_open(first: int, last: int) -> None:
    assert times.read(months(first, last)).of == {}


def test_decimal_years_in_the_middle_of_years() -> None:
    meant = {f"{year}.500": str(year) for year in range(1993, 1999)}
    assert times.read(meant).of == meant
    assert times.read(["1993.5", "1994.5"]).of == {}  # two may be anything
    assert times.read([*meant, "1999.25"]).of == {}


def test_a_long_text_is_no_period() -> None:
    """A pattern that goes back over it would take hours."""
    assert times.read(["a" * 200_000, "a " * 100_000, "a1" * 100_000]).of == {}


@pytest.mark.parametrize(
    "years", [[2000 + year for year in range(23)], [2025, 2026, 2027, 2028, 2030, 2035], [2024, 2025, 2030]]
)
def test_a_misspelled_year_of_two_digits_and_a_target_leave_the_others(years: list[int]) -> None:
    meant = {f"Jan-{year % 100:02}": f"{year}-01" for year in years}
    assert times.read([*meant, "Jan-46"]).of == meant


@pytest.mark.parametrize(
    "years", [[20, 30, 40, 50, 60, 70], [40, 44, 50, 55], [58, 59, 60], [0, 10, 20, 30, 40, 50, 60, 70]]
)
def test_targets_and_years_of_another_calendar_are_open(years: list[int]) -> None:
    assert times.read(f"Jun-{year:02}" for year in years).of == {}


@pytest.mark.parametrize("spelling", ["1Q{}", "Q1 {}", "Q1-{}", "1q'{}"])
def test_quarters_of_years_of_two_digits_are_of_one_century(spelling: str) -> None:
    meant = {spelling.format(year): f"19{year}-Q1" for year in range(47, 99)}
    assert times.read(meant).of == meant


@pytest.mark.parametrize(
    ("years", "first"),
    [([], 100), ([30], 100), ([5, 60], 60), ([40, 60], 100), ([30, 40, 69], None), ([*range(100)], None)],
)
def test_the_year_with_which_those_of_the_century_before_begin(years: list[int], first: int | None) -> None:
    # The gap of 55 years before 60 is wider than that of 45 from 60 to 05; that of 20 before 60 is not wider than that of 80 from 60 to 40.
    assert centuries.first_of_two(years) == first


@pytest.mark.parametrize(
    ("cells", "meant"),
    [
        (["2007:1", "2007:5", "total"], {}),
        (["2007:1", "2007:5"], {"2007:1": "2007-01", "2007:5": "2007-05"}),
        (["2007:2", "2007:12"], {"2007:2": "2007-02", "2007:12": "2007-12"}),
        (["2007:0", "2007:5"], {}),
    ],
)
def test_months_after_colons_are_those_of_a_whole_column(cells: list[str], meant: dict[str, str]) -> None:
    assert times.read(cells).of == meant


@pytest.mark.parametrize(
    ("length", "days"), [("last", [(1, 1, 31), (1, 2, 28)]), ("", [(1, 13, 31)]), ("last", [(0, 1, 31)])]
)
def test_a_stamp_of_the_first_years(length: str, days: list[tuple[int, int, int]]) -> None:
    assert times.stamp(days) == length


@pytest.mark.parametrize(
    ("part", "first", "found"),
    [
        ("Q4", "Q1", "2020-Q4"), ("T4", "T1", "2020-Q4"), ("S2", "S1", "2020-S2"), ("H2", "H1", "2020-S2"), ("M12", "M1", "2020-12"), ("M13", "M1", "2020"),
    ],
)  # fmt: skip
def test_the_last_part_of_a_year_by_its_letter(part: str, first: str, found: str) -> None:
    periods = times.within_years(["2020", "2021"], [part, first], "part")
    assert periods is not None
    assert periods[0] == found


@pytest.mark.parametrize(("part", "first"), [("Q5", "Q1"), ("T5", "T1"), ("S3", "S1"), ("M14", "M1")])
def test_no_year_has_a_part_after_its_last(part: str, first: str) -> None:
    assert times.within_years(["2020", "2021"], [part, first], "part") is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("令和元年", "2019"), ("令和5年", "2023"), ("平成30年", "2018"), ("昭和63年", "1988"), ("大正15年", "1926"), ("明治45年", "1912"), ("民國112年", "2023"), ("民国112年", "2023"),
        ("中華民國112年", "2023"), ("2024000000", "2024"), ("2024000103", "2024-Q1"), ("2024001212", "2024-12"), ("2024000112", "2024"), ("2024000301", ""), ("2024001313", ""),
        ("2024000001", ""), ("MO012019", "2019-01"), ("MO132019", ""), ("Eki 2020", "2020-10"), ("Şub 2020", "2020-02"), ("setiembre 2019", "2019-09"), ("2023年 9 月", "2023-09"),
    ],
)  # fmt: skip
def test_years_of_eras_codes_and_names_of_other_offices(text: str, period: str) -> None:
    assert times.period(text) == period


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["2018.12", "2020.3"], {"2018.12": "2018-12", "2020.3": "2020-03"}), (["2018.10", "2020.1"], {"2018.10": "2018-10"}),
        (["2018.12", "2020.0"], {"2018.12": "2018-12", "2020.0": "2020"}), (["2018.01", "2020.3"], {"2018.01": "2018-01"}), (["2020.3", "2020.4"], {}),
        (["2018.11", "2018.12", "2019.1", "2019.2"], {"2018.11": "2018-11", "2018.12": "2018-12", "2019.2": "2019-02"}),
    ],
)  # fmt: skip
def test_months_behind_a_point_may_lack_their_zero(texts: list[str], found: dict[str, str]) -> None:
    assert times.read(texts).of == found


@pytest.mark.parametrize(
    ("years", "parts", "found"),
    [
        (["1999", "1999", "2000", "2000"], ["9", "12", "3", "6"], ["1999-09", "1999-12", "2000-03", "2000-06"]),
        (["1999", "1999", "2000", "2000"], ["9", "11", "3", "6"], None),  # up to 11 they may count anything
        (["1999", "1999", "2000", "2000"], ["12", "9", "3", "6"], None),  # not in turn
        (["1999", "1999", "2000", "2000"], ["0", "12", "3", "6"], None),
        (["1999", "1999", "2000", "2000"], ["3", "12", "3", "12"], None),  # three numbers and more show it
        (["1999", "1999", "2000", "2000"], ["9", "x", "3", "12"], None),
    ],
)
def test_numbers_without_a_name_beside_years(years: list[str], parts: list[str], found: list[str] | None) -> None:
    assert times.within_years(years, parts, "") == found


def test_the_middle_of_a_year_stands_for_it(read: Read) -> None:
    data = read("Year,People\nMid-2020,67081234\nmid 2019,66796807\n")
    assert {(row.period, row.value) for row in data.observations} == {("2020", "67081234"), ("2019", "66796807")}
    assert "figures of the middle of a year (mid-2020) were read as those of that year" in str(data.remarks[0])


@pytest.mark.parametrize(
    ("first", "second", "periods"),
    [
        ("1996Q4 [YR1996Q4]", "1997Q1 [YR1997Q1]", {"1996-Q4", "1997-Q1"}),
        ('"Sun, 01 Jan 1820 12:00:00 AM"', '"Tue, 01 Jan 1822 12:00:00 AM"', {"1820", "1822"}),
        ("Wed 01 Jan 1823 00:00:00 GMT", "Thu 01 Jan 1824 00:00:00 GMT", {"1823", "1824"}),
    ],
)
def test_periods_as_databanks_and_programs_write_them(read: Read, first: str, second: str, periods: set[str]) -> None:
    data = read(f"Country,Date,Output\nVNM,{first},5.5\nVNM,{second},7.5\n")
    assert {row.period for row in data.observations} == periods


@pytest.mark.parametrize(
    "text", ["Thu, 31 Dec 2009 23:00:00 GMT", "YE 31 Mar 2018", "bis 31. Januar 2018", "31 Dec 2009 23:00:00"]
)
def test_a_late_hour_and_other_words_leave_a_day_open(text: str) -> None:
    """Midnight in Europe falls on the day before in other places; a year that ends is no day."""
    assert not times.read([text]).of


def test_the_middle_of_a_year_is_not_that_year_beside_its_end() -> None:
    assert times.read(["mid-2018", "end-2018", "mid-2019"]).note is None
    assert times.read(["2018", "mid-2018"]).note is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023.01-02", "2023-01-01/P2M"), ("2023.01-03", "2023-Q1"), ("2021/1-3", "2021-Q1"), ("2021.1~6", "2021-S1"), ("2022年第1-2季度", "2022-S1"),
        ("2022年一至三季度", "2022-01-01/P9M"), ("2023Q1-Q3", "2023-01-01/P9M"), ("2023年3月累计", "2023-Q1"), ("2023年3月（累计）", "2023-Q1"),
        ("2022年Q2累计", "2022-S1"), ("2022年二季度累计", "2022-S1"), ("2021Q1累计", "2021-Q1"), ("2023FY", "2023"),
        ("2021/3-4", ""), ("2010/11-12", ""), ("2022累计", ""), ("2023.12-01", ""),
    ],
)  # fmt: skip
def test_parts_of_years_up_to_a_month(text: str, period: str) -> None:
    assert times.period(text) == period


@pytest.mark.parametrize(
    ("header", "first", "period"),
    [
        ("yearmonth", "202301", "2023-01"), ("年月", "202301", "2023-01"), ("year,quarters_used", "2020,4", "2020"), ("year,months_of_use", "2020,4", "2020"),
        ("Year,Quarter", "2020,4", "2020-Q4"),
    ],
)  # fmt: skip
def test_names_of_columns_of_periods(read: Read, header: str, first: str, period: str) -> None:
    later = first.replace("202301", "202302").replace("2020,", "2021,")
    data = read(f"{header},Debt (USD million)\n{first},27.9\n{later},30.1\n")
    assert [row.period for row in data.observations if row.value == "27.9"] == [period]


@pytest.mark.parametrize(
    ("name", "parts", "last"), [("Month", range(1, 13), "2023-03"), ("Quarter", range(1, 5), "2023-Q3")]
)
def test_a_year_stands_once_before_its_numbered_parts(read: Read, name: str, parts: range, last: str) -> None:
    numbers = [*parts, 1, 2, 3]
    lines = [
        f"{2022 + (row >= len(parts)) if part == 1 else ''},{part},{100 + row}.5" for row, part in enumerate(numbers)
    ]
    data = read(f"Year,{name},CPI\n" + "\n".join(lines) + "\n")
    assert len(data.observations) == len(numbers)
    assert data.observations[-1].period == last


@pytest.mark.parametrize(
    ("texts", "periods_of"),
    [
        (["1982 1/4", "1982 1/2", "1982 3/4", "1983", "1983 1/4", "1983 1/2", "1983 3/4", "1984"], ["1982-Q1", "1982-Q2", "1982-Q3", "1982-Q4"]),
        (["1982", "1982 1/4", "1982 1/2", "1982 3/4"], ["1982-Q1", "1982-Q2", "1982-Q3", "1982-Q4"]),
        (["1982 1/4", "1982 2/4", "1982 3/4", "1982 4/4"], ["1982-Q1", "1982-Q2", "1982-Q3", "1982-Q4"]),  # in Korea
    ],
)  # fmt: skip
def test_fractions_of_years_are_quarters(texts: list[str], periods_of: list[str]) -> None:
    assert times.read(texts).each(texts)[:4] == periods_of


@pytest.mark.parametrize(
    "texts",
    [
        ["2023.01-05", "2023.01-12", "2023.01-19"],
        ["2020/1-1", "2020/1-2", "2021/1-1"],
        ["2020/1-2", "2020/3-4", "2021/1-2"],
    ],
)
def test_days_and_terms_are_no_months_up_to_another(texts: list[str]) -> None:
    assert all(len(meant) == len("2020-01-01") for meant in times.read(texts).of.values())


def test_quarters_before_years_of_two_digits_that_follow_each_other(read: Read) -> None:
    texts = [f"T{part}{year % 100:02}" for year in range(1998, 2002) for part in (1, 2, 3, 4)]
    assert times.read(texts).each(texts) == [f"{year}-Q{part}" for year in range(1998, 2002) for part in (1, 2, 3, 4)]
    assert times.read([*texts, "T105"]).each(["T105"]) == ["T105"]


@pytest.mark.parametrize("name", ["months_num", "quarters_num"])
def test_columns_of_numbers_of_parts_are_parts(read: Read, name: str) -> None:
    data = read(f"year,{name},Debt (USD million)\n2020,1,5.5\n2020,2,6.5\n2021,1,7.5\n2021,2,8.5\n")
    assert all(len(row.period) == 7 for row in data.observations)


@pytest.mark.parametrize("column", ["import cover (months)", "tenure_months", "waiting time (months)"])
def test_what_lasts_months_is_no_column_of_months(read: Callable[..., Dataset], column: str) -> None:
    data = read(f"Year,{column},reserves\n2020,5,100\n2021,6,110\n2022,4,120\n")
    assert {row.period for row in data.observations} == {"2020", "2021", "2022"}


def test_numbers_before_months_are_codes_or_days(read: Callable[..., Dataset]) -> None:
    coded = read("year,month,rate (%)\n2023,01 January,4.5\n2023,02 February,4.75\n2023,03 March,5\n")
    assert [row.period for row in coded.observations] == ["2023-01", "2023-02", "2023-03"]
    beyond = read("year,month,rate (%)\n2023,115 January,4.5\n2023,60 August,4.75\n2023,68 March,5\n")
    assert [row.period for row in beyond.observations] == ["2023-01", "2023-08", "2023-03"]
    with pytest.raises(DataError):
        read("year,date,rate (%)\n2023,01 February,4.5\n2023,22 March,4.75\n2023,03 May,5\n")


def test_years_of_another_calendar_are_no_figures(read: Callable[..., Dataset]) -> None:
    assert {row.indicator for row in read("Year,Year AH,GDP\n2020,1441,5\n2021,1442,6\n").observations} == {"GDP"}


@pytest.mark.parametrize(
    "name", ["military_service_months", "peak_month", "hottest month", "school_start_month", "headquarters"]
)
def test_which_month_or_how_many_are_no_periods(read: Callable[..., Dataset], name: str) -> None:
    cells = ("UK", "France") if name == "headquarters" else ("8", "7") if "_s" in name else ("August", "July")
    data = read(
        f"product,year,{name},arrivals\nRice,2018,{cells[0]},82808\nTea,2018,{cells[1]},30123\nRice,2019,{cells[0]},83509\nTea,2019,{cells[1]},31348\n"
    )
    assert {row.period for row in data.observations} == {"2018", "2019"}


def test_columns_of_months_and_years_in_the_plural(read: Callable[..., Dataset]) -> None:
    data = read("MESES,AÑOS,COSTO\nNoviembre,1982,401.57\nJulio,1983,358.84\n")
    assert [row.period for row in data.observations] == ["1982-11", "1983-07"]


def test_numbers_of_notes_behind_years(read: Callable[..., Dataset]) -> None:
    data = read('Region,2016,2017¹),2022²),"2023²), ³)"\nNorth,5,6,7,8\nSouth,4,5,6,7\n')
    assert {row.period for row in data.observations} == {"2016", "2017", "2022", "2023"}


def test_the_number_of_a_note_right_behind_the_last_year(read: Callable[..., Dataset]) -> None:
    text = f"Region,{','.join(map(str, range(2011, 2018)))},@\nNorth,1,2,3,4,5,6,7,8\nSouth,2,3,4,5,6,7,8,9\n"
    assert max(row.period for row in read(text.replace("@", "20183")).observations) == "2018"
    with pytest.raises(DataError):
        read(text.replace("@", "20193"))


def test_february_in_turkish_without_its_accent_is_known_beside_other_months(read: Callable[..., Dataset]) -> None:
    data = read("Tarih;TUFE\nMar.22;61.14\nSub.22;54.44\nOca.22;48.69\nAra.21;36.08\nKas.21;21.31\nEki.21;19.89\n")
    assert [row.value for row in data.observations if row.period == "2022-02"] == ["54.44"]


@pytest.mark.parametrize("name", ["Period (month)", "harvest_month", "calendar months", "start month"])
def test_other_columns_of_months_stay_such(read: Callable[..., Dataset], name: str) -> None:
    data = read(f"year,{name},output\n2019,1,30\n2019,2,31\n2020,1,32\n2020,2,33\n")
    assert [row.period for row in data.observations] == ["2019-01", "2019-02", "2020-01", "2020-02"]
