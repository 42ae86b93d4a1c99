"""Reading in bounded memory: no file, device or member of a zip file fills it, whatever it claims to be."""

from collections.abc import Iterator
from typing import IO

from .errors import DataError
from .messages import Message, Value

MOST_BYTES = 1 << 27  # the most that is read into memory, unpacked; its dataset takes some seven times as much
CHUNK = 1 << 20


def too_large(name: Value) -> DataError:
    """Return the error for what is larger than MOST_BYTES."""
    return DataError(
        "{name} is larger than {size} MB: give a part of it (show, growth, cagr, share and index take larger tables "
        "of a simple form, see docs/scale.md).",
        name=name,
        size=MOST_BYTES >> 20,
    )


def pieces(stream: IO[bytes], name: Value) -> Iterator[bytes]:
    """Yield the bytes of a stream, a CHUNK at a time; raises DataError beyond MOST_BYTES, before they fill the memory."""
    size = 0
    while piece := stream.read(CHUNK):
        size += len(piece)
        if size > MOST_BYTES:
            raise too_large(name)
        yield piece
        if len(piece) < CHUNK:  # the end: to ask a terminal again would take a second Ctrl-D
            return


def whole(path: str) -> bytes:
    """Return the bytes of a file; raises DataError beyond MOST_BYTES, OSError if it cannot be read."""
    with open(path, "rb") as stream:
        return b"".join(pieces(stream, Message("'{path}'", path=path)))
