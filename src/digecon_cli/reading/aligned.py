"""Tables whose columns are aligned by spaces, as old files of observatories and of FRED have them: a period, and numbers below their names."""

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, groupby, takewhile

from . import numbers, times
from .files import Row

_HEAD = 20_000  # signs that show whether a text is such a table
_LEAST = 5  # rows of figures, so that no prose is a table by chance
_DELIMITERS = re.compile(r"[,;\t|]")
_WIDE_GAP = re.compile(r"\S+(?: \S+)*")  # the texts between gaps of two spaces or more
_RULE = re.compile(r"[\s#*=_-]*")
_PAIR = re.compile(r"([^\W\d]\w*(?: \w+)?):\s+(\S.*)")  # Units:  Billions of Dollars
_LONGEST_TITLE = 200


def rows_of(text: str) -> Iterator[Row] | None:
    """Return the rows of such a text: its title, pairs of a word and what it says, the header, and figures; None for any other text.

    Its first lines have a line of as many names as there are columns, over many rows of figures alone. Prose above them says nothing of a
    single column, and is no row.
    """
    head = text[:_HEAD].splitlines()
    if not _begins(head[:-1] if len(text) > _HEAD else head):
        return None
    lines = [line.rstrip().expandtabs() for line in text.splitlines()]
    first = next(number for number, line in enumerate(lines) if _is_row(line))
    edges = _edges([line for line in lines[first:] if _is_row(line)])
    *above, last = _without_rule(lines[:first])
    names = _in_turn(last, len(edges))
    return _rows(lines, first, above, names, edges) if len(names) == len(edges) else None


def _begins(lines: Sequence[str]) -> bool:
    """Return whether the first lines of a text are those of a table, without a sign between its cells."""
    first = next((number for number, line in enumerate(lines) if _is_row(line)), None)
    rows = [line for line in lines[first:] if line.strip()]
    if first is None or len(rows) < _LEAST or not all(map(_is_row, rows)) or any(map(_DELIMITERS.search, rows)):
        return False
    above, columns = _without_rule(lines[:first]), len(_edges([line.expandtabs() for line in rows]))
    return columns > 1 and bool(above) and len(_in_turn(above[-1], columns)) == columns


def _rows(
    lines: Sequence[str], first: int, above: Sequence[str], names: Sequence[str], edges: Sequence[tuple[int, int]]
) -> Iterator[Row]:
    upper = [*takewhile(_are_names, reversed(above))][::-1]
    about = above[: len(above) - len(upper)]
    yield from _about(["" if _RULE.fullmatch(line) else line.strip("#* ") for line in about])
    parts = zip(*(_by_place(line, edges) for line in upper), names, strict=True)
    yield len(above) + 1, [" ".join(filter(None, part)) for part in parts]
    for number, line in enumerate(lines[first:], start=first + 1):
        yield number, [line[start:stop].strip() for start, stop in edges] if _is_row(line) else [line.strip()]


def _without_rule(lines: Sequence[str]) -> Sequence[str]:
    """Return lines up to the last one that is neither empty nor a rule."""
    return [*dropwhile(_RULE.fullmatch, reversed(lines))][::-1]


def _about(lines: Sequence[str]) -> Iterator[Row]:
    """Yield the first sentence of some lines, which may go on in the next ones, and the pairs below it."""
    start = next((number for number, line in enumerate(lines) if line), len(lines))
    title = [*takewhile(lambda line: line and not _PAIR.fullmatch(line), lines[start:])]
    if title:
        yield start + 1, [" ".join(title)[:_LONGEST_TITLE]]
    for number, line in enumerate(lines[start + len(title) :], start=start + len(title) + 1):
        if match := _PAIR.fullmatch(line):
            yield number, [match[1], match[2]]


def _are_names(line: str) -> bool:
    return line[:1] not in ("#", "*") and len(_WIDE_GAP.findall(line)) > 1


def _is_row(line: str) -> bool:
    """Return whether a line is a period and numbers behind it."""
    cells = line.split()
    return len(cells) > 1 and times.looks_like_time(cells[0]) and numbers.count(cells[1:]) == len(cells) - 1


def _edges(rows: Sequence[str]) -> list[tuple[int, int]]:
    """Return where columns begin and end: each holds the places where some row has a sign, and reaches to those of the next one.

    The first begins with its line, and the last one ends with it.
    """
    width = max(map(len, rows))
    filled = [any(not row[place : place + 1].isspace() for row in rows if place < len(row)) for place in range(width)]
    runs = [
        [place for place, _ in run] for is_filled, run in groupby(enumerate(filled), lambda pair: pair[1]) if is_filled
    ]
    return [(before[-1] + 1 if before else 0, run[-1] + 1) for before, run in zip([[], *runs], runs, strict=False)]


def _in_turn(line: str, number: int) -> list[str]:
    """Return the names of a line for so many columns, by wide gaps or by all of them; fewer or more where it has others."""
    wide = _WIDE_GAP.findall(line.strip("#* "))
    return wide if len(wide) == number else line.strip("#* ").split()


def _by_place(line: str, edges: Sequence[tuple[int, int]]) -> list[str]:
    """Return the texts of a line for the columns at whose end each one ends, or nearest to it."""
    found = [""] * len(edges)
    for text in _WIDE_GAP.finditer(line):
        place = min(range(len(edges)), key=lambda place: abs(text.end() - edges[place][1]))
        found[place] = f"{found[place]} {text[0]}".strip()
    return found
