"""Which of the units that a table states in several places a figure has, and whether it is a rate."""

import re
from collections.abc import Sequence
from functools import cache

from ...core import units
from .kinds import EQUALS, NONE, Unit, has_money, is_base
from .names import NO_MONEY, of_name, units_inside
from .parsing import CHINESE_UNIT, COUNT, ONLY_RATE, ONLY_UNIT, is_mixed, leaves_open, parsed
from .rates import FOR_EACH, in_parts, is_called_rate, rate_in
from .scales import times

_THOUSAND = 3
_GROWTH_ALONE = re.compile(r"(?:(?!rate).)*growth", re.I)  # and no growth rate
_PER_YEAR = re.compile(r"(?:/ ?| per )(?:yr|year|a)$", re.I)
# Names of what is counted in persons or in percent of them.
_OF_PEOPLE = re.compile(
    r"unemp(?:l(?:oyment)?)?|unem|desempleo|paro|desemprego|ch[ôo]mage|disoccupazione|arbeitslosigkeit|werkloosheid|arbetslöshet|безработица|失业|i[sş]sizlik"
)
_COUNTED = re.compile(r"persons?|people|households?|numbers?|units?", re.I)
# Energy, mass and area, in which nothing is that a name calls the number of something.
_MEASURED = re.compile(
    r"[kmgt]?wh?|[tpg]?j|[km]?toe|kg|[kmg]?t|tons?|tonnes?|tonnen|ha|hectares?|km²|sq(?:uare)? km|m[²³]", re.I
)
_NUMBER_OF = re.compile(
    r"(?:(?:total|average) )?(?:numbers? of|no\. of|nombre d|número de|anzahl |aantal |количество |число )", re.I
)
_AT_CONSTANT_PRICES = re.compile(
    r"不变价|不變價|可比价|\b(?:constant|comparable)[ _-]prices?\b|\bchained\b|\breal[ _]gdp\b|prix constants|pre[cç][io]os constantes",
    re.I,
)
# What a price is of: so much of it, where per 100 and per 1,000 may be persons.
_OF_PRICE = re.compile(
    r"per (?:[\d.,]+ )?(?:k?g|(?:kilo)?gram(?:me)?s?|m?l|lit(?:er|re)s?|tonnes?|pack(?:et)?s?|cans?|bottles?|pieces?|plates?|bowls?|cups?|slices?"
    r"|dozen|box(?:es)?|bunch|loaf|each|units?)",
    re.I,
)


@cache
def resolve(row: Unit, head: Unit, above: Unit, names: tuple[str, ...]) -> Unit:
    """Return the unit of a figure by all that its table states: its row's, its column's, that above the table, and its names.

    What stands above counts for all indicators that do not say otherwise: a rate among amounts, persons among yuan, or an amount with a
    power of ten of its own. What only states a power of ten leaves the unit to the next place. Money at constant prices is no plain one,
    whose growth would be nominal.
    """
    found = _stated(row, head, above, names)
    constant = found.name in units.MONEY and any(map(_AT_CONSTANT_PRICES.search, names))
    return Unit(f"constant {found.name}", found.power) if constant else found


def _stated(row: Unit, head: Unit, above: Unit, names: tuple[str, ...]) -> Unit:
    names = tuple(in_parts(names))
    own = next((unit for name in names if (unit := of_name(name)) != NONE), NONE)
    rate = next(filter(ONLY_RATE.fullmatch, names), "") if _COUNTED.fullmatch(row.name) else ""
    if rate:
        return parsed(rate)  # Percentage as a measure, of persons as the unit
    if row.name:
        same = own.power and not row.power and own.name.lower() in ("", row.name.lower())  # GDP (million EUR) in EUR
        return Unit(row.name, own.power) if same else row
    if row.power:
        name = head.name or own.name or _name_above(row, above)
        return Unit(name, times(row.power, own.power) or row.power)
    if head.name:
        within = [parsed(text).name for name in names for text in units_inside(name)]
        if not units.is_rate(head.name) and (rate := next(filter(units.is_rate, within), "")):
            return Unit(rate)  # Unemployment rate (percent), in a table of which one cell says: thousand persons
        return head if own.power else with_power_above(head, above)
    if head.power:
        return Unit(own.name or above.name, head.power)
    return _below(above, own, names)


def _below(above: Unit, own: Unit, names: tuple[str, ...]) -> Unit:
    """Return the unit of figures below a line that states one, by what their names state (``own``)."""
    if own == NONE and _is_no_unit_of(names, above):
        return Unit(rate_in(above.name)) if is_mixed(above.name) else NONE
    if own == NONE and _MEASURED.fullmatch(above.name) and any(map(_NUMBER_OF.match, names)):
        return NONE
    if has_money(above) and not own.power and _is_no_amount(names, above.power):
        return own
    if has_money(above) and not above.power and _OF_PRICE.fullmatch(own.name):
        return Unit(f"{above.name} {own.name[0].lower()}{own.name[1:]}")  # Rice (Per 5 Kilogram) under Dollar
    differs = own.name and above.name and own.name.lower() != above.name.lower()
    if differs and (COUNT.fullmatch(above.name) or _is_stated_alone(own, names)):  # Area (ha) under tons
        return own
    index = units.is_rate(above.name) and EQUALS.search(own.name)
    money = next((unit.name for name in names for unit in map(parsed, units_inside(name)) if has_money(unit)), "")
    if money and has_money(above) and not own.power and money != above.name:  # Exports (USD) under million euro
        return Unit(money, above.power)
    if (
        units.is_rate(own.name)
        or own.power
        or index
        or (own.name and above.name and has_money(own) != has_money(above))
    ):
        return own
    return above if above.name and not is_mixed(above.name) else Unit(own.name, above.power)


@cache
def shared(unit: Unit, names: tuple[str, ...]) -> Unit:
    """Return the unit of a column without one beside another's ``unit``, which a merged cell may state for both: none where its ``names`` say otherwise."""
    own = next((found for name in names if (found := of_name(name)) != NONE), NONE)
    found = NONE if unit == NONE else _below(unit, own, names)
    return NONE if found == own else found  # which its name states anyway


def _name_above(row: Unit, above: Unit) -> str:
    """Return the name of the unit above a row that states a power of ten: none for thousands of something under millions of money."""
    return "" if row.power == _THOUSAND < above.power and has_money(above) else above.name


def _is_no_unit_of(names: Sequence[str], above: Unit) -> bool:
    """Return whether figures are rates by their names and what stands above is no unit of rates; growth in tons a year is an amount."""
    amount = _PER_YEAR.search(above.name) and not has_money(above) and all(map(_GROWTH_ALONE.fullmatch, names))
    persons = is_base(above) and any(_OF_PEOPLE.fullmatch(name.lower()) for name in names)  # or percent of them
    return persons or (not units.is_rate(above.name) and is_called_rate(names) and not amount)


def _is_stated_alone(unit: Unit, names: Sequence[str]) -> bool:
    """Return whether a unit of no money stands in the parentheses of a name, and nothing else, so that it is no remark."""
    alone = [
        text
        for name in names
        for text in units_inside(name)
        if ONLY_UNIT.fullmatch(text) or CHINESE_UNIT.fullmatch(text)
    ]
    return not has_money(unit) and unit in map(parsed, alone)


def with_power_above(unit: Unit, above: Unit) -> Unit:
    """Return a unit with the power of ten that a line above states alone: ``Dollars`` below a title that ends in ``(x 1,000,000)``."""
    alone = above.power and not above.name and not unit.power
    amount = not units.is_rate(unit.name) and not EQUALS.search(unit.name)
    return Unit(unit.name, above.power) if alone and amount else unit


def _is_no_amount(names: Sequence[str], power: int) -> bool:
    """Return whether figures among amounts of money in a power of ten are none, by their names."""
    return any(map(NO_MONEY.search, names)) or bool(power and any(map(FOR_EACH.search, names)))


def is_rate(unit: str, names: Sequence[str]) -> bool:
    """Return whether figures are rates: by their unit, or where that leaves it open, by a name such as ``unemployment_rate``."""
    if units.is_rate(unit):
        return True
    return leaves_open(unit) and is_called_rate(names)


def may_be_rate(unit: str, names: Sequence[str]) -> bool:
    """Return whether only the size of figures tells if they are rates or persons: ``unemployment``, ``paro``."""
    return leaves_open(unit) and any(_OF_PEOPLE.fullmatch(name.lower().rpartition(".")[2]) for name in names)
