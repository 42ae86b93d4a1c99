"""Which tests reach which lines, and how long each takes: collected once, and anew for test files that changed since.

Lines are known by their text, so that what is collected serves although others were added above them.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import coverage
import pytest

from . import trees
from .trees import PACKAGE, ROOT

MAP = ROOT / ".mutants" / "reach.json"  # not under version control
WATCHED = "MUTANTS_WATCHED"  # the environment variable with the file to which a run under watch writes
# Not run: tests of the sources as text, which every change would fail or none, what only draws answers,
# and what waits for processes.
LEFT_OUT = (
    "tests/test_house.py", "tests/test_wording.py", "tests/test_recipes.py", "tests/test_mutants.py", "tests/draw/",
    "tests/publish/", "tests/curate/", "tests/cli/test_dashboard.py", "tests/cli/test_pictures.py",
    "tests/faults/test_whole_or_untouched.py",
)  # fmt: skip
APART = "starts processes"
CONFIG = "[run]\nparallel = true\ndata_file = {data}\ninclude = {include}\n"


class Computed(NamedTuple):
    """Seconds that this process has computed, and those that ended processes which it started have."""

    own: float
    started: float

    @classmethod
    def now(cls) -> "Computed":
        """Return them as they are."""
        times = os.times()
        return cls(times.user + times.system, times.children_user + times.children_system)


class Watch:
    """A part of pytest that writes down how long each test computed, if it passed; what else the machine does is left out.

    ``apart`` gets the tests that start processes, which do not have what is changed in this one.
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.apart: set[str] = set()
        self.others: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Tell in the report of the last phase of a test how long all of it computed."""
        report = yield
        now = Computed.now()
        if report.when == "setup":
            self.began = Computed(now.own - report.duration, now.started)
        done = report.when == "teardown"
        report.duration = sum(now) - sum(self.began) if done else 0.0
        if done and now.started > self.began.started:
            report.user_properties.append((APART, True))  # which the processes of xdist hand on
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take a report; of several processes the one that leads gets all."""
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0) + report.duration
        if (APART, True) in map(tuple, report.user_properties):
            self.apart.add(report.nodeid)
        if report.outcome != "passed":
            self.others.add(report.nodeid)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write what was seen."""
        if not hasattr(session.config, "workerinput"):
            passed = {test: seconds for test, seconds in self.seconds.items() if test not in self.others}
            found = {"passed": passed, "apart": sorted(self.apart)}
            Path(os.environ[WATCHED]).write_text(json.dumps(found), encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Watch this run."""
    config.pluginmanager.register(Watch())


class Reach:
    """The tests by their names, each with its seconds, and for every line of the scope the tests that reach it."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {}
        self.tests: dict[str, float] = {}
        self.lines: dict[str, set[str]] = {}
        self.apart: set[str] = set()  # the tests that start processes
        self.loading: set[str] = set()  # the lines that run while the program and its tests are loaded
        self.unsound: set[str] = (
            set()
        )  # what fails in a fork of a loaded program, or in a copy, though nothing is changed

    @classmethod
    def known(cls) -> "Reach":
        """Return what was collected before; nothing where nothing was."""
        self = cls()
        if MAP.exists():
            told = json.loads(MAP.read_text(encoding="utf-8"))
            self.files, self.tests = told["files"], told["tests"]
            self.unsound, self.apart = set(told["unsound"]), set(told["apart"])
            names = list(self.tests)
            self.lines = {line: {names[number] for number in tests} for line, tests in told["lines"].items()}
        return self

    def keep(self) -> None:
        """Write it down for the next time."""
        number = {name: place for place, name in enumerate(self.tests)}
        lines = {line: sorted(number[name] for name in tests) for line, tests in self.lines.items()}
        MAP.parent.mkdir(exist_ok=True)
        told = {
            "files": self.files,
            "tests": self.tests,
            "lines": lines,
            "unsound": sorted(self.unsound),
            "apart": sorted(self.apart),
        }
        MAP.write_text(json.dumps(told), encoding="utf-8")

    def update(self, tree: Path, jobs: int) -> None:
        """Collect what the tests of changed files reach, in a copy of the project, and forget those that are gone."""
        now = {
            path.relative_to(tree).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted((tree / "tests").rglob("test_*.py"))
        }
        changed = [
            file for file, digest in now.items() if self.files.get(file) != digest and not file.startswith(LEFT_OUT)
        ]
        gone = {name for name in self.tests if name.partition("::")[0] in changed or name.partition("::")[0] not in now}
        self.tests = {name: seconds for name, seconds in self.tests.items() if name not in gone}
        self.lines = {line: tests - gone for line, tests in self.lines.items()}
        self.apart -= gone
        if changed:
            print(f"collecting what the tests of {len(changed)} files reach", flush=True)
            with tempfile.TemporaryDirectory() as folder:
                self.collect(tree, changed, Path(folder), jobs)
        self.files = now
        self.loading = self.load(tree)

    def load(self, tree: Path) -> set[str]:
        """Return the lines that run while the program and all tests are loaded."""
        with tempfile.TemporaryDirectory() as folder:
            config, data = Path(folder, "coverage.ini"), Path(folder, "data")
            config.write_text(CONFIG.format(data=data, include=f"{tree / PACKAGE}/*"), encoding="utf-8")
            trees.pytest(tree, "--collect-only", "-n", "0", "--cov", f"--cov-config={config}", "--cov-report=")
            return {
                key(module, "".join(text[line - 1 : line]))
                for module, text, found in _measured(data, tree)
                for line in found
            }

    def collect(self, tree: Path, files: list[str], folder: Path, jobs: int) -> None:
        """Run tests under watch, and take what they reach."""
        config, watched, data = folder / "coverage.ini", folder / "watched.json", folder / "data"
        config.write_text(CONFIG.format(data=data, include=f"{tree / PACKAGE}/*"), encoding="utf-8")
        trees.pytest(
            tree, *files, "-m", "not slow or exhaustive", "-p", "mutants.reach", "-n", str(jobs), "--dist", "worksteal",
            "--cov", "--cov-context=test", f"--cov-config={config}", "--cov-report=", MUTANTS_WATCHED=str(watched),
        )  # fmt: skip
        watch = json.loads(watched.read_text(encoding="utf-8"))
        passed = watch["passed"]
        self.tests |= passed
        self.apart |= {*watch["apart"]}
        for module, text, found in _measured(data, tree):
            for line, contexts in found.items():
                tests = {context.partition("|")[0] for context in contexts}
                self.lines.setdefault(key(module, "".join(text[line - 1 : line])), set()).update(tests & passed.keys())

    def of(self, module: str, texts: Iterable[str]) -> set[str]:
        """Return the tests that reach one of some lines; where none does, those of the module."""
        found = set().union(*(self.lines.get(key(module, text), ()) for text in texts))
        return found or set().union(*(tests for line, tests in self.lines.items() if line.startswith(f"{module}\t")))


def _measured(data: Path, tree: Path) -> Iterator[tuple[str, list[str], dict[int, list[str]]]]:
    """Yield each module that was measured, with its text and what reaches each of its lines."""
    found = coverage.CoverageData(str(data))
    found.read()
    for path in found.measured_files():
        text = Path(path).read_text(encoding="utf-8").splitlines()
        yield Path(path).relative_to(tree / PACKAGE).as_posix(), text, found.contexts_by_lineno(path)


def key(module: str, text: str) -> str:
    """Return what a line is known by."""
    return f"{module}\t{text.strip()}"
