"""The rules on every engine: what a frame is answered is what the table that it was made of answers, value, bounds, status and code.

The frames carry units, multiples, measures, statuses, bounds, breaks and editions, as ``to_frame()`` writes them.
"""

import warnings
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from frame_engines import ENGINES, Engine, Rows, of_ibis, of_spark
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from many import TIMES

import digecon_cli
from digecon_cli import measures
from digecon_cli.api import Table
from digecon_cli.core import bundled, periods
from digecon_cli.core.model import Break, Indicator, Observation, Revision
from digecon_cli.measures import index
from digecon_cli.measures.derivation import CHANGE_OVER_TIME, OVER_TIME, Options, is_first
from digecon_cli.measures.share import PART_OF
from digecon_cli.reading.build import breaks

frames = pytest.importorskip("digecon_cli.large.frames")
pytest.importorskip("narwhals", reason="narwhals is not installed")
answering = pytest.importorskip("digecon_cli.large.answering")
pandas = pytest.importorskip("pandas")

Make = Callable[..., Any]
Answer = dict[tuple[str, ...], tuple[str, str, list[float | None]]]  # code, status; value, low, high


def of_table(measure: str, table: Table, **options: str) -> Answer:
    """Return what the plain engine computes of a table."""
    if measure == "index":  # the command refuses a table that has no base at all
        asked = Options().having(base=options["base"])
        found = measures.answer_of(index.of_levels(table.rows, table.data, asked), table.data)
    else:
        found = measures.rows(measure, table.rows, table.data, Options().having(**options))
    return _by_figure(measure, found, table)


def of_file(measure: str, path: Path, table: Table, **options: str) -> Answer | None:
    """Return what the engine for large files computes of a file, None where it leaves the file to the plain engine."""
    found = answering.answer(answering.Request(measure, str(path), Options().having(**options)), lambda notices: None)
    return None if found is None else _by_figure(measure, found.rows(), table)


def _by_figure(measure: str, rows: Iterable[Observation], table: Table) -> Answer:
    """Return the computed rows of a measure by series and period."""
    names = {"growth": ("growth", "difference")}.get(measure, (measure,))
    return {
        (row.indicator, row.area, row.period): (
            row.refusal.code if row.refusal else "",
            row.status,
            [float(text) if text else None for text in (row.value, row.low, row.high)],
        )
        for row in rows
        if row.origin == "computed" and row.measure in names and not (measure == "growth" and _is_first(row, table))
    }


def _is_first(row: Observation, table: Table) -> bool:
    """Return whether a refusal is of the first figure of a series, and says what might be mistaken for its partner."""
    levels = (each for each in table.rows if each[:3] == row[:3] and each.measure == "level")
    return bool(row.refusal) and any(is_first(each, table.data) for each in levels)


def of_frame(measure: str, rows: Iterable[Mapping[str, Any]], period: str = "period") -> Answer:
    """Return what the frame was answered, for rows with a figure, in the same form."""

    def number(cell: Any) -> float | None:
        return None if cell is None or cell != cell else float(cell)

    return {
        (row["indicator"], row["area"], row[period]): (
            row[f"{measure}_codes"],
            row[f"{measure}_status"] or "",
            [number(row[name]) for name in (measure, f"{measure}_low", f"{measure}_high")],
        )
        for row in rows
        if number(row[measure]) is not None
        or number(row[f"{measure}_low"]) is not None
        or number(row[f"{measure}_high"]) is not None
        or row[f"{measure}_codes"]
    }


def assert_alike(found: Answer, expected: Answer) -> None:
    """Check that codes, statuses and nulls are equal, and numbers alike to twelve digits (and to the last place of a small one)."""
    assert {key: each[:2] for key, each in found.items()} == {key: each[:2] for key, each in expected.items()}
    for key, (*_, numbers) in found.items():
        assert numbers == [
            end if end is None else pytest.approx(end, rel=1e-11, abs=1e-10) for end in expected[key][2]
        ], key


def check(table: Table, engine: Engine, whole: str, base: str) -> None:
    """Hold the answers of an engine on the table's frame to those of the plain engine."""
    made, taken = engine
    frame = table.to_frame()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the engines' own, of each other's versions
        given = made(frame)
        assert_alike(of_frame("growth", taken(frames.growth(given))), of_table("growth", table, basis="computed"))
        assert_alike(of_frame("cagr", taken(frames.cagr(given)), "end"), of_table("cagr", table))
        if any(row.indicator == whole for row in table.rows):
            assert_alike(of_frame("share", taken(frames.share(given, whole))), of_table("share", table, of=whole))
        assert_alike(of_frame("index", taken(frames.index(given, base))), of_table("index", table, base=base))


ENTRIES = (
    Indicator("s.whole", "Whole", "", "s", "flow", "CNY", 8),
    Indicator("s.part", "Part", "", "s", "flow", "CNY", 9),
    Indicator("s.persons", "Persons", "", "s", "flow", "persons", 4),
    Indicator("s.rate", "Rate", "", "s", "rate", "percent", 0),
)
YEARS = [str(year) for year in range(2018, 2024)]
PARTS = ["2020-Q1", "2021-Q1", "2021-Q2", "2022-Q1", "2020-9M", "2021-9M", "2022-9M", "2021-03", "2022-03"]
PERIODS = [*YEARS, *map(periods.canonical, PARTS)]
FIGURE = st.fixed_dictionaries({
    "indicator": st.sampled_from([entry.indicator for entry in ENTRIES]),
    "area": st.sampled_from(["CN", "CN", "US"]),
    "period": st.sampled_from([*YEARS, *PERIODS]),
    "value": st.sampled_from(["0", "0.0", "-3.5", "5", "0.1", "12.25", "100", "998.7", "1000000"]),
    "unit": st.sampled_from(["", "", "", "", "USD"]),
    "unit_mult": st.sampled_from([0, 4, 8, 9, 12]),
    "status": st.sampled_from("AAAAPEUIFDB"),
    "bound": st.sampled_from(["", "", "", "", "over", "under", "about", "exact"]),
    "measure": st.sampled_from(["level", "level", "level", "level", "growth", "target"]),
    "vintage": st.sampled_from(["2019-02", "2021-03-05", "2022-06", "2024-01-17"]),
})  # fmt: skip
BREAKS = st.lists(st.tuples(st.sampled_from(["s.whole", "s.part"]), st.sampled_from(PERIODS)), max_size=2)
REVISIONS = st.lists(
    st.tuples(st.sampled_from(["s.whole", "s.part"]), st.sampled_from(["", "2019", "2020"]), st.sampled_from(["2021", "2022"]),
              st.sampled_from(["2021-12-01", "2023-12-26"]), st.sampled_from(["apart", "joins"])),
    max_size=2, unique_by=lambda each: (each[0], each[3]),
)  # fmt: skip


def random_table(figures: Rows, broken: Any, revised: Any, figure: Make, dataset: Make) -> Table:
    entries = {entry.indicator: entry for entry in ENTRIES}
    rows: dict[tuple[str, ...], Observation] = {}
    for cells in figures:
        entry = entries[cells["indicator"]]
        is_rate = entry.kind == "rate" or cells["measure"] == "growth"
        unit = {"unit": "percent", "unit_mult": 0} if is_rate else {"unit": cells["unit"] or entry.unit}
        row = figure(**{**cells, **unit, "source": f"doc-{cells['vintage']}"})
        rows[row.indicator, row.area, row.period, row.measure] = row
    found = list(rows.values())
    stated = [Break(name, "CN", period, "why") for name, period in broken]
    revisions = [Revision(name, "CN", start, end, day, before, "why") for name, start, end, day, before in revised]
    return Table(found, dataset(*found, entries=ENTRIES, breaks=[*stated, *breaks(found)], revisions=revisions))


def test_every_rule_of_a_measure_is_one_of_columns_or_needs_none() -> None:
    """A new rule has a condition in ``_RULES``; those that need none hold since a partner is found by area, part of a year and basis."""
    asked = {*OVER_TIME, *CHANGE_OVER_TIME, *PART_OF, "sign"}
    assert asked - frames._RULES.keys() == {"area", "duration", "frequency", "basis", "kind"}


@pytest.mark.exhaustive
@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.__name__[3:])
def test_random_frames_are_answered_by_the_rules(engine: Callable[[], Engine], figure: Make, dataset: Make) -> None:
    made = engine()

    @settings(
        max_examples=(3 if engine in (of_ibis, of_spark) else 60) * TIMES,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(
        figures=st.lists(FIGURE, min_size=1, max_size=25),
        broken=BREAKS,
        revised=REVISIONS,
        base=st.sampled_from(["2020", "2021", "2021-Q1"]),
    )
    def law(figures: Rows, broken: Any, revised: Any, base: str) -> None:
        check(random_table(figures, broken, revised, figure, dataset), made, "s.whole", base)

    law()


LEVELS = st.lists(
    st.tuples(
        st.sampled_from(["whole,million CNY", "part,万亿元", "persons,10^3 persons", "rate,%"]),
        st.sampled_from(["CN", "CN", "US"]),
        st.sampled_from([*YEARS, *PERIODS]),
        st.sampled_from(["0", "0.0", "-3.5", "5", "0.1", "12.25", "100", "998.7", "1000000"]),
    ),
    min_size=4,
    max_size=25,
    unique_by=lambda row: row[:3],
)


@pytest.mark.exhaustive
@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.__name__[3:])
def test_a_file_is_answered_alike_as_a_table_as_a_large_file_and_as_a_frame(
    engine: Callable[[], Engine], tmp_path: Path
) -> None:
    made, path, answered = engine(), tmp_path / "levels.csv", set[str]()

    @settings(
        max_examples=(2 if engine in (of_ibis, of_spark) else 8) * TIMES,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(rows=LEVELS, base=st.sampled_from(["2020", "2021", "2021-Q1"]))
    @example(rows=[(name, "CN", year, "5") for name in ("whole,million CNY", "rate,%") for year in YEARS], base="2020")
    def law(rows: list[tuple[str, ...]], base: str) -> None:
        path.write_text("\n".join(["indicator,unit,area,period,value", *map(",".join, rows)]), encoding="utf-8")
        table = digecon_cli.read(path)
        check(table, made, "whole", base)
        for measure, options in (("growth", {}), ("cagr", {}), ("share", {"of": "whole"}), ("index", {"base": base})):
            found = of_file(measure, path, table, **options)
            if found is not None:
                assert_alike(found, of_table(measure, table, **options))
                answered.add(measure)

    law()
    assert answered == {"growth", "cagr", "share", "index"}


@pytest.mark.exhaustive
@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.__name__[3:])
def test_the_bundled_table_as_a_frame_is_answered_by_the_rules(engine: Callable[[], Engine]) -> None:
    table = digecon_cli.load().show()
    check(Table(table.rows, bundled.load().with_observations(table.rows)), engine(), "economy.gdp", "2020")
