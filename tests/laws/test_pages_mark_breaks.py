"""Two figures that stand side by side and do not compare have a bar between them, and no others do; the reason stands below.

Side by side are neighbors in a row that have a number and are of one frequency and length; in a calendar also a figure
and the one of a year before above it. Where a row goes on in another piece of a page, the bar may stand at its beginning.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws.oracle import Answer, answered
from laws.screens import BAR, Beside, Piece, bars_in, meaning, on_paper, on_screen, screen_lines, side_by_side
from rich.cells import cell_len

import digecon_cli
from digecon_cli import pages
from digecon_cli.ask.options import RenderOptions
from digecon_cli.ask.table import ObservationTable
from digecon_cli.core import facts
from digecon_cli.core.errors import DigeconError
from digecon_cli.core.model import Break, Indicator, Observation
from digecon_cli.document import BREAK
from digecon_cli.measures import fill
from digecon_cli.render import html, markdown
from digecon_cli.render.paper import ENDLESS, Paper, documents

Make = Callable[..., Any]
BUNDLED = digecon_cli.load()
SECTORS = sorted({one.sector for one in BUNDLED.data.catalog.values()})
NAMES = sorted(BUNDLED.data.catalog)
WIDTHS = (60, 80, 120)
AT_80 = ("per-head", "ratio", "index")  # commands of which one width stands for all; the others are drawn at each
ALONG = ("level", "index", "share", "per_head", "ratio")  # what is read along its row
COMMANDS: dict[str, dict[str, str]] = {
    "": {}, "share": {}, "per-head": {}, "ratio": {"other": "economy.gdp"}, "index": {"base": "2020"}
}  # fmt: skip
FREQUENCIES = ("", "M", "Q", "ytd")
PAPERS = {markdown: Paper(markdown.ROOM, markdown.GAP, cell_len, 2), html: ENDLESS}
Asked = tuple[str, str, str]  # a name, a command, a frequency
ASKED: list[Asked] = [
    *((name, command, "") for name in (*SECTORS, *NAMES) for command in COMMANDS),
    *((name, "", freq) for name in (*SECTORS, *NAMES) for freq in FREQUENCIES[1:]),
]


@cache
def answer(name: str, command: str, freq: str = "") -> Answer | None:
    """Return what a command tells of a name; None where there is nothing to tell."""
    try:
        chosen = BUNDLED.select(name, freq=freq, newest_part=not command)
        found = answered(chosen, command, **COMMANDS[command])
    except DigeconError:
        return None
    return found if len(found.table) else None


def wrong(found: Answer, visible: Iterable[Beside]) -> list[tuple[str, str, bool]]:
    """Return the figures whose bar is missing, or is one too many."""
    faults = []
    for pair in visible:
        beside, elsewhere = (
            any(found.apart(pair.figure, before) for before in group) for group in (pair.before, pair.elsewhere)
        )
        if pair.figure.measure not in ALONG:
            beside = elsewhere = False
        if pair.bar < beside or pair.bar > (beside or elsewhere):
            faults.append((pair.figure.name, pair.figure.period, pair.bar))
    return faults


def look_of(found: Answer, width: int) -> RenderOptions:
    return RenderOptions(width=width, freq=found.table.asked.get("freq", ""))


def screens(found: Answer, width: int) -> Iterable[tuple[list[str], list[Piece]]]:
    """Yield the lines of each page of an answer, with its pieces."""
    look = look_of(found, width)
    for page in pages.of(found.table, look):
        lines = screen_lines(page, look)
        yield lines, on_screen(page, lines, look)


def reasons_of(found: Answer, pieces: Iterable[Piece]) -> set[str]:
    """Return why figures with a bar do not compare, and why those are refused in whose place a bar stands."""
    known = set()
    for pair in (pair for pair in side_by_side(pieces) if pair.bar):
        group = (found.why(pair.figure, before) for before in (*pair.before, *pair.elsewhere))
        known |= {facts.reason(fact) for fact in list(filter(None, group))[:1]}
    for cell in (cell for piece in pieces for cell, _ in piece.cells if cell.instead == BAR):
        assert cell.figure
        assert cell.figure.refusal
        known.add(facts.reason(cell.figure.refusal))
    return {" ".join(reason.rstrip(".").split()) for reason in known}


@pytest.mark.exhaustive
@pytest.mark.parametrize("width", WIDTHS)
def test_a_screen_has_a_bar_exactly_where_figures_do_not_compare_and_its_reason_below(width: int) -> None:
    count: Counter[tuple[str, bool]] = Counter()
    named = counted = 0
    for asked in (asked for asked in ASKED if width == 80 or asked[1] not in AT_80):
        for lines, pieces in screens(found, width) if (found := answer(*asked)) else ():
            visible = list(side_by_side(pieces))
            count.update((asked[1] or asked[2], one.bar) for one in visible if one.before)
            assert wrong(found, visible) == [], asked
            there, absent, more = told_below(found, lines, pieces)
            assert len(absent) == more, (asked, absent, meaning(lines))
            named, counted = named + len(there), counted + more
    drawn_at = [which for which in (*COMMANDS, *FREQUENCIES) if width == 80 or which not in AT_80]
    assert all(count[which, False] > 20 for which in drawn_at), count
    assert all(count[which, True] > 1 for which in drawn_at if which != "index"), count
    assert min(named, counted) > 4


def told_below(found: Answer, lines: list[str], pieces: list[Piece]) -> tuple[set[str], set[str], int]:
    """Return the reasons of the bars of a screen that stand below it, those that do not, and how many more it counts."""
    reasons, below = reasons_of(found, pieces), meaning(lines)
    assert bool(below) >= bool(reasons)  # it may mean a bar of a year that has no column at this width
    there = {reason for reason in reasons if reason in below}
    more = re.search(r"(\d+) more \(digecon", below)
    return there, reasons - there, int(more[1] if more else 0)


@pytest.mark.exhaustive
@pytest.mark.parametrize("format", PAPERS, ids=["markdown", "html"])
def test_a_document_has_a_bar_exactly_where_figures_do_not_compare(format: Any) -> None:
    bars = 0
    for asked in ASKED:
        if not (found := answer(*asked)):
            continue
        look = look_of(found, 80)
        sheets = documents(found.table, look, PAPERS[format])
        made = pages.of(found.table, look)
        visible = [one for both in zip(sheets, made, strict=True) for one in side_by_side(on_paper(*both))]
        assert not wrong(found, visible), asked
        drawn_bars = sum(one.bar for one in visible)
        assert bars_in(format.write(found.table, look).text) == drawn_bars, asked
        bars += drawn_bars
    assert bars > 100


# --- tables of one's own ----------------------------------------------------------------------------------------------
class Series(NamedTuple):
    """A made-up series: first year, values, where it breaks, which figures follow another definition, and which there are."""

    start: int
    there: list[bool]
    breaks: set[int]
    defined: list[bool]


SERIES = st.builds(
    Series,
    st.integers(2010, 2016),
    st.lists(st.booleans(), min_size=2, max_size=10),
    st.sets(st.integers(2011, 2024), max_size=2),
    st.lists(st.integers(0, 4).map(lambda number: not number), min_size=10, max_size=10),
)
ENTRIES = (
    Indicator("s.whole", label="All of it", kind="flow", unit="CNY"),
    *(
        Indicator(f"s.part{number}", label=f"Part {number}", kind="flow", unit="CNY", parent="s.whole", part_of="part")
        for number in range(3)
    ),
)


def table_of(group: list[Series], figure: Make, dataset: Make) -> ObservationTable:
    """Return a table of series of years."""
    rows: list[Observation] = []
    breaks = []
    for entry, series in zip(ENTRIES, group, strict=False):
        for year, (there, odd) in enumerate(zip(series.there, series.defined, strict=False), series.start):
            if there:
                rows.append(figure(entry.indicator, str(year), str(100 + year % 7), status="D" if odd else "A"))
        breaks += [Break(entry.indicator, "CN", str(year), f"scope of {year}") for year in sorted(series.breaks)]
    return ObservationTable(rows, dataset(*rows, entries=ENTRIES, breaks=breaks))


@settings(deadline=None, max_examples=60)
@given(
    group=st.lists(SERIES, min_size=1, max_size=4),
    width=st.sampled_from(WIDTHS),
    command=st.sampled_from(["", "share", "index"]),
)
def test_any_table_has_a_bar_exactly_where_figures_do_not_compare(
    group: list[Series], width: int, command: str, figure: Make, dataset: Make
) -> None:
    try:
        found = answered(table_of(group, figure, dataset), command, **({"base": "2016"} if command == "index" else {}))
    except DigeconError:
        return
    if len(found.table):
        for _, pieces in screens(found, width):
            assert wrong(found, side_by_side(pieces)) == []


@settings(deadline=None, max_examples=30)
@given(
    months=st.lists(
        st.tuples(st.integers(0, 47), st.integers(0, 5).map(lambda number: not number)), min_size=2, max_size=40
    ),
    breaks=st.sets(st.integers(0, 47), max_size=2),
)
def test_any_calendar_has_a_bar_exactly_where_figures_do_not_compare(
    months: list[tuple[int, bool]], breaks: set[int], figure: Make, dataset: Make
) -> None:
    def spelled(month: int) -> str:
        return f"{2020 + month // 12}-{month % 12 + 1:02}"

    rows = [
        figure("s.whole", spelled(at), str(100 + at), status="D" if odd else "A") for at, odd in dict(months).items()
    ]
    broken = [Break("s.whole", "CN", spelled(at), f"scope of {spelled(at)}") for at in sorted(breaks)]
    found = answered(ObservationTable(rows, dataset(*rows, entries=ENTRIES, breaks=broken)))
    for width in WIDTHS:
        for _, pieces in screens(found, width):
            assert wrong(found, side_by_side(pieces)) == []


# --- the law can fail -------------------------------------------------------------------------------------------------
def test_a_bar_that_is_missing_or_one_too_many_is_found(figure: Make, dataset: Make) -> None:
    rows = [figure(period=str(year), value=str(year)) for year in range(2018, 2023)]
    data = dataset(*rows, entries=ENTRIES, breaks=[Break("s.whole", "CN", "2020", "another survey")])
    found = answered(ObservationTable([*rows, figure("s.part0")], data))
    look = RenderOptions(all=True)
    (page,) = pages.of(found.table, look)
    lines = screen_lines(page, look)
    (row,) = (line for line in lines if BAR in line and "not comparable" not in line)
    assert f"{BREAK}202.0" in row
    at = lines.index(row)

    def faults(text: str) -> list[tuple[str, str, bool]]:
        return wrong(found, side_by_side(on_screen(page, [*lines[:at], text, *lines[at + 1 :]], look)))

    assert faults(row) == []
    assert faults(row.replace(BAR, " ")) == [("s.whole", "2020", False)]
    assert faults(row.replace(" 202.1", f"{BREAK}202.1")) == [("s.whole", "2021", True)]
    pieces = on_screen(page, lines, look)
    assert told_below(found, lines, pieces) == ({"another survey"}, set(), 0)
    silent = [line.replace("another survey", "nothing") for line in lines]
    assert told_below(found, silent, pieces) == (set(), {"another survey"}, 0)
    with pytest.raises(AssertionError, match="no line is the row"):
        faults(row.replace("202.1", "201.2"))


def drawn_bars(table: ObservationTable) -> list[str]:
    """Return the numbers of a table's screens that have a bar, as they stand there."""
    lines = [line for page in pages.of(table, RenderOptions()) for line in screen_lines(page, RenderOptions())]
    return re.findall(rf"{BAR}([\d.]+)", "\n".join(lines))


def test_another_price_basis_has_a_bar_where_it_stands_in_one_column(figure: Make, dataset: Make) -> None:
    rows = [figure(period="2019", value="90"), figure(value="91")]
    rows += [
        figure(period=period, value=value, basis="constant_prices")
        for period, value in (("2021", "92"), ("2022", "93"))
    ]
    table = ObservationTable(rows, dataset(*rows, entries=ENTRIES)).show()
    assert [[fact.code for fact in row.facts] for row in table] == [[], [], ["basis"], []]
    assert drawn_bars(table) == ["9.2"]
    parallel = [*rows, *(row._replace(basis="constant_prices") for row in rows[:2])]
    assert not any(row.facts for row in ObservationTable(parallel, dataset(*parallel, entries=ENTRIES)).show())


def test_a_computed_level_between_published_ones_has_the_bar_of_a_break_before_it(figure: Make, dataset: Make) -> None:
    """Cast back from 2021 to the year of the break, so that 2021 itself compares."""
    rates = {"measure": "growth", "unit": "percent", "unit_mult": 0, "basis": "nominal"}
    rows = [figure(period=period, value=value) for period, value in (("2018", "100"), ("2019", "101"), ("2021", "200"))]
    rows.append(figure(period="2021", value="30", **rates))
    data = fill.filled(
        dataset(*rows, entries=ENTRIES, breaks=[Break("s.whole", "CN", "2020", "another survey")]), ["published"]
    )
    table = ObservationTable(list(data.observations), data).show()
    codes = {row.period: [fact.code for fact in row.facts] for row in table if row.measure == "level"}
    assert codes == {"2018": [], "2019": [], "2020": ["filled", "break"], "2021": []}
    assert drawn_bars(table) == ["15.4"]
