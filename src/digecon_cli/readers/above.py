"""What stands above a table: its title, its unit, its indicator, and rows of names that its columns share.

``指标：地区生产总值(亿元)``, ``Unit: million euro``, ``Geography, Canada,,,Ontario`` over the months.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from .. import units
from . import parse

_PAIR = re.compile(r"\s*([^:：]{2,30}?)\s*[:：]\s*(\S.*)")
_INDICATOR = ("指标", "indicator", "indicateur", "indikator", "series title", "variable")
UNITS = ("单位", "unit", "units", "unité", "unite", "unidad", "unidade", "einheit", "unità")
_AREA = ("地区", "country", "area", "pays", "land")
_SCALE = re.compile(r"\b(thousand|million|billion|trillion)s?\b(?: of)? ?(.*)", re.I)

# A line alone that tells the scale of all figures: ``(Numbers in thousands)``, ``[Billions of dollars]``.
_OF_ALL = re.compile(
    r"[\[(]?(?:(?:numbers|figures|amounts|values) )?(?:in )?(?P<scale>thousand|million|billion|trillion)s?(?: of (?P<unit>[^)\]]+))?[\])]?",
    re.I,
)


class Above(NamedTuple):
    """What the lines above a table say of all its figures; what they do not say is empty."""

    title: str = ""
    indicator: str = ""
    unit: str = ""
    unit_mult: int = 0
    area: str = ""


def read(rows: Sequence[Sequence[str]]) -> Above:
    """Return what the rows above a header say: lines of one cell, or pairs of a word and what it says."""
    title = indicator = unit = area = ""
    power = 0
    for row in rows:
        cells = [cell.strip() for cell in row if cell.strip()]
        line = f"{cells[0]}: {cells[1]}" if len(cells) == 2 and not cells[0].endswith((":", "：")) else " ".join(cells)
        match = _PAIR.fullmatch(line)
        word, content = (match[1].lower(), match[2]) if match else ("", line)
        if word in _INDICATOR:
            indicator = indicator or content
        elif word in UNITS:
            unit, power = scaled(content)
        elif word in _AREA:
            area = area or content
        elif not power and (scale := _OF_ALL.fullmatch(line)):
            unit, power = parse.unit(scale["unit"] or ""), units.SCALES[scale["scale"].lower()]
        elif not match and not title and len(cells) == 1:
            title = content
    return Above(title, indicator, unit, power, area)


def scaled(text: str) -> tuple[str, int]:
    """Return a unit of a line and its power of ten: ``million euro``, ``万人``, ``Dirham/ Echelle : Million``."""
    unit, power = parse.scaled(text.strip(" ()（）"))
    if not power and (match := _SCALE.search(unit)):
        rest = match[2].strip() or unit[: match.start()].partition("/")[0].strip(" ,")
        return parse.unit(rest), units.SCALES[match[1].lower()]
    return unit, power


def shared(rows: Sequence[Sequence[str]], width: int, first: int) -> list[list[str]]:
    """Return the rows of names right above a header: each cell counts for the columns up to the next one."""
    found: list[list[str]] = []
    for row in reversed(rows):
        cells = [cell.strip() for cell in row]
        if len(cells) != width or not any(cells[first:]) or sum(map(bool, cells)) < 2 - (not cells[0]):
            break
        if any(parse.number(cell) is not None for cell in cells[first:]):
            break
        filled = list(cells)
        for place in range(first + 1, width):
            filled[place] = filled[place] or filled[place - 1]
        found.insert(0, filled)
    return found
