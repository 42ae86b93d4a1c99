"""The pages of the documentation as Markdown reads them: their fences, code in running text, headings and links."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]
_PARSER = MarkdownIt("commonmark").enable("table")


class Fence(NamedTuple):
    """A block of code: the line of the page on which it begins, its language, the file it is a copy of, its text."""

    line: int
    language: str
    title: str
    text: str


class Code(NamedTuple):
    """A piece of code in running text, with the line on which its paragraph begins."""

    line: int
    text: str


def name(path: Path) -> str:
    """Return how a page is called: its path from the root."""
    return path.relative_to(ROOT).as_posix()


def code(path: Path) -> Iterator[Fence | Code]:
    """Return all code of a page, in its order."""
    for token in _tokens(path):
        line = token.map[0] + 1 if token.map else 0
        if token.type == "fence":
            title = re.search(r'title="([^"]+)"', token.info)
            yield Fence(line, token.info.partition(" ")[0], title[1] if title else "", token.content)
        for child in token.children or ():
            if child.type == "code_inline":
                yield Code(line, child.content)


def links(path: Path) -> Iterator[tuple[int, str]]:
    """Return the address of each link and picture of a page, with the line on which its paragraph begins."""
    for token in _tokens(path):
        for child in token.children or ():
            address = child.attrGet("href") or child.attrGet("src")
            if address:
                yield (token.map[0] + 1 if token.map else 0), str(address)


def anchors(path: Path) -> set[str]:
    """Return the anchors of a page's headings, by GitHub's rule.

    Lower case; what is no letter, number, blank, hyphen or underscore falls out; a blank becomes a hyphen; a second
    heading of one name gets -1.
    """
    found: dict[str, int] = {}
    tokens = _tokens(path)
    for opening, token in pairwise(tokens):
        if opening.type == "heading_open":
            text = "".join(child.content for child in token.children or () if child.type in ("text", "code_inline"))
            anchor = re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")
            count = found[anchor] = found.get(anchor, -1) + 1
            if count:
                found[f"{anchor}-{count}"] = 0
    return set(found)


def _tokens(path: Path) -> list[Token]:
    return _PARSER.parse(path.read_text(encoding="utf-8"))
