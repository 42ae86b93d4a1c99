"""Two ways to try a mutant: put into functions of a program that is loaded, or in a copy of the project that loads it anew.

The first takes a tenth of a second and does for changes inside functions, unless these are called while the program is loaded:
what survives it there is tried in the second way as well, as is what stands outside functions.
"""

import ast
import importlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest

from . import forks
from .forks import NO_TESTS, SURVIVED, UNFIT, WORDS, Outcome, Trial
from .mutations import Mutant
from .trees import PACKAGE

LIBRARIES = (
    "hypothesis",
    "typer",
    "rich.table",
    "pandas",
    "tabulate",
    "pyarrow.parquet",
    "numpy",
    "narwhals",
    "plotille",
)
FIRST = 40  # tests that are run before the files of all others are read, where a module has no file of its own


def function(mutant: Mutant, source: bytes) -> str:
    """Return the function or method of a module in which a mutant stands, empty where it stands outside of any body."""
    return next((name for first, last, name in _bodies(source) if first <= mutant.line <= last), "")


def body(mutant: Mutant, source: bytes) -> list[str]:
    """Return the lines, without indentation, of the function in which a mutant stands, none where it stands outside of any body."""
    lines = [line.strip() for line in source.decode().splitlines()]
    return next((lines[first - 1 : last] for first, last, _ in _bodies(source) if first <= mutant.line <= last), [])


@cache
def _bodies(source: bytes) -> list[tuple[int, int, str]]:
    """Return the first and last line of the body of each function and method of a module, with its name."""
    found = []
    for node in ast.parse(source).body:
        for inner in node.body if isinstance(node, ast.ClassDef) else [node]:
            if isinstance(inner, ast.FunctionDef):
                name = f"{node.name}.{inner.name}" if isinstance(node, ast.ClassDef) else inner.name
                found.append((inner.body[0].lineno, inner.end_lineno or 0, name))
    return found


def own_file(mutant: Mutant) -> str:
    """Return the file with the tests of a mutant's module: ``tests/reading/test_numbers.py``."""
    path = Path(mutant.file)
    return str(Path("tests", path.parent, f"test_{path.name}"))


class Failing:
    """A part of pytest that writes down which test fails, into a file of the process."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Write down a test that fails."""
        if report.failed:
            forks.failed(self.place).write_text(report.nodeid, encoding="utf-8")


# --- in a program that is loaded ----------------------------------------------------------------------------------------


class Loaded:
    """A part of pytest that, where tests would run, tries mutants in forks of the process, and hands on what became of them."""

    def __init__(self, trials: list[Trial], places: list[Path], told: int) -> None:
        self.trials, self.places, self.told = trials, places, told

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try the mutants."""
        self.items = {item.nodeid: item for item in session.items}
        for outcome in forks.run(self.trials, self.places, self.attempt):
            number = next(place for place, one in enumerate(self.trials) if one.mutant == outcome.mutant)
            os.write(self.told, f"{number}\t{outcome.code}\t{outcome.by}\n".encode())
        return True

    def attempt(self, trial: Trial, place: Path) -> int:
        """Return 1 where one of the tests fails with the mutant, else 0; UNFIT where it has to be tried in a copy."""
        if trial.mutant.kind:
            try:
                change(trial.mutant, (Path.cwd() / PACKAGE / trial.mutant.file).read_bytes())
            except ValueError:  # without the call of super() a method has other free variables
                return UNFIT
        items = [self.items[name] for name in trial.tests if name in self.items]
        for item, following in zip(items, [*items[1:], None], strict=True):
            if not item.config.pluginmanager.has_plugin("failing"):
                item.config.pluginmanager.register(Failing(place), "failing")
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if forks.failed(place).exists():
                return 1
        return SURVIVED


def change(mutant: Mutant, source: bytes) -> None:
    """Put a mutant into the function of the loaded program in which it stands; what was worked out before is forgotten."""
    package = "digecon_cli"
    name = mutant.file.removesuffix(".py").replace("/", ".").removesuffix("__init__").strip(".")
    module = importlib.import_module(f"{package}.{name}")
    of_class, _, own = function(mutant, source).rpartition(".")
    holder = vars(getattr(module, of_class)) if of_class else vars(module)
    code = compile(mutant.applied(source), str(module.__file__), "exec")
    for part in (of_class, own):
        code = _within(code, part) if part else code
    _plain(holder[own]).__code__ = code
    for loaded in [one for key, one in sys.modules.items() if key.startswith(package)]:
        for one in list(vars(loaded).values()):
            if hasattr(one, "cache_clear"):
                one.cache_clear()


def _within(code: CodeType, name: str) -> CodeType:
    return [one for one in code.co_consts if isinstance(one, CodeType) and one.co_name == name][-1]


def _plain(one: Any) -> FunctionType:
    """Return the function behind a property, a class method, or one whose answers are kept."""
    for inner in ("fget", "__func__", "__wrapped__", "func"):
        if not isinstance(one, FunctionType) and hasattr(one, inner):
            one = getattr(one, inner)
    assert isinstance(one, FunctionType), one
    return one


def loaded(trials: list[Trial], tree: Path, places: list[Path]) -> Iterator[Outcome]:
    """Yield what became of mutants that stand in functions, tried in forks of one process that has loaded all tests; exits where one fails."""
    reading, writing = os.pipe()
    if not os.fork():
        os.close(reading)
        printed = os.open(tree.with_name("loaded.log"), os.O_WRONLY | os.O_CREAT)
        os.dup2(printed, 1)
        try:
            _enter(tree)
            files = list(dict.fromkeys(test.partition("::")[0] for trial in trials for test in trial.tests))
            pytest.main([*WORDS, "-s", *files], plugins=[Loaded(trials, places, writing)])
        finally:
            os._exit(0)
    os.close(writing)
    count = 0
    with os.fdopen(reading, encoding="utf-8") as lines:
        for line in lines:
            count += 1
            number, code, by = line.rstrip("\n").split("\t")
            yield Outcome(trials[int(number)].mutant, int(code), by)
    os.wait()
    if count < len(trials):
        raise SystemExit(
            f"only {count} of {len(trials)} were tried:\n{tree.with_name('loaded.log').read_text(encoding='utf-8')}"
        )


def _enter(tree: Path) -> None:
    """Have this process run what is in a copy of the project, and leave nothing compiled there."""
    os.chdir(tree)
    sys.path[:0] = [str(tree / "src"), str(tree / "tools")]
    sys.dont_write_bytecode = True
    temporary = tree.with_suffix(".tmp")  # its own, since pytest clears away what former runs left there
    temporary.mkdir(exist_ok=True)
    os.environ |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTEST_DEBUG_TEMPROOT": str(temporary)}
    from hypothesis import Phase, settings

    settings.register_profile("mutants", phases=[Phase.explicit, Phase.generate], database=None)  # failing is enough
    settings.load_profile("mutants")


# --- in a copy of the project -------------------------------------------------------------------------------------------


class Only:
    """A part of pytest that leaves only certain tests, in a certain order."""

    def __init__(self, tests: list[str]) -> None:
        self.place = {name: number for number, name in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave the tests that are asked for."""
        items[:] = sorted((one for one in items if one.nodeid in self.place), key=lambda one: self.place[one.nodeid])


def anew(trials: list[Trial], trees: list[Path]) -> Iterator[Outcome]:
    """Yield what became of mutants that are written into copies of the project, of which each is put right afterwards."""
    for name in LIBRARIES:
        importlib.import_module(name)
    kept: dict[Path, tuple[bytes, int]] = {}

    def before(trial: Trial, tree: Path) -> None:
        path = tree / PACKAGE / trial.mutant.file
        kept[path] = (path.read_bytes(), path.stat().st_mtime_ns)
        path.write_bytes(trial.mutant.applied(kept[path][0]))

    def after(trial: Trial, tree: Path) -> None:
        path = tree / PACKAGE / trial.mutant.file
        source, time = kept.pop(path)
        path.write_bytes(source)
        os.utime(path, ns=(time, time))

    yield from forks.run(trials, trees, _anew, before, after)


def _anew(trial: Trial, tree: Path) -> int:
    """Return pytest's code of the tests of a mutant."""
    _enter(tree)
    code = NO_TESTS
    own = [test for test in trial.tests if test.startswith(own_file(trial.mutant))] or trial.tests[:FIRST]
    for tests in (own, trial.tests[len(own) :]):
        if tests and code in (SURVIVED, NO_TESTS):
            files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
            code = int(pytest.main([*WORDS, *files], plugins=[Only(tests), Failing(tree)]))
    return code
