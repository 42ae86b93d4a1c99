"""Series described above their columns: what their rows of descriptions say of names, periods and areas."""

from collections.abc import Callable

import pytest

from digecon_cli.core.dataset import Dataset

Read = Callable[..., Dataset]


def of_series(frequencies: str, *rows: str) -> str:
    return "\n".join(("Unit,Index,Percent", f"Frequency,{frequencies}", "Series ID,A1,A2", *rows))


def periods(data: Dataset) -> list[tuple[str, str, str]]:
    return [(one.indicator, one.period, one.value) for one in data.observations]


def test_months_are_the_quarters_that_they_end_where_the_frequency_says_so(read: Read) -> None:
    data = read(of_series("Quarter,Quarter", "Mar-2023,132.5,7.5", "Jun-2023,133.5,6.5"))
    assert periods(data) == [
        ("A1", "2023-Q1", "132.5"), ("A2", "2023-Q1", "7.5"), ("A1", "2023-Q2", "133.5"), ("A2", "2023-Q2", "6.5"),
    ]  # fmt: skip
    assert str(data.notices[0]).endswith("dates were read as quarters")


def test_months_are_the_years_that_they_end_where_the_frequency_says_so(read: Read) -> None:
    data = read(of_series("Annual,Annual", "Dec-2022,132.5,7.5", "Dec-2023,133.5,6.5"))
    assert [one.period for one in data.observations] == ["2022", "2022", "2023", "2023"]


@pytest.mark.parametrize("frequencies", ["Quarter,Quarter", "Quarter,Month", "Annual,Annual"])
def test_other_months_in_which_quarters_or_years_end_are_reported(frequencies: str, read: Read) -> None:
    data = read(of_series(frequencies, "Feb-2023,132.5,7.5", "May-2023,133.5,6.5"))
    assert [one.period for one in data.observations] == ["2023-02", "2023-02", "2023-05", "2023-05"]
    assert str(data.notices[0]).endswith(
        "it says that figures are of quarters or years, and names the month in which each ends"
    )


def test_months_of_a_monthly_table_stay(read: Read) -> None:
    data = read(of_series("Month,Month", "Mar-2023,132.5,7.5", "Jun-2023,133.5,6.5"))
    assert [one.period for one in data.observations] == ["2023-03", "2023-03", "2023-06", "2023-06"]
    assert data.notices == []


def test_a_series_with_decimal_commas_is_called_by_its_id(read: Read) -> None:
    data = read(
        '"Libellé";"Indice des prix";"Codes"\n"idBank";"001763852";""\n"Dernière mise à jour";"28/06/2024 08:45";""\n'
        '"Période";"";""\n"2024-05";"117,87";"A"\n"2024-04";"117,75";"A"\n'
    )
    assert periods(data) == [("001763852", "2024-05", "117.87"), ("001763852", "2024-04", "117.75")]
    assert data.about("001763852").label == "Indice des prix"


def test_the_ids_of_series_may_stand_beside_the_word_for_dates(read: Read) -> None:
    data = read(
        "Título,Inflación mensual,Inflación acumulada\nUnidad,Pesos,Pesos\nTipo de información,Niveles,Niveles\nFecha,SP74660,SP74661\n"
        "01/01/2024,0.89,0.89\n01/02/2024,0.09,0.99\n"
    )
    assert periods(data) == [
        ("SP74660", "2024-01", "0.89"), ("SP74661", "2024-01", "0.89"), ("SP74660", "2024-02", "0.09"), ("SP74661", "2024-02", "0.99"),
    ]  # fmt: skip
    assert data.about("SP74660").label == "Inflación mensual"


@pytest.mark.parametrize(
    ("rows", "units"),
    [
        ("Year,CPI,GDP\nUnit,Index,Million euro", {"CPI": ("Index", 0), "GDP": ("euro", 6)}),
        (",CPI,PPI\nUnit,Index,2020 = 100", {"CPI": ("Index", 0), "PPI": ("2020 = 100", 0)}),
        ("Date,Debt,Rate\nUnit,EUR,%\nScale,Millions,Units", {"Debt": ("EUR", 6), "Rate": ("percent", 0)}),
        ("Series ID,ABC1,ABC2\nUnits,Euro,Euro\nScale,6,3", {"ABC1": ("Euro", 6), "ABC2": ("Euro", 3)}),
    ],
)
def test_rows_of_units_and_scales_below_names(
    read: Callable[..., Dataset], rows: str, units: dict[str, tuple[str, int]]
) -> None:
    figures = read(f"{rows}\n2021,2300.1,120.2\n2022,2400.1,130.2\n").observations
    assert {row.indicator: (row.unit, row.unit_mult) for row in figures} == units


def test_flags_beside_a_described_series_are_not_lost_in_silence(read: Callable[..., Dataset]) -> None:
    data = read(
        '"";BBK01.A;BBK01.A_FLAGS\n"";Preise;\nEinheit;2020 = 100;\nDimension;Eins;\n2023-01;114,3;\n2023-02;115,2;\n2024-02;118,1;Vorläufiger Wert\n'
    )
    assert "columns not used: BBK01.A_FLAGS" in str(data.notices)


def test_a_power_of_ten_that_the_unit_has_too_counts_once(read: Callable[..., Dataset]) -> None:
    data = read(
        ",GDP,Jobs\nFrequency,Annual,Annual\nUnit,EUR mn,th. persons\nUnit multiplier,6,3\n2019,5,6\n2020,7,8\n"
    )
    assert {(row.indicator, row.unit_mult) for row in data.observations} == {("GDP", 6), ("Jobs", 3)}
