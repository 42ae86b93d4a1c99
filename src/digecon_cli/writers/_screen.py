"""How a table is drawn on a screen: never wider than it, and never a number cut or wrapped.

The grid is laid out here, because what fits is known here; rich measures and wraps (Chinese text too) and colors.
"""

from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from .. import periods
from ..cleaning import clean
from ..messages import listed, phrase
from ..present.layout import INDENT, Block, Section, heading, sections
from ..present.numbers import align
from ..present.options import RenderOptions
from ..table import Listing, Table
from .formats import Rendered

GAP = 2
UNIT = 13  # cells; "trillion yuan" stays on one line
LABEL = 26  # cells at a width of 80; on a wider screen a third of it
WORD = 20  # of a listing; longer words (addresses) may break
NARROWEST = 10


def draw(content: Table | Listing, options: RenderOptions) -> Rendered:
    """Return the sections in ``options.width`` cells, and a notice for each section of which something does not fit."""
    everything = found = sections(content, options)
    if options.whole and isinstance(content, Table):
        found = [_stacked(part, options.width) for part in found]
    # Laid out again without the periods that do not fit, so that no empty row and no footnote of theirs stays behind.
    while any((over := {part.title: _over(part, options.width) for part in found}).values()):
        content = _without(content, over, options.lang)
        found = sections(content, options)
    shown = {part.title: {label for block in part.blocks for label in block.header} for part in found}
    notices = []
    for part in everything:
        spans = (_gone(block, shown[part.title], options.lang) for block in part.blocks)
        gone = listed(filter(None, spans), options.lang)
        what = part.title + phrase(": ", options.lang) + gone if part.title else gone
        if gone:
            notices.append(f"{what} left out at {options.width} columns: a wider terminal shows more, -f csv all.")
    return Rendered("\n".join(_draw(section, options) for section in found), notices)


def _stacked(section: Section, width: int) -> Section:
    """Return a section whose periods go on in further blocks below where they do not fit beside each other."""
    return section._replace(blocks=[piece for block in section.blocks for piece in _pieces(block, width)])


def _pieces(block: Block, width: int) -> Iterator[Block]:
    """Yield a block's periods in as many blocks as its width needs, each with the labels and units of the rows it tells."""
    sizes = _sizes(block, _columns(block), width)
    first = 2
    while first < len(sizes):
        last = first + 1
        while last < len(sizes) and _total([*sizes[:2], *sizes[first : last + 1]]) <= width:
            last += 1
        places = [0, 1, *range(first, last)]
        rows = [[row[place] for place in places] for row in _telling(block.rows, first, last)]
        header, numeric = ([told[place] for place in places] for told in (block.header, block.numeric))
        yield Block(header, rows, numeric, True)
        first = last


def _telling(rows: Sequence[Sequence[str]], first: int, last: int) -> Iterator[Sequence[str]]:
    """Yield the rows that have a cell in some columns, each below the row that it is of, and rows of words alone."""
    above: Sequence[str] = ()  # the row of an indicator, which is told where it or an indented row below has a cell
    for row in rows:
        if not row[0].startswith(INDENT):
            above = row
        if any(row[first:last]) or not any(row[1:]):
            if above and above is not row:
                yield above
            yield row
            above = ()


def _over(section: Section, width: int) -> set[str]:
    """Return the headers that do not fit into ``width`` cells: the earliest periods, the last columns of a listing."""
    over: set[str] = set()
    for block in section.blocks:
        sizes = _sizes(block, _columns(block), width)
        header = block.header.copy()
        position = 2 if block.across else -1
        while len(header) > (3 if block.across else 1) and _total(sizes) > width:
            del sizes[position]
            over.add(header.pop(position))
    return over


def _without(content: Table | Listing, over: dict[str, set[str]], lang: str) -> Table | Listing:
    if isinstance(content, Table):
        rows = [one for one in content if periods.label(one.period) not in over[heading(one, content, lang)]]
        return content.of(rows)
    kept = [i for i, column in enumerate(content.columns) if clean(column) not in over[clean(content.title)]]
    rows_kept = [tuple(row[i] for i in kept) for row in content.rows]
    return content._replace(columns=tuple(content.columns[i] for i in kept), rows=rows_kept)


def _gone(block: Block, shown: set[str], lang: str) -> str:
    labels = [label for label in block.header if label not in shown]
    if not (labels and block.across):
        return listed(labels, lang)
    return phrase(" to ", lang).join(dict.fromkeys((labels[0], labels[-1])))


def _columns(block: Block) -> list[Sequence[str]]:
    """Return the columns of a block, headers first; those of numbers padded so that the points stand below each other."""
    columns: list[Sequence[str]] = list(zip(block.header, *block.rows, strict=True))
    for i, (head, *cells) in enumerate(columns):
        if block.numeric[i]:
            padded = (head, *align(cells))
            size = max(map(cell_len, padded))
            columns[i] = [" " * (size - cell_len(cell)) + cell for cell in padded]
    return columns


def _sizes(block: Block, columns: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return the width in cells that each column of a block needs, where labels and other texts may wrap."""
    if block.across:
        label, unit, *numbers = (max(cell_len(cell.replace(INDENT, "  ")) for cell in column) for column in columns)
        return [min(label, max(LABEL, width // 3)), min(unit, UNIT), *numbers]
    words = (max(cell_len(word) for cell in column for word in (cell.split() or [""])) for column in columns)
    # What a row is called by (an id to copy) comes first and breaks last.
    longest = [max(WORD, width * 2 // 5), *(WORD for _ in columns[1:])]
    return [
        cell_len(column[0]) if number else min(word, most)
        for column, number, word, most in zip(columns, block.numeric, words, longest, strict=True)
    ]


def _total(sizes: Sequence[int]) -> int:
    return sum(sizes) + GAP * (len(sizes) - 1)


def _draw(section: Section, options: RenderOptions) -> str:
    drawn = StringIO()
    console = Console(
        file=drawn,
        width=options.width,  # else rich asks COLUMNS, and draws nothing where that is 0
        color_system="standard" if options.color else None,
        force_terminal=options.color,
        no_color=not options.color,
        force_jupyter=False,
        legacy_windows=False,
    )
    page = Text()
    for line in _wrap(section.title, options.width, console) if section.title else ():
        page.append(line + "\n", "bold")
    for i, block in enumerate(section.blocks):
        header, *lines = _lines(block, console, options)
        page.append("\n" * bool(i)).append(header, "cyan")
        page.append("".join(lines))
    if section.notes or section.sources:
        page.append("\n")
    for note in (*section.notes, *((section.head,) if section.sources else ())):
        page.append("".join(line + "\n" for line in _wrap(note, options.width, console)), "dim")
    for source in section.sources:
        page.append("".join(line + "\n" for line in _wrap(INDENT + source, options.width, console)), "dim")
    # Not wrapped by rich: all is laid out, and on a screen too narrow for one number a long line beats a cut one.
    console.print(page, end="", soft_wrap=True, markup=False, emoji=False, highlight=False)
    return drawn.getvalue()


def _lines(block: Block, console: Console, options: RenderOptions) -> list[str]:
    """Return the finished header, rule and rows of a block, each of one or more lines."""
    columns = _columns(block)
    sizes = _sizes(block, columns, options.width)
    if block.across:
        sizes[0] = max(NARROWEST, min(sizes[0], options.width - _total([0, *sizes[1:]])))
    else:  # the texts of a listing share the room that is left, the one that lacks most first
        lacking = [max(map(cell_len, column)) - size for column, size in zip(columns, sizes, strict=True)]
        for _ in range(min(options.width - _total(sizes), sum(lacking))):
            widest = lacking.index(max(lacking))
            sizes[widest] += 1
            lacking[widest] -= 1
    header, *rows = (_row(cells, sizes, console) for cells in zip(*columns, strict=True))
    return [header, ("-" if options.ascii else "─") * _total(sizes) + "\n", *rows]


def _row(cells: Sequence[str], sizes: Sequence[int], console: Console) -> str:
    wrapped = [_wrap(cell, size, console) for cell, size in zip(cells, sizes, strict=True)]
    lines = []
    for pieces in zip_longest(*wrapped, fillvalue=""):
        padded = (piece + " " * (size - cell_len(piece)) for piece, size in zip(pieces, sizes, strict=True))
        lines.append((" " * GAP).join(padded).rstrip() + "\n")
    return "".join(lines)


def _wrap(text: str, width: int, console: Console) -> list[str]:
    """Return a text in lines of at most ``width`` cells; the further lines of an indented one are indented too."""
    if text.startswith(INDENT):
        return ["  " + line for line in _wrap(text[1:], width - 2, console)]
    if cell_len(text) <= width:
        return [text]
    return [line.plain.rstrip() for line in Text(text).wrap(console, width, overflow="fold")]
