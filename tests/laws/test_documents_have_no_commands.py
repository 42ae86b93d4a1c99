"""A document has nothing to type, and every break and refusal of its cells has its sentence below, in both languages."""

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from laws.oracle import answered
from registered import COMMANDS, MEASURES, own
from registered import line as line_of

import digecon_cli
from digecon_cli import pages
from digecon_cli.ask.options import RenderOptions
from digecon_cli.ask.table import ObservationTable
from digecon_cli.core import facts, periods
from digecon_cli.core.errors import DigeconError
from digecon_cli.core.facts import Fact
from digecon_cli.core.messages import LANGUAGES
from digecon_cli.core.model import Observation
from digecon_cli.document import BREAK, REFUSED, Cell
from digecon_cli.render import _workbook_people, paper

Run = Callable[..., Any]
BUNDLED = digecon_cli.load()
SECTORS = sorted({entry.sector for entry in BUNDLED.data.catalog.values()})
DOCUMENTS = ("markdown", "html", "latex")
# A command of the program by its name, an option, and a short option with what it takes.
COMMAND = re.compile(rf"\bdigecon (?:{'|'.join(COMMANDS)})\b|(?<![\w-])--[a-z]|(?<![\w-])-[a-z] [a-z]", re.ASCII)
NEED_FILES = {"diff", "validate"}
OF_OPTIONS = {"config"}  # whose answer is about options


def lines() -> Iterator[str]:
    """Yield a line for each command that writes documents: its examples without formats and files, and each measure of all."""
    for name, command in COMMANDS.items():
        takes_format = any(option.name == "format" for option in command.options)
        if name in NEED_FILES | OF_OPTIONS or not takes_format or not command.formats.shared:
            continue
        for example in command.examples:
            if not re.search(r" -[fo] | \| |--data|--add|\*", example):
                yield example.removeprefix("digecon ")
    yield from map(line_of, MEASURES)
    yield from ("explain telecom.emerging 2024", "share telecom --of economy.gdp", "growth telecom.emerging --explain")
    yield from ("show telecom --bounds", "growth telecom --bounds", "share retail --of economy.gdp --bounds")


LINES = list(dict.fromkeys(lines()))


def commands_in(text: str) -> list[str]:
    """Return the lines of a text that have something to type."""
    return [line for line in text.splitlines() if COMMAND.search(line)]


@pytest.mark.exhaustive
@pytest.mark.parametrize("line", LINES)
def test_a_document_has_nothing_to_type(line: str, digecon: Run, tmp_path: Path) -> None:
    for lang in LANGUAGES:
        words = [*shlex.split(line), "--lang", lang]
        for format in DOCUMENTS:
            text = digecon(*words, "-f", format, cwd=tmp_path).out
            assert text, (line, format)
            without_styles = re.sub(r"<style.*?</style>|<[^>]*>", "", text, flags=re.DOTALL)
            assert commands_in(without_styles.replace("-{}", "-").replace(r"\allowbreak{}", "")) == [], (format, lang)


def test_what_is_to_type_is_found() -> None:
    for text in (
        "(digecon explain a 2023)",
        "Ended: a (--ended)",
        "and 2 more: see -f csv",
        "加--all",
        "“digecon ratio a b”",
    ):
        assert commands_in(text), text
    for text in ("digecon data, version 1", "2018--19", "a - b", "the year-on-year rate", "-3.2 points"):
        assert not commands_in(text), text


# --- every break and refusal has its sentence -------------------------------------------------------------------------
ASKED = [(sector, name) for sector in SECTORS for name in ("", *MEASURES)]


def answer(sector: str, command: str) -> ObservationTable | None:
    """Return the answer of a command to a sector; None where there is none."""
    try:
        table = answered(BUNDLED.select(sector), command, **(own(command) if command else {})).table
    except DigeconError:
        return None
    return table if len(table) else None


def why_of(cell: Cell) -> tuple[Observation, Fact] | None:
    """Return the figure of a cell with a break or a refusal, and the fact of that; None for any other cell."""
    figure = cell.figure
    if figure is None:
        return None
    kind = facts.BREAK if cell.broken else facts.REFUSAL if cell.instead in (BREAK, REFUSED) else ""
    why = next((fact for fact in figure.facts if fact.kind == kind), None)
    return (figure, why) if why else None


def sentence_of(why: Fact, lang: str) -> str:
    """Return the sentence of a reason up to the command to type that it may end with."""
    return re.split(r"; 'digecon |；两者相除可用", why.cause.sentence(lang))[0].rstrip(".。")


def is_explained(figure: Observation, why: Fact, notes: list[str], lang: str) -> bool:
    """Return whether a line below has the period of a figure before the sentence of its reason."""
    sentence = sentence_of(why, lang)
    before = [note.partition(sentence)[0] for note in notes if sentence in note]
    return any(periods.label(figure.period) in text for text in before)


@pytest.mark.exhaustive
@pytest.mark.parametrize("lang", LANGUAGES)
def test_breaks_and_refusals_of_a_document_have_their_sentence_below(lang: str) -> None:
    count = 0
    for asked in ASKED:
        if not (table := answer(*asked)):
            continue
        for sheet in paper.documents(table, RenderOptions(lang=lang, all=True, ended=True)):
            notes = list(map(str, sheet.notes))
            for cell in (cell for grid in sheet.grids for line in grid.lines for cell in line.cells):
                if found := why_of(cell):
                    assert is_explained(*found, notes, lang), (asked, found[0].name, found[0].period, notes)
                    count += 1
    assert count > 100


@pytest.mark.exhaustive
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sheet_for_people_has_nothing_to_type_and_a_sentence_for_every_break_and_refusal(lang: str) -> None:
    count = 0
    for asked in ASKED:
        if not (table := answer(*asked)):
            continue
        look = RenderOptions(lang=lang, all=True, ended=True, commands=False)
        texts = [
            str(cell.value)
            for sheet in _workbook_people.sheets(table, look)
            for row in sheet.rows
            for cell in row
            if cell and cell.value is not None
        ]
        assert commands_in("\n".join(texts)) == [], asked
        for page in [] if table.title == "targets" else pages.of(table, look):
            for cell in (cell for grid in page.grids for line in grid.lines for cell in line.cells):
                if found := why_of(cell):
                    assert is_explained(*found, texts, lang), (asked, found[0].name, found[0].period)
                    count += 1
    assert count > 100


@pytest.mark.exhaustive
@pytest.mark.parametrize("lang", LANGUAGES)
def test_in_detail_every_break_and_refusal_has_a_footnote(lang: str) -> None:
    count = 0
    for asked in ASKED:
        if not (table := answer(*asked)):
            continue
        for sheet in paper.documents(table, RenderOptions(lang=lang, bounds=True)):
            notes = " ".join(sheet.notes)
            texts = [str(cell) for grid in sheet.grids for line in grid.lines for cell in line.cells]
            for text in (text for text in texts if text.startswith((BREAK, "–"))):
                numbers = re.findall(r"\[(\d+)\]", text)
                assert numbers, (asked, text)
                assert all(f"[{number}] " in notes for number in numbers), (asked, text)
                count += 1
    assert count > 100
