"""Making foreign texts safe to show: the only place that removes characters that control a terminal or are invisible."""

import re

# The re module compiles and keeps the patterns on first use: most commands never use them.
# Controls, direction marks and overrides, invisible and private characters: none belongs in a label.
_HIDDEN = r"[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ud800-\uf8ff\ufeff]"
# Control characters and direction overrides; tabs and line ends are part of a table.
CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
_LINE_END = r"(?<=\S)\n(?=\S)"
ESCAPE = "\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b\r\n]*(?:\x07|\x1b\\\\)?)"


def clean(text: str) -> str:
    """Return a label on one line, without control characters and invisible ones."""
    if text.isprintable() and "  " not in text:  # as nearly every label is
        return text
    return re.sub(_HIDDEN, "", re.sub(r"\s+", " ", text))


def without_controls(text: str) -> str:
    """Return the text of a table without escape codes and control characters."""
    if text.isprintable():  # as nearly every cell is
        return text
    return re.sub(CONTROL, "", re.sub(ESCAPE, "", text)) if re.search(CONTROL, text) else text


def printable(text: str, most: int | None = 60, mark: str = "?") -> str:
    """Return a user's text for a message, with a mark for each unprintable character, and a blank for a line end between words.

    It is shortened unless ``most`` is None.
    """
    line = "".join(sign if sign.isprintable() else mark for sign in re.sub(_LINE_END, " ", text))
    return line if most is None or len(line) <= most else line[: most - 3] + "..."
