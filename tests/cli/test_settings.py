"""The settings file and what counts before and after it; the completion script of a shell."""

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digecon_cli.cli.complete import theme

Run = Callable[..., Any]


@pytest.fixture
def config(tmp_path: Path) -> Callable[[str], str]:
    """Write a settings file, and return the folder that ``XDG_CONFIG_HOME`` names."""

    def write(content: str) -> str:
        (tmp_path / "digecon").mkdir()
        (tmp_path / "digecon" / "config.toml").write_text(content, encoding="utf-8")
        return str(tmp_path)

    return write


def shown(answer: Any) -> dict[str, tuple[str, str]]:
    assert answer.code == 0
    return {row["setting"]: (row["value"], row["origin"]) for row in csv.DictReader(io.StringIO(answer.out))}


@pytest.mark.parametrize(
    ("words", "environment", "lang"),
    [
        ((), {}, ("zh", "file")),
        ((), {"LANG": "en_US.UTF-8"}, ("zh", "file")),
        ((), {"DIGECON_LANG": "en", "LANG": "zh_CN.UTF-8"}, ("en", "DIGECON_LANG")),
        (("--lang", "en"), {"DIGECON_LANG": "zh"}, ("en", "--lang")),
    ],
)
def test_an_option_counts_before_a_variable_and_that_before_the_file(
    words: tuple[str, ...],
    environment: dict[str, str],
    lang: tuple[str, str],
    digecon: Run,
    config: Callable[[str], str],
) -> None:
    home = config('lang = "zh"\n')
    assert shown(digecon("config", *words, XDG_CONFIG_HOME=home, **environment))["lang"] == lang


def test_without_a_file_the_system_says_the_language_and_else_the_default(digecon: Run, tmp_path: Path) -> None:
    home = str(tmp_path)
    assert shown(digecon("config", XDG_CONFIG_HOME=home)) == {
        "lang": ("en", "default"),
        "pager": ("less -FRX", "default"),
        "theme": ("paper", "default"),
        "file": (os.path.join(home, "digecon", "config.toml"), "not there"),
    }
    assert shown(digecon("config", XDG_CONFIG_HOME=home, LC_ALL="zh_CN.UTF-8"))["lang"] == ("zh", "LC_ALL")


def test_the_file_holds_for_what_people_read_and_never_for_programs(digecon: Run, config: Callable[[str], str]) -> None:
    home = config('lang = "zh"\ntheme = "dark"\n')
    line = ("show", "telecom.revenue", "--from", "2024", "--no-pager")
    assert "电信" in digecon(*line, "-f", "table", XDG_CONFIG_HOME=home).out
    assert digecon(*line, "-f", "csv", XDG_CONFIG_HOME=home).out == digecon(*line, "-f", "csv").out


def test_the_theme_of_the_file_is_that_of_pictures_without_the_option(
    digecon: Run, config: Callable[[str], str]
) -> None:
    home = config('theme = "dark"\n')
    line = ("plot", "economy.gdp", "-f", "svg")
    dark = digecon(*line, "--theme", "dark").out
    assert digecon(*line, XDG_CONFIG_HOME=home).out == dark
    assert digecon(*line, "--theme", "paper", XDG_CONFIG_HOME=home).out == digecon(*line).out != dark


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('pagr = "less"\n', "'pagr' is not a setting. Did you mean 'pager'?"),
        ('lang = "fr"\n', "lang is not 'fr': write en or zh."),
        ("theme = 3\n", "theme is not '3': write paper or slide or column or phone or dark."),
        ("pager = []\n", "pager is not '[]': write \"less -S\"."),
        ("lang = \n", "is not TOML: "),
    ],
)
def test_what_is_wrong_in_the_file_is_said_and_left_aside(
    content: str, message: str, digecon: Run, config: Callable[[str], str]
) -> None:
    answer = digecon("show", "gdp", "--last", "1", "--quiet", XDG_CONFIG_HOME=config(content))
    assert answer.code == 0
    assert message in answer.err
    assert answer.err.count("\n") == 1
    assert answer.out.startswith("indicator,")


def test_a_file_that_cannot_be_read_is_said(digecon: Run, config: Callable[[str], str]) -> None:
    home = config("")
    place = Path(home) / "digecon" / "config.toml"
    place.write_bytes(b'lang = "\xff"\n')
    answer = digecon("config", XDG_CONFIG_HOME=home)
    assert answer.code == 0
    assert "is not TOML" in answer.err


def test_less_takes_the_text_for_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    from digecon_cli.cli import pager

    for name in ("LESSCHARSET", "LESSCHARDEF"):
        monkeypatch.delenv(name, raising=False)
    assert pager._environment(["/usr/bin/less", "-R"])["LESSCHARSET"] == "utf-8"
    assert "LESSCHARSET" not in pager._environment(["more"])
    monkeypatch.setenv("LESSCHARSET", "latin1")
    assert pager._environment(["less"])["LESSCHARSET"] == "latin1"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_that_the_shell_reads(shell: str, digecon: Run, tmp_path: Path) -> None:
    answer = digecon("completion", shell)
    assert (answer.code, answer.err) == (0, "")
    assert "_DIGECON_COMPLETE" in answer.out
    if not shutil.which(shell):
        pytest.skip(f"no {shell}")
    (tmp_path / "script").write_text(answer.out, encoding="utf-8")
    done = subprocess.run([shell, "-n", str(tmp_path / "script")], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_completion_offers_every_theme() -> None:
    assert theme("") == ["paper", "slide", "column", "phone", "dark"]
    assert theme("p") == ["paper", "phone"]


def test_completion_of_an_unknown_shell_says_which_there_are(digecon: Run) -> None:
    answer = digecon("completion", "bsh")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "digecon: 'bsh' is not a supported shell. Did you mean 'bash'? Known: bash, zsh, fish.\n"
