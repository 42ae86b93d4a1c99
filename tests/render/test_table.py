"""The table with all that there is (``--bounds``), and listings: literal output, and nothing cut at any width."""

import re

import pytest
from wcwidth import wcswidth

from digecon_cli.ask.options import RenderOptions
from digecon_cli.ask.table import RecordListing
from digecon_cli.render import render
from digecon_cli.render._screen_detail import draw_detailed

TABLE = """\
Telecom: growth
                                        Unit            2022        2023
────────────────────────────────────────────────────────────────────────
Telecom revenue                         billion yuan  1580.8  1680   u
  growth, published (comparable basis)  %                8.0     6.2 u
  growth, computed (nominal)            %                        6.3 u
  gap                                   % points                -0.1 [1]
Cloud revenue                           billion yuan   >18.0
  growth, computed                      %                        –   [2]

u weakly sourced
[1] comparable basis: the published rate is on a comparable basis, the levels
are as printed
[2] the series breaks at 2023: new scope (--across-breaks computes it anyway)
Sources:
  miit-2023: MIIT, Telecom in 2022 (2023-01-19)
  miit-2024: MIIT, Telecom in 2023 (2024-01-24), via Xinhua

Computing: growth
                              Unit    2022
──────────────────────────────────────────
Computing power, devices (W)  EFLOPS  ~906

Sources:
  caict-2023
"""


def test_a_table(table):
    assert draw_detailed(table, RenderOptions()) == (TABLE, [])


def test_frequencies_are_blocks_below_each_other(figure, table_of):
    rows = [
        figure(indicator="telecom.cloud", period=at, value="7.5", unit="CNY", unit_mult=9, source="")
        for at in ("2023-01-01/P9M", "2022")
    ]
    assert draw_detailed(table_of(*rows), RenderOptions()).text == (
        "Telecom\n"
        "               Unit          2022\n"
        "─────────────────────────────────\n"
        "Cloud revenue  billion yuan   7.5\n"
        "\n"
        "               Unit          2023-9M\n"
        "────────────────────────────────────\n"
        "Cloud revenue  billion yuan      7.5\n"
        "\n"
        "2023-9M Jan to Sep\n"
    )


def test_a_listing_without_title_has_no_heading():
    listing = RecordListing(("id", "n"), [("a", 1)], numbers={"n": int})
    assert render(listing, "table", RenderOptions()).text == "id  n\n─────\na   1\n"
    assert render(listing, "markdown", RenderOptions()).text == "| id | n |\n|:---|--:|\n| a  | 1 |\n"
    assert "<caption" not in render(listing, "html", RenderOptions()).text
    assert r"\caption" not in render(listing, "latex", RenderOptions()).text


def test_ascii(table):
    assert draw_detailed(table, RenderOptions(ascii=True)).text == TABLE.replace("─", "-").replace("–", "-")


def test_color_changes_no_character(table):
    text = draw_detailed(table, RenderOptions(color=True)).text
    assert re.sub(r"\x1b\[[0-9;]*m", "", text).replace(" ", "") == TABLE.replace(" ", "")
    # bold and dim are readable on a light and on a dark background
    assert set(re.findall(r"\x1b\[([0-9;]*)m", text)) == {"1", "2", "0"}


def test_with_bounds(table):
    text = draw_detailed(table, RenderOptions(bounds=True, width=130)).text
    assert "6.3 [5.9, 6.6] u" in text
    assert "1580.8 [1580.75, 1580.85]" in text


def test_stacked_periods_keep_the_name_above_what_is_told_of_it(figure, table_of):
    level = figure(indicator="telecom.cloud", period="2014", value="7.5", unit="CNY", unit_mult=9)
    share = {"indicator": "telecom.cloud", "measure": "share", "base_indicator": "economy.gdp", "unit": "percent"}
    table = table_of(level, figure(period="2013", value="23.7", **share))
    text = draw_detailed(table, RenderOptions(bounds=True, all=True, width=44)).text
    assert [line.split() for line in text.splitlines()[1:9] if "─" not in line] == [
        ["Unit", "2013"],
        ["Cloud", "revenue", "billion", "yuan"],
        ["share", "of", "economy.gdp", "%", "23.7"],
        [],
        ["Unit", "2014"],
        ["Cloud", "revenue", "billion", "yuan", "7.5"],
    ]


def years(figure, table_of, values, first=2010):
    return table_of(
        *(
            figure(
                indicator="telecom.revenue",
                period=str(first + i),
                value=value,
                unit="CNY",
                unit_mult=9,
                source="miit-2023",
            )
            for i, value in enumerate(values)
        )
    )


def test_14_years_at_80_columns_keep_the_latest_whole_and_say_so(figure, table_of):
    values = [f"{1000 + i}.5" for i in range(14)]
    text, notices = draw_detailed(years(figure, table_of, values), RenderOptions())
    assert text.splitlines()[1:4] == [
        "                 Unit            2018    2019    2020    2021    2022    2023",
        "─────────────────────────────────────────────────────────────────────────────",
        "Telecom revenue  billion yuan  1008.5  1009.5  1010.5  1011.5  1012.5  1013.5",
    ]
    assert notices == ["Telecom: 2010 to 2017 left out at 80 columns: a wider terminal shows more, -f csv all."]


def test_every_width_keeps_numbers_whole_and_the_lines_within_it(table, figure, table_of):
    wide = years(figure, table_of, [f"{100 + i}.25" for i in range(14)])
    for width in range(40, 160, 7):
        for content in (wide, table):
            lines = draw_detailed(content, RenderOptions(width=width)).text.splitlines()
            assert max(map(wcswidth, lines)) <= width
            numbers = re.findall(r"\d+\.\d+", " ".join(lines))
            assert set(numbers) <= {"1580.8", "8.0", "6.2", "6.3", "0.1", "18.0", *(f"{100 + i}.25" for i in range(14))}
        assert "113.25" in draw_detailed(wide, RenderOptions(width=width)).text


def test_rows_and_footnotes_of_periods_that_do_not_fit_are_not_shown(figure, table_of):
    long = years(figure, table_of, ["123456.5"] * 9)
    old = figure(indicator="telecom.cloud", period="2010", value="1", unit="CNY", status="U", note="a blog")
    text, notices = draw_detailed(table_of(*long, old), RenderOptions())
    assert "Cloud" not in text
    assert "a blog" not in text
    assert notices[0].startswith("Telecom: 2010 to ")


def test_on_a_screen_too_narrow_for_one_number_it_stays_whole(figure, table_of):
    assert "123456789.125" in draw_detailed(years(figure, table_of, ["123456789.125"]), RenderOptions(width=20)).text


def test_brackets_markup_and_emoji_of_a_label_are_shown_as_they_are(figure, table_of):
    text = draw_detailed(
        table_of(figure(indicator="[bold]x[/] :smile: [p]", period="2022", value="35.8", unit="[u]")),
        RenderOptions(),
    ).text
    assert "[bold]x[/] :smile: [p]" in text
    assert "[u]" in text


@pytest.mark.parametrize("width", [60, 80, 120])
def test_chinese_lines_up(table, width):
    lines = draw_detailed(table, RenderOptions(lang="zh", width=width)).text.splitlines()
    starts = {
        wcswidth(line[: line.index(unit)])
        for line in lines
        for unit in ("单位", "亿元", "% ", "个百分点")
        if unit in line
    }
    assert len(starts - {wcswidth(lines[-4].partition("EFLOPS")[0])}) == 1
    level, growth = (next(line for line in lines if text in line) for text in ("15808", "8.0"))
    assert wcswidth(level.partition("15808")[0]) + 5 == wcswidth(growth.partition(".0")[0])


def test_a_listing_wraps_its_texts_and_keeps_its_numbers():
    listing = RecordListing(
        ("id", "text", "n"),
        [("a.b", "word " * 30, 1234.5), ("c", "short", 7)],
        "Listing",
        ("A note.",),
        numbers={"n": float},
    )
    assert render(listing, "table", RenderOptions(width=40)).text == (
        "Listing\n"
        "id   text                              n\n"
        "────────────────────────────────────────\n"
        "a.b  word word word word word     1234.5\n"
        "     word word word word word\n"
        "     word word word word word\n"
        "     word word word word word\n"
        "     word word word word word\n"
        "     word word word word word\n"
        "c    short                           7\n"
        "\n"
        "A note.\n"
    )


def test_the_last_columns_of_a_listing_that_do_not_fit_are_named():
    listing = RecordListing(
        ("id", "name", "n", "what", "note"),
        [("telecom.revenue", "Telecommunications", 12, "yearly", "x" * 30)],
        "list",
        numbers={"n": int},
    )
    text, notices = render(listing, "table", RenderOptions(width=50))
    assert text == (
        "list\n"
        "id               name                 n  what\n"
        "───────────────────────────────────────────────\n"
        "telecom.revenue  Telecommunications  12  yearly\n"
    )
    assert notices == ["list: note left out at 50 columns: a wider terminal shows more, -f csv all."]


def test_an_address_breaks_before_a_column_is_left_out():
    listing = RecordListing(("id", "address", "n"), [("a.b", "https://example.org/" + "x" * 12, "7")])
    assert render(listing, "table", RenderOptions(width=30)) == (
        "id   address                 n\n"
        "──────────────────────────────\n"
        "a.b  https://example.org/xx  7\n"
        "     xxxxxxxxxx\n",
        [],
    )


def test_of_chinese_a_short_text_keeps_its_line():
    listing = RecordListing(("field", "value"), [("中文名称", "业务收入" * 10)])
    assert render(listing, "table", RenderOptions(width=30)).text.splitlines()[2:4] == [
        "中文名称  业务收入业务收入业务",
        "          收入业务收入业务收入",
    ]


def test_labels_wrap_before_a_period_finds_no_room(figure, table_of):
    rate = {"value": "8.0", "unit": "percent", "measure": "growth", "basis": "comparable", "source": ""}
    years = ("2021", "2022", "2023")
    rows = [figure(indicator="telecom.revenue", period=at, **rate) for at in years]
    assert draw_detailed(table_of(*rows), RenderOptions(width=50)) == (
        "Telecom\n"
        "                            Unit  2021  2022  2023\n"
        "──────────────────────────────────────────────────\n"
        "Telecom revenue\n"
        "  growth (comparable        %      8.0   8.0   8.0\n"
        "  basis)\n",
        [],
    )


def test_notices_find_their_section_when_leaving_out_periods_changes_the_order(figure, table_of):
    long = years(figure, table_of, ["123456.5"] * 9)
    other = figure(indicator="computing.devices", period="2018", value="906", unit="EFLOPS")
    text, notices = draw_detailed(table_of(long.rows[0], other, *long.rows[1:]), RenderOptions())
    assert text.index("Computing") < text.index("Telecom")
    assert [notice.partition(" to ")[0] for notice in notices] == ["Telecom: 2010"]


def test_a_long_header_wraps_above_the_rule():
    listing = RecordListing(("id", "what it means and more"), [("a", "word")])
    assert render(listing, "table", RenderOptions(width=14)).text == (
        "id  what it\n"
        "    means and\n"
        "    more\n"
        "──────────────\n"
        "a   word\n"
    )  # fmt: skip


def test_an_id_in_a_listing_is_not_broken_at_80_columns():
    name = "mobile.iot_connections_added_x"
    rows = [
        (name, "Cellular IoT connections, net additions in the year", "2018-2023", "488 million connections (2023)")
    ]
    text = render(RecordListing(("indicator", "label", "years", "latest"), rows), "table", RenderOptions(width=80)).text
    assert text.splitlines()[2].startswith(f"{name}  Cellular")
