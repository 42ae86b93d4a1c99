"""Exit codes: 0 answered, 1 the answer is no, 2 trouble; for every command, by what is asked of it."""

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import digecon_cli
from digecon_cli.cli import registry

Run = Callable[..., Any]
CLAIM = "claim_id,kind,indicator,period,value,unit,unit_mult\na,level,industry.electronics,2022,{},CNY,12\n"
FILES = {
    "own.csv": "indicator,period,value,unit\nmy.x,2020,1,CNY\n",
    "other.csv": "indicator,period,value,unit\nmy.x,2020,2,CNY\n",
    "broken.csv": "indicator,period,value,unit\nmy.x,2020,a lot,CNY\n",
    "faults.csv": "indicator,period,measure,value,unit\nmy.x,2020,level,100,CNY\nmy.x,2021,share,9,percent\n",
    "right.csv": CLAIM.format("15.4"),
    "wrong.csv": CLAIM.format("16.4"),
    "damaged.csv": CLAIM.format("many"),
    "taken.zip": "",
}

ANSWERED = [
    "", "--help", "--version", "help options", "help break", "list telecom", "search broadband", "info gdp", "sources telecom",
    "show telecom", "telecom", "growth gdp", "cagr gdp --from 2018 --to 2022", "share economy.digital",
    "share-change economy.digital", "contribution economy.digital", "index gdp --base 2018",
    "ratio economy.digital economy.gdp", "per-head gdp", "targets", "explain gdp 2022", "check right.csv", "check damaged.csv",
    "validate own.csv", "plot gdp -f table", "cite economy.gdp", "revisions economy.gdp", "export e.zip economy.gdp",
    "report economy -o r.md", "site pages patents", "config", "completion bash", "diff own.csv own.csv", "diff own.csv own.csv -f table",
    "diff own.csv own.csv -f changelog", "compare software telecom", "rank telecom", "growth ai.core_industry_caict 2022",  # a refusal with its reason is an answer
]  # fmt: skip
NO = [
    "show gdp 1950", "growth telecom --area US", "show telecom --freq M --to 2024", "search qqqq", "explain gdp 1950",
    "share retail.online", "list gdp 1950", "sources gdp 1950", "cagr computing.hubs", "index telecom --base 1950",
    "targets telecom", "plot gdp 1950", "report gdp 1950 -o r.md", "cite --data own.csv", "export e.zip gdp --to 1950",
    "revisions my.x --data own.csv", "check wrong.csv", "check wrong.csv -f table", "check right.csv --verdict rounding", "check damaged.csv --strict",
    "validate faults.csv", "diff own.csv other.csv", "diff own.csv other.csv -f changelog", "show gdp --vintage 1990",
    "show --sort 1950", "share-change retail.online", "contribution gdp 1950", "ratio gdp economy.population --to 1950",
    "per-head gdp 1950", "site pages gdp --to 1950", "compare economy.digital --area CN,US", "rank policy --by growth",
]  # fmt: skip
TROUBLE = [
    "shwo", "show telcom", "show gdp --form csv", "show gdp --from 20x2", "show gdp -f cvs", "show gdp --area XX", "help shwo",
    "info", "info gpd", "explain gpd 2022", "ratio gdp", "index gdp", "plot gdp --theme blue", "check --article --within artcle", "check", "check right.csv --article",
    "check no.csv", "validate no.csv", "diff no.csv", "diff own.csv 1999.01", "show --data no.csv",
    "show --data broken.csv", "show --data .", "show gdp -o no/t.csv", "export no.csv gdp", "export taken.zip gdp",
    "report gdp -o r.doc", "cite gdp -f bib", "revisions gpd", "site own.csv", "search", "list telcom", "sources telcom",
    "growth --data own.csv --map value=OBS", "targets --area XX", "cagr telcom", "share gdp --of gpd", "per-head telcom",
    "share-change --all-source", "contribution --bogus", "mcp --bogus", "growth gdp --unit dollars",
    "config --bogus", "completion bsh", "compare gdp", "rank telcom",
]  # fmt: skip
CASES = [(line, code) for code, lines in enumerate((ANSWERED, NO, TROUBLE)) for line in lines]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("codes")
    for name, content in FILES.items():
        (path / name).write_text(content, encoding="utf-8")
    return path


@pytest.mark.exhaustive
@pytest.mark.parametrize(("line", "code"), CASES, ids=[f"{code} {line}" for line, code in CASES])
def test_the_exit_code_says_whether_there_is_an_answer(line: str, code: int, digecon: Run, folder: Path) -> None:
    answer = digecon(*shlex.split(line), cwd=folder)
    assert answer.code == code, answer.err
    if code == 2:
        assert answer.out == ""
    if code and "check wrong.csv -f table" not in line and not line.startswith("diff own.csv other"):
        assert answer.err.startswith("digecon: ")
        offers = ("digecon: this reads it", "  digecon ")  # lines to type behind the error
        assert len([line for line in answer.err.splitlines() if not line.startswith(offers)]) == 1


def test_every_command_is_among_the_cases_of_every_code() -> None:
    never = {
        "mcp": (0, 1),
        "info": (1,),
        "config": (1,),
        "completion": (1,),
    }  # mcp serves to its end; the others always answer
    missing = {
        (name, code)
        for name in registry.names()
        for code in range(3)
        if not any(case == code and line.partition(" ")[0] == name for line, case in CASES)
    }
    assert missing == {(name, code) for name, codes in never.items() for code in codes}


def test_python_tells_nothing_found_from_data_that_cannot_be_read(folder: Path) -> None:
    with pytest.raises(digecon_cli.NothingFound):
        digecon_cli.load().select("gdp", start=1950, end=1950)
    with pytest.raises(digecon_cli.DataError) as caught:
        digecon_cli.read(folder / "broken.csv")
    assert not isinstance(caught.value, digecon_cli.NothingFound)
    assert issubclass(digecon_cli.NothingFound, digecon_cli.DataError)  # what was caught before still is
