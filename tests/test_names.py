"""Names that people say: each selects its indicator, or is refused with those that it may mean."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digecon_cli import bundled
from digecon_cli.dataset import Dataset
from digecon_cli.errors import UsageError
from digecon_cli.model import Indicator
from digecon_cli.names import World, nearest

Run = Callable[..., Any]
CATALOG = bundled.catalog()
OURS = Dataset((), CATALOG, years_first=True)
SECTORS = {one.sector for one in CATALOG.values()} | {name.partition(".")[0] for name in CATALOG}
ENTRY = st.sampled_from(sorted(CATALOG.values()))
CASE = st.sampled_from([str, str.upper, str.lower, str.title])


def names_of(entry: Indicator) -> list[str]:
    """Return what an indicator is called, without the last part of its id."""
    return [entry.indicator, entry.label, entry.label_zh, entry.short, entry.short_zh]


def meant(name: str) -> set[str] | str:
    """Return what a name selects, or the error that it is refused with."""
    try:
        return OURS.match([name])
    except UsageError as error:
        return str(error)


@given(ENTRY, st.integers(0, 4), CASE)
def test_every_id_and_label_selects_its_indicator_or_is_refused_naming_it(
    entry: Indicator, which: int, case: Callable[[str], str]
) -> None:
    found = meant(case(names_of(entry)[which]))
    assert found == {entry.indicator} or f" {entry.indicator} (" in str(found)


@pytest.mark.parametrize("entry", CATALOG.values(), ids=CATALOG)
def test_every_last_part_selects_its_indicator_or_is_refused_naming_it(entry: Indicator) -> None:
    name = entry.indicator.partition(".")[2]
    if name in SECTORS:
        assert {OURS.about(one).sector for one in OURS.match([name])} == {name}, "a sector goes first"
        return
    alike = [one for one in CATALOG.values() if one.indicator.endswith(f".{name}")]
    chosen = {one.indicator for one in alike if one.headline or len(alike) == 1}
    found = meant(name)
    assert found == chosen or f" {entry.indicator} (" in str(found)


@given(st.lists(st.tuples(ENTRY, st.sampled_from([1, 3])), min_size=1, max_size=4), st.sampled_from([",", ", ", "，"]))
def test_names_with_commas_select_what_they_select_alone(several: list[tuple[Indicator, int]], comma: str) -> None:
    names = [names_of(entry)[which] for entry, which in several]
    assert OURS.match([comma.join(names)]) == {entry.indicator for entry, _ in several}


@given(ENTRY, st.integers(0, 4))
def test_a_name_with_an_area_selects_the_same_in_that_area(entry: Indicator, which: int) -> None:
    assert OURS.named([f"{names_of(entry)[which]}@US"]) == {entry.indicator: {"US"}}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("gdp", "economy.gdp"),
        ("GDP", "economy.gdp"),
        ("Economy.GDP", "economy.gdp"),
        ("国内生产总值", "economy.gdp"),
        ("gross domestic product", "economy.gdp"),
        ("digital economy", "economy.digital"),
        ("数字经济", "economy.digital"),
        ("Digital Economies", "economy.digital"),
        ("telecom revenue", "telecom.revenue"),
        ("telecom revenues", "telecom.revenue"),
        ("online-retail", "retail.online"),
        ("big data", "telecom.big_data"),
        ("telecom.emerging_growth_share", "telecom.emerging"),
        ("Population, year end", "economy.population"),
        ("gdp@CN", "economy.gdp"),
    ],
)
def test_names_that_people_say(name: str, found: str) -> None:
    assert OURS.match([name]) == {found}


@pytest.mark.parametrize("name", ["Telecom", "TELECOM", "telecoms", "telecom,"])
def test_a_sector_in_any_case_and_number(name: str) -> None:
    assert OURS.match([name]) == OURS.match(["telecom"])
    assert OURS.match(["patent"]) == OURS.match(["patents"])


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("phones", "'phones' names several indicators: write one of manufacturing.phones (Mobile phone output), trade.phones (Mobile phone exports)."),
        ("gpd", "'gpd' is no sector and no indicator. Did you mean 'economy.gdp'? 'digecon list' shows all of them."),
        ("telecom,gpd", "'gpd' is no sector and no indicator. Did you mean 'economy.gdp'? 'digecon list' shows all of them."),
        ("gpd@US", "'gpd@US' is no sector and no indicator. Did you mean 'economy.gdp'? 'digecon list' shows all of them."),
        ("", "'' is no sector and no indicator. 'digecon list' shows all of them."),
        ("2017", "'2017' is a period and no indicator: write --from 2017 (and --to 2017 for no other)."),
        ("2017-2022", "'2017-2022' is a period and no indicator: write --from 2017 --to 2022."),
        ("..2022", "'..2022' is a period and no indicator: write --to 2022."),
    ],
)  # fmt: skip
def test_what_a_name_does_not_say_is_refused_with_what_to_type(name: str, message: str) -> None:
    with pytest.raises(UsageError, match=f"^{re.escape(message)}$"):
        OURS.match([name])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("gpd", "economy.gdp"), ("telcom", "telecom"), ("digital ecnomy", "economy.digital"), ("数字经济体", "economy.digital"),
     ("telecom.revenu", "telecom.revenue"), ("patnets", "patents"), ("broadband users", "infrastructure.broadband_users"), ("zzz", ""), ("5G", "mobile.users_5g"), ("人口", "economy.population"),
     ("servers", "computing.server_market"), ("data center", "telecom.data_centre"), ("ev", ""), (",", ""), ("", "")],
)  # fmt: skip
def test_the_nearest_name(typed: str, meant: str) -> None:
    assert nearest(typed, World(tuple(CATALOG), CATALOG)) == meant


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("share digital --of gdp --from 2022", "share economy.digital --of economy.gdp --from 2022"),
        ("share digital --of gdp@CN --from 2022", "share economy.digital --of economy.gdp@CN --from 2022"),
        ("share-change digital --of GDP", "share-change economy.digital --of economy.gdp"),
        ("contribution 5G手机出货量 --of mobile.shipments", "contribution mobile.shipments_5g --of mobile.shipments"),
        ("ratio digital population", "ratio economy.digital economy.population"),
        ("per-head gdp --population population", "per-head economy.gdp --population economy.population"),
        ("explain gdp 2022", "explain economy.gdp 2022"),
        ("explain gdp@CN 2022", "explain economy.gdp 2022"),
        ("info GDP", "info economy.gdp"),
        ("show gdp@CN,telecom.revenue", "show economy.gdp telecom.revenue"),
    ],
)
def test_a_name_is_good_wherever_an_indicator_is(digecon: Run, line: str, same: str) -> None:
    answer = digecon(*line.split())
    assert answer.code == 0, answer.err
    assert answer == digecon(*same.split())


def test_a_name_with_an_area_restricts_its_indicator_only(digecon: Run) -> None:
    rows = digecon("show", "computing@US", "gdp", "-f", "csv", "--columns", "indicator,area").out.splitlines()[1:]
    assert {row.split(",")[1] for row in rows if row.startswith("computing.")} == {"US"}
    assert "economy.gdp,CN" in rows


@pytest.mark.parametrize("line", ["show gdp@XX", "list telecom@XX"])
def test_an_area_that_is_not_there_is_refused(digecon: Run, line: str) -> None:
    answer = digecon(*line.split())
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "digecon: 'XX' is not an area of what is named. Known: CN.\n"
