"""What differs between two tables of ours: figures added, revised, withdrawn, and rows that tell the same otherwise.

A row is one figure of one document. Rows of both tables are paired by what they tell and who tells it; what has no
partner was added or withdrawn. What counts for a reader is the figure that stands: where another one does, the thing was
revised, within rounding (a finer or coarser print of the same) or beyond.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from .. import units
from ..dataset import Dataset
from ..intervals import shifted
from ..messages import ENGLISH, phrase
from ..model import Identity, Observation, agree

ADDED, WITHDRAWN, REVISED, ROUNDING, CORRECTED, CHANGED = (
    "added", "withdrawn", "revised", "within rounding", "corrected", "changed",
)  # fmt: skip
# The columns of a row beside its number, as far as a paired row may tell them otherwise.
FIELDS = (
    "measure", "base_indicator", "base_period", "basis", "bound", "unit", "status", "vintage", "source", "locator", "note",
)  # fmt: skip
_ENTRY = ("label", "label_zh", "sector", "kind", "unit", "unit_mult", "producer", "parent", "part_of", "definition")
_DOCUMENT = ("organisation", "title", "url", "published", "via")
_Pair = tuple[Observation, Observation]


class Change(NamedTuple):
    """One difference: ``what`` is a ``figure``, a further ``print`` of one, an ``indicator``, ``document``, ``break`` or ``revision``.

    ``field`` is what tells ``old`` and ``new`` otherwise in a row or entry that is there in both; ``about`` names an
    entry: an indicator or a document.
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
        """Return the figure that it concerns, as it is now where it is still there."""
        return self.after or self.before


def compare(old: Dataset, new: Dataset) -> list[Change]:
    """Return what differs, in the order of the new table's rows within each kind of change."""
    renamed = _renamed(old, new)
    pairs, gone, come = _paired(renamed, new.observations)
    standing = _standing(old.standing(renamed), new, pairs)
    told = {(one.before, one.after) for one in standing}
    return [
        *_alone(ADDED, come, new, {one.identity for one in renamed}),
        *standing,
        *(
            Change(CORRECTED, "print", before, after)
            for before, after in pairs
            if _number(before) != _number(after) and (before, after) not in told
        ),
        *_alone(WITHDRAWN, gone, old, {one.identity for one in new.observations}),
        *_fields(pairs),
        *_entries(old, new),
    ]


def value_in(one: Observation, unit: str, mult: int) -> str:
    """Return a figure's number in a unit, times ten to ``mult``, with the digits that were printed."""
    return shifted(one.point, units.base(one.unit, one.unit_mult)[1] - units.base(unit, mult)[1])


def difference(before: Observation, after: Observation) -> tuple[str, str]:
    """Return by how much a figure differs and in which unit: in percent of the old one, of a percentage in points.

    Three digits behind the point at most; empty where units differ or the old one is zero.
    """
    a, b = (Decimal(one.point or 0).scaleb(units.base(one.unit, one.unit_mult)[1]) for one in (before, after))
    if not units.same(before.unit, after.unit) or not (before.point and after.point):
        return "", ""
    if units.is_percentage(after.unit):
        return _short(b - a), "percentage points"
    return (_short((b / a - 1) * 100), "percent") if a else ("", "")


def step(old: str, new: str, lang: str = ENGLISH) -> str:
    """Return in words which version a table with other figures has, or has to get, after ``old``; empty where there is none.

    Versions are YYYY.MM, and within a month then .1, .2 (CONTRIBUTING.md).
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
    """Return a version as numbers, nothing for what is none."""
    parts = [int(part) for part in version.split(".") if part.isdecimal()]
    return parts if len(parts) > 1 else []


def _short(number: Decimal) -> str:
    text = f"{number:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _renamed(old: Dataset, new: Dataset) -> list[Observation]:
    """Return the old rows under the names that their indicators have now."""
    names = {former: entry.indicator for entry in new.catalog.values() for former in entry.former.split(";") if former}
    return [one._replace(indicator=names.get(one.indicator, one.indicator)) for one in old.observations]


def _number(one: Observation) -> tuple[str, int]:
    return one.value, one.unit_mult


def _plainly(one: Observation) -> tuple[Decimal | None, ...]:
    """Return a figure's number and bounds in its plain unit: 3.72 million and 372 ten thousand are one print."""
    power = units.base(one.unit, one.unit_mult)[1]
    return tuple(Decimal(text).scaleb(power) if text else None for text in (one.value, one.low, one.high))


# By what a row is found in the other table, the closest first: unchanged; the same number of one document; another number
# of it for the same thing; the same number for what is called otherwise now; the same number under another document.
_KEYS: tuple[Callable[[Observation], Any], ...] = (
    lambda one: one,
    lambda one: (*one.identity, one.source, one.locator, *_number(one)),
    lambda one: (*one.identity, one.source, *_number(one)),
    lambda one: (*one.identity, one.source),
    lambda one: (*one[:3], one.source, *_number(one)),
    lambda one: (*one.identity, *_number(one)),
)


def _paired(
    old: Sequence[Observation], new: Sequence[Observation]
) -> tuple[list[_Pair], list[Observation], list[Observation]]:
    """Return the rows that belong together, what is only in the old table, and what is only in the new one."""
    pairs: list[_Pair] = []
    gone, come = list(old), list(new)
    for key in _KEYS:
        waiting: dict[Any, list[Observation]] = {}
        for one in gone:
            waiting.setdefault(key(one), []).append(one)
        rest = []
        for one in come:
            if partners := waiting.get(key(one)):
                pairs.append((partners.pop(0), one))
            else:
                rest.append(one)
        gone, come = [one for several in waiting.values() for one in several], rest
    return pairs, gone, come


def _alone(change: str, rows: Iterable[Observation], data: Dataset, others: Collection[Identity]) -> Iterator[Change]:
    """Yield rows without a partner: the one that stands of what the other table has nothing of, else further prints."""
    groups: dict[Identity, list[Observation]] = {}
    for one in rows:
        groups.setdefault(one.identity, []).append(one)
    for identity, group in groups.items():
        chosen = None if identity in others else data.standing_figure(group)
        for one in group:
            sides = (None, one) if change == ADDED else (one, None)
            yield Change(change, "figure" if one is chosen else "print", *sides)


def _standing(old: Iterable[Observation], new: Dataset, pairs: Iterable[_Pair]) -> list[Change]:
    """Return the things of both tables of which another number stands now; a row that became another thing takes it along."""
    moved = {before.identity: after.identity for before, after in pairs if before.identity != after.identity}
    now = {one.identity: one for one in new.standing(new.observations)}
    found = []
    for before in old:
        after = now.get(before.identity) or now.get(moved.get(before.identity, ()))
        if after and _plainly(before) != _plainly(after):
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
    """Yield what differs in catalog, documents, breaks and revisions."""
    yield from _keyed("indicator", *({name: one.label for name, one in data.catalog.items()} for data in (old, new)))
    yield from _otherwise("indicator", _ENTRY, old.catalog, new.catalog)
    yield from _keyed("document", *({name: one.title for name, one in data.sources.items()} for data in (old, new)))
    yield from _otherwise("document", _DOCUMENT, old.sources, new.sources)
    yield from _keyed("break", *(_reasons(data.breaks.values(), "period") for data in (old, new)))
    yield from _keyed("revision", *(_reasons(data.revisions.values(), "day") for data in (old, new)))


def _otherwise(what: str, fields: Sequence[str], old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    """Yield the fields that an entry of both tables tells otherwise."""
    for name in (one for one in new if one in old):
        for field in fields:
            was, is_now = str(getattr(old[name], field)), str(getattr(new[name], field))
            if was != is_now:
                yield Change(CHANGED, what, field=field, old=was, new=is_now, about=name)


def _reasons(groups: Iterable[Sequence[Any]], when: str) -> dict[str, str]:
    """Return the reasons of breaks or revisions by what they concern, and when."""
    return {f"{one.indicator} {one.area} {getattr(one, when)}": one.reason for group in groups for one in group}


def _keyed(what: str, old: dict[str, str], new: dict[str, str]) -> Iterator[Change]:
    """Yield the entries, each with its text, that only one of two tables has; breaks and revisions with another reason too."""
    yield from (Change(ADDED, what, new=text, about=name) for name, text in new.items() if name not in old)
    if what in ("break", "revision"):
        for name, text in new.items():
            if text != old.get(name, text):
                yield Change(CHANGED, what, field="reason", old=old[name], new=text, about=name)
    yield from (Change(WITHDRAWN, what, old=text, about=name) for name, text in old.items() if name not in new)
