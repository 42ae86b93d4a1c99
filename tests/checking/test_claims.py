"""Statements and verdicts: read, recomputed from the table, and changed when a figure of the table changes."""

import csv
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from digecon_cli import checking as claims
from digecon_cli.checking.kinds import EVALUATORS as EVALUATED
from digecon_cli.core import bundled, schema
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError, UsageError
from digecon_cli.core.intervals import printed_bounds
from digecon_cli.core.model import Indicator, Observation, Source

ROOT = Path(__file__).parents[2]
HEAD = "claim_id,kind,indicator,period,value,bound,unit,unit_mult,base_indicator,base_period,basis,other,source,locator"


@cache
def findings(within: str = "") -> dict[str, claims.CheckedClaim]:
    return {one.claim.claim_id: one for one in claims.check(claims.published(), bundled.load(), within)}


def judged(line: str, data: Dataset, within: str = "") -> claims.CheckedClaim:
    (found,) = claims.check(claims.read(f"{HEAD}\n{line}", "test"), data, within)
    return found


def verdict(line: str, data: Dataset, within: str = "") -> str:
    return judged(line, data, within).verdict


def numbers(claim: claims.CheckedClaim) -> tuple[float, float, float]:
    assert claim.result is not None
    return float(claim.result.value), float(claim.result.low), float(claim.result.high)


def test_every_statement_of_the_article_is_there_once_and_in_order() -> None:
    assert [one.claim_id for one in claims.published()] == [f"c{number:03}" for number in range(1, 174)]


def test_within_the_article_the_conflicts_are_the_two_families_of_computing_power() -> None:
    wrong = {name: one for name, one in findings("article").items() if one.verdict == "inconsistent"}
    # 33 % and 906; 650 and 180 are held against "about 906", of which nobody says how far off it may be.
    assert list(wrong) == ["c129", "c157"]
    assert {one.claim.explanation for one in wrong.values()} == {"two definitions"}
    unknown = {name: findings("article")[name] for name in ("c123", "c135")}
    assert {one.verdict for one in unknown.values()} == {"not checkable"}
    assert all("only known as about" in one.notes() for one in unknown.values())
    assert float(unknown["c123"].result.value) == 906
    assert numbers(wrong["c157"])[0] == 650
    assert numbers(wrong["c129"])[0] == pytest.approx(180 / 650 * 100)
    assert float(unknown["c135"].result.value) == pytest.approx(0.33 * 906e18)


def test_the_two_families_are_told_apart() -> None:
    note = findings("article")["c123"].notes()
    assert note.startswith(  # 650 is 498 + 142 + 10
        "two definitions; the evidence is only known as about 906; not checkable if read as Computing power, device side, "
        "consistent if read as Computing power, infrastructure side (650 EFLOPS; from article)"
    )


def test_what_rounding_explains_is_no_error() -> None:
    for name, part, whole in (("c065", 214, 272), ("c127", 142, 650)):  # 78.8 and 21.9 printed
        found = findings("article")[name]
        assert found.verdict == "rounding"
        assert numbers(found) == pytest.approx(
            (
                100 * part / whole,
                100 * (part - 0.5) / (whole + 0.5),
                100 * (part + 0.5) / (whole - 0.5),
            )
        )


def test_more_than_thirty_statements_are_checkable_within_the_article_beside_counts() -> None:
    checkable = [
        one for one in findings("article").values() if one.verdict != "not checkable" and one.claim.kind != "count"
    ]
    assert len(checkable) >= 30


@pytest.mark.parametrize(
    ("name", "expected", "recomputed"),
    [
        ("c012", "rounding", 35.8 / 99.0865 * 100),  # GDP as first printed
        ("c018", "consistent", 50.2 / 121.0207 * 100),
        ("c004", "consistent", ((50.2 / 35.8) ** (1 / 3) - 1) * 100),
        ("c051", "consistent", 492 / 1281 * 100),
        ("c069", "consistent", 196 / 1281 * 100),
        ("c074", "consistent", 270 / 1281 * 100),
        ("c045", "not checkable", (12810 / 11971 - 1) * 100),  # 6.8 on a comparable basis
        ("c015", "consistent", 15.6 - 6.1),
        ("c147", "inconsistent", 22.7 - 29.4),
        ("c048", "consistent", (492 + 196 + 270) / 1281 * 100),
    ],
)
def test_the_whole_table_gives_by_hand(name: str, expected: str, recomputed: float) -> None:
    found = findings()[name]
    assert found.verdict == expected
    assert numbers(found)[0] == pytest.approx(recomputed)


def test_half_year_and_months_add_up_to_the_shipments_of_the_year() -> None:
    months = (1467.2, 1426.8, 1510.4, 1951.7, 1792.0, 2323.4)  # July to December 2022, ten thousand phones
    found = findings()["c063"]
    assert found.verdict == "consistent"
    assert found.result is not None
    assert found.result.interval().value == pytest.approx(1.09e8 + sum(months) * 1e4)


def test_revenue_is_refused_as_a_part_of_value_added() -> None:
    found = findings()["c034"]
    assert (found.verdict, found.notes().partition(":")[0]) == ("not comparable", "overlap")


def test_a_statement_is_never_checked_against_its_own_print() -> None:
    found = findings()["c152"]  # 724.5 EB: only the article prints it
    assert (found.verdict, found.inputs) == ("not checkable", ())
    own = {
        (one.claim.claim_id, each.locator)
        for one in (*findings().values(), *findings("article").values())
        for each in one.inputs
        if each.source == "article" and each.locator == one.claim.locator and each.value == one.claim.value
        and each.measure == one.claim.kind
    }  # fmt: skip
    assert own == set()


def change(fits: Callable[[Observation], bool], value: str) -> Dataset:
    """Return a copy of the bundled table in which the rows that fit print another value."""
    data = bundled.load()
    rows = []
    changed = 0
    for figure in data.observations:
        if fits(figure):
            low, high = printed_bounds(value, figure.bound)
            figure, changed = figure._replace(value=value, low=low, high=high), changed + 1
        rows.append(figure)
    assert changed
    breaks = [one for several in data.breaks.values() for one in several]
    return Dataset(rows, data.catalog, breaks, data.sources)


def row(indicator: str, period: str, measure: str = "level", source: str = "", area: str = "CN") -> Callable[..., bool]:
    def fits(figure: Observation) -> bool:
        same = (figure.indicator, figure.period, figure.measure, figure.area) == (indicator, period, measure, area)
        return same and (figure.source == source if source else figure.source != "article")

    return fits


CHANGES = [
    ("level", "c028", row("industry.electronics", "2022"), "16.4", "inconsistent"),
    ("growth", "c029", row("industry.electronics", "2022", "growth"), "6.5", "inconsistent"),
    ("mean_growth", "c004", row("economy.digital", "2022"), "45.0", "inconsistent"),
    # Its producer prints the share too, which bears the statement out whatever the whole is.
    ("share", "c150", row("data.production", "2022", "share"), "11.5", "inconsistent"),
    ("rank", "c009", row("computing.infrastructure", "2022", "rank", "article"), "5", "inconsistent"),
    ("target", "c160", row("infrastructure.otn_coverage", "2025", "target"), "70", "inconsistent"),
    # Another document still prints 34.7.
    ("forecast", "c133", row("computing.ai_market", "2026", "forecast", "idc-2023-07", "W"), "446.6", "revised"),
    ("ratio", "c057", row("mobile.subscriptions", "2019"), "12", "inconsistent"),
    ("sum", "c063", row("mobile.shipments_5g", "2022-S1"), "1.29", "inconsistent"),
    (
        "comparison",
        "c066",
        row("telecom.emerging", "2023-01-01/P9M", "growth", "article"),
        "5.0",
        "inconsistent",
    ),
    ("level", "c157", row("computing.infrastructure", "2022", area="W"), "906", "consistent"),
]


@pytest.mark.parametrize(("kind", "name", "fits", "value", "then"), CHANGES, ids=[f"{c[0]}-{c[1]}" for c in CHANGES])
def test_another_figure_in_the_table_gives_another_verdict(
    kind: str, name: str, fits: Callable[[Observation], bool], value: str, then: str
) -> None:
    (claim,) = [one for one in claims.published() if one.claim_id == name]
    assert claim.kind == kind
    assert findings()[name].verdict != then
    (found,) = claims.check([claim], change(fits, value))
    assert found.verdict == then


def test_every_kind_has_a_function_and_a_change_that_shows_it() -> None:
    assert {*EVALUATED, "count", "none"} == set(schema.columns("claims")["kind"].codes)
    # No statement of the article is about a planned share or of these kinds; the tests below are.
    below = {"target_share", "forecast_share", "share_change", "per_head", "highest", "lowest", "first"}
    assert {case[0] for case in CHANGES} | below == set(EVALUATED)


@pytest.mark.parametrize(("value", "then"), [("10", "consistent"), ("12", "inconsistent")])
def test_a_planned_share_is_held_against_the_document_that_plans_it(value: str, then: str) -> None:
    line = f"a,target_share,economy.core_industries,2025,{value},,percent,,,,,,,"
    assert verdict(line, bundled.load()) == then


def test_another_list_gives_another_count() -> None:
    assert [
        verdict(f"a,count,,,3,exact,,,,,,{items},,", bundled.load()) for items in ("x;y;z", "x;y")
    ] == ["consistent", "inconsistent"]  # fmt: skip
    assert verdict("a,count,,,21,exact,,,,,,x;y / z,,", bundled.load()) == "consistent"


@pytest.fixture
def small(figure: Callable[..., Observation], dataset: Callable[..., Dataset]) -> Dataset:
    """Levels of two years and a rate on a comparable basis, each printed by a document of its own and by a report."""
    rows = [
        figure("s.a", "2020", "100", source="office"),
        figure("s.a", "2021", "110", source="office"),
        figure("s.a", "2021", "12.5", measure="growth", unit="percent", unit_mult=0, basis="comparable", source="r", locator="L9"),
        figure("s.a", "2021", "111", source="r", locator="L1-2;L5"),
        figure("s.b", "2021", "40", bound="over", source="office"),
        figure("s.d", "2021", "30", bound="under", source="office"),
        figure("s.c", "2020", "4.0", measure="growth", unit="percent", unit_mult=0, source="office"),
        figure("s.c", "2021", "6.0", measure="growth", unit="percent", unit_mult=0, source="office"),
        figure("s.c", "2021", "70", source="office"),
    ]  # fmt: skip
    sources = {name: Source(name, name, name, "", "", "") for name in ("office", "r")}
    return dataset(*rows, sources=sources)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a,level,s.a,2021,110,,CNY,8,,,,,,", "consistent"),
        ("a,level,s.a,2021,110.4,,CNY,8,,,,,,", "consistent"),  # the evidence is the coarser print
        ("a,level,s.a,2021,11,,CNY,9,,,,,,", "consistent"),  # 1.1e10 in another power of ten
        ("a,level,s.a,2021,111,,CNY,8,,,,,r,L1-2", "inconsistent"),  # its own print is no evidence
        ("a,level,s.a,2021,110.9,,CNY,8,,,,,,", "revised"),  # the report prints 111, which is coarser than 110.9
        ("a,level,s.a,2021,112,,CNY,8,,,,,,", "inconsistent"),
        ("a,level,s.b,2021,45,,CNY,8,,,,,,", "not checkable"),  # over 40 allows 45, and confirms no number
        ("a,level,s.b,2021,40,,CNY,8,,,,,,", "not checkable"),
        ("a,level,s.a,2021,110,about,CNY,8,,,,,,", "consistent"),
        ("a,level,s.a,2021,1100,about,CNY,7,,,,,,", "consistent"),  # from 1050 to 1150: two digits count
        ("a,level,s.a,2021,1200,about,CNY,7,,,,,,", "inconsistent"),
        ("a,level,s.a,2021,110,nearly,CNY,8,,,,,,", "consistent"),
        ("a,level,s.a,2021,1090,nearly,CNY,7,,,,,,", "inconsistent"),  # above it, though it would be "about" 1,100
        ("a,level,s.d,2021,30,nearly,CNY,8,,,,,,", "consistent"),  # what its document prints
        ("a,level,s.d,2021,30,about,CNY,8,,,,,,", "not checkable"),
        ("a,level,s.d,2021,20,nearly,CNY,8,,,,,,", "not checkable"),
        ("a,level,s.b,2021,40,nearly,CNY,8,,,,,,", "not checkable"),  # over 40
        ("a,level,s.a,2021,111,,USD,8,,,,,,", "not checkable"),
        ("a,level,s.b,2021,40,over,CNY,8,,,,,,", "consistent"),
        ("a,level,s.b,2021,30,over,CNY,8,,,,,,", "consistent"),
        ("a,level,s.b,2021,50,over,CNY,8,,,,,,", "not checkable"),  # over 40 does not say whether over 50
        ("a,level,s.b,2021,39,under,CNY,8,,,,,,", "inconsistent"),
        ("a,level,s.b,2021,30,,CNY,8,,,,,,", "inconsistent"),
        ("a,growth,s.a,2021,10,,percent,,,,,,r,L9", "consistent"),
        ("a,growth,s.a,2021,10.8,,percent,,,,,,r,L9", "rounding"),  # 109.5/100.5 to 110.5/99.5: 8.96 to 11.06
        ("a,growth,s.a,2021,12.5,,percent,,,,comparable,,r,L9", "not checkable"),  # levels cannot contradict it
        ("a,growth,s.a,2021,12.5,,percent,,,,,,r,L9", "inconsistent"),
        ("a,comparison,s.a,2021,,over,,,,,,s.a 2020,,", "consistent"),
        ("a,comparison,s.a,2021,,under,,,,,,s.a 2020,,", "inconsistent"),
        ("a,comparison,s.a,2021,,over,,,,,,s.a 2021,,", "inconsistent"),  # not higher than itself
        ("a,sum,s.a,2021,10,,CNY,8,,,,s.a 2021;-s.a 2020,,", "consistent"),
        ("a,mean_growth,s.a,2021,10,about,percent,,,2020,,,,", "consistent"),
        ("a,level,s.a,2019,90,,CNY,8,,,,,,", "not checkable"),
        ("a,level,s.d,2021,40,over,CNY,8,,,,,,", "inconsistent"),  # under 30
        ("a,level,s.d,2021,20,over,CNY,8,,,,,,", "not checkable"),  # under 30 may be over 20, or not
        ("a,comparison,s.b,2021,,over,,,,,,s.d,,", "not checkable"),  # two bounds are not combined
        ("a,comparison,s.c growth,2021,,over,,,,,,s.c,,", "not comparable"),  # percent against yuan
        ("a,mean_growth,s.c,2021,5.0,,percent,,,2019,,,,", "consistent"),  # (4 + 6) / 2: there is no level of 2019
    ],
)
def test_verdicts_by_hand(line: str, expected: str, small: Dataset) -> None:
    assert verdict(line, small) == expected


def test_within_a_report_only_its_own_figures_count(small: Dataset) -> None:
    line = "a,level,s.a,2021,110,,CNY,8,,,,,,"
    assert (verdict(line, small), verdict(line, small, "r")) == ("consistent", "inconsistent")
    with pytest.raises(UsageError, match=r"comes from 'R'.*Did you mean 'r'"):
        verdict(line, small, "R")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "x is empty: give a header line"),
        ("claim_id,kind\n", "x has a header and no statements."),
        ("claim_id,value\na,1", "x, line 1, column kind: is missing."),
        ("claim_id,kind,perid\n", "x, line 1, column perid: is not a column of a claims file. Did you mean 'period'?"),
        (f"claim_id,kind\na,{'x' * 200_000}", "x, line 2: a cell is longer than 131,072 characters (is a quote left open?)."),
    ],
)  # fmt: skip
def test_a_broken_file_is_told_with_line_column_and_reason(text: str, reason: str) -> None:
    with pytest.raises(DataError) as error:
        claims.read(text, "x")
    assert str(error.value).startswith(reason)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("claim_id,kind\na,levle", "column kind: 'levle' is not a kind (level, rank, target,"),
        ("claim_id,kind\na,level,1", "3 cells where the header has 2"),
        ("claim_id,kind,indicator,period,value\na,level,economy.gdp,2022,1\na,level,economy.gdp,2022,1", "column claim_id: 'a' is already"),
        ("claim_id,kind,indicator,period,value\na,level,economy.gdp,2022,1.2.3", "column value: '1.2.3' is not a number"),
        ("claim_id,kind,indicator,period,value\na,level,economy.gdp,2022,", "column value: is empty"),
        ("claim_id,kind,indicator,period,value\na,level,economy.gdp,20x2,1", "column period: '20x2' is not a period"),
        ("claim_id,kind,indicator,period,value\na,level,economy.gdp,,1", "column period: is empty"),
        ("claim_id,kind,indicator,period,value\na,level,,2022,1", "column indicator: is empty"),
        ("claim_id,kind,indicator,period,value,bound\na,level,economy.gdp,2022,1,more", "column bound: 'more' is not a bound (exact, over, under, about, nearly)"),
        ("claim_id,kind,indicator,period,other\na,comparison,economy.gdp,2022,economy.digital", "column bound: must be over"),
        ("claim_id,kind,indicator,period,bound,other\na,comparison,economy.gdp,2022,over,economy.digital grwth", "column other: 'grwth' is neither a measure nor a period. Did you mean 'growth'?"),
        ("claim_id,kind\na,none", "column note: is empty"),
        ("claim_id,kind\n\n\na,levle", "column kind: 'levle' is not a kind"),
        ("claim_id,kind,indicator,period,value\na,level,economy.gdp;;economy.digital,2022,1", "column indicator: has nothing between two semicolons"),
    ],
)  # fmt: skip
def test_a_line_that_is_no_statement_is_a_finding_at_its_line_and_the_rest_is_judged(text: str, reason: str) -> None:
    last = len(text.splitlines())
    found = claims.check(claims.read(text, "x"), bundled.load())[-1]
    assert (found.verdict, found.claim.line) == ("not checkable", last)
    assert found.notes().startswith(reason)


def test_an_unknown_indicator_is_a_finding_at_its_line() -> None:
    found = judged("a,level,economy.gpd,2022,1,,,,,,,,,", bundled.load())
    assert (found.verdict, found.claim.line) == ("not checkable", 2)
    assert found.notes().startswith("'economy.gpd' is neither a sector nor an indicator. Did you mean 'economy.gdp'?")


def example(page_name: str, title: str) -> list[claims.CheckedClaim]:
    page = (ROOT / "docs" / page_name).read_text(encoding="utf-8")
    text = page.partition(f'```csv title="{title}"\n')[2].partition("```")[0]
    return claims.check(claims.read(text, title), bundled.load())


def test_the_examples_of_the_page_give_the_verdicts_that_it_tells() -> None:
    assert [one.verdict for one in example("claims.md", "mine.csv")] == ["rounding", "consistent", "inconsistent"]
    assert [one.verdict for one in example("checking.md", "plain.csv")] == [
        "revised", "consistent", "consistent", "not comparable", "not checkable", "consistent", "not checkable",
    ]  # fmt: skip


def test_the_listing_for_programs_has_the_columns_of_the_contract() -> None:
    listing = claims.listing(list(findings().values()))
    assert ",".join(listing.columns) == "claim_id,verdict,printed,recomputed,low,high,unit,inputs,note"
    lines = {one[0]: one for one in listing.rows}
    assert lines["c004"][1:3] == ("consistent", "over 10")
    assert lines["c016"][1:7] == ("consistent", "50.2", "50.2", "50.15", "50.25", "trillion yuan")
    assert lines["c141"][2:6] == ("over 6.5", "6.5", "6.495", "6.505")


def test_the_passages_are_written_as_in_the_table() -> None:
    with (ROOT / "data" / "claims.csv").open(encoding="utf-8", newline="") as stream:
        locators = [line["locator"] for line in csv.DictReader(stream)]
    assert all(part.startswith("L") for locator in locators for part in locator.split(";"))


@pytest.mark.parametrize(
    ("document", "value", "expected"),
    [
        ("early", "900", "consistent"),
        ("early", "919", "revised"),  # nobody knew that then
        ("late", "919", "consistent"),
        ("late", "900", "revised"),  # the first print
        ("late", "910", "inconsistent"),
        ("undated", "900", "consistent"),  # of a document without a date first prints decide
    ],
)
def test_a_document_is_held_against_what_was_known_on_its_date(
    document: str, value: str, expected: str, figure: Callable[..., Observation], dataset: Callable[..., Dataset]
) -> None:
    data = dataset(
        figure(period="2018", value="900", vintage="2019-01-21", source="a"),
        figure(period="2018", value="919", vintage="2019-11-22", source="b"),
        entries=(Indicator("s.whole", unit="CNY", unit_mult=8),),
        sources={
            name: Source(name, "A bureau", "", "", day, "")
            for name, day in (("early", "2019-06"), ("late", "2019-12-03"), ("undated", ""))
        },
    )
    assert verdict(f"c1,level,s.whole,2018,{value},,CNY,8,,,,,{document},", data) == expected
