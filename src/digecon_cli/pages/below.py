"""The lines below a page: what its signs mean, what is not shown, what else there is, and where it comes from."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from ..ask.options import RenderOptions
from ..core import facts, periods
from ..core.cleaning import clean
from ..core.comparability import ONE_LINE
from ..core.dataset import Dataset
from ..core.facts import Fact
from ..core.messages import listed, phrase
from ..core.model import MEASURED, STATUSES, Observation
from ..core.text import TIE, WIDEST_TEXT, quoted, wrap
from ..document import APART, BREAK, EQUAL, NONE, REFUSED, SIGNS, Cell, Document, Grid
from .labels import some
from .numbers import on_periods, rounded
from .series import in_area, label_in, span_of

MOST_NEWER = 5  # newest figures that a line below gives
# What signs mean, in the order in which they are explained; a status by its letter.
MEANINGS = {
    APART: "published and computed differ beyond rounding",
    EQUAL: "equal within rounding",
    **{code: STATUSES[code] for code in "UIDEBF"},
    REFUSED: "refused",
    BREAK: "not comparable",
    SIGNS["over"]: "over",
    SIGNS["under"]: "under",
    SIGNS["about"]: "about",
}
_WITH_REASON = frozenset({APART, "U", "I", "D", "E", "B", REFUSED, BREAK})
MOST_OF_SEVERAL, MOST_OF_ONE = 1, 4  # warnings of one kind on a page of more than one series, and of one
MOST_NAMED = 3  # rows beside one reason; the signs show the others
MOST_REASONS = 60  # in a document
MOST_PERIODS = 4  # of a row that a warning names one by one
_UNEXPLAINED = "unexplained"
_BY_COMMAND = "contribution_levels"  # whose breaks, of parts and of wholes, a command shows
LARGE_GAP = 1.0  # percentage points between published growth and that of levels, from which on a page of levels says so
Known = dict[tuple[str, Fact], list[Observation]]  # facts of the series of a label, with the figures that have them
_SIGNS = re.escape("".join((NONE, REFUSED, EQUAL, APART, BREAK, *SIGNS.values())))
_SIGN = re.compile(rf"(?:(?<=[{_SIGNS}])|(?<=; [a-z])|(?<=；[a-z])) ")  # the blank behind a sign in a legend


class Visible:
    """What of a page is drawn: its figures, their signs and marks, each with the newest that has it, and what is not drawn.

    ``breaks`` are the reasons why figures do not compare, ``gaps`` the cautions on levels whose published growth is
    another, ``differing`` those on whole rows, ``apart`` the figures with the mark of that; ``reasons`` are those of all breaks and refusals; ``earlier``, ``newer`` and ``hidden`` name what found no room.
    """

    def __init__(self) -> None:
        self.figures: list[Observation] = []
        self.signs: dict[str, Observation | None] = {}
        self.breaks: Known = {}
        self.gaps: Known = {}
        self.differing: Known = {}
        self.apart: list[Observation] = []
        self.reasons: list[tuple[Observation, Fact]] = []
        self.earlier: list[str] = []
        self.newer: list[tuple[str, Cell]] = []
        self.hidden: list[str] = []

    def add_signs(self, cells: Iterable[Cell]) -> None:
        """Add the signs and marks of cells."""
        for cell in cells:
            parts = (BREAK if cell.broken else "", cell.instead or cell.number.sign, cell.number.mark.upper())
            for sign in filter(None, parts):
                self._add(sign, cell.figure)

    def _add(self, sign: str, figure: Observation | None) -> None:
        before = self.signs.get(sign)
        if not (before and figure) or periods.order(figure.period) > periods.order(before.period):
            self.signs[sign] = figure or before

    def add_singles(self, cells: Iterable[Cell]) -> None:
        """Add cells that stand by themselves: their signs and figures."""
        alone = list(cells)
        self.add_signs(alone)
        self.figures += [cell.figure for cell in alone if cell.figure]

    def add_facts(self, label: str, cells: Iterable[Cell]) -> None:
        """Add the facts of the cells that a row shows side by side; a row has a label."""
        for cell in cells:
            if cell.figure:
                self.figures.append(cell.figure)
                self._read(label, cell.figure, cell.broken)
                self._add_reason(cell, cell.figure)
                self.apart += [cell.figure] if cell.number.mark == APART else []

    def _add_reason(self, cell: Cell, figure: Observation) -> None:
        refused = cell.instead in (BREAK, REFUSED)
        why = figure.fact_of(facts.BREAK) if cell.broken else figure.refusal if refused else None
        if why:
            self.reasons.append((figure, why.cause))

    def _read(self, label: str, figure: Observation, broken: bool) -> None:
        for fact in figure.facts:
            if fact.kind == facts.BREAK and broken:
                self.breaks.setdefault((label, fact.cause), []).append(figure)
            elif fact.kind == facts.REFUSAL and fact.code in ONE_LINE and figure.measure != _BY_COMMAND:
                self.breaks.setdefault((label, fact), []).append(figure)
            elif fact.stem == "rate_differs" and figure.measure in MEASURED and _is_large(fact):
                self.gaps.setdefault((label, fact), []).append(figure)
            elif fact.code == "growth_differs" and figure.measure == "index":
                self.differing.setdefault((label, fact), []).append(figure)

    def add_grid(self, grid: Grid) -> None:
        """Add the signs, marks and facts of a grid of figures that is drawn as it is."""
        for line in grid.lines:
            self.add_signs(line.cells)
            self.add_facts("", line.cells)


def _is_large(fact: Fact) -> bool:
    """Return whether published growth and that of levels lie a point apart, or on two sides of zero."""
    published, computed = float(fact.get("rate")), float(fact.get("computed"))
    return abs(published - computed) >= LARGE_GAP or published * computed < 0


# --- what renderers write below a document ------------------------------------------------------------------------------


def notes(visible: Visible, page: Document, look: RenderOptions) -> list[str]:
    """Return the lines below a page of which so much is drawn: what is not, what signs mean, and its own notes."""
    aside = phrase("; ", look.lang).join(_aside(visible, page, look))
    return [clean(note) for note in (aside, signs(visible, page, look), *page.notes) if note]


def document_notes(visible: Visible, page: Document, data: Dataset, look: RenderOptions) -> list[str]:
    """Return the lines below a page in a document: as on a screen, with every reason and without anything to type."""
    aside = phrase("; ", look.lang).join(_aside(visible, page, look))
    lines = (aside, signs(visible, page, look), *reasons(visible, data, look.lang), *page.notes)
    return [clean(note) for note in lines if note]


def reasons(visible: Visible, data: Dataset, lang: str) -> Iterator[str]:
    """Yield a line for each reason why figures do not compare or are refused, with the series and periods that it holds for."""
    found: dict[tuple[str, str], list[str]] = {}
    for figure, why in visible.reasons:
        key = (label_in(figure, data, lang), facts.without_commands(why, lang))
        found.setdefault(key, []).append(periods.label(figure.period))
    for (label, sentence), where in list(found.items())[:MOST_REASONS]:
        yield f"{label} {listed(dict.fromkeys(where), lang)}{phrase(': ', lang)}{sentence}"
    if (more := len(found) - MOST_REASONS) > 0:
        yield phrase("and {more} more", lang, more=more)


def reason_of(why: Fact, look: RenderOptions) -> str:
    """Return the code of a refusal, by which its meaning can be asked for; in a document its sentence."""
    return why.code if look.commands else facts.without_commands(why, look.lang)


def by_reason(series: Iterable[tuple[str, Fact | None]], most: int, look: RenderOptions) -> list[str]:
    """Return the labels of series without an answer by the reason: in one text, in a document in one for each reason.

    A screen shows how many series there are of more than ``most`` of one reason, and the code of each reason, unless there is
    only one.
    """
    series = list(series)
    alone = len({why for _, why in series}) == 1
    found: dict[str, dict[str, None]] = {}
    for label, why in series:
        reason = "" if not why else facts.without_commands(why, look.lang) if alone else reason_of(why, look)
        found.setdefault(reason, {})[label.replace(", ", " ")] = None
    parts = []
    for reason, names in found.items():
        text = some(list(names), most if look.commands else len(names), look.lang)
        parts.append(text + phrase(" ({command})", look.lang, command=reason) if reason else text)
    return [phrase("; ", look.lang).join(parts)] if look.commands and parts else parts


def hint(text: str, command: str, look: RenderOptions) -> str:
    """Return a text with what to type behind it, where that is wanted."""
    return text + phrase(" ({command})", look.lang, command=command) if look.commands else text


def _aside(visible: Visible, page: Document, look: RenderOptions) -> Iterator[str]:
    """Yield the lines on what is not drawn: what has ended, has no years, is earlier, or found no room."""
    if page.ended:
        yield _ended(page.ended, look)
    if page.without:
        names = listed(dict.fromkeys(page.without), look.lang)
        yield hint(phrase("No years: {named}", look.lang, named=names), "--freq all", look)
    if earlier := visible.earlier:
        span = span_of(earlier[0], earlier[-1], look.lang)
        yield hint(phrase("Earlier: {span}", look.lang, span=span), f"--from {earlier[0]}", look)
    if visible.newer and page.newest:
        names = listed((_newer(label, cell, look.lang) for label, cell in visible.newer[:MOST_NEWER]), look.lang)
        if (more := len(visible.newer) - MOST_NEWER) > 0:
            names += phrase(", ", look.lang) + phrase("{number} more", look.lang, number=more)
        yield hint(phrase("Newer: {named}", look.lang, named=names), "--latest", look)
    if visible.hidden:
        names = listed(visible.hidden, look.lang)
        yield hint(phrase("Not in the table: {named}", look.lang, named=names), "-f csv", look)


def _newer(label: str, cell: Cell, lang: str) -> str:
    """Return a figure that is newer than the columns of its row, in the unit of the row."""
    figure = cell.figure
    assert figure is not None  # a newer cell has one
    name = in_area(label.replace(", ", " "), figure, lang)
    return f"{name} {cell.number}" + phrase(" ({period})", lang, period=periods.label(figure.period))


def _ended(ended: Sequence[str], look: RenderOptions) -> str:
    """Return the names of what has ended, where they fit two lines; else how many there are."""
    names = hint(phrase("Ended: {ended}", look.lang, ended=listed(ended, look.lang)), "--ended", look)
    if len(wrapped(names, WIDEST_TEXT)) <= 2 or not look.commands:
        return names
    return hint(phrase("Ended: {number} series", look.lang, number=len(ended)), "--ended", look)


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Return text in lines of at most so many cells, the later ones indented; a sign and its meaning stay together."""
    first, *later = wrap(_SIGN.sub(TIE, text), width, width - len(indent))
    return [line.replace(TIE, " ") for line in (first, *(indent + line for line in later)) if line]


def legend(visible: Visible, page: Document, look: RenderOptions) -> list[str]:
    """Return what the signs and marks of a page mean, those that have a reason with the line that shows it.

    A bar is left to what says why figures do not compare, where that is known (see ``signs``).
    """
    lang = look.lang
    by_command: dict[str, list[str]] = {}
    for sign, meaning in MEANINGS.items():
        if sign in visible.signs and not (sign == BREAK and visible.breaks and look.commands):
            figure = visible.signs[sign]
            words = (
                _apart(chain.from_iterable(one.facts for one in visible.apart), lang)
                if sign == APART
                else phrase(meaning, lang)
            )
            words = _counting(words, [one.has(_UNEXPLAINED) for one in visible.apart], lang) if sign == APART else words
            command = why(figure, page.why) if figure and look.commands and sign in _WITH_REASON else ""
            by_command.setdefault(command, []).append(f"{sign.lower()} {words}")
    plain = by_command.pop("", [])
    if NONE in visible.signs:
        plain.append(f"{NONE} {phrase(page.none, lang)}")
    plain += on_periods(visible.figures, lang)
    between = phrase("; ", lang)
    with_reason = (between.join(words) + phrase(" ({command})", lang, command=key) for key, words in by_command.items())
    return [*with_reason, *plain]


def _apart(known: Iterable[Fact], lang: str) -> str:
    """Return what it means that figures are apart, by their facts: growth of levels in dollars is set against the published one in yuan."""
    in_yuan = any(fact.key.endswith(".yuan") for fact in known)
    return phrase("published and computed (money in yuan) differ beyond rounding" if in_yuan else MEANINGS[APART], lang)


def _counting(words: str, unexplained: Sequence[bool], lang: str) -> str:
    """Return words on pairs of figures followed by how many of them nothing explains, if any."""
    if not any(unexplained):
        return words
    if all(unexplained):
        return phrase("{words}, unexplained", lang, words=words)
    number = {"number": unexplained.count(True), "all": len(unexplained)}
    return phrase("{words}, {number} of {all} unexplained", lang, words=words, **number)


def signs(visible: Visible, page: Document, look: RenderOptions) -> str:
    """Return the line on the signs of a page: what they mean, why figures do not compare, and where published growth is another."""
    lang = look.lang
    parts = legend(visible, page, look)
    if visible.breaks and look.commands:
        sentences = _newest(_sentences(visible.breaks, page, lang), visible.breaks, look, page.why)
        parts.append(f"{BREAK} {phrase('not comparable', lang)}{phrase(': ', lang)}{sentences}")
    if visible.gaps:
        rates = _newest(_rates(visible.gaps, lang), visible.gaps, look)
        unexplained = [fact.code == _UNEXPLAINED for _, fact in visible.gaps]
        words = _counting(phrase("published growth differs", lang), unexplained, lang)
        parts.append(words + phrase(": ", lang) + rates)
    if visible.differing:
        years = _newest(_years(visible.differing, lang), visible.differing, look)
        words = _apart((fact for _, fact in visible.differing), lang)
        follows = phrase(" ({option} follows it)", lang, option="--chain published") if look.commands else ""
        parts.append(f"{APART} {words}" + (f"{phrase(': ', lang)}{years}{follows}" if years else ""))
    return phrase("; ", lang).join(parts)


class _Warning(NamedTuple):
    """A sentence on figures, of which the newest is given."""

    newest: Observation
    text: str


def _newest(warnings: Iterable[_Warning], known: Known, look: RenderOptions, command: str = "") -> str:
    """Return the newest warnings, how many more there are, and where there is a command the line to type that shows them."""
    lang = look.lang
    ordered = sorted(warnings, key=lambda warning: periods.order(warning.newest.period), reverse=True)
    most = MOST_OF_ONE if len({label for label, _ in known}) == 1 else MOST_OF_SEVERAL
    most = most if look.commands else MOST_REASONS
    texts = [warning.text for warning in ordered[:most]]
    if (more := len(ordered) - most) > 0 and command:
        line = why(ordered[most].newest, command)
        texts.append(phrase("{number} more ({command})", lang, number=more, command=line))
    elif more > 0:
        texts.append(phrase("{number} more", lang, number=more))
    return phrase(", ", lang).join(texts)


def _sentences(breaks: Known, page: Document, lang: str) -> Iterator[_Warning]:
    """Yield why figures do not compare: the reason that the table gives, else the sentence of the rule; each reason once.

    More series than are named are ``all``, where a page has no others, and the same periods of each.
    """
    every = {line.label for grid in page.grids for line in grid.lines if any(cell.figure for cell in line.cells)}
    by_reason: dict[str, dict[str, list[Observation]]] = {}
    for (label, fact), figures in breaks.items():
        reason = (facts.reason(fact, lang) or phrase("the file that was read says so", lang)).rstrip(".。")
        by_reason.setdefault(reason, {}).setdefault(label, []).extend(figures)
    for reason, by_label in by_reason.items():
        names = [
            with_periods(label, (figure.period for figure in figures), lang) for label, figures in by_label.items()
        ]
        if (more := len(names) - MOST_NAMED) > 1:
            names = [*names[:MOST_NAMED], phrase("{number} more", lang, number=more)]
            alike = {tuple(sorted({figure.period for figure in figures})) for figures in by_label.values()}
            if len(alike) == 1 and by_label.keys() >= every:
                names = [with_periods(phrase("all series", lang), alike.pop(), lang)]
        newest = max((figures[-1] for figures in by_label.values()), key=lambda figure: periods.order(figure.period))
        yield _Warning(newest, phrase("; ", lang).join(names) + phrase(" ({basis})", lang, basis=reason))


def _rates(gaps: Known, lang: str) -> Iterator[_Warning]:
    """Yield the published rate of a figure beside that of the levels."""
    for (label, fact), figures in gaps.items():
        computed = rounded(Decimal(fact.get("computed")), 1, fact.get("word_bound"))
        rates = {"published": fact.get("rate"), "computed": f"{SIGNS.get(fact.get('word_bound'), '')}{computed:f}"}
        words = phrase(" ({published} %, levels {computed} %)", lang, **rates)
        yield _Warning(figures[-1], with_periods(label, [figures[-1].period], lang) + words)


def _years(differing: Known, lang: str) -> Iterator[_Warning]:
    """Yield the periods of a row whose published growth is not that of the levels; of a file that was read nobody knows them."""
    by_label: dict[str, tuple[set[str], Observation]] = {}
    for (label, fact), figures in differing.items():
        by_label.setdefault(label, (set(), figures[-1]))[0].update(fact.get("periods", ()))
    for label, (years, figure) in by_label.items():
        yield _Warning(figure, with_periods(label, years, lang))


def with_periods(label: str, row_periods: Iterable[str], lang: str) -> str:
    """Return a row with some of its periods, of many the first and the last."""
    names = [periods.label(period) for period in sorted(set(row_periods), key=periods.order)]
    when = listed(names, lang) if len(names) <= MOST_PERIODS else names[0] + phrase(" to ", lang) + names[-1]
    return f"{label} {when}".strip()


def why(figure: Observation, command: str) -> str:
    """Return the line to type that shows the reason of a figure: a command with places for its name and its period."""
    return command.format(name=quoted(figure.name), period=periods.label(figure.period))
