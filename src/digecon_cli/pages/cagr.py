"""Spans of growth: from when to when, the compound rate with what rounding allows, the mean, and what is published."""

from collections.abc import Iterable, Sequence

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable
from ..core import periods
from ..core.dataset import Dataset
from ..core.facts import Fact
from ..core.messages import listed, phrase
from ..core.model import Observation
from ..document import NONE, Cell, Document, figure_grid
from .closing import closing, in_currency, refused, refused_lines
from .labels import typed
from .numbers import ends_beside, figure_cell
from .series import LabeledSeries, by_sector, ended_of, in_families, label_in, label_of

_HEADS = ("from", "to", "CAGR", "rounding allows", "mean", "published")
MOST_NAMED = 3  # series that a line below names
_MEANS = "mean: of the yearly rates; published: those printed, compounded or as a mean"
_RATES = ("cagr", "mean_growth", "compound")
_PRINTED = "printed"  # mean growth that a document prints
SpanKey = tuple[str, str, str, str]


def pages(content: ObservationTable, look: RenderOptions) -> list[Document]:
    """Return one page: a line a series, the main ones first; below, what is refused and what begins or ends elsewhere."""
    data = content.data
    spans, without = _by_span(content)
    lines: list[LabeledSeries] = []
    for own in by_sector((rates["cagr"] for rates in spans.values() if "cagr" in rates), data).values():
        series = [LabeledSeries(label_in(rate, data, look.lang), [rate]) for rate in own]
        lines += [line for line, _ in in_families(series, data)]
    kept, ended = ended_of(lines, look._replace(start="", end="", freq="", last=""))
    rows = [(line.label, _cells(spans[_key(line.first)], look.lang)) for line in kept]
    heads = [phrase("Growth per year, %", look.lang), *(phrase(word, look.lang) for word in _HEADS)]
    why = typed("cagr {name} --explain" + in_currency(content.rows, data), data)
    notes = [
        phrase(_MEANS, look.lang),
        *_elsewhere(kept, look),
        *_refused(list(without.values()), bool(rows), data, why, look),
    ]
    notes += closing(content.rows, content, look)
    grids = [figure_grid(heads, rows)] if rows else []
    return [Document(parts=grids, ended=ended, notes=notes, why=why, none="none")]


def _by_span(
    content: Iterable[Observation],
) -> tuple[dict[SpanKey, dict[str, Observation]], dict[str, Observation]]:
    """Return the rates of each span by their measure, and the refusals by name: the sign of one beside other rates of its span."""
    spans: dict[SpanKey, dict[str, Observation]] = {}
    without: dict[str, Observation] = {}
    for row in content:
        if row.measure == "cagr" and row.refusal:
            without[row.name] = row
        elif row.measure in _RATES:
            name = row.measure if row.origin == "computed" else _PRINTED
            spans.setdefault(_key(row), {}).setdefault(name, row)
    for rates in spans.values():
        first, *_ = rates.values()
        if "cagr" not in rates and first.name in without and any(rate.has_figure for rate in rates.values()):
            rates["cagr"] = without[first.name]._replace(base_period=first.base_period, period=first.period)
    return spans, without


def _key(row: Observation) -> SpanKey:
    return row.indicator, row.area, row.base_period, row.period


def _cells(rates: dict[str, Observation], lang: str) -> list[Cell]:
    """Return the cells of one span."""
    main = rates["cagr"]
    first, last = (Cell(periods.label(period)) for period in (main.base_period, main.period))
    if _PRINTED in rates and not ("compound" in rates and rates["compound"].has_figure):
        rates = rates | {"compound": rates[_PRINTED]}
    cells = [figure_cell(rates[name], ("percent", 0)) if name in rates else Cell(instead=NONE) for name in _RATES]
    rate, *means = cells
    allowed = phrase(" to ", lang).join(ends_beside(main, ("percent", 0), rate.places))
    return [first, last, rate, Cell(allowed) if allowed else Cell(instead=NONE), *means]


def _elsewhere(lines: Sequence[LabeledSeries], look: RenderOptions) -> list[str]:
    """Return what says that spans begin later or end earlier than was asked for."""
    later = [(line.label, line.first.base_period) for line in lines if look.start not in ("", line.first.base_period)]
    sooner = [(line.label, line.first.period) for line in lines if look.end not in ("", line.first.period)]
    found = []
    for asked, ends, words in (
        (look.start, later, "No level of {period}, begins later: {series}"),
        (look.end, sooner, "No level of {period}, ends before: {series}"),
    ):
        names = listed((f"{label} {periods.label(period)}" for label, period in ends[:MOST_NAMED]), look.lang)
        if ends:
            more = f", ... ({len(ends)})" if len(ends) > MOST_NAMED else ""
            found.append(phrase(words, look.lang, period=periods.label(asked), series=names + more))
    return found


def _refused(rows: Sequence[Observation], answered: bool, data: Dataset, why: str, look: RenderOptions) -> list[str]:
    """Return what says which series have no span, with their reasons, and the line that shows all of one.

    Of few it says over which shorter spans a rate holds; of many beside other answers only how many they are and the codes
    of their reasons, since else they find no room on a screen. A document has all with their reasons.
    """
    if not rows:
        return []
    if not look.commands:
        return refused_lines(rows, data, look)
    first = [_reason(row, data, look.lang) for row in rows[:MOST_NAMED]]
    if len(rows) > MOST_NAMED and answered:
        codes = dict.fromkeys(row.refusal.code for row in rows if row.refusal)
        first = [phrase("{number} series", look.lang, number=len(rows)) + f" ({', '.join(codes)})"]
    elif len(rows) > MOST_NAMED:
        first.append(phrase("{number} more", look.lang, number=len(rows) - MOST_NAMED))
    names = listed(first, look.lang)
    return [refused(names, rows[0], why, look)]


def _reason(row: Observation, data: Dataset, lang: str) -> str:
    """Return the label of a refused series with the code of its refusal and the spans over which a rate holds."""
    why = row.refusal
    reasons = [why.code] if why else []
    if why and why.key.endswith(".held"):
        held = why.get("held")
        reasons += [held.sentence(lang)] if isinstance(held, Fact) else []
    return f"{label_of(row, data, lang)} ({'; '.join(filter(None, reasons))})"
