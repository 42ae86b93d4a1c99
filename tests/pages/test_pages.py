"""Pages for people: laws over every sector, many measures and random tables, at every width; and budgets of lines."""

import html
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from registered import MEASURES, own
from rich.cells import cell_len

import digecon_cli
from digecon_cli import pages
from digecon_cli.ask.options import RenderOptions
from digecon_cli.ask.table import ObservationTable
from digecon_cli.core import periods
from digecon_cli.core.areas import area_name
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError
from digecon_cli.core.model import MEASURED, PLANNED, Indicator, Observation
from digecon_cli.document import APART, BREAK, EQUAL, Cell, Document, Grid, Line, ShownNumber, Singles
from digecon_cli.measures.derivation import Options
from digecon_cli.pages.series import span_of
from digecon_cli.render import render

Run = Callable[..., Any]
BUNDLED = digecon_cli.load()
SECTORS = sorted({one.sector for one in BUNDLED.data.catalog.values()})
VERBS = ("show", *(name for name in MEASURES if name != "per-head"))  # which has a line more at some greater widths
WIDTHS = st.integers(50, 200)
POWERS = {
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "万": 4, "亿": 8, "万亿": 12,
    "GB": 9, "EB": 18, "ZB": 21, "EFLOPS": 18, "PFLOPS": 15,
}  # fmt: skip


def answer(names: tuple[str, ...], measure: str, **periods_asked: str) -> ObservationTable:
    """Return the table that a command line of names and periods answers with."""
    chosen = BUNDLED.select(*names, newest_part=measure == "show", **periods_asked)
    return chosen.show() if measure == "show" else chosen.derive(measure, Options(own=own(measure)))


def drawn(content: ObservationTable, look: RenderOptions) -> list[str]:
    """Return the lines that a person sees."""
    return render(content, "table", look).text.splitlines()


def cells(page: Document) -> Iterator[Cell]:
    """Yield all cells of a page."""
    for part in page.parts:
        if isinstance(part, Grid):
            yield from (cell for line in part.lines for cell in line.cells)
        elif isinstance(part, Singles):
            yield from (single.cell for single in part.figures)


def lines_of_periods(page: Document) -> Iterator[tuple[str, Line, set[str]]]:
    """Yield the lines of grids with periods across: the heading of each, itself, and the periods of which it has a figure."""
    for grid in (grid for grid in page.grids if grid.is_of_periods):
        for band in grid.bands:
            for line in (line for line in band.lines if isinstance(line, Line)):
                across = zip(grid.columns[1:], line.cells, strict=True)
                yield band.heading, line, {column.period for column, cell in across if cell.figure}


ANSWERS: dict[tuple[str, str], ObservationTable] = {}
for asked in product(SECTORS, VERBS):
    with suppress(DataError):  # a sector may have no figure of the base of an index
        ANSWERS[asked] = answer(asked[:1], asked[1])
ANSWERS = {asked: table for asked, table in ANSWERS.items() if len(table)}
BOTH = st.sampled_from(sorted(ANSWERS))


@settings(deadline=None, max_examples=150)
@given(BOTH, WIDTHS, st.sampled_from(["en", "zh"]), st.booleans())
def test_no_line_is_wider_than_the_screen(which: tuple[str, str], width: int, lang: str, everything: bool) -> None:
    look = RenderOptions(width=width, lang=lang, all=everything, ended=everything)
    assert max(map(cell_len, drawn(ANSWERS[which], look))) <= width


def test_names_stand_above_their_figures_where_that_takes_fewer_lines() -> None:
    lines = [len(drawn(ANSWERS["infrastructure", "targets"], RenderOptions(width=width))) for width in range(50, 62)]
    assert lines == sorted(lines, reverse=True)


def test_words_of_indented_names_are_not_broken() -> None:
    lines = drawn(ANSWERS["infrastructure", "targets"], RenderOptions(width=50))
    assert sum("stations per" in line for line in lines) == 2


MORE_REASONS = 3  # lines of the reasons of breaks in years for which a narrow screen has no column


@settings(deadline=None, max_examples=150)
@given(BOTH, WIDTHS, WIDTHS)
def test_a_wider_screen_never_prints_more_lines(which: tuple[str, str], one: int, other: int) -> None:
    narrow, wide = (len(drawn(ANSWERS[which], RenderOptions(width=width))) for width in sorted((one, other)))
    assert wide <= narrow + MORE_REASONS


@settings(deadline=None, max_examples=150)
@given(BOTH, WIDTHS)
def test_no_number_is_cut_or_changed_by_the_layout(which: tuple[str, str], width: int) -> None:
    """Each number that stands on the screen is one of the page, whole; and each of the page that has a column stands there."""
    content, look = ANSWERS[which], RenderOptions(width=width)
    known = {str(cell._replace(broken=False)) for page in pages.of(content, look) for cell in cells(page)}
    for text in drawn(content, look):
        if re.match(r" *\S.*  +\S", text) and not re.search(r"digecon|--|;|: | to ", text):
            for word in re.split(rf"[ {BREAK}]+", text)[-1:]:
                if re.fullmatch(rf"[<>~]?-?[\d,]*\.?\d+[a-z{APART}]?", word) and not re.fullmatch(r"(19|20)\d\d", word):
                    assert word in known


NAMES = sorted(BUNDLED.data.catalog)


@settings(deadline=None, max_examples=120)
@given(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=8, unique=True),
    st.sampled_from(VERBS),
    st.sampled_from(["", "2012", "2017", "2022"]),
    st.tuples(WIDTHS, WIDTHS),
)
@example(["infrastructure.top500"], "show", "2022", (80, 120))
@example(["computing.ai_market", "mobile.traffic_per_user_month"], "show", "", (50, 64))
def test_any_selection_keeps_the_laws(names: list[str], measure: str, start: str, widths: tuple[int, int]) -> None:
    """No line is too wide, a wider screen has no more lines, and every year that was asked for and has a figure stands there."""
    with suppress(DataError):
        content = answer(tuple(names), measure, start=start)
        if not len(content):
            return
        narrow, wide = (drawn(content, RenderOptions(width=width, start=start)) for width in sorted(widths))
        assert max(map(cell_len, narrow)) <= min(widths)
        # A calendar has room or has none; where it has none the grid in its place leaves earlier months away.
        if not any(page.calendars for page in pages.of(content, RenderOptions(start=start))):
            assert len(wide) <= len(narrow)
        if start and measure == "show":
            told = {period for line in narrow for period in re.findall(r"\b\d{4}\b", line)}
            levels = [one for one in content if one.measure == "level" and one.point and len(one.period) == 4]
            assert {one.period for one in levels} <= told


def power_of(heading: str) -> int:
    """Return the power of ten that a heading, or a unit, says."""
    return next((POWERS[word] for word in re.findall(r"[A-Za-z]+|万亿|[万亿]", heading) if word in POWERS), 0)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("sector", SECTORS)
def test_a_heading_times_its_numbers_is_the_value(sector: str, lang: str) -> None:
    """To half a unit of the last digit that is shown; an "over" is never told as more, an "under" never as less."""
    tested = 0
    for page in pages.of(ANSWERS[sector, "show"], RenderOptions(lang=lang)):
        for heading, line, _ in lines_of_periods(page):
            for cell in (cell for cell in line.cells if cell.figure and cell.figure.point):
                one = cell.figure
                assert one is not None
                told = Decimal(cell.number.digits.replace(",", ""))
                step = Decimal(1).scaleb(told.as_tuple().exponent)  # type: ignore[arg-type]
                unit = Decimal(10) ** power_of(heading)
                value = Decimal(one.point) * Decimal(10) ** (one.unit_mult + power_of(one.unit))
                apart = value / unit - told
                limit = step if one.bound in ("over", "under") else step / 2
                assert abs(apart) <= limit, (heading, cell, one)
                assert one.bound != "over" or apart >= 0
                assert one.bound != "under" or apart <= 0
                tested += 1
    assert tested or sector in ("policy", "core")


@pytest.mark.parametrize("sector", SECTORS)
@pytest.mark.parametrize("measure", VERBS)
def test_marks_stand_where_the_rows_say_so(sector: str, measure: str) -> None:
    if (sector, measure) not in ANSWERS:
        return
    for page in pages.of(ANSWERS[sector, measure], RenderOptions()):
        for cell in cells(page):
            if cell.figure and cell.figure.point and cell.instead != EQUAL and cell.number.mark != APART:
                status = cell.figure.status
                assert cell.number.mark == (status.lower() if status in "UIDEBF" else "")


# What is aside: names, or how many there are; both with the line to type for them.
ASIDE = re.compile(r"(?:Ended|No years|Shares only|Newer|Not in the table): .*")
NUMBER = re.compile(r"[<>~]?-?\d[\d,]*(?:\.\d+)?")


def seen(content: ObservationTable, form: str | int) -> str:
    """Return what is seen of a table as a document, or on a screen of so many columns."""
    if isinstance(form, int):
        return " ".join(drawn(content, RenderOptions(width=form)))
    text = render(content, form, RenderOptions()).text
    return html.unescape(re.sub(r"<[^>]*>", " ", text)).replace("\\", "").replace("\n", " ")


def series_is_named(one: Observation, page: Document, text: str) -> bool:
    """Return whether the lines below a page name a figure's series, or say how many of its kind there are."""
    below = " ".join([*page.ended, *ASIDE.findall(text)])
    if one.measure in PLANNED and (
        "targets" in text or re.search(rf"Also published: [^.]*\b{one.measure.replace('_', ' ')}\b", text)
    ):
        return True
    if one.measure == "share" and re.search(r"Shares only: \d+ series", below):
        return True
    return BUNDLED.data.about(one.indicator).short in below or area_name(one.area, "en") in below


def has_no_column(one: Observation, page: Document, text: str) -> bool:
    """Return whether the lines below a page say that the period of a figure has no column: it is earlier, or part of a year."""
    if len(one.period) > len("2012") and "Newer: " in text:
        return True
    since = re.search(r"Earlier: .*?--from (\S+)\)", text)
    if not since or periods.order(one.period) < periods.order(since[1]):
        return False
    every = {period for _, _, found in lines_of_periods(page) for period in found}
    until = (periods.label(period) for period in every if periods.order(period) >= periods.order(one.period))
    return any(f"Earlier: {span_of(since[1], last, 'en')} (--from" in text for last in until)


def selections(sector: str) -> Iterator[ObservationTable]:
    """Yield the answers on a sector, and on each of its indicators by itself."""
    for name in (sector, *(name for name, entry in BUNDLED.data.catalog.items() if entry.sector == sector)):
        with suppress(DataError):  # the catalog has indicators without a figure
            yield answer((name,), "show")


@pytest.mark.exhaustive
@pytest.mark.parametrize("form", [60, 80, 120, "markdown", "html"])
@pytest.mark.parametrize("sector", SECTORS)
def test_every_figure_is_shown_or_named_below(sector: str, form: str | int) -> None:
    """Of a series with levels ``show`` tells these; its growth, shares and ranks have commands of their own."""
    for content in selections(sector):
        on_screen = isinstance(form, int)
        (page,) = pages.of(content, RenderOptions(width=form if isinstance(form, int) else 80, commands=on_screen))
        text = seen(content, form)
        numbers = set(NUMBER.findall(text))
        there = {cell.figure: cell.number.sign + cell.number.digits for cell in cells(page) if cell.figure}
        shown = {one for one, told in there.items() if told in numbers}
        series = {(one.indicator, one.area) for one in there}
        for one in (one for one in content if one.point and one not in shown):
            told = one.measure not in MEASURED and (one.indicator, one.area) in series
            assert told or (one in there and has_no_column(one, page, text)) or series_is_named(one, page, text), one


@pytest.mark.parametrize("sector", SECTORS)
@pytest.mark.parametrize("width", [50, 80, 120])
def test_every_year_of_a_page_has_a_column_or_is_named_as_earlier(sector: str, width: int) -> None:
    content = ANSWERS[sector, "show"]
    look = RenderOptions(width=width)
    (page,) = pages.of(content, look)
    text = " ".join(drawn(content, look))
    earlier = re.search(r"Earlier: (\d{4})(?:-(\d\d))? \(--from", text)
    for _, line, found in lines_of_periods(page):
        for period in (period for period in found if len(period) == 4):
            head = re.search(rf"\b{period}\b", text)
            assert head or (earlier and int(earlier[1]) <= int(period)), (line.label, period)


@pytest.mark.parametrize("sector", SECTORS)
def test_what_is_seen_of_a_sector_does_not_depend_on_the_width(sector: str) -> None:
    def rows(width: int) -> list[str]:
        (page,) = pages.of(ANSWERS[sector, "show"], RenderOptions(width=width))
        return [line.label for _, line, _ in lines_of_periods(page)]

    assert rows(50) == rows(200)


def test_a_sign_that_has_a_reason_names_the_line_that_tells_it(digecon: Run) -> None:
    text = " ".join(digecon("show", "telecom", "-f", "table", COLUMNS="80").out.split())
    (command,) = re.findall(rf"{BREAK} not comparable: .*? more \((digecon explain [^)]+)\)", text)
    told = digecon(*command.split()[1:], "-f", "csv")
    assert told.code == 0
    assert "break" in told.out or "edition" in told.out


# What a person sees first, at 80 columns: lines asked for in the design, of a table that grows.
BUDGETS = {
    "show telecom": 24,
    "show economy": 26,
    "show mobile": 32,
    "show patents": 32,
    "show software": 28,
    "show ai": 22,
    "show users": 26,
    "show payments": 20,
    "show research": 17,
    "show regions": 37,
    "show world": 46,
    "show industry": 38,
    "show infrastructure": 33,
    "show computing": 45,
    "show": 320,
    "show economy.digital": 22,
    "show economy.gdp": 22,
    "show mobile.shipments --freq M": 13,
    "growth --from 2017": 22,
    "growth --from 2017 --all": 330,
    "growth telecom": 23,
    "share": 38,
    "cagr telecom": 14,
    "contribution telecom": 17,
}


@pytest.mark.exhaustive
@pytest.mark.parametrize("line", BUDGETS)
def test_an_answer_keeps_to_its_lines(line: str, digecon: Run) -> None:
    said = digecon(*line.split(), "-f", "table", COLUMNS="80")
    assert said.code == 0
    assert not said.err or said.err.endswith("with --fill months\n")
    assert said.out.count("\n") <= BUDGETS[line]
    assert digecon(*line.split(), "-f", "table", COLUMNS="120").out.count("\n") <= said.out.count("\n") + MORE_REASONS


def test_every_year_that_is_asked_for_stands_there(digecon: Run) -> None:
    first = digecon("growth", "--from", "2017", "-f", "table", COLUMNS="80").out.splitlines()[0]
    assert re.findall(r"\d{4}", first) == [str(year) for year in range(2017, 2026)]


# 110 on 100 is 10 %, printed 20.0; 121 on 110 is 10 %, as printed; 242 on 121 is 100 %, printed 90.0.
LEVELS_AND_RATES = """indicator,period,measure,value,low,high,unit
my.part,2020,level,100.0,99.95,100.05,CNY
my.part,2021,level,110.0,109.95,110.05,CNY
my.part,2022,level,121.0,120.95,121.05,CNY
my.part,2023,level,242.0,241.95,242.05,CNY
my.part,2021,growth,20.0,19.95,20.05,percent
my.part,2022,growth,10.0,9.95,10.05,percent
my.part,2023,growth,90.0,89.95,90.05,percent
"""


def _page(digecon: Run, line: str, given: str = "") -> str:
    answer = digecon(*line.split(), "-f", "table", *(["--data", "-"] if given else []), given=given, COLUMNS="120")
    assert answer.code == 0, answer.err
    return " ".join(answer.out.split())


def test_a_page_counts_the_pairs_that_nothing_explains(digecon: Run) -> None:
    assert "≠ published and computed differ beyond rounding, unexplained (digecon explain" in _page(
        digecon, "growth", LEVELS_AND_RATES
    )
    levels = "2023 (90.0 %, levels 100.0 %), 2021 (20.0 %, levels 10.0 %)"
    assert f"published growth differs, unexplained: {levels}" in _page(digecon, "show", LEVELS_AND_RATES)
    # 2022 and 2023 were released anew in 2024, after their rates; of 2025 nothing says why.
    page = _page(digecon, "show telecom.emerging")
    assert "published growth differs, 1 of 3 unexplained: 2025 (4.7 %, levels 3.7 %)" in page
    chinese = _page(digecon, "show telecom.emerging --lang zh").replace(" ", "")
    assert "公布增速与数值不符，3处中1处原因不明：2025" in chinese


def test_rates_that_a_document_explains_are_not_counted_as_unexplained(digecon: Run) -> None:
    page = _page(digecon, "growth telecom.emerging --from 2022 --to 2023")
    assert "≠ published and computed differ beyond rounding (digecon explain telecom.emerging 2023)" in page
    assert "unexplained" not in page


def test_no_mark_says_that_figures_differ_where_nothing_tells(digecon: Run) -> None:
    # Published over 20; of levels over 130 / 100.5 - 1 = 29.35 %. Both are open, so there may be no gap.
    columns = "indicator,period,measure,base_indicator,value,bound,unit,unit_mult,status,vintage,source\n"
    table = columns + (
        "my.a,2020,level,,100,,CNY,8,A,2021,a\nmy.a,2021,level,,130,over,CNY,8,A,2022,a\n"
        "my.a,2021,growth,,20,over,percent,0,A,2022,a\n"
    )
    page = _page(digecon, "growth my.a", table)
    assert "from the levels >29.3" in page
    assert APART not in page
    # Printed 16.0 - 10.0 = 6.0; of the levels about 130 / 1000 - 100 / 1000 = 3, which an "about" leaves open.
    table = columns + "".join(
        f"my.part,{year},level,,{part},{bound},CNY,8,A,{year},a\nmy.whole,{year},level,,1000,,CNY,8,A,{year},a\n"
        f"my.part,{year},share,my.whole,{share},,percent,0,A,{year},a\n"
        for year, part, bound, share in ((2020, 100, "", "10.0"), (2021, 130, "about", "16.0"))
    )
    page = _page(digecon, "share-change my.part --of my.whole", table)
    assert "my.part 6.0 from the levels ~3.0" in page
    assert APART not in page


def test_the_reason_of_a_break_says_that_it_is_inferred(digecon: Run) -> None:
    assert "2024 (inferred: The level rose twice as much" in _page(digecon, "show telecom.emerging")
    assert "2024（推断：数值增幅" in _page(digecon, "show telecom.emerging --lang zh")
    assert "2024 (From 2024 on, China Broadnet is counted in" in _page(digecon, "show mobile.subscriptions")  # stated


def test_a_refused_share_that_was_asked_for_says_why(digecon: Run) -> None:
    table = (
        "indicator,period,measure,value,unit,status\nmy.part,2024{},level,10,CNY,{}\nmy.whole,2024,level,100,CNY,A\n"
    )
    asked = "share my.part --of my.whole"
    assert "my.part: 2024 is a forecast, the other an actual figure" in _page(digecon, asked, table.format("", "F"))
    page = _page(digecon, asked, table.format("-9M", "A"))
    assert "my.part: no figure of my.whole for 2024-9M; 2024 covers 12 months and is not compared" in page


def test_a_refused_contribution_says_why(digecon: Run) -> None:
    page = _page(digecon, "contribution telecom.revenue --of economy.digital")
    assert "Telecom revenue: telecom.revenue is not part of economy.digital: revenue, not value added" in page


def test_points_that_a_break_refuses_have_its_sign(digecon: Run) -> None:
    page = _page(digecon, "contribution telecom.revenue --from 2023")
    assert "Emerging telecom 3.6 2.5 1.2 from the levels 3.2 ╎ 0.9" in page
    assert "╎ not comparable (digecon contribution telecom.emerging --from 2024 --explain)" in page
    assert "from the levels 7.7u ╎ ╎ what is left" in _page(digecon, "contribution retail --from 2023")


def test_an_answer_as_of_a_day_says_that_earlier_prints_are_paired(digecon: Run) -> None:
    # GDP of 2018 was printed anew in 2019-11 (the census), that of 2017 was not: the first print of 2018 is paired.
    page = _page(digecon, "growth economy.gdp --vintage 2020-06 --from 2018")
    words = "As known by 2020-06: nothing that was released later is used; for GDP 2018 an earlier print is paired."
    assert words in page


VALUES = st.one_of(
    st.integers(-(10**9), 10**9).map(str), st.decimals("-1e7", "1e7", places=3).map(lambda number: f"{number:f}")
)


@settings(deadline=None, max_examples=60)
@given(
    st.dictionaries(st.tuples(st.sampled_from("abcdefgh"), st.integers(1960, 2024)), VALUES, min_size=1, max_size=60),
    WIDTHS,
)
def test_ones_own_tables_keep_the_laws(figures: dict[tuple[str, int], str], width: int) -> None:
    rows = [
        Observation(
            f"own.{name}", "CN", str(year), "level", "", "", "published", value, value, value, "", "CNY", 0, "", "A", "", "", ""
        )
        for (name, year), value in figures.items()
    ]  # fmt: skip
    content = ObservationTable(rows, Dataset(rows, {}))
    lines = drawn(content, RenderOptions(width=width))
    assert max(map(cell_len, lines)) <= width
    wide = drawn(content, RenderOptions(width=200, all=True, ended=True))
    told = {one.period for one in rows}
    assert told <= {year for line in wide for year in re.findall(r"\b\d{4}\b", line)}


def test_an_indicator_of_many_areas_is_a_line_each(digecon: Run, tmp_path: Any) -> None:
    values = [f"Land{area:02},{year},{area + 1}.5" for area in range(50) for year in range(1960, 2020)]
    (tmp_path / "own.csv").write_text("country,year,value\n" + "\n".join(values) + "\n")
    said = digecon("show", "--data", "own.csv", "-f", "table", COLUMNS="80", cwd=tmp_path)
    assert said.out.count("\n") <= 54
    assert "Land49 50.5" in said.out
    whole = digecon("show", "--data", "own.csv", "-f", "table", cwd=tmp_path).out  # a pipe has no width
    assert re.findall(r"\d{4}", whole.splitlines()[1]) == [str(year) for year in range(1960, 2020)]


def test_months_of_one_series_are_a_calendar(digecon: Run, tmp_path: Any) -> None:
    values = [
        f"my.sales,{year}-{month:02},{year - 2000}.{month:02},CNY" for year in (2022, 2023) for month in range(1, 13)
    ]
    (tmp_path / "own.csv").write_text("indicator,period,value,unit\n" + "\n".join(values) + "\n")
    assert digecon("show", "--data", "own.csv", "-f", "table", COLUMNS="80", cwd=tmp_path).out == (
        "my.sales, yuan\n"
        "       Jan   Feb   Mar   Apr   May   Jun   Jul   Aug   Sep   Oct   Nov   Dec\n"
        "2022 22.01 22.02 22.03 22.04 22.05 22.06 22.07 22.08 22.09 22.10 22.11 22.12\n"
        "2023 23.01 23.02 23.03 23.04 23.05 23.06 23.07 23.08 23.09 23.10 23.11 23.12\n"
        "Next: digecon growth my.sales --data own.csv (or sources)\n"
    )


def test_one_month_beside_a_series_of_months_stands_in_a_calendar_too(figure: Run, dataset: Run) -> None:
    told = [("s.long", "2023-01", "11"), ("s.long", "2023-02", "12"), ("s.short", "2023-03", "13")]
    rows = [figure(*one, unit_mult=0) for one in told]
    text = " ".join(drawn(ObservationTable(rows, dataset(*rows)), RenderOptions(width=100)))
    assert {"Jan", "11", "12", "13"} <= set(text.split())


def test_periods_stand_down_where_that_is_asked(digecon: Run) -> None:
    said = digecon("show", "retail", "--from", "2024", "--transpose", "-f", "table", COLUMNS="80").out.splitlines()
    assert said[1] == "Trillion yuan"
    assert " ".join(said[2].split()) == "Online retail Consumer goods retail Online retail of goods E-commerce"
    assert [line.split()[0] for line in said[3:5]] == ["2024", "2025"]


@pytest.mark.parametrize("words", ["--from 2024 --to 2024", "2023 2024", "--year 2022", "software telecom --year 2024"])
def test_growth_of_a_short_span_has_a_column_for_each_of_its_years(words: str, digecon: Run) -> None:
    """One rate is enough where no series has more: a page has lines, of years, and GDP or software first."""
    lines = digecon("growth", *words.split(), "-f", "table", COLUMNS="80").out.splitlines()
    years = re.findall(r"20\d\d", words)
    first = next(line for line in lines if line.startswith(("GDP", "Software revenue")))
    heading = " ".join(lines[: lines.index(first)])  # of narrow columns the years are on a line of their own
    assert re.findall(r"20\d\d\S*", heading) == (["2024"] if "--from" in words else years)
    # GDP grew by 5.0 % in 2024 and 3.0 in 2022, software by 10.0 in 2024, as printed.
    assert any(rate in first for rate in (" 5.0", " 3.0", " 10.0")), first


def test_growth_in_dollars_says_that_only_the_levels_are(digecon: Run) -> None:
    plain, dollars = (digecon("growth", "telecom.revenue", *words, "-f", "table").out for words in ((), ("--usd",)))
    assert "\n  from the levels " in plain
    assert "\n  from levels in dollars " in dollars
    users = digecon("growth", "users.internet", "--usd", "-f", "table").out  # people cost nothing
    assert "rom the levels" in users


def test_what_is_only_planned_is_told_with_its_unit(figure: Run, dataset: Run) -> None:
    target = figure("t.x", "2025", "3", measure="target", unit_mult=12, bound="over")
    (page,) = pages.of(ObservationTable([target], dataset(target)), RenderOptions())
    (table,) = page.grids
    assert [column.head for column in table.columns[1:]] == ["target, trillion yuan"]
    assert [(line.label, [cell.number for cell in line.cells]) for line in table.lines] == [
        ("2025", [ShownNumber(">", "3")])
    ]


OF_ONES_OWN = {
    "parts of each other": (
        Indicator("own.a", parent="own.b", part_of="part"), Indicator("own.b", parent="own.a", part_of="part"),
    ),
    "no sectors": (Indicator("a.x"), Indicator("b.y")),
}  # fmt: skip


@pytest.mark.parametrize("measure", ["", "cagr", "growth"])
@pytest.mark.parametrize("catalog", OF_ONES_OWN)
def test_of_a_catalog_of_ones_own_each_series_is_told_once(
    catalog: str, measure: str, figure: Run, dataset: Run
) -> None:
    entries = OF_ONES_OWN[catalog]
    rows = [figure(entry.indicator, year, "10") for entry in entries for year in ("2020", "2021")]
    table = ObservationTable(rows, dataset(*rows, entries=entries))
    lines = drawn(table.derive(measure, Options()) if measure else table, RenderOptions())
    assert [sum(line.lstrip().startswith(f"{entry.indicator} ") for line in lines) for entry in entries] == [1, 1]


def test_headings_keep_the_capitals_and_write_a_power_of_ten_once(digecon: Run, tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(
        "country,indicator,year,value,unit,scale\nUS,5G base stations,2020,500.5,Thousands,Thousands\n"
        "US,5G base stations,2021,600.6,Thousands,Thousands\n",
        encoding="utf-8",
    )
    shown = digecon("show", "--data", str(table), "-f", "table").out
    assert shown.splitlines()[0].split() == ["5G", "base", "stations,", "United", "States", "thousand"]
    grown = digecon("growth", "--data", str(table), "-f", "table").out
    assert grown.startswith("5G base stations growth, from the levels, %")


def test_series_that_are_all_broken_in_the_same_period_are_not_named_one_by_one() -> None:
    text = " ".join(drawn(ANSWERS["research", "ratio"], RenderOptions(width=60)))
    assert "not comparable: all series 2020 (the revision of 2021-11" in text
