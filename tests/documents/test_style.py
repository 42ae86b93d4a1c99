"""The phrases that docs/style.md refuses are in nothing that is read: pages, help and messages, golden outputs, data, source."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_pages import DOCS, PAGES, ROOT, name

STYLE = DOCS / "style.md"
SOURCE = ROOT / "src" / "digecon_cli"
GOLDEN = ROOT / "tests" / "golden"
ROW = re.compile(r"^\| (`.+`) \| ", flags=re.MULTILINE)
QUOTED = re.compile(r"`[^`\n]*`")  # code, or words of somebody else's that are the matter of a page
TEXTS = (".py", ".md", ".txt", ".html", ".j2", ".js", ".po", ".csv", ".json", ".ipynb", ".1", ".toml", ".yml")


def refused() -> re.Pattern[str]:
    """Return the pattern of the phrases in the left column of the table of docs/style.md."""
    rows = ROW.findall(STYLE.read_text(encoding="utf-8"))
    phrases = [phrase for row in rows for phrase in re.findall(r"`([^`]+)`", row)]
    words = sorted((r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(words)})\b", flags=re.IGNORECASE)


REFUSED = refused()


def hits(path: Path) -> Iterator[str]:
    """Yield the phrases that a file has, each with its line; what a page has in backticks is quoted."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        text = QUOTED.sub(lambda found: " " * len(found[0]), text)
    for found in REFUSED.finditer(text):
        yield f"{text.count(chr(10), 0, found.start()) + 1}: {' '.join(found[0].split())}"


def read_by_people() -> list[Path]:
    """Return every file that is read: pages, source and catalogs, data, golden outputs. `large/` has no texts of its own."""
    trees = [path for tree in (SOURCE, GOLDEN, ROOT / "data", ROOT / ".github") for path in sorted(tree.rglob("*"))]
    more = [DOCS / "tutorial.ipynb", DOCS / "digecon.1", ROOT / "zensical.toml"]
    found = [*PAGES, *more, *(path for path in trees if path.suffix in TEXTS and SOURCE / "large" not in path.parents)]
    return [path for path in found if path != STYLE]


def test_no_phrase_that_is_refused_is_in_what_people_read() -> None:
    assert [f"{name(path)}:{hit}" for path in read_by_people() for hit in hits(path)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was printed\nanew, and whoever asks is told.", ["2: anew", "2: whoever", "2: is told"]),
        ("A line a year stands there", ["1: A line a year"]),
        ("`check` reads `by the levels`; the canew is fine, and so is retold.", []),
    ],
)
def test_a_phrase_is_found_across_lines_and_in_any_case(text: str, found: list[str], tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    assert list(hits(page)) == found


def test_the_list_is_read_from_the_page() -> None:
    phrases = ("anew", "whoever", "of several", "is told", "are told", "take it along", "also told")
    assert [phrase for phrase in phrases if not REFUSED.fullmatch(phrase)] == []
