"""Copies of the project to run tests in: the working tree itself is never changed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "src/digecon_cli"
# The core, the measures, and how readers take numbers and periods.
SCOPE = (
    "core/model", "core/periods", "core/units", "core/intervals", "core/comparability", "core/editions", "core/dataset",
    "ask/selection", "ask/contract", "ask/table", "core/names", "core/schedule", "core/admission", "core/schema",
    "core/cleaning", "measures/*", "reading/numbers", "reading/times/*",
)  # fmt: skip


def modules(only: list[str]) -> list[str]:
    """Return the files of the scope, or those that are told, by their paths inside the package."""
    package = ROOT / PACKAGE
    found = {path for pattern in only or SCOPE for path in package.glob(f"{pattern.removesuffix('.py')}.py")}
    return sorted(path.relative_to(package).as_posix() for path in found)


def copies(folder: Path, count: int) -> list[Path]:
    """Return copies of what is under version control or new, with the tests compiled for all runs that follow.

    Files keep their times, so that Python tells what is compiled from what was changed since.
    """
    first, *others = (folder / str(number) for number in range(count))
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (first / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, first / name)
    pytest(first, "--collect-only")
    for other in others:
        shutil.copytree(first, other)
    return [first, *others]


def pytest(tree: Path, *words: str, **environment: str) -> None:
    """Run pytest in a copy, on the package of that copy, whatever is installed."""
    kept = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    told = {"PYTHONPATH": f"{tree / 'src'}{os.pathsep}{tree / 'tools'}", **environment}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words]
    subprocess.run(command, cwd=tree, env=kept | told, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT, check=False)
