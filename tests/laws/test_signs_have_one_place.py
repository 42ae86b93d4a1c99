"""A sign has one definition: where that is changed, every surface that people read has the new sign, and none the old one.

The program answers the same lines twice, as it is and in a process in which each definition has another character. Nothing
else may differ, and no old sign may be left: that one comes from a second copy of its definition somewhere. A sign that is
written out in the source, of today or before, is found by ``tools/structure.py``, and one in a template or translation here.
"""

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
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

import pytest
import structure
from conftest import _digecon
from laws.signs import IN_ASCII, NAMES, NEW, SIGNS

from digecon_cli import document
from digecon_cli.cli import registry
from digecon_cli.document import EQUAL, NONE, REFUSED, SKIPPED
from digecon_cli.draw.request import FORMATS as OF_CHARTS
from digecon_cli.publish import FORMATS as OF_REPORTS
from digecon_cli.render.formats import Formats
from digecon_cli.render.tex import typeset

ROOT = Path(__file__).parents[2]
BOUNDS = document.SIGNS.values()
TIMES = "×"  # in formulas of the Chinese catalogue, before the number or the name by which they multiply
# Where characters that texts have anyway are signs: before a number or what they mean, or alone in a cell.
USED = {sign: re.escape(sign) for sign in SIGNS}
USED |= {
    sign: rf"(?<![\w/>-]){sign}(?=\s?[\d.]+|\s(?:at least|at most|over|under|about)\b|\s[一-龥])" for sign in BOUNDS
} | {
    EQUAL: rf"(?<![^\s|]){re.escape(EQUAL)}(?=\s+(?:equal|within)\b|\s{{2}}|$)",
    NONE: rf"(?<!\w){re.escape(NONE)}(?!\w)",
    SKIPPED: rf"(?<=\d{{4}})\s+{re.escape(SKIPPED)}(?=\s+\d{{4}})",
}
USED[TIMES] = rf"{TIMES}(?! (?:100|\(1|g|…))"

# What is left on each surface; the lists may only become shorter. OLD are signs from a second copy of their definition, OTHER
# the words that are there with the one definition and not with the other: what a legend loses, what ASCII has no sign for.
OLD: dict[str, set[str]] = {
    "answers in ASCII": {sign for sign in SIGNS if sign == IN_ASCII[sign]},
    "charts in ASCII": {">", "~"},  # which are their own in ASCII
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


def answers(folder: Path, most: int) -> dict[str, str]:
    """Return what people read on each surface, without markup, of so many lines; files are written into a folder."""
    return {
        name: "\n".join(_answer(line, folder / str(number)) for line in lines[:most])
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
        for sign in SIGNS:
            text = text.replace(typeset(sign), sign)
        text = re.sub(r"\\ensuremath\{(\S)\}", r"\1", text)
    return text


def _answers(folder: Path, most: int = 1000, redefined: bool = True) -> dict[str, str]:
    """Return what a process answers, in which each sign is another one where they are redefined."""
    code = "import json, sys; from pathlib import Path; from laws import signs; "
    code += "signs.redefine(); " if redefined else ""
    code += "from laws.test_signs_have_one_place import answers; "
    code += "Path('answers.json').write_text(json.dumps(answers(Path(), int(sys.argv[1]))))"
    folder.mkdir()
    paths = {"PYTHONPATH": os.pathsep.join(str(ROOT / name) for name in ("src", "tests", "tools")), "PYTHONUTF8": "1"}
    subprocess.run([sys.executable, "-c", code, str(most)], env={**os.environ, **paths}, cwd=folder, check=True)
    found: dict[str, str] = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], dict[str, str]]:
    """What each surface shows as the program is, and where each sign is another one."""
    folder = tmp_path_factory.mktemp("signs")
    with ThreadPoolExecutor() as pool:
        old = pool.submit(_answers, folder / "old", redefined=False)
        new = pool.submit(_answers, folder / "new")
        return old.result(), new.result()


def left_over(text: str) -> set[str]:
    """Return the old signs that a surface still has."""
    return {sign for sign in SIGNS if re.search(USED[sign], text, flags=re.MULTILINE)}


def words_of(text: str) -> Counter[str]:
    """Return how often each word is in a text: signs apart from numbers, which are all alike; no lines, no room."""
    signs = re.escape("".join(SIGNS) + "?")
    text = re.sub(r"([\u3000-\u9fff\uff00-\uffef])", r" \1 ", text)  # Chinese has no words between blanks
    apart = re.sub(rf"(?<!\S)([{signs}|]+)(?=[\d.-])", r"\1 ", re.sub(r"[-─:]{2,}|\\setlength\S*|[|\\]", " ", text))
    words = (word.strip(";:,.；。，：、") for word in apart.split())
    return Counter("0" if re.search(r"\d", word) else word for word in words if word)


def test_signs_are_all_the_names_that_are_defined_and_differ() -> None:
    one_character = {
        name for name, value in vars(document).items() if name.isupper() and isinstance(value, str) and len(value) == 1
    }
    assert set(NAMES) == one_character
    assert len(SIGNS) == len(NAMES) + len(BOUNDS)
    assert all(text.isascii() and len(text) == 1 for text in IN_ASCII.values())


@pytest.mark.parametrize("sign", [sign for sign in SIGNS if not sign.isascii()])
def test_a_sign_has_a_character_of_tex(sign: str) -> None:
    assert typeset(sign).isascii(), "its command stands in render/tex.py"


def test_templates_and_translations_have_no_sign() -> None:
    found = [path for path in (ROOT / "src").rglob("*") if path.suffix in (".html", ".js", ".css", ".md", ".txt")]
    texts = {path: path.read_text(encoding="utf-8") for path in [*found, *(ROOT / "src").rglob("digecon.po")]}
    assert len(texts) > 10
    without = {path: text.replace(f" {TIMES} ", " ") for path, text in texts.items()}
    assert {path.name: signs for path, text in without.items() if (signs := set(filter(structure.is_sign, text)))} == {}


@pytest.mark.parametrize("path", sorted((ROOT / "docs").glob("*.md")), ids=lambda path: path.name)
def test_pages_of_the_documentation_name_no_sign_but_where_they_are_written_by_a_tool(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    if "Generated from" in page[:200]:
        return
    by_hand = re.sub(r"^```.*?^```|<!-- [^>]* by \./dev docs -->.*?<!-- end ", "", page, flags=re.DOTALL | re.MULTILINE)
    assert set(filter(structure.is_sign, by_hand)) & set(SIGNS) == set(), "docs/tables.md explains them"


def test_the_tutorial_names_no_sign_but_in_its_answers() -> None:
    cells = json.loads((ROOT / "docs" / "tutorial.ipynb").read_text(encoding="utf-8"))["cells"]
    by_hand = "".join(text for cell in cells if cell["cell_type"] == "markdown" for text in cell["source"])
    assert set(filter(structure.is_sign, by_hand)) & set(SIGNS) == set()


@pytest.mark.exhaustive
def test_one_answer_of_each_surface_has_no_old_sign(tmp_path: Path) -> None:
    new = _answers(tmp_path / "new", most=1)
    found = {surface: left_over(text) - OLD.get(surface, set()) for surface, text in new.items()}
    assert {surface: signs for surface, signs in found.items() if signs} == {}
    assert {NEW[NONE], NEW[REFUSED], NEW[EQUAL]} <= set("".join(new.values()))


@pytest.mark.slow
@pytest.mark.parametrize("surface", surfaces())
def test_a_sign_that_is_changed_where_it_is_defined_is_changed_everywhere(
    surface: str, both: tuple[dict[str, str], dict[str, str]]
) -> None:
    old, new = (texts[surface] for texts in both)
    assert left_over(new) == OLD.get(surface, set())
    was, now = words_of(old), words_of(new.translate(str.maketrans({changed: sign for sign, changed in NEW.items()})))
    assert was == now


@pytest.mark.slow
def test_the_answers_that_are_compared_have_every_sign(both: tuple[dict[str, str], dict[str, str]]) -> None:
    for surface in ("answers, table", "answers, html", "answers, markdown", "answers, latex"):
        assert {changed for changed in NEW.values() if changed not in both[1][surface]} == set()
