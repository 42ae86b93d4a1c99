"""``./dev fuzz``: odd command lines and odd tables, and what they must never do (docs/testing.md)."""

import argparse
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "src")]

from fuzz import cases, running, shrinking  # noqa: E402


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev fuzz", description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=2_000, metavar="N", help="how many cases (2000)")
    parser.add_argument("--seed", default="gate", help="which cases: each is made of the seed and its number")
    parser.add_argument("--start", type=int, default=0, help="the number of the first case")
    parser.add_argument("--jobs", type=int, default=2, help="how many processes (2)")
    parser.add_argument("--replay", metavar="SEED:NUMBER", help="one case: what it is, and what it answers")
    return parser.parse_args()


def _replay(name: str) -> int:
    seed, _, number = name.rpartition(":")
    case = cases.case(seed, int(number))
    print(cases.literal(case))
    answer = running.alone(case)
    print(f"--- code {answer.code}, {answer.seconds:.2f} s, {answer.megabytes} MB\n--- stdout")
    print(answer.out.decode("utf-8", "backslashreplace"))
    print(f"--- stderr\n{answer.err}")
    for fault in answer.faults:
        print(f"--- fault: {fault}")
    return int(bool(answer.faults))


def main() -> int:
    """Run the cases and return 1 if one of them failed."""
    asked = _arguments()
    if asked.replay:
        return _replay(asked.replay)
    began = time.monotonic()
    kinds: dict[str, list[int]] = {}
    tally: dict[str, int] = {}
    numbers = range(asked.start, asked.start + asked.count)
    for number, outcome in running.many(asked.seed, numbers, asked.jobs):
        tally[outcome.told] = tally.get(outcome.told, 0) + 1
        if (done := sum(tally.values())) % 5_000 == 0:
            print(f"{done} cases, {time.monotonic() - began:.0f} s", flush=True)
        for fault in outcome.faults[:1]:
            kinds.setdefault(shrinking.kind(fault), []).append(number)
            print(f"{asked.seed}:{number}: {fault}", flush=True)
    for kind, failed in kinds.items():
        print(f"\n=== {len(failed)} of this kind: {kind}")
        least = shrinking.least(cases.case(asked.seed, failed[0]), kind)
        print(f"least that still fails ({asked.seed}:{failed[0]}), for FORMER in tests/test_fuzzed.py:")
        print(cases.literal(least), flush=True)
    told = ", ".join(f"{count} {name}" for name, count in sorted(tally.items()))
    failures = sum(map(len, kinds.values()))
    print(f"{asked.count} cases of seed {asked.seed}: {failures} failures; {told}; {time.monotonic() - began:.0f} s")
    return int(bool(kinds))


if __name__ == "__main__":
    sys.exit(main())
