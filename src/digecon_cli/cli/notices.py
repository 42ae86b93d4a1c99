"""What the reader should know besides the answer, and what went wrong: a line each on stderr."""

from collections.abc import Iterable

from ..messages import Message, in_words
from .language import of_people
from .progress import say


def tell(notices: Iterable[Message | str]) -> None:
    """Write each notice in the reader's language, as a line of its own (see progress.say)."""
    for notice in notices:
        say(in_words(notice, of_people()))
