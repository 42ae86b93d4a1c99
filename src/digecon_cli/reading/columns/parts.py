"""Months and quarters across a header, below their years."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ...core.period_words import month, months_from_to
from .. import times, unit_text
from .across import PeriodColumn

FARTHEST = 50  # rows among which a header is looked for
_MONTH_BEHIND = re.compile(r"([A-Z]{1,2})(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)")
_DAY_OF_YEAR = re.compile(r"(0[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])\.")
_SHORTEST_MONTH = 28  # days
_LEAP_YEAR = [
    f"-{number:02}-{day:02}"
    for number in range(1, 13)
    for day in range(1, 30 if number == 2 else 31 if number in (4, 6, 9, 11) else 32)
]
_YEAR_IN_TEXT = re.compile(r"(?<![\d.,/=-])(?:19|20)\d\d(?![\d/-]|[.,]\d| ?[=＝])")
# A year in such a line is that of a base or of the file.
_OF_BASE = re.compile(
    r"\d ?[=＝]|[(（]\d{4}[)）]|base|prices|prix|preis|precios|preços|prezzi|volume|constant|价格|不变价|可比|基期|updat|source|publi|access|©|来源|更新"
    r"|\b(?:since|from|until|till|before|after|seit|bis|depuis|jusqu|desde|hasta|dal)\b|自|以来|前|后",
    re.I,
)
Sample = Sequence[Sequence[str]]


def part_columns(header: Sequence[str]) -> list[PeriodColumn]:
    """Return the columns that are months or quarters of the year given in each row: ``Jan``, ``Q1``, ``1月``.

    Beside all months or quarters there may be halves or quarters too, which are not among them.
    """
    if days := _days_of_year(header):
        return days
    parts = times.parts_of_years(header)
    if not parts and (stemmed := _months_behind_letters(header)):
        return stemmed
    found = [PeriodColumn(place, parts[name.strip()]) for place, name in enumerate(header) if name.strip() in parts]
    if not found:
        return _numbered_months(header)
    if len({*parts.values()}) < len(found):
        return []
    if found[-1].period == "-Q1" and months_from_to(header[found[-1].place])[1]:
        return []  # April-June to January-March, of the next year
    kinds = Counter(map(_kind_of_part, found))
    kind, most = kinds.most_common(1)[0]
    whole = most == (4 if kind == "Q" else 12) or len(kinds) == 1
    enough = most > 2 or (most == 2 and len(header) == 3)
    return [column for column in found if _kind_of_part(column) == kind] if enough and whole else []


def _days_of_year(header: Sequence[str]) -> list[PeriodColumn]:
    """Return the columns that are days of the year given in each row, those of a month or more: ``01.01.`` to ``31.12.``."""
    found = [
        PeriodColumn(place, f"-{match[2]}-{match[1]}")
        for place, name in enumerate(header)
        if (match := _DAY_OF_YEAR.fullmatch(name.strip()))
    ]
    days = [column.period for column in found]
    first = _LEAP_YEAR.index(days[0]) if days and days[0] in _LEAP_YEAR else 0
    in_turn = days == _LEAP_YEAR[first : first + len(days)]
    return found if len(found) >= _SHORTEST_MONTH and in_turn else []


def _months_behind_letters(header: Sequence[str]) -> list[PeriodColumn]:
    """Return the columns of all months behind a letter or two, in their order: ``IJAN`` to ``IDEC``, beside ``EJAN`` to ``EDEC``."""
    matches = [(place, match) for place, name in enumerate(header) if (match := _MONTH_BEHIND.fullmatch(name.strip()))]
    found = [PeriodColumn(place, f"-{month(match[2]):02}", match[1]) for place, match in matches]
    stems = dict.fromkeys(column.stem for column in found)
    every = [f"-{number:02}" for number in range(1, 13)]
    return found if all([column.period for column in found if column.stem == stem] == every for stem in stems) else []


def _kind_of_part(column: PeriodColumn) -> str:
    """Return the letter of a part of a year, ``Q`` of ``-Q1``; empty for a month."""
    return column.period.strip("-0123456789")


def _numbered_months(header: Sequence[str]) -> list[PeriodColumn]:
    """Return the columns that are called 1 to 12, all of them and in this order, as the months of the year given in each row."""
    places = [place for place, name in enumerate(header) if name.strip().isdecimal()]
    numbers = [int(header[place]) for place in places]
    return (
        [PeriodColumn(place, f"-{number:02}") for place, number in zip(places, numbers, strict=True)]
        if numbers == [*range(1, 13)]
        else []
    )


def years_over_parts(sample: Sample) -> tuple[int, list[PeriodColumn]] | None:
    """Return the number of a row of quarters or months under a row of years, with its periods; None where there is none."""
    for number, (upper, row) in enumerate(pairwise(sample[:FARTHEST]), start=1):
        part_of = times.parts_of_years(name for name in row if any(map(str.isalpha, name)))
        part_of = {name: part for name, part in part_of.items() if "S" not in part}  # halves may be beside their year
        part_of |= _numbers_of_months(upper, row)
        parts = [(place, part_of[name.strip()]) for place, name in enumerate(row) if name.strip() in part_of]
        if len(parts) < 2 or len(upper) <= parts[0][0]:
            continue
        found = [
            PeriodColumn(place, (_year_over(upper, place) or only_year(sample[:number])) + part)
            for place, part in parts
        ]
        if not any(_year_over(upper, place) for place, _ in parts) and sorted(part_of.values()) != [
            part for _, part in parts
        ]:
            continue  # January behind November is that of the next year
        over = names_over(sample[: number - 1], len(row), parts[0][0])
        apart = {(one.period, over[one.place]) for one in found}
        if all(times.period(one.period) for one in found) and len(apart) == len(found):
            return number, found
    return None


def _numbers_of_months(upper: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    """Return what numbers from 1 to 12, one year after another, add to the years that stand over each 1; empty for other numbers."""
    cells = [(place, cell) for place, cell in enumerate(map(str.strip, row)) if cell]
    months = [number % 12 + 1 for number in range(len(cells))]
    if len(cells) < 13 or [cell.removesuffix(".0").lstrip("0") for _, cell in cells] != list(map(str, months)):
        return {}
    under_years = {place for place, cell in enumerate(map(str.strip, upper)) if len(times.period(cell)) == 4}
    if under_years != {place for place, _ in cells[::12]}:
        return {}
    return {cell: f"-{number:02}" for (_, cell), number in zip(cells, months, strict=True)}


def names_over(above: Sample, width: int, first: int) -> list[str]:
    """Return the name that stands over each column from the ``first`` one on, up to the next one, in the row right above periods; empty for none."""
    cells = [*map(str.strip, above[-1] if above else ()), *[""] * width][:width]
    names = ["" if unit_text.is_line(cell) or times.looks_like_time(cell) else cell for cell in cells]
    for place in range(first + 1, width):
        names[place] = names[place] or names[place - 1]
    return [*[""] * first, *names[first:]]


def blocks(row: Sequence[str], count: int) -> list[range]:
    """Return the places of names beside each other that come again, as often as ``count`` says, each time; empty where they do not."""
    names = [name.strip() for name in row]
    given = Counter(names)
    places = [place for place, name in enumerate(names) if name and given[name] == count]
    size = len(places) // count if count > 1 else 0
    if size < 2 or places != list(range(places[0], places[0] + size * count)):
        return []
    blocks = [range(start, start + size) for start in range(places[0], places[0] + size * count, size)]
    alike = all(names[block.start : block.stop] == names[places[0] : places[0] + size] for block in blocks)
    return blocks if alike else []


def _year_over(upper: Sequence[str], place: int) -> str:
    """Return the year that stands over a column, or before it; empty for none."""
    over = next((name.strip() for name in reversed(upper[: place + 1]) if name.strip()), "")
    return year if len(year := times.period(over)) == 4 else ""


def only_year(above: Sample) -> str:
    """Return the one year that the titles above a table name, ``Industrial production 2023``; empty where there is none, or more than one."""
    texts = (row for row in above if sum(map(bool, map(str.strip, row))) == 1)
    years = {year for row in texts for cell in row if not _OF_BASE.search(cell) for year in _YEAR_IN_TEXT.findall(cell)}
    return years.pop() if len(years) == 1 else ""
