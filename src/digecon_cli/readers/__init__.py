"""Readers: a file of the user's becomes a dataset, recognised by its content. Each layout is one module."""

import sys

from ..errors import DataError
from ..observations import Dataset
from . import own


def read(path: str) -> Dataset:
    """Return the dataset of a file, or of standard input for ``-``; raises DataError when it cannot be read."""
    if path == "-":
        if sys.stdin.isatty():
            sys.stderr.write("digecon: waiting for a table on standard input (Ctrl-D ends it, Ctrl-C stops)\n")
        raw = sys.stdin.buffer.read()
    else:
        try:
            with open(path, "rb") as stream:
                raw = stream.read()
        except OSError as error:
            raise DataError(f"cannot read '{path}': {error.strerror}.") from error
    name = "standard input" if path == "-" else f"'{path}'"
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(f"{name} is not UTF-8 (byte {error.start}): save it as CSV in UTF-8.") from error
    return own.read(text, name)
