"""What is told in English is told in Chinese: no note of a row has an English word left, over the whole table."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from cli.test_language import WORD, names

import digecon_cli
from digecon_cli.ask.table import ObservationTable
from digecon_cli.core import facts
from digecon_cli.core.messages import phrase
from digecon_cli.core.model import Observation
from digecon_cli.measures.derivation import Options

BUNDLED = digecon_cli.load()
ANSWERS: dict[str, tuple[str, dict[str, str]]] = {
    "show": ("", {}), "growth": ("growth", {}), "cagr": ("cagr", {}), "share": ("share", {}),
    "share of GDP": ("share", {"of": "economy.gdp"}), "share change": ("share-change", {}), "contribution": ("contribution", {}),
    "index": ("index", {"base": "2017"}), "chain": ("index", {"base": "2017", "chain": "published"}),
    "per head": ("per-head", {}), "ratio": ("ratio", {"other": "economy.gdp"}), "ratio to a price": ("ratio", {"other": "economy.usd_cny"}),
    "targets": ("targets", {}),
}  # fmt: skip
CHANGED = {"dollars": {"currency": "USD"}, "filled": {"fill": "published"}, "sums": {"fill": "sums"}}


def answer_of(which: str, vintage: str, overrides: tuple[str, ...] = ()) -> ObservationTable:
    command, own = ANSWERS[which]
    every = BUNDLED.select(freq="all")
    return every.derive(command, Options.given(vintage, overrides, **own)) if command else every.show(vintage=vintage)


def english(rows: Iterator[Observation] | ObservationTable) -> dict[str, str]:
    """Return the English words in Chinese notes, each with a note in which it is."""
    found: dict[str, str] = {}
    for note in {row.notes("zh") for row in rows}:
        found |= dict.fromkeys(WORD.findall(note), note)
    return {word: note for word, note in found.items() if word not in known()}


@cache
def known() -> set[str]:
    return names()


@pytest.mark.exhaustive
@pytest.mark.parametrize("vintage", ["", "2019-06"])
@pytest.mark.parametrize("which", ANSWERS)
def test_no_chinese_note_has_an_english_word(which: str, vintage: str) -> None:
    answer = answer_of(which, vintage)
    assert english(answer) == {}
    assert vintage or sum(bool(row.notes("zh")) for row in answer) > 10


@pytest.mark.parametrize("which", ["growth", "cagr", "share change", "contribution"])
def test_no_chinese_note_across_breaks_has_an_english_word(which: str) -> None:
    assert english(answer_of(which, "", ("--across-breaks",))) == {}


@pytest.mark.parametrize("which", CHANGED)
def test_no_chinese_note_of_what_is_converted_or_filled_has_an_english_word(which: str) -> None:
    table = digecon_cli.load(**CHANGED[which]).select(freq="all")
    for answer in (table.show(), table.growth()):
        assert english(answer) == {}


def test_every_english_sentence_of_a_fact_has_a_chinese_one() -> None:
    for key, entry in facts.ENTRIES.items():
        if entry.sentence.strip("{}").isidentifier():
            continue  # the text of a file
        plain = re.sub(r"\{\w+\}", "", entry.sentence)
        assert re.sub(r"\{\w+\}", "", phrase(entry.sentence, "zh")) != plain or not WORD.search(plain), key


def test_an_english_word_is_found() -> None:
    row = BUNDLED.show().rows[0]._replace(note="", facts=(facts.of("read.remark", code="filled", data="made by hand"),))
    assert set(english(iter([row]))) == {"made", "by", "hand"}
