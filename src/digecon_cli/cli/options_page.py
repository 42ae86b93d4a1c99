"""``digecon help options``: the options that several commands take, in one place."""

from collections.abc import Sequence
from textwrap import fill

from ..messages import ENGLISH
from . import help_text
from .language import of_people, told
from .options import GROUPS, SELECT, in_full
from .registry import find

_WIDTH, _COLUMN = 79, 24


def page() -> str:
    """Return the page as text of at most 79 columns."""
    show = find("show")
    told = {option.name: option for option in in_full(show)} if show else {}
    head = (
        "Options that several commands take, before the command or after it. Each command takes those that mean something "
        "for it: 'digecon COMMAND --help' lists them. How names and periods may be written: docs/asking.md."
    )
    parts = [_filled(head), _section("Names", [_entry(SELECT.metavar, SELECT.help)])]
    for group, several in GROUPS.items():
        shown = [told.get(option.name, option) for option in several]
        lines = [_entry(f"{', '.join(one.flags)} {one.metavar}".strip(), one.help) for one in shown]
        parts.append(_section(group, lines))
    return "\n\n".join(parts) + "\n"


def _section(title: str, lines: Sequence[str]) -> str:
    return "\n".join((told(title) + (":" if of_people() == ENGLISH else "："), *lines))


def _filled(text: str) -> str:
    if of_people() == ENGLISH:
        return fill(text, _WIDTH)
    return help_text.filled(told(text), 0, 0).rstrip("\n")


def _entry(name: str, help: str) -> str:
    if of_people() != ENGLISH:
        name = " ".join(told(word) if word.isupper() or word[:1] == "[" else word for word in name.split(" "))
        return help_text.entry(name, told(help), 2, _COLUMN - 2).rstrip("\n")
    start = f"  {name}".ljust(_COLUMN - 1) + " "
    if len(start) > _COLUMN:
        return f"  {name}\n" + fill(help, _WIDTH, initial_indent=" " * _COLUMN, subsequent_indent=" " * _COLUMN)
    return fill(help, _WIDTH, initial_indent=start, subsequent_indent=" " * _COLUMN)
