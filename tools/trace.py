"""``./dev trace [OTHER SOURCE]``: what a command passes through: our functions that it calls, their files, packages and imports.

Each command runs in a process of its own, which counts a function once however often it is called (comprehensions and
lambdas belong to the function around them), and only what is called on its way: what a module does while it is read does
not count. With the ``src`` of another checkout both are counted, side by side.
"""

import inspect
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = (
    "show -f csv", "show -f table", "growth -f table", "show -f html", "show -o {folder}/a.xlsx",
    "plot telecom -o {folder}/a.svg", "check -f table", "explain telecom.revenue 2022 -f table",
    "report -o {folder}/a.html", "site {folder}/pages",
)  # fmt: skip


def traced(source: Path, command: str) -> tuple[int, int, int]:
    """Return how many functions, files and packages of a source tree one command calls."""
    with tempfile.TemporaryDirectory() as folder:
        words = command.format(folder=folder).split()
        out = Path(folder) / "calls.json"
        environment = {**os.environ, "PYTHONPATH": str(source), "COLUMNS": "100"}
        run = [sys.executable, __file__, "--inside", str(source), str(out), *words]
        subprocess.run(run, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        calls = [tuple(call) for call in json.loads(out.read_text(encoding="utf-8"))]
    files = {file for file, _ in calls}
    packages = {file.split("/")[0] for file in files}
    return len(calls), len(files), len(packages)


def inside(source: str, out: str, words: list[str]) -> None:
    """Run one command and write which of our functions it called."""
    from digecon_cli.cli import main

    calls: set[tuple[str, str]] = set()
    prefix = os.path.join(source, "digecon_cli", "")

    def note(frame: FrameType, event: str, _: Any) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(prefix) and _is_function(code):
            calls.add((code.co_filename[len(prefix) :], code.co_qualname))

    sys.setprofile(note)
    try:
        main(words)
    finally:
        sys.setprofile(None)
        Path(out).write_text(json.dumps(sorted(calls)), encoding="utf-8")


def _is_function(code: CodeType) -> bool:
    """Return whether code is that of a function, and not of a class, a module or something without a name."""
    return bool(code.co_flags & inspect.CO_OPTIMIZED) and not code.co_name.startswith("<")


def sizes(source: Path) -> str:
    """Return the lines and files of a source tree, and how many modules of its own a file imports."""
    files = sorted((source / "digecon_cli").rglob("*.py"))
    texts = [file.read_text(encoding="utf-8").splitlines() for file in files]
    imports = Counter(
        place for place, lines in enumerate(texts) for line in lines if line.lstrip().startswith("from .")
    )
    own = sum(imports.values()) / len(files)
    return f"{sum(map(len, texts)):,} lines, {len(files)} files, {own:.1f} imports of ours a file"


def main() -> None:
    """Print what each command calls, in this tree and in another that is given."""
    sources = [ROOT / "src", *(Path(other).resolve() for other in sys.argv[1:])]
    for source in sources:
        print(f"{source.parent.name}: {sizes(source)}")
    for command in COMMANDS:
        counts = ("{:5} functions {:4} files {:3} packages".format(*traced(source, command)) for source in sources)
        print(f"{command:32}", "  |  ".join(counts), flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        inside(sys.argv[2], sys.argv[3], sys.argv[4:])
    else:
        main()
