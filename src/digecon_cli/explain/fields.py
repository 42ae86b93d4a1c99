"""All that is known of a figure, as pairs of field and value."""

from collections.abc import Iterable, Iterator, Sequence

from .. import periods, units
from ..comparability import check
from ..dataset import Dataset
from ..measures import contribution, currency, growth, share
from ..measures.derivation import VINTAGES, Derivation, MeasureCommand, Options
from ..model import STATUSES, Observation, sort_rows
from ..present.documents import document
from ..present.numbers import WORDS

COLUMNS = ("field", "value")


def explain(rows: Sequence[Observation], data: Dataset, options: Options) -> list[tuple[str, str]]:
    """Return what is printed of one indicator in one period, and all that follows from it, as pairs of field and value.

    That is growth, the share of its parent and of GDP, its contribution, with formula, inputs and bounds, and what is
    refused and why.
    """
    told: list[tuple[str, str]] = []
    standing = set(data.standing(rows, options.vintage or "latest"))
    for one in sorted(sort_rows(rows), key=lambda one: one not in standing):
        shown = currency.told([one], data, options.vintage)[0]
        name = _measure(shown)
        told.append((name if one in standing else f"{name} (also)", f"{told_value(shown)}; {_document(one, data)}"))
        if shown.note:
            told.append(("  note", shown.note))
    rule = ""
    for declared, several in derived(rows, data, options):
        another = declared.rule(options.vintage, data.has_revised([one.row for one in several]))[0]
        if several and another != rule:
            rule = another
            told.append(("rule", rule))
        told += derivations(several, data)
    return told + _whole_year(rows, data)


def derived(
    rows: Sequence[Observation], data: Dataset, options: Options
) -> Iterator[tuple[MeasureCommand, list[Derivation]]]:
    """Yield the commands whose answers are told, with what each derives from the rows; only what is computed."""
    gdp = "economy.gdp"
    shares = share.COMMAND.derive(rows, data, options)
    if gdp in data.catalog and any(data.about(one.indicator).whole not in ("", gdp) for one in rows):
        shares += share.COMMAND.derive(rows, data, options.having(of=gdp))
    for declared, found in (
        (growth.COMMAND, growth.COMMAND.derive(rows, data, options)),
        (share.COMMAND, shares),
        (contribution.COMMAND, contribution.COMMAND.derive(rows, data, options)),
    ):
        yield declared, [one for one in found if one.measure]


def _whole_year(rows: Sequence[Observation], data: Dataset) -> list[tuple[str, str]]:
    """Return why a part of a year is not compared with the whole year before, which a careless reader would do."""
    for one in rows:
        year = f"{periods.span(one.period).start // 12 - 1:04}"
        whole = data.standing_figure(data.series(one.series).get(year, []))
        if one.measure == "level" and whole:
            refusal, _ = check(("duration",), one, whole, data)
            if refusal:
                return [(f"growth on the whole year {year}", f"refused: {refusal.note}")]
    return []


def derivations(found: Iterable[Derivation], data: Dataset) -> list[tuple[str, str]]:
    """Return the pairs that tell how each row was derived, or why it was not; what is only printed is left out."""
    told: list[tuple[str, str]] = []
    for row, measure, inputs in found:
        if measure is None:
            continue
        title = f"{_measure(row)}, {data.about(row.indicator).name()} {periods.label(row.period)}"
        if not row.has_figure:
            told.append((title, f"refused: {row.note}"))
        else:
            told.append((title, told_value(row)))
            told.append(("  formula", measure.words))
            if row.note.startswith(VINTAGES):
                told.append(("  paired", row.note.removeprefix(VINTAGES)))
        for role, one in zip([role.name for role in measure.roles] or [""] * len(inputs), inputs, strict=False):
            what = f"{one.name} {periods.label(one.period)}"
            told.append((f"  {role or _measure(one)}", f"{what}: {told_value(one)}; {_document(one, data)}"))
        if row.value and row.low and row.high:
            told.append(("  rounding", _rounding(row, inputs)))
    return told


def _rounding(row: Observation, inputs: Sequence[Observation]) -> str:
    """Return how the rounding of the inputs entered."""
    width = float(row.high) - float(row.low)
    if width == 0:
        return "exact: every input moves together or was counted"
    widest = max(inputs, key=_relative)
    told = "printed" if widest.origin == "published" else "told"
    return (
        f"{width / 2:.2g} either way; most of it from {widest.indicator} {periods.label(widest.period)}, "
        f"{told} as {widest.value}"
    )


def _relative(one: Observation) -> float:
    interval = one.interval()
    return (interval.high - interval.low) / abs(interval.value) if interval.value and interval.known else 0.0


def told_value(one: Observation) -> str:
    """Return a value for people: with its qualifier, unit, bounds and status."""
    mark = WORDS.get(one.bound, "")
    if one.origin == "computed":
        low, high = one.low and f"{float(one.low):.6g}", one.high and f"{float(one.high):.6g}"
        number = f"{float(one.value):.6g}" if one.value else low or high
    else:
        low, high, number = one.low, one.high, one.value
    unit = units.label(one.unit, one.unit_mult)
    bounds = f" [{low or '...'}, {high or '...'}]" if (low or high) and low != high else ""
    status = "" if one.status == "A" else f", {STATUSES.get(one.status, one.status)}"
    return f"{mark}{number} {unit}{bounds}{status}"


def _measure(one: Observation) -> str:
    of = f" of {one.base_indicator}" if one.base_indicator else ""
    since = f" since {periods.label(one.base_period)}" if one.base_period else ""
    return f"{one.origin} {one.measure.replace('_', ' ')}{of}{since}" + (
        f" ({one.basis.replace('_', ' ')})" if one.basis else ""
    )


def _document(one: Observation, data: Dataset) -> str:
    """Return source and vintage of a figure; of a published or converted one also the producer and title of each document."""
    of = f", released {one.vintage}" if one.vintage else ""
    where = f" {one.locator}" if one.locator else ""
    known = [(name, data.sources[name]) for name in one.sources if name in data.sources]
    if not known or (one.measure != "level" and one.origin == "computed"):
        return f"{one.source or 'no source'}{of}"
    return "; ".join(f"{name}{where}: {document(source, dated=False)}" for name, source in known) + of
