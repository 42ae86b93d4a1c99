"""Growth, compound growth, shares and indices as digecon tells them, by Polars."""

import sys

import polars as pl
from answers import FIXED, HEADER, SIGN, UNSTATED, measure, out, path

raw = (pl.read_parquet if path.endswith("parquet") else pl.read_csv)(path)
keys = ["indicator", "area"]
v, p, i = pl.col("value"), pl.col("period"), pl.col("indicator")
grouped = raw.drop_nulls("value").group_by(*keys, "period").agg(v.first(), n=pl.len(), different=v.n_unique())
repeated, conflicts = (grouped.filter(pl.col("different") == 1)["n"] - 1).sum(), (grouped["different"] > 1).sum()
print(f"empty {raw['value'].null_count()}, repeated {repeated}, conflicts {conflicts}", file=sys.stderr)
del raw
t = grouped.lazy().filter(pl.col("different") == 1).sort(*keys, "period")
before, step = v.shift().over(keys), p - p.shift().over(keys)
t = t.with_columns(step=step, rate=pl.when((step == 1) & (before != 0)).then((v / before - 1) * 100).round_sig_figs(12))


def text(*parts: object) -> pl.Expr:
    """Return texts and columns as one text."""
    return pl.concat_str(*(part if isinstance(part, pl.Expr) else pl.lit(part) for part in parts))


if measure == "growth":
    year = (p - 1).cast(pl.String)
    refused = (
        pl.when(pl.col("step") == 1)
        .then(text("zero: ", i, " ", year, " may be zero"))
        .otherwise(text("missing: no figure of ", i, " for ", year))
    )
    t = t.filter(pl.col("step").is_not_null()).with_columns(
        value="rate",
        note=pl.when(pl.col("rate").is_not_null()).then(pl.lit("")).otherwise(refused),
        measure=pl.lit("growth"),
    )
elif measure == "cagr":
    e = t.group_by(keys, maintain_order=True).agg(
        first=v.first(),
        last=v.last(),
        base=p.first(),
        period=p.last(),
        mean=pl.col("rate").mean(),
        n=pl.col("rate").count(),
    )
    years, n = p - pl.col("base"), pl.col("n")
    e = e.filter(years > 0)
    positive = (pl.col("first") > 0) & (pl.col("last") > 0)
    compound = ((pl.col("last") / pl.col("first")) ** (1 / years) - 1) * 100
    one = e.with_columns(
        measure=pl.lit("cagr"), value=pl.when(positive).then(compound).round_sig_figs(12),
        note=pl.when(positive).then(pl.lit("")).otherwise(pl.lit(SIGN)),
    )  # fmt: skip
    words = pl.when(n == years).then(text("mean of ", n.cast(pl.String), " yearly rates"))
    other = e.with_columns(
        measure=pl.lit("mean_growth"), value=pl.when(n == years).then(pl.col("mean")).round_sig_figs(12),
        note=words.otherwise(pl.lit("missing: a year")),
    )  # fmt: skip
    t = pl.concat([one, other]).sort(*keys, "measure").with_columns(base_period=pl.col("base").cast(pl.String))
elif measure == "index":
    base = pl.col("base")
    bases = t.filter(p == 2000).select(*keys, base=v)
    none = (
        pl.when(base.is_null())
        .then(text("missing: no figure of ", i, " for 2000"))
        .otherwise(text("zero: ", i, " 2000 may be zero"))
    )
    t = t.join(bases, on=keys, how="left", maintain_order="left").with_columns(
        value=pl.when(base != 0).then(v / base * 100).round_sig_figs(12),
        note=pl.when(base != 0).then(pl.lit("")).otherwise(none), measure=pl.lit("index"),
    )  # fmt: skip
else:
    whole, year = pl.col("whole"), p.cast(pl.String)
    wholes = t.filter(i == "ind0").select("area", "period", whole=v)
    note = (
        pl.when(whole.is_null()).then(text("missing: no figure of ind0 for ", year))
        .when(whole == 0).then(text("zero: ind0 ", year, " may be zero"))
        .when(i == "ind0").then(pl.lit("")).otherwise(pl.lit(UNSTATED))
    )  # fmt: skip
    t = t.join(wholes, on=["area", "period"], how="left", maintain_order="left").with_columns(
        value=pl.when(whole != 0).then(v / whole * 100).round_sig_figs(12), note=note, measure=pl.lit("share")
    )
year = p.cast(pl.String)
fixed = {name: pl.lit(cell) for name, cell in FIXED.items() if name not in t.collect_schema()}
status = pl.when(v.is_null()).then(pl.lit("O")).otherwise(pl.lit("A"))
t = t.with_columns(label=i, start=text(year, "-01-01"), end=text(year, "-12-31"), status=status, **fixed)
t.select(HEADER).sink_csv(out)
