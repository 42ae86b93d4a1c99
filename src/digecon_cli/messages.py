"""The program's words in the reader's language: English stands in the source, Chinese in the catalogues of ``locale/``.

``phrase`` is for words that are made where the language is known. A sentence that is made deep in the core, where nobody
knows who will read it, stays English there; ``translated`` puts it into Chinese where people are told, by the template of
the catalogue that it was made from. In English both return what they got, and import nothing.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

ENGLISH, CHINESE = LANGUAGES = ("en", "zh")
_LOCALE = os.path.join(os.path.dirname(__file__), "locale")
_OWN, _DATA = ("digecon", "figures")  # the program's words; those of the bundled table, which are longer
_FEW = 6  # letters of a template with fewer say little: what stands between them must be single words
_DATED, _DIGITS = ("period", "vintage", "year"), tuple("0123456789")
_TAIL = (" ", ", ", "; ")  # begins a message that goes behind another


def phrase(message: str, lang: str, **values: Any) -> str:
    """Return a message of the catalogue in a language, with its values in their places."""
    if lang == CHINESE:
        message = _catalogue(_OWN).get(message, message)
    return message.format(**values) if values else message


def joined(words: Iterable[str], lang: str) -> str:
    """Return sentences that stand behind each other; behind Chinese ones there is no blank."""
    told = ""
    for one in filter(None, words):
        told += (" " if told and (lang != CHINESE or told[-1].isascii()) else "") + one
    return told


def listed(words: Iterable[str], lang: str) -> str:
    """Return words as a list within a sentence: ``a, b`` or ``a、b``."""
    return ("、" if lang == CHINESE else ", ").join(words)


def translated(sentence: str, lang: str) -> str:
    """Return an English sentence of the program or of its data in a language; what is not known stays as it is."""
    return (_translated(sentence) or sentence) if lang == CHINESE and not sentence.isspace() else sentence


# Sentences of others that people meet here, the system's and the parser's, and codes of the data that have a word.
FOREIGN = (
    "No such file or directory", "Is a directory", "Not a directory", "Permission denied", "File exists",
    "No space left on device", "Missing argument '{word}'", "Show this message and exit.", "[default: {word}]",
    "flow", "stock", "count", "price", "rate", "scope", "wording", "vintage", "two definitions", "price basis",
    'find "{text}"', 'find "{text}" (precision not printed)', "figure {number}, page {page}", "p. {page}, figure {number}",
    "value added", "revenue", "shipments", "exports", "coefficient", "percentage", "output", "facilities", "persons",
    "connections", "volume", "capacity", "net additions", "applications", "profit", "devices", "increase", "sales",
    "threshold", "subscriptions", "intensity", "traffic", "undefined size", "projects", "patents in force", "grants",
    "figure {number}", "page {number}", "p. {number}", "table {number}", "pages {numbers}", "section {number}", "preface",
)  # fmt: skip


@cache
def _catalogue(name: str) -> dict[str, str]:
    """Return the messages of a compiled Chinese catalogue; none where it is missing.

    The file is gettext's (.mo). The library itself would cost a start more than the reading of all messages.
    """
    try:
        with open(os.path.join(_LOCALE, CHINESE, "LC_MESSAGES", f"{name}.mo"), "rb") as file:
            raw = file.read()
    except OSError:
        return {}
    from struct import unpack_from

    _, _, count, keys, texts = unpack_from("<5I", raw)
    ends = [iter(unpack_from(f"<{2 * count}I", raw, at)) for at in (keys, texts)]
    messages, chinese = ((raw[at : at + size].decode() for size, at in zip(end, end, strict=True)) for end in ends)
    found = dict(zip(messages, chinese, strict=True))
    found.pop("", None)  # what a catalogue says of itself
    return found


class _Template(NamedTuple):
    """A message with values: the pieces between them, their names, and the Chinese of it."""

    pieces: Sequence[str]
    names: Sequence[str]
    chinese: str
    letters: int

    def values(self, sentence: str) -> dict[str, str] | None:
        """Return the values that a sentence was made with, None where it was not made from this template."""
        if not (sentence.startswith(self.pieces[0]) and sentence.endswith(self.pieces[-1])):
            return None
        if not all(piece in sentence for piece in self.pieces):
            return None
        import re

        # What is quoted holds no quote, where that can be.
        for quoted in ("[^']*", ".*?"):
            pattern = re.escape(self.pieces[0])
            for before, behind in zip(self.pieces, self.pieces[1:], strict=False):
                inside = quoted if before.endswith("'") and behind.startswith("'") else ".*?"
                if not before and pattern:  # what goes right behind another value begins as a tail does
                    inside = "|[ ,;:(].*?"
                pattern += f"({inside}){re.escape(behind)}"
            if match := re.fullmatch(pattern, sentence, re.DOTALL):
                found = dict(zip(self.names, match.groups(), strict=True))
                return found if self._allows(found) else None
        return None

    def _allows(self, found: dict[str, str]) -> bool:
        """Return whether values can be meant: periods and vintages begin with a digit, few letters join single words."""
        if any(name.startswith(_DATED) and value[:1] not in _DIGITS for name, value in found.items()):
            return False
        if self.letters >= _FEW:
            return True
        return not any(" " in value and value[:1] != "'" and not _words(value) for value in found.values())


@cache
def _templates(name: str = _OWN) -> list[_Template]:
    """Return the messages with values, the one with most letters first."""
    found = []
    for message, chinese in _catalogue(name).items():
        if "{" not in message:
            continue
        head, *rest = message.split("{")
        fields = [part.partition("}") for part in rest]
        pieces, names = [head.lstrip(), *(field[2] for field in fields)], [field[0] for field in fields]
        letters = sum(sign.isalpha() for piece in pieces for sign in piece)
        if letters > 1:
            found.append(_Template(pieces, names, chinese, letters))
        if letters >= _FEW and message.startswith(_TAIL):
            found.append(_Template(["", head, *pieces[1:]], ["_before", *names], "{_before}" + chinese, letters))
    return sorted(found, key=lambda one: (-one.letters, -sum(map(len, one.pieces))))


def of_data(text: str, lang: str) -> str:
    """Return a text of the bundled table in a language: of a producer, of a document, of an indicator."""
    return (_of_data(text) or text) if lang == CHINESE else text


@cache
def _of_data(text: str) -> str:
    """Return a text of the bundled table in Chinese: looked up whole, by sentence, or by its template; else nothing."""
    known = _catalogue(_DATA)
    if not known or text in known:
        return known.get(text, "")
    import re

    parts = [known.get(one, "") for one in re.split(r"(?<=[.!?])\s+(?=[A-Z0-9\"])", text)]
    if all(parts):
        return "".join(parts)
    for one in _templates(_DATA):
        if (values := one.values(text)) is not None:
            return one.chinese.format(**{name: of_data(value, CHINESE) for name, value in values.items()})
    return ""


@cache
def _translated(sentence: str) -> str:
    """Return a sentence in Chinese, nothing where no catalogue has it or a part of it."""
    for way in (_exactly, _of_data, _by_template, _otherwise_begun, _with_full_stop, *_IN_PARTS):
        if found := way(sentence):
            return found
    return ""


def _exactly(sentence: str) -> str:
    return _catalogue(_OWN).get(sentence) or _catalogue(_DATA).get(sentence) or ""


def _by_template(sentence: str) -> str:
    for one in _templates():
        if (values := one.values(sentence)) is not None:
            return one.chinese.format(**{name: _value(name, value) for name, value in values.items()})
    return ""


def _value(name: str, value: str) -> str:
    """Return a value of a sentence in Chinese; a single word is an id, a command or an option, and stays.

    Only where the place is called ``word...`` it is a word of ours.
    """
    body = value.strip()
    if name.startswith("word"):
        return _exactly(body) or value
    if name.startswith("period"):
        return _period(value)
    if body[:1] == body[-1:] == "'" and body.count("'") == 2:
        return f"“{body[1:-1]}”"
    if " " in body and (told := _translated(body)):
        return told
    return (_translated(body) or value) if " " in body and not body.startswith("'digecon") else value


def _period(label: str) -> str:
    """Return a period within a sentence: ``2023年``, ``2023年1—9月``, ``2023年三季度``."""
    year, _, part = label.partition("-")
    if not (year.isdecimal() and len(year) == 4):
        return label
    if part.isdecimal():
        return f"{year}年{int(part)}月"
    if part.endswith("M"):
        return f"{year}年" + phrase("{month}M", CHINESE, month=part[:-1].lstrip("0"))
    return f"{year}年{phrase(part, CHINESE)}"


def _otherwise_begun(sentence: str) -> str:
    """Try a sentence with its first letter small or large, as it stands elsewhere."""
    other = sentence[:1].swapcase() + sentence[1:]
    return (_exactly(other) or _with_full_stop(other) or _by_template(other)) if sentence[:1].isalpha() else ""


def _with_full_stop(sentence: str) -> str:
    """Try a sentence that lost the full stop with which the catalogue has it."""
    return "" if sentence.endswith(".") else (_exactly(sentence + ".") or _of_data(sentence + ".")).rstrip("。")


def _parts(between: str, chinese: str) -> Callable[[str], str]:
    """Return the way that translates what stands between some signs each for itself."""

    def way(sentence: str) -> str:
        several = _outside_brackets(sentence, between)
        if not several[1:]:
            return ""
        told = [_translated(one) for one in several]
        if not (all(told) if between == ", " else any(told)):
            return ""
        return chinese.join(done or one for done, one in zip(told, several, strict=True))

    return way


def _outside_brackets(sentence: str, between: str) -> list[str]:
    """Return what stands between some signs, where these do not stand in brackets."""
    found: list[str] = []
    for part in sentence.split(between):
        if found and found[-1].count("(") > found[-1].count(")"):
            found[-1] += between + part
        else:
            found.append(part)
    return found


def _sentences(sentence: str) -> str:
    """Translate each of several sentences."""
    several = []
    for end in (". ", "? "):
        parts = _outside_brackets(sentence, end)
        if parts[1:]:
            several = [one + end.strip() for one in parts[:-1]] + parts[-1:]
            break
    if not several[1:]:
        return ""
    told = [_translated(one) for one in several]
    return "".join(done or f"{one} " for done, one in zip(told, several, strict=True)).rstrip() if any(told) else ""


def _with_brackets(sentence: str) -> str:
    """Translate a sentence and what stands in brackets at its end."""
    body = sentence.rstrip(".")
    if not body.endswith(")"):
        return ""
    at = body.rfind(" (")
    while at > 0 and body.count("(", at) < body.count(")", at):  # those inside belong to what stands in it
        at = body.rfind(" (", 0, at)
    if at < 0:
        return ""
    head, inside = body[:at], body[at + 2 : -1]
    told, aside = _translated(head), _translated(inside)
    return f"{told or head}（{aside or inside}）{'。' * sentence.endswith('.')}" if told or aside else ""


def _after_code(sentence: str) -> str:
    """Translate what stands behind the code of a refusal, which stays, or the words before a number."""
    head, colon, rest = sentence.partition(": ")
    if not (colon and rest):
        return ""
    code = " " not in head
    told, words = _translated(rest) if code or not rest[:1].isdigit() else "", "" if code else _exactly(head)
    return f"{words or head}：{told or rest}" if told or words else ""


def _words(sentence: str) -> str:
    """Return single words with the Chinese of what joins them."""
    for between, chinese in ((", ", "、"), (" or ", "或"), (" and ", "和")):
        several = sentence.split(between)
        if several[1:] and not any(" " in one for one in several):
            return chinese.join(several)
    return ""


_IN_PARTS = (_sentences, _parts("; ", "；"), _with_brackets, _after_code, _parts(", ", "，"), _words)
