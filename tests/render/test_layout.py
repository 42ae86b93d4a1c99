"""What tables for people say: rows and their labels, blocks a frequency, footnotes, sources."""

import pytest

from digecon_cli.ask.options import RenderOptions
from digecon_cli.ask.table import RecordListing
from digecon_cli.core import facts
from digecon_cli.core.model import Source
from digecon_cli.pages.detail import detailed
from digecon_cli.pages.labels import measure_name
from digecon_cli.render.paper import is_numeric


def rows_of(grid):
    return [["  " * line.depth + line.label, *(cell.words for cell in line.cells)] for line in grid.lines]


def labels(grid):
    return [row[0] for row in rows_of(grid)]


@pytest.mark.parametrize(
    ("changes", "mixed", "english", "chinese"),
    [
        ({"measure": "growth", "basis": "comparable"}, True, "growth, published (comparable basis)", "增速，公布（可比口径）"),
        ({"measure": "growth", "origin": "computed"}, False, "growth, computed", "增速，计算"),
        ({"measure": "growth"}, False, "growth", "增速"),
        ({"measure": "gap", "origin": "computed", "basis": "comparable"}, True, "gap", "差距"),
        ({"measure": "share"}, False, "share of Telecom revenue", "占电信业务收入比重"),
        ({"measure": "share", "base_indicator": "computing.devices@W"}, False, "share of Computing power, devices (W)", "占计算设备算力 (W)比重"),
        ({"measure": "cagr", "origin": "computed", "base_period": "2019"}, True, "CAGR since 2019", "2019年以来年均复合增速"),
        ({"measure": "mean_growth", "base_period": "2019"}, True, "mean growth since 2019, published", "2019年以来平均增速，公布"),
        ({"measure": "index", "base_period": "2017"}, False, "index, 2017 = 100", "指数，2017年＝100"),
        ({"measure": "own_measure"}, False, "own_measure", "own_measure"),
    ],
)  # fmt: skip
def test_a_row_says_what_it_is(figure, table, changes, mixed, english, chinese):
    one = figure(indicator="telecom.cloud", **changes)
    assert measure_name(one, table.data, "en", mixed) == english
    assert measure_name(one, table.data, "zh", mixed) == chinese


def test_each_frequency_has_a_block_of_its_own_in_one_order(figure, table_of):
    at = ["2023-01-01/P9M", "2023-09", "2022-Q3", "2023-S1", "2023", "2022", "2022-02-01/P3M"]
    (document,) = detailed(
        table_of(*(figure(indicator="telecom.cloud", period=one, value="1", unit="CNY") for one in at)), RenderOptions()
    )
    assert [[column.head for column in grid.columns[2:]] for grid in document.grids] == [
        ["2022", "2023"], ["2023-H1"], ["2022-Q3"], ["2023-09"], ["2023-9M"], ["2022-02-01/P3M"],
    ]  # fmt: skip


def test_levels_in_several_scales_are_one_row_and_another_currency_is_another(figure, table_of):
    rows = [
        figure(indicator="telecom.cloud", period=at, value=value, unit=unit, unit_mult=mult)
        for at, value, unit, mult in (("2021", "1.5", "CNY", 10), ("2022", "2", "USD", 9), ("2023", "216", "CNY", 8))
    ]
    (document,) = detailed(table_of(*rows), RenderOptions())
    assert rows_of(next(document.grids)) == [
        ["Cloud revenue", "billion yuan", "15", "", "21.6"],
        ["Cloud revenue", "billion US dollars", "", "2", ""],
    ]


def test_without_a_catalog_a_series_keeps_the_unit_of_its_first_figure(figure, table_of):
    rows = [
        figure(indicator="own.x", period=at, value="5", unit="t", unit_mult=m) for at, m in (("2021", 3), ("2022", 6))
    ]
    (document,) = detailed(table_of(*rows), RenderOptions())
    assert document.title == "Own"
    assert rows_of(next(document.grids)) == [["own.x", "thousand t", "5", "5000"]]


def test_a_level_comes_first_and_further_figures_for_a_period_below(figure, table_of):
    rows = [
        figure(indicator="telecom.cloud", period="2022", value="9.0", unit="percent", measure="growth"),
        figure(indicator="telecom.cloud", period="2022", value="2", unit="CNY", unit_mult=9),
        figure(indicator="telecom.cloud", period="2022", value="1", unit="percent", measure="share"),
        figure(indicator="telecom.cloud", period="2022", value="21", unit="CNY", unit_mult=8),
        figure(indicator="telecom.cloud", period="2022", value="9.1", unit="percent", measure="growth"),
    ]
    (document,) = detailed(table_of(*rows), RenderOptions())
    assert labels(next(document.grids)) == [
        "Cloud revenue", "  also printed as", "  growth", "  also printed as", "  share of Telecom revenue",
    ]  # fmt: skip


def test_growth_without_levels_stands_below_the_name_of_its_indicator(figure, table_of):
    (document,) = detailed(
        table_of(figure(indicator="telecom.cloud", period="2022", value="9", unit="percent", measure="growth")),
        RenderOptions(),
    )
    assert rows_of(next(document.grids)) == [["Cloud revenue", "", ""], ["  growth", "%", "9"]]


NEW_SCOPE = facts.of("break", period="2001", data="new scope")
SENTENCE = "the series breaks at 2001: new scope (--across-breaks computes it anyway)"


def refusals(figure, reasons, **changes):
    base = {"indicator": "telecom.cloud", "measure": "growth", "origin": "computed", "unit": "percent", "status": "O"}
    return [figure(**base | changes, period=str(2000 + i), facts=(why,)) for i, why in enumerate(reasons)]


def test_identical_sentences_are_one_footnote_and_the_rest_is_counted(figure, table_of):
    reasons = [NEW_SCOPE, NEW_SCOPE, *(facts.of("zero", one="s.whole", period=str(1990 + i)) for i in range(14))]
    (document,) = detailed(table_of(*refusals(figure, reasons)), RenderOptions())
    assert rows_of(next(document.grids))[1][2:] == [
        "– [1]",
        "– [1]",
        *(f"– [{i}]" for i in range(2, 13)),
        "–",
        "–",
        "–",
    ]
    assert document.notes[:2] == [f"[1] {SENTENCE}", "[2] s.whole 1990 may be zero"]
    assert document.notes[11:] == ["[12] s.whole 2000 may be zero", "and 3 more: see -f csv"]


def test_a_row_that_misses_every_partner_is_left_out_and_counted(figure, table_of):
    missing = facts.of("missing", word_what="figure", name="s.whole", period="1999", more="")
    rows = refusals(figure, [missing]) + refusals(figure, [NEW_SCOPE], indicator="telecom.revenue")
    (document,) = detailed(table_of(*rows), RenderOptions())
    assert labels(next(document.grids)) == ["Telecom revenue", "  growth, computed"]
    assert document.notes == [f"[1] {SENTENCE}", "1 row left out, with nothing to compute from: see -f csv"]


def test_notes_are_told_of_gaps_and_breaks_and_not_of_every_weak_source(figure, table_of):
    base = {"indicator": "telecom.cloud", "value": "1", "unit": "CNY", "unit_mult": 9}
    rows = [figure(**base, period=f"202{i}", status=s, note=f"note {s}") for i, s in enumerate("APBU")]
    (document,) = detailed(table_of(*rows), RenderOptions())
    assert rows_of(next(document.grids))[0][2:] == ["1", "1", "1 b [1]", "1 u"]
    assert document.notes == [
        "b break in the series",
        "u weakly sourced",
        "provisional 2021",
        "[1] note B",
    ]


def test_few_sources_are_told_one_a_line_and_many_by_their_producers(figure, table_of, table):
    assert detailed(table, RenderOptions())[0].sources == [
        "miit-2023: MIIT, Telecom in 2022 (2023-01-19)",
        "miit-2024: MIIT, Telecom in 2023 (2024-01-24), via Xinhua",
    ]
    rows = [
        figure(indicator="telecom.cloud", period=f"201{i}", value="1", unit="CNY", source=f"s{i}") for i in range(8)
    ]
    many = table_of(*rows)
    many.data.sources = {f"s{i}": Source(f"s{i}", "NBS" if i else "MIIT", "", "", "", "") for i in range(8)}
    assert detailed(many, RenderOptions())[0].sources == [
        "8 documents of MIIT, NBS: see 'digecon sources', and -f csv for the source of each figure"
    ]


def test_a_listing_is_one_document_whose_columns_of_numbers_are_numeric():
    listing = RecordListing(
        ("id", "n", "share"), [("a\nb", 3, "~1.5"), ("c", "", "-2")], "Title", ("note",), numbers={"n": int}
    )
    (document,) = detailed(listing, RenderOptions())
    assert document.title == "Title"
    (grid,) = document.grids
    assert rows_of(grid) == [["a b", "3", "~1.5"], ["c", "", "-2"]]
    assert [is_numeric(column) for column in grid.columns] == [False, True, False]
    assert document.notes == ["note"]
