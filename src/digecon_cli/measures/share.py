"""Shares: each part in percent of its whole."""

from collections.abc import Sequence

from .. import units
from ..observations import Dataset, Observation
from . import engine
from .engine import (
    Derivation,
    Measure,
    MeasureCommand,
    Options,
    Parameter,
    Question,
    Role,
    Term,
    answer,
    in_time,
    one_indicator,
)
from .roles import parent_of, part, whole, whole_name

PART_OF = ("duration", "unit", "kind", "basis", "definition", "target", "zero")
SHARE = Measure(
    "share",
    "part / whole x 100",
    (Role("part", part, ("level",)), Role("whole", whole, PART_OF)),
    lambda some, total: some / total * 100,
    units.PERCENT,
    lambda question: {"base_indicator": whole_name(question), "basis": ""},
)
TERMS = (Term("share", ("share of {base}", "占{base}比重"), lambda row: SHARE.words, printed=True),)
OF = Parameter("of", "ID[@AREA]", "The whole; else the parent in the catalog.", indicator=True)


def share(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Derivation]:
    """Return each level in percent of its parent, or of the parameter ``of``; a series without a parent gives no row."""
    one_indicator(options.get("of"), data)
    asked = (Question(one, data, options) for one in engine.subjects(rows, data, options))
    return in_time(answer(SHARE, one) for one in asked if parent_of(one)[0])


COMMAND = MeasureCommand(
    "share",
    3,
    "Share of the parent, or of any indicator of the same unit and kind.",
    share,
    ("digecon share economy.digital --of economy.gdp", "digecon share telecom --from 2023-9M --to 2023-9M"),
    (OF,),
)
