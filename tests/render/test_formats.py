"""What holds for every format: each is found by being there, none prints or lets a label do harm, imports stay cheap."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from digecon_cli import render as renderers
from digecon_cli.ask.options import RenderOptions
from digecon_cli.ask.table import RecordListing
from digecon_cli.core.errors import UsageError
from digecon_cli.draw.request import FORMATS as DRAWINGS
from digecon_cli.publish import FORMATS as DOCUMENTS
from digecon_cli.publish import citations
from digecon_cli.render import formats, render
from digecon_cli.render.formats import Format, Formats

Run = Callable[..., Any]
LISTING = RecordListing(
    ("indicator", "observations"), [("telecom.revenue", 14), ("computing.devices", 7)], "Indicators", ("Two of 160.",)
)
EVERY = [formats.find(name) for name in Formats().names()]
TEXTS = [one.name for one in EVERY if not one.binary and not one.observations_only]
SHARED = Formats().names()


@pytest.mark.parametrize("format", TEXTS)
class TestEveryFormat:
    def test_writes_a_table_and_prints_nothing(self, format, table, capsys):
        text, notices = render(table, format, RenderOptions())
        for_people = formats.find(format).for_people
        assert ("6.2" if for_people else "906") in text  # for people growth is a page without levels
        assert text.endswith("\n")
        assert not notices
        assert capsys.readouterr() == ("", "")

    def test_writes_a_listing(self, format, capsys):
        text, notices = render(LISTING, format, RenderOptions())
        assert "telecom.revenue" in text.replace("\\_", "_")
        assert "14" in text
        assert not notices

    def test_writes_an_empty_listing(self, format):
        text = render(LISTING._replace(rows=[]), format, RenderOptions()).text
        assert "observations" in text or format in ("json", "jsonl")

    def test_lets_no_control_character_through(self, format, figure, table_of):
        label = "evil.\x1b[31mred\x07\x9b\u202eend\x00"
        table = table_of(figure(indicator=label, period="2022", value="1", unit="CNY"))
        text = render(table, format, RenderOptions()).text
        if format in ("csv", "tsv"):  # reads back equal; a terminal never gets it, unless asked for
            assert label in text
        else:
            assert not set("\x1b\x07\x9b\u202e\x00") & set(text)

    def test_writes_no_escape_code_unless_asked_for_color(self, format, table, monkeypatch):
        for name in ("FORCE_COLOR", "GITHUB_ACTIONS", "CLICOLOR_FORCE"):
            monkeypatch.setenv(name, "1")
        assert "\x1b" not in render(table, format, RenderOptions()).text

    def test_shows_the_shorter_view_of_a_listing_to_people_only(self, format):
        text = render(
            LISTING._replace(view=lambda: RecordListing(("short",), [("view",)])), format, RenderOptions()
        ).text
        assert ("short" in text) == formats.find(format).for_people


def test_the_formats_of_all_commands_in_the_order_of_their_ranks():
    assert [one.rank for one in EVERY] == sorted(one.rank for one in EVERY)
    assert (SHARED[0], SHARED[-1]) == ("table", "parquet")  # first what a terminal gets, last what is only for files


@pytest.mark.parametrize("name", SHARED)
def test_the_help_names_every_format(name: str, digecon: Run):
    assert f" {name}," in " " + " ".join(digecon("help", "options").out.split()).replace("parquet.", "parquet,")


@pytest.mark.parametrize("several", [Formats(), citations.FORMATS, DRAWINGS, DOCUMENTS])
def test_no_two_formats_of_a_command_have_a_name_or_their_own_endings_in_common(several: Formats):
    assert len(set(several.names())) == len(several.names())
    for one in several.own or several.all():
        assert one.endings
        for ending in one.endings:
            assert ending.startswith(".")
            assert ending == ending.lower()
            assert several.by_ending("a" + ending) == one
            assert several.by_ending("A" + ending.upper()) == one
            assert Formats().by_ending("a" + ending + "x") is None


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("cvs", "'cvs' is not a format. Did you mean 'csv'? Known: auto, table, csv, tsv,"),
        ("sdmx_csv", "'sdmx_csv' is not a format. Did you mean 'sdmx-csv'?"),
        ("CSV", "'CSV' is not a format. Did you mean 'csv'?"),
        ("layout", "'layout' is not a format. Known:"),  # a module, but of what formats share
        ("_wide", "'_wide' is not a format."),
        ("csv.x", "'csv.x' is not a format."),
        ("", "'' is not a format."),
    ],
)
def test_an_unknown_format_is_told_with_the_closest_one(name: str, says: str):
    with pytest.raises(UsageError) as told:
        formats.find(name)
    assert str(told.value).startswith(says)


@pytest.mark.parametrize(
    ("several", "name", "output", "chosen"),
    [
        (Formats(), "auto", "", "auto"),
        (Formats(), "auto", "a.ndjson", "jsonl"),
        (Formats(), "auto", "a.TXT", "table"),
        (Formats(), "csv", "data.txt2", "csv"),
        (Formats(), "csv", "data", "csv"),
        (Formats(), "json", "a.svg", "json"),
        (Formats(), "sdmx-csv", "a.csv", "sdmx-csv"),
        (Formats(), "auto", "a.csv", "csv"),
        (citations.FORMATS, "auto", "a.ris", "ris"),
        (citations.FORMATS, "auto", "", "text"),
        (citations.FORMATS, "auto", "a.txt", "text"),
        (citations.FORMATS, "auto", "a.json", "csl-json"),
        (citations.FORMATS, "json", "a.json", "json"),
        (citations.FORMATS, "table", "a.txt", "table"),
        (citations.FORMATS, "auto", "a.xlsx", "xlsx"),
        (DRAWINGS, "auto", "", "table"),
        (DRAWINGS, "auto", "a.pdf", "pdf"),
        (DRAWINGS, "svg", "", "svg"),
        (DOCUMENTS, "auto", "", "markdown"),
        (DOCUMENTS, "auto", "a.htm", "html"),
    ],
)
def test_the_format_that_a_command_line_means(several: Formats, name: str, output: str, chosen: str):
    assert several.chosen(name, output, terminal=True) == chosen


@pytest.mark.parametrize(
    ("several", "name", "output", "says"),
    [
        (Formats(), "csv", "w.xlsx", "w.xlsx is a name for xlsx: write -o w.csv, or leave out -f."),
        (Formats(), "markdown", "a b.TXT", "a b.TXT is a name for table: write -o 'a b.md', or leave out -f."),
        (Formats(), "csv", "a.json.tsv", "a.json.tsv is a name for tsv: write -o a.json.csv, or leave out -f."),
        (citations.FORMATS, "text", "r.json", "r.json is a name for csl-json: write -o r.txt, or leave out -f."),
        (DRAWINGS, "png", "c.svg", "c.svg is a name for svg: write -o c.png, or leave out -f."),
        (DOCUMENTS, "html", "r.csv", "r.csv is a name for csv: write -o r.html."),
        (DOCUMENTS, "csv", "", "'csv' is not a format of this command: write html or markdown."),
        (
            DOCUMENTS, "auto", "r.csv",
            "the ending of 'r.csv' names no format of this command: use .html, .htm, .md, .markdown.",
        ),
        (
            DOCUMENTS, "auto", "r.doc",
            "the ending of 'r.doc' names no format: add -f, or use .html, .htm, .md, .markdown.",
        ),
        (Formats(), "parquet", "", "parquet is written to a file: add -o FILE.parquet."),
        (DRAWINGS, "png", "", "png is written to a file: add -o FILE.png."),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_with_the_command_to_type(several: Formats, name: str, output: str, says: str):
    with pytest.raises(UsageError) as told:
        several.chosen(name, output, terminal=True)
    assert str(told.value) == says


def test_a_picture_goes_to_a_pipe_but_a_workbook_does_not():
    assert DRAWINGS.chosen("png", "", terminal=False) == "png"
    with pytest.raises(UsageError, match="xlsx is written to a file"):
        DRAWINGS.chosen("xlsx", "", terminal=False)


SHOUT = """
from digecon_cli.render.formats import Format, Rendered


def write(content, options):
    return Rendered("".join(" ".join(map(str, row)).upper() + "!\\n" for row in content.records().rows))


FORMAT = Format("shout-out", (".shout",), 50, write)
"""
SHOUTED = "ECONOMY.DIGITAL 数字经济规模 ECONOMY FLOW"


@pytest.fixture
def dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of writers with one file more than the package."""
    (tmp_path / "shout_out.py").write_text(SHOUT, encoding="utf-8")
    monkeypatch.setattr(renderers, "__path__", [*renderers.__path__, str(tmp_path)])
    yield tmp_path
    sys.modules.pop("digecon_cli.render.shout_out", None)
    vars(renderers).pop("shout_out", None)


class TestAddingAFileIsEnough:
    WORDS = ("list", "economy.digital", "--lang", "zh")

    def test_for_a_machine_s_format_that_is_utf_8_everywhere(self, dropped: Path, digecon: Run):
        answer = digecon(*self.WORDS, "-f", "shout-out", PYTHONIOENCODING="ascii")
        assert (answer.code, answer.err) == (0, "")
        assert answer.out.startswith(SHOUTED)

    def test_for_its_ending(self, dropped: Path, digecon: Run):
        answer = digecon(*self.WORDS, "-o", "a.shout", cwd=dropped, PYTHONIOENCODING="ascii")
        assert (answer.code, answer.out, answer.err) == (0, "", "")
        assert (dropped / "a.shout").read_text(encoding="utf-8").startswith(SHOUTED)

    def test_for_people_whose_terminal_it_follows(self, dropped: Path, digecon: Run):
        (dropped / "shout_out.py").write_text(SHOUT.replace("write)", "write, for_people=True)"), encoding="utf-8")
        answer = digecon(*self.WORDS, "-f", "shout-out", PYTHONIOENCODING="ascii")
        assert answer.out.startswith("ECONOMY.DIGITAL ?????? 20")  # the listing's view, without its Chinese

    def test_for_help_completion_and_errors(self, dropped: Path, digecon: Run):
        assert "parquet, shout-out." in " ".join(digecon("help", "options").out.split())
        assert "Did you mean 'shout-out'?" in digecon("show", "-f", "shoutout").err
        assert digecon("show", "-f", "csv", "-o", "a.shout").err == (
            "digecon: a.shout is a name for shout-out: write -o a.csv, or leave out -f.\n"
        )
        typed = "digecon show -f sh"
        completing = {"_DIGECON_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": "3"}
        assert digecon(**completing).out.split() == ["shout-out"]


def test_completion_offers_the_formats_of_a_command(digecon: Run):
    completing = {"_DIGECON_COMPLETE": "complete_bash", "COMP_WORDS": "digecon cite -f bi", "COMP_CWORD": "3"}
    assert digecon(**completing).out.split() == ["bibtex"]


@pytest.mark.parametrize("format", EVERY, ids=lambda format: format.name)
def test_an_answer_without_rows_is_an_error_that_leaves_the_file_as_it_was(
    format: Format, digecon: Run, tmp_path: Path
):
    path = tmp_path / f"a{format.endings[0]}"
    path.write_text("as it was")
    answer = digecon("share", "economy.digital_nda", "-o", path.name, cwd=tmp_path)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("digecon: no whole of economy.digital_nda is known here")
    assert path.read_text() == "as it was"


def loaded(program: str, *words: str) -> set[str]:
    """Return the modules that a program has loaded at its end, in a process of its own."""
    code = f"import sys; out = sys.stdout; sys.stdout = sys.stderr; {program}; print(*sys.modules, file=out)"
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("words", [("show", "telecom", "-f", "csv"), ("show", "telecom", "-o", "a.csv")])
def test_a_command_imports_no_format_but_its_own(words: tuple[str, ...], tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(renderers.__file__).parents[2]))
    found = loaded("from digecon_cli.cli import main; assert main(sys.argv[1:]) == 0", *words)
    package = "digecon_cli.render"
    ours = {name.removeprefix(package) for name in found if name.startswith(package)}
    assert ours == {"", ".formats", ".csv"}
    assert not {"rich", "tabulate", "typer", "pandas"} & found


HEAVY = {
    "rich", "tabulate", "openpyxl", "pyarrow", "matplotlib", "plotille", "pandas", "numpy", "html", "inspect", "typer",
}  # fmt: skip


def test_the_records_of_all_formats_are_read_without_what_writes_them():
    program = (
        "from digecon_cli import draw, publish; from digecon_cli.publish import citations; from digecon_cli.render import formats; "
        "from digecon_cli.draw.request import FORMATS; FORMATS.all(); "
        "publish.FORMATS.all(); citations.FORMATS.all()"
    )
    found = loaded(program)
    assert "digecon_cli.render.parquet" in found
    assert not HEAVY & found


@pytest.mark.parametrize("format", ["csv", "tsv", "json", "jsonl"])
def test_a_machine_format_imports_nothing_heavy(format):
    program = (
        "from digecon_cli.ask.table import RecordListing; from digecon_cli.render import render; "
        "from digecon_cli.ask.options import RenderOptions; "
        f"render(RecordListing(('a',), [('b',)]), {format!r}, RenderOptions()); "
        f"render(RecordListing(('a',), []), {format!r}, RenderOptions(wide=True))"
    )
    assert not HEAVY & loaded(program)
