"""The server for assistants: what it lists, what it answers, and which errors reach the model."""

import ast
import asyncio
import csv
import json
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, get_args

import pytest

pytest.importorskip("mcp", reason="the extra mcp is not installed")

from mcp import Client

from digecon_cli import measures
from digecon_cli.api.mcp_server import tools
from digecon_cli.api.mcp_server.calls import call, reworded
from digecon_cli.api.mcp_server.server import server
from digecon_cli.core import bundled, periods

CALLS = json.loads((Path(__file__).parent / "calls.json").read_text(encoding="utf-8"))
PUBLISHED = Path(__file__).parents[2] / "data" / "indicators.csv"
QUESTIONS = json.loads((Path(__file__).parent / "questions.json").read_text(encoding="utf-8"))
TOOLS = ["search", "describe", "figures", "derive", "compare", "rank", "explain", "check"]
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


def test_there_are_eight_tools_in_a_small_listing_and_none_writes() -> None:
    listed = asked(lambda client: client.list_tools())
    assert [tool.name for tool in listed.tools] == TOOLS
    assert len(raw(listed).encode()) < 7_000
    assert all(tool.input_schema["additionalProperties"] is False for tool in listed.tools)
    assert all(tool.annotations.read_only_hint and tool.description for tool in listed.tools)


def test_the_choices_of_the_tools_are_those_of_the_table() -> None:
    assert get_args(tools.Measure) == tuple(command.name for command in measures.commands())
    assert get_args(tools.Freq) == ("", *(code for code in periods.FREQUENCIES if code != "P"), "all")


def test_there_are_thirty_recorded_calls_and_they_use_every_tool() -> None:
    assert len(CALLS) >= 30
    assert {call["tool"] for call in CALLS} == {*TOOLS} - {"compare", "rank"}  # which questions.json has


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
    text = answer.content[0].text
    assert len(raw(answer).encode()) < 20_000
    found = rows_of(text)
    assert 0 < len(found) <= tools.LIMIT
    documents = text.partition("Sources:")[2]
    for row in found:
        assert all(row[name] for name in ("indicator", "period", "measure", "figure", "source"))
        assert row["figure"] != "refused" or (row["codes"] and row["note"])
        assert f"\n{row['indicator'].partition('@')[0]}: " in text
        assert all(f"\n{source}: " in documents for source in row["source"].split(";"))


def rows_of(text: str) -> list[dict[str, str]]:
    """Return the rows of a text table by the names of their columns."""
    head, *lines = text.partition("\n\n")[0].splitlines()
    columns = head.split(" | ")
    cells = [line.split(" | ") for line in lines if not line.startswith("... ")]
    return [dict(zip(columns, [*row, *[""] * len(columns)], strict=False)) for row in cells]


def test_what_is_left_out_is_counted_and_each_series_keeps_its_newest() -> None:
    names = {"names": ["telecom.revenue", "telecom.volume"]}
    every = rows_of(called("figures", {**names, "limit": 200}).content[0].text)
    few = called("figures", {**names, "limit": 4}).content[0].text
    assert f"\n... {len(every) - 4} more\n" in few
    newest = {(row["indicator"], row["measure"].partition(" (")[0]): row for row in every}
    assert rows_of(few) == sorted(newest.values(), key=every.index)[:4]


def test_a_row_travels_once_as_text() -> None:
    answer = called("figures", {"names": ["telecom.revenue"], "start": "2022", "end": "2022"})
    assert answer.structured_content is None
    assert raw(answer).count("1,580.8") == 1
    assert '1580.8"' not in raw(answer)
    assert answer.content[0].text.splitlines()[:2] == [
        "indicator | period | measure | figure | vintage | source | status | codes | note",
        "telecom.revenue | 2022 | published level | 1,580.8 [1580.75, 1580.85] billion yuan | 2023-01-19 | miit-ndao | provisional",
    ]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one["question"])
def test_a_question_of_an_assistant_is_answered_with_the_figure_of_its_document(question: dict[str, Any]) -> None:
    answer = called(question["tool"], question["arguments"])
    text = answer.content[0].text
    assert not answer.is_error, text
    row = next(row for row in (text.partition("\n\n")[0]).splitlines() if question["figure"] in row)
    assert question["document"] in row
    with open(PUBLISHED, encoding="utf-8", newline="") as stream:
        printed = {(row["indicator"], row["period"], row["value"], row["source"]) for row in csv.DictReader(stream)}
    indicator, period, value = question["printed"]
    assert (indicator, period, value, question["document"]) in printed


def test_search_gives_the_call_that_answers_a_question() -> None:
    text = called("search", {"text": "telecom revenue growth 2023"}).content[0].text
    assert text.endswith('answered by: derive(measure="growth", names="telecom.revenue", start="2023", end="2023")')
    figure = called("search", {"text": "53.9"}).content[0].text
    assert (
        "economy.digital | 2023 | published level | 53.9 [53.85, 53.95] trillion yuan | 2024-08 | caict-2024-09b"
        in figure
    )


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("figures", {"period": "2022"}, "there is no argument 'period': write start and end."),
        ("figures", {"year": 2022}, "there is no argument 'year': write start and end."),
        ("figures", {"from": 2022}, "there is no argument 'from': write start."),
        ("figures", {"country": "US"}, "there is no argument 'country': write area."),
        ("figures", {"vintag": "first"}, "there is no argument 'vintag'. Did you mean 'vintage'?"),
        ("rank", {"year": 2022}, "there is no argument 'year': write period."),
        ("rank", {"n": 3}, "there is no argument 'n': write first."),
        ("derive", {"measure": "share", "whole": "economy.gdp"}, "there is no argument 'whole': write of."),
    ],
)
def test_an_unknown_argument_is_refused_with_the_one_that_is_meant(
    tool: str, arguments: dict[str, Any], said: str
) -> None:
    answer = called(tool, {"names": "telecom.revenue", **arguments})
    assert answer.is_error
    assert answer.content[0].text.startswith(said)


def test_sentences_are_checked_as_they_stand() -> None:
    text = "Telecom revenue grew 6.2 % in 2023. GDP was 126.06 trillion yuan in 2023."
    rows = called("check", {"text": text}).content[0].text
    assert ("| telecom.revenue |" in rows, "| consistent |" in rows, "| revised |" in rows) == (True, True, True)


def test_an_unknown_field_of_a_statement_is_refused() -> None:
    statement = {"indicator": "economy.gdp", "period": 2022, "value": "1", "units": "CNY"}
    answer = called("check", {"statements": [statement]})
    assert answer.is_error
    assert answer.content[0].text.startswith("there is no argument 'units'. Did you mean 'unit'?")


@pytest.mark.parametrize("names", ["telecom.revenue", ["telecom.revenue"]])
@pytest.mark.parametrize("year", [2022, "2022"])
def test_years_are_numbers_or_text_and_names_one_or_a_list(names: str | list[str], year: int | str) -> None:
    answer = called("figures", {"names": names, "start": year, "end": year, "area": ["CN"]})
    assert "| 1,580.8 [1580.75, 1580.85] billion yuan |" in answer.content[0].text


@pytest.mark.parametrize(("value", "unit"), [(31.3, "trillion yuan"), ("31.3", "万亿元"), ("31300", "billion CNY")])
def test_the_unit_of_a_statement_is_read_as_printed(value: str | float, unit: str) -> None:
    statement = {"indicator": "economy.digital", "period": 2018, "value": value, "unit": unit}
    text = called("check", {"statements": [statement]}).content[0].text
    assert "\n1 | consistent | " in text
    assert "economy.digital: Digital economy\n" in text  # whose figure it is, with the document and its address
    assert re.search(r"caict-\S+: China Academy .*<https?://", text)


@pytest.mark.parametrize(
    ("tool", "arguments", "absent"),
    [
        ("figures", {"names": "huawei"}, {"reason": "subject", "asked": "huawei", "nearest": []}),
        (
            "figures",
            {"names": "economy.gdp@US"},
            {"reason": "area", "asked": "US", "nearest": [{"names": "world.gdp@US"}]},
        ),
        (
            "figures",
            {"names": "telecom.revenue", "start": 2050},
            {
                "reason": "period",
                "asked": "2050",
                "nearest": [{"names": "telecom.revenue", "start": "2025", "end": "2025"}],
            },
        ),
    ],
)
def test_what_is_not_in_the_table_has_its_reason_and_the_nearest(
    tool: str, arguments: dict[str, Any], absent: dict[str, Any]
) -> None:
    answer = called(tool, arguments)
    assert answer.is_error
    assert answer.structured_content == absent
    for nearest in absent["nearest"]:
        assert not called("figures", nearest).is_error


@pytest.mark.parametrize("tool", ["search", "describe", "figures", "explain", "compare", "rank"])
def test_a_long_name_is_not_repeated_whole(tool: str) -> None:
    word = {"search": "text", "describe": "indicator", "explain": "indicator"}.get(tool, "names")
    answer = called(tool, {word: "unheard" * 700})
    assert answer.is_error
    assert len(raw(answer)) < 1_000


def test_without_a_period_the_newest_figure_is_explained() -> None:
    text = called("explain", {"indicator": "economy.digital"}).content[0].text
    assert text.splitlines()[1].startswith("published level | 53.9 trillion yuan [53.85, 53.95]; caict-2024-09b")
    assert "economy.digital: Digital economy, 2023" in text


TYPED = re.compile(r"(?<![\w-])--[a-z]|\bdigecon [a-z]")
CALL = re.compile(rf"\b({'|'.join(TOOLS)})(\((?:[^()\"]|\"[^\"]*\")*\))")


def every_tool(sector: str) -> list[tuple[str, dict[str, Any]]]:
    """Return calls of every tool about a sector and its first indicator, with some that are refused."""
    first = next(one.indicator for one in bundled.load().observations if one.indicator.startswith(f"{sector}."))
    measured = [
        (command.name, "economy.gdp" if command.name in ("ratio", "share") else "") for command in measures.commands()
    ]
    return [
        ("search", {"text": f"{sector} growth 2023"}),
        ("search", {"text": f"{sector} of Huawei"}),
        ("describe", {"indicator": first}),
        ("describe", {"indicator": sector}),
        ("explain", {"indicator": first}),
        ("explain", {"indicator": first, "period": 1950}),
        ("figures", {"names": sector, "limit": 200, "freq": "all"}),
        ("figures", {"names": sector, "freq": "M"}),
        ("figures", {"names": sector, "area": "US"}),
        ("figures", {"names": sector, "start": 2031, "end": 2020}),
        ("figures", {"names": "2022"}),
        *(("derive", {"measure": name, "names": sector, "of": of, "limit": 200}) for name, of in measured),
        ("derive", {"measure": "index", "names": sector, "base": 1950}),
        ("compare", {"names": [sector, "economy.gdp"], "limit": 200}),
        ("compare", {"names": first}),
        ("compare", {"names": [first, "economy.gdp"], "area": ["CN", "US"]}),
        *(("rank", {"names": sector, "by": by}) for by in ("level", "growth", "share")),
        ("check", {"statements": [{"indicator": sector, "period": 2022, "value": "1"}]}),
        ("check", {"statements": [{"indicator": first, "period": 2022, "value": "1", "kind": "growth"}]}),
    ]


@pytest.mark.exhaustive
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("sector", SECTORS)
def test_no_answer_and_no_error_has_a_line_to_type_or_an_option(sector: str, lang: str) -> None:
    async def conversation(client: Client) -> list[tuple[str, dict[str, Any], str]]:
        asked_for = every_tool(sector)
        return [(tool, given, (await client.call_tool(tool, given)).content[0].text) for tool, given in asked_for]  # type: ignore[union-attr]

    for tool, given, text in asked(conversation, lang):
        assert not TYPED.search(text), (tool, given, text)
        assert "Error executing" not in text, (tool, given, text)


@pytest.mark.exhaustive
@pytest.mark.parametrize("sector", SECTORS)
def test_every_call_that_an_answer_names_is_answered(sector: str) -> None:
    async def conversation(client: Client) -> list[tuple[str, bool, str]]:
        texts = [(await client.call_tool(tool, given)).content[0].text for tool, given in every_tool(sector)]  # type: ignore[union-attr]
        named = {found.groups() for text in texts for found in CALL.finditer(text) if "=true)" not in found[2]}
        answers = []
        for tool, given in sorted(named):
            arguments = {one.arg: ast.literal_eval(one.value) for one in ast.parse(f"f{given}").body[0].value.keywords}  # type: ignore[attr-defined]
            answer = await client.call_tool(tool, arguments)
            answers.append((f"{tool}{given}", bool(answer.is_error), answer.content[0].text))  # type: ignore[union-attr]
        return answers

    # That an indicator has no such measure is a reason, and no wrong call.
    assert [found for found in asked(conversation) if found[1] and not found[2].startswith("no answer: ")] == []


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("show telecom.revenue 2022", 'figures(names="telecom.revenue", start="2022", end="2022")'),
        ("plot telecom.revenue --from 2020", 'figures(names="telecom.revenue", start="2020")'),
        ("show telecom --all --from 2020", 'figures(names="telecom", start="2020")'),
        ("show telecom --usd 2020..2022", 'figures(names="telecom", start="2020", end="2022")'),
        ("show telecom --scale --from 2020", 'figures(names="telecom", start="2020")'),
        ("show telecom -f csv --data - -n 5", 'figures(names="telecom")'),
        ("rank telecom 2024 --by growth -n 3", 'rank(names="telecom", by="growth", period="2024", first=3)'),
        ("top telecom --lowest --first 3", 'rank(names="telecom", lowest=true, first=3)'),
        ("rank telecom -n x", 'rank(names="telecom")'),
        ("info telecom.revenue --lang zh", 'describe(indicator="telecom.revenue")'),
        ("sources telecom.revenue --freq all", 'describe(indicator="telecom.revenue")'),
        ("revisions telecom.revenue 2022", 'describe(indicator="telecom.revenue")'),
        ("cite telecom.revenue -f bibtex", 'describe(indicator="telecom.revenue")'),
        ("explain world.gdp 2019 --area US --all", 'explain(indicator="world.gdp", period="2019", area="US")'),
        ("ratio economy.gdp economy.population", 'derive(measure="ratio", names="economy.gdp", of="economy.population")'),
        ("list", "digecon://catalog"),
        ("list --data FILE", "digecon://catalog"),
        ("sources", "digecon://sources"),
        ("cite --data -", "digecon://sources"),
        ("revisions", ""),
        ("validate mine.csv", ""),
        ("report telecom", ""),
    ],
)  # fmt: skip
def test_a_line_to_type_is_the_call_that_answers_it(line: str, same: str) -> None:
    assert call(line.split()) == same
    assert reworded(f"write 'digecon {line}'.") == f"write '{same or f'digecon {line}'}'."
    assert reworded(f"请写“digecon {line}”。") == f"请写“{same or f'digecon {line}'}”。"


@pytest.mark.parametrize("limit", [3, 4])
def test_a_ranking_is_cut_behind_a_place(limit: int) -> None:
    table = called("rank", {"names": "telecom", "limit": limit}).content[0].text.partition("\n\n")[0]
    *rows, more = [line.split(" | ") for line in table.splitlines()[1:]]
    assert [row[2] for row in rows] == ["published level", "computed rank"] * 2
    assert [row[3] for row in rows[1::2]] == ["1 rank", "2 rank"]
    assert more == ["... 4 more"]


def test_search_names_indicators_and_counts_the_rest() -> None:
    text = called("search", {"text": "5G", "limit": 1}).content[0].text
    assert text.startswith("indicator | label | unit | parent | first | last | observations\n")
    assert "\n... " in text


def test_describe_counts_the_documents_that_it_leaves_out() -> None:
    text = called("describe", {"indicator": "telecom.revenue"}).content[0].text
    behind = {row.source for row in bundled.load().observations if row.indicator == "telecom.revenue"}
    assert text.count("\ndocument | ") == 12
    assert text.endswith(f"... {len(behind) - 12} more")


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
    assert not answer.is_error
    if value in ("nan", "-inf", "1e309") or unit_mult in ("309", "-309"):
        (line,) = [line for line in text.splitlines() if line.startswith("1 | ")]
        assert line.startswith("1 | not checkable | ")
        assert " | column " in line
    else:  # none of these is the 120 trillion yuan of 2022
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
