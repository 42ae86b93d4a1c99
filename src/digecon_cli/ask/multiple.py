"""How many times as large a level is as that of years before, where a text asks about a span: whether spending has doubled since 2015."""

import re
from collections.abc import Sequence

from .. import measures
from ..core import periods
from ..core.dataset import Dataset
from ..core.model import Observation, split_name
from ..measures.derivation import Options, basis_of_unit
from .line import named_periods

_TIMES = (
    r"\b(?:doubl|tripl|trebl|quadrupl|quintupl)(?:e|es|ed|ing)\b|\b\w*fold\b|\bhow many times (?:the|as|larger|bigger|more)\b|\btimes (?:as|larger|bigger|what|the)\b"
    r"|翻[了一两二三四几]*番|翻倍|几倍|多少倍|\d倍|增长到"
)
_OVER = ("growth", "cagr")  # commands of which a span asks for the whole of it, too


def multiple(text: str, line: Sequence[str], data: Dataset) -> Observation | None:
    """Return the level of the last year in percent of that of the first, of the series and the span in the line for a text.

    None where neither growth over years nor a multiple is asked for, of more than one series, and where the index is refused.
    """
    is_of_times = re.search(_TIMES, text, re.IGNORECASE) is not None
    names = [split_name(word) for word in line[1:] if split_name(word)[0] in data.catalog]
    if len(names) != 1 or not (is_of_times or line[0] in _OVER):
        return None
    indicator, area = names[0][0], names[0][1] or "CN"
    rows = [row for row in data.observations if (row.indicator, row.area, row.measure) == (indicator, area, "level")]
    years = sorted({row.period for row in rows if periods.frequency(row.period) == "A"})
    if not is_of_times and not _has_ends(line):
        return None  # of the whole series nobody asks for it
    first, last = _ends(line, years)
    if first not in years or last not in years or first >= last:
        return None
    if not is_of_times and last == periods.shift(first, 1):
        return None  # that of one year is growth
    index = index_of([row for row in rows if row.period in (first, last)], first, last, data)
    if index is None or (index.bound and not (is_of_times and index.bound == "over")):
        return None
    return index._replace(basis=basis_of_unit(data.about(indicator).unit))


def index_of(levels: Sequence[Observation], first: str, last: str, data: Dataset) -> Observation | None:
    """Return the level of one period in percent of that of an earlier one; None where the two do not compare."""
    found, _ = measures.answer("index", levels, data, Options.given(base=first))
    return next((row for row in found if row.measure == "index" and row.period == last and row.has_figure), None)


def _has_ends(line: Sequence[str]) -> bool:
    """Return whether a line names a period, or how many it shows."""
    return "--last" in line or bool(named_periods(line))


def _ends(line: Sequence[str], years: Sequence[str]) -> tuple[str, str]:
    """Return the first and the last year of a line, which are those of the series where it names none."""
    first, last = (years[0], years[-1]) if years else ("", "")
    ends = named_periods(line)
    if "--last" in line and years:
        behind = int(line[line.index("--last") + 1]) - 1
        return periods.shift(last, -behind), last
    if len(ends) > 1:
        return periods.canonical(ends[0]), periods.canonical(ends[-1])
    if "--to" in line:
        return first, periods.canonical(ends[0])
    if "--from" in line:
        return periods.canonical(ends[0]), last
    if ends:
        return periods.shift(periods.canonical(ends[0]), -1), periods.canonical(ends[0])
    return first, last
