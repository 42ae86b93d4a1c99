"""The commands that draw: on pipes, on a terminal, into files."""

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

Run = Callable[..., Any]

HEADER = (
    "indicator,label,area,freq,period,start,end,measure,base_indicator,base_period,origin,value,low,high,bound,unit,"
    "unit_mult,basis,status,vintage,source,note,printed,printed_mult,codes"
)


def test_the_dashboard_is_csv_on_a_pipe(digecon: Run) -> None:
    answer = digecon()
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.split("\n")[0] == HEADER
    rows = list(csv.DictReader(answer.out.splitlines()))
    assert {"level", "growth", "gap"} == {row["measure"] for row in rows}
    assert "telecom.revenue" in {row["indicator"] for row in rows}


def test_the_dashboard_as_a_table_is_the_page_of_the_terminal_wherever_it_goes(digecon: Run, tmp_path: Path) -> None:
    page = digecon("-f", "table").out
    assert page.startswith("China's digital economy: headline figures, growth in % (data ")
    assert page.count("\n") < 24
    assert digecon("-o", str(tmp_path / "home.txt")).code == 0
    assert (tmp_path / "home.txt").read_text(encoding="utf-8") == page
    assert digecon("-f", "table", "--columns", "label,value").out.startswith("headlines\nlabel ")


def shown(answer: Any) -> str:
    """Return all that a terminal got from a command that has gone well."""
    assert answer.code == 0, answer
    return str(answer.out + answer.err)


def test_the_dashboard_on_a_terminal_fits_and_has_colour_only_if_wanted(
    on_pseudo_terminal: Run, on_terminal: Run
) -> None:
    for terminal in (on_pseudo_terminal, on_terminal):
        text = shown(terminal())
        assert "\x1b[" in text
        assert text.count("\n") < 24
    plain = shown(on_terminal(NO_COLOR="1"))
    assert "\x1b" not in plain
    assert max(map(len, plain.split("\n"))) <= 80
    assert "\x1b" not in shown(on_terminal(TERM="dumb"))
    assert shown(on_terminal(NO_COLOR="1", PYTHONIOENCODING="ascii")).isascii()


def test_a_plot_on_a_pipe_is_a_drawing_without_colour(digecon: Run) -> None:
    answer = digecon("plot", "economy.digital", FORCE_COLOR="1")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Digital economy rose from ")
    assert "53.9" in answer.out
    assert "Source: China Academy" in answer.out
    assert "\x1b" not in answer.out


def test_a_plot_on_a_terminal_keeps_to_its_width(on_terminal: Run) -> None:
    for columns in (60, 80, 120):
        text = shown(on_terminal("plot", "economy.digital", "telecom", columns=columns, NO_COLOR="1"))
        assert max(map(len, text.split("\n"))) <= columns


def test_a_terminal_without_unicode_gets_ascii(digecon: Run) -> None:
    answer = digecon("plot", "telecom.emerging", encoding="ascii", PYTHONIOENCODING="ascii")
    assert answer.code == 0
    assert "###" in answer.out


@pytest.mark.parametrize("lines", [24, 40])
def test_a_plot_on_a_pipe_is_as_high_as_LINES_says(process: Run, lines: int) -> None:
    assert process("plot", "economy.digital", LINES=str(lines)).out.count("\n") == lines - 1


@pytest.mark.parametrize("words", ["", "telecom"])
def test_a_plot_of_much_is_rows(digecon: Run, words: str) -> None:
    answer = digecon("plot", *words.split())
    assert answer.code == 0
    assert "bars from zero" in answer.out
    assert "└" not in answer.out


def test_markdown_has_blocks_and_no_braille(digecon: Run) -> None:
    answer = digecon("plot", "economy.digital", "--measure", "growth", "-f", "markdown")
    assert answer.out.startswith("```text\n")
    assert answer.out.endswith("```\n")
    assert not any("\u2800" <= sign <= "\u28ff" for sign in answer.out)
    assert "█" in answer.out


def test_a_markdown_file_shows_the_picture_beside_it(digecon: Run, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    answer = digecon("plot", "telecom.emerging", "-o", str(tmp_path / "my chart.md"))
    assert (answer.code, answer.out) == (0, "")
    assert (tmp_path / "my chart.svg").read_bytes().startswith(b"<?xml")
    text = (tmp_path / "my chart.md").read_text(encoding="utf-8")
    assert text.startswith("![")
    assert "](my%20chart.svg)" in text


def test_neither_is_written_where_the_picture_cannot_be(digecon: Run, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    (tmp_path / "r.svg").mkdir()
    answer = digecon("plot", "telecom.emerging", "-o", str(tmp_path / "r.md"))
    assert answer.code == 2
    assert not (tmp_path / "r.md").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r.svg"]


def test_growth_is_drawn_as_two_marks(digecon: Run) -> None:
    answer = digecon("plot", "economy.digital", "--measure", "growth", "--from", "2018", "--to", "2019")
    assert "● published (nominal)  ○ computed (nominal)" in answer.out
    assert "20.9" in answer.out  # published for 2018
    assert "15.1" in answer.out  # 31.3 / 27.2


def test_what_a_command_writes_can_be_drawn(digecon: Run) -> None:
    rows = digecon("index", "economy.digital", "--base", "2017", "-f", "csv").out
    answer = digecon("plot", "--data", "-", given=rows)
    assert (answer.code, answer.err) == (0, "")
    assert "index, 2017 = 100" in answer.out


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("plot mobile.users_5g --from 2017", "digecon: no figure of 2017, begins later: mobile.users_5g (2021)\n"),
        ("plot gdp mobile.users_5g --from 2017", "digecon: no figure of 2017, begins later: mobile.users_5g (2021)\n"),
        ("plot gdp --from 2017", ""),
        ("plot mobile.shipments_5g --from 2023 --freq M", ""),  # the first is of May 2023
        ("plot mobile.users_5g", ""),
        ("plot mobile.users_5g --from 2017 --quiet", ""),
    ],
)
def test_a_plot_says_what_begins_later_than_asked_for(digecon: Run, line: str, told: str) -> None:
    err = digecon(*line.split()).err
    assert [one for one in err.splitlines(keepends=True) if "also there" not in one] == ([told] if told else [])


def test_the_figures_behind_a_plot(digecon: Run) -> None:
    answer = digecon("plot", "economy.digital", "--from", "2022", "-f", "csv")
    assert [row["period"] for row in csv.DictReader(answer.out.splitlines())] == ["2022", "2023"]


def test_a_plot_of_shares_has_the_planned_ones(digecon: Run) -> None:
    answer = digecon("plot", "economy.core_industries", "--measure", "share", "-f", "csv")
    rows = csv.DictReader(answer.out.splitlines())
    assert {(row["period"], row["measure"], row["value"]) for row in rows} == {
        ("2020", "share", "7.8"), ("2023", "share", "9.9"), ("2024", "share", "10"), ("2025", "target_share", "10"), ("2025", "share", "10.5"),
        ("2030", "target_share", "12.5"),
    }  # fmt: skip


@pytest.mark.parametrize(("ending", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_a_plot_for_print(digecon: Run, tmp_path: Path, ending: str, begins: bytes) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    path = tmp_path / f"chart.{ending}"
    answer = digecon("plot", "telecom.emerging", "--bounds", "--lang", "zh", "-o", str(path))
    assert (answer.code, answer.out) == (0, "")
    assert path.read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param(("plot", "economy.digtal"), "Did you mean 'economy.digital'", id="name"),
        pytest.param(("plot", "economy", "--measure", "grwoth"), "Did you mean 'growth'", id="measure"),
        pytest.param(("plot", "economy", "-o", "chart.gif"), "names no format", id="ending"),
        pytest.param(("report", "economy", "-f", "csv"), "html or markdown", id="report"),
    ],
)
def test_errors_say_what_to_do(digecon: Run, words: tuple[str, ...], says: str) -> None:
    answer = digecon(*words)
    assert (answer.code, answer.out) == (2, "")
    assert says in answer.err
    assert "Traceback" not in answer.err


def test_a_report_to_a_file_says_nothing(digecon: Run, tmp_path: Path) -> None:
    path = tmp_path / "retail.html"
    answer = digecon("report", "retail", "-o", str(path))
    assert (answer.code, answer.out, answer.err) == (0, "", "")
    assert "<h2" in path.read_text(encoding="utf-8")


@pytest.mark.exhaustive
def test_a_report_of_everything_is_an_index_with_a_page_a_sector(digecon: Run, tmp_path: Path) -> None:
    answer = digecon("report", "-o", "r.html", cwd=tmp_path)
    assert (answer.code, answer.out, answer.err) == (0, "", "")
    index = (tmp_path / "r.html").read_text(encoding="utf-8")
    pages = {path.name for path in (tmp_path / "r").iterdir()}
    assert {"telecom.html", "economy.html"} <= pages
    lives = {name for name in pages if name.startswith("life-")}
    assert {f"r/{name}" for name in pages - lives} == set(re.findall(r'href="(r/[^"]*)"', index))
    texts = [(tmp_path / "r" / name).read_text(encoding="utf-8") for name in pages - lives]
    assert {unquote(name) for text in texts for name in re.findall(r'href="(life-[^"#]*)#', text)} == lives != set()
    assert 'href="../r.html"' in (tmp_path / "r" / "telecom.html").read_text(encoding="utf-8")


@pytest.mark.exhaustive
def test_index_and_pages_are_written_both_or_neither(digecon: Run, tmp_path: Path) -> None:
    (tmp_path / "r").write_text("a file in the way")
    answer = digecon("report", "-o", "r.html", cwd=tmp_path)
    assert answer.code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["r"]
    assert (
        digecon("report", "-o", "missing/r.html", cwd=tmp_path).code == 2
    )  # a folder for all of it is the user's to make
    (tmp_path / "s.html").mkdir()
    assert digecon("report", "-o", "s.html", cwd=tmp_path).code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r", "s.html"]


def test_a_report_on_a_pipe_is_markdown(digecon: Run) -> None:
    answer = digecon("report", "patents")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("# China's digital economy: patents\n")


def test_plotting_libraries_are_imported_only_to_plot(loaded_by: Run, tmp_path: Path) -> None:
    lines = ("", "show telecom -f csv", "show telecom -f table")
    for line, (code, modules) in zip(lines, loaded_by(*lines, cwd=tmp_path), strict=True):
        assert code == 0, line
        assert not modules & {"plotille", "matplotlib", "numpy"}, line
