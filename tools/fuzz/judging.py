"""What an answer must never be, whatever was asked."""

import csv
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Context
from itertools import pairwise
from pathlib import Path

from digecon_cli import reading as readers
from digecon_cli.ask.contract import FACTS, HEADER
from digecon_cli.core import facts
from digecon_cli.core.errors import DigeconError

from .cases import Case

CODES = (0, 1, 2)
TELL_IN_THE_ANSWER = {"check", "diff", "validate"}  # whose answer is what is wrong, or differs, with code 1
PLAIN = re.compile(r"-?\d+(\.\d+)?")
_DIGITS = Context(prec=12)  # as many as computed numbers have; JSON tells them as floats
NO_NUMBER = re.compile(r"(?<![\w.])-?(?:nan|inf(?:inity)?)(?![\w…]|\.\.\.)", re.IGNORECASE)  # and no word that is cut


def faults(case: Case, code: int, out: bytes, err: str) -> list[str]:
    """Return what is wrong with an answer, each in a line that begins with its kind; ran in the folder of the case."""
    found = []
    if code not in CODES:
        found.append(f"exit code: {code}")
    in_the_answer = bool(TELL_IN_THE_ANSWER & set(case.words))
    if code and out and not in_the_answer:
        found.append(f"stdout with an error: {out[:80]!r} and {err[-160:]!r}")
    if code and not err.strip() and not (in_the_answer and out):
        found.append(f"no message: code {code}")
    if "Traceback (most recent" in err or re.search(r"\bWarning: ", err):
        found.append(f"stderr: {err[-200:]!r}")
    if "\x1b" in err and not case.terminal:
        found.append(f"escape code on stderr: {err[:200]!r}")
    if not code:
        found += _of_an_answer(case, out)
    return found


def _of_an_answer(case: Case, out: bytes) -> Iterator[str]:
    coding = case.environment.get("PYTHONIOENCODING", "utf-8")
    text = out.decode(coding, "replace") or _written()
    if not text:
        return
    if (
        not case.files
        and (odd := NO_NUMBER.search(text))
        and not re.search("nan|inf", " ".join(case.words), re.IGNORECASE)
    ):
        yield f"no number: {text[max(0, odd.start() - 60) : odd.end() + 20]!r}"
    rows = _rows(text)
    for row in rows:
        yield from _of_a_row(row)
    if rows and tuple(rows[0]) in (HEADER, (*HEADER, FACTS)) and "--bom" not in case.words and coding == "utf-8":
        yield from _read_back(text, rows)


def _written() -> str:
    """Return what was written to a file of text instead, if it is one that programs read."""
    for path in (Path("out.csv"), Path("out.json"), Path("out.tsv"), Path("out.jsonl")):
        if path.is_file():
            return path.read_text(encoding="utf-8", errors="replace")
    return ""


def _rows(text: str) -> list[dict[str, str]]:
    """Return the rows of an answer in a form for programs that has figures; none of any other."""
    text = text.removeprefix("\ufeff")
    if "indicator" not in text[:2_000]:
        return []
    if text.startswith(("[", "{")):
        try:
            content = json.loads(text) if text.startswith("[") else [json.loads(line) for line in text.splitlines()]
        except ValueError:
            return []
        told = [one for one in content if isinstance(one, dict)]
        rows = [{name: "" if cell is None else str(cell) for name, cell in one.items()} for one in told]
    else:
        delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval=""))
    figures = {"indicator", "measure", "value", "unit_mult"}
    return rows if rows and figures <= rows[0].keys() else []


def _of_a_row(row: dict[str, str]) -> Iterator[str]:
    numbers = {name: row[name] for name in ("value", "low", "high") if row.get(name)}
    for name, cell in numbers.items():
        if not PLAIN.fullmatch(cell) and not _of_json(cell):
            yield f"{name} is no plain number: {cell[:80]!r}"
            return
    ends = [float(numbers[name]) for name in ("low", "value", "high") if name in numbers]
    if any(one > other + 1e-9 * abs(other) for one, other in pairwise(ends)):
        yield f"outside of its bounds: {' '.join(row.values())[:200]!r}"


def _of_json(cell: str) -> bool:
    """Return whether a cell is a number as JSON tells one: a Python float, which may have an exponent."""
    return bool(re.fullmatch(r"-?\d+(\.\d+)?e[+-]\d+", cell))


def _read_back(text: str, rows: list[dict[str, str]]) -> Iterator[str]:
    """Yield what is lost where the program reads what it wrote."""
    end = "json" if text[0] == "[" else "jsonl" if text[0] == "{" else "csv"
    path = Path(f"back.{end}")
    path.write_text(text, encoding="utf-8", newline="")
    told = Counter(_figure(row) for row in rows if row["value"] or row["low"] or row["high"])
    if not told:
        return
    try:
        data = readers.read(str(path))
    except DigeconError as error:
        yield f"does not read back: {str(error)[:200]!r}"
        return
    known = (one for one in data.observations if one.value or one.low or one.high)
    read = Counter(_figure({**one._asdict(), "codes": facts.codes(one.facts)}) for one in known)
    if lost := list((told - read).elements()):
        more = list((read - told).elements())
        yield f"reads back otherwise: {len(lost)} of {len(rows)}, as {lost[0]} {more[:1]}"


def _figure(row: dict[str, str]) -> tuple[object, ...]:
    names = (
        "indicator",
        "area",
        "period",
        "measure",
        "base_indicator",
        "base_period",
        "origin",
        "basis",
        "unit",
        "codes",
    )
    digits = row["value"] or "0"
    if 0 < abs(float(digits)) < sys.float_info.min:  # JSON writes the few digits that such a number has
        digits = repr(float(digits))
    value = _DIGITS.create_decimal(digits).scaleb(int(row["unit_mult"] or 0), _DIGITS).normalize(_DIGITS)
    return (*(row[name] for name in names), bool(row["value"]), value)
