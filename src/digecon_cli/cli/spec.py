"""How a command line is declared: options, arguments and commands as plain data.

Two readers use the declarations: ``quick_parse`` parses a well-formed command line without importing Typer, and ``app`` makes
the Typer application from them, for help, completion and every error. Both give a command the same values.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ..render.formats import Formats

# What a command returns where it does not raise an error, which has a code of its own.
ANSWERED, ANSWER_IS_NO = 0, 1
if TYPE_CHECKING:
    from ..ask.table import ObservationTable

Complete = Callable[[str], Sequence[str] | Sequence[tuple[str, str]]]


class Option(NamedTuple):
    """One option: ``flags`` as typed (none: an optional positional word), ``kind`` is str, bool or list (may be given several times)."""

    name: str
    flags: tuple[str, ...]
    help: str
    metavar: str = ""
    kind: type = str
    default: str | None = ""
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
    """One command: ``run(common, **own)`` gets the shared options together, its own options and arguments by name.

    It returns the exit code; None is ``ANSWERED``.

    ``section`` of the help page and ``rank`` within it say where it is listed (see ``registry``). ``options`` are all
    that it takes: its own, then those of the groups in ``options`` that mean something for it. With ``selects`` it
    takes ``[SELECT]...`` before its own arguments. ``formats`` are those it can write. ``answer`` returns the table that
    ``run`` writes, of commands that are neither ``show`` nor a measure.
    """

    name: str
    section: str
    rank: int
    help: str
    examples: tuple[str, ...]
    run: Callable[..., int | None]
    options: tuple[Option, ...] = ()
    arguments: tuple[Argument, ...] = ()
    selects: bool = True
    formats: Formats = Formats()
    answer: "Callable[..., ObservationTable] | None" = None

    @property
    def places(self) -> tuple[Argument | Option, ...]:
        """Return the words that are known by their place, after what is selected: the arguments, then optional words."""
        return *self.arguments, *(option for option in self.options if not option.flags)

    @property
    def brief(self) -> str:
        """Return the help as the list of commands has it: the text before the colon."""
        return self.help.partition(":")[0].rstrip(".")
