"""What the laws are held against: whether two figures compare, and whether a published rate is that of two levels.

Nothing here asks what the program marks: rules are asked of each pair of inputs, and rates are worked out in exact fractions.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from digecon_cli import measures
from digecon_cli.ask.table import ObservationTable
from digecon_cli.core import periods, units
from digecon_cli.core.comparability import check
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.facts import Fact
from digecon_cli.core.model import Observation
from digecon_cli.measures.derivation import Derivation, Options

BREAKING = ("break", "edition", "definition", "basis")
CAUTIONS = (
    "comparable_basis", "revised_base", "unexplained", "other_source", "another_vintage", "currency", "scope_change"
)  # fmt: skip
LEVELS = ("level", "index")
Inputs = Sequence[Observation]


class Answer(NamedTuple):
    """An answer: its table, and the inputs of each of its rows by identity (of a published one the row itself)."""

    table: ObservationTable
    inputs: dict[tuple[str, ...], Inputs]

    def of(self, row: Observation) -> Inputs:
        """Return the inputs of a row."""
        return self.inputs.get((*row.identity, row.base_period)) or as_levels(row)

    def apart(self, row: Observation, before: Observation) -> str:
        """Return the code by which two figures do not compare, empty where they do."""
        why = self.why(row, before)
        return why.code if why else ""

    def why(self, row: Observation, before: Observation) -> Fact | None:
        """Return why two figures do not compare, None where they do.

        Inputs are compared place by place.
        """
        for figure, earlier in zip(self.of(row), self.of(before), strict=False):
            why, _ = check(BREAKING, figure, earlier, self.table.data)
            if why:
                return why
        return None


def as_levels(row: Observation) -> Inputs:
    """Return a row itself, and for a share that a document prints its part and its whole as levels of that document."""
    if row.measure != "share" or row.origin != "published":
        return (row,)
    part = row._replace(measure="level", base_indicator="")
    name, _, area = row.base_indicator.partition("@")
    return part, part._replace(indicator=name, area=area or row.area)


def answered(table: ObservationTable, command: str = "", vintage: str = "", **own: str) -> Answer:
    """Return the answer of a command to the rows of a table."""
    if not command:
        return Answer(table.show(vintage=vintage), {})
    options = Options.given(vintage, **own)
    declared = measures.find(command)
    assert declared is not None
    made: list[Derivation] = declared.derive(table.rows, table.data, options)
    return Answer(
        table.derive(command, options), {(*one.row.identity, one.row.base_period): one.inputs for one in made}
    )


def length(period: str) -> tuple[str, int]:
    """Return what two periods share that stand in one line: the frequency, and how long they are."""
    return periods.frequency(period), periods.span(period).months


def neighbors(rows: Iterable[Observation]) -> Iterator[tuple[Observation, Observation]]:
    """Yield each figure with the one before it in its series, at its frequency and in its unit.

    Levels of a series are one line whatever their price basis and whoever tells them, unless a period has several. A derived
    figure follows the one of its origin in the nearest period before that has any, or what else that period has.
    """
    found: dict[tuple[object, ...], list[Observation]] = {}
    for row in rows:
        if row.value or row.low or row.high:
            key = (
                row.indicator, row.area, row.measure, row.base_indicator, row.base_period, row.unit, *length(row.period)
            )  # fmt: skip
            found.setdefault(key, []).append(row)
    for group in found.values():
        if group[0].measure not in LEVELS:
            yield from _derived_neighbors(group)
            continue
        apart = len({row.period for row in group}) < len(group)
        lines: dict[tuple[str, ...], list[Observation]] = {}
        for row in group:
            lines.setdefault((row.basis, row.origin) if apart else (), []).append(row)
        for line in lines.values():
            for before, row in pairwise(sorted(line, key=lambda one: periods.order(one.period))):
                yield row, before


def _derived_neighbors(group: Sequence[Observation]) -> Iterator[tuple[Observation, Observation]]:
    for row in group:
        earlier = [one for one in group if periods.order(one.period) < periods.order(row.period)]
        nearest = max((periods.order(one.period) for one in earlier), default=None)
        there = [one for one in earlier if periods.order(one.period) == nearest]
        alike = [one for one in there if (one.basis, one.origin) == (row.basis, row.origin)]
        for before in (alike or there)[:1]:
            yield row, before


# --- rates, in exact fractions ----------------------------------------------------------------------------------------
class Range(NamedTuple):
    """The ends between which a printed number lies; None where it is open or not known."""

    low: Fraction | None
    high: Fraction | None
    known: bool


@cache
def _fraction(text: str) -> Fraction:
    return Fraction(text)


def printed(figure: Observation) -> Range:
    """Return the range of a figure, from the digits of its text or, where it has them, of its ends."""
    scale = Fraction(10) ** units.base(figure.unit, figure.unit_mult)[1]
    low, high = (_fraction(text) * scale if text else None for text in (figure.low, figure.high))
    if low is None and high is None:
        value = _fraction(figure.value) * scale
        return Range(value, value, False)
    return Range(low, high, True)


def beyond(rate: Observation, now: Observation, before: Observation) -> bool:
    """Return whether a published rate lies outside all rates that the rounding of two levels allows.

    Nobody says how far an "about" without ends goes.
    """
    if any(one.bound == "about" and not one.low for one in (rate, now, before)):
        return False
    level, base, known = printed(now), printed(before), printed(rate)
    if base.low is not None and base.low <= 0:
        return False
    # Below "under 5" lies any amount above zero.
    highest = None if level.high is None or base.low is None else (level.high / base.low - 1) * 100
    lowest = None
    if level.low is not None:
        # A base that may be any number above its low end leaves of growth at least -100 %.
        lowest = (level.low / base.high - 1) * 100 if base.high is not None else Fraction(-100)
    above = highest is not None and known.low is not None and known.low > highest
    below = lowest is not None and known.high is not None and known.high < lowest
    return above or below


def rates_of(row: Observation, data: Dataset, as_of: str = "latest") -> list[Observation]:
    """Return the published rates of a figure that stand, one for each basis but constant prices."""
    found: dict[str, list[Observation]] = {}
    for rate in data.published_rates(row):
        if rate.basis != "constant_prices":
            found.setdefault(rate.basis, []).append(rate)
    standing = (data.standing_figure(group, as_of) for group in found.values())
    return [one for one in standing if one and (one.value or one.low or one.high)]


def is_year_before(before: Observation, row: Observation) -> bool:
    """Return whether a figure is of the same part of the year before another's."""
    a, b = periods.span(row.period), periods.span(before.period)
    return a.months == b.months and a.start - b.start == 12


def differs(row: Observation, before: Observation, data: Dataset, as_of: str = "latest") -> bool:
    """Return whether a published rate of a level lies beyond rounding of the rate on the level of a year before."""
    if row.measure not in LEVELS or data.about(row.indicator).kind == "rate" or not is_year_before(before, row):
        return False
    return any(beyond(rate, row, before) for rate in rates_of(row, data, as_of))
