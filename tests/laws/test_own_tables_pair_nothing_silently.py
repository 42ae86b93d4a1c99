"""In random tables of one's own no pair crosses a revision, two sources, a forecast or a break silently.

The oracle asks nothing of the program: it looks at the prints, whose values are equal or differ beyond rounding.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from many import TIMES

from digecon_cli import measures
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.model import Break, Observation, Revision
from digecon_cli.measures.derivation import Options

Make = Callable[..., Any]
YEARS = ("2020", "2021", "2022", "2023")
DAYS = ("", "2021-02", "2022-02", "2023-02", "2024-02", "2024-06")
ASKED = (("growth", {}), ("cagr", {}), ("index", {"base": "2021"}), ("growth", {"vintage": "first"}))

PRINTS = st.lists(
    st.tuples(
        st.sampled_from(YEARS),
        st.sampled_from(["100", "110", "130", "170"]),
        st.sampled_from(DAYS),
        st.sampled_from(["A", "B", "C", ""]),
        st.sampled_from("AAAF"),
    ),
    min_size=2,
    max_size=9,
    unique=True,
)


class Pair(NamedTuple):
    """A later and an earlier figure of one answer, and the row that was made of them."""

    later: Observation
    earlier: Observation
    row: Observation


def pairs(data: Dataset, measure: str, options: dict[str, str]) -> list[Pair]:
    declared = measures.find(measure)
    assert declared is not None
    if not any(one.period == options.get("base", one.period) for one in data.observations):
        return []  # no index without its base
    found = []
    for derived in declared.derive(data.observations, data, Options.given(**options)):
        if derived.row.has_figure and derived.row.measure in ("growth", "cagr", "index") and len(derived.inputs) == 2:
            earlier, later = sorted(derived.inputs, key=lambda one: one.period)
            if earlier.period < later.period:
                found.append(Pair(later, earlier, derived.row))
    return found


def known_then(earlier: Observation, later: Observation) -> bool:
    if earlier.vintage == later.vintage:
        return True
    if not earlier.vintage:
        return False
    if later.vintage:
        return earlier.vintage < later.vintage
    return bool(earlier.source) and earlier.source == later.source  # one document prints both


def replaces(figure: Observation, other: Observation, prints: Sequence[Observation]) -> bool:
    """Whether another value of the figure may have been printed before it, by its source where that is the other's too."""
    return any(
        one.period == figure.period
        and one.value != figure.value
        and (one.status == "F") == (figure.status == "F")
        and (not one.vintage or not figure.vintage or one.vintage <= figure.vintage)
        and (figure.source != other.source or one.source == figure.source)
        for one in prints
    )


def contradict(one: str, other: str, prints: Sequence[Observation]) -> bool:
    for year in YEARS:
        of_one, of_other = (
            {each.value for each in prints if each.period == year and each.source == source} for source in (one, other)
        )
        if of_one and of_other and not of_one & of_other:
            return True
    return False


def is_disputed(figure: Observation, other: Observation, prints: Sequence[Observation]) -> bool:
    """Whether a third source prints a figure only with other values than its own, and the other figure's source not at all."""
    values: dict[str, set[str]] = {}
    for one in prints:
        if one.period == figure.period and (one.status == "F") == (figure.status == "F"):
            values.setdefault(one.source, set()).add(one.value)
    own = values[figure.source]
    return other.source not in values and any(not own & others for others in values.values())


@settings(max_examples=150 * TIMES, deadline=None)
@given(prints=PRINTS, broken=st.sampled_from(["", "2021", "2022"]))
def test_no_pair_crosses_anything_silently(prints: Sequence[tuple[str, ...]], broken: str, figure: Make) -> None:
    names = ("period", "value", "vintage", "source", "status")
    figures = [figure(**dict(zip(names, one, strict=True))) for one in prints]
    data = Dataset(figures, {}, [Break("s.whole", "CN", broken, "a wider survey")] if broken else [])
    for measure, options in ASKED:
        for later, earlier, row in pairs(data, measure, options):
            assert (later.status == "F") == (earlier.status == "F")
            assert not (broken and earlier.period < broken <= later.period)
            if later.source != earlier.source:
                assert not contradict(later.source, earlier.source, figures)
                assert not is_disputed(earlier, later, figures)
                assert not is_disputed(later, earlier, figures)
            if not known_then(earlier, later) and replaces(earlier, later, figures):
                assert replaces(later, earlier, figures)
                assert row.has("edition")


def test_two_sources_that_differ_leave_a_third_without_a_partner(figure: Make) -> None:
    first = figure(period="2022", value="100", vintage="2023-03", source="bureau")
    second = figure(period="2022", value="170", vintage="2023-02", source="ministry")
    last = figure(period="2023", value="175", vintage="2024-02", source="company")
    (row,) = measures.rows("growth", [first, second, last], Dataset([first, second, last], {}), Options())
    assert (row.value, row.refusal and row.refusal.key) == ("", "edition.disputed")
    # Where both print the same, 175 on 170 is 2.94 % more.
    same = first._replace(value="170", low="169.5", high="170.5")
    (row,) = measures.rows("growth", [same, second, last], Dataset([same, second, last], {}), Options())
    assert abs(float(row.value) - 2.941176) < 1e-6


@settings(max_examples=60 * TIMES, deadline=None)
@given(values=st.lists(st.integers(100, 999), min_size=4, max_size=4), day=st.sampled_from(DAYS))
def test_a_table_with_one_print_of_each_year_is_answered_in_full(values: list[int], day: str, figure: Make) -> None:
    figures = [figure(period=year, value=str(value), vintage=day) for year, value in zip(YEARS, values, strict=True)]
    found = measures.rows("growth", figures, Dataset(figures, {}), Options())
    for row, (before, now) in zip(found, pairwise(values), strict=True):
        assert abs(float(row.value) - (now / before - 1) * 100) < 1e-6


@settings(max_examples=60 * TIMES, deadline=None)
@given(prints=PRINTS)
def test_a_stated_revision_parts_what_was_printed_before_and_after(
    prints: Sequence[tuple[str, ...]], figure: Make
) -> None:
    names = ("period", "value", "vintage", "source")
    figures = [figure(**dict(zip(names, one[:4], strict=True))) for one in dict.fromkeys(one[:4] for one in prints)]
    stated = Revision("s.whole", "CN", "", "2023", "2023-06", "", "a census")
    data = Dataset(figures, {}, revisions=[stated])
    for later, earlier, _ in pairs(data, "growth", {}):
        if later.vintage and earlier.vintage:
            assert (later.vintage < "2023-06") == (earlier.vintage < "2023-06")
