"""Find the dimensions of an indicator: the columns that distinguish rows of the same indicator, area and period.

A column with a name of its own (sex, sector, age) is a dimension exactly where the rest of the row does not identify the
figure. A column that follows from another one (the label of a code, the continent of a country) is not.
"""

from collections.abc import Iterable, Sequence

from . import columns, parse

Column = Sequence[str]
# Columns that number the rows or document the figures: they differ from row to row and are no dimensions.
ATTRIBUTES = frozenset((
    "objectid", "id", "fid", "rowid", "unnamed:_0", "vector", "coordinate", "dguid", "uom_id", "scalar_id",
    "symbol", "terminated", "sizerank", "flag_description", "footnote", "footnotes", "footnote_codes", "value_footnotes",
    "comment", "comments", "notes", "remarks", "last_update", "last_updated", "obs_conf", "conf_status", "note_indicator",
    "note_source", "note_classif", "source_note", "geoinfo", "week", "day", "weekday", "hour", "woche", "tag", "semaine",
))  # fmt: skip


def find(header: Sequence[str], cells: Sequence[Column], key: Iterable[int], candidates: Iterable[int]) -> list[int]:
    """Return the places of the candidates that distinguish rows with equal cells in the ``key`` columns."""
    rows = list(zip(*(cells[place] for place in key), strict=True)) or [()] * len(cells[0])
    if len(set(rows)) == len(rows):
        return []
    first: dict[tuple[str, ...], int] = {}
    again = [(first[row], number) for number, row in enumerate(rows) if first.setdefault(row, number) != number]
    found = [
        place
        for place in candidates
        if _may_be(header[place], cells[place])
        and any(cells[place][one] != cells[place][other] for one, other in again)
    ]
    return _independent(found, cells)


def _may_be(name: str, cells: Column) -> bool:
    """Return whether a column can name things: it holds no measured numbers, and does not number the rows."""
    if columns.key(name) in ATTRIBUTES:
        return False
    distinct = set(cells)
    if len(distinct) == 1:
        return False
    numbers = [cell for cell in distinct if parse.number(cell) is not None]
    if any("." in number and not number.endswith(".0") for number in numbers) and 2 * len(numbers) > len(distinct):
        return False
    return 2 * len(numbers) < len(distinct) or 2 * len(distinct) <= len(cells)


def _independent(places: list[int], cells: Sequence[Column]) -> list[int]:
    """Return the columns without those that follow from another one; of two equivalent ones the first stays."""
    sizes = {place: len(set(cells[place])) for place in places}

    def follows(column: int, other: int) -> bool:
        return len(set(zip(cells[other], cells[column], strict=True))) == sizes[other]

    kept = list(places)
    for place in reversed(places):
        sources = [other for other in kept if other != place and follows(place, other)]
        if any(sizes[other] > sizes[place] or other < place for other in sources):
            kept.remove(place)
    return kept


def labels(places: Sequence[int], cells: Sequence[Column], unused: Iterable[int]) -> dict[int, int]:
    """Return the unused column of labels of each column of codes: one text for each code, different from the code."""
    found: dict[int, int] = {}
    for place in places:
        size = len(set(cells[place]))
        for other in unused:
            same = len(set(cells[other])) == size == len(set(zip(cells[place], cells[other], strict=True)))
            words = same and size > 1 and not any(parse.number(text) for text in set(cells[other]))
            if words and other not in found.values() and cells[other] != cells[place]:
                found[place] = other
                break
    return found
