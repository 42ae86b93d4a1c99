"""What a command on the bundled table costs, beside other programs that answer the same from its CSV: wall time, CPU and memory.

The question is the revenue of telecom by year. Miller, DuckDB, csvkit and a script of pandas each filter ``data/indicators.csv`` for it;
``import typer, rich.table`` is what a program of these libraries costs before it does anything. Then come the answers that write more: a
report, the site, the audit of the article. Each is a process of its own, and they take turns, so that a busy machine slows all of them.
Programs that are not installed are left out, and no memory is smaller than that of the process that measures (20 MB). ``python benchmarks/peers.py --rounds 11`` prints medians, and the wall time as a ratio to
the first line.
"""

import argparse
import compileall
import importlib.util
import shutil
import sys
import tempfile
from pathlib import Path

from commands import medians
from scale import ROOT, Cost, cost

TABLE = str(ROOT / "data" / "indicators.csv")
DIGECON = [sys.executable, "-m", "digecon_cli"]
PANDAS = f"""
import pandas as pd, sys
d = pd.read_csv({TABLE!r}, dtype=str)
d[(d.indicator == "telecom.revenue") & (d.measure == "level")][["period", "value"]].to_csv(sys.stdout, index=False)
"""
DUCKDB = f"""
import duckdb
found = duckdb.sql("SELECT period, value FROM read_csv('{TABLE}', all_varchar = true) "
                   "WHERE indicator = 'telecom.revenue' AND measure = 'level'")
print(*found.fetchall(), sep="\\n")
"""
CSVKIT = f"csvgrep -c indicator -r '^telecom.revenue$' {TABLE} | csvgrep -c measure -m level | csvcut -c period,value"
CHECK = "check --article"  # some statements do not hold, which is the code 1


def calls(folder: Path) -> dict[str, list[str]]:
    """Return the command lines by name, the answer of digecon first; those whose program is not there are left out."""
    found = {
        "digecon show telecom.revenue -f csv": [*DIGECON, "show", "telecom.revenue", "-f", "csv"],
        "digecon show telecom.revenue -f table": [*DIGECON, "show", "telecom.revenue", "-f", "table"],
        "digecon growth telecom.revenue -f csv": [*DIGECON, "growth", "telecom.revenue", "-f", "csv"],
        "import typer, rich.table": [sys.executable, "-c", "import typer, rich.table"],
        "pandas": [sys.executable, "-c", PANDAS],
    }
    if miller := shutil.which("mlr"):
        rows = '$indicator == "telecom.revenue" && $measure == "level"'
        found["Miller"] = [miller, "--icsv", "--ocsv", "filter", rows, "then", "cut", "-f", "period,value", TABLE]
    if importlib.util.find_spec("duckdb"):
        found["DuckDB (Python)"] = [sys.executable, "-c", DUCKDB]
    if duckdb := shutil.which("duckdb"):
        found["DuckDB (its command)"] = [duckdb, "-csv", "-c", f"SELECT period, value FROM '{TABLE}'"]
    tools = Path(sys.executable).parent
    if (tools / "csvgrep").exists():
        found["csvkit"] = ["env", f"PATH={tools}:/usr/bin:/bin", "sh", "-c", CSVKIT]
    return found | {
        "digecon report telecom -o r.html": [*DIGECON, "report", "telecom", "-o", str(folder / "r.html")],
        "digecon site s telecom": [*DIGECON, "site", str(folder / "s"), "telecom"],
        f"digecon {CHECK}": [*DIGECON, *CHECK.split(), "-f", "csv"],
        "digecon report -o r.html": [*DIGECON, "report", "-o", str(folder / "r.html")],
        "digecon site s": [*DIGECON, "site", str(folder / "all")],
    }


def main() -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=11, help="runs of each (default: %(default)s)")
    options = parser.parse_args()
    compileall.compile_dir(str(ROOT / "src"), quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        lines = calls(Path(folder))
        costs: dict[str, list[Cost]] = {name: [] for name in lines}
        for _ in range(options.rounds + 1):
            for name, line in lines.items():
                costs[name].append(cost(line, (0, 1) if CHECK in name else (0,)))
    found = {name: medians(each[1:]) for name, each in costs.items()}  # the first round warms the cache of files
    reference = next(iter(found.values()))
    print(f"{'':40} {'wall s':>7} {'cpu s':>7} {'MB':>6} {'ratio':>7}")
    for name, each in found.items():
        print(f"{name:40} {each.wall:7.3f} {each.cpu:7.3f} {each.memory:6.0f} {each.wall / reference.wall:7.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
