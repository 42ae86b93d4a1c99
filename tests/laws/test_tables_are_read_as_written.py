"""A table of any layout is read as it was written, or refused: with codes, comments, titles, dates and header rows beside its figures."""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digecon_cli.core import periods
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError
from digecon_cli.reading import read_file
from digecon_cli.reading.files import File
from digecon_cli.reading.report import Report

AREAS = ("China", "India", "France", "Japan")
NUMBERS = {"China": "156", "India": "356", "France": "250", "Japan": "392"}
NAMES = ("Sales", "Workers", "Output")
LABELS = {"1": "Imports", "2": "Exports", "": ""}
Row = list[str]


class Written(NamedTuple):
    """A figure of a table: what it is of, and its digits, which no other figure of the table has."""

    name: str
    code: str
    area: str
    period: str
    value: str


class Noise(NamedTuple):
    """What stands in a table beside its figures."""

    above: Sequence[Row] = ()
    partner: bool = False  # a code that distinguishes nothing
    number: bool = False  # the number of each area
    labels: bool = False  # of the codes
    dates: str = ""  # beside years and months: the first or last day of each, or the number of its first day
    swapped: bool = False  # the order of the columns before the figures
    below: Sequence[Row] = ()
    numbered: bool = False  # the rows, under no name, as R does


ABOVE: tuple[Row, ...] = (["# ------"], ["# 3 tables of mine"], ["A table"], ["Source: an office"], [""])
BELOW: tuple[Row, ...] = (["Source: an office, 2020"], ["# end"], ["1", "A note"], [""])
noises = st.builds(
    Noise,
    st.lists(st.sampled_from(ABOVE), max_size=3),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from(("", "first", "last", "day")),
    st.booleans(),
    st.lists(st.sampled_from(BELOW), max_size=2),
    st.booleans(),
)


@st.composite
def tables(draw: st.DrawFn) -> list[Written]:
    """Return the figures of whole series: years or months of one or more names, codes and areas."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True))
    codes = draw(st.sampled_from((("",), ("1", "2"))))
    areas = draw(st.lists(st.sampled_from(AREAS), min_size=1, max_size=4, unique=True))
    first, count = draw(st.integers(1990, 2020)), draw(st.integers(2, 5))
    years = [str(year) for year in range(first, first + count)]
    times = draw(st.sampled_from((years, [f"{first}-{month:02}" for month in range(1, count + 1)])))
    keys = [(name, code, area, period) for name in names for code in codes for area in areas for period in times]
    # As large as years, so that a row of them may pass for a header.
    numbers = draw(st.lists(st.integers(1000, 30000), min_size=len(keys), max_size=len(keys), unique=True))
    point = draw(st.booleans())
    return [Written(*key, f"{number}.5" if point else str(number)) for key, number in zip(keys, numbers, strict=True)]


def beside(figure: Written, noise: Noise, coded: bool) -> dict[str, str]:
    """Return the cells of a row that are no figures, by the names of their columns."""
    cells = {"country": figure.area}
    if noise.number:
        cells["ISO number"] = NUMBERS[figure.area]
    if coded:
        cells["Flow" if noise.labels else "flow_code"] = figure.code
    if coded and noise.labels:
        cells["Flow Label"] = LABELS[figure.code]
    if noise.partner:
        cells["Partner"] = "0"
    return dict(reversed(cells.items())) if noise.swapped else cells


def time(figure: Written, noise: Noise) -> dict[str, str]:
    """Return the cells of a row that say when, by the names of their columns."""
    year, _, month = figure.period.partition("-")
    if not month:
        return {"year": year}
    day = {"first": "01", "last": {"02": "29" if int(year) % 4 == 0 else "28", "04": "30"}.get(month, "31")}
    cells = {"year": year, "month": str(int(month))}
    if noise.dates == "day":
        return {**cells, "day": "1"}
    return {**cells, "stamp": f"{figure.period}-{day[noise.dates]}"} if noise.dates else cells


def long(figures: Sequence[Written], noise: Noise) -> list[Row]:
    coded = any(figure.code for figure in figures)
    rows = [
        {**beside(figure, noise, coded), **time(figure, noise), "series": figure.name, "value": figure.value}
        for figure in figures
    ]
    return [list(rows[0]), *(list(row.values()) for row in rows)]


def across(figures: Sequence[Written], noise: Noise) -> list[Row]:
    coded = any(figure.code for figure in figures)
    rows: dict[tuple[str, ...], dict[str, str]] = {}
    for figure in figures:
        row = rows.setdefault(figure[:3], {**beside(figure, noise, coded), "series": figure.name})
        row[figure.period] = figure.value
    return [list(next(iter(rows.values()))), *(list(row.values()) for row in rows.values())]


def series(figures: Sequence[Written], noise: Noise) -> list[Row]:
    coded = any(figure.code for figure in figures)
    rows: dict[tuple[str, ...], dict[str, str]] = {}
    for figure in figures:
        row = rows.setdefault(figure[1:4], {**beside(figure, noise, coded), **time(figure, noise)})
        row[figure.name] = figure.value
    return [list(next(iter(rows.values()))), *(list(row.values()) for row in rows.values())]


def merged(figures: Sequence[Written], noise: Noise) -> list[Row]:
    """Return periods over two columns each: the figure, and below ``同比增长(%)`` the same with a sign."""
    header, *rows = across(figures, noise)
    before = len(header) - len({figure.period for figure in figures})
    upper = ["" for _ in header[:before]] + [cell for period in header[before:] for cell in (period, "")]
    lower = header[:before] + ["累计", "同比增长(%)"] * len(header[before:])
    whole = ([*row[:before], *(cell for value in row[before:] for cell in (value, f"-{value}"))] for row in rows)
    return [upper, lower, *whole]


def meant(period: str, layout: str) -> str:
    """Return the period of a figure: below a month, ``累计`` is all from January up to its end."""
    year, _, month = period.partition("-")
    return periods.canonical(f"{year}-{int(month)}M") if month and layout == "merged" else period


def read(rows: Sequence[Row]) -> Dataset:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return read_file(File("table.csv", text.getvalue().encode()), Report("table.csv"))


LAYOUTS = {"long": long, "across": across, "series": series, "merged": merged}


@pytest.mark.exhaustive
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(LAYOUTS)), tables(), noises)
def test_a_table_is_read_as_written_or_refused(layout: str, figures: list[Written], noise: Noise) -> None:
    header, *body = LAYOUTS[layout](figures, noise)
    if noise.numbered and layout != "merged":
        body = [[str(number), *row] for number, row in enumerate(body, start=1)]
    rows = [*noise.above, header, *body, *noise.below]
    try:
        data = read(rows)
    except DataError:
        assert noise != Noise(), "a plain table is read"
        return
    written = {figure.value: figure for figure in figures}
    for found in data.observations:
        figure = written[found.value.removeprefix("-")]
        assert (found.area, found.period) == (figure.area, meant(figure.period, layout)), rows
        assert found.measure == ("growth" if found.value.startswith("-") else "level"), rows
    called = {(found.indicator, *written[found.value.removeprefix("-")][:2]) for found in data.observations}
    assert len(called) == len({name for name, *_ in called}) == len({tuple(of) for _, *of in called}), rows
    if len(data.observations) < len(figures) * (2 if layout == "merged" else 1):
        assert any("left out" in str(notice) for notice in data.notices), rows


SPELLINGS: dict[str, Callable[[date], dict[str, str]]] = {
    "one": lambda day: {"date": day.isoformat()},
    "with a time": lambda day: {"timestamp": f"{day}T00:00:00Z"},
    "day first": lambda day: {"date": f"{day:%d/%m/%Y}"},
    "month first": lambda day: {"Date": f"{day.month}/{day.day}/{day:%y}"},
    "parts": lambda day: {"year": str(day.year), "month": str(day.month), "day": str(day.day)},
    "parts and date": lambda day: {
        "dateRep": f"{day:%d/%m/%Y}",
        "day": str(day.day),
        "month": str(day.month),
        "year": str(day.year),
    },
    "beside the year": lambda day: {"year": str(day.year), "stamp": day.isoformat()},
    "beside the month": lambda day: {"stamp": f"{day:%Y%m%d}", "year": str(day.year), "month": str(day.month)},
}


@settings(deadline=None)
@given(
    st.sampled_from(sorted(SPELLINGS)), st.dates(date(1980, 1, 1), date(2025, 1, 1)), st.integers(13, 40), st.booleans()
)
def test_days_are_never_months(spelling: str, first: date, count: int, long: bool) -> None:
    days = [first + timedelta(days=number) for number in range(count)]
    rows = [
        {
            **SPELLINGS[spelling](day),
            "country": "China",
            **({"series": "Cases"} if long else {}),
            "value" if long else "Cases": f"{number}",
        }
        for number, day in enumerate(days, start=100)
    ]
    with pytest.raises(DataError):
        read([list(rows[0]), *(list(row.values()) for row in rows)])


@given(
    st.lists(st.integers(1000, 2100), min_size=3, max_size=6),
    st.lists(st.integers(10_000, 99_999), min_size=1, max_size=3),
)
def test_a_row_with_a_large_figure_is_no_header(years: list[int], figures: list[int]) -> None:
    rows = [
        ["Tver", *map(str, years + figures)],
        *([name, *("7" for _ in years + figures)] for name in ("Tula", "Omsk")),
    ]
    with pytest.raises(DataError):
        read(rows)


@given(tables())
def test_a_table_without_a_header_is_refused(figures: list[Written]) -> None:
    with pytest.raises(DataError):
        read(series(figures, Noise())[1:])
    with pytest.raises(DataError):
        read(long(figures, Noise())[1:])
