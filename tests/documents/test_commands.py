"""Every command on every page is run, in the order of the page, in a folder of its own; what is shown is what comes.

| a fence's language | what is done with it |
|---|---|
| `console` | what stands behind `$` is run as on a terminal of 80 columns, and answers as shown below it; `...` stands for any lines; not run where it is piped into a program of `PEERS` that is not installed |
| `sh` | each line is run and has to succeed |
| `python` | run; the blocks of a page share their names |
| `csv`, `toml` with `title="NAME"` | the file NAME, for what comes after it |
| those of `NOT_RUN` | not run, for the reason given there |

`./dev test tests/documents --write-golden` writes the answers of today into the pages: read the difference as a user.
`digecon ...` in running text is run too, unless it stands for a form (`digecon info ID`). Files that a page speaks of without
showing them lie in `given/`.
"""

import contextlib
import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from markdown_pages import DOCS, ROOT, Code, Fence, code, name

from digecon_cli.cli import registry
from digecon_cli.core import facts

NOT_RUN = {
    "bash": "for a program, a network or an installation that a test cannot count on, or it waits for somebody",
    "csv": "a table without a title is shown, not used",
    "json": "a setting of another program",
    "r": "R",
    "text": "no command: a layout, a pattern, a piece of output",
    "toml": "a setting without a title is shown, not used",
    "yaml": "a setting of another program",
}
RUN = ("console", "sh", "python")
FILES = ("csv", "toml")
GIVEN = Path(__file__).parent / "given"
# The examples of the reference are those that the commands declare: tests/cli/test_help.py runs them.
PAGES = [path for path in (ROOT / "README.md", *sorted(DOCS.glob("*.md"))) if path.name != "reference.md"]
GATE = 2  # the first blocks of the README install and test in a fresh clone: .ci/run runs them as they stand
FORM = re.compile(r"\b(ID|PERIOD|COMMAND|SELECT|DIR|FILE(\.\w+)?|OLD|NEW|MY\.csv)\b|\.\.\.")
SHELL = re.compile(r"[|><;&]")
PEERS = ("mlr",)  # programs of others that a page shows
SETTING = re.compile(r"[A-Z_]+=")
# 1 is an answer too: statements that are wrong, or tables that differ.
FINDS = re.compile(r"digecon (check|diff)\b")
LAST = 5  # lines of what went wrong
TERMINAL = {"TERM": "xterm-256color", "NO_COLOR": "1", "COLUMNS": "80", "LINES": "1000"}
Run = Callable[..., Any]


class Reader:
    """Somebody who types what a page says, in one folder; ``wrong`` is what did not go as it says."""

    def __init__(self, path: Path, folder: Path, digecon: Run, write: bool = False) -> None:
        self.path, self.folder, self.digecon, self.write = path, folder, digecon, write
        self.wrong: list[str] = []
        self.names: dict[str, Any] = {"__name__": "page"}
        shutil.copytree(GIVEN, folder, dirs_exist_ok=True)

    def read(self) -> None:
        """Do what the page says from its first line to its last."""
        seen = 0
        for piece in code(self.path):
            if isinstance(piece, Code):
                self._word(piece)
                continue
            seen += piece.language == "sh"
            if piece.language == "sh" and not (name(self.path) == "README.md" and seen <= GATE):
                self._lines(piece)
            elif piece.language == "console":
                self._screen(piece)
            elif piece.language == "python":
                self._python(piece)
            elif piece.language in FILES and piece.title:
                (self.folder / piece.title).write_text(piece.text, encoding="utf-8")

    def _word(self, piece: Code) -> None:
        words = [word for word in piece.text.split() if not SETTING.match(word)]
        if "--install-completion" in words:
            return  # it writes into the reader's home
        if words[:1] != ["digecon"] or FORM.search(piece.text) or piece.text.endswith(" -"):
            return
        if len(words) == 2 and words[1] in registry.names():
            return  # only what a command is called
        self._succeeds(piece.line, piece.text)

    def _lines(self, piece: Fence) -> None:
        for line in piece.text.splitlines():
            if line and not line.startswith("#"):
                self._succeeds(piece.line, line)

    def _succeeds(self, line: int, typed: str) -> None:
        code, out, err = self._run(typed)
        found = code == 1 and FINDS.search(typed) and out
        if code and not found:
            self._say(line, typed, "\n".join((out + err).splitlines()[-LAST:]))

    def _screen(self, piece: Fence) -> None:
        for asked in re.split(r"^\$ ", piece.text, flags=re.MULTILINE)[1:]:
            line, _, shown = asked.partition("\n")
            if any(f"| {peer} " in line and not shutil.which(peer) for peer in PEERS):
                continue
            _, out, err = self._run(line, screen=True)
            told = out + err
            if self.write and not fits(shown, told):
                shown = self._anew(asked, line, shown, told)
            if not fits(shown, told):
                self._say(piece.line, line, f"it answers\n{told}\nand not\n{shown}")

    def _anew(self, asked: str, line: str, shown: str, told: str) -> str:
        """Write an answer of today in the place of the one that is shown.

        Of one with lines left out, as many from its start, and of the others those that are most like those that are shown.
        """
        head, *rest = (part.splitlines() for part in re.split(r"^\.\.\.\n", shown, flags=re.MULTILINE))
        lines = told.rstrip().splitlines()
        parts = [lines[: len(head)] if rest else lines]
        parts += [[next(iter(difflib.get_close_matches(one, lines, 1)), one) for one in part] for part in rest]
        kept = "...\n".join("".join(f"{one}\n" for one in part) for part in parts)
        page = self.path.read_text(encoding="utf-8")
        self.path.write_text(page.replace(f"$ {asked}", f"$ {line}\n{kept}", 1), encoding="utf-8")
        return kept

    def _python(self, piece: Fence) -> None:
        try:
            with contextlib.chdir(self.folder):
                exec(compile(piece.text, f"{name(self.path)}:{piece.line}", "exec"), self.names)
        except Exception as error:  # whatever a page's code raises is told with its place
            self._say(piece.line, piece.text, f"{type(error).__name__}: {error}")

    def _run(self, line: str, screen: bool = False) -> tuple[int, str, str]:
        """Return the exit code of a line, its output and its messages: run in this process, where it is digecon and nothing else."""
        words = shlex.split(line, comments=True)
        settings = dict(word.split("=", 1) for word in words if SETTING.match(word))
        if SHELL.search(re.sub(r"'[^']*'|\"[^\"]*\"", "", line)) or words[len(settings)] != "digecon":
            return self._shell(line)
        around = (TERMINAL if screen else {}) | settings
        answer = self.digecon(*words[len(settings) + 1 :], cwd=self.folder, terminal=screen, **around)
        return answer.code, answer.out, answer.err

    def _shell(self, line: str) -> tuple[int, str, str]:
        clean = {key: value for key, value in os.environ.items() if not key.startswith("DIGECON_")}
        clean |= {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{clean['PATH']}", "PYTHONPATH": str(ROOT / "src")}
        done = subprocess.run(
            ["sh", "-c", line], cwd=self.folder, env=clean | {"PYTHONUTF8": "1"}, stdin=subprocess.DEVNULL,
            capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    def _say(self, line: int, text: str, told: str) -> None:
        self.wrong.append(f"{name(self.path)}:{line}: {text}\n{told}")


def fits(shown: str, told: str) -> bool:
    """Return whether an answer is the one that is shown; a line ``...`` stands for any number of lines."""
    pieces = re.split(r"^ *\.\.\.\n", shown.rstrip() + "\n", flags=re.MULTILINE)
    return re.fullmatch("(?:.*\n)*?".join(map(re.escape, pieces)), told.rstrip() + "\n") is not None


@pytest.mark.slow
@pytest.mark.parametrize("path", PAGES, ids=name)
def test_every_command_of_a_page_runs_and_answers_as_shown(
    path: Path, digecon: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setenv("MPLBACKEND", "Agg")  # Python's own pictures, without a window
    reader = Reader(path, tmp_path, digecon, request.config.getoption("--write-golden"))
    reader.read()
    assert not reader.wrong, "\n\n".join(reader.wrong)


@pytest.mark.parametrize("path", [*PAGES, DOCS / "reference.md"], ids=name)
def test_every_block_says_by_its_language_whether_it_is_run(path: Path) -> None:
    unknown = [
        f"{name(path)}:{piece.line}: a block of '{piece.language}': one of {', '.join((*RUN, *NOT_RUN))}"
        for piece in code(path)
        if isinstance(piece, Fence) and piece.language not in (*RUN, *NOT_RUN)
    ]
    assert unknown == []


def test_every_rule_has_an_example_or_is_told_to_be_a_guard() -> None:
    codes = [code for code, entry in facts.documented().items() if entry.kind == facts.REFUSAL]
    page = (DOCS / "refusals.md").read_text(encoding="utf-8")
    examples, _, guards = page.partition("## Codes that you will rarely meet")
    shown = {title for title in re.findall(r"^## (\w+)$", examples, flags=re.MULTILINE) if f",{title}," in examples}
    assert set(codes) == shown | {code for code in codes if f"`{code}`" in guards.partition(" are guards")[0]}
    assert len(shown) > 12


def test_an_answer_is_compared_to_the_letter_but_for_what_is_left_out() -> None:
    assert fits("a\n...\nd\n", "a\nb\nc\nd\n")
    assert fits("a\n...\n", "a\nb\n")
    assert not fits("a\n...\nd\n", "a\nd.\n")
    assert not fits("a\n", "a\nb\n")
    assert not fits("20.9\n", "20x9\n")


def test_a_page_that_says_what_is_not_so_is_found(
    tmp_path: Path, digecon: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "Type `digecon info gpd`, `digecon info ID` or `digecon list`.\n\n```console\n$ digecon version\nnone\n```\n\n"
        "```sh\ndigecon show nothing.at.all\ndigecon list | grep -c nothing\n```\n\n```python\n1 / 0\n```\n",
        encoding="utf-8",
    )
    monkeypatch.setattr("markdown_pages.ROOT", tmp_path)
    reader = Reader(page, tmp_path, digecon)
    reader.read()
    assert [one.partition("\n")[0] for one in reader.wrong] == [
        "page.md:1: digecon info gpd", "page.md:3: digecon version", "page.md:8: digecon show nothing.at.all",
        "page.md:8: digecon list | grep -c nothing", "page.md:13: 1 / 0",
    ]  # fmt: skip


def test_an_answer_of_today_is_written_into_its_page_where_that_is_asked_for(
    tmp_path: Path, digecon: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.md"
    asked = "$ digecon list nothing.at.all\n"
    answer = digecon("list", "nothing.at.all").err
    last = answer.splitlines()[-1]
    page.write_text(
        f"A\n\n```console\n{asked}old\n```\n\n```console\n{asked}old\n...\n{last[1:]}\n...\n```\n", encoding="utf-8"
    )
    monkeypatch.setattr("markdown_pages.ROOT", tmp_path)
    Reader(page, tmp_path, digecon, write=True).read()
    first = answer.splitlines()[0]
    assert (
        page.read_text(encoding="utf-8")
        == f"A\n\n```console\n{asked}{answer}```\n\n```console\n{asked}{first}\n...\n{last}\n...\n```\n"
    )
