"""The compiled catalogues, and what they hold that stands nowhere else in the source."""

import os
from functools import cache
from typing import Any

ENGLISH, CHINESE = LANGUAGES = ("en", "zh")
OWN, DATA = ("digecon", "figures")  # the program's words; those of the bundled table, which are longer
_LOCALE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "locale")
# Sentences of others that people meet here, the system's and the parser's, codes of the data that have a word, and what
# the schema of the tables says of good cells.
FOREIGN = (
    "No such file or directory", "Is a directory", "Not a directory", "Permission denied", "File exists",
    "No space left on device", "Show this message and exit.", "[default: {word}]",
    "flow", "stock", "count", "price", "rate", "scope", "wording", "vintage", "two definitions", "price basis",
    "value added", "revenue", "shipments", "exports", "coefficient", "percentage", "output", "facilities", "persons",
    "connections", "volume", "capacity", "net additions", "applications", "profit", "devices", "increase", "sales",
    "threshold", "subscriptions", "intensity", "traffic", "undefined size", "projects", "patents in force", "grants",
    "a power of ten (a whole number)",
    "a date (2023, 2023-05 or 2023-05-17)",
    "a period as SDMX spells it (2023, 2023-S1, 2023-Q3, 2023-09 or 2023-01-01/P9M)",
    "a code of one to three capital letters (CN, US, W)",
    "an id of lower-case words joined by dots (telecom.revenue)",
    "part, subset or overlap, one for each parent",
    "a figure as the sum of others, named in other; a minus sign takes one away",
    "that each indicator is higher (over) or lower (under) than each in other",
    "how many items other lists (groups parted by / give one digit each)",
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
    found.pop("", None)  # what a catalogue says of itself
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
