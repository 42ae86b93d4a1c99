"""Keeps the Chinese of the program's own words: digecon.mo is made of digecon.po (--check only says what is amiss).

``digecon.po`` is written by hand (docs/language.md). A message is a text of the source, with names of its own for what
stands between braces; what no text of the source is any more is dead, and what people read without a message is missing.
The data's texts are kept by ``messages.py``.
"""

import ast
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "digecon_cli"
FOLDER = SOURCE / "locale" / "zh" / "LC_MESSAGES"
sys.path.insert(0, str(ROOT / "src"))

from digecon_cli import measures  # noqa: E402 - from this tree, installed or not
from digecon_cli.cli import options, registry  # noqa: E402
from digecon_cli.core import facts  # noqa: E402

OWN = "digecon"  # the catalogue of the program's own words
_PLACE = re.compile(r"\{[^{}]*\}")


def plain(message: str) -> str:
    """Return a message with nameless places for its values, by which a sentence of the source is known."""
    return _PLACE.sub("{}", message)


def templates(source: Path = SOURCE) -> dict[str, str]:
    """Return the texts of the source, plain, each with the first module that has it."""
    found: dict[str, str] = {}
    for path in sorted(source.rglob("*.py")):
        for text in texts(ast.parse(path.read_text(encoding="utf-8"))):
            found.setdefault(plain(text), path.relative_to(source).as_posix())
    return found


def texts(node: ast.AST) -> Iterator[str]:
    """Yield the texts of a piece of source, those with values with a nameless place for each."""
    within: list[ast.AST] = list(ast.iter_child_nodes(node))
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in node.values)
        within = [one for one in node.values if not isinstance(one, ast.Constant)]
    elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "counted":  # counted(3, "figure", lang)
        yield f"{{}} {ast.literal_eval(node.args[1])}s"
    for one in within:
        yield from texts(one)


class Made(NamedTuple):
    """A place of the source that makes a message with values: its module and line, the templates that it may be, its values."""

    module: str
    line: int
    templates: tuple[str, ...]
    names: frozenset[str]


# What makes a message, with the place of the template among the arguments.
_MAKERS = {
    "Message": 0, "UsageError": 0, "DataError": 0, "Unread": 0, "NoLayout": 0, "NothingFound": 0, "UnknownName": 1, "PeriodForName": 1,
}  # fmt: skip
_ALWAYS = {"UnknownName": {"name"}, "PeriodForName": {"name"}}  # values that one has without a keyword


def made(source: Path = SOURCE) -> Iterator[Made]:
    """Yield every place of the source that makes a message, errors among them; without templates where none is literal."""
    for path in sorted(source.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        scopes = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        for node in ast.walk(tree):
            maker = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if maker not in _MAKERS or not isinstance(node, ast.Call) or path == source / "core" / "errors.py":
                continue
            inner = [scope for scope in scopes if scope.lineno <= node.lineno <= (scope.end_lineno or 0)]
            found = tuple(_literals(node.args[_MAKERS[maker]], inner[-1] if inner else tree))
            names = {keyword.arg or "" for keyword in node.keywords} | _ALWAYS.get(maker, set())
            yield Made(path.relative_to(source).as_posix(), node.lineno, found, frozenset(names))


def _literals(node: ast.AST, scope: ast.AST) -> Iterator[str]:
    """Yield the texts that a piece of source may be: itself, either side of a choice, or what its name is given."""
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body, scope)
        yield from _literals(node.orelse, scope)
    elif isinstance(node, ast.Name):
        for given in ast.walk(scope):
            if isinstance(given, ast.Assign) and any(getattr(to, "id", "") == node.id for to in given.targets):
                yield from _literals(given.value, ast.Pass())


def catalogue(name: str) -> Catalog:
    """Return a catalogue as its source has it."""
    with (FOLDER / f"{name}.po").open("rb") as file:
        return read_po(file, locale="zh", domain=name, abort_invalid=True)


class _Bare(Catalog):
    """A catalogue whose head names its language and encoding alone: the same source gives the same bytes, whichever Babel writes them."""

    def __iter__(self) -> Iterator[Message]:
        yield Message("", "Language: zh\nContent-Type: text/plain; charset=utf-8\n")
        yield from (one for one in super().__iter__() if one.id)


def compiled(name: str) -> bytes:
    """Return a catalogue as the program reads it: what is translated, without comments."""
    found, out = catalogue(name), io.BytesIO()
    bare = _Bare()
    for one in found:
        if one.id and one.string:
            bare.add(one.id, one.string)
    write_mo(out, bare)
    return out.getvalue()


def dead() -> list[str]:
    """Return the messages that no sentence of the source has any more."""
    there = templates()
    return [str(one.id) for one in catalogue(OWN) if one.id and plain(str(one.id)) not in there]


# Only for who writes programs in Python with the package, whose errors are English as those of Python are.
IN_PYTHON = (
    "large/frames.py",
    "large/frame_columns.py",
    "reading/frames.py",
    "api/__init__.py",
    "api/answers.py",
    "__init__.py",
)
_SENTENCE = re.compile(r"[a-z]{2,} [a-z]")  # a code, a name of a format or a part of a command is none
_WORD = re.compile(r"[A-Za-z]{2,}")
_OF_PROGRAMS = ("difference since",)  # the key of a label


def missing() -> list[str]:
    """Return the texts that people read and that have no message: phrases, errors, help, and what is registered."""
    known = {plain(str(one.id)) for one in catalogue(OWN) if one.id}
    errors = [text for one in made() if one.module not in IN_PYTHON for text in one.templates]
    read = [*called_with("phrase", 0, _SENTENCE), *errors, *called_with("Measure", 1, _WORD), *_registered(), *_help()]
    return list(dict.fromkeys(text for text in read if text and plain(text) not in known and text not in _OF_PROGRAMS))


def called_with(function: str, place: int, kind: re.Pattern[str]) -> Iterator[str]:
    """Yield the texts of a kind with which the source calls a function, or that the constant in their place has."""
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == function and node.args[place:]:
                argument = node.args[place]
                found = _literals(argument, tree) if isinstance(argument, ast.Name) else texts(argument)
                yield from (text for text in found if kind.search(text) and "digecon {}" not in text)


def _registered() -> Iterator[str]:
    """Yield the labels of measures, the words of their commands, and the sentences and meanings of facts."""
    yield from (term.label for term in measures.terms().values())
    for command in measures.commands():
        yield from (*command.labels.values(), *command.paired.values(), command.needs)
    for entry in facts.ENTRIES.values():
        yield from (entry.sentence, entry.meaning)


def _help() -> Iterator[str]:
    """Yield the help texts of commands, options and arguments with a word to translate.

    Lists of formats are made, in the language that was asked for when the commands were imported.
    """
    read = [option.help for group in options.GROUPS.values() for option in group]
    for command in filter(None, map(registry.find, registry.names())):
        read += [command.help, *(option.help for option in options.in_full(command))]
        read += [argument.help for argument in command.arguments]
    lists = [text for text in read if " csv, " in text or text.startswith("auto, ") or "、" in text]
    yield from (text for text in read if text not in lists and _WORD.search(text))


def main() -> int:
    """Write the compiled catalogue; with --check only say what is out of date."""
    check, faults = "--check" in sys.argv[1:], [f"dead in {OWN}.po: {message!r}" for message in dead()]
    faults += [f"missing in {OWN}.po: {text!r}" for text in missing()]
    target, raw = FOLDER / f"{OWN}.mo", compiled(OWN)
    if not (target.is_file() and target.read_bytes() == raw):
        if check:
            faults.append(f"{target.relative_to(ROOT)} is out of date: run ./dev docs")
        else:
            target.write_bytes(raw)
    for fault in faults:
        print(fault)
    return bool(faults)


if __name__ == "__main__":
    raise SystemExit(main())
