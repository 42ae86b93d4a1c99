"""What people type: periods, words and options in the order in which they come to mind."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from registered import COMMANDS
from wcwidth import wcswidth

from digecon_cli.cli.options import GROUPS
from digecon_cli.cli.quick_parse import parse
from digecon_cli.cli.words import normalize

Run = Callable[..., Any]
LEADING = [
    ("--from", "2017"), ("--to=2020",), ("--lang", "zh"), ("--wide",), ("-f", "csv"), ("--data", "-"), ("--last", "3"), ("--json",),
]  # fmt: skip


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("show gdp --from 2017-2022", "show economy.gdp --from 2017 --to 2022"),
        ("growth gdp --to 2017..2022", "growth economy.gdp --from 2017 --to 2022"),
        ("show gdp --since 2017 --until 2022", "show economy.gdp --from 2017 --to 2022"),
        ("show gdp --freq quarter", "show economy.gdp --freq Q"),
        ("list telecom --freq Annual", "list telecom --freq A"),
        ("cite gdp --from 2020:2021", "cite economy.gdp --from 2020 --to 2021"),
        ("show gdp --last 3", "show economy.gdp --last 3"),
        ("telecom", "show telecom"),
        ("gdp --last 1 --lang zh", "show economy.gdp --last 1 --lang zh"),
        ("数字经济", "show economy.digital"),
        ("telecom,gdp", "show telecom economy.gdp"),
        ("--from 2017 growth gdp", "growth economy.gdp --from 2017"),
        ("--lang zh show gdp", "show economy.gdp --lang zh"),
        ("--from=2017 --to 2019 -f json --freq year gdp", "show economy.gdp --from 2017 --to 2019 -f json"),
        ("--across-breaks --basis computed growth gdp", "growth economy.gdp --basis computed --across-breaks"),
        ("show gdp --json", "show economy.gdp -f json"),
        ("--csv list", "list -f csv"),
        ("--json", "-f json"),
        ("--lang zh", "-f csv --lang zh"),
        ("--last=3 -fjson gdp", "show economy.gdp --last 3 -f json"),
        ("-fjson", "-f json"),
        ("show telecom -n3", "show telecom -n 3"),
        ("growth telecom 2017", "growth telecom --from 2017 --to 2017"),
        ("growth telecom 2017-2022", "growth telecom --from 2017 --to 2022"),
        ("cagr telecom 2018 2023", "cagr telecom --from 2018 --to 2023"),
        ("growth telecom 2017..", "growth telecom --from 2017"),
        ("growth telecom ..2020", "growth telecom --to 2020"),
        ("show 5G手机出货量 2022", "show mobile.shipments_5g --from 2022 --to 2022"),
        ("show gdp --usd --yearly", "show economy.gdp --currency USD --freq A"),
        ("show gdp --as-of=2020-12 --country CN", "show economy.gdp --vintage 2020-12 --area CN"),
        ("show gdp --start 2017 --end 2019", "show economy.gdp --from 2017 --to 2019"),
        ("show manufacturing --sort 2024 --top 2", "show manufacturing --sort 2024 -n 2"),
        ("cite gdp --bibtex", "cite economy.gdp -f bibtex"),
        ("show telecom --cagr", "cagr telecom"),
        ("shares telecom", "share telecom"),
        ("compare software revenue and electronics", "compare software.revenue industry.electronics"),
        ("show 5g users monthly", "show mobile.users_5g --freq M"),
        ("show software revenue half-year", "show software.revenue --freq S"),
        ("show gdp --quarter", "show economy.gdp --freq Q"),
        ("show 5g users latest", "show mobile.users_5g --latest"),
        ("growth gdp since 2020", "growth economy.gdp --from 2020"),
        ("cagr digital economy from 2017 to 2023", "cagr economy.digital --from 2017 --to 2023"),
        ("show computing --country world", "show computing --area W"),
        ("show computing --area us", "show computing --area US"),
        ("exchange rate", "show economy.usd_cny"),
        ("show gdp growth 2020..", "growth economy.gdp --from 2020"),
        ("plot gdp growth -f csv", "plot economy.gdp --measure growth -f csv"),
        ("show gdp 2020 to 2022", "show economy.gdp --from 2020 --to 2022"),
        ("growth of software revenue and electronics in 2023", "growth software.revenue industry.electronics 2023"),
        ("help", "--help"),
        ("help help", "--help"),
        ("help version", "--help"),
        ("help --from", "help options"),
        ("gdp --help", "show --help"),
        ("help show", "show --help"),
        ("--lang zh --help", "--help --lang zh"),
        ("version", "--version"),
        ("-v", "--version"),
        ("cagr gdp --last 6", "cagr economy.gdp --from 2020 --to 2025"),
    ],
)  # fmt: skip
def test_a_line_says_the_same_as_another(digecon: Run, line: str, same: str) -> None:
    answer = digecon(*line.split())
    assert answer.code == 0, answer.err
    assert answer.out == digecon(*same.split()).out


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("growth telecom 2017 --from 2016", "'2017' is a period, not an indicator: write --from 2017 (and --to 2017 for it alone)."),
        ("show gdp --from 2017-2022 --to 2020", "'2017-2022' says the first and the last period: leave out '2020', or say each once."),
        ("show gdp --last x", "--last x is not a number of periods: write --last 5, for example."),
        ("show gdp --last 0", "--last 0 is not a number of periods: write --last 5, for example."),
        ("show gdp --freq quater", "'quater' is not a frequency. Did you mean 'quarter'? Known: A, S, Q, M, ytd, all."),
    ],
)  # fmt: skip
def test_a_wrong_word_is_refused_with_what_to_type(digecon: Run, line: str, message: str) -> None:
    answer = digecon(*line.split())
    assert (answer.code, answer.out, answer.err) == (2, "", f"digecon: {message}\n")


def test_one_s_own_table_needs_no_command(digecon: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("indicator,period,value\nx.y,2020,1\nx.y,2021,2\n")
    answer = digecon("x", "--data", "mine.csv", cwd=tmp_path)
    assert answer.code == 0, answer.err
    assert answer == digecon("show", "x", "--data", "mine.csv", cwd=tmp_path)


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("growth mine.csv", "growth --data mine.csv"),
        ("cagr mine.csv 2020 2021", "cagr --data mine.csv --from 2020 --to 2021"),
        ("mine.csv", "show --data mine.csv"),
    ],
)
def test_a_file_in_place_of_a_name_is_one_s_own_table(digecon: Run, tmp_path: Path, line: str, same: str) -> None:
    (tmp_path / "mine.csv").write_text("indicator,period,value\nx.y,2020,100\nx.y,2021,110.5\n")
    answer = digecon(*line.split(), cwd=tmp_path)
    assert answer.code == 0, answer.err
    assert answer == digecon(*same.split(), cwd=tmp_path)


def test_of_two_files_the_second_is_a_name_that_means_nothing(digecon: Run, tmp_path: Path) -> None:
    for name in ("mine.csv", "other.csv"):
        (tmp_path / name).write_text("indicator,period,value,unit\nx.y,2020,100,EUR\n")
    for line in ("show mine.csv other.csv", "show other.csv --data mine.csv", "show other.csv --data=mine.csv"):
        answer = digecon(*line.split(), cwd=tmp_path)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.startswith("digecon: 'other.csv' is neither a sector nor an indicator.")


@pytest.mark.parametrize("option", [("--data", "mine.csv"), ("--data=mine.csv",)])
def test_a_part_of_a_year_is_not_dated_by_our_table_where_another_takes_its_place(
    digecon: Run, tmp_path: Path, option: tuple[str, ...]
) -> None:
    (tmp_path / "mine.csv").write_text("indicator,period,value,unit\nx.y,2020,100,EUR\n")
    answer = digecon("show", "x.y", "H1", *option, cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("digecon: 'H1' is neither a sector nor an indicator.")


def test_a_part_of_a_year_is_dated_by_our_table_beside_one_s_own_rows(digecon: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("indicator,period,value\nx.y,2020,100\n")
    answer = digecon("show", "gdp", "H1", "--add=mine.csv", cwd=tmp_path)
    assert (answer.code, answer.out) == (0, digecon("show", "gdp", "H1").out)


VALUES = {str: ("2",), list: ("2",), bool: ()}
EACH = [(command.name, option.name) for command in COMMANDS.values() for option in command.options if option.flags]


@pytest.mark.parametrize(("name", "option"), EACH)
def test_every_option_means_the_same_before_its_command_as_after_it(name: str, option: str) -> None:
    command = COMMANDS[name]
    one = next(one for one in command.options if one.name == option)
    needed = [argument.metavar for argument in command.arguments]
    for flag in one.flags:
        words = [flag, *VALUES[one.kind]]
        read = read_as([name, *needed, *words])
        assert read_as(normalize([*words, name, *needed])) == read
        assert read[1][option] != one.empty


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", COMMANDS)
def test_an_option_of_others_is_refused_with_a_line_that_is_right(digecon: Run, name: str) -> None:
    command = COMMANDS[name]
    needed = [argument.metavar for argument in command.arguments]
    others = {flag: one for other in COMMANDS.values() for one in other.options for flag in one.flags[:1]}
    # Those of check that mean something elsewhere, too, have an answer of their own.
    refused = (
        others.keys() - {flag for one in command.options for flag in one.flags} - {"--indicator", "--period", "--unit"}
    )
    assert refused
    for flag in refused:
        words = [flag, *VALUES[others[flag].kind]]
        answer = digecon(name, *needed, *words)
        assert (answer.code, answer.out) == (2, "")
        told = re.fullmatch(
            f"digecon: {name} takes no {flag}, which goes with .*: '(digecon .*)'. See 'digecon {name} --help'.\n",
            answer.err,
        )
        assert told, answer.err
        line = shlex.split(told[1])[1:]
        taker = COMMANDS[line[0]]
        assert flag in {known for one in taker.options for known in one.flags}
        assert line[-len(words) :] == words


@given(st.sampled_from(["gdp", "telecom", "数字经济"]), st.lists(st.sampled_from(LEADING), unique=True, max_size=4))
def test_options_mean_the_same_before_the_command_as_after_it(name: str, options: list[tuple[str, ...]]) -> None:
    words = [word for option in options for word in option]
    assert read_as(normalize([*words, "growth", name])) == read_as(["growth", *words, name])
    assert read_as(normalize([*words, name])) == read_as(["show", *words, name])


def read_as(words: list[str]) -> tuple[str, dict[str, Any]]:
    """Return the name of the command that a line means, and the values."""
    found = parse(words)
    assert found is not None
    return found[0].name, found[1]


def test_the_page_on_options_tells_every_shared_one(digecon: Run) -> None:
    answer = digecon("help", "options")
    assert (answer.code, answer.err) == (0, "")
    assert max(map(wcswidth, answer.out.splitlines())) < 80
    for option in (option for several in GROUPS.values() for option in several):
        assert f"  {', '.join(option.flags)}" in answer.out


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("show telecom.revenue H1 2023", "show telecom.revenue 2023-S1"),
        ("show telecom.revenue 2023 H1", "show telecom.revenue 2023-S1"),
        ("growth telecom revenue first half of 2023", "growth telecom.revenue 2023-S1"),
        ("growth telecom --from Q1 2024 --to Q1 2025", "growth telecom --from 2024-Q1 --to 2025-Q1"),
        ("gdp 2019年至2022年", "show gdp --from 2019 --to 2022"),
        ("show telecom.revenue 2023年上半年", "show telecom.revenue 2023-S1"),
        ("explain telecom revenue H1 2023", "explain telecom.revenue 2023-S1"),
        ("explain digital economy 2018", "explain economy.digital 2018"),
        ("explain digital economy", "explain economy.digital"),
        ("explain users 5g", "explain mobile.users_5g"),
        ("explain economy.digital", "explain economy.digital 2023"),
        ("explain gdp 前三季度", "explain gdp 2025-9M"),
        ("show gdp --year 2022", "show gdp 2022"),
        ("show gdp --tail 2", "show gdp --last 2"),
        ("show gdp -q", "show gdp --quiet"),
        ("show gdp --tsv", "show gdp -f tsv"),
        ("show gdp --no-color -f table", "show gdp -f table"),
    ],
)  # fmt: skip
def test_periods_and_options_are_typed_as_people_say_them(digecon: Run, said: str, meant: str) -> None:
    asked, plain = (digecon(*line.split()) for line in (said, meant))
    assert (asked.code, asked.out) == (plain.code, plain.out)
    assert asked.out or asked.err == plain.err


@pytest.mark.parametrize("plain", ["--no-color", "--no-colour", "--color=never"])
def test_colors_can_be_left_out(digecon: Run, plain: str) -> None:
    line = ("show", "telecom.revenue", "--no-pager")
    assert "\x1b[" in digecon(*line, terminal=True, TERM="xterm-256color").out
    assert "\x1b[" not in digecon(plain, *line, terminal=True, TERM="xterm-256color").out
    assert "\x1b[" in digecon(*line, terminal=True, TERM="xterm-256color").out, "the next line has them again"
