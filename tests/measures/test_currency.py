"""Dollars: flows at the average rate of their year, by one authority for a whole answer, where the rate does not cancel."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from coded_notes import coded_note
from hypothesis import given
from hypothesis import strategies as st

from digecon_cli import measures
from digecon_cli.ask.table import ObservationTable
from digecon_cli.core import bundled, facts
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import UsageError
from digecon_cli.core.model import Indicator, Observation
from digecon_cli.measures.combining import text
from digecon_cli.measures.currency import authority, cancels, convert_rows, in_dollars, is_converted, priced
from digecon_cli.measures.currency import rate as rate_of
from digecon_cli.measures.derivation import Options

Make = Callable[..., Any]

ENTRIES = (
    Indicator("s.whole", kind="flow", unit="CNY"),
    Indicator("s.part", kind="flow", unit="CNY", parent="s.whole", part_of="part"),
    Indicator("s.stock", kind="stock", unit="CNY"),
    Indicator("s.people", kind="stock", unit="persons"),
    Indicator("economy.usd_cny", kind="rate", unit="CNY per USD"),
)


def rate(
    figure: Make, value: str = "7.00", period: str = "2020", indicator: str = "economy.usd_cny", **others: Any
) -> Any:
    return figure(indicator, period, value, unit="CNY per USD", unit_mult=0, source="fx-2021", **others)


@pytest.fixture
def ask(dataset: Make) -> Callable[..., list[Observation]]:
    """Answer in dollars with the rows of a command on figures."""

    def rows(command: str, *figures: Observation, vintage: str = "", **own: str) -> list[Observation]:
        data: Dataset = in_dollars(dataset(*figures, entries=ENTRIES), "usd")
        asked = [one for one in data.observations if one.indicator.startswith("s.")]
        if command == "show":
            return list(convert_rows(data.standing(asked), data, vintage)[0])
        return measures.rows(command, asked, data, Options.given(vintage, **own))

    return rows


def ends(row: Observation) -> tuple[float, ...]:
    return tuple(map(float, (row.value, row.low, row.high)))


def test_only_yuan_enter_a_formula_as_dollars(figure: Make, dataset: Make) -> None:
    data = in_dollars(dataset(rate(figure), entries=ENTRIES), "usd")
    given = [figure(unit="CNY"), figure("s.people", unit="persons")]
    assert [found.unit for found in priced(given, data)] == ["USD", "persons"]
    assert [found.unit for found in priced(given, dataset(entries=ENTRIES))] == ["CNY", "persons"]


def test_a_flow_is_told_in_dollars_with_bounds(figure: Make, ask: Make) -> None:
    # 700 [699.5, 700.5] at 7.00 [6.995, 7.005]
    (row,) = ask("show", figure(value="700", source="b"), rate(figure))
    assert (row.unit, row.unit_mult, row.origin, row.source) == ("USD", 8, "computed", "b;fx-2021")
    assert ends(row) == pytest.approx((100, 699.5 / 7.005, 700.5 / 6.995))
    assert coded_note(row) == "at 7 yuan per dollar (economy.usd_cny, fx-2021)"


def test_a_stock_and_a_year_without_a_rate_are_refused(figure: Make, ask: Make) -> None:
    rows = ask("show", figure("s.stock"), figure(period="2019"), rate(figure))
    assert [(one.value, one.unit, coded_note(one)) for one in rows] == [
        ("", "USD", "kind: s.stock is a stock, so an average rate does not convert it"),
        ("", "USD", "missing: no average exchange rate for 2019 in economy.usd_cny"),
    ]


def test_the_official_rate_counts_where_it_has_every_year_of_the_answer(figure: Make, ask: Make) -> None:
    levels = [figure(period=year, value="700") for year in ("2020", "2021", "2022")]
    official = [rate(figure, "7.00", year) for year in ("2020", "2022")]
    other = [rate(figure, "7.10", year, "economy.usd_cny_fed") for year in ("2020", "2021", "2022")]
    assert {coded_note(one) for one in ask("show", *levels, *official, *other)} == {
        "at 7.1 yuan per dollar (economy.usd_cny_fed, fx-2021)"
    }
    assert {coded_note(one) for one in ask("show", *levels[:1], *official, *other)} == {
        "at 7 yuan per dollar (economy.usd_cny, fx-2021)"
    }


def test_an_answer_needs_the_years_that_its_formula_needs(figure: Make, ask: Make) -> None:
    # No level of 2021 is asked for; growth of 2022 needs its rate, which the official authority lacks.
    levels = [figure(period=year, value=value) for year, value in (("2021", "710"), ("2022", "781"), ("2023", "781"))]
    official = [rate(figure, value, year) for year, value in (("2022", "7.10"), ("2023", "7.81"))]
    other = [rate(figure, "7.10", year, "economy.usd_cny_fed") for year in ("2021", "2022", "2023")]
    rows = ask("growth", *levels, *official, *other)
    # At 7.10 in all years: 781 / 710 is 10 % more, 781 / 781 nothing. Mixed, 2023 would fall by 7.10 / 7.81 - 1.
    assert [(one.period, float(one.value)) for one in rows] == [
        ("2022", pytest.approx(10)), ("2023", pytest.approx(0, abs=1e-9)),
    ]  # fmt: skip
    (row,) = ask("growth", *levels[1:], *official, *other)
    assert (row.period, float(row.value)) == ("2023", pytest.approx((7.10 / 7.81 - 1) * 100))


def test_what_no_authority_has_leaves_the_official_one(figure: Make, ask: Make) -> None:
    rows = ask(
        "show", figure(), figure(period="2021"), rate(figure), rate(figure, "7.1", "2020", "economy.usd_cny_fed")
    )
    assert [coded_note(one) for one in rows] == [
        "at 7 yuan per dollar (economy.usd_cny, fx-2021)",
        "missing: no average exchange rate for 2021 in economy.usd_cny",
    ]


RATES = {"economy.usd_cny": "7.00", "economy.usd_cny_fed": "7.70"}


@given(
    levels=st.sets(st.sampled_from("0123456789"), min_size=1),
    official=st.sets(st.sampled_from("0123456789")),
    other=st.sets(st.sampled_from("0123456789")),
)
def test_no_answer_is_at_the_rates_of_two_authorities(
    levels: set[str], official: set[str], other: set[str], figure: Make, dataset: Make
) -> None:
    known = {"economy.usd_cny": official, "economy.usd_cny_fed": other}
    rates = [rate(figure, RATES[name], f"202{year}", name) for name, years in known.items() for year in years]
    asked = [figure(period=f"202{year}", value="770") for year in sorted(levels)]
    entries = (*ENTRIES, Indicator("economy.usd_cny_fed", kind="rate", unit="CNY per USD"))
    data = in_dollars(dataset(*asked, *rates, entries=entries), "USD")
    table = ObservationTable(asked, data)
    # All levels are 770, so that growth is nothing; at 7.00 and 7.70 in turn it would be 10 %.
    by = "economy.usd_cny_fed" if (other - official) & levels else "economy.usd_cny"
    for answer in (table.show(), table.derive("growth", Options())):
        assert answer.data.rates == by
        values = {round(float(one.value), 6) for one in answer if one.value}
        assert values <= ({110.0} if by == "economy.usd_cny" else {100.0}) | {0.0}


def test_the_line_below_a_table_names_the_authority_and_its_years(digecon: Make) -> None:
    gdp = ("economy.gdp", "--currency", "USD", "--to", "2023")
    for format in ("table", "html", "markdown", "latex"):
        early = " ".join(digecon("show", *gdp[:3], "--from", "2019", "--to", "2020", "-f", format).out.split())
        assert "Dollars at average rates of 2019 to 2020 by the State Administration of Foreign Exchange." in early
        # Growth of 2022 needs 2021, which the official authority lacks, and levels agree with it.
        two = " ".join(digecon("show", *gdp, "--from", "2022", "-f", format).out.split())
        assert (
            "Dollars at average rates of 2022 to 2023 by the Board of Governors of the Federal Reserve System." in two
        )
        three = " ".join(digecon("show", *gdp, "--from", "2021", "-f", format).out.split())
        assert (
            "Dollars at average rates of 2021 to 2023 by the Board of Governors of the Federal Reserve System." in three
        )
        assert "State Administration" not in three
    one = digecon("show", *gdp, "--from", "2023", "--bounds", "-f", "table").out
    assert "Dollars at the average rate of 2023 by the State Administration of Foreign" in one
    assert "average rate" not in digecon("show", "economy.gdp", "-f", "table").out
    assert "average rate" not in digecon("share", "economy.digital", "--currency", "USD", "-f", "table").out, (
        "it cancels"
    )
    report = digecon("report", *gdp, "--from", "2023", "-f", "markdown").out
    assert report.count("Dollars at average rates of 2022 to 2023 by the State Administration") == 1


def test_levels_and_growth_of_one_selection_are_at_the_rates_of_one_authority(digecon: Make) -> None:
    asked = ("economy.gdp", "--currency", "USD", "--from", "2022", "--to", "2023")
    for command in ("show", "growth", "cagr"):
        assert "by the Board of Governors" in " ".join(digecon(command, *asked, "-f", "table").out.split())


def test_the_authority_stands_only_below_a_document_with_dollars(digecon: Make) -> None:
    money, none = "telecom.revenue", "mobile.traffic"
    for format in ("table", "markdown"):
        out = digecon("show", money, none, "--currency", "USD", "-f", format).out
        assert out.count("Dollars at average rates of") == 1
        assert "Dollars at average rates of" in digecon("show", money, "--currency", "USD", "-f", format).out
        assert "Dollars at average rates of" not in digecon("show", none, "--currency", "USD", "-f", format).out


def test_explain_names_the_authority_of_its_dollars(digecon: Make) -> None:
    asked = ("explain", "economy.gdp", "2023", "--currency", "USD")
    sentence = "Dollars at average rates of 2022 to 2023 by the State Administration of Foreign Exchange."
    page = " ".join(digecon(*asked, "-f", "table").out.split())
    assert sentence in page
    assert "digecon explain economy.gdp 2023 --currency USD --all" in page
    assert f"rule,{sentence}" in digecon(*asked, "-f", "csv").out


def test_a_line_to_type_keeps_the_dollars_of_its_page(digecon: Make) -> None:
    asked = ("show", "economy.usd_cny_fed", "telecom.revenue", "--from", "2019", "-f", "table")
    in_dollars = " ".join(digecon(*asked, "--currency", "USD").out.split())
    assert "(digecon explain telecom.revenue 2019 --currency USD)" in in_dollars
    assert "--currency" not in digecon(*asked).out


def test_a_page_without_an_answer_gives_the_reason(digecon: Make) -> None:
    page = digecon("show", "economy.gdp", "--freq", "Q", "--currency", "USD", "-f", "table").out
    assert "No answer: GDP (no average exchange rate for 2019-Q1 in economy.usd_cny)" in page


def test_a_program_reads_the_authority_in_the_documents(digecon: Make) -> None:
    rows = digecon("show", "economy.gdp", "--currency", "USD", "--from", "2023", "--to", "2023", "-f", "json").out
    level = next(one for one in json.loads(rows) if one["measure"] == "level")
    assert level["source"].endswith(";safe-2024")
    # 129.42717 trillion yuan at 7.0467 yuan a dollar
    assert float(level["value"]) == pytest.approx(129.42717 / 7.0467)


def test_a_workbook_names_the_authority_on_the_sheet_that_people_read(digecon: Make, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    digecon(
        "show", "economy.gdp", "--currency", "USD", "--from", "2023", "--to", "2023", "-o", str(tmp_path / "a.xlsx")
    )
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert any("the average rate of 2023 by the State Administration of Foreign Exchange" in cell for cell in cells)


def test_only_dollars_are_known(figure: Make, dataset: Make) -> None:
    with pytest.raises(UsageError, match="--currency USD"):
        in_dollars(dataset(figure()), "EUR")


def test_growth_in_dollars_is_no_growth_in_yuan(figure: Make, ask: Make) -> None:
    # 700 at 7.00 is 100, 770 at 7.70 is 100 again: no growth in dollars where 10 % was printed in yuan.
    printed = figure(period="2021", value="10.0", measure="growth", unit="percent", unit_mult=0, basis="nominal")
    levels = figure(value="700"), figure(period="2021", value="770")
    rows = ask("growth", *levels, printed, rate(figure), rate(figure, "7.70", "2021"))
    assert [(one.measure, float(one.value)) for one in rows] == [
        ("growth", 10), ("growth", pytest.approx(0, abs=1e-9)), ("gap", pytest.approx(10)),
    ]  # fmt: skip
    assert coded_note(rows[-1]) == "currency: the published rate is of CNY, the levels are in USD"
    # 769.5 / 7.705 on 700.5 / 6.995, and 770.5 / 7.695 on 699.5 / 7.005
    low, high = ((769.5 / 7.705) / (700.5 / 6.995) - 1) * 100, ((770.5 / 7.695) / (699.5 / 7.005) - 1) * 100
    assert ends(rows[1])[1:] == pytest.approx((low, high))


@pytest.mark.parametrize(("command", "own"), [("cagr", {}), ("index", {"base": "2020"})])
def test_a_span_in_dollars_has_the_caution_on_growth_in_yuan(
    command: str, own: dict[str, str], figure: Make, ask: Make
) -> None:
    # 700 at 7.00 and 770 at 7.70 are 100 both; in yuan that is 10 %, where 20 % was printed.
    printed = figure(period="2021", value="20", measure="growth", unit="percent", unit_mult=0, basis="nominal")
    levels = figure(value="700"), figure(period="2021", value="770")
    rows = ask(command, *levels, printed, rate(figure), rate(figure, "7.70", "2021"), **own)
    found = [row for row in rows if row.measure == command]
    assert [[fact.key for fact in row.warnings] for row in found if row.period == "2021"] == [
        ["growth_differs.any.yuan"]
    ]
    assert all(row.has_figure for row in found)


def test_growth_in_dollars_is_no_rounding_of_growth_in_yuan(figure: Make, ask: Make) -> None:
    # At 7.00 both years 770 on 700 grow by 10 % in dollars too, as printed in yuan.
    printed = figure(period="2021", value="10", measure="growth", unit="percent", unit_mult=0, basis="nominal")
    levels = figure(value="700"), figure(period="2021", value="770")
    (gap,) = [
        row
        for row in ask("growth", *levels, printed, rate(figure), rate(figure, period="2021"))
        if row.measure == "gap"
    ]
    assert float(gap.value) == pytest.approx(0, abs=1e-9)
    assert [fact.code for fact in gap.facts] == ["currency"]


def test_growth_without_a_rate_is_refused_and_does_not_vanish(figure: Make, ask: Make) -> None:
    (row,) = ask("growth", figure(value="700"), figure(period="2021", value="770"), rate(figure))
    assert (row.value, coded_note(row)) == ("", "missing: no average exchange rate for 2021 in economy.usd_cny")


def test_a_share_is_that_of_yuan_with_or_without_a_rate(figure: Make, ask: Make) -> None:
    parts = figure("s.part", value="350"), figure(value="700")
    for rates in ((), (rate(figure),)):
        (row,) = ask("share", *parts, *rates)
        assert ends(row) == pytest.approx((50, 349.5 / 7.005, 350.5 / 6.995))
        assert "yuan per dollar" not in coded_note(row)


def test_a_ratio_to_people_is_in_dollars(figure: Make, ask: Make) -> None:
    people = figure("s.people", value="100", unit="persons", unit_mult=0, bound="exact")
    rows = ask("ratio", figure(value="700"), people, rate(figure), other="s.people")
    row = next(one for one in rows if one.indicator == "s.whole")
    assert (row.unit, float(row.value)) == ("USD per person", pytest.approx(100e8 / 100))


def test_an_average_is_known_from_the_day_after_its_year(figure: Make, ask: Make) -> None:
    level = figure(value="700", vintage="2020-11")
    late = rate(figure, vintage="2024")  # printed years later: it is the average of daily rates all the same
    (row,) = ask("show", level, late, vintage="2021-01-01")
    assert row.value == "100"
    (row,) = ask("show", level, late, vintage="2020-12-31")
    assert coded_note(row) == "vintage: the average exchange rate for 2020 was not known yet"


def test_a_weak_rate_makes_no_weaker_figure_stand(figure: Make, ask: Make) -> None:
    good, weak = figure(value="700", vintage="2021"), figure(value="770", vintage="2022", status="U")
    (row,) = ask("show", good, weak, rate(figure, status="U"))
    assert (row.value, row.status) == ("100", "U")


def test_the_bundled_table_is_told_at_the_rates_of_one_authority() -> None:
    data = in_dollars(bundled.load(), "USD")
    rows, _ = convert_rows(data.standing(data.select(["economy.digital"])), data)
    row = next(one for one in rows if (one.measure, one.period) == ("level", "2016"))
    assert float(row.value) == pytest.approx(
        22.6 / 6.6400
    )  # as printed by its producer, at the Federal Reserve's average
    assert {one.source.partition(";")[2] for one in rows if one.unit == "USD" and one.value} == {"fed-nd"}


def test_a_rate_is_told_in_yuan_per_dollar_whatever_its_multiple(figure: Make, ask: Make) -> None:
    per_hundred = figure("economy.usd_cny", value="700", unit="CNY per USD", unit_mult=-2, source="fx-2021")
    (row,) = ask("show", figure(value="700"), per_hundred)
    assert (row.value, coded_note(row)) == ("100", "at 7 yuan per dollar (economy.usd_cny, fx-2021)")


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ({}, True),
        ({"indicator": "s.part"}, False),
        ({"indicator": "s.part", "base_indicator": "s.whole"}, True),
        ({"indicator": "s.part", "base_indicator": "s.whole@US"}, True),
        ({"indicator": "s.part", "base_indicator": "s.other@s.whole"}, False),
    ],
)
def test_the_authority_is_of_rates_that_rows_and_their_bases_are_at(
    told: dict[str, str], named: bool, figure: Make, dataset: Make
) -> None:
    data = in_dollars(dataset(rate(figure), entries=ENTRIES), "USD").at_rates("economy.usd_cny")
    data.priced.add(("s.whole", "2020"))
    fact = authority(data, [figure(**told)])
    assert (fact.key, fact.get("period")) == ("dollars", "2020") if named else fact is None


@pytest.mark.parametrize(
    ("periods", "key", "span"),
    [
        (("2020",), "dollars", ("2020", None)),
        (("2021", "2020"), "dollars.span", ("2020", "2021")),
        (("2020", "2019"), "dollars", ("2020", None)),  # of 2019 there is no rate
    ],
)
def test_the_authority_has_the_first_and_last_period_of_its_rates(
    periods: tuple[str, ...], key: str, span: tuple[str, str | None], figure: Make, dataset: Make
) -> None:
    rates = rate(figure), rate(figure, period="2021")
    data = in_dollars(dataset(*rates, entries=ENTRIES), "USD").at_rates("economy.usd_cny")
    data.priced.update(("s.whole", period) for period in periods)
    fact = authority(data, [figure()])
    assert (fact.key, fact.get("data_maker")) == (key, "economy.usd_cny")
    assert (fact.get("period"), fact.get("period_last")) == span


@pytest.mark.parametrize(
    ("kinds", "cancelled"),
    [
        ((), True),
        (({"unit": "persons"},), True),
        (({"measure": "index"}, {"measure": "index", "period": "2021"}), True),
        (({},), False),
        (({}, {"unit": "persons"}), False),
        (({}, {"indicator": "s.part"}), True),
        (({}, {"period": "2021"}), False),
        (({}, {"period": "2021"}, {"indicator": "s.part"}), False),
    ],
)
def test_a_rate_cancels_where_all_money_is_of_one_period(
    kinds: tuple[dict[str, str], ...], cancelled: bool, figure: Make
) -> None:
    assert cancels([figure(**kind) for kind in kinds]) is cancelled


@pytest.mark.parametrize(
    ("kind", "vintage", "period", "key"),
    [
        ("flow", "", "2020", ""), ("stock", "", "2020", "kind.rate_of"), ("rate", "", "2020", "kind.rate_of"),
        ("", "", "2020", "kind.unknown"), ("flow", "", "2019", "missing.rate"), ("flow", "latest", "2020", ""),
        ("flow", "2020", "2020", "vintage.rate"), ("flow", "2020-12-31", "2020", "vintage.rate"),
        ("flow", "2021-01-01", "2020", ""), ("flow", "2021", "2020", ""), ("flow", "2020-12-30", "2020", "vintage.rate"),
    ],
)  # fmt: skip
def test_a_flow_has_the_average_of_its_period_from_the_day_after(
    kind: str, vintage: str, period: str, key: str, figure: Make, dataset: Make
) -> None:
    level, average = figure("s.any", period), rate(figure)
    data = in_dollars(dataset(level, average, entries=(Indicator("s.any", kind=kind, unit="CNY"),)), "USD")
    found = rate_of(level, data.at_rates("economy.usd_cny"), vintage)
    assert found == average if not key else found.key == key


@pytest.mark.parametrize(
    ("told", "converted"),
    [
        ({}, True), ({"unit": "USD"}, False), ({"unit": "persons"}, False), ({"measure": "index"}, False),
        ({"measure": "share"}, False), ({"origin": "computed", "low": "100", "high": "100"}, True),
    ],
)  # fmt: skip
def test_only_levels_in_yuan_are_told_in_dollars(
    told: dict[str, str], converted: bool, figure: Make, dataset: Make
) -> None:
    row = figure(**told)
    data = in_dollars(dataset(row, rate(figure), entries=ENTRIES), "USD")
    (found,), _ = convert_rows([row], data)
    assert (found.unit == "USD" and found.value == text(100 / 7)) if converted else found is row
    assert convert_rows([row], dataset(row, rate(figure), entries=ENTRIES))[0] == [row]


def test_a_refused_conversion_keeps_nothing_of_the_number(figure: Make, dataset: Make) -> None:
    row = figure("s.stock", bound="about", note="a", status="P", facts=(facts.of("unexplained"),))
    (found,), _ = convert_rows([row], in_dollars(dataset(row, rate(figure), entries=ENTRIES), "USD"))
    assert (found.value, found.low, found.high, found.bound, found.note, found.status) == ("", "", "", "", "", "O")
    assert (found.origin, found.unit, [fact.key for fact in found.facts]) == ("computed", "USD", ["kind.rate_of"])


@pytest.mark.parametrize("name", ["usd", "USD", "Usd"])
def test_dollars_are_named_in_any_case(name: str, figure: Make, dataset: Make) -> None:
    data = dataset(figure())
    assert (in_dollars(data, name).rates, data.rates) == ("economy.usd_cny", "")


@pytest.mark.parametrize(
    ("unit", "of_rows", "found"),
    [("CNY", True, True), ("persons", True, False), ("", True, False), ("CNY", False, False), ("USD", True, False)],
)
def test_levels_are_converted_where_dollars_are_asked_for_and_the_catalog_has_yuan(
    unit: str, of_rows: bool, found: bool, figure: Make, dataset: Make
) -> None:
    data = dataset(figure("s.any"), entries=(Indicator("s.any", unit=unit),))
    assert is_converted(figure("s.any"), in_dollars(data, "USD") if of_rows else data) is found


@pytest.mark.parametrize("line", ["cagr economy.digital --from 2017", "index economy.digital --base 2017"])
def test_a_screen_in_dollars_says_that_growth_is_apart_in_yuan(line: str, digecon: Callable[..., Any]) -> None:
    words = {
        currency: " ".join(digecon(*line.split(), *currency, "-f", "table").out.split())
        for currency in ((), ("--currency", "USD"))
    }
    assert "≠ published and computed (money in yuan) differ beyond rounding" in words["--currency", "USD"]
    assert "≠ published and computed differ beyond rounding" in words[()]
