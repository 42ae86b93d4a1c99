"""Synonyms: spellings, singular and plural of a word, and other names of a thing.

Selection by name and search share them.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

_CHINESE = "[\u2e80-\uffef]"
_TOKEN = r"[a-z0-9]+|[^\x00-\u2e7f\s]+"
# Words that do not help to identify an indicator: those of any sentence, and those of a question.
FILLERS = frozenset((
    "a", "an", "the", "of", "in", "for", "on", "at", "as", "by", "is", "was", "were", "are", "be", "been", "has", "have",
    "had", "did", "does", "do", "it", "there", "its", "number", "size", "china", "chinese", "what", "which", "and", "or",
    "with", "vs", "versus", "against", "between", "compare", "comparison", "how", "much", "many", "big", "large", "where",
    "who", "show", "me", "tell", "give", "find", "get", "please", "level",
))  # fmt: skip
NEWEST = frozenset(("latest", "newest", "current", "recent", "now"))  # fillers of a question, options between names
# Their like in Chinese, where no space parts them from other words; the longest first.
CHINESE_FILLERS = (
    "是多少", "有多少", "怎么样", "中国", "我国", "全国", "多少", "多大", "规模", "数量", "情况", "请问", "最新", "目前", "的",
)  # fmt: skip
# Words that mean nothing alone: they introduce a period, or name a measure.
SILENT = frozenset(("at", "by", "from", "growth", "on", "per", "rate", "share", "since", "till", "to", "until", "with"))
# Words that ask for dollars in place of yuan, which ``--usd`` gives.
IN_DOLLARS = r"\b(?:worth )?in (?:us |u\.s\. )?dollars\b|\bin usd\b|(?:折合|折成|换算成|按|以)美元(?:计|计算)?"
# Words of a question that mean a measure, by the command that answers with it; the longest of a text counts.
MEASURE_WORDS: dict[str, tuple[str, ...]] = {
    "growth": (
        "growth rate", "growth", "growing", "grow", "grew", "grown", "rose", "rise", "year on year", "yoy", "增长率", "增长了", "增长", "增速",
        "增幅", "同比",
    ),
    "share": ("share", "proportion", "percentage", "占比", "比重", "比例", "份额"),
    "per-head": ("per head", "per capita", "per person", "人均"),
    "cagr": ("average annual growth", "average growth", "annual growth", "cagr", "年均增长", "年均增速", "复合增长"),
    "targets": ("target", "goal", "目标"),
    "forecast": ("forecast", "projection", "outlook", "预测"),
}  # fmt: skip
RATE_WORDS = (
    "penetration",
    "adoption",
    "普及率",
    "渗透率",
)  # a share of people that may be printed beside the count of them
_MEASURED = [(word, command) for command, words in MEASURE_WORDS.items() for word in words]
# Each line has the names of one thing, in the singular; the labels of the bundled table use one of them.
ALIKE: tuple[tuple[str, ...], ...] = (
    ("user", "subscriber", "subscription", "customer"),
    ("online retail", "e commerce", "ecommerce", "online shopping", "online sale"),
    ("integrated circuit", "chip", "microchip", "semiconductor", "ic"),
    ("phone", "handset", "cellphone", "cell phone"),
    ("internet user", "netizen"),
    ("base station", "cell tower", "tower"),
    ("intelligent", "ai", "artificial intelligence"),
    ("revenue", "turnover", "sale", "income"),
    ("output", "production", "manufacturing"),
    ("laptop", "notebook"),
    ("computer", "pc", "personal computer"),
    ("data centre", "datacentre"),
    ("dollar rate", "exchange rate"),
    ("internet of things", "iot"),
    ("traffic", "data usage"),
    ("top500", "supercomputer", "top 500"),
    ("penetration", "penetration rate", "adoption"),
    ("online government", "e government"),
    ("population", "inhabitant"),
    ("enterprise", "company", "firm"),
    ("employee", "job", "worker", "staff", "employment"),
    ("spending", "expenditure"),
    ("research and development", "r&d"),
    ("shop", "store", "retail"),
    ("网上零售", "电商", "电子商务", "网购"),
    ("集成电路", "芯片", "半导体"),
    ("移动电话", "手机"),
    ("智能", "人工智能"),
    ("收入", "营收"),
    ("从业人员", "就业", "员工"),
    ("网民", "互联网用户", "上网人数"),
    ("国内生产总值", "gdp"),
)


@cache
def plain(text: str) -> str:
    """Return a text in lower case, with single spaces between words."""
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())


@cache
def singular(text: str) -> str:
    """Return a plain text with its words in the singular and in British spelling (centre, digitalisation)."""
    singular_text = re.sub(
        r"(?<=[a-z0-9]{2})(?:(ie)s|(?<![su])s)\b", lambda found: "y" if found[1] else "", plain(text)
    )
    return re.sub(r"(?<=[a-z]{3})iz(?=(?:e[drs]?|ing|ation)\b)", "is", singular_text).replace("center", "centre")


def without_measure(text: str) -> tuple[str, str]:
    """Return the command of the longest word of a text that means a measure (empty for none), and the text without such words."""
    rest, meant = text, ""
    for word, command in sorted(_MEASURED, key=lambda pair: -len(pair[0])):
        if meant in ("", command):
            pattern = word if is_chinese(word) else rf"(?<![a-z0-9-]){word}s?(?![a-z0-9-])"
            without = re.sub(pattern, " ", rest, flags=re.IGNORECASE)
            rest, meant = without, command if without != rest else meant
    return meant, " ".join(rest.split())


def tokens(text: str) -> list[str]:
    """Return the words of a text in lower case; ``users_5g`` are two, a run of Chinese is one."""
    return re.findall(_TOKEN, text.lower())


def is_chinese(word: str) -> bool:
    """Return whether a word contains Chinese, which is written without spaces."""
    return not word.isascii() and re.search(_CHINESE, word) is not None


def variants(text: str) -> list[str]:
    """Return a text with words replaced by synonyms, in all combinations, without the text itself."""
    found = [f" {singular(text)} "]
    for names in ALIKE:
        found = list(dict.fromkeys(_other_names(found, names)))
    return [text.strip() for text in found[1:]]


def _other_names(texts: Iterable[str], names: tuple[str, ...]) -> Iterator[str]:
    """Yield each text, followed by its variants with the other names of one thing."""
    for text in texts:
        yield text
        used = [name for name in names if name in text and (f" {name} " in text or is_chinese(name))]
        if used:
            longest = max(used, key=len)
            for other in names:
                if other not in used:
                    yield (
                        text.replace(longest, other)
                        if is_chinese(other)
                        else text.replace(f" {longest} ", f" {other} ")
                    )
