"""What the rules cost on a frame: ``digecon_cli.growth(frame)``, ``cagr``, ``share`` and ``index`` on a lazy Polars frame, beside Polars alone.

Each is a process of its own that scans the same Parquet file, computes and writes Parquet. Polars' scripts give the same columns (value,
status, code) for the same columns of input (unit, multiple, status), as one would write them who knows the table. They take turns;
the table shows medians of CPU and time, and the ratio. ``python benchmarks/frames.py --rows 10000000``.
"""

import argparse
import compileall
import importlib.util
import sys
import tempfile
from pathlib import Path

from commands import medians
from scale import ROOT, Cost, cost

MEASURES = ("cagr", "growth", "share", "index")

MADE = """
import sys, polars as pl
path, rows = sys.argv[1], int(sys.argv[2])
series = max(1, rows // 10_000)
frame = pl.LazyFrame({"i": range(series)}).join(pl.LazyFrame({"a": range(200)}), how="cross").join(
    pl.LazyFrame({"period": range(1974, 2024)}), how="cross")
number = pl.int_range(pl.len()).hash(7) % 100_000
frame.select(
    indicator=pl.format("ind{}", "i"), area=pl.format("A{}", "a"), period="period", value=number / 100 + 1,
    unit=pl.lit("CNY"), unit_mult=pl.when(pl.col("period") < 2000).then(8).otherwise(9), status=pl.lit("A"),
).sink_parquet(path)
"""

OURS = """
import sys, polars as pl, digecon_cli
measure, path, out = sys.argv[1:]
frame = pl.scan_parquet(path)
given = {"share": ("ind0",), "index": (2000,)}.get(measure, ())
getattr(digecon_cli, measure)(frame, *given).sink_parquet(out)
"""

POLARS = """
import sys, polars as pl
measure, path, out = sys.argv[1:]
c = pl.col
d = pl.scan_parquet(path).with_columns(amount=c("value") * 10.0 ** c("unit_mult"))
beside = [c(n).alias("b_" + n) for n in ("amount", "unit", "status")]
keys = ["indicator", "area"]
def answered(d, name, value, first=pl.lit(False)):
    code = (pl.when(first).then(pl.lit("")).when(c("b_amount").is_null()).then(pl.lit("missing"))
        .when(c("unit") != c("b_unit")).then(pl.lit("unit"))
        .when((c("status") == "D") != (c("b_status") == "D")).then(pl.lit("definition"))
        .when((c("status") == "F") != (c("b_status") == "F")).then(pl.lit("target"))
        .when(c("status") == "B").then(pl.lit("break")).when(c("b_amount") <= 0).then(pl.lit("zero")).otherwise(pl.lit("")))
    rank = lambda n: c(n).replace_strict(list("BUFIEPA"), list(range(7)), default=6)
    status = pl.min_horizontal(rank("status"), rank("b_status")).replace_strict(list(range(7)), list("BUFIEPA"))
    d = d.with_columns(code=code)
    return d.with_columns(
        pl.when((c("code") == "") & c("b_amount").is_not_null()).then(value).alias(name),
        pl.when(c("code") != "").then(pl.lit("O")).when(c("b_amount").is_not_null()).then(status).alias(name + "_status"),
        c("code").alias(name + "_codes"))
columns = ["indicator", "area", "period", "value", "unit", "unit_mult", "status"]
if measure == "growth":
    before = d.select(*keys, c("period") + 1, *beside)
    d = d.join(before, on=[*keys, "period"], how="left")
    d = answered(d, "growth", (c("amount") / c("b_amount") - 1) * 100, c("period") == c("period").min().over(keys))
elif measure == "cagr":
    first = d.filter(c("period") == c("period").min().over(keys)).select(*keys, c("period").alias("start"), *beside)
    d = d.filter(c("period") == c("period").max().over(keys)).join(first, on=keys, how="left")
    d = answered(d.with_columns(end="period"), "cagr", ((c("amount") / c("b_amount")) ** (1 / (c("end") - c("start"))) - 1) * 100)
    columns = [*keys, "start", "end"]
elif measure == "share":
    whole = d.filter(c("indicator") == "ind0").select("area", "period", *beside)
    d = answered(d.join(whole, on=["area", "period"], how="left"), "share", c("amount") / c("b_amount") * 100)
else:
    base = d.filter(c("period") == 2000).select(*keys, *beside)
    d = answered(d.join(base, on=keys, how="left"), "index", c("amount") / c("b_amount") * 100)
d.select(*columns, measure, measure + "_status", measure + "_codes").sink_parquet(out)
"""


def main() -> int:
    """Print CPU and time of both, and their ratio, for each measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows of the frame (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each (default: %(default)s)")
    options = parser.parse_args()
    if not all(map(importlib.util.find_spec, ("polars", "narwhals"))):
        print("Polars or narwhals is not installed")
        return 1
    compileall.compile_dir(ROOT / "src", quiet=1)
    print("measure | digecon CPU s, wall s, MB | Polars CPU s, wall s, MB | CPU digecon / Polars")
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder, "frame.parquet"), Path(folder, "out.parquet")
        cost([sys.executable, "-c", MADE, str(path), str(options.rows)])
        for measure in MEASURES:
            runs: dict[str, list[Cost]] = {OURS: [], POLARS: []}
            for _ in range(options.rounds):
                for script, found in runs.items():
                    found.append(cost([sys.executable, "-c", script, measure, str(path), str(out)]))
            ours, theirs = map(medians, runs.values())
            print(measure, _row(ours), _row(theirs), f"{ours.cpu / theirs.cpu:.2f}", sep=" | ", flush=True)
    return 0


def _row(each: Cost) -> str:
    return f"{each.cpu:.2f}, {each.wall:.2f}, {each.memory:.0f}"


if __name__ == "__main__":
    raise SystemExit(main())
