"""Output that is whole or untouched: files are written beside their place and renamed, streams are written to the end."""

import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, NoReturn, Protocol

from .errors import DataError

Piece = bytes | bytearray | memoryview
_DRAFT = r"\.digecon-\d+-[0-9a-f]{16}"
_MANY = 32  # files from which several are written at once
_OLD = 86_400  # seconds, after which nobody writes a draft any more
# Names for what this process has open already: renamed over, it would no longer be what whoever started us reads.
_OPEN_ALREADY = ("/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/")


class Stream(Protocol):
    """What takes bytes; a raw stream may take fewer than it is given, and returns how many."""

    def write(self, piece: Any, /) -> int | None:
        """Take bytes."""


def write_all(stream: Stream, pieces: Piece | Iterable[Piece]) -> None:
    """Write every byte of the pieces to a stream, however few it takes at a time; raises OSError where it takes none."""
    for piece in (pieces,) if isinstance(pieces, Piece) else pieces:
        rest = memoryview(piece).cast("B")
        while len(rest):
            taken = stream.write(rest)
            if not taken:
                raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
            rest = rest[taken:]


def save(path: str, pieces: Piece | Iterable[Piece]) -> None:
    """Write a file of these bytes, whole: until the last of them is on the disk, what is there stays as it is.

    A file that is there keeps its permissions, and a link what it points to. What is no file (a pipe, a device) is
    written as it is. Raises DataError when the file cannot be written, BrokenPipeError when nobody reads the pipe.
    """
    with _told(path), _ending_in_order():
        if _is_file(path):
            _replace({path: pieces})
        else:
            with open(path, "wb", buffering=0) as stream:
                write_all(stream, pieces)


def save_all(files: Mapping[str, Piece]) -> None:
    """Write files by path; none of them is in its place before all are on the disk.

    Raises DataError when one cannot be written; then all is as it was before.
    """
    with _told(next(iter(files))), _ending_in_order():
        _replace(files)


def save_folder(folder: str, files: Mapping[str, bytes], gone: Iterable[str] = ()) -> None:
    """Write files by path into a folder; none of them is in its place before all are on the disk.

    A new folder (with those above it that are missing) is made whole beside its place; in one that is there already,
    what is ``gone`` is taken away at the end. Raises DataError when something cannot be written; then all is as it was
    before, but for empty folders.
    """
    with _told(folder), _ending_in_order():
        place = os.path.realpath(folder)
        if not os.path.isdir(place):
            _make(place, files)
            return
        for inside in {os.path.dirname(name) for name in files}:
            os.makedirs(os.path.join(place, inside), exist_ok=True)
        _replace({os.path.join(place, name): raw for name, raw in files.items()})
        for name in gone:
            path = os.path.join(place, name)
            with suppress(OSError):  # it is gone, or others stand in its folder
                os.unlink(path)
                os.removedirs(os.path.dirname(path))


def save_book(path: str, raw: bytes, folder: str, files: Mapping[str, bytes]) -> None:
    """Write a file, and files by name into a folder that belongs to it: all of them, or none.

    Raises DataError when something cannot be written; then all is as it was before.
    """
    if os.path.isdir(folder):
        save_all({path: raw, **{os.path.join(folder, name): text for name, text in files.items()}})
        return
    with _told(path), _ending_in_order():
        place = os.path.realpath(folder)
        os.stat(os.path.dirname(place))  # a folder for all of it is the user's to make
        _make(place, files)
        try:
            _replace({path: raw})
        except BaseException:
            from shutil import rmtree

            rmtree(place, ignore_errors=True)
            raise


@contextmanager
def _told(path: str) -> Iterator[None]:
    """Tell a failure of the system as an error of the user's."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise DataError("cannot write '{path}': {error}.", path=path, error=error.strerror or error) from error


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """Take an order to end (SIGTERM) as an error, so that what is half written is taken away."""
    import signal  # half a millisecond that commands which write no file need not wait for

    def end(number: int, _: object) -> NoReturn:
        raise SystemExit(128 + number)

    try:
        before = signal.signal(signal.SIGTERM, end)
    except ValueError:  # not in the main thread, which alone may ask for it
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _is_file(path: str) -> bool:
    """Return whether a path is or will be a regular file; a folder is none, which the system then tells."""
    if path.startswith(_OPEN_ALREADY) or not os.path.basename(path):
        return False
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except FileNotFoundError:
        return True


def _replace(files: Mapping[str, Piece | Iterable[Piece]]) -> None:
    """Write each file beside its place, and when all are there put each in its place."""
    drafts: dict[str, str] = {}
    try:
        for path in files:
            place = os.path.realpath(path)
            drafts[_beside(place)] = place
        _write_each(zip(drafts, files.values(), drafts.values(), strict=True), len(files))
        for draft, place in drafts.items():
            os.replace(draft, place)
        for folder in {os.path.dirname(place) for place in drafts.values()}:
            _clear(folder)
    except BaseException:
        for draft in drafts:
            with suppress(OSError):
                os.unlink(draft)
        raise


def _make(place: str, files: Mapping[str, bytes]) -> None:
    """Make a folder of files beside its place, and put it there."""
    top, inside = place, ""
    while not os.path.lexists(os.path.dirname(top)):  # folders above it that are missing, too, come all at once
        top, inside = os.path.dirname(top), os.path.join(os.path.basename(top), inside)
    draft = _beside(top)
    try:
        folder = os.path.join(draft, inside)
        os.makedirs(folder)
        for inner in {os.path.dirname(name) for name in files}:
            os.makedirs(os.path.join(folder, inner), exist_ok=True)
        _write_each(((os.path.join(folder, name), raw, "") for name, raw in files.items()), len(files))
        os.rename(draft, top)
        _clear(os.path.dirname(top))
    except BaseException:
        from shutil import rmtree

        rmtree(draft, ignore_errors=True)
        raise


def _beside(place: str) -> str:
    """Return a name in the same folder that nobody else takes (tempfile would say the same, and import for long)."""
    return os.path.join(os.path.dirname(place), f".digecon-{os.getpid()}-{os.urandom(8).hex()}")


def _clear(folder: str) -> None:
    """Take away drafts that a killed process has left in a folder."""
    from time import time

    with suppress(OSError), os.scandir(folder) as found:
        for one in found:
            if re.fullmatch(_DRAFT, one.name) and time() - one.stat(follow_symlinks=False).st_mtime > _OLD:
                if one.is_dir(follow_symlinks=False):
                    from shutil import rmtree

                    rmtree(one.path, ignore_errors=True)
                else:
                    os.unlink(one.path)


def _write_each(files: Iterable[tuple[str, Piece | Iterable[Piece], str]], number: int) -> None:
    """Write new files; of many several at once, which a disk confirms in the time of one."""
    if number < _MANY:
        for draft, pieces, place in files:
            _write(draft, pieces, place)
        return
    from concurrent.futures import ThreadPoolExecutor

    pool = ThreadPoolExecutor(8)
    try:
        for _ in pool.map(lambda one: _write(*one), files):
            pass  # raises what went wrong
    finally:
        pool.shutdown(cancel_futures=True)


def _write(draft: str, pieces: Piece | Iterable[Piece], place: str = "") -> None:
    """Write a new file to the disk, with owner and permissions of the one at ``place`` if there is one."""
    with open(draft, "xb") as stream:
        if place and os.path.lexists(place):
            _be_like(draft, place)
        write_all(stream, pieces)
        stream.flush()
        os.fsync(stream.fileno())


def _be_like(draft: str, place: str) -> None:
    """Give a file owner and permissions of another; raises OSError where that one is a folder or write-protected."""
    there = os.stat(place)
    reason = errno.EISDIR if stat.S_ISDIR(there.st_mode) else 0 if os.access(place, os.W_OK) else errno.EACCES
    if reason:
        raise OSError(reason, os.strerror(reason))
    with suppress(OSError, AttributeError):  # only root gives files away, and no one does on Windows
        os.chown(draft, there.st_uid, there.st_gid)
    os.chmod(draft, stat.S_IMODE(there.st_mode))
