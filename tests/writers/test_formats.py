"""What holds for every format: each is there, none prints, none lets a label do harm, and imports stay cheap."""

import subprocess
import sys
from importlib import import_module

import pytest

from digecon_cli.errors import UsageError
from digecon_cli.table import Listing
from digecon_cli.writers import EXTENSIONS, FORMATS, Look, render

LISTING = Listing(
    ("indicator", "observations"), [("telecom.revenue", 14), ("computing.devices", 7)], "Indicators", ("Two of 160.",)
)


@pytest.mark.parametrize("format", FORMATS)
class TestEveryFormat:
    def test_has_its_module(self, format):
        assert callable(import_module(f"digecon_cli.writers.{format}").write)

    def test_writes_a_table_to_its_stream_only(self, format, table, capsys):
        text, notices = render(table, format, Look())
        assert "906" in text
        assert text.endswith("\n")
        assert notices == []
        assert capsys.readouterr() == ("", "")

    def test_writes_a_listing(self, format, capsys):
        text, notices = render(LISTING, format, Look())
        assert "telecom.revenue" in text.replace("\\_", "_")
        assert "14" in text
        assert notices == []

    def test_writes_an_empty_listing(self, format):
        assert "observations" in render(LISTING._replace(rows=[]), format, Look()).text or format in ("json", "jsonl")

    def test_lets_no_control_character_through(self, format, figure, table_of):
        label = "evil.\x1b[31mred\x07\x9b\u202eend\x00"
        text = render(table_of(figure(indicator=label, period="2022", value="1", unit="CNY")), format, Look()).text
        if format in ("csv", "tsv"):  # reads back equal; a terminal never gets it, unless asked for
            assert label in text
        else:
            assert not set("\x1b\x07\x9b\u202e\x00") & set(text)

    def test_writes_no_escape_code_unless_asked_for_color(self, format, table, monkeypatch):
        for name in ("FORCE_COLOR", "GITHUB_ACTIONS", "CLICOLOR_FORCE"):
            monkeypatch.setenv(name, "1")
        assert "\x1b" not in render(table, format, Look()).text


def test_every_extension_names_a_format():
    assert set(EXTENSIONS.values()) == set(FORMATS)


def test_an_unknown_format_is_told_with_the_closest_one():
    with pytest.raises(UsageError, match=r"'cvs' is not a format\. Did you mean 'csv'"):
        render(LISTING, "cvs", Look())


def test_a_machine_format_imports_nothing_heavy():
    code = """
import sys
from digecon_cli.table import Listing
from digecon_cli.writers import Look, render
for format in sys.argv[1:]:
    render(Listing(("a",), [("b",)]), format, Look())
    render(Listing(("a",), []), format, Look(wide=True))
    print(format, *({"rich", "tabulate", "pandas", "numpy", "typer"} & set(sys.modules)))
"""
    formats = ["csv", "tsv", "json", "jsonl"]
    done = subprocess.run([sys.executable, "-c", code, *formats], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == formats


@pytest.mark.parametrize("format", FORMATS)
def test_only_formats_for_people_show_the_shorter_view_of_a_listing(format):
    text = render(LISTING._replace(view=Listing(("short",), [("view",)])), format, Look()).text
    assert ("short" in text) == (format in ("table", "markdown", "html", "latex"))
