"""Refusals that nobody asked for are no rows: of a whole that an indicator merely overlaps with."""

from collections.abc import Callable
from typing import Any

import pytest

import digecon_cli
from digecon_cli import measures
from digecon_cli.core.model import Indicator
from digecon_cli.measures.derivation import Options

Make = Callable[..., Any]
COMMANDS = ("share", "share-change", "contribution")


def codes(rows: Any) -> list[str]:
    return [row.refusal.code for row in rows if row.refusal]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_whole_table_has_no_row_of_an_overlap(command: str) -> None:
    table = digecon_cli.load().select(freq="all")
    assert "overlap" not in codes(table.derive(command, Options()))
    assert "overlap" not in codes(table.select("telecom").derive(command, Options()))
    assert "overlap" not in codes(table.select("tele*").derive(command, Options()))


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", ["industry.electronics", "电子信息制造业营业收入"])
def test_who_names_an_indicator_is_told_why_it_is_no_part(command: str, name: str) -> None:
    found = digecon_cli.load().select(name, start="2022", end="2022").derive(command, Options())
    assert "overlap" in codes(found)


@pytest.mark.parametrize("command", COMMANDS)
def test_who_names_the_whole_is_told_too(command: str) -> None:
    table = digecon_cli.load().select("telecom", start="2022", end="2022")
    assert "overlap" in codes(table.derive(command, Options.given(of="economy.digital")))


@pytest.mark.parametrize("command", COMMANDS)
def test_where_there_is_no_other_answer_the_refusals_are_it(command: str, figure: Make, dataset: Make) -> None:
    entries = (Indicator("s.part", kind="flow", parent="s.whole", part_of="overlap"), Indicator("s.whole", kind="flow"))
    figures = [figure(name, period) for name in ("s.part", "s.whole") for period in ("2020", "2021")]
    data = dataset(*figures, entries=entries)
    rows = measures.rows(command, data.observations, data, Options())
    assert set(codes(rows)) == {"overlap"}


def test_explain_says_why_an_indicator_is_no_part(digecon: Callable[..., Any]) -> None:
    assert (
        "telecom.revenue is not part of economy.digital"
        in digecon("explain", "telecom.revenue", "2022", "-f", "csv").out
    )
