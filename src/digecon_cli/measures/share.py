"""Shares: each part in percent of its whole."""

from collections.abc import Sequence

from .. import units
from ..comparability import is_described, is_stated
from ..dataset import Dataset
from ..model import Observation
from . import derivation
from .derivation import (
    Derivation,
    Measure,
    MeasureCommand,
    Options,
    Parameter,
    Role,
    Subject,
    Term,
    derive,
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
    lambda subject: {"base_indicator": whole_name(subject), "basis": ""},
)
TERMS = (Term("share", ("share of {base}", "占{base}比重"), lambda row: SHARE.words, printed=True),)
OF = Parameter("of", "ID[@AREA]", "The whole; else the parent in the catalog.", indicator=True)


def share(rows: Sequence[Observation], data: Dataset, options: Options) -> list[Derivation]:
    """Return each level in percent of its parent, or of the parameter ``of``; a series without a parent gives no row."""
    one_indicator(options.get("of"), data)
    asked = (Subject(figure, data, options) for figure in derivation.subjects(rows, data, options))
    return in_time(share_of_whole(subject) for subject in asked if parent_of(subject)[0])


def share_of_whole(subject: Subject) -> Derivation:
    """Return the subject in percent of its whole; of one's own table, where often nothing states what is part of what, it says so."""
    found = derive(SHARE, subject)
    figure = subject.observation
    known = is_described(figure, subject.data) or is_stated(figure[:2], parent_of(subject), subject.data)
    if known or not found.row.has_figure:
        return found
    return found.telling(note="; ".join(filter(None, (found.row.note, unstated(whole_name(subject))))))


def unstated(whole: str) -> str:
    """Return the note of a share of what is called a whole by the user alone."""
    return f"nothing states that it is a part of {whole}"


COMMAND = MeasureCommand(
    "share",
    3,
    "Share of the parent, or of any indicator of the same unit and kind.",
    share,
    ("digecon share economy.digital --of economy.gdp", "digecon share telecom --from 2023-9M --to 2023-9M"),
    (OF,),
    paired={
        "": (
            "Figures as they stand today, each in percent of its whole as known when it was released.",
            "取现行数据，与其发布时已知的总量相比。",
        ),
        "latest": ("Part and whole as they stand today.", "部分与总量均取现行数据。"),
        "first": (
            "First prints, each in percent of its whole as known when it was released.",
            "取首次发布的数据，与其发布时已知的总量相比。",
        ),
    },
)
