"""The guards of a curated table: a full catalog, documents with addresses, release dates, wholes that add up."""

import re
from collections.abc import Iterator

from .. import package, periods, units
from ..observations import KINDS, Dataset, last_day
from .findings import Finding, spelled, standing_levels

LINES = re.compile(r"L\d+(-\d+)?(;L\d+(-\d+)?)*")  # where a statement stands in the article
LABEL_CELLS = 40
NO_ADDRESS = "no address known"
# Parents of which all parts are in the catalog, so that the parts must add up to the whole.
COMPLETE = (
    "economy.digital", "computing.devices", "computing.infrastructure", "mobile.traffic", "patents.core_valid_all",
    "patents.core_grants_all",
)  # fmt: skip


def complete(data: Dataset) -> Iterator[Finding]:
    """Find wholes of ``COMPLETE`` that are not the sum of their parts, within what rounding allows."""
    levels = standing_levels(data)
    for parent in COMPLETE:
        children = [
            entry.indicator for entry in data.catalog.values() if (entry.parent, entry.part_of) == (parent, "part")
        ]
        for whole in (one for line in levels.values() for one in line.values() if one.indicator == parent):
            lines = (levels.get(whole.series._replace(indicator=child), {}) for child in children)
            found = [line[whole.period].interval() for line in lines if whole.period in line]
            low, high = sum(one.low for one in found), sum(one.high for one in found)
            if len(found) == len(children) and not (low <= whole.interval().high and whole.interval().low <= high):
                scale = 10.0 ** units.base(whole.unit, whole.unit_mult)[1]
                yield Finding("complete", f"its parts add up to {low / scale:.6g} to {high / scale:.6g}", whole)


def unit(data: Dataset) -> Iterator[Finding]:
    """Find units that nobody knows, and levels in another unit than their indicator's."""
    for one in data.observations:
        wanted = units.PERCENT if one.base_indicator else data.about(one.indicator).unit
        if one.unit not in units.KNOWN:
            yield Finding("unit", f"'{one.unit}' is not a known unit", one)
        elif one.measure in ("level", "target", "forecast") and wanted and not units.same(one.unit, wanted):
            yield Finding("unit", f"in {one.unit}, where {wanted} is expected", one)


def document(data: Dataset) -> Iterator[Finding]:
    """Find rows without a document, and documents without producer, title, address (or note of none) or rows."""
    used = {one.source for one in data.observations}
    for one in data.observations:
        if one.source not in data.sources:
            yield Finding("document", f"no document '{one.source}'", one)
        elif one.source == "article" and not LINES.fullmatch(one.locator):
            yield Finding("document", f"'{one.locator}' names no lines of the article", one)
    for source in data.sources.values():
        lacking = [name for name in ("organisation", "title") if not getattr(source, name)]
        if not source.url.startswith(("http://", "https://")) and NO_ADDRESS not in source.via:
            lacking.append(f"address (or '{NO_ADDRESS}' in via)")
        if source.source not in used:
            lacking.append("figure")
        if lacking:
            yield Finding("document", f"it has no {', no '.join(lacking)}", about=source.source)


def vintage(data: Dataset) -> Iterator[Finding]:
    """Find figures without a release date, or released before their period had begun to be over."""
    for one in data.observations:
        if not re.fullmatch(package.DATE, one.vintage):
            yield Finding("vintage", f"'{one.vintage}' is not a release date", one)
            continue
        year, month = divmod(periods.span(one.period).end - 1, 12)
        planned = one.measure in ("target", "forecast") or one.status == "F"
        if not planned and last_day(one.vintage) < f"{year:04}-{month + 1:02}-01":
            yield Finding("vintage", f"released in {one.vintage}, before {periods.label(one.period)} ended", one)
        if one.status != "U" and (one.measure == "forecast") != (one.status == "F"):
            yield Finding("vintage", f"a {one.measure} with status {one.status}", one)


def catalog(data: Dataset) -> Iterator[Finding]:
    """Find indicators that the catalog does not describe in full, and names that lead nowhere."""
    used = {one.indicator for one in data.observations}
    for indicator in sorted(used - set(data.catalog)):
        yield Finding("catalog", "no catalog entry", about=indicator)
    for one in data.observations:
        if one.base_indicator and one.base_indicator.partition("@")[0] not in data.catalog:
            yield Finding("catalog", f"no indicator '{one.base_indicator}'", one)
    for several in data.breaks.values():
        for at in several:
            if at.indicator not in used or not at.reason or spelled(at.period) != at.period:
                yield Finding("catalog", f"the break at '{at.period}' lacks its figures or reason", about=at.indicator)
    for entry in data.catalog.values():
        lacking = [
            name
            for name, good in (
                ("id of words and dots", re.fullmatch(package.INDICATOR, entry.indicator)),
                (f"label of at most {LABEL_CELLS} characters", 0 < len(entry.label) <= LABEL_CELLS),
                ("Chinese label", re.search(r"[\u4e00-\u9fff]", entry.label_zh)),
                ("sector, the first part of its id", entry.sector == entry.indicator.partition(".")[0]),
                ("known sector", entry.sector in package.SECTORS),
                ("kind", entry.kind in KINDS),
                ("known unit", entry.unit in units.KNOWN),
                ("producer", entry.producer),
                ("definition", entry.definition),
                ("figure", entry.indicator in used),
                ("parent in the catalog", not entry.parent or entry.parent in data.catalog),
                ("part_of with its parent", bool(entry.parent) == (entry.part_of in ("part", "subset", "overlap"))),
            )
            if not good
        ]
        if lacking:
            yield Finding("catalog", f"it has no {', no '.join(lacking)}", about=entry.indicator)
