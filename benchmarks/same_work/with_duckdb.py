"""Growth, compound growth, shares and indices as digecon tells them, by DuckDB."""

import sys

import duckdb
from answers import FIXED, HEADER, SIGN, UNSTATED, measure, out, path

read = "read_parquet" if path.endswith("parquet") else "read_csv"
duckdb.sql("set enable_progress_bar = false")
duckdb.sql(f"create table raw as select * from {read}('{path}')")
duckdb.sql("""create table t as select indicator, area, period, any_value(value) as value, count(*) as n,
    count(distinct value) as different from raw where value is not null group by all""")
counts = duckdb.sql("""select (select count(*) from raw where value is null) as empty,
    sum(n - 1) filter (different = 1) as repeated, count(*) filter (different > 1) as conflicts from t""")
print(counts.fetchall(), file=sys.stderr)
over = "over (partition by indicator, area order by period)"
digits = "printf('%.12g', {0})::double".format
rates = f"""select *, case when period - lag(period) {over} = 1 and lag(value) {over} <> 0
    then (value / lag(value) {over} - 1) * 100 end as rate, period - lag(period) {over} as step from t where different = 1"""
ends = f"""select indicator, area, min(period) as base, max(period) as period, arg_min(value, period) as first,
    arg_max(value, period) as last, fsum({digits("rate")}) / count(rate) as mean, count(rate) as n from ({rates}) group by 1, 2"""
compound = digits("((last / first) ** (1 / (period - base)) - 1) * 100")
queries = {
    "growth": f"""select indicator, area, period, 'growth' as measure, '' as base_period, {digits("rate")} as value,
        case when rate is not null then '' when step = 1 then 'zero: ' || indicator || ' ' || (period - 1) || ' may be zero'
        else 'missing: no figure of ' || indicator || ' for ' || (period - 1) end as note from ({rates}) where step is not null""",
    "cagr": f"""with e as ({ends}) select indicator, area, period, 'cagr' as measure, base::text as base_period,
        case when first > 0 and last > 0 then {compound} end as value,
        case when first > 0 and last > 0 then '' else '{SIGN}' end as note from e where period > base
        union all select indicator, area, period, 'mean_growth', base::text, case when n = period - base then {digits("mean")} end,
        case when n = period - base then 'mean of ' || n || ' yearly rates' else 'missing: a year' end from e where period > base""",
    "share": f"""select t.indicator, t.area, t.period, 'share' as measure, '' as base_period,
        case when w.value <> 0 then {digits("t.value / w.value * 100")} end as value,
        case when w.value is null then 'missing: no figure of ind0 for ' || t.period
        when w.value = 0 then 'zero: ind0 ' || t.period || ' may be zero' when t.indicator = 'ind0' then '' else '{UNSTATED}' end as note
        from t left join (select * from t where indicator = 'ind0' and different = 1) w using (area, period) where t.different = 1""",
    "index": f"""select t.indicator, t.area, t.period, 'index' as measure, '2000' as base_period,
        case when b.value <> 0 then {digits("t.value / b.value * 100")} end as value,
        case when b.value is null then 'missing: no figure of ' || t.indicator || ' for 2000'
        when b.value = 0 then 'zero: ' || t.indicator || ' 2000 may be zero' else '' end as note
        from t left join (select * from t where period = 2000 and different = 1) b using (indicator, area) where t.different = 1""",
}
told = {
    **{name: repr(cell) for name, cell in FIXED.items() if name != "base_period"},
    "label": "indicator", "start": "period || '-01-01'", "end": "period || '-12-31'",
    "status": "case when value is null then 'O' else 'A' end",
}  # fmt: skip
columns = ", ".join(f'{told.get(name, name)} as "{name}"' for name in HEADER)
order = "order by indicator, area, period, measure"
duckdb.sql(f"copy (select {columns} from ({queries[measure]}) {order}) to '{out}' (header)")
