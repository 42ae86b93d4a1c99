"""Count what the source still has against each law of its structure, so that there is never more of it.

``structure.toml`` beside this file lists the exceptions that are left, by file. This script takes over that some were mended,
and names those of a file that has more than before, and exits 1; with --check it says only that the list is out of date.
Where a file is moved, its line in the list is moved by hand.
``--list`` prints the exceptions, most first, and ``--list FILE`` those of one module with their lines.
"""

import ast
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from unicodedata import category, east_asian_width

SOURCE = Path(__file__).parents[1] / "src" / "digecon_cli"
sys.path.insert(0, str(SOURCE.parent))

from digecon_cli import document  # noqa: E402 - from this tree, installed or not

LISTED = Path(__file__).with_suffix(".toml")
COMMAND = "python tools/structure.py"

LONGEST = 40  # lines of a function, its docstring among them
BANNED = frozenset({
    "told", "said", "tell", "seen", "shown", "drawn", "others", "several", "put", "world", "voice", "halls", "papers",
    "helps", "placing", "settled",
})  # fmt: skip
SIGNS = [chr(code) for code in document.ASCII]  # of tables, as they are defined
# Any other symbol in a text is a sign that was forgotten when its definition was changed, but for those of prose (a text is cut
# with the sign of skipped years, and the tests that run the program tell the two apart), and for what charts are drawn with.
TYPOGRAPHIC = "…‰\N{REPLACEMENT CHARACTER}"
DRAWING = "─│━└┬" + "▁▂▃▄▅▆▇█▔▀░" + "●■▲◆▼★○□△◇▽☆◉"
# They define signs, spell characters for TeX, and read what others write.
SPELLING = re.compile(r"document/__init__[.]py|render/tex[.]py|reading/.*|checking/qualified[.]py")
# Signs that texts have anyway are written out in a legend, as a key, and in a pattern that reads them.
_ALL, _BOUNDS = (re.escape("".join(signs)) for signs in (SIGNS, document.SIGNS.values()))
WRITTEN_OUT = re.compile(rf"^[{_ALL}] (?:[a-z]|$)|\[[^\]]*[{_BOUNDS}]{{2}}")
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
Counts = dict[str, int]  # by file, or by class name
Hit = tuple[int, str]  # a line, and what stands there
Find = Callable[[ast.AST], Iterator[Hit]]


def identifiers(tree: ast.AST) -> Iterator[Hit]:
    """Yield every identifier of a module: names, attributes, arguments, functions, classes, and modules it imports."""
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
                yield line, name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield line, name
            case ast.keyword(arg=str(name)) | ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)):
                yield line, name
            case ast.alias(name=path, asname=name):
                yield from ((line, part) for part in [*path.split("."), name or ""])
            case ast.ImportFrom(module=str(path)):
                yield from ((line, part) for part in path.split("."))
            case ast.Global(names=names) | ast.Nonlocal(names=names):
                yield from ((line, name) for name in names)


def banned(tree: ast.AST) -> Iterator[Hit]:
    """Yield the identifiers that name nothing, whatever their case and with or without underscores around them."""
    yield from ((line, name) for line, name in identifiers(tree) if name.strip("_").casefold() in BANNED)


def beyond_a_line(tree: ast.AST) -> Iterator[Hit]:
    """Yield each line with the name ``one`` in a scope where that name goes on over several lines, or is not local."""
    found: dict[int, set[int]] = {}  # lines, by scope

    def visit(node: ast.AST, scope: int) -> None:
        if isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
            visit(node.generators[0].iter, scope)  # which does not know the names of its comprehension
            inner = id(node) if any(_binds(each.target) for each in node.generators) else scope
            for child in ast.iter_child_nodes(node):
                for part in _parts(child, node.generators[0].iter):
                    visit(part, inner)
            return
        if isinstance(node, ast.Name | ast.arg) and _binds(node):
            found.setdefault(scope, set()).add(node.lineno)
        if isinstance(node, SCOPES) or (isinstance(node, ast.Lambda) and _binds(node.args)):
            scope = id(node)
        for child in ast.iter_child_nodes(node):
            visit(child, scope)

    visit(tree, 0)
    lines = {line for of_scope in found.values() if len(of_scope) > 1 for line in of_scope}
    lines |= {line for node in ast.walk(tree) for line, name in _own_names(node) if name == "one"}
    yield from ((line, "one") for line in sorted(lines))


def _parts(child: ast.AST, left_out: ast.AST) -> Iterator[ast.AST]:
    """Yield a child of a comprehension, or the parts of its ``for`` without the iterable that is ``left_out``."""
    if isinstance(child, ast.comprehension):
        yield from (part for part in ast.iter_child_nodes(child) if part is not left_out)
    else:
        yield child


def _binds(target: ast.AST) -> bool:
    """Return whether a target, a list of arguments or a name has ``one`` in it."""
    return any(getattr(node, "id", getattr(node, "arg", "")) == "one" for node in ast.walk(target))


def _own_names(node: ast.AST) -> Iterator[Hit]:
    """Yield the names of a node itself: an attribute, a function, a keyword."""
    match node:
        case ast.Attribute(attr=name) | ast.FunctionDef(name=name) | ast.keyword(arg=str(name)):
            yield node.lineno, name


def booleans(trees: list[ast.AST]) -> frozenset[str]:
    """Return the names that are annotated as ``bool`` somewhere; of functions, those that return one."""
    found: set[str] = set()
    for node in (node for tree in trees for node in ast.walk(tree)):
        match node:
            case ast.arg(arg=name, annotation=ast.Name(id="bool")):
                found.add(name)
            case ast.AnnAssign(target=ast.Name(id=name), annotation=ast.Name(id="bool")):
                found.add(name)
            case ast.FunctionDef(name=name, returns=ast.Name(id="bool")):
                found.add(name)
    return frozenset(found)


def chosen_by_product(tree: ast.AST, known: frozenset[str]) -> Iterator[Hit]:
    """Yield the products of a text and a truth value, where a conditional expression would say what is meant.

    ``known`` are the names of truth values.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
            sides = ((node.left, node.right), (node.right, node.left))
            if any(_is_text(text) and _is_truth(truth, known) for text, truth in sides):
                yield node.lineno, ast.unparse(node)


def _is_text(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=str()) | ast.JoinedStr():
            return True
        case ast.Call(func=ast.Name(id="phrase")) | ast.Call(func=ast.Attribute(value=ast.Name(id="SIGNS"))):
            return True
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.isupper()  # a sign, or room
        case ast.BinOp(left=left, right=right):
            return _is_text(left) or _is_text(right)
    return False


def _is_truth(node: ast.expr, known: frozenset[str]) -> bool:
    match node:
        case ast.Compare() | ast.BoolOp() | ast.UnaryOp(op=ast.Not()) | ast.Call(func=ast.Name(id="bool")):
            return True
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name in known
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name in known or name in ("startswith", "endswith", "isdigit")
    return False


def too_long(tree: ast.AST) -> Iterator[Hit]:
    """Yield the functions that are longer than a screen."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST:
            yield node.lineno, node.name


def written_out(tree: ast.AST) -> Iterator[Hit]:
    """Yield the texts that have a sign of tables in them, of today or before, but for what documents the code."""
    skipped = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in skipped and has_sign(text):
                yield node.lineno, repr(text)
            case ast.Dict(keys=keys):
                bounds = document.SIGNS.values()
                found = [key for key in keys if isinstance(key, ast.Constant) and key.value in bounds]
                yield from ((key.lineno, repr(key.value)) for key in found)


def has_sign(text: str) -> bool:
    """Return whether a text has a sign of tables in it, or a symbol that may have been one."""
    return bool(WRITTEN_OUT.search(text)) or any(map(is_sign, text))


def is_sign(character: str) -> bool:
    """Return whether a character is a symbol that a text has only as a sign of tables; those of Chinese text are wide."""
    if character.isascii() or character in TYPOGRAPHIC:
        return False
    is_symbol = category(character) in ("Sm", "Sc", "Sk", "So", "Po") and east_asian_width(character) not in "WF"
    return character in SIGNS or (is_symbol and character not in DRAWING)


def modules() -> dict[str, ast.AST]:
    """Return the source of each module, parsed, by its path."""
    paths = sorted(SOURCE.rglob("*.py"))
    return {path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def _by_file(trees: dict[str, ast.AST], find: Find) -> Counts:
    counted = {name: len(list(find(tree))) for name, tree in trees.items()}
    return {name: count for name, count in counted.items() if count}


def _defined_again(trees: dict[str, ast.AST]) -> Counts:
    defined = Counter(node.name for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    return {name: count for name, count in sorted(defined.items()) if count > 1}


def _at_the_top() -> Counts:
    """Return how many modules and packages lie at the top, beside those that have to; fifteen are the goal."""
    found = {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or list(path.glob("*.py"))}
    count = len(found - {"__init__", "__main__", "errors"})
    return {"digecon_cli": count} if count > 15 else {}


def exceptions() -> dict[str, Counts]:
    """Return what there is today against each law, by file or by class name."""
    trees = modules()
    return {
        "class defined again": _defined_again(trees),
        "top level": _at_the_top(),
        **{law: _by_file(trees, find) for law, find in by_file(trees).items()},
    }


def by_file(trees: dict[str, ast.AST]) -> dict[str, Find]:
    """Return what finds the exceptions of each law that is counted by file."""
    known = booleans(list(trees.values()))
    spelling = [tree for name, tree in trees.items() if SPELLING.fullmatch(name)]
    return {
        "banned name": banned,
        "one beyond a line": beyond_a_line,
        "text times truth": lambda tree: chosen_by_product(tree, known),
        "sign written out": lambda tree: iter(()) if tree in spelling else written_out(tree),
        "function too long": too_long,
    }


def listed() -> dict[str, Counts]:
    """Return the exceptions that ``structure.toml`` lists."""
    return tomllib.loads(LISTED.read_text(encoding="utf-8"))


def grown(found: dict[str, Counts], before: dict[str, Counts]) -> list[tuple[str, str]]:
    """Return each law with the file, or the class name, of which it has more exceptions than before."""
    return [
        (law, name)
        for law, counts in found.items()
        for name, count in counts.items()
        if count > before[law].get(name, 0)
    ]


def described(exceptions: Iterable[tuple[str, str]]) -> list[str]:
    """Return a line for each thing that a law has against a file, with its place; one for what is not counted by file."""
    trees = modules()
    finds = by_file(trees)
    lines: list[str] = []
    for law, name in exceptions:
        hits = finds[law](trees[name]) if law in finds else ()
        lines += [f"{name}:{line}: {law}: {text}" for line, text in hits] or [f"{name}: {law}"]
    return lines


def written(found: dict[str, Counts]) -> str:
    """Return exceptions as the text of ``structure.toml``."""
    parts = [
        "# Exceptions from the laws of structure, counted by `python tools/structure.py`. They only become fewer.\n"
    ]
    for law, counts in found.items():
        parts.append(f'\n["{law}"]\n' + "".join(f'"{name}" = {count}\n' for name, count in counts.items()))
    return "".join(parts)


def show(names: list[str]) -> None:
    """Print the exceptions of each law, most first, or those of modules with their lines."""
    found = exceptions()
    for line in described((law, name) for law, counts in found.items() for name in names if name in counts):
        print(line)
    for law, counts in found.items() if not names else ():
        print(f"{law}: {sum(counts.values())}")
        for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            print(f"  {count:4} {name}")


def main(words: list[str]) -> int:
    """Write the list of exceptions where there are fewer; with --check say whether it is up to date, with --list print it."""
    if "--list" in words:
        show([word for word in words if word != "--list"])
        return 0
    found, before = exceptions(), listed()
    if more := grown(found, before):
        print("more exceptions than before:", *described(more), sep="\n", file=sys.stderr)
        return 1
    if "--check" in words and found != before:
        print("tools/structure.toml is out of date: python tools/structure.py", file=sys.stderr)
        return 1
    LISTED.write_text(written(found), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
