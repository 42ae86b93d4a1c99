"""Reading the bundled table, or the one in its place, with nothing imported but ``csv``."""

import csv
import os
from collections.abc import Callable, Container, Iterable, Sequence
from functools import cache
from typing import NamedTuple, TypeVar

from . import package
from .dataset import Dataset
from .errors import UsageError
from .intervals import printed_bounds
from .model import Break, Indicator, Observation, Revision, Source, facts_of_print, split_name, typed_name

Made = TypeVar("Made")


class Reach(NamedTuple):
    """The figures beside those selected that an answer can rest on, so that no other need be read.

    ``relatives``: the wholes of an indicator, their other parts, its sector, and the bases of its printed shares.
    ``more``: indicators by name; of a name that means none, every figure is read.
    """

    relatives: bool = False
    more: tuple[str, ...] = ()


ITSELF = Reach()  # a series is compared with itself only


def data_dir() -> str:
    """Return the folder or zip file of the table: the one that ``DIGECON_TABLE`` names, else the shipped one.

    Raises DataError for a named table that is not sound (see ``admission``).
    """
    named = given()
    if not named:
        return package.shipped()
    from .admission import admitted  # the shipped table needs no check

    return admitted(named)


def given() -> str:
    """Return the table that the environment names in place of the shipped one; empty for none."""
    return os.environ.get("DIGECON_TABLE", "")


@cache
def rows(name: str) -> Sequence[list[str]]:
    """Return the records of one file of the table, without its header."""
    return _records(name)


def _records(name: str, wanted: Container[str] | None = None) -> list[list[str]]:
    """Return the records of a file whose first cell is wanted, or all; no cell has a line end, and the first no comma.

    Other lines are not parsed, so that the time of a selection does not grow with the table.
    """
    with package.opened(data_dir(), name) as stream:
        width = next(stream).count(",") + 1
        lines = stream if wanted is None else [line for line in stream if line[: line.index(",")] in wanted]
        found = list(csv.reader(lines))
        if any(len(record) != width for record in found):
            raise ValueError
        return found


def _made(name: str, make: Callable[[list[str]], Made], records: Iterable[list[str]] | None = None) -> list[Made]:
    """Return the result of ``make`` for each record of a file (None: all); raises DataError for a damaged one."""
    with package.sound(data_dir(), name):
        return [make(record) for record in (rows(name) if records is None else records)]


_bounds = cache(printed_bounds)  # many figures are printed more than once


def observation(record: list[str]) -> Observation:
    """Return the observation of one record of ``indicators.csv``, with the bounds that its digits allow.

    Raises ValueError for anything but a number.
    """
    indicator, area, period, measure, base_indicator, base_period, value, bound, unit, mult, *rest = record
    basis, status, vintage, source, locator, note, replaces, inferred = rest
    low, high = _bounds(value, bound, measure)
    stated = bool(replaces or inferred)
    known = facts_of_print(typed_name(indicator, area), period, vintage, replaces, inferred) if stated else ()
    # Thousands at every start: naming the fields costs twice as much.
    return tuple.__new__(Observation, (
        indicator, area, period, measure, base_indicator, base_period, "published", value, low, high, bound,
        unit, int(mult), basis, status, vintage, source, note, locator, known,
    ))  # fmt: skip


def indicator(record: list[str]) -> Indicator:
    """Return the catalog entry of one record of ``catalog.csv``."""
    name, label, label_zh, short, short_zh, sector, kind, concept, unit, mult, producer, parent, part_of, *rest = record
    headline, cadence, lag_days, definition, note, former, comparable_since, comparable_source, also = rest
    return Indicator(
        name, label, label_zh, sector, kind, unit, int(mult or 0), producer, parent, part_of, definition, note, concept,
        former, short, short_zh, headline, cadence, lag_days, comparable_since, comparable_source, also,
    )  # fmt: skip


def catalog() -> dict[str, Indicator]:
    """Return the bundled catalog by indicator."""
    return {entry.indicator: entry for entry in _made("catalog.csv", indicator)}


@cache
def version() -> str:
    """Return the version of the data, as its Data Package descriptor states it."""
    import json

    with package.opened(data_dir(), "datapackage.json") as stream:
        return str(json.load(stream)["version"])


@cache
def areas() -> dict[str, set[str]]:
    """Return the areas of each indicator of the bundled table."""
    found: dict[str, set[str]] = {}
    with package.opened(data_dir(), "indicators.csv") as stream:
        next(stream)
        for line in stream:
            name, area, _ = line.split(",", 2)
            found.setdefault(name, set()).add(area)
    return found


@cache
def load() -> Dataset:
    """Return the bundled table with its catalog, breaks, revisions and sources."""
    return _dataset(catalog())


def only(wanted: Container[str]) -> Dataset:
    """Return the bundled table with the figures of the wanted indicators only.

    That is enough for an answer that pairs a series with itself; reading every figure takes a fifth of a command.
    """
    return _dataset(catalog(), wanted)


def selected(names: Sequence[str], reach: Reach) -> Dataset:
    """Return the bundled table with the figures of the named indicators and those in reach, so that a start does not grow with it.

    Raises UsageError for an unknown name among those selected.
    """
    entries = catalog()
    known = Dataset((), entries, years_first=True)
    known.whole_areas = areas
    wanted = known.match(names)
    try:
        wanted |= known.match(reach.more)
    except UsageError:  # the measure says what is wrong with it, and lists what there is
        return _dataset(entries)
    if reach.relatives:
        wanted |= _relatives(wanted, entries)
        wanted |= {split_name(record[4])[0] for record in _records("indicators.csv", wanted)} - {""}
    return _dataset(entries, wanted)


def _relatives(wanted: set[str], entries: dict[str, Indicator]) -> set[str]:
    """Return the sectors of indicators, their wholes, and the parts of these."""
    sectors = {entries[name].sector for name in wanted}
    wholes = wanted.union(*(entries[name].wholes for name in wanted))
    related = (entry for entry in entries.values() if entry.sector in sectors or not wholes.isdisjoint(entry.wholes))
    return wholes | {entry.indicator for entry in related}


def _dataset(entries: dict[str, Indicator], wanted: Container[str] | None = None) -> Dataset:
    some = None if wanted is None else _records("indicators.csv", wanted)
    figures = tuple(_made("indicators.csv", observation, some))
    breaks = _made("breaks.csv", Break._make)
    cited = {one.source for one in figures} | {one.comparable_source for one in entries.values()}
    cited.update(source for at in breaks for source in at.source.split(";"))
    known = None if wanted is None else _records("sources.csv", cited)
    found = Dataset(
        figures,
        entries,
        breaks,
        {one.source: one for one in _made("sources.csv", Source._make, known)},
        years_first=True,
        revisions=_made("revisions.csv", Revision._make),
    )
    found.reviewed = entries
    if wanted is not None:
        found.whole_areas = areas
    return found
