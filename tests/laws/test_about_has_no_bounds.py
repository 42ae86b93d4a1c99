"""An "about" has no bounds, nor has anything that rests on it: every row is an "about" too, or is refused."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import digecon_cli
from digecon_cli import large, measures
from digecon_cli.core.model import Indicator, Observation
from digecon_cli.measures import currency, fill
from digecon_cli.measures.derivation import Options

Make = Callable[..., Any]
ENTRIES = (
    Indicator("s.whole", kind="flow", unit="CNY"),
    Indicator("s.part", kind="flow", unit="CNY", parent="s.whole", part_of="part"),
    Indicator("economy.population", kind="stock", unit="persons"),
    Indicator("economy.usd_cny", kind="rate", unit="CNY per USD"),
)
YEARS = ("2019", "2020", "2021")
COMMANDS: dict[str, dict[str, str]] = {
    "growth": {}, "cagr": {}, "share": {}, "share-change": {}, "contribution": {}, "index": {"base": "2019"},
    "ratio": {"other": "s.whole"}, "per-head": {}, "targets": {},
}  # fmt: skip
BOUNDS = st.sampled_from(["", "", "about", "about", "over"])


@st.composite
def tables(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Levels of a part and its whole, some published rates, population, and a target; some of them "about"."""
    found = [
        {"indicator": name, "period": year, "value": str(draw(st.integers(least, least * 2))), "bound": draw(BOUNDS)}
        for name, least in (("s.whole", 5000), ("s.part", 100))
        for year in YEARS
    ]
    percent = {"measure": "growth", "unit": "percent", "unit_mult": 0}
    found += [
        {"indicator": name, "period": year, "value": str(draw(st.integers(1, 30))), "bound": draw(BOUNDS), **percent}
        for name in ("s.whole", "s.part")
        for year in YEARS
    ]
    head = {"indicator": "economy.population", "unit": "persons", "unit_mult": 6}
    found += [{**head, "period": year, "value": "1400", "bound": draw(BOUNDS)} for year in ("2018", *YEARS)]
    rate = {"indicator": "economy.usd_cny", "unit": "CNY per USD", "unit_mult": 0}
    found += [{**rate, "period": year, "value": "7.01"} for year in YEARS]
    goal = {"indicator": "s.part", "period": "2022", "measure": "target"}
    return [*found, {**goal, "value": "300", "bound": draw(st.sampled_from(["", "about"]))}]


def is_without_bounds(row: Observation) -> bool:
    return row.bound == "about" and bool(row.value) and not row.low and not row.high


def is_of_about(inputs: Any) -> bool:
    return any(figure.bound == "about" for figure in inputs)


@settings(max_examples=60)
@given(told=tables(), way=st.sampled_from(["", "published", "dollars"]))
def test_whatever_rests_on_an_about_is_one(told: list[dict[str, Any]], way: str, figure: Make, dataset: Make) -> None:
    data = dataset(*(figure(**fields) for fields in told), entries=ENTRIES)
    if way == "published":
        data = fill.filled(data, ["published"])
        assert any(
            level.period == "2018" and level.origin == "computed" for level in data.observations
        ) or "over" in str(told)
    elif way == "dollars":
        data = currency.in_dollars(data, "USD")
    for command, own in COMMANDS.items():
        declared = measures.find(command)
        assert declared
        for row, measure, inputs in declared.derive(data.observations, data, Options.given(**own)):
            if measure is None:
                assert row.bound != "about" or is_without_bounds(row)
            elif row.has_figure and row.measure == "index" and row.period == row.base_period:
                assert (row.value, row.bound) == ("100", "") or row.bound in ("over", "under")
            elif row.has_figure:
                assert is_without_bounds(row) == is_of_about(inputs), row


@pytest.mark.parametrize("measure", ["growth", "cagr", "share"])
def test_a_large_table_with_an_about_is_answered_as_a_small_one(
    measure: str, tmp_path: Path, digecon: Callable[..., Any]
) -> None:
    """A table that is large enough for columns of numbers, but says "about": 2 % a year, and a whole of ten times as much."""
    head = "indicator,period,value,unit,bound\n"
    lines = [
        f"{name},{year},{size * 1.02 ** (year - 1800):.4f},units,{'about' if year % 2 else ''}\n"
        for name, size in [*((f"s{number}", 100) for number in range(40)), ("whole", 1000)]
        for year in range(1800, 1900)
    ]
    (tmp_path / "big.csv").write_text(head + "".join(lines), encoding="utf-8")
    (tmp_path / "small.csv").write_text(head + "".join(lines[:100] + lines[-100:]), encoding="utf-8")
    assert (tmp_path / "big.csv").stat().st_size > large.LARGE > (tmp_path / "small.csv").stat().st_size
    own = ("--of", "whole") if measure == "share" else ()
    columns = ("s0", "-f", "csv", "--columns", "period,value,low,high,bound,codes")
    big, small = (
        digecon(measure, "--data", str(tmp_path / name), *own, *columns, "--quiet").out
        for name in ("big.csv", "small.csv")
    )
    assert big == small
    rows = [line.split(",") for line in big.splitlines()[1:] if line.split(",")[1]]
    assert rows
    assert all((low, high) == ("", "") for _, _, low, high, _, _ in rows)
    about = {period for period, _, _, _, bound, _ in rows if bound == "about"}
    # Growth has an odd year at one of its ends, a span from 1800 to 1899 too; of shares every second one has.
    assert about == {period for period, *_ in rows if measure != "share" or int(period) % 2}


def test_bounds_that_a_table_states_for_an_about_hold(tmp_path: Path) -> None:
    """About 1,000, plus or minus 5, of 2,000: 995 / 2,000 to 1,005 / 2,000 is 49.75 to 50.25 %."""
    (tmp_path / "mine.csv").write_text(
        "indicator,period,value,low,high,unit,bound\n"
        "s.part,2020,1000,995,1005,units,about\ns.whole,2020,2000,2000,2000,units,exact\n",
        encoding="utf-8",
    )
    (row,) = digecon_cli.read(tmp_path / "mine.csv").select("s.part").share(of="s.whole").rows
    assert (row.value, row.low, row.high, row.bound) == ("50", "49.75", "50.25", "")
