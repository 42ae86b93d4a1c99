"""Texts of the bundled table in Chinese: sentences are looked up, and so are the phrases that say where a thing is found."""

from functools import cache
from typing import TYPE_CHECKING

from .catalogue import CHINESE, DATA, OWN, known

if TYPE_CHECKING:
    import re

_HOST = r"(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9-]+"
# Where in a document a figure is.
_LOCATORS = (
    'find "{text}"', 'find "{text}" (precision not printed)', "figure {number}, page {page}", "p. {page}, figure {number}",
    "figure {number}", "page {number}", "p. {number}", "table {number}", "pages {numbers}", "section {number}", "preface",
)  # fmt: skip


def of_data(text: str, lang: str) -> str:
    """Return a text of the bundled table in a language; what is not known stays as it is.

    It may stand within a sentence, without its full stop and with a small letter.
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
