"""What people call an area: its name first; "China" is every indicator's and finds none."""

from .messages import CHINESE

AREAS = {
    "CN": (("China",), ("中国",)), "W": (("World", "global"), ("全球", "世界")), "US": (("United States", "USA"), ("美国",)),
    "JP": (("Japan",), ("日本",)), "EU": (("European Union",), ("欧盟",)),
}  # fmt: skip


def area_name(area: str, lang: str) -> str:
    """Return the name of an area, its code where it has none here."""
    return AREAS[area][lang == CHINESE][0] if area in AREAS else area


def abroad(area: str, lang: str) -> str:
    """Return the name of an area; of China, which goes without saying, nothing."""
    return "" if area in ("CN", "") else area_name(area, lang)


def area_code(name: str) -> str:
    """Return the code of an area that is called by its name, in any case; what is no name of one as it is."""
    names = {called.casefold(): code for code, languages in AREAS.items() for own in languages for called in own}
    codes = {code.casefold(): code for code in AREAS}
    return (names | codes).get(name.casefold(), name)
