"""Explanations: formula, inputs with source and vintage, how rounding entered, and what was refused."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli.ask.options import RenderOptions
from digecon_cli.core.errors import NothingFound, UsageError
from digecon_cli.core.model import Indicator, Source
from digecon_cli.measures.derivation import Options
from digecon_cli.pages.explain import answer, explain, place

Make = Callable[..., Any]

ENTRIES = (Indicator("s.whole", label="The whole", kind="flow", unit="CNY", unit_mult=8),)
SOURCES = {"doc-2021": Source("doc-2021", "Office", "Bulletin", "", "", "")}


def told(figure: Make, dataset: Make, *rows: Any, period: str = "2021") -> list[tuple[str, str]]:
    data = dataset(*rows, entries=ENTRIES, sources=SOURCES)
    chosen = [one for one in data.observations if one.period == period]
    return explain(chosen, data, Options())


def test_growth_is_told_with_its_inputs_and_where_the_width_comes_from(figure: Make, dataset: Make) -> None:
    rows = (
        figure(period="2021", value="110.0", vintage="2022-01", source="doc-2021"),
        figure(period="2020", value="100", vintage="2021-01"),
    )
    pairs = told(figure, dataset, *rows)
    assert pairs[0] == (
        "published level",
        "110.0 100 million yuan [109.95, 110.05]; doc-2021: Office, Bulletin, released 2022-01",
    )
    assert ("  formula", "(now / a year before - 1) x 100") in pairs
    assert ("  a year before", "s.whole 2020: 100 100 million yuan [99.5, 100.5]; no source, released 2021-01") in pairs
    # (109.95 / 100.5 - 1) x 100 = 9.403, (110.05 / 99.5 - 1) x 100 = 10.603
    growth = "10 % [9.40299, 10.603]"
    assert ("computed growth (nominal), The whole 2021", growth) in pairs
    assert ("  rounding", "0.6 either way; most of it from s.whole 2020, printed as 100") in pairs


def test_nine_months_are_not_set_against_the_whole_year_before(figure: Make, dataset: Make) -> None:
    rows = (figure(period="2023-01-01/P9M", value="1281"), figure(period="2022", value="1580"))
    pairs = told(figure, dataset, *rows, period="2023-01-01/P9M")
    assert pairs[-1] == (
        "growth on the whole year 2022",
        "refused: duration: 2023-9M covers 9 months and 2022 covers 12",
    )


PART = (
    *ENTRIES,
    Indicator("s.part", label="The part", label_zh="部分", kind="flow", unit="CNY", unit_mult=8, parent="s.whole", part_of="part"),
)  # fmt: skip
DOCUMENT = {"doc": Source("doc", "Office", "Bulletin", "", "", "")}
NOW = 's.part 2021: 50.0 100 million yuan [49.95, 50.05]; doc find "50.0": Office, Bulletin, released 2022-01'
BEFORE = "s.part 2020: 40 100 million yuan [39.5, 40.5]; doc: Office, Bulletin, released 2021-01"
WHOLE_NOW = "s.whole 2021: 200 100 million yuan; doc: Office, Bulletin, released 2022-01"
WHOLE_BEFORE = "s.whole 2020: 160 100 million yuan [159.5, 160.5]; doc: Office, Bulletin, released 2022-01"
RATE = "25.0 % [24.95, 25.05]; doc: Office, Bulletin, released 2022-01"
SHARE = "25.0 % [24.95, 25.05]; doc: Office, Bulletin, released 2022-02"


def of_a_part(figure: Make, dataset: Make, lang: str = "en") -> list[tuple[str, str]]:
    """Return what is told of a part, of which level, growth, share and a mean are printed; the whole is counted in 2021."""
    percent = {"unit": "percent", "unit_mult": 0}
    rows = (
        figure("s.part", "2021", "50.0", vintage="2022-01", source="doc", locator='find "50.0"', note="first print"),
        figure("s.part", "2021", "49", vintage="2021-12", source="press", status="P"),
        figure("s.part", "2020", "40", vintage="2021-01", source="doc"),
        figure("s.whole", "2021", "200", vintage="2022-01", source="doc", bound="exact"),
        figure("s.whole", "2020", "160", vintage="2022-01", source="doc"),
        figure("s.part", "2021", "25.0", vintage="2022-01", source="doc", measure="growth", basis="nominal", **percent),
        figure("s.part", "2021", "25.0", vintage="2022-02", source="doc", measure="share", base_indicator="s.whole", **percent),
        figure("s.part", "2021", "3", measure="mean_growth", base_period="2019", bound="over", **percent),
    )  # fmt: skip
    data = dataset(*rows, entries=PART, sources=DOCUMENT)
    return explain([one for one in rows if (one.indicator, one.period) == ("s.part", "2021")], data, Options(), lang)


def test_all_that_is_printed_of_a_figure_comes_first(figure: Make, dataset: Make) -> None:
    assert of_a_part(figure, dataset)[:6] == [
        ("published level", NOW.removeprefix("s.part 2021: ")),
        ("  note", "first print"),
        ("published growth (nominal)", RATE),
        ("published share of s.whole", SHARE),
        ("published mean growth since 2019", "over 3 % [3, ...]; no source"),
        ("published level (also)", "49 100 million yuan [48.5, 49.5], provisional; press, released 2021-12"),
    ]


def test_growth_and_share_are_told_with_formula_inputs_and_gap(figure: Make, dataset: Make) -> None:
    # 50 / 40 is 25 %: from 49.95 / 40.5 = 1.233333 to 50.05 / 39.5 = 1.267089. The gap is 25 less that: 24.95 - 26.7089
    # to 25.05 - 23.3333, 3.4755 wide. 50 / 200 is 25 %: 49.95 / 200 to 50.05 / 200; the gap has 0.05 more on either side.
    assert of_a_part(figure, dataset)[6:33] == [
        ("rule", "Latest figures."),
        ("computed growth (nominal), The part 2021", "25 % [23.3333, 26.7089]"),
        ("  formula", "(now / a year before - 1) x 100"),
        ("  paired", "2021 of 2022-01 (first print), 2020 of 2021-01"),
        ("  now", NOW),
        ("  a year before", BEFORE),
        ("  rounding", "1.7 either way; most of it from s.part 2020, printed as 40"),
        ("computed gap (nominal), The part 2021", "0 percentage points [-1.75886, 1.71667]"),
        ("  formula", "published - computed"),
        ("  note", "within rounding"),
        ("  published growth (nominal)", f"s.part 2021: {RATE}"),
        ("  published level", NOW),
        ("  published level", BEFORE),
        ("  rounding", "1.7 either way; most of it from s.part 2020, printed as 40"),
        ("rule", "Each share uses the total known when the part was published."),
        ("computed share of s.whole, The part 2021", "25 % [24.975, 25.025]"),
        ("  formula", "part / whole x 100"),
        ("  paired", "2021 of 2022-01 (first print), s.whole 2021 of 2022-01"),
        ("  part", NOW),
        ("  whole", WHOLE_NOW),
        ("  rounding", "0.025 either way; most of it from s.part 2021, printed as 50.0"),
        ("computed gap of s.whole, The part 2021", "0 percentage points [-0.075, 0.075]"),
        ("  formula", "published - computed"),
        ("  note", "within rounding"),
        ("  published share of s.whole", f"s.part 2021: {SHARE}"),
        ("  published level", NOW),
        ("  published level", WHOLE_NOW),
    ]


def test_a_contribution_is_told_and_what_is_refused_says_why(figure: Make, dataset: Make) -> None:
    # (50 - 40) / 160 is 6.25 points: from (49.95 - 40.5) / 160.5 = 5.88785 to (50.05 - 39.5) / 159.5 = 6.61442. The whole
    # grew by 25 %, so 18.75 are left: (200 - 160.5 - 10.55) / 160.5 = 18.0374 to (200 - 159.5 - 9.45) / 159.5 = 19.4671.
    assert of_a_part(figure, dataset)[34:] == [
        ("rule", "Latest figures for parts; growth and wholes as known when released."),
        ("computed contribution of s.whole, The part 2021", "refused: missing: no published growth of s.whole for 2021"),
        ("  part", NOW),
        ("  growth of the part", f"s.part 2021: {RATE}"),
        ("  whole", WHOLE_NOW),
        ("computed contribution levels of s.whole, The part 2021", "6.25 percentage points [5.88785, 6.61442]"),
        ("  formula", "(part now - part a year before) / whole a year before x 100"),
        ("  paired", "2021 of 2022-01 (first print), 2020 of 2021-01, s.whole 2020 of 2022-01"),
        ("  part now", NOW),
        ("  part a year before", BEFORE),
        ("  whole a year before", WHOLE_BEFORE),
        ("  rounding", "0.36 either way; most of it from s.part 2020, printed as 40"),
        ("computed contribution rest, The whole 2021", "18.75 percentage points [18.0374, 19.4671]"),
        ("  formula", "growth of the whole - contributions of the parts"),
        ("  note", "what is left after the contributions of s.part, from the levels; vintages: 2021 of 2022-01, 2020 of 2022-01"),
        ("  published level", WHOLE_NOW),
        ("  published level", WHOLE_BEFORE),
        ("  published level", NOW),
        ("  published level", BEFORE),
        ("  rounding", "0.71 either way; most of it from s.part 2020, printed as 40"),
    ]  # fmt: skip


def test_an_explanation_in_chinese(figure: Make, dataset: Make) -> None:
    pairs = of_a_part(figure, dataset, "zh")
    assert pairs[:2] == [
        ("公布的数值", "50.0亿元 [49.95, 50.05]；doc 检索“50.0”：Office，Bulletin，2022-01发布"),
        ("  说明", "首次公布数"),
    ]
    assert pairs[5] == ("公布的数值（另有）", "49亿元 [48.5, 49.5]，初步数；press，2021-12发布")
    assert pairs[7] == ("计算的增速（现价），部分 2021", "25 % [23.3333, 26.7089]")
    assert pairs[11] == ("  上年同期", "s.part 2020：40亿元 [39.5, 40.5]；doc：Office，Bulletin，2021-01发布")


def test_what_was_counted_or_moves_together_has_no_width(figure: Make, dataset: Make) -> None:
    rows = figure(period="2021", value="150", bound="exact"), figure(bound="exact")
    pairs = told(figure, dataset, *rows)
    assert ("computed growth (nominal), The whole 2021", "50 %") in pairs
    assert ("  rounding", "exact: every input moves together or was counted") in pairs


def test_a_filled_level_is_told_and_not_printed(figure: Make, dataset: Make) -> None:
    # 110 is the wider of the two: 10 of 100 against 1 of 110.
    rows = figure(period="2021", value="110"), figure(origin="computed", low="95", high="105")
    (rounding,) = [text for field, text in told(figure, dataset, *rows) if field == "  rounding"]
    assert rounding.endswith("most of it from s.whole 2020, given as 100")


def test_a_bound_of_a_computed_figure_is_told_without_a_point(figure: Make, dataset: Make) -> None:
    # Over 180 on 100, which is at most 100.5: at least 79.1045 %; on over 100 at most 180.5 / 100.
    pairs = dict(told(figure, dataset, figure(period="2021", value="180", bound="over"), figure()))
    assert pairs["published level"] == "over 180 100 million yuan [180, ...]; no source"
    assert pairs["computed growth (nominal), The whole 2021"] == "over 79.1045 % [79.1045, ...]"
    assert "  rounding" not in pairs
    pairs = dict(told(figure, dataset, figure(period="2021", value="180"), figure(bound="over")))
    assert pairs["computed growth (nominal), The whole 2021"] == "under 80.5 % [..., 80.5]"


def test_the_newest_of_what_has_plans_only_is_its_last_plan(figure: Make, dataset: Make) -> None:
    plans = [figure(period=period, measure="target", bound="over") for period in ("2025", "2030")]
    planned = dataset(*plans, entries=ENTRIES)
    assert place("s.whole", "", "", planned) == ("s.whole", "2030", "CN")
    listing = answer("s.whole", "", "", planned, Options())
    assert [field for field, _ in listing.rows] == ["published target"]
    assert listing.page is not None
    assert "newer" not in str(listing.page(RenderOptions()))
    known = dataset(*plans, figure(period="2022"), figure(period="2021"), entries=ENTRIES)
    assert place("s.whole", "", "", known) == ("s.whole", "2022", "CN")


def test_an_area_is_meant_by_its_code_or_its_name(figure: Make, dataset: Make) -> None:
    data = dataset(figure(area="US"), figure(area="W", period="2021"), figure(area="Atlantis, West"), entries=ENTRIES)
    assert place("s.whole", "", "USA", data) == ("s.whole", "2020", "US")
    assert place("s.whole@W", "", "", data) == ("s.whole", "2021", "W")
    assert place("s.whole", "", "Atlantis, West", data)[2] == "Atlantis, West"
    with pytest.raises(UsageError, match=r"s\.whole has figures of 3 areas: write"):
        place("s.whole", "", "", data)
    with pytest.raises(NothingFound, match=r"s\.whole of Japan"):
        place("s.whole", "2021", "JP", data)
