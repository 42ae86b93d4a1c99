"""The dataset that roles search, and the rule for the standing figure among different prints."""

from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from . import editions, periods, units
from .areas import area_codes
from .errors import NothingFound, UsageError, check_length, did_you_mean
from .messages import Message
from .model import (
    AMOUNTS,
    MEASURED,
    Break,
    Cast,
    Identity,
    Indicator,
    Observation,
    Rest,
    Revision,
    SeriesKey,
    Source,
    agree,
    between,
    first_day,
    is_date,
    known_by,
    last_day,
    number_of,
    released_by,
    series_of,
    width,
)

if TYPE_CHECKING:
    from .names import Vocabulary


class Dataset:
    """All observations with their catalog, breaks, revisions and sources."""

    def __init__(
        self,
        observations: Sequence[Observation],
        catalog: Mapping[str, Indicator],
        breaks: Iterable[Break] = (),
        sources: Mapping[str, Source] | None = None,
        years_first: bool = False,
        revisions: Iterable[Revision] = (),
    ) -> None:
        self.observations = observations
        self.catalog = dict(catalog)
        self.breaks: dict[tuple[str, str], list[Break]] = {}
        for at in breaks:
            self.breaks.setdefault((at.indicator, at.area), []).append(at)
        self.revisions: dict[tuple[str, str], list[Revision]] = {}
        for revision in sorted(revisions, key=lambda one: first_day(one.day)):
            self.revisions.setdefault((revision.indicator, revision.area), []).append(revision)
        self.sources = dict(sources or {})
        self.years_first = years_first  # whether a selection shows years where there are any
        self.reviewed: Container[str] = ()  # the indicators of which all revisions are stated that matter
        self.rates = ""  # the indicator of the rates that convert yuan to dollars; empty: no conversion
        self.has_authority = False  # whether they are those of a whole answer (see measures.currency)
        self.whole_areas: Callable[[], Mapping[str, Collection[str]]] | None = None  # where not all rows are read
        self.priced: set[tuple[str, str]] = set()  # indicators and periods of which the answer needs a rate
        self.made: dict[Identity, Cast] = {}  # casts of the levels computed along published growth
        self.rests: dict[Identity, Rest] = {}  # how levels between cumulative figures were computed
        self.remarks: list[Message] = []  # see notices
        self.given = ""  # the options that name the files of one's own, as they were typed; empty: unknown
        self.day = ""  # the day by which its breaks were known; empty: all of them count
        self._vocabulary: Vocabulary | None = None
        self._editions: dict[Observation, editions.Edition] = {}
        self._earliest: dict[tuple[str, ...], int] = {}
        self._areas: dict[tuple[str, str], set[str]] | None = None
        self._places: dict[str, set[str]] | None = None
        self._measured: frozenset[tuple[str, str]] | None = None
        self._rates: dict[tuple[str, ...], list[Observation]] | None = None
        self._parts: dict[str, int] | None = None
        self._series: dict[tuple[str, ...], dict[str, list[Observation]]] | None = None

    @property
    def table(self) -> str:
        """Return what a command line has behind its names so that it reads this table; empty for the bundled one alone."""
        return self.given or ("" if self.years_first else " --data FILE")

    @property
    def parts(self) -> Mapping[str, int]:
        """Return the number of parts of each whole."""
        if self._parts is None:
            self._parts = {}
            for entry in self.catalog.values():
                for whole in entry.wholes:
                    self._parts[whole] = self._parts.get(whole, 0) + 1
        return self._parts

    @property
    def notices(self) -> list[str]:
        """Return what the reader of a user's file has to tell its user, in English."""
        return [str(remark) for remark in self.remarks]

    def with_observations(self, observations: Sequence[Observation]) -> "Dataset":
        """Return a dataset of other observations with the same catalog, breaks, revisions, sources and notices."""
        revisions = [revision for of_series in self.revisions.values() for revision in of_series]
        return self._made(observations, revisions)

    def with_revisions(self, revisions: Iterable[Revision]) -> "Dataset":
        """Return a dataset of the same observations with other revisions."""
        return self._made(self.observations, revisions)

    def _made(self, observations: Sequence[Observation], revisions: Iterable[Revision]) -> "Dataset":
        breaks = (at for of_series in self.breaks.values() for at in of_series)
        found = Dataset(observations, self.catalog, breaks, self.sources, self.years_first, revisions)
        found.remarks = list(self.remarks)
        found.reviewed = self.reviewed
        found.rates, found.has_authority, found.priced = self.rates, self.has_authority, self.priced
        found.made, found.rests = self.made, self.rests
        found.day, found.given = self.day, self.given
        return found

    def _copied(self) -> "Dataset":
        from copy import copy  # which most answers do not need

        return copy(self)

    def known_by(self, vintage: str) -> "Dataset":
        """Return this dataset without breaks that became known after a vintage's date; itself for no date.

        All that measures compare passes here, so that an answer as of a day rests on what was known then. What was
        released later is left out by ``standing_figure``.
        """
        if not is_date(vintage) or vintage == self.day:
            return self
        found = self._copied()
        found.day = vintage
        found.breaks = {
            key: [at for at in of_series if not at.known or known_by(at.known, vintage)]
            for key, of_series in self.breaks.items()
        }
        return found

    def states_comparable(self, rate: Observation) -> bool:
        """Return whether published growth is stated to compare like with like: by a document known then, or its own table.

        A compound of yearly rates starts with the year after its base.
        """
        about = self.about(rate.indicator)
        first = periods.shift(rate.base_period, 1) if rate.base_period else rate.period
        if not about.comparable_since:
            return rate.basis == "comparable"
        since = about.comparable_since
        if since == "none" or periods.span(first).start < periods.span(since).start:
            return False
        source = self.sources.get(about.comparable_source)
        return not (self.day and source and source.published) or known_by(source.published, self.day)

    def at_rates(self, indicator: str) -> "Dataset":
        """Return the same dataset with yuan in dollars at the rates of an indicator, for one answer; in yuan for none."""
        self._by_series()  # which both then share
        found = self._copied()
        found.rates, found.has_authority, found.priced = indicator, True, set()
        return found

    def series(self, key: SeriesKey) -> dict[str, list[Observation]]:
        """Return the figures of one series by period; empty if there are none."""
        return self._by_series().get(key, {})

    def _by_series(self) -> Mapping[tuple[str, ...], dict[str, list[Observation]]]:
        if self._series is None:
            self._series = {}
            for figure in self.observations:
                # A plain tuple equals Observation.series and takes a third of the time.
                self._series.setdefault(series_of(figure), {}).setdefault(figure.period, []).append(figure)
        return self._series

    def areas_with(self, indicator: str, period: str) -> Sequence[str]:
        """Return the areas for which an indicator has a published level for a period, in their order."""
        if self._areas is None:
            self._areas = {}
            for (name, area, measure, *_, origin), by_period in self._by_series().items():
                if measure == "level" and origin == "published":
                    for at in by_period:
                        self._areas.setdefault((name, at), set()).add(area)
        return sorted(self._areas.get((indicator, period), ()))

    def published_rates(self, figure: Observation) -> Sequence[Observation]:
        """Return all prints of the published growth, on any basis, for a figure's indicator, area and period."""
        if self._rates is None:
            self._rates = {}
            for (indicator, area, measure, *_, origin), by_period in self._by_series().items():
                if measure == "growth" and origin == "published":
                    for period, rates in by_period.items():
                        self._rates.setdefault((indicator, area, period), []).extend(rates)
        return self._rates.get(figure[:3], ())  # asked of every row of a table: a slice is the quickest key

    def earliest(self, series: SeriesKey, frequency: str) -> int:
        """Return the first month of a series, published or computed, at a frequency (counted as in periods.Span)."""
        key = (*series[:-1], frequency)
        if key not in self._earliest:
            both = (self.series(series._replace(origin=origin)) for origin in ("published", "computed"))
            spans = (periods.span(period) for of_origin in both for period in of_origin)
            starts = (span.start for span in spans if span.frequency == frequency)
            self._earliest[key] = min(starts, default=1 << 30)
        return self._earliest[key]

    def about(self, indicator: str) -> Indicator:
        """Return the catalog entry of an indicator, or one with only id and sector if the catalog has none."""
        entry = self.catalog.get(indicator)
        return entry or Indicator(indicator, sector=indicator.partition(".")[0])

    def relation(self, part: str, whole: str) -> str:
        """Return the relation of an indicator to another: part, subset or overlap; empty if the catalog states none.

        A part of a part is a part; with a subset among the steps it is a subset. An overlap is not passed on.
        """
        stated = self.about(part).wholes
        if whole in stated:
            return stated[whole]
        for middle, step in stated.items():
            above = self.relation(middle, whole) if step != "overlap" and middle != part else ""
            if above in ("part", "subset"):
                return "subset" if "subset" in (step, above) else "part"
        return ""

    def display_unit(self, figure: Observation, scale: int | None = None) -> tuple[str, int]:
        """Return the unit and the power of ten in which all figures of a series are shown: the catalog's.

        ``scale`` is another power of ten for amounts; percentages, prices and measures relative to a base keep theirs.
        """
        unit, mult = figure.unit, figure.unit_mult
        if figure.measure not in AMOUNTS or units.is_percentage(unit):
            return unit, mult
        about = self.about(figure.indicator)
        if unit and about.unit and not units.is_percentage(about.unit):
            unit = about.unit if units.same(unit, about.unit) else units.plain(unit)
            mult = about.unit_mult
        amount = about.kind not in ("rate", "index", "price") and " per " not in unit
        return unit, mult if scale is None or not amount else scale

    def revised(self, figure: Observation) -> Sequence[Revision]:
        """Return the revisions of a figure's series by day; empty unless it is a level or an index."""
        return self.revisions.get((figure.indicator, figure.area), ()) if figure.measure in MEASURED else ()

    def edition(self, figure: Observation) -> editions.Edition:
        """Return the edition of a figure (see ``editions``); empty for a series without revisions."""
        revisions = self.revised(figure)
        if not revisions:
            return ()
        if figure not in self._editions:
            of_series = (one for figures in self.series(figure.series).values() for one in figures)
            self._editions[figure] = editions.edition(
                figure, revisions, (other for other in of_series if other.source == figure.source)
            )
        return self._editions[figure]

    def of_one_edition(self, figure: Observation, other: Observation) -> bool:
        """Return whether two figures of one series are known to be of one edition."""
        if figure is other or not self.revised(figure):
            return True
        return editions.parting(self.edition(figure), self.edition(other)) is None

    def standing_figure(self, candidates: Sequence[Observation], as_of: str = "latest") -> Observation | None:
        """Return the standing figure among prints of one thing; None without candidates.

        ``as_of`` is ``latest``, ``first`` (the first release) or a date ``YYYY[-MM[-DD]]`` (the figure that stood on that
        day; None when nothing was surely released by then). The rule, in this order: a figure of status U only if there
        is no other; the producer of the catalog before others; no print that another replaces by its text (but for
        ``first``); then the latest release (for ``first``, the earliest), where figures of its edition that agree with it
        within rounding count as the same release: of those, an unqualified figure before "over" or "under", the finer
        print, and the first-hand document. Releases are ordered as they are paired (``Observation.released``).
        """
        if is_date(as_of):
            candidates = [figure for figure in candidates if released_by(figure, as_of)]
        if not candidates:
            return None
        if len(candidates) == 1:
            return candidates[0]
        trusts = [self.trust(figure) for figure in candidates]
        best = min(trusts)
        trusted = [figure for figure, trust in zip(candidates, trusts, strict=True) if trust == best]
        if len(trusted) == 1:
            return trusted[0]
        # The standing figure must not depend on the order of the rows.
        trusted.sort(key=lambda figure: (self._second_hand(figure), figure.source, figure))
        if as_of == "first":
            earliest = min(last_day(figure.released) for figure in trusted)
            leads = [figure for figure in trusted if last_day(figure.released) == earliest]
        else:
            gone = replaced(trusted)
            trusted = [figure for figure in trusted if figure not in gone]
            latest = max(figure.released for figure in trusted)
            leads = [figure for figure in trusted if figure.released == latest]
        return self.finest(min(leads, key=_print) if leads[1:] else leads[0], trusted)

    def finest(self, lead: Observation, prints: Sequence[Observation]) -> Observation:
        """Return the finest of the prints that agree with ``lead`` within rounding and are of its edition.

        A print that another one replaces is not of its release. Of equally fine prints one of its vintage counts first, then
        the first-hand document.
        """
        gone = replaced(prints)
        alike = [
            figure
            for figure in prints
            if (figure in gone) == (lead in gone) and agree(figure, lead) and self.of_one_edition(figure, lead)
        ]
        if len(alike) == 1:
            return lead

        def rank(figure: Observation) -> tuple[Any, ...]:
            again = figure.released != lead.released
            return (*_print(figure), again, self._second_hand(figure), figure.source, figure)

        return min(alike, key=rank)

    def reason_it_stands(self, chosen: Observation, group: Iterable[Observation]) -> str:
        """Return in words the step of ``standing_figure`` that chose the standing figure of a group."""
        rest = [figure for figure in group if figure is not chosen]
        peers = [figure for figure in rest if self.trust(figure) == self.trust(chosen)]
        if not peers and any(self.trust(figure)[0] > self.trust(chosen)[0] for figure in rest):
            return "better sourced"
        if not peers and any(self.trust(figure) > self.trust(chosen) for figure in rest):
            return "the producer's own figure"
        if chosen.replaces and replaced([chosen, *peers]):
            return "its text replaces another print"
        return "the latest release" if any(not agree(figure, chosen) for figure in peers) else "the finer print"

    def organisation(self, figure: Observation) -> str:
        """Return the producer of a figure by its source, or the id of an unknown source."""
        known = self.sources.get(figure.source)
        return known.organisation if known else figure.source or "no source"

    def trust(self, figure: Observation) -> tuple[bool, bool]:
        """Return a sort key for trust: figures that are not weakly sourced first, then those of the catalog's producer."""
        source = self.sources.get(figure.source)
        producer = self.about(figure.indicator).producer
        return figure.status == "U", bool(source and producer and source.organisation != producer)

    def _second_hand(self, figure: Observation) -> bool:
        source = self.sources.get(figure.source)
        return bool(source and source.via)

    def select(
        self,
        names: Sequence[str] = (),
        *,
        start: str = "",
        end: str = "",
        area: str = "",
        of: Sequence[Observation] | None = None,
    ) -> list[Observation]:
        """Return the selected observations, in the table's order.

        ``names`` are interpreted as by ``named`` (none: all); periods of any frequency within ``start`` and ``end`` are
        selected (empty: open); ``area`` is one or, with commas, more than one; ``of`` are the rows to select from (None: all).
        Raises UsageError for an unknown name or a start after the end, NothingFound when nothing is left.
        """
        wanted = self.named(names)
        rows = list(self.observations if of is None else of)
        if names:
            rows = [figure for figure in rows if figure.indicator in wanted]
            asked = {place for places in wanted.values() for place in places if place}
            if asked:
                self._check_areas(sorted(asked), set(wanted), Message("what is named"))
                rows = [figure for figure in rows if wanted[figure.indicator] & {"", figure.area}]
        if area:
            of_areas = _areas_meant(area, self.observations)
            if names and (further := self._with_areas(names, wanted, of_areas)):
                wanted = {name: {""} for name in further}
                rows = [row for row in (self.observations if of is None else of) if row.indicator in wanted]
            self._check_areas(of_areas, set(wanted), Message("this table"))
            rows = [figure for figure in rows if figure.area in of_areas]
        if start or end:
            within = between(start, end)
            kept = [figure for figure in rows if within(figure.period)]
            if rows and not kept:
                raise self.no_period(start, end, rows)
            rows = kept
        if not rows:
            raise self.nothing_selected()
        return rows

    def _with_areas(self, names: Sequence[str], wanted: Collection[str], areas: Collection[str]) -> list[str]:
        """Return what words mean that has figures of all areas, where nothing has that they mean first; else nothing."""
        there = self.areas()
        if (
            not self.years_first
            or self.catalog.keys() & set(names)
            or any({*there.get(name, ())} >= {*areas} for name in wanted)
        ):
            return []
        from .search import chosen

        index = self.vocabulary().index
        return chosen([hit for hit in index.find(index.asked(" ".join(names)), areas) if hit.named])

    def areas(self) -> Mapping[str, Collection[str]]:
        """Return the areas of each indicator, also of those whose figures are not read."""
        if self.whole_areas:
            return self.whole_areas()
        if self._places is None:  # a rule asks for them at every pair
            self._places = {}
            for figure in self.observations:
                self._places.setdefault(figure.indicator, set()).add(figure.area)
        return self._places

    def measured(self) -> Collection[tuple[str, str]]:
        """Return the indicators that have levels, each with an area."""
        if self._measured is None:
            levels = (figure for figure in self.observations if figure.measure in MEASURED)
            self._measured = frozenset((figure.indicator, figure.area) for figure in levels)
        return self._measured

    def no_period(self, start: str, end: str, rows: Sequence[Observation]) -> NothingFound:
        """Return the error of periods of which none of ``rows`` is."""
        from .absent import no_period

        return no_period(start, end, rows, self._by_headline(), self.table)

    def nothing_selected(self) -> NothingFound:
        """Return the error of a selection without rows."""
        return NothingFound("nothing is selected: see '{list}' for what there is.", list=self.vocabulary().list)

    def _check_areas(self, asked: Sequence[str], named: Collection[str], of: Message) -> None:
        """Raise NotInTable for an area of which the named indicators (none: any) have no figures, UsageError for no area."""
        known = self.areas()
        there = {area for name, areas in known.items() if not named or name in named for area in areas}
        for area in asked:
            if area in there or not there:
                continue
            from .absent import is_place, no_area

            if (is_place(area) and there - {""}) or self.vocabulary().has_area(area):
                raise no_area([area], named, self.vocabulary(), there)
            raise UsageError(
                "'{area}' is not an area of {of}.{hint} Known: {known}.",
                area=area,
                of=of,
                hint=did_you_mean(area, there),
                known=tuple(sorted(there)),
            )

    def _by_headline(self) -> list[str]:
        """Return the names of the indicators by their headline order."""
        return sorted(self.catalog, key=lambda name: self.about(name).headline_rank)

    def vocabulary(self) -> "Vocabulary":
        """Return what names can mean: all indicators, with the areas that each has."""
        from .names import Vocabulary  # most starts do without

        if self._vocabulary is None:
            known = dict.fromkeys((*self.catalog, *(figure.indicator for figure in self.observations)))
            self._vocabulary = Vocabulary(tuple(known), self.catalog, self.table, self.areas)
        return self._vocabulary

    def match(self, names: Sequence[str]) -> set[str]:
        """Return the indicators that names mean (see ``named``)."""
        return set(self.named(names))

    def named(self, names: Sequence[str]) -> dict[str, set[str]]:
        """Return the indicators meant by sectors, ids, globs and other names (see ``names``), each with its areas.

        The area is empty where a name states none. Raises UsageError for a name that means nothing.
        """
        found: dict[str, set[str]] = {}
        for indicators, area in self.meanings(names):
            for indicator in indicators:
                found.setdefault(indicator, set()).add(area)
        return found

    def named_alone(self, names: Sequence[str]) -> frozenset[str]:
        """Return the indicators that a name means by itself, and not along with others, as a sector does."""
        meant = (tuple(indicators) for indicators, _ in self.meanings(names))
        return frozenset(indicators[0] for indicators in meant if len(indicators) == 1)

    def meanings(self, names: Sequence[str]) -> list[tuple[Collection[str], str]]:
        """Return for each name the indicators and the area that it means; raises UsageError for one that means nothing."""
        if all(name in self.catalog for name in names):  # ids, which most callers have: nothing else is looked at
            return [((name,), "") for name in names]
        known = dict.fromkeys((*self.catalog, *(figure.indicator for figure in self.observations)))
        check_length(" ".join(name for name in names if name not in known and "." not in name))
        meant: list[tuple[Collection[str], str]]
        meant = [((name,) if name in known else self._sector(name, known), "") for name in names]
        # Two sectors may be the words of one label: "mobile payments".
        may_be_label = len(names) > 1 and known.keys().isdisjoint(names)
        if may_be_label or not all(indicators for indicators, _ in meant):
            from .names import interpret

            vocabulary = self.vocabulary()
            meant = [(meaning.indicators, meaning.area) for meaning in interpret(names, vocabulary)]
        return meant

    def _sector(self, name: str, known: Iterable[str]) -> tuple[str, ...]:
        return tuple(one for one in known if name and name in (one.partition(".")[0], self.about(one).sector))

    def single_indicator(self, name: str) -> tuple[str, str]:
        """Return the only indicator that ``NAME[@AREA]`` means, and the area (empty: any); raises UsageError for more."""
        whole = name if name in self.catalog else name.rpartition("@")[0]  # whose name may have spaces
        words = [name] if whole in self.catalog else name.split() or [name]
        found = [(one, area) for one, areas in self.named(words).items() for area in areas]
        if len(found) > 1:
            ranked = sorted((self.about(one).headline_rank, one) for one, _ in found)
            template = "'{name}' names several indicators: write one of {ids}."
            if found[5:]:
                template = "'{name}' names several indicators: write one of {ids} ..."
            raise UsageError(template, name=name, ids=tuple(one for _, one in ranked[:5]))
        return found[0]

    def standing(self, rows: Iterable[Observation], as_of: str = "latest") -> list[Observation]:
        """Return the standing figure at ``as_of`` for each thing in ``rows``, in their order (see ``standing_figure``)."""
        groups: dict[tuple[str, ...], list[Observation]] = {}
        for figure in rows:
            groups.setdefault(figure.identity, []).append(figure)
        found = (self.standing_figure(group, as_of) for group in groups.values())
        return [figure for figure in found if figure is not None]


def replaced(prints: Sequence[Observation]) -> Collection[Observation]:
    """Return the prints that another of them replaces by its text, with those that repeat their number."""
    named = {figure.replaces for figure in prints if figure.facts} - {""}
    if not named:
        return ()
    numbers = {number_of(figure) for figure in prints if figure.source in named}
    return {figure for figure in prints if number_of(figure) in numbers and not figure.replaces}


def _print(figure: Observation) -> tuple[bool, float]:
    """Return a sort key for prints of one figure: unqualified first, then finer."""
    return figure.bound in ("over", "under"), width(figure)


def _areas_meant(text: str, rows: Iterable[Observation]) -> Sequence[str]:
    """Return the areas that a text means: one that ``rows`` have by that very name, else its parts between commas."""
    return (text,) if any(figure.area == text for figure in rows) else area_codes(text)
