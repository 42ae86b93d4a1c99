"""The answer of ``explain``: the figures of one indicator in one period, and what follows from them."""

from .. import periods
from ..dataset import Dataset
from ..errors import DataError, UsageError
from ..measures.derivation import Options
from ..messages import Message
from ..table import Listing
from .fields import COLUMNS, explain
from .page import page


def answer(indicator: str, period: str, area: str, data: Dataset, options: Options, lang: str = "en") -> Listing:
    """Return what is printed of an indicator in a period and what follows from it, as pairs of field and value.

    ``area`` is that of the indicator's name, else China, where it is empty. There are none where ``options`` ask
    for a vintage before all of its figures. Raises UsageError for what is no single indicator or no period, DataError
    where there is no figure.
    """
    if periods.is_period(indicator) and not periods.is_period(period):
        raise UsageError(
            "write the indicator first: 'digecon explain {indicator} {other}'.", indicator=period, other=indicator
        )
    indicator, at = data.one(indicator)
    wanted = periods.canonical(period)
    area = at or area or "CN"
    rows = [row for row in data.observations if (row.indicator, row.period, row.area) == (indicator, wanted, area)]
    known = list(filter(options.knows, rows))
    if not rows:
        raise _none(indicator, wanted, area, data)
    title = data.about(indicator).name(lang)
    if not known:
        return Listing(COLUMNS, [], title)

    def fields(commands: bool) -> Listing:
        return Listing(COLUMNS, explain(known, data, options, lang, commands), title)

    return fields(True)._replace(
        page=lambda look: page(known, data, options, look), without_commands=lambda: fields(False)
    )


def _none(indicator: str, period: str, area: str, data: Dataset) -> DataError:
    """Return the error of a period without figure, with the periods that there are."""
    known = sorted(
        {row.period for row in data.observations if row.indicator == indicator and row.area == area},
        key=periods.order,
    )
    there = Message("see 'digecon info {indicator}'", indicator=indicator)
    if known:
        first, last = periods.label(known[0]), periods.label(known[-1])
        there = Message("there are figures of {first} to {last}", first=first, last=last)
    return DataError(
        "no figure of {indicator} for {period} in {area}: {there}.",
        indicator=indicator,
        period=periods.label(period),
        area=area,
        there=there,
    )
