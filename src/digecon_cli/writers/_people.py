"""How a page is drawn in so many cells: the newest periods that fit, or all of them below each other; no number is cut."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rich.cells import cell_len

from .. import periods
from ..cleaning import clean
from ..messages import listed, phrase
from ..model import Observation
from ..present import pages
from ..present.closing import TEXT, legend
from ..present.options import RenderOptions
from ..present.page import Page, Part, Turned
from ..present.rows import APART, BREAK, EQUAL, NONE, REFUSED, Cell, Row
from ..present.series import span_of
from ..table import Table
from ._grid import SKIPPED, YEAR, columns, drawn, fitted, how_many, newer, rows_of, tells, upper
from ._text import Styled, heading, rendered, wrapped

MOST_NAMED = 3  # newer figures that a line below names
_ASCII = str.maketrans({NONE: ".", REFUSED: "x", BREAK: "|", SKIPPED: ".", APART: "!"})
_SIGNS = (NONE, REFUSED, BREAK, EQUAL, ">", "<", "~")


@dataclass
class _Drawing:
    """What a page has become so far: its lines, the signs in them with the newest figure of each, and what is not shown."""

    lines: list[Styled] = field(default_factory=list)
    seen: dict[str, Observation | None] = field(default_factory=dict)
    earlier: list[str] = field(default_factory=list)
    newer: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)


def written(content: Table, look: RenderOptions) -> str:
    """Return the pages of a table as text, one below the other."""
    return "\n".join(rendered(draw(page, look), look.color) for page in pages.of(content, look))


def draw(page: Page, look: RenderOptions) -> list[Styled]:
    """Return the lines of a page, none wider than the look's width."""
    so_far = _Drawing()
    if look.transpose:
        across = [table for parts in page.grids for part in parts for table in _downwards(part, look)]
        _add_tables([*across, *page.tables], page.title, so_far, look)
    else:
        if not _add_calendars(page.calendars, so_far, look):
            for parts in page.grids:
                _add_grid(parts, page.title, so_far, look)
        _add_tables(page.tables, page.title, so_far, look)
    if page.singles:
        so_far.lines += _singles(page, look, bool(so_far.lines))
        _note_cells((cell for _, cell, _ in page.singles), so_far.seen)
    aside = phrase("; ", look.lang).join(_left_aside(page, so_far, look))
    for note in filter(None, (aside, legend(so_far.seen, page, look.lang), *page.notes)):
        so_far.lines += [Styled(line, "note") for line in wrapped(clean(note), min(look.width, TEXT))]
    if look.ascii:
        return [line._replace(text=line.text.translate(_ASCII)) for line in so_far.lines]
    return so_far.lines


def _add_calendars(calendars: Sequence[Turned], so_far: _Drawing, look: RenderOptions) -> bool:
    """Add calendars where all of them find room, and return whether they do."""
    made = [_table(one, look, "") for one in calendars]
    if not made or any(left for _, left in made):
        return False
    for one, (lines, _) in zip(calendars, made, strict=True):
        so_far.lines += lines
        _note_cells((cell for _, cells in one.lines for cell in cells), so_far.seen)
    return True


def _add_grid(parts: Sequence[Part], title: str, so_far: _Drawing, look: RenderOptions) -> None:
    shown: set[str] = set()
    years = [period for period in columns(parts) if len(period) == len(YEAR)]
    for beside, left in fitted(parts, look):
        told = {*([] if look.whole else years), *beside} - {SKIPPED}  # rows do not depend on the width
        so_far.lines += drawn("" if so_far.lines else title, parts, beside, told, look)
        _note_rows(parts, told, so_far.seen)
        shown |= told
        so_far.earlier += left
    for one in rows_of(parts):
        if tells(one, shown):
            so_far.newer += newer(one, shown)
        else:
            so_far.hidden.append(one.label)


def _add_tables(tables: Sequence[Turned], title: str, so_far: _Drawing, look: RenderOptions) -> None:
    for one in tables:
        lines, left = _table(one, look, "" if so_far.lines else title)
        so_far.lines += lines
        so_far.hidden += left
        _note_cells((cell for _, cells in one.lines for cell in cells), so_far.seen)


def _left_aside(page: Page, so_far: _Drawing, look: RenderOptions) -> Iterator[str]:
    """Yield the lines on what is not shown: what has ended, has no years, is earlier, or found no room."""
    if page.ended:
        yield _ended(page.ended, look)
    if page.without:
        named = listed(page.without, look.lang)
        yield phrase("No years: {named} (--freq all)", look.lang, named=named)
    if earlier := so_far.earlier:
        span = span_of(earlier[0], earlier[-1], look.lang)
        yield phrase("Earlier: {span} (--from {value})", look.lang, span=span, value=earlier[0])
    if so_far.newer and page.newest:
        named = listed(so_far.newer, look.lang) if len(so_far.newer) <= MOST_NAMED else str(len(so_far.newer))
        yield phrase("Newer: {named} (--latest)", look.lang, named=named)
    if so_far.hidden:
        named = listed(so_far.hidden, look.lang)
        yield phrase("Not in the table: {named} (-f csv)", look.lang, named=named)


def _table(table: Turned, look: RenderOptions, title: str) -> tuple[list[Styled], list[str]]:
    """Return a table without periods across, and the headings of what finds no room beside the others."""
    texts = [[cell.told for cell in cells] for _, cells in table.lines]
    columns = [list(column) for column in zip(table.header[1:], *texts, strict=True)]
    sizes = [max(cell_len(cell) for cell in column) for column in columns]
    head, labels = clean(table.header[0]), [clean(name) for name, _ in table.lines]
    first = max(map(cell_len, (head, *labels)))
    lines = heading(title, look.width) if title else []
    if first + sum(sizes) + len(sizes) > look.width:  # its heading has a line of its own
        lines += heading(head, look.width)
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
    title = phrase("One figure only", look.lang)
    lines = [
        Styled(
            title if below else page.title if look.latest else page.title + phrase(": ", look.lang) + title.lower(),
            "head",
        )
    ]
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
    told = phrase("Ended: {ended} (--ended)", look.lang, ended=listed(ended, look.lang))
    if len(wrapped(told, TEXT)) <= 2:
        return told
    return phrase("Ended: {number} series (--ended)", look.lang, number=len(ended))


def _downwards(part: Part, look: RenderOptions) -> Iterator[Turned]:
    """Yield tables with the periods of a part downwards and so many of its series across as fit."""
    every = sorted({period for one in part.rows for period in one.cells}, key=periods.order)
    sizes = [max(cell_len(cell.told) for cell in one.cells.values()) for one in part.rows]
    widths = [max(size, cell_len(clean(one.label))) + 1 for size, one in zip(sizes, part.rows, strict=True)]
    room, rows = look.width - max(cell_len(periods.label(period)) for period in every), list(part.rows)
    while rows:
        count = how_many(widths, room)
        lines = [
            (periods.label(period), [_with_break(one, period) for one in rows[:count]])
            for period in every
            if any(period in one.cells for one in rows[:count])
        ]
        yield Turned([upper(part.heading), *(clean(one.label) for one in rows[:count])], lines)
        rows, widths = rows[count:], widths[count:]


def _with_break(one: Row, period: str) -> Cell:
    cell = one.cells.get(period, Cell(NONE))
    return cell._replace(text=BREAK + cell.text) if period in one.breaks else cell


def _note_rows(parts: Sequence[Part], told: Collection[str], seen: dict[str, Observation | None]) -> None:
    """Add the signs of rows, in all periods that are told: so a wider screen, which shows more of them, has no more lines."""
    periods_told = sorted(told, key=periods.order)
    for one in (one for one in rows_of(parts) if tells(one, told)):
        _note_cells((one.cells.get(period, Cell(NONE)) for period in periods_told), seen)
        broken = [one.cells[period].figure for period in periods_told[1:] if period in one.breaks]
        if broken:
            seen[BREAK] = broken[-1]


def _note_cells(cells: Iterable[Cell], seen: dict[str, Observation | None]) -> None:
    """Add the signs and marks of cells."""
    for cell in cells:
        for sign in (*(sign for sign in _SIGNS if sign in cell.text), *(cell.mark.upper(),) * bool(cell.mark)):
            before = seen.get(sign)
            if not (before and cell.figure) or periods.order(cell.figure.period) > periods.order(before.period):
                seen[sign] = cell.figure or before
