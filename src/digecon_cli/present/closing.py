"""The lines below a page: what its signs mean, what else there is and what to type for it, and where it comes from."""

from collections.abc import Iterable, Mapping, Sequence

from .. import periods
from ..cleaning import clean
from ..dataset import Dataset
from ..messages import joined, listed, phrase, translated
from ..model import PLANNED, STATUSES, Observation
from ..table import Table
from .documents import makers, producer
from .options import RenderOptions
from .page import Page
from .rows import APART, BREAK, EQUAL, NONE, REFUSED
from .series import the_sector
from .words import counted, typed

TEXT = 79  # cells of the widest line of text
MOST_PARTS = 2
_SHORT = {
    "National Bureau of Statistics of China": "NBS",
    "Ministry of Industry and Information Technology": "MIIT",
    "China Academy of Information and Communications Technology": "CAICT",
    "China National Intellectual Property Administration": "CNIPA",
    "General Administration of Customs": "Customs",
    "Cyberspace Administration of China": "CAC",
    "National Data Administration": "NDA",
}
# What signs mean, in the order in which they are told; a status by its letter.
_MEANT = {
    APART: "",  # see Page.apart
    EQUAL: "equal within rounding",
    "U": STATUSES["U"],
    "I": STATUSES["I"],
    "D": STATUSES["D"],
    "E": STATUSES["E"],
    "B": STATUSES["B"],
    "F": STATUSES["F"],
    REFUSED: "refused",
    BREAK: "not comparable",
    "P": STATUSES["P"],
    ">": "over",
    "<": "under",
    "~": "about",
}
_EXPLAINED = frozenset({APART, "U", "I", "D", "E", "B", REFUSED, BREAK})
_COMMANDS = {"growth": "growth", "share": "share", "contribution": "contribution", **dict.fromkeys(PLANNED, "targets")}
_FREQUENCIES = {"S": "half", "Q": "quarter", "M": "month", "A": "year"}


class Signs(dict[str, Observation | None]):
    """The signs and marks that are shown, each with the newest figure that has it."""

    def add(self, sign: str, figure: Observation | None) -> None:
        """Note that a figure has a sign or a mark."""
        before = self.get(sign)
        if not (before and figure) or periods.order(figure.period) > periods.order(before.period):
            self[sign] = figure or before


def explain(data: Dataset) -> str:
    """Return the line to type that tells the reason of a figure, with places for its name and its period."""
    return typed("explain {name} {period}", data)


def why(one: Observation, command: str) -> str:
    """Return the line to type that tells the reason of a figure: a command with places for its name and its period."""
    return command.format(name=one.name, period=periods.label(one.period))


def refused(series: str, one: Observation, command: str, lang: str) -> str:
    """Return what says which series are refused, and the line to type that tells the reason of one of them."""
    return phrase("Refused: {series} ({command})", lang, series=series, command=why(one, command))


def legend(seen: Mapping[str, Observation | None], page: Page, lang: str) -> str:
    """Return what the signs and marks of a page mean, those that have a reason with the line that tells it."""
    told: dict[str, list[str]] = {}
    for sign, words in _MEANT.items():
        if sign in seen:
            one = seen[sign]
            words = page.apart if sign == APART else words
            command = why(one, page.why) if one and sign in _EXPLAINED else ""
            told.setdefault(command, []).append(f"{sign.lower()} {phrase(words, lang)}")
    plain = told.pop("", [])
    if NONE in seen:
        plain.append(f"{NONE} {phrase(page.none, lang)}")
    between = phrase("; ", lang)
    explained = (between.join(signs) + phrase(" ({command})", lang, command=command) for command, signs in told.items())
    return between.join((*explained, *plain))


def closing(
    rows: Sequence[Observation], content: Table, look: RenderOptions, begin: str = "", asked: str = ""
) -> list[str]:
    """Return the lines on how rows were paired, on what else there is of what was asked, and on the documents.

    ``begin`` is a sentence that goes before, ``asked`` the name that was asked for where it is not that of the rows.
    """
    asked = asked or the_sector(rows, content.data)
    told = joined([begin, translated(content.rule, look.lang), _also(asked, rows, content, look)], look.lang)
    source = _source(asked, rows, content.data, look) if look.sources else ""
    if len(told) > TEXT and source:  # it has begun another line, on which there is room
        ended = told.rstrip(".。")
        return [f"{ended}{phrase('. ', look.lang)}{source}"]
    return [line for line in (told, source) if line]


def _also(asked: str, rows: Sequence[Observation], content: Table, look: RenderOptions) -> str:
    found = []
    if look.quiet:
        return ""
    if not content.title and asked:
        measures = {one.measure for one in rows}
        commands = dict.fromkeys(word for measure, word in _COMMANDS.items() if measure in measures)
        if asked in content.data.catalog and content.data.about(asked).wholes:
            commands["share"] = None
        first, *others = dict.fromkeys(["growth", *commands])
        alike = phrase(" (or {others})", look.lang, others=listed(others, look.lang)) if others else ""
        found.append(typed(f"{first} {asked}", content.data) + alike)
    elif content.title == "growth" and asked in content.data.catalog:
        found.append(typed(f"cagr {asked}", content.data))
    if parts := _parts_of(asked, content.data):
        found.append(phrase("parts {parts}", look.lang, parts=parts))
    if content.beside:
        found.append(f"--freq {', '.join(_FREQUENCIES.get(code, code) for code in content.beside)}")
    return f"{phrase('Also: ', look.lang)}{phrase('; ', look.lang).join(found)}" if found else ""


def _parts_of(indicator: str, data: Dataset) -> str:
    """Return what is part of an indicator, some of it by name."""
    parts = [
        name
        for name, entry in data.catalog.items()
        if entry.parent and entry.wholes.get(indicator) in ("part", "subset")
    ]
    more = f", ... ({len(parts)})" if len(parts) > MOST_PARTS else ""
    return ", ".join(parts[:MOST_PARTS]) + more


def _source(asked: str, rows: Iterable[Observation], data: Dataset, look: RenderOptions) -> str:
    ids = dict.fromkeys(name for one in rows for name in one.sources)
    if not ids:
        return ""
    count = makers(ids, data.sources)
    first, *others = sorted(count, key=lambda name: -count[name])
    name = clean(phrase(_SHORT[first], look.lang) if first in _SHORT else producer(first, look.lang))
    several = "{name} and {others} others" if others[1:] else "{name} and {others} other"
    if others:
        name = phrase(several, look.lang, name=name, others=len(others), all=len(others) + 1)
    command = typed(f"sources {asked}".strip(), data)
    documents = counted(len(ids), "document", look.lang)
    return phrase("Source: {name}, {documents} ({command})", look.lang, name=name, documents=documents, command=command)
