"""The differences between two tables: figures added, revised or withdrawn, and changed fields of rows and entries.

A row is one figure in one document. Rows of the two tables are paired by what they measure and by their document; a row
without a partner was added or withdrawn. A figure counts as revised if its standing number changed: within rounding (a
finer or coarser print of the same number) or beyond.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from ..core import units
from ..core.dataset import Dataset
from ..core.intervals import shifted
from ..core.messages import ENGLISH, phrase
from ..core.model import Identity, Observation, agree

ADDED, WITHDRAWN, REVISED, ROUNDING, CORRECTED, CHANGED = (
    "added", "withdrawn", "revised", "within rounding", "corrected", "changed",
)  # fmt: skip
# The columns of a row, other than its number, that may differ between paired rows.
FIELDS = (
    "measure", "base_indicator", "base_period", "basis", "bound", "unit", "status", "vintage", "source", "locator", "note",
    "replaces", "vintage_inferred",
)  # fmt: skip
_ENTRY = ("label", "label_zh", "sector", "kind", "unit", "unit_mult", "producer", "parent", "part_of", "definition")
_DOCUMENT = ("organisation", "title", "url", "published", "via")
_Pair = tuple[Observation, Observation]


class Change(NamedTuple):
    """One difference between the tables, of the kind ``change``.

    ``what`` is a ``figure``, a further ``print`` of one, an ``indicator``, ``document``, ``break`` or ``revision``.
    ``field`` is the changed field of a row or entry that both tables have, with its ``old`` and ``new`` value;
    ``about`` names the entry.
    """

    change: str
    what: str
    before: Observation | None = None
    after: Observation | None = None
    field: str = ""
    old: str = ""
    new: str = ""
    about: str = ""

    @property
    def figure(self) -> Observation | None:
        """Return the changed figure as it is now, or as it was if it was withdrawn; None for an entry."""
        return self.after or self.before


def compare(old: Dataset, new: Dataset) -> list[Change]:
    """Return the changes by kind, each in the order of the new table's rows."""
    renamed = _renamed(old, new)
    pairs, only_old, only_new = _paired(renamed, new.observations)
    standing = _standing(old.standing(renamed), new, pairs)
    standing_pairs = {(one.before, one.after) for one in standing}
    return [
        *_unpaired(ADDED, only_new, new, {one.identity for one in renamed}),
        *standing,
        *(
            Change(CORRECTED, "print", before, after)
            for before, after in pairs
            if _number(before) != _number(after) and (before, after) not in standing_pairs
        ),
        *_unpaired(WITHDRAWN, only_old, old, {one.identity for one in new.observations}),
        *_fields(pairs),
        *_entries(old, new),
    ]


def value_in(figure: Observation, unit: str, mult: int) -> str:
    """Return a figure's number in a unit times ten to ``mult``, with the digits that were printed."""
    return shifted(figure.point, units.base(figure.unit, figure.unit_mult)[1] - units.base(unit, mult)[1])


def difference(before: Observation, after: Observation) -> tuple[str, str]:
    """Return the difference of two figures and its unit: percent of the old figure, or points between percentages.

    It has at most three decimals, and is empty if the units differ or the old figure is zero.
    """
    a, b = (Decimal(one.point or 0).scaleb(units.base(one.unit, one.unit_mult)[1]) for one in (before, after))
    if not units.same(before.unit, after.unit) or not (before.point and after.point):
        return "", ""
    if units.is_percentage(after.unit):
        return _short(b - a), "percentage points"
    return (_short((b / a - 1) * 100), "percent") if a else ("", "")


def step(old: str, new: str, lang: str = ENGLISH) -> str:
    """Return the sentence on the version after ``old``: the new one, or the one it has to be; empty without versions.

    Versions are YYYY.MM, and further ones within a month end in .1, .2 (CONTRIBUTING.md).
    """
    if not _parts(old) or not _parts(new):
        return ""
    if _parts(new) > _parts(old):
        return phrase("The version went from {old} to {new}.", lang, old=old, new=new)
    year, month, *rest = _parts(old)
    further = f"{year}.{month:02}.{(rest or [0])[0] + 1}"
    line = "The version is {new}, as before or lower: it has to be {further}, or a later month."
    return phrase(line, lang, new=new, further=further)


def _parts(version: str) -> list[int]:
    """Return a version as numbers; empty for any other text."""
    parts = [int(part) for part in version.split(".") if part.isdecimal()]
    return parts if len(parts) > 1 else []


def _short(number: Decimal) -> str:
    text = f"{number:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _renamed(old: Dataset, new: Dataset) -> list[Observation]:
    """Return the old rows with the current ids of their indicators."""
    names = {former: entry.indicator for entry in new.catalog.values() for former in entry.former.split(";") if former}
    return [one._replace(indicator=names.get(one.indicator, one.indicator)) for one in old.observations]


def _number(figure: Observation) -> tuple[str, int]:
    return figure.value, figure.unit_mult


def _plain_numbers(figure: Observation) -> tuple[Decimal | None, ...]:
    """Return a figure's number and bounds in its plain unit, in which 3.72 million and 372 ten thousand are equal."""
    power = units.base(figure.unit, figure.unit_mult)[1]
    return tuple(Decimal(text).scaleb(power) if text else None for text in (figure.value, figure.low, figure.high))


# The keys that find a row's partner in the other table, strictest first: unchanged; the same number in one document;
# another number for the same thing in it; the same number for a renamed measure; the same number in another document.
_KEYS: tuple[Callable[[Observation], Any], ...] = (
    lambda one: one,
    lambda one: (*one.identity, one.source, one.locator, *_number(one)),
    lambda one: (*one.identity, one.source, *_number(one)),
    lambda one: (*one.identity, one.source),
    lambda one: (one.indicator, one.area, one.period, one.source, *_number(one)),
    lambda one: (*one.identity, *_number(one)),
)


def _paired(
    old: Sequence[Observation], new: Sequence[Observation]
) -> tuple[list[_Pair], list[Observation], list[Observation]]:
    """Return the pairs of rows, the rows only in the old table, and the rows only in the new one."""
    pairs: list[_Pair] = []
    only_old, only_new = list(old), list(new)
    for key in _KEYS:
        candidates: dict[Any, list[Observation]] = {}
        for row in only_old:
            candidates.setdefault(key(row), []).append(row)
        rest = []
        for row in only_new:
            if partners := candidates.get(key(row)):
                pairs.append((partners.pop(0), row))
            else:
                rest.append(row)
        only_old, only_new = [row for rows in candidates.values() for row in rows], rest
    return pairs, only_old, only_new


def _unpaired(
    change: str, rows: Iterable[Observation], data: Dataset, elsewhere: Collection[Identity]
) -> Iterator[Change]:
    """Yield rows without a partner: as figures if they are standing and not ``elsewhere``, else as further prints."""
    groups: dict[Identity, list[Observation]] = {}
    for row in rows:
        groups.setdefault(row.identity, []).append(row)
    for identity, group in groups.items():
        chosen = None if identity in elsewhere else data.standing_figure(group)
        for row in group:
            sides = (None, row) if change == ADDED else (row, None)
            yield Change(change, "figure" if row is chosen else "print", *sides)


def _standing(old: Iterable[Observation], new: Dataset, pairs: Iterable[_Pair]) -> list[Change]:
    """Return the changes of standing figures that both tables have, including those whose identity changed."""
    moved = {before.identity: after.identity for before, after in pairs if before.identity != after.identity}
    now = {figure.identity: figure for figure in new.standing(new.observations)}
    found = []
    for before in old:
        after = now.get(before.identity) or now.get(moved.get(before.identity, ()))
        if after and _plain_numbers(before) != _plain_numbers(after):
            alike = units.same(before.unit, after.unit) and agree(before, after)
            found.append(Change(ROUNDING if alike else REVISED, "figure", before, after))
    return found


def _fields(pairs: Iterable[_Pair]) -> Iterator[Change]:
    for before, after in pairs:
        for field in FIELDS:
            was, is_now = getattr(before, field), getattr(after, field)
            if was != is_now:
                yield Change(CHANGED, "figure", before, after, field, was, is_now)


def _entries(old: Dataset, new: Dataset) -> Iterator[Change]:
    """Yield the changes of catalog, documents, breaks and revisions."""
    yield from _added_and_withdrawn(
        "indicator", *({name: one.label for name, one in data.catalog.items()} for data in (old, new))
    )
    yield from _changed_fields("indicator", _ENTRY, old.catalog, new.catalog)
    yield from _added_and_withdrawn(
        "document", *({name: one.title for name, one in data.sources.items()} for data in (old, new))
    )
    yield from _changed_fields("document", _DOCUMENT, old.sources, new.sources)
    yield from _added_and_withdrawn("break", *(_reasons(data.breaks.values(), "period") for data in (old, new)))
    yield from _added_and_withdrawn("revision", *(_reasons(data.revisions.values(), "day") for data in (old, new)))


def _changed_fields(
    what: str, fields: Sequence[str], old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[Change]:
    """Yield the changed fields of entries that both tables have."""
    for name in (one for one in new if one in old):
        for field in fields:
            was, is_now = str(getattr(old[name], field)), str(getattr(new[name], field))
            if was != is_now:
                yield Change(CHANGED, what, field=field, old=was, new=is_now, about=name)


def _reasons(groups: Iterable[Sequence[Any]], when: str) -> dict[str, str]:
    """Return the reasons of breaks or revisions by indicator, area and the value of the field ``when``."""
    return {f"{one.indicator} {one.area} {getattr(one, when)}": one.reason for group in groups for one in group}


def _added_and_withdrawn(what: str, old: dict[str, str], new: dict[str, str]) -> Iterator[Change]:
    """Yield entries that only one table has, and breaks and revisions whose reason changed."""
    yield from (Change(ADDED, what, new=text, about=name) for name, text in new.items() if name not in old)
    if what in ("break", "revision"):
        for name, text in new.items():
            if text != old.get(name, text):
                yield Change(CHANGED, what, field="reason", old=old[name], new=text, about=name)
    yield from (Change(WITHDRAWN, what, old=text, about=name) for name, text in old.items() if name not in new)
