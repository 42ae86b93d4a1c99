"""Help in Chinese: the formatter that Typer calls, with widths counted in cells, and its own words in Chinese too."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from ..core.messages import phrase
from ..core.text import cells, wrap
from .language import reader_language, translate

WIDTH = 79
_INDENT, _GAP, _MOST = 2, 2, 30  # cells; the most that names get beside their help
USAGE, OPTIONS, REQUIRED, EXAMPLES = "Usage: ", "[OPTIONS]", "[required]", "Examples:"


class Formatter:
    """Collects a page of help."""

    def __init__(self) -> None:
        self.width = WIDTH
        self._room = 0
        self._parts: list[str] = []

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is called."""
        words = [translate(word) for word in args.split(" ")]
        line = translate(args) if translate(args) != args else " ".join(words)
        self._parts.append(filled(f"{translate(USAGE)}{prog} {line}", 0, 6))

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = _MOST, col_spacing: int = _GAP) -> None:
        """Write names with their meanings beside them."""
        named = [(_name(name), _meaning(meant)) for name, meant in rows]
        size = min(max(cells(name) for name, _ in named), col_max) + col_spacing
        self._parts += [entry(name, meant, self._room, size) for name, meant in named]

    def write_text(self, text: str) -> None:
        """Write a paragraph; a text after a backspace keeps its lines."""
        if text.startswith("\b\n"):
            self._parts += [" " * self._room + translate(line) + "\n" for line in text.split("\n")[1:]]
        else:
            self._parts.append(filled(translate(text), self._room, self._room))

    def write_paragraph(self) -> None:
        """Write the blank line between paragraphs."""
        if self._parts:
            self._parts.append("\n")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """Write a heading, with the text that follows indented below it."""
        self.write_paragraph()
        self._parts.append(f"{translate(name)}：\n")
        with self.indentation():
            yield

    @contextmanager
    def indentation(self) -> Iterator[None]:
        """Indent what is written."""
        self._room += _INDENT
        try:
            yield
        finally:
            self._room -= _INDENT

    def getvalue(self) -> str:
        """Return the page."""
        return "".join(self._parts)


def _name(name: str) -> str:
    """Return a name, with the words for its value in Chinese."""
    if name[:1] in " -":
        return " ".join(translate(word) if word.isupper() or word[:1] == "[" else word for word in name.split(" "))
    return translate(name) if name[:1].isupper() or name[:1] == "[" else name


def _meaning(text: str) -> str:
    body, _, aside = text.partition("  [")
    if aside.startswith("default: "):
        aside = phrase("[default: {word}]", reader_language(), word=aside.removeprefix("default: ").removesuffix("]"))
    elif aside:
        aside = translate(f"[{aside}")
    return translate(body) + (f"  {aside}" if aside else "")


def entry(name: str, meant: str, indent: int, size: int) -> str:
    """Return a name with its meaning beside it, below where the name is longer than ``size`` cells."""
    first = " " * indent + name
    if cells(name) >= size:
        return f"{first}\n" + filled(meant, indent + size, indent + size)
    return first + " " * (size - cells(name)) + filled(meant, indent + size, indent + size).lstrip(" ")


def filled(text: str, first_indent: int, indent: int) -> str:
    """Return a text in lines of at most the width, with the indents of the first line and of the rest in cells."""
    head, *rest = wrap(text, WIDTH - first_indent, WIDTH - indent)
    return "".join(f"{line}\n" for line in (" " * first_indent + head, *(" " * indent + line for line in rest)))
