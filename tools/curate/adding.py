"""Adding figures to ``data/indicators.csv``: a row like the last one of its series, or drafted rows, at their place in the file."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from string import ascii_lowercase

from digecon_cli.core import bundled, periods, schema
from digecon_cli.core.errors import DataError, UsageError
from digecon_cli.core.model import Observation

Row = list[str]
MULTIPLES = {"": 0, "万": 4, "亿": 8, "万亿": 12}


def like_the_last(
    rows: Sequence[Row], indicator: str, measure: str, period: str, value: str, source: str, vintage: str, locator: str
) -> Row:
    """Return the row of a figure with area, unit, power of ten and basis of the series' last one.

    ``value`` may bring its own power of ten (``16096亿``); without a locator, it is what to find in the document. Raises
    UsageError where there is no figure to take for a template.
    """
    same = [row for row in rows if (row[0], row[1], row[3]) == (indicator, "CN", measure)]
    if not same:
        raise UsageError(f"{indicator} has no {measure} to take for a template: write its row by hand.")
    found = [*max(same, key=_age)]
    number = value.rstrip("万亿")
    found[2], found[6], found[7] = periods.canonical(period), number, ""
    if number != value:
        found[9] = str(MULTIPLES[value.removeprefix(number)])
    found[11:] = ["A", vintage, source, locator or f'find "{value}"', "", "", ""]
    return found


def document(rows: Sequence[Row], producer: str, day: str, title: str, url: str, via: str) -> Row:
    """Return the row of a document in ``sources.csv``: PRODUCER-YYYY-MM, with the first letter behind it that is free.

    ``organisation`` is that of the producer's other documents; raises UsageError where there are none, or for what is no day.
    """
    of_producer = [row[1] for row in rows if row[0].rpartition("-20")[0] == producer]
    if not of_producer:
        names = sorted({row[0].rpartition("-20")[0] for row in rows} - {""})
        raise UsageError(f"no document of '{producer}' to take for a template: there are {', '.join(names)}.")
    if len(day) < len("2026-03") or schema.columns("sources")["published"].fault(day):
        raise UsageError(f"'{day}' is not the day or month of a release (2026-03-23, 2026-03).")
    there = {row[0] for row in rows}
    name = next(one for letter in ("", *ascii_lowercase) if (one := f"{producer}-{day[:7]}{letter}") not in there)
    where = via or ("" if url else "press text")
    return [
        name,
        max(of_producer, key=of_producer.count),
        title,
        url,
        day,
        where if url else f"{where}; no address known",
    ]


def with_added(rows: Sequence[Row], added: Sequence[Row]) -> list[Row]:
    """Return the rows of the table with others at their place: behind the last one of their series that goes before them."""
    found = list(rows)
    for row in added:
        if len(row) != len(rows[0]):
            raise DataError(f"a row has {len(row)} cells, and the table {len(rows[0])}: {','.join(row)}")
        if row in found:
            raise UsageError(f"the table has this row already: {written([row]).strip()}")
        before = [place for place, one in enumerate(found) if _order(one) <= _order(row)]
        found.insert(before[-1] + 1 if before else 0, row)
    return found


def _order(row: Row) -> tuple[object, ...]:
    return (*row[:2], *row[3:5], row[10], *periods.order(row[2]), row[5], *row[12:14])


def read(text: str) -> list[Row]:
    """Return the rows of a draft, with or without the header of the table."""
    return [row for row in csv.reader(io.StringIO(text)) if row and row[0] != "indicator"]


def written(rows: Sequence[Row]) -> str:
    """Return rows as the table holds them."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def observations(rows: Sequence[Row]) -> list[Observation]:
    """Return rows read back as the program reads them; raises DataError for a cell that is no number."""
    found = []
    for row in rows:
        try:
            found.append(bundled.observation(row))
        except ValueError as error:
            raise DataError(f"{written([row]).strip()}: value and unit_mult are digits, no commas ({error}).") from None
    return found


def save(path: Path, rows: Sequence[Row]) -> None:
    """Write a table of ``data/``; its header stays."""
    head = path.read_text(encoding="utf-8").partition("\n")[0]
    path.write_text(f"{head}\n{written(rows)}", encoding="utf-8", newline="")


def _age(row: Row) -> tuple[tuple[int, int], str]:
    return periods.order(row[2]), row[12]
