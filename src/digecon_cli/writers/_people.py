"""How a page is drawn in so many cells: the newest periods that fit, or all of them below each other; no number is cut."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len

from .. import periods
from ..cleaning import clean
from ..model import Observation
from ..present import pages
from ..present.closing import TEXT, legend
from ..present.labels import pick
from ..present.options import RenderOptions
from ..present.page import Page, Part, Turned
from ..present.rows import APART, BREAK, EQUAL, NONE, REFUSED, Cell, Row
from ..present.series import span_of
from ..table import Table

SKIPPED = "…"
YEAR = "2012"
LABEL = 28  # cells of a label that always stands beside its numbers
MOST_NAMED = 3  # newer figures that a line below names
_ASCII = str.maketrans({NONE: ".", REFUSED: "x", BREAK: "|", SKIPPED: ".", APART: "!"})
_WORD_ENDS = re.compile(r"(?<![·×=≠~╎<>])(?<!; [a-z])(?<!；[a-z]) ")  # a sign and its meaning stay together
_SIGNS = (NONE, REFUSED, BREAK, EQUAL, ">", "<", "~")
Seen = dict[str, Observation | None]  # signs, each with the newest figure that has it


class Styled(NamedTuple):
    """One finished line and how it is to look: ``head``, ``note`` or nothing."""

    text: str
    style: str = ""


def written(content: Table, look: RenderOptions) -> str:
    """Return the pages of a table as text, one below the other."""
    return "\n".join(rendered(draw(page, look), look.color) for page in pages.of(content, look))


def draw(page: Page, look: RenderOptions) -> list[Styled]:
    """Return the lines of a page, none wider than the look's width."""
    lines: list[Styled] = []
    earlier: list[str] = []
    hidden: list[str] = []
    newer: list[str] = []
    seen: Seen = {}
    calendars = [_table(one, look, "") for one in page.calendars]
    if calendars and not any(left for _, left in calendars):
        for one, (drawn, _) in zip(page.calendars, calendars, strict=True):
            lines += drawn
            _note_cells((cell for _, cells in one.lines for cell in cells), seen)
    else:
        for parts in page.grids:
            shown: set[str] = set()
            years = [period for period in _columns(parts) if len(period) == len(YEAR)]
            for beside, left in _fitted(parts, look):
                whole = look.whole or not years
                told = {*([] if whole else years), *beside} - {SKIPPED}  # rows do not depend on the width
                lines += _grid("" if lines else page.title, parts, beside, told, look)
                _note_rows(parts, told, seen)
                shown.update(told)
                earlier += left
            hidden += [one.label for one in _rows(parts) if not _tells(one, shown)]
            newer += [name for one in _rows(parts) if _tells(one, shown) for name in _newer(one, shown)]
    for turned in page.tables:
        drawn, left = _table(turned, look, "" if lines else page.title)
        lines += drawn
        _note_cells((cell for _, cells in turned.lines for cell in cells), seen)
        if left:
            hidden += left
    if page.singles:
        lines += _singles(page, look, bool(lines))
        _note_cells((cell for _, cell, _ in page.singles), seen)
    aside = pick(("; ", "；"), look.lang).join(_left_aside(page, earlier, newer, hidden, look))
    for note in filter(None, (aside, legend(seen, page, look.lang), *page.notes)):
        lines += [Styled(line, "note") for line in wrapped(clean(note), min(look.width, TEXT))]
    return [line._replace(text=line.text.translate(_ASCII)) for line in lines] if look.ascii else lines


def _left_aside(
    page: Page, earlier: Sequence[str], newer: Sequence[str], hidden: Sequence[str], look: RenderOptions
) -> Iterator[str]:
    """Yield the lines on what is not shown: what has ended, has no years, is earlier, or found no room."""
    if page.ended:
        yield _ended(page.ended, look)
    if page.without:
        named = ", ".join(page.without)
        yield pick((f"No years: {named} (--freq all)", f"无年度数据：{named}（--freq all）"), look.lang)
    if earlier:
        span = span_of(earlier[0], earlier[-1])
        yield pick((f"Earlier: {span} (--from {earlier[0]})", f"更早：{span}（--from {earlier[0]}）"), look.lang)
    if newer and page.newest:
        named = ", ".join(newer) if len(newer) <= MOST_NAMED else str(len(newer))
        yield pick((f"Newer: {named} (--latest)", f"更新：{named}（--latest）"), look.lang)
    if hidden:
        named = ", ".join(hidden)
        yield pick((f"Not in the table: {named} (-f csv)", f"未显示：{named}（-f csv）"), look.lang)


def _fitted(parts: Sequence[Part], look: RenderOptions) -> Iterable[tuple[list[str], list[str]]]:
    """Yield the periods of a grid that stand beside each other, with those that are left away."""
    every = _columns(parts)
    room = look.width - _label_width(parts, look)
    sizes = [_size(period, parts) + 1 for period in every]
    if sum(sizes) <= room or (look.whole and _snugness(parts, every, look) is not None):
        yield every, []
    elif not look.whole:
        count = _count(sizes[::-1], room)
        shown, left = every[-count:], every[:-count]
        yield shown[shown[0] == SKIPPED :] or shown, [periods.label(period) for period in left if period != SKIPPED]
    else:
        while every:
            count = _count(sizes, room)
            yield every[:count], []
            every, sizes = every[count:], sizes[count:]


def _count(sizes: Sequence[int], room: int) -> int:
    """Return how many of the first columns fit beside each other, at least one."""
    return max(1, sum(width <= room for width in accumulate(sizes)))


def _columns(parts: Sequence[Part]) -> list[str]:
    """Return the periods of a grid, in time; of part-years after the last year the one that most rows have."""
    count: dict[str, int] = {}
    for one in (one for part in parts for one in part.rows):
        for period in one.cells:
            count[period] = count.get(period, 0) + 1
    every = sorted(count, key=periods.order)
    years = [period for period in every if periods.frequency(period) == "A"]
    others = [period for period in every if periods.frequency(period) != "A"]
    if years and others:
        part = max(others, key=lambda period: (count[period], periods.order(period)))
        rows = sum(len(part.rows) for part in parts)
        return [*_with_gaps(years), part] if 2 * count[part] >= rows else _with_gaps(years)
    return _with_gaps(every) if len(years) == len(every) else every


def _with_gaps(years: Sequence[str]) -> list[str]:
    """Return years with one sign for those that are skipped between them."""
    found: list[str] = []
    for year in years:
        if found and int(year) > int(found[-1]) + 1:
            found.append(SKIPPED)
        found.append(year)
    return found


def _head(period: str) -> str:
    return period if period == SKIPPED else periods.label(period)


def _snugness(parts: Sequence[Part], shown: Sequence[str], look: RenderOptions) -> int | None:
    """Return how snug columns must stand to fit: 0 with all room, 1 without cells kept free for marks, 2 points not aligned."""
    room = look.width - _label_width(parts, look)
    return next((snug for snug in range(3) if sum(_size(period, parts, snug) + 1 for period in shown) <= room), None)


def _size(period: str, parts: Sequence[Part], snug: int = 0) -> int:
    """Return the width of a column; numbers without a mark stand above those of numbers that have one, unless it is snug."""
    cells = [one.cells[period] for part in parts for one in part.rows if period in one.cells]
    marked = not snug and any(cell.mark for cell in cells)
    longest = (cell_len(_text(cell, snug)) + (marked and not (cell.mark or cell.behind)) for cell in cells)
    return max([cell_len(_head(period)) + marked, *longest])


def _text(cell: Cell, snug: int) -> str:
    return cell.text + cell.mark if snug > 1 else cell.told


def _label_width(parts: Sequence[Part], look: RenderOptions) -> int:
    """Return the width of the labels; one that would leave too little room for numbers has a line of its own."""
    most = max(LABEL, look.width // 2)
    return max((width for one in _rows(parts) if (width := cell_len(_label(one))) <= most), default=most)


def _rows(parts: Sequence[Part]) -> Iterator[Row]:
    return (one for part in parts for one in part.rows)


def _label(one: Row) -> str:
    return "  " * one.depth + clean(one.label)


def _grid(
    title: str, parts: Sequence[Part], shown: Sequence[str], told: Collection[str], look: RenderOptions
) -> list[Styled]:
    """Return the header of periods and the rows that have a number in ``told``; the first heading shares its line if it fits."""
    label = _label_width(parts, look)
    snug = _snugness(parts, shown, look) or 0
    sizes = [_size(period, parts, snug) for period in shown]
    marked = [
        not snug and any(one.cells[period].mark for one in _rows(parts) if period in one.cells) for period in shown
    ]
    names = (title, parts[0].heading if title else _upper(parts[0].heading))
    first = clean(pick((", ", "，"), look.lang).join(filter(None, names)))
    heads = "".join(
        f" {_head(period):>{size - mark}}{' ' * mark}" for period, size, mark in zip(shown, sizes, marked, strict=True)
    )
    if cell_len(first) <= label:
        lines = [Styled((first + " " * (label - cell_len(first)) + heads).rstrip(), "head")]
    else:
        lines = [*_heading(first, look), Styled((" " * label + heads).rstrip(), "head")]
    for number, part in enumerate(parts):
        rows = [one for one in part.rows if _tells(one, told)]
        if number and rows:
            lines += _heading(clean(_upper(part.heading)), look)
        lines += [line for one in rows for line in _row(one, shown, sizes, marked, label, snug, look)]
    return lines


def _tells(one: Row, shown: Collection[str]) -> bool:
    """Return whether a row has a number, or the reason why there is none, in some of the periods."""
    return any(period in shown and cell.text != NONE for period, cell in one.cells.items())


def _newer(one: Row, shown: Collection[str]) -> list[str]:
    """Return what a row tells of parts of a year that have no column."""
    return [
        f"{one.label} {periods.label(period)}"
        for period in one.cells
        if period not in shown and len(period) > len(YEAR)
    ]


def _heading(text: str, look: RenderOptions) -> list[Styled]:
    """Return a heading on lines of its own."""
    return [Styled(line, "head") for line in wrapped(text, look.width)]


def _upper(heading: str) -> str:
    return heading[:1].upper() + heading[1:]


def _row(
    one: Row,
    shown: Sequence[str],
    sizes: Sequence[int],
    marked: Sequence[bool],
    label: int,
    snug: int,
    look: RenderOptions,
) -> list[Styled]:
    told = _label(one)
    lines = []
    if cell_len(told) > label:
        lines, told = [Styled(line) for line in wrapped(told, look.width)], ""
    line = told + " " * (label - cell_len(told))
    for number, (period, size, mark) in enumerate(zip(shown, sizes, marked, strict=True)):
        cell = one.cells.get(period, Cell(" " if period == SKIPPED else NONE))
        gap = BREAK if period in one.breaks and number else " "
        text = _text(cell, snug) + " " * (mark and not (cell.mark or cell.behind))
        line += gap + " " * (size - cell_len(text)) + text
    return [*lines, Styled(line.rstrip())]


def _note_rows(parts: Sequence[Part], told: Collection[str], seen: Seen) -> None:
    """Add the signs of rows, in all periods that are told: so a wider screen, which shows more of them, has no more lines."""
    periods_told = sorted(told, key=periods.order)
    for one in (one for one in _rows(parts) if _tells(one, told)):
        _note_cells((one.cells.get(period, Cell(NONE)) for period in periods_told), seen)
        broken = [one.cells[period].figure for period in periods_told[1:] if period in one.breaks]
        if broken:
            seen[BREAK] = broken[-1]


def _note_cells(cells: Iterable[Cell], seen: Seen) -> None:
    """Add the signs and marks of cells."""
    for cell in cells:
        for sign in (*(sign for sign in _SIGNS if sign in cell.text), *(cell.mark.upper(),) * bool(cell.mark)):
            before = seen.get(sign)
            if not (before and cell.figure) or periods.order(cell.figure.period) > periods.order(before.period):
                seen[sign] = cell.figure or before


def _table(table: Turned, look: RenderOptions, title: str) -> tuple[list[Styled], list[str]]:
    """Return a table without periods across, and the headings of what finds no room beside the others."""
    texts = [[cell.told for cell in cells] for _, cells in table.lines]
    columns = [list(column) for column in zip(table.header[1:], *texts, strict=True)]
    sizes = [max(cell_len(cell) for cell in column) for column in columns]
    head, labels = clean(table.header[0]), [clean(name) for name, _ in table.lines]
    first = max(map(cell_len, (head, *labels)))
    lines = _heading(title, look) if title else []
    if first + sum(sizes) + len(sizes) > look.width:  # its heading has a line of its own
        lines += _heading(head, look)
        head, first = "", max(map(cell_len, labels))
    gap = 2 if first + sum(sizes) + 2 * len(sizes) <= look.width else 1
    while len(sizes) > 1 and first + sum(sizes) + gap * len(sizes) > look.width:
        sizes.pop()
    for number, label in enumerate((head, *labels)):
        told = label + " " * (first - cell_len(label))
        for column, size in zip(columns, sizes, strict=False):
            told += " " * (gap + size - cell_len(column[number])) + column[number]
        lines.append(Styled(told.rstrip(), "" if number else "head"))
    return lines, list(table.header[1 + len(sizes) :])


def _singles(page: Page, look: RenderOptions, below: bool) -> list[Styled]:
    title = pick(("One figure only", "仅有一个数据"), look.lang)
    lines = [Styled(title if below else page.title if look.latest else f"{page.title}: {title.lower()}", "head")]
    label = max(cell_len(clean(name)) for name, _, _ in page.singles)
    for name, cell, unit in page.singles:
        told = clean(f"{cell.text}{cell.mark} {unit}")
        line = f"{clean(name)}{' ' * (label - cell_len(clean(name)))} {told}"
        if cell_len(line) + 2 > look.width:
            line = f"{clean(name)} {told}"
        lines += [Styled("  " + piece) for piece in wrapped(line, look.width - 2, "  ")]
    return lines


def _ended(ended: Sequence[str], look: RenderOptions) -> str:
    """Return the names of what has ended, where they fit two lines; else how many there are."""
    told = pick((f"Ended: {', '.join(ended)} (--ended)", f"已停：{'、'.join(ended)}（--ended）"), look.lang)
    if len(wrapped(told, TEXT)) <= 2:
        return told
    return pick((f"Ended: {len(ended)} series (--ended)", f"已停：{len(ended)}个系列（--ended）"), look.lang)


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Return text in lines of at most so many cells, broken between words, or within Chinese."""
    lines: list[str] = []
    line = ""
    for word in _WORD_ENDS.split(text):
        candidate = f"{line} {word}" if line else word
        if cell_len(candidate) <= width:
            line = candidate
            continue
        if line:
            lines.append(line)
        line = indent + word if lines else word
        while cell_len(line) > width:
            cut = len(line)
            while cell_len(line[:cut]) > width:
                cut -= 1
            lines.append(line[:cut])
            line = indent + line[cut:]
    return [*lines, line] if line else lines


def rendered(lines: Iterable[Styled], color: bool) -> str:
    """Return finished lines as text, in colour where wanted: bold headings, quiet notes, negative numbers red."""
    if not color:
        return "".join(line.text + "\n" for line in lines)
    codes = {"head": "\x1b[1m", "note": "\x1b[2m"}
    return "".join(f"{codes[line.style]}{line.text}\x1b[0m\n" if line.style else line.text + "\n" for line in lines)
