"""How a command line is declared: options, arguments and commands as plain data.

Two readers use the declarations: ``front`` parses a well-formed command line without importing Typer, and ``app`` makes
the Typer application from them, for help, completion and every error. Both give a command the same values.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from ..writers.formats import Formats

Complete = Callable[[str], Sequence[str] | Sequence[tuple[str, str]]]


class Option(NamedTuple):
    """One option: ``flags`` as typed (none: an optional positional word), ``kind`` is str, bool or list (may be given several times)."""

    name: str
    flags: tuple[str, ...]
    help: str
    metavar: str = ""
    kind: type = str
    default: str = ""
    complete: Complete | None = None

    @property
    def empty(self) -> Any:
        """Return the value of the option when it is not given."""
        return False if self.kind is bool else () if self.kind is list else self.default


class Argument(NamedTuple):
    """One required positional word; ``kind`` list takes several words."""

    name: str
    metavar: str
    help: str
    kind: type = str
    complete: Complete | None = None


class Command(NamedTuple):
    """One command: ``run(common, **own)`` gets the common options and its own options and arguments by name.

    With ``selects`` it takes ``[SELECT]...`` before its own arguments. ``formats`` are those it can write.
    """

    name: str
    run: "Callable[..., None]"
    help: str
    examples: tuple[str, ...]
    options: tuple[Option, ...] = ()
    arguments: tuple[Argument, ...] = ()
    selects: bool = True
    formats: Formats = Formats()

    def call(self, values: dict[str, Any]) -> None:
        """Run the command with the values of one command line (every option and argument by its name)."""
        from .options import Common

        common: Common = Common(**{one: values.pop(one) for one in Common._fields if one in values})
        self.run(common.checked(self.formats), **values)
