"""The compiled catalogues: messages of the program, and texts of the bundled table, whole or phrase by phrase."""

import os
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import re

ENGLISH, CHINESE = LANGUAGES = ("en", "zh")
OWN, DATA = ("digecon", "figures")  # the program's words; those of the bundled table, which are longer
_LOCALE = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(__file__))), "locale")
# Messages that are nowhere else in the source: those of the system and the parser, codes of the data that have a word, and
# descriptions of good cells in the schema of the tables.
FOREIGN = (
    "No such file or directory", "Is a directory", "Not a directory", "Permission denied", "File exists",
    "No space left on device", "Show this message and exit.", "[default: {word}]",
    "flow", "stock", "count", "price", "rate", "scope", "wording", "vintage", "two definitions", "price basis",
    "value added", "revenue", "shipments", "exports", "coefficient", "percentage", "output", "facilities", "persons",
    "connections", "volume", "capacity", "net additions", "applications", "profit", "devices", "increase", "sales",
    "threshold", "subscriptions", "intensity", "traffic", "undefined size", "projects", "patents in force", "grants",
    "enterprises", "models", "payments", "services", "spending", "transactions",
    "a power of ten (a whole number)",
    "a date (2023, 2023-05 or 2023-05-17)",
    "a period as SDMX spells it (2023, 2023-S1, 2023-Q3, 2023-09 or 2023-01-01/P9M)",
    "a code of one to three capital letters, and of two more for a province (CN, US, W, CN-BJ)",
    "an id of lower-case words joined by dots (telecom.revenue)",
    "part, subset or overlap, one for each parent",
    "a figure as the sum of others, named in other; a minus sign takes one away",
    "that each indicator is higher (over) or lower (under) than each in other",
    "how many items other lists (groups parted by / give one digit each)",
)  # fmt: skip
_HOST = r"(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9-]+"
# Where in a document a figure is.
_LOCATORS = (
    'find "{text}"', 'find "{text}" (precision not printed)', "figure {number}, page {page}", "p. {page}, figure {number}",
    "figure {number}", "page {number}", "p. {number}", "table {number}", "pages {numbers}", "section {number}", "preface",
)  # fmt: skip


@cache
def known(name: str) -> dict[str, str]:
    """Return the messages of a compiled Chinese catalogue; none where it is missing.

    The file is gettext's (.mo). The library itself would cost a start more than the reading of all messages.
    """
    try:
        with open(os.path.join(_LOCALE, CHINESE, "LC_MESSAGES", f"{name}.mo"), "rb") as file:
            raw = file.read()
    except OSError:
        return {}
    from struct import unpack_from

    _, _, count, keys, texts = unpack_from("<5I", raw)
    ends = [iter(unpack_from(f"<{2 * count}I", raw, at)) for at in (keys, texts)]
    messages, chinese = ((raw[at : at + size].decode() for size, at in zip(end, end, strict=True)) for end in ends)
    found = dict(zip(messages, chinese, strict=True))
    found.pop("", None)  # the header of the catalogue
    return found


def phrase(message: str, lang: str, **values: Any) -> str:
    """Return a message of the catalogue in a language, with its values in their places."""
    if lang == CHINESE:
        message = known(OWN).get(message, message)
    return message.format(**values) if values else message


def period_in_chinese(label: str) -> str:
    """Return the label of a period within a sentence: ``2023年``, ``2023年9月``, ``2023年1—9月``, ``2023年三季度``."""
    year, _, part = label.partition("-")
    if not (year.isdecimal() and len(year) == 4):
        return label
    if part.isdecimal():
        return f"{year}年{int(part)}月"
    words = known(OWN)
    if part.endswith("M"):
        return f"{year}年" + words.get("{month}M", "{month}M").format(month=part[:-1].lstrip("0"))
    return f"{year}年{words.get(part, part)}"


def of_data(text: str, lang: str) -> str:
    """Return a text of the bundled table in a language; an unknown text stays unchanged.

    It may be part of a sentence, without its full stop and with a small letter.
    """
    if lang != CHINESE or not text:
        return text
    return _looked_up(text) or _looked_up(f"{text[0].upper()}{text[1:]}.").rstrip("。") or text


def _looked_up(text: str) -> str:
    """Return the Chinese of a text that is known whole or by sentence, nothing for any other."""
    texts = known(DATA)
    if found := texts.get(text) or known(OWN).get(text):
        return found
    import re

    parts = [texts.get(part, "") for part in re.split(r"(?<=[.!?])\s+(?=[A-Z0-9\"])", text)]
    return "".join(parts) if all(parts) else ""


@lru_cache(1 << 14)
def of_place(text: str, lang: str) -> str:
    """Return in a language where a document was read, or where in it a figure is: a phrase of the table with names in it."""
    if lang != CHINESE or not text:
        return text
    found = of_data(text, lang)
    if found != text:
        return found
    for pattern, chinese in _phrases():
        if match := pattern.fullmatch(text):
            return chinese.format(**{name: of_place(value, lang) for name, value in match.groupdict().items()})
    return text


@cache
def _phrases() -> "list[tuple[re.Pattern[str], str]]":
    """Return the phrases with names in them, the one with the most text first."""
    import re

    messages = [(message, chinese) for message, chinese in known(DATA).items() if "{" in message]
    messages += [(message, chinese) for message in _LOCATORS if (chinese := known(OWN).get(message))]
    found = []
    for message, chinese in messages:
        parts = re.split(r"\{(\w+)\}", message)  # texts, and between them names
        parts[::2] = map(re.escape, parts[::2])
        parts[1::2] = [f"(?P<{name}>{_HOST if name == 'host' else '.+?'})" for name in parts[1::2]]
        found.append((len(re.sub(r"\{\w+\}", "", message)), re.compile("".join(parts)), chinese))
    return [(pattern, chinese) for _, pattern, chinese in sorted(found, key=lambda entry: -entry[0])]
