"""The structure of the source: what each law forbids, with the exceptions that there still are, which may only shrink."""

import ast
from pathlib import Path

import pytest
import structure

from digecon_cli.document import APART, BREAK, EQUAL, NONE, REFUSED, SIGNS

FOUND = structure.exceptions()


@pytest.mark.parametrize("law", FOUND)
def test_no_law_of_structure_has_a_new_exception_or_lists_a_mended_one(law: str) -> None:
    listed = structure.listed()[law]
    changed = {
        name: f"{count} where {listed.get(name, 0)} are listed"
        for name in sorted({*FOUND[law], *listed})
        if (count := FOUND[law].get(name, 0)) != listed.get(name, 0)
    }
    places = structure.described((law, name) for name in changed if name in FOUND[law])
    assert changed == {}, "\n".join(
        [*places, f"mend what is new, then `{structure.COMMAND}` takes over what was mended"]
    )


def test_the_list_takes_over_what_is_mended_but_nothing_new() -> None:
    before = {"banned name": {"a.py": 2, "b.py": 1}, "class defined again": {"Line": 3}}
    for found in ({"a.py": 1}, {"a.py": 2, "b.py": 1}, {}):
        assert structure.grown({"banned name": found, "class defined again": {"Line": 2}}, before) == []
    assert structure.grown({"banned name": {"a.py": 4}, "class defined again": {"Line": 4}}, before) == [
        ("banned name", "a.py"),
        ("class defined again", "Line"),
    ]
    assert structure.grown({"class defined again": {"Page": 2}}, before) == [("class defined again", "Page")]


def test_no_file_pays_for_another() -> None:
    before = {"banned name": {"a.py": 2, "b.py": 1}}
    assert structure.grown({"banned name": {"b.py": 2}}, before) == [("banned name", "b.py")]
    assert structure.grown({"banned name": {"c.py": 1}}, before) == [("banned name", "c.py")]


def test_what_is_new_is_named_with_its_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(structure, "SOURCE", tmp_path)
    (tmp_path / "long.py").write_text("\ndef endless():\n" + "    pass\n" * 40)
    (tmp_path / "again.py").write_text("class Row: pass\nclass Row: pass\n")
    assert structure.main([]) == 1
    assert capsys.readouterr().err.splitlines()[1:] == [
        "Row: class defined again",
        "long.py:2: function too long: endless",
    ]


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
        (f"sign = '{BREAK}'", 1), (f"text = f'{REFUSED} {{refusal}}'", 1), (f"text = 'a{NONE}b'", 1), (f"text = '{APART} '", 1),
        (f"BREAK = '{BREAK}'", 1), (f"NAMES = {{BREAK: '(a bar {BREAK})'}}", 1), (f"def f():\n    'A bar {BREAK}.'", 0),
        (f"legend = '{SIGNS['over']} at least'", 1), (f"text = f'{EQUAL} {{x}}'", 1), (f"read = '[{''.join(SIGNS.values())}]?'", 1),
        (f"{{'{SIGNS['over']}': 'over', '{SIGNS['under']}': 'under'}}", 2), (f"x = '{SIGNS['over']}'", 0), (f"x = 'a{EQUAL}b'", 0),
        ("mark = '‡'", 1), ("mark = '† '", 1), ("mark = '¬'", 1), ("mark = '⁂'", 1),  # which may have been one
        ("text = '2019–2020 … “a”，（b）— 5‰ 数字'", 0), ("bars = '▁█│━●'", 0),
    ],
)  # fmt: skip
def test_a_sign_that_is_written_out_beside_its_definition_is_found(source: str, count: int) -> None:
    assert len(list(structure.written_out(ast.parse(source)))) == count


def test_signs_are_spelled_where_they_are_defined_and_made_characters_of_tex() -> None:
    trees = structure.modules()
    find = structure.by_file(trees)["sign written out"]
    assert list(find(trees["document/__init__.py"])) == list(find(trees["render/tex.py"])) == []
    assert len(list(structure.written_out(trees["render/tex.py"]))) > 0
