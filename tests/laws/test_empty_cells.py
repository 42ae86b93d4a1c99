"""What is read stands in its own cell: no empty one gets the figure of another, however numbers and names are written."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from digecon_cli import reading
from digecon_cli.core.errors import DataError
from digecon_cli.reading.files import File

STYLES: tuple[Callable[[int], str], ...] = (
    str,
    lambda number: f"{number:,}".replace(",", " "),
    lambda number: f"{number:,}".replace(",", "."),
    lambda number: f"{number / 10:.1f}".replace(".", ","),
    lambda number: f"{number / 10:.1f} %",
    lambda number: f"({number})",
)
NAMES = ("Pétrole brut", "Autres", "Total", "广东", "Kohle (t)", "Nord", "Süd", "01")
CELLS = st.one_of(st.none(), st.sampled_from((491297, 417746, 1000, 7, 2011, 23456789)))


@given(
    st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=2, max_size=6),
    st.sampled_from(STYLES),
    st.permutations(NAMES),
    st.booleans(),
)
def test_each_figure_is_that_of_its_cell(
    figures: list[list[int | None]], style: Callable[[int], str], names: list[str], across: bool
) -> None:
    periods = ["2011M01", "2011M02", "2011M03", "2011M04"]
    cells = [["" if number is None else style(number) for number in row] for row in figures]
    lines = [["", *periods], *([name, *row] for name, row in zip(names, cells, strict=False))]
    lines = lines if across else [list(line) for line in zip(*lines, strict=True)]
    content = "\n".join(";".join(f'"{cell}"' for cell in line) for line in lines) + "\n"
    try:
        data = reading.read(File("table.csv", content.encode()))
    except DataError:
        return
    written = {
        (name, f"2011-{month:02}"): number
        for name, row in zip(names, figures, strict=False)
        for month, number in enumerate(row, start=1)
    }
    for row in data.observations:
        for key in {(row.indicator, row.period), (row.area, row.period)} & written.keys():
            number = written[key]
            assert number is not None
            # As it is, in tenths, or negative in brackets; 1.000 is one where nothing shows that points group.
            assert abs(float(row.value)) in (number, number / 10, number / 1000), key
