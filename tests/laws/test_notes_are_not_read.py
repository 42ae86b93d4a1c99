"""A sentence is for people: outside the readers nobody takes one apart to learn what the rules know of a figure."""

import ast
from collections.abc import Iterator

import pytest
from modules import found_in

TAKES_APART = {
    "startswith", "endswith", "partition", "rpartition", "split", "removeprefix", "removesuffix", "replace", "strip",
    "lstrip", "rstrip", "find", "index",
}  # fmt: skip
STRIPS = {"strip", "lstrip", "rstrip"}  # without arguments they say nothing of a sentence
CALLED = {"notes", "sentence", "coded", "former_note"}
ALLOWED = {
    # The remark of the catalog on an indicator, of which a refusal tells the first sentence.
    "core/comparability.py": [
        "data.about(part.indicator).note.partition('. ')[0].rstrip('.')",
        "data.about(part.indicator).note.partition('. ')",
    ],
}


def is_sentence(node: ast.AST) -> bool:
    """Return whether an expression has a note or a sentence in it."""
    return any(
        (isinstance(one, ast.Attribute) and one.attr == "note")
        or (
            isinstance(one, ast.Call)
            and isinstance(one.func, ast.Attribute | ast.Name)
            and (one.func.attr if isinstance(one.func, ast.Attribute) else one.func.id) in CALLED
        )
        for one in ast.walk(node)
    )


def readings(source: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the expression where a program reads a sentence."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name, of = node.func.attr, node.func.value
            if isinstance(of, ast.Name) and of.id == "re":
                found = any(map(is_sentence, node.args))
            else:
                found = name in TAKES_APART and bool(node.args or name not in STRIPS) and is_sentence(of)
        elif isinstance(node, ast.Compare):
            is_in = any(isinstance(each, ast.In | ast.NotIn) for each in node.ops)
            found = (
                is_in
                and isinstance(node.left, ast.Constant | ast.JoinedStr)
                and any(map(is_sentence, node.comparators))
            )
        else:
            continue
        if found:
            yield node.lineno, ast.unparse(node)


@pytest.mark.parametrize(
    "source",
    [
        'row.note.startswith("caution")',
        'code = row.note.partition(":")[0]',
        'row.notes(lang).split("; ")',
        'facts.former_note(row.note, row.facts).removeprefix("break: ")',
        'fact.sentence().rstrip(".")',
        'fact.coded("zh").replace("：", ": ")',
        'former_note(row.note, ()).endswith(".")',
        'broken = "the series breaks" in row.note',
        'fine = "caution" not in row.notes()',
        're.match(r"([a-z_]+): ", one.note)',
        're.sub("caution: .*", "", row.notes())',
        'told = (row.note or "").strip(".")',
        "if row.notes().lower().find(word) >= 0: pass",
    ],
)
def test_what_reads_a_sentence_is_found(source: str) -> None:
    assert [line for line, _ in readings(source)] == [1]


@pytest.mark.parametrize(
    "source",
    [
        "row.note.strip()",
        'row.has("break")',
        'name.partition("@")',
        "text = clean(row.note)",
        'fact.get("data").rstrip(".")',
        "word in names",
        'any("x" in name for name in (row.indicator, row.area))',
        "row._replace(note=told)",
        "re.match(pattern, row.indicator)",
        "notes.index(one)",
        "path.note_of.split()",
    ],
)
def test_what_reads_no_sentence_is_let_through(source: str) -> None:
    assert list(readings(source)) == []


def test_nobody_reads_a_sentence_that_the_rules_made() -> None:
    assert found_in(readings, "reading/", "core/facts/") == ALLOWED
