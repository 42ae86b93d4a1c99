"""Names that only mean something beside others: the part of a whole, the measure of a field, *these services*.

What such a name means is an assumption, which travels with it and is printed; see ``Named.assumed``.
"""

import re
from typing import NamedTuple

from ..core import facts
from ..core.areas import named_areas
from ..core.search import IN_BRACKETS, words_of
from . import wording
from .naming import EMPTY, MEASURED, NO_NAME, OF_FIRMS, Named, Names, content, is_plain, spelled, stripped_chinese

# What stands before the name of something that the text has named before.
_DEMONSTRATIVE = re.compile(r"(?P<word>these|this|those|such|该|这些|上述)\s*(?P<name>.+)", re.IGNORECASE)
_MEASURED = re.compile(rf"\b{MEASURED}\b", re.IGNORECASE)
_FIELD = frozenset(("industry", "sector", "business", "domestic", "service"))
_FIRMS = re.compile(OF_FIRMS, re.IGNORECASE)
# What ends the name that a sentence without a figure begins with.
_ENDS_TOPIC = re.compile(
    r"\s(?:such as|like|is|are|was|were|has|have|had|can|will|may|remains?|continues?)\b.*", re.DOTALL
)


class Around(NamedTuple):
    """What a figure may refer to: the subject before it, and the whole to the parts of which the words point."""

    subject: Named = NO_NAME
    whole: Named = NO_NAME


def named_in(text: str, names: Names, around: Around) -> Named:
    """Return what a text names, by itself or beside what is named before it; no indicator where it is neither."""
    plain = names.named(text)
    if part := _part(text, names, around.whole):
        return plain if plain.indicators == (part,) else _assumed(text, part)
    if plain.indicators:
        return plain
    if match := _DEMONSTRATIVE.fullmatch(content(text)):
        again = names.named(match["name"])
        if again.indicators:
            return again._replace(text=text, assumed=(facts.of("reading.assumed_words", text=match["word"]),))
    if measured := _measured(text, names, around.subject):
        return _assumed(text, measured)
    return plain


def field(text: str, names: Names) -> Named:
    """Return the revenue of a field that is named without its measure (software services), which is assumed."""
    firms = _FIRMS.fullmatch(text)
    found = names.named(f"{firms['field'] if firms else text} revenue").indicators
    return _assumed(text, found[0]) if len(found) == 1 else NO_NAME


def topic(sentence: str, names: Names) -> Named:
    """Return what a sentence without a figure begins with, up to its verb: that is what the next one may be about."""
    texts = (_ENDS_TOPIC.sub("", part.text) for part in wording.parts(sentence) if part.kind == wording.TEXT)
    first = next((text for each in texts if (text := content(each))), "")
    return names.named(first)


def _assumed(text: str, indicator: str) -> Named:
    return Named(text, (indicator,), (), (facts.of("reading.assumed_name", text=text.strip(), name=indicator),))


def _part(text: str, names: Names, whole: Named) -> str:
    """Return the only part of a whole whose names have all words of a text, with those of the whole."""
    if len(whole.indicators) != 1:
        return ""
    parts = names.parts(whole.indicators[0])
    rest = named_areas(spelled(stripped_chinese(text)))[1]
    within = re.compile(rf"(?<![a-z]){re.escape(rest)}(?![a-z])", re.IGNORECASE)
    of_whole = names.words(whole.indicators[0])
    wanted = _words(rest)
    for found in (
        [name for name in parts if within.search(f"{names.about(name).label}\n{names.about(name).label_zh}")],
        [name for name in parts if of_whole.union(names.words(name)).issuperset(wanted)],
    ):
        if rest and len(found) == 1 and not of_whole.issuperset(wanted):
            return found[0]
    return ""


def _measured(text: str, names: Names, subject: Named) -> str:
    """Return the indicator of a measure alone (*production*, *total profit*) in the field of the subject."""
    measured = _MEASURED.findall(text)
    besides = [word for word in _words(_MEASURED.sub(" ", text)) if word not in _FIELD]
    if len(subject.indicators) != 1 or len(measured) != 1 or besides:
        return ""
    label = re.sub(IN_BRACKETS, "", names.about(subject.indicators[0]).label)
    found = names.named(f"{_MEASURED.sub(' ', label)} {measured[0]}").indicators
    return found[0] if len(found) == 1 else ""


def _words(text: str) -> list[str]:
    """Return the words of a text that say something of what a figure is about."""
    return [word for word in words_of(spelled(text)) if not is_plain(word) and word not in EMPTY]
