"""A page of a measure says what its numbers refer to: which year is the base, which whole they are divided by."""

import csv
import re
import shlex
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from types import ModuleType
from typing import Any

import pytest

from digecon_cli import measures
from digecon_cli.core import bundled, periods
from digecon_cli.core.areas import AREAS
from digecon_cli.core.bundled import ITSELF
from digecon_cli.measures import derivation
from digecon_cli.measures.derivation import Measure, MeasureCommand, Role, Subject, Term, derive, in_time
from digecon_cli.measures.roles import itself, year_before
from digecon_cli.render.formats import Formats

Run = Callable[..., Any]
PEOPLE = [each.name for each in Formats().all() if each.for_people and not each.binary]
YEAR_BEFORE = "on the year before"
# What the pages of a measure do not say yet; the list may only become shorter. A page of growth does not say that it is on the
# year before, one of targets not that a share is of the GDP of a province, nor what growth is on.
LEFT_UNSAID = {"growth": {YEAR_BEFORE}, "targets": {"regions.gdp", "2024-01-01/P2M"}}


def names_of(base: str, measure: str) -> list[str]:
    """Return what a page may call the indicator (ID or ID@AREA) that a figure refers to."""
    indicator, _, area = base.partition("@")
    entry = bundled.catalog()[indicator]
    names = [name for name in (entry.short, entry.label) if name]
    abroad = AREAS[area][0][0] if area in AREAS and area != "CN" else ""
    return (
        [f"{name}, {abroad}" for name in names]
        if abroad
        else [*names, *(["per head"] if measure == "per_head" else [])]
    )


def since_words(since: str, page: str) -> Iterator[str]:
    """Yield the ways in which a page may say the base period of a figure."""
    label = periods.label(since)
    yield from (f"since {label}", f"{label} = 100")
    yield f"({label})"  # what a target is held against
    if " from to " in page:
        yield label


def says_base(page: str, row: dict[str, str]) -> bool:
    """Return whether a page, as one line of words, says what a figure of the table refers to."""
    base, since = row["base_indicator"], row["base_period"]
    if since and since == periods.shift(row["period"], -1) and YEAR_BEFORE in page:
        since = ""
    of_base = not base or any(name in page for name in names_of(base, row["measure"]))
    return of_base and (not since or any(words in page for words in since_words(since, page)))


def unsaid(page: str, rows: list[dict[str, str]]) -> Iterator[str]:
    """Yield what the figures of a table refer to and its page does not say."""
    for row in rows:
        if not says_base(page, row):
            yield row["base_indicator"] or row["base_period"]
    if not any(row["base_indicator"] or row["base_period"] for row in rows) and YEAR_BEFORE not in page:
        yield YEAR_BEFORE


@pytest.mark.parametrize("command", measures.commands(), ids=lambda command: command.name)
def test_the_pages_of_every_measure_say_what_its_figures_refer_to(command: MeasureCommand, digecon: Run) -> None:
    left_unsaid: set[str] = set()
    for line in command.examples:
        words = shlex.split(line)[1:]
        text = digecon(*words, "-f", "csv").out
        page = re.sub(r"\s+", " ", digecon(*words, "--ended", "-f", "table", COLUMNS="100").out)
        rows = [row for row in csv.DictReader(StringIO(text)) if row["value"]]
        assert rows
        left_unsaid |= set(unsaid(page, rows))
    assert left_unsaid == LEFT_UNSAID.get(command.name, set())


# --- a measure that is made here --------------------------------------------------------------------------------------
Refer = Callable[[Subject], dict[str, str]]


def _year_before(subject: Subject) -> dict[str, str]:
    return {"base_period": periods.shift(subject.observation.period, -1)}


def _its_whole(subject: Subject) -> dict[str, str]:
    return {"base_indicator": subject.data.about(subject.observation.indicator).whole or "economy.gdp"}


def _its_own_year(subject: Subject) -> dict[str, str]:
    return {"base_period": "2019" if subject.observation.indicator == "telecom.mobile_data" else "2021"}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Refer, str], None]]:
    """Register a measure ``made``, whose rows refer to what a function says and are called by a label."""

    def register(refer: Refer, label: str) -> None:
        pair = (Role("now", itself, ("level",)), Role("before", year_before, ("unit",)))
        measure = Measure("made", "now / before", pair, lambda now, before: now / before, "times", refer)
        module: Any = ModuleType(f"{measures.__name__}.made")
        module.TERMS = (Term("made", label, lambda row: measure.words),)
        module.COMMAND = MeasureCommand(
            "made", 99, "A measure of a test.", lambda rows, data, options: in_time(
                derive(measure, Subject(figure, data, options)) for figure in derivation.subjects(rows, data, options)
            ), ("digecon made telecom",), reach=ITSELF,
        )  # fmt: skip
        monkeypatch.setitem(sys.modules, module.__name__, module)
        known = measures._modules()
        monkeypatch.setattr(measures, "_modules", lambda: (*known, "made"))
        measures.terms.cache_clear()

    yield register
    monkeypatch.undo()
    measures.terms.cache_clear()


@pytest.mark.parametrize("format", PEOPLE)
@pytest.mark.parametrize("label", ["times", "times that of {base} since {since}"])
@pytest.mark.parametrize(
    ("refer", "words"),
    [
        (lambda subject: {"base_period": "2022"}, ["since 2022"]),
        (lambda subject: {"base_indicator": "economy.gdp"}, ["of GDP|of Gross domestic product"]),
        (lambda subject: {"base_indicator": "economy.gdp@W"}, [r"of GDP, World|of Gross domestic product \(W\)"]),
        (lambda subject: {"base_indicator": "economy.gdp", "base_period": "2022"}, ["since 2022", "of GDP|of Gross"]),
        (_its_whole, ["of Telecom (business )?revenue", "of Digital economy", "times, times .*(of GDP|of Gross)"]),
        (_its_own_year, ["since 2019", "since 2021"]),
    ],
    ids=["a year", "a whole", "the world", "both", "a whole each", "a year each"],
)
def test_a_new_measure_says_its_base_whatever_its_label(
    refer: Refer, words: list[str], label: str, format: str, made: Callable[..., None], digecon: Run
) -> None:
    made(refer, label)
    answer = digecon("made", "telecom", "--from", "2022", "-f", format, COLUMNS="100")
    assert (answer.code, answer.err) == (0, "")
    for pattern in words:
        assert re.search(pattern, re.sub(r"\s+", " ", answer.out)), (pattern, answer.out)


@pytest.mark.parametrize("format", PEOPLE)
def test_a_new_measure_on_the_year_before_says_so_and_names_no_year(
    format: str, made: Callable[..., None], digecon: Run
) -> None:
    made(_year_before, "times")
    page = digecon("made", "telecom", "--from", "2022", "-f", format, COLUMNS="100").out
    assert "times on the year before" in page
    assert "since" not in page


def test_a_new_measure_says_its_base_in_chinese(made: Callable[..., None], digecon: Run) -> None:
    made(_year_before, "ratio")
    assert "（同比）" in digecon("made", "telecom", "-f", "table", "--lang", "zh").out
