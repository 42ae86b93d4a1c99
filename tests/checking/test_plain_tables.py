"""Plain tables as statements: indicator, period, value and unit as people write them; and the lines that are none."""

import pytest

from digecon_cli import checking as claims
from digecon_cli.checking.qualified import qualified
from digecon_cli.checking.resolving import resolver
from digecon_cli.core import bundled


def read(text: str) -> list[claims.Claim]:
    return list(map(resolver(bundled.load()), claims.read(text, "test")))


@pytest.mark.parametrize(
    ("name", "measure", "expected"),
    [
        ("telecom.revenue", "growth", ("growth", "telecom.revenue", "CN", "")),
        ("Telecom business revenue", "growth", ("growth", "telecom.revenue", "CN", "")),
        ("telecom revenue growth", "", ("growth", "telecom.revenue", "CN", "")),
        ("电信业务收入", "growth", ("growth", "telecom.revenue", "CN", "")),
        ("数字经济占GDP比重", "", ("share", "economy.digital", "CN", "economy.gdp")),
        ("computing.infrastructure@W", "growth", ("growth", "computing.infrastructure", "W", "")),
    ],
)
def test_an_indicator_is_called_by_the_names_that_search_knows(
    name: str, measure: str, expected: tuple[str, ...]
) -> None:
    (claim,) = read(f"indicator,period,value,unit,measure\n{name},2022,5,%,{measure}")
    (ref,) = claim.subjects
    assert (claim.kind, ref.indicator, ref.area, claim.base_indicator) == expected
    assert (ref.measure, claim.unit) == (claim.kind, "percent")


@pytest.mark.parametrize(
    ("unit", "value", "expected"),
    [
        ("trillion yuan", "126.06", ("126.06", "", "CNY", 12)),
        ("万亿元", "126.06", ("126.06", "", "CNY", 12)),
        ("billion CNY", "126,060", ("126060", "", "CNY", 9)),
        ("亿元", ">1260600", ("1260600", "over", "CNY", 8)),
        ("", "about 126 trillion yuan", ("126", "about", "CNY", 12)),
        ("", "nearly 130 trillion yuan", ("130", "nearly", "CNY", 12)),
        ("", "近130万亿元", ("130", "nearly", "CNY", 12)),
        ("", "more than 126 trillion yuan", ("126", "over", "CNY", 12)),
    ],
)
def test_a_unit_is_read_as_people_write_it(unit: str, value: str, expected: tuple[object, ...]) -> None:
    (claim,) = read(f'indicator,period,value,unit\nGDP,2023,"{value}",{unit}')
    assert (claim.value, claim.bound, claim.unit, claim.unit_mult) == expected
    assert claim.kind == "level"


@pytest.mark.parametrize(
    ("period", "expected"),
    [("first half of 2023", "2023-S1"), ("2023年前三季度", "2023-01-01/P9M"), ("Q3 2023", "2023-Q3"), ("2023", "2023")],
)
def test_a_period_is_read_as_people_type_it(period: str, expected: str) -> None:
    (claim,) = read(f"indicator,period,value,unit\nGDP,{period},5,trillion yuan")
    assert claim.subjects[0].period == expected


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("year,series,value,unit", "2023,GDP,129.4,trillion yuan"),
        ("指标,年份,数值,单位", "国内生产总值,2023,129.4,万亿元"),
        ("indicator,label,area,period,measure,value,unit,codes",
         "economy.gdp,Gross domestic product,CN,2023,level,129.4,trillion CNY,"),
        ("indicator,period,value,unit,unit_mult", "economy.gdp,2023,129.4,CNY,12"),
    ],
)  # fmt: skip
def test_columns_have_the_usual_names_or_those_of_our_own_tables(header: str, line: str) -> None:
    (found,) = claims.check(claims.read(f"{header}\n{line}", "test"), bundled.load())
    assert (found.verdict, found.claim.subjects[0].indicator) == ("consistent", "economy.gdp")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("revenue,2023,5,%,growth", "'revenue' names several indicators: write one of "),
        ("telecom.revenue,2023,5,%,", "it is in percent: say in a column 'measure' of what (growth, share ...)"),
        ("telecom.revenue,soon,5,%,growth", "column period: 'soon' is not a period"),
        ("telecom.revenue,2023,many,%,growth", "column value: 'many' is not a number"),
        ("telecom.revenue,2023,,%,growth", "column value: is empty"),
        ("telecom.revenue,2023,5,%,grwth", "column measure: 'grwth' is not one of level, growth, "),
        ("telecom.revenue,2023,5,%,mean_growth", "column base_period: is empty"),
        ("Acme revenue,2023,5,%,growth", "not in this table: "),
        ("telecom.revenue,2023,5,%", "4 cells where the header has 5"),
    ],
)
def test_a_line_that_is_not_understood_is_a_finding_and_the_others_are_judged(line: str, reason: str) -> None:
    text = f"indicator,period,value,unit,measure\ntelecom.revenue,2023,6.2,%,growth\n{line}\ntelecom.revenue,2023,7.2,%,growth\n"
    found = claims.check(claims.read(text, "test"), bundled.load())
    assert [finding.verdict for finding in found] == ["consistent", "not checkable", "inconsistent"]
    assert [finding.claim.line for finding in found] == [2, 3, 4]
    assert found[1].notes().startswith(reason)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1,234.5", ("1234.5", "", "")),
        ("−3 %", ("-3", "", "%")),
        ("≥ 20 万亿元", ("20", "over", "万亿元")),
        ("Under 5", ("5", "under", "")),
        ("five", None),
        ("1.5e3", None),
    ],
)
def test_a_number_may_have_a_qualifier_and_a_unit(cell: str, expected: tuple[str, ...] | None) -> None:
    assert qualified(cell) == expected
