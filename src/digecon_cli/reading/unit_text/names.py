"""Units in the names of indicators and of columns, and in the titles of tables."""

import re
from collections.abc import Sequence, Set
from functools import cache

from ...core import areas, units
from ...core.period_words import month
from .kinds import MONEY_CODE, MONEY_CODES, NONE, YEAR_OF_BASE, Unit, has_money, is_base
from .parsing import INDEX, JOINED, MIXED, at_end, is_list, is_mixed, is_unit, leaves_open, parsed
from .rates import (
    FOR_EACH,
    HUMP,
    OVER_BEFORE,
    PER_MILLE,
    PERCENT_OF_WHOM,
    PERCENT_WORD,
    POINTS,
    RATE_NAME,
    is_called_rate,
    says_change,
    sounds_like_rate,
)
from .scales import PARENTHESIS, without_former

_UNCTAD_MONEY = re.compile(r"US(?: dollars|\$) at (?:current|constant) prices.*")  # a measure, whose name is its unit
_PARTY = re.compile(r"p\.?pt?\.?", re.I)  # or polypropylene: alone it is a name
# In the names of indicators the codes of Eurostat's list say it too; other words behind them are not about percent: ``pc_shipments``.
_CODES_IN_NAME = re.compile(
    r"(?:^|[._])pch(?:$|[._])|_pt$|_shre?$"
    r"|(?:^|[._,])(?:pc|pt)_(?:act|area|ben|emp|ent|exp|gdp|gni|hh|imp|ind|lf|pnt|pop|tot|turn|une)(?=$|[._,])(?!.*(?:usd|eur))"
)
NO_MONEY = re.compile(
    r"\bratio\b|\bnumber of\b|^(?:number|no\.|anzahl|nombre|n[úu]mero|aantal|antal|antall|liczba|počet|число|численность|количество)\b"
    r"|^(?:(?:average|total|durchschnittliche) )?(?:employees|headcount|workforce|full[- ]time equivalents?|ftes?|mitarbeiter(?:innen|/innen)?|mitarbeitende|beschäftigte"
    r"|effectifs?|salariés|empleados|plantilla|colaboradores|dipendenti|medewerkers|anställda|medarbetare|ansatte|medarbejdere|henkilöstö|pracownicy|zaměstnanci)"
    r"(?:,? \(?(?:average|total|ftes?|number|heads?|at .*|im .*|zum .*|moyens?|au .*|a .*)\)?)?$"
    r"|\bshares (?:outstanding|issued)\b|\bweighted[- ]average (?:number of )?(?:\w+ )?shares\b"
    r"|(?:人数|户数|戶數|家数|员工数|従業員数|직원 ?수)$"
    # Persons, lives, prices of money, and what is set on a base, by their whole names or by words that amounts do not have.
    r"|^(?:total )?(?:population|employment|employed(?: persons)?|unemployed(?: persons)?|hours[ _]worked|life[ _]expectancy|unemployment|patents|urbani[sz]ation"
    r"|cpi|ppi|hicp|rpi|(?:gdp )?deflator|terms[ _]of[ _]trade|exchange[ _]rates?|bevölkerung|wechselkurs|einwohner|taux de change|tipo de cambio|población|evolution|évolution)"
    r"(?: \([^()]*\))?$"
    r"|\bindex(?! (?:fund|linked))\b(?!-)|\bind(?:ices|ex der)\b|^growth of\b|^(?:人口|总人口|年末总人口|人均.*|单产|汇率)$",
    re.I,
)
# Under the Patent Cooperation Treaty
_PCT_OF_PATENTS = re.compile(
    r"\bPCT\b(?=.*\b(?:filings?|applica\w+|patents?|publi\w+)\b)|(?<=patents )PCT\b|(?<=applications )(?:PCT\b|\(PCT\))"
)
_GROWTH_ALONE = re.compile(r"\s*(?:growth|change|yoy|y/y|y-o-y)\s*", re.I)  # of units, beside that of values
# What nobody measures in metres
_MILLIONS_OF = re.compile(
    r"\b(?:users?|subscri(?:bers?|ptions?)|connections?|households?(?: online)?|(?:fixed|telephone|broadband|access) lines?|accounts?|customers?"
    r"|devices|shipments|(?:smart|mobile )?phones|handsets|downloads|passengers)[^()]*\((?:mm?)(?: units)?\)$",
    re.I,
)
# Names of numbers of cases, and of growth, in a table of what these are or cost.
_COUNTS = re.compile(r"n[ _]?obs|nobs|n|obs|observations|counts?|sample[ _]size", re.I)
_GROWTH_AT_END = re.compile(
    r"(?:(?<![^\W_])(?<!for )(?<!of )(?:growth|inflation|([yqm])(?:-?o-?|/)\1)|(?:pct|percent|percentage)[ _]change|growth[ _]rate)$",
    re.I,
)
_BEHIND_BRACKETS = re.compile(r".*[)）\]]")
_COUNT_OF = re.compile(r"(?:count|number) of ", re.I)
# Names of what is made of figures and has their unit no more.
_TRANSFORMED = re.compile(
    r"^(?:ln|log(?:10)?)[ _(]|[ (_,](?:ln|log(?:10)?|z[-_ ]?score)[)]?(?=$| \()|^z[-_ ]?scores?(?=$|[ _])|^rank(?:ing)?(?=$|[ _](?:of|by|in)[ _])|[ _]rank(?=$| \()",
    re.I,
)
_OF_WOOD = re.compile(r"\b(?:m3|m³|cubic|timber|saw)|wood", re.I)  # of logs
# Tons per GDP (millions of pounds), of which the brackets are the unit of the output
PER_OUTPUT = re.compile(
    r"\bper (?:unit of )?(?:gdp|gva|value added|output|turnover)\s*\((?:thousand|million|billion)s?(?: of)? [^()/]*\)$",
    re.I,
)
# With how much a person is poor, which is no unit of what is counted: $3 a day
_THRESHOLD = re.compile(r"(?:(?:less than|under|below|over|above) )?(?:US)?[$€£] ?\d[\d.,]* (?:a|per|/) ?day.*", re.I)
_OF_POVERTY = re.compile("povert|poor|headcount|living (?:on|below|with)", re.I)
_LARGE_MASS = re.compile(r"[kMG]t\b")
# (period on period growth), (3m on 3m 1 year ago contribution), as the British office writes
_THAN_BEFORE = re.compile(
    r"\((?:\d+ ?)?(?:m|months?|quarters?|years?|periods?) on (?:\d+ ?)?(?:m|months?|quarters?|years?|periods?)(?: [^()]*)? (growth|contribution) ?\)(?: ?:(?-i:[A-Z ]{2,12}))?\s*$",
    re.I,
)
# Birth rate (1000): of so many persons
_OF_SO_MANY = re.compile(
    r"(?:birth|death|mortality|fertility|marriage|divorce|suicide|homicide|crime) rate ?\((10{3,5}|1,000|100?,000)\)$|(?:出生|死亡|自然增长|结婚|离婚)率 ?[(（](?P<chinese>10{3,5})[)）]$",
    re.I,
)
# 财政收入/亿元, 人口_万人; what is divided by persons, a weight or an area has no power of ten there, or counts nothing of that kind.
_CHINESE_AT_END = re.compile(
    r"(?:_|(?P<slash>/))(?P<last>(?P<scale>[十百千万亿]{1,2})?(?:(?P<money>(?:美|港|欧|日)?元|円)|吨|公顷|千瓦时|平方米|立方米|平方公里|(?P<counted>人次?|户|件|辆|台)))$"
)
_CHINESE_RATIO = re.compile("单位|每|能耗|电耗|强度|密度")
_OF_PERSONS = ("人口", "人口数", "人数", "人员")
_MONEY_AND_SCALE = re.compile(rf"(?:{MONEY_CODES}|[A-Z]{{0,3}}[$€£¥₹]) [^\W\d_]+")  # which are the whole name
_MONEY_BEFORE_SCALE = re.compile("[A-Z]{0,3}[$€£¥₹]")
# Signs and numbers of notes behind a title, as Statistics Canada has them too: (x 1,000,000) c 1 2 3
_SIGN_OF_NOTE = re.compile(r"(?<=\))(?:[†‡*§¹²³]+|(?: [a-z])?(?: \d{1,2})+)$")
_NOTE = re.compile(r"(?<=\D)\s*\d{1,2}\)$")  # the number of one behind a name
# Money in a narrow or a wide sense, whose short names are no square or cubic metres: ``Broad money (M3)``, ``货币和准货币(M2)``.
_MONEY_SUPPLY = re.compile(r"M[23]")
_MILES = Unit("miles")
# What is counted in thousands in Spanish: ``Población (miles)``.
_SPANISH = re.compile(
    "poblaci|person|emple|ocupad|parad[oa]s|habitant|trabajador|viajer|turist|hogar|viviend|afiliad|activ[oa]s|[áéíóúñ]"
)
_CODE_OF_PLACE = re.compile("[A-Z]{2}")
_MANY_CODES = 20  # of three letters, as lists of countries have
_NAME_AND_CODE = re.compile(r"(?P<name>[^\W\d][^()\[\]]*?) ?[(\[](?P<code>[A-Z]{2,3})[)\]]")
_NAME_AND_NUMBER = re.compile(r"(?P<name>[^\W\d][^()]*?) ?\((?P<code>\d{4,6})\)")
_OF_LAND = re.compile("area|surface|land|yield|harvest|planted|sown|crop|forest|hect")
_OF_MONEY = re.compile(r"money|monet|monét|geldmenge|liquidity|aggregat|agregad|货币")
_DATE_IN_TEXT = re.compile(r"\b\w+(?:/\d+)+")  # 31/12/2015, jan/2016
_MORE = re.compile(
    r"[%％&]|\b(?:and|und|et|y|e|og|och|per|je|par|por|pro|growth|shares?|rates?|change)\b|与|和|及|增|率", re.I
)  # of another unit
_BY_WHAT = re.compile(r" (?:by|nach|por|según|segun|selon|par|per) ", re.I)  # behind it nothing else is measured
_BASE_AT_END = re.compile(r"(?:\s|_)(?P<base>(?:(?<=, )[^\W\d_]{3,10}\.? )?\d{4}(?:-\d\d)? ?[=＝] ?100)$")
_CHINESE_BASE = re.compile(r"以(上[年月季](?:同[期月季])?|(?:19|20)\d\d年)\w{0,3}[为為]100")
_OF_PRICES = re.compile(r"\(% of [^()]*\)\((?:current|constant) [^()]*\$\)$")  # Trade (% of GDP)(current US$)
_INDEX_OF_BASE = re.compile(r"^(?:.*[.])?(?:index|indices?|[íi]ndices?)\b.*\bbase (?:de )?(?:19|20)\d\d\b")
# CPI ANNUAL RATE 00: ALL ITEMS 2015=100, as the British office names changes of an index
_RATE_OF_INDEX = re.compile(
    r"\b(?:cpih?|hicp|rpix?|ppi)\b[ :-]+(?:annual|quarterly|monthly|\d\d?[- ]months?) rates?\b|\binflation rates?\b(?! index)"
)
_MEASURED_IN = re.compile(
    r"(?:weight|volume|quantity|value|amount|poids|quantités?|valeurs?|montants?|gewicht|menge|wert|valor(?:es)?|cantidad|peso|вес|объем)"
    r" \((?:in|en|em|в) (?P<unit>[^()]+)\)",
    re.I,
)
# A word of time in the brackets of a name is the unit of what lasts: elsewhere it says of which time figures are.
_TIME = re.compile(r"month|quarter|year|week|day|hour|year to date", re.I)
_OF_DURATION = re.compile(
    r"\bages?\b|expectanc|duration|school|length|tenure|experience|time|hour|stay|wait|period|lifetime|maturity|years? of|\bold\b|delay|lag|service|lead|educat",
    re.I,
)
_AMOUNT_BEHIND = re.compile(r"[)）] [-–—] [^()（）]+[(（][^()（）]+[)）]$")
_WITHIN = re.compile(r"[(（](?P<before>[^()（）]+)[(（](?P<inner>[^()（）]+)[)）] ?[)）]")


@cache
def of_name(name: str) -> Unit:
    """Return the unit that an indicator's name states: in parentheses (``GDP (constant LCU)``), or a percent sign anywhere."""
    name = _PCT_OF_PATENTS.sub("", _NOTE.sub("", name) if name.count(")") > name.count("(") else name)
    if _TRANSFORMED.search(name) and not _OF_WOOD.search(name):
        return NONE
    if not RATE_NAME.search(PARENTHESIS.sub("", name).lower()):
        name = PARENTHESIS.sub(lambda match: "" if _has_amounts_and_rates(match[1]) else match[0], name)
    parent, colon, child = name.rpartition("): ")
    if colon and parent and _is_of_other_kind(child):
        return of_name(child)
    rest = PERCENT_OF_WHOM.sub("", HUMP.sub("_", name).lower())
    if _UNCTAD_MONEY.fullmatch(name) or (_MONEY_AND_SCALE.fullmatch(name) and parsed(name).power):
        return parsed(name)
    stated = [] if PER_OUTPUT.search(name) else units_inside(name)
    inside = [parsed(text) for text in stated if not (_THRESHOLD.fullmatch(text) and _OF_POVERTY.search(name))]
    if match := _THAN_BEFORE.search(name):
        return Unit(units.PERCENT if match[1].lower() == "growth" else units.POINTS)
    if match := _OF_SO_MANY.search(name):
        return Unit(f"per {match[1] or match['chinese']}")
    if _INDEX_OF_BASE.search(rest):  # of the price of 1 000 litres
        inside = [unit for unit in inside if units.is_rate(unit.name) or is_base(unit) or has_money(unit)]
    if rates := [unit for unit in inside if units.is_rate(unit.name)]:
        amount = has_money(inside[-1]) and _AMOUNT_BEHIND.search(name)  # (% of GDP) - Output (USD million)
        return inside[-1] if amount or _OF_PRICES.search(name) else rates[-1]
    if inside and (made := _made_of_amounts(name)) is not None:
        return of_name(made)
    if inside and inside[-1].name in ("unit", "units") and _GROWTH_ALONE.fullmatch(PARENTHESIS.sub("", name)):
        return NONE
    if _MILLIONS_OF.search(name):
        return Unit("", 6)
    if inside and inside[-1] == _MILES and _SPANISH.search(rest):
        return Unit("", 3)
    return _by_words(name, rest, inside)


def _by_words(name: str, rest: str, inside: Sequence[Unit]) -> Unit:
    """Return the unit of a name by its words, in the small letters of ``rest``, or the last of those in its brackets, none of which is a rate."""
    if match := _CHINESE_BASE.search(name):
        return Unit(f"{match[1]}=100")
    if POINTS.search(rest) and not _PARTY.fullmatch(name):
        return Unit(units.POINTS)
    if PER_MILLE.search(rest):
        return Unit(units.PER_MILLE)
    if PERCENT_WORD.search(rest) or _CODES_IN_NAME.search(rest):
        return Unit(units.PERCENT)
    based = _BASE_AT_END.search(name) or INDEX.search(name)
    if _RATE_OF_INDEX.search(rest) and (based or any(map(is_base, inside))):
        return Unit(units.PERCENT)
    if based:
        word, _, base = based["base"].partition(" ")
        return parsed(based["base"] if not word.strip(".").isalpha() or month(word) else base)
    if chinese := "" if inside else _chinese_at_end(name):
        return parsed(chinese)
    return _with_money_before(inside[-1], name) if inside else at_end(name)


def _is_of_other_kind(child: str) -> bool:
    """Return whether the name of a row below another is no part of what that one measures, in its unit: its growth, or a number of persons."""
    rate = is_called_rate((child,)) or sounds_like_rate((child,)) or says_change(child)
    return rate or bool(NO_MONEY.search(child) or FOR_EACH.search(child) or OVER_BEFORE.fullmatch(child.lower()))


def _made_of_amounts(name: str) -> str | None:
    """Return what stands behind the unit of amounts, if figures are their growth, ``Exports (EUR million)_yoy``, or their number; None for amounts."""
    behind = _BEHIND_BRACKETS.sub("", name).strip(" .,:;_-")
    made = behind != name and (_GROWTH_AT_END.fullmatch(behind) or _COUNTS.fullmatch(behind))
    counted = _COUNT_OF.match(name) and any(map(has_money, map(parsed, units_inside(name))))
    return behind if made else "" if counted else None


@cache
def not_in(unit: Unit, names: tuple[str, ...]) -> frozenset[str]:
    """Return the names of columns whose figures are not in the unit that their rows state: growth, or numbers of cases, beside millions of euros; none for all."""
    found = frozenset(name for name in names if _is_not_in(unit, name))
    return found if len(found) < len(names) else frozenset()


def _is_not_in(unit: Unit, name: str) -> bool:
    if _COUNTS.fullmatch(name) or (_TRANSFORMED.search(name) and not _OF_WOOD.search(f"{name} {unit.name}")):
        return True
    rate = "%" in name or _GROWTH_AT_END.search(name)
    return bool(rate) and not units.is_rate(unit.name) and not leaves_open(unit.name)


def _has_amounts_and_rates(text: str) -> bool:
    """Return whether a text lists units of amounts and of rates, so that what it stands behind may be either: ``kW, %``."""
    rates = [units.is_rate(parsed(part).name) for part in MIXED.split(text)] if "%" in text and is_list(text) else []
    return any(rates) and not all(rates)


def _with_money_before(unit: Unit, name: str) -> Unit:
    """Return a power of ten in parentheses with the money that stands before these: ``Saldos - R$ (milhões)``."""
    before = name.rpartition("(")[0].split()
    alone = unit.power and not unit.name and before
    money = alone and (MONEY_CODE.fullmatch(before[-1]) or _MONEY_BEFORE_SCALE.fullmatch(before[-1]))
    return Unit(parsed(before[-1]).name, unit.power) if money else unit


def _chinese_at_end(name: str) -> str:
    """Return the Chinese unit behind the stroke that ends a name; empty where it may be what the figures are divided by."""
    match = _CHINESE_AT_END.search(name)
    if not match:
        return ""
    before = name[: match.start()]
    counted = match["counted"] or ""
    counts = before.endswith(_OF_PERSONS) if counted == "人" else not counted or counted[0] in before[-3:]
    divided = not (match["money"] or match["scale"]) or not counts or _CHINESE_RATIO.search(before) or "/" in before
    return match["last"] if before and not (match["slash"] and (divided or is_unit(before))) else ""


def is_measured_in(name: str) -> bool:
    """Return whether a name says what is measured and in which unit: ``Poids (en tonne)``."""
    match = _MEASURED_IN.fullmatch(name)
    return match is not None and is_unit(match["unit"])


def of_title(title: str) -> Unit:
    """Return the unit in the parentheses that end a title, or with a power of ten within it; several where it has more than one."""
    title = without_former(_SIGN_OF_NOTE.sub("", title.rstrip()))
    inside = units_inside(title)
    if not inside:
        return at_end(title)
    inside = [text for text in inside if text.lower() not in ("ratio", "rate", "share")] or inside
    if len(inside) > 1:
        units_of = "; ".join(inside)
        return Unit(units_of) if is_mixed(units_of) else NONE
    behind = title.partition(inside[0])[2]
    within = parsed(inside[0]).power and parsed(inside[0]).name and not _MORE.search(behind)
    return parsed(inside[0]) if within or title[:-1].endswith(inside[0]) else NONE


@cache
def units_inside(name: str) -> Sequence[str]:
    """Return the units in the parentheses of a name; ``M2`` and ``M3`` of money are none."""
    found = [match[1] for match in PARENTHESIS.finditer(_without_inner(name)) if is_unit(match[1])]
    of_money = _OF_MONEY.search(name.lower())
    found = [text for text in found if not (of_money and _MONEY_SUPPLY.fullmatch(text))]
    if not _OF_DURATION.search(PARENTHESIS.sub("", name)):
        found = [text for text in found if not _TIME.fullmatch(text)]
    return [text for text in found if not (_CODE_OF_PLACE.fullmatch(text) and _is_place(name, text))]


def _without_inner(name: str) -> str:
    """Return a name without brackets within those of a unit with a power of ten, and no power of their own: ``收入（万元(含税)）``."""
    match = _WITHIN.search(name)
    if not match or not parsed(match["before"].strip()).power or parsed(match["inner"]).power:
        return name
    return f"{name[: match.start()]}({match['before'].strip()}){name[match.end() :]}"


def names_changes(name: str) -> bool:
    """Return whether figures are called changes in percent: ``pct_change``, ``GDP growth``."""
    return bool(_GROWTH_AT_END.search(name.partition("(")[0].strip()))


def have_codes(names: Set[str]) -> bool:
    """Return whether names have codes of two or three letters behind them, each its own, and no units: ``Malta (MT)`` beside ``Portugal (PT)``.

    Or they have numbers, most of which are neither units nor years: ``Troyes (10000)`` beside ``Reims (51100)``.

    Where all codes may be units, as in ``Rice (MT)`` beside ``Area (HA)``, they are codes if their letters are those of the names.
    """
    numbered = [match["code"] for name in names if (match := _NAME_AND_NUMBER.fullmatch(name))]
    if 4 * len(numbered) >= 3 * len(names) and 2 * sum(map(_is_code_of_place, numbered)) > len(numbered):
        return True
    matches = [match for name in names if (match := _NAME_AND_CODE.fullmatch(name))]
    found = {match["code"] for match in matches}
    long = sum(len(match["code"]) > 2 for match in matches)  # WPI and USD may stand behind a few names
    if len(found) < 2 or 0 < long < _MANY_CODES or len(found) < len(matches) or 4 * len(matches) < 3 * len(names):
        return False
    letters = (re.match(".*".join(match["code"]), match["name"], re.I) for match in matches)
    return not all(map(is_unit, found)) or all(letters)


def _is_code_of_place(number: str) -> bool:
    return not is_unit(number) and not YEAR_OF_BASE.fullmatch(number)


def without_code(name: str) -> str:
    """Return a name without the code behind it, of two or three letters or of numbers but thousands."""
    match = _NAME_AND_CODE.fullmatch(name) or _NAME_AND_NUMBER.fullmatch(name)
    return match["name"] if match and match["code"] != "1000" else name


def _is_place(name: str, code: str) -> bool:
    """Return whether a code stands behind the name of a place: ``United Kingdom (GB)`` has no gigabytes, and ``Haa Alif (HA)`` no hectares."""
    if code == "HA":
        return not name.isupper() and not _OF_LAND.search(name.lower())
    return areas.is_area(name.partition("(")[0].strip())


def is_of_whole(name: str) -> bool:
    """Return whether a name has a unit of mass in which a country is measured, and no one in it: ``Emissions (Mt CO2e)``."""
    return any(map(_LARGE_MASS.match, units_inside(name)))


def names_a_unit(text: str) -> bool:
    """Return whether a text names figures with a power of ten, or a rate: ``GDP (USD million)``, ``Tasa de paro``, ``Unemployment (%)``.

    ``High growth`` may be a scenario.
    """
    unit = of_name(text)
    return bool(unit.power or units.is_rate(unit.name)) or (
        is_called_rate((text,)) and not text.lower().endswith("growth")
    )


@cache
def names_rates_alone(title: str) -> bool:
    """Return whether a title says of figures that they are rates, and names nothing beside these."""
    unit = of_name(title)
    rates = units.is_rate(unit.name) or is_called_rate((title,))
    of_what = _BY_WHAT.split(_DATE_IN_TEXT.sub("", title))[0]
    return rates and not unit.power and not JOINED.search(of_what)
