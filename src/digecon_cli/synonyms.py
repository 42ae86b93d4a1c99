"""Words that mean the same to people who ask: spellings and numbers of a word, and what a thing is also called.

What selects by name and what searches share them, so that neither knows a word that the other does not.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

_CHINESE = "[\u2e80-\uffef]"
_TOKEN = r"[a-z0-9]+|[^\x00-\u2e7f\s]+"
# Words that say nothing of which indicator is meant.
FILLERS = frozenset(("a", "the", "of", "in", "for", "number", "size", "china", "chinese"))
# Words that say nothing alone: a period follows them, or they say what is told of an indicator.
SILENT = frozenset(("at", "by", "from", "growth", "on", "per", "rate", "share", "since", "till", "to", "until", "with"))
# Each line is one thing under several names, in the singular; the labels of our table use one of them.
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
    ("shop", "store", "retail"),
    ("网上零售", "电商", "电子商务", "网购"),
    ("集成电路", "芯片", "半导体"),
    ("移动电话", "手机"),
    ("智能", "人工智能"),
    ("收入", "营收"),
)


@cache
def plain(text: str) -> str:
    """Return a text in small letters, with single spaces for what else stands between words."""
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())


@cache
def singular(text: str) -> str:
    """Return a plain text with its words in the singular, and in one of two spellings (centre, digitalisation)."""
    one = re.sub(r"(?<=[a-z0-9]{2})(?:(ie)s|(?<![su])s)\b", lambda found: "y" if found[1] else "", plain(text))
    return re.sub(r"(?<=[a-z]{3})iz(?=(?:e[drs]?|ing|ation)\b)", "is", one).replace("center", "centre")


def tokens(text: str) -> list[str]:
    """Return the words of a text in small letters; ``users_5g`` are two, a run of Chinese is one."""
    return re.findall(_TOKEN, text.lower())


def is_chinese(word: str) -> bool:
    """Return whether a word is Chinese, which parts no words."""
    return re.search(_CHINESE, word) is not None


def variants(text: str) -> list[str]:
    """Return what a text says in other words that mean the same, without the text itself."""
    found = [f" {singular(text)} "]
    for names in ALIKE:
        found = list(dict.fromkeys(_other_names(found, names)))
    return [text.strip() for text in found[1:]]


def _other_names(texts: Iterable[str], names: tuple[str, ...]) -> Iterator[str]:
    """Yield texts, each followed by what it says under the other names of one thing."""
    for text in texts:
        yield text
        said = [name for name in names if (name in text if is_chinese(name) else f" {name} " in text)]
        if said:
            longest = max(said, key=len)
            for other in names:
                if other not in said:
                    yield (
                        text.replace(longest, other)
                        if is_chinese(other)
                        else text.replace(f" {longest} ", f" {other} ")
                    )
