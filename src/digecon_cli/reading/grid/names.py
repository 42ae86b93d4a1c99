"""Names over several rows, by their indentation or by the empty cells below them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from itertools import accumulate, pairwise, takewhile

from .. import columns, numbers, times, unit_text
from ..files import Row
from .rows import is_aside

_INDENT = re.compile(r"\s*(?:[-–—•·]\s+)?")  # before a name: a sign of a list lets it stand below the one above
_LEAST_STEP = 2  # blanks from one level to the next where a single one is a slip
_AMONG = re.compile("其中[:：]|of which:? ", re.I)  # before the first part of a total
_NAMED = {"indicator", "area", "label", "period"}  # what a name over several rows may be


def under_parents(found: list[Row], header: Sequence[str], first: int) -> list[Row]:
    """Return rows in which a name that comes again has in front of it the one above that is indented less: ``Exports: Goods``.

    Where that comes again too, it has all of them: ``Constant prices: Change: Exports``. A name that comes again under another one in a
    column before it, its region, or with others behind it, its sexes, has nothing in front, and neither has one that comes again below the
    same names. A total that is indented more than what it adds up stands beside that.
    """
    for place in range(first):
        names = [row[place] if len(row) > place else "" for _, row in found]
        if (
            not any(name[:1].isspace() and name.strip() for name in names)
            or columns.key(header[place]) in unit_text.WORDS
        ):
            continue
        beside = _beside(found, place, first)
        times_given = Counter(zip(beside, map(str.strip, names), strict=True))
        depths = _depths(names, [any(map(str.strip, row[first:])) for _, row in found])
        paths: dict[int, list[str]] = {}
        parents: list[tuple[int, int, str]] = []  # where a name begins, where one stands that is beside it, and itself
        for number, name in enumerate(names):
            bare, depth = name.strip(), depths[number]
            if parents and depth > parents[-1][0] and times.TOTAL.fullmatch(bare):
                depth = parents[-1][0]
            while bare and parents and (parents[-1][0] >= depth or parents[-1][1] == depth):
                parents.pop()
            if times_given[beside[number], bare] > 1 and bare and parents and not is_aside(found[number][1]):
                paths[number] = [*(parent for *_, parent in parents), bare]
            if bare:  # other parts of a total stand below the name of the first: 其中：东部
                parents.append((depth, depth + len(match[0]) if (match := _AMONG.match(bare)) else depth, bare))
        pairs = Counter(tuple(path[-2:]) for path in paths.values())
        alike = Counter((beside[number], *path) for number, path in paths.items())
        for number, path in paths.items():
            if alike[beside[number], *path] > 1:
                continue
            line, row = found[number]
            whole = ": ".join(path if pairs[tuple(path[-2:])] > 1 else path[-2:])
            found[number] = line, [*row[:place], whole, *row[place + 1 :]]
    return found


def _depths(names: Sequence[str], figures: Sequence[bool]) -> list[int]:
    """Return how far names are indented; a row with figures as far as those before it, right below a heading without any, if it alone lacks a blank of that.

    Levels have more blanks than one there, and the row behind it has figures too, or is a heading.
    """
    depths = [len(name) - len(_INDENT.sub("", name, count=1)) for name in names]
    filled = [number for number, name in enumerate(names) if name.strip()]
    steps = Counter(
        depths[later] - depths[number] for number, later in pairwise(filled) if depths[later] > depths[number]
    )
    if not steps or steps.most_common(1)[0][0] < _LEAST_STEP:
        return depths
    siblings = -1  # how far the rows with figures are indented that stand below a heading, all alike
    for number, later in pairwise(filled):
        if not figures[number]:
            siblings = depths[later] if figures[later] and depths[later] > depths[number] else -1
        elif figures[later] and depths[later] == siblings - 1:
            depths[later] = siblings
        elif figures[later] and depths[later] != siblings:
            siblings = -1
    return depths


def under_heads(found: list[Row], first: int) -> list[Row]:
    """Return rows whose names come again, all of them below each of some others, with the name above in front: ``Women: Managers``."""
    filled = [number for number, (_, row) in enumerate(found) if any(map(str.strip, row[first:]))] if first == 1 else []
    names = {number: found[number][1][0].strip() for number in filled}
    times_given = Counter(names.values())
    blocks: list[tuple[str, list[int]]] = []
    for number in filled:
        if times_given[names[number]] == 1:
            blocks.append((names[number], []))
        elif blocks:
            blocks[-1][1].append(number)
    below = [tuple(names[number] for number in numbers_of) for _, numbers_of in blocks]
    alike = len(blocks) > 1 and len({*below}) == 1 and len(below[0]) > 1 and times_given[below[0][0]] == len(blocks)
    if not alike or columns.are_areas(below[0]):
        return found
    for head, numbers_of in blocks:
        for number in numbers_of:
            line, row = found[number]
            found[number] = line, [f"{head}: {names[number]}", *row[1:]]
    return found


def _beside(found: list[Row], place: int, first: int) -> list[tuple[str, ...]]:
    """Return what stands in each row beside a column of names and tells those that come again apart: groups that have all the same names."""
    names = [row[place].strip() if len(row) > place else "" for _, row in found]
    kept = []
    for other in range(first):
        cells = list(accumulate((row[other].strip() if len(row) > other else "" for _, row in found), _named))
        groups: dict[str, set[str]] = {}
        for cell, name in zip(cells, names, strict=True):
            if cell and name:
                groups.setdefault(cell, set()).add(name)
        if other != place and len(groups) > 1 and len({frozenset(group) for group in groups.values()}) == 1:
            kept.append(cells)
    return list(zip(*kept, strict=True)) if kept else [()] * len(found)


def filled_pairs(cells: list[tuple[str, ...]], before: int) -> list[tuple[str, ...]]:
    """Return the columns of a table, with codes and their names in the place of the empty cells below them where both stand over blocks of rows.

    They are in two columns beside each other ``before`` periods across, as in the tables of the Norwegian office, with names of the rows behind.
    """
    for place in range(before - 3, -1, -1):
        code, name, beside = cells[place : place + 3]
        end = len(beside)
        while end and not beside[end - 1]:  # notes may stand below
            end -= 1
        over = [bool(cell) for cell in code[:end]]
        if all(over) or not any(over[:1]) or over != [bool(cell) for cell in name[:end]] or "" in beside[:end]:
            continue
        codes = tuple(accumulate(code[:end], _named))
        blocks: dict[str, set[str]] = {}
        for of, row in zip(codes, beside, strict=False):
            blocks.setdefault(of, set()).add(row)
        alike = all(rows == blocks[codes[0]] for rows in blocks.values())  # totals below the last one belong to none
        if sum(over) == 1 or (alike and len(set(zip(codes, beside[:end], strict=True))) == end):
            cells[place] = (*codes, *code[end:])
            cells[place + 1] = (*accumulate(name[:end], _named), *name[end:])
    return cells


def filled_down(cells: list[tuple[str, ...]], header: Sequence[str], before: int) -> list[tuple[str, ...]]:
    """Return the columns of a table, with names in the place of the empty cells below them where the names stand over several rows.

    Such are one name over the whole table, names over rows that say the same for each in the next column (its years, for example), and
    those in the first of two columns ``before`` periods across, over rows with names of their own; but a row with a name and no code,
    among others that have both, keeps none. No unit is such a name, and no figure: those in columns of periods across are none. Neither is
    one of which each row has its own down to some last ones.
    """
    fields = [{field for field, names in columns.NAMES.items() if columns.key(name) in names} for name in header[:4]]
    for place in range(min(3, len(cells) - 1, before or 3)):
        whole, end = cells[place], len(cells[place])
        while end and not (whole[end - 1] or cells[place + 1][end - 1]):  # notes may stand below, in other columns
            end -= 1
        column, beside = whole[:end], cells[place + 1][:end]
        if "" not in column or not column[0] or (fields[place] and not fields[place] & _NAMED):
            continue
        if _have_their_own(column, beside):
            continue
        unnamed = [row for row, pair in enumerate(zip(column, beside, strict=True)) if not any(pair)]
        among = any(not column[row + 1] for row in unnamed if row + 1 < end)  # and not between two blocks
        if among or numbers.count(cells[other][row] for other in range(place + 2, len(cells)) for row in unnamed):
            continue
        under = {cell for name, cell in zip(column, beside, strict=True) if cell and not name}
        names = tuple(accumulate(_of_blocks(_without_notes(column), beside), _named))
        without_code = fields[place] & fields[place + 1] and 2 * column.count("") < len(column)
        named_once = not place and before > 1 and not without_code
        may_be_years = not place or not header[place] or "period" in fields[place]  # and no figures such as 1000
        numbered = "period" in fields[place] and times.is_part_column(
            columns.key(header[place + 1])
        )  # 2022 beside 1 to 12
        figures = (not numbered and _are_numbers({*column, *under})) or (
            not may_be_years and bool(numbers.count(column))
        )
        if named_once or (not figures and _come_again(names, beside, under)):
            cells[place] = (*names, *whole[end:])
    return cells


def _have_their_own(column: Sequence[str], beside: Sequence[str]) -> bool:
    """Return whether rows, each with a name beside it, have their own text each, twice the same too, down to some last ones without any."""
    filled = list(takewhile(bool, column))
    again = any(name == below for name, below in pairwise(filled))
    return again and not any(column[len(filled) :]) and len({*beside}) == len(beside)


def _without_notes(column: Sequence[str]) -> list[str]:
    """Return the cells of a column without those that are no periods among years, as notes beside months are."""
    filled = list(filter(None, column))
    notes = {cell for cell in set(filled) if not times.period(cell) and not any(map(str.isnumeric, cell))}
    dated = sum(len(times.period(cell)) == 4 for cell in filled)
    noted = notes and dated > 1 and 5 * dated >= 4 * len(filled)
    return ["" if cell in notes else cell for cell in column] if noted else list(column)


def _of_blocks(column: list[str], beside: Sequence[str]) -> list[str]:
    """Return names with those in the first rows of a block as one, where several blocks have more than one: in two languages, one below the other.

    A block ends where what is ``beside``, its years, comes again.
    """
    starts, among = [0], set[str]()
    for number, cell in enumerate(beside):
        if cell in among:
            starts.append(number)
            among.clear()
        among.add(cell)
    blocks = [range(start, end) for start, end in pairwise([*starts, len(column)])]
    named = [[number for number in block if column[number]] for block in blocks]
    first = all(
        rows == list(block[: len(rows)]) and 0 < len(rows) < len(block)
        for rows, block in zip(named, blocks, strict=True)
    )
    dated = any(times.period(name) for name in column)  # 昭和28年, and 1953 below it
    years = all(map(times.looks_like_time, filter(None, beside)))  # 2018(r) too
    pairs = [tuple(column[number] for number in rows) for rows in named if len(rows) == 2]
    languages = any(not name.isascii() and other.isascii() for name, other in pairs)
    if not first or dated or not years or not languages or len(pairs) < 2:
        return column
    joined = {rows[0]: " ".join(dict.fromkeys(column[number].strip() for number in rows)) for rows in named}
    return [joined.get(number, "") for number in range(len(column))]


def _named(above: str, name: str) -> str:
    return name or above


def _come_again(names: Sequence[str], beside: Sequence[str], under: Set[str]) -> bool:
    """Return whether there is one name, or most of the cells beside the lower rows of a name are so for other names too, each once.

    Months and quarters in turn, each once below a year, are few years' own.
    """
    pairs = set(zip(names, beside, strict=True))
    again = Counter(cell for _, cell in pairs)
    repeated = sum(again[cell] > 1 for cell in under)
    alike = len(set(names)) == 1 or 2 * repeated > len(under) or _are_within_years(names, beside)
    return alike and len(pairs) == len(names)


def _are_within_years(names: Sequence[str], beside: Sequence[str]) -> bool:
    """Return whether the cells beside names are months or quarters, by their names or months by their numbers, one after another, and the names their years."""
    parts = times.parts_of_years(beside) or {cell: f"-{int(cell):02}" for cell in beside if cell.isdecimal()}
    periods = [name + parts.get(cell, "") for name, cell in zip(names, beside, strict=True)]
    in_order = periods == sorted(periods) and all(map(str.isdecimal, names))
    return in_order and (times.are_months_in_turn(periods) or times.are_quarters_in_turn(periods))


def _are_numbers(cells: Iterable[str]) -> bool:
    """Return whether numbers are among cells that are no periods."""
    return any(numbers.count([cell]) and not times.looks_like_time(cell) for cell in cells)
