"""Digecon's own table: strict, with the digits as precision."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digecon_cli import reading as readers
from digecon_cli.core import bundled, package
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError
from digecon_cli.reading.package import read_table

Read = Callable[..., Dataset]
HEADER = "indicator,area,period,measure,value,bound,unit,unit_mult,vintage\n"


def test_digits_are_precision_and_empty_cells_have_defaults(read: Read) -> None:
    [row] = read("indicator,period,measure,value,source,vintage\nmy.x,2020-H1,,15.40,us,2021\n").observations
    assert (row.value, row.low, row.high) == ("15.40", "15.395", "15.405")
    assert (row.area, row.period, row.measure, row.unit_mult, row.status) == ("CN", "2020-S1", "level", 0, "A")


@pytest.mark.parametrize(
    "content",
    [
        "indicator,period,measure,value\nmy.x,2020,,15.40\n",
        "indicator,period,measure,value,source\nmy.x,2020,,15.40,us\n",
        "indicator,period,measure,value,source,vintage\nmy.x,2020,,15.40,us,\n",
        "indicator,period,origin,value,source,vintage\nmy.x,2020,computed,15.40,us,2021\n",
    ],
)
def test_digits_that_nobody_printed_are_no_precision(read: Read, content: str) -> None:
    [row] = read(content).observations
    assert (row.value, row.low, row.high) == ("15.40", "", "")


@pytest.mark.parametrize("header", ["indicator,period,value,bound", "indicator,period,value,bound,low"])
def test_what_a_qualifier_says_needs_no_digits(header: str, read: Read) -> None:
    """Over 200 is more than 200, and what is exact is not rounded, in any table; the digits of about 200 are unknown."""
    rows = "".join(f"my.x,{year},200,{bound}\n" for year, bound in enumerate(("over", "under", "exact", "about"), 2020))
    low = "," * header.endswith("low")
    observations = read(header + "\n" + rows.replace("\n", low + "\n")).observations
    assert [(one.low, one.high) for one in observations] == [("200", ""), ("", "200"), ("200", "200"), ("", "")]


def test_bounds_of_the_file_go_before_digits(read: Read) -> None:
    [row] = read("indicator,period,value,low,high,bound\nmy.x,2020,180,180,,over\n").observations
    assert (row.low, row.high, row.bound) == ("180", "", "over")


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("my.x,CN,2020,level,1 bn,,CNY,0,2021", "line 2, column value: '1 bn' is not a number"),
        ("my.x,CN,20200,level,1,,CNY,0,2021", "line 2, column period: '20200' is not a period"),
        ("my.x,CN,,level,1,,CNY,0,2021", "line 2, column period: is empty"),
        (",CN,2020,level,1,,CNY,0,2021", "line 2, column indicator: is empty"),
        ("my.x,CN,2020,levels,1,,CNY,0,2021", "line 2, column measure: 'levels' is not a measure"),
        (
            "my.x,CN,2020,level,1,more,CNY,0,2021",
            "line 2, column bound: 'more' is not a bound (exact, over, under, about)",
        ),
        ("my.x,CN,2020,level,1,,CNY,bn,2021", "line 2, column unit_mult: 'bn' is not a power of ten"),
        ("my.x,CN,2020,level,1,,CNY,0,May 2021", "line 2, column vintage: 'May 2021' is not a date"),
        ("my.x,CN,2020,level,1", "line 2: 5 cells where the header has 9"),
    ],
)
def test_the_first_fault_is_reported_with_its_place(row: str, fault: str, read: Read) -> None:
    with pytest.raises(DataError) as caught:
        read(f"{HEADER}{row}\nmy.x,CN,2020,level,also wrong,,,,\n")
    assert fault in str(caught.value)


def test_examining_collects_every_fault_and_keeps_the_rest(file: Callable[..., str]) -> None:
    path = file(
        f"{HEADER}my.x,CN,2020,level,1 bn,,CNY,bn,2021\nmy.x,CN,2021,level,2,,CNY,0,2021\nmy.x,CN,20x,level,2,,CNY,0,2021\n"
    )
    report, data = readers.examine(path)
    assert [(one.line, one.column) for one in report.problems] == [(2, "value"), (2, "unit_mult"), (4, "period")]
    assert data is not None
    assert [one.value for one in data.observations] == ["2"]
    assert report.left_out == {"rows with faults": 2}


def test_json_and_json_lines_keep_their_digits(read: Read) -> None:
    listed = '[\n{"indicator": "my.x", "period": 2020, "measure": "level", "value": 15.40}\n]\n'
    lines = '{"indicator": "my.x", "period": "2020", "measure": "level", "value": 15.40}\n'
    assert [one.value for one in read(listed).observations] == ["15.40"]
    assert [one.value for one in read(lines).observations] == ["15.40"]


def test_a_level_in_percent_is_a_rate(read: Read) -> None:
    assert read("indicator,period,measure,value,unit\nmy.rate,2020,level,5,percent\n").about("my.rate").kind == "rate"


@pytest.mark.parametrize(
    "text",
    [
        "indicator,country,period,value,unit_mult\ngdp,DE,2020,10,9\ngdp,FR,2020,20,9\n",
        "indicator,country,date,period,value,low,high\ngdp,DE,2020,2020,10,9,11\ngdp,FR,2020,2020,20,19,21\n",
    ],
)
def test_a_table_that_calls_its_areas_otherwise_is_not_ours(text: str, read: Read) -> None:
    rows = read(text).observations
    assert [(one.area, one.value, one.low) for one in rows] == [("DE", "10", ""), ("FR", "20", "")]


def test_columns_that_are_not_read_are_reported(read: Read) -> None:
    data = read("indicator,area,period,measure,value,remark\nmy.x,CN,2020,level,1,hm\n")
    assert data.notices == [f"{data.notices[0].partition(': ')[0]}: columns not used: remark"]


def test_a_number_that_no_computer_counts_with_is_a_fault(read: Read) -> None:
    with pytest.raises(DataError, match=r"'1e400' is not a number"):
        read("indicator,period,measure,value\nmy.x,2020,level,1e400\n")


def test_numbers_are_plain_and_a_percent_sign_is_percent(read: Read) -> None:
    content = "indicator,period,measure,value,low,high,unit,printed,printed_mult,unit_mult\n"
    [first, second] = read(
        f"{content}my.x,2020,growth,.5,+.45,5.5e-1,%,,,0\nmy.x,2021,level,1e1,,,CNY,1e10,0.0,9.0\n"
    ).observations
    assert (first.value, first.low, first.high, first.unit) == ("0.5", "0.45", "0.55", "percent")
    assert (second.value, second.unit_mult) == ("10000000000", 0)


def test_what_pandas_writes_of_our_answer_reads_back(digecon: Callable[..., Any], tmp_path: Path) -> None:
    """With empty cells beside them, pandas takes whole numbers for floats: the power of ten is 8.0 then."""
    pandas = pytest.importorskip("pandas")
    answer = digecon("show", "telecom", "economy", "-f", "csv")
    pandas.read_csv(io.StringIO(answer.out)).to_csv(tmp_path / "p.csv", index=False)
    assert ",2019.0," in (tmp_path / "p.csv").read_text()  # a base period
    given, back = (readers.read(path, "") for path in (_saved(answer.out, tmp_path / "g.csv"), str(tmp_path / "p.csv")))

    def facts_of(data: Dataset) -> list[tuple[object, ...]]:
        return [(*one[:7], float(one.value or "nan"), one.unit_mult) for one in data.observations if one.value]

    assert facts_of(back) == facts_of(given)


def _saved(text: str, path: Path) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_table_states_what_a_print_replaces_and_what_is_inferred_of_its_release(read: Read) -> None:
    header = "indicator,area,period,measure,value,unit,unit_mult,vintage,source,replaces,vintage_inferred\n"
    first, final, late = read(
        header + "my.x,CN,2019,growth,6.1,percent,0,2020-01,d-1,,\nmy.x,CN,2019,growth,6,percent,0,2020-12,d-2,d-1,\n"
        "my.x,CN,2018,growth,7,percent,0,2024-05,d-3,,2019-01\n"
    ).observations
    assert (first.facts, final.replaces, late.vintage_inferred, late.released) == ((), "d-1", "2019-01", "2019-01")
    assert [one.code for one in (*final.facts, *late.facts)] == ["replaces", "vintage_inferred"]


def test_the_bundled_table_reads_back_with_what_it_states() -> None:
    data = read_table(package.shipped()).data
    assert {one for one in data.observations if one.facts} == {one for one in bundled.load().observations if one.facts}


@pytest.mark.parametrize("left_out", ["", "area", "label", "codes", "area,label,codes"])
def test_a_tidy_table_is_read_by_its_units_whatever_columns_are_left_out(left_out: str, read: Read) -> None:
    row = {
        "indicator": "my.x", "label": "X", "area": "CN", "period": "2021", "measure": "level", "value": "1.5",
        "unit": "billion CNY", "codes": "",
    }  # fmt: skip
    for name in filter(None, left_out.split(",")):
        del row[name]
    index = {**row, "measure": "index", "unit": "2017 = 100", "period": "2020"}
    lines = [",".join(cells) for cells in (row, row.values(), index.values())]
    level, indexed = read("\n".join(lines) + "\n").observations
    assert (level.unit, level.unit_mult, level.area) == ("CNY", 9, "CN")
    assert (indexed.unit, indexed.base_period, indexed.origin) == ("index", "2017", "computed")


@pytest.mark.parametrize(
    "unit", ["persons since 2010", "persons since 2010s", "percent of adults since 20", "2017 = 100"]
)
def test_a_level_has_a_unit_of_its_own_whatever_words_are_in_it(unit: str, read: Read) -> None:
    [row] = read(
        f"indicator,label,area,period,measure,value,unit,codes\nmy.x,X,CN,2021,level,1.5,{unit},\n"
    ).observations
    assert (row.unit, row.unit_mult, row.base_indicator, row.base_period) == (unit, 0, "", "")


def test_what_is_no_base_period_is_part_of_a_unit(read: Read) -> None:
    header = "indicator,label,area,period,measure,value,unit,codes\n"
    rows = "my.x,X,CN,2021,growth,1.5,percent since 20,\nmy.x,X,CN,2022,growth,1.5,percent since 2017,\n"
    first, second = read(header + rows).observations
    assert (first.unit, first.base_period) == ("percent since 20", "")
    assert (second.unit, second.base_period) == ("percent", "2017")


def test_a_power_of_ten_in_a_unit_is_checked_as_one_of_its_own_column(read: Read) -> None:
    with pytest.raises(DataError, match="line 2, column unit_mult: '999' is not a power of ten"):
        read("indicator,label,area,period,measure,value,unit,codes\nmy.x,X,CN,2021,level,1.5,10^999 CNY,\n")


@pytest.mark.parametrize("scale", ["one", "k", "mn", "bn", "tn"])
def test_what_was_written_in_a_multiple_is_shown_in_it_again(scale: str, digecon: Any, tmp_path: Path) -> None:
    table = "indicator,period,value,unit,unit_mult\na,2020,1500,CNY,6\na,2021,3,CNY,9\n"
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    written = digecon("show", "--data", "t.csv", "--scale", scale, "-f", "csv", cwd=tmp_path).out
    (tmp_path / "u.csv").write_text(written, encoding="utf-8")
    assert digecon("show", "--data", "u.csv", "-f", "csv", cwd=tmp_path).out == written


def test_a_table_without_areas_is_taken_for_china_and_says_so(read: Read) -> None:
    data = read("indicator,period,measure,value\nmy.x,2020,level,1\n")
    assert [row.area for row in data.observations] == ["CN"]
    assert str(data.remarks[0]).endswith("no column is called 'area': all figures are taken for those of China (CN)")
