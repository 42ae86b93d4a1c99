"""How digecon answers on large tables, beside scripts of pandas, DuckDB and Polars: time, CPU and memory.

Each measure is a process of its own that reads the same CSV (or Parquet) and writes its answer as CSV. Each engine has two scripts:
one of four or five columns, as people write them, and one (``same_work/``, called ``pandas24`` ...) that does what digecon does:
24 columns, numbers of twelve digits, a row with the reason where there is no growth or share, the mean of the yearly rates beside
compound growth, and a count of empty cells, of figures that repeat and of those that are given twice differently. Last come the
other formats of digecon's own answer. The engines take turns, so that a busy machine slows all of them; the table shows medians and
the ratio to pandas, and how time grows with size. Engines that are not installed are left out.
``python benchmarks/scale.py --sizes 10000,100000``.
"""

import argparse
import compileall
import importlib.util
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Container
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
YEARS = 50
AREAS = 200
MEASURES = ("growth", "cagr", "share", "index")

PANDAS = """
import sys, pandas as pd
measure, path, out = sys.argv[1:]
read = pd.read_parquet if path.endswith("parquet") else pd.read_csv
d = read(path).sort_values(["indicator", "area", "period"])
g = d.groupby(["indicator", "area"])
if measure == "growth":
    d["growth"] = ((d.value / g.value.shift() - 1) * 100).where(d.period - g.period.shift() == 1)
    d = d.dropna()[["indicator", "area", "period", "growth"]]
elif measure == "cagr":
    e = g.agg(first=("value", "first"), last=("value", "last"), start=("period", "first"), end=("period", "last"))
    e["cagr"] = ((e["last"] / e["first"]) ** (1 / (e.end - e.start)) - 1) * 100
    d = e.reset_index()[["indicator", "area", "start", "end", "cagr"]]
elif measure == "share":
    whole = d[d.indicator == "ind0"][["area", "period", "value"]].rename(columns={"value": "whole"})
    d = d.merge(whole, on=["area", "period"], how="left")
    d["share"] = d.value / d.whole * 100
    d = d[["indicator", "area", "period", "share"]]
else:
    base = d[d.period == 2000][["indicator", "area", "value"]].rename(columns={"value": "base"})
    d = d.merge(base, on=["indicator", "area"], how="left")
    d["index"] = d.value / d.base * 100
    d = d[["indicator", "area", "period", "index"]]
d.to_csv(out, index=False)
"""
DUCKDB = """
import sys, duckdb
measure, path, out = sys.argv[1:]
read = "read_parquet" if path.endswith("parquet") else "read_csv"
duckdb.sql("set enable_progress_bar = false")
duckdb.sql(f"create table t as select * from {read}('{path}')")
over = "over (partition by indicator, area order by period)"
queries = {
    "growth": f'''select indicator, area, period, (value / before - 1) * 100 as growth from (select *, lag(value) {over} as before,
        lag(period) {over} as earlier from t) where period - earlier = 1 order by all''',
    "cagr": '''select indicator, area, min(period) as start, max(period) as stop,
        ((arg_max(value, period) / arg_min(value, period)) ** (1 / (max(period) - min(period))) - 1) * 100 as cagr
        from t group by all order by all''',
    "share": '''select t.indicator, t.area, t.period, t.value / w.value * 100 as share from t
        left join (select * from t where indicator = 'ind0') w using (area, period) order by all''',
    "index": '''select t.indicator, t.area, t.period, t.value / b.value * 100 as index from t
        left join (select * from t where period = 2000) b using (indicator, area) order by all''',
}
duckdb.sql(f"copy ({queries[measure]}) to '{out}' (header)")
"""
POLARS = """
import sys, polars as pl
measure, path, out = sys.argv[1:]
scan = pl.scan_parquet if path.endswith("parquet") else pl.scan_csv
t = scan(path).sort("indicator", "area", "period")
keys = ["indicator", "area"]
v, p = pl.col("value"), pl.col("period")
if measure == "growth":
    t = t.with_columns(growth=((v / v.shift().over(keys) - 1) * 100), step=p - p.shift().over(keys))
    t = t.filter(pl.col("step") == 1).select(*keys, "period", "growth")
elif measure == "cagr":
    t = t.group_by(keys, maintain_order=True).agg(a=v.first(), b=v.last(), start=p.first(), stop=p.last())
    t = t.select(*keys, "start", "stop", cagr=((pl.col("b") / pl.col("a")) ** (1 / (pl.col("stop") - pl.col("start"))) - 1) * 100)
elif measure == "index":
    b = t.filter(p == 2000).select(*keys, base=v)
    t = t.join(b, on=keys, how="left", maintain_order="left").select(*keys, "period", index=v / pl.col("base") * 100)
else:
    w = t.filter(pl.col("indicator") == "ind0").select("area", "period", whole=v)
    t = t.join(w, on=["area", "period"], how="left", maintain_order="left")
    t = t.select(*keys, "period", share=v / pl.col("whole") * 100)
t.sink_csv(out)
"""
SCRIPTS = {"pandas": PANDAS, "duckdb": DUCKDB, "polars": POLARS}
FORMATS = ("csv", "tsv", "jsonl", "parquet")  # the first is compared with the scripts


class Cost(NamedTuple):
    """What one process cost: wall and CPU seconds, and its largest memory in MB."""

    wall: float
    cpu: float
    memory: float


def generate(path: Path, rows: int) -> None:
    """Write a long table of ``rows`` figures: indicators, areas and years, in order, with two decimals.

    The first indicator is the whole of the shares, so its figures are larger than all others.
    """
    draw = random.Random(1).random
    with path.open("w", encoding="utf-8") as stream:
        stream.write("indicator,area,period,value\n")
        for series in range(rows // YEARS):
            head, least = f"ind{series // AREAS},A{series % AREAS:03d}", 500 if series < AREAS else 50
            stream.write("".join(f"{head},{1970 + year},{least + 450 * draw():.2f}\n" for year in range(YEARS)))


def as_parquet(path: Path) -> Path:
    """Return the same table as Parquet, as pandas writes it."""
    target = path.with_suffix(".parquet")
    script = "import sys, pandas; pandas.read_csv(sys.argv[1]).to_parquet(sys.argv[2])"
    subprocess.run([sys.executable, "-c", script, str(path), str(target)], check=True)
    return target


def command(engine: str, measure: str, path: Path, out: Path) -> list[str]:
    """Return the command line of one engine for one measure."""
    if engine in FORMATS:
        own = {"share": ["--of", "ind0"], "index": ["--base", "2000"]}.get(measure, [])
        target = str(out.with_suffix(f".{engine}"))
        return [sys.executable, "-m", "digecon_cli", measure, "--data", str(path), *own, "-f", engine, "-o", target]
    if engine.endswith("24"):
        script = ROOT / "benchmarks" / "same_work" / f"with_{engine.removesuffix('24')}.py"
        return [sys.executable, str(script), measure, str(path), str(out)]
    return [sys.executable, "-c", SCRIPTS[engine], measure, str(path), str(out)]


def cost(argv: list[str], answers: Container[int] = (0,)) -> Cost:
    """Run a command and return its cost; ends the program where its exit code is none of its answers."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(ROOT / "src")
    begun = time.perf_counter()
    process = subprocess.Popen(argv, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in answers:
        raise SystemExit(f"code {process.returncode} from: {' '.join(argv[:4])}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def main() -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--sizes", default="10000,100000,1000000,10000000", help="rows, by commas (default: %(default)s)"
    )
    parser.add_argument(
        "--format", default="csv", choices=["csv", "parquet"], help="of the file (default: %(default)s)"
    )
    parser.add_argument("--engines", default="", help="of the scripts, by commas (default: all that are installed)")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each (default: %(default)s)")
    options = parser.parse_args()
    compileall.compile_dir(str(ROOT / "src"), quiet=1)
    asked = options.engines.split(",") if options.engines else SCRIPTS
    there = [name for name in SCRIPTS if name in asked and importlib.util.find_spec(name)]
    engines = [FORMATS[0], *there, *(f"{name}24" for name in there), *FORMATS[1:]]
    totals: dict[tuple[str, int], float] = {}
    sizes = [int(size) for size in options.sizes.split(",")]
    print(
        f"{'rows':>10}  {'measure':8} {'engine':8} {'wall s':>8} {'cpu s':>8} {'MB':>7} {'wall/pandas':>12} {'cpu/pandas':>11}"
    )
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path, out = Path(folder) / "table.csv", Path(folder) / "out.csv"
            generate(path, size)
            if options.format == "parquet":
                path = as_parquet(path)
            for measure in MEASURES:
                costs: dict[str, list[Cost]] = {engine: [] for engine in engines}
                for _ in range(options.rounds):
                    for engine in engines:
                        costs[engine].append(cost(command(engine, measure, path, out)))
                medians = {
                    engine: Cost(*(statistics.median(values) for values in zip(*found, strict=True)))
                    for engine, found in costs.items()
                }
                reference = medians.get("pandas")
                for engine, found in medians.items():
                    totals[engine, size] = totals.get((engine, size), 0) + found.wall
                    ratios = (
                        f"{found.wall / reference.wall:12.2f} {found.cpu / reference.cpu:11.2f}" if reference else ""
                    )
                    print(
                        f"{size:>10,}  {measure:8} {engine:8} {found.wall:8.2f} {found.cpu:8.2f} {found.memory:7.0f} {ratios}",
                        flush=True,
                    )
            print(f"{size:>10,}  the file has {path.stat().st_size / 2**20:,.0f} MB")
    for small, large in pairwise(sizes):
        grows = ", ".join(f"{one} {totals[one, large] / totals[one, small]:.1f}" for one in engines)
        print(f"wall time of {large:,} rows over {small:,}: {grows}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
