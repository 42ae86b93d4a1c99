"""The header of a table: its names, those in the rows above it, and the units of its columns."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from ...core import units
from ...core.cleaning import printable
from ...core.messages import Message
from .. import columns, numbers, parse, times, unit_text
from ..report import Report, first_of
from ..unit_text import Unit
from .above import LINK, SOURCE, read_above, unit_in_corner

_MOST_NAMED = 3  # columns in a sentence
_CONTACT = re.compile(r"@\w+\.\w|https?://|©")
_BROKEN_WORD = re.compile(r"(?:[^\d_]* )?[^\W\d_]{3,}-\s*")


def without_borrowed(header: Sequence[str], row: Sequence[str]) -> list[str]:
    """Return the names of a header without those in the row above it, and not in its own."""
    return [name if cell.strip() else "" for name, cell in zip(header, row, strict=False)]


def _names_beside_years(upper: Sequence[str], header: Sequence[str], first: int) -> list[str]:
    """Return the names before the ``first`` of some periods, in the row above where one is that of areas or indicators.

    There are years over these periods, which are parts of years, or texts: a word for them (``Ano`` over 2020), or what is measured in each.
    """
    names, over = ([cell.strip() for cell in cells] for cells in (upper[:first], upper[first:]))
    known = columns.find(names, {}).keys() & {"area", "indicator"}
    filled = list(filter(None, over))
    is_period = bool(times.period(header[first]))
    years = not is_period and all(len(times.period(year)) == 4 for year in filled)
    words = is_period and not numbers.count(filled) and not any(map(times.period, filled))
    return names if known and filled and (years or words) else list(header[:first])


def units_that_tell_apart(
    header: Sequence[str], groups: Sequence[Sequence[str]], of_columns: Sequence[Unit]
) -> list[list[str]]:
    """Return a row of the units of columns where only these tell some of one name apart; empty where names do."""
    names = [names for names in zip(header, *groups, strict=False) if any(names)]
    return [[units.spelled(*unit) for unit in of_columns]] if len(set(names)) < len(names) and of_columns else []


def lower_names(names: list[str], header: list[str], written: Sequence[str]) -> None:
    """Move the names that are over a column alone, without one below them, down into the header: merged cells ``Year``, ``Month``."""
    for place, name in enumerate(map(str.strip, written[: len(header)])):
        if name and not header[place] and names[place] == name:
            header[place], names[place] = name, ""


def units_beside(header: Sequence[str], groups: Sequence[Sequence[str]], written: Sequence[str]) -> list[Unit]:
    """Return the units of columns without a name of their own, by the one that stands over several of them: a merged cell ``Change in %``.

    The names right above tell these columns apart, and all are below one that they share. No units where there is no such cell.
    """
    found = [unit_text.NONE] * len(header)
    for place in range(1, min(len(header), len(written))):
        shared = any(row[place] and row[place] == row[place - 1] for row in groups[:-1])
        if not header[place] and written[place].strip() and shared:
            beside = header[place - 1]
            found[place] = unit_text.of_name(beside) if beside and unit_text.is_unit(beside) else found[place - 1]
    return found if any(unit != unit_text.NONE for unit in found) else []


def states_units(sample: Sequence[Sequence[str]], at: int) -> bool:
    """Return whether a table states units around its header: above it, in its first cell, or in the row below it."""
    stated = read_above([*sample[:at], unit_in_corner(sample[at], True, sample[at + 1 :])]).unit
    return stated != unit_text.NONE or any(is_unit_row(row, 1) for row in sample[at + 1 : at + 2])


def header_names(sample: Sequence[Sequence[str]], at: int, first: int) -> list[str]:
    """Return the names of a header, without the empty ones at its end over cells that are empty too, but with those of columns of a workbook that have no name.

    Those before the ``first`` of some parts of years may stand beside the years over these.
    """
    header = [name.strip() for name in sample[at]]
    below = [row for row in sample[at + 1 :] if any(row)]
    while header and not header[-1] and all(len(row) < len(header) for row in below):
        header.pop()
    if at and 0 < first < len(header) and not any(header[:first]):
        header[:first] = _names_beside_years(sample[at - 1], header, first)
    return header + [""] * (_most_cells(below) - len(header)) if first else header


def _most_cells(rows: Sequence[Sequence[str]]) -> int:
    """Return how many cells most rows of a sheet of a workbook have, where none can be moved; 0 for none, and for rows of texts."""
    stored = any(type(cell) is not str for row in rows for cell in row)
    (length, number), *_ = [*Counter(map(len, rows)).most_common(1), (0, 0)]
    return length if stored and 2 * number > len(rows) else 0


_WITHOUT = "没有单位"  # below a name, in the exports of CSMAR


def is_unit_row(row: Sequence[str], first: int, is_one: Callable[[str], bool] = unit_text.is_unit) -> bool:
    """Return whether the cells of a row from the ``first`` figure on are units, and nothing but a word for them is before it."""
    named = any(
        cell and cell.strip() != _WITHOUT and columns.key(cell.rstrip(" :：")) not in unit_text.WORDS
        for cell in row[:first]
    )
    filled = [cell for cell in row[first:] if cell.strip() not in ("", _WITHOUT)]
    return not named and bool(filled) and all(map(is_one, filled))


def is_below_names(sample: Sequence[Sequence[str]], at: int, first: int) -> bool:
    """Return whether a header is a row of units below the row of names that is the real one: ``Jahr,BIP`` over ``,Mio. Euro``."""
    upper = [cell for cell in sample[at - 1][first:] if cell.strip()] if at else []
    below = [cell for cell in sample[at][first:] if cell.strip()]
    return (
        is_unit_row(sample[at], first, unit_text.is_line)
        and len(sample[at - 1]) == len(sample[at])
        and len(upper) >= len(below)
    )


def units_of_row(
    row: Sequence[str], names: Sequence[Sequence[str]], first: int, across: bool, report: Report
) -> list[Unit]:
    """Return the unit of each column by a row of units, each up to the next one; empty where it states one for all.

    One alone is that of the table, at its right end too; only a rate over the last series that is not called a unit
    is that of its column. Where each column has its own, those without one have none. A column that is called something else by one of
    the ``names`` of its own, an index, or persons, has no unit of the one before it.
    """
    filled = [place for place in range(first, len(row)) if row[place].strip()]
    found = [unit_text.NONE] * len(row)
    each, shared = _is_of_each_column(row, filled) and not _begin_groups(filled, names[1:]), list[str]()
    for place in range(first, len(row)):
        before = unit_text.NONE if each else found[place - 1]
        own = tuple(of[place].strip() for of in names if place < len(of) and of[place].strip())
        found[place] = unit_text.parsed(row[place]) if row[place].strip() else unit_text.shared(before, own)
        rate = not row[place].strip() and units.is_rate(found[place].name)
        if rate and row[place - 1].strip()[:1] in ("(", "（") and not _is_twin(row[max(first, place - 2) : place]):
            found[place] = unit_text.NONE  # it belongs to the name above it
        if rate and any(place < len(of) and unit_text.is_called_index(of[place]) for of in names):
            found[place] = unit_text.NONE
        shared += own[:1] if found[place].name and not row[place].strip() else []
    alone, last = row[filled[0]], filled[0] > first and not across
    of_column = last and units.is_rate(found[filled[0]].name) and not unit_text.is_called(alone)
    of_one = len(filled) == 1 and not of_column
    if of_one:
        return []
    if shared and not across:
        report.remark(
            Message(
                "in the row of units these have that of the column before them: {names}",
                names=first_of([printable(name, 60) for name in shared], _MOST_NAMED),
            )
        )
    return found


def _is_of_each_column(row: Sequence[str], filled: Sequence[int]) -> bool:
    """Return whether a row repeats units that a merged cell would have once: side by side, or with gaps of different widths behind them."""
    pairs = list(pairwise((place, row[place].strip()) for place in filled))
    gaps: dict[str, set[int]] = {}
    for (place, text), (later, _) in pairs:
        gaps.setdefault(text, set()).add(later - place)
    beside = any(text == after and later - place == 1 for (place, text), (later, after) in pairs)
    return beside or any(len(of_text) > 1 for of_text in gaps.values())


def _begin_groups(filled: Sequence[int], names: Sequence[Sequence[str]]) -> bool:
    """Return whether units stand at the first columns of groups that names above them form, and nowhere else."""
    for of in names:
        starts = [place for place in range(1, len(of)) if of[place] and of[place] != of[place - 1]]
        if starts == list(filled) and len(starts) < sum(map(bool, of[1:])):
            return True
    return False


def _is_twin(cells: Sequence[str]) -> bool:
    """Return whether two cells state one unit in two languages: ``(％)`` and ``(percent)``."""
    return len({cell.strip() for cell in cells}) == 2 and all(cells) and len({*map(unit_text.parsed, cells)}) == 1


def unwrapped(upper: list[list[str]], header: list[str]) -> tuple[list[list[str]], list[str]]:
    """Return the rows above a header, and its names; where a word of these is broken (``Unemploy-`` over ``ment Rate``), they begin above.

    Without a broken word the rows above may as well be names that columns share.
    """
    broken = (at for at, row in enumerate(upper) if any(_BROKEN_WORD.fullmatch(cell) for cell in row))
    top = next(broken, len(upper))
    if any(len(row) != len(header) or not any(row) for row in upper[top:]):
        return upper, header
    for row in reversed(upper[top:]):
        header = [_on_one_line(cell.strip(), name) for cell, name in zip(row, header, strict=True)]
    return upper[:top], header


def _on_one_line(upper: str, lower: str) -> str:
    if _BROKEN_WORD.fullmatch(upper):
        return (upper[:-1] if lower[:1].islower() else upper) + lower
    return f"{upper} {lower}".strip()


def _names_rows(cells: Sequence[str], header: Sequence[str]) -> bool:
    """Return whether a row over periods begins with what the rows below these are called: ``Country`` beside ``Women``."""
    return not header[0] and bool(columns.find(cells[:1], {}).keys() & {"area", "indicator"})


def _begins(above: Sequence[Sequence[str]], width: int, first: int) -> list[bool]:
    """Return at which columns a name of the row above begins; none where there is but one, a title."""
    begins = [bool(cell.strip()) and not unit_text.is_line(cell) for row in above for cell in row[:width]]
    return begins if sum(begins[first:]) > 1 else []


def _is_passed_over(cell: str) -> bool:
    return unit_text.is_called(cell) or bool(LINK.fullmatch(cell) or _CONTACT.search(cell))


def _is_dated(cells: Sequence[str], first: int) -> bool:
    """Return whether a row says of the file when it was published: ``Date of publication:``."""
    days = [cell for cell in cells[first:] if times.date(cell)]
    return (
        cells[0].endswith((":", "："))
        and 0 < len(days) < 3
        and len(days) == sum(map(times.looks_like_time, cells[first:]))
    )


def _without_passed_over(cells: Sequence[str]) -> list[str]:
    """Return a row of names with empty cells in place of units, links and addresses, and of a source that is alone in it."""
    alone = sum(map(bool, cells)) == 1
    return ["" if _is_passed_over(cell) or (alone and SOURCE.match(cell)) else cell for cell in cells]


def _is_title_in_corner(cells: Sequence[str], header: Sequence[str], first: int) -> bool:
    """Return whether the first cell of a row over periods says what the table holds: ``Oil: Production`` beside ``Growth rate per annum``."""
    words = " " in cells[0] or not cells[0].isascii()
    alone = words and bool(header[0]) and not any(cells[1:first]) and any(map(times.looks_like_time, header[first:]))
    return alone and not columns.find(cells[:1], {}) and not times.looks_like_time(cells[0])


def _is_about_file(cells: Sequence[str], header: Sequence[str], first: int) -> bool:
    """Return whether a row over periods has words where the names of the rows are too: ``VENTILATION(S),LIGNE(S)``, but not ``,Gender`` beside two of them."""
    groups = not any(cells[: first - 1]) and sum(map(bool, cells[first:])) > 1
    return not groups and any(map(all, zip(cells[1:first], header[1:first], strict=True)))


def _spread(cells: list[str], begins: Sequence[bool], first: int) -> list[str]:
    """Return a row of names with each over all columns up to the next one, but no further than the one above it."""
    for place in range(first + 1, len(cells)):
        if not any(begins[place : place + 1]):
            cells[place] = cells[place] or cells[place - 1]
    return cells


def _over_blocks(cells: list[str], header: Sequence[str], first: int) -> list[str]:
    """Return a row of names with each at the first of its columns, where it is over the middle of them.

    Their names come again under the next one, or the first of them begins with its words: ``Madrid`` and ``Madrid, new`` below ``Madrid``.
    """
    named = [place for place in range(first, len(cells)) if cells[place] and header[place].strip()]
    again = columns.blocks(header, len(named))
    if again and all(place in block for place, block in zip(named, again, strict=True)):
        starts = [block.start for block in again]
    else:
        starts = [_first_called(cells[place], header) for place in named]
        before = [first - 1, *named]
        if len(named) < 2 or not all(
            last < start <= place for last, start, place in zip(before, starts, named, strict=False)
        ):
            return cells
    moved = ["" if place in named else cell for place, cell in enumerate(cells)]
    for start, place in zip(starts, named, strict=True):
        moved[start] = cells[place]
    return moved


def _first_called(name: str, header: Sequence[str]) -> int:
    """Return the place of the first name of a header that is a name, or begins with its words; -1 for none."""
    called = (place for place, below in enumerate(header) if re.match(rf"{re.escape(name)}(?!\w)", below.strip()))
    return next(called, -1)


def rows_above_header(
    sample: Sequence[Sequence[str]], names: Sequence[Sequence[str]], first: int, across: bool, report: Report
) -> tuple[list[list[str]], list[Unit], list[Sequence[str]]]:
    """Return the rows of names right above a header, the first of ``names``, the units of its columns, and the rows about the whole table.

    A name counts for the columns up to the next one.
    """
    groups: list[list[str]] = []
    of_columns: list[Unit] = []
    over: list[Sequence[str]] = []
    header = names[0]
    left, width = list(sample), len(header)
    while left:
        cells = [*map(str.strip, left[-1]), *[""] * width][:width]
        if is_unit_row(["", *cells[1:]], first, unit_text.is_line):  # other words may be names
            of_columns = of_columns or units_of_row(cells, names, first, across, report)
            over.insert(0, left.pop() if not of_columns else [left.pop()[0]])
            continue
        over.insert(0, list(filter(unit_text.is_called, cells)))
        cells = _without_passed_over(cells)
        if not any(cells[first:]) or sum(map(bool, cells)) < 2 - (not cells[0]) or _is_dated(cells, first):
            break
        # A workbook has no empty cells at the end of a row.
        merged = not (cells[0] and header[0]) and (sum(map(bool, cells[first:])) > 1 or _names_rows(cells, header))
        other_length = len(left[-1]) != width and not (merged and len(left[-1]) < width)
        if other_length or any(parse.number(cell) is not None for cell in cells[first:]):
            break
        last = max((place for place in range(first, width) if times.looks_like_time(header[place])), default=width)
        about_file = across and _is_about_file(cells, header, first)
        in_corner = cells[:1] if across and not about_file and _is_title_in_corner(cells, header, first) else []
        if about_file or (across and not any(cells[first : last + 1])):
            left[-1] = in_corner or left[-1]
            break
        if across and not header[0]:
            over.insert(0, unit_in_corner(cells, across, ()))
        elif in_corner:
            over.insert(0, in_corner)
        left.pop()
        groups.insert(0, _spread(_over_blocks(cells, header, first), _begins(left[-1:], width, first), first))
    return groups, of_columns, [row for row in (*left, *over) if any(row)]
