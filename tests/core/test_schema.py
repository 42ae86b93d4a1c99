"""The schema: a valid Data Package, current, equal to what the program's constants say; each broken cell is found and told."""

import csv
import io
import json
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, Resource, Schema, system
from registered import OF_TABLES
from registered import line as line_of

import docs
from digecon_cli import checking as claims
from digecon_cli import measures
from digecon_cli import reading as readers
from digecon_cli.ask import contract
from digecon_cli.core import bundled, model, schema
from digecon_cli.core.errors import DataError
from digecon_cli.publish import export
from digecon_cli.reading import own

FOLDER = Path(bundled.data_dir())
TABLES = ("observations", *(one["name"] for one in schema.descriptor()["resources"]))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the bundled package that a test can break."""
    shutil.copytree(FOLDER, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def smaller(tmp_path: Path) -> Path:
    """Return a package of a few figures only, in which what is broken is found sooner."""
    data = bundled.load()
    rows = data.select(["computing.accelerated_server_market", "retail"])
    export.write(export.files(rows, data, "a few figures"), tmp_path / "smaller")
    return tmp_path / "smaller"


def _errors(folder: Path) -> list[str]:
    """Return the kinds of error that frictionless finds, after sizes and hashes were written anew."""
    (folder / schema.NAME).write_text(docs.descriptor(folder), encoding="utf-8")
    with system.use_context(trusted=True):
        report = Package(str(folder / schema.NAME)).validate()
    return sorted(
        {error.type for task in report.tasks for error in task.errors} | {error.type for error in report.errors}
    )


def test_the_bundled_package_is_valid_and_current(copy: Path) -> None:
    before = (copy / schema.NAME).read_bytes()
    assert _errors(copy) == []
    assert (copy / schema.NAME).read_bytes() == before, "data/datapackage.json is out of date: run ./dev docs"


def test_the_version_is_that_of_the_descriptor() -> None:
    assert re.fullmatch(r"\d{4}\.\d{2}(\.\d+)?", bundled.version())


def _replace(name: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8", newline="")

    return edit


def _repeat_last_line(name: str) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text + text.splitlines()[-1] + "\n", encoding="utf-8", newline="")

    return edit


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("edit", "kind"),
    [
        (_repeat_last_line("indicators.csv"), "primary-key"),
        (_repeat_last_line("sources.csv"), "primary-key"),
        (_replace("sources.csv", "\narticle,", "\nanother,"), "foreign-key"),
        (_replace("catalog.csv", "\nretail.total,", "\nretail.all,"), "foreign-key"),
        (_replace("revisions.csv", "\nretail.total,", "\nretail.all,"), "foreign-key"),
        (_replace("revisions.csv", ",2020-03-16,", ",16 March 2020,"), "constraint-error"),
        (_replace("indicators.csv", ",level,", ",levels,"), "constraint-error"),
        (_replace("indicators.csv", ",level,", ",gap,"), "constraint-error"),  # which only commands write
        (_replace("indicators.csv", ",percent,", ",per cent,"), "constraint-error"),
        (_replace("indicators.csv", ",CN,2020,", ",CN,2020-H1,"), "constraint-error"),
        (_replace("indicators.csv", ",CN,2020,", ",CN,2020-13,"), "constraint-error"),
        (_replace("indicators.csv", ",CN,2020,", ",cn,2020,"), "constraint-error"),
        (_replace("indicators.csv", ",A,2023-07-12,", ",A,2023-13-12,"), "constraint-error"),
        (_replace("catalog.csv", ",flow,", ",stream,"), "constraint-error"),
        (_replace("indicators.csv", ",7.07,", ",seven,"), "type-error"),
    ],
)
def test_frictionless_finds_what_is_broken(smaller: Path, edit: Callable[[Path], None], kind: str) -> None:
    edit(smaller)
    assert kind in _errors(smaller)


def test_frictionless_finds_a_broken_statement(copy: Path) -> None:
    _replace("claims.csv", ",growth,", ",grows,")(copy)
    assert "constraint-error" in _errors(copy)


def test_the_smaller_package_is_sound_until_it_is_broken(smaller: Path) -> None:
    assert _errors(smaller) == []


@pytest.mark.parametrize(
    "line",
    [
        "show economy",
        "growth telecom",
        "contribution telecom",
        "targets economy",
        "cagr telecom",
        "index economy --base 2020",
    ],
)
def test_what_commands_write_fits_its_schema(line: str, digecon: Callable[..., Any]) -> None:
    written = schema.fields("observations")[: len(contract.HEADER)]  # the rest is only read
    told = {"fields": written, "missingValues": [""]}
    resource = Resource(
        digecon(*line.split(), "-f", "csv").out.encode(), format="csv", schema=Schema.from_descriptor(told)
    )
    report = resource.validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])[:3]


def test_text_na_stays_text_and_an_empty_cell_can_be_part_of_a_key() -> None:
    told = schema.descriptor()["resources"][0]["schema"]
    assert told["missingValues"] == [""]
    key = {one["name"]: one for one in told["fields"] if one["name"] in told["primaryKey"]}
    # Every column of the key is required, or its empty cell is a text.
    assert [name for name, one in key.items() if "required" not in one.get("constraints", {})] == [
        "base_indicator", "base_period", "basis", "locator",
    ]  # fmt: skip
    assert all(key[name]["missingValues"] == [] for name in ("base_indicator", "base_period", "basis", "locator"))


@pytest.mark.parametrize("resource", schema.descriptor()["resources"], ids=lambda one: one["name"])
def test_the_columns_are_those_of_the_file_in_its_order(resource: dict[str, Any]) -> None:
    header = (FOLDER / resource["path"]).read_text(encoding="utf-8").partition("\n")[0]
    assert header == ",".join(schema.columns(resource["name"]))


def test_every_file_of_the_table_is_described() -> None:
    told = {one["path"] for one in schema.descriptor()["resources"]}
    assert told == {path.name for path in FOLDER.glob("*.csv")}


def test_the_columns_of_observations_are_those_of_the_contract() -> None:
    assert tuple(schema.columns("observations")) == (*contract.HEADER, "locator", "replaces", "vintage_inferred")
    assert {*own.COLUMNS} == {*schema.columns("observations")} - {"freq", "start", "end"}


def test_the_codes_that_every_start_needs_are_those_of_the_schema() -> None:
    columns = schema.columns("observations")
    assert set(columns["measure"].codes) == measures.terms().keys()
    assert columns["status"].codes == model.STATUSES
    assert tuple(columns["basis"].codes) == model.BASES


def test_the_published_measures_come_first_and_hold_what_is_planned() -> None:
    published = tuple(schema.columns("indicators")["measure"].codes)
    assert published == model.PRINTED
    assert published[-4:] == tuple(model.PLANNED) == ("target", "forecast", "target_share", "forecast_share")


def test_a_column_of_several_tables_is_told_alike() -> None:
    told: dict[str, dict[str, Any]] = {}
    for table in TABLES:
        for field in schema.fields(table):
            first = told.setdefault(field["name"], field)
            assert field["type"] == first["type"]
            # Another list of codes may be longer or shorter; a code has one label.
            if field["name"] != "kind":
                labels, others = (
                    {one["value"]: one["label"] for one in each.get("categories", ())} for each in (field, first)
                )
                assert all(label == others.get(code, label) for code, label in labels.items())


@pytest.mark.parametrize("table", TABLES)
def test_every_rule_has_its_words_and_every_code_its_label_or_none_has(table: str) -> None:
    for field in schema.fields(table):
        constraints = field.get("constraints", {})
        assert "description" in field or "pattern" not in constraints
        if "categories" in field:
            assert [one["value"] for one in field["categories"]] == constraints["enum"]


@pytest.mark.parametrize(
    ("table", "column", "good", "bad", "told"),
    [
        ("indicators", "indicator", "a.b_1.c2", "A.b", "'A.b' is not an id of lower-case words joined by dots (telecom.revenue)"),
        ("indicators", "area", "W", "World", "'World' is not a code of one to three capital letters, and of two more for a province (CN, US, W, CN-BJ)"),
        ("indicators", "measure", "target_share", "gap", "'gap' is not a measure (level, growth, share, share_change, mean_growth, contribution, growth_share, rank, ratio, target, forecast, target_share, forecast_share)"),
        ("observations", "origin", "computed", "made", "'made' is not an origin (published, computed)"),
        ("observations", "bound", "over", "more", "'more' is not a bound (exact, over, under, about)"),
        ("observations", "value", "-1.5e3", "1 bn", "'1 bn' is not a number"),
        ("observations", "high", ".5", "1e400", "'1e400' is not a number"),
        ("observations", "unit_mult", "-12", "100", "'100' is not a power of ten (a whole number)"),
        ("observations", "unit_mult", "8", "1.0", "'1.0' is not a power of ten (a whole number)"),
        ("observations", "vintage", "2021-12-31", "2021-13", "'2021-13' is not a date (2023, 2023-05 or 2023-05-17)"),
        ("observations", "vintage", "2021", "2021-10-32", "'2021-10-32' is not a date (2023, 2023-05 or 2023-05-17)"),
        ("observations", "vintage", "2021-01", "2021-1\n", "'2021-1?' is not a date (2023, 2023-05 or 2023-05-17)"),
        ("observations", "indicator", "Whatever it is", "", "is empty"),
        ("catalog", "kind", "flow", "stream", "'stream' is not a kind (flow, stock, price, rate, index, count)"),
        ("catalog", "part_of", "", "piece", "'piece' is not part, subset or overlap, one for each parent"),
        ("claims", "explanation", "scope", "a", "'a' is not an explanation (two definitions, price basis, comparable basis, scope, vintage, wording)"),
    ],
)  # fmt: skip
def test_a_cell_that_breaks_a_rule_is_told_in_words(table: str, column: str, good: str, bad: str, told: str) -> None:
    assert schema.columns(table)[column].fault(good) is None
    assert str(schema.columns(table)[column].fault(bad)) == told


def test_a_table_that_commands_write_has_computed_measures_too() -> None:
    column = schema.columns("observations")["measure"]
    assert column.fault("gap") is column.fault("cagr") is None
    told = str(column.fault("levels"))
    assert told.startswith(
        "'levels' is not a measure (level, growth, share, share_change, mean_growth, contribution, growth_share, rank, ratio,"
    )
    assert {" cagr", " gap"} <= set(told.removesuffix(")").split(","))


def test_the_free_columns_are_those_without_a_rule() -> None:
    free = {name for name, column in schema.columns("observations").items() if column.free}
    assert free == {
        "label", "area", "freq", "start", "end", "base_indicator", "base_period", "unit", "source", "note", "codes",
        "locator", "replaces",
    }  # fmt: skip


HEADER = "indicator,area,period,measure,value,bound,unit,unit_mult,basis,status,vintage,origin"
GOOD = "my.x,CN,2020,level,1,,CNY,0,,A,2021,published"


@pytest.mark.parametrize(
    ("column", "bad"),
    [
        ("measure", "levels"), ("value", "1 bn"), ("bound", "more"), ("unit_mult", "bn"), ("basis", "real"),
        ("status", "X"), ("vintage", "2021-13"), ("origin", "made"), ("indicator", ""),
    ],
)  # fmt: skip
def test_every_way_into_the_program_tells_a_bad_cell_in_the_same_words(
    column: str, bad: str, tmp_path: Path, digecon: Callable[..., Any]
) -> None:
    row = [bad if name == column else cell for name, cell in zip(HEADER.split(","), GOOD.split(","), strict=True)]
    path = tmp_path / "own.csv"
    path.write_text(f"{HEADER}\n{','.join(row)}\n", encoding="utf-8")
    told = str(schema.columns("observations")[column].fault(bad))
    read = digecon("show", "--data", str(path))
    added = digecon("show", "--add", str(path))
    assert read.err == added.err == f"digecon: '{path}', line 2, column {column}: {told}.\n"
    found = list(csv.reader(io.StringIO(digecon("validate", str(path), "-f", "csv").out)))
    assert ["problem", "2", column, told] in found


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    "line",
    [*(line_of(name) for name in OF_TABLES if name != "check"), "show economy -f table", "growth telecom -f table --vintage latest", "plot telecom", ""],
)  # fmt: skip
def test_no_command_on_the_bundled_table_waits_for_it(
    line: str, digecon: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: str) -> None:
        pytest.fail("the schema was read")

    for name in ("descriptor", "fields", "columns"):
        monkeypatch.setattr(schema, name, read)
    assert digecon(*shlex.split(line)).code == 0


def test_a_release_date_is_one_and_the_same_for_options_and_tables(digecon: Callable[..., Any]) -> None:
    answer = digecon("show", "economy.gdp", "--vintage", "2021-13")
    assert answer.err == "digecon: '2021-13' is not a vintage. Write latest, first, or a date such as 2019-11.\n"
    given = "indicator,period,value,vintage\nmy.x,2020,1,2021-13\n"
    assert "'2021-13' is not a date" in digecon("validate", "-", given=given).out


def test_catalogs_and_statements_are_held_to_the_same_rules(tmp_path: Path) -> None:
    entries = tmp_path / "catalog.csv"
    entries.write_text("indicator,kind\nmy.x,stream\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        readers.extend(bundled.load(), catalog=str(entries))
    assert str(caught.value).endswith(f"line 2, column kind: {schema.columns('catalog')['kind'].fault('stream')}.")
    (statement,) = claims.read("claim_id,kind,basis\na,growth,real\n", "x")
    assert str(statement.fault) == f"column basis: {schema.columns('claims')['basis'].fault('real')}"


def test_the_written_descriptor_reads_back_and_keeps_its_lines_short() -> None:
    text = (FOLDER / schema.NAME).read_text(encoding="utf-8")
    assert docs.written(json.loads(text)) + "\n" == text
    assert docs.written({"a": [1, {"b": "x" * 120}], "c": []}) == (
        '{\n  "a": [\n    1,\n    {\n      "b": "' + "x" * 120 + '"\n    }\n  ],\n  "c": []\n}'
    )
