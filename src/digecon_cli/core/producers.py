"""What people call the producers of figures: whose figure a text means."""

import re
from itertools import pairwise

from .synonyms import any_of

# By the name that the catalog has; the first is that of ``sources``.
_NAMES = {
    "China Academy of Information and Communications Technology": ("caict", "信通院", "信息通信研究院"),
    "China Internet Network Information Center": ("cnnic", "互联网络信息中心"),
    "China National Intellectual Property Administration": ("cnipa", "知识产权局"),
    "China Semiconductor Industry Association": ("csia", "半导体行业协会"),
    "Cyberspace Administration of China": ("cac", "网信办"),
    "General Administration of Customs": ("gacc", "海关总署"),
    "International Data Corporation and Inspur": ("idc",),
    "International Telecommunication Union": ("itu", "国际电信联盟"),
    "Ministry of Commerce": ("mofcom", "商务部"),
    "Ministry of Industry and Information Technology": ("miit", "工信部", "工业和信息化部"),
    "National Bureau of Statistics of China": ("nbs", "national bureau of statistics", "国家统计局", "统计局"),
    "National Data Administration": ("nda", "国家数据局", "数据局"),
    "National Development and Reform Commission": ("ndrc", "发改委"),
    "People's Bank of China": ("pbc", "pboc", "people's bank of china", "中国人民银行", "人民银行", "央行"),
    "UN Trade and Development": ("unctad",),
    "US Bureau of Economic Analysis": ("bea",),
    "World Intellectual Property Organization": ("wipo",),
    "World Trade Organization": ("wto",),
}
_BY_NAME = {name: producer for producer, names in _NAMES.items() for name in names}
NAMED = any_of(_BY_NAME)


def producers_in(text: str) -> dict[str, str]:
    """Return the producers that a text names, by the names of the catalog, with what is said behind each up to the next."""
    found: dict[str, str] = {}
    for match, after in pairwise([*re.finditer(NAMED, text, re.IGNORECASE), None]):
        if match and (producer := _BY_NAME.get(match[0].casefold())):
            found.setdefault(producer, text[match.end() : after.start() if after else len(text)])
    return found


def short_name(producer: str) -> str:
    """Return the short name of a producer, with which the ids of its documents begin."""
    return _NAMES[producer][0]


def without_producers(text: str) -> str:
    """Return a text without the names of producers; the text itself where it has nothing else."""
    rest = " ".join(re.sub(NAMED, " ", text, flags=re.IGNORECASE).split())
    return rest if re.search(r"\w", rest) else text
