"""The lines that pages write themselves below their parts: reasons of refusals, what to type next, and the documents."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from ..ask.options import RenderOptions
from ..ask.selection import FREQUENCIES
from ..ask.table import ObservationTable
from ..core import periods
from ..core.cleaning import clean
from ..core.dataset import Dataset
from ..core.messages import joined, listed, of_data, phrase
from ..core.model import MEASURED, PLANNED, Observation
from ..core.text import WIDEST_TEXT, cells, quoted
from ..measures import currency
from .below import MOST_REASONS, by_reason, hint, why, with_periods
from .labels import counted, measure_word, producer, producers, short_label, typed, word
from .series import label_in, the_sector

MOST_PARTS = 2
MOST_NAMED = 4  # indicators whose remarks stand below a page
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")
_SHORT = {
    "National Bureau of Statistics of China": "NBS",
    "Ministry of Industry and Information Technology": "MIIT",
    "China Academy of Information and Communications Technology": "CAICT",
    "China National Intellectual Property Administration": "CNIPA",
    "General Administration of Customs": "Customs",
    "Cyberspace Administration of China": "CAC",
    "National Data Administration": "NDA",
}
_COMMANDS = {
    "growth": "growth", **dict.fromkeys(("target", "target_share"), "targets"), "share": "share", "share_change": "share-change", "contribution": "contribution",
}  # fmt: skip
_ELSEWHERE = ("growth", *PLANNED, "share", "share_change", "contribution")  # measures that have pages of their own
_FREQUENCIES = {"S": "half", "Q": "quarter", "M": "month", "A": "year"}


def explain(rows: Iterable[Observation], data: Dataset) -> str:
    """Return the line to type that shows the reason of one of ``rows``, with places for its name and its period."""
    return typed("explain {name} {period}" + in_currency(rows, data), data)


def in_currency(rows: Iterable[Observation], data: Dataset) -> str:
    """Return the option that converts yuan to dollars, for a line to type, where any of the ``rows`` is in dollars."""
    return f" --currency {currency.DOLLARS}" if currency.authority(data, rows) else ""


def refused(series: str, figure: Observation, command: str, look: RenderOptions) -> str:
    """Return what says which series are refused, and the line to type that shows the reason of one of them."""
    return hint(phrase("Refused: {series}", look.lang, series=series), why(figure, command), look)


def refused_lines(rows: Iterable[Observation], data: Dataset, look: RenderOptions) -> list[str]:
    """Return the lines of a document on series that are refused, one for each reason."""
    series = ((label_in(row, data, look.lang), row.refusal) for row in rows)
    return [phrase("Refused: {series}", look.lang, series=part) for part in by_reason(series, MOST_REASONS, look)]


def closing(
    rows: Sequence[Observation],
    content: ObservationTable,
    look: RenderOptions,
    begin: str = "",
    asked: Sequence[str] = (),
    columns: Container[str] = (),
) -> list[str]:
    """Return the lines on how rows were paired, and on what else there is of what was asked, with its documents.

    ``begin`` is a sentence that goes before, ``asked`` the names that were asked for where they are not that of the rows,
    ``columns`` are the measures that the page has in full. On a screen what one would type next is one line.
    """
    names = asked or list(filter(None, [the_sector(rows, content.data)]))
    dollars = currency.authority(content.data, rows)
    at_rates = dollars.sentence(look.lang) if dollars else ""
    sentences = [
        begin, *_remarks(rows, content, look), _only_parts(rows, content, look), _rule(rows, content, look), at_rates
    ]  # fmt: skip
    source = _source(rows, content.data, look) if look.sources else ""
    if not look.commands:
        elsewhere = [row for row in rows if row.measure not in columns]
        return [
            line
            for line in (joined([*sentences, _also_published(elsewhere, content, look)], look.lang), source)
            if line
        ]
    return [line for line in (joined(sentences, look.lang), *_next(names, rows, content, look, source)) if line]


def _remarks(rows: Sequence[Observation], content: ObservationTable, look: RenderOptions) -> Iterator[str]:
    """Yield what the catalog remarks on the indicators of a page of few: the first sentence for each."""
    names = list(dict.fromkeys(row.indicator for row in rows))
    if content.title or len(names) > MOST_NAMED:
        return
    for name in names:
        entry = content.data.about(name)
        first = _SENTENCE.split(entry.note, maxsplit=1)[0].rstrip()
        if first:
            text = of_data(first, look.lang)
            yield text if len(names) == 1 else f"{short_label(entry, look.lang)}{phrase(': ', look.lang)}{text}"


def _only_parts(rows: Sequence[Observation], content: ObservationTable, look: RenderOptions) -> str:
    """Return the sentence on a year that was asked for, where there are only parts of it; else an empty text."""
    start, end = (content.asked.get(name, "") for name in ("start", "end"))
    if not start or start != end or periods.frequency(start) != "A":
        return ""
    series = {(row.indicator, row.area) for row in rows}
    own = (row for row in content.data.observations if (row.indicator, row.area) in series)
    if any(row.period == start for row in own):  # shown, or of a frequency that is not asked for
        return ""
    return phrase("There is no figure for {period} as a whole, only for parts of it.", look.lang, period=start)


def _rule(rows: Sequence[Observation], content: ObservationTable, look: RenderOptions) -> str:
    """Return the sentence on how rows were paired, with those that rest on earlier figures than it says.

    On a screen that goes without saying, but for figures as they were known on a day; ``explain`` shows it for each.
    """
    if not content.rule or (look.commands and content.rule.key != "rule.known_by"):
        return ""
    rule = content.rule.sentence(look.lang)
    earlier: dict[str, list[Observation]] = {}
    for row in rows:
        if row.has("taken"):
            earlier.setdefault(label_in(row, content.data, look.lang), []).append(row)
    if not earlier:
        return rule
    names = [with_periods(label, (row.period for row in of_label), look.lang) for label, of_label in earlier.items()]
    words = {"rule": rule.rstrip(".。"), "series": listed(names, look.lang)}
    if content.rule.key == "rule.known_by":
        return phrase("{rule}; for {series} an earlier print is paired.", look.lang, **words)
    return phrase("{rule}, but for {series}.", look.lang, **words)


def _next(
    names: Sequence[str], rows: Sequence[Observation], content: ObservationTable, look: RenderOptions, source: str
) -> list[str]:
    """Return the one line on what to type next, as much of it as fits, with the producer in front where there is room.

    The producer of a single indicator is a line of its own where there is none.
    """
    if look.quiet:
        return [source]
    asked = " ".join(names)
    commands = [*_commands(asked, rows, content), *(["sources"] if look.sources else [])]
    frequencies = ", ".join(_FREQUENCIES.get(code, code) for code in content.beside)
    line = source
    for chosen, options in _ever_shorter(commands, _parts_of(asked, content.data, look.lang), frequencies):
        if chosen or options:
            line = _next_line(" ".join(map(quoted, names)), chosen, options, content.data, look)
        if cells(line) <= WIDEST_TEXT:
            break
    both = f"{source}{phrase('. ', look.lang)}{line}" if source and line != source else line
    if cells(both) <= WIDEST_TEXT:
        return [both]
    return [source, line] if asked in content.data.catalog else [line]


def _ever_shorter(
    commands: Sequence[str], parts: str, frequencies: str
) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Yield the commands and options of a line: all, without the parts, the names of frequencies, the last commands but one."""
    named, short = ([f"--freq {frequencies}"], ["--freq all"]) if frequencies else ([], [])
    yield commands, [parts, *named] if parts else named
    yield commands, named
    yield commands, short
    yield from (([*commands[: most - 1], commands[-1]], short) for most in (4, 3, 2) if most < len(commands))


def _next_line(
    typed_names: str, commands: Sequence[str], options: Sequence[str], data: Dataset, look: RenderOptions
) -> str:
    first, *more = commands or [""]
    alike = phrase(" (or {commands})", look.lang, commands=listed(more, look.lang)) if more else ""
    typed_first = [typed(f"{first} {typed_names}".rstrip(), data) + alike] if first else []
    return phrase("Next: ", look.lang) + phrase("; ", look.lang).join((*typed_first, *options))


def _commands(asked: str, rows: Sequence[Observation], content: ObservationTable) -> list[str]:
    """Return the commands that answer more on what was asked, the likeliest first."""
    if content.title:
        return ["cagr"] if content.title == "growth" and asked in content.data.catalog else []
    if not asked:
        return []
    measures = {row.measure for row in rows}
    commands = dict.fromkeys(word for measure, word in _COMMANDS.items() if measure in measures)
    if asked in content.data.catalog and content.data.about(asked).wholes:
        commands["share"] = None
    levels = [(row.name, periods.frequency(row.period)) for row in rows if row.measure in MEASURED]
    grows = "growth" in commands or len(set(levels)) < len(levels)
    return list(dict.fromkeys([*(["growth"] if grows else []), *commands]))


def _also_published(rows: Sequence[Observation], content: ObservationTable, look: RenderOptions) -> str:
    """Return what a document names in the place of commands: what else is published of its series, and at which frequencies.

    Of a measure these are frequencies at which it can be computed.
    """
    names = [word(FREQUENCIES, code, look.lang) for code in content.beside]
    if content.title:
        return phrase("Also available: {names}.", look.lang, names=listed(names, look.lang)) if names else ""
    measures = {row.measure: row for row in rows}
    names[:0] = [measure_word(measures[measure], look.lang) for measure in _ELSEWHERE if measure in measures]
    return phrase("Also published: {names}.", look.lang, names=listed(names, look.lang)) if names else ""


def _parts_of(indicator: str, data: Dataset, lang: str) -> str:
    """Return what is part of an indicator, some of it by name; empty for nothing."""
    parts = [
        name
        for name, entry in data.catalog.items()
        if entry.parent and entry.wholes.get(indicator) in ("part", "subset")
    ]
    more = f", ... ({len(parts)})" if len(parts) > MOST_PARTS else ""
    return phrase("parts {parts}", lang, parts=", ".join(parts[:MOST_PARTS]) + more) if parts else ""


def short_producer(name: str, lang: str) -> str:
    """Return the name of a producer as a line has room for it: ``NBS``; in full where it has no short one."""
    return clean(phrase(_SHORT[name], lang) if name in _SHORT else producer(name, lang))


def _source(rows: Iterable[Observation], data: Dataset, look: RenderOptions) -> str:
    """Return who produced the figures of rows, and in how many documents."""
    ids = dict.fromkeys(name for row in rows for name in row.sources)
    if not ids:
        return ""
    count = producers(ids, data.sources)
    first, *more = sorted(count, key=lambda name: -count[name])
    name = short_producer(first, look.lang)
    words = "{name} and {number} others" if more[1:] else "{name} and {number} other"
    if more:
        name = phrase(words, look.lang, name=name, number=len(more), all=len(more) + 1)
    documents = counted(len(ids), "document", look.lang)
    return phrase("Source: {name}, {documents}", look.lang, name=name, documents=documents)
