"""The structure of the source: what each law forbids, with the exceptions that there still are, which may only shrink."""

import ast

import pytest
import structure

FOUND = structure.exceptions()


@pytest.mark.parametrize("law", FOUND)
def test_no_law_of_structure_has_a_new_exception_or_lists_a_mended_one(law: str) -> None:
    listed = structure.listed()[law]
    changed = {
        name: f"{count} where {listed.get(name, 0)} are listed"
        for name in sorted({*FOUND[law], *listed})
        if (count := FOUND[law].get(name, 0)) != listed.get(name, 0)
    }
    assert changed == {}, f"mend what is new, then `{structure.COMMAND}` takes over what was mended or moved"


def test_the_list_takes_over_what_is_mended_or_moved_but_nothing_new() -> None:
    before = {"banned name": {"a.py": 2, "b.py": 1}, "class defined again": {"Line": 3}}
    for found in ({"a.py": 1}, {"c.py": 3}, {}):
        assert structure.grown({"banned name": found, "class defined again": {"Line": 2}}, before) == []
    assert structure.grown({"banned name": {"a.py": 4}, "class defined again": {"Line": 4}}, before) == list(before)
    assert structure.grown({"class defined again": {"Page": 2}}, before) == ["class defined again"]


def test_the_exceptions_are_those_of_laws_that_there_are() -> None:
    assert list(structure.listed()) == list(FOUND)


@pytest.mark.parametrize(
    "source",
    [
        "told = 1", "_seen(2)", "def several(): pass", "class Told: pass", "def f(others): pass", "f(put=1)", "a.shown",
        "import voice", "from .placing import at", "from x import y as said", "lambda world: 1", "global helps",
        "try: pass\nexcept E as papers: pass",
    ],
)  # fmt: skip
def test_a_name_that_says_nothing_is_found_wherever_it_stands(source: str) -> None:
    assert len(list(structure.banned(ast.parse(source)))) == 1


@pytest.mark.parametrize("source", ["told_by = 1", "'told'", "# seen", "f(x='put')", "storytelling()"])
def test_a_word_within_a_name_or_a_text_is_let_through(source: str) -> None:
    assert list(structure.banned(ast.parse(source))) == []


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("names = [one.name for one in rows]", []),
        ("a = [one for one in rows]\nb = {one: 1 for one in others}", []),
        ("key = lambda one: one.x", []),
        ("for one in rows: use(one)", []),
        ("for one in rows:\n    use(one)", [1, 2]),
        ("[\n one.name\n for one in rows]", [2, 3]),
        ("def f(one):\n    return one", [1, 2]),
        ("def f(one): return one", []),
        ("[x\n for x in one]\none", [2, 3]),
        ("data.one(x)", [1]),
        ("def one(): pass", [1]),
        ("f(one=1)", [1]),
        ("one_more = 1\nnone = one_more", []),
        ("[one for one in one.rows]\none = 1", [1, 2]),
    ],
)
def test_one_goes_no_further_than_its_line(source: str, lines: list[int]) -> None:
    assert [line for line, _ in structure.beyond_a_line(ast.parse(source))] == lines


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("' ' * bool(x)", 1), ("': ' * (not x)", 1), ("'a' * (x > 1)", 1), ("'a' * (x and y)", 1), ("f'{x}' * marked", 1),
        ("marked * 'a'", 1), ("BREAK * cell.marked", 1), ("phrase(', real', lang) * one.marked", 1), ("'.' * x.endswith('.')", 1),
        ("' ' * width", 0), ("3 * (x > 1)", 0), ("total * bool(x)", 0), ("'0' * len(x)", 0), ("'a' if marked else ''", 0),
    ],
)  # fmt: skip
def test_a_text_that_is_chosen_by_a_product_is_found(source: str, count: int) -> None:
    assert len(list(structure.chosen_by_product(ast.parse(source), frozenset({"marked"})))) == count


def test_the_names_of_truth_values_are_those_that_are_annotated_so() -> None:
    source = "def f(a: bool, b: str) -> bool: pass\nclass C:\n    d: bool\n    e: int"
    assert structure.booleans([ast.parse(source)]) == {"a", "f", "d"}


def test_a_function_may_have_as_many_lines_as_a_screen() -> None:
    def of(lines: int) -> ast.AST:
        return ast.parse("async def f():\n" + "    pass\n" * (lines - 1))

    assert list(structure.too_long(of(40))) == []
    assert list(structure.too_long(of(41))) == [(1, "f")]


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("sign = '╎'", 1), ("legend = '> at least'", 1), ("read = '[<>~]?'", 1), ("text = f'× {refusal}'", 1), ("other = '·'", 1),
        ("{'>': 'over', '<': 'under'}", 2),
        ("BREAK = '╎'", 0), ("NONE, APART = '·', '≠'", 0), ("def f():\n    'A bar ╎.'", 0), ("x = 'a·b'", 0), ("x = '>'", 0),
    ],
)  # fmt: skip
def test_a_sign_that_is_written_out_beside_its_definition_is_found(source: str, count: int) -> None:
    assert len(list(structure.written_out(ast.parse(source)))) == count
