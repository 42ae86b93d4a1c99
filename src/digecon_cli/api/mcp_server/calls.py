"""What to ask next, in the words of this surface: tools and arguments in place of the lines that are typed at a prompt.

Messages and notes hold lines to type (``digecon show telecom --from 2020``) and options. Here such a line becomes a call:
``figures(names="telecom", start="2020")``. What a message says of an option that no tool has is in ``_OWN``.
"""

import json
import re
import shlex
from collections.abc import Mapping, Sequence

from ... import measures
from ...core import periods
from ...core.absent import NotInTable
from ...core.errors import DigeconError
from ...core.facts import Fact
from ...core.messages import Message, Value, filled

Argument = str | int | bool | list[str]
LONGEST = 60  # characters of what was asked that an answer repeats
_TOOLS = {
    "show": "figures", "plot": "figures", "compare": "compare", "rank": "rank", "top": "rank", "explain": "explain",
    "search": "search", "list": "search", **dict.fromkeys(("info", "sources", "cite", "revisions"), "describe"),
}  # fmt: skip
_RESOURCES = {  # of a command without names
    "list": "digecon://catalog", "sources": "digecon://sources", "cite": "digecon://sources",
}  # fmt: skip
_ARGUMENTS = {
    "from": "start", "to": "end", "freq": "freq", "area": "area", "of": "of", "population": "of", "base": "base",
    "vintage": "vintage", "by": "by", "all-sources": "all_sources", "latest": "latest", "across-breaks": "across_breaks",
    "n": "first", "first": "first", "lowest": "lowest",
}  # fmt: skip
_SWITCHES = ("all-sources", "latest", "across-breaks", "lowest", "all", "explain", "usd")
_OF_RANKS = ("by", "first", "lowest")  # arguments of rank alone
_LINE = re.compile(r"digecon ((?:'[^']*'|[^'\"`”。；;，)\n])+?)(?=['`”。；;，)\n]|\.?$|\. )")
_OPTION = re.compile(r"--([a-z][a-z-]*)")
# Messages about what a prompt has and a tool has not, each with what is true here.
_OWN = {
    "there are no months here, but spans from January ({count}): --freq ytd; --freq M --fill months computes months from them.":
    "there are no months here, but spans from January ({count}): --freq ytd",
}  # fmt: skip


def in_words(message: Message, lang: str) -> str:
    """Return a message as an assistant reads it, with calls for lines to type, and long values cut."""
    return reworded(_sentence(message, lang))


def of_error(error: DigeconError, lang: str) -> str:
    """Return the sentence of an error as an assistant reads it."""
    return in_words(error.message, lang)


def absence(error: NotInTable) -> dict[str, object]:
    """Return why something is not in the table: the reason, what was asked, and the nearest as arguments of ``figures``."""
    nearest = [_arguments("show", shlex.split(line)) for line in error.nearest]
    return {"reason": error.reason, "asked": cut(error.asked), "nearest": nearest}


def cut(text: str) -> str:
    """Return a text that was asked, without its end where it is long."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _sentence(message: Message, lang: str) -> str:
    values = {name: _own(value, lang) for name, value in message.values.items()}
    return filled(_OWN.get(message.template, message.template), values, lang)


def _own(value: Value, lang: str) -> Value:
    """Return a value of a message as it stands here: an inner message as its sentence, a long text cut."""
    if isinstance(value, Message):
        return _sentence(value, lang)
    if isinstance(value, tuple) and not isinstance(value, Fact):
        return tuple(_own(inner, lang) for inner in value)
    return (_call(value) or cut(value)) if isinstance(value, str) else value


def reworded(text: str) -> str:
    """Return a sentence with calls for the lines to type in it, and arguments for options."""
    if "digecon " not in text and "--" not in text:
        return text
    return _OPTION.sub(_argument, _LINE.sub(lambda found: _call(found[0]) or found[0], text))


def _argument(found: re.Match[str]) -> str:
    name = _ARGUMENTS.get(found[1], found[1].replace("-", "_"))
    return f"derive({name}=true)" if found[1] == "across-breaks" else name


def _call(line: str) -> str:
    """Return the call that answers as a line to type does, or the resource; empty for what is no such line."""
    program, _, rest = line.partition(" ")
    if program != "digecon":
        return ""
    return call(rest.split() if rest.count("'") % 2 else shlex.split(rest))


def call(words: Sequence[str]) -> str:
    """Return the call that answers as a command does: the name of the tool with its arguments; empty where no tool does."""
    command, *rest = words
    names, _ = _parted(rest)
    if not names and command in _RESOURCES:
        return _RESOURCES[command]
    tool = _tool(command)
    if not tool or (not names and tool in ("describe", "explain", "search")):
        return ""
    given: Mapping[str, Argument] = _arguments(command, rest)
    if tool == "derive":
        given = {"measure": command, **given}
    return f"{tool}({', '.join(f'{name}={json.dumps(value, ensure_ascii=False)}' for name, value in given.items())})"


def _tool(command: str) -> str:
    """Return the tool that answers as a command does, empty for none."""
    return "derive" if measures.find(command) else _TOOLS.get(command, "")


def _parted(words: Sequence[str]) -> tuple[list[str], dict[str, Argument]]:
    """Return the names among the words of a command, and the arguments for its options; what no tool has is left out."""
    names: list[str] = []
    given: dict[str, Argument] = {}
    left = list(words)
    while left:
        word = left.pop(0)
        if not _is_option(word):
            names.append(word)
            continue
        option = word.lstrip("-")
        value: Argument = True
        if option not in _SWITCHES:
            value = left.pop(0) if left and not _is_option(left[0]) else ""
        if option in _ARGUMENTS:
            given[_ARGUMENTS[option]] = value
    return names, given


def _is_option(word: str) -> bool:
    return word.startswith("-") and word != "-"


def _arguments(command: str, words: Sequence[str]) -> dict[str, Argument]:
    """Return the arguments of a tool that stand for the words of a command."""
    tool = _tool(command)
    names, given = _parted(words)
    if tool == "search":
        return {"text": " ".join(names)}
    dated = [name for name in names if _is_time(name)]
    named = [name for name in names if name not in dated]
    if tool == "describe":
        return {"indicator": "".join(named[:1])}
    if tool == "explain":
        own = {name: value for name, value in given.items() if name in ("area", "vintage")}
        return {"indicator": "".join(named[:1]), **({"period": dated[0]} if dated else {}), **own}
    if command == "ratio" and named[1:] and "of" not in given:
        *named, given["of"] = named
    if tool == "rank":
        given |= {"period": dated[0]} if dated else {}
        first = str(given.pop("first", ""))
        given |= {"first": int(first)} if first.isdecimal() else {}
    else:
        given = {**_ends(dated), **{name: value for name, value in given.items() if name not in _OF_RANKS}}
    return {"names": named if named[1:] else "".join(named) or "*", **given}


def _ends(dated: Sequence[str]) -> dict[str, Argument]:
    """Return the first of some periods as the arguments of its ends; none for none."""
    if not dated:
        return {}
    first, last = (dated[0], dated[0]) if periods.is_one(dated[0]) else periods.ends(dated[0], "")
    return {**({"start": first} if first else {}), **({"end": last} if last else {})}


def _is_time(word: str) -> bool:
    return word[:1].isdecimal() and (periods.is_period(word) or not periods.is_one(word))
