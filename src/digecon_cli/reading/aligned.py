"""Tables whose columns are aligned by spaces, as old files of observatories and of FRED have them: a period, and numbers below their names."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, dropwhile, groupby, takewhile

from . import columns, numbers, times
from .files import Row

_HEAD = 20_000  # signs that show whether a text is such a table
_LEAST = 5  # rows of figures, so that no prose is a table by chance
_DELIMITERS = re.compile(r"[,;\t|]")
_WIDE_GAP = re.compile(r"\S+(?: \S+)*")  # the texts between gaps of two spaces or more
_WORD = re.compile(r"\S+")
_RULE = re.compile(r"[\s#*=_-]*")
_COMMENT = re.compile(r"[#*]")
_PAIR = re.compile(r"([^\W\d]\w*(?: \w+)?):\s+(\S.*)")  # Units:  Billions of Dollars
_LONGEST_TITLE = 200
_OFF_CENTRE = 1.5  # signs, by which a word may be beside the middle of the one below it

_Span = tuple[int, int]  # where a column or a name begins and ends
_Names = list[tuple[str, _Span]]


def rows_of(text: str) -> Iterator[Row] | None:
    """Return the rows of such a text: its title, pairs of a word and what it says, the header, and figures; None for any other text.

    Above many rows of figures alone stands a line of as many names as there are columns, the first of which is one of periods. Words in
    lines above it continue these names if each is over the middle of one. Prose above them says nothing of a single column, and is no row.
    """
    head = text[:_HEAD].splitlines()
    if not _begins(head[:-1] if len(text) > _HEAD else head):
        return None
    lines = [line.rstrip().expandtabs() for line in text.splitlines()]
    rows = {number: line for number, line in enumerate(lines) if _is_row(line)}
    first, last = min(rows), max(rows)
    edges = _edges([*rows.values()])
    *above, header = _without_rule(lines[:first])
    upper = [*takewhile(_are_names, reversed(above))][::-1]
    names = _with_words_over(_names(header, edges), upper)
    if not names or not all(number in rows or _RULE.fullmatch(lines[number]) for number in range(first, last)):
        return None
    about = ["" if _RULE.fullmatch(line) else line.strip("#* ") for line in above[: len(above) - len(upper)]]
    cells = (
        [line[start:stop].strip() for start, stop in edges] if number in rows else [line.strip()]
        for number, line in enumerate(lines[first:], start=first)
    )
    return chain(_about(about), [(len(above) + 1, names)], enumerate(cells, start=first + 1))


def _begins(lines: Sequence[str]) -> bool:
    """Return whether the first lines of a text are those of a table, without a sign between its cells; the last of them shows most that are none."""
    filled = [line for line in lines if line.strip()]
    if not filled or not _is_unparted_row(filled[-1]):
        return False
    rows = [*dropwhile(lambda line: not _is_row(line), filled)]
    if len(rows) < _LEAST or not all(map(_is_unparted_row, rows)):
        return False
    above = _without_rule(filled[: len(filled) - len(rows)])
    return bool(above) and bool(_names(above[-1].expandtabs(), _edges([line.expandtabs() for line in rows])))


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
    return not _COMMENT.match(line) and len(_WIDE_GAP.findall(line)) > 1


def _is_row(line: str) -> bool:
    """Return whether a line is a period and numbers behind it."""
    cells = line.split()
    return len(cells) > 1 and times.looks_like_time(cells[0]) and numbers.count(cells[1:]) == len(cells) - 1


def _is_unparted_row(line: str) -> bool:
    return not _DELIMITERS.search(line) and _is_row(line)


def _edges(rows: Sequence[str]) -> list[_Span]:
    """Return where columns begin and end: each holds the places where some row has a sign, and reaches to those of the next one.

    The first begins with its line, and the last one ends with it.
    """
    width = max(map(len, rows))
    filled = [any(not row[place : place + 1].isspace() for row in rows if place < len(row)) for place in range(width)]
    runs = [
        [place for place, _ in run] for is_filled, run in groupby(enumerate(filled), lambda pair: pair[1]) if is_filled
    ]
    return [(before[-1] + 1 if before else 0, run[-1] + 1) for before, run in zip([[], *runs], runs, strict=False)]


def _names(line: str, edges: Sequence[_Span]) -> _Names:
    """Return the names in a line with their places, by wide gaps or by single words over their columns; none where they are not as many as the columns."""
    bare = _COMMENT.sub(" ", line)
    for pattern in (_WIDE_GAP, _WORD):
        found = [(match[0], match.span()) for match in pattern.finditer(bare)]
        over = pattern is _WIDE_GAP or all(
            start < end and begin < stop for (_, (start, stop)), (begin, end) in zip(found, edges, strict=False)
        )
        if len(found) == len(edges) > 1 and over and _are_periods(found[0][0]):
            return found
    return []


def _are_periods(name: str) -> bool:
    return columns.key(name) in columns.NAMES["period"] or columns.calls_periods(name)


def _with_words_over(names: _Names, lines: Sequence[str]) -> list[str]:
    """Return names with the words over them; none where a word is wider than the one below it, or over none: it is over several columns, which may have the same names."""
    parts: list[list[str]] = [[name] for name, _ in names]
    if lines and len({name for name, _ in names}) < len(names):
        return []
    for line in reversed(lines):
        for word in _WIDE_GAP.finditer(line):
            middle = sum(word.span()) / 2
            below = [place for place, (_, span) in enumerate(names) if abs(sum(span) / 2 - middle) <= _OFF_CENTRE]
            if len(below) != 1 or len(word[0]) > len(names[below[0]][0]):
                return []
            parts[below[0]].insert(0, word[0])
    return [" ".join(part) for part in parts]
