"""What the reader should know besides the answer, and what went wrong: a line each on stderr."""

import sys
from collections.abc import Iterable

from .progress import done


def tell(notices: Iterable[str]) -> None:
    """Write each notice as a line of printable characters, in the terminal's encoding."""
    done()
    encoding = sys.stderr.encoding or "utf-8"
    for notice in notices:
        line = "".join(sign if sign.isprintable() else " " for sign in notice)
        sys.stderr.write(f"digecon: {line}\n".encode(encoding, "replace").decode(encoding))
