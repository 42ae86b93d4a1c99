"""The topics of ``digecon help`` that are no commands: ``options``, ``codes`` and each code of the column ``codes``."""

import shlex
from collections.abc import Sequence
from textwrap import fill

from .. import measures
from ..ask.table import ObservationTable, overriding
from ..core import facts, periods
from ..core.facts.registry import BREAK, CAUTION, KINDS, PAIRING, REASON, REFUSAL, VERDICT
from ..core.messages import ENGLISH, phrase
from ..core.model import Observation
from ..measures.derivation import Options
from . import help_text
from .help_text import WIDTH
from .language import reader_language, translate
from .options import GROUPS, SELECT, Common, in_full
from .quick_parse import parse
from .registry import find
from .words import CODES

DOCS = "docs/comparability.md"
_COLUMN = 24  # cells of the names of options, with their indent
MEANINGS = {
    REFUSAL: "there is no value",
    BREAK: "the figure is not comparable with the period before ({sign} in tables)",
    CAUTION: "the value is correct, but may mislead",
    REASON: "why a published figure differs from the computed one",
    PAIRING: "which releases were paired, or how a value was computed",
    VERDICT: "how far a target is reached",
}


def meaning(kind: str, lang: str = ENGLISH) -> str:
    """Return what a kind of codes means."""
    from ..document import BREAK as SIGN

    return phrase(MEANINGS[kind], lang, sign=SIGN)


def page(topic: str) -> str:
    """Return a topic as text of at most 79 columns: the shared options, the list of all codes, or the page of a code."""
    if topic == "options":
        return _shared_options()
    return _all_codes(reader_language()) if topic == CODES else _code(topic, reader_language())


def _shared_options() -> str:
    """Return the options that more than one command takes, by group."""
    show = find("show")
    in_show = {option.name: option for option in in_full(show)} if show else {}
    head = (
        "Options that several commands take, before the command or after it. Each command takes those that mean something "
        "for it: 'digecon COMMAND --help' lists them. How names and periods may be written: docs/asking.md."
    )
    parts = [
        fill(head, WIDTH) if reader_language() == ENGLISH else _paragraph(translate(head)),
        _section("Names", [_entry(SELECT.metavar, SELECT.help)]),
    ]
    for title, group in GROUPS.items():
        options = [in_show.get(option.name, option) for option in group]
        lines = [_entry(f"{', '.join(option.flags)} {option.metavar}".strip(), option.help) for option in options]
        parts.append(_section(title, lines))
    return "\n\n".join(parts) + "\n"


def _section(title: str, lines: Sequence[str]) -> str:
    return "\n".join((translate(title) + (":" if reader_language() == ENGLISH else "："), *lines))


def _entry(name: str, help: str) -> str:
    if reader_language() != ENGLISH:
        name = " ".join(translate(word) if word.isupper() or word[:1] == "[" else word for word in name.split(" "))
        return help_text.entry(name, translate(help), 2, _COLUMN - 2).rstrip("\n")
    start = f"  {name}".ljust(_COLUMN - 1) + " "
    if len(start) > _COLUMN:
        return f"  {name}\n" + fill(help, WIDTH, initial_indent=" " * _COLUMN, subsequent_indent=" " * _COLUMN)
    return fill(help, WIDTH, initial_indent=start, subsequent_indent=" " * _COLUMN)


def _code(code: str, lang: str) -> str:
    """Return the meaning of a code, with an example of the table and the command line for it."""
    entry = facts.documented()[code]
    parts = [code + "".join(f"\n{_kind(kind, lang)}" for kind in facts.kinds_of(code))]
    parts.append(_paragraph(phrase(entry.meaning, lang)))
    if entry.override:
        parts.append(_paragraph(phrase("{option} computes it anyway.", lang, option=entry.override)))
    if entry.example:
        found = example(entry.example, code)
        row = f"\n{_paragraph(_sentence(found, code, lang), 4)}" if found else ""
        parts.append(f"{phrase('Example:', lang)}\n  {entry.example}{row}")
        pipe = rf"""{entry.example} -f csv |
    mlr --csv filter '$codes =~ "\b{code}\b"'"""
        parts.append(f"{phrase('Only rows with it:', lang)}\n  {pipe}")
    else:
        parts.append(phrase("No figure of the bundled table has it; one of a table of your own may.", lang))
    where = phrase("See {page}#{code}, and 'digecon help codes' for all codes.", lang, page=DOCS, code=code)
    return "\n\n".join((*parts, _paragraph(where))) + "\n"


def example(line: str, code: str) -> Observation | None:
    """Return the first row with a code in the answer to a command line."""
    return next((row for row in answer(line) if row.has(code)), None)


def answer(line: str) -> Sequence[Observation]:
    """Return the rows of the answer to a command line; none to a line that is no well-formed one."""
    found = parse(shlex.split(line)[1:])
    if found is None:
        return ()
    command, values = found
    common = Common(**{name: value for name, value in values.items() if name in Common._fields}).checked(
        command.formats
    )
    own = {name: value for name, value in values.items() if name not in Common._fields}
    if command.answer:
        return command.answer(common, **own).rows
    own = {name: value for name, value in own.items() if isinstance(value, str)}
    table: ObservationTable = common.table(False)
    options = Options.given(common.vintage, overriding(bool(values.get("across_breaks"))), **own)
    return (table.derive(command.name, options) if measures.find(command.name) else table.show()).rows


def _sentence(row: Observation, code: str, lang: str) -> str:
    sentence = next(fact.note(lang) for fact in row.facts if fact.code == code)
    measure = phrase(row.measure.replace("_", " "), lang)
    return f"{row.name} {periods.label(row.period)}, {measure}{phrase(': ', lang)}{sentence}"


def _all_codes(lang: str) -> str:
    parts = []
    for kind in KINDS:
        codes = [code for code in facts.documented() if kind in facts.kinds_of(code)]
        parts.append(f"{_kind(kind, lang)}\n{_paragraph(' '.join(codes), 4)}")
    end = phrase("'digecon help break', for example, says what one means; docs/comparability.md has all of them.", lang)
    return "\n\n".join((*parts, _paragraph(end))) + "\n"


def _kind(kind: str, lang: str) -> str:
    return _paragraph(f"{kind}{phrase(': ', lang)}{meaning(kind, lang)}", 2)


def _paragraph(text: str, indent: int = 0) -> str:
    """Return a text in lines of at most the width."""
    return help_text.filled(text, indent, indent).rstrip("\n")
