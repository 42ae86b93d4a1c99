"""Several areas of one indicator: bars by their size."""

from collections.abc import Sequence

from .. import periods, units
from ..cleaning import clean
from ..dataset import Dataset
from ..draw.model import Chart, ChartLine, Panel, Point
from ..messages import phrase
from ..pages.numbers import DIGITS
from ..pages.numbers import number_in_line as number
from ..pages.numbers import unit_in_line as unit_name
from .headlines import Headline


def ranked(lines: Sequence[Headline], data: Dataset, lang: str) -> Chart:
    """Return the chart of the newest period that most areas have, in the order of the lines."""
    every = [one.latest.period for one in lines]
    period = max(every, key=lambda one: (every.count(one), periods.order(one)))
    told = [one for one in lines if one.latest.period == period]
    unit = data.told_in(told[0].latest)
    bars = []
    for one in told:
        latest = one.latest
        value = float(latest.point) * units.factor(latest.unit, latest.unit_mult, *unit)
        figure = number(latest, unit, DIGITS)
        point = Point(0.0, period, value, None, None, str(figure), "actual", latest.bound, figure, latest.status)
        bars.append(ChartLine(one.label, (point,), (False,), False))
    name = clean(data.about(told[0].latest.indicator).name(lang))
    title = name[:1].upper() + name[1:] + phrase(", ", lang) + periods.label(period)
    unit_words = unit_name(unit, lang)
    panel = Panel(title, unit_words, False, tuple(bars), (), (), True, lang=lang, unitless=unit[0] == "index")
    return Chart(title, (panel,), (), "")
