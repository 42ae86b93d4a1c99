"""Words of rates: percent, points and per mille in a unit or a name, and names that tell a rate."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from ...core import units

_PERCENT = frozenset(
    ("pct", "pc", "pt", "pch", "growth rate", "growth rate previous period", "growth rate same period previous year")
)
PERCENT_CODE = re.compile(r"(?:pc|pt)_\w+|(?:\w+_)?pch(?:_\w+)?|rch_(?:a|m|q|mv\w+|a_avg)|pcch|pcpa|agrwth", re.I)
IN_WORDS = (
    "per ?cent|percentages?|percentual[ei]?|percentuais|per cento|pct|prct|prozent|pro[cs]ent[ay]?|prosenttia|pour ?cent(?:ages?)?"
    "|процент(?:а|ы(?! к )|ах|ная ставка|ные ставки)?|(?<!нных )(?<!учетом )процентов|відсотк(?:и|ів|ах)|porcentajes?|porcentual(?:es)?|por ciento|porcentagem|percentagens?|percentagem|por cento|yüzde|százalék"
)
_OF_WHOLE = re.compile(
    r"(?:%|per ?cent(?:age)?|pourcentage|porcentaje|percentual|prozent) (?:of|du|de|del|do|des|der) \S", re.I
)
_SUM_OF_PARTS = re.compile(r"[^=＝\d]+[+＋][^=＝\d]+[=＝] ?100")  # 城镇+乡村=100
PERCENT_WORD = re.compile(rf"[%％]|(?<![^\W\d_])(?:{IN_WORDS})(?![^\W\d_])")
# Percent that is no unit: of a group (``below 50 percent of the median``).
PERCENT_OF_WHOM = re.compile(
    r"\d ?(?:%|percent|per cent)|%\d\d?(?!\d)|(?<=[a-z]) per cent of (?:the )?(?:poorest|richest)"
)
POINTS = re.compile(
    r"(?<![^\W_])[%％]p(?![\w.])|(?:percentage|percent|pct\.?|%)[ -]?points?\b|prozentpunkte?n?\b|百分点|\bp\.p\.|^ppt?$|^pc_pnt$"
)
PARTS = r"parts per (?:1[ ,]?000|thousand)"
PER_MILLE = re.compile(rf"‰|\bper ?mille\b|\bper ?mil\b(?!\.)|\bpromille\b|\b{PARTS}\b")
# FRED and the statistics of labor begin the names of rates with a state, ``OHUR``; that of Maine would be a million euros.
_STATES = (
    "a[klrz]|c[aot]|d[ce]|fl|ga|hi|i[adln]|k[sy]|la|m[adinost]|n[cdehjmvy]|o[hkr]|p[ar]|ri|s[cd]|t[nx]|ut|v[at]|w[aivy]"
)
# Names of rates that need not say percent. A rate of exchange, a speed and a price are none.
RATE_NAME = re.compile(
    r"(?:unemployment|employment|unempl?|emp|infl|churn|retention|attrition|jobless|participation|activity|inactivity|inflation|interest|growth|literacy|illiteracy|poverty"
    r"|savings?|policy|discount|deposit|lending|mortgage|tax|penetration|vacancy|urbani[sz]ation|enrol?lment|completion|dropout"
    r"|utili[sz]ation|occupancy|adoption|coverage|survival|default|homeownership|mortality|death|birth|bank|cash|repo|prime|overnight"
    r"|call money|refinancing|key)[ _-]?rates?(?![a-z])"
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
# Names of what is no amount of money among amounts: money for each share, of which there are no millions; persons, and ratios.
FOR_EACH = re.compile(
    r"^(?:(?:basic|diluted|adjusted) )?(?:eps|dps)\b|\b(?:earnings|dividends?|book value|price)[ -]per\b|(?:\bper|\bje|\bpro|\bpar|\bpor|\bna|\bна) (?:\w+ )?(?:share|aktie|action|acci[óo]n|a[çc]ão|azione|aksje|akcj[ęi]|akcii|акцию|capita|kopf|head|employee)\b"
    r"|每股|人均|株当|1株|주당",
    re.I,
)
_WORD_OF_RATES = re.compile(
    r"(?<![a-z])(?:rates?|ratios?|shares?|(?:bonds?|credit|rate|swap|term|yield) spreads?|percentages?|tasa|taxa|taux|(?<!price )quote|quota)(?![a-z])|[率比]$|比重|占比|比例|增[长速幅]|涨幅"
)
_CHANGE = re.compile(
    r"\b(?:(?<!taux de )changes?(?! (?:of|in) definition)|growth(?! index)|croissance|variaci[oó]n|variação|variazione|(?:ver)?änderung|wachstum)\b"
    r"|^PC_CHGP[PY]$|增[长速幅]|涨幅",
    re.I,
)
_COMPARED = re.compile(r"year[- ]on|month[- ]on|quarter[- ]on|variation|\b[ymq]/[ymq]|\byoy\b|previous|preceding", re.I)
HUMP = re.compile("(?<=[a-z])(?=[A-Z])")  # UnemploymentRate
_NAME_IN_PERCENT = re.compile(
    rf"[^\W\d](?:[^.:;\d]*[^.:;\d ,])?,? (?:in|en|als|as) (?:[%％]|{IN_WORDS})(?: [^.:;\d]*)?", re.I
)
OVER_BEFORE = re.compile(r"(?:([yqm])/\1|([yqm])-?o-?\2)(?: ?%)?|前年(?:同[月期])?比|同比|环比")
# As Eurostat calls units of prices
_RATE_OF_CHANGE = re.compile(r"(?:(?:annual|monthly|quarterly|moving|12|months?|average)[ -])*rates? of change")
_PART_OF_RATE = re.compile(r"(?:^|[,.] ?)(?:numerator|denominator)$", re.I)


def rate_in(text: str) -> str:
    """Return the unit of the rates whose unit a text states: percent, points or per mille; empty for any other text."""
    word = text.lower()
    if POINTS.search(word):
        return units.POINTS
    if PER_MILLE.search(word):
        return units.PER_MILLE
    sign = (
        word in _PERCENT
        or _RATE_OF_CHANGE.fullmatch(word)
        or OVER_BEFORE.fullmatch(word)
        or _SUM_OF_PARTS.fullmatch(word)
        or PERCENT_CODE.fullmatch(word)
        or PERCENT_WORD.search(PERCENT_OF_WHOM.sub("", word))
    )
    return units.PERCENT if sign else ""


def is_rate_in_words(text: str) -> bool:
    """Return whether a text names a rate in percent, and is no sentence: ``Arbeitslosenquote in Prozent aller Erwerbspersonen``."""
    return bool(_NAME_IN_PERCENT.fullmatch(text.strip()))


def is_for_each(name: str) -> bool:
    """Return whether figures are called such for each head or share: ``co2_per_capita``."""
    return bool(FOR_EACH.search(name.replace("_", " ")))


def states_whole(unit: str) -> bool:
    """Return whether a unit says of what figures are percent: ``Percent of GDP``, ``% of labour force``."""
    return bool(_OF_WHOLE.match(unit.strip())) and rate_in(unit) == units.PERCENT


def says_change(unit: str) -> bool:
    """Return whether a unit says that figures are changes: ``Quarter on quarter growth %``, ``Change, Index 1982-1984=100``."""
    return bool(_CHANGE.search(unit))


def compares_periods(text: str) -> bool:
    """Return whether a text says with which period figures are compared: ``Year-on-year``, ``m/m-12``, ``Annual variation``."""
    return bool(_COMPARED.search(text))


def is_change_in_percent(text: str) -> bool:
    """Return whether a text says that figures are changes in percent: ``12-Month Percent Change``."""
    return says_change(text) and rate_in(text) == units.PERCENT


def is_open_rate(unit: str) -> bool:
    """Return whether a unit says no more than that figures are rates, of vacancies or of exchange: ``Rate``."""
    return unit.lower() in ("rate", "rates")


def sounds_like_rate(names: Sequence[str]) -> bool:
    """Return whether a word in the names of figures may mean a rate, without saying that they are in percent: ``p_rate``, ``ep_ratio``."""
    return any(_WORD_OF_RATES.search(HUMP.sub("_", name).lower()) for name in names)


def is_called_rate(names: Sequence[str]) -> bool:
    """Return whether one of the names of figures is that of a rate, and none that of a part of it."""
    return not any(map(is_part_of_rate, names)) and any(map(_is_name_of_rate, in_parts(names)))


def is_part_of_rate(name: str) -> bool:
    """Return whether figures are what a rate is made of, as the British labour market service has them beside it: persons, and no percent."""
    return bool(_PART_OF_RATE.search(name))


@cache
def _is_name_of_rate(name: str) -> bool:
    return bool(RATE_NAME.search(HUMP.sub("_", name).lower()))


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
