"""The house itself: the three ways to install, what loading costs, which way imports run, and documents that keep up."""

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from digecon_cli import __version__
from digecon_cli.core import bundled

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "digecon_cli"
DATA = {path.name for path in (ROOT / "data").iterdir() if path.is_file()}
HEAVY = {"typer", "click", "rich", "pandas", "numpy", "tabulate"}
WHERE = "from digecon_cli.core import bundled; print(bundled.data_dir())"


def run(*command: str | Path, cwd: Path = ROOT, **environment: str) -> str:
    """Run a command without this process's PYTHONPATH and return what it printed; its stderr is in the failure."""
    clean = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(command, cwd=cwd, env=clean | environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}\n{done.stderr}"
    return done.stdout.strip()


def environment(folder: Path) -> Path:
    """Make an empty environment and return its Python."""
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def pip_install(python: Path, *what: str | Path) -> None:
    """Install with this environment's pip into the other one."""
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-compile", *what)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the sdist and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT)
    return folder


@pytest.fixture(scope="session")
def wheel(built: Path) -> Path:
    """The wheel."""
    return next(built.glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_holds_the_data_the_types_and_the_licences(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.rpartition("/")[2] for name in names if name.startswith("digecon_cli/data/")} == DATA
    assert "datapackage.json" in DATA
    code = {f"digecon_cli/{path.relative_to(SOURCE).as_posix()}" for path in SOURCE.rglob("*") if path.is_file()}
    code = {name for name in code if "__pycache__" not in name}
    rest = {name.rpartition(".dist-info/")[2] for name in set(names) - code if not name.startswith("digecon_cli/data/")}
    folder = f"digecon_cli-{__version__}.data/data/share/man/man1"
    manual = {f"{folder}/{path.name}" for path in (ROOT / "docs").rglob("*.1")}
    assert {f"{folder}/digecon.1", f"{folder}/digecon-growth.1"} <= manual
    assert rest - manual == {
        "METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/DATA-LICENSE.md", "licenses/LICENSE",
        "licenses/src/digecon_cli/draw/fonts/OFL.txt",
        "sboms/digecon-cli.cdx.json", "digecon_cli/docs/comparability.md",
    }  # fmt: skip
    assert code <= set(names)
    assert {"digecon_cli/py.typed", "digecon_cli/docs/comparability.md"} <= set(names)
    assert {"digecon_cli/api/assistants/SKILL.md", "digecon_cli/api/assistants/llms.txt"} <= set(names)
    assert {f"digecon_cli/locale/zh/LC_MESSAGES/{name}.mo" for name in ("digecon", "figures")} <= set(names)
    assert {"LICENSE", "DATA-LICENSE.md"} <= {
        name.rpartition("/")[2] for name in names if "dist-info/licenses/" in name
    }
    assert {name for name in names if "dist-info" not in name and not name.startswith("digecon_cli/")} == manual


@pytest.mark.slow
def test_the_wheel_carries_a_bill_of_all_that_it_requires(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (place,) = [name for name in archive.namelist() if ".dist-info/sboms/" in name]
        text = archive.read(place).decode("utf-8")
        metadata = archive.read(f"{place.partition('/')[0]}/METADATA").decode("utf-8")
    assert place == f"digecon_cli-{__version__}.dist-info/sboms/digecon-cli.cdx.json"
    assert "://" not in text  # what is needed comes from wherever its user installs from
    bill = json.loads(text)
    assert (bill["bomFormat"], bill["metadata"]["component"]["version"]) == ("CycloneDX", __version__)
    told = {(one["name"], one["scope"]) for one in bill["components"] if one["type"] == "library"}
    every = re.findall(r"^Requires-Dist: (.+)$", metadata, flags=re.MULTILINE)
    wanted = {
        (re.split(r"[^\w.-]", one)[0], "optional" if "extra ==" in one else "required")
        for one in every
        if "extra == 'test'" not in one and not one.startswith("digecon-cli")
    }
    assert told == wanted
    data = next(one for one in bill["components"] if one["type"] == "data")
    assert data["version"] == bundled.version()


@pytest.mark.slow
def test_the_wheel_finds_its_own_data(wheel: Path, tmp_path: Path) -> None:
    python = environment(tmp_path / "alone")
    pip_install(python, "--no-deps", wheel)
    found = Path(run(python, "-c", WHERE, cwd=tmp_path))
    assert found.parent.name == "digecon_cli"
    assert tmp_path in found.parents


@pytest.mark.slow
def test_an_editable_install_finds_the_data_of_the_tree(tmp_path: Path) -> None:
    hook = "import sys, hatchling.build; print(hatchling.build.build_editable(sys.argv[1]))"
    name = run(sys.executable, "-c", hook, tmp_path).splitlines()[-1]
    python = environment(tmp_path / "editable")
    pip_install(python, "--no-deps", tmp_path / name)
    assert Path(run(python, "-c", WHERE, cwd=tmp_path)) == ROOT / "data"


def test_the_source_tree_finds_its_data(tmp_path: Path) -> None:
    python = environment(tmp_path / "bare")
    assert Path(run(python, "-c", WHERE, cwd=tmp_path, PYTHONPATH=str(ROOT / "src"))) == ROOT / "data"


@pytest.mark.slow
def test_the_wheel_alone_answers(wheel: Path, tmp_path: Path) -> None:
    python = environment(tmp_path / "user")
    dependencies = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    try:
        pip_install(python, *dependencies)
    except AssertionError as error:
        if "No matching distribution" not in str(error):
            raise
        pytest.skip("no package index can be reached")
    pip_install(python, "--no-index", wheel)  # finds every dependency in place, or fails
    digecon = python.with_name("digecon")
    assert re.fullmatch(r"digecon \d+\.\d+\.\d+ \(data .+\)", run(digecon, "--version", cwd=tmp_path).splitlines()[0])
    table = run(digecon, "show", "telecom", "-f", "csv", cwd=tmp_path).splitlines()
    assert table[0].startswith("indicator,label,area,freq,period,")
    for page in ("digecon.1", "digecon-growth.1"):
        assert (python.parent.parent / "share" / "man" / "man1" / page).is_file()
    assert all(line.startswith("telecom.") for line in table[1:])
    assert len(table) > 50


def test_importing_the_package_loads_nothing_heavy() -> None:
    loaded = run(sys.executable, "-c", "import sys, digecon_cli; digecon_cli.load(); print(*sys.modules)").split()
    assert not HEAVY & set(loaded)


def imported_on_loading(path: Path) -> set[str]:
    """Return the top-level packages that a module imports when it is loaded: outside functions and TYPE_CHECKING."""
    found: set[str] = set()
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").partition(".")[0])
        typing_only = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        if not typing_only and not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting.extend(ast.iter_child_nodes(node))
    return found


MAY_LOAD = {"cli": {"typer"}, "draw": {"rich"}, "large": {"numpy"}}


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_loads_only_what_its_layer_may(path: Path) -> None:
    allowed = MAY_LOAD.get(path.relative_to(SOURCE).parts[0], set())
    assert imported_on_loading(path) & HEAVY <= allowed


@pytest.mark.slow
def test_imports_run_one_way() -> None:
    pytest.importorskip("importlinter", reason="import-linter is not installed")
    check = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    assert "0 broken" in run(sys.executable, "-c", check, PYTHONPATH=str(ROOT / "src"))


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=lambda path: path.stem)
def test_a_decision_says_its_context_the_decision_and_the_consequence(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", path.name)
    assert re.findall(r"^## (.+)$", text, flags=re.MULTILINE) == ["Context", "Decision", "Consequence"]


def test_the_changelog_tells_of_figures_apart() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for release in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        assert re.search(r"^### Data$", release, flags=re.MULTILINE), release.splitlines()[0]


TASKS = set(re.findall(r"^#   \./dev ([a-z]+)", (ROOT / "dev").read_text(encoding="utf-8"), flags=re.MULTILINE)) | set(
    re.findall(r" \./dev ([a-z]+)  ", (ROOT / "dev").read_text(encoding="utf-8"))
)
CALLED = re.compile(r"(?<![\w/])\./dev ([a-z]+)")


@pytest.mark.parametrize("name", [".github/workflows/ci.yml", ".pre-commit-config.yaml", ".ci/run", "CONTRIBUTING.md"])
def test_only_tasks_that_there_are_are_called(name: str) -> None:
    called = set(CALLED.findall((ROOT / name).read_text(encoding="utf-8")))
    assert called
    assert called <= TASKS | {"help"}


def test_the_hosted_checks_are_those_of_the_gate() -> None:
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    in_turn = re.findall(r"^for task in (.+); do$", gate, flags=re.MULTILINE)
    called = {*CALLED.findall(gate), *in_turn[0].split(), "lowest", "engines"} - {"setup"}
    hosted = set(CALLED.findall((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")))
    assert hosted == called | {"test"}  # which the gate runs as the README says it


def test_every_group_and_extra_is_used_by_the_one_entry_or_offered_to_users() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(project["project"]["optional-dependencies"]) == {"all", "mcp", "print", "report", "test"}
    used = re.findall(r"^ +group ([a-z]+) >", (ROOT / "dev").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert set(project["dependency-groups"]) == set(used)


@pytest.mark.parametrize("path", [ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")], ids=lambda path: path.name)
def test_every_file_that_is_named_is_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    folders = "|".join(one.name for one in ROOT.iterdir() if one.is_dir() and not one.name.startswith("."))
    named = {
        ROOT / name
        for name in re.findall(rf"`((?:{folders})/[\w./-]+)`", text)
        if "NAME" not in name and "/NNNN" not in name
    }
    assert {str(one.relative_to(ROOT)) for one in named if not one.resolve().exists()} == set()


def test_every_path_that_contributors_are_told_is_there() -> None:
    prose = re.sub(
        r"^```.*?^```$", "", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    told = set(re.findall(r"`([\w./-]+(?:/|\.(?:py|md|csv|json|toml|po)))`", prose))
    told = {name for name in told if not re.search("NAME|^[.]venv", name)}
    files = {path.name for path in SOURCE.rglob("*.py")}
    assert len(told) > 40
    assert {name for name in told if not ((ROOT / name).exists() or (SOURCE / name).exists() or name in files)} == set()


@pytest.mark.parametrize("form", ["figure.yml", "bug.yml"])
def test_the_forms_are_named_as_they_are_called(form: str) -> None:
    text = (ROOT / ".github" / "ISSUE_TEMPLATE" / form).read_text(encoding="utf-8")
    name = text.splitlines()[0].removeprefix("name: ").partition(" / ")[0]
    assert f'"{name}" (`.github/ISSUE_TEMPLATE/{form}`)' in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_no_address_is_invented() -> None:
    folders = [ROOT / name for name in (".github", "benchmarks", "data", "docs", "src", "tests", "tools")]
    paths = [*ROOT.glob("*"), *(path for folder in folders for path in folder.rglob("*"))]
    kinds = {".md", ".toml", ".yml", ".cff", ".py", ".html", ".json"}
    texts = [path for path in paths if path.suffix in kinds and path.is_file()]
    placeholder = re.compile("OWNER/REPO" + "SITORY|project's issue" + " form")
    assert ROOT / "README.md" in texts
    found = [path.name for path in texts if placeholder.search(path.read_text(encoding="utf-8"))]
    assert not found  # there is no public address yet, and until then nothing is said of one


def test_the_citation_file_names_the_versions_of_program_and_data() -> None:
    versions = re.findall(
        r'^ *version: "?([\w.]+)"?$', (ROOT / "CITATION.cff").read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    assert versions == [__version__, bundled.version()]


@pytest.mark.parametrize("path", sorted((ROOT / ".github" / "workflows").glob("*.yml")), ids=lambda path: path.name)
def test_a_workflow_pins_its_actions_and_gives_no_right_to_all_jobs(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    used = re.findall(r"uses: *(.+)$", text, flags=re.MULTILINE)
    assert used
    assert [one for one in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)] == []
    assert "\npermissions: {}\n" in text
