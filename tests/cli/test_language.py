"""Chinese through and through: which setting says the language, and that no English word is left for who reads Chinese."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from registered import OF_TABLES, PEOPLE, TEXTS
from registered import line as line_of

from digecon_cli.cli import registry
from digecon_cli.core import bundled, facts
from digecon_cli.core.messages import of_environment

from .test_errors import WRONG_LINES

Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("settings", "lang"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW"}, "zh"),
        ({"LANG": "zh-Hans"}, "zh"),
        ({"LANG": "ZH"}, "zh"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "zhx"}, "en"),
        ({"LANG": "zh_CN", "LC_MESSAGES": "en_US"}, "en"),
        ({"LANG": "en_US", "LC_MESSAGES": "zh_CN"}, "zh"),
        ({"LC_MESSAGES": "zh_CN", "LC_ALL": "C"}, "en"),
        ({"LC_ALL": "zh_CN@pinyin", "LANG": "en_US"}, "zh"),
        ({"LC_ALL": "en_US", "DIGECON_LANG": "zh"}, "zh"),
        ({"LC_ALL": "zh_CN", "DIGECON_LANG": "en"}, "en"),
        ({"LC_ALL": "", "LANG": "zh_CN"}, "zh"),
    ],
)
def test_the_first_setting_that_is_there_says_the_language(settings: dict[str, str], lang: str) -> None:
    assert of_environment(settings) == lang


@pytest.mark.parametrize(
    "line",
    ["show telecom --lang zh", "--lang zh show telecom", "show --lang=zh telecom", "--lang en show telecom --lang zh"],
)
def test_the_option_stands_anywhere_and_goes_before_the_environment(line: str, on_terminal: Run) -> None:
    told = on_terminal(*line.split(), DIGECON_LANG="en")
    assert "电信，亿元" in told.out
    assert told == on_terminal("show", "telecom", DIGECON_LANG="zh")


def test_the_option_speaks_english_in_a_chinese_environment(on_terminal: Run) -> None:
    assert on_terminal("show", "telecom", "--lang", "en", LANG="zh_CN.UTF-8") == on_terminal("show", "telecom")


def test_a_language_that_is_none_is_refused_in_the_language_of_the_environment(digecon: Run) -> None:
    assert digecon("show", "--lang", "fr", DIGECON_LANG="zh").err == "digecon: 没有“fr”这种语言：请写 en 或 zh。\n"


MACHINE = [name for name in TEXTS if name not in PEOPLE]


@pytest.mark.exhaustive
@pytest.mark.parametrize("format", MACHINE)
@pytest.mark.parametrize("line", [line_of(name, "telecom") for name in OF_TABLES])
def test_programs_get_the_same_whatever_the_environment_says(line: str, format: str, digecon: Run) -> None:
    words = [*shlex.split(line), "-f", format]
    assert digecon(*words, LANG="zh_CN.UTF-8").out == digecon(*words).out


def test_programs_get_chinese_where_it_is_asked_for(digecon: Run) -> None:
    assert "电信业务收入" in digecon("show", "telecom", "-f", "csv", "--lang", "zh").out


def test_what_stands_on_stderr_is_for_people_whatever_the_format(digecon: Run) -> None:
    assert digecon("show", "telecom", "-f", "csv", LANG="zh_CN").err.startswith("digecon: 另有：")


@pytest.mark.parametrize("format", PEOPLE)
def test_what_people_read_follows_the_environment(format: str, digecon: Run) -> None:
    assert digecon("show", "telecom", "-f", format, LANG="zh_CN") == digecon(
        "show", "telecom", "-f", format, "--lang", "zh"
    )


@pytest.mark.parametrize("line", ["show telecom -f csv", "show telecom -f table", "info economy.gdp -f table"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_language_imports_the_library_of_catalogues(line: str, lang: str, loaded_by: Run, tmp_path: Path) -> None:
    ((code, modules),) = loaded_by(f"{line} --lang {lang}", cwd=tmp_path)
    assert (code, "gettext" in modules) == (0, False)


# --- no English word is left
PAGES = [
    "", *(line_of(name, "economy") for name in OF_TABLES if name != "cite"), "show telecom", "show economy.gdp",
    "show economy --bounds", "show telecom -f markdown", "growth --from 2017", "growth telecom", "per-head economy.gdp",
    "cagr telecom", "cagr industry.internet_services --from 2022 --explain", "index economy.gdp --base 2017",
    "ratio economy.gdp economy.population", "info telecom.emerging", "explain telecom.emerging 2024",
    "explain telecom.revenue 2023-9M", "check --article --verdict all", "list telecom", "list --all", "search 5G", "search 宽带",
    "search 50.2", "plot telecom --measure growth", "plot economy.digital", "mobile.shipments --freq M", "growth --all",
    "show --all", "share --all", "show telecom --vintage 2023-06", "share software.revenue --of economy.gdp",
    "share computing.infrastructure --of computing.devices",
]  # fmt: skip
ERRORS = [
    "show economy --from 2090", "growth telecom --area US", "search qqqq", "show --data nowhere.csv", "growth economy.digital --to 2012",
    "explain economy.gdp 1990", "ratio economy.gdp", "share retail.online", "share telecom.revenue --of economy.gdp --explain",
    "show -o x.pdf", "show -f xlsx", "show telecom 2017", "info", "validate pyproject.toml", "plot --columns value -o x.svg",
]  # fmt: skip
# What one types: names of formats, values of options; proper names.
TYPED = [
    "one",
    "mean",
    "last",
    "sum",
    "bash",
    "zsh",
    "fish",
    "eval",
    "before",
    "pages",
    "zh-pages",
    "mine",
    "github",
    "junit",
    "after",
    "changelog",
    "digecon",
    "help",
    "options",
    "half",
    "quarter",
    "ytd",
    "month",
    "months",
    "quarters",
    "year",
    "years",
    "all",
    "csv",
    "json",
    "auto",
    "published",
    "computed",
    "both",
    "emsp",
    "article",
    "zh",
    "en",
    "first",
    "old",
    "table",
    "text",
    "html",
    "svg",
    "png",
    "pdf",
    "markdown",
    "tsv",
    "jsonl",
    "bibtex",
    "latex",
    "sdmx-csv",
    "csl-json",
    "ris",
    "xlsx",
    "parquet",
    "thousand",
    "million",
    "bn",
    "trillion",
    "inconsistent",
    "csvgrep",
    "verdict",
    "sums",
    "period",
    "label",
    "value",
    "rank",
    "wide",
    "transpose",
    "header",
    "broadband",
    "world",
    "Excel",
    "OBS",
    "Year",
    "Country",
    "map",
    "COLUMN",
    "quiet",
    "scope",
    "rounding",
    "column",
    "paper",
    "phone",
    "slide",
    "dark",
    "vega-lite",
    "github",
    "junit",
]
WORD = re.compile(r"(?<![\w./@=<-])[A-Za-z][A-Za-z'-]*[a-z][A-Za-z'-]*(?![\w/=@>-]|\.\w)")


def names() -> set[str]:
    """Return what stays as it is: ids and their parts, commands, documents, and names that the data gives."""
    catalog = bundled.catalog()
    ids = {part for name in catalog for part in (name, *name.split("."))} | {one.sector for one in catalog.values()}
    documents = {word for row in bundled.rows("sources.csv") for word in WORD.findall(" ".join(row))}
    labels = {word for one in catalog.values() for word in WORD.findall(f"{one.label_zh} {one.short_zh}")}
    return (
        {*ids, *registry.names(), *facts.documented(), *TYPED, *labels}
        | {word for word in documents if not word.islower()}
        | {word for row in bundled.rows("sources.csv") for word in (row[0], row[0].partition("-")[0])}
    )


@pytest.mark.exhaustive
@pytest.mark.parametrize("line", PAGES)
def test_no_page_has_an_english_word(line: str, on_terminal: Run) -> None:
    told = on_terminal(*shlex.split(line), columns=120, DIGECON_LANG="zh")
    assert set(WORD.findall(told.out + told.err)) - names() == set()


@pytest.mark.parametrize("command", ["", *registry.names()])
def test_no_help_has_an_english_word(command: str, digecon: Run) -> None:
    told = digecon(*command.split(), "--help", DIGECON_LANG="zh").out
    quoted = set(
        WORD.findall(" ".join(re.findall("'([^'\n]*)'", told)))
    )  # a sentence to check is in the language that it is in
    assert set(WORD.findall(told)) - names() - quoted == set()


def test_the_page_of_options_has_no_english_word(digecon: Run) -> None:
    assert set(WORD.findall(digecon("help", "options", DIGECON_LANG="zh").out)) - names() == set()


@pytest.mark.parametrize("line", [*(line for line, _ in WRONG_LINES), *ERRORS])
def test_no_error_has_an_english_word(line: str, digecon: Run) -> None:
    told = digecon(*shlex.split(line), DIGECON_LANG="zh")
    assert set(WORD.findall(told.err)) - names() - set(WORD.findall(line)) == set()


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("a.b,2020,abc,0", "第2行，value列：“abc”不是数字。"),
        ("a.b,2020,1", "第2行：有3个单元格，而表头有4个。"),
        (
            "a.b,20x0,1,0",
            "第2行，period列：“20x0”不是时期。请写 2022、2022-H1、2023-Q3、2023-09 或 2023-9M（1—9月）。",
        ),
    ],
)
def test_what_is_wrong_at_a_line_of_a_file_is_told_with_its_place(
    row: str, told: str, digecon: Run, tmp_path: Path
) -> None:
    path = tmp_path / "own.csv"
    path.write_text(f"indicator,period,value,unit_mult\n{row}\n")
    assert digecon("show", "--data", str(path), "--lang", "zh").err == f"digecon: “{path}”{told}\n"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("name,x\nfoo,1\n", "的版式无法识别。第1行可能是表头（name、x）。没有时期列：请"),
        ("[1, 2]\n", "第2行：请给出对象列表，每个数据一个\n"),
        ('{"year": \n', "，不是 JSON（文件是否不完整？）\n"),
    ],
)
def test_what_validate_finds_wrong_with_a_whole_file_is_told_in_chinese(
    content: str, told: str, digecon: Run, tmp_path: Path
) -> None:
    (tmp_path / "own").write_text(content)
    answer = digecon("validate", "own", "-f", "table", "--lang", "zh", cwd=tmp_path, DIGECON_WIDTH="200")
    found = answer.out[answer.out.index("\n问题") :]
    assert "“own”" in found
    assert told in found
    assert "COLUMN" not in found


@pytest.mark.parametrize(
    ("setting", "head"),
    [
        ({"LC_ALL": "C.UTF-8"}, "网民 "),
        ({"LANG": "en_GB.UTF-8"}, "Internet users "),
        ({"DIGECON_LANG": "en"}, "Internet users "),
    ],
)
def test_what_is_typed_in_chinese_on_a_terminal_is_answered_in_it(
    digecon: Run, setting: dict[str, str], head: str
) -> None:
    words = ("show", "网民", "2024")
    assert digecon(*words, terminal=True, NO_COLOR="1", **setting).out.startswith(head)
    assert digecon(*words, "-f", "table", **setting).out.startswith("Internet users ")  # a pipe is not a reader


def test_a_notice_on_a_terminal_ends_its_lines_at_words_and_leaves_commands_whole(digecon: Run) -> None:
    error = digecon("huawei", watched=True, COLUMNS="80").err
    assert error == (
        "digecon: not in this table: no series name or definition contains 'huawei'. The\n"
        "334 series cover whole areas (China, provinces (17), countries and unions (7),\n"
        "the world), not single companies or people, in 20 sectors: 'digecon list'.\n"
    )


def test_no_chinese_unit_begins_with_a_number(digecon: Run) -> None:
    found = digecon("search", "流量", "--lang", "zh", "-f", "table").out
    assert " 3,376亿GB (2024)" in found
    assert "10亿" not in found


def test_no_chinese_number_stands_before_a_unit_with_a_number(digecon: Run) -> None:
    # The article prints 1,281 billion yuan: in Chinese 12810亿, never "128110亿".
    explained = digecon("explain", "telecom.revenue", "2023-9M", "--lang", "zh").out
    assert "12810亿元 [12805, 12815]" in explained
    sentence = "Telecom revenue was 1281 billion yuan in the first three quarters of 2023"
    checked = digecon("check", sentence, "--lang", "zh", "-f", "table").out
    assert "12810 亿元" in checked
    assert "12810 [12805.0, 12815.0] 亿元" in checked
    assert not re.search(r"(\d10|[^\d]10)亿", (explained + checked).replace("12810", ""))


def test_a_citation_in_chinese_counts_in_its_own_multiples(digecon: Run) -> None:
    cited = digecon("cite", "telecom.revenue", "--lang", "zh", "--all").out
    assert "10亿" not in cited
