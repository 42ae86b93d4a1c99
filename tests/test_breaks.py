"""Breaks: stated or inferred, since when they are known, and what stands beside a gap that none of them explains."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digecon_cli.checking import validation
from digecon_cli.core import bundled, periods
from digecon_cli.core.comparability import RULES
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.model import Break, Indicator, Observation, Revision, Source, known_by
from digecon_cli.reading.package import read_table

Make = Callable[..., Any]
Run = Callable[..., Any]
BREAK = Break("s.whole", "CN", "2021", "A wider scope.", "inferred", "a region; a profit", "d", "2023-05")
FLOW = Indicator("s.whole", kind="flow", unit="CNY")


def growth(digecon: Run, *words: str) -> dict[tuple[str, str], dict[str, str]]:
    """Return the rows of growth by period and measure (computed rows only)."""
    answer = digecon("growth", *words, "--freq", "all", "-f", "csv", "--quiet")
    rows = csv.DictReader(io.StringIO(answer.out))
    return {(row["period"], row["measure"]): row for row in rows if row["origin"] == "computed"}


# --- as of a day --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("vintage", "refused"),
    [("", True), ("first", True), ("2023-05", True), ("2023", True), ("2023-04-30", False), ("2023-05-30", False)],
)
def test_a_break_counts_from_the_end_of_the_month_on_in_which_it_became_known(
    figure: Make, dataset: Make, vintage: str, refused: bool
) -> None:
    levels = figure(vintage="2021"), figure(period="2021", value="110", vintage="2022")
    data = dataset(*levels, entries=(FLOW,), breaks=[BREAK]).known_by(vintage)
    assert bool(RULES["break"].test(levels[1], levels[0], data)) is refused


def test_a_break_of_no_day_always_counts(figure: Make, dataset: Make) -> None:
    levels = figure(), figure(period="2021", value="110")
    data = dataset(*levels, breaks=[Break("s.whole", "CN", "2021", "A new survey.")]).known_by("1990")
    assert RULES["break"].test(levels[1], levels[0], data)


def test_online_retail_of_2025_breaks_only_since_the_year_was_told(digecon: Run) -> None:
    # 22763 / 21535 = 1.057023. The share of physical goods in 2025, the second sign, was released on 2026-01-19.
    command = ("retail.online", "--from", "2025")
    then = growth(digecon, *command, "--vintage", "2025-06")["2025-01-01/P2M", "growth"]
    assert float(then["value"]) == pytest.approx(5.7023, abs=1e-4)
    now = growth(digecon, *command)["2025-01-01/P2M", "growth"]
    assert (now["value"], now["codes"]) == ("", "break")


def test_core_patents_of_2022_grew_by_30_percent_until_the_new_list_was_told(digecon: Run) -> None:
    # 127.3 / 97.7 = 1.302968; that 2022 follows the list of 2023 is in a report of 2025-09-11.
    command = ("patents.core_valid", "--from", "2022", "--to", "2022")
    then = growth(digecon, *command, "--vintage", "2025-09-10")["2022", "growth"]
    assert float(then["value"]) == pytest.approx(30.2968, abs=1e-4)
    assert growth(digecon, *command, "--vintage", "2025-09-11")["2022", "growth"]["codes"] == "break"


def test_a_page_as_of_a_day_has_no_later_break(digecon: Run) -> None:
    before = digecon("show", "patents.core_valid", "--vintage", "2024-01", "-f", "csv", "--quiet").out
    assert "break" in digecon("show", "patents.core_valid", "-f", "csv", "--quiet").out
    assert "break" not in before
    told = digecon("explain", "patents.core_valid", "2022", "--vintage", "2024-01").out
    assert "breaks" not in told


# --- stated or inferred -------------------------------------------------------------------------------------------------


def test_internet_services_of_2025_break_by_two_signs_of_the_same_months(digecon: Run) -> None:
    # Levels 12859 / 11710 = +9.8 %, printed +2.2; the east 11573 / 10424 = +11.0, printed +4.1; profit 1063 / 1008 = +5.5,
    # printed -3.8.
    (at,) = [one for one in bundled.load().breaks["industry.internet_services", "CN"] if one.period == "2025"]
    assert (at.evidence, at.known, at.source) == ("inferred", "2025-09-30", "miit-2025-09c;miit-2024-10a")
    assert at.signs == (
        "profit of the same eight months (levels +5.5 %, published rate -3.8 %); "
        "revenue of the eastern region (levels +11.0 %, published rate +4.1 %)"
    )
    row = growth(digecon, "industry.internet_services", "--from", "2025")["2025-01-01/P8M", "growth"]
    assert (row["value"], row["codes"]) == ("", "break")
    assert "(inferred)" in row["note"]


def test_software_breaks_in_2022_and_its_months_in_2023_too(digecon: Run) -> None:
    # Firms count from another size in 2022 (stated), and monthly figures of 2023 rest on another base (two signs). The year:
    # 123258 / 108126 = 1.139948.
    rows = growth(digecon, "software.revenue", "--from", "2022", "--to", "2023")
    for period in ("2022", "2022-01-01/P7M", "2023-01-01/P4M", "2023-S1"):
        assert (rows[period, "growth"]["value"], rows[period, "growth"]["codes"]) == ("", "break")
    assert float(rows["2023", "growth"]["value"]) == pytest.approx(13.9948, abs=1e-4)


def test_what_has_one_sign_only_is_no_break(digecon: Run) -> None:
    # Internet services 2018: 9562 / 7101 = 1.346571 where 20.3 is printed, and research 490 / 414 = +18.4 % where +19 is.
    row = growth(digecon, "industry.internet_services", "--from", "2018", "--to", "2018")["2018", "growth"]
    assert float(row["value"]) == pytest.approx(34.6571, abs=1e-4)
    assert row["codes"] == "vintages;unexplained"
    # Physical goods online 2022: 119642 / 108042 = 1.107, printed 6.2; all online retail differs by 1.4 points only.
    rows = growth(digecon, "retail.online_physical", "--from", "2022", "--to", "2022")
    assert rows["2022", "growth"]["codes"] == "vintages;unexplained"


def test_json_has_evidence_and_day_of_a_break(digecon: Run) -> None:
    answer = digecon("show", "telecom.emerging", "--from", "2023", "--freq", "A", "-f", "json", "--quiet")
    facts = [fact for row in json.loads(answer.out) for fact in row["facts"] if fact["code"] == "break"]
    assert [(one["values"]["why"]["values"]["evidence"], one["values"]["why"]["values"]["known"]) for one in facts][
        :1
    ] == [("inferred", "2024-04")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("info", "industry.internet_services", "--lang", "en"), "stated in miit-ndag, known since 2023-01-31"),
        (
            ("info", "telecom.emerging"),
            "inferred from: contribution to the growth of telecom revenue in the first quarter",
        ),
        (("explain", "industry.internet_services", "2022"), "stated in miit-ndag, known since 2023-01-31"),
        (("explain", "industry.internet_services", "2022", "--lang", "zh"), "见miit-ndag，2023-01-31起为人所知"),
        (("help", "break"), "only breaks that were known by then count"),
    ],
)
def test_it_is_said_whether_a_break_is_stated_from_what_and_since_when(
    digecon: Run, words: tuple[str, ...], said: str
) -> None:
    assert said in " ".join(digecon(*words).out.split())


def test_a_table_of_an_older_version_has_breaks_that_are_stated_and_always_known(tmp_path: Any) -> None:
    header = "indicator,area,period,measure,base_indicator,base_period,value,bound,unit,unit_mult,basis,status,vintage,source"
    (tmp_path / "indicators.csv").write_text(
        f"{header},locator,note\ntelecom.revenue,CN,2020,level,,,1,,CNY,12,,A,2021,d,,\n", encoding="utf-8"
    )
    (tmp_path / "breaks.csv").write_text(
        "indicator,area,period,reason\ntelecom.revenue,CN,2020,A new survey.\n", encoding="utf-8"
    )
    (at,) = read_table(str(tmp_path)).data.breaks["telecom.revenue", "CN"]
    assert (at.evidence or "stated", at.known, at.spans) == ("stated", "", "")


# --- what nothing explains ----------------------------------------------------------------------------------------------


def _rate(figure: Make, value: str, **others: Any) -> Observation:
    found: Observation = figure(period="2021", value=value, measure="growth", unit="percent", unit_mult=0, **others)
    return found


def reason(figure: Make, dataset: Make, entry: Indicator, *more: Observation, **others: Any) -> str:
    """Return the caution of 2021, 120 on 100, where 10.0 % is printed on a comparable basis."""
    levels = figure(vintage="2021"), figure(period="2021", value="120", vintage="2022")
    data = dataset(
        *levels, _rate(figure, "10.0", basis="comparable", vintage="2022"), *more, entries=(entry,), **others
    )
    (found,) = validation_codes(data)
    return found


def validation_codes(data: Dataset) -> list[str]:
    from digecon_cli.measures.neighbors import marked

    rows = marked(data.standing([one for one in data.observations if one.measure == "level"]), data)
    return [fact.code for row in rows for fact in row.warnings]


def test_a_comparable_basis_is_a_reason_only_where_a_document_states_it(figure: Make, dataset: Make) -> None:
    # 110 of 120 is 109.1 and not 100: beyond rounding (119.5 / 100.5 = +18.9 %).
    def of(since: str) -> str:
        return reason(figure, dataset, FLOW._replace(comparable_since=since, comparable_source="d"))

    assert [of("2021"), of("2019"), of("2022"), of("none")] == [
        "comparable_basis", "comparable_basis", "unexplained", "unexplained",
    ]  # fmt: skip
    assert reason(figure, dataset, FLOW) == "comparable_basis"  # a table of one's own states it with the rate


def test_what_a_document_states_of_rates_is_unknown_before_it(figure: Make, dataset: Make) -> None:
    entry = FLOW._replace(comparable_since="2020", comparable_source="d")
    levels = figure(vintage="2021"), figure(period="2021", value="120", vintage="2022")
    rate = _rate(figure, "10.0", basis="comparable", vintage="2022")
    sources = {"d": Source("d", "Bureau", "Note", "", "2024-03", "")}
    data = dataset(*levels, rate, entries=(entry,), sources=sources)
    assert [data.known_by(day).states_comparable(rate) for day in ("", "2024-03", "2024-02")] == [True, True, False]


def test_a_base_that_was_restated_is_a_revised_one(figure: Make, dataset: Make) -> None:
    # Printed 100 and, two years on, 109: the base that +10 % on 120 implies is 109.1.
    entry = FLOW._replace(comparable_since="none")
    again = figure(value="109", vintage="2020", source="b")
    assert reason(figure, dataset, entry, again) == "revised_base"
    assert reason(figure, dataset, entry) == "unexplained"


def test_another_release_is_a_reason_only_where_a_level_was_restated(figure: Make, dataset: Make) -> None:
    levels = figure(vintage="2021"), figure(period="2021", value="120", vintage="2022")
    rate = _rate(figure, "10.0", vintage="2021-12")
    entry = FLOW._replace(comparable_since="none")
    assert validation_codes(dataset(*levels, rate, entries=(entry,))) == ["unexplained"]
    earlier = figure(period="2021", value="112", vintage="2021-12", source="b")  # what stood when the rate was released
    assert validation_codes(dataset(*levels, earlier, rate, entries=(entry,))) == ["another_vintage"]


def test_an_edition_is_no_unexplained_gap(figure: Make, dataset: Make) -> None:
    revision = Revision("s.whole", "CN", "", "2020", "2021-06", "apart", "A census.")
    levels = figure(vintage="2021-02"), figure(period="2021", value="120", vintage="2022")
    data = dataset(*levels, _rate(figure, "10.0", vintage="2022"), entries=(FLOW,), revisions=(revision,))
    assert validation_codes(data) == ["edition"]
    assert validation.unexplained(data) == []


# --- where they are listed ----------------------------------------------------------------------------------------------


def test_validate_lists_them_with_both_rates_and_the_gap_the_largest_first(digecon: Run, tmp_path: Any) -> None:
    # 130 on 100, printed 10: 20 points. 120 on 110 = +9.09, printed 5: 4.09. 0 problems, so the table is sound.
    def series(name: str, before: str, now: str, rate: str) -> Iterator[str]:
        for period, measure, value, half in (
            ("2020", "level", before, 0.5), ("2021", "level", now, 0.5), ("2021", "growth", rate, 0.05),
        ):  # fmt: skip
            unit = "CNY,8" if measure == "level" else "percent,0"
            yield f"{name},CN,{period},{measure},{value},{float(value) - half},{float(value) + half},{unit}"

    lines = ["indicator,area,period,measure,value,low,high,unit,unit_mult"]
    for one in (("s.a", "110", "120", "5.0"), ("s.b", "100", "130", "10.0"), ("s.c", "100", "110", "10.0")):
        lines += series(*one)
    path = tmp_path / "mine.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    answer = digecon("validate", str(path), "-f", "csv")
    found = [row for row in csv.DictReader(io.StringIO(answer.out)) if row["finding"] == "unexplained"]
    assert answer.code == 0
    assert [row["reason"].partition(": ")[2] for row in found] == [
        "published growth is 10.0 %, that of the levels 30 %: 20.00 points apart",
        "published growth is 5.0 %, that of the levels 9.09 %: 4.09 points apart",
    ]


def test_the_bundled_table_has_none_that_a_break_explains() -> None:
    data = bundled.load()
    found = validation.unexplained(data)
    assert {(one.row.indicator, one.row.period) for one in found if one.row} >= {
        ("software.profit", "2024"), ("industry.internet_services", "2018"), ("retail.online_physical", "2022"),
    }  # fmt: skip
    for one in found:
        assert one.row is not None
        earlier = one.row._replace(period=periods.shift(one.row.period, -1))
        assert RULES["break"].test(one.row, earlier, data) is None


# --- laws -----------------------------------------------------------------------------------------------------------------

DAYS = st.dates().map(lambda day: day.isoformat()[: [4, 7, 10][day.day % 3]]) | st.just("")
BREAKS = st.lists(st.builds(Break, st.just("s.whole"), st.just("CN"), st.integers(2000, 2030).map(str), known=DAYS))


@given(BREAKS, DAYS.filter(bool))
@settings(max_examples=200, deadline=None)
def test_as_of_a_day_exactly_the_breaks_that_were_surely_known_count(breaks: list[Break], day: str) -> None:
    data = Dataset((), {}, breaks)
    then = data.known_by(day)
    kept = then.breaks.get(("s.whole", "CN"), [])
    assert kept == [at for at in breaks if not at.known or known_by(at.known, day)]
    assert data.breaks.get(("s.whole", "CN"), []) == breaks  # the table itself stays as it is
    assert then.known_by(day) is then


@given(BREAKS, DAYS.filter(bool), DAYS.filter(bool))
@settings(max_examples=200, deadline=None)
def test_a_later_day_knows_no_fewer_breaks(breaks: list[Break], day: str, other: str) -> None:
    first, then = sorted((day, other), key=lambda one: one + "9999-12-31"[len(one) :])
    data = Dataset((), {}, breaks)
    known = [sorted(data.known_by(one).breaks.get(("s.whole", "CN"), [])) for one in (first, then)]
    if known_by(first, then):
        assert set(known[0]) <= set(known[1])
