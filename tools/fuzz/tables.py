"""Tables of other people: layouts x units x periods x odd numbers x broken bytes."""

import csv
import io
import random
from collections.abc import Callable, Sequence
from typing import Any

from digecon_cli.core.model import PRINTED

from .breaking import as_json, broken, packed

NUMBERS = (
    "0", "1", "-1", "12.5", "100", "1e-300", "1e300", "-1e300", "3e-309", "5e-324", "1e999", "-1e999", "inf", "-inf", "NaN", "nan",
    "-0", "0.0", "1,234.5", "1.234,5", "1 234,5", "1'234.5", "12 %", "3.28M", "2万", "1.5亿", "9" * 400, "0." + "0" * 400 + "1",
    "1_000", "0x10", "+5", "5-", "(5)", "--5", "1/2", "٣", "５", "n/a", "..", "", ":", "...", "-", "–", "−5", "2000", "1e", "e5", "b 5",
    "5 e", "<5", ">5", "~5", "5*", "$5", "￥5", "1.2.3", "1,2,3", "00012", "1e-5", "179769313486231580793e289",
)  # fmt: skip
UNITS = (
    "", "%", "CNY", "USD", "亿元", "万元", "persons", "EFLOPS", "ZB", "index", "percent of GDP", "current US$", "kg", "=1+1",
    "percentage points", "constant 2015 US$", "x" * 300, "人\x1b[31m", "yuan", "Billions",
)  # fmt: skip
MULTIPLES = (
    "",
    "0",
    "3",
    "6",
    "8",
    "9",
    "-3",
    "99",
    "-99",
    "308",
    "309",
    "-309",
    "400",
    "6: Millions",
    "Billions",
    "x",
    "1.5",
    "万",
)
YEARS = tuple(str(year) for year in range(2000, 2012))
PERIODS = (
    *YEARS, "2001-Q1", "2002-Q1", "2001Q3", "2003-S1", "2003-H2", "2004-03", "2005-03", "2005M03", "2004-03-31", "31/03/2004",
    "03/2004", "Mar 2004", "2004-03/2004-08", "2005-03/2005-08", "2004-01-01/P9M", "2005-9M", "2004年", "2004年1-3月", "FY2004",
    "2004/05", "2004-2005", "20x", "", "0000", "9999", "10000", "1", "-5", "2004-W05", "1 Jan 2004", "二〇〇四年", "2004.0", "2004 Q1",
    "2004-13", "1700", "2004-02-30", "12/31/2004", "Q1 2004",
)  # fmt: skip
AREAS = (
    "CN",
    "US",
    "W",
    "NA",
    "China",
    "中国",
    "World",
    "",
    "Côte d'Ivoire",
    "=HYPERLINK()",
    "a,b",
    'say "x"',
    "A\nB",
    "\x1b[2J",
    "x" * 200,
)
NAMES = (
    "gdp", "a", "b", "whole", "GDP (current US$)", "GDP, real", "人口", "=1+1", "@cmd", "-x", "a\nb", "nan", "value", "2004", "",
    "[red]", "a|b", "a.b.c", "x" * 500, "telecom.revenue", "&<>", "\u202eabc", "\\textbf", "$x$", "%", "année",
)  # fmt: skip
STATUSES = ("", "A", "E", "B", "E", "P", "F", "U", "b", "x", "AB", "O", "D")
VINTAGES = ("", "2011", "2010-03", "2010", "2011-05", "2011-05-17", "soon", "99999")
HEADS: dict[str, Sequence[str]] = {
    "indicator": ("indicator", "series", "Variable", "INDICATOR", "指标", "item", "Subject"),
    "area": ("area", "country", "economy", "LOCATION", "geo", "地区", "REF_AREA"),
    "period": ("period", "year", "TIME", "TIME_PERIOD", "date", "年份", "Year"),
    "value": ("value", "obs_value", "OBS_VALUE", "数值", "Value", "amount"),
    "unit": ("unit", "UNIT_MEASURE", "单位", "Unit"),
    "unit_mult": ("unit_mult", "UNIT_MULT", "scale", "PowerCode"),
    "status": ("status", "OBS_STATUS", "Flags"),
}
POOLS: dict[str, Sequence[str]] = {
    "indicator": NAMES, "area": AREAS, "period": PERIODS, "value": NUMBERS, "unit": UNITS, "unit_mult": MULTIPLES, "status": STATUSES,
}  # fmt: skip
OWN = ("indicator", "area", "period", "measure", "base_indicator", "base_period", "value", "bound", "unit", "unit_mult", "basis", "status", "vintage", "source")  # fmt: skip
MEASURES = ("level", "level", "level", *PRINTED, "levle", "")
BOUNDS = ("", "", "", "over", "under", "about", "exact", "x")
BASES = ("", "", "", "nominal", "comparable", "constant_prices", "x")
ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8", "utf-8-sig", "gbk", "utf-16", "latin-1", "cp1252", "utf-32")
ENDS = (".csv", ".csv", ".csv", ".tsv", ".txt", ".json", ".xlsx", ".parquet", ".zip", ".gz", "", ".toml", ".csv.gz")
Rows = list[list[str]]


def files(chance: random.Random) -> dict[str, bytes]:
    """Return one table by its name, now and then with a second one."""
    found = {_name(chance): table(chance) for _ in range(chance.choice((1, 1, 1, 1, 2)))}
    if chance.random() < 0.1:
        found["mine.toml"] = chance.choice(
            (b'value = "value"\nperiod = "year"\n', b"value = [", b'header = "x"\n', b"\xff")
        )
    return found


def _name(chance: random.Random) -> str:
    return chance.choice(("t", "t", "t", "表", "a b", "-t")) + chance.choice(ENDS)


def table(chance: random.Random) -> bytes:
    """Return the bytes of a table."""
    layout: Callable[[random.Random], Rows] = chance.choice((_long, _long, _across, _down, _own, _own, _bank, _sdmx))
    sober = chance.random() < 0.5
    rows = layout(Sober(chance.random()) if sober else chance)
    if sober:
        return _text(rows, ",", "\n").encode()
    if chance.random() < 0.15:
        rows = [["Title of all this"], [], *rows, ["Source: somebody"]]
    if chance.random() < 0.15:
        _disorder(chance, rows)
    if chance.random() < 0.15:
        raw = as_json(chance, rows)
    else:
        text = _text(rows, chance.choice(",,,,;\t|"), chance.choice(("\n", "\n", "\r\n", "\r")))
        raw = text.encode(chance.choice(ENCODINGS), "replace")
    return packed(chance, broken(chance, raw) if chance.random() < 0.15 else raw)


class Sober(random.Random):
    """Chance that takes of each pool what stands first: a table that can be read."""

    def choice(self, seq: Any) -> Any:
        """Return one of the first few."""
        return super().choice(seq[: max(3, len(seq) // 5)])


def _text(rows: Rows, delimiter: str, end: str) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator=end).writerows(rows)
    return stream.getvalue()


def _some(chance: random.Random, pool: Sequence[str], most: int = 4) -> list[str]:
    """Return a few of a pool, mostly sober ones: so that rows meet one another, and few things are odd at once."""
    sober = pool[: max(3, len(pool) // 4)]
    return [chance.choice(pool if chance.random() < 0.25 else sober) for _ in range(chance.randint(1, most))]


def _number(chance: random.Random, odd: Sequence[str]) -> str:
    return chance.choice(odd) if chance.random() < 0.3 else f"{chance.uniform(0.5, 1e5):.{chance.randrange(4)}f}"


def _long(chance: random.Random) -> Rows:
    columns = [
        "indicator",
        "area",
        "period",
        "value",
        *(name for name in ("unit", "unit_mult", "status") if chance.random() < 0.4),
    ]
    columns = [name for name in columns if name in ("period", "value") or chance.random() < 0.85]
    pools = {name: _some(chance, POOLS[name], 12 if name == "period" else 3) for name in columns}
    odd = _some(chance, NUMBERS, 5)
    rows = [
        [_number(chance, odd) if name == "value" else chance.choice(pools[name]) for name in columns]
        for _ in range(chance.choice((0, 1, 3, 10, 40)))
    ]
    return [[chance.choice(HEADS[name]) for name in columns], *rows]


def _across(chance: random.Random) -> Rows:
    odd, periods = _some(chance, NUMBERS, 5), chance.choice((list(YEARS), _some(chance, PERIODS, 8)))
    keys = ["indicator", "area", "unit"][: chance.randint(1, 3)]
    rows = [
        [*(chance.choice(POOLS[name]) for name in keys), *(_number(chance, odd) for _ in periods)]
        for _ in range(chance.choice((1, 2, 6)))
    ]
    return [[*(chance.choice(HEADS[name]) for name in keys), *periods], *rows]


def _down(chance: random.Random) -> Rows:
    odd, names = _some(chance, NUMBERS, 5), _some(chance, NAMES, 4)
    if chance.random() < 0.3:
        names = [f"{name} [CNY {chance.choice(MULTIPLES)}]" for name in names]
    rows = [
        [period, *(_number(chance, odd) for _ in names)] for period in chance.choice((YEARS, _some(chance, PERIODS, 9)))
    ]
    return [[chance.choice(HEADS["period"]), *names], *rows]


def _own(chance: random.Random) -> Rows:
    names, periods, odd = _some(chance, NAMES, 3), _some(chance, PERIODS, 9), _some(chance, NUMBERS, 4)
    unit, multiple = chance.choice(UNITS), _some(chance, MULTIPLES, 2)
    columns = [name for name in OWN if name in ("indicator", "period", "value", "unit_mult") or chance.random() < 0.8]
    told: dict[str, Callable[[], str]] = {
        "indicator": lambda: chance.choice(names), "area": lambda: chance.choice(AREAS[:3]),
        "period": lambda: chance.choice(periods), "measure": lambda: chance.choice(MEASURES),
        "base_indicator": lambda: chance.choice(("", "", *names)), "base_period": lambda: chance.choice(("", "", *periods)),
        "value": lambda: _number(chance, odd), "bound": lambda: chance.choice(BOUNDS), "unit": lambda: unit,
        "unit_mult": lambda: chance.choice(multiple), "basis": lambda: chance.choice(BASES),
        "status": lambda: chance.choice(STATUSES), "vintage": lambda: chance.choice(VINTAGES),
        "source": lambda: chance.choice(("", "a", "b", "nbs-2025")),
    }  # fmt: skip
    return [columns, *([told[name]() for name in columns] for _ in range(chance.choice((0, 1, 5, 30))))]


def _bank(chance: random.Random) -> Rows:
    odd = _some(chance, NUMBERS, 4)
    head = ["Country Name", "Country Code", "Indicator Name", "Indicator Code", *YEARS]
    rows = [
        [
            "Land",
            chance.choice(AREAS),
            f"Label ({chance.choice(UNITS)})",
            chance.choice(NAMES),
            *(_number(chance, odd) for _ in YEARS),
        ]
        for _ in range(chance.choice((1, 3, 8)))
    ]
    return [["Data Source", "World Development Indicators"], [], ["Last Updated Date", "2024-06-28"], [], head, *rows]


def _sdmx(chance: random.Random) -> Rows:
    odd, periods = _some(chance, NUMBERS, 4), _some(chance, PERIODS, 9)
    head = [
        chance.choice(("DATAFLOW", "STRUCTURE", "KEY")),
        "FREQ",
        "REF_AREA",
        "SUBJECT",
        "TIME_PERIOD",
        "OBS_VALUE",
        "UNIT_MULT",
        "OBS_STATUS",
    ]
    return [head, *(
        ["X:Y(1.0)", "A", chance.choice(AREAS), chance.choice(NAMES), chance.choice(periods), _number(chance, odd), chance.choice(MULTIPLES), chance.choice(STATUSES)]
        for _ in range(chance.choice((1, 5, 20)))
    )]  # fmt: skip


def _disorder(chance: random.Random, rows: Rows) -> None:
    """Double, drop, cut or lengthen a row or a cell."""
    for _ in range(chance.randint(1, 3)):
        row = chance.choice(rows)
        match chance.randrange(4):
            case 0:
                rows.insert(chance.randrange(len(rows)), list(row))
            case 1:
                row.append(chance.choice(NUMBERS))
            case 2:
                del row[chance.randrange(len(row) + 1) :]
            case _ if row:
                row[chance.randrange(len(row))] = chance.choice((*NUMBERS, *NAMES, *PERIODS))
