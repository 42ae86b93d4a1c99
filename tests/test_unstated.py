"""Revisions that nobody states: which prints of one's own table are paired, by hand."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from digecon_cli import measures
from digecon_cli.core import bundled
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.model import Indicator, Observation, Revision
from digecon_cli.measures.derivation import Options

Make = Callable[..., Any]
# 2021 was 100, and a census told it anew as 130 after 2022 had been told as 110.
CENSUS = (("2021", "100", "2022-01"), ("2021", "130", "2024-06"), ("2022", "110", "2023-01"))


def rows(measure: str, figures: Sequence[Observation], **options: str) -> list[Observation]:
    return measures.rows(measure, figures, Dataset(figures, {}), Options.given(**options))


def of_prints(figure: Make, prints: Sequence[Sequence[str]]) -> list[Observation]:
    names = ("period", "value", "vintage", "source", "status")
    return [figure(**dict(zip(names, one, strict=False))) for one in prints]


def growth(figure: Make, *prints: Sequence[str], period: str, **options: str) -> Observation:
    found = [row for row in rows("growth", of_prints(figure, prints), **options) if row.period == period]
    return found[0]


@pytest.mark.parametrize("source", ["", "yearbook"])
def test_growth_rests_on_what_was_known_and_not_on_a_census_after_it(source: str, figure: Make) -> None:
    prints = [(*one, source) for one in CENSUS]
    row = growth(figure, *prints, period="2022")
    assert float(row.value) == pytest.approx(10)  # 110 / 100, not 110 / 130 = -15.4 %
    assert row.vintage == "2023-01"


@pytest.mark.parametrize("vintage", ["", "latest", "first", "2023-12", "2024-12"])
def test_no_vintage_pairs_across_the_census(vintage: str, figure: Make) -> None:
    assert float(growth(figure, *CENSUS, period="2022", vintage=vintage).value) == pytest.approx(10)


def test_where_both_were_told_anew_the_later_edition_is_paired(figure: Make) -> None:
    row = growth(figure, *CENSUS, ("2022", "143", "2024-06"), period="2022")
    assert float(row.value) == pytest.approx(10)  # 143 / 130
    assert row.vintage == "2024-06"


def test_where_both_were_told_anew_on_other_days_the_pair_has_a_caution(figure: Make) -> None:
    row = growth(figure, *CENSUS, ("2022", "108", "2022-12"), period="2022")
    # 2022 was 108 and then 110: nothing says whether 110 goes with 100 or with 130.
    assert float(row.value) == pytest.approx((110 / 130 - 1) * 100)
    assert [fact.code for fact in row.warnings] == ["edition"]


def test_without_a_print_known_in_time_the_pair_is_refused(figure: Make) -> None:
    prints = ("2021", "100", "2023-06"), ("2021", "130", "2024-06"), ("2022", "110", "2023-01")
    row = growth(figure, *prints, period="2022")
    assert (row.value, row.refusal and row.refusal.code) == ("", "edition")
    assert "2021 of 2024-06 replaces another value, on which 2022 of 2023-01 may rest" in row.notes()


def test_a_later_print_within_rounding_is_no_revision(figure: Make) -> None:
    row = growth(
        figure, ("2021", "100", "2022-01"), ("2021", "100.2", "2024-06"), ("2022", "110", "2023-01"), period="2022"
    )
    assert float(row.value) == pytest.approx((110 / 100.2 - 1) * 100)


def test_a_stated_revision_decides_in_place_of_the_prints(figure: Make) -> None:
    figures = of_prints(figure, CENSUS)
    stated = Revision("s.whole", "CN", "", "2021", "2024-06", "", "a census")
    # It says that 2022 is on the new basis already: 110 / 130.
    [row] = measures.rows("growth", figures, Dataset(figures, {}, revisions=[stated]), Options())
    assert float(row.value) == pytest.approx((110 / 130 - 1) * 100)


def test_an_index_and_a_span_take_the_base_that_was_known(figure: Make) -> None:
    figures = of_prints(figure, CENSUS)
    [*_, index] = rows("index", figures, base="2021")
    assert float(index.value) == pytest.approx(110)
    span = next(row for row in rows("cagr", figures) if row.measure == "cagr")
    assert float(span.value) == pytest.approx(10)


def test_the_figures_side_by_side_are_marked(figure: Make) -> None:
    from digecon_cli.ask.table import ObservationTable

    figures = of_prints(figure, CENSUS)
    shown = ObservationTable(figures, Dataset(figures, {})).show()
    assert [(row.value, [fact.code for fact in row.facts]) for row in shown] == [("130", []), ("110", ["edition"])]


# --- sources ----------------------------------------------------------------------------------------------------------


def test_a_source_that_has_both_figures_is_not_mixed(figure: Make) -> None:
    prints = ("2022", "100", "2023-05", "A"), ("2022", "170", "2023-01", "B"), ("2023", "175", "2024-01", "B")
    row = growth(figure, *prints, period="2023")
    assert float(row.value) == pytest.approx((175 / 170 - 1) * 100)  # 2.94 %, not 75 %
    assert row.source == "B"


def test_sources_without_days_are_not_mixed_either(figure: Make) -> None:
    prints = ("2022", "100", "", "A"), ("2022", "170", "", "B"), ("2023", "175", "", "B")
    assert float(growth(figure, *prints, period="2023").value) == pytest.approx((175 / 170 - 1) * 100)


def test_another_source_is_taken_where_that_of_the_standing_figure_has_no_partner(figure: Make) -> None:
    prints = (
        ("2022", "170", "2023-01", "B"), ("2023", "175", "2024-01", "B"), ("2023", "110", "2024-05", "A"),
    )  # fmt: skip
    row = growth(figure, *prints, period="2023")
    assert float(row.value) == pytest.approx((175 / 170 - 1) * 100)
    assert "taken: 2023 of 2024-01, since the standing figure, of 2024-05, has no partner" in row.notes()


def test_two_sources_that_contradict_each_other_are_refused(figure: Make) -> None:
    # Nobody has both years, and for 2020 the two differ.
    prints = (
        ("2020", "90", "2021-01", "A"), ("2020", "160", "2021-01", "B"),
        ("2022", "100", "2023-01", "A"), ("2023", "175", "2024-01", "B"),
    )  # fmt: skip
    row = growth(figure, *prints, period="2023")
    assert (row.value, row.refusal and row.refusal.code) == ("", "edition")
    assert row.notes().startswith("one figure is from B, the other from A, and the two print this series differently")


def test_two_sources_that_agree_are_paired(figure: Make) -> None:
    prints = (
        ("2020", "90", "2021-01", "A"), ("2020", "90.3", "2021-01", "B"),  # 89.5 to 90.5: rounding
        ("2022", "100", "2023-01", "A"), ("2023", "105", "2024-01", "B"),
    )  # fmt: skip
    assert float(growth(figure, *prints, period="2023").value) == pytest.approx(5)


# --- forecasts --------------------------------------------------------------------------------------------------------

FORECAST = ("2023", "100", "2024-01", "", "A"), ("2024", "120", "2024-01", "", "F"), ("2025", "150", "2024-01", "", "F")


@pytest.mark.parametrize(
    ("measure", "options"), [("growth", {}), ("cagr", {}), ("index", {"base": "2023"})]
)  # fmt: skip
def test_a_forecast_is_not_set_against_an_actual_figure(measure: str, options: dict[str, str], figure: Make) -> None:
    found = rows(measure, of_prints(figure, FORECAST[:2]), **options)
    last = [row for row in found if row.period == "2024"]
    assert {row.refusal.code if row.refusal else row.value for row in last} == {"target"}


def test_two_forecasts_are_compared(figure: Make) -> None:
    row = growth(figure, *FORECAST, period="2025")
    assert (float(row.value), row.status) == (pytest.approx(25), "F")  # 150 / 120


@pytest.mark.parametrize("measure", ["share", "ratio", "contribution", "share-change"])
def test_a_forecast_of_a_part_is_not_set_against_an_actual_whole(measure: str, figure: Make) -> None:
    parts = [figure("s.part", period, "10", status=status) for period, status in (("2023", "A"), ("2024", "F"))]
    figures = [*parts, figure("s.whole", "2023", "90"), figure("s.whole", "2024", "100")]
    entries = {
        one.indicator: one for one in (Indicator("s.part", parent="s.whole", part_of="part"), Indicator("s.whole"))
    }
    options = Options.given(**({"other": "s.whole"} if measure == "ratio" else {"of": "s.whole"}))
    found = measures.rows(measure, figures, Dataset(figures, entries), options)
    of_2024 = [row for row in found if (row.indicator, row.period) == ("s.part", "2024")]
    assert of_2024
    assert {row.refusal.code if row.refusal else row.value for row in of_2024} == {"target"}


# --- wholes -----------------------------------------------------------------------------------------------------------

PART = Indicator("s.part", kind="flow", unit="CNY", parent="s.whole", part_of="part")


@pytest.mark.parametrize("entries", [(PART,), ()])
@pytest.mark.parametrize(("part", "share"), [("120", None), ("100.9", 100.9), ("80", 80)])
def test_no_part_is_larger_than_its_whole(
    part: str, share: float | None, entries: tuple[Indicator, ...], figure: Make
) -> None:
    # The whole is 99.5 to 100.5, the part of 100.9 here 100.4 to 101.4: rounding may explain that it is more.
    figures = [
        figure("s.part", value=part, low="100.4", high="101.4") if part == "100.9" else figure("s.part", value=part)
    ]
    figures.append(figure("s.whole"))
    data = Dataset(figures, {one.indicator: one for one in entries})
    [row] = measures.rows("share", figures[:1], data, Options.given(of="s.whole"))
    if share is None:
        assert (row.value, row.refusal and row.refusal.code) == ("", "above_whole")
    else:
        assert float(row.value) == pytest.approx(share)


def test_a_part_that_was_larger_than_its_whole_contributes_nothing(figure: Make) -> None:
    figures = [
        figure("s.part", "2020", "120"), figure("s.part", "2021", "90"), figure(value="100"), figure(period="2021", value="110"),
    ]  # fmt: skip
    data = Dataset(figures, {"s.part": PART})
    for measure in ("contribution", "share-change"):
        [row] = [one for one in measures.rows(measure, figures[:2], data, Options()) if one.period == "2021"]
        assert (row.value, row.refusal and row.refusal.code) == ("", "above_whole")


# --- what was asked for has a row -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "code", "sentence"),
    [
        ({"period": "2022-01-01/P9M"}, "missing", "no figure of s.whole for 2022; there is 2022-9M, which is shorter and not compared"),
        ({"period": "2022", "basis": "constant_prices"}, "basis", "price bases differ (current prices and constant prices)"),
        ({"period": "2022", "unit": "USD"}, "unit", "s.whole is in CNY and s.whole in USD"),
        ({"period": "2022", "area": "US"}, "missing", "no figure of s.whole for 2022; there is s.whole@US for that period, which is another area"),
    ],
)  # fmt: skip
def test_growth_that_was_asked_for_is_refused_with_a_reason(
    before: dict[str, str], code: str, sentence: str, figure: Make
) -> None:
    figures = [figure(value="75", **before), figure(period="2023", value="110")]
    [row] = [one for one in rows("growth", figures) if one.period == "2023"]
    assert (row.refusal and row.refusal.code, row.notes()) == (code, sentence)


def test_the_first_year_of_a_series_with_growth_is_no_row(figure: Make) -> None:
    figures = [figure(period="2021-01-01/P9M", value="75"), figure(period="2022"), figure(period="2023", value="110")]
    assert [row.period for row in rows("growth", figures)] == ["2023"]
    assert rows("growth", [figure(period="2022")]) == []


def test_the_series_of_the_bundled_table_are_reviewed() -> None:
    data = bundled.load()
    assert {one.indicator for one in data.observations} <= set(data.reviewed)
