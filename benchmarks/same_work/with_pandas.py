"""Growth, compound growth, shares and indices as digecon tells them, by pandas."""

import sys

import numpy as np
import pandas as pd
from answers import FIXED, HEADER, SIGN, UNSTATED, measure, out, path

d = (pd.read_parquet if path.endswith("parquet") else pd.read_csv)(path)
empty = d.value.isna().sum()
d = d[d.value.notna()]
keys = ["indicator", "area", "period"]
different = d.groupby(keys).value.transform("nunique")
repeated, conflicts = d[different == 1].duplicated(keys).sum(), len(d[different > 1].drop_duplicates(keys))
print(f"empty {empty}, repeated {repeated}, conflicts {conflicts}", file=sys.stderr)
d = d[different == 1].drop_duplicates(keys).sort_values(keys)
g = d.groupby(["indicator", "area"])
step, before = d.period - g.period.shift(), g.value.shift()
rate = ((d.value / before - 1) * 100).where((step == 1) & (before != 0))


def digits(values: "pd.Series[float]") -> "pd.Series[float]":
    """Return numbers of twelve digits."""
    return values.map(lambda number: float(f"{number:.12g}"), na_action="ignore")


if measure == "growth":
    d["value"], d["measure"] = digits(rate), "growth"
    year = (d.period - 1).astype(str)
    zero = "zero: " + d.indicator + " " + year + " may be zero"
    missing = "missing: no figure of " + d.indicator + " for " + year
    d["note"] = np.where(rate.notna(), "", np.where(step == 1, zero, missing))
    d = d[step.notna()]
elif measure == "cagr":
    d["rate"] = digits(rate)
    e = g.agg(
        first=("value", "first"), last=("value", "last"), base_period=("period", "first"), period=("period", "last")
    )
    r = d.groupby(["indicator", "area"]).rate.agg(["mean", "count"])
    years = e.period - e.base_period
    e["cagr"] = ((e["last"] / e["first"]) ** (1 / years) - 1) * 100
    e["mean_growth"] = r["mean"].where(r["count"] == years)
    e["words"] = np.where(r["count"] == years, "mean of " + years.astype(str) + " yearly rates", "missing: a year")
    e = e[years > 0].reset_index()
    d = e.melt(["indicator", "area", "base_period", "period", "words"], ["cagr", "mean_growth"], "measure", "value")
    d["note"] = np.where(d.measure == "cagr", np.where(d.value.isna(), SIGN, ""), d.words)
    d["value"] = digits(d.value)
    d = d.sort_values(["indicator", "area", "measure"])
elif measure == "index":
    base = d[d.period == 2000][["indicator", "area", "value"]].rename(columns={"value": "base"})
    d = d.merge(base, on=["indicator", "area"], how="left")
    index = (d.value / d.base * 100).where(d.base != 0)
    d["value"], d["measure"] = digits(index), "index"
    refused = np.where(
        d.base.isna(),
        "missing: no figure of " + d.indicator + " for 2000",
        "zero: " + d.indicator + " 2000 may be zero",
    )
    d["note"] = np.where(index.notna(), "", refused)
else:
    whole = d[d.indicator == "ind0"][["area", "period", "value"]].rename(columns={"value": "whole"})
    d = d.merge(whole, on=["area", "period"], how="left")
    share = (d.value / d.whole * 100).where(d.whole != 0)
    d["value"], d["measure"], year = digits(share), "share", d.period.astype(str)
    refused = np.where(d.whole.isna(), "missing: no figure of ind0 for " + year, "zero: ind0 " + year + " may be zero")
    d["note"] = np.where(share.notna(), np.where(d.indicator == "ind0", "", UNSTATED), refused)
year = d.period.astype(str)
d = d.assign(label=d.indicator, start=year + "-01-01", end=year + "-12-31", status=np.where(d.value.isna(), "O", "A"))
d = d.assign(**{name: cell for name, cell in FIXED.items() if name not in d})
d[list(HEADER)].to_csv(out, index=False)
