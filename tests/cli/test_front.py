"""The front door reads a command line as Typer does, or leaves it to Typer."""

from typing import Any

import pytest

from digecon_cli.cli import app
from digecon_cli.cli.front import parse
from digecon_cli.cli.spec import Command

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


def by_typer(words: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[str, dict[str, Any]]:
    """Return the command and the values that Typer finds in a command line."""
    found: list[tuple[str, dict[str, Any]]] = []
    monkeypatch.setattr(Command, "call", lambda self, values: found.append((self.name, dict(values))))
    app.command().main(words, prog_name="digecon", standalone_mode=False)
    return found[0]


@pytest.mark.parametrize("words", LINES, ids=" ".join)
def test_both_read_the_same_values(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    found = parse(words)
    assert found is not None
    command, values = found
    assert (command.name, values) == by_typer(words, monkeypatch)


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--help"],
        ["shwo"],
        ["show", "--help"],
        ["show", "-h"],
        ["show", "--bogus"],
        ["show", "--fro", "2017"],
        ["show", "--from"],
        ["show", "--from", "--to"],
        ["show", "-fcsv"],
        ["show", "--wide=yes"],
        ["show", "--", "telecom"],
        ["info"],
        ["info", "economy.gdp", "economy.digital"],
        ["ratio"],
        ["search"],
    ],
    ids=" ".join,
)
def test_what_is_not_plainly_right_is_left_to_typer(words: list[str]) -> None:
    assert parse(words) is None


def test_what_typer_alone_reads_is_read_right(monkeypatch: pytest.MonkeyPatch) -> None:
    assert by_typer(["show", "-fcsv", "--", "telecom"], monkeypatch)[1]["format"] == "csv"
