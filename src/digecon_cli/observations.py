"""The observation, the table of observations, and the one rule which of several figures counts.

An observation is one published or computed figure. Several documents may print one figure, or print it differently; all
of them are kept, and ``as_known`` says which one counts at a given time.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from . import periods, units
from .descriptions import Break, Indicator, Source
from .errors import DataError, UsageError, did_you_mean
from .rounding import Interval, to_interval


class SeriesKey(NamedTuple):
    """What stays the same in a series from period to period."""

    indicator: str
    area: str
    measure: str = "level"
    base_indicator: str = ""
    base_period: str = ""
    basis: str = ""
    origin: str = "published"


class Refusal(NamedTuple):
    """Why there is no value: a code, a sentence, and the option that overrides it (empty: none)."""

    code: str
    sentence: str
    override: str = ""

    @property
    def note(self) -> str:
        """Return the text that stands in the row's note."""
        hint = f" ({self.override} computes it all the same)" if self.override else ""
        return f"{self.code}: {self.sentence}{hint}"


_REFUSED = r"(?s)([a-z_]+): (.*?)(?: \((--[a-z-]+) computes it all the same\))?"


class Observation(NamedTuple):
    """One figure. ``value``, ``low`` and ``high`` are the texts of numbers, in ``unit`` times ten to the ``unit_mult``.

    ``period`` and ``base_period`` are spelled as in the periods module; ``low`` and ``high`` are the bounds that
    rounding allows, empty when open or unknown; ``origin`` is ``published`` or ``computed``. ``locator`` (where in the
    document) is kept beside a published figure and is no part of what commands write.
    """

    indicator: str
    area: str
    period: str
    measure: str
    base_indicator: str
    base_period: str
    origin: str
    value: str
    low: str
    high: str
    bound: str
    unit: str
    unit_mult: int
    basis: str
    status: str
    vintage: str
    source: str
    note: str
    locator: str = ""

    @property
    def series(self) -> SeriesKey:
        """Return the key of the series that the figure belongs to."""
        return SeriesKey(self[0], self[1], self[3], self[4], self[5], self[13], self[6])

    @property
    def has_figure(self) -> bool:
        """Return whether there is a value, or at least one known bound."""
        return bool(self.value or self.low or self.high)

    @property
    def refusal(self) -> Refusal | None:
        """Return why there is no figure; None when there is one, or nobody says why."""
        found = None if self.has_figure else re.fullmatch(_REFUSED, self.note)
        return Refusal(found[1], found[2], found[3] or "") if found else None

    @property
    def identity(self) -> tuple[str, ...]:
        """Return what makes two rows figures for the same thing: everything before the value, and the basis."""
        return (*self[:7], self.basis)

    def interval(self) -> Interval:
        """Return the value with its bounds in the plain unit (the power of ten applied)."""
        return to_interval(
            self.value, self.low, self.high, self.bound, 10.0 ** units.base(self.unit, self.unit_mult)[1]
        )


# The codes that every start needs; data/datapackage.json, which takes longer to read, has them with all others.
# The measures that documents print, in the order of every answer; what is only computed stands in measures/.
PRINTED = (
    "level", "growth", "share", "mean_growth", "contribution", "rank", "ratio", "target", "forecast",
    "target_share", "forecast_share",
)  # fmt: skip
# What is planned or expected -> the measure of the actual figure that it is held against.
PLANNED = {"target": "level", "forecast": "level", "target_share": "share", "forecast_share": "share"}
# Measures in the unit of their indicator; all others have a unit of their own.
AMOUNTS = ("level", "target", "forecast", "difference")
STATUSES = {
    "A": "normal", "B": "break in the series", "D": "definition differs", "E": "estimated", "F": "forecast",
    "O": "missing", "P": "provisional", "U": "weakly sourced",
}  # fmt: skip
BASES = ("", "nominal", "comparable", "constant_prices")


class Dataset:
    """Everything that is known: all observations with their catalog, breaks and sources. Roles look here."""

    def __init__(
        self,
        observations: Sequence[Observation],
        catalog: Mapping[str, Indicator],
        breaks: Iterable[Break] = (),
        sources: Mapping[str, Source] | None = None,
        years_first: bool = False,
    ) -> None:
        self.observations = observations
        self.catalog = dict(catalog)
        self.breaks: dict[tuple[str, str], list[Break]] = {}
        for one in breaks:
            self.breaks.setdefault((one.indicator, one.area), []).append(one)
        self.sources = dict(sources or {})
        self.years_first = years_first  # whether a selection is told by years where there are any
        self.notices: list[str] = []  # what the reader of a user's file has to tell its user
        self._earliest: dict[tuple[SeriesKey, str], int] = {}
        self._series: dict[SeriesKey, dict[str, list[Observation]]] | None = None

    def with_observations(self, observations: Sequence[Observation]) -> "Dataset":
        """Return a dataset of other observations with the same catalog, breaks, sources and notices."""
        breaks = (one for several in self.breaks.values() for one in several)
        found = Dataset(observations, self.catalog, breaks, self.sources, self.years_first)
        found.notices = self.notices
        return found

    def series(self, key: SeriesKey) -> dict[str, list[Observation]]:
        """Return the figures of one series by period; empty when there are none."""
        if self._series is None:
            self._series = {}
            for one in self.observations:
                self._series.setdefault(one.series, {}).setdefault(one.period, []).append(one)
        return self._series.get(key, {})

    def earliest(self, key: SeriesKey, frequency: str) -> int:
        """Return the month in which the first period of a series at a frequency starts (see periods.Span); late if there is none."""
        if (key, frequency) not in self._earliest:
            spans = (periods.span(period) for period in self.series(key))
            self._earliest[key, frequency] = min(
                (one.start for one in spans if one.frequency == frequency), default=1 << 30
            )
        return self._earliest[key, frequency]

    def about(self, indicator: str) -> Indicator:
        """Return the catalog entry of an indicator; one that no catalog describes has only its id and sector."""
        entry = self.catalog.get(indicator)
        return entry or Indicator(indicator, sector=indicator.partition(".")[0])

    def told_in(self, one: Observation, scale: int | None = None) -> tuple[str, int]:
        """Return the unit and the power of ten in which all figures of a series are told: the catalog's.

        ``scale`` chooses another power of ten for amounts; percentages, prices and what is relative to a base keep theirs.
        """
        unit, mult = one.unit, one.unit_mult
        if one.measure not in AMOUNTS or units.is_percentage(unit):
            return unit, mult
        about = self.about(one.indicator)
        if unit and about.unit and not units.is_percentage(about.unit):
            unit = about.unit if units.same(unit, about.unit) else units.base(unit, 0)[0]
            mult = about.unit_mult
        amount = about.kind not in ("rate", "index") and " per " not in unit
        return unit, mult if scale is None or not amount else scale

    def as_known(self, candidates: Sequence[Observation], when: str = "latest") -> Observation | None:
        """Return which of several figures for one thing counts.

        ``when`` is ``latest`` (what stands today), ``first`` (what was released first) or a date ``YYYY[-MM[-DD]]``
        (what stood on that day; None when nothing was released by then). The rule, in this order: a figure of status U
        only if there is nothing else; the producer of the catalog before others; then the latest vintage (for
        ``first``, the earliest), where figures that agree with it within rounding count as the same release: of those,
        an unqualified figure before "over" or "under", the finer print, and the first-hand document.
        """
        if when not in ("latest", "first"):
            candidates = [one for one in candidates if first_day(one.vintage) <= last_day(when)]
        if not candidates:
            return None
        if len(candidates) == 1:
            return candidates[0]
        best = min(self._trust(one) for one in candidates)
        trusted = [one for one in candidates if self._trust(one) == best]
        # What stands must not depend on the order of the rows.
        trusted.sort(key=lambda one: (self._second_hand(one), one.source, one.value))
        if when == "first":
            lead = min(trusted, key=lambda one: (last_day(one.vintage), one.bound in ("over", "under"), _width(one)))
            trusted = [one for one in trusted if first_day(one.vintage) <= last_day(lead.vintage)]
        else:
            lead = max(trusted, key=lambda one: (one.vintage, one.bound not in ("over", "under"), -_width(one)))
        alike = [one for one in trusted if agree(one, lead)]
        return min(
            alike, key=lambda one: (one.bound in ("over", "under"), _width(one), self._second_hand(one), one.source)
        )

    def why(self, chosen: Observation, group: Iterable[Observation]) -> str:
        """Return in words which step of ``as_known`` set the standing figure apart from the rest of its group."""
        rest = [one for one in group if one is not chosen]
        if any(self._trust(one)[0] > self._trust(chosen)[0] for one in rest) and not any(
            self._trust(one) == self._trust(chosen) for one in rest
        ):
            return "better sourced"
        if any(self._trust(one) > self._trust(chosen) for one in rest) and not any(
            self._trust(one) == self._trust(chosen) for one in rest
        ):
            return "the producer's own figure"
        peers = [one for one in rest if self._trust(one) == self._trust(chosen)]
        return "the latest release" if any(not agree(one, chosen) for one in peers) else "the finer print"

    def organisation(self, one: Observation) -> str:
        """Return the producer of a figure, as its source says; the source's id where nothing is known of it."""
        known = self.sources.get(one.source)
        return known.organisation if known else one.source or "no source"

    def _trust(self, one: Observation) -> tuple[bool, bool]:
        source = self.sources.get(one.source)
        producer = self.about(one.indicator).producer
        return one.status == "U", bool(source and producer and source.organisation != producer)

    def _second_hand(self, one: Observation) -> bool:
        source = self.sources.get(one.source)
        return bool(source and source.via)

    def select(
        self,
        names: Sequence[str] = (),
        *,
        start: str = "",
        end: str = "",
        freqs: Sequence[str] = (),
        area: str = "",
    ) -> list[Observation]:
        """Return the observations that a selection names, in the table's order.

        ``names`` are sectors, indicators or globs (none means all); ``start`` and ``end`` name spans, and every period
        inside is selected; ``freqs`` are frequencies (empty or ``all``: every one). Raises UsageError for an unknown
        name or a start after the end, DataError when nothing is left.
        """
        wanted = self.match(names)
        rows = [one for one in self.observations if one.indicator in wanted] if names else list(self.observations)
        if area:
            areas = {one.area for one in self.observations}
            if area not in areas:
                hint = did_you_mean(area, sorted(areas))
                raise UsageError(f"'{area}' is not an area of this table.{hint} Known: {', '.join(sorted(areas))}.")
            rows = [one for one in rows if one.area == area]
        if freqs and "all" not in freqs:
            rows = [one for one in rows if periods.frequency(one.period) in freqs]
        if start or end:
            first, last = limits(start, end)
            rows = [
                one for one in rows if first <= periods.span(one.period).start and periods.span(one.period).end <= last
            ]
        if not rows:
            raise DataError(
                "nothing is selected: widen --from, --to, --freq or --area, or see 'digecon list' for what there is."
            )
        return rows

    def match(self, names: Sequence[str]) -> set[str]:
        """Return the indicators that sectors, ids and globs name; raises UsageError for a name that fits none."""
        known = dict.fromkeys((*self.catalog, *(one.indicator for one in self.observations)))
        found: set[str] = set()
        for name in names:
            if name in known:
                found.add(name)
                continue
            fits = {one for one in known if one.partition(".")[0] == name or self.about(one).sector == name}
            if not fits and any(sign in name for sign in "*?["):
                fits = {one for one in known if fnmatchcase(one, name)}
            if not fits:
                sectors = {one.partition(".")[0]: None for one in known}
                hint = did_you_mean(name, [*sectors, *known])
                raise UsageError(f"'{name}' is no sector and no indicator.{hint} 'digecon list' shows all of them.")
            found |= fits
        return found

    def standing(self, rows: Iterable[Observation], when: str = "latest") -> list[Observation]:
        """Return for each thing that ``rows`` tell the figure that counts at ``when`` (see as_known), in their order."""
        groups: dict[tuple[str, ...], list[Observation]] = {}
        for one in rows:
            groups.setdefault(one.identity, []).append(one)
        found = (self.as_known(group, when) for group in groups.values())
        return [one for one in found if one is not None]


def sort_rows(rows: Iterable[Observation]) -> list[Observation]:
    """Return observations in the order of every answer: indicator, area, measure (as documents print them first), period."""
    rank = {name: number for number, name in enumerate(PRINTED)}
    return sorted(
        rows,
        key=lambda one: (
            one.indicator, one.area, rank.get(one.measure, len(rank)), one.measure, one.base_indicator, one.basis, one.origin,
            *periods.order(one.period), one.base_period, one.vintage, one.source,
        ),
    )  # fmt: skip


def limits(start: str, end: str) -> tuple[int, int]:
    """Return the first month inside ``--from`` and the first after ``--to``, counted as periods.span does.

    An empty end is open. Raises UsageError when the start lies after the end.
    """
    first = periods.span(start).start if start else -1
    last = periods.span(end).end if end else 1 << 30
    if last <= first:
        raise UsageError(f"--from {start} lies after --to {end}: exchange them.")
    return first, last


def first_day(vintage: str) -> str:
    """Return the first day of a vintage given as YYYY, YYYY-MM or YYYY-MM-DD; an unknown one has always been known."""
    return vintage + "0000-01-01"[len(vintage) :]


def last_day(vintage: str) -> str:
    """Return the last day of a vintage given as YYYY, YYYY-MM or YYYY-MM-DD (for comparing as text)."""
    return vintage + "9999-12-31"[len(vintage) :]


def _width(one: Observation) -> float:
    interval = one.interval()
    return interval.high - interval.low


def agree(one: Observation, other: Observation) -> bool:
    """Return whether two figures are the same within their rounding: 6.8 and 6.9 only touch, so they are not."""
    a, b = one.interval(), other.interval()
    overlap = min(a.high, b.high) - max(a.low, b.low)
    return a.value == b.value or overlap > 1e-12 * abs(a.value)  # what binary arithmetic makes of two equal ends
