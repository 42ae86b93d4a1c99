"""Text that is split into cells: separators, quotes and line ends, and what JSON writes as escapes."""

from collections.abc import Callable

import pytest

from digecon_cli import reading as readers
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError, UsageError
from digecon_cli.core.messages import Message

Read = Callable[..., Dataset]
HEADER = "country,indicator,year,value\n"
OPEN = "a quote is opened here and never closed; the rest of the file is one cell"


def figures(data: Dataset) -> list[tuple[str, str, str]]:
    return [(one.area, one.period, one.value) for one in data.observations]


@pytest.mark.parametrize(
    "text",
    [
        "country;year;value;note\nDE;2020;5;a, b, c, d, e, f, g, h\n",
        'country;year;value;note\nDE;2020;5;"a;b", c, d, e, f, g, h, i, j\n',
        '"country";"year";"value";"note, of whom, and of what, and why, and where, and when, and how, and so on"\n"DE";"2020";"5";""\n',
        'country,year,value,"a;b;c;d;e;f;g;h"\nDE,2020,5,\n',
    ],
    ids=["commas in the text", "and in quotes", "commas in the header", "semicolons in the header"],
)
def test_the_header_shows_the_separator(text: str, read: Read) -> None:
    assert figures(read(text)) == [("DE", "2020", "5")]


def test_a_first_line_unlike_the_others_shows_no_separator(read: Read) -> None:
    preamble = "From: the Office, in Bonn\n\ncountry;indicator;2019;2020\nDE;a;5;6\nFR;a;7;8\n"
    assert figures(read(preamble)) == [
        ("DE", "2019", "5"),
        ("DE", "2020", "6"),
        ("FR", "2019", "7"),
        ("FR", "2020", "8"),
    ]


@pytest.mark.parametrize("more", [1, 10_000], ids=["small", "large"])
def test_a_carriage_return_ends_a_row_in_files_of_every_size(more: int, read: Read, where: str) -> None:
    rows = "".join(f"C{number},{'gdp of the country ' * 10},2020,1\n" for number in range(more))
    data = read(HEADER + "C\rN,gdp,2020,1\n" + rows)
    assert (len(data.observations), data.observations[0].area) == (more + 1, "N")
    assert data.notices[-1].endswith("left out (rows of another length: 1)" + where)


def test_a_quote_left_open_is_a_problem_where_it_opens(read: Read, where: str, file: Callable[..., str]) -> None:
    text = HEADER + '"C\nN",gdp,2020,1\nFR,gdp,2020,1\nIT,gdp,2020,1\nDE,"gdp,2020,3\nCN,gdp,2021,2\nCN,gdp,2022,2\n'
    assert len(read(text).observations) == 3
    assert read(text).notices[-1].endswith("left out (lines after a quote that is never closed: 3)" + where)
    report, _ = readers.examine(file(text))
    assert report.problems == [(6, "", Message(OPEN))]
    report, _ = readers.examine(file(HEADER + 'CN,gdp,2020,1\nDE,gdp,2020,"5'))
    assert report.problems == [(3, "", Message(OPEN))]


def test_our_own_table_ends_at_a_quote_left_open(read: Read) -> None:
    with pytest.raises(DataError, match=f"line 3: {OPEN}"):
        read('indicator,period,value,measure\na,2020,1,level\na,"2021,2,level\n')


def test_a_file_in_one_open_quote_is_refused(read: Read) -> None:
    with pytest.raises(DataError, match="has no layout that digecon knows"):
        read('"country,year,value\nCN,2020,1\n')
    with pytest.raises(DataError, match="has no layout that digecon knows"):
        read('"country,year,value\nCN,2020,1\n', "value=value,period=year")


def test_escapes_of_json_bring_no_control_characters(read: Read) -> None:
    data = read(
        r'[{"country": "C\u001b[31mN", "indicator": "g\u202ed\ud800p \ud842\udfb7", "year": 2020, "val\u0007ue": 1.50}]'
    )
    [row] = data.observations
    assert (row.area, row.indicator, row.value) == ("CN", "gd\ufffdp 𠮷", "1.50")
    assert [notice.partition(": ")[2] for notice in data.notices[:2]] == [
        "7 control characters were taken out", "1 halves of characters were replaced by \ufffd",
    ]  # fmt: skip


def test_json_lines_end_at_line_ends_only(read: Read) -> None:
    data = read(
        '{"indicator": "a\u2028b", "year": 2020, "value": 1}\r\n\n{"indicator": "c", "year": 2020, "value": 2}\n'
    )
    assert [one.indicator for one in data.observations] == ["a\u2028b", "c"]


def test_a_fault_in_json_lines_is_reported_with_its_line(read: Read) -> None:
    with pytest.raises(DataError, match=r"line 3: .*, so this is not JSON \(is it cut off\?\)"):
        read('{"indicator": "a", "year": 2020, "value": 1}\n\n{"indicator": "a", "year" 2021}\n')


def test_bars_separate_cells_where_nothing_else_does(read: Read) -> None:
    data = read("country|year|value\nDE|2020|5\nDE|2021|6\n")
    assert [(one.area, one.period, one.value) for one in data.observations] == [
        ("DE", "2020", "5"),
        ("DE", "2021", "6"),
    ]
    data = read("country,year,sales|net\nDE,2020,5\n")
    assert [(one.indicator, one.area, one.value) for one in data.observations] == [("sales|net", "DE", "5")]


def test_a_row_is_on_the_line_on_which_it_begins(file: Callable[..., str], read: Read) -> None:
    report, _ = readers.examine(
        file(
            'country,indicator,year,value\nCN,"a\nb",2020,low\n\nCN,c,2021,5\nCN,c,2022,5\nCN,c,2023,5\nCN,c,2024,high\n'
        )
    )
    assert [problem.line for problem in report.problems] == [2, 8]
    with pytest.raises(UsageError, match="line 3 is not a header"):
        read('x\n"Ort\nund",Wann,OBS\nBonn,2021,5\n', "header=3,period=Wann,value=OBS")
    assert [
        one.value
        for one in read('x\n"Ort\nund",Wann,OBS\nBonn,2021,5\n', "header=2,period=Wann,value=OBS").observations
    ] == ["5"]


def test_months_below_their_years_are_months_of_these(read: Read) -> None:
    data = read("Period,Output\n2019,30\nJanuary,1\nFebruary,2\n2020,40\nJanuary,3\nFebruary,4\n")
    assert [(one.period, one.value) for one in data.observations] == [
        ("2019", "30"), ("2019-01", "1"), ("2019-02", "2"), ("2020", "40"), ("2020-01", "3"), ("2020-02", "4"),
    ]  # fmt: skip


def test_quarters_below_years_may_be_in_other_words(read: Read) -> None:
    data = read("Период,ИПЦ\n2019,\nI квартал,101\nII квартал,102\n2020 г.,\nI квартал,103\nII квартал,104\n")
    assert [one.period for one in data.observations] == ["2019-Q1", "2019-Q2", "2020-Q1", "2020-Q2"]


def test_spaces_before_quoted_cells_are_no_part_of_them_unless_they_indent_names(read: Read) -> None:
    data = read('"Code","Line",2019,2020\n "01000", "A, all",1.5,2.5\n "02000", "B",3.5,4.5\n')
    assert {(row.indicator, row.value) for row in data.observations} >= {("A, all", "1.5"), ("B", "4.5")}
    indented = read('Item,2019,2020\nAll,1.5,2.5\n  Goods,1,1.5\n"x, y",1,1\n  Rest, "5",6\n')
    assert {row.indicator for row in indented.observations} == {"All", "Goods", "x, y", "Rest"}
