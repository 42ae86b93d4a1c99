"""Verdicts on plain tables of the bundled figures: what counts as evidence, and what a number fits that is not what is stated."""

from collections.abc import Callable

import pytest

from digecon_cli import checking as claims
from digecon_cli.checking.claiming import Corrections
from digecon_cli.checking.judging import claimed_interval
from digecon_cli.core import bundled
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.model import Break, Observation, Source

HEAD = "indicator,period,value,unit,measure,area,base_indicator,base_period,basis"
KINDS = "claim_id,kind,indicator,period,value,bound,unit,unit_mult,base_indicator,base_period,basis,other"


def judged(line: str, data: Dataset | None = None, head: str = HEAD) -> claims.CheckedClaim:
    cells = head.count(",") - line.count(",")
    (found,) = claims.check(claims.read(f"{head}\n{line}{',' * cells}", "test"), data or bundled.load())
    return found


@pytest.mark.parametrize(
    ("line", "verdict", "note"),
    [
        # Gross domestic product of 2023: 126.0582 trillion in January 2024, 129.42717 after the fifth census.
        ("GDP,2023,129.43,trillion yuan", "consistent", "from "),
        ("GDP,2023,126.06,万亿元", "revised", "right as of the release of 2024-01-17, since revised to 129.42717 trillion yuan"),
        ("GDP,2023,127.5,trillion yuan", "inconsistent", "from "),
        ("economy.gdp,2023,126.06,trillion yuan,level,,,,final", "inconsistent", ""),
        # The academy prints 15.6 %; its levels, 31.3 and 35.8 trillion, give 14.4 %.
        ("economy.digital,2019,15.6,%,growth", "consistent", "from "),
        ("economy.digital,2019,14.4,%,growth", "inconsistent", "this is the growth of the levels; the published rate is 15.6 %"),
        ("economy.digital,2019,14.4,%,growth,,,,levels", "consistent", "computed from levels"),
        ("economy.digital,2019,15.6,%,growth,,,,levels", "inconsistent", "computed from levels"),
        # The core industries are over 10.5 % of GDP; the plan is 10 %.
        ("economy.core_industries,2025,20,%,share", "not checkable", "the evidence is only known as over 10.5"),
        ("economy.core_industries,2025,10.5,%,share", "not checkable", "the evidence is only known as over 10.5"),
        ("economy.core_industries,2025,>10,%,share", "consistent", "from "),
        ("economy.core_industries,2025,>11,%,share", "not checkable", "the evidence is only known as over 10.5"),
        ("economy.core_industries,2025,10,%,share", "inconsistent", "this is the target for 2025, not the figure"),
        ("economy.core_industries,2025,<9,%,share", "inconsistent", ""),
        # Nine months of 2023 (1,281 billion) against the whole of 2022 (1.58 trillion).
        ("telecom.revenue,2023-9M,-18.9,%,growth", "not comparable",
         "the number is growth on 2022, which does not compare (duration): 2023-9M covers 9 months and 2022 covers 12"),
        # 159722 against 155225, between which the list of platforms changes.
        ("retail.online,2025,2.9,%,growth", "not comparable", "the number is growth on 2024, which does not compare (break): "),
        ("telecom.revenue,2023,1281,billion CNY", "inconsistent", "this is the figure for 2023-9M, not for 2023"),
        ("telecom.revenue,2023,1.68,亿元", "inconsistent", "the number fits trillion yuan, not 100 million yuan"),
        ("telecom.revenue,2023,-6.2,%,growth", "inconsistent", "it is a rise, not a fall"),
        ("industry.electronics,2022,-5.5,%,growth", "inconsistent", "it is a rise, not a fall"),
        ("computing.infrastructure,2022,650,EFLOPS", "inconsistent", "this is the figure of the world, not of China"),
        ("computing.infrastructure,2025,300,EFLOPS", "not checkable",
         "no other figure of computing.infrastructure 2025; this is the target for 2025, not the figure"),
        ("computing.infrastructure,2024,>300,EFLOPS", "inconsistent", "this is the target for 2025, not the figure"),
        # 11.0 % in 2023, and in the first four months of 2024 too.
        ("retail.online,2024,11.0,%,growth", "inconsistent", "this is the figure for 2023, not for 2024"),
        # 2.312 million: a bound beyond it fits no other power of ten.
        ("infrastructure.base_stations_5g,2022,>2.5,million stations", "inconsistent", "from "),
        ("infrastructure.base_stations_5g,2022,231.2,亿个", "inconsistent", "the number fits 10 thousand stations, not 100 million stations"),
        ("patents.core_valid,2022,1.600,million patents", "inconsistent", "this is the figure of "),
        # The share of the digital economy in GDP rose by 1.4 points in print.
        ("economy.digital,2019,1.4,percentage points,share_change", "consistent", "from caict-ndf"),
        ("economy.digital,2019,1.4,%,share_change", "inconsistent", "the number fits percentage points, not percent"),
        ("economy.digital,2019,3,percentage points,share_change", "inconsistent", "from "),
        # 36.2 in 2019 and 41.5 in 2022, as printed.
        ("economy.digital,2022,5.3,percentage points,share_change,,,2019", "consistent", "difference of two shares"),
        ("economy.digital,2022,6.3,percentage points,share_change,,,2019", "inconsistent", "difference of two shares"),
        # 85,698 yuan: 121.0207 trillion on the mean of 1,412.60 and 1,411.75 million people.
        ("GDP,2022,85698,CNY per person,per_head", "revised", "right as of the release of 2023-01-17"),
        ("GDP,2022,95698,CNY per person,per_head", "inconsistent", "computed from levels"),
    ],
)  # fmt: skip
def test_verdicts_on_the_bundled_table(line: str, verdict: str, note: str) -> None:
    found = judged(line)
    assert (found.verdict, found.notes()[: len(note)]) == (verdict, note)


@pytest.mark.parametrize(
    ("line", "verdict", "note"),
    [
        # 45.5, 50.2 and 53.9 trillion yuan in 2021, 2022 and 2023.
        ("a,highest,economy.digital,2022", "consistent", "against economy.digital 2021"),
        ("a,highest,economy.digital,2022,50.2,,CNY,12", "consistent", "against economy.digital 2021"),
        ("a,highest,economy.digital,2022,55.2,,CNY,12", "inconsistent", "from "),
        ("a,lowest,economy.digital,2022", "inconsistent", "against economy.digital 2012"),
        # 491 million phones in 2017, 308 in 2020, 351 in 2021, 272 in 2022.
        ("a,highest,mobile.shipments,2022", "inconsistent", "against mobile.shipments 2017"),
        ("a,lowest,mobile.shipments,2022", "consistent", "against mobile.shipments 2020"),
        ("a,highest,software.revenue,2022,,,,,,,,telecom.revenue", "consistent", "against telecom.revenue 2022"),
        ("a,lowest,software.revenue,2022,,,,,,,,telecom.revenue", "inconsistent", "against telecom.revenue 2022"),
        ("a,first,economy.digital,2022,50,,CNY,12", "consistent", "from "),
        ("a,first,economy.digital,2022,40,,CNY,12", "inconsistent", "reached in 2021 already"),
        ("a,first,economy.digital,2022,52,,CNY,12", "inconsistent", "from "),
        ("a,first,economy.digital,2012,11,,CNY,12", "not checkable", "the table has no figure of the series before 2012"),
        ("a,comparison,telecom.revenue growth,2023,,over,,,,,,economy.gdp growth", "consistent",
         "against economy.gdp growth 2023 (rates on different bases: comparable and constant prices)"),
        ("a,comparison,economy.digital,2022,,over,,,,,,telecom.revenue", "not comparable", "overlap: "),
        ("a,comparison,retail.online,2025,,over,,,,,,retail.online 2024", "not comparable",
         "break: the series breaks at 2025 (inferred): "),
        ("a,highest,retail.online,2025", "not comparable", "break: the series breaks at 2025 (inferred): "),
        ("a,comparison,mobile.subscriptions,2022,,over,,,,,,economy.population", "not comparable", "unit: "),
        ("a,comparison,software.revenue,2023,,over,,,,,,telecom.revenue", "consistent", "against telecom.revenue 2023"),
    ],
)  # fmt: skip
def test_the_place_of_a_figure_in_its_series(line: str, verdict: str, note: str) -> None:
    found = judged(line, head=KINDS)
    assert (found.verdict, found.notes()[: len(note)]) == (verdict, note)


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [("130", 125, 135), ("1200", 1150, 1250), ("50", 49.5, 50.5), ("129.0", 128.95, 129.05), ("100", 95, 105), ("7", 6.5, 7.5)],
)  # fmt: skip
def test_the_noughts_of_a_round_number_that_is_about_are_no_digits(value: str, low: float, high: float) -> None:
    (claim,) = claims.read(f"{HEAD},bound\nGDP,2023,{value},,,,,,,about", "test")
    interval = claimed_interval(claim)
    assert (interval.low, interval.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [("130", 125, 130), ("1.7", 1.65, 1.7), ("-5", -5, -4.5)],
)
def test_nearly_a_number_rounds_to_it_and_is_not_beyond_it(value: str, low: float, high: float) -> None:
    (claim,) = claims.read(f"{HEAD},bound\nGDP,2023,{value},,,,,,,nearly", "test")
    interval = claimed_interval(claim)
    assert (interval.low, interval.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Telecom revenue was nearly 1.7 trillion yuan in 2023.", "consistent"),  # 1.68
        ("Telecom revenue was about 1.6 trillion yuan in 2022.", "consistent"),  # 1.58
        ("Telecom revenue was nearly 1.5 trillion yuan in 2021.", "consistent"),  # 1.47
        ("2023年电信业务收入近1.6万亿元。", "inconsistent"),
        ("Telecom revenue was nearly 2 trillion yuan in 2019.", "inconsistent"),  # 1.31
        ("Software employees were nearly 6 million persons in 2017.", "consistent"),  # printed as "nearly 6 million"
    ],
)
def test_nearly_is_one_thing_in_claims_and_in_the_table(sentence: str, verdict: str) -> None:
    assert [each.finding.verdict for each in claims.check_text([sentence], bundled.load(), Corrections())] == [verdict]


def test_a_print_of_another_document_is_not_called_wrong(
    figure: Callable[..., Observation], dataset: Callable[..., Dataset]
) -> None:
    rows = [figure("s.a", "2021", value, source=source) for value, source in (("100", "office"), ("103", "bank"))]
    sources = {name: Source(name, name.title(), name, "", "", "") for name in ("office", "bank")}
    data = dataset(*rows, sources=sources)
    standing = data.standing_figure(rows)
    assert standing
    other = next(row for row in rows if row is not standing)
    found = judged(f"s.a,2021,{other.value},100 million yuan", data)
    assert (found.verdict, found.notes()) == (
        "revised",
        f"printed so by {other.source.title()}; what counts here is {standing.value} 100 million yuan; from {standing.source}",
    )


def test_what_does_not_compare_is_not_a_record(
    figure: Callable[..., Observation], dataset: Callable[..., Dataset]
) -> None:
    rows = [figure("s.a", period, value) for period, value in (("2020", "100"), ("2021", "130"), ("2022", "120"))]
    whole = judged("a,highest,s.a,2021", dataset(*rows), KINDS)
    parted = judged("a,highest,s.a,2021", dataset(*rows, breaks=[Break("s.a", "CN", "2021", "a new list")]), KINDS)
    assert (whole.verdict, parted.verdict) == ("consistent", "not comparable")
    assert parted.notes().startswith("break: the series breaks at 2021: a new list")


def test_only_a_verified_figure_is_final(figure: Callable[..., Observation], dataset: Callable[..., Dataset]) -> None:
    rows = [
        figure("s.a", "2021", "100", status="P"),
        figure("s.a", "2020", "90", status="P"),
        figure("s.a", "2020", "95"),
    ]
    lines = ("s.a,2021,100,100 million yuan,level,,,,final", "s.a,2020,95,100 million yuan,level,,,,final",
             "s.a,2020,90,100 million yuan,level,,,,final")  # fmt: skip
    assert [judged(line, dataset(*rows)).verdict for line in lines] == ["not checkable", "consistent", "inconsistent"]
    assert judged(lines[0], dataset(*rows)).notes() == "no published value of s.a 2021 is final"
