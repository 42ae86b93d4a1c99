"""What each command costs on a large table, in terms of pandas: CPU time and memory.

pandas reads the same file, computes growth with ``pct_change`` and writes the table as CSV. Each command is a process of its own; they
take turns with pandas, so that a busy machine slows both. The table is long, with indicator, area, year, value and unit of 5,000 series
(of 500 in a workbook), or wide, with the years across and a series a row, which pandas melts.
``python benchmarks/commands.py --rounds 3`` prints medians and ratios.
"""

import argparse
import compileall
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from scale import ROOT, Cost, cost

YEARS = 200
FIGURES = {"csv": 1_000_000, "parquet": 1_000_000, "xlsx": 100_000}
KINDS = [f"{shape} {ending}" for shape in ("long", "wide") for ending in FIGURES]
COMMANDS = {
    "show": ["show", "--data"],
    "growth": ["growth", "--data"],
    "share": ["share", "--of", "ind0", "--data"],
    "cagr": ["cagr", "--data"],
    "index": ["index", "--base", "1900", "--data"],
    "validate": ["validate"],
}
PANDAS = """
import sys, pandas as pd
path, out = sys.argv[1:]
ending = path.rpartition(".")[2]
d = pd.read_excel(path, engine="calamine") if ending == "xlsx" else getattr(pd, "read_" + ending)(path)
if "value" not in d:
    d = d.melt(["indicator", "area", "unit"], var_name="year")
d["growth"] = d.groupby(["indicator", "area"]).value.pct_change() * 100
d.to_csv(out, index=False)
"""
CONVERT = """
import sys, pandas as pd
d = pd.read_csv(sys.argv[1])
d.to_parquet(sys.argv[2]) if sys.argv[2].endswith("parquet") else d.to_excel(sys.argv[2], index=False)
"""


def lines(number: int, wide: bool) -> Iterator[str]:
    """Yield the lines of a table of a number of series, long or wide."""
    draw, years = random.Random(1), range(1850, 1850 + YEARS)
    yield "indicator,area,unit," + ",".join(map(str, years)) if wide else "indicator,area,year,value,unit"
    for series in range(number):
        level, head, values = draw.uniform(50, 500), f"ind{series // 200},A{series % 200:03d}", []
        for _ in years:
            level *= draw.uniform(0.97, 1.06)
            values.append(f"{level:.2f}")
        if wide:
            yield f"{head},persons," + ",".join(values)
        else:
            yield from (f"{head},{year},{value},persons" for year, value in zip(years, values, strict=True))


def table(folder: Path, kind: str) -> Path:
    """Return a table of a kind of file."""
    shape, ending = kind.split()
    path = folder / f"{shape}-{ending}.csv"
    with path.open(
        "w", encoding="utf-8"
    ) as stream:  # line by line: what this process holds counts for those that it starts
        stream.writelines(f"{line}\n" for line in lines(FIGURES[ending] // YEARS, shape == "wide"))
    if ending == "csv":
        return path
    target = path.with_suffix(f".{ending}")
    subprocess.run([sys.executable, "-c", CONVERT, str(path), str(target)], check=True)
    return target


def medians(costs: list[Cost]) -> Cost:
    """Return the median of each number."""
    return Cost(*(statistics.median(values) for values in zip(*costs, strict=True)))


def main() -> int:
    """Measure and print; return 1 where a command takes more time or memory than pandas."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kinds", default=",".join(KINDS), help="kinds of tables, by commas (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each (default: %(default)s)")
    options = parser.parse_args()
    compileall.compile_dir(str(ROOT / "src"), quiet=1)
    above = 0
    print(f"{'table':12} {'command':9} {'cpu s':>7} {'MB':>6} {'cpu/pandas':>11} {'MB/pandas':>10}")
    with tempfile.TemporaryDirectory() as folder:
        for kind in options.kinds.split(","):
            path, out = table(Path(folder), kind), str(Path(folder) / "out.csv")
            calls = {"pandas": [sys.executable, "-c", PANDAS, str(path), out]} | {
                name: [sys.executable, "-m", "digecon_cli", *words, str(path), "-f", "csv", "-o", out]
                for name, words in COMMANDS.items()
            }
            costs: dict[str, list[Cost]] = {name: [] for name in calls}
            for _ in range(options.rounds):
                for name, line in calls.items():
                    costs[name].append(cost(line))
            reference = medians(costs["pandas"])
            for name, found in ((name, medians(each)) for name, each in costs.items()):
                time, memory = found.cpu / reference.cpu, found.memory / reference.memory
                above += max(time, memory) > 1
                print(
                    f"{kind:12} {name:9} {found.cpu:7.2f} {found.memory:6.0f} {time:11.2f} {memory:10.2f}", flush=True
                )
    return int(above > 0)


if __name__ == "__main__":
    sys.exit(main())
