"""Command lines as people type them, in the words of the commands: options first, names without a command, ``help``.

Only a command line that is not valid as typed comes here.
"""

import os
import re
import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile
from math import floor
from typing import TYPE_CHECKING

from ..ask.contract import HEADER
from ..ask.selection import WORDS_FOR_FREQUENCIES
from ..core import bundled, facts, names, periods
from ..core.dataset import Dataset
from ..core.errors import LONGEST_QUESTION, DigeconError, NothingFound, UsageError, check_length, did_you_mean
from ..core.everyday import is_sentence
from ..core.messages import ENGLISH, Message
from ..core.model import PLANNED, Observation, typed_name
from ..core.synonyms import IN_DOLLARS, MEASURE_WORDS, is_chinese
from ..measures import terms
from . import complete, registry
from .options import GROUPS, NO_PAGER, OUTPUT
from .spec import Command, Option

if TYPE_CHECKING:
    from ..ask.finding import SearchResult
    from ..ask.meeting import Meeting
    from ..ask.passing import Passing
    from ..ask.rise import Apart

# Options of other programs, and the same here.
_SYNONYMS: dict[str, tuple[str, ...]] = {
    "--as-of": ("--vintage",), "--country": ("--area",), "--region": ("--area",), "--year": (), "--years": (), "--period": (),
    "--indicator": (), "--sector": (), "--start": ("--from",), "--begin": ("--from",), "--end": ("--to",),
    **{f"--{word}": ("--freq", code) for word, code in WORDS_FOR_FREQUENCIES.items() if word not in ("year", "years")},
    "--tail": ("--last",), "-q": ("--quiet",), "--silent": ("--quiet",), "--tsv": ("-f", "tsv"), "--jsonl": ("-f", "jsonl"),
    "--table": ("-f", "table"), "--md": ("-f", "markdown"),
    "--ytd": ("--freq", "ytd"), "--newest": ("--latest",), "--top": ("-n",), "--limit": ("-n",),
    "--usd": ("--currency", "USD"), "--dollar": ("--currency", "USD"), "--dollars": ("--currency", "USD"),
    "--out": ("-o",), "--save": ("-o",), "--png": ("-o",), "--svg": ("-o",), "--pdf": ("-o",), "--xlsx": ("-o",), "--excel": ("-o",),
    "--bibtex": ("-f", "bibtex"), "--ris": ("-f", "ris"), "--markdown": ("-f", "markdown"), "--html": ("-f", "html"), "--latex": ("-f", "latex"),
    "--chinese": ("--lang", "zh"), "--english": ("--lang", "en"), "--language": ("--lang",),
    "--file": ("--data",), "--input": ("--data",), "--whole": ("--of",), "--base-year": ("--base",),
}  # fmt: skip
# Options that are asked for and missing, some with one value only, with the reason.
_NOT_HERE: dict[str, str] = {
    **dict.fromkeys(
        ("--real", "--nominal", "--constant", "--inflation-adjusted"),
        "growth is shown as published, real or nominal; the column basis of -f csv says which",
    ),
    **dict.fromkeys(
        ("--unit", "--units", "--in"),
        "--scale bn (mn, tn, 亿 ...) chooses the multiple, --currency USD dollars",
    ),
    **dict.fromkeys(
        ("--province", "--provinces", "--city", "--by province", "--by region", "--by city"),
        "figures cover China, some provinces (--area CN-ZJ) and some countries (--area US), but no cities",
    ),
}
# Commands, and options that are commands here.
_COMMANDS = {
    "chart": "plot", "graph": "plot", "draw": "plot", "trend": "plot", "--plot": "plot", "--chart": "plot", "find": "search", "top": "rank", "ranking": "rank",
    "ls": "list", "indicators": "list", "describe": "info", "define": "info", "definition": "info", "why": "explain",
    "revised": "revisions", "changes": "diff", "documents": "sources", "source": "sources", "--sources": "sources", "per-capita": "per-head",
    "--per-capita": "per-head", "--per-head": "per-head", "get": "show", "view": "show", "goals": "targets",
    "target": "targets", "verify": "check", "yoy": "growth", "--growth": "growth", "--share": "share", "--cagr": "cagr",
    "shares": "share", "contributions": "contribution", "ratios": "ratio", "plots": "plot", "reference": "cite", "references": "cite",
}  # fmt: skip
# Prepositions before a period, and their options.
_SINCE = {"from": "--from", "since": "--from", "to": "--to", "until": "--to", "till": "--to"}
_OWN = frozenset(("--data", "--catalog", "--add"))  # options with a table of one's own
_ASKED = (
    "explain",
    "show",
    "growth",
    "share",
    "cagr",
    "index",
    "per-head",
    "plot",
    "targets",
    "search",
)  # commands that a question fits
_ABOUT_NAMES = (*_ASKED, "compare", "rank", "ratio", "contribution", "info", "sources", "revisions")
CODES = "codes"  # the topic of help that lists all codes
_MOST_YEARS = 8  # that a sentence names
_MANY_TIMES = 1000  # three digits are whole numbers below it
_ALMOST = 0.75  # how much of a misspelled command is as it should be
_HELP, _VERSION = ("-h", "--help"), ("-v", "version")


class UnknownCommand(names.UnknownName):
    """The error of a first word that is no name and almost a command, before names."""


def normalize(words: Sequence[str]) -> list[str]:
    """Return a command line with its command first; raises UsageError for a first word that is no command and no name."""
    line = _command_first(list(_in_our_words(_with_currency(words))))
    known = registry.names()
    line = list(_our_command(line, known))
    first = line[0] if line else "-"
    if first in _VERSION:
        return ["--version"]
    if first == "help":
        return _topic(line[1:2], known)
    if first in known or first.startswith("-"):
        return line
    if not is_sentence(" ".join(line)) and (ordered := _command_before_names(line, known)):  # what share of GDP ...
        return ordered
    if not _options(line) & _OWN:
        _check(line, known)
    return ["show", *line]


def _command_before_names(line: Sequence[str], known: Sequence[str]) -> list[str]:
    """Return a line with the command that stands behind names before them, which is said; empty where none does.

    Raises UsageError for a command that takes no question, which may be a word of a name.
    """
    there = [at for at, word in enumerate(line) if at and word in known and not line[at - 1].startswith("-")]
    if not there:
        return []
    at = next((at for at in there if line[at] in _ABOUT_NAMES), there[0])
    ordered = [line[at], *line[:at], *line[at + 1 :]]
    if line[at] not in _ABOUT_NAMES:
        raise UsageError("write the command first: {line}.", line=_quoted(ordered))
    if line[at] in MEASURE_WORDS and not _options(line) and not _are_names(ordered[1:]):  # average growth of telecom
        raise names.UnknownName(line[0], "write the command first: {line}.", line=_quoted(ordered))
    from .progress import notify

    notify([_understood([ordered], ())])
    return ordered


def _are_names(words: Iterable[str]) -> bool:
    """Return whether each of some words that is no period is a name."""
    catalog = bundled.catalog()
    vocabulary = names.Vocabulary(tuple(catalog), catalog)
    return all(periods.is_period(word) or names.find(word, vocabulary) for word in words)


def _options(words: Iterable[str]) -> set[str]:
    """Return the options among words, without their values."""
    given = (word for word in words if word.startswith("-") and word != "-")
    return {word.partition("=")[0] if word.startswith("--") else word[:2] for word in given}


def _with_currency(words: Sequence[str]) -> list[str]:
    """Return the words with those that ask for dollars (``in US dollars``) as the option that they mean."""
    for at, word in enumerate(words):
        for end in range(at + 2, min(at + 3, len(words)) + 1) if word.casefold() == "in" else ():
            if re.fullmatch(IN_DOLLARS, " ".join(words[at:end]), re.IGNORECASE):
                return [*words[:at], "--usd", *words[end:]]
    return list(words)


def _in_our_words(words: Sequence[str]) -> Iterator[str]:
    """Yield the words, with the options of other programs replaced by those of this one, but for the command's own."""
    known = registry.names()
    command = next((registry.find(word) for word in words if word in known), None)
    own = _flags(command.options) if command else {}
    for word in words:
        flag, equals, value = word.partition("=")
        is_foreign = flag in _SYNONYMS and flag not in own
        yield from _SYNONYMS[flag] if is_foreign else (word,)
        if is_foreign and equals:
            yield value


def _our_command(line: Sequence[str], known: Sequence[str]) -> Sequence[str]:
    """Return a line with its command as this program calls it; an option that is a command here takes its place."""
    option = next((word for word in line if word.startswith("--") and word in _COMMANDS), "")
    if option:
        rest = [word for word in line if word != option]
        return [_COMMANDS[option], *(rest[1:] if rest[:1] and rest[0] in known else rest)]
    return [_COMMANDS[line[0]], *line[1:]] if line and line[0] in _COMMANDS else line


def _quoted(words: Sequence[str]) -> Message:
    """Return a command line in quotes, as one would type it."""
    return Message("'{line}'", line=shlex.join(["digecon", *words]))


def _topic(words: Sequence[str], commands: Sequence[str]) -> list[str]:
    """Return the line that shows a topic of ``help``; raises UsageError for what is no command, option or code."""
    word = words[0] if words else "help"
    if word in ("help", *_VERSION):
        return ["--help"]
    if word == "options" or word.startswith("-"):
        return ["help", "options"]
    if word == CODES or word in facts.documented():
        return ["help", word]
    if word not in commands:
        try:
            _check([word], [*commands, *facts.documented(), CODES])
        except NothingFound:
            message = "'{text}' is not a command, option or code. See 'digecon --help' and 'digecon help codes'."
            raise UsageError(message, text=word) from None
        raise UsageError(
            "'{text}' is not a command: {line} shows what it is. See 'digecon --help'.",
            text=word,
            line=_quoted(["list", word]),
        )
    return [word, "--help"]


def _check(line: Sequence[str], commands: Sequence[str]) -> None:
    """Raise UsageError where the first words of a line name nothing, with the command or the name that is most like the first."""
    catalog = bundled.catalog()
    vocabulary = names.Vocabulary(tuple(catalog), catalog)
    word = line[0]
    more = list(takewhile(lambda word: not word.startswith("-") and not periods.is_period(word), line[1:]))
    if names.find(" ".join((word, *more)), vocabulary) or names.find(word, vocabulary):
        return  # without the index, as most lines
    if "." not in word:  # no ids with commas
        check_length(word)
    try:
        if not (more and names.words_in_names(" ".join((word, *more)), vocabulary)):
            names.meant(word, vocabulary)
    except (names.UnknownName, NothingFound) as error:
        is_name = isinstance(error, names.UnknownName)
        from difflib import get_close_matches

        command = get_close_matches(word, commands, n=1, cutoff=_ALMOST)
        if os.path.isfile(word) or not (is_name or command):
            raise
        near = names.nearest(word, vocabulary, commands) if is_name else command[0]
        hint = Message(" Did you mean '{near}'?", near=near) if near else ""
        if near in commands:
            is_line = bool(more and names.words_in_names(" ".join(more), vocabulary))  # what is behind it is named
            unknown = UnknownCommand if is_line else names.UnknownName
            raise unknown(word, "'{name}' is not a command.{hint} See 'digecon --help'.", hint=hint) from None
        raise names.UnknownName(
            word,
            "'{name}' is neither a command nor a name.{hint} See 'digecon --help' and 'digecon list'.",
            hint=hint,
        ) from None


def _command_first(words: Sequence[str]) -> list[str]:
    """Return the words with the leading options moved behind the first other word."""
    leading: list[str] = []
    rest = list(words)
    flags = _flags(option for options in GROUPS.values() for option in options)
    while rest and rest[0].startswith("-") and rest[0] != "-":
        word = rest.pop(0)
        long = word.startswith("--")
        flag, value = word.partition("=")[::2] if long else (word[:2], word[2:])
        if flag not in flags:
            flags |= _flags(option for command in _commands() for option in command.options)
        option = flags.get(flag)
        if option is None:  # help, or an error of the parser
            return [word, *rest] if flag in _HELP else list(words)
        leading += [word] if long or not value else [flag, value]
        if option.kind is not bool and not value and "=" not in word:
            leading += rest[:1]
            rest = rest[1:]
    return [*rest[:1], *leading, *rest[1:]]


def _flags(options: Iterable[Option]) -> dict[str, Option]:
    return {flag: option for option in options for flag in option.flags}


def mended(error: DigeconError, words: Sequence[str]) -> list[list[str]]:
    """Return the line with a word that names nothing replaced by the only thing it can mean; none where there is none.

    The word is a file (``growth mine.csv``), a measure (``show gdp growth``), an option without its dashes (``show gdp monthly``),
    a preposition (``growth gdp since 2017``), or a question in quotes; on a terminal, the lines that answer its further clauses
    follow.
    """
    first = bool(words) and words[0] in registry.names()  # a command, and no name
    if isinstance(error, names.PeriodForName):
        return _as_lines(_as_options(error.name, words))
    name = getattr(error, "name", "")
    if name not in words[first:]:  # it may be a part of a question with commas
        name = next((word for word in words[first:] if name and name in word and is_sentence(word)), "")
    if not name:
        return []
    return _as_lines(_word_mended(name, words, first)) or _asked(error, name, words, first)


def _as_lines(line: list[str] | None) -> list[list[str]]:
    return [line] if line is not None else []


def _word_mended(name: str, words: Sequence[str], first: bool) -> list[str] | None:
    """Return a line with one word replaced, None where it can mean nothing."""
    at = words.index(name, first)
    before, after = words[:at], words[at + 1 :]
    word = name.lower()
    if os.path.isfile(name) and "--data" not in _options(words):
        return [*(before or ["show"]), "--data", name, *_with_ends(after)]
    if word in WORDS_FOR_FREQUENCIES:
        return [*before, "--freq", word, *after]
    if word in terms() and words[0] == "plot":
        return [*before, *after, "--measure", word]
    if word in registry.names() and words[0] == "show":
        return [word, *before[1:], *after]
    if newest := _newest(name, words):
        return [*before, newest, *after]
    if word in _SINCE and after and periods.is_period(after[0]):
        if word == "to" and before and periods.is_period(before[-1]):
            return [*before[:-1], f"{before[-1]}..{after[0]}", *after[1:]]
        return [*before, _SINCE[word], *after]
    flag = f"--{word}"
    meant = _SYNONYMS.get(flag, ())
    switches = {
        flag for options in GROUPS.values() for option in options if option.kind is bool for flag in option.flags
    }
    return [*before, flag, *after] if len(meant) > 1 or switches & {flag, *meant} else None


def _as_options(period: str, words: Sequence[str]) -> list[str] | None:
    """Return a line with a period among its names as options, None where it has such options already.

    Where a table of one's own is given, periods may be names: so they are tried as that first; so are those of a command
    that takes names as arguments.
    """
    given = _options(words)
    command = registry.find(words[0])
    is_name = bool(given & _OWN) or bool(command and command.arguments)
    if period not in words or given & {"--from", "--since", "--to", "--until"} or not is_name:
        return None
    if command and "--from" not in _flags(command.options):
        return None
    at = words.index(period)
    if not periods.is_period(period):  # both ends in one word: 2017..2022
        return [*words[:at], "--from", period, *words[at + 1 :]]
    return [*words[:at], *_with_ends(words[at:])]


def _newest(text: str, words: Sequence[str]) -> str:
    """Return the newest period of the bundled table that a part of a year means (``上半年``, ``Q3``), of what else a line names.

    Empty for any other text, where no figure is of such a period, and where another table takes the place of the bundled one.
    """
    from ..core.period_words import without_year

    within = without_year(text)
    if not within or "--data" in _options(words):
        return ""
    data = bundled.load()
    named = {indicator for word in words for indicator in _meant(word, data)} or set(data.catalog)
    dated = {row.period for row in data.observations if row.indicator in named and row.measure not in PLANNED}
    newest = max((period for period in dated if periods.within_year(period) == within), key=periods.order, default="")
    return periods.label(newest) if newest else ""


def _meant(word: str, data: Dataset) -> Iterable[str]:
    """Return the indicators that a word names, none where it names none."""
    try:
        return data.match([word])
    except (UsageError, NothingFound):
        return ()


def columns_as_name(error: DigeconError, words: Sequence[str]) -> UsageError | None:
    """Return the error of columns where a name is expected (``--json period,value``); None for any other name."""
    if not isinstance(error, names.UnknownName):
        return None
    parts = {word: [part.strip().lower() for part in word.split(",")] for word in words}
    typed = [word for word, names_of in parts.items() if set(names_of) <= {*HEADER}]
    if not any(error.name in (word, *word.split(",")) for word in typed):
        return None
    columns = ",".join(name for word in typed for name in parts[word])
    message = "'{name}' means columns and no indicator: write --columns {columns}."
    return UsageError(message, name=" ".join(typed), columns=columns)


def _asked(error: DigeconError, name: str, words: Sequence[str], first: bool) -> list[list[str]]:
    """Return the lines that answer a question; none for a misspelled word, and where the line has a table of one's own.

    Raises NotInTable where it is understood and not there.
    """
    is_id = " " not in name and name[:1].isalpha() and any(sign in name for sign in ".@*[")
    command = "" if is_id else words[0] if first or words[0] == "help" else "show"
    if command not in _ASKED or _options(words) & _OWN:
        return []
    from ..ask.finding import find
    from ..core.absent import SUBJECT, NotInTable
    from .progress import notify

    plain = list(takewhile(lambda word: not word.startswith("-"), words[first:]))
    asked = plain if name in plain else [name]
    if len(" ".join(asked)) > LONGEST_QUESTION:
        return []
    found = find(" ".join(asked), bundled.load())
    if isinstance(found.missing, NotInTable):
        if command == "explain":
            return []  # of one figure: the error says what is wrong with the line
        is_word = isinstance(error, UnknownCommand) or not _is_phrase(" ".join(asked))
        if found.missing.reason == SUBJECT and isinstance(error, UsageError) and is_word:
            return []  # misspelled: the error says what is meant
        raise found.missing
    answer = _answer(command, asked, found)
    if not answer or (not found.named and _is_misspelled(asked)):
        return []
    at = words.index(asked[0], first)
    before, behind = words[first:at], words[at + len(asked) :]
    lines = [[line[0], *before, *line[1:], *behind] for line in (answer, *found.further)]
    in_a_form = _options(_in_our_words(words)) & _flags(option for option in OUTPUT if option != NO_PAGER).keys()
    one_table = in_a_form or not sys.stdout.isatty()  # a pipe, or a file
    answers, more = (lines[:1], lines[1:]) if one_table else (lines, [])
    notify([_understood(answers, found.aside), *_beside(found)])
    if more:
        notify([Message("not written here, as they are separate tables: {lines}", lines=tuple(map(_quoted, more)))])
    return answers


def _answer(command: str, asked: Sequence[str], found: "SearchResult") -> list[str]:
    """Return the words of the line that answers what was asked of a command; empty for none."""
    figures = {(row.indicator, row.area, row.period) for row in found.figures}
    if len(figures) == 1 and is_sentence(" ".join(asked)):
        ((indicator, area, period),) = figures
        return ["explain", typed_name(indicator, area), periods.label(period)]
    if figures:
        return ["search", *asked]
    if command == "explain" and found.indicators:  # of one series
        ends = [word for word in found.line if periods.is_period(word)]
        return [command, found.indicators[0], *ends[:1]]
    return [command if command != "show" else found.line[0], *found.line[1:]] if found.line else []


class _Figure:
    """A figure in a sentence: a printed one with its period, ``2021-06 (1,011 million)``, a computed one with its bounds."""

    def __init__(self, figure: Observation, below: Decimal | None = None) -> None:
        self.figure = figure
        self.below = below  # an amount that it is below, in whatever digits it is written

    def sentence(self, lang: str = ENGLISH) -> str:
        """Return the words in a language."""
        from ..ask.passing import plain_value
        from ..pages.numbers import DIGITS, in_line, with_bounds

        if self.figure.origin == "computed":
            return with_bounds(self.figure, bundled.load(), lang)
        is_near = self.below is not None and Decimal(f"{plain_value(self.figure):.{DIGITS}g}") >= self.below
        line = in_line(self.figure, bundled.load(), lang, 0 if is_near else DIGITS)
        return f"{periods.label(self.figure.period)} ({line})"


class _ByLevels(_Figure):
    """Growth of two levels in a sentence, with its period: ``2015 (-2.5 %, from the levels)``."""

    def sentence(self, lang: str = ENGLISH) -> str:
        """Return the words in a language."""
        from ..pages.numbers import in_line

        figure, year = in_line(self.figure, bundled.load(), lang), periods.label(self.figure.period)
        return Message("{year} ({figure}, from the levels)", year=year, figure=figure).sentence(lang)


class _Change(_Figure):
    """A change in percent with what rounding allows, and its sign: ``+156.4 % (156.3 to 156.4)``."""

    def sentence(self, lang: str = ENGLISH) -> str:
        """Return the words in a language."""
        from ..pages.numbers import with_possible

        return ("" if self.figure.value.startswith("-") else "+") + with_possible(self.figure, lang)


def _beside(found: "SearchResult") -> Iterator[Message]:
    """Yield what is said beside an answer: what is read in place of a misspelled word, when an amount was passed, by how much a level rose."""
    for word, meant in found.respelled.items():
        yield Message("'{word}' is read as '{meant}'", word=word, meant=meant)
    if found.passing:
        yield _passed(found.passing)
    if found.meeting:
        yield _met(found.meeting)
    if found.rise:
        period = periods.label(found.rise.period)
        before = periods.label(found.rise.base_period)
        yield Message(
            "difference of {before} and {period}: {figure}", before=before, period=period, figure=_Figure(found.rise)
        )
    if found.apart:
        yield _are_apart(found.apart)
    if found.why:
        yield Message("the table has figures and notes on breaks, and no causes")
    if found.multiple:
        yield _as_multiple(found.multiple)


def _are_apart(apart: "Apart") -> Message:
    """Return the sentence on how far apart two figures are, which one indicator has in two areas or two have."""
    sides = (apart.larger, apart.smaller)
    in_two_areas = apart.larger.indicator == apart.smaller.indicator
    larger, smaller = (f"{side.indicator}@{side.area}" if in_two_areas else side.name for side in sides)
    return Message(
        "difference of {larger} and {smaller}, {period}: {figure}",
        larger=larger,
        smaller=smaller,
        period=periods.label(apart.larger.period),
        figure=_Figure(apart.difference),
    )


def _as_multiple(index: Observation) -> Message:
    """Return the sentence on an index: how many times as much a level is, and by how much it rose or fell in all."""
    if index.bound:  # of "over 13.7 million" no more is known
        return Message(
            "{before} to {period}: more than {times} times as much, computed from the levels",
            before=periods.label(index.base_period),
            period=periods.label(index.period),
            times=f"{floor(float(index.point)) / 100:.3g}",
        )
    times = float(index.value) / 100
    more = index._replace(
        unit="percent", value=_less_100(index.value), low=_less_100(index.low), high=_less_100(index.high)
    )
    return Message(
        "{before} to {period}: {times} times as much, {figure} in all, by the {nominal}levels{published}",
        before=periods.label(index.base_period),
        period=periods.label(index.period),
        times=f"{times:.3g}" if times < _MANY_TIMES else f"{times:,.0f}",
        figure=_Change(more),
        nominal=Message("nominal ") if index.basis == "nominal" else "",
        published=Message(", while published growth differs") if index.has("growth_differs") else "",
    )


def _less_100(number: str) -> str:
    return str(Decimal(number) - 100) if number else ""


def _passed(passing: "Passing") -> Message:
    """Return the sentence on when a series passed an amount."""
    first = _Figure(passing.first) if passing.first else ""
    before = _Figure(passing.before, passing.least) if passing.before else ""
    if not first:
        return Message(
            "{amount} or more: in no figure of the table, the last is {figure}", amount=passing.amount, figure=before
        )
    if not before:
        return Message("{amount} or more: in the first figure already, {figure}", amount=passing.amount, figure=first)
    return Message(
        "{amount} or more: first {figure}, before {before}", amount=passing.amount, figure=first, before=before
    )


def _met(meeting: "Meeting") -> Message:
    """Return the sentence on the years that meet a condition."""
    first, last = (periods.label(meeting.known[at].period) for at in (0, -1))
    found = meeting.figures
    if not found:
        return Message(
            "{condition}: in none of the {number} figures known from {first} to {last}",
            condition=meeting.condition,
            number=len(meeting.known),
            first=first,
            last=last,
        )
    return Message(
        "{condition}, of the {number} figures known from {first} to {last}: {figures}{more}",
        condition=meeting.condition,
        number=len(meeting.known),
        first=first,
        last=last,
        figures=tuple(_Figure(row) if row.origin != "computed" else _ByLevels(row) for row in found[:_MOST_YEARS]),
        more=f" ... ({len(found)})" if found[_MOST_YEARS:] else "",
    )


def _is_misspelled(asked: Sequence[str]) -> bool:
    """Return whether what is asked is a word that is spelled like the beginning of a name: telecomm, which definitions have, too."""
    word = asked[0]
    vocabulary = bundled.load().vocabulary()
    near = "" if asked[1:] or _is_phrase(word) else names.nearest(word, vocabulary)
    return bool(near) and word.lower().startswith(near)


def _is_phrase(text: str) -> bool:
    return " " in text or is_chinese(text)


def _understood(lines: Sequence[Sequence[str]], aside: Sequence[str]) -> Message:
    """Return what a question was understood as, with the words of it that the answer leaves aside."""
    line, *more = map(_quoted, lines)
    names = tuple(f"'{word}'" for word in aside)
    if more and aside:
        text = "understood as {line}, then {lines}, ignoring {names}"
        return Message(text, line=line, lines=tuple(more), names=names)
    if more:
        return Message("understood as {line}, then {lines}", line=line, lines=tuple(more))
    if aside:
        return Message("understood as {line}, ignoring {names}", line=line, names=names)
    return Message("understood as {line}", line=line)


def _with_ends(words: Sequence[str]) -> list[str]:
    """Return words with the periods that begin them as options: names of one's own table may look like periods."""
    ends = list(takewhile(periods.is_period, words))
    return [*(["--from", ends[0], "--to", ends[-1]] if ends else []), *words[len(ends) :]]


def wrong_option(flag: str, words: Sequence[str], command: Command) -> Message:
    """Return the error of an option that a command does not take, or that has no value, with what to type."""
    this, see = command.name or Message("'digecon' alone"), _see(command)
    if reason := _NOT_HERE.get(flag) or _NOT_HERE.get(f"{flag} {_value(flag, words)}"):
        return Message("there is no {flag}: {word_why}. {see}", flag=flag, word_why=reason, see=see)
    if option := _flags(command.options).get(flag):
        if option.name == "sort":
            return Message("{flag} needs a period: write --sort 2023, for example. {see}", flag=flag, see=see)
        if option.kind is bool:
            return Message("{flag} takes no value. {see}", flag=flag, see=see)
        return Message("{flag} needs a value. {see}", flag=flag, see=see)
    takers = [one for one in _commands() if flag in _flags(one.options)]
    if takers:
        taker = next((one for one in takers if one.name == "show"), takers[0])
        names = tuple(command.name for command in takers[:4])
        line = _quoted([taker.name, *_for_another(taker, flag, words, command)])
        return Message(
            "{this} takes no {flag}, which goes with {names}{more}: {line}. {see}",
            this=this, flag=flag, names=names, more=" ..." if takers[4:] else "", line=line, see=see,
        )  # fmt: skip
    there = _flags(command.options)
    ends = [one for one in ("--from", "--to") if one in there and _has_period(flag, words)]
    meant = did_you_mean(flag, ends) or did_you_mean(flag, there)
    return Message("{this} has no option {flag}.{hint} {see}", this=this, flag=flag, hint=meant, see=see)


def _has_period(flag: str, words: Sequence[str]) -> bool:
    """Return whether the value of an option, or the word after it, is a period."""
    value = _value(flag, words)
    return bool(value) and periods.is_period(value)


def _value(flag: str, words: Sequence[str]) -> str:
    """Return the value of an option, or the word after it; empty for none."""
    return next(
        (one.partition("=")[2] or after for one, after in pairwise([*words, ""]) if one.partition("=")[0] == flag), ""
    )


def _for_another(taker: Command, flag: str, words: Sequence[str], command: Command) -> Sequence[str]:
    """Return the words of a line for ``command`` that another command takes: all of them, or else the option alone."""
    rest = words[1:] if command.name else words
    named = command.selects or bool(command.arguments) or not command.name
    names_only = named and all(one.complete is complete.indicator for one in command.arguments)
    if names_only and _options(rest) <= set(_flags(taker.options)):
        return rest
    at = next((at for at, word in enumerate(words) if word.partition("=")[0] == flag), len(words))
    return words[at : at + 2]


def missing(message: str, command: Command) -> Message:
    """Return the error of a word that is missing, with a line that has all of them."""
    name = message.partition("'")[2].rstrip("'")
    return Message(
        "Missing argument '{word_name}': write '{line}', for example. {see}",
        word_name=name,
        line=command.examples[0],
        see=_see(command),
    )


def too_many(message: str, command: Command) -> Message:
    """Return the error of superfluous words, which are in brackets in the parser's message."""
    words = message.partition("(")[2].removeprefix("s) (").rstrip(")")
    return Message(
        "{command} takes {places} and no more: leave out '{text}'. {see}",
        command=command.name,
        places=" ".join(one.metavar for one in command.places),
        text=words,
        see=_see(command),
    )


def _see(command: Command) -> Message:
    return Message("See '{line}'.", line=" ".join(filter(None, ["digecon", command.name, "--help"])))


def _commands() -> Iterator[Command]:
    return (command for commands in registry.sections().values() for command in commands)
