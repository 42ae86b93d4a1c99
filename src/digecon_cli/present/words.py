"""The words that listings for people share: one place for each list."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..messages import CHINESE, ENGLISH, listed, phrase
from ..model import Indicator, Observation

if TYPE_CHECKING:
    from ..dataset import Dataset

RELATIONS = {"part": "part of", "subset": "subset of", "overlap": "overlaps with"}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
CADENCES = {"A": "yearly", "S": "half-yearly", "Q": "quarterly", "M": "monthly"}
# What people call an area, its name first; "China" is every indicator's and finds none.
AREAS = {
    "CN": (("China",), ("中国",)), "W": (("World", "global"), ("全球", "世界")), "US": (("United States", "USA"), ("美国",)),
    "JP": (("Japan",), ("日本",)), "EU": (("European Union",), ("欧盟",)),
}  # fmt: skip


def word(words: dict[str, str], code: str, lang: str) -> str:
    """Return what a list calls a code, the code itself where the list has none."""
    return phrase(words[code], lang) if code in words else code


def area_name(area: str, lang: str) -> str:
    """Return the name of an area, its code where it has none here."""
    return AREAS[area][lang == CHINESE][0] if area in AREAS else area


def abroad(area: str, lang: str) -> str:
    """Return the name of an area; of China, which goes without saying, nothing."""
    return "" if area in ("CN", "") else area_name(area, lang)


def area_code(said: str) -> str:
    """Return the code of an area that is called by its name, in any case; what is no name of one as it is."""
    names = {name.casefold(): code for code, several in AREAS.items() for of_lang in several for name in of_lang}
    codes = {code.casefold(): code for code in AREAS}
    return (names | codes).get(said.casefold(), said)


def short_label(entry: Indicator, lang: str) -> str:
    """Return the short label of an indicator, at most 24 cells; its label where it has none."""
    return (entry.short_zh if lang == CHINESE else entry.short) or entry.name(lang)


def counted(count: int, noun: str, lang: str = ENGLISH) -> str:
    """Return a number of things in words: ``1 figure``, ``2,649 figures``, ``2,649个数据``."""
    if lang != CHINESE:
        return plural(count, noun)
    return phrase("{count} " + noun + "s", lang, count=f"{count:,}")


def measure_word(one: Observation, lang: str) -> str:
    """Return what a figure's measure is called without what it refers to: ``growth``, ``target share``."""
    return phrase(one.measure, lang) if lang == CHINESE else one.measure.replace("_", " ")


def plural(count: int, noun: str, several: str = "") -> str:
    """Return a number of things in words: ``1 figure``, ``2,649 figures``."""
    return f"{count:,} {noun if count == 1 else several or noun + 's'}"


def some(names: Sequence[str], most: int, lang: str) -> str:
    """Return names as a list, or how many series there are of more than so many."""
    return listed(names, lang) if len(names) <= most else phrase("{number} series", lang, number=len(names))


def typed(command: str, data: "Dataset") -> str:
    """Return a command as it is typed, with the option that names a table of one's own."""
    return f"digecon {command}" + ("" if data.years_first else " --data FILE")
