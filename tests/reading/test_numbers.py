"""How a table writes its numbers: what the whole of it shows, and what it leaves open."""

import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError, UsageError
from digecon_cli.reading.numbers import Numbers, named, units_beside

Read = Callable[..., Dataset]


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["1,234.5", "12"], ["1234.5", "12"]),
        (["1.234,5", "12,25"], ["1234.5", "12.25"]),
        (["1 234,5", "12,25", "7"], ["1234.5", "12.25", "7"]),
        (["354\u202f065.9", "8.5"], ["354065.9", "8.5"]),
        (["7'234.5"], ["7234.5"]),
        (["12,34,567"], ["1234567"]),
        (["1.234.567", "12"], ["1234567", "12"]),
        (["25.152.920", "204.981"], ["25152920", "204981"]),
        (["2,857.325", "12.5"], ["2857.325", "12.5"]),
        (["1,234", "12.5"], ["1234", "12.5"]),
        (["1,234", "12,345", "999", "123,456"], ["1234", "12345", "999", "123456"]),
        (["3.28M", "10.2k", "995"], ["3280000", "10200", "995"]),
        (["1.5万", "2亿"], ["15000", "200000000"]),
        (["−5,5", "0,25"], ["-5.5", "0.25"]),
        (["1,5", "12.25", "-7.5"], ["1.5", "12.25", "-7.5"]),
        (["1,4701E+11", "4353296384", "0,131508917"], ["147010000000", "4353296384", "0.131508917"]),
        (["8,727E-14", "-5,4E+3", "5"], ["0.00000000000008727", "-5400", "5"]),
    ],
)
def test_a_table_shows_its_style(cells: list[str], read: list[str]) -> None:
    numbers = Numbers(cells)
    assert [numbers.read(cell)[0] for cell in cells] == read


def test_a_sign_behind_a_number_is_a_percentage() -> None:
    assert Numbers(["12,5 %", "7 %"]).read("12,5 %") == ("12.5", True)


@pytest.mark.parametrize(
    "cells",
    [["1,234", "1,345"], ["1,234", "1,345", "2000"], ["1,234.5", "1.345,5"], ["1,234", "1,5", "12.25"]],
    ids=["open", "beside a thousand without a comma", "a contradiction", "two signs"],
)
def test_what_is_not_clear_is_no_number(cells: list[str]) -> None:
    numbers = Numbers(cells)
    assert numbers.read(cells[0])[0] is None
    assert numbers.is_unclear(cells[0])


def test_flags_are_no_powers_of_ten() -> None:
    assert Numbers(["45B", "12"]).read("45B")[0] is None
    assert Numbers(["12.5e", "13.5p"]).read("12.5e")[0] is None


@given(st.lists(st.integers(1, 10**9), min_size=1), st.sampled_from([",", ".", " "]))
def test_an_example_reads_what_was_written_so(values: list[int], sign: str) -> None:
    example = f"1{sign}234{',' if sign != ',' else '.'}5"
    written = [f"{value:,}".replace(",", sign) for value in values]
    numbers = Numbers(written, example)
    assert [numbers.read(cell)[0] for cell in written] == [str(value) for value in values]


def test_an_example_that_shows_nothing_is_a_wrong_request() -> None:
    with pytest.raises(UsageError, match="does not show how numbers are written"):
        named("12")


def test_large_numbers_are_not_left_out_alone(read: Read) -> None:
    data = read('Country,1990,2000\nUnited States,"5,963.1","10,251.0"\nFiji,1.3,1.7\n')
    assert [(one.area, one.value) for one in data.observations] == [
        ("United States", "5963.1"), ("United States", "10251.0"), ("Fiji", "1.3"), ("Fiji", "1.7"),
    ]  # fmt: skip


def test_a_column_with_unclear_numbers_is_left_out_as_a_whole(read: Read) -> None:
    data = read('year,gdp,pop\n2019,"1,234",5.5\n2020,2345,6.5\n2021,7,7.5\n')
    assert {one.indicator for one in data.observations} == {
        "pop",
        "gdp",
    }  # 5.5 beside it shows that commas are thousands
    data = read('year,gdp,pop\n2019,"1,234",5\n2020,2345,6\n2021,7,8\n')
    assert {one.indicator for one in data.observations} == {"pop"}
    assert "numbers whose thousands and decimals are not clear: 3" in data.notices[-3]
    assert "the first: gdp, 2019: 1234): digecon show" in data.notices[-2]  # either is offered
    assert "the first: gdp, 2019: 1.234): digecon show" in data.notices[-1]


def test_figures_with_and_without_a_percent_sign_are_not_one_series(read: Read) -> None:
    data = read("year,growth\n2019,5%\n2020,6 %\n2021,7\n")
    assert [(one.period, one.value, one.unit) for one in data.observations] == [
        ("2019", "5", "percent"),
        ("2020", "6", "percent"),
    ]
    assert "figures with and without a percent sign: 1" in data.notices[-1]


def test_unclear_numbers_are_refused_with_the_option_that_resolves_them(read: Read) -> None:
    text = "country;year;value\nChina;2019;1,234\nIndia;2019;1,345\nChina;2020;1,456\n"
    with pytest.raises(DataError, match="numbers whose thousands and decimals are not clear: 3"):
        read(text)
    assert [one.value for one in read(text, "numbers=1,234.5").observations] == ["1234", "1345", "1456"]
    assert [one.value for one in read(text, "numbers=1234,5").observations] == ["1.234", "1.345", "1.456"]


OF_TRADE = "Jahr;Einfuhr (Mill. Euro);Saldo\n2021;352.411;{}\n2022;341.002;51.209\n2023;331.717;54.183\n"


@pytest.mark.parametrize("first", ["44.711", "-44.711", "711", "..", "0"])
def test_three_digits_behind_every_point_between_semicolons_may_be_thousands(first: str, read: Read) -> None:
    table = OF_TRADE.format(first)
    with pytest.raises(DataError, match="numbers whose thousands and decimals are not clear") as refused:
        read(table)
    offered = sorted(str(hint).partition(" --map ")[2] for hint in refused.value.hints)
    assert offered == ["numbers=1,234.5", "numbers=1.234,5"]
    rows = [one for one in read(table, "numbers=1.234,5").observations if one.period == "2022"]
    assert [(one.indicator, one.value) for one in rows] == [("Einfuhr (Mill. Euro)", "341002"), ("Saldo", "51209")]
    rows = [one for one in read(table, "numbers=1,234.5").observations if one.period == "2022"]
    assert [(one.indicator, one.value) for one in rows] == [("Einfuhr (Mill. Euro)", "341.002"), ("Saldo", "51.209")]


@pytest.mark.parametrize("first", ["44.7", "0.711", "4711"])
def test_points_between_semicolons_are_decimals_where_a_number_shows_it(first: str, read: Read) -> None:
    values = [one.value for one in read(OF_TRADE.format(first)).observations if one.period == "2021"]
    assert values == ["352.411", first]


def test_points_between_commas_are_decimals(read: Read) -> None:
    values = [one.value for one in read(OF_TRADE.format("44.711").replace(";", ",")).observations]
    assert values == ["352.411", "44.711", "341.002", "51.209", "331.717", "54.183"]


def test_the_style_that_is_named_holds_for_a_long_table_of_plain_numbers(read: Read) -> None:
    data = read("country,year,value\nChina,2019,1.234\nIndia,2019,1.345\n", "numbers=1.234,5")
    assert [(one.area, one.value) for one in data.observations] == [("China", "1234"), ("India", "1345")]


@pytest.mark.parametrize(
    "header",
    [
        "share (% of total) (national estimate)",
        "unemployed_percent",
        "PCPI_PCH",
        "Percentage (%)",
        "城镇化率(%)",
        "growth in per cent",
    ],
)
def test_percentages_are_known_by_their_names(header: str, read: Read) -> None:
    data = read(f"country,year,{header}\nChina,2019,5.5\n")
    assert (data.observations[0].unit, data.about(header).kind) == ("percent", "rate")


@pytest.mark.parametrize(
    "unit", ["Percent of total labor force", "PC_GDP", "PT_LF", "% of GDP", "Percentage (%)", "Percent change"]
)
def test_percentages_are_known_by_their_units(unit: str, read: Read) -> None:
    assert read(f"country,year,value,unit\nChina,2019,5.5,{unit}\n").observations[0].unit == "percent"


@pytest.mark.parametrize("name", ["people below 50 percent of the median", "rate per 100 persons", "percentage points"])
def test_the_word_alone_makes_no_percentage(name: str, read: Read) -> None:
    assert read(f"country,year,{name}\nChina,2019,5.5\n").observations[0].unit != "percent"


def test_an_answer_from_a_small_part_of_a_file_is_none(read: Read) -> None:
    with pytest.raises(DataError, match=r"only 1 of its figures can be identified: left out \(cells with text: 3\)"):
        read("country,year,value\nChina,2019,low\nChina,2020,high\nIndia,2019,low\nIndia,2020,5\n")
    with pytest.raises(DataError, match="given twice with different values: 2"):
        read("country,year,value\nDE,2019,5\nDE,2019,6\nDE,2020,6\nDE,2020,7\nFR,2020,1\n")


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("2k", "2000"), ("2K", "2000"), ("2M", "2000000"), ("2B", "2000000000"), ("2T", "2000000000000"), ("2mn", "2000000"),
        ("2mln", "2000000"), ("2 Mio", "2000000"), ("2bn", "2000000000"), ("2 Mrd", "2000000000"), ("2tn", "2000000000000"),
        ("2 million", "2000000"), ("2 billion", "2000000000"), ("2 trillion", "2000000000000"), ("2 thousand", "2000"),
        ("2千", "2000"), ("2万", "20000"), ("2百万", "2000000"), ("2亿", "200000000"), ("2十亿", "2000000000"), ("2万亿", "2000000000000"),
        ("-2.5万", "-25000"), ("−2.5万", "-25000"), ("–2.5万", "-25000"), ("+2.5万", "25000"), ("$2.5bn", "2500000000"),
        ("€ 2.5bn", "2500000000"), (".5万", "5000"),
    ],
)  # fmt: skip
def test_a_scale_behind_a_number_multiplies_it(cell: str, number: str) -> None:
    assert Numbers([cell, "3万亿", "4k"]).read(cell) == (number, False)


@pytest.mark.parametrize(
    ("cells", "number"),
    [
        (["2k", "3M"], "2000"),  # two kinds: no flag
        (["2k", "3k"], "2000"),  # all have one
        (["2k", "9999"], None),  # a flag beside numbers without one
        (["2K", "9999"], None),
        (["2M", "9999"], None),
        (["2B", "9999"], None),
        (["2T", "9999"], None),
        (["2bn", "9999"], "2000000000"),
        (["2k", "3M", "9999"], "2000"),
        (["2k", "3M", "10000"], None),  # what is written out needs no k
        (["2k", "3x"], None),
        (["2万", "123456"], "20000"),
        (["2k", "0"], "2000"),
    ],
)
def test_a_letter_is_a_power_of_ten_where_no_doubt_is_left(cells: list[str], number: str | None) -> None:
    assert Numbers(cells).read(cells[0])[0] == number


@pytest.mark.parametrize(
    ("example", "thousands", "decimal"),
    [("1,234.5", ",", "."), ("1.234,5", ".", ","), ("1234.5", "", "."), ("1234,5", "", ","), (" 1234,5 ", "", ",")],
)
def test_an_example_shows_both_signs(example: str, thousands: str, decimal: str) -> None:
    assert named(example) == (thousands, decimal)


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "'"])
def test_an_example_with_a_space_takes_every_space(space: str) -> None:
    style = named(f"1{space}234,5")
    assert (set(style.thousands) >= {" ", "\u00a0", "\u202f", "\u2009", "'", "’"}, style.decimal) == (True, ",")


@pytest.mark.parametrize("example", ["1.234.5", "1,234,5", "234,5", "1234", ""])
def test_an_example_with_one_sign_for_both_shows_nothing(example: str) -> None:
    with pytest.raises(UsageError, match="does not show how numbers are written"):
        named(example)


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["0,123", "7"], "0.123"), (["1234,567", "7"], "1234.567"), (["1,23", "7"], "1.23"), (["1,2345", "7"], "1.2345"),
        (["1,234,567", "7"], "1234567"), (["1.234,567", "7"], "1234.567"), (["1,234", "7.125", "12.5"], "1234"),
        (["1,234", "7.125"], None), (["1,5", "1.234"], "1.5"), (["1,5", "1.23"], "1.5"), (["1,5", "1.234", "1.23"], None), (["1,5", "-1.234.567"], "1.5"),
        (["1,234", "12,345", "123,456", "7"], "1234"), (["1,234", "12,345", "12,346", "7"], "1234"), (["1,234", "12,345", "7"], None), (["1,234", "2,345", "3,456", "7"], None), (["1,234", "12,345", "12,346", "7", "2000"], None),
        (["1,234", "12,345", "123,456", "0"], None), (["1.234.567", "1.5"], None), (["1.234.567", "12.34.5"], None), (["12 345", "7"], "12345"),
        (["12 345,5", "7"], "12345.5"), (["12 345,5", "1,234.5"], "12345.5"), (["12 345.5", "7"], "12345.5"), (["12 34", "7"], None), (["1.234%", "5.678%"], "1.234"),
    ],
)  # fmt: skip
def test_the_whole_table_says_what_a_comma_and_a_point_are(cells: list[str], read: str | None) -> None:
    assert Numbers(cells).read(cells[0])[0] == read


def test_what_is_odd_or_has_a_percent_sign_is_remembered() -> None:
    assert (Numbers(["1", "2"]).odd, Numbers(["1", "2"]).signed) == (False, False)
    assert (Numbers(["1", "2 %"]).odd, Numbers(["1", "2%"]).signed, Numbers(["2％"]).signed) == (True, True, True)
    assert Numbers(["2 %", "x"]).read("x") == (None, False)
    assert Numbers(["2％"]).read("2％") == ("2", True)


def test_only_numbers_are_unclear() -> None:
    numbers = Numbers(["1,234", "1,345"])
    assert numbers.is_unclear("1,234")
    assert Numbers(["1.2.3"]).is_unclear("1.2.3")
    for cell in ("1234", "a, b", "1,234 万", "x.y"):
        assert numbers.is_unclear(cell) is False
    assert Numbers(["1X234", "7"]).read("1X234") == (None, False), "a letter parts no thousands"
    assert not Numbers(["1,234.5"]).is_unclear("1,23"), "where the style is known, it is wrong and not unclear"


def test_thousands_of_statistics_canada_are_known(read: Read) -> None:
    text = '"Geography","January 2020","February 2020"\n"Canada","19,100","19,123"\n"Ontario","7,800","7,811"\n'
    data = read('"Table: 14-10-0287-01"\n' + text)
    assert [figure.value for figure in data.observations] == ["19100", "19123", "7800", "7811"]
    with pytest.raises(DataError, match=r"numbers whose thousands and decimals are not clear: 4"):
        read(text)


def test_stored_numbers_of_a_workbook_need_no_guess(read: Read) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book, stored = openpyxl.Workbook(), io.BytesIO()
    for line in (["year", "sales", "workers"], [2019, 1.234, "1.234,5"], [2020, 5.5, "2.345,5"], [2021, "1,234", 7]):
        book.active.append(line)
    book.save(stored)
    data = read(stored.getvalue())
    assert [(one.indicator, one.period, one.value) for one in data.observations] == [
        ("sales", "2019", "1.234"), ("workers", "2019", "1234.5"), ("sales", "2020", "5.5"), ("workers", "2020", "2345.5"),
        ("sales", "2021", "1.234"), ("workers", "2021", "7"),
    ]  # fmt: skip
    clear, unclear = openpyxl.Workbook(), io.BytesIO()
    for line in (["year", "sales"], [2019, 1.234], [2020, 5.5], [2021, "1,234"], [2022, "1,234.567.8"]):
        clear.active.append(line)
    clear.save(unclear)
    assert [one.value for one in read(unclear.getvalue()).observations] == ["1.234", "5.5"]


def test_an_example_says_that_letters_behind_numbers_are_powers_of_ten() -> None:
    assert Numbers(["3.28M", "7"], "1,234.5").read("3.28M") == ("3280000", False)
    assert Numbers(["3.28M", "7"]).read("3.28M") == (None, False)  # it may be a flag


@pytest.mark.parametrize(
    ("letters", "number"),
    [
        ("k", "3500"), ("K", "3500"), ("thousand", "3500"), ("M", "3500000"), ("mn", "3500000"), ("mln", "3500000"), ("Mio", "3500000"), ("million", "3500000"),
        ("B", "3500000000"), ("bn", "3500000000"), ("Mrd", "3500000000"), ("billion", "3500000000"), ("T", "3500000000000"), ("tn", "3500000000000"),
        ("trillion", "3500000000000"), ("万", "35000"), ("亿", "350000000"), ("万亿", "3500000000000"), ("億", "350000000"), ("x", None), ("m", None),
    ],
)  # fmt: skip
def test_letters_behind_a_number_are_its_power_of_ten(letters: str, number: str | None) -> None:
    assert Numbers([f"3.5{letters}"], "1,234.5").read(f"3.5{letters}") == (number, False)


@pytest.mark.parametrize(
    ("cells", "flagged"),
    [
        (["1,204r", "98"], True), (["1,204r", "98p"], False), (["1,204r", "98p", "97"], False), (["1,204r", "98p", "97", "96"], True), (["98", "97"], False),
        (["98 p", "97"], True), (["98(e)", "97"], True), (["98x", "97"], False), (["98 p", "97", "3.5M"], False), (["98.5%r", "97%"], True), (["(98)r", "97"], False),
    ],
)  # fmt: skip
def test_letters_behind_no_more_than_half_of_the_numbers_are_flags(cells: list[str], flagged: bool) -> None:
    assert bool(Numbers(cells).flagged) is flagged


def test_a_flag_is_that_of_its_own_number() -> None:
    numbers = Numbers(["98 P", "97(e)", "96", "95"])
    assert [numbers.flag(cell) for cell in ("98 P", "97(e)", "96")] == ["p", "e", ""]
    assert [numbers.read(cell)[0] for cell in ("98 P", "97(e)", "96")] == ["98", "97", "96"]
    assert Numbers(["98", "97"]).flag("98 P") == ""


@pytest.mark.parametrize(
    ("cells", "negative"),
    [
        (["(12.5)", "7", "8"], True), (["(12.5)", "7"], False), (["(12.5)", "(3)", "7", "8"], False), (["(12.5)", "(3)", "7", "8", "9"], True), (["7", "8"], False),
        (["(12.5)", "7", "-8"], False), (["(12.5)", "7", "\u22128"], False), (["▲3", "7", "8"], True), (["▲3", "7", "8", "▼2"], False), (["△3", "7", "8"], True), (["(a)", "7", "8"], False),
    ],
)  # fmt: skip
def test_brackets_around_fewer_than_half_of_the_numbers_are_a_minus(cells: list[str], negative: bool) -> None:
    assert bool(Numbers(cells).negative) is negative


def test_the_example_of_a_number_in_brackets_is_the_same_in_any_order() -> None:
    assert (
        Numbers(["(3)", "(12.5)", "7", "8", "9"]).negative
        == Numbers(["9", "(12.5)", "8", "(3)", "7"]).negative
        == "(12.5)"
    )


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("(12.5)", "-12.5"), ("$(125)", "-125"), ("($1,234)", "-1234"), ("( 3 )", "-3"), ("(3.1%)", "-3.1"), ("(3.1)%", "-3.1"), ("(.5)", "-0.5"), ("▲ 3", "-3"), ("△3", "-3"),
        ("(1 234)", "-1234"),
    ],
)  # fmt: skip
def test_a_number_in_brackets_is_negative(cell: str, number: str) -> None:
    numbers = Numbers([cell, "7.5", "8"])
    assert numbers.read(cell) == (number, "%" in cell)


@pytest.mark.parametrize(
    ("cells", "beside"),
    [
        (["$5", "$6"], {"$"}), (["€5", "$6"], {"€", "$"}), (["$5", "6"], {"$", ""}), (["£5", ""], {"£"}), (["¥5", ".."], {"¥"}), (["5", "6"], {""}), (["a $", "b"], set()),
        (["16,98 €", "1.392 Mio. €"], {"€"}), (["R$ 16,98"], {"R$"}), (["1.392,36 EUR", "USD 5"], {"EUR", "USD"}), (["₹16.98"], {"₹"}), (["16.8亿元", "300万元"], {"CNY"}),
        (["$1.2 bln", "$45 million"], {"$"}), (["12.3万人"], {"persons"}), (["5 kr"], {"kr"}), (["5 p"], {""}),
        (["$ x"], set()), (["x$", "y"], set()), (["$"], set()), (["X5", "X6"], set()),
    ],
)  # fmt: skip
def test_units_beside_numbers(cells: list[str], beside: set[str]) -> None:
    assert units_beside(cells) == beside


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (["16,98 €", "1.392,36 €"], ["16.98", "1392.36"]), (["£45m", "£1.2bn"], ["45000000", "1200000000"]), (["1.392 Mio. €", "0,5 Mio. €"], ["1392000000", "500000"]),
        (["16.8亿元", "300万元"], ["1680000000", "3000000"]), (["12.3万人", "9万人"], ["123000", "90000"]), (["45m", "7"], [None, "7"]), (["45 kg"], [None]),
    ],
)  # fmt: skip
def test_numbers_with_units_beside_them(cells: list[str], numbers: list[str | None]) -> None:
    """An ``m`` is a million beside money alone."""
    read = Numbers({*cells}).read
    assert [read(cell)[0] for cell in cells] == numbers


@pytest.mark.parametrize(
    ("example", "cell", "number"),
    [
        ("1,234.5", "12,345.5", "12345.5"), ("1.234,5", "12.345,5", "12345.5"), ("1 234,5", "12 345,5", "12345.5"), ("1'234.5", "12'345.5", "12345.5"),
        ("1234,5", "12345,5", "12345.5"), ("1234.5", "12345.5", "12345.5"), ("1,234.5", "1,23", None), ("1.234,5", "1.23", None), ("1,234.5", "12,34,567.8", "1234567.8"),
    ],
)  # fmt: skip
def test_an_example_shows_how_numbers_are_written(example: str, cell: str, number: str | None) -> None:
    assert Numbers([cell], example).read(cell)[0] == number


@pytest.mark.parametrize("example", ["1,234,5", "1.234.5", "1234", "12345", "x", "", "2,234.5"])
def test_an_example_that_shows_nothing_is_refused(example: str) -> None:
    with pytest.raises(UsageError, match="does not show how numbers are written"):
        named(example)


@pytest.mark.parametrize(
    ("cells", "open_"),
    [
        (["1.234", "2.345"], True), (["1.234", "2.34"], False), (["1.234", "999"], False), (["1.234", "2.345", "999"], True), (["1.234", "2.345", "1000"], False),
        (["1.234"], False), (["0", "1.234", "2.345"], True), (["-1.234", "2.345"], True), (["0.234", "0.345"], False),
    ],
)  # fmt: skip
def test_points_between_semicolons_may_part_thousands(cells: list[str], open_: bool) -> None:
    assert Numbers(cells, semicolons=True).may_group is open_
    assert Numbers(cells).may_group is False


@pytest.mark.parametrize("cell", ["X5", "(X5)", "5X"])
def test_a_letter_is_no_minus(cell: str) -> None:
    assert Numbers({cell, "-5", "6"}).read(cell)[0] is None


def test_points_and_commas_are_both_decimals_beside_whole_numbers() -> None:
    assert Numbers({"6,4", "9.3", "7"}).read("6,4")[0] == "6.4"
    assert Numbers({"6,4", "9.3", "7"}).read("9.3")[0] == "9.3"
