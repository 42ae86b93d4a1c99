"""Shares: whose whole is taken, what is printed beside it, and what nobody asked for."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli import measures
from digecon_cli.core.errors import UsageError
from digecon_cli.core.model import Indicator
from digecon_cli.measures.derivation import Options

Make = Callable[..., Any]
FLOW: dict[str, Any] = {"kind": "flow", "unit": "CNY", "unit_mult": 8}
ENTRIES = (
    Indicator("s.whole", **FLOW),
    Indicator("s.half", **FLOW),
    Indicator("s.part", parent="s.whole;s.half", part_of="part;overlap", note="more than a part", **FLOW),
    Indicator("s.beside", parent="s.half", part_of="overlap", note="more than a part", **FLOW),
)


@pytest.fixture
def ask(figure: Make, dataset: Make) -> Make:
    """Answer with the shares of figures: of the part 50 and one beside it 40, of a whole of 200 and one of 100."""

    def found(*names: str, more: tuple[Any, ...] = (), named: tuple[str, ...] = (), **own: str) -> dict[Any, Any]:
        values = {"s.part": "50", "s.beside": "40", "s.whole": "200", "s.half": "100"}
        data = dataset(*(figure(name, value=value) for name, value in values.items()), *more, entries=ENTRIES)
        options = Options.given(**own)._replace(named=frozenset(named))
        rows = measures.rows("share", data.select(list(names)), data, options)
        return {
            (row.indicator, row.base_indicator, row.measure, row.origin): row.refusal.code
            if row.refusal
            else float(row.value)
            for row in rows
        }

    return found


@pytest.mark.parametrize(
    ("names", "own", "named", "found"),
    [
        (("s.part",), {}, (), {("s.part", "s.whole"): 25}),
        (("s.part",), {}, ("s.part",), {("s.part", "s.whole"): 25, ("s.part", "s.half"): "overlap"}),
        (("s.part", "s.beside"), {}, (), {("s.part", "s.whole"): 25}),
        (("s.part", "s.beside"), {}, ("s.beside",), {("s.part", "s.whole"): 25, ("s.beside", "s.half"): "overlap"}),
        (("s.beside",), {}, (), {("s.beside", "s.half"): "overlap"}),
        (("s.part",), {"of": "s.half"}, (), {("s.part", "s.half"): "overlap"}),
        (("s.part",), {"of": "s.whole"}, (), {("s.part", "s.whole"): 25}),
        (("s.whole",), {}, (), {}),
        (("s.half",), {"of": "s.whole"}, (), {("s.half", "s.whole"): 50}),
    ],
)
def test_what_merely_overlaps_is_told_where_it_is_asked_for(
    names: tuple[str, ...], own: dict[str, str], named: tuple[str, ...], found: dict[tuple[str, str], Any], ask: Make
) -> None:
    assert ask(*names, named=named, **own) == {(*key, "share", "computed"): value for key, value in found.items()}


@pytest.mark.parametrize(
    ("told", "own", "printed", "gap"),
    [
        ({}, {}, True, 5),
        ({}, {"of": "s.whole"}, True, 5),
        ({}, {"of": "s.half"}, False, None),
        ({"period": "2019"}, {}, True, None),
        ({"area": "US"}, {}, True, None),
        ({"measure": "share_change"}, {}, False, None),
    ],
)
def test_a_printed_share_stands_beside_that_of_its_levels(
    told: dict[str, str], own: dict[str, str], printed: bool, gap: float | None, figure: Make, ask: Make
) -> None:
    share = {"measure": "share", "base_indicator": "s.whole", "unit": "percent", "unit_mult": 0, "value": "30"}
    found = ask("s.part", more=(figure("s.part", **share | told),), **own)
    assert (found.get(("s.part", "s.whole", "share", "published")) == 30) is printed
    assert found.get(("s.part", "s.whole", "gap", "computed")) == (None if gap is None else pytest.approx(gap))


def test_a_whole_that_means_nothing_is_refused(ask: Make) -> None:
    with pytest.raises(UsageError):
        ask("s.part", of="s.nothing")


@pytest.mark.parametrize(
    ("told", "kind", "code"),
    [
        ({}, "flow", ""),
        ({"unit": "persons"}, "flow", "unit"),
        ({}, "stock", "kind"),
        ({}, "", ""),
        ({"basis": "constant_prices"}, "flow", "basis"),
        ({"status": "D", "note": "another"}, "flow", "definition"),
        ({"status": "F"}, "flow", "target"),
        ({"value": "0"}, "flow", "zero"),
        ({"value": "49", "bound": "exact"}, "flow", "above_whole"),
        ({"period": "2020-S1"}, "flow", "missing"),
    ],
)
def test_a_share_is_of_a_whole_that_pairs_with_its_part(
    told: dict[str, str], kind: str, code: str, figure: Make, dataset: Make
) -> None:
    entries = (
        Indicator("s.whole", **FLOW | {"kind": kind}),
        Indicator("s.part", parent="s.whole", part_of="part", **FLOW),
    )
    part = figure("s.part", value="50")
    data = dataset(part, figure(**{"value": "200"} | told), entries=entries)
    (row,) = measures.rows("share", [part], data, Options())
    assert (row.refusal.code if row.refusal else row.value) == (code or "25")


def test_a_part_that_is_a_rate_has_no_share(figure: Make, dataset: Make) -> None:
    part = figure("s.part", value="50", unit="percent", unit_mult=0)
    whole = figure(value="200", unit="percent", unit_mult=0)
    entries = Indicator("s.whole", kind="rate"), Indicator("s.part", kind="rate", parent="s.whole", part_of="part")
    (row,) = measures.rows("share", [part], dataset(part, whole, entries=entries), Options())
    assert row.refusal.code == "level"


@pytest.mark.parametrize(("basis", "found"), [("constant_prices", ""), ("", "")])
def test_a_share_has_no_price_basis(basis: str, found: str, figure: Make, dataset: Make) -> None:
    part, whole = figure("s.part", value="50", basis=basis), figure(value="200", basis=basis)
    (row,) = measures.rows("share", [part], dataset(part, whole, entries=ENTRIES), Options.given(of="s.whole"))
    assert (row.value, row.basis, row.unit, row.unit_mult) == ("25", found, "percent", 0)
