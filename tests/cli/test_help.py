"""Help: every command has a page with examples, every example runs, and nothing registered is forgotten."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from registered import COMMANDS
from wcwidth import wcswidth

from digecon_cli import __version__
from digecon_cli.cli import app, front_page
from digecon_cli.cli.registry import ON_ONE_LINE, names, sections
from digecon_cli.render.formats import Formats

Run = Callable[..., Any]
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_command_has_help_with_examples(digecon: Run, name: str, flag: str) -> None:
    answer = digecon(name, flag)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"Usage: digecon {name} ")
    _, _, examples = answer.out.partition("Examples:\n")
    assert [line.strip() for line in examples.splitlines() if line.strip()] == list(COMMANDS[name].examples)
    assert COMMANDS[name].examples
    assert max(map(wcswidth, answer.out.splitlines())) <= 80
    assert answer.out.count("\n") <= 24


def test_the_first_help_page_names_every_command_by_section(digecon: Run) -> None:
    answer = digecon("--help")
    assert answer.code == 0
    usage, *lines, options = answer.out.splitlines()
    assert usage == 'Usage: digecon COMMAND [ARGS]... | "A QUESTION" | help COMMAND | help options'
    assert options == "Options: --version --debug --install-completion --show-completion --help"
    assert len(lines) < 23, "with what is typed next it fits a small screen"
    together = [line for line in lines if line.startswith("Ch")]
    assert together == [
        "Check    check, validate     Recompute what reports say; examine a table",
        "Changes  diff, revisions     What changed between tables; revisions of figures",
    ]
    assert [line for line in lines if line.startswith("Serve")] == [
        "Serve    export, site, mcp   Extracts; the table as a website; serve assistants",
    ]
    assert [line for line in lines if line.startswith("Setup")] == [
        "Setup    config, completion  Settings and their file; completion script",
    ]
    assert [line for line in lines if line.startswith(("Draw", "Publish"))] == [
        "Draw     plot, report        A chart; a page with charts, tables and sources",
        "Publish  sources, cite       Documents of the figures; citations",
    ]
    together += [line for line in lines if line.startswith(("Draw", "Publish", "Serve", "Setup"))]
    lines = [line for line in lines if line not in together]
    told = re.findall(r"^([A-Z][a-z]+)? +([a-z][a-z-]+)  +[^ ].*[a-z)]$", "\n".join(lines), flags=re.MULTILINE)
    assert [word for section_and_name in told for word in section_and_name if word] == [
        word
        for section, commands in sections().items()
        if section not in ON_ONE_LINE
        for word in (section, *(command.name for command in commands))
    ]
    assert set(COMMANDS) == set(names())


def test_the_first_help_page_has_room_for_a_further_measure(digecon: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    further = COMMANDS["growth"]._replace(name="made-up", help="A further measure: what its page alone says.")
    every = sections()
    monkeypatch.setattr(front_page, "sections", lambda: every | {"Derive": [*every["Derive"], further]})
    _, *lines, _ = digecon("--help").out.splitlines()
    assert "         made-up             A further measure" in lines
    assert len(lines) < 23


def test_no_two_commands_of_a_section_have_one_rank() -> None:
    for section, commands in sections().items():
        ranks = [command.rank for command in commands]
        assert len(set(ranks)) == len(ranks), section


EXAMPLES = [example for name in COMMANDS for example in COMMANDS[name].examples]
EXAMPLES += ["digecon show telecom", "digecon growth economy.digital --from 2017", "digecon share -f csv > shares.csv"]
THEIRS = ("mine.csv", "my-claims.csv", "csvgrep", "before")  # a file or a program of the reader's


@pytest.mark.exhaustive
@pytest.mark.parametrize("example", dict.fromkeys(EXAMPLES))
def test_every_example_of_the_help_runs(digecon: Run, example: str, tmp_path: Path) -> None:
    if any(word in example for word in THEIRS):
        pytest.skip("needs what only its reader has")
    out = ""
    for part in example.partition(" > ")[0].split(" | "):
        program, *words = shlex.split(part)
        assert program == "digecon"
        answer = digecon(*words, given=out, cwd=tmp_path)
        if ": pip install " in answer.err:
            pytest.skip("needs a library that is not installed, and says which")
        # check reports findings with code 1: that is its answer
        assert answer.code in ((0, 1) if words[0] == "check" else (0,)), answer.err
        out = answer.out
    assert out or "-o" in words or words[0] in ("export", "mcp", "site")  # which answers only who asks it


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_the_version_tells_the_data_s_too(digecon: Run, flag: str) -> None:
    answer = digecon(flag)
    assert answer.code == 0
    assert re.fullmatch(rf"digecon {re.escape(__version__)} \(data \d{{4}}\.\d+(\.\d+)?\)\n", answer.out)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("digecon sh", "show"),
        ("digecon tele", "telecom"),
        ("digecon he", "help"),
        ("digecon help gro", "growth"),
        ("digecon help op", "options"),
        ("digecon telecom --fr", "--freq"),
        ("digecon gdp --to 2023-", "2023-9M"),
        ("digecon show tele", "telecom"),
        ("digecon show economy.g", "economy.gdp"),
        ("digecon show -f js", "jsonl"),
        ("digecon info economy.digi", "economy.digital"),
        ("digecon show --from 201", "2017"),
        ("digecon show --to 2023-", "2023-9M"),
        ("digecon explain economy.gdp 202", "2022"),
        ("digecon show --area U", "US"),
        ("digecon show --lang z", "zh"),
        ("digecon show --freq y", "ytd"),
        ("digecon show --vintage f", "first"),
        ("digecon show --fill s", "sums"),
        ("digecon plot --measure gro", "growth"),
        ("digecon growth --basis c", "computed"),
        ("digecon index --base 201", "2017"),
        ("digecon show -f au", "auto"),
        ("digecon show --cur", "--currency"),
    ],
)
def test_completion_offers_what_may_be_typed(digecon: Run, typed: str, offered: str) -> None:
    words = typed.split()
    environment = {"_DIGECON_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1)}
    answer = digecon(**environment)
    assert offered in answer.out.split()


def test_completion_after_help_offers_no_sector(digecon: Run) -> None:
    answer = digecon(_DIGECON_COMPLETE="complete_bash", COMP_WORDS="digecon help te", COMP_CWORD="2")
    assert answer.out.split() == []


def test_whatever_is_registered_has_a_test() -> None:
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    for name in (*COMMANDS, *Formats().names()):
        assert re.search(rf"""["']{re.escape(name)}[ "']""", tests), name


def test_whatever_is_registered_has_a_line_in_the_documentation() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages if page.is_file())
    missing = [name for name in COMMANDS if f"digecon {name}" not in text]
    missing += [name for name in Formats().names() if f"`{name}`" not in text and f"-f {name}" not in text]
    assert not missing


def test_the_first_page_needs_no_typer_and_names_the_options_that_typer_has(
    loaded_by: Callable[..., Any], tmp_path: Path
) -> None:
    for line in ("--help", "help", "-h"):
        ((code, modules),) = loaded_by(line, cwd=tmp_path)
        assert code == 0
        assert "typer" not in modules
    root = app.command()
    context = root.make_context("digecon", ["list"], resilient_parsing=True)
    assert tuple(max(option.opts, key=len) for option in root.get_params(context)) == front_page.FLAGS
