"""How a page is drawn in so many cells: the newest periods that fit, or all of them below each other; no number is cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rich.cells import cell_len

from .. import periods
from ..cleaning import clean
from ..messages import phrase
from ..present import pages
from ..present.closing import TEXT
from ..present.options import RenderOptions
from ..present.page import Page, Part
from ..present.rows import SKIPPED
from ..present.sheets import Grid, how_many
from ..table import Table
from ._grid import YEAR, columns, drawn, fitted
from ._seen import ASCII, ONE_FIGURE, Seen, downwards
from ._text import Styled, heading, rendered, wrapped


@dataclass
class _Drawing:
    """What a page has become so far: its lines, and what they show."""

    lines: list[Styled] = field(default_factory=list)
    seen: Seen = field(default_factory=Seen)


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
        so_far.seen.cells(one.cell for one in page.singles)
    for note in so_far.seen.notes(page, look):
        so_far.lines += [Styled(line, "dim") for line in wrapped(note, min(look.width, TEXT))]
    if look.ascii:
        return [line._replace(text=line.text.translate(ASCII)) for line in so_far.lines]
    return so_far.lines


def _add_calendars(calendars: Sequence[Grid], so_far: _Drawing, look: RenderOptions) -> bool:
    """Add calendars where all of them find room, and return whether they do."""
    made = [_table(one, look, "") for one in calendars]
    if not made or any(left for _, left in made):
        return False
    for one, (lines, _) in zip(calendars, made, strict=True):
        so_far.lines += lines
        so_far.seen.table(one)
    return True


def _add_grid(parts: Sequence[Part], title: str, so_far: _Drawing, look: RenderOptions) -> None:
    shown: set[str] = set()
    years = [period for period in columns(parts) if len(period) == len(YEAR)]
    for beside, left in fitted(parts, look):
        told = {*([] if look.whole else years), *beside} - {SKIPPED}  # rows do not depend on the width
        so_far.lines += drawn("" if so_far.lines else title, parts, beside, told, look)
        so_far.seen.rows(parts, told, beside)
        shown |= told
        so_far.seen.earlier += left
    so_far.seen.all_of(parts, shown)


def _add_tables(tables: Sequence[Grid], title: str, so_far: _Drawing, look: RenderOptions) -> None:
    for one in tables:
        lines, left = _table(one, look, "" if so_far.lines else title)
        so_far.lines += lines
        so_far.seen.hidden += left
        so_far.seen.table(one)


def _table(table: Grid, look: RenderOptions, title: str) -> tuple[list[Styled], list[str]]:
    """Return a table without periods across, and the headings of what finds no room beside the others."""
    texts = [[cell.padded for cell in line.cells] for line in table.lines]
    columns = list(zip(table.head[1:], *texts, strict=True))
    sizes = [max(cell_len(cell) for cell in column) for column in columns]
    head, labels = table.head[0], [line.label for line in table.lines]
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
        lines.append(Styled(told.rstrip(), "" if number else "title"))
    return lines, list(table.head[1 + len(sizes) :])


def _singles(page: Page, look: RenderOptions, below: bool) -> list[Styled]:
    title = phrase(ONE_FIGURE, look.lang)
    if not below:
        title = page.title if look.latest else page.title + phrase(": ", look.lang) + title.lower()
    lines = [Styled(title, "title")]
    label = max(cell_len(clean(one.label)) for one in page.singles)
    for one in page.singles:
        name, figure = clean(one.label), clean(f"{one.cell} {one.unit} ({one.period})")
        line = f"{name}{' ' * (label - cell_len(name))} {figure}"
        if cell_len(line) + 2 > look.width:
            line = f"{name} {figure}"
        lines += [Styled("  " + piece) for piece in wrapped(line, look.width - 2, "  ")]
    return lines


def _downwards(part: Part, look: RenderOptions) -> Iterator[Grid]:
    """Yield tables with the periods of a part downwards and so many of its series across as fit."""
    every = sorted({period for one in part.rows for period in one.cells}, key=periods.order)
    sizes = [max(cell_len(cell.padded) for cell in one.cells.values()) for one in part.rows]
    widths = [max(size, cell_len(clean(one.label))) + 1 for size, one in zip(sizes, part.rows, strict=True)]
    room, rows = look.width - max(cell_len(periods.label(period)) for period in every), list(part.rows)
    while rows:
        count = how_many(widths, room)
        yield downwards(part.heading, rows[:count])
        rows, widths = rows[count:], widths[count:]
