"""The measures that commands answer with, one short declaration each: help, the Python interface and docs come from here."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..observations import Dataset, Observation
from .engine import Options
from .growth import growth
from .parts import contribution, ratio, share
from .spans import index, spans
from .targets import targets


class Command(NamedTuple):
    """A command made from measures: its rows, the options of its own beside the shared ones, and examples that run.

    ``amounts`` says that its rows hold amounts of the indicators' own units, which ``--scale`` tells in another power of
    ten; percentages, ratios and indices have none. Help lists the commands in the order of ``COMMANDS``.
    """

    name: str
    help: str
    rows: Callable[[Sequence[Observation], Dataset, Options], list[Observation]]
    options: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    amounts: bool = False


COMMANDS: dict[str, Command] = {
    one.name: one
    for one in (
        Command(
            "growth",
            "Growth on the same period a year before: published, computed from levels, and the gap between them.",
            growth,
            ("basis",),
            ("digecon growth economy.gdp --from 2017", "digecon growth telecom.revenue --freq ytd -f csv"),
        ),
        Command(
            "cagr",
            "Compound annual growth over a span, with the mean of the yearly rates beside it.",
            spans,
            (),
            ("digecon cagr economy.digital --from 2019 --to 2022", "digecon cagr telecom --freq A -f csv"),
        ),
        Command(
            "share",
            "Share of the parent, or of any indicator of the same unit and kind.",
            share,
            ("of",),
            ("digecon share economy.digital --of economy.gdp", "digecon share telecom --from 2023-9M --to 2023-9M"),
        ),
        Command(
            "contribution",
            "Points that each part adds to its parent's growth, with the rest.",
            contribution,
            ("of",),
            ("digecon contribution telecom --from 2023-9M --to 2023-9M",),
        ),
        Command(
            "index",
            "Levels as an index of a base period (= 100), or yearly rates chained from it.",
            index,
            ("base", "chain"),
            ("digecon index economy.digital --base 2017", "digecon index economy.gdp --base 2017 --chain published"),
        ),
        Command(
            "ratio",
            "A quotient of two indicators, with its unit.",
            ratio,
            ("other",),
            ("digecon ratio economy.gdp economy.population",),
        ),
        Command(
            "targets",
            "Targets: latest value, distance, part reached, and the growth a year that is still needed.",
            targets,
            (),
            ("digecon targets", "digecon targets computing -f csv"),
            amounts=True,
        ),
    )
}
