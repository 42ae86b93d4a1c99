"""Documents of JSON that hold a table in a form of their own."""

import json
from collections.abc import Callable
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
        ('{\n"year": [2020, 2021],\n"gdp": [5, 6]\n}', "in which digecon finds no table: give a list of objects"),
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
