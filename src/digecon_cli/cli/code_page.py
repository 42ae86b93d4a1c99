"""``digecon help CODE``: what a code of the column ``codes`` means, with an example of the table and what to type."""

import shlex

from .. import facts, measures, periods
from ..facts.registry import BREAK, CAUTION, KINDS, PAIRING, REASON, REFUSAL, VERDICT
from ..measures.derivation import Options
from ..messages import phrase
from ..model import Observation
from ..table import Table, overriding
from . import help_text
from .language import of_people
from .options import Common
from .quick_parse import parse
from .words import CODES

DOCS = "docs/comparability.md"
MEANT = {
    REFUSAL: "there is no value",
    BREAK: "the figure does not compare with the period before (a bar ╎ in tables)",
    CAUTION: "the value holds, and yet may mislead",
    REASON: "why a published figure differs from the computed one",
    PAIRING: "which releases were paired, or how a value was computed",
    VERDICT: "what a target comes to",
}


def page(word: str) -> str:
    """Return the page of a code as text of at most 79 columns, or of the word ``codes`` the list of all codes."""
    lang = of_people()
    return _all_codes(lang) if word == CODES else _one_code(word, lang)


def _one_code(code: str, lang: str) -> str:
    entry = facts.documented()[code]
    parts = [code + "".join(f"\n{_meant(kind, lang)}" for kind in facts.kinds_of(code))]
    parts.append(_filled(phrase(entry.meaning, lang)))
    if entry.override:
        parts.append(_filled(phrase("{option} computes it all the same.", lang, option=entry.override)))
    if entry.example:
        found = example(entry.example, code)
        row = f"\n{_filled(_sentence(found, code, lang), 4)}" if found else ""
        parts.append(f"{phrase('Example:', lang)}\n  {entry.example}{row}")
        pipe = rf"""{entry.example} -f csv |
    mlr --csv filter '$codes =~ "\b{code}\b"'"""
        parts.append(f"{phrase('Only rows with it:', lang)}\n  {pipe}")
    else:
        parts.append(phrase("No figure of the bundled table has it; one of a table of your own may.", lang))
    where = phrase("See {page}#{code}, and 'digecon help codes' for all codes.", lang, page=DOCS, code=code)
    return "\n\n".join((*parts, _filled(where))) + "\n"


def example(line: str, code: str) -> Observation | None:
    """Return the first row with a code in the answer to a command line."""
    found = parse(shlex.split(line)[1:])
    if found is None:
        return None
    command, values = found
    common = Common(**{name: value for name, value in values.items() if name in Common._fields}).checked(
        command.formats
    )
    own = {name: value for name, value in values.items() if name not in Common._fields and isinstance(value, str)}
    table: Table = common.table(False)
    options = Options.given(common.vintage, overriding(bool(values.get("across_breaks"))), **own)
    answer = table.derive(command.name, options) if measures.find(command.name) else table.show()
    return next((row for row in answer.rows if row.has(code)), None)


def _sentence(row: Observation, code: str, lang: str) -> str:
    sentence = next(fact.note(lang) for fact in row.facts if fact.code == code)
    measure = phrase(row.measure.replace("_", " "), lang)
    return f"{row.name} {periods.label(row.period)}, {measure}{phrase(': ', lang)}{sentence}"


def _all_codes(lang: str) -> str:
    parts = []
    for kind in KINDS:
        several = [code for code in facts.documented() if kind in facts.kinds_of(code)]
        parts.append(f"{_meant(kind, lang)}\n{_filled(' '.join(several), 4)}")
    end = phrase("'digecon help break', for example, says what one means; docs/comparability.md has all of them.", lang)
    return "\n\n".join((*parts, _filled(end))) + "\n"


def _meant(kind: str, lang: str) -> str:
    return _filled(f"{kind}{phrase(': ', lang)}{phrase(MEANT[kind], lang)}", 2)


def _filled(text: str, indent: int = 0) -> str:
    return help_text.filled(text, indent, indent).rstrip("\n")
