"""Names that people say: each selects its indicator, or is refused with those that it may mean."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digecon_cli.core import bundled, names
from digecon_cli.core.absent import NotInTable
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import UsageError
from digecon_cli.core.model import Indicator
from digecon_cli.core.names import Meant, Vocabulary, interpret, meant, nearest

Run = Callable[..., Any]
CATALOG = bundled.catalog()
OURS = Dataset((), CATALOG, years_first=True)
SECTORS = {one.sector for one in CATALOG.values()} | {name.partition(".")[0] for name in CATALOG}
ENTRY = st.sampled_from(sorted(CATALOG.values()))
CASE = st.sampled_from([str, str.upper, str.lower, str.title])


def names_of(entry: Indicator) -> list[str]:
    """Return what an indicator is called, without the last part of its id."""
    return [entry.indicator, entry.label, entry.label_zh, entry.short, entry.short_zh]


@given(ENTRY, st.integers(0, 4), CASE)
def test_every_id_and_label_selects_its_indicator_with_others_of_that_label_only(
    entry: Indicator, which: int, case: Callable[[str], str]
) -> None:
    name = names_of(entry)[which]
    alike = {one.indicator for one in CATALOG.values() if name.casefold() in map(str.casefold, names_of(one))}
    found = OURS.match([case(name)])
    assert entry.indicator in found or CATALOG[next(iter(found))].headline
    assert found <= alike


@settings(deadline=None)  # the machine may be busy
@given(ENTRY, st.integers(1, 4))
def test_a_label_needs_no_quotes(entry: Indicator, which: int) -> None:
    name = names_of(entry)[which]
    assert OURS.match(name.split()) == OURS.match([name])


@pytest.mark.parametrize("entry", CATALOG.values(), ids=CATALOG)
def test_every_last_part_selects_its_indicator_or_all_that_are_called_so(entry: Indicator) -> None:
    name = entry.indicator.partition(".")[2]
    if name in SECTORS:
        assert {OURS.about(one).sector for one in OURS.match([name])} == {name}, "a sector goes first"
        return
    alike = [one for one in CATALOG.values() if one.indicator.endswith(f".{name}")]
    chosen = {one.indicator for one in alike if one.headline or len(alike) == 1}
    found = OURS.match([name])
    assert found == chosen or (len(chosen) != 1 and {one.indicator for one in alike} <= found)


@pytest.mark.exhaustive
@settings(deadline=None)  # the machine may be busy
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


@pytest.mark.parametrize(
    ("words", "found"),
    [
        # A name of several words, as it comes to mind.
        ("5G users", {"mobile.users_5g"}),
        ("software revenue", {"software.revenue"}),
        ("revenue of software", {"software.revenue"}),
        ("number of internet users", {"users.internet"}),
        ("gdp digital economy", {"economy.gdp", "economy.digital"}),
        ("Population, year end", {"economy.population"}),
        # A sector and a word.
        ("software.revenue", {"software.revenue"}),
        ("telecom emerging", {"telecom.emerging"}),
        # Several names, and what people write between them.
        ("software revenue and electronics", {"software.revenue", "industry.electronics"}),
        ("software revenue vs digital economy", {"software.revenue", "economy.digital"}),
        ("telecom revenue, gdp@CN", {"telecom.revenue", "economy.gdp"}),
        ("gdp@CN telecom revenue", {"telecom.revenue", "economy.gdp"}),
        # All that hold the words, where that is several; the headline, where it is one of them.
        ("emerging business", {"telecom.emerging"}),
        ("data production", {"data.production", "data.production_survey"}),
        ("traffic per user", {"mobile.traffic_per_user"}),
        # Other words and spellings for the same.
        ("industrial digitalization", {"economy.digital_integration"}),
        ("number of 5G subscribers", {"mobile.users_5g"}),
        ("e-commerce", {"retail.ecommerce"}),
        ("chips", {"manufacturing.integrated_circuits", "manufacturing.circuit_sales", "trade.integrated_circuits"}),
        ("netizens", {"users.internet"}),
        ("exchange rate", {"economy.usd_cny"}),
        ("芯片", {"manufacturing.integrated_circuits", "manufacturing.circuit_sales", "trade.integrated_circuits"}),
        # Labels of which these are all the words, before those that hold more.
        ("US digital economy", {"world.digital_bea"}),
        ("internet penetration", {"users.penetration"}),
        ("online shoppers", {"users.shopping"}),
        ("mobile payments", {"payments.mobile"}),  # and not two sectors
        ("AI companies", {"ai.enterprises"}),
        ("跨境电商", {"trade.ecommerce"}),
        ("软件收入", {"software.revenue"}),
        ("5G用户", {"mobile.users_5g"}),
    ],
)
def test_words_that_people_say(words: str, found: set[str]) -> None:
    assert OURS.match(words.split()) == found


@settings(deadline=None)  # the machine may be busy
@given(st.lists(st.sampled_from(sorted(CATALOG)), min_size=1, max_size=4))
def test_ids_with_spaces_between_them_are_those_ids(ids: list[str]) -> None:
    assert OURS.match(ids) == set(ids)
    assert OURS.match([*ids, "gross domestic product"]) == {*ids, "economy.gdp"}


@pytest.mark.parametrize("name", ["Telecom", "TELECOM", "telecoms", "telecom,"])
def test_a_sector_in_any_case_and_number(name: str) -> None:
    assert OURS.match([name]) == OURS.match(["telecom"])
    assert OURS.match(["patent"]) == OURS.match(["patents"])


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("5G usrs", "'5G usrs' is neither a sector nor an indicator. Did you mean 'mobile.users_5g'? 'digecon list' shows all of them."),
        ("vs", "'vs' is neither a sector nor an indicator. 'digecon list' shows all of them."),
        ("gpd", "'gpd' is neither a sector nor an indicator. Did you mean 'economy.gdp'? 'digecon list' shows all of them."),
        ("telecom,gpd", "'gpd' is neither a sector nor an indicator. Did you mean 'economy.gdp'? 'digecon list' shows all of them."),
        ("gpd@US", "'gpd@US' is neither a sector nor an indicator. Did you mean 'economy.gdp'? 'digecon list' shows all of them."),
        ("", "'' is neither a sector nor an indicator. 'digecon list' shows all of them."),
        ("2017", "'2017' is a period, not an indicator: write --from 2017 (and --to 2017 for it alone)."),
        ("2017-2022", "'2017-2022' is a period, not an indicator: write --from 2017 --to 2022."),
        ("..2022", "'..2022' is a period, not an indicator: write --to 2022."),
    ],
)  # fmt: skip
def test_what_a_name_does_not_say_is_refused_with_what_to_type(name: str, message: str) -> None:
    with pytest.raises(UsageError, match=f"^{re.escape(message)}$"):
        OURS.match([name])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("gpd", "economy.gdp"), ("telcom", "telecom"), ("digital ecnomy", "economy.digital"), ("数字经济体", "economy.digital"),
     ("telecom.revenu", "telecom.revenue"), ("patnets", "patents"), ("broadband users", "infrastructure.broadband_users"), ("zzz", ""), ("5G", "mobile.users_5g"), ("人口", "economy.population"),
     ("server markte", "computing.server_market"), ("data center", "telecom.data_centre"), ("ev", ""), (",", ""), ("", "")],
)  # fmt: skip
def test_the_nearest_name(typed: str, meant: str) -> None:
    assert nearest(typed, Vocabulary(tuple(CATALOG), CATALOG)) == meant


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
        ("info digital economy", "info economy.digital"),
        ("info software.revenue", "info software.revenue"),
        ("explain digital economy 2022", "explain economy.digital 2022"),
        ("ratio digital economy population", "ratio economy.digital economy.population"),
        (
            "share software revenue --of digital economy 2022 --freq A",
            "share software.revenue --of economy.digital 2022 --freq A",
        ),
        ("share --of gdp digital --from 2022", "share economy.digital --of economy.gdp --from 2022"),
        ("growth digital economy 2022", "growth economy.digital --from 2022 --to 2022"),
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


SMALL = Vocabulary(
    ("s.whole", "s.part", "x.one", "x.two"),
    {
        "s.whole": Indicator("s.whole", "The whole", "总量", sector="s"),
        "s.part": Indicator("s.part", "Part, small", "部分", sector="s", short="Small part"),
        "x.one": Indicator("x.one", "One of them", sector="economy", former="old.one;older.one"),
        "x.two": Indicator("x.two", "Two of them", sector="economy", headline="1"),
    },
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("s.part The whole", [{"s.part"}, {"s.whole"}]),  # an id is a name of its own, a label is one of two words
        ("The whole s.part", [{"s.whole"}, {"s.part"}]),
        ("s.part and s.whole", [{"s.part"}, {"s.whole"}]),
        ("X", [{"x.one", "x.two"}]),  # the first part of an id, whatever the catalog's sector
        ("Economy", [{"x.one", "x.two"}]),
        ("总量 部分", [{"s.whole"}, {"s.part"}]), ("总量，部分", [{"s.whole"}, {"s.part"}]),
        ("Part, small, the whole", [{"s.part"}, {"s.whole"}]),  # a comma in a label, and one between names
        ("older.one", [{"x.one"}]), ("old.one", [{"x.one"}]),
        ("x.*", [{"x.one", "x.two"}]), ("s.[pw]*", [{"s.whole", "s.part"}]), ("?.one", [{"x.one"}]),
        ("of them", [{"x.two"}]),  # the only headline of both
        ("x.one them", [{"x.one"}, {"x.two"}]), ("them x.one@CN", [{"x.two"}, {"x.one"}]),  # an id is not part of another name
        ("small part", [{"s.part"}]), ("WHOLE", [{"s.whole"}]), ("parts", [{"s.part"}]),
    ],
)  # fmt: skip
def test_words_are_parted_into_names(words: str, found: list[set[str]]) -> None:
    assert [set(one.indicators) for one in interpret(words.split(), SMALL)] == found


@pytest.mark.parametrize(
    ("word", "indicators", "area", "guessed"),
    [
        ("s.whole@US", {"s.whole"}, "US", False), ("the whole@US", {"s.whole"}, "US", False), ("whole", {"s.whole"}, "", True),
        ("two", {"x.two"}, "", True), ("of them@US", {"x.two"}, "US", True),
    ],
)  # fmt: skip
def test_a_name_may_say_an_area_and_be_guessed(word: str, indicators: set[str], area: str, guessed: bool) -> None:
    (meaning,) = meant(word, SMALL)
    assert (set(meaning.indicators), meaning.area, meaning.guessed) == (indicators, area, guessed)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        (
            "s.wholes.x",
            "'s.wholes.x' is neither a sector nor an indicator. Did you mean 's.whole'? 'digecon list' shows all of them.",
        ),
        ("2020", "'2020' is a period, not an indicator: write --from 2020 (and --to 2020 for it alone)."),
        ("2020-2022", "'2020-2022' is a period, not an indicator: write --from 2020 --to 2022."),
        ("..2022", "'..2022' is a period, not an indicator: write --to 2022."),
        ("2023-9M", "'2023-9M' is a period, not an indicator: write --from 2023-9M (and --to 2023-9M for it alone)."),
    ],
)
def test_what_means_nothing_is_told_with_the_nearest_that_does(word: str, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        meant(word, SMALL)
    assert str(caught.value) == told


@pytest.mark.parametrize("word", ["zzzz", "s.part, zzzz"])
def test_a_word_that_is_spelled_like_none_is_not_in_the_table(word: str) -> None:
    with pytest.raises(NotInTable) as caught:
        meant(word, SMALL)
    assert (caught.value.reason, caught.value.name, caught.value.exit_code) == ("subject", "zzzz", 1)
    assert str(caught.value).startswith(
        "not in this table: no series name or definition contains 'zzzz'. The 4 series cover"
    )


@pytest.mark.parametrize("known", [("x.a", "x.b"), ("x.b", "x.a")])
def test_of_two_that_are_called_alike_the_headline_is_the_nearest(known: tuple[str, str]) -> None:
    world = Vocabulary(known, {"x.a": Indicator("x.a", "Lorries"), "x.b": Indicator("x.b", "Lorries", headline="3")})
    assert nearest("lorriez", world) == "x.b"


def test_an_indicator_that_no_catalog_describes_goes_by_its_id_and_sector() -> None:
    world = Vocabulary(("y.one", "y.two", "z.three"), {})
    assert world.about("y.one") == Indicator("y.one", sector="y")
    assert [set(one.indicators) for one in interpret(["Y", "three"], world)] == [{"y.one", "y.two"}, {"z.three"}]


def test_a_name_of_up_to_eight_words_needs_no_quotes() -> None:
    label = "one two three four five six seven eight"
    world = Vocabulary(("s.a", "s.b"), {"s.a": Indicator("s.a", label), "s.b": Indicator("s.b", f"{label} nine")})
    assert [set(one.indicators) for one in interpret(label.split(), world)] == [{"s.a"}]
    assert [set(one.indicators) for one in interpret([*label.split(), "s.b"], world)] == [{"s.a"}, {"s.b"}]
    assert [set(one.indicators) for one in interpret([*label.split(), "nine"], world)] == [{"s.a"}, {"s.b"}], "it does"
    assert [set(one.indicators) for one in interpret([f"{label} nine"], world)] == [{"s.b"}]


@pytest.mark.parametrize("word", ["and", "or", "vs", "vs.", "versus", "against", "&", "和", "与", "AND"])
def test_a_word_between_names_is_passed_over(word: str) -> None:
    assert [set(one.indicators) for one in interpret(["s.part", word, "s.whole"], SMALL)] == [{"s.part"}, {"s.whole"}]


def test_an_area_with_blanks_is_one_where_a_table_has_it() -> None:
    areas = {"s.whole": {"Côte d'Ivoire", "Korea, Rep."}}
    world = Vocabulary(("s.whole",), {}, areas=lambda: areas)
    assert meant("s.whole@Côte d'Ivoire", world) == [Meant(frozenset({"s.whole"}), "Côte d'Ivoire")]
    assert meant("s.whole@Korea, Rep.", world) == [Meant(frozenset({"s.whole"}), "Korea, Rep.")]


@pytest.mark.parametrize("line", ["show china", "show 中国", "china"])
def test_china_alone_is_all_that_has_figures_of_it(line: str, digecon: Run) -> None:
    answer = digecon(*line.split(), "-f", "csv")
    assert answer.code == 0
    assert answer.out == digecon("show", "--area", "CN", "-f", "csv").out


def test_a_name_by_itself_means_an_indicator_and_a_sector_does_not() -> None:
    assert OURS.named_alone(["software.revenue"]) == {"software.revenue"}
    assert OURS.named_alone(["software.revenue", "telecom"]) == {"software.revenue"}
    assert OURS.named_alone(["telecom"]) == frozenset()


@pytest.mark.parametrize(
    ("name", "absent"),
    [("xylophone exports", True), ("Xylophones", True), ("software revenue", False), ("xylophone.exports", False), ("xylophone*", False), ("softwear revenue", False)],
)  # fmt: skip
def test_a_name_with_a_word_like_none_is_of_something_else(name: str, absent: bool) -> None:
    assert names.is_absent(name, OURS.vocabulary()) is absent


def world(*labels: str, **others: Any) -> Vocabulary:
    """Return a vocabulary of indicators s.a, s.b, ... with these labels."""
    entries = {
        f"s.{letter}": Indicator(f"s.{letter}", label, **others)
        for letter, label in zip("abcdefgh", labels, strict=False)
    }
    return Vocabulary(tuple(entries), entries)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("alpha beta gamma delta eps", ["s.d", "s.e"]), ("alpha beta", ["s.a", "s.b"]), ("alpha gamma delta eps", ["s.a", "s.c"]), ("delta eps alpha", ["s.e", "s.a"]),
    ],
)  # fmt: skip
def test_words_are_the_fewest_names_that_they_may_be(words: str, found: list[str]) -> None:
    known = world("alpha", "beta", "gamma delta eps", "alpha beta gamma", "delta eps")
    assert [list(one.indicators) for one in interpret(words.split(), known)] == [[one] for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("what people buy online", {"s.a"}), ("people buy online", {"s.a"}), ("people buy", {"s.a", "s.b"}), ("what people buy", None), ("things, people", None),
        ("2020", None), ("growth", None), ("", None), ("the of", None),
    ],
)  # fmt: skip
def test_a_label_is_a_name_though_it_is_a_sentence(text: str, found: set[str] | None) -> None:
    meaning = names.words_in_names(text, world("What people buy online", "Other things people buy online"))
    assert meaning == (Meant(frozenset(found), guessed=True) if found else None)


@pytest.mark.parametrize(
    ("text", "found", "area"),
    [
        ("lorries of the US", {"s.a"}, "US"), ("US lorries", {"s.a"}, "US"), ("china", {"s.a", "s.b"}, "CN"), ("lorries of the US and Japan", None, ""), ("Japan zebras", None, ""),
        ("lorries", {"s.a"}, ""), ("heavy lorries sold China US", None, ""), ("lorries growth", None, ""), ("lorries growth of the US", None, ""),
    ],
)  # fmt: skip
def test_a_place_among_the_words_is_the_area(text: str, found: set[str] | None, area: str) -> None:
    meaning = names.words_in_names(text, world("Heavy lorries sold", "Ships"))
    assert meaning == (Meant(frozenset(found), area, guessed=True) if found else None)


@pytest.mark.parametrize("text", ["GDP of China and US", "GDP China US", "5G share of the world", "数据产业 growth"])
def test_a_text_with_two_places_or_a_measure_is_no_name_of_ours(text: str) -> None:
    assert names.words_in_names(text, OURS.vocabulary()) is None


@pytest.mark.parametrize(
    ("text", "found"), [("NBS lorries", {"s.a"}), ("MIIT lorries", {"s.b"}), ("IDC lorries", None)]
)
def test_a_producer_among_the_words_is_that_of_the_series(text: str, found: set[str] | None) -> None:
    entries = {
        "s.a": Indicator("s.a", "Lorries", producer="National Bureau of Statistics of China"),
        "s.b": Indicator("s.b", "Lorries", producer="Ministry of Industry and Information Technology"),
    }
    meaning = names.words_in_names(text, Vocabulary(tuple(entries), entries))
    assert meaning == (Meant(frozenset(found), guessed=True) if found else None)


@pytest.mark.parametrize(
    ("name", "found", "guessed"),
    [
        ("s.a", {"s.a"}, False), ("S.A", {"s.a"}, False), ("s", {"s.a", "s.b", "s.c"}, False), ("goods", {"s.a", "s.b", "s.c"}, False), ("a", {"s.a"}, True),
        ("ship", {"s.b"}, False), ("ships", {"s.b"}, False), ("船", {"s.b"}, False), ("boats", {"s.b"}, False), ("old.one", {"s.c"}, False), ("older.one", {"s.c"}, False),
        ("old", None, False), ("*.b", {"s.b"}, False), ("s.?", {"s.a", "s.b", "s.c"}, False), ("s.[ab]", {"s.a", "s.b"}, False), ("S.[ab]", None, False),
        ("t.*", None, False), ("", None, False), ("lorr", None, False), ("twins", {"s.a"}, False), ("b", {"s.b"}, False),
    ],
)  # fmt: skip
def test_what_a_name_is_found_as(name: str, found: set[str] | None, guessed: bool) -> None:
    entries = {
        "s.a": Indicator("s.a", "Lorries", sector="goods", short="Twins", headline="1"),
        "s.b": Indicator("s.b", "Ships", "船", sector="goods", short="Boats", short_zh="B"),
        "s.c": Indicator("s.c", "Trains", sector="goods", former="old.one;older.one", short="Twins"),
    }
    meaning = names.find(name, Vocabulary(tuple(entries), entries))
    assert meaning == (Meant(frozenset(found), guessed=guessed) if found else None)


@pytest.mark.parametrize(
    ("typed", "further", "found"),
    [
        ("lorriez", (), "s.a"), ("lorries@US", (), "s.a"), ("compare", (), ""), ("compar", ("compare",), "compare"), ("heavy", (), "s.a"), ("heav", (), "s.a"), ("ips", (), "s.b"), ("hi", (), ""), ("", (), ""),
        ("...", (), ""),
    ],
)  # fmt: skip
def test_the_nearest_name_may_be_part_of_one(typed: str, further: tuple[str, ...], found: str) -> None:
    known = Vocabulary(
        ("s.a", "s.b"), {"s.a": Indicator("s.a", "Lorries", short="Heavy lorries"), "s.b": Indicator("s.b", "Ships")}
    )
    assert nearest(typed, known, further) == found


def test_a_vocabulary_knows_its_command_and_areas() -> None:
    known = Vocabulary(("s.a",), {}, " --data own.csv", lambda: {"s.a": {"CN", "US"}})
    assert known.list == "digecon list --data own.csv"
    assert (known.has_area("US"), known.has_area("JP"), SMALL.has_area("CN")) == (True, False, False)
    assert SMALL.list == "digecon list"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["s.a", "2020"], "'2020' is a period, not an indicator: write --from 2020 (and --to 2020 for it alone)."),
        (["2020-2022"], "'2020-2022' is a period, not an indicator: write --from 2020 --to 2022."),
        (["s.a", "2023-H1"], "'2023-H1' is a period, not an indicator: write --from 2023-H1 (and --to 2023-H1 for it alone)."),
        (["..2022"], "'..2022' is a period, not an indicator: write --to 2022."),
    ],
)  # fmt: skip
def test_a_period_in_the_place_of_a_name_says_what_to_write(words: list[str], told: str) -> None:
    with pytest.raises(names.PeriodForName) as caught:
        interpret(words, world("Lorries"))
    assert str(caught.value) == told
    assert caught.value.name == words[-1]
