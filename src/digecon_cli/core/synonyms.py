"""Synonyms: spellings, singular and plural of a word, and other names of a thing.

Selection by name and search share them.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

_CHINESE = "[\u2e80-\uffef]"
_TOKEN = r"[a-z0-9]+|[^\x00-\u2e7f\s]+"
# Words that do not help to identify an indicator.
FILLERS = frozenset(("a", "the", "of", "in", "for", "number", "size", "china", "chinese"))
# Words that mean nothing alone: they introduce a period, or name a measure.
SILENT = frozenset(("at", "by", "from", "growth", "on", "per", "rate", "share", "since", "till", "to", "until", "with"))
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
    ("shop", "store", "retail"),
    ("网上零售", "电商", "电子商务", "网购"),
    ("集成电路", "芯片", "半导体"),
    ("移动电话", "手机"),
    ("智能", "人工智能"),
    ("收入", "营收"),
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


def tokens(text: str) -> list[str]:
    """Return the words of a text in lower case; ``users_5g`` are two, a run of Chinese is one."""
    return re.findall(_TOKEN, text.lower())


def is_chinese(word: str) -> bool:
    """Return whether a word contains Chinese, which is written without spaces."""
    return re.search(_CHINESE, word) is not None


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
        used = [name for name in names if (name in text if is_chinese(name) else f" {name} " in text)]
        if used:
            longest = max(used, key=len)
            for other in names:
                if other not in used:
                    yield (
                        text.replace(longest, other)
                        if is_chinese(other)
                        else text.replace(f" {longest} ", f" {other} ")
                    )
