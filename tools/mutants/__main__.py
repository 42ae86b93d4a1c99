"""`./dev mutants`: how many small changes of the program make a test fail, and which make none."""

import argparse
import random
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from . import trees, trial
from .forks import LATE, UNFIT, Outcome, Trial
from .mutations import Mutant, mutants
from .reach import Reach, key
from .trees import PACKAGE, ROOT

UNCHANGED = Mutant("core/model.py", 1, 0, 0, "", "")
WIDER = 6  # times as long may the tests take that hold whole answers, for a mutant outside of functions
SLOWER = 2  # times as long as its tests took may a mutant take, and ten seconds
# What holds whole answers, the codes of what is told in them, and what is declared.
WIDE = (
    "tests/golden/", "tests/recomputed/", "tests/ask/test_contract.py", "tests/pages/test_explain.py", "tests/core/test_schema.py",
    "tests/laws/test_defaults.py", "tests/measures/test_declarations.py",
)  # fmt: skip
NAMED = Path(__file__).with_name("equivalents.toml")


class Change(NamedTuple):
    """What a mutant is known by."""

    file: str
    line: str
    becomes: str


def named() -> dict[Change, str]:
    """Return the reasons why some changes cannot be told by any test; of a line without ``becomes`` none can."""
    told = tomllib.loads(NAMED.read_text(encoding="utf-8"))
    return {Change(one["file"], one["line"], one.get("becomes", "")): one["reason"] for one in told["equivalent"]}


def is_named(one: Change, reasons: Mapping[Change, str]) -> bool:
    """Return whether a change is named as one that cannot be told."""
    return one in reasons or one._replace(becomes="") in reasons


def change(mutant: Mutant, source: bytes) -> Change:
    """Return what a mutant is known by."""
    return Change(mutant.file, *mutant.lines(source))


def ordered(mutant: Mutant, source: bytes, reach: Reach, seconds: float) -> Trial:
    """Return a mutant with its tests: those that reach its lines, those of its module, and those that reach lines like them.

    Each of the three computes no longer than ``seconds``, with those of each file in turn. What stands outside of functions (a rule, a
    unit, a term) runs once, when the program is loaded, so that hardly a line tells which tests live with it: whatever survives those is
    tried with all tests that hold whole answers.
    """
    text = [line.strip() for line in source.decode().splitlines()]
    last = mutant.line + source[mutant.start : mutant.end].count(b"\n")
    inside = bool(trial.function(mutant, source))
    # A process that a test starts runs the program as it is, and not a function that is changed in this one.
    sound = reach.tests.keys() - reach.unsound - (reach.apart if inside else set())
    found = sound & reach.of(mutant.file, text[mutant.line - 1 : last])
    # "return found" stands in many functions, and the tests of all of them reach such a line.
    here = found & reach.of(mutant.file, [line for line in trial.body(mutant, source) if text.count(line) == 1])
    # Of what is kept from one test to the next only the first reaches the lines, so the module's own tests are run too.
    own = {test for test in sound if test.startswith(trial.own_file(mutant))}
    wide = set() if inside else {test for test in sound if test.startswith(WIDE)}
    taken: list[str] = []
    for tests, limit in ((here, seconds), (own, seconds), (found, seconds), (wide, WIDER * seconds)):
        taken += _within(_in_turn(tests.difference(taken), reach), reach, limit)
    return Trial(mutant, taken, round(10 + SLOWER * sum(reach.tests[test] for test in taken)))


def _within(tests: Sequence[str], reach: Reach, seconds: float) -> list[str]:
    """Return the first tests that compute no longer than some seconds together."""
    full = accumulate(reach.tests[test] for test in tests)
    return [test for test, so_far in zip(tests, full, strict=True) if so_far <= seconds]


def _in_turn(tests: Collection[str], reach: Reach) -> list[str]:
    """Return tests in an order that gives each file as much time as the others, its quickest first: one file's are alike."""
    spent: dict[str, float] = {}
    ordered: list[tuple[float, str]] = []
    for test in sorted(tests, key=lambda test: (round(reach.tests[test], 2), test)):
        file = test.partition("::")[0]
        spent[file] = spent.get(file, 0) + reach.tests[test]
        ordered.append((spent[file], test))
    return [test for _, test in sorted(ordered)]


def told(mutant: Mutant, source: bytes) -> str:
    """Return a mutant as a reader of a diff sees it."""
    old, new = mutant.lines(source)
    lines = [*(f"- {line}" for line in old.splitlines()), *(f"+ {line}" for line in new.splitlines())]
    return "\n".join([f"{PACKAGE}/{mutant.file}:{mutant.line} ({mutant.kind})", *lines])


def main() -> None:
    """Draw mutants, try them, and tell the survivors and the score."""
    options = parsed()
    sources = {module: (ROOT / PACKAGE / module).read_bytes() for module in trees.modules(options.only)}
    every = [mutant for module, source in sources.items() for mutant in mutants(module, source)]
    drawn = sorted(random.Random(options.seed).sample(every, min(options.draw, len(every))))
    reasons = named()
    wanted = [mutant for mutant in drawn if not is_named(change(mutant, sources[mutant.file]), reasons)]
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="mutants-", ignore_cleanup_errors=True) as folder:
        copies = trees.copies(Path(folder), options.jobs)
        reach = Reach() if options.afresh else Reach.known()
        reach.update(copies[0], options.jobs)
        reach.keep()
        trials = [ordered(mutant, sources[mutant.file], reach, options.seconds) for mutant in wanted]
        print(
            f"{len(drawn)} of {len(every)} changes, seed {options.seed}; {len(drawn) - len(wanted)} are equivalent",
            flush=True,
        )
        outcomes = tell(trials, copies, sources, reach)
        reach.keep()
    score(outcomes)
    print(f"{time.monotonic() - began:.0f} seconds")


def tell(trials: list[Trial], copies: list[Path], sources: dict[str, bytes], reach: Reach) -> list[Outcome]:
    """Return what became of the mutants, and print each survivor.

    A test that fails without a change as well proves nothing; what such tests killed is tried without them.
    """

    def in_functions(some: list[Trial]) -> Iterator[Outcome]:
        yield from trial.loaded(
            some, copies[0], [copies[0].with_name(f"fork-{number}") for number in range(len(copies))]
        )

    def in_copies(some: list[Trial]) -> Iterator[Outcome]:
        yield from trial.anew(some, copies)

    def at_load(one: Trial) -> bool:
        """Return whether a function in which a mutant stands is called while the program is loaded, by lines that no other has."""
        source = sources[one.mutant.file]
        text = [line.strip() for line in source.decode().splitlines()]
        lines = trial.body(one.mutant, source)
        own = [line for line in lines if text.count(line) == 1] or lines
        return any(key(one.mutant.file, line) in reach.loading for line in own)

    inside = [one for one in trials if trial.function(one.mutant, sources[one.mutant.file])]
    of_functions = sound(inside, in_functions, reach)
    survived = {one.mutant for one in of_functions if one.survived}
    unfit = {one.mutant for one in of_functions if one.code == UNFIT}
    again = [
        one for one in trials if one not in inside or one.mutant in unfit or (one.mutant in survived and at_load(one))
    ]
    tried = {one.mutant for one in again}
    found = [one for one in of_functions if one.mutant not in tried] + sound(again, in_copies, reach)
    for one in sorted(found, key=lambda one: one.mutant):
        if one.survived:
            print(f"\n{told(one.mutant, sources[one.mutant.file])}")
    return found


def sound(trials: list[Trial], way: Callable[[list[Trial]], Iterator[Outcome]], reach: Reach) -> list[Outcome]:
    """Return what became of mutants in one way of trying them, without tests that fail though nothing is changed."""
    found: list[Outcome] = []
    while trials:
        outcomes: list[Outcome] = []
        for outcome in way(trials):
            outcomes.append(outcome)
            name = f" {outcome.mutant.file}:{outcome.mutant.line} "
            print(name if outcome.survived else ".", end="" if len(outcomes) % 100 else "\n", flush=True)
        print()
        killers = {one.by for one in outcomes if one.by}
        failing: set[str] = set()
        while left := sorted(killers - failing):
            by = next(way([Trial(UNCHANGED, left, 3600)])).by
            if not by:
                break
            print(f"fails without a change as well: {by}")
            failing.add(by)
        reach.unsound |= failing
        again = {one.mutant for one in outcomes if one.by in failing}
        found += [one for one in outcomes if one.mutant not in again]
        trials = [
            one._replace(tests=[test for test in one.tests if test not in failing])
            for one in trials
            if one.mutant in again
        ]
    return found


def score(outcomes: Iterable[Outcome]) -> None:
    """Print the score of each file and of all."""
    asked, killed = Counter[str](), Counter[str]()
    late = 0
    for outcome in outcomes:
        for name in (outcome.mutant.file, "all"):
            asked[name] += 1
            killed[name] += not outcome.survived
        late += outcome.code == LATE
    print()
    for name in sorted(asked, key=lambda name: (name == "all", name)):
        print(f"{name:28} {killed[name]:4} of {asked[name]:4} killed  {killed[name] / asked[name]:6.1%}")
    print(f"{late} because the time was up")


def parsed() -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(prog="./dev mutants", description=__doc__)
    parser.add_argument("--draw", type=int, default=600, metavar="N", help="how many changes are tried (600)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="which are drawn (1)")
    parser.add_argument("--only", nargs="+", default=[], metavar="FILE", help="modules, as measures/gap or readers/*")
    parser.add_argument("--seconds", type=float, default=10, metavar="S", help="of tests for each change at most (10)")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="changes tried at a time (2)")
    parser.add_argument("--afresh", action="store_true", help="collect anew which tests reach what")
    return parser.parse_args()


if __name__ == "__main__":
    main()
