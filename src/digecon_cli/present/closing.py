"""The lines below a page: what its signs mean, what else there is and what to type for it, and where it comes from."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from .. import facts, periods
from ..cleaning import clean
from ..comparability import ONE_LINE
from ..dataset import Dataset
from ..facts import Fact
from ..messages import joined, listed, phrase
from ..model import MEASURED, PLANNED, STATUSES, Observation
from ..table import Table
from .documents import makers, producer
from .numbers import SIGNS, rounded
from .options import RenderOptions
from .page import Page
from .rows import APART, BREAK, EQUAL, NONE, REFUSED
from .series import label_in, the_sector
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


MOST_OF_SEVERAL, MOST_OF_ONE = 1, 4  # warnings of one kind on a page of several series, and of one
MOST_PERIODS = 4  # of a row that a warning names one by one
LARGE_GAP = 1.0  # percentage points between published growth and that of levels, from which on a page of levels says so
Known = dict[tuple[str, Fact], list[Observation]]  # facts of the series of a label, with the figures that have them


class Signs(dict[str, Observation | None]):
    """The signs and marks that are shown, each with the newest figure that has it.

    ``breaks`` are the reasons why figures do not compare, ``gaps`` the cautions on levels whose published growth is
    another, ``differing`` those on whole rows.
    """

    def __init__(self) -> None:
        super().__init__()
        self.breaks: Known = {}
        self.gaps: Known = {}
        self.differing: Known = {}

    def add(self, sign: str, figure: Observation | None) -> None:
        """Note that a figure has a sign or a mark."""
        before = self.get(sign)
        if not (before and figure) or periods.order(figure.period) > periods.order(before.period):
            self[sign] = figure or before

    def read(self, label: str, figure: Observation, broken: bool) -> None:
        """Note the facts of a figure that is shown in the row of a label, ``broken`` where a break is drawn before it."""
        for fact in figure.facts:
            if fact.kind == facts.BREAK and broken:
                self.breaks.setdefault((label, fact.cause), []).append(figure)
            elif fact.kind == facts.REFUSAL and fact.code in ONE_LINE:
                self.breaks.setdefault((label, fact), []).append(figure)
            elif fact.stem == "rate_differs" and figure.measure in MEASURED and _is_large(fact):
                self.gaps.setdefault((label, fact), []).append(figure)
            elif fact.code == "growth_differs" and figure.measure == "index":
                self.differing.setdefault((label, fact), []).append(figure)


def _is_large(fact: Fact) -> bool:
    """Return whether published growth and that of levels lie a point apart, or on two sides of zero."""
    published, computed = float(fact.get("rate")), float(fact.get("computed"))
    return abs(published - computed) >= LARGE_GAP or published * computed < 0


def explain(data: Dataset) -> str:
    """Return the line to type that tells the reason of a figure, with places for its name and its period."""
    return typed("explain {name} {period}", data)


def why(one: Observation, command: str) -> str:
    """Return the line to type that tells the reason of a figure: a command with places for its name and its period."""
    return command.format(name=one.name, period=periods.label(one.period))


def refused(series: str, one: Observation, command: str, lang: str) -> str:
    """Return what says which series are refused, and the line to type that tells the reason of one of them."""
    return phrase("Refused: {series} ({command})", lang, series=series, command=why(one, command))


def legend(seen: Signs, page: Page, lang: str) -> list[str]:
    """Return what the signs and marks of a page mean, those that have a reason with the line that tells it.

    A bar is left to what says why figures do not compare, where that is known (see below).
    """
    told: dict[str, list[str]] = {}
    for sign, words in _MEANT.items():
        if sign in seen and not (sign == BREAK and seen.breaks):
            one = seen[sign]
            words = page.apart if sign == APART else words
            command = why(one, page.why) if one and sign in _EXPLAINED else ""
            told.setdefault(command, []).append(f"{sign.lower()} {phrase(words, lang)}")
    plain = told.pop("", [])
    if NONE in seen:
        plain.append(f"{NONE} {phrase(page.none, lang)}")
    between = phrase("; ", lang)
    explained = (between.join(signs) + phrase(" ({command})", lang, command=command) for command, signs in told.items())
    return [*explained, *plain]


def below(signs: Signs, page: Page, lang: str) -> str:
    """Return the line on the signs of a page: what they mean, why figures do not compare, and where published growth is another."""
    parts = legend(signs, page, lang)
    if signs.breaks:
        sentences = _newest(_sentences(signs.breaks, lang), signs.breaks, lang, page.why)
        parts.append(f"{BREAK} {phrase('not comparable', lang)}{phrase(': ', lang)}{sentences}")
    if signs.gaps:
        rates = _newest(_rates(signs.gaps, lang), signs.gaps, lang)
        parts.append(phrase("published growth differs", lang) + phrase(": ", lang) + rates)
    if signs.differing:
        years = _newest(_years(signs.differing, lang), signs.differing, lang)
        words = phrase("published growth is not that of the levels", lang)
        follows = phrase(" ({option} follows it)", lang, option="--chain published")
        parts.append(f"{APART} {words}" + (f"{phrase(': ', lang)}{years}{follows}" if years else ""))
    return phrase("; ", lang).join(parts)


class _Warning(NamedTuple):
    """What is said of figures, of which the newest is given."""

    newest: Observation
    text: str


def _newest(warnings: Iterable[_Warning], known: Known, lang: str, command: str = "") -> str:
    """Return the newest warnings, how many more there are, and where there is one the line to type that tells them."""
    ordered = sorted(warnings, key=lambda warning: periods.order(warning.newest.period), reverse=True)
    most = MOST_OF_ONE if len({label for label, _ in known}) == 1 else MOST_OF_SEVERAL
    several = [warning.text for warning in ordered[:most]]
    if (more := len(ordered) - most) > 0 and command:
        line = why(ordered[most].newest, command)
        several.append(phrase("{number} more ({command})", lang, number=more, command=line))
    elif more > 0:
        several.append(phrase("{number} more", lang, number=more))
    return phrase(", ", lang).join(several)


def _sentences(breaks: Known, lang: str) -> Iterator[_Warning]:
    """Yield why figures do not compare: the reason that the table gives, else the sentence of the rule; each reason once."""
    by_reason: dict[str, dict[str, list[Observation]]] = {}
    for (label, fact), figures in breaks.items():
        reason = (facts.reason(fact, lang) or phrase("the file that was read says so", lang)).rstrip(".。")
        by_reason.setdefault(reason, {}).setdefault(label, []).extend(figures)
    for reason, by_label in by_reason.items():
        named = (_named(label, (figure.period for figure in figures), lang) for label, figures in by_label.items())
        newest = max((figures[-1] for figures in by_label.values()), key=lambda figure: periods.order(figure.period))
        yield _Warning(newest, phrase("; ", lang).join(named) + phrase(" ({basis})", lang, basis=reason))


def _rates(gaps: Known, lang: str) -> Iterator[_Warning]:
    """Yield the published rate of a figure beside that of the levels."""
    for (label, fact), figures in gaps.items():
        computed = rounded(Decimal(fact.get("computed")), 1, fact.get("word_bound"))
        rates = {"published": fact.get("rate"), "computed": f"{SIGNS.get(fact.get('word_bound'), '')}{computed:f}"}
        words = phrase(" ({published} %, levels {computed} %)", lang, **rates)
        yield _Warning(figures[-1], _named(label, [figures[-1].period], lang) + words)


def _years(differing: Known, lang: str) -> Iterator[_Warning]:
    """Yield the periods of a row whose published growth is not that of the levels; of a file that was read nobody knows them."""
    by_label: dict[str, tuple[set[str], Observation]] = {}
    for (label, fact), figures in differing.items():
        by_label.setdefault(label, (set(), figures[-1]))[0].update(fact.get("periods", ()))
    for label, (several, figure) in by_label.items():
        yield _Warning(figure, _named(label, several, lang))


def _named(label: str, several: Iterable[str], lang: str) -> str:
    """Return a row with some of its periods, of many the first and the last."""
    names = [periods.label(period) for period in sorted(set(several), key=periods.order)]
    when = listed(names, lang) if len(names) <= MOST_PERIODS else names[0] + phrase(" to ", lang) + names[-1]
    return f"{label} {when}".strip()


def closing(
    rows: Sequence[Observation], content: Table, look: RenderOptions, begin: str = "", asked: str = ""
) -> list[str]:
    """Return the lines on how rows were paired, on what else there is of what was asked, and on the documents.

    ``begin`` is a sentence that goes before, ``asked`` the name that was asked for where it is not that of the rows.
    """
    asked = asked or the_sector(rows, content.data)
    told = joined([begin, _rule(rows, content, look), _also(asked, rows, content, look)], look.lang)
    source = _source(asked, rows, content.data, look) if look.sources else ""
    if len(told) > TEXT and source:  # it has begun another line, on which there is room
        ended = told.rstrip(".。")
        return [f"{ended}{phrase('. ', look.lang)}{source}"]
    return [line for line in (told, source) if line]


def _rule(rows: Sequence[Observation], content: Table, look: RenderOptions) -> str:
    """Return the sentence on how rows were paired, with those that rest on earlier figures than it says."""
    if not content.rule:
        return ""
    rule = content.rule.sentence(look.lang)
    earlier: dict[str, list[Observation]] = {}
    for row in rows:
        if row.has("taken"):
            earlier.setdefault(label_in(row, content.data, look.lang), []).append(row)
    if not earlier:
        return rule
    named = [_named(label, (row.period for row in of_label), look.lang) for label, of_label in earlier.items()]
    words = {"rule": rule.rstrip(".。"), "series": listed(named, look.lang)}
    if len({row.indicator for row in rows}) > 1:
        return phrase("{rule}, but for {series}.", look.lang, **words)
    newest = max(chain(*earlier.values()), key=lambda row: periods.order(row.period))
    command = why(newest, explain(content.data))
    return phrase("{rule}, but for {series} ({command}).", look.lang, **words, command=command)


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
