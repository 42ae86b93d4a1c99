"""What there is: indicators with their coverage, one indicator in full, the documents. Each answer is a Listing."""

from collections.abc import Iterable, Sequence

from . import periods, units
from .errors import UsageError
from .observations import Dataset, Observation
from .table import Listing

LIST_COLUMNS = ("indicator", "label", "sector", "kind", "unit", "parent", "first", "last", "observations", "latest")
SOURCE_COLUMNS = ("source", "organisation", "title", "url", "published", "via", "observations")


def listing(rows: Iterable[Observation], data: Dataset, lang: str = "en") -> Listing:
    """Return a line for each indicator in ``rows``: its label, unit, parent, first and last period, latest level."""
    groups: dict[str, list[Observation]] = {}
    for one in rows:
        groups.setdefault(one.indicator, []).append(one)
    lines = []
    for indicator, group in sorted(groups.items()):
        entry = data.about(indicator)
        actual = [one for one in group if one.measure not in ("target", "forecast")] or group
        ordered = sorted((one.period for one in actual), key=periods.order)
        latest = _latest(group, data)
        unit = latest.unit if latest else entry.unit or group[0].unit
        mult = entry.unit_mult if units.same(unit, entry.unit) else latest.unit_mult if latest else 0
        lines.append(
            (
                indicator, entry.name(lang), entry.sector, entry.kind, units.label(unit, mult, lang), entry.parent,
                ordered[0], ordered[-1], len(group), _rescaled(latest, unit, mult) if latest else "",
            )
        )  # fmt: skip
    return Listing(LIST_COLUMNS, lines, "indicators")


def _latest(group: Sequence[Observation], data: Dataset) -> Observation | None:
    """Return the standing level of the last period, a year before a part of one where both end together."""
    levels = [one for one in group if one.measure == "level"]
    if not levels:
        return None
    last = max(levels, key=lambda one: (one.area == "CN", periods.order(one.period)))
    same = [one for one in levels if (one.area, one.period) == (last.area, last.period)]
    return data.as_known(same)


def _rescaled(one: Observation, unit: str, mult: int) -> str:
    """Return a value's text in another power of ten, without inventing digits."""
    from .rounding import decimals

    if not one.value:
        return ""
    power = units.base(one.unit, one.unit_mult)[1] - units.base(unit, mult)[1]
    return f"{float(one.value) * 10.0**power:.{max(0, decimals(one.value) - power)}f}"


def search(text: str, data: Dataset) -> set[str]:
    """Return the indicators whose id, labels, definition or note hold every word of ``text``, in any case."""
    words = text.lower().split()
    found = set()
    for entry in data.catalog.values():
        told = " ".join((entry.indicator, entry.label, entry.label_zh, entry.definition, entry.note)).lower()
        if all(word in told for word in words):
            found.add(entry.indicator)
    return found


def info(indicator: str, data: Dataset, lang: str = "en") -> Listing:
    """Return all that is known about one indicator, as pairs of field and value; raises UsageError for no single one."""
    names = data.match([indicator])
    if names != {indicator}:
        raise UsageError(f"'{indicator}' names several indicators: name one of {', '.join(sorted(names)[:4])} ...")
    entry = data.about(indicator)
    rows = [one for one in data.observations if one.indicator == indicator]
    told: list[tuple[str, str]] = [
        ("indicator", indicator),
        ("label", entry.label),
        ("label_zh", entry.label_zh),
        ("sector", entry.sector),
        ("kind", entry.kind),
        ("unit", units.label(entry.unit, entry.unit_mult, lang)),
        ("producer", entry.producer),
        ("parent", f"{entry.parent} ({entry.part_of})" if entry.parent else ""),
        ("definition", entry.definition),
        ("note", entry.note),
    ]
    told += [("coverage", line) for line in _coverage(rows)]
    told += [
        ("break", f"{periods.label(one.period)}{f' {area}' if area != 'CN' else ''}: {one.reason}"
                  + (f" (figures of {one.vintage} or later)" if one.vintage else ""))
        for (name, area), several in data.breaks.items() if name == indicator for one in several
    ]  # fmt: skip
    told += [("stands", line) for line in _conflicts(rows, data)]
    told += [("document", _document(source, data)) for source in sorted({one.source for one in rows if one.source})]
    return Listing(("field", "value"), [pair for pair in told if pair[1]], indicator)


def _coverage(rows: Iterable[Observation]) -> list[str]:
    groups: dict[tuple[str, ...], set[str]] = {}
    for one in rows:
        of = one.base_indicator and f" of {one.base_indicator}"
        groups.setdefault((one.measure + of, one.area, periods.frequency(one.period)), set()).add(one.period)
    lines = []
    for (measure, area, freq), found in groups.items():
        ordered = sorted(found, key=periods.order)
        spread = periods.label(ordered[0]) + (f" to {periods.label(ordered[-1])}" if len(ordered) > 1 else "")
        lines.append(f"{measure}, {area}, {freq}: {spread}, {len(ordered)} period{'s' * (len(ordered) > 1)}")
    return lines


def _conflicts(rows: Iterable[Observation], data: Dataset) -> list[str]:
    """Return a line for each thing that documents tell differently: which figure stands, what else was printed, and why."""
    groups: dict[tuple[str, ...], list[Observation]] = {}
    for one in rows:
        groups.setdefault(one.identity, []).append(one)
    lines = []
    for group in groups.values():
        values = dict.fromkeys((one.value, one.unit, one.unit_mult) for one in group)
        chosen = data.as_known(group)
        if len(values) < 2 or chosen is None:
            continue
        others = dict.fromkeys(
            _told(one)
            for one in sorted(group, key=lambda one: one.vintage, reverse=True)
            if _told(one) != _told(chosen)
        )
        why = data.why(chosen, group)
        lines.append(
            f"{chosen.measure} {periods.label(chosen.period)}: {_told(chosen)} stands ({why}); also {', '.join(others)}"
        )
    return lines


def _told(one: Observation) -> str:
    mark = {"over": ">", "under": "<", "about": "~"}.get(one.bound, "")
    return f"{mark}{one.value} {units.label(one.unit, one.unit_mult)} of {one.vintage or 'unknown date'}" + (
        f" [{one.status}]" if one.status != "A" else ""
    )


def _document(source: str, data: Dataset) -> str:
    known = data.sources.get(source)
    if known is None:
        return source
    seen = f", seen in {known.via}" if known.via else ""
    address = f" <{known.url}>" if known.url else ""
    return f"{source}: {known.organisation}, {known.title}{f' ({known.published})' if known.published else ''}{seen}{address}"


def sources(rows: Iterable[Observation], data: Dataset) -> Listing:
    """Return a line for each document behind ``rows``, with the number of figures taken from it."""
    count: dict[str, int] = {}
    for one in rows:
        for source in one.source.split(";"):
            if source:
                count[source] = count.get(source, 0) + 1
    lines = []
    for source, number in sorted(count.items()):
        known = data.sources.get(source)
        lines.append((*(known or (source, "", "", "", "", "")), number))
    return Listing(SOURCE_COLUMNS, lines, "sources")
