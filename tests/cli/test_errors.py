"""Every error: its exit code, one line on stderr that says what to do, and nothing on stdout."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

WRONG_LINES: list[tuple[str, str]] = [
    ("shwo", "'shwo' is not a command. Did you mean 'show'?"),
    ("shwo telecom", "'shwo' is not a command. Did you mean 'show'?"),
    ("exlpain telecom.revenue 2020", "'exlpain' is not a command. Did you mean 'explain'?"),
    ("show telcom", "'telcom' is neither a sector nor an indicator. Did you mean 'telecom'?"),
    ("show economy.gpd", "'economy.gpd' is neither a sector nor an indicator. Did you mean 'economy.gdp'?"),
    ("show zzz.*", "'zzz.*' is neither a sector nor an indicator. 'digecon list' shows all of them."),
    ("list telcom", "Did you mean 'telecom'?"),
    ("info economy.gpd", "Did you mean 'economy.gdp'?"),
    (
        "info economy",
        "'economy' names several indicators: write one of economy.digital, economy.gdp, economy.core_industries",
    ),
    ("sources telcom", "Did you mean 'telecom'?"),
    ("show --from 20x2", "'20x2' is not a period. Write 2022"),
    ("show --to 2022-13", "'2022-13' is not a period."),
    ("show --from 2022 --to 2020", "--from 2022 is after --to 2020: swap them."),
    ("show -f cvs", "'cvs' is not a format. Did you mean 'csv'?"),
    ("show --freq X", "'X' is not a frequency."),
    ("show --area XX", "'XX' is not an area of this table. Known: CN,"),
    ("show --area C", "Did you mean 'CN'?"),
    ("show --vintage foo", "'foo' is not a vintage. Write latest, first, or a date such as 2019-11."),
    ("show --vintage 2019-13", "'2019-13' is not a vintage."),
    ("show --lang fr", "'fr' is not a language here: write en or zh."),
    ("show -o figures.doc", "the ending of 'figures.doc' names no format"),
    ("show --bogus", "--bogus"),
    ("--bogus", "--bogus"),
    ("show --from", "--from"),
    ("search", "Missing argument"),
    ("info", "Missing argument"),
    ("ratio", "Missing argument"),
    ("growth --basis real", "'real' is not a basis"),
    ("share --of economy.gpd", "Did you mean 'economy.gdp'?"),
    (
        "share --of economy",
        "'economy' names several indicators: write one of economy.digital, economy.gdp, economy.core_industries",
    ),
    ("share --of economy.gdp@XX", "'XX' is not an area of economy.gdp."),
    ("share --of @US", "'@US' names no indicator before the @"),
    ("index economy.gdp", "an index needs its base"),
    ("index economy.gdp --base 20x2", "'20x2' is not a period."),
    ("index economy.gdp --base 2017 --chain x", "'x' is not a chain"),
]


@pytest.mark.parametrize(("line", "message"), WRONG_LINES, ids=[line for line, _ in WRONG_LINES])
def test_a_wrong_command_line_is_code_2_and_one_line(digecon: Run, line: str, message: str) -> None:
    answer = digecon(*line.split())
    assert (answer.code, answer.out) == (2, "")
    assert message in answer.err
    assert answer.err.startswith("digecon: ")
    assert answer.err.count("\n") == 1


HEAD = (
    "indicator,area,period,measure,base_indicator,base_period,origin,value,low,high,bound,unit,unit_mult,basis,status,vintage,"
    "source,note"
)
ROW = "x.y,CN,{period},{measure},,,published,{value},{low},{high},{bound},CNY,0,,{status},2024,,"


def table(**cells: str) -> bytes:
    """Return a table of our own layout: a sound row and, in line 3, one with the cells as told."""
    sound = {"period": "2020", "measure": "level", "value": "1", "low": "", "high": "", "bound": "", "status": "A"}
    return "\n".join((HEAD, ROW.format(**sound), ROW.format(**sound | {"period": "2021"} | cells), "")).encode()


FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is empty"),
    "no rows": (HEAD.encode() + b"\n", "has a header and no rows"),
    "binary": (bytes(range(128, 256)) * 8, ""),
    "zeros": (b"\0\0\0\0", ""),
    "foreign": (b"a,b\n1,2\n", ""),
    "short row": (table() + b"x.y,CN,2022\n", "line 4"),
    "no number": (table(value="abc"), "line 3, column value: 'abc' is not a number"),
    "no period": (table(period="20-20"), "line 3, column period: '20-20' is not a period"),
    "infinite": (table(value="inf"), "line 3, column value: 'inf' is not a number"),
    "not a number": (table(value="nan"), "line 3, column value: 'nan' is not a number"),
    "open quote": (table() + b'"x.y,CN', "line 4"),
    "bad status": (table(status="Z"), "line 3, column status: 'Z' is not a status"),
    "bad bound": (table(bound="~"), "line 3, column bound: '~' is not"),
    "bad measure": (table(measure="size"), "line 3, column measure: 'size' is not a measure"),
    "crossed bounds": (table(low="3", high="2"), "line 3, column low: 3 is above high, 2"),
}


@pytest.mark.parametrize("command", ["show", "growth"])
@pytest.mark.parametrize(("raw", "message"), FILES.values(), ids=FILES)
def test_unreadable_data_is_code_2_and_one_line(
    digecon: Run, tmp_path: Path, raw: bytes, message: str, command: str
) -> None:
    (tmp_path / "mine.csv").write_bytes(raw)
    answer = digecon(command, "--data", "mine.csv", cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert message in answer.err
    assert answer.err.startswith("digecon: ")
    assert "mine.csv" in answer.err
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        (
            "show economy --from 2090",
            1,
            "of 2090 and later; there are figures of 2012 to 2026-Q1, and planned ones to 2030. Nearest: 'digecon show economy.digital 2023'.",
        ),
        (
            "growth telecom --area US",
            1,
            "not in this table: telecom.revenue, telecom.emerging, telecom.mobile_data ... of United States;",
        ),
        ("search qqqq", 1, "not in this table: no series name or definition contains 'qqqq'."),
        ("show --data nowhere.csv", 2, "cannot read 'nowhere.csv'"),
        ("show --data .", 2, "cannot read '.'"),
        ("show -o nowhere/figures.csv", 2, "cannot write 'nowhere/figures.csv'"),
    ],
)
def test_what_is_not_there_is_code_1_and_what_cannot_be_read_or_written_2(
    digecon: Run, tmp_path: Path, line: str, code: int, message: str
) -> None:
    answer = digecon(*line.split(), cwd=tmp_path)
    assert (answer.code, answer.out) == (code, "")
    assert message in answer.err
    assert answer.err.count("\n") == 1


def test_standard_input_is_named_in_an_error(digecon: Run) -> None:
    answer = digecon("show", "--data", "-", given="a,b\n1,2\n")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("digecon: standard input")


@pytest.mark.parametrize(
    ("line", "more"),
    [
        (
            "growth economy.digital --from 2012 --to 2013",
            "published growth, or figures of two periods; there are only figures of 2012: 'digecon show economy.digital'.",
        ),
        (
            "growth computing.hubs",
            "published growth, or figures of two periods; there are only figures of 2024: 'digecon show computing.hubs'.",
        ),
        ("targets telecom", "a target that a document prints; 'digecon show telecom' shows what there is."),
        (
            "growth economy.digital --from 2012 --to 2013 -f table",
            "published growth, or figures of two periods; there are only figures of 2012: 'digecon show economy.digital'.",
        ),
    ],
)
def test_an_answer_without_rows_is_an_error(line: str, more: str, digecon: Run) -> None:
    answer = digecon(*line.split())
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == f"digecon: no answer: nothing that is selected has {more}\n"


def test_debug_shows_where_an_error_comes_from(process: Run) -> None:
    answer = process("--debug", "show", "telcom")
    assert "Traceback" in answer.err
    assert "UnknownName" in answer.err
    assert answer.out == ""


@pytest.mark.parametrize(
    "line", ["show economy.gdp", "growth economy.gdp", "explain economy.gdp 2018", "cite economy.gdp -f text"]
)
def test_an_answer_of_a_day_on_which_nothing_was_known_says_so(line: str, digecon: Run) -> None:
    answer = digecon(*line.split(), "--vintage", "2012")
    message = "digecon: no answer: nothing selected is known to have been released by 2012.\n"
    assert (answer.code, answer.out, answer.err) == (1, "", message)


def test_an_explanation_of_a_day_tells_no_later_print(digecon: Run) -> None:
    answer = digecon("explain", "economy.gdp", "2018", "--vintage", "2019-06")
    assert "90030.9" in answer.out  # of January 2019
    assert "919281" not in answer.out, "of November"


def test_a_sentence_of_which_nothing_is_understood_is_not_checkable(digecon: Run) -> None:
    answer = digecon("check", "the moon is far away", "-f", "jsonl", "--columns", "verdict,note")
    assert (answer.code, answer.err) == (0, "")
    assert json.loads(answer.out) == {
        "verdict": "not checkable",
        "note": "it has no claim with a figure that was understood",
    }


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("share-change economy.digital_nda", 1, "no whole of economy.digital_nda is known here; economy.digital_nda is undefined size and economy.gdp value added; 'digecon ratio economy.digital_nda economy.gdp' divides them."),
        ("share economy.digital_nda -f table", 1, "no whole of economy.digital_nda is known here; economy.digital_nda is undefined size and economy.gdp value added; 'digecon ratio economy.digital_nda economy.gdp' divides them."),
        ("ratio economy.population", 2, "ratio of what? Write 'digecon ratio economy.gdp economy.population', for example; '*' means everything."),
        ("ratio GDP", 2, "ratio of what? Write 'digecon ratio economy.digital GDP', for example; '*' means everything."),
        ("ratio", 2, "Missing argument 'DENOMINATOR': write 'digecon ratio economy.gdp economy.population', for example. See 'digecon ratio --help'."),
        ("explain", 2, "Missing argument 'ID': write 'digecon explain economy.digital', for example. See 'digecon explain --help'."),
        ("explain gdp 20x2", 2, "'20x2' is not a period. Write 2022, 2022-H1, 2023-Q3, 2023-09 or 2023-9M (January to September)."),
        ("explain telecom.revenue 2023-09", 1, "no figure of telecom.revenue for 2023-09 in CN: there is 2023-9M: 'digecon explain telecom.revenue 2023-9M'."),
        ("explain infrastructure.top500@US 2024", 1, "no figure of infrastructure.top500 for 2024 in US: there is 2024-11: 'digecon explain infrastructure.top500@US 2024-11'."),
        ("explain telecom.revenue --area US", 1, "not in this table: telecom.revenue of United States; there are figures of China. Nearest: 'digecon show telecom.revenue'."),
        ("explain telecom.revenue 2022 --area USA", 1, "not in this table: telecom.revenue of United States; there are figures of China. Nearest: 'digecon show telecom.revenue'."),
        ("explain gdp --area Mars", 2, "'Mars' is not an area of this table. Known: CN."),
        ("show telecom.revenue 2023-09", 1, "not in this table: telecom.revenue of 2023-09; there are figures of 2012 to 2025. Nearest: 'digecon show telecom.revenue 2023-9M'."),
        ("show 5g 2025年上半年", 1, "not in this table: infrastructure.base_stations_5g, mobile.users_5g, mobile.shipments_5g of 2025-H1; there are figures of 2019 to 2026-01. Nearest: 'digecon show infrastructure.base_stations_5g 2025-06'."),
        ("check ", 2, "'' is not a file: write 'digecon check my-claims.csv', or 'digecon check --article' for the bundled article."),
        ("plot gdp -o c.jpg", 2, "the ending of 'c.jpg' names no format: write -o c.svg or -o c.png or -o c.pdf or -o c.md or -o c.html or -o c.vl.json."),
        ("report gdp -o my.doc", 2, "the ending of 'my.doc' names no format: write -o my.html or -o my.md."),
        ("search broadband --currency USD", 2, "search takes no --currency, which goes with show, explain, compare, rank ...: 'digecon show --currency USD'. See 'digecon search --help'."),
        ("list --vintage=first", 2, "list takes no --vintage, which goes with show, explain, compare, rank ...: 'digecon show --vintage=first'. See 'digecon list --help'."),
        ("show telecom --form 2020", 2, "show has no option --form. Did you mean '--from'? See 'digecon show --help'."),
        ("show telecom --form=2020", 2, "show has no option --form. Did you mean '--from'? See 'digecon show --help'."),
        ("show telecom --form csv", 2, "show has no option --form. Did you mean '--format'? See 'digecon show --help'."),
        ("show --fro 2017", 2, "show has no option --fro. Did you mean '--from'? See 'digecon show --help'."),
        ("list telecom --from 2017 --last 3", 2, "list takes no --last, which goes with show, compare, growth, cagr ...: 'digecon show telecom --from 2017 --last 3'. See 'digecon list --help'."),
        ("info gdp --from=2017", 2, "info takes no --from, which goes with list, search, show, compare ...: 'digecon show gdp --from=2017'. See 'digecon info --help'."),
        ("growth gdp --measure share", 2, "this answer has no measure 'share'. It has growth, gap."),
        ("growth gdp --scale bn --basis both", 2, "growth takes no --scale, which goes with show, compare, rank, targets ...: 'digecon show --scale bn'. See 'digecon growth --help'."),
        ("validate mine.csv --from 2017", 2, "validate takes no --from, which goes with list, search, show, compare ...: 'digecon show --from 2017'. See 'digecon validate --help'."),
        ("show --last", 2, "--last needs a value. See 'digecon show --help'."),
        ("--lang", 2, "--lang needs a value. See 'digecon --help'."),
        ("list --json=1", 2, "--json takes no value. See 'digecon list --help'."),
        ("info gdp digital", 2, "'gdp digital' names several indicators: write one of economy.digital, economy.gdp."),
        ("check a.csv b.csv c.csv", 2, "check takes one file, or sentences: leave out 'b.csv c.csv'."),
        ("explain 2022 gdp", 2, "write the indicator first: 'digecon explain gdp 2022'."),
        ("explain 2022 2023", 2, "'2022' is a period, not an indicator: write --from 2022 (and --to 2022 for it alone)."),
        ("gdp --from 2017 list", 2, "write the command first: 'digecon list gdp --from 2017'."),
        ("help shwo", 2, "'shwo' is not a command. Did you mean 'show'? See 'digecon --help'."),
        ("help gdp", 2, "'gdp' is not a command: 'digecon list gdp' shows what it is. See 'digecon --help'."),
        ("info exports", 2, "'exports' names several indicators: write one of trade.integrated_circuits, trade.phones, trade.laptops, world.digital_services, world.digitally_delivered_wto ..."),
        ("--from 2017", 2, "'digecon' alone takes no --from, which goes with list, search, show, compare ...: 'digecon show --from 2017'. See 'digecon --help'."),
        ("--bogus", 2, "'digecon' alone has no option --bogus. See 'digecon --help'."),
        ("growth --every", 2, "growth has no option --every. See 'digecon growth --help'."),
        ("show --source", 2, "show has no option --source. Did you mean '--all-sources'? See 'digecon show --help'."),
        ("show gdp --unit bn", 2, "there is no --unit: --scale bn (mn, tn, 亿 ...) chooses the multiple, --currency USD dollars. See 'digecon show --help'."),
        ("growth gdp --real", 2, "there is no --real: growth is shown as published, real or nominal; the column basis of -f csv says which. See 'digecon growth --help'."),
        ("show software --by province", 2, "there is no --by: figures cover China, some provinces (--area CN-ZJ) and some countries (--area US), but no cities. See 'digecon show --help'."),
        ("show telecom --monthly --to 2024", 1, "not in this table: there are no months here, but spans from January (537): --freq ytd; --freq M --fill months computes months from them."),
        ("check no-such.csv", 2, "cannot read 'no-such.csv': No such file or directory."),
        ("show -x", 2, "show has no option -x. See 'digecon show --help'."),
        ("show gdp --json --csv", 2, "json and csv are two formats: write -f json, or -f csv."),
        ("telcom", 2, "'telcom' is neither a command nor a name. Did you mean 'telecom'? See 'digecon --help' and 'digecon list'."),
        ("2022", 2, "'2022' is a period, not an indicator: write --from 2022 (and --to 2022 for it alone)."),
    ],
)  # fmt: skip
def test_an_error_says_what_to_type(digecon: Run, tmp_path: Path, line: str, code: int, message: str) -> None:
    (tmp_path / "mine.csv").write_text("a\n1\n")
    answer = digecon(*line.split(" "), cwd=tmp_path)
    assert (answer.code, answer.out, answer.err) == (code, "", f"digecon: {message}\n")


def test_a_share_without_a_whole_asks_of_what_and_tells_what_else_there_is(digecon: Run) -> None:
    answer = digecon("share", "retail.online")
    told = (
        "digecon: no whole of retail.online is known here; nothing states that retail.online is a part of retail.total; "
        "'digecon ratio retail.online retail.total' divides them; also there: "
    )
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(told)
    assert digecon("ratio", "retail.online", "retail.total").code == 0
