"""What the signs and letters on a page mean, those that are seen there."""

import re
from collections.abc import Iterable, Sequence

from ..document import APART, EQUAL, NONE, REFUSED
from ..model import Observation
from ..pages.numbers import legend
from ..report.drawn import Picture
from ..report.headlines import OTHER_PRICES
from ..report.rows import Row
from .material import Series
from .voice import Voice
from .years import PARTS, RATES, Years

_OF_TABLES = {EQUAL: "key_equal", APART: "key_apart", OTHER_PRICES: "key_prices", REFUSED: "key_refused"}
_OF_ROWS = {EQUAL: "equal", APART: "apart", REFUSED: "key_refused_there", NONE: "none"}


def of_tables(shown: Sequence[Years], series: Series, voice: Voice) -> list[str]:
    """Return what is seen in the tables of an indicator, and at its prints below them."""
    found = [one for table in shown for line in table.lines for cell in line.cells for one in cell.figures]
    signs = {one.sign for one in found} | ({REFUSED} if any(table.notes for table in shown) else set())
    computed = [one.row for several in series.found.values() for one in several if one.row.has_figure]
    letters = legend([*series.rows, *(one for one in computed if one.measure in (*RATES, *PARTS))], voice.lang)
    bounds = [voice.w["key_bounds"]] if any(one.bounds for one in found) else []
    return bounds + [voice.w[name] for sign, name in _OF_TABLES.items() if sign in signs] + letters


def of_rows(rows: Iterable[tuple[Row, str]], newest: Iterable[Observation], voice: Voice) -> list[str]:
    """Return what is seen in a table of newest figures, each with its course."""
    several = list(rows)
    words = {word for row, _ in several for cell in (row.published, row.computed) for word in cell.split()}
    found = [voice.w[name] for sign, name in _OF_ROWS.items() if sign in words]
    course = any('class="n"' in drawn or 'class="r"' in drawn for _, drawn in several)
    return legend(newest, voice.lang) + found + ([voice.w["key_course"]] if course else [])


def of_picture(picture: Picture | None, voice: Voice) -> Picture | None:
    """Return a picture that says what the numbers behind its sources are, where there are any."""
    if picture is None or not any(re.search(r"\(\d+\)", note) for note in picture.notes):
        return picture
    return picture._replace(notes=(*picture.notes, voice.w["key_documents"]))
