"""What a format is, which formats there are, and which of them a command line means.

A format is a module of this package that defines ``FORMAT``: its name, the endings of its files, how it behaves, and
the function that writes it. Its module is named after it, with ``_`` for ``-``; modules without ``FORMAT`` hold what
formats share. Commands with formats of their own define them beside their content (``publish.citations``,
``draw.request``, ``publish``).

Help, ``-o`` and errors read all records, so reading one must cost next to nothing: heavy modules (rich, tabulate,
openpyxl, pyarrow, matplotlib) are imported by the function that writes, or by a module that this function imports.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable, RecordListing
from ..core.errors import DataError, UsageError, did_you_mean
from ..core.messages import Message

_PACKAGE = __package__ or ""


MOST_READ = 100_000  # rows of an answer for people; more would take minutes, and nobody reads them


def check_readable(rows: int) -> None:
    """Raise DataError if an answer has more rows than people are shown."""
    if rows > MOST_READ:
        raise DataError(
            "{rows} figures are too many to be read ({most} are written): select fewer, or write them for "
            "programs (-f csv).",
            rows=f"{rows:,}",
            most=f"{MOST_READ:,}",
        )


class Rendered(NamedTuple):
    """A finished output, and notices for its reader (such as periods that did not fit)."""

    data: str | bytes
    notices: Sequence[Message | str] = ()

    @property
    def text(self) -> str:
        """Return the output of a text format; raises UnicodeDecodeError for a binary one that is not UTF-8."""
        return self.data if isinstance(self.data, str) else self.data.decode()


class Format(NamedTuple):
    """A format.

    Attributes:
        name: its name for ``-f``.
        endings: the endings of its files; the first is the one that is suggested.
        rank: its position in lists of all formats.
        write: takes the content and the options and returns the whole output, so that an error halfway leaves no
            partial output. The content is a table or a listing; for a command's own formats, what that command passes.
        for_people: it follows the encoding, language and width of the terminal, and uses the ``view`` of a listing;
            all other formats are for programs, and always UTF-8.
        binary: not text, so never written to a terminal.
        only_files: written to files only, not even to a pipe.
        observations_only: cannot hold a listing.
        errors: how to handle characters that an encoding lacks (as in ``str.encode``).
        read: for people too, in their language, but independent of the terminal: a picture or a page.
        beside: returns the files, by path, to write beside an output that refers to them, such as pictures.
        also: endings of another format that its files may have where ``-f`` names it.
    """

    name: str
    endings: tuple[str, ...]
    rank: int
    write: Callable[[Any, RenderOptions], Rendered]
    for_people: bool = False
    binary: bool = False
    only_files: bool = False
    observations_only: bool = False
    errors: str = "replace"
    read: bool = False
    beside: Callable[[Any, RenderOptions], Mapping[str, bytes]] | None = None
    also: tuple[str, ...] = ()

    def render(self, content: Any, options: RenderOptions) -> Rendered:
        """Return the content in this format.

        Raises UsageError if the format cannot hold it, DataError if it has more rows than people read.
        """
        if self.for_people and isinstance(content, ObservationTable | RecordListing):
            check_readable(len(content.rows))
        if isinstance(content, RecordListing):
            if self.observations_only:
                raise UsageError(
                    "{format} is for observations, and this answer has none: write -f csv.", format=self.name
                )
            has_page = content.page and self.name == "table"  # it needs no view, and creating one can take long
            if self.for_people and content.view and not has_page:
                content = content.view()._replace(page=content.page, drawing=content.drawing)
        return self.write(content, options)

    def ending_of(self, path: str) -> str:
        """Return the ending of this format that a path has, ignoring case; empty if it has none."""
        return next((ending for ending in self.endings if path.lower().endswith(ending)), "")


class Formats(NamedTuple):
    """The formats of a command: its own, which come first, and (if ``shared``) those of all commands.

    ``default`` is written without ``-f`` and ``-o``; empty means a table on a terminal and CSV elsewhere.
    """

    own: tuple[Format, ...] = ()
    shared: bool = True
    default: str = ""

    def all(self) -> list[Format]:
        """Return the formats in the order of help texts, each name once."""
        own = {one.name for one in self.own}
        return [*self.own, *(one for one in (_shared() if self.shared else ()) if one.name not in own)]

    def names(self) -> list[str]:
        """Return the names in the order of help texts."""
        return [one.name for one in self.all()]

    def find(self, name: str) -> Format:
        """Return a format by name without importing any other; raises UsageError for an unknown one."""
        for format in self.own:
            if format.name == name:
                return format
        shared = _load(name.replace("-", "_"))
        if shared and shared.name == name:
            if self.shared:
                return shared
            raise UsageError(
                "'{name}' is not a format of this command: write {choice}.", name=name, choice=tuple(self.names())
            )
        names = self.names()
        raise UsageError(
            "'{name}' is not a format.{hint} Known: auto, {known}.",
            name=name,
            hint=did_you_mean(name, names),
            known=tuple(names),
        )

    def by_ending(self, path: str) -> Format | None:
        """Return the format that the ending of a file stands for, None for an unknown ending."""
        # Most endings are the name of their format, so that no other has to be imported.
        named = _load(path.rpartition(".")[2].lower()) if self.shared else None
        near = [*self.own, *([named] if named else [])]
        return _of_ending(near, path) or _of_ending(self.all(), path)

    def chosen(self, name: str, output: str, terminal: bool) -> str:
        """Return the name of the format for ``-f NAME -o OUTPUT``, or ``auto`` if that depends on stdout.

        ``terminal`` is true if stdout is a terminal. Raises UsageError for a format that is unknown, does not fit the
        ending of the file, or cannot be written to stdout.
        """
        if name == "auto":
            return self._of_file(output).name if output else self.default or name
        format = self.find(name)
        if output:
            self._fit(format, output)
        elif format.only_files or (format.binary and terminal):
            raise UsageError("{name} is written to a file: add -o FILE{ending}.", name=name, ending=format.endings[0])
        return name

    def _of_file(self, path: str) -> Format:
        found = self.by_ending(path)
        if found:
            return found
        endings = tuple(ending for one in self.all() for ending in one.endings)
        if Formats().by_ending(path):  # -f would not help
            raise UsageError(
                "the ending of '{path}' names no format of this command: use {endings}.", path=path, endings=endings
            )
        raise UsageError(
            "the ending of '{path}' names no format: add -f, or use {endings}.", path=path, endings=endings
        )

    def _fit(self, format: Format, path: str) -> None:
        """Raise UsageError if the ending of a file stands for another format; an unknown ending fits all."""
        if format.ending_of(path) or path.lower().endswith(format.also):
            return
        here = self.by_ending(path)
        other = here or Formats().by_ending(path)
        if other is None:
            return
        from shlex import quote

        ending = format.endings[0] if format.endings else ""  # a name without an ending fits all formats
        name = quote(path[: -len(other.ending_of(path))] + ending)
        leave = Message(", or leave out -f") if here else ""
        raise UsageError(
            "{path} is a name for {format}: write -o {name}{leave}.",
            path=path,
            format=other.name,
            name=name,
            leave=leave,
        )


def find(name: str) -> Format:
    """Return a format of all commands by name without importing any other; raises UsageError for an unknown one."""
    return Formats().find(name)


def render(content: ObservationTable | RecordListing, name: str, options: RenderOptions) -> Rendered:
    """Return content in a format; raises UsageError for an unknown format, or one that cannot hold it."""
    return find(name).render(content, options)


def _of_ending(formats: Sequence[Format], path: str) -> Format | None:
    return next((one for one in formats if one.ending_of(path)), None)


def _shared() -> list[Format]:
    """Return the formats of all commands by rank, from the modules of this package."""
    files = (file for folder in import_module(_PACKAGE).__path__ for file in os.listdir(folder))
    loaded = (_load(file.removesuffix(".py")) for file in files if file.endswith(".py"))
    return sorted((one for one in loaded if one), key=lambda one: (one.rank, one.name))


def _load(module: str) -> Format | None:
    """Return the format that a module of this package defines; None if there is no such module, or no format in it."""
    if module.startswith("_") or not module.isidentifier():
        return None
    name = f"{_PACKAGE}.{module}"
    try:
        found: Format | None = getattr(import_module(name), "FORMAT", None)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        return None
    return found
