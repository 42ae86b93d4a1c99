"""Yuan in dollars: flows at the average rate of their year."""

from .. import periods
from ..dataset import Dataset
from ..errors import UsageError
from ..model import Observation, Refusal
from . import derivation
from .derivation import Measure, ObservationOrRefusal, Options, Role, Subject
from .roles import itself, level

# The official average first; where nobody printed it, the Federal Reserve's.
RATES = ("economy.usd_cny", "economy.usd_cny_fed")


def _rate(subject: Subject) -> ObservationOrRefusal:
    found: ObservationOrRefusal = Refusal("missing", "no exchange rate")
    for indicator in RATES:
        found = level(subject, indicator, "CN", subject.observation.period)
        if isinstance(found, Observation):
            return found
    return Refusal("missing", f"no average exchange rate for {periods.label(subject.observation.period)}")


CONVERTED = Measure(
    "level", "yuan / (yuan per dollar, average of the year)", (Role("yuan", itself, ("level",)), Role("rate", _rate)),
    lambda yuan, rate: yuan / rate, "USD",
)  # fmt: skip


def converted(data: Dataset, currency: str) -> Dataset:
    """Return the dataset with each flow in yuan told in dollars, as computed; raises UsageError for another currency.

    Every released figure is converted, so that the rules of vintages hold for dollars as they do for yuan; stocks and
    figures for parts of a year without a published average rate become rows that say why they are empty.
    """
    if currency.upper() != "USD":
        raise UsageError(f"'{currency}' is not a currency that the table has rates for: write --currency USD.")
    options = Options(vintage="latest")
    return data.with_observations(
        [
            _in_dollars(Subject(figure, data, options))
            if figure.unit == "CNY" and figure.measure == "level"
            else figure
            for figure in data.observations
        ]
    )


def _in_dollars(subject: Subject) -> Observation:
    """Return a yuan level in dollars; when the yuan figure was released decides what pairs with it."""
    figure, data = subject.observation, subject.data
    if data.about(figure.indicator).kind != "flow":
        refusal = Refusal("kind", f"{figure.indicator} is not a flow, so an average rate does not convert it")
        return derivation.refused(CONVERTED, subject, refusal).row._replace(vintage=figure.vintage)
    row, _, inputs = derivation.derive(CONVERTED, subject)
    if row.has_figure:
        rate = inputs[1]
        value, low, high, _ = derivation.in_unit_of(figure, derivation.evaluate(CONVERTED.formula, inputs))
        note = f"at {float(rate.value) * 10.0**rate.unit_mult:g} yuan per dollar ({rate.indicator}, {rate.source})"
        row = row._replace(
            value=derivation.text(value),
            low=derivation.text(low),
            high=derivation.text(high),
            unit_mult=figure.unit_mult,
            note=note,
        )
    return row._replace(vintage=figure.vintage)
