"""Golden outputs: a command line, what it prints on both streams, its exit code and the files it writes, a file a case.

``small/`` holds every command in every format on a small table that has each case (breaks, a revision, bounds, open
figures, refusals, rates, forecasts, several prints, Chinese, other people's tables); ``bundled/`` the usual commands on
the table that is shipped. ``./dev test tests/golden --write-golden`` writes them again: read the difference as a user.
"""

import io
import re
import shlex
from base64 import b64decode
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copy
from typing import Any
from zipfile import ZipFile

import pytest
from registered import ANSWERS, FILES, FORMATS, MEASURES, TEXTS
from registered import line as line_of

from digecon_cli.core import bundled, schema

HERE = Path(__file__).parent
Run = Callable[..., Any]

# The words of the small table that have the most to tell; a new command has its answers written with --write-golden.
WORDS = {
    "text": "business", "indicator": "telecom.total", "period": "2022", "file": "own.csv", "old": "added.csv own.csv",
    "other": "telecom.users", "population": "telecom.users", "base": "2021",
    "names": "telecom.total telecom.mobile",
}  # fmt: skip
EVERY = {name: line_of(name, **WORDS) for name in ANSWERS} | {
    "cite": line_of("cite", "telecom"), "revisions": line_of("revisions", indicator="economy.product"),
}  # fmt: skip
DERIVING = tuple(MEASURES)

SMALL = [
    *(f"{line} -f {format}" for line in EVERY.values() for format in TEXTS),
    *(f"{line} -o o{FORMATS[name].endings[0]}" for line in EVERY.values() for name in FILES),
    "", "plot telecom -f table", "plot economy.product --measure growth -f table", "plot -f csv", "plot telecom -f xlsx",
    "report -f markdown", "report telecom -o r.html", "export out.zip telecom", "export out economy.product",
    "cite telecom -f text", "cite telecom -f bibtex", "cite growth -f csl-json", "cite telecom.total -f csl-json", "cite telecom.total -f ris",
    "cite telecom -f bibtex -o c.bib",
    # Selections
    "show telecom.total", "show economy.product --all-sources", "show economy.product --vintage first",
    "show economy.product --vintage 2020-06", "show --area US", "show --area XX", "show --from 2021 --to 2022 -f table",
    "show telecom --from 2022-Q1", "show telecom --freq ytd", "show telecom --freq M -f table", "show telecom --freq X",
    "show telecom --from 2023 --to 2021", "show telecom.tota", "show 'tele*' -f table", "show telecom.total --wide",
    "show --wide -f json", "show -f table --bounds", "show -f table --lang zh", "show -f csv --lang zh", "show --scale bn",
    "show telecom --scale 亿 -f table", "show --scale dozen", "show telecom --currency USD", "show --currency EUR",
    "show telecom --currency USD -f table", "show --fill sums telecom.total", "show --fill published telecom.total -f table",
    "show --bom telecom.users", "list --lang zh -f table", "list telecom -f table", "search 业务 -f table", "search nothing",
    "info telecom.total --lang zh -f table", "info telecom", "info telecom.fixed -f table", "sources telecom.cloud -f table",
    # Derivations
    "growth telecom.total --explain", "growth telecom --basis published", "growth --basis odd", "growth --vintage latest",
    "growth telecom.fixed --across-breaks", "growth telecom.total -f table --bounds", "growth economy.adoption -f table",
    "growth economy.product", "growth economy.product --vintage latest", "growth telecom --currency USD",
    "growth --lang zh -f table", "cagr economy.product --from 2018 --to 2022", "cagr telecom.total --explain",
    "share telecom.mobile --of telecom.total --explain", "share telecom.mobile --of telecom.users", "share --of odd",
    "share telecom.cloud", "contribution telecom --explain", "index economy.product --base 2016 --chain computed",
    "index economy.product --base 2016 --chain published", "index", "ratio economy.product economy.product@US",
    "ratio telecom.total telecom.users -f table", "targets --lang zh -f table",
    "explain telecom.total 2023-9M -f table", "explain telecom.fixed 2021", "explain economy.product 2015",
    "check --article --within article -f table",
    *(f"{EVERY[name]} --vintage {word} -f markdown" for name in DERIVING for word in ("first", "latest")),
    # Other people's tables
    "show --data own.csv", "show --data own.csv -f table", "growth --data own.csv", "cagr --data own.csv -f table",
    "growth --data own.csv --map value=value,period=year", "show --data own.csv --map value=none", "show --map value=x",
    "share telecom.satellite --add added.csv --of telecom.total", "show telecom --add added.csv -f table",
    "show --data nowhere.csv", "validate added.csv -f table", "plot --data own.csv -f table",
    # Command lines that are wrong
    "shwo", "show -f pdfx", "show -f xlsx", "show -o a.unknown", "plot -f csvx", "explain telecom.total",
    "growth --vintage never", "show --lang fr", "--version",
]  # fmt: skip
BUNDLED = [
    "show telecom", "show telecom -f table", "show economy.gdp", "show economy.digital -f table", "show economy -f markdown",
    "growth economy.digital --from 2018 --to 2022 --freq A -f table", "growth economy.gdp", "growth telecom -f table",
    "growth --from 2017 -f table", "growth mobile.shipments --from 2022 -f table", "cagr telecom -f table",
    "cagr economy.digital --from 2019 --to 2022", "share -f table", "share telecom --from 2023-9M --to 2023-9M",
    "share economy.digital --of economy.gdp", "contribution telecom -f table", "contribution -n 1 -f table", "index economy.digital --base 2017",
    "index economy.gdp --base 2017 --chain published", "ratio economy.gdp economy.population", "targets -f table",
    "targets", "explain economy.digital 2018 -f table", "explain telecom.revenue 2023-9M", "info economy.gdp -f table",
    "list -f table", "search 宽带 -f table", "sources economy.digital -f table", "check --article -f csv", "show patents.core_valid",
    "show computing -f table", "show data.storage_capacity", "show computing.index_effect_digital", "show policy -f table",
    "plot economy.digital -f table", "plot telecom --measure growth -f table", "show economy.gdp --currency USD -f table", "",
    # Of `ratio` Typer writes the word that has to be given with or without braces, by its version.
    *(f"{name} --help" for name in DERIVING if name != "ratio"),
    # In Chinese
    *(
        f"{line} -f table --lang zh"
        for line in (
            "show telecom", "growth --from 2017", "growth telecom", "share", "cagr telecom", "contribution telecom", "targets",
            "info economy.gdp", "explain telecom.emerging 2024", "check --article", "list", "list telecom", "sources", "search 5G",
            "show economy.gdp", "mobile.shipments --freq M", "growth telecom.emerging --explain", "info telecom.emerging --all",
        )
    ),
    "show economy -f markdown --lang zh", "plot telecom --measure growth -f table --lang zh", "--help --lang zh",
    "growth --help --lang zh", "help options --lang zh", "shwo --lang zh", "show telcom --lang zh", "search --lang zh",
    "show --bogus --lang zh", "explain economy.gdp 1990 --lang zh",
]  # fmt: skip


def slug(line: str) -> str:
    """Return the file name of a case."""
    return re.sub(r"[^\w.@-]+", "_", line).strip("_-") or "home"


def _told(answer: Any, folder: Path, given: set[str]) -> str:
    """Return what a command did, as text."""
    parts = [f"code {answer.code}\n"]
    for name, text in (("stdout", answer.out), ("stderr", answer.err)):
        if text:
            parts.append(f"--- {name}\n{text}" + "\n(no line end)\n" * (not text.endswith("\n")))
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in given:
            parts.append(f"--- file {path.relative_to(folder).as_posix()}\n{_file(path.name, path.read_bytes())}")
    return "".join(parts)


def _file(name: str, raw: bytes) -> str:
    """Return what a file holds, as text."""
    kind = name.rpartition(".")[2]
    if kind == "xlsx":
        from openpyxl import load_workbook

        book = load_workbook(io.BytesIO(raw))
        rows = [
            f"[{sheet.title}]" + "".join(f"\n{row!r}" for row in sheet.iter_rows(values_only=True)) for sheet in book
        ]
        return "\n".join(rows) + "\n"
    if kind == "parquet":
        from pyarrow.parquet import ParquetFile

        table = ParquetFile(io.BytesIO(raw)).read()
        types = ", ".join(f"{field.name} {field.type}" for field in table.schema)
        return "\n".join([types, *(repr(tuple(row.values())) for row in table.to_pylist())]) + "\n"
    if kind == "zip":
        with ZipFile(io.BytesIO(raw)) as archive:
            return "".join(f"--- member {one}\n{_file(one, archive.read(one))}" for one in archive.namelist())
    if kind == "html":  # pictures and what is compressed differ from one version of their library to the next
        text = re.sub(r"<svg.*?</svg>", "<svg/>", raw.decode(), flags=re.DOTALL) + "\n"
        return re.sub(
            r"(?<=data:application/zip;base64,)[^\"]*", lambda found: _file("t.zip", b64decode(found[0])), text
        )
    return raw.decode() if name != "datapackage.json" else "(see tests/test_extract.py)\n"


def _cases(kind: str, lines: list[str]) -> list[Any]:
    return [pytest.param(kind, line, id=f"{kind}-{slug(line)}") for line in lines]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put the small table in the place of the bundled one."""
    schema.descriptor()  # kept from here on: the small table has no schema of its own
    cached = (bundled.data_dir, bundled.load, bundled.version, bundled.rows, bundled.areas)
    monkeypatch.setattr(bundled, "data_dir", lambda: str(HERE / "data"))
    for one in cached[1:]:
        one.cache_clear()
    yield
    for one in cached[1:]:
        one.cache_clear()


def _compare(golden: Path, told: str, write: bool) -> None:
    if write:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(told, encoding="utf-8", newline="")
    assert golden.is_file(), f"no {golden.name}: write it with --write-golden and read it"
    with golden.open(encoding="utf-8", newline="") as stream:
        assert told == stream.read()


def _answer(kind: str, line: str, digecon: Run, folder: Path, request: pytest.FixtureRequest) -> None:
    given = {"own.csv", "added.csv"}
    for name in given:
        if name in line:
            copy(HERE / name, folder)
    answer = digecon(*shlex.split(line), cwd=folder)
    told = f"$ digecon {line}".rstrip() + "\n" + _told(answer, folder, given)
    _compare(HERE / kind / f"{slug(line)}.txt", told, request.config.getoption("--write-golden"))


@pytest.mark.parametrize(("kind", "line"), _cases("small", SMALL))
def test_the_small_table_is_answered_as_before(
    kind: str, line: str, small: None, digecon: Run, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    _answer(kind, line, digecon, tmp_path, request)


@pytest.mark.parametrize(("kind", "line"), _cases("bundled", BUNDLED))
def test_the_bundled_table_is_answered_as_before(
    kind: str, line: str, digecon: Run, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    _answer(kind, line, digecon, tmp_path, request)


def test_no_golden_output_is_left_without_its_command() -> None:
    cases = {"small": SMALL, "bundled": BUNDLED}
    for kind, lines in cases.items():
        assert len(set(map(slug, lines))) == len(lines)
        assert {path.stem for path in (HERE / kind).glob("*.txt")} == set(map(slug, lines))
