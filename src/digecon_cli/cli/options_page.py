"""``digecon help options``: the options that several commands take, in one place."""

from textwrap import fill

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
    parts = [fill(head, _WIDTH), f"Names:\n{_entry(SELECT.metavar, SELECT.help)}"]
    for group, several in GROUPS.items():
        shown = [told.get(option.name, option) for option in several]
        lines = [_entry(f"{', '.join(one.flags)} {one.metavar}".strip(), one.help) for one in shown]
        parts.append("\n".join((f"{group}:", *lines)))
    return "\n\n".join(parts) + "\n"


def _entry(name: str, help: str) -> str:
    start = f"  {name}".ljust(_COLUMN - 1) + " "
    if len(start) > _COLUMN:
        return f"  {name}\n" + fill(help, _WIDTH, initial_indent=" " * _COLUMN, subsequent_indent=" " * _COLUMN)
    return fill(help, _WIDTH, initial_indent=start, subsequent_indent=" " * _COLUMN)
