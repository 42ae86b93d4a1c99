"""A sign has one definition: where that is changed, every surface that people read has the new sign, and none the old one.

The program answers the same lines twice, as it is and from a copy in which each definition has another character. Nothing
else may differ, and no old sign may be left: that one comes from a second copy of its definition somewhere.
"""

import ast
import html
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import _digecon

from digecon_cli.cli import registry
from digecon_cli.draw.request import FORMATS as OF_CHARTS
from digecon_cli.publish import FORMATS as OF_REPORTS
from digecon_cli.render.formats import Formats

ROOT = Path(__file__).parents[2]
# Each sign as it is and as it becomes: one cell wide, not in ASCII, and in no answer otherwise.
NEW = {">": "⊞", "<": "⊟", "~": "⊚", "·": "⊡", "×": "⊠", "╎": "⊛", "=": "⊜", "≠": "⋇", "…": "⊝"}
DEFINED = {"SIGNS": "><~", "NONE": "·", "REFUSED": "×", "BREAK": "╎", "EQUAL": "=", "APART": "≠", "SKIPPED": "…"}
# Where characters that texts have anyway are signs: before a number or what they mean, or alone in a cell.
USED = {
    sign: rf"(?<![\w/>-]){sign}(?=\s?[\d.]+|\s(?:at least|at most|over|under|about)\b|\s[一-龥])" for sign in "><~"
} | {
    "=": r"(?<![^\s|])=(?=\s+(?:equal|within)\b|\s{2}|$)",
    "·": r"(?<!\w)·(?!\w)",
    "…": r"(?<=\d{4})\s+…(?=\s+\d{4})",
}

# What is left on each surface; the lists may only become shorter. OLD are signs from a second copy of their definition, OTHER
# the words that are there with the one definition and not with the other: what a legend loses, what ASCII has no sign for.
OLD: dict[str, str] = {
    "answers in ASCII": "><~=",  # which are the ASCII of themselves
    "reports in Chinese": "×",  # in formulas, which multiply
}
OTHER: dict[str, str] = {
    "answers in ASCII": "(???.????) (????????)",  # a name that has the point of a missing figure in it
}


def surfaces() -> dict[str, list[str]]:
    """Return command lines by surface: each format for people of answers, charts and reports, terminals, and the site."""
    texts = [each.name for each in Formats().all() if each.for_people and not each.binary]
    signs = [
        "growth infrastructure",
        "growth telecom",
        "share",
        "targets",
        "cagr telecom",
        "show economy",
        "show telecom --bounds",
    ]
    commands = [
        command for section in ("Look", "Derive", "Check", "Changes") for command in registry.sections()[section]
    ]
    plain = [line.removeprefix("digecon ") for command in commands for line in command.examples]
    plain = [line for line in plain if not re.search(r"[|.]csv|\||[.]zip| -f ", line)]
    found = {f"answers, {name}": [f"{line} -f {name}" for line in [*signs, *plain]] for name in texts}
    found["answers in Chinese"] = [f"{line} -f table --lang zh" for line in signs]
    found["answers, xlsx"] = [
        f"{line} -o {number}.xlsx" for number, line in enumerate(signs)
    ]  # whose sheets show pages
    found["answers in ASCII"] = [f"ascii {line}" for line in found["answers, table"]]
    found["terminal"] = ["terminal", *(f"terminal {line}" for line in [*signs, *plain])]
    for each in OF_CHARTS.own:
        if not each.binary:
            lines = [
                f"plot {what} -o {number}{each.endings[0]}" for number, what in enumerate(("telecom", "retail trade"))
            ]
            found[f"charts, {each.name}"] = lines
    found["charts in ASCII"] = ["ascii plot telecom -f table", "ascii plot retail trade -f table"]
    for each in OF_REPORTS.own:
        found[f"reports, {each.name}"] = [f"report telecom economy.digital -o r{each.endings[0]}"]
    found["reports in Chinese"] = ["report telecom -o r.html --lang zh"]
    found["site"] = ["site pages telecom economy.digital --lang en"]
    return found


def answers(folder: Path) -> dict[str, str]:
    """Return what people read on each surface, without markup; files are written into a folder."""
    return {
        name: "\n".join(_answer(line, folder / str(number)) for line in lines)
        for number, (name, lines) in enumerate(surfaces().items())
    }


def _answer(line: str, folder: Path) -> str:
    folder.mkdir(exist_ok=True)
    words = shlex.split(line)
    kind = words.pop(0) if words[0] in ("ascii", "terminal") else ""
    coding = {"PYTHONIOENCODING": "ascii"} if kind == "ascii" else {}
    answer = _digecon(*words, cwd=folder, terminal=kind == "terminal", COLUMNS="100", **coding)
    assert answer.code in (0, 1), (line, answer)
    format = words[-1] if "-f" in words else "text"
    files = [(path, path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file()]
    shutil.rmtree(folder)
    texts = [visible(format, answer.out), *(_in_file(path, raw) for path, raw in files)]
    return "\n".join(texts)


def _in_file(path: Path, raw: bytes) -> str:
    if path.suffix == ".xlsx":
        return "\n".join(_in_book(path, raw))
    return visible(path.suffix[1:], raw.decode()) if path.suffix in (".html", ".md", ".svg", ".txt", ".json") else ""


def _in_book(path: Path, raw: bytes) -> list[str]:
    """Return the texts and the number formats of a workbook."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(raw)
    found: list[str] = []
    with zipfile.ZipFile(path) as book:
        for name in sorted(name for name in book.namelist() if name.endswith(".xml") and "docProps" not in name):
            for node in ElementTree.fromstring(book.read(name)).iter():
                found += [node.text or "", node.get("formatCode", "").replace('"', "").replace("\\", "")]
    shutil.rmtree(path.parent)
    return found


def visible(format: str, text: str) -> str:
    """Return a text without markup, as it is read."""
    if format in ("html", "htm", "svg"):
        text = re.sub(r"<style.*?</style>|<script.*?</script>", " ", text, flags=re.DOTALL)
        return html.unescape(re.sub(r"<[^>]*>", " ", text))
    if format in ("markdown", "md"):
        return html.unescape(text.replace("\\~", "~"))
    if format == "text":
        return re.sub(r"\x1b\[[\d;]*m", "", text)
    if format == "latex":
        text = re.sub(r"\\ensuremath\{(\S)\}", r"\1", text).replace(r"\textasciitilde{}", "~")
        for command, sign in ((r"\ensuremath{\cdot}", "·"), (r"\ensuremath{\times}", "×"), (r"\textbrokenbar{}", "╎"),
                              (r"\ensuremath{\neq}", "≠"), (r"\ensuremath{\sim}", "~"), (r"\dots{}", "…")):  # fmt: skip
            text = text.replace(command, sign)
    return text


def redefine(source: Path) -> None:
    """Give each sign its new character, in the one place in a source tree that defines it."""
    left = dict(DEFINED)
    for path in sorted(source.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines(keepends=True)
        for node in ast.parse(text).body:
            names = [
                each.id for each in ast.walk(node) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)
            ]
            values = {each.value for each in ast.walk(node) if isinstance(each, ast.Constant)}
            for name in names if isinstance(node, ast.Assign | ast.AnnAssign) else ():
                if name in left and set(left[name]) <= values:
                    for sign in left.pop(name):
                        at = slice(node.lineno - 1, node.end_lineno)
                        lines[at] = [line.replace(f'"{sign}"', f'"{NEW[sign]}"') for line in lines[at]]
        path.write_text("".join(lines), encoding="utf-8")
    assert left == {}, "a sign has no definition"


def _process(source: Path, folder: Path) -> "subprocess.Popen[bytes]":
    code = "import json, sys; from pathlib import Path; from laws.test_signs_have_one_place import answers; "
    code += "Path(sys.argv[2]).write_text(json.dumps(answers(Path(sys.argv[1]))))"
    folder.mkdir()
    paths = {"PYTHONPATH": os.pathsep.join(map(str, (source, ROOT / "tests"))), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", code, str(folder), str(folder.with_suffix(".json"))]
    return subprocess.Popen(command, env={**os.environ, **paths}, cwd=folder)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], dict[str, str]]:
    """What each surface shows as the program is, and where each sign is another one."""
    folder = tmp_path_factory.mktemp("signs")
    for name in ("src", "data", "docs"):
        shutil.copytree(ROOT / name, folder / "copy" / name, ignore=shutil.ignore_patterns("__pycache__"))
    redefine(folder / "copy" / "src")
    running = [_process(ROOT / "src", folder / "old"), _process(folder / "copy" / "src", folder / "new")]
    assert [process.wait() for process in running] == [0, 0]
    old, new = (json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in ("old", "new"))
    return old, new


def left_over(text: str) -> str:
    """Return the old signs that a surface still has."""
    return "".join(sign for sign in NEW if re.search(USED.get(sign, re.escape(sign)), text, flags=re.MULTILINE))


def words_of(text: str) -> Counter[str]:
    """Return how often each word is in a text: signs apart from numbers, which are all alike; no lines, no room."""
    signs = re.escape("".join(NEW) + "?")
    text = re.sub(r"([\u3000-\u9fff\uff00-\uffef])", r" \1 ", text)  # Chinese has no words between blanks
    apart = re.sub(rf"(?<!\S)([{signs}|]+)(?=[\d.-])", r"\1 ", re.sub(r"[-─:]{2,}|\\setlength\S*|[|\\]", " ", text))
    words = (word.strip(";:,.；。，：、") for word in apart.split())
    return Counter("0" if re.search(r"\d", word) else word for word in words if word)


@pytest.mark.slow
@pytest.mark.parametrize("surface", surfaces())
def test_a_sign_that_is_changed_where_it_is_defined_is_changed_everywhere(
    surface: str, both: tuple[dict[str, str], dict[str, str]]
) -> None:
    old, new = (texts[surface] for texts in both)
    assert left_over(new) == OLD.get(surface, "")
    was, now = words_of(old), words_of(new.translate(str.maketrans({changed: sign for sign, changed in NEW.items()})))
    assert " ".join(sorted({*(was - now), *(now - was)})) == OTHER.get(surface, "")


@pytest.mark.slow
def test_the_answers_that_are_compared_have_every_sign(both: tuple[dict[str, str], dict[str, str]]) -> None:
    for surface in ("answers, table", "answers, html", "answers, markdown", "answers, latex"):
        assert {changed for changed in NEW.values() if changed not in both[1][surface]} == set()
