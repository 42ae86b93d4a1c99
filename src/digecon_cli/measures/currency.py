"""Yuan in dollars: flows at the average rate of their year, by one authority for a whole answer.

Figures are chosen and paired in yuan; only the results are converted. Where all money of a formula is of one period the
rate cancels, so the result is that in yuan.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from ..core import facts, periods, units
from ..core.dataset import Dataset
from ..core.errors import UsageError
from ..core.facts import Fact
from ..core.intervals import Derived
from ..core.model import INFERRED, Observation, SeriesKey, is_date, last_day, split_name
from .combining import evaluate, in_unit_of, sources, status, text

YUAN, DOLLARS = MONEY = units.MONEY
# Indicators of average rates: the official average, and the Federal Reserve's. They differ by up to one percent.
OFFICIAL, OTHER = "economy.usd_cny", "economy.usd_cny_fed"
Answer = TypeVar("Answer")


def in_dollars(data: Dataset, currency: str) -> Dataset:
    """Return the dataset with yuan converted to dollars, at rates that each answer chooses for itself (see ``by_one_authority``).

    Raises UsageError for another currency.
    """
    if currency.upper() != DOLLARS:
        message = "'{currency}' is not a currency that the table has rates for: write --currency USD."
        raise UsageError(message, currency=currency)
    found = data.with_observations(data.observations)
    found.rates = OFFICIAL
    return found


def by_one_authority(
    data: Dataset, rows: Sequence[Observation], make: Callable[[Dataset], Answer]
) -> tuple[Answer, Dataset]:
    """Return the answer on ``rows`` that ``make`` gives of a dataset in dollars, and the dataset with the authority of its rates.

    There is one authority for all of it, since a change between the rates of two would show as growth: the official one,
    unless it lacks a period that the other one has, of those selected, of the years before them, which growth needs, or of what
    else the answer rests on. So all answers on one selection agree. An answer inside of another one is at its rates.
    """
    if not data.rates or data.has_authority:
        return make(data), data
    only_other = _periods(OTHER, data) - _periods(OFFICIAL, data)
    if not only_other & _selected(rows, data):
        priced = data.at_rates(OFFICIAL)
        found = make(priced)
        if not only_other & {period for _, period in priced.priced}:
            return found, priced
    priced = data.at_rates(OTHER)
    return make(priced), priced


def _selected(rows: Sequence[Observation], data: Dataset) -> set[str]:
    """Return the periods of the rows in yuan, and of the figures that their series have a year before."""
    money = [row for row in rows if _is_money(row)]
    before = {year for row in money if (year := periods.shift(row.period, -1)) in data.series(row.series)}
    return {row.period for row in money} | before


def authority(data: Dataset, rows: Iterable[Observation]) -> Fact | None:
    """Return the fact whose rates ``rows`` of an answer are at, with the first and last period of those; None for no rates."""
    names = {name for row in rows for name in (row.indicator, split_name(row.base_indicator)[0])}
    used = sorted({period for name, period in data.priced if name in names} & _periods(data.rates, data))
    if not used:
        return None
    maker = data.about(data.rates).producer or data.rates
    if used[0] == used[-1]:
        return facts.of("dollars", data_maker=maker, period=used[0])
    return facts.of("dollars.span", data_maker=maker, period=used[0], period_last=used[-1])


def _periods(indicator: str, data: Dataset) -> set[str]:
    return set(data.series(SeriesKey(indicator, "CN")))


def is_converted(figure: Observation, data: Dataset) -> bool:
    """Return whether levels of a figure's indicator are answered in dollars in place of yuan, as its published growth is not."""
    return bool(data.rates) and data.about(figure.indicator).unit == YUAN


def _is_money(figure: Observation) -> bool:
    return figure.unit == YUAN and figure.measure == "level"


def rate(figure: Observation, data: Dataset, vintage: str = "") -> Observation | Fact:
    """Return the rate at which a level in yuan is converted, or the refusal.

    An average counts as known from the day after its period, whenever it was printed: it is an average of daily rates.
    """
    kind = data.about(figure.indicator).kind
    if kind != "flow":
        if not kind:
            return facts.of("kind.unknown", name=figure.indicator)
        return facts.of("kind.rate_of", name=figure.indicator, word_kind=kind)
    data.priced.add((figure.indicator, figure.period))
    found = data.standing_figure(data.series(SeriesKey(data.rates, "CN")).get(figure.period, ()))
    if found is None:
        return facts.of("missing.rate", period=figure.period, name=data.rates)
    if is_date(vintage) and periods.days(figure.period)[1] >= last_day(vintage):
        return facts.of("vintage.rate", period=figure.period)
    return found


def convert_rows(
    rows: Sequence[Observation], data: Dataset, vintage: str = ""
) -> tuple[Sequence[Observation], Dataset]:
    """Return rows with yuan in dollars where those are requested, and the dataset with the authority of the rates.

    A converted row has the fact of its rate, or the refusal.
    """

    def converted(priced: Dataset) -> Sequence[Observation]:
        if not priced.rates:
            return rows
        return [_in_dollars_or_refused(row, priced, vintage) if _is_money(row) else row for row in rows]

    return by_one_authority(data, rows, converted)


def _in_dollars_or_refused(figure: Observation, data: Dataset, vintage: str) -> Observation:
    by = rate(figure, data, vintage)
    if isinstance(by, Fact):
        empty = figure._replace(value="", low="", high="", bound="", status="O", note="", facts=(by,))
        return empty._replace(origin="computed", unit=DOLLARS)
    return _converted(figure, by)


def _converted(figure: Observation, by: Observation) -> Observation:
    value, low, high, bound = in_unit_of(figure, evaluate(lambda yuan, rate: yuan / rate, [figure, by]))
    return figure._replace(
        origin="computed", value=text(value), low=text(low), high=text(high), bound=bound, unit=DOLLARS,
        status=status([figure, by]), source=sources([figure, by]),
        note="", facts=(*(one for one in figure.facts if one.kind == facts.BREAK or one.key == INFERRED), _at(by)),
    )  # fmt: skip


def _at(by: Observation) -> facts.Fact:
    rate = f"{float(by.value) * 10.0**by.unit_mult:g}"
    return facts.of("in_dollars", rate=rate, name=by.indicator, source=by.source)


def priced(inputs: Sequence[Observation], data: Dataset) -> list[Observation]:
    """Return figures with the unit that enters a formula: dollars for yuan, unless none are requested or the rate cancels."""
    if not data.rates or cancels(inputs):
        return list(inputs)
    return [figure._replace(unit=DOLLARS) if _is_money(figure) else figure for figure in inputs]


def cancels(inputs: Sequence[Observation]) -> bool:
    """Return whether no exchange rate enters a quotient: no input is money, or all money is of one period."""
    money = [figure for figure in inputs if _is_money(figure)]
    return not money or (len(money) > 1 and len({figure.period for figure in money}) == 1)


def evaluated(
    formula: Callable[..., float], inputs: Sequence[Observation], data: Dataset, vintage: str
) -> tuple[Derived, list[Observation]] | Fact:
    """Return a formula of figures with yuan in dollars, and the converted figures; or the refusal of a conversion.

    The bounds are exact: a rate that converts two inputs has the same value in both.
    """
    rates: list[Observation | None] = []
    for figure in inputs:
        by = rate(figure, data, vintage) if _is_money(figure) else None
        if isinstance(by, Fact):
            return by
        rates.append(by)
    used = [by for by in rates if by]

    def in_dollars(*values: float) -> float:
        left = iter(values[len(inputs) :])
        pairs = zip(values, rates, strict=False)
        return formula(*[value / next(left) if by else value for value, by in pairs])

    derived = evaluate(in_dollars, [*inputs, *used], data.made)
    return derived, [_converted(figure, by) if by else figure for figure, by in zip(inputs, rates, strict=True)]
