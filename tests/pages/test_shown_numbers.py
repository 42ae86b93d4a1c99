"""A number that people see is a value until it is drawn: nobody takes its text apart again."""

import ast
import re
from collections.abc import Iterator

import pytest
from modules import found_in

from digecon_cli import document
from digecon_cli.document import APART, BREAK

SIGNS = {*document.SIGNS.values(), BREAK, APART}
CONSTANTS = {"BREAK", "REFUSED", "NONE", "APART", "EQUAL"}
STRIPS = ("lstrip", "rstrip", "strip", "removeprefix")


def literal(node: ast.expr) -> str:
    """Return the text that an expression has literally, of a formatted one its fixed parts; empty for none."""
    if isinstance(node, ast.JoinedStr):
        return "".join(map(literal, node.values))
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def is_sign(node: ast.expr) -> bool:
    """Return whether an expression is a sign of numbers, by its name or literally, or has one in a tuple."""
    if isinstance(node, ast.Tuple):
        return any(map(is_sign, node.elts))
    name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
    return name in CONSTANTS or bool(SIGNS & set(literal(node)))


def reads_signs(pattern: str) -> bool:
    """Return whether a pattern has a class of signs that has all those of bounds, in any order."""
    return any(set(document.SIGNS.values()) <= set(found) for found in re.findall(r"\[[^\]]*\]", pattern))


def apart(source: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the call where a program takes the text of a number apart."""
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        name, first = node.func.attr, node.args[0]
        of_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
        if (
            (name in STRIPS and SIGNS & set(literal(first)))
            or (name == "startswith" and is_sign(first))
            or (of_re and reads_signs(literal(first)))
        ):
            yield node.lineno, ast.unparse(node)


@pytest.mark.parametrize(
    "source",
    [
        'number = text.lstrip("<>~")',
        f'number = text.removeprefix("{BREAK}")',
        "broken = cell.text.startswith(BREAK)",
        "none = text.startswith((rows.REFUSED, rows.NONE))",
        'bound = text.startswith(">")',
        '_NUMBER = re.compile(r"[~<>]?-?[0-9]+")',
        'found = re.fullmatch(rf"(?P<sign>[<>~]?){digits}", text)',
    ],
)
def test_what_takes_a_number_apart_is_found(source: str) -> None:
    assert [line for line, _ in apart(source)] == [1]


@pytest.mark.parametrize(
    "source",
    [
        'text.strip(" -")',
        'text.startswith("-")',
        "text.startswith(PRICES)",
        're.compile(r"(?P<digits>[0-9]+)(?<=x)~")',
        "number.sign == BREAK",
    ],
)
def test_what_takes_no_number_apart_is_let_through(source: str) -> None:
    assert list(apart(source)) == []


def test_nobody_takes_the_text_of_a_number_apart() -> None:
    assert found_in(apart, "reading/") == {}  # which reads numbers that others wrote
