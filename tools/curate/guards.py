"""The guards of a curated table: a full catalog, documents with addresses, release dates, wholes that add up.

They ask for what only the bundled table promises, or find what is worth a look and may be right all the same.
"""

import re
from collections.abc import Iterator
from datetime import date

from rich.cells import cell_len

from digecon_cli.checking.validation import IN_PERCENT, Finding, Guard, standing_levels
from digecon_cli.core import comparability, periods, schema, units
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.editions import known_to
from digecon_cli.core.model import PLANNED, Observation, SeriesKey, first_day, last_day, number_of, split_name
from digecon_cli.measures.derivation import Options, Subject, derive
from digecon_cli.measures.growth import growth as growth_of
from digecon_cli.measures.share import SHARE

LINES = re.compile(r"L\d+(-\d+)?(;L\d+(-\d+)?)*")  # where a statement stands in the article
LABEL_CELLS = 40
SHORT_CELLS = 24
NO_ADDRESS = "no address known"
# Parents of which all parts are in the catalog, so that the parts must add up to the whole.
COMPLETE = (
    "economy.digital", "computing.devices", "computing.infrastructure", "mobile.traffic", "patents.core_valid_all",
    "patents.core_grants_all",
)  # fmt: skip
LARGEST_STEP = 2.0
YEAR = 365  # days after which a document does not show when a figure was released
LARGEST_GAP = 5.0  # points by which published growth may differ from that of the levels without being looked at


def step(data: Dataset) -> Iterator[Finding]:
    """Find levels that change from a year to the next by more than ``LARGEST_STEP`` times, with no break between."""
    for line in standing_levels(data).values():
        for one in line.values():
            before = line.get(periods.shift(one.period, -1))
            if before is None or data.about(one.indicator).kind in ("rate", "index"):
                continue
            broken, _ = comparability.check(comparability.ONE_LINE, one, before, data)
            now, then = one.interval().value, before.interval().value
            if broken is None and now * then > 0 and not 1 / LARGEST_STEP <= now / then <= LARGEST_STEP:
                yield Finding("step", f"{now / then:.3g} times the year before ({before.value}), and no break", one)


def shares(data: Dataset) -> Iterator[Finding]:
    """Find published shares that the published levels do not give, within what rounding allows."""
    for one in data.observations:
        indicator, area = split_name(one.base_indicator)
        if (one.measure, one.origin) != ("share", "published") or not indicator:
            continue
        at = SeriesKey(one.indicator, one.area)
        levels = data.series(at).get(one.period, ())
        observation = data.standing_figure([each for each in levels if known_to(each, one)])
        observation = observation or data.standing_figure(levels, "first")
        if observation is None:
            continue
        options = Options().having(of=f"{indicator}@{area or one.area}")
        computed = derive(SHARE, Subject(observation, data, options)).row
        if computed.value and not one.interval().meets(computed.interval()):
            told = f"{float(computed.low):.2f} to {float(computed.high):.2f}"
            yield Finding("shares", f"printed {one.value} %, and the levels give {told}", one)


def growth(data: Dataset) -> Iterator[Finding]:
    """Find published growth that lies further from that of the published levels than ``LARGEST_GAP``, rounding apart."""
    for one in growth_of(data.observations, data, Options()):
        if one.row.measure == "gap" and one.row.value:
            interval = one.row.interval()
            if interval.low > LARGEST_GAP or interval.high < -LARGEST_GAP:
                printed = one.inputs[0]
                told = float(printed.value) - interval.value
                yield Finding("growth", f"printed {printed.value} %, and the levels give {told:.1f}", printed)


def cells(data: Dataset) -> Iterator[Finding]:
    """Find cells that the schema does not allow, and a base period in another spelling than its own."""
    for one in data.observations:
        for column in schema.columns("indicators").values():
            if fault := column.fault(str(getattr(one, column.name))):
                yield Finding("cells", f"{column.name} {fault}", one)
        if one.base_period and periods.canonical(one.base_period) != one.base_period:
            yield Finding("cells", f"base_period '{one.base_period}' is not {periods.canonical(one.base_period)}", one)
    tables = {
        "catalog": data.catalog.values(),
        "breaks": (one for several in data.breaks.values() for one in several),
        "revisions": (one for several in data.revisions.values() for one in several),
        "sources": data.sources.values(),
    }
    for table, rows in tables.items():
        for row in rows:
            for column in schema.columns(table).values():
                if fault := column.fault(str(getattr(row, column.name))):
                    yield Finding("cells", f"{column.name} {fault}", about=str(row[0]))


def complete(data: Dataset) -> Iterator[Finding]:
    """Find wholes of ``COMPLETE`` that are not the sum of their parts, within what rounding allows."""
    levels = standing_levels(data)
    for parent in COMPLETE:
        children = [entry.indicator for entry in data.catalog.values() if entry.wholes.get(parent) == "part"]
        for whole in (one for line in levels.values() for one in line.values() if one.indicator == parent):
            lines = (levels.get(whole.series._replace(indicator=child), {}) for child in children)
            found = [line[whole.period].interval() for line in lines if whole.period in line]
            low, high = sum(one.low for one in found), sum(one.high for one in found)
            if len(found) == len(children) and not (low <= whole.interval().high and whole.interval().low <= high):
                scale = 10.0 ** units.base(whole.unit, whole.unit_mult)[1]
                yield Finding("complete", f"its parts add up to {low / scale:.6g} to {high / scale:.6g}", whole)


def unit(data: Dataset) -> Iterator[Finding]:
    """Find levels in another unit than their indicator's, contributions not in points, and percentages with a power of ten."""
    for one in data.observations:
        if one.measure == "contribution" and one.unit != units.POINTS:
            yield Finding("unit", f"a contribution is in {units.POINTS}, not in {one.unit}", one)
        if one.measure in (*IN_PERCENT, "contribution") and one.unit_mult:
            yield Finding("unit", f"a {one.measure} has no power of ten, and this one {one.unit_mult}", one)
        wanted = data.about(one.indicator).unit
        if PLANNED.get(one.measure, one.measure) == "level" and wanted and not units.same(one.unit, wanted):
            yield Finding("unit", f"in {one.unit}, where {wanted} is expected", one)


def document(data: Dataset) -> Iterator[Finding]:
    """Find rows without a document, and documents without address (or note of none) or rows."""
    used = {one.source for one in data.observations} | {entry.comparable_source for entry in data.catalog.values()}
    used.update(name for of_series in data.breaks.values() for at in of_series for name in at.source.split(";"))
    for one in data.observations:
        if one.source not in data.sources:
            yield Finding("document", f"no document '{one.source}'", one)
        elif one.source == "article" and not LINES.fullmatch(one.locator):
            yield Finding("document", f"'{one.locator}' names no lines of the article", one)
    for source in data.sources.values():
        if not source.url and NO_ADDRESS not in source.via:
            yield Finding("document", f"it has no address (or '{NO_ADDRESS}' in via)", about=source.source)
        if source.source not in used:
            yield Finding("document", "it has no figure, and nothing rests on it", about=source.source)


def evidence(data: Dataset) -> Iterator[Finding]:
    """Find breaks without a document, inferred ones without two signs, and rates of which nothing says what they compare."""
    for at in (one for of_series in data.breaks.values() for one in of_series):
        about = f"{at.indicator}@{at.area} {at.period}"
        if unknown := [name for name in at.source.split(";") if name not in data.sources]:
            yield Finding("evidence", f"no document '{unknown[0]}'", about=about)
        if not at.known:
            yield Finding("evidence", "since when it is known is not said", about=about)
        if (at.evidence == "inferred") != ("; " in at.signs):
            yield Finding("evidence", "an inferred break has two signs or more, a stated one none", about=about)
    like = {one.indicator for one in data.observations if one.measure == "growth" and one.basis == "comparable"}
    for entry in data.catalog.values():
        if entry.indicator in like and not entry.comparable_since:
            yield Finding("evidence", "its comparable growth needs comparable_since (or none)", about=entry.indicator)
        if entry.comparable_source and entry.comparable_source not in data.sources:
            yield Finding("evidence", f"no document '{entry.comparable_source}'", about=entry.indicator)


def vintage(data: Dataset) -> Iterator[Finding]:
    """Find figures released before their period had begun to be over, and forecasts without their status."""
    for one in data.observations:
        year, month = divmod(periods.span(one.period).end - 1, 12)
        planned = one.measure in PLANNED or one.status == "F"
        if not planned and last_day(one.vintage) < f"{year:04}-{month + 1:02}-01":
            yield Finding("vintage", f"released in {one.vintage}, before {periods.label(one.period)} ended", one)
        if one.status != "U" and one.measure.startswith("forecast") != (one.status == "F"):
            yield Finding("vintage", f"a {one.measure} with status {one.status}", one)


def released(data: Dataset) -> Iterator[Finding]:
    """Find figures that count as first released after the document that prints them."""
    for one in data.observations:
        published = data.sources[one.source].published if one.source in data.sources else ""
        if published and first_day(one.vintage) > last_day(published):
            yield Finding("released", f"released in {one.vintage}, and printed by a document of {published}", one)


def carried(data: Dataset) -> Iterator[Finding]:
    """Find releases that nothing of their time shows: the only document is a year younger or more, and no reprint."""
    for one in data.observations:
        if one.vintage_inferred or _is_of_its_time(one, one, data):
            continue
        prints = data.series(one.series).get(one.period, ()) if one.measure == "level" else data.observations
        if not any(_is_print_of(other, one) and _is_of_its_time(other, one, data) for other in prints):
            published = data.sources[one.source].published
            yield Finding("carried", f"released in {one.vintage}, and shown by a document of {published} alone", one)


def _is_of_its_time(carrier: Observation, figure: Observation, data: Dataset) -> bool:
    """Return whether the document of one row shows that a figure was released when it is dated."""
    source = data.sources.get(carrier.source)
    if source is None or not (source.published and figure.vintage) or "reprint" in source.via:
        return True
    return (date.fromisoformat(first_day(source.published)) - date.fromisoformat(last_day(figure.vintage))).days < YEAR


def _is_print_of(other: Observation, one: Observation) -> bool:
    """Return whether another row prints the same figure, with as many digits or more, released as early."""
    if other.identity != one.identity or first_day(other.vintage) > last_day(one.vintage):
        return False
    if (other.value, other.unit_mult) == (one.value, one.unit_mult):  # a chart may leave out "over"
        return True
    inner, outer = other.as_rounded().interval(), one.as_rounded().interval()
    slack = abs(outer.value) * 1e-9
    return outer.low - slack <= inner.low and inner.high <= outer.high + slack


def stated(data: Dataset) -> Iterator[Finding]:
    """Find inferred releases that are not earlier than what documents show, and replaced prints that are not there."""
    for one in data.observations:
        inferred = one.vintage_inferred
        if inferred and first_day(inferred) >= first_day(one.vintage):
            yield Finding("stated", f"its release is inferred as {inferred}, and shown to be of {one.vintage}", one)
        prints = data.series(one.series).get(one.period, ()) if one.replaces else ()
        if one.replaces and not any(
            other.source == one.replaces and number_of(other) != number_of(one) for other in prints
        ):
            yield Finding("stated", f"it replaces a print of {one.replaces}, which has no other number of it", one)


def one_status(data: Dataset) -> Iterator[Finding]:
    """Find figures that one document calls provisional and another does not, for the same number of one release."""
    groups: dict[tuple[str, ...], list[Observation]] = {}
    for one in data.observations:
        if one.status in ("A", "P"):
            groups.setdefault((*one.identity, f"{one.interval().value:.9g}", one.vintage), []).append(one)
    for several in groups.values():
        if len({one.status for one in several}) > 1:
            yield Finding("one_status", "of one figure some rows are provisional, others not", several[0])


def catalog(data: Dataset) -> Iterator[Finding]:
    """Find indicators that the catalog does not describe, and names that lead nowhere."""
    used = {one.indicator for one in data.observations}
    for indicator in sorted(used - set(data.catalog)):
        yield Finding("catalog", "no catalog entry", about=indicator)
    for one in data.observations:
        if one.base_indicator and split_name(one.base_indicator)[0] not in data.catalog:
            yield Finding("catalog", f"no indicator '{one.base_indicator}'", one)
    for indicator in sorted({key[0] for key in (*data.breaks, *data.revisions)} - used):
        yield Finding("catalog", "it has a break or a revision and no figures", about=indicator)
    for entry in data.catalog.values():
        lacking = [
            name
            for name, good in (
                (f"label of at most {LABEL_CELLS} characters", len(entry.label) <= LABEL_CELLS),
                ("Chinese label", re.search(r"[\u4e00-\u9fff]", entry.label_zh)),
                ("sector, the first part of its id", entry.sector == entry.indicator.partition(".")[0]),
                ("figure", entry.indicator in used),
                ("parent in the catalog", all(whole in data.catalog for whole in entry.wholes)),
                (
                    "part_of for each parent",
                    entry.parent.count(";") == entry.part_of.count(";") and bool(entry.parent) == bool(entry.part_of),
                ),
                ("concept", entry.concept),
                (f"short label of at most {SHORT_CELLS} cells", 0 < cell_len(entry.short) <= SHORT_CELLS),
                ("short Chinese label of that width", 0 < cell_len(entry.short_zh) <= SHORT_CELLS),
                ("lag_days with its cadence", bool(entry.cadence) == bool(entry.lag_days)),
            )
            if not good
        ]
        if lacking:
            yield Finding("catalog", f"it has no {', no '.join(lacking)}", about=entry.indicator)


GUARDS: dict[str, Guard] = {
    guard.__name__: guard
    for guard in (
        step,
        shares,
        growth,
        cells,
        complete,
        unit,
        document,
        evidence,
        vintage,
        released,
        carried,
        stated,
        one_status,
        catalog,
    )
}
