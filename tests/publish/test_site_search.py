"""The site's script ranks as search does: each question of tests/ask/questions.csv, by node where it is there."""

import csv
import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from digecon_cli.ask.finding import find
from digecon_cli.ask.meaning import understand
from digecon_cli.core import bundled
from digecon_cli.core.absent import FREQUENCY, NotInTable
from digecon_cli.publish import search
from digecon_cli.publish.addresses import anchor
from digecon_cli.publish.assets import asset
from digecon_cli.publish.material import SiteSeries, gather

QUESTIONS = Path(__file__).parents[1] / "ask" / "questions.csv"
RUN = """
const vm = require("vm"), { scripts, questions } = JSON.parse(require("fs").readFileSync(0, "utf8"));
globalThis.window = {};
scripts.forEach((text) => vm.runInThisContext(text));
const ids = (hits) => hits.map(({ entry }) => entry).filter((entry) => entry.kind === "indicator").map((entry) => entry.indicator);
console.log(JSON.stringify(questions.map((text) => {
  const { found, why, nearest } = window.digecon.answer(text);
  return { found: ids(found), why: why || (found.length > ids(found).length ? "document" : ""), nearest: ids(nearest || []) };
})));
"""


@pytest.fixture(scope="module")
def questions() -> list[str]:
    return [row["question"] for row in csv.DictReader(QUESTIONS.read_text(encoding="utf-8").splitlines())]


@pytest.fixture(scope="module")
def answers(questions: Sequence[str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the script answers to each question, with the index of the whole table; skipped where there is no node."""
    if not shutil.which("node"):
        pytest.skip("no node on this machine")
    with pytest.MonkeyPatch.context() as patch:  # nothing is derived, which takes most of the time of a site
        patch.setattr(
            "digecon_cli.publish.material._series",
            lambda name, rows, data: SiteSeries(
                name, rows[0].indicator, rows[0].area, rows, data.standing(rows), {}, {}, {}, {}
            ),
        )
        data = bundled.load()
        index = search.script(gather(data.observations, data))
    given = json.dumps({"scripts": [index, asset("search.js")], "questions": questions})
    ran = subprocess.run(["node", "-e", RUN], input=given, capture_output=True, text=True, encoding="utf-8", check=True)
    return dict(zip(questions, json.loads(ran.stdout), strict=True))


@pytest.mark.exhaustive
def test_the_script_ranks_as_search_does(questions: Sequence[str], answers: dict[str, Any]) -> None:
    data = bundled.load()
    differ = []
    for question in questions:
        found = understand(question, data)
        if isinstance(found.missing, NotInTable) and found.missing.reason == FREQUENCY:
            continue  # the script knows years only
        hits = [] if found.missing else [hit.indicator for hit in found.hits] or list(found.indicators)
        why = found.missing.reason if isinstance(found.missing, NotInTable) else ""
        answer = answers[question]
        reasons = ("subject", "document") if why == "subject" else (why, "document") if hits else (why,)
        if answer["found"] != hits or answer["why"] not in reasons:  # documents are found by their titles, too
            differ.append(question)
    assert differ == []


@pytest.mark.parametrize(
    ("question", "why", "nearest"),
    [
        ("chip imports", "subject", "trade.integrated_circuits"),
        ("telecom revenue of the US", "area", "telecom.revenue"),
        ("digital economy 2024", "period", "economy.digital"),
    ],
)
def test_the_script_says_what_is_not_there_and_what_is_nearest(
    question: str, why: str, nearest: str, answers: dict[str, Any]
) -> None:
    assert answers[question]["why"] == why
    assert nearest in answers[question]["nearest"]


OF_NUMBERS = """
const vm = require("vm"), { scripts, questions } = JSON.parse(require("fs").readFileSync(0, "utf8"));
globalThis.window = {};
scripts.forEach((text) => vm.runInThisContext(text));
console.log(JSON.stringify(questions.map((text) => window.digecon.numbersIn(text)
  ? window.digecon.figuresOf(text).map(({ place, figure }) => `${place.id} ${figure[3]}`) : null)));
"""
NUMBERS = (
    "53.9", "1.75", "15.48", "17.5 trillion", "1.75 trillion", "1,750", "20.9", "14.6%", "50.2万亿元", "digital economy 50.2", "154826", "31.3",
    "digital economy 2023", "per 100 people", "7.4", "1092 million", "107.9", "0.9", "internet users 109",
)  # fmt: skip


def test_the_script_finds_figures_by_their_numbers_as_search_does() -> None:
    if not shutil.which("node"):
        pytest.skip("no node on this machine")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "digecon_cli.publish.material._series",
            lambda name, rows, data: SiteSeries(
                name, rows[0].indicator, rows[0].area, rows, data.standing(rows), {}, {}, {}, {}
            ),
        )
        data = bundled.load()
        material = gather(data.observations, data)
    scripts = [search.script(material), search.figures(material), asset("search.js")]
    given = json.dumps({"scripts": scripts, "questions": NUMBERS})
    ran = subprocess.run(
        ["node", "-e", OF_NUMBERS], input=given, capture_output=True, text=True, encoding="utf-8", check=True
    )
    differ = {}
    for text, found in zip(NUMBERS, json.loads(ran.stdout), strict=True):
        figures = find(text, data).figures
        expected = sorted({f"{figure.name} {anchor(figure)}" for figure in figures})
        if sorted(set(found or [])) != expected:
            differ[text] = (found, expected)
    assert differ == {}
    assert any(name.startswith("economy.digital ") for name in json.loads(ran.stdout)[0])
