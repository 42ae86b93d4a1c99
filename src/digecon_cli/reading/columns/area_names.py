"""Whether cells, or the names of columns, are areas."""

import re
from collections.abc import Iterable

from ...core import areas
from ...core.period_words import month
from .names import without_gaps

# By code and by name; a handful of codes is enough to know such a column, and none of them means anything else, as Chad, Georgia and Jordan do.
_KNOWN = frozenset((
    "chn", "usa", "deu", "fra", "jpn", "gbr", "ind", "bra", "can", "ita", "esp", "rus", "kor", "mex", "aus", "zaf", "nld",
    "che", "swe", "pol", "tur", "idn", "arg", "nor", "aut", "bel", "dnk", "fin", "afg", "alb", "dza", "egy", "nga", "ken",
    "vnm", "tha", "irl", "prt", "grc", "hun", "cze", "rou", "chl", "col", "per", "nzl", "isr", "sau", "world", "oed", "wld",
    "ea19", "eu27", "eu28",
    "china", "united states", "united states of america", "germany", "france", "japan", "united kingdom", "india", "brazil",
    "canada", "italy", "spain", "russia", "russian federation", "south korea", "korea, rep.", "mexico", "australia",
    "south africa", "netherlands", "switzerland", "sweden", "poland", "turkey", "indonesia", "argentina", "norway", "austria",
    "belgium", "denmark", "finland", "afghanistan", "albania", "algeria", "egypt", "nigeria", "kenya", "portugal", "greece",
    "ireland", "morocco",
    "andorra", "angola", "antigua and barbuda", "armenia", "azerbaijan", "bahamas", "bahrain", "bangladesh", "barbados", "belarus", "belize",
    "benin", "bhutan", "bolivia", "bosnia and herzegovina", "botswana", "brunei", "brunei darussalam", "bulgaria", "burkina faso", "burundi",
    "cabo verde", "cape verde", "cambodia", "cameroon", "central african republic", "chile", "colombia", "comoros", "congo", "costa rica",
    "croatia", "cuba", "cyprus", "czech republic", "czechia", "democratic republic of the congo", "djibouti", "dominica", "dominican republic",
    "ecuador", "el salvador", "equatorial guinea", "eritrea", "estonia", "eswatini", "ethiopia", "fiji", "gabon", "gambia", "ghana", "grenada",
    "guatemala", "guinea", "guinea-bissau", "guyana", "haiti", "honduras", "hong kong", "iceland", "iran", "iraq", "israel", "ivory coast",
    "côte d'ivoire", "cote d'ivoire", "jamaica", "kazakhstan", "kiribati", "kosovo", "kuwait", "kyrgyzstan", "lao pdr", "laos", "latvia", "lebanon",
    "lesotho", "liberia", "libya", "liechtenstein", "lithuania", "luxembourg", "madagascar", "malawi", "malaysia", "maldives", "malta",
    "mauritania", "mauritius", "micronesia", "moldova", "mongolia", "montenegro", "mozambique", "myanmar", "namibia", "nepal", "new zealand",
    "nicaragua", "north macedonia", "oman", "pakistan", "panama", "papua new guinea", "paraguay", "peru", "philippines", "puerto rico", "qatar",
    "rwanda", "samoa", "saudi arabia", "senegal", "serbia", "seychelles", "sierra leone", "singapore", "slovakia", "slovenia", "solomon islands",
    "somalia", "south sudan", "sri lanka", "sudan", "suriname", "syria", "taiwan", "tajikistan", "tanzania", "thailand", "timor-leste", "togo",
    "tonga", "trinidad and tobago", "tunisia", "turkmenistan", "uganda", "ukraine", "united arab emirates", "uruguay", "uzbekistan", "vanuatu",
    "venezuela", "vietnam", "viet nam", "yemen", "zambia", "zimbabwe",
    "ontario", "quebec", "alberta", "british columbia",
    "alabama", "alaska", "arizona", "arkansas", "california", "colorado", "connecticut", "delaware", "florida", "hawaii", "idaho", "illinois",
    "indiana", "iowa", "kansas", "kentucky", "louisiana", "maine", "maryland", "massachusetts", "michigan", "minnesota", "mississippi",
    "missouri", "nebraska", "nevada", "new hampshire", "new jersey", "new mexico", "new york", "north carolina", "north dakota", "ohio", "oklahoma",
    "oregon", "pennsylvania", "rhode island", "south carolina", "south dakota", "tennessee", "texas", "utah", "vermont", "west virginia", "wisconsin", "wyoming",
    "nsw", "vic", "qld", "new south wales", "queensland", "tasmania", "western australia", "south australia",
    "baden-württemberg", "bayern", "berlin", "brandenburg", "bremen", "hamburg", "hessen", "mecklenburg-vorpommern", "niedersachsen",
    "nordrhein-westfalen", "rheinland-pfalz", "saarland", "sachsen", "sachsen-anhalt", "schleswig-holstein", "thüringen",
    "ain", "aisne", "allier", "aveyron", "calvados", "dordogne", "finistère", "gironde", "hérault", "isère", "morbihan", "moselle", "sarthe", "vendée",
    "deutschland", "frankreich", "italien", "spanien", "allemagne", "espagne", "italie", "france entière",
    "российская федерация", "россия", "中国", "美国", "日本", "德国", "英国", "法国", "全国",
))  # fmt: skip
# Of the world, as the World Bank and the United Nations call them.
_REGIONS = frozenset((
    "east asia & pacific", "east asia and pacific", "europe & central asia", "europe and central asia", "latin america & caribbean",
    "latin america and the caribbean", "latin america & the caribbean", "middle east & north africa", "middle east and north africa",
    "north america", "south asia", "sub-saharan africa", "africa", "asia", "europe", "oceania", "european union", "euro area", "oecd", "g7", "g20",
    "oecd members", "high income", "low income", "middle income", "arab world",
))  # fmt: skip
_DEPARTMENTS = frozenset(("01", "2A", "2B", "75", "95"))  # some of the codes of France, which no other list has
_KNOWN_ACROSS = _KNOWN | _REGIONS
_SURELY = 14  # so many known areas are no accident, however many others are beside them
_PROVINCES = ("省", "自治区", "市")
# All of China, in short or in full: across a header an ending alone is no sign of them (沪市, 城市).
_PROVINCE = re.compile(
    "(?:北京|天津|上海|重庆)市?|(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾)省?"
    "|(?:内蒙古|西藏)(?:自治区)?|广西(?:壮族自治区)?|宁夏(?:回族自治区)?|新疆(?:维吾尔自治区)?|(?:香港|澳门)(?:特别行政区)?"
)
# Of Russia and its neighbours.
_OBLAST = re.compile(
    r"(?:республика .+|.+ (?:область|край|республика|(?:федеральный|автономный) округ))(?: *\d\))?", re.I
)
_CODE_AND_NAME = re.compile(r"([A-Z]{2,3}\d{0,2}): \S.*")  # as OECD.Stat writes
_NUMBER_AND_NAME = re.compile(r"(?:\d\d|2[AB]|97\d)[ -]{1,3}([^\W\d].*)")  # 01 Ain, in France
_NAME_AND_CODE = re.compile(r"([^\W\d].*\S) [(\[][A-Z]{2,3}[)\]]")  # Malta (MT)


def plain_area(name: str) -> str:
    """Return an area without the points before it that show its level, as the American census writes, ``.Alabama``, and without blanks between its signs: ``北  京``."""
    return without_gaps(name.lstrip("."))


def _is_province(cell: str) -> bool:
    chinese = (cell.endswith(_PROVINCES) and len(cell) < 12) or areas.area_code(cell).startswith("CN-")
    return chinese or bool(_OBLAST.fullmatch(" ".join(cell.split())))


def _is_known(cell: str) -> bool:
    match = _CODE_AND_NAME.fullmatch(cell) or _NAME_AND_CODE.fullmatch(cell) or _NUMBER_AND_NAME.fullmatch(cell)
    if len(cell) < 5 and cell.istitle() and cell != "Usa":  # a name of a person: Per, Can
        return False
    return (match[1] if match else plain_area(cell)).lower() in _KNOWN or (not cell.isascii() and areas.is_area(cell))


_MONTHS = 6  # of a year, beside which areas are of other rows


def are_areas(cells: Iterable[str]) -> bool:
    """Return whether texts are areas: a fifth of them (three at most are needed) are known, or most are provinces of China, and months are not among them."""
    distinct = {without_gaps(cell.strip()) for cell in cells} - {""}
    if {cell.partition(" ")[0] for cell in distinct} >= _DEPARTMENTS:  # alone, or before their names
        return True
    if sum(1 for cell in distinct if month(cell)) >= _MONTHS:
        return False
    known = sum(map(_is_known, distinct))
    if known and known >= min(3, len(distinct)):
        return True
    provinces = sum(1 for cell in distinct if _is_province(cell) or _is_known(cell))
    return 5 * provinces > 4 * len(distinct) or (provinces > _SURELY and 2 * provinces > len(distinct))


def are_areas_across(names: Iterable[str]) -> bool:
    """Return whether the names of columns are areas: all are known, two at least, or a third and three at least, or so many that it is sure."""
    distinct = {name.strip() for name in names} - {""}
    known = sum(
        1 for name in distinct if name.lower() in _KNOWN_ACROSS or areas.is_area(name) or _PROVINCE.fullmatch(name)
    )
    return known > 1 and (known == len(distinct) or (known > 2 and 3 * known >= len(distinct)) or known > _SURELY)
