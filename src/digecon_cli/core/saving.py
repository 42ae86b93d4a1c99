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
_WRITERS, _AT_ONCE = (
    8,
    8,
)  # threads, and how many files each takes at a time: handing over one costs as much as writing it
_OLD = 86_400  # seconds after which a draft is no longer being written
# Names of files that this process has open already: replaced by a new file, the parent process would not read it.
_OPEN_ALREADY = ("/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/")


class Stream(Protocol):
    """An object that takes bytes; a raw stream may take fewer than it is given, and returns how many."""

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
    """Write a file of these bytes as a whole: until the last byte is on the disk, an existing file stays unchanged.

    An existing file keeps its permissions, a link its target. A pipe or a device is written directly. Raises DataError
    when the file cannot be written, BrokenPipeError when the other end of a pipe is closed.
    """
    with _as_data_error(path), _ending_in_order():
        if _is_file(path):
            _replace({path: pieces})
        else:
            with open(path, "wb", buffering=0) as stream:
                write_all(stream, pieces)


def save_all(files: Mapping[str, Piece]) -> None:
    """Write files by path; none of them is in its place before all are on the disk.

    Raises DataError when one cannot be written; then all is as it was before.
    """
    with _as_data_error(next(iter(files))), _ending_in_order():
        _replace(files)


def save_folder(folder: str, files: Mapping[str, bytes], gone: Iterable[str] = ()) -> None:
    """Write files by path into a folder; none of them is in its place before all are on the disk.

    A new folder (with missing folders above it) is completed beside its place and renamed; in an existing one the files
    ``gone`` are deleted at the end. Raises DataError when something cannot be written; then all is as it was before,
    except for empty folders.
    """
    with _as_data_error(folder), _ending_in_order():
        place = os.path.realpath(folder)
        if not os.path.isdir(place):
            _make(place, files)
            return
        for inside in {os.path.dirname(name) for name in files}:
            os.makedirs(os.path.join(place, inside), exist_ok=True)
        _replace({os.path.join(place, name): raw for name, raw in files.items()})
        for name in gone:
            path = os.path.join(place, name)
            with suppress(OSError):  # it is gone, or its folder is not empty
                os.unlink(path)
                os.removedirs(os.path.dirname(path))


def save_book(path: str, raw: bytes, folder: str, files: Mapping[str, bytes]) -> None:
    """Write a file, and files by name into a folder that belongs to it: all or none.

    Raises DataError when something cannot be written; then all is as it was before.
    """
    if os.path.isdir(folder):
        save_all({path: raw, **{os.path.join(folder, name): text for name, text in files.items()}})
        return
    with _as_data_error(path), _ending_in_order():
        place = os.path.realpath(folder)
        os.stat(os.path.dirname(place))  # the user has to create the folder above
        _make(place, files)
        try:
            _replace({path: raw})
        except BaseException:
            from shutil import rmtree

            rmtree(place, ignore_errors=True)
            raise


@contextmanager
def _as_data_error(path: str) -> Iterator[None]:
    """Turn a failure of the system into a DataError with the path."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise DataError("cannot write '{path}': {error}.", path=path, error=error.strerror or error) from error


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """Turn SIGTERM into an error, so that half-written files are removed."""
    import signal  # half a millisecond that commands without a file save

    def end(number: int, _: object) -> NoReturn:
        raise SystemExit(128 + number)

    try:
        before = signal.signal(signal.SIGTERM, end)
    except ValueError:  # only the main thread may set a handler
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _is_file(path: str) -> bool:
    """Return whether a path is or will be a regular file; false for a folder, which then fails to open."""
    if path.startswith(_OPEN_ALREADY) or not os.path.basename(path):
        return False
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except FileNotFoundError:
        return True


def _replace(files: Mapping[str, Piece | Iterable[Piece]]) -> None:
    """Write each file beside its place, then rename all of them into place."""
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
    """Write a folder of files beside its place, then rename it into place."""
    top, inside = place, ""
    while not os.path.lexists(os.path.dirname(top)):  # missing folders above it appear with it
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
    """Return an unused name in the same folder (tempfile would do, but is slow to import)."""
    return os.path.join(os.path.dirname(place), f".digecon-{os.getpid()}-{os.urandom(8).hex()}")


def _clear(folder: str) -> None:
    """Delete drafts that a killed process has left in a folder."""
    from time import time

    with suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            if re.fullmatch(_DRAFT, entry.name) and time() - entry.stat(follow_symlinks=False).st_mtime > _OLD:
                if entry.is_dir(follow_symlinks=False):
                    from shutil import rmtree

                    rmtree(entry.path, ignore_errors=True)
                else:
                    os.unlink(entry.path)


def _write_each(files: Iterable[tuple[str, Piece | Iterable[Piece], str]], number: int) -> None:
    """Write new files, many of them in parallel, since a disk confirms them in the time of one."""

    def write(part: Iterable[tuple[str, Piece | Iterable[Piece], str]]) -> None:
        for draft, pieces, place in part:
            _write(draft, pieces, place)

    if number < _MANY:
        write(files)
        return
    from concurrent.futures import ThreadPoolExecutor

    pool, every = ThreadPoolExecutor(_WRITERS), list(files)
    try:
        for _ in pool.map(write, (every[start : start + _AT_ONCE] for start in range(0, number, _AT_ONCE))):
            pass  # raises what went wrong
    finally:
        pool.shutdown(cancel_futures=True)


def _write(draft: str, pieces: Piece | Iterable[Piece], place: str = "") -> None:
    """Write a new file to the disk, with owner and permissions of the file at ``place`` if there is one."""
    with open(draft, "xb") as stream:
        if place and os.path.lexists(place):
            _be_like(draft, place)
        write_all(stream, pieces)
        stream.flush()
        os.fsync(stream.fileno())


def _be_like(draft: str, place: str) -> None:
    """Give a file the owner and permissions of another; raises OSError if that is a folder or write-protected."""
    there = os.stat(place)
    reason = errno.EISDIR if stat.S_ISDIR(there.st_mode) else 0 if os.access(place, os.W_OK) else errno.EACCES
    if reason:
        raise OSError(reason, os.strerror(reason))
    with suppress(OSError, AttributeError):  # only root may change owners; Windows has none
        os.chown(draft, there.st_uid, there.st_gid)
    os.chmod(draft, stat.S_IMODE(there.st_mode))
