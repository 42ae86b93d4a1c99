"""cite and export as real processes, and the commands of the page on the article's charts."""

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pybtex.database import parse_string

from digecon_cli.cli import main

Run = Callable[..., Any]
CHARTS = Path(__file__).parent.parent.parent / "docs" / "charts.md"


def test_cite_is_text_on_a_pipe(digecon: Run) -> None:
    answer = digecon("cite", "patents.core_valid", "--to", "2022", "--from", "2022")
    assert answer.code == 0
    assert re.match(r"\[[a-z0-9-]+\] \S.* \(.*\)\. .*\.", answer.out)
    assert "\n  Figures: patents.core_valid level 2022" in answer.out


def test_cite_names_the_carrier_of_a_figure_seen_at_second_hand(digecon: Run) -> None:
    answer = digecon("cite", "telecom.mobile_data", "--from", "2023-9M", "--to", "2023-9M")
    assert answer.out.startswith(
        "[article] China's digital economy: article of late 2023 (title not printed) (no date). Seen in: article text; "
        "no address known.\n"
    )
    assert "level 2023-9M (L2" in answer.out


def test_the_ending_picks_the_form(digecon: Run, tmp_path: Path) -> None:
    for name in ("refs.bib", "refs.json", "refs.txt"):
        assert digecon("cite", "telecom.revenue", "-o", str(tmp_path / name)).code == 0
    assert parse_string((tmp_path / "refs.bib").read_text(encoding="utf-8"), "bibtex").entries
    assert json.loads((tmp_path / "refs.json").read_text(encoding="utf-8"))[1]["author"]
    assert (tmp_path / "refs.txt").read_text(encoding="utf-8").startswith("[")


def test_cite_knows_the_common_formats_too(digecon: Run) -> None:
    answer = digecon("cite", "economy.digital", "-f", "csv")
    assert answer.out.startswith("key,organisation,title,published,url,via,figures\n")


def test_a_derived_value_is_cited_through_a_pipe(digecon: Run) -> None:
    growth = digecon("growth", "economy.digital", "--from", "2018", "--to", "2018", "-f", "csv")
    answer = digecon("cite", "--data", "-", "-f", "bibtex", given=growth.out)
    entries = parse_string(answer.out, "bibtex").entries
    (ours,) = [name for name in entries if name.startswith("digecon-")]
    assert "15.0735" in entries[ours].fields["note"]


def test_bibtex_is_a_format_of_cite_only(digecon: Run) -> None:
    answer = digecon("show", "telecom", "-f", "bibtex")
    assert (answer.code, answer.out) == (2, "")
    assert "'bibtex' is not a format" in answer.err


def test_an_export_reads_back_as_the_selection(digecon: Run, tmp_path: Path) -> None:
    answer = digecon("export", "tele", "telecom", "--from", "2020", cwd=tmp_path)
    assert (answer.code, answer.out) == (0, "")
    assert re.fullmatch(r"digecon: \d+ figures of \d+ indicators written to tele\n", answer.err)
    back = digecon("show", "--data", "tele/indicators.csv", "-f", "csv", cwd=tmp_path)
    assert back.out == digecon("show", "telecom", "--from", "2020", "--freq", "all", "-f", "csv").out
    again = digecon("export", "tele", "telecom", cwd=tmp_path)
    assert (again.code, again.out) == (2, "")
    assert "--force" in again.err


def test_an_export_has_no_format(digecon: Run, tmp_path: Path) -> None:
    answer = digecon("export", "x", "telecom", "-f", "json", cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert not (tmp_path / "x").exists()


def test_an_export_of_an_unknown_name_writes_nothing(digecon: Run, tmp_path: Path) -> None:
    answer = digecon("export", "x", "telekom", cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert "Did you mean 'telecom'" in answer.err
    assert not (tmp_path / "x").exists()


COMMANDS = re.findall(r"```sh\n(digecon .*?)\n```", CHARTS.read_text(encoding="utf-8"))


def test_every_chart_has_its_command() -> None:
    assert len(COMMANDS) == 15


@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_of_a_chart_answers(command: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main([*shlex.split(command)[1:], "-f", "csv"]) == 0
    assert capfdbinary.readouterr().out.count(b"\n") > 4
