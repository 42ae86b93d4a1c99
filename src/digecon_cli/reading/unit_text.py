"""Units as other people write them: what a text states, the power of ten in it, and whether its figures are rates.

A table may state a unit in five places. The first that states one holds: a column of units (a code, and its text beside it), a row
of units at the header, a line above the table, the label of the indicator, its name. ``resolve`` is that rule, for every layout.
"""

import re
from collections.abc import Iterable, Sequence, Set
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ..core import areas, units
from ..core.period_words import month
from .parse import is_missing


class Unit(NamedTuple):
    """What a text states: a unit, and the power of ten that begins or ends it; ``亿元`` is (``CNY``, 8)."""

    name: str = ""
    power: int = 0


NONE = Unit()

# How others call a column or a line of units, the best first.
WORDS = (
    "unit_measure", "unit", "units", "unit_of_measure", "unit_code", "uom", "unit_name", "units_of_measure", "unit_of_measurement",
    "einheit", "einheiten", "maßeinheit", "unité", "unités", "unite", "unites", "unidad", "unidades", "unidade", "unità", "单位",
    "计量单位", "單位", "単位", "seriesunits", "jednotka_txt", "단위", "единица_измерения", "единицы_измерения", "ед._изм.", "ед._изм", "ед.изм.", "birim", "satuan",
    "unità_di_misura", "unidad_de_medida", "unidade_de_medida", "unité_de_mesure", "mål", "jednostka_miary", "mértékegység", "měrná_jednotka",
    "jednostka", "measurement_unit", "unit_description", "đơn_vị", "đơn_vị_tính", "หน่วย", "enhet", "enhed", "yksikkö", "value_unit",
)  # fmt: skip

_SIMPLIFIED = {
    "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12,
}  # fmt: skip
# Chinese, in traditional characters too, and Japanese.
CHINESE_SCALES = {
    **_SIMPLIFIED,
    **{word.replace("万", "萬").replace("亿", "億"): power for word, power in _SIMPLIFIED.items()},
}
_KOREAN_SCALES = {
    "천": 3, "만": 4, "십만": 5, "백만": 6, "천만": 7, "억": 8, "십억": 9, "백억": 10, "천억": 11, "조": 12,
}  # fmt: skip
_SCALES = {
    "hundred million": 8, "ten thousand": 4, "lakh crore": 12, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "lakh": 5, "crore": 7,
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
_WORDS = "|".join(sorted(_SCALES, key=len, reverse=True))
# Words that are a power of ten only before some others: alone ``mil`` may be a million, ``bin`` is a bin, and ``mdr`` are months.
_WORDS_BEFORE = tuple(
    (re.compile(words + beside, re.I), power)
    for words, power, beside in (
        ("mil", 3, r"(?= (?:reais|r\$|pessoas|habitantes|personas|toneladas|unidades|frutos|cabeças|sacas|d[óo]lares|pesos)\b)"),
        (r"mil\.", 6, r"(?= ?(?:kč|sk\b|czk|eur|€|usd|\$|lei|ron|kn|hrk|din|rsd|km\b|kg|t\b|tun|ks\b|m[23]\b|kwh|osob|osôb|obyv|pers))"),
        ("bin", 3, r"(?= (?:ki[sş]i|tl|türk|ton|adet|abd|dolar|avro|euro|eur|usd|hektar|ha|m[23]|kwh|konut|hane|baş)\b)"),
        ("billones", 12, r"(?= de (?:pesos|euros|d[óo]lares)\b)"),
        (r"(?:md|mia)\.?", 9, r"(?= ?(?:€|eur|d['’] ?(?:€|eur)|kr|sek|dkk|isk|chf|s?fr|franken))"),
        (r"mdr\.?", 9, r"(?= ?(?:kr|sek|dkk))"),
        *((word, power, "(?=บาท|คน|ตัน|ดอลลาร์|ราย|เหรียญ)") for word, power in (("พันล้าน", 9), ("ล้าน", 6), ("แสน", 5), ("หมื่น", 4), ("พัน", 3))),
    )
)  # fmt: skip
_OF = re.compile(r"(?:d['’]|de | )*", re.I)
# A million of millions, where a billion is not a thousand of them and the words are no English ones.
_LONG_SCALE = re.compile(
    r"(?:billions? (?:d['’]|de )(?=euros?\b|francs\b|dirhams\b|dinars\b|dollars\b)|bio\. ?(?=euro\b|€|eur\b|kr\b|chf\b|franken\b))",
    re.I,
)
# The codes of offices: MIO_EUR, THS_PER; CP_MEUR and CLV15_MNAC, in current prices and in those of 2015; USD_MLN.
_CODE_SCALES = {"THS": 3, "THND": 3, "TSD": 3, "MIO": 6, "MLN": 6, "MRD": 9, "BN": 9, "BLN": 9, "TRN": 12}
_SCALED_CODE = re.compile(
    rf"(?P<word>{'|'.join(_CODE_SCALES)})(?:_(?P<rest>[A-Z][A-Z0-9_]*))?"
    rf"|(?P<money>USD|EUR|LCU|NAC|XDR)_(?P<last>{'|'.join(_CODE_SCALES)})"
    r"|(?P<prices>(?:CP|PYP|CLV\d\d)_)M(?P<of>(?:EUR|NAC|PPS)(?:_[A-Z0-9_]+)?)"
)
_NOUGHTS = r"10{0,2}(?:[ ,.']?000)+"  # 1000, 10 000
_SCALE = (
    rf"(?:(?P<count>10|100) )?(?P<word>{_WORDS})s?\b\.?|(?P<noughts>{_NOUGHTS}|(?<!\d)(?<!\d[ ,.])'?000s?)(?![\d.,])"
)
_BEFORE = re.compile(rf"(?:{_SCALE})(?: of | d['’]| de | di |[ -]+|(?=[$€£¥₹])|(?<=\.)(?=[^\W\d])|$)(?P<rest>.*)", re.I)
_AFTER = re.compile(
    rf"(?P<rest>.*?(?<!\bper)(?<!\ba)(?<!\bin a))(?:[\s,;:(\[-]+|/ *(?=[eé]chelle|scale|in))(?:(?:in|scale|[eé]chelle) ?:? ?)?(?:{_SCALE})[)\]]?",
    re.I,
)
_MONEY_SIGN = "[A-Z]{0,3}[$€£¥₹]"
_GLUED = re.compile(
    rf"(?P<rest>{_MONEY_SIGN}|[A-Z]{{3}}) ?(?P<word>k|m|mn|bn|b|tn|trn|thousand|million|billion|trillion)|(?P<us>US[$D]) ?mm",
    re.I,
)
_GLUED_SCALES = {
    "k": 3, "t": 3, "e": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "b": 9, "bn": 9, "md": 9, "billion": 9, "tn": 12, "trn": 12, "trillion": 12,
}  # fmt: skip
_CURRENCIES = "eur|usd|gbp|chf|sek|nok|dkk|isk|czk|pln|huf|fcfa|nac|pps"
# kEUR; TEUR of a German thousand, mkr and tkr of Swedish ones, MFt and eFt of Hungarian ones.
_GLUED_BEFORE = re.compile(
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
_CODE_OF_INDEX = re.compile(r"IDX(\d{4})")  # IDX2015 of the OECD
_POWER_ALONE = re.compile(r"10\^(\d{1,2})")
_RAISED_BEFORE = re.compile(r"^10([³⁴⁵⁶⁷⁸⁹]) ?(?=\D)")  # 10³ EUR
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# How Chinese, Japanese and Korean units begin with a power of ten; 千 belongs to the unit in 千瓦, 千米, 千克, 千卡, and 兆 to 兆瓦.
_EASTERN_SCALES = {**CHINESE_SCALES, **_KOREAN_SCALES, "兆": 12}
# Words may begin with a Korean power of ten too: 조회 is no trillion.
_KOREAN_UNITS = "명|인|원|달러|가구|세대|호|개|건|톤|대|kg|km|kwh|toe|us\\$|usd"
_CHINESE_SCALE = re.compile(
    rf"(?P<ten>10(?=[億亿万억만천](?:円|元|人|ドル|美元|원|명|달러)$))?"
    rf"(?P<word>{'|'.join(sorted(CHINESE_SCALES.keys() - {'千'}, key=len, reverse=True))}|千(?![瓦米克卡])|兆(?=[円元]$)"
    rf"|(?:{'|'.join(sorted(_KOREAN_SCALES, key=len, reverse=True))})(?=(?:{_KOREAN_UNITS})$))(?=[^\s\d]|$)",
    re.I,
)
_SAME = {
    "元": "CNY", "元人民币": "CNY", "人民币": "CNY", "人民币元": "CNY", "yuan": "CNY", "rmb": "CNY", "rmb yuan": "CNY",
    "yuan rmb": "CNY", "美元": "USD", "人": "persons", "円": "JPY", "원": "KRW", "달러": "USD", "ドル": "USD", "米ドル": "USD", "명": "persons",
    **dict.fromkeys(("sa", "nsa", "saar"), ""),  # how figures are adjusted is no unit: (SA, Thous)
}  # fmt: skip
_MONEY_BEFORE = {
    "人民币": "CNY",
    "新台币": "TWD",
    "新臺幣": "TWD",
    "港币": "HKD",
    "港幣": "HKD",
}  # before its power of ten
_TRADITIONAL = re.compile("[萬億兆臺幣]")  # where 元 is no yuan of the mainland
_RUPEES = re.compile(r"(?P<rest>rs|₹|inr|rupees)\.? ?(?:in )?crs?\.?", re.I)

_PERCENT = frozenset(
    ("pct", "pc", "pt", "pch", "growth rate", "growth rate previous period", "growth rate same period previous year")
)
_PERCENT_CODE = re.compile(r"(?:pc|pt)_\w+|(?:\w+_)?pch(?:_\w+)?|rch_(?:a|m|q|mv\w+|a_avg)|pcch|pcpa|agrwth", re.I)
# Of the code list of the Bank for International Settlements: percent, a year, of output, and change on the year before in percent.
_PERCENT_NUMBERS = frozenset(("367", "368", "770", "771"))
_IN_WORDS = (
    "per ?cent|percentages?|percentual[ei]?|percentuais|per cento|pct|prct|prozent|pro[cs]ent[ay]?|prosenttia|pour ?cent(?:ages?)?"
    "|процент(?:а|ов|ы|ах|ная ставка|ные ставки)?|відсотк(?:и|ів|ах)|porcentajes?|porcentual(?:es)?|por ciento|porcentagem|por cento|yüzde|százalék"
)
_UNCTAD_MONEY = re.compile(r"US(?: dollars|\$) at (?:current|constant) prices.*")  # a measure, whose name is its unit
_THOUSAND = 3
_GROWTH_ALONE = re.compile(r"(?:(?!rate).)*growth", re.I)  # and no growth rate
_PER_YEAR = re.compile(r"(?:/ ?| per )(?:yr|year|a)$", re.I)
_SUM_OF_PARTS = re.compile(r"[^=＝\d]+[+＋][^=＝\d]+[=＝] ?100")  # 城镇+乡村=100
_PERCENT_WORD = re.compile(rf"[%％]|(?<![^\W\d_])(?:{_IN_WORDS})(?![^\W\d_])")
# Percent that is no unit: of a group (``below 50 percent of the median``).
_PERCENT_OF_WHOM = re.compile(r"\d ?(?:%|percent|per cent)|(?<=[a-z]) per cent of (?:the )?(?:poorest|richest)")
_POINTS = re.compile(
    r"(?<![^\W_])[%％]p(?![\w.])|(?:percentage|percent|pct\.?|%)[ -]?points?\b|prozentpunkte?n?\b|百分点|\bp\.p\.|^ppt?$|^pc_pnt$"
)
_PARTY = re.compile(r"p\.?pt?\.?", re.I)  # or polypropylene: alone it is a name
_PARTS = r"parts per (?:1[ ,]?000|thousand)"
_PER_MILLE = re.compile(rf"‰|\bper ?mille\b|\bper ?mil\b(?!\.)|\bpromille\b|\b{_PARTS}\b")
# In the names of indicators the codes of Eurostat's list say it too; other words behind them are not about percent: ``pc_shipments``.
_CODES_IN_NAME = re.compile(
    r"(?:^|[._])pch(?:$|[._])|_pt$|_shre?$"
    r"|(?:^|[._,])(?:pc|pt)_(?:act|area|ben|emp|ent|exp|gdp|gni|hh|imp|ind|lf|pnt|pop|tot|turn|une)(?=$|[._,])(?!.*(?:usd|eur))"
)

# FRED and the statistics of labor begin the names of rates with a state, ``OHUR``; that of Maine would be a million euros.
_STATES = (
    "a[klrz]|c[aot]|d[ce]|fl|ga|hi|i[adln]|k[sy]|la|m[adinost]|n[cdehjmvy]|o[hkr]|p[ar]|ri|s[cd]|t[nx]|ut|v[at]|w[aivy]"
)
# Names of rates that need not say percent. A rate of exchange, a speed and a price are none.
_RATE_NAME = re.compile(
    r"(?:unemployment|employment|unempl?|emp|infl|churn|retention|attrition|jobless|participation|activity|inactivity|inflation|interest|growth|literacy|illiteracy|poverty"
    r"|savings?|policy|discount|deposit|lending|mortgage|tax|penetration|vacancy|urbani[sz]ation|enrol?lment|completion|dropout"
    r"|utili[sz]ation|occupancy|adoption|coverage|survival|default|homeownership|mortality|death|birth|bank|cash|repo|prime|overnight"
    r"|call money|refinancing|key)[ _-]rates?(?![a-z])"
    r"|(?<!atmospheric)(?:^|[ _.-])growth(?:$|(?<=gdp.growth),)|^inflation(?![a-z]|.*[ _-]index|[ _-]*(?:adjusted|linked|protected))"
    r"|(?<!\bfor)(?<!\bby)(?<!\bof)[ _.-]inflation$|(?:^|[ _.(-])(?:y[-_ ]?o[-_ ]?y|q[-_ ]?o[-_ ]?q|m[-_ ]?o[-_ ]?m)(?:$|[),])"
    r"|(?:^|[ _.(-])(?:([yqmw])/\1|(year|quarter|month)(?:/|[ -]on[ -]|[ -]over[ -])\2)(?:$|[ _.),-])"
    r"|(?<!per )(?<!per_)\bshare (?:of|to)\b|(?:^|[._])share_of_|^(?!.*(?:^|[ _])per[ _]).*[ _]share(?=$| \()"
    r"|(?:ebit|ebitda|ebita|operating|profit|net|pre-?tax)(?: (?:profit|income|result))?[ _-](?:margin|marge)$|^return on (?:equity|assets|sales|capital|invested|average)|^ro(?:e|a|s|ce|ic|i)$"
    r"|(?:umsatz|eigenkapital|kapital|brutto|netto|gesamt|anlage)rendite$"
    r"|(?:bond|bill|note|treasury|gilt|market|dividend)s?[ _-]yields?(?![a-z])|\brates? of (?:natural|growth|increase|change|return)"
    r"|(?:^|[^a-z])(?:tasas? (?!de cambio)|tass[oi] di (?!cambio)|taxas? de (?!c[âa]mbio)|taux d(?:e |['’])(?!change))"
    r"|(?<![a-z])(?<!por )(?<!pela )(?<!per )(?<!par )(?<!ndice de )(?<!ndice da )(?<!ndice di )infla(?:ci[oó]n|ção|cao|zione|tie|cja|cji|ce)(?![a-z]|.*(?:index|[íi]ndic|deflat))|(?<![а-я])инфляци[яи](?![а-я])"
    r"|^tas(?:as?|si|so)$|^taux$"
    r"|\bvar(?:ia(?:ção|cao|ción|cion|zione|tion|ciones|ções|coes|zioni|tions))?[._,]? ?(?:%|(?:mensal|mensual|mens|anual|inter(?:anual|an)?|(?:(?:cuatri|se)m|trim)(?:estr(?:al|e))?|acum(?:ulada)?|en lo que va del? año|annuelle|mensuelle|\d\d?[ _]?m(?:eses|esi|ois)?)(?![a-z]))"
    r"|(?<![a-z])var[._ ](?:pib|pbi|ipc|ipca|ipp|imae|igae|tc)(?![a-z])|^(?:.*[.])?varia(?:ci[oó]n|ção) (?:del |do )?ipca?(?: \d+ ?m)?$"
    r"|(?<![a-zğıöşüç])(?:enflasyon(?!.*endeks)|faizi?$|[^\W\d]+ oran[ıi](?![a-zğıöşüç]))"
    r"|[a-zäöüß]{4}quoten?(?![a-zäöüß])|(?<![a-z])(?:inflations|teuerungs|wachstums|veränderungs|geburten|sterbe|zins|spar)rate(?![a-z])"
    r"|(?<!nombre de )\bglissement (?:annuel|mensuel|trimestriel)(?!.*\ben (?:milliers|millions|milliards|nombre))"
    r"|\bproportions? of\b| - proportion$|(?:^|[ _.-])(?:croissance|crecimiento|crescimento|crescita|wachstum)(?:$|[,(]| (?:annuel(?:le)?|anual|du pib|del pib|do pib|des bip))"
    r"|(?<![a-ząćęłńóśźż])(?:stopa|stopy) [a-ząćęłńóśźż]|(?<![a-zě])míra [a-z]|lạm phát|[a-z]{4}percentage(?:$|[ ,(])|ty(?:öttömyys|öllisyys)aste"
    r"|темпы? (?:роста|прироста)|уровень (?:безработицы|занятости|инфляции|бедности)|удельный вес|(?:^|[ _])(?:ipca?|inpc|igp-?m)[ _](?:acumulado[ _])?12[ _]?m(?:eses)?"
    r"|\b(?:laju|pertumbuhan|persentase|inflasi)\b|\btingkat (?:pengangguran|partisipasi|kemiskinan)|tăng trưởng|t[ỷỉ] lệ"
    r"|前[年月期](?:度|同[月期])?比|構成比|上年同期比|(?<!환)[률율](?:$|[^가-힣])|전년(?:동[월기])?대?비|구성비"
    # The codes of rates that the European Central Bank, FRED, the International Labour Organization and the World Bank give their series.
    r"|\bicp\.[a-z]\.\w+\.[a-z]\.\w+\.\d\.(?:anr|mor|avr)(?![a-z])|^(?:unrate(?:nsa)?|u[1-6]rate|civpart|emratio|fedfunds|dff|effr|sofr|psavert|mortgage(?:15|30)us|d?gs\d{1,2}|d?tb\d(?:ms|yr)?)$|_(?:pc1|pca|cch|cca)$"
    rf"|^(?:{_STATES}|[a-z]{{4}}\d{{3}})urn?$|^ln(?:s1|u0)(?:4\d|[12]3)\d{{5}}q?$|^[a-z\d]{{10}}[amq](?:156|65[79])[a-z]$|^la[su](?:st|cn|mt)\d{{13}}03$"
    # And those of the Monetary Fund: change in percent, and percent of output.
    r"|(?:^|\.)(?:[a-z]+_rpch|pcpie?pch|[a-z]+_ngdpd?|ngap_npgdp|lur)(?:$|\.)"
    r"|(?:^|[._])[a-z]{3}_[a-z\d]{4}_(?:[a-z\d]{3}_)*rt(?:$|\.)"
    r"|(?:^|[^a-z.])[a-z]{2}\.[a-z\d]{3}(?:\.[a-z\d]{2,4})*\.z[sg](?:\.[a-z\d]{2})?(?:$|[^a-z\d.])"
    r"|占比|比重|(?<!(?<![男女])性)(?<!性别)(?<!性別)比例(?!尺)|(?<![汇匯频頻效効产產速功倍辨])率(?:$|[^\w]|_)|增速|增幅|涨幅|(?:同比|环比|比上年|比去年)(?:增长|变化)?(?:$|[^\w])"
)
# Names of what is counted in persons or in percent of them.
_OF_PEOPLE = re.compile(
    r"unemp(?:l(?:oyment)?)?|unem|desempleo|paro|desemprego|ch[ôo]mage|disoccupazione|arbeitslosigkeit|werkloosheid|arbetslöshet|безработица|失业|i[sş]sizlik"
)
# Names of what is no amount of money among amounts: money for each share, of which there are no millions; persons, and ratios.
_FOR_EACH = re.compile(
    r"^(?:(?:basic|diluted|adjusted) )?(?:eps|dps)\b|\b(?:earnings|dividends?|book value|price)[ -]per\b|(?:\bper|\bje|\bpro|\bpar|\bpor|\bna|\bна) (?:\w+ )?(?:share|aktie|action|acci[óo]n|a[çc]ão|azione|aksje|akcj[ęi]|akcii|акцию|capita|kopf|head|employee)\b"
    r"|每股|人均|株当|1株|주당",
    re.I,
)
_NO_MONEY = re.compile(
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
# Names of numbers of cases, and of growth, in a table of what these are or cost.
_COUNTS = re.compile(r"n[ _]?obs|nobs|n|obs|observations|counts?|sample[ _]size", re.I)
_GROWTH_AT_END = re.compile(
    r"(?:(?<![^\W_])(?<!for )(?<!of )(?:growth|inflation|([yqm])(?:-?o-?|/)\1)|(?:pct|percent|percentage)[ _]change|growth[ _]rate)$",
    re.I,
)
_BEHIND_BRACKETS = re.compile(r".*[)）\]]")
_FOR_SO_MANY = re.compile(
    r"(?:[\d ., ]+|ezer|t[íi]zezer|sz[áa]zezer|tuhatta|bin|yüz bin) (?:lakosra|főre|asukasta koh(?:ti|den)|ki[sş]i ba[sş][ıi]na)"
)  # behind a number of persons, in Hungarian, Finnish and Turkish
_COUNT_OF = re.compile(r"(?:count|number) of ", re.I)
# Names of what is made of figures and has their unit no more.
_TRANSFORMED = re.compile(
    r"^(?:ln|log(?:10)?)[ _(]|[ (_,](?:ln|log(?:10)?|z[-_ ]?score)[)]?(?=$| \()|^z[-_ ]?scores?(?=$|[ _])|^rank(?:ing)?(?=$|[ _](?:of|by|in)[ _])|[ _]rank(?=$| \()",
    re.I,
)
_OF_WOOD = re.compile(r"\b(?:m3|m³|cubic|timber|saw)|wood", re.I)  # of logs
_WORD_OF_RATES = re.compile(
    r"(?<![a-z])(?:rates?|ratios?|shares?|(?:bonds?|credit|rate|swap|term|yield) spreads?|percentages?|tasa|taxa|taux|(?<!price )quote|quota)(?![a-z])|[率比]$|比重|占比|比例|增[长速幅]|涨幅"
)
_CHANGE = re.compile(
    r"\b(?:(?<!taux de )changes?(?! (?:of|in) definition)|growth(?! index)|croissance|variaci[oó]n|variação|variazione|(?:ver)?änderung|wachstum)\b"
    r"|^PC_CHGP[PY]$|增[长速幅]|涨幅",
    re.I,
)
HUMP = re.compile("(?<=[a-z])(?=[A-Z])")  # UnemploymentRate
_ENERGY = "(?:exa|peta|tera|giga)joules?|(?:tera|giga|mega|kilo)watt[- ]?hours?|[kmgp]tco?2?(?:e|eq)?(?:[/ ]yr)?"
# Units that stand alone above a table, and words that may be a title there.
_ONLY_RATE = re.compile(
    rf"(?:annual )?(?:[%％‰]|{_IN_WORDS}|个?百分点|percentage points|{_PARTS})(?:,? (?:per annum|p\.a\.|of gdp|of total))?",
    re.I,
)
# Tons per GDP (millions of pounds), of which the brackets are the unit of the output
_PER_OUTPUT = re.compile(
    r"\bper (?:unit of )?(?:gdp|gva|value added|output|turnover)\s*\((?:thousand|million|billion)s?(?: of)? [^()/]*\)$",
    re.I,
)
# With how much a person is poor, which is no unit of what is counted: $3 a day
_THRESHOLD = re.compile(r"(?:(?:less than|under|below|over|above) )?(?:US)?[$€£] ?\d[\d.,]* (?:a|per|/) ?day.*", re.I)
_OF_POVERTY = re.compile("povert|poor|headcount|living (?:on|below|with)", re.I)
_LARGE_MASS = re.compile(r"[kMG]t\b")
# What is counted beside shares of it, in tables that have one column of units for both.
_DITTO = re.compile(r"[-–/]*[\"”“″〃][-–/]*|''|ditto|idem|id\.|do\.|同上", re.I)
_PERSONS = re.compile(r"(?:of )?(?:persons?|people|inhabitants|households|workers|employees)", re.I)
_COUNTED = re.compile(r"persons?|people|households?|numbers?|units?", re.I)
_COUNT = re.compile("numbers?|units?|anzahl", re.I)  # of what, the words before it say
_ONLY_UNIT = re.compile(
    r"человек|единиц|штук|рублей|рубли|persons?|personen|anzahl|numbers?|units?|stück|tons?|tonnes?|tonnen|kg|kt|mt|q?km|km²|ha|hectares?|[kmgt]wh|[km]?toe|barrels?|\S+[=＝]100"
    rf"|{_ENERGY}|[tpge]j|(?:US|MM?|[A-Z]{{1,3}})?\$(?: mil)?",
    re.I,
)
# A line that begins with percent of something, or change in percent, is a title, and says that all figures are such.
_OF_RATE = re.compile(
    rf"(?:(?:table|tabelle|tableau|tabla|tabela) [\w.]+ )?(?:annual |average )?(?:[%％]|{_IN_WORDS})(?: (?:of|change|growth|distribution|der|des|aller|del?|della|d[aou]s?|van|av|z|от)\b.*)",
    re.I,
)
_NAME_IN_PERCENT = re.compile(
    rf"[^\W\d](?:[^.:;\d]*[^.:;\d ,])?,? (?:in|en|als|as) (?:[%％]|{_IN_WORDS})(?: [^.:;\d]*)?", re.I
)
# A unit in square brackets and a remark after it, or words before it: ``[Percent] Seasonally adjusted``, ``Sales [Millions of Dollars]``.
_BRACKETED = re.compile(r"(?P<before>[^\[\]]*?)\s*\[(?P<inside>[^\[\]]+)\]\s*(?P<after>[^\[\]]*)")
_INDEX = re.compile(
    r"(?:ind(?:ex|ices|ex numbers?)|[íi]ndices?|indeks|индекс|指数|指數)[,:]? ?\(?(?:base )?(?P<base>[^\s()（）【】]+ ?[=＝] ?100)",
    re.I,
)
_INDEX_AND_RATES = re.compile(r"[íi]ndices?(?:,| y) tasas(?: de variaci[oó]n)?", re.I)  # of the Spanish office
_WORDS_OF_NAME = re.compile(r"[_\s]+")
_PLURAL_SCALE = re.compile(
    r"(?:thousand|million|billion|trillion|milliard)s|millones|milhões|milhoes|miliardi|milioni", re.I
)
_ONE_SCALE = re.compile(r"thousand|million|billion|trillion|mio|mrd|mln|bn|lakh|crore|ths|thsd|thous", re.I)
_BRAZILIAN = {"mi": 6, "bi": 9, "tri": 12}  # behind money: US$ bi
_MEASURE = re.compile("m[23]|km2?|kg|t|tons|tonnes|ha|[kmg]wh|persons|people", re.I)
# What may stand behind the unit in the name of a column: gdp_bln_rub_real
_BEHIND_UNITS = frozenset(
    ("fix", "real", "nominal", "constant", "current", "sa", "nsa", "total", "sum", "mean", "avg", "average")
)
_ENERGY_OR_WEIGHT = re.compile(rf"(?:metric )?tons?|tonnes|{_ENERGY}", re.I)
_DIRHAMS = re.compile(r"\bM(M)?DH\b")
_NUMBERS_OF_AN_INDEX = re.compile(
    r"index (?![01] ?[-–] ?(?:1|5|7|10|20|50|100|1000)$)\d{1,3} ?[-–] ?\d{1,4}", re.I
)  # which municipalities: index 925-1000
# Which children: youngest child 0-5 years
_OF_AN_AGE = re.compile(
    r"^(?!.*\b(?:persons?|people|population|women|men|per)\b)[^\W\d].*\b\d\d? ?[-–] ?\d\d? (?:years?|yrs|år|ans|años|jahre)$",
    re.I,
)
_FORMER = re.compile(r"(\()?(?(1)|, )до (?:19|20)\d\d ?г(?:ода?)?\.? ?[-–—] ?[^()]*(?(1)\)|(?=\)|$))", re.I)
# million_ars_2004, usd_million: a unit as a code
_CODE_WITH_SCALE = re.compile(
    rf"(?:{_ONE_SCALE.pattern})s?(?:_[a-z0-9]+)+|(?:[a-z0-9]+_)+(?:{_ONE_SCALE.pattern})s?", re.I
)
_JOINED_SCALE = re.compile(r"^(10{1,3})(?=(?:million|thousand|billion)\b)")  # 100million USD
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
_LAST_WORDS = re.compile(
    r"(?:\b(?P<word>in|en|em|[wvi]|в|σε) |[,，;；:：] ?| [-–] (?!.* [-–] )| (?P<slash>/) |(?<=\S) {2,}(?=\S))(?P<last>[^,，;；:：()（）]+)$"
)
# Codes and short forms of money, which capital letters tell from words: Revenue in EUR, Umsatz TEUR, Revenue USDm
_MONEY_CODES = "EUR|USD|GBP|CHF|CNY|RMB|JPY|KRW|INR|RUB|BRL|MXN|CAD|AUD|NZD|HKD|SGD|SEK|NOK|DKK|ISK|CZK|PLN|HUF|TRY|ZAR|IDR|TWD|THB"
_MONEY_CODE = re.compile(_MONEY_CODES)
_MONEY_AND_SCALE = re.compile(rf"(?:{_MONEY_CODES}|[A-Z]{{0,3}}[$€£¥₹]) [^\W\d_]+")  # which are the whole name
_MONEY_BEFORE_SCALE = re.compile("[A-Z]{0,3}[$€£¥₹]")
_SHORT_SCALE = re.compile(
    rf"(?:{_MONEY_CODES}|[A-Z]{{0,3}}[$€£¥₹])(?:k|m|mn|M|MM|bn|b|B|tn|trn|thousand|million|billion|trillion)|(?:[kTtM]|mn|bn)(?:{_MONEY_CODES}|€)|[Mm]kr"
)
# What makes of a power of ten behind it a part of a rate: ``deaths_per_million``.
_NO_SCALE_BEFORE = frozenset(
    ("per", "a", "one", "in", "por", "je", "pro", "each", "of", "over", "above", "below", "under", "than", "top")
)
# Signs and numbers of notes behind a title, as Statistics Canada has them too: (x 1,000,000) c 1 2 3
_SIGN_OF_NOTE = re.compile(r"(?<=\))(?:[†‡*§¹²³]+|(?: [a-z])?(?: \d{1,2})+)$")
_NOTE = re.compile(r"(?<=\D)\s*\d{1,2}\)$")  # the number of one behind a name
_PARENTHESIS = re.compile(r"[(（\[【]([^()（）\[\]【】]+)[)）\]】]")
_CLOSED = re.compile(r"[^(（\[]*[)）\]]")  # [2010 series] GDP (billion): the first bracket does not end with the last

# Money in a narrow or a wide sense, whose short names are no square or cubic metres: ``Broad money (M3)``, ``货币和准货币(M2)``.
_MONEY_SUPPLY = re.compile(r"M[23]")
_MILES = Unit("miles")
_SPANISH_MONEY = re.compile(r"^miles (?=(?:US)?[$€]|(?:de )?(?:USD|EUR|Bs)\b)", re.I)
_THOUSANDS_IN_SPANISH = re.compile(  # and no miles
    r"(?P<title>.*?)\W*(?:(?:(?:cifras|datos|valores) )?\ben|unidad(?:es)?(?: de medida)?:) miles[)\].]*", re.I
)
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

# What units are made of. A text is a unit if it has one of these words, and does not begin like a remark.
_MONEY_SIGNS = "$€£¥￥₹₩₽₺₫₱₦₴₸₪฿"
_ONLY_MONEY = re.compile(rf"[{_MONEY_SIGNS}](?:(?: per |/)[^\d{_MONEY_SIGNS}]+)?")
_SHORT_MONEY = re.compile(r"[A-Z][A-Za-z]{0,4}[.$¢]?")  # KSh million, R billion, Birr million
# Words that may end a name (``Wages, euros``); others may be something else there, as ``pounds`` is.
_WESTERN_MONEY = "euros?|(?:us )?dollars?|yuan|rupees|ro?ubles|zloty|ringgit|rupiah|pesos|reais"
_CYRILLIC_MONEY = r"долл(?:ар\w*|\.) сша|руб(?:лей|ля|ль|\.)?|сом(?:ов)?|гривен|тенге"
_MONEY_IN_WORDS = re.compile(f"{_WESTERN_MONEY}|{_CYRILLIC_MONEY}|(?:national|domestic) currency", re.I)
# Money at the prices of a year: ``euros constants de 2021``, ``constant 2015 US$``
_MONEY_OF_A_YEAR = re.compile(
    rf"(?:{_WESTERN_MONEY}) (?:constant[es]?s?|courants?|corrientes|correntes)(?: d['’e] ?\d{{4}})?"
    rf"|(?:constant|current)(?: \d{{4}})? (?:{_WESTERN_MONEY}|US\$)",
    re.I,
)
_MONEY = re.compile(
    rf"[{_MONEY_SIGNS}]|(?:^|[^a-z])(?:{_WESTERN_MONEY}|usd|eur|gbp|cny|rmb|jpy|yen|inr|rupee|rub|ro?uble|chf|cad|aud|nzd|hkd|krw|won|brl"
    r"|mxn|zar|sek|nok|dkk|kr\.?|pln|try|idr|twd|thb|baht|lcu|ncu|sdr|pounds?|peso|dirhams?|dinars?|kron[aeo]r?|francs?"
    r"|(?:national|domestic) currency|international dollars?|rs\.|rp|đồng|vnd|vnđ|php|taka|rwf|kes|ugx|tzs|ngn|naira|ghs|etb|lkr|npr|bdt|pkr|egp|uah|kzt|uzs)(?:$|[^a-z])|(?:[美欧日港]|人民币|^)元|人民币"
    rf"|円|(?:^|[천만억조])원(?:$|[^가-힣])|달러|(?<![а-я])(?:{_CYRILLIC_MONEY}|грн\.?)(?![а-я])|(?:^|[^a-z])soms?(?:$|[^a-z])"
)
_UNIT_WORD = re.compile(
    r"(?:^|[^a-z])(?:kg|mg|µg|kt|mt|gt|tons?|tonnes?|tonnen|toneladas|kilograms?|grams?|micrograms?|q?km2?|km²|cm|mm|m2|m3|m²|m³|met(?:er|re)s?"
    r"|kilomet(?:er|re)s?|miles|sq|squared?|ha|hectares?|acres?|cubic|lit(?:er|re)s?|barrels?|baril|bbl|[kmgtpez]b|[kmgt]?bytes?|[kmg]?bits?|[kmg]bps"
    rf"|[kmgt]wh?|{_ENERGY}|[km]?toe|tce|joules?|[tpge]j|btu|watts?|volts?|°c|celsius|degrees?|ppm|ppb|teus?|co2|co2e|[km]cal|years?|months?|weeks?"
    r"|days?|hours?|minutes?|seconds?|ans|jahre|tage|stunden|persons?|people|inhabitants?|individuals|households?|numbers?|no\.|nr\.?|count|units?"
    r"|heads?|pieces?|workers?|employees|pessoas|jiwa|orang|người|jobs|students|pupils|passengers?|births?|deaths?|vehicles|cars|subscribers|subscriptions|users"
    r"|connections|lines|beds|anzahl|stück|personen|einwohner|nombre|personnes|habitants?|número|numero|personas|unidades|index|indices|points?"
    r"|score|ratio|times|rank|per|capita)(?:$|[^a-z])|(?<![а-яі])(?:человек|чел\.?|осіб|единиц|штук|коек|тонн|га)(?![а-я])"
)
_OF_TWO = re.compile(r"^(?!.*\bper\b)\S+ and \S+ \S+")  # households and institutions serving them
_DIFFERENCE = re.compile(r" [–−-] ")  # Births – Deaths
_REMARK = re.compile(
    r"(?:excl|incl|ex|footnotes?|from|since|until|till|to|up|ages?|aged|based|before|after|at|by|for|with|without|not|all|as|on|of|see|only|under|over|over"
    r"|between|through|formerly|estimated?|former|break|old|new|than|and|or|the|both|other|end)\b|(?:exclud|includ)ing\b|(?:year|month|quarter|period|mid)[- ]?(?:end|year|on|over)\b"
)
_CHINESE_UNIT = re.compile(
    r"(?:(?:标准)?(?:人民币|[美欧日港英]?元|元人民币)|人次|人|户|家|个|件|台|套|辆|艘|架|部|只|张|份|条|项|次|所|座|处|间|册|种|箱|标箱|标准箱|股|头|枚|篇"
    r"|吨|(?:吨|千克|公斤)?标准煤|吨煤|载重吨|人公里|吨公里|公斤|[千毫微]?克|分贝|公里|千米|米|平方米|平方公里|公顷|亩|立方米|升|千瓦时|千瓦|瓦时|瓦|度|千卡|桶|天|日|小时|分钟"
    r"|秒|年|月|岁|例|宗|笔|卷|幅|集|块|颗|片|支|床|门|线|端口|路端口|芯公里|皮长公里|对|名|倍|%|重量箱|百分点|个百分点|円|ドル|米ドル|トン|世帯|社|戶|個|公?噸|公吨|公頃|輛|臺|條|座|間|冊|張"
    rf"|{_KOREAN_UNITS})"
    r"(?:[/／每].{1,8})?"
)
# Of a series, or of a table: FM.M.U2.EUR.4F.BB.U2_2Y.YLD, NRG_BAL_C$DEFAULTVIEW, sdg_08_10$defaultview
_CODE = re.compile(r"[A-Z0-9_]+(?:\.[A-Z0-9_]+){2,}|[A-Za-z0-9]+_\w*\$\w+")
_DATE_IN_TEXT = re.compile(r"\b\w+(?:/\d+)+")  # 31/12/2015, jan/2016
_MORE = re.compile(
    r"[%％&]|\b(?:and|und|et|y|e|og|och|per|je|par|por|pro|growth|shares?|rates?|change)\b|与|和|及|增|率", re.I
)  # of another unit
_JOINED = re.compile(r"[,;&/、，；和与及]| (?:and|or|und|oder|et|ou|y|e|o|og|och|en) ", re.I)
_BY_WHAT = re.compile(r" (?:by|nach|por|según|segun|selon|par|per) ", re.I)  # behind it nothing else is measured
_BASE_AT_END = re.compile(r"(?:\s|_)(?P<base>(?:(?<=, )[^\W\d_]{3,10}\.? )?\d{4}(?:-\d\d)? ?[=＝] ?100)$")
_YEAR_OF_PRICES = re.compile(r"reference year ?= ?(?:19|20)\d\d")  # of chained volumes, at the British office
_CHINESE_BASE = re.compile(r"以(上[年月季](?:同[期月季])?|(?:19|20)\d\d年)\w{0,3}[为為]100")
_BASE = re.compile(r"\w ?[=＝] ?100$")  # of an index
_AT_CONSTANT_PRICES = re.compile(
    r"不变价|不變價|可比价|\b(?:constant|comparable)[ _-]prices?\b|\bchained\b|\breal[ _]gdp\b|prix constants|pre[cç][io]os constantes",
    re.I,
)
_OVER_BEFORE = re.compile(r"(?:([yqm])/\1|([yqm])-?o-?\2)(?: ?%)?|前年(?:同[月期])?比|同比|环比")
# As Eurostat calls units of prices
_RATE_OF_CHANGE = re.compile(r"(?:(?:annual|monthly|quarterly|moving|12|months?|average)[ -])*rates? of change")
_PART_OF_RATE = re.compile(r"(?:^|[,.] ?)(?:numerator|denominator)$", re.I)
_OF_PRICES = re.compile(r"\(% of [^()]*\)\((?:current|constant) [^()]*\$\)$")  # Trade (% of GDP)(current US$)
_INDEX_OF_BASE = re.compile(r"^(?:.*[.])?(?:index|indices?|[íi]ndices?)\b.*\bbase (?:de )?(?:19|20)\d\d\b")
# CPI ANNUAL RATE 00: ALL ITEMS 2015=100, as the British office names changes of an index
_RATE_OF_INDEX = re.compile(
    r"\b(?:cpih?|hicp|rpix?|ppi)\b[ :-]+(?:annual|quarterly|monthly|\d\d?[- ]months?) rates?\b|\binflation rates?\b(?! index)"
)
_BASE_OF_ALL = re.compile(r"[(\[]?base (?:year|period)\s?[:：]\s?(?P<base>\S+ ?[=＝] ?100)[)\]]?", re.I)
# What a price is of: so much of it, where per 100 and per 1,000 may be persons.
_OF_PRICE = re.compile(
    r"per (?:[\d.,]+ )?(?:k?g|(?:kilo)?gram(?:me)?s?|m?l|lit(?:er|re)s?|tonnes?|pack(?:et)?s?|cans?|bottles?|pieces?|plates?|bowls?|cups?|slices?"
    r"|dozen|box(?:es)?|bunch|loaf|each|units?)",
    re.I,
)
_CALLED_INDEX = re.compile(r"\b(?:index|indices|índices?|indice|indeks|индекс)\b|指[数數]", re.I)
_OF_AVERAGE = re.compile(r"\b(?:promedio|average|moyenne|media|média|durchschnitt)\b", re.I)
_YEAR_OF_BASE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_EQUALS = re.compile(r"\w ?[=＝] ?\d|\d ?[=＝] ?\w|^base (?:100|[12]\d{3})\b", re.I)
_MIXED = re.compile(r"[、，,;；]")
_CALLED = rf"(?:currency|{'|'.join(sorted((word.replace('_', ' ') for word in WORDS), key=len, reverse=True))})(?:\s*[:：]\s*| += +)"
_IN_UNITS = re.compile(r"in\s+(?P<unit>[^.\d]{3,30})\.\s+\S", re.I)  # In euro. At current prices
_PARTS_OF_LINE = re.compile("[;；] ?|, ")
_FREQUENCY = re.compile(r"(?:daily|weekly|biweekly|monthly|quarterly|semiannual|annual)(?: average)?", re.I)
# As the commission of the American exchanges has them: ``BALANCE SHEETS - USD ($) shares in Thousands, $ in Millions``.
_OF_FILING = re.compile(
    r"(?P<title>.*\S) - (?P<code>[A-Z]{3}) \(\S+\)(?P<scales>(?:,? (?:shares|\S{1,4}) in (?:Thousands|Millions|Billions))*)"
)
_WHEN = re.compile(
    r"(?:at|as of|(?:at )?(?:the )?end|(?:annual )?averages?|на (?:начало|конец)|в среднем|в [а-я]+ ценах)\b"
)
_BUT = r"(?:unless|except where|if not) (?:otherwise|stated|noted|specified|indicated)\b[^)\]]*"
_AT_TIME = r"(?<=\d)(?<![1-9]\d{3}),? at (?:mid-?year|(?:the )?(?:year-?end|end of (?:the )?(?:year|period|month|quarter)))"  # (000 at mid-year)
_UNLESS = re.compile(rf"{_AT_TIME}| [(\[]{_BUT}[)\]]|,? {_BUT}|, (?:except|excluding|other than) [^)\]]*", re.I)
_ALL_FIGURES = (
    "numbers?|figures|amounts?|values?|data|zahlen|werte|angaben|beträge|daten|chiffres|montants|valeurs|données|cifras|valores|datos|dados|montos"
    "|valori|dati|importi|bedragen|belopp|beløp|tal|kwoty|dane|údaje|hodnoty|данные|значения"
)
_ABOUT_ALL = re.compile(rf"(?:all )?(?:{_ALL_FIGURES})\b", re.I)
_NOTE_WORD = re.compile(r"(?:notes?|remarks?|anmerkung(?:en)?|hinweis|nota|注|備考|비고)\s*[:：.]\s*", re.I)
_LEAD = re.compile(
    rf"(?:(?:(?:all )?(?:{_ALL_FIGURES})(?: are)? )?(?:expressed |expresados |expressos |exprimés )?(?:in|en|em|в|σε|(?-i:[wvi])|[wvi](?= (?:{_WORDS})\b)"
    rf"|by(?= (?:thousand|million|billion)))(?: the)? +|(?:valor(?:es)?|values?)[,:] *|{_CALLED})(?=\S)",  # W and V alone are watts and volts
    re.I,
)
# What stands between the same unit in two languages: ``тыс. тонн/thousand tons``, ``亿元 (100 million yuan)``, ``亿元 Unit: 100 million yuan``.
_OTHER_LANGUAGE = re.compile(
    rf"\s*/\s*|[)）]\s*[(（]|(?<=[^\x00-\x7f])\s*[(（](?=[ -~]+[)）]?$)|(?<=[^\x00-\x7f])\s+(?={_CALLED}|\d)", re.I
)
_OTHER_SCRIPT = re.compile("[\u0370-\u1cff\u2e80-\ud7af]")  # Greek to Korean
_OF_BRITAIN = re.compile("(?:thousands?|millions?|billions?)(?:-[a-z]+)+")  # as its offices identify units
_ADJUSTED = re.compile(
    r"^(?:NSA|SA|SWDA|WDA), ?(?=\d{4} ?= ?100$)"
)  # for the season, or not, before the base of an index
_MEASURED_IN = re.compile(
    r"(?:weight|volume|quantity|value|amount|poids|quantités?|valeurs?|montants?|gewicht|menge|wert|valor(?:es)?|cantidad|peso|вес|объем)"
    r" \((?:in|en|em|в) (?P<unit>[^()]+)\)",
    re.I,
)
_IN_TITLE = re.compile(rf"(?P<title>.*\S)?\s*[(（\[]?(?<![A-Za-z]){_CALLED}(?P<unit>.*?\S)[)）\]]?", re.I)


def _plainly(text: str) -> str:
    """Return a unit with its power of ten apart and in digits, and without what says how figures were adjusted."""
    whole = _JOINED_SCALE.sub(r"\1 ", _TIMES_BEFORE.sub("", _bare(text)))
    whole = _SPANISH_MONEY.sub("miles de ", f"₹{whole[1:]}" if whole[:1] == "`" else whole)  # of a font for rupees
    whole = whole.replace("-", " ") if _OF_BRITAIN.fullmatch(whole) else _ADJUSTED.sub("", whole)
    return _RAISED_BEFORE.sub(lambda match: f"10^{match[1].translate(_RAISED)} ", whole)


@cache
def parsed(text: str) -> Unit:
    """Return the unit that a text states, without the power of ten in it; what means percent in any coding is ``percent``."""
    whole = _plainly(text)
    if is_missing(whole) or _YEAR_OF_PRICES.fullmatch(whole.lower()):
        return NONE
    if whole.lower() == "miles" and _THOUSANDS_IN_SPANISH.fullmatch(text.strip()):
        return Unit("", 3)
    found = (find(whole) for find in (_of_code, _of_languages, _of_one_language))
    if stated := next((unit for unit in found if unit != NONE), None):
        return stated
    if is_mixed(whole):
        return Unit(whole)
    if rate := _rate(whole):
        return Unit(rate)
    if match := _POWER_ALONE.fullmatch(whole):
        return Unit("", int(match[1]))
    if match := _CODE_OF_INDEX.fullmatch(whole):
        return Unit(f"{match[1]}=100")
    money = next(filter(whole.startswith, _MONEY_BEFORE), "")
    eastern = whole.removeprefix(money).strip()
    if match := _CHINESE_SCALE.match(eastern):
        rest = eastern[match.end() :]
        power = _EASTERN_SCALES[match["word"]] + bool(match["ten"])
        if money and rest in ("", "元"):
            return Unit(_MONEY_BEFORE[money], power)
        return Unit(rest if rest == "元" and _TRADITIONAL.search(whole) else _SAME.get(rest, rest), power)
    plain, power = units.unscaled(whole)
    plain = plain.removeprefix("of ")  # billion of tons
    if not power:
        plain, power = _scaled(whole)
    if plain.count("(") > plain.count(")"):  # GDP (EUR billion)
        return Unit(whole)
    if power and _BEFORE.fullmatch(plain):  # thousand million euro
        plain, further = _scaled(plain)
        power += further
    if not power:
        plain, power = _scaled_among(plain)
    return Unit(_SAME.get(plain.lower(), plain), power)


def _scaled_among(text: str) -> tuple[str, int]:
    """Return a unit of parts without the power of ten that a single one has, and that power: ``Current prices, million euro``."""
    parts = text.split(", ")
    scaled = [(place, unit) for place, part in enumerate(parts) if len(parts) > 1 and (unit := parsed(part)).power]
    if len(scaled) != 1:
        return text, 0
    [(place, unit)] = scaled
    parts[place] = unit.name
    return ", ".join(filter(None, parts)), unit.power


def _of_code(code: str) -> Unit:
    """Return the unit that a code with a power of ten at its beginning or its end states: ``million_ars_2004``, ``usd_million``."""
    first, *words = code.split("_")
    if _SCALED_CODE.fullmatch(code) or not _CODE_WITH_SCALE.fullmatch(code):
        return NONE
    if not _NO_SCALE_BEFORE.isdisjoint(map(str.lower, (first, *words))):  # cases_per_million
        return NONE
    if not parsed(first).power:
        first, words = words[-1], [first, *words[:-1]]
    name = " ".join(words)
    if units.is_rate(parsed(name).name):
        return NONE
    return Unit(name.upper() if _MONEY.fullmatch(name.lower()) else _SAME.get(name.lower(), name), parsed(first).power)


def has_former(text: str) -> bool:
    """Return whether a text says of the unit that it was another one up to some year."""
    return bool(_FORMER.search(text))


def _without_former(text: str) -> str:
    """Return a text without what it says of the unit up to some year: ``Рублей (до 1998г. – тыс. рублей)``."""
    return _FORMER.sub("", text)


def _bare(text: str) -> str:
    """Return a text without the signs and the words that may stand around a unit: ``（单位：亿元）``, ``in Mio. Euro``."""
    bare = _DIRHAMS.sub(lambda match: f"mill{'iards' if match[1] else 'ions'} de DH", _UNLESS.sub("", text.strip()))
    inside = bare[1:-1]
    if bare[:1] in "(（[" and bare[-1:] in ")）]" and not _PARENTHESIS.search(inside) and not _CLOSED.match(inside):
        bare = bare[1:-1].strip()
    return _LEAD.sub("", bare, count=1).strip() if _LEAD.match(bare) else bare


def _of_one_language(text: str) -> Unit:
    """Return the unit of a text whose words mean another thing elsewhere: a long billion, and persons behind whose number stands ``for each``."""
    if match := _LONG_SCALE.match(text):
        return Unit(text[match.end() :], 12)
    return Unit(f"per {text}") if _FOR_SO_MANY.fullmatch(text.lower()) else NONE


def _of_languages(text: str) -> Unit:
    """Return the unit that a text states in two languages or more, with the same power of ten in each that is known: the last of them."""
    parts = [] if text.isascii() else [part.strip(" ()（）") for part in _OTHER_LANGUAGE.split(text)]
    if len({bool(_OTHER_SCRIPT.search(part)) for part in parts}) < 2:
        return NONE
    stated = [unit for title, unit in map(of_line, parts) if not title and unit.power]
    return stated[-1] if len(stated) > 1 and len({unit.power for unit in stated}) == 1 else NONE


def _scaled(text: str) -> tuple[str, int]:
    """Return a unit of a Western language without its power of ten, and that power: ``Euro (Mio.)``, ``1000 tonnes``, ``£m``."""
    text = text.replace("’", "'").replace("‘", "'")
    if match := _SCALED_CODE.fullmatch(text):
        word, money, prices = match["word"] or match["last"], match["rest"] or match["money"], match["prices"]
        return (prices + match["of"], 6) if prices else (money or "", _CODE_SCALES[word])
    if match := _BEFORE.fullmatch(text) or _AFTER.fullmatch(text):
        rest = match["rest"].strip(" ,;:/")
        if "/" in rest and text.startswith(rest) and _MONEY.search(rest.rpartition("/")[2].lower()):
            return text, 0  # of the denominator: TJ/£ million
        return rest.strip("()[]" if rest[:1] in "([" and rest[-1:] in ")]" else " ,;:/(["), _power(match)
    for pattern, power in _WORDS_BEFORE:
        if match := pattern.match(text):
            return _OF.sub("", text[match.end() :], count=1), power
    if match := _RUPEES.fullmatch(text):
        return match["rest"].replace("Rs", "Rs."), _SCALES["crore"]
    return _glued(text)


def _glued(text: str) -> tuple[str, int]:
    """Return a unit without the letters or noughts of its power of ten beside it, and that power: ``£m``, ``mkr``, ``RMB'000``, ``US$ bi``."""
    if match := _GLUED_NOUGHTS.fullmatch(text):
        return match["rest"], 3
    if match := _MEXICAN.fullmatch(text):
        return _OF_MEXICO[match["of"]], 3 * (1 + len(match["millions"]))
    if (match := _GLUED.fullmatch(text)) and match["us"]:
        return match["us"], 6
    if match and _MONEY.search(match["rest"].lower()):
        return match["rest"].strip(), _GLUED_SCALES[match["word"].lower()]
    if match := _GLUED_BEFORE.fullmatch(text):
        word, rest = filter(None, match.groups())
        return rest.upper() if rest.lower() in _CURRENCIES.split("|") else rest, _GLUED_SCALES[word.lower()]
    before, _, last = text.rpartition(" ")
    if last in _BRAZILIAN and _MONEY.search(before.lower()):
        return before, _BRAZILIAN[last]
    if text.endswith("R$ mil") and not text.endswith("US$ mil"):  # of dollars it may be a million
        return before, 3
    if match := _TIMES_TEN.fullmatch(text):
        return match["rest"].strip(" ,"), int(match["digits"] or match["raised"].translate(_RAISED))
    return text, 0


def _power(match: re.Match[str]) -> int:
    if match["noughts"]:
        return match["noughts"].count("0")
    word = match["word"].lower()
    power = _SCALES[word] if word in _SCALES else _SCALES[word.removesuffix("s")]
    return power + {"10": 1, "100": 2}.get(match["count"] or "", 0)


def _rate(text: str) -> str:
    """Return the unit of the rates whose unit a text states: percent, points or per mille; empty for any other text."""
    word = text.lower()
    if _POINTS.search(word):
        return units.POINTS
    if _PER_MILLE.search(word):
        return units.PER_MILLE
    sign = (
        word in _PERCENT
        or _RATE_OF_CHANGE.fullmatch(word)
        or _OVER_BEFORE.fullmatch(word)
        or _SUM_OF_PARTS.fullmatch(word)
        or _PERCENT_CODE.fullmatch(word)
        or _PERCENT_WORD.search(_PERCENT_OF_WHOM.sub("", word))
    )
    return units.PERCENT if sign else ""


def is_mixed(text: str) -> bool:
    """Return whether a text lists several units: ``亿元、%``; a figure below it may be of any of them, and so has none."""
    return _is_list(text) or _has_powers(text)


def _is_list(text: str) -> bool:
    parts = [part.strip() for part in _MIXED.split(text) if part.strip()]
    if len(parts) == 2 and _INDEX.fullmatch(" ".join(parts)):  # Index, 2015=100
        return False
    if _INDEX_AND_RATES.fullmatch(text):
        return True
    return len(parts) > 1 and len(set(parts)) > 1 and all(map(_is_short_unit, parts))


def _is_short_unit(text: str) -> bool:
    unit = parsed(text)
    return bool(unit.name) and (" " not in text or unit.power > 0) and is_unit(text)


# Of the text beside it, at the Bank for International Settlements, and no power of ten.
_NUMBER_OF_TEXT = re.compile(r"(?!10*$)[1-9]\d{2}")


@cache
def of_column(cell: str, twin: str = "", has_power: bool = False) -> Unit:
    """Return the unit of a cell of a column of units: a code or a text, or one beside the other; a rate may be known by either.

    The text gives a code its power of ten, unless a column of its own ``has_power``.
    """
    if cell in _PERCENT_NUMBERS:
        return Unit(units.PERCENT)
    if twin and (_NUMBER_OF_TEXT.fullmatch(cell) or (is_open_rate(cell) and " " in twin)):  # Rate, and of what
        cell = twin
    unit, beside = parsed(cell), parsed(twin)
    match = None if unit.power or _PER_OUTPUT.search(cell) else _PARENTHESIS.search(cell)
    if match and (inside := parsed(match[1])).name and inside.power:
        unit = inside  # VT (millions of vatu)
    if unit.power and not unit.name and not beside.power:  # million, and EUR beside it
        return Unit(beside.name, unit.power)
    in_words = _inside_or_whole(twin)
    of_count = _is_money(in_words) or _PERSONS.fullmatch(in_words.name)  # a code of mass or energy may have its prefix
    if in_words.power and of_count and not has_power and unit.name and not unit.power and not units.is_rate(unit.name):
        return Unit(unit.name, in_words.power)  # FJD, and Million Fiji dollars
    return (
        beside if not cell or (units.is_rate(beside.name) and not unit.power and not units.is_rate(unit.name)) else unit
    )


def _inside_or_whole(text: str) -> Unit:
    """Return the unit of a text with that of its brackets, where these have the power of ten: ``US Dollar (millions)``."""
    unit, match = parsed(text), _PARENTHESIS.search(text)
    inside = parsed(match[1]) if match and not unit.power else NONE
    return Unit(inside.name or unit.name, inside.power) if inside.power else unit


def is_ditto(cell: str) -> bool:
    """Return whether a cell of a column of units says that its unit is the one above."""
    return bool(_DITTO.fullmatch(cell))


def is_scale(text: str) -> bool:
    """Return whether a text is a power of ten in words and nothing else: ``Millions``, ``百万``."""
    unit = parsed(text)
    return bool(unit.power) and not unit.name and not text.isdecimal()


def of_codes(stated: Sequence[str], names: Sequence[str]) -> Unit:
    """Return the unit of a row of codes: what its column of units states (a code, then its text), else a rate that its names state."""
    unit = of_column(*stated[:2]) if stated else NONE
    if unit.name:
        return unit
    if any(map(_PERCENT_CODE.fullmatch, names)):
        return Unit(units.PERCENT)
    return Unit(next(filter(units.is_rate, (of_name(name).name for name in names)), ""), unit.power)


def are_called(cells: Set[str]) -> bool:
    """Return whether all texts of a column say of themselves that they are units: ``Currency: U.S. dollars``."""
    return bool(cells) and all(map(is_called, cells))


def are_sure(cells: Set[str]) -> bool:
    """Return whether all texts of a column are units, whatever it is called: money with a power of ten, and rates (``JPY bn``, ``%``), or bases of indices."""
    found = [of_line(cell) for cell in cells]
    if cells and all(not title and _BASE.search(unit.name) for title, unit in found):
        return True
    money = any(unit.power and _is_money(unit) for _, unit in found)
    return money and all(not title and (unit.power or units.is_rate(unit.name)) for title, unit in found)


def are_codes(cells: Set[str]) -> bool:
    """Return whether a column that is not called so holds units: codes, and one of a percentage among them (``PC_GDP``)."""
    return any(_PERCENT_CODE.fullmatch(cell) for cell in cells) and all(cell == cell.upper() for cell in cells)


_MONEY_PER = re.compile(r"(?:US)?[$€£¥¢₹] ?/ ?\w+")
_SENTENCE = re.compile(r"\b(?:are|is|was|were) [a-z]", re.I)
_FORMULA = re.compile(r"\d{1,2} ?[=＝] ?\d{1,2}(?: ?[-+−×÷*/.…] ?[\d+.…]+)*")  # of the numbers of items: 9=8, 4=1+...+3


@cache
def is_unit(text: str) -> bool:
    """Return whether a text is a unit, and no remark such as ``from 2020`` or ``19 countries``."""
    bare, unit = _bare(text), parsed(text)
    if _SENTENCE.search(bare) or _FORMULA.fullmatch(bare):
        return False
    if _CODE.fullmatch(bare) or _NUMBERS_OF_AN_INDEX.fullmatch(bare) or (not unit.power and _OF_AN_AGE.search(bare)):
        return False
    if units.is_rate(unit.name) or _EQUALS.search(bare) or unit.name in ("t", "g", "m", "l", "h"):
        return True
    if _CHINESE_UNIT.fullmatch(bare) or _CHINESE_UNIT.fullmatch(unit.name):
        return True
    word = unit.name.lower()
    money, known = _MONEY.search(word), _UNIT_WORD.search(word)
    if (
        _REMARK.match(word)
        or _DIFFERENCE.search(word)
        or _OF_TWO.search(word)
        or len(word) > 60
        or (word[:1].isdecimal() and not money)
    ):
        return False
    begins = unit.power and bare.lower().rstrip(")]").endswith(word.rstrip(")]")) and len(word.split()) < 5
    foreign = unit.power and _SHORT_MONEY.fullmatch(unit.name)
    return bool(_MONEY_PER.fullmatch(bare) or money or known or begins or foreign or (unit.power and not word))


@cache
def of_name(name: str) -> Unit:
    """Return the unit that an indicator's name states: in parentheses (``GDP (constant LCU)``), or a percent sign anywhere."""
    name = _NOTE.sub("", name) if name.count(")") > name.count("(") else name
    if _TRANSFORMED.search(name) and not _OF_WOOD.search(name):
        return NONE
    if not _RATE_NAME.search(_PARENTHESIS.sub("", name).lower()):
        name = _PARENTHESIS.sub(lambda match: "" if _has_amounts_and_rates(match[1]) else match[0], name)
    parent, colon, child = name.rpartition("): ")
    if colon and parent and _is_of_other_kind(child):
        return of_name(child)
    rest = _PERCENT_OF_WHOM.sub("", HUMP.sub("_", name).lower())
    if _UNCTAD_MONEY.fullmatch(name) or (_MONEY_AND_SCALE.fullmatch(name) and parsed(name).power):
        return parsed(name)
    stated = [] if _PER_OUTPUT.search(name) else _inside(name)
    inside = [parsed(text) for text in stated if not (_THRESHOLD.fullmatch(text) and _OF_POVERTY.search(name))]
    if match := _THAN_BEFORE.search(name):
        return Unit(units.PERCENT if match[1].lower() == "growth" else units.POINTS)
    if match := _OF_SO_MANY.search(name):
        return Unit(f"per {match[1] or match['chinese']}")
    if _INDEX_OF_BASE.search(rest):  # of the price of 1 000 litres
        inside = [unit for unit in inside if units.is_rate(unit.name) or is_base(unit) or _is_money(unit)]
    if rates := [unit for unit in inside if units.is_rate(unit.name)]:
        return inside[-1] if _OF_PRICES.search(name) else rates[-1]
    if inside and (made := _made_of_amounts(name)) is not None:
        return of_name(made)
    if inside and inside[-1] == _MILES and _SPANISH.search(rest):
        return Unit("", 3)
    return _by_words(name, rest, inside)


def _by_words(name: str, rest: str, inside: Sequence[Unit]) -> Unit:
    """Return the unit of a name by its words, in the small letters of ``rest``, or the last of those in its brackets, none of which is a rate."""
    if match := _CHINESE_BASE.search(name):
        return Unit(f"{match[1]}=100")
    if _POINTS.search(rest) and not _PARTY.fullmatch(name):
        return Unit(units.POINTS)
    if _PER_MILLE.search(rest):
        return Unit(units.PER_MILLE)
    if _PERCENT_WORD.search(rest) or _CODES_IN_NAME.search(rest):
        return Unit(units.PERCENT)
    based = _BASE_AT_END.search(name) or _INDEX.search(name)
    if _RATE_OF_INDEX.search(rest) and (based or any(map(is_base, inside))):
        return Unit(units.PERCENT)
    if based:
        word, _, base = based["base"].partition(" ")
        return parsed(based["base"] if not word.strip(".").isalpha() or month(word) else base)
    if chinese := "" if inside else _chinese_at_end(name):
        return parsed(chinese)
    return _with_money_before(inside[-1], name) if inside else _at_end(name)


def _is_of_other_kind(child: str) -> bool:
    """Return whether the name of a row below another is no part of what that one measures, in its unit: its growth, or a number of persons."""
    rate = _is_called_rate((child,)) or sounds_like_rate((child,)) or says_change(child)
    return rate or bool(_NO_MONEY.search(child) or _FOR_EACH.search(child) or _OVER_BEFORE.fullmatch(child.lower()))


def _made_of_amounts(name: str) -> str | None:
    """Return what stands behind the unit of amounts, if figures are their growth, ``Exports (EUR million)_yoy``, or their number; None for amounts."""
    behind = _BEHIND_BRACKETS.sub("", name).strip(" .,:;_-")
    made = behind != name and (_GROWTH_AT_END.fullmatch(behind) or _COUNTS.fullmatch(behind))
    counted = _COUNT_OF.match(name) and any(map(_is_money, map(parsed, _inside(name))))
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
    rates = [units.is_rate(parsed(part).name) for part in _MIXED.split(text)] if "%" in text and _is_list(text) else []
    return any(rates) and not all(rates)


def _with_money_before(unit: Unit, name: str) -> Unit:
    """Return a power of ten in parentheses with the money that stands before these: ``Saldos - R$ (milhões)``."""
    before = name.rpartition("(")[0].split()
    alone = unit.power and not unit.name and before
    money = alone and (_MONEY_CODE.fullmatch(before[-1]) or _MONEY_BEFORE_SCALE.fullmatch(before[-1]))
    return Unit(parsed(before[-1]).name, unit.power) if money else unit


def _at_end(name: str) -> Unit:
    """Return the unit with a power of ten, or a sign of money, that ends a name: ``Population in thousands``, ``Exports, million USD``, ``Price, £``.

    A name may be nothing else: ``£ per year``.
    """
    match = _LAST_WORDS.search(name)
    last = match["last"] if match else name
    if match and last[:1].isdecimal() and name[: match.start()][-1:].isdecimal():  # a range: 5.000 - 10.000
        return NONE
    if _ONLY_MONEY.fullmatch(last) or (
        match and _MONEY_CODE.fullmatch(last) and not _MONEY.search(name[: match.start()].lower())
    ):
        return parsed(last)
    if match and match["slash"] and not _is_money(parsed(last)):  # Deaths / million people
        return parsed(last) if _ONLY_UNIT.fullmatch(last) and not _COUNT.fullmatch(last) else NONE
    if match and match["word"] and _ONLY_RATE.fullmatch(last) and not _JOINED.search(name[: match.start()]):
        return parsed(last)  # Change on the year before in %
    if match and last in ("1000", "1 000") and name[: match.start()][-1:].isalpha() and match[0][:1] in ",;":
        return Unit("", 3)  # Employed persons, 1000
    sure = match and (match[0][:1].isalpha() or any(map(str.isalpha, last)))  # no part of a number: Less than 20,000
    among = [unit for part in name.split(", ")[1:-1] if _stands_alone(part) and (unit := parsed(part)).power]
    if len(among) == 1:
        return among[0]  # All employees, thousands, information
    if (
        match
        and _ENERGY_OR_WEIGHT.fullmatch(name[: match.start()])
        and (scale := parsed(last)).power
        and not scale.name
    ):
        return Unit(name[: match.start()], scale.power)  # as the United Nations name columns: Kilowatt-hours, million
    stated = (
        sure
        and is_unit(last)
        and (
            parsed(last).power
            or (match and _ONLY_UNIT.fullmatch(last) and not _COUNT.fullmatch(last))
            or _MONEY_IN_WORDS.fullmatch(last.strip())
        )
    )
    return parsed(last) if stated else _of_last_words(name)


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


def _of_last_words(name: str) -> Unit:
    """Return the power of ten that ends a name, with the money beside it: ``gdp_usd_billion``, ``population_thousands``, ``PBI millones``."""
    words = _WORDS_OF_NAME.split(name.strip())
    while "_" in name and len(words) > 1 and words[-1].lower() in _BEHIND_UNITS:
        words.pop()
    *before, last = words
    if not before or before[-1].lower() in _NO_SCALE_BEFORE or (before[1:] and before[-2].lower() in _NO_SCALE_BEFORE):
        return NONE
    if _SHORT_SCALE.fullmatch(last) and "_" not in name:
        return parsed(last)
    counted = [before[-2]] if before[1:] and before[-2] in ("10", "100") else []  # 100 million yuan
    both = " ".join([*counted, before[-1], last])
    if (power := _BRAZILIAN.get(last.lower(), 0)) and _MONEY.fullmatch(before[-1].lower()):
        return Unit(before[-1].upper() if "_" in name else before[-1], power)
    if (unit := parsed(both)).power and "_" in name and _MEASURE.fullmatch(unit.name):
        return unit
    if unit.power and not before[-1].isascii() and before[-1].lower().rstrip(".") in _SCALES:  # тыс чел
        return unit
    if unit.power and _MONEY.fullmatch(unit.name.lower()):
        return Unit(unit.name.upper() if "_" in name else unit.name, unit.power)
    of_table = "_" in name and (_ONE_SCALE.fullmatch(last) or _GLUED_BEFORE.fullmatch(last))
    return parsed(last) if of_table or _PLURAL_SCALE.fullmatch(last) else NONE


def is_measured_in(name: str) -> bool:
    """Return whether a name says what is measured and in which unit: ``Poids (en tonne)``."""
    match = _MEASURED_IN.fullmatch(name)
    return match is not None and is_unit(match["unit"])


def of_title(title: str) -> Unit:
    """Return the unit in the parentheses that end a title, or with a power of ten within it; several where it has more than one."""
    title = _without_former(_SIGN_OF_NOTE.sub("", title.rstrip()))
    inside = _inside(title)
    if not inside:
        return _at_end(title)
    inside = [text for text in inside if text.lower() not in ("ratio", "rate", "share")] or inside
    if len(inside) > 1:
        units_of = "; ".join(inside)
        return Unit(units_of) if is_mixed(units_of) else NONE
    behind = title.partition(inside[0])[2]
    within = parsed(inside[0]).power and parsed(inside[0]).name and not _MORE.search(behind)
    return parsed(inside[0]) if within or title[:-1].endswith(inside[0]) else NONE


@cache
def _inside(name: str) -> Sequence[str]:
    """Return the units in the parentheses of a name; ``M2`` and ``M3`` of money are none."""
    found = [match[1] for match in _PARENTHESIS.finditer(name) if is_unit(match[1])]
    of_money = _OF_MONEY.search(name.lower())
    found = [text for text in found if not (of_money and _MONEY_SUPPLY.fullmatch(text))]
    return [text for text in found if not (_CODE_OF_PLACE.fullmatch(text) and _is_place(name, text))]


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
    return not is_unit(number) and not _YEAR_OF_BASE.fullmatch(number)


def without_code(name: str) -> str:
    """Return a name without the code behind it, of two or three letters or of numbers but thousands."""
    match = _NAME_AND_CODE.fullmatch(name) or _NAME_AND_NUMBER.fullmatch(name)
    return match["name"] if match and match["code"] != "1000" else name


def _is_place(name: str, code: str) -> bool:
    """Return whether a code stands behind the name of a place: ``United Kingdom (GB)`` has no gigabytes, and ``Haa Alif (HA)`` no hectares."""
    if code == "HA":
        return not name.isupper() and not _OF_LAND.search(name.lower())
    return areas.is_area(name.partition("(")[0].strip())


@cache
def of_line(cell: str) -> tuple[str, Unit]:
    """Return the title and the unit of all figures that a cell above a table states, either of them empty.

    A unit is called so (``单位：亿元``, also behind a title), or stands alone: in parentheses, with its power of ten, or as one word.
    """
    text = cell.strip()
    if (now := _without_former(text)) != text and (found := of_line(now))[1] != NONE:
        return found
    if thousands := _THOUSANDS_IN_SPANISH.fullmatch(text):
        return thousands["title"], Unit("", 3)
    if based := _BASE_OF_ALL.fullmatch(text) or _INDEX.fullmatch(text):
        return "", Unit(based["base"])
    if (twice := _of_languages(_bare(text))) != NONE:
        return "", twice
    if match := _OF_FILING.fullmatch(" ".join(text.split())):
        return match["title"], _of_filing(match["code"], match["scales"])
    if (sentence := _IN_UNITS.match(text)) and is_unit(sentence["unit"]) and parsed(sentence["unit"]).name:
        return "", parsed(sentence["unit"])
    match = _IN_TITLE.fullmatch(text)
    if match and (not match["title"] or is_unit(match["unit"]) or is_mixed(match["unit"])):
        return (match["title"] or "").strip(" ,，;；(（["), parsed(match["unit"])
    bare = _bare(text)
    if _has_powers(bare) and (bare != text or _stands_alone(_PARTS_OF_LINE.split(bare)[0])):
        return "", Unit(bare)
    bare = _without_remarks(bare, bracketed=bare != text)
    if (text[:1] in "(（[" and bare != text and is_unit(bare)) or _stands_alone(bare):
        return "", parsed(bare)
    if _OF_RATE.fullmatch(text):
        return text, parsed(text)
    return _of_brackets(text)


def _without_remarks(text: str, bracketed: bool) -> str:
    """Return the one part of a text that is a unit: ``at the end of the year; thousand beds``, in brackets beside whatever remark."""
    parts = [_bare(part) for part in _PARTS_OF_LINE.split(text)]
    alone = [part for part in parts if _stands_alone(part)]
    about_dates = bracketed or all(part in alone or _WHEN.match(part.lower()) for part in parts)
    return alone[0] if len(alone) == 1 and about_dates else text


def of_note(text: str) -> Unit:
    """Return the unit of all figures that a note below a table states: ``Unit: USD million``, ``Note: figures in USD million.``."""
    bare = _NOTE_WORD.sub("", text.strip()).rstrip(". ")
    about_all = is_called(bare) or (_ABOUT_ALL.match(bare) and is_line(bare))
    return of_line(bare)[1] if about_all else NONE


def _has_powers(text: str) -> bool:
    """Return whether the parts of a text state different units with powers of ten: ``volume in lakh, value in ₹ crore``."""
    parts = [_bare(part) for part in _PARTS_OF_LINE.split(text)]
    if len(parts) < 2 or text in parts:
        return False
    found = [parsed(part) if parsed(part).power else _at_end(part) for part in parts]
    return len({(unit.name.lower(), unit.power) for unit in found if unit.power}) > 1


def is_of_filing(text: str) -> bool:
    """Return whether a text is the title of a table in an American filing, with the unit of its money."""
    return bool(_OF_FILING.fullmatch(" ".join(text.split())))


def _of_filing(code: str, scales: str) -> Unit:
    """Return the unit in the title of a table of a filing: that of its money, or all of them where shares have a power of ten too."""
    found = [parsed(part.strip()) for part in scales.split(",") if part.strip()]
    if len(found) > 1:
        return Unit(scales.strip())
    return Unit(code, found[0].power if found else 0)


def _of_brackets(text: str) -> tuple[str, Unit]:
    """Return the words around square brackets and the unit that is in them, or before a remark in them."""
    match = _BRACKETED.fullmatch(text)
    if not match or (match["before"] and match["after"]):
        return text, NONE
    inside = _without_remarks(match["inside"], bracketed=True)
    if is_unit(inside):
        return match["before"] or match["after"], parsed(inside)
    index = _INDEX.fullmatch(match["before"])
    return ("", parsed(index["base"])) if index else (text, NONE)


def of_description(text: str) -> Unit:
    """Return the unit among the parts of a description: the one before the frequency (``Real GDP, Billions of Chained 2017 Dollars, Quarterly``), else the first."""
    _, *parts = text.split(", ")
    before = [part for part, next_part in pairwise(parts) if _FREQUENCY.fullmatch(next_part)]
    units_of = [part for part in (*before, *parts) if is_unit(part)]
    stated = next((part for part in units_of if not says_change(part)), next(iter(units_of), ""))
    change = next((part for part in parts if part != stated and says_change(part)), "")
    unit = parsed(stated) if stated else NONE
    return unit._replace(name=f"{change}, {unit.name}") if change and not units.is_rate(unit.name) else unit


def is_rate_in_words(text: str) -> bool:
    """Return whether a text names a rate in percent, and is no sentence: ``Arbeitslosenquote in Prozent aller Erwerbspersonen``."""
    return bool(_NAME_IN_PERCENT.fullmatch(text.strip()))


def is_line(cell: str) -> bool:
    """Return whether a cell states a unit and nothing else."""
    title, unit = of_line(cell)
    return not title and unit != NONE


def are_lines(cells: Set[str]) -> bool:
    """Return whether texts state units and nothing else."""
    return bool(cells) and all(map(is_line, cells))


def is_called(cell: str) -> bool:
    """Return whether a cell says that it states a unit: ``单位：亿元``, ``Unit: million euro``."""
    called = _IN_TITLE.fullmatch(cell.strip()) or _BASE_OF_ALL.fullmatch(cell.strip())
    return bool(called) and of_line(cell)[1] != NONE


def _stands_alone(text: str) -> bool:
    """Return whether a text is a unit from its first to its last word, and no title that has one in it."""
    unit = parsed(text)
    if units.is_rate(unit.name):
        return bool(_ONLY_RATE.fullmatch(text)) or units.is_rate(text)
    if unit.power or is_mixed(text) or _CHINESE_UNIT.fullmatch(text):
        named = text.lower().startswith(unit.name.lower()) and " " in unit.name and not _MONEY.search(unit.name.lower())
        return len(unit.name.split()) < 4 and (is_mixed(text) or ("," not in unit.name and is_unit(text) and not named))
    if _MONEY_OF_A_YEAR.fullmatch(text):
        return True
    return " " not in text and bool(_ONLY_UNIT.fullmatch(text) or (text.isascii() and _MONEY.fullmatch(text.lower())))


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
    rate = next(filter(_ONLY_RATE.fullmatch, names), "") if _COUNTED.fullmatch(row.name) else ""
    if rate:
        return parsed(rate)  # Percentage as a measure, of persons as the unit
    if row.name:
        same = own.power and not row.power and own.name.lower() in ("", row.name.lower())  # GDP (million EUR) in EUR
        return Unit(row.name, own.power) if same else row
    if row.power:
        name = head.name or own.name or _name_above(row, above)
        return Unit(name, times(row.power, own.power) or row.power)
    if head.name:
        within = [parsed(text).name for name in names for text in _inside(name)]
        if not units.is_rate(head.name) and (rate := next(filter(units.is_rate, within), "")):
            return Unit(rate)  # Unemployment rate (percent), in a table of which one cell says: thousand persons
        return head if own.power else with_power_above(head, above)
    if head.power:
        return Unit(own.name or above.name, head.power)
    return _below(above, own, names)


def _below(above: Unit, own: Unit, names: tuple[str, ...]) -> Unit:
    """Return the unit of figures below a line that states one, by what their names state (``own``)."""
    if own == NONE and _is_no_unit_of(names, above):
        return Unit(_rate(above.name)) if is_mixed(above.name) else NONE
    if _is_money(above) and not own.power and _is_no_amount(names, above.power):
        return own
    if _is_money(above) and not above.power and _OF_PRICE.fullmatch(own.name):
        return Unit(f"{above.name} {own.name[0].lower()}{own.name[1:]}")  # Rice (Per 5 Kilogram) under Dollar
    differs = own.name and above.name and own.name.lower() != above.name.lower()
    if differs and (_COUNT.fullmatch(above.name) or _is_stated_alone(own, names)):  # Area (ha) under tons
        return own
    index = units.is_rate(above.name) and _EQUALS.search(own.name)
    money = next((unit.name for name in names for unit in map(parsed, _inside(name)) if _is_money(unit)), "")
    if money and _is_money(above) and not own.power and money != above.name:  # Exports (USD) under million euro
        return Unit(money, above.power)
    if (
        units.is_rate(own.name)
        or own.power
        or index
        or (own.name and above.name and _is_money(own) != _is_money(above))
    ):
        return own
    return above if above.name and not is_mixed(above.name) else Unit(own.name, above.power)


def _name_above(row: Unit, above: Unit) -> str:
    """Return the name of the unit above a row that states a power of ten: none for thousands of something under millions of money."""
    return "" if row.power == _THOUSAND < above.power and _is_money(above) else above.name


def _is_no_unit_of(names: Sequence[str], above: Unit) -> bool:
    """Return whether figures are rates by their names and what stands above is no unit of rates; growth in tons a year is an amount."""
    amount = _PER_YEAR.search(above.name) and not _is_money(above) and all(map(_GROWTH_ALONE.fullmatch, names))
    return not units.is_rate(above.name) and _is_called_rate(names) and not amount


def _is_stated_alone(unit: Unit, names: Sequence[str]) -> bool:
    """Return whether a unit of no money stands in the parentheses of a name, and nothing else, so that it is no remark."""
    alone = [
        text for name in names for text in _inside(name) if _ONLY_UNIT.fullmatch(text) or _CHINESE_UNIT.fullmatch(text)
    ]
    return not _is_money(unit) and unit in map(parsed, alone)


def with_power_above(unit: Unit, above: Unit) -> Unit:
    """Return a unit with the power of ten that a line above states alone: ``Dollars`` below a title that ends in ``(x 1,000,000)``."""
    alone = above.power and not above.name and not unit.power
    amount = not units.is_rate(unit.name) and not _EQUALS.search(unit.name)
    return Unit(unit.name, above.power) if alone and amount else unit


def _is_no_amount(names: Sequence[str], power: int) -> bool:
    """Return whether figures among amounts of money in a power of ten are none, by their names."""
    return any(map(_NO_MONEY.search, names)) or bool(power and any(map(_FOR_EACH.search, names)))


def is_for_each(name: str) -> bool:
    """Return whether figures are called such for each head or share: ``co2_per_capita``."""
    return bool(_FOR_EACH.search(name.replace("_", " ")))


def is_of_whole(name: str) -> bool:
    """Return whether a name has a unit of mass in which a country is measured, and no one in it: ``Emissions (Mt CO2e)``."""
    return any(map(_LARGE_MASS.match, _inside(name)))


def is_called_index(name: str) -> bool:
    """Return whether figures are called an index: ``Índice Base 1984``."""
    return bool(_CALLED_INDEX.search(name))


def is_base(unit: Unit) -> bool:
    """Return whether a unit is the base of an index: ``2015=100``."""
    return bool(_EQUALS.search(unit.name))


def is_of_other_base(name: str, unit: Unit) -> bool:
    """Return whether figures below the base of an index are not on it: an index of another year, or an average that is none."""
    years = set(_YEAR_OF_BASE.findall(name))
    if is_called_index(name):
        return bool(years) and years.isdisjoint(_YEAR_OF_BASE.findall(unit.name))
    return bool(_OF_AVERAGE.search(name))


def is_money(text: str) -> bool:
    """Return whether a text is a currency and nothing else: ``Dollars``."""
    return bool(_MONEY.fullmatch(text.strip().lower()))


def _is_money(unit: Unit) -> bool:
    return bool(_MONEY.search(unit.name.lower()))


def times(power: int, other: int) -> int | None:
    """Return the power of ten that a multiplier and a unit's name give together: once if they say the same, None if they disagree."""
    return power if power == other or not other else other if not power else None


def of_money(name: str) -> Unit:
    """Return the money that the name of a column is, and nothing else: ``Rupees`` beside quantities in tons."""
    return parsed(name) if _MONEY.fullmatch(name.strip().lower()) else NONE


def is_rate(unit: str, names: Sequence[str]) -> bool:
    """Return whether figures are rates: by their unit, or where that leaves it open, by a name such as ``unemployment_rate``."""
    if units.is_rate(unit):
        return True
    return leaves_open(unit) and _is_called_rate(names)


def says_change(unit: str) -> bool:
    """Return whether a unit says that figures are changes: ``Quarter on quarter growth %``, ``Change, Index 1982-1984=100``."""
    return bool(_CHANGE.search(unit))


def is_open_rate(unit: str) -> bool:
    """Return whether a unit says no more than that figures are rates, of vacancies or of exchange: ``Rate``."""
    return unit.lower() in ("rate", "rates")


def may_be_rate(unit: str, names: Sequence[str]) -> bool:
    """Return whether only the size of figures tells if they are rates or persons: ``unemployment``, ``paro``."""
    return leaves_open(unit) and any(_OF_PEOPLE.fullmatch(name.lower().rpartition(".")[2]) for name in names)


def sounds_like_rate(names: Sequence[str]) -> bool:
    """Return whether a word in the names of figures may mean a rate, without saying that they are in percent: ``p_rate``, ``ep_ratio``."""
    return any(_WORD_OF_RATES.search(HUMP.sub("_", name).lower()) for name in names)


def _is_called_rate(names: Sequence[str]) -> bool:
    return not any(map(is_part_of_rate, names)) and any(map(_is_name_of_rate, in_parts(names)))


def is_part_of_rate(name: str) -> bool:
    """Return whether figures are what a rate is made of, as the British labour market service has them beside it: persons, and no percent."""
    return bool(_PART_OF_RATE.search(name))


@cache
def _is_name_of_rate(name: str) -> bool:
    return bool(_RATE_NAME.search(HUMP.sub("_", name).lower()))


_FEW_PARTS = 5


def in_parts(names: Iterable[str]) -> Sequence[str]:
    """Return names to look for units in: of a label of many parts each one, as it stands among the others, without the code that is made of these.

    Where the rows of a survey have ten columns of texts, each name as a whole stands once and each of its parts thousands of times.
    """
    found: list[str] = []
    codes = set()
    for name in names:
        parts = name.split(", ")
        if len(parts) > _FEW_PARTS:
            codes.add(name.replace(", ", "."))
            found += (f", {parts[-1]}", *(f", {part}," for part in parts[-2:0:-1]), f"{parts[0]},")
        elif not codes or name.replace(", ", ".") not in codes:
            found.append(name)
    return found


def names_a_unit(text: str) -> bool:
    """Return whether a text names figures with a power of ten, or a rate: ``GDP (USD million)``, ``Tasa de paro``, ``Unemployment (%)``.

    ``High growth`` may be a scenario.
    """
    unit = of_name(text)
    return bool(unit.power or units.is_rate(unit.name)) or (
        _is_called_rate((text,)) and not text.lower().endswith("growth")
    )


@cache
def names_rates_alone(title: str) -> bool:
    """Return whether a title says of figures that they are rates, and names nothing beside these."""
    unit = of_name(title)
    rates = units.is_rate(unit.name) or _is_called_rate((title,))
    of_what = _BY_WHAT.split(_DATE_IN_TEXT.sub("", title))[0]
    return rates and not unit.power and not _JOINED.search(of_what)


def leaves_open(unit: str) -> bool:
    """Return whether figures of a unit may be rates or levels: there is none, it is a ratio, or it is mixed."""
    return not unit or unit.lower() in ("ratio", "rate", "share") or unit.lower().startswith("per ") or is_mixed(unit)
