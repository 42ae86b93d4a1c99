"""Whether a column holds countries or provinces, under whatever name: told by some that no table of the kind is without."""

from collections.abc import Iterable

# By code and by name; a handful is enough to know such a column, and none of them means anything else.
_KNOWN = frozenset((
    "chn", "usa", "deu", "fra", "jpn", "gbr", "ind", "bra", "can", "ita", "esp", "rus", "kor", "mex", "aus", "zaf", "nld",
    "che", "swe", "pol", "tur", "idn", "arg", "nor", "aut", "bel", "dnk", "fin", "afg", "alb", "dza", "egy", "nga", "ken",
    "vnm", "tha", "irl", "prt", "grc", "hun", "cze", "rou", "chl", "col", "per", "nzl", "isr", "sau", "world", "oed", "wld",
    "ea19", "eu27", "eu28",
    "china", "united states", "united states of america", "germany", "france", "japan", "united kingdom", "india", "brazil",
    "canada", "italy", "spain", "russia", "russian federation", "south korea", "korea, rep.", "mexico", "australia",
    "south africa", "netherlands", "switzerland", "sweden", "poland", "turkey", "indonesia", "argentina", "norway", "austria",
    "belgium", "denmark", "finland", "afghanistan", "albania", "algeria", "egypt", "nigeria", "kenya", "portugal", "greece",
    "ireland", "morocco", "ontario", "quebec", "alberta", "british columbia", "california", "texas", "new york", "florida",
    "deutschland", "frankreich", "italien", "spanien", "bayern", "hessen", "allemagne", "espagne", "italie", "france entière",
    "中国", "美国", "日本", "德国", "英国", "法国", "全国",
))  # fmt: skip
_PROVINCES = ("省", "自治区", "市")


def are(cells: Iterable[str]) -> bool:
    """Return whether texts are areas: a fifth of them (three at most are needed) are known, or most are provinces of China."""
    distinct = {cell.strip() for cell in cells} - {""}
    known = sum(1 for cell in distinct if cell.lower() in _KNOWN)
    if known and known >= min(3, len(distinct)):
        return True
    provinces = sum(1 for cell in distinct if cell.endswith(_PROVINCES) and len(cell) < 12)
    return bool(distinct) and 5 * provinces > 4 * len(distinct)
