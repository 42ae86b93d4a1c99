"""Tables whose layout only the whole of them shows are read alike by both engines: a column more, series as columns."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import pytest
from engines import both
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from many import TIMES

pytest.importorskip("pyarrow")
Run = Callable[..., Any]

# What is asked of each table; the last is refused by some.
ASKED = [
    ("show",), ("growth",), ("cagr",), ("index", "--base", "1995"), ("validate",), ("growth", "--area", "X"), ("show", "--from", "1998"),
    ("share", "--of", "a"), ("growth", "--columns", "indicator,label,area,period,value,note"),
]  # fmt: skip
NUMBERS = ["", "..", "0", "1", "7", "12", "2.5", "-3", "40", "1e2", "100.0", "3.25"]
SERIES = ["gdp (CNY)", "population", "rate (%)", "GDP [A.B]", "tax (million EUR)", "a", "index"]
ODD = [
    "rank",
    "Footnotes",
    "iso_code_number",
    "sector",
    "unemployment_rate",
    "week",
    "no",
    "year_code",
    "1999",
    "lat",
    "id",
    "",
]


def _cell(draw: Random, kind: int, row: int, area: int) -> str:
    """Return a cell of a column of numbers: with decimals, whole, of the area, counting rows, seldom filled, or anything."""
    return [
        f"{draw.uniform(0.5, 900):.2f}", str(draw.randrange(1, 5000)), str(area * 7 + 1), str(row), str(draw.choice(["", "", "", "5.5"])), draw.choice(NUMBERS), draw.choice(["0", "1"]),
    ][kind]  # fmt: skip


def _times(draw: Random, number: int) -> list[str]:
    """Return so many periods one after another: years, parts of years, or dates that stand for such."""
    way = draw.choice(["{year}", "{year}", "{year}", "{year}-Q1", "{year}-03", "{year}-01-01", "{year}-12-31", "{year}-07-01", "{when}-01", "{when}-01",
                       "{when}-15", "01.{month}.{year_of_month}", "{month}/01/{year_of_month}"])  # fmt: skip
    found = []
    for place in range(number):
        year, (years, month) = 1985 + place, divmod(place, 12)
        words = {
            "year": year,
            "month": f"{month + 1:02}",
            "year_of_month": 1990 + years,
            "when": f"{1990 + years}-{month + 1:02}",
        }
        found.append(way.format(**words))
    return found


def series_table(draw: Random) -> str:
    """Return a table with a series in each column, perhaps of areas, of sexes, with text or empty columns between them."""
    areas, sexes = draw.choice([[""], ["X"], ["X", "Y", "China"]]), draw.choice([[""], [""], ["f", "m"]])
    names = draw.sample(SERIES + ODD * (draw.random() < 0.2), draw.randrange(1, 6))
    kinds = [draw.choice([0, 0, 0, 0, 0, 0, 1, 1, 4, 2, 3, 5, 6][: draw.choice([7, 9, 13])]) for _ in names]
    years = _times(draw, draw.randrange(8, 25))
    header = (
        ["country"] * bool(areas[0]) + ["sex"] * bool(sexes[0]) + [draw.choice(["year", "year", "date", "quarter"])]
    )
    rows = []
    for number, (area, sex, year) in enumerate((area, sex, year) for area in areas for sex in sexes for year in years):
        keys = [*([area] if area else []), *([sex] if sex else []), year]
        rows.append(keys + [_cell(draw, kind, number, areas.index(area)) for kind in kinds])
    header += names
    if draw.random() < 0.3:
        place = draw.randrange(len(header) + 1)
        name, kind = draw.choice(["note", "comment", "source", "region", ""]), draw.randrange(3)
        header.insert(place, name)
        for number, row in enumerate(rows):
            row.insert(place, ["same", f"n{number % 3}", "" if number % 4 else "x"][kind])
    return _written(draw, header, rows)


def long_table(draw: Random) -> str:
    """Return a long table with one or two columns more: dimensions, names of areas, attributes, labels, units, or texts of any kind."""
    areas, names = draw.choice([["X"], ["X", "Y"], ["X", "Y", "China"]]), draw.choice([[""], ["a"], ["a", "b"]])
    years = _times(draw, draw.randrange(8, 20))
    odd = ["country_code", "code", "no", "scale_of", "month_name"] * (draw.random() < 0.2)
    more = draw.sample(
        ["sex", "age", "area_name", "comment", "unit", "label", "source_of_it", *odd], draw.randrange(1, 4)
    )
    kinds = [draw.randrange(8) for _ in more]
    sexes = draw.choice([["f"], ["f", "m"], ["f", "m"], ["f", "m", "all"]])
    header = [*(["indicator"] if names[0] else []), "area", "year", "value", *more]
    rows = []
    for name in names:
        for area in areas:
            for sex in sexes:
                for year in years:
                    texts = [
                        [sex, f"Land {area}", str(areas.index(area) * 4 + 4), f"of {name}", "persons", draw.choice(["p", "q"]), "" if sex == "f" else sex,
                         f"{sex} {name}"][kind]
                        for kind in kinds
                    ]  # fmt: skip
                    number = draw.choice(NUMBERS) if draw.random() < 0.2 else f"{draw.uniform(1, 900):.1f}"
                    rows.append([*([name] if name else []), area, year, number, *texts])
    order = draw.sample(range(len(header)), len(header)) if draw.random() < 0.4 else range(len(header))
    return _written(draw, [header[place] for place in order], [[row[place] for place in order] for row in rows])


def _written(draw: Random, header: list[str], rows: list[list[str]]) -> str:
    """Return a table as CSV, perhaps in another order, without some rows, with some twice, or with another text in one cell."""
    rows = [row for row in rows if draw.random() < 0.97]
    faults = draw.random() < 0.4
    if draw.random() < 0.3:
        draw.shuffle(rows)
    if rows and faults and draw.random() < 0.5:
        rows.append(list(draw.choice(rows)))
    if rows and faults and draw.random() < 0.7:
        row = draw.choice(rows)
        row[draw.randrange(len(row))] = draw.choice(["Z", "", "2001", "3", "x y"])
    if draw.random() < 0.3:
        odd = draw.choice(["{}", "{}", "{}", "{}1.234,5", "{},123", "+{}", "0{}"])
        rows = [[cell.replace(".", ",") for cell in row] for row in rows]
        if rows and odd != "{}":
            rows[-1] = [odd.format(cell) if cell[:1].isdigit() and "," in cell else cell for cell in rows[-1]]
        return "\n".join([";".join(header), *map(";".join, rows)]) + "\n"
    return "\n".join([",".join(header), *map(",".join, rows)]) + "\n"


def simple_table(draw: Random) -> str:
    """Return a table of indicators, areas and years, down or across, whose numbers may be written in any way."""
    places = draw.choice([2, 2, 2, 3, 0])
    names, areas, years = draw.choice([["a"], ["a", "b (%)"]]), ["X", "Y"], _times(draw, draw.randrange(2, 16))
    if draw.random() < 0.3:
        header = ["indicator", "area", *years]
        rows = [
            [name, area, *(f"{draw.uniform(1, 2000):.{places}f}" for _ in years)] for name in names for area in areas
        ]
        return _written(draw, header, rows)
    rows = [
        [name, area, year, f"{draw.uniform(0.1, 2000):.{places}f}"]
        for name in names
        for area in areas
        for year in years
    ]
    return _written(draw, ["indicator", "area", "year", "value"], rows)


@pytest.mark.exhaustive
@pytest.mark.parametrize("of", [series_table, long_table, simple_table])
@settings(max_examples=60 * TIMES, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 1 << 32), asked=st.sampled_from(ASKED), beginning=st.sampled_from([3, 8, 400]))
def test_both_engines_read_a_table_alike(
    of: Any, seed: int, asked: tuple[str, ...], beginning: int, digecon: Run, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    path.write_text(of(Random(seed)), encoding="utf-8")
    with (
        patch("digecon_cli.large.shape.BEGINNING", beginning),
        patch("digecon_cli.large.describing.BEGINNING", beginning),
    ):
        quick, plain = both(digecon, path, asked if asked == ("validate",) else (*asked, "-f", "csv"))
    assert quick == plain
