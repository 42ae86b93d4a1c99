"""What is taken where a caller says nothing: most defaults ask for nothing, and the others are listed here.

A default is a promise to everyone who leaves the argument out. One that changes has to change here too.
"""

import ast
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import digecon_cli

PACKAGE = Path(digecon_cli.__file__).parent
EMPTY = ("", 0, False, None)
# By the name of the argument or of the field of a class, whatever function or class it belongs to.
ASKING: dict[str, set[object]] = {
    "always": {True},
    "anchor": {"start"},
    "area": {"CN"},
    "as_of": {"latest"},
    "bounds": {True},
    "by": {"level"},
    "chinese": {"、"},
    "commands": {True},
    "cover": {1.0},
    "dated": {True},
    "decimal": {"."},
    "delimiter": {","},
    "digits": {4},
    "dpi": {200},
    "end": {"\n"},
    "english": {", "},
    "errors": {"replace"},
    "evidence": {"stated"},
    "factor": {1.0},
    "filter": {True},
    "format": {"auto", "table", "text"},
    "frozen": {"A2"},
    "guess": {True},
    "header": {"new"},
    "height": {24},
    "in_dollars": {True},
    "kept": {1},
    "kind": {"actual", "head", "level", "rows of another length"},
    "known": {True},
    "lang": {"en"},
    "limit": {20},
    "mark": {"?"},
    "marks": {True},
    "measure": {"level"},
    "most": {3, 60},
    "needs": {"figures"},
    "none": {"none printed"},
    "number": {1},
    "only": {"value"},
    "opacity": {1.0},
    "origin": {"published"},
    "ours": {True},
    "percent": {" %"},
    "power": {1},
    "radius": {4.5},
    "selects": {True},
    "share": {1},
    "shared": {True},
    "sign": {1},
    "size": {9.0},
    "sources": {True},
    "status": {"A"},
    "strict": {True},
    "title": {"check"},
    "vintage": {"latest"},
    "weight": {"normal"},
    "width": {720, 80},
    "with_range": {True},
    "with_table": {True},
}


def defaults(tree: ast.Module) -> Iterator[tuple[str, object]]:
    """Yield the name and the constant of each default of a module: of arguments, and of the fields of classes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.Lambda):
            given = [*node.args.posonlyargs, *node.args.args]
            behind = zip(reversed(given), reversed(node.args.defaults), strict=False)
            named = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
            pairs = [(argument.arg, value) for argument, value in chain(behind, named)]
        elif isinstance(node, ast.ClassDef):
            fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
            pairs = [(each.target.id, each.value) for each in fields if isinstance(each.target, ast.Name)]
        else:
            continue
        yield from (
            (name, value.value) for name, value in pairs if isinstance(value, ast.Constant) and value.value is not ...
        )


def test_a_default_asks_for_nothing_or_is_listed() -> None:
    found: dict[str, set[object]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for name, value in defaults(ast.parse(path.read_text(encoding="utf-8"))):
            if value not in EMPTY:
                found.setdefault(name, set()).add(value)
    assert found == ASKING
