"""The newest figure of each headline is on the first screen of its sector: of a stock or a rate at any frequency, of a flow of a year."""

import re
from collections.abc import Callable
from functools import partial
from math import log10
from typing import Any

import pytest

from digecon_cli.core import bundled, periods
from digecon_cli.core.areas import area_name
from digecon_cli.core.model import MEASURED, Observation
from digecon_cli.pages.labels import short_label
from digecon_cli.pages.numbers import latest
from digecon_cli.pages.series import SECTORS

Run = Callable[..., Any]
LINES = 23  # of a screen of 24, without that of the prompt
DATA = bundled.load()


def headlines(sector: str) -> list[Observation]:
    """Return the newest level of each headline of a sector, as lists and search give it."""
    names = [name for name, entry in DATA.catalog.items() if entry.sector == sector and entry.headline]
    newest = (latest([row for row in DATA.observations if row.indicator == name], DATA) for name in names)
    return [row for row in newest if row.measure in MEASURED]


def is_in(figure: Observation, row: str) -> bool:
    """Return whether a row has the number of a figure in some power of ten, rounded to four digits or fewer."""
    numbers = re.findall(r"\d[\d,]*\.?\d*", row)
    powers = (log10(float(number.replace(",", "")) / float(figure.point)) for number in numbers if number.strip("0,."))
    return any(abs(power - round(power)) < 0.005 for power in powers)


@pytest.mark.parametrize("sector", SECTORS)
def test_the_newest_figure_of_each_headline_is_on_the_first_screen(sector: str, digecon: Run) -> None:
    screen = digecon("show", sector, "-f", "table", COLUMNS="80").out.splitlines()[:LINES]
    for figure in headlines(sector):
        names = (short_label(DATA.about(figure.indicator), "en"), area_name(figure.area, "en"))
        of_areas = [line for line in screen if " more " in line] if figure.area != "CN" else []  # that show the same
        rows = [line for line in screen if line.strip().startswith(names)] + of_areas
        assert any(map(partial(is_in, figure), rows)), (figure, screen)
        year = periods.label(figure.period)
        assert year in screen[0] or year in screen[1] or any(f"({year})" in row for row in rows), (figure, screen)
