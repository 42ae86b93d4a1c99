"""Mutation testing itself: which changes are made, and that each change that is named as equivalent is still one of them."""

import pytest
from mutants.__main__ import UNCHANGED, change, named
from mutants.mutations import mutants
from mutants.trees import PACKAGE, ROOT


def changed(source: str) -> set[str]:
    """Return the lines that the mutants of a module make of the lines that they touch."""
    told = source.encode()
    return {one.lines(told)[1] for one in mutants("one.py", told)}


def test_comparisons_are_turned_round_and_moved_by_their_boundary() -> None:
    assert changed("x = a < b") == {"x = a <= b", "x = a > b"}
    assert changed("x = a is None") == {"x = a is not None"}
    assert changed("x = a not  in b") == {"x = a in b"}
    assert changed("x = a <= b == c") == {"x = a < b == c", "x = a > b == c", "x = a <= b != c"}


def test_words_between_and_before_operands_are_swapped_or_dropped() -> None:
    assert changed("x = a and b") == {"x = a or b"}
    assert changed("x = not (a or b)") == {"x = (a or b)", "x = not (a and b)"}
    assert changed("x = -a * b") == {"x = (a) * b", "x = -a / b"}
    assert changed("x = min(a) + b.low") == {"x = max(a) + b.low", "x = min(a) - b.low", "x = min(a) + b.high"}


def test_constants_are_others_and_sentences_stay() -> None:
    assert changed("x = 1") == {"x = 2", "x = 0"}
    assert changed("x = True") == {"x = False"}
    assert changed("x = '亿'") == {"x = '亿X'"}
    assert changed("x = 'a sentence'; y: int = 0") == {
        "x = 'a sentence'; y: int = 1",
        "x = 'a sentence'; y: int = (-1)",
    }
    assert changed("x = 1e100") == set()
    assert changed("x = a.strip('-0') or a.strip(b)") == {
        "x = a.strip('X') or a.strip(b)", "x = a.strip('-0') and a.strip(b)",
    }  # fmt: skip
    assert changed("def f(a: 'Name' = 1) -> 'Name':\n    pass") == {
        "def f(a: 'Name' = 2) -> 'Name':", "def f(a: 'Name' = 0) -> 'Name':",
    }  # fmt: skip


def test_conditions_are_negated_answers_forgotten_and_statements_dropped() -> None:
    assert changed("if a:\n    b()") == {"if not (a):", "pass"}
    assert changed("x = [a for a in b if c]") == {"x = [a for a in b if not (c)]"}
    assert changed("def f():\n    return a") == {"return None"}
    assert changed("def f():\n    return ''") == {"return 'X'"}, "what is empty is as good as None"
    assert changed("a += b") == {"pass"}
    assert changed("raise a") == {"pass"}


def test_a_row_of_things_lacks_one_and_a_record_none() -> None:
    assert changed("x = (a, b,)") == {"x = ( b,)", "x = (a, )"}
    assert {"x = {'p': a}", "x = { 'q': b}"} <= changed("x = {'p': a, 'q': b}")
    assert changed("x = (a, f'{b} c')") == set()


def test_what_no_answer_depends_on_stays() -> None:
    for line in (
        "Cell = str | int",
        "OneOrMore = Callable[[int], str]",
        "_Key = tuple[str, int]",
        "__all__ = ['a', 'b']",
    ):
        assert changed(line) == set()
    assert changed("ONE = a | b") == {"ONE = a & b"}
    assert changed("if TYPE_CHECKING:\n    x = 1") == set()


def test_what_a_test_fails_on_without_a_change_is_tried_on_a_module_that_is_there() -> None:
    assert (ROOT / PACKAGE / UNCHANGED.file).is_file()


def test_lines_are_told_whole() -> None:
    source = b"first = a\nsecond = (\n    b or c\n)  # why\n"
    (one,) = mutants("one.py", source)
    assert (one.line, one.lines(source)) == (3, ("b or c", "b and c"))
    assert one.applied(source) == source.replace(b"or", b"and")


@pytest.mark.exhaustive
def test_every_equivalent_is_still_a_change_that_is_made() -> None:
    reasons = named()
    sources = {one.file: (ROOT / PACKAGE / one.file).read_bytes() for one in reasons}
    made = {change(one, source) for file, source in sources.items() for one in mutants(file, source)}
    made |= {one._replace(becomes="") for one in made}
    assert reasons.keys() <= made
    assert all(reasons.values())
