"""Other indicators on the page of one: which are other measures of the same, and ids in a sentence as names."""

import re

from .. import facts
from ..cleaning import clean
from ..dataset import Dataset
from ..facts import Fact
from ..messages import CHINESE
from ..pages.labels import short_name
from .voice import Voice, plain


def confused(indicator: str, data: Dataset) -> list[str]:
    """Return other indicators of the sector that measure what people call by the same name.

    Those are of the same name but for what stands in brackets, and other estimates of value added within the same whole.
    """
    this = data.about(indicator)
    within = [whole for whole, relation in this.wholes.items() if relation == "subset"]
    found = []
    for name, other in data.catalog.items():
        if name == indicator or other.sector != this.sector or not (this.label and other.label):
            continue
        same_name = this.label.partition(" (")[0] == other.label.partition(" (")[0]
        beside = any(other.wholes.get(whole) == "subset" for whole in within)
        if same_name or (beside and this.concept == other.concept == "value added"):
            found.append(name)
    return found


def in_words(why: Fact, voice: Voice) -> str:
    """Return why something is refused as a whole sentence: with names in place of ids, and without commands."""
    lang = voice.lang
    text = named(plain(facts.without_commands(why, lang)), voice)
    return text[:1].upper() + text[1:] + ("。" if lang == CHINESE else ".")


def named(text: str, voice: Voice) -> str:
    """Return a text with names in place of the ids of indicators."""
    return re.sub(r"[a-z_]+\.[a-z0-9_.]*[a-z0-9_]", lambda found: _name(found[0], voice), text)


def _name(word: str, voice: Voice) -> str:
    return clean(short_name(voice.data, word, "CN", voice.lang)) if word in voice.data.catalog else word
