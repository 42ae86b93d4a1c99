"""What units are: their type, money, and the bases of indices."""

import re
from typing import NamedTuple


class Unit(NamedTuple):
    """What a text states: a unit, and the power of ten that begins or ends it; ``亿元`` is (``CNY``, 8)."""

    name: str = ""
    power: int = 0


NONE = Unit()
# How others call a column or a line of units, the best first.
WORDS = (
    "unit_measure", "unit_measure_code", "unit_measure_label", "unit", "units", "unit_of_measure", "unit_code", "uom", "unit_name", "units_of_measure", "unit_of_measurement",
    "einheit", "einheiten", "maßeinheit", "unité", "unités", "unite", "unites", "unidad", "unidades", "unidade", "unità", "单位",
    "计量单位", "單位", "単位", "seriesunits", "jednotka_txt", "단위", "единица_измерения", "единицы_измерения", "ед._изм.", "ед._изм", "ед.изм.", "birim", "satuan",
    "unità_di_misura", "unidad_de_medida", "descripción_de_las_unidades", "unidade_de_medida", "unité_de_mesure", "mål", "jednostka_miary", "mértékegység", "měrná_jednotka",
    "jednostka", "measurement_unit", "unit_description", "đơn_vị", "đơn_vị_tính", "หน่วย", "enhet", "enhed", "yksikkö", "value_unit", "display_unit", "cl_unit", "unit_nm",
)  # fmt: skip
# Codes and short forms of money, which capital letters tell from words: Revenue in EUR, Umsatz TEUR, Revenue USDm
MONEY_CODES = "EUR|USD|GBP|CHF|CNY|RMB|JPY|KRW|INR|RUB|BRL|MXN|CAD|AUD|NZD|HKD|SGD|SEK|NOK|DKK|ISK|CZK|PLN|HUF|TRY|ZAR|IDR|TWD|THB"
MONEY_CODE = re.compile(MONEY_CODES)
# What units are made of. A text is a unit if it has one of these words, and does not begin like a remark.
MONEY_SIGNS = "$€£¥￥₹₩₽₺₫₱₦₴₸₪฿"
# Words that may end a name (``Wages, euros``); others may be something else there, as ``pounds`` is.
WESTERN_MONEY = "euros?|(?:us )?(?:dollars?|dólar(?:es)?)|yuan|rupees|ro?ubles|zloty|ringgit|rupiah|pesos|reais"
_CYRILLIC_MONEY = r"долл(?:ар\w*|\.) сша|руб(?:лей|ля|ль|\.)?|сом(?:ов)?|гривен|тенге"
MONEY_IN_WORDS = re.compile(f"{WESTERN_MONEY}|{_CYRILLIC_MONEY}|(?:national|domestic) currency", re.I)
MONEY = re.compile(
    rf"[{MONEY_SIGNS}]|(?:^|[^a-zà-öø-ÿıłşğœ])(?:{WESTERN_MONEY}|usd|eur|gbp|cny|rmb|jpy|yen|inr|rupee|rub|ro?uble|chf|cad|aud|nzd|hkd|krw|won|brl"
    r"|mxn|zar|sek|nok|dkk|kr\.?|pln|try|idr|twd|thb|tl|baht|lcu|ncu|sdr|pounds?|peso|dirhams?|dinars?|kron[aeo]r?|francs?"
    r"|(?:national|domestic) currency|international dollars?|rs\.|rp|đồng|vnd|vnđ|php|taka|rwf|kes|ugx|tzs|ngn|naira|ghs|etb|lkr|npr|bdt|pkr|egp|uah|kzt|uzs)(?:$|[^a-zà-öø-ÿıłşğœ])|(?:[美欧日港]|人民币|^)元|人民币"
    rf"|円|(?:^|[천만억조])원(?:$|[^가-힣])|달러|(?<![а-я])(?:{_CYRILLIC_MONEY}|грн\.?)(?![а-я])|(?:^|[^a-zà-öø-ÿıłşğœ])soms?(?:$|[^a-zà-öø-ÿıłşğœ])"
)
_CALLED_INDEX = re.compile(r"\b(?:index|indices|índices?|indice|indeks|индекс)\b|指[数數]", re.I)
_OF_AVERAGE = re.compile(r"\b(?:promedio|average|moyenne|media|média|durchschnitt)\b", re.I)
YEAR_OF_BASE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DEGREES = re.compile(
    r"°[ CF]|[℃℉]|\b(?:celsius|centigrade|fahrenheit|deg(?:rees?|\.)? ?[CF])\b|摄氏|华氏|摂氏|섭씨", re.I
)
EQUALS = re.compile(r"\w ?[=＝] ?\d|\d ?[=＝] ?\w|^base (?:100|[12]\d{3})\b", re.I)


def is_called_index(name: str) -> bool:
    """Return whether figures are called an index: ``Índice Base 1984``."""
    return bool(_CALLED_INDEX.search(name))


def is_base(unit: Unit) -> bool:
    """Return whether a unit is the base of an index: ``2015=100``."""
    return bool(EQUALS.search(unit.name))


def is_of_other_base(name: str, unit: Unit) -> bool:
    """Return whether figures below the base of an index are not on it: an index of another year, or an average that is none."""
    years = set(YEAR_OF_BASE.findall(name))
    if is_called_index(name):
        return bool(years) and years.isdisjoint(YEAR_OF_BASE.findall(unit.name))
    return bool(_OF_AVERAGE.search(name))


def is_money(text: str) -> bool:
    """Return whether a text is a currency and nothing else: ``Dollars``."""
    return bool(MONEY.fullmatch(text.strip().lower()))


def has_money(unit: Unit) -> bool:
    """Return whether a unit has money in it, also for each of something: ``USD per ton``."""
    return bool(MONEY.search(unit.name.lower()))


def are_degrees(unit: str) -> bool:
    """Return whether a unit is that of temperatures, whose zero is agreed upon: ``Degree Celsius``, ``°C``."""
    return bool(_DEGREES.search(unit))
