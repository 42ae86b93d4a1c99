"""The roles of a formula: which print of a figure counts, and what is told where there is none."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli.core.model import Source
from digecon_cli.measures.derivation import Options, Subject
from digecon_cli.measures.roles import known, paired

Make = Callable[..., Any]
SOURCES = {name: Source(name, maker, "t", "", "", "") for name, maker in (("a", "Office"), ("b", "Ministry"))}


@pytest.mark.parametrize(
    ("told", "options", "taken"),
    [
        ({}, {}, "b"),
        ({"status": "P"}, {}, "b"),
        ({"status": "F"}, {}, "a"),
        ({"status": "U"}, {}, "a"),
        ({}, {"vintage": "first"}, "a"),
        ({}, {"vintage": "2022-06"}, "b"),
        ({"vintage": "2023"}, {"vintage": "2022-06"}, "a"),
    ],
)
def test_a_figure_without_a_partner_gives_way_to_another_source_that_has_one(
    told: dict[str, str], options: dict[str, str], taken: str, figure: Make, dataset: Make
) -> None:
    # Both print 2021, the ministry alone 2020, and no year alike.
    rows = (
        figure(period="2021", value="200", source="a", vintage="2022-02"),
        figure(**{"period": "2021", "value": "110", "source": "b", "vintage": "2022-01"} | told),
        figure(period="2020", value="100", source="b", vintage="2021-01"),
    )
    data = dataset(*rows, sources=SOURCES)
    found = paired(Subject(rows[0], data, Options.given(**options)))
    assert found.source == taken


# Released in January 2021, 2022 and 2023, and known to a subject of June 2022.
@pytest.mark.parametrize(
    ("vintage", "released", "taken"),
    [
        ("", ("2021-01", "2022-01", "2023-01"), "2022-01"),
        ("latest", ("2021-01", "2022-01", "2023-01"), "2023-01"),
        ("first", ("2021-01", "2022-01", "2023-01"), "2022-01"),
        ("", ("2023-01", "2024-01"), "2023-01"),
        ("latest", ("2023-01", "2024-01"), "2024-01"),
        ("", ("2022-06", "2022-07"), "2022-06"),
    ],
)
def test_the_print_that_counts_was_known_with_the_subject_or_came_next(
    vintage: str, released: tuple[str, ...], taken: str, figure: Make, dataset: Make
) -> None:
    prints = [figure(period="2020", value=str(100 + at), vintage=day) for at, day in enumerate(released)]
    subject = figure(period="2021", vintage="2022-06")
    data = dataset(*prints, subject)
    found = known(prints, Subject(subject, data, Options.given(vintage)))
    assert found.vintage == taken
