"""Comparisons: series side by side in one unit, each as a multiple of the first, and their growth.

What is compared are sides: an indicator in an area each. A sector stands for its first headline series. Areas alone
(``china us``) compare every indicator that has figures of all of them.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from .. import measures
from ..core import facts, periods
from ..core.areas import area_codes, is_area
from ..core.dataset import Dataset
from ..core.errors import NothingFound, UsageError
from ..core.messages import Message
from ..core.model import MEASURED, Observation, typed_name
from ..core.search import chosen
from ..core.text import quoted
from ..measures import currency, neighbors
from ..measures.derivation import Options
from ..measures.ratio import multiples
from .selection import main_frequency

Side: TypeAlias = tuple[str, str]  # an indicator and an area


class ComparisonRequest(NamedTuple):
    """What is asked to be compared: names, and areas."""

    names: tuple[str, ...]
    areas: tuple[str, ...]


def question(words: Sequence[str], area: str = "") -> ComparisonRequest:
    """Return what words and the option for areas ask to compare; areas may be words at the beginning or the end.

    One area among names belongs to a name (``us digital economy``); two or more are what is compared.
    """
    names = list(words)
    leading = _until_name(names)
    if leading == len(names):
        return ComparisonRequest((), area_codes(",".join((*names, area))))
    trailing = _until_name(names[::-1])
    for number, found in ((leading, names[:leading]), (trailing, names[len(names) - trailing :])):
        areas = area_codes(",".join(found))
        if len(areas) > 1:
            names = names[number:] if found == names[:number] else names[:-number]
            return ComparisonRequest(tuple(names), area_codes(area) or areas)
    return ComparisonRequest(tuple(names), area_codes(area))


def _until_name(words: Sequence[str]) -> int:
    return next((place for place, word in enumerate(words) if not is_area(word)), len(words))


def groups(asked: ComparisonRequest, rows: Sequence[Observation], data: Dataset) -> list[list[Side]]:
    """Return the sides to compare with each other, in their order, the first of each group the base of its ratios.

    Raises UsageError for an unknown name or fewer than two sides, NothingFound where an area has no figure of what is named.
    """
    there = _areas_by_indicator(rows)
    areas = list(asked.areas)
    if not asked.names:
        if len(areas) < 2:
            raise _one_area(areas[0], there, data) if areas else _nothing_named(there, data)
        found = [[(name, area) for area in areas] for name, places in there.items() if places.issuperset(areas)]
        if not found:
            raise NothingFound("no indicator has figures of all of {areas}.", areas=tuple(areas))
        return sorted(found, key=lambda sides: data.about(sides[0][0]).headline_rank)
    named = _sides(asked.names, there, data)
    if len(areas) > 1 and not all(there[name].issuperset(areas) for name, _ in named):
        named = _by_words(asked.names, areas, data) or named
    if not areas:
        if len(named) == 1 and len(places := there[named[0][0]]) > 1:
            return [[(named[0][0], area) for area in sorted(places, key=lambda area: (area != named[0][1], area))]]
        if len(named) < 2:
            name = named[0][0]
            beside = next((other for other in _usual(there, data) if other != name), "")
            message = "'{name}' is one series: name another one too{example}."
            raise UsageError(message, name=name, example=_as_in([name, beside], data) if beside else "")
        return [named]
    for name, _ in named:
        if missing := [area for area in areas if area not in there[name]]:
            raise _not_there(name, missing[0], areas, there, data)
    sides = [[(name, area) for area in areas] for name, _ in named]
    return sides if len(areas) > 1 else [[side for of_name in sides for side in of_name]]


def _by_words(words: Sequence[str], areas: Sequence[str], data: Dataset) -> list[Side]:
    """Return the series that words mean of which there are figures of all areas, with the first of them; none for an id."""
    if any(word in data.catalog for word in words):
        return []
    index = data.vocabulary().index
    return [(name, areas[0]) for name in chosen(index.find(index.asked(" ".join(words)), areas))[:1]]


def _usual(there: Mapping[str, Collection[str]], data: Dataset) -> list[str]:
    """Return indicators that an error offers for comparison: of one's own table those that it has."""
    return (
        sorted(there, key=lambda name: data.about(name).headline_rank)
        if not data.years_first
        else ["economy.gdp", "economy.digital"]
    )


def _as_in(words: Iterable[str], data: Dataset) -> Message:
    """Return the part of an error that shows a line to type."""
    return Message(", as in '{line}'", line=_line(words, data))


def _line(words: Iterable[str], data: Dataset) -> str:
    return f"digecon compare {' '.join(map(quoted, words))}{data.table}"


def _nothing_named(there: Mapping[str, Collection[str]], data: Dataset) -> UsageError:
    """Return the error of a line that names neither indicators nor areas, with a line that works in this table."""
    if data.years_first:
        return UsageError("compare what? Write 'digecon compare software telecom', for example, or areas: china us.")
    usual = _usual(there, data)[:2]
    example = _as_in(usual, data) if len(usual) > 1 else ""
    return UsageError("compare what? Name two indicators{example}.", example=example)


def _one_area(area: str, there: Mapping[str, Collection[str]], data: Dataset) -> UsageError:
    """Return the error of an area alone, with a line that sets beside it another one of which there are the same figures."""
    beside = {other for places in there.values() if area in places for other in places} - {area}
    usual = sorted(beside, key=lambda other: (other != "CN", other != "US", other))[:1]
    message = "'{area}' is one area: name another one too{example}."
    return UsageError(message, area=area, example=_as_in((area, *usual), data) if usual else "")


def _not_there(
    name: str, missing: str, areas: Sequence[str], there: dict[str, set[str]], data: Dataset
) -> NothingFound:
    """Return the error of an area that an indicator has no figures of, with a line that compares the areas, if one does."""
    known = tuple(sorted(there[name]))
    concept = data.about(name).concept
    both = [one for one, places in there.items() if places.issuperset(areas)]
    alike = [one for one in both if data.about(one).concept == concept]
    words = sorted(alike, key=lambda one: data.about(one).headline_rank)[:1]
    words += areas if all(map(is_area, areas)) else ["--area", ",".join(areas)]
    if not alike and (other := _of_area(name, missing, there, data)):
        return NothingFound(
            "{name} has no figures of {area}: its areas are {areas}. '{line}' compares it with what there is of {area}.",
            name=name, area=missing, areas=known, line=_line((name, typed_name(other, missing)), data),
        )  # fmt: skip
    if not both or len(areas) < 2:
        return NothingFound(
            "{name} has no figures of {area}: its areas are {areas}.", name=name, area=missing, areas=known
        )
    return NothingFound(
        "{name} has no figures of {area}: its areas are {areas}. '{line}' compares these areas.",
        name=name, area=missing, areas=known, line=_line(words, data),
    )  # fmt: skip


def _of_area(name: str, area: str, there: Mapping[str, Collection[str]], data: Dataset) -> str:
    """Return the indicator of the same concept, with the most of the words of a name, that has figures of an area; empty for none."""
    index = data.vocabulary().index
    near = index.near(index.label_words(name), (area,), len(there))
    concept = data.about(name).concept
    return next((other for other in near if area in there.get(other, ()) and data.about(other).concept == concept), "")


def _areas_by_indicator(rows: Iterable[Observation]) -> dict[str, set[str]]:
    """Return the areas in which indicators have a level."""
    found: dict[str, set[str]] = {}
    for row in rows:
        if row.measure in MEASURED:
            found.setdefault(row.indicator, set()).add(row.area)
    return found


def _sides(names: Sequence[str], there: dict[str, set[str]], data: Dataset) -> list[Side]:
    """Return a side for each name: of a sector its first headline; each side once."""
    meanings = data.meanings(names)
    if len(meanings) == 1 and len(names) > 1:  # "mobile payments" is one label, and two things to compare
        meanings = [data.meanings([name])[0] for name in names if not is_area(name)]
        beside = tuple(code for name in names if is_area(name) for code in area_codes(name))
        if len(meanings) == 1 and beside:  # "digital economy us": that of China beside that of the other
            ((indicators, area),) = meanings
            meanings = [(indicators, place) for place in dict.fromkeys(("CN", *beside))]
    order = {name: place for place, name in enumerate(data.catalog)}
    found: dict[Side, None] = {}
    for indicators, area in meanings:
        known = [name for name in indicators if name in there and (not area or area in there[name])]
        if not known and area and (of_others := [name for name in indicators if name in there]):
            first = min(of_others, key=lambda name: data.about(name).headline_rank)
            raise _not_there(first, area, tuple(dict.fromkeys(("CN", area))), there, data)
        if not known:
            name = sorted(indicators)[0]
            line = f"digecon info {quoted(name)}{data.table}"
            raise NothingFound("{name} has no level to compare: '{line}'.", name=name, line=line)
        first = min(known, key=lambda name: (data.about(name).headline_rank, order.get(name, 0)))
        places = there[first]
        found[first, area or ("CN" if "CN" in places else sorted(places)[0])] = None
    return list(found)


# --- the rows of a comparison ---------------------------------------------------------------------------------------------


def rows_of(
    sides: Sequence[Sequence[Side]], rows: Sequence[Observation], data: Dataset, options: Options
) -> tuple[list[Observation], Dataset]:
    """Return the rows of a comparison, and the dataset that they rest on: levels, growth and ratios of each side in turn.

    Levels are in dollars where sides are in dollars and in yuan. Growth is that of the own currency: as published, and from
    levels only for periods without a published rate.
    """
    wanted = {side for group in sides for side in group}
    own = [row for row in rows if (row.indicator, row.area) in wanted]
    figures_of = by_side(own)
    plain = data
    if data.rates:
        plain = data.with_observations(data.observations)
        plain.rates = ""
    elif any({"CNY", "USD"} <= {row.unit for side in group for row in figures_of.get(side, ())} for group in sides):
        data = currency.in_dollars(data, currency.DOLLARS)

    def made(priced: Dataset) -> list[Observation]:
        levels = by_side(levels_of(own, priced, options))
        found: list[Observation] = []
        for group in sides:
            first: dict[str, Observation] = {}
            for side in group:
                figures = figures_of.get(side, [])
                growth = growth_of(figures, plain, options)
                found += _in_time(levels.get(side, ()))
                found += _on_other_bases(growth, first)
                found += _multiples(figures, group[0], priced, options) if side != group[0] else []
                first = first or {row.period: row for row in growth}
        return found

    return currency.by_one_authority(data, own, made)


def _in_time(rows: Iterable[Observation]) -> list[Observation]:
    return sorted(rows, key=lambda row: periods.order(row.period))


def by_side(rows: Iterable[Observation]) -> dict[Side, list[Observation]]:
    """Return rows by their indicator and area."""
    found: dict[Side, list[Observation]] = {}
    for row in rows:
        found.setdefault((row.indicator, row.area), []).append(row)
    return found


def of_one_frequency(sides: Sequence[Sequence[Side]], rows: Sequence[Observation]) -> list[Observation]:
    """Return for each group the rows of one frequency: that of which most periods are of two sides, years first."""
    found: list[Observation] = []
    rows_of_side = by_side(rows)
    for group in sides:
        own = {side: rows_of_side.get(side, []) for side in group}
        measured = ({row.period for row in of_side if row.measure in MEASURED} for of_side in own.values())
        count = Counter(period for known in measured for period in known)
        shared = [period for period, number in count.items() if number > 1]
        main = main_frequency(shared or count.elements())
        found += [row for of_side in own.values() for row in of_side if periods.frequency(row.period) == main]
    return found


def levels_of(rows: Iterable[Observation], data: Dataset, options: Options) -> Sequence[Observation]:
    """Return the standing levels of rows, with their breaks, in dollars where the dataset converts yuan."""
    standing = data.standing([row for row in rows if row.measure in MEASURED], options.as_of)
    return currency.convert_rows(neighbors.marked(standing, data, options.as_of), data, options.as_of)[0]


def growth_of(figures: Sequence[Observation], data: Dataset, options: Options) -> list[Observation]:
    """Return growth of one side: published where there is a rate, on the basis that most periods have, else from levels."""
    rates = [row for row in measures.rows("growth", figures, data, options) if row.measure in ("growth", "difference")]
    bases = Counter(row.basis for row in rates if row.origin == "published")
    by_period: dict[str, Observation] = {}
    for row in sorted(rates, key=lambda row: (row.origin == "computed", -bases[row.basis])):
        if not (row.refusal and row.refusal.code == "missing"):
            by_period.setdefault(row.period, row)
    return _in_time(by_period.values())


def _on_other_bases(growth: Sequence[Observation], first: dict[str, Observation]) -> list[Observation]:
    """Return rates with a caution where that of the first side for the same period is on another price basis."""
    found = []
    for row in growth:
        base = first.get(row.period)
        if (
            base
            and row.has_figure
            and base.has_figure
            and "" not in (row.basis, base.basis)
            and row.basis != base.basis
        ):
            words = {"word_basis": row.basis.replace("_", " "), "word_other": base.basis.replace("_", " ")}
            row = row._replace(facts=(*row.facts, facts.of("rate_basis", name=base.name, **words)))
        found.append(row)
    return found


def _multiples(figures: Sequence[Observation], base: Side, data: Dataset, options: Options) -> list[Observation]:
    """Return one side as multiples of the first, of periods that both have; the newest refusal where none is of both."""
    made = multiples(figures, "@".join(base), data, options)
    rows = measures.answer_of(made, data, options.as_of)
    both = [row for row in rows if not (row.refusal and row.refusal.code == "missing")]
    return both or rows[-1:]
