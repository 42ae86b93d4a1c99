"""Tables on disk in our layout: a folder or a zip file with ``indicators.csv`` and the files beside it."""

import csv
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TextIO

from .errors import DataError
from .messages import Message

FIGURES = "indicators.csv"


@cache
def shipped() -> str:
    """Return the folder of the bundled table: inside the package, or ``data/`` of the source tree."""
    package = os.path.dirname(
        os.path.dirname(os.path.abspath(__file__))
    )  # pathlib would take a fifth of the time to start
    for folder in (os.path.join(package, "data"), os.path.join(package, "..", "..", "data")):
        if os.path.isfile(os.path.join(folder, FIGURES)):
            return os.path.normpath(folder)
    raise DataError("the bundled table is missing: reinstall digecon-cli.")


@contextmanager
def opened(place: str, name: str) -> Iterator[TextIO]:
    """Open a file of the table at a place as text; raises DataError if it is damaged, OSError if it is missing."""
    with sound(place, name):
        if place == shipped():
            with open(os.path.join(place, name), encoding="utf-8", newline="") as stream:
                yield stream
        else:
            yield io.StringIO(read(place, name).decode("utf-8"), newline="")


@contextmanager
def sound(place: str, name: str) -> Iterator[None]:
    """Turn any error of reading a file of the table (text, CSV, JSON, cells) into a DataError."""
    try:
        yield
    except (ValueError, TypeError, LookupError, StopIteration, csv.Error) as error:
        if place == shipped():
            raise DataError("the bundled table is damaged ({name}): reinstall digecon-cli.", name=name) from error
        raise DataError("{name} in '{place}' is damaged: export it again.", name=name, place=place) from error


def read(place: str, name: str) -> bytes:
    """Return the bytes of a file of the table at a place, in bounded memory; raises as ``opened`` does."""
    from .bounded import MOST_BYTES, too_large, whole

    if os.path.isdir(place):
        return whole(os.path.join(place, name))
    import zipfile

    try:
        with zipfile.ZipFile(place) as archive:
            if archive.getinfo(name).file_size > MOST_BYTES:  # no more than this is unpacked, whatever it is
                raise too_large(Message("'{path}' ({file})", path=place, file=name))
            return archive.read(name)
    except KeyError as error:
        raise FileNotFoundError(2, "it holds no such file", f"{place}/{name}") from error
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise DataError("'{place}' is not a readable zip file: export it again.", place=place) from error


def holds(place: str, name: str) -> bool:
    """Return whether there is a folder or zip file that contains a file."""
    if os.path.isdir(place):
        return os.path.isfile(os.path.join(place, name))
    import zipfile

    if not os.path.isfile(place) or not zipfile.is_zipfile(place):  # a device has no end at which to look
        return False
    with zipfile.ZipFile(place) as archive:
        return name in archive.namelist()
