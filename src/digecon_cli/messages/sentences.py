"""Chinese for sentences that are made where nobody knows who will read them: by the template that each was made from."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from .catalogue import DATA, OWN, known, period_in_chinese

_MANY = 15  # letters with which what goes behind a sentence is one without values too
_FEW = 6  # letters of a template with fewer say little: what stands between them must be single words
_DIGITS = tuple("0123456789")
# What the name of a place says of its value: it begins with a digit (and is one word); it may be several sentences; it is
# several words of ours (one is ``word`` or ``word_...``).
_DATED = ("period", "vintage", "year", "count", "number")
_SINGLE = ("period", "vintage")  # is one word
_FREE = ("reason", "why", "note", "told", "summary", "sentence", "text", "more", "hint", "divided", "_before", "error")
_WORDS = "refs"
_LINE = ", line "  # stands before the number of a line
_TAIL = (" ", ", ", "; ")  # begins a message that goes behind another


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
            for name, before, behind in zip(self.names, self.pieces, self.pieces[1:], strict=False):
                inside = quoted if before.endswith("'") and behind.startswith("'") else ".*?"
                if name == "option":  # one word: brackets before it belong to what stands there
                    inside = r"-[^ ]*?"
                if not before and pattern:  # what goes right behind another value begins as a tail does
                    inside = r"|[,;:(].*?| \(.*?"
                pattern += f"({inside}){re.escape(behind)}"
            if match := re.fullmatch(pattern, sentence, re.DOTALL):
                found = dict(zip(self.names, match.groups(), strict=True))
                return found if self._allows(found) else None
        return None

    def _allows(self, found: dict[str, str]) -> bool:
        """Return whether values can be meant: periods and vintages begin with a digit, few letters join single words.

        What a document is searched for stands in quotation marks, whatever it is.
        """
        for name, value in found.items():
            if name.startswith(_DATED) and (value[:1] not in _DIGITS or (name in _SINGLE and " " in value)):
                return False
            if _is_word(name) and "(" in value:
                return False
            if "; " in value and not name.startswith(_FREE):
                return False
        if self.letters >= _FEW or self.pieces[0].endswith('"'):
            return True
        return not any(
            " " in value and value[:1] != "'" and not (_is_word(name) and _exactly(value)) and not _words(value)
            for name, value in found.items()
        )


@cache
def _templates(name: str = OWN) -> list[_Template]:
    """Return the messages with values, the one with most letters first."""
    found = []
    for message, chinese in known(name).items():
        if "{" not in message and not message.startswith(_TAIL):
            continue
        head, *rest = message.split("{")
        fields = [part.partition("}") for part in rest]
        pieces, names = [head.lstrip(), *(field[2] for field in fields)], [field[0] for field in fields]
        letters = sum(sign.isalpha() for piece in pieces for sign in piece)
        if names and letters > 1:
            found.append(_Template(pieces, names, chinese, letters))
        if letters >= (_FEW if names else _MANY) and message.startswith(_TAIL):
            found.append(_Template(["", head, *pieces[1:]], ["_before", *names], "{_before}" + chinese, letters))
    return sorted(found, key=lambda one: (-one.letters, -sum(map(len, one.pieces))))


@cache
def data_in_chinese(text: str) -> str:
    """Return a text of the bundled table in Chinese: looked up whole, by sentence, or by its template; else nothing."""
    texts = known(DATA)
    if not texts or text in texts:
        return texts.get(text, "")
    import re

    parts = [texts.get(one, "") for one in re.split(r"(?<=[.!?])\s+(?=[A-Z0-9\"])", text)]
    if all(parts):
        return "".join(parts)
    for one in _templates(DATA):
        if (values := one.values(text)) is not None:
            return one.chinese.format(**{name: (data_in_chinese(value) or value) for name, value in values.items()})
    return ""


@cache
def in_chinese(sentence: str) -> str:
    """Return a sentence in Chinese, nothing where no catalogue has it or a part of it."""
    ways = _exactly, data_in_chinese, _with_full_stop, _at_a_line, _by_template, _otherwise_begun, _by_stopped
    return next((found for way in (*ways, *_IN_PARTS) if (found := way(sentence))), "")


def _exactly(sentence: str) -> str:
    return known(OWN).get(sentence) or known(DATA).get(sentence) or ""


def _at_a_line(sentence: str) -> str:
    """Translate what is wrong at a line of a file: the name of the file and of a column stay, the reason is one for itself."""
    if _LINE not in sentence:
        return ""
    if told := _by_template(sentence, _LINE) or _by_stopped(sentence, _LINE):
        return told
    import re

    match = re.fullmatch(rf"(.+?){_LINE}(\d+)(?:, column ([^:]+))?: (.+?)\.?", sentence, re.DOTALL)
    if not match:
        return ""
    name, line, column, reason = match.groups()
    place = _value("name", name) + known(OWN)[", line {line}"].format(line=line)
    if column:
        place += known(OWN)[", column {column}"].format(column=column)
    return f"{place}：{(in_chinese(reason) or reason).rstrip('。')}。"


def _by_template(sentence: str, holding: str = "") -> str:
    """Return a sentence by its template, one that holds some words."""
    for one in _templates():
        if any(holding in piece for piece in one.pieces) and (values := one.values(sentence)) is not None:
            return one.chinese.format(**{name: _value(name, value) for name, value in values.items()})
    return ""


def _by_stopped(sentence: str, holding: str = "") -> str:
    """Return by its template a sentence that lost the full stop with which the catalogue has it, as problems of a file do."""
    return "" if sentence.endswith(".") else _by_template(sentence + ".", holding).rstrip("。")


def _is_word(name: str) -> bool:
    return name == "word" or name.startswith("word_")


def _value(name: str, value: str) -> str:
    """Return a value of a sentence in Chinese; a single word is an id, a command or an option, and stays.

    Only where the place is called ``word...`` it is a word of ours, or several.
    """
    body = value.strip()
    if name.startswith(_WORDS):
        return " ".join(_exactly(word) or word for word in body.split(" "))
    if _is_word(name):
        return _exactly(body) or value
    if name.startswith("period"):
        return period_in_chinese(value)
    if body[:1] == body[-1:] == "'" and body.count("'") == 2:
        return f"“{body[1:-1]}”"
    if " " in body and (told := in_chinese(body)):
        return told
    return (in_chinese(body) or value) if " " in body and not body.startswith("'digecon") else value


def _otherwise_begun(sentence: str) -> str:
    """Try a sentence with its first letter small or large, as it stands elsewhere."""
    other = sentence[:1].swapcase() + sentence[1:]
    return (_exactly(other) or _with_full_stop(other) or _by_template(other)) if sentence[:1].isalpha() else ""


def _with_full_stop(sentence: str) -> str:
    """Try a sentence that lost the full stop with which the catalogue has it."""
    return "" if sentence.endswith(".") else (_exactly(sentence + ".") or data_in_chinese(sentence + ".")).rstrip("。")


def _parts(between: str, chinese: str) -> Callable[[str], str]:
    """Return the way that translates what stands between some signs each for itself."""

    def way(sentence: str) -> str:
        several = _known_together(_outside_brackets(sentence, between), between)
        if not several[1:]:
            return ""
        told = [in_chinese(one) for one in several]
        known_all = all(done or _is_number(one) for done, one in zip(told, several, strict=True))
        if not any(told) or (between == ", " and not known_all):
            return ""
        return chinese.join(done or one for done, one in zip(told, several, strict=True))

    return way


def _is_number(text: str) -> bool:
    """Return whether a text is a number or a date, which is the same in every language."""
    return text[:1].isdigit() and " " not in text


def _known_together(several: list[str], between: str) -> list[str]:
    """Return parts, those as one that stand together in a text of the data."""
    for end in range(len(several), 1, -1):
        if _with_full_stop(head := between.join(several[:end])):
            return [head, *_known_together(several[end:], between)]
    return several[:1] + _known_together(several[1:], between) if several[1:] else several


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
    told = [in_chinese(one) for one in several]
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
    told, aside = in_chinese(head), in_chinese(inside)
    return f"{told or head}（{aside or inside}）{'。' * sentence.endswith('.')}" if told or aside else ""


def _after_code(sentence: str) -> str:
    """Translate what stands behind the code of a refusal, which stays, or the words before a number."""
    head, colon, rest = sentence.partition(": ")
    if not (colon and rest) or "(" in head:
        return ""
    code = " " not in head
    told, words = in_chinese(rest) if code or not rest[:1].isdigit() else "", "" if code else _exactly(head)
    return f"{words or head}：{told or rest}" if told or words else ""


def _words(sentence: str) -> str:
    """Return single words with the Chinese of what joins them."""
    for between, chinese in ((", ", "、"), (" or ", "或"), (" and ", "和")):
        several = sentence.split(between)
        if several[1:] and not any(" " in one for one in several):
            return chinese.join(several)
    return ""


_IN_PARTS = (_sentences, _parts("; ", "；"), _with_brackets, _after_code, _parts(", ", "，"), _words)
