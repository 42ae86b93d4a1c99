"""The pages of the manual: they have every command and option, and what shows them finds nothing to warn of."""

import shutil
import subprocess
from pathlib import Path

import manual
import pytest

from digecon_cli.cli import options, registry

PAGE = Path(__file__).parent.parent / "docs" / "digecon.1"
PAGES = [PAGE, *sorted((PAGE.parent / "man").glob("*"))]


def typed(shown: str) -> str:
    """Return what a reader sees of words that are typed."""
    return shown.replace(r"\-", "-").replace(r"\fB", "").replace(r"\fR", "").replace(r"\fI", "")


def test_it_tells_every_command_with_its_examples_and_every_option() -> None:
    lines = typed(PAGE.read_text(encoding="utf-8")).splitlines()
    for command in filter(None, map(registry.find, registry.names())):
        assert any(line.startswith(f".SS digecon {command.name}") for line in lines), command.name
        assert set(command.examples) <= set(lines)
        for flag in (flag for option in options.in_full(command) for flag in option.flags[:1]):
            assert any(flag in line.replace(",", " ").split() for line in lines), flag


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (".5 of it", r"\&.5 of it"),
        ("'so' to say", r"\&'so' to say"),
        ("a--b", r"a\-\-b"),
        ("C:\\x", r"C:\ex"),
        ("plain", "plain"),
    ],
)
def test_no_word_is_taken_for_a_request(words: str, shown: str) -> None:
    assert manual.text(words) == shown


@pytest.mark.parametrize(
    "command",
    [("mandoc", "-Tlint", "-W", "warning"), ("groff", "-man", "-ww", "-K", "utf8", "-Tutf8", "-z")],
    ids=lambda command: command[0],
)
def test_who_shows_it_has_nothing_to_warn_of(command: tuple[str, ...]) -> None:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    for page in PAGES:
        done = subprocess.run([*command, page], capture_output=True, encoding="utf-8", check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), page.name


def test_each_command_has_a_page_of_its_own_with_all_its_options() -> None:
    assert {page.name for page in PAGES[1:]} == {f"digecon-{name}.1" for name in registry.names()}
    for command in filter(None, map(registry.find, registry.names())):
        lines = typed((PAGE.parent / "man" / f"digecon-{command.name}.1").read_text(encoding="utf-8")).splitlines()
        called = lines[lines.index(".SH SYNOPSIS") + 1]
        assert called.startswith(f"digecon {command.name}")
        places = [option.metavar for option in command.options if not option.flags]
        assert called.split()[-len(places) :] == places or not places
        assert set(command.examples) <= set(lines)
        for option in options.in_full(command):
            assert any(line.startswith(", ".join(option.flags) or option.metavar) for line in lines), option.name
