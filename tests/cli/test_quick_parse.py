"""The front door reads a command line as Typer does, or leaves it to Typer."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digecon_cli.cli import app
from digecon_cli.cli.complete import indicator
from digecon_cli.cli.quick_parse import parse
from digecon_cli.cli.registry import find, names

LINES = [
    ["show"],
    ["show", "telecom", "economy.gdp"],
    ["show", "--from", "2017", "telecom", "--to=2020"],
    ["show", "-f", "csv", "--all-sources", "--wide", "--bom"],
    ["show", "--format", "json", "-o", "a.json"],
    ["show", "--output=a=b.csv"],
    ["show", "--data", "-", "--lang", "zh"],
    ["show", "--add", "a.csv", "--add", "b.csv"],
    ["show", "--from", ""],
    ["growth", "telecom", "--basis", "published", "--across-breaks"],
    ["share", "--of", "economy.gdp@US"],
    ["ratio", "economy.gdp", "economy.population"],
    ["ratio", "economy.gdp"],
    ["ratio", "a", "b", "c", "-f", "csv"],
    ["index", "economy.gdp", "--base", "2017", "--chain", "published"],
    ["search", "broadband", "revenue", "-f", "csv"],
    ["info", "economy.gdp", "--lang", "zh"],
    ["show", "--from", "2016", "--from", "2017"],
    ["explain", "economy.digital", "2018"],
]


def by_typer(words: list[str]) -> tuple[str, dict[str, Any]]:
    """Return the command and the values that Typer finds in a command line."""
    found: list[tuple[str, dict[str, Any]]] = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(app, "call", lambda command, values: found.append((command.name, values)))
        app.command().main(words, prog_name="digecon", standalone_mode=False)
    return found[0]


@pytest.mark.parametrize("words", LINES, ids=" ".join)
def test_both_read_the_same_values(words: list[str]) -> None:
    found = parse(words)
    assert found is not None
    command, values = found
    assert (command.name, values) == by_typer(words)


PLAIN = st.sampled_from(["telecom", "2022", "-", "a b", "a=b", "", "宽带"]) | st.text().filter(
    lambda word: word[:1] != "-"
)


@st.composite
def command_lines(draw: st.DrawFn) -> list[str]:
    """A line of any command that is right: any of its options, in any order, each in one of its spellings."""
    name = draw(st.sampled_from(names()))
    command = find(name)
    assert command is not None
    pieces: list[list[str]] = []
    for option in draw(st.lists(st.sampled_from([option for option in command.options if option.flags]), max_size=8)):
        flag = draw(st.sampled_from(option.flags))
        if option.kind is bool:
            pieces.append([flag])
        elif option.complete is indicator or (flag.startswith("--") and draw(st.booleans())):
            # Of an indicator the words behind it would be of its name (see below), which Typer does not know.
            pieces.append([f"{flag}={draw(PLAIN | st.just('--x'))}"])
        else:
            pieces.append([flag, draw(PLAIN)])
    several = command.selects or any(argument.kind is list for argument in command.arguments)
    optional = 3 if several else sum(not option.flags for option in command.options)
    least = len(command.arguments)
    pieces += [[word] for word in draw(st.lists(PLAIN, min_size=least, max_size=least + optional))]
    return [name, *(word for piece in draw(st.permutations(pieces)) for word in piece)]


@pytest.mark.exhaustive
@settings(deadline=None)
@given(command_lines())
def test_both_read_the_same_values_in_every_line_of_every_command(words: list[str]) -> None:
    found = parse(words)
    assert found is not None
    command, values = found
    assert (command.name, values) == by_typer(words)


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--help"],
        ["shwo"],
        ["show", "--help"],
        ["show", "-h"],
        ["show", "--bogus"],
        ["search", "broadband", "--currency", "USD"],
        ["show", "--fro", "2017"],
        ["show", "--from"],
        ["show", "--from", "--to"],
        ["show", "-fcsv"],
        ["show", "--wide=yes"],
        ["show", "--", "telecom"],
        ["info"],
        ["validate", "a.csv", "b.csv"],
        ["ratio"],
        ["search"],
    ],
    ids=" ".join,
)
def test_what_is_not_plainly_right_is_left_to_typer(words: list[str]) -> None:
    assert parse(words) is None


def test_a_name_of_several_words_is_one_value() -> None:
    found = parse(["share", "telecom", "--of", "digital", "economy", "--latest"])
    assert found is not None
    assert (found[1]["select"], found[1]["of"]) == (("telecom",), "digital economy")


def test_a_name_of_several_words_is_one_argument() -> None:
    found = parse(["explain", "digital", "economy", "2022"])
    assert found is not None
    assert (found[1]["indicator"], found[1]["period"]) == ("digital economy", "2022")


def test_what_typer_alone_reads_is_read_right() -> None:
    assert by_typer(["show", "-fcsv", "--", "telecom"])[1]["format"] == "csv"
