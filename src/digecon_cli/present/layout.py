"""What every format for people shows: a section a sector, the periods across, footnotes and sources.

Nothing here knows how a format draws: cells are finished texts, and each writer escapes and aligns them in its way.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .. import periods, units
from ..cleaning import clean
from ..dataset import Dataset
from ..measures.derivation import CAUTION, INSTEAD, VINTAGES
from ..measures.reasons import ANOTHER_VINTAGE
from ..messages import CHINESE, ENGLISH, is_told, listed, phrase, translated
from ..model import STATUSES, Observation
from ..selection import also_there
from ..table import Listing, Table
from .documents import makers, named, producer
from .labels import indicator_name, measure_name, unit_name
from .numbers import printed
from .options import RenderOptions
from .series import sector_name, standing_first

# Begins the label of a second level; a private character, because tabulate strips every kind of space.
INDENT = "\ue000"
MOST_NOTES = 12
MOST_SOURCES = 6

_NUMBER = re.compile(r"[~<>]?-?\d+(\.\d+)?")
_CODE = re.compile(r"[a-z_]+: ")


class Block(NamedTuple):
    """One grid of finished cells. ``numeric`` says which columns are numbers.

    ``across`` says that it has a label, a unit and then periods; else its columns are those of a listing.
    """

    header: list[str]
    rows: list[list[str]]
    numeric: list[bool]
    across: bool


class Section(NamedTuple):
    """A titled part of the output: its grids, one a frequency, with the footnotes and sources of all of them."""

    title: str
    blocks: list[Block]
    notes: list[str]
    sources: list[str]
    head: str = "Sources:"


def sections(content: Table | Listing, look: RenderOptions) -> list[Section]:
    """Return a table as a section a sector, in the table's order; a listing is one section."""
    found = [_listing(content)] if isinstance(content, Listing) else _sectors(content, look)
    return found if look.lang == ENGLISH else [_in_chinese(one) for one in found]


def _in_chinese(section: Section) -> Section:
    """Return a section with the sentences in Chinese that nobody knew the language of when they were made."""

    def told(text: str) -> str:
        return text if is_told(text) else translated(text, CHINESE)

    named = any(block.header[:1] == ["field"] for block in section.blocks)
    blocks = [
        block._replace(
            header=list(map(told, block.header)),
            rows=[
                [told(cell) if " " in cell or (named and not place) else cell for place, cell in enumerate(row)]
                for row in block.rows
            ],
        )
        for block in section.blocks
    ]
    notes, sources = list(map(_note_in_chinese, section.notes)), list(map(told, section.sources))
    return Section(told(section.title), blocks, notes, sources, told(section.head))


def _note_in_chinese(note: str) -> str:
    """Return a footnote in Chinese; its number or letter stays before it."""
    mark, blank, words = note.partition(" ")
    if blank and (mark[:1] == "[" or len(mark) == 1):
        return f"{mark} {translated(words, CHINESE)}"
    return translated(note, CHINESE)


def _sectors(content: Table, look: RenderOptions) -> list[Section]:
    sectors: dict[str, list[Observation]] = {}
    for one in content:
        sectors.setdefault(heading(one, content, look.lang), []).append(one)
    mixed = len({one.origin for one in content}) > 1
    found = [_sector(title, rows, content, look, mixed) for title, rows in sectors.items()]
    if found and (rule := content.rule):
        found[-1].notes.append(rule)
    if found and content.beside:
        found[-1].notes.append(also_there(content.beside, look.lang))
    return found


def heading(one: Observation, table: Table, lang: str) -> str:
    """Return the title of the section in which a row of a table stands: ``Telecom: growth``."""
    sector = sector_name(table.data.about(one.indicator).sector or one.indicator.partition(".")[0], lang)
    return clean(sector + phrase(": ", lang) + phrase(table.title, lang) if table.title else sector)


def _listing(listing: Listing) -> Section:
    rows = [[clean(str(cell)) for cell in record] for record in listing.rows]
    count = len(listing.columns)
    numeric = [all(_NUMBER.fullmatch(row[i]) for row in rows if row[i]) for i in range(count)]
    header = [clean(column) for column in listing.columns]
    notes = [clean(text) for text in listing.footnotes]
    return Section(clean(listing.title), [Block(header, rows, numeric, False)], notes, [])


def _sector(title: str, rows: Sequence[Observation], table: Table, look: RenderOptions, mixed: bool) -> Section:
    by_frequency: dict[str, list[Observation]] = {}
    for one in rows:
        by_frequency.setdefault(periods.frequency(one.period), []).append(one)
    notes = _Notes()
    order = (*periods.FREQUENCIES, "P")
    parts = [by_frequency[frequency] for frequency in order if frequency in by_frequency]
    blocks = [block for part in parts if (block := _block(part, table, look, notes, mixed)).rows]
    return Section(title, blocks, notes.lines(), _sources(rows, table.data, look.lang))


class _Line(NamedTuple):
    """A row to be: the figures of one series in one unit by period; ``again`` when others go before for the same."""

    first: Observation
    unit: tuple[str, int]
    again: bool
    figures: dict[str, Observation]


def _block(rows: Sequence[Observation], table: Table, look: RenderOptions, notes: "_Notes", mixed: bool) -> Block:
    data = table.data
    groups = _lines(rows, data, look.scale, look.lang)
    for key, lines in groups.items():
        kept = [line for line in lines if not all(_refusal(one) == "missing" for one in line.figures.values())]
        notes.left_out += len(lines) - len(kept)
        groups[key] = kept
    columns = sorted({at for lines in groups.values() for line in lines for at in line.figures}, key=periods.order)

    def cell(one: Observation, unit: tuple[str, int]) -> str:
        return (printed(one, unit, look.bounds) or ("-" if look.ascii else "–")) + notes.marks(one)

    grid = []
    for (indicator, area), lines in groups.items():
        lines.sort(key=lambda line: not _is_main(line.first))
        name = indicator_name(data, indicator, area, look.lang)
        if lines and not _is_main(lines[0].first):
            grid.append([name, "", *("" for _ in columns)])
        for line in lines:
            label = (
                name if _is_main(line.first) else INDENT + measure_name(line.first, data, look.lang, mixed, table.title)
            )
            label = INDENT + phrase("also printed as", look.lang) if line.again else label
            unit = unit_name(*line.unit, look.lang)
            figures = (line.figures.get(at) for at in columns)
            grid.append([label, unit, *("" if one is None else cell(one, line.unit) for one in figures)])
    header = ["", phrase("Unit", look.lang), *(clean(periods.label(at)) for at in columns)]
    return Block(header, grid, [False, False, *(True for _ in columns)], True)


def _lines(
    rows: Sequence[Observation], data: Dataset, scale: int | None, lang: str
) -> dict[tuple[str, str], list[_Line]]:
    """Return the rows to be of each indicator and area, both in the order of the table."""
    groups: dict[tuple[str, str], list[_Line]] = {}
    for one in standing_first(rows, data):
        lines = groups.setdefault((one.indicator, one.area), [])
        own = [line for line in lines if line.first.series == one.series and units.same(line.unit[0], one.unit)]
        line = next((line for line in own if one.period not in line.figures), None)
        if line is None:
            name, mult = data.told_in(one, scale)
            unit = (name, mult if scale is not None else units.counted(mult, lang))
            line = _Line(one, unit, bool(own), {})
            lines.insert(lines.index(own[-1]) + 1 if own else len(lines), line)
        line.figures[one.period] = one
    return groups


def _is_main(one: Observation) -> bool:
    """Return whether a figure is what its indicator's label alone means: a published level."""
    return (one.measure, one.origin, one.basis) == ("level", "published", "")


def _refusal(one: Observation) -> str:
    """Return the code of the reason why there is no value; empty when there is one, or no reason."""
    return one.refusal.code if one.refusal else ""


def _tells(one: Observation) -> bool:
    """Return whether a distance tells more than the vintages it used: whether a target is reached."""
    return one.measure == "difference" and not one.note.startswith(VINTAGES)


def _aside(note: str) -> str:
    """Return what a note has to say to people beside the vintages it used: another print that was taken, a caution."""
    for begins in (INSTEAD, f"; {CAUTION}"):
        _, found, rest = note.partition(begins)
        if found:
            return f"{begins.strip('; ')} {rest}"
    return ""


class _Notes:
    """The footnotes of a section, collected while its cells are made."""

    def __init__(self) -> None:
        self.left_out = 0
        self._statuses: dict[str, None] = {}
        self._numbers: dict[str, int] = {}

    def marks(self, one: Observation) -> str:
        """Return what stands behind a figure, with a space before each mark, and keep the footnotes that it needs."""
        marks = ""
        if one.status in STATUSES and one.status != "A" and not _refusal(one):  # its footnote says more than "missing"
            self._statuses[one.status] = None
            marks += f" {one.status.lower()}"
        aside = _aside(one.note)
        if one.note and (aside or _refusal(one) or one.measure == "gap" or one.status == "B" or _tells(one)):
            code = _CODE.match(one.note)
            told = aside or one.note[code.end() if code else 0 :]
            told = told.partition(f"; {ANOTHER_VINTAGE}")[0]  # which differs from year to year
            number = self._numbers.setdefault(clean(told), len(self._numbers) + 1)
            marks += f" [{number}]" if number <= MOST_NOTES else ""
        return marks

    def lines(self) -> list[str]:
        """Return the footnotes: statuses, then the numbered ones, then remarks on what is not there."""
        notes = [f"{status.lower()} {STATUSES[status]}" for status in self._statuses]
        notes += [f"[{number}] {text}" for text, number in self._numbers.items() if number <= MOST_NOTES]
        if (more := len(self._numbers) - MOST_NOTES) > 0:
            notes.append(f"and {more} more: see -f csv")
        if self.left_out:
            rows = "1 row" if self.left_out == 1 else f"{self.left_out} rows"
            notes.append(f"{rows} left out, with nothing to compute from: see -f csv")
        return notes


def _sources(rows: Iterable[Observation], data: Dataset, lang: str) -> list[str]:
    """Return a line for each document of the rows, or one line on all of them where there are many."""
    ids = dict.fromkeys(name for one in rows for name in one.sources)
    if len(ids) <= MOST_SOURCES:
        told = [named(name, data.sources, lang) for name in ids]
        return told
    several = [producer(name, lang) for name in makers(ids, data.sources)]
    names = listed(several[:MOST_SOURCES], lang)
    if len(several) > MOST_SOURCES:
        names = phrase("{names} and {number} more", lang, names=names, number=len(several) - MOST_SOURCES)
    line = "{number} documents of {makers}: see 'digecon sources', and -f csv for the source of each figure"
    return [phrase(line, lang, number=len(ids), makers=names)]
