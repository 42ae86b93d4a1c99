"""What each measure says of itself: the inputs that ``explain`` names, the order in ``help``, and what each vintage pairs."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli.measures import cagr, contribution, growth, index, per_head, ratio, share, share_change, targets
from digecon_cli.measures.derivation import Measure, MeasureCommand, Term

INPUTS = [
    (growth.GROWTH, ("now", "a year before")),
    (growth.DIFFERENCE, ("now", "a year before")),
    (index.INDEX, ("now", "base")),
    (share.SHARE, ("part", "whole")),
    (share_change.CHANGE, ("part now", "whole now", "part a year before", "whole a year before")),
    (share_change.DIFFERENCE, ("share now", "share a year before")),
    (contribution.CONTRIBUTION, ("part now", "part a year before", "whole a year before")),
    (ratio.RATIO, ("numerator", "denominator")),
    (ratio.MULTIPLE_OF, ("numerator", "denominator")),
    (per_head.OF_STOCK, ("figure", "population")),
    (per_head.OF_FLOW, ("figure", "population at the year's end", "population at the end of the year before")),
]
# In the order of the help, with the words of --vintage that each understands besides none.
COMMANDS = [
    (growth.COMMAND, "growth", ("first",), ("basis B",)),
    (cagr.COMMAND, "cagr", ("first",), ()),
    (share.COMMAND, "share", ("latest", "first"), ("of ID[@AREA]",)),
    (share_change.COMMAND, "share-change", ("latest", "first"), ("of ID[@AREA]",)),
    (contribution.COMMAND, "contribution", ("latest", "first"), ("of ID[@AREA]",)),
    (index.COMMAND, "index", ("first",), ("base P", "chain C")),
    (ratio.COMMAND, "ratio", ("latest", "first"), ("other DENOMINATOR",)),
    (per_head.COMMAND, "per-head", ("latest", "first"), ("population ID",)),
    (targets.COMMAND, "targets", ("first",), ()),
]


@pytest.mark.parametrize(("measure", "names"), INPUTS)
def test_a_measure_names_its_inputs(measure: Measure, names: tuple[str, ...]) -> None:
    assert tuple(role.name for role in measure.roles) == names


@pytest.mark.parametrize(("place", "declared"), list(enumerate(COMMANDS, start=1)))
def test_a_command_has_its_place_its_vintages_and_its_options(
    place: int, declared: tuple[MeasureCommand, str, tuple[str, ...], tuple[str, ...]]
) -> None:
    command, name, vintages, options = declared
    assert (command.rank, command.name) == (place, name)
    assert tuple(command.paired) == ("", *vintages)
    assert tuple(f"{option.name} {option.metavar}" for option in command.parameters) == options


def test_a_span_says_how_it_is_computed_where_its_base_is_known(figure: Callable[..., Any]) -> None:
    how = cagr.TERMS[0].how
    assert how(figure(period="2021")) == ""
    assert "^(1/2) - 1" in how(figure(period="2021", base_period="2019"))


def test_a_term_says_nothing_of_how_its_rows_are_computed_where_none_is_given(figure: Callable[..., Any]) -> None:
    assert Term("x", "an x").how(figure()) == ""


def test_published_figures_of_growth_and_of_targets_are_among_the_answers() -> None:
    assert growth.COMMAND.of_series == ("growth", "difference")
    assert targets.COMMAND.of_series == ("target", "target_share")
    assert targets.COMMAND.labels == {
        "difference": "distance to the target", "difference since": "points per year still needed", "ratio": "part reached",
        "cagr": "growth per year still needed",
    }  # fmt: skip
