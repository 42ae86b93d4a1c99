"""Texts of other people made safe to show: what steers a terminal or hides in a document is taken out here, and nowhere else."""

import re

# The patterns are compiled (and kept) by the re module when they are first used: most commands never use them.
# Controls, direction marks and overrides, invisible and private characters: none belongs into a label.
_HIDDEN = r"[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ud800-\uf8ff\ufeff]"
# Control characters and direction overrides; tab and line ends are a table's own.
CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
ESCAPE = "\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b\r\n]*(?:\x07|\x1b\\\\)?)"


def clean(text: str) -> str:
    """Return a label on one line, without the characters that steer a terminal or hide in a document."""
    return re.sub(_HIDDEN, "", re.sub(r"\s+", " ", text))


def without_controls(text: str) -> str:
    """Return the text of a table without escape codes and control characters."""
    if text.isprintable():  # as nearly every cell is
        return text
    return re.sub(CONTROL, "", re.sub(ESCAPE, "", text)) if re.search(CONTROL, text) else text


def printable(text: str, most: int | None = 60, mark: str = "?") -> str:
    """Return a user's text for a message: on one line, a mark for what is not printable, shortened unless ``most`` is None."""
    shown = "".join(sign if sign.isprintable() else mark for sign in text)
    return shown if most is None or len(shown) <= most else shown[: most - 3] + "..."
