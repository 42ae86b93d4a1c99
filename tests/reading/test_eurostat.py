"""Eurostat's TSV, with its flags."""

from collections.abc import Callable

from digecon_cli.core.dataset import Dataset

TSV = (
    "freq,unit,na_item,geo\\TIME_PERIOD\t2019-Q1 \t2019-Q2 \t2020-Q1 \t2020-Q2 \n"
    "Q,CLV10_MEUR,B1GQ,DE\t3000.1 \t: \t2890.5 p\t2950.0 b\n"
    "Q,PC_GDP,B1GQ,EL\t180.2\t: c\t-12.3 ep\t4.0p\n"
)


def test_cells_are_values_with_flags(read: Callable[..., Dataset]) -> None:
    data = read(TSV)
    assert [(one.indicator, one.area, one.period, one.value, one.unit, one.status) for one in data.observations] == [
        ("CLV10_MEUR.B1GQ", "DE", "2019-Q1", "3000.1", "CLV10_EUR", "A"),
        ("CLV10_MEUR.B1GQ", "DE", "2020-Q1", "2890.5", "CLV10_EUR", "P"),
        ("CLV10_MEUR.B1GQ", "DE", "2020-Q2", "2950.0", "CLV10_EUR", "B"),
        ("PC_GDP.B1GQ", "EL", "2019-Q1", "180.2", "percent", "A"),
        ("PC_GDP.B1GQ", "EL", "2020-Q1", "-12.3", "percent", "E"),
        ("PC_GDP.B1GQ", "EL", "2020-Q2", "4.0", "percent", "P"),
    ]
    assert data.notices[0].endswith("left out (empty cells: 2)")
    assert list(data.breaks) == [("CLV10_MEUR.B1GQ", "DE")]


def test_the_older_header_is_known(read: Callable[..., Dataset]) -> None:
    [row] = read("unit,geo\\time\t2020M02\nPC,NA\t7.5 e\n").observations
    assert (row.indicator, row.area, row.period, row.status, row.unit) == ("PC", "NA", "2020-02", "E", "percent")


def test_a_declarant_is_an_area(read: Callable[..., Dataset]) -> None:
    [row] = read("freq,declarant,partner,unit\\TIME_PERIOD\t2020\nA,DE,CN,EUR\t7.5\n").observations
    assert (row.indicator, row.area, row.value, row.unit) == ("CN.EUR", "DE", "7.5", "EUR")


def test_areas_may_stand_across_and_periods_in_the_first_column(read: Callable[..., Dataset]) -> None:
    data = read("unit,worktime,time\\geo\tBE \tUK \nTHS_PER,FT,2014\t7.5 u\t: \nTHS_PER,FT,2015\t8.5\t9.5\n")
    assert [(row.indicator, row.area, row.period, row.value, row.unit_mult) for row in data.observations] == [
        ("THS_PER.FT", "BE", "2014", "7.5", 3),
        ("THS_PER.FT", "BE", "2015", "8.5", 3),
        ("THS_PER.FT", "UK", "2015", "9.5", 3),
    ]
