"""Yuan in dollars: flows at the average rate of their year."""

from .. import periods
from ..errors import UsageError
from ..observations import Dataset, Observation, Refusal
from . import engine
from .engine import Found, Measure, Options, Question, Role
from .roles import itself, level

# The official average first; where nobody printed it, the Federal Reserve's.
RATES = ("economy.usd_cny", "economy.usd_cny_fed")


def _rate(question: Question) -> Found:
    found: Found = Refusal("missing", "no exchange rate")
    for indicator in RATES:
        found = level(question, indicator, "CN", question.subject.period)
        if isinstance(found, Observation):
            return found
    return Refusal("missing", f"no average exchange rate for {periods.label(question.subject.period)}")


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
            _in_dollars(Question(one, data, options)) if one.unit == "CNY" and one.measure == "level" else one
            for one in data.observations
        ]
    )


def _in_dollars(question: Question) -> Observation:
    """Return a yuan level in dollars; when the yuan figure was released decides what pairs with it."""
    one, data = question.subject, question.data
    if data.about(one.indicator).kind != "flow":
        refusal = Refusal("kind", f"{one.indicator} is not a flow, so an average rate does not convert it")
        return engine.refused(CONVERTED, question, refusal).row._replace(vintage=one.vintage)
    row, _, inputs = engine.answer(CONVERTED, question)
    if row.has_figure:
        rate = inputs[1]
        value, low, high, _ = engine.in_unit_of(one, engine.evaluate(CONVERTED.formula, inputs))
        note = f"at {float(rate.value) * 10.0**rate.unit_mult:g} yuan per dollar ({rate.indicator}, {rate.source})"
        row = row._replace(
            value=engine.text(value), low=engine.text(low), high=engine.text(high), unit_mult=one.unit_mult, note=note
        )
    return row._replace(vintage=one.vintage)
