"""Whatever the layout and wherever a table states a unit, what is read is what was written; rates change in points everywhere.

The law writes random figures with a unit that it knows, in every place in which offices state one, and reads them back.
"""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from many import TIMES

from digecon_cli import measures
from digecon_cli import reading as readers
from digecon_cli.core.dataset import Dataset
from digecon_cli.measures.derivation import Options


class Unit(NamedTuple):
    """What a text means: a unit, its power of ten, and the unit of a change; empty for what grows in percent."""

    name: str
    power: int = 0
    change: str = ""


POINTS = "percentage points"
AMOUNTS = {
    "亿元": Unit("CNY", 8), "万元": Unit("CNY", 4), "100 million CNY": Unit("CNY", 8), "million EUR": Unit("EUR", 6),
    "Mio. Euro": Unit("Euro", 6), "USD million": Unit("USD", 6), "thousand persons": Unit("persons", 3), "万人": Unit("persons", 4),
    "EUR": Unit("EUR"), "tonnes": Unit("tonnes"), "1000 tonnes": Unit("tonnes", 3), "万吨标准煤": Unit("吨标准煤", 4),
}  # fmt: skip
RATES = {
    "%": Unit("percent", 0, POINTS), "percent": Unit("percent", 0, POINTS), "Percent per annum": Unit("percent", 0, POINTS),
    "百分点": Unit(POINTS, 0, POINTS), "‰": Unit("per mille", 0, "per mille"), "上年同月=100": Unit("上年同月=100", 0, POINTS),
}  # fmt: skip
MONEY_AND_PERSONS = (
    "CNY",
    "EUR",
    "Euro",
    "USD",
    "persons",
)  # whose codes have no power of ten, as those of masses may (kt)
UNITS = {**AMOUNTS, **RATES}
CODES = {name: Unit("percent", 0, POINTS) for name in ("PC_GDP", "PT_LF", "CLV_PCH_PRE_HAB", "PCH_SM")} | {
    "MIO_EUR": Unit("EUR", 6),
    "THS_PER": Unit("PER", 3),
    "CLV15_MEUR": Unit("CLV15_EUR", 6),
}
# Names that say it where no unit does; the figures have none then.
RATE_NAMES = ("unemployment_rate", "数字经济占比", "城镇化率", "gdp_growth")
WORDS = {0: ("0", "Units"), 3: ("3", "Thousands", "3: Thousands"), 6: ("6", "Millions"), 9: ("9", "Billions")}
NAMES = ("Alpha", "Beta", "Gamma")
YEARS = ("2018", "2019", "2020")

Rows = Sequence[Sequence[str]]


class Made(NamedTuple):
    """A table that was written: its text, and of each indicator the unit of its figures and the figures by year."""

    text: str
    units: Mapping[str, Unit]
    figures: Mapping[str, Sequence[str]]


def separated(rows: Rows, sign: str = ",") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=sign, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def long(figures: Mapping[str, Sequence[str]], more: Mapping[str, Sequence[str]], header: Sequence[str]) -> str:
    """Return a long table with columns of its own for each indicator."""
    rows = [
        ["Austria", name, year, value, *more[name]]
        for name, values in figures.items()
        for year, value in zip(YEARS, values, strict=True)
    ]
    return separated([["country", "indicator", "year", "value", *header], *rows])


def across(figures: Mapping[str, Sequence[str]], above: Rows = (), first: str = "Item", below: Rows = ()) -> str:
    return separated([*above, [first, *YEARS], *below, *([name, *values] for name, values in figures.items())])


def down(figures: Mapping[str, Sequence[str]], above: Rows = (), below: Rows = (), head: Rows = ()) -> str:
    """Return a table with a column for each indicator."""
    header = head or [["year", *figures]]
    return separated(
        [*above, *header, *below, *([year, *row] for year, *row in zip(YEARS, *figures.values(), strict=True))]
    )


VALUES = st.integers(2201, 99999).filter(lambda number: number % 10 > 0).map(lambda number: f"{number / 10:.1f}")


def of_each_name(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.tuples(*[strategy] * len(NAMES)).map(lambda drawn: dict(zip(NAMES, drawn, strict=True)))


SERIES = of_each_name(st.lists(VALUES, min_size=3, max_size=3))
OF_EACH = of_each_name(st.sampled_from(sorted(UNITS)))


# How a name ends in its unit; without brackets only money with a power of ten is sure to be one.
FORMS = ("{} ({})", "{} [{}]", "{} / {}", "{}, {}", "{} in {}", "{} - {}")
SURE = ("million EUR", "Mio. Euro", "USD million", "亿元", "MEUR", "USDm", "€ bn", "%")
IN_NAMES = {**UNITS, "MEUR": Unit("EUR", 6), "USDm": Unit("USD", 6), "€ bn": Unit("€", 9)}


def named(form: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Return the whole name of each indicator, with its unit."""
    forms = {name: form if text in SURE else FORMS[0] for name, text in texts.items()}
    return {name: forms[name].format(name, text) for name, text in texts.items()}


@st.composite
def with_columns(draw: Any) -> Made:
    """Units in columns: as texts, as codes of rates, as codes beside a text, with a multiplier."""
    figures = draw(SERIES)
    kind = draw(st.sampled_from(["texts", "codes", "twin", "multiplier", "across", "measure"]))
    texts = draw(OF_EACH)
    units = {name: UNITS[text] for name, text in texts.items()}
    if kind == "texts":
        header = draw(st.sampled_from(["unit", "Units", "单位", "Einheit", "Unit of measure"]))
        return Made(long(figures, {name: [text] for name, text in texts.items()}, [header]), units, figures)
    if kind == "across":
        rows = [[name, texts[name], *values] for name, values in figures.items()]
        return Made(separated([["指标", "单位", *YEARS], *rows]), units, figures)
    if kind == "twin":
        codes = {name: [f"Q{number}", texts[name]] for number, name in enumerate(NAMES)}
        units = {
            name: units[name]
            if texts[name] in RATES and "=" not in texts[name]
            else Unit(codes[name][0], units[name].power if units[name].name in MONEY_AND_PERSONS else 0)
            for name in NAMES
        }
        return Made(long(figures, codes, ["unit", "Unit of measure"]), units, figures)
    if kind == "multiplier":
        power = draw(st.sampled_from(sorted(WORDS)))
        word, unit = draw(st.sampled_from(WORDS[power])), draw(st.sampled_from(["EUR", "persons"]))
        prefix = draw(st.sampled_from(["", "million "])) if power == 6 else ""
        more = {name: [prefix + unit, word] for name in NAMES}
        return Made(long(figures, more, ["unit", "unit_mult"]), dict.fromkeys(NAMES, Unit(unit, power)), figures)
    codes_of = {name: draw(st.sampled_from(sorted(CODES))) for name in NAMES}
    if kind == "measure":
        codes_of["Alpha"] = "PC_GDP"
    header = "MEASURE" if kind == "measure" else "unit"
    units = {name: CODES[code] for name, code in codes_of.items()}
    return Made(long(figures, {name: [code] for name, code in codes_of.items()}, [header]), units, figures)


@st.composite
def in_names(draw: Any) -> Made:
    """Units in the names of indicators, or names of rates without a unit."""
    figures = draw(SERIES)
    if draw(st.booleans()):
        texts = draw(of_each_name(st.sampled_from(sorted(IN_NAMES))))
        names = named(draw(st.sampled_from(FORMS)), texts)
        found = {names[name]: values for name, values in figures.items()}
        units = {names[name]: IN_NAMES[text] for name, text in texts.items()}
    else:
        names = {"Alpha": draw(st.sampled_from(RATE_NAMES)), "Beta": "exchange_rate", "Gamma": "Gamma (from 2020)"}
        found = {names[name]: values for name, values in figures.items()}
        units = {name: Unit("", 0, "none" if name in RATE_NAMES else "") for name in found}
    layout = draw(st.sampled_from(["long", "across", "down"]))
    text = (
        long(found, dict.fromkeys(found, ()), ())
        if layout == "long"
        else across(found)
        if layout == "across"
        else down(found)
    )
    return Made(text, units, found)


@st.composite
def above(draw: Any) -> Made:
    """A unit of the whole table around its header, beside a rate and an indicator with a power of ten of its own."""
    figures, text = draw(SERIES), draw(st.sampled_from(sorted(UNITS)))
    own = draw(st.sampled_from(["", "%", "万吨标准煤"]))
    found = {f"{name} ({own})" if own and name == "Beta" else name: values for name, values in figures.items()}
    units = {name: UNITS[own] if name.endswith(")") else UNITS[text] for name in found}
    line = draw(st.sampled_from(["单位：{}", "（{}）", "Unit: {}", "{}"]))
    alone = text not in RATES and (" " not in text or UNITS[text].power > 0)  # otherwise it may be a title
    line = line.format(text) if alone or line != "{}" else f"单位：{text}"
    title: Rows = draw(st.sampled_from([[], [["Table of things", "", "", ""]]]))
    places = [
        "right",
        "left",
        "corner",
        "title",
        "within title",
        "two heads",
        "below",
        "right of series",
        "left of series",
    ]
    place = draw(st.sampled_from(places))
    if place == "right of series" or place == "left of series":
        line = f"单位：{text}" if text in RATES else line  # a rate over the last column may be that of this alone
        cells = ["", "", "", line] if place == "right of series" else [line, "", "", ""]
        return Made(down(found, above=[*title, cells]), units, found)
    if place == "within title" and UNITS[text].power:
        return Made(across(found, [[f"Things ({text}), by name", "", "", ""]]), units, found)
    if place == "two heads" and UNITS[text].power:
        header, *rows = across(found, first="").splitlines()
        whole = f"{header},{header.removeprefix(',')}\n" + "".join(f"{row},x,x,x\n" for row in rows)
        upper = separated([*title, [f"Things ({text})", "Men", "", "", "Women", "", ""]])
        return Made(upper + whole, units, found)
    if place == "corner":
        return Made(across(found, title, f"单位：{text}"), units, found)
    if place == "title":
        return Made(across(found, [[f"Table of things（单位：{text}）", "", "", ""]]), units, found)
    if place == "below":
        return Made(across(found, title, below=[["", line, "", ""]]), units, found)
    cells = ["", "", "", line] if place == "right" else [line, "", "", ""]
    return Made(across(found, [*title, cells]), units, found)


@st.composite
def heads(draw: Any) -> Made:
    """A row of units over, or below, the names of columns, or a head of labels."""
    figures, texts = draw(SERIES), draw(OF_EACH)
    units = {name: UNITS[text] for name, text in texts.items()}
    row = [texts[name] for name in NAMES]
    place = draw(st.sampled_from(["over", "below", "labels", "ids"]))
    if place == "labels":
        head = [["指标", *NAMES], ["地区", *["Austria"] * 3], ["频度", *["年"] * 3], ["单位", *row]]
        return Made(down(figures, head=head), units, figures)
    if place == "ids":
        return Made(down(figures, head=[["Title", *NAMES], ["Series ID", *NAMES], ["Unit", *row]]), units, figures)
    return Made(down(figures, **{"above" if place == "over" else "below": [["", *row]]}), units, figures)


@st.composite
def documents(draw: Any) -> Made:
    """JSON-stat with a multiplier, which its label may say too; Eurostat's codes; SDMX with a text behind the code."""
    figures = draw(SERIES)
    kind = draw(st.sampled_from(["json", "eurostat", "sdmx"]))
    if kind == "json":
        label, unit = draw(
            st.sampled_from([("million", Unit("", 6)), ("million EUR", Unit("EUR", 6)), ("EUR", Unit("EUR", 6))])
        )
        names = {"index": list(NAMES), "unit": {name: {"label": label, "multiplier": 6} for name in NAMES}}
        document = {
            "version": "2.0", "class": "dataset", "id": ["what", "time"], "size": [3, 3], "role": {"time": ["time"], "metric": ["what"]},
            "dimension": {"what": {"category": names}, "time": {"category": {"index": list(YEARS)}}},
            "value": [float(value) for values in figures.values() for value in values],
        }  # fmt: skip
        return Made(json.dumps(document), dict.fromkeys(NAMES, unit), figures)
    code = draw(st.sampled_from(sorted(CODES)))
    if kind == "eurostat":
        found = {f"{code}.{name}": values for name, values in figures.items()}
        rows = [[f"A,{code},{name},AT", *values] for name, values in figures.items()]
        return Made(
            separated([["freq,unit,item,geo\\TIME_PERIOD", *YEARS], *rows], "\t"),
            dict.fromkeys(found, CODES[code]),
            found,
        )
    text = draw(st.sampled_from(["Percent per annum", "Year-on-year changes, in per cent"]))
    rows = [
        [f"A.{name}", "AT", name, f"9: {text}", year, value]
        for name, values in figures.items()
        for year, value in zip(YEARS, values, strict=True)
    ]
    header = ["KEY", "REF_AREA", "ITEM", "UNIT_MEASURE:Unit of measure", "TIME_PERIOD", "OBS_VALUE"]
    found = {f"{name}.9": values for name, values in figures.items()}
    return Made(separated([header, *rows]), dict.fromkeys(found, RATES["percent"]), found)


EVERY = [with_columns(), in_names(), above(), heads(), documents()]
LAW = settings(max_examples=60 * TIMES, deadline=None, suppress_health_check=list(HealthCheck))


def indicator_of(made: Made, read: str) -> str:
    """Return the indicator that was written; a unit that tells rows apart may have joined its name."""
    return next(name for name in made.figures if read == name or name in read.split("."))


def changes(data: Dataset) -> dict[tuple[str, str], tuple[str, str]]:
    declared = measures.find("growth")
    assert declared is not None
    rows = [derived.row for derived in declared.derive(data.observations, data, Options.given())]
    return {(row.indicator, row.period): (row.measure, row.unit) for row in rows}


def expected_changes(made: Made, data: Dataset) -> dict[tuple[str, str], tuple[str, str]]:
    found = {}
    for name in {one.indicator for one in data.observations}:
        change = made.units[indicator_of(made, name)].change
        answer = ("difference", change.replace("none", "")) if change else ("growth", "percent")
        found |= {(name, year): answer for year in YEARS[1:]}
    return found


@pytest.mark.exhaustive
@pytest.mark.parametrize("tables", EVERY, ids=["columns", "names", "above", "heads", "documents"])
def test_what_is_read_is_what_was_written(tables: st.SearchStrategy[Made], tmp_path: Path) -> None:
    path = tmp_path / "table"

    @LAW
    @given(made=tables)
    def holds(made: Made) -> None:
        path.write_text(made.text, encoding="utf-8")
        data = readers.read(str(path))
        read = [
            (indicator_of(made, one.indicator), one.period, one.value, one.unit, one.unit_mult)
            for one in data.observations
        ]
        assert sorted(read) == sorted(
            (name, year, value.removesuffix(".0"), made.units[name].name, made.units[name].power)
            for name, values in made.figures.items()
            for year, value in zip(YEARS, values, strict=True)
        )
        assert changes(data) == expected_changes(made, data)

    holds()


@pytest.mark.parametrize("tables", EVERY[:3], ids=["columns", "names", "above"])
def test_large_tables_change_as_small_ones(tables: st.SearchStrategy[Made], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from digecon_cli.ask import contract
    from digecon_cli.large import answering, writing

    path = tmp_path / "table.csv"
    answers = 0

    @LAW
    @given(made=tables)
    def holds(made: Made) -> None:
        nonlocal answers
        path.write_text(made.text, encoding="utf-8")
        found = answering.answer(answering.Request("growth", str(path), Options()), print)
        if found is None:  # it is left to the plain engine
            return
        answers += 1
        text = b"".join(writing.pieces(found, "csv", contract.LONG)).decode()
        rows = {
            (row["indicator"], row["period"]): (row["measure"], row["unit"])
            for row in csv.DictReader(text.splitlines())
        }
        assert rows == expected_changes(made, readers.read(str(path)))

    holds()
    assert answers or tables is not EVERY[0]


def test_frames_change_as_tables(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    frames = pytest.importorskip("digecon_cli.large.frames")
    pytest.importorskip("narwhals")
    path = tmp_path / "table.csv"

    @settings(LAW, max_examples=20 * TIMES)
    @given(figures=SERIES, texts=OF_EACH)
    def holds(figures: Mapping[str, Sequence[str]], texts: Mapping[str, str]) -> None:
        path.write_text(long(figures, {name: [text] for name, text in texts.items()}, ["unit"]), encoding="utf-8")
        declared: Callable[..., Any] = measures.find("growth").derive  # type: ignore[union-attr]
        data = readers.read(str(path))
        rows = [derived.row for derived in declared(data.observations, data, Options.given())]
        found = frames.growth(pandas.read_csv(path)).dropna().to_dict("records")
        assert {(row["indicator"], str(row["year"])): row["growth"] for row in found} == pytest.approx(
            {(row.indicator.split(".")[0], row.period): float(row.value) for row in rows}
        )

    holds()
