"""Years of the Republic of China, as the offices of Taiwan write them: ``112年7月``, ``６７　年  １　月``, ``五十九年 1970`` over ``一　月  Jan.``."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from unicodedata import normalize

from ..core.period_words import chinese_number
from . import columns, times
from .files import Row

_ERA, _BEFORE_ERA = "民國", 1911
_NAMED = re.compile(rf"{_ERA}|(?<!People's )(?<!People’s )(?<!Peoples )\bRepublic of China \d{{2,3}} ?= ?100\b", re.I)
_BARE_YEAR = re.compile(r"[4-9]\d|1[0-4]\d")
_YEAR = re.compile(r"^((?:4\d|[5-9]\d|1[0-4]\d) ?年(?: ?\d{1,2} ?月)?)(?=[(（]?\w?[)）]?$)")
_DATED = re.compile(r"(?P<year>(?:4\d|[5-9]\d|1[0-4]\d)年)(?:(?P<month>\d{1,2}月)|平均)?")
_TWICE = re.compile(r"(?P<signs>[一二三四五六七八九十百○〇零]{2,})年(?P<year>(?:19|20)\d\d)")
_MONTH_TWICE = re.compile(r"(?P<signs>[一二三四五六七八九十]{1,2})月[A-Z][a-z]{2,8}\.?")
_TRADITIONAL = re.compile("[歲總齡臺灣萬國與產數勞]")  # and not Japanese; 67年 in simplified signs is 1967
_ELSEWHERE = re.compile("昭和|平成|大正|令和|香港|澳[門门]|[岁总龄湾国与产数劳]")
_SIGNS = {sign: str(number) for number, sign in enumerate("零一二三四五六七八九")} | {"○": "0", "〇": "0"}
_FEWEST = 3


def find(rows: Sequence[Row]) -> Callable[[Iterator[Row]], Iterator[Row]] | None:
    """Return what writes the years of a table whose first rows are given in full: one that names the era, or has its years beside ours, or in traditional signs; None for any other."""
    first = [_plain(cells[0]) for _, cells in rows if cells]
    if sum(map(_is_year_twice, first)) >= _FEWEST:
        return _without_signs
    dated = [int(match["year"][:-1]) for text in first if (match := _DATED.fullmatch(text))]
    in_turn = all(0 <= later - year <= 1 for year, later in pairwise(dated))
    text = "".join(cell for _, cells in rows for cell in cells)
    above = next((before for before, text in pairwise(first) if _DATED.fullmatch(text)), "")
    here = _TRADITIONAL.search(text) and not _ELSEWHERE.search(text) and not above.endswith("齡")  # ages
    if len({*dated}) >= _FEWEST and in_turn and here:
        return _of_the_era
    return partial(_with_era, alone=_are_years(rows)) if _names_the_era(rows) else None


def _plain(cell: str) -> str:
    """Return a cell with the usual digits in place of wide ones, and without blanks."""
    return "".join(normalize("NFKC", cell).split())


def _is_year_twice(text: str) -> bool:
    """Return whether a year of the era in signs is the one beside it: ``五十九年1970``."""
    match = _TWICE.fullmatch(text)
    return match is not None and _number(match["signs"]) + _BEFORE_ERA == int(match["year"])


def _number(signs: str) -> int:
    digits = "".join(_SIGNS.get(sign, "") for sign in signs)
    return int(digits) if len(digits) == len(signs) else chinese_number(signs)


def _without_signs(rows: Iterator[Row]) -> Iterator[Row]:
    """Yield rows with the years of ours alone before them, and with months in digits."""
    for line, cells in rows:
        text = _plain(cells[0]) if cells else ""
        if _is_year_twice(text):
            cells = [text[-4:], *cells[1:]]
        elif match := _MONTH_TWICE.fullmatch(text):
            cells = [f"{chinese_number(match['signs'])}月", *cells[1:]]
        yield line, cells


def _of_the_era(rows: Iterator[Row]) -> Iterator[Row]:
    """Yield rows with the era before years and months, and without the word for their average."""
    for line, cells in rows:
        if cells and (match := _DATED.fullmatch(_plain(cells[0]))):
            cells = [f"{_ERA}{match['year']}{match['month'] or ''}", *cells[1:]]
        yield line, cells


def _names_the_era(rows: Sequence[Row]) -> bool:
    """Return whether a cell names the era, and no period does so itself."""
    named = [cell for _, cells in rows for cell in cells if _NAMED.search(cell)]
    return bool(named) and not any(map(times.period, map(str.strip, named)))


def _are_years(rows: Sequence[Row]) -> bool:
    """Return whether the first cells of a table, below one that calls them years, are numbers in turn that may be those of the era."""
    first = [cells[0].strip() for _, cells in rows if cells]
    named = next((at for at, cell in enumerate(first) if columns.calls_years(cell)), len(first))
    years = [int(cell) for cell in first[named + 1 :] if _BARE_YEAR.fullmatch(cell)]
    return len(years) > 2 and all(abs(later - year) == 1 for year, later in pairwise(years))


def _with_era(rows: Iterator[Row], alone: bool) -> Iterator[Row]:
    """Yield rows with the era before years such as ``112年7月``, which another cell names: 民國110年=100; before first numbers ``alone`` too."""
    for line, cells in rows:
        dated = [_YEAR.sub(rf"{_ERA}\1", cell) for cell in cells]
        if alone and _BARE_YEAR.fullmatch(cells[0].strip()):
            dated[0] = f"{_ERA}{cells[0].strip()}年"
        yield line, dated
