"""`./dev mutants`: how many small changes of the program make a test fail, and which make none."""

import argparse
import random
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from . import trees, trial
from .mutations import Mutant, mutants
from .reach import Reach
from .trees import PACKAGE, ROOT
from .trial import Outcome, Trial

NAMED = Path(__file__).with_name("equivalents.toml")


class Change(NamedTuple):
    """What a mutant is known by."""

    file: str
    line: str
    becomes: str


def named() -> dict[Change, str]:
    """Return the reasons why some changes cannot be told by any test."""
    told = tomllib.loads(NAMED.read_text(encoding="utf-8"))
    return {Change(one["file"], one["line"], one["becomes"]): one["reason"] for one in told.get("equivalent", ())}


def change(mutant: Mutant, source: bytes) -> Change:
    """Return what a mutant is known by."""
    return Change(mutant.file, *mutant.lines(source))


def ordered(mutant: Mutant, source: bytes, reach: Reach, seconds: float) -> Trial:
    """Return a mutant with its tests: those of its module first, then the quickest, until ``seconds`` are full."""
    text = source.decode().splitlines()
    last = mutant.line + source[mutant.start : mutant.end].count(b"\n")
    found = reach.of(mutant.file, text[mutant.line - 1 : last])
    stem = Path(mutant.file).stem
    tests = sorted(found, key=lambda test: (f"test_{stem}.py" not in test, round(reach.tests[test], 2), test))
    taken: list[str] = []
    full = 0.0
    for test in tests:
        full += reach.tests[test]
        if full > seconds and taken:
            break
        taken.append(test)
    return Trial(mutant, taken, 60 + trial.SLOWER * min(full, seconds))


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
    there = {change(mutant, sources[mutant.file]) for mutant in every}
    for one in reasons.keys() - there:
        if one.file in sources:
            print(f"out of date in {NAMED.name}: {one.file}: {one.line}")
    wanted = [mutant for mutant in drawn if change(mutant, sources[mutant.file]) not in reasons]
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copies = [trees.copy(Path(folder) / str(number)) for number in range(options.jobs)]
        reach = Reach() if options.afresh else Reach.known()
        reach.update(copies[0], options.jobs)
        reach.keep()
        trials = [ordered(mutant, sources[mutant.file], reach, options.seconds) for mutant in wanted]
        print(
            f"{len(drawn)} of {len(every)} changes, seed {options.seed}; {len(drawn) - len(wanted)} are equivalent",
            flush=True,
        )
        outcomes = tell(trials, copies, sources)
    score(outcomes)
    print(f"{time.monotonic() - began:.0f} seconds")


def tell(trials: list[Trial], copies: list[Path], sources: dict[str, bytes]) -> list[Outcome]:
    """Return what became of the mutants, and print each survivor.

    A test that fails without a change as well proves nothing; what such tests killed is tried without them.
    """
    found: list[Outcome] = []
    unsound: set[str] = set()
    while trials:
        outcomes = tried(trials, copies)
        killers = sorted({one.by for one in outcomes if one.by})
        unsound |= failing(killers, copies, next(iter(sources)))
        again = {one.mutant for one in outcomes if one.by in unsound}
        found += [one for one in outcomes if one.mutant not in again]
        trials = [
            one._replace(tests=[test for test in one.tests if test not in unsound])
            for one in trials
            if one.mutant in again
        ]
    for one in sorted(found):
        if one.survived:
            print(f"\n{told(one.mutant, sources[one.mutant.file])}")
    for test in sorted(unsound):
        print(f"\nfails without a change as well: {test}")
    return found


def tried(trials: list[Trial], copies: list[Path]) -> list[Outcome]:
    """Return what became of the mutants, and show whoever waits how far it is."""
    found: list[Outcome] = []

    def take(outcome: Outcome) -> None:
        found.append(outcome)
        print("S" if outcome.survived else ".", end="" if len(found) % 100 else "\n", flush=True)

    trial.run(trials, copies, take)
    print()
    return found


def failing(tests: list[str], copies: list[Path], file: str) -> set[str]:
    """Return which of some tests fail although nothing is changed."""
    outcomes: list[Outcome] = []
    unchanged = Mutant(file, 1, 0, 0, "", "")
    trial.run([Trial(unchanged, tests, 3600, ())], copies, outcomes.append)
    return set(filter(None, outcomes[0].by.split("\n")))


def score(outcomes: Iterable[Outcome]) -> None:
    """Print the score of each file and of all."""
    asked, killed = Counter[str](), Counter[str]()
    late = 0
    for outcome in outcomes:
        for name in (outcome.mutant.file, "all"):
            asked[name] += 1
            killed[name] += not outcome.survived
        late += outcome.code is None
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
