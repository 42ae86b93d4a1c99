"""Every key of the registry is in some answer, and not in a like one where it is not true; every code is explained."""

import re
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from registered import MEASURES, own
from rich.cells import cell_len

import digecon_cli
from digecon_cli.ask.table import ObservationTable
from digecon_cli.cli import help_topics
from digecon_cli.core import facts
from digecon_cli.core.comparability import RULES
from digecon_cli.core.facts import Fact
from digecon_cli.core.model import Indicator, Observation, Revision
from digecon_cli.measures.derivation import Options

Make = Callable[..., Any]
Run = Callable[..., Any]
KEYS = {key for key, entry in facts.ENTRIES.items() if entry.kind in facts.registry.KINDS}
# Measures look for figures of one area and for actual figures only, so that these rules refuse a pair that nobody makes.
ONLY_RULES = {"area", "target"}
OF_CLAIMS = {"missing.other", "basis.unstated"}  # of a statement that is checked, and of no row
DATED = "2021-02"


class Case(NamedTuple):
    """A small table in which a key is reached: figures, what is asked of them, and the figures of a like one without it."""

    figures: list[dict[str, Any]]
    command: str
    instead: list[dict[str, Any]]
    own: Mapping[str, str] = {}
    entries: tuple[Indicator, ...] = ()
    revisions: tuple[Revision, ...] = ()
    rates: str = ""


def entry(name: str = "s.whole", kind: str = "flow", unit: str = "CNY", **fields: str) -> Indicator:
    return Indicator(name, kind=kind, unit=unit, **fields)


def f(indicator: str = "s.whole", period: str = "2020", value: str = "100", **fields: Any) -> dict[str, Any]:
    return {"indicator": indicator, "period": period, "value": value, **fields}


def rate(value: str, period: str = "2021", basis: str = "comparable", **fields: Any) -> dict[str, Any]:
    return f(period=period, value=value, measure="growth", basis=basis, unit="percent", unit_mult=0, **fields)


def dollars(period: str) -> dict[str, Any]:
    return f("economy.usd_cny", period, "7", unit="CNY per USD", unit_mult=0)


FLOW = entry()
PART = entry("s.part", parent="s.whole", part_of="part")
OTHER = entry("s.other", parent="s.whole", part_of="part")
UNBOUNDED = {"low": "", "high": ""}
REVISION = Revision("s.whole", "CN", "", "2020", "2021-06", "apart", "a census")
BASE, LATER = f(vintage=DATED), f(period="2021", value="110", vintage="2022-02")
CASES: dict[str, Case] = {
    "duration": Case([f(period="2020-Q1"), f(period="2021-S1")], "index", [f(period="2020-Q1"), f(period="2021-Q1")], {"base": "2020-Q1"}, (FLOW,)),
    "unit": Case([f("s.part"), f(unit="USD")], "share", [f("s.part"), f()], {}, (FLOW, PART)),
    "kind": Case([f("s.part"), f()], "share", [f("s.part"), f("s.other")], {"of": "s.whole"}, (FLOW._replace(kind="stock"), PART)),
    "kind.rate_of": Case([f(), dollars("2020")], "", [f("s.part"), dollars("2020")], {}, (FLOW._replace(kind="stock"), PART), rates="economy.usd_cny"),
    "kind.unknown": Case([f(), dollars("2020")], "", [f("s.part"), dollars("2020")], {}, (PART,), rates="economy.usd_cny"),
    "missing.rate": Case([f(), dollars("2019")], "", [f(), dollars("2020")], {}, (FLOW,), rates="economy.usd_cny"),
    "vintage.rate": Case([BASE, f(period="2021", vintage="2021-03"), dollars("2020"), dollars("2021")], "growth", [BASE, f(period="2019", vintage=DATED), dollars("2019"), dollars("2020")], {"vintage": "2021-06"}, (FLOW,), rates="economy.usd_cny"),
    "definition": Case([f(), f(period="2021", status="D")], "growth", [f(), f(period="2021")], {}, (FLOW,)),
    "concept.area": Case([f(), f(area="JP")], "share", [f("s.free"), f(area="JP")], {"of": "s.whole@JP"}, (FLOW._replace(concept="revenue"),)),
    "above_whole": Case([f("s.part", value="120"), f()], "share", [f("s.part", value="80"), f()], {}, (FLOW, PART)),
    "edition.restated": Case([f(vintage="2022-06"), f(value="130", vintage="2024"), f(period="2021", vintage="2022-01")], "growth", [f(vintage="2021-06"), f(value="130", vintage="2024"), f(period="2021", vintage="2022-01")], {}, (FLOW,)),
    "edition.both": Case([f(vintage="2021-06"), f(value="130", vintage="2024"), f(period="2021", vintage="2022-01"), f(period="2021", value="90", vintage="2021-12")], "growth", [f(vintage="2021-06"), f(value="130", vintage="2024"), f(period="2021", vintage="2022-01")], {}, (FLOW,)),
    "edition.disputed": Case([f(source="a"), f(value="50", source="b"), f(period="2021", source="c")], "growth", [f(source="a"), f(source="b"), f(period="2021", source="c")], {}, (FLOW,)),
    "edition.sources": Case([f(period="2019", source="a"), f(period="2019", value="50", source="b"), f(source="a"), f(period="2021", source="b")], "growth", [f(period="2019", source="a"), f(period="2019", source="b"), f(source="a"), f(period="2021", source="b")], {}, (FLOW,)),
    "edition.unknown": Case([f(vintage="2021", source="a"), f(period="2021", vintage="2021-12", source="b")], "growth", [f(vintage="2021-12"), f(period="2021", vintage="2021-12")], {}, (FLOW,), revisions=(REVISION,)),
    "open.rates": Case([f(period="2019"), f(), f(period="2021"), rate("5", "2020", bound="over"), rate("5", "2021", bound="under")], "cagr", [f(period="2019"), f(), f(period="2021"), rate("5", "2020", bound="over"), rate("5", "2021", bound="over")], {}, (FLOW,)),
    "open.either": Case([f(bound="over", value="1"), f(period="2021", value="1"), f("s.part", value="1"), f("s.part", "2021", "1")], "contribution", [f(value="1"), f(period="2021", value="1"), f("s.part", value="1"), f("s.part", "2021", "1")], {}, (FLOW, PART)),
    "open.parts": Case([f(), f(period="2021", value="120"), f("s.part", value="10"), f("s.part", "2021", "12", bound="over"), f("s.other", value="10"), f("s.other", "2021", "12", bound="over")], "contribution", [f(), f(period="2021", value="120"), f("s.part", value="10"), f("s.part", "2021", "12", bound="over"), f("s.other", value="10"), f("s.other", "2021", "12")], {}, (FLOW, PART, OTHER)),
    "zero": Case([f(value="0"), f(period="2021")], "growth", [f(value="1"), f(period="2021")], {}, (FLOW,)),
    "zero.below": Case([f(value="-5"), f(period="2021")], "growth", [f(value="5"), f(period="2021")], {}, (FLOW,)),
    "sign": Case([f(value="-5"), f(period="2021")], "cagr", [f(value="5"), f(period="2021")], {}, (FLOW,)),
    "precision_unknown": Case([f(**UNBOUNDED), f(period="2021", value="110", **UNBOUNDED), rate("15", basis="nominal")], "growth", [f(), f(period="2021", value="110"), rate("15", basis="nominal")], {}, (FLOW,)),
    "scope_change.crossed": Case([f(), f(period="2021", value="110", status="B"), rate("20", basis="nominal")], "growth", [f(), f(period="2021", value="110"), rate("20", basis="nominal")], {}, (FLOW,)),
    "revised_base.unknown": Case([f(), f(period="2021", value="50"), rate("-100", basis="nominal", bound="exact")], "growth", [f(), f(period="2021", value="50"), rate("-40", basis="nominal")], {}, (FLOW._replace(comparable_since="2021"),)),
    "revised_base.release": Case([f(vintage=DATED, source="a"), f(period="2021", value="110", vintage="2022-02", source="b"), rate("6", basis="nominal", vintage="2022-09", source="c")], "growth",
                                 [f(vintage=DATED, source="a"), f(period="2021", value="110", vintage="2022-02", source="b"), rate("6", basis="nominal", vintage="2022-02", source="b")], {}, (FLOW._replace(comparable_since="2021"),)),
    "unexplained.unknown": Case([f(), f(period="2021", value="50"), rate("-100", basis="nominal", bound="exact")], "growth", [f(), f(period="2021", value="50"), rate("-40", basis="nominal")], {}, (FLOW,)),
    "unstated": Case([f("s.any"), f()], "share", [f("s.part"), f()], {"of": "s.whole"}, (FLOW, PART)),
    "mean_growth_gap": Case([f(), f(period="2021", value="110"), f(period="2021", value="9.0", measure="mean_growth", base_period="2020", unit="percent", unit_mult=0)], "cagr", [f(), f(period="2021", value="110")], {}, (FLOW,)),
    "latest.undated": Case([f(), f(period="2022", value="150", measure="target")], "targets", [BASE, f(period="2022", value="150", measure="target")], {}, (FLOW,)),
    "perhaps_reached": Case([f(period="2022"), f(period="2022", value="100", measure="target")], "targets", [f(period="2022", value="102"), f(period="2022", value="100", measure="target")], {}, (FLOW,)),
}  # fmt: skip


def walked(known: Iterable[Fact]) -> Iterator[str]:
    """Yield the keys of facts, and of those within them."""
    for fact in known:
        yield fact.key
        for _, value in fact.values:
            yield from walked(one for one in (value if isinstance(value, tuple) else ()) if isinstance(one, Fact))
            if isinstance(value, Fact):
                yield from walked([value])


def keys_of(rows: Iterable[Observation]) -> set[str]:
    return {key for row in rows for key in walked(row.facts)}


def answered_keys(case: Case, figures: list[dict[str, Any]], figure: Make, dataset: Make) -> set[str]:
    """Return the keys in the answer to a case."""
    rows = [figure(**one) for one in figures]
    data = dataset(*rows, entries=case.entries, revisions=case.revisions)
    data.rates = case.rates
    own = dict(case.own)
    vintage = own.pop("vintage", "")
    table = ObservationTable(rows, data)
    answer = table.derive(case.command, Options.given(vintage, **own)) if case.command else table.show()
    assert len(answer)
    return keys_of(answer)


@pytest.mark.parametrize("key", CASES)
def test_a_key_is_in_the_answer_to_its_table_and_not_in_that_to_a_like_one(
    key: str, figure: Make, dataset: Make
) -> None:
    case = CASES[key]
    assert key in answered_keys(case, case.figures, figure, dataset)
    assert key not in answered_keys(case, case.instead, figure, dataset)


# --- what the bundled table has ---------------------------------------------------------------------------------------
BUNDLED = digecon_cli.load()
ACROSS = ("--across-breaks",)
ASKED: list[tuple[str, dict[str, str]]] = [
    ("", {}), *((name, own(name)) for name in MEASURES), ("index", {"base": "2020"}), ("index", {"base": "2017", "chain": "published"}),
    ("index", {"base": "2017", "chain": "computed"}), ("index", {"base": "2024-Q1", "chain": "published"}),
    *(("ratio", {"other": other}) for other in ("economy.gdp", "economy.usd_cny")),
    *((command, {"of": of}) for command in ("share", "contribution") for of in ("economy.digital", "economy.gdp")),
]  # fmt: skip


def answers() -> Iterator[Iterable[Observation]]:
    """Yield the examples of codes, and answers of the whole table in which most keys occur."""
    yield from map(
        help_topics.answer, dict.fromkeys(entry.example for entry in facts.ENTRIES.values() if entry.example)
    )
    every = BUNDLED.select(freq="all")
    yield from (BUNDLED.select("regions", start=2022, end=2022).rank(), BUNDLED.select("world.digital_caict").rank())
    for (command, given), vintage, overrides in product(ASKED, ("", "2019-06"), ((), ACROSS)):
        if not command and not overrides:
            yield every.show(vintage=vintage)
        elif command and (not overrides or command == "growth") and (not vintage or command in ("growth", "index")):
            yield every.derive(command, Options.given(vintage, overrides, **given))
    for changed in ({"currency": "USD"}, {"fill": "published"}, {"fill": "sums"}):
        table = digecon_cli.load(**changed).select(freq="all")
        yield from (table.show(), table.growth(), table.cagr())


@cache
def bundled() -> dict[str, tuple[int, int]]:
    """Return for each key in answers of the bundled table in how many rows it is, and in how many of the same answers it is not."""
    found: dict[str, tuple[int, int]] = {}
    for answer in answers():
        group = [keys_of([row]) for row in answer]
        for key in set().union(*group):
            there = sum(key in keys for keys in group)
            before = found.get(key, (0, 0))
            found[key] = before[0] + there, before[1] + len(group) - there
    return found


READ = {key for key in KEYS if key.startswith("read.")}


@pytest.mark.exhaustive
@pytest.mark.parametrize("key", sorted(KEYS - CASES.keys() - READ - ONLY_RULES - OF_CLAIMS))
def test_a_key_is_in_some_rows_of_the_bundled_table_and_not_in_all(key: str) -> None:
    there, elsewhere = bundled()[key]
    assert there
    assert elsewhere


@pytest.mark.exhaustive
def test_no_case_is_made_up_where_the_bundled_table_has_one() -> None:
    assert CASES.keys() & bundled().keys() <= {"kind", "kind.rate_of", "missing.rate", "edition.unknown"}
    assert CASES.keys() <= KEYS


def test_what_is_read_from_a_file_has_the_keys_of_a_file(tmp_path: Path) -> None:
    """A caution, a reason, a remark, a break and a refusal of ours, whose values a file has not."""
    table = BUNDLED.select("telecom.emerging", "telecom.revenue")
    found: set[str] = set()
    for name, answer in (("show", table.show()), ("growth", table.growth())):
        answer.export(tmp_path / f"{name}.csv")
        plain = keys_of(digecon_cli.read(tmp_path / f"{name}.csv"))
        found |= plain
        assert plain <= READ
    alone = tmp_path / "alone.csv"  # a break of which no pairing stands before
    alone.write_text(
        "indicator,period,value,unit,unit_mult,origin,note,codes\n"
        "telecom.emerging,2024,1,CNY,8,computed,a wider scope,break\n",
        encoding="utf-8",
    )
    found |= keys_of(digecon_cli.read(alone))
    assert found == READ
    assert not keys_of(table.show()) & READ


@pytest.mark.parametrize("code", sorted(ONLY_RULES))
def test_a_rule_that_no_measure_reaches_refuses_its_pair(code: str, figure: Make, dataset: Make) -> None:
    good, bad = (
        figure(period="2021"),
        figure(period="2021", **({"area": "JP"} if code == "area" else {"measure": "target"})),
    )
    fact = RULES[code].test(bad, figure(), dataset())
    assert fact
    assert fact.key == code
    assert RULES[code].test(good, figure(), dataset()) is None


def test_a_statement_that_nothing_else_tells_is_missing(digecon: Run) -> None:
    head = "claim_id,kind,indicator,period,value,unit,unit_mult\n"
    alone, other = (
        digecon("check", "-", "-f", "csv", given=f"{head}a,level,{name},{period},{value},CNY,12\n").out
        for name, period, value in (("economy.digital", "1990", "1"), ("economy.digital", "2022", "50.2"))
    )
    assert "no other figure of" in alone
    assert "no other figure of" not in other


# --- what is said of a code -------------------------------------------------------------------------------------------
DOCUMENTED = sorted(facts.documented())
ENGLISH = re.compile(r"[A-Za-z]{3,}(?: [A-Za-z]{2,}){2,}")  # three words in a row


def test_every_code_has_a_meaning() -> None:
    codes = {key.partition(".")[0] for key in KEYS - READ if not facts.ENTRIES[key].code_of}
    assert codes == set(DOCUMENTED)
    assert all(facts.ENTRIES[code].meaning.rstrip(")").endswith(".") for code in codes)


@pytest.mark.exhaustive
@pytest.mark.parametrize("code", [code for code in DOCUMENTED if facts.ENTRIES[code].example])
def test_the_example_of_a_code_runs_and_has_it(code: str, digecon: Run) -> None:
    line = facts.ENTRIES[code].example
    row = help_topics.example(line, code)
    assert row
    assert row.has(code)
    done = digecon(*shlex.split(line)[1:], "-f", "csv", "--columns", "codes")
    assert done.code == 0
    assert any(code in cell.split(";") for cell in done.out.splitlines())


@pytest.mark.exhaustive
@pytest.mark.parametrize("code", DOCUMENTED)
def test_help_tells_what_a_code_means_in_both_languages(code: str, digecon: Run) -> None:
    english, chinese = (digecon("help", code, "--lang", lang).out for lang in ("en", "zh"))
    for text in (english, chinese):
        assert text.startswith(f"{code}\n")
        assert max(map(cell_len, text.splitlines())) <= 79
        assert facts.ENTRIES[code].example in text
    titles = {source.title for source in BUNDLED.data.sources.values()} | {
        source.organisation for source in BUNDLED.data.sources.values()
    }
    prose = "\n".join(line for line in chinese.splitlines() if "digecon " not in line)
    for title in sorted(titles, key=len, reverse=True):
        prose = prose.replace(title, "")
    assert not ENGLISH.search(prose), prose
    assert ENGLISH.search(english)
    assert " ".join(facts.ENTRIES[code].meaning.split()) in " ".join(english.split())


def test_the_list_of_codes_has_every_code(digecon: Run) -> None:
    for lang in ("en", "zh"):
        text = digecon("help", "codes", "--lang", lang).out
        assert set(DOCUMENTED) <= set(text.split())
        assert max(map(cell_len, text.splitlines())) <= 79


def test_a_code_of_nobody_has_no_help(digecon: Run) -> None:
    assert digecon("help", "breaks_nothing").code == 2
    assert "Did you mean 'break'?" in digecon("help", "brek").err


DOCS = Path(__file__).parents[2] / "docs" / "comparability.md"


def test_the_documentation_has_an_anchor_for_every_code() -> None:
    text = DOCS.read_text(encoding="utf-8")
    headings = set(re.findall(r"^#{2,5} `?(\w+)`?$", text, flags=re.MULTILINE))
    assert set(DOCUMENTED) - headings - set(re.findall(r'<a id="(\w+)">', text)) == set()
