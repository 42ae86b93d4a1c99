"""Explanations: formula, inputs with source and vintage, how rounding entered, and what was refused."""

from collections.abc import Callable
from typing import Any

from digecon_cli.explain import explain
from digecon_cli.measures.derivation import Options
from digecon_cli.model import Indicator, Source

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
