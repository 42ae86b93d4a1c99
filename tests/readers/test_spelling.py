"""How periods are spelled elsewhere: every name of a month in six languages, and every way to write a part of a year."""

import pytest

from digecon_cli.readers import spelling

# As dictionaries have them, with their accents; of the same name in several languages one is enough.
MONTHS = {
    1: "January janvier Januar enero janeiro gennaio Jänner", 2: "February février Februar febrero fevereiro febbraio fév",
    3: "March mars März marzo março Mrz Maerz", 4: "April avril abril aprile", 5: "May mai Mai mayo maio maggio",
    6: "June juin Juni junio junho giugno", 7: "July juillet Juli julio julho luglio", 8: "August août agosto",
    9: "September septembre septiembre setembro settembre Sept", 10: "October octobre Oktober octubre outubro ottobre",
    11: "November novembre noviembre", 12: "December décembre Dezember diciembre dezembro dicembre Dec",
}  # fmt: skip


@pytest.mark.parametrize(
    ("number", "name"), [(number, name) for number, names in MONTHS.items() for name in names.split()]
)
def test_a_month_is_known_by_its_name(number: int, name: str) -> None:
    assert spelling.month(name) == spelling.month(f"{name[:1].lower()}{name[1:]}") == number
    assert spelling.period(f"{name} 2021") == f"2021-{number:02}"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("M01", 1), ("m9", 9), ("M12", 12), ("M13", 0), ("M00", 0), ("3月", 3), ("12月份", 12), ("7", 0), ("12", 0), ("Jan.", 1),
        ("jui", 0), ("ma", 0), ("mar", 3), ("oct", 10), ("okt", 10), ("dez", 12), ("word", 0), ("", 0),
    ],
)  # fmt: skip
def test_a_number_alone_is_no_month(text: str, number: int) -> None:
    assert spelling.month(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Q1", 1), ("T4", 4), ("Q02", 2), ("3q", 3), ("2. Quartal", 2), ("3rd quarter", 3), ("1st quarter", 1), ("4 trimestre", 4),
        ("2nd quarter", 2), ("4th quarter", 4), ("第一季度", 1), ("二季度", 2), ("第3季度", 3), ("四季度", 4), ("1季度", 1), ("2季度", 2),
        ("4季度", 4), ("Q5", 0), ("Q0", 0), ("1", 0), ("", 0),
    ],
)  # fmt: skip
def test_a_quarter_is_known_by_its_name(text: str, number: int) -> None:
    assert spelling.quarter(text) == number


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
        (f"2021{' ' * 17}Q1", "2021-Q1"), (f"2021{' ' * 18}Q1", ""),  # more than 23 signs are no period
    ],
)  # fmt: skip
def test_a_part_of_a_year_is_spelled_in_many_ways(text: str, period: str) -> None:
    assert spelling.period(text) == period
