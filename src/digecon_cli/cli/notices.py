"""What the reader should know besides the answer, and what went wrong: a line each on stderr."""

from collections.abc import Iterable

from .language import told
from .progress import say


def tell(notices: Iterable[str]) -> None:
    """Write each notice in the reader's language, as a line of its own (see progress.say)."""
    for notice in notices:
        say(told(notice))
