"""A command is one file, found by being there, and takes the options that it declares and no others."""

import os
import shlex
import subprocess
import sys
from collections import namedtuple
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from registered import COMMANDS
from registered import line as line_of

from digecon_cli import measures
from digecon_cli.cli import app, commands, registry
from digecon_cli.cli.large_files import FOLLOWED, is_followed
from digecon_cli.cli.options import GROUPS, SELECT, Common
from digecon_cli.cli.quick_parse import parse

Run = Callable[..., Any]
SOURCE = Path(__file__).parents[2] / "src"
FILES = sorted(path for path in Path(commands.__path__[0]).glob("*.py") if path.stem != "__init__")
FLAGS = sorted({flag for command in COMMANDS.values() for one in command.options for flag in one.flags})


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_of_the_folder_is_the_command_of_its_name(path: Path) -> None:
    command = COMMANDS[path.stem]
    assert command.name == path.stem
    assert command.section in registry.SECTIONS
    assert command.help.endswith(".")
    assert all(f"digecon {path.stem}" in example for example in command.examples)
    assert command.examples


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_an_example_of_the_words_that_it_needs(name: str) -> None:
    found = parse(shlex.split(line_of(name)))
    assert found is not None
    assert found[0].name == name


def test_no_name_is_taken_twice() -> None:
    assert len(registry.names()) == len(set(registry.names())) == len(FILES) + len(measures.commands())  # the measures


@pytest.mark.parametrize("name", ["", "shwo", "SHOW", "__init__", "../spec", "show.py", "-h"])
def test_what_is_no_command_is_not_found(name: str) -> None:
    assert registry.find(name) is None


def test_every_shared_option_has_one_group_and_one_place_among_the_values() -> None:
    shared = [option.name for group in GROUPS.values() for option in group]
    assert sorted([SELECT.name, *shared]) == sorted(Common._fields)
    for group in GROUPS.values():
        for option in group:
            assert Common._field_defaults[option.name] == option.empty


def test_an_option_that_the_large_engine_does_not_name_is_answered_by_the_plain_one() -> None:
    assert set(Common._fields) > FOLLOWED
    assert is_followed(Common(select=("a",), start="2020", columns="value", output="a.csv"))
    for option in (option for group in GROUPS.values() for option in group if option.name not in FOLLOWED):
        assert not is_followed(Common(**{option.name: "x"})), option.name
    fields, defaults = (*Common._fields, "made_up"), (*Common._field_defaults.values(), "")
    wider: Any = namedtuple("Wider", fields, defaults=defaults)
    assert is_followed(wider(start="2020"))
    assert not is_followed(wider(start="2020", made_up="x"))


@pytest.mark.parametrize("name", COMMANDS)
def test_options_are_listed_in_the_order_of_their_groups_after_the_command_s_own(name: str) -> None:
    shared = [option for group in GROUPS.values() for option in group]
    places = [shared.index(option) if option in shared else -1 for option in COMMANDS[name].options]
    assert places == sorted(places)
    names = [one.name for one in (*COMMANDS[name].options, *COMMANDS[name].arguments)]
    assert len(names) == len(set(names))


def taken(name: str, flag: str) -> bool:
    """Return whether the front door takes an option of a command."""
    words = ["x"] * len(COMMANDS[name].arguments)
    return any(parse([name, *words, *line]) for line in ([flag], [flag, "x"]))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_takes_the_options_that_it_declares_and_no_others(name: str) -> None:
    own = {flag for option in COMMANDS[name].options for flag in option.flags}
    assert {flag for flag in FLAGS if taken(name, flag)} == own
    by_typer = app.typer_command(COMMANDS[name]).params
    assert {flag for one in by_typer if one.param_type_name == "option" for flag in one.opts} == own


@pytest.mark.parametrize(
    ("line", "flag"),
    [
        ("search broadband --currency USD", "--currency"),
        ("list --vintage first", "--vintage"),
        ("info economy.gdp --from 2020", "--from"),
        ("growth --scale bn", "--scale"),
        ("explain economy.gdp 2022 --wide", "--wide"),
        ("check --scale bn", "--scale"),
        ("validate mine.csv --data mine.csv", "--data"),
        ("cagr economy.gdp --scale bn", "--scale"),
        ("report economy --bounds", "--bounds"),
        ("cite economy --scale bn", "--scale"),
        ("export out economy -f csv", "-f"),
    ],
)
def test_an_option_that_means_nothing_for_a_command_is_refused(
    digecon: Run, line: str, flag: str, tmp_path: Path
) -> None:
    answer = digecon(*line.split(), cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"digecon: {line.split()[0]} takes no {flag}, which goes with ")
    assert f" {' '.join(line.split()[line.split().index(flag) :])}'. See " in answer.err
    assert answer.err.endswith(f" See 'digecon {line.split()[0]} --help'.\n")
    assert answer.err.count("\n") == 1
    assert not list(tmp_path.iterdir())


DROPPED = '''
"""``greet``: a command that exists in this test only."""

from digecon_cli.cli.options import LANG, Common
from digecon_cli.cli.output import deliver
from digecon_cli.cli.spec import Argument, Command


def _greet(common: Common, name: str) -> None:
    deliver(f"{'你好' if common.lang == 'zh' else 'hello'} {name}\\n".encode(), common.output)


COMMAND = Command(
    "greet", section="Look", rank=99, help="Say hello.", examples=("digecon greet you",), run=_greet, options=(LANG,),
    arguments=(Argument("name", "NAME", "Whom."),), selects=False,
)
'''


@pytest.fixture
def greet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put a new command into a folder of commands."""
    (tmp_path / "greet.py").write_text(DROPPED, encoding="utf-8")
    monkeypatch.setattr(commands, "__path__", [*commands.__path__, str(tmp_path)])
    yield
    sys.modules.pop(f"{commands.__name__}.greet", None)


@pytest.mark.usefixtures("greet")
def test_a_new_file_in_the_folder_is_a_command(digecon: Run) -> None:
    assert digecon("greet", "you") == (0, "hello you\n", "")
    assert digecon("greet", "you", "--lang", "zh") == (0, "你好 you\n", "")
    assert "\n         greet               Say hello\nAbout    " in digecon("--help").out
    assert digecon("greet", "--help").out.startswith("Usage: digecon greet ")
    assert "Did you mean 'greet'?" in digecon("gret").err
    assert digecon("greet", "you", "--wide").code == 2


@pytest.mark.parametrize(("line", "own"), [("show telecom", {"show"}), ("list", {"list"}), ("growth telecom", set())])
def test_a_command_loads_no_other(line: str, own: set[str]) -> None:
    program = "import sys; from digecon_cli.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", program, *line.split(), "-f", "csv"],
        env=os.environ | {"PYTHONPATH": str(SOURCE)}, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    loaded = done.stderr.split()
    prefix = f"{commands.__name__}."
    assert {name.removeprefix(prefix) for name in loaded if name.startswith(prefix)} == own
    assert ("digecon_cli.measures.growth" in loaded) is (not own)
    assert "signal" not in loaded, "half a millisecond of each command"
