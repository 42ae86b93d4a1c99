"""Facts of the rules on a figure or a pair of figures: codes with values, rendered as sentences only for output.

The registry (``registry.ENTRIES``) has an entry for each key; a key is a code, or a code with a point and another form of
its sentence.

A sentence is a message of the catalog (``locale/``), whose values are named as ``messages.message`` says.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from ..messages import ENGLISH, filled, of_data, phrase
from ..messages import Value as Value
from .registry import BREAK as BREAK
from .registry import CAUTION as CAUTION
from .registry import ENTRIES as ENTRIES
from .registry import PAIRING as PAIRING
from .registry import REASON as REASON
from .registry import REFUSAL as REFUSAL
from .registry import VERDICT as VERDICT
from .registry import Entry as Entry


class Fact(NamedTuple):
    """A fact: the ``key`` of its entry, and its values by name."""

    key: str
    values: tuple[tuple[str, Any], ...] = ()  # each a Value

    @property
    def code(self) -> str:
        """Return the code of the fact in the output."""
        if code := _CODES[self.key]:
            return code
        value = self.get(ENTRIES[self.key].code_of)
        return value.code if isinstance(value, Fact) else str(value)

    @property
    def stem(self) -> str:
        """Return the key without the form of the sentence."""
        return self.key.partition(".")[0]

    @property
    def cause(self) -> "Fact":
        """Return the inner fact from which the code comes; the fact itself if the code is its own."""
        place = ENTRIES[self.key].code_of
        value = self.get(place) if place else None
        return value if isinstance(value, Fact) else self

    @property
    def kind(self) -> str:
        """Return the kind of the fact."""
        return ENTRIES[self.key].kind

    @property
    def override(self) -> str:
        """Return the option that overrides a refusal; empty if there is none."""
        return ENTRIES[self.key].override

    def get(self, name: str, default: Any = None) -> Any:
        """Return a value by name."""
        return next((value for known, value in self.values if known == name), default)

    def sentence(self, lang: str = ENGLISH) -> str:
        """Return the sentence in a language."""
        return filled(ENTRIES[self.key].sentence, dict(self.values), lang)

    def note(self, lang: str = ENGLISH) -> str:
        """Return the sentence, with the overriding option of a refusal if there is one."""
        option = ENTRIES[self.key].override
        if not option:
            return self.sentence(lang)
        return self.sentence(lang) + phrase(" ({option} computes it anyway)", lang, option=option)

    def coded(self, lang: str = ENGLISH) -> str:
        """Return the note, preceded by the code of a refusal."""
        return f"{self.code}{phrase(': ', lang)}{self.note(lang)}" if self.kind == REFUSAL else self.note(lang)


Facts = tuple[Fact, ...]
_CODES = {key: "" if entry.code_of else key.partition(".")[0] for key, entry in ENTRIES.items()}


def documented() -> dict[str, Entry]:
    """Return the entry of each code that a row may have, with its meaning."""
    return {key: entry for key, entry in ENTRIES.items() if entry.meaning}


def kinds_of(code: str) -> tuple[str, ...]:
    """Return the kinds that facts of a code may have, depending on the row."""
    kind = ENTRIES[code].kind
    if code in BREAKING:
        return (kind, BREAK)
    return (kind, CAUTION) if kind == REASON and code not in _NO_CAUTION else (kind,)


def of(key: str, **values: Value) -> Fact:
    """Return a fact; raises KeyError for a key that the registry does not have."""
    ENTRIES[key]
    return Fact(key, tuple(values.items()))


def notes(known: Iterable[Fact], lang: str = ENGLISH) -> str:
    """Return the notes of facts as one text."""
    return with_remark("", known, lang)


def with_remark(remark: str, known: Iterable[Fact], lang: str = ENGLISH) -> str:
    """Return the remark on a document followed by the notes of facts, as one text."""
    notes = [note for fact in known if (note := fact.note(lang))]
    if not remark and len(notes) == 1:
        return notes[0]
    return _joined(remark, [*(note.rstrip(".。") for note in notes[:-1]), *notes[-1:]], lang)


def former_note(remark: str, known: Iterable[Fact], lang: str = ENGLISH) -> str:
    """Return the note of a row as in the previous release: refusals begin with their code, and neighbors are not compared."""
    former = [
        fact for fact in known if fact.kind != BREAK and fact.stem != "rate_differs" and fact.key != "growth_differs.of"
    ]
    return _joined(remark, [fact.coded(lang) for fact in former], lang)


def _joined(remark: str, notes: Iterable[str], lang: str) -> str:
    ours = [note for note in notes if note]
    own = [remark.rstrip(".。") if ours else remark] if remark else []
    return phrase("; ", lang).join(own + ours)


def codes(known: Iterable[Fact]) -> str:
    """Return the codes of facts as one cell: each once, refusals first."""
    ordered = sorted(known, key=lambda fact: ENTRIES[fact.key].kind != REFUSAL)
    return ";".join(dict.fromkeys([fact.code for fact in ordered]))


def as_objects(known: Iterable[Fact], lang: str = ENGLISH) -> list[dict[str, object]]:
    """Return facts as objects of JSON with code, kind, sentence and values by name; inner facts are objects too."""
    return [{"code": fact.code, "kind": fact.kind, "sentence": fact.note(lang), **_values(fact)} for fact in known]


def _values(fact: Fact) -> dict[str, object]:
    return {"values": {name: _plain(value) for name, value in fact.values}}


def _plain(value: Any) -> object:
    if isinstance(value, Fact):
        return {"code": value.code, **_values(value)}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def reason(fact: Fact, lang: str = ENGLISH) -> str:
    """Return the reason of a break in the table (empty for one read from a file), or the sentence of any other fact.

    That a break is inferred stands before its reason.
    """
    if fact.key == "read.break":
        return ""
    if fact.key == "break":
        return of_data(fact.get("data"), lang)
    if fact.key == "break.inferred":
        return phrase("inferred: {reason}", lang, reason=of_data(fact.get("data"), lang))
    return fact.sentence(lang)


def without_commands(fact: Fact, lang: str = ENGLISH) -> str:
    """Return the sentence of a fact without the command to type in it and without a full stop, for documents."""
    kept = {name: "" if isinstance(value, Fact) and value.key == "divided" else value for name, value in fact.values}
    return filled(ENTRIES[fact.key].sentence, kept, lang).rstrip(".。")


def renamed(known: Facts, old: str, new: str) -> Facts:
    """Return facts with a name replaced by another in all values."""

    def changed(value: Any) -> Any:
        if isinstance(value, Fact):
            return value._replace(values=tuple((name, changed(inner)) for name, inner in value.values))
        return tuple(map(changed, value)) if isinstance(value, tuple) else value.replace(old, new)

    return tuple(map(changed, known))


# Reasons of gaps that are no caution on a level: explained by rounding, or expected.
_NO_CAUTION = ("within_rounding", "precision_unknown", "approximate", "price_basis", "another_whole")
# Codes of a figure that does not compare with the period before.
BREAKING = ("break", "edition", "definition", "basis")


# --- facts of a table that was read back ------------------------------------------------------------------------------
def read(codes: Iterable[str], note: str, refused: bool, is_gap: bool) -> Facts:
    """Return the facts of a row that was read: its codes, with the whole note as the sentence of the first.

    Their values are lost. The kind of a code depends on its row: ``break`` without a value is a refusal. Without a note, as
    for a published figure, a break has a sentence of its own.
    """
    found, text = [], note
    for code in codes:
        key = _kind_read(code, refused, is_gap)
        if key == "read.break_noted" and not note:
            found.append(of("read.break", code=code))
        else:
            found.append(of(key, code=code, data=text))
            text, refused = "", False
    return tuple(found)


def _kind_read(code: str, refused: bool, is_gap: bool) -> str:
    if refused:
        return "read.refusal"
    if code in BREAKING:
        return "read.break_noted"
    kind = ENTRIES[code].kind if code in ENTRIES else PAIRING
    if kind == CAUTION or (kind == REASON and not is_gap):
        return "read.caution"
    return "read.reason" if kind == REASON else "read.remark"
