"""Documents of JSON that hold a table in a form of their own."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digecon_cli import reading as readers
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError

Read = Callable[..., Dataset]


def cells(data: Dataset) -> list[tuple[str, str, str, str]]:
    return [(one.indicator, one.area, one.period, one.value) for one in data.observations]


def json_stat(value: Any, **more: Any) -> str:
    dimension = {
        "geo": {"category": {"index": {"DE": 0, "FR": 1}}},
        "sex": {"category": {"index": ["T", "M"], "label": {"T": "Total", "M": "Men"}}},
        "time": {"category": {"index": ["2019", "2020"]}},
    }
    role = {"time": ["time"], "geo": ["geo"]}
    document = {"id": ["geo", "sex", "time"], "size": [2, 2, 2], "dimension": dimension, "role": role, "value": value}
    return json.dumps({"version": "2.0", "class": "dataset", "label": "Work", **document, **more}, indent=1)


def test_json_stat_has_its_values_in_a_list(read: Read) -> None:
    assert cells(read(json_stat([1, 2, 3, 4, 5, 6, 7, 8.50]))) == [
        ("T", "DE", "2019", "1"), ("T", "DE", "2020", "2"), ("M", "DE", "2019", "3"), ("M", "DE", "2020", "4"),
        ("T", "FR", "2019", "5"), ("T", "FR", "2020", "6"), ("M", "FR", "2019", "7"), ("M", "FR", "2020", "8.5"),
    ]  # fmt: skip


def test_json_stat_has_its_values_by_place(read: Read) -> None:
    data = read(json_stat({"0": 1.5, "7": 4.5}, status={"7": "p"}))
    assert cells(data) == [("T", "DE", "2019", "1.5"), ("M", "FR", "2020", "4.5")]
    assert [one.status for one in data.observations] == ["A", "P"]
    assert data.about("M").label == "Men"


def test_json_stat_may_name_its_time_and_say_no_roles(read: Read) -> None:
    dimension = {"Region": {"category": {"index": ["00", "01"]}}, "Tid": {"category": {"index": ["2019", "2020"]}}}
    document = {
        "class": "dataset",
        "id": ["Region", "Tid"],
        "size": [2, 2],
        "dimension": dimension,
        "value": [1, 2, 3, 4],
    }
    assert cells(read(json.dumps(document))) == [
        ("obs_value", "00", "2019", "1"), ("obs_value", "00", "2020", "2"), ("obs_value", "01", "2019", "3"), ("obs_value", "01", "2020", "4"),
    ]  # fmt: skip


def test_other_datasets_of_a_bundle_are_named(read: Read) -> None:
    data = read(json.dumps({name: json.loads(json_stat(list(range(8)))) for name in ("oecd", "canada")}))
    assert len(data.observations) == 8
    assert data.notices[0].endswith("read 'oecd' only; also there: 'canada'")
    alone = read(json.dumps({"dataset": json.loads(json_stat(list(range(8))))}))
    assert [notice for notice in alone.notices if "also there" in notice] == []


def test_the_form_is_the_layout(file: Callable[..., str]) -> None:
    report, _ = readers.examine(file(json_stat([1, 2, 3, 4, 5, 6, 7, 8])))
    assert report.layout == "JSON-stat"


def sdmx(**data: Any) -> str:
    structure = {
        "dimensions": {
            "series": [
                {"id": "LOCATION", "keyPosition": 0, "values": [{"id": "AUS", "name": "Australia"}, {"id": "FRA"}]},
                {"id": "SUBJECT", "keyPosition": 1, "values": [{"id": "GDP"}, {"id": "CPI"}]},
            ],
            "observation": [{"id": "TIME_PERIOD", "role": "TIME_PERIOD", "values": [{"id": "2019"}, {"id": "2020"}]}],
        },
        "attributes": {"observation": [{"id": "OBS_STATUS", "values": [{"id": "A"}, {"id": "E"}]}]},
    }
    return json.dumps({"header": {"id": "x"}, "structure": structure, "dataSets": [data]}, indent=1)


def test_sdmx_json_by_series(read: Read) -> None:
    series = {"0:0": {"observations": {"0": [1.5, 0], "1": [1.6, 1]}}, "1:1": {"observations": {"1": [2.6]}},
              "0:1": {"observations": {"0": [9.5, None]}}}  # fmt: skip
    data = read(sdmx(action="Information", series=series))
    assert cells(data) == [
        ("GDP", "AUS", "2019", "1.5"), ("GDP", "AUS", "2020", "1.6"), ("CPI", "FRA", "2020", "2.6"), ("CPI", "AUS", "2019", "9.5"),
    ]  # fmt: skip
    assert [one.status for one in data.observations] == ["A", "E", "A", "A"]


def test_sdmx_json_without_series(read: Read) -> None:
    data = read(sdmx(action="Information", observations={"0:0:0": [1.5, 1], "1:1:1": [2.6, 0]}))
    assert cells(data) == [("GDP", "AUS", "2019", "1.5"), ("CPI", "FRA", "2020", "2.6")]
    assert [one.status for one in data.observations] == ["E", "A"]


def test_data_sets_of_other_dimensions_are_named_and_not_read(read: Read) -> None:
    def structure(name: str, dimension: str) -> dict[str, Any]:
        time = {"id": "TIME_PERIOD", "values": [{"id": "2020"}]}
        return {"name": name, "dimensions": {"observation": [{"id": dimension, "values": [{"id": "X"}]}, time]}}

    sets = [{"structure": place, "observations": {"0:0": [place + 1.5]}} for place in (0, 1)]
    data = read(
        json.dumps(
            {"data": {"structures": [structure("Work", "SEX"), structure("Trade", "PARTNER")], "dataSets": sets}}
        )
    )
    assert cells(data) == [("X", "", "2020", "1.5")]
    assert data.notices[0].endswith("read 'Work' only; also there: 'Trade'")


def test_dbnomics_has_two_lists_a_series(read: Read) -> None:
    docs = [
        {"series_code": "A.B", "series_name": "Growth", "period": ["2019", "2020"], "value": [1.5, "NA"]},
        {"series_code": "A.C", "series_name": "Other", "period": ["2019", "2020"], "value": [2.5, 3.5]},
    ]
    data = read(json.dumps({"series": {"docs": docs}}, indent=1))
    assert cells(data) == [("A.B", "", "2019", "1.5"), ("A.C", "", "2019", "2.5"), ("A.C", "", "2020", "3.5")]
    assert data.about("A.C").label == "Other"


def test_a_list_of_objects_may_stand_inside_an_object(read: Read) -> None:
    rows = [
        {"date": "2019-01-01", "value": "1.5", "realtime": "x"},
        {"date": "2020-01-01", "value": "2.5", "realtime": "x"},
    ]
    assert cells(read(json.dumps({"count": 2, "observations": rows}, indent=1))) == [
        ("value", "", "2019", "1.5"), ("value", "", "2020", "2.5"),
    ]  # fmt: skip


def test_the_world_banks_answer_has_a_page_first(read: Read) -> None:
    row = {
        "indicator": {"id": "NY.GDP", "value": "GDP"},
        "country": {"id": "CN", "value": "China"},
        "date": "2019",
        "value": 14.5,
    }
    assert cells(read(json.dumps([{"page": 1}, [row]]))) == [("NY.GDP", "CN", "2019", "14.5")]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('{\n"a": 1,\n"b": {"c": 2}\n}', "is a JSON object (a, b) in which digecon finds no table"),
        ('{\n"a": 1,\n"b": ', "is it cut off?"),
        ('{\n"year": [2020, 2021],\n"gdp": [5, 6, 7]\n}', "in which digecon finds no table: give a list of objects"),
        (json_stat([1, 2], size=[2, 2]), "is JSON-stat whose parts do not match"),
    ],
)
def test_json_without_a_table_is_refused(text: str, fault: str, read: Read) -> None:
    with pytest.raises(DataError) as caught:
        read(text)
    assert fault in str(caught.value)


def test_the_only_content_of_json_stat_names_its_figures(read: Read) -> None:
    data = read(
        '{"class":"dataset","id":["Region","Contents","Tid"],"size":[1,1,2],"role":{"time":["Tid"],"metric":["Contents"],"geo":["Region"]},'
        '"dimension":{"Region":{"category":{"index":{"3001":0}}},"Contents":{"category":{"index":{"Personer1":0},'
        '"unit":{"Personer1":{"base":"persons"}}}},"Tid":{"category":{"index":{"2021":0,"2022":1}}}},"value":[31387,31444]}'
    )
    assert [(one.indicator, one.area, one.period, one.value, one.unit) for one in data.observations] == [
        ("Personer1", "3001", "2021", "31387", "persons"), ("Personer1", "3001", "2022", "31444", "persons"),
    ]  # fmt: skip


def test_the_unit_of_the_first_version_of_sdmx_json_is_read(read: Read) -> None:
    data = read(
        '{"dataSets":[{"series":{"0":{"attributes":[0],"observations":{"0":[2.8],"1":[2.6]}}}}],"structure":{"dimensions":'
        '{"series":[{"id":"ITEM","values":[{"id":"000000"}]}],"observation":[{"id":"TIME_PERIOD","values":[{"id":"2024-01"},{"id":"2024-02"}]}]},'
        '"attributes":{"series":[{"id":"UNIT","values":[{"id":"EUR"}]}]}}}'
    )
    assert [(one.indicator, one.period, one.value, one.unit) for one in data.observations] == [
        ("000000", "2024-01", "2.8", "EUR"), ("000000", "2024-02", "2.6", "EUR"),
    ]  # fmt: skip


def easyquery(*dimensions: dict[str, Any], figures: dict[str, dict[str, Any]]) -> str:
    """Return an answer of the National Bureau of Statistics, whose figures are by their codes: ``zb.A01_sj.2023``."""
    nodes = [
        {
            "code": code,
            "data": data,
            "wds": [dict(zip(("wdcode", "valuecode"), part.split("."), strict=True)) for part in code.split("_")],
        }
        for code, data in figures.items()
    ]
    return json.dumps(
        {"returncode": 200, "returndata": {"datanodes": nodes, "freshsort": 0, "wdnodes": dimensions}}, indent=1
    )


def test_an_answer_of_the_national_bureau_says_what_its_codes_mean(read: Read) -> None:
    indicators = {"wdcode": "zb", "wdname": "指标", "nodes": [{"code": "A01", "cname": "国内生产总值", "unit": "亿元"}]}
    areas = {"wdcode": "reg", "wdname": "地区", "nodes": [{"code": "110000", "cname": "北京市"}]}
    times = {
        "wdcode": "sj", "wdname": "时间",
        "nodes": [{"code": "2023D", "cname": "2023年第四季度"}, {"code": "2024A", "cname": "2024年第一季度"}],
    }  # fmt: skip
    figures = {
        "zb.A01_reg.110000_sj.2024A": {"data": 0.0, "dotcount": 1, "hasdata": False, "strdata": ""},
        "zb.A01_reg.110000_sj.2023D": {"data": 12345.67, "dotcount": 1, "hasdata": True, "strdata": "12345.7"},
    }
    data = read(easyquery(indicators, areas, times, figures=figures))
    assert cells(data) == [("A01", "北京市", "2023-Q4", "12345.67")]
    assert (data.observations[0].unit, data.observations[0].unit_mult, data.about("A01").label) == (
        "CNY",
        8,
        "国内生产总值",
    )
    with pytest.raises(DataError, match="is an answer of the National Bureau of Statistics whose parts do not match"):
        read(easyquery(indicators, times, figures={"zb.A02_sj.2024A": {"data": 1, "hasdata": True}}))


def test_a_table_of_pandas_in_parts(read: Read) -> None:
    days, figures = ["2022-01-01", "2022-02-01", "2022-03-01"], [[1.5, 20], [2.5, 30], [3.5, None]]
    table = {"columns": ["CPI", "Exports"], "index": days, "data": figures}
    found = [
        ("CPI", "", "2022-01", "1.5"),
        ("Exports", "", "2022-01", "20"),
        ("CPI", "", "2022-02", "2.5"),
        ("Exports", "", "2022-02", "30"),
        ("CPI", "", "2022-03", "3.5"),
    ]
    assert cells(read(json.dumps(table))) == found
    counted = {"columns": ["year", "CPI"], "index": [0, 1], "data": [[2021, 1.5], [2022, 2.5]]}
    assert cells(read(json.dumps(counted))) == [("CPI", "", "2021", "1.5"), ("CPI", "", "2022", "2.5")]
    with pytest.raises(DataError):
        read(json.dumps({**table, "data": [[1.5], [2.5]]}, indent=1))


def test_of_lists_of_objects_the_one_with_periods_and_values_is_read(read: Read) -> None:
    rows = [
        {"location": "CN", "Time": f"{year}-01-01T00:00:00Z", "Value": year - 2000, "Scale": 1}
        for year in (2012, 2013, 2014)
    ]
    document = {"header": [{"dimensionId": "Time"}], "stub": [{"dimensionId": "location"}], "data": rows}
    assert cells(read(json.dumps(document))) == [
        ("Value", "CN", str(year), str(year - 2000)) for year in (2012, 2013, 2014)
    ]
    assert read(json.dumps(document)).observations[0].unit_mult == 0
    powers = json.dumps(document).replace('"Scale": 1', '"Scale": 6')
    assert read(powers).observations[0].unit_mult == 6
    both = read(json.dumps({"a": rows, "b": rows}, indent=1))
    assert {row.indicator for row in both.observations} == {"a", "b"}


def test_figures_by_periods_within_other_objects(read: Read) -> None:
    inner = {"UK": {"2026-2": 5, "2026-10": 7, "2025": 60}, "HR": {"2026-2": 1}}
    document = {"source": "office", "sheets": {"TUR 01": inner}}
    assert cells(read(json.dumps(document, indent=1))) == [
        ("UK", "", "2026-02", "5"), ("UK", "", "2026-10", "7"), ("UK", "", "2025", "60"), ("HR", "", "2026-02", "1"),
    ]  # fmt: skip
    with pytest.raises(DataError):  # 1 to 4 may be quarters
        read(json.dumps({"name": "a", "sheets": {"A": {"UK": {"2026-2": 5, "2026-4": 7}}}}, indent=1))
    with pytest.raises(DataError):
        read(json.dumps({"a": inner, "b": inner, "name": "x"}, indent=1))


def test_objects_by_periods(read: Read) -> None:
    document = {"2022": {"Price": 1801.5, "High": 2043}, "2023": {"Price": 1943}}
    assert cells(read(json.dumps(document))) == [
        ("Price", "", "2022", "1801.5"), ("High", "", "2022", "2043"), ("Price", "", "2023", "1943"),
    ]  # fmt: skip


def test_columns_as_pandas_writes_them(read: Read) -> None:
    """Dates are milliseconds since 1970: of 2012-01-01 and 2012-02-01 here."""
    document = {"periodo": {"0": 1325376000000, "1": 1328054400000}, "taxa": {"0": 8.0, "1": 7.6}}
    assert cells(read(json.dumps(document))) == [("taxa", "", "2012-01", "8.0"), ("taxa", "", "2012-02", "7.6")]
    document = {"year": {"0": 2012, "1": 2013}, "taxa": {"0": 8.0, "1": 7.6}}
    assert cells(read(json.dumps(document))) == [("taxa", "", "2012", "8.0"), ("taxa", "", "2013", "7.6")]


@pytest.mark.parametrize("cell", [10**14 + 86_400_000, 1325376000001, None])
def test_other_numbers_are_no_dates(cell: int | None, read: Read) -> None:
    document = {"periodo": {"0": 1325376000000, "1": cell}, "taxa": {"0": 8.0, "1": 7.6}}
    with pytest.raises(DataError):
        read(json.dumps(document))


def test_rows_of_the_world_bank_by_their_countries(read: Read) -> None:
    of = {"Indicator Name": "School enrollment (% gross)", "1999": 112.2, "2000": None}
    named = {code: {"Country Name": name, **of} for code, name in (("1", "Aruba"), ("2", "Afghanistan"))}
    assert cells(read(json.dumps(named))) == [
        ("School enrollment (% gross)", "Aruba", "1999", "112.2"),
        ("School enrollment (% gross)", "Afghanistan", "1999", "112.2"),
    ]
    codes = [f"A{letter}W" for letter in "ABCDEFGHIJKL"]
    assert {row.area for row in read(json.dumps(dict.fromkeys(codes, of))).observations} == set(codes)
    assert {row.indicator for row in read(json.dumps({"men": of, "women": of})).observations} == {
        "School enrollment (% gross).men", "School enrollment (% gross).women",
    }  # fmt: skip


@pytest.mark.parametrize(
    "document",
    [
        {"a": {"x": 1, "y": 2}, "b": {"x": 3, "y": 4}},
        {"a": {"0": 1, "1": 2}, "b": {"0": 3, "1": 4}},
        {"ABW": {"Country Name": "Aruba", "1999": 1, "2000": 2}, "AFG": {"Country Name": "Afghanistan", "1999": 1}},
        {"ABW": {"note": "x", "1999": 1, "2000": 2}, "AFG": {"note": "y", "1999": 1, "2000": 2}},
    ],
)
def test_other_objects_of_objects_are_none(document: dict[str, Any], read: Read) -> None:
    with pytest.raises(DataError):
        read(json.dumps(document))


def test_empty_records_are_left_out(read: Read) -> None:
    assert cells(read('[null, {"year": 2020, "x": 5}, null, {"year": 2021, "x": 6}]')) == [
        ("x", "", "2020", "5"), ("x", "", "2021", "6"),
    ]  # fmt: skip
    with pytest.raises(DataError):
        read("[null]")


def test_parts_beside_series_that_hold_numbers_are_said(read: Read) -> None:
    values = [{"year": year, "value": year - 1000} for year in range(2015, 2025)]
    series = [{"label": "Debt", "unit": "CNY", "values": values}, {"label": "Limit", "unit": "CNY", "values": values}]
    regions = [{"name": "Beijing", "series": series}, {"name": "Hebei", "series": series}]
    assert "parts of the file that are not read hold numbers: regions" in str(
        read(json.dumps({"series": series, "regions": regions})).notices
    )
    assert "are not read" not in str(read(json.dumps({"series": series, "links": [{"title": "Office"}]})).notices)


def test_series_of_two_lists_are_read(read: Read) -> None:
    series = {
        name: {"label": label, "unit": unit, "data": {"dates": ["2020", "2021", "2022"], "values": [5.5, 6.5, 7.5]}}
        for name, label, unit in (("lfpr", "Participation", "%"), ("prices", "House prices", "USD"))
    }
    data = read(json.dumps({"meta": {"score": 29.5}, "series": series}))
    assert {(row.indicator, row.unit) for row in data.observations} == {
        ("lfpr, Participation", "percent"),
        ("prices, House prices", "USD"),
    }
    assert [row.value for row in data.observations][:3] == ["5.5", "6.5", "7.5"]


@pytest.mark.parametrize(
    "series",
    [
        {"GDP": [["2019", 5.5], ["2020", 6.5]], "CPI": [["2019", 1.5], ["2020", 2.5]]},
        {"GDP": {"2019": 5.5, "2020": 6.5}, "CPI": {"2019": 1.5, "2020": 2.5}},
        {
            "GDP": [{"date": "2019", "value": 5.5}, {"date": "2020", "value": 6.5}],
            "CPI": [["2019", 1.5], ["2020", 2.5]],
        },
    ],
)
def test_series_by_their_names(series: dict[str, Any], read: Read) -> None:
    figures = {("GDP", "2019", "5.5"), ("GDP", "2020", "6.5"), ("CPI", "2019", "1.5"), ("CPI", "2020", "2.5")}
    for about in ({"fetched_at": "2024-01-05"}, {"version": "2", "title": "Two series"}):
        assert {(row[0], *row[2:]) for row in cells(read(json.dumps(about | series)))} == figures
    assert {row[1] for row in cells(read(json.dumps({"country": "Peru"} | series)))} == {"Peru"}
    parts = [{"region": region, "jobs": number} for number, region in enumerate("abcdefghij")]
    notices = read(json.dumps(series | {"regions": parts})).notices
    assert "parts of the file that are not read hold numbers: regions" in str(notices)


@pytest.mark.parametrize("about", [{"unit": "%"}, {"scale": 1000}, {"frequency": "quarterly"}, {"indicator": "Prices"}])
def test_what_counts_for_series_by_their_names_is_not_lost(about: dict[str, Any], read: Read) -> None:
    with pytest.raises(DataError):
        read(json.dumps(about | {"GDP": [["2019", 5.5], ["2020", 6.5]], "CPI": [["2019", 1.5], ["2020", 2.5]]}))


def test_a_list_of_rows_with_their_header(read: Read) -> None:
    rows = [["year", "GDP", "CPI"], [2019, 5.5, 1.5], [2020, 6.5, None]]
    assert cells(read(json.dumps(rows))) == [
        ("GDP", "", "2019", "5.5"), ("CPI", "", "2019", "1.5"), ("GDP", "", "2020", "6.5"),
    ]  # fmt: skip
    for other in ([*rows, [2021, 7.5]], rows[1:], [["year", ["GDP"], "CPI"], *rows[1:]]):
        with pytest.raises(DataError):
            read(json.dumps(other))


def test_series_with_the_lists_of_a_chart(read: Read) -> None:
    series = [{"name": name, "data": {"labels": ["2020-01", "2020-02"], "values": [5, 6]}} for name in ("GDP", "CPI")]
    assert {(row[0], *row[2:]) for row in cells(read(json.dumps({"series": series})))} == {
        ("GDP", "2020-01", "5"), ("GDP", "2020-02", "6"), ("CPI", "2020-01", "5"), ("CPI", "2020-02", "6"),
    }  # fmt: skip


def test_nothing_but_periods_and_figures(read: Read) -> None:
    assert [row[2:] for row in cells(read(json.dumps({"2019": 4.5, "2020": 0, "2021": 3})))] == [
        ("2019", "4.5"), ("2020", "0"), ("2021", "3"),
    ]  # fmt: skip


def test_points_of_a_chart_within_a_series(read: Read) -> None:
    points = [
        {"x": "2022年第4季", "y": 124.5, "tooltip": "124.5"},
        {"x": "2023年第1季", "y": 131.6, "tooltip": "131.6"},
    ]
    metrics = [
        {"id": name, "display_unit": "元", "chart": {"type": "line", "points": points}, "spark": points}
        for name in ("wages", "pay")
    ]
    data = read(json.dumps({"id": "income", "metrics": metrics}))
    assert {(row.indicator, row.period, row.value, row.unit) for row in data.observations} == {
        (name, period, value, "CNY")
        for name in ("wages", "pay")
        for period, value in (("2022-Q4", "124.5"), ("2023-Q1", "131.6"))
    }


def test_lists_within_rows_are_said(read: Read) -> None:
    sectors = [{"sector": name, "emission": place} for place, name in enumerate("abcdef")]
    years = [{"year": year, "total": year - 1000, "breakdown": sectors} for year in (2020, 2021)]
    data = read(json.dumps({"title": "Emissions", "years": years}))
    assert "parts of the file that are not read hold numbers: breakdown" in str(data.notices)


def test_the_title_beside_a_list_of_periods_is_said(read: Read) -> None:
    series = [{"name": "Men", "data": [5.4, 4.9]}, {"name": "Women", "data": [4.6, 4.2]}]
    chart = {"title": "Unemployment rate (%)", "categories": ["2010", "2011"], "series": series}
    assert "title of the table: 'Unemployment rate (%)'" in str(read(json.dumps(chart)).notices)


LABOR = {
    "status": "REQUEST_SUCCEEDED",
    "Results": {
        "series": [
            {"seriesID": name, "data": [
                {"year": "2023", "period": "M02", "periodName": "February", "value": "3.6", "footnotes": [{}]},
                {"year": "2023", "period": "M01", "periodName": "January", "value": "3.4", "footnotes": [{}]},
            ]}
            for name in ("SUR0001", "SUR0002")
        ]
    },
}  # fmt: skip
BANK = {
    "bmx": {"series": [{"idSerie": "SP1", "titulo": "Precios", "datos": [{"fecha": "01/01/2024", "dato": "133.5"}, {"fecha": "01/02/2024", "dato": "133.6"}]}]}
}  # fmt: skip
FUND = {
    "values": {"GROWTH": {"CHN": {"2020": 2.2, "2021": 8.4}, "IND": {"2020": -5.8, "2021": 9.7}}},
    "api": {"version": "1"},
}
BY_AREA = {"France": [{"year": 2019, "gdp": 5}, {"year": 2020, "gdp": 6}], "Italy": [{"year": 2019, "gdp": 7}]}
ENERGY = {
    "response": {"data": [{"period": "2023-01", "value": "1.5", "units": "MBBL"}, {"period": "2023-02", "value": "1.6", "units": "MBBL"}]},
    "request": {"command": "x"},
}  # fmt: skip
OF_ALL = {"unit": "percent", "data": {"Rate": {"2010": 5.1, "2011": 4.6}, "Share": {"2010": 3.7, "2011": 3.4}}}


@pytest.mark.parametrize(
    ("document", "figures"),
    [
        (LABOR, {("SUR0001", "", "2023-01", "3.4"), ("SUR0002", "", "2023-02", "3.6")}),
        (BANK, {("dato", "", "2024-01", "133.5"), ("dato", "", "2024-02", "133.6")}),
        (FUND, {("GROWTH", "CHN", "2021", "8.4"), ("GROWTH", "IND", "2020", "-5.8")}),
        (BY_AREA, {("gdp", "France", "2020", "6"), ("gdp", "Italy", "2019", "7")}),
        (ENERGY, {("value", "", "2023-01", "1.5"), ("value", "", "2023-02", "1.6")}),
        (OF_ALL, {("Rate", "", "2011", "4.6"), ("Share", "", "2010", "3.7")}),
    ],
)
def test_records_at_any_depth(document: dict[str, Any], figures: set[tuple[str, ...]], read: Read) -> None:
    assert figures <= {tuple(row) for row in cells(read(json.dumps(document)))}


def test_lists_of_other_periods_below_other_keys_stay_apart(read: Read) -> None:
    history = [{"year": 2019, "value": 12}, {"year": 2020, "value": 13}]
    forecast = [{"year": 2021, "value": 14}, {"year": 2022, "value": 15}]
    data = read(json.dumps({"country": "China", "history": history, "forecast": forecast}))
    assert {(row.indicator, row.period) for row in data.observations} == {
        ("history", "2019"), ("history", "2020"), ("forecast", "2021"), ("forecast", "2022"),
    }  # fmt: skip


def test_a_unit_around_records_is_theirs(read: Read) -> None:
    assert {row.unit for row in read(json.dumps(OF_ALL)).observations} == {"percent"}
    assert {row.unit for row in read(json.dumps(ENERGY)).observations} == {"MBBL"}


def test_lists_of_another_kind_beside_records_are_said(read: Read) -> None:
    beside = {"cities": [{"city": name, "jobs": place, "homes": place} for place, name in enumerate("abcdefgh")]}
    data = read(
        json.dumps(
            {"out": BY_AREA | {"Peru": [{"year": year, "gdp": 5} for year in range(1990, 2010)]}, "more": beside}
        )
    )
    assert "parts of the file that are not read hold numbers: more.cities" in str(data.notices)


def test_lists_in_two_objects_of_a_series_are_not_taken_for_one(read: Read) -> None:
    parts = {"actual": {"data": [{"year": 2019, "value": 5}]}, "forecast": {"data": [{"year": 2020, "value": 6}]}}
    figures = read(json.dumps({"name": "GDP", **parts})).observations
    assert {(row.indicator, row.period) for row in figures} == {("actual", "2019"), ("forecast", "2020")}


def test_lists_of_records_with_a_field_more_are_of_one_kind(read: Read) -> None:
    of = {"Spain": [{"year": 2019, "value": 5}], "France": [{"year": 2019, "value": 6, "flag": "p"}]}
    assert {row.area for row in read(json.dumps({"r": {"data": of}})).observations} == {"Spain", "France"}


def test_series_by_their_names_with_more_in_each_figure_are_said(read: Read) -> None:
    series = {
        "GDP": [["2019", 5], ["2020", 6]],
        "CPI": [["2019", 1], ["2020", 2]],
        "Jobs": [["2019", 7, "p"], ["2020", 8, "p"]],
    }
    assert "parts of the file that are not read hold numbers: Jobs" in str(read(json.dumps(series)).notices)


def test_series_of_one_name_below_two_names_are_two(read: Read) -> None:
    document = {"dates": ["2019", "2020"], "gdp": {"KR": [5, 6], "US": [7, 8]}, "cpi": {"KR": [1, 2], "US": [3, 4]}}
    found = {(row.indicator, row.period, row.value) for row in read(json.dumps(document)).observations}
    assert {("gdp.KR", "2019", "5"), ("cpi.KR", "2019", "1"), ("gdp.US", "2020", "8"), ("cpi.US", "2020", "4")} <= found
    assert len(found) == 8


def test_charts_within_a_document_have_their_titles_and_units(read: Read) -> None:
    document = {
        "generated_at": "2026-06-08",
        "prime": {"title": "Prime rate", "unit": "%", "labels": ["2015-01", "2015-02"], "series": {"KR": [2.0, None]}},
        "gdp": {"title": "GDP", "unit": "USD", "labels": ["2015-Q1", "2015-Q2"], "series": {"KR": [5, 6]}},
    }
    found = [(row.indicator, row.period, row.value, row.unit) for row in read(json.dumps(document)).observations]
    assert found == [
        ("Prime rate", "2015-01", "2.0", "percent"),
        ("GDP", "2015-Q1", "5", "USD"),
        ("GDP", "2015-Q2", "6", "USD"),
    ]


def test_a_time_of_json_stat_that_is_no_period_is_quoted_by_its_label_and_can_be_given(
    read: Read, tmp_path: Path
) -> None:
    dimension = {
        "what": {
            "category": {"index": ["2", "3"], "label": {"2": "m³/ha", "3": "±%"}, "unit": {"2": {"label": "1"}, "3": {"label": "1"}}}
        },
        "period": {"category": {"index": ["1"], "label": {"1": "NFI4b, state 2009/13"}}},
    }  # fmt: skip
    (tmp_path / "stock.json").write_text(
        json.dumps({
            "class": "dataset", "label": "Stock", "id": ["period", "what"], "size": [1, 2], "dimension": dimension,
            "role": {"time": ["period"], "metric": ["what"]}, "value": [3.8, 12],
        })
    )  # fmt: skip
    with pytest.raises(
        DataError, match=r"'NFI4b, state 2009/13' on line 2.*give the one of all figures: --map period=2023"
    ):
        readers.read(str(tmp_path / "stock.json"))
    data = readers.read(str(tmp_path / "stock.json"), "period=2013")
    assert [(row.indicator, row.period, row.value, row.unit) for row in data.observations] == [
        ("2", "2013", "3.8", "m³/ha"), ("3", "2013", "12", "percent"),
    ]  # fmt: skip
