"""The small changes: every place of a module where one can be made, as a piece of text put in place of another.

Changes are made in the text, so that a survivor is told as a person would see it in a diff.
"""

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

COMPARED: dict[type[ast.cmpop], tuple[str, ...]] = {
    ast.Lt: ("<", "<=", ">"), ast.LtE: ("<=", "<", ">"), ast.Gt: (">", ">=", "<"), ast.GtE: (">=", ">", "<"),
    ast.Eq: ("==", "!="), ast.NotEq: ("!=", "=="), ast.In: ("in", "not in"), ast.NotIn: ("not in", "in"),
    ast.Is: ("is", "is not"), ast.IsNot: ("is not", "is"),
}  # fmt: skip
COUNTED: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "/"), ast.Div: ("/", "*"), ast.FloorDiv: ("//", "*"),
    ast.Mod: ("%", "*"), ast.Pow: ("**", "*"), ast.BitOr: ("|", "&"), ast.BitAnd: ("&", "|"),
}  # fmt: skip
SWAPPED = {"min": "max", "any": "all", "low": "high", "startswith": "endswith", "removeprefix": "removesuffix"}
SWAPPED |= {other: one for one, other in SWAPPED.items()}
DROPPING = ("element", "statement")  # after which a text may be no Python
CODE = re.compile(r"\S{0,24}")  # a code, a unit, a column, a word; a sentence has spaces
TYPE = re.compile(r"_?(?:[A-Z][a-z]+)+")  # what stands for a type: Cell, ObservationOrRefusal
# What has no effect on what is answered: names for the type checker, and what only makes the program faster.
NO_EFFECT = {"TypeVar", "cast", "cache", "lru_cache"}


class Mutant(NamedTuple):
    """One change of a file: ``new`` stands in place of the bytes from ``start`` to ``end``."""

    file: str
    line: int
    start: int
    end: int
    new: str
    kind: str

    def applied(self, source: bytes) -> bytes:
        """Return the module with the change."""
        return source[: self.start] + self.new.encode() + source[self.end :]

    def lines(self, source: bytes) -> tuple[str, str]:
        """Return the lines that it touches, as they are and as they become, without indentation."""
        first = source.rfind(b"\n", 0, self.start) + 1
        last = source.find(b"\n", self.end)
        last = len(source) if last < 0 else last
        changed = source[first : self.start] + self.new.encode() + source[self.end : last]
        return source[first:last].decode().strip(), changed.decode().strip()


def mutants(file: str, source: bytes) -> list[Mutant]:
    """Return every mutant of a module, in the order of the text; only those that are still Python."""
    found = {one[2:5]: one for one in _Places(file, source).all()}
    ordered = (found[key] for key in sorted(found))
    return [one for one in ordered if one.kind not in DROPPING or _is_python(one.applied(source))]


def _is_python(source: bytes) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


class _Places:
    """The places of one module."""

    def __init__(self, file: str, source: bytes) -> None:
        self.file, self.source = file, source
        self.starts = [0]
        for line in source.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def all(self) -> Iterator[Mutant]:
        """Yield the mutants of every node that runs."""
        waiting: list[ast.AST] = [ast.parse(self.source)]
        while waiting:
            node = waiting.pop()
            yield from self.of(node)
            waiting.extend(_running(node))

    def of(self, node: ast.AST) -> Iterator[Mutant]:
        """Yield the mutants of one node."""
        match node:
            case ast.Compare():
                yield from self.compared(node)
            case ast.BoolOp():
                word, other = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
                for left, right in zip(node.values, node.values[1:], strict=False):
                    yield from self.between(left, right, word, other)
            case ast.BinOp() if type(node.op) in COUNTED and not (_is_text(node.left) or _is_text(node.right)):
                yield from self.between(node.left, node.right, *COUNTED[type(node.op)])
            case ast.UnaryOp(op=ast.Not() | ast.USub()):
                yield self.made(node, f"({self.text(node.operand)})", "sign")
            case ast.Constant():
                yield from self.constant(node)
            case ast.Call(func=ast.Attribute(attr="strip" | "lstrip" | "rstrip"), args=[ast.Constant() as signs]):
                yield self.made(signs, repr("X"), "constant")  # with one sign more they would hardly ever strip more
            case ast.Name() | ast.Attribute():
                yield from self.swapped(node)
            case ast.Tuple(ctx=ast.Load()) | ast.List(ctx=ast.Load()) | ast.Set() | ast.Dict():
                yield from self.dropped(node)
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                return  # what stands there is for the type checker
            case ast.If() | ast.While() | ast.IfExp() | ast.Assert():
                yield self.made(node.test, f"not ({self.text(node.test)})", "condition")
            case ast.comprehension():
                for test in node.ifs:
                    yield self.made(test, f"not ({self.text(test)})", "condition")
            case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and not value.value):
                yield self.made(value, "None", "return")
            case ast.Expr(value=ast.expr() as value) if not _is_text(value):
                yield self.made(node, "pass", "statement")
            case ast.AugAssign() | ast.Raise() | ast.Continue() | ast.Break():
                yield self.made(node, "pass", "statement")
            case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
                yield self.made(node, "pass", "statement")

    def compared(self, node: ast.Compare) -> Iterator[Mutant]:
        """Yield each comparison turned round, and moved by its boundary."""
        sides = [node.left, *node.comparators]
        for left, right, operator in zip(sides, sides[1:], node.ops, strict=False):
            word, *others = COMPARED[type(operator)]
            for other in others:
                yield from self.between(left, right, word, other)

    def constant(self, node: ast.Constant) -> Iterator[Mutant]:
        """Yield a constant that is another one: true for false, a number by one more and less, another code."""
        value = node.value
        if isinstance(value, bool):
            yield self.made(node, str(not value), "constant")
        elif isinstance(value, int | float):
            for other in {value + 1, value - 1} - {value}:  # of 1e100 they are the same
                yield self.made(node, f"({other})" if other < 0 else str(other), "constant")
        elif isinstance(value, str) and CODE.fullmatch(value):
            yield self.made(node, repr(f"{value}X"), "constant")

    def swapped(self, node: ast.Name | ast.Attribute) -> Iterator[Mutant]:
        """Yield a name that has an opposite as that opposite."""
        name = node.id if isinstance(node, ast.Name) else node.attr
        if name in SWAPPED and isinstance(node.ctx, ast.Load):
            end = self.at(node.end_lineno, node.end_col_offset)
            yield Mutant(self.file, node.lineno, end - len(name), end, SWAPPED[name], "name")

    def dropped(self, node: ast.Tuple | ast.List | ast.Set | ast.Dict) -> Iterator[Mutant]:
        """Yield a row of things with one left out, as a rule of a role or a unit of the table."""
        things = node.values if isinstance(node, ast.Dict) else node.elts
        firsts = [key or value for key, value in zip(node.keys, node.values, strict=True)] if isinstance(node, ast.Dict) else things  # fmt: skip
        if len(things) < 2 or (isinstance(node, ast.Tuple) and len({_sort(thing) for thing in things}) > 1):
            return  # a tuple of things of several sorts is a record: without one of them it is none
        for number, (first, thing) in enumerate(zip(firsts, things, strict=True)):
            start, end = self.span(first)[0], self.span(thing)[1]
            comma = re.compile(rb"\s*\)*\s*,").match(self.source, end)
            if isinstance(node, ast.Dict) and node.keys[number] is None:
                start = self.source.rfind(b"**", 0, start)
            if comma and b")" not in comma[0]:
                yield Mutant(self.file, first.lineno, start, comma.end(), "", "element")
            elif number and not comma:
                before = self.source.rfind(b",", 0, start)
                yield Mutant(self.file, first.lineno, before, end, "", "element")

    def between(self, left: ast.expr, right: ast.expr, word: str, other: str) -> Iterator[Mutant]:
        """Yield the operator between two operands as another one."""
        start, end = self.span(left)[1], self.span(right)[0]
        pattern = r"\s+".join(map(re.escape, word.split()))
        if found := re.search(pattern.encode(), self.source[start:end]):
            line = (left.end_lineno or 0) + self.source[start : start + found.start()].count(b"\n")
            yield Mutant(self.file, line, start + found.start(), start + found.end(), other, "operator")

    def made(self, node: ast.expr | ast.stmt, new: str, kind: str) -> Mutant:
        """Return a node as another text."""
        return Mutant(self.file, node.lineno, *self.span(node), new, kind)

    def text(self, node: ast.expr) -> str:
        """Return a node as it stands."""
        start, end = self.span(node)
        return self.source[start:end].decode()

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """Return where a node begins and ends."""
        return self.at(node.lineno, node.col_offset), self.at(node.end_lineno, node.end_col_offset)

    def at(self, line: int | None, column: int | None) -> int:
        """Return the place in the file; columns are bytes."""
        return self.starts[(line or 1) - 1] + (column or 0)


def _is_text(node: ast.expr) -> bool:
    """Return whether an operand or a statement is plainly a text (a docstring, a sentence)."""
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _sort(node: ast.expr) -> type:
    return type(node.value) if isinstance(node, ast.Constant) else type(node)


def _running(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the children of a node that run: no annotations, docstrings, decorators, or parts of a text made at run time."""
    match node:
        case ast.JoinedStr():  # what is told is a sentence; what goes into it runs
            yield from (part.value for part in node.values if isinstance(part, ast.FormattedValue))
        case ast.AnnAssign():
            yield from filter(None, (node.value,))
        case ast.FunctionDef() | ast.ClassDef():
            yield from node.body
            if isinstance(node, ast.FunctionDef):
                yield from (default for default in (*node.args.defaults, *node.args.kw_defaults) if default)
        case ast.Expr(value=ast.Constant()) | ast.Import() | ast.ImportFrom() | ast.keyword(arg="strict"):
            return  # how long two rows are is no matter of what is answered
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            yield from node.orelse
        case ast.Call(func=ast.Name(id=name)) if name in NO_EFFECT:
            return
        case ast.Call(func=ast.Attribute(attr="strip" | "lstrip" | "rstrip") as function):
            yield function
        case ast.Assign(targets=[ast.Name(id=name)]) if name == "__all__" or TYPE.fullmatch(name):
            return
        case _:
            yield from ast.iter_child_nodes(node)
