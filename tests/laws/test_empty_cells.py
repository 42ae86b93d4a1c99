"""No figure of another table's cell is ever taken into an empty one, however numbers and names are written."""

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
def test_empty_cells_stay_empty(
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
    empty = {
        (name, f"2011-{month:02}")
        for name, row in zip(names, cells, strict=False)
        for month, cell in enumerate(row, start=1)
        if not cell
    }
    found = {(row.indicator, row.period) for row in data.observations} | {
        (row.area, row.period) for row in data.observations
    }
    assert not found & empty
