"""The parser of well-formed command lines, from the declarations and without Typer.

Importing Typer costs more than all other work of most commands (benchmarks/startup.py). Everything else
(help, completion, an unknown option, a missing value) is left to Typer, so that there is one place for help and errors.
"""

from collections.abc import Sequence
from typing import Any

from ..core.periods import is_period, joined
from .complete import indicator, period
from .registry import find
from .spec import Command


def parse(words: Sequence[str]) -> tuple[Command, dict[str, Any]] | None:
    """Return the command and the values of its options and arguments, or None where Typer must look at it."""
    command = find(words[0]) if words and not words[0].startswith("-") else None
    values = read(command, words[1:]) if command else None
    return (command, values) if command and values is not None else None


def read(command: Command, words: Sequence[str]) -> dict[str, Any] | None:
    """Return the values of a command's options and arguments, or None where Typer must look at the words."""
    options = {flag: option for option in command.options for flag in option.flags}
    values: dict[str, Any] = {option.name: option.empty for option in command.options}
    plain: list[str] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word == "-" or not word.startswith("-"):
            plain.append(word)
            continue
        flag, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
        option = options.get(flag)
        if option is None or (option.kind is bool and equals):
            return None
        if option.kind is bool:
            values[option.name] = True
            continue
        if not equals:
            value = rest.pop(0) if rest else "-?"
            if option.complete is indicator and plain:  # a name of more than one word
                while rest and not rest[0].startswith("-") and not is_period(rest[0]):
                    value += " " + rest.pop(0)
            if option.complete is period and rest and rest[0].isdecimal():  # --from Q3 2024
                value, *rest = joined((value, *rest))
            if value.startswith("-") and value != "-":
                return None
        values[option.name] = (*values[option.name], value) if option.kind is list else value
    return values if _place(command, joined(plain), values) else None


def _place(command: Command, plain: list[str], values: dict[str, Any]) -> bool:
    """Give the positional words to SELECT and the command's arguments; return False where they do not fit."""
    own = command.arguments
    optional = [one for one in command.options if not one.flags]
    if not command.selects and optional and optional[0].kind is list:
        values[optional[0].name], plain = tuple(plain), []
    elif not command.selects and optional:
        more = len(plain) - len(own)
        if more == 1 or (more > 1 and optional[0].complete is period and _may_be_period(plain[-1])):
            values[optional[0].name] = plain.pop()
    if command.selects:
        if len(plain) < len(own):
            return False
        at = len(plain) - len(own)
        values["select"] = tuple(plain[:at])
        values.update((one.name, word) for one, word in zip(own, plain[at:], strict=True))
        return True
    if own and own[0].complete is indicator and len(plain) > len(own):  # a name of more than one word
        at = len(plain) - len(own) + 1
        plain = [" ".join(plain[:at]), *plain[at:]]
    if own and own[-1].kind is list and len(plain) >= len(own):
        at = len(own) - 1
        values[own[-1].name] = tuple(plain[at:])
        values.update((one.name, word) for one, word in zip(own[:-1], plain[:at], strict=True))
        return True
    values.update((one.name, word) for one, word in zip(own, plain, strict=False))
    return len(plain) == len(own)


def _may_be_period(word: str) -> bool:
    """Return whether the last word of a line is a period, or what somebody wrote for one: names end in digits rarely."""
    if any(map(str.isdecimal, word)):
        return True
    if word.isascii():
        return False
    from ..core.period_words import without_year

    return without_year(word) is not None
