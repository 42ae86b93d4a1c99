"""Powers of ten in the text of a unit, in words, letters and noughts of any language, and the words around a unit that say nothing of it."""

import re

from .kinds import MONEY, WORDS

_SIMPLIFIED = {
    "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12,
}  # fmt: skip
# Chinese, in traditional characters too, and Japanese.
CHINESE_SCALES = {
    **_SIMPLIFIED,
    **{word.replace("万", "萬").replace("亿", "億"): power for word, power in _SIMPLIFIED.items()},
}
SCALES = {
    "hundred million": 8, "ten thousand": 4, "lakh crore": 12, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "quadrillion": 15, "quad": 15, "lakh": 5, "crore": 7,
    "mio": 6, "mln": 6, "mn": 6, "mill": 6, "bill": 9, "bn": 9, "bln": 9, "mrd": 9, "mld": 9, "trn": 12, "trln": 12, "mds": 9, "tsd": 3, "thousands": 3,
    "ths": 3, "thsd": 3, "thnd": 3, "thous": 3,
    "tausend": 3, "millionen": 6, "milliarde": 9, "milliarden": 9, "billionen": 12, "millier": 3, "milliard": 9,
    "miles de": 3, "millones": 6, "mil millones": 9, "millardos": 9, "milhares": 3, "milhões": 6, "milhoes": 6, "mil milhões": 9, "bilhões": 9,
    "bilhoes": 9, "trilhões": 12, "milioni": 6, "miliardi": 9, "migliaia": 3, "ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12,
    "nghìn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9, "тыс": 3, "тис": 3, "тысяч": 3, "тысяча": 3, "млн": 6, "миллион": 6, "миллионов": 6, "млрд": 9, "миллиард": 9, "миллиардов": 9,
    "триллион": 12, "трлн": 12,
    "хил": 3, "хиляди": 3, "милиона": 6, "милиони": 6, "милиарда": 9, "tys": 3, "tis": 3, "tisuće": 3, "tisoč": 3, "milijuna": 6, "milijuni": 6, "milijardi": 9, "milijarde": 9,
    "tusental": 3, "tusen": 3, "tusinde": 3, "duizend": 3, "miljoen": 6, "miljard": 9, "miljon": 6, "miljoner": 6, "miljarder": 9, "milj": 6, "þús": 3,
    "tuhat": 3, "tuhatta": 3, "miljoonaa": 6, "miljardia": 9, "tūkst": 3, "mlrd": 9, "milyon": 6, "trilyon": 12, "ezer": 3, "millió": 6, "milliárd": 9,
    "biljoen": 12, "biljoner": 12, "billioner": 12, "bilioni": 12, "biliões": 12, "milliarder": 9, "millioner": 6, "milions": 6, "biliony": 12, "bilionów": 12,
    "mii": 3, "milioane": 6, "miliarde": 9, "χιλιάδες": 3, "χιλ": 3, "εκατομμύρια": 6, "εκατ": 6, "δισεκατομμύρια": 9, "δισ": 9,
    "ألف": 3, "الف": 3, "مليون": 6, "مليار": 9, "אלפי": 3, "באלפי": 3, "מיליוני": 6, "במיליוני": 6, "מיליון": 6, "מיליארד": 9,
}  # fmt: skip
_WORDS = "|".join(sorted(SCALES, key=len, reverse=True))
# Words that are a power of ten only before some others: alone ``mil`` may be a million, ``bin`` is a bin, and ``mdr`` are months.
_WORDS_BEFORE = tuple(
    (re.compile(words + beside, re.I), power)
    for words, power, beside in (
        ("mil", 3, r"(?= (?:reais|r\$|pessoas|habitantes|personas|toneladas|unidades|frutos|cabeças|sacas|d[óo]lares|pesos)\b)"),
        (r"mil\.", 6, r"(?= ?(?:kč|sk\b|czk|eur|€|usd|\$|lei|ron|kn|hrk|din|rsd|km\b|kg|t\b|tun|ks\b|m[23]\b|kwh|osob|osôb|obyv|pers))"),
        ("bin", 3, r"(?= (?:[$€₺]|(?:ki[sş]i|tl|türk|ton|adet|abd|dolar|avro|euro|eur|usd|hektar|ha|m[23]|kwh|konut|hane|baş)\b))"),
        ("billones", 12, r"(?= de (?:pesos|euros|d[óo]lares)\b)"),
        (r"(?:md|mia)\.?", 9, r"(?= ?(?:€|eur|d['’] ?(?:€|eur)|kr|sek|dkk|isk|chf|s?fr|franken))"),
        (r"mdr\.?", 9, r"(?= ?(?:kr|sek|dkk))"),
        *((word, power, "(?=บาท|คน|ตัน|ดอลลาร์|ราย|เหรียญ)") for word, power in (("พันล้าน", 9), ("ล้าน", 6), ("แสน", 5), ("หมื่น", 4), ("พัน", 3))),
    )
)  # fmt: skip
_OF = re.compile(r"(?:d['’]|de | )*", re.I)
# The codes of offices: MIO_EUR, THS_PER; CP_MEUR and CLV15_MNAC, in current prices and in those of 2015; USD_MLN.
_CODE_SCALES = {"THS": 3, "THND": 3, "TSD": 3, "MIO": 6, "MLN": 6, "MRD": 9, "BN": 9, "BLN": 9, "TRN": 12}
SCALED_CODE = re.compile(
    rf"(?P<word>{'|'.join(_CODE_SCALES)})(?:_(?P<rest>[A-Z][A-Z0-9_]*))?"
    rf"|(?P<money>USD|EUR|LCU|NAC|XDR)_(?P<last>{'|'.join(_CODE_SCALES)})"
    r"|(?P<prices>(?:CP|PYP|CLV\d\d)_)M(?P<of>(?:EUR|NAC|PPS)(?:_[A-Z0-9_]+)?)"
)
_NOUGHTS = r"10{0,2}(?:[ ,.']?000)+"  # 1000, 10 000
_SCALE = rf"(?:(?P<count>10|100) )?(?P<word>{_WORDS})s?\b(?! lệ)\.?|(?P<noughts>{_NOUGHTS}|(?<!\d)(?<!\d[ ,.])'?000s?)(?![\d.,])"
BEFORE = re.compile(rf"(?:{_SCALE})(?: of | d['’]| de | di |[ -]+|(?=[$€£¥₹])|(?<=\.)(?=[^\W\d])|$)(?P<rest>.*)", re.I)
_AFTER = re.compile(
    rf"(?P<rest>.*?(?<!\bper)(?<!\ba)(?<!\bin a))(?:[\s,;:(\[-]+|/ *(?=[eé]chelle|scale|in))(?:(?:in|scale|[eé]chelle) ?:? ?)?(?:{_SCALE})[)\]]?",
    re.I,
)
_MONEY_SIGN = "[A-Z]{0,3}[$€£¥₹]"
_GLUED = re.compile(
    rf"(?P<rest>{_MONEY_SIGN}|[A-Z]{{3}}) ?(?P<word>k|m|mn|mill|bn|b|bil|tn|trn|tril|thousand|million|billion|trillion)|(?P<us>US[$D]|RMB|CNY) ?(?:in )?mm"
    r"|(?P<dollars>(?:AU?|HK|NZ|S)\$(?= ?mil)|C?\$(?=mil)) ?mil\.?",  # $ mil is a thousand in Spanish
    re.I,
)
_GLUED_SCALES = {
    "k": 3, "t": 3, "e": 3, "thousand": 3, "m": 6, "mn": 6, "mill": 6, "million": 6, "b": 9, "bil": 9, "bn": 9, "md": 9, "billion": 9, "tn": 12, "trn": 12, "tril": 12,
    "trillion": 12,
}  # fmt: skip
_CURRENCIES = "eur|usd|gbp|chf|sek|nok|dkk|isk|czk|pln|huf|fcfa|nac|pps"
# kEUR; TEUR of a German thousand, mkr and tkr of Swedish ones, MFt and eFt of Hungarian ones.
GLUED_BEFORE = re.compile(
    rf"(?P<word>[kmt]|mn|bn)(?P<rest>{_CURRENCIES}|€)|(?P<far>[km]|mn|bn) (?P<apart>{_CURRENCIES}|€)"
    r"|(?P<small>[kmt]|mn|md)\.?(?P<kr>kr\.?)|(?P<hungarian>[em]) ?(?P<ft>ft)",
    re.I,
)
_MEXICAN = re.compile(r"(?P<millions>m{1,2})d(?P<of>[pd])")  # mdp, of thousands of millions mmdp
_OF_MEXICO = {"p": "pesos", "d": "dólares"}
_GLUED_NOUGHTS = re.compile(rf"(?P<rest>{_MONEY_SIGN}|R|[A-Z]{{2,3}}) ?'?000s?", re.I)  # £000, RMB'000
_TIMES_TEN = re.compile(r"(?P<rest>.*?) ?[(\[]?[x×*] ?10(?:\^?(?P<digits>\d{1,2})|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))[)\]]?")
_TIMES_BEFORE = re.compile(
    rf"^[x×*] ?(?=10\^|{_NOUGHTS})|^[x×*] 1 (?=(?:{_WORDS})\b)"
)  # ×10^4 t, x 10 000, x 1 mln euro
_RAISED_BEFORE = re.compile(r"^10([³⁴⁵⁶⁷⁸⁹]) ?(?=\D)")  # 10³ EUR
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RUPEES = re.compile(r"(?P<rest>rs|₹|inr|rupees)\.? ?(?:in )?crs?\.?", re.I)
BRAZILIAN = {"mi": 6, "bi": 9, "tri": 12}  # behind money: US$ bi
_DIRHAMS = re.compile(r"\bM(M)?DH\b")
_OPEN_SCALE = re.compile(r"(?<!per )(?<!por )(?<!cada )(?<!c/)\b(?:mil|bil)\b", re.I)
_FORMER = re.compile(r"(\()?(?(1)|, )до (?:19|20)\d\d ?г(?:ода?)?\.? ?[-–—] ?[^()]*(?(1)\)|(?=\)|$))", re.I)
_JOINED_SCALE = re.compile(
    r"(?:^|(?<=[A-Z$€£¥] )(?=100mn))(10{1,3})(?=(?:million|thousand|billion|mn)\b)"
)  # 100million USD, CNY 100mn
PARENTHESIS = re.compile(r"[(（\[【]([^()（）\[\]【】]+)[)）\]】]")
_CLOSED = re.compile(r"[^(（\[]*[)）\]]")  # [2010 series] GDP (billion): the first bracket does not end with the last
_SPANISH_MONEY = re.compile(r"^miles (?=(?:US)?[$€]|(?:de )?(?:USD|EUR|Bs)\b)", re.I)
CALLED = rf"(?:currency|{'|'.join(sorted((word.replace('_', ' ') for word in WORDS), key=len, reverse=True))})(?:\s*[:：]\s*| += +)"
_BUT = r"(?:unless|except where|if not) (?:otherwise|stated|noted|specified|indicated)\b[^)\]]*"
_AT_TIME = r"(?<=\d)(?<![1-9]\d{3}),? at (?:mid-?year|(?:the )?(?:year-?end|end of (?:the )?(?:year|period|month|quarter)))"  # (000 at mid-year)
_UNLESS = re.compile(rf"{_AT_TIME}| [(\[]{_BUT}[)\]]|,? {_BUT}|, (?:except|excluding|other than) [^)\]]*", re.I)
ALL_FIGURES = (
    "numbers?|figures|amounts?|values?|data|zahlen|werte|angaben|beträge|daten|chiffres|montants|valeurs|données|cifras|valores|datos|dados|montos"
    "|valori|dati|importi|bedragen|belopp|beløp|tal|kwoty|dane|údaje|hodnoty|данные|значения"
)
_LEAD = re.compile(
    rf"(?:(?:(?:all )?(?:{ALL_FIGURES})(?: are)? )?(?:expressed |expresados |expressos |exprimés )?(?:in|en|em|в|σε|(?-i:[wvi])|[wvi](?= (?:{_WORDS})\b)"
    rf"|by(?= (?:thousand|million|billion)))(?: the)? +|(?:valor(?:es)?|values?)[,:] *|{CALLED})(?=\S)",  # W and V alone are watts and volts
    re.I,
)
_OF_BRITAIN = re.compile("(?:thousands?|millions?|billions?)(?:-[a-z]+)+")  # as its offices identify units
_ADJUSTED = re.compile(
    r"^(?:NSA|SA|SWDA|WDA), ?(?=\d{4} ?= ?100$)"
)  # for the season, or not, before the base of an index


_IN_ONE_SIGN = str.maketrans({"㎾": "kW", "㎿": "MW", "㎏": "kg", "㎥": "m³", "㎡": "m²", "㎢": "km²", "㎞": "km", "㏊": "ha", "㎘": "kl"})  # fmt: skip


def plainly(text: str) -> str:
    """Return a unit with its power of ten apart and in digits, and without what says how figures were adjusted."""
    whole = _JOINED_SCALE.sub(r"\1 ", _TIMES_BEFORE.sub("", without_frame(text.translate(_IN_ONE_SIGN))))
    whole = _SPANISH_MONEY.sub("miles de ", f"₹{whole[1:]}" if whole[:1] == "`" else whole)  # of a font for rupees
    whole = whole.replace("-", " ") if _OF_BRITAIN.fullmatch(whole) else _ADJUSTED.sub("", whole)
    return _RAISED_BEFORE.sub(lambda match: f"10^{match[1].translate(_RAISED)} ", whole)


def has_open_scale(unit: str) -> bool:
    """Return whether a unit has a word that is a thousand in some languages and a million in others: ``US$ mil``."""
    return bool(_OPEN_SCALE.search(unit))


def has_former(text: str) -> bool:
    """Return whether a text says of the unit that it was another one up to some year."""
    return bool(_FORMER.search(text))


def without_former(text: str) -> str:
    """Return a text without what it says of the unit up to some year: ``Рублей (до 1998г. – тыс. рублей)``."""
    return _FORMER.sub("", text)


_DASHES = ("- ", "– ", "— ")


def without_frame(text: str) -> str:
    """Return a text without the signs and the words that may stand around a unit: ``（单位：亿元）``, ``in Mio. Euro``, ``- En Millones -``."""
    text = text.strip()
    if text[:2] in _DASHES and text[-2:][::-1] in _DASHES:
        text = text[2:-2].strip()
    bare = _DIRHAMS.sub(lambda match: f"mill{'iards' if match[1] else 'ions'} de DH", _UNLESS.sub("", text))
    inside = bare[1:-1]
    if bare[:1] in "(（[" and bare[-1:] in ")）]" and not PARENTHESIS.search(inside) and not _CLOSED.match(inside):
        bare = bare[1:-1].strip()
    return _LEAD.sub("", bare, count=1).strip() if _LEAD.match(bare) else bare


def scaled(text: str) -> tuple[str, int]:
    """Return a unit of a Western language without its power of ten, and that power: ``Euro (Mio.)``, ``1000 tonnes``, ``£m``."""
    text = text.replace("’", "'").replace("‘", "'")
    if match := SCALED_CODE.fullmatch(text):
        word, money, prices = match["word"] or match["last"], match["rest"] or match["money"], match["prices"]
        return (prices + match["of"], 6) if prices else (money or "", _CODE_SCALES[word])
    if match := BEFORE.fullmatch(text) or _AFTER.fullmatch(text):
        rest = match["rest"].strip(" ,;:/")
        if "/" in rest and text.startswith(rest) and MONEY.search(rest.rpartition("/")[2].lower()):
            return text, 0  # of the denominator: TJ/£ million
        return rest.strip("()[]" if rest[:1] in "([" and rest[-1:] in ")]" else " ,;:/(["), _power(match)
    for pattern, power in _WORDS_BEFORE:
        if match := pattern.match(text):
            return _OF.sub("", text[match.end() :], count=1), power
    if match := _RUPEES.fullmatch(text):
        return match["rest"].replace("Rs", "Rs."), SCALES["crore"]
    return _glued(text)


def _glued(text: str) -> tuple[str, int]:
    """Return a unit without the letters or noughts of its power of ten beside it, and that power: ``£m``, ``mkr``, ``RMB'000``, ``US$ bi``."""
    if match := _GLUED_NOUGHTS.fullmatch(text):
        return match["rest"], 3
    if match := _MEXICAN.fullmatch(text):
        return _OF_MEXICO[match["of"]], 3 * (1 + len(match["millions"]))
    if (match := _GLUED.fullmatch(text)) and (money := match["us"] or match["dollars"]):
        return money, 6
    if match and MONEY.search(match["rest"].lower()):
        return match["rest"].strip(), _GLUED_SCALES[match["word"].lower()]
    if match := GLUED_BEFORE.fullmatch(text):
        word, rest = filter(None, match.groups())
        return rest.upper() if rest.lower() in _CURRENCIES.split("|") else rest, _GLUED_SCALES[word.lower()]
    before, _, last = text.rpartition(" ")
    if last in BRAZILIAN and MONEY.search(before.lower()):
        return before, BRAZILIAN[last]
    if text.endswith("R$ mil") and not text.endswith("US$ mil"):  # of dollars it may be a million
        return before, 3
    if match := _TIMES_TEN.fullmatch(text):
        return match["rest"].strip(" ,"), int(match["digits"] or match["raised"].translate(_RAISED))
    return text, 0


def _power(match: re.Match[str]) -> int:
    if match["noughts"]:
        return match["noughts"].count("0")
    word = match["word"].lower()
    power = SCALES[word] if word in SCALES else SCALES[word.removesuffix("s")]
    return power + {"10": 1, "100": 2}.get(match["count"] or "", 0)


def times(power: int, other: int) -> int | None:
    """Return the power of ten that a multiplier and a unit's name give together: once if they say the same, None if they disagree."""
    return power if power == other or not other else other if not power else None
