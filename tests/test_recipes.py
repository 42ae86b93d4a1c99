"""The recipes of CONTRIBUTING, followed as they stand in a copy of the project: each is one file, or lines, and then it is there."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from digecon_cli.document import APART

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES = dict(re.findall(r"^### ([^\n]+)\n(.*?)(?=^##|\Z)", TEXT, flags=re.MULTILINE | re.DOTALL))
BLOCK = re.compile(r'^```(python|csv|diff) title="(\S+)"\n(.*?)^```$', flags=re.MULTILINE | re.DOTALL)
Run = Callable[..., str]


def follow(recipe: str, project: Path) -> None:
    """Do what the blocks of a recipe say: write a new file, add rows to a table, put lines below those that are there."""
    for kind, name, text in BLOCK.findall(RECIPES[recipe]):
        path = project / name
        if kind == "python":
            assert not path.exists()
            path.write_text(text, encoding="utf-8")
        elif kind == "csv":
            with path.open("a", encoding="utf-8") as stream:
                stream.write(text)
        else:
            known = "".join(line[1:] for line in text.splitlines(keepends=True) if line.startswith(" "))
            added = "".join(line[1:] for line in text.splitlines(keepends=True) if line.startswith("+"))
            before = path.read_text(encoding="utf-8")
            assert known in before, f"{name} has no lines\n{known}"
            path.write_text(before.replace(known, known + added, 1), encoding="utf-8")


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what a recipe may touch."""
    skipped = shutil.ignore_patterns("__pycache__")
    for name in ("src", "data", "docs", "tools"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=skipped)
    shutil.copy(ROOT / "CITATION.cff", tmp_path)
    return tmp_path


@pytest.fixture
def tests(project: Path) -> Path:
    """The tests beside the copy, with what they read."""
    shutil.copytree(ROOT / "tests", project / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, project)
    return project / "tests"


@pytest.fixture
def run(project: Path) -> Run:
    """Run Python on the copy and return what it printed; ``digecon``, ``docs`` and ``test`` are words for what that is."""
    words = {
        "digecon": ["-m", "digecon_cli"],
        "docs": ["tools/docs.py"],
        "test": ["-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"],
    }
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("DIGECON_", "PYTEST_", "COV_"))}

    def of(word: str, *rest: str) -> str:
        done = subprocess.run(
            [sys.executable, *words.get(word, [word]), *rest],
            cwd=project,
            env=clean | {"PYTHONPATH": str(project / "src"), "PYTHONUTF8": "1", "COLUMNS": "100", "LC_ALL": "C.UTF-8"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return of


def test_every_recipe_of_code_has_an_example_that_is_one_file_or_lines() -> None:
    followed = {title: BLOCK.findall(text) for title, text in RECIPES.items() if BLOCK.search(text)}
    assert set(followed) == {
        "An indicator", "A unit", "A rule", "A measure", "An option", "A layout of other people's tables", "A format", "A command",
    }  # fmt: skip
    assert len({name for _, name, _ in followed["An option"]}) <= 3
    for title in ("A measure", "A layout of other people's tables", "A format", "A command"):
        assert [kind for kind, _, _ in followed[title]] == ["python"]


@pytest.mark.slow
def test_an_indicator_is_rows(project: Path, run: Run) -> None:
    follow("An indicator", project)
    run("docs")
    assert "trade.servers" in run("digecon", "list", "trade", "-f", "csv")
    assert "1.2" in run("digecon", "show", "trade.servers", "-f", "csv")
    assert "服务器出口" in run("digecon", "show", "trade.servers", "-f", "table", "--lang", "zh")
    # 1.8 / 1.2 is one and a half.
    assert ",computed,50," in run("digecon", "growth", "trade.servers", "-f", "csv")
    assert "trade.servers" in text_of(project / "docs" / "indicators.md")


@pytest.mark.slow
def test_a_unit_is_a_line_and_a_word(project: Path, run: Run) -> None:
    follow("A unit", project)
    follow("An indicator", project)
    for name in ("catalog.csv", "indicators.csv"):
        path = project / "data" / name
        lines = [
            line.replace(",units,", ",robots,") if "trade.servers" in line else line
            for line in text_of(path).splitlines()
        ]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    run("docs")
    assert text_of(project / "data" / "datapackage.json").count('"robots",') == 2
    assert ",robots," in run("digecon", "show", "trade.servers", "-f", "csv")
    assert "百万台" in run("-c", "from digecon_cli.core import units; print(units.label('robots', 6, 'zh'))")
    assert run("-c", "from digecon_cli.core import units; print(units.quotient('CNY', 'robots'))") == "CNY per robot\n"
    (project / "own.csv").write_text("indicator,period,value,unit,unit_mult\nx.y,2020,5,robots,0\n", encoding="utf-8")
    run("digecon", "validate", "own.csv")


@pytest.mark.slow
def test_a_rule_is_one_record(project: Path, run: Run) -> None:
    follow("A rule", project)
    asked = (
        "from digecon_cli.core import bundled, comparability; data = bundled.load();"
        "of = lambda year: next(one for one in data.observations if one.indicator == 'economy.gdp' and one.period == year);"
        "refusal = comparability.check(['distance'], of('2023'), of('2012'), data)[0]; print(refusal.coded());"
        "print(comparability.check(['distance'], of('2023'), of('2013'), data)[0])"
    )
    refused, passed = run("-c", asked).splitlines()
    assert refused == "distance: 2023 and 2012 are more than ten years apart"
    assert passed == "None"


@pytest.mark.slow
def test_a_measure_is_one_file(project: Path, run: Run) -> None:
    follow("A measure", project)
    run("docs")
    assert "multiple" in run("digecon", "help")
    assert "How many times a figure is that of the year before" in run("digecon", "multiple", "--help")
    head = "indicator,period,value,unit,unit_mult,measure\n"
    (project / "own.csv").write_text(f"{head}x.y,2022,2,CNY,0,level\nx.y,2023,3,CNY,0,level\n", encoding="utf-8")
    answer = run("digecon", "multiple", "--data", "own.csv", "-f", "csv", "-o", "back.csv") or text_of(
        project / "back.csv"
    )
    refused, computed = answer.splitlines()[1:]
    assert ",2022," in refused
    assert refused.endswith("no figure of x.y for 2021,,,missing")
    assert ",2023," in computed
    assert ",computed,1.5," in computed
    told = run("digecon", "show", "--data", "back.csv", "-f", "csv")
    assert ",computed,1.5," in told
    assert "on the year before" in run("digecon", "multiple", "telecom.revenue", "-f", "table")  # the base of its page
    assert "now / a year before" in run("digecon", "multiple", "telecom.revenue", "--from", "2023", "--explain")
    assert "digecon multiple" in text_of(project / "docs" / "reference.md")
    assert '"label": "figure over that of base_period"' in text_of(project / "data" / "datapackage.json")
    chinese = "import sys; sys.path.insert(0, 'tools'); import wording; print(*wording.missing(), sep='\\n')"
    assert run("-c", chinese).splitlines() == [
        "now / a year before", "multiple", "How many times a figure is that of the year before.",
    ]  # fmt: skip


@pytest.mark.slow
def test_the_tests_take_a_measure_of_one_file_without_an_edit(project: Path, tests: Path, run: Run) -> None:
    follow("A measure", project)
    run("docs")
    golden = ("tests/golden", "-k", "small and multiple and not explain and not zh")
    run("test", *golden, "--write-golden")
    written = list((tests / "golden" / "small").glob("multiple*"))
    assert len(written) > 8
    run("test", *golden)
    run("test", "tests/api/test_api.py", "-k", "page_names or surface or every_option_of_a_measure or tab_and_help")
    run("test", "tests/cli/test_help.py", "-k", "first_help_page or rank or registered or multiple")
    run("test", "tests/laws/test_pages_say_their_base.py", "-k", "multiple")


@pytest.mark.slow
def test_an_option_that_selects_is_in_two_files(project: Path, run: Run) -> None:
    follow("An option", project)
    for words in (("show", "--unit-contains", "EB"), ("plot", "--unit-contains", "eb")):
        assert set(run("digecon", *words, "-f", "csv", "--columns", "unit").split()[1:]) == {"EB"}
    assert "economy.gdp," not in run("digecon", "cagr", "--unit-contains", "EB", "-f", "csv")
    asked = "import digecon_cli; print({row.unit for row in digecon_cli.load().select(unit_contains='EB')})"
    assert run("-c", asked) == "{'EB'}\n"
    large = (
        "from digecon_cli.cli.large_files import is_followed; from digecon_cli.cli.options import Common;"
        "print(is_followed(Common(data='a.csv')), is_followed(Common(data='a.csv', unit_contains='EB')))"
    )
    assert run("-c", large) == "True False\n"
    run("docs")
    assert "`--unit-contains TEXT`" in text_of(project / "docs" / "reference.md")


@pytest.mark.slow
def test_a_layout_is_one_file(project: Path, run: Run) -> None:
    follow("A layout of other people's tables", project)
    (project / "log.csv").write_text("#station,A7,\n2020,rain,612\n2021,rain,655\n", encoding="utf-8")
    assert "station log" in run("digecon", "validate", "log.csv")
    shown = run("digecon", "show", "--data", "log.csv", "-f", "csv", "--columns", "indicator,area,period,value")
    assert shown == "indicator,area,period,value\nrain,A7,2020,612\nrain,A7,2021,655\n"


@pytest.mark.slow
def test_a_format_is_one_file(project: Path, run: Run) -> None:
    follow("A format", project)
    chosen = ("--columns", "period,value", "--from", "2023", "--to", "2023")
    assert run("digecon", "show", "economy.gdp", *chosen, "-f", "yaml").startswith('- {"period": "2023", "value": ')
    run("digecon", "show", "economy.gdp", *chosen, "-o", "gdp.yml")
    assert text_of(project / "gdp.yml").startswith('- {"period": "2023"')
    assert "yaml" in run("digecon", "help", "options")
    run("docs")
    assert "yaml" in text_of(project / "docs" / "reference.md")


@pytest.mark.slow
def test_a_sign_is_its_definition_and_its_command_of_tex(project: Path, run: Run) -> None:
    definition, tex = (project / "src" / "digecon_cli" / name for name in ("document/__init__.py", "render/tex.py"))
    new = {f'APART = "{APART}"': 'APART = "‡"', '"–": ': '"‡": r"\\textdaggerdbl{}", "–": '}
    for path, (old, line) in zip((definition, tex), new.items(), strict=True):
        assert text_of(path).count(old) == 1
        path.write_text(text_of(path).replace(old, line), encoding="utf-8")
    for format in ("table", "html", "markdown"):
        answer = run("digecon", "growth", "economy.digital", "-f", format)
        assert "‡" in answer
        assert APART not in answer
    assert r"\textdaggerdbl{}" in run("digecon", "growth", "economy.digital", "-f", "latex")
    run("docs")
    assert "| `‡` |" in text_of(project / "docs" / "tables.md")
    run("tools/structure.py", "--check")
    for name in ("publish/pictures.py", "pages/numbers.py"):
        path = project / "src" / "digecon_cli" / name
        path.write_text(f'{text_of(path)}\nLEFT = "{APART} "\n', encoding="utf-8")
        assert f"{name}:{text_of(path).count(chr(10))}: sign written out" in run("tools/structure.py", "--list", name)


@pytest.mark.slow
def test_a_command_is_one_file(project: Path, run: Run) -> None:
    follow("A command", project)
    assert "areas" in run("digecon", "help")
    assert "The areas there are" in run("digecon", "areas", "--help")
    assert run("digecon", "areas", "economy", "-f", "csv").splitlines()[0] == "area,figures"
    run("docs")
    assert "digecon areas" in text_of(project / "docs" / "reference.md")
