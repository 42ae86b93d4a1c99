"""The server for assistants: what it lists, what it answers, and which errors reach the model."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, get_args

import pytest

pytest.importorskip("mcp", reason="the extra mcp is not installed")

from mcp import Client

from digecon_cli import measures
from digecon_cli.api.mcp_server import tools
from digecon_cli.api.mcp_server.server import server
from digecon_cli.core import bundled, periods

CALLS = json.loads((Path(__file__).parent / "calls.json").read_text(encoding="utf-8"))
SECTORS = sorted({one.sector for one in bundled.catalog().values()})


def asked(question: Callable[[Client], Awaitable[Any]], lang: str = "en") -> Any:
    """Return what a client in this process hears of the server."""

    async def conversation() -> Any:
        async with Client(server(lang)) as client:
            return await question(client)

    return asyncio.run(conversation())


def called(tool: str, arguments: dict[str, Any], lang: str = "en") -> Any:
    return asked(lambda client: client.call_tool(tool, arguments), lang)


def raw(answer: Any) -> str:
    return str(answer.model_dump_json(by_alias=True, exclude_none=True))


def test_there_are_six_tools_in_a_small_listing_and_none_writes() -> None:
    listed = asked(lambda client: client.list_tools())
    assert [tool.name for tool in listed.tools] == ["search", "describe", "figures", "derive", "explain", "check"]
    assert len(raw(listed).encode()) < 6_000
    assert all(tool.annotations.read_only_hint and tool.description for tool in listed.tools)


def test_the_choices_of_the_tools_are_those_of_the_table() -> None:
    assert get_args(tools.Measure) == tuple(command.name for command in measures.commands())
    assert get_args(tools.Freq) == ("", *(code for code in periods.FREQUENCIES if code != "P"), "all")


def test_there_are_thirty_recorded_calls_and_they_use_every_tool() -> None:
    assert len(CALLS) >= 30
    assert {call["tool"] for call in CALLS} == {"search", "describe", "figures", "derive", "explain", "check"}


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call["question"])
def test_a_question_is_answered_by_its_call(call: dict[str, Any]) -> None:
    answer = called(call["tool"], call["arguments"])
    text = answer.content[0].text
    assert bool(answer.is_error) is ("error" in call), text
    assert [words for words in call.get("answer", call.get("error")) if words not in text] == [], text


@pytest.mark.parametrize("names", [*([sector] for sector in SECTORS), ["*"]], ids="".join)
@pytest.mark.parametrize(("tool", "more"), [("figures", {}), ("derive", {"measure": "growth"})])
def test_a_sector_is_answered_in_few_characters_with_all_that_a_number_needs(
    tool: str, more: dict[str, str], names: list[str]
) -> None:
    answer = called(tool, {"names": names, **more})
    if answer.is_error:
        assert names in (["policy"], ["core"]), answer.content[0].text
        return
    assert len(raw(answer)) < 30_000
    found = answer.structured_content
    assert 0 < len(found["rows"]) <= tools.LIMIT
    for row in found["rows"]:
        assert {"indicator", "period", "measure", "origin", "unit", "status", "source"} <= row.keys()
        assert {"value", "low", "high"} & row.keys() or (row["codes"] and row["note"])
        assert row["indicator"] in found["labels"]
        assert set(row["source"].split(";")) <= found["sources"].keys()
    if found["more"]:
        assert f"... {found['more']} more" in answer.content[0].text


def test_what_is_left_out_is_counted_and_each_series_keeps_its_newest() -> None:
    names = {"names": ["telecom.revenue", "telecom.volume"]}
    every = called("figures", {**names, "limit": 200}).structured_content
    few = called("figures", {**names, "limit": 4}).structured_content
    assert every["more"] == 0
    assert few["more"] == len(every["rows"]) - 4
    newest = {}
    for row in every["rows"]:
        newest[row["indicator"], row["measure"]] = row
    assert few["rows"][:4] == sorted(newest.values(), key=every["rows"].index)[:4]


def test_text_and_rows_tell_the_same() -> None:
    answer = called("figures", {"names": ["telecom.revenue"], "start": "2022", "end": "2022"})
    assert answer.structured_content["rows"][0] == {
        "indicator": "telecom.revenue", "area": "CN", "period": "2022", "measure": "level", "origin": "published",
        "value": "1580.8", "low": "1580.75", "high": "1580.85", "unit": "CNY", "unit_mult": 9, "status": "P",
        "vintage": "2023-01-19", "source": "miit-ndao",
    }  # fmt: skip
    assert answer.structured_content["labels"] == {"telecom.revenue": "Telecom business revenue"}
    assert answer.content[0].text.splitlines()[:2] == [
        "indicator | period | measure | figure | vintage | source | codes | note",
        "telecom.revenue | 2022 | published level | 1,580.8 [1580.75, 1580.85] billion yuan | 2023-01-19 | miit-ndao |  | ",
    ]


def test_search_tells_no_figure_without_its_source() -> None:
    rows = called("search", {"text": "5G", "limit": 1}).structured_content
    assert set(rows["rows"][0]) <= {"indicator", "label", "unit", "parent", "first", "last", "observations"}
    assert rows["more"] > 0


def test_describe_counts_the_documents_that_it_leaves_out() -> None:
    found = called("describe", {"indicator": "telecom.revenue"}).structured_content
    named = [row["value"] for row in found["rows"] if row["field"] == "document"]
    behind = {row.source for row in bundled.load().observations if row.indicator == "telecom.revenue"}
    assert len(named) == 12
    assert found["more"] == len(behind) - 12


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("figures", {"names": ["telecom.revnue"]}, "Did you mean 'telecom.revenue'?"),
        ("figures", {"names": []}, "names is empty"),
        ("figures", {"names": ["gdp"], "limit": 201}, "limit 201 is not between 1 and 200."),
        ("figures", {"names": ["gdp"], "limit": 0}, "limit 0 is not between 1 and 200."),
        ("figures", {"names": ["gdp"], "start": "20x"}, "'20x' is not a period"),
        ("figures", {"names": ["gdp"], "freq": "W"}, "freq"),
        ("describe", {"indicator": "telecom"}, "names several indicators"),
        ("derive", {"measure": "ratio", "names": ["gdp"]}, "ratio needs 'of'."),
        ("derive", {"measure": "index", "names": ["gdp"]}, "index needs 'base'."),
        ("derive", {"measure": "growth", "names": ["gdp"], "base": "2018"}, "growth takes no 'base'."),
        ("derive", {"measure": "median", "names": ["gdp"]}, "measure"),
        ("explain", {"indicator": "gdp", "period": "1950"}, "no figure of economy.gdp for 1950"),
        ("check", {"statements": []}, "no statement is given"),
        ("check", {"statements": [{"indicator": "economy.gdp"}]}, "period"),
    ],
)
def test_errors_reach_the_model_with_what_to_write_instead(tool: str, arguments: dict[str, Any], said: str) -> None:
    answer = called(tool, arguments)
    assert answer.is_error
    assert said in answer.content[0].text


def test_resources_and_the_prompt() -> None:
    async def read(client: Client) -> dict[str, str]:
        listed = (await client.list_resources()).resources
        return {one.uri: (await client.read_resource(one.uri)).contents[0].text for one in listed}  # type: ignore[union-attr]

    pages = asked(read)
    assert set(pages) == {"digecon://catalog", "digecon://sources", "digecon://comparability"}
    head, *lines = pages["digecon://catalog"].splitlines()
    assert head == "indicator,label,sector,kind,unit,parent,first,last"
    assert len(lines) == len({one.indicator for one in bundled.load().observations})
    assert pages["digecon://sources"].startswith("source,organisation,title,url,published,via,observations\n")
    assert "#### duration" in pages["digecon://comparability"]
    prompt = asked(lambda client: client.get_prompt("audit", {"passage": "Telecom revenue fell."}))
    assert prompt.messages[0].content.text.endswith("Passage:\nTelecom revenue fell.")


def test_an_assistant_is_told_in_chinese_where_that_is_asked_for() -> None:
    answer = called("derive", {"measure": "growth", "names": ["telecom.revenue"], "start": "2022", "end": "2022"}, "zh")
    assert "公布的增速（可比口径）" in answer.content[0].text
    assert "电信业务收入" in answer.content[0].text
    error = called("figures", {"names": []}, "zh")
    assert "names 为空：请给出指标代码、领域或通配符" in error.content[0].text


@pytest.mark.parametrize("value", ["1e300", "1e-300", "-0", "nan", "-inf", "1e309", "1" * 298])
@pytest.mark.parametrize("unit_mult", ["", "12", "309", "-309"])
def test_odd_numbers_in_a_statement_have_a_verdict_or_one_line(value: str, unit_mult: str) -> None:
    statement = {"indicator": "economy.gdp", "period": "2022", "value": value, "unit": "CNY", "unit_mult": unit_mult}
    answer = called("check", {"statements": [statement]})

    def none(constant: str) -> None:
        raise AssertionError(constant)  # JSON has no NaN and no Infinity

    json.loads(raw(answer), parse_constant=none)
    text = answer.content[0].text
    if value in ("nan", "-inf", "1e309") or unit_mult in ("309", "-309"):
        assert answer.is_error
        assert text.startswith("Error executing tool check: statements, line 2, column ")
        assert "\n" not in text
    else:  # none of these is the 120 trillion yuan of 2022
        assert not answer.is_error
        assert "| inconsistent |" in text


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("figures", {"start": "1e300"}),
        ("figures", {"end": "nan"}),
        ("figures", {"limit": 10**30}),
        ("derive", {"measure": "index", "base": "-0"}),
        ("derive", {"measure": "growth", "vintage": "1e-300"}),
    ],
)
def test_odd_numbers_for_periods_and_limits_are_one_line(tool: str, arguments: dict[str, Any]) -> None:
    answer = called(tool, {"names": ["economy.gdp"], **arguments})
    (odd,) = (str(told) for word, told in arguments.items() if word != "measure")
    assert answer.is_error
    assert odd in answer.content[0].text
    assert "\n" not in answer.content[0].text
