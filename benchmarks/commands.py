"""What each command costs on a large table, in terms of pandas: CPU time and memory.

pandas reads the same file, computes growth with ``pct_change`` and writes the table as CSV. Each command is a process of its own; they
take turns with pandas, so that a busy machine slows both. The table is long, with indicator, area, year, value and unit of 5,000 series
(of 500 in a workbook), or wide, with the years across and a series a row, which pandas melts. Of a million figures as CSV there are also
25 series as columns, semicolons and decimal commas, one column more (sex, the name of an area beside its code), dates that stand for months,
and a packed table. ``python benchmarks/commands.py --rounds 3`` prints medians and ratios.
"""

import argparse
import compileall
import gzip
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from scale import ROOT, Cost, cost

YEARS = 200
FIGURES = {"csv": 1_000_000, "parquet": 1_000_000, "xlsx": 100_000, "csv.gz": 1_000_000}
SHAPES = ("series", "semicolons", "sex", "names", "months")
KINDS = [
    *(f"{shape} {ending}" for shape in ("long", "wide") for ending in ("csv", "parquet", "xlsx")),
    *(f"{shape} csv" for shape in SHAPES),
    "long csv.gz",
]
COMMANDS = {
    "show": ["show", "--data"],
    "growth": ["growth", "--data"],
    "share": ["share", "--of", "{whole}", "--data"],
    "cagr": ["cagr", "--data"],
    "index": ["index", "--base", "{base}", "--data"],
    "validate": ["validate"],
}
# What shapes call the whole of a share and the base of an index, where these are not ind0 and 1900.
WHOLES, BASES = {"series": "series0", "sex": "ind0.female"}, {"months": "1990"}
PANDAS = """
import sys, pandas as pd
path, out = sys.argv[1:]
if path.endswith(".xlsx"):
    d = pd.read_excel(path, engine="calamine")
elif path.endswith(".parquet"):
    d = pd.read_parquet(path)
else:
    d = pd.read_csv(path, **({"sep": ";", "decimal": ","} if "semicolons" in path else {}))
series = [name for name in ("indicator", "area", "sex") if name in d]
if "value" not in d:
    d = d.melt(["area", "year"], var_name="indicator") if "year" in d else d.melt(["indicator", "area", "unit"], var_name="year")
    series = ["indicator", "area"]
d["growth"] = d.groupby(series).value.pct_change() * 100
d.to_csv(out, index=False)
"""
CONVERT = """
import sys, pandas as pd
d = pd.read_csv(sys.argv[1])
d.to_parquet(sys.argv[2]) if sys.argv[2].endswith("parquet") else d.to_excel(sys.argv[2], index=False)
"""


def lines(number: int, shape: str) -> Iterator[str]:
    """Yield the lines of a table of a number of series."""
    years = range(1850, 1850 + YEARS)
    times: list[str] = (
        [f"{1990 + month // 12}-{month % 12 + 1:02}-01" for month in range(YEARS)]
        if shape == "months"
        else list(map(str, years))
    )
    if shape == "series":
        yield "area,year," + ",".join(f"series{column}" for column in range(25))
        for area in range(number // 25):
            cells = zip(times, *map(_values, range(25 * area, 25 * area + 25)), strict=True)
            yield from (f"A{area:03d}," + ",".join(map(str, row)) for row in cells)
        return
    more = {"sex": ("sex", ["female", "male"]), "names": ("area_name", ["Land"])}
    name, kinds = more.get(shape, ("", [""]))
    yield (
        "indicator,area,unit," + ",".join(map(str, times))
        if shape == "wide"
        else _parted(
            f"indicator,area,{'date' if shape == 'months' else 'year'},value,unit{',' * bool(name)}{name}", shape
        )
    )
    for series, values in enumerate(map(_values, range(number))):
        place = series // 2 if shape == "sex" else series
        head, code = f"ind{place // 200}", f"A{place % 200:03d}"
        if shape == "wide":
            yield f"{head},{code},persons," + ",".join(values)
            continue
        for time, value in zip(times, values, strict=True):
            kind = f"{kinds[0]} {code}" if shape == "names" else kinds[series % len(kinds)]
            yield _parted(f"{head},{code},{time},{value},persons{',' * bool(name)}{kind}", shape)


def _parted(line: str, shape: str) -> str:
    """Return a line as it is in a shape of table."""
    return line.replace(",", ";").replace(".", ",") if shape == "semicolons" else line


def _values(series: int) -> list[str]:
    """Return the values of a series."""
    draw = random.Random(series)
    level, found = draw.uniform(50, 500), []
    for _ in range(YEARS):
        level *= draw.uniform(0.97, 1.06)
        found.append(f"{level:.2f}")
    return found


def table(folder: Path, kind: str) -> Path:
    """Return a table of a kind of file."""
    shape, ending = kind.split()
    path = folder / f"{shape}-{ending}.csv"
    with path.open(
        "w", encoding="utf-8"
    ) as stream:  # line by line: what this process holds counts for those that it starts
        stream.writelines(f"{line}\n" for line in lines(FIGURES[ending] // YEARS, shape))
    if ending == "csv":
        return path
    target = path.with_suffix(f".{ending}")
    if ending == "csv.gz":
        with path.open("rb") as plain, gzip.open(target, "wb") as packed:
            shutil.copyfileobj(plain, packed)
    else:
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
    print(f"{'table':14} {'command':9} {'cpu s':>7} {'MB':>6} {'cpu/pandas':>11} {'MB/pandas':>10}")
    with tempfile.TemporaryDirectory() as folder:
        for kind in options.kinds.split(","):
            path, out = table(Path(folder), kind), str(Path(folder) / "out.csv")
            shape = kind.split()[0]
            named = {"whole": WHOLES.get(shape, "ind0"), "base": BASES.get(shape, "1900")}
            calls = {"pandas": [sys.executable, "-c", PANDAS, str(path), out]} | {
                name: [
                    sys.executable,
                    "-m",
                    "digecon_cli",
                    *(word.format(**named) for word in words),
                    str(path),
                    "-f",
                    "csv",
                    "-o",
                    out,
                ]
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
                    f"{kind:14} {name:9} {found.cpu:7.2f} {found.memory:6.0f} {time:11.2f} {memory:10.2f}", flush=True
                )
    return int(above > 0)


if __name__ == "__main__":
    sys.exit(main())
