"""Start-up times of commands on the bundled table, as ratios to importing Typer and rich's table.

Run it with the Python of an environment that has digecon installed: ``./dev bench [--strict] [--rounds N]``. Every
round runs each command once in turn, and the CPU time (user and system) of its whole process is set on that of the
reference in the same round: a busy moment of the machine meets both alike. Compared are the medians of these ratios,
which vary less than the ratios of medians. Exit code 1 means that a command is beyond 1.5 times its budget (with
--strict: beyond the budget itself), 2 that a command failed. POSIX only: it needs ``os.wait4``.
"""

import argparse
import compileall
import os
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from operator import truediv
from pathlib import Path
from typing import NamedTuple

import digecon_cli


class Case(NamedTuple):
    """One command line, and how long it may take in terms of the reference."""

    name: str
    argv: tuple[str, ...]
    budget: float


REFERENCE = Case("import typer, rich.table", (sys.executable, "-c", "import typer, rich.table"), 1.0)
NOISE = 1.5  # on a shared machine a ratio is off by up to a third; a real regression (pandas: 5) is far beyond


def digecon(words: str, budget: float) -> Case:
    """Return the case of a digecon command line."""
    script = Path(sys.executable).with_name("digecon")
    return Case(f"digecon {words}", (str(script), *words.split()), budget)


# A selection takes as long however large the table is; a command that answers on all of it takes time for each row it
# writes. Those two budgets were set when the answers had 870 and 1,095 rows.
def digecon_whole(words: str, budget: float, rows: int) -> Case:
    """Return the case of a command line on the whole table, with its budget for the rows that it answers with now."""
    case = digecon(words, budget)
    answer = subprocess.run(case.argv, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout
    return case._replace(budget=budget * max(1.0, (answer.count(b"\n") - 1) / rows))


def all_cases() -> tuple[Case, ...]:
    """Return the measured command lines with their budgets."""
    return (
        digecon_whole("show -f csv", 0.8, 1_095),
        digecon("show telecom -f csv", 0.6),
        digecon("growth telecom -f csv", 0.6),
        digecon("", 0.65),  # the dashboard, as CSV on a pipe
        digecon("plot economy.digital -f csv", 0.6),
        digecon_whole("growth -f csv", 1.3, 870),
        digecon("show telecom -f table", 1.2),
        digecon("--help", 0.95),
    )


def compile_everything() -> None:
    """Byte-compile what the commands import: without it Python compiles anew at every start."""
    for folder in (Path(digecon_cli.__file__).parent, sysconfig.get_path("purelib")):
        compileall.compile_dir(folder, quiet=2)


def cpu_seconds(case: Case) -> float:
    """Return the CPU time of one run; exits with code 2 when the command fails."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(case.argv, stdout=subprocess.DEVNULL, stderr=errors, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            print(errors.read().decode(errors="replace"), file=sys.stderr)
            print(f"'{case.name}' ended with code {process.returncode}", file=sys.stderr)
            raise SystemExit(2)
    return usage.ru_utime + usage.ru_stime


def main() -> int:
    """Measure, print the ratios, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--strict", action="store_true", help="fail beyond the budget itself, without allowance for noise"
    )
    parser.add_argument("--rounds", type=int, default=21, help="runs of each command (default: %(default)s)")
    options = parser.parse_args()

    compile_everything()
    cases = all_cases()
    everything = (REFERENCE, *cases)
    for case in everything:
        cpu_seconds(case)  # the first run warms the file cache
    times: dict[Case, list[float]] = {case: [] for case in everything}
    for _ in range(options.rounds):
        for case in everything:
            times[case].append(cpu_seconds(case))

    allowance = 1.0 if options.strict else NOISE
    slow = False
    width = max(len(case.name) for case in everything)
    print(f"{'command':{width}}  cpu ms  ratio  budget")
    for case in everything:
        median = statistics.median(times[case])
        ratio = statistics.median(map(truediv, times[case], times[REFERENCE]))
        line = f"{case.name:{width}}  {median * 1000:6.1f}  {ratio:5.2f}  {case.budget:6.2f}"
        if ratio > case.budget:
            line += "  over budget"
        slow |= ratio > case.budget * allowance
        print(line)
    if slow:
        print(f"too slow: more than {allowance:g} times the budget", file=sys.stderr)
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
