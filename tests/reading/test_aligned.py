"""Tables whose columns are aligned by spaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digecon_cli import reading
from digecon_cli.core.errors import DataError
from digecon_cli.reading import aligned
from digecon_cli.reading.files import File

from .conftest import Read

OBSERVATORY = """\
************************************************
*** Emissions of the world,                  ***
*** by what is burnt: 1751-1756              ***
************************************************

All are expressed in million metric tons of carbon. To
convert them, multiply by 3.667.

                        Cement       Per
Year     Total         Making     Capita

1751         3              0
1752        13              0
1753         3              0       0.55
1754         3             10       0.61
1755       113              0
1756         3              0       1.02
"""
SERIES = """\
Title:               Gross Domestic Product
Series ID:           GDP
Units:               Billions of Dollars
Notes:               Estimates are revised
                     each year, in July.

DATE          VALUE
1947-01-01    243.164
1947-04-01    245.968
1947-07-01    249.585
1947-10-01    259.745
1948-01-01    265.742
"""


def test_names_of_two_lines_and_empty_cells_stand_in_their_columns(read: Read) -> None:
    data = read(OBSERVATORY)
    found = {(row.indicator, row.period): row.value for row in data.observations}
    assert found["Total", "1755"] == "113"
    assert found["Cement Making", "1754"] == "10"
    assert {(name, period): value for (name, period), value in found.items() if name == "Per Capita"} == {
        ("Per Capita", "1753"): "0.55", ("Per Capita", "1754"): "0.61", ("Per Capita", "1756"): "1.02",
    }  # fmt: skip
    assert len(found) == 15


def test_prose_says_no_unit_and_the_title_is_one_line(read: Read) -> None:
    data = read(OBSERVATORY)
    assert {row.unit for row in data.observations} == {""}
    assert "title of the table: 'Emissions of the world, by what is burnt: 1751-1756'" in str(data.remarks[0])


def test_a_file_of_fred_has_its_unit_in_a_line_above(read: Read) -> None:
    first = read(SERIES).observations[0]
    assert (first.indicator, first.period, first.value, first.unit, first.unit_mult) == (
        "GDP", "1947-Q1", "243.164", "Dollars", 9,
    )  # fmt: skip


def test_a_header_may_be_a_comment(read: Read) -> None:
    rows = "".join(f"{year}   {year - 1878}.5  -0.{year - 1870}\n" for year in range(1880, 1886))
    data = read("# Warmth of the earth\n#------------\n# Year Warmth Smooth\n#-----\n" + rows)
    assert {(row.indicator, row.value) for row in data.observations if row.period == "1881"} == {
        ("Smooth", "-0.11"), ("Warmth", "3.5"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"{year}  1.5  2.5\n" for year in range(1990, 2000)),  # without names
        "Year  A\n" + "".join(f"{year}  1.5  2.5\n" for year in range(1990, 2000)),
        "Year  A  B\n" + "".join(f"{year}  1.5  2.5\n" for year in range(1990, 1994)),  # hardly any rows
        "Year  A\n1990  1\n1991  2\n1992 was a good year\n1993  3\n1994  4\n1995  5\n",
        "Population of Sweden\n" + "".join(f"{year}   100   200\n" for year in range(1990, 2000)),
        "Births Deaths Norway\n" + "".join(f"{year}   100   200\n" for year in range(1990, 2000)),
        "       Exports        Imports\nYear   Wheat   Coal   Steel   Oil\n"
        + "".join(f"{year}   100   200     300    400\n" for year in range(1990, 2000)),
        "                      Households          Firms\nYear     Short    Long      Short    Long\n"
        + "".join(f"{year}      100     200       300     400\n" for year in range(1990, 2000)),
        "Table 3.   Production of coal\nYear   Coal   Steel\n"
        + "".join(f"{year}   100    200\n" for year in range(1990, 2000)),
    ],
)
def test_what_is_not_sure_to_be_such_a_table_is_refused(read: Read, text: str) -> None:
    assert aligned.rows_of(text) is None
    with pytest.raises(DataError):
        read(text)


def test_another_column_far_below_leaves_no_name_without_figures() -> None:
    rows = "".join(f"{year}  1.5\n" for year in range(1000, 2000) for _ in range(2))
    assert aligned.rows_of("Year  A\n" + rows + "2000  1.5  3.5\n") is None
    assert aligned.rows_of("Year  A\n" + rows + "Year  B\n2000  1.5\n") is None
    assert aligned.rows_of("Year  A\n" + rows + "Source: an office\n") is not None


@given(
    st.lists(
        st.lists(st.one_of(st.none(), st.integers(-99999, 99999)), min_size=2, max_size=2), min_size=5, max_size=9
    ),
    st.integers(1, 4),
    st.booleans(),
)
def test_each_figure_is_that_of_its_cell(figures: list[list[int | None]], gap: int, right: bool) -> None:
    cells = [["" if number is None else f"{number / 100:.2f}" for number in row] for row in figures]
    lines = [["Year", "Land", "Sea"], *([str(1990 + at), *row] for at, row in enumerate(cells))]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    text = "".join(
        (" " * gap).join(cell.rjust(width) if right else cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n"
        for line in lines
    )  # fmt: skip
    try:
        data = reading.read(File("table.txt", text.encode()))
    except DataError:
        return
    written = {
        (name, str(1990 + at)): number / 100
        for at, row in enumerate(figures)
        for name, number in zip(("Land", "Sea"), row, strict=True)
        if number is not None
    }
    assert {(row.indicator, row.period): float(row.value) for row in data.observations} == written
