"""A selection reads only the figures that its answer can rest on: the answer is that of the whole table, row for row."""

import pytest
from registered import MEASURES

from digecon_cli.ask.table import ObservationTable
from digecon_cli.core import bundled
from digecon_cli.core.bundled import Reach
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DigeconError
from digecon_cli.measures.derivation import MeasureCommand, Options


def answer(data: Dataset, name: str, command: MeasureCommand, **own: str) -> object:
    """Return the rows of an answer about one indicator, or the error that stands for them."""
    try:
        table = ObservationTable(data.observations, data).select(name, freq="all")
        return table.derive(command.name, Options.given("", (), **own)).rows
    except DigeconError as error:
        return str(error)


def reached(command: MeasureCommand, *more: str) -> Reach:
    assert command.reach is not None
    return command.reach._replace(more=(*command.reach.more, *more))


@pytest.mark.exhaustive
@pytest.mark.parametrize("command", [one for one in MEASURES.values() if one.reach], ids=lambda one: one.name)
def test_an_answer_rests_on_what_is_in_reach(command: MeasureCommand) -> None:
    own = {"other": "economy.gdp"} if command.name == "ratio" else {}
    whole = bundled.load()
    for name in whole.catalog:
        data = bundled.selected([name], reached(command, *own.values()))
        assert answer(data, name, command, **own) == answer(whole, name, command, **own), name


def test_few_figures_are_read() -> None:
    everything = len(bundled.load().observations)
    of_one = bundled.selected(["mobile.shipments_5g"], bundled.ITSELF).observations
    assert {one.indicator for one in of_one} == {"mobile.shipments_5g"}
    assert len(bundled.selected(["mobile.shipments_5g"], Reach(relatives=True)).observations) < everything / 3


def test_a_whole_that_is_named_is_read() -> None:
    data = bundled.selected(["retail.total"], Reach(relatives=True, more=("economy.gdp",)))
    assert {"economy.gdp", "retail.online"} <= {one.indicator for one in data.observations}


def test_a_wrong_name_of_a_whole_leaves_the_error_to_the_measure() -> None:
    assert bundled.selected(["retail.total"], Reach(more=("no.such",))).observations == bundled.load().observations
