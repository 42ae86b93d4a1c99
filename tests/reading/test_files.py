"""Files that are cut off, packed, in another encoding, or meant to do harm: a clean reading or one clear sentence."""

import gzip
import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from digecon_cli import reading as readers
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.errors import DataError

Read = Callable[..., Dataset]
TABLE = "country,indicator,year,value,unit\nCN,数字经济,2021,45.5,CNY\n"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "gb18030", "utf-8-sig"])
def test_an_encoding_is_found_by_the_bytes(encoding: str, read: Read) -> None:
    text = TABLE if encoding != "utf-16-le" else TABLE.replace("数字经济", "gdp")
    data = read(text.encode(encoding))
    assert [(one.area, one.value) for one in data.observations] == [("CN", "45.5")]
    assert data.observations[0].indicator == ("gdp" if encoding == "utf-16-le" else "数字经济")
    assert bool(data.notices) == (encoding != "utf-8-sig")


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("朱镕基", "gb18030"), ("镕𠮷", "gb18030"), ("中国", "gb18030"), ("一", "utf-16-le"), ("一", "utf-16-be"),
        ("LËÉ", "cp1252"), ("POPULAÇÃO", "cp1252"), ("········", "cp1252"), ("2020–5–3", "cp1252"),
    ],
)  # fmt: skip
def test_chinese_and_western_names_are_distinguished(name: str, encoding: str, read: Read) -> None:
    data = read(f"country,indicator,year,value\nCN,{name},2021,45.5\n".encode(encoding))
    assert data.observations[0].indicator == name
    assert data.notices[0].endswith(f"read as {encoding.upper()}, since it is not UTF-8")


def test_chinese_that_is_cut_off_in_a_character_is_read_up_to_there(read: Read) -> None:
    data = read("country,indicator,year,value\nCN,数字经济,2021,45.5\n中国".encode("gb18030")[:-1])
    assert [(one.indicator, one.value) for one in data.observations] == [("数字经济", "45.5")]


@pytest.mark.parametrize(
    ("text", "encoding", "indicator"),
    [
        ("지역,2022,2023\n전국 실업률,3.6,3.1\n서울 취업자 수,4.5,5.5\n부산 취업자 수", "cp949", "전국 실업률"),
        ("項目,2022,2023\n一般会計歳出,3.6,3.1\n公債依存度,4.5,5.5\n金利", "cp932", "一般会計歳出"),
        ("項目,2022,2023\n一般会計歳出,3.6,3.1\n公債依存度,4.5,5.5\n金利", "utf-8-sig", "一般会計歳出"),
    ],
)
def test_a_text_that_is_cut_off_in_a_character_keeps_its_encoding(
    text: str, encoding: str, indicator: str, read: Callable[..., Dataset]
) -> None:
    figures = [(row.indicator, row.period, row.value) for row in read(text.encode(encoding)[:-1]).observations]
    assert figures[:2] == [(indicator, "2022", "3.6"), (indicator, "2023", "3.1")]
    assert len(figures) == 4


def test_western_text_is_not_taken_for_chinese(read: Read) -> None:
    data = read("country,indicator,year,value\nCôte d'Ivoire,Población,2021,45.5\n".encode("latin-1"))
    assert (data.observations[0].area, data.observations[0].indicator) == ("Côte d'Ivoire", "Población")
    assert data.notices[0].endswith("read as CP1252, since it is not UTF-8")


def test_escape_codes_and_direction_marks_are_taken_out(read: Read) -> None:
    data = read("country,indicator,year,value\n\x1b[31mCN\x1b[0m,\x1b]0;title\x07g\u202e\u061cdp,2021,1\n")
    assert (data.observations[0].area, data.observations[0].indicator) == ("CN", "gdp")
    assert "control characters were taken out" in data.notices[0]


def zipped(**members: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return packed.getvalue()


def test_gz_and_zip_are_unpacked(read: Read) -> None:
    assert len(read(gzip.compress(TABLE.encode())).observations) == 1
    assert len(read(zipped(readme="no table", data=TABLE)).observations) == 1


def test_other_tables_in_a_zip_are_named(read: Read) -> None:
    large = "country,year,value\n" + "CN,2020,1\n" * 200_000
    objects = "[" + '{"country": "CN", "year": 2020, "value": 1},\n' * 40_000 + "]"
    members = {"note.txt": "no table", "a.csv": TABLE, "b.csv": TABLE, "meta.csv": "Code,Region\nCN,Asia\n",
               "c.csv": large, "d.json": objects}  # fmt: skip
    data = read(zipped(**members))
    assert len(data.observations) == 1
    assert [notice.partition(": ")[2] for notice in data.notices] == [
        "read 'a.csv' only; also there: 'b.csv', 'c.csv', 'd.json'"
    ]
    mapped = read(zipped(x="foo,bar\n2020,1\n", y="foo,bar\n2021,2\n", z="other\n1\n"), "period=foo,value=bar")
    assert mapped.notices[0].endswith("read 'x' only; also there: 'y'")


def test_what_is_wrong_beside_the_table_is_not_reported(read: Read) -> None:
    data = read(zipped(**{"note.txt": 'see,"below\nand\x01 more', "a.csv": TABLE, "book.xlsx": "PK\x03\x04 no more"}))
    assert (len(data.observations), data.notices) == (1, [])


def damaged(method: int) -> bytes:
    """Return a zip whose member has other bytes in its middle than were packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr("data.csv", TABLE * 50)
    raw = bytearray(packed.getvalue())
    raw[60:90] = b"\xff" * 30
    return bytes(raw)


PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (damaged(zipfile.ZIP_BZIP2), "is a damaged zip file"),
        (damaged(zipfile.ZIP_LZMA), "is a damaged zip file"),
        (zipped(), "is a zip file with no file in it: give one that holds a table."),
        (PICTURE, "is not text (NUL bytes)"),
        (random.Random(1).randbytes(3000), "is not text (binary data)"),
        (random.Random(1).randbytes(3_000_000), "is not text (binary data)"),
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"\0" * 500, "is not text (NUL bytes)"),
        (TABLE.encode("utf-32"), "is not text (NUL bytes): save the table as CSV in UTF-8"),
        (TABLE.encode("utf-32-be"), "is not text (NUL bytes): save the table as CSV in UTF-8"),
        (gzip.compress(TABLE.encode() * 100)[:-20], "is cut off in the middle"),
        (zipped(data=TABLE)[:-30], "is a damaged zip file"),
        (b"PAR1 and so on", "Parquet"),
        (b"PK\x03\x04 xl/workbook.xml", "is a damaged workbook"),
        (b"x" * (3 << 20), "no line end within its first 1 MB"),
        (b"country,year,value\n" + b"x" * (2 << 20), "line 2 is longer than 1 MB"),
        (b"year,value" + b",x" * 100_000 + b"\n", "100,002 columns are too many for a table"),
        (b"x," * 700_000 + b"\n", "no line end within its first 1 MB"),
        (b'country,year,value\n"CN,2020,1\n' + b"CN,2021,1\n" * 20_000, "is a quote left open?"),
        (gzip.compress(b"0" * (80 << 20), 1), "unpacks to more than 200 times its size"),
        (zipped(data="0" * (80 << 20)), "unpacks to more than 200 times its size"),
        (zipped(**{str(number): "x" for number in range(101)}), "holds 101 files"),
        (b"[" * 100_000, "nested too deeply"),
        (b'[{"indicator": "a",', "is it cut off?"),
        (b"[1, 2]", "give a list of objects"),
        (b"foo,bar\n1,2\n", "Line 1 may be its header (foo, bar). No column holds periods: add one such as year"),
        (b"country,year,value\n", "holds no figure below its header: give at least one row."),
    ],
    ids=lambda cell: cell if isinstance(cell, str) else "file",  # a packed file holds the time of its making
)  # fmt: skip
def test_bad_input_ends_in_one_sentence(content: bytes, fault: str, read: Read) -> None:
    with pytest.raises(DataError) as caught:
        read(content)
    assert fault in str(caught.value)
    assert str(caught.value).isprintable()


def test_the_rows_before_a_cut_are_read(read: Read) -> None:
    data = read(b"country,indicator,year,value\nCN,gdp,2020,1\nCN,gdp,2021,2\nCN,gdp,20")
    assert [one.period for one in data.observations] == ["2020", "2021"]
    assert "rows of another length: 1" in data.notices[-1]


def test_what_cannot_be_opened_says_why(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="No such file"):
        readers.read(str(tmp_path / "nothing"))
    with pytest.raises(DataError, match=r"[Dd]irectory|[Pp]ermission"):
        readers.read(str(tmp_path))


def test_parquet_is_read_without_losing_what_is_missing(read: Read) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    table = pyarrow.table({"country": ["CN", "CN"], "year": [2020, 2021], "value": [1.5, None]})
    stored = io.BytesIO()
    parquet.write_table(table, stored)
    data = read(stored.getvalue())
    assert [(one.area, one.period, one.value) for one in data.observations] == [("CN", "2020", "1.5")]
    assert data.notices[-1].endswith("left out (empty cells: 1)")


@pytest.mark.parametrize(
    ("text", "encoding", "indicator"),
    [
        (
            "지역,2022,2023\n전국 실업률,3.6,3.1\n서울 취업자 수,4.5,5.5\n부산 취업자 수,1.5,2.5\n",
            "cp949",
            "전국 실업률",
        ),
        ("項目,2022,2023\n一般会計歳出,98.1,99.0\n公債依存度,34.2,34.8\n", "cp932", "一般会計歳出"),
        (
            "月,就業者数【万人】,完全失業者数【万人】,完全失業率【％】\n2024年1月,6774,176,2.8\n2024年2月,6772,171,2.8\n",
            "cp932",
            "就業者数【万人】",
        ),
        ("年度,消費者物價指數,年增率\n2022,104.9,2.1\n2023,107.5,2.2\n", "big5", "消費者物價指數"),
        ("Yıl;Ay;Değişim\n2023;Ocak;1,5\n2023;Şubat;2,5\n", "cp1254", "Değişim"),
        ("Год;Месяц;Индекс\n2023;январь;1,5\n2023;февраль;2,5\n", "cp1251", "Индекс"),
        ("Rok;Miesiąc;Płace\n2023;styczeń;1,5\n2023;październik;2,5\n", "cp1250", "Płace"),
        ("année;mois;Chômage (à l'été)\n2023;février;1,5\n2023;août;2,5\n", "cp1252", "Chômage (à l'été)"),
    ],
)
def test_the_encoding_of_a_text_is_found_by_its_words(
    text: str, encoding: str, indicator: str, read: Callable[..., Dataset]
) -> None:
    data = read(text.encode(encoding))
    assert data.observations[0].indicator == indicator
    assert str(data.notices[0]).endswith(f"read as {encoding.upper()}, since it is not UTF-8")
