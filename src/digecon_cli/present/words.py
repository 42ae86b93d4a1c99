"""The words that listings for people share: one place for each list."""

from ..messages import CHINESE, ENGLISH, phrase
from ..model import Observation

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


def area_code(said: str) -> str:
    """Return the code of an area that is called by its name, in any case; what is no name of one as it is."""
    names = {name.casefold(): code for code, several in AREAS.items() for of_lang in several for name in of_lang}
    codes = {code.casefold(): code for code in AREAS}
    return (names | codes).get(said.casefold(), said)


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
