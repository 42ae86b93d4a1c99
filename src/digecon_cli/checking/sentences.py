"""Sentences of a draft, in English or Chinese, as claims that can be checked: what was understood, and what was not.

A claim is made only where its indicator, period and unit are in the sentence. What the sentences before give (the year, "this
sector") is assumed and printed as such; a claim that rests on it is never confirmed. ``docs/checking.md`` says where the limits are.
"""

import re
from collections.abc import Iterator, Sequence

from ..core import periods
from ..core.areas import AREAS, area_codes
from ..core.dataset import Dataset
from ..core.errors import UsageError
from ..core.model import typed_name
from ..core.synonyms import is_chinese
from .claiming import BEGINS, Builder, Corrections, Reading, TextContext
from .context import topic
from .naming import Names
from .understanding import drafts

_END = re.compile(
    r"(?<=[。！？])\s*|(?<=[.!?])[\"'\u201d\u2019)]*\s+(?=[\"'\u201c\u2018(]*[A-Z0-9$\u00a5\u3400-\u9fff])"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:No|Mr|Ms|Dr|vs|approx|e\.g|i\.e|U\.S|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)$"
)
_MARKS = re.compile(r"^\s*(?:#+\s+|[-*+\u2022]\s+|>\s+|\d+\.\s+)|\*\*|__|`|\[\d+\]")
_HEADING = re.compile(r"\s*#")
_CHINESE_END = "\u3400-\u9fff，。；：、"


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a text with the line that each begins in; lines of a paragraph run on, a blank one ends it."""
    paragraph: list[tuple[int, str]] = []
    is_apart = False
    for number, line in enumerate(text.splitlines(), start=1):
        plain = _MARKS.sub("", line).strip()
        if paragraph and plain and (BEGINS.match(line) or (is_apart and not _runs_on(paragraph[-1][1], plain))):
            yield from _of_paragraph(paragraph)
            paragraph = []
        is_apart = not plain or _HEADING.match(line) is not None
        if plain:
            paragraph.append((number, plain))
    yield from _of_paragraph(paragraph)


def _runs_on(line: str, following: str) -> bool:
    """Return whether a sentence runs on beyond a blank line, as at the end of a page."""
    return not re.search(r"[.!?:。！？：]\W*$", line) and re.match("[a-z]|[0-9]+[.,0-9]* [a-z]", following) is not None


def _of_paragraph(paragraph: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    text, begins = "", []
    for number, line in paragraph:
        glued = not text or (re.search(f"[{_CHINESE_END}]$", text) and re.match(f"[{_CHINESE_END}\\d]", line))
        text += line if glued else f" {line}"
        begins.append((len(text) - len(line), number))
    start = 0
    for match in (*_END.finditer(text), None):
        end = match.end() if match else len(text)
        if match and (not match.end() or _ABBREVIATED.search(text[start : match.start()])):
            continue
        if sentence := text[start:end].strip():
            at = start + len(text[start:end]) - len(text[start:end].lstrip())
            yield max(number for place, number in begins if place <= at), sentence
        start = end


def read_sentences(text: str, names: Names, corrections: Corrections | None = None) -> list[Reading]:
    """Return the claims of a text, by place; a sentence that claims nothing of a figure gives none."""
    context = TextContext()
    asked = _checked(corrections or Corrections(), names.data)
    found: list[Reading] = []
    lines = ["", *text.splitlines()]
    place = 0
    for line, sentence in sentences(text):
        context = context.begun(lines[line], lines[line - 1]) if line != place else context
        before, place = context, line
        claimed = drafts(sentence, names, before.subject)
        for draft in claimed:
            builder = Builder(names, asked, before)
            found.append(builder.reading(draft, sentence, line))
            context = builder.context
        if not claimed and (about := topic(sentence, names)).indicators:
            context = context._replace(subject=about)
        context = context.after(sentence, bool(claimed))
    return found


def _checked(given: Corrections, data: Dataset) -> Corrections:
    """Return corrections by the table's own names; raises UsageError for one that means nothing."""
    area = next(iter(area_codes(given.area)), "")
    if area and area not in AREAS and not any(row.area == area for row in data.observations):
        raise UsageError("'{area}' is not an area of the table.", area=given.area)
    indicator = typed_name(*data.single_indicator(given.indicator)) if given.indicator else ""
    return given._replace(
        indicator=indicator, period=periods.canonical(given.period) if given.period else "", area=area
    )


def is_text(text: str) -> bool:
    """Return whether a text is prose, and not a table with a header line."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    if is_chinese(first):
        return not re.search(r"[,\t;]\s*(?:kind|value|period|unit)\b", first)
    cells = [cell.strip().lower() for cell in re.split(r"[,;\t]", first)]
    return not (
        len(cells) > 1
        and {"claim_id", "kind", "indicator", "value", "period", "unit"} & set(cells)
        and all(re.fullmatch(r"[\w ]*", cell) for cell in cells)
        and " " not in first.strip().replace(", ", ",").replace("; ", ";")
    )
