"""What a release promises to keep: the names of columns, measures, states, bases, frequencies, scales and bounds."""

import pytest

from digecon_cli.ask import contract, selection
from digecon_cli.core import admission, comparability, model, periods, schedule, units

COLUMNS = (
    "indicator label area freq period start end measure base_indicator base_period origin value low high bound unit unit_mult basis status vintage source note printed"
    " printed_mult codes"
)


def test_columns_keep_their_names_and_their_order() -> None:
    assert " ".join(contract.HEADER) == COLUMNS
    assert " ".join(contract.FORMER) == COLUMNS.removesuffix(" codes")
    assert " ".join(contract.TIDY) == "indicator label area period measure value unit codes"
    assert " ".join(contract.ACROSS) == (
        "indicator label area measure base_indicator base_period origin unit unit_mult basis bound status codes"
    )
    assert contract.WHERE_CONSTANT == ("bound", "status", "codes")
    assert contract.HEADERS == ("new", "old")
    assert (contract.FACTS, contract.COMPUTED) == ("facts", "computed")


def test_codes_of_figures_keep_their_names() -> None:
    assert contract.BOUNDS == ("over", "under", "about")
    assert model.BASES == ("", "nominal", "comparable", "constant_prices")
    assert " ".join(model.PRINTED) == (
        "level growth share share_change mean_growth contribution growth_share rank ratio target forecast target_share forecast_share"
    )
    assert model.MEASURED == ("level", "index")
    assert model.AMOUNTS == ("level", "target", "forecast", "difference")
    assert model.STATUSES == {
        "A": "normal", "B": "break in the series", "D": "definition differs", "E": "estimated", "F": "forecast", "I": "imputed", "O": "missing",
        "P": "provisional", "U": "weakly sourced",
    }  # fmt: skip


def test_frequencies_keep_their_codes() -> None:
    assert periods.FREQUENCIES == ("A", "S", "Q", "M", "ytd")
    assert selection.FREQUENCIES == {
        "A": "years", "S": "half-years", "Q": "quarters", "M": "months", "ytd": "spans from January", "P": "other periods",
    }  # fmt: skip
    assert schedule.MONTHS == {"A": 12, "S": 6, "Q": 3, "M": 1}


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("A", "A"), ("a", "A"), ("y", "A"), ("annual", "A"), ("Annually", "A"), ("year", "A"), ("years", "A"), ("yearly", "A"), ("S", "S"), ("h", "S"), ("half", "S"), ("halves", "S"),
        ("half-year", "S"), ("half-years", "S"), ("half-yearly", "S"), ("q", "Q"), ("quarter", "Q"), ("quarters", "Q"), ("quarterly", "Q"), ("m", "M"), ("month", "M"), ("months", "M"),
        ("monthly", "M"), ("ytd", "ytd"), ("cumulative", "ytd"),
    ],
)  # fmt: skip
def test_a_frequency_has_words(word: str, code: str) -> None:
    assert selection.frequencies(word, "", "") == (code,)


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("", "", ()), ("2020", "2021", ()), ("2020-Q1", "", ("Q",)), ("", "2020-05", ("M",)), ("2020-S1", "2021-Q2", ("S", "Q")), ("2020-9M", "", ("ytd",)), ("2020", "2021-Q1", ("Q",)),
    ],
)  # fmt: skip
def test_a_period_shorter_than_a_year_asks_for_its_frequency(start: str, end: str, found: tuple[str, ...]) -> None:
    assert selection.frequencies("", start, end) == found
    assert selection.is_of_frequency("", start, end) is bool(found)


@pytest.mark.parametrize(
    ("word", "power"),
    [
        ("one", 0), ("thousand", 3), ("k", 3), ("万", 4), ("wan", 4), ("million", 6), ("mn", 6), ("m", 6), ("亿", 8), ("yi", 8), ("billion", 9), ("bn", 9), ("trillion", 12), ("tn", 12),
        ("万亿", 12), ("Million", 6),
    ],
)  # fmt: skip
def test_a_scale_is_a_power_of_ten(word: str, power: int) -> None:
    assert units.scale(word) == power


@pytest.mark.parametrize(
    ("power", "english", "chinese"),
    [
        (0, "CNY", ""), (3, "thousand CNY", "千"), (4, "10 thousand CNY", "万"), (6, "million CNY", "百万"), (8, "100 million CNY", "亿"), (9, "billion CNY", "10亿"), (12, "trillion CNY", "万亿"),
        (5, "10^5 CNY", "10^5"),
    ],
)  # fmt: skip
def test_a_power_of_ten_is_written_in_words(power: int, english: str, chinese: str) -> None:
    assert units.spelled("CNY", power) == english
    assert units.unscaled(english) == ("CNY", power)
    assert units.label("CNY", power, "zh") == f"{chinese}元"


@pytest.mark.parametrize(
    ("unit", "plain", "power"), [("GB", "B", 9), ("EB", "B", 18), ("ZB", "B", 21), ("EFLOPS", "FLOPS", 18), ("ZFLOPS", "FLOPS", 21), ("TB", "TB", 0)]
)  # fmt: skip
def test_a_unit_may_have_a_power_of_ten_in_its_name(unit: str, plain: str, power: int) -> None:
    assert units.base(unit, 0) == (plain, power)
    assert units.base(unit, 3) == (plain, power + 3)


def test_tables_of_a_package_keep_their_names() -> None:
    assert admission.TABLES == ("indicators", "catalog", "breaks", "revisions", "sources")


@pytest.mark.parametrize(
    ("unit", "is_rate"),
    [
        ("percent", True), ("percentage points", True), ("per mille", True), ("times", False), ("ratio", False), ("上年同月=100", True), ("上年=100", True), ("去年同期=100", True), ("上月=100", True),
        ("上季=100", True), ("上期=100", True), ("previous year = 100", True), ("preceding month = 100", True), ("prior year=100", True), ("last year=100", True),
        ("corresponding period of the year before = 100", True), ("a year ago=100", True), ("a year earlier=100", True), ("same month of last year = 100", True), ("same quarter=100", True),
        ("same period=100", True), ("Vorjahr=100", True), ("Vormonat = 100", True), ("année précédente=100", True), ("anno precedente=100", True), ("mes anterior=100", True),
        ("föregående år=100", True), ("forrige måned=100", True), ("foregående år=100", True), ("rok poprzedni = 100", True), ("předchozí rok=100", True), ("minulý rok=100", True),
        ("önceki yıl=100", True), ("предыдущий год=100", True), ("прошлый год=100", True), ("попередній рік=100", True), ("전년=100", True), ("전월=100", True), ("前年=100", True), ("前月=100", True),
        ("2015=100", False), ("1978=100", False), ("previous year", False),
    ],
)  # fmt: skip
def test_an_index_on_the_period_before_is_growth(unit: str, is_rate: bool) -> None:
    assert units.is_rate(unit) is is_rate


def test_the_world_has_codes() -> None:
    assert comparability._WORLD_CODES == ("W", "W0", "1W", "WLD", "World")
