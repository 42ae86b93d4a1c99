"""What listings show people, on small tables made by hand: each expected page is written out."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli import checking as claims
from digecon_cli.ask import finding
from digecon_cli.ask.options import RenderOptions
from digecon_cli.ask.table import ObservationTable, RecordListing
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.model import Break, Indicator, Revision, Source
from digecon_cli.core.text import TIE
from digecon_cli.document import Document
from digecon_cli.measures.derivation import Options
from digecon_cli.pages import list as list_pages
from digecon_cli.pages import listings, targets
from digecon_cli.pages import sources as source_pages
from digecon_cli.pages.explain import page as explained
from digecon_cli.pages.numbers import in_line, latest, with_bounds, with_possible
from digecon_cli.render.screen import draw

Make = Callable[..., Any]
SOURCES = {
    "nbs-2023-01": Source("nbs-2023-01", "Bureau of Statistics", "Communiqué", "https://x.org", "2023-01-17", ""),
    "nbs-2024-12": Source("nbs-2024-12", "Bureau of Statistics", "Census", "", "2024-12", "a paper"),
    "miit-2023": Source("miit-2023", "Ministry", "Bulletin", "", "", ""),
}
ENTRIES = (
    Indicator("a.whole", "The whole", "全部", "a", "flow", "CNY", 12, "Bureau of Statistics", definition="All of it",
              short="Whole", short_zh="全", headline="2"),
    Indicator("a.part_5g", "A part with 5G", "部分", "a", "stock", "users", 6, "Ministry", "a.whole", "part",
              definition="Users of the retail kind.", short="Part", headline="1"),
    Indicator("b.ai", "AI machines", "智能机器", "b", "stock", "units", 6, "Ministry", definition="World machines."),
)  # fmt: skip


@pytest.fixture
def data(figure: Make, dataset: Make) -> Dataset:
    rows = [
        figure("a.whole", "2021", "48.0", unit_mult=12, vintage="2022-01", source="nbs-2023-01"),
        figure("a.whole", "2022", "50.2", unit_mult=12, vintage="2023-01-17", status="P", source="nbs-2023-01"),
        figure("a.whole", "2022", "51.00", unit_mult=12, vintage="2024-12", source="nbs-2024-12"),
        figure("a.whole", "2022", "6.2", measure="growth", unit="percent", unit_mult=0, source="nbs-2023-01",
               vintage="2023-01-17"),
        figure("a.whole", "2023-Q1", "12", unit_mult=12, vintage="2023-04", source="nbs-2023-01"),
        figure("a.part_5g", "2022", "1118", unit="users", unit_mult=6, source="miit-2023", vintage="2023"),
        figure("a.part_5g", "2022", "3000", area="W", unit="users", unit_mult=6, source="miit-2023", vintage="2023"),
        figure("b.ai", "2022", "0.45", unit="units", unit_mult=6, bound="over", source="miit-2023", vintage="2023"),
    ]  # fmt: skip
    found: Dataset = dataset(
        *rows, entries=ENTRIES, sources=SOURCES, years_first=True, breaks=[Break("a.whole", "CN", "2019", "A survey.")],
        revisions=[Revision("a.whole", "CN", "2022", "2022", "2024-12", "joins", "A census.")],
    )  # fmt: skip
    return found


def shown(page: Document, width: int = 80, **look: Any) -> list[str]:
    return draw([page], RenderOptions(width, **look)).splitlines()


def of(listing: RecordListing, width: int = 80, **look: Any) -> list[str]:
    assert listing.page
    return shown(listing.page(RenderOptions(width, **look)), width, **look)


def test_list_shows_few_indicators_by_sector_with_parts_below_their_whole(data: Dataset) -> None:
    assert of(listings.listing(data.observations, data)) == [
        "a: 2 indicators (type a.whole)",
        "whole      Whole        trillion yuan  2021-23",
        "  part_5g  Part         million           2022",
        "b: 1 indicator (type b.ai)",
        "ai         AI machines  million           2022",
        "digecon show a.whole shows the figures, info a.whole all that is known",
    ]


def test_list_shows_many_indicators_as_sectors_the_headlines_first(
    data: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_pages, "FEW", 2)
    found = listings.listing(data.observations, data)
    assert of(found, lang="zh") == [
        "2个领域，3个指标",
        "领域  个数  年度     名称，常用在前（输入“领域.名称”）",
        "a        2  2021-23  part_5g whole",
        "b        1  2022     ai",
        "digecon list 领域 列出该领域的指标，search 词语 查找指标，info ID 查看详情；全",
        "部指标：list --all",
    ]
    assert of(found, all=True)[0] == "a: 2 indicators (type a.whole)"


def test_indicators_that_are_parts_of_each_other_are_listed_all_the_same(figure: Make, dataset: Make) -> None:
    entries = (Indicator("a.x", parent="a.y", part_of="part"), Indicator("a.y", parent="a.x", part_of="part"))
    data = dataset(figure("a.x"), figure("a.y"), entries=entries)
    assert [line.split()[0] for line in of(listings.listing(data.observations, data))[1:3]] == ["x", "y"]


def test_sources_are_told_by_producer_by_document_and_alone(data: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_pages, "FEW", 2)
    monkeypatch.setattr(source_pages, "MOST", 1)
    assert of(listings.sources(data.observations, data), all=True)[:4] == [
        "3 documents of 2 producers, 8 figures",
        "      producer              docs  figures  dated",
        "nbs   Bureau of Statistics     2        5  2023-24",
        "miit  Ministry                 1        3",
    ]
    named, others = listings.documents_named(("nbs", "a"), data)
    assert (named, others) == ({"nbs-2023-01", "nbs-2024-12"}, ("a",))
    assert of(listings.sources(data.observations, data, named)) == [
        "Bureau of Statistics: 2 documents, 5 figures",
        "nbs-2023-01  Communiqué  2023-01-17  4",
        "nbs-2024-12  Census      2024-12     1",
        "digecon sources nbs-2023-01 shows one in full; last column: number of figures;",
        "every address: -f csv",
    ]
    assert of(listings.sources(data.observations, data, {"nbs-2023-01"})) == [
        "nbs-2023-01",
        "producer   Bureau of Statistics",
        "title      Communiqué",
        "published  2023-01-17",
        "address    https://x.org",
        "figures    4",
        "digecon sources nbs lists all documents of this producer",
    ]


def test_of_many_producers_the_first_are_named(figure: Make, dataset: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_pages, "FEW", 2)
    monkeypatch.setattr(source_pages, "MOST", 1)
    data = dataset(
        figure(source="a-1"), figure(period="2021", source="a-1"), figure(source="b-1"), figure(source="c-1")
    )
    lines = of(listings.sources(data.observations, data))
    assert lines[:4] == [
        "3 documents of 3 producers, 4 figures",
        "   producer  docs  figures  dated",
        "a  a-1          1        2",
        "   2 others     2        2",
    ]
    assert "every producer: --all" in " ".join(lines)


@pytest.mark.parametrize(
    ("text", "named", "mentioned", "area"),
    [
        ("5g", {"a.part_5g"}, set(), ""),
        ("AI", {"b.ai"}, set(), ""),  # and not "ret-ai-l"
        ("retail", set(), {"a.part_5g"}, ""),
        ("parts", {"a.part_5g"}, set(), ""),
        ("machine", {"b.ai"}, set(), ""),
        ("mach", {"b.ai"}, set(), ""),
        ("achin", {"b.ai"}, set(), ""),
        ("部", {"a.part_5g", "a.whole"}, set(), ""),
        ("World", {"a.part_5g"}, set(), "W"),
        ("全球 部分", {"a.part_5g"}, set(), "W"),
        ("50.2", {"a.whole"}, set(), ""),
        ("502,000亿", {"a.whole"}, set(), ""),
        ("50.2 trillion whole", {"a.whole"}, set(), ""),
        ("nowhere", set(), set(), ""),
        ("", set(), set(), ""),
    ],
)  # fmt: skip
def test_search_finds_whole_words_first_areas_and_numbers(
    text: str, named: set[str], mentioned: set[str], area: str, data: Dataset
) -> None:
    found = finding.find(text, data)
    assert (set(found.named), set(found.mentioned), " ".join(found.question.areas)) == (named, mentioned, area)


def found(text: str, data: Dataset, **look: Any) -> list[str]:
    return of(listings.found(text, data.observations, data, finding.find(text, data)), **look)


def test_search_shows_the_latest_figure_of_each_indicator(data: Dataset) -> None:
    assert found("whole", data) == [
        '1 indicator with "whole"',
        "a",
        "  whole  Whole  51.00 trillion yuan (2022)",
        "a.whole: All of it",
        "digecon show a.whole: its figures; info ID: all that is known",
    ]
    assert found("world", data) == [
        '1 indicator with "world" (area W)',
        "a",
        "  part_5g  Part  3,000 million (2022)",
        "a.part_5g: Users of the retail kind.",
        "digecon show a.part_5g --area W: its figures; info ID: all that is known",
    ]
    assert found("5g", data)[1:3] == ["a", "  part_5g  Part  1,118 million (2022)"]


def test_search_for_a_number_shows_the_figures_that_have_it(data: Dataset) -> None:
    assert found("50.2", data) == [
        '1 figure of "50.2"',
        "a.whole  2022  50.2 trillion yuan  Whole",
        "digecon explain a.whole 2022 says where it comes from; provisional from 2022",
    ]


def test_what_only_a_definition_mentions_is_named_below(data: Dataset) -> None:
    wide = data.with_observations([one._replace(area="CN") for one in data.observations])
    assert found("machines", wide)[0] == '1 indicator with "machines"'
    result = finding.SearchResult(["a.whole"], ["b.ai"])
    lines = of(listings.found("x", data.observations, data, result))
    assert lines[4] == "Only in the definition: b.ai (--all)"
    assert (
        of(listings.found("x", data.observations, data, result), all=True)[4]
        == "  ai     AI machines  >450 thousand (2022)"
    )


def test_info_fits_a_screen_with_revisions_as_a_table(data: Dataset) -> None:
    assert of(listings.info("a.whole", data)) == [
        "a.whole: The whole, 全部",
        "All of it.",
        "Years     level 2021 to 2022, growth 2022",
        "Latest    51.00 trillion yuan (2022)",
        "Also      quarters 2023-Q1 (--freq all)",
        "Unit      trillion yuan; Bureau of Statistics",
        "Parts     a.part_5g",
        "Break     2019: A survey.",
        "Revision  2024-12: A census.",
        "Revised, trillion yuan  first  in force  change  prints",
        "  2022                   50.2     51.00  +1.6 %       2",
        "2 documents (digecon sources a.whole); why each counts: info --all",
    ]
    assert listings.info("a.whole", data, everything=True).page is None


def test_explain_begins_with_the_number_its_formula_and_the_two_inputs(data: Dataset) -> None:
    rows = [one for one in data.observations if (one.indicator, one.period) == ("a.whole", "2022")]
    look = RenderOptions(80)
    assert shown(explained(rows, data, Options(), look)) == [
        "The whole, China, 2022 (a.whole)",
        "Published  51.00 trillion yuan; Bureau of Statistics, nbs-2024-12 of 2024-12",
        "           also printed: 50.2 trillion yuan (2023-01-17, before the revision of",
        "           2024-12)",
        "By day     2023-01-17  o                         50.2",
        "           2024-12                            O  51.00, stands",
        "Growth     6.2 % published; computed 6.250 % (6.129 to 6.372); within rounding",
        "           (now / a year before - 1) x 100",
        "             now: 51.00 [50.995, 51.005] trillion yuan, nbs-2024-12 of 2024-12",
        "             a year before: 48.0 [47.95, 48.05] trillion yuan,",
        "             nbs-2023-01 of 2022-01",
        "digecon explain a.whole 2022 --all shows all of it; -o life.html draws every",
        "print",
    ]


@pytest.mark.parametrize(
    ("period", "value", "heading"),
    [
        ("2025", "301", "Reached"),
        ("2021", "301", "Reached"),
        ("2025", "300", "Perhaps reached"),
        ("2025", "299", "Not reached in the target year"),
        ("2025-12", "299", "Not reached in the target year"),  # of a stock: its state at the end of the target year
        ("2025-06", "280", "No figure for the target year"),
        ("2022", "280", "No figure for the target year"),
        ("2021", "280", "Too old to judge"),
    ],
)
def test_only_a_figure_of_its_own_year_says_that_a_target_was_not_reached(
    period: str, value: str, heading: str, figure: Make, dataset: Make
) -> None:
    power = {"unit": "EFLOPS", "unit_mult": 0}
    rows = (
        figure("s.power", "2025", "300.0", measure="target", bound="over", **power),
        figure("s.power", period, value, **power),
    )
    data = dataset(*rows, entries=(Indicator("s.power", "Power", kind="stock", unit="EFLOPS"),))
    lines = shown(*targets.pages(ObservationTable(rows, data).targets(), RenderOptions(80)))
    assert lines[1].startswith(heading)
    assert lines[2].split()[:4] == ["Power", "2025", ">300", value]


CLAIMS = (
    "claim_id,kind,statement,indicator,period,value,unit,unit_mult,explanation,note\n"
    "c1,level,Once more,a.whole,2021,48.0,CNY,12,,\n"
    "c2,level,Users in 2022,a.part_5g,2022,1200,users,6,scope,Another year.\n"
    "c3,level,The whole in 2021,a.whole,2021,48.1,CNY,12,,\n"
    "c4,none,It is fine,,,,,,wording,No figure.\n"
)


def checked(data: Dataset, verdict: str = "", **look: Any) -> list[str]:
    findings = claims.check(claims.read(CLAIMS, "c.csv"), data)
    return shown(claims.page(findings, claims.asked(verdict), RenderOptions(80, **look)))


def test_check_shows_what_is_inconsistent_first_with_the_reason(data: Dataset) -> None:
    assert checked(data) == [
        "4 statements: 1 consistent, 2 inconsistent, 1 not checkable",
        "    Inconsistent                  printed  recomputed",
        "c2  Users in 2022      1200 million users        1118",
        "      scope: Another year.",
        "c3  The whole in 2021  48.1 trillion yuan        48.0",
        "      from nbs-2023-01",
        "1 not checkable, 1 consistent: --all shows every statement, -f csv the figures",
        "behind",
    ]
    assert checked(data, "not-checkable") == [
        "4 statements: 1 consistent, 2 inconsistent, 1 not checkable",
        "    Not checkable  printed  recomputed",
        "c4  It is fine",
        "      wording; No figure.",
        "The figures behind each: -f csv",
    ]
    assert [line[:2] for line in checked(data, "all") if line.startswith("c")] == ["c2", "c3", "c4", "c1"]


def test_single_figures(figure: Make, dataset: Make) -> None:
    data = dataset(entries=ENTRIES)

    def tell(value: str, lang: str = "en", **others: Any) -> str:
        one = figure("a.whole", value=value, **{"unit_mult": 12, **others})
        return in_line(one, data, lang).replace(TIE, " ")

    assert tell("0.0457") == "45.7 billion yuan"
    assert tell("13727.6", unit_mult=9) == "13.73 trillion yuan"
    assert tell("14.999", bound="over", status="U") == ">14.99u trillion yuan"
    assert tell("15808", "zh", unit_mult=8) == "1.581万亿元"
    assert tell("41.55", measure="share", unit="percent", unit_mult=0) == "41.6 %"
    assert tell("2", measure="rank", unit="rank", unit_mult=0) == "2"
    rate = figure(
        "a.whole", value="10.3297", low="10.0988", high="10.5611", origin="computed", unit="percent", unit_mult=0
    )
    assert with_possible(rate).replace(TIE, " ") == "10.33 % (10.09 to 10.57)"
    assert with_bounds(figure("a.whole", value="50.2", unit_mult=12, status="P"), data).replace(TIE, " ") == (
        "50.2 [50.15, 50.25] trillion yuan"
    )


def test_the_latest_figure_of_what_flows_is_that_of_a_year(data: Dataset, figure: Make) -> None:
    assert latest([one for one in data.observations if one.indicator == "a.whole"], data).period == "2022"
    stock = [figure("a.part_5g", "2022", "1", unit="users"), figure("a.part_5g", "2023-06", "2", unit="users")]
    assert latest(stock, data).period == "2023-06"


def test_sources_of_one_indicator_begin_with_its_latest_figure_and_the_document(
    figure: Callable[..., Any], dataset: Callable[..., Any]
) -> None:
    rows = [
        figure("t.x", year, value, unit_mult=12, source=source)
        for year, value, source in (("2022", "1", "a"), ("2023", "53.9", "b"))
    ]
    data = dataset(
        *rows,
        sources={
            "a": Source("a", "Bureau", "First", "", "2023", ""),
            "b": Source("b", "Institute", "Second", "", "2024-09", ""),
        },
    )
    first, *_ = listings.sources(rows, data).page(RenderOptions()).parts
    assert first.text.replace(TIE, " ") == "Latest figure: 53.9 trillion yuan (2023), from Institute, Second (2024-09)"
